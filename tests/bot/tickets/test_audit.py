"""The audit trail: what is altered, put in or removed behind the service's back is found and named."""

from __future__ import annotations

import asyncio
import json
import math
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, event, func, insert, select, text, update

from bot.ops.rotation import rotate
from bot.ops.sweep import sweep
from bot.storage.crypto import KeyRing, LostKey, Unopenable
from bot.storage.database import Storage
from bot.storage.tables import audit_heads, audit_keys, place, ticket_events, tickets
from bot.tickets.actions import AddInformation, Answer, Note, Refuse
from bot.tickets.audit import FAR, SHREDDED, CannotBegin, Happening, Head, Trail
from bot.tickets.retention import DETAILS
from bot.tickets.store import Ticket
from bot.tickets.verification import HEADLESS, NOT_BEGUN, Verdict, verify
from tests.chat import Clock
from tests.office import Office

DAY = 86400.0
KEYS = KeyRing.parse(KeyRing.new("test"))
E = ticket_events.c


def verified(office: Office) -> Verdict:
    return office.storage.look(verify, office.tickets.trail, office.clock())


def head_of(office: Office) -> Head:
    """One is taken now."""
    with office.db() as db:
        head = office.tickets.trail.take_head(db, office.clock())
    assert head is not None
    return head


def lives(office: Office, words: str = "ตอบแล้ว") -> Ticket:
    """A ticket with five events: received, added, answered, noted, refused."""
    ticket = office.files()
    office.malee(ticket, AddInformation("เบอร์ใหม่"))
    office.does(ticket, Answer(words))
    office.does(ticket, Note("โทรแล้ว"))
    office.does(ticket, Refuse("law", "เหตุ"))
    return ticket


def event_of(ticket: Ticket, seq: int) -> Any:
    return (E.ticket_id == ticket.id) & (E.seq == seq)


def removed(db: Connection, ticket: Ticket) -> None:
    """A ticket, and all that hangs on it."""
    for table in ("ticket_events", "refusals", "files"):
        db.execute(text(f"DELETE FROM {table} WHERE ticket_id = :id"), {"id": ticket.id})  # noqa: S608
    db.execute(delete(tickets).where(tickets.c.id == ticket.id))


def test_what_was_written_is_whole(either_office: Office) -> None:
    """Before any head was taken, after one, and with events that came since."""
    lives(either_office)
    before = verified(either_office)
    head = head_of(either_office)
    at_once = verified(either_office)
    lives(either_office)
    later = verified(either_office)

    assert ([], []) == (before.faults, before.heads)
    assert ([], [head], 0) == (at_once.faults, at_once.heads, at_once.fresh)
    assert ([], 10, 2, 5) == (later.faults, later.events, later.tickets, later.fresh)
    assert (5, 1) == (head.events, head.tickets)


def test_a_head_stays_while_nothing_happens(office: Office, clock: Clock) -> None:
    """The same one, and no row of its own for a quiet day."""
    lives(office)
    head = head_of(office)
    clock.passes(DAY)

    assert head == head_of(office)
    assert 1 == office.count(audit_heads)


# What is done to it -----------------------------------------------------------------------------------


def change(**values: Any) -> Callable[[Connection, Ticket, Ticket], object]:
    return lambda db, ticket, _: db.execute(update(ticket_events).where(event_of(ticket, 3)).values(**values))


def swap(db: Connection, ticket: Ticket, _: Ticket) -> None:
    for seq, other in ((3, 99), (2, 3), (99, 2)):
        db.execute(update(ticket_events).where(event_of(ticket, seq)).values(seq=other))


def move_detail(db: Connection, ticket: Ticket, other: Ticket) -> None:
    row = db.execute(select(ticket_events).where(event_of(other, 3))).one()
    taken = {name: getattr(row, name) for name in ("detail_sealed", "salt", "commitment", "mac")}
    db.execute(update(ticket_events).where(event_of(ticket, 3)).values(**taken))


def put_head(**values: Any) -> Callable[[Connection, Ticket, Ticket], object]:
    """By somebody who has no key."""
    row = {"at": 1795143600.0, "events": 1, "tickets": 1, "stood": "[]", "mac": b"x" * 32} | values
    return lambda db, *_: db.execute(insert(audit_heads).values(**row))


def forge(db: Connection, ticket: Ticket, other: Ticket) -> None:
    row = dict(db.execute(select(ticket_events).where(event_of(other, 3))).one()._mapping)
    row |= {"id": 999, "ticket_id": ticket.id, "seq": 6, "head": None}
    db.execute(ticket_events.insert().values(**row))


def remove(*seqs: int) -> Callable[[Connection, Ticket, Ticket], object]:
    return lambda db, ticket, _: db.execute(
        delete(ticket_events).where(E.ticket_id == ticket.id, E.seq.in_(seqs))
    )


def empty(db: Connection, ticket: Ticket, _: Ticket) -> None:
    db.execute(delete(ticket_events).where(E.ticket_id == ticket.id))


def cut_with_heads(db: Connection, ticket: Ticket, other: Ticket) -> None:
    remove(5)(db, ticket, other)
    db.execute(delete(audit_heads).where(audit_heads.c.n == 2))


def appended(db: Connection, ticket: Ticket, words: str) -> None:
    Trail(KEYS).append(db, ticket.id, ticket.number, Happening("noted", "staff", 9.0, {"text": words}))


def write_anew(db: Connection, ticket: Ticket, other: Ticket) -> None:
    """By the service itself, behind an end that somebody cut off."""
    remove(5)(db, ticket, other)
    appended(db, ticket, "อย่างอื่น")
    db.execute(update(ticket_events).where(event_of(ticket, 5)).values(head=2))


def put_back(db: Connection, ticket: Ticket, other: Ticket) -> None:
    """An event that was true once, in the place of the one that was written after it was cut off."""
    was = dict(db.execute(select(ticket_events).where(event_of(ticket, 5))).one()._mapping)
    remove(5)(db, ticket, other)
    appended(db, ticket, "อย่างอื่น")
    appended(db, ticket, "แล้วก็นี่")
    db.execute(update(ticket_events).where(event_of(ticket, 5)).values(**was | {"id": E.id}))


class Written(NamedTuple):
    """What harm is done to."""

    office: Office
    ticket: Ticket
    other: Ticket


HARMS: dict[str, tuple[Callable[[Connection, Ticket, Ticket], object], list[str]]] = {
    "its kind": (change(kind="noted"), ["{n}: event 3 altered"]),
    "its actor": (change(actor="service"), ["{n}: event 3 altered"]),
    "its time": (change(at=1.0), ["{n}: event 3 altered"]),
    "its mac": (change(mac=b"x" * 64), ["{n}: event 3 altered"]),
    "its seal": (change(mac=None), ["{n}: event 3 not sealed: a release before the chain wrote it, or a stranger"]),
    "its detail": (change(detail_sealed=b"x" * 40), ["{n}: event 3 altered: its detail"]),
    "its salt": (change(salt=b"x" * 16), ["{n}: event 3 altered: its detail"]),
    "its head": (change(head=None), ["{n}: event 3 altered: the head that covers it"]),
    "no detail": (
        change(detail_sealed=None, salt=None),
        ["{n}: event 3 altered: its detail is missing, and retention has not removed it"],
    ),
    "another's detail": (move_detail, ["{n}: event 3 altered"]),
    "two change places": (
        swap,
        ["{n}: event 2 altered", "{n}: event 3 altered", "{n}: its events have changed places"],
    ),
    "one put in": (forge, ["{n}: event 6 altered"]),
    "the first removed": (remove(1), ["{n}: event 1 missing"]),
    "one in the middle": (remove(3), ["{n}: event 3 missing"]),
    "some in the middle": (remove(2, 3), ["{n}: events 2 to 3 missing"]),
    "the last": (remove(5), ["{n}: ends before the head of 2026-11-21: event 5 missing"]),
    "the last two": (remove(4, 5), ["{n}: ends before the head of 2026-11-20: events 4 to 5 missing"]),
    "all of them": (empty, ["{n}: all its 5 events are missing since the head of 2026-11-21"]),
    "the ticket": (
        lambda db, ticket, _: removed(db, ticket),
        ["{n}: gone; all its 5 events are missing since the head of 2026-11-21"],
    ),
    "the last, and another written": (
        write_anew,
        ["{n}: event 5 is not the one of the head of 2026-11-21"],
    ),
    "one of another past": (put_back, ["{n}: event 6 does not follow the one before it"]),
    "its number": (
        lambda db, ticket, _: db.execute(
            update(tickets).where(tickets.c.id == ticket.id).values(number="PR-AAAAA-A")
        ),
        [f"PR-AAAAA-A: event {seq} altered" for seq in range(1, 6)],
    ),
    "a head's count": (
        lambda db, *_: db.execute(update(audit_heads).where(audit_heads.c.n == 1).values(events=1)),
        ["head 1 altered"],
    ),
    "a head's mac": (
        lambda db, *_: db.execute(update(audit_heads).where(audit_heads.c.n == 1).values(mac=b"x" * 32)),
        ["head 1 altered"],
    ),
    "a head in the middle": (
        lambda db, *_: db.execute(delete(audit_heads).where(audit_heads.c.n == 1)),
        ["head 1 missing: whether head 2 is right cannot be told"],
    ),
    "a head of another time": (put_head(n=3, at=1e300), ["head 3 altered"]),
    "a head far beyond": (
        put_head(n=2_000_000_000),
        ["heads 3 to 1999999999 missing: whether head 2000000000 is right cannot be told"],
    ),
    "a head before the first": (put_head(n=-7), ["head -7 is none of ours"]),
    "a head of no events": (put_head(n=3, stood="{"), ["head 3 altered"]),
    "the last, with its head": (
        cut_with_heads,
        ["a head after number 1 is missing: there are events that it covered"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """A chain with two heads and something since, for many small harms that are all undone."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("audit") / "bot.sqlite"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), file)
        yield from _written(f"sqlite:///{file}")
    else:
        with request.getfixturevalue("migrated_postgresql").one() as url:
            yield from _written(url)


def _written(url: str) -> Iterator[Written]:
    clock = Clock(1795143600.0)  # 2026-11-20
    office = Office(url, KEYS, clock)
    other, ticket = lives(office), office.files()
    for words in ("เบอร์ใหม่", "อีเมลใหม่", "ที่อยู่ใหม่"):
        office.malee(ticket, AddInformation(words))
    head_of(office)
    clock.passes(DAY)
    office.does(ticket, Refuse("law", "เหตุ"))
    lives(office)
    head_of(office)
    lives(office)
    yield Written(office, ticket, other)
    office.storage.engine.dispose()


def found_after(office: Office, harm: Callable[[Connection], object]) -> list[str]:
    """The faults of a database in which somebody does this with no rule in the way; then it is undone."""
    with office.storage.engine.connect() as db:
        free = (
            "PRAGMA defer_foreign_keys = ON"
            if office.storage.is_sqlite
            else "SET LOCAL session_replication_role = replica"
        )
        db.exec_driver_sql(free)
        harm(db)
        faults = verify(db, office.tickets.trail, office.clock()).faults
        db.rollback()
    return faults


@pytest.mark.parametrize("what", HARMS)
def test_each_harm_is_found_and_named(written: Written, what: str) -> None:
    """By the ticket's number and the event's, and nothing else is blamed."""
    harm, named = HARMS[what]

    found = found_after(written.office, lambda db: harm(db, written.ticket, written.other))

    assert [] == verified(written.office).faults
    assert sorted(each.format(n=written.ticket.number) for each in named) == sorted(found)


COLUMNS = [each.name for each in E if each.name != "id"]


@settings(max_examples=60)
@given(st.data())
def test_any_byte_altered_in_an_event_is_found(written: Written, data: st.DataObject) -> None:
    """Of every column but the number of the row, which means nothing."""
    with written.office.db() as db:
        rows = db.execute(select(ticket_events).order_by(E.id)).all()
    row = data.draw(st.sampled_from(rows))
    name = data.draw(st.sampled_from(COLUMNS))
    altered = data.draw(other_than(getattr(row, name)))
    assume(name != "seq" or (row.ticket_id, altered) not in {(each.ticket_id, each.seq) for each in rows})

    def harm(db: Connection) -> None:
        db.execute(update(ticket_events).where(E.id == row.id).values(**{name: altered}))

    assert found_after(written.office, harm)


def other_than(value: Any) -> st.SearchStrategy[Any]:
    """The value with one byte, letter or digit of it changed."""
    if isinstance(value, bytes):
        return st.tuples(st.integers(0, len(value) - 1), st.integers(1, 255)).map(
            lambda at: value[: at[0]] + bytes([value[at[0]] ^ at[1]]) + value[at[0] + 1 :]
        )
    if isinstance(value, str):
        return st.tuples(st.integers(0, len(value) - 1), st.characters(codec="ascii", exclude_characters="\0")).map(
            lambda at: value[: at[0]] + at[1] + value[at[0] + 1 :]
        ).filter(lambda each: each != value)  # fmt: skip
    if value is None:
        return st.integers(-2, 300)
    if isinstance(value, float):
        return st.floats(0, 2e9).filter(lambda each: each != value)
    return st.integers(-2, 300).filter(lambda each: each != value)


# What may be done to it -------------------------------------------------------------------------------


def test_retention_leaves_the_chain_whole(either_office: Office, clock: Clock) -> None:
    """What was said is gone and its salt with it, so no guess can be tried; that it was said stands."""
    ticket = lives(either_office)
    head_of(either_office)
    clock.passes(DETAILS + 1)
    with either_office.db() as db:
        sweep(db, clock, shred=either_office.tickets.shred)

    with either_office.db() as db:
        said = (E.ticket_id == ticket.id) & (E.kind != SHREDDED)
        left = db.execute(select(E.detail_sealed, E.salt).where(said)).all()
    assert {(None, None)} == {tuple(each) for each in left}
    assert [] == verified(either_office).faults


def test_a_detail_is_removed_by_retention_or_it_is_a_fault(office: Office, clock: Clock) -> None:
    """What the ticket says of it anybody could write; what is said after retention was there is a fault to lose too."""
    ticket, swept = lives(office), lives(office)
    head_of(office)
    clock.passes(DETAILS + 1)
    with office.db() as db:
        office.tickets.shred(db, [swept.id])
        office.tickets.letter_dropped(db, swept.id, "letter")
        db.execute(update(tickets).values(shredded_at=1.0))
        db.execute(update(ticket_events).where(event_of(ticket, 4)).values(detail_sealed=None, salt=None))
        db.execute(update(ticket_events).where(event_of(swept, 7)).values(detail_sealed=None, salt=None))

    why = "altered: its detail is missing, and retention has not removed it"
    assert sorted([f"{ticket.number}: event 4 {why}", f"{swept.number}: event 7 {why}"]) == sorted(
        verified(office).faults
    )


def test_what_retention_left_cannot_be_given_another_detail(office: Office, clock: Clock) -> None:
    """Words put in where there are none any more do not fit what was committed to."""
    ticket = lives(office)
    head_of(office)
    clock.passes(DETAILS + 1)
    with office.db() as db:
        sealed = db.execute(select(E.detail_sealed).where(event_of(ticket, 3))).scalar_one()
        sweep(db, clock, shred=office.tickets.shred)
        db.execute(
            update(ticket_events).where(event_of(ticket, 3)).values(detail_sealed=sealed, salt=b"x" * 16)
        )

    assert [f"{ticket.number}: event 3 altered: its detail"] == verified(office).faults


def test_a_rotation_leaves_the_chain_and_its_heads_as_they_are(
    either_office: Office, keys_text: str, clock: Clock
) -> None:
    """The old key goes; a head read from an old digest is on the chain still, and the chain goes on."""
    lives(either_office)
    head = head_of(either_office)
    new = KeyRing.new("k2026")
    rotate(either_office.storage, KeyRing.parse(f"{new},{keys_text}"), rest=lambda _: None)

    later = Office(either_office.config.database_url, KeyRing.parse(new), clock)
    lives(later)
    found = verified(later)
    later.storage.engine.dispose()

    assert ([], [head], 10) == (found.faults, found.heads, found.events)


def details_elsewhere(office: Office, ticket: Ticket, ring: KeyRing) -> None:
    """What was said about a ticket, sealed with a key that only this ring has."""
    with office.db() as db:
        for row in db.execute(select(ticket_events).where(E.ticket_id == ticket.id)).all():
            where = place(E.detail_sealed, ticket.id, row.seq)
            sealed = ring.seal(where, office.keys.open(where, row.detail_sealed))
            db.execute(update(ticket_events).where(E.id == row.id).values(detail_sealed=sealed))


def test_a_detail_whose_key_is_missing_is_not_called_altered(office: Office, keys_text: str) -> None:
    """Away or lost, it is counted apart, and all that can be told of its event is; with its key it fits again."""
    gone = KeyRing.new("gone")
    ticket, other = lives(office), lives(office)
    details_elsewhere(office, ticket, KeyRing.parse(gone))
    with office.db() as db:
        db.execute(update(ticket_events).where(event_of(ticket, 4)).values(actor="person"))
        db.execute(update(ticket_events).where(event_of(other, 2)).values(detail_sealed=b"x" * 99))

    rings = [KeyRing.parse(f"{keys_text}{more}") for more in ("", ",gone:lost", f",{gone}")]
    away, lost, back = (office.storage.look(verify, Trail(each), office.clock()) for each in rings)

    faults = {f"{ticket.number}: event 4 altered", f"{other.number}: event 2 altered: its detail"}
    waits = {"4 details not compared: SECRET_KEYS lacks their key"}
    assert [faults | waits, faults, faults] == [set(each.faults) for each in (away, lost, back)]
    assert [(4, 0), (0, 4), (0, 0)] == [(each.away, each.unread) for each in (away, lost, back)]


def test_what_was_never_committed_to_is_excused_by_no_missing_key(office: Office) -> None:
    """Words put in where retention removed them name a key that nobody has."""
    ticket = lives(office)
    with office.db() as db:
        office.tickets.shred(db, [ticket.id])
        sealed = GONE.seal(place(E.detail_sealed, ticket.id, 3), "ใหม่")
        db.execute(update(ticket_events).where(event_of(ticket, 3)).values(detail_sealed=sealed))
    found = verified(office)

    assert ([f"{ticket.number}: event 3 altered: its detail"], 0) == (found.faults, found.away)


# How it begins ----------------------------------------------------------------------------------------


def before_the_chain(office: Office) -> None:
    """Events as a release before wrote them."""
    with office.db() as db:
        db.execute(delete(audit_keys))
        db.execute(delete(audit_heads))
        db.execute(update(ticket_events).values(salt=None, commitment=None, mac=None, head=None))


def begins(office: Office) -> int:
    """What an operator does; how many events were sealed."""
    sealed, trail = 0, Trail(office.config.secret_keys)
    while some := office.storage.now(trail.seal_old, office.clock()):
        sealed += some
    office.storage.now(trail.begin, office.clock())
    return sealed


def test_old_events_begin_the_chain_when_somebody_says_so(either_office: Office) -> None:
    """Also where newer ones follow already; no head is taken before, and until then that is a fault."""
    office = either_office
    ticket = lives(office)
    before_the_chain(office)
    untouched = verified(office)
    office.does(office.now(ticket), Note("ใหม่"))
    waiting = verified(office)
    with office.db() as db:
        too_early = office.tickets.trail.take_head(db, office.clock())

    sealed = begins(office)

    assert ([NOT_BEGUN], [NOT_BEGUN], None, 6) == (untouched.faults, waiting.faults, too_early, sealed)
    assert ([], 6, 1) == (verified(office).faults, verified(office).events, len(verified(office).heads))


def test_the_chain_begins_once(either_office: Office) -> None:
    """A new database has begun with its first event, an old one when it was told; neither does again."""
    lives(either_office)
    with pytest.raises(CannotBegin, match="has begun on"):
        begins(either_office)
    before_the_chain(either_office)
    begins(either_office)
    with pytest.raises(CannotBegin, match="has begun on"):
        begins(either_office)

    assert [] == verified(either_office).faults


def test_what_is_altered_before_the_beginning_is_not_sealed(office: Office) -> None:
    """An event that was sealed when it was written stays a fault when those around it are."""
    ticket = lives(office)
    before_the_chain(office)
    office.does(office.now(ticket), Note("ใหม่"))
    with office.db() as db:
        db.execute(update(ticket_events).where(event_of(ticket, 6)).values(actor="person"))

    begins(office)

    assert [f"{ticket.number}: event 6 altered"] == verified(office).faults


def test_the_chain_does_not_begin_without_a_key_that_is_only_away(office: Office, keys_text: str) -> None:
    """It would begin without what was said; where the key is called lost it does, and nothing is called altered."""
    ticket = lives(office)
    details_elsewhere(office, ticket, GONE)
    before_the_chain(office)

    with pytest.raises(CannotBegin, match=f"{ticket.number}: the detail of event 1 waits for a key"):
        begins(office)
    later = Office(office.config.database_url, KeyRing.parse(f"{keys_text},gone:lost"), office.clock)
    sealed, found = begins(later), verified(later)
    later.storage.engine.dispose()

    assert (5, [], 5) == (sealed, found.faults, found.unread)


UNSEALED = {"salt": None, "commitment": None, "mac": None, "head": None}
REMOVALS: dict[str, tuple[tuple[Any, ...], str]] = {
    "all seals and heads": (
        (delete(audit_heads), update(ticket_events).values(UNSEALED)),
        "event 1 not sealed",
    ),
    "one seal": ((update(ticket_events).where(E.seq == 3).values(mac=None),), "event 3 not sealed"),
    "the key": ((delete(audit_keys),), "the key of the chain is missing"),
    "the key and all seals": (
        (delete(audit_keys), update(ticket_events).values(UNSEALED)),
        "the key of the chain is missing",
    ),
    "the key, heads, and all seals but one": (
        (
            delete(audit_keys),
            delete(audit_heads),
            update(ticket_events).values(head=None),
            update(ticket_events).where(E.seq > 1).values(UNSEALED),
        ),
        "the key of the chain is missing",
    ),
    "whatever there ever was": (
        (delete(audit_keys), delete(audit_heads), update(ticket_events).values(UNSEALED)),
        "not begun",
    ),
}


@pytest.mark.parametrize("what", REMOVALS)
def test_nothing_that_can_be_removed_makes_the_chain_begin_anew(office: Office, what: str) -> None:
    """What a verification finds it still finds after the service has gone on; only an operator begins, and where a
    trace is left not even that helps."""
    statements, named = REMOVALS[what]
    ticket = lives(office)
    head_of(office)
    with office.db() as db:
        db.execute(update(ticket_events).where(event_of(ticket, 4)).values(kind="withdrawn", actor="person"))
        for each in statements:
            db.execute(each)

    at_once = verified(office).faults
    if what != "whatever there ever was":
        with pytest.raises(CannotBegin):
            begins(office)
    office.does(office.now(ticket), Note("ใหม่"))
    with office.db() as db:
        office.tickets.trail.take_head(db, office.clock())
    later = verified(office).faults

    assert any(named in each for each in at_once)
    assert later


def test_an_older_key_that_is_put_back_begins_nothing(office: Office) -> None:
    """The sealed value of before the beginning was good once; the heads that came since say otherwise."""
    ticket = lives(office)
    before_the_chain(office)
    office.does(office.now(ticket), Note("ใหม่"))
    with office.db() as db:
        old = db.execute(select(audit_keys.c.key_sealed)).scalar_one()
    begins(office)
    with office.db() as db:
        db.execute(update(audit_keys).values(key_sealed=old))

    with pytest.raises(CannotBegin, match="put back an older one"):
        begins(office)
    assert any("put back an older one" in each for each in verified(office).faults)


# Where its key is lost --------------------------------------------------------------------------------

GONE = KeyRing.parse(KeyRing.new("gone"))


def sealed_elsewhere(office: Office, ring: KeyRing) -> None:
    """The chain's key, with a key that only this ring has."""
    where = place(audit_keys.c.key_sealed, 1)
    with office.db() as db:
        value = office.keys.open(where, db.execute(select(audit_keys.c.key_sealed)).scalar_one())
        db.execute(update(audit_keys).values(key_sealed=ring.seal(where, value)))


@pytest.fixture
def bereft(either_office: Office, keys_text: str, clock: Clock) -> Iterator[Office]:
    """A chain with a head and something since, whose key is sealed with one that is called lost."""
    lives(either_office)
    head_of(either_office)
    lives(either_office)
    sealed_elsewhere(either_office, GONE)
    clock.passes(DAY)
    ring = KeyRing.parse(f"{keys_text},gone:lost")
    later = Office(either_office.config.database_url, ring, clock)
    yield later
    later.storage.engine.dispose()


def begins_anew(office: Office, keys: KeyRing | None = None) -> Head:
    """What an operator does who has lost the key."""
    return office.storage.now(Trail(keys or office.keys).begin_anew, office.clock())


def tickets_of(office: Office) -> list[Ticket]:
    """All of them, the oldest first."""
    with office.db() as db:
        ids = db.execute(select(E.ticket_id).where(E.seq == 1).order_by(E.id)).scalars().all()
        return [office.tickets.by_id(db, id) for id in ids]


def test_where_its_key_is_lost_another_chain_goes_on(bereft: Office) -> None:
    """Old tickets go on in it and new ones begin; what was there before is called neither right nor wrong."""
    with pytest.raises(LostKey):
        bereft.files()
    first = begins_anew(bereft)
    at_once = verified(bereft)
    bereft.does(bereft.now(tickets_of(bereft)[0]), Note("ใหม่"))
    lives(bereft)
    bereft.clock.passes(DAY)  # type: ignore[attr-defined]
    next_ = head_of(bereft)
    later = verified(bereft)

    assert ([], 10, 10, [first]) == (at_once.faults, at_once.events, at_once.lost, at_once.heads)
    assert ([], 16, 10, [first, next_]) == (later.faults, later.events, later.lost, later.heads)
    assert (first.at, [1], 0) == (later.anew, [each.n for each in later.lost_heads], later.fresh)
    assert [(10, 2), (16, 3)] == [(each.events, each.tickets) for each in later.heads]


def test_where_another_key_is_lost_later_it_begins_once_more(
    bereft: Office, keys_text: str, clock: Clock
) -> None:
    """Then what is verified is what came after that."""
    begins_anew(bereft)
    lives(bereft)
    sealed_elsewhere(bereft, KeyRing.parse(KeyRing.new("gone2")))
    later = Office(bereft.config.database_url, KeyRing.parse(f"{keys_text},gone2:lost"), clock)
    begins_anew(later)
    lives(later)
    found = verified(later)
    later.storage.engine.dispose()

    assert ([], 20, 15) == (found.faults, found.events, found.lost)


def test_retention_and_rotation_leave_what_was_there_before_as_it_was(
    bereft: Office, keys_text: str, clock: Clock
) -> None:
    """Its details are removed, its rows sealed anew, and that is no fault; nor that the lost key is named no more."""
    begins_anew(bereft)
    clock.passes(DETAILS + 1)
    with bereft.db() as db:
        head = bereft.tickets.trail.take_head(db, clock())
        sweep(db, clock, shred=bereft.tickets.shred)
    new = KeyRing.new("k2026")
    rotate(bereft.storage, KeyRing.parse(f"{new},{keys_text},gone:lost"), rest=lambda _: None)
    later = Office(bereft.config.database_url, KeyRing.parse(new), clock)
    found = verified(later)
    later.storage.engine.dispose()

    assert ([], [head]) == (found.faults, found.heads)


def forge_old(db: Connection, ticket: Ticket, other: Ticket) -> None:
    """As if it had been there before: with seals of the old chain."""
    row = dict(db.execute(select(ticket_events).where(event_of(other, 3))).one()._mapping)
    db.execute(
        ticket_events.insert().values(**row | {"id": 999, "ticket_id": ticket.id, "seq": 7, "head": None})
    )


HARMS_AFTER: dict[str, tuple[Callable[[Connection, Ticket, Ticket], object], list[str]]] = {
    "its actor": (change(actor="service"), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "its mac": (change(mac=b"x" * 64), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "its head": (change(head=None), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "one in the middle": (remove(3), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "the last": (remove(5), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "all of before": (remove(1, 2, 3, 4, 5), ["{n}: events 1 to 5 altered or removed since {d}"]),
    "a new one altered": (
        lambda db, ticket, _: db.execute(update(ticket_events).where(event_of(ticket, 6)).values(at=1.0)),
        ["{n}: event 6 altered"],
    ),
    "a new one removed": (remove(6), ["{n}: ends before the head of 2026-11-24: event 6 missing"]),
    "one put in": (forge_old, ["{n}: event 7 altered"]),
    "the ticket": (
        lambda db, ticket, _: removed(db, ticket),
        ["{n}: gone; all its 6 events are missing since the head of 2026-11-24"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HARMS_AFTER)
def test_each_harm_after_the_new_beginning_is_found_and_named(bereft: Office, what: str) -> None:
    """Also of what can be verified no more: it stands as it stood then."""
    begins_anew(bereft)
    ticket, other = tickets_of(bereft)
    bereft.does(bereft.now(ticket), Note("ใหม่"))
    bereft.clock.passes(DAY)  # type: ignore[attr-defined]
    head_of(bereft)
    harm, named = HARMS_AFTER[what]

    found = found_after(bereft, lambda db: harm(db, ticket, other))

    anew = "the chain began anew on 2026-11-23"
    assert [] == verified(bereft).faults
    assert [each.format(n=ticket.number, d=anew) for each in named] == found


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("removed", "a head after number 1 is missing: there are events that it covered"),
        ("altered", "head 2 altered"),
        ("replaced", "head 1 altered"),
    ],
)
def test_what_the_new_beginning_found_cannot_be_taken_back(bereft: Office, harm: str, named: str) -> None:
    """The head that says it is pinned beside the key: neither is it removed, nor another of ours put in its place."""
    if harm == "replaced":  # the one in its place follows none, as it does
        with bereft.db() as db:
            db.execute(delete(audit_heads))
    first = begins_anew(bereft)
    with bereft.db() as db:
        if harm == "altered":
            db.execute(update(audit_heads).where(audit_heads.c.n == first.n).values(stood="[]"))
        else:
            db.execute(delete(audit_heads).where(audit_heads.c.n == first.n))
    if harm == "replaced":
        lives(bereft)
        assert first.n == head_of(bereft).n

    assert named in verified(bereft).faults


@pytest.mark.parametrize("why", ["opens", "away", "altered", "no key"])
def test_the_chain_begins_anew_only_where_its_key_is_lost(
    either_office: Office, keys_text: str, why: str
) -> None:
    """Not where its key opens, is merely away, was altered or removed: nothing of that is an operator's word."""
    office = either_office
    lives(office)
    if why == "away":
        sealed_elsewhere(office, GONE)
    elif why != "opens":
        spoilt = update(audit_keys).values(key_sealed=b"x" * 80) if why == "altered" else delete(audit_keys)
        with office.db() as db:
            db.execute(spoilt)
    with office.db() as db:
        before = db.execute(select(audit_keys)).all()

    with pytest.raises(CannotBegin, match=why):
        begins_anew(office, KeyRing.parse(f"{keys_text},another:lost"))

    with office.db() as db:
        assert before == db.execute(select(audit_keys)).all()
    assert 0 == office.count(audit_heads)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_chain_that_begins_anew_passes_over_what_is_no_event(bereft: Office) -> None:
    """A row with whatever in it is no reason that nothing can be filed; it is named from then on."""
    ticket = tickets_of(bereft)[0]
    with bereft.db() as db:
        db.execute(text("UPDATE ticket_events SET kind = x'ff' WHERE id = 3"))

    begins_anew(bereft)

    assert [f"{ticket.number}: event 3 altered: it holds what cannot be there"] == verified(bereft).faults


# Heads ------------------------------------------------------------------------------------------------


def test_a_time_without_heads_is_a_fault(office: Office, clock: Clock) -> None:
    """One is taken each day: where there is none for weeks, or the first is weeks late, some were removed."""
    lives(office)
    clock.passes(HEADLESS)
    soon = verified(office).faults
    clock.passes(1)
    late = verified(office).faults
    head_of(office)

    assert [] == soon
    assert ["heads since 2026-11-22 are missing: one is taken each day"] == late
    assert 1 == len(verified(office).faults)


@pytest.mark.parametrize(
    ("table", "column", "value", "named"),
    [
        ("audit_heads", "at", "'soon'", "head 1 altered"),
        ("audit_heads", "mac", "2000000000", "head 1 altered"),
        ("audit_heads", "stood", "x'00'", "head 1 altered"),
        ("ticket_events", "at", "'soon'", "event 1 altered: it holds what cannot be there"),
        ("ticket_events", "kind", "x'00'", "event 1 altered: it holds what cannot be there"),
        ("ticket_events", "mac", "2000000000", "event 1 altered: it holds what cannot be there"),
        ("ticket_events", "seq", "'first'", "event first altered: it holds what cannot be there"),
    ],
)
def test_what_no_column_should_hold_is_named(
    office: Office, table: str, column: str, value: str, named: str
) -> None:
    """SQLite keeps any value in any column; one that is of another kind does not end the verification."""
    lives(office)
    head_of(office)
    with office.db() as db:
        db.execute(text("PRAGMA ignore_check_constraints = ON"))
        row = "" if table == "audit_heads" else " WHERE seq = 1"
        db.execute(text(f"UPDATE {table} SET {column} = {value}{row}"))  # noqa: S608

    faults = verified(office).faults

    assert any(each.endswith(named) for each in faults)


# What a file may hold that somebody has written to with whatever they like -----------------------------

HOSTILE = {
    "no UTF-8": "CAST(x'ff1b5b' AS TEXT)",
    "nothing": "NULL",
    "bytes": "x'ff00'",
    "text": "'soon'",
    "no text": "''",
    "the largest number": "9223372036854775807",
    "the smallest number": "-9223372036854775808",
    "infinity": "9e999",
    "a time of no calendar": "1e300",
}
READ = {
    "ticket_events": [each.name for each in ticket_events.c],
    "audit_heads": [each.name for each in audit_heads.c],
    "tickets": ["id", "number"],
    "audit_keys": ["id"],
}
"""Columns that a verification reads, by table.  (Without the sealed key there is none to verify by.)"""


def loose(db: Connection, table: str) -> None:
    """Of a table nothing is left but its rows: any value may stand in any column, and any number of times."""
    for statement in (
        f"CREATE TABLE loose AS SELECT * FROM {table}",  # noqa: S608
        f"DROP TABLE {table}",
        f"ALTER TABLE loose RENAME TO {table}",
    ):
        db.exec_driver_sql(statement)
    if table == "tickets":  # else what refers to it could not be looked at
        db.exec_driver_sql("CREATE UNIQUE INDEX loose_id ON tickets (id)")


@pytest.mark.parametrize("written", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize(("table", "column"), [(table, each) for table in READ for each in READ[table]])
def test_whatever_stands_in_a_row_it_is_named(written: Written, table: str, column: str, what: str) -> None:
    """Bytes that are no text, nothing, a value of another kind, one that is too large for what is done with it: none
    ends the verification, and the row is named."""
    office, ticket, _ = written
    named = {
        "ticket_events": (f"WHERE ticket_id = '{ticket.id}' AND seq = 3", ticket.number),
        "audit_heads": ("WHERE n = 1", "head"),
        "tickets": (f"WHERE id = '{ticket.id}'", ""),
        "audit_keys": ("", "the key of the chain is missing"),
    }
    row, said = named[table]

    def harm(db: Connection) -> None:
        loose(db, table)
        db.exec_driver_sql(f"UPDATE {table} SET {column} = {HOSTILE[what]} {row}")  # noqa: S608

    assert [each for each in found_after(office, harm) if said in each]


@pytest.mark.parametrize("written", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("column", [each.name for each in audit_heads.c if each.name != "n"])
def test_whatever_stands_in_a_head_no_other_is_blamed(written: Written, column: str, what: str) -> None:
    """What it was before can be told from the rest of it, and the head behind it is held against that."""

    def harm(db: Connection) -> None:
        loose(db, "audit_heads")
        db.exec_driver_sql(f"UPDATE audit_heads SET {column} = {HOSTILE[what]} WHERE n = 1")  # noqa: S608

    assert ["head 1 altered"] == found_after(written.office, harm)


@pytest.mark.parametrize("written", ["sqlite"], indirect=True)
def test_a_number_far_beyond_keeps_nobody_busy(written: Written) -> None:
    """Neither a head of such a number, nor events that say nothing of the head that covers them, which could be one
    of those between."""

    def harm(db: Connection) -> None:
        db.execute(
            insert(audit_heads).values(n=2**62, at=1.0, events=1, tickets=1, stood="[]", mac=b"x" * 32)
        )
        db.execute(update(ticket_events).where(event_of(written.ticket, 3)).values(head=None))

    found = found_after(written.office, harm)

    assert f"{written.ticket.number}: event 3 altered: the head that covers it" in found


def test_every_ticket_without_events_is_named_whatever_else_stands_there(office: Office) -> None:
    """An event of no ticket does not hide one of which all events were removed before any head was taken."""
    ticket = lives(office)
    with office.db() as db:
        loose(db, "ticket_events")
        db.execute(text("UPDATE ticket_events SET ticket_id = NULL"))

    assert f"{ticket.number}: all its events are missing" in verified(office).faults


@pytest.mark.parametrize("value", ["'text'", "9", "x''", "CAST(x'ff' AS TEXT)"])
def test_a_key_of_the_chain_that_is_none_is_told(office: Office, value: str) -> None:
    """As one that no key opens, whatever stands in its place."""
    lives(office)
    with office.db() as db:
        db.exec_driver_sql(f"UPDATE audit_keys SET key_sealed = {value}")  # noqa: S608

    with pytest.raises(Unopenable):
        office.storage.look(verify, Trail(office.keys), office.clock())


def test_what_cannot_be_there_is_not_sealed(office: Office) -> None:
    """The chain does not begin with a row that somebody has filled with whatever: it is named, and nothing is done."""
    ticket = lives(office)
    before_the_chain(office)
    with office.db() as db:
        db.execute(text("UPDATE ticket_events SET kind = x'ff' WHERE seq = 2"))

    with pytest.raises(CannotBegin, match=f"{ticket.number}: event 2 holds what cannot be there"):
        begins(office)


# Heads after a forged one -----------------------------------------------------------------------------

MOST = {"sqlite": 2**63 - 1, "postgresql": 2**31 - 1}
"""What the column holds at most."""


def taken_daily(office: Office, days: int = 3) -> list[Head]:
    """One each day, on which something happens."""
    heads = []
    for _ in range(days):
        office.clock.passes(DAY)  # type: ignore[attr-defined]
        lives(office)
        heads.append(head_of(office))
    return heads


@pytest.mark.parametrize("n", [-1, 0, 2, FAR, FAR + 1, math.inf])
def test_heads_are_taken_whatever_number_somebody_has_forged(either_office: Office, n: float) -> None:
    """The largest that the column holds leaves no room for the next, and is nobody's; each head that comes is right."""
    office = either_office
    lives(office)
    first = head_of(office)
    with office.db() as db:
        most = MOST[db.dialect.name]
        forged = {"at": 1.0, "events": most, "tickets": most, "stood": "[]", "mac": b"x" * 32}
        db.execute(insert(audit_heads).values(forged | {"n": min(n, most)}))

    heads = taken_daily(office)
    found = verified(office)

    assert [first, *heads] == found.heads
    assert [10, 15, 20] == [each.events for each in heads]
    assert [2, 3, 4] == [each.tickets for each in heads]


@pytest.mark.parametrize("column", ["events", "tickets"])
def test_a_forged_count_is_not_counted_on(either_office: Office, column: str) -> None:
    """The next head counts what is there, and its code is none that somebody could have made up."""
    office = either_office
    lives(office)
    head_of(office)
    with office.db() as db:
        db.execute(update(audit_heads).values({column: MOST[db.dialect.name]}))

    quiet = head_of(office)
    heads = taken_daily(office)

    assert (5, 1) == (quiet.events, quiet.tickets)
    assert [10, 15, 20] == [each.events for each in heads]
    assert ["head 1 altered"] == verified(office).faults
    assert [quiet, *heads] == verified(office).heads


@pytest.fixture(scope="module")
def begun(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ticket]:
    """A database with a ticket under a head and this one since, to be copied: what is done to it is done to a copy, for
    nobody has its file open any more."""
    file = tmp_path_factory.mktemp("begun") / "bot.sqlite"
    shutil.copy(migrated_sqlite, file)
    office = Office(f"sqlite:///{file}", KEYS, Clock())
    lives(office)
    head_of(office)
    ticket = lives(office)
    office.storage.engine.dispose()
    return file, ticket


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize(
    ("table", "column"),
    [("audit_heads", each.name) for each in audit_heads.c]
    + [("ticket_events", each) for each in ("ticket_id", "seq", "mac")],
)
def test_a_head_is_taken_whatever_stands_in_a_row(
    begun: tuple[Path, Ticket], tmp_path: Path, clock: Clock, table: str, column: str, what: str
) -> None:
    """In the head before it, or in an event that it covers: what is no head and no event of ours is passed over."""
    file, ticket = begun
    office = Office(f"sqlite:///{shutil.copy(file, tmp_path)}", KEYS, clock)
    row = {
        "audit_heads": "n = 1",
        "ticket_events": f"ticket_id = '{ticket.id}' AND seq = 5",
    }
    with office.db() as db:
        loose(db, table)
        db.exec_driver_sql(f"UPDATE {table} SET {column} = {HOSTILE[what]} WHERE {row[table]}")  # noqa: S608

    heads = taken_daily(office)
    found = verified(office)

    assert heads == found.heads[-3:]
    assert found.faults


@pytest.mark.parametrize("number", ["x'ff'", "CAST(x'ff' AS TEXT)"])
def test_a_head_is_taken_whatever_a_ticket_is_called(office: Office, number: str) -> None:
    """And the ticket is named."""
    ticket = lives(office)
    with office.db() as db:
        db.exec_driver_sql(f"UPDATE tickets SET number = {number} WHERE id = '{ticket.id}'")  # noqa: S608

    head = head_of(office)

    assert [head] == verified(office).heads
    assert 5 == sum("altered" in each for each in verified(office).faults)


def test_verifying_writes_nothing(either_office: Office) -> None:
    """Not even the key of a chain that nobody has begun."""
    assert [] == verified(either_office).faults
    assert 0 == either_office.count(audit_keys)


# What it costs, and who writes beside -----------------------------------------------------------------


def test_an_event_costs_three_statements(office: Office) -> None:
    """The ticket is locked, its last event looked at, the new one written; the key of the chain comes along."""
    ticket = office.files()
    said: list[str] = []

    with office.db() as db:
        event.listen(db, "before_cursor_execute", lambda _, __, statement, *___: said.append(statement))
        office.tickets.happened(db, ticket, "linked", "service", {"numbers": ["PR-1"]})

    assert ["SELECT", "SELECT", "INSERT"] == [each.split()[0] for each in said]


async def test_replicas_that_write_at_once_keep_the_chain_whole(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """Two on one ticket, two that file, and heads taken in between."""
    offices = [Office(postgresql_url, keys, clock) for _ in range(2)]
    replicas = [Storage(postgresql_url, threads=3) for _ in offices]
    shared = offices[0].files()

    def happens(db: Connection, office: Office, n: int) -> None:
        office.tickets.happened(db, shared, "linked", "service", {"numbers": [str(n)]})

    def heads(db: Connection, office: Office, n: int) -> None:
        office.tickets.trail.take_head(db, float(n))

    await asyncio.gather(
        *(
            storage.run(heads if n % 10 == 0 else happens, office, n)
            for n in range(30)
            for storage, office in zip(replicas, offices, strict=True)
        ),
        *(asyncio.to_thread(each.files, chat_id=100 + n) for n, each in enumerate(offices)),
    )
    found = verified(offices[0])
    for each in replicas:
        await each.close()
    for one in offices:
        one.storage.engine.dispose()

    assert [] == found.faults
    assert (1 + 2 * 27 + 2, 3) == (found.events, found.tickets)


async def test_replicas_make_one_key(postgresql_url: str, keys: KeyRing, clock: Clock) -> None:
    """Both file their first ticket at once, and write one chain."""
    offices = [Office(postgresql_url, keys, clock) for _ in range(2)]

    await asyncio.gather(*(asyncio.to_thread(each.files, chat_id=n) for n, each in enumerate(offices)))
    found = verified(offices[0])
    for one in offices:
        one.storage.engine.dispose()

    assert ([], 2) == (found.faults, found.events)


def test_a_head_says_where_each_ticket_stood(office: Office) -> None:
    """Only those that have changed since the head before."""
    first = lives(office)
    head_of(office)
    second = office.files()
    head_of(office)

    with office.db() as db:
        stood = db.execute(select(audit_heads.c.stood).order_by(audit_heads.c.n)).scalars().all()
        assert 6 == db.execute(select(func.count()).select_from(ticket_events)).scalar_one()
    assert [[(first.number, 5)], [(second.number, 1)]] == [
        [(number, seq) for _, number, seq, _ in json.loads(each)] for each in stood
    ]
