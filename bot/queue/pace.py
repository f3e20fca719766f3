"""Pace: Telegram takes about 30 messages a second from a bot and one a second for a chat, with some slack.

Whatever it really takes today, its `retry_after` is obeyed on top of this (see outbox.py).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


class Pace:
    """Token buckets, one for all chats and one for each."""

    def __init__(
        self,
        overall: float = 30.0,
        per_chat: float = 1.0,
        burst: int = 8,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Messages a second; a chat that was quiet may get `burst` at once."""
        self._all = _Bucket(overall, overall, clock())
        self._per_chat, self._burst, self._clock = per_chat, float(burst), clock
        self._chats: dict[int, _Bucket] = {}

    async def wait(self, chat_id: int) -> None:
        """Until one more message may go to this chat."""
        now = self._clock()
        if len(self._chats) > 10_000:
            self._chats = {id: each for id, each in self._chats.items() if not each.is_full(now)}
        chat = self._chats.setdefault(chat_id, _Bucket(self._per_chat, self._burst, now))
        wait = max(self._all.take(now), chat.take(now))
        if wait > 0:
            await asyncio.sleep(wait)


class _Bucket:
    def __init__(self, rate: float, most: float, now: float) -> None:
        self._rate, self._most, self._left, self._at = rate, most, most, now

    def take(self, now: float) -> float:
        """Take one token; the seconds until it is there."""
        self._left = min(self._most, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)

    def is_full(self, now: float) -> bool:
        return self._left + (now - self._at) * self._rate >= self._most
