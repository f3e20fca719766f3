"""What a mail's signatures say of themselves, its envelope's sender, and the name by which it was handed over: words of
a stranger that a server repeats in its verdicts.

Some servers repeat them bare, and decoded (RFC 6376, 2.11): an `i=` that says `=3B=20dmarc=3Dpass` becomes a finding
that the server never made.  No honest signature says anything there that could be one.
"""

from __future__ import annotations

import re
from email.message import Message

SIGNED_BY = ("DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "DomainKey-Signature")
REPEATED = ("i", "d", "s", "a")
"""The tags of a signature that verdicts name: for whom, which domain, which key, how."""
_PLAIN = re.compile(r"[\w.@+/:-]*", re.ASCII)
_NEAREST = 2
"""The uppermost `Received`: in one of these our own server says by what name it was greeted."""
_GREETED = re.compile(r"\s*+(?!from\s)|\s*+from\s++[\w.:\[\]-]*+(?:\s|\Z)", re.ASCII | re.IGNORECASE)
_PATH = re.compile(r"<?[^\s<>()\[\]:;@\\,\"]*(?:@[\w.-]*)?>?", re.ASCII)


def are_plain(message: Message) -> bool:
    """Whether nothing that a server repeats of a mail could be read as a finding of that server."""
    signed = [str(value) for name in SIGNED_BY for value in message.get_all(name, [])]
    paths = (str(value).strip() for value in message.get_all("Return-Path", []))
    greetings = [str(value) for value in message.get_all("Received", [])][:_NEAREST]
    return (
        all(map(_is_plain, signed))
        and all(map(_PATH.fullmatch, paths))
        and all(map(_GREETED.match, greetings))
    )


def _is_plain(signature: str) -> bool:
    tags = (each.partition("=") for each in signature.split(";"))
    return all(_PLAIN.fullmatch(value.strip()) for name, _, value in tags if name.strip().lower() in REPEATED)
