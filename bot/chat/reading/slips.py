"""Slips: a part of an earlier answer that was mistyped and is put right (`55/9 ไม่ใช่ 55/8`)."""

from __future__ import annotations

import re
import unicodedata

from bot.chat.reading.readings import Edits
from flows.questions import SKIP, Choice, Confirm, Files, Text
from flows.talk import SPENT, Waiting

AT_MOST = 80
"""Characters above which a text tells more than a slip."""
VALUES = ("before", "after-correction", "after-addition", "post-address")
"""Open questions that take such a value themselves."""
_NUMBER = r"(?<!\d)\d++(?:[/.-]\d++){0,6}"
_NOT_THAT = re.compile(
    rf"(?:ไม่ใช่|ม่ายใช่|บ่(?:ใช่|ใจ้|แม่น)|\bnot)\s?(?:เลข|เบอร์|บ้านเลขที่|number|no\.?)?\s?({_NUMBER})(?![\d/])",
    re.I,
)
_WRONG = re.compile(
    r"ผิด|เฮ้ย|อุ๊ย|อุ้ย|อ๊ะ|เอ๊ย|แก้เป็น|ต้องเป(?:็น|๋น)|ที่ถูก|違|\b(?:wrong|sorry|oops|mistake|typo|should be)\b", re.I
)
"""That something was mistyped."""
_FROM_NUMBER = re.compile(rf"{_NUMBER}(?:\s(?:หมู่|ม\.|ซอย|ซ\.|moo|soi)\s?\d{{1,4}}+){{0,3}}", re.I)
"""A number, and what belongs to it in an address: as long as a slip in it may be."""
_NUMBERS = re.compile(_NUMBER)


def put_right(waiting: Waiting, text: str) -> Edits | None:
    """The latest answer in words with the part of it that a text puts right; None where it puts none right, or says
    more.  Where a value is asked for, only what names the wrong part is a slip: the rest is the answer."""
    if not waiting.path or len(text) > AT_MOST:
        return None
    plain = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in text)
    if not isinstance(waiting.question, Text | Choice | Confirm | Files):
        return None
    told = [
        (each.name, each.raw)
        for each in reversed(waiting.path)
        if isinstance(each.question, Text) and each.raw not in (SKIP, SPENT)
    ]
    if found := _NOT_THAT.search(plain):
        near = [*reversed(_NUMBERS.findall(plain[: found.start()])), *_NUMBERS.findall(plain[found.end() :])]
        return _instead(told, found[1], near)
    asked = isinstance(waiting.question, Text) and waiting.name.startswith(VALUES)
    if asked or not _WRONG.search(text) or not told:
        return None
    parts = [each[0].strip() for each in _FROM_NUMBER.finditer(plain)]
    return _alike(told[0], parts[-1]) if len(parts) == 1 else None


def _shape(number: str) -> str:
    return re.sub(r"\d+", "9", number)


def _instead(told: list[tuple[str, str]], wrong: str, numbers: list[str]) -> Edits | None:
    """The latest answer that holds a number which was wrong, with the nearest one of the same shape that is told for
    it; of a longer one the end, where only the end was named."""
    others = [each for each in numbers if each != wrong]
    right = next((each for each in others if _shape(each) == _shape(wrong)), "")
    if not right:
        ends = [each[-len(wrong) :] for each in others if len(each) > len(wrong)]
        right = next((each for each in ends if each != wrong and _shape(each) == _shape(wrong)), "")
    for name, raw in told if right else ():
        if raw.count(wrong) == 1:
            before, behind = raw.split(wrong)
            if not behind[:1].isdigit() and behind[:1] != "/":
                return Edits({name: f"{before}{right}{behind}"})
    return None


def _alike(told: tuple[str, str], part: str) -> Edits | None:
    """An answer with a part like this in the place of the only one of its shape; None where nothing would change."""
    name, raw = told
    found = [each for each in _FROM_NUMBER.finditer(raw) if _shape(each[0]) == _shape(part)]
    if len(found) != 1 or found[0][0] == part:
        return None
    return Edits({name: f"{raw[: found[0].start()]}{part}{raw[found[0].end() :]}"})
