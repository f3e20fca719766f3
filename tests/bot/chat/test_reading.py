"""What a text means where it is said: lists of (where, text, reading)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

import pytest

from bot.answers.engine import Answers
from bot.answers.names import Mention
from bot.answers.speech import Speech
from bot.answers.thai import HEAD, TAIL
from bot.chat.reading.edits import edits_in
from bot.chat.reading.meaning import read
from bot.chat.reading.readings import About, Answered, Aside, Change, Doubt, Edits, Leaving, Place, Reading
from bot.chat.turn import Conversation
from bot.i18n import Words
from flows.effects import FindProof
from flows.lines import Line
from flows.talk import fingerprint

PERIOD = {"what-access": "1.5", "copy": "copy"}
SUMMARY = {"about": "complaint", "message": "มีคนโทรมาขายของ", "reach": "chat"}
NO_PROOF = json.dumps([fingerprint(FindProof("access")), ""])
AFTER = {"field-correction.1": "phone", "before.1": "0812345678"}
CODE = {"email.1": "malee@example.com", "proof": '["", ""]'}


def place(answers: Answers, flow: str, given: dict[str, str]) -> Place:
    """Where somebody stands who has answered this much of a flow."""
    words = Words({"company": "บริษัทตัวอย่าง", "fee": "none"}, strict=True)
    talk = Conversation(flow, dict(given), "", "", None, 0, 0.0, 0.0)

    def say(line: Line) -> str:
        return words.say(line, "th")

    return Place(flow, talk.standing(), say, lambda text: answers.react(text, form=True))


def said(answers: Answers, flow: str, given: dict[str, str], text: str) -> Reading:
    """What it means there."""
    return read(place(answers, flow, given), text, answers.speech)


@pytest.mark.parametrize(
    ("flow", "given", "text", "raw"),
    [
        ("access", {}, "ทั้งหมดเลยค่ะ", "all"),
        ("access", {}, "1 กับ ๕", "1.1,1.5"),
        ("access", {}, "ขอปฏิทินกับการชำระเงินค่ะ", "1.5,1.6"),
        ("access", {}, "ทุกอย่างยกเว้นปฏิทิน", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("access", {}, "เบอเพื่อนในเครื่องกับที่เคยทักไปถาม", "1.4,1.8"),
        ("portability", {}, "ชื่อ เบอร์ ที่ทำงาน แล้วก็ที่เคยจ่ายเงินไป", "1.1,1.6"),
        ("access", {"what-access": "1.5"}, "ขอสำเนาครับ", "copy"),
        ("access", {"what-access": "1.5"}, "เก็บสำเนาไว้ก็พอ ไม่ต้องบอกว่าได้มาจากไหน", "copy"),
        ("objection", {}, "เอาของเจ้าอื่นออกให้หมด", "third-party"),
        ("objection", {}, "ของเจ้าอื่นด้วย เอาออกทั้งหมด", "all"),
        ("access", {"what-access": "1.5"}, "อันแรก", "see"),
        ("access", PERIOD, "ไม่มีแล้วค่ะ", "-"),
        ("access", PERIOD, "เฉพาะปี 2568", "เฉพาะปี 2568"),
        ("correction", {}, "เบอร์โทรค่ะ", "phone"),
        ("correction", {"field-correction.1": "phone"}, "จำไม่ได้แล้วค่ะ", "-"),
        ("correction", {"field-correction.1": "phone"}, "เบอร์นี้ยกเลิกไปแล้ว", "เบอร์นี้ยกเลิกไปแล้ว"),
        ("correction", AFTER, "089-765-4321 ค่ะ", "089-765-4321"),
        ("correction", AFTER | {"after-correction.1": "0897654321"}, "ไม่มีแล้วค่ะ", "enough"),
        ("correction", AFTER | {"after-correction.1": "0897654321"}, "มีอีกค่ะ", "more"),
        ("contact", {}, "จะร้องเรียนค่ะ", "complaint"),
        ("contact", {"about": "question", "message": "x"}, "ตอบในแชตนี้แหละ", "chat"),
        ("contact", {"about": "question", "message": "x", "reach": "email"}, "emma@example.orgค่ะ", "emma@example.org"),
        ("behalf", {}, "ลูกสาวอายุ 8 ขวบค่ะ", "child"),
        ("choose", {"goal": "close"}, "เอาค่ะ ทำเลย", "yes"),
    ],
)  # fmt: skip
def test_answers_in_peoples_own_words(
    answers: Answers, flow: str, given: dict[str, str], text: str, raw: str
) -> None:
    """However a right answer is wrapped, it is taken."""
    found = said(answers, flow, given, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw


@pytest.mark.parametrize(
    ("flow", "given", "text", "what"),
    [
        ("access", {}, "ถามทำไมคะ", "why"),
        ("access", {"what-access": "1.5"}, "ไม่เข้าใจ พูดง่ายๆ หน่อย", "means"),
        ("access", PERIOD, "เดี๋ยวก่อนนะ", "wait"),
        ("correction", AFTER, "จะเอาเบอร์ไปทำไม", "why"),
        ("correction", {}, "กดตรงไหนคะ", "how"),
        ("contact", {}, "มีคนให้คุยไหม", "human"),
        ("access", {}, "ขอบคุณค่ะ", "thanks"),
        ("access", {"what-access": "1.5"}, "สวัสดีครับ มาทำต่อ", "go-on"),
        ("contact", {"about": "question", "message": "x", "reach": "email"}, "ลืมรหัสเมลค่ะ", "cannot"),
    ],
)
def test_talk_about_the_talk(
    answers: Answers, flow: str, given: dict[str, str], text: str, what: str
) -> None:
    """A question about the question is answered as such, and is no answer to it."""
    assert About(what) == said(answers, flow, given, text)


@pytest.mark.parametrize("flow", ["access", "correction", "contact", "deletion"])
@pytest.mark.parametrize("text", ["พรุ่งนี้มาทำต่อ", "พอแล้ว", "เปลี่ยนใจแล้ว", "ไม่เอาละ ยุ่งยาก", "ไม่ทำแล้วค่ะ"])
def test_what_sounds_like_leaving_is_asked_about(answers: Answers, flow: str, text: str) -> None:
    """No form is left on a guess."""
    assert Leaving() == said(answers, flow, {}, text)


@pytest.mark.parametrize(
    ("flow", "given", "text", "edits"),
    [
        ("contact", SUMMARY, "เปลี่ยนเป็นข้อกังวลดีกว่า", {"about": "concern"}),
        ("contact", SUMMARY, "ขอแก้ข้อความหน่อย", {"message": None}),
        ("access", PERIOD, "เปลี่ยนเป็นดูว่ามีอะไรบ้างพอ", {"copy": "see"}),
        ("access", {"what-access": "1.5"}, "เมื่อกี้กดผิด", {"what-access": None}),
    ],
)
def test_a_change_to_an_earlier_answer(
    answers: Answers, flow: str, given: dict[str, str], text: str, edits: dict[str, Any]
) -> None:
    """The new value is taken along where it was said; else the question is asked again."""
    assert Edits(edits) == said(answers, flow, given, text)


def test_a_question_about_the_policy_is_an_aside(answers: Answers) -> None:
    """It has an answer of its own, and the form stays."""
    found = said(answers, "correction", {}, "บริษัทเอาข้อมูลไปขายไหม")

    assert isinstance(found, Aside), found
    assert "4" == found.reaction.label


def test_another_right_is_offered(answers: Answers) -> None:
    """In a deletion somebody wants less."""
    found = said(answers, "deletion", {"what-deletion": "1.1"}, "เปลี่ยนใจ ขอแค่หยุดใช้ข้อมูลก่อน")

    assert Change("suspension") == found


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"what-access": "1.5"}, "อันสุดท้ายนี่มันคืออะไรคะ"),
        ({"what-access": "1.5"}, "What would the third one tell me?"),
        ({}, "ข้อแปดนี่นับที่โทรไปด้วยไหมคะ"),
    ],
)
def test_a_question_about_an_option_takes_none(answers: Answers, given: dict[str, str], text: str) -> None:
    """Whoever asks what the last one is has not chosen it."""
    found = said(answers, "access", given, text)

    assert isinstance(found, About | Aside), found


@pytest.mark.parametrize("text", ["qwrtp", "99", "ฟฟฟ", "!!!", "12345678901234567890"])
def test_what_nobody_says_is_no_answer(answers: Answers, text: str) -> None:
    """Letters struck by accident and numbers out of range are refused, or two options are offered."""
    found = said(answers, "access", {"what-access": "1.5"}, text)

    assert isinstance(found, Doubt) or (isinstance(found, Answered) and text == found.said.raw), found


@pytest.mark.parametrize(
    "text",
    [
        "ถ้าป้าไม่มีหลักถานอะไรเลยเขาจะไม่แก้ให้หรอหนู",
        "ไม่มีไรไปยืนยันเลยเค้าจะแก้ให้มั้ยง่ะ",
        "ไม่มีเอกสารสักใบ จะยังแก้ให้ไหมพี่",
    ],
)
def test_a_question_is_one_whoever_is_spoken_to(answers: Answers, text: str) -> None:
    """Where words are asked for it is not recorded as them."""
    told = AFTER | {"after-correction.1": "0897654321", "more.correction-1": "enough"}

    found = said(answers, "correction", told, text)

    assert isinstance(found, About | Aside), found


@pytest.mark.parametrize(
    "text",
    [
        "เบอร์เดิมที่แจ้งไปพิมพ์ผิด ต้องเป็น 081-234-5687",
        "เบอร์เก่าที่บอกไปเมื่อกี้ ตัวท้ายไม่ใช่ 8 นะ ต้อง 9",
        "เบอร์เดิมที่บอกไปพี่สลับเลขค่ะ ในระบบเป็น 081-234-5687",
    ],
)
def test_who_speaks_of_what_they_said_before_changes_it(answers: Answers, text: str) -> None:
    """That it was said before is not what they want to say."""
    assert isinstance(said(answers, "correction", AFTER, text), Edits)


def test_a_word_that_holds_the_last_choice_changes_the_answer_in_words(answers: Answers) -> None:
    """Where another answer is spoken of, `ทั้งหมด` says nothing of the list."""
    given = PERIOD | {"period": "-", "proof": NO_PROOF}

    found = said(answers, "access", given, "ตรงช่วงเวลาที่ว่าทั้งหมดอะ ขอเปลี่ยนเป็นของปีนี้พอ")

    assert Edits({"period": None}) == found


def test_laughter_chooses_nothing(answers: Answers) -> None:
    """Five is `ha`, also where there are five options: it is refused."""
    found = said(answers, "correction", {}, "5555555")

    assert not isinstance(found, Answered) or "5555555" == found.said.raw


@pytest.mark.parametrize("text", ["ส่งเลย", "โอเค ถูกต้องแล้ว ส่งได้", "ตกลงครับ"])
def test_sending_is_read_as_a_wish_alone(answers: Answers, text: str) -> None:
    """What cannot be undone is marked as understood and not said: it is asked about."""
    found = said(answers, "contact", SUMMARY, text)

    assert isinstance(found, Answered), found
    assert ("send", True) == (found.said.raw, found.likely)


def test_a_slip_in_the_last_digit_is_put_right(answers: Answers) -> None:
    """The last digit of a number is no last option of the question that waits."""
    given = AFTER | {"after-correction.1": "0897654321"}

    found = said(answers, "correction", given, "เบอร์ใหม่พิมพ์พลาดตัวสุดท้ายค่ะ 089 765 4322 ต่างหาก")

    assert Edits({"after-correction.1": "089 765 4322"}) == found


def test_what_was_told_is_known_by_a_piece_of_it(answers: Answers) -> None:
    """A story is repeated to say that it is wrong: the number before it stays."""
    given = AFTER | {"after-correction.1": "0897654321", "more.correction-1": "enough"}
    told = given | {"evidence": "เปลี่ยนเบอร์เมื่อเดือนที่แล้ว"}

    found = said(answers, "correction", told, "ที่ตอบไปว่าเปลี่ยนเดือนที่แล้วน่ะผิด แก้เป็นเปลี่ยนตั้งแต่ต้นปี")

    assert isinstance(found, Edits), found
    assert ["evidence"] == list(found.answers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("แก้ตอนนี้เขียนว่า เป็น 081-999-5678 ค่ะ", "before.1"),
        ("ขอแก้ที่ถูกต้อง เป็น 081-999-5678", "after-correction.1"),
    ],
)
def test_a_row_is_changed_by_its_label(answers: Answers, text: str, name: str) -> None:
    """As it stands in the summary: a number goes where the text says that it belongs."""
    given = AFTER | {"after-correction.1": "0897654321"}

    found = edits_in(place(answers, "correction", given), text, answers.speech)

    assert {name: "081-999-5678"} == found.answers


class Listening(Speech):
    """The speech of an engine, that notes how much it was asked to look at."""

    def __init__(self, speech: Speech) -> None:
        self.__dict__.update(speech.__dict__)
        self.looked_at: list[int] = []

    def mentions(self, text: str, possible: Collection[str]) -> tuple[Mention, ...]:
        self.looked_at.append(len(text))
        return super().mentions(text, possible)

    def strength(self, text: str, possible: Iterable[str]) -> dict[str, float]:
        self.looked_at.append(len(text))
        return super().strength(text, possible)


@pytest.mark.parametrize(("flow", "given"), [("access", {}), ("contact", SUMMARY), ("contact", {})])
@pytest.mark.parametrize("piece", ["กด", "a@b.co ", "ปฏิทิน กับ ", "ไม่ , "])
def test_the_longest_text_is_looked_at_as_little_as_a_short_one(
    answers: Answers, flow: str, given: dict[str, str], piece: str
) -> None:
    """Of 4,096 letters the beginning and the end are weighed, and not each of its parts: everybody waits for it."""
    speech = Listening(answers.speech)

    read(place(answers, flow, given), (piece * 4096)[:4096], speech)

    assert max(speech.looked_at, default=0) <= HEAD + TAIL + 1
    assert sum(speech.looked_at) <= 40 * (HEAD + TAIL)


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ต้องให้เจ้าหน้าที่ตรวจนะ",
        "ไม่อยากให้คนดู",
        "อย่าให้พนักงานมาดูเลย",
        "no need for staff to look",
        "I don't want a human looking at this",
        "have someone check the spam folder first",
    ],
)
def test_who_wants_no_member_of_staff_is_not_handed_to_one(answers: Answers, text: str) -> None:
    """Nor is whoever has somebody look into their mailbox."""
    at_the_address = {**PERIOD, "period": "-", "proof": NO_PROOF}

    assert About("again") == said(answers, "access", at_the_address, text)


def test_who_wants_a_member_of_staff_still_is(answers: Answers) -> None:
    """A denial of something else is none of that."""
    at_the_address = {**PERIOD, "period": "-", "proof": NO_PROOF}
    found = said(answers, "access", at_the_address, "เข้าเมลไม่ได้แล้วค่ะ ให้เจ้าหน้าที่ตรวจให้ที")

    assert not isinstance(found, Leaving)
    assert About("again") != found


@pytest.mark.parametrize(
    "text", ["อย่าแค่หยุดโทร ลบให้หมดเลย", "ไม่ใช่แค่หยุดโทร ลบทั้งหมด", "don't just stop calling, delete it all"]
)
def test_less_is_not_wanted_where_it_is_ruled_out(answers: Answers, text: str) -> None:
    """Whoever says that silence is not enough is led to no form that brings no more than that."""
    assert Change("objection") != said(answers, "deletion", {}, text)
