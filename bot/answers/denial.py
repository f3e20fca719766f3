"""Denial: the words by which what is said beside them is denied, forbidden, kept, doubted or only asked about.

What takes an option out of a text asks here (names.py, and `denied.py` in bot/chat/reading): nothing is taken on words
that deny it, an act above all.  Lists, addresses and values have grammars of their own, with words of theirs.
Thai as it is spoken in the four regions, romanised Thai and English.  Where such words stand before what they deny, a
few words of saying, wanting and doing may stand between (`ไม่เคยบอกให้ลบปฏิทิน`); behind it they stand close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NO = (
    r"(?:ไม่|บ่|ม่าย|หม้าย|บะ(?=เอา|ต้อง|ลบ|ใช่|ใจ้|ไค่|ได้|ให้|หื้อ)|ไม้(?=เอา|ต้อง|ลบ|ใช่)|มิ(?=ต้อง|ให้|ได้|ใช่)|"
    r"อย่า(?!ง)|หย่า(?=ลบ|เพิ่ง|ส่ง|ทำ|เปลี่ยน|แก้)|ห้าม|งด)"
)
_SAYING = (
    r"(?:ได้|เคย|อยาก|ต้องการ|ต้อง|พัก|ขอ|ให้|หื้อ|ยอม|คิด|ตั้งใจ|จะ|สิ|ควร|เลือก|ใช่|แม่น|ใจ้|เอา|บอก|สั่ง|พูด|แจ้ง|กด|"
    r"เพิ่ง|พึ่ง|ฟ้าว|ไป|มา|มี|เป็น|รวม|ว่า|ใคร|ใช้|ช่วย|รีบ|แม้แต่|ถึงกับ|ประสงค์|ใคร่|อะไร|ดี(?=ลบ|ส่ง|แก้|เปลี่ยน|ไป|ยุ่ง))"
)
_DOING = (
    r"(?:ลบ|ล้าง|ทิ้ง|ส่ง|เปลี่ยน|แก้ไข|แก้|ระงับ|หยุด|ถอน|ปิด|เพิ่ม|ดู|แตะ|ยุ่ง|โอน|ย้าย|ยื่น|แชร์|โทร|ติดต่อ|รบกวน|ตอบ|กลับ|อ่าน|ตรวจ|"
    r"ทำ|ยก|แต่งตั้ง|ผ่าน|ทาง)"
)
_OF = r"(?:เพราะ(?:ว่า)?|คน|เรื่อง|หมวด|ข้อมูล|ของ|ใบ|หนังสือ|ตัว|พวก|ส่วน|อัน|ข้อ|การ|กับ|ที่|ทั้ง|เด็ดขาด)"
_NO_EN = (
    r"(?:\b(?:dont|do not|not|never|no|neither|nor|none of|nothing (?:to do )?(?:with|about)|without|instead of|"
    r"rather than|far from|hardly|anything but|hands off|stop(?:ped|ping)?|quit|refuse to|no need (?:to|for)|"
    r"(?:mai|bo|bor) ?(?:ao|tong|yak|hai|dai|chai)?|ya(?:a)? ?(?:perng|phoeng|pueng)?|ham)\b|n't\b)"
)
_SAYING_EN = (
    r"(?:because|it's|he's|she's|lo[bp]|song|plian|kae|to|the|my|your|our|his|her|a|an|any|of|me|you|u|it|that|this|"
    r"is|am|are|be|being|been|have|has|had|got|get|"
    r"want|wants|wanted|need|needed|wish|like|ask|asked|asking|say|said|saying|tell|told|ever|even|yet|please|dare|"
    r"to be|mean|meant|let|for|by|with|in|out|mention|request|requested|agree|agreed|about|really|at all|going|"
    r"delet\w*|eras\w*|remov\w*|wip\w*|clos\w*|send\w*|sent|resend\w*|mail\w*|chang\w*|suspend\w*|paus\w*|stop\w*|"
    r"withdraw\w*|touch\w*|shar\w*|contact\w*|correct\w*|fix\w*|edit\w*|tak\w*|keep\w*|do|doing|"
    r"another|other|new|more|codes?|either|or|nor|and)"
)
_ENDS = r"(?=\s|นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เด้อ|เน้อ|แล้ว|ละ|เลย|หรอก|ดอก|เด็ดขาด|$)"
BEFORE = re.compile(
    rf"(?:{_NO}(?:{_SAYING}){{0,8}}{_DOING}{{0,2}}{_OF}{{0,4}}(?:(?:(?<=เอา)|(?<=ใช่)|(?<=ต้อง))\s)?|"
    r"(?<!ไม่)(?:ข้าม|(?<![กรม่])เว้น)(?:เรื่อง|หมวด|ข้อ)?\s?|"
    r"(?<!n't )(?<!not )(?<!dont )(?<!never )\b(?:forget|never mind|nobody|no one|skip|spare)"
    r"(?: (?:about|the|my|touch\w*|delet\w*)){0,4}\s|"
    rf"{_NO_EN}(?:\s{{0,2}}{_SAYING_EN}\b){{0,7}}\s{{0,2}})\Z",
    re.I,
)
"""What stands before that which is denied, up to it."""
BEHIND = re.compile(
    r"(?:ทั้งหมด|ทั้งคู่|ทั้งสอง|ของ(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เรา)|น่ะ|นะ|นั้น|นี้|ก็|ขอ|ขอร้อง|เด็ดขาด|\s){0,4}"
    rf"(?:(?:อย่า(?!ง)|หย่า|ห้าม)(?:{_SAYING}|{_DOING}){{0,3}}{_ENDS}|"
    rf"(?:ไม่|บ่|บะ|ม่าย)(?!(?:ได้|เคย|ค่อย|มี){{0,2}}(?:ใช้|จำเป็น|อะไร))(?:{_SAYING}|เกี่ยว){{1,3}}{_DOING}?{_ENDS}|"
    rf"(?:ไม่|บ่|ม่าย){_ENDS}|ข้าม(?:ไป)?{_ENDS}|ต้องอยู่{_ENDS}|งด{_ENDS})|"
    r"(?:\s|is|are|was|were|it|must|should|shall|will|has|have|to|data|my|be|a|definitely|-){0,6}"
    r"\b(?:off[- ]limits|no way|not|never|(?:can|could|may|might) still|still be|"
    r"no(?!\s?problem)\b(?! longer| use| need)|"
    r"(?:is|are|was|were|must|should|will|has|can|could)n't|survive|stay|stays|remain|remains|safe|out of bounds|"
    r"untouched|excluded)\b|"
    r"\s?/\s?(?:ขอร้อง|ได้โปรด|ขอ|please|pls|-|\s){0,4}"
    rf"(?:(?:(?:อย่า(?!ง)|ห้าม)(?:{_SAYING}|{_DOING}){{0,3}}|(?:ไม่|บ่)(?:ต้อง|เอา)(?:{_DOING})?)"
    r"(?:เลย|นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|เด้อ|เด็ดขาด|\s){0,4}|"
    r"(?:don't|do not|dont|no way|never)(?:\s(?:please|ever|pls))?\s?)(?:/|$)",
    re.I,
)
"""What stands behind it."""
DOUBTS = re.compile(
    r"(?:ใคร|ไผ)\s?(?:เป็นคน|ใช้|มัน)?(?:บอก|สั่ง|ให้|ขอ|ลบ|เลือก|อนุญาต|กด)(?!ดู)|"
    r"(?<!ขอ)(?:ถ้า|หาก|ขืน)(?!เป็นไปได้|ได้|ทำได้|สะดวก)\S{0,12}?(?:ลบ|ส่ง|เปลี่ยน|ระงับ|ปิด|หาย|แตะ)|กลัว\S{0,16}?หาย|"
    r"ไม่แน่ใจว่า|ยังไม่(?:ตัดสินใจ|แน่ใจ)|"
    r"\bwho (?:asked|said|told|says|wants|ordered)\b|\bif (?:you|u|they|anybody|anyone|someone)\b|"
    r"\b(?:afraid|scared|worried) (?:of|about) losing\b|\bdon't you dare\b",
    re.I,
)
"""That it is doubted, asked or threatened, and not asked for."""

RIGHT_BEFORE = re.compile(
    r"(?:ไม่ใช่(?!แค่|แต่|เฉพาะ)|ม่ายใช่(?!แค่)|ม่ายช่าย|บ่(?:แม่น|ใจ้|ใจ่)(?!แค่)|แทน|ไปถูก|ไปโดน|ไม่เอา|ม่ายเอา|บ่เอา|"
    r"ไม่ต้อง|บ่ต้อง|ไม่ได้(?!\s)|ม่ายด้าย|ไม่อยาก|บ่อยาก|ไม่ค่อย|บ่ค่อย|อย่าเพิ่ง|อย่า|ยังไม่(?!ได้\s)|ยกเว้น|"
    r"นอกจาก|เว้น|แทนที่จะ|ไม่(?!ได้\s)|บ่|ม่าย|\bexcept|\bnot|\bno|n't|"
    r"\bleave(?: the| my| it)?|\bkeep (?:the|my)|\bwithout|\binstead of|\bmai ao|\bmai)\s*"
    r"(?:(?<=เอา)(?:เรื่อง|หมวด|ส่วน|พวก|ข้อมูล))?"
    r"(?:(?:ต้องการ|เอา|ต้อง|ทาง|อยาก|ได้|ขอ|ใช่|ใช้|เปิด|เช็ก|เช็ค|จะ|สิ|ส่ง|ไปสืบ|สืบ|ตาม|เป็น|การ|บอก|หรอก|"
    r"ดอก|ว่า|รู้|ถึงกับ|ถึงขั้น|ขนาด|the|to|my|a|any|want|need|send|me)\s*){0,6}$"
)
"""What stands right before the name of an option that is ruled out."""
NOT_THIS = re.compile(r"(?:ไม่ใช่|ม่ายใช่|ม่ายช่าย|บ่แม่น|บ่ใจ้|บ่ใจ่|\bnot)\s?(?:แค่|เรื่อง|the|about)?\s?$")
"""What rules out a thing by name, and not the having of it."""
RIGHT_BEHIND = re.compile(
    r"^(?:ไว้|ไป)\s?ผิด|^\S{0,8}?\s?(?:ไม่สน|ไม่สำคัญ|ช่างหัวมัน|ช่างมัน|ช่างเถอะ|don't care|doesn't matter)|"
    r"^\S{0,12}?อย่าเพิ่ง|"
    r"^\S{0,8}?(?:ไม่ต้อง|ไม่เอา|บ่เอา|บ่ต้อง|อย่าเพิ่ง|ม่ายเอา)|"
    r"^\s(?:ไม่ต้อง|ไม่เอา|บ่เอา|บ่ต้อง|ม่ายเอา)(?:แล้ว|ละ|นะ|ค่ะ|ครับ|เด้อ|\s|$)"
)
"""What stands right behind it."""
FORBIDDEN = re.compile(r"ห้าม\s?$")
"""What rules out a right that is named behind it; of a category, or of advertising, it says what is wanted."""
KEPT = re.compile(r"(?:นะ|น่ะ|นั้น|ก็|\s){0,2}(?:ขอ|เอา|เก็บ|ปล่อย){1,2}ไว้")
"""Behind what is kept, where something is to be taken away."""
DOUBTED_VERDICT = re.compile(
    r"ดีกว่านี้|ดี(?:กว่า)?(?:ยังไง|ตรงไหน)|ดีแต่|(?:คง|น่า)(?:จะ)?ดีกว่า|ประชด|แดกดัน|"
    r"(?:(?<!ใคร)ไม่(?:ใช่|ได้)|บ่(?:แม่น|ใจ้|ได้)|ใช่ว่า)(?:ว่า|จะ|ถึงกับ|ถึงขั้น){0,2}\s?(?:ไม่|บ่)(?:ค่อย)?(?:พอใจ|ดี|ประทับใจ|โอเค|ชอบ|ถูกใจ)|"
    r"\b(?:far from|hardly|barely|scarcely|anything but|nothing|not exactly)"
    r"(?: (?:very|really|all that|a|be|was|is)){0,3} (?:good|great|excellent|perfect|happy|satisf\w+|helpful|nice)\b|"
    r"(?:\bnot|n't) (?:un(?:happy|satisfied|pleased)|dis(?:satisfied|appointed|pleased))\b|"
    r"\bsarcas\w+",
    re.I,
)
"""That a verdict is the opposite of what its words are, or is only asked for: how it went is for a button to say."""
_DEEDS = {
    "deletion": r"(?:ลบ|ล้างข้อมูล|ปิดบัญชี|delet\w*|eras\w*|remov\w*|clos(?:e|ing))",
    "suspension": r"(?:ระงับ|suspend\w*|paus\w*|freez\w*)",
    "withdrawal": r"(?:ถอน|withdraw\w*|revok\w*)",
    "correction": r"(?:แก้|correct\w*|fix\w*)",
    "portability": r"(?:ย้าย|โอน|transfer\w*|mov(?:e|ing))",
    "contact": r"(?:ร้องเรียน|ฮ้องเรียน|คอมเพลน|complain\w*)",
    "stranger": r"(?:ลบ|ระงับ|delet\w*|eras\w*|suspend\w*)",
}
"""What is done by a form, in the words by which somebody may say that it is not to be done."""
_NOT_TO = (
    r"(?:(?<!ยัง)(?<!ทำไม)(?<!ก็)(?:ไม่|บ่|ม่าย|มิ)(?:ได้|เคย|อยาก|ต้องการ|ต้อง|พัก|ขอ|ให้|หื้อ|ยอม|คิด|ตั้งใจ|จะ|สิ|บอก|สั่ง|มา){0,6}|"
    r"(?:อย่า(?!ง)|ห้าม|หยุด|เลิก)(?:เพิ่ง|ได้|มา|ไป|การ){0,3}|(?:ใคร|ไผ)(?:เป็นคน)?(?:บอก|สั่ง|ขอ)(?:ให้)?|"
    r"(?:(?<!why )\b(?:don't|do not|dont|didn't|never|stop|quit|neither|nor|not)\b|"
    r"\bwho (?:asked|said|told|ordered)\b)"
    rf"(?:\s{_SAYING_EN}\b){{0,5}}?\s)"
)
_DEED = {flow: re.compile(deed, re.I) for flow, deed in _DEEDS.items()}
_NOT_DONE = {flow: re.compile(_NOT_TO + deed, re.I) for flow, deed in _DEEDS.items()}
HARMLESS = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า(?!ง))(?:ต้อง|ได้|ค่อย|เพิ่ง|มี)?(?:รีบ|ห่วง|กังวล|เป็นไร|แน่ใจ|รู้|ทราบ|เข้าใจ|ลืม|คิดมาก|สบายใจ|ปัญหา)|"
    r"\b(?:don't|do not|dont) (?:know|mind|worry|remember|understand|forget)\b|"
    r"\bno (?:rush|hurry|problem|worries|idea)\b",
    re.I,
)
"""A no by which nothing is denied."""
_KEEP, _OUT = re.compile(r"\b(?:keep|leave) (?:the |my |your )?\Z", re.I), re.compile(r" out\b", re.I)
"""Around what is kept out of something."""
STILL = re.compile(r"(?:อยู่(?!แล้ว)|ต่อ|ตลอด)", re.I)
"""Behind what goes on as it was."""
_STILL_BEFORE = re.compile(r"(?:ยัง(?:คง)?|\bstill (?:do )?)(?:ให้(?:ความ)?|give )?\Z", re.I)
_NOT_CHANGED = (
    r"(?:(?:ไม่|บ่|ม่าย|อย่า(?!ง)|ห้าม)(?:ได้|ต้องการ|ต้อง|อยาก|ขอ|ให้|คิดจะ|จะ|พัก|เพิ่ง|ไป){0,3}(?:แก้ไข|แก้|เปลี่ยน|เพิ่ม|ปรับ|ยุ่ง|แตะ)|"
    r"(?:\b(?:no need to|do not|dont|never|not(?: to)?)|n't)"
    r"(?: need to| want to| have to)? (?:change|fix|edit|correct|touch)\b)"
)
NO_CHANGE = re.compile(
    rf"{_NOT_CHANGED}|(?:ไม่|บ่|ม่าย)(?:ได้|มี)?(?:อะไร)?ผิด|(?:\bnot|n't) (?:wrong|incorrect)\b", re.I
)
"""That something is not to be changed, or is not wrong."""
UNCHANGED = re.compile(rf"{_NOT_CHANGED}(?:เรื่อง|ตรง|ที่|ข้อมูล|ช่อง){{0,2}}(?: (?:my|the|your))?\s?\Z", re.I)
"""What stands before the name of what is not to be changed."""
_SEPARATED = re.compile(r"[,;:!?()\[\]\n]|\.{1,4}(?=\s|$)|…|\s[-–—]\s")
_FORBIDS = re.compile(
    rf"(?:(?:ไม่|บ่|ม่าย|หม้าย)(?!ได้(?:รับ|ยิน|มา|เข้า)|มี)(?:(?:{_SAYING}){{1,6}}|(?={_DOING}))|(?:อย่า(?!ง)|ห้าม)(?:{_SAYING}){{0,6}}|"
    rf"(?:หยุด|เลิก)(?={_DOING}))|"
    r"(?:\b(?:dont|do not|never|stop|quit|no more)\b|\b(?:do|did|would|should|must)n't\b)"
    r"(?:\s{1,2}(?:to|you|dare|the|my|any|want|need|ever|even|please|let|be|have|ask(?:ed)?|say|said|for)\b){0,4}",
    re.I,
)
REACH = 48
"""Characters before a word in which it may be denied, and behind it."""
_NEXT = 4
"""Letters of what is denied by which a denial is known again."""


def reaches(text: str, start: int, end: int) -> bool:
    """Whether what stands there in an evened text is denied by the words before or behind it."""
    before, behind = text[max(0, start - REACH) : start], text[end : end + REACH]
    kept_out = _KEEP.search(before) and _OUT.match(behind)
    return bool(BEFORE.search(before) or BEHIND.match(behind) or kept_out)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands there is said to be still so."""
    return bool(_STILL_BEFORE.search(text[max(0, start - REACH) : start]) or STILL.match(text[end:]))


def declines(flow: str, text: str) -> bool:
    """Whether an evened text says that what is done by a form is not to be done, or who wanted it, each time that it
    speaks of it."""
    if flow not in _DEED:
        return False
    declined = [found.end() for found in _NOT_DONE[flow].finditer(text)]
    return bool(declined) and all(found.end() in declined for found in _DEED[flow].finditer(text))


def without_harmless(text: str) -> str:
    """A text without the no by which nothing is denied, as long as it was."""
    return HARMLESS.sub(lambda found: "." * len(found[0]), text)


def parted(text: str) -> str:
    """A text with a stroke where a comma or a stop was, so that no denial reaches over it once it is evened."""
    return _SEPARATED.sub(" / ", text)


def forbidding(text: str) -> Iterator[re.Match[str]]:
    """The words of an evened text by which something is forbidden or declined, each without what that is."""
    return _FORBIDS.finditer(text)


def is_held_by(denied: re.Match[str], phrases: Iterable[str]) -> bool:
    """Whether phrases by which something is meant hold this very denial: then it denies nothing of that."""
    words = denied.string[denied.start() : denied.end() + _NEXT].rstrip()
    return any(words in each for each in phrases)
