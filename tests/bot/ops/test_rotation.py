"""Rotation of keys: every sealed value passes to the new key, whoever writes or dies meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Boolean, Connection, Double, LargeBinary, Table, insert, select, update

from bot.ops import rotation
from bot.ops.health import measure
from bot.ops.rotation import HASHES, INDEXES, SEALED, holdings, in_words, missing, rotate, waiting
from bot.storage import sealed
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import (
    METADATA,
    attempts,
    customers,
    files,
    inbox,
    mail_inbox,
    outbox,
    people,
    place,
    refusals,
    ticket_events,
)
from bot.tickets.actions import Refuse
from tests.chat import Clock
from tests.office import MALEE, MALEES_MAIL, Office

OLD, NEW = KeyRing.new("k2025"), KeyRing.new("k2026")


@pytest.fixture
def keys_text() -> str:
    return OLD


@pytest.fixture
def keys() -> KeyRing:
    """What everything is sealed with before."""
    return KeyRing.parse(OLD)


@pytest.fixture
def both() -> KeyRing:
    """The ring of the time between."""
    return KeyRing.parse(f"{NEW},{OLD}")


@pytest.fixture
def new() -> KeyRing:
    """The ring when the old key is gone."""
    return KeyRing.parse(NEW)


def rests(_: float) -> None:
    """Nobody waits in a test."""


def values(table: Table, n: int, keys: KeyRing) -> dict[str, Any]:
    """A row of a table, with something sealed in each place for it."""
    made: dict[str, Any] = {}
    for column in table.columns:
        if column.name in ("ticket_id", "id") and table in (ticket_events, refusals):
            made[column.name] = "t0" if column.name == "ticket_id" else n + 1
        elif isinstance(column.type, Boolean):
            made[column.name] = True
        elif isinstance(column.type, LargeBinary):
            made[column.name] = bytes([n]) * 16
        elif isinstance(column.type, Double):
            made[column.name] = float(n)
        else:
            made[column.name] = n + 1 if column.type.python_type is int else f"t{n}"
    if "method" in made:
        made["method"] = "email" if n % 2 else "phone"
    for column in SEALED[table]:
        where = place(column, *(made[name] for name in column.info["by"]))
        made[column.name] = keys.seal(where, b"\xff" if column.name == "content_sealed" else f"{column} {n}")
    return made


def fills(storage: Storage, keys: KeyRing, each: int = 3) -> None:
    """Some rows in every table that holds sealed values."""

    def work(db: Connection) -> None:
        for table in SEALED:
            db.execute(insert(table), [values(table, n, keys) for n in range(each)])

    storage.now(work)


def opened(storage: Storage, keys: KeyRing) -> set[str]:
    """Everything sealed, in clear, as far as these keys open it."""

    def work(db: Connection) -> set[str]:
        return {
            str(keys.open(place(column, *(getattr(row, name) for name in column.info["by"])), sealed))
            for table, columns in SEALED.items()
            for row in db.execute(select(table))
            for column in columns
            if (sealed := getattr(row, column.name)) is not None
        }

    return storage.now(work)


def test_every_sealed_column_says_what_its_row_is_named_by() -> None:
    """One that does not could never be sealed anew; so they are made by `sealed` alone."""
    unplaced = [
        str(column)
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name.endswith("_sealed")
        and not set(column.info.get("by", "-")) <= set(table.columns.keys())
    ]

    assert [] == unplaced


def test_every_keyed_hash_is_known_to_the_rotation() -> None:
    """What is called an index is made anew, or stands in a table that says which key made it."""
    known = {(table.name, name) for table, name in INDEXES.items()}
    strangers = [
        str(column)
        for table in METADATA.tables.values()
        for column in table.columns
        if (column.name.endswith("_index") or column.name == "subject")
        and (table.name, column.name) not in known
        and table not in HASHES
    ]

    assert [] == strangers
    assert all("key_id" in each.columns for each in HASHES)


def test_all_of_every_table_passes_to_the_new_key(
    storage: Storage, keys: KeyRing, both: KeyRing, new: KeyRing
) -> None:
    """Not a value of any table is left that needs the old key."""
    fills(storage, keys)
    before = opened(storage, keys)

    done = rotate(storage, both, rest=rests)

    assert (3 * len(SEALED), []) == (done.anew, done.shut)
    assert before == opened(storage, new)
    assert {new.sealing} == {each.key_id for each in storage.look(holdings)}


def test_work_that_waits_for_a_key_is_found(
    storage: Storage, clock: Clock, keys: KeyRing, both: KeyRing, new: KeyRing
) -> None:
    """Of each table what work stands still without, and nothing that is over or can be done without; health tells of
    those that are due."""
    fills(storage, keys)
    wanted = [
        (inbox, 1, "new"),
        (outbox, 1, "due"),
        (outbox, 2, "held"),
        (mail_inbox, 1, "new"),
        (mail_inbox, 2, "held"),
    ]
    with storage.engine.begin() as db:
        db.execute(update(outbox).values(kind="letter"))
        for table, id, state in wanted:
            db.execute(update(table).where(table.c.id == id).values(state=state))

    found = storage.now(waiting, new)

    always = {"conversations": 3, "left_drafts": 3, "audit_keys": 3}
    assert {"inbox": 1, "outbox": 2, "mail_inbox": 2} | always == {each.table: each.count for each in found}
    assert (3, 0) == tuple(storage.now(measure, clock, each).waiting_for_key for each in (new, both))
    assert [] == storage.now(waiting, both)
    assert in_words(found).endswith(f" wait for the key {keys.sealing.hex()}")


def test_a_second_run_does_nothing(storage: Storage, keys: KeyRing, both: KeyRing) -> None:
    """What is sealed with the new key already stays byte for byte."""
    fills(storage, keys)
    rotate(storage, both, rest=rests)

    def raw(db: Connection) -> list[Any]:
        return [tuple(row) for table in SEALED for row in db.execute(select(table))]

    before = storage.now(raw)

    assert 0 == rotate(storage, both, rest=rests).anew
    assert before == storage.now(raw)


def test_what_was_killed_goes_on_where_it_was(
    sqlite: str, keys: KeyRing, both: KeyRing, new: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed before is kept, and the next run does the rest."""
    storage = Storage(sqlite, threads=0)
    monkeypatch.setattr(rotation, "AT_ONCE", 2)
    fills(storage, keys, each=5)
    before = opened(storage, keys)

    def dies(table: str, total: int, done: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(storage, both, dies, rests)
    again = rotate(storage, both, rest=rests)

    assert 5 * len(SEALED) - 4 == again.anew
    assert before == opened(storage, new)


def test_large_values_go_a_few_at_a_time(
    sqlite: str, keys: KeyRing, both: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction has few bytes, so that nobody waits long for it."""
    storage = Storage(sqlite, threads=0)
    monkeypatch.setattr(sealed, "BYTES_AT_ONCE", 100)
    fills(storage, keys, each=4)
    steps: list[int] = []

    rotate(storage, both, lambda table, _, done: steps.append(done) if table == files.name else None, rests)

    assert [1, 2, 3, 4] == steps


def test_what_is_written_meanwhile_stands(
    storage: Storage, keys: KeyRing, both: KeyRing, new: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows changed behind the rotation's back and before its eyes keep the newer value, whichever key sealed it."""
    monkeypatch.setattr(rotation, "AT_ONCE", 1)
    fills(storage, keys)

    def writes(db: Connection) -> None:
        for chat_id, ring in ((1, both), (2, keys), (3, both)):
            sealed = ring.seal(place(people.c.name_sealed, chat_id), f"newer {chat_id}")
            db.execute(update(people).where(people.c.chat_id == chat_id).values(name_sealed=sealed))

    def show(table: str, total: int, done: int) -> None:
        if (table, done) == ("people", 1):
            storage.now(writes)

    rotate(storage, both, show, rests)

    def names(db: Connection) -> dict[int, str]:
        rows = db.execute(select(people.c.chat_id, people.c.name_sealed))
        return {id: new.open(place(people.c.name_sealed, id), sealed) for id, sealed in rows}

    assert {1: "newer 1", 2: "newer 2", 3: "newer 3"} == storage.now(names)


def test_a_row_that_somebody_has_in_hand_comes_last(
    postgresql_url: str, keys: KeyRing, both: KeyRing, new: KeyRing
) -> None:
    """The rotation holds many rows and waits for none; it seals what whoever had it left there."""
    storage = Storage(postgresql_url, threads=0)
    fills(storage, keys)
    where = place(people.c.name_sealed, 2)
    busy = storage.engine.connect()
    busy.execute(update(people).where(people.c.chat_id == 2).values(name_sealed=keys.seal(where, "newer")))

    def show(table: str, total: int, done: int) -> None:
        if table == "people" and busy.in_transaction():
            assert 2 == done
            busy.commit()

    done = rotate(storage, both, show, rests)
    busy.close()

    with storage.engine.begin() as db:
        sealed = db.execute(select(people.c.name_sealed).where(people.c.chat_id == 2)).scalar_one()
    assert 3 * len(SEALED) == done.anew
    assert "newer" == new.open(where, sealed)
    storage.engine.dispose()


def test_what_no_key_opens_is_named_and_stops_nothing(
    storage: Storage, keys: KeyRing, both: KeyRing, new: KeyRing
) -> None:
    """Altered, moved from elsewhere, or sealed with a key that is lost: each by table, row and column."""
    fills(storage, keys)
    lost = KeyRing.parse(KeyRing.new("lost")).seal("people.name:1", "x")

    def spoil(db: Connection) -> None:
        moved = db.execute(select(people.c.question_sealed).where(people.c.chat_id == 3)).scalar_one()
        db.execute(update(people).where(people.c.chat_id == 1).values(name_sealed=lost))
        db.execute(update(people).where(people.c.chat_id == 2).values(question_sealed=moved))

    storage.now(spoil)

    done = rotate(storage, both, rest=rests)

    assert [
        "people 1, name_sealed: sealed with an unknown key",
        "people 2, question_sealed: altered or moved",
    ] == sorted(done.shut)
    assert 3 * len(SEALED) == done.anew
    assert [("people", 1)] == [(each.table, each.count) for each in missing(storage.look(holdings), both)]


def test_a_ticket_is_found_and_read_when_the_old_key_is_gone(
    either_office: Office, both: KeyRing, new: KeyRing, clock: Clock
) -> None:
    """By its owner's address, with its history and its refusal."""
    ticket = either_office.files("access", reason="เหตุของมาลี")
    either_office.does(ticket, Refuse("law", "เหตุ"))
    again = either_office.files("access")
    history = either_office.history(ticket)

    rotate(either_office.storage, both, rest=rests)

    later = Office(either_office.config.database_url, new, clock)
    with later.db() as db:
        mine = later.tickets.open_of(db, MALEE, "access", MALEES_MAIL)
        words = [each.words for each in later.refusals.rows(db)]
    assert mine is not None
    assert again.number == mine.number
    assert "เหตุของมาลี" == later.now(ticket).body["wish"]["reason"]
    assert history == later.history(ticket)
    assert ["เหตุ"] == words
    later.storage.engine.dispose()


def test_hashes_that_cannot_be_made_anew_are_told(
    storage: Storage, keys: KeyRing, both: KeyRing, new: KeyRing
) -> None:
    """Customers need their old key until the next import; a line of the ledger ends by itself, and is not needed."""

    def hashed(db: Connection) -> None:
        db.execute(insert(customers).values(email_index=b"1" * 16, imported_at=0.0, key_id=keys.sealing))
        db.execute(
            insert(attempts).values(
                kind="code", scope="chat", subject=b"1" * 16, at=0.0, needed_until=9.0, key_id=keys.sealing
            )
        )

    storage.now(hashed)

    rotate(storage, both, rest=rests)

    left = storage.look(holdings)
    assert {("customers", None), ("attempts", 9.0)} == {(each.table, each.until) for each in left}
    assert ["customers"] == [each.table for each in missing(left, new)]
