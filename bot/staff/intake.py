"""Intake: mails are stored, then handled, each in a transaction of its own; a crash between the two loses none."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy import Connection

from bot.staff.mail_inbox import MailInbox
from bot.staff.replies import Replies
from bot.storage.database import Storage

log = logging.getLogger(__name__)


class Intake:
    """Takes mails in."""

    def __init__(
        self, storage: Storage, inbox: MailInbox, replies: Replies, after: Callable[[], None] = lambda: None
    ) -> None:
        """`after` is called when mails were handled: there may be something to send."""
        self._storage, self._inbox, self._replies, self._after = storage, inbox, replies, after
        self._working = asyncio.Lock()

    async def take(
        self, raw: bytes, uidvalidity: int | None = None, uid: int | None = None, *, cut: bool = False
    ) -> bool:
        """Store a mail, and handle it.  When this returns it is safe, handled or not; False for a repeat."""
        new = await self._storage.run(self._inbox.store, raw, uidvalidity, uid, cut=cut)
        await self.work()
        return new

    async def work(self) -> None:
        """Handle what is stored and not yet handled, oldest first."""
        async with self._working:
            for id in await self._storage.run(self._inbox.waiting):
                try:
                    state = await self._storage.run(self._replies.process, id)
                    log.info("mail %d: %s", id, state or "elsewhere")
                except Exception as error:
                    log.exception("mail %d could not be handled", id)
                    await self._storage.run(self._failed, id, type(error).__name__)
        self._after()

    def _failed(self, db: Connection, id: int, error: str) -> None:
        if self._inbox.failed(db, id, error) == "dead":
            log.error("mail %d is given up: %s", id, error)
