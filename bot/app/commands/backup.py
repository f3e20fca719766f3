"""privacy-bot backup, restore: the whole database in a file, and out of it again."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Annotated, BinaryIO, NoReturn, TypeVar

import typer
from rich.console import Console

from bot.app.commands import database_of, strangers
from bot.ops.backup import Refused, back_up, restore
from bot.ops.config import DatabaseConfig
from bot.storage.archive import Archive, Unusable
from bot.storage.database import Storage
from bot.storage.trouble import is_trouble, line_for

T = TypeVar("T")

PART = ".privacy-bot.part"
"""How the name of a backup ends that is being written."""

out, err = Console(), Console(stderr=True)


def backup_now(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to; - is standard output.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it exists.")] = False,
) -> None:
    """Write the whole database into a file, also while the bot runs.  It is of no use without SECRET_KEYS."""
    config = database_of(context)
    to_output = str(file) == "-"
    if to_output and sys.stdout.isatty():
        _refuse("a backup is not for a terminal", 2)
    if file.exists() and not force and not to_output:
        _refuse(f"{file} exists; --force overwrites it", 2)

    def write(storage: Storage) -> tuple[int, int]:
        with _output() if to_output else _new_file(file) as target:
            written = back_up(storage, config.secret_keys, target, time.time)
        return written.rows, written.foreign

    try:
        rows, foreign = _with_storage(config, "writing", write)
    except OSError as error:
        _refuse(f"{file}: {error.strerror or error}", 1)
    _tell(err if to_output else out, f"{rows} rows are in the backup.  It can be read with SECRET_KEYS only: "
          "keep those in another place.")  # fmt: skip
    if foreign:
        _refuse(
            f"{foreign} values are sealed with keys that are not in SECRET_KEYS: nobody could read them", 1
        )


def restore_now(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `backup` wrote.")],
) -> None:
    """Fill an empty database from a backup.  What was still to be sent is held until somebody releases it."""
    config = database_of(context)
    try:
        with file.open("rb") as source:
            kept = Archive(source, config.secret_keys)
            done = _with_storage(config, "restoring", lambda storage: restore(storage, kept, time.time))
    except Unusable as reason:
        _refuse(f"{file}: {reason}", 1)
    except OSError as error:
        _refuse(f"{file}: {error.strerror or error}", 1)
    made = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(kept.head.at))
    _tell(out, f"{done.rows} rows are restored, as they were on {made}.")
    if done.replies or done.letters:
        _tell(out, f"{done.letters} letters and {done.replies} replies are held, for they may have gone out since: "
              "see `privacy-bot letters list`, then release or drop them.")  # fmt: skip
    if done.updates:
        _tell(out, f"{done.updates} updates of the last day will be handled at the start.")
    if done.old_updates:
        _tell(out, f"{done.old_updates} older updates are set aside as dead: see `privacy-bot updates list`.")
    if done.ended:
        _tell(out, f"{done.ended} codes, proofs and sessions are over.")


def _with_storage(config: DatabaseConfig, doing: str, work: Callable[[Storage], T]) -> T:
    """What it returns.  Exits with one line where it is refused or the database fails.  Raises OSError."""
    storage = Storage(config.database_url, threads=0)
    try:
        with err.status(doing):
            return work(storage)
    except Refused as reason:
        _refuse(f"DATABASE_URL: {reason}", 1)
    except Exception as error:
        if isinstance(error, OSError) or not is_trouble(error):
            raise
        _refuse(f"DATABASE_URL: {line_for(error)}", 1)
    finally:
        asyncio.run(storage.close())


@contextmanager
def _output() -> Iterator[BinaryIO]:
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def _new_file(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its place when it is whole and on the disk, for its user alone.  Until then what was there
    stays, and where it fails nothing is left, but for what was killed: the next one here removes that.  Another that
    is written to the same name meanwhile has a part of its own: the one that is whole last stands there."""
    _sweep(file.parent)
    descriptor, part = _new_part(file)
    try:
        with os.fdopen(descriptor, "wb") as target:
            yield target
            target.flush()
            os.fsync(descriptor)
            part.replace(file)  # while it has its lock
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _new_part(file: Path) -> tuple[int, Path]:
    """A file to be written, with a lock on it for as long as that takes, by which it is known that somebody does."""
    while True:
        descriptor, name = mkstemp(prefix=f"{file.name}.", suffix=PART, dir=file.parent)
        with suppress(OSError):  # a file system without locks: nobody removes anything there
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)  # it was swept before it had its lock


def _sweep(folder: Path) -> None:
    """Remove what backups left that were killed: it is as large as the database, and nobody's."""
    for part in folder.glob(f"*{PART}"):
        with suppress(OSError), part.open("rb") as left:  # somebody is writing it, or it is not ours
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()


def _tell(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)


def _refuse(line: str, code: int) -> NoReturn:
    err.print(strangers(line), style="red", highlight=False, soft_wrap=True)
    raise typer.Exit(code)
