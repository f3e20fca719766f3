"""What the bot itself holds about a chat: shown on /mydata, removed on /deletemydata, tickets excepted.

A ticket is the company's record of a request under the law and has a retention of its own (see sweep.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from bot.queue.inbox import UpdateState
from bot.queue.outbox import CHAT, ItemState
from bot.storage.tables import (
    challenges,
    conversations,
    files,
    inbox,
    left_drafts,
    outbox,
    people,
    proofs,
    tickets,
)


@dataclass(frozen=True)
class Held:
    """How much of what is held."""

    messages: int
    draft: bool
    proofs: int
    files: int
    tickets: int


def held(db: Connection, chat_id: int) -> Held:
    """What the bot holds about a chat."""

    def count(query: object) -> int:
        return int(db.execute(query).scalar_one())  # type: ignore[call-overload]

    def rows(table: object, *more: object) -> int:
        column = table.c.chat_id  # type: ignore[attr-defined]
        return count(select(func.count()).select_from(table).where(column == chat_id, *more))  # type: ignore[arg-type]

    return Held(
        messages=rows(inbox, inbox.c.raw_sealed.is_not(None)),
        draft=rows(conversations) > 0,
        proofs=rows(proofs),
        files=rows(files, files.c.ticket_id.is_(None)),
        tickets=rows(tickets),
    )


def forget(db: Connection, chat_id: int) -> None:
    """Remove it all but the tickets.  Updates keep their id, which tells a repeat and nothing else."""
    db.execute(
        update(inbox)
        .where(inbox.c.chat_id == chat_id, inbox.c.state != UpdateState.NEW)
        .values(raw_sealed=None)
    )
    for table in (conversations, left_drafts, challenges, proofs):
        db.execute(delete(table).where(table.c.chat_id == chat_id))
    db.execute(delete(files).where(files.c.chat_id == chat_id, files.c.ticket_id.is_(None)))
    db.execute(
        delete(outbox).where(
            outbox.c.chat_id == chat_id, outbox.c.kind == CHAT, outbox.c.state != ItemState.DUE
        )
    )
    db.execute(
        update(people)
        .where(people.c.chat_id == chat_id)
        .values(name_sealed=None, question_sealed=None, topic="", topic_at=0.0, offers="", offered_at=0.0)
    )
