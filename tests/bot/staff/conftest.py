"""The mailroom, for what comes in."""

import pytest

from bot.storage.crypto import KeyRing
from tests.chat import Clock
from tests.mailroom import Mailroom


@pytest.fixture
def room(sqlite: str, keys: KeyRing, clock: Clock) -> Mailroom:
    return Mailroom(sqlite, keys, clock)
