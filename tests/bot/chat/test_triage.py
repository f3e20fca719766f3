"""Triage: what somebody with a case says is read against it, before it is read against the policy."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.triage import (
    LONG_NUMBER,
    Around,
    Case,
    Decision,
    NotContent,
    Offer,
    Rating,
    Remark,
    Status,
    Thanked,
    Withdrawal,
    decide,
    decide_in_form,
    possible,
    tempered,
)

DAY = 86400.0
NOW = 100 * DAY
OPEN = Case("PR-1", "open", NOW - 9 * DAY)
OTHER = Case("PR-2", "open", NOW - 8 * DAY)
FILED = Case("PR-1", "open", NOW - 60)
YESTERDAYS = Case("PR-1", "open", NOW - DAY)
ASKED = Case("PR-1", "awaiting-person", NOW - 9 * DAY, NOW - 60)
ANSWERED = Case("PR-1", "open", NOW - 9 * DAY, NOW - 60)
LONG_AGO = Case("PR-1", "open", NOW - 29 * DAY, NOW - 20 * DAY)
DONE = Case("PR-1", "fulfilled", NOW - 9 * DAY, NOW - 60, rating="asked")
RATED = Case("PR-1", "fulfilled", NOW - 9 * DAY, NOW - 60, rating="fair")
REFUSED = Case("PR-1", "refused", NOW - 9 * DAY, NOW - 60, rating="asked")
WITHDRAWN = Case("PR-1", "withdrawn", NOW - 9 * DAY)
ITS = Offer(("PR-1",))
VERDICTS = {"ดี": "good", "พอใช้": "fair", "ไม่ดี": "poor"}

READINGS: list[tuple[tuple[Case, ...], str, Decision | None]] = [
    ((), "ถึงไหนแล้วคะ", None),
    ((OPEN,), "ถึงไหนแล้วคะ", Status("PR-1")),
    ((OPEN,), "แล้วจะรู้เรื่องเมื่อไหร่", Status("PR-1")),
    ((OPEN,), "ทีมจะตอบกลับวันไหนคะ", Status("PR-1")),
    ((OPEN,), "เมื่อไหร่จะเสร็จ", Status("PR-1")),
    ((OPEN,), "any news about my request?", Status("PR-1")),
    ((OPEN, OTHER), "ถึงไหนแล้วคะ", Status("")),
    ((OPEN,), "has anyone looked at it yet?", Status("PR-1")),
    ((OPEN,), "อยากถอนเรื่องที่ส่งไป", Withdrawal("PR-1")),
    ((OPEN,), "ยังไม่ต้องทำเบอร์เดิมนะ รอเบอร์ใหม่ก่อน", ITS),
    ((OPEN, OTHER), "อยากถอนเรื่องที่ส่งไป", Withdrawal("")),
    ((OPEN,), "ขอเพิ่มข้อมูลในเรื่องที่แจ้งไว้ เขาโทรมาอีกแล้ว", ITS),
    ((OPEN, OTHER), "ขอเพิ่มข้อมูลในเรื่องที่แจ้งไว้ เขาโทรมาอีกแล้ว", Offer(("PR-1", "PR-2"))),
    ((OPEN,), "เก็บข้อมูลไว้นานแค่ไหน", None),
    ((OPEN,), "ขอลบข้อมูลทั้งหมด", None),
    ((YESTERDAYS,), "เบอร์ที่แจ้งพิมพ์ผิด ต้องเป็น 089-765-4321", ITS),
    ((YESTERDAYS,), "ต้องจ่าย 500 บาทไหมคะ", None),
    ((OPEN,), "สวัสดีค่ะ", None),
    ((ASKED,), "โทรมาเมื่อวานตอนบ่าย จากเบอร์ 080-111-2233", ITS),
    ((ASKED,), "จำไม่ได้แล้วค่ะ", ITS),
    ((ASKED,), "ใช่ค่ะ", ITS),
    ((ASKED,), "ลบประวัติการโทรไปแล้ว ไม่รู้เบอร์", ITS),
    ((ASKED,), "สวัสดีค่ะ", None),
    ((ASKED,), "บริษัทเก็บข้อมูลอะไรของฉันบ้าง", None),
    ((ANSWERED,), "ไม่เห็นด้วยกับคำตอบนี้ค่ะ", ITS),
    ((ANSWERED,), "ขอบคุณทีมมากค่ะ", Thanked("PR-1")),
    ((LONG_AGO,), "ขอบคุณค่ะ", None),
    ((DONE,), "ยังไม่เรียบร้อยเลย เขายังโทรมาอยู่", NotContent("PR-1")),
    ((DONE,), "พอใช้", Rating("PR-1", "fair")),
    ((DONE,), "พอใช้ค่ะ", Rating("PR-1", "fair")),
    ((DONE,), "ดีค่ะ", Rating("PR-1", "good")),
    ((DONE,), "ดีมาก", Rating("PR-1", "good")),
    ((DONE,), "เยี่ยมมากค่ะ", Rating("PR-1", "good")),
    ((DONE,), "ok", Rating("PR-1", "fair")),
    ((REFUSED,), "ไม่ดี", Rating("PR-1", "poor")),
    ((REFUSED,), "ไม่ดีเลยค่ะ", Rating("PR-1", "poor")),
    ((REFUSED,), "ไม่โอเคเลย", Rating("PR-1", "poor")),
    ((REFUSED,), "ไม่ค่อยประทับใจ ตอบช้า", Rating("PR-1", "poor")),
    ((REFUSED,), "not good", Rating("PR-1", "poor")),
    ((REFUSED,), "แย่มาก", Rating("PR-1", "poor")),
    ((REFUSED,), "ผิดหวังมาก", Rating("PR-1", "poor")),
    ((REFUSED,), "ไม่เห็นด้วย ขอให้พิจารณาใหม่", NotContent("PR-1")),
    ((DONE,), "ขอบคุณค่ะ", Thanked("PR-1")),
    ((DONE,), "เก็บข้อมูลไว้นานแค่ไหน", None),
    ((DONE,), "ดีมากค่ะ", Rating("PR-1", "good")),
    ((RATED,), "น่าจะเร็วกว่านี้หน่อย รอตั้งเดือนหนึ่ง", Remark("PR-1")),
    ((RATED,), "ยังไม่เรียบร้อยเลย เขายังโทรมาอยู่", NotContent("PR-1")),
    ((RATED,), "ขอบคุณทีมมากค่ะ", Thanked("PR-1")),
    ((WITHDRAWN,), "ถึงไหนแล้วคะ", Status("PR-1")),
    ((FILED,), "ลืมบอกว่าเบอร์เก่าปิดไปตั้งแต่เดือนที่แล้ว", ITS),
]


@pytest.mark.parametrize(
    "text",
    [
        "far from good", "hardly good", "ดีกว่านี้มีไหม", "ดีมาก (ประชด)", "ไม่ใช่ไม่พอใจ", "ใช่ว่าจะไม่ดี", "บ่แม่นบ่ดี", "not unhappy",
    ],
)  # fmt: skip
def test_no_verdict_is_written_on_words_that_deny_it(answers: Answers, text: str) -> None:
    """What says the opposite of its words, or asks for better, is no verdict: a button is."""
    around = Around((DONE,), NOW, verdicts=VERDICTS)
    chances, strengths = answers.speech.weigh(text, possible(around))

    assert not isinstance(decide(around, text, chances, strengths), Rating)


@pytest.mark.parametrize(("cases", "text", "decision"), READINGS)
def test_what_a_text_is_for(
    answers: Answers, cases: tuple[Case, ...], text: str, decision: Decision | None
) -> None:
    """Read against the person's cases, before it is read against the policy."""
    around = Around(cases, NOW, verdicts=VERDICTS)
    chances, _ = answers.speech.weigh(text, possible(around))

    assert decision == decide(around, text, chances)


def test_a_reply_to_a_message_about_a_case_is_for_that_case(answers: Answers) -> None:
    """Also when another case was spoken of last, and when it is a question."""
    around = Around((ANSWERED, OTHER), NOW, replied="PR-2")
    text = "ใช้หลักฐานอะไรสรุปคะ"
    chances, _ = answers.speech.weigh(text, possible(around))

    assert Offer(("PR-2",)) == decide(around, text, chances)


def test_what_was_begun_since_is_not_for_the_case(answers: Answers) -> None:
    """The team's message is followed only until something else is asked."""
    around = Around((ANSWERED,), NOW, other_at=NOW - 30)
    text = "แต่เบอร์นี้ให้แต่บริษัทนี้ที่เดียวนะ"
    chances, _ = answers.speech.weigh(text, possible(around))

    assert decide(around, text, chances) is None


@pytest.mark.parametrize(
    ("text", "open_ended", "decision"),
    [
        ("ตอบทีมก่อนนะคะ เบอร์ที่โทรมาคือ 080-111-2233", True, ITS),
        ("080-111-2233 โทรมาเมื่อวาน", True, ITS),
        ("ขอถามหน่อย เก็บข้อมูลนานแค่ไหน", True, None),
        ("ชื่อ", False, None),
    ],
)
def test_in_a_form_what_sounds_like_an_answer_to_the_team_is_asked_about(
    answers: Answers, text: str, open_ended: bool, decision: Decision | None
) -> None:
    """The team wrote after the question was shown."""
    around = Around((ASKED,), NOW)
    chances, _ = answers.speech.weigh(text, possible(around))

    assert decision == decide_in_form(around, text, chances, NOW - 600, open_ended=open_ended)


def weighed(answers: Answers, text: str, around: Around) -> dict[str, float]:
    """As a text with a long number in it is weighed."""
    both = (text, LONG_NUMBER.sub(" ", text))
    with_it, without = (answers.speech.weigh(each, possible(around))[0] for each in both)
    return tempered(with_it, without)


NUMBERS = ["090-931-8313", "0859938313", "24163 บาท เมื่อวันที่ 26/10/2569", "3992383", "089 411 2040"]
"""What a phone, a receipt and an amount look like; the digits of some once spoke for taking the case back."""


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "said", ["{}", "เบอร์ {} โทรมาวันอังคาร", "โทรมาจาก {} เมื่อวานค่ะ", "it was {} yesterday"]
)
def test_no_digits_decide_what_an_answer_to_the_team_is(answers: Answers, number: str, said: str) -> None:
    """Whatever number the team asked for, it is for the case, and takes nothing back."""
    around, text = Around((ASKED,), NOW), said.format(number)
    chances = weighed(answers, text, around)

    assert decide(around, text, chances) == ITS


@pytest.mark.parametrize(
    "text", ["ถอนเรื่องนี้เลย", "ไม่เอาแล้ว ยกเลิกเรื่อง", "ขอถอนเรื่อง เบอร์ 081-222-3333 เลิกโทรแล้ว"]
)
def test_whoever_was_asked_may_take_the_case_back(answers: Answers, text: str) -> None:
    """Words say so, also beside a number."""
    around = Around((ASKED,), NOW)
    chances = weighed(answers, text, around)

    assert decide(around, text, chances) == Withdrawal("PR-1")


@pytest.mark.parametrize(
    "text",
    [
        "ขอบคุณค่ะ โทรมาจาก 081-222-3333 เมื่อวานตอนเย็น",
        "ขอบคุณที่ช่วยนะคะ เป็นเสียงผู้ชาย โทรมาทุกวันตอนเที่ยง",
        "thanks for asking, it was 081-222-3333 on Tuesday",
    ],
)
def test_an_answer_with_thanks_is_an_answer(answers: Answers, text: str) -> None:
    """The team waits for it; as thanks alone it would ask for nothing."""
    around = Around((ASKED,), NOW)

    assert decide(around, text, weighed(answers, text, around)) == ITS
