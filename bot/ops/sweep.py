"""The sweep: what is no longer needed is removed.  Unsent forms hold confidential words; keeping them is no
kindness.

For how long what is kept stands in tickets/kept.py; tickets have rules of their own (tickets/retention.py).
`dry_run` counts and does nothing.  Whoever sweeps by itself, as the service does, first asks whether the clock can be
believed (clock.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from functools import partial
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
    tuple_,
    update,
)

from bot.identity.limits import DAY, HOUR
from bot.queue.inbox import UpdateState
from bot.queue.outbox import CHAT, ItemState
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.sealed import at_once, lacks_key, size_of
from bot.storage.tables import (
    attempts,
    challenges,
    conversations,
    feedback,
    files,
    inbox,
    judged_mails,
    left_drafts,
    mail_inbox,
    outbox,
    people,
    proofs,
    staff_sessions,
)
from bot.tickets import retention, tokens
from bot.tickets.kept import KEPT

MAILS = 90 * DAY
"""A mail that was handled; what it did stands in its ticket."""
PUT_ASIDE = 14 * DAY
"""A mail that was not trusted, or that a machine wrote: anybody can send them."""
JUDGED = (tokens.LIFE + 1) * DAY
"""By what a signed mail is known that is sent again: beyond it no address that it names is one any more."""
SESSIONS = DAY
"""A code for the staff page, and the session it opened."""
ROWS, TICKETS = 500, 20
"""In one transaction at most: rows, as many as their bytes let (`at_once`); and tickets, each with its events and
letters.  SQLite has one writer, whom 300,000 rows after an outage kept for a second and a half, and thirty letters with
files for five."""
OF_TICKETS = ("unverified", "files", "details")

Rule = tuple[Table, ColumnElement[bool], dict[str, Any] | None]
"""Rows of a table, and what becomes of them: None removes them."""


def sweep(
    db: Connection,
    clock: Callable[[], float],
    close: Callable[[Connection, str], bool] | None = None,
    shred: Callable[[Connection, list[str]], None] | None = None,
    *,
    keys: KeyRing | None = None,
    kinds: Collection[str] | None = None,
    dry_run: bool = False,
) -> dict[str, int]:
    """Remove what has had its time; how many rows of each kind, of which no more go at once than `most` says.  What is
    only counted is counted whole.

    `keys`: a form that waits for a key that is none of these is kept for as long as if it had been put aside, and
    a request that does is not closed.
    `kinds`: those alone.

    `close` closes a request that nobody verified in time (`Workflow.close_unverified`), `shred` removes the details of
    old ones (`Tickets.shred`); without it they wait.
    """
    now = clock()
    works: dict[str, Callable[[int | None], int]] = {
        name: partial(_apply, db, rule, dry_run) for name, rule in _rules(now, keys).items()
    }
    works |= _tickets(db, now, close, shred, keys, dry_run)
    return {
        name: work(None if dry_run else most(name))
        for name, work in works.items()
        if kinds is None or name in kinds
    }


async def sweep_all(
    storage: Storage,
    clock: Callable[[], float],
    close: Callable[[Connection, str], bool],
    shred: Callable[[Connection, list[str]], None],
    *,
    keys: KeyRing,
    rest: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> dict[str, int]:
    """Remove all that has had its time, in transactions that keep nobody waiting; how many rows of each kind.  Killed
    between two of them it has done a part, and the next one goes on."""
    counts: dict[str, int] = {}
    for kind in (*_rules(0.0, None), *OF_TICKETS):
        counts[kind] = 0
        while True:
            swept = await storage.run(sweep, clock, close, shred, keys=keys, kinds=(kind,))
            counts[kind] += swept[kind]
            # What goes by its bytes has come to its end with none; a ticket that cannot be closed yet is found again.
            if swept[kind] < (TICKETS if most(kind) == TICKETS else 1):
                break
            await rest(storage.breath)
    return counts


def most(kind: str) -> int:
    """How many of a kind go in one transaction."""
    return TICKETS if kind in ("unverified", "details") else ROWS


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
        # The text of an update goes when it is handled (inbox.py), its id recognises a repeat for longer.  This is for
        # what could not be read, for what was dropped, and for what an earlier release has handled.
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
        "offered": (
            people,
            people.c.drafts_sealed.is_not(None) & (people.c.drafted_at < before["offered"]),
            {"drafts_sealed": None},
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
        "judged": (judged_mails, judged_mails.c.at < now - JUDGED, None),
        "sessions": (staff_sessions, staff_sessions.c.created_at < now - SESSIONS, None),
    }


def _written(*states: str) -> list[ColumnElement[str]]:
    """States as their index has them, in so many words: SQLite finds no partial index by a list of parameters."""
    return [literal_column(f"'{each}'") for each in states]


def _apply(db: Connection, rule: Rule, dry_run: bool, most: int | None) -> int:
    table, which, values = rule
    if dry_run:
        return int(db.execute(select(func.count()).select_from(table).where(which)).scalar_one())
    key = list(table.primary_key.columns)
    found = at_once(db.execute(select(*key, size_of(table)).where(which).limit(most)))
    if not found:
        return 0
    # Asked again of each: somebody may have gone on with it meanwhile.
    these = which & (tuple_(*key).in_(found) if len(key) > 1 else key[0].in_([id for (id,) in found]))
    if values is None:
        return db.execute(delete(table).where(these)).rowcount
    return db.execute(update(table).where(these).values(**values)).rowcount


def _tickets(
    db: Connection,
    now: float,
    close: Callable[[Connection, str], bool] | None,
    shred: Callable[[Connection, list[str]], None] | None,
    keys: KeyRing | None,
    dry_run: bool,
) -> dict[str, Callable[[int | None], int]]:
    """What becomes of tickets, by its kind."""

    def unverified(most: int | None) -> int:
        found = retention.unverified(db, now, most, keys)
        return len(found) if dry_run else sum(close is not None and close(db, id) for id in found)

    def old_files(most: int | None) -> int:
        found = retention.with_old_files(db, now, most, taken=not dry_run)
        if not dry_run:
            retention.remove_files(db, found)
        return len(found)

    def details(most: int | None) -> int:
        found = retention.with_old_details(db, now, most, taken=not dry_run)
        if dry_run:
            return len(found)
        if shred is None:
            return 0
        shred(db, found)
        return len(found)

    return dict(zip(OF_TICKETS, (unverified, old_files, details), strict=True))
