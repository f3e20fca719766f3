"""Exchanges: of two numbers or addresses in a text, which stands in the books and which is right.

Each is looked at with the words that touch it, on both sides.  Where they call one wrong, or what is recorded, the
other is right; where they call both so, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CARRIED = (
    r"(?:เป็น|คือ|ว่า|มัน|ยัง|อยู่|เบอร์|หมายเลข|อีเมล|เมล|อัน|โทร|ที่|ของ|"
    r"\b(?:is|was|number|phone|email|address|one|mobile|it|the|my|as)\b|[\s:(=])"
)
_WRONG_BEFORE = re.compile(
    r"(?:ไม่ใช่|มิใช่|บ่แม่น|(?<!ใช้)แทน(?:ที่)?|จาก|เดิม|เก่า|(?:ใน)?ระบบ(?:บันทึก|ขึ้น|เขียน|ลง|โชว์|แสดง)?|แอป(?:ขึ้น|เขียน|โชว์)|"
    r"ที่ผิด|ผิด|บันทึกไว้|อย่าใส่|ไม่เอา|\b(?:not|instead of|rather than|from|"
    r"you (?:have|wrote|listed|put)|"
    r"(?:yours|it|system|app|records?|profile|file) (?:says|shows|has|still has)|was|old|wrong|"
    r"former|never had|recorded as|listed as)\b)"
    rf"{_CARRIED}{{0,6}}\Z",
    re.I,
)
_WRONG_BEHIND = re.compile(
    r"\A[\s,(]{0,3}(?:(?:(?:is|was) (?:(?:the|my) )?(?:old|wrong|not|former|dead|incorrect)|"
    r"as my \w{1,12} but)\b|old\b|formerly\b|"
    r"(?:มัน|นี่|น่ะ|เป็น)?(?:ผิด|ไม่ใช่(?=ของ|เบอร์|อีเมล|เมล|แล้ว|ค่ะ|ครับ)|เลิกใช้|ไม่ได้ใช้|(?:เบอร์|อีเมล|เมล|อัน|ของ)?(?:เก่า|เดิม)|"
    r"(?:เบอร์|อีเมล|เมล|ของ)(?:แฟน|คนอื่น|เพื่อน))|ผิด)(?:\s?(?:number|one|phone|email|mine|แล้ว|ค่ะ|ครับ))?",
    re.I,
)
_RIGHT_BEFORE = re.compile(
    r"(?:ถูก(?:ต้อง)?|ของจริง|ใหม่|(?:แก้|เปลี่ยน)(?:เบอร์|อีเมล|เมล)?(?:ให้)?(?:ไป)?เป็น|ต้อง|ของ(?:ฉัน|ผม|หนู|ดิฉัน)|(?:เบอร์|อีเมล|เมล)(?:ฉัน|ผม|หนู|ดิฉัน)|ใช้|"
    r"\b(?:my|right|correct|new|actual|use|to|should be|instead|now)\b)"
    rf"{_CARRIED}{{0,6}}\Z",
    re.I,
)
_RIGHT_BEHIND = re.compile(
    r"\A[\s,]{0,3}(?:(?:is (?:(?:the|my) )?(?:new|right|correct)|is(?=\s?[,.])|the new)\b|"
    r"ถูก|ของ(?:ฉัน|ผม|หนู)|(?:อัน)?ใหม่)",
    re.I,
)
_NOT_TO_BE = re.compile(
    r"(?:ไม่ใช่|มิใช่|บ่แม่น|อย่า(?:ใส่|ใช้|เอา|แก้เป็น|ลง)|ห้ามใส่|ไม่เอา|"
    r"\b(?:not|never|don't (?:put|use|write)|do not (?:put|use|write)))"
    rf"{_CARRIED}{{0,6}}\Z",
    re.I,
)
_TO = re.compile(r"\A[\s)]{0,3}(?:(?:ไป)?เป็น|to\b|->|=>|→)", re.I)
_NAMES_NEXT = re.compile(
    rf"\A[\s,(]{{0,3}}(?:เบอร์|อีเมล|เมล|อัน|ของ)?(?:เก่า|เดิม|old\b|formerly\b){_CARRIED}{{0,6}}\Z", re.I
)
_REVERTS = re.compile(
    r"(?:มีคน|คนอื่น|ใครไม่รู้|ระบบ|บริษัท)(?:มา|แอบ|เข้ามา)?(?:แก้|เปลี่ยน)|(?:แก้|เปลี่ยน|ทำ)(?:ให้)?กลับ|กลับ(?:คืน|เป็นเหมือนเดิม)|"
    r"โดยไม่ได้(?:ขอ|บอก|ตั้งใจ|ยินยอม)|\b(?:some(?:body|one)|you|they|your (?:system|team)) (?:has |have )?changed\b|"
    r"\b(?:was|were) changed\b.{0,80}\b(?:by mistake|without (?:my|asking|me))|"
    r"\b(?:change|put|set|switch|turn) it back\b|\brevert\b",
    re.I | re.S,
)
"""That it was changed against somebody's will, and is to be as it was."""


def exchanged(text: str, told: Sequence[str], places: Sequence[int]) -> tuple[str, str] | None:
    """Of two values, in the order of their places, what stands in the books, and what is right; None where the words
    that touch them do not say it, and twice nothing where they contradict each other."""
    (first, second), (at, at_second) = told, places
    before, between = text[:at], text[at + len(first) : at_second]
    behind = text[at_second + len(second) :]
    old_first, new_first = (first, second), (second, first)
    if _TO.match(between) and (_WRONG_BEFORE.search(before) or _REVERTS.search(text)):
        return new_first if _REVERTS.search(text) else old_first
    head = _WRONG_BEHIND.match(between)
    if head and _NAMES_NEXT.match(between) and not _RIGHT_BEHIND.match(behind):
        head = None  # `A, old B`: that is said of the one behind it
    tail = between[head.end() :] if head else between
    first_wrong = bool(head or _WRONG_BEFORE.search(before))
    second_wrong = bool(_WRONG_BEFORE.search(tail) or _WRONG_BEHIND.match(behind))
    if first_wrong != second_wrong:
        return old_first if first_wrong else new_first
    if first_wrong:
        return "", ""
    first_right = bool(_RIGHT_BEFORE.search(before) or _RIGHT_BEHIND.match(between))
    second_right = bool(_RIGHT_BEFORE.search(tail) or _RIGHT_BEHIND.match(behind))
    if first_right != second_right:
        return new_first if first_right else old_first
    return None


def is_called_wrong(text: str, value: str, at: int) -> bool:
    """Whether the words that touch the only value of a text call it wrong, or the old one."""
    before, behind = text[:at], text[at + len(value) :]
    return bool(_NOT_TO_BE.search(before) or _WRONG_BEHIND.match(behind))
