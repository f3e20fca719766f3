"""Headers of a mail from outside, read without trusting their form.

`compat32` messages, because the standard library's newer parser raises on some headers that exist in the
wild; what it would have decoded is decoded here.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

MANY_IDS = 20
"""Message-IDs of a mail that are looked at; a thread that refers to more is looked at from its end."""
_ADDRESS = r"[^\s<>()\[\]:;@\\,\"]{1,64}@[A-Za-z0-9.-]{1,253}"
_FROM = re.compile(rf"\s*(?:<({_ADDRESS})>|({_ADDRESS}))\s*")
_ID = re.compile(r"<[^<>@\s]{1,200}@[^<>@\s]{1,253}>")
_NOT_AN_ADDRESS = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')


def parse(raw: bytes) -> Message:
    """A mail; whatever is wrong with it, something is returned."""
    return message_from_bytes(raw)


def decoded(message: Message, name: str) -> str:
    """A header as people see it, on one line; empty when there is none."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        text = str(make_header(decode_header(str(raw))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        text = str(raw)
    return " ".join(text.split())


def sender_of(message: Message) -> str:
    """The one address in the one From header, lower case; empty when there is not exactly one.

    Mail programs disagree about several From headers, several addresses in one, and names that look like an
    address: none of these is anybody's address here.
    """
    given = message.get_all("From", [])
    if len(given) != 1:
        return ""
    text = _NOT_AN_ADDRESS.sub("", " ".join(str(given[0]).split()))
    name, bracket, _ = text.partition("<")
    if bracket and ("@" in name or "," in name):
        return ""
    found = _FROM.fullmatch(text[len(name) :] if bracket else text)
    return (found[1] or found[2]).lower() if found else ""


def message_id_of(message: Message) -> str:
    """The Message-ID, at most 200 characters; empty when there is none."""
    text = "".join(str(message.get("Message-ID") or "").split())
    return text if text.isprintable() and len(text) <= 200 else ""


def answered(message: Message) -> list[str]:
    """The Message-IDs that a mail answers, the nearest first."""
    nearest = _ID.findall(str(message.get("In-Reply-To") or ""))
    before = _ID.findall(str(message.get("References") or ""))
    return list(dict.fromkeys([*nearest, *reversed(before)]))[:MANY_IDS]
