"""Connections to PostgreSQL: for how long they wait, and how they notice that nobody is there any more."""

from __future__ import annotations

import time
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

STOPPED = 5
"""Seconds after which PostgreSQL ends a transaction in which nothing is said: whoever began it was stopped, or hangs,
and others wait for its rows.  A living one computes between two statements, some tenths of a second, and waits for no
network; what takes longer says so (`take_time` in dialects.py)."""
PATIENCE = 8000
"""Milliseconds for which a transaction of the service waits for what others have locked.  It is longer than somebody
who was stopped keeps it, and shorter than what is left of a lease that was just not renewed: whoever waits has the row
locked that it works on, and must not let go of it when another replica may take it."""
STATEMENT = 30
"""Seconds after which PostgreSQL ends a statement."""
SILENT = STATEMENT + 5.0
"""Seconds after which a server that has said nothing to a statement is taken to have vanished.  TCP notices that where
the server's machine is gone; where something between the two goes on acknowledging what it no longer passes on (a
proxy whose other side is gone), nothing but a clock does."""

RESTED = 1.0
"""Seconds after which a connection is asked whether it is still there before anything is said on it.  To ask each time
is one answer more to wait for in every transaction, and who works all the time notices as soon."""

_TIME = "extract(epoch FROM clock_timestamp())::float8"
_AHEAD = "seconds that the database's clock is ahead of this machine's monotonic one"
"""What is known of a connection while a transaction is open on it, for as long as that lasts."""

_USED = "when it was last used (monotonic seconds)"
"""Of a connection that rests."""

APPLICATION = "privacy-bot"
"""By which PostgreSQL knows our connections."""
IMPATIENT: dict[str, Any] = {
    "connect_timeout": 10,
    "tcp_user_timeout": 10_000,
    "keepalives": 1,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
"""By which a connection to PostgreSQL notices in seconds that the other side has vanished, also where it only
listens; TCP by itself gives up after a quarter of an hour, and never while nothing is said (libpq, 34.1.2)."""


class Session(psycopg.Connection[Any]):
    """A connection that ends itself when its server is silent for longer than any statement may take."""

    takes_time = False
    """Whether the statements of its transaction may take as long as they need."""

    def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.takes_time:
            kwargs.setdefault("timeout", SILENT)
        try:
            return super().wait(gen, *args, **kwargs)
        except psycopg.errors._WaitTimeout:
            # The answer may still come, and would be taken for that of the next statement.
            self.pgconn.finish()
            raise


def take_time_over_statements(db: Connection) -> None:
    """Statements of this transaction may take as long as they need; who is stopped in the midst of it does not keep
    what it has locked."""
    if db.dialect.name == "postgresql":
        db.exec_driver_sql("SET LOCAL statement_timeout = 0")
        session: Any = db.connection.driver_connection
        session.takes_time = True


def read_in_order(db: Connection) -> None:
    """What a statement of this transaction wants in an order is read by the index that has it.  Of a table that a crowd
    has just filled nobody has told PostgreSQL yet how much waits there: it would sort all of it to give the first
    few."""
    if db.dialect.name == "postgresql":
        db.exec_driver_sql("SET LOCAL enable_sort = off")


def limit_waiting(db: Connection, at_most: int) -> None:
    """From now on this transaction waits for what others have locked for so many milliseconds at most, 0 for as long as
    its statements may take.  The answer says what time it is as well: whoever works in a group is going to ask."""
    limits = f"SELECT set_config('lock_timeout', '{at_most:d}', true), {_TIME}"
    _told(db, db.exec_driver_sql(limits).one()[1])


def time_of(db: Connection) -> float:
    """What time it is by the database's clock.  It is asked once in a transaction, which goes on by our monotonic
    clock: a group of messages would ask some twenty times in thirty milliseconds."""
    ahead: float | None = db.info.get(_AHEAD)
    if ahead is None:
        ahead = _told(db, db.exec_driver_sql(f"SELECT {_TIME}").scalar_one())
    return ahead + time.monotonic()


def _told(db: Connection, now: float) -> float:
    ahead: float = now - time.monotonic()
    db.info[_AHEAD] = ahead
    return ahead


def engine_of(url: str, threads: int) -> Engine:
    """The connections of so many threads."""
    engine = create_engine(
        url,
        pool_size=threads + 2,
        hide_parameters=True,
        connect_args={"application_name": APPLICATION, **IMPATIENT},
    )

    @event.listens_for(engine, "do_connect")
    def _connect(_: Any, __: Any, args: list[Any], options: dict[str, Any]) -> Session:
        return Session.connect(*args, **options)

    @event.listens_for(engine, "connect")
    def _limit(connection: Any, _: Any) -> None:
        # SET and no `options` of the connection, which PgBouncer does not take.
        cursor = connection.cursor()
        cursor.execute(f"SET statement_timeout = {STATEMENT * 1000}")
        cursor.execute(f"SET idle_in_transaction_session_timeout = {STOPPED * 1000}")
        cursor.execute(f"SET lock_timeout = {PATIENCE}")
        # A plan that is made once for all values cannot use an index over rows of one state (tables.py), and is
        # kept for long where it was made while the table was empty.
        cursor.execute("SET plan_cache_mode = force_custom_plan")
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "checkin")
    def _rests(_: Any, record: ConnectionPoolEntry) -> None:
        record.info[_USED] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _goes_on(session: Any, record: ConnectionPoolEntry, _: Any) -> None:
        used = record.info.pop(_USED, None)
        if used is None or time.monotonic() - used < RESTED:
            return
        try:
            engine.dialect.do_ping(session)
        except psycopg.Error:
            raise InvalidatePoolError from None  # all that rest: their server has gone, or let them go

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.info.pop(_AHEAD, None)

    @event.listens_for(engine, "reset")
    def _reset(connection: Any, *_: Any) -> None:
        connection.takes_time = False

    return engine
