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
AGAIN = 4
"""Texts of which the values are kept: one text is looked at many times while it is read."""
RANGES = 10
"""Rows of places in a text that are told one by one; nobody means more than there are options."""
NEAR = 24
"""Characters before a place in which a no is about it."""
PHONE_DIGITS = (9, 10)
"""Digits of a Thai number as people write it: 0 2xxx xxxx has nine, 0 8x xxx xxxx ten."""

LONGER = re.compile(r"(\D)\1{2,}")
"""A sign that is drawn out (`มากกกก`).  Digits never are: 2000 is no 20."""
_NUMBER = re.compile(r"(?<![\w@.])\+?\d(?:[\s\-–—.·()]{0,2}\d)*")
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
    return " ".join(LONGER.sub(r"\1", kept.casefold()).split()).strip(" .-_/'")


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
