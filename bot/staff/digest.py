"""The daily digest: what waits, for the privacy team."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, or_, select

from bot.i18n import Words, day_of
from bot.queue.outbox import ItemState
from bot.storage.tables import outbox, tickets
from bot.tickets.holidays import Holidays
from bot.tickets.states import UNVERIFIED
from bot.tickets.store import Ticket, Tickets
from flows.lines import line

SOON = 7
"""Days before the last working day from which a ticket is due soon."""
FRESH = 7 * 86400.0
"""What could not be delivered is listed this long, and as long as its ticket is open."""
MOST = 100
"""Rows of a list: a letter stays readable, and small enough for any mail server."""

Row = dict[str, Any]


class Digest:
    """Looks at everything once."""

    def __init__(self, store: Tickets, words: Words, holidays: Holidays) -> None:
        self._tickets, self._words, self._holidays = store, words, holidays

    def context(self, db: Connection, now: float, since: float) -> dict[str, Any]:
        """What the letter `digest` says of what came before `now`; `since`: what came later than that is new."""
        waiting = [each for each in self._tickets.all_open(db) if each.received_at < now]
        late = [each for each in waiting if each.due < now]
        soon = [each for each in waiting if each.due >= now and self._days(each, now) <= SOON]
        unverified = [each for each in waiting if each.state == UNVERIFIED]
        return {
            "date": self._words.date(now),
            "overdue": [self._row(each, self._late(each, now)) for each in late][:MOST],
            "due_soon": [self._row(each, self._left(each, now)) for each in soon][:MOST],
            "undelivered": self._undelivered(db, now),
            "new": [self._row(each) for each in waiting if each.received_at >= since][:MOST],
            "unverified": [self._row(each, self._since(each)) for each in unverified][:MOST],
            "head": None,
        }

    def _undelivered(self, db: Connection, now: float) -> list[Row]:
        rows = db.execute(
            select(outbox.c.kind, outbox.c.settled_at, tickets.c.number)
            .join_from(outbox, tickets, tickets.c.id == outbox.c.ticket_id, isouter=True)
            .where(
                outbox.c.state == ItemState.DEAD,
                outbox.c.settled_at < now,
                or_(
                    outbox.c.settled_at >= now - FRESH,
                    tickets.c.closed_at.is_(None) & tickets.c.id.is_not(None),
                ),
            )
            .order_by(outbox.c.settled_at.desc())
            .limit(MOST)
        )
        return [
            {
                "number": row.number or "–",
                "kind_title": self._words.say(line(f"undelivered-{row.kind}")),
                "due": None,
                "note": self._words.date(row.settled_at, time=True),
            }
            for row in rows
        ]

    def _row(self, ticket: Ticket, note: str | None = None) -> Row:
        return {
            "number": ticket.number,
            "kind_title": self._words.say(ticket.title),
            "due": self._words.date(ticket.due),
            "note": note,
        }

    def _days(self, ticket: Ticket, now: float) -> int:
        return (self._holidays.work_by(day_of(ticket.due)) - day_of(now)).days

    def _left(self, ticket: Ticket, now: float) -> str:
        left = (day_of(ticket.due) - day_of(now)) // timedelta(days=1)
        return self._words.say(line("digest-left" if left else "digest-today", days=left))

    def _late(self, ticket: Ticket, now: float) -> str:
        return self._words.say(line("digest-late", days=(day_of(now) - day_of(ticket.due)).days))

    def _since(self, ticket: Ticket) -> str:
        return self._words.say(line("digest-since", on=line("date-of", at=ticket.received_at)))
