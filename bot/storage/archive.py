"""The file of a backup: every row of a database, the same for SQLite and PostgreSQL.

Lines of JSON, compressed (gzip, RFC 1952).  The first says what it is and of which schema; then comes each table, a
line with its name and columns and a line for each of its rows; the last counts the rows and is signed.  Bytes are
`{"b": base64}`, and what is sealed in the database is sealed here: the file is as safe as the database, and as useless
without the keys.

It is signed under every key that something in it was sealed with, and under the one that seals now.  So a file that
was cut or altered, and a key that is missing, are found before anything is written, and before any row is read: until
then it is anybody's file.  A key that is called lost is missed no more: what it sealed is taken along, unread, and
another key that has signed answers for the whole.  Both ways hold a few rows at a time, however many there are.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from sqlalchemy import ColumnElement, Connection, LargeBinary, MetaData, Table, func, literal, select

from bot.storage.crypto import KeyRing, sealed_with
from bot.storage.tables import METADATA

FORMAT: Final = 1
"""Counts up when releases before could not read what is written."""
TOGETHER: Final = 500
"""Rows that are in hand at the same time, and fewer where they have more than"""
BYTES_TOGETHER: Final = 4 << 20
"""bytes together; one is in hand whatever it has."""
COMPRESSION: Final = 1
"""What is sealed is noise, of which base64 makes a third more: the fastest level takes that back, and no other gains
much."""

FIRST: Final = 1 << 10
"""Bytes that the first line has at most,"""
LAST: Final = 1 << 16
"""and the last one: room for the signatures of eight hundred keys."""
CHUNK: Final = 1 << 18
"""Bytes that are in hand while nothing is known of a file yet."""
PACKED: Final = 300
"""Times that a file may grow when it is unpacked: more than COMPRESSION makes of nothing but zeros, so that no backup
is ever refused for it.  Rows without words do so fifteen times; other levels of gzip make a thousand."""

_NAME, _PURPOSE = "privacy-bot backup", "backup"
_WORD = re.compile(r"[A-Za-z0-9_.+-]{1,40}")
"""Of a release and of a revision: they are shown before anybody knows who wrote them."""
_NONE, _HARMED = "it is no backup of privacy-bot", "it is cut short, damaged, or was altered"
_CHANGED = "it was changed while it was read"


class Unusable(Exception):
    """A backup that cannot be restored here; the text says why, in a line."""


@dataclass(frozen=True)
class Head:
    """Where a backup comes from: the release, the revision of its tables, and when (seconds since 1970)."""

    release: str
    schema: str
    at: float


@dataclass(frozen=True)
class Written:
    """What was written; `foreign` values of it are sealed with keys that we do not have and that may be somewhere."""

    rows: int
    foreign: int


@dataclass(frozen=True)
class Part:
    """Some rows of a table, by the names of their columns."""

    table: str
    rows: list[dict[str, Any]]


def tables_of(db: Connection) -> list[Table]:
    """The tables of a database as they are now, which may be as a release before left them; each after those that it
    refers to."""
    found = MetaData()
    found.reflect(db)
    return found.sorted_tables


# Writing ----------------------------------------------------------------------------------------------


def write(db: Connection, keys: KeyRing, head: Head, file: BinaryIO) -> Written:
    """Write every row of the database.  Raises OSError where the file takes no more."""
    with gzip.GzipFile("", "wb", COMPRESSION, file, mtime=head.at) as packed:
        writing = _Writing(packed, keys)
        writing.put([{_NAME: FORMAT, "release": head.release, "schema": head.schema, "at": head.at}])
        for table in tables_of(db):
            if table.name in METADATA.tables:
                writing.put_table(db, table)
        packed.write(writing.signature())
    return Written(writing.rows, writing.foreign)


class _Writing:
    def __init__(self, file: gzip.GzipFile, keys: KeyRing) -> None:
        self._file, self._keys = file, keys
        self._known, self._needed = set(keys.names), {keys.sealing}
        self._digest = hashlib.sha256()
        self.rows = self.foreign = 0

    def put(self, values: Iterable[object]) -> None:
        data = b"".join(map(_line, values))
        self._digest.update(data)
        self._file.write(data)

    def put_table(self, db: Connection, table: Table) -> None:
        names = [column.name for column in table.columns]
        sealed = [place for place, name in enumerate(names) if name.endswith("_sealed")]
        self.put([{"table": table.name, "columns": names}])
        together = _together(db, table)
        for rows in db.execute(select(table), execution_options={"yield_per": together}).partitions():
            self.put(list(row) for row in rows)
            self.rows += len(rows)
            by = [sealed_with(row[place]) for row in rows for place in sealed if row[place] is not None]
            self._needed |= self._known.intersection(by)
            self.foreign += sum(id not in self._keys.decided for id in by)

    def signature(self) -> bytes:
        ids = sorted(id.hex() for id in self._needed)
        macs = _macs(self._keys, self._digest.hexdigest(), self.rows, ids)
        return _line({"rows": self.rows, "signed": {id: macs[id].hex() for id in ids}})


def _together(db: Connection, table: Table) -> int:
    """How many rows may be in hand at the same time, by the largest of them."""
    size: ColumnElement[int] = literal(0)
    for column in table.columns:
        if isinstance(column.type, LargeBinary):
            size += func.coalesce(func.length(column), 0)
    largest = db.execute(select(func.max(size)).select_from(table)).scalar() or 0
    return max(1, min(TOGETHER, BYTES_TOGETHER // max(1, largest)))


# Reading ----------------------------------------------------------------------------------------------


class Archive:
    """A backup that has been looked through from end to end, and is what was written."""

    def __init__(self, file: BinaryIO, keys: KeyRing) -> None:
        """Raises Unusable, and OSError where the file cannot be read.  It takes no more memory than some CHUNKs,
        whatever the file is."""
        self._file = file
        most = PACKED * file.seek(0, os.SEEK_END) + LAST
        digest = hashlib.sha256()
        with _unpacked(file) as packed:
            end = packed.readline(FIRST)
            size = len(end)
            self.head = _head(end)
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise Unusable(_HARMED)
                end += chunk
                digest.update(end[:-LAST])
                end = end[-LAST:]
        rows, _, last = end.removesuffix(b"\n").rpartition(b"\n")
        digest.update(rows + b"\n")
        self._digest, self._size = digest.hexdigest(), size
        self.rows = _signed(last, self._digest, keys)

    def parts(self) -> Iterator[Part]:
        """All rows, a few at a time.  Raises Unusable, at the latest at the end, if it is another file by now."""
        digest, last, table = hashlib.sha256(), b"", ""
        columns: list[str] = []
        rows: list[dict[str, Any]] = []
        size = 0
        for line in self._lines():
            digest.update(last)
            last = line
            if line.startswith(b"["):
                rows.append(dict(zip(columns, _value(line), strict=True)))
                size += len(line)
            if rows and (len(rows) >= TOGETHER or size >= BYTES_TOGETHER or not line.startswith(b"[")):
                yield Part(table, rows)
                rows, size = [], 0
            if not line.startswith(b"["):
                begun = _value(line)
                table, columns = begun.get("table", ""), begun.get("columns", [])
        if digest.hexdigest() != self._digest:
            raise Unusable(_CHANGED)

    def _lines(self) -> Iterator[bytes]:
        """The lines of what was looked through: as many bytes, and none more."""
        left = self._size
        with _unpacked(self._file) as packed:
            while line := packed.readline(left + 1):
                left -= len(line)
                if left < 0:
                    raise Unusable(_CHANGED)
                yield line


@contextmanager
def _unpacked(file: BinaryIO) -> Iterator[gzip.GzipFile]:
    file.seek(0)
    with gzip.GzipFile(fileobj=file, mode="rb") as packed:
        try:
            yield packed
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise Unusable(_HARMED if packed.tell() else _NONE) from None


def _head(line: bytes) -> Head:
    """What the first line says.  Raises Unusable."""
    try:
        said = _value(line)
        form, head = int(said[_NAME]), Head(said["release"], said["schema"], float(said["at"]))
        if not (_WORD.fullmatch(head.release) and _WORD.fullmatch(head.schema)):
            raise Unusable(_NONE)
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
        raise Unusable(_NONE) from None
    if form != FORMAT:
        raise Unusable(f"it was written by a later release ({head.release}) than this one")
    return head


def _signed(line: bytes, digest: str, keys: KeyRing) -> int:
    """How many rows there are, by a last line that is signed with keys of ours.  Raises Unusable."""
    try:
        said = _value(line)
        rows, signed = int(said["rows"]), {id: bytes.fromhex(mac) for id, mac in said["signed"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        raise Unusable(_HARMED) from None
    macs = _macs(keys, digest, rows, sorted(signed))
    ours = signed.keys() & macs.keys()
    if missing := len(signed.keys() - macs.keys() - {id.hex() for id in keys.lost}):
        raise Unusable(f"SECRET_KEYS lacks {missing} of the {len(signed)} keys that it was made with")
    if signed and not ours:
        raise Unusable(
            "it is signed only with keys that are called lost: nobody can tell whether it is whole"
        )
    if not signed or not all(hmac.compare_digest(signed[id], macs[id]) for id in ours):
        raise Unusable(
            f"{_HARMED}; or SECRET_KEYS holds another key under the name of one that it was made with"
        )
    return rows


def _macs(keys: KeyRing, digest: str, rows: int, ids: list[str]) -> dict[str, bytes]:
    """The signature of a file under every key of a ring, by the key's id."""
    macs = keys.macs(_PURPOSE, digest, str(rows), *ids)
    return {id.hex(): mac for id, mac in zip(keys.names, macs, strict=True)}


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_bytes_as_text)
    return text.encode() + b"\n"


def _bytes_as_text(value: object) -> dict[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(type(value).__name__)
    return {"b": base64.b64encode(value).decode()}


def _value(line: bytes) -> Any:
    return json.loads(line, object_hook=_text_as_bytes)


def _text_as_bytes(found: dict[str, Any]) -> Any:
    return base64.b64decode(found["b"]) if found.keys() == {"b"} else found
