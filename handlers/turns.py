"""Turns: who is next where only so many may be at once, those first who have taken the least.

First come, first served lets a few chats with slow files have everybody wait.  So whoever has taken little time of late
(bot/queue/share.py), or brings little, goes before whoever has taken much.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from bot.chat.events import NotYet

Weight = tuple[float, ...]
"""Of whoever waits, compared from the left."""
PATIENCE = 20.0
"""Seconds for which one waits for a turn here; then it is given back, for later."""


@dataclass(order=True)
class _Waiting:
    weight: Weight
    came: int
    called: asyncio.Future[None] = field(compare=False)


class Turns:
    """So many at once; of those who wait, the lightest is next."""

    def __init__(self, at_once: int, waiting: int) -> None:
        """`waiting`: how many may wait; beyond it the heaviest is sent away."""
        self._free, self._most, self._came = at_once, waiting, count()
        self._waiting: list[_Waiting] = []

    def awaits(self, weight: Weight) -> bool:
        """Whether somebody waits who is lighter; may be asked by any thread."""
        return any(each.weight < weight for each in self._waiting[:1])

    @asynccontextmanager
    async def turn(self, weight: Weight) -> AsyncIterator[None]:
        """One's turn.  Raises NotYet where others go first for too long."""
        if self._free:
            self._free -= 1
        else:
            await self._called(weight)
        try:
            yield
        finally:
            self._next()

    async def _called(self, weight: Weight) -> None:
        mine = _Waiting(weight, next(self._came), asyncio.get_running_loop().create_future())
        insort(self._waiting, mine)
        if len(self._waiting) > self._most:
            self._waiting.pop().called.set_exception(NotYet())
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

    def _next(self) -> None:
        while self._waiting:
            first = self._waiting.pop(0)
            if not first.called.done():
                first.called.set_result(None)
                return
        self._free += 1
