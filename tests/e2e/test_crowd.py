"""A crowd's worst, and the process as an operator starts it: whoever is honest is answered, before a kill and after it.

How long they wait is measured, and not tested (`make hostile`).
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Table, create_engine, select

from bot.demo import BotApi, Mailbox
from bot.queue.inbox import UpdateState
from bot.storage.tables import inbox, mail_inbox
from tests.conftest import environment
from tests.e2e.cast import BotProcess, free_port
from tests.hostile.crowd import Crowd, Honest, World
from tests.imap_server import ImapServerForTests

SECRET = "a-secret-of-thirty-two-characters"
STRANGERS = 10


@pytest.fixture
async def mails() -> AsyncIterator[ImapServerForTests]:
    async with ImapServerForTests() as server:
        yield server


async def test_nobody_is_kept_from_an_answer_and_nothing_of_a_crowd_stays(
    api: BotApi, post: Mailbox, mails: ImapServerForTests, sqlite: str
) -> None:
    """Texts, presses, forged buttons, bombs of files, mails and bodies, all at once; then a kill in the middle of them,
    and all that again.  No update and no mail of it is left to be tried for ever, and none counts as poison."""
    port = free_port()
    process = BotProcess(
        environment(api, post, sqlite)
        | {
            "BOT_MODE": "webhook",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "LISTEN": f"127.0.0.1:{port}",
            "WEBHOOK_SECRET": SECRET,
            "IMAP_URL": mails.url,
            "STAFF_SENDERS": "@example.co.th",
        }
    )
    world = World(api, mails, f"http://127.0.0.1:{port}/telegram", SECRET, random.Random(5))
    crowd, honest = Crowd(world, STRANGERS), Honest(world)

    try:
        await process.start()
        reading = asyncio.create_task(process.listens())
        sending = [asyncio.create_task(crowd.everything())]
        await honest.comes()
        await process.kill()
        await reading
        await process.start()
        reading = asyncio.create_task(process.listens())
        sending.append(asyncio.create_task(crowd.everything()))
        await honest.comes()
        await asyncio.gather(*sending)
        await honest.comes()
        assert 0 == await process.stops()
        await reading
    finally:
        await process.close()

    tried_no_more = {UpdateState.DONE, UpdateState.QUARANTINED, UpdateState.REFUSED}
    assert states_in(sqlite, inbox) <= {UpdateState.NEW} | tried_no_more
    assert "dead" not in states_in(sqlite, mail_inbox)


def states_in(url: str, table: Table) -> set[str]:
    """The states of all rows, when nobody has the database open any more."""
    with create_engine(url).connect() as db:
        return set(db.execute(select(table.c.state)).scalars())
