"""Personal data in free text: masked before anything is stored, left out of what is nobody's, noticed in replies.

National ID and card numbers are masked wherever they come from: nobody here needs them.  What is kept for
counting (feedback) or for operators (logs, errors) names no address and no number.  What a person asked to see
is sent to the registered address, never into the chat; a colleague may paste it by mistake, so a reply that
looks like it waits for a second word.
"""

from __future__ import annotations

import re
import unicodedata

from flows.text import fold
from flows.verify import mask

_APART = r"(?:[^\w•]|_)"
"""What may stand between the groups of a number: whatever is no letter and no digit, as Word, web pages and PDFs put
spaces, dashes, dots and line ends of all kinds there.  The sign by which a number is hidden is none."""
_ALONE = r"(?<![\d๐-๙•])(?<!(?<![A-Za-z\u0e01-\u0e4e])\+)"
"""Where a number begins.  What begins with + is a phone, unless the + stands between words."""
_USUAL = re.compile(
    rf"{_ALONE}(?:\d{{13,19}}|\d{{4}}({_APART}{{1,4}})\d{{4}}\1\d{{4}}\1\d{{4}}|"
    rf"\d({_APART}{{1,4}})\d{{4}}\2\d{{5}}\2\d{{2}}\2\d)(?!\d)"
)
"""As they are usually written: found also where another number stands beside them."""
_RUN = re.compile(rf"{_ALONE}(?:[\d๐-๙]{_APART}{{0,4}}){{12,18}}[\d๐-๙](?![\d๐-๙])")
"""However they are written."""
LONG = 20
"""Digits from which a number is hidden whatever it is."""
_LONG = re.compile(r"[\d๐-๙]{20,}")
"""Longer than any number that is needed here: an ID and a card, or a phone, glued together."""
_PLUSED = re.compile(r"(?<=\+)[1๑][\d๐-๙]{12}(?![\d๐-๙])")
"""Thirteen digits behind a +: a phone with the country code 1 has eleven."""
_IN_ADDRESS = re.compile(r"[\w.+-]{0,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2}", re.ASCII)
"""What follows a number that is part of a mail address; its parts are bounded (RFC 5321 4.5.3.1)."""
_IN_ONE = r"[^\s@<>\[\]\"'/:,;()]"
_ADDRESS = re.compile(rf"(?<!{_IN_ONE}){_IN_ONE}++@{_IN_ONE}+")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_DECIMAL = r"(?!\d{4}\.\d{4}(?!\d))(?:0|[1-9]\d{0,5})\.\d{1,9}"
"""Codes are four and four."""
_DASH = r"\-\u2010-\u2015"
_NUMBER = re.compile(
    # First the address of a machine and a decimal number, so that no half of them is taken for something else.
    rf"(?P<kept>(?<![\d.+])\(?(?:{_OCTET}(?:\.{_OCTET}){{3}}|{_DECIMAL})(?![\d.{_DASH}]))"
    rf"|\+?\(?[\d๐-๙](?:[ \u00a0(){_DASH}]{{0,3}}+[\d๐-๙]){{6,}}+"
    rf"|\+?\(?[\d๐-๙](?:[.(){_DASH}]{{0,2}}+[\d๐-๙]){{6,}}+"
    r"|\+?[\d๐-๙][\d๐-๙ -]{5,}[\d๐-๙]"
)
"""Phones, codes, and whatever else has seven digits or more, apart by spaces or by dots."""
_NAMED = re.compile(r"(?<=ชื่อ)\s*[ก-๙A-Za-z]{2,}(\s+[ก-๙A-Za-z]{2,})?|@\w{3,}")
_MOBILE = re.compile(
    rf"(?<![\d+])(?:\+?66[ ().{_DASH}]{{0,3}}(?:0\))?|0)[689]\d?"
    rf"[ ).{_DASH}]{{0,3}}\d{{3,4}}[ .{_DASH}]{{0,3}}\d{{3,4}}(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", re.ASCII)


def masked(text: str) -> tuple[str, bool]:
    """The text without national ID and card numbers, and whether there was one.  A number that is part of a mail
    address is left: the address is needed to answer."""
    found = False

    def hide(match: re.Match[str]) -> str:
        nonlocal found
        digits = re.sub(r"\D", "", fold(match[0]))
        known = is_national_id(digits) or is_card(digits) or len(digits) >= LONG
        if match[0].isdigit():
            known = known or is_national_id(digits.lstrip("0"))
        if not known or _IN_ADDRESS.match(match.string, match.end()):
            return match[0]
        found = True
        return "•" * (len(digits) - 4) + digits[-4:]

    for pattern in (_LONG, _PLUSED, _USUAL, _RUN):
        text = pattern.sub(hide, text)
    return text, found


def without_addresses(text: str, instead: str) -> str:
    """The text with every mail address replaced."""
    return _ADDRESS.sub(instead, text)


def without_numbers(text: str, instead: str) -> str:
    """The text with every number that may be a phone or a code replaced."""
    return _NUMBER.sub(lambda found: found["kept"] or instead, text)


def veiled(text: str) -> str:
    """Addresses and numbers as far as whoever knows them recognises them: `m•••@e•••.com`, `•••678`."""
    return _NUMBER.sub(
        lambda found: found["kept"] or f"•••{found[0][-3:]}", _ADDRESS.sub(lambda found: mask(found[0]), text)
    )


def anonymous(text: str) -> str:
    """Without numbers, addresses and names as far as they can be told."""
    text = without_numbers(without_addresses(masked(text)[0], "[อีเมล]"), "[เลข]")
    return _NAMED.sub(" [ชื่อ]", text).strip()


def personal(text: str, own_domain: str, own_address: str = "") -> bool:
    """Whether a text holds a citizen's or card number, a mobile number, or an address that is neither the
    company's nor the person's own.  A company's own addresses and landlines are no secret."""
    plain = "".join(str(unicodedata.decimal(each, each)) for each in unicodedata.normalize("NFKC", text))
    mobile = any(len(re.sub(r"\D", "", found[0])) in (10, 11, 12) for found in _MOBILE.finditer(plain))
    mails = (found for found in _MAIL.finditer(plain) if found[0].lower() != own_address.lower())
    strangers = any(not _within(found[1].lower(), own_domain.lower()) for found in mails)
    return mobile or strangers or masked(plain)[1]


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


def _within(domain: str, own: str) -> bool:
    return domain == own or domain.endswith(f".{own}") or own.endswith(f".{domain}")
