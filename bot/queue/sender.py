"""The sender: the outbox is emptied, replies in order per chat, letters one by one, each marked when accepted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.queue.delivery import CODES, Deliveries, DeliveryError, Item
from bot.queue.lease import LeaseLost
from bot.queue.outbox import CHAT, LETTER, ItemState
from bot.storage.database import Storage

log = logging.getLogger(__name__)

UNFORESEEN = 5
"""Tries after which something that fails in a way nobody thought of is given up."""

ChatSender = Callable[[int, Mapping[str, Any], str], Awaitable[int | None]]
"""Delivers a reply to a chat in a language; the id of the message.  Raises DeliveryError."""
LetterSender = Callable[[str, bytes, bool], Awaitable[object]]
"""Hands a letter for an address to the mail server; the last says whether it is urgent.  Raises DeliveryError."""


class Sender:
    """Sends what is promised."""

    def __init__(
        self,
        storage: Storage,
        deliveries: Deliveries,
        chats: ChatSender,
        letters: LetterSender,
        language_of: Callable[[Any, int], str],
    ) -> None:
        self._storage, self._deliveries = storage, deliveries
        self._send_chat, self._send_letter, self._language_of = chats, letters, language_of
        self._wakes = {CHAT: asyncio.Event(), LETTER: asyncio.Event()}
        self._closing = False

    def wake(self, kind: str) -> None:
        """There may be something to send."""
        self._wakes[kind].set()

    def wake_all(self) -> None:
        """There may be something of any kind to send."""
        for wake in self._wakes.values():
            wake.set()

    def close(self) -> None:
        """Stop after what is in hand."""
        self._closing = True
        self.wake_all()

    async def run(self, kind: str) -> None:
        """Send everything of one kind as it falls due, until closed."""
        wake = self._wakes[kind]
        while not self._closing:
            wake.clear()
            items = await self._storage.run(self._claim, kind, 16, None)
            await asyncio.gather(*(self._deliver(item, language) for item, language in items))
            if not items:
                try:
                    await asyncio.wait_for(wake.wait(), 1.0)
                except TimeoutError:
                    continue

    async def at_once(self, chat_id: int) -> None:
        """Send what waits for one chat, in order; what fails is left to `run`."""
        self.wake(LETTER)
        while items := await self._storage.run(self._claim, CHAT, 1, chat_id):
            for item, language in items:
                if not await self._deliver(item, language):
                    return

    def _claim(self, db: Any, kind: str, most: int, chat_id: int | None) -> list[tuple[Item, str]]:
        items = self._deliveries.claim(db, kind, most, chat_id)
        return [(item, self._language_of(db, item.chat_id) if kind == CHAT else "") for item in items]

    async def _deliver(self, item: Item, language: str) -> bool:
        message_id = None
        try:
            if item.kind == CHAT:
                message_id = await self._send_chat(item.chat_id, item.body, language)
            elif item.body["deliver"]:
                await self._letter(item)
        except DeliveryError as error:
            await self._note(item, error)
            return False
        except Exception as error:
            log.exception("%s %s could not be sent", item.kind, item.effect_key)
            await self._note(item, DeliveryError(type(error).__name__, permanent=item.attempts >= UNFORESEEN))
            return False
        try:
            await self._storage.run(self._deliveries.sent, item, message_id)
        except LeaseLost:
            log.warning("%s: sent, but the lease was lost; it may go out twice", item.effect_key)
            return False
        return True

    async def _letter(self, item: Item) -> None:
        urgent = item.purpose in CODES
        await self._send_letter(item.body["to"], item.body["message"].encode("ascii"), urgent)

    async def _note(self, item: Item, error: DeliveryError) -> None:
        try:
            state = await self._storage.run(self._deliveries.failed, item, error)
        except LeaseLost:
            return
        level = logging.ERROR if state is ItemState.DEAD else logging.WARNING
        log.log(level, "%s %s: %s (now %s)", item.kind, item.effect_key, error, state)
