"""Discretion: what in a text of the team looks like somebody's personal data, before it goes into a chat.

What a person asked to see is sent to the registered address, never into the chat.  A colleague may paste it by
mistake, so such a text waits for a second word.  A company's own addresses and landlines are no secret.
"""

from __future__ import annotations

import re
import unicodedata

from bot.identity.pii import masked

_MOBILE = re.compile(r"(?<![\d+])(?:\+?66[ -]?|0)[689]\d?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", re.ASCII)


def personal(text: str, own_domain: str, own_address: str = "") -> bool:
    """Whether a text holds a citizen's or card number, a mobile number, or an address that is neither the
    company's nor the person's own."""
    plain = "".join(str(unicodedata.decimal(each, each)) for each in unicodedata.normalize("NFKC", text))
    mobile = any(len(re.sub(r"\D", "", found[0])) in (10, 11) for found in _MOBILE.finditer(plain))
    mails = (found for found in _MAIL.finditer(plain) if found[0].lower() != own_address.lower())
    strangers = any(not _within(found[1].lower(), own_domain.lower()) for found in mails)
    return mobile or strangers or masked(plain)[1]


def _within(domain: str, own: str) -> bool:
    return domain == own or domain.endswith(f".{own}") or own.endswith(f".{domain}")
