"""Answering: by which way somebody wants to be answered, wherever in the form for the team they say so.

The form offers the chat and email; that the team is to call is understood as well, and a number is asked for.  Whatever
else they name the company does not answer by, and that is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.chat.reading import cues, question_cues
from bot.chat.reading.edits import joined
from bot.chat.reading.readings import About, Answered, Doubt, Edits, Place, Reading
from flows.contact import MESSAGE
from flows.emails import emails
from flows.finding import bare, phones
from flows.questions import Confirm, Files
from flows.talk import Said

WAY, ADDRESS, NUMBER = "reach", "reach-email", "reach-phone"
FORMS = ("contact", "leak")
BACK = 40
"""Characters before a way in which a no may rule it out."""
NEAR = 24
"""Characters between the words that ask for an answer and the address or number to which they lead."""
BESIDE = 12
"""Letters of kindness, times and small words that may stand beside a way and tell nothing more."""
MOST = 120
"""Characters above which a text at the last look tells more than how to answer."""
_CHAT = r"(?:แช[ทตด]|แชท|เทเลแกรม|เทเล(?!โฟน)|\b(?:chat|telegram|here)\b)"
_MAIL = (
    r"(?:อีเม(?:ล์?|ว)|(?<!อี)เม(?:ล์?|ว)(?!็)|จดหมายอิเล็กทรอนิก\S{1,3}|ไปรษณีย์อิเล็กทรอนิก\S{1,3}|กล่องจดหมาย|จีเมล|"
    r"\b(?:e-?mails?|mail|gmail|inbox)\b)"
)
_CALL = (
    r"(?:โทร(?:ศัพท์)?(?:กลับ|มา|หา|คุย|แจ้ง|บอก|ติดต่อ|ตอบ)?|สายโทร|"
    r"\b(?:call(?:ing|s)?(?: me)?(?: back)?|phone(?: calls?| me)?|ring(?: me)?|by phone)\b)"
)
_OTHER = (
    r"(?:(?<!ออน)ไลน์|เอสเอ็มเอส|เฟส(?:บุ๊?[กค])?|วอทส์?แอ[ปพ]|ข้อความสั้น|แฟกซ์|ไปรษณีย์(?!อิเล็ก)|จดหมาย(?!อิเล็ก)|"
    r"\b(?:line|sms|texts?|text message|whatsapp|facebook|messenger|fax|post|letter|video ?call)\b)"
)
_ANSWERS = (
    r"(?:ตอบ(?:กลับ|มา)?|ติดต่อ(?:กลับ|มา|หา)?|แจ้ง(?:กลับ|ผล|มา)|ส่ง(?:คำตอบ|ผล|กลับ)|บอกผล|คุย(?:กัน)?|"
    r"\b(?:answers?|reply|replies|respond|response|get back to|contact|reach|write(?: back)?|let me know|"
    r"send (?:the|your|me the) (?:answer|reply))\b)"
)
_WHO = (
    r"(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ยาย|ข่อย|เรา|กลับ|มา|ไป|ด้วย|ให้|เข้า|ลง|ทาง|ผ่าน|เป็น|ใน|ที่|ใส่|นี้|เอา|แต่|"
    r"me|us|my|to|by|via|on|in|through|at|the|this|over|back|please|only|with|an?|\s)"
)
_BY = rf"{_ANSWERS}{_WHO}{{0,8}}"
_NAMED = {
    "email": re.compile(rf"{_BY}{_MAIL}|{_MAIL}\s?(?:กลับ|me\b)", re.I),
    "chat": re.compile(rf"{_BY}{_CHAT}|{_ANSWERS}{_WHO}{{0,3}}(?:ตรง|ใน|ที่)?นี้", re.I),
    "call": re.compile(
        rf"{_BY}{_CALL}|(?<!เขา)(?<!มัน)(?<!บอก)(?<!ว่า)(?<!หลอก)(?<!คนนั้น)(?:ให้|ช่วย|ขอ|รบกวน|อยากให้|กรุณา|โปรด|วาน|ฝาก)"
        r"(?:ทีม(?:งาน)?|เจ้าหน้าที่|บริษัท|ทาง(?:คุณ|ทีม|บริษัท)|คุณ|พวกคุณ|ใคร|คน|เพิ่น|เขา|ช่วย|ให้|สาย|เป็นการ|เป็น){0,3}\s?"
        r"โทร(?:ศัพท์)?(?:กลับ|หา(?:ผม|ฉัน|หนู|พี่|ป้า|ลุง|ยาย|เรา|ข่อย|ดิฉัน)|มา(?:หา|คุย|ที่|บอก|แจ้ง|ได้|นะ|\s?0)|คุย|แจ้ง|\s?$)|"
        r"^(?:เอา|ขอ)?(?:เป็น)?โทร(?:ศัพท์)?(?:กลับ|หา|มา(?:ดีกว่า|เลย|ที่))|"
        r"โทรกลับ(?:มา)?(?:หา)?(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ยาย|ข่อย|เรา)?(?:นะ|ที่|ด้วย|เบอร์|หน่อย|ได้|เด้อ|แหน่|ค่ะ|ครับ|\s?0|$)|"
        r"(?:^|[.,;!/]\s?|\b(?:please|pls|just|but|then|rather|instead|"
        r"(?:can|could|would|will|want|like|ask) (?:you|them|the team)(?: to)?)\s)"
        r"(?:please )?(?:call|phone|ring) me\b(?! (?:yesterday|every|all|names|again and))|"
        r"\b(?:a|by) (?:call ?back|phone(?: call)?)\b|\bcall ?back\b",
        re.I,
    ),
    "other": re.compile(rf"{_BY}{_OTHER}", re.I),
}
"""Ways by which somebody says that they want to be answered."""
_ALONE = {
    way: re.compile(
        rf"(?:(?:งั้น|เปลี่ยน|แก้|ขอ|เอา|เป็น|ให้|ส่ง|ทาง|ผ่าน|มา|ไป|เข้า|ใน|ที่|ของ|ผม|ฉัน|หนู|พี่|แทน|เถอะ|"
        rf"please|make|it|use|by|via|send|to|my|in|the|this|instead|rather|i|want|prefer|change|switch|an?|"
        rf"\s){{0,6}}+){each}"
        rf"(?:(?:แทน|ดีกว่า|ก็ได้|ได้ไหม|ได้มั้ย|นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เด้อ|เลย|นี้|แล้วกัน|ละกัน|หน่อย|เท่านั้น|"
        rf"อย่างเดียว|ผม|ฉัน|หนู|ของ|please|pls|instead|only|back|me|thanks?|then|at|on|is|better|\s|[,.!:]){{0,6}}+)",
        re.I,
    )
    for way, each in (("email", _MAIL), ("chat", _CHAT), ("call", _CALL), ("other", _OTHER))
}
"""A text that names a way and says nothing besides."""
_NO = (
    r"(?:ไม่(?:เอา|อยาก|ใช่|สะดวก|ต้อง|ขอ|รับ|ค่อย)|บ่(?:เอา|อยาก|แม่น|ต้อง)|ม่าย(?:เอา|ใช่|ต้อง)|อย่า(?!ง)|ห้าม|แทน(?:ที่)?|"
    r"\b(?:not?|don't|do not|never|rather than|instead of|without)\b)"
)
_BETWEEN = (
    r"(?:ได้|ให้|ตอบ|ส่ง|คุย|ทาง|ใน|ผ่าน|เป็น|มา|กลับ|ที่|want|by|in|via|the|this|an?|answer|reply|to|me|use|\s){0,6}"
)
_DENIED = {
    way: re.compile(rf"{_NO}{_BETWEEN}{each}", re.I)
    for way, each in (("email", _MAIL), ("chat", _CHAT), ("call", _CALL), ("other", _OTHER))
}
_DENIED_ALONE = re.compile(
    rf"{_NO}{_BETWEEN}(?P<way>{_CHAT}|{_MAIL}|{_CALL})(?:นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|เด้อ|แล้ว|ละ|เลย|please|\s|[,.!]){{0,6}}+",
    re.I,
)
_TOLD = re.compile(
    r"(?:เขา|มัน|คนร้าย|มิจฉาชีพ|แก๊ง|คนนั้น|ใครไม่รู้|พนักงาน(?:ขาย)?|\b(?:he|she|they|someone|somebody|scammer|caller)\b)"
    r".{0,24}?(?:ให้|บอก|ขอ|\btold\b|\bsaid\b|\basked\b|\bwants?\b|\bto\b)",
    re.I,
)
"""That somebody else asked for it: it is part of the story."""

_ANSWERING = re.compile(_ANSWERS, re.I)
_AN_ADDRESS, _A_NUMBER = re.compile(r"[^\s@,;:()<>]{1,64}@"), re.compile(r"\+?\d[\d ().-]{6,24}\d")
_BREAKS = re.compile(r"[.!?;\n]\s|\n")
_RULES_OUT = (
    r"ไม่|เลิก|หยุด|ยกเลิก|ยกเว้น|เว้น(?!แต่)|บ่(?!าย|อย(?!าก|ู่)|น|ม|ง|วง)|ม่าย|อย่า(?!ง)|ห้าม|งด|"
    r"n't\b|\b(?:not?|never|except|without|rather than|instead of)\b"
)
_ELSE = re.compile(
    rf"{_RULES_OUT}|เก่า|เดิม|จาก|แฟน|ผัว|เมีย|สามี|ภรรยา|หัวหน้า|เจ้านาย|แฮก|แฮ็ก|โดน|คนอื่น|"
    r"(?:ลูก|แม่|พ่อ|เพื่อน|น้อง|ป้า|ลุง)\S{0,6}(?:ใช้|อ่าน|เห็น|เปิด)|ปลอม|หลอก|โกง|ยกเลิก|เลิก|"
    r"\b(?:old|former|from|ex|wife|husband|boss|hack\w*|phish\w*|scam\w*|spam\w*|fake|reads?|wrong|"
    r"instead|rather|anymore|longer|stop\w*|keeps?)\b",
    re.I,
)
"""What may rule out an address or a number, or tell whose it is: then it is asked where to answer."""
_NOT_SO = re.compile(_RULES_OUT, re.I)
_STORY = re.compile(
    r"มีคน|ใครไม่รู้|เมื่อ(?:วาน|คืน|เช้า|กี้|ก่อน|เดือน|อาทิตย์)|(?:อาทิตย์|เดือน|วัน)ก่อน|เคย|"
    r"\b(?:an? (?:man|woman|person|guy|lady)|some(?:body|one)|yesterday|last (?:week|night|month|year)|ago|"
    r"wanted|called|asked|told|answered|replied|wrote|rang|used to)\b",
    re.I,
)
"""That something happened: it is part of what is told, and changes no way."""
_BESIDES = re.compile(
    rf"{_STORY.pattern}|มี|อีก(?!แล้ว)|โดน|แฟน|ผัว|เมีย|สามี|ภรรยา|หัวหน้า|เจ้านาย|"
    r"(?:อย่า|ห้าม|ไม่ต้อง)(?:บอก|พูด|เขียน|ให้|แจ้ง)|\b(?:also|again|wife|husband|ex|boss|nothing|mention|secret)\b",
    re.I,
)
"""That something is told which is no reason for the way: what happened, or from whom the answer is to be kept."""
_CLAUSES = re.compile(r"(?<=[\u0e01-\u0e4e])\s|[.,;:!?\n]")
"""Where a clause ends: Thai writes a space there."""
_WISHED = re.compile(
    r"ช่วย|ขอ|รบกวน|ให้|อยาก|กรุณา|โปรด|ฝาก|เอา|\b(?:please|can|could|would|want|prefer|like|wish|just|then|to)\b",
    re.I,
)
_WISHES = re.compile(r"please |can|could|would|ช่วย|ขอ|รบกวน|ให้")
_HOURS = re.compile(
    r"(?:หลัง|ก่อน|ช่วง|ตอน|เวลา|\b(?:after|before|between|around|in the)\b)\s?\S{1,16}"
    r"(?:\s?(?!ไม่|บ่|อย่า|ห้าม|\b(?:not|no|never|don't)\b)\S{1,12})?"
)
"""When somebody can be called."""


@dataclass(frozen=True)
class Way:
    """By which way somebody wants to be answered; `unclear`: one is ruled out, and none or several are named."""

    way: str = ""
    address: str = ""
    number: str = ""
    unclear: bool = False

    @property
    def answers(self) -> dict[str, str]:
        found = {WAY: self.way}
        if self.way == "email" and self.address:
            found[ADDRESS] = self.address
        if self.way == "call" and self.number:
            found[NUMBER] = self.number
        return found


def way_wanted(text: str, *, alone: bool = False) -> Way | None:
    """How somebody wants to be answered, as a text says; None where it does not.  `alone`: the name of a way is enough,
    where nothing else is said."""
    plain = bare(text)
    if _TOLD.search(plain):
        return None
    without = plain
    denied = {way for way, cue in _DENIED.items() if cue.search(plain)}
    for way in denied:
        without = _DENIED[way].sub(" ", without)
    named = {way for way, cue in _NAMED.items() if cue.search(without)}
    bald = bare(_without_values(without, text))
    if alone and not named:
        named = {way for way, cue in _ALONE.items() if cue.fullmatch(bald)}
    if not named and emails(text) and _ANSWERING.search(without):
        named = {"email"}  # `ตอบมาที่ malee@example.com`
    if not named and alone and denied and _DENIED_ALONE.fullmatch(plain):
        return Way(unclear=True)
    if not named:
        return None
    if len(named) > 1:
        return Way(unclear=True) if alone else None
    way = next(iter(named))
    told = list(_NAMED[way].finditer(without))
    wished = [each for each in told if alone or _is_wished(without, each)]
    if told and (not wished or any(_is_ruled_out(without, each) for each in told)):
        return None
    if way in denied or _ELSE.search(without):
        return Way(way)  # when, or where, may be ruled out: the words say it, and a value would not

    def led_to(found: tuple[str, ...], value: re.Pattern[str]) -> str:
        leads = _ALONE[way].fullmatch(bald) or _leads_to(way, text, value)
        return found[0] if len(found) == 1 and leads else ""

    number = led_to(phones(text), _A_NUMBER)
    return Way(way, led_to(emails(text), _AN_ADDRESS), _with_hours(text, number) if number else "")


def _is_ruled_out(text: str, way: re.Match[str]) -> bool:
    """Whether a no stands before the words that name a way, or behind them in their clause, or what hinders it."""
    before = text[max(0, way.start() - BACK) : way.end()]
    behind = _CLAUSES.split(way[0][-1] + text[way.end() : way.end() + NEAR])[0]
    return bool(_NOT_SO.search(before) or _ELSE.search(behind[1:]))


def _is_wished(text: str, way: re.Match[str]) -> bool:
    """Whether words that name a way ask for it: they begin a clause, or a wish leads to them; what the company, or
    somebody, did by it is part of a story."""
    before = text[max(0, way.start() - BACK) : way.start()]
    begins = not before or before[-1].isspace() or before[-1] in ",.;:!?("
    clause = _CLAUSES.split(before)[-1]
    return not _STORY.search(clause) and bool(begins or _WISHED.search(clause + way[0]))


def _leads_to(way: str, text: str, value: re.Pattern[str]) -> bool:
    """Whether the words that ask for an answer lead on to a value: what is told of it anywhere else may be a story, or
    rule it out."""
    found = value.search(text)
    before = text[: found.start()] if found else ""
    cues_of = (_NAMED[way], _ANSWERING) if way == "email" else (_NAMED[way],)
    ends = [each.end() for cue in cues_of for each in cue.finditer(before)]
    return any(len(before) - end <= NEAR and not _BREAKS.search(before[end:]) for end in ends)


def ways_told(text: str) -> dict[str, str]:
    """The answers about it that stand in a message which begins the form; the chat where none do."""
    way = way_wanted(text)
    return way.answers if way is not None and way.way not in ("", "other") else {}


def with_answering(place: Place, text: str, found: Reading) -> Reading:
    """A reading with the way by which somebody wants to be answered, where a text says it."""
    question, name = place.waiting.question, place.waiting.name
    last = isinstance(question, Confirm)
    if not _may_say(place, text):
        return found
    way = way_wanted(text, alone=last or name in (ADDRESS, NUMBER))
    if last and _STORY.search(bare(text)):
        return found
    if way is None:
        wordless = name == NUMBER and isinstance(found, Answered) and not any(map(str.isdigit, text))
        return About("means") if wordless else found  # a number is what is asked for
    if _is_of_another(found):
        return found
    if way.way == "other":
        kept = name == "message" or isinstance(found, Answered) or found == About("cannot")
        return found if kept else About("answered-by")
    says_same = last and place.waiting.answers.get(WAY) == way.way and way.answers.keys() == {WAY}
    if _asks(text) or says_same:
        return found
    if way.unclear:
        return Edits({WAY: None}) if last else found
    match name:
        case "message":
            return _in_the_message(way, text, found)
        case "reach":
            rest = _with_the_rest(place, text)
            return Edits(way.answers | rest) if rest else _at_the_way(place, way, found)
    if (name, way.way) in ((ADDRESS, "email"), (NUMBER, "call")):
        return found
    return Edits(way.answers | (_with_the_rest(place, text) if last else {}))


def _may_say(place: Place, text: str) -> bool:
    """Whether it may be said here: the form is for the team, and a text at the last look tells no more than that."""
    question, name = place.waiting.question, place.waiting.name
    if place.flow not in FORMS or name == "about":
        return False
    if isinstance(question, Confirm):
        return len(text) <= MOST
    return isinstance(question, Files) or name in ("message", WAY, ADDRESS, NUMBER)


def _in_the_message(way: Way, text: str, found: Reading) -> Reading:
    """Where the message is asked for: it may hold the way, or say nothing else."""
    if _only_that(text):
        return Edits(dict(way.answers))
    return replace(found, ahead={**found.ahead, **way.answers}) if isinstance(found, Answered) else found


def _at_the_way(place: Place, way: Way, found: Reading) -> Reading:
    """Where it is asked: the call, which has no button, and what is told with a way that has one."""
    told = {name: raw for name, raw in way.answers.items() if name != WAY}
    if isinstance(found, Answered) and found.said.raw == way.way:
        return replace(found, ahead={**found.ahead, **told})
    if way.way == "call" and isinstance(found, Answered | About | Doubt):
        return Answered(Said("call", place.waiting.name), likely=True, ahead=told)
    return found


def _with_the_rest(place: Place, text: str) -> dict[str, str]:
    """The message with a text that tells more than the way and why: a limit, a number, what happened besides."""
    rest = _beside(text)
    message = place.waiting.answers.get("message", "")
    says_more = (_letters(rest) > BESIDE and _BESIDES.search(rest)) or any(map(str.isdigit, rest))
    tells = says_more and text not in message and len(joined(message, text)) <= MESSAGE
    return {"message": joined(message, text)} if message and tells else {}


def _is_of_another(found: Reading) -> bool:
    """Whether a text is read as a change of something else, of which it says the value."""
    if not isinstance(found, Edits):
        return False
    changed = {name: raw for name, raw in found.answers.items() if name not in (WAY, ADDRESS, NUMBER)}
    return any(changed.values())


def _asks(text: str) -> bool:
    """Whether it is asked, and not politely wished."""
    plain = bare(text)
    polite = question_cues.POLITE.search(plain) or _WISHES.match(plain)
    return bool(question_cues.asked(plain) or text.rstrip().endswith("?")) and not polite


def _only_that(text: str) -> bool:
    """Whether nothing is told besides: it is no message to anybody."""
    parts = [each for each in cues.SENTENCES.split(text) if bare(each)]
    return all(_names_a_way(each) or emails(each) or phones(each) for each in parts)


def _names_a_way(text: str) -> bool:
    bald = bare(_without_values(bare(text), text))
    alone = any(cue.fullmatch(bald) for cue in _ALONE.values()) or _DENIED_ALONE.fullmatch(bald)
    return bool(alone) or (way_wanted(text) is not None and _letters(_beside(text)) <= BESIDE)


def _beside(text: str) -> str:
    """What stands beside the ways, addresses and numbers in a text."""
    rest = _A_NUMBER.sub(" ", _without_values(bare(text), text))
    for cue in (*_DENIED.values(), *_NAMED.values()):
        rest = cue.sub(" ", rest)
    return rest


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _without_values(plain: str, text: str) -> str:
    for each in (*emails(text), *phones(text)):
        plain = plain.replace(bare(each), " ")
    return plain


def _with_hours(text: str, number: str) -> str:
    """A number with what is said of when to call; the number alone where it stands nowhere as it is."""
    found = _HOURS.search(text)
    behind = found[0].strip() if found and found[0] not in number else ""
    return f"{number} {behind}".strip() if behind and number not in behind else number
