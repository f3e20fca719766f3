"""Wishes: a request told in a sentence: which form it opens, and what of that form's answers it holds already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.names import Mention
from bot.answers.reaction import NOTHING, Reaction
from bot.answers.speech import ASKS, Speech
from bot.answers.thai import shorten
from bot.chat import case_cues
from bot.chat.reading import (
    behalf_cues,
    cues,
    leaks,
    leaving_cues,
    lists,
    options,
    our_ads,
    question_cues,
    right_cues,
    sending_cues,
    wish_cues,
)
from bot.chat.reading.channels import way_told
from bot.chat.reading.dictated import dictated
from bot.chat.reading.readings import Begins, Follows, Place, TakesBack, Wish
from bot.chat.reading.restriction import restricts
from bot.chat.reading.values import address_behind, field_of, old_and_new, values
from flows import FLOWS
from flows.buttons import Press, Start, TakeBack, Topic
from flows.contact import ABOUT
from flows.emails import emails
from flows.finding import bare, evened, phones
from flows.forms_of_rights import CHANGES, RIGHTS, WHAT
from flows.lines import Line
from flows.questions import SKIP, Choice, Many, Question, Row, Text
from flows.request import RECEIVE
from flows.talk import Said, Waiting, run, turn

FLOW_OF = {f"do:{flow}": flow for flow in (*RIGHTS, "behalf", "stranger", "leak", "verify")} | {
    "do:inquiry": "contact"
}
"""The form that a wish opens, by its label in the question bank; for any other wish it is `contact`, so that
nothing is a dead end."""
PROCESS = tuple(
    f"process-{each}"
    for each in (
        "time", "after", "sent", "kept", "hurry", "proof", "call", "later", "filed", "picture", "several", "free",
        "effect", "again", "format", "who",
    )
)  # fmt: skip
"""Questions about how this channel works."""
FIRST = {f"kind-{flow}": flow for flow in RIGHTS} | {
    f"wish-{flow}": flow for flow in ("leak", "behalf", "stranger", "contact", "verify")
}
"""Classes of talk by which a form is asked for in a first message."""
BESIDE = (
    ASKS, "wish-none", "wish-status", "take-back", "go-on", "resume", "files-drop",
    *PROCESS, "thanks", "greeting", "bye", "laugh", "insult", "praise",
    "wait", "human", "means", "how", "sure", "yes", "no", "unsure", "content",
)  # fmt: skip
"""What else it may be."""
TOLD_ALONE = ("wish-leak", "wish-stranger")
"""What need only be told for its form to begin: the form asks first what is wanted, or what to do now."""
BEGUN, CLEAR = 0.5, 0.65
"""Chances: from which a form is begun that the text names, and from which one that it does not name."""
NAMED, DENIED = 0.3, -0.3
"""What a name adds to the strength of a right, and of one that is ruled out."""
LIKELY_NAMED = 0.25
"""The chance from which what a text names is meant, where else it only agrees or tells."""
UNDECIDED = ("yes", "no", "greeting", "content")
"""Classes that say nothing of what is wanted."""
ASKED_BY_A_NO = ("objection", "suspension", "withdrawal")
"""Rights that are asked for by saying what is not wanted any more: it takes more to call them off."""
CALLED_OFF = "do:cancel"
"""The label of what calls something off."""
RIGHT_CLASSES = tuple(f"kind-{flow}" for flow in RIGHTS)
OF_CATEGORIES = ("access", "deletion", "suspension")
"""Rights that are asked for by category: a field is a part of one."""
DATA = tuple(each for each in WHAT.meant() if each not in ("all", options.PROFILE))
"""Classes of data of which one may be named, and not all."""
SURELY = 0.85
"""The confidence from which the question bank answers a polite question, and its buttons lead on."""
LIKELY = 0.35
"""The chance from which a form that was left is taken back."""
PLAINLY = 0.24
"""The strength from which a text speaks for a right that it does not name."""
ASKED_AHEAD = ("copy", "ads", "relation")
"""Choices, besides the fields, that are taken from a message which says them unasked."""
INQUIRIES = ("contact", "leak")
OF_CHANGES = ("correction", "addition")
"""Rights of which one form takes what belongs to the other."""
LOOKS = ("access", "portability")
"""Forms by which somebody gets to see their data."""
HANDED_OUT = ("what-access", "copy", "what-portability")
"""Questions about what is to be handed out, beside which somebody may say how."""
BEFORE_THE_PERIOD = ("what-access", "copy")
"""Questions before that for the time of which the data are."""
FROM_WHEN = ("ตั้งแต่", "ช่วง", "ระหว่าง", "เฉพาะ", "ย้อนหลัง", "since", "from")
"""How a time begins of which data are wanted."""
OPEN = "…"
"""Stands for an answer in words that is still to come."""
AN_APP = 24
"""Characters before a word in which it is said that an app is called so."""
A_HELPLESS = 60
"""Characters above which somebody who cannot choose tells what they want."""
STEPS = 8
"""Questions that are looked at for what a first message says."""


def other_right(flow: str, text: str, speech: Speech) -> str:
    """The right that a text names besides the one of this flow; empty where that is none, or more than one."""
    mentions = speech.mentions(text, RIGHT_CLASSES)
    named = {each.name for each in mentions if not each.denied and each.name != f"kind-{flow}"}
    strengths = speech.strength(text, named or [each for each in RIGHT_CLASSES if each != f"kind-{flow}"])
    best = max(strengths, key=lambda each: strengths[each], default="")
    if len(named) == 1 or (best and strengths[best] >= PLAINLY):
        return (named.pop() if len(named) == 1 else best).removeprefix("kind-")
    return ""


def called_off(text: str, reaction: Reaction, speech: Speech) -> frozenset[str] | None:
    """The kinds of request that a text does not want any more; empty where it does not say which, None where it calls
    nothing off.  `reaction` is what the question bank makes of it."""
    if case_cues.NOT_YET.search(text) or case_cues.UNDOES.search(text) or phones(text) or restricts(text):
        return None
    plain, off = speech.plain(text), reaction.label == CALLED_OFF
    if question_cues.WHAT_IF.search(plain):
        return None
    asks = question_cues.asked(plain) and not question_cues.POLITE.search(plain)
    if _wanted_anew(text, speech) or (not off and (asks or not case_cues.CALLS_OFF.search(text))):
        return None
    meant = {name: name.removeprefix("kind-") for name in RIGHT_CLASSES} | dict(ABOUT.meant())
    mentions = [each for each in speech.mentions(text, meant) if _is_a_kind(each, text)]
    denied = {meant[each.name] for each in mentions if each.denied}
    named = {meant[each.name] for each in mentions if not each.denied}
    if denied & named:
        return None  # of what was asked for one part is ruled out, and another is not
    kinds = denied or named or ({"portability"} if wish_cues.NO_MOVING.search(plain) else set())
    if not off:
        kinds -= set(ASKED_BY_A_NO)
    return frozenset(kinds) if off or kinds else None


def kinds_named(text: str, speech: Speech) -> frozenset[str]:
    """The kinds of request, and of matters for the team, that a text names."""
    meant = {name: name.removeprefix("kind-") for name in RIGHT_CLASSES} | dict(ABOUT.meant())
    return frozenset(meant[each.name] for each in speech.mentions(text, meant) if _is_a_kind(each, text))


def called_off_in_part(text: str, speech: Speech) -> frozenset[str] | None:
    """The kinds of request of which a part is not wanted any more, and the rest is, or a datum is named; empty where it
    does not say which kind, None where nothing is called off so."""
    told = (case_cues.NOT_TAKEN_BACK, case_cues.KEEPS_IT, case_cues.WHAT_IF_TAKEN_BACK, case_cues.UNDOES)
    plain = speech.plain(text)
    part = bool(case_cues.PART_OFF.search(text) or _datum_off(text, speech))
    off = part or case_cues.CALLS_OFF.search(text) or case_cues.TAKES_BACK.search(text)
    if not off or any(each.search(text) for each in told) or question_cues.WHAT_IF.search(plain):
        return None
    if question_cues.asked(plain) and not wish_cues.WHETHER.search(plain):
        return None
    kinds = frozenset(each.name.removeprefix("kind-") for each in speech.mentions(text, RIGHT_CLASSES))
    fields = options.FIELDS_AND_MAIL if kinds & set(OF_CATEGORIES) else ()
    one = not case_cues.WHOLE.search(text) and speech.mentions(text, (*DATA, *fields))
    return kinds if part or one or case_cues.THE_REST.search(text) else None


def _datum_off(text: str, speech: Speech) -> bool:
    """Whether a datum is done with that a text names; where all is taken back, or the work on it is to end, it only
    tells why."""
    if case_cues.WHOLE.search(text) or case_cues.WORK_OFF.search(text):
        return False
    return bool(case_cues.DATUM_OFF.search(text) and speech.mentions(text, (*DATA, *options.FIELDS_AND_MAIL)))


def stays_as_it_is(text: str) -> bool:
    """Whether a case that is being withdrawn is not to be, and nothing is said besides."""
    plain = bare(text)
    said = case_cues.NOT_WITHDRAWN.search(plain) and not question_cues.asked(plain)
    return bool(said) and case_cues.BESIDE_STAYING.sub("", case_cues.NOT_WITHDRAWN.sub("", plain)) == ""


def is_wanted_back(text: str) -> bool:
    """Whether whoever is withdrawing a case changes their mind and wants it back, though they ask for it; whether they
    still could at another time is a question."""
    changed = case_cues.CHANGED_MIND.search(text) and case_cues.BROUGHT_BACK.search(text)
    return bool(changed) and not case_cues.LATER_ON.search(text)


def goes_on_in_part(text: str) -> bool:
    """Whether a text that is told where a case is being withdrawn says that it is not to be, or that some of it is
    wanted still, beside other things."""
    if question_cues.asked(bare(text)):
        return False
    rest = case_cues.THE_REST.search(text) and not case_cues.TAKES_BACK.search(text)
    gives_up = leaving_cues.GIVES_UP.search(text) or wish_cues.LEAVES_IT.search(text)
    besides = case_cues.NOT_WITHDRAWN.sub(" ", text)
    stays = besides != text and case_cues.TOLD_BESIDES.search(besides)
    return bool(stays or case_cues.PART_OFF.search(text) or (rest and not gives_up))


def _is_a_kind(mention: Mention, text: str) -> bool:
    """Whether a kind of request is named: what is taken back is a consent only where that is said."""
    return mention.name != "kind-withdrawal" or bool(wish_cues.CONSENT.search(text))


def _wanted_anew(text: str, speech: Speech) -> bool:
    """Whether something is asked for in its place, besides what was asked for before (`เรื่องขอลบ`)."""
    now = wish_cues.ASKED_BEFORE.sub(" ", text)
    thai = any(_requested(cue, speech.plain(now)) for cue in wish_cues.REQUESTS.values())
    english = any(_requested(cue, now) for cue in wish_cues.ENGLISH_REQUESTS.values())
    return thai or english or bool(wish_cues.ASKED_FOR.search(now))


def rights_asked(text: str, speech: Speech) -> tuple[str, ...]:
    """The rights that a text asks for, each in a part of its own, in their order; none where it asks a question."""
    found: list[str] = []
    for told in wish_cues.PARTS.split(" ".join(text.split()))[:STEPS]:
        part = wish_cues.HOW_IT_IS_DONE.sub("", wish_cues.BEFORE_IT.sub(" ", told))
        mentions = speech.mentions(part, RIGHT_CLASSES)
        named = {each.name.removeprefix("kind-") for each in mentions if not each.denied}
        named = {"portability"} if wish_cues.MOVES.search(part) and not named else named
        named = {"access"} if named == set(LOOKS) else named  # to see them comes first, wherever they go then
        named |= {flow for flow, cue in wish_cues.ALONE.items() if cue.fullmatch(bare(part))}
        if not wish_cues.NO_ADS.search(part):
            named -= {"objection"}
        if cues.WHENCE.search(part) and not cues.WHENCE_UNWANTED.search(part):
            named |= {"access"}  # where their data came from is part of what they may see
        elif wish_cues.SEES_FIRST.search(told):
            named |= {"access"}
        elif question_cues.asked(part) and not question_cues.POLITE.search(part):
            continue
        found += named or _spoken_for(part, speech) if len(named) < 2 else ()
    return tuple(dict.fromkeys(found))


def _spoken_for(part: str, speech: Speech) -> set[str]:
    """The right that a part of a text surely speaks for, and does not name."""
    strengths = speech.strength(part, RIGHT_CLASSES)
    best = max(strengths, key=lambda each: strengths[each], default="")
    surely = best and strengths[best] >= BEGUN and cues.WANTS.search(part)
    return {best.removeprefix("kind-")} if surely else set()


def besides(flow: str, text: str, speech: Speech) -> tuple[str, ...]:
    """The rights that a text asks for besides what the form of this flow is about."""
    if flow not in (*RIGHTS, *INQUIRIES) or behalf_cues.has_died(speech.plain(text)):
        return ()  # what is asked for somebody who has died is for the team
    own = OF_CHANGES if flow in OF_CHANGES else (flow,)
    return tuple(each for each in rights_asked(text, speech) if each not in own)


def wished(
    text: str,
    reaction: Reaction,
    speech: Speech,
    offers: Sequence[Press],
    *,
    left: bool = False,
    files: bool = False,
) -> Wish | None:
    """What a text outside any form asks for that the question bank does not tell; None where it asks for nothing.

    `reaction` is what the question bank makes of it, `offers` what the last message offers, `left` whether there is
    a form that was left, `files` whether files came that are for nothing yet.
    """
    text = shorten(text)
    plain = speech.plain(text)
    chances, named = _weighed(text, speech, (*FIRST, *BESIDE))
    best, chance = next(iter(chances.items()), ("", 0.0))
    likeliest = max(named, key=lambda each: chances.get(each, 0.0), default="")
    if chances.get(likeliest, 0.0) >= LIKELY_NAMED and best in (likeliest, *UNDECIDED):
        best, chance = likeliest, max(chance, BEGUN)
    if _wanted_back(plain, chances, offers, left=left):
        return TakesBack()
    dropped = any(not each.denied for each in speech.mentions(text, ("files-drop",)))
    dropped = dropped or bool(cues.DROPS.search(plain))
    if files and (dropped or (best == "files-drop" and chance >= LIKELY)):
        return Follows("files-drop")
    if left and question_cues.asked(plain) and question_cues.WAS_TOLD.search(plain):
        return Follows("process-sent")
    if (question_cues.asked(plain) and question_cues.DEFINES.search(plain)) or wish_cues.ASKS_ABOUT.search(
        plain
    ):
        return None  # two things are told from one another; another question than the one that was answered
    if wish_cues.OBJECTS.search(plain) and not wish_cues.OF_ADS.search(plain):
        return (
            None  # what comes nearest to that right stands in the answer, and what is named is not to be seen
        )
    if flow := _asked_for(text, plain, named, speech) or _first_of_several(text, plain, reaction, speech):
        return Begins(flow)
    if best in FIRST and chance >= (BEGUN if best in named else CLEAR) and _wants(best, plain):
        return _begun(best, text, plain, reaction, offers, named=best in named)
    if (best == "wish-status" and chance >= CLEAR and reaction.confidence < CLEAR) or (
        case_cues.EACH_CASE.search(text)
    ):
        return Follows("wish-status")
    if case_cues.asks_when(text):
        return Follows("process-time")
    if best in PROCESS and chance >= BEGUN and (reaction.label == "choose" or reaction.confidence < CLEAR):
        return Follows(best)
    wants_help = not named and _cannot_choose(plain, reaction, offers)
    return Begins("choose") if wants_help else None


def _cannot_choose(plain: str, reaction: Reaction, offers: Sequence[Press]) -> bool:
    """Whether somebody cannot tell which request they need, and says nothing of what they want; of topics that were
    offered they are to choose one of these."""
    topics = any(isinstance(each, Topic) for each in offers)
    says = len(plain) <= A_HELPLESS and wish_cues.CHOOSE_FOR_ME.search(plain)
    return bool(says) and not topics and not reaction.label.startswith("do:")


def _first_of_several(text: str, plain: str, reaction: Reaction, speech: Speech) -> str:
    """The first of several rights that are asked for in one breath; empty where they are only spoken of."""
    wanted = wish_cues.HOW_IT_IS_DONE.sub("", plain)  # how it is done may be asked behind it
    asks = question_cues.asked(wanted) or wish_cues.COMPARES.search(wanted)
    if (reaction.label.startswith("do:") and not wish_cues.deeds(text)) or not cues.WANTS.search(plain):
        return ""
    if asks and not cues.WHENCE.search(plain):
        return ""
    asked = rights_asked(text, speech)
    return asked[0] if len(asked) > 1 and not _denies(speech, text) else ""


def _begun(
    best: str, text: str, plain: str, reaction: Reaction, offers: Sequence[Press], *, named: bool
) -> Begins | None:
    """The form of a class by which it is asked for; None where it is a question that the bank answers."""
    polite = question_cues.POLITE.search(plain)
    parts = plain.split()  # Thai writes a space where a clause ends
    what_there_is = any(wish_cues.ASKS_WHAT.search(each) and not cues.WANTS.search(each) for each in parts)
    what_they_do = best == "wish-stranger" and wish_cues.WHAT_TO_DO.search(plain)
    asks = question_cues.asked(plain) or wish_cues.ENGLISH_ASKS.search(text)
    asked = (asks or what_there_is or what_they_do) and not polite
    offered = any(isinstance(each, Start) and each.flow == FIRST[best] for each in offers)
    if offered and FIRST[best] == "contact":
        return None  # the question that was offered to the team goes there, and not these words
    whether = asked or wish_cues.RESTATED.search(text)
    if best == "wish-leak" and whether and not wish_cues.WHAT_TO_DO.search(plain):
        return None  # whether it may leak, and not that it has
    if best == "wish-leak" and wish_cues.ACCUSES.search(plain) and not wish_cues.LEAKED.search(plain):
        return Begins("contact")  # somebody is complained of
    known = 0.0 if reaction.label.startswith("do:") else reaction.confidence
    only_asks = not named or not cues.WANTS.search(plain) or FIRST[best] == "objection"
    answered = bool(asked) and (known >= BEGUN or only_asks)
    may_i = bool(question_cues.ASKED_LAST.search(plain)) and known >= SURELY
    return None if (answered or may_i) and not offered else Begins(FIRST[best])


def _wanted_back(plain: str, chances: Mapping[str, float], offers: Sequence[Press], *, left: bool) -> bool:
    """Whether the form that was left is wanted again."""
    if left and wish_cues.LEFT_OPEN.search(plain):
        return True
    offered = any(isinstance(each, TakeBack) for each in offers)
    if wish_cues.LEAVES_IT.search(plain):
        return False
    if (offered or left) and wish_cues.TAKES_BACK.search(plain):
        return True
    likely = _takes_back(chances) and not leaving_cues.UNWANTED.search(plain)
    return likely and (offered or (left and bool(leaving_cues.GOES_ON.search(plain))))


def _asked_for(text: str, plain: str, named: set[str], speech: Speech) -> str:
    """The form that is asked for in so many words; empty where it is a question, or not plain which one."""
    died = behalf_cues.has_died(plain)
    if died and (_wants_done(plain, named) or behalf_cues.FOR_ANOTHER.search(plain)):
        return "contact"
    if _requested(wish_cues.REPORTS_LEAK, plain):
        return "leak"
    if wish_cues.NO_ACCOUNT.search(text) and _wants_done(text, named):
        return "stranger"
    asks = question_cues.asked(plain) or wish_cues.ASKS_WHAT.search(plain)
    if wish_cues.NO_ACCOUNT.search(text) and leaks.is_told(text) and not asks:
        return "leak"  # whoever has no account here tells of it too, and may want nothing else
    another = behalf_cues.FOR_ANOTHER.search(plain) or _of_a_child(text, plain, named)
    another = another or _of_who_cannot(plain, named)
    if another and not question_cues.asked(plain):
        return "behalf"
    # How it is done may be asked behind it; that it is for a child stands in what is wanted.
    if behalf_cues.ALL_OF_A_CHILD.search(plain) and not question_cues.POLITE.search(plain):
        return "behalf"
    if is_not_to_be_used(plain):
        return "suspension"
    if wish_cues.ASKS_TO_SEE.search(plain) and not _denies(speech, text):
        return "access"
    polite = not question_cues.asked(plain) or question_cues.POLITE.search(plain)
    if polite and (wish_cues.REQUESTS["objection"].search(plain) or wish_cues.OFF_THE_LIST.search(plain)):
        return "objection"
    found = {flow for flow, cue in wish_cues.REQUESTS.items() if _requested(cue, plain)}
    found |= {flow for flow, cue in wish_cues.ENGLISH_REQUESTS.items() if _requested(cue, text)}
    if not found and ((not question_cues.asked(plain) and _told_wrong(text, speech)) or tells_both(text)):
        return "correction"
    if found and not wish_cues.OF_DATA.search(text):
        return ""  # something else is to be changed or deleted
    one = len(found) == 1 and not (named - set(RIGHT_CLASSES)) and not _denies(speech, text)
    return found.pop() if one else ""


def is_not_to_be_used(plain: str) -> bool:
    """Whether an evened text says that data are not to be used, and of no consent that was given before."""
    said = wish_cues.NOT_USED.search(plain) and not question_cues.asked(plain)
    return bool(said) and not wish_cues.ONCE_ALLOWED.search(plain)


def _wants_done(plain: str, named: set[str]) -> bool:
    """Whether something is to be done with data."""
    asks = named & set(RIGHT_CLASSES)
    requests = (*wish_cues.REQUESTS.values(), *wish_cues.ENGLISH_REQUESTS.values())
    return bool(asks) or any(_requested(cue, plain) for cue in requests)


def _of_a_child(text: str, plain: str, named: set[str]) -> bool:
    """Whether something is to be done with the data of a child: only who answers for it can ask."""
    told = behalf_cues.OF_A_CHILD.search(text) and behalf_cues.CHILD.search(text)
    return (
        bool(told)
        and _wants_done(plain, named)
        and not named & {"wish-leak", "wish-stranger", "wish-contact"}
    )


def _of_who_cannot(plain: str, named: set[str]) -> bool:
    """Whether something is to be done with the data of somebody near who cannot ask for it."""
    told = behalf_cues.CANNOT_ACT.search(plain) and not behalf_cues.OF_ONES_OWN.search(plain)
    return bool(told) and _wants_done(plain, named)


def _requested(cue: re.Pattern[str], text: str) -> bool:
    """Whether a request stands in it that is not part of a question; a question may stand before it."""
    found = cue.search(text)
    return found is not None and not question_cues.asked(text[found.start() :])


def _told_wrong(text: str, speech: Speech) -> bool:
    """Whether it tells what is wrong of what is recorded: a field that is named, or one number for another."""
    fields = any(not each.denied for each in speech.mentions(text, options.FIELDS))
    return bool(
        (fields and wish_cues.STILL_WRONG.search(text))
        or (phones(text) and wish_cues.NEW_NUMBER.search(text))
    )


def tells_both(text: str) -> bool:
    """Whether one number or address is told for another: nobody only asks about that."""
    told = {"phone": phones(text), "email": emails(text)}
    pairs = (old_and_new(field, text) for field, found in told.items() if len(found) == 2)
    return any(old and new for old, new in pairs) and bool(wish_cues.ONE_FOR_ANOTHER.search(text))


def _denies(speech: Speech, text: str) -> bool:
    """Whether a right is ruled out: then it is not plain which one is meant."""
    return any(each.denied for each in speech.mentions(text, RIGHT_CLASSES))


def _wants(best: str, plain: str) -> bool:
    """Whether something is to be done: what is only told is answered, and what is not wanted names a right."""
    unwanted = best in RIGHT_CLASSES and leaving_cues.UNWANTED.search(plain)
    return bool(best in TOLD_ALONE or unwanted or cues.WANTS.search(plain))


def _takes_back(chances: Mapping[str, float]) -> bool:
    back = chances.get("take-back", 0.0) + chances.get("go-on", 0.0) + chances.get("resume", 0.0)
    return back >= LIKELY or next(iter(chances), "") == "take-back"


def _weighed(text: str, speech: Speech, possible: Iterable[str]) -> tuple[dict[str, float], set[str]]:
    """The chances of the classes, those that are named in the text likelier; and which are named."""
    mentions = speech.mentions(text, FIRST)
    named = {each.name for each in mentions if not each.denied}
    denied = {each.name for each in mentions} - named
    if behalf_cues.OF_MY_OWN.search(text):
        named, denied = named - {"wish-behalf"}, denied | {"wish-behalf"}
    others = named - set(RIGHT_CLASSES)
    if others:
        named = others  # for whom, or what happened, goes before what is to be done about it
    elif len(named) > 1:
        named = set()  # two rights in one sentence are compared, or one is told from the other
    chances, _ = speech.weigh(
        text, tuple(possible), dict.fromkeys(named, NAMED) | dict.fromkeys(denied, DENIED)
    )
    return chances, named


def inquiry_of(text: str, speech: Speech) -> str:
    """What kind of inquiry a text reads like: `leak`, `complaint`, `concern`, or else `question`."""
    meant = ABOUT.meant()
    mentions = [each.name for each in speech.mentions(text, meant) if not each.denied]
    lifts = dict.fromkeys(mentions, NAMED)
    chances, _ = speech.weigh(text, [*meant, "content"], lifts)
    chances.pop("content", None)
    best = next(iter(chances), "about-question")
    return meant[best] if best in mentions or chances[best] >= CLEAR else "question"


@dataclass(frozen=True)
class Listener:
    """What a first message is read with."""

    speech: Speech
    say: Callable[[Line], str]


def answers_in(flow: str, text: str, listener: Listener) -> dict[str, str]:
    """The answers of a form that stand in the message that asks for it, by the names of their questions.

    The form is walked from its first question for as long as the text answers.  A question on which no other hangs
    is passed over to look behind it, and stays open.
    """
    found: dict[str, str] = {}
    passed: dict[str, str] = {}
    for _ in range(STEPS):
        waiting = run(turn(FLOWS[flow], {**found, **passed}))
        if not isinstance(waiting, Waiting):
            break
        raw = _value(flow, waiting, text, listener)
        if raw:
            found[waiting.name] = raw
            found |= ahead(_place(flow, waiting, listener), raw, text, listener.speech)
        elif waiting.question.optional:
            passed[waiting.name] = SKIP
        elif isinstance(waiting.question, Many):
            passed[waiting.name] = waiting.question.options[0]
        elif waiting.name.startswith("after-correction"):
            passed[waiting.name] = OPEN  # another field may be told of behind it
        else:
            break
    if flow == "objection" or found.get("goal") == "ads" or "objection" in found.get("rights", "").split(","):
        found |= way_told(text)
    if flow in RIGHTS and RIGHTS[flow].hands_out:
        place = _place(flow, Waiting({}, "receive", (), RECEIVE), listener)
        named = options.named(place, RECEIVE, text, listener.speech).options
        found |= {"receive": next(iter(named))} if len(named) == 1 else _by_post(place, text, listener.speech)
    return found


def rows_of(flow: str, answers: Mapping[str, str]) -> tuple[Row, ...]:
    """What of these answers will stand in the summary, also behind questions that are still open."""
    walked = dict(answers)
    rows: tuple[Row, ...] = ()
    for _ in range(2 * STEPS):
        waiting = run(turn(FLOWS[flow], walked))
        if not isinstance(waiting, Waiting):
            break
        rows = tuple(row for row in waiting.rows if row.names and all(name in answers for name in row.names))
        if waiting.question.optional:
            walked[waiting.name] = SKIP
        elif isinstance(waiting.question, Text):
            walked[waiting.name] = OPEN
        else:
            break
    return rows


def fields_in(place: Place, question: Question[Any], text: str, speech: Speech) -> tuple[str, ...]:
    """The fields of a profile that a text names, each once, in the order in which it names them; the one that is
    to come first (`เริ่มที่เบอร์ก่อน`) before the others.  Old and new values name no fields."""
    meant = question.meant()
    text = " ".join(text.split())
    besides_it = wish_cues.WHERE_IT_WAS.sub(" ", wish_cues.ONLY_THERE.sub(" ", text))
    text = besides_it if speech.mentions(besides_it, meant) else text
    without_lost = wish_cues.SHUT_OUT.sub(" ", text)
    if any(each.wrong and not each.denied for each in speech.mentions(without_lost, meant)):
        text = without_lost  # what cannot be opened any more tells why, where another datum is to be changed
    both = right_cues.FROM_TO.search(text)
    found = speech.mentions(text[: both.start("old")] if both else text, meant)
    plain = evened(text)
    right = [each for each in found if options.is_right(each, plain)]
    named_so = _not_shown([each for each in found if not each.denied and each not in right], plain)
    mentions = [meant[each.name] for each in _wrong(named_so)]
    first = wish_cues.BEGINS_WITH.search(text)
    if first and (begun := speech.mentions(first[1], meant)):
        mentions.insert(0, meant[begun[0].name])
    named = options.named(place, question, text, speech).options
    if len(set(mentions)) > 1 and wish_cues.SENT_PICTURE.search(text):
        mentions = [
            each for each in mentions if each != "picture"
        ]  # what was sent, and not what is to be changed
    if cues.BIRTH_DATE.search(text) and not cues.AN_AGE.search(text) and "age" in (*mentions, *named):
        mentions = ["other" if each == "age" else each for each in mentions] or ["other"]
        return tuple(dict.fromkeys(mentions))
    return tuple(dict.fromkeys(each for each in mentions if each != "other")) or tuple(named)


def _not_shown(named: Sequence[Mention], plain: str) -> Sequence[Mention]:
    """Without what only tells how another datum is shown (`นายจ้างยังขึ้นชื่อคลินิกเดิม`, `ยังขึ้นชื่อคลินิกเดิมตรงนายจ้าง`): that is
    a value, and no datum that is wrong besides."""
    kept: list[Mention] = []
    is_shown = False
    for before, each in zip([None, *named], named, strict=False):
        between = plain[before.at + len(before.word) : each.at] if before else ""
        is_shown = before is not None and bool(
            wish_cues.SHOWS_AS.fullmatch(between) or (is_shown and wish_cues.OF_IT.fullmatch(between))
        )
        if is_shown:
            continue
        shown = before is not None and wish_cues.SHOWS.search(plain[: before.at])
        if shown and kept and wish_cues.AT_FIELD.search(between):
            kept.pop()
        kept.append(each)
    return kept


def _wrong(named: Sequence[Mention]) -> Sequence[Mention]:
    """Of several data those that are said to be wrong, with what is named in one breath with them: the others only
    tell how that came (`ลาออกจากโรงเรียนเดิม แก้ที่อยู่ให้ที`).  All of them where nothing is said of any."""
    groups: list[list[Mention]] = []
    for each in named:
        if groups and each.joined:
            groups[-1].append(each)
        else:
            groups.append([each])
    wrong = [each for group in groups if any(one.wrong for one in group) for each in group]
    return wrong or named


def another_field(place: Place, text: str, speech: Speech) -> dict[str, str]:
    """Where it is asked whether there is more: the fields that a text names besides those given, in order."""
    kind, _, nth = place.waiting.name.removeprefix("more.").rpartition("-")
    asked = next(
        (each for each in reversed(place.waiting.path) if each.name.startswith(f"field-{kind}")), None
    )
    if asked is None or not nth.isdecimal():
        return {}
    given = {each.raw for each in place.waiting.path if each.name.startswith(f"field-{kind}")}
    given |= {"other"} if cues.NO_MORE.search(bare(text)) else set()  # all else is as it is to be
    fields = [each for each in fields_in(place, asked.question, text, speech) if each not in given]
    return _fields_from(kind, int(nth) + 1, fields, text)


def _fields_from(kind: str, first: int, fields: Sequence[str], text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for n, field in enumerate(fields[: CHANGES + 1 - first], first):
        found |= {f"field-{kind}.{n}": field} | ({f"more.{kind}-{n - 1}": "more"} if n > first else {})
        found |= called_so(kind, n, field, text)
    return found


def called_so(kind: str, nth: int, field: str, text: str) -> dict[str, str]:
    """What a field is called that the profile has none for, where the text says so (`วันเกิด`)."""
    born = cues.BIRTH_DATE.search(text) if field == "other" else None
    return {f"field-name.{kind}-{nth}": born[0]} if born else {}


def ahead(place: Place, raw: str, text: str, speech: Speech) -> dict[str, str]:
    """What a text that gives this answer says besides: more fields to be changed, the address behind a choice."""
    waiting = place.waiting
    base, _, nth = waiting.name.partition(".")
    if base.startswith("field-") and nth.isdecimal():
        kind, first = base.removeprefix("field-"), int(nth)
        others = [each for each in fields_in(place, waiting.question, text, speech) if each != raw]
        found = _fields_from(kind, first + 1, others, text)
        called = called_so(kind, first, raw, text)
        return called | ({f"more.{kind}-{first}": "more", **found} if found else {})
    by_post = _by_post(place, text, speech) if base in (*HANDED_OUT, "receive") else {}
    period = _period(text) if base in BEFORE_THE_PERIOD else ""
    if period != SKIP and not period.startswith(FROM_WHEN):
        period = ""  # when something was may be why it is asked for
    if by_post or period:
        return {name: told for name, told in by_post.items() if name != base} | (
            {"period": period} if period else {}
        )
    if isinstance(waiting.question, Choice):
        return address_behind(place.flow, waiting.answers, Said(raw, waiting.name), text)
    return {}


def _period(text: str) -> str:
    """Of which time somebody wants their data, where they say so before it is asked; empty where they do not."""
    period = cues.PERIOD.search(text)
    if period is not None:
        return period[0].strip()
    return SKIP if cues.ALL_TIME.search(text) else ""


def _by_post(place: Place, text: str, speech: Speech) -> dict[str, str]:
    """That what is handed out is to come by post, and where to, where a text says so unasked."""
    receive = replace(place, waiting=Waiting({}, "receive", (), RECEIVE))
    named = options.named(receive, RECEIVE, text, speech).options
    if named - {"post"} or not (named or sending_cues.BY_POST.search(text)):
        return {}
    house = sending_cues.HOUSE.search(text)
    address = dictated("letter", text) or (house[0].strip() if house else "")
    return {"receive": "post"} | ({"post-address": address} if address else {})


def told_of_field(field: str, text: str, speech: Speech) -> tuple[str, str]:
    """What is recorded of a field and what is right, out of the part of a text that is about it; empty where that says
    neither."""
    told = said_of_field(field, text, speech)
    old, new = old_and_new(field, told)
    new = new or (dictated(field, told) if told != text else "")
    if field not in ("phone", "email", "other") and (phones(f"{old} {new}") or emails(f"{old} {new}")):
        return "", ""  # a number is nobody's title
    return old, "" if cues.ANOTHER_ONE.match(new) else new


def said_of_field(field: str, text: str, speech: Speech) -> str:
    """The part of a text that is about a field: between its name and that of the next one.  All of it where it names no
    other."""
    named = [each for each in speech.named(text, options.FIELDS_AND_MAIL) if not each.denied]
    own = next((each for each in named if each.name == f"field-{field}"), None)
    if own is None or all(each.name == own.name for each in named):
        return text
    plain = evened(text)
    behind = min(
        (each.at for each in named if each.at > own.at and each.name != own.name), default=len(plain)
    )
    return plain[own.at + len(own.word) : behind].strip()


def _without_its_name(text: str, question: Many, speech: Speech) -> str:
    """A text without the words that are part of what the app is called (`แอปนามบัตร`), where somebody says that they use
    it, or asks what there is at all: they choose no category."""
    plain = evened(text)
    if not (wish_cues.USES_IT.search(text) or question_cues.WHAT_IS_HELD.search(plain)):
        return text
    named = speech.mentions(text, question.meant())
    for each in reversed(named):
        before, behind = plain[: each.at], plain[each.at + len(each.word) :]
        app = wish_cues.AN_APP_BEFORE.search(before[-AN_APP:])
        if app or wish_cues.AN_APP_BEHIND.match(behind):
            plain = f"{before.removesuffix(app['called'] if app else '')} {behind}"
    return plain if len(speech.mentions(plain, question.meant())) < len(named) else text


def _place(flow: str, waiting: Waiting, listener: Listener) -> Place:
    return Place(flow, waiting, listener.say, _no_reaction)


def _no_reaction(_: str) -> Reaction:
    return NOTHING


def _value(flow: str, waiting: Waiting, text: str, listener: Listener) -> str:
    """What a text says in answer to a question that was not asked yet; empty where it says nothing."""
    question, place = waiting.question, _place(flow, waiting, listener)
    base = waiting.name.partition(".")[0]
    match question:
        case Many() if base.startswith("what-"):
            # What was lost by which somebody could be reached says why they ask, and not what for.
            told = cues.LOST_WAY.sub(" ", text) if flow in LOOKS else text
            told = _without_its_name(told, question, listener.speech)
            return lists.said_of(place, question, told, listener.speech)
        case Choice() if base.startswith("field-"):
            fields = fields_in(place, question, text, listener.speech)
            return fields[0] if fields else ""
        case Choice() if base in ASKED_AHEAD:
            text = cues.KEPT_THERE.sub(" ", text)
            if base == "ads" and our_ads.are_meant(text):
                return ""
            named = options.named(place, question, text, listener.speech).options
            return next(iter(named)) if len(named) == 1 else ""
        case Text() if base == "period":
            return _period(text)
        case Text() if base in ("before", "after-correction"):
            old, new = told_of_field(field_of(waiting.path), text, listener.speech)
            return old if base == "before" else new
        case Text() if base == "after-addition":
            found = values(
                field_of(waiting.path), said_of_field(field_of(waiting.path), text, listener.speech)
            )
            return found[0] if len(found) == 1 else ""
    return ""
