"""Connections whose other side is gone without a word, while something between goes on acknowledging."""

from __future__ import annotations

import asyncio
import threading

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import OperationalError

from bot.storage import listen, postgresql
from bot.storage.advisory import Key, in_hand
from bot.storage.database import Storage
from bot.storage.dialects import notify, take_time
from bot.storage.trouble import is_passing, word_for
from tests.proxy import proxied

SOON = 0.2
"""Seconds that stand for those in which a server has surely said something."""


def one(db: Connection) -> int:
    """Something that is asked."""
    return int(db.execute(text("SELECT 1")).scalar_one())


async def test_a_server_that_says_nothing_is_taken_to_have_vanished(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work fails as where the database is away, and the next goes by a connection of its own."""
    async with proxied(postgresql_url) as (url, proxy):
        storage = Storage(url, threads=1)
        before = await storage.run(one)
        monkeypatch.setattr(postgresql, "SILENT", SOON)
        monkeypatch.setattr(postgresql, "RESTED", 0.0)
        proxy.swallows()

        after = await storage.run(one)
        await storage.close()

    assert (1, 1, 2) == (before, after, proxy.connections)


async def test_a_connection_that_was_ended_while_it_rested_fails_nobody(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was restarted, and the next who comes is given another connection."""
    monkeypatch.setattr(postgresql, "RESTED", 0.0)
    storage, other = Storage(postgresql_url, threads=1), Storage(postgresql_url, threads=0)
    mine = await storage.run(lambda db: db.scalar(text("SELECT pg_backend_pid()")))
    other.now(lambda db: db.execute(text("SELECT pg_terminate_backend(:mine, 5000)"), {"mine": mine}))

    after = await storage.run(one)
    await storage.close()
    await other.close()

    assert 1 == after


async def test_what_arrives_is_kept_while_everybody_is_busy(postgresql_url: str) -> None:
    """All threads are at work on what was said before, for as long as it takes; who waits outside is served
    meanwhile."""
    storage, gate, busy = Storage(postgresql_url, threads=1), threading.Event(), threading.Event()
    working = asyncio.ensure_future(storage.run(lambda _: (busy.set(), gate.wait(30))))
    await asyncio.to_thread(busy.wait)

    kept = await storage.run_in_turn(-0.1, one)
    at_work = not working.done()
    gate.set()
    await working
    await storage.close()

    assert (1, True) == (kept, at_work)


async def test_work_that_is_interrupted_by_silence_is_undone_and_may_be_tried_again(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that it is stored, and the connection is never used again."""
    async with proxied(postgresql_url) as (url, proxy):
        storage = Storage(url, threads=1)
        monkeypatch.setattr(postgresql, "SILENT", SOON)

        def is_swallowed(db: Connection) -> int:
            proxy.swallows()
            return one(db)

        with pytest.raises(OperationalError) as failed:
            await storage.run(is_swallowed)
        after = await storage.run(one)
        await storage.close()

    assert ("away", True) == (word_for(failed.value), is_passing(failed.value))
    assert 1 == after


async def test_what_takes_its_time_may_be_silent(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup or a migration says so; what comes by the same connection afterwards does not."""
    monkeypatch.setattr(postgresql, "SILENT", SOON)
    storage = Storage(postgresql_url, threads=1)
    slow = text(f"SELECT pg_sleep({SOON * 2})")

    def takes_time(db: Connection) -> bool:
        take_time(db)
        return bool(db.execute(slow).first())

    took = await storage.run(takes_time)
    with pytest.raises(OperationalError):
        await storage.run(lambda db: db.execute(slow))
    await storage.close()

    assert took


async def test_what_is_in_hand_is_given_back_over_a_connection_that_is_swallowed(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever had it goes on, and does not wait for an answer that never comes."""
    async with proxied(postgresql_url) as (url, proxy):
        storage = Storage(url, threads=1)
        async with in_hand(storage, (Key.TICKET, 1)) as mine:
            monkeypatch.setattr(postgresql, "SILENT", SOON)
            proxy.swallows()
        await storage.close()

    assert mine


async def test_who_listens_trusts_no_connection_for_long(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody says a word it may be swallowed: it is made anew, and what is told from then on is heard."""
    monkeypatch.setattr(listen, "LASTS", SOON)
    heard: list[str] = []
    async with proxied(postgresql_url) as (url, proxy):
        storage = Storage(postgresql_url, threads=1)
        listening = asyncio.create_task(listen.listen(make_url(url), heard.append))

        async def is_heard(about: str) -> None:
            while about not in heard:
                await storage.run(notify, about)

        async with asyncio.timeout(20):
            await is_heard("before")
            proxy.swallows()
            await is_heard("after")
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await storage.close()

    assert heard.index("before") < heard.index("after")
