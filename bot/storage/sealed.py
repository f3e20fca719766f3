"""Sealed columns as the database sees them, which has no key: which key each value needs, and which work needs it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, and_, func, literal_column, true

from bot.storage.crypto import KEY_ID, SHORTEST, VERSION, KeyRing
from bot.storage.tables import (
    HEAD,
    METADATA,
    audit_keys,
    conversations,
    inbox,
    left_drafts,
    mail_inbox,
    outbox,
)

Wanted = tuple[Column[Any], ColumnElement[bool]]
"""A sealed column, and the rows in which work needs its value."""

QUEUES: tuple[Wanted, ...] = (
    (inbox.c.raw_sealed, inbox.c.state == "new"),
    (outbox.c.body_sealed, (outbox.c.state == "due") & (outbox.c.kind == "chat")),
    (outbox.c.body_sealed, (outbox.c.state == "due") & (outbox.c.kind == "letter")),
    (mail_inbox.c.raw_sealed, mail_inbox.c.state == "new"),
)
"""What is worked on by itself as soon as it is due."""
WANTED: tuple[Wanted, ...] = (
    *QUEUES,
    (outbox.c.body_sealed, outbox.c.state == "held"),
    (mail_inbox.c.raw_sealed, mail_inbox.c.state == "held"),
    (conversations.c.answers_sealed, true()),
    (left_drafts.c.answers_sealed, true()),
    (audit_keys.c.key_sealed, true()),
)
"""That, and what will be needed as soon as somebody comes: without these work stands still.  They are few in any
database."""

SEALED: dict[Table, list[Column[Any]]] = {
    table: columns
    for table in METADATA.sorted_tables
    if (columns := [each for each in table.columns if each.name.endswith("_sealed")])
}
"""The sealed columns of each table."""
BYTES_AT_ONCE = 4 * 2**20
"""Bytes in a transaction, at most, or one row: files are large, and everybody who writes waits meanwhile."""


def size_of(table: Table) -> ColumnElement[int]:
    """The bytes of all that is sealed in a row."""
    sizes = [func.coalesce(func.length(each), 0) for each in SEALED.get(table, ())]
    return sum(sizes[1:], sizes[0]) if sizes else literal_column("0")


def at_once(sized: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Of rows that are keys with a size behind them (`size_of`), the keys of the first that go into one
    transaction."""
    ids: list[tuple[Any, ...]] = []
    size = 0
    for *id, bytes_ in sized:
        size += bytes_
        if ids and size > BYTES_AT_ONCE:
            break
        ids.append(tuple(id))
    return ids


def head(column: Column[Any]) -> ColumnElement[bytes]:
    """What a value begins with, up to the id of its key.  It is what the indexes of queues hold (`head_of` in
    tables.py), so that no value has to be read for it; for that it is written as they write it."""
    return func.substr(column, literal_column("1"), literal_column(str(HEAD)), type_=LargeBinary)


def key_id(column: Column[Any]) -> ColumnElement[bytes]:
    """The id of the key that a value was sealed with."""
    return func.substr(head(column), KEY_ID.start + 1, KEY_ID.stop - KEY_ID.start, type_=LargeBinary)


def lacks_key(column: Column[Any], keys: KeyRing) -> ColumnElement[bool]:
    """That there is a value and it waits for a key that this ring lacks, as `KeyRing.open` would find (UnknownKey).
    What is no sealed value waits for none."""
    begins = func.substr(head(column), 1, len(VERSION), type_=LargeBinary) == VERSION
    # Not as a list: IN is put together anew each time that it is asked, and the queues ask for each message.
    unknown = (head(column) != VERSION + each for each in sorted(keys.decided))
    return and_(column.is_not(None), func.length(column) >= SHORTEST, begins, *unknown)
