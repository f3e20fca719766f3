"""Unplaced: words of denial, keeping, correction or limit beside a list, of which its grammar makes nothing.

What is deleted cannot be fetched back.  So of a list something is taken without asking only where every such word is
accounted for: by the words that take and leave (list_cues.py), or as the reason that somebody gives.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.answers import denial
from bot.answers.speech import Speech
from bot.chat.reading import list_cues, options
from bot.chat.reading.list_cues import BLOT
from bot.chat.reading.list_words import ALL, HANDS_OUT, NAMED, TAKES_AWAY, ListWords, Word
from bot.chat.reading.readings import Place
from flows.questions import Many

_NAME, _DEED, _PLACED = BLOT, "\ue001", "."
"""What stands for a name, for a word that takes or leaves, and for any other word that is accounted for."""
_OF_DEEDS = ("wanted", "kept", "cut", "taken", "left", "except", "withheld")
_NO = (
    r"(?:ไม่|(?<![ก-๙])บ่(?!อย|าย|น|อ|ม|ใจ้|แม่น)|บ่(?=ได้|ให้|เอา|ต้อง|ลบ|อยาก)|ม่าย|อย่า(?!ง)|ห้าม(?!\s?(?:$|/|นะ|ค่ะ|ครับ|เลย|ด้วย))|เลิกคิด|"
    r"\b(?:no|not|never|cannot|cant|dont|without|neither|nor|refuse|forbid|hate|unless)\b|\b\w{0,6}n't\b)"
)
_LOST = (
    r"(?:(?<!เสีย)หาย|เสีย(?!ดาย|เวลา|หาย)|สูญ|กระทบ|\b(?:los(?:e|ing)|lost|disappear\w*|vanish\w*|affect\w*)\b)"
)
_DENIED = re.compile(
    rf"{_NO}(?!(?<=[ก-๙])\s)(?:(?!\s(?:please|pls|just|so|and|then)\b|{_NO})(?:[^\s/]|(?<=[a-z'])\s(?=[a-z{_NAME}{_DEED}]))){{0,28}}?\s?(?:[{_NAME}{_DEED}]|{_LOST})|"
    rf"(?:[{_NAME}{_DEED}]|{_LOST})(?:นี้|นั้น|ก็|มัน|คง|\s|/|\?|is|are|it|to|was|my){{0,4}}{_NO}",
    re.I,
)
"""A no that the grammar does not place, by a name or by what is to become of it."""
_BUT_NOT = re.compile(rf"(?:แต่|\bbut\b)[^/]{{0,24}}?{_NO}", re.I)
"""A no behind what is set against all; why all is to go may be told by one."""
_TURNS = re.compile(
    r"เอ๊ย|เอ้ย|เอ้า|เฮ้ย|อุ๊ย|แทน|เปลี่ยน|ผิด|ขอโทษ|โทษที|สลับ|(?:ไม่|ไม่ใช่)(?:สิ|ดิ)|"
    r"\b(?:sorry|oops|i mean(?:t)?|rather|instead|correction|change|wait)\b|/\s?(?:no|nope)\s?/|\s(?:ไม่ใช่|ไม่)\s",
    re.I,
)
"""Words between two names by which the second takes the place of the first, or the first that of the second."""
_TURNED = re.compile(r"ต่างหาก|ตะหาก|เปลี่ยน|สลับ|\b(?:change|swap)\b", re.I)
"""The same before or behind them."""
_CONDITION = re.compile(
    r"(?:ถ้า|หาก)(?!เป็นไปได้|ได้|ทำได้|สะดวก)|\b(?:if|as long as|provided)\b(?! (?:possible|you can|you could))",
    re.I,
)
"""On what it depends, where that names another of the list."""
_SKIPPED = re.compile(rf"{_NAME}\s?ข้าม")
_ONLY_THE_LAST = re.compile(
    r"(?:ไม่(?:สิ|ดิ|ใช่)|เอ๊ย|เอ้ย|\b(?:no|wait|sorry)\b).{0,12}?(?:เอา)?(?:แค่|เฉพาะ|\bonly|\bjust)\s?(?:the )?\Z",
    re.I,
)
"""Right before the last name: that it is this one alone, whatever was said before."""
_LIMITS = re.compile(
    r"เกือบ|ส่วนใหญ่|ส่วนมาก|บางส่วน|ครึ่ง|นิดหน่อย|เกินไป|(?:เยอะ|มาก)(?:เกิน)?ไป|ไม่ไหว|"
    r"\b(?:almost|nearly|practically|most of|half|some of|part of|too much)\b",
    re.I,
)
"""What makes less of all."""
_SOME_OF_ALL = re.compile(
    rf"(?:ทั้งหมด|หมวด|ทุกอย่าง|อย่าง|ทุกข้อ)ที่(?:[^\s/]){{0,24}}?{_NO}|ที่ลบได้|"
    rf"\b(?:everything|all|anything)(?: (?:that|which|you|i|we|they|is|are|of it|data|the)){{1,4}}\s?{_NO}|"
    rf"{_NO}\s?(?:quite )?(?:all|everything)\b|\beverything {_NO}",
    re.I,
)
"""All of which something is said that is not so of everything."""
_VALUED = re.compile(
    r"สำคัญ|(?<![ก-๙])หวง|เสียดาย|รักษา|กู้คืน|(?<![ก-๙])กู้|กลับมา|เดี๋ยวก่อน|ทุกวัน|(?<!ไม่)จำเป็น(?!ต้อง(?:เก็บ|ใช้|มี))|"
    r"\b(?:important|precious|restore|(?:want|need|give|get|bring) .{0,24}back|survives?|i love|hate to)\b",
    re.I,
)
"""What is said of something that is dear, or is to come back."""
_GIVEN_BACK = re.compile(rf"คืน\s?{_NAME}|{_NAME}\s?คืน")
_HELD = re.compile(rf"(?:\A|[/\s])[^/{_DEED}]{{0,24}}{_NAME}\s?(?:ขอ|เอา)?ไว้(?=ก่อน|\s|/|นะ|ค่ะ|ครับ|$)")
"""A name with a word of keeping behind it that no other word takes up (`ขอรายชื่อไว้`)."""
_DONE = re.compile(
    rf"{_NAME}(?:ของ)?(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่)?\s?ลบ(?:เอง|ไป|ออก){{0,2}}แล้ว|ยังไม่(?:ได้|เคย)ลบ|"
    rf"{_NAME}[^/]{{0,16}}\balready (?:deleted|gone|erased)\b|\bhave(?:n't| not) deleted\b|\bnot deleted yet\b",
    re.I,
)
"""What was done already, or not yet: told, and not asked for."""
_GRANTED = re.compile(
    r"(?<!ไม่)(?<!เคย)(?<!ได้)(?<!ความ)(?<!การ)(?<!ที่)(?<!ไม่ได้)(?:(?:ให้|ยินยอม|อนุญาต)(?:ให้)?(?:ใช้|เก็บ)?\s?(?=[^/]{0,24}(?:ต่อ|ได้))|ยินยอม(?!แล้ว|ที่)|ให้ใช้)|"
    r"\b(?:continue|carry on|(?<!not )(?<!n't )consent to|ok|okay|fine)\b",
    re.I,
)
"""What is allowed, where leave is to be taken back."""
_HAD = re.compile(
    rf"{_NAME}\s?(?:มี|ได้(?:รับ|มา)?)แล้ว|(?:มี|ได้)\s?{_NAME}{{1,40}}\s?(?:อยู่)?แล้ว|\balready (?:have|got)\b", re.I
)
"""What is there already, where something is asked for."""
_NOT_ADDED = re.compile(
    r"(?:ไม่|บ่|อย่า|ห้าม)(?:ต้อง|ได้|อยาก|ให้|ขอ|เพิ่ง){0,3}(?:เพิ่ม|ใส่|เติม)|(?:ถ้า|ต้อง)(?:เพิ่ม|ใส่)|"
    r"(?:ดี|ด้วย)(?:ไหม|มั้ย)|(?:เหรอ|หรือเปล่า)\W{0,3}$|"
    r"\b(?:not|never|no need to|should i|what if i|can i|did i|\w{0,6}n't)(?: \w{1,8})? (?:add|put|include)\b|"
    r"\badd [^/]{1,24}\?",
    re.I,
)
"""That nothing is to be added, or that it is only asked whether it should."""
_MARKED = re.compile(r"[❌✗✘✖👎🚫⛔]|\A\s?[-!]\s?\d{1,2}\s?\Z|,\s?-\d|\d[xX](?=\s|\Z)|!\d")
"""Signs by which a place is crossed out."""


def beside(place: Place, question: Many, raw: str, text: str, speech: Speech) -> bool:
    """Whether a word that the grammar of lists does not place may take back what a text would be taken for."""
    of_data = place.flow in (*TAKES_AWAY, *HANDS_OUT) and question.many
    if not of_data or options.exact(place, text) is not None or speech.listed(text):
        return False
    return any(
        _beside(place, question, raw, each, speech) for each in dict.fromkeys((speech.in_thai(text), text))
    )


def denies(place: Place, question: Many, text: str, speech: Speech) -> bool:
    """Whether a no that the grammar does not place stands by a name or by what is to become of it, or is said of
    adding, or adding is only asked about."""
    if _NOT_ADDED.search(text):
        return True
    for each in dict.fromkeys((speech.in_thai(text), text)):
        found = ListWords(place, question, each, speech)
        names = [word for word in found.words if word.kind in (NAMED, ALL)]
        if _DENIED.search(_without_placed(found.blotted, names)):
            return True
    return False


def _beside(place: Place, question: Many, raw: str, text: str, speech: Speech) -> bool:
    found = ListWords(place, question, text, speech)
    names = [each for each in found.words if each.kind in (NAMED, ALL)]
    only = (
        bool(names) and _ONLY_THE_LAST.search(found.blotted[: max(each.start for each in names)]) is not None
    )
    if _MARKED.search(text) or (not only and _turns(found.blotted, names)):
        return True
    named = bool(names)
    if (raw == "all" or not named) and (_LIMITS.search(found.plain) or _SOME_OF_ALL.search(found.plain)):
        return True
    left = _without_placed(found.blotted, names)
    if (not only and _DENIED.search(left)) or (raw == "all" and _BUT_NOT.search(left)):
        return True
    if place.flow == "deletion":
        kept = any(each.search(found.blotted) for each in (_DONE, _VALUED, _GIVEN_BACK, _SKIPPED))
        return kept or _HELD.search(left) is not None
    if place.flow in TAKES_AWAY:
        takes = {"wanted", "stopped", "left", "no more"} & {kind for kind, _ in list_cues.said(found.blotted)}
        return _GRANTED.search(left) is not None and (not takes or "," in raw)
    return _HAD.search(found.blotted) is not None


def _turns(blotted: str, names: Collection[Word]) -> bool:
    """Whether somebody corrects themselves between two names, or makes the one depend on the other."""
    if len({each.options for each in names}) <= 1:
        return False
    first, last = min(each.end for each in names), max(each.start for each in names)
    if _CONDITION.search(blotted):
        return True
    return _TURNS.search(blotted[first:last]) is not None or _TURNED.search(blotted) is not None


def _without_placed(blotted: str, names: Collection[Word]) -> str:
    """A text without the words that are accounted for, as long as it was."""
    plain = denial.without_harmless(list_cues.HARMLESS.sub(_as_long, blotted))
    for each in names:
        plain = plain[: each.start] + _NAME * (each.end - each.start) + plain[each.end :]
    for kind, found in list_cues.said(plain):
        if kind not in ("asked", "but"):
            sign = _DEED if kind in _OF_DEEDS else _PLACED
            plain = plain[: found.start()] + sign * len(found[0]) + plain[found.end() :]
    return plain


def _as_long(found: re.Match[str]) -> str:
    return _PLACED * len(found[0])
