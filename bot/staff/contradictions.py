"""Contradictions: words behind a verb that say something else than it does.

`extend: 15 days is not enough`, `done: sent to IT`, `refuse: law does not apply`, `รับ: ทราบ`.  hesitation.py finds what
denies or puts off an order in words that do so anywhere; these do it beside one verb, and are a reason or a result
beside another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers import thai

_BEFORE = " \t*_•>–—-([.,:;"
_LINE = 80
"""Characters of a line below that a colleague has typed about this order."""
_END = r"(?:ค่ะ|คะ|ครับ|นะ|[\s.!])*+\Z"
_BEGINS = {
    "extend": re.compile(
        r"(?:down|up) from\b|and then \d|(?:twice|each|per \w{1,12})\b|please check\b|"
        r"(?:not needed|unnecessary|useless|short of)\b|"
        r"ask \w{1,12} first\b|"
        r"แก้จาก|(?:ลด|คง)?เหลือ\s?\d|(?:มาก|น้อย|นาน)ไป|ไปก่อน|เลยไป|ถึงแค่|รวมของเดิม|(?:ก่อน|หลัง|เริ่ม)ปี(?:ใหม่|หน้า)|"
        r"ไม่(?:จำเป็น|ต้องหรอก)|ผมว่า|"
        r"(?:is|are|was|seems?|sounds?) (?:not |too |more |enough|plenty)|would be\b|too (?:long|much|short|few)\b|"
        r"no longer\b|at (?:most|least)\b|better\b|propos|suggest|requested from\b|cancel|ignore\b|disregard|withdrawn|"
        r"(?:more than |not )?enough\b|ไม่(?:เอา|ดีกว่า|พอ(?!ใจ))|คง(?:ไม่)?พอ|ก็พอ|เสนอ|โดยประมาณ|เท่านั้น\s?ไม่|"
        r"รอ(?:หัวหน้า|พี่)|เห็นว่าไง"
    ),
    "fulfil": re.compile(
        r"see above\b|ตามที่คุย|"
        r"แค่ส่วน|อีก(?:นิด|หน่อย)|เคสอื่น|ของ\s?pr-|ลองระบบ|สั่ง(?:ไอที|ฝ่าย|ทีม|งาน)|ส่ง(?:เรื่อง|ต่อ)|"
        r"แจ้ง(?:ไอที|ฝ่าย|ทีม)|มอบหมาย|"
        r"อยู่ระหว่าง|ดำเนินการอยู่|my part\b|partial|in part\b|work(?:ing)? on\b|"
        r"on it\b|or (?:not|is)\b|hopefully|supposedly|"
        r"apparently|allegedly|for pr-|please reopen|undone\b|(?:i hope|nothing(?: so far| yet| done)?)[\s.!]*+\Z"
    ),
    "refuse": re.compile(
        r"not (?:applicable|others|law)\b|is (?:the )?wrong\b|or \w{1,12}[\s.!]*+\Z|"
        r"ask \w{1,12}[\s.!]*+\Z|reason (?:to follow|follows)\b|"
        r"ไม่เกี่ยว|ใช้ไม่ได้|ให้ลบได้|ร่าง(?!กาย|พระราช)|เหตุผล.{0,10}?(?:ตามมา|ทีหลัง)|"
        r"(?:does not|doesn['\u2019]t) apply\b|i don['\u2019]t think\b|unless\b|only if\b|nobody else is\b|"
        r"legal (?:to|must|has to)\b|"
        r"waiting for (?:legal|the lawyer|our lawyer)|"
        r"on second thoughts?\b|ไม่(?:บังคับ|ได้ห้าม|ผ่าน)|เสนอ|หรือ.{0,40}?ดี" + _END
    ),
    "close-unverified": re.compile(
        r"or is (?:she|he)\b|waiting\b|(?:she|he) (?:has )?(?:just )?sent .{0,40}\b(?:now|today)\b|"
        r"(?:id|card|passport|papers?)\b.{0,20}\b(?:arrived|came|verified)\b|ส่ง\S{0,12}มาแล้ว"
        + _END
        + r"|ให้เวลาอีก"
    ),
    "accept": re.compile(r"ทราบ|โทรศัพท์|nothing[\s.!]*+\Z|(?!nothing).{0,40}\bmissing\b|or refuse\b"),
    "reopen": re.compile(r".{0,20}\bsaid no\b|not this\b|pr-[\d-]{1,20} please|.{0,20}บอกให้ปิด"),
}
"""How a reason or a result begins that is none, by the name of the verb."""
_HOLDS = {
    "fulfil": re.compile(
        rf"ที่เหลือ(?:ยัง|รอ)|ยัง{_END}|บางส่วน|ครึ่ง|ยังอยู่|แล้ว\s?(?:แต่)?(?:ยัง)?เหลือ(?!\S{{0,40}}กฎหมาย)|"
        rf"(?<!\d)\d{{1,2}}\s?%|\bexcept\b|\ball but\b|"
        r"\bnot[\s.!]*\Z|\bnext (?:week|month)[\s.!]*\Z|\bneeds? to (?:verify|check)\b|"
        r"\bi think\b|\bprobably\b|\b(?:keep|leave) (?:it|the case) open\b|\bbefore closing\b|\bnot verified\b|"
        r"\bon (?:test|staging)\b"
    ),
    "refuse": re.compile(r"ควรรับ|\bgrant it\b"),
}
"""What says so wherever it stands."""
_BELOW = {
    "close-unverified": re.compile(
        r"(?:please |pls )?(?:call (?:her|him|them)|ask (?:her|him|them|for)|try\b)|ลอง|ขอ(?:บัตร|เอกสาร)|รบกวน"
    ),
    "confirm": re.compile(
        r"แก้|เปลี่ยน|change\b|with (?:legal\b|\w{1,20} first\b)|the other\b|that we\b|but with\b|instead\b"
    ),
}
"""What a colleague writes on a line below a verb that needs no words; beside one it is the reason."""
_SOMEBODY_IS_ASKED = re.compile(
    r"ว่า(?:ยัง)?ไง|(?:ดี|ได้|โอเค)(?:ไหม|มั้ย|มั๊ย)(?:คะ|ครับ)?\s?(?:พี่|น้อง|หัวหน้า)|"
    r"(?:พี่|หัวหน้า)[\u0e01-\u0e4e]{0,12}?ช่วย(?:ดู|ตรวจ|เช็[กค])"
)
_IS_NAMED = re.compile(
    r"\A[A-Z]\w{1,20},? (?:(?:please|pls) (?:review|check|call|look|ask)|"
    r"(?:can|could|did|do|will|would) you|what (?:now|do))\b"
)
"""A colleague, by name."""
_NOT_AGREED = re.compile(
    r"(?:หัวหน้า|ทนาย|ผู้จัดการ)(?:ยัง)?(?:ไม่|กำลัง)(?:ให้|อนุมัติ|ตอบ|เห็นด้วย|ดู)|"
    r"(?:\A|(?<=[\s(-])|(?<=ฝาก)|(?<=ถาม)|(?<=นะ)|(?<=ไหม))พี่(?!สาว|ชาย|น้อง|เลี้ยง)|"
    r"\b(?:boss|manager|legal|counsel|lawyers?) (?:said|says|disagrees?|has not|have not|is against|did not)\b|"
    r"\bdisagrees\b|\bis against it\b|\brejected by (?:the |our )?(?:boss|manager|legal)\b|"
    r"\b(?:for|on|of) pr-\d|(?:สำหรับ|ของ|เคส)\s?pr-\d|\b(?:both|the other) cases?\b|ทั้งสองเคส|เคสอื่น"
)
"""Somebody of the team who has not agreed, or another case."""
_SENT_TO = re.compile(
    r"\A(?:[Ss]ent|[Hh]anded over|[Pp]assed(?: on)?|[Ff]orwarded|[Aa]ssigned|[Ee]scalated) to "
    r"(?:[A-Z][\w]{0,20}|the (?:team|branch|vendor|department))\b"
)
"""Who has it now."""


def contradicts(verb: str, words: str, *, alone: bool = False) -> bool:
    """Whether words say something else than the verb of that name does.  `alone`: the verb stands on a line of its own,
    and the words below it."""
    lines = [each.strip() for each in words.split("\n") if each.strip()]
    if not lines:
        return False
    first = thai.clean(lines[0]).lstrip(_BEFORE)
    if (found := _BEGINS.get(verb)) and found.match(first):
        return True
    if verb in ("extend", "fulfil", "partly", "refuse") and _NOT_AGREED.search(first):
        return True
    if (found := _HOLDS.get(verb)) and found.search(first):
        return True
    if verb == "fulfil" and _SENT_TO.match(lines[0]):
        return True
    return _asks_a_colleague(lines) or contradicts_below(verb, lines if alone else lines[1:])


def contradicts_below(verb: str, lines: Sequence[str]) -> bool:
    """The same of lines below it that may be a signature as well."""
    below = _BELOW.get(verb)
    stops = (below and below.match(thai.clean(each)) for each in _short(lines))
    return any(stops) or _asks_a_colleague(lines)


def _asks_a_colleague(lines: Sequence[str]) -> bool:
    return any(_IS_NAMED.match(each) or _SOMEBODY_IS_ASKED.search(thai.clean(each)) for each in _short(lines))


def _short(lines: Sequence[str]) -> list[str]:
    return [each for line in lines if len(each := line.strip()) <= _LINE]
