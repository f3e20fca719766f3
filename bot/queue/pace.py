"""Pace: Telegram takes about 30 messages a second from a bot and one a second for a chat, with some slack.

Whatever it really takes today, its `retry_after` is obeyed on top of this (see delivery.py).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable


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
    ) -> None:
        """Messages a second; a chat that was quiet may get `burst` at once."""
        self._all = Bucket(overall, overall, clock())
        self._per_chat, self._burst, self._clock, self._sleep = per_chat, float(burst), clock, sleep
        self._chats: dict[int, Bucket] = {}

    async def wait(self, chat_id: int) -> None:
        """Until one more message may go to this chat."""
        now = self._clock()
        if len(self._chats) > 10_000:
            self._chats = {id: each for id, each in self._chats.items() if not each.is_full(now)}
        chat = self._chats.setdefault(chat_id, Bucket(self._per_chat, self._burst, now))
        wait = max(self._all.take(now), chat.take(now))
        if wait > 0:
            await self._sleep(wait)
