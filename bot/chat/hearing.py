"""hear(): one transaction from an update to its consequences.

1. The update is marked done under its lease: a redelivered one is recognised before it can answer anything.
2. What it means is worked out; the conversation is loaded under lock and its flow runs to its next pause.
3. The answers are stored, or the result is settled (a ticket, its events, its letters).
4. The replies go into the outbox.

No network inside it.  A crash before the commit leaves the person at the same question with nothing half
done; a crash after it loses no reply.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from bot.chat.conversation import Erase, Says
from bot.chat.events import Heard
from bot.queue.inbox import Claimed, Inbox
from bot.queue.outbox import Outbox


class Hearing:
    """The whole of hearing somebody: the update, what it means, what follows."""

    def __init__(
        self,
        inbox: Inbox,
        outbox: Outbox,
        understand: Callable[[Connection, Heard], list[Says]],
    ) -> None:
        self._inbox, self._outbox, self._understand = inbox, outbox, understand

    def hear(self, db: Connection, claimed: Claimed, heard: Heard | None) -> None:
        """Handle one update.  Raises LeaseLost when another worker has it by now."""
        self._inbox.done(db, claimed)
        if heard is None:
            return
        for n, said in enumerate(self._understand(db, heard), start=1):
            self.promise(db, f"{heard.key}:{n}", heard.chat_id, said)

    def promise(self, db: Connection, key: str, chat_id: int, said: Says) -> None:
        """Put something said into the outbox."""
        if isinstance(said, Erase):
            self._outbox.erase(db, key, chat_id, said.message_id)
        else:
            self._outbox.reply(db, key, chat_id, said)
