"""Making an answer of a text: what was asked for, out of the sentence around it."""

from __future__ import annotations

from bot.chat.reading import cues
from bot.chat.reading.dictated import AT_MOST, dictated, name_of, whole_name
from bot.chat.reading.frames import without_frame
from bot.chat.reading.readings import Answered
from bot.chat.reading.ruled_out import kept
from bot.chat.reading.values import field_of, old_and_new, values
from flows.questions import SharedPhone, Text
from flows.talk import Said, Waiting

_BEHIND = " \t\n\r\f\v.,;:!?…~-–—*/\\'“”‘’«»😊🙏"
THANKS = ("ขอบใจ", "ขอบคุณ")
"""Thanks that are surnames, too."""
NAME_AT_MOST = 40
"""Characters of the name of a field."""


def answer(waiting: Waiting, raw: str, text: str, *, likely: bool = False) -> Answered:
    """An answer, out of the words around it."""
    if isinstance(waiting.question, SharedPhone) and raw not in waiting.question.choices():
        raw = ""  # nothing typed proves a phone, also when it looks like the id of a proof
    if isinstance(waiting.question, Text) and raw == text:
        raw = _unwrapped(waiting, text)
    secret = waiting.question.hides(raw) and any(c.isdigit() or c in "ๅภถุึคตจ" for c in text)
    return Answered(Said(raw, waiting.name), secret, likely)


def _without_frame(text: str, *, name: bool) -> str:
    """A value without what somebody says before and behind it who dictates it."""
    found, cut = without_frame(text, name=name), False
    while True:
        found = found.rstrip(_BEHIND)
        word = next((each for each in cues.FRAME_BEHIND if found.lower().endswith(each)), "")
        before = found[len(found) - len(word) - 1 : len(found) - len(word)]
        if not word or (word.isascii() and before.isalnum()):
            return found
        if name and not cut and word in THANKS and len(found.split()) == len(("given", "family")):
            return found  # it may be the surname (`สมหญิง ขอบใจ`)
        found, cut = found[: -len(word)], True


def _unwrapped(waiting: Waiting, text: str) -> str:
    """What was asked for, out of the sentence around it: a phone number, an address, a name.  Anything else is
    kept whole: it is the person's own words."""
    base = waiting.name.partition(".")[0]
    if len(text) > AT_MOST:
        return text
    if base == "behalf-name":
        said = without_frame(name_of(text), name=True)
        return dictated("name", text) or whole_name(text) or said
    if base == "post-address":
        return text if cues.NOT_THERE.search(text) else dictated("letter", text) or text
    if base == "field-name":
        parts = (each.strip() for each in cues.POLITELY_ENDED.split(cues.BEGUN.sub("", text)))
        first = next((each for each in parts if each and not cues.HESITATES.fullmatch(each)), "")
        return first if 1 < len(first) <= NAME_AT_MOST else text
    if base not in ("before", "after-correction", "after-addition"):
        return text
    field = field_of(waiting.path)
    found = values(field, text)
    if len(meant := kept(text, found) or found) == 1:
        return meant[0]
    if len(found) == 2:
        old, new = old_and_new(field, text)
        return (old if base == "before" else new) or text
    if value := dictated(field, text):
        return value
    if base == "after-correction" and (right := old_and_new(field, text)[1]):
        return right
    framed = _without_frame(text, name=field == "name")
    return framed if len(framed) > 1 or framed.isdigit() else text
