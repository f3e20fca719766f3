"""Lists: of a question that takes several options, those that a text takes, and those that it leaves out.

Where nothing is left out, what is named is taken, or else what the text speaks for.  Where something is, only what is
wholly understood is taken (signs.py); anything else is asked, because what somebody wants to keep must not be deleted.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.answers.speech import Speech
from bot.chat.reading import cues, denied, list_cues, options, unplaced
from bot.chat.reading.list_words import ALL, ANY, HANDS_OUT, NAMED, REST, TAKES_AWAY, UNTOUCHED
from bot.chat.reading.readings import Place
from bot.chat.reading.signs import Part, Spoken, spoken
from flows.finding import bare, told_one_by_one
from flows.questions import Many

LISTED = 2
"""Numbers that make a list of places; a single one may count something else."""


@dataclass(frozen=True)
class Chosen:
    """What a text takes of a list, as a raw answer; empty where it says nothing of it.  unclear: it leaves something
    out, and nobody can tell what is left."""

    raw: str = ""
    unclear: bool = False


UNCLEAR = Chosen(unclear=True)


def chosen(place: Place, question: Many, text: str, speech: Speech) -> Chosen:
    """The options that a text takes."""
    text = options.of_no_field(text) if options.PROFILE in question.meant() else text
    said = spoken(place, question, text, speech)
    left = _left(place, question, said)
    if left is not None:
        return left
    told = bare(told_one_by_one(text, len(question.options)))
    parts = (told, *cues.SPLIT.split(told)[: options.PARTS])
    if any(question.find(each) for each in parts if each) and list_cues.rules_out_a_place(told):
        return UNCLEAR  # which of the places a no is about, nobody can tell
    if denied.reaches_a_name(place, question, text, speech):
        return UNCLEAR
    if said.of(REST) and said.of(REST)[-1].sign == -1:
        text = said.before_rest
    words = options.named(place, question, text, speech)
    raw = _named(place, question, text, speech)
    return Chosen(raw) if raw else Chosen(unclear=bool(words.denied and not words.options))


def part_of(place: Place, question: Many, text: str, speech: Speech) -> str:
    """What is left where a text leaves something out; empty where it does not, or where that is not clear."""
    left = _left(place, question, spoken(place, question, text, speech))
    return left.raw if left else ""


def revised(
    place: Place, question: Many, before: Collection[str], text: str, speech: Speech
) -> Chosen | None:
    """What an earlier answer is to be where a text takes some and leaves some out: a change of what it names alone, or
    a whole list, where it speaks of all or of the rest.  None where it leaves nothing out, and lets nothing stay."""
    said = spoken(place, question, cues.DISAGREES.sub("", text), speech, again=True)
    wholes = [_whole(each) for each in said.parts if each.kind != NAMED]
    signs = {each.sign for each in (*wholes, *said.of(NAMED))}
    if not (said.unclear or signs & {-1, None, UNTOUCHED}):
        return None
    if len(said.of(NAMED)) < LISTED and not said.options(1) and cues.IN_PLACE_OF.search(text):
        return None  # of two in one breath the one is taken for the other
    unknown = "?" in said.options(0, 1, -1, UNTOUCHED)
    if said.unclear or None in signs or unknown or said.options(1) & said.options(-1):
        return UNCLEAR
    stays = UNTOUCHED in signs
    if not any(each.sign != UNTOUCHED for each in wholes):
        return _with_changes(question, set(before), said)
    left = None if stays or list_cues.SAME.search(text) else _left(place, question, said)
    if left is None or not left.raw:
        return UNCLEAR  # the rest of what was chosen, or the rest of all?
    whole = set(question.options) if left.raw == "all" else set(left.raw.split(","))
    of_chosen = (whole & set(before)) | said.options(1)
    plain = cues.EVERYTHING.search(bare(text)) or of_chosen == whole or not of_chosen
    return left if plain else UNCLEAR


def _with_changes(question: Many, before: set[str], said: Spoken) -> Chosen:
    """An earlier answer with what is named taken or left out, and the others as they were; unclear where a name stands
    there of which nothing is said, or where less may be meant than that."""
    plus, minus = said.options(1), said.options(-1)
    named = [each for each in said.of(NAMED) if each.sign == 0]
    swaps = any(each.negated and each.sign == -1 for each in said.of(NAMED))
    if any(not (each.also or each.contrasted or swaps) for each in named):
        return UNCLEAR
    plus |= {raw for each in named for raw in each.options} - minus
    left = (before | plus) - minus
    only = {each.sign for each in said.of(NAMED) if each.only}
    others = ([set(question.options) - minus] if -1 in only else []) + ([set(plus)] if only & {0, 1} else [])
    return _answer(question, left) if all(each == left for each in others) else UNCLEAR


def names_some(place: Place, question: Many, text: str, speech: Speech) -> bool:
    """Whether a text names any of the options by words or places."""
    return bool(spoken(place, question, text, speech).of(NAMED))


def said_of(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options that a text names by words alone, without being asked for them; empty where it names none, or where
    it leaves some out and it is not clear what is left."""
    found = _said_of(place, question, text, speech)
    return "" if found and unplaced.beside(place, question, found, text, speech) else found


def _said_of(place: Place, question: Many, text: str, speech: Speech) -> str:
    text = options.of_no_field(text) if options.PROFILE in question.meant() else text
    said = spoken(place, question, text, speech)
    left = _left(place, question, said)
    if left is not None and (left.raw or ALL in said.kinds):
        return left.raw or _in_order(question, said.options(1) - said.options(-1, None))
    if denied.reaches_a_name(place, question, text, speech):
        return ""
    words = options.named(place, question, text, speech).options
    if words == {"all"} and not (left and left.unclear):
        return "all"
    return _in_order(question, words - said.options(-1, None))


def listed(question: Many, text: str) -> set[str]:
    """The options in the places that a text lists by number, where all its numbers are places and none is ruled out."""
    digits = told_one_by_one(text, len(question.options))
    if list_cues.rules_out(digits) or cues.EVERYTHING.search(text):
        return set()
    counted = cues.COUNTED_OFF.findall(digits)
    if counted and len(counted) == len(cues.PLACES.findall(digits)):
        return set()  # a list of the person's own
    found = [int(each) for each in cues.PLACES.findall(digits)]
    if len(found) < LISTED or not all(1 <= each <= len(question.options) for each in found):
        return set()
    return {question.options[each - 1] for each in found}


# What is left ---------------------------------------------------------------------------------------------


def _left(place: Place, question: Many, said: Spoken) -> Chosen | None:
    """What is left where a text leaves something out; None where it does not."""
    plus, minus = said.options(1), said.options(-1)
    bare_names = said.options(0) - plus - minus
    wholes = [_whole(each) for each in said.parts if each.kind != NAMED]
    doubted = said.options(None) - minus - plus
    rules_out = minus or said.unclear or any(each.sign in (-1, None) for each in wholes)
    if (
        said.unclear
        or doubted
        or any(each.sign is None for each in wholes)
        or (rules_out and "?" in said.options(0, 1, -1))
    ):
        return UNCLEAR
    if plus & minus and not _taken_back(said):
        return UNCLEAR
    if rests := [each for each in wholes if each.kind == REST]:
        return _with_rest(question, said, rests, plus, minus, bare_names)
    if any(each.kind in (ALL, ANY) and each.sign == -1 for each in wholes):
        return _of_none(question, said, plus - minus, bare_names)
    if any(each.kind == ALL for each in wholes):
        return _of_all(place, question, said, plus, minus, bare_names)
    return _of_some(place, question, said, plus, minus, bare_names)


def _taken_back(said: Spoken) -> bool:
    """Whether what is left out was named before among others that are taken (`1-4 ไม่ลบ 3`): the last word counts."""
    named = said.of(NAMED)
    last = max((n for n, each in enumerate(named) if each.sign == 1), default=-1)
    return all(n > last for n, each in enumerate(named) if each.sign == -1)


def _whole(part: Part) -> Part:
    """All, the rest, or none: that nothing is to be kept is all."""
    if part.kind != ANY:
        return part
    return Part(
        ALL if part.negated and part.sign == 1 else ANY, part.options, part.sign if part.negated else 0
    )


def _with_rest(
    question: Many,
    said: Spoken,
    rests: list[Part],
    plus: Collection[str],
    minus: Collection[str],
    others: Collection[str],
) -> Chosen | None:
    """What is left where the rest is spoken of besides."""
    signs = {each.sign for each in rests}
    taken = {*plus, *others}
    if len(signs) > 1:
        return UNCLEAR
    match signs.pop():
        case -1:
            all_too = any(each.sign in (0, 1) for each in said.of(ALL))
            if not taken and not minus and not all_too and said.before_rest.strip():
                return None  # what stands before it may speak for some
            return _answer(question, taken - set(minus)) if not all_too else UNCLEAR
        case 1 if minus and not others:
            return _answer(question, set(question.options) - set(minus))
        case 1 if plus and not others:
            return UNCLEAR if any(each.only for each in said.of(NAMED)) else Chosen("all")
        case 0 if minus and not taken:
            return _answer(question, set(question.options) - set(minus))
        case 0 if not minus and not any(each.also for each in rests):
            return None  # nothing is said of it
    return UNCLEAR if taken or minus else None


def _of_none(question: Many, said: Spoken, plus: Collection[str], others: Collection[str]) -> Chosen:
    """What is left where all is ruled out: what is wanted all the same."""
    only = {raw for each in said.of(NAMED) if each.only and each.sign in (0, 1) for raw in each.options}
    excepted = any(each.excepted and each.sign == -1 for each in said.parts)
    unsaid = set(others) - only
    return UNCLEAR if unsaid or excepted else _answer(question, {*plus, *only})


def _of_all(
    place: Place,
    question: Many,
    said: Spoken,
    plus: Collection[str],
    minus: Collection[str],
    others: Collection[str],
) -> Chosen | None:
    """What is left of all."""
    named = said.of(NAMED)
    unsaid = {raw for each in named if each.sign == 0 and not each.also for raw in each.options} & set(others)
    if any(each.only and each.sign != -1 and not each.also and each.options - set(minus) for each in named):
        return UNCLEAR if minus else None
    if any(each.contrasted and each.options & unsaid for each in named):
        return UNCLEAR
    if minus:
        if _of_that_one(said):
            return UNCLEAR
        return UNCLEAR if unsaid else _answer(question, set(question.options) - set(minus))
    if named and all(each.also or each.negated for each in named):
        return Chosen("all")
    beside = _bare_beside_all(said) & unsaid and place.flow in (*TAKES_AWAY, *HANDS_OUT)
    return UNCLEAR if beside else None


def _bare_beside_all(said: Spoken) -> set[str]:
    """What is named behind all, without a word of what is to become of it (`delete everything, I … the calendar`)."""
    first = next((n for n, each in enumerate(said.parts) if each.kind == ALL), len(said.parts))
    return {raw for each in said.parts[first:] if each.kind == NAMED for raw in each.options}


def _of_that_one(said: Spoken) -> bool:
    """Whether all may be meant of the one that is left out before it (`อย่าลบรายชื่อในเครื่องให้หมดนะ`)."""
    alls = [n for n, each in enumerate(said.parts) if each.kind == ALL]
    outs = [n for n, each in enumerate(said.parts) if each.sign == -1 and not each.excepted]
    told = any(said.parts[n].sign == 1 for n in alls)
    return bool(outs and alls) and not told and min(outs) < min(alls)


def _of_some(
    place: Place,
    question: Many,
    said: Spoken,
    plus: Collection[str],
    minus: Collection[str],
    others: Collection[str],
) -> Chosen | None:
    """What is left of some that are named."""
    taken = {*plus, *others}
    if minus:
        excepted = any(each.excepted for each in said.parts)
        kept = place.flow in TAKES_AWAY and any(each.only and each.sign == -1 for each in said.parts)
        if not taken and (excepted or kept):
            return _answer(question, set(question.options) - set(minus))
        return _answer(question, taken - set(minus))
    if any(each.negated and each.sign == 1 for each in said.of(NAMED)) and "?" not in taken:
        return _answer(question, taken)
    return None


def _answer(question: Many, left: Collection[str]) -> Chosen:
    raw = _in_order(question, left)
    return Chosen(raw) if raw else UNCLEAR


def _in_order(question: Many, found: Collection[str]) -> str:
    return ",".join(raw for raw in question.options if raw in found)


# What is named --------------------------------------------------------------------------------------------


def _named(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options that a text names, or speaks for, where it leaves none out."""
    plain = bare(text)
    words = options.named(place, question, text, speech)
    if words.options == {"all"}:
        return "all"
    meant = {name: raw for name, raw in question.meant().items() if raw != "all"}
    if not words.options - {"all"} and cues.EVERYTHING.search(plain):
        whole = speech.strength(text, ["all", *meant])
        if whole.get("all", 0.0) >= options.NAMED and whole["all"] >= max(whole.values()) * 0.7:
            return "all"
    if places := listed(question, text):
        return _in_order(question, places | set(words.options) - {options.PROFILE_CLAUSE})
    told = bare(told_one_by_one(text, len(question.options)))
    found = (_in_parts(place, question, told, speech) | set(question.find(told))) - words.denied
    return _in_order(question, found)


def _in_parts(place: Place, question: Many, text: str, speech: Speech) -> set[str]:
    """Options by parts of a sentence: what is named there, or stands in that place, or else by weight."""
    meant = {name: raw for name, raw in question.meant().items() if raw != "all"}
    whole = options.named(place, question, text, speech)
    found = set(whole.options) - {"all"}
    for part in cues.SPLIT.split(bare(text))[: options.PARTS]:
        if not part:
            continue
        here = options.named(place, question, part, speech)
        if here.options or here.denied:
            continue
        needs = options.CLEARLY if found else options.NAMED
        found |= set(question.find(part)) or options.by_weight(meant, part, speech, needs)
    return found
