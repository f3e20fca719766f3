"""The few statements that SQLite and PostgreSQL spell differently."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    Executable,
    Row,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    func,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from bot.storage.postgresql import limit_waiting, take_time_over_statements, time_of

CHANNEL = "privacy_bot"
TOLD = "what others are told when this transaction commits"
"""Of a connection to SQLite (`info`): there only this process is to be told."""
COMMITTING = "whom to tell when this transaction is being committed"
"""Of a connection (`info`)."""
_NOTIFY = text("SELECT pg_notify(:channel, :about)")


def insert_new(db: Connection, table: Table, **values: Any) -> int:
    """Insert a row unless one with the same unique key stands there already.  The number inserted."""
    insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    new = insert(table).values(**values).on_conflict_do_nothing()
    # Of an INSERT SQLAlchemy keeps the number of rows only when asked to; with psycopg it is -1 otherwise.
    return db.execute(new, execution_options={"preserve_rowcount": True}).rowcount


def insert_all_new(
    db: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *columns: Column[Any]
) -> Sequence[Row[Any]]:
    """The same for many rows of the same columns, in this order, in one statement.  These columns of those
    inserted."""
    if not rows:
        return []
    names = tuple(rows[0])
    if db.dialect.name == "sqlite":
        return db.execute(_all_new(table, columns), [dict(each) for each in rows]).all()
    # One text for any number of rows, or each number would be another statement to be put together and planned.
    listed = {name: [each[name] for each in rows] for name in names}
    return db.execute(_all_new_listed(table, names, columns), listed).all()


@cache
def _all_new(table: Table, columns: tuple[Column[Any], ...]) -> Executable:
    return sqlite.insert(table).on_conflict_do_nothing().returning(*columns)


@cache
def _all_new_listed(table: Table, names: tuple[str, ...], columns: tuple[Column[Any], ...]) -> Executable:
    values = [func.unnest(bindparam(each, type_=postgresql.ARRAY(table.c[each].type))) for each in names]
    new = postgresql.insert(table).from_select(list(names), select(*values), include_defaults=False)
    return new.on_conflict_do_nothing().returning(*columns)


class _Among(FunctionElement[bool]):
    """That a column holds one of a list (`listed`): in one text for a list of any length, where IN would be another
    statement for each.

    SQLAlchemy is not told that its type is Boolean, which SQLite has none of: it would write `(... IN ...) = 1`, and
    SQLite looks nothing up in an index for that, but reads the table from one end to the other."""

    inherit_cache = True


class _List(TypeDecorator[Any]):
    """A list as a parameter: an array, or the text of one in JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else postgresql.ARRAY(self.item))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return json.dumps(list(value)) if dialect.name == "sqlite" else list(value)


def listed(column: Column[Any], name: str) -> _Among:
    """That this column holds one of the list that is given by that name."""
    return _Among(column, bindparam(name, type_=_List(column.type)))


@compiles(_Among, "postgresql")
def _among_array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both are SQLAlchemy's


def put(db: Connection, table: Table, key: str, **values: Any) -> None:
    """Insert a row, or overwrite the one with the same key."""
    insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    changes = {name: value for name, value in values.items() if name != key}
    db.execute(insert(table).values(**values).on_conflict_do_update(index_elements=[key], set_=changes))


def now_of(db: Connection, clock: Callable[[], float] | None = None) -> float:
    """The time by which leases are judged: the database's, one clock for all replicas; or a given clock."""
    if clock is not None:
        return clock()
    if db.dialect.name == "sqlite":
        return time.time()  # one process, one clock
    return time_of(db)


def notify(db: Connection, about: str) -> None:
    """Wake whoever works on this when this transaction commits: all replicas, the one that says it among them (by
    PostgreSQL; on SQLite there is but one, and its storage tells it)."""
    if db.dialect.name == "sqlite":
        db.info.setdefault(TOLD, {})[about] = None
    else:
        db.execute(_NOTIFY, {"channel": CHANNEL, "about": about})


def at_commit(db: Connection, tell: Callable[[], None]) -> None:
    """Call this, in the thread that commits, when this transaction is being committed: from then on it may be done,
    though nobody should hear of it."""
    db.info.setdefault(COMMITTING, []).append(tell)


def take_time(db: Connection) -> None:
    """Statements of this transaction, and the pauses between them, may take as long as they need (PostgreSQL; SQLite
    sets no limit)."""
    take_time_over_statements(db)
    wait_for_others(db)
    if db.dialect.name == "postgresql":
        db.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def wait_for_others(db: Connection, at_most: int = 0) -> None:
    """From now on this transaction waits for what others have locked for so many milliseconds at most, or without any
    number for as long as its statements may take (PostgreSQL; SQLite has one writer)."""
    if db.dialect.name == "postgresql":
        limit_waiting(db, at_most)


@contextmanager
def waiting_for_others(db: Connection, at_most: int = 0) -> Iterator[None]:
    """The same within it, and as before behind it.  Where it raises, the transaction is lost with all that it set."""
    if db.dialect.name != "postgresql":
        yield
        return
    before = db.execute(text("SELECT current_setting('lock_timeout')")).scalar_one()
    wait_for_others(db, at_most)
    yield
    db.execute(text("SELECT set_config('lock_timeout', :before, true)"), {"before": before})


@contextmanager
def any_text(db: Connection) -> Iterator[None]:
    """Within it the text of an SQLite file may be of any bytes: those that are no UTF-8 are read as lone surrogates,
    where the driver would end the query.  PostgreSQL keeps none that is not."""
    if db.dialect.name != "sqlite":
        yield
        return
    driver: Any = db.connection.driver_connection
    before, driver.text_factory = driver.text_factory, _with_surrogates
    try:
        yield
    finally:
        driver.text_factory = before


def _with_surrogates(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def count_on(db: Connection, table: Table) -> None:
    """The next row gets an id after the highest that stands there: rows with ids of their own were put in, of which
    PostgreSQL's sequences know nothing (SQLite looks at the rows)."""
    if db.dialect.name != "postgresql":
        return
    for column in table.primary_key:
        named = {"table": table.name, "column": column.name}
        sequence = db.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), named).scalar()
        highest = db.execute(select(func.max(column))).scalar() if sequence else None
        if highest is not None:
            db.execute(text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest})
