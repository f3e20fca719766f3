"""An older mail within a text, known by its shape.

Every mail program has words of its own for who wrote what when, in every language, and no list of them ends.  What they
write looks the same all the same: short labels with a colon, one below the other, of which some hold an address, a
moment, the number of a ticket; a line with both that ends in a colon; words between two rules.  Chats, and mails copied
from a page, have a line with a time for whoever said something (`_is_of_a_chat`).  People write such lines as well, and
so this is a doubt (`may_begin_in`), except where nothing else could stand there (`is_head`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import dropwhile, groupby, pairwise

LABEL = 24
"""Characters of a label; what is longer is a sentence."""
WORDS = 4
FOLDED = 3
"""Lines over which a program folds who wrote when."""
RULES = "-_=─—–"
ROWS = "#*+.~"
"""Of what people make a rule as well; a list, and words in bold, have one or two of them."""
INSCRIBED = 4
"""Characters of a rule on each side of the words in it."""

_COLON = ":：∶﹕︰៖"
_LABEL = re.compile(rf"\A[*_\"'«»›\s]{{0,4}}([^\W\d_][^\d{_COLON}@<>/\n]{{0,{LABEL}}})[{_COLON}](?!//)(.*)")
_REPLY = re.compile(rf"\A[*_\s]{{0,4}}[^\W\d_][^\d\s{_COLON}@<>/]{{0,7}}\s?[{_COLON}](?!//)")
"""A label within what is labelled: `Re:`, as the subject of an answer has it in every language."""
_ADDRESS = re.compile(r"\w@\w")
_NAMED = re.compile(r"\A[^@]*[<\[](?:mailto:)?[^@<>\[\]\s]{1,64}@")
"""An address in brackets, behind a name.  Programs write one that is pressed twice: its brackets are the second."""
_NUMBER = re.compile(r"\[PR-")
"""Of a ticket, as subjects have it; people write it without the bracket."""
_DATE = re.compile(
    r"(?<![\d./-])(?:\d{4}[./-]\s?\d{1,2}[./-]\s?\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2}))(?![\d/-])"
    r"|(?<![\d./-])\d{1,2}(?![\d/-])\D{1,24}(?:20|25|14)\d\d(?!\d)"
    r"|(?<!\d)(?:20|25|14)\d\d\s?[^\W\d_]\s?\d{1,2}\s?[^\W\d_]\s?\d{1,2}(?!\d)"
)
"""With its year, of whatever era; a day without one looks like the number of a house, a floor, an item."""
_CLOCK = re.compile(
    r"(?<![\d.:/-])\d{1,2}(?:[:：.]|\s?[hH時时시點点]\s?)\d{2}(?:[:.]\d{2})?(?![\d/-]|[:.]\d)"
)
_DAY = re.compile(r"(?<![\d.-])\d{1,2}(?![\d-])")
_AS_OF = re.compile(r"(?<![\u0e01-\u0e4e])ณ\s?(?:วัน|เวลา|สิ้น|\d)|\bas (?:of|at)\b", re.IGNORECASE)
"""Before the day of which data are, and never in who wrote when."""
_SAID = re.compile(r"@|เขียน|กล่าว|พิมพ์|ตอบ|ส่ง|wrote|writes|said|sent", re.IGNORECASE)
_TIME = r"(?<![\d:.])\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?![\d:：])(?:\s?[ap]\.?m\b\.?)?"
"""As programs write it; people write the hour with `น.` behind it, or a span."""
_ZONE = r"(?:(?:gmt|utc|ict|[ecmpb][ds]?t|cest)(?:\s?[+-]\d{1,2}:?\d{0,2})?|\+\d{2}:?\d{2})(?!\w)"
_IN_BRACKETS = re.compile(r"\A\[([^\[\]]{8,60})\]")
_TIME_IN_BRACKETS = re.compile(rf"\[[^\[\]]{{0,50}}{_TIME}[^\[\]]{{0,50}}\]", re.IGNORECASE)
"""When something was said, as chats are copied."""
_TIME_FIRST = re.compile(
    rf"\A(?:[^\W\d_a-z\u0e00-\u0e7f]{{2}}\s?)?(?=\d)[\d\WT]{{0,20}}?(?<![-–—~])(?<![-–—~]\s){_TIME}"
    r"[\s,)|;Z—–-]{1,4}(?!น(?:\.|\s|\Z)|นาฬิกา|ถึง|to\b)[^\W\d_]",
    re.IGNORECASE,
)
"""`10:32 Somchai …`, with the day before it or without, or the half of it (上午)."""
_TIME_LAST = re.compile(
    rf"\A(?P<who>[^{_COLON}@*•-][^{_COLON}@]{{0,39}}?|)[\s(,|·•—–-]{{0,4}}{_TIME}\)?"
    rf"(?:\s?{_ZONE})?\s?(?:\([^()\d]{{0,12}}\d[^()]{{0,30}}\)|[{_COLON}].*)?\Z",
    re.IGNORECASE,
)
"""`Somchai 10:32`; with its zone, with how long ago that is, or with what he said; or the time alone."""
_TIME_BEFORE_A_LABEL = re.compile(
    rf"\A(?!.{{0,40}}เวลา)[^\n{_COLON}]{{0,40}}?(?<![-–—~])(?<![-–—~]\s){_TIME}(?!\s?(?:น(?:\.|\s|\Z)|[-–—~]\s?\d))"
    rf"[^\n{_COLON}]{{0,30}}[^\W\d_][)\]*_\s]{{0,4}}[{_COLON}](?!//)",
    re.IGNORECASE,
)
"""`Mon 30 Nov, 10:32 - Somchai: …`"""
_HOUR_FIRST = re.compile(r"\A\d{1,2}(?:[:：]\d{2}\s?(?:น\.?\s?)?|\.\d{2}\s?น\.?\s?)[^\W\d_]")
"""More than one of these below each other are a chat, or a programme."""
_IN_THAI = r"[\u0e01-\u0e4e]{2,20}(?: [\u0e01-\u0e4e]{2,20})?"
_NAME = (
    r"(?:[A-Z][a-z]{1,20}(?: [A-Z][a-z.]{0,20}){0,2}|"
    rf"(?:คุณ|พี่|น้อง|นาย|นาง|นางสาว|ดร\.)\s?{_IN_THAI})"
)
"""As programs show who wrote: capital letters, or what people are called by."""
_NAMED_LINE = re.compile(rf"\A{_NAME}(?: \([^()]{{1,30}}\))?\Z")
_NAME_AND_HOUR = re.compile(
    rf"\A(?!.{{0,40}}(?:เวลา|เมื่อ(?!วาน)))(?:{_NAME},?\s{{1,3}}\d{{1,2}}[.:]\d{{2}}\s?น\.?|"
    rf"\d{{1,2}}[.:]\d{{2}}\s?น\.?\s{{1,3}}{_NAME}|"
    rf"{_NAME},?\s{{1,3}}(?:[Yy]esterday|[Tt]oday|เมื่อวาน(?:นี้)?|วันนี้))\Z"
)
_NAME_AND_DATE = re.compile(
    r"\A(?:[A-Z][a-z]{1,20}(?: [A-Z][a-z.]{0,20}){0,2},|[A-Z][a-z]{1,20} [A-Z][a-z]{1,20},?)"
    r"\s{1,3}(?P<date>\d[^\n]{4,30})\Z"
)
_NAME_SAYS = re.compile(
    rf"\A(?:คุณ(?!สมบัติ|ภาพ|ลักษณะ|ค่า|ธรรม|ประโยชน์)|พี่(?!น้อง)|น้อง(?!ใหม่))"
    rf"{_IN_THAI}(?:\s?\([^()]{{1,30}}\))?\s?[{_COLON}]"
)
_BY_SOMEBODY = re.compile(
    rf"\A(?i:from|จาก|ข้อความจาก|ความเห็น(?:ของ|จาก)?|comment from)\s?{_NAME}\s?[{_COLON}]|"
    rf"\A\d{{1,2}}[.:]\d{{2}}\s?น\.?\s[^\s{_COLON}]{{2,20}}(?: [^\s{_COLON}]{{2,20}})?\s?[{_COLON}]|"
    rf"\A(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?\s?\d{{1,2}} [\u0e01-\u0e4e.]{{3,12}} "
    rf"[^\s{_COLON}]{{2,20}}(?: [^\s{_COLON}]{{2,20}})?\s?[{_COLON}]\Z|"
    rf"\A[“\"][^”\"\n]{{12,400}}[”\"]\s?[–—-]\s?(?:{_NAME}|[\u0e01-\u0e4e]{{2,10}})\Z"
)
"""Whose words they are, on the same line."""
_DAY_ALONE = re.compile(
    r"\A(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s|(?:จ|อ|พ|พฤ|ศ|ส|อา)\.\s)?"
    r"(?:\d{1,2}[/.]\d{1,2}|\d{1,2} (?:[\u0e01-\u0e4e]{1,3}\.){1,2}[\u0e01-\u0e4e]?\.?|"
    r"[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9})\Z|"
    r"\A(?:today|yesterday|วันนี้|เมื่อวาน(?:นี้)?),? (?:at |เวลา )?\d{1,2}[:.]\d{2}\b",
    re.IGNORECASE,
)
"""Without a year, as a page shows it below who wrote."""
_TO_ME = re.compile(
    r"\A(?:เมื่อวาน(?:นี้)?|yesterday)\Z|\A(?:fwd?|ส่งต่อ)\s?:|"
    r"\A(?:to me|ถึง\s?ฉัน)(?:,.{0,60})?\Z|\A[—–]\s?[^—–]{1,60}\s?[—–]\Z",
    re.IGNORECASE,
)
_WROTE = re.compile(
    rf"(?:(?<!คุณ)(?<!ท่าน)(?<!ที่)(?<!เรา)(?<!ได้)(?:ได้)?(?:เขียน|พิมพ์|กล่าว)(?:ไว้|มา)?(?:ว่า)?|(?:แจ้ง|บอก)มาว่า|"
    rf"(?<!\byou )(?<!\bwe )(?<!\bi )\b(?:wrote|said))\s?[{_COLON}]?\Z|"
    rf"\b(?:commented|replied|posted)\b[^{_COLON}]{{0,40}}[{_COLON}]\Z|\badded a (?:comment|note)\b|"
    rf"(?:แสดงความ(?:คิด)?เห็น|คอมเมนต์)[^{_COLON}]{{0,40}}[{_COLON}]\Z",
    re.IGNORECASE,
)
"""Who wrote: at the end of a line above the words; what the person wrote is told them by "you"."""
_IS_QUOTED = re.compile(r"\A[A-Za-z]{0,4}>\s?\S")
_SENT = re.compile(rf"\A(?:ส่ง|เรื่อง|วันที่|sent|date|subject)\w{{0,6}}\s?[{_COLON}]", re.IGNORECASE)
_FROM = re.compile(rf"\A(?:จาก|ผู้ส่ง|ผู้เขียน|from)\s?[{_COLON}]", re.IGNORECASE)
_LONG_AGO = re.compile(r"\A\(?\d{1,2}\s?\S{1,12}\s?(?:ที่ผ่านมา|ที่แล้ว|ago)\)?\Z", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    r"(?:เวลา|ถึง|ก่อน|หลัง|ตอน|ภายใน|ประมาณ|at|by|to|until|from|before|after|about)\Z", re.IGNORECASE
)
"""What stands before an hour that somebody tells."""
_SAYS_WHEN_IN = re.compile(r"เวลา|น\.|-\s?\d{1,2}[:.]\d\d")
SENDER = 80
"""Characters of a line about who wrote, or when."""
_SPEAKER = 5
"""Words of a name, of what somebody is, and of a day beside it."""


def may_begin_in(lines: list[str]) -> bool:
    """Whether one may begin in a text, below its first line."""
    filled = [line.strip() for line in lines if line.strip()]
    below = filled[1:]
    return (
        any(map(_is_of_a_chat, below))
        or sum(_HOUR_FIRST.match(_in_common_digits(line)) is not None for line in below) > 1
        or any(
            _is_sender(line, following) or _is_told_by(line, following) for line, following in pairwise(below)
        )
        or any(map(_is_quoted, below))
        or any(_NUMBER.search(line) for line in below)
        or any(_parts(line) for line in below[:-1])
        or any(_introduces(below, n) for n in range(len(below) - 1))
        or any(_is_like_a_head(below, start, end) for start, end in _runs(below))
        or any(map(_stands_apart, list(_paragraphs(lines))[1:-1]))
    )


def is_head(lines: list[str]) -> bool:
    """Whether a paragraph is nothing but the head of a mail about a ticket: who wrote it, when, and its number."""
    filled = list(dropwhile(lambda line: _is_rule(line) or _parts(line), map(str.strip, lines)))
    if len(list(_labelled(filled))) < 3 or [(0, len(filled))] != list(_runs(filled)):
        return False
    text = "\n".join(filled)
    return bool(_ADDRESS.search(text) and _NUMBER.search(text)) and any(map(has_moment, filled))


def has_moment(text: str) -> bool:
    """Whether a day and a time of it stand in a line."""
    text = _in_common_digits(text)
    others = _CLOCK.sub(" ", text)
    return others != text and (_DATE.search(text) or _DAY.search(others)) is not None


def _has_date(line: str) -> bool:
    return _DATE.search(_in_common_digits(line)) is not None or has_moment(line)


def _in_common_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _label(line: str) -> re.Match[str] | None:
    found = _LABEL.match(line)
    return found if found and len(found[1].split()) <= WORDS else None


def _labelled(lines: list[str]) -> Iterator[str]:
    """What stands behind the labels."""
    return (found[2] for line in lines if (found := _label(line)))


def _runs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where labels stand one below the other, from where to where.  Among them may be more addresses, of whoever else
    got the mail."""
    start = 0
    for n in range(len(lines) + 1):
        if n < len(lines) and (_label(lines[n]) or (n > start and _ADDRESS.search(lines[n]))):
            continue
        if n > start:
            yield start, n
        start = n + 1


def _is_like_a_head(lines: list[str], start: int, end: int) -> bool:
    """Whether labels are those of a mail.  An address to write to, or a day and a place to meet, are not."""
    run = lines[start:end]
    values = list(_labelled(run))
    if len(values) < 2:
        return False
    if any(_NAMED.match(line) for line in run) or any(_REPLY.match(each.strip()) for each in values):
        return True
    if any(map(_has_date, run)) and (
        any(_ADDRESS.search(line) for line in run) or (start > 0 and _is_rule(lines[start - 1]))
    ):
        return True
    return len(values) > 2 and end < len(lines) and any(map(has_moment, run))


def _introduces(lines: list[str], n: int) -> bool:
    """Whether a line tells who wrote when, or is the last one of those that do."""
    line = lines[n].rstrip("*_\"'» ")
    copied = _IN_BRACKETS.match(line)
    if copied and has_moment(copied[1]):
        return True
    if _is_as_of(line):
        return False
    if not line.endswith(tuple(_COLON)):
        return _NAMED.match(line) is not None and has_moment(line)
    folded = " ".join(lines[max(0, n + 1 - FOLDED) : n + 1])
    both = _ADDRESS.search(folded) is not None and _has_date(folded)
    return both or _ADDRESS.search(line) is not None or has_moment(line)


def _stands_apart(paragraph: list[str]) -> bool:
    """Whether a paragraph between others tells when something was written, and nothing else."""
    if all(map(_label, paragraph)):
        return len(paragraph) > 1 and any(map(has_moment, paragraph))
    folded = " ".join(paragraph)
    told = folded.endswith(tuple(_COLON)) and not _is_as_of(folded)
    return len(paragraph) <= FOLDED and told and _has_date(folded)


def _is_of_a_chat(line: str) -> bool:
    """Whether a line tells who said something at what time, as a chat or the page of a mail program is copied."""
    line = _in_common_digits(line)
    if _TIME_IN_BRACKETS.search(line) or _TIME_FIRST.match(line):
        return True
    if _TIME_BEFORE_A_LABEL.match(line) or _LONG_AGO.match(line):
        return True
    last = _TIME_LAST.match(line)
    if last is None:
        return False
    who, apart, _ = last["who"].partition("—")
    if not apart and _SAYS_WHEN.search(who.rstrip()):
        return False
    words = _DATE.sub(" ", who).split()
    return len([each for each in words if any(map(str.isalpha, each))]) <= _SPEAKER


def _is_sender(line: str, following: str) -> bool:
    """Whether a line is nothing but a name and an address, as a page shows who wrote: people write one of them behind a
    label, or the address alone."""
    if _NAMED.match(line) and line.endswith(">") and not _label(line) and not line.startswith("<"):
        return True
    unlabelled = len(line) <= SENDER and not any(each in line for each in _COLON)
    return unlabelled and _ADDRESS.search(line) is not None and _is_time(following)


def _is_told_by(line: str, following: str) -> bool:
    """Whether a line is nothing but who wrote, and the next one tells when, or what."""
    if len(line) > SENDER:
        return False
    if _NAMED_LINE.match(line) and _DAY_ALONE.match(following):
        return True
    if _FROM.match(line) and (_SENT.match(following) or (_label(following) and _has_date(following))):
        return True
    line = _in_common_digits(line)
    dated = _NAME_AND_DATE.match(line)
    if dated and _has_date(dated["date"]):
        return True
    return (
        _NAME_AND_HOUR.match(line) is not None
        or _TO_ME.match(line) is not None
        or _WROTE.search(line) is not None
    )


def _is_quoted(line: str) -> bool:
    """Whether a line is set off like a quotation, with a mark of any width or who wrote before it; or names who says
    it."""
    begins = unicodedata.normalize("NFKC", line[:6])
    return _IS_QUOTED.match(begins) is not None or any((_NAME_SAYS.match(line), _BY_SOMEBODY.match(line)))


def _is_time(line: str) -> bool:
    """Whether a line begins or ends with a time as programs write it, and says little else."""
    line = _in_common_digits(line)
    return len(line) <= SENDER and _CLOCK.search(line) is not None and not _SAYS_WHEN_IN.search(line)


def _is_as_of(line: str) -> bool:
    """Whether a line says of which day the data below are, and nobody who said anything."""
    return _AS_OF.search(line) is not None and not _SAID.search(line)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    for filled, paragraph in groupby(map(str.strip, lines), key=bool):
        if filled:
            yield list(paragraph)


def _parts(line: str) -> bool:
    """Whether a line is words between two rules."""
    if any(_is_between(line, each) for each in ROWS):
        return True
    left, right = line.lstrip(RULES), line.rstrip(RULES)
    return min(len(line) - len(left), len(line) - len(right)) >= INSCRIBED and any(map(str.isalpha, left))


def _is_between(line: str, mark: str) -> bool:
    row = mark * INSCRIBED
    return line.startswith(row) and line.endswith(row) and any(map(str.isalpha, line))


def _is_rule(line: str) -> bool:
    return len(line) >= INSCRIBED and not line.strip(RULES)
