"""Cues of fear: words by which somebody tells that they are threatened or tricked just now, and asks what to do.

They need a true word on what to do now, and the way to the team as something urgent; no choice of topics.
"""

from __future__ import annotations

import re

from bot.chat.reading import question_cues, wish_cues
from flows.finding import bare

THREATENED = re.compile(
    r"(?<!ถ้า)(?<!หาก)ขู่|แบ(?:ล็)?[กค]เมล|กรรโชก|รีดไถ|ดักรอ|สะกดรอย|มิจฉาชีพ|แก๊งคอล|คอลเซ็?นเตอร์|สแกม|"
    r"(?:โทร|ทัก|มา)\S{0,6}?หลอก|หลอก(?:ให้|เอา|ถาม|ว่า|โอน)|(?:โดน|ถูก)หลอก|ดูดเงิน|สวมรอย|แอบอ้าง|"
    r"อ้าง(?:ว่า|ตัว)?(?:เป็น|ชื่อ)?\S{0,4}?(?:ตำรวจ|เจ้าหน้าที่|ธนาคาร|บริษัท|ทนาย|ศาล)|"
    r"\b(?:blackmail|extort|threaten|scam|stalk|phish)\w*",
    re.I,
)
"""That somebody is threatened or tricked."""
_NOW = (
    r"(?:อีก(?:แล้ว|ละ|ครั้ง|รอบ)|ตอนนี้|เมื่อกี้|เมื่อกี๊|ตะกี้|เดี๋ยวนี้|ไม่หยุด|ทั้งวัน|"
    r"\bagain\b|\bright now\b|\bjust now\b)"
)
CONTACTED = re.compile(
    rf"(?:โทร|ทัก|ส่งข้อความ|ส่งลิง[กค]์?|มาหา|มาที่บ้าน).{{0,24}}?{_NOW}|{_NOW}.{{0,16}}?(?:โทร|ทัก)(?:มา|เข้า|หา)|"
    rf"\b(?:call|ring|text|messag)\w*\b.{{0,24}}?{_NOW}",
    re.I,
)
"""That somebody reaches for them just now, or once more."""
REACHED = re.compile(r"(?:โทร|ทัก|แอด)\S{0,3}?(?:มา|หา|เข้า)|\b(?:called|rang|texted|messaged) me\b", re.I)
"""That somebody reached for them."""
AFRAID = re.compile(
    r"กลัว|ตกใจ|ช่วยด้วย|ใจสั่น|มือสั่น|ใจไม่ดี|ขวัญเสีย|ไม่ปลอดภัย|\b(?:scared|afraid|frightened|terrified|panic\w*|help me)\b",
    re.I,
)
PROTECTS = re.compile(
    r"อายัด|(?:ปิด|ระงับ|ล็อก|ล็อค)(?:ใช้)?(?:บัตร|บัญชีธนาคาร)|(?:ต้อง|ควร|รีบ)\S{0,4}?(?:แจ้งความ|แจ้งตำรวจ|แจ้งธนาคาร|เปลี่ยน(?:รหัส|ซิม|เบอร์|บัตร))|"
    r"\b(?:freeze|block) (?:my |the )?(?:bank )?(?:card|account)|"
    r"\bshould i (?:call|tell|go to) (?:the|my) (?:police|bank)\b",
    re.I,
)
"""What people do themselves to be safe."""
OF_A_BANK = re.compile(
    r"อายัด|บัตร(?:เครดิต|เดบิต|ธนาคาร|เอทีเอ็ม)|(?:ปิด|ระงับ|ล็อก|ล็อค|เปลี่ยน)(?:ใช้)?บัตร|ธนาคาร|แบงก์|โอนเงิน|ดูดเงิน|"
    r"\b(?:credit|debit|bank)\b|\bmy card\b|\bmoney\b",
    re.I,
)
"""That money, a card or a bank is spoken of."""
FROM_HERE = re.compile(
    r"(?:จาก|โดย|ผ่าน)\s?(?:ทาง)?(?:แอ[ปพ]|บริษัท|ที่นี่|ระบบ|เว็บ|ตรงนี้)|(?:แอ[ปพ]|บริษัท|ที่นี่|ระบบ|เว็บ)\S{0,6}?(?:ทำ)?(?:ข้อมูล)?(?:รั่ว|หลุด)|"
    r"\bfrom (?:this|your|the) (?:app|company|service|site)\b",
    re.I,
)
"""That somebody asks whether it came from here."""


def only_asks(text: str) -> bool:
    """Whether somebody only asks whether to do what keeps them safe, and tells nothing of what happened."""
    told = (THREATENED, CONTACTED, REACHED, AFRAID)
    return bool(PROTECTS.search(text)) and not any(each.search(text) for each in told)


def is_afraid(text: str) -> bool:
    """Whether somebody tells that they are threatened, or reached for just now, and asks what to do, is afraid, or asks
    whether it came from here; or asks whether to do what keeps them safe."""
    plain = bare(text)
    asks = question_cues.asked(plain) or text.rstrip().endswith("?")
    if asks and PROTECTS.search(text):
        return True
    in_danger = THREATENED.search(text) or CONTACTED.search(text)
    from_here = asks and FROM_HERE.search(text) and (in_danger or REACHED.search(text))
    return bool(from_here or (in_danger and (wish_cues.WHAT_TO_DO.search(plain) or AFRAID.search(text))))
