"""Mails taken in: each is stored before anything looks into it, ends somewhere, and keeps none from the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from bot.mail.incoming import Incoming
from bot.mail.reader import read, read_incoming
from bot.staff.mail_inbox import ATTEMPTS, DEATHS, MailInbox
from bot.staff.mailbox import Intake
from bot.staff.replies import PER_HOUR
from bot.storage.advisory import Key, id_of, in_hand
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import mail_inbox
from bot.tickets.store import Ticket
from tests.chat import Clock
from tests.mailroom import NID, SERVER, Mailroom, Serving
from tests.office import text

DEEP = b"Content-Type: message/rfc822\r\n\r\n" * 1_000


@pytest.fixture
async def serving(room: Mailroom) -> AsyncIterator[Serving]:
    async with Serving(room) as serving:
        yield serving


def rows(room: Mailroom) -> list[tuple[str, str, int]]:
    """What became of the mails, in order: state, why, and how often nobody came back."""
    columns = mail_inbox.c.state, mail_inbox.c.verdict, mail_inbox.c.deaths
    with room.db() as db:
        return [tuple(row) for row in db.execute(select(*columns).order_by(mail_inbox.c.id))]


@pytest.mark.parametrize(
    "poison",
    [
        b"Content-Type: multipart/mixed; boundary*=idna''x%ff\r\n\r\nhi\r\n",
        b"Content-Type: multipart/mixed; boundary*=undefined''x\r\n\r\nhi\r\n",
        b"Content-Type: text/plain; charset=hex\r\n\r\nhi\r\n",
        b"Subject: =?utf-8\xef\xbf\xbd?B?YQ==?=\r\n\r\nhi\r\n",
        b"Return-Path: <\xff\xfe>\r\n\r\nhi\r\n",
        b"Message-ID: <\0@mail.example>\r\n\r\n\0\r\n",
        DEEP,
        b"\0" * 100,
    ],
)
async def test_whatever_a_mail_holds_the_one_behind_it_is_read(
    room: Mailroom, serving: Serving, poison: bytes
) -> None:
    """It is kept and acts on nothing; nobody notices."""
    ticket = room.files()

    await serving.intake.take(b"From: somchai@mail.example\r\n" + poison)
    await serving.intake.take(room.nid(ticket, "ตอบ: ได้รับแล้ว"))

    assert ["quarantined", "done"] == [state for state, _, _ in rows(room)]


@pytest.mark.parametrize("local", ["a..b", ".x", "x.", "ก", "a" * 64 + "@desk"])
async def test_a_name_that_nothing_can_be_written_to_is_no_colleagues(
    room: Mailroom, serving: Serving, local: str
) -> None:
    """A list that lets in a whole domain lets in no address that a letter cannot have: it is put aside at once."""
    verdict = f"{SERVER}; dmarc=fail header.from=desk.example"
    raw = room.nid(room.files(), "เสร็จ: ปิด", From=None, Authentication_Results=verdict)

    await serving.intake.take(f"From: {local}@desk.example\r\n".encode() + raw)

    assert [("quarantined", "unknown-sender", 0)] == rows(room)


async def test_a_colleague_whose_mail_is_too_much_hears_of_it(room: Mailroom, serving: Serving) -> None:
    """By a letter, as for any other refusal; nothing is done."""
    ticket = room.files()
    head, _, body = room.nid(ticket, "เสร็จ: ปิด").partition(b"\r\n\r\n")

    await serving.intake.take(head + b"\r\n\r\n" + b"\n" * 260_000 + body)
    room.delivers()

    assert [("quarantined", "unreadable", 0)] == rows(room)
    assert "ซับซ้อนเกินกว่าที่ระบบอ่านได้" in text(room.to(NID)[0])
    assert "open" == room.now(ticket).state


async def test_a_mail_is_stored_before_it_is_read(room: Mailroom, serving: Serving) -> None:
    """Reading finds it in the database, counted as begun, and no transaction open."""
    seen: list[Any] = []

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        seen.append(rows(room))
        with room.db() as db:  # SQLite has one writer: this would wait for an open transaction
            db.execute(update(mail_inbox).values(error="written meanwhile"))
        return read_incoming(raw)

    ticket = room.files()
    await Intake(serving.storage, room.inbox, room.replies, read=reads).take(room.nid(ticket, "บันทึก: โทรแล้ว"))

    assert [[("new", f"ticket:{ticket.number}", 1)]] == seen
    assert [("done", "acted", 0)] == rows(room)


async def test_mails_about_tickets_go_first_then_the_smallest(room: Mailroom, serving: Serving) -> None:
    """Whatever strangers send before, and however they imitate an address, the team does not wait behind it."""
    ticket, seen = room.files(), list[str]()
    other = {"From": "somchai@mail.example", "To": "bot+tabcdefghijklmnopqrstuvwx@company.example"}

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        read = read_incoming(raw)
        seen.append(read.subject)
        return read

    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x" * 9_000, Subject="large", **other))
        room.inbox.store(db, room.nid(None, room.tokens.reply_to(ticket.number), Subject="small", **other))
        room.inbox.store(db, room.nid(ticket, "บันทึก: " + "x" * 9_000, Subject="first"))
        room.inbox.store(db, room.nid(ticket, "บันทึก: สอง", Subject="second"))
    await Intake(serving.storage, room.inbox, room.replies, read=reads).work()

    assert ["first", "second", "small", "large"] == seen


async def test_a_mail_that_shares_its_message_id_is_not_lost(room: Mailroom, serving: Serving) -> None:
    """Somebody who saw it used it first, and neither has been handled; the same bytes once more are a repeat."""
    ticket = room.files()
    true = room.nid(ticket, "บันทึก: โทรแล้ว", Message_ID="<1@mail.company.example>")
    forged = room.nid(None, "x", Message_ID="<1@mail.company.example>", From="somchai@mail.example")

    new = [await serving.intake.store(each, 1, uid) for uid, each in enumerate((forged, true, forged, true))]
    await serving.intake.work()

    with room.db() as db:
        known = room.inbox.known(db, 1, [0, 1, 2, 3])
    assert ([True, True, False, False], {0, 1, 2, 3}) == (new, known)
    assert ["quarantined", "done"] == [state for state, verdict, _ in rows(room) if verdict != "repeat"]


async def test_a_mail_that_came_by_two_ways_acts_once(room: Mailroom, serving: Serving) -> None:
    """Both are here before one is handled, and the ways that they took stand in their headers."""
    ticket = room.files()
    mail = room.nid(ticket, "ตอบ: ได้รับแล้ว")

    for way in (b"one", b"other"):
        await serving.intake.store(b"Received: by " + way + b".company.example\r\n" + mail)
    await serving.intake.work()

    assert [("done", "acted", 0), ("ignored", "repeat", 0)] == rows(room)
    assert 1 == len([each for each in room.history(ticket) if each.kind == "answered"])


async def test_the_copy_of_the_last_mail_that_may_act_is_not_one_too_many(
    room: Mailroom, serving: Serving
) -> None:
    """Each came by two ways, and nobody is told that they wrote too often."""
    ticket = room.files()
    for n in range(PER_HOUR):
        mail = room.nid(ticket, f"บันทึก: {n}")
        for way in (b"one", b"other"):
            await serving.intake.store(b"Received: by " + way + b".company.example\r\n" + mail)
    await serving.intake.work()
    room.delivers()

    assert [("done", "acted", 0), ("ignored", "repeat", 0)] * PER_HOUR == rows(room)
    assert [] == room.to(NID)


def test_of_eight_copies_decided_upon_at_the_same_moment_one_acts(
    database: str, keys: KeyRing, clock: Clock
) -> None:
    """Replicas that do not know of each other have one each, and nobody waits for what is in another's hand."""
    room, together = Mailroom(database, keys, clock), Barrier(8)
    ticket = room.files()
    mail = room.nid(ticket, "ตอบ: ได้รับแล้ว")
    with room.db() as db:
        for way in range(8):
            room.inbox.store(db, b"Received: by way-%d.company.example\r\n" % way + mail)
        ids = list(room.inbox.waiting(db))

    def decides(id: int) -> str:
        together.wait()
        with room.db() as db:
            return room.replies.process(db, id, read_incoming(mail))

    with ThreadPoolExecutor(8) as replicas:
        became = list(replicas.map(decides, ids))
    answered = [each for each in room.history(ticket) if each.kind == "answered"]
    room.storage.engine.dispose()

    assert (["done", *["ignored"] * 7], 1) == (sorted(became), len(answered))


MARKS = ("start:1:2", "repeat:1:4")
"""What a release before called the rows that are no mails."""


def called(name: str) -> bytes:
    """A stranger's mail of this Message-ID."""
    return f"From: somchai@mail.example\r\nMessage-ID: {name}\r\n\r\nhi\r\n".encode()


@pytest.mark.parametrize("by", ["this release", "one before"])
def test_a_mail_that_is_called_like_a_mark_of_ours_is_kept(room: Mailroom, by: str) -> None:
    """Once: where reading began, and what is a repeat, is noted in rows that are no mails, also in old ones."""
    with room.db() as db:
        if by == "this release":
            room.inbox.begin(db, 1, 2)
            room.inbox.store(db, b"Subject: x\r\n\r\n", 1, 3)
            room.inbox.store(db, b"Subject: x\r\n\r\n", 1, 4)
        else:
            start = {"uidvalidity": 1, "received_at": 1.0}
            db.execute(insert(mail_inbox).values(start | {"message_id": MARKS[0], "state": "start"}))
            repeat = {"message_id": MARKS[1], "uid": 4, "state": "ignored", "verdict": "repeat"}
            db.execute(insert(mail_inbox).values(start | repeat))
        new = [room.inbox.store(db, called(each), 1, uid) for uid, each in enumerate(MARKS * 2, 5)]
        waiting = {mail.raw for id in room.inbox.waiting(db) if (mail := room.inbox.take(db, id)) is not None}
        begun, known = room.inbox.begun(db, 1), room.inbox.known(db, 1, list(range(1, 9)))

    assert [True, True, False, False] == new
    assert {called(each) for each in MARKS} <= waiting
    assert ((2, 8), {4, 5, 6, 7, 8}) == (begun, known - {3})


def test_no_mail_keeps_us_from_noting_where_we_are(room: Mailroom) -> None:
    """Somebody sends one that is called as a mark will be: the mark is set all the same."""
    with room.db() as db:
        for uid, each in enumerate(("start:1:2", "repeat:1:6", "x")):
            room.inbox.store(db, called(each), 9, uid)
        room.inbox.begin(db, 1, 2)
        room.inbox.store(db, called("x"), 1, 6)
        begun, known = room.inbox.begun(db, 1), room.inbox.known(db, 1, [6])

    assert ((2, 6), {6}) == (begun, known)


def test_another_mail_in_a_known_place_is_kept(database: str, keys: KeyRing, clock: Clock) -> None:
    """Once, and no place of that numbering counts any more; the mails that are known stay known."""
    room = Mailroom(database, keys, clock)
    with room.db() as db:
        room.inbox.begin(db, 1, 0)
        new = [room.inbox.store(db, called(each), 1, uid) for uid, each in enumerate("xyx", 1)]
        again = [room.inbox.store(db, called(each), 1, uid) for uid, each in enumerate("xyx", 1)]
        began = room.inbox.begun(db, 1)
        other = [room.inbox.store(db, called(each), 1, uid) for uid, each in enumerate("zyx", 1)]
        begun, known = room.inbox.begun(db, 1), room.inbox.known(db, 1, [1, 2, 3])

    assert [True, True, False, False, False, False, True, False, False] == [*new, *again, *other]
    assert ((0, 3), None, {1, 2, 3}) == (began, begun, known)


class Killed(BaseException):
    """The process is gone: nothing after this line runs."""


async def dies(room: Mailroom, serving: Serving) -> None:
    """Whoever handles the mails is killed at the first."""

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        raise Killed

    with pytest.raises(Killed):
        await Intake(serving.storage, room.inbox, room.replies, read=reads).work()


async def test_a_mail_that_nobody_survives_is_set_aside(
    room: Mailroom, serving: Serving, caplog: pytest.LogCaptureFixture
) -> None:
    """After three deaths it is dead and says so; the one behind it is handled."""
    ticket = room.files()
    with room.db() as db:
        room.inbox.store(db, room.nid(ticket, "บันทึก: x"))
        room.inbox.store(db, room.nid(ticket, "บันทึก: โทรแล้ว"))

    for _ in range(DEATHS):
        await dies(room, serving)
    await serving.intake.work()

    assert [("dead", "poison", DEATHS), ("done", "acted", 0)] == rows(room)
    assert "mail 1 is set aside" in caplog.text


async def test_a_start_that_fails_again_and_again_convicts_no_mail(
    room: Mailroom, serving: Serving, clock: Clock
) -> None:
    """What kills every process within seconds has some mail in hand each time: one that two did not come back with is
    left alone until a process has lived for longer, and so is what is behind it; others go on."""
    killing, slept = True, list[float]()

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        if killing:
            raise Killed
        return await read(raw, headers_only)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.passes(seconds)

    def starts() -> Intake:
        parts = serving.storage, room.inbox, room.replies
        return Intake(*parts, read=reads, settles=3.0, clock=clock, sleep=sleep)

    ticket, other = room.files(), room.files()
    with room.db() as db:
        room.inbox.store(db, room.nid(ticket, "บันทึก: โทรแล้ว"))
        room.inbox.store(db, room.nid(ticket, "เสร็จ: ส่งสำเนาแล้ว"))
    for _ in range(DEATHS - 1):
        with pytest.raises(Killed):
            await starts().work()
    for _ in range(DEATHS):
        await starts().work()
    early, killing = rows(room), False
    with room.db() as db:
        room.inbox.store(db, room.nid(other, "บันทึก: โทรแล้ว"))
    young = starts()
    await young.work()
    others = rows(room)[2]
    await young.run()

    assert [("new", DEATHS - 1), ("new", 0)] == [(state, deaths) for state, _, deaths in early]
    assert ("done", "acted", 0) == others
    assert [("done", "acted", DEATHS - 1), ("done", "acted", 0)] == rows(room)[:2]
    assert [3.0] == slept


async def test_a_process_that_has_lived_convicts_the_mail_that_kills_it(
    room: Mailroom, serving: Serving, clock: Clock
) -> None:
    """Then it is no start that fails."""
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        raise Killed

    for _ in range(DEATHS):
        intake = Intake(serving.storage, room.inbox, room.replies, read=reads, settles=3.0, clock=clock)
        clock.passes(3.0)
        with pytest.raises(Killed):
            await intake.work()
    await serving.intake.work()

    assert [("dead", "poison", DEATHS)] == rows(room)


async def test_an_exception_is_no_death(room: Mailroom, serving: Serving) -> None:
    """It has a limit of its own; the count of those that never came back is as before."""

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        raise ValueError("a fault of ours")

    intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))

    seen = []
    for _ in range(ATTEMPTS):
        await intake.work()
        seen += rows(room)

    assert [("new", "", 0)] * (ATTEMPTS - 1) + [("dead", "failed", 0)] == seen


async def test_what_this_machine_cannot_do_now_is_no_mails_fault(room: Mailroom, serving: Serving) -> None:
    """No process could be started to read it: it waits, however often that was so, and is handled when it can be."""
    can = False

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        if not can:
            raise BlockingIOError
        return await read(raw, headers_only)

    intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))
    for _ in range(ATTEMPTS + 1):
        await intake.work()
    waiting = rows(room)
    can = True
    await intake.work()

    assert [("new", "", 0)] == waiting
    assert "new" != rows(room)[0][0]


async def test_no_order_is_given_up_because_the_database_is_away(
    room: Mailroom, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often deciding about a mail fails of the database, it waits uncounted, and is followed when that is
    back."""
    ticket, process = room.files(), room.replies.process
    with room.db() as db:
        room.inbox.store(db, room.nid(ticket, "บันทึก: โทรแล้ว"))

    def cannot(db: Connection, id: int, read: Incoming) -> str:
        raise OperationalError("UPDATE", None, Exception("database or disk is full"))

    monkeypatch.setattr(room.replies, "process", cannot)
    for _ in range(ATTEMPTS + 1):
        await serving.intake.work()
    waiting = rows(room)
    monkeypatch.setattr(room.replies, "process", process)
    await serving.intake.work()

    assert [("new", f"ticket:{ticket.number}", 0)] == waiting
    assert [("done", "acted", 0)] == rows(room)


async def test_being_told_to_stop_is_no_death(room: Mailroom, serving: Serving) -> None:
    """A restart in the middle of a mail leaves it as it was."""
    begun = asyncio.Event()

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))
    work = asyncio.create_task(intake.work())
    await begun.wait()
    work.cancel()
    await asyncio.wait({work})

    assert [("new", "", 0)] == rows(room)


async def test_a_database_that_is_away_is_no_death(room: Mailroom, serving: Serving) -> None:
    """What could not be noted when handling was over is noted at the next look."""

    def rename(old: str, new: str) -> None:
        with room.db() as db:
            db.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")

    trouble = [True]

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        if trouble:
            trouble.clear()
            rename("mail_inbox", "away")
        return read_incoming(raw)

    intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))
    with pytest.raises(OperationalError):
        await intake.work()
    rename("away", "mail_inbox")
    counted = rows(room)
    await intake.work()

    assert [("new", "", 1)] == counted
    assert [("quarantined", "no-token", 0)] == rows(room)


async def test_a_replica_leaves_alone_what_another_has_in_hand(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """It is neither begun nor counted twice, however many look at it; when its holder is gone it is free."""
    room = Mailroom(postgresql_url, keys, clock)
    ticket = room.files()
    with room.db() as db:
        room.inbox.store(db, room.nid(ticket, "บันทึก: โทรแล้ว"))
        [id] = room.inbox.waiting(db)
    async with Serving(room) as one, Serving(room) as other:
        async with in_hand(one.storage, (Key.MAIL, id)) as held:
            await other.intake.work()
            meanwhile = rows(room)
        await other.intake.work()
    room.storage.engine.dispose()

    assert (True, [("new", f"ticket:{ticket.number}", 0)]) == (held, meanwhile)
    assert [("done", "acted", 0)] == rows(room)


def deeds(room: Mailroom, ticket: Ticket) -> list[str]:
    """What the team did about a ticket, in order."""
    return [each.kind for each in room.history(ticket) if each.actor == "staff"]


async def test_no_replica_overtakes_a_mail_about_the_same_ticket(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """While one reads an answer the other gets the end of that case, and a mail about another: it does the other, and
    whoever has the case in hand goes on with it."""
    room = Mailroom(postgresql_url, keys, clock)
    ticket, another = room.files(), room.files("deletion")
    seen: list[list[str]] = []
    async with Serving(room) as one, Serving(room) as other:

        async def reads(raw: bytes, headers_only: bool) -> Incoming:
            if not seen:
                await other.intake.take(room.nid(ticket, "เสร็จ: ส่งแล้ว"))
                await other.intake.take(room.nid(another, "บันทึก: โทรแล้ว"))
                seen.append([state for state, _, _ in rows(room)])
            return read_incoming(raw)

        await Intake(one.storage, room.inbox, room.replies, read=reads).take(room.nid(ticket, "ตอบ: กำลังดู"))
    happened = deeds(room, ticket)
    room.storage.engine.dispose()

    assert [["new", "new", "done"]] == seen
    assert ["answered", "fulfilled"] == happened


ENDS = sql(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND classid = :kind"
).bindparams(kind=Key.TICKET)
"""Ends the session that has a ticket in hand, as the death of its process does, and waits until it has ended."""


async def test_a_ticket_falls_free_with_the_session_of_its_holder(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """Whoever had it in hand was killed: what waits about it is handled by another, in order."""
    room = Mailroom(postgresql_url, keys, clock)
    ticket = room.files()
    async with Serving(room) as one, Serving(room) as other:
        for says in ("ตอบ: กำลังดู", "เสร็จ: ส่งแล้ว"):
            await other.intake.store(room.nid(ticket, says))
        async with in_hand(one.storage, (Key.TICKET, id_of(ticket.number))) as held:
            await other.intake.work()
            meanwhile = deeds(room, ticket)
            with room.db() as db:
                db.execute(ENDS)
            await other.intake.work()
            happened = deeds(room, ticket)
    room.storage.engine.dispose()

    assert (True, [], ["answered", "fulfilled"]) == (held, meanwhile, happened)


async def test_what_cannot_be_read_now_is_not_overtaken(database: str, keys: KeyRing, clock: Clock) -> None:
    """The mails behind it about its ticket wait with it; those about another do not, and strangers' neither."""
    room = Mailroom(database, keys, clock)
    ticket, another = room.files(), room.files("deletion")
    trouble = [OSError(), OSError()]

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        mail = read_incoming(raw)
        if mail.subject == "first" and trouble:
            raise trouble.pop()
        return mail

    async with Serving(room) as serving:
        intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
        await intake.store(room.nid(ticket, "ตอบ: กำลังดู", Subject="first"))
        await intake.store(room.nid(ticket, "เสร็จ: ส่งแล้ว"))
        await intake.store(room.nid(another, "บันทึก: โทรแล้ว"))
        await intake.store(room.nid(None, "x", From="somchai@mail.example"))
        became = []
        for _ in range(3):
            await intake.work()
            became.append([state for state, _, _ in rows(room)])
    happened = deeds(room, ticket)
    room.storage.engine.dispose()

    waits = ["new", "new", "done", "quarantined"]
    assert [waits, waits, ["done", "done", "done", "quarantined"]] == became
    assert ["answered", "fulfilled"] == happened


async def test_behind_a_mail_that_is_given_up_its_ticket_goes_on(
    database: str, keys: KeyRing, clock: Clock
) -> None:
    """It fails each time, and after the last the next one about the ticket is handled at once."""
    room = Mailroom(database, keys, clock)
    ticket = room.files()

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        mail = read_incoming(raw)
        if mail.subject == "first":
            raise ValueError("a fault of ours")
        return mail

    async with Serving(room) as serving:
        intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
        await intake.store(room.nid(ticket, "ตอบ: กำลังดู", Subject="first"))
        await intake.store(room.nid(ticket, "เสร็จ: ส่งแล้ว"))
        became = []
        for _ in range(ATTEMPTS):
            await intake.work()
            became.append([state for state, _, _ in rows(room)])
    room.storage.engine.dispose()

    assert [["new", "new"]] * (ATTEMPTS - 1) + [["dead", "done"]] == became


async def test_mails_of_a_release_before_are_handled(room: Mailroom, serving: Serving) -> None:
    """It noted of a mail that it goes first, and not which ticket it is about."""
    ticket = room.files()
    await serving.intake.store(room.nid(None, "x", From="somchai@mail.example"))
    for says in ("ตอบ: กำลังดู", "เสร็จ: ส่งแล้ว"):
        await serving.intake.store(room.nid(ticket, says))
    with room.db() as db:
        db.execute(update(mail_inbox).where(mail_inbox.c.id > 1).values(verdict="ticket"))
        order = list(room.inbox.waiting(db))
    await serving.intake.work()

    assert ([2, 3, 1], ["answered", "fulfilled"]) == (order, deeds(room, ticket))


async def test_a_mail_is_left_to_whoever_has_its_key(
    database: str, keys_text: str, keys: KeyRing, clock: Clock
) -> None:
    """It is not begun, tried or given up, what came later about its ticket stays behind it, and others are handled."""
    room = Mailroom(database, keys, clock)
    newer = Mailroom(database, KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}"), clock)
    ticket, another = room.files(), room.files("deletion")

    async with Serving(room) as ours, Serving(newer) as theirs:
        await theirs.intake.store(room.nid(ticket, "ตอบ: กำลังดู"))
        await ours.intake.store(room.nid(ticket, "เสร็จ: ส่งแล้ว"))
        await ours.intake.store(room.nid(another, "บันทึก: โทรแล้ว"))
        for _ in range(ATTEMPTS + 1):
            await ours.intake.work()
        waits = rows(room)
        await theirs.intake.work()
    happened = deeds(room, ticket)
    for each in (room, newer):
        each.storage.engine.dispose()

    first = f"ticket:{ticket.number}"
    assert [("new", first, 0), ("new", first, 0), ("done", "acted", 0)] == waits
    assert ["answered", "fulfilled"] == happened


async def test_a_mail_that_needs_the_key_of_the_audit_trail_waits_for_it(
    database: str, keys_text: str, keys: KeyRing, clock: Clock
) -> None:
    """It is no fault of the mail's, and no attempt: nothing is given up, and it acts when the key is there."""
    newer = Mailroom(database, KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}"), clock)
    ticket = newer.files()
    room = Mailroom(database, keys, clock)
    async with Serving(room) as ours, Serving(newer) as theirs:
        await ours.intake.store(room.nid(ticket, "ตอบ: กำลังดู"))
        for _ in range(ATTEMPTS + DEATHS + 1):
            await ours.intake.work()
        waits = rows(room)
        await theirs.intake.work()
    happened = deeds(newer, ticket)
    for each in (room, newer):
        each.storage.engine.dispose()

    assert [("new", f"ticket:{ticket.number}", 0)] == waits
    assert ["answered"] == happened


def test_two_mails_of_one_name_are_both_kept_though_they_come_at_the_same_moment(
    postgresql_url: str, keys: KeyRing, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A replica stores a copy without the server's word while another has just looked for the name of the true one."""
    copy, true = (
        f"From: x@list.example\r\nMessage-ID: <same@example.co.th>\r\n\r\n{words}\r\n".encode()
        for words in ("a copy through a list", "the colleague's order")
    )
    here, there = Storage(postgresql_url), Storage(postgresql_url)
    first, second = (MailInbox(keys, clock, lambda _: None) for _ in range(2))
    looks = second._key

    def looked(db: Connection, raw: bytes) -> str | None:
        key = looks(db, raw)
        there.now(lambda other: first.store(other, copy, 7, 10))
        return key

    monkeypatch.setattr(second, "_key", looked)

    assert here.now(lambda db: second.store(db, true, 7, 11))
    assert 2 == here.now(
        lambda db: len(db.execute(select(mail_inbox).where(mail_inbox.c.state == "new")).all())
    )
