"""Transactions.  `await storage.run(work, ...)` runs a plain function of a connection in a storage thread.

A thread takes whatever is waiting, from many chats, and commits it together, each piece of work under a
savepoint of its own: one that fails is undone by its savepoint and run again alone, so that it cannot harm
the others.  SQLite has one such thread (WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`: two that read first and
write later would lose updates); PostgreSQL has a few.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url

P = ParamSpec("P")
T = TypeVar("T")

TOGETHER = 32
"""Pieces of work committed together at most: beyond this the gain is small and the wait grows."""


class Storage:
    """A database and the threads that work on it; the folder of an SQLite file is made when it is missing."""

    def __init__(self, url: str, *, threads: int = 4) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            with contextlib.suppress(OSError):  # the first connection says it better
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _engine(url, threads=1 if self.is_sqlite else threads)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"storage-{n}", daemon=True)
            for n in range(1 if self.is_sqlite else threads)
        ]
        for thread in self._threads:
            thread.start()

    async def run(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work(connection, ...)` in a transaction.  It is committed when this returns, undone if it
        raises.  Work may be run twice (after a failure of its group), so it must not act outside."""
        job = _Job(lambda connection: work(connection, *args, **kwargs))
        self._jobs.put(job)
        return await job.future  # type: ignore[no-any-return]

    def now(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same without a loop, in the calling thread: for commands and migrations."""
        with self.engine.begin() as connection:
            return work(connection, *args, **kwargs)

    async def close(self) -> None:
        """Finish what is waiting, then stop."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self.engine.dispose()

    def _work(self) -> None:
        while (first := self._jobs.get()) is not None:
            group, stop = [first], False
            while len(group) < TOGETHER and not self._jobs.empty():
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is None:
                    stop = True
                    break
                group.append(job)
            self._commit(group)
            if stop:
                return

    def _commit(self, group: list[_Job]) -> None:
        for job in self._together(group) if len(group) > 1 else group:
            self._alone(job)

    def _together(self, group: list[_Job]) -> list[_Job]:
        """Commit a group; what has to be run again alone is returned."""
        results: list[tuple[_Job, Any]] = []
        again: list[_Job] = []
        try:
            with self.engine.begin() as connection:
                for job in group:
                    try:
                        with connection.begin_nested():
                            results.append((job, job.work(connection)))
                    except Exception:
                        if connection.invalidated or not connection.in_transaction():
                            raise
                        again.append(job)
        except Exception:  # noqa: BLE001 - whatever it was, each runs again alone and reports its own
            return group
        _Job.settle_all(results)
        return again

    def _alone(self, job: _Job) -> None:
        try:
            with self.engine.begin() as connection:
                result = job.work(connection)
        except BaseException as error:  # noqa: BLE001 - it is the caller's
            job.fail(error)
        else:
            _Job.settle_all([(job, result)])


class _Job:
    def __init__(self, work: Callable[[Connection], Any]) -> None:
        self.work = work
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()

    @staticmethod
    def settle_all(results: list[tuple[_Job, Any]]) -> None:
        # One wake-up of the loop for the whole group.
        def settle() -> None:
            for job, result in results:
                if not job.future.done():
                    job.future.set_result(result)

        _call(results[0][0].loop, settle) if results else None

    def fail(self, error: BaseException) -> None:
        _call(self.loop, lambda: None if self.future.done() else self.future.set_exception(error))


def _call(loop: asyncio.AbstractEventLoop, function: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(function)
    except RuntimeError:  # the loop has gone: nobody waits any more, and what is committed stays committed
        return


def _engine(url: str, threads: int) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=threads + 2,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={
                "application_name": "privacy-bot",
                # A server that has vanished is noticed in seconds, not when TCP gives up after a quarter of an hour.
                "connect_timeout": 10,
                "tcp_user_timeout": 10_000,
                "options": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
            },
        )
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": 30, "isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
