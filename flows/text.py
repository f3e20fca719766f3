"""One spelling for what people type: invisible characters, digits of other scripts, the wrong keyboard."""

from __future__ import annotations

import re
import unicodedata


def visible(text: str) -> str:
    """The text in NFC without control and invisible characters, trimmed.  Never NFKC: it breaks SARA AM."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def ascii_digits(text: str) -> str:
    """The text with the digits of all scripts in one (`๒๕๖๙` as `2569`)."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)


def fold(text: str) -> str:
    """One spelling for codes, addresses and numbers: NFKC, ASCII digits, nothing blank or invisible."""
    folded = ascii_digits(unicodedata.normalize("NFKC", text))
    return "".join(c for c in folded if not c.isspace() and not _INVISIBLE.match(c))


def code_digits(text: str) -> str:
    """The digits of a typed code, also where the Thai keyboard was on (ๅ/-ภถุึคตจ are 1 to 0)."""
    folded = fold(text)
    if any(c in _KEDMANEE for c in folded if c not in "/-"):
        folded = folded.translate(_KEDMANEE_DIGITS)
    return re.sub(r"[-–—./,:·_]", "", folded) if re.fullmatch(r"[\d\-–—./,:·_]*", folded, re.ASCII) else ""


_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad"  # control characters but tab and line end, soft hyphen
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # zero width, direction, annotation
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
_KEDMANEE = "ๅ/-ภถุึคตจ"
_KEDMANEE_DIGITS = str.maketrans(_KEDMANEE, "1234567890")
