"""Turns: who is next where only so many may be at once, those first who have taken the least.

First come, first served lets a few chats with slow files have everybody wait.  So whoever has taken little time of late
(bot/queue/share.py) goes before whoever has taken much.  What is of another kind has a line of its own, and among those
who have taken about as little the lines take turns: a crowd that sends photos holds up no document, nor one that sends
documents a photo.  And now and then whoever has waited longest is next, however much they took, so that nobody waits
for as long as others come who took less.

Whoever has a turn may lend it: after a while they can be told to go, as soon as somebody waits, so that nobody holds a
place whom somebody else keeps waiting.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
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
    size: int = field(compare=False)
    called: asyncio.Future[None] = field(compare=False)

    @property
    def took(self) -> int:
        """Whole seconds: within one of them nobody took much more than another."""
        return int(self.weight[0])


@dataclass(eq=False)
class _Lent:
    weight: Weight
    goes: Callable[[], bool]


class Turns:
    """So many at once, with so much room among them; of those who wait, whoever took least is next."""

    def __init__(
        self, at_once: int, waiting: int, clock: Callable[[], float] = time.monotonic, room: int = sys.maxsize
    ) -> None:
        """`waiting`: how many may wait; beyond it the heaviest of the longest line is sent away.  `clock`: monotonic
        seconds.  `room`: what the sizes of those who have a turn may come to."""
        self._free, self._most, self._came, self._clock = at_once, waiting, count(), clock
        self._room = room
        self._waiting: list[_Waiting] = []
        self._calls, self._called_at = count(1), dict[str, int]()
        self._oldest_at = clock()
        self._lent: list[_Lent] = []
        self._going: _Lent | None = None

    def awaits(self, weight: Weight) -> bool:
        """Whether somebody waits who is lighter; may be asked by any thread."""
        return any(each.weight < weight for each in self._waiting[:])

    @asynccontextmanager
    async def turn(
        self, weight: Weight, line: str = "", since: float | None = None, size: int = 0
    ) -> AsyncIterator[None]:
        """One's turn, in one of the lines.  `since`: when whoever wants it came for the first time, if not now;
        `size`: the room that they need.  Raises NotYet where others go first for too long."""
        if not self.take(size):
            await self._called(weight, line, self._clock() if since is None else since, size)
        try:
            yield
        finally:
            self.leave(size)

    def take(self, size: int = 0) -> bool:
        """Have a turn at once, if there is one and nobody waits for it; whoever has it leaves."""
        free = not self._waiting and self._fits(size)
        if free:
            self._free, self._room = self._free - 1, self._room - size
        return free

    def leave(self, size: int = 0) -> None:
        """Give back a turn that was taken."""
        self._free, self._room, self._going = self._free + 1, self._room + size, None
        self._next()

    @contextmanager
    def lent(self, after: float, weight: Weight, goes: Callable[[], bool]) -> Iterator[None]:
        """Meanwhile, and after so many seconds, whoever has a turn may be told to go: the heaviest first, and no more
        than is needed.  `goes` says whether they do: then an error ends this and their turn, soon; they keep it where
        this ends without.  They are told once."""
        mine = _Lent(weight, goes)
        timer = asyncio.get_running_loop().call_later(after, self._lend, mine)
        try:
            yield
            if self._going is mine:  # done in the same moment
                self._going = None
        finally:
            timer.cancel()
            if mine in self._lent:
                self._lent.remove(mine)
        self._claim_back()

    def _lend(self, lent: _Lent) -> None:
        self._lent.append(lent)
        self._claim_back()

    def _claim_back(self) -> None:
        while self._waiting and self._lent and self._going is None:
            heaviest = max(self._lent, key=lambda each: (int(each.weight[0]), *each.weight[1:]))
            self._lent.remove(heaviest)
            if heaviest.goes():
                self._going = heaviest

    async def _called(self, weight: Weight, line: str, since: float, size: int) -> None:
        called = asyncio.get_running_loop().create_future()
        mine = _Waiting(weight, since, next(self._came), line, size, called)
        self._waiting.append(mine)
        self._next()
        if len(self._waiting) > self._most:
            self._send_away()
        try:
            async with asyncio.timeout(PATIENCE):
                await mine.called
        except BaseException as error:
            if mine in self._waiting:
                self._waiting.remove(mine)
                self._next()  # it may have been first, and too large for the room that there was
            elif not mine.called.cancelled() and mine.called.exception() is None:
                self.leave(size)  # called, and gone in the same moment
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
            is_oldest = self._clock() - self._oldest_at >= LONGEST
            first = self._oldest() if is_oldest else self._lightest()
            if not first.called.done() and not self._fits(first.size):
                break  # nobody passes them for being smaller, or the largest would wait for ever
            self._waiting.remove(first)
            if is_oldest:
                self._oldest_at = self._clock()
            if not first.called.done():
                self._called_at[first.line] = next(self._calls)
                self._free, self._room = self._free - 1, self._room - first.size
                first.called.set_result(None)
        self._claim_back()

    def _fits(self, size: int) -> bool:
        return self._free > 0 and self._room >= size

    def _lightest(self) -> _Waiting:
        return min(self._waiting, key=lambda each: (each.took, self._called_at.get(each.line, 0), each))

    def _oldest(self) -> _Waiting:
        return min(self._waiting, key=lambda each: (each.since, each.came))
