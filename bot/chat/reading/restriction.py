"""Restriction: that of what a case asks for only some is to be done, or something is to be spared.

It sounds like taking the case back, and is not: the rest of it is wanted still.
"""

from __future__ import annotations

import re

from bot.chat import case_cues
from bot.chat.reading.channels import limited

_DONE = r"(?:หยุด|ลบ|แก้|ดู|เอา|ขอ|ระงับ|ส่ง|ทำ|เปลี่ยน|ปิด|งด|เลิก|เพิ่ม|ถอนความยินยอม)"
_ONLY = re.compile(
    rf"{_DONE}\S{{0,8}}?\s?(?:แค่|เฉพาะ|แต่)(?!ละ|นี้|นั้น|นั่น|ไหน|ก่อน|ลอง|อยาก|ว่า)|(?:เอา|ให้|ขอ)?เฉพาะ(?!หน้า|กิจ)|ยกเว้น|"
    r"\b(?:only|just) (?:the|my|for|by|about|in|on|to|e-?mails?|sms|texts?|calls?|ads?|\w+ (?:ads?|emails?|data))\b|"
    rf"\b(?:stop|delete|erase|change|correct|remove|send|show|want|need|mean|meant)\b.{{0,24}}?\bonly\b|"
    r"\bexcept\b|\bapart from\b|\bother than\b|\bbut not (?:the|my|by)\b",
    re.I,
)
_SPARES = re.compile(
    r"(?:อย่า(?!ง)|ไม่ต้อง|บ่ต้อง|ม่ายต้อง|ห้าม|อย่าเพิ่ง)(?:ไป|ให้)?(?:หยุด|ลบ|แก้|ระงับ|เปลี่ยน|ปิด|แตะ|ยุ่ง)(?:กับ|เรื่อง|ตัว|ที่|\s)?"
    r"(?!\S{0,24}?แล้ว)(?!ละ|ล่ะ|นะ|น่ะ|เลย|ต่อ|ให้|ก็|หรอก|ดอก|เด้อ|ค่ะ|คะ|ครับ|คับ|จ้า|เรื่อง|อะไร|อัน|\s|$)\S{2}|"
    r"\b(?:don't|do not|dont|please keep|keep|leave|spare|not) (?:stop |delete |erase |touch |change |remove )?"
    r"(?:the|my|texts?|sms|e-?mails?|calls?|app|push|line) ?\w*",
    re.I,
)
_GIVES_UP = re.compile(
    r"ไม่เอา(?:แล้ว|ละ|เรื่อง)|บ่เอาแล้ว|ช่างมัน|ช่างเถอะ|พอแล้ว|เปลี่ยนใจ|เลิกแล้ว|ไม่ติดใจ|"
    r"(?:ยกเลิก|ถอน|เลิก)(?:เฉพาะ)?(?:เรื่อง|คำขอ|คำร้อง)?\s?(?:ที่)?(?:เคย)?ขอ|(?:ไม่|บ่)(?:อยาก|ต้องการ)?(?:ลบ|แก้|ระงับ|หยุด)\S{0,8}?แล้ว|"
    r"\b(?:stop|cancel|drop|withdraw|call off) (?:the|my) (?:deletion|erasure|correction|request|case)\b|"
    r"\bnever ?mind\b|\bforget (?:it|about it)\b|\bchanged? my mind\b|\bno longer\b|\bany ?more\b|\bafter all\b|"
    r"\b(?:my|the) (?:request|case|ticket|complaint)\s?(?:$|[.,!])",
    re.I,
)


def restricts(text: str) -> bool:
    """Whether a text says that only some is to be done, or what is to be spared, and takes nothing back."""
    off = case_cues.TAKES_BACK.search(text) or case_cues.WHOLE.search(text) or _GIVES_UP.search(text)
    return not off and bool(_ONLY.search(text) or _SPARES.search(text) or limited(text))
