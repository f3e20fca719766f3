"""What an operator does, by command; bot/app/cli.py puts the commands together and reads the environment.

What takes long to import (the answers, Telegram, numpy) is imported inside the command that needs it, so that
the others answer at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

import typer
from rich.console import Console
from sqlalchemy import Connection

from bot.ops.config import Config, Misconfigured
from bot.storage.database import Storage

T = TypeVar("T")


def config_of(context: typer.Context) -> Config:
    """The configuration of the environment that the command line was started in; exits with code 2 and one
    line for each bad variable."""
    environment: Mapping[str, str] = context.obj
    try:
        return Config.read(environment)
    except Misconfigured as wrong:
        for problem in wrong.problems:
            Console(stderr=True).print(problem, markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None


def in_database(config: Config, work: Callable[[Connection], T]) -> T:
    """What a piece of work finds; a database that nobody has migrated yet is migrated first."""
    from bot.storage.migrate import upgrade

    storage = Storage(config.database_url)
    try:
        storage.now(upgrade)
        return storage.now(work)
    finally:
        asyncio.run(storage.close())
