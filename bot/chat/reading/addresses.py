"""Addresses: which of two that stand in one text is meant, and whether one is told to be used at all.

A letter cannot be fetched back, and an answer of the team goes where nothing proves whose mailbox it is.  So one of two
is taken only where every word about them is accounted for: what rules out the one, and what leads on to the other.
Anything else is asked (`boss@… reads it, me@…` may be said of either).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.chat.reading import question_cues
from flows.finding import bare

_LEADS = (
    r"(?:ค่ะ|คะ|ครับ|คับ|นะ|จ้ะ|จ้า|น้า|เลย|ก็|และ|แต่|ส่วน|ให้|ส่ง|ไป|มา|ที่|ใช้|เอา|เป็น|เปน|คือ|อีเมล|เมล|อัน|ตัว|ของ|นี้|นั้น|ใหม่|"
    r"ตอนนี้|ปัจจุบัน|เดี๋ยวนี้|แทน|ดีกว่า|ถูก|ต้อง|ผม|หนู|ฉัน|ดิฉัน|เรา|พี่|ป้า|ลุง|ขอ|ช่วย|กรุณา|รบกวน|รหัส|ตอบ|กลับ|ถึง|เท่านั้น|"
    r"อย่างเดียว|ลอง|ได้|แล้ว|งั้น|ตะหาก|ต่างหาก|"
    r"\b(?:use|please|pls|send|to|it|is|it's|its|my|the|new|one|now|instead|and|but|so|code|mail|email|address|at|mine|"
    r"only|reply|i|current|right|should|be|correct|try|this|works?|ok|okay|thanks?|ka|krub|na)\b|[\s.,;:!()\[\]*\"'→>=/\u2013-])"
)
"""What leads to an address and rules none out."""
_CARRIED = r"(?:ส่ง|ใช้|เอา|ตอบ|ไป|มา|ที่|ถึง|รหัส|อีเมล|เมล|คือ|\b(?:send|use|it|the|to|at|my|email|mail|code|is)\b|[\s:,(])"
_DENIES_NEXT = (
    r"(?:อย่า|ห้าม|ไม่(?:ใช่|เอา|ใช้|ต้อง|ให้)|มิใช่|หาใช่|บ่แม่น|ม่ายใช่|(?<!ใช้)แทน(?:ที่)?|(?:เปลี่ยน|ย้าย|แก้)(?:มา)?จาก|เลิกใช้|"
    r"ยกเลิก|(?:เมล|อีเมล|อัน|ของ|ตัว)?(?:เก่า|เดิม)|"
    r"\b(?:not|instead of|rather than|in place of|never|don't|do not|except|anything but|"
    r"(?:the )?old(?: one)?|formerly|no longer)\b)"
    rf"{_CARRIED}{{0,8}}"
)
"""What rules out the address that follows."""
_STATE = (
    r"(?:(?:นี่|นี้|นั้น|น่ะ|มัน|เป็น)\s?){0,3}(?:(?:โดน|ถูก)(?:แฮก|แฮ็ก|ขโมย)(?:ไป)?|(?:เข้า|ใช้|เปิด)ไม่(?:ได้|เป็น)|"
    r"(?:ไม่|เลิก|บ่)(?:ค่อย)?(?:ได้)?ใช้(?:นาน)?|ปิด(?:ไป)?(?=แล้ว)|หาย(?:ไป)?|หมดอายุ|(?:พิมพ์|พิม|บอก)?ผิด(?:ไป)?|"
    r"ไม่ใช่(?=แล้ว|ค่ะ|คะ|ครับ|นะ)|(?:อัน|ของ|ตัว)?(?:เก่า|เดิม)|อย่าส่ง(?=นะ|ค่ะ|ครับ|\s)|เต็ม|ของแฟนเก่า|"
    r"\b(?:(?:is|was|got|has been) )?(?:hacked|stolen|dead|closed|gone|expired|wrong|old|full|not mine|out of use)\b|"
    r"\bno longer (?:works?|mine|in use|used|valid)\b|\b(?:doesn't|does not|won't) work\b|\bis my (?:boss|ex)(?:'s)?\b)"
    r"(?:แล้ว|ละ|ไป|นะ|ค่ะ|คะ|ครับ|คับ|\s?\banymore\b){0,4}(?!\s?:)"
)
"""What rules out the address that stands before it."""
_TURNS = (
    r"(?:(?:แต่)?(?:ตอนนี้|ปัจจุบัน|เดี๋ยวนี้)(?:นี้)?\s?(?:ใช้|คือ|เป็น)|ที่ถูก(?:ต้อง)?\s?(?:คือ|เป็น)?|ของ(?:ผม|หนู|ฉัน|ดิฉัน)(?:เอง)?\s?คือ|"
    r"\b(?:so|now|please) (?:please )?use\b|\bthe right one is\b)"
)
"""What leads on to the right one whatever was told of the other."""
_ONLY_LEADS = re.compile(rf"\A{_LEADS}*+\Z", re.I)
_BEFORE_A_DENIED = re.compile(rf"\A{_LEADS}{{0,16}}?{_DENIES_NEXT}\Z", re.I)
_DENIED_NEXT = re.compile(rf"{_DENIES_NEXT}\Z", re.I)
_DENIED_BEFORE = re.compile(rf"\A[\s,.;:(]{{0,4}}{_STATE}{_LEADS}*+\Z", re.I)
_DENIED_AND_TURNED = re.compile(rf"\A[\s,.;:(]{{0,4}}{_STATE}.{{0,40}}?{_TURNS}{_LEADS}*+\Z", re.I | re.S)
_BEGINS_DENIED = re.compile(rf"\A{_LEADS}{{0,4}}?{_STATE}", re.I)
_FROM = re.compile(
    r"(?:จาก|เปลี่ยน|แก้|\bfrom\b|\bchange\b)(?:อีเมล|เมล|อัน|เดิม|\s|\bmy\b|\bthe\b|\bemail\b|:){0,6}\Z", re.I
)
_TO = re.compile(r"\A\s{0,2}(?:(?:ไป)?เป็น|\bto\b|->|=>|→)(?:อีเมล|เมล|อัน|ใหม่|\s|:){0,6}\Z", re.I)
_ARROW = re.compile(r"\A\s{0,2}(?:->|=>|→)\s{0,2}\Z")
_TROUBLED = re.compile(
    r"ไม่(?!ต้อง|แน่|เป็นไร)|บ่|ม่าย|อย่า|ห้าม|เลิก|ผิด|แฮก|แฮ็ก|ขโมย|ปิด|หาย|ลืม|เต็ม|เก่า|เดิม|แฟน|ผัว|เมีย|สามี|ภรรยา|หัวหน้า|เจ้านาย|"
    r"\b(?:not|no|never|dead|gone|old|expired|wrong|lost|hacked|stolen|full|closed|boss|ex|reads?|husband|wife)\b|n't\b|[❌✗✘]",
    re.I,
)
"""What may rule an address out, on either side of it."""
_NOT_TOLD_BEFORE = re.compile(
    r"(?:ใครคือ|(?:รหัส|เมล|มา|แต่เมล|ผู้ส่ง|คนส่ง|ส่ง)(?:มา)?จาก|ผู้ส่งชื่อ|คนส่งคือ|ทีมคือ|หยุดส่ง(?:ไป)?(?:ที่)?|ลืมรหัส(?:ของ|เมล)?|"
    r"\b(?:who is|who's|(?:came|come|comes|mail|code|sent|message) from|"
    r"stop (?:sending|mailing|writing|emailing)(?: (?:it|them|codes|mail))?(?: to)?|"
    r"lost|forgot(?: the)?(?: password)?(?: of| for| to)?|no access to|can't (?:open|get into|access)|"
    r"my (?:ex|boss) (?:is|uses)|reads|can see|scammer|unsubscribe|delete|remove|policy says|(?:wrote|written) to)|"
    r"(?:เขียน|ถาม)ไปที่|ส่งไปถาม|ติดต่อทีมที่|นโยบายว่า|แอบอ้าง)\s{0,2}\Z",
    re.I,
)
_NOT_TOLD_BEHIND = re.compile(
    r"\A\s{0,2}(?:คือใคร|เป็นใคร|ใคร(?:คะ|ครับ|อ่ะ|อะ|\s|\Z)|ของใคร|ใช่(?:ปะ|ป่ะ|ของจริง)|"
    r"you\s?\?|\bis (?:you|a scam|a scammer)\b|\bbounced\b|"
    r"\b(?:is|was) (?:full|not working|dead)\b|\b(?:doesn't|does not) work\b|,? right\s?\?)",
    re.I,
)
"""Words by which an address is spoken of, and not told: who that is, where a mail came from."""

_IS_RIGHT = re.compile(
    r"ผิด|พิด|ตก(?:ไป|ตัว|เลข|ครับ|ค่ะ|คะ|\s)|ต้อง|ที่ถูก|ถูกต้อง|ใช้จริง|แทน|ดีกว่า|(?:เปลี่ยน|เปลียน|แก้)\s?(?:เป็น|เปน|เมล|อีเมล|มา|ไป|ที่อยู่|$)|"
    r"ต่างหาก|ตะหาก|บ่(?:แม่น|ใช่)|ไม่ใช่|"
    r"\b(?:wrong|mistake|typo|instead|right|correct|should|ought|actually|i mean|use|lacks?|left out|missing|"
    r"change (?:it|(?:my|the) (?:e-?mail|address)))\b",
    re.I,
)
"""That an address told now is the right one."""
_OF_ANOTHER = re.compile(
    r"รายละเอียด|เรื่อง(?!นี้)|(?<!ไม่ได้)ข้อความ|โทรมา|มิจ|หลอก|โกง|(?<!ไม่)(?<!ยัง)ได้(?:รหัส|เมล)|"
    r"\b(?:story|details?|scam\w{0,6}|(?:my|the) message|from)\b",
    re.I,
)
"""That something else is told of, in which an address stands."""

_DOES_HARM = re.compile(r"\s{0,2}(?:มา|เข้ามา)?(?:แฮก|แฮ็ก|ขโมย|hacked|stole)", re.I)


def meant(text: str, first: str, second: str, place_of: Callable[[str, str], int]) -> str:
    """Of two addresses, in the order in which they stand, the one that is meant; empty where that is to be asked, as
    where one is spelt or spoken and has no place in the text (below zero)."""
    at, at_second = place_of(text, first), place_of(text, second)
    if not 0 <= at < at_second:
        return ""
    before, between = text[:at], text[at + len(first) : at_second]
    behind = text[at_second + len(second) :]
    leads = _ONLY_LEADS.match(between) is not None
    first_out = (
        (leads and _DENIED_NEXT.search(before) is not None)
        or _DENIED_BEFORE.match(between) is not None
        or _DENIED_AND_TURNED.match(between) is not None
        or (_FROM.search(before) is not None and _TO.match(between) is not None)
        or _ARROW.match(between) is not None
    )
    second_out = _BEFORE_A_DENIED.match(between) is not None or (
        leads and _BEGINS_DENIED.match(behind) is not None
    )
    if first_out == second_out:
        return ""
    if first_out:
        return "" if _TROUBLED.search(behind) else second
    return "" if _TROUBLED.search(before) else first


def is_spoken_of(text: str, address: str, at: int) -> bool:
    """Whether an address is only spoken of: asked about, or told as where a mail came from, or where none can be
    read."""
    before, behind = text[:at], text[at + len(address) :]
    return _NOT_TOLD_BEFORE.search(before) is not None or _NOT_TOLD_BEHIND.match(behind) is not None


def takes_the_place(text: str, address: str, at: int) -> bool:
    """Whether an address is told to stand where another one was given: alone, or as the right one, and in no story
    (`the scammer is …`).  `at`: where it stands; below zero where it is spelt or spoken."""
    around = text if at < 0 else text[:at] + " " + text[at + len(address) :]
    if tells_of_another(around) or (at >= 0 and _DOES_HARM.match(text, at + len(address))):
        return False
    if _IS_RIGHT.search(around):
        return True
    asks = "?" in around or question_cues.asked(bare(around))
    return not asks and (at < 0 or _ONLY_LEADS.match(around) is not None)


def tells_of_another(text: str) -> bool:
    """Whether a text tells of something else in which an address or a number stands: of who called, or of the story."""
    return _OF_ANOTHER.search(text) is not None
