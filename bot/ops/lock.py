"""One poller: two would take each other's updates, and Telegram does not always object.

PostgreSQL: an advisory lock, held by a connection, so that it falls free when its holder dies; a standby
replica takes over, and a holder whose connection was lost without it knowing finds out within seconds.  A holder that
was stopped keeps its connection and the lock with it, for ever: the standby ends its session and takes over.
SQLite: a lock on a file beside the database, because there only one process may run.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from bot.storage.advisory import Key, hold
from bot.storage.database import Storage
from bot.storage.dialects import now_of
from bot.storage.postgresql import APPLICATION

log = logging.getLogger(__name__)

CHECK_EVERY = 2.0
"""Seconds between two looks of the holder whether it still holds."""
STANDBY_EVERY = 0.5
"""Seconds between two looks of a standby whether the lock is free: when the holder has died nothing is heard until
then, and people wait."""
ANSWER = 2.0
"""Seconds in which the database must answer the holder's look.  With CHECK_EVERY less than the five within which
a replica that has lost the lock must have stopped."""

_KEY = int(Key.POLLING)
_HELD = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND pid = pg_backend_pid() AND classid = 0 AND objid = :key"
)
_SILENT_HOLDER = (
    " FROM pg_locks AS lock JOIN pg_stat_activity AS holder USING (pid)"
    " WHERE lock.locktype = 'advisory' AND lock.granted AND lock.classid = 0 AND lock.objid = :key"
    " AND holder.datname = current_database() AND :now - extract(epoch FROM holder.state_change) > :silent"
)
_SILENT = text("SELECT holder.pid" + _SILENT_HOLDER)
_END = text("SELECT pg_terminate_backend(holder.pid)" + _SILENT_HOLDER)
"""In one statement with the question whether it is silent, so that no holder is ended who has just spoken."""
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity AS other WHERE other.datname = current_database()"
    " AND other.application_name = :name AND other.pid <> pg_backend_pid()"
    " AND NOT EXISTS (SELECT 1 FROM pg_locks AS lock WHERE lock.pid = other.pid"
    " AND lock.locktype = 'advisory' AND lock.classid = 0 AND lock.objid = :key)"
)
"""Sessions of ours, beside this one and the one that holds the lock."""
SILENT = 12.0
"""Seconds after which a holder that asks every CHECK_EVERY is not alive, whatever its connection says.  More than twice
the five within which a living one has stopped polling when it gets no answer."""


class Lock:
    """Held by at most one process."""

    def __init__(self, storage: Storage, clock: Callable[[], float] | None = None) -> None:
        """`clock`: by what the silence of a holder is measured (seconds since 1970); without one by the database's,
        which is that of all replicas."""
        self._storage, self._clock = storage, clock
        self._asking = threading.Lock()
        self._file: IO[str] | None = None
        self._connection: Connection | None = None
        self.holder_is_silent = False
        """Whether whoever has it has stopped asking for it: a process that was stopped, or hangs, polls nothing."""

    def take(self) -> bool:
        """Whether this process has it now.  Raises SQLAlchemyError while the database is away."""
        if self._storage.is_sqlite:
            return self._take_file()
        if self._connection is not None:
            return self.is_held()
        connection = self._storage.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        # Its own, not the pool's: when it is closed the session ends, and the lock with it.
        connection.detach()
        if hold(connection, Key.POLLING):
            # Its own as well: a look at the session before may still be waiting for an answer.
            self._asking = threading.Lock()
            self._connection, self.holder_is_silent = connection, False
            return True
        try:
            self.holder_is_silent = self._end_silent(connection)
        finally:
            connection.close()
        return False

    def _end_silent(self, connection: Connection) -> bool:
        """Whether the holder is silent; then its session is ended, where we may, and the next look finds the lock
        free."""
        about = {"key": _KEY, "now": now_of(connection, self._clock), "silent": SILENT}
        if (pid := connection.execute(_SILENT, about).scalar()) is None:
            return False
        try:
            if connection.execute(_END, about).scalar():
                log.warning("who polls says nothing any more; its session (pid %d) is ended", pid)
        except ProgrammingError:  # it is another user's
            if not self.holder_is_silent:
                log.warning("who polls says nothing any more; its session (pid %d) is not ours to end", pid)
        return True

    def is_held(self) -> bool:
        """Whether this process has it still, by what the database says."""
        if self._storage.is_sqlite:
            return self._file is not None
        asking, connection, held = self._asking, self._connection, False
        if connection is None:
            return False
        with suppress(Exception), asking:  # a connection serves one thread at a time
            held = bool(connection.execute(_HELD, {"key": _KEY}).scalar_one())
        if not held or self._connection is not connection:  # lost, or let go while the database was silent
            self._drop(connection)
            return False
        return True

    def let_go(self) -> None:
        """Hold it no longer, without waiting for a database that does not answer."""
        self._connection = None

    def release(self) -> None:
        """Let another process have it."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._connection is not None:
            self._drop(self._connection)

    def _drop(self, connection: Connection) -> None:
        if self._connection is connection:
            self._connection = None
        with suppress(Exception):
            connection.close()

    def _take_file(self) -> bool:
        if self._file is not None:
            return True
        database = self._storage.url.database
        assert database
        file = Path(f"{database}.lock").open("w")  # noqa: SIM115 - it stays open as long as it is held
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True


def others_connected(db: Connection) -> bool:
    """Whether a process of ours uses this database, beside the one that asks and holds the lock: with a webhook nobody
    needs the lock.  SQLite: who holds the lock is alone."""
    if db.dialect.name == "sqlite":
        return False
    return bool(db.execute(_OTHERS, {"key": _KEY, "name": APPLICATION}).scalar_one())


async def alone(
    lock: Lock,
    work: Callable[[], Coroutine[Any, Any, None]],
    standing_by: Callable[[], None],
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Run `work` while this process has the lock, until it returns.

    Without the lock it stands by, saying so now and then, and takes it when it is free.  Once the lock is lost,
    `work` is cancelled before five seconds have passed.
    """
    while True:
        while not await asyncio.to_thread(lock.take):
            standing_by()
            await sleep(STANDBY_EVERY)
        working = asyncio.create_task(work())
        watching = asyncio.create_task(_until_lost(lock, sleep))
        try:
            await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return await working
            log.warning("the lock was lost: another replica may have it; standing by")
        finally:
            for task in (working, watching):
                task.cancel()
            await asyncio.gather(working, watching, return_exceptions=True)


async def _until_lost(lock: Lock, sleep: Callable[[float], Awaitable[object]]) -> None:
    held = True
    while held:
        await sleep(CHECK_EVERY)
        try:
            async with asyncio.timeout(ANSWER):
                held = await asyncio.to_thread(lock.is_held)
        except TimeoutError:
            lock.let_go()
            return
