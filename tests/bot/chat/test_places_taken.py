"""Places of a list that are taken in the middle of talk."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import Answered
from flows.finding import places_taken
from tests.bot.chat.test_reading import said


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("อ้อ ใส่เลขได้นี่ งั้น 6 อันเดียว", (6,)),
        ("งั้นเอาเลข ๖ ละกัน", (6,)),
        ("5 อย่างเดียว", (5,)),
        ("ok so numbers work, 6 then", (6,)),
        ("just number 4", (4,)),
        ("เอา 2 ข้อ", ()),
        ("เอาแค่ 2 อย่าง", ()),
        ("ขอ 3 เดือนล่าสุด", ()),
        ("ขอ 1 ชุด", ()),
        ("เอา 6 ออก", ()),
        ("6 ไม่เอา", ()),
        ("งั้น 12", ()),
        ("only 2 of them", ()),
        ("มี 6 อันเองเหรอ", ()),
    ],
)
def test_a_place_is_taken_in_the_middle_of_talk(text: str, places: tuple[int, ...]) -> None:
    """A number that is said to be taken is a place; one that counts, or is left out, is none."""
    assert places == places_taken(text, 9)


@pytest.mark.parametrize(
    ("text", "raw"), [("อ้อ ใส่เลขได้นี่ งั้น 6 อันเดียว", "1.6"), ("just number 4", "1.4"), ("งั้น 2 ค่ะ", "1.2")]
)
def test_a_place_told_so_is_the_answer(answers: Answers, text: str, raw: str) -> None:
    """What is said around it, and what stands before it, names nothing."""
    found = said(answers, "access", {}, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw
