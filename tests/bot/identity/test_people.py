"""The people in the chats: what is remembered of them."""

from __future__ import annotations

from bot.identity.people import People
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from tests.chat import Clock

MALEE = 6_001_001


async def test_who_has_a_new_name_is_called_by_it_at_once(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """In what they do now, and by whoever looks it up."""
    met = People(keys, clock)
    await storage.run(met.meet, MALEE, "มาลี ใจดี", "th")

    renamed = await storage.run(met.meet, MALEE, "มาลี มีสุข", "th")
    found = await storage.run(met.find, MALEE)

    assert "มาลี มีสุข" == renamed.name
    assert found is not None
    assert "มาลี มีสุข" == found.name
