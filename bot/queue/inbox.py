"""The inbox: every update is stored before it is acknowledged, and handled once, in order within its chat.

An update is recognised by its `update_id`, never by comparing with the last one seen: Telegram starts at a
random number again after a quiet week, and may deliver out of order.  Work is claimed under a lease
(lease.py): a worker that was killed loses it after 30 seconds.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from bot.queue.lease import Lease, Leases
from bot.queue.retry import Retry, doubling
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_new, notify, now_of
from bot.storage.tables import inbox

log = logging.getLogger(__name__)

LEASE = 30.0
"""Seconds for which a claimed update is left to its worker."""
RETRY = Retry(doubling(2.0, 600.0), jitter=0.5, attempts=8)
"""An update that fails all its attempts is dead: kept, seen by people, and no longer in anybody's way."""


class UpdateState(StrEnum):
    """Where an update stands.  Stored data."""

    NEW = "new"
    DONE = "done"
    QUARANTINED = "quarantined"
    """It could not be read, and is kept to be looked at."""
    DEAD = "dead"
    """It could not be handled."""


@dataclass(frozen=True)
class Claimed:
    """An update in hand."""

    id: int
    chat_id: int
    raw: bytes
    lease: Lease
    attempts: int
    received_at: float


class Inbox:
    """What came in from Telegram."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float] | None = None) -> None:
        self._keys, self._clock = keys, clock
        self._leases = Leases(inbox, UpdateState.NEW)

    def store(self, db: Connection, updates: Iterable[bytes]) -> int:
        """Keep raw updates; a repeat is left alone.  The number of new ones."""
        new = sum(self._store(db, raw) for raw in updates)
        if new:
            notify(db, "inbox")
        return new

    def claim(self, db: Connection, most: int = 32) -> list[Claimed]:
        """Take the oldest undone update of up to `most` chats whose lane is free."""
        heads = select(inbox).where(self._leases.first_of("chat_id")).order_by(inbox.c.id).limit(most)
        claimed = []
        for row, lease in self._leases.take(db, heads, now_of(db, self._clock), LEASE):
            try:
                raw = self._keys.open(f"inbox.raw:{row.update_id}", row.raw_sealed)
            except Unopenable:
                # It must not stop the others; `privacy-bot check` and health show it.
                log.error("update %d cannot be opened with our keys; it is set aside", row.id)
                self._leases.complete(db, lease, UpdateState.DEAD, error="Unopenable")
                continue
            claimed.append(Claimed(row.id, row.chat_id, raw, lease, row.attempts, row.received_at))
        return claimed

    def done(self, db: Connection, claimed: Claimed) -> None:
        """Mark it handled, in the transaction that did the handling.  Raises LeaseLost."""
        self._leases.complete(db, claimed.lease, UpdateState.DONE, error=None)

    def failed(self, db: Connection, claimed: Claimed, error: BaseException) -> UpdateState:
        """Put it back for a later try, or give it up for dead.  The state it is in now.  Raises LeaseLost."""
        failures, reason = claimed.attempts + 1, type(error).__name__
        if RETRY.is_over(failures):
            self._leases.complete(db, claimed.lease, UpdateState.DEAD, attempts=failures, error=reason)
            return UpdateState.DEAD
        due_at = now_of(db, self._clock) + RETRY.wait(failures)
        self._leases.put_back(db, claimed.lease, due_at, attempts=failures, error=reason)
        return UpdateState.NEW

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        self._leases.take_back(db)

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


def _identify(raw: bytes) -> tuple[int, int, UpdateState]:
    """The id and lane of an update.  What has no id is quarantined under a negative number of its own."""
    try:
        data = json.loads(raw)
        update_id = data["update_id"]
        if not isinstance(update_id, int) or not 0 <= update_id < 2**62:
            raise ValueError("update_id")
    except (ValueError, KeyError, TypeError, RecursionError):
        return -1 - zlib.crc32(raw), 0, UpdateState.QUARANTINED
    return update_id, _chat_of(data), UpdateState.NEW


def _chat_of(data: dict[str, Any]) -> int:
    for body in data.values():
        if isinstance(body, dict):
            inner = body.get("message")
            message = inner if isinstance(inner, dict) else body
            for owner in (message.get("chat"), body.get("from")):
                if isinstance(owner, dict) and isinstance(owner.get("id"), int) and abs(owner["id"]) < 2**62:
                    return int(owner["id"])
    return 0
