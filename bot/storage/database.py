"""Transactions.  `await storage.run(work, ...)` runs a plain function of a connection in a storage thread.

A thread takes whatever is waiting, from many chats, and commits it together.  Where one piece of work fails, all are
undone; it is run again alone, behind the others, and those are run again once, each under a savepoint of its own, by
which whatever else fails is undone without them.  Where the whole transaction is gone, as on a full disk, each of them
is run again alone.  What takes long says so (`by_itself` in jobs.py), and is committed alone, behind those who wait.
SQLite has one such thread (WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`: two that read first and write later would lose
updates); PostgreSQL has a few, of which one takes nothing but what is asked for ahead of others (`run_in_turn` below
zero): whoever brings updates brings no more before they are kept, and is not to wait for what is being heard.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url

from bot.storage import postgresql
from bot.storage.dialects import COMMITTING, TOLD, take_time, wait_for_others
from bot.storage.jobs import COMPANY, InCompany, Job, Jobs
from bot.storage.trouble import Undone, Vanished, word_for

P = ParamSpec("P")
T = TypeVar("T")

TOGETHER = 32
"""Pieces of work committed together at most: beyond this the gain is small and the wait grows."""
LONGEST = 0.03
"""Seconds after which no more is added to what is committed together: who is done waits for the commit."""
HELD_UP = 20
"""Milliseconds for which a piece of a group waits for a row that others have (PostgreSQL); after that it is run alone.
A group keeps the rows of all its pieces, so two that have the same two chats could wait for each other, a second and
more, until the server undid one (a deadlock).  What somebody outside waits for waits no longer when it is run alone:
it is brought again, and what stands behind it is not to wait for a replica that was stopped in a transaction."""

BREATH = 0.15
"""Seconds between two transactions of one who writes much in SQLite: who waits for its lock looks every tenth of a
second."""
AHEAD_OF_ALL = 3600.0
"""Seconds before all others: nothing waits as long."""
CLOSING = 5.0
"""Seconds for what still waits when the storage is closed."""


class Storage:
    """A database and the threads that work on it; an SQLite file and its folder are made when they are missing,
    for this user alone."""

    def __init__(self, url: str, *, threads: int = 2) -> None:
        """`threads`: so many work on PostgreSQL, and beside them one for those alone whom somebody outside waits for;
        0: none at all."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._file = _File(Path(self.url.database)) if self.is_sqlite and self.url.database else None
        threads = 1 if self.is_sqlite else threads
        outside = not self.is_sqlite and threads > 0
        self.engine = _engine(url, self._file, threads=threads + outside)
        self.trouble = "", 0.0
        """What the database failed with last (a word of trouble.py), and when (monotonic seconds)."""
        self._jobs = Jobs()
        self._tell: Callable[[str], None] | None = None
        takes = [self._jobs.take] * threads + [self._jobs.take_outside] * outside
        self._threads = [
            threading.Thread(target=self._work, args=(take,), name=f"storage-{n}", daemon=True)
            for n, take in enumerate(takes)
        ]
        for thread in self._threads:
            thread.start()

    async def run(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work(connection, ...)` in a transaction.  It is committed when this returns, undone if it
        raises.  Work may be run twice (after a failure of its group), so it must not act outside.  Raises what the
        work raises, and Closed."""
        return await self.run_in_turn(0.0, work, *args, **kwargs)

    async def run_in_turn(
        self,
        wait: float,
        work: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The same, as if it had been asked for `wait` seconds later: it lets all go first that is not, except for a
        turn now and then (jobs.py).  Below zero: as if so much earlier, it is committed at once, and fails at once
        where others have locked what it needs (`is_locked` in trouble.py)."""
        found: T = await self._done(Job(lambda connection: work(connection, *args, **kwargs), wait))
        return found

    async def run_first(
        self,
        work: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The same as `run`, before all that waits."""
        found: T = await self._done(
            Job(lambda connection: work(connection, *args, **kwargs), ahead=AHEAD_OF_ALL)
        )
        return found

    async def _done(self, job: Job) -> Any:
        assert job.future is not None, "it is new"
        self._jobs.put(job)
        # Under no name of this frame: an error that comes of it holds the frame.
        return await job.future

    def listen(self, heard: Callable[[str], None]) -> None:
        """From now on call `heard` on this loop with whatever was said of work that waits (`notify` in dialects.py),
        as soon as it is committed.  On SQLite; PostgreSQL tells all replicas (listen.py)."""
        loop = asyncio.get_running_loop()

        def tell(about: str) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has gone, and nobody works any more
                loop.call_soon_threadsafe(heard, about)

        self._tell = tell

    def expect(self, seconds: float) -> None:
        """What is asked for ahead of others (`run_in_turn` below zero) will come within so many seconds: what is in no
        hurry rests until then."""
        self._jobs.expect(seconds)

    def now(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same without a loop, in the calling thread: for commands and migrations, which have nothing in hand and
        wait for others as long as a statement may take."""
        with self.engine.begin() as connection:
            wait_for_others(connection)
            return work(connection, *args, **kwargs)

    def look(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for work that reads only, and may take its time: it sees one moment, and nobody who writes waits
        for it."""
        with self.snapshot() as connection:
            return work(connection, *args, **kwargs)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that reads the database as it is at this moment, however long that takes; others go on writing
        meanwhile."""
        options: dict[str, Any] = {"reads_only": True}
        if not self.is_sqlite:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            take_time(connection)
            yield connection

    async def close(self, within: float = CLOSING) -> None:
        """Finish what is waiting, then stop.  A thread that waits for a silent database is left to its wait after
        `within` seconds: nothing that it has not committed was promised to anybody, and what waits behind it is refused
        (Closed)."""
        self._jobs.close()
        until = time.monotonic() + within
        for thread in self._threads:
            await asyncio.to_thread(thread.join, max(0.0, until - time.monotonic()))
        self._jobs.refuse()
        if not any(thread.is_alive() for thread in self._threads):
            self.engine.dispose()

    @property
    def breath(self) -> float:
        """Seconds that whoever writes much leaves between two transactions."""
        return BREATH if self.is_sqlite else 0.0

    @property
    def room(self) -> int | None:
        """Bytes left on the disk of an SQLite file; None where there is no file of ours."""
        return self._file.room if self._file else None

    def _work(self, take: Callable[[], Job | None]) -> None:
        while (first := take()) is not None:
            long: list[Job] = []
            try:
                long = self._commit(first)
            finally:  # else nobody would ever work for the second line again
                self._jobs.over(first)
            for job in long:
                self._jobs.put_behind(job)

    @contextlib.contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A transaction.  Before it is committed the file is looked at: what goes into one that was removed is
        gone after a restart, so nobody may be told that it is stored.  Raises Vanished."""
        told: dict[str, None] = {}
        with self.engine.begin() as connection:
            yield connection
            if self._file is not None:
                self._file.check()
                told = connection.info.pop(TOLD, told)
        if self._tell is not None:
            for about in told:
                self._tell(about)

    @contextlib.contextmanager
    def _noticed(self) -> Iterator[None]:
        """What is the matter with the database is known from what the work fails of."""
        try:
            yield
        except BaseException as error:
            if word := word_for(error):
                self.trouble = word, time.monotonic()
            raise

    def _commit(self, first: Job) -> list[Job]:
        """Commit it and what goes with it, but for what is returned: that is to be committed behind the others."""
        second = self._jobs.join(first)
        again, long = self._together([first, second]) if second else ([first], [])
        for job in again:
            self._alone(job)
        return long

    def _together(self, group: list[Job], *, apart: bool = False) -> tuple[list[Job], list[Job]]:
        """Commit a group, to which is added what waits for as long as it is run; what has to be run again alone is
        returned, and apart from that what takes long (`by_itself`).

        `apart`: each under a savepoint of its own, by which it is undone alone.  That is two statements more for each,
        and hardly ever does one fail: so all are begun without, and once one has, the others are run again apart.
        """
        results: list[tuple[Job, Any]] = []
        again: list[Job] = []
        long: list[Job] = []
        failed: Job | None = None
        until = time.monotonic() + LONGEST
        try:
            with self._begun() as connection:
                wait_for_others(connection, HELD_UP)
                connection.execution_options(**{COMPANY: True})
                for job in group:
                    try:
                        with connection.begin_nested() if apart else contextlib.nullcontext():
                            results.append((job, job.work(connection)))
                    except BaseException as error:
                        takes_long = isinstance(error, InCompany)
                        failed = None if apart or connection.invalidated else job
                        if isinstance(error, InCompany):
                            job.size = error.size
                            long.append(job)
                        if not apart or not (takes_long or _goes_on(connection)):
                            raise
                        if not takes_long:
                            again.append(job)
                    if job.wait < 0:
                        until = 0.0  # somebody outside waits for the commit
                    full = job is not group[-1] or len(group) == TOGETHER or time.monotonic() > until
                    if not full and (more := self._jobs.join(job)):
                        group.append(more)
        except BaseException:  # noqa: BLE001 - whatever it was, each runs again and reports its own
            rest = [job for job in group if job not in long]
            if failed is None:
                return rest, long
            others = [job for job in rest if job is not failed]
            again, longer = self._together(others, apart=True) if others else ([], [])
            return again + ([failed] if failed in rest else []), long + longer
        Job.settle_all(results)
        return again, long

    def _alone(self, job: Job) -> None:
        try:
            with self._noticed(), self._begun() as connection:
                if job.wait < 0:
                    wait_for_others(connection, HELD_UP)
                result = job.work(connection)
        except BaseException as error:  # noqa: BLE001 - it is the caller's
            job.fail(error)
        else:
            Job.settle_all([(job, result)])


class _File:
    """An SQLite file: whose it is, and whether it is still there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None
        with contextlib.suppress(OSError):  # the first connection says it better
            if not path.parent.exists():
                path.parent.parent.mkdir(parents=True, exist_ok=True)
                path.parent.mkdir(mode=0o700)
            path.touch(mode=0o600)
            # -wal and -shm get the mode of the file; those of an earlier release may lie there.
            for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                if each.exists():
                    each.chmod(0o600)

    def opened(self) -> None:
        """A connection has been made: the first one says which file is ours."""
        if self._known is None:
            self._known = self._now()

    def check(self) -> None:
        """Whether the path still leads to the file that we have open.  Raises Vanished."""
        if self._known is not None and self._now() != self._known:
            raise Vanished

    @property
    def room(self) -> int | None:
        try:
            return shutil.disk_usage(self._path.parent).free
        except OSError:
            return None

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def _goes_on(connection: Connection) -> bool:
    """Whether the transaction that was begun goes on, so that a commit would keep what was done in it."""
    if not connection.in_transaction():
        return False
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return bool(driver.in_transaction)
    return bool(driver.info.transaction_status.name != "INERROR")


def _engine(url: str, file: _File | None, threads: int) -> Engine:
    engine = _engine_of_sqlite(url, file) if file else postgresql.engine_of(url, threads)

    @event.listens_for(engine, "rollback")
    def _undone(connection: Connection) -> None:
        if not connection.invalidated:  # what is known of one that broke is gone with it
            connection.info.pop(COMMITTING, None)

    @event.listens_for(engine, "commit")
    def _before_commit(connection: Connection) -> None:
        # Neither driver says that its COMMIT kept nothing.
        if not _goes_on(connection):
            raise Undone
        for tell in connection.info.pop(COMMITTING, ()):
            tell()

    return engine


def _engine_of_sqlite(url: str, file: _File) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": 30, "isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "do_connect")
    def _before(*_: Any) -> None:
        file.check()  # to connect would make an empty file in the place of ours

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        # What is deleted is overwritten, but for whole pages that become free with it, until they are used again: to
        # write a hundred megabytes of nothing over files, which are sealed, would keep everybody for two seconds.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=FAST"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        file.opened()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.info.pop(TOLD, None)
        reads_only = connection.get_execution_options().get("reads_only")
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "before_cursor_execute")
    def _before_statement(connection: Connection, _: Any, what: str, *__: Any) -> None:
        # A full disk makes SQLite undo the whole transaction by itself, and what is said after that would be kept by
        # itself: a statement at once, a savepoint by beginning a transaction of its own.
        if connection.in_transaction() and not what.startswith("BEGIN") and not _goes_on(connection):
            raise Undone

    return engine
