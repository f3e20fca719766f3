"""Asides: what a colleague writes behind a verb for a colleague, where its words go to the person.

An answer may hold any `ไม่`, `ถ้า`, question and "please wait": those are for the person.  An aside speaks of the
sending itself ("do not send yet", "draft"), of the person as of somebody else ("don't tell the customer"), or asks what
is to be said.  It stands at the beginning of a line or in brackets; what can be nothing else, in any clause.
"""

from __future__ import annotations

import re

from bot.answers import thai

_KIND = r"(?:นะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า)"
_ENDS = rf"(?=\s|[.,;:!?()\[\]*–—-]|\Z|{_KIND}|จนกว่า)"
_SPEAKS = r"(?:(?:กด)?ส่ง|ตอบ|แจ้ง|บอก|ถาม|โทร|ติดต่อ|ปล่อย|ปิด|ขยาย|ปฏิเสธ)(?:ออก)?(?:ไป|ต่อ)?"
"""What the team does towards the person."""
_LET = r"(?:(?:แต่|และ|ขอ|โปรด|กรุณา|ช่วย|รบกวน|ให้)\s?)?"
_PERSON = r"(?:ลูกค้า|ผู้ยื่น|ผู้ร้อง|ผู้ขอ|ผู้ติดต่อ|เจ้าของข้อมูล|เจ้าตัว)(?!สัมพันธ์|ราย|คนอื่น|ท่าน|ทุก|อื่น|ใหม่|มา)"
_THIS = r"(?:ข้อความ|คำตอบ|จดหมาย|อีเมล|เมล|อัน|ฉบับ|ร่าง|ตัว)นี้"
_ASKING = r"(?:อะไร|ยังไง|อย่างไร|ไง|แบบไหน)"
_APPROVES = r"(?:อนุมัติ|เห็นด้วย|เคาะ|เห็นชอบ|เซ็น|โอเค|\bok\b|ตกลง|ไฟเขียว|คอนเฟิร์ม)"

_NOT_EN = (
    r"(?:do not|don['\u2019]?t|not to(?: be)?|no need to|let(?:['\u2019]?s| us) not|i would(?: not|n['\u2019]t)|"
    r"(?:(?:we|you) )?(?:should|must)(?: not|n['\u2019]t)|(?:we )?(?:can(?:not|['\u2019]t)))"
)
_SPEAKS_EN = (
    r"(?:sen[dt]|e?mail|forward|release|answer|reply|tell|ask|inform|notify|contact|call|post|share|pass|let)"
)
_PERSON_EN = r"(?:her|him|the (?:customer|client|person|requester|lady|guy))"
_SHE = r"(?:she|he|the (?:customer|client|requester))"
_STOPS_EN = r"\s?(?:[.,;:!()\[\]*–—-]|\Z)"
_THEM_EN = rf"(?:{_PERSON_EN}|them|it|this|that|to (?:{_PERSON_EN}|them)|go|out|on|know)"
_ENDS_EN = (
    r"(?=\s?(?:[.,;:!?()\[\]*–—]|-|\Z|(?:yet|just yet|for now|until|till|before|without (?:my|our|legal))\b))"
)
_YET_EN = r" (?:just )?(?:yet|for now)\b"
_COLLEAGUE_EN = r"(?:legal|lawyers?|counsel|boss|manager|supervisor|dpo|compliance|management)"
_APPROVES_EN = rf"(?:approv\w{{1,4}}|agrees?|sign[- ]?off|go[- ]ahead|my ok|i say|{_COLLEAGUE_EN})\b"

_ANYWHERE = re.compile(
    rf"(?:อย่า(?:เพิ่ง|พึ่ง)?|ไม่(?:ต้อง|ควร|ให้|อยากให้)|ห้าม|งด){_SPEAKS}[\u0e01-\u0e4e]{{0,16}}?{_PERSON}|"
    rf"(?:ขอ|ถาม)(?:ลูกค้า)?{_ASKING}ดี|(?:ต้อง|ควร)(?:ขอ|ถาม){_ASKING}|"
    rf"(?:ต้อง|ควร|จะ|ให้)(?:ตอบ|บอก|แจ้ง|เขียน|พูด)(?:ลูกค้า|เขา|ไป|กลับ)?(?:ว่า)?{_ASKING}|"
    rf"(?:ตอบ|บอก|แจ้ง|เขียน|พูด|ทำ)(?:ลูกค้า|เขา|ไป|กลับ)?(?:ว่า)?{_ASKING}ดี|"
    rf"(?:ตอบ|ส่ง|แจ้ง|บอก)(?:แบบ|อย่าง|ตาม|ยังงี้|งี้|เลย)(?:นี้)?(?:เลย)?(?:ได้|ดี|โอเค|ok)?(?:แล้ว)?(?:ไหม|มั้ย|มั๊ย|หรือ|รึ|เหรอ)|"
    r"ไม่(?:รู้|แน่ใจ)(?:ว่า)?(?:จะ|ต้อง|ควร)?(?:ตอบ|บอก|เขียน|แจ้ง)(?:ว่า)?(?:อะไร|ยังไง|อย่างไร|ไง|\s?\Z)|"
    r"(?:ข้อความ|คำตอบ|ร่าง)(?:นี้)?ยังไม่|"
    r"(?:เป็น|นี่คือ|นี่)(?:แค่|เพียง)?(?:ฉบับ)?ร่าง(?:ก่อน|ไว้|อยู่)?(?![\u0e01-\u0e4e])|"
    r"\b(?:must|should|may)(?: not|n['\u2019]t) go (?:out|to (?:her|him|them|the (?:customer|client)))\b|"
    r"\b(?:not sure|don['\u2019]?t know|no idea) (?:what|how) to (?:say|write|answer|reply|tell)\b|"
    r"\b(?:do not|don['\u2019]t) (?:tell|inform|notify|answer|contact) the (?:customer|client|requester)\b|"
    rf"\bnot for (?:the )?(?:customer|client|person|requester|sending|release)\b|"
    r"\b(?:this|it) is (?:just |only |still )?a draft\b|"
    rf"\b(?:what|how) (?:should|shall|do|can|must|would) (?:i|we) (?:say|write|answer|reply|respond|tell|ask)\b|"
    r"(?<!how )(?<!where )(?<!when )\b(?:should|shall|can|may|do|must) (?:i|we) "
    r"(?:say|answer|reply|respond|refuse|extend|close|reopen|"
    rf"(?:tell|ask) {_PERSON_EN}|send (?:this|it)(?: to {_PERSON_EN})?\s?\?)|"
    r"\b(?:should|shall) (?:i|we) ask\b|\bwhat would you (?:say|answer|reply|write)\b|"
    r"\bplease advise\b|\bis it ok(?:ay)? (?:if (?:i|we)|to) (?:tell|say|send this|answer)\b|"
    r"\bany (?:objections|comments|thoughts|ideas)\s?\?|\bdo you agree with (?:this|my) (?:answer|text|draft|reply)\b|"
    r"\bwhat do you (?:all )?think\s?\?|\b(?:ok|okay|ready|good) to send\s?\?|"
    r"\b(?:check|review|read|look at|approve)(?: this| it)? before (?:sending|we send|i send|it goes)\b"
)
"""What is said of the sending itself, wherever it stands."""
_OF_THE_PERSON = re.compile(
    rf"(?:ไม่|อย่า|ห้าม)(?:อยาก|ต้อง)?(?:ให้)(?:{_PERSON}|เขา|เค้า)(?:รู้|เห็น|ทราบ)|"
    rf"{_PERSON}(?:ยัง)?(?:ไม่ควร|ห้าม|ต้องไม่)(?:รู้|เห็น|ทราบ)|(?:ลูกค้า|ผู้ยื่น|ผู้ร้อง)(?:คน|ราย|เจ้า)นี้|"
    r"\bthis (?:customer|client|requester)\b|"
    rf"\b{_SHE} (?:must|should|may)(?: not|n['\u2019]t) (?:know|see|hear|get this)\b"
)
"""The person, spoken of to somebody else."""
_IN_A_CLAUSE = re.compile(
    r"(?:draft|ร่าง)[\s.!]*+\Z|"
    r"(?:ฝาก|รบกวน|ให้|ขอ)?(?:พี่|หัวหน้า|ทนาย)[\u0e01-\u0e4ea-z]{0,16}?(?:ช่วย)?(?:ดู|ตรวจ|เช็[กค])(?:ให้)?ก่อน|"
    rf"{_LET}(?:อย่า(?:เพิ่ง|พึ่ง)|ยัง(?:ไม่|อย่า)(?:ต้อง|ควร|พร้อม)){_SPEAKS}(?:{_ENDS}|ก่อน|ตอนนี้|เขา|เค้า|{_THIS})|"
    rf"{_LET}(?:อย่า|ห้าม|งด|ไม่ต้อง)(?:ส่ง|ปล่อย){_THIS}|"
    r"(?:(?:but|and|so|please|pls) ){0,3}"
    rf"(?:{_NOT_EN} (?:{_SPEAKS_EN}(?: {_THEM_EN}){{0,4}}{_YET_EN}|"
    rf"{_SPEAKS_EN}(?: to)? {_PERSON_EN}(?: know)?{_ENDS_EN}|"
    rf"(?:send|release|forward|mail) this{_ENDS_EN}|(?:send|release)(?=\s?(?:[.,;:!()*–—]|-|\Z))|"
    r"(?:tell|ask|inform|let) (?:her|him) (?:about|that|what|why|anything)\b))"
)
"""What can be nothing else, wherever a clause begins."""
_LABEL = re.compile(
    r"(?:ฉบับ|แบบ|เป็น)?ร่าง(?:คำตอบ|ข้อความ|จดหมาย|แรก|ไว้|ก่อน|อยู่|เท่านั้น)?(?![\u0e01-\u0e4e])|"
    r"(?:(?:ใช้|เฉพาะ|คุย|โน้ต)ภายใน|ภายใน(?:ทีม|เท่านั้น|องค์กร|บริษัท))(?![\u0e01-\u0e4e])|"
    r"ร่างที่\s?\d|(?:proposed|suggested) (?:answer|reply|text)\b|"
    r"(?:my |first |second |rough )?draft(?: v?\d| only| answer| reply| text| version)?"
    rf"(?:{_STOPS_EN}|\s(?:dear|for)\b|\s?[\u0e01-\u0e4e])|"
    r"(?:just )?between us\b|for the (?:team|file|record)\b|"
    rf"(?:fyi|tbd|tbc|tba|wip|todo|note to self)\b|(?:for )?internal(?: use| note| only)*+{_STOPS_EN}|"
    r"for (?:internal use|(?:your |legal |their )?(?:review|approval|eyes only))\b|@\w"
)
"""What a text is called that is not the answer yet, or not for the person."""
_HOLDS = re.compile(
    rf"(?:เดี๋ยว|รอ|หยุด|พัก|ชะลอ|ระงับ|ยกเลิก|hold\s?)(?:ไว้)?(?:ก่อน|แป๊บ){_ENDS}|(?:ไว้)?ค่อย(?:ส่ง|ตอบ|แจ้ง|บอก)|"
    rf"ยกเลิก(?:คำสั่ง|{_THIS}|{_KIND}|\s?\Z)|ผิด(?:เรื่อง|เคส)|(?:เอา)?ไว้ก่อน{_ENDS}|ขอคิดก่อน|"
    r"(?:(?:hold|hang) on|hold (?:off|it|this)|hold|on hold|stop|wait|let['\u2019]?s wait|not now|not yet|later|"
    r"to be continued|never ?mind|scratch (?:that|this)|"
    r"ignore (?:this|that)|cancel(?: this| that| it)?|wrong (?:case|ticket|customer|person|thread))"
    r"\s?(?:[;:!()\[\]*–—]|-|,(?! we| i | our| it| your| there)|\.(?!\s?\w)|\Z)|"
    r"hold (?:on|off) (?:until|till|for now)\b|(?:please |pls )?hold (?:this|back)\b|"
    r"keep (?:this|it) (?:internal|between us|to ourselves|quiet)\b|"
    r"(?:send|answer) (?:this |it )?(?:out )?(?:tomorrow|later|after|once|when|only|on (?:mon|tue|wed|thu|fri)|next)\b"
    r"(?!.{0,60}\byou)|"
    r"(?:please |pls )?(?:review|proofread|approve)(?: this| it)?\s?(?:[.,;:!?()]|\Z|before\b)|"
    r"(?:can|could|would|will) (?:someone|somebody|anyone|anybody)\b|"
    r"(?:\w{1,20}, )?(?:can|could|would) you (?:please )?(?:look at|check|review|read|approve) this"
    r"(?: answer| text| draft)?\s?(?:[?.!]|\Z)"
)
"""Stops, or puts off, what is under way, or has it looked at."""
_CALLS_BACK = re.compile(
    rf"รอ\s?(?:legal|dpo|ทนาย|(?:ฝ่าย)?กฎหมาย|หัวหน้า|ผู้จัดการ|พี่[\u0e01-\u0e4e]{{0,10}}){_ENDS}|"
    r"ยังไม่\s?(?:final|ready|ไฟนอล|พร้อม)|"
    r"(?:แบบ|อย่าง|ตาม|อัน)นี้(?:เลย)?(?:ได้|ดี|โอเค|ok|ถูก)?(?:แล้ว)?(?:ไหม|มั้ย|มั๊ย|หรือ|รึ|เหรอ)|"
    r"(?:not (?:yet )?|un|to be )(?:final|ready|approved|finished|checked|confirmed|reviewed|written)(?: yet)?"
    rf"{_STOPS_EN}|"
    rf"(?:ยัง)?(?:ไม่|อย่า)(?:ต้อง|ควร)?{_SPEAKS}(?:{_ENDS}|เขา|เค้า|{_THIS})|ไม่(?:ส่ง|ตอบ|แจ้ง)แล้ว|"
    rf"(?:ห้าม|งด){_SPEAKS}{_ENDS}|{_NOT_EN} {_SPEAKS_EN}(?: {_THEM_EN}){{0,4}}{_ENDS_EN}"
)
"""What may be said to the person as well, and is asked about at the very beginning or in brackets."""
_WAITS_FOR = re.compile(
    rf"(?:รอ(?!คุณ|ท่าน|ลูกค้า|สัก|ประมาณ|อีก|\s?\d).{{1,40}}?|"
    rf"ให้(?!คุณ|ท่าน|ลูกค้า).{{1,24}}?(?:ดู|ตรวจ|ตรวจสอบ|เช็[กค]|review|อ่าน|{_APPROVES})(?:ให้|อีกที)?\s?)(?:ก่อน|ค่อย)"
    r"(?!.{0,60}จะ(?:รีบ)?(?:แจ้ง|ติดต่อ))|(?:ดู|ตรวจ|เช็[กค]|อ่าน|ขออนุมัติ)\s?ก่อน(?:ส่ง|ตอบ)|"
    rf"(?:ถ้า|หาก|เมื่อ|พอ|หลัง)(?!คุณ|ท่าน|ลูกค้า).{{1,30}}?{_APPROVES}(?:แล้ว)?\s?(?:ค่อย|ให้ส่ง|ส่งได้|\Z|[:)–—])|"
    rf"(?:wait|waiting|hold|pending|awaiting|subject to)\b(?!.{{0,60}}\byou).{{0,40}}?\b{_APPROVES_EN}|"
    rf"(?:if|once|when|after|unless|until|provided)\b(?!.{{0,60}}\byou)[^,:–—]{{0,40}}?\b{_APPROVES_EN}"
    r"[^,:–—]{0,20}(?:[:)–—]|\s-|\Z)"
)
"""Whom the answer waits for, at the beginning; whom the team's work waits for stands in a whole sentence."""
_OF_SOMEBODY_ELSE = re.compile(
    rf"(?:i |we )?(?:need to |must |have to |let me )?(?:ask|check with) (?:the |our )?{_COLLEAGUE_EN}\b|"
    rf"(?:the |our )?{_COLLEAGUE_EN} (?:must|has to|needs to|should) (?:see|ok|approve|read) this\b|"
    r"(?:only )?if (?!you)\w{1,20} (?:agrees|approves|is fine|says|is ok)\b|waiting for \w{1,20}[\s.!]*+\Z|"
    r"(?:ok|okay|fine|comments|thoughts|objections)\s?\?[\s?]*+\Z|"
    rf"{_SHE} (?:must|should|needs|wants|says|asked|wrote|is|has|was|does|did)\b|"
    rf"ว่า{_ASKING}|"
    rf"(?:ช่วย|ฝาก|ให้|ต้อง|รบกวน)?(?:ถาม|สอบถาม|บอก|แจ้ง|ตอบ|โทรหา|ติดต่อ)(?:กับ|ทาง|ไปที่)?(?:{_PERSON}|เขา(?!ว่า)|เค้า)|"
    rf"(?:ช่วย|ฝาก|ให้|ต้อง)?(?:ถาม|ปรึกษา|หารือ|เช็[กค]|คุย)(?:กับ|ทาง)?\s?"
    rf"(?:ฝ่าย|ทีม|หัวหน้า|ทนาย|กฎหมาย|ผู้จัดการ|พี่|ไอที|it\b|dpo).{{0,30}}?ก่อน|"
    rf"(?:ฝาก|รบกวน)?(?:พี่|ทีม|หัวหน้า)\S{{0,20}}?(?:ช่วย)?(?:ดู|ตรวจ|เช็[กค])(?:ให้)?(?:ก่อน|หน่อย|ที|ด้วย)|"
    r"(?:please |pls |can you |could you |someone )?(?:tell|ask|call|inform|write(?: to)?|contact|remind|answer|let) "
    rf"(?:{_PERSON_EN}|them)\b"
)
"""What a colleague is told to do, or the verb is told by its object: `ตอบ: ว่าอะไรดี`."""
_ASKS_SOMEBODY_ELSE = re.compile(
    rf"(?:{_PERSON_EN}|them)"
    rf"(?: (?:for|to|about|if|whether|which|what|when|where|why|how|again|first|not)\b|{_STOPS_EN})|"
    r"\w{1,20} first[\s.!]*+\Z|"
    rf"(?:(?:the|our|my) )?(?:\w{{1,20}} )?(?:team|{_COLLEAGUE_EN}|colleagues?|branch|it|hr)"
    r"(?: (?:first|before|to|if|whether|about|for|again)\b|[\s.!]*+\Z)|"
    r"(?!you\b)\w{1,20} to (?:check|look|review|approve|confirm (?:this|first)|decide|sign off|ok)\b|"
    r"(?!you\b)\w{1,20} (?:if|whether) (?:she|he|they|the (?:customer|client))\b|"
    r"(?:ลูกค้า|ผู้ยื่น|เขา|เค้า)(?:ก่อน|อีกที|ว่า)|"
    r"(?:nothing(?: yet)?|none|no|not yet|ไม่(?:มี|ต้อง)?(?:ขอ)?(?:แล้ว|อะไร)?|ยัง(?:ไม่ต้อง)?(?:ขอ)?|อะไรดี)"
    rf"{_KIND}*+[\s.!]*+\Z"
)
"""Whom to ask: the same."""
_DEPENDS = re.compile(
    rf"(?:ถ้า|หาก|เมื่อ|พอ|หลัง|ขึ้นกับ|แล้วแต่).{{0,30}}?{_APPROVES}|รอ.{{0,30}}?(?:อนุมัติ|เห็นชอบ|เคาะ|ไฟเขียว)|"
    rf"\b(?:if|once|when|after|unless|until|provided|pending|subject to)\b.{{0,40}}?\b{_APPROVES_EN}|"
    r"\b(?:waiting|needs?)\b.{0,40}?\b(?:approv\w{1,4}|sign[- ]?off|go[- ]ahead)\b"
)
"""A reason that hangs on somebody's consent."""
_BRACKET = re.compile(r"[(\[]\s?")
_CLAUSE = re.compile(r"[.,;:!?()\[\]*–—-]\s?|(?<=[\u0e01-\u0e4e])\s|\s(?=[\u0e01-\u0e4e])")
_BEFORE = " \t*_•>–—-"
_EMPTY = re.compile(
    r"(?:x{2,}|hold|test(?:ing)?|tbd|placeholder|unfinished|lorem ipsum|text|later|pending|ข้อความ|ทดสอบ|เทส(?:ต์)?)"
    r"[\s.!…]*+",
    re.IGNORECASE,
)
"""What stands where words are still to come."""
_LOUD = re.compile(r"\A[\s*_(\[]*+DRAFT\b")


def is_aside(words: str) -> bool:
    """Whether words that go with an order call off that it is said to the person, or are about that."""
    lines = _lines(words)
    if _LOUD.match(words) or _EMPTY.fullmatch(words.strip()):
        return True
    return any(map(_is_aside, lines)) or (bool(lines) and _CALLS_BACK.match(lines[0]) is not None)


def is_about_the_person(words: str) -> bool:
    """Whether words speak of the person as nobody speaks to one."""
    return any(_OF_THE_PERSON.search(each) for each in _lines(words))


def is_for_a_colleague(words: str) -> bool:
    """Whether words that go to the person begin by telling a colleague what to do, or wait for one."""
    first, *others = _lines(words) or [""]
    return _OF_SOMEBODY_ELSE.match(first) is not None or any(
        _WAITS_FOR.match(each) for each in (first, *others)
    )


def asks_somebody_else(words: str) -> bool:
    """Whether what is to be asked begins with whom: not the person."""
    return _ASKS_SOMEBODY_ELSE.match(next(iter(_lines(words)), "")) is not None


def depends(words: str) -> bool:
    """Whether a reason hangs on somebody's consent."""
    return _DEPENDS.search(next(iter(_lines(words)), "")) is not None


def _is_aside(line: str) -> bool:
    clauses = [0, *(each.end() for each in _CLAUSE.finditer(line))]
    if _ANYWHERE.search(line) or any(_IN_A_CLAUSE.match(line, at) for at in clauses):
        return True
    brackets = [each.end() for each in _BRACKET.finditer(line)]
    return any(_LABEL.match(line, at) or _HOLDS.match(line, at) for at in (0, *brackets)) or any(
        _CALLS_BACK.match(line, at) or _WAITS_FOR.match(line, at) for at in brackets
    )


def _lines(words: str) -> list[str]:
    return [line for each in words.split("\n") if (line := thai.clean(each).lstrip(_BEFORE))]
