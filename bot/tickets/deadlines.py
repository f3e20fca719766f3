"""The law's clock.  It starts at receipt, counts days in Bangkok without the first (Civil and Commercial Code
s. 193/3), and ends with the last second of the last day.

Thirty days for access are s. 30 of the Personal Data Protection Act B.E. 2562, ninety for deletion the
notification under s. 33 (in force since 11 November 2024).  The other rights name no number of days: there
the date is the company's own target, and is called so.  For a leak the law's 72 hours (s. 37(4)) run from
when the company knows of one and are the company's duty to the regulator; the target of two days ends before
72 hours have passed since it was reported, whatever the hour.

A due date never moves by itself.  A last day on a holiday would end on the next working day (s. 193/8); we
do not count on that: the date told stays, and the team is reminded by the last working day before it
(holidays.py).  A later date is a decision with a reason, kept beside the first (`extended_until`).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.i18n import BANGKOK


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
    "objection": Clock(30, "32", legal=False),
    "withdrawal": Clock(30, "19", legal=False),
    "portability": Clock(30, "31", legal=False),
    "leak": Clock(2, "37(4)", legal=False),
    "question": Clock(30, "", legal=False),
    "complaint": Clock(30, "", legal=False),
    "concern": Clock(30, "", legal=False),
}


def due_at(kind: str, received_at: float) -> float:
    """The last moment for a request, in seconds since 1970."""
    return end_of_day(day_of(received_at) + timedelta(days=CLOCKS[kind].days))


def later(due: float, days: int) -> float:
    """The last moment of the day that lies `days` after a due date."""
    return end_of_day(day_of(due) + timedelta(days=days))


def day_of(at: float) -> date:
    """The day in Bangkok."""
    return datetime.fromtimestamp(at, UTC).astimezone(BANGKOK).date()


def end_of_day(day: date) -> float:
    """Its last second in Bangkok."""
    return datetime.combine(day, time(23, 59, 59), BANGKOK).timestamp()
