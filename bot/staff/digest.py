"""The daily digest: what waits, for the privacy team."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot.i18n import Words, day_of
from bot.identity.limits import DAY
from bot.queue.outbox import BY_OPERATOR, ItemState
from bot.storage.tables import mail_inbox, outbox, tickets
from bot.tickets.holidays import Holidays
from bot.tickets.states import UNVERIFIED
from bot.tickets.store import Ticket, Tickets
from flows.lines import line

SOON = 7
"""Days before the last working day from which a ticket is due soon."""
FRESH = 7 * DAY
"""What could not be delivered is listed this long, and as long as its ticket is open."""
MOST = 100
"""Rows of a list: a letter stays readable, and small enough for any mail server."""

Row = dict[str, Any]


def _is_open() -> ColumnElement[bool]:
    return tickets.c.closed_at.is_(None) & tickets.c.id.is_not(None)


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
        """What did not arrive, also where an operator chose that it should not; what waits for an operator; and mails
        to us that did nothing, which may be a colleague's."""
        letters = outbox.c
        fresh, over = letters.settled_at >= now - FRESH, letters.settled_at < now
        rows = db.execute(
            select(letters.kind, letters.state, letters.settled_at, letters.created_at, tickets.c.number)
            .join_from(outbox, tickets, tickets.c.id == letters.ticket_id, isouter=True)
            .where(
                or_(
                    (letters.state == ItemState.DEAD) & over & or_(fresh, _is_open()),
                    (letters.state == ItemState.DROPPED) & (letters.error == BY_OPERATOR) & over & fresh,
                    (letters.state == ItemState.HELD) & (letters.created_at < now),
                )
            )
            .order_by(func.coalesce(letters.settled_at, letters.created_at).desc())
            .limit(MOST)
        )
        mails = db.execute(
            select(mail_inbox.c.settled_at, tickets.c.number)
            .join_from(mail_inbox, tickets, tickets.c.id == mail_inbox.c.ticket_id, isouter=True)
            .where(mail_inbox.c.state == "dead", mail_inbox.c.settled_at.between(now - FRESH, now))
            .order_by(mail_inbox.c.settled_at.desc())
            .limit(MOST)
        )
        return [
            self._lost(row.number, row.kind, row.state, row.settled_at or row.created_at) for row in rows
        ] + [self._lost(row.number, "mail", ItemState.DEAD, row.settled_at) for row in mails]

    def _lost(self, number: str | None, kind: str, state: str, at: float) -> Row:
        return {
            "number": number or "–",
            "kind_title": self._words.say(line(f"undelivered-{kind}")),
            "due": None,
            "note": self._words.say(line("undelivered-note", state=state, at=line("moment-of", at=at))),
        }

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
