"""privacy-bot backup and restore, as an operator types them."""

from __future__ import annotations

import gzip
import stat
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner, Result

from bot.app.cli import app
from bot.app.commands.backup import _new_file
from bot.ops.lock import Lock
from bot.queue.outbox import Envelope, Outbox
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import outbox, people
from flows.lines import Reply, line
from tests.rows import all_rows


@pytest.fixture
def settings(sqlite: str, keys_text: str, keys: KeyRing) -> dict[str, str]:
    """What a backup needs: the database, with somebody in it to whom something was promised, and the keys."""
    storage, promised = Storage(sqlite, threads=0), Outbox(keys, time.time)
    with storage.engine.begin() as db:
        db.execute(insert(people).values(chat_id=7, seen_at=0.0))
        promised.reply(db, "reply", 7, Reply((line("menu"),)))
        promised.letter(db, Envelope("letter", "request", "a@mail.example", b"words"))
    storage.engine.dispose()
    return {"SECRET_KEYS": keys_text, "DATABASE_URL": sqlite}


@pytest.fixture
def elsewhere(settings: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The same keys, and a database that is not there yet."""
    return settings | {"DATABASE_URL": f"sqlite:///{tmp_path}/new/bot.sqlite"}


def does(settings: dict[str, str], *words: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in words], obj=settings)


def rows(settings: dict[str, str]) -> dict[str, int]:
    storage = Storage(settings["DATABASE_URL"], threads=0)
    found = storage.now(all_rows)
    storage.engine.dispose()
    return {name: len(each) for name, each in found.items() if each}


def test_what_is_backed_up_can_be_restored_with_two_settings(
    settings: dict[str, str], elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """Only the database and its keys are needed.  The file is its user's alone; what is held is told, and how to let
    it go."""
    file = tmp_path / "backup"
    made = does(settings, "backup", file)

    done = does(elsewhere, "restore", file)

    assert [0, 0] == [made.exit_code, done.exit_code]
    assert "3 rows are in the backup." in made.output
    assert "SECRET_KEYS only" in made.output
    assert (0o600, ["backup"]) == (
        stat.S_IMODE(file.stat().st_mode),
        [each.name for each in tmp_path.glob("backup*")],
    )
    assert {"people": 1, "outbox": 2} == rows(elsewhere)
    assert "3 rows are restored" in done.output
    assert "1 letters and 1 replies are held" in done.output
    assert "privacy-bot letters list" in done.output


def test_a_file_that_exists_is_left_alone(settings: dict[str, str], tmp_path: Path) -> None:
    """Unless the operator insists."""
    file = tmp_path / "backup"
    file.write_text("yesterday's", "utf-8")

    refused = does(settings, "backup", file)
    left = file.read_bytes()
    forced = does(settings, "backup", file, "--force")

    assert (2, b"yesterday's", 0) == (refused.exit_code, left, forced.exit_code)
    assert "--force" in refused.stderr
    assert gzip.decompress(file.read_bytes())


def test_a_backup_can_be_piped(settings: dict[str, str], elsewhere: dict[str, str], tmp_path: Path) -> None:
    """Into a program that encrypts it; then nothing else is on standard output."""
    made = does(settings, "backup", "-")
    file = tmp_path / "backup"
    file.write_bytes(made.stdout_bytes)

    assert 0 == does(elsewhere, "restore", file).exit_code
    assert "3 rows" in made.stderr


def test_two_backups_to_one_name_leave_one_that_is_whole(tmp_path: Path) -> None:
    """A timer and a hand at the same time: the one that fails takes nothing from the other."""
    file = tmp_path / "backup"
    with suppress(OSError), _new_file(file) as later:
        later.write(b"half")
        with _new_file(file) as first:
            first.write(b"whole")
        raise OSError("no space left on device")

    assert {file: b"whole"} == {each: each.read_bytes() for each in tmp_path.iterdir()}


def test_where_a_backup_fails_nothing_is_left_of_it(tmp_path: Path) -> None:
    """Neither a part of it, nor a hole where one of yesterday was."""
    file = tmp_path / "backup"
    file.write_text("yesterday's", "utf-8")

    def fails() -> None:
        with _new_file(file) as part:
            part.write(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fails()

    assert (["backup"], "yesterday's") == (
        [each.name for each in tmp_path.iterdir()],
        file.read_text("utf-8"),
    )


def test_what_goes_wrong_is_one_line(
    settings: dict[str, str], elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """No folder, nothing there, no database, another file, other keys, not empty, in use."""
    file, other = tmp_path / "backup", tmp_path / "other"
    does(settings, "backup", file)
    other.write_text("something", "utf-8")
    fresh = settings | {"DATABASE_URL": f"sqlite:///{tmp_path}/fresh.sqlite"}
    away = settings | {"DATABASE_URL": "postgresql://bot:secret@127.0.0.1:1/bot"}
    storage = Storage(elsewhere["DATABASE_URL"], threads=0)
    lock = Lock(storage)
    lock.take()

    said = [
        does(settings, "backup", tmp_path / "no" / "backup"),
        does(fresh, "backup", tmp_path / "made"),
        does(away, "backup", tmp_path / "made"),
        does(settings, "restore", other),
        does(elsewhere | {"SECRET_KEYS": KeyRing.new("other")}, "restore", file),
        does(settings, "restore", file),
        does(elsewhere, "restore", file),
    ]

    lock.release()
    storage.engine.dispose()
    expected = ["No such file", "nothing to back up", "does not answer", "no backup of privacy-bot",
                "lacks 1 of the 1 keys", "not empty (there are rows in", "stop it first"]  # fmt: skip
    assert [1] * 7 == [each.exit_code for each in said]
    assert [1] * 7 == [len(each.stderr.splitlines()) for each in said]
    assert [words for words, each in zip(expected, said, strict=True) if words not in each.stderr] == []
    assert "secret" not in "".join(each.stderr for each in said)
    assert [] == list(tmp_path.glob("made*.part"))


def test_what_a_killed_backup_left_is_removed_by_the_next(settings: dict[str, str], tmp_path: Path) -> None:
    """One that is being written stays, and so does what others call a part."""
    killed, theirs = tmp_path / "monday.x1y2z3.privacy-bot.part", tmp_path / "film.part"
    for each in (killed, theirs):
        each.write_bytes(b"half")

    with _new_file(tmp_path / "sunday") as target:
        target.write(b"being written")
        made = does(settings, "backup", tmp_path / "tuesday")
        left = sorted(each.name.partition(".")[0] for each in tmp_path.glob("*.part"))

    assert (0, ["film", "sunday"]) == (made.exit_code, left)
    assert (b"being written", True) == ((tmp_path / "sunday").read_bytes(), theirs.exists())


def test_a_backup_with_the_wrong_keys_is_told(settings: dict[str, str], tmp_path: Path) -> None:
    """It is there, and the exit code says that it will be of no use."""
    made = does(settings | {"SECRET_KEYS": KeyRing.new("other")}, "backup", tmp_path / "backup")

    assert 1 == made.exit_code
    assert "2 values are sealed with keys that are not in SECRET_KEYS" in made.stderr


def test_what_is_held_is_not_what_is_dead(
    settings: dict[str, str], elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """It has its words still, so that it can be released."""
    does(settings, "backup", tmp_path / "backup")
    does(elsewhere, "restore", tmp_path / "backup")

    storage = Storage(elsewhere["DATABASE_URL"], threads=0)
    with storage.engine.begin() as db:
        found = db.execute(outbox.select()).all()
    storage.engine.dispose()
    assert [("held", True, True)] * 2 == [
        (row.state, row.ambiguous, row.body_sealed is not None) for row in found
    ]
