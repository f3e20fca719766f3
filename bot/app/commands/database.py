"""The database for one command: brought up to date, used, and closed again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from bot.ops.config import Config
from bot.storage.database import Storage
from bot.storage.migrate import upgrade

T = TypeVar("T")


def in_database(config: Config, work: Callable[[Connection], T]) -> T:
    """What a piece of work finds; a database that nobody has migrated yet is migrated first."""
    storage = Storage(config.database_url)
    try:
        storage.now(upgrade)
        return storage.now(work)
    finally:
        asyncio.run(storage.close())
