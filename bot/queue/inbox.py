"""The inbox: every update is stored before it is acknowledged, and handled once, in order within its chat.

An update is recognised by its `update_id`, never by comparing with the last one seen: Telegram starts at a
random number again after a quiet week, and may deliver out of order.  Work is claimed under a lease with a
random token; a worker that was killed loses its lease after 30 seconds, and one that wakes up late cannot
complete what another has taken (the token no longer fits).
"""

from __future__ import annotations

import json
import logging
import random
import secrets
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, func, select, update

from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_new, notify, now_of
from bot.storage.tables import inbox

log = logging.getLogger(__name__)

LEASE = 30.0
"""Seconds for which a claimed update is left to its worker."""
ATTEMPTS = 8
"""After this many failures an update is dead: kept, seen by people, and no longer in anybody's way."""
LONGEST_WAIT = 600.0


class LeaseLost(Exception):
    """Somebody else has this work now; what was done here must be undone."""


@dataclass(frozen=True)
class Claimed:
    """An update in hand."""

    id: int
    chat_id: int
    raw: bytes
    lease: str
    attempts: int
    received_at: float


class Inbox:
    """What came in from Telegram."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float] | None = None) -> None:
        self._keys = keys
        self._clock = clock

    def store(self, db: Connection, updates: Iterable[bytes]) -> int:
        """Keep raw updates; a repeat is left alone.  The number of new ones."""
        new = sum(self._store(db, raw) for raw in updates)
        if new:
            notify(db, "inbox")
        return new

    def claim(self, db: Connection, most: int = 32) -> list[Claimed]:
        """Take the oldest undone update of up to `most` chats whose lane is free."""
        now, lease = now_of(db, self._clock), secrets.token_hex(16)
        earlier = inbox.alias()
        head = ~exists().where(
            and_(earlier.c.chat_id == inbox.c.chat_id, earlier.c.id < inbox.c.id, earlier.c.state == "new")
        )
        found = db.execute(
            select(inbox)
            .where(inbox.c.state == "new", inbox.c.due_at <= now, inbox.c.lease_until <= now, head)
            .order_by(inbox.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        ).all()
        if found:
            db.execute(
                update(inbox)
                .where(inbox.c.id.in_([row.id for row in found]))
                .values(lease=lease, lease_until=now + LEASE)
            )
        claimed = []
        for row in found:
            try:
                raw = self._keys.open(f"inbox.raw:{row.update_id}", row.raw_sealed)
            except Unopenable:
                # It must not stop the others; `privacy-bot check` and health show it.
                self._set_aside(db, row.id)
                continue
            claimed.append(Claimed(row.id, row.chat_id, raw, lease, row.attempts, row.received_at))
        return claimed

    def done(self, db: Connection, claimed: Claimed, state: str = "done", error: str | None = None) -> None:
        """Mark it handled, in the transaction that did the handling.  Raises LeaseLost."""
        marked = db.execute(
            update(inbox)
            .where(inbox.c.id == claimed.id, inbox.c.lease == claimed.lease, inbox.c.state == "new")
            .values(state=state, error=error)
        )
        if marked.rowcount != 1:
            raise LeaseLost(f"update {claimed.id}")

    def failed(self, db: Connection, claimed: Claimed, error: BaseException) -> str:
        """Put it back for a later try, or give it up for dead.  The state it is in now."""
        now, attempts = now_of(db, self._clock), claimed.attempts + 1
        state = "dead" if attempts >= ATTEMPTS else "new"
        wait = min(LONGEST_WAIT, 2.0**attempts) * random.uniform(0.5, 1.0)
        db.execute(
            update(inbox)
            .where(inbox.c.id == claimed.id, inbox.c.lease == claimed.lease, inbox.c.state == "new")
            .values(
                state=state,
                attempts=attempts,
                due_at=now + wait,
                lease=None,
                lease_until=0.0,
                error=type(error).__name__,
            )
        )
        return state

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        db.execute(update(inbox).where(inbox.c.state == "new").values(lease=None, lease_until=0.0))

    def next_due(self, db: Connection) -> float | None:
        """When the next waiting update may be tried; None when nothing waits."""
        soonest = select(func.min(inbox.c.due_at)).where(inbox.c.state == "new")
        due: float | None = db.execute(soonest).scalar_one()
        return due

    def _set_aside(self, db: Connection, id: int) -> None:
        log.error("update %d cannot be opened with our keys; it is set aside", id)
        db.execute(update(inbox).where(inbox.c.id == id).values(state="dead", error="Unopenable"))

    def _store(self, db: Connection, raw: bytes) -> int:
        update_id, chat_id, state = _identify(raw)
        now = now_of(db, self._clock)
        return insert_new(
            db,
            inbox,
            update_id=update_id,
            chat_id=chat_id,
            raw_sealed=self._keys.seal(f"inbox.raw:{update_id}", raw),
            received_at=now,
            state=state,
            due_at=now,
        )


def _identify(raw: bytes) -> tuple[int, int, str]:
    """The id and lane of an update.  What has no id is quarantined under a negative number of its own."""
    try:
        data = json.loads(raw)
        update_id = data["update_id"]
        if not isinstance(update_id, int) or not 0 <= update_id < 2**62:
            raise ValueError("update_id")
    except (ValueError, KeyError, TypeError, RecursionError):
        return -1 - zlib.crc32(raw), 0, "quarantined"
    return update_id, _chat_of(data), "new"


def _chat_of(data: dict[str, Any]) -> int:
    for body in data.values():
        if isinstance(body, dict):
            inner = body.get("message")
            message = inner if isinstance(inner, dict) else body
            for owner in (message.get("chat"), body.get("from")):
                if isinstance(owner, dict) and isinstance(owner.get("id"), int) and abs(owner["id"]) < 2**62:
                    return int(owner["id"])
    return 0
