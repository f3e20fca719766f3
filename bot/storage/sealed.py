"""Sealed columns as the database sees them, which has no key: which key each value was sealed with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, and_, func

from bot.storage.crypto import KEY_ID, SHORTEST, VERSION, KeyRing


def key_id(column: Column[Any]) -> ColumnElement[bytes]:
    """The id of the key that a value was sealed with."""
    return func.substr(column, KEY_ID.start + 1, KEY_ID.stop - KEY_ID.start, type_=LargeBinary)


def lacks_key(column: Column[Any], keys: KeyRing) -> ColumnElement[bool]:
    """That there is a value and it waits for a key that this ring lacks, as `KeyRing.open` would find (UnknownKey).
    What is no sealed value waits for none."""
    begins = func.substr(column, 1, len(VERSION), type_=LargeBinary) == VERSION
    unknown = key_id(column).not_in(sorted(keys.decided))
    return and_(column.is_not(None), func.length(column) >= SHORTEST, begins, unknown)
