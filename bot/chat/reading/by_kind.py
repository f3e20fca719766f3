"""By kind: what a text of each kind of talk is read as, where the question that waits allows that kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answers.names import WAYS
from bot.chat import case_cues
from bot.chat.reading import (
    cues,
    kinds,
    leaving_cues,
    lists,
    noes,
    options,
    question_cues,
    right_cues,
    wish_cues,
)
from bot.chat.reading.asides import aside, asks_of_option
from bot.chat.reading.dictated import field_asked, is_name
from bot.chat.reading.edits import (
    added_to,
    likeliest_choice,
    other_choice,
    swapped,
    told_besides,
)
from bot.chat.reading.evidence import OWN
from bot.chat.reading.hearing import ASKS_ABOUT, SMALL_TALK, Heard
from bot.chat.reading.readings import (
    About,
    Answered,
    Change,
    Doubt,
    Edits,
    Leaving,
    Reading,
)
from bot.chat.reading.rest import told_in
from bot.chat.reading.slips import ON_SIGNING_UP
from bot.chat.reading.values import old_and_new, told_both, values
from bot.chat.reading.wishes import (
    FIRST,
    FLOW_OF,
    another_field,
    fields_in,
    other_right,
)
from bot.chat.reading.wishes import RIGHT_CLASSES as RIGHTS
from flows import OF_A_TICKET
from flows.finding import phones
from flows.questions import (
    SKIP,
    Choice,
    Code,
    Confirm,
    Email,
    Files,
    Many,
    SharedPhone,
    Text,
)
from flows.talk import sent_in

SURE = 0.5
"""The chance from which it is clear what somebody who cannot answer needs."""
WEAK = 0.2
"""Below this strength an option is offered and not taken."""
PLAIN = 0.3
"""The strength below which it is not plain that a text is small talk and tells nothing."""
EMAILS_WELCOME = (
    "before",
    "after",
    "reach-by",
    "known-by",
    "message",
    "add-text",
    "field-name",
    "behalf-account",
)
"""Open questions that an address may answer."""


def _asks_name(heard: Heard) -> bool:
    """Whether what somebody is called is asked for."""
    return field_asked(heard.base, heard.field) == "name"


def possible_kinds(heard: Heard) -> tuple[str, ...]:
    """The kinds of talk that make sense at the question that waits."""
    beside = {
        kinds.SKIP: heard.question.optional or isinstance(heard.question, Files),
        kinds.EDIT: bool(heard.place.waiting.path),
        kinds.CHANGE: may_change(heard),
    }
    return tuple(kind for kind in kinds.KINDS if beside.get(kind, True))


def for_the_team(heard: Heard) -> bool:
    """Whether a question is asked where a question, or what somebody worries about, is asked for."""
    question = heard.question
    asks = isinstance(question, Text) and question.takes_questions and heard.asked
    return asks and heard.place.waiting.answers.get("about") in ("question", "concern")


def listed_kind(heard: Heard) -> str:
    """The kind of a phrase that an editor has written down, where that is one kind here: it needs no weighing."""
    meant = heard.question.meant()
    found = {
        kinds.ANSWER if name in meant and meant[name] != SKIP else KIND_OF.get(name, "")
        for name in heard.speech.listed(heard.text)
        if name in heard.chances
    }
    return found.pop() if len(found) == 1 else ""


def who_called(heard: Heard) -> Reading | None:
    """At the last look the number of somebody who called is told, and is no change of one that was given."""
    called = phones(heard.text) and case_cues.CALLED.search(heard.plain)
    told = called and isinstance(heard.question, Confirm) and not right_cues.PUTS_RIGHT.search(heard.plain)
    return About("again") if told else None


def part_of_list(heard: Heard) -> Answered | None:
    """Of a list the options that a text takes, where it plainly leaves others out, whatever else it sounds like."""
    question = heard.question
    if not isinstance(question, Many) or heard.asked or heard.puts_off:
        return None
    raw = lists.part_of(heard.place, question, heard.text, heard.speech)
    return heard.answer(raw) if raw else None


def _answered(heard: Heard) -> Reading | None:
    """The answer that a text gives; where it only asks something of an option, what it asks.  What somebody had better
    do is no word for sending what they told."""
    of_options = isinstance(heard.question, Choice | Many | SharedPhone | Code)
    asks_help = isinstance(heard.question, Confirm) and wish_cues.WHAT_TO_DO.search(heard.plain)
    return aside(heard) if asks_help or (of_options and asks_of_option(heard)) else _taken(heard)


def _taken(heard: Heard) -> Reading | None:
    """The answer that a text gives."""
    match heard.question:
        case Text():
            return _in_words(heard)
        case Confirm():
            if leaving_cues.NOT_SENT.search(heard.plain):
                return Leaving()
            if cues.BUT.search(heard.plain) or any(each.isdigit() for each in heard.plain):
                return None  # something of it is not right, or is told anew
            changes = heard.changes or heard.edits(named=True).answers
            return None if changes and not leaving_cues.SENDS.search(heard.plain) else heard.answer("send")
        case Email() as question if "none" in question.choices() and cues.NO_MAILBOX.search(heard.plain):
            return heard.answer("none")
        case Email():
            return None
        case Many() as question:
            several = lists.chosen(heard.place, question, heard.text, heard.speech)
            if several.unclear:
                return About("left-out")
            return heard.answer(several.raw) if several.raw else _option(heard)
    if heard.base.startswith("field-") and len(heard.named.options) > 1:
        return heard.answer(fields_in(heard.place, heard.question, heard.text, heard.speech)[0])
    if heard.base == "more" and (fields := another_field(heard.place, heard.text, heard.speech)):
        return Answered(heard.answer("more").said, likely=True, ahead=fields)
    if heard.base == "more" and cues.NO_MORE.search(heard.plain):
        return heard.answer("enough")
    return _option(heard)


def _in_words(heard: Heard) -> Reading:
    if heard.only_address and not heard.base.startswith(EMAILS_WELCOME):
        return About("again")  # an address comes later, and is no answer here
    if _asks_name(heard) and _lacks_another(heard):
        return About("cannot")
    if (
        heard.base.startswith(("before", "after"))
        and cues.IN_PICTURE.search(heard.plain)
        and not heard.valued
    ):
        return About("process-picture")
    if heard.base == "after-correction" and (other := _other_number(heard)):
        return other
    if heard.base == "before":
        nth = heard.place.waiting.name.partition(".")[2]
        old, new = told_both(heard.field, heard.text) or old_and_new(heard.field, heard.text)
        if old and new:
            return Answered(replace(heard.unread.said, raw=old), ahead={f"after-correction.{nth}": new})
    return heard.unread


def _lacks_another(heard: Heard) -> bool:
    """Whether somebody who is asked for a name tells that they have not got something else."""
    if heard.dictated or not cues.HAS_NOT.search(heard.plain):
        return False
    named = {each.name for each in heard.speech.mentions(heard.text, options.FIELDS_AND_MAIL)}
    return bool(named) and "field-name" not in named


def _other_number(heard: Heard) -> Edits | None:
    """Where what is right is asked for, a number that is said to be the old one."""
    nth = heard.place.waiting.name.partition(".")[2]
    old, new = old_and_new(heard.field, heard.text) if values(heard.field, heard.text) else ("", "")
    return Edits({f"before.{nth}": old}) if old and not new else None


def _option(heard: Heard) -> Reading | None:
    """The option that a text means; where it is not clear which of two, both are offered."""
    meant = heard.question.meant()
    asks = (
        question_cues.DEFINES,
        question_cues.UNCLEAR,
        question_cues.COUNTS,
        question_cues.ASKS_FIRST,
    )
    plainly = heard.asked and not question_cues.POLITE.search(heard.plain)
    if plainly and any(each.search(heard.plain) for each in asks):
        return None  # what an option means, or how two differ
    if heard.base == "duplicate" and heard.asked and not heard.named.options:
        return None  # what becomes of the one or the other
    if heard.base == "copy" and _whence(heard):
        return heard.answer("source")
    if len(heard.named.options) == 1 and not heard.question.many:
        return heard.answer(next(iter(heard.named.options)))
    if heard.named.preferred and _of_ways(heard):
        return heard.answer(heard.named.preferred)
    if heard.base == "copy" and "source" in heard.named.options:  # which is a copy, and where it came from
        unwanted = cues.WHENCE_UNWANTED.search(heard.plain) and "copy" in heard.named.options
        return heard.answer("copy" if unwanted else "source")
    likely = [name for name in heard.chances if name in meant and not _is_no_way(heard, name)]
    if not likely:
        return None
    best, second = likely[0], (*likely, "")[1]
    if heard.question.many and meant[best] in heard.named.denied:
        return About("left-out")  # what is ruled out is never what is meant
    weak = heard.strengths.get(best, 0.0) < WEAK and meant[best] not in heard.named.options
    near = heard.chances.get(second, 0.0) > heard.chances[best] * 0.75
    two = tuple(dict.fromkeys(meant[name] for name in likely[:2]))
    if (weak or near) and len(two) > 1 and not heard.question.many:
        return Doubt(two)
    return None if weak else heard.answer(meant[best])


def _of_ways(heard: Heard) -> bool:
    """Whether it is asked by which way, of those that somebody must have."""
    return isinstance(heard.question, Choice) and all(
        each.startswith(WAYS) for each in heard.question.meant()
    )


def _is_no_way(heard: Heard, name: str) -> bool:
    """Whether an option is a way that somebody says they have not got, or cannot use."""
    return name.startswith(WAYS) and heard.question.meant()[name] in heard.named.denied


def _whence(heard: Heard) -> bool:
    """Whether somebody wants to know where their data came from."""
    wanted = cues.WHENCE.search(heard.plain) and not cues.WHENCE_UNWANTED.search(heard.plain)
    return bool(wanted) and not heard.asked


def _skipped(heard: Heard) -> Reading | None:
    """Nothing is said to a question that may be left out."""
    if heard.dictated or (isinstance(heard.question, Text) and cues.DIGITS.search(heard.text)):
        return None  # some of it is known
    if isinstance(heard.question, Text) and _none_but(heard):
        return heard.unread
    if heard.base in noes.WHERE and noes.tell(heard.text) and not cues.SKIPS_IT.search(heard.plain):
        return None if heard.asked else heard.unread
    if isinstance(heard.question, Text) and cues.KNOWS_SOME.search(heard.plain):
        return None
    if heard.base == "add-text" and not sent_in(heard.place.waiting.answers):
        return Leaving(
            surely=False
        )  # without words there have to be files: nothing to add wants nothing sent
    meant = heard.question.meant()
    skip = next((meant[name] for name in ("skip", "files-none") if name in meant), None)
    return heard.answer(skip) if skip is not None else None


def _none_but(heard: Heard) -> bool:
    """Whether somebody who has not what is asked for tells what there is instead (`ไม่มี แต่มีพยาน`): that is the
    answer."""
    found = cues.NONE_BUT.search(heard.plain)
    behind = found["behind"] if found else ""
    nothing = cues.SKIPS.search(behind) or cues.sends_all(behind) or heard.asked
    return not nothing and bool(told_in(behind))


def _small_talk(heard: Heard) -> Reading:
    """Talk that wants nothing: a word in return, and the question once more."""
    best = max(SMALL_TALK, key=lambda name: heard.chances.get(name, 0.0))
    listed = heard.speech.listed(heard.text)
    faintly = heard.strengths.get(best, 0.0) < PLAIN and not listed
    if _asks_name(heard) and faintly and best != "insult" and cues.ONE_WORD.fullmatch(heard.text):
        return heard.unread
    tells = faintly or (not listed and (is_name(heard.text) or cues.NAMES.search(heard.text)))
    if isinstance(heard.question, Confirm) and tells:
        return About("again")  # it may belong to the case, and is one press away from it
    said = heard.chances.get(best, 0.0) >= WEAK and heard.strengths.get(best, 0.0) >= WEAK
    return About(best if said else "again")


def cannot(heard: Heard) -> Reading:
    """What is asked cannot be given: the option for that, or the ways there are."""
    meant = heard.question.meant()
    if isinstance(heard.question, Confirm) and wish_cues.WHAT_TO_DO.search(heard.plain):
        return About("how")  # there is nothing to be given any more
    if "cannot" in meant and cues.UNABLE.search(heard.plain):
        return heard.answer(meant["cannot"])
    if (
        isinstance(heard.question, Code | SharedPhone | Email)
        and len(heard.named.options) == 1
        and not heard.asked
    ):
        return heard.answer(next(iter(heard.named.options)))  # the way that they name is one of the buttons
    if heard.named.preferred and _of_ways(heard) and not heard.asked:
        return heard.answer(heard.named.preferred)  # another way than the one that cannot be
    likely = {name: heard.chances.get(name, 0.0) for name in ("cannot", "how", "human")}
    best = max(likely, key=lambda name: likely[name])
    return About(best if likely[best] >= SURE else "cannot")


def _left(_: Heard) -> Reading:
    return Leaving()


def _edited(heard: Heard) -> Reading | None:
    """Earlier answers with what is to take their place; empty where it is not clear which.  None where no word of it
    says that anything is changed: what is named in passing, or thanked for, is no edit."""
    if (
        isinstance(heard.question, (Text, Confirm))
        and not heard.changes
        and not cues.POINTS.search(heard.text)
    ):
        return None
    of_now = right_cues.JUST_NOW.search(heard.text) and not ON_SIGNING_UP.search(heard.text)
    if heard.base == "after-correction" and heard.told and not of_now:
        return None  # the one number that is given is what is asked for
    place, text, speech = heard.place, heard.text, heard.speech
    named, instead = heard.edits(named=True), swapped(place, text, speech)
    if named.has_values and named.answers.keys() > instead.answers.keys():
        return named  # more than one thing is changed
    for found in (instead, named, added_to(place, text, speech)):
        if found.has_values:
            return found
    if isinstance(heard.question, Email) and (other := other_choice(place, text, speech)):
        return other
    found = heard.edits()
    told = next(iter(heard.chances), "") == "content" and not heard.asked
    if not found.answers and isinstance(heard.question, Confirm) and told:
        found = told_besides(place.waiting, text) or found
    return found if found.answers else likeliest_choice(place, text, speech)


def another_right(heard: Heard) -> Reading | None:
    """Another right than the one that this form is about: the one that is named and not ruled out.  None where it is
    not clear which."""
    own = OWN.get(heard.place.flow, f"kind-{heard.place.flow}")
    mentions = heard.speech.mentions(heard.text, (*FIRST, own))
    others = {each.name for each in mentions if not each.denied} - {own, f"wish-{heard.place.flow}"}
    others = (
        others - set(RIGHTS)
    ) or others  # for whom, or what happened, goes before what is to be done about it
    if len(others) == 1:
        return Change(FIRST[others.pop()])
    flow = other_right(heard.place.flow, heard.text, heard.speech)
    flow = flow or FLOW_OF.get(heard.place.react(heard.text).label, "")
    return Change(flow) if flow and flow != heard.place.flow else None


def may_change(heard: Heard) -> bool:
    """Whether another form may be meant: not where a right is being chosen, and not at a case."""
    return not heard.chooses_right and heard.place.flow not in OF_A_TICKET


KIND_OF: Mapping[str, str] = {
    **dict.fromkeys((*ASKS_ABOUT, "without", "again", "human"), kinds.QUESTION),
    **dict.fromkeys(SMALL_TALK, kinds.SMALL_TALK),
    **dict.fromkeys(("leave-perhaps", "anew"), kinds.LEAVE),
    "skip": kinds.SKIP,
    "cannot": kinds.CANNOT,
    "edit": kinds.EDIT,
    "change": kinds.CHANGE,
    "content": kinds.ANSWER,
}
"""The kind of each class of talk that is always of one."""
READINGS: Mapping[str, Callable[[Heard], Reading | None]] = {
    kinds.ANSWER: _answered,
    kinds.SKIP: _skipped,
    kinds.SMALL_TALK: _small_talk,
    kinds.QUESTION: aside,
    kinds.CANNOT: cannot,
    kinds.LEAVE: _left,
    kinds.EDIT: _edited,
    kinds.CHANGE: another_right,
}
"""What each kind of talk is read as; None where it makes no sense at this place."""
