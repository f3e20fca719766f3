"""Verbs: the first line of a reply says what is to be done, `ตอบ: …`, `ขยาย: 15 วัน เหตุผล`, `done: …`.

The colon is part of the verb, so that an ordinary sentence is never taken for an order; a verb that needs no
words (`รับ`, `ยืนยัน`) may stand alone on its line.  What cannot be read is said to be unclear, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any

from bot.staff.anchors import MONTHS, THAI, begins_with_an_anchor, is_anchored
from bot.staff.contradictions import contradicts_below
from bot.staff.doubts import is_taken_back
from bot.staff.hesitation import hesitates, only_agrees
from bot.tickets.actions import (
    Accept,
    Action,
    Answer,
    AskPerson,
    CloseUnverified,
    Extend,
    Fulfil,
    Note,
    Partly,
    Refuse,
    Reopen,
    needs_text,
)
from bot.tickets.states import Rule
from flows.lines import Line, line


@dataclass(frozen=True)
class Verb:
    """What the team may write, or fill in on the page, to have something done.

    Its form has a field for each field of the action (`days`, `ground`, `text`); its words there are
    `verb-<name>`, `-hint`, `-label`, `-button` and `-done` in `staff.ftl`.
    """

    action: type[Action]
    words: tuple[str, ...]
    """What may stand before the colon; the first is the one that letters show."""
    alone: bool = False
    """Whether it is an order by itself on its line, without a colon."""

    @property
    def rule(self) -> Rule:
        return self.action.rule

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(each.name for each in fields(self.action))

    @property
    def needs_text(self) -> bool:
        return needs_text(self.action)

    @property
    def in_english(self) -> str:
        """The first of its words that anybody can type."""
        return next(each for each in self.words if each.isascii())


VERBS = (
    Verb(Accept, ("รับ", "รับเรื่อง", "accept"), alone=True),
    Verb(Answer, ("ตอบ", "ตอบกลับ", "คำตอบ", "answer", "reply")),
    Verb(AskPerson, ("ขอเพิ่ม", "ขอเพิ่มเติม", "ขอข้อมูลเพิ่ม", "ขอข้อมูลเพิ่มเติม", "ask")),
    Verb(Extend, ("ขยาย", "ขยายเวลา", "extend")),
    Verb(Fulfil, ("เสร็จ", "เสร็จแล้ว", "เสร็จสิ้น", "done", "fulfil", "fulfill", "fulfilled")),
    Verb(Partly, ("บางส่วน", "เสร็จบางส่วน", "partly", "partial")),
    Verb(Refuse, ("ปฏิเสธ", "refuse", "reject")),
    Verb(Note, ("บันทึก", "โน้ต", "note")),
    Verb(CloseUnverified, ("ยืนยันไม่ได้", "unverified"), alone=True),
    Verb(Reopen, ("เปิดใหม่", "reopen")),
)
"""In the order in which the page offers them."""
BY_NAME = {each.rule.name: each for each in VERBS}
CONFIRM = ("ยืนยัน", "confirm")
"""What lets happen what was held back: a verb of mails alone."""

_VERB_OF: dict[str, Verb | None] = {word: each for each in VERBS for word in each.words} | dict.fromkeys(
    CONFIRM
)
ORDERS = tuple(word for each in VERBS for word in each.words)
"""All words that order something."""
_NEARLY, _SPELLED_OUT = 0.8, 3
"""From which a word is nearly a verb, from 0 to 1 (`difflib`), and the letters that it has at least."""
_GREETED, _GREETING = 3, 40
"""Lines among which a verb may stand below a greeting, and the characters of a line of that."""
_AM_APART, _AM = "\u0e4d\u0e32", "\u0e33"
"""SARA AM in two halves, as some keyboards and documents have it; no Unicode form makes one of them."""
_FIRST = re.compile(
    r"\A[*_]{0,8}(?P<verb>[^:\uff1a\u2236\n*_][^:\uff1a\u2236\n]{0,29}?)[*_]{0,8}\s{0,8}(?P<colon>[:\uff1a\u2236])[*_]{0,8}(?P<rest>.*)",
    re.DOTALL,
)
_DAYS = re.compile(r"\A\s*(\d{1,4})(?P<rest>.*)", re.DOTALL)
_UNIT = re.compile(r"\A[^\S\n]*(?:วัน|days?\b)", re.IGNORECASE)
_UNITS = (
    rf"สัปดาห์|อาทิตย์|วีค|เดือน(?!นี้{THAI}|ก่อน|ที่)|ไตรมาส|ปี(?!ใหม่|นี้|หน้า|ก่อน|ที่)|วัน|ชั่วโมง|ชม\b|ชม\.|ทุ่ม|โมง|นาที|"
    r"นาฬิกา|ทำการ|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|(?:day|night|week|weekend|month|year|quarter|hour|minute)s?\b|"
    r"\b(?:fortnight|wk|mo|mth|yr|qtr|hr|min|sprint|sem)s?\b|\b[hw]\b|สป\.|(?<!\S)ด\."
)
_DATED = re.compile(rf"{MONTHS}|{_UNITS}|\d\d", re.IGNORECASE)
"""What makes a number that has no unit of its own doubtful where it stands near: a word of a date, another unit, or
another number."""
_OF_A_DATE = re.compile(rf"{MONTHS}|{_UNITS}", re.IGNORECASE)
_SPELLED = (
    *("สัปดาห์", "อาทิตย์", "เดือน", "ไตรมาส", "ชั่วโมง"),
    *("week", "weeks", "month", "months", "year", "years", "quarter", "hours", "minutes", "fortnight"),
)
"""Units that are known also where a letter is missing or wrong."""
_ALIKE = 0.8
"""Of two words, from 0 to 1 (`difflib`)."""
_WORD = re.compile(rf"\A[\s(\[\-–—]*((?:{THAI}|[a-z]){{2,20}})", re.IGNORECASE)
_MARKS = " \t.:;,()[]=-–—"
"""What stands before, between and behind words and is none."""
_NEAR, _BEHIND = 20, 40
"""Characters behind a number that are near; those behind a number of days in which it may be modified."""
_ALONE = re.compile(rf"[\s.:;,()\[\]=\-–—]|{THAI}|\Z")
"""What may follow a number that has no unit, and leaves it whole."""
_RANGE = re.compile(
    r"\A(?:[.,/:]?\d|[\s,(]*(?:[-–—/~,+&]|ถึง|หรือ|และ|กับ|บวก|to\b|or\b|and\b|plus\b)\s*\d|"
    r"[\s,(]*(?:ถึง|และ|กับ|and\b|to\b)\s*(?:ครึ่ง|หนึ่ง|สอง|สาม|สี่|ห้า|หก|a\b|an\b|half\b|one\b|two\b|three\b|four\b|six\b)|"
    r"[\s,(]*(?:หรือ|or\b|[/~])|"
    rf"[\s(\[\-–—]*\d+\s*(?:{_UNITS})|\s*(?:ครึ่ง|กว่า|เศษ|and a half))",
    re.IGNORECASE,
)
"""What makes one amount of two, or another one of it."""
_AT_WORK = re.compile(r"วันทำการ|\b(?:business|working|work|week) ?days?\b", re.IGNORECASE)
"""What makes days those on which somebody works."""
_FREE = r"(?:วัน\s?)?(?:หยุด|เสาร์|อาทิตย์|นักขัต)"
_MODIFIED = re.compile(
    rf"{_AT_WORK.pattern}|(?<!{THAI})(?:ทำการ|ทำงาน)(?!{THAI})|\b(?:business|working)\b(?!\s+\w)|"
    rf"ไม่(?:รวม|นับ|คิด)|เว้น|นับเฉพาะ|เฉพาะวัน|(?:หัก|ลบ|งด|ตัด|ข้าม|บวก|นอกจาก)\s?{_FREE}|"
    rf"(?:จันทร์|(?<!{THAI})จ\.?)\s?(?:[-–—~]|ถึง)|\bmon(?:day)?s?\.?\s?(?:[-–—~]|to\b|through\b)|"
    r"\bweekends?\b|\bexcl|\bexcept\b|\bnot (?:counting|including|incl\b)|"
    r"\b(?:without|less|minus|plus|skipping|ignoring) (?:the |public |bank )?holidays?\b|"
    r"(?:หรือ|/|\bor\b)[^\n,]{0,12}?(?:เดือน|สัปดาห์|\b(?:week|month|year)s?\b)",
    re.IGNORECASE,
)
"""What takes some days out of a number of days, or makes another amount of it."""
_REASON = re.compile(r"เพราะ|เนื่อง(?:จาก|ด้วย)|เหตุ|ด้วย|\b(?:because|since|as|due)\b", re.IGNORECASE)
"""What begins a reason: it may name any days."""
_REASON_BELOW = re.compile(r"(?:วัน(?:หยุด|นี้|ที่)|เดือน(?:นี้|ก่อน|ที่)|ปี(?:นี้|ใหม่|หน้า|ก่อน|ที่))\s*\S")
"""The same at the beginning of a line, where a unit may stand as well."""
_NO_DAYS = re.compile(
    rf"\A[\s(\[\-–—]*(?:นี้|ค่ำ|(?:คืน|เท่า|ครั้ง|รอบ|งวด|เทอม)(?!{THAI})|เปอร์เซ็นต์|"
    r"(?:of|mar|may|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b)",
    re.IGNORECASE,
)
"""What stands behind a number without a unit that is no number of days, beside what `_DATED` finds near it."""
_OTHER_DAYS = re.compile(
    r"\A(?:[\s(]*(?:ทำงาน|ทำการ|เฉพาะ)|นี้|ที่|หน้า|แรก|หยุด|พระ|ราชการ|ธนาคาร|เปิด|"
    r"[\s,(:]*(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b))",
    re.IGNORECASE,
)
"""What makes days other days, or no days at all: working days, a day of the week, a date."""
_ITEM = re.compile(r"\A[\W_]*+(?:ข้อ\s*+(?=\d))?+(?:(?:\d{1,2}|[^\W\d_])[.)\]]|\d{1,2}\s)?+[\W_]*+")
"""What may stand before an entry of a list: a dash, a bracket, `2.`, `ก)`, `ข้อ 2`."""


@dataclass(frozen=True)
class Order:
    """Something to be done."""

    action: Action
    aside: str = ""
    """Words written beside a verb that needs none: for the file."""
    meant: str = ""
    """How it was read where that is not how it stands there: its verb has no colon, is misspelt, or stands below a
    greeting.  Nothing is done by it before its writer says so."""
    unsure: bool = False
    """Whether its words deny it, put it off or hang on something, or are not for the person: the same."""


@dataclass(frozen=True)
class ConfirmHeld:
    """Do what was held back."""


@dataclass(frozen=True)
class Unclear:
    """A verb that cannot be followed, and why."""

    why: Line


def read_verb(text: str, grounds: Mapping[str, str]) -> Order | ConfirmHeld | Unclear | None:
    """What a reply orders; None when its first line begins with no verb.

    `grounds` are the words by which a refusal of this ticket may be justified, each with its code.
    """
    text = unicodedata.normalize("NFC", text).replace(_AM_APART, _AM).strip()
    found = _split(text)
    if found is None:
        return _listed(text) or _meant(text, grounds)
    verb, words, colon = found
    if second := _second(verb, words):
        first = verb.words[0] if verb else CONFIRM[0]
        return Unclear(line("staff-two-verbs", first=first, second=second))
    if verb is None:
        beside, _, below = words.partition("\n") if colon else ("", "", words)
        agrees = (
            only_agrees(beside)
            and not hesitates(below)
            and not contradicts_below("confirm", below.split("\n"))
        )
        return ConfirmHeld() if agrees else Unclear(line("staff-confirm-alone", verb=CONFIRM[0]))
    values: dict[str, Any] = {}
    if not (verb.fields and colon):
        unsure = is_taken_back(verb.action, verb.rule.name, verb.words, words, alone=not colon)
        return Order(verb.action(**values), words, unsure=unsure)
    for field in verb.fields[:-1]:  # the text comes last
        read = _days(words) if field == "days" else _ground(words, grounds)
        if isinstance(read, Unclear):
            return read
        values[field], words = read
    if verb.needs_text and not words:
        return Unclear(line("staff-no-reason") if values else line("staff-no-words", verb=verb.words[0]))
    values["text"] = words
    return Order(verb.action(**values), unsure=is_taken_back(verb.action, verb.rule.name, verb.words, words))


def whole_number(typed: str) -> int | None:
    """A number that a form or an address holds; None where it is none.  What has more than nine digits is as large
    as nine of them: Python reads no more than 4,300, and every count and id of ours is smaller."""
    return min(int(typed[:10]), 999_999_999) if typed.isdecimal() else None


def read_form(verb: Verb, typed: Mapping[str, str]) -> Action | None:
    """The action of a verb's form on the page; None where a field is missing."""
    days, text = typed.get("days", "").strip(), typed.get("text", "").replace("\r\n", "\n").strip()
    given = {
        "days": whole_number(days),
        "ground": typed.get("ground") or None,
        "text": text or (None if verb.needs_text else ""),
    }
    values: dict[str, Any] = {each: given[each] for each in verb.fields}
    return None if None in values.values() else verb.action(**values)


def first_line(text: str) -> str:
    """The line in which a verb was looked for, as it may be shown to its writer."""
    return next((each.strip() for each in text.split("\n") if each.strip()), "")[:120]


def _listed(text: str) -> Unclear | None:
    """Why a verb is not followed that begins an entry of a list; None where there is none."""
    found = _split(_ITEM.sub("", text, count=1))
    if found is None:
        return None
    verb, words, _ = found
    name = verb.words[0] if verb else CONFIRM[0]
    if second := _second(verb, words):
        return Unclear(line("staff-two-verbs", first=name, second=second))
    return Unclear(line("staff-listed-verb", verb=name))


def _meant(text: str, grounds: Mapping[str, str]) -> Order | Unclear | None:
    """What may have been ordered, by a verb that does not stand as it has to; None where there is none."""
    for read_as in _readings(text):
        order = read_verb(read_as, grounds)
        if isinstance(order, Order):
            return replace(order, meant=read_as)
        if isinstance(order, Unclear):
            return order
    return None


def _readings(text: str) -> Iterator[str]:
    """The text with the verb in its place that may have been meant."""
    if (found := _FIRST.match(text)) and (verb := _near(_word(found))):
        yield f"{verb}: {found['rest'].strip()}"
    if read_as := _with_colon(text):
        yield read_as
    lines = text.split("\n")
    for n in [n for n, each in enumerate(lines) if each.strip()][1:_GREETED]:
        if max(len(each) for each in lines[:n]) > _GREETING:
            return
        below = "\n".join(lines[n:]).strip()
        if (found := _FIRST.match(below)) and _word(found) in ORDERS:
            yield below
        elif read_as := _with_colon(below):
            yield read_as


def _with_colon(text: str) -> str:
    """A text whose first word is a verb, with the colon that it lacks; empty where it is none."""
    first, *more = text.split("\n")
    word, _, rest = first.strip().partition(" ")
    return "\n".join([f"{word}: {rest.strip()}", *more]) if rest and word.lower() in ORDERS else ""


def _near(word: str) -> str:
    """The order that a word is a slip of; empty for none.  A word that is one with something in front is its opposite
    (`ไม่เสร็จ`, `undone`, `verified`), and a second word is no order."""
    if len(word) < _SPELLED_OUT or get_close_matches(word, CONFIRM, 1, _NEARLY):
        return ""
    near = get_close_matches(word, ORDERS, 1, _NEARLY)
    return next((each for each in near if not (word.endswith(each) or each.endswith(word))), "")


def _second(first: Verb | None, words: str) -> str:
    """A verb of something else that begins a line below, or an entry of a list; empty where there is none."""
    later = (found for each in words.split("\n") if (found := _FIRST.match(_ITEM.sub("", each, count=1))))
    return next((word for each in later if _VERB_OF.get(word := _word(each), first) is not first), "")


def _word(found: re.Match[str]) -> str:
    return " ".join(found["verb"].lower().split())


def _split(text: str) -> tuple[Verb | None, str, bool] | None:
    """The verb (None: to confirm), what follows it, and whether a colon stands between: without one no words of a
    colleague are for the person."""
    found = _FIRST.match(text)
    if found:
        word = _word(found)
        if word in _VERB_OF:
            return _VERB_OF[word], found["rest"].strip(), True
    head, _, rest = text.partition("\n")
    word = head.strip(" .*_").lower()
    if word not in _VERB_OF:
        return None
    verb = _VERB_OF[word]
    return (verb, rest.strip(), False) if verb is None or verb.alone else None


def _days(words: str) -> tuple[int, str] | Unclear:
    found = _DAYS.fullmatch(words)
    if not found or not int(found[1]):
        return Unclear(line("staff-no-days"))
    first, *below = [each.strip() for each in found["rest"].split("\n")]
    below = [each.lstrip(_MARKS) for each in below if each.strip(_MARKS)]
    # Mail programs make lines of the cells of a table.
    if not first.strip(_MARKS) and below and not _REASON_BELOW.match(below[0]):
        sure = _are_days(below[0], below[1:]) if _UNIT.match(below[0]) else not _is_of_a_date(below[0])
    else:
        sure = _are_days(found["rest"].partition("\n")[0], below)
    if not sure:
        return Unclear(line("staff-no-days"))
    return int(found[1]), _reason(found["rest"])


def _reason(rest: str) -> str:
    """What stands behind a number of days: its unit may be on the next line."""
    rest = rest.strip(" \t\n:,-–—")
    unit = None if _REASON_BELOW.match(rest) else _UNIT.match(rest)
    return rest[unit.end() :].strip(" \t\n:,-–—") if unit else rest


def _are_days(behind: str, below: list[str]) -> bool:
    """Whether a number is surely one of calendar days, by what stands behind it, and on the lines below.  The person
    is told the new date at once."""
    unit = _UNIT.match(behind)
    behind = behind[unit.end() :] if unit else behind
    if is_anchored(behind) or (below and begins_with_an_anchor(below[0])):
        return False
    modified = _MODIFIED.search(_REASON.split(behind, 1)[0][:_BEHIND]) or _AT_WORK.search(behind)
    if modified or _RANGE.match(behind) or (below and _MODIFIED.match(below[0])):
        return False
    if unit:
        return not _OTHER_DAYS.match(behind)
    dated = _NO_DAYS.match(behind) or _DATED.search(behind[:_NEAR]) or _is_misspelt(behind)
    return not dated and _ALONE.match(behind) is not None


def _is_of_a_date(words: str) -> bool:
    """Whether a line below a number begins with what makes it no number of days."""
    begins = _OF_A_DATE.match(words) or _MODIFIED.match(words) or _RANGE.match(f" {words}")
    return begins is not None or _is_misspelt(words)


def _is_misspelt(words: str) -> bool:
    """Whether the first word is nearly a unit."""
    word = _WORD.match(words)
    return word is not None and bool(get_close_matches(word[1].lower(), _SPELLED, 1, _ALIKE))


def _ground(words: str, grounds: Mapping[str, str]) -> tuple[str, str] | Unclear:
    if not grounds:
        return Unclear(line("staff-cannot-refuse"))
    folded = words.lower()
    for word in sorted(grounds, key=len, reverse=True):
        after = words[len(word) :]
        # Thai has no spaces between words: a ground ends at one all the same, so that it is meant.
        if folded.startswith(word.lower()) and (not after or not (after[0].isalnum() or _is_mark(after[0]))):
            return grounds[word], after.strip(" \n:,-–—.")
    return Unclear(line("staff-no-ground"))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
