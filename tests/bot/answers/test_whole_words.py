"""Words that stand in others, in a script without spaces."""

from __future__ import annotations

import pytest

from bot.answers import thai
from bot.answers.whole_words import WholeWords

LOOKED_FOR = WholeWords(("รอ", "ผิด", "แต่", "ไม่", "ยัง", "ไหม"), ("รับผิดชอบ", "แต่ละ", "ยังคง"))


def found(text: str) -> list[str]:
    return [word for _, word in LOOKED_FOR.find(thai.clean(text))]


@pytest.mark.parametrize(
    "text",
    [
        *("กรอก", "กรองแก้ว", "อรอนงค์", "ธีรอร", "การอนุมัติ", "การออกบัตร", "ธนาคารออมสิน", "รอบที่สอง", "รองเท้า"),
        *("ผู้รับผิดชอบ", "แต่งตั้ง", "แต่ละคน", "ยังคงใช้", "บัตรไหม้"),
    ],
)
def test_letters_of_another_word_are_no_word(text: str) -> None:
    """Within a word, across two, in a name, and in a word that is named as another one."""
    assert [] == found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *(
            ("รอดู", "รอ"),
            ("รอกลับ", "รอ"),
            ("รอบอกพี่", "รอ"),
            ("รอบริษัท", "รอ"),
            ("รอณัฏฐ์ค่ะ", "รอ"),
            ("รอบอสส", "รอ"),
        ),
        *(("ข้อผิดพลาด", "ผิด"), ("ไม่่อนมุัติ", "ไม่"), ("ใช่ไหมคะ", "ไหม"), ("แต่งบหมด", "แต่")),
    ],
)
def test_a_word_is_found_whatever_stands_around_it(text: str, word: str) -> None:
    """In a compound, before a name or a slip that nobody knows, and where two cuts are as good."""
    assert [word] == found(text)


def test_it_is_said_where_a_word_stands() -> None:
    """By its place in the text."""
    assert [(4, "รอ")] == list(LOOKED_FOR.find("ok, รอดู"))


def test_a_long_run_of_letters_takes_linear_work() -> None:
    """Each place is looked at once with those near it."""
    assert 5000 == len(list(LOOKED_FOR.find("รอ" * 5000)))
