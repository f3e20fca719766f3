"""Transactions: work of many chats committed together, one that fails harms nobody."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
import weakref
from contextlib import suppress

import pytest
from sqlalchemy import Column, Connection, String, event, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.queue import delivery, inbox
from bot.storage.crypto import KeyRing
from bot.storage.database import TOGETHER, Storage
from bot.storage.jobs import LARGE, Closed, by_itself
from bot.storage.postgresql import STOPPED
from bot.storage.tables import METADATA, people
from bot.storage.trouble import Undone, is_passing
from tests.rows import fill


def meet(db: Connection, chat_id: int, *, fail: bool = False) -> int:
    db.execute(insert(people).values(chat_id=chat_id, seen_at=0.0))
    if fail:
        raise ValueError(f"chat {chat_id}")
    return chat_id


def known(db: Connection) -> list[int]:
    return list(db.execute(select(people.c.chat_id).order_by(people.c.chat_id)).scalars())


async def held(storage: Storage) -> threading.Event:
    """Every storage thread is kept busy, so that what is asked for next waits and is committed together."""
    gate, busy = threading.Event(), threading.Semaphore(0)

    def hold(_: Connection) -> None:
        busy.release()
        gate.wait(10)

    for _ in storage._threads:
        asyncio.ensure_future(storage.run(hold))  # noqa: RUF006 - it ends with the gate
        await asyncio.to_thread(busy.acquire)
    return gate


async def test_one_failing_member_of_a_group_harms_nobody(storage: Storage) -> None:
    """Of a group that is committed together, the one that fails is undone alone; its error is its caller's."""
    gate = await held(storage)
    works = [asyncio.ensure_future(storage.run(meet, n, fail=n == 5)) for n in range(10)]
    await asyncio.sleep(0)

    gate.set()
    results = await asyncio.gather(*works, return_exceptions=True)

    assert [n for n in range(10) if n != 5] == [each for each in results if isinstance(each, int)]
    assert "chat 5" == str(results[5])
    assert [n for n in range(10) if n != 5] == await storage.run(known)


async def test_one_that_fails_is_not_run_again_among_the_others(sqlite: str) -> None:
    """They are undone with it and run again once; it is run again alone, behind them."""
    storage, runs = Storage(sqlite), list[int]()

    def counted(db: Connection, chat_id: int) -> int:
        runs.append(chat_id)
        return meet(db, chat_id, fail=chat_id == 2)

    gate = await held(storage)
    works = [asyncio.ensure_future(storage.run(counted, n)) for n in range(5)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*works, return_exceptions=True)
    await storage.close()

    assert [0, 1, 2, 0, 1, 3, 4, 2] == runs


@pytest.mark.parametrize(
    "column",
    [
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, String) and column.type.length and not column.foreign_keys
    ],
    ids=str,
)
def test_what_is_longer_than_its_column_is_refused(sqlite: str, keys: KeyRing, column: Column[str]) -> None:
    """In the tests SQLite is as strict as PostgreSQL, however it is written: or only an operator would find it."""
    storage = Storage(sqlite, threads=0)
    storage.now(fill, keys)

    def write(db: Connection) -> None:
        long = "ก" * ((column.type.length or 0) + 1)
        db.execute(update(column.table).where(column.is_not(None)).values({column: long}))

    with pytest.raises(DBAPIError, match=str(column)):
        storage.now(write)
    storage.engine.dispose()


async def test_two_failing_members_each_report_their_own_error(storage: Storage) -> None:
    """A unique key broken by one work is not reported to another."""
    await storage.run(meet, 3)
    gate = await held(storage)
    works = [asyncio.ensure_future(storage.run(meet, n, fail=n == 1)) for n in range(5)]
    await asyncio.sleep(0)

    gate.set()
    results = await asyncio.gather(*works, return_exceptions=True)

    assert [0, "ValueError", 2, "IntegrityError", 4] == [
        each if isinstance(each, int) else type(each).__name__ for each in results
    ]


def leave_room(db: Connection, pages: int) -> None:
    """SQLite finds its disk full after so many more pages."""
    # The tables of the tests have triggers (conftest.py), under which a statement that fails is undone alone.
    db.execute(text("CREATE TABLE papers (chat_id INTEGER, content BLOB)"))
    count = db.execute(text("PRAGMA page_count")).scalar_one()
    db.execute(text(f"PRAGMA max_page_count = {count + pages}"))


def fill_up(db: Connection) -> None:
    db.execute(text("INSERT INTO papers VALUES (1, zeroblob(1000000))"))


async def test_nobody_is_told_of_a_commit_after_the_disk_was_full(sqlite: str) -> None:
    """SQLite undoes the whole transaction then: what stood in it before is done again, once, and so is what comes
    after; only what has no room fails."""
    storage = Storage(sqlite)
    await storage.run(leave_room, 8)
    gate = await held(storage)
    works = [storage.run(meet, 1), storage.run(meet, 2), storage.run(fill_up)]
    works += [storage.run(meet, 3, fail=True), storage.run(meet, 4)]
    waiting = [asyncio.ensure_future(each) for each in works]
    await asyncio.sleep(0)

    gate.set()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    found, trouble = await storage.run(known), storage.trouble[0]
    await storage.close()

    assert [1, 2, "OperationalError", "ValueError", 4] == [
        each if isinstance(each, int) else type(each).__name__ for each in results
    ]
    assert [1, 2, 4] == found
    assert "full" == trouble


async def test_work_that_passes_over_a_full_disk_is_undone_in_full(sqlite: str) -> None:
    """Nothing that it writes after SQLite has undone its transaction is kept by itself, and it is not done."""

    def goes_on(db: Connection) -> None:
        meet(db, 1)
        with contextlib.suppress(DBAPIError):
            fill_up(db)
        meet(db, 2)

    storage = Storage(sqlite)
    await storage.run(leave_room, 8)
    with pytest.raises(Undone):
        await storage.run(goes_on)
    found = await storage.run(known)
    await storage.close()

    assert [] == found


async def test_a_full_disk_has_its_word_also_under_a_savepoint(sqlite: str) -> None:
    """The savepoint is gone with the transaction; what is told is why, and not that."""

    def with_savepoint(db: Connection) -> None:
        with db.begin_nested():
            fill_up(db)

    storage = Storage(sqlite)
    await storage.run(leave_room, 8)
    with pytest.raises(Undone) as undone:
        await storage.run(with_savepoint)
    trouble = storage.trouble[0]
    await storage.close()

    assert ("full", True) == (trouble, is_passing(undone.value))


async def test_work_that_passes_over_an_error_of_postgresql_is_not_told_that_it_is_stored(
    postgresql_url: str,
) -> None:
    """A statement that failed spoils the transaction, and its commit undoes it without a word: those beside it are
    done again, and the work itself fails."""

    def goes_on(db: Connection) -> int:
        meet(db, 2)
        with contextlib.suppress(DBAPIError):
            meet(db, 2)
        return 2

    storage = Storage(postgresql_url, threads=1)
    gate = await held(storage)
    works = [storage.run(meet, 1), storage.run(goes_on), storage.run(meet, 3)]
    waiting = [asyncio.ensure_future(each) for each in works]
    await asyncio.sleep(0)

    gate.set()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    found = await storage.run(known)
    await storage.close()

    assert [1, "Undone", 3] == [each if isinstance(each, int) else type(each).__name__ for each in results]
    assert [1, 3] == found


async def test_a_lock_of_somebody_else_is_waited_for_no_longer_than_a_lease_lasts(
    postgresql_url: str,
) -> None:
    """Whoever was stopped in a transaction is outlasted; whoever waits has its own row locked, whose lease was renewed
    a third of its time ago, and must not have lost it by then.  A command has no lease, and waits."""

    def patience(db: Connection) -> str:
        return str(
            db.execute(text("SELECT extract(epoch FROM current_setting('lock_timeout')::interval)")).scalar()
        )

    storage = Storage(postgresql_url)
    working, command = float(await storage.run(patience)), float(storage.now(patience))
    await storage.close()

    assert STOPPED < working < min(inbox.LEASE, delivery.LEASE) * 2 / 3
    assert 0.0 == command


async def test_many_works_are_committed_in_groups(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred chats at once are all stored, in far fewer commits on SQLite."""
    monkeypatch.setattr("bot.storage.database.LONGEST", 3600.0)  # however busy the machine is
    gate = await held(storage)
    commits = []
    event.listen(storage.engine, "commit", lambda _: commits.append(1))
    works = [asyncio.ensure_future(storage.run(meet, n)) for n in range(200)]
    await asyncio.sleep(0)

    gate.set()
    await asyncio.gather(*works)

    assert list(range(200)) == await storage.run(known)
    if storage.is_sqlite:
        assert len(commits) <= 200 // TOGETHER + 3


async def test_what_turns_out_to_be_long_is_committed_by_itself_behind_those_who_wait(sqlite: str) -> None:
    """Two long works are asked for before a short one: that is done first, and each of the two keeps nobody waiting
    but who comes while it is done; also when the storage is closed meanwhile."""
    storage, order = Storage(sqlite), []
    gate = await held(storage)
    event.listen(storage.engine, "commit", lambda _: order.append("commit"))

    def long(db: Connection, chat_id: int) -> int:
        meet(db, chat_id)
        by_itself(db)
        order.append("long")
        return chat_id

    def short(db: Connection, chat_id: int) -> int:
        order.append("short")
        return meet(db, chat_id)

    works = [asyncio.ensure_future(storage.run(work, n)) for n, work in enumerate((long, long, short))]
    await asyncio.sleep(0)
    gate.set()
    await storage.close()

    assert [0, 1, 2] == [await each for each in works]
    assert ["commit", "short", "commit", "long", "commit", "long", "commit"] == order


async def test_what_is_small_goes_with_the_others(sqlite: str) -> None:
    """Nobody who sends a little photo stands behind, or keeps a turn from those who do."""
    storage, commits = Storage(sqlite), []
    gate = await held(storage)
    event.listen(storage.engine, "commit", commits.append)

    def small(db: Connection, chat_id: int) -> int:
        by_itself(db, LARGE - 1)
        return meet(db, chat_id)

    works = [asyncio.ensure_future(storage.run(small, n)) for n in range(3)]
    await asyncio.sleep(0)
    gate.set()
    done = [await each for each in works]
    await storage.close()

    assert [0, 1, 2] == done
    assert 2 == len(commits)  # what held it, and all three


async def test_what_a_failed_work_had_in_hand_goes_at_once(sqlite: str) -> None:
    """And not when somebody looks for what only circles keep: where a database is away, each try of a file would be
    kept until then."""
    storage, held = Storage(sqlite), []

    class File:
        """Some megabytes."""

    async def tries() -> None:
        file = File()
        held.append(weakref.ref(file))
        with suppress(ValueError):
            await storage.run(fails, file)

    def fails(_: Connection, file: File) -> None:
        raise ValueError

    gc.disable()
    try:
        await tries()
        await storage.run(meet, 1)  # the thread has gone on
        await asyncio.sleep(0)
        left = [each for each in held if each() is not None]
    finally:
        gc.enable()
    await storage.close()

    assert [] == left


async def test_what_fails_is_undone_in_full(storage: Storage) -> None:
    """Alone, too, a failure leaves nothing behind."""
    with pytest.raises(ValueError, match="chat 7"):
        await storage.run(meet, 7, fail=True)

    assert [] == await storage.run(known)


async def test_closing_finishes_what_waits(storage: Storage) -> None:
    """Work handed over before the close is committed."""
    work = asyncio.ensure_future(storage.run(meet, 1))
    await asyncio.sleep(0)

    await storage.close()

    assert 1 == await work


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, asyncio.CancelledError, StopIteration])
async def test_whatever_work_raises_reaches_its_own_caller(
    storage: Storage, error: type[BaseException]
) -> None:
    """Also what is no failure, and what a future does not take; those beside it are done, and what comes after."""

    def stops(_: Connection) -> None:
        raise error

    async def asks() -> str:
        try:
            await storage.run(stops)
        except BaseException as reached:  # noqa: BLE001 - a task that ends with one of these ends the loop
            return type(reached.__cause__ or reached).__name__
        return "nothing"

    gate = await held(storage)
    works = [asyncio.ensure_future(each) for each in (storage.run(meet, 1), asks(), storage.run(meet, 2))]
    await asyncio.sleep(0)
    gate.set()
    async with asyncio.timeout(30):
        results = await asyncio.gather(*works)
        after = [await storage.run(meet, n) for n in (3, 4, 5, 6)]

    assert [1, error.__name__, 2] == results
    assert [3, 4, 5, 6] == after


class Unheard(Exception):
    """One that cannot even be asked what it is."""

    @property
    def sqlite_errorcode(self) -> int:
        raise RuntimeError


async def test_a_thread_outlives_what_fails_while_it_looks_why_work_failed(storage: Storage) -> None:
    """Whoever asked is told that it failed, those beside it are done, and so is what comes after, in both lines."""

    def fails(_: Connection) -> None:
        raise Unheard

    gate = await held(storage)
    works = []
    for n, wait in enumerate((0.0, 1.0)):
        failing = [storage.run_in_turn(wait, fails) for _ in (*storage._threads, "one more")]
        works += map(asyncio.ensure_future, (*failing, storage.run_in_turn(wait, meet, n)))
    await asyncio.sleep(0)
    gate.set()
    async with asyncio.timeout(30):
        results = await asyncio.gather(*works, return_exceptions=True)
        after = [await storage.run_in_turn(wait, meet, n) for n, wait in ((2, 1.0), (3, 0.0))]

    failures = [each for each in results if isinstance(each, Exception)]
    assert [0, 1, 2, 3] == [each for each in results if isinstance(each, int)] + after
    assert {Unheard} == {type(each.__context__) for each in failures}
    assert 2 * (1 + len(storage._threads)) == len(failures)


async def test_a_storage_that_is_closed_takes_no_work(storage: Storage) -> None:
    """Nobody would do it, and whoever asks hears so at once."""
    await storage.close()

    async with asyncio.timeout(30):
        with pytest.raises(Closed):
            await storage.run(meet, 1)


async def test_what_waits_behind_a_silent_database_is_refused_when_it_is_closed(sqlite: str) -> None:
    """What a thread has in hand is left to it; what it has not begun is never done, and its caller hears so."""
    storage = Storage(sqlite)
    gate = await held(storage)
    work = asyncio.ensure_future(storage.run(meet, 1))
    await asyncio.sleep(0)

    await storage.close(within=0.0)
    async with asyncio.timeout(30):
        with pytest.raises(Closed):
            await work
    gate.set()
    await storage.close()

    found = storage.now(known)
    storage.engine.dispose()

    assert [] == found


async def test_sqlite_is_durable_and_checks_foreign_keys(sqlite: str) -> None:
    """WAL, a sync at every commit, foreign keys, deleted values overwritten, but for whole pages."""
    storage = Storage(sqlite)

    def pragmas(db: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [db.execute(text(f"PRAGMA {name}")).scalar() for name in names]

    found = await storage.run(pragmas)
    await storage.close()

    assert ["wal", 2, 1, 2] == found


async def test_parameters_of_a_failed_statement_are_not_in_the_error(storage: Storage) -> None:
    """An exception that reaches a log holds no value from the database."""

    def twice(db: Connection) -> None:
        for _ in range(2):
            db.execute(insert(people).values(chat_id=424242, seen_at=0.0, name_sealed=b"canary"))

    with pytest.raises(Exception, match=r"(?i)unique") as failed:
        await storage.run(twice)

    assert "canary" not in str(failed.value)


async def test_read_and_write_of_many_threads_lose_no_update(postgresql_url: str) -> None:
    """Several threads that add to one row under its lock lose none of the additions."""
    storage = Storage(postgresql_url)
    await storage.run(meet, 1)

    def add(db: Connection) -> None:
        seen = db.execute(
            select(people.c.seen_at).where(people.c.chat_id == 1).with_for_update()
        ).scalar_one()
        db.execute(people.update().where(people.c.chat_id == 1).values(seen_at=seen + 1))

    await asyncio.gather(*(storage.run(add) for _ in range(60)))
    total = await storage.run(lambda db: db.execute(select(func.sum(people.c.seen_at))).scalar_one())
    await storage.close()

    assert 60 == total


async def test_a_transaction_in_which_nothing_is_said_is_ended_soon(postgresql_url: str) -> None:
    """By the server: what a process that was stopped has locked is free again before others give up, and what may take
    its time says so."""
    storage = Storage(postgresql_url, threads=0)

    def limit(db: Connection) -> str:
        return str(db.exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar_one())

    limits = storage.now(limit), storage.look(limit)
    storage.engine.dispose()

    assert ("5s", "0") == limits


async def test_a_statement_is_planned_for_its_values_however_often_it_was_made(postgresql_url: str) -> None:
    """A plan for any values knows no index over the rows of one state, and was made while there were none."""
    storage = Storage(postgresql_url, threads=0)
    plans = text("SELECT sum(generic_plans), sum(custom_plans) > 0 FROM pg_prepared_statements")

    def asks_often(db: Connection) -> list[object]:
        for n in range(20):
            db.execute(select(people).where(people.c.chat_id == n)).all()
        return list(db.execute(plans).one())

    found = storage.now(asks_often)
    storage.engine.dispose()

    assert [0, True] == found


async def test_two_groups_that_want_the_same_rows_never_wait_for_each_other(postgresql_url: str) -> None:
    """Two chats in two groups, in either order, as two replicas may have them: both are done, and the server need not
    undo one to free the other."""
    storages = [Storage(postgresql_url, threads=1) for _ in range(2)]
    for chat in (1, 2):
        await storages[0].run(meet, chat)
    both, met = threading.Barrier(2, timeout=10), set[int]()
    failures = []

    def mark(db: Connection, chat: int, *, first: bool) -> None:
        row = people.c.chat_id == chat
        try:
            seen = db.execute(select(people.c.seen_at).where(row).with_for_update()).scalar_one()
        except DBAPIError as error:
            failures.append(type(error.orig).__name__)
            raise
        db.execute(people.update().where(row).values(seen_at=seen + 1))
        if first and chat not in met:  # a group of which one piece failed is run again
            met.add(chat)
            both.wait()  # now each group has a row that the other will want

    gates = [await held(each) for each in storages]
    works = [
        asyncio.ensure_future(storage.run(mark, chat, first=n == 0))
        for storage, order in zip(storages, ((1, 2), (2, 1)), strict=True)
        for n, chat in enumerate(order)
    ]
    await asyncio.sleep(0)
    for gate in gates:
        gate.set()
    await asyncio.gather(*works)
    seen = await storages[0].run(lambda db: list(db.execute(select(people.c.seen_at)).scalars()))
    for storage in storages:
        await storage.close()

    assert [2.0, 2.0] == seen
    assert "DeadlockDetected" not in failures


async def test_what_takes_long_lets_what_is_short_go_first(sqlite: str) -> None:
    """A crowd of long works waits; a short one that comes last is done first, and the least long of them next."""
    storage, order = Storage(sqlite), []
    gate = await held(storage)

    def note(_: Connection, what: str) -> None:
        order.append(what)

    works = [asyncio.ensure_future(storage.run_in_turn(8.0, note, "long")) for _ in range(20)]
    works += [asyncio.ensure_future(storage.run_in_turn(1.0, note, "shorter"))]
    await asyncio.sleep(0)
    works += [asyncio.ensure_future(storage.run(note, "short"))]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*works)
    await storage.close()

    assert ["short", "shorter", *["long"] * 20] == order
