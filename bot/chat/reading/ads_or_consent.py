"""Advertising or consent: two rights that people mix up, and which of them their words name.

Advertising is stopped by objecting to it, and is often said to rest on a consent that could be withdrawn.
"""

from __future__ import annotations

import re

from flows.finding import bare

OBJECTION, WITHDRAWAL = "objection", "withdrawal"
PAIR = (OBJECTION, WITHDRAWAL)
_ADVERTS = r"(?:โฆษณา|การตลาด|โปรโม|\b(?:ads?|adverts?|advertising|marketing|promos?)\b)"
NAMES = {
    OBJECTION: re.compile(
        rf"(?:หยุด|เลิก|งด|ปิด|เซา|ไม่(?:อยาก|ต้อง|เอา|ขอ|รับ|ได้)|บ่(?:อยาก|เอา))\S{{0,16}}?{_ADVERTS}|"
        rf"\b(?:stop|no(?: more)?|without|end)\b.{{0,24}}?{_ADVERTS}",
        re.I,
    ),
    WITHDRAWAL: re.compile(
        r"(?:ถอน|ยกเลิก|เพิกถอน)(?:คืน)?(?:ความ|การ|คำ|ที่)?(?:เคย)?(?:ให้)?(?:ความ)?(?:ยินยอม|อนุญาต)|"
        r"\bwithdraw\w*\b.{0,16}?\bconsent|\bconsent\b.{0,24}?\bwithdraw",
        re.I,
    ),
}
ADVERTS = re.compile(_ADVERTS, re.I)
_DENIED = re.compile(
    r"(?:ไม่ใช่|ไม่ได้|ม่ายใช่|บ่แม่น|บ่ใจ้|มิใช่|\bnot|n't|\bwithout)\s?"
    r"(?:แค่|เรื่อง|การ|จะ|ขอ|หมายถึง|อยาก|ให้|just|only|to|want|about|\s){0,4}$",
    re.I,
)
NEAR = 24
"""Characters before a name that may rule it out."""


def named(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the two that a text names, and those that it rules out."""
    plain = bare(text)
    meant, denied = set[str](), set[str]()
    for flow, cue in NAMES.items():
        for found in cue.finditer(plain):
            before = plain[max(0, found.start() - NEAR) : found.start()]
            (denied if _DENIED.search(before) else meant).add(flow)
    return frozenset(meant), frozenset(denied)


def meant_by(text: str) -> str:
    """Which of the two a text means: the one that it names, or the other of the one that it rules out.  Empty where it
    names none, or asks for both."""
    meant, denied = named(text)
    left = meant - denied or (frozenset(PAIR) - denied if denied and not meant else frozenset())
    return next(iter(left)) if len(left) == 1 else ""


def may_be_either(text: str) -> bool:
    """Whether a text takes back a consent to advertising, which both forms would do."""
    meant, denied = named(text)
    return meant == {WITHDRAWAL} and not denied and bool(ADVERTS.search(text))
