"""LISTEN and NOTIFY: replicas hear of each other's work when it is committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, text

from bot.queue.inbox import MORE_COMES, STORED, Inbox
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.dialects import notify
from bot.storage.listen import AGAIN, listen


class Replica:
    """One that listens, and another that has work to tell of."""

    def __init__(self, url: str) -> None:
        self.storage = Storage(url, threads=1)
        self.heard: list[str] = []
        self.slept: list[float] = []
        self._something = asyncio.Event()
        self._task = asyncio.create_task(listen(self.storage.url, self._hears, self._sleep))

    def _hears(self, about: str) -> None:
        self.heard.append(about)
        self._something.set()

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def hears_of(self, about: str) -> None:
        """Tell of something until it is heard: a connection that is only being made hears nothing yet."""
        async with asyncio.timeout(20):
            while about not in self.heard:
                await self.storage.run(notify, about)

    async def loses_its_connection(self) -> None:
        """The server ends the session that listens."""
        listening = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        here = f"{listening} AND datname = current_database()"
        assert [(True,)] == await self.storage.run(lambda db: list(map(tuple, db.execute(text(here)))))

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self.storage.close()


@pytest.fixture
async def replica(postgresql_url: str) -> AsyncIterator[Replica]:
    made = Replica(postgresql_url)
    yield made
    await made.stop()


async def test_what_is_committed_is_heard(replica: Replica) -> None:
    """Each kind of work by its name."""
    for about in ("inbox", "chat", "letter"):
        await replica.hears_of(about)

    assert {"inbox", "chat", "letter"} == set(replica.heard)


@pytest.mark.parametrize(("more", "told"), [(False, STORED), (True, MORE_COMES)])
async def test_replicas_hear_when_more_updates_wait_at_telegram(
    replica: Replica, keys: KeyRing, more: bool, told: str
) -> None:
    """What is in no hurry rests in all of them."""
    await replica.hears_of("first")

    await replica.storage.run(Inbox(keys).store, [b'{"update_id": 1, "poll": {}}'], more=more)
    await replica.hears_of("last")

    assert {"first", told, "last"} == set(replica.heard)


async def test_what_is_undone_is_not_heard(replica: Replica) -> None:
    """Nobody is woken for work that does not exist."""

    def undone(db: Connection) -> None:
        notify(db, "undone")
        raise RuntimeError("no")

    await replica.hears_of("first")
    with pytest.raises(RuntimeError):
        await replica.storage.run(undone)
    await replica.hears_of("last")

    assert {"first", "last"} == set(replica.heard)


async def test_a_lost_connection_is_made_anew(replica: Replica) -> None:
    """After two seconds; what was told meanwhile is found by the look that workers take every second."""
    await replica.hears_of("before")

    await replica.loses_its_connection()
    await replica.hears_of("after")

    assert [AGAIN] == replica.slept


async def test_sqlite_has_nobody_to_tell(sqlite: str) -> None:
    """There is one process; telling costs nothing and harms nothing."""
    storage = Storage(sqlite)

    await storage.run(notify, "inbox")
    await storage.close()
