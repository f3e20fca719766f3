"""Hesitation: words of a colleague beside a verb that deny it, put it off, set a condition or ask.

What they order cannot be taken back, so in doubt it waits: one word too many costs a second mail, one too few another
person's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_AGREES = re.compile(
    r"(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|นะ|แล้ว|เลย|ได้|ส่ง|ใช่|ถูกต้อง|ตามนั้น|โอเค|ขอบคุณ|pr-[\d-]{1,20}|"
    r"\b(?:ok|okay|yes|please|send|it|go|ahead|thanks|thank|you)\b|[\s.!,*_()-])*+",
    re.IGNORECASE,
)
_HESITATES = re.compile(
    r"ไม่|อย่า(?!ง)|ยัง(?!คง)|รอ(?![งบ])|เดี๋ยว|ก่อน|ยกเลิก|หยุด|ระงับ|ผิด|ถ้า|หาก|แต่(?!ง|ละ)|ไหม|มั้ย|หรือ|สงสัย|[?\uff1f]|n['\u2019]t\b|"
    r"\b(?:no|not|never|yet|wait|hold|cancel|stop|wrong|if|only|unless|until|but|before|dont|whether)\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"(?:ยัง(?:ไม่|ก่อน|ค่ะ|ครับ|\s|\Z)|ไม่(?:ส่ง|ทำ|เอา|ใช่)|อย่า(?!ง)|รอ(?:ก่อน|แป๊บ|สัก)|เดี๋ยว|ยกเลิก|"
    r"(?:not? yet|not (?:done|finished|complete)|no|don['\u2019]?t|do not|wait|hold (?:on|off)|stop|cancel)\b)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:ไม่(?:ได้)?|อย่า)(?:เพิ่ง|พึ่ง)?\s?|(?:\bnot|n['\u2019]t|\bnever)\s", re.IGNORECASE)
_BEFORE = " \t\n.,:;!-–—*_()[]\"'“”‘’…"
"""What may stand before the first word."""
_LINE = 80
"""Characters of a line below that a colleague has typed about this order; what is longer a mail program has added."""


def only_agrees(words: str) -> bool:
    """Whether what stands behind a second word on its line is no more than a kind word."""
    return _AGREES.fullmatch(words) is not None


def hesitates(words: str) -> bool:
    """Whether a colleague may not want what they order by a verb that needs no words.  Of several lines the first is
    read, and of the others those that begin by calling it off: the rest may be a signature or a disclaimer."""
    first, *others = list(_lines(words)) or [""]
    return bool(_HESITATES.search(first)) or any(len(each) <= _LINE and calls_off(each) for each in others)


def calls_off(words: str, verb: Sequence[str] = ()) -> bool:
    """Whether words that go to the person begin by calling off what `verb` (all words for it) orders, or say that it is
    not that."""
    if _CALLED_OFF.match(words.lstrip(_BEFORE)):
        return True
    return any(words[each.end() :].lower().startswith(tuple(verb)) for each in _NOT.finditer(words))


def _lines(words: str) -> Iterator[str]:
    return (each.strip() for each in words.split("\n") if each.strip())
