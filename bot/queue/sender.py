"""The sender: the outbox is emptied, replies in order per chat, letters one by one, each marked when accepted.

What goes out beside one another does not wait for each other: replies, letters, codes, for which somebody sits and
waits, those of the team, and codes that were refused.  Letters of a line are taken one at a time, so that a killed
process strands one at most.  One of which nobody may learn whether it goes has its line for a slot (slot.py): whoever
is next would see it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.queue.delivery import AGAIN, CODE, LEASE, LINE_OF, TEAM, UNTOLD, Deliveries, DeliveryError, Item
from bot.queue.lease import Claim, LeaseLost, Unanswered
from bot.queue.outbox import CHAT, LETTER, ItemState
from bot.queue.retry import Retry, rest
from bot.queue.slot import Slot
from bot.storage.crypto import UnknownKey
from bot.storage.database import Storage
from bot.storage.trouble import is_passing

log = logging.getLogger(__name__)

LINES = (LETTER, CODE, TEAM, AGAIN)
"""The lines of letters.  Each goes out beside the others, and so do replies."""
CONNECTIONS = {LETTER: LETTER, CODE: CODE, TEAM: AGAIN, AGAIN: AGAIN}
"""With which line each shares its connection to the mail server, because some take no more than three.  What is tried
again did go all the same, so it tells nothing that it took longer behind a code for the team."""
AT_ONCE = {CHAT: 64} | dict.fromkeys(LINES, 1)
"""How much of each kind is on its way at the same time; the mail server is given one letter after the other anyway."""
UNFORESEEN = 5
"""Tries after which something that fails in a way nobody thought of is given up."""
NOTING = Retry((0.2, 1.0, 5.0), attempts=5)
"""What became of something is noted even if the database is away for a moment: else it goes out again."""
LATER = Retry((30.0,), attempts=1)
"""The same where that is not enough, again and again: the database, or a key, is away for longer."""

ChatSender = Callable[[int, Mapping[str, Any], str], Awaitable[int | None]]
"""Delivers a reply to a chat in a language; the id of the message.  Raises DeliveryError."""
Note = Callable[..., ItemState]
"""Notes in a transaction what became of an item; with `unfollowed`, without what follows from it."""
LetterSender = Callable[[str, bytes, str], Awaitable[object]]
"""Hands a letter for an address to the mail server; the last is the line that it waited in.  Raises DeliveryError."""


class Sender:
    """Sends what is promised."""

    def __init__(
        self,
        storage: Storage,
        deliveries: Deliveries,
        chats: ChatSender,
        letters: LetterSender,
        language_of: Callable[[Any, int], str],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        *,
        probe: LetterSender,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`probe` goes the way of a letter that is not to be delivered, as far as it does not arrive: whether the
        mail server is there must not depend on whom a letter is for.  `timer` is monotonic, in seconds."""
        self._probe, self._timer = probe, timer
        self._slot = Slot()
        self._storage, self._deliveries = storage, deliveries
        self._send_chat, self._send_letter, self._language_of = chats, letters, language_of
        self._sleep = sleep
        self._wakes = {kind: asyncio.Event() for kind in AT_ONCE}
        self._held: dict[int, Item] = {}
        self._unanswered = Unanswered(timer)
        self._unnoted: dict[int, asyncio.Task[None]] = {}
        self._closing = asyncio.Event()

    def wake(self, kind: str) -> None:
        """There may be something to send."""
        self._wakes[kind].set()
        if kind == LETTER:
            for line in LINE_OF.values():
                self._wakes[line].set()

    def wake_all(self) -> None:
        """There may be something of any kind to send."""
        for wake in self._wakes.values():
            wake.set()

    def close(self) -> None:
        """Stop after what is in hand."""
        self._closing.set()
        self.wake_all()

    async def run(self, work: str) -> None:
        """Send all replies, or the letters of one line, as they fall due, until closed."""
        kind, line = (CHAT, None) if work == CHAT else (LETTER, work)
        wake, busy = self._wakes[work], set[asyncio.Task[bool]]()

        def freed(task: asyncio.Task[bool]) -> None:
            busy.discard(task)
            wake.set()

        while not self._closing.is_set():
            wake.clear()
            room = AT_ONCE[work] - len(busy)
            # Letters that run out while another is on its way are given up, however long it takes.
            items = await self.claim(kind, room, line=line) if room or line else []
            for item, language in items:
                task = asyncio.create_task(self._take(item, language))
                busy.add(task)
                task.add_done_callback(freed)
            if not items:
                try:
                    await asyncio.wait_for(wake.wait(), 1.0)
                except TimeoutError:
                    continue
        await asyncio.gather(*busy)
        await asyncio.gather(*self._unnoted.values())

    async def stay(self) -> None:
        """Keep what is on its way ours, however long the other side takes to answer."""
        while True:
            # At once where this begins again because it failed: others wait a moment for it (lease.py, `Grace`).
            if self._held:
                await self._storage.run(self._deliveries.renew, list(self._held.values()))
            await self._sleep(LEASE / 3)

    async def at_once(self, chat_id: int) -> None:
        """Send what waits for one chat, in order; what fails is left to `run`."""
        self.wake(LETTER)
        while items := await self.claim(CHAT, 1, chat_id):
            for item, language in items:
                if not await self._deliver(item, language):
                    return

    async def claim(
        self, kind: str, most: int, chat_id: int | None = None, line: str | None = None
    ) -> list[tuple[Item, str]]:
        """What is due, of one chat or of one line where that is said, each with the language of its chat."""
        with self._unanswered.claim() as claim:
            return await self._storage.run(self._claim, claim, kind, most, chat_id, line)

    def _claim(
        self, db: Connection, claim: Claim, kind: str, most: int, chat_id: int | None, line: str | None = None
    ) -> list[tuple[Item, str]]:
        token, lost = claim.tried()
        held = list(self._held)
        items = self._deliveries.claim(db, kind, most, chat_id, held, line=line, token=token, lost=lost)
        return [(item, self._language_of(db, item.chat_id) if kind == CHAT else "") for item in items]

    async def _take(self, item: Item, language: str) -> bool:
        """Deliver it, and keep the line until the next may have it; whether it was delivered."""
        begun = self._timer()
        over = begun + self._slot.at(begun)
        delivered = await self._deliver(item, language)
        if item.purpose in UNTOLD and (left := over - self._timer()) > 0:
            await rest(self._sleep(left), self._closing)
        return delivered

    async def _deliver(self, item: Item, language: str) -> bool:
        """Whether it was delivered."""
        self._held[item.id] = item
        try:
            return await self._delivered(item, language)
        finally:
            if item.id not in self._unnoted:
                self._held.pop(item.id, None)

    async def _delivered(self, item: Item, language: str) -> bool:
        message_id = None
        try:
            if item.kind == CHAT:
                message_id = await self._send_chat(item.chat_id, item.body, language)
            else:
                await self._letter(item)
        except DeliveryError as error:
            await self._note(item, error)
            return False
        except Exception as error:
            log.exception("%s %s could not be sent", item.kind, item.effect_key)
            await self._note(item, DeliveryError(type(error).__name__, permanent=item.attempts > UNFORESEEN))
            return False
        return (
            await self._noted(item, partial(self._deliveries.sent, item=item, message_id=message_id))
            is not None
        )

    async def _noted(self, item: Item, note: Note) -> ItemState | None:
        """Note what became of it; the state it is in now, None where that is somebody else's to say, or is not noted
        yet."""
        state, left = await self._tried(item, note, NOTING)
        if left is not None:
            # Beside the others of its line, of which some may need neither.
            self._unnoted[item.id] = asyncio.create_task(self._note_later(item, left))
        return state

    async def _note_later(self, item: Item, note: Note) -> None:
        """Note it as soon as that can be done, and have it in hand until then: it does not go out a second time while
        this process lives."""
        left: Note | None = note
        try:
            while left is not None and not self._closing.is_set():
                await rest(self._sleep(LATER.wait(1)), self._closing)
                _, left = await self._tried(item, left, LATER)
        finally:
            self._held.pop(item.id, None)
            self._unnoted.pop(item.id, None)

    async def _tried(self, item: Item, note: Note, retry: Retry) -> tuple[ItemState | None, Note | None]:
        """Try to note it: the state it is in now, and what is left to be noted when these tries are over.  What
        follows from it may fail: that is tried again without the sending, and left out in the end, because another
        sending would mend nothing.  What only waits for the database or a key is never left out."""
        failures, followed = 0, True
        while True:
            try:
                return await self._storage.run(note), None
            except LeaseLost:
                log.warning("%s: the lease was lost; if it was sent, it may go out twice", item.effect_key)
                return None, None
            except Exception as error:
                failures += 1
                log.warning("%s: not noted yet (%s)", item.effect_key, type(error).__name__)
                # What others have locked may have held it up, and kept its own row from being renewed all the while.
                await self._keep(item)
                if retry.is_over(failures):
                    if _is_passing(error) or not followed:
                        return None, note
                    log.error(
                        "%s is to be noted, and what follows from it failed", item.effect_key, exc_info=error
                    )
                    note, failures, followed = partial(note, unfollowed=type(error).__name__), 0, False
            if failures:
                await self._sleep(retry.wait(failures))

    async def _keep(self, item: Item) -> None:
        """Keep one that is to be noted ours, if the database takes that."""
        try:
            await self._storage.run(self._deliveries.renew, [item])
        except Exception as error:  # noqa: BLE001 - noting it is what counts
            log.warning("%s: its lease is not renewed (%s)", item.effect_key, type(error).__name__)

    async def _letter(self, item: Item) -> None:
        to, message = item.body["to"], item.body["message"].encode("ascii")
        if not item.body["deliver"]:
            await self._probe(to, message, item.line)
            return
        begun, relay = self._timer(), False
        try:
            await self._send_letter(to, message, item.line)
        except DeliveryError as error:
            relay = error.relay  # so far a probe comes as well, and takes as long
            raise
        finally:
            # What is tried again may have waited for its connection, and nobody waits behind it from whom to hide it.
            if item.purpose in UNTOLD and item.line != AGAIN and not relay:
                self._slot.took(self._timer() - begun)

    async def _note(self, item: Item, error: DeliveryError) -> None:
        state = await self._noted(item, partial(self._deliveries.failed, item=item, error=error))
        if state is None:
            return
        level = logging.ERROR if state is ItemState.DEAD else logging.WARNING
        log.log(level, "%s %s: %s (now %s)", item.kind, item.effect_key, error, state)


def _is_passing(error: Exception) -> bool:
    """Whether what could not be noted only waits for the database, or for a key that may be back."""
    return isinstance(error, UnknownKey) or is_passing(error)
