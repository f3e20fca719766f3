"""Making an answer of a text: what was asked for, out of the sentence around it."""

from __future__ import annotations

from bot.chat.reading import cues
from bot.chat.reading.readings import Answered
from bot.chat.reading.values import old_and_new, values
from flows.finding import name_in
from flows.questions import SharedPhone, Text
from flows.talk import Said, Waiting


def answer(waiting: Waiting, raw: str, text: str, *, likely: bool = False) -> Answered:
    """An answer, out of the words around it."""
    if isinstance(waiting.question, SharedPhone) and raw not in waiting.question.choices():
        raw = ""  # nothing typed proves a phone, also when it looks like the id of a proof
    if isinstance(waiting.question, Text) and raw == text:
        raw = _unwrapped(waiting, text)
    secret = waiting.question.hides(raw) and any(c.isdigit() or c in "ๅภถุึคตจ" for c in text)
    return Answered(Said(raw, waiting.name), secret, likely)


def _unwrapped(waiting: Waiting, text: str) -> str:
    """What was asked for, out of the sentence around it: a phone number, an address, a name.  Anything else is
    kept whole: it is the person's own words."""
    base = waiting.name.partition(".")[0]
    if base == "behalf-name":
        return name_in(text)
    if base not in ("before", "after-correction", "after-addition"):
        return text
    asked = next((each for each in reversed(waiting.path) if each.name.startswith("field-")), None)
    found = values(asked.raw, text) if asked else ()
    if len(found) == 1:
        return found[0]
    if len(found) == 2 and asked:
        old, new = old_and_new(asked.raw, text)
        return (old if base == "before" else new) or text
    if base == "after-correction" and (right := old_and_new(asked.raw if asked else "", text)[1]):
        return right
    framed = cues.FRAME.sub("", text)
    return framed if len(framed) > 1 or framed.isdigit() else text
