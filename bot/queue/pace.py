"""Pace: Telegram takes about 30 messages a second from a bot and one a second for a chat, with some slack.

Whatever it really takes today, its `retry_after` is obeyed on top of this (see delivery.py).  Where more wants to go
out than may, a chat that was quiet goes before one that has had much, or asked for much, at once or one by one
(share.py): nobody waits for another one's flood, nor for a crowd that talks without an end.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Awaitable, Callable

from bot.queue.share import Share

A_MESSAGE = 1.0
"""Seconds for which a chat lets others go first, for each one that it had of late."""

MOST_ASKED = 60.0
"""Of what a chat asked for, so much counts: more than anybody writes who waits for answers, and no flood is answered
never."""


class Bucket:
    """A token bucket: full with `most` tokens, and filled again with `rate` a second.  `now` is in seconds of
    any one clock."""

    def __init__(self, rate: float, most: float, now: float) -> None:
        self._rate, self._most, self._left, self._at = rate, most, most, now

    def left(self, now: float) -> float:
        """Tokens in it; less than none where some were taken in advance."""
        return min(self._most, self._left + (now - self._at) * self._rate)

    def take(self, now: float) -> float:
        """Take one token, if need be in advance; the seconds until it is there."""
        self._left, self._at = self.left(now) - 1, now
        return max(0.0, -self._left / self._rate)

    def is_full(self, now: float) -> bool:
        """Whether it is as if nobody had ever taken anything."""
        return self.left(now) >= self._most


class Pace:
    """Buckets, one for all chats and one for each."""

    def __init__(
        self,
        overall: float = 30.0,
        per_chat: float = 1.0,
        burst: int = 8,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        asked: Share | None = None,
    ) -> None:
        """Messages a second; a chat that was quiet may get `burst` at once.  `asked`: the updates of each chat, of
        late."""
        self._all = Bucket(overall, overall, clock())
        self._per_chat, self._burst, self._clock, self._sleep = per_chat, float(burst), clock, sleep
        self._chats: dict[int, Bucket] = {}
        self._share, self._asked = Share(clock), asked or Share(clock)
        self._queue: list[tuple[float, int, asyncio.Future[None]]] = []
        self._entered = 0
        self._serving: asyncio.Task[None] | None = None

    async def wait(self, chat_id: int) -> None:
        """Until one more message may go to this chat."""
        now = self._clock()
        if len(self._chats) > 10_000:
            self._chats = {id: each for id, each in self._chats.items() if not each.is_full(now)}
        chat = self._chats.setdefault(chat_id, Bucket(self._per_chat, self._burst, now))
        wait = chat.take(now)
        if wait > 0:
            await self._sleep(wait)
        await self._turn(chat_id, chat)
        self._share.add(chat_id, 1.0)

    async def _turn(self, chat_id: int, chat: Bucket) -> None:
        """Wait for a place among all chats, so much the farther behind as this chat has had of late, or has asked for:
        whoever sent thirty things at once wants thirty answers, also while they have had but one.

        The place is a moment, and whoever comes later than that stands behind it, however little they had.  A chat has
        one message a second, which fade (share.py), so nobody waits longer than some ten minutes.
        """
        now = self._clock()
        if not self._queue and self._all.left(now) >= 1:
            self._all.take(now)
            return
        much = max(self._share.of(chat_id), min(self._asked.of(chat_id), MOST_ASKED))
        had = max((self._burst - chat.left(now)) / self._per_chat, A_MESSAGE * much)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._entered += 1
        heapq.heappush(self._queue, (now + had, self._entered, place))
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        await place

    async def _serve(self) -> None:
        while self._queue:
            wait = self._all.take(self._clock())
            if wait > 0:
                await self._sleep(wait)
            while self._queue and (place := heapq.heappop(self._queue)[2]):
                if not place.cancelled():
                    place.set_result(None)
                    break
