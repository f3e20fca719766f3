"""One poller: two would take each other's updates, and Telegram does not always object.

PostgreSQL: an advisory lock, held by a connection, so that it falls free when its holder dies; a standby
replica takes over.  SQLite: a lock on a file beside the database, because there only one process may run.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, text

from bot.storage.database import Storage

_KEY = 7_206_115


class Lock:
    """Held by at most one process."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._file: IO[str] | None = None
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether this process has it now."""
        if self._storage.is_sqlite:
            return self._take_file()
        try:
            if self._connection is None or self._connection.closed:
                self._connection = self._storage.engine.connect().execution_options(
                    isolation_level="AUTOCOMMIT"
                )
                return self._try()
            self._connection.execute(text("SELECT 1"))
            return True
        except Exception:
            if self._connection is not None:
                self._connection.invalidate()
                self._connection = None
            raise

    def release(self) -> None:
        """Let another process have it."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _try(self) -> bool:
        assert self._connection is not None
        got = self._connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar_one()
        if not got:
            self._connection.close()
            self._connection = None
        return bool(got)

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
