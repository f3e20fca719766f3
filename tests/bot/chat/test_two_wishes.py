"""Two wishes in a long opening: the form of the first begins, and the other is heard."""

from __future__ import annotations

import pytest

from flows.talk import ALSO
from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_texts import kept
from tests.chat import World

SEE_AND_MOVE = "อยากขอดูข้อมูลทั้งหมด แล้วก็ขอย้ายไปให้เจ้าอื่นด้วยค่ะ"


@pytest.mark.parametrize(
    ("said", "begun", "besides"),
    [
        (SEE_AND_MOVE, "access", "portability"),
        (f"สวัสดีค่ะ หนูใช้แอปนี้หางานมาตั้งแต่ปี 63 ตอนนี้ได้งานแล้ว {SEE_AND_MOVE}", "access", "portability"),
        (f"หนูใช้มาสามปีแล้ว {SEE_AND_MOVE} ไม่รู้ว่าต้องทำยังไงบ้าง", "access", "portability"),
        (
            "ผมใช้แอปนี้มานานครับ อยากได้ข้อมูลของผมทั้งหมดส่งไปให้แอปใหม่ แล้วก็ขอดูด้วยว่ามีอะไรเก็บไว้บ้างครับ",
            "access",
            "portability",
        ),
        ("ดิฉันเลิกใช้แล้วค่ะ ขอให้ลบข้อมูลทั้งหมด และก่อนลบขอสำเนาด้วย จะเอาไปใช้ที่อื่น", "deletion", "access"),
        ("ลบข้อมูลผมให้หมด แต่ขอดูก่อนว่ามีอะไรบ้าง", "deletion", "access"),
        ("อยากลบข้อมูล แต่ก่อนลบขอสำเนาเก็บไว้ก่อน", "deletion", "access"),
        ("delete everything but first show me what you have", "access", "deletion"),
    ],
)
async def test_both_of_two_wishes_in_a_story_are_heard(
    world: World, said: str, begun: str, besides: str
) -> None:
    """Also where it is asked behind them how it is done; the second is offered once the first is sent."""
    await world.says(said)

    answers, _ = await kept(world)
    assert begun == await form(world)
    assert besides in answers[ALSO].split(",")


@pytest.mark.parametrize(
    "asked", ["อยากรู้ว่าย้ายข้อมูลไปเจ้าอื่นได้ไหม แล้วลบข้อมูลยังไง", "บริษัทส่งข้อมูลผมไปให้เจ้าอื่นไหม แล้วลบได้ไหม"]
)
async def test_two_questions_begin_no_form(world: World, asked: str) -> None:
    """They are answered."""
    [told] = await world.says(asked)

    assert "นโยบาย" in told.text
    assert "ข้อ 1/" not in told.text
