"""Backup and restore: what comes back, what is refused, and what a restored database must not do by itself."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, text, update

from bot.chat.conversation import note_shown
from bot.ops.backup import KEPT_AT_TELEGRAM, Refused, Restored, back_up, restore
from bot.ops.clock import believed
from bot.ops.health import measure
from bot.ops.lock import Lock
from bot.ops.sweep import sweep
from bot.queue.delivery import Deliveries
from bot.queue.inbox import Inbox
from bot.queue.outbox import CHAT, LETTER, Envelope, Outbox
from bot.storage.archive import BYTES_TOGETHER, TOGETHER, Archive, Unusable
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.migrate import downgrade, is_current, revision_of, upgrade
from bot.storage.postgresql import APPLICATION
from bot.storage.tables import (
    METADATA,
    audit_heads,
    challenges,
    conversations,
    files,
    inbox,
    outbox,
    people,
    proofs,
    staff_sessions,
)
from bot.tickets.audit import Trail
from bot.tickets.kept import KEPT
from flows.lines import Reply, line
from tests.chat import Clock
from tests.rows import all_rows, fill

OTHER = KeyRing.new("other")


@pytest.fixture
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Storage]]:
    """Makes an empty database on an engine; it has no tables."""
    made: list[Storage] = []

    def empty(engine: str) -> Storage:
        file = f"sqlite:///{tmp_path}/{len(made)}.sqlite"
        url = file if engine == "sqlite" else request.getfixturevalue("postgresql")()
        made.append(Storage(url, threads=0))
        return made[-1]

    yield empty
    for storage in made:
        storage.engine.dispose()


@pytest.fixture
def source(new: Callable[[str], Storage], keys: KeyRing) -> Storage:
    """A database with rows in every table."""
    storage = new("sqlite")
    storage.now(upgrade)
    storage.now(fill, keys)
    return storage


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, new: Callable[[str], Storage]) -> Storage:
    """An empty database, on each engine."""
    return new(request.param)


@pytest.fixture
def kept(source: Storage, keys: KeyRing, clock: Clock) -> bytes:
    """The backup of the database with rows in every table."""
    return backup(source, keys, clock)


def backup(storage: Storage, keys: KeyRing, clock: Clock) -> bytes:
    file = io.BytesIO()
    back_up(storage, keys, file, clock)
    storage.engine.dispose()  # whoever restores wants to be alone
    return file.getvalue()


def restored(storage: Storage, data: bytes, keys: KeyRing, clock: Clock) -> Restored:
    return restore(storage, Archive(io.BytesIO(data), keys), clock)


def is_empty(storage: Storage) -> bool:
    """Whether no table of ours has been made, or none has a row."""
    return not storage.now(lambda db: revision_of(db) is not None and any(all_rows(db).values()))


def lines(data: bytes) -> list[Any]:
    return [json.loads(each) for each in gzip.decompress(data).splitlines()]


# What comes back --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way", ["sqlite sqlite", "sqlite postgresql", "postgresql sqlite", "postgresql postgresql"]
)
def test_every_row_of_every_table_comes_back(
    new: Callable[[str], Storage], keys: KeyRing, clock: Clock, way: str
) -> None:
    """From each engine to each; but for what a restore ends, every value is what it was."""
    before, after = (new(engine) for engine in way.split())
    before.now(upgrade)
    before.now(fill, keys)
    expected = before.now(all_rows)
    assert all(expected.values())

    done = restored(after, backup(before, keys, clock), keys, clock)

    ended = {table.name: [] for table in (challenges, proofs, staff_sessions)}
    found = after.now(all_rows)
    names = [column.name for column in conversations.columns]
    shown = {"shown": "", "shown_message": None}
    expected["conversations"] = [
        tuple((dict(zip(names, row, strict=True)) | shown).values()) for row in expected["conversations"]
    ]
    assert expected | ended == found
    assert (2 * len(METADATA.tables), 2 * len(ended)) == (done.rows, done.ended)


def test_a_restored_database_goes_on_counting(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A new row gets an id that no restored one has, on PostgreSQL as well, whose sequences begin at one."""
    restored(target, kept, keys, clock)
    for n in range(3):
        target.now(Outbox(keys, clock).reply, f"new-{n}", 1, Reply((line("menu"),)))

    ids = target.now(lambda db: db.execute(select(outbox.c.id)).scalars().all())
    assert (5, 5) == (len(ids), len(set(ids)))


class Meanwhile(io.BytesIO):
    """A file; whenever something is written to it, something else happens."""

    def __init__(self, happens: Callable[[int], object]) -> None:
        super().__init__()
        self._happens, self.times = happens, 0

    def write(self, data: Any) -> int:
        self.times += 1
        self._happens(self.times)
        return super().write(data)


def test_a_backup_is_of_one_moment_while_others_write(
    database: str, new: Any, keys: KeyRing, clock: Clock
) -> None:
    """Whoever writes meanwhile is not held up, and nothing or all of what a transaction wrote is in the backup."""
    storage, writer, after = Storage(database, threads=0), Storage(database, threads=0), new("sqlite")

    def both(n: int) -> None:
        def write(db: Connection) -> None:
            db.execute(insert(people).values(chat_id=n, seen_at=0.0, name_sealed=keys.seal("x", "n" * 9000)))
            Inbox(keys, clock).store(
                db, [json.dumps({"update_id": n, "message": {"chat": {"id": n}}}).encode()]
            )

        writer.now(write)

    for n in range(100):
        both(1000 + n)
    file = Meanwhile(both)
    back_up(storage, keys, file, clock)
    restored(after, file.getvalue(), keys, clock)

    rows = after.now(all_rows)
    assert file.times > 3
    assert 100 == len(rows["people"]) == len(rows["inbox"])
    assert 100 + file.times == len(writer.now(all_rows)["people"])
    for each in (storage, writer):
        each.engine.dispose()


def test_many_and_large_rows_are_few_in_hand(new: Any, keys: KeyRing, clock: Clock) -> None:
    """However many rows there are, and however large, what is held at a time is bounded."""
    before = new("sqlite")
    before.now(upgrade)

    def write(db: Connection) -> None:
        db.execute(insert(people), [{"chat_id": n, "seen_at": 0.0} for n in range(3 * TOGETHER)])
        row = {"chat_id": 1, "kind": "pdf", "name_sealed": b"", "size": 1, "received_at": 0.0}
        content = os.urandom(BYTES_TOGETHER)  # what is sealed is noise
        for n in range(3):
            db.execute(insert(files).values(id=str(n), unique_id=str(n), content_sealed=content, **row))

    before.now(write)
    parts = list(Archive(io.BytesIO(backup(before, keys, clock)), keys).parts())

    assert [1, 1, 1] == [len(each.rows) for each in parts if each.table == "files"]
    assert [TOGETHER] * 3 == [len(each.rows) for each in parts if each.table == "people"]


def test_a_backup_of_a_release_before_is_brought_up_to_date(
    source: Storage, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Rows of older tables are put into such tables, and migrated as they would have been in their own database."""
    source.now(downgrade, "0001")
    kept = backup(source, keys, clock)

    restored(target, kept, keys, clock)

    rows = target.now(all_rows)
    assert "0001" == lines(kept)[0]["schema"]
    assert target.now(is_current)
    assert (2, 2, 0) == (len(rows["inbox"]), len(rows["ticket_events"]), len(rows["attempts"]))


def test_nothing_confidential_is_in_clear(source: Storage, kept: bytes, keys: KeyRing) -> None:
    """What is sealed in the database is sealed in the file, and no key is in it."""
    text = gzip.decompress(kept)

    assert "ความลับ".encode() not in text
    assert b"sealed" in text
    assert next(iter(keys.names)).hex().encode() in text
    assert b'"key' not in text.splitlines()[0]


# What is refused --------------------------------------------------------------------------------------


def test_a_backup_that_was_cut_short_is_refused(kept: bytes, keys: KeyRing) -> None:
    """Wherever it ends, also where a whole file was made of the part."""
    text = gzip.decompress(kept)
    without_last = gzip.compress(text[: text.rindex(b"\n", 0, -1) + 1])

    for data in (*(kept[:size] for size in range(0, len(kept), 97)), kept[:-1], without_last, kept + kept):
        with pytest.raises(Unusable, match=r"cut short|no backup"):
            Archive(io.BytesIO(data), keys)


def test_a_backup_that_was_altered_is_refused(kept: bytes, keys: KeyRing) -> None:
    """A byte of the file, and a letter of a row in a file that was packed anew."""
    text = gzip.decompress(kept)
    rows = text.index(b"\n[") + 2
    altered = [
        bytearray(kept[:at]) + bytes([kept[at] ^ 1]) + kept[at + 1 :] for at in range(12, len(kept), 97)
    ]
    altered += [
        gzip.compress(text[:rows] + b" " + text[rows:], mtime=0),
        gzip.compress(text.replace(b'"rows":', b'"rows":1')),
    ]

    for data in altered:
        with pytest.raises(Unusable):
            Archive(io.BytesIO(bytes(data)), keys)


NO_BACKUPS = (b"", b"[1]\n{}\n", b'{"a": 1}\n', b"\x00\xff\n")


@pytest.mark.parametrize(
    "data", [b"", b"SQLite format 3\0", *(gzip.compress(each, mtime=0) for each in NO_BACKUPS)]
)
def test_another_file_is_refused(data: bytes, keys: KeyRing) -> None:
    """It is called what it is."""
    with pytest.raises(Unusable, match="no backup of privacy-bot"):
        Archive(io.BytesIO(data), keys)


FIRST_LINE = b'{"privacy-bot backup":1,"release":"1.0","schema":"0004","at":1}\n'


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 200_000 + b"\n",
        b"[" * 1000 + b"\n",
        FIRST_LINE + b"[" * 60_000 + b"\n",
        FIRST_LINE + b"[" * 200_000 + b"\n{}\n",
        FIRST_LINE + b'{"rows":' + b"[" * 900 + b"]" * 900 + b',"signed":{}}\n',
        FIRST_LINE.replace(b'"at":1', b'"at":1e999') + b"{}\n",
        FIRST_LINE.replace(b'"0004"', b'["0004"]') + b"{}\n",
        FIRST_LINE.replace(b'up":1', b'up":1e999') + b"{}\n",
    ],
)
def test_a_file_that_somebody_made_to_hurt_is_refused(text: bytes, keys: KeyRing) -> None:
    """Brackets deeper than anybody reads, numbers and kinds of values that none of ours has."""
    with pytest.raises(Unusable, match=r"cut short|no backup"):
        Archive(io.BytesIO(gzip.compress(text, mtime=0)), keys)


def test_of_a_file_that_nobody_signed_little_is_in_hand(keys: KeyRing) -> None:
    """A line of 40 MB that packs into 40 kB, first, in the middle, or after an honest row; and one that packs less."""
    noise = os.urandom(1 << 20).hex().encode()
    bombs = [bytes(40 << 20), FIRST_LINE + bytes(40 << 20), FIRST_LINE + b"[1]\n" + noise * 10]
    packed = [io.BytesIO(gzip.compress(each, 1, mtime=0)) for each in bombs]

    tracemalloc.start()
    for each in packed:
        with pytest.raises(Unusable):
            Archive(each, keys)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 4 << 20


@pytest.mark.parametrize("name", ["release", "schema"])
def test_what_a_file_calls_itself_is_a_word(name: str, keys: KeyRing) -> None:
    """It is shown to the operator before anybody knows who wrote it, so it cannot drive a terminal."""
    said = {"privacy-bot backup": 2, "release": "9", "schema": "9", "at": 1}

    for word in ("\x1b]0;owned\x07", "9" * 41, "", "9\n", "[red]9", "๙"):
        data = gzip.compress(json.dumps(said | {name: word}).encode() + b"\n", mtime=0)
        with pytest.raises(Unusable, match="no backup of privacy-bot"):
            Archive(io.BytesIO(data), keys)


def test_without_its_keys_a_backup_is_refused(
    source: Storage, keys: KeyRing, keys_text: str, clock: Clock
) -> None:
    """Every key is needed that something was sealed with; one that is not is not, and one more does no harm."""
    ring = KeyRing.parse(f"{OTHER},{keys_text}")
    data = backup(source, ring, clock)
    renamed = KeyRing.parse(f"{OTHER},test:{KeyRing.new().partition(':')[2]}")

    with pytest.raises(Unusable, match="lacks 1 of the 2 keys"):
        Archive(io.BytesIO(data), keys)
    with pytest.raises(Unusable, match="another key under the name"):
        Archive(io.BytesIO(data), renamed)
    assert Archive(io.BytesIO(data), KeyRing.parse(f"{KeyRing.new('more')},{keys_text},{OTHER}"))
    assert Archive(io.BytesIO(backup(source, KeyRing.parse(f"{keys_text},{OTHER}"), clock)), keys)


def test_values_that_nobody_can_read_are_counted(source: Storage, clock: Clock) -> None:
    """Whoever makes a backup with the wrong keys hears it now, and not when it is needed."""
    written = back_up(source, KeyRing.parse(OTHER), io.BytesIO(), clock)

    sealed = [
        column
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name.endswith("_sealed")
    ]
    assert len(sealed) + sum(not column.nullable for column in sealed) == written.foreign


def test_a_key_that_is_called_lost_is_missed_by_no_backup(
    source: Storage, new: Callable[[str], Storage], keys: KeyRing, keys_text: str, clock: Clock
) -> None:
    """One from before that was said and one from after it are whole without that key; what it sealed comes back."""
    lost, gone = f"{keys.sealing.hex()}:lost", KeyRing.parse(f"{OTHER},{keys_text}")
    ring = KeyRing.parse(f"{OTHER},{lost}")
    before = backup(source, gone, clock)
    file = io.BytesIO()

    written = back_up(source, ring, file, clock)

    assert 0 == written.foreign
    for data in (before, file.getvalue()):
        assert written.rows == restored(new("sqlite"), data, ring, clock).rows


def test_a_backup_that_lost_keys_alone_have_signed_is_refused(kept: bytes, keys: KeyRing) -> None:
    """Nobody can tell whether it is what was written, and nothing in it opens."""
    ring = KeyRing.parse(f"{OTHER},{keys.sealing.hex()}:lost")

    with pytest.raises(Unusable, match="only with keys that are called lost"):
        Archive(io.BytesIO(kept), ring)


def test_that_a_key_is_lost_excuses_no_altered_backup(
    source: Storage, keys: KeyRing, keys_text: str, clock: Clock
) -> None:
    """The signature under the key that is left is over all of it, also over who else has signed."""
    ring = KeyRing.parse(f"{OTHER},{keys.sealing.hex()}:lost")
    *rows, last = gzip.decompress(backup(source, KeyRing.parse(f"{OTHER},{keys_text}"), clock)).splitlines()
    signed = json.loads(last)["signed"]
    kept, gone = ring.sealing.hex(), keys.sealing.hex()
    ends = (
        {"rows": 1, "signed": signed},
        {"rows": 2 * len(METADATA.tables), "signed": {kept: signed[kept]}},
        {"rows": 2 * len(METADATA.tables), "signed": {gone: signed[gone]}},
    )

    for end in ends:
        data = gzip.compress(b"\n".join([*rows, json.dumps(end).encode()]) + b"\n", mtime=0)
        with pytest.raises(Unusable):
            Archive(io.BytesIO(data), ring)


def test_a_service_that_ran_for_a_moment_leaves_an_empty_database(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """It has noted that it swept, and by day taken a head, and nothing of anybody's: what is restored takes the place
    of that."""
    target.now(upgrade)
    target.now(believed, clock())
    target.now(Trail(keys).take_head, clock())

    restored(target, kept, keys, clock)

    rows = target.now(all_rows)
    assert [2, 2, 2] == [len(rows[name]) for name in ("sweeps", "audit_keys", "audit_heads")]


def test_what_is_left_of_an_audit_trail_is_no_empty_database(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A head of events that somebody has removed says that they were there."""
    target.now(upgrade)
    target.now(Trail(keys).take_head, clock())
    target.now(lambda db: db.execute(update(audit_heads).values(events=1)))

    with pytest.raises(Refused, match=r"not empty \(there are rows in audit_keys, audit_heads\)"):
        restored(target, kept, keys, clock)

    assert 1 == len(target.now(all_rows)["audit_heads"])


def test_a_database_with_rows_is_left_alone(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A single one is enough; migrated tables alone are empty."""
    target.now(upgrade)
    target.now(lambda db: db.execute(insert(people).values(chat_id=1, seen_at=0.0)))
    before = target.now(all_rows)

    with pytest.raises(Refused, match=r"not empty \(there are rows in people\)"):
        restored(target, kept, keys, clock)
    kept_as_it_was = target.now(all_rows)
    target.now(lambda db: db.execute(people.delete()))
    restored(target, kept, keys, clock)

    assert before == kept_as_it_was


def test_a_database_that_the_service_uses_is_left_alone(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Whoever polls has the lock; a replica with a webhook has none, and is known by its connection."""
    service = Storage(target.url.render_as_string(hide_password=False), threads=0)
    lock = Lock(service)
    assert lock.take()

    with pytest.raises(Refused, match="stop it first"):
        restored(target, kept, keys, clock)
    lock.release()
    if not target.is_sqlite:
        with service.engine.connect(), pytest.raises(Refused, match="stop it first"):
            restored(target, kept, keys, clock)
    service.engine.dispose()

    assert is_empty(target)
    until_free(target)
    assert restored(target, kept, keys, clock)


def until_free(target: Storage) -> None:
    """PostgreSQL ends a session a moment after its connection was closed."""
    held = select(func.count()).select_from(text("pg_stat_activity"))
    ours = held.where(
        text("datname = current_database() AND pid <> pg_backend_pid() AND application_name = :ours")
    ).params(ours=APPLICATION)
    until = time.monotonic() + 10
    while not target.is_sqlite and target.look(lambda db: db.execute(ours).scalar_one()):
        assert time.monotonic() < until, "somebody keeps a connection"


def test_a_backup_of_a_later_release_is_refused(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """By the revision of its tables, or by the form of the file."""
    later = Archive(io.BytesIO(kept), keys)
    later.head = replace(later.head, schema="9999")
    form = gzip.compress(gzip.decompress(kept).replace(b'backup":1', b'backup":2', 1))

    with pytest.raises(Unusable, match="by a later release"):
        restore(target, later, clock)
    with pytest.raises(Unusable, match="by a later release"):
        Archive(io.BytesIO(form), keys)
    assert is_empty(target)


@pytest.mark.parametrize("end", [KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_a_restore_that_ends_in_the_middle_leaves_nothing(
    source: Storage, target: Storage, keys: KeyRing, clock: Clock, end: BaseException
) -> None:
    """Killed, or a disk that fails: the database is as empty as before, and a second try succeeds."""
    source.now(
        lambda db: db.execute(insert(people), [{"chat_id": n, "seen_at": 0.0} for n in range(100, 20_100)])
    )
    data = backup(source, keys, clock)

    class Failing(io.BytesIO):
        whole = True

        def read(self, *size: Any) -> bytes:
            if not self.whole and self.tell() > len(data) // 2:
                raise end
            return super().read(*size)

    file = Failing(data)
    kept = Archive(file, keys)
    file.whole = False
    with pytest.raises(type(end)):
        restore(target, kept, clock)
    nothing = is_empty(target)
    restored(target, data, keys, clock)

    assert nothing
    assert 20_002 == len(target.now(all_rows)["people"])


def test_a_file_that_is_another_by_now_is_undone(
    kept: bytes, target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """What was looked at is what is restored, or nothing is."""
    file = io.BytesIO(kept)
    looked_at = Archive(file, keys)
    text = gzip.decompress(kept)
    rows = text.index(b"\n[") + 2
    file.seek(0)
    file.truncate()
    file.write(gzip.compress(text[:rows] + b" " + text[rows:], mtime=0))

    with pytest.raises(Unusable, match="changed while it was read"):
        restore(target, looked_at, clock)
    assert is_empty(target)


def test_a_value_that_does_not_fit_is_told_without_it(
    source: Storage, new: Any, keys: KeyRing, clock: Clock
) -> None:
    """SQLite takes more letters than a column has; PostgreSQL does not, and nobody's words are shown."""
    source.now(lambda db: db.execute(insert(people).values(chat_id=99, seen_at=0.0, topic="canary" * 20)))
    target = new("postgresql")

    with pytest.raises(Unusable) as refused:
        restored(target, backup(source, keys, clock), keys, clock)

    assert "a row of people does not fit into this database" == str(refused.value)
    assert is_empty(target)


def test_there_is_nothing_to_back_up_before_the_first_migration(
    target: Storage, keys: KeyRing, clock: Clock
) -> None:
    """An address that leads elsewhere makes no empty backup that looks like one."""
    with pytest.raises(Refused, match="nothing to back up"):
        back_up(target, keys, io.BytesIO(), clock)


def test_a_full_disk_is_an_error(source: Storage, keys: KeyRing, clock: Clock) -> None:
    """What could not be written was not."""
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        back_up(source, keys, full, clock)


# What a restored database does ------------------------------------------------------------------------


class Before:
    """A database in the middle of its work, and what is restored of it."""

    def __init__(self, storage: Storage, target: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.target, self.keys, self.clock = storage, target, keys, clock
        self.outbox, self.inbox = Outbox(keys, clock), Inbox(keys, clock)
        self.deliveries = Deliveries(keys, {}, clock)
        storage.now(upgrade)

    def says(self, update_id: int, chat_id: int = 1) -> None:
        raw = json.dumps({"update_id": update_id, "message": {"chat": {"id": chat_id}}}).encode()
        self.storage.now(self.inbox.store, [raw])

    def letter(self, key: str, purpose: str, **more: Any) -> None:
        self.storage.now(self.outbox.letter, Envelope(key, purpose, "a@mail.example", b"words", **more))

    def restore(self) -> Restored:
        return restored(self.target, backup(self.storage, self.keys, self.clock), self.keys, self.clock)

    def states(self, table: Any = outbox) -> dict[Any, str]:
        key = table.c.effect_key if table is outbox else table.c.update_id
        return dict(self.target.now(lambda db: db.execute(select(key, table.c.state)).all()))


@pytest.fixture
def before(new: Callable[[str], Storage], target: Storage, keys: KeyRing, clock: Clock) -> Before:
    return Before(new("sqlite"), target, keys, clock)


def test_what_was_to_be_sent_is_held(before: Before) -> None:
    """Replies and letters, also those in hand; codes, which are over, are dropped; what was sent stays so."""
    for key in ("sent", "in hand", "waits"):
        before.storage.now(before.outbox.reply, key, 1, Reply((line("menu"),)))
        if key != "waits":
            [item] = before.storage.now(before.deliveries.claim, CHAT)
        if key == "sent":
            before.storage.now(before.deliveries.sent, item, 7)
    before.letter("request", "request")
    before.letter("code", "code", deadline=600.0)

    done = before.restore()

    assert {
        "sent": "sent",
        "in hand": "held",
        "waits": "held",
        "request": "held",
        "code": "dropped",
    } == before.states()
    assert (2, 1) == (done.replies, done.letters)
    assert [] == before.target.now(before.deliveries.claim, CHAT) + before.target.now(
        before.deliveries.claim, LETTER
    )


def test_what_is_held_holds_nothing_back(before: Before) -> None:
    """A new reply of the same chat goes out past one that is held; a new letter past a held letter."""
    before.storage.now(before.outbox.reply, "old", 1, Reply((line("menu"),)))
    before.letter("old letter", "request")
    before.restore()

    before.target.now(before.outbox.reply, "new", 1, Reply((line("menu"),)))
    before.target.now(before.outbox.letter, Envelope("new letter", "request", "a@mail.example", b"words"))

    taken = [before.target.now(before.deliveries.claim, kind) for kind in (CHAT, LETTER)]
    assert [["new"], ["new letter"]] == [[item.effect_key for item in each] for each in taken]


def test_what_is_held_is_told_and_given_up_in_the_end(before: Before, clock: Clock, keys: KeyRing) -> None:
    """Health has an alert and stays ready.  What nobody released for a month is dead, for people to see."""
    before.letter("request", "request")
    before.restore()

    held = before.target.now(measure, clock, keys)
    clock.passes(KEPT["sent"] + 1)
    counts = before.target.now(sweep, clock)
    after = before.target.now(measure, clock, keys)

    assert (("held letters",), ()) == (held.alerts, held.unready)
    assert (1, 1, 0, {"request": "dead"}) == (
        counts["held"],
        after.dead_letters,
        after.held_letters,
        before.states(),
    )


def test_updates_of_the_last_day_are_handled(before: Before, clock: Clock) -> None:
    """Telegram will not send them again.  One in hand is free at once, and its worker did not die of it; one that is
    older than what Telegram keeps for a bot is set aside, to be looked at."""
    before.says(1, chat_id=1)
    clock.passes(KEPT_AT_TELEGRAM)
    before.says(2, chat_id=2)
    before.says(3, chat_id=3)
    [first, *_] = before.storage.now(before.inbox.claim)
    clock.passes(1)

    done = before.restore()

    assert (2, 1) == (done.updates, done.old_updates)
    assert {1: "dead", 2: "new", 3: "new"} == before.states(inbox)
    taken = before.target.now(before.inbox.claim)
    assert [(2, False), (3, False)] == [(each.chat_id, each.lease.orphaned) for each in taken]
    assert first.chat_id == 1


def test_a_text_is_not_taken_for_the_answer_to_a_question_of_then(before: Before, clock: Clock) -> None:
    """People have gone on since, so nobody knows which question they see: it is shown again first."""
    row = {"chat_id": 1, "flow": "contact", "answers_sealed": b"x", "waiting": "contact/message"}
    with before.storage.engine.begin() as db:
        db.execute(insert(conversations).values(begun_at=clock(), changed_at=clock(), **row))
        note_shown(db, 1, "contact/message", 5)

    before.restore()

    columns = conversations.c.waiting, conversations.c.shown, conversations.c.shown_message
    assert [("contact/message", "", None)] == before.target.now(lambda db: db.execute(select(*columns)).all())
