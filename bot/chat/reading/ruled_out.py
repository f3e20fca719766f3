"""Ruled out: a number or an address that is told in the breath that says it is not the one.

A letter goes to an address at once, and nothing fetches it back; so of an address that is said behind it as well
(`old@… เข้าไม่ได้แล้ว`), and wherever one is taken out of a text, it is asked for here.
"""

from __future__ import annotations

import re

from bot.chat.reading import cues

AROUND = 48
"""Characters before a value, and behind it, in which it is ruled out."""
_CARRIED = (
    r"(?:\s|:|จด|ส่ง|ใช้|เอา|ตอบ|กลับ|ไป|มา|ที่|รหัส|ถึง|ทาง|อีเมล|เมล|ให้|เข้า|"
    r"\b(?:code|send|use|it|the|mail|email|to|at|my|address|is|that|this|anything|reply|answer|into|access)\b)"
)
_BEFORE = re.compile(
    r"(?:อย่า|ห้าม|ไม่(?:ใช่|เอา|ใช้|ต้อง|ให้|อยากให้)|เลิกใช้|ยกเว้น|นอกจาก|แทนที่จะ|บ่(?:แม่น|เอา|ต้อง|ใช้)|ม่าย(?:เอา|ใช่)|เข้าไม่ได้|"
    r"(?:แฮก|แฮ็ก|ขโมย)(?:ไป)?(?:คือ)?|"
    r"\b(?:dont|do not|never|not|anything but|except|instead of|other than|can't|cannot|hacked|stolen)\b|n't\b)"
    rf"{_CARRIED}{{0,12}}\Z",
    re.I,
)
_BEHIND = re.compile(
    r"อย่า(?:ส่ง|ใช้|ตอบ|ไป|เอา)|ห้าม(?:ส่ง|ใช้|ตอบ|ให้)|เข้าไม่(?:ได้|เป็น)|ใช้ไม่ได้|เลิกใช้|(?:ไม่|บ่)(?:ได้)?ใช้(?:แล้ว|ละ|เด้อ)|(?:ไม่|บ่)เอา|"
    r"ไม่ใช่(?:ของ|อัน|เมล)|(?:โดน|ถูก)(?:แฮก|แฮ็ก|ขโมย)|(?:ปิด|หาย)ไป|ของแฟนเก่า|"
    r"\b(?:must|should) not\b|\b(?:don't|do not|never) (?:send|use|write|reply|answer|mail)\b|"
    r"\bnot (?:mine|that one|there|this one)\b|\bno longer\b|\b(?:can't|cannot) (?:get|log|access|open|read)\b|"
    r"\b(?:can't|cannot) use (?:it|that|this)\b|"
    r"\b(?:hacked|stolen)\b|\bmy (?:boss|ex)\b",
    re.I,
)


def kept(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers or addresses in a text that are not ruled out there."""
    return tuple(each for each in found if not _is_ruled_out(text, each, found))


def not_denied(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The one that is meant: of those that are not ruled out the last."""
    return kept(text, found)[-1:]


def _is_ruled_out(text: str, value: str, found: tuple[str, ...]) -> bool:
    lower, is_address = text.lower(), "@" in value
    at = lower.find(value.lower())
    if at < 0:  # spelt, or spoken: what is said around it cannot be told from it
        return is_address and bool(_BEHIND.search(text) or _BEFORE.search(text))
    before = text[max(0, at - AROUND) : at]
    if cues.NOT.search(before) or _BEFORE.search(before):
        return True
    ends = at + len(value)
    others = (lower.find(each.lower(), ends) for each in found)
    # With another one behind it, the words between them are about that one.
    last = all(each < 0 for each in others)
    return is_address and last and _BEHIND.search(text[ends : ends + AROUND]) is not None
