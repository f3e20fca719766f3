"""The sweep: what is no longer needed is removed.  Unsent forms hold confidential words; keeping them is no
kindness.

For how long what is kept stands in tickets/kept.py; tickets have rules of their own (tickets/retention.py).
`dry_run` counts and does nothing.  Whoever sweeps by itself, as the service does, first asks whether the clock can be
believed (clock.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    exists,
    func,
    literal_column,
    select,
    update,
)

from bot.queue.inbox import UpdateState
from bot.queue.outbox import CHAT, ItemState
from bot.storage.crypto import KeyRing
from bot.storage.sealed import lacks_key
from bot.storage.tables import (
    attempts,
    challenges,
    conversations,
    feedback,
    files,
    inbox,
    left_drafts,
    mail_inbox,
    outbox,
    people,
    proofs,
    staff_sessions,
)
from bot.tickets import retention
from bot.tickets.kept import KEPT

HOUR, DAY = 3600.0, 86400.0
MAILS = 90 * DAY
"""A mail that was handled; what it did stands in its ticket."""
PUT_ASIDE = 14 * DAY
"""A mail that was not trusted, or that a machine wrote: anybody can send them."""
SESSIONS = DAY
"""A code for the staff page, and the session it opened."""

Rule = tuple[Table, ColumnElement[bool], dict[str, Any] | None]
"""Rows of a table, and what becomes of them: None removes them."""


def sweep(
    db: Connection,
    clock: Callable[[], float],
    close: Callable[[Connection, str], bool] | None = None,
    shred: Callable[[Connection, list[str]], None] | None = None,
    *,
    keys: KeyRing | None = None,
    dry_run: bool = False,
) -> dict[str, int]:
    """Remove what has had its time; how many rows of each kind.

    `keys`: a form that waits for a key that is none of these is kept for as long as if it had been put aside.

    `close` closes a request that nobody verified in time (`Workflow.close_unverified`), `shred` removes the details of
    old ones (`Tickets.shred`); without it they wait.
    """
    now = clock()
    counts = {name: _apply(db, rule, dry_run) for name, rule in _rules(now, keys).items()}
    return counts | _tickets(db, now, close, shred, dry_run)


def _rules(now: float, keys: KeyRing | None) -> dict[str, Rule]:
    handled = inbox.c.state.not_in(_written(UpdateState.NEW, UpdateState.DEAD))
    over = outbox.c.state.in_(_written(ItemState.SENT, ItemState.DROPPED))
    before = {what: now - seconds for what, seconds in KEPT.items()}
    asked = people.c.question_sealed.is_not(None) | (people.c.topic != "")
    silent, over_for_good = (
        conversations.c.changed_at < before["drafts"] - HOUR,
        left_drafts.c.left_at < before["left"],
    )
    if keys is not None:
        waits = lacks_key(conversations.c.answers_sealed, keys)
        silent &= ~waits | (conversations.c.changed_at < before["drafts"] - KEPT["left"] - HOUR)
    return {
        # After a day drafts.py puts it aside and says so, and whoever sweeps has it do so first; this is for what it
        # could not.
        "drafts": (conversations, silent, None),
        "left": (left_drafts, over_for_good, None),
        "codes": (challenges, challenges.c.created_at < before["codes"], None),
        "proofs": (proofs, proofs.c.verified_at < before["proofs"], None),
        # Each line of the ledger says for how long a limit needs it; none for longer than people are told.
        "attempts": (attempts, attempts.c.needed_until <= now, None),
        # The id of an update recognises a repeat for longer than its text is of use.
        "texts": (
            inbox,
            handled & (inbox.c.received_at < before["texts"]) & inbox.c.raw_sealed.is_not(None),
            {"raw_sealed": None},
        ),
        "ids": (inbox, handled & (inbox.c.received_at < before["ids"]), None),
        "sent": (outbox, over & (outbox.c.settled_at < before["sent"]), None),
        # It stays as a number that an operator looks at; with its words it could still be released.
        "unsent": (
            outbox,
            (outbox.c.kind == CHAT)
            & (outbox.c.state == ItemState.DEAD)
            & (outbox.c.settled_at < before["unsent"])
            & outbox.c.body_sealed.is_not(None),
            {"body_sealed": None},
        ),
        # Nobody released it for as long as what was sent is kept: it is given up, where people see it.
        "held": (
            outbox,
            (outbox.c.state == ItemState.HELD) & (outbox.c.settled_at < before["sent"]),
            {"state": ItemState.DEAD, "error": "held until it was too late", "settled_at": now},
        ),
        "name": (
            people,
            (people.c.seen_at < before["name"]) & people.c.name_sealed.is_not(None),
            {"name_sealed": None},
        ),
        "question": (
            people,
            asked & (people.c.topic_at < before["question"]),
            {"question_sealed": None, "topic": "", "offers": ""},
        ),
        # A form of the chat, sealed, may name them, and lives for as long as somebody goes on with it.
        "loose": (
            files,
            files.c.ticket_id.is_(None)
            & (files.c.received_at < before["loose"])
            & ~exists().where(conversations.c.chat_id == files.c.chat_id, ~silent)
            & ~exists().where(left_drafts.c.chat_id == files.c.chat_id, ~over_for_good),
            None,
        ),
        "feedback": (feedback, feedback.c.at < before["feedback"], None),
        "mails": (
            mail_inbox,
            mail_inbox.c.raw_sealed.is_not(None)
            & (mail_inbox.c.settled_at < now - PUT_ASIDE)
            & ((mail_inbox.c.settled_at < now - MAILS) | mail_inbox.c.state.in_(("quarantined", "ignored"))),
            {"raw_sealed": None},
        ),
        "sessions": (staff_sessions, staff_sessions.c.created_at < now - SESSIONS, None),
    }


def _written(*states: str) -> list[ColumnElement[str]]:
    """States as their index has them, in so many words: SQLite finds no partial index by a list of parameters."""
    return [literal_column(f"'{each}'") for each in states]


def _apply(db: Connection, rule: Rule, dry_run: bool) -> int:
    table, which, values = rule
    if dry_run:
        return int(db.execute(select(func.count()).select_from(table).where(which)).scalar_one())
    if values is None:
        return db.execute(delete(table).where(which)).rowcount
    return db.execute(update(table).where(which).values(**values)).rowcount


def _tickets(
    db: Connection,
    now: float,
    close: Callable[[Connection, str], bool] | None,
    shred: Callable[[Connection, list[str]], None] | None,
    dry_run: bool,
) -> dict[str, int]:
    unverified = retention.unverified(db, now)
    old_files = retention.with_old_files(db, now)
    old = retention.with_old_details(db, now)
    if not dry_run:
        unverified = [id for id in unverified if close is not None and close(db, id)]
        retention.remove_files(db, old_files)
        if shred is not None:
            shred(db, old)
        else:
            old = []
    return {"unverified": len(unverified), "files": len(old_files), "details": len(old)}
