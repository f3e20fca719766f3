"""What is asked in the middle of a form: of an option, of how much is to be written, of who reads it."""

from __future__ import annotations

import json

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered, Aside
from flows.effects import FindOpen, FindProof
from flows.talk import fingerprint
from tests.bot.chat.test_reading import AFTER, said

COPY = {"what-access": "1.5"}
PROVEN = {
    "proof": json.dumps([fingerprint(FindProof("access")), "p m@example.com"]),
    "open": json.dumps([fingerprint(FindOpen("access", "p")), ""]),
}
RECEIVE = COPY | PROVEN | {"copy": "copy", "period": "-", "receive?": "email", "receive^": "email"}
"""The way to get the result is to be another one."""
MORE = AFTER | {"after-correction.1": "0897654321"}


@pytest.mark.parametrize(
    ("flow", "given", "text"),
    [
        ("objection", {}, "พวกบริษัทอื่นเขารู้เบอร์เราได้ไงอะ"),
        ("objection", {}, "ของยี่ห้ออื่นนี่เขาจ่ายเงินให้ที่นี่ด้วยเหรอ"),
        ("access", {}, "พวกการชำระเงิน เขาเก็บเลขบัตรเต็มๆ หรือแค่สี่ตัวท้าย"),
        ("access", COPY, "So a copy means a file I can keep?"),
        ("access", COPY, "สำเนานี่เขาให้เป็นกระดาษหรือไฟล์"),
        ("access", RECEIVE, "ที่ว่าให้เจ้าหน้าที่ติดต่อมาก่อน เขาจะโทรหาหรือจะมาถึงบ้าน"),
        ("access", RECEIVE, "ไปรษณีย์นี่กี่วันถึงคะ"),
        ("access", RECEIVE, "ถ้าส่งไปรษณีย์ คนในบ้านเขาจะเปิดอ่านได้ปะ"),
    ],
)
def test_who_asks_something_of_an_option_does_not_take_it(
    answers: Answers, flow: str, given: dict[str, str], text: str
) -> None:
    """What it is, what comes of it and what others do with it is answered, and the question stays."""
    assert isinstance(said(answers, flow, given, text), Aside | About)


@pytest.mark.parametrize(
    ("flow", "given", "text", "raw"),
    [
        ("objection", {}, "เอาของเจ้าอื่นออกอย่างเดียวได้ปะ", "third-party"),
        ("access", RECEIVE, "ให้เจ้าหน้าที่โทรมาก่อนได้ป่าว", "talk"),
        ("access", COPY, "ขอสำเนาพร้อมบอกด้วยว่าได้ข้อมูลมาจากไหน", "source"),
        ("access", {}, "เอา 1-4 ค่ะ", "1.1,1.2,1.3,1.4"),
        ("correction", MORE, "เท่านี้ครับ แก้เบอร์เดียวยังโดนแปดข้อ สองเบอร์ไม่ต้องสอบเลยหรือ", "enough"),
        ("contact", {"about": "question", "message": "x"}, "ตอบในนี้ได้ไหม", "chat"),
    ],
)
def test_who_asks_for_an_option_takes_it(
    answers: Answers, flow: str, given: dict[str, str], text: str, raw: str
) -> None:
    """So does who takes it first and grumbles then."""
    found = said(answers, flow, given, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw
