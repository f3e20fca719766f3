"""Ways that are of no use: what is said of them chooses the other one, or none."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.answers.names import WAYS
from bot.chat.reading.readings import About, Answered
from tests.bot.chat.test_reading import NO_PROOF, PERIOD, said

RECEIVING = PERIOD | {
    "period": "-", "proof": NO_PROOF, "email.1": "no-access", "phone": "staff", "known-by": "-", "reach-by": "-",
}  # fmt: skip
FORM = ("receive-email", "receive-post", "receive-talk")
SEARCH = ("stranger-by-phone", "stranger-by-email")


@pytest.mark.parametrize(
    ("possible", "text", "meant"),
    [
        (FORM, "ส่งเป็นซองมาบ้านเลย เมลผมไม่เคยเปิด", {"receive-post"}),
        (FORM, "อีเมลนี่ป้าไม่เคยเข้าไปดู ส่งมาที่บ้านเถอะ", {"receive-post"}),
        (FORM, "เมลมันเต็มตลอด ขอเป็นจดหมาย", {"receive-post"}),
        (FORM, "I never check my email, just post it", {"receive-post"}),
        (FORM, "ไปรษณีย์ไม่เคยถึงบ้านผม เอาเมล", {"receive-email"}),
        (FORM, "ทางเมลไม่มีปัญหา", {"receive-email"}),
        (FORM, "ไปรษณีย์แถวนี้หายบ่อย เอาเมลดีกว่า", {"receive-email"}),
        (FORM, "เมลค่ะ ไปรษณีย์ช้า", {"receive-email"}),
        (FORM, "ไปรษณีย์ช้าก็ได้", {"receive-post"}),
        (FORM, "เมลผมไม่เคยเปลี่ยน ส่งมาเลย", {"receive-email"}),
        (SEARCH, "Use my email, nobody has my Thai number", {"stranger-by-email"}),
        (SEARCH, "ใช้เมลเถอะ ไม่มีใครรู้เบอร์ผม", {"stranger-by-email"}),
        (SEARCH, "อีเมลไม่มีใครรู้ ใช้เบอร์", {"stranger-by-phone"}),
        (SEARCH, "เบอร์ที่เคยใช้ยังอยู่ค่ะ", {"stranger-by-phone"}),
        (SEARCH, "ทั้งเบอร์ทั้งเมลที่เคยใช้ปิดไปหมดแล้วค่ะ", set()),
        (SEARCH, "both my number and my email are gone", set()),
        (SEARCH, "ทั้งเบอร์ทั้งเมลได้หมด", {"stranger-by-phone", "stranger-by-email"}),
    ],
)
def test_a_way_that_is_of_no_use_is_not_chosen(
    answers: Answers, possible: tuple[str, ...], text: str, meant: set[str]
) -> None:
    """A way that nobody looks at, that is closed, or that others do not know is ruled out."""
    assert all(each.startswith(WAYS) for each in possible)
    assert meant == {each.name for each in answers.speech.mentions(text, possible) if not each.denied}


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("ส่งเป็นซองมาบ้านเลย เมลผมไม่เคยเปิด", "post"),
        ("เมลดิฉันไม่ค่อยได้เช็กเลยค่ะ ขอเป็นจดหมายมาที่บ้าน", "post"),
    ],
)
def test_how_it_is_received_is_the_way_that_works(answers: Answers, text: str, raw: str) -> None:
    """Whatever is said of the other way does not choose it."""
    found = said(answers, "access", RECEIVING, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw


@pytest.mark.parametrize(
    "text",
    [
        "ทั้งเบอร์ทั้งเมลที่เคยใช้ปิดไปหมดแล้วค่ะ ไม่มีให้ตรวจเลย",
        "เบอร์กับเมลเก่าใช้ไม่ได้ทั้งคู่",
        "I can't share the number they would have, it's on a SIM that isn't connected to my Telegram",
        "เทเลแกรมผมสมัครด้วยเบอร์อื่น ไม่ใช่เบอร์ที่เขามี",
        "เบอร์ที่เพื่อนมีปิดไปแล้วค่ะ",
        "ทำซิมหายค่ะ",
        "ไม่อยากแชร์เบอร์",
    ],
)
def test_who_has_neither_way_is_shown_another(answers: Answers, text: str) -> None:
    """Nothing is recorded, and the ways on are told."""
    assert About("cannot") == said(answers, "stranger", {"goal": "see"}, text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("เบอร์แชร์ไม่ได้ ใช้เมลแล้วกัน", "email"),
        ("ใช้เบอร์ที่แชร์ได้เลย", "phone"),
        ("ใช้เบอร์ค่ะ อีเมลไม่เคยให้ใคร", "phone"),
    ],
)
def test_the_way_that_is_left_is_taken(answers: Answers, text: str, raw: str) -> None:
    """Of two ways the one that somebody has."""
    found = said(answers, "stranger", {"goal": "see"}, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw
