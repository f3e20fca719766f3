"""Thanks: what is asked or asked for behind them is read by itself."""

from __future__ import annotations

import re

from bot.chat.reading import question_cues
from flows.finding import bare

MORE_THAN_THANKS, A_QUESTION = 10, 5
"""Characters behind thanks that say something of their own, and of a question."""
_BEFORE = r"(?:โอเค|อ๋อ|อ้อ|อ่อ|รับทราบ|เข้าใจแล้ว|(?:ok(?:ay)?|great|cool|perfect|good|oh|ah)(?![a-z]))"
_POLITE = r"นะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เจ้า|[^\w?\u0e00-\u0e7f]"
_FIRST = re.compile(
    rf"^(?:(?:{_BEFORE}(?:{_POLITE})*+)?+"
    r"(?:ขอบ(?:คุณ|ใจ|พระคุณ|คุน|จัย|คุง)|แต[๊้]งกิ้ว|(?:thanks?(?: you)?|thank u|th?x|tks|ty|cheers|khop khun)(?![a-z]))"
    rf"(?:ทีม(?:งาน)?|เจ้าหน้าที่|ทุกคน|มาก|หลาย|เลย|เด้อ|หล่า|หลาน|ลูก|น้อง|อ้าย|เอื้อย|ๆ|{_POLITE}|"
    r"so much|very much|team|\bka\b|\bkrub\b)*+"
    r"(?P<goes_on>แต่(?:ว่า)?|แล้ว(?:ก็)?(?=\S)|\band\b|\bbut\b)?\s*+)++",
    re.I,
)
"""All thanks that a text begins with: nothing behind them begins with thanks, so it is gone behind them once."""
_FOR_WHAT = re.compile(r"ที่|สำหรับ|นึกว่า|for\b|to\b", re.I)
"""How it goes on where it is said for what."""
_WANTS = re.compile(
    r"^.*?(?:ขอ(?!บ)|อยาก|ช่วย(?!ได้|เหลือ|ไว้|ดู|มาก)|รบกวน|ประสงค์|ต้องการ|(?<!ไม่)ต้อง|"
    r"ลบ|แก้|หยุด|\b(?:please|could|can|want|when|what|how|who)\b)",
    re.I | re.S,
)
_THANKS = re.compile(
    r"ขอบ(?:คุณ|ใจ|พระคุณ|คุน|จัย)|\bthank(?:s| you)\b|\bkhop ?khun\b|ประทับใจ|ชื่นชม|เยี่ยม|สุดยอด", re.I
)
_DEED = r"(?:ลบ|แก้|หยุด|เปลี่ยน|ระงับ|ถอน|เพิ่ม|จัดการ|ดำเนินการ|ทำ|ตอบ|ช่วย)"
_WELL = (
    r"(?:(?:ได้)?(?:ไว|เร็ว|รวดเร็ว)(?:มาก|ดี|จัง|สุด|เว่อร์|เวอร์|ทันใจ|ขนาด|กว่า|เลย|(?=\s|ค|น|$))(?!ๆ|\s?ๆ)|ทันใจ|ทันเวลา|"
    r"(?:ได้)?ดี(?:มาก|จัง|เลย|ค|\s|$)|(?:หมด)?เกลี้ยง|เรียบร้อย(?:แล้ว|ดี|มาก|\s|$)|สำเร็จ|ถูกต้อง(?:แล้ว)?|หมด(?:แล้ว|จด)|แล้ว(?=\s|ค|น|จ|$))"
)
_DONE_WELL = re.compile(
    rf"(?:ที่)?{_DEED}(?:เบอร์|ชื่อ|ที่อยู่|ข้อมูล|บัญชี|รูป|โฆษณา|เรื่อง)?(?:ของ(?:ผม|หนู|ฉัน|เรา|ดิฉัน))?(?:ให้)?(?:กับ|เรา|หนู|ผม)?{_WELL}|"
    r"(?:ที่|สำหรับที่)(?:ช่วย)?(?:ลบ|แก้|หยุด|เปลี่ยน|ระงับ|ถอน|เพิ่ม|จัดการ)\S{0,24}|"
    r"\b(?:deleted|erased|removed|fixed|corrected|changed|stopped|updated|done) (?:it|that|this|my \w+|all)?\b|"
    r"\bfor (?:deleting|erasing|removing|fixing|correcting|changing|stopping|updating)\b(?: (?:it|that|this|my \w+))?|"
    r"\b(?:quick|fast|swift|prompt|great) (?:deletion|removal|correction|work|job|service|reply)\b",
    re.I,
)
"""That something was done, and how well."""
_WISHES = re.compile(
    r"ขอ(?!บ|โทษ|อภัย|ให้\S{0,6}(?:เจริญ|รวย|มีความสุข))|อยาก|รบกวน|ต้องการ|ประสงค์|แต่|ยัง|ไม่|ด้วยนะ|หน่อย|ให้ที|"
    r"ลบ|แก้|หยุด|เปลี่ยน|\b(?:please|could|can|want|but|not|delete|erase|remove|fix|stop|change)\b|n't\b",
    re.I,
)


def praises(text: str) -> bool:
    """Whether a text thanks for what was done, or says how well it was, and wants nothing (`ลบให้ไวมาก ประทับใจ`)."""
    if not _THANKS.search(text) or not _DONE_WELL.search(text):
        return False
    if question_cues.asked(bare(text)) or _asks_on(text):
        return False
    rest = _DONE_WELL.sub(" ", text)
    return not (_WISHES.search(rest) or "?" in rest)


def behind_thanks(text: str) -> str:
    """What is asked or asked for behind thanks; the whole text where they are all that it says."""
    if praises(text):
        return text
    rest = _FIRST.sub("", text)
    least = A_QUESTION if question_cues.asked(bare(rest)) or rest.endswith("?") else MORE_THAN_THANKS
    if rest == text or len(rest) < least or _FOR_WHAT.match(rest):
        return text
    if question_cues.NOTHING_ASKED.search(bare(rest)) and "?" not in rest:
        return text
    return rest if question_cues.asked(bare(rest)) or _asks_on(text) or _WANTS.match(rest) else text


def _asks_on(text: str) -> bool:
    """Whether it goes on behind the thanks, and any word of a question stands there (`ขอบคุณค่ะ แล้วจะรู้ได้ไงว่าลบแล้ว`)."""
    thanks = _FIRST.match(text)
    if thanks is None or not thanks["goes_on"]:
        return False
    rest = bare(text[thanks.end() :])
    return bool(question_cues.ASKING.search(rest)) and not question_cues.NOTHING_ASKED.search(rest)
