"""Dictated: a name, a postal address or a job title, out of the sentence of somebody who says more than that.

Pure and cautious: what is dropped must plainly be talk.  Where it is not plain which words are the value, nothing is
found and all of it stays, for these are the person's own words and the letter to the team carries them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bot.answers.thai import dictionary, family_names, given_names
from bot.chat.reading.frames import AHEAD, is_frame, is_one_word, words_of
from flows.finding import bare, evened
from flows.person_names import TITLE, name_in
from flows.text import visible

AT_MOST = 300
"""Characters of a text that is looked at; longer ones are stories."""
_END = r"(?:ค่ะ|คะ|ครับ|คับ|ค้าบ|จ้ะ|จ้า|จ๊ะ|ดิ|สิ|เน่อ|เด้อ|อ่ะ|อะ|นะ|แหละ|เลย)"
_POLITE = re.compile(rf"(?:\s?(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|ค้าบ|จ้ะ|จ้า|จ๊ะ)|\s{_END}){{1,6}}[\s.!]{{0,9}}$")
"""Politeness at the end; a syllable that may be the end of a name needs a space before it."""
_TALK = (
    r"(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|ดิ|สิ|เน่อ|เด้อ|อ่ะ|นะ|เลย|ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เขา|ใคร|ไม่|"
    r"ที่ผ่าน|แต่|เพราะ|ซึ่ง|ตั้งแต่|เมื่อ|โดน|ตาม|เกิด|ขาย|"
    r"เคย|การันต์|สระ|อย่า|ช่วย|มัน|ดูเอา|555|now\b|is\b|idk\b|ได้|เลิก|แล้ว|ยัง|อ่าน|เสีย|พ่อ|แม่|"
    r"since\b|not\b|but\b|which\b|as\b|two\b|valid\b|have\b|if\b)"
)
"""How a part of a sentence begins that is talk and no part of a value."""
_ENDED = rf"(?=\s?$|\s?[,;!?…(]|\s{_TALK}|{_END}(?:\s|$))"
"""Where a value ends, in a text with single spaces."""
_NOT_TALK = r"(?!ไม่|กำลัง|เมื่อ|แต่|เพราะ|ซึ่ง|ตั้งแต่|โดน|ตาม|แล้ว|ที่(?!รัก)|ผม|ฉัน|ดิฉัน|หนู)"
"""How no surname begins."""
_DENIED = re.compile(r"(?:ไม่ใช่|ม่ายใช่|บ่แม่น|\bnot)\s?$", re.I)
_TURNS = re.compile(
    r"ไม่ใช่|เปลี่ยน|แก้(?!ว)|เดิม|เก่า|เคย|แทน|\bnot\b|\bwas\b|\bold\b|\bfrom\b|\bfor\b|\bsigned\b", re.I
)
"""That more than one value may be told of."""
_QUOTED = re.compile(r"[“\"‘'«]\s?(?P<value>[^“”\"‘’'«»]{2,60}?)\s?[”\"’'»](?=\W|$)")
_INTRODUCES = re.compile(
    r"(?:เขียน|ขึ้น|พิมพ์|สะกด|บันทึก|ใส่|โชว์|แสดง)(?:ไว้|อยู่|มา|ชื่อ)?\s?(?:ว่า|เป็น)\s?|"
    r"(?:มัน|ในระบบ|ในแอป)(?:เขียน|ขึ้น)(?:ว่า)?\s|(?:ที่ถูก(?:ต้อง)?|ต้อง|ชื่อ(?:จริง|ใหม่)?)\s?(?:คือ|เป็น)\s?|"
    r"ตามบัตร\S{0,16}?(?:เลย)?\s",
    re.I,
)
"""What somebody says before a name."""
_TITLED = re.compile(rf"{TITLE}\s?[ก-๙]{{2,20}}\s(?!ณ\s)[ก-๙]{{2,20}}{_ENDED}")
_POLITELY = re.compile(
    r"(?!ขอบ|สวัส|ยินดี)(?P<name>[ก-๙]{2,20} [ก-๙]{2,20}?)(?:\s(?:ดิ|สิ|นะ|น่ะ|อ่ะ|แหละ))?\s?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|เน่อ|ดิ)\s"
)
"""A name alone, and a particle with more talk behind it."""
_ANY_TITLE = re.compile(TITLE)
_LATIN = re.compile(r"\b[A-Z][^\W\d_]+(?:[ '-][A-Z][^\W\d_]*){1,3}\b")
_LATIN_FIRST = re.compile(rf"(?P<name>{_LATIN.pattern}), [a-z]")
_COMMON = (
    "With", "The", "My", "I", "They", "In", "As", "It", "We", "On", "At", "For", "This", "That", "Name", "And", "But",
    "So", "He", "She", "His", "Her", "Everyone",
)  # fmt: skip
"""English words that begin a sentence and no name."""
_LOWER_NAME = re.compile(r"\b(?:de|la|van|von|bin|binti|al|da|di|der)\b")
_FULL = re.compile(rf"(?P<given>[ก-๙]{{2,20}}) (?P<family>{_NOT_TALK}[ก-๙]{{2,20}}){_ENDED}")
_ONE_OR_TWO_NAMES = re.compile(rf"[ก-๙]{{2,20}}(?: {_NOT_TALK}[ก-๙]{{2,20}})?{_ENDED}")
_STREET = re.compile(
    r"(?<![\d/])(?:(?:บ้าน)?เลขที่\s?|ห้อง\s?\S{1,6}\s(?=\S))?\d{1,5}(?:/\d{1,5})?[A-Z]?"
    r"(?=[\sก-๙])(?!\s?(?:ปี|เดือน|วัน|สัปดาห์|ชั่วโมง|ครั้ง|years?|months?|days?))"
)
"""What an address begins with: a house number, and the word before it."""
_MOVED = re.compile(
    r"(?:ย้าย(?:บ้าน|ทะเบียนบ้าน)?(?:มา|ไป)?(?:อยู่)?(?:ที่)?|(?:ตอนนี้|ปัจจุบัน)(?:มา)?อยู่(?:ที่)?|"
    r"อยู่(?:ที่|กับ\S{1,10}ที่)|"
    r"ปรากฏ(?:เป็น|ว่า)|เขียนว่า|(?:ยัง)?ขึ้น(?:ว่า|เป็น)?|ที่อยู่(?:ใหม่)?(?:คือ|เป็น)|ส่ง(?:มา|ไป)?ที่|"
    r"จ่าหน้าว่า|"
    r"\b(?:live at|it is|it's|has been|send it to|now|says|out at))\s?:?\s*$",
    re.I,
)
"""What stands right before an address that somebody tells."""
_SENTENCE = re.compile(r"ย้าย|ยังเป็น|ขายไป|ตอนนี้|ส่ง|จดไว้|\b(?:moved|transferred|we|I|my|the|because)\b")
"""That what stands before an address is a sentence."""
_SPEAKS_ON = re.compile(
    r"\s(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ครู|แม่|ยาย|เรา|เจ๊|หมอ)(?:ก็|จะ|เพิ่ง|เคย|ได้|เอง|มัน)?(?:อ่าน|ตอบ|พิมพ์|พิม|กด|กรอก|ใส่|ดู|จำ|"
    r"บอก|เขียน|สลับ|เข้าใจ).*$|\s(?:i|we) (?:just |had |have )?(?:read|typed|mixed|wrote|told|put|answered)\b.*$",
    re.I | re.S,
)
"""What somebody says of themselves behind an address: how it came that it was told otherwise."""
_OF_AN_ADDRESS = re.compile(
    r"หมู่บ้าน|บ้าน(?!ค่ะ|ครับ|คับ|เถอะ|นะ|เลย|ดีกว่า|\s|$|แม่|เก่า|เช่า|ท|โ)|คอนโด|หอ|ตึก|อาคาร|ห้อง|"
    r"ชั้น|ถนน|ซอย|ต\.|อ\.|จ\.|บริษัท|แผนก|"
    r"\b(?:flat|room|unit|floor|building|tower|co\.?|ltd)\b",
    re.I,
)
"""Parts of an address: what stands before the number or behind the postcode is part of it then."""
_OLD_PLACE = re.compile(r"(?:บ้าน|ตึก|หอ|คอนโด|ห้อง|อาคาร|แฟลต|แฟลท)(?:ที่)?(?:เก่า|เดิม|เช่า|แม่|พ่อ|ยาย|ตา|ย่า|ปู่)")
"""A place that is told of, and no part of an address."""
_POSTCODE = re.compile(r"(?<![\d/])[1-9]\d{4}(?![\d/])")
_BEHIND = re.compile(
    r"\s?(?:แล้ว|นะ|ค่ะ|คะ|ครับ|คับ|อย่า|ย้ายออก|ออกมา|ซึ่ง|แต่|จดให้|หนี้|"
    r"[.,]?\s?(?:but|which|if|please|leave)\b).*|\s?",
    re.S | re.I,
)
"""Talk behind a postcode."""
_NAMED = re.compile(r"(?:[A-Z][\w'.-]{0,30}\s){1,3}[A-Z][\w'.-]{0,30}(?:,\s[A-Z][\w' .-]{1,60}){0,3}$")
_JOB = re.compile(
    r"(?:นัก|ช่าง|ผู้|ชาว|พนักงาน|ครู|เจ้าหน้าที่|หัวหน้า|ผจก|เลขา|แม่บ้าน|คนขับ|บาริสต้า|วิศวกร|พยาบาล|"
    r"หมอ|แพทย์|ทนาย|"
    r"โปรแกรมเมอร์|เซลส์|ที่ปรึกษา|ไกด์|มัคคุเทศก์|เกษียณ|เจ้าของ|"
    r"เด็ก(?=เสิร์ฟ|ปั๊ม|ฝึก|ร้าน|ส่ง|ล้าง|เดิน|ยก)|นาย(?=สถานี|ช่าง|ท่า|แพทย์|ตรวจ|หน้า)|คน(?=สวน|งาน|ครัว|ขาย|ส่ง|ทำ)|"
    r"พ่อ(?=ครัว|ค้า)|แม่(?=ครัว|ค้า)|ลูกจ้าง|ข้าราชการ|ผอ\.|รปภ|ยาม|ตำรวจ|ทหาร|ไรเดอร์|เชฟ|กุ๊ก|แคชเชียร์|ฟรีแลนซ์|อาจารย์|"
    r"กราฟิก|ดีไซเนอร์|โค้ช|เทรนเนอร์|สถาปนิก|เภสัช|ทันตแพทย์|สัตวแพทย์|เกษตรกร|ศิลปิน|นักเรียน|ปลัด|กำนัน|เสมียน|เลขานุการ|รอง|ผู้ช่วย)"
)
"""What the name of a job begins with."""
_ASKS = re.compile(r"ไหน|อะไร|เมื่อไ|วะ|หรือ|เหรอ")
_IS_JOB = re.compile(
    r"(?:เป็น|เปน|ตำแหน่ง(?:คือ|ว่า)?|(?:ใส่|เขียน|"
    r"พิมพ์)ว่า)\s?(?P<value>[ก-๙]{1,60}?(?:\s[A-Z]{2,6})?)(?:แล้ว)?(?:ค่ะ|ครับ|คับ)?(?=\s?$|\s(?:เมื่อ|ได้|"
    r"เลิก|แล้ว|ยัง)|\s?[☀-⟿\U0001f300-\U0001faff])"
)
_NAMED_JOB = re.compile(rf"(?:ตำแหน่ง|อาชีพ|งาน)\S{{0,40}}\s(?P<value>{_JOB.pattern}[ก-๙]{{0,40}})$")
"""A job at the end, behind a part that says that it is one (`ตำแหน่งที่บอกไปไงครับ ผู้จัดการฝ่ายขาย`)."""
_IS_ENGLISH_JOB = re.compile(
    r"(?:\b(?:I'm|I am)\s(?:an?|the)\s|\bsays\s|\bcalled\s|เป็น\s|^.{0,40}\bpromoted\b.{0,20}?\bso\s)"
    r"(?P<value>[A-Za-z][A-Za-z/-]{1,30}(?:\s(?!now\b|since\b|for\b|valid\b)[A-Za-z/-]{1,30}){0,4})(?=\s(?:now|"
    r"since|for)\b|,\s(?:valid|since)|\s?[.!]|\s?มา|$)"
)
_JOB_FIRST = re.compile(rf"(?P<value>[ก-๙]{{1,60}}?)(?:ค่ะ|ครับ|คับ|ดิ)?\s{_TALK}")
_JOB_AND_PARTICLE = re.compile(
    rf"(?P<value>[ก-๙.]{{3,40}}?)(?:ค่ะ|คะ|ครับ|คับ|\s(?:{_END}|จ้า|จ๋า|ต่างหาก|ตะหาก|ฮะ|งับ)\S{{0,8}})\s\S"
)
"""A job, and a particle with more talk behind it."""
_JOB_ENDS = re.compile(
    r"(?:\s?(?<!ที่)แล้ว(?:\s?(?:นะ|น่ะ|ล่ะ|ละ|อะ|อ่ะ|จ้า|จ้ะ|ค่ะ|คะ|ครับ|คับ|เด้อ|เน้อ|เลย)){0,4}|(?:นะ|น่ะ|อ่ะ|จ้า|เด้อ|เน้อ))$"
)
"""What is said behind a job that is one now: no title ends so."""
_IS_TALK = re.compile(_TALK)
_NOW_JOB = re.compile(r"(?P<value>[A-Z][A-Za-z/-]{1,30}(?: [A-Za-z/-]{1,30}){0,4}?) now\b")


_WORD = r"(?:[A-Za-z][\w'’.-]{0,24}|[ก-๙][ก-๙.-]{0,24})"
_BETWEEN = r"(?:บินต[ีิ]?|บิน|บินต์|อิบนุ|bin(?:ti|te)?|bte?|ibn|van|von|de|der|den|del|la|da|di|al|el|ณ)"
"""What stands between the names of one person: son of, daughter of, from."""
_NO_FRAME = r"(?!ค่ะ|คะ|ครับ|คับ|ชื่อ|คือ|เป็น|ว่า|ที่ถูก|ลูก|ของ|ผม|หนู|ฉัน|is\b|name|my\b|called\b)"
_LINEAGE = re.compile(
    rf"(?<![ก-๙\w'’])(?P<name>(?:{_NO_FRAME}{_WORD}\s){{1,3}}(?:{_BETWEEN}\s){{1,3}}(?!{_TALK}){_WORD}"
    rf"(?:\s(?!{_TALK}|{_END}(?:\s|$)|ตัว\s){_WORD}){{0,2}})",
    re.I,
)
"""Names with what stands between them (`นูรฮายาตี บินตี อับดุลเลาะ`, `Jean van der Berg`)."""
_RANK = (
    r"(?:ว่าที่\s?)?(?:(?:[ก-ฮ]{1,3}\.\s?){1,4}(?:หญิง)?|"
    r"(?:พล|พัน|ร้อย|นาวา|เรือ|สิบ|จ่าสิบ|พันจ่า|จ่า)(?:ตำรวจ|อากาศ)?(?:เอก|โท|ตรี|จัตวา)(?:หญิง)?|"
    r"(?:(?:รอง|ผู้ช่วย)?ศาสตราจารย์|ดอกเตอร์|นายแพทย์|แพทย์หญิง|หม่อม(?:เจ้า|ราชวงศ์|หลวง)|พระ(?:ครู|มหา|อาจารย์)|"
    r"ดร|นพ|พญ|ผศ|รศ|ศ|พ่อ|แม่ชี|พระ|หม่อม)\.?|"
    r"(?:mr|mrs|ms|dr|prof|capt|col|lt)\b\.?)"
)
_RANKED = re.compile(
    rf"{_RANK}\s?(?!{_TALK})[ก-๙A-Za-z][\w'’ก-๙-]{{1,24}}(?:\s(?!{_TALK}){_WORD}){{0,3}}",
    re.I,
)
"""A name behind a rank or a degree, and nothing besides."""
_IN_CAPITALS = re.compile(r"[A-Z](?:['’][A-Z])?[\w.-]{0,24}(?:\s[A-Z](?:['’][A-Z])?[\w.-]{0,24}){1,4}")
"""Two names or more in Latin letters, with initials and apostrophes, and nothing besides."""
_CALLED = re.compile(rf"^(?:(?:คือ|เป็น|ว่า)?(?:ชื่อ|นามสกุล|สกุล|คุณ|{TITLE})\s?)")
"""What stands right before a name."""
_RANK_BEFORE = re.compile(rf"(?:^|(?<=[\s\"'“‘,:])|(?<=ว่า)|(?<=คือ)|(?<=เป็น)|(?<=ชื่อ)){_RANK}\s?$", re.I)
"""A rank right before a name."""
_MAY_BE_CALLED = re.compile(
    rf"(?:(?:ลูก|หลาน|เด็ก|น้อง|เขา|แก)?(?:สาว|ชาย)?ชื่อ(?:เล่น|จริง)?(?:ว่า|คือ)?|น้อง|{TITLE})\s?"
    r"[ก-๙A-Za-z]{2,20}(?: [ก-๙A-Za-z]{2,20}){0,2}"
)
WORDS = 3
"""Words of a name."""
NAME_PARTS, SENTENCE = 2, 2
"""Words of the dictionary of which a name may be made; words that make a sentence."""
_NAME_LINKS = ("ณ", "แซ่", "ชื่อเล่น")
"""What goes on with a name."""
_THAI_WORD = re.compile(r"[ก-๙]{2,14}")
_OF_A_NAME = re.compile(
    r"ชื่อ|สกุล|สะกด|เขียน|พิมพ์|ตัว|ตก|ผิด|หาย|ขาด|เกิน|เก่า|เดิม|ใหม่|ไม่|แล้ว|เลย|ค่ะ|คะ|ครับ|คับ|มัน|เขา|ผม|ฉัน|หนู|น่า|ยัง|อยู่|"
    r"แม่|พ่อ|พี่|น้อง|ลูก|เมีย|สามี|แฟน|ใคร|อะไร"
)
"""What is said of a name, and is no part of one."""
A_SENTENCE = 5
"""Words of the dictionary that no name is made of."""
_TELLS = (
    "ไม่ ยัง แล้ว ก็ จะ ให้ มัน เลย มาก อีก ไป มา อยู่ กำลัง ได้ ที่ นี้ นี่ กับ จัง โดน สักที ทำไม เมื่อ ตอน เพิ่ง พอ กว่า บ่ ม่าย "
    "เรา เขา เค้า เธอ พวก วันนี้ ตอนนี้ เสียง หนัก อะไร ใคร"
)
"""Words of a sentence, of which no name is made."""
_ABOUT_NAMES = re.compile(
    r"ชื่อ|ซื่อ|จื้อ|สกุล|แซ่|สะกด|เขียน|เขียร|พิม|ตัว|อักษร|การันต์|สระ|ไม้|วรรณยุกต์|พยางค์|ตก|ขาด|เกิน|เก่า|เดิม|ใหม่|ผิด|ถูก|เหมือน|"
    r"นาย|นาง|น\.ส|ด\.[ชญ]|คุณ|ดร\.|อังกฤษ|ไทย|ขึ้น|โชว์|เป็น|ว่า|คือ|บัตร|รูป|ระบบ|แอ[ปพ]|โปรไฟล์|"
    r"\b(?:names?|spel\w*|letters?|surname|maiden|typ\w*|writ\w*|initials?|titles?|mr|mrs|ms|nickname|says?|shows?|reads?|"
    r"is|it's|old|same|card|passport|english|thai|system|profile|app)\b",
    re.I,
)
"""That a name, or how it is written, is spoken of."""
_PARTICLE_LAST = re.compile(r"(?:ค่ะ|คะ|ครับ|คับ|ค้าบ|จ้ะ|จ้า|ฮะ|เด้อ|เน้อ|น่ะ|เลย)$")
"""How a sentence ends that stands before a name."""


def is_name(text: str) -> bool:
    """Whether a text is a name that people are known to have, and nothing besides: it may be a kind word, too
    (`ใจดี`, `ยินดี`), and only where it is said tells which."""
    if _LINEAGE.fullmatch(_POLITE.sub("", " ".join(text.split()))):
        return True
    for plain in (evened(text), bare(text)):  # a name may end like a polite word (`มานะ`)
        for words in (plain.split(), _CALLED.sub("", plain).split()):  # `คุณ` begins names, too (`คุณากร`)
            known = all(each in given_names() or each in family_names() for each in words)
            if known and 0 < len(words) <= WORDS:
                return True
    return False


def tells_no_name(text: str) -> bool:
    """Whether a text is a sentence that speaks of no name, and holds none: somebody talks beside the question."""
    plain = " ".join(visible(text).split())
    latin = any(each[:1].isupper() for each in plain.split()[1:] if each not in _COMMON)
    if latin or any(each.isdigit() for each in plain) or _ABOUT_NAMES.search(plain) or _QUOTED.search(plain):
        return False
    if any(each in given_names() or each in family_names() for each in plain.split()):
        return False
    said = words_of(evened(plain)[: 2 * AHEAD])
    if not any(each in _TELLS.split() or each.isascii() for each in said):
        return False
    return (
        len(said) >= A_SENTENCE
        and sum(each in dictionary() or each.isascii() for each in said) >= len(said) - 1
    )


def may_be_name(text: str) -> bool:
    """Whether a text is no more than what introduces a name, with some words behind it, or one word: that may be what
    somebody is called, whatever it means elsewhere (`น้องแทน`)."""
    plain = bare(text)
    return _MAY_BE_CALLED.fullmatch(plain) is not None or is_one_word(plain)


def field_asked(base: str, field: str) -> str:
    """The field of which a question (the part of its name before the first dot) asks for the value: its own, or that
    of the change that it is part of (`field`); empty where it asks for none."""
    own = {"behalf-name": "name", "post-address": "letter"}
    return field if base in ("before", "after-correction", "after-addition") else own.get(base, "")


def is_dictated(field: str) -> bool:
    """Whether values of a field can be told from the talk around them."""
    return field in _BY_FIELD


def dictated(field: str, text: str) -> str:
    """The value of a field that a sentence dictates; empty where it is not plain which words those are."""
    find = _BY_FIELD.get(field)
    plain = " ".join(visible(text[: AT_MOST + 1]).split())
    if find is None or len(plain) > AT_MOST:
        return ""
    found = find(_POLITE.sub("", plain) if field == "name" else plain).strip()
    return found if found != plain else ""


def without_politeness(text: str) -> str:
    """A text without politeness at its end; as it is where nothing else stands in it."""
    return _POLITE.sub("", text) or text


def whole_name(text: str) -> str:
    """The text, without politeness, where it is the whole of a name that is easily cut: with a rank, with what stands
    between the names of one person, or in Latin letters.  Else empty."""
    plain = _POLITE.sub("", " ".join(visible(text[: AT_MOST + 1]).split()))
    if _RANKED.fullmatch(plain) or _LINEAGE.fullmatch(plain):
        return plain
    return plain if _IN_CAPITALS.fullmatch(plain) and plain.split()[0] not in _COMMON else ""


def name_of(text: str) -> str:
    """Somebody's name out of the sentence that tells it, with all that they are called (`มาลี สุขใจ ใจดี`): what stands
    behind given name and surname to the end, where nothing says that it is talk."""
    plain = without_politeness(" ".join(visible(text).split()))
    found = name_in(plain)
    more = without_politeness(plain.partition(found)[2]).split() if found else []
    known = given_names() | family_names()
    names = all(_may_name(each) and (each in known or each not in dictionary()) for each in more)
    return f"{found} {' '.join(more)}" if 0 < len(more) <= NAME_PARTS and names else found


def _name(text: str) -> str:
    """The one name that is told: the whole text, with what names somebody's father, in quotation marks, with a title,
    in capitals, with a given name that is known, or behind what introduces it."""
    if whole := whole_name(text):
        return whole
    several = _TURNS.search(text)
    if (line := _LINEAGE.search(text)) and not several:
        return line["name"]
    if (polite := _POLITELY.match(text)) and not several:
        return polite["name"]
    quoted = _QUOTED.findall(text)
    if len(quoted) == 1 and not several:
        return str(quoted[0])
    titles = len(_ANY_TITLE.findall(text))
    found = {each[0] for each in _TITLED.finditer(text) if not _DENIED.search(text[: each.start()])}
    last = len(found) == 1 and text.endswith(tuple(found)) and not re.search(r"เดิม|เก่า|แทน|เปลี่ยน", text)
    if titles == 1 and len(found) == 1 and (last or not several):
        return found.pop()
    if (first := _LATIN_FIRST.match(text)) and first["name"].split()[0] not in _COMMON:
        return first["name"]
    if latin := [each for each in _LATIN.findall(text) if each.split()[0] not in _COMMON]:
        return str(latin[-1]) if len(latin) == 1 and not (several or _LOWER_NAME.search(text)) else ""
    if titles:
        return ""
    beside = "" if several else _beside_talk(text)
    return beside or _known_name(text) or _introduced(text)


def _beside_talk(text: str) -> str:
    """The one given name and surname of which both are known, or which are introduced, with a sentence behind them, and
    nothing but what introduces them, or a sentence, before."""
    parts, known = text.split(), given_names() | family_names()
    begins = next(
        (each for each in _INTRODUCES.finditer(text) if is_frame(text, each.end(), name=True)), None
    )
    framed = len(text[: begins.end()].split()) if begins and begins[0].endswith(" ") else -1
    found = [n for n in range(len(parts) - 1) if parts[n] in known and parts[n + 1] in known]
    if (
        not found
        and 0 <= framed < len(parts) - 2
        and all(_may_name(each) for each in parts[framed : framed + 2])
    ):
        found = [framed]
    if len(found) != 1:
        return ""
    [at] = found
    before, behind = parts[:at], parts[at + 2 :]
    told = (
        not before or framed == at or (_PARTICLE_LAST.search(before[-1]) and not known.intersection(before))
    )
    ends = not behind or (behind[0] not in known and _is_talk(behind))
    return f"{parts[at]} {parts[at + 1]}" if told and ends and (before or behind) else ""


def _may_name(part: str) -> bool:
    """Whether a part between spaces may be a given name or a surname: it is short, and says nothing of a name."""
    return (
        _THAI_WORD.fullmatch(part) is not None
        and not _OF_A_NAME.search(part)
        and len(words_of(part)) <= NAME_PARTS
    )


def _is_talk(parts: Sequence[str]) -> bool:
    """Whether parts between spaces are a sentence, and no more of a name."""
    said = words_of(" ".join(parts)[:AHEAD])
    return not parts[0].startswith(_NAME_LINKS) and len(said) >= SENTENCE


def _known_name(text: str) -> str:
    """The one given name that is known, with the surname behind it."""
    found = set()
    for match in _FULL.finditer(text):
        given = match["given"]
        at = next(
            (n for n in range(len(given) - 1) if given[n:] in given_names() and _told(given[:n], given[n:])),
            -1,
        )
        attached = match.start() and text[match.start() - 1] not in " \"'“‘,:"  # ดร.สมชาย
        if at >= 0 and not attached and not _DENIED.search(text[: match.start()]):
            rank = "" if at else "".join(each[0] for each in _RANK_BEFORE.finditer(text[: match.start()]))
            found.add(f"{rank}{given[at:]} {match['family']}")
    return found.pop() if len(found) == 1 and not re.search(r"เดิม|เก่า|แทน", text) else ""


def _told(frame: str, name: str) -> bool:
    """Whether what is written together with a name introduces it, and is no part of it (`เป็นเอก`)."""
    framed = frame.endswith(("ว่า", "คือ", "เป็น")) and is_frame(frame + name, len(frame), name=True)
    return not frame or frame.endswith("ชื่อ") or framed


def _introduced(text: str) -> str:
    ends = [each.end() for each in _INTRODUCES.finditer(text) if is_frame(text, each.end(), name=True)]
    match = _ONE_OR_TWO_NAMES.match(text[ends[-1] :]) if ends else None
    if match is None:
        return ""
    behind = text[ends[-1] + match.end() :].split()
    # A surname may begin like talk (`ตามใจ`, `ยังสบาย`); a whole sentence does not end with its first word.
    one = len(behind) == 1 and " " not in match[0] and behind[0] not in _TELLS.split()
    cut = one and (behind[0] in family_names() or is_one_word(behind[0]))
    return "" if cut else match[0]


def _address(text: str, *, named: bool = False) -> str:
    """An address from its house number to its postcode; `named`: a name stands before it."""
    for street in _STREET.finditer(text):
        before, told = text[: street.start()], text[street.start() :]
        codes = list(_POSTCODE.finditer(told, street.end() - street.start()))
        part = _OF_AN_ADDRESS.search(_OLD_PLACE.sub(" ", before))
        plain = named or (_SENTENCE.search(before) and not part)
        ended = not part and _PARTICLE_LAST.search(before.rstrip(" ,"))
        if street.start() and not (_MOVED.search(before) or (codes and plain) or ended):
            continue
        if not codes:
            told = _SPEAKS_ON.sub("", re.sub(r"\s(?:ซึ่ง|แต่|อยู่เลย).*$", "", told))
            return re.sub(r"\s?แล้ว$", "", _POLITE.sub("", told)) if street.start() else ""
        behind = told[codes[-1].end() :]
        talk = _BEHIND.fullmatch(behind) or (not _OF_AN_ADDRESS.search(behind) and _says_something(behind))
        return told[: codes[-1].end()] if talk else told
    return ""


def _says_something(behind: str) -> bool:
    """Whether what stands behind a postcode is a sentence: no number, and no single word, which may be a province."""
    return not any(each.isdigit() for each in behind) and len(words_of(behind[:AHEAD])) > SENTENCE


def _letter(text: str) -> str:
    """An address with the name of who is to get the letter, where that stands before it."""
    street = _STREET.search(text)
    if street is None:
        return ""
    before = text[: street.start()].rstrip(" ,")
    latin = _NAMED.search(before)
    words = " ".join(before.split()[-2:])
    thai = bool(_TITLED.fullmatch(words) or _known_name(words) or _is_pair(words))
    found = _address(text, named=bool(latin or thai))
    if not found or not before:
        return found
    if latin:
        return f"{latin[0]}, {found}"
    near = " ".join(before.split()[-3:]) if thai else before
    part = _OF_AN_ADDRESS.search(near.replace("ที่บ้าน", " ")) or _OF_AN_ADDRESS.search(
        before.replace("บ้าน", " ")
    )
    if part and not _TITLED.fullmatch(words):
        return ""
    return f"{words} {found}" if thai else ("" if _ANY_TITLE.search(before) or "คุณ" in before else found)


def _is_pair(words: str) -> bool:
    """Whether two words before an address are a given name and a surname, of which one is known."""
    known = given_names() | family_names()
    pair = words.split()
    return (
        len(pair) == len(("given", "family"))
        and all(map(_may_name, pair))
        and any(each in known for each in pair)
    )


def _job(text: str) -> str:
    """A job at the end, behind what introduces it, or at the beginning with talk behind it."""
    if english := _NOW_JOB.match(text) or _IS_ENGLISH_JOB.search(text):
        return english["value"]
    plain = _POLITE.sub("", text)
    plain = _JOB_ENDS.sub("", plain) or plain
    last = _IS_JOB.search(plain)
    if last and _JOB.match(last["value"]) and not _ASKS.search(last["value"]):
        return last["value"].removesuffix("แล้ว")
    if (named := _NAMED_JOB.search(plain)) and not _ASKS.search(named["value"]):
        return named["value"]
    if (politely := _JOB_AND_PARTICLE.match(text)) and _JOB.match(politely["value"]):
        return politely["value"]
    first = _JOB_FIRST.match(text)
    if first and _JOB.match(first["value"]):
        return first["value"]
    alone = _JOB.match(plain) and not any(_IS_TALK.match(each) for each in plain.split())
    return plain if alone and plain != text else ""


_BY_FIELD: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "address": _address,
    "letter": _letter,
    "position": _job,
}
