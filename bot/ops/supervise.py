"""Rounds: work that never ends must not end because it failed once, and work now and then comes round again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

GIVE_UP = 30
"""Failures in quick succession after which a part of the service is beyond help, and the process ends, loudly."""
LONGEST_WAIT = 30.0
QUICK = 60.0


async def keep_going(name: str, run: Callable[[], Awaitable[None]]) -> None:
    """Run something that is meant to run until it is told to stop; begin again when it fails (a database
    that is away comes back).  Raises what it failed with when that does not help."""
    failures = 0
    while True:
        begun = time.monotonic()
        try:
            await run()
            return
        except Exception as error:
            failures = failures + 1 if time.monotonic() - begun < QUICK else 1
            log.error(
                "%s failed (%s), the %d. time", name, type(error).__name__, failures, exc_info=failures == 1
            )
            if failures >= GIVE_UP:
                raise
        await asyncio.sleep(min(LONGEST_WAIT, 2.0 ** min(failures, 5) / 4))


async def now_and_then(name: str, every: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do something every so many seconds; a failure is told and the next round comes."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("%s failed; it is tried again in %.0f s", name, every)
        await asyncio.sleep(every)
