"""Supervision: work that never ends must not end because it failed once, and work now and then comes round again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from bot.queue.retry import Retry, doubling

log = logging.getLogger(__name__)

RETRY = Retry(doubling(0.5, 8.0), attempts=30)
"""After so many failures in quick succession a part of the service is beyond help, and the process ends, loudly."""
QUICK = 60.0
"""Seconds; what ran for longer before it failed begins to count anew."""

Sleep = Callable[[float], Awaitable[object]]


async def keep_going(
    name: str,
    run: Callable[[], Awaitable[None]],
    clock: Callable[[], float] = time.monotonic,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Run something that is meant to run until it is told to stop; begin again when it fails (a database
    that is away comes back).  Raises what it failed with when that does not help."""
    failures = 0
    while True:
        begun = clock()
        try:
            await run()
            return
        except Exception as error:
            failures = failures + 1 if clock() - begun < QUICK else 1
            log.error(
                "%s failed (%s), the %d. time", name, type(error).__name__, failures, exc_info=failures == 1
            )
            if RETRY.is_over(failures):
                raise
        await sleep(RETRY.wait(failures))


async def now_and_then(
    name: str, every: float, work: Callable[[], Awaitable[None]], sleep: Sleep = asyncio.sleep
) -> None:
    """Do something every so many seconds; a failure is told and the next round comes."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("%s failed; it is tried again in %.0f s", name, every)
        await sleep(every)
