"""Migrations: they make exactly the tables of the models, on both engines, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from bot.storage import migrate
from bot.storage.database import Storage
from bot.storage.migrate import downgrade, is_current, upgrade
from bot.storage.tables import METADATA, left_drafts, people
from bot.storage.trouble import is_in_the_way


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.sqlite"
    new: Callable[[], str] = request.getfixturevalue("postgresql")
    return new()


def differences(db: Connection) -> list[object]:
    """What the models have and the database has not, and the other way round."""
    # SQLite tells its defaults in a spelling of its own, so Alembic can hold only PostgreSQL's against ours.
    opts = {"compare_type": True, "compare_server_default": db.dialect.name == "postgresql"}
    context = MigrationContext.configure(db, opts=opts)
    return [each for each in compare_metadata(context, METADATA) if "alembic_version" not in str(each)]


def tables(db: Connection) -> set[str]:
    return set(inspect(db).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_the_models(empty: str) -> None:
    """After all migrations there is no difference to the models: no table, column, type or index."""
    storage = Storage(empty, threads=1)

    storage.now(upgrade)

    assert [] == storage.now(differences)
    assert storage.now(is_current)


def test_the_migrations_make_the_indexes_of_the_models(tmp_path: Path) -> None:
    """Letter by letter, as Alembic does not see those of SQLite that hold more than columns."""
    migrated, made = (Storage(f"sqlite:///{tmp_path}/{each}.sqlite", threads=0) for each in ("one", "two"))
    migrated.now(upgrade)
    made.now(METADATA.create_all)

    def indexes(db: Connection) -> set[str]:
        rows = db.execute(text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
        return {" ".join(each.split()) for each in rows.scalars()}

    assert made.now(indexes) == migrated.now(indexes)


def test_migrations_go_up_down_and_up_again(empty: str) -> None:
    """Everything can be undone to an empty database, and done again."""
    storage = Storage(empty, threads=1)
    storage.now(upgrade)

    storage.now(downgrade, "base")
    nothing = storage.now(tables)
    storage.now(upgrade)

    assert set() == nothing
    assert set(METADATA.tables) == storage.now(tables)


def test_every_migration_can_be_undone_by_itself(empty: str) -> None:
    """One step down from the head, and the next, to the first and to nothing; and all the way up again."""
    storage = Storage(empty, threads=1)
    storage.now(upgrade)
    revisions = sorted(each.stem[:4] for each in migrations())

    left = []
    for revision in [*reversed(revisions[:-1]), "base"]:
        storage.now(downgrade, revision)
        left.append(storage.now(revision_of))
    storage.now(upgrade)

    assert [*reversed(revisions[:-1]), None] == left
    assert [] == storage.now(differences)


def test_a_release_before_takes_back_what_it_can_hold(empty: str) -> None:
    """Offers that are too long for it are gone, and only those: an offer is over in minutes."""
    storage = Storage(empty, threads=1)
    storage.now(upgrade)
    offers = {1: "s-contact", 2: "e-correction.x " * 30}
    rows = [{"chat_id": chat, "offers": each, "seen_at": 0.0} for chat, each in offers.items()]
    storage.now(lambda db: db.execute(insert(people), rows))

    storage.now(downgrade, "0005")
    storage.now(upgrade)

    kept = storage.now(lambda db: db.execute(select(people.c.chat_id, people.c.offers)).all())
    assert [(1, "s-contact"), (2, "")] == sorted(map(tuple, kept))


def test_a_release_before_takes_back_the_last_form_of_each_kind(empty: str) -> None:
    """It can hold one of each that was left; this one holds all of them."""
    storage = Storage(empty, threads=1)
    storage.now(upgrade)
    left = {"chat_id": 1, "answers_sealed": b"", "waiting": "reach"}
    kinds = [("contact", 1.0), ("contact", 2.0), ("access", 1.0)]
    rows = [left | {"flow": flow, "left_at": at} for flow, at in kinds]
    storage.now(lambda db: db.execute(insert(left_drafts), rows))

    storage.now(downgrade, "0008")
    storage.now(upgrade)

    kept = storage.now(lambda db: db.execute(select(left_drafts.c.flow, left_drafts.c.left_at)).all())
    assert [("access", 1.0), ("contact", 2.0)] == sorted(map(tuple, kept))
    assert ["chat_id", "flow", "left_at"] == storage.now(
        lambda db: inspect(db).get_pk_constraint("left_drafts")["constrained_columns"]
    )


def test_a_second_run_changes_nothing(empty: str) -> None:
    """Migrating a current database is harmless, as every replica does it at its start."""
    storage = Storage(empty, threads=1)
    storage.now(upgrade)

    storage.now(upgrade)

    assert [] == storage.now(differences)


def test_an_upgrade_that_is_cut_off_leaves_nothing_half_done(empty: str) -> None:
    """A migration that dies takes its tables with it; the next run completes."""
    storage = Storage(empty, threads=1)

    def cut_off(db: Connection) -> None:
        upgrade(db)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        storage.now(cut_off)
    left = storage.now(tables)
    storage.now(upgrade)

    assert set() == left
    assert storage.now(is_current)


@pytest.fixture
def at_0005(postgresql: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of a release before, which is in use; a migration that gives way soon."""
    monkeypatch.setattr(migrate, "IN_USE", 50)
    url = postgresql()
    storage = Storage(url, threads=0)
    storage.now(upgrade, "0005")
    storage.now(lambda db: db.execute(insert(people), [{"chat_id": 7, "seen_at": 0.0}]))
    storage.engine.dispose()
    return url


IN_USE = ["people", "inbox", "outbox", "mail_inbox"]


@pytest.mark.parametrize("table", IN_USE)
def test_a_migration_gives_way_to_whoever_uses_a_table(at_0005: str, table: str) -> None:
    """While it rests it keeps nothing: whoever works goes on with any other table; then it is done."""
    migrating, working = Storage(at_0005, threads=0), Storage(at_0005, threads=0)
    rests = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            for each in IN_USE:
                work.execute(text(f"LOCK TABLE {each} IN ROW EXCLUSIVE MODE"))
            work.commit()

    with working.engine.connect() as work:
        work.execute(text("SET lock_timeout = '5s'"))
        work.execute(text(f"LOCK TABLE {table} IN ROW EXCLUSIVE MODE"))
        migrating.now(upgrade, rest=rest)

    assert [migrate.PAUSE] * 2 == rests
    assert [] == migrating.now(differences)


@pytest.mark.parametrize("first", ["inbox", "mail_inbox"])
def test_a_migration_and_hearing_do_not_wait_for_each_other(
    at_0005: str, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """Who hears has an update, or a mail, and goes on to people and to what is sent; the migration has none of that
    while it waits for the first."""
    monkeypatch.setattr(migrate, "IN_USE", 30_000)
    migrating, hearing = Storage(at_0005, threads=0), Storage(at_0005, threads=0)
    rests: list[float] = []

    with ThreadPoolExecutor(1) as pool:
        with hearing.engine.begin() as work:
            work.execute(text(f"LOCK TABLE {first} IN ROW EXCLUSIVE MODE"))
            other = pool.submit(migrating.now, upgrade, rest=rests.append)
            wait([other], 0.5)  # it waits for that, or has not begun
            for each in ("people", "outbox"):
                work.execute(text(f"LOCK TABLE {each} IN ROW EXCLUSIVE MODE"))
        other.result()

    assert [] == rests
    assert [] == migrating.now(differences)


def test_a_table_that_stays_locked_ends_the_migration(at_0005: str) -> None:
    """After all its tries, and nothing of it is done."""
    migrating, working = Storage(at_0005, threads=0), Storage(at_0005, threads=0)
    rests: list[float] = []

    with working.engine.connect() as work:
        work.execute(text("LOCK TABLE outbox IN ROW EXCLUSIVE MODE"))
        with pytest.raises(DBAPIError) as failed:
            migrating.now(upgrade, rest=rests.append)
    stood = migrating.now(revision_of)

    assert is_in_the_way(failed.value)
    assert ("0005", migrate.TRIES - 1) == (stood, len(rests))


def test_only_a_migration_waits_for_tables(at_0005: str) -> None:
    """A replica that starts beside others and has nothing to migrate locks none."""
    first, working = Storage(at_0005, threads=0), Storage(at_0005, threads=0)
    first.now(upgrade)
    rests: list[float] = []

    with working.engine.connect() as work:
        work.execute(text("LOCK TABLE inbox IN ROW EXCLUSIVE MODE"))
        first.now(upgrade, rest=rests.append)

    assert [] == rests


def test_what_follows_a_migration_waits_as_it_did_before(at_0005: str) -> None:
    """A restore goes on in its transaction."""
    storage = Storage(at_0005, threads=0)

    def goes_on(db: Connection) -> str:
        db.execute(text("SET LOCAL lock_timeout = '7s'"))
        upgrade(db)
        return str(db.execute(text("SHOW lock_timeout")).scalar_one())

    assert "7s" == storage.now(goes_on)


def test_a_replica_waits_for_another_that_migrates(at_0005: str) -> None:
    """For longer than a statement, or a lock, may take: a migration of many rows is no reason to fail."""
    migrating, waiting = Storage(at_0005, threads=0), Storage(at_0005, threads=0)

    def hurried(db: Connection) -> bool:
        db.execute(text("SET LOCAL statement_timeout = '50ms'"))
        db.execute(text("SET LOCAL lock_timeout = '50ms'"))
        upgrade(db)
        return is_current(db)

    with ThreadPoolExecutor(1) as pool:
        with migrating.engine.begin() as db:
            upgrade(db)
            other = pool.submit(waiting.now, hurried)
            wait([other], 0.3)  # it waits for the first, or has failed
        assert other.result()


def test_confidential_columns_are_bytes() -> None:
    """Whatever is called sealed is binary in every table: it cannot hold plain text by accident."""
    kinds = {
        type(column.type).__name__
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name.endswith("_sealed")
    }

    assert {"LargeBinary"} == kinds


def test_nothing_is_current_before_the_first_migration(empty: str) -> None:
    """`privacy-bot check` can tell a database that was never migrated."""
    storage = Storage(empty, threads=1)

    storage.now(lambda db: db.execute(text("SELECT 1")))

    assert not storage.now(is_current)


def revision_of(db: Connection) -> str | None:
    return MigrationContext.configure(db).get_current_revision()


def migrations() -> list[Path]:
    return sorted((Path(__file__).parents[3] / "bot/storage/migrations/versions").glob("[0-9]*.py"))
