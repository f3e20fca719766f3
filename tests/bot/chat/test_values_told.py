"""Values told: a number, a name or a title goes to the field that it belongs to, whatever else is said beside it."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์โทรผมเปลี่ยนเป็น 081-222-3338 ครับ แล้วตำแหน่งงานเป็นวิศวกรอาวุโส",
        "ตำแหน่งงานเป็นวิศวกรอาวุโส เบอร์โทรเปลี่ยนเป็น 081-222-3338",
    ],
)
async def test_of_two_fields_in_one_message_each_gets_its_own_value(world: World, said: str) -> None:
    """The value that stands behind its name; a number is nobody's title."""
    await world.walks(said)

    answers, _ = await kept(world)
    told = {answers[f"field-correction.{n}"]: answers.get(f"after-correction.{n}") for n in (1, 2)}
    assert {"phone": "081-222-3338", "position": "วิศวกรอาวุโส"} == told


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์ที่อยู่ในระบบตอนนี้คือ 02-345-0000 ครับ ไม่ใช่ข้อความนั้น",
        "เบอร์เดิมในระบบเป็น 02-345-0000 ค่ะ",
        "the number on file is 02-345-0000",
    ],
)
async def test_a_number_that_is_held_now_is_never_the_right_one(world: World, said: str) -> None:
    """Also where it was not known before."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
    await world.walks("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")

    await world.says(said)

    answers, _ = await kept(world)
    assert ("02-345-0000", "02-345-6789") == (answers["before.1"], answers["after-correction.1"])


async def test_a_right_number_is_not_taken_for_what_is_held(world: World) -> None:
    """What the number in the books is to become is never what they say now."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
    await world.walks("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")

    await world.says("เบอร์ในระบบต้องแก้เป็น 02-345-1111")

    answers, _ = await kept(world)
    assert "-" == answers["before.1"]


async def test_sending_early_where_words_are_asked_for_anew_keeps_them(world: World) -> None:
    """The old answer is not left out."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "มีใบแจ้งหนี้", "[ย้อนกลับ]")

    await world.says("ส่งเลยครับ")

    answers, _ = await kept(world)
    assert "มีใบแจ้งหนี้" == answers["evidence"]
