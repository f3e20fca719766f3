"""Health: whether this process gets on, told in time and truly; what is not its own fault is an alert."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from bot.identity.limits import PASSED_ON
from bot.ops.health import (
    FEW,
    IN_VAIN,
    LEFT,
    POLL_AGE,
    REMEMBERED,
    SILENT,
    Health,
    Progress,
    measure,
)
from bot.ops.sweep import sweep
from bot.queue.delivery import Deliveries
from bot.queue.inbox import RETRY, Inbox
from bot.queue.outbox import Envelope, Outbox
from bot.staff.mail_inbox import LARGEST
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.tickets.inspection import MOST_BYTES
from flows.lines import Reply, line
from tests.chat import Clock

SOON = 0.3
"""Seconds in which health answers here, where a test waits for the answer of a database that gives none."""
WELL = Progress(0.0, 0.0, 0.0, 0, 0, 0, 0, 0)


@pytest.fixture
def monotonic() -> Clock:
    """The clock of this process, apart from that of the rows."""
    return Clock()


@pytest.fixture
def health(storage: Storage, clock: Clock, keys: KeyRing, monotonic: Clock) -> Health:
    return Health(storage, clock, lambda now: now, keys, monotonic)


@pytest.fixture
async def on_sqlite(
    sqlite: str, clock: Clock, keys: KeyRing, monotonic: Clock
) -> AsyncIterator[tuple[Health, Storage]]:
    storage = Storage(sqlite)
    yield Health(storage, clock, lambda now: now, keys, monotonic), storage
    await storage.close()


@pytest.fixture
def hurried(
    on_sqlite: tuple[Health, Storage], clock: Clock, keys: KeyRing, monotonic: Clock
) -> tuple[Health, Storage]:
    """The same, which waits `SOON` for the database."""
    _, storage = on_sqlite
    return Health(storage, clock, lambda now: now, keys, monotonic, answer=SOON), storage


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"database": "locked"}, "database"),
        ({"poll_age": POLL_AGE}, "polling"),
        ({"trouble": "token"}, "token"),
        ({"trouble": "conflict"}, "conflict"),
        ({"replies_due": 1, "chats_in_vain": IN_VAIN}, "chats"),
        ({"letters_due": 1, "letters_in_vain": IN_VAIN}, "letters"),
        ({"update_left": LEFT, "heard_age": LEFT}, "worker"),
        ({"reply_left": LEFT, "sent_age": LEFT}, "sender"),
    ],
)
def test_what_makes_it_unready_has_a_name(changes: dict[str, Any], reason: str) -> None:
    """Each by itself is enough."""
    assert ((), (reason,)) == (WELL.unready, replace(WELL, **changes).unready)


@pytest.mark.parametrize(
    ("changes", "alert"),
    [
        ({"oldest_update": 3600.0, "updates_waiting": 100_000}, "backlog"),
        ({"oldest_reply": 3600.0, "replies_due": 1000}, "late replies"),
        ({"oldest_letter": 86400.0, "letters_due": 10}, "late letters"),
        ({"returned_letters": 1}, "returned letters"),
        ({"held_letters": 1}, "held letters"),
        ({"mailbox_trouble": "login"}, "mailbox"),
        ({"untrusted_mails": PASSED_ON}, "untrusted mails"),
        ({"mails_unanswered": 1}, "untrusted mails"),
        ({"given_up": 1}, "given up"),
        ({"clock_doubted": 1}, "clock"),
        ({"unopened": 1}, "unopened"),
        ({"waiting_for_key": 1}, "unopened"),
    ],
)
def test_what_another_replica_could_not_do_better_is_an_alert(changes: dict[str, Any], alert: str) -> None:
    """This process stays ready."""
    now = replace(WELL, **changes)

    assert ((), (alert,)) == (now.unready, now.alerts)


@pytest.mark.parametrize(
    "changes",
    [
        {"chats_in_vain": 3600.0},
        {"letters_in_vain": 3600.0},
        {"update_left": 3600.0, "heard_age": 1.0},
        {"reply_left": 3600.0, "sent_age": 1.0},
        {"heard_age": 86400.0, "sent_age": 86400.0},
        {"trouble": "network"},
    ],
)
def test_a_quiet_night_and_a_busy_day_are_no_trouble(changes: dict[str, Any]) -> None:
    """Nothing is due, or somebody is at it."""
    assert replace(WELL, **changes).healthy


LARGE = ("inbox", "outbox", "mail_inbox")
"""Tables with whole mails and letters in their rows, of all that came and went."""


def swept(db: Connection, clock: Clock, keys: KeyRing) -> None:
    sweep(db, clock, keys=keys, dry_run=True)
    sweep(db, clock, keys=keys)


@pytest.mark.parametrize("look", [measure, swept])
def test_no_look_reads_all_that_is_stored(
    sqlite: str, clock: Clock, keys: KeyRing, look: Callable[[Connection, Clock, KeyRing], Any]
) -> None:
    """Texts and letters lie there for weeks, and there is a look every few seconds: what is read of a table
    with them is what an index finds, and an index is read whole only where nothing but the index is read."""
    storage, said = Storage(sqlite, threads=0), list[tuple[str, Any]]()
    event.listen(
        storage.engine, "before_cursor_execute", lambda _, __, what, given, *___: said.append((what, given))
    )
    storage.now(look, clock, keys)
    looks = [each for each in said if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]

    steps = storage.now(
        lambda db: [
            row.detail
            for what, given in looks
            for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {what}", given)
        ]
    )
    storage.engine.dispose()

    read = re.compile(rf"(SCAN|SEARCH) ({'|'.join(LARGE)})\b")
    assert set(LARGE) == {found[2] for each in steps if (found := read.match(each))}
    assert [] == [
        each
        for each in steps
        if (found := read.match(each)) and found[1] == "SCAN" and "USING COVERING INDEX" not in each
    ]


async def gives_up_an_update(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """It fails at all its tries."""
    inbox = Inbox(keys, clock)
    await storage.run(inbox.store, [b'{"update_id": 1, "message": {"chat": {"id": 7}}}'])
    for _ in range(RETRY.attempts or 0):
        [claimed] = await storage.run(inbox.claim)
        await storage.run(inbox.failed, claimed, ValueError())
        clock.passes(700)


async def test_what_was_given_up_within_a_day_is_counted(
    storage: Storage, clock: Clock, keys: KeyRing
) -> None:
    """An update that could not be handled; tomorrow it is told no more, for somebody has looked."""
    await gives_up_an_update(storage, keys, clock)
    today = await storage.run(measure, clock, keys)
    clock.passes(86400)
    tomorrow = await storage.run(measure, clock, keys)

    assert (1, 0) == (today.given_up, tomorrow.given_up)


async def test_what_nothing_could_follow_from_is_counted_for_a_day(
    storage: Storage, clock: Clock, keys: KeyRing
) -> None:
    """A reply went out, and what should have followed failed: somebody is to look why."""
    await storage.run(Outbox(keys, clock).reply, "r1", 7, Reply((line("sorry-dead"),)))
    deliveries = Deliveries(keys, {}, clock)
    [item] = await storage.run(deliveries.claim, "chat")
    await storage.run(partial(deliveries.sent, item=item, unfollowed="LookupError"))

    today = await storage.run(measure, clock, keys)
    clock.passes(86400)
    tomorrow = await storage.run(measure, clock, keys)

    assert (1, 0) == (today.given_up, tomorrow.given_up)


async def test_what_was_given_up_while_the_clock_was_ahead_is_no_alert_for_as_long(
    storage: Storage, clock: Clock, keys: KeyRing
) -> None:
    """It is one until the clock is right again, and what is dead is counted as such beside it."""
    clock.passes(365 * 86400)
    await gives_up_an_update(storage, keys, clock)
    ahead = await storage.run(measure, clock, keys)
    clock.passes(-364 * 86400)
    right = await storage.run(measure, clock, keys)

    assert ((1, 1), (0, 1)) == tuple((each.given_up, each.dead_updates) for each in (ahead, right))


async def test_a_database_that_works_is_no_trouble(health: Health) -> None:
    """On both engines."""
    assert "" == (await health.progress()).database


async def test_a_lock_held_by_somebody_else_is_told_in_time(
    hurried: tuple[Health, Storage], sqlite: str, monotonic: Clock
) -> None:
    """Whoever asks is answered, whatever the database does; when it answers again, it is ready again."""
    health, storage = hurried
    await looks(health)
    with closing(sqlite3.connect(sqlite.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(SOON + 0.5):
            soon = await health.progress()
        monotonic.passes(SILENT + 1)
        later = await health.progress()
        other.execute("ROLLBACK")
    await storage.run(lambda db: db.execute(text("SELECT 1")))

    assert ("", "silent") == (soon.database, later.database)
    assert "" == (await looks(health)).database


async def looks(health: Health) -> Progress:
    """How it gets on after a look that was waited for, however long the machine takes over it."""
    now = await health.progress()
    while health._looking is not None and not health._looking.done():
        await health._looking
        now = await health.progress()
    return now


async def test_a_thread_that_hangs_is_told(hurried: tuple[Health, Storage], monotonic: Clock) -> None:
    """Work that never ends keeps the storage from everything else."""
    health, storage = hurried
    gate = threading.Event()
    hanging = asyncio.create_task(storage.run(lambda _: gate.wait(30)))
    monotonic.passes(SILENT + 1)

    now = await health.progress()
    gate.set()
    await hanging

    assert ("silent", False) == (now.database, now.healthy)


async def test_a_file_that_was_removed_is_told(on_sqlite: tuple[Health, Storage], sqlite: str) -> None:
    """And what came in is not acknowledged."""
    health, _ = on_sqlite
    await health.progress()
    os.unlink(sqlite.removeprefix("sqlite:///"))

    now = await health.progress()

    assert ("gone", False) == (now.database, now.healthy)


async def test_a_database_that_may_only_be_read_is_told(on_sqlite: tuple[Health, Storage]) -> None:
    """Reading works, so only writing can tell."""
    health, storage = on_sqlite
    await storage.run(lambda db: db.execute(text("PRAGMA query_only = ON")))

    assert "read-only" == (await health.progress()).database


async def test_a_server_that_may_only_be_read_is_told(
    postgresql_url: str, clock: Clock, keys: KeyRing
) -> None:
    """The same of PostgreSQL, after a failover to a copy that nobody has promoted."""
    storage = Storage(postgresql_url, threads=1)
    health = Health(storage, clock, lambda now: now, keys)
    await storage.run(lambda db: db.execute(text("SET SESSION default_transaction_read_only = on")))
    now = await health.progress()
    await storage.close()

    assert "read-only" == now.database


async def test_a_disk_is_full_before_the_largest_file_has_no_room(
    on_sqlite: tuple[Health, Storage], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written to the log and to the database, and a mail as large may come with it."""
    health, _ = on_sqlite
    words = []
    for left in (2 * MOST_BYTES + LARGEST, 100 << 20):
        monkeypatch.setattr(Storage, "room", left)
        words.append((await health.progress()).database)

    assert ["full", ""] == words


async def test_what_other_work_suffered_counts_for_a_while(
    health: Health, storage: Storage, monotonic: Clock
) -> None:
    """A look may succeed where a larger write does not."""
    storage.trouble = "full", monotonic()
    now = await health.progress()
    monotonic.passes(REMEMBERED + 1)

    assert ("full", "") == (now.database, (await health.progress()).database)


async def test_a_server_that_is_back_is_no_trouble_any_more(
    health: Health, storage: Storage, monotonic: Clock
) -> None:
    """Its connections were cut; what was written since has arrived."""
    storage.trouble = "away", monotonic()
    monotonic.passes(1)

    assert "" == (await health.progress()).database


def _update(n: int, chat: int) -> bytes:
    return json.dumps({"update_id": n, "message": {"chat": {"id": chat}, "text": "x"}}).encode()


async def test_what_lies_free_is_measured_at_the_head_of_its_lane(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Behind one that is in hand, or that failed and waits for its next try, nothing lies free."""
    box = Inbox(keys, clock)

    def look(db: Connection) -> Progress:
        return measure(db, clock, keys)

    await storage.run(box.store, [_update(1, 7), _update(2, 7), _update(3, 8)])
    clock.passes(50)
    free = await storage.run(look)
    for claimed in await storage.run(box.claim):
        await storage.run(box.failed, claimed, OSError()) if claimed.chat_id == 7 else None
    in_hand = await storage.run(look)

    assert (50.0, 50.0, 3) == (free.update_left, free.oldest_update, free.updates_waiting)
    assert (0.0, 50.0, 3) == (in_hand.update_left, in_hand.oldest_update, in_hand.updates_waiting)


async def test_what_waits_for_a_key_is_an_alert_and_no_fault_of_this_process(
    storage: Storage, keys: KeyRing, keys_text: str, clock: Clock, monotonic: Clock
) -> None:
    """Whoever lacks the key leaves it alone, and is ready all the same; whoever has it and takes nothing is not."""
    newer = KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}")
    await storage.run(Inbox(newer, clock).store, [_update(1, 7)])
    await storage.run(Outbox(newer, clock).reply, "r", 7, Reply((line("sorry-dead"),)))
    clock.passes(LEFT)

    looks = [
        await Health(
            storage, clock, partial(replace, heard_age=LEFT, sent_age=LEFT), each, monotonic
        ).progress()
        for each in (keys, newer)
    ]

    assert [(), ("worker", "sender")] == [each.unready for each in looks]
    assert [2, 0] == [each.waiting_for_key for each in looks]
    assert ["unopened" in each.alerts for each in looks] == [True, False]


async def test_of_each_queue_what_has_waited_longest_is_asked_for_its_key(
    storage: Storage, keys: KeyRing, keys_text: str, clock: Clock
) -> None:
    """A crowd before another queue, or behind it, hides nothing; nor is it read as a whole for that."""
    newer = KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}")
    for n in range(FEW):
        letter = Envelope(f"l{n}", "request", "malee@mail.example", b"x")
        await storage.run(Outbox(keys, clock).letter, letter)
    await storage.run(Inbox(newer, clock).store, [_update(1, 1)])
    await storage.run(Outbox(newer, clock).reply, "r", 1, Reply((line("sorry-dead"),)))
    found = [await storage.run(measure, clock, keys)]
    for first, ring in ((2, keys), (FEW + 2, newer)):
        clock.passes(1)
        crowd = [_update(n, n) for n in range(first, first + FEW)]
        await storage.run(Inbox(ring, clock).store, crowd)
        found.append(await storage.run(measure, clock, keys))

    assert [2, 2, 2] == [each.waiting_for_key for each in found]
    assert [1, FEW + 1, 2 * FEW + 1] == [each.updates_waiting for each in found]
