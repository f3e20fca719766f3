"""Work: updates taken from the inbox, one lane per chat, lanes in parallel, each heard in one transaction.

An update is done because the transaction of `hear()` marked it, never because a call returned:
python-telegram-bot hands a handler's exception to its error handlers and returns as if nothing had been.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from typing import Any

from bot.chat.events import Heard
from bot.chat.hearing import Hearing
from bot.queue.inbox import Claimed, Inbox, LeaseLost
from bot.storage.database import Storage
from flows.lines import Reply, line

log = logging.getLogger(__name__)

LANES = 64
"""Chats handled at the same time."""

_current: ContextVar[InHand | None] = ContextVar("in_hand", default=None)


class InHand:
    """One update in hand, and what became of it."""

    def __init__(self, claimed: Claimed, storage: Storage, hearing: Hearing) -> None:
        self.claimed = claimed
        self.error: BaseException | None = None
        self.heard = False
        self._storage, self._hearing = storage, hearing
        self._asides: set[asyncio.Task[None]] = set()

    @staticmethod
    def current() -> InHand | None:
        """The update that this task handles."""
        return _current.get()

    def enter(self) -> None:
        """Make this the current one, of this task and those it starts."""
        _current.set(self)

    async def hear(self, heard: Heard | None) -> None:
        """Hear it, in one transaction, and mark it done.  Raises LeaseLost."""
        await self._storage.run(self._hearing.hear, self.claimed, heard)
        self.heard = True

    def aside(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Let something run beside the work, on which nothing depends."""
        task = asyncio.get_running_loop().create_task(coroutine)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    def failed(self, error: BaseException) -> None:
        """A handler failed."""
        self.error = error


class Lanes:
    """Takes updates from the inbox and has them heard."""

    def __init__(
        self,
        storage: Storage,
        inbox: Inbox,
        hearing: Hearing,
        dispatch: Callable[[dict[str, Any]], Awaitable[None]],
        deliver: Callable[[int], Awaitable[None]],
    ) -> None:
        """`dispatch` hands an update's JSON to the handlers; `deliver` sends a chat's replies at once."""
        self._storage, self._inbox, self._hearing = storage, inbox, hearing
        self._dispatch, self._deliver = dispatch, deliver
        self._busy: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._closing = False

    def wake(self) -> None:
        """There may be work."""
        self._wake.set()

    async def run(self) -> None:
        """Take work until closed."""
        while not self._closing:
            self._wake.clear()
            room = LANES - len(self._busy)
            claimed = await self._storage.run(self._inbox.claim, room) if room else []
            for each in claimed:
                task = asyncio.get_running_loop().create_task(self._handle(each))
                self._busy.add(task)
                task.add_done_callback(self._freed)
            if not claimed and not self._closing:
                # A look at least every second: work of a dead replica, or due again after a failure.
                try:
                    await asyncio.wait_for(self._wake.wait(), 1.0)
                except TimeoutError:
                    continue

    async def close(self) -> None:
        """Finish what is in hand, take nothing new."""
        self._closing = True
        self._wake.set()
        while self._busy:
            await asyncio.wait(self._busy)

    def _freed(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._wake.set()

    async def _handle(self, claimed: Claimed) -> None:
        in_hand = InHand(claimed, self._storage, self._hearing)
        in_hand.enter()
        try:
            await self._dispatch(json.loads(claimed.raw))
            if in_hand.error is not None:
                raise in_hand.error
            if not in_hand.heard:
                await in_hand.hear(None)  # a kind of update that nobody reacts to
        except LeaseLost:
            log.warning("update %d: the lease was lost, another worker has it", claimed.id)
            return
        except Exception as error:
            log.exception("update %d could not be handled", claimed.id)
            await self._failed(claimed, error)
        await self._deliver(claimed.chat_id)

    async def _failed(self, claimed: Claimed, error: Exception) -> None:
        def fail(db: Any) -> None:
            if self._inbox.failed(db, claimed, error) == "dead" and claimed.chat_id > 0:
                apology = Reply((line("sorry-dead"),))
                self._hearing.promise(db, f"i{claimed.id}:dead", claimed.chat_id, apology)

        try:
            await self._storage.run(fail)
        except Exception:
            log.exception("update %d: its failure could not be noted; the lease will run out", claimed.id)
