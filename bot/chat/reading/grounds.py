"""Grounds: what somebody is to whom they act for, and what shows it; a wish that is told in its place is none."""

from __future__ import annotations

import re

from bot.chat.reading import kin

NAMED = re.compile(
    rf"(?<!ไม่ได้)(?<!ไม่)(?<!บ่)(?<!บ่ได้)เป็น\s?(?:คุณ)?(?:{kin.PARENTS}|{kin.SPOUSES}|{kin.CHILDREN}|{kin.ELDERS}|{kin.NEAR}|พี่|น้อง|ตา(?!ม)|ผู้|ทนาย|คน|นาย|เจ้านาย)|"
    r"^(?:ก็|คือ|ผม|หนู|ฉัน|ดิฉัน)?\s?(?:ลูก(?:สาว|ชาย|เขย|สะใภ้)|หลาน(?:สาว|ชาย)|ภรรยา|สามี)(?!ของ)|"
    r"\bi(?:'m| am) (?:her|his|their|the|a)\b|\b(?:her|his|their) (?:only |eldest |youngest )?"
    r"(?:son|daughter|wife|husband|mother|father|brother|sister|carer|guardian|lawyer)\b",
    re.I,
)
"""What somebody is to another."""
SHOWN = re.compile(
    r"มอบ(?:อำนาจ|หมาย|ฉันทะ)|สูติบัตร|ทะเบียน|ศาล|หนังสือ|บัตร|เอกสาร|ใบ|ผู้ปกครอง|ผู้ดูแล|ดูแล|ฝาก|วาน|ไหว้วาน|สั่ง|ใช้ให้|ให้มา|"
    r"เพราะ|อนุญาต|ยินยอม|ป่วย|แก่|เด็ก|"
    r"\b(?:attorney|authori[sz]\w+|certificate|court|guardian|asked me|because|consent\w*|"
    r"paper\w*|documents?|ill|sick)\b",
    re.I,
)
"""What shows it, or why they do it."""
DENIED = re.compile(r"ไม่|บ่|ม่าย|n't\b|\b(?:not|no)\b", re.I)
"""That something is not so: somebody who cannot say it wants nothing by that."""
BRIEF = 80
"""Characters above which a text tells more than a wish."""


def are_named(text: str) -> bool:
    """Whether a text says what somebody is to another, whatever it says of papers."""
    return bool(NAMED.search(text))


def may_be_wish(text: str) -> bool:
    """Whether a text says nothing of that, denies nothing, and is short."""
    return len(text) <= BRIEF and not any(each.search(text) for each in (NAMED, SHOWN, DENIED))
