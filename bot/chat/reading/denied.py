"""Denied: an option that a text would be taken for and rules out, keeps or forbids.

Whatever a text was read as, by its name, its place or its likelihood: no answer is taken on words that deny it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.answers import denial
from bot.answers.names import UNWANTED, WAYS, Mention
from bot.answers.speech import Speech
from bot.chat.reading import list_cues, options, our_ads
from bot.chat.reading.list_words import TAKES_AWAY
from bot.chat.reading.readings import Place
from flows.finding import evened
from flows.questions import Many

NAMES_ONE = 24
"""Characters below which a text that rules something out says nothing besides."""
WEAK = 0.2
"""Below this strength the rest of a text speaks for nothing."""
SAME = 0.8
"""The share of its strength that a text keeps without a denial that was no part of what it means."""
NEVER_HAD = ("field-",)
"""Options that may be named by not being there (`ไม่มีเมลผม ใส่ให้ด้วย`)."""
NAMED_BY_A_NO = (*UNWANTED, "why-", "goal-pause", "kind-suspension", "kind-withdrawal")
"""Options that are asked for by saying what is not wanted: a no says nothing against them by itself."""
GIVEN = {"why-consent": ("ยินยอม", "consent")}
"""What an option takes back, and is called by as well."""
_NOT_STOPPED = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า)(?:ได้|ต้อง|อยาก|ขอ|ให้|จะ|พัก|เพิ่ง){0,3}(?:หยุด|เลิก|งด|ระงับ|ปิด)\S{0,8}\s?\Z|"
    r"(?:\b(?:not|never|dont)|n't)(?: need to| want to)? (?:stop|block|end)(?:ping)?(?: the| my)?\s?\Z",
    re.I,
)
"""What stands before the name of something unwanted that is not to be stopped."""
_NOT_IT = re.compile(r"\bdo it not\b|\b(?:don't|do not|never) do (?:it|that|this)\b", re.I)
_NOT_DELETED = re.compile(
    r"(?<=\s)(?:อย่า|ห้าม|ไม่ต้อง|บ่ต้อง|\b(?:don't|do not|not) )(?:เพิ่ง)?(?:ลบ|delete\b)(?=\s?(?:/|นะ|ค่ะ|ครับ|$))",
    re.I,
)
"""That nothing is to be deleted, which says nothing where something else is to be done."""
_CLAUSES = re.compile(r"[.,;:!?\n]+|(?<=[ก-๙])\s+(?=[ก-๙])|แต่(?!ละ)|\bbut\b", re.I)


def is_denied(place: Place, raw: str, text: str, speech: Speech) -> bool:
    """Whether a text denies the option that it would be taken for."""
    question = place.waiting.question
    classes = {name for name, each in question.meant().items() if each == raw}
    if any(each.startswith(NEVER_HAD) for each in classes):
        return False
    if not classes or speech.listed(text) & classes or options.exact(place, text) is not None:
        return False
    if "ads-third-party" in classes and our_ads.are_meant(text):
        return True
    plain = evened(denial.parted(speech.in_thai(text)))
    if place.waiting.name.startswith("goal-right") and raw == "yes" and _takes_back(text, plain):
        return True
    everything = speech.named(plain, question.meant())
    if named := [each for each in everything if each.name in classes]:
        return all(_is_ruled_out(plain, each, everything) for each in named)
    if typed := speech.mentions(text, classes):  # in other letters than those that are read
        return all(each.denied for each in typed)
    others = tuple(set(question.meant()) - classes)
    holds_a_no = any(each.startswith((*UNWANTED, *WAYS)) for each in classes)
    if (
        not holds_a_no
        and len(plain) <= NAMES_ONE
        and len(_CLAUSES.split(text)) == 1
        and _any_denied(text, others, speech)
    ):
        return True  # what only rules out one names no other
    if question.find(text) == (raw,) and list_cues.rules_out_a_place(plain):
        return True
    return _by_weight(plain, text, classes, speech)


def _takes_back(text: str, plain: str) -> bool:
    """Whether what is proposed is not to be done, whatever is agreed to before."""
    declined = any(denial.declines(flow, plain) for flow in TAKES_AWAY)
    return declined or _NOT_IT.search(evened(text)) is not None


def reaches_a_name(place: Place, question: Many, text: str, speech: Speech) -> bool:
    """Whether a denial, a doubt or a threat reaches one of the options of a list that a text names: of a row it is said
    of all of them, and nobody can tell which are meant all the same."""
    return any(
        _reaches_one(place, evened(denial.parted(each)), question, speech)
        for each in dict.fromkeys((speech.in_thai(text), text))
    )


def _reaches_one(place: Place, plain: str, question: Many, speech: Speech) -> bool:
    meant = [each for each in question.meant() if each != "all" and not each.startswith(UNWANTED)]
    named = speech.named(plain, meant)
    if named and denial.DOUBTS.search(plain):
        return True
    away = place.flow in TAKES_AWAY
    plain = denial.without_harmless(plain if place.flow == "deletion" else _NOT_DELETED.sub(_as_long, plain))
    reached = [
        each
        for each in named
        if denial.reaches(plain, each.at, each.at + len(each.word))
        or (away and denial.KEPT.match(plain[each.at + len(each.word) :]))
    ]
    return any(not (each.denied and _stands_alone(each, named, plain)) for each in reached)


def _stands_alone(mention: Mention, named: Sequence[Mention], plain: str) -> bool:
    """Whether no other option stands in one row with one that is known to be ruled out.  Rights are called by what is
    done, each by itself."""
    if mention.name.startswith("kind-"):
        return True
    for each in named:
        first, second = sorted((each, mention), key=lambda one: one.at)
        between = plain[first.at + len(first.word) : second.at]
        if each.name != mention.name and not each.denied and not list_cues.AND.sub("", between):
            return False
    return True


def _as_long(found: re.Match[str]) -> str:
    return "." * len(found[0])


def _any_denied(text: str, classes: Collection[str], speech: Speech) -> bool:
    return any(each.denied for each in speech.mentions(text, classes))


def _is_ruled_out(plain: str, mention: Mention, everything: Sequence[Mention]) -> bool:
    """Whether an option that is named is ruled out by the words around it, and not the one that is named next."""
    at, end = mention.at, mention.at + len(mention.word)
    behind = next((each.at for each in everything if each.at >= end and each.name != mention.name), None)
    of_next = behind is not None and denial.BEFORE.search(plain[end:behind]) is not None
    if of_next or mention.denied:
        return not of_next
    if mention.name.startswith(UNWANTED):
        return _NOT_STOPPED.search(plain[max(0, at - denial.REACH) : at]) is not None
    given = mention.word in GIVEN.get(mention.name, ())
    return denial.reaches(plain, at, end) or (given and denial.goes_on(plain, at, end))


def _by_weight(plain: str, text: str, classes: Collection[str], speech: Speech) -> bool:
    """Whether it speaks as much for an option without a denial in it, and no other part of it speaks more."""
    if any(each.startswith(NAMED_BY_A_NO) for each in classes):
        return False
    strength = _strength(plain, classes, speech)
    phrases = [each for name in classes for each in speech.phrases_of(name)]
    for each in denial.forbidding(denial.without_harmless(plain)):
        if denial.is_held_by(each, phrases):
            continue
        without = _strength(plain[: each.start()] + plain[each.end() :], classes, speech)
        if without >= strength * SAME and not _elsewhere(text, classes, speech):
            return True
    return False


def _elsewhere(text: str, classes: Collection[str], speech: Speech) -> bool:
    """Whether a part of the text without any denial speaks for the option, and more than those with one."""
    parts = [evened(each) for each in _CLAUSES.split(speech.in_thai(text)) if each and each.strip()]
    free, denied = 0.0, 0.0
    for each in parts[: options.PARTS]:
        found = next(denial.forbidding(each), None)
        if found is None:
            free = max(free, _strength(each, classes, speech))
        else:
            denied = max(denied, _strength(each[: found.start()] + each[found.end() :], classes, speech))
    return free >= WEAK or free > denied


def _strength(text: str, classes: Collection[str], speech: Speech) -> float:
    return max(speech.strength(text, classes).values(), default=0.0)
