"""What the queue's statements read: what is done stays for weeks, and something is asked for every message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert

from bot.queue.delivery import Deliveries, DeliveryError
from bot.queue.inbox import Inbox
from bot.queue.outbox import CHAT, LETTER, Envelope, Outbox
from bot.queue.sender import LINES
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import inbox, outbox
from flows.lines import Reply, line
from tests.bot.queue.test_inbox import message
from tests.chat import Clock

DONE = 4_000
"""Rows that are done: so many that PostgreSQL does not rather read all of them."""
OF_WHAT_WAITS = {"ix_inbox_new", "ix_inbox_turn", "ix_outbox_due", "ix_outbox_failed"}
"""Indexes in which nothing stands that is done: they may be read from one end to the other."""
SCAN = re.compile(r"SCAN (?:inbox|outbox)\w*(?: USING (?:COVERING )?INDEX (\w+))?")


@pytest.fixture
async def storage_of_weeks(storage: Storage, clock: Clock) -> Storage:
    """A database in which much was done."""
    at = {"due_at": clock(), "lease_until": 0.0}
    updates = [
        at | {"update_id": 10**6 + n, "chat_id": n, "received_at": clock(), "state": "done"}
        for n in range(DONE)
    ]
    replies = [
        at | {"effect_key": f"o{n}", "kind": CHAT, "lane": str(n), "created_at": clock(), "state": "sent"}
        for n in range(DONE)
    ]
    for table, rows in ((inbox, updates), (outbox, replies)):
        await storage.run(lambda db, into, what: db.execute(insert(into), what), table, rows)
        await storage.run(lambda db, of: db.exec_driver_sql(f"ANALYZE {of.name}"), table)
    return storage


@contextmanager
def planned(storage: Storage) -> Iterator[dict[str, str]]:
    """By statement that looks for updates: how it is done."""
    plans = dict[str, str]()

    def explain(db: Any, _: Any, what: str, given: Any, __: Any, ___: bool) -> None:
        if what.startswith("SELECT inbox."):
            asked = db.connection.cursor()
            asked.execute(
                f"{'EXPLAIN QUERY PLAN' if storage.is_sqlite else 'EXPLAIN (FORMAT JSON)'} {what}", given
            )
            plans[what] = json.dumps(asked.fetchall())
            asked.close()

    event.listen(storage.engine, "before_cursor_execute", explain)
    yield plans
    event.remove(storage.engine, "before_cursor_execute", explain)


@contextmanager
def explained(storage: Storage) -> Iterator[dict[str, list[str]]]:
    """By statement that reads or changes what is in a queue, those steps of it that read a whole table."""
    steps = dict[str, list[str]]()

    def explain(db: Any, _: Any, what: str, given: Any, __: Any, many: bool) -> None:
        if many or not re.match(r"SELECT .*\b(inbox|outbox)\b|UPDATE (inbox|outbox)\b", what, re.DOTALL):
            return
        asked = db.connection.cursor()
        if storage.is_sqlite:
            asked.execute(f"EXPLAIN QUERY PLAN {what}", given)
            found = list(_whole_in_sqlite(asked.fetchall()))
        else:
            asked.execute(f"EXPLAIN (FORMAT JSON) {what}", given)
            found = list(_whole_in_postgresql(asked.fetchone()[0][0]["Plan"]))
        asked.close()
        steps.setdefault(what, []).extend(found)

    event.listen(storage.engine, "before_cursor_execute", explain)
    yield steps
    event.remove(storage.engine, "before_cursor_execute", explain)


def _whole_in_sqlite(rows: list[Any]) -> Iterator[str]:
    for *_, step in rows:
        if (scan := SCAN.match(step)) and scan[1] not in OF_WHAT_WAITS:
            yield step


def _whole_in_postgresql(step: dict[str, Any]) -> Iterator[str]:
    reads = "Scan" in step["Node Type"] and step.get("Relation Name") in ("inbox", "outbox")
    if reads and "Index Cond" not in step and step.get("Index Name") not in OF_WHAT_WAITS:
        yield f"{step['Node Type']} {step['Relation Name']}"
    for each in step.get("Plans", ()):
        yield from _whole_in_postgresql(each)


async def test_nothing_that_is_asked_of_updates_reads_what_is_done(
    storage_of_weeks: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Neither keeping, taking, renewing, giving back nor noting them."""
    queue, run = Inbox(keys, clock), storage_of_weeks.run

    with explained(storage_of_weeks) as steps:
        await run(queue.store, [message(n, chat=n) for n in range(1, 5)])
        claimed = await run(queue.claim, oldest=True, token="heard", lost=["unheard", "either"])
        await run(queue.is_waiting)
        await run(queue.renew, claimed)
        await run(queue.let_go, claimed[:1])
        await run(queue.came_back, claimed[1], 1.0)
        await run(queue.failed, claimed[2], ValueError())
        await run(queue.done, claimed[3])

    assert [] == [(what, each) for what, found in steps.items() for each in found]
    assert len(steps) > 10


async def test_nothing_that_is_asked_of_what_goes_out_reads_what_has_gone(
    storage_of_weeks: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Neither promising, taking, renewing, giving back nor noting it."""
    promises, deliveries, run = Outbox(keys, clock), Deliveries(keys, {}, clock), storage_of_weeks.run
    unheard = ["unheard", "either"]

    with explained(storage_of_weeks) as steps:
        for n in range(3):
            await run(deliveries.lease_for, n, "token")
            await run(promises.say, n, {f"u{n}": Reply((line("sorry-dead"),))})
            await run(promises.letter, Envelope(f"l{n}", "receipt", "malee@example.com", b"words"))
        items = await run(deliveries.claim, CHAT, token="heard", lost=unheard)
        await run(deliveries.claim, CHAT, chat_id=8)
        for each in LINES:
            items += await run(deliveries.claim, LETTER, line=each, token="heard", lost=unheard)
        await run(deliveries.renew, items)
        await run(deliveries.let_go, items[:1])
        await run(deliveries.failed, items[1], DeliveryError("no"))
        await run(deliveries.sent, items[2])

    assert [] == [(what, each) for what, found in steps.items() for each in found]
    assert len(steps) > 10


def _forget_what_was_counted(db: Connection) -> None:
    db.exec_driver_sql("UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relname = 'inbox'")
    db.exec_driver_sql("DELETE FROM pg_statistic WHERE starelid = 'inbox'::regclass")


async def test_of_a_crowd_that_has_just_come_only_the_first_are_read(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A database that has not heard yet how many they are does not sort them all for those whose turn it is."""
    queue = Inbox(keys, clock)
    if not storage.is_sqlite:
        await storage.run(_forget_what_was_counted)
    for of_each in range(30):
        crowd = [message(of_each * 100 + chat, chat=chat) for chat in range(1, 101)]
        await storage.run(queue.store, crowd)

    with planned(storage) as plans:
        assert 8 == len(await storage.run(queue.claim, 8))

    (plan,) = (plan for what, plan in plans.items() if "ORDER BY inbox.behind" in what)
    assert "ix_inbox_turn" in plan
    assert "ORDER BY" not in plan
    assert '"Sort"' not in plan
