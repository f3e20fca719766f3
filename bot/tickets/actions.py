"""What can be done with a ticket, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from bot.mail.letters import Enclosure
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

    name = "accept"


@dataclass(frozen=True)
class Answer:
    """Words of the team for the person; the ticket stays as it is."""

    text: str
    name = "answer"


@dataclass(frozen=True)
class AskPerson:
    """The team needs something from the person."""

    text: str
    name = "ask"


@dataclass(frozen=True)
class Extend:
    """A later date, counted from the one in force, and why."""

    days: int
    reason: str
    name = "extend"


@dataclass(frozen=True)
class Refuse:
    """It will not be done: a ground valid for that right (see grounds.py), and words."""

    ground: str
    words: str
    name = "refuse"


@dataclass(frozen=True)
class Fulfil:
    """It is done; or in part, and then the text says what was not done and why: that goes into the register."""

    text: str
    partly: bool = False

    @property
    def name(self) -> str:
        return "partly" if self.partly else "fulfil"


@dataclass(frozen=True)
class Note:
    """For the file; the person does not see it."""

    text: str
    name = "note"


@dataclass(frozen=True)
class CloseUnverified:
    """Nobody has shown who they are in time."""

    name = "close-unverified"


@dataclass(frozen=True)
class Withdraw:
    """The person wants it no more."""

    reason: str = ""
    name = "withdraw"


@dataclass(frozen=True)
class AddInformation:
    """The person adds something: words, and files to be enclosed in the letter to the team."""

    text: str
    enclosed: tuple[Enclosure, ...] = ()
    name = "add"


@dataclass(frozen=True)
class Reopen:
    """The person is not content with how it ended."""

    text: str
    name = "reopen"


Action = (
    Accept
    | Answer
    | AskPerson
    | Extend
    | Refuse
    | Fulfil
    | Note
    | CloseUnverified
    | Withdraw
    | AddInformation
    | Reopen
)
