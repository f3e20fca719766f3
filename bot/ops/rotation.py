"""Rotation of keys: what each key still holds, and sealing it anew with the first one, so that an old one can go.

A sealed value names its key, and so does a row of keyed hashes that cannot be made anew.  A blind index beside a
sealed address was made with the same key as that address was sealed with, and is made anew together with it.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Table,
    func,
    or_,
    select,
    tuple_,
    update,
)

from bot.storage.crypto import KeyRing, Unopenable, sealed_with
from bot.storage.database import Storage
from bot.storage.sealed import SEALED, WANTED, at_once, key_id, lacks_key, size_of
from bot.storage.tables import (
    attempts,
    challenges,
    customers,
    place,
    proofs,
    tickets,
)

AT_ONCE = 500
"""Rows in a transaction, at most."""

INDEXES = {challenges: "email_index", proofs: "email_index", tickets: "identity_index"}
"""The blind indexes of what stands in `email_sealed` beside them."""
HASHES = (customers, attempts)
"""Tables of keyed hashes whose values stand nowhere: they cannot be made anew."""


@dataclass(frozen=True)
class Holding:
    """What one key holds in one table."""

    table: str
    key_id: bytes | None
    """None: keyed hashes of before it was noted."""
    count: int
    """Sealed values, or rows of hashes."""
    until: float | None = None
    """When the last row of hashes ends by itself."""

    @property
    def is_sealed(self) -> bool:
        """Whether these are sealed values, which can be sealed anew."""
        return self.table not in {each.name for each in HASHES}


@dataclass
class Rotated:
    """What became of a rotation."""

    anew: int = 0
    """Rows that were sealed anew."""
    shut: list[str] = field(default_factory=list)
    """Values that no key opens, each by table, row and column, with the reason."""


Show = Callable[[str, int, int], None]
"""Told of a table how many rows there are to do, and how many are done."""


def holdings(db: Connection) -> list[Holding]:
    """What each key holds, table by table."""
    found = []
    for table, columns in SEALED.items():
        counts: dict[bytes, int] = {}
        for column in columns:
            id = key_id(column)
            for key, count in db.execute(select(id, func.count()).where(column.is_not(None)).group_by(id)):
                counts[bytes(key)] = counts.get(bytes(key), 0) + count
        found += [Holding(table.name, key, count) for key, count in counts.items()]
    for table in HASHES:
        until = func.max(table.c.needed_until) if table is attempts else func.max(None)
        for row in db.execute(select(table.c.key_id, func.count(), until).group_by(table.c.key_id)):
            found.append(Holding(table.name, row[0], row[1], row[2]))
    return found


def waiting(db: Connection, keys: KeyRing) -> list[Holding]:
    """What waits for a key that the ring lacks: as `missing`, of what work stands still without.  It is found by few
    looks, where `holdings` goes over all rows."""
    counts: Counter[tuple[str, bytes]] = Counter()
    for column, rows in WANTED:
        id = key_id(column)
        query = select(id, func.count()).where(rows, lacks_key(column, keys)).group_by(id)
        for key, count in db.execute(query):
            counts[column.table.name, bytes(key)] += count
    return [Holding(table, key, count) for (table, key), count in counts.items()]


def in_words(found: Iterable[Holding]) -> str:
    """In words, which keys are missing, each with what waits for it."""
    by_key: dict[str, list[str]] = {}
    for each in found:
        by_key.setdefault((each.key_id or b"").hex(), []).append(f"{each.count} of {each.table}")
    return "; ".join(f"{', '.join(what)} wait for the key {key}" for key, what in sorted(by_key.items()))


def missing(found: Iterable[Holding], keys: KeyRing) -> list[Holding]:
    """What cannot be read, or looked up, with the keys of the ring, for want of one that is not called lost.  Lines of
    the ledger are none of it: without their key some limits begin anew, and they end by themselves."""
    noted = (each for each in found if each.key_id is not None and each.table != attempts.name)
    return [each for each in noted if each.key_id not in keys.decided]


def rotate(
    storage: Storage,
    keys: KeyRing,
    show: Show = lambda *_: None,
    rest: Callable[[float], object] = time.sleep,
) -> Rotated:
    """Seal every row anew that another key than the first one sealed.

    It may be killed at any moment and begun again, beside the running service: a transaction takes a few rows, and
    those that somebody has in hand come last, one by one.  What no key opens stays as it is.
    """
    result = Rotated()
    for table in SEALED:
        total = storage.look(_count, table, keys)
        _Table(storage, keys, table, result).rotate(partial(show, table.name, total), rest)
    return result


class _Table:
    def __init__(self, storage: Storage, keys: KeyRing, table: Table, result: Rotated) -> None:
        self._storage, self._keys, self._table, self._result = storage, keys, table, result
        self._id = list(table.primary_key.columns)

    def rotate(self, show: Callable[[int], None], rest: Callable[[float], object]) -> None:
        last: tuple[Any, ...] | None = None
        done, in_hand = 0, []
        while ids := self._storage.look(self._next, last):
            taken = self._storage.now(self._seal_anew, ids, skip_locked=True)
            in_hand += [id for id in ids if id not in taken]
            last, done = ids[-1], done + len(taken)
            show(done)
            rest(self._storage.breath)
        for id in in_hand:
            done += len(self._storage.now(self._seal_anew, [id], skip_locked=False))
            show(done)

    def _next(self, db: Connection, last: tuple[Any, ...] | None) -> list[tuple[Any, ...]]:
        """The ids of the rows behind `last` that go into one transaction."""
        query = select(*self._id, size_of(self._table)).where(_stale(self._table, self._keys))
        if last is not None:
            query = query.where(tuple_(*self._id) > tuple_(*last) if len(last) > 1 else self._id[0] > last[0])
        return at_once(db.execute(query.order_by(*self._id).limit(AT_ONCE)))

    def _seal_anew(
        self, db: Connection, ids: list[tuple[Any, ...]], *, skip_locked: bool
    ) -> set[tuple[Any, ...]]:
        """The ids of those that were looked at.  Whoever holds many rows must not wait for one more: two that did
        would wait for each other."""
        which = tuple_(*self._id).in_(ids) if len(self._id) > 1 else self._id[0].in_([id for (id,) in ids])
        rows = db.execute(
            select(self._table)
            .where(which, _stale(self._table, self._keys))
            .with_for_update(key_share=True, skip_locked=skip_locked)
        ).all()
        for row in rows:
            changes = self._changes(row)
            if changes:
                as_it_was = [self._table.c[name] == getattr(row, name) for name in (*self._names, *changes)]
                self._result.anew += db.execute(
                    update(self._table).where(*as_it_was).values(**changes)
                ).rowcount
        return {tuple(getattr(row, name) for name in self._names) for row in rows}

    def _changes(self, row: Row[Any]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for column in SEALED[self._table]:
            sealed = getattr(row, column.name)
            if sealed is None or sealed_with(sealed) == self._keys.sealing:
                continue
            where = place(column, *(getattr(row, name) for name in column.info["by"]))
            try:
                value = self._keys.open(where, sealed)
            except Unopenable as error:
                self._shut(row, column, str(error).rpartition(": ")[2])
                continue
            changes[column.name] = self._keys.seal(where, value)
            index = INDEXES.get(self._table)
            if index and column.name == "email_sealed" and getattr(row, index) is not None:
                kind = "phone" if getattr(row, "method", "") == "phone" else "email"
                changes[index] = self._keys.index(kind, value.lower())
        return changes

    def _shut(self, row: Row[Any], column: Column[Any], why: str) -> None:
        id = "/".join(str(getattr(row, name)) for name in self._names)
        self._result.shut.append(f"{self._table.name} {id}, {column.name}: {why}")

    @property
    def _names(self) -> list[str]:
        return [each.name for each in self._id]


def _count(db: Connection, table: Table, keys: KeyRing) -> int:
    query = select(func.count()).select_from(table).where(_stale(table, keys))
    return int(db.execute(query).scalar_one())


def _stale(table: Table, keys: KeyRing) -> ColumnElement[bool]:
    return or_(*(key_id(column) != keys.sealing for column in SEALED[table]))
