"""What the bot itself holds about a chat: shown on /mydata, removed on /deletemydata, tickets excepted.

A ticket is the company's record of a request under the law and has a retention of its own (see sweep.py).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, delete, func, not_, select, update

from bot.identity.attempts import Attempts
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
from bot.tickets.notify import AWAITED
from bot.tickets.retention import waits_to_be_verified


def held(db: Connection, chat_id: int, ledger: Attempts) -> dict[str, int]:
    """How much of what (`KEPT` and `UNTIMED` of bot/tickets/kept.py) the bot holds about a chat."""
    words = inbox.c.raw_sealed.is_not(None)

    def count(table: Table, *more: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(table.c.chat_id == chat_id, *more)
        return int(db.execute(query).scalar_one())

    return {
        # What waits to be handled, as whatever asks for this, is not kept beyond that.
        "texts": count(inbox, inbox.c.state.not_in((UpdateState.NEW, UpdateState.DEAD)), words),
        "unhandled": count(inbox, inbox.c.state == UpdateState.DEAD, words),
        "ids": count(inbox),
        "sent": count(outbox),
        "unsent": count(
            outbox,
            (outbox.c.kind == CHAT) & (outbox.c.state == ItemState.DEAD) & outbox.c.body_sealed.is_not(None),
        ),
        "name": count(people, people.c.name_sealed.is_not(None)),
        "question": count(people, people.c.question_sealed.is_not(None)),
        "offered": count(people, people.c.drafts_sealed.is_not(None)),
        "drafts": count(conversations),
        "left": count(left_drafts),
        "codes": count(challenges),
        "proofs": count(proofs),
        "attempts": ledger.of_chat(db, chat_id),
        "loose": count(files, files.c.ticket_id.is_(None)),
        "unverified": count(tickets, waits_to_be_verified()),
        "files": count(files, files.c.ticket_id.is_not(None)),
        "details": count(tickets),
    }


def forget(db: Connection, chat_id: int) -> None:
    """Remove it all but the tickets, and what they still owe: a message that is on its way or held, and what staff did
    or said, of which they hear whether it arrived.  Updates keep their id, which tells a repeat and nothing else.  The
    ledger of attempts stays: whoever could empty it could ask for codes and guess them without end."""
    db.execute(
        update(inbox)
        .where(inbox.c.chat_id == chat_id, inbox.c.state != UpdateState.NEW)
        .values(raw_sealed=None)
    )
    for table in (conversations, left_drafts, challenges, proofs):
        db.execute(delete(table).where(table.c.chat_id == chat_id))
    db.execute(delete(files).where(files.c.chat_id == chat_id, files.c.ticket_id.is_(None)))
    # Of a talk nothing is owed any more, and what is held of one may repeat the person's words.
    held_of_ticket = (outbox.c.state == ItemState.HELD) & outbox.c.ticket_id.is_not(None)
    owed = (outbox.c.state == ItemState.DUE) | held_of_ticket | (outbox.c.purpose == AWAITED)
    db.execute(delete(outbox).where(outbox.c.chat_id == chat_id, outbox.c.kind == CHAT, not_(owed)))
    db.execute(
        update(people)
        .where(people.c.chat_id == chat_id)
        .values(
            name_sealed=None,
            question_sealed=None,
            drafts_sealed=None,
            drafted_at=0.0,
            topic="",
            topic_at=0.0,
            offers="",
            offered_at=0.0,
        )
    )
