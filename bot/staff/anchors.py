"""Anchors: dates and numbers beside a number of days, from or until which they would have to be counted.

`ขยาย: 15 วัน` counts from the date in force, and the person is told the new date at once.  "15 days from today" says
another date, "15 days, until 31 December" two of them: which one is meant is asked.
"""

from __future__ import annotations

import re

THAI = r"[\u0e01-\u0e2e\u0e30-\u0e4e]"
MONTHS = (
    r"มกรา|กุมภ|มีนา|เมษ|พฤษภ|มิถุน|กรกฎ|สิงหา|กันยา|ตุลา|พฤศจิ|ธันว|[มพกสตธ]\.\s?ค|มี\.\s?ค|[กพ]\.\s?[พย]|(?:เม|มิ)\.\s?ย|"
    rf"(?<!{THAI})(?:มี?ค|กพ|เมย|พค|มิย|กค|สค|กย|ตค|พย|ธค)(?!{THAI})|พ\.\s?ศ|ค\.\s?ศ|"
    r"\b(?:jan|feb|apr|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|il|ust|ember|ober)?\b|\bmarch\b"
)

_DATE = (
    rf"(?:(?:วัน)?(?:ที่)?\s?\d{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:of\s)?[./-]?\s?(?:{MONTHS})|"
    rf"(?:วัน)?(?:ที่)?\s?\d{{1,4}}\s?[./-]\s?\d{{1,2}}(?!\d)|(?:{MONTHS})\s?\.?\s?\d|วันที่\s?\d|"
    r"สิ้น(?:เดือน|ปี|สัปดาห์)|(?:the )?(?:\d{1,2}(?:st|nd|rd|th)\b|end of))"
)
_DAY = (
    rf"(?:{_DATE}|พรุ่งนี้|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|"
    r"(?:next (?:week|month|year)|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\b)"
)
_BETWEEN = r"\A[\s.,:;(\[–—-]*+"
_UNTIL = (
    r"(?:(?:จน)?(?:ถึง|สิ้นสุด)|เป็น|คือ|(?:จะ)?ครบ(?:กำหนด)?|ภายใน|ไม่เกิน|กำหนดใหม่|until|till|to|by|ending|i\.?e\.?|"
    r"that is|which is|making it|so|=|(?:the )?new (?:date|deadline)|on|due)"
)
_IN_FORCE = re.compile(
    rf"{_BETWEEN}(?:(?:นับ)?(?:จาก|ต่อจาก|แต่|ตั้งแต่|ถัดจาก)(?:วัน)?(?:ครบ)?กำหนด|"
    r"(?:from|after|beyond|past|on top of) (?:the |its |our )?(?:current |present )?(?:due date|deadline))",
    re.IGNORECASE,
)
"""The date from which they are counted."""
_FROM = re.compile(
    r"นับ(?:จาก|แต่|ตั้งแต่|ต่อจาก|ถัดจาก|รวม|ย้อน)|เริ่มนับ|เริ่ม(?:จาก|ตั้งแต่|วัน|พรุ่งนี้)|"
    r"\b(?:counted|counting|starting|beginning|commencing)\b|\bof (?:the )?(?:receipt|request|filing)\b|"
    rf"\b(?:from|after|since|as of) (?:{_DAY}|(?:the )?(?:day|date|today|now|yesterday|receipt|receiving|request|"
    r"filing|submission|original|next|last|(?:it|they|he|she|we|you) (?:was|were|got|received|filed|wrote|asked)|"
    r"this (?:day|week|date|mail)))",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_BETWEEN}(?:จาก(?:วัน|เดิม|นี้|ที่|เมื่อ|พรุ่งนี้|\s?\d)|ตั้งแต่|แต่วัน|หลัง(?:จาก|วัน|ได้รับ|รับ)|ก่อนวัน|ทั้งหมด|"
    r"รวม(?:เป็น|ทั้ง|แล้ว|เดิม|กับ)|(?:in )?(?:total|all|altogether|overall)\b|"
    rf"(?:from|after|before|prior|instead|including the)\b|{_UNTIL}[\s:]{{0,2}}{_DAY}|"
    r"(?:เอ๊ย|อุ๊ย|อ้าว|ขอโทษ|โทษที|แก้เป็น|เปลี่ยนเป็น|หมายถึง|เอาเป็น|nope|sorry|oops|wait|rather|actually|i mean|"
    r"make (?:it|that)|or rather|correction|instead)[^\d\n]{0,16}\d{1,3}(?!\d)|"
    r"(?:ไม่(?:ใช่)?|เป็น|คือ|no|not)\W{0,3}\d{1,3}(?!\d))",
    re.IGNORECASE,
)
"""What makes another number, or a date, of a number of days, at once behind it."""
_DATED = re.compile(rf"{_BETWEEN}{_DATE}(?!{THAI}|[a-z])", re.IGNORECASE)
_SET_OFF = re.compile(
    rf"(?:[,(\[–—-]\s?|(?<={THAI})\s)(?:until|till|จนถึง|ถึง|สิ้นสุด|ครบกำหนด)\s?{_DAY}", re.IGNORECASE
)
"""A date until which it is, set off from the reason."""
_REASON = re.compile(r"เพราะ|เนื่อง(?:จาก|ด้วย)|\bbecause\b", re.IGNORECASE)


def is_anchored(behind: str) -> bool:
    """Whether another date, or another number, is said behind a number of days on its line."""
    if _IN_FORCE.match(behind):
        return False
    said = _REASON.split(behind, maxsplit=1)[0]
    return any((_FROM.search(said), _SET_OFF.search(said), _BESIDE.match(behind), _DATED.match(behind)))


def begins_with_an_anchor(line: str) -> bool:
    """The same of a line below, which may name a date in a reason."""
    return _FROM.match(line) is not None or _BESIDE.match(line) is not None
