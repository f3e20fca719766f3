"""What somebody tells who is asked for details, a name or a picture: none of it is taken for nothing."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered
from tests.bot.chat.test_reading import PERIOD, said
from tests.chat import World

CORRECTED = {
    "field-correction.1": "phone",
    "before.1": "0812345678",
    "after-correction.1": "0897654321",
    "more.correction-1": "enough",
    "evidence": "-",
}
TOLD = {"what-suspension": "1.7", "why.suspension": "unlawful"}


@pytest.mark.parametrize(
    "text",
    [
        "ไม่รู้อะ จำได้ว่าตอนสมัครกดมั่วๆ ให้มันเกิน 18",
        "ไม่รู้ค่ะ จำได้แค่ว่าสมัครที่งานหนังสือ",
        "จำไม่ได้ครับ รู้แค่ว่าพี่ชายเป็นคนสมัครให้",
        "don't know, i remember that my brother signed me up",
    ],
)
def test_what_is_remembered_is_the_answer(answers: Answers, text: str) -> None:
    """Whoever does not know all tells what they know."""
    found = said(answers, "access", PERIOD, text)

    assert isinstance(found, Answered)
    assert text == found.said.raw


@pytest.mark.parametrize("text", ["ไม่รู้ค่ะ", "จำไม่ได้แล้ว", "ไม่มีอะไร จำไม่ได้"])
def test_who_remembers_nothing_leaves_it_out(answers: Answers, text: str) -> None:
    """Nothing was told."""
    found = said(answers, "access", PERIOD, text)

    assert isinstance(found, Answered)
    assert "-" == found.said.raw


@pytest.mark.parametrize(
    "text",
    [
        "หื้อปิดตำแหน่งไว้ก่อน จนกว่าจะตอบได้ว่าเอาไปใช้ทำอะไร",
        "อยากให้หยุดไว้ก่อนจนกว่าบริษัทจะบอกว่าให้ใครไปบ้าง",
        "stop it until you tell me who has got it",
    ],
)
def test_until_when_something_is_wanted_is_told(answers: Answers, text: str) -> None:
    """What is to be answered by the company is no question to the bot."""
    found = said(answers, "suspension", TOLD, text)

    assert isinstance(found, Answered)
    assert text == found.said.raw


@pytest.mark.parametrize("text", ["มีครับ", "มีค่ะ", "มีรูปค่ะ", "ก็มีอยู่ค่ะ", "i have one"])
def test_who_has_a_picture_is_asked_for_it(answers: Answers, text: str) -> None:
    """It is not taken for none."""
    assert About("how") == said(answers, "correction", CORRECTED, text)


@pytest.mark.parametrize("text", ["ไม่มีครับ", "ไม่มีรูป"])
def test_who_has_no_picture_is_not(answers: Answers, text: str) -> None:
    """None is what they answered."""
    assert isinstance(said(answers, "correction", CORRECTED, text), Answered)


@pytest.mark.parametrize("text", ["อายุ 10 ขวบ ชื่อ ด.ญ.ขวัญข้าว", "ด.ญ.ขวัญข้าว อายุ 10 ขวบค่ะ"])
async def test_what_is_told_beside_a_name_goes_along(world: World, text: str) -> None:
    """The name is taken, and the team reads the rest."""
    await world.says("/start req_behalf")
    await world.says("ลูกสาวค่ะ ยังเป็นเด็ก")
    posts = await world.says(text)

    assert any("เพิ่มในข้อความของเรื่องนี้แล้ว" in each.text for each in posts)
