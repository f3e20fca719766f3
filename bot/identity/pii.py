"""National ID and card numbers in free text are masked before anything is stored: nobody here needs them."""

from __future__ import annotations

import re

from flows.text import fold

_USUAL = re.compile(
    r"(?<![\d๐-๙+•])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d([ -])\d{4}\2\d{5}\2\d{2}\2\d)(?!\d)"
)
"""As they are usually written: found also where another number stands beside them."""
_RUN = re.compile(r"(?<![\d๐-๙+•])(?:[\d๐-๙][ -]?){12,18}[\d๐-๙](?![\d๐-๙])")
"""However they are written.  What begins with + is a phone."""


def masked(text: str) -> tuple[str, bool]:
    """The text without such numbers, and whether there was one."""
    found = False

    def hide(match: re.Match[str]) -> str:
        nonlocal found
        digits = re.sub(r"\D", "", fold(match[0]))
        if not (is_national_id(digits) or is_card(digits)):
            return match[0]
        found = True
        return "•" * (len(digits) - 4) + digits[-4:]

    text = _RUN.sub(hide, _USUAL.sub(hide, text))
    return text, found


def is_national_id(digits: str) -> bool:
    """Thirteen digits of which the last checks the others (Department of Provincial Administration)."""
    if len(digits) != 13 or digits[0] == "0":
        return False
    total = sum(int(digit) * (13 - n) for n, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def is_card(digits: str) -> bool:
    """13 to 19 digits that pass the check of payment cards (ISO/IEC 7812, Luhn)."""
    if not 13 <= len(digits) <= 19 or digits[0] == "0" or len(set(digits)) == 1:
        return False
    total = 0
    for n, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if n % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
