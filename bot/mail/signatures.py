"""What a mail's signatures say of themselves, its envelope's sender, and the name by which it was handed over: words of
a stranger that a server repeats in its verdicts.

Some servers repeat them bare, and decoded (RFC 6376, 2.11): an `i=` that says `=3B=20dmarc=3Dpass` becomes a finding
that the server never made.  No honest signature says anything there that could be one.
"""

from __future__ import annotations

import re
from email.message import Message

SIGNED_BY = ("DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "DomainKey-Signature")
REPEATED = ("i", "d", "s", "a", "c", "q", "v", "t", "x", "l", "cv")
"""The tags of a signature that verdicts name: for whom, which domain, which key, how, since when; or that they repeat
where they say why it is none."""
_PLAIN = re.compile(r"[\w.@+/:!#$%&'*?^`{|}~-]*", re.ASCII)
"""What an address may hold outside of quotation marks (RFC 5322, 3.2.3), without what tells values apart."""
_CODED = re.compile(r"=([0-9A-F]{2})")
_GREETED = re.compile(
    r"\s*+(?!from\s)|\s*+from\s++[^\s;()=\"\\]*+(?:\s|\Z|\(\[?[\da-f:.]{2,45}\]?\))", re.IGNORECASE
)
"""The name by which a server was greeted, in whichever `Received` that may be: behind a server of ours may stand any
number of others, and filters."""
_FINDING = re.compile(r"=\s?[a-z]", re.IGNORECASE)
_PATH = re.compile(r"<?[^\s<>()\[\]:;@\\,\"]*(?:@[\w.-]*)?>?", re.ASCII)


def are_plain(message: Message) -> bool:
    """Whether nothing that a server repeats of a mail could be read as a finding of that server."""
    signed = [str(value) for name in SIGNED_BY for value in message.get_all(name, [])]
    paths = (str(value).strip() for value in message.get_all("Return-Path", []))
    ways = [str(value) for value in message.get_all("Received", [])]
    return all(map(_is_plain, signed)) and all(map(_PATH.fullmatch, paths)) and all(map(_is_way, ways))


def _is_plain(signature: str) -> bool:
    tags = (each.partition("=") for each in signature.split(";"))
    values = (value.strip() for name, _, value in tags if name.strip().lower() in REPEATED)
    return all(_PLAIN.fullmatch(_CODED.sub(lambda found: chr(int(found[1], 16)), each)) for each in values)


def _is_way(received: str) -> bool:
    """Whether a line about the way of a mail holds no finding: behind its semicolon stands a date.  Some servers take a
    greeting of several words."""
    return _GREETED.match(received) is not None and not _FINDING.search(received.partition(";")[2])
