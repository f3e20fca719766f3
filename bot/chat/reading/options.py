"""Options of a question that a text names: by their labels, by what people call them and, where nothing is named, by
weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers import denial
from bot.answers.names import Mention
from bot.answers.speech import Speech
from bot.chat.reading import cues, right_cues, wish_cues
from bot.chat.reading.readings import Place
from flows.finding import bare, evened
from flows.forms_of_rights import PROFILE as PROFILE_FIELDS
from flows.questions import SKIP, Choice, Many, Question

NAMED, CLEARLY = 0.15, 0.24
"""From which strength an option is named in a part of a sentence; and an option of a question answered before."""


NEAR = 40
"""Characters before an address in which a no is about it."""
PARTS = 12
"""Parts of a sentence that are looked at; no question has as many options, and each is weighed."""
PROFILE, PROFILE_CLAUSE = "category-1-1", "1.1"
FIELDS = tuple(f"field-{each}" for each in PROFILE_FIELDS if each != "email")
FIELDS_AND_MAIL = (*FIELDS, "field-email")


@dataclass(frozen=True)
class Named:
    """The options that a text names, as raw answers, and those that it rules out."""

    options: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    last: str = ""
    """The one that is named last: of two of which one is meant it is mostly that."""
    preferred: str = ""
    """The one that is said to be taken, where that is said of one alone."""
    words: tuple[str, ...] = ()
    """The words by which they are named."""


def exact(place: Place, text: str) -> str | None:
    """The option that somebody typed instead of pressing."""
    if text == SKIP and place.waiting.question.optional:
        return SKIP
    wanted = bare(text)
    return next(
        (raw for raw, label in place.labels(place.waiting.question).items() if bare(label) == wanted), None
    )


def named(place: Place, question: Question[Any], text: str, speech: Speech) -> Named:
    """What a text names by words: the labels of the buttons, and what people call the options."""
    meant = question.meant()
    text = of_no_field(text) if PROFILE in meant else text
    mentions = _but_those_right(
        text, tuple(each for each in speech.mentions(text, meant) if not each.describes)
    )
    found = {meant[each.name] for each in mentions if not each.denied}
    denied = {meant[each.name] for each in mentions if each.denied}
    if question.many:  # of one in a list what is said last counts (`ปฏิทิน... ไม่ค่ะ ไม่เอาปฏิทิน`)
        last_said = {meant[each.name]: each.denied for each in mentions}
        found = {raw for raw, out in last_said.items() if not out}
    denied -= found
    vague = not found or (found == {"all"} and not cues.EVERY.search(text))
    fields = _fields(text, tuple(meant), speech) if PROFILE in meant else set()
    if vague and fields:
        found = {meant[PROFILE]}  # a field of the profile names the profile
    elif len(fields) > 1:
        found |= {meant[PROFILE]}  # one alone may be part of what is said about something else
    if question.many and "kind-deletion" in meant:
        found |= set(wish_cues.deeds(text)) & set(meant.values()) - denied
        found |= {"objection"} if wish_cues.NOTHING_SENT.search(bare(text)) else set()
    if isinstance(question, (Choice, Many)):
        found |= set(_labelled(place, question, text)) - denied
    if not question.many and "all" in found:
        one = len(found) == 2 and not cues.ALL_THE_SAME.search(text)
        found = found - {"all"} if one else {"all"}  # `เอาออกให้หมด`: all of that one
    if (
        {"age", "other"} <= set(meant.values())
        and cues.BIRTH_DATE.search(text)
        and not cues.AN_AGE.search(text)
    ):
        found, denied = (
            {"other" if raw == "age" else raw for raw in found or denied & {"age"}},
            denied - {"age"},
        )
    kept = [each for each in mentions if meant[each.name] in found]
    last = meant[kept[-1].name] if kept else ""
    preferred = {meant[each.name] for each in kept if each.preferred}
    wanted = preferred.pop() if len(preferred) == 1 else ""
    words = tuple(each.word for each in mentions)
    return Named(frozenset(found), frozenset(denied), wanted or last, wanted, words)


def _but_those_right(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What a text names, the data that it says are right denied: what is asked is what is wrong."""
    if not any(each.name.startswith("field-") for each in mentions):
        return mentions
    plain = evened(text)
    return tuple(
        replace(each, denied=True) if each.name.startswith("field-") and is_right(each, plain) else each
        for each in mentions
    )


def is_right(mention: Mention, plain: str) -> bool:
    """Whether a datum that an evened text names is said to be right, or not to be changed."""
    before = plain[max(0, mention.at - denial.REACH) : mention.at]
    behind = plain[mention.at + len(mention.word) :]
    return bool(right_cues.IS_RIGHT.match(behind) or denial.UNCHANGED.search(before))


def of_no_field(text: str) -> str:
    """A text in which what is no datum of a profile is called by a word of its own: where somebody is
    (`ตำแหน่งที่ตั้ง`), and what they put into the service (`รูปเมนูที่ป้าอัพใส่ไว้`); without the time of which it is
    (`all time`)."""
    timeless = cues.ALL_TIME.sub(" ", text)
    return cues.UPLOADED.sub("ที่อัพไว้ ", cues.LOCATION.sub(" GPS ", timeless))


def names_part(question: Question[Any], text: str, speech: Speech) -> bool:
    """Whether a text names data of the profile, and not the profile as a whole."""
    meant = question.meant()
    if PROFILE not in meant or not _fields(text, tuple(meant), speech):
        return False
    return not any(each.name in (PROFILE, "all") and not each.denied for each in speech.mentions(text, meant))


def _fields(text: str, options: tuple[str, ...], speech: Speech) -> set[str]:
    """The data of a profile that a text names; a word that names an option (`เบอร์เพื่อน`) names none of them."""
    mentions = speech.mentions(text, (*options, *FIELDS))
    return {each.name for each in mentions if each.name in FIELDS and not each.denied}


def by_weight(meant: Mapping[str, str], text: str, speech: Speech, needs: float = NAMED) -> set[str]:
    """The option that each part of a sentence speaks for, where that is strong enough."""
    found = set()
    for part in cues.SPLIT.split(" ".join(text.split()))[:PARTS]:
        strengths = speech.strength(part, meant) if part else {}
        best = max(strengths, key=lambda name: strengths[name], default="")
        if best and strengths[best] >= needs and not cues.NOT.match(part):
            found.add(meant[best])
    return found


def _labelled(place: Place, question: Question[Any], text: str) -> tuple[str, ...]:
    """The options whose words stand in a text and are not denied there, in the order of the question."""
    plain, found = bare(text), []
    labels = {raw: bare(label) for raw, label in place.labels(question).items() if raw not in (SKIP, "all")}
    for raw, label in sorted(labels.items(), key=lambda each: -len(each[1])):
        short = label.partition("(")[0].rstrip()
        at = plain.find(short)
        if at < 0 or len(short) < 3:
            continue
        if not cues.NOT.search(plain[:at]):
            found.append(raw)
        plain = plain.replace(short, " ")  # what is part of a longer label is not named by itself
    if question.many and cues.excepted(bare(text)):
        out = [raw for raw, label in labels.items() if label.partition("(")[0].rstrip() in bare(text)]
        return tuple(raw for raw in labels if raw not in out) if out else ()
    return tuple(raw for raw in labels if raw in found)
