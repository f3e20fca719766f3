"""An office on SQLite, and one on each engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.storage.crypto import KeyRing
from tests.chat import Clock
from tests.office import Office


@pytest.fixture
def office(sqlite: str, keys: KeyRing, clock: Clock) -> Iterator[Office]:
    """The office on SQLite."""
    opened = Office(sqlite, keys, clock)
    yield opened
    opened.storage.engine.dispose()


@pytest.fixture
def either_office(database: str, keys: KeyRing, clock: Clock) -> Iterator[Office]:
    """The office, once on each engine."""
    opened = Office(database, keys, clock)
    yield opened
    opened.storage.engine.dispose()
