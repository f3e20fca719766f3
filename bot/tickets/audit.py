"""The audit trail: the events of tickets are a chain that nobody without its key can change unnoticed.

Each event carries a MAC over itself, and one over that and the MACs of the event before it in its ticket, so what
is altered, put in, moved or missing in the middle shows, and nothing else is blamed for it.  A chain cut off at its
end is a whole chain, and a ticket removed with all its events leaves none: therefore a head is taken now and then,
which says where the chain of every ticket stands, and carries a MAC over the head before it.  Its beginning goes out
with the team's digest; what the database says later is held against that.

The detail of an event is covered by a commitment (HMAC with a salt of its own), so that it can be sealed anew under
another key, or removed by retention, and the chain stays as it is.  The chain has a key of its own, sealed in the
database: with keys of the ring the chain would break when they go.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, text, update

from bot.i18n import local
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_new
from bot.storage.tables import audit_heads, audit_keys, place, ticket_events, tickets

AT_ONCE = 100
"""Tickets whose events of before the chain are sealed in one transaction."""
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
_NEW = insert(ticket_events)
_LOCK = 7_206_115  # any number, the same for all replicas


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


@dataclass
class Verdict:
    """What a verification has found."""

    events: int = 0
    tickets: int = 0
    fresh: int = 0
    """Events that no head covers yet: if the last of these are cut off, nothing shows it."""
    heads: list[Head] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    """Heads that are altered or missing, by number."""
    faults: list[str] = field(default_factory=list)
    """What is wrong, in a line each."""


@dataclass(frozen=True)
class _Stood:
    """Where one ticket stood in one head."""

    head: Head
    number: str
    seq: int
    mac: str


class Trail:
    """The chain of all tickets."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys
        self._known: tuple[bytes, bytes] | None = None

    def append(self, db: Connection, ticket_id: str, number: str, what: Happening) -> int:
        """Add an event to a ticket; its number there.  Raises Unopenable if the chain's key opens with no key."""
        # One at a time per ticket: two that count at once would want the same number.  Tickets do not wait for each
        # other, as they would in a chain of all.
        key = self._key(db, db.execute(_TICKET, {"id": ticket_id}).one().sealed)
        last = db.execute(_LAST, {"id": ticket_id}).first()
        seq, before = (last.seq + 1, last.mac) if last else (1, None)
        salt = secrets.token_bytes(16)
        commitment = _commitment(key, salt, ticket_id, seq, what.detail)
        said = seq, what.kind, what.actor, what.at
        where = place(ticket_events.c.detail_sealed, ticket_id, seq)
        row = {
            "ticket_id": ticket_id,
            "seq": seq,
            "kind": what.kind,
            "actor": what.actor,
            "at": what.at,
            "detail_sealed": self._keys.seal(where, dict(what.detail)),
            "salt": salt,
            "commitment": commitment,
            "mac": _linked(key, _mac(key, ticket_id, number, said, commitment), before),
        }
        db.execute(_NEW, row)
        return seq

    def seal_old(self, db: Connection) -> int:
        """Begin the chain with events that a release before it wrote; how many, a few tickets at a time.  Once a head
        was taken nothing is old any more: who could have it sealed again could have anything sealed."""
        if self._last(db) is not None:
            return 0
        old = select(ticket_events.c.ticket_id).where(ticket_events.c.mac.is_(None))
        found = db.execute(
            select(tickets.c.id, tickets.c.number)
            .where(tickets.c.id.in_(old))
            .order_by(tickets.c.id)
            .limit(AT_ONCE)
            # What somebody has in hand comes next time: who holds many must not wait for one more.
            .with_for_update(key_share=True, skip_locked=True)
        ).all()
        return sum(self._seal_old(db, row.id, row.number) for row in found)

    def take_head(self, db: Connection, now: float) -> Head | None:
        """Where the chain stands: the last head, or a new one if events have come since.  None as long as the chain
        has not begun (`seal_old`)."""
        if db.dialect.name == "postgresql":  # one at a time; SQLite has one writer
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        last = self._last(db)
        unsealed = select(ticket_events.c.id).where(ticket_events.c.mac.is_(None)).limit(1)
        if last is None and db.execute(unsealed).first() is not None:
            return None
        n = last.n + 1 if last else 1
        new = ticket_events.c.head.is_(None) & ticket_events.c.mac.is_not(None)
        count = db.execute(update(ticket_events).where(new).values(head=n)).rowcount
        if not count and last is not None:
            return last
        stood: dict[str, list[Any]] = {}
        begun = 0
        for row in db.execute(
            select(ticket_events.c.ticket_id, tickets.c.number, ticket_events.c.seq, ticket_events.c.mac)
            .join(tickets, tickets.c.id == ticket_events.c.ticket_id)
            .where(ticket_events.c.head == n)
            .order_by(ticket_events.c.ticket_id, ticket_events.c.seq)
        ):
            begun += row.seq == 1
            stood[row.ticket_id] = [row.ticket_id, row.number, row.seq, row.mac.hex()]
        values: dict[str, Any] = {
            "n": n,
            "at": now,
            "events": (last.events if last else 0) + count,
            "tickets": (last.tickets if last else 0) + begun,
            "stood": json.dumps(list(stood.values())),
        }
        values["mac"] = _mac_of_head(self._key(db), values, last.mac if last else b"")
        db.execute(insert(audit_heads).values(**values))
        return Head(n, now, values["events"], values["tickets"], values["mac"])

    def has_begun(self, db: Connection) -> bool:
        """Whether a head was ever taken."""
        return self._last(db) is not None

    def verify(self, db: Connection) -> Verdict:
        """Go over everything.  Raises Unopenable if the chain's key opens with no key."""
        verdict, key = Verdict(), self._key(db)
        stood = _Heads(key, verdict).read(db)
        rows = db.execute(
            select(ticket_events, tickets.c.number, tickets.c.shredded_at)
            .join(tickets, tickets.c.id == ticket_events.c.ticket_id, isouter=True)
            .order_by(ticket_events.c.ticket_id, ticket_events.c.seq),
            execution_options={"stream_results": True, "max_row_buffer": 500},
        )
        for ticket_id, events in groupby(rows, lambda row: str(row.ticket_id)):
            verdict.tickets += 1
            _Chain(self._keys, key, verdict, stood.pop(ticket_id, [])).verify(events)
        without = select(tickets.c.number).where(tickets.c.id.not_in(select(ticket_events.c.ticket_id)))
        empty = set(db.execute(without).scalars())
        for missing in stood.values():
            last = missing[-1]
            gone = "" if last.number in empty else "gone; "
            verdict.faults.append(
                f"{last.number}: {gone}all its {last.seq} events are missing since the head of {_day(last.head)}"
            )
            empty.discard(last.number)
        verdict.faults += [f"{number}: all its events are missing" for number in sorted(empty)]
        return verdict

    def _seal_old(self, db: Connection, ticket_id: str, number: str) -> int:
        key, before = self._key(db), None
        rows = db.execute(
            select(ticket_events).where(ticket_events.c.ticket_id == ticket_id).order_by(ticket_events.c.seq)
        ).all()
        for row in rows:
            salt, commitment = row.salt, row.commitment
            if row.mac is None:
                salt, commitment = None, b""  # of what is gone nothing can be said
                if (detail := _detail(self._keys, row)) is not None:
                    salt = secrets.token_bytes(16)
                    commitment = _commitment(key, salt, ticket_id, row.seq, detail)
            said = row.seq, row.kind, row.actor, row.at
            before = _linked(key, _mac(key, ticket_id, number, said, commitment), before)
            db.execute(
                update(ticket_events)
                .where(ticket_events.c.id == row.id)
                .values(salt=salt, commitment=commitment, mac=before)
            )
        return len(rows)

    def _last(self, db: Connection) -> Head | None:
        row = db.execute(select(audit_heads).order_by(audit_heads.c.n.desc()).limit(1)).first()
        return _head(row) if row is not None else None

    def _key(self, db: Connection, sealed: bytes | None = None) -> bytes:
        """The key of the chain, made when it is first needed."""
        where = place(audit_keys.c.key_sealed, 1)
        if sealed is None:
            read = select(audit_keys.c.key_sealed).where(audit_keys.c.id == 1)
            sealed = db.execute(read).scalar()
            if sealed is None:
                new = self._keys.seal(where, secrets.token_bytes(32))
                insert_new(db, audit_keys, id=1, key_sealed=new)  # or another replica's
                sealed = bytes(db.execute(read).scalar_one())
        known = self._known
        if known is None or known[0] != sealed:
            known = self._known = sealed, bytes(self._keys.open(where, sealed))
        return known[1]


class _Heads:
    """Verifies the heads."""

    def __init__(self, key: bytes, verdict: Verdict) -> None:
        self._key, self._verdict = key, verdict

    def read(self, db: Connection) -> dict[str, list[_Stood]]:
        """Where each ticket stood, in each head that holds it."""
        stood: dict[str, list[_Stood]] = {}
        last, before = 0, {b""}
        for row in db.execute(select(audit_heads).order_by(audit_heads.c.n)):
            head = _head(row)
            rights = [_mac_of_head(self._key, row._mapping, each) for each in before]
            if row.n != last + 1:
                self._fault(f"the head before that of {_day(head)} is missing", *range(last + 1, row.n + 1))
            elif row.mac not in rights:
                self._fault(f"the head of {_day(head)} is altered", row.n)
            else:
                self._verdict.heads.append(head)
                for id, number, seq, mac in json.loads(row.stood):
                    stood.setdefault(id, []).append(_Stood(head, number, seq, mac))
            last, before = row.n, {row.mac, *rights}
        beyond = select(func.max(ticket_events.c.head)).where(ticket_events.c.head > last)
        if (most := db.execute(beyond).scalar()) is not None:
            self._fault(f"a head after number {last} is missing: there are events that it covered", most)
        return stood

    def _fault(self, what: str, *broken: int) -> None:
        self._verdict.faults.append(what)
        self._verdict.broken.update(broken)


class _Chain:
    """Verifies the events of one ticket."""

    def __init__(self, keys: KeyRing, key: bytes, verdict: Verdict, stood: list[_Stood]) -> None:
        self._keys, self._key, self._verdict, self._stood = keys, key, verdict, stood
        self._number = stood[-1].number if stood else ""
        self._blamed: set[int] = set()

    def verify(self, events: Iterable[Row[Any]]) -> None:
        """All of it, the oldest first."""
        macs: dict[int, str] = {}
        before: bytes | None = None
        last, links = 0, True
        ids: list[int] = []
        for row in events:
            self._number = row.number or self._number or row.ticket_id
            self._verdict.events += 1
            if row.number is None and not ids:
                self._fault("the ticket is missing, its events are there")
            if row.seq > last + 1:
                links = False  # what it followed is not known
                self._fault(f"{_events(last + 1, row.seq - 1)} missing")
            links = self._is_whole(row, before, links)
            last, before = max(last, row.seq), row.mac
            macs[row.seq] = (row.mac or b"").hex()
            ids.append(row.id)
        if ids != sorted(ids):
            self._fault("its events have changed places")
        self._stands(macs, last)

    def _is_whole(self, row: Row[Any], before: bytes | None, links: bool) -> bool:
        """Verify an event, and its link to the one before if that is as it was."""
        mac = _mac(
            self._key,
            row.ticket_id,
            self._number,
            (row.seq, row.kind, row.actor, row.at),
            row.commitment or b"",
        )
        covering = next((each.head.n for each in self._stood if each.seq >= row.seq), None)
        self._verdict.fresh += row.head is None
        if row.mac is None:
            why = "not sealed: a release before the chain wrote it, or a stranger"
        elif row.mac[:32] != mac:
            why = "altered"
        elif links and row.mac != _linked(self._key, mac, before):
            why = "does not follow the one before it"
        elif row.head != covering and row.head not in self._verdict.broken:
            why = "altered: the head that covers it"
        elif row.detail_sealed is None and row.shredded_at is None:
            why = "altered: its detail is missing, and retention has not removed it"
        elif not self._fits(row):
            why = "altered: its detail"
        else:
            return True
        self._fault(f"event {row.seq} {why}")
        self._blamed.add(row.seq)
        return False

    def _fits(self, row: Row[Any]) -> bool:
        """Whether the detail is the one that was committed to."""
        if row.detail_sealed is None:
            return row.salt is None
        detail = _detail(self._keys, row)
        if detail is None or row.salt is None:
            return False
        return bool(row.commitment == _commitment(self._key, row.salt, row.ticket_id, row.seq, detail))

    def _stands(self, macs: dict[int, str], last: int) -> None:
        """Hold the chain against the heads that cover it."""
        for each in self._stood:
            if each.seq > last:
                missing = _events(last + 1, self._stood[-1].seq)
                self._fault(f"ends before the head of {_day(each.head)}: {missing} missing")
                return
            if macs.get(each.seq, each.mac) != each.mac and each.seq not in self._blamed:
                self._fault(f"event {each.seq} is not the one of the head of {_day(each.head)}")

    def _fault(self, what: str) -> None:
        self._verdict.faults.append(f"{self._number}: {what}")


def _events(first: int, last: int) -> str:
    return f"event {first}" if first == last else f"events {first} to {last}"


def _detail(keys: KeyRing, row: Row[Any]) -> Any:
    """What an event says in detail; None where there is none, or no key opens it."""
    if row.detail_sealed is None:
        return None
    try:
        return keys.open(place(ticket_events.c.detail_sealed, row.ticket_id, row.seq), row.detail_sealed)
    except Unopenable:
        return None


def _head(row: Row[Any]) -> Head:
    return Head(row.n, row.at, row.events, row.tickets, row.mac)


def _day(head: Head) -> str:
    return f"{local(head.at):%Y-%m-%d}"


def _commitment(key: bytes, salt: bytes, ticket_id: str, seq: int, detail: Any) -> bytes:
    plain = json.loads(_json(detail))  # as it is when it comes out of the database: tuples are lists
    return _hmac(key, "detail", salt.hex(), ticket_id, seq, plain)


def _mac(
    key: bytes, ticket_id: str, number: str, said: tuple[int, str, str, float], commitment: bytes
) -> bytes:
    """Of an event by itself."""
    seq, kind, actor, at = said
    return _hmac(key, "event", ticket_id, number, seq, kind, actor, float(at), commitment.hex())


def _linked(key: bytes, mac: bytes, before: bytes | None) -> bytes:
    """What stands in its row: its MAC, and one over that and what stands in the row of the event before."""
    return mac + _hmac(key, "link", mac.hex(), (before or b"").hex())


def _mac_of_head(key: bytes, head: Mapping[Any, Any], before: bytes) -> bytes:
    said = (head["n"], float(head["at"]), head["events"], head["tickets"], head["stood"])
    return _hmac(key, "head", *said, before.hex())


def _hmac(key: bytes, *parts: Any) -> bytes:
    return hmac.digest(key, _json(parts), "sha256")


def _json(value: Any) -> bytes:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8", "surrogatepass")
