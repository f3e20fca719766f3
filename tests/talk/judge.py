"""Judges what came of a message, by what the person sees and by what is stored; never by how the bot decided.

`judge` looks for harm first, whatever kind of message it was: a draft or an answer gone, an answer recorded that
the person did not give, a form begun or a case filed on a guess.  A message that did harm was not handled
right.  The rest is one short function for each kind, and README.md in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from flows import OF_A_TICKET
from flows.buttons import Choose, Discard, Drop, Edit, Leave, Resume, Start
from flows.forms_of_rights import CATEGORIES, RIGHTS
from flows.questions import SEND_ALONE, SKIP
from flows.questions import WAYS as NO_MAILBOX
from flows.text import fold
from tests.talk.player import Message, Turn
from tests.talk.reply import Lexicon, Reply

ALIKE = 0.8
"""From which likeness on two texts say the same: a particle or a frame of two words more is forgiven."""

OWN_WORDS = {
    "period", "evidence", "details", "stranger-details", "grounds", "message", "add-text", "withdraw-why",
    "reopen-why", "known-by", "reach-by", "behalf-account",
}  # fmt: skip
"""Questions whose answer may be recorded just as it was typed, talk around it included."""

ALL_OF_IT = {"period", "behalf-account"}
"""Where it says the same in words as by the button that skips: all of the time, no account."""
LEADS_TO = {"request": "choose", "team": "contact", "add": "add"}
"""Ways on that end the form and begin another."""

ASSUMED = {("about", "question"), ("reach", "chat")}
"""What a form about a question begins with unasked; it stands in the summary."""

WAYS = {"resend", "other", "staff", "talk", SKIP, *NO_MAILBOX}
"""Options that help who cannot do what is asked."""


@dataclass(frozen=True)
class Verdict:
    """Whether it was handled right, the harm that was done, and, where it was not right, what was missing."""

    right: bool
    harm: tuple[str, ...] = ()
    lacks: str = ""


def judge(message: Message, turn: Turn, lexicon: Lexicon) -> Verdict:
    """Whether a message was handled right, and the harm done."""
    if turn.failed:
        return Verdict(False, (f"failed: {turn.failed}",))
    seen = Reply(turn.posts, lexicon)
    harm = tuple(_harm(message, turn))
    lacks = KINDS[message.kind](message, turn, seen)
    return Verdict(not harm and not lacks, harm, lacks)


# Harm -------------------------------------------------------------------------------------------------


def _harm(message: Message, turn: Turn) -> Iterator[str]:
    before, after, kind = turn.before, turn.after, message.kind
    done = kind == "take" and (_ended_well(turn) or _led_on(message, turn))
    if before.flow and after.flow != before.flow and not done and kind != "leave" and not turn.draft_kept:
        yield f"the draft of {before.flow} is gone"
    if after.flow not in ("", before.flow) and after.flow not in _may_begin(message) and not done:
        yield f"{after.flow} was begun"
    if after.flow:
        given = _given(message, turn)
        known = before.answers if after.flow == before.flow else {}
        for name, value in after.answers.items():
            if known.get(name, ...) != value and not _was_given(given, name, value, message, turn):
                yield f"{name} was recorded as {value!r}"
        for name in known.keys() - after.answers.keys():
            if not (kind == "edit" and _entry(given, name)):
                yield f"{name} was lost"
    if before.tickets != after.tickets and not done and not (kind == "take" and not before.flow):
        yield "something was done to a case"
    if before.files - after.files and not (message.value == "DROP" or done):
        yield "a file was dropped"
    if before.known and not after.known and not done:
        yield "the person was forgotten"


def _ended_well(turn: Turn) -> bool:
    """The form came to its end: filed, verified, forgotten."""
    before, after = turn.before, turn.after
    return not after.flow and (before.tickets, before.proofs, before.known) != (
        after.tickets,
        after.proofs,
        after.known,
    )


def _led_on(message: Message, turn: Turn) -> bool:
    """A way on was chosen that leads to another form."""
    return turn.before.question == "way-on" and turn.after.flow == LEADS_TO.get(str(message.value), "?")


def _may_begin(message: Message) -> tuple[str, ...]:
    """The forms that a message may begin by itself."""
    if message.kind in ("wish", "offer-yes"):
        flow = message.value["flow"]
        return (flow,) if isinstance(flow, str) else tuple(flow)
    return OF_A_TICKET if message.kind == "case" else ()


def _given(message: Message, turn: Turn) -> dict[str, Any]:
    """The answers that a message holds, by the names of their questions.  `?`: it may be recorded."""
    match message.kind, message.value:
        case "take" | "edit" | "wish" | "offer-yes", dict() as value:
            return {name: each for name, each in value.items() if name != "flow"}
        case "take", value if value not in ("RESUME", "DROP"):
            return {turn.before.waiting: value}
        case "perhaps-leave", "SKIP":
            return {f"{turn.before.waiting}?": "SKIP"}
        case "case", _ if turn.after.flow in OF_A_TICKET:
            return {"add-text?": message.say, "reopen-why?": message.say, "withdraw-why?": message.say}
    return {}


def _entry(given: Mapping[str, Any], name: str) -> tuple[str, Any] | None:
    """What is expected of a question: by its whole name, or by the part before the first dot."""
    for key, value in given.items():
        if name == key.rstrip("?") or name.partition(".")[0] == key.rstrip("?"):
            return key, value
    return None


def _was_given(given: Mapping[str, Any], name: str, value: Any, message: Message, turn: Turn) -> bool:
    """Whether a recorded answer is one that the person gave."""
    if message.kind == "cannot":
        return value in WAYS | {message.value, ""}
    entry = _entry(given, name)
    if entry is None and turn.after.flow != turn.before.flow and (name, value) in ASSUMED:
        return True
    if entry is None:
        return _leads_on(given, name, value)
    expected = entry[1]
    if expected == "<CODE>":
        return True  # the code itself is never kept; whether it was right, the proof tells
    if expected is None or same(expected, value, turn.before.answers.get(name)):
        return True
    # Unwrapped or not, these are the person's own words, and in answer to this question.
    return message.kind == "take" and name == turn.before.waiting and alike(str(value), message.say)


def _leads_on(given: Mapping[str, Any], name: str, value: Any) -> bool:
    """Whether an answer is implied by another that was given: a second field is one more."""
    base, _, nth = name.partition("-")
    number = nth.rpartition("-")[2]
    return (
        base.startswith("more.")
        and value == "more"
        and number.isdecimal()
        and any(key.rstrip("?") == f"field-{base.removeprefix('more.')}.{int(number) + 1}" for key in given)
    )


# Right, by kind: what is missing, or the empty string -------------------------------------------------


def _take(message: Message, turn: Turn, seen: Reply) -> str:
    before, after = turn.before, turn.after
    if _led_on(message, turn):
        return ""
    match message.value:
        case "RESUME":
            again = before.draft == after.draft and _asks_again(turn, seen)
            return "" if again else "the question, once more"
        case "DROP":
            gone = not after.files or any(isinstance(press, Drop) for press in seen.presses)
            return "" if gone else "the file, dropped or asked about"
        case "send":
            # Filing cannot be undone: on a likelihood it is asked about, with the button that does it.
            asked = seen.says("send-now", "add-or-send") and any(
                isinstance(press, Choose) and press.value in ("send", SEND_ALONE) for press in seen.presses
            )
            return "" if asked or _ended_well(turn) else "that it is done, or asked about"
        case "<CODE>":
            return "" if after.proofs > before.proofs else "the proof"
        case verdict if not before.flow:
            rated = [event for *_, done in after.tickets for event in done if event[0] == "rated"]
            return "" if rated == [("rated", {"verdict": verdict})] else f"the rating {verdict}"
    return _all_recorded(_given(message, turn), message, turn)


def _all_recorded(given: Mapping[str, Any], message: Message, turn: Turn) -> str:
    for key, expected in given.items():
        if key.endswith("?"):
            continue
        found = [value for name, value in turn.after.answers.items() if _entry({key: None}, name)]
        question = key.partition(".")[0]
        wordy = question in (ALL_OF_IT if expected == "SKIP" else OWN_WORDS)
        own = wordy and message.kind == "take"
        if not any(same(expected, each) or (own and alike(str(each), message.say)) for each in found):
            return f"{key} = {expected}; it is {found}"
    return ""


def _keep(message: Message, turn: Turn, seen: Reply) -> str:
    if turn.before.draft != turn.after.draft or turn.before.question != turn.after.question:
        return "the question, left as it was"
    return "" if seen.text and turn.live else "the question, still to be seen"


def _aside(message: Message, turn: Turn, seen: Reply) -> str:
    return _keep(message, turn, seen) or _ask(message, turn, seen)


def _ask(message: Message, turn: Turn, seen: Reply) -> str:
    fits = seen.understood and any(_answers(value, turn, seen) for value in message.value.split("|"))
    return "" if fits else message.value


def _answers(value: str, turn: Turn, seen: Reply) -> bool:
    """Whether the reply answers: a clause by its number, what the policy does not say, the question itself."""
    case = turn.before.tickets[0][0] if turn.before.tickets else ""
    match value:
        case "why" | "means" | "without":
            return bool(_about_the_question(turn, seen, value))
        case "again":
            return _asks_again(turn, seen)
        case "silent":
            return "none" in seen.topics.values()
        case "process":
            own = _about_the_question(turn, seen, "why", "means", "without")
            return bool(
                seen.topics
                or own
                or seen.says("help", "process-", "talk-human", "verified")
                or seen.tells_of(case)
            )
    return any(
        clause == value or clause.startswith(f"{value}.") or value.startswith(f"{clause}.")
        for clause in seen.clauses
    )


def _about_the_question(turn: Turn, seen: Reply, *kinds: str) -> set[str]:
    """What the locales say about the question that waits: `why-copy`, `means-copy`, `without-copy`."""
    question = turn.before.question
    return seen.says(*(f"{kind}-{question}" for kind in kinds)) if question else set()


def _asks_again(turn: Turn, seen: Reply) -> bool:
    at = turn.after.flow, turn.after.waiting
    return any((getattr(press, "flow", ""), getattr(press, "question", "")) == at for press in seen.presses)


def _cannot(message: Message, turn: Turn, seen: Reply) -> str:
    before, after = turn.before, turn.after
    if before.draft != after.draft:  # nothing else can have been recorded than a way that was asked for
        return "" if after.flow == before.flow else "the form"
    fitting = WAYS | {message.value}
    offered = any(isinstance(press, Choose) and press.value in fitting for press in seen.presses)
    human = any(isinstance(press, Start) and press.flow == "contact" for press in seen.presses)
    ways = seen.offers("way-")
    return "" if seen.understood and (offered or human or ways) else "a way on"


def _perhaps_leave(message: Message, turn: Turn, seen: Reply) -> str:
    if message.value == "SKIP" and turn.before.draft != turn.after.draft and turn.after.flow:
        return ""
    if not turn.after.flow:
        return "" if turn.draft_kept else "a way back"
    kinds = {type(press) for press in seen.presses}
    # Asked in the place of the question, or under it: then the question itself is the way on.
    asked = (Resume in kinds or bool(seen.says("perhaps-leave-here"))) and bool(kinds & {Leave, Discard})
    return "" if turn.before.draft == turn.after.draft and asked else "to be asked"


def _leave(message: Message, turn: Turn, seen: Reply) -> str:
    if turn.after.flow:
        return "that it is left"
    return "" if turn.draft_kept else "a way back"


def _edit(message: Message, turn: Turn, seen: Reply) -> str:
    if turn.after.flow != turn.before.flow:
        return "the form"
    for key, expected in _given(message, turn).items():
        if key.endswith("?"):
            continue
        held = {name: value for name, value in turn.after.answers.items() if _entry({key: None}, name)}
        old = {name: turn.before.answers.get(name) for name in held}
        changed = any(same(expected, value, old[name]) for name, value in held.items())
        editable = seen.says("which-edit") and any(
            isinstance(press, Edit) and _entry({key: None}, press.name) for press in seen.presses
        )
        if held and not changed and not editable:
            return f"{key} = {expected}, or asked again; it is {held}"
    return ""


def _change(message: Message, turn: Turn, seen: Reply) -> str:
    if turn.before.draft != turn.after.draft:
        return "the draft"
    offered = any(at.flow == message.value for at in turn.ahead.values()) or any(
        getattr(press, "flow", "") == message.value for press in seen.presses if isinstance(press, Start)
    )
    return "" if offered else f"an offer of {message.value}"


def _wish(message: Message, turn: Turn, seen: Reply) -> str:
    if turn.after.flow not in _may_begin(message):
        return f"{' or '.join(_may_begin(message))}, begun"
    return _all_recorded(_given(message, turn), message, turn)


def _offer_no(message: Message, turn: Turn, seen: Reply) -> str:
    return "" if seen.understood and not turn.after.flow else "a word that it is all right"


def _chat(message: Message, turn: Turn, seen: Reply) -> str:
    return "" if seen.understood and not seen.of_policy and not turn.after.flow else "a kind word"


def _case(message: Message, turn: Turn, seen: Reply) -> str:
    read = any(_reads_case(value, message, turn, seen) for value in message.value.split("|"))
    return "" if read else message.value


def _reads_case(value: str, message: Message, turn: Turn, seen: Reply) -> bool:
    """Whether the message was read against the open case: told of it, or offered to do what it wants."""
    reached = [turn.after, *turn.ahead.values()]
    match value:
        case "status":
            return seen.understood and seen.tells_of(turn.before.tickets[0][0])
        case "withdraw" | "reopen":
            return any(at.flow == value for at in reached)
        case "add":
            return any(at.flow == "add" and _holds(at.answers, message.say) for at in reached) or any(
                at.tickets != turn.before.tickets and _holds(at.tickets, message.say)
                for at in turn.ahead.values()
            )
        case "complain":
            return "none-regulator" in seen.topics
        case "thanks":
            return not _chat(message, turn, seen)
    raise ValueError(value)


KINDS: Mapping[str, Callable[[Message, Turn, Reply], str]] = {
    "take": _take,
    "keep": _keep,
    "aside": _aside,
    "cannot": _cannot,
    "perhaps-leave": _perhaps_leave,
    "leave": _leave,
    "edit": _edit,
    "change": _change,
    "wish": _wish,
    "offer-yes": _wish,
    "offer-no": _offer_no,
    "case": _case,
    "ask": _ask,
    "chat": _chat,
}
"""What is expected of each kind of message."""


# The same answer --------------------------------------------------------------------------------------


def same(expected: Any, actual: Any, before: Any = None) -> bool:
    """Whether an answer is the expected one; None: any but the one before; `+…`: it holds this, and what it was
    before."""
    if expected is None:
        return bool(actual != before)
    if expected == "all":
        return actual in ("all", CATEGORIES, tuple(RIGHTS))
    if isinstance(expected, list):
        options = actual.split(",") if isinstance(actual, str) else list(actual)
        return sorted(options) == sorted(expected)
    if not isinstance(actual, str):
        return expected == "SKIP" and not actual
    if expected == "SKIP":
        return actual == ""
    if expected.startswith("+"):
        return _letters(expected) in _letters(actual) and _letters(str(before or "")) in _letters(actual)
    if "@" in expected or re.fullmatch(r"[a-z-]+", expected):
        return fold(expected).lower() == fold(actual).lower()
    if _letters(expected).isdigit():
        return _letters(expected) == _letters(actual)
    return alike(expected, actual)


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same, but for a little."""
    return SequenceMatcher(None, _letters(one), _letters(other), autojunk=False).ratio() >= ALIKE


def _letters(text: str) -> str:
    """Letters and digits alone, in one spelling."""
    return re.sub(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_", "", fold(text).lower())


def _holds(values: Any, text: str) -> bool:
    """Whether a text, or most of it, stands somewhere among the values."""
    if isinstance(values, Mapping):
        values = tuple(values.values())
    if isinstance(values, (tuple, list)):
        return any(_holds(each, text) for each in values)
    return isinstance(values, str) and alike(values, text)
