"""Trouble with the database: named in a word, from what the drivers really raise."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.storage.database import Storage
from bot.storage.migrate import is_current, upgrade
from bot.storage.trouble import LINES, NewerDatabase, Vanished, is_passing, is_trouble, line_for, word_for


def fill(db: Connection) -> None:
    """Write something of some size."""
    db.execute(text("CREATE TABLE filled (x)"))
    db.execute(text("INSERT INTO filled VALUES (zeroblob(20000000))"))


async def failure(storage: Storage, work: Callable[[Connection], object]) -> Exception:
    """What a piece of work fails with."""
    try:
        await storage.run(work)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    finally:
        await storage.close()
    raise AssertionError("it did not fail")


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_a_lock_held_by_somebody_else(sqlite: str) -> None:
    """A backup, or a curious shell."""
    storage = Storage(sqlite)
    await storage.run(lambda db: db.execute(text("PRAGMA busy_timeout = 1")))
    with closing(sqlite3.connect(path_of(sqlite), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        error = await failure(storage, is_current)

    assert ("locked", True) == (word_for(error), is_passing(error))
    assert line_for(error).startswith(LINES["locked"])


async def test_a_disk_without_room(sqlite: str) -> None:
    """What the kernel refuses to write (here: files beyond a size) is told as it is."""
    storage = Storage(sqlite)
    await storage.run(is_current)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
    try:
        error = await failure(storage, fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert word_for(error) in ("full", "failing")


async def test_a_database_that_may_only_be_read(sqlite: str) -> None:
    """PRAGMA query_only stands for a file system that was mounted anew, read-only."""
    storage = Storage(sqlite)
    await storage.run(lambda db: db.execute(text("PRAGMA query_only = ON")))

    assert "read-only" == word_for(await failure(storage, fill))


@pytest.mark.parametrize("instead", [None, b"another file"])
async def test_a_file_that_was_removed_takes_nothing_more(sqlite: str, instead: bytes | None) -> None:
    """What is written into a removed file is gone after a restart, so it does not count as stored; nor is an empty
    database made in its place."""
    storage = Storage(sqlite)
    await storage.run(is_current)
    path_of(sqlite).unlink()
    if instead is not None:
        path_of(sqlite).write_bytes(instead)

    error = await failure(storage, is_current)

    assert (True, "gone") == (isinstance(error, Vanished), word_for(error))
    assert (instead is not None) == path_of(sqlite).exists()


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Said before anything is written into it."""
    (tmp_path / "bot.sqlite").write_bytes(b"my holiday pictures" * 100)

    assert "broken" == word_for(await failure(Storage(f"sqlite:///{tmp_path}/bot.sqlite"), is_current))


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "file").touch()

    assert "missing" == word_for(await failure(Storage(f"sqlite:///{tmp_path}/file/bot.sqlite"), is_current))


async def test_a_server_that_is_not_there() -> None:
    """Nobody listens on that port; the password is not repeated."""
    error = await failure(Storage("postgresql+psycopg://bot:canary@127.0.0.1:1/privacy"), is_current)

    assert "away" == word_for(error)
    assert "canary" not in line_for(error)


async def test_a_server_that_may_only_be_read(postgresql_url: str) -> None:
    """A replica of the database that nobody has promoted, as PostgreSQL says it."""

    def write(db: Connection) -> None:
        db.execute(text("SET TRANSACTION READ ONLY"))
        db.execute(text("DELETE FROM people"))

    assert "read-only" == word_for(await failure(Storage(postgresql_url), write))


@pytest.mark.parametrize("statement", ["SELECT nonsense", "INSERT INTO people (chat_id) VALUES (NULL)"])
async def test_a_fault_in_a_statement_is_no_trouble_of_the_database(storage: Storage, statement: str) -> None:
    """It is ours, and another statement fares better."""
    error = await failure(storage, lambda db: db.execute(text(statement)))

    assert ("", False) == (word_for(error), is_passing(error))


async def test_what_the_driver_refuses_to_send_is_no_trouble_of_the_database(postgresql_url: str) -> None:
    """PostgreSQL takes no NUL: the driver says so by itself, without a word of the server."""
    error = await failure(Storage(postgresql_url), lambda db: db.execute(text("SELECT :it"), {"it": "a\0b"}))

    assert ("", False) == (word_for(error), is_passing(error))


async def test_a_row_that_is_not_there_does_not_come_by_waiting(storage: Storage) -> None:
    """What finds less than it takes for granted finds no more later."""
    error = await failure(storage, lambda db: db.execute(text("SELECT 1 FROM people")).one())

    assert not is_passing(error)


async def test_work_that_others_are_in_the_way_of_may_succeed_later(postgresql_url: str) -> None:
    """A row that somebody has locked is free in a while."""

    def wait(db: Connection) -> None:
        db.execute(text("SET LOCAL lock_timeout = 1"))
        db.execute(text("LOCK TABLE people"))

    mine, other = Storage(postgresql_url), Storage(postgresql_url, threads=0)
    with other.engine.begin() as holder:
        holder.execute(text("LOCK TABLE people"))
        error = await failure(mine, wait)

    assert (is_passing(error), "") == (True, word_for(error))
    assert line_for(error).startswith(LINES["busy"])


@pytest.mark.parametrize("state", ["40P01", "57014"])
async def test_who_was_undone_or_took_too_long_has_a_line_and_no_word(
    postgresql_url: str, state: str
) -> None:
    """Two who wait for each other, and a statement that is ended: whoever starts reads a line; a service that works has
    no trouble with its database."""
    raising = f"DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '{state}'; END $$"

    error = await failure(Storage(postgresql_url), lambda db: db.execute(text(raising)))

    assert (True, "") == (is_trouble(error), word_for(error))
    assert f"{LINES['busy']} (in the way)" == line_for(error)


async def test_a_later_release_has_migrated_it(storage: Storage) -> None:
    """This release does not know what it would break."""
    await storage.run(lambda db: db.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(NewerDatabase):
        await storage.run(is_current)

    error = await failure(storage, upgrade)

    assert (True, "newer") == (isinstance(error, NewerDatabase), word_for(error))


async def test_what_is_kept_is_for_its_own_user_alone(tmp_path: Path) -> None:
    """The folder that we make, the file, and what SQLite lays beside it; also where they lay open before."""
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    for name in ("bot.sqlite", "bot.sqlite-wal"):
        (old / name).touch(mode=0o644)
        os.chmod(old / name, 0o644)

    modes = {}
    for folder in (tmp_path / "new", old):
        storage = Storage(f"sqlite:///{folder}/bot.sqlite")
        await storage.run(upgrade)
        modes[folder.name] = oct(folder.stat().st_mode & 0o777)
        modes |= {f"{folder.name}/{each.name}": oct(each.stat().st_mode & 0o777) for each in folder.iterdir()}
        await storage.close()

    assert ("0o700", "0o755") == (modes.pop("new"), modes.pop("old"))
    assert 6 == len(modes)
    assert {"0o600"} == set(modes.values())
