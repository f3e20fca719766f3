"""Verbs: the first line of a reply says what is to be done, `ตอบ: …`, `ขยาย: 15 เหตุผล`, `done: …`.

The colon is part of the verb, so that an ordinary sentence is never taken for an order; a verb that needs no
words (`รับ`, `ยืนยัน`) may stand alone on its line.  What cannot be read is said to be unclear, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.tickets.actions import (
    Accept,
    Action,
    Answer,
    AskPerson,
    CloseUnverified,
    Extend,
    Fulfil,
    Note,
    Refuse,
    Reopen,
)
from flows.lines import Line, line

VERBS = {
    "answer": ("ตอบ", "คำตอบ", "answer", "reply"),
    "ask": ("ขอเพิ่ม", "ขอข้อมูลเพิ่ม", "ask"),
    "extend": ("ขยาย", "ขยายเวลา", "extend"),
    "refuse": ("ปฏิเสธ", "refuse", "reject"),
    "fulfil": ("เสร็จ", "เสร็จแล้ว", "เสร็จสิ้น", "done", "fulfil", "fulfill", "fulfilled"),
    "partly": ("บางส่วน", "เสร็จบางส่วน", "partly", "partial"),
    "note": ("บันทึก", "โน้ต", "note"),
    "accept": ("รับ", "รับเรื่อง", "accept"),
    "close-unverified": ("ยืนยันไม่ได้", "unverified"),
    "reopen": ("เปิดใหม่", "reopen"),
    "confirm": ("ยืนยัน", "confirm"),
}
"""What may stand before the colon; the first Thai word is the one that letters show."""

ALONE = ("accept", "close-unverified", "confirm")
"""Verbs that need no words."""

_NAMES = {word: verb for verb, words in VERBS.items() for word in words}
_FIRST = re.compile(
    r"\s*[*_]*(?P<verb>[^:\uff1a\n]{1,30}?)[*_]*\s*(?P<colon>[:\uff1a])[*_]*(?P<rest>.*)", re.DOTALL
)
_DAYS = re.compile(r"\s*(\d{1,4})\s*(?:วัน|days?\b)?[\s:,\-–—]*(.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Order:
    """Something to be done."""

    action: Action
    aside: str = ""
    """Words written beside a verb that needs none: for the file."""


@dataclass(frozen=True)
class ConfirmHeld:
    """Do what was held back."""


@dataclass(frozen=True)
class Unclear:
    """A verb that cannot be followed, and why."""

    why: Line


def read_verb(text: str, grounds: Mapping[str, str]) -> Order | ConfirmHeld | Unclear | None:
    """What a reply orders; None when its first line begins with no verb.

    `grounds` are the words by which a refusal of this ticket may be justified, each with its code.
    """
    verb, words = _split(unicodedata.normalize("NFC", text).strip())
    if verb is None:
        return None
    if verb == "confirm":
        return ConfirmHeld()
    if verb == "accept":
        return Order(Accept(), words)
    if verb == "close-unverified":
        return Order(CloseUnverified(), words)
    if verb == "extend":
        return _extend(words)
    if verb == "refuse":
        return _refuse(words, grounds)
    if not words and verb != "fulfil":
        return Unclear(line("staff-no-words", verb=VERBS[verb][0]))
    actions: dict[str, Action] = {
        "answer": Answer(words),
        "ask": AskPerson(words),
        "fulfil": Fulfil(words),
        "partly": Fulfil(words, partly=True),
        "note": Note(words),
        "reopen": Reopen(words),
    }
    return Order(actions[verb])


def first_line(text: str) -> str:
    """The line in which a verb was looked for, as it may be shown to its writer."""
    return next((each.strip() for each in text.split("\n") if each.strip()), "")[:120]


def _split(text: str) -> tuple[str | None, str]:
    found = _FIRST.match(text)
    if found:
        verb = _NAMES.get(" ".join(found["verb"].lower().split()))
        if verb:
            return verb, found["rest"].strip()
    head, _, rest = text.partition("\n")
    alone = _NAMES.get(head.strip(" .*_").lower())
    return (alone, rest.strip()) if alone in ALONE else (None, text)


def _extend(words: str) -> Order | Unclear:
    found = _DAYS.fullmatch(words)
    if not found or not int(found[1]):
        return Unclear(line("staff-no-days"))
    if not found[2].strip():
        return Unclear(line("staff-no-reason"))
    return Order(Extend(int(found[1]), found[2].strip()))


def _refuse(words: str, grounds: Mapping[str, str]) -> Order | Unclear:
    if not grounds:
        return Unclear(line("staff-cannot-refuse"))
    folded = words.lower()
    for word in sorted(grounds, key=len, reverse=True):
        after = words[len(word) :]
        # Thai has no spaces between words: a ground ends at one all the same, so that it is meant.
        if folded.startswith(word.lower()) and (not after or not (after[0].isalnum() or _is_mark(after[0]))):
            said = after.strip(" \n:,-–—.")
            return Order(Refuse(grounds[word], said)) if said else Unclear(line("staff-no-reason"))
    return Unclear(line("staff-no-ground"))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
