"""Progress: whether the service gets on with its work, which is what health means here.

A process that runs but has not polled, handled or sent anything for a while is not healthy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from bot.storage.models import inbox, outbox

POLL_AGE = 90.0
UPDATE_AGE = 60.0


@dataclass(frozen=True)
class Progress:
    """Ages in seconds, and counts."""

    oldest_update: float
    """How long the oldest undone update has waited."""
    oldest_reply: float
    oldest_letter: float
    updates_waiting: int
    dead_updates: int
    quarantined_updates: int
    dead_replies: int
    dead_letters: int
    poll_age: float = 0.0
    """Since Telegram last answered a poll."""
    trouble: str = ""
    """What keeps the poller from polling: conflict, token, network."""

    @property
    def healthy(self) -> bool:
        """Whether it gets on.  Dead letters do not make it unready: another replica could not help."""
        return (
            self.poll_age < POLL_AGE
            and self.oldest_update < UPDATE_AGE
            and self.trouble
            not in (
                "conflict",
                "token",
            )
        )

    def as_dict(self) -> dict[str, float | int | str]:
        """For /readyz."""
        return asdict(self)


def measure(db: Connection, clock: Callable[[], float]) -> Progress:
    """Look at the queues."""
    now = clock()
    new = inbox.c.state == "new"
    oldest, waiting = db.execute(
        select(func.min(inbox.c.received_at), func.count()).select_from(inbox).where(new)
    ).one()
    updates = _by_first(
        db,
        select(inbox.c.state, func.count())
        .where(inbox.c.state.in_(("dead", "quarantined")))
        .group_by(inbox.c.state),
    )
    due = _by_first(
        db,
        select(outbox.c.kind, func.min(outbox.c.created_at))
        .where(outbox.c.state == "due")
        .group_by(outbox.c.kind),
    )
    dead = _by_first(
        db, select(outbox.c.kind, func.count()).where(outbox.c.state == "dead").group_by(outbox.c.kind)
    )
    return Progress(
        oldest_update=max(0.0, now - oldest) if oldest is not None else 0.0,
        oldest_reply=max(0.0, now - due["chat"]) if "chat" in due else 0.0,
        oldest_letter=max(0.0, now - due["letter"]) if "letter" in due else 0.0,
        updates_waiting=waiting,
        dead_updates=updates.get("dead", 0),
        quarantined_updates=updates.get("quarantined", 0),
        dead_replies=dead.get("chat", 0),
        dead_letters=dead.get("letter", 0),
    )


def _by_first(db: Connection, query: Select[Any]) -> dict[str, Any]:
    return {row[0]: row[1] for row in db.execute(query)}
