"""Retry: how long apart, how often and for how long something that failed is tried again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable
from dataclasses import dataclass

KEYLESS = 10.0
"""Seconds after which something is looked at again that was found to need a key that we lack: the look cost some work,
and only a restart, or another replica, brings the key."""
LEAST = 0.5
"""The share of a lifetime for which something was really tried, before it is given up for its age."""


@dataclass(frozen=True)
class Retry:
    """`waits`: seconds after the first failure, after the second and so on; the last stands for all that follow.
    `jitter`: the share of each wait that is left to chance, so that what failed together does not come back
    together.  It is given up after so many `attempts`, or when it is older than `lifetime` seconds and has failed
    for half of them; without either it never is.  Age alone says nothing: while the service was down nothing was
    tried, and a clock may jump.
    """

    waits: tuple[float, ...]
    jitter: float = 0.0
    attempts: int | None = None
    lifetime: float | None = None

    def wait(self, failures: int) -> float:
        """Seconds until the next try, after so many failures in a row (one or more)."""
        return self.waits[min(failures, len(self.waits)) - 1] * random.uniform(1.0 - self.jitter, 1.0)

    def is_over(self, failures: int, age: float = 0.0) -> bool:
        """Whether to give up, after so many failures and so many seconds."""
        too_often = self.attempts is not None and failures >= self.attempts
        return too_often or (
            self.lifetime is not None
            and age > self.lifetime
            and self._failed_for(failures) >= LEAST * self.lifetime
        )

    def _failed_for(self, failures: int) -> float:
        """Seconds from the first to the last of so many failures, if each wait had its full length and none was
        longer."""
        waited = failures - 1
        return sum(self.waits[:waited]) + self.waits[-1] * max(0, waited - len(self.waits))


def doubling(first: float, longest: float) -> tuple[float, ...]:
    """Waits that double from the first up to the longest."""
    waits = [first]
    while waits[-1] < longest:
        waits.append(min(longest, 2.0 * waits[-1]))
    return tuple(waits)


async def rest(sleep: Awaitable[object], closing: asyncio.Event) -> None:
    """Sleep before another try, until somebody closes at the longest."""
    waits = [asyncio.ensure_future(each) for each in (sleep, closing.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waits:
            each.cancel()
