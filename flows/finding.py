"""Finding: an answer taken out of the sentence that holds it.

People wrap what they are asked for in politeness and talk: `รหัสคือ 1595 3593 ค่ะ`, `emma@example.orgค่ะ`,
`ข้อ 1 กับ ๕`.  These functions find values by their shape; options by their words are the question's business
(questions.py).  Pure, and without a word for people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.text import ascii_digits, fold, visible

COURTESY = (
    "นะครับผม", "นะคะ", "นะค่ะ", "นะครับ", "นะคับ", "นะจ๊ะ", "นะจ้ะ", "ครับผม", "คร้าบ", "คราบ", "ครับ", "คับ", "ค้าบ",
    "ค่ะ", "ค่า", "ค้า", "คะ", "ค้ะ", "เจ้า", "จ้า", "จ้ะ", "จ๊ะ", "จ๋า", "ฮะ", "ฮับ", "เด้อ", "เด้อค่ะ", "เน้อ", "งับ",
    "น้า", "นะ", "น่ะ", "อะ", "อ่ะ", "อ่า", "อ้ะ", "ละ", "ล่ะ", "เลย", "krub", "krab", "kub", "kab", "khrap", "ka", "kha",
    "na", "naka", "ja", "please", "pls",
)  # fmt: skip
"""What is said for politeness at the end and means nothing else."""
ENCODED = "=?"
"""How an encoded word begins (RFC 2047).  It has no place in an address or a Message-ID, and a header decodes it there
all the same: into another address, two of them, or what no header can hold."""
AGAIN = 4
"""Texts of which the values are kept: one text is looked at many times while it is read."""
RANGES = 10
"""Rows of places in a text that are told one by one; nobody means more than there are options."""
NEAR = 24
"""Characters before a place in which a no is about it."""
A_SENTENCE = 80
"""Characters before an address in which it is looked for what belongs to it."""
LETTERS = 12
"""Of a word that is looked up; longer ones are none of those."""
PARTS = 3
"""Parts of an address, besides the last, that are told apart."""
SHORTEST_NAME = 4
"""Characters of a name that stands before what introduces another one."""
PHONE_DIGITS = (9, 10)
"""Digits of a Thai number as people write it: 0 2xxx xxxx has nine, 0 8x xxx xxxx ten."""

_LONGER = re.compile(r"(\D)\1{2,}")
"""A sign that is drawn out (`มากกกก`).  Digits never are: 2000 is no 20."""
_LOCAL = r"A-Za-z0-9.!#$%&'*+=?^_`{|}~-"
_ALIKE = "\u00c0-\u058f\u1e00-\u1fff"
"""Latin with marks, Greek, Cyrillic, Armenian: letters that are taken for those of an address, and meant as part of it.
Thai and Chinese are written up to an address without a space."""
_EMAIL = re.compile(
    rf"(?<![{_ALIKE}{_LOCAL}])[{_LOCAL}][/{_LOCAL}]{{0,63}}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.)+"
    rf"(?:xn--[A-Za-z0-9-]{{1,59}}+|[A-Za-z]{{2,63}}+)(?![.-]?[A-Za-z0-9_]|[{_ALIKE}@]|\.ไทย|'(?!s\b)[A-Za-z]|,(?:com|co|th|net|org)\b)"
)
"""A whole address: what is cut out of a longer one is somebody else's."""
_AS_TYPED_BY_PHONES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u00b4\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
)
"""What phones and documents make of an apostrophe and of a hyphen by themselves."""
_TRIMMED = ".-'*~"
"""What may stand around an address and belongs to none at its ends."""
_MARKS = re.compile("[\ufe00-\ufe0f\u20e3]")
"""What makes a sign an emoji."""
_JOINS = (
    ("_", r"\s?(?:ขีดล่าง|ขีดเส้นใต้|อันเดอร์สกอร์)\s?|\sunderscore\s|_\s"),
    ("-", r"\s?(?:ขีดกลาง|ขีด)\s?|\s(?:dash|hyphen)\s"),
    (".", r"\s?(?:จุด|ดอท|ดอต|ด็อท)\s?|\sdot\s"),
    ("+", r"\s?บวก\s?|\splus\s"),
)
_JOINED = re.compile(
    rf"(?<=[A-Za-z0-9])(?:{'|'.join(f'({said})' for _, said in _JOINS)})(?=[A-Za-z0-9][{_LOCAL}]{{0,63}}@)",
    re.I,
)
"""What joins the parts of an address, as it is spoken, or torn: what stands behind it is an address of its own, and
somebody else's."""
_HOST = r"(@[A-Za-z0-9.-]{1,250}"
_TORN_ENDS = (
    (
        re.compile(
            _HOST
            + r"[A-Za-z0-9])\s{1,3}\.\s?((?:co|ac|or|go|in|mi|net|com)\.[a-z]{2}|com|net|org|[a-z]{2})(?![A-Za-z0-9@])"
        ),
        r"\1.\2",
    ),
    (re.compile(_HOST + r"\.(?:co|ac|or|go|in|mi|net))\s?\.\s?(th)(?![A-Za-z0-9@])", re.I), r"\1.\2"),
    (re.compile(_HOST + r"\.(?:co|ac|or|go))\.\s([a-z]{2})(?![A-Za-z0-9@])"), r"\1.\2"),
    (
        re.compile(
            _HOST + r"\.[A-Za-z0-9-]{1,63})\.\s(com|net|org|(?:co|ac|or|go|in)\.[a-z]{2})(?![A-Za-z0-9@])"
        ),
        r"\1.\2",
    ),
    (
        re.compile(
            _HOST + r"\.(?:co(?=\sm)|ne(?=\st)|or(?=\sg)))\s([mtg])(?![A-Za-z0-9@]|\.[A-Za-z0-9])", re.I
        ),
        r"\1\2",
    ),
)
"""The end of a host with a blank in it, and that end whole."""
_FIRST_PART = re.compile(r"([A-Za-z0-9]{1,64})(?:[._+-]\s|\s[._+-]{1,8})\Z")
_NO_PART = frozenset(
    (
        "thanks", "thank", "hello", "hi", "hey", "yes", "yep", "ok", "okay", "sure", "sorry", "right", "no", "here",
        "please", "oh", "ah", "email", "e-mail", "mail", "address", "is", "it", "it's", "this", "you", "so", "well",
        "then", "now", "true", "correct", "fine", "done", "that", "me", "mine", "my", "the", "at", "to", "use", "send",
    )
)  # fmt: skip
"""Words behind which a dot ends a sentence, or which call an address one."""
_TELLS_ADDRESS = frozenset(
    ("i", "i'm", "used", "with", "registered", "signed", "up", "joined", "think", "was", "as")
)
_IS_SOMEWHERE = frozenset(
    (
        "am",
        "are",
        "work",
        "works",
        "live",
        "study",
        "shop",
        "bought",
        "look",
        "stay",
        "account",
        "found",
        "saw",
        "be",
    )
)
"""What tells by which address somebody joined, and where somebody is."""
_LAST_WORD = re.compile(rf"[A-Za-z'-]{{1,{LETTERS}}}\Z")
_PHONE_BEFORE = re.compile(r"(?:\A|[^A-Za-z0-9])\+?\d[\d -]{7,12}\d\Z")
_ITEM_BEFORE = re.compile(r"(?:\A|\s)\d{1,2}\Z")
_MAIL_BEFORE = re.compile(r"(?:เมล์?|mail|address)\Z", re.I)
_MAIL_IS = re.compile(r"(?:e-?mail|mail|address)?=(?=[A-Za-z0-9])", re.I)
_PARTS_WORDS = ",;/|)="
"""What parts an address from a word or a number before it."""
_OPENS = '<([{"\u201c\u201d\u00ab|>'
"""What an address may stand in, whatever is before that."""
_CALLED_MAIL = re.compile(r"(?:mail|mailto|address|[^A-Za-z0-9]):", re.I)
_BESIDE_THAI = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of languages that are written up to an address without a space."""
_SPOKEN_AT = re.compile(r"(?<=[A-Za-z0-9_.-])(?:\s?(?:@|แอท|แอ็ท|แอด|เอท|แอ๊ด|\(at\))\s?)(?=[A-Za-z0-9])", re.I)
_OF_ADDRESS = r"[A-Za-z0-9._+'-]{1,64}"
_SPOKEN_IN_ENGLISH = re.compile(
    rf"(?<![A-Za-z0-9._+'-])({_OF_ADDRESS})(?:\s(?:dot|underscore|dash|hyphen|plus)\s{_OF_ADDRESS}){{0,3}}(\sat\s)(?=[A-Za-z0-9])",
    re.I,
)
_SPOKEN_DOT = re.compile(
    r"(?<=[A-Za-z0-9_-])(?:\s\.\s?|\.\s|\s?(?:จุด|ดอท|ดอต|ด็อท)\s?|\sdot\s)(?=[A-Za-z0-9])", re.I
)
_SPELLED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9] ){2,}[A-Za-z0-9]+(?![A-Za-z0-9])")
_FOLLOWED_AT = re.compile(r"(?<=[A-Za-z0-9_.-])\s(?:[^\sA-Za-z0-9@]{1,12}\s?)?(?=@[A-Za-z0-9])")
_NUMBER = re.compile(r"(?<![\w@.])\+?\d(?:[\s\-–—.·()]{0,2}\d)*")
_NAME = re.compile(
    r"(?:(?<!\()(?<!สม)ชื่อ(?!เสียง|เล่น)|(?:^|(?<=ค่ะ )|(?<=ครับ ))ซื่อ(?!ตรง|สัตย์|สุจริต)|ซื่อ(?=\s?(?:ว่า|คือ)\s))"
    r"(?:จริง|แท้|เต็ม)?\s?(?:(?:ว่า|คือ|แม่น|เป็น)(?=\s))?\s?|\b(?:name is|named|called|cheu|chue|chuea)\s",
    re.I,
)
_ANOTHER_NAME = re.compile(
    r"(?:\(|แต่|และ|,|\s){0,3}(?:ไม่ใช่|มิใช่|บ่แม่น|เดิม|แต่ก่อน|เมื่อก่อน|ผม|กระผม|ดิฉัน|(?<!ดิ)ฉัน|หนู|ทนาย|พยาน|"
    r"\b(?:not|and my|my|formerly|previously|once|lawyer))\s?\Z",
    re.I,
)
"""Right before what introduces a name: that it is not the one that is asked for."""
_FORMER = re.compile(r"\s?(?:เดิม|เก่า|ก่อน)")
_NEW_ONE = re.compile(r"\A(?:ใหม่|ปัจจุบัน)(?:คือ|เป็น)?\s")
_NICKNAME = re.compile(
    r"\s?(?:(?:(?:ที่บ้าน|บ้าน|เพื่อน|คน)เรียก|เรียก(?=ว่า|กัน|สั้น|\s)|(?:ที่บ้าน|บ้าน|เพื่อน|คน)?(?P<nickname>ชื่อเล่น))"
    r"(?:(?!ชื่อ(?:จริง|แท้|เต็ม)).){0,120}|\((?:ชื่อเล่น|nickname)[^()]{0,60}\))",
    re.I,
)
"""How somebody is called besides, up to what they are called in earnest."""
_CALLED = re.compile(r"เรียก(?:กัน)?(?:สั้น\s?ๆ\s?)?(?:ว่า|กัน|\s)\s?")
"""What introduces what somebody is called."""
_SURNAMED_SO = re.compile(
    r"(?!(?:คุณ)?(?:ลูก|หลาน|น้อง|พี่|พ่อ|แม่|ปู่|ย่า|ยาย|ตา|ลุง|ป้า|น้า|อา|สามี|ภรรยา|ภริยา|เมีย|แฟน|เพื่อน|ญาติ|เด็ก|คน|เจ้าของ|เขา|เค้า|เธอ|แก|ท่าน|"
    r"ผม|ฉัน|ดิฉัน|หนู|เรา|บิดา|มารดา|บุตร|คือ|ก็|ค่ะ|คะ|ครับ)"
    r"(?:สาว|ชาย|คน|บัญชี|นี้|นั้น|โต|เล็ก|กลาง|ของ|ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|เขา|แก|เอง|ค่ะ|คะ|ครับ){0,3} )[ก-๛]{2,24} ชื่อ[ก-๛]{2,24}"
)
"""A given name, and a surname that begins like what introduces a name (`มาลี ชื่อตรง`)."""
_BEFORE_A_TITLE = (
    "ชื่อ", "ซื่อ", "จื้อ", "คือ", "ว่า", "เป็น", "ของ", "แทน", "ให้", "กับ", "และ", "หา", "จาก", "ถูก", "ต้อง", "ลูก", "สาว",
    "ชาย", "หลาน", "น้อง", "พี่", "แม่", "พ่อ", "ยาย", "ตา", "ย่า", "ปู่", "ป้า", "ลุง", "น้า", "สามี", "ภรรยา", "ภริยา",
    "เมีย", "แฟน", "ผม", "หนู", "ฉัน", "ครับ", "ค่ะ", "คะ", "คับ", "หญิง", "เอก", "โท", "ตรี", "บุตร", "มารดา", "บิดา",
)  # fmt: skip
"""What a title may be written up to; behind other letters it is part of a word, or of a name (`สุนาย`, `ทนาย`)."""
_BEGINS_A_WORD = "(?:" + "|".join(rf"(?<={each})" for each in (*_BEFORE_A_TITLE, r"(?<![ก-๛])")) + ")"
TITLE = rf"(?:ด\.\s?[ชญ]\.|เด็กชาย|เด็กหญิง|น\.\s?ส\.|{_BEGINS_A_WORD}(?:นาง\s?สาว|นาง|นาย(?![ะ-ู็-๎])))"
"""A title before a Thai name, and no letters of another word."""
_RANK = r"(?:(?:(?<=[^ก-๛])|(?<=ชื่อ)|^)(?:ว่าที่\s?)?(?:[ก-ฮ]{1,4}\.\s?){1,4}(?:หญิง\s?)?)"
"""A rank or a degree, as it is written for short."""
_PART = r"[ก-๛A-Za-z][ก-๛A-Za-z]*+(?:[-.'’][ก-๛A-Za-z]++)*+"
_LINKED = (
    r"(?:\s(?:ณ\.?|แซ่|บิน|บินติ|บินตี|บินต์|อิบนุ|[Nn]a|[Bb]in|[Bb]inti|[Vv]an|[Dd]e)\s?(?<![A-Za-z])"
    rf"(?!วัน|ตอน|เวลา|ปัจจุบัน|ที่นี่|ขณะ){_PART})"
)
"""What goes on with a name: the place or the family that somebody is of."""
_NO_NAME = (
    r"(?!ไม่ใช่|บ่แม่น|(?:ค่ะ|คะ|ครับ|คับ|ค้าบ|จ้ะ|จ้า|จ๊ะ|จ๋า|ฮะ|นะ|น่ะ|ka|kha|krub|krab|khrap|na|please)(?![ก-ฮเแโใไA-Za-z])|(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ๊ะ)|"
    r"เอิ้น|บ้าน(?=เรียก|เอิ้น|อยู่|เลขที่|เรา)|ชื่อ(?=เล่น|จริง|เดิม|เก่า|ใหม่|เต็ม|ว่า|คือ|นี้|\s|$)|เพื่อน(?=เรียก|เอิ้น|ของ|ผม|หนู|ฉัน|กัน|เขา|\s|$)|"
    r"อายุ(?=\s|\d|[๐-๙]|$|สิบ|ยี่|[หแ]|ได้|แค่|เพิ่ง|ยัง|เท่า|ครบ)|ยัง(?=ไม่|บ่|เป็น|เด็ก|เล็ก|เรียน|ใช้|มี|เดิน|\s|$))"
)
"""What stands behind a given name and is no surname; many of these words begin surnames, too (`บ้านใหม่`, `คัมภีร์`)."""
_TITLED = re.compile(
    rf"{_RANK}?{TITLE}\s?(?=[ก-ฮเแโใไA-Za-z])(?!อายุ|คน){_PART}(?:{_LINKED}|\s{_NO_NAME}(?!(?:ณ\.?|แซ่)\s){_PART}{_LINKED}?)?{_LINKED}?"
)
"""A Thai name behind its title: given name and surname."""
_ORDINALS = {
    "แรก": 1, "หนึ่ง": 1, "นึง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "สุดท้าย": -1, "ท้ายสุด": -1, "ล่างสุด": -1,
    "บนสุด": 1,
}  # fmt: skip
_PLACE = (
    r"(?:(?<!อีก)(?<!อีก\s)(?:ข้อ|อัน|หมวด)|ตัว|เบอร์|หมายเลข|(?<!วัน)(?<!หน้า)(?<!เรื่อง)(?<!สถาน)(?<!พื้น)ที่|"
    r"number|no\.?(?=\s?\d)|option)\s?(?:ที่\s?)?"
)
"""What stands before a place in a list; a date, an office and one more have no place in it."""
_NAMED_PLACE = re.compile(
    _PLACE + r"(\d{1,2}|" + "|".join(_ORDINALS) + r")|"
    r"(?:\bthe |^)(first|second|third|last)(?= one|$)"
)
_NOT_BEFORE = re.compile(r"(?:ไม่ใช่|ไม่เอา|ม่ายใช่|บ่แม่น|บ่เอา|ไม่ต้อง|\bnot)(?: the)?\s?$")
_WRONG_BEHIND = re.compile(r"\s?(?:\S{0,10}?(?:ผิด|ไม่ใช่)|(?:one )?(?:is |was )?wrong\b)")
_AROUND_PLACE = re.compile(
    r"เอา|ขอ|เลือก|กด|ปุ่ม|(?:นั่น|นี่)?แห(?:ละ)?|นั่น|นั้น|เลย|ละกัน|ก็ได้|สิ|ดิ|จ้า|โอเค|งั้น|\b(?:the|one|please|ok|then|button|i want|"
    r"take|choose)\b"
)
"""What is said around a place and means nothing else."""
_BARE_PLACES = re.compile(r"\d{1,2}(?:(?:\s?(?:,|/|\+|&|และ|กับ|กะ|แล้วก็|ka|and|gap)\s?|\s)\d{1,2})*")
_LISTED_PLACES = re.compile(
    _PLACE + r"\d{1,2}(?:\s?(?:,|/|\+|&|และ|กับ|กะ)\s?(?:" + _PLACE + r")?\d{1,2}(?!\d))+"
)
_NOT_TAKEN = (
    r"(?!\s?(?:\S{0,8}?(?:ไม่|บ่|ออก|ผิด|เว้น)|(?:อัน|ข้อ|อย่าง|หมวด|ตัว|เรื่อง)(?!เดียว)|หลัก|เบอร์|คน|ครั้ง|แบบ|ใน|ชุด|ฉบับ|ใบ|แผ่น|ไฟล์|เครื่อง|เมล|รอบ)|"
    r"\s(?:of|more|things?|items?|options?|or|not)\b)"
)
_TAKEN_PLACE = re.compile(
    rf"(?:งั้น(?:ก็)?|เอา(?:แค่|แต่|เป็น)?|เลือก(?:แค่)?|แค่|เฉพาะ|(?<![ก-ฮ])ขอ(?:แค่)?|(?<!ตัว)เลข)\s?(?:เลข|หมายเลข)?\s?(\d{{1,2}})(?![\d.,/:-]\d|\d){_NOT_TAKEN}|"
    rf"(?<![\d.,/:-])(\d{{1,2}})\s?(?:(?:อัน|ข้อ|อย่าง|หมวด|ตัว)เดียว|เท่านั้น|(?:ก็)?พอ|ละกัน|(?:then|only|please)\b){_NOT_TAKEN}|"
    rf"\b(?:then|just|only|take|choose|pick|make it)\s(?:number |no\.? ?|the )?"
    rf"(\d{{1,2}})(?![\d.,/:-]\d|\d){_NOT_TAKEN}",
    re.I,
)
"""A number that is said to be taken: alone, or for that reason (`งั้น 6`, `6 อันเดียว`)."""
_SPELT = re.compile("หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า")
_BESIDE_PLACES = re.compile(r"ลำดับ|ข้อ|ที่|หมวด|หมายเลข|อัน|เลข|เอา|ขอ|เลือก|เอ่อ|และ|กับ|กะ|แล้วก็|,|\s|ครับ|ค่ะ")
_SPELT_PLACES = re.compile(
    f"(?:{_BESIDE_PLACES.pattern}){{0,20}}(?:{_SPELT.pattern})(?:{_BESIDE_PLACES.pattern}|{_SPELT.pattern}){{0,60}}"
)
"""Places spelt out (`ข้อสี่กับข้อหก`), and nothing else."""
_COUNTED = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "แรก": 1, "สุดท้าย": -1, "first": 1, "last": -1,
}  # fmt: skip
_NTH = rf"(\d{{1,2}}|{'|'.join(_COUNTED)})"
_FROM_TO = re.compile(
    rf"(?<![\d.,/:-]){_NTH}\s?(?:[-–—−‑~～→…]|\.\.\.?|(?:ไป)?(?:จน)?ถึง|ยัน|\b(?:to|through|thru|until|till)\b)\s?"
    rf"(?:ข้อ|หมวด|อัน|number |no\.? ?)?(?:ที่)?\s?{_NTH}"
    r"(?!\d|[./:-]\d|\s?(?:วัน|เดือน|ปี|สัปดาห์|อาทิตย์|ชั่วโมง|นาที|โมง|ทุ่ม|น\.|คน|ครั้ง|บาท|รอบ|days|weeks|months|years|"
    r"hours|minutes|times))",
    re.I,
)
"""A row of places by its ends (`1-4`, `ข้อ 2 ถึง 5`); not a time, a date or part of a number."""
_AT_AN_END = re.compile(
    rf"{_NTH}\s?(?:ข้อ|หมวด|อัน|อย่าง|ตัว|รายการ|เรื่อง)(?P<thai>แรก|บนสุด|บน|สุดท้าย|ท้ายสุด|ท้าย|ล่างสุด|ล่าง|หลังสุด|หลัง)|"
    rf"\b(?P<english>first|top|last|bottom|final) {_NTH}\b",
    re.I,
)
"""So many at the beginning or at the end of a list (`สองข้อแรก`, `the last three`)."""
_ONWARDS = re.compile(
    rf"(?:ข้อ|หมวด|อัน|ตั้งแต่|from|number)(?:ที่)?\s?{_NTH}\s?(?:เป็นต้นไป|ขึ้นไป|ลงไป|onwards?\b|and up\b|upwards?\b|on\b)",
    re.I,
)
_MONTHS = (
    r"ม\.?ค\.|ก\.?พ\.|มี\.?ค\.|เม\.?ย\.|พ\.?ค\.|มิ\.?ย\.|ก\.?ค\.|ส\.?ค\.|ก\.?ย\.|ต\.?ค\.|พ\.?ย\.|ธ\.?ค\.|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|"
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_UNITS = (
    rf"(?:{_MONTHS}|วัน|เดือน|ปี|สัปดาห์|อาทิตย์|ชั่วโมง|ชม\.|นาที|โมง|ทุ่ม|น\.|ขวบ|คน|ครั้ง|บาท|รอบ|"
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|times|people|baht|[ap]\.?m|o'clock)\b)"
)
_UNIT_BEHIND = re.compile(rf"\s?{_UNITS}", re.I)
_SPAN = r"\d{1,4}(?:\s?(?:[-–—~/]|ถึง|\bto\b|\band\b)\s?\d{1,4})?(?!\d)"
_OF_TIME = re.compile(
    rf"(?:วันที่|วัน|เดือน|ปี|พ\.ศ\.|ค\.ศ\.|เวลา|อายุ|{_MONTHS})\s?(?:ที่)?\s?{_SPAN}|(?<!\d){_SPAN}\s?{_UNITS}", re.I
)
"""Numbers that tell a time, or count something (`วันที่ 1 ถึง 5`, `2-4 pm`): none is a place in a list."""
_FOLDED = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"})
"""Letters that an expression takes for these where case does not matter."""
_ONE_OF = re.compile(r"(?:ข้อ|อัน|หมวด|ตัว|เบอร์|หมายเลข)\s?นึง|(?:อัน|ตัว|เบอร์)\s?หนึ่ง")
"""That there is one of something (`ขาดไปอันนึง`): that is a place only where nothing else is said."""
_SO_MANY_IN = re.compile(r"(?<!\d)(?<!ข้อ)(?<!ข้อ )\d{1,2}\s?(?:\bin\b|-in-|ใน)\s?\d{1,2}(?!\d)", re.I)
"""How many are in one, or of how many (`2 in 1`, `2 ใน 3`): places are none of them."""
_COMMA = re.compile(r"(?<=\d)\s?,\s?(?=\d{1,2}(?!\d))")
_FIRST = ("แรก", "บน", "first", "top")
_LAUGHTER = re.compile(r"(?<!\d)5{3,}(?!\d)")
"""Five is `ha` in Thai."""


@lru_cache(maxsize=AGAIN)
def evened(text: str) -> str:
    """A text in one spelling: folded case, no emoji, no drawn-out letters, single spaces."""
    # What makes a sign an emoji is a mark and no letter.
    plain = visible(text).replace("\ufe0f", "").replace("\u2019", "'")
    kept = "".join(c if unicodedata.category(c)[0] in "LMNZ" or c in "@.-+_/'" else " " for c in plain)
    return " ".join(_LONGER.sub(r"\1", kept.casefold()).split()).strip(" .-_/'")


@lru_cache(maxsize=AGAIN)
def bare(text: str) -> str:
    """A short text, evened, without what is only said for politeness at its end."""
    found = evened(text)
    while True:
        shorter = next(
            (found[: -len(each)].rstrip(" .") for each in COURTESY if found.endswith(each) and found != each),
            None,
        )
        if shorter is None or not shorter:
            return found
        found = shorter


@lru_cache(maxsize=AGAIN)
def emails(text: str) -> tuple[str, ...]:
    """The addresses in a text, in the order in which they stand, each once; spoken ones (`a แอท b จุด com`) too."""
    typed = _MARKS.sub(" ", visible(text).translate(_AS_TYPED_BY_PHONES))
    plain = " ".join(unicodedata.normalize("NFKC", typed).split())
    found = _whole(_joined(plain))
    if not _EMAIL.search(plain):
        plain = _SPELLED.sub(lambda each: each[0].replace(" ", ""), plain)
        plain = _with_english_at(_SPOKEN_AT.sub("@", _FOLLOWED_AT.sub("", plain)))
        found = _whole(_SPOKEN_DOT.sub(".", _joined(plain)))
    # No dot stands beside another or before the @ (RFC 5321, 4.1.2): nobody could be written to.
    wrong = ("..", ".@", ENCODED)
    return tuple(
        dict.fromkeys(
            each for each in found if _EMAIL.fullmatch(each) and not any(part in each for part in wrong)
        )
    )


def is_email(text: str) -> bool:
    """Whether a text is one address and nothing besides."""
    return emails(text) == (unicodedata.normalize("NFKC", text.strip()),)


def _with_english_at(plain: str) -> str:
    """A text in which `tom at example dot org` has its sign.  Where people live, work and sign up is told so as well:
    behind no other words than those that call an address one it is an address."""
    at = _SPOKEN_IN_ENGLISH.search(plain)
    if at is None or "@" in plain:
        return plain
    before = [each.lower() for each in re.findall(r"[A-Za-z'-]{1,64}", plain[: at.start()])]
    told = {*_NO_PART, *_TELLS_ADDRESS}
    if at[1].lower() in told | _IS_SOMEWHERE or not told.issuperset(before):
        return plain
    return f"{plain[: at.start(2)]}@{plain[at.end(2) :]}"


def _joined(plain: str) -> str:
    """A text in which the parts of an address stand together that were told apart (`malee dot jaidee@…`)."""
    for torn, end in _TORN_ENDS:
        plain = torn.sub(end, plain)
    for _ in range(PARTS):
        plain = _JOINED.sub(_as_sign, plain)
    return plain


def _as_sign(said: re.Match[str]) -> str:
    """The sign by which two parts of an address are joined; what calls the address one is none."""
    word = _LAST_WORD.search(said.string[max(0, said.start() - LETTERS) : said.start()])
    if word is not None and word[0].lower() in _NO_PART:
        return said[0]
    return next(sign for (sign, _), told in zip(_JOINS, said.groups(), strict=True) if told)


def _whole(plain: str) -> list[str]:
    """The addresses of which nothing was cut off."""
    found, before = [], -1
    for each in _EMAIL.finditer(plain):
        address = _MAIL_IS.sub("", each[0], count=1) if _MAIL_IS.match(each[0]) else each[0]
        told, slash, behind = address.rpartition("/")
        if slash and _PHONE_BEFORE.search(told):
            address = behind  # `081-234-5678/malee@…`
        address = address.strip(_TRIMMED)
        if _begins(plain, each.start(), each.start() + each[0].index(address), before):
            found.append(address)
        before = each.end()
    return found


def _begins(plain: str, start: int, trimmed: int, before: int) -> bool:
    """Whether an address may begin here (`trimmed`), where what was found begins at `start`, and what was found before
    it ended at `before`: what else stands right before it could be its first part."""
    if start == 0 or plain[start - 1].isspace():
        return not _follows_its_first_part(plain[max(0, start - A_SENTENCE) : trimmed])
    last = plain[start - 1]
    if last == ":":
        return _CALLED_MAIL.search(plain, max(0, start - 8), start) is not None or start == 1
    if last in _OPENS or before == start - 1:  # one of several, and nothing but a sign between
        return True
    told = plain[max(0, start - A_SENTENCE) : start]
    if _BESIDE_THAI.match(last):
        # A single dot or hyphen may be one within an address, more are not.
        return (trimmed - start != 1 and plain[start] != "_") or _MAIL_BEFORE.search(told) is not None
    if last in _PARTS_WORDS and (_BESIDE_THAI.match(plain[start - 2]) or _PHONE_BEFORE.search(told[:-1])):
        return True
    if last == ")" and _ITEM_BEFORE.search(told[:-1]):
        return True
    return not last.isalnum() and last != "@" and (start == 1 or plain[start - 2].isspace())


def _follows_its_first_part(before: str) -> bool:
    """Whether what stands before an address and ends in a dot may be its first part (`malee. jaidee@…`): one word that
    no sentence is around."""
    part = _FIRST_PART.search(before)
    if part is None or part[1].lower() in _NO_PART or _MAIL_BEFORE.search(part[1]):
        return False
    words = re.findall(r"[A-Za-z'-]{1,64}", before[: part.start()])
    return all(each.lower() in _NO_PART for each in words)


@lru_cache(maxsize=AGAIN)
def numbers(text: str) -> tuple[str, ...]:
    """The runs of digits in a text, in ASCII, without what stands between their digits; `+` is kept."""
    plain = ascii_digits(unicodedata.normalize("NFKC", visible(text)))
    return tuple(re.sub(r"[^\d+]", "", each) for each in _NUMBER.findall(plain))


def codes(text: str, digits: int) -> tuple[str, ...]:
    """The numbers of exactly so many digits, each once."""
    return tuple(dict.fromkeys(each for each in numbers(text) if len(each) == digits and each.isdecimal()))


def phones(text: str) -> tuple[str, ...]:
    """The Thai phone numbers in a text as they are dialled in Thailand, each once."""
    found = []
    for each in numbers(text):
        local = "0" + each.removeprefix("+66") if each.startswith("+66") else each
        if local.startswith("0") and not local.startswith("00") and len(local) in PHONE_DIGITS:
            found.append(local)
    return tuple(dict.fromkeys(found))


def as_typed(text: str, digits: str) -> str:
    """A number as it stands in a text, in ASCII digits: with the spaces and dashes that somebody gave it."""
    plain = ascii_digits(unicodedata.normalize("NFKC", visible(text)))
    wanted = re.sub(r"\D", "", digits)
    for each in _NUMBER.findall(plain):
        found = re.sub(r"\D", "", each)
        if found == wanted or found == "66" + wanted[1:]:
            return str(each).strip()
    return digits


def name_in(text: str) -> str:
    """A person's name in a sentence that introduces it (`ลูกชื่อ ด.ช.ภูผา ใจดี ค่ะ`), without titles lost or
    particles kept; the whole text, without politeness, where nothing introduces it."""
    plain = " ".join(visible(text).split())
    plain = _without_nickname(plain)
    if titled := _TITLED.search(plain):
        return titled[0]
    found = plain if _SURNAMED_SO.fullmatch(plain) else _introduced(plain)
    found = "".join(c if unicodedata.category(c)[0] in "LMNZ" or c in ".-'()" else " " for c in found)
    found = _LONGER.sub(r"\1", " ".join(found.split()))
    while True:
        last = found.rsplit(" ", 1)[-1]
        if last in COURTESY and last != found:
            found = found[: -len(last)].rstrip()
        else:
            return found


def _introduced(plain: str) -> str:
    """What a text introduces as the name that is asked for: neither the one that it was, nor one that is ruled out, nor
    the speaker's.  All of it where nothing is introduced so."""
    said = [each for each in _NAME.finditer(plain) if plain[each.end() :].strip()]
    theirs = [
        each
        for each in said
        if not _ANOTHER_NAME.search(plain, 0, each.start()) and not _FORMER.match(plain, each.end())
    ]
    if theirs:
        begins = theirs[-1].end()
        ends = min((each.start() for each in said if each.start() >= begins), default=len(plain))
        return _NEW_ONE.sub("", _ANOTHER_NAME.sub("", plain[begins:ends]).strip())
    first = _ANOTHER_NAME.sub("", plain[: said[0].start()]).strip(" (") if said else ""
    told = first if len(first) >= SHORTEST_NAME else plain[said[-1].end() :] if said else plain
    return told if told.strip() else plain


def _without_nickname(plain: str) -> str:
    """A text without how somebody is called besides.  Where nothing stands beside that, it is what they are called;
    where more names stand in it than beside it, all of it stays."""
    called = _NICKNAME.search(plain)
    left = _NICKNAME.sub("", plain)
    if called is None or called["nickname"]:
        return left if any(each.isalpha() for each in left) else plain
    told = bare(_CALLED.sub("", called[0].lstrip(), count=1))
    if not any(each.isalpha() for each in left):
        return told
    return plain if len(told.split()) > len(left.split()) else left


def places(text: str, count: int) -> tuple[int, ...]:
    """The places in a row of `count` options that a text names (`ข้อ 2`, `อันแรก`, `1 กับ ๕`), counted from 1.

    Bare numbers count only where nothing else is said: in `เบอร์ 2 เบอร์` they are something else.
    """
    plain = bare(told_one_by_one(text, count))
    besides = _AROUND_PLACE.sub(" ", counted := _ONE_OF.sub(" ", plain))
    plain = counted if any(each.isalpha() for each in besides) else plain
    if _SPELT_PLACES.fullmatch(plain):
        plain = _SPELT.sub(lambda each: f" {_ORDINALS[each[0]]} ", _BESIDE_PLACES.sub(" ", plain)).strip()
    if _BARE_PLACES.fullmatch(plain):
        wanted = [int(each) for each in re.findall(r"\d{1,2}", plain)]
    elif listed := _LISTED_PLACES.search(plain):
        wanted = [int(each) for each in re.findall(r"\d{1,2}", listed[0])]
    else:
        wanted = [
            int(word) if word.isdecimal() else _ORDINALS[word]
            for match in _NAMED_PLACE.finditer(plain)
            for word in match.groups()
            if word and not _ruled_out(plain, match)
        ]
    wanted = [count if each == -1 else each for each in wanted]
    return tuple(dict.fromkeys(wanted)) if all(1 <= each <= count for each in wanted) else ()


@lru_cache(maxsize=AGAIN)
def told_one_by_one(text: str, count: int) -> str:
    """A text in which every place of a row of `count` options stands by itself (`1-3` as `1 กับ 2 กับ 3`, `สองข้อแรก` as
    `1 กับ 2`), its digits in ASCII, and laughter and the numbers of times left out.

    It is never much longer than the text: a row that reaches beyond the list is told by its ends, and of more rows
    than anybody means the others as such, so that whoever reads them asks.
    """
    arabic = ascii_digits(text.translate(_FOLDED))
    arabic = _SO_MANY_IN.sub(" ", arabic)
    arabic = _OF_TIME.sub(lambda each: re.sub(r"\d", "", each[0]), arabic)
    plain = _COMMA.sub(" กับ ", _LAUGHTER.sub(" ", arabic))
    rows = _Rows(count)
    plain = _FROM_TO.sub(lambda each: rows.told(each[0], _nth(each[1], count), _nth(each[2], count)), plain)
    plain = _ONWARDS.sub(lambda each: rows.told(each[0], _nth(each[1], count), count), plain)
    return _AT_AN_END.sub(lambda each: rows.told(each[0], *_at_an_end(each, count)), plain)


def _at_an_end(found: re.Match[str], count: int) -> tuple[int, int]:
    if _UNIT_BEHIND.match(found.string, found.end()):
        return 0, 0  # so much time
    many = _nth(found[1] or found[4], count)
    first = (found["thai"] or found["english"]).lower().startswith(_FIRST)
    return (1, many) if first else (count + 1 - many, count)


def _nth(word: str, count: int) -> int:
    """A place by its number or word, counted from 1."""
    found = int(word) if word.isdecimal() else _COUNTED[word.lower()]
    return count if found == -1 else found


class _Rows:
    """The rows of places in one text, of a list of `count` options."""

    def __init__(self, count: int) -> None:
        self._count, self._left = count, RANGES

    def told(self, as_told: str, first: int, last: int) -> str:
        """Every place from one to another; as it was told where that is no row."""
        if not 1 <= first < last or first > self._count:
            return as_told
        self._left -= 1
        if last > self._count or self._left < 0:
            return f"{first} กับ {max(last, self._count + 1)}"
        return " กับ ".join(map(str, range(first, last + 1)))


def _ruled_out(plain: str, place: re.Match[str]) -> bool:
    """Whether a place is named as what is not meant, or as what is wrong."""
    before = plain[max(0, place.start() - NEAR) : place.start()]
    return bool(_NOT_BEFORE.search(before) or _WRONG_BEHIND.match(plain, place.end()))


def places_taken(text: str, count: int) -> tuple[int, ...]:
    """The places that a text says to take in the middle of its talk (`อ้อ ใส่เลขได้ งั้น 6`), counted from 1; none where a
    number may count something, or is left out."""
    plain = bare(told_one_by_one(text, count))
    found = [int(each[1] or each[2] or each[3]) for each in _TAKEN_PLACE.finditer(plain)]
    numbers_told = len(re.findall(r"\d+", plain))
    whole = len(found) == numbers_told and all(1 <= each <= count for each in found)
    return tuple(dict.fromkeys(found)) if whole else ()


def place_alone(text: str, count: int) -> int:
    """The one place that a text names and nothing besides (`เอาอันแรกค่ะ`), counted from 1; 0 where it says more."""
    found = places(text, count)
    rest = _AROUND_PLACE.sub(" ", _NAMED_PLACE.sub(" ", bare(text)))
    return found[0] if len(found) == 1 and not any(each.isalpha() for each in rest) else 0


def without(text: str, value: str) -> str:
    """What is left of a text when a value is taken out of it: letters only, for telling whether it was wrapping."""
    kept = fold(text).casefold().replace(fold(value).casefold(), " ")
    return " ".join(re.sub(r"[^\w\s]", " ", kept).split())
