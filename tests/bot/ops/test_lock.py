"""One poller: the lock on a real database, and what a replica does that has lost it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, text

from bot.ops.lock import SILENT, Lock, alone
from bot.storage.database import Storage
from bot.storage.dialects import now_of
from tests.chat import Clock

HOLDER = (
    "SELECT pid FROM pg_locks JOIN pg_database ON database = pg_database.oid"
    " WHERE locktype = 'advisory' AND granted AND datname = current_database()"
)


def holder(db: Connection) -> int | None:
    """The process of the session that holds the lock."""
    return db.execute(text(HOLDER)).scalar_one_or_none()


async def end_session_of_holder(storage: Storage) -> None:
    """End it on the server; its replica is not told."""
    pid = await storage.run(holder)
    await storage.run(lambda db: db.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid}).all())
    await until_ended(storage, pid)


async def until_ended(storage: Storage, pid: int | None) -> None:
    """Until a session that was told to end has let the lock go."""
    async with asyncio.timeout(20):
        while await storage.run(holder) == pid:
            continue


class Sleeps:
    """Sleeps that end when the test lets time pass."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asleep: list[tuple[float, asyncio.Event]] = []
        self._changed = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        mine = (self._clock() + seconds, asyncio.Event())
        self._asleep.append(mine)
        self._changed.set()
        try:
            await mine[1].wait()
        finally:
            self._asleep.remove(mine)

    async def until(self, sleepers: int) -> None:
        """Until so many sleep: each replica has done what it had to do."""
        async with asyncio.timeout(20):
            while len(self._asleep) != sleepers or any(end.is_set() for _, end in self._asleep):
                self._changed.clear()
                await self._changed.wait()

    def wake(self) -> None:
        """Everybody who sleeps finds that it is late."""
        for _, end in self._asleep:
            end.set()

    async def pass_by(self, seconds: int, sleepers: int) -> None:
        """Time passes, second by second; in each of them everybody does what they have to do."""
        for _ in range(seconds):
            self._clock.passes(1)
            for at, end in self._asleep:
                if at <= self._clock():
                    end.set()
            await self.until(sleepers)


class Replica:
    """One of several; its poll hangs as Telegram lets it, until it is given up."""

    def __init__(self, url: str, sleep: Sleeps, clock: Clock | None = None) -> None:
        self.storage = Storage(url, threads=1)
        self.lock = Lock(self.storage, clock)
        self.polls, self.stood_by = False, 0
        self._task = asyncio.create_task(alone(self.lock, self.poll, self.standing_by, sleep))

    async def poll(self) -> None:
        self.polls = True
        try:
            await asyncio.Event().wait()
        finally:
            self.polls = False

    def standing_by(self) -> None:
        self.stood_by += 1

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self.lock.release()
        await self.storage.close()


class Replicas:
    """Two replicas; the first one polls, and has just made sure that it may."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url, self.sleep = url, Sleeps(clock)

    async def begin(self) -> None:
        self.first = Replica(self.url, self.sleep)
        await self.sleep.until(1)
        await self.sleep.pass_by(1, sleepers=1)
        self.second = Replica(self.url, self.sleep)
        await self.sleep.until(2)
        await self.sleep.pass_by(1, sleepers=2)

    @property
    def polling(self) -> tuple[bool, bool]:
        return self.first.polls, self.second.polls


@pytest.fixture
async def replicas(postgresql_url: str, clock: Clock) -> AsyncIterator[Replicas]:
    made = Replicas(postgresql_url, clock)
    await made.begin()
    yield made
    await made.first.stop()
    await made.second.stop()


async def test_one_process_has_it(database: str) -> None:
    """The second gets it when the first has let it go, and not before."""
    one, other = (Storage(database, threads=1) for _ in range(2))
    first, second = Lock(one), Lock(other)

    before = [first.take(), second.take(), first.take(), first.is_held(), second.is_held()]
    first.release()
    after = [first.is_held(), second.take(), second.is_held(), first.take()]
    second.release()
    for storage in (one, other):
        await storage.close()

    assert [True, False, True, True, False] == before
    assert [False, True, True, False] == after


async def test_a_lock_whose_session_was_ended_is_lost(postgresql_url: str) -> None:
    """The holder sees it at its next look, and can take the lock anew with a new session."""
    storage = Storage(postgresql_url, threads=1)
    lock = Lock(storage)

    held = [lock.take()]
    await end_session_of_holder(storage)
    held += [lock.is_held(), lock.is_held(), lock.take(), lock.is_held()]
    lock.release()
    await storage.close()

    assert [True, False, False, True, True] == held


async def test_one_of_two_polls_and_the_other_stands_by(replicas: Replicas) -> None:
    """However long it goes on."""
    await replicas.sleep.pass_by(60, sleepers=2)

    assert (True, False) == replicas.polling
    assert (0, 62) == (replicas.first.stood_by, replicas.second.stood_by)


@pytest.mark.parametrize("seconds", [1, 2])
async def test_a_standby_polls_a_second_after_the_holder_has_died(replicas: Replicas, seconds: int) -> None:
    """Whoever writes meanwhile waits for it, whenever the standby looked last."""
    await replicas.sleep.pass_by(seconds, sleepers=2)
    before, died = replicas.polling, await replicas.second.storage.run(holder)
    await replicas.first.stop()
    await replicas.sleep.until(1)
    await until_ended(replicas.second.storage, died)

    await replicas.sleep.pass_by(1, sleepers=1)

    assert (True, False) == before
    assert (False, True) == replicas.polling


async def test_a_replica_that_lost_the_lock_stops_polling_within_five_seconds(replicas: Replicas) -> None:
    """Its poll is given up where it hangs, the other one takes over, and it takes over again in its turn."""
    polling = []
    for _ in range(3):
        await end_session_of_holder(replicas.second.storage)
        await replicas.sleep.pass_by(5, sleepers=2)
        polling.append(replicas.polling)

    assert [(False, True), (True, False), (False, True)] == polling


async def test_a_database_that_does_not_answer_counts_as_lost(replicas: Replicas) -> None:
    """While its session is silent nobody polls; once it answers it is closed, and the lock is free again."""
    pid = await replicas.second.storage.run(holder)
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        await replicas.sleep.pass_by(5, sleepers=2)
        silent = replicas.polling
    finally:
        os.kill(pid, signal.SIGCONT)
    async with asyncio.timeout(20):
        while not any(replicas.polling):
            await replicas.sleep.pass_by(1, sleepers=2)

    assert (False, False) == silent
    assert 1 == sum(replicas.polling)


async def test_the_session_of_a_holder_that_says_nothing_is_ended(postgresql_url: str) -> None:
    """Not before the bound, and not while it asks now and then; after that the lock is free, and lost to it."""
    one, other = (Storage(postgresql_url, threads=1) for _ in range(2))
    clock = Clock(one.now(now_of))
    first, second = Lock(one), Lock(other, clock)

    assert first.take()
    clock.passes(SILENT - 1)
    early = [second.take(), second.holder_is_silent, first.is_held()]
    pid = one.now(holder)
    clock.passes(2)
    late = [second.take(), second.holder_is_silent]
    await until_ended(one, pid)
    after = [first.is_held(), second.take(), second.holder_is_silent, first.take(), second.is_held()]
    second.release()
    for storage in (one, other):
        await storage.close()

    assert [False, False, True] == early
    assert [False, True] == late
    assert [False, True, False, False, True] == after


async def test_a_session_that_is_not_ours_to_end_is_told(postgresql_url: str) -> None:
    """The holder keeps the lock, and the standby says that nobody polls."""
    one = Storage(postgresql_url, threads=1)
    one.now(lambda db: db.exec_driver_sql("CREATE ROLE bystander LOGIN IN ROLE pg_read_all_stats"))
    url = one.url.set(username="bystander").render_as_string(hide_password=False)
    other = Storage(url, threads=1)
    clock = Clock(one.now(now_of))
    first, second = Lock(one), Lock(other, clock)

    held = first.take()
    clock.passes(SILENT + 1)
    found = [second.take(), second.holder_is_silent, second.take(), second.holder_is_silent]
    kept = first.is_held()
    first.release()
    await other.close()
    one.now(lambda db: db.exec_driver_sql("DROP ROLE bystander"))
    await one.close()

    assert [False, True, False, True] == found
    assert held
    assert kept


async def test_a_replica_that_was_frozen_wakes_as_a_standby(postgresql_url: str, clock: Clock) -> None:
    """While it stands still another takes over; when it goes on it finds the lock lost and polls no more."""
    frozen, alive = Sleeps(Clock()), Sleeps(clock)
    first = Replica(postgresql_url, frozen)
    await frozen.until(1)
    clock.at = first.storage.now(now_of)
    second = Replica(postgresql_url, alive, clock)
    await alive.until(1)
    pid = first.storage.now(holder)

    await alive.pass_by(int(SILENT) - 1, sleepers=1)
    waiting = second.polls
    await alive.pass_by(4, sleepers=1)
    await until_ended(first.storage, pid)
    await alive.pass_by(2, sleepers=1)
    took_over = second.polls
    frozen.wake()
    await frozen.until(1)
    woken = first.polls, second.polls, first.stood_by
    for each in (first, second):
        await each.stop()

    assert (False, True) == (waiting, took_over)
    assert (False, True, 1) == woken


async def test_it_ends_when_the_work_does(sqlite: str) -> None:
    """A poller that was closed is not begun again."""
    storage = Storage(sqlite)
    lock, runs = Lock(storage), []

    async def work() -> None:
        runs.append(lock.is_held())

    await asyncio.wait_for(alone(lock, work, lambda: None), 20)
    lock.release()
    await storage.close()

    assert [True] == runs


async def test_what_the_work_fails_with_comes_out(sqlite: str) -> None:
    """Whoever keeps it going hears of it; the lock stays where it is."""
    storage = Storage(sqlite)
    lock = Lock(storage)

    async def work() -> None:
        raise OSError("away")

    with pytest.raises(OSError, match="away"):
        await alone(lock, work, lambda: None)

    assert lock.is_held()
    lock.release()
    await storage.close()
