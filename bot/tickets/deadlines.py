"""The law's clock.  It starts at receipt, counts days in Bangkok without the first (Civil and Commercial Code
s. 193/3), and ends with the last second of the last day; how many days there are stands in law.py.

A due date never moves by itself.  A last day on a holiday would end on the next working day (s. 193/8); we
do not count on that: the date told stays, and the team is reminded by the last working day before it
(holidays.py).  A later date is a decision with a reason, kept beside the first (`extended_until`).
"""

from datetime import timedelta

from bot.i18n import day_of, end_of_day
from bot.tickets.law import LAW


def due_at(kind: str, received_at: float) -> float:
    """The last moment for a request, in seconds since 1970."""
    return end_of_day(day_of(received_at) + timedelta(days=LAW[kind].days))


def later(due: float, days: int) -> float:
    """The last moment of the day that lies `days` after a due date."""
    return end_of_day(day_of(due) + timedelta(days=days))
