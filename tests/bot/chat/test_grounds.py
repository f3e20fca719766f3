"""Grounds: whoever acts for another says what they are to them, and a wish is not taken for that."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

GROUNDS = "grounds.attorney"


async def at_grounds(world: World) -> None:
    """Malee acts for her mother, and is asked what she is to her."""
    await world.walks("/start req_behalf", "[ผู้ที่มอบอำนาจให้ฉัน]", "สมศรี ใจดี", "0811111111")


@pytest.mark.parametrize(
    "said",
    [
        "เป็นลูกชาย บ่มีเอกสาร มีแต่ทะเบียนบ้าน",
        "ลูกสาวค่ะ ไม่มีเอกสารอะไรเลย",
        "I'm her son, no papers",
        "เป็นหลานครับ แม่มอบอำนาจให้มาขอลบข้อมูล",
    ],
)
async def test_what_somebody_is_to_another_is_the_answer(world: World, said: str) -> None:
    """Whatever there is of papers."""
    await at_grounds(world)

    await world.says(said)

    assert said == (await kept(world))[0][GROUNDS]


@pytest.mark.parametrize(
    "said", ["เบิ่งข้อมูลแม่ กับแก้เบอร์แม่", "i want to see her data and delete it", "ขอลบข้อมูลค่ะ"]
)
async def test_a_wish_is_kept_and_the_question_stays(world: World, said: str) -> None:
    """What is wanted is asked later, and goes along in these words."""
    await at_grounds(world)

    await world.says(said)

    answers, _ = await kept(world)
    assert GROUNDS not in answers
    assert said in answers["draft"]


@pytest.mark.parametrize(
    "said", ["ไม่มีเอกสาร", "พิมพ์แล้วลบสามรอบละ ไม่รู้จะเขียนยังไง", "ไม่ได้เป็นญาติกัน แล้วทำได้ไหม", "ต้องใช้อะไรบ้าง"]
)
async def test_what_names_no_relation_is_no_answer(world: World, said: str) -> None:
    """That there is no paper, or a question."""
    await at_grounds(world)

    await world.says(said)

    assert GROUNDS not in (await kept(world))[0]
