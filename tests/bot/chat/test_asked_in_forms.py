"""What is asked in the middle of a form: of an option, of how much is to be written, of who reads it."""

from __future__ import annotations

import json

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered, Aside
from flows.effects import FindOpen, FindProof
from flows.talk import fingerprint
from tests.bot.chat.test_reading import AFTER, SUMMARY, said
from tests.chat import World

COPY = {"what-access": "1.5"}
CALLED = {"goal": "erase", "stranger-by": "phone", "phone.stranger": "staff", "known-by": "-"}
PROVEN = {
    "proof": json.dumps([fingerprint(FindProof("access")), "p m@example.com"]),
    "open": json.dumps([fingerprint(FindOpen("access", "p")), ""]),
}
RECEIVE = COPY | PROVEN | {"copy": "copy", "period": "-", "receive?": "email", "receive^": "email"}
"""The way to get the result is to be another one."""
MORE = AFTER | {"after-correction.1": "0897654321"}
BEFORE = {"field-correction.1": "phone"}
OTHER_FIELD = {"field-correction.1": "other"}


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


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (BEFORE, "ต้องก็อปมาเป๊ะๆ ทุกตัวเลยปะ"),
        (BEFORE, "ต้องลอกให้เหมือนทุกตัวเลยหรือ ขาดตกไปบ้างได้ไหม"),
        (BEFORE, "พิมพ์ติดกันหรือเว้นวรรคดี"),
        (BEFORE, "do I have to copy it word for word?"),
        (BEFORE | {"field-correction.1": "name"}, "พิมพ์แค่ชื่อ หรือรวมนามสกุลด้วยคะ"),
        (BEFORE | {"field-correction.1": "name"}, "เอาคำนำหน้าด้วยไหมคะ"),
        (
            BEFORE | {"field-correction.1": "address"},
            "Just the street, or the whole thing with the postcode?",
        ),
        (OTHER_FIELD, "ให้บอกแค่ว่าเรื่องไหน หรือพิมพ์อันที่ถูกมาด้วยเลย"),
        (OTHER_FIELD, "ให้เขียนสั้นๆแค่หัวข้อหรือเล่าให้หมดครับ"),
        (OTHER_FIELD, "ตอบคำเดียวพอไหมจ๊ะ"),
        (OTHER_FIELD, "เช่นอะไรบ้างอะ"),
    ],
)
def test_how_much_is_to_be_written_is_answered_by_the_question(
    answers: Answers, given: dict[str, str], text: str
) -> None:
    """With an example of what is expected."""
    found = said(answers, "correction", given, text)

    assert isinstance(found, About), found
    assert "means" == found.what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ไม่ระบุได้ปะ", "without"),
        ("ส่งรูปแทนพิมพ์ได้ไหม", "process-picture"),
        ("พิมพ์ไปแล้วแก้ทีหลังได้ป่ะ", "process-later"),
        ("ใครเห็นที่พิมพ์บ้าง", "process-who"),
        ("ต้องบอกเบอร์เก่าด้วยเหรอ เอาไปทำอะไรอ่ะ", "why"),
        ("จำเป็นต้องรู้เบอร์เก่าด้วยเหรอครับ ในระบบก็มีอยู่แล้ว", "why"),
        ("Is the old number really needed? I would think you can see it yourselves.", "why"),
    ],
)
def test_what_else_is_asked_where_words_are_asked_for_is_answered_as_that(
    answers: Answers, text: str, what: str
) -> None:
    """What becomes of the words, or what there is in their place, is not how they are written."""
    found = said(answers, "correction", BEFORE, text)

    assert isinstance(found, About), found
    assert what == found.what


@pytest.mark.parametrize(
    "text",
    [
        "ที่มาของข้อมูล คือเขาจะบอกว่าใครเอาชื่อผมมาให้ใช่ไหม",
        "source, does that mean who gave you my number?",
        "ที่มา แปลว่าบอกชื่อคนที่ให้เลยปะ",
    ],
)
def test_whether_an_option_means_what_somebody_thinks_is_told(answers: Answers, text: str) -> None:
    """In the words that explain the options, and not by what the policy says of the matter."""
    assert About("means") == said(answers, "access", COPY, text)


@pytest.mark.parametrize("text", ["ถอนแล้วยังใช้แอปได้ไหม"])
def test_what_the_policy_says_of_a_withdrawal_is_said(answers: Answers, text: str) -> None:
    """And not that the service may not work."""
    assert isinstance(said(answers, "withdrawal", {}, text), Aside)


def test_what_to_do_now_is_no_word_for_sending(answers: Answers) -> None:
    """Whoever asks it, and is afraid, is told."""
    leak = {"message": "มีคนโทรมาบอกชื่อจริงกับเลขบัญชีผมถูกหมดเลย", "reach": "chat"}

    assert About("afraid") == said(answers, "leak", leak, "ต้องทำยังไงก่อนครับ ตกใจมาก")


def test_what_a_clause_says_of_an_option_is_quoted(answers: Answers) -> None:
    """It says more than what the options mean."""
    found = said(answers, "objection", {}, "แบบตามโปรไฟล์นี่คือเขาเอาข้อมูลเราไปเลือกโฆษณาให้เหรอคะ")

    assert isinstance(found, Aside), found
    assert "2.3" == found.reaction.label


@pytest.mark.parametrize(
    "text", ["คนอ่านเป็นคนหรือคอมพิวเตอร์", "Will a human look at it or just a machine?", "ส่งไปแล้วถึงมือใครคะ"]
)
def test_that_people_read_it_is_told_before_it_is_sent(answers: Answers, text: str) -> None:
    """Whoever asks changes nothing."""
    assert About("process-after") == said(answers, "contact", SUMMARY, text)


@pytest.mark.parametrize(
    ("flow", "given", "text", "what"),
    [
        ("suspension", {}, "หยุดแล้วผมยังใช้แอปได้ปกติมั้ย", "process-effect"),
        ("deletion", {}, "If you delete this, can I still use the app?", "process-effect"),
        ("correction", BEFORE, "เปิดดูเบอร์เก่าได้ตรงไหนคะ", "means"),
        (
            "correction",
            BEFORE,
            "what do u need the wrong number for when im about to give u the right one",
            "why",
        ),
        ("correction", BEFORE, "If I leave it blank, can you still find me?", "without"),
        ("stranger", CALLED, "จะโทรมาเรื่องไรหรอ", "why"),
    ],
)
def test_what_comes_of_it_and_what_it_is_for_is_answered(
    answers: Answers, flow: str, given: dict[str, str], text: str, what: str
) -> None:
    """By the words that there are for it, whatever words of other questions stand in it."""
    found = said(answers, flow, given, text)

    assert isinstance(found, About), found
    assert what == found.what


@pytest.mark.parametrize(
    ("flow", "given", "text", "raw"),
    [
        ("suspension", {}, "หยุดใช้ปฏิทินค่ะ", "1.5"),
        ("correction", BEFORE, "ดูในแอปแล้วขึ้น 081-234-5678", "081-234-5678"),
    ],
)
def test_what_sounds_alike_and_answers_is_the_answer(
    answers: Answers, flow: str, given: dict[str, str], text: str, raw: str
) -> None:
    """It asks nothing."""
    found = said(answers, flow, given, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw


@pytest.mark.parametrize("text", ["ที่กรอกไปเมื่อกี้มีใครเห็นหรือยังคะ", "ที่พิมพ์ไว้ส่งไปถึงทีมหรือยัง"])
async def test_that_nothing_was_sent_is_told_behind_a_form_that_was_left(world: World, text: str) -> None:
    """And nothing begins."""
    await world.walks("/correct", "เบอร์โทรศัพท์", "/cancel")

    [told, *_] = await world.says(text)

    assert "ยังไม่ถูกส่ง" in told.text
