"""A mail from outside taken apart, and its headers read, without trusting their form.

`compat32` messages, because the standard library's newer parser raises on some headers that exist in the
wild; what it would have decoded is decoded here.  The older one raises too, recurses as deep as a mail is
nested, and takes the square of a long header's length; so what it is given is bounded, and what it stumbles
over has one name, `Unreadable`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from typing import Any

from bot.mail.charset import decode
from flows.emails import ENCODED

LINES = 250_000
"""Lines of a mail; ten megabytes of base64 have 140,000."""
MESSAGES = 100
"""Parts of a mail, and of the mails in it; each may lie inside the one before."""
FIELDS = 2_000
"""Header fields of a mail and all its parts together."""
FIELD, PARAMETERS = 16_384, 4_096
"""Characters of a header field, and of a `Content-` one, whose parameters cost the square of its length."""
HEAD = 1 << 16
"""Bytes at the beginning of a mail among which its headers are looked for when it is not taken apart."""
SHOWN = 2_000
"""Characters of a header that are decoded for people to see."""
MANY_IDS = 20
"""Message-IDs of a mail that are looked at; a thread that refers to more is looked at from its end."""

_ADDRESS = r"[^\s\x00-\x20\x7f<>()\[\]:;@\\,\"]{1,64}@[A-Za-z0-9.-]{1,253}"
_FROM = re.compile(rf"<({_ADDRESS})>|({_ADDRESS})")
_FROM_AT_MOST = 1_000
_ID = re.compile(r"<[^<>@\s]{1,200}@[^<>@\s]{1,253}>")
_NOT_AN_ADDRESS = re.compile(r'"(?:[^"\\]|\\.){0,320}"|\([^()]{0,320}\)')


class Unreadable(Exception):
    """A mail that is not taken apart: the reason in a word (`lines`, `headers`, `parts`, `long`, `form`)."""


@dataclass
class _Budget:
    """What one mail may still use up."""

    messages: int = MESSAGES
    fields: int = FIELDS
    strict: bool = True
    """Too much is refused; else what is too long is left out."""


class _Bounded(Compat32):
    """How a mail is taken apart: within a budget, and every header a text."""

    budget = _Budget()

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        self.budget.fields -= 1
        fits = len(value) <= (PARAMETERS if name.lower().startswith("content-") else FIELD)
        if not fits or self.budget.fields < 0:
            if self.budget.strict:
                raise Unreadable("headers")
            value = ""
        return name, value

    def header_fetch_parse(self, name: str, value: Any) -> str:
        # The library makes an object of a header with bytes above 127, which is no text to anybody who asks.
        text = str(value)
        return text if text.isascii() else decode(text.encode("utf-8", "surrogateescape"), None)


class _Mail(Message):
    """A mail or a part of one.  Parameters in an encoding that does not exist are none (the library raises)."""

    def __init__(self, policy: _Bounded) -> None:
        super().__init__(policy)
        policy.budget.messages -= 1
        if policy.budget.messages < 0:
            raise Unreadable("parts")

    def get_boundary(self, failobj: Any = None) -> Any:
        try:
            return super().get_boundary(failobj)
        except (LookupError, ValueError, TypeError):
            return failobj

    def get_filename(self, failobj: Any = None) -> Any:
        try:
            return super().get_filename(failobj)
        except (LookupError, ValueError, TypeError):
            return failobj

    def get_param(self, *args: Any, **more: Any) -> Any:
        try:
            return super().get_param(*args, **more)
        except (LookupError, ValueError, TypeError):
            return None


_HEAD_ENDS, _BARE_CR = re.compile(rb"\n\r?\n"), re.compile(rb"\r(?!\n)")


def parse(raw: bytes) -> Message:
    """A mail, in work that grows with its length.  Raises Unreadable."""
    if raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n") > LINES:
        raise Unreadable("lines")
    return _parsed(_whole_lines(raw), _Budget())


def parse_headers(raw: bytes) -> Message:
    """A mail of which only the headers are looked at, as far as they go; whatever is wrong with it, something is
    returned."""
    head = b"".join(f"{each}\n".encode("ascii", "surrogateescape") for each in _head(raw))
    try:
        return _parsed(head, _Budget(strict=False), headers_only=True)
    except Unreadable:
        return Message()


def _parsed(raw: bytes, budget: _Budget, *, headers_only: bool = False) -> Message:
    # A policy takes as arguments whatever its class has as attributes, which its types do not say.
    made: Any = _Bounded
    policy: _Bounded = made(budget=budget, message_factory=_Mail)
    try:
        message: Message = BytesParser(policy=policy).parsebytes(raw, headersonly=headers_only)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise Unreadable("form") from error
    return message


def _whole_lines(raw: bytes) -> bytes:
    """A mail in whose head no line ends at a CR alone.  None does (RFC 5322, 2.2); for Python's parser it does, and
    what a stranger writes into a line of their own would be a line of the mail server's."""
    head = _HEAD_ENDS.search(raw)
    end = head.start() if head else len(raw)
    return _BARE_CR.sub(b" ", raw[:end]) + raw[end:]


def _head(raw: bytes) -> list[str]:
    """The lines of the header block, as far as it is short; a line that was cut is left out."""
    head = _whole_lines(raw[: HEAD + 1])
    lines = head.decode("ascii", "surrogateescape").replace("\r\n", "\n").split("\n")
    if len(head) > HEAD:
        lines.pop()
    return lines[: lines.index("")] if "" in lines else lines


def message_id_in(raw: bytes) -> str:
    """The Message-ID of a mail that is not taken apart: what recognises a repeat must be there before anything
    can go wrong.  At most 200 characters; empty when there is none."""
    return _fit(field_in(raw, "Message-ID"))


def field_in(raw: bytes, name: str) -> str:
    """A header field of a mail that is not taken apart, its lines joined, as far as its headers are short; empty when
    there is none."""
    found: list[str] = []
    before = f"{name.lower()}:"
    for line in _head(raw):
        if found and not line.startswith((" ", "\t")):
            break
        if found:
            found.append(line)
        elif line[: len(before)].lower() == before:
            found.append(line[len(before) :])
    return "".join(found)


def message_id_of(message: Message) -> str:
    """The Message-ID, at most 200 characters; empty when there is none."""
    return _fit(str(message.get("Message-ID") or ""))


def _fit(text: str) -> str:
    text = "".join(text.split())
    return text if text.isascii() and text.isprintable() and len(text) <= 200 else ""


def decoded(message: Message, name: str) -> str:
    """A header as people see it, on one line and without controls; empty when there is none."""
    raw = str(message.get(name) or "")[:SHOWN]
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        parts = [(raw, None)]
    text = "".join(each if isinstance(each, str) else decode(each, charset) for each, charset in parts)
    shown = "".join(" " if unicodedata.category(each) in ("Cc", "Cs") else each for each in text)
    return " ".join(shown.split())


def sender_of(message: Message) -> str:
    """The one address in the one From header, lower case; empty when there is not exactly one.

    Mail programs disagree about several From headers, several addresses in one, and names that look like an
    address: none of these is anybody's address here.
    """
    given = message.get_all("From", [])
    if len(given) != 1 or len(str(given[0])) > _FROM_AT_MOST:
        return ""
    text = _NOT_AN_ADDRESS.sub("", " ".join(str(given[0]).split()))
    name, bracket, _ = text.partition("<")
    if bracket and ("@" in name or "," in name):
        return ""
    found = _FROM.fullmatch((text[len(name) :] if bracket else text).strip())
    who = (found[1] or found[2]).lower() if found else ""
    return "" if ENCODED in who else who


def answered(message: Message) -> list[str]:
    """The Message-IDs that a mail answers, the nearest first."""
    nearest = _ID.findall(str(message.get("In-Reply-To") or ""))
    before = _ID.findall(str(message.get("References") or ""))
    return list(dict.fromkeys([*nearest, *reversed(before)]))[:MANY_IDS]


_SPACES = re.compile(rb"[ \t]++")


_FOLD = re.compile(rb"\r?\n(?=[ \t])")


def signed_in(raw: bytes) -> tuple[str, str]:
    """Sender and date of a mail, which a signature always covers, or should; empty where there is none.  Of several
    fields of one name it covers the lowest (RFC 6376, 5.4.2), however many were put above it."""
    head = _HEAD_ENDS.search(raw)
    found = {b"from": "", b"date": ""}
    for each in _FOLD.sub(b"", raw[: head.start()] if head else raw).split(b"\n"):
        name, colon, value = each.partition(b":")
        if colon and (name := name.rstrip(b" \t").lower()) in found:
            found[name] = " ".join(value.decode("ascii", "surrogateescape").split())
    return found[b"from"], found[b"date"]


def signature_of(raw: bytes) -> str:
    """What is the same of two mails if a signature of the one fits the other as well: a digest of the sender, the date
    and the body, without what relaxed canonical form leaves out (RFC 6376, 3.4).  Whoever sends a signed mail again may
    change the rest, its Message-ID before all."""
    _, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = [_SPACES.sub(b" ", line).rstrip(b" ") for line in body.split(b"\n")]
    while lines and not lines[-1]:
        lines.pop()
    fields = [each.encode("ascii", "surrogateescape") for each in signed_in(raw)]
    return hashlib.sha256(b"\n".join([*fields, b"", *lines])).hexdigest()
