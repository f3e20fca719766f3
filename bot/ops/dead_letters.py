"""Dead letters: what could not be sent, handled or read, or waits for somebody's word; how it is seen and put right.

Three queues are alike in this: what goes out (outbox), updates of Telegram (inbox) and mails (mail_inbox).  What is
released waits again as if it had come just now; what is dropped is over, and its ticket's history says so.  Either is
done from the states alone in which nobody has it in hand, and says why where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, null, select, update

from bot.identity.limits import DAY
from bot.queue.delivery import CODES, RELAY, RETURNED
from bot.queue.inbox import STORED, UpdateState
from bot.queue.outbox import BY_OPERATOR, CHAT, ItemState
from bot.storage.dialects import notify, now_of
from bot.storage.tables import inbox, mail_inbox, outbox, tickets
from bot.storage.window import within
from bot.tickets.store import Tickets

WEEK = 7 * DAY
"""Seconds for which a mail that was not trusted is listed without being asked for: anybody can send them."""
_REPLY = re.compile(r" at ([A-Za-z]{2,10}): (?:(\d{3})\b)?[ -]?(\d\.\d{1,3}\.\d{1,3})?")
"""In the error of a letter: the phase, the reply code (RFC 5321, 4.2) and the enhanced one (RFC 3463)."""


@dataclass(frozen=True)
class Queue:
    """One of the three."""

    name: str
    one: str
    table: Table
    came: str
    """The column with the moment from which its age counts."""
    sealed: str
    """The column without which nothing can be done with it again."""
    listed: tuple[str, ...]
    """States in which it waits for an operator; it can be dropped in each."""
    released: tuple[str, ...]
    """Those of them that it can be released from."""
    waiting: str
    dropped: str
    why_not: dict[str, str]
    """By any other state, why nothing is done."""


LETTERS = Queue(
    "letters",
    "letter",
    outbox,
    came="created_at",
    sealed="body_sealed",
    listed=(ItemState.DEAD, ItemState.HELD),
    released=(ItemState.DEAD, ItemState.HELD),
    waiting=ItemState.DUE,
    dropped=ItemState.DROPPED,
    why_not={
        ItemState.DUE: "it waits to be sent already",
        ItemState.SENT: "it was sent",
        ItemState.DROPPED: "it was dropped before",
    },
)
UPDATES = Queue(
    "updates",
    "update",
    inbox,
    came="received_at",
    sealed="raw_sealed",
    listed=(UpdateState.DEAD, UpdateState.QUARANTINED),
    released=(UpdateState.DEAD,),
    waiting=UpdateState.NEW,
    dropped=UpdateState.DROPPED,
    why_not={
        UpdateState.NEW: "it waits to be handled already",
        UpdateState.DONE: "it was handled",
        UpdateState.DROPPED: "it was dropped before",
        UpdateState.REFUSED: "too much of its chat waited, and it was not kept",
        UpdateState.QUARANTINED: "it is no update, and can only be dropped",
    },
)
MAILS = Queue(
    "mails",
    "mail",
    mail_inbox,
    came="received_at",
    sealed="raw_sealed",
    listed=("dead", "held", "quarantined"),
    released=("dead", "quarantined"),
    waiting="new",
    dropped="dropped",
    why_not={
        "new": "it waits to be read already",
        "done": "it was acted on",
        "ignored": "a machine wrote it, and nothing is to be done",
        "dropped": "it was dropped before",
        "held": "it waits for a colleague's word, by mail or on the ticket's page",
    },
)


@dataclass(frozen=True)
class DeadLetter:
    """What is told of one: no address, and nobody's words."""

    id: int
    state: str
    kind: str
    """letter, reply (to a chat), update, mail."""
    purpose: str
    """Of what goes out what it is for, of a mail why it is where it is."""
    ticket: str
    """The number; empty where there is none."""
    age: int
    """Seconds since it came, was promised, or was last released."""
    attempts: int
    deaths: int
    """How often nobody came back who had it in hand."""
    error: str
    """The kind of failure."""
    said: str
    """All that is known of it, as the log has it."""


class DeadLetters:
    """Lists, releases and drops."""

    def __init__(self, tickets: Tickets, clock: Callable[[], float] | None = None) -> None:
        self._tickets, self._clock = tickets, clock

    def list(
        self, db: Connection, queue: Queue, states: Collection[str] = (), *, older: bool = False
    ) -> list[DeadLetter]:
        """What waits for an operator in these states (all of them), the oldest first.  `older`: also the mails that
        were not trusted more than a week ago."""
        table, now = queue.table, now_of(db, self._clock)
        query = select(table).where(table.c.state.in_(states or queue.listed)).order_by(table.c.id)
        if queue is MAILS and not older:
            query = query.where(
                (table.c.state != "quarantined") | within(mail_inbox.c.received_at, now - WEEK, now)
            )
        if queue is UPDATES:
            query = query.add_columns(null().label("number"))
        else:
            about = tickets.c.id == table.c.ticket_id
            query = query.add_columns(tickets.c.number).join_from(table, tickets, about, isouter=True)
        return [_letter(queue, row, now) for row in db.execute(query)]

    def release(self, db: Connection, queue: Queue, id: int) -> str:
        """Let it wait again as if it had come just now; empty when it does, else why not."""
        row, now = _row(db, queue, id), now_of(db, self._clock)
        if why := _why_not(queue, row, queue.released):
            return why
        values = row._mapping
        if values[queue.sealed] is None:
            return "its words are not kept any more"
        if values.get("deadline") is not None and values["deadline"] <= now:
            return "it would come too late to be of use"
        fresh: dict[str, Any] = {"state": queue.waiting, "attempts": 0, "error": None}
        if queue is MAILS:
            fresh |= {"deaths": 0, "verdict": "", "settled_at": None}
        else:
            # Due the moment it came, so that no clock that is set back can put it off.
            came = now if queue is LETTERS else values[queue.came]
            fresh |= {"lease": None, "lease_until": 0.0, "due_at": came, queue.came: came}
            fresh |= {"settled_at": None} if queue is LETTERS else {"deaths": 0}
            notify(db, values["kind"] if queue is LETTERS else STORED)
        db.execute(update(queue.table).where(queue.table.c.id == id).values(**fresh))
        return ""

    def drop(self, db: Connection, queue: Queue, id: int) -> str:
        """Give it up for good; empty when it is, else why not."""
        if queue is MAILS:
            self._take_ticket(db, id)
        row, now = _row(db, queue, id), now_of(db, self._clock)
        if why := _why_not(queue, row, queue.listed):
            return why
        gone: dict[str, Any] = {"state": queue.dropped}
        if queue is not UPDATES:
            gone["settled_at"] = now
        if queue is LETTERS:
            gone |= {"error": BY_OPERATOR, "lease": None}
            if row.kind == CHAT or row.purpose in CODES:
                gone["body_sealed"] = None
        db.execute(update(queue.table).where(queue.table.c.id == id).values(**gone))
        if queue is not UPDATES and row.ticket_id:
            self._tickets.letter_dropped(db, row.ticket_id, _kind(queue, row))
        return ""

    def _take_ticket(self, db: Connection, id: int) -> None:
        """The ticket of a mail comes before the mail (`Tickets.hold`): whoever confirms it takes them so."""
        ticket_id = db.execute(select(mail_inbox.c.ticket_id).where(mail_inbox.c.id == id)).scalar()
        if ticket_id:
            self._tickets.hold(db, ticket_id)


def _row(db: Connection, queue: Queue, id: int) -> Any:
    """Held against whoever else decides about it until the transaction ends; None where there is none."""
    return db.execute(select(queue.table).where(queue.table.c.id == id).with_for_update()).first()


def _why_not(queue: Queue, row: Any, states: tuple[str, ...]) -> str:
    if row is None:
        return f"there is no such {queue.one}"
    if row.state in states:
        return ""
    return queue.why_not.get(row.state, f"there is no such {queue.one}")


def _letter(queue: Queue, row: Row[Any], now: float) -> DeadLetter:
    values = row._mapping
    said = values["error"] or ""
    return DeadLetter(
        id=values["id"],
        state=values["state"],
        kind=_kind(queue, row),
        purpose=values.get("purpose") or values.get("verdict") or "",
        ticket=values["number"] or "",
        age=max(0, round(now - values[queue.came])),
        attempts=values["attempts"],
        deaths=values.get("deaths") or 0,
        error=kind_of_error(said),
        said=said,
    )


def _kind(queue: Queue, row: Row[Any]) -> str:
    return "reply" if queue is LETTERS and row.kind == CHAT else queue.one


def kind_of_error(said: str) -> str:
    """What failed, without the words of a server, which may quote anything: its code, and where it was given."""
    if said.startswith(RETURNED):
        status = said.removeprefix(RETURNED).strip()
        return f"returned {status}" if re.fullmatch(r"[\d.]{1,12}", status) else "returned"
    said = said.removeprefix(RELAY)
    if found := _REPLY.search(said):
        return " ".join(each for each in found.groups() if each)
    if "counts as down" in said:
        return "mail server down"
    first = said.partition(":")[0].partition("(")[0].strip()
    return first[:60] if "@" not in first else ""
