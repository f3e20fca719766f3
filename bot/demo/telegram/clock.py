"""Time, as the emulator sees it: a clock that tests can move, and a pulse that wakes whoever waits."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress


class Clock:
    """Wall-clock time with a shift, so that a test or the page can let an hour pass."""

    def __init__(self) -> None:
        self.shift = 0.0

    def __call__(self) -> float:
        return time.time() + self.shift

    def advance(self, seconds: float) -> None:
        self.shift += seconds


class Pulse:
    """Beats at every change of the emulated world; its count is the version of what the page shows.

    An `asyncio.Condition` that needs no lock: the world changes only between two awaits of one event loop,
    so a change is announced by a plain call, and whoever waits looks again at each beat.
    """

    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Event] = set()

    def beat(self) -> int:
        self.count += 1
        for event in self._waiting:
            event.set()
        return self.count

    async def until(self, met: Callable[[], bool], timeout: float) -> bool:  # noqa: ASYNC109
        """Wait for a condition, looking at it now and after each beat; whether it was met in time."""
        event = asyncio.Event()
        self._waiting.add(event)
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while not met():
                    event.clear()
                    await event.wait()
        self._waiting.discard(event)
        return met()
