"""Holds that belong to a session: they keep others out, and it is known where they cannot."""

from __future__ import annotations

import psycopg
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
