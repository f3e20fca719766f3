"""The outbox: nothing is promised to anybody that is not stored, and nothing stored is forgotten.

Whoever changes something puts what follows from it (replies, letters) here in the same transaction, under a
key that makes a repeat impossible.  What becomes of it is in delivery.py.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, false, or_, select

from bot.storage.crypto import KeyRing
from bot.storage.dialects import insert_all_new, insert_new, notify, now_of
from bot.storage.storable import is_storable
from bot.storage.tables import outbox, place
from flows.lines import Reply

CHAT, LETTER = "chat", "letter"
"""The two kinds of what goes out.  Stored data."""
BY_OPERATOR = "dropped by an operator"
"""The error of what is not sent because somebody said so.  Stored data."""
WORDLESS = "its words are not kept any more"
"""The error of what is not sent because what it was about was removed.  Stored data."""
_SERIAL = re.compile(r"[0-3][0-9a-f]{15}", re.ASCII)


def new_serial() -> int:
    """What nobody can guess of a letter: 62 bits."""
    return secrets.randbits(62)


def left_part(key: str, serial: int) -> str:
    """What stands before the @ of a letter's Message-ID: only whoever has seen the letter can name it."""
    return f"{key}.{serial:016x}"


def named(left: str) -> ColumnElement[bool]:
    """The letter of ours whose Message-ID begins so.  Those promised before there was a random part have none; they
    are swept a month after they were sent."""
    if not is_storable(left):
        return false()
    key, _, serial = left.rpartition(".")
    bare = (outbox.c.effect_key == f"m:{left}") & outbox.c.serial.is_(None)
    if not _SERIAL.fullmatch(serial):
        return bare & (outbox.c.kind == LETTER)
    whole = (outbox.c.effect_key == f"m:{key}") & (outbox.c.serial == int(serial, 16))
    return or_(whole, bare) & (outbox.c.kind == LETTER)


class ItemState(StrEnum):
    """Where something that was promised stands.  Stored data."""

    DUE = "due"
    """It waits to be sent, for the first time or again."""
    SENT = "sent"
    DEAD = "dead"
    """It could not be delivered; people see it (health, `privacy-bot check`)."""
    HELD = "held"
    """It came out of a backup, and waits until somebody releases it."""
    DROPPED = "dropped"
    """Nobody is there to have it, or it would come too late to be of use."""


@dataclass(frozen=True)
class Envelope:
    """A letter that is ready to go: the very bytes, to whom, and what they are about.

    `purpose` tells what follows from its delivery.  `deadline` (seconds from now): later it is dropped instead.
    Without `deliver` it takes the same way and is never handed to the mail server.  `serial` is the random part of its
    Message-ID (`left_part`).
    """

    key: str
    purpose: str
    to: str = field(repr=False)
    message: bytes = field(repr=False)
    _: KW_ONLY
    serial: int = field(default_factory=new_serial, repr=False)
    chat_id: int = 0
    ticket_id: str | None = None
    deadline: float | None = None
    deliver: bool = True


@dataclass(frozen=True)
class Promised:
    """A reply to a chat as it was promised, in somebody's hands."""

    id: int
    key: str
    chat_id: int
    body: dict[str, Any]
    ticket_id: str | None
    shows: str
    at: float
    token: str
    """By which its lease is known."""


@dataclass(frozen=True)
class Message:
    """A message of ours that stands in a chat: the ticket that it is about, and whether it is only a page."""

    ticket_id: str | None
    page: bool


def letters_about(db: Connection, ticket_id: str, purposes: Collection[str]) -> set[ItemState]:
    """Where the letters about a ticket stand that are for these purposes."""
    these = (outbox.c.ticket_id == ticket_id) & (outbox.c.kind == LETTER) & outbox.c.purpose.in_(purposes)
    return {ItemState(state) for state in db.execute(select(outbox.c.state).where(these)).scalars()}


class Outbox:
    """What is to go out: replies to chats, and letters."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float] | None = None) -> None:
        self._keys, self._clock = keys, clock

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
            CHAT,
            key,
            reply.to_json(),
            lane=str(chat_id),
            chat_id=chat_id,
            purpose=purpose,
            ticket_id=ticket_id or reply.about or None,
            shows=reply.asks,
            page=reply.page,
        )

    def same_reply(self, db: Connection, chats: Mapping[str, int], reply: Reply) -> None:
        """Promise a message to many chats, each under its key, in as many statements as to one: where a crowd is
        told, nobody waits for each of them.  What was promised before is left alone."""
        now, body = now_of(db, self._clock), reply.to_json()
        rows = [
            self._row(CHAT, key, body, now, lane=str(chat), chat_id=chat, shows=reply.asks, page=reply.page)
            for key, chat in chats.items()
        ]
        if insert_all_new(db, outbox, rows, outbox.c.effect_key):
            notify(db, CHAT)

    def say(
        self,
        db: Connection,
        chat_id: int,
        said: Mapping[str, Reply | int],
        taken: tuple[str, float] | None = None,
    ) -> list[Promised]:
        """Promise replies to a chat, each under its key and in this order; a number is a message of theirs that will be
        deleted.  What was promised before is left alone.

        `taken`: the lease under which they are in the hands of a sender at once, and until when; nobody else has to
        hear of them then.  What is in hand is returned.
        """
        now = now_of(db, self._clock)
        token, until = taken or (None, 0.0)
        lease = {"lease": token, "lease_until": until, "attempts": 1 if token else 0}
        bodies = {key: _body(each) for key, each in said.items()}
        rows = {
            key: self._row(CHAT, key, body, now, lane=str(chat_id), chat_id=chat_id, **_about(body), **lease)
            for key, body in bodies.items()
        }
        inserted = insert_all_new(db, outbox, [*rows.values()], outbox.c.id, outbox.c.effect_key)
        new = sorted(inserted, key=lambda row: row.id)  # no database promises in which order it returns them
        if token is None:
            if new:
                notify(db, CHAT)
            return []
        return [
            Promised(
                each.id, key, chat_id, bodies[key], rows[key]["ticket_id"], rows[key]["shows"], now, token
            )
            for each in new
            if (key := each.effect_key)
        ]

    def message(self, db: Connection, chat_id: int, message_id: int) -> Message | None:
        """What a message of ours in a chat is, as it was last delivered; None when nobody knows any more."""
        query = (
            select(outbox.c.ticket_id, outbox.c.page)
            .where(outbox.c.chat_id == chat_id, outbox.c.message_id == message_id)
            .order_by(outbox.c.id.desc())
        )
        row = db.execute(query.limit(1)).first()
        return Message(row.ticket_id, row.page) if row is not None else None

    def letter(self, db: Connection, envelope: Envelope) -> bool:
        """Promise a letter; letters do not wait for each other.  False as in `reply`."""
        body = {"to": envelope.to, "message": envelope.message.decode("ascii"), "deliver": envelope.deliver}
        return self._promise(
            db,
            LETTER,
            envelope.key,
            body,
            lane=envelope.key[:40],
            chat_id=envelope.chat_id,
            ticket_id=envelope.ticket_id,
            purpose=envelope.purpose,
            within=envelope.deadline,
            serial=envelope.serial,
        )

    def key_of(self, db: Connection, left: str) -> str | None:
        """The key of the letter whose Message-ID has this left part; None where there is no such letter."""
        return db.execute(select(outbox.c.effect_key).where(named(left))).scalar()

    def may_have_arrived(self, db: Connection, key: str) -> bool:
        """Whether a letter of that key may have reached whom it is for: it was sent, or is being sent, or nobody can
        tell.  False where it still waits, was refused, or came too late."""
        letter = (outbox.c.effect_key == key) & (outbox.c.kind == LETTER)
        begun = or_(outbox.c.state == ItemState.SENT, outbox.c.lease.is_not(None), outbox.c.ambiguous)
        return db.execute(select(outbox.c.id).where(letter, begun)).first() is not None

    def _promise(
        self, db: Connection, kind: str, key: str, body: Any, within: float | None = None, **columns: Any
    ) -> bool:
        now = now_of(db, self._clock)
        deadline = None if within is None else now + within
        new = insert_new(db, outbox, **self._row(kind, key, body, now, deadline=deadline, **columns))
        if new:
            notify(db, kind)
        return bool(new)

    def _row(self, kind: str, key: str, body: Any, now: float, **columns: Any) -> dict[str, Any]:
        return {
            "effect_key": key,
            "kind": kind,
            "body_sealed": self._keys.seal(place(outbox.c.body_sealed, key), body),
            "state": ItemState.DUE,
            "due_at": now,
            "created_at": now,
            **columns,
        }


def _body(said: Reply | int) -> dict[str, Any]:
    return said.to_json() if isinstance(said, Reply) else {"erase": said}


def _about(body: Mapping[str, Any]) -> dict[str, Any]:
    """What of a reply stands beside its words."""
    return {
        "ticket_id": body.get("about") or None,
        "shows": body.get("asks", ""),
        "page": body.get("page", False),
    }
