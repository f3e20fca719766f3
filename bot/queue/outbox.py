"""The outbox: nothing is promised to anybody that is not stored, and nothing stored is forgotten.

Whoever changes something puts what follows from it (replies, letters) here in the same transaction, under a
key that makes a repeat impossible.  Sending happens afterwards, under a lease: a crash sends again rather
than loses, and a letter sent again is byte for byte the same letter.  Failures carry one distinction,
`permanent`; a dead row is seen by people (health, `privacy-bot check`).
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, exists, func, select, update

from bot.queue.delivery import DeliveryError
from bot.queue.inbox import LeaseLost
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_new, notify, now_of
from bot.storage.tables import outbox
from flows.lines import Reply

LEASE = {"chat": 60.0, "letter": 900.0}
"""Seconds; longer than the slowest answer: RFC 5321 4.5.3.2.6 gives a mail server ten minutes for the dot."""
DAY = 86400.0
LIFETIME = {"chat": DAY, "letter": 5 * DAY}
"""How long delivery is tried.  Five days is the custom among mail servers (RFC 5321 4.5.4.1)."""
LETTER_WAITS = (60.0, 300.0, 900.0, 1800.0, 3600.0)
CODES = ("code", "staff-code")
"""Letters that somebody waits for: they go first, and are not kept once they have gone."""

RETURNED = "returned:"
"""How the error of a letter that came back begins."""
RETURNED_WAIT = 3600.0
"""Seconds before it goes out again: whoever runs the mailbox needs a moment."""


@dataclass(frozen=True)
class Envelope:
    """A letter that is ready to go: the very bytes, to whom, and what they are about.

    `purpose` tells what follows from its delivery.  `deadline` (seconds from now): later it is dropped instead.
    Without `deliver` it takes the same way and is never handed to the mail server.
    """

    key: str
    purpose: str
    to: str = field(repr=False)
    message: bytes = field(repr=False)
    _: KW_ONLY
    chat_id: int = 0
    ticket_id: str | None = None
    deadline: float | None = None
    deliver: bool = True


@dataclass(frozen=True)
class Item:
    """One thing to be delivered, in hand."""

    id: int
    effect_key: str
    kind: str
    chat_id: int
    ticket_id: str | None
    purpose: str
    body: Any
    attempts: int
    shows: str
    lease: str
    created_at: float


Settled = Callable[[Connection, Item, str, int | None], None]
"""Called in the transaction that settles an item: `sent` (with the message's id in the chat), `late` (the
first failure), `dead` or `dropped`."""


class Outbox:
    """What is to go out: replies to chats, and letters."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float] | None = None) -> None:
        self._keys = keys
        self._clock = clock
        self.on_settled: list[Settled] = []

    def reply(
        self,
        db: Connection,
        key: str,
        chat_id: int,
        reply: Reply,
        *,
        purpose: str = "",
        ticket_id: str | None = None,
    ) -> bool:
        """Promise a message to a chat.  False when something of that key was promised before."""
        return self._promise(
            db,
            "chat",
            key,
            reply.to_json(),
            lane=str(chat_id),
            chat_id=chat_id,
            purpose=purpose,
            ticket_id=ticket_id,
            shows=reply.asks,
        )

    def erase(self, db: Connection, key: str, chat_id: int, message_id: int) -> bool:
        """Promise that a message of a chat will be deleted, in its turn.  False as in `reply`."""
        return self._promise(db, "chat", key, {"erase": message_id}, lane=str(chat_id), chat_id=chat_id)

    def letter(self, db: Connection, envelope: Envelope) -> bool:
        """Promise a letter; letters do not wait for each other.  False as in `reply`."""
        body = {"to": envelope.to, "message": envelope.message.decode("ascii"), "deliver": envelope.deliver}
        return self._promise(
            db,
            "letter",
            envelope.key,
            body,
            lane=envelope.key[:40],
            chat_id=envelope.chat_id,
            ticket_id=envelope.ticket_id,
            purpose=envelope.purpose,
            within=envelope.deadline,
        )

    def _promise(
        self, db: Connection, kind: str, key: str, body: Any, within: float | None = None, **columns: Any
    ) -> bool:
        now = now_of(db, self._clock)
        new = insert_new(
            db,
            outbox,
            effect_key=key,
            kind=kind,
            body_sealed=self._keys.seal(f"outbox.body:{key}", body),
            state="due",
            due_at=now,
            deadline=None if within is None else now + within,
            created_at=now,
            **columns,
        )
        if new:
            notify(db, kind)
        return bool(new)

    def claim(self, db: Connection, kind: str, most: int = 16, chat_id: int | None = None) -> list[Item]:
        """Take what is due: for chats the oldest undelivered reply of each, for letters any, codes first."""
        now, lease = now_of(db, self._clock), secrets.token_hex(16)
        earlier = outbox.alias()
        query = select(outbox).where(
            outbox.c.state == "due",
            outbox.c.kind == kind,
            outbox.c.due_at <= now,
            outbox.c.lease_until <= now,
        )
        if kind == "chat":
            query = query.where(
                ~exists().where(
                    and_(
                        earlier.c.state == "due",
                        earlier.c.kind == kind,
                        earlier.c.lane == outbox.c.lane,
                        earlier.c.id < outbox.c.id,
                    )
                )
            ).order_by(outbox.c.id)
        else:
            query = query.order_by(outbox.c.purpose.not_in(CODES), outbox.c.id)
        if chat_id is not None:
            query = query.where(outbox.c.lane == str(chat_id))
        found = db.execute(query.limit(most).with_for_update(skip_locked=True)).all()
        late = [row for row in found if row.deadline is not None and row.deadline <= now]
        take = [row for row in found if row not in late]
        for row in late:
            self._settle(db, self._item(row, lease, None), "dropped", now, "too late")
        if take:
            db.execute(
                update(outbox)
                .where(outbox.c.id.in_([row.id for row in take]))
                .values(lease=lease, lease_until=now + LEASE[kind])
            )
        items = []
        for row in take:
            try:
                body = self._keys.open(f"outbox.body:{row.effect_key}", row.body_sealed)
            except Unopenable:
                self._settle(db, self._item(row, lease, None), "dead", now, "cannot be opened with our keys")
                continue
            items.append(self._item(row, lease, body))
        return items

    def sent(self, db: Connection, item: Item, message_id: int | None = None) -> None:
        """It was accepted.  Raises LeaseLost when somebody else has it by now."""
        self._mine(db, item)
        self._settle(db, item, "sent", now_of(db, self._clock), None, message_id)

    def failed(self, db: Connection, item: Item, error: DeliveryError) -> str:
        """It was not.  The state it is in now: `due` again, `dead`, or `dropped`."""
        self._mine(db, item)
        now, attempts = now_of(db, self._clock), item.attempts + 1
        if error.unreachable:
            self._settle(db, item, "dropped", now, "unreachable")
            return "dropped"
        if error.permanent or now - item.created_at > LIFETIME[item.kind]:
            self._settle(db, item, "dead", now, str(error)[:200])
            return "dead"
        db.execute(
            update(outbox)
            .where(outbox.c.id == item.id)
            .values(
                due_at=now + (error.wait if error.wait is not None else self._wait(item.kind, attempts)),
                attempts=attempts,
                lease=None,
                lease_until=0.0,
                **({"ambiguous": True} if error.ambiguous else {}),
                error=str(error)[:200],
            )
        )
        if attempts == 1:
            for hook in self.on_settled:
                hook(db, item, "late", None)
        return "due"

    def returned(self, db: Connection, effect_key: str, reason: str, *, again: bool) -> Item | None:
        """A letter that was accepted has come back.  It goes out `again`, the same bytes, or it is dead.
        None when no such letter was sent."""
        row = db.execute(
            select(outbox).where(
                outbox.c.effect_key == effect_key, outbox.c.kind == "letter", outbox.c.state == "sent"
            )
        ).first()
        if row is None:
            return None
        item, now, why = self._item(row, "", None), now_of(db, self._clock), f"{RETURNED} {reason}".strip()
        if not again or row.body_sealed is None:
            self._settle(db, item, "dead", now, why)
            return item
        db.execute(
            update(outbox)
            .where(outbox.c.id == row.id)
            .values(state="due", due_at=now + RETURNED_WAIT, settled_at=None, error=why)
        )
        for hook in self.on_settled:
            hook(db, item, "late", None)
        return item

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        db.execute(update(outbox).where(outbox.c.state == "due").values(lease=None, lease_until=0.0))

    def next_due(self, db: Connection, kind: str) -> float | None:
        """When something of this kind is due; None when nothing waits."""
        soonest = select(func.min(outbox.c.due_at)).where(outbox.c.state == "due", outbox.c.kind == kind)
        due: float | None = db.execute(soonest).scalar_one()
        return due

    def _settle(
        self,
        db: Connection,
        item: Item,
        state: str,
        now: float,
        error: str | None,
        message_id: int | None = None,
    ) -> None:
        values: dict[str, Any] = {"state": state, "settled_at": now, "error": error, "lease": None}
        if item.kind == "chat" or item.purpose in CODES:
            values["body_sealed"] = None  # words for a chat, and codes, are not kept longer than needed
        db.execute(update(outbox).where(outbox.c.id == item.id).values(**values))
        for hook in self.on_settled:
            hook(db, item, state, message_id)

    def _mine(self, db: Connection, item: Item) -> None:
        held = db.execute(
            select(outbox.c.id).where(
                outbox.c.id == item.id, outbox.c.lease == item.lease, outbox.c.state == "due"
            )
        ).first()
        if held is None:
            raise LeaseLost(item.effect_key)

    @staticmethod
    def _wait(kind: str, attempts: int) -> float:
        if kind == "letter":
            return LETTER_WAITS[min(attempts, len(LETTER_WAITS)) - 1]
        return min(600.0, 2.0**attempts) * random.uniform(0.5, 1.0)

    @staticmethod
    def _item(row: Any, lease: str, body: Any) -> Item:
        return Item(
            row.id,
            row.effect_key,
            row.kind,
            row.chat_id,
            row.ticket_id,
            row.purpose,
            body,
            row.attempts,
            row.shows,
            lease,
            row.created_at,
        )
