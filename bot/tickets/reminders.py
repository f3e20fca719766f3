"""When the team is reminded of a ticket.  Pure: a ticket, a day, the working days; nothing is sent here.

Half of the time, and seven, three, one and no days before the last working day; then every day that it is
late.  Only the latest of these that has come counts, so a service that slept does not send them all, and none
counts on the day the date was set or when it is a week old: its key in the outbox may have been swept.  What a
clock that was ahead has sent takes the place of none: at its own time it comes under another key, of that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.i18n import day_of
from bot.tickets.holidays import Holidays
from bot.tickets.store import Ticket

DAYS_BEFORE = (7, 3, 1, 0)
STALE = timedelta(days=7)


@dataclass(frozen=True)
class Reminder:
    """One reminder; `key` makes it the only one of its kind."""

    key: str
    days: int
    """To the day it is due; negative: late."""
    work_by: date | None
    """The last working day before that, if it is another and still to come."""

    def of_days(self, today: date) -> list[str]:
        """Its keys where `key` was used by a clock that was ahead, today's first: for as long as it may still count
        there is one for each day, and one that was used is enough."""
        return [f"{self.key}.{today - timedelta(days=n):%Y%m%d}" for n in range(STALE.days)]


def reminder(ticket: Ticket, today: date, holidays: Holidays) -> Reminder | None:
    """What the team is to be reminded of today; None for nothing."""
    due, since = day_of(ticket.due), day_of(ticket.extended_at or ticket.received_at)
    work_by = holidays.work_by(due)
    mark = f"late{today:%Y%m%d}" if today > due else _mark(since, due, work_by, today)
    if mark is None:
        return None
    aim = work_by if today <= work_by < due else None
    return Reminder(f"{ticket.id}.due{due:%Y%m%d}.{mark}", (due - today).days, aim)


def _mark(since: date, due: date, work_by: date, today: date) -> str | None:
    last = work_by if work_by > since else due  # set on the last working day: the day itself is all there is
    marks = [(since + (due - since) / 2, 0, "half")]
    marks += [(last - timedelta(days=n), 1, f"{n}") for n in DAYS_BEFORE]
    come = [each for each in marks if since < each[0] <= today and today - each[0] < STALE]
    return max(come)[2] if come else None
