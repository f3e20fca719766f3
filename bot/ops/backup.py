"""Backup and restore: the whole database into a file while the service runs, and out of it into an empty one.

Nobody knows what happened between the backup and the moment when it is restored: mostly all that was due then has gone
out since, and people have moved on.  So what a restored database could do by itself is held, ended, or asked about
anew (`_settle`); what it alone remembers is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import Any, BinaryIO

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.exc import DataError

from bot.identity.limits import DAY
from bot.ops.lock import Lock, others_connected
from bot.queue.delivery import CODES
from bot.queue.inbox import UpdateState
from bot.queue.outbox import CHAT, LETTER, ItemState
from bot.storage import archive
from bot.storage.archive import Archive, Head, Unusable, Written
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.dialects import count_on, take_time
from bot.storage.migrate import downgrade, is_known, revision_of, upgrade
from bot.storage.tables import (
    METADATA,
    audit_heads,
    audit_keys,
    challenges,
    conversations,
    inbox,
    outbox,
    proofs,
    staff_sessions,
    sweeps,
)

KEPT_AT_TELEGRAM = DAY
"""Seconds: an update that a bot does not fetch for longer is gone (core.telegram.org/bots/api, Getting updates)."""


class Refused(Exception):
    """There is nothing to back up, or a database cannot take a backup in; the text says why, in a line."""


@dataclass(frozen=True)
class Restored:
    """What was restored, and what became of what was still to be done."""

    rows: int
    replies: int
    """Replies to chats that are held."""
    letters: int
    """Letters that are held."""
    updates: int
    """Updates that will be handled."""
    old_updates: int
    """Updates that are too old for that, and set aside as dead."""
    ended: int
    """Codes, proofs and sessions that are over."""


def back_up(storage: Storage, keys: KeyRing, file: BinaryIO, clock: Callable[[], float]) -> Written:
    """Write the database as it is now into a file.  Raises Refused, and OSError where the file takes no more."""
    with storage.snapshot() as db:
        schema = revision_of(db)
        if schema is None:
            raise Refused("there is nothing to back up: the database has no tables of ours")
        return archive.write(db, keys, Head(metadata.version("privacy-bot"), schema, clock()), file)


def restore(storage: Storage, kept: Archive, clock: Callable[[], float]) -> Restored:
    """Fill an empty database from a backup, in one transaction, and bring it up to date.

    Raises Refused and Unusable; nothing has been written then.
    """
    if not is_known(kept.head.schema):
        raise Unusable(f"it was written by a later release ({kept.head.release}) than this one")
    lock = Lock(storage)
    if not lock.take():
        raise Refused("the service runs on this database; stop it first")
    try:
        return storage.now(_restore, kept, clock())
    finally:
        lock.release()


def _restore(db: Connection, kept: Archive, now: float) -> Restored:
    take_time(db)
    if others_connected(db):
        raise Refused("the service, or another command, uses this database; stop it first")
    _prepare(db, kept.head.schema)
    _fill(db, kept)
    upgrade(db)
    return _settle(db, kept.rows, now)


def _prepare(db: Connection, schema: str) -> None:
    """Empty tables as they were at a revision.  Raises Refused."""
    upgrade(db)
    _forget_a_moment(db)
    if full := [
        name for name, table in METADATA.tables.items() if db.execute(select(table).limit(1)).first()
    ]:
        raise Refused(f"the database is not empty (there are rows in {', '.join(full)})")
    if revision_of(db) != schema:
        downgrade(db, schema)


def _forget_a_moment(db: Connection) -> None:
    """Remove what a service has noted that ran for a moment and met nobody: that it swept, and a head of no event.
    What is left of events that are gone is no such thing."""
    db.execute(delete(sweeps))
    if db.execute(select(audit_heads.c.n).where(audit_heads.c.events > 0).limit(1)).first() is None:
        for table in (audit_heads, audit_keys):
            db.execute(delete(table))


def _fill(db: Connection, kept: Archive) -> None:
    tables = {table.name: table for table in archive.tables_of(db)}
    for part in kept.parts():
        try:
            db.execute(tables[part.table].insert(), part.rows)
        except DataError:  # its own words would hold the value
            raise Unusable(f"a row of {part.table} does not fit into this database") from None
    for table in tables.values():
        count_on(db, table)


def _settle(db: Connection, rows: int, now: float) -> Restored:
    """What a restored database must not do by itself; the reasons stand in docs/operating.md."""
    free: dict[str, Any] = {"lease": None, "lease_until": 0.0}
    new = inbox.c.state == UpdateState.NEW
    old = new & (inbox.c.received_at < now - KEPT_AT_TELEGRAM)
    late = {"state": UpdateState.DEAD, "error": "restored"}
    old_updates = db.execute(update(inbox).where(old).values(**late, **free)).rowcount
    updates = db.execute(update(inbox).where(new).values(**free)).rowcount

    due = outbox.c.state == ItemState.DUE
    over = {"state": ItemState.DROPPED, "body_sealed": None, "error": "restored", "settled_at": now}
    db.execute(update(outbox).where(due, outbox.c.purpose.in_(CODES)).values(**over, **free))
    held = {"state": ItemState.HELD, "ambiguous": True, "settled_at": now}
    db.execute(update(outbox).where(due).values(**held, **free))
    by_kind = (
        select(outbox.c.kind, func.count()).where(outbox.c.state == ItemState.HELD).group_by(outbox.c.kind)
    )
    of_kind: dict[str, int] = {row[0]: row[1] for row in db.execute(by_kind)}

    db.execute(update(conversations).values(shown="", shown_message=None))
    ended = sum(db.execute(delete(table)).rowcount for table in (challenges, proofs, staff_sessions))
    return Restored(
        rows,
        replies=of_kind.get(CHAT, 0),
        letters=of_kind.get(LETTER, 0),
        updates=updates,
        old_updates=old_updates,
        ended=ended,
    )
