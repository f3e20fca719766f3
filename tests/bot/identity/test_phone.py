"""Phone numbers in every spelling that is used in Thailand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.identity.phone import e164


@pytest.mark.parametrize(
    "raw",
    [
        "0812345678", "081-234-5678", "081 234 5678", "(081) 234-5678", "+66812345678", "66812345678",
        "+66 81 234 5678", "+66 (0) 81 234 5678", "+660812345678", "0066812345678", "๐๘๑๒๓๔๕๖๗๘",
        "０８１２３４５６７８", "081.234.5678", "\u200e+66 81-234-5678\u202c", "081–234–5678",
    ],
)  # fmt: skip
def test_a_thai_mobile_number_is_read_in_every_spelling(raw: str) -> None:
    """With country code or without, with Thai digits, brackets, dots and invisible marks."""
    assert "+66812345678" == e164(raw)


@pytest.mark.parametrize(
    ("raw", "number"),
    [("02-123-4567", "+6621234567"), ("+447700900123", "+447700900123"), ("00447700900123", "+447700900123")],
)
def test_landlines_and_foreign_numbers_are_read(raw: str, number: str) -> None:
    """Bangkok's nine digits, and numbers of other countries with their code."""
    assert number == e164(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "", "1234", "1669", "+88812345678", "081234567", "08123456789", "07700900123", "malee", "081-234-567x",
        "+6612345", "0812345678 ext 5", "+66112345678",
    ],
)  # fmt: skip
def test_what_is_no_phone_number_is_none(raw: str) -> None:
    """Hotlines, anonymous Telegram numbers, a digit too few or too many, letters."""
    assert e164(raw) is None


@given(st.text(max_size=25))
def test_whatever_is_read_is_one_spelling(raw: str) -> None:
    """A plus and digits, and the same again when read again."""
    number = e164(raw)
    if number is not None:
        assert number[0] == "+"
        assert number[1:].isascii()
        assert number[1:].isdigit()
        assert number == e164(number)
