"""Turns: who is next where only so many may be at once, those first who have taken the least.

First come, first served lets a few chats with slow files have everybody wait.  So whoever has taken little time of late
(bot/queue/share.py) goes before whoever has taken much.  What is of another kind has a line of its own, and among those
who have taken about as little the lines take turns: a crowd that sends photos holds up no document, nor one that sends
documents a photo.  And now and then whoever has waited longest is next, however much they took, so that nobody waits
for as long as others come who took less.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from bot.chat.events import NotYet

Weight = tuple[float, ...]
"""Of whoever waits, compared from the left; the first are the seconds that they took of late."""
PATIENCE = 20.0
"""Seconds for which one waits for a turn here; then it is given back, for later."""
LONGEST = 5.0
"""Seconds in which one turn goes to whoever has waited longest.  They may be a crowd that took much, with more waiting
than can ever be done: so it is one turn, and whoever came just now stands behind no more than that."""


@dataclass(order=True)
class _Waiting:
    weight: Weight
    since: float
    came: int
    line: str = field(compare=False)
    called: asyncio.Future[None] = field(compare=False)

    @property
    def took(self) -> int:
        """Whole seconds: within one of them nobody took much more than another."""
        return int(self.weight[0])


class Turns:
    """So many at once; of those who wait, whoever took least is next."""

    def __init__(self, at_once: int, waiting: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`waiting`: how many may wait; beyond it the heaviest of the longest line is sent away.  `clock`: monotonic
        seconds."""
        self._free, self._most, self._came, self._clock = at_once, waiting, count(), clock
        self._waiting: list[_Waiting] = []
        self._calls, self._called_at = count(1), dict[str, int]()
        self._oldest_at = clock()

    def awaits(self, weight: Weight) -> bool:
        """Whether somebody waits who is lighter; may be asked by any thread."""
        return any(each.weight < weight for each in self._waiting[:])

    @asynccontextmanager
    async def turn(self, weight: Weight, line: str = "", since: float | None = None) -> AsyncIterator[None]:
        """One's turn, in one of the lines.  `since`: when whoever wants it came for the first time, if not now.
        Raises NotYet where others go first for too long."""
        if self._free:
            self._free -= 1
        else:
            await self._called(weight, line, self._clock() if since is None else since)
        try:
            yield
        finally:
            self._next()

    async def _called(self, weight: Weight, line: str, since: float) -> None:
        mine = _Waiting(weight, since, next(self._came), line, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        if len(self._waiting) > self._most:
            self._send_away()
        try:
            async with asyncio.timeout(PATIENCE):
                await mine.called
        except BaseException as error:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif not mine.called.cancelled() and mine.called.exception() is None:
                self._next()  # called, and gone in the same moment
            if isinstance(error, TimeoutError):
                raise NotYet from None
            raise

    def _send_away(self) -> None:
        """Whoever has waited longest stays, or their turn would never come."""
        lines = Counter(each.line for each in self._waiting)
        others = [each for each in self._waiting if each is not self._oldest()]
        heaviest = max(others, key=lambda each: (each.took, lines[each.line], each))
        self._waiting.remove(heaviest)
        if not heaviest.called.done():  # not cancelled in this moment
            heaviest.called.set_exception(NotYet())

    def _next(self) -> None:
        while self._waiting:
            first = self._first()
            self._waiting.remove(first)
            if not first.called.done():
                self._called_at[first.line] = next(self._calls)
                first.called.set_result(None)
                return
        self._free += 1

    def _first(self) -> _Waiting:
        now = self._clock()
        if now - self._oldest_at >= LONGEST:
            self._oldest_at = now
            return self._oldest()
        return min(self._waiting, key=lambda each: (each.took, self._called_at.get(each.line, 0), each))

    def _oldest(self) -> _Waiting:
        return min(self._waiting, key=lambda each: (each.since, each.came))
