"""The law's clock.  It starts at receipt, counts days in Bangkok without the first (Civil and Commercial Code
s. 193/3), and ends with the last second of the last day.

Thirty days for access are s. 30 of the Personal Data Protection Act B.E. 2562, ninety for deletion the
notification under s. 33 (in force since 11 November 2024).  The other rights name no number of days: there
the date is the company's own target, and is called so.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.words import BANGKOK


@dataclass(frozen=True)
class Clock:
    """How long a kind of request may take."""

    days: int
    section: str
    """Of the Personal Data Protection Act."""
    legal: bool
    """Whether the days are the law's; else they are the company's target."""


CLOCKS = {
    "access": Clock(30, "30", legal=True),
    "correction": Clock(30, "35-36", legal=False),
    "addition": Clock(30, "35-36", legal=False),
    "suspension": Clock(30, "34", legal=False),
    "deletion": Clock(90, "33", legal=True),
    "question": Clock(30, "", legal=False),
    "complaint": Clock(30, "", legal=False),
    "concern": Clock(30, "", legal=False),
}


def due_at(kind: str, received_at: float) -> float:
    """The last moment for a request, in seconds since 1970."""
    received = datetime.fromtimestamp(received_at, UTC).astimezone(BANGKOK)
    day = received.date() + timedelta(days=CLOCKS[kind].days)
    return datetime.combine(day, time(23, 59, 59), BANGKOK).timestamp()
