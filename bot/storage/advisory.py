"""Who has something in hand: a hold that falls free when its holder dies, and at no other time.

A row's own lock lasts as long as a transaction.  Work that is done outside of one, and may kill whoever does
it, wants to be known as being in hand all the while: PostgreSQL's advisory locks belong to a connection, so they
end with the process.  SQLite has one process, which knows what it has in hand.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Connection, text

from bot.storage.database import Storage

_TAKE = text("SELECT pg_try_advisory_lock(:kind, :id)")
_LEAVE = text("SELECT pg_advisory_unlock(:kind, :id)")
_TRIED = 7_206_117
"""The kind of hold by which it is tried out whether there can be any."""


@asynccontextmanager
async def in_hand(storage: Storage, kind: int, id: int) -> AsyncIterator[bool]:
    """Whether nobody else has it in hand; nobody else gets it until the block ends, or this process does.
    Raises SQLAlchemyError while the database is away."""
    if storage.is_sqlite:
        yield True
        return
    connection = await asyncio.to_thread(_connect, storage)
    try:
        yield await asyncio.to_thread(_take, connection, kind, id)
    finally:
        await asyncio.to_thread(connection.close)


def keeps_sessions(storage: Storage) -> bool:
    """Whether a hold keeps others out.  A pooler in transaction mode lends one session to many: then everybody has
    every hold, and nobody hears a NOTIFY.  Raises SQLAlchemyError."""
    if storage.is_sqlite:
        return True
    one, other, id = _connect(storage), _connect(storage), secrets.randbits(31)
    try:
        took = [_take(each, _TRIED, id) for each in (one, other)]
        for each, has in zip((one, other), took, strict=True):
            if has:
                each.execute(_LEAVE, {"kind": _TRIED, "id": id})
    finally:
        one.close()
        other.close()
    return took == [True, False]


def _connect(storage: Storage) -> Connection:
    connection = storage.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()  # not the pool's: when it is closed the session ends, and the hold with it
    return connection


def _take(connection: Connection, kind: int, id: int) -> bool:
    return bool(connection.execute(_TAKE, {"kind": kind, "id": id % 2**31}).scalar_one())
