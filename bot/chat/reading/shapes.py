"""Shapes: answers whose form or whose very words leave no doubt, before anything is weighed."""

from __future__ import annotations

import re

from bot.chat.reading import cues, list_cues, lists, option_cues, options, question_cues, right_cues
from bot.chat.reading.answer import answer
from bot.chat.reading.edits import address_given, edited_address
from bot.chat.reading.items import strikes_place
from bot.chat.reading.readings import About, Place, Reading
from bot.chat.reading.ruled_out import not_denied
from flows.finding import bare, phones, place_alone, told_one_by_one
from flows.finding import numbers as numbers_of
from flows.questions import WAYS, Choice, Code, Confirm, Email, Many, SharedPhone, Text
from flows.talk import Waiting

_SIGNS = re.compile(r"[^\w\s\u0e00-\u0e7f.]")
"""Signs, pictures and question marks."""


def by_shape(place: Place, text: str) -> Reading | None:
    """An answer whose shape or words leave no doubt."""
    waiting, question = place.waiting, place.waiting.question
    exact = options.exact(place, text)
    # What cannot be undone takes the words alone.
    doubted = isinstance(question, Confirm) and _SIGNS.search(text)
    if exact is not None and not doubted:
        return answer(waiting, exact, text)
    worded = any(each.isalpha() for each in text)
    match question:
        case Many() if (places := lists.listed(question, text)) and not _says_more(text):
            return answer(waiting, ",".join(raw for raw in question.options if raw in places), text)
        case Email() | Code():
            return _address_or_code(place, text, worded=worded)
        case Text() if not worded and len(set("".join(numbers_of(text)))) > 1:
            return answer(waiting, text, text)  # digits alone; 555 is laughter
        case SharedPhone() if _found_mailbox(waiting) and (edits := edited_address(waiting, text)):
            return edits
        case SharedPhone() if phones(text):
            return About("means")  # a typed number proves nothing, and why is what has to be said
        case SharedPhone() if not any(each.isalpha() for each in bare(text)):
            return answer(waiting, text, text)
        case Many() | Choice() if not (waiting.path and _of_first_answer(text)):
            found = () if _not_placed(waiting, text) else question.find(text)
            alone = not any(
                each.isalpha()
                for each in cues.JOINTS.sub(" ", bare(told_one_by_one(text, len(question.options))))
            )
            if question.many and list_cues.rules_out(text):
                found = ()  # `no 5` may be the fifth, or any but that
            if found and (alone if question.many else len(found) == 1):
                return answer(waiting, ",".join(found), text)
            if not worded:
                return answer(waiting, text, text)  # a number out of range is no word
    return None


def _of_first_answer(text: str) -> bool:
    """Whether the first of what was asked is spoken of, and not the first in the list."""
    spoken_of = right_cues.VERY_FIRST.search(text) and cues.SPEAKS_OF_ANSWER.search(text)
    return bool(spoken_of or right_cues.FIRST_ANEW.search(text))


def _says_more(text: str) -> bool:
    """Whether a list of places has a wish beside it, in words (`2 กับ 6 แล้วขอดูด้วย`), or may be none, where something is
    asked (`เขาเก็บเต็มๆ หรือแค่สี่ตัวท้าย`)."""
    plain = bare(text)
    return bool(cues.WISH.search(plain) or option_cues.WHICH_DO_THEY.search(plain))


def _found_mailbox(waiting: Waiting) -> bool:
    """Whether an address that is told now takes the place of the answer that there is none to be read."""
    asked = address_given(waiting)
    return asked is not None and asked.raw in WAYS


def _not_placed(waiting: Waiting, text: str) -> bool:
    """Whether what sounds like a place in the list is none: a question about it, a digit of a number, or, where a phone
    is in the list, one phone of several (`เบอร์ที่สองยังไม่ได้ลง`)."""
    plain = bare(text)
    of_fields = waiting.name.startswith("field-")
    if of_fields and cues.NTH_PHONE.search(plain) and not place_alone(text, len(waiting.question.choices())):
        return True
    if waiting.name.startswith("more."):  # a place among what was told (`ลบข้อ 1 ออก`), and not among these
        changes = cues.CHANGES.search(plain) and not place_alone(text, len(waiting.question.choices()))
        if changes or strikes_place(text):
            return True
    asks = (text.rstrip().endswith("?") or question_cues.asked(plain)) and not question_cues.POLITE.search(
        plain
    )
    return asks or bool(phones(text))


def _address_or_code(place: Place, text: str, *, worded: bool) -> Reading | None:
    waiting = place.waiting
    found = not_denied(text, waiting.question.find(text))
    if len(found) == 1:
        return answer(waiting, found[0], text)
    if not found and (edits := edited_address(waiting, text)):
        return edits
    # One that is not whole is told as such.
    parts = isinstance(waiting.question, Email) and cues.ADDRESS_PARTS.search(text)
    return answer(waiting, text, text) if "@" in text or parts or not worded else None
