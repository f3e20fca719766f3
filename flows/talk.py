"""A conversation, remembered as the answers given so far.

A flow is a plain coroutine.  It is run from its first line at every turn: questions already answered return
at once, and the first unanswered one stops the run.  So the only thing worth storing is a small dict of
answers by name; where the conversation stands is derived from it.  Restart, another replica, going back,
editing one answer and a deploy that adds a question are then all the same case.

Rules of the style, all there are:

1. A flow reads nothing and writes nothing.  It ends by returning what is to be done (a frozen dataclass),
   and what only the service can know or do on the way is asked of the service with `talk.act`.
2. Whatever a later branch depends on is an answer or the outcome of an act, both of which are stored.
3. A name is stored data.  Renaming one asks it again.  What the meaning of an answer hangs on belongs into
   the name: `ask(f"before.{n}", ...)`; the words are found by the part before the first dot.
4. Loops number their names and are bounded.
5. No bare `except` in a flow, and no `gather` over asks.
6. Back, cancel, edit, help and side questions are moves of the engine; no flow mentions them.
7. Answers are short strings.  They are confidential: the service stores them encrypted and sweeps stale ones.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from flows.lines import Line, line
from flows.questions import SKIP, Confirm, Question, Rejected, Row, Text

T = TypeVar("T")
R = TypeVar("R")

SPENT = "\u2022"
"""Stands where a secret answer stood: the code itself is never stored, only what came of it."""

STUCK = 3
"""Invalid answers in a row after which the bot explains with an example and offers a way out."""


# What the person may do -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """The person answered, by words or button, the question named `about`."""

    raw: str
    about: str


@dataclass(frozen=True)
class Toggled:
    """The person ticked (`on`) or unticked one option of a question that takes several; None turns it over."""

    option: str
    about: str
    on: bool | None = None


@dataclass(frozen=True)
class Back:
    """Forget the last answer on the path walked and ask it again."""


@dataclass(frozen=True)
class Revise:
    """Forget the answer of this name, and those that share its row in the summary; keep all others.  With `raw`
    that is the answer now, if it can be read; else the question is asked again."""

    name: str
    raw: str | None = None


Move = Said | Toggled | Back | Revise


# What may come of it ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """A question that was answered on the path walked, with the answer as it is stored."""

    name: str
    question: Question[Any]
    raw: str
    fixed: bool = False
    """Back passes over it: it was assumed and not asked, or what came of it still holds."""


@dataclass(frozen=True)
class Waiting:
    """The flow stands at a question.  `misses` counts the invalid answers to it in a row."""

    answers: dict[str, str]
    name: str
    lines: tuple[Line, ...]
    question: Question[Any]
    misses: int = 0
    path: tuple[Asked, ...] = ()
    """What was answered before, in order."""
    rows: tuple[Row, ...] = ()
    """What stands in the summary so far."""

    @property
    def first(self) -> bool:
        """Whether there is nothing to go back to."""
        return all(each.fixed for each in self.path) and _edited(self.name) not in self.answers

    @property
    def edited(self) -> bool:
        """Whether an answer that is assumed was asked for, which happens at the last look alone."""
        return any(_wanted(name) in self.answers for name in (self.name, *(each.name for each in self.path)))

    @property
    def stuck(self) -> bool:
        return self.misses >= STUCK

    @property
    def picked(self) -> tuple[str, ...]:
        """The options ticked so far, of a question that takes several."""
        return tuple(self.answers.get(_ticks(self.name), "").split(",")) if self.question.many else ()


@dataclass(frozen=True)
class Acting:
    """The flow stands at something that only the service can do.  `settle` the outcome and run it on."""

    answers: dict[str, str]
    name: str
    effect: Any

    def settle(self, outcome: str) -> dict[str, str]:
        """The answers with the outcome of the effect among them."""
        return self.answers | {self.name: json.dumps([fingerprint(self.effect), outcome])}


@dataclass(frozen=True)
class Done(Generic[R]):
    """The flow has ended: `result` says what is to be done now."""

    answers: dict[str, str]
    lines: tuple[Line, ...]
    result: R


Outcome = Waiting | Acting | Done[R]
Flow = Callable[["Talk"], Coroutine[Any, Any, R]]


class _Pause(BaseException):
    """Stops a run.  Not an Exception, so that a flow's own `except Exception` cannot swallow it."""

    def __init__(self, outcome: Waiting | Acting) -> None:
        super().__init__()
        self.outcome = outcome


class AskedTwice(RuntimeError):
    """A flow used one name for two questions in one run."""


class NotAsked(RuntimeError):
    """A summary shows an answer that was not asked for on the way to it, so that an edit would change nothing."""


@dataclass
class Talk:
    """What a flow holds in its hand: `say` a line, `ask` a question, have the service `act`, sum up in a `row`,
    have it `confirm`ed."""

    answers: dict[str, str]
    said: Said | None = None
    misses: int = 0
    path: list[Asked] = field(default_factory=list)
    """What was answered on the path walked, in order."""
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _value: Any = None
    _spent: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _assumed: set[str] = field(default_factory=set)

    @property
    def trail(self) -> list[str]:
        """The names of the questions answered on the path walked, in order."""
        return [each.name for each in self.path]

    def say(self, id: str, **args: Any) -> None:
        """Say a line before whatever is asked next.  It is said again whenever that is shown again."""
        self.lines.append(line(id, **args))

    def given(self, name: str) -> str | None:
        """An answer as it is stored: one handed over when the conversation began, or one of a later question."""
        return self.answers.get(name)

    async def ask(self, name: str, question: Question[T], **args: Any) -> T:
        """The answer to a question: the stored one, or what was just said, or else the run stops here."""
        self._once(name)
        if _is_spent(question, self.answers.get(name)):
            return self._take(name, question, question.spent())
        if name in self.answers:
            try:
                return self._take(name, question, question.read(self.answers[name]))
            except Rejected as withdrawn:  # an option that a deploy took away: ask again, and say why
                del self.answers[name]
                self.lines.append(withdrawn.line)
        if self.said is not None and self.said.about == name:
            said, self.said = self.said, None
            try:
                value = question.read(said.raw)
            except Rejected as refused:
                self.misses += 1
                # What led up to the question was said when it was first asked.
                example = [question.example()] if self.misses >= STUCK else []
                self.lines = [refused.line, *example, line(f"ask-{name.partition('.')[0]}", **args)]
                raise self._wait(name, question) from None
            self.answers[name] = said.raw
            for beside in (_ticks(name), typed(name), before(name)):
                self.answers.pop(beside, None)
            self.misses = 0
            if question.hides(said.raw):
                self._spent.add(name)
            return self._take(name, question, value)
        self.lines.append(line(f"ask-{name.partition('.')[0]}", **args))
        raise self._wait(name, question)

    async def assume(self, name: str, question: Question[T], raw: str, **args: Any) -> T:
        """The answer to a question that need not be asked, because most people give the same: the stored one, or
        else `raw`.  It stands in the summary like any other, and only its edit asks for it."""
        self._assumed.add(name)
        if name in self.answers or _wanted(name) in self.answers or (self.said and self.said.about == name):
            return await self.ask(name, question, **args)
        self._once(name)
        return self._take(name, question, question.read(raw), raw)

    def may_assume(self, name: str) -> bool:
        """Whether the answer of this name is assumed unless it is given."""
        return name in self._assumed

    def keep(self, since: str) -> None:
        """What came of the answers from this question on holds, so going back does not lead to them again."""
        at = self.trail.index(since)
        self.path[at:] = [dataclasses.replace(each, fixed=True) for each in self.path[at:]]

    def holds_for(self, what: str, *names: str) -> None:
        """The answers of these names are about `what`: given about something else they are forgotten, and asked
        anew.  They come back where it is about that again."""
        noted, now = _about(names[0]), fingerprint(what)
        was = self.answers.get(noted, now)
        for name in names if was != now else ():
            if name in self.answers:
                self.answers[_of(name, was)] = self.answers.pop(name)
            if _of(name, now) in self.answers:
                self.answers[name] = self.answers.pop(_of(name, now))
        self.answers[noted] = now

    def row(self, label: Line, since: str = "", edit: str = "edit") -> None:
        """The answer just given stands in the summary, under this label, and its edit asks for it again; for all
        answers from the question `since` on, where one follows from the other.  `edit` is what stands on the
        button.  Raises NotAsked."""
        if not self.path or (since and since not in self.trail):
            raise NotAsked(since or label.id)
        names = self.trail[self.trail.index(since) :] if since else self.trail[-1:]
        self.rows.append(Row(tuple(names), label, self.path[-1].question.shown(self._value), edit))

    def fact(self, label: Line, value: Line) -> None:
        """Something stands in the summary that was not asked, and so cannot be edited."""
        self.rows.append(Row((), label, value))

    async def confirm(self, name: str, button: str = "confirm-send", **args: Any) -> None:
        """A last look at the summary: every answer in it can be edited.  What is confirmed is part of the
        question's name, so a confirmation never survives the edit of what it confirmed, and a second press
        finds it gone.  Raises NotAsked."""
        rows = tuple(self.rows)
        if strangers := {each for row in rows for each in row.names} - set(self.trail):
            raise NotAsked(*sorted(strangers))
        await self.ask(f"{name}.{fingerprint(rows)}", Confirm(rows, button), **args)

    async def act(self, name: str, effect: Any) -> str:
        """What came of an effect.  It is performed once; an edit that changes the effect makes it new."""
        self._once(name)
        if name in self.answers:
            made, outcome = json.loads(self.answers[name])
            if made == fingerprint(effect):
                return str(outcome)
            del self.answers[name]
        raise _Pause(Acting(self.stored(), name, effect))

    def stored(self) -> dict[str, str]:
        """The answers as they may be kept: without the secrets among them."""
        return self.answers | dict.fromkeys(self._spent, SPENT)

    def _take(self, name: str, question: Question[T], value: T, assumed: str | None = None) -> T:
        raw = self.answers[name] if assumed is None else assumed
        self.path.append(Asked(name, question, raw, fixed=assumed is not None))
        self.lines.clear()
        self._value = value
        return value

    def _wait(self, name: str, question: Question[Any]) -> _Pause:
        return _Pause(
            Waiting(
                self.stored(),
                name,
                tuple(self.lines),
                question.standing(self.answers.get(_ticks(name), "")),
                self.misses,
                tuple(self.path),
                tuple(self.rows),
            )
        )

    def _once(self, name: str) -> None:
        if name in self._seen:
            raise AskedTwice(name)
        self._seen.add(name)


async def turn(
    flow: Flow[R], answers: Mapping[str, str], move: Move | None = None, misses: int = 0
) -> Outcome[R]:
    """Advance a conversation by one move.  No clock, no input or output, nothing remembered here."""
    answers = dict(answers)
    match move:
        case Back():
            answers, misses = await _edit_given_up(flow, answers) or await _without_last(flow, answers), 0
        case Revise(name, raw):
            answers, misses = await _without(flow, answers, name), 0
            if raw is not None:
                answers[name] = raw
                answers.pop(_edited(name), None)
        case Toggled(option, about, on):
            answers[_ticks(about)] = _toggle(answers.get(_ticks(about), ""), option, on)
    return _edit_over(await _walk(flow, Talk(answers, move if isinstance(move, Said) else None, misses)))


def _edit_over(outcome: Outcome[R]) -> Outcome[R]:
    """What was held of answers that were asked for anew goes when something else is asked: no way back leads to it."""
    if not isinstance(outcome, Waiting) or _edited(outcome.name) in outcome.answers:
        return outcome
    held = {name for name in outcome.answers if name.endswith(_EDITED)}
    return dataclasses.replace(
        outcome, answers={name: raw for name, raw in outcome.answers.items() if name not in held}
    )


async def _walk(flow: Flow[R], talk: Talk) -> Outcome[R]:
    try:
        result = await flow(talk)
    except _Pause as pause:
        return pause.outcome
    return Done(talk.stored(), tuple(talk.lines), result)


def run(coroutine: Coroutine[Any, Any, R]) -> R:
    """Run a turn without an event loop: flows never wait for anything but answers."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: R = done.value
        return result
    raise RuntimeError("a flow waited for something other than an answer")


def fingerprint(value: Any) -> str:
    """Eight characters that change when the value does.  Fields marked `compare=False` do not count."""
    return hashlib.sha256(repr(_comparable(value)).encode()).hexdigest()[:8]


def _is_spent(question: Question[Any], raw: str | None) -> bool:
    """Whether it is a secret that was used.  What stands for that is a character that anybody can type as an answer to
    another question."""
    return raw == SPENT and question.hides(SPENT)


async def _without_last(flow: Flow[R], answers: dict[str, str]) -> dict[str, str]:
    """Without the last answer on the path walked; what was sent or typed is still there.  A spent code is
    passed over: it cannot be given again."""
    talk = Talk(dict(answers))
    await _walk(flow, talk)
    back = [each for each in talk.path if not each.fixed and not _is_spent(each.question, each.raw)][-1:]
    return {
        name: raw for name, raw in answers.items() if name not in [each.name for each in back]
    } | _left_of(back)


async def _edit_given_up(flow: Flow[R], answers: dict[str, str]) -> dict[str, str] | None:
    """With all that is asked anew as it was, which leads back to where that was wanted; None where nothing is: then
    the way back is the way that was gone.  Files that were sent meanwhile are there to stay."""
    waiting = await _walk(flow, Talk(dict(answers)))
    held = {name[: -len(_EDITED)]: raw for name, raw in answers.items() if name.endswith(_EDITED)}
    if not isinstance(waiting, Waiting) or waiting.name not in held:
        return None
    sent = answers.get(_ticks(waiting.name), "")
    if sent and waiting.question.keeps(sent):
        held[waiting.name] = sent
    notes = {note(name) for name in held for note in (_edited, _ticks, typed, before)}
    return {name: raw for name, raw in answers.items() if name not in notes} | held


async def _without(flow: Flow[R], answers: dict[str, str], name: str) -> dict[str, str]:
    """Without one answer, and those that stand in the same row of the summary.  What was assumed is asked now,
    and what was ticked, sent or typed is still there when its question is asked again."""
    talk = Talk(dict(answers))
    await _walk(flow, talk)
    names = next((row.names for row in talk.rows if name in row.names), (name,))
    revised = [each for each in talk.path if each.name in names]
    again = {_wanted(each.name): each.raw for each in revised if talk.may_assume(each.name)}
    held = {_edited(each.name): each.raw for each in revised if not each.question.hides(each.raw)}
    return (
        {each: raw for each, raw in answers.items() if each not in names} | again | _left_of(revised) | held
    )


def _left_of(asked: list[Asked]) -> dict[str, str]:
    """What stays of answers that are asked for anew: the files, and the words."""
    ticks = {_ticks(each.name): each.raw for each in asked if each.question.keeps(each.raw)}
    told = [each for each in asked if type(each.question) is Text and each.raw != SKIP]
    return ticks | {beside(each.name): each.raw for each in told for beside in (typed, before)}


def _comparable(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = [f.name for f in dataclasses.fields(value) if f.compare]
        return type(value).__name__, [_comparable(getattr(value, name)) for name in fields]
    if isinstance(value, (tuple, list)):
        return [_comparable(each) for each in value]
    if isinstance(value, Mapping):
        return [(key, _comparable(value[key])) for key in sorted(value)]
    return value


_EDITED = "^"


def is_answer(name: str) -> bool:
    """Whether a name among the answers stands for an answer, and not for what is noted beside one."""
    return name[-1] not in "~?!=<^"


def holds_words(name: str) -> bool:
    """Whether a name among the answers stands for something that somebody gave: an answer, or words that are one press
    away from being it."""
    return is_answer(name) or name[-1] in "!<"


MARKED = "typed-"
"""What a mark begins with."""


def mark(text: str) -> str:
    """What tells one text typed at a question from another, on the button that makes it the answer."""
    return f"{MARKED}{fingerprint(text)[:4]}"


def came_of(answers: Mapping[str, str], name: str) -> str:
    """What came of an effect, as it stands among the answers; empty where it was not performed."""
    return str(json.loads(answers[name])[1]) if name in answers else ""


def is_mark(value: str) -> bool:
    """Whether the value of a button is the mark of a text."""
    return value.startswith(MARKED)


_CONFIRMED = re.compile(r"\.[0-9a-f]{8}\Z")
"""What a confirmation has in its name of what is confirmed (`fingerprint`)."""


def typed(name: str) -> str:
    """Stands among the answers for what was typed at a question and may be meant for its answer; at the last look for
    what was told there, whatever is edited meanwhile."""
    return f"{_CONFIRMED.sub('', name)}!"


def before(name: str) -> str:
    """Stands among the answers for the words that were the answer before it was asked for anew."""
    return f"{name}<"


def _edited(name: str) -> str:
    """Stands among the answers for one that is asked for anew: the way back leads to where that was wanted, with it."""
    return f"{name}{_EDITED}"


def _ticks(name: str) -> str:
    return f"{name}~"


def _about(name: str) -> str:
    """Stands among the answers for what an answer is about, and those that go with it."""
    return f"{name}="


def _of(name: str, about: str) -> str:
    """Stands among the answers for one that was given about something else than what it is asked of now."""
    return _about(f"{name}.{about}")


ALSO = _about("also")
"""Stands among the answers for what else was asked for: flows, to be offered when this one is over."""

FILES_AHEAD = _ticks("files")
"""Stands among the answers for the files of a form that has not asked for them."""


def sent_in(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The files, by their ids, that came in a form or were handed to it."""
    sent = answers.get("files", answers.get(FILES_AHEAD, ""))
    return tuple(each for each in sent.split(",") if each not in ("", SKIP))


def _wanted(name: str) -> str:
    """Stands among the answers where one that was assumed is to be asked."""
    return f"{name}?"


def _toggle(ticked: str, option: str, on: bool | None) -> str:
    options = [each for each in ticked.split(",") if each]
    others = [each for each in options if each != option]
    wanted = option not in options if on is None else on
    if wanted and option in options:
        return ticked
    return ",".join([*others, option] if wanted else others)
