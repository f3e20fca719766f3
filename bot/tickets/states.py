"""Where a ticket may stand, and the form of the rules by which it moves; the rules themselves are in actions.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

UNVERIFIED = "awaiting-verification"
OPEN = "open"
WAITING = "awaiting-person"
EXTENDED = "extended"
WORKED = (OPEN, WAITING, EXTENDED)
"""The team works on it.  Only here is anything decided: nothing is answered, extended or refused about somebody
whose identity nobody has checked."""
DECIDED = ("fulfilled", "partly", "refused")
"""Closed with the last word of the team: the person is asked how it went."""
CLOSED = (*DECIDED, "withdrawn", "closed-unverified")
STATES = (UNVERIFIED, *WORKED, *CLOSED)

Part = Literal["words", "how-to-add", "law", "ground", "again", "complain", "dates"]
"""What the message to the person is made of, after its first line `life-<event>`; see messages.py."""


@dataclass(frozen=True)
class Rule:
    """Everything that is true of an action, whoever does it to whichever ticket."""

    name: str
    event: str
    """What it is called once it has happened: the kind of the event, stored, never renamed."""
    by: tuple[str, ...]
    """Who may."""
    leads: Mapping[str, str]
    """Where from each state; it is refused in states that are not here."""
    tells: tuple[Part, ...] | None = ()
    """What the person is told; None: nothing."""
    mailed: bool = False
    """Whether somebody who wanted the answer by mail gets this by mail as well."""

    @property
    def speaks(self) -> bool:
        """Whether its words go to the person."""
        return self.tells is not None and "words" in self.tells

    @property
    def closes(self) -> bool:
        """Whether it ends a ticket."""
        return any(before not in CLOSED and after in CLOSED for before, after in self.leads.items())

    def after(self, state: str, *, extended: bool = False) -> str | None:
        """The state that it leads to; None when it is not allowed.  `extended`: a later date has been told,
        which stays in force when the person has added what was asked for."""
        after = self.leads.get(state)
        return EXTENDED if extended and (state, after) == (WAITING, OPEN) else after

    def why_not(self, state: str, actor: str) -> str | None:
        """The id of the message that says why this may not be done; None when it may."""
        if actor not in self.by:
            return "not-yours"
        if state in self.leads:
            return None
        if set(self.leads) <= set(CLOSED):
            return "not-closed"
        if state in CLOSED:
            return "closed-already"
        return "check-identity-first" if state == UNVERIFIED else "checked-already"


def stays(*states: str) -> dict[str, str]:
    """It leaves a ticket where it stands."""
    return {each: each for each in states}


def moves(*states: str, to: str) -> dict[str, str]:
    """It brings a ticket from any of these states into one."""
    return dict.fromkeys(states, to)
