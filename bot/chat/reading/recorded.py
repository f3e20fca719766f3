"""Recorded: what stands in the company's books, where it is told anew, late, or as what is right as well."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat.reading.dictated import is_name
from bot.chat.reading.hearing import Heard
from bot.chat.reading.readings import Answered, Edits, Place
from bot.chat.reading.values import field_of
from flows.emails import emails
from flows.finding import phones
from flows.questions import SKIP

LATER = ("before", "more", "evidence")
"""Questions, up to their first dot, that come behind what is right of a datum."""
NUMBERS = ("phone", "email")
"""Data of which the value has a shape."""
AT_MOST = 160
"""Characters above which a text is no sentence that tells two values."""
_ANEW = re.compile(
    r"(?:(?:เอ้ย|เอ๊ย|อ้าว|อุ๊ย|ไม่ใช่|ม่ายใช่|บ่(?:แม่น|ใช่|ใจ้)|ผิด(?:แล้ว|ไป)?|โทษที|ขอโทษ|เดี๋ยว(?:ก่อน)?|ไม่|"
    r"no|wait|sorry|oops|wrong|actually|go back|start over|hang on)(?:ค่ะ|ครับ|คับ|จ้ะ|นะ|\s|[,.!?]){1,4}){1,4}"
    r"(?:(?:ชื่อ|ที่อยู่|ตำแหน่ง|บริษัท|ข้อมูล)?(?:ใน(?:ระบบ|แอป|แอพ|โปรไฟล์)|(?:ของ|อัน|ตัว|ชื่อ|ที่อยู่|ตำแหน่ง)(?:เดิม|เก่า))\s?"
    r"(?:มัน|ตอนนี้|ยัง){0,2}\s?(?:เขียน|เป็น|คือ|ขึ้น|ลง|ใส่)(?:ไว้)?(?:ว่า|เป็น)?|"
    r"(?:it|the system|the app|the old (?:one|name|address)|your (?:records?|system)) (?:currently |now )?"
    r"(?:says|shows|reads|is|has|should (?:just )?(?:be|say))|on file (?:it )?(?:is|says))\s?:?\s?"
    r"(?P<value>(?!ไม่|ผิด|ถูก|อะไร|wrong|not\b)\S(?:.{0,58}?\S)?)(?:\s?(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า))?[\s.!]{0,4}",
    re.I,
)
"""That something told before is wrong, and what stands in the books."""
_TURN = re.compile(
    r"(?:\s?[,;.]\s?|\s)(?:(?:but|and|when|while|though|which)\s)?"
    r"(?:the (?:right|correct|proper|real) (?:one|name|spelling|title|address|way) is|(?:(?:it|that)\s)?"
    r"(?:should|must|ought to|needs? to|has to|(?:is )?supposed to) (?:really |actually |just )?"
    r"(?:be|say|read|have been)(?: spelled| spelt| written)?|instead of)\s",
    re.I,
)
"""What stands in an English sentence between what is in the books and what is right."""
_BOOKS = re.compile(
    r"\b(?:is|was|says|shows|reads|ha(?:s|ve) me|listed|down|spelled|spelt|written|recorded|currently|now|moment|it's)"
    r"(?: down| as| like)*\s",
    re.I,
)
"""What stands right before what is in the books."""
_SPEAKS_OF = re.compile(r"(?:my|the|it|it's|its|you|they|currently|now|right now|at the moment)\b", re.I)
_NO_VALUE = re.compile(
    r"(?:not|no|wrong|incorrect|incomplete|outdated|missing|there|misspel\w+|mis-?spelt|a|an)\b", re.I
)
_POLITELY = re.compile(r"(?: please| thanks| thank you)?[.! ]{0,3}$", re.I)
_GOES_ON = re.compile(r"แต่|ต้อง|ที่ถูก|ใหม่|เปลี่ยน|แก้|\?|ไหม|มั้ย|เพราะ|\b(?:but|should|new|change|because)\b", re.I)
"""That more is told than that."""


def recorded_anew(heard: Heard) -> Edits | None:
    """What stands in the books, where somebody who has told it says that this was wrong (`ไม่ใช่ ผิด ในระบบเขียน
    สมชัย`).  Behind the question for what is right it may be an answer as well: then which one is meant is asked."""
    found = _ANEW.fullmatch(" ".join(heard.text.split()))
    if found is None or _GOES_ON.search(found["value"]) or phones(heard.text) or emails(heard.text):
        return None
    told = [each.name for each in heard.place.waiting.path if each.name.startswith("before.")]
    nth = heard.place.waiting.name.partition(".")[2]
    if heard.base == "after-correction" and f"before.{nth}" in told and heard.field not in NUMBERS:
        return Edits({f"before.{nth}": found["value"]})
    return Edits() if told and heard.base in LATER else None


def both_told(heard: Heard) -> Answered | None:
    """What stands in the books and what is right, where one sentence tells both (`it says Ema, should be Emma`),
    whichever is asked for; no number or address, which are found by their shape."""
    words = " ".join(heard.text.split())
    asked = heard.base in ("before", "after-correction") and heard.place.flow == "correction"
    if not asked or heard.field in NUMBERS or heard.asked or len(words) > AT_MOST:
        return None
    sides = _TURN.split(words)
    if len(sides) != 2 or not _SPEAKS_OF.match(sides[0]):
        return None
    old = sides[0][max((each.end() for each in _BOOKS.finditer(sides[0])), default=len(sides[0])) :]
    new = _POLITELY.sub("", sides[1])
    if not old or not new or _NO_VALUE.match(old) or _NO_VALUE.match(new):
        return None
    nth = heard.place.waiting.name.partition(".")[2]
    raw, name, other = (old, "after-correction", new) if heard.base == "before" else (new, "before", old)
    return Answered(replace(heard.unread.said, raw=raw), ahead={f"{name}.{nth}": other})


def is_of_another(place: Place, raw: str) -> bool:
    """Whether a name stands where the number or the address is asked for that is in the books: it belongs to something
    that was asked before, or to whoever has that number."""
    base = place.waiting.name.partition(".")[0]
    return base == "before" and field_of(place.waiting.path) in NUMBERS and raw != SKIP and is_name(raw)


def tells_the_same(place: Place, raw: str) -> bool:
    """Whether what is said to be right is what is said to be in the books: one of them is not meant so."""
    base, _, nth = place.waiting.name.partition(".")
    other = {"after-correction": f"before.{nth}", "before": f"after-correction.{nth}"}.get(base, "")
    held = place.waiting.answers.get(other, SKIP)
    if SKIP in (held, raw):
        return False
    return _same(held) == _same(raw)


def _same(value: str) -> tuple[str, ...]:
    """A value without what makes no difference: a number by its digits."""
    numbers = phones(value)
    alone = len(numbers) == 1 and not any(each.isalpha() for each in value)
    return numbers if alone else (" ".join(value.split()),)
