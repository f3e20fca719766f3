"""The sweep takes its time: however much is over, nobody waits for it, and a kill leaves nothing half done."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, Table, func, insert, select

from bot.ops.sweep import ROWS, TICKETS, sweep, sweep_all
from bot.storage.crypto import KeyRing
from bot.storage.database import BREATH, Storage
from bot.storage.tables import files, inbox, left_drafts
from bot.tickets.retention import DETAILS, VERIFY_WITHIN
from tests.chat import Clock
from tests.office import Office

MUCH = 2 * ROWS + 1
FILES = 11
HALF = 2 * 2**20
"""Bytes of a file of which two go at once."""


def much(db: Connection) -> None:
    """More than goes at once: of small rows, of large ones, and of those with two columns as their key."""
    old = {"raw_sealed": None, "received_at": 0.0, "due_at": 0.0, "state": "done"}
    db.execute(insert(inbox), [old | {"update_id": n, "chat_id": 1} for n in range(MUCH)])
    left = {"flow": "contact", "answers_sealed": b"x", "waiting": "reach", "left_at": 0.0}
    db.execute(insert(left_drafts), [left | {"chat_id": n} for n in range(ROWS + 1)])
    file = {
        "kind": "pdf",
        "name_sealed": b"",
        "content_sealed": bytes(HALF),
        "size": HALF,
        "received_at": 0.0,
    }
    db.execute(
        insert(files), [file | {"id": f"f{n}", "unique_id": f"u{n}", "chat_id": n} for n in range(FILES)]
    )


def rows(db: Connection, table: Table) -> int:
    return int(db.execute(select(func.count()).select_from(table)).scalar_one())


def nothing(*_: Any) -> bool:
    return False


async def no_rest(_: float) -> None:
    """It is not waited for in a test."""


async def test_all_that_is_over_goes_by_parts(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """No transaction takes more than its part; all of them together leave nothing; a dry run has counted it."""
    await storage.run(much)
    whole = await storage.run(lambda db: sweep(db, clock, keys=keys, dry_run=True))
    part = await storage.run(lambda db: sweep(db, clock, keys=keys))

    rest = await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=no_rest)

    expected = {"ids": MUCH, "left": ROWS + 1, "loose": FILES}
    assert expected == {name: count for name, count in whole.items() if count}
    assert {"ids": ROWS, "left": ROWS, "loose": 2} == {name: n for name, n in part.items() if n}
    assert whole == {name: part[name] + rest[name] for name in whole}
    assert [0, 0, 0] == [await storage.run(rows, each) for each in (inbox, left_drafts, files)]


async def test_sqlite_has_a_rest_between_two_parts(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Who waits for its one writer, in another process, gets it; where nothing more is over there is no rest."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=rest)
    idle = list(rests)
    await storage.run(much)
    await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=rest)

    assert [] == idle
    assert [BREATH if storage.is_sqlite else 0.0] * (3 + 2 + 6) == rests


async def test_a_sweep_that_is_killed_goes_on_with_the_next(sqlite: str, keys: KeyRing, clock: Clock) -> None:
    """What was done is done, and the rest is still there."""
    storage = Storage(sqlite)
    await storage.run(much)

    async def killed(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=killed)
    between = [await storage.run(rows, each) for each in (left_drafts, inbox)]
    await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=no_rest)
    after = [await storage.run(rows, each) for each in (left_drafts, inbox)]
    await storage.close()

    assert ([1, MUCH], [0, 0]) == (between, after)


async def test_tickets_go_by_parts_too(either_office: Office, storage: Storage, clock: Clock) -> None:
    """More requests than one transaction closes, or has its details removed from: all of them are done."""
    office = either_office
    for _ in range(TICKETS + 1):
        office.files(verified=False)
    close, shred = office.workflow.close_unverified, office.tickets.shred

    async def swept() -> dict[str, int]:
        return await sweep_all(storage, clock, close, shred, keys=office.keys, rest=no_rest)

    clock.passes(VERIFY_WITHIN + 1)
    closed = await swept()
    clock.passes(DETAILS + 1)

    assert TICKETS + 1 == closed["unverified"]
    assert TICKETS + 1 == (await swept())["details"]


async def test_every_kind_goes_by_parts(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """What a dry run counts is what is removed: no kind is left out of either."""
    counted = await storage.run(lambda db: sweep(db, clock, keys=keys, dry_run=True))
    swept = await sweep_all(storage, clock, nothing, nothing, keys=keys, rest=no_rest)

    assert set(counted) == set(swept)
