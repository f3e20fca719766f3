"""Spelling: what people type becomes one form, and nothing that can be seen is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.text import code_digits, fold, visible
from tests.flows.spellings import DIGITS, INVISIBLE


def test_code_digits_of_a_sentence_are_none() -> None:
    """A sentence with a number in it is not taken for a code."""
    assert "" == code_digits("ขอ 12345678 หน่อย")


TYPED = st.characters(codec="ascii") | st.sampled_from("".join(DIGITS.values()) + INVISIBLE + "＠ａｂｃ．")


@given(st.text(alphabet=TYPED, max_size=100))
def test_folding_twice_is_folding_once(text: str) -> None:
    """One spelling is one spelling, for everything that codes, addresses and numbers are typed in."""
    folded = fold(text)

    assert not any(c.isspace() for c in folded)
    assert folded == fold(folded)


def test_zero_width_joiners_of_thai_are_dropped_but_its_marks_are_kept() -> None:
    """Vowels and tones that stand above and below are no invisible characters."""
    assert "ที่อยู่ปัจจุบัน กี่โมง ๆ" == visible("ที่\u200bอยู่ปัจจุบัน\u200b กี่โมง ๆ")
