"""What an operator does, by command; bot/app/cli.py puts the commands together and reads the environment.

What takes long to import (the answers, Telegram, numpy) is imported inside the command that needs it, so that
the others answer at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from bot.ops.config import Config, DatabaseConfig, Misconfigured
from bot.storage.database import Storage
from bot.storage.trouble import NewerDatabase, is_trouble, line_for
from flows.text import visible

T = TypeVar("T")
C = TypeVar("C", bound=DatabaseConfig)


def strangers(text: str) -> Text:
    """Words of others, as they may stand on a terminal: no markup of rich's, and no control or invisible characters,
    with which somebody far away could colour, hide or turn round what an operator reads, or drive the terminal."""
    return Text(visible(text))


def strangers_line(text: str) -> Text:
    """The same on one line: nobody makes up a line of ours."""
    return strangers(in_a_line(text))


def in_a_line(text: str) -> str:
    """Without its ends of lines."""
    return " ".join(text.splitlines())


def config_of(context: typer.Context) -> Config:
    """The configuration of the environment that the command line was started in; exits with code 2 and one
    line for each bad variable."""
    return _configured(Config, context)


def database_of(context: typer.Context) -> DatabaseConfig:
    """The same where only the database and its keys are needed: at night, from a machine that never had the token."""
    return _configured(DatabaseConfig, context)


def _configured(kind: type[C], context: typer.Context) -> C:
    environment: Mapping[str, str] = context.obj
    try:
        return kind.read(environment)
    except Misconfigured as wrong:
        for problem in wrong.problems:
            Console(stderr=True).print(problem, markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None


def in_database(config: DatabaseConfig, work: Callable[[Connection], T]) -> T:
    """What a piece of work finds, in one transaction."""
    with opened(config) as storage:
        return storage.now(work)


@contextmanager
def opened(config: DatabaseConfig, *, new: bool = False) -> Iterator[Storage]:
    """The database as `run` or `migrate` has left it.  No other command brings it up to date: whoever only looks is to
    change nothing, and the release before would refuse it then, though somebody may want to go back to that.  `new`:
    one without tables of ours is given them.  Exits with one line where it cannot be used."""
    from bot.storage.migrate import is_current, revision_of, upgrade

    with connected(config) as storage:
        if not storage.look(is_current):
            if storage.look(revision_of) is not None:
                _refuse(
                    "it is of an earlier release; `privacy-bot migrate`, or `run`, brings it up to date", 2
                )
            if not new:
                _refuse("it has no tables of ours; `privacy-bot migrate`, or `run`, makes them", 2)
            storage.now(upgrade)
        yield storage


@contextmanager
def connected(config: DatabaseConfig) -> Iterator[Storage]:
    """The database, whatever stands in it.  Exits with one line where it cannot be used."""
    storage = Storage(config.database_url)
    try:
        yield storage
    except Exception as error:
        if not is_trouble(error):
            raise
        _refuse(line_for(error), 2 if isinstance(error, NewerDatabase) else 1)
    finally:
        asyncio.run(storage.close())


def _refuse(why: str, code: int) -> NoReturn:
    line = strangers_line(f"DATABASE_URL: {why}")
    Console(stderr=True).print(line, style="red", highlight=False, soft_wrap=True)
    raise typer.Exit(code) from None
