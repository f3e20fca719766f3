"""Thanks: what is asked or asked for behind them is read by itself."""

from __future__ import annotations

import re

from bot.chat.reading import question_cues
from flows.finding import bare

MORE_THAN_THANKS = 10
"""Characters behind thanks that say something of their own."""
_FIRST = re.compile(
    r"^(?:ขอบ(?:คุณ|ใจ|พระคุณ|คุน|จัย)|thanks?(?: you)?|khop khun)(?:ทีม|มาก|เลย|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เจ้า|ๆ|so much|"
    r"very much|team|\bka\b|\bkrub\b|[\s,.!])*+(?:แต่(?:ว่า)?|แล้ว(?:ก็)?(?=\S)|\band\b|\bbut\b)?\s*",
    re.I,
)
_WANTS = re.compile(
    r"^(?!ที่|สำหรับ|ที\b|for\b|to\b).*?(?:ขอ(?!บ)|อยาก|ช่วย(?!ได้|เหลือ|ไว้|ดู|มาก)|รบกวน|ประสงค์|ต้องการ|(?<!ไม่)ต้อง|"
    r"ลบ|แก้|หยุด|\b(?:please|could|can|want|when|what|how|who)\b)",
    re.I | re.S,
)


def behind_thanks(text: str) -> str:
    """What is asked or asked for behind thanks; the whole text where they are all that it says."""
    rest = _FIRST.sub("", text)
    wants = question_cues.asked(bare(rest)) or _WANTS.match(rest)
    return rest if rest != text and len(rest) >= MORE_THAN_THANKS and wants else text
