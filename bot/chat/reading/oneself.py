"""Oneself: whether whoever calls themselves by what they are to others (`ยาย`) asks for their own data."""

from __future__ import annotations

import re

from bot.chat.reading import kin
from flows.finding import bare

_CALLED = rf"(?:(?:คุณ)?(?:แม่(?!น|ค้า|ครัว|บ้าน)|พ่อ(?!ค้า|ครัว)|{kin.ELDERS}|ตา(?!ม)|อา(?!จ|ย|ก)))"
_ME = r"(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ข่อย|เฮา|ข้าพเจ้า|ข้าเจ้า)"
_DATA = r"(?:ข้อมูล|บัญชี|โปรไฟล์|ประวัติ|เบอร์?|อีเมล|เมล|ที่อยู่|ชื่อ|รูป)"
_DOES = r"(?:เอง|ขอ|อยาก|จะ|ก็|เคย|ใช้|เข้า|ลืม|จำ|ทำ|ย้าย|เปลี่ยน|หา|เพิ่ง|พึ่ง|ว่า|ไม่|บ่)"
OWN = re.compile(rf"{_DATA}(?:เก่า|ใหม่|เดิม|ทั้งหมด|ส่วนตัว)?(?:\s?ของ)?(?P<who>{_CALLED})(?!ผม|ฉัน|หนู|เรา|พี่|ข่อย)")
"""A datum of somebody called so: of whoever speaks, or of another."""
ACTS = re.compile(rf"(?:^|\s)(?P<who>{_CALLED}){_DOES}")
"""That somebody called so does something."""
SHUT_OUT = re.compile(r"(?:เข้า|ใช้|เปิด)(?:ไม่|บ่)")
"""That they cannot get into what is theirs."""
OTHER_SPEAKER = re.compile(
    rf"{_ME}|(?:ให้|หื้อ|แทน|เพื่อ)\s?(?:คุณ)?(?:{_CALLED}|แก|เขา|ท่าน)|\b(?:i|my|her|his)\b",
    re.I,
)
"""That somebody speaks who is called otherwise, or does it for another."""
SURELY = re.compile(
    rf"(?:{_CALLED}|{_ME})(?:ทำ|ยื่น|ขอ)?เอง(?!\s?(?:ไม่|บ่))|(?:หน่อย|นะ|ที|ให้|จ้ะ|เด้อ|\s)(?:ลูก|หลาน)(?:เอ๊ย|เอ้ย|จ๋า|นะ|\s|$)",
    re.I,
)
"""That it is whoever speaks, who speaks to somebody younger."""
FOR_NOBODY = re.compile(
    r"(?<!ว่า)(?:ไม่|บ่|ม่าย|มิ)(?:ได้|ใช่)?(?:ยื่น|ทำ|ขอ|มา|จะ|การ){0,2}(?:เรื่อง)?แทน(?:ใคร|ไผ|ผู้ใด|คนอื่น|ผู้อื่น)|"
    rf"(?:^|\s|(?<!ไม่ใช่)(?<!บ่แม่น)ของ\s?)(?:ตัว|{_CALLED}|{_ME})(?:ทำ|ยื่น|ขอ)?เอง(?:นี่|แหละ|จ้ะ|จ้า|ค่ะ|ครับ|เด้อ|นะ|\s|$)|"
    rf"(?<!ไม่ใช่)(?<!บ่แม่น)ของ\s?{_ME}(?:นี่|แหละ|ค่ะ|ครับ|เด้อ|นะ|\s|$)|"
    r"(?<!not )\b(?:for|about) (?:myself|me)\b|(?<!not )\bmy own\b|\bnot (?:for|on behalf of) any(?:one|body)\b|"
    r"\bi'?m (?:not )?(?:acting|asking|doing it) for (?:nobody|myself)\b",
    re.I,
)
"""That nobody acts for another."""
FOR_KIN = re.compile(
    rf"(?<!ไม่ได้)(?<!ไม่ได้ทำ)(?<!ไม่ได้ยื่น)(?<!ไม่ได้ขอ)(?<!บ่ได้)(?<!บ่ได้ทำ)แทน\s?(?:คุณ)?{_CALLED}|"
    r"(?<!not )\b(?:for|on behalf of) my (?!self\b|own\b)\w",
    re.I,
)
"""That somebody is acted for after all, who is not just anybody."""
CANNOT = re.compile(r"เอง\s?(?:ไม่|บ่)(?:ได้|เป็น|ไหว|ถูก)|\bcannot\b|\bcan't\b", re.I)
"""That somebody cannot do it themselves."""


def may_speak(text: str) -> bool:
    """Whether who is called so in a text, whose data it is about, may be whoever speaks: they do something in it, and
    nobody else does."""
    plain = bare(text)
    owned = OWN.search(plain)
    if owned is None or OTHER_SPEAKER.search(plain) or CANNOT.search(plain):
        return False
    acts = any(each["who"] == owned["who"] for each in ACTS.finditer(plain))
    return acts or bool(SHUT_OUT.match(plain, owned.end()) or SURELY.search(plain))


def speaks(text: str) -> bool:
    """Whether it surely is."""
    return may_speak(text) and bool(SURELY.search(bare(text)))


def is_meant(text: str) -> bool:
    """Whether a text says that nobody acts for another."""
    plain = bare(text)
    return bool(FOR_NOBODY.search(plain)) and not (CANNOT.search(plain) or FOR_KIN.search(plain))
