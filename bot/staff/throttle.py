"""A throttle: so many requests of one kind from one source, then none for a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from bot.queue.pace import Bucket

SOURCES = 10_000
"""Sources remembered at most; the one that came longest ago is forgotten first."""


class Throttle:
    """Counts in the memory of one process: it stops a guesser, and promises nothing beyond that."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def lets(self, source: str) -> bool:
        """Whether one more may pass; it is counted."""
        now = self._clock()
        bucket = self._buckets.pop(source, None) or Bucket(self._most / self._seconds, self._most, now)
        passes = bucket.left(now) >= 1.0
        if passes:
            bucket.take(now)
        self._buckets[source] = bucket
        if len(self._buckets) > SOURCES:
            self._buckets.popitem(last=False)
        return passes
