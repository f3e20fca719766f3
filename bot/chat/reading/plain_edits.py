"""Plain edits: changes of earlier answers that the place and the words of a text leave no doubt about."""

from __future__ import annotations

from bot.chat.reading import cues, right_cues
from bot.chat.reading.dictated import dictated, name_of
from bot.chat.reading.edits import (
    WORDY,
    added_to,
    held_in_words,
    held_now,
    less_of,
    likeliest_choice,
    revised_list,
    ruled_out,
    swapped,
)
from bot.chat.reading.fields_told import fields_told
from bot.chat.reading.hearing import Heard
from bot.chat.reading.items import taken_out
from bot.chat.reading.options import FIELDS_AND_MAIL
from bot.chat.reading.readings import Edits
from bot.chat.reading.slips import TOLD_HERE, told_ahead
from bot.chat.reading.values import values
from flows.finding import evened
from flows.forms_of_rights import FIELD
from flows.questions import Choice, Confirm, Text

OWN_WORDS = (*WORDY, "known-by", "reach-by", "behalf-account", "post-address")
"""Questions that take whatever words are typed."""
SWAPS = 80
"""Letters below which a text that takes an earlier choice back tells nothing besides."""
A_LIST = 200
"""Characters below which a text that says what is taken of a list, and what is left out, tells no story."""
DELETES_OR_STOPS = ("deletion", "suspension")
"""Forms by which data are taken away, or out of use."""


def plain_edits(heard: Heard) -> Edits:
    """Edits that their place and their words make plain."""
    if (plain := _of_values(heard)) is not None:
        return plain
    nth = heard.place.waiting.name.partition(".")[2]
    named = heard.edits(named=True)
    if heard.base in OWN_WORDS and len(heard.text) < SWAPS and (others := _swapped(heard)):
        return Edits(others)
    if (
        cues.A_CATEGORY.search(heard.plain)
        and (more := added_to(heard.place, heard.text, heard.speech)).answers
    ):
        return more
    if (first := _first_answer(heard) or _name_anew(heard)) is not None:
        return first
    match heard.base:
        case "after-correction" if right_cues.OLD_WRONG.search(heard.text) and not _tells_right(heard.text):
            found = values(heard.field, heard.text) or (heard.dictated,)
            return Edits({f"before.{nth}": found[-1] or None})
        case "behalf-account" if (titled := _titled(heard)) and not cues.AN_ACCOUNT.search(heard.text):
            return Edits({"behalf-name": name_of(heard.text) if len(titled) == 1 else None})
        case "post-address" if named.has_values and not any(each.isdigit() for each in heard.text):
            return named  # another way than by post
        case "field-name" if right_cues.OFFERED_TOO.search(heard.text) and (other := other_field(heard)):
            return Edits({field_question(heard): other})
        case "more" if heard.valued and cues.CHANGES.search(heard.plain) and heard.edits().has_values:
            return heard.edits()
    return Edits()


def _of_values(heard: Heard) -> Edits | None:
    """Edits of what is recorded, of what is right, and of the data that these are of."""
    fewer = taken_out(heard.place, heard.text, heard.speech)
    if fewer.answers:
        return fewer
    plain = _recorded(heard) or _right_anew(heard) or _several_fields(heard) or _rather_that_field(heard)
    held = _held(heard) if plain is None else Edits()
    return held if held.answers else plain


def _held(heard: Heard) -> Edits:
    """What is said to be held now; where words are asked for they are the answer."""
    if isinstance(heard.question, Text):
        return Edits()
    path = heard.place.waiting.path
    found = held_now(path, heard.text)
    return found if found.answers or heard.asked else held_in_words(path, heard.text)


def _tells_right(text: str) -> bool:
    """Whether a text that says that what is recorded is wrong tells what is right (`the old one is off, mine is …`)
    and nothing of what was told here before."""
    return bool(right_cues.MINE_IS.search(text)) and not TOLD_HERE.search(text)


def _rather_that_field(heard: Heard) -> Edits | None:
    """Where the value of a field is asked for: another field, of which a text says that it is wrong, and not this one
    (`อีเมลต่างหากที่ผิด เบอร์ถูกอยู่แล้ว`).  Which one it is to be takes a press."""
    of_a_value = heard.base in ("before", "after-correction") and heard.place.flow == "correction"
    told = heard.valued or heard.asked or heard.dictated
    if not of_a_value or told or not other_field(heard):
        return None
    mentions, plain = heard.speech.mentions(heard.text, FIELDS_AND_MAIL), evened(heard.text)
    own = [each for each in mentions if each.name == f"field-{heard.field}"]
    right = own and all(
        each.denied or right_cues.IS_RIGHT.match(plain[each.at + len(each.word) :]) for each in own
    )
    behind = [plain[each.at + len(each.word) :] for each in mentions if not each.denied]
    rather = right_cues.CHOSEN_WRONGLY.search(plain) or any(
        right_cues.RATHER_THAT.match(each) for each in behind
    )
    rather = rather and not own
    return Edits({field_question(heard): None}) if right or rather else None


def other_field(heard: Heard) -> str:
    """The one field that a text names besides the one that is asked about; empty where that is none, or several."""
    meant = FIELD.meant()
    named = [each for each in heard.speech.mentions(heard.text, FIELDS_AND_MAIL) if not each.denied]
    plain = evened(heard.text)
    others = {
        meant[each.name]
        for each in named
        if meant[each.name] != heard.field
        and not right_cues.IS_RIGHT.match(plain[each.at + len(each.word) :])
    }
    return others.pop() if len(others) == 1 else ""


def field_question(heard: Heard) -> str:
    """The name of the question by which the field was chosen that is asked about."""
    return next(each.name for each in reversed(heard.place.waiting.path) if each.name.startswith("field-"))


def one_less(heard: Heard) -> Edits | None:
    """While one more field is told of: that it is not wanted after all, and the others are."""
    kind = heard.place.flow
    nth = heard.place.waiting.name.rpartition(".")[2].rpartition("-")[2]
    before = f"more.{kind}-{int(nth) - 1}" if nth.isdecimal() else ""
    more = any(each.name == before and each.raw == "more" for each in heard.place.waiting.path)
    tells = heard.valued or heard.asked or any(each.isdigit() for each in heard.text)
    if not more or heard.base == "more" or tells or not cues.LEAVES_OUT.search(heard.text):
        return None
    return Edits({before: "enough"})


def less(heard: Heard) -> Edits | None:
    """At the last look: that less is meant of what was chosen."""
    if not isinstance(heard.question, Confirm) or len(heard.text) >= A_LIST or heard.asked:
        return None
    if (revised := revised_list(heard.place, heard.text, heard.speech)) is not None:
        return revised
    if len(heard.text) >= SWAPS:
        return None
    keeps = heard.place.flow in DELETES_OR_STOPS
    found = less_of(heard.place, heard.text, heard.speech, keeps=keeps)
    return found if found.answers else None


def _first_answer(heard: Heard) -> Edits | None:
    """Another option of the first question, where that is what a text says it changes (`ข้อแรกขอตอบใหม่ว่า…`)."""
    if not right_cues.FIRST_ANEW.search(heard.text):
        return None
    found = heard.edits(named=True).answers or likeliest_choice(heard.place, heard.text, heard.speech).answers
    first = next((each.name for each in heard.place.waiting.path if isinstance(each.question, Choice)), "")
    return Edits({first: found.get(first)}) if first else None


def _name_anew(heard: Heard) -> Edits | None:
    """The name of the one for whom somebody asks, where it is told again because it was wrong."""
    told = any(each.name == "behalf-name" for each in heard.place.waiting.path)
    wrong = told and right_cues.NAMED_WRONG.search(heard.text) and _name_said(heard)
    return Edits({"behalf-name": _name_said(heard)}) if wrong else None


def _titled(heard: Heard) -> list[str]:
    """The names with a title that stand in it."""
    return [each[0] for each in cues.WITH_TITLE.finditer(heard.text)]


def _name_said(heard: Heard) -> str:
    """The name that it dictates, whatever is asked."""
    return dictated("name", heard.text)


def _swapped(heard: Heard) -> dict[str, str | None]:
    """Earlier choices that a text takes back for others: whatever is asked now, that is no answer to it.  A field that
    is ruled out may be told of, and a way to be reached on, too."""
    found = swapped(heard.place, heard.text, heard.speech).answers
    if not found and not cues.CHANGES.search(heard.plain):
        found = ruled_out(heard.place, heard.text, heard.speech).answers
    return {name: raw for name, raw in found.items() if not name.startswith(("field-", "stranger-by"))}


def _recorded(heard: Heard) -> Edits | None:
    """Where what is right is asked for, the one number that is said to be what is recorded."""
    told = values(heard.field, heard.text) if heard.base == "after-correction" else ()
    if len(told) != 1 or not right_cues.ON_FILE.search(heard.text) or right_cues.RIGHT_NOW.search(heard.text):
        return None
    return Edits({f"before.{heard.place.waiting.name.partition('.')[2]}": told[0]})


def _right_anew(heard: Heard) -> Edits | None:
    """Where what is recorded is asked for, another value for what was told to be right before that: the one that is
    said to be new."""
    right = f"after-correction.{heard.place.waiting.name.partition('.')[2]}"
    told = values(heard.field, heard.text) if heard.base == "before" else ()
    of_the_books = right_cues.RECORDED.search(heard.text) or right_cues.OLD.search(heard.text)
    if len(told) != 1 or of_the_books or right not in told_ahead(heard.place.waiting):
        return None
    return Edits({right: told[0]}) if right_cues.RIGHT_NOW.search(heard.plain) else None


def _several_fields(heard: Heard) -> Edits | None:
    """At the last look: several fields that are told anew, or one more than were given, each with its own value."""
    told = fields_told(heard.place, heard.text, heard.speech)
    named = heard.edits(named=True) if told else Edits()
    return Edits({**(named.answers if named.has_values else {}), **told}) if told else None
