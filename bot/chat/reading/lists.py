"""Lists: of a question that takes several options, those that a text takes, and those that it leaves out."""

from __future__ import annotations

import re
import unicodedata

from bot.answers.speech import Speech
from bot.chat.reading import cues, options
from bot.chat.reading.readings import Place
from flows.finding import bare
from flows.questions import Many

LISTED = 2
"""Numbers that make a list of places; a single one may count something else."""


def all_but(place: Place, question: Many, text: str, speech: Speech) -> str:
    """What is left of all where a text takes some out (`ทุกหมวดยกเว้นปฏิทิน`, `ทั้งหมด แต่ไม่เอาปฏิทิน`, `ไม่เอาปฏิทิน
    นอกนั้นเอา`); empty where it does not, or names none of them."""
    plain, out = bare(text), set()
    if cut := cues.excepted(plain):
        out = _spoken_of(place, question, cues.REST.split(plain[cut.end() :])[0], speech)
    elif rest := cues.REST.search(plain):
        out = _rest_meant(place, question, plain[: rest.start()], plain[rest.end() :], speech)
    else:
        out = _with_all(place, question, plain, speech) or set()
    return ",".join(raw for raw in question.options if raw not in out) if out else ""


def _with_all(place: Place, question: Many, plain: str, speech: Speech) -> set[str] | None:
    """What is taken out of all behind the word for it (`ทั้งหมด ปฏิทินไม่เอา`); empty where what is named there goes with
    it (`ทั้งหมด โดยเฉพาะปฏิทิน`), None where all is not meant, or something is named that may narrow it."""
    whole = cues.EVERYTHING.search(plain)
    head = plain[: whole.start()] if whole else plain
    if not whole or cues.NOT.search(head) or options.named(place, question, head, speech).options:
        return None
    out: set[str] = set()
    for clause in cues.CLAUSE.split(plain[whole.end() :]):
        words = options.named(place, question, clause, speech)
        places = question.find(cues.OUT_OF_ALL.sub(" ", clause))
        some = (words.options | words.denied | set(places)) - {"all"}
        if not some or cues.GOES_WITH_ALL.search(clause):
            continue
        if not cues.OUT_OF_ALL.search(clause) and not some <= words.denied:
            return None
        out |= some
    return out


def _rest_meant(place: Place, question: Many, head: str, tail: str, speech: Speech) -> set[str]:
    """The options named before `the rest`, where the rest is meant and not they."""
    left = [each.end() for each in cues.LEFT_OUT.finditer(head)]
    if left and left[-1] == len(head.rstrip()):  # `leave the rest`: of those, and not of what is named before
        tail, left = f"{head[left[-1] :]} {tail} leave", left[:-1]
    meant = left and not cues.LEFT_OUT.search(tail)
    return _spoken_of(place, question, head, speech) if meant else set()


def _spoken_of(place: Place, question: Many, text: str, speech: Speech) -> set[str]:
    """The options that a piece of a text speaks of, whether it takes them or rules them out."""
    ruled_out = options.named(place, question, text, speech).denied
    places = question.find(cues.OUT_OF_ALL.sub(" ", text))
    return (_in_parts(place, question, text, speech) | ruled_out | set(places)) - {"all"}


def several(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options named in the parts of a sentence, or what is left of all where some are taken out."""
    if left := all_but(place, question, text, speech):
        return left
    meant = {name: raw for name, raw in question.meant().items() if raw != "all"}
    plain = bare(text)
    if cues.excepted(plain):
        return ""
    if rest := cues.REST.search(plain):
        some = _spoken_of(place, question, plain[: rest.start()], speech)
        if some and cues.LEFT_OUT.search(plain[rest.end() :]):
            return ",".join(raw for raw in question.options if raw in some)
    words = options.named(place, question, text, speech)
    if words.options == {"all"} or (_with_all(place, question, plain, speech) == set() and words.options):
        return "all"
    if not words.options - {"all"} and cues.EVERYTHING.search(plain):
        whole = speech.strength(text, ["all", *meant])
        if whole.get("all", 0.0) >= options.NAMED and whole["all"] >= max(whole.values()) * 0.7:
            return "all"
    if places := listed(question, text):
        return ",".join(
            raw for raw in question.options if raw in places | set(words.options) - {options.PROFILE_CLAUSE}
        )
    taken = cues.NOT_PLACES.sub(" ", plain)
    found = (_in_parts(place, question, taken, speech) | set(question.find(taken))) - words.denied
    return ",".join(raw for raw in question.options if raw in found)


def listed(question: Many, text: str) -> set[str]:
    """The options in the places that a text lists by number, where all its numbers are places."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    digits = cues.NOT_PLACES.sub(" ", re.sub(r"5{3,}", " ", digits))  # 555 is laughter
    if cues.COUNTED_OFF.search(digits) and len(cues.COUNTED_OFF.findall(digits)) == len(
        cues.PLACES.findall(digits)
    ):
        return set()  # a list of the person's own
    if cues.EVERYTHING.search(text):
        return set()
    found = [int(each) for each in cues.PLACES.findall(digits)]
    if len(found) < LISTED or not all(1 <= each <= len(question.options) for each in found):
        return set()
    return {question.options[each - 1] for each in found}


def said_of(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options that a text names by words alone, without being asked for them; empty where it names none."""
    if left := all_but(place, question, text, speech):
        return left
    words = options.named(place, question, text, speech).options
    if words == {"all"}:
        return "all"
    return ",".join(raw for raw in question.options if raw in words)


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
        found |= set(question.find(part)) or options.by_weight(
            meant, part, speech, options.CLEARLY if found else options.NAMED
        )
    return found
