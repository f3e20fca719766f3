"""A throttle: so many requests of one kind from one source, then none for a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

SOURCES = 10_000
"""Sources remembered at most; the one that came longest ago is forgotten first."""


class Throttle:
    """Counts in the memory of one process: it stops a guesser, and promises nothing beyond that."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def lets(self, source: str) -> bool:
        """Whether one more may pass; it is counted."""
        now = self._clock()
        left, at = self._left.pop(source, (float(self._most), now))
        left = min(float(self._most), left + (now - at) * self._most / self._seconds)
        passes = left >= 1.0
        self._left[source] = (left - 1.0 if passes else left, now)
        if len(self._left) > SOURCES:
            self._left.popitem(last=False)
        return passes
