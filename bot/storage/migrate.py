"""Migrations: the database is brought to the tables of this release, by one process at a time.

Each migration works with the release before it still running, because replicas are replaced one by one.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.storage.advisory import Key, wait_for
from bot.storage.trouble import NewerDatabase

HOME = Path(__file__).parent / "migrations"


def upgrade(db: Connection, revision: str = "head") -> None:
    """Run the migrations that are missing.  Raises NewerDatabase."""
    wait_for(db, Key.MIGRATION)
    if not set(MigrationContext.configure(db).get_current_heads()) <= _known():
        raise NewerDatabase
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


def _known() -> set[str]:
    """All revisions that this release knows."""
    return {each.revision for each in ScriptDirectory(str(HOME)).walk_revisions()}


def _config(db: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HOME).replace("%", "%%"))
    config.attributes["connection"] = db
    return config
