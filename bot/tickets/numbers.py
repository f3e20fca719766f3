"""Ticket numbers: `PR-7K4M2-9`, speakable, not guessable from one another, and safe against a slip.

Five random characters of Crockford's base32 (no I, L, O, U; a typed O is a zero) and a check character from
the same alphabet, the weighted sum modulo 31: it catches every single wrong character that is not the same
value, and every swap of neighbours but one pair in 31.  A look-up needs the owner anyway, so a number that
somebody guesses reveals nothing.
"""

import re
import secrets

from flows.text import fold

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKE = str.maketrans("OIL", "011")
_IN_SENTENCE = re.compile(r"(?<![A-Z0-9])PR-?(?=[A-Z-]{0,6}[0-9])[A-Z0-9]{5}-?[A-Z0-9](?![A-Z0-9])")
"""With a digit in it: `progress` is a word."""
_PATTERN = re.compile(rf"(?:P\W?R)?\W?([{ALPHABET}]{{5}})\W?([{ALPHABET}])")


def new_number() -> str:
    """A fresh number, as it is shown."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(5))
    return f"PR-{body}-{_check(body)}"


def read_number(text: str) -> str | None:
    """The number in what somebody typed, as it is shown; None when there is none or a character is wrong.

    Lower case, Thai digits, missing or odd dashes and spaces, O for 0 and I or L for 1 are all understood.
    """
    folded = re.sub(r"[\s‐-―−_.]", "-", fold(text).upper())
    for typed in (folded, folded.removeprefix("PR")):  # the body may begin like the prefix
        found = _PATTERN.fullmatch(typed.translate(_LOOKALIKE).strip("-"))
        if found and _check(found[1]) == found[2]:
            return f"PR-{found[1]}-{found[2]}"
    return None


def number_in(text: str) -> str | None:
    """The first number that stands in a sentence with its `PR` before it, as it was typed; None when there is none."""
    found = _IN_SENTENCE.search(re.sub(r"[\s‐-―−_.]", "-", fold(text).upper()))
    return found[0] if found else None


def _check(body: str) -> str:
    return ALPHABET[sum((n + 2) * ALPHABET.index(c) for n, c in enumerate(body)) % 31]
