"""Strikes: words that are to be struck out of a value that was told (`ไม่ต้องใส่คำว่า แล้วนะ`, `drop the “please”`).

What is struck out must stand in the value, at one of its ends or between spaces; what is left must be something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.reading.readings import Edits
from bot.chat.reading.rest import rest_of, tells, told_in
from flows.finding import COURTESY
from flows.questions import SKIP, Text
from flows.talk import SPENT, Asked

VALUES = (
    "after-",
    "before.",
    "behalf-name",
    "field-name",
    "post-address",
    "behalf-account",
    "reach-by",
    "known-by",
)
"""Questions in words that are answered by a value; a story is not cut."""
AT_MOST = 120
"""Characters above which a text says more than what is to be struck out."""
LEAST = 2
"""Characters of what is struck out, and of what is left."""
_STRIKES = re.compile(
    r"(?:(?:ไม่|บ่|ม่าย)(?:ต้อง|เอา|ได้)?(?:มี|ใส่|ลง|พิมพ์|พิม|เขียน|เติม)|อย่า(?:ใส่|ลง|เติม)|(?:ไม่เอา|ไม่ต้อง(?:เอา)?|ตัด|ลบ|เอา|ถอด)(?=\s?คำ))\s?"
    r"(?:คำ|ตัว|ไอ้|พวก)?(?:ว่า|ลงท้าย|ท้าย)?\s?|"
    r"(?:ตัด|ลบ|เอา|ถอด)\s?(?=\S(?:\S|\s(?=\S)){0,40}?\s?(?:ออก|ทิ้ง))|"
    r"\b(?:without|drop|remove|delete|strike|cut|omit|no need for|(?:leave|take) (?:out|off)|"
    r"don't (?:include|put|write))\s(?:(?:the|that)\s)?(?:(?:words?|part|bit|ending)\s)?",
    re.I,
)
"""What stands before what is to be struck out."""
_BESIDE = (
    "คำว่า",
    "คำ",
    "ไม่ต้อง",
    "ไม่มี",
    "ไม่เอา",
    "ตัด",
    "ลบ",
    "ออก",
    "ทิ้ง",
    "ต่อท้าย",
    "ลงท้าย",
    "ท้าย",
    "เอ้อ",
    "เฉยๆ",
    "just",
    "word",
    "without",
    "drop",
    "remove",
    "out",
    "off",
)
"""What is said beside it and tells nothing."""
_OPENS = " \"'“”‘’«»()"
_ONLY = re.compile(r"(?:เอา)?(?:แค่|เฉพาะ|เพียง|เหลือ)(?:คำว่า|ว่า)?\s?|\b(?:just|only)\s", re.I)
"""What stands before all that is to be left."""
_ENDS = re.compile(r"(?![ก-ฮเแโใไ\w])|(?=ออก|ทิ้ง|ไป|นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|เลย|ด้วย)")
"""What may stand behind it."""


def struck_out(path: Sequence[Asked], text: str) -> Edits:
    """The latest value without the words that a text strikes out of it, or with no more than those that it says are to
    be left, where the others tell nothing; empty where it strikes nothing out."""
    if len(text) > AT_MOST:
        return Edits()
    told = " ".join(text.split())
    for asked in reversed(path):
        words = isinstance(asked.question, Text) and asked.name.startswith(VALUES)
        if words and asked.raw not in (SKIP, SPENT) and (left := _left(asked.raw, told)):
            return Edits({asked.name: left})
    return Edits()


def _left(value: str, told: str) -> str:
    """What is left of a value; empty where nothing is struck out of it."""
    for cue in _STRIKES.finditer(told):
        named = _named(value, told[cue.end() :].lstrip(_OPENS))
        left = _without(value, named) if named else ""
        if left and not tells(rest_of(told, (value, left, named)), _BESIDE):
            return left
    for cue in _ONLY.finditer(told):
        named = _named(value, told[cue.end() :].lstrip(_OPENS))
        if named and value.startswith(named) and named != value and not told_in(value[len(named) :]):
            return named
    return ""


def _named(value: str, words: str) -> str:
    """The longest piece of a value with which words begin, and end there; empty where there is none."""
    most = min(len(value), len(words))
    ends = (n for n in range(most, LEAST - 1, -1) if words[:n] in value and _ENDS.match(words, n))
    return next((words[:n].strip() for n in ends), "")


def _without(value: str, words: str) -> str:
    """A value without words at its end, with what is only politeness behind them, or at its beginning, or between
    spaces; empty where they are not there, or nothing else is."""
    before, _, behind = value.rpartition(words)
    if behind.strip() in ("", *COURTESY):
        left = before
    elif not before:
        left = behind
    elif before[-1] == behind[0] == " ":
        left = f"{before.rstrip()} {behind.lstrip()}"
    else:
        return ""
    left = left.strip(" ,.")
    return left if len(left) >= LEAST and any(each.isalnum() for each in left) else ""
