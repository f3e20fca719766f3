"""Sealed columns as the database sees them: it finds what waits for a key, and nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from bot.storage.crypto import KeyRing, UnknownKey, Unopenable
from bot.storage.database import Storage
from bot.storage.sealed import lacks_key
from bot.storage.tables import people

OURS, AWAY, GONE = (KeyRing.new(name) for name in ("ours", "away", "gone"))
RING = f"{OURS},gone:lost"
WHERE = "people.name:1"


def values() -> dict[str, bytes | None]:
    """A value of every kind, by what is done with it."""
    whole = KeyRing.parse(OURS).seal(WHERE, "มาลี")
    away = KeyRing.parse(AWAY).seal(WHERE, "มาลี")
    return {
        "none": None,
        "opens": whole,
        "moved": KeyRing.parse(OURS).seal("people.name:2", "มาลี"),
        "altered": whole[:-1] + bytes([whole[-1] ^ 1]),
        "lost": KeyRing.parse(GONE).seal(WHERE, "มาลี"),
        "waits": away,
        "cut short": away[:33],
        "of a later form": b"\x02" + away[1:],
        "nonsense": b"nobody can open this",
        "empty": b"",
    }


def fate(keys: KeyRing, sealed: bytes | None) -> str:
    if sealed is None:
        return "none"
    try:
        keys.open(WHERE, sealed)
    except UnknownKey:
        return "waits"
    except Unopenable:
        return "shut"
    return "opens"


async def test_the_database_finds_what_would_wait_for_its_key(storage: Storage) -> None:
    """Of values of every kind those, and those alone, for which opening says so, on each engine."""
    keys, made = KeyRing.parse(RING), values()
    rows = [
        {"chat_id": n, "name_sealed": each, "language": "th", "seen_at": 0.0}
        for n, each in enumerate(made.values())
    ]
    await storage.run(lambda db: db.execute(insert(people), rows))

    found = await storage.run(
        lambda db: set(
            db.execute(select(people.c.chat_id).where(lacks_key(people.c.name_sealed, keys))).scalars()
        )
    )
    left = await storage.run(
        lambda db: set(
            db.execute(select(people.c.chat_id).where(~lacks_key(people.c.name_sealed, keys))).scalars()
        )
    )

    fates = [fate(keys, each) for each in made.values()]
    assert ["none", "opens", *["shut"] * 3, "waits", *["shut"] * 4] == fates
    assert {n for n, each in enumerate(fates) if each == "waits"} == found
    assert set(range(len(made))) - found == left


@pytest.mark.parametrize("called", ["gone", KeyRing.parse(GONE).sealing.hex()])
def test_a_key_that_is_lost_is_named_or_numbered(called: str) -> None:
    """What it sealed waits for nothing any more, whether an operator knows its name or what `keys list` shows."""
    sealed = KeyRing.parse(GONE).seal(WHERE, "x")

    assert ["waits", "shut"] == [
        fate(KeyRing.parse(each), sealed) for each in (OURS, f"{OURS},{called}:lost")
    ]


def test_no_key_is_both_there_and_lost() -> None:
    """Somebody has put it back and left the other entry: which of them is true must not be guessed."""
    with pytest.raises(ValueError, match="called lost"):
        KeyRing.parse(f"{OURS},ours:lost")
    with pytest.raises(ValueError, match="at least one key"):
        KeyRing.parse("gone:lost")
