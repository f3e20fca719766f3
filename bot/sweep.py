"""The sweep: what is no longer needed is removed.  Unsent forms hold confidential words; keeping them is no
kindness."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, update

from bot.storage.models import challenges, conversations, inbox, outbox, proofs

HOUR, DAY = 3600.0, 86400.0
DRAFTS = DAY
"""An unfinished form."""
CODES = DAY
RAW = 7 * DAY
"""The text of a handled update; its id is kept for 30 days, to recognise a repeat."""
IDS = 30 * DAY
SENT = 30 * DAY


def sweep(db: Connection, clock: Callable[[], float]) -> dict[str, int]:
    """Remove what has had its time; how many rows of each kind."""
    now = clock()
    handled = inbox.c.state.in_(("done", "quarantined"))
    return {
        "drafts": db.execute(delete(conversations).where(conversations.c.changed_at < now - DRAFTS)).rowcount,
        "codes": db.execute(delete(challenges).where(challenges.c.created_at < now - CODES)).rowcount,
        "proofs": db.execute(delete(proofs).where(proofs.c.verified_at < now - DAY)).rowcount,
        "texts": db.execute(
            update(inbox)
            .where(handled, inbox.c.received_at < now - RAW, inbox.c.raw_sealed.is_not(None))
            .values(raw_sealed=None)
        ).rowcount,
        "ids": db.execute(delete(inbox).where(handled, inbox.c.received_at < now - IDS)).rowcount,
        "sent": db.execute(
            delete(outbox).where(outbox.c.state.in_(("sent", "dropped")), outbox.c.settled_at < now - SENT)
        ).rowcount,
    }
