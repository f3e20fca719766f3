"""Options of a question that a text names, by their labels and by their weight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.answers.speech import Speech
from bot.chat.reading import cues
from bot.chat.reading.readings import Place
from flows.finding import bare
from flows.questions import SKIP, Many, Question

NAMED, CLEARLY = 0.15, 0.24
"""From which strength an option is named in a part of a sentence; and an option of a question answered before."""


def exact(place: Place, text: str) -> str | None:
    """The option that somebody typed instead of pressing."""
    if text == SKIP and place.waiting.question.optional:
        return SKIP
    wanted = bare(text)
    return next(
        (raw for raw, label in place.labels(place.waiting.question).items() if bare(label) == wanted), None
    )


def labelled(place: Place, question: Question[Any], text: str) -> tuple[str, ...]:
    """The options whose words stand in a text and are not denied there, in the order of the question."""
    plain, found = bare(text), []
    labels = {raw: bare(label) for raw, label in place.labels(question).items() if raw not in (SKIP, "all")}
    for raw, label in sorted(labels.items(), key=lambda each: -len(each[1])):
        short = re.sub(r"\s*\(.*", "", label)
        at = plain.find(short)
        if at < 0 or len(short) < 3:
            continue
        if not cues.NOT.search(plain[:at]):
            found.append(raw)
        plain = plain.replace(short, " ")  # what is part of a longer label is not named by itself
    if question.many and cues.EXCEPT.search(bare(text)):
        named = [raw for raw, label in labels.items() if re.sub(r"\s*\(.*", "", label) in bare(text)]
        return tuple(raw for raw in labels if raw not in named) if named else ()
    return tuple(raw for raw in labels if raw in found)


def not_denied(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Of several addresses the one that is meant: not one that is denied, and the last of those that are left."""
    kept = [each for each in found if not cues.NOT.search(text[: max(text.lower().find(each.lower()), 0)])]
    return tuple(kept[-1:])


def several(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options named in the parts of a sentence, or what is left of all where some are taken out."""
    meant = {name: raw for name, raw in question.meant().items() if raw != "all"}
    plain = bare(text)
    if cut := cues.EXCEPT.search(plain):
        out = named(meant, plain[cut.end() :], speech)
        return ",".join(raw for raw in question.options if raw not in out) if out else ""
    if cues.EVERYTHING.search(plain) and speech.strength(text, ["all"]).get("all", 0) >= NAMED:
        return "all"
    found = named(meant, plain, speech) | set(labelled(place, question, text)) | set(question.find(text))
    return ",".join(raw for raw in question.options if raw in found)


def named(meant: Mapping[str, str], text: str, speech: Speech, needs: float = NAMED) -> set[str]:
    found = set()
    for part in cues.SPLIT.split(text):
        strengths = speech.strength(part, meant) if part else {}
        best = max(strengths, key=lambda name: strengths[name], default="")
        if best and strengths[best] >= needs and not cues.NOT.match(part):
            found.add(meant[best])
    return found
