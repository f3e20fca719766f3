"""Sealed columns as the database sees them: it finds what waits for a key, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select

from bot.ops.health import measure
from bot.queue.delivery import Deliveries
from bot.queue.outbox import LETTER, Envelope, Outbox
from bot.queue.sender import LINES
from bot.staff.mail_inbox import MailInbox
from bot.storage.crypto import KeyRing, UnknownKey, Unopenable
from bot.storage.database import Storage
from bot.storage.sealed import lacks_key
from bot.storage.tables import HEAD, people
from tests.chat import Clock

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


def claims(db: Connection, keys: KeyRing, clock: Clock) -> None:
    for each in LINES:
        Deliveries(keys, {}, clock).claim(db, LETTER, line=each)


def looks_at_mails(db: Connection, keys: KeyRing, clock: Clock) -> None:
    MailInbox(keys, clock, lambda _: None).waiting(db)


LOOKS: dict[str, Callable[[Connection, KeyRing, Clock], object]] = {
    "letters": claims,
    "mails": looks_at_mails,
    "health": lambda db, keys, clock: measure(db, clock, keys),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_no_look_for_work_reads_what_waits(
    sqlite: str, keys: KeyRing, clock: Clock, look: Callable[[Connection, KeyRing, Clock], object]
) -> None:
    """SQLite reads all of a value to tell how it begins.  Of letters and mails of many megabytes each that is asked in
    an index, by whoever looks for something to do, or everybody who writes would wait for it."""
    storage, read = Storage(sqlite, threads=0), list[int]()

    @event.listens_for(storage.engine, "connect")
    def _watched(connection: Any, _: Any) -> None:
        def substr(value: bytes | None, start: int, length: int) -> bytes | None:
            read.append(len(value or b""))
            return None if value is None else value[start - 1 : start - 1 + length]

        connection.create_function("substr", 3, substr, deterministic=True)

    with storage.engine.begin() as db:
        Outbox(keys, clock).letter(db, Envelope("m:1", "request", "team@company.example", bytes(9_999)))
        MailInbox(keys, clock, lambda _: None).store(db, bytes(9_999))
    read.clear()
    with storage.engine.begin() as db:
        look(db, KeyRing.parse(AWAY), clock)  # else it would be taken, and what is taken is read
    storage.engine.dispose()

    assert [] != read
    assert max(read) <= HEAD
