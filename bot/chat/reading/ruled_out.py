"""Ruled out: an address that nothing is to be sent to, told in the breath that says so.

A letter goes to an address at once, and nothing fetches it back; so where this may be what was said, it is asked.
"""

from __future__ import annotations

import re

AROUND = 48
"""Characters before an address, and behind it, in which it is ruled out."""
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


def kept_of(text: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses in a text that are not ruled out there."""
    return tuple(each for each in addresses if not _is_ruled_out(text, each, addresses))


def _is_ruled_out(text: str, address: str, addresses: tuple[str, ...]) -> bool:
    at = text.lower().find(address.lower())
    if at < 0:  # spelt, or spoken: what is said around it cannot be told from it
        return bool(_BEHIND.search(text) or _BEFORE.search(text))
    ends = at + len(address)
    next_one = min(
        (n for each in addresses if (n := text.lower().find(each.lower(), ends)) >= 0), default=len(text)
    )
    behind = text[ends : min(ends + AROUND, next_one)]
    # With another address behind it, the words between them are about that one.
    about_it = _BEHIND.search(behind) if next_one == len(text) else None
    return bool(about_it or _BEFORE.search(text[max(0, at - AROUND) : at]))
