"""Channels: by which way advertising is to end, and by which it may go on.

No question asks for it, so it stays in the person's own words.  Only a channel with a limit to it counts: one that is
named alone may be anything.
"""

from __future__ import annotations

import re
from typing import Any

from bot.chat.reading import ads_or_consent
from flows.finding import bare
from flows.questions import Code, Confirm, Email, Question, SharedPhone
from flows.talk import Waiting

_CHANNEL = (
    r"(?:อีเม(?:ล์?|ว)|(?<!อี)เม(?:ล์?|ว)(?!็)|ไลน์|เอสเอ็มเอส|ข้อความ|แมสเสจ|สายโทร|โทร(?:ศัพท์|มา|เข้า|หา)?|"
    r"แจ้งเตือน|เตือน(?=ใน|จาก)|โนติ\S{0,6}|โนตี้|พุช|ป๊?็?อ[ปบ]อั[ปพ]|จดหมาย|ไปรษณีย์|เฟส(?:บุ๊?[กค])?|แบนเนอร์|ในแอ[ปพ]|"
    r"\b(?:e-?mails?|mails?|sms|texts?|text messages?|calls?|phone calls?|calling|texting|emailing|push(?: messages?)?|"
    r"(?:push |app |in-app )?notifications?|notifs?|pop-?ups?|line(?: messages)?|letters?|by post|newsletters?|"
    r"banners?|whatsapp|facebook)\b)"
)
_BETWEEN = (
    r"(?:\s?(?:ทาง|ใน|เรื่อง|การ|แบบ|พวก|ที่(?:มา|ส่ง)?|ของ|ตัว|อัน|ส่ง|หยุด|ปิด|เลิก|งด|ให้|"
    r"the|my|by|via|for|in|to|stop|of|app|about)){0,4}\s?"
)
_ONLY = r"(?:เฉพาะ|แค่|(?:เอา|หยุด|ปิด|เลิก|งด|ส่ง|รับ)แต่|\bonly\b|\bjust\b|\bmerely\b)"
_EXCEPT = (
    r"(?:ยกเว้น|เว้น|นอกจาก|ไม่รวม|บ่รวม|เก็บ(?:ไว้)?|คง|ปล่อย|ไม่ต้อง(?:หยุด|ปิด|เลิก|งด)|"
    r"ยัง(?:อยาก|ขอ|จะ|คง)?(?:ได้|เอา|รับ|ให้|ต้องการ|ดู)?|\bexcept\b|\bapart from\b|\bother than\b|\bbut not\b|"
    r"\bkeep\b|\bleave\b|\bstill (?:want|like|need|get|ok with)\b|\bdon't (?:stop|touch)\b)"
)
_ALONE = r"(?:อย่างเดียว|เท่านั้น|ล้วน|เพียว|พอ(?:แล้ว)?(?=\s|$|นะ|ครับ|ค่ะ|คับ|จ้า)|กะพอ|\bonly\b|\balone\b)"
_STAYS = (
    r"(?:ไม่ต้อง(?!ส่ง|โทร)|บ่ต้อง(?!ส่ง|โทร)|ไม่เป็นไร|บ่เป็นหยัง|ยัง(?:เอา|อยาก|ได้|ให้|รับ|ส่ง|โอเค|ดู)|เก็บไว้|เอาไว้|"
    r"ให้อยู่|ปล่อยไว้|ส่ง(?:มา)?ได้|ได้อยู่|ไม่ว่า|โอเค|อย่า(?:หยุด|ปิด|เลิก)|"
    r"(?:can|may) (?:stay|continue|go on)|(?:is|are) (?:fine|ok|okay|still ok|good)|stay|on\b)"
)
_LIMIT = re.compile(
    rf"(?:{_ONLY}|{_EXCEPT}){_BETWEEN}{_CHANNEL}|{_CHANNEL}(?:\S{{0,6}}?\s?{_ALONE}|\S{{0,8}}?\s?{_STAYS})",
    re.I,
)
"""One channel, and no other; or one that may go on."""
ASKS_FOR_IT = re.compile(
    r"\b(?:can|could|would|will) you (?:please |just |still )?(?:keep|leave|stop|send|turn|not)\b", re.I
)
"""That a limit is put as a question and is a wish."""
_LEFT_OUT = re.compile(
    rf"(?:ไม่(?:เอา|อยากได้|รับ|ต้อง(?:ส่ง)?)|บ่(?:เอา|ต้อง(?:ส่ง)?)|อย่า(?:ส่ง)?|ห้าม(?:ส่ง)?){_BETWEEN}{_CHANNEL}|"
    rf"\bno (?:more )?{_CHANNEL}|\bnot{_BETWEEN}{_CHANNEL}",
    re.I,
)
"""One that is not wanted."""
_OF_PROOF = re.compile(
    r"มีแต่|มีแค่|มีเฉพาะ|ไม่มี|บ่มี|ม่ายมี|ใช้แต่|ใช้แค่|ใช้ไม่|รหัส|โค้ด|\botp\b|ยืนยัน|เข้าไม่ได้|ลืม|จำไม่|ไม่จำ|"
    r"\b(?:only|just) (?:have|got|use)\b|\bhave only\b|\b(?:have|got) no\b|\bcodes?\b|\bverif\w+|"
    r"\blog ?in\b|\bpassword\b|\b(?:don't|do not|can't|cannot) (?:have|use|get|open|access|read)\b",
    re.I,
)
"""That somebody speaks of how they show who they are."""


def limited(text: str) -> bool:
    """Whether a text limits something to a channel, or leaves one out of it."""
    return bool(_LIMIT.search(bare(text)))


def limits(flow: str, waiting: Waiting, text: str) -> bool:
    """Whether a text limits by channel what a form asks for that stops advertising, wherever in it that is said."""
    of_ads = flow == ads_or_consent.OBJECTION or any(
        each.name == "ads" or each.raw == "ads" for each in waiting.path
    )
    shows: Question[Any] = waiting.question
    if isinstance(shows, Email | Code | SharedPhone) and _OF_PROOF.search(text):
        return False
    left_out = isinstance(shows, Confirm) and _LEFT_OUT.search(bare(text)) is not None
    return of_ads and (left_out or limited(text))
