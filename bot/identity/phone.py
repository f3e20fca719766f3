"""Phone numbers, folded to one spelling (E.164)."""

import re

from flows.text import fold


def e164(raw: str) -> str | None:
    """`+66812345678` for every way in which that number is written in Thailand; None for what is no phone.

    Anonymous Telegram numbers (+888) and hotlines of four digits are no phones.
    """
    digits = re.sub(r"[-().–]", "", fold(raw))
    if not re.fullmatch(r"\+?\d{8,16}", digits, re.ASCII):
        return None
    if thai := re.fullmatch(r"(?:\+66|0066|66|0)0?([689]\d{8}|[23457]\d{7})", digits, re.ASCII):
        return f"+66{thai[1]}"
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    if not digits.startswith("+") or digits.startswith(("+888", "+66", "+0")):
        return None
    return digits
