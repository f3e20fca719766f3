"""Promised letters: composed in full in the transaction that caused them, sent by the outbox afterwards.

A key makes it impossible to promise a letter twice.  For an address that must get none (nobody registered it)
the same letter is composed and stored, and never sent: the work must not tell the addresses apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from bot.i18n import BANGKOK
from bot.mail.letters import Enclosure, Stationery
from bot.queue.outbox import Outbox


class PromisedLetters:
    """Puts letters into the outbox."""

    def __init__(self, outbox: Outbox, stationery: Stationery, clock: Callable[[], float]) -> None:
        self._outbox, self._stationery, self._clock = outbox, stationery, clock

    def message_id(self, key: str) -> str:
        """The Message-ID of the letter of that key: what letters after it refer to."""
        return self._stationery.message_id(key)

    def promise(
        self,
        db: Connection,
        key: str,
        name: str,
        language: str,
        to: str,
        context: Mapping[str, Any],
        *,
        chat_id: int = 0,
        ticket_id: str | None = None,
        deadline: float | None = None,
        deliver: bool = True,
        reply_to: str | None = None,
        references: tuple[str, ...] = (),
        attachments: tuple[Enclosure, ...] = (),
    ) -> bool:
        """Promise the letter `name` under `key`; `deadline` in seconds from now.  False when a letter of that
        key was promised before."""
        message = self._stationery.compose(
            name,
            language,
            to,
            context,
            message_id=self._stationery.message_id(key),
            date=datetime.fromtimestamp(int(self._clock()), UTC).astimezone(BANGKOK),
            reply_to=reply_to,
            references=references,
            attachments=attachments,
        )
        body = {"to": to, "message": message.decode("ascii"), "deliver": deliver}
        return self._outbox.promise(
            db,
            f"m:{key}",
            "letter",
            body,
            chat_id=chat_id,
            ticket_id=ticket_id,
            purpose=name,
            deadline=deadline,
        )
