"""Denied: what somebody rules out, keeps or forbids is never done, and never recorded as their answer."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered, Doubt, Edits
from bot.storage.tables import conversations
from tests.bot.chat.test_reading import said
from tests.chat import World
from tests.flows.walk import Walk

SUMMARY = {
    "about": "complaint",
    "message": "มีคนโทรมาขายของทุกวัน",
    "reach": "email",
    "reach-email": "malee@example.com",
}
REACHED = {"about": "complaint", "message": "มีคนโทรมาขายของทุกวัน"}
MORE = {"field-correction.1": "phone", "before.1": "0812345678", "after-correction.1": "0898765432"}
WHY, COPY = {"what-deletion": "1.2"}, {"what-access": "1.5"}


def at_the_code() -> dict[str, str]:
    """The answers of somebody to whom a code was sent."""
    answers: dict[str, str] = json.loads(Walk("verify").answers("malee@example.com").stored)
    return answers


@pytest.mark.parametrize(
    "text",
    [
        "อย่าส่งรหัสใหม่",
        "ไม่ต้องส่งรหัสอีก",
        "ห้ามส่งใหม่",
        "หยุดส่งรหัส",
        "บ่ต้องส่งรหัสใหม่เด้อ",
        "อย่าฟ้าวส่งใหม่",
        "ไม่พักส่งใหม่",
        "mai tong song mai",
        "stop sending codes",
        "no more codes",
        "ไม่เปลี่ยนเมล",
        "อย่าเปลี่ยนเมล",
        "keep staff out of it",
    ],
)
def test_no_code_is_sent_and_no_way_taken_against_what_is_said(answers: Answers, text: str) -> None:
    """At the code nothing is done that somebody forbids: the code in their hands stays good."""
    assert About("again") == said(answers, "verify", at_the_code(), text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("รหัสไม่มา ส่งใหม่ที", "resend"),
        ("รหัสบ่มา", "resend"),
        ("I did not get the code, please resend", "resend"),
        ("ไม่ต้องรอแล้ว ส่งใหม่เลย", "resend"),
        ("ส่งรหัสใหม่ ไม่ต้องเปลี่ยนเมล", "resend"),
        ("ไม่ใช่เมลนี้ ใช้อีกเมล", "other"),
        ("ไม่เอารหัสแล้ว ให้เจ้าหน้าที่ตรวจ", "staff"),
    ],
)
def test_what_is_wanted_beside_a_no_is_done(answers: Answers, text: str, raw: str) -> None:
    """A no that is about something else, or is part of what is wanted, takes nothing back."""
    found = said(answers, "verify", at_the_code(), text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw


@pytest.mark.parametrize("flow", ["deletion", "access", "suspension"])
@pytest.mark.parametrize(
    "text",
    [
        "delete neither the calendar nor the contacts",
        "I never said delete the calendar",
        "none of 1 to 5",
        "ไม่เลือก 1-5",
        "ข้อ 1 ถึง 5 ไม่เลือก",
        "ไม่ได้บอกให้ลบปฏิทิน",
        "ไม่เคยบอกให้ลบปฏิทิน",
        "บ่ดีลบปฏิทิน",
        "ปฏิทิน รายชื่อ อย่าเลย",
        "ปฏิทิน, รายชื่อ, อย่าเลย",
        "calendar, contacts... please don't",
        "ข้ามปฏิทินไป",
        "ใครบอกให้ลบปฏิทิน",
        "ถ้าลบปฏิทินจะฟ้อง",
        "กลัวปฏิทินหาย",
        "the calendar is off limits",
        "calendar - no way",
        "calendar must survive",
        "forget about the calendar",
        "don't you dare delete my calendar",
    ],
)
def test_nothing_is_chosen_that_is_denied(answers: Answers, flow: str, text: str) -> None:
    """Of a list nothing is taken that somebody denies, keeps, doubts or threatens about: it is asked again."""
    assert About("left-out") == said(answers, flow, {}, text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("ไม่เอาปฏิทิน เอาแต่รายชื่อ", "1.4"),
        ("ไม่ต้องดู ลบปฏิทินเลย", "1.5"),
        ("ปฏิทินไม่ได้ใช้แล้ว ลบเลย", "1.5"),
        ("ปฏิทินกับรายชื่อ ไม่อยากให้เก็บ", "1.4,1.5"),
        ("อย่าลืมลบปฏิทินด้วย", "1.5"),
        ("don't forget the calendar", "1.5"),
        ("I never use the calendar, delete it", "1.5"),
        ("ปฏิทิน ไม่ต้องรีบ", "1.5"),
        ("ถ้าเป็นไปได้ลบปฏิทินให้ด้วย", "1.5"),
    ],
)
def test_what_is_chosen_beside_a_no_is_taken(answers: Answers, text: str, raw: str) -> None:
    """Why something is to go, and what is said of something else, leaves it among what is chosen."""
    found = said(answers, "deletion", {}, text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw


@pytest.mark.parametrize(
    ("flow", "given", "text"),
    [
        ("deletion", WHY, "ไม่ใช่เพราะข้อมูลผิด"),
        ("deletion", WHY, "ไม่คัดค้าน"),
        ("deletion", WHY, "I don't object"),
        ("deletion", WHY, "ไม่ได้คัดค้านอะไร"),
        ("deletion", WHY, "ยินยอมอยู่"),
        ("deletion", WHY, "still consent"),
        ("deletion", WHY, "ไม่มีอะไรผิดกฎหมาย"),
        ("choose", {"goal": "close"}, "ตกลงไม่ลบ"),
        ("choose", {"goal": "close"}, "do it not"),
        ("contact", REACHED, "ไม่ต้องตอบทางแชต"),
        ("contact", {}, "ไม่มีอะไรรั่ว"),
        ("access", COPY, "no copy please"),
        ("access", COPY, "อย่าส่งสำเนามา"),
        ("objection", {}, "ไม่ต้องหยุดทั้งหมด"),
        ("objection", {}, "อย่าหยุดโฆษณาของเจ้าอื่นนะ"),
        ("choose", {}, "don't close my account"),
        ("choose", {}, "ไม่ได้จะปิดบัญชี"),
        ("behalf", {}, "ไม่มีใบมอบอำนาจ"),
        ("behalf", {}, "บ่มีหนังสือมอบอำนาจเด้อ"),
        ("behalf", {}, "he is not my child"),
        ("behalf", {}, "ไม่ใช่คนไร้ความสามารถ"),
    ],
)
def test_an_option_that_is_denied_is_asked_for_again(
    answers: Answers, flow: str, given: dict[str, str], text: str
) -> None:
    """No reason, goal or relation is recorded on words that deny it."""
    assert About("again") == said(answers, flow, given, text)


@pytest.mark.parametrize(
    ("flow", "given", "text", "raw"),
    [
        ("deletion", WHY, "ไม่ยินยอมแล้ว", "consent"),
        ("deletion", WHY, "ไม่อยากให้ใช้", "objected"),
        ("deletion", WHY, "ไม่เคยยินยอม", "unlawful"),
        ("deletion", WHY, "ไม่ใช่ว่าผิดนะ แค่ไม่ได้ใช้แล้ว", "unneeded"),
        ("access", COPY, "แค่ดูไม่ต้องส่งสำเนา", "see"),
        ("access", COPY, "สำเนาเก็บไว้", "copy"),
        ("objection", {}, "ไม่อยากได้ตามโปรไฟล์", "profile"),
        ("choose", {}, "ไม่ใช้แล้ว ปิดบัญชี", "close"),
        ("behalf", {}, "ลูกยังไม่บรรลุนิติภาวะ", "child"),
        ("behalf", {}, "not a child, I have power of attorney", "attorney"),
        ("behalf", {}, "พ่อไม่อยู่ไทยมอบอำนาจให้ผม", "attorney"),
    ],
)
def test_a_no_that_is_the_answer_is_taken(
    answers: Answers, flow: str, given: dict[str, str], text: str, raw: str
) -> None:
    """An option that is itself said by a no, or stands beside a no to another, is the answer."""
    found = said(answers, flow, given, text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw


@pytest.mark.parametrize("text", ["ลูกบรรลุนิติภาวะแล้ว", "ลูกสาวโตแล้ว", "he's an adult"])
def test_whoever_is_of_age_is_no_child(answers: Answers, text: str) -> None:
    """A child that is of age is not recorded as a minor: what else it is is asked."""
    assert Doubt(("incapable", "attorney")) == said(answers, "behalf", {}, text)


@pytest.mark.parametrize(
    "text",
    ["ของบริษัทอื่นเอา ของคุณไม่เอา", "หยุดเฉพาะของคุณ", "yours only", "stop your ads but third parties may go on"],
)
def test_our_ads_are_not_those_of_others(answers: Answers, text: str) -> None:
    """Where those of the company itself are to stop, it is asked again, and not those of others are stopped."""
    assert About("again") == said(answers, "objection", {}, text)


@pytest.mark.parametrize("text", ["ของคุณเอา ของบริษัทอื่นไม่เอา", "not yours, others", "ของเจ้าอื่น ของคุณโอเค"])
def test_the_ads_of_others_are_stopped_beside_ours(answers: Answers, text: str) -> None:
    """What is said to go on leaves the other to be stopped."""
    found = said(answers, "objection", {}, text)

    assert isinstance(found, Answered)
    assert "third-party" == found.said.raw


def test_a_field_that_is_right_is_not_the_wrong_one(answers: Answers) -> None:
    """What is said to be right is no field to be corrected, beside one that is wrong."""
    found = said(answers, "correction", {}, "อีเมลไม่ผิด ที่อยู่ผิด")

    assert isinstance(found, Answered)
    assert ("address", {}) == (found.said.raw, dict(found.ahead))


@pytest.mark.parametrize("text", ["อีเมลไม่ต้องแก้", "อย่าแก้อะไร", "no need to change my email"])
def test_what_needs_no_change_is_not_asked_anew(answers: Answers, text: str) -> None:
    """At the last look nothing is taken back on words by which it is to stay."""
    assert About("again") == said(answers, "contact", SUMMARY, text)


def test_what_is_to_change_beside_what_is_not_is_changed(answers: Answers) -> None:
    """A change is made beside words by which another answer stays."""
    assert isinstance(said(answers, "contact", SUMMARY, "ข้อความไม่ต้องแก้ แก้อีเมลเป็น new@example.com"), Edits)


@pytest.mark.parametrize("text", ["เบอร์ถูกแล้ว", "ที่อยู่ไม่ผิด", "ไม่ต้องแก้เบอร์", "don't change my address"])
def test_a_field_that_is_to_stay_is_not_chosen(answers: Answers, text: str) -> None:
    """Where it is asked what is wrong, what is said to be right is not taken for it."""
    assert not isinstance(said(answers, "correction", {}, text), Answered)


@pytest.mark.parametrize(
    ("flow", "text", "raw"),
    [
        ("suspension", "หยุดใช้ปฏิทิน อย่าลบ", "1.5"),
        ("suspension", "อย่าใช้ปฏิทิน", "1.5"),
        ("withdrawal", "ไม่ให้ใช้ปฏิทินแล้ว", "1.5"),
        ("several", "ไม่ได้ขอลบ ขอดูอย่างเดียว", "access"),
        ("several", "ขอดูกับขอแก้ ไม่ต้องลบ", "access,correction"),
    ],
)
def test_what_a_form_is_for_is_asked_by_a_no(answers: Answers, flow: str, text: str, raw: str) -> None:
    """Where use is to end, a no to using asks for it; and a no to a deletion leaves the rest as it is."""
    found = said(answers, flow, {}, text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw


def test_more_is_told_behind_enough(answers: Answers) -> None:
    """What is told behind the word that nothing more is to come is taken up, or asked about."""
    found = said(answers, "correction", MORE, "พอแล้ว แต่ที่อยู่ก็ผิด")

    assert isinstance(found, Answered)
    assert ("more", {"field-correction.2": "address"}) == (found.said.raw, dict(found.ahead))
    assert Doubt(("more", "enough")) == said(answers, "correction", MORE, "ไม่มีแล้วนะ มีอีกอัน")
    assert Doubt(("more", "enough")) == said(answers, "correction", MORE, "nothing more, well the phone too")


@pytest.mark.parametrize(
    "text",
    [
        "stop deleting my account",
        "who asked you to delete my data",
        "ไม่ระงับ",
        "ไม่ได้จะร้องเรียน",
        "neither delete nor suspend my account",
        "ใครบอกให้ลบข้อมูลผม",
    ],
)
async def test_no_form_begins_that_is_declined(world: World, text: str) -> None:
    """What is not to be done is one press away, and does not begin by itself."""
    await world.walks("/start", text)

    assert [] == await world.rows(select(conversations))


@pytest.mark.parametrize("text", ["ขอลบข้อมูลค่ะ", "ไม่ใช้แล้ว ขอลบข้อมูล", "please delete my data, I never use it"])
async def test_a_form_begins_beside_a_no_to_something_else(world: World, text: str) -> None:
    """Why something is asked for takes nothing of it back."""
    await world.walks("/start", text)

    assert ["deletion"] == [each.flow for each in await world.rows(select(conversations))]


@pytest.mark.parametrize(
    "text",
    [
        "my calendar isn't to be deleted",
        "the contacts aren't for you to delete",
        "my calendar mustn't be deleted",
    ],
)
def test_what_is_contracted_denies_as_well(answers: Answers, text: str) -> None:
    """What is to be kept is not chosen."""
    found = said(answers, "deletion", {}, text)

    assert not isinstance(found, Answered)
