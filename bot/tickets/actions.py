"""What can be done with a ticket: a class for each action, with its rule.

This is the table: what an action takes are the fields of its class, and where it leads, who may, what the event
is called and what the person is told stands in its `rule`.  Words for people are in `locales/*/life.ftl`; what
the team types for it in `bot/staff/verbs.py`.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, get_args

from bot.tickets.states import (
    CLOSED,
    EXTENDED,
    OPEN,
    STATES,
    UNVERIFIED,
    WAITING,
    WORKED,
    Rule,
    moves,
    stays,
)
from flows.lines import Line


@dataclass(frozen=True)
class Actor:
    """Who does it: `person`, `staff` or `service`; staff by name or address, for the file."""

    kind: str
    name: str = ""


PERSON = Actor("person")
SERVICE = Actor("service")


class NotAllowed(Exception):
    """It cannot be done, and nothing was changed; `line` tells whoever tried why."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.id)
        self.line = line


@dataclass(frozen=True)
class Accept:
    """Staff has checked who it is: the work begins."""

    rule: ClassVar = Rule("accept", "accepted", ("staff",), moves(UNVERIFIED, to=OPEN), ("dates",))


@dataclass(frozen=True)
class Answer:
    """Words of the team for the person; the ticket stays as it is."""

    text: str
    rule: ClassVar = Rule("answer", "answered", ("staff",), stays(*WORKED), ("words",), mailed=True)


@dataclass(frozen=True)
class AskPerson:
    """The team needs something from the person."""

    text: str
    rule: ClassVar = Rule(
        "ask",
        "asked",
        ("staff",),
        stays(UNVERIFIED) | moves(*WORKED, to=WAITING),
        ("words", "how-to-add", "dates"),
        mailed=True,
    )


@dataclass(frozen=True)
class Extend:
    """A later date, counted in days from the one in force, and why."""

    days: int
    text: str
    rule: ClassVar = Rule(
        "extend",
        "extended",
        ("staff",),
        moves(OPEN, to=EXTENDED) | stays(WAITING, EXTENDED),
        ("words", "law", "dates"),
    )


@dataclass(frozen=True)
class Refuse:
    """It will not be done: a ground valid for that right (see law.py), and words."""

    ground: str
    text: str
    rule: ClassVar = Rule(
        "refuse",
        "refused",
        ("staff",),
        moves(*WORKED, to="refused"),
        ("ground", "words", "again", "complain"),
    )


@dataclass(frozen=True)
class Fulfil:
    """It is done."""

    text: str = ""
    rule: ClassVar = Rule(
        "fulfil", "fulfilled", ("staff",), moves(*WORKED, to="fulfilled"), ("words", "again"), mailed=True
    )


@dataclass(frozen=True)
class Partly:
    """It is done in part; the text says what was not done and why: that goes into the register."""

    text: str
    rule: ClassVar = Rule(
        "partly", "partly", ("staff",), moves(*WORKED, to="partly"), ("words", "again", "complain")
    )


@dataclass(frozen=True)
class Note:
    """For the file; the person does not see it."""

    text: str
    rule: ClassVar = Rule("note", "noted", ("staff", "service"), stays(*STATES), tells=None)


@dataclass(frozen=True)
class CloseUnverified:
    """Nobody has shown who they are in time, or what they showed does not do: then the words say why."""

    text: str = ""
    rule: ClassVar = Rule(
        "close-unverified",
        "closed-unverified",
        ("staff", "service"),
        moves(UNVERIFIED, to="closed-unverified"),
        ("words", "again"),
    )


@dataclass(frozen=True)
class Withdraw:
    """The person wants it no more."""

    text: str = ""
    rule: ClassVar = Rule(
        "withdraw", "withdrawn", ("person",), moves(UNVERIFIED, *WORKED, to="withdrawn"), ("again",)
    )


@dataclass(frozen=True)
class AddInformation:
    """The person adds something: words, and files of the ticket, by their ids, that go with the letter to the team."""

    text: str
    files: tuple[str, ...] = ()
    rule: ClassVar = Rule(
        "add",
        "added",
        ("person",),
        stays(UNVERIFIED, OPEN, EXTENDED) | moves(WAITING, to=OPEN),
        ("dates",),
    )


@dataclass(frozen=True)
class Comment:
    """Words of the person that ask for nothing: thanks, or what they want to have said.  Nothing moves."""

    text: str
    rule: ClassVar = Rule("comment", "commented", ("person",), stays(*STATES))


@dataclass(frozen=True)
class Reopen:
    """Somebody is not content with how it ended."""

    text: str
    rule: ClassVar = Rule(
        "reopen",
        "reopened",
        ("person", "staff"),
        moves(*CLOSED, to=OPEN) | moves("closed-unverified", to=UNVERIFIED),
        ("dates",),
    )


Action = (
    Accept
    | Answer
    | AskPerson
    | Extend
    | Refuse
    | Fulfil
    | Partly
    | Note
    | CloseUnverified
    | Withdraw
    | AddInformation
    | Comment
    | Reopen
)
RULES: dict[str, Rule] = {each.rule.event: each.rule for each in get_args(Action)}
"""The rules by the kind of their events."""


def text_of(action: Action) -> str | None:
    """The words of an action; None where it has none."""
    return getattr(action, "text", None)


def needs_text(action: Action | type[Action]) -> bool:
    """Whether it cannot be done without words."""
    return any(each.name == "text" and each.default is MISSING for each in fields(action))


def kept(action: Action) -> dict[str, Any]:
    """What the event keeps of an action: its fields, as far as there is something in them.  Files stand in a
    table of their own."""
    values = {each.name: getattr(action, each.name) for each in fields(action) if each.name != "files"}
    stripped = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in stripped.items() if value}
