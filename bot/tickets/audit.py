"""The audit trail: the events of tickets are a chain that nobody without its key can change unnoticed.

Each event carries a MAC over itself, and one over that and the MACs of the event before it in its ticket, so what
is altered, put in, moved or missing in the middle shows, and nothing else is blamed for it.  A chain cut off at its
end is a whole chain, and a ticket removed with all its events leaves none: therefore a head is taken now and then,
which says where the chain of every ticket stands, and carries a MAC over the head before it.  Its beginning goes out
with the team's digest; what the database says later is held against that.

The detail of an event is covered by a commitment (HMAC with a salt of its own), so that it can be sealed anew under
another key, or removed by retention, and the chain stays as it is.  The chain has a key of its own, sealed in the
database: with keys of the ring the chain would break when they go.

What a release before the chain wrote begins it once, when an operator says so (`privacy-bot audit begin`), and never
by itself: whoever writes to the database can make any event look as if it came from there.  That it has begun stands
in one sealed value with the key, so it cannot be taken back, nor removed without the key.

Where the key of the ring that sealed it is lost, the chain can be neither verified nor gone on with.  An operator
begins it anew (`audit begin --anew`): what was written until then stays as it is, and nobody can tell whether it is
right; the first head under the new key says how it stood, so that what is altered from then on shows.  Which head that
is stands with the new key.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    distinct,
    func,
    insert,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.types import NullType

from bot.i18n import local
from bot.storage.advisory import Key, wait_for
from bot.storage.crypto import KeyRing, LostKey, UnknownKey, Unopenable
from bot.storage.dialects import any_text, insert_new, take_time
from bot.storage.tables import audit_heads, audit_keys, place, ticket_events, tickets
from bot.tickets.chain import as_stood, commitment_to, linked, mac_of, mac_of_head

SHREDDED = "shredded"
"""The event by which retention says that it has removed the details of those before it."""
TRAIL_LOST = (
    "the key of the audit trail is sealed with a key that is called lost, and without it nothing can be filed or "
    "answered. Put that key back if it is found; if it is not, run `privacy-bot audit begin --anew`"
)
"""What is told where the chain's key `is_lost`."""
AT_ONCE = 100
"""Tickets whose events of before the chain are sealed in one transaction."""
FAR = 2**30
"""Heads are numbered from one, a day each: one of a greater number is none of ours, and those that come after it all
the same have room in their column."""
_TICKET = (
    select(
        tickets.c.id,
        select(audit_keys.c.key_sealed).where(audit_keys.c.id == 1).scalar_subquery().label("sealed"),
    )
    .where(tickets.c.id == bindparam("id"))
    .with_for_update(of=tickets)
)
_LAST = (
    select(ticket_events.c.seq, ticket_events.c.mac)
    .where(ticket_events.c.ticket_id == bindparam("id"))
    .order_by(ticket_events.c.seq.desc())
    .limit(1)
)
_STANDS = (ticket_events.c.ticket_id, tickets.c.number, ticket_events.c.seq, ticket_events.c.mac)
_NEW = insert(ticket_events)


@dataclass(frozen=True)
class Happening:
    """What an event says."""

    kind: str
    actor: str
    at: float
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class Head:
    """Where the chain stood at a time."""

    n: int
    at: float
    events: int
    tickets: int
    mac: bytes

    @property
    def short(self) -> str:
        """64 bits of it, as the digest shows them and people read them out."""
        digits = self.mac[:8].hex()
        return "-".join(digits[n : n + 4] for n in range(0, 16, 4))

    def is_called(self, said: str) -> bool:
        """Whether somebody reads this one out, with whatever between the digits."""
        return self.short.replace("-", "") == "".join(each for each in said.lower() if each.isalnum())


class CannotBegin(Exception):
    """The chain is not to be begun; the text says why, in a line."""


@dataclass(frozen=True)
class Root:
    """What is sealed in the one row of audit_keys."""

    key: bytes
    begun: float | None
    """Since when everything is sealed; None: nobody has sealed yet what a release before the chain wrote."""
    first: int = 1
    """The number of its first head."""
    anew: bytes | None = None
    """The MAC of that head, where the chain has begun anew: it says how everything stood that was there before."""

    @property
    def value(self) -> dict[str, Any]:
        said = {"key": self.key.hex(), "begun": self.begun}
        return said if self.anew is None else said | {"first": self.first, "anew": self.anew.hex()}

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Root:
        """From its `value`."""
        key, anew = bytes.fromhex(value["key"]), value.get("anew")
        return cls(key, value["begun"], value.get("first", 1), None if anew is None else bytes.fromhex(anew))


class Trail:
    """The chain of all tickets."""

    def __init__(self, keys: KeyRing) -> None:
        self.keys = keys
        self._known: tuple[bytes, Root] | None = None

    def append(self, db: Connection, ticket_id: str, number: str, what: Happening) -> int:
        """Add an event to a ticket; its number there.  Raises Unopenable if the chain's key opens with no key."""
        # One at a time per ticket: two that count at once would want the same number.  Tickets do not wait for each
        # other, as they would in a chain of all.
        key = self._root(db, what.at, db.execute(_TICKET, {"id": ticket_id}).one().sealed).key
        last = db.execute(_LAST, {"id": ticket_id}).first()
        seq, before = (last.seq + 1, last.mac) if last else (1, None)
        salt = secrets.token_bytes(16)
        commitment = commitment_to(key, salt, ticket_id, seq, what.detail)
        said = seq, what.kind, what.actor, what.at
        where = place(ticket_events.c.detail_sealed, ticket_id, seq)
        row = {
            "ticket_id": ticket_id,
            "seq": seq,
            "kind": what.kind,
            "actor": what.actor,
            "at": what.at,
            "detail_sealed": self.keys.seal(where, dict(what.detail)),
            "salt": salt,
            "commitment": commitment,
            "mac": linked(key, mac_of(key, ticket_id, number, said, commitment), before),
        }
        db.execute(_NEW, row)
        return seq

    def seal_old(self, db: Connection, now: float) -> int:
        """Seal events that a release before the chain wrote; how many, a few tickets at a time.  Raises CannotBegin,
        also where a row holds what cannot be there."""
        key = self._beginning(db, now).key
        old = select(ticket_events.c.ticket_id).where(ticket_events.c.mac.is_(None))
        found = db.execute(
            select(tickets.c.id, tickets.c.number)
            .where(tickets.c.id.in_(old))
            .order_by(tickets.c.id)
            .limit(AT_ONCE)
            # What somebody has in hand comes next time: who holds many must not wait for one more.
            .with_for_update(key_share=True, skip_locked=True)
        ).all()
        with any_text(db):
            return sum(self._seal_old(db, key, row.id, row.number) for row in found)

    def begin(self, db: Connection, now: float) -> Head:
        """Say, once, that from now on everything is sealed (`seal_old`), and take the first head.  Raises
        CannotBegin."""
        wait_for(db, Key.HEADS)
        root = self._beginning(db, now)
        if db.execute(select(ticket_events.c.id).where(ticket_events.c.mac.is_(None)).limit(1)).first():
            raise CannotBegin("some tickets are in use; run it again")
        sealed = self.keys.seal(place(audit_keys.c.key_sealed, 1), replace(root, begun=now).value)
        db.execute(update(audit_keys).where(audit_keys.c.id == 1).values(key_sealed=sealed))
        head = self.take_head(db, now)
        assert head is not None, "it has begun"
        return head

    def begin_anew(self, db: Connection, now: float) -> Head:
        """Begin another chain, under a new key, where the key of this one is lost, and take its first head.  Raises
        CannotBegin."""
        take_time(db)
        wait_for(db, Key.HEADS)
        if (why := self._why_not_anew(db)) is not None:
            raise CannotBegin(why)
        key = secrets.token_bytes(32)
        with any_text(db):
            head = self._first_head(db, key, now)
        sealed = self.keys.seal(place(audit_keys.c.key_sealed, 1), Root(key, now, head.n, head.mac).value)
        db.execute(update(audit_keys).where(audit_keys.c.id == 1).values(key_sealed=sealed))
        return head

    def _why_not_anew(self, db: Connection) -> str | None:
        try:
            found = self.found(db)
        except LostKey:
            return None
        except UnknownKey:
            return "the key that sealed the chain's key is away: put it back; only one that is called lost is lost"
        except Unopenable:
            return "the chain's key was altered, and is not sealed with a key that is lost: restore a backup"
        return (
            "the chain has no key that could be lost"
            if found is None
            else "the chain's key opens: it goes on"
        )

    def _first_head(self, db: Connection, key: bytes, now: float) -> Head:
        """The head that says how everything stands that was sealed with another key."""
        n = _last_number(db) + 1
        new = ticket_events.c.head.is_(None) & ticket_events.c.mac.is_not(None)
        db.execute(update(ticket_events).where(new).values(head=n))
        stood, events = [], 0
        number = type_coerce(tickets.c.number, NullType()).label("number")
        rows = db.execute(
            raw(ticket_events)
            .add_columns(number)
            .join(tickets, tickets.c.id == ticket_events.c.ticket_id)
            .order_by(ticket_events.c.ticket_id, ticket_events.c.seq),
            execution_options={"stream_results": True, "max_row_buffer": 500},
        )
        # What is no event of ours is none that stood there, and a verification names it.
        sound = (row for row in rows if isinstance(row.number, str) and is_sound(row, ticket_events))
        for (id, called), of_it in groupby(sound, lambda row: (row.ticket_id, row.number)):
            old = list(of_it)
            events += len(old)
            stood.append([id, called, old[-1].seq, as_stood(key, called, old)])
        values: dict[str, Any] = {"n": n, "at": now, "events": events, "tickets": len(stood)}
        values["stood"] = json.dumps(stood)
        values["mac"] = mac_of_head(key, values, b"")
        db.execute(insert(audit_heads).values(**values))
        return Head(n, now, events, len(stood), values["mac"])

    def is_lost(self, db: Connection) -> bool:
        """Whether the key of the chain is sealed with one that is lost: then no event can be written."""
        try:
            self.found(db)
        except LostKey:
            return True
        except Unopenable:
            pass
        return False

    def _beginning(self, db: Connection, now: float) -> Root:
        """The key of a chain that has not begun.  Raises CannotBegin."""
        if (why := why_begun(db, self.found(db))) is not None:
            raise CannotBegin(why)
        root = self._root(db, now)
        if root.begun is not None:
            raise CannotBegin("there is nothing to begin with: no event was written yet")
        return root

    def take_head(self, db: Connection, now: float) -> Head | None:
        """Where the chain stands: the last head, or a new one if events have come since.  None as long as the chain
        has not begun."""
        wait_for(db, Key.HEADS)
        root = self._root(db, now)
        if root.begun is None:
            return None
        with any_text(db):
            return self._take_head(db, root, now)

    def _take_head(self, db: Connection, root: Root, now: float) -> Head:
        key = root.key
        number, before, last = self._last(db, root)
        n = number + 1
        new = ticket_events.c.head.is_(None) & ticket_events.c.mac.is_not(None)
        count = db.execute(update(ticket_events).where(new).values(head=n)).rowcount
        if not count and last is not None:
            return last
        stood: dict[str, list[Any]] = {}
        begun = 0
        for row in db.execute(
            select(*(type_coerce(each, NullType()).label(each.name) for each in _STANDS))
            .join(tickets, tickets.c.id == ticket_events.c.ticket_id)
            .where(ticket_events.c.head == n)
            .order_by(ticket_events.c.ticket_id, ticket_events.c.seq)
        ):
            if not all(isinstance(row._mapping[each.name], each.type.python_type) for each in _STANDS):
                continue  # somebody else wrote it, and a verification names it
            begun += row.seq == 1
            stood[row.ticket_id] = [row.ticket_id, row.number, row.seq, row.mac.hex()]
        events, of = (last.events + count, last.tickets + begun) if last else _covered(db)
        said = json.dumps(list(stood.values()))
        values: dict[str, Any] = {"n": n, "at": now, "events": events, "tickets": of, "stood": said}
        values["mac"] = mac_of_head(key, values, before)
        db.execute(insert(audit_heads).values(**values))
        return Head(n, now, events, of, values["mac"])

    def _seal_old(self, db: Connection, key: bytes, ticket_id: str, number: str) -> int:
        before = None
        rows = db.execute(
            raw(ticket_events).where(ticket_events.c.ticket_id == ticket_id).order_by(ticket_events.c.seq)
        ).all()
        for row in rows:
            if not is_sound(row, ticket_events):
                raise CannotBegin(f"{number}: event {row.seq} holds what cannot be there")
            salt, commitment = row.salt, row.commitment
            if row.mac is None:
                salt, commitment = None, b""  # of what is gone nothing can be said
                if (detail := self._old_detail(row, number)) is not None:
                    salt = secrets.token_bytes(16)
                    commitment = commitment_to(key, salt, ticket_id, row.seq, detail)
            said = row.seq, row.kind, row.actor, row.at
            mac = mac_of(key, ticket_id, number, said, commitment or b"")
            if row.mac is not None and row.mac[:32] != mac:  # it was altered, and stays so
                before = row.mac
                continue
            before = linked(key, mac, before)
            db.execute(
                update(ticket_events)
                .where(ticket_events.c.id == row.id)
                .values(salt=salt, commitment=commitment, mac=before)
            )
        return len(rows)

    def _old_detail(self, row: Row[Any], number: str) -> Any:
        """None where there is none, or none will ever open.  Raises CannotBegin where its key is only away: it would
        never be covered."""
        try:
            return detail_of(self.keys, row)
        except UnknownKey:
            waits = f"{number}: the detail of event {row.seq} waits for a key that SECRET_KEYS lacks"
            raise CannotBegin(waits) from None
        except Unopenable:
            return None

    def _last(self, db: Connection, root: Root) -> tuple[int, bytes, Head | None]:
        """The number after which the next head comes, what its MAC goes over as that of the one before, and that one
        if it is right: whoever has no key may have written there what they like."""
        c = audit_heads.c
        n = _last_number(db)
        rows = {row.n: row for row in db.execute(raw(audit_heads).where(c.n.in_((n - 1, n))))}
        last, before = rows.get(n), mac_in(rows.get(n - 1)) if n > root.first else b""
        is_right = (
            last is not None
            and is_sound(last, audit_heads)
            and (n == root.first or before)
            and last.mac == mac_of_head(root.key, last._mapping, before)
        )
        return n, mac_in(last), head_of(last) if last is not None and is_right else None

    def _root(self, db: Connection, now: float, sealed: bytes | None = None) -> Root:
        """The key of the chain, made when it is first needed.  Where nothing has happened yet it begins with that."""
        found = self._opened(sealed) if sealed is not None else self.found(db)
        if found is None:
            old = count_of(db, ticket_events) or count_of(db, audit_heads)
            root = Root(secrets.token_bytes(32), None if old else now)
            new = self.keys.seal(place(audit_keys.c.key_sealed, 1), root.value)
            insert_new(db, audit_keys, id=1, key_sealed=new)  # or another replica's
            found = self.found(db)
            assert found is not None, "one was written"
        return found

    def found(self, db: Connection) -> Root | None:
        """The key of the chain; None where there is none yet.  Raises Unopenable, LostKey where it will never open."""
        key = type_coerce(audit_keys.c.key_sealed, NullType())
        with any_text(db):
            sealed = db.execute(select(key).where(audit_keys.c.id == 1)).scalar()
        return self._opened(sealed) if sealed is not None else None

    def _opened(self, sealed: object) -> Root:
        if not isinstance(sealed, bytes):
            raise Unopenable("audit_keys.key: it holds what cannot be there")
        known = self._known
        if known is None or known[0] != sealed:
            value = self.keys.open(place(audit_keys.c.key_sealed, 1), sealed)
            known = self._known = sealed, Root.of(value)
        return known[1]


def _last_number(db: Connection) -> int:
    """The number after which the next head comes."""
    c = audit_heads.c
    n = int(db.execute(select(func.max(c.n)).where(c.n.between(1, FAR))).scalar() or 0)
    while db.execute(select(c.n).where(c.n == n + 1)).first():
        n += 1
    return n


def _covered(db: Connection) -> tuple[int, int]:
    """The events that heads cover, and their tickets, where no head says how many."""
    counts = func.count(), func.count(distinct(ticket_events.c.ticket_id))
    row = db.execute(select(*counts).where(ticket_events.c.head.is_not(None))).one()
    return row[0], row[1]


def count_of(db: Connection, table: Table) -> int:
    """Its rows."""
    return int(db.execute(select(func.count()).select_from(table)).scalar_one())


def why_begun(db: Connection, root: Root | None) -> str | None:
    """What shows that the chain has begun, in a line; None where nothing does."""
    if root is not None and root.begun is not None:
        return f"the chain has begun on {local(root.begun):%Y-%m-%d}; what is not sealed since then stays a fault"
    of_key = (ticket_events.c.mac, ticket_events.c.salt, ticket_events.c.commitment)
    traces = [ticket_events.c.head, *(of_key if root is None else ())]
    found = select(ticket_events.c.id).where(or_(*(each.is_not(None) for each in traces)))
    if db.execute(found.limit(1)).first() is None and not count_of(db, audit_heads):
        return None
    if root is None:
        return "the key of the chain is missing, and something was sealed with it: somebody has removed it"
    return "there are heads of before the key of the chain: somebody has removed it, or put back an older one"


def raw(table: Table) -> Select[Any]:
    """Its rows as the database has them (see `is_sound`)."""
    columns: list[Any] = [type_coerce(each, NullType()).label(each.name) for each in table.c]
    return select(*columns)


def mac_in(row: Row[Any] | None) -> bytes:
    """The MAC that stands in a row; empty where none does."""
    return row.mac if row is not None and isinstance(row.mac, bytes) else b""


def is_sound(row: Row[Any], table: Table, but: str = "") -> bool:
    """Whether each value is of its column's kind: SQLite keeps any in any.  `but`: a column that is left out."""
    values = ((row._mapping[each.name], each) for each in table.c if each.name != but)
    return all(
        isinstance(value, each.type.python_type) or (value is None and each.nullable)
        for value, each in values
    )


def detail_of(keys: KeyRing, row: Row[Any]) -> Any:
    """What an event says in detail; None where there is none.  Raises Unopenable, as `KeyRing.open`."""
    if row.detail_sealed is None:
        return None
    return keys.open(place(ticket_events.c.detail_sealed, row.ticket_id, row.seq), row.detail_sealed)


def head_of(row: Row[Any]) -> Head:
    """A head as it is stored."""
    return Head(row.n, row.at, row.events, row.tickets, row.mac)
