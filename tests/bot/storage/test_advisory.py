"""Holds that belong to a session: they keep others out, and it is known where they cannot."""

from __future__ import annotations

import asyncio

import psycopg
import pytest
from sqlalchemy import create_engine

from bot.storage.advisory import Key, in_hand, keeps_sessions
from bot.storage.database import Storage


class Lent(psycopg.Connection):
    """A session that stays with the pooler, whoever says that they have done with it."""

    def close(self) -> None:
        """Nothing ends."""


async def test_sessions_of_ones_own_are_known(storage: Storage) -> None:
    """Each database by itself gives each connection a session; and the try leaves nothing behind."""
    assert [True, True] == [keeps_sessions(storage), keeps_sessions(storage)]


async def test_what_is_let_go_can_be_had_at_once(storage: Storage) -> None:
    """Also before the server has seen that its holder's connection is gone."""
    had = []
    for _ in range(200):
        async with in_hand(storage, (Key.TRIED, 1), (Key.TRIED, 2)) as alone:
            had.append(alone)

    assert [True] * 200 == had


async def test_a_pooler_that_lends_one_session_to_many_is_known(postgresql_url: str) -> None:
    """As PgBouncer does in transaction mode: what one holds, another holds too."""
    storage = Storage(postgresql_url, threads=1)
    own, session = storage.engine, Lent.connect(postgresql_url.replace("+psycopg", ""))
    storage.engine = create_engine(postgresql_url, creator=lambda: session)

    kept = keeps_sessions(storage)
    psycopg.Connection.close(session)
    storage.engine = own
    await storage.close()

    assert not kept


async def test_what_a_stopped_holder_has_falls_free(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps its connection, and with it what it has in hand: the server ends a session in which nothing is said for
    longer than anything takes."""
    monkeypatch.setattr("bot.storage.advisory.STOPPED", 1)
    one, other = Storage(postgresql_url, threads=0), Storage(postgresql_url, threads=0)
    async with in_hand(one, (Key.MAIL, 7)) as held, asyncio.timeout(20):
        had = [held]
        while True:
            async with in_hand(other, (Key.MAIL, 7)) as free:
                had.append(free)
            if free:
                break
    one.engine.dispose()
    other.engine.dispose()

    assert [True, False, True] == [had[0], had[1], had[-1]]
