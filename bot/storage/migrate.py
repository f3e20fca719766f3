"""Migrations: the database is brought to the tables of this release, by one process at a time.

Each migration works with the release before it still running, because replicas are replaced one by one.  Those take
rows in many orders, and a migration takes whole tables: it has all of them before it changes any, or gives way.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.storage.advisory import Key, wait_for
from bot.storage.dialects import waiting_for_others
from bot.storage.postgresql import take_time_over_statements
from bot.storage.tables import METADATA, inbox, mail_inbox, outbox
from bot.storage.trouble import NewerDatabase, is_in_the_way

log = logging.getLogger(__name__)

HOME = Path(__file__).parent / "migrations"
IN_USE = 2000
"""Milliseconds for which a table is waited for: everybody else waits behind whoever waits for a whole table.  It is
longer than PostgreSQL takes to find two who wait for each other, and to end a vacuum that is in the way (a second)."""
PAUSE = 1.0
"""Seconds between two tries, in which the others get on.  A transaction in which nothing is said for longer than
STOPPED (postgresql.py) is ended."""
TRIES = 10
"""In all; half a minute, after which whoever starts us is to know."""


def upgrade(db: Connection, revision: str = "head", *, rest: Callable[[float], object] = time.sleep) -> None:
    """Run the migrations that are missing, however long they take; whoever comes at the same moment waits.

    Raises NewerDatabase, and DBAPIError where others kept a table for all the tries (`is_in_the_way` in trouble.py).
    """
    take_time_over_statements(db)
    _wait_for_turn(db)
    current = set(MigrationContext.configure(db).get_current_heads())
    if not current <= _known():
        raise NewerDatabase
    if db.dialect.name == "postgresql" and current != _meant(revision):
        _upgrade_beside_others(db, revision, rest)
    else:
        command.upgrade(_config(db), revision)


def downgrade(db: Connection, revision: str) -> None:
    """Undo migrations down to a revision (`base` for all)."""
    command.downgrade(_config(db), revision)


def revision_of(db: Connection) -> str | None:
    """The revision that the database is at; None where nobody has migrated it."""
    return MigrationContext.configure(db).get_current_revision()


def is_known(revision: str) -> bool:
    """Whether a revision is one of this release, or of one before it."""
    return revision in _known()


def is_current(db: Connection) -> bool:
    """Whether all migrations of this release have been run.  Raises NewerDatabase."""
    heads = set(MigrationContext.configure(db).get_current_heads())
    if not heads <= _known():
        raise NewerDatabase
    return heads == set(ScriptDirectory(str(HOME)).get_heads())


def _upgrade_beside_others(db: Connection, revision: str, rest: Callable[[float], object]) -> None:
    """Run them while replicas of a release before work.  A try that finds others in the way is undone as a whole, and
    so keeps nothing locked while it rests."""
    with waiting_for_others(db, IN_USE):
        for left in reversed(range(TRIES)):
            try:
                with db.begin_nested():
                    _lock(db)
                    command.upgrade(_config(db), revision)
                break
            except DBAPIError as error:
                if not left or not is_in_the_way(error):
                    raise
                log.warning("the migration waits: others use the tables (%d tries left)", left)
            rest(PAUSE)


def _wait_for_turn(db: Connection) -> None:
    """However long another's migration takes."""
    if db.dialect.name == "postgresql":
        with waiting_for_others(db):
            wait_for(db, Key.MIGRATION)


def _lock(db: Connection) -> None:
    """Lock the tables that there are, before any is changed, so that no migration waits for one while it has another.
    They are locked in the order in which hearing takes their rows."""
    there = set(inspect(db).get_table_names())
    for table in (each for each in _in_order() if each.name in there):
        db.execute(text(f"LOCK TABLE {db.dialect.identifier_preparer.format_table(table)}"))


def _in_order() -> list[Table]:
    """An update, or a mail, comes first, and what is to be sent last."""
    first, last = [inbox, mail_inbox], [outbox]
    return [*first, *(each for each in METADATA.sorted_tables if each not in first + last), *last]


def _meant(revision: str) -> set[str]:
    """What a revision is called where it is named in another way (`head`)."""
    return {each.revision for each in ScriptDirectory(str(HOME)).get_revisions(revision) if each}


def _known() -> set[str]:
    """All revisions that this release knows."""
    return {each.revision for each in ScriptDirectory(str(HOME)).walk_revisions()}


def _config(db: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HOME).replace("%", "%%"))
    config.attributes["connection"] = db
    return config
