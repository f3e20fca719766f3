"""The worker: updates taken from the inbox, one lane per chat, lanes in parallel, each heard in one transaction.

What `hear` does in that transaction:

1. The update is marked done under its lease: a redelivered one is recognised before it can answer anything.
2. What it means is worked out; the conversation is loaded under lock and its flow runs to its next pause.
3. The answers are stored, or the result is carried out (a ticket, its events, its letters).
4. The replies go into the outbox.

No network inside it.  A crash before the commit leaves the person at the same question with nothing half
done; a crash after it loses no reply.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import Connection

from bot.chat.events import Event
from bot.chat.turn import Erase, Says, Toast
from bot.queue.inbox import Claimed, Inbox, UpdateState
from bot.queue.lease import LeaseLost
from bot.queue.outbox import Outbox
from bot.storage.database import Storage
from flows.lines import Reply, line

log = logging.getLogger(__name__)

LANES = 64
"""Chats handled at the same time."""


class Worker:
    """Takes updates from the inbox and has them heard."""

    def __init__(
        self,
        storage: Storage,
        inbox: Inbox,
        outbox: Outbox,
        *,
        read: Callable[[dict[str, Any]], Awaitable[Event | None]],
        respond: Callable[[Connection, Event], list[Says]],
        deliver: Callable[[int], Awaitable[None]],
        toast: Callable[[str, Toast | None], Awaitable[None]],
    ) -> None:
        """`read` makes an event of an update's JSON (handlers/incoming.py), `respond` says what is said to it
        (dialog.py), `deliver` sends a chat's replies at once (queue/sender.py), `toast` answers a press."""
        self._storage, self._inbox, self._outbox = storage, inbox, outbox
        self.read, self.respond, self.deliver, self.toast = read, respond, deliver, toast
        self._busy: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._closing = False

    async def store(self, updates: list[bytes]) -> int:
        """Keep raw updates; they are acknowledged only after this returns.  The number of new ones."""
        new = await self._storage.run(self._inbox.store, updates)
        self.wake()
        return new

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
                task = asyncio.get_running_loop().create_task(self.handle(each))
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

    async def handle(self, claimed: Claimed) -> None:
        """See one update through: read it, hear it, send what was said; or note that it failed."""
        try:
            event = await self.read(json.loads(claimed.raw))
            toast = await self._storage.run(self.hear, claimed, event)
        except LeaseLost:
            log.warning("update %d: the lease was lost, another worker has it", claimed.id)
            return
        except Exception as error:
            log.exception("update %d could not be handled", claimed.id)
            await self._failed(claimed, error)
            await self.deliver(claimed.chat_id)
            return
        if event is not None and event.query:
            # After the commit, so that it is true, and beside what is sent: Telegram does not wait for long.
            await asyncio.gather(self.toast(event.query, toast), self.deliver(claimed.chat_id))
        else:
            await self.deliver(claimed.chat_id)

    def hear(self, db: Connection, claimed: Claimed, event: Event | None) -> Toast | None:
        """Hear one update, in one transaction; what a press is answered with.  Raises LeaseLost when another
        worker has it by now."""
        self._inbox.done(db, claimed)
        if event is None:
            return None  # a kind of update that nobody reacts to
        toast = None
        for n, said in enumerate(self.respond(db, event), start=1):
            if isinstance(said, Toast):
                toast = said
            else:
                self._promise(db, f"{event.key}:{n}", event.chat_id, said)
        return toast

    def _promise(self, db: Connection, key: str, chat_id: int, said: Reply | Erase) -> None:
        if isinstance(said, Erase):
            self._outbox.erase(db, key, chat_id, said.message_id)
        else:
            self._outbox.reply(db, key, chat_id, said)

    def _freed(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._wake.set()

    async def _failed(self, claimed: Claimed, error: Exception) -> None:
        def fail(db: Connection) -> None:
            if self._inbox.failed(db, claimed, error) is UpdateState.DEAD and claimed.chat_id > 0:
                self._promise(db, f"i{claimed.id}:dead", claimed.chat_id, Reply((line("sorry-dead"),)))

        try:
            await self._storage.run(fail)
        except LeaseLost:
            log.warning("update %d: the lease was lost, another worker has it", claimed.id)
        except Exception:
            log.exception("update %d: its failure could not be noted; the lease will run out", claimed.id)
