"""Hesitation: words of a colleague beside a verb that deny it, put it off, set a condition or ask.

What they order cannot be taken back, so in doubt it waits: one word too many costs a second mail, one too few another
person's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.answers import thai
from bot.answers.whole_words import WholeWords

_DENIES = ("ไม่", "มิได้", "มิใช่", "มิอาจ", "บ่", "อย่า", "ยัง", "ผิด", "ปลอม")
_PUTS_OFF = ("รอ", "เดี๋ยว", "ชะลอ", "พักไว้", "ขอเวลา", "พรุ่งนี้", "ทีหลัง")
_TO_COME = ("หลังจาก", "เมื่อ", "ควร")
_STOPS = ("หยุด", "ระงับ", "ยกเลิก")
_DOUBTS = ("สงสัย", "น่าจะ", "คง", "คงจะ", "อาจ", "อาจจะ", "มั้ง")
_LIMITS = ("ถ้า", "หาก", "แต่", "ก่อน", "ห้าม", "งด", "หรือ")
"""Also in the notices that companies put below every mail."""
_ASKS = (
    *("ไหม", "มั้ย", "มั๊ย", "ไม๊", "มัย", "มะ", "เหรอ", "หรอ", "รึ", "ปะ", "ป่ะ", "ป่าว", "ปล่าว", "เปล่า"),
    *("ยังไง", "ยังงัย", "อย่างไร", "ทำไม", "ทำไง", "อะไร", "ใคร", "ไหน", "เมื่อไร", "เมื่อไหร่"),
)
_OTHER_WORDS = (
    *(
        "รับผิดชอบ",
        "ผิดชอบ",
        "ยังคง",
        "คงเหลือ",
        "คงที่",
        "คงเดิม",
        "ยังชีพ",
        "ไปยัง",
        "มายัง",
        "เดี๋ยวนี้",
        "วันหยุด",
        "ต่างหาก",
        "ผ้าไหม",
        "ไหมพรม",
    ),
    *("สินไหม", "สายไหม", "ตั้งแต่", "แต่ละ", "นับแต่", "แม้แต่", "แต่เดิม", "แต่แรก", "แต่ต้น", "แต่ก่อน", "แต่เพียง"),
    *("เมื่อก่อน", "ก่อนหน้า", "ก่อนหน้านี้", "วันก่อน", "คืนก่อน", "เดือนก่อน", "ปีก่อน", "ครั้งก่อน", "คราวก่อน", "รอบก่อน"),
    *("สัปดาห์ก่อน", "อาทิตย์ก่อน", "สมัยก่อน", "อย่างไรก็ตาม", "อย่างไรก็ดี", "ใครก็ตาม", "อะไรก็ตาม"),
    *("เมื่อวาน", "เมื่อวานนี้", "เมื่อวานซืน", "เมื่อเช้า", "เมื่อเช้านี้", "เมื่อคืน", "เมื่อคืนนี้", "เมื่อกี้", "เมื่อครู่", "เมื่อสักครู่"),
    *("ไม่มีปัญหา", "ไม่มีข้อสงสัย", "ไม่ต้องสงสัย"),
)
"""In which one of those stands as a word, and takes nothing back."""

_AGREES = re.compile(
    r"(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|นะ|แล้ว|เลย|ได้|ส่ง|ใช่|ถูกต้อง|ตามนั้น|โอเค|ขอบคุณ|pr-[\d-]{1,20}|"
    r"\b(?:ok|okay|yes|please|send|it|go|ahead|thanks|thank|you)\b|[\s.!,*_()-])*+",
    re.IGNORECASE,
)
_SIGNS = r"\u274c\u2716-\u2718\u26d4\u270b\U0001f6ab\U0001f6d1\U0001f44e\U0001f645"
"""Signs that cross out or stop; to be looked for before a text is cleaned, which takes them away."""
_CROSSED_OUT = re.compile(f"[{_SIGNS}]")
_HESITATES = re.compile(
    rf"[?\uff1f{_SIGNS}]|n['\u2019]t\b|"
    r"\b(?:not|never|nope|yet|wait|hold|cancel|stop|wrong|fake|forged|if|only|unless|until|but|before|later|dont|cannot|"
    r"whether|maybe|perhaps|probably|think|guess|shall|after|once|when|tomorrow|soon|pending|needs?|should|must|"
    r"to be|by (?:next|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})|provided|assuming|subject)\b|"
    r"\b(?:she|he|they|customer|client|person)(?: (?:will|is going to)|['\u2019]ll)\b|"
    r"(?:\bwill|['\u2019]ll) (?:call|check|ask|verify|look|confirm|see|get|wait)\b|"
    r"(?:ลูกค้า|ผู้ยื่น|เขา|เธอ)\s?จะ|จะ(?:รอ|โทร|เช็|ตรวจ|ขอ|ถาม|ดู|นัด|ยืนยัน)|\bno\b(?!\.?\s?\d)",
    re.IGNORECASE,
)
_KIND = r"(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ๊ะ|จ้า|นะ|ดี|ล่ะ|บ้าง|เนี่ย|[\s.!])*+"
_ASKS_AT_THE_END = re.compile(
    rf"(?:[?\uff1f]|(?:{'|'.join(_ASKS)}|หรือ(?:ยัง|ไม่)?|รึยัง|(?:ได้|แล้ว|เสร็จ)ยัง){_KIND})\Z"
)
_ASKS_A_LADY = re.compile(r"(?<!นะ)คะ[\s.!]*+\Z")
_NOT_ALL = r"ไม่(?:หมด|ครบ|ทัน|ออก|เสร็จ|สำเร็จ|เรียบร้อย|เจอ|ผ่าน|ได้(?=ค่ะ|คะ|ครับ|นะ|เลย|[\s.,!]|\Z))"
_STILL_NOT = rf"ยัง(?:ไม่|[\u0e01-\u0e4e]{{1,24}}{_NOT_ALL})"
_STILL = re.compile(_STILL_NOT)
_CALLED_OFF = re.compile(
    rf"(?:(?!ยังไม่(?:พ้น|ครบกำหนด|ถึงกำหนด)){_STILL_NOT}|ยัง(?:ก่อน|ค่ะ|ครับ|\s|\Z)|"
    r"ไม่(?:ส่ง|ทำ|เอา|ใช่|ต้อง|ให้|ควร|อยาก|ทัน|แน่ใจ|ได้?(?:นะ|ค่ะ|คะ|ครับ|\s|\Z)|(?:นะ|ค่ะ|คะ|ครับ)|[\s.,!]|\Z)|"
    r"(?:กด|ส่ง|พิมพ์|ตอบ|เปิด|แจ้ง)?ผิด|(?:ทดสอบ|test(?:ing)?\b)(?:ค่ะ|ครับ|[\s.!])*+\Z|"
    r"no(?:pe)?\s?(?:[,.;:!-](?!\s?\d)|\Z)|no (?:need|wait|way|please|sorry|longer|not)\b|"
    r"(?:not? yet|not (?:done|finished|complete|ready|sure|needed)|don['\u2019]?t|do not|"
    r"(?:is|was|has|have|are)(?:n['\u2019]t| not)|never|wrong|wait|hold (?:on|off)|stop|cancel)\b)"
)
_TAKEN_BACK = ("อย่า", "ห้าม", "ยกเลิก", *_PUTS_OFF)
_IS_DONE = re.compile(r"ยกเลิก\S{1,60}ให้\S{0,20}แล้ว")
"""What was called off for the person."""
_STOP_NOW = re.compile(
    r"อย่า(?:เพิ่ง|พึ่ง|ส่ง|ปิด)|(?:เดี๋ยว|รอ|ยกเลิก|หยุด)(?:ไว้)?ก่อน|(?:ยัง)?ไม่(?:ต้อง)?(?:ส่ง|ปิด)|"
    r"(?:wait|stop|hold (?:on|off)|not yet|do not send|don['\u2019]?t send)\b"
)
"""How a line below begins that tells the person nothing."""
_EXCUSES = re.compile(
    r"(?:(?:ขอโทษ|ขออภัย|โทษที|อุ๊ย|โอ๊ย|เอ๊ย|เอ่อ|อ้าว|ป\.?ล\.|หมายเหตุ|sorry|oops|please|p\.?s\.)(?:นะ|ด้วย|ค่ะ|คะ|ครับ|คับ|จ้า)*+[\s.,!:;-]*+)*+"
)
"""What may stand before a word that calls something off."""
_ABOUT_THE_MAIL = re.compile(r"(?:do not|don['\u2019]?t) (?:print|reply|forward|copy|open|click)")
"""What notices below every mail forbid."""
_NOT = re.compile(
    r"(?:ไม่(?:ได้|ต้อง|ควร|น่า|อยาก|กล้า)?|อย่า)(?:เพิ่ง|พึ่ง)?\s?|(?:\bnot|n['\u2019]t|\bnever)\s", re.IGNORECASE
)
_CANNOT = re.compile(r"\s?(?:แล้ว)?\s?ไม่(?:ได้|ทัน|สำเร็จ|ลง)(?=\s?(?:ค่ะ|คะ|ครับ|คับ|นะ|แล้ว|เลย|[.,!]|\Z))")
_UNFINISHED = re.compile(
    rf"ยังไม่|{_NOT_ALL}|"
    r"เกือบ|ใกล้เสร็จ|กำลัง|จะแจ้ง|\A(?:จะ|ถ้า|หาก|ไว้|ใกล้)|"
    r"\b(?:yet|pending|in progress|almost|nearly|waiting|not (?:all|done|finished|complete)|still (?!have|hold|keep)|"
    r"(?:can(?:not|['\u2019]?t)|could(?: not|n['\u2019]t)|unable to) (?!find|locate|see|be restored|be undone))|"
    r"\A(?:will|tomorrow|soon|if)\b"
)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_SOMEBODY = r"(?:i|we|it|she|he|they)"
_IF_SO = re.compile(r"(?<=\s)(?:ถ้า|หาก)[\u0e01-\u0e4e]{0,60}")
"""What is to be done in a case that may never come."""
_SOON_TH = (
    r"(?:จะ|ภายใน|พรุ่งนี้|มะรืน|คืนนี้|เย็นนี้|บ่ายนี้|(?:สัปดาห์|อาทิตย์|เดือน|ปี|วัน[\u0e01-\u0e4e]{0,10})หน้า|เร็ว\s?ๆ|อีก\s?\d|"
    r"หลัง|เมื่อ(?!วาน|เช้า|คืน|กี้|ครู่|สักครู่|วันที่|\s?\d)|พอ(?!ดี)|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)นี้|ไว้|ถ้า|หาก|คาดว่า|"
    r"รอ|ขอเวลา)"
)
_SOON_EN = (
    rf"(?:tomorrow|tonight|soon|later|within|next (?:week|month|year|{_DAY})|"
    rf"this (?:week|afternoon|evening|{_DAY})|on {_DAY}|"
    rf"by (?:the )?(?:{_DAY}|end|next|tomorrow|noon|eod|\d)|"
    rf"in (?:a|an|\d{{1,3}}) (?:few )?(?:day|week|month|hour|minute)s?|"
    rf"after|once|when|as soon as|if|unless|until|{_SOMEBODY}(?:['\u2019]ll| will| shall)(?! not\b| never\b)|"
    r"will|shall|going to)\b"
)
_SOON = re.compile(rf"{_SOON_TH}|{_SOON_EN}")
"""A time, or a case, that has not come."""
_WILL = re.compile(
    r"\b(?:is|are|am) (?:being |still )?[a-z]{2,12}ing\b|\b(?:has|have|needs?|is|are) to [a-z]|"
    r"(?<!คุณ)(?<!ท่าน)(?<!ลูกค้า)(?<!ที่)จะ(?!ไม่)|"
    r"(?<!you)(?: will|['\u2019]ll| going to)(?! not\b| no\b| never\b) "
)
"""What is promised, or under way: not to the person of themselves (คุณจะ), nor that something will not be."""
_HAPPENED = re.compile(
    r"แล้ว(?!เสร็จ)|(?<!be )(?<!get )\b(?:[a-z]{2,14}ed|sent|done|found|gone|made|put|shut|cut|been|was|were)\b"
)
"""What is done at any rate, whatever is still to come."""
_IN_CASE = re.compile(r"(?:เมื่อ|พอ|หลัง|ถ้า|หาก|(?:once|when|as soon as|if|unless|until)\b)")
_DONE_THEN = re.compile(r"แล้ว(?=[\u0e01-\u0e4e])(?!เสร็จ|ค่ะ|คะ|ครับ|คับ|นะ)")
"""What is not the end of the case that is named."""
_FIRST_CLAUSE = re.compile(r"[.,;:!?()\[\]–—]|(?<=[\u0e01-\u0e4e]) (?=[\u0e01-\u0e4e])")
_DOUBTED = re.compile(
    r"(?<!ถ้า)(?<!หาก)(?<!คุณ)(?<!ท่าน)ไม่(?:ค่อย)?(?:แน่ใจ|มั่นใจ)|"
    r"(?<!you are )(?<!you['\u2019]re )(?<!if )\b(?:not (?:so |really |quite )?sure|unsure)\b"
)
"""What a colleague is not sure of; the person may be."""
_IS_ASKED = re.compile(
    r"[?\uff1f]|"
    r"(?:when|what|how|who|why|where|which) (?:will|do|does|did|is|are|was|should|shall|can|to|would|has|have)\b|"
    r"(?:should|shall|can|could|do|does|did|would|is|are|has|have) (?:i|we|it|this|that|she|he|they)\b|"
    r"(?:can|could|do|did|would|are|have) you\b|(?:maybe|perhaps|probably|i (?:think|guess|suppose)|let me)\b|"
    r"คิดว่า(?:ไม่|น่า|ยัง)|.{0,80}\b(?:confirm|check|verify|clarify) with (?!your\b)|"
    r".{0,80}\bwhether (?:this|that|she|he|we|i)\b"
)
"""How a question or a guess to a colleague begins, or a plea to ask somebody."""
_ON_CONDITION = re.compile(
    r"ขอ[\u0e01-\u0e4ea-z]{1,16}?ก่อน(?![\u0e01-\u0e4e])|(?:ยัง)?ไม่ต้อง(?:แล้ว)?(?:ค่ะ|ครับ|นะ|\s|\Z)|"
    r"ยัง(?:ค่ะ|ครับ|\s|\Z)|"
    r"not?(?: yet| now)?\s?(?:[.,!]|\Z)|but (?:wait|hold|not)\b|"
    r"please (?:ask|check|confirm) (?!you)|let me\b|needs? to\b|"
    r"(?:is|are) (?:that|this|it)\b|should be\b|to be\b|half\b|assuming\b|subject to\b|pending\b|"
    r"[?\uff1f]|(?:แต่|และ)?\s?(?:ถ้า|หาก|น่าจะ|คงจะ|คง(?![\u0e01-\u0e4e])|มั้ง|หรือเปล่า|เดี๋ยว)|"
    r"(?:but |only |and )?(?:if|unless|provided|maybe|perhaps|probably|i (?:think|guess|suppose))\b"
)
"""What stands where the result or the reason would."""
_BEFORE = " \t\n.,:;!-–—*_()[]\"'“”‘’…"
"""What may stand before the first word."""
_LINE = 80
"""Characters of a line below that a colleague has typed about this order; what is longer a mail program has added."""


def only_agrees(words: str) -> bool:
    """Whether what stands behind a second word on its line is no more than a kind word."""
    return _AGREES.fullmatch(words) is not None


def hesitates(words: str) -> bool:
    """Whether a colleague may not want what they order by a verb that needs no words.  Of several lines the first is
    read, and of the others those that begin by taking something back, or end in a question: the rest may be a signature
    or a disclaimer."""
    first, *others = list(_lines(words)) or [""]
    if _HESITATES.search(first) or len(first) >= thai.LONGEST:
        return True
    # No question begins with what makes a statement one, and a name may: that of Mai, who signs.
    if any(at or word != "ไหม" for at, word in _said().find(thai.clean(first))):
        return True
    return any(len(each) <= _LINE and (_takes_back(each) or _asks(each)) for each in others)


def asks(words: str) -> bool:
    """Whether the first line of what a colleague writes is a question, or what they write ends in one."""
    lines = list(_lines(words))
    return bool(lines) and (_asks(lines[0]) or _asks(lines[-1]))


def calls_off(words: str) -> bool:
    """Whether words that go to the person begin by calling off what is ordered, or a line below does."""
    first, *others = [_beginning(each) for each in _lines(words)] or [""]
    if any(len(each) <= _LINE and _STOP_NOW.match(each) for each in others):
        return True
    if _IS_DONE.match(first):
        return False
    begins = any(at == 0 and word in _TAKEN_BACK for at, word in _said().find(first))
    return begins or _CALLED_OFF.match(first) is not None


def denies(words: str, verb: Sequence[str]) -> bool:
    """Whether words say that it is not, or cannot be, what a verb (all words for it) orders."""
    begins = _beginning(next(_lines(words), ""))
    if any(begins.startswith(each) and _CANNOT.match(begins, len(each)) for each in verb):
        return True
    folded = words.lower()
    return any(folded.startswith(tuple(verb), each.end()) for each in _NOT.finditer(folded))


def is_to_come(words: str) -> bool:
    """Whether words begin by naming a time or a case that has not come, or promise in their first clause what is not
    done yet."""
    first = _beginning(next(_lines(words), ""))
    clause, *behind = _FIRST_CLAUSE.split(first, maxsplit=1)
    if _IN_CASE.match(first):
        return not _DONE_THEN.search(clause) and not any(_HAPPENED.search(each) for each in behind)
    if _HAPPENED.search(first):
        return False
    return _SOON.match(first) is not None or _WILL.search(clause) is not None


def is_doubted(words: str) -> bool:
    """Whether words that are to close a case say that their writer is not sure, or begin by asking."""
    typed = next(_lines(words), "")
    first = thai.clean(typed)
    return any((_CROSSED_OUT.search(typed), _DOUBTED.search(first), _IS_ASKED.match(first)))


def is_on_condition(words: str) -> bool:
    """Whether a reason begins with a condition or a doubt, and not with what is the reason."""
    return _ON_CONDITION.match(thai.clean(next(_lines(words), ""))) is not None


def is_unfinished(words: str) -> bool:
    """Whether words that are to close a case as done say that it is not: in their first line also in the middle, where
    a refusal would give its reason, and below it where no condition stands before it."""
    first, *others = [_beginning(each) for each in _lines(words)] or [""]
    first = _IF_SO.sub("", first)
    if _UNFINISHED.search(first) or any(word in _PUTS_OFF for _, word in _said().find(first)):
        return True
    return any(_STILL.search(each) and not each.startswith(("ถ้า", "หาก", "กรณี")) for each in others)


@cache
def _said() -> WholeWords:
    return WholeWords((*_DENIES, *_PUTS_OFF, *_TO_COME, *_STOPS, *_DOUBTS, *_LIMITS, *_ASKS), _OTHER_WORDS)


def _takes_back(line: str) -> bool:
    """Whether a line that may be another's, a notice or a signature, begins by taking something back."""
    begins = _beginning(line)
    if _ABOUT_THE_MAIL.match(begins):
        return False
    taken = (*_DENIES, *_PUTS_OFF, *_STOPS, "แต่")
    found = any(at == 0 and word in taken for at, word in _said().find(begins))
    return found or _CALLED_OFF.match(begins) is not None


def _asks(line: str) -> bool:
    line = thai.clean(line)
    if _ASKS_AT_THE_END.search(line):
        return True
    return _ASKS_A_LADY.search(line) is not None and any(word in _ASKS for _, word in _said().find(line))


def _beginning(words: str) -> str:
    return _EXCUSES.sub("", thai.clean(words.lstrip(_BEFORE)), count=1).lstrip(_BEFORE)


def _lines(words: str) -> Iterator[str]:
    return (each.strip() for each in words.split("\n") if each.strip())
