"""Ruled out: a number or an address that is told in the breath that says it is not the one.

A letter goes to an address at once, and nothing fetches it back; so of an address that is said behind it as well
(`old@… เข้าไม่ได้แล้ว`), and wherever one is taken out of a text, it is asked for here.
"""

from __future__ import annotations

import re

from bot.chat.reading import cues
from bot.chat.reading.addresses import is_spoken_of, meant

AROUND = 48
"""Characters before a value, and behind it, in which it is ruled out."""
_CARRIED = (
    r"(?:\s|:|จด|ส่ง|ใช้|เอา|ตอบ|กลับ|ไป|มา|ที่|รหัส|ถึง|ทาง|อีเมล|เมล|ให้|เข้า|"
    r"\b(?:code|send|use|it|the|mail|email|to|at|my|address|is|that|this|anything|reply|answer|into|access)\b)"
)
_DENIES = (
    r"(?:อย่า|ห้าม|ไม่(?:ใช่|เอา|ใช้|ต้อง|ให้|อยากให้)|เลิกใช้|ยกเว้น|นอกจาก|แทนที่จะ|บ่(?:แม่น|เอา|ต้อง|ใช้)|ม่าย(?:เอา|ใช่)|"
    r"(?<!ใช้)แทน(?:ที่)?|(?:เปลี่ยน|ย้าย)(?:มา)?จาก|(?:เข้าไม่ได้|(?:แฮก|แฮ็ก|ขโมย)(?:ไป)?)(?:แล้ว|คือ|ว่า|:)?|"
    r"\b(?:dont|do not|never|not|anything but|except|instead of|rather than|in place of|other than|can't|cannot|hacked|"
    r"stolen)\b|n't\b)"
)
"""What rules out what follows, or has happened to it."""
_DENIED, _BEFORE = re.compile(_DENIES, re.I), re.compile(rf"{_DENIES}{_CARRIED}{{0,12}}\Z", re.I)
_BEHIND = re.compile(
    r"อย่า(?:ส่ง|ใช้|ตอบ|ไป|เอา)|ห้าม(?:ส่ง|ใช้|ตอบ|ให้)|เข้าไม่(?:ได้|เป็น)|ใช้ไม่ได้|เลิกใช้|(?:ไม่|บ่)(?:ได้)?ใช้(?:แล้ว|ละ|เด้อ)|(?:ไม่|บ่)เอา|"
    r"ไม่ใช่(?:ของ|อัน|เมล)|(?:โดน|ถูก)(?:แฮก|แฮ็ก|ขโมย)|(?:ปิด|หาย)ไป|ของแฟนเก่า|"
    r"\b(?:must|should) not\b|\b(?:don't|do not|never) (?:send|use|write|reply|answer|mail)\b|"
    r"\bnot (?:mine|that one|there|this one)\b|\bno longer\b|\b(?:can't|cannot) (?:get|log|access|open|read)\b|"
    r"\b(?:can't|cannot) use (?:it|that|this)\b|"
    r"\b(?:hacked|stolen)\b|\bmy (?:boss|ex)\b",
    re.I,
)
_OF_ADDRESS, _DIGIT = re.compile(r"[a-z0-9._%+'-]"), re.compile(r"\d")
_GOES_ON = re.compile(r"[a-z0-9_]|[.-][a-z0-9]")
"""What stands right before a value, or behind it, that is only a part of another."""


def kept(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers or addresses in a text that are not ruled out there.  Of several addresses that is the one that is
    meant, or all of them where none is surely."""
    if len(found) > 1 and "@" in found[0]:
        one = meant(text, found[0], found[1], place_of) if len(found) == 2 else ""
        return (one,) if one else found
    return tuple(each for each in found if not _is_ruled_out(text, each))


def not_denied(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The one that is meant: of numbers that are not ruled out the last, and of addresses the only one."""
    left = kept(text, found)
    return () if len(left) > 1 and "@" in left[0] else left[-1:]


def _is_ruled_out(text: str, value: str) -> bool:
    is_address = "@" in value
    at = place_of(text, value)
    if at < 0:  # spelt, or spoken: what is said around it cannot be told from it
        return is_address and bool(_BEHIND.search(text) or _DENIED.search(text))
    before, behind = text[max(0, at - AROUND) : at], text[at + len(value) :][:AROUND]
    if cues.NOT.search(before) or _BEFORE.search(before):
        return True
    return is_address and (_BEHIND.search(behind) is not None or is_spoken_of(text, value, at))


def place_of(text: str, value: str) -> int:
    """Where a value stands in a text; -1 where it does not.  One may be the beginning or the end of another: so do
    people put a slip right (`…@example.com แทน …@example.co`)."""
    lower, wanted = text.lower(), value.lower()
    beside = _OF_ADDRESS if "@" in value else _DIGIT
    at = lower.find(wanted)
    while at >= 0:
        ends = at + len(wanted)
        goes_on = _GOES_ON.match(lower, ends)
        if not (at and beside.match(lower[at - 1])) and not goes_on:
            return at
        at = lower.find(wanted, at + 1)
    return -1
