"""A turn: somebody did something in a chat, and what is said to it.  What every part of the chat is handed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from bot.chat.events import Event
from bot.identity.people import Person
from flows import FLOWS, files_of
from flows.lines import Line, Reply
from flows.talk import Move, Outcome, Waiting, run, turn


@dataclass(frozen=True)
class Conversation:
    """A flow that waits for an answer."""

    flow: str
    answers: dict[str, str]
    waiting: str
    shown: str
    """The question last delivered: a text counts only for that."""
    shown_message: int | None
    """The message with its buttons; None where they are gone already."""
    misses: int
    begun_at: float
    changed_at: float

    @property
    def files(self) -> frozenset[str]:
        """The files that are for this form: part of its answers, or waiting for the question that asks for them."""
        return frozenset(files_of(self.flow, self.answers))

    def after(self, move: Move | None) -> Outcome[Any]:
        """Where one move leads: the flow is run over the answers, and nothing is stored."""
        return run(turn(FLOWS[self.flow], self.answers, move, self.misses))

    def standing(self) -> Waiting:
        """The question at which it stands."""
        outcome = self.after(None)
        assert isinstance(outcome, Waiting), "a stored conversation waits for an answer"
        return outcome


@dataclass(frozen=True)
class Turn:
    """One event, the person it came from, the form that person is in, and the transaction of it all."""

    db: Connection
    person: Person
    talk: Conversation | None
    event: Event

    @property
    def chat_id(self) -> int:
        return self.person.chat_id


@dataclass(frozen=True)
class Erase:
    """A message of the person's that is to be deleted from the chat: it held a code."""

    message_id: int


@dataclass(frozen=True)
class Toast:
    """A word in passing, above the chat: the answer to a press that did nothing.  It may be lost."""

    line: Line
    language: str


Says = Reply | Erase | Toast


def above(said: Sequence[Says], *lines: Line) -> list[Says]:
    """What is said, with lines above the words of each reply."""
    return [replace(each, lines=(*lines, *each.lines)) if isinstance(each, Reply) else each for each in said]
