"""Whose: whether a text wants something done with somebody else's data, which takes another form than one's own.

Who is only mentioned (`my wife told me`) owns nothing here: a datum has to be called theirs, or something has to be
asked for them.  Where an answer goes to (`ตอบมาที่เมลเมีย`), and what a datum is or was (`ยังเป็นเบอร์เมีย`), is the
speaker's own matter.  By words like `แม่` and `ยาย` people call themselves, too: those are others only with whose they
are.
"""

from __future__ import annotations

import re

from bot.chat.reading import behalf_cues, kin, question_cues
from flows.finding import bare


def _behind_none(*words: str) -> str:
    """That none of these stands right before."""
    return "".join(rf"(?<!{each})" for each in words)


_ME = r"(?:ผม|ฉัน|ดิฉัน|กระผม|หนู|เรา|ข้อย|ข่อย|เฮา|ฉาน|กู|บัง|พี่|ป้า|ลุง|ครู|เจ๊)"
_CHILD = rf"(?:ลูก{kin.NO_CHILD}|หลาน)"
_BOUND = (
    rf"(?:(?:คุณ)?(?:{kin.SPOUSES}|แฟน|ญาติ|มารดา|บิดา|บุตร(?:สาว|ชาย)?)|(?:{_CHILD}|น้อง|พี่)(?:สาว|ชาย)|"
    r"คุณ(?:แม่|พ่อ|ยาย|ตา|ปู่|ย่า|ลุง|ป้า|น้า|อา)(?!คะ|ค่ะ)|แม่ยาย|พ่อตา|ลูกเขย|ลูกสะใภ้|"
    r"เพื่อน(?!ำ)(?:ร่วมงาน|บ้าน|สนิท)?(?!\s?(?:ๆ|ทุกคน|ใน))|รูมเมต|เจ้านาย|หัวหน้า|หุ้นส่วน)"
)
"""Those whom nobody is themselves."""
_EMPLOYED = r"(?:ลูกน้อง|ลูกจ้าง|ลูกค้า|พนักงาน|คนงาน|ลูกทีม|ลูกศิษย์|นักเรียน|คนไข้|ลูกบ้าน|ผู้เช่า)"
_AT_MINE = rf"(?:(?:ของ|ที่|ใน)?\s?(?:ร้าน|บริษัท|ออฟฟิศ|ทีม|คลินิก|โรงเรียน)?\s?(?:ของ)?{_ME}|(?:ที่|ใน|ของ)ร้าน)"
_CALLED_SO = rf"(?:แม่(?!น|ค้า|ครัว|บ้าน)|พ่อ(?!ค้า|ครัว)|ยาย|ตา|ปู่|ย่า|ลุง|ป้า|น้า|อา|หลาน|น้อง|ลูก{kin.NO_CHILD}|พี่)"
"""What people call themselves, or whom they speak to."""
_WHO = rf"(?:{_BOUND}(?:\s?ของ)?{_ME}?|{_EMPLOYED}(?:{_AT_MINE}|คน(?:หนึ่ง|นึง|นี้))|{_CALLED_SO}(?:\s?ของ)?{_ME})"
_OWNER = rf"(?:{_WHO}|{_CHILD}|{_EMPLOYED})"
_ANYBODY = rf"(?:{_WHO}|{_EMPLOYED}|{_CALLED_SO})"
_HER = r"(?:ท่าน|แก(?![้่๊]|ง|ม|น(?!ะ|ี)))"
_HIM = rf"(?:เขา|เค้า|เธอ|เพิ่น|เปิ้น|นาง(?!สาว)|{_HER})"
"""Somebody spoken of; by some of these words people call themselves (`เค้า`)."""
_ALL = (
    r"(?:ข้อมูล(?:ส่วนตัว|ส่วนบุคคล|ทั้งหมด)?|บัญชี|แอคเค้?าท์|แอ[คก](?:เคาน?ต์)?|ไอดี|โปรไฟล์|โพรไฟล์|ประวัติ|สมาชิก)"
    r"(?:เก่า|เดิม)?"
)
_REACHES = r"(?:เบอร์?(?:โทร(?:ศัพท์)?|มือถือ)?|อีเมล์?|เมล์?|อีเมว|ที่อยู่)"
_ONE = (
    r"(?:ชื่อ(?:จริง|เล่น|นามสกุล)?|(?:นาม)?สกุล|วันเกิด|อายุ|รูป(?:โปรไฟล์|ถ่าย|ภาพ)?|ตำแหน่ง(?:งาน)?|"
    rf"{_REACHES})(?:เก่า|เดิม)?"
)
_NOT_SO = _behind_none(
    "อี", "นาม", "เป็น", "เปน", "จาก", "ใช้", "ด้วย", "ใส่", "เข้า", "ผ่าน", "โดย", "ลง", "ยืม", "คือ", "มีแต่",
)  # fmt: skip
"""Not behind what makes it only what a datum is or was; nor in the middle of a word."""
_NO_WAY = _behind_none(
    "ที่", "ทาง", "ไป", "มา", "หา", "ตาม", "ให้", "ถึง", "โทร", "มี", "เอา", "ใน", "จด", "ทะเบียน"
)  # fmt: skip
"""Nor behind what makes it a way to somebody."""
_SAYS = r"(?!\s?(?:บอก|อ่าน|พิมพ์|พิม|เห็น|เล่า|แนะ|ถาม|สั่ง|เตือน|ว่า|ช่วย|ทำให้|ใส่|กรอก|เป็นคน))"
"""Not somebody who only says or does something."""
_NO_CONTACT = r"(?!\s?(?:ของ)?\s?(?:เพื่อน|ญาติ))"
"""Whose names and numbers stand in an address book."""
_NO_ANSWER = (
    r"(?!\S{0,8}?\s?(?:ไว้(?:ติดต่อ|ตอบ|รับ)|ติดต่อ|ตอบ|โทร(?:มา|กลับ|ได้)|ส่งมา|รับ(?:สาย|จดหมาย)|แทน|ก็ได้|ได้เลย|"
    r"สะดวก|คือ|\d))"
)
_THEIRS = re.compile(
    rf"{_NOT_SO}{_ALL}(?:\s?ของ\s?{_OWNER}|{_WHO}{_SAYS})|"
    rf"{_NOT_SO}{_NO_WAY}{_ONE}{_NO_CONTACT}(?:\s?ของ\s?{_OWNER}|{_WHO}{_SAYS}){_NO_ANSWER}"
)
"""A datum that is called somebody else's."""
_PARENT = r"(?:แม่(?!น|ค้า|ครัว|บ้าน|ง)|พ่อ(?!ค้า|ครัว|แม่))(?!เอง|\s?ๆ)"
_OF_A_PARENT = re.compile(rf"{_NOT_SO}(?:{_ALL}|{_NO_WAY}{_ONE})(?:\s?ของ)?\s?{_PARENT}{_SAYS}{_NO_ANSWER}")
_IS_A_PARENT = re.compile(
    r"(?:^|\s|ให้|ของ|นี่|เนี่ย)(?:แม่|พ่อ)(?:เอง|ขอ|อยาก|จะ|สิ|ซิ|ก็|กะ|ไม่|บ่|มี|เคย|ต้อง|ใช้|ย้าย|เพิ่ง|พึ่ง|หา|จำ|ทำ|ได้|"
    r"เป็น|ว่า|ลืม|กด|พิม|เห็น|อ่าน|ฝาก|ลง|มา|แก่|อยู่)"
)
"""What is a parent's, and that it may be a parent who speaks, and says so of themselves."""
_A_WAY = re.compile(rf"{_REACHES}(?:เก่า|เดิม)?\s?(?:ของ)?\s?(?:{_WHO}|{_CHILD}|{_PARENT})")
"""By what somebody else is reached."""
_DOES = (
    r"(?:ลบ|แก้(?!ตัว)|เปลี่ยน(?!ใจ)|ดู|เบิ่ง|เพิ่ม|หยุด|เลิก|ระงับ|ถอน|ปิด(?:บัญชี|แอ)|เอา\S{0,12}?ออก|ขอสำเนา|ยกเลิก|"
    r"แจ้ง(?:แก้|ลบ))"
)
_WHO_WANTS = (
    rf"(?<!เป็น)(?<!ตาม)(?:{_WHO}|{_EMPLOYED}{_AT_MINE}?)(?:\s?(?:ก็|{_HIM}|คน(?:หนึ่ง|นึง)|ชื่อ\S{{1,12}}))?"
)
_ENTRUSTS = (
    r"(?:(?:ไหว้วาน|วาน|ฝาก)(?:ให้)?|มอบ(?:อำนาจ|หมาย)?(?:ให้)?)(?:ผม|หนู|ฉัน|พี่|เรา|มา|ช่วย|ให้|ทำ|จะ|ขอ){0,3}"
)
_WISHES = r"(?:(?:อยาก|ต้องการ|ประสงค์)(?:จะ|ขอ)?|จะขอ|ขอ(?!ง)(?:ให้ช่วย)?)"
_ASKS_FOR_IT = re.compile(
    rf"{_WHO_WANTS}(?:{_ENTRUSTS}|{_WISHES}){_DOES}|"
    rf"{_WHO_WANTS}(?:ฝาก(?:ให้)?มา|วาน(?:ให้)?มา|มอบ(?:หมาย|อำนาจ)ให้)|"
    rf"{_DOES}\S{{0,24}}?(?:ให้|หื้อ)\s?{_WHO}{_SAYS}(?!โทร|ดู|ใช้|รู้)"
)
"""That somebody else wants it done, or that it is done for them."""
_DONE_FOR = (
    rf".{{0,80}}?(?:{_NOT_SO}(?:{_ALL}|{_NO_WAY}{_ONE})(?:\s?ของ)?\s?|{_DOES}\S{{0,24}}?(?:ให้|หื้อ|แทน)\s?)"
)
_FOR_HIM = re.compile(
    rf"(?<!ตาม)(?:(?:{_WHO}|{_EMPLOYED}){_DONE_FOR}{_HIM}|{_ANYBODY}{_DONE_FOR}{_HER})|"
    rf"{_DOES}\S{{0,24}}?(?:ให้|หื้อ|แทน)\s?{_HER}(?!\S{{0,4}}?(?:โทร|ส่ง|ดู|รู้|ทราบ|ช่วย|ลบ|แก้))"
)
"""That it is to be done for whom was spoken of."""
_KIN_EN = kin.KIN_EN
_LIKE_EN = r"(?:(?:old|new|last|first|full|maiden|whole|personal|current|former|own) ){0,2}"
_ALL_EN = rf"{_LIKE_EN}(?:data|account|profile|information|info|details|records?|history|file|membership)"
_ONE_EN = (
    rf"{_LIKE_EN}(?:names?|surname|birthday|birth date|date of birth|age|photos?|pictures?|title|job title|number|"
    r"phone number|mobile number|address|e-?mail(?: address)?)"
)
_NOT_SO_EN = _behind_none(
    r"\bwith ", r"\buse ", r"\busing ", r"\bused ", r"\bvia ", r"\bthrough ", r"\bfrom "
)
_NO_WAY_EN = _NOT_SO_EN + _behind_none(
    r"\bto ", r"\bat ", r"\bby ", r"\bon ", r"\bin ", r"\bis ", r"\bwas ", r"\bas ", r"\btook ", r"\btake ", r"\bonly ",
    r"\bthat's ", r"\bit's ",
)  # fmt: skip
_MINE_EN = rf"(?:(?:my|our|the) (?:\w{{2,12}} )?|{_behind_none('my ', 'our ', 'the ')})"
_OF_EN = rf"{_MINE_EN}{_KIN_EN}(?: [a-z]{{2,12}})?'s? "
_NO_ANSWER_EN = (
    r"(?!.{0,24}\b(?:to (?:answer|reply|write|reach)|instead|for (?:the |your )?(?:answer|reply|letters)|"
    r"answer|reply|write|contact|reach)\b)"
)
_THEIRS_EN = re.compile(
    rf"{_NOT_SO_EN}\b{_OF_EN}{_ALL_EN}\b|{_NO_WAY_EN}\b{_OF_EN}{_ONE_EN}\b{_NO_ANSWER_EN}|"
    rf"\b(?:{_ALL_EN}|{_ONE_EN}) (?:of|for|about|belonging to|on) (?:my|our) (?:\w{{2,12}} )?{_KIN_EN}\b(?!')|"
    rf"\b(?:have|hold|keep|got|know|store)\b.{{0,12}}? (?:on|about) (?:my|our) {_KIN_EN}\b(?!')",
    re.I,
)
_DOES_EN = r"(?:delete|erase|remove|change|correct|fix|see|get|stop|add|close|update)"
_FOR_HIM_EN = re.compile(
    rf"\b{_KIN_EN}\b.{{0,80}}?(?:{_NOT_SO_EN}\b(?:her|his|their) {_ALL_EN}\b|"
    rf"{_NO_WAY_EN}\b(?:her|his|their) {_ONE_EN}\b{_NO_ANSWER_EN})|"
    rf"\b{_DOES_EN} (?:her|his) (?:{_ALL_EN}|{_ONE_EN})\b|"
    rf"\b{_KIN_EN} (?:also |now |really )?(?:wants|would like|needs|wishes|asks) to {_DOES_EN}\b(?!.{{0,12}}\bmy\b)",
    re.I,
)
_A_WAY_EN = re.compile(rf"{_OF_EN}{_ONE_EN}\b|\b(?:her|his|their) {_ONE_EN}\b", re.I)
_ADDRESS_BOOK = re.compile(
    r"(?:ใน|ทั้ง|จาก)(?:เครื่อง|มือถือ|โทรศัพท์)|สมุด(?:โทร|ราย|เบอร์)|รายชื่อ|ดูด|ซิงค์|อยู่ในนั้น|\bcontacts\b|\bcontact list\b|"
    r"\baddress book\b|\bphone ?book\b",
    re.I,
)
"""That what stands in the speaker's own phone is spoken of."""
_THEIR_NAME = re.compile(
    rf"^(?:(?:ก็|คือ|พอดี|อ๋อ|อ้อ)\s?)?(?:{_WHO}|{_CHILD})(?:คน(?:โต|เล็ก|กลาง|เดียว))?\s?{_HIM}?\s?"
    r"ชื่อ(?!ผิด|ไม่|เก่า)\s?\S|"
    rf"^(?:my|our) {_KIN_EN}(?:'s name is| is (?:called|named))\b",
    re.I,
)
"""What somebody else is called."""
_RULED_OUT = re.compile(
    r"(?:ไม่ใช่|มิใช่|บ่แม่น|ม่ายใช่|ไม่ได้(?:ขอ|ทำ|หมายถึง)?)\s?(?:ข้อมูล|บัญชี|แทน)?(?:ของ)?\s?"
    rf"(?:{_WHO}|{_CHILD}|{_CALLED_SO})|\bnot (?:for |about )?(?:my |the )?{_KIN_EN}(?:'s)?\b",
    re.I,
)
"""Whose it is not."""
_PERSONS = re.compile(_WHO)
_OWN = re.compile(
    rf"{_behind_none('ไม่ใช่', 'บ่แม่น', 'มิใช่')}(?:{_ALL}|{_ONE})?ของ\s?(?:ตัว|ตน)?(?:{_ME}|เอง)|(?:{_ALL}|{_ONE}){_ME}|"
    rf"\bmy own\b|(?<!\bnot )\bmine\b|\bmy (?:{_ALL_EN}|{_ONE_EN})\b(?!')",
    re.I,
)
"""What is the speaker's."""
_ONESELF = re.compile(
    rf"{_behind_none('ไม่ใช่', 'บ่แม่น', 'มิใช่')}ของ\s?(?:ตัว|ตน)?{_ME}?เอง|{_behind_none('not ')}\b(?:my own|mine)\b",
    re.I,
)
"""That it is the speaker's own, and nobody else's."""
_NOT_MINE = re.compile(
    rf"(?:ไม่ใช่|มิใช่|บ่แม่น|ม่ายใช่)\s?ของ\s?(?:ตัว|ตน)?(?:{_ME}|เอง)|\bnot (?:mine|my own|me)\b", re.I
)
_ANOTHERS = re.compile(
    rf"^(?:ก็|ของ|ให้|แทน|เป็น|ขอ|ข้อมูล|ทำ|ยื่น|\s){{0,4}}(?:{_ANYBODY}|{_HIM}|คนอื่น|ผู้อื่น)|"
    rf"^(?:it's |it is |for |of |the |my |our ){{0,3}}{_KIN_EN}(?:'s)?\b|^(?:it's |it is )?(?:hers|his|theirs)\b|"
    r"\bsome(?:one|body) else\b",
    re.I,
)
"""An answer to whose it is."""
_NEAR = re.compile(rf"{_ANYBODY}|\b{_KIN_EN}\b", re.I)
_KNOWN_HERE = re.compile(
    rf"(?:{_ALL}|{_ONE})(?:ของ)?{_ME}|ไม่(?:ได้|เคย)\S{{0,6}}?(?:สมัคร|ใช้|โหลด|เป็นสมาชิก)|(?:โทร|ส่ง|ทัก)\S{{0,6}}?มา|"
    rf"\bmy (?:{_ALL_EN}|{_ONE_EN}|phone)\b|\bnever (?:signed|used|registered|had)\b|"
    r"\b(?:calls?|calling|texts?|texting|contacts?|contacting) me\b",
    re.I,
)
"""That somebody's number, name or data is told of, or that they never joined."""
SHORT = 60
"""Characters above which a text says more than whose data it is."""


def is_of_another(text: str, *, reached: bool = False) -> bool:
    """Whether a text wants something done with somebody else's data, and not with the speaker's.  `reached`: it is
    said where it is asked how the speaker is reached, or shows who they are, so whose number or mailbox it is is part
    of the answer."""
    plain = _RULED_OUT.sub(" ", bare(text))
    if _ADDRESS_BOOK.search(plain) and not _ASKS_FOR_IT.search(plain):
        return False
    if reached:
        plain = _A_WAY_EN.sub(" ", _A_WAY.sub(" ", plain))
    theirs = (_THEIRS, _ASKS_FOR_IT, _FOR_HIM, _THEIRS_EN, _FOR_HIM_EN)
    of_a_parent = _OF_A_PARENT.search(plain) and not _IS_A_PARENT.search(plain)
    return bool(of_a_parent or any(each.search(plain) for each in theirs)) and not _ONESELF.search(plain)


def is_own(text: str) -> bool:
    """Whether a text says of something that it is the speaker's own."""
    return bool(_OWN.search(_PERSONS.sub(" ", _RULED_OUT.sub(" ", bare(text)))))


def names_another(text: str) -> bool:
    """Whether a text tells what somebody else is called, whose data it then is where no name is asked for."""
    return bool(_THEIR_NAME.search(bare(text)))


def answers_whose(text: str) -> str:
    """What a text says to whoever asks whose data it is: `own`, `another`, or nothing where it says neither."""
    plain = bare(text)
    if behalf_cues.is_anothers(plain) or is_of_another(text) or names_another(text):
        return "another"
    if len(text) > SHORT:
        return ""
    if is_own(text):
        return "own"
    another = _NOT_MINE.search(plain) or _ANOTHERS.search(_RULED_OUT.sub(" ", plain))
    return "another" if another else ""


def speaks_of_another(text: str) -> bool:
    """Whether a text tells of somebody near, or of whom the speaker works with, whose data it is about or not."""
    plain = bare(text)
    return any(each.search(plain) for each in (_NEAR, _FOR_HIM, _FOR_HIM_EN))


def tells_of_oneself(text: str) -> bool:
    """Whether a text tells how somebody's data may have come here, and is no short question."""
    plain = bare(text)
    asks = question_cues.asked(plain) and len(plain) <= SHORT
    return bool(_KNOWN_HERE.search(plain)) and not asks
