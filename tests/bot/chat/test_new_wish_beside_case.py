"""A new wish beside an open case: what names another right with its values begins that, and is typed once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_cases import complains
from tests.bot.chat.test_texts import kept
from tests.chat import World

OLD, NEW = "0891234567", "0917778888"


@pytest.mark.parametrize(
    "said",
    [
        f"oh also I changed my number, can they update it? old one {OLD} new one {NEW}",
        f"number update pls, from {OLD} to {NEW}",
        f"เปลี่ยนเบอร์ด้วยได้ไหมคะ เบอร์เก่า {OLD} เบอร์ใหม่ {NEW}",
        f"เบอร์ในแอปยังเป็น {OLD} อยู่เลย แก้เป็น {NEW} ได้บ่",
        "my email changed, can you fix that? old@example.com is now new@example.com",
    ],
)
async def test_one_value_for_another_begins_a_correction_with_both(world: World, said: str) -> None:
    """Also where it is asked politely, and a case about something else is open."""
    await complains(world)
    world.clock.passes(3600)
    await world.says(said)

    answers, _ = await kept(world)
    assert "correction" == await form(world)
    assert answers["before.1"] in said
    assert answers["after-correction.1"] in said
    assert said.index(answers["before.1"]) < said.index(answers["after-correction.1"])


@pytest.mark.parametrize(
    ("said", "button", "name", "value"),
    [
        ("อยากเพิ่มเบอร์ที่สองเข้าไปในโปรไฟล์ 0623334455", "", "after-addition.1", "0623334455"),
        (f"เบอร์โทรในนั้นเก่าแล้ว เป็น {NEW} นะ", "[ขอแก้ข้อมูล]", "after-correction.1", NEW),
    ],
)
async def test_what_was_no_word_for_the_case_fills_the_form_that_it_begins(
    world: World, said: str, button: str, name: str, value: str
) -> None:
    """By the button for something else, and by the one for the form."""
    await complains(world)
    await world.says(said)
    last = world.person("malee").last
    if any("ไม่ใช่" in each["text"] for row in last.rows for each in row):
        await world.presses("ไม่ใช่")
    if button and button[1:-1] in [each["text"] for row in world.person("malee").last.rows for each in row]:
        await world.walks(button)

    answers, _ = await kept(world)
    assert value == answers[name]


@pytest.mark.parametrize("said", ["เบอร์ไหนถูก 0891234567 หรือ 0917778888", f"โทรมาจาก {OLD} กับ {NEW} ค่ะ"])
async def test_two_numbers_are_not_always_one_for_the_other(world: World, said: str) -> None:
    """They may be told of somebody who called."""
    await complains(world)
    world.clock.passes(3600)
    await world.says(said)

    assert [] == await world.rows(select(conversations))
