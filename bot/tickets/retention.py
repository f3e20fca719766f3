"""Retention: requests that nobody verified are closed, files and details of closed ones removed.

Numbers, kinds, states, dates and the names of events stay, so do the rows of the register of refusals; who it
was, what was asked and what was said go.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, select, update

from bot.identity.limits import DAY
from bot.queue.outbox import WORDLESS, ItemState
from bot.storage.crypto import KeyRing
from bot.storage.sealed import at_once, lacks_key
from bot.storage.tables import files, mail_inbox, outbox, ticket_events, tickets
from bot.tickets.states import UNVERIFIED

VERIFY_WITHIN = 30 * DAY
"""For a request that awaits verification; then it is closed, and the person told.  One for which a phone alone speaks
awaits a member of staff (`waits_to_be_verified`)."""
FILES = 120 * DAY
"""After the end, for the files that came with a ticket."""
DETAILS = 3 * 365 * DAY
"""After the end, for everything else about a person: while a claim under the Act can be brought (s. 78, three
years from when the damage is known), the company may have to show what it did.  A company with a shorter rule
sets it here."""


def waits_to_be_verified() -> ColumnElement[bool]:
    """Requests that await verification and are said to.  Not those for which a phone alone speaks: whether they do
    depends on whether a customer has that phone, and whoever holds it is not to learn that by a count or a date."""
    return (tickets.c.state == UNVERIFIED) & (tickets.c.method != "phone")


def unverified(db: Connection, now: float, most: int | None = None, keys: KeyRing | None = None) -> list[str]:
    """Requests that have awaited verification for too long, `most` of them.  With `keys` not those that wait for
    another one: their people could not be told, and as the oldest they would stand before all others."""
    # One that was opened again has its time from then.
    opened = select(ticket_events.c.ticket_id).where(
        ticket_events.c.kind == "reopened", ticket_events.c.at > now - VERIFY_WITHIN
    )
    return _ids(
        db,
        select(tickets.c.id).where(
            waits_to_be_verified(),
            tickets.c.received_at < now - VERIFY_WITHIN,
            tickets.c.id.not_in(opened),
            *(~lacks_key(each, keys) for each in (tickets.c.body_sealed, tickets.c.email_sealed) if keys),
        ),
        most,
    )


def with_old_files(db: Connection, now: float, most: int | None = None, *, taken: bool) -> list[str]:
    """Files whose tickets have been closed for long, `most` of them, and of these as many as go at once.  `taken`:
    these tickets stay as they are until the transaction ends, and none is among them that somebody else has in hand,
    and may be opening again."""
    old = (tickets.c.closed_at < now - FILES) & (tickets.c.id == files.c.ticket_id)
    query = _taken(select(files.c.id, files.c.size).join_from(files, tickets, old), taken=taken)
    found = db.execute(query.limit(most))
    return [id for id, *_ in (at_once(found) if taken else found)]


def with_old_details(db: Connection, now: float, most: int | None = None, *, taken: bool) -> list[str]:
    """Tickets that have been closed for so long that their details go, `most` of them.  `taken`: as of files."""
    old = select(tickets.c.id).where(tickets.c.closed_at < now - DETAILS, tickets.c.shredded_at.is_(None))
    return _ids(db, _taken(old, taken=taken), most)


def remove_files(db: Connection, ids: list[str]) -> None:
    """Remove files."""
    db.execute(delete(files).where(files.c.id.in_(ids)))


def shred(db: Connection, ids: list[str], now: float) -> None:
    """Remove who it was, what was asked and what was said."""
    if not ids:
        return
    db.execute(
        update(tickets)
        .where(tickets.c.id.in_(ids))
        .values(
            body_sealed=None,
            email_sealed=None,
            identity_index=None,
            chat_id=0,
            submission=tickets.c.id,  # it began with the chat's id; unique still
            shredded_at=now,
        )
    )
    # The commitment to a detail stays in the chain; without its salt it fits no guess.
    words = update(ticket_events).where(ticket_events.c.ticket_id.in_(ids))
    db.execute(words.values(detail_sealed=None, salt=None))
    about = update(outbox).where(outbox.c.ticket_id.in_(ids))
    db.execute(about.values(body_sealed=None, chat_id=0, lane=""))
    # Without its words nothing can go any more, and nobody is left who waits for it.
    unsent = about.where(outbox.c.state.in_((ItemState.DUE, ItemState.HELD)))
    db.execute(unsent.values(state=ItemState.DROPPED, error=WORDLESS, settled_at=now, lease=None))
    db.execute(update(mail_inbox).where(mail_inbox.c.ticket_id.in_(ids)).values(raw_sealed=None))
    db.execute(delete(files).where(files.c.ticket_id.in_(ids)))


def _taken(query: Select[Any], *, taken: bool) -> Select[Any]:
    return query.with_for_update(of=tickets, skip_locked=True) if taken else query


def _ids(db: Connection, query: Select[Any], most: int | None) -> list[str]:
    return list(db.execute(query.limit(most)).scalars())
