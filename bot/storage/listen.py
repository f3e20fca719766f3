"""PostgreSQL tells the replicas that there is work (LISTEN/NOTIFY); without it they look once a second."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import psycopg
from sqlalchemy import URL

from bot.storage.dialects import CHANNEL
from bot.storage.postgresql import IMPATIENT

log = logging.getLogger(__name__)

AGAIN = 2.0
"""Seconds after which a lost connection is made anew."""
LASTS = 60.0
"""Seconds for which a connection is used.  Something between that acknowledges and passes nothing on cannot be told
from a database that has nothing to say, so none is trusted for long."""
ANSWERS = 10.0
"""Seconds in which the database answers that it will tell."""


async def listen(
    url: URL, heard: Callable[[str], None], sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Call `heard` with what each notification says, until cancelled; reconnects by itself."""
    conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                conninfo, autocommit=True, **IMPATIENT
            ) as connection:
                async with asyncio.timeout(ANSWERS):
                    await connection.execute(f"LISTEN {CHANNEL}")
                async for notice in connection.notifies(timeout=LASTS):
                    heard(notice.payload)
        except (psycopg.Error, TimeoutError) as error:
            log.warning("not listening: %s", type(error).__name__)
            await sleep(AGAIN)
