"""What a flow asks of the service: effects, frozen dataclasses.  bot/chat/effects.py performs them, in the
transaction that hears the person.

The outcome is a short string, stored under the act's name.  Fields with `compare=False` do not count when
it is decided whether an effect is the same as the one already performed (a typed code is not kept).
"""

from __future__ import annotations

from dataclasses import dataclass, field

ANYBODYS = {"stranger": "stranger", "behalf": "behalf", "behalf-deletion": "behalf", "details": "details"}
"""Purposes for which it counts that an address is the person's own, and not whether a customer has it, with what
is said of whose it is.  What was proven for them proves nothing about a customer."""


@dataclass(frozen=True)
class FindProof:
    """Is there a verification of this person, still valid, that serves this purpose?

    Outcome: the proof's id and masked address as `id address`, or the empty string.
    """

    purpose: str


@dataclass(frozen=True)
class SendCode:
    """Send a one-time code to an address (the same work is done for addresses that nobody registered).

    `after` is the challenge that a new code replaces.  Outcome: the id of the challenge; `too-soon` within
    60 seconds of the last code; `limited` when this chat has asked too often.
    """

    email: str
    purpose: str
    after: str = ""
    nth: int = 0


@dataclass(frozen=True)
class CheckCode:
    """Compare a typed code.  The try is counted before anything is compared.

    Outcome: `right <proof id>`; `wrong <tries left>`; `dead` when the tries or the ten minutes are used up;
    `limited` when this chat has typed too many wrong ones.
    """

    challenge: str
    nth: int
    code: str = field(compare=False, repr=False)


@dataclass(frozen=True)
class FindOpen:
    """Has the person who gave this proof an open request of this kind?

    Outcome: its number, or the empty string.
    """

    kind: str
    proof: str


@dataclass(frozen=True)
class FindTicket:
    """How does a ticket of this chat stand?

    Outcome: `open` or `closed`, with `proven` behind it if it was filed by somebody who had proven an address.
    """

    number: str


@dataclass(frozen=True)
class FitsTicket:
    """Is this a proof of the address with which a ticket was filed?

    Outcome: `yes`, or the empty string.
    """

    number: str
    proof: str
