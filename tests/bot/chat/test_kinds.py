"""Kinds of talk: weights that were learned from the messages, and what is read of them at a place."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading import kinds
from bot.chat.reading.evidence import evidence
from bot.chat.reading.hearing import hear
from tests.bot.chat.test_reading import AFTER, PERIOD, SUMMARY, place
from tests.talk.learn import learned_from


def test_the_weights_know_every_message() -> None:
    """Messages or phrases were added: learn again with `make kinds`."""
    assert kinds.weights().learned_from == learned_from()


@pytest.mark.parametrize(
    ("flow", "given", "text", "kind"),
    [
        ("correction", AFTER, "ใบเปลี่ยนชื่ออยู่บ้านแม่ค่ะ ตอนนี้จำเลขใหม่ไม่ได้จริงๆ", kinds.CANNOT),
        ("access", PERIOD, "แล้วเขาเก็บย้อนหลังไว้นานแค่ไหนคะ", kinds.QUESTION),
        ("access", PERIOD, "แป๊บนะคะ หม้อเดือด", kinds.SMALL_TALK),
        ("access", PERIOD, "ไว้วันหลังละกันค่ะ วันนี้ไม่ไหวแล้ว", kinds.LEAVE),
        ("access", PERIOD, "เมื่อกี้เลือกหมวดผิด จะเอาการชำระเงิน", kinds.EDIT),
        ("access", PERIOD, "ช่วงที่ยังอยู่เชียงใหม่ ประมาณสองปีก่อน", kinds.ANSWER),
        ("contact", SUMMARY, "ส่งได้เลยค่ะ", kinds.ANSWER),
    ],
)
def test_a_kind_is_told_by_all_the_evidence(
    answers: Answers, flow: str, given: dict[str, str], text: str, kind: str
) -> None:
    """In words that no list holds."""
    found = evidence(hear(place(answers, flow, given), text, answers.speech))

    chances = kinds.weights().chances(found, answers.speech.lit(text))

    assert kind == next(iter(chances))
    assert 1 == pytest.approx(sum(chances.values()), abs=1e-5)


def test_a_kind_that_makes_no_sense_here_has_no_chance(answers: Answers) -> None:
    """The chances are shared by those that do."""
    found = evidence(hear(place(answers, "access", {}), "แก้ข้อก่อนหน้า", answers.speech))

    chances = kinds.weights().chances(found, answers.speech.lit("แก้ข้อก่อนหน้า"), (kinds.ANSWER, kinds.LEAVE))

    assert 0 == chances[kinds.EDIT]
    assert 1 == pytest.approx(chances[kinds.ANSWER] + chances[kinds.LEAVE], abs=1e-5)
