"""Thanks: what is asked or asked for behind them is read by itself."""

from __future__ import annotations

import re

from bot.chat.reading import question_cues
from flows.finding import bare

MORE_THAN_THANKS = 10
"""Characters behind thanks that say something of their own."""
_FIRST = re.compile(
    r"^(?:ขอบ(?:คุณ|ใจ|พระคุณ|คุน|จัย)|thanks?(?: you)?|khop khun)"
    r"(?:ทีม(?:งาน)?|เจ้าหน้าที่|ทุกคน|มาก|หลาย|เลย|เด้อ|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เจ้า|ๆ|so much|very much|team|"
    r"\bka\b|\bkrub\b|[\s,.!])*+(?:แต่(?:ว่า)?|แล้ว(?:ก็)?(?=\S)|\band\b|\bbut\b)?\s*",
    re.I,
)
_FOR_WHAT = re.compile(r"ที่|สำหรับ|นึกว่า|for\b|to\b", re.I)
"""How it goes on where it is said for what."""
_WANTS = re.compile(
    r"^.*?(?:ขอ(?!บ)|อยาก|ช่วย(?!ได้|เหลือ|ไว้|ดู|มาก)|รบกวน|ประสงค์|ต้องการ|(?<!ไม่)ต้อง|"
    r"ลบ|แก้|หยุด|\b(?:please|could|can|want|when|what|how|who)\b)",
    re.I | re.S,
)


def behind_thanks(text: str) -> str:
    """What is asked or asked for behind thanks; the whole text where they are all that it says."""
    rest = _FIRST.sub("", text)
    if rest == text or len(rest) < MORE_THAN_THANKS or _FOR_WHAT.match(rest):
        return text
    return rest if question_cues.asked(bare(rest)) or _WANTS.match(rest) else text
