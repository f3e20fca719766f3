"""Polling: a batch of updates is stored and committed before the next offset acknowledges it.

python-telegram-bot's own poller acknowledges what it has only in memory, stops for ever on an update that it
cannot parse, and ends silently when the token is refused.  This one does none of that.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
import warnings
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.queue.retry import Retry, doubling
from handlers.incoming import ALLOWED_UPDATES
from handlers.patience import asked_for

log = logging.getLogger(__name__)
# Bot.get_updates parses before anything is stored, and fails as a whole on one update that it cannot parse.
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

WAIT = 25
"""Seconds for which Telegram holds a poll that has nothing to deliver."""
RETRY = Retry(doubling(2.0, 30.0), jitter=0.5)
LOST = 1.0
"""Seconds after which a poller that may not poll asks again; whoever runs it gives it up meanwhile."""
CONFLICT, REFUSED = 3.0, 30.0
"""Seconds after a conflict, which ends when the other poller does, and after a token that nobody has corrected."""


async def _always() -> bool:
    return True


class Poller:
    """Fetches updates until closed, and has them stored (`Worker.store` in bot/chat/worker.py).

    `last_poll` is when Telegram last answered (monotonic seconds); `trouble` says in a word why it does not:
    `conflict`, `token`, `network`, or nothing.
    """

    def __init__(
        self,
        bot: Bot,
        store: Callable[[list[bytes]], Awaitable[object]],
        sleep: Callable[[float], Coroutine[Any, Any, object]] = asyncio.sleep,
        may: Callable[[], Awaitable[bool]] = _always,
    ) -> None:
        """`may`: whether this process still is the one that polls.  It is asked before each poll: one that stood still
        does not know for how long, and a poll acknowledges."""
        self._bot, self._store, self._sleep, self._may = bot, store, sleep, may
        self.last_poll = time.monotonic()
        self.trouble = ""
        self._offset: int | None = None
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Stop; what is fetched and stored is acknowledged by the next start."""
        self._closing.set()

    def stands_by(self) -> None:
        """Another replica polls: a standby is as healthy as can be."""
        self.last_poll, self.trouble = time.monotonic(), ""

    async def run(self) -> None:
        """Poll.  The offset starts unset: Telegram sends again what nobody acknowledged."""
        failures, self._offset = 0, None
        while not self._closing.is_set():
            try:
                await self._unless_closed(self._poll_if_allowed())
                failures = 0
            except Exception as error:  # noqa: BLE001 - whatever it was, the next poll comes
                failures += 1
                await self._unless_closed(self._sleep(self._after(error, failures)))

    async def _unless_closed(self, doing: Coroutine[Any, Any, object]) -> None:
        """Do something; closing gives it up."""
        tasks = [asyncio.create_task(each) for each in (doing, self._closing.wait())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if tasks[0].done():
                await tasks[0]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _poll_if_allowed(self) -> None:
        if await self._may():
            await self._poll()
            self.trouble = ""
        else:
            await self._sleep(LOST)

    async def _poll(self) -> None:
        asked: dict[str, object] = {"timeout": WAIT, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            asked["offset"] = self._offset
        updates = await self._bot.do_api_request("getUpdates", api_kwargs=asked, read_timeout=WAIT + 10)
        self.last_poll = time.monotonic()
        if updates:
            # As ASCII: half of a surrogate pair has no bytes of its own, and must not stop the batch.
            await self._store([json.dumps(each).encode() for each in updates])
            ids = [each["update_id"] for each in updates if isinstance(each.get("update_id"), int)]
            # The order of the batch, not the highest number: after a quiet week numbers begin anew.
            self._offset = ids[-1] + 1 if ids else None

    def _after(self, error: BaseException, failures: int) -> float:
        """Seconds to wait before the next try; says what is wrong."""
        if isinstance(error, RetryAfter):
            return asked_for(error)
        if isinstance(error, Conflict):
            self.trouble = "conflict"
            log.error("another process polls with this token, or a webhook is set (409)")
            return CONFLICT
        # getUpdates exists, so where there is "no such endpoint" (404) there is no such bot.
        if isinstance(error, (InvalidToken, EndPointNotFound)):
            self.trouble = "token"
            log.critical("Telegram refuses the token")
            return REFUSED
        self.trouble = "network" if isinstance(error, TelegramError) else "storage"
        log.warning("polling failed: %s", type(error).__name__)
        return RETRY.wait(failures)
