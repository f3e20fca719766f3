"""First use: what people say who use the bot for the first time, and what must not come of it."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_cases import team_writes
from tests.chat import TEAM, World

COMPLAINS = ("/contact", "[ข้อร้องเรียน]", "ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย", "[แชตนี้]")


def buttons(world: World) -> str:
    """The words of the buttons of the last message."""
    return str([each["text"] for row in world.person("malee").last.rows for each in row])


async def test_a_change_of_mind_right_after_filing_leads_to_withdrawing(world: World) -> None:
    """In English as in Thai."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]", "Wait, I changed my mind, please cancel the complaint")

    assert "จะถอนเรื่อง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "asked", ["แล้วรูปที่ส่งไปตอนแรกทีมเห็นไหมคะ", "ทีมเห็นไฟล์ที่หนูส่งหรือยังคะ", "did the team get my photo?"]
)
async def test_whether_the_team_has_a_file_is_answered_by_the_case(world: World, asked: str) -> None:
    """And what waits unsent is said besides."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    alone = [each.text for each in await world.says(asked)]
    await world.says("ลืมบอกว่าเขาชื่อสมชาย")
    both = [each.text for each in await world.says(asked)]

    assert ["สถานะ" in each for each in alone] == [True]
    assert "สถานะ" in both[0]
    assert "เขาชื่อสมชาย" in both[1]


@pytest.mark.parametrize(
    "said",
    [
        "ขอบคุณครับ แต่ขอคำตอบเป็นอีเมลได้มั้ย",
        "ขอบคุณค่ะ ช่วยตอบทางเมลด้วยนะคะ malee@example.com",
        "แล้วหนูต้องเปลี่ยนบัญชีธนาคารมั้ยคะ กลัวเงินหาย",
        "กังวลเรื่องโรงเรียนของลูก ฝากทีมดูให้ด้วยค่ะ",
    ],
)
async def test_what_the_team_is_asked_is_offered_to_the_case(world: World, said: str) -> None:
    """And is neither just thanks, nor a question of how far it is."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: รับเรื่องแล้ว กำลังตรวจสอบ")

    await world.walks(said, "[ส่ง]")

    assert said in world.post.to(TEAM)[-1].text
    assert "ไม่ได้ขอให้ทำอะไรเพิ่ม" not in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ขอบคุณที่ช่วยดูแลนะคะ ขอให้สุขภาพแข็งแรงค่ะ", "ขอบคุณมากครับ ช่วยได้มากเลย"])
async def test_thanks_that_ask_for_nothing_are_thanks(world: World, said: str) -> None:
    """Whatever words of asking stand in them."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: รับเรื่องแล้ว กำลังตรวจสอบ")

    await world.says(said)

    assert "ส่งคำขอบคุณให้ทีม" in buttons(world)
