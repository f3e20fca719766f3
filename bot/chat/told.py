"""What somebody told and nobody has answered: texts in their order, kept together as the last question.

A form that hands words to people begins with them; a button under one of the texts stands for that one alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.chat.case_drafts import mark_of
from bot.chat.reading.edits import joined
from bot.chat.reading.whose import speaks_of_another, tells_of_oneself
from bot.identity.people import Person
from flows.request import DRAFT

PARTING = ("chat-thanks", "chat-bye")
"""What somebody says who has been answered: what they asked before is done with."""
_SECRET = re.compile(
    r"(?:รหัส(?!ไปรษณี|ลูกค้า|สมาชิก|พนักงาน|สินค้า)|พาสเวิร์ด|พาสเวิด|พิน|\b(?:pass(?:word|code)?|pin|otp|code)\b).{0,24}?(?=\S{0,24}\d)\S{4,}|"
    r"(?:รหัสผ่าน|พาสเวิร์ด|พาสเวิด|\bpassword\b)\s?(?:ผม|ฉัน|หนู|ของ\S{1,6}|my)?\s?(?:คือ|เป็น|is|:|=)\s?\S+|"
    r"^(?!PR-)(?=\S*\d)(?=\S*[A-Za-z!#$%&*?])[^\s@ก-๙]{6,40}$|^\D?[\d๐-๙][\d๐-๙ -]{2,8}\D?$",
    re.I,
)
"""What looks like a password or a code: nobody else is told it because of a wish for people."""
TELLS_OF: Mapping[str, Callable[[str], bool]] = {"behalf": speaks_of_another, "stranger": tells_of_oneself}
"""Forms for which it matters who somebody is, with what tells that."""
MOST_TOLD = 6
"""Texts that are kept of what was told and not answered."""
_NEXT = "\u2028\n"
"""Between two texts: within one there may be lines as well."""
ASKS_FOR_PEOPLE = 60
"""Characters above which whoever asks for the team says with it what for."""
_COMPLAINS = re.compile(r"ร้องเรียน|\bcomplain", re.I)
NAMES_COMPLAINT = 160
"""The same for whoever says that it is to be a complaint: what it is about was told before, and is only named."""


def told_under(question: str, mark: str) -> str | None:
    """The question of a mark, which may be a part of all that was told; None where it is not kept any more."""
    texts = question.split(_NEXT)
    if not mark or len(texts) > MOST_TOLD:
        return None if mark else as_told(question)
    parts = ("\n".join(texts[n : m + 1]) for n in range(len(texts)) for m in reversed(range(n, len(texts))))
    return next((each for each in parts if mark_of(each) == mark), None)


def as_told(question: str) -> str:
    """All that was told, as it is shown and sent."""
    return question.replace(_NEXT, "\n")


def texts_of(question: str) -> list[str]:
    """What was told, text by text."""
    return question.split(_NEXT)


def told_so_far(before: str, text: str) -> str:
    """What nobody has answered, with what was told before and not answered either; the latest of it, where it grows
    long."""
    kept = [each for each in before.split(_NEXT) if each and each != text and not _SECRET.search(each)]
    texts = [*kept, text]
    while len(texts) > 1 and (len(texts) > MOST_TOLD or len(_NEXT.join(texts)) > DRAFT.at_most // 2):
        del texts[0]
    return _NEXT.join(texts)


def with_what_was_told(person: Person, text: str, flow: str) -> str:
    """Words that ask for the team and say little besides, below those of a moment ago: those were answered by us, or
    by nobody, and people were wanted.  Nor is it told a second time for whom somebody asks, or how they came to be
    known here without an account.  What somebody has thanked for is done with, and a password is for nobody."""
    before = person.question if person.just_asked and person.topic not in PARTING else ""
    before = "\n".join(each for each in before.split(_NEXT) if not _SECRET.search(each))
    most = NAMES_COMPLAINT if _COMPLAINS.search(text) else ASKS_FOR_PEOPLE
    if not before or before in text:
        return text
    if tells_of := TELLS_OF.get(flow):
        return joined(before, text) if tells_of(before) else text
    if flow != "contact" or len(text) > most:
        return text
    return joined(before, text)
