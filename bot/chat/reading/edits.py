"""Edits: earlier answers that a text changes, and to what."""

from __future__ import annotations

from bot.answers.speech import Speech
from bot.chat.reading import cues, options
from bot.chat.reading.readings import Edits, Place
from flows.finding import bare, emails, name_in, phones
from flows.lines import line
from flows.questions import SKIP, Choice, Confirm, Email, Many, Text
from flows.talk import SPENT, Asked, Waiting


def edits_in(place: Place, text: str, speech: Speech | None) -> Edits:
    """Which earlier answers a text wants to change, and to what."""
    path = [
        each for each in place.waiting.path if each.raw != SPENT and not isinstance(each.question, Confirm)
    ]
    found: dict[str, str | None] = {}
    holding = [each for each in path if isinstance(each.question, Email) and _can_hold(place, each)]
    if holding and (address := options.not_denied(text, emails(text))):
        found[holding[-1].name] = address[0]
    if (numbers := phones(text)) and (asked := _with_number(path, text)):
        found[asked.name] = numbers[-1]
    owner = next((each for each in path if each.name == "behalf-name"), None)
    if owner is not None and "ชื่อ" in text and (right := cues.RIGHT_IS.split(text)[1:]):
        found[owner.name] = name_in(right[-1])
    for asked in path:
        if isinstance(asked.question, (Choice, Many)) and (raw := _other_option(place, asked, text, speech)):
            found[asked.name] = raw
    if found:
        return Edits(found)
    named = [each for each in path if _names(place, each, text)]
    if len(named) == 1:
        return Edits({named[0].name: None})
    if path and (cues.JUST_NOW.search(text) or len(path) == 1):
        return Edits({path[-1].name: None})
    return Edits()


def edited_address(waiting: Waiting, text: str) -> Edits | None:
    """At the code: another address than the one it was sent to."""
    asked = next((each for each in reversed(waiting.path) if isinstance(each.question, Email)), None)
    found = options.not_denied(text, emails(text))
    return Edits({asked.name: found[0]}) if asked and found else None


def _can_hold(place: Place, asked: Asked) -> bool:
    """Whether an address said now can be meant for an earlier question: one that was answered by a button ("I have
    no mail") is not changed by free words that name an address."""
    return bool(emails(asked.raw)) or not isinstance(place.waiting.question, Text)


def _with_number(path: list[Asked], text: str) -> Asked | None:
    """The answer in which a phone number stands: the old one where the text speaks of the old."""
    holding = [each for each in path if isinstance(each.question, Text) and phones(each.raw)]
    old = [each for each in holding if each.name.startswith("before")]
    return (old or holding)[-1] if holding and cues.OLD.search(text) else (holding[-1] if holding else None)


def _other_option(place: Place, asked: Asked, text: str, speech: Speech | None) -> str:
    """Another option of an earlier question, named in the text."""
    found = set(options.labelled(place, asked.question, text))
    if not found and speech is not None:
        meant = {name: raw for name, raw in asked.question.meant().items() if raw not in ("all", SKIP)}
        found = options.named(meant, bare(text), speech, options.CLEARLY)
    before = set(asked.raw.split(","))
    if not asked.question.many:
        found -= before
        return found.pop() if len(found) == 1 else ""
    assert isinstance(asked.question, Many)
    wanted = before | found if cues.MORE_TOO.search(text) else found
    return (
        ",".join(raw for raw in asked.question.options if raw in wanted) if found and wanted != before else ""
    )


def _names(place: Place, asked: Asked, text: str) -> bool:
    """Whether a text names an earlier question: by the label of its row, or the words of its answer."""
    words = place.say(line(f"row-name-{asked.name.partition('.')[0]}")).split(",")
    plain = bare(text)
    return any(each and each in plain for each in map(bare, words))
