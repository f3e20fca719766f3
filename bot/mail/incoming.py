"""What a mail says, read once, outside of any transaction: all that deciding about it needs, and no bytes of it.

Reading never fails.  What cannot be taken apart is known by its headers alone, and says so (`unreadable`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email.message import Message
from itertools import islice, takewhile

from bot.mail import automatic
from bot.mail.automatic import Bounce
from bot.mail.headers import (
    FIELD,
    Unreadable,
    answered,
    decoded,
    message_id_of,
    parse,
    parse_headers,
    sender_of,
)
from bot.mail.reply import Reading, read
from bot.mail.signatures import are_plain

RECIPIENTS = 200
"""Header fields with recipients that are looked at."""
TOKENS = 100
"""Addresses of a mail that are looked at for the token of a ticket."""
_TOKEN = re.compile(
    # A match begins where a run of characters does that may stand before our token, and looks at each once.
    r"(?<![^\s<>()\[\]:;@\\,\"+])[^\s<>()\[\]:;@\\,\"+]{1,38}+\+t[a-z2-7]{24}+@[a-z0-9.-]{1,253}+",
    re.IGNORECASE | re.ASCII,
)
_HANDED_IN = re.compile(
    r"\swith\s+(?:(?!id\b|for\b)(?:\([^()]{0,80}\)|[\w.-]{1,40})\s+){0,3}"
    r"(?:(?:UTF8)?(?:E?SMTP|LMTP)S?A|asmtp|bsmtp|local|httpu?|mapi)\b|"
    r"\([^()]{0,80}(?<!not )\bauthenticated\b|\(account \S|\bAUTH:\s?\w|"
    r"\bfrom userid \d|\binvoked by uid \d|/Submit\)|\svia HTTP\b",
    re.IGNORECASE | re.ASCII,
)
"""How servers say that they took a mail from a user of their own: from whoever gave a password (RFC 3848, or in words
of their own), from a program on the same machine, or by a web page."""
SIGNED = ("To", "Cc")
_TO = (*SIGNED, "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")


@dataclass(frozen=True)
class Incoming:
    """A mail, read."""

    message_id: str
    sender: str
    """The address in From, if it is exactly one."""
    tokens: tuple[str, ...]
    """The addresses it is to that have the form of a ticket's, at most `TOKENS`, of at most 320 characters each."""
    verdicts: str
    """The topmost `Authentication-Results`: the receiving server's own, if it writes any.  At most `FIELD` characters;
    empty where it is longer, or where what it repeats of the mail could be read as one."""
    subject: str
    answers: tuple[str, ...]
    """Message-IDs, the nearest first."""
    bounce: Bounce | None
    automatic: str
    """Why it counts as written by a machine; empty for a person's."""
    reading: Reading
    unreadable: str
    """Why it was not taken apart, in a word; then nothing was read but headers."""
    astray: bool = False
    """Whether none of these addresses stands in To or Cc, the fields that a signature covers."""
    handed_in: bool = False
    """Whether a server took it from a user of its own, above its verdicts: these may have come with it."""


NOTHING = Reading("", marked=False, files=())
STUMBLES = (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What the library raises where it met something that it has no word for."""


def read_incoming(raw: bytes, *, headers_only: bool = False) -> Incoming:
    """Read a mail; `headers_only` where the rest is missing, or is too much."""
    reason = "cut"
    if not headers_only:
        try:
            return _incoming(parse(raw), headers_only=False)
        except Unreadable as unreadable:
            reason = str(unreadable)
        except STUMBLES:
            reason = "form"
    try:
        return _incoming(parse_headers(raw), headers_only=True, unreadable=reason)
    except STUMBLES:
        return Incoming("", "", (), "", "", (), None, "", NOTHING, reason)


def to_json(mail: Incoming) -> bytes:
    """For another process."""
    return json.dumps(asdict(mail)).encode()


def from_json(data: bytes) -> Incoming:
    """What another process has read.  Raises ValueError, TypeError, KeyError."""
    values = json.loads(data)
    bounce, reading = values["bounce"], values["reading"]
    return Incoming(
        **values
        | {
            "tokens": tuple(values["tokens"]),
            "answers": tuple(values["answers"]),
            "bounce": Bounce(**bounce) if bounce else None,
            "reading": Reading(**reading | {"files": tuple(reading["files"])}),
        }
    )


def _incoming(message: Message, *, headers_only: bool, unreadable: str = "") -> Incoming:
    bounce = None if headers_only else automatic.bounce(message)
    machine = automatic.automatic(message)
    reading = NOTHING
    if not headers_only and not bounce and not machine:
        try:
            reading = read(message)
        except Unreadable as reason:
            unreadable = str(reason)
    return Incoming(
        message_id=message_id_of(message),
        sender=sender_of(message),
        tokens=tokens_in(" ".join(islice(_recipients(message), RECIPIENTS))),
        verdicts=_verdicts(message),
        subject=decoded(message, "Subject"),
        answers=tuple(answered(message)),
        bounce=bounce,
        automatic=machine,
        reading=reading,
        unreadable=unreadable,
        astray=not tokens_in(" ".join(islice(_recipients(message, SIGNED), RECIPIENTS))),
        handed_in=_is_handed_in(message),
    )


def tokens_in(text: str) -> tuple[str, ...]:
    """The addresses in a text that have the form of a ticket's (bot/tickets/tokens.py), each once."""
    return tuple(dict.fromkeys(each[0] for each in islice(_TOKEN.finditer(text), TOKENS)))


def _is_handed_in(message: Message) -> bool:
    """Whether a server says that a user of its own handed it in, further up than the first verdicts.  What stands above
    those came after them, and so from our own servers."""
    above = takewhile(lambda each: each[0].lower() != "authentication-results", message.items())
    return any(name.lower() == "received" and _HANDED_IN.search(str(value)[:FIELD]) for name, value in above)


def _verdicts(message: Message) -> str:
    topmost = next(iter(message.get_all("Authentication-Results", [])), "")
    return topmost if len(topmost) <= FIELD and are_plain(message) else ""


def _recipients(message: Message, names: tuple[str, ...] = _TO) -> Iterator[str]:
    for name in names:
        yield from message.get_all(name, [])
