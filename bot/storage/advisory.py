"""Locks on what is no row: PostgreSQL's advisory locks, all keys of this program in one place.

Whoever asks for the key of another waits for a holder who knows nothing of it, and who may hold it for life.  So
nobody but this module calls a function that locks, and others name what they lock by its `Key`.

A row's own lock lasts as long as a transaction.  Work that is done outside of one, and may kill whoever does
it, wants to be known as being in hand all the while: an advisory lock of a connection falls free when its holder dies,
or has been stopped for so long that the server ends its session.  SQLite has one process, which knows what it has in
hand, and one writer.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from enum import IntEnum, unique
from hashlib import blake2b

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.database import Storage

STOPPED = 90
"""Seconds after which whoever has something in hand is taken to have been stopped (PostgreSQL 14 and later): a mail is
read within twenty.  If they go on after all, what they had in hand is decided already, or is the other's, and they find
that out in the transaction in which they would decide it."""

_TAKE = text("SELECT pg_try_advisory_lock(:kind, :id)")
_LEAVE = text("SELECT pg_advisory_unlock(:kind, :id)")
_LEAVE_ALL = text("SELECT pg_advisory_unlock_all()")
_HOLD = text("SELECT pg_try_advisory_lock(:key)")
_WAIT = text("SELECT pg_advisory_xact_lock(:key)")
_WAIT_KIND = text("SELECT pg_advisory_xact_lock(:kind, :id)")


@unique
class Key(IntEnum):
    """What is locked, by numbers that nobody else uses in the database.  A release before this one runs beside it for
    a while, so a number is not changed where both must not do the same."""

    MIGRATION = 7_206_114
    """Who brings the database up to date."""
    POLLING = 7_206_115
    """Who polls; held for as long as a process lives."""
    MAIL = 7_206_116
    """A kind, with the number of a mail: who reads it, and decides about it."""
    TRIED = 7_206_117
    """A kind, with any number: by this it is tried out whether a hold keeps others out."""
    HEADS = 7_206_118
    """Who takes a head of the audit chain."""
    TICKET = 7_206_119
    """A kind, with the number of a ticket: who has a mail of the team's about it in hand."""
    MESSAGE = 7_206_120
    """A kind, with the number of a Message-ID: who decides about a mail that may lie here twice."""


def wait_for(db: Connection, key: Key) -> None:
    """Until this transaction ends nobody else passes here; waits for whoever has passed before."""
    if db.dialect.name == "postgresql":
        db.execute(_WAIT, {"key": int(key)})


def wait_for_each(db: Connection, subjects: Iterable[bytes]) -> None:
    """The same for whatever is known by a keyed hash: the first 64 bits are its lock.  They are asked for in one
    order, so that two never wait for each other."""
    if db.dialect.name == "postgresql":
        for number in sorted(int.from_bytes(each[:8], "big", signed=True) for each in subjects):
            db.execute(_WAIT, {"key": number})


def hold(session: Connection, key: Key) -> bool:
    """Whether this session of PostgreSQL has it now, and keeps it until it ends."""
    return bool(session.execute(_HOLD, {"key": int(key)}).scalar_one())


@asynccontextmanager
async def in_hand(storage: Storage, *holds: tuple[Key, int]) -> AsyncIterator[bool]:
    """Whether nobody else has any of these in hand, each a kind and a number; nobody else gets them until the block
    ends, or this process does, or has stood still for so long (`STOPPED`) that it may never go on.  Raises
    SQLAlchemyError while the database is away."""
    if storage.is_sqlite:
        yield True
        return
    connection = await asyncio.to_thread(_connect, storage, STOPPED)
    try:
        yield await asyncio.to_thread(lambda: all(_take(connection, *each) for each in holds))
    finally:
        await asyncio.to_thread(_leave, connection)


def wait_for_name(db: Connection, key: Key, name: str) -> None:
    """The same for what is known by a name, under a kind."""
    if db.dialect.name == "postgresql":
        db.execute(_WAIT_KIND, {"kind": int(key), "id": id_of(name)})


def id_of(name: str) -> int:
    """The number of what is known by a name.  Two names may share one: then their holders wait for each other."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest()) % 2**31


def keeps_sessions(storage: Storage) -> bool:
    """Whether a hold keeps others out.  A pooler in transaction mode lends one session to many: then everybody has
    every hold, and nobody hears a NOTIFY.  Raises SQLAlchemyError."""
    if storage.is_sqlite:
        return True
    one, other, id = _connect(storage), _connect(storage), secrets.randbits(31)
    try:
        took = [_take(each, Key.TRIED, id) for each in (one, other)]
        for each, has in zip((one, other), took, strict=True):
            if has:
                each.execute(_LEAVE, {"kind": int(Key.TRIED), "id": id})
    finally:
        one.close()
        other.close()
    return took == [True, False]


def _connect(storage: Storage, lasts: int = 0) -> Connection:
    """A session of its own; `lasts`: the seconds after which the server ends it if nothing is said, where it can."""
    connection = storage.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()  # not the pool's: when it is closed the session ends, and the hold with it
    if lasts and (connection.dialect.server_version_info or ()) >= (14,):
        connection.execute(text(f"SET idle_session_timeout = '{lasts:d}s'"))
    return connection


def _leave(connection: Connection) -> None:
    # Said, because the server ends a session some time after its client has left, and the next in line is here now.
    with suppress(SQLAlchemyError):
        connection.execute(_LEAVE_ALL)
    connection.close()


def _take(connection: Connection, kind: Key, id: int) -> bool:
    return bool(connection.execute(_TAKE, {"kind": int(kind), "id": id % 2**31}).scalar_one())
