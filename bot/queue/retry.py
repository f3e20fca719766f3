"""Retry: how long apart, how often and for how long something that failed is tried again."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Retry:
    """`waits`: seconds after the first failure, after the second and so on; the last stands for all that follow.
    `jitter`: the share of each wait that is left to chance, so that what failed together does not come back
    together.  It is given up after so many `attempts`, or `lifetime` seconds after the first; without either
    it never is.
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
        return too_often or (self.lifetime is not None and age > self.lifetime)


def doubling(first: float, longest: float) -> tuple[float, ...]:
    """Waits that double from the first up to the longest."""
    waits = [first]
    while waits[-1] < longest:
        waits.append(min(longest, 2.0 * waits[-1]))
    return tuple(waits)
