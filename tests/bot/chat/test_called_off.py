"""Called off: which case it is about, and whether all of it is meant."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations, tickets
from tests.bot.chat.test_cases import complains, labels, letters
from tests.bot.chat.test_first_use import UNPROVEN
from tests.chat import TEAM, World

NO_ADS = ("ไม่อยากรับโฆษณาแล้ว", "[โฆษณาและการตลาดทั้งหมด]", *UNPROVEN[4:], "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ต้องลบปฏิทินแล้วนะ ที่เหลือลบเหมือนเดิม",
        "ถอนเรื่องเบอร์ เอาแค่ที่อยู่",
        "ถอนเรื่องลบปฏิทิน เอาแค่ที่อยู่",
        "ไม่ลบปฏิทินแล้ว ลบแค่โปรไฟล์พอ",
        "เปลี่ยนใจ ไม่ลบรูปแล้ว แต่เบอร์ยังลบอยู่",
        "ไม่ต้องลบปฏิทินแล้วค่ะ",
        "ไม่ต้องลบเบอร์แล้วนะคะ",
        "don't delete the calendar any more, delete the rest",
        "changed my mind, keep my photos but delete everything else",
    ],
)
async def test_a_part_that_is_called_off_is_told_to_the_team(world: World, said: str) -> None:
    """By a press, and nothing is withdrawn by it; the page of the case, where all of it can be, is a press away."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]")
    world.clock.passes(3600)
    before = letters(world)

    await world.says(said)
    shown = labels(world.person("malee").last)
    forms = await world.rows(select(conversations))
    await world.presses("ส่ง")

    assert shown[1].startswith("ดูเรื่อง PR-")
    assert forms == []
    assert before + 1 == letters(world)
    assert said in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ใช่", "ส่งเลย", "yes"])
async def test_a_yes_to_telling_the_team_withdraws_nothing(world: World, said: str) -> None:
    """What was offered is to send the words."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", "ไม่ต้องลบปฏิทินแล้วนะ ที่เหลือลบเหมือนเดิม")

    await world.says(said)

    assert await world.rows(select(conversations)) == []
    assert "ส่ง" in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "said", ["ถอนเรื่องทั้งหมดเลย", "ไม่ต้องลบแล้ว", "ไม่ต้องลบข้อมูลแล้วค่ะ", "กลับไปใช้เบอร์เดิมแล้ว ขอถอนเรื่อง"]
)
async def test_all_that_is_called_off_is_withdrawn(world: World, said: str) -> None:
    """It is asked about before."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", said)

    assert "จะถอนเรื่อง" in world.person("malee").last.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("เรื่องหยุดโฆษณาถึงไหนแล้ว", "objection"),
        ("สถานะเรื่องโฆษณา", "objection"),
        ("เรื่องร้องเรียนถึงไหนแล้วคะ", "complaint"),
        ("how far is my complaint?", "complaint"),
    ],
)
@pytest.mark.parametrize("first", ["objection", "complaint"])
async def test_how_far_a_case_is_is_said_of_that_which_is_named(
    world: World, said: str, kind: str, first: str
) -> None:
    """Whichever was filed last."""
    if first == "objection":
        await world.walks(*NO_ADS)
        await complains(world)
    else:
        await complains(world)
        await world.walks(*NO_ADS)

    await world.says(said)

    numbers = {row.kind: row.number for row in await world.rows(select(tickets.c.kind, tickets.c.number))}
    assert world.person("malee").last.text.startswith(numbers[kind])


@pytest.mark.parametrize("said", ["ถึงไหนแล้ว", "เรื่องลบข้อมูลถึงไหนแล้ว"])
async def test_which_case_is_asked_where_none_is_named_that_is_there(world: World, said: str) -> None:
    """Both are shown to choose from."""
    await complains(world)
    await world.walks(*NO_ADS)
    world.clock.passes(100_000)

    await world.says(said)

    assert "2 เรื่อง" in world.person("malee").last.text
