"""Patience: what Telegram has to be told is told again until it has heard, as late as it asks for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import RetryAfter, TelegramError

from bot.queue.retry import Retry, doubling

log = logging.getLogger(__name__)

RETRY = Retry(doubling(1.0, 60.0), jitter=0.5)

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[object]]


def asked_for(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait.  (`retry_after` of the library will be of another type, and warns of it.)"""
    return float(error._retry_after.total_seconds())


async def insist(
    what: str,
    call: Callable[[], Awaitable[T]],
    *,
    unless: tuple[type[TelegramError], ...] = (),
    sleep: Sleep = asyncio.sleep,
) -> T:
    """What a call returns, once Telegram does it: refused, unreachable or told to wait, it is made again.

    Raises the errors named by `unless`.
    """
    failures = 0
    while True:
        try:
            return await call()
        except unless:
            raise
        except TelegramError as error:
            failures += 1
            wait = RETRY.wait(failures)
            if isinstance(error, RetryAfter):
                wait = max(wait, asked_for(error))
            log.warning("%s: %s; once more in %.0f s", what, type(error).__name__, wait)
        await sleep(wait)
