"""Evidence: what speaks for one kind of talk or another in a text at its place, as named numbers from 0 to about 2.

Nothing is decided by any of it alone: kinds.py weighs all of it together.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.reading import cues, leaving_cues, question_cues, right_cues
from bot.chat.reading.edits import added_to, swapped
from bot.chat.reading.hearing import IN_FORMS, Heard
from bot.chat.reading.wishes import RIGHT_CLASSES as RIGHTS
from flows.emails import emails
from flows.finding import phones
from flows.questions import Text

CUES = {
    "about-asking": question_cues.ABOUT_ASKING,
    "adds": cues.ADDS,
    "address-parts": cues.ADDRESS_PARTS,
    "cancels": leaving_cues.CANCELS,
    "changes": cues.CHANGES,
    "defines": question_cues.DEFINES,
    "either": question_cues.EITHER,
    "every": cues.EVERY,
    "except": cues.EXCEPT,
    "gives-up": leaving_cues.GIVES_UP,
    "goes-on": leaving_cues.GOES_ON,
    "grumbles": question_cues.GRUMBLES,
    "in-picture": cues.IN_PICTURE,
    "just-now": right_cues.JUST_NOW,
    "later": leaving_cues.LATER,
    "less": cues.LESS,
    "more-too": cues.MORE_TOO,
    "new": right_cues.NEW,
    "no-mailbox": cues.NO_MAILBOX,
    "nothing-asked": question_cues.NOTHING_ASKED,
    "not-sent": leaving_cues.NOT_SENT,
    "old": right_cues.OLD,
    "others": cues.OTHERS,
    "period": cues.PERIOD,
    "polite": question_cues.POLITE,
    "rewrites": right_cues.REWRITES,
    "right-is": right_cues.RIGHT_IS,
    "says-wrong": right_cues.SAYS_WRONG,
    "skips": cues.SKIPS,
    "swaps": cues.SWAPS,
    "must-i": question_cues.MUST_I,
    "unable": cues.UNABLE,
    "unusable": cues.UNUSABLE,
    "unwanted": leaving_cues.UNWANTED,
    "wants": cues.WANTS,
    "where": question_cues.WHERE,
    "why": question_cues.WHY,
}
"""Words that are looked for, by the name of their evidence."""
OWN = {"withdraw": "case-withdraw", "reopen": "case-again"}
"""The class that names what a form is for, where that is no right of the same name."""
SHORT, LONG, VERY_LONG = 15, 60, 200
"""Characters below and from which a text is short, long; and beyond which length says no more."""


def evidence(heard: Heard) -> dict[str, float]:
    """Everything that speaks, by name.  What means something else at another type of question stands there once more,
    with that type."""
    kind = type(heard.question).__name__.lower()
    found = dict(_said(heard)) | {"asked": float(heard.asked), "asks": float(heard.asks)}
    found |= {"option": _option(heard), "options": _share_of_options(heard)}
    found |= {"named": float(min(len(heard.named.options), 3))}
    found |= {f"{name} at {kind}": value for name, value in found.items()}
    found |= {name: float(bool(cue.search(heard.plain))) for name, cue in CUES.items()}
    found |= dict(_shape(heard)) | dict(_rights(heard)) | dict(_edits(heard)) | dict(_policy(heard))
    return found | {f"at {kind}": 1.0, f"at {heard.base}": 1.0}


def _said(heard: Heard) -> Iterator[tuple[str, float]]:
    """How much the words speak for each class of talk by itself, and among the others."""
    for name, strength in heard.speech.strength(
        heard.text, (*IN_FORMS, "content", "skip", "yes", "no")
    ).items():
        yield f"says {name}", max(strength, 0.0)
        yield f"likely {name}", heard.chances.get(name, 0.0)


def _option(heard: Heard) -> float:
    meant = heard.question.meant()
    return max((heard.strengths.get(name, 0.0) for name in meant), default=0.0)


def _share_of_options(heard: Heard) -> float:
    meant = heard.question.meant()
    return sum(heard.chances.get(name, 0.0) for name in meant)


def _shape(heard: Heard) -> Iterator[tuple[str, float]]:
    size = len(heard.text)
    yield "denied", float(min(len(heard.named.denied), 2))
    yield "fits", float(heard.fits)
    yield "told", float(bool(heard.told))
    yield "dictated", float(bool(heard.dictated))
    yield "only-address", float(heard.only_address)
    yield "address", float(bool(emails(heard.text)))
    yield "number", float(bool(phones(heard.text)))
    yield "digits", float(any(each.isdigit() for each in heard.text))
    yield "marked", float("?" in heard.text)
    yield "length", min(size, VERY_LONG) / 100
    yield "short", float(size < SHORT)
    yield "long", float(size > LONG)
    yield "may-be-left-out", float(heard.question.optional)
    yield "takes-questions", float(isinstance(heard.question, Text) and heard.question.takes_questions)


def _rights(heard: Heard) -> Iterator[tuple[str, float]]:
    """The right that the form is for, and others."""
    own = OWN.get(heard.place.flow, f"kind-{heard.place.flow}")
    mentions = heard.speech.mentions(heard.text, (*RIGHTS, own))
    others = [each for each in RIGHTS if each != own]
    yield "own-right", float(any(each.name == own and not each.denied for each in mentions))
    yield "own-right-denied", float(any(each.name == own and each.denied for each in mentions))
    yield "other-right", float(any(each.name != own and not each.denied for each in mentions))
    yield "like-other-right", max(heard.speech.strength(heard.text, others).values(), default=0.0)


def _edits(heard: Heard) -> Iterator[tuple[str, float]]:
    """Earlier answers that the text names, or gives anew."""
    found = heard.edits()
    yield "edit-found", float(bool(found.answers))
    yield "edit-with-value", float(found.has_values)
    yield "edit-named", float(heard.edits(named=True).has_values)
    yield "edit-swapped", float(swapped(heard.place, heard.text, heard.speech).has_values)
    yield "edit-added", float(added_to(heard.place, heard.text, heard.speech).has_values)
    yield "first-question", float(not heard.place.waiting.path)


def _policy(heard: Heard) -> Iterator[tuple[str, float]]:
    """What the question bank makes of it."""
    reaction = heard.place.react(heard.text)
    yield "known", reaction.confidence
    yield "known-asks", float(reaction.asks)
    yield "known-clause", float(reaction.label[:1].isdigit())
    yield "known-wish", float(reaction.label.startswith("do:"))
    yield "known-silent", float(reaction.label == "none")
    yield "known-chat", float(reaction.label.startswith("chat:"))
