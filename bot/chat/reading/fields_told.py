"""Fields told: at the last look of a correction, what a text says of several fields, or of one that is not in it yet.

Each field gets the value behind its own name; one more field begins with its value, and the rest of it is asked.
"""

from __future__ import annotations

from bot.answers.speech import Speech
from bot.chat.reading import cues, question_cues
from bot.chat.reading.dictated import dictated
from bot.chat.reading.edits import held_now
from bot.chat.reading.readings import Place
from bot.chat.reading.wishes import said_of_field, told_of_field
from flows.finding import bare
from flows.forms_of_rights import CHANGES
from flows.questions import Confirm

NUMBERS = ("phone", "email")
"""Fields of which a single value is known by its shape, whatever it is called."""


def fields_told(place: Place, text: str, speech: Speech) -> dict[str, str]:
    """The answers that a text gives about fields at the last look, by the names of their questions; none where it
    names but one whose value is in the form and known by its shape, or is not told."""
    held = [each for each in place.waiting.path if each.name.startswith(f"field-{place.flow}.")]
    if not held or not isinstance(place.waiting.question, Confirm) or question_cues.asked(bare(text)):
        return {}
    if held_now(place.waiting.path, text).answers:
        return {}  # what is recorded is told
    meant = held[0].question.meant()
    named = [meant[each.name] for each in speech.mentions(text, meant) if not each.denied]
    told = {each: _told(each, text, speech) for each in named if each != "other"}
    nth = {each.raw: each.name.partition(".")[2] for each in held}
    changed = [each for each in told if each in nth or _is_changed(each, told[each][1], text, speech)]
    one = changed[0] if len(changed) == 1 and changed[0] in nth else ""
    if not changed or (one and (one in NUMBERS or not told[one][1])):
        return {}
    found: dict[str, str] = {}
    for field in changed:
        n = nth.get(field, "")
        if not n:
            n = str(len(nth) + 1)
            if int(n) > CHANGES:
                break  # a form takes no more of them
            nth[field] = n
            found |= {f"more.{place.flow}-{int(n) - 1}": "more", f"field-{place.flow}.{n}": field}
        old, new = told[field]
        found |= {f"after-{place.flow}.{n}": new} if new else {}
        found |= {f"before.{n}": old} if old and place.flow == "correction" else {}
    return found if len(found) > 1 or any(each.name in found for each in place.waiting.path) else {}


def _told(field: str, text: str, speech: Speech) -> tuple[str, str]:
    old, new = told_of_field(field, text, speech)
    return old, new or dictated(field, said_of_field(field, text, speech))


def _is_changed(field: str, new: str, text: str, speech: Speech) -> bool:
    """Whether a text says that a field is another one now: by itself, or with the others."""
    return bool(cues.CHANGES.search(text if new else said_of_field(field, text, speech)))
