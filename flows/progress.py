"""How far a form has come: the questions answered, and those still to come if everything goes as it mostly does."""

from __future__ import annotations

from typing import Any

from flows import FLOWS
from flows.effects import CheckCode, FitsTicket, SendCode
from flows.questions import SKIP, Code, Confirm, Email, Files, Question, SharedPhone, Text
from flows.talk import Acting, Asked, Outcome, Said, Waiting, run, turn

LONG = 5
"""Questions from which a form is long enough for people to ask how long it is."""
SAID: Question[Any] = Text()
"""Stands for a question to come that was answered ahead."""
AT_MOST = 60
"""Steps into the future; a form that goes on longer is not counted."""
UNKNOWN = 0
"""How many there are, as long as a question is to come that decides it."""


def progress(flow: str, waiting: Waiting) -> tuple[int, int] | None:
    """The place of the question that waits, and how many there are in all, or `UNKNOWN`; None in a form that is
    short, at the last look, and while an answer is changed from there.  The whole grows by what an unusual answer
    adds, and by nothing else."""
    if isinstance(waiting.question, Confirm) or waiting.edited or flow not in FLOWS:
        return None
    so_far = {_step(each.name) for each in waiting.path if _asked(each) or _proves(each.name)}
    so_far.add(_step(waiting.name))
    to_come = _to_come(flow, waiting, so_far)
    if to_come is None:
        return None
    if waiting.question.decides or any(question.decides for question in to_come.values()):
        return len(so_far), UNKNOWN
    total = len(so_far | set(to_come))
    return (len(so_far), total) if total >= LONG else None


def _to_come(flow: str, waiting: Waiting, so_far: set[str]) -> dict[str, Question[Any]] | None:
    """What is asked after this question on the likely path, with what was said ahead of it; None where it cannot be
    told, and where the proof stands there already: then an answer is changed from the last look."""
    steps: dict[str, Question[Any]] = {}
    outcome: Outcome[Any] = waiting
    for _ in range(AT_MOST):
        match outcome:
            case Waiting(name=name, question=question, answers=answers):
                answered = {_step(each.name) for each in outcome.path if _asked(each) or _proves(each.name)}
                ahead = answered - so_far - set(steps) if outcome is not waiting else set()
                if (outcome.misses and outcome is not waiting) or any(_proves(each) for each in ahead):
                    return None
                steps |= dict.fromkeys(ahead, SAID)
                if outcome is not waiting and not isinstance(question, Confirm):
                    steps[_step(name)] = question
                outcome = run(turn(FLOWS[flow], answers, Said(_likely(question), name)))
            case Acting(effect=effect):
                outcome = run(turn(FLOWS[flow], outcome.settle(_came_of(effect))))
            case _:
                return steps
    return None


def _likely(question: Question[Any]) -> str:
    """An answer that most people give, or that stands for theirs."""
    match question:
        case Confirm():
            return "send"
        case Email():
            return "somebody@example.com"
        case Code():
            return "0" * question.digits
        case SharedPhone():
            return "0" * 16
        case Files():
            return "0" * 16 if question.needed else SKIP
        case Text():
            return SKIP if question.optional else "something"
    return next(iter(question.choices()), SKIP)


def _came_of(effect: object) -> str:
    match effect:
        case SendCode():
            return "likely"
        case CheckCode():
            return "right likely"
        case FitsTicket():
            return "yes"
    return ""


def _asked(answered: Asked) -> bool:
    """Whether it is a step: neither assumed, nor handed over when the form began."""
    return not answered.fixed and answered.name != "draft"


def _step(name: str) -> str:
    """A code that is typed again, or sent anew, is the same step."""
    return name.partition(".")[0] if _proves(name) else name


def _proves(name: str) -> bool:
    return name.partition(".")[0] in ("email", "code")
