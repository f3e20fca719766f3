"""Subjects: which question is to go to the team, where somebody says that it is another one than the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.reading.readings import Edits
from flows.finding import bare
from flows.questions import Confirm
from flows.talk import Waiting

_POINTS = (
    r"(?!\s?(?:นี้|นั้น|นี่|เดิม|เดียวกัน|ที่(?:ถาม|ว่า|พิมพ์)|เมื่อกี้|ข้างบน|ดังกล่าว|ให้|ไป|ถึง|หา|ทีม|ของ|เลย|ด้วย|หน่อย|"
    r"(?:this|that|it|these|those)\b))"
)
_BY_WHAT_WAY = (
    r"(?!\s?(?:เรื่อง)?(?:ทาง|ที่อยู่|ตอบ|อีเมล|เมล|แชต|แชท|โทร|(?:ข้อ)?(?:ร้องเรียน|กังวล)|"
    r"ข้อมูล(?:อาจ)?รั่ว|คำถาม(?:$|\s|ค)))"
)
HANDS = re.compile(
    rf"(?:ส่ง|ฝาก|ถาม)\S{{0,16}}?(?:เรื่อง|ว่า|เกี่ยวกับ){_POINTS}\s?(?P<of>.{{4,}})|"
    rf"\b(?:send|forward|pass on|ask|put)\b.{{0,40}}?\b(?:about|regarding|on|how|whether|when|why|where|who|what)\b"
    rf"{_POINTS}(?P<of_en>.{{4,}})",
    re.I | re.S,
)
"""That a question is to go to the team, and of what it is."""
TO_WHOM = re.compile(
    r"(?:(?:ให้|ถึง|ไป|หา|กับ)\s?){1,3}(?:ทาง)?(?:ทีม|เจ้าหน้าที่|คน|บริษัท).*$|\b(?:to|with) (?:the|your) .*$|\bplease\b.*$",
    re.I | re.S,
)
THIS_TOO = re.compile(
    r"(?:คำถาม|เรื่อง|อัน)(?:นี้|นั้น)\S{0,4}?(?:และ|กับ|แล้ว)|\b(?:this|that|it) (?:and|plus)\b|ด้วย|อีก|\btoo\b|\balso\b",
    re.I,
)
"""That what was asked before goes there as well."""
_ASKED = r"(?:คำถาม|ข้อความ|เรื่อง|อัน|ข้อ)"
NOT_THIS = re.compile(
    rf"(?:(?:ไม่|บ่|ม่าย)(?:ใช่|แม่น|เอา|ใจ้)\s?(?:คำถาม|ข้อความ|เรื่อง)(?:นี้|นั้น|นี่|น่ะ)|"
    rf"(?:ไม่|บ่|ม่าย)ได้(?:จะ|อยาก|คิดจะ)?(?:ถาม|ส่ง)(?:{_ASKED}|ข้อ)?(?:นี้|นั้น|นี่)|(?:ผิด|สลับ)คำถาม|คำถาม(?:นี้)?(?:มัน)?(?:ผิด|ไม่ใช่|บ่แม่น)|"
    r"\b(?:not (?:this|that) question|(?:that|this|it)(?:'s| is) (?:not (?:the|my)|the wrong) question|"
    r"wrong question)\b)"
    r"(?:นะ|เด้อ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|อะ|อ่ะ|เลย|แล้ว|[\s,.;:–-]){0,6}",
    re.I,
)
"""That it is not the question that is to be sent."""
THAT_ONE = re.compile(
    rf"(?:(?:แต่|แค่|ที่|ขอ|จะ|อยาก|ให้|ผม|ฉัน|หนู|เรา|ข่อย|ต้องการ)\s?){{0,5}}(?:เอา|เป็น|ถาม|ส่ง|หมายถึง|คือ|เปลี่ยนเป็น)"
    rf"(?:คือ|เป็น)?{_BY_WHAT_WAY}(?:คำถาม)?(?:เรื่อง|ว่า|อัน|เกี่ยวกับ)?{_BY_WHAT_WAY}\s?(?P<of>[^\s\u0e30-\u0e3a\u0e47-\u0e4e].{{3,}})|"
    r"(?:(?:but|i (?:meant|want|wanted)|it's|it was|send|the (?:one|question))\s){1,3}(?:about |on )?(?P<of_en>.{4,})",
    re.I | re.S,
)
"""Which one it is to be."""
CHANGED_TO = re.compile(
    rf"(?:เปลี่ยน|แก้)คำถาม(?:ให้)?(?:เป็น|ว่า)\s?{_BY_WHAT_WAY}(?P<of>.{{4,}})|"
    r"\bchange (?:the|my) question to:?\s(?P<of_en>.{4,})",
    re.I | re.S,
)
BRIEF = 12
"""Characters below which what is named says little without the words before it."""
OF_ALL = re.compile(r"ข้อมูล|บริษัท|นโยบาย|ส่วนบุคคล|\b(?:data|company|policy|personal|about|would|please)\b")
"""What every question here is about."""
GRAM = 5
"""Letters in a row that two texts about one thing share; in Latin script a word of so many."""


def chosen(text: str, asked: Sequence[str]) -> str:
    """What is to go to the team, where a text that hands a question to them names another one than was asked last: one
    that was `asked` before it, or else the text itself.  Empty where it names none, or the last."""
    found = HANDS.search(text)
    subject = _plain(TO_WHOM.sub("", _of(found))) if found else ""
    if len(subject) < GRAM - 1 or (asked and _shares(subject, _plain(asked[-1]))):
        return ""
    return next((each for each in reversed(asked) if _shares(subject, _plain(each))), text)


def another(flow: str, waiting: Waiting, text: str) -> Edits | None:
    """The message of a letter to the team, where it is said at the last look to be another question: the one that is
    told, or asked for anew where none is.  None where nothing such is said."""
    if flow != "contact" or not isinstance(waiting.question, Confirm):
        return None
    message = next((each.name for each in waiting.path if each.name == "message"), "")
    no, changed = NOT_THIS.search(text), CHANGED_TO.search(text)
    if not message or (no is None and changed is None):
        return None
    if changed is not None:
        return Edits({message: _of(changed)})
    assert no is not None
    if no.start() > GRAM * 4:
        return None  # something else is told before it
    behind = text[no.end() :].strip()
    that = THAT_ONE.match(behind)
    if that is not None:
        return Edits({message: _of(that) if len(_of(that)) >= BRIEF else behind})
    return None if bare(behind) else Edits({message: None})


def _of(found: re.Match[str]) -> str:
    return (found["of"] or found["of_en"]).strip()


def _plain(text: str) -> str:
    """A text evened, without what every question here is about."""
    return OF_ALL.sub(" ", bare(text)).strip()


def _shares(subject: str, asked: str) -> bool:
    """Whether two evened texts may be about one thing."""
    if subject.isascii():
        return bool({each for each in subject.split() if len(each) >= GRAM} & set(asked.split()))
    return any(subject[n : n + GRAM] in asked for n in range(len(subject) - GRAM + 1))
