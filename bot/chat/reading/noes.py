"""Noes: what somebody tells by a no, where a question may be left out: of themselves, and not that there is nothing."""

from __future__ import annotations

import re

from bot.chat.reading import wish_cues

WHERE = ("details", "evidence", "stranger-details")
"""Questions for whatever there is to tell, by their names."""
_NO = r"(?:ไม่|บ่|ม่าย)"
_HERE = r"(?:บัญชี|แอ[คกปพ]|สมาชิก|ลูกค้า|โปรไฟล์|ยูสเซอร์)"
_MORE = r"(?!เลย|หรอก|ดอก|บ้าง|มั่ง|ค่ะ|คะ|ครับ|คับ|จ้า|อะ|อ่ะ|นะ|\s|$)\S{3}"
TELLS = re.compile(
    rf"{_NO}(?:ได้)?(?:มี|เป็น|ใช่)\s?{_HERE}|{_HERE}\S{{0,6}}?{_NO}(?:ได้)?มี|"
    rf"{_NO}(?:ได้|เคย)(?:ลงทะเบียน|สมัคร|ให้(?!ไว้)|ใช้(?!แล้ว)|กรอก|เล่น|โหลด|เปิด|เซ็น|ยินยอม|อนุญาต)|"
    rf"{_NO}มี(?:ใคร|คน|ไผ)\S|{_NO}(?:รู้|ฮู้)จัก|"
    rf"{_NO}(?:รู้|ฮู้|ทราบ|แน่ใจ)(?:เลย|เหมือนกัน|ด้วยซ้ำ)?\s?ว่า(?:ใคร|ไผ|บริษัท|เขา|มัน|เพื่อน|คน|เบอร์|ข้อมูล|ได้|เอา|โดน|ถูก|ไป){_MORE}|"
    r"\bno account\b|\b(?:don't|do not) know (?:you|your|this|the company|who|"
    r"how (?:you|they)|where (?:you|they)|any(?:one|body))\b|"
    r"\bnobody\b|\bno ?one\b|\bnever (?:gave|had|used|signed|registered|agreed|installed|been)\b",
    re.I,
)
"""That somebody has no account, never gave a number, knows no one: none of which says that there is nothing to tell."""


def tell(text: str) -> bool:
    """Whether the no in a text tells something."""
    return bool(TELLS.search(text) or wish_cues.NO_ACCOUNT.search(text))
