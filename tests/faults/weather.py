"""Weather: what else goes wrong while the bot dies, at Telegram and at the mail server.

Nothing of it is final: a server that refuses for good is not lost to a kill.  Telegram fails now and then with each of
its ways (429 that asks to wait, 500, 502 as a page, a connection cut before and after the call took effect, half an
answer, a slow one), and delivers an update twice or once more.  The mail server seldom, because a letter that failed
waits a minute: 4xx, a cut connection and a slow answer at each phase, after the letter was taken as well.  PostgreSQL
now and then cuts all connections, in the middle of whatever they do.
"""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from sqlalchemy import create_engine, text

from bot.demo import BotApi, Mailbox
from bot.demo.mail.faults import Phase

EVERY = 0.7
"""Seconds between two faults at Telegram, on average."""
MAIL_EVERY = 20
"""Faults at Telegram for each at the mail server."""
CUTS_EVERY = 12
"""Faults at Telegram for each cut of the database's connections."""
AMBIGUOUS = ("cut_after", "half_json", "slow")
"""Ways in which a call may take effect without our knowing."""
METHODS = ("sendMessage", "sendMessage", "getUpdates", "answerCallbackQuery", "editMessageText", None)
PHASES: tuple[Phase, ...] = ("connect", "mail", "rcpt", "data", "dot")
Misfortune = Literal["429", "500", "502", "page", "cut_before", "cut_after", "half", "slow", "twice", "again"]
MISFORTUNES: tuple[Misfortune, ...] = (
    "429", "500", "502", "page", "cut_before", "cut_after", "half", "slow", "twice", "again",
)  # fmt: skip


@asynccontextmanager
async def storm(api: BotApi, post: Mailbox, database: str, seed: int) -> AsyncIterator[None]:
    """Bad weather; nothing is left of it afterwards."""
    blowing = asyncio.create_task(_blow(api, post, database, random.Random(seed)))
    yield
    blowing.cancel()
    [outcome] = await asyncio.gather(blowing, return_exceptions=True)
    api.faults.clear()
    post.faults.clear()
    if isinstance(outcome, Exception):  # it ended by itself, and so proved nothing
        raise outcome


async def _blow(api: BotApi, post: Mailbox, database: str, chance: random.Random) -> None:
    for number in itertools.count(1):
        await asyncio.sleep(chance.expovariate(1 / EVERY))
        strike(api, chance)
        if number % MAIL_EVERY == 0:
            strike_mail(post, chance)
        if number % CUTS_EVERY == 0 and database.startswith("postgresql"):
            await asyncio.to_thread(cut_off, database)


def strike(api: BotApi, chance: random.Random) -> None:
    """One misfortune at Telegram."""
    method, faults = chance.choice(METHODS), api.faults
    match chance.choice(MISFORTUNES):
        case "429":
            faults.refuse(method, 429, retry_after=chance.randint(1, 3))
        case "500":
            faults.refuse(method, 500)
        case "502":
            faults.html(method, 502)
        case "page":
            faults.html(method, 200)
        case "cut_before":
            faults.cut_before(method)
        case "cut_after":
            faults.cut_after(method)
        case "half":
            faults.half_json(method)
        case "slow":
            faults.slow(method, chance.uniform(0.5, 3.0))
        case "twice":
            api.updates.create_twice(chance.randint(2, 4))
        case "again":
            if api.updates.past:
                api.updates.deliver_again(chance.choice(api.updates.past).id)


def strike_mail(post: Mailbox, chance: random.Random) -> None:
    """One misfortune at the mail server."""
    phase, way = chance.choice(PHASES), chance.random()
    if way < 0.4:
        post.faults.refuse(phase, "421 4.3.2 closing" if phase == "connect" else "451 4.7.1 try again later")
    elif way < 0.8:
        post.faults.drop(phase, kept=chance.random() < 0.5)
    else:
        post.faults.slow(phase, chance.uniform(0.5, 3.0))


def cut_off(database: str) -> None:
    """PostgreSQL ends every session on a database, as where it is restarted or another takes over."""
    engine = create_engine(database)
    with engine.connect() as db:
        db.execute(_CUT)
    engine.dispose()


_CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
