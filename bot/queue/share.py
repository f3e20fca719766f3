"""Share: what each chat has had of late of something of which there is not enough for all.

What waits tells little: a crowd in which each waits for the answer before it writes again has never more than one
thing waiting, and wants all that there is.  So what was had is added up, and fades.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

FADES = 600.0
"""Seconds after which a little more than a third of it is left."""
REMEMBERED = 20_000
"""Chats of which it is kept in mind, before the half that had least is left out."""


def faded(seconds: float) -> float:
    """What is left of one after so many seconds."""
    return math.exp(-seconds / FADES)


class Share:
    """What each chat has had, in any one unit; for any number of threads.  `clock`: monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._had: dict[int, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def of(self, chat: int) -> float:
        """What has not faded yet."""
        had, at = self._had.get(chat, (0.0, 0.0))
        return had * faded(self._clock() - at)

    def add(self, chat: int, amount: float) -> None:
        """It had so much more."""
        with self._lock:
            self._had[chat] = self.of(chat) + amount, self._clock()
            if len(self._had) > REMEMBERED:
                least = sorted(self._had, key=self.of)[: REMEMBERED // 2]
                for each in least:
                    del self._had[each]
