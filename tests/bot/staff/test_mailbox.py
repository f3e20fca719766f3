"""Replies over a real IMAP connection: none is lost, none acts twice, whatever the server does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.mail.incoming import Incoming, read_incoming
from bot.mail.reader import read as read_apart
from bot.mail.server import NAMELESS, imap_server
from bot.queue.retry import Retry
from bot.staff.mail_inbox import numbering_of
from bot.staff.mailbox import Intake, MailboxReader, examine
from bot.storage.tables import mail_inbox
from tests.imap_server import ImapServerForTests, Kept
from tests.mailroom import BOT, NID, SERVER, Mailroom, Serving

Reads = Callable[[], Awaitable[None]]


@pytest.fixture
async def server() -> AsyncIterator[ImapServerForTests]:
    async with ImapServerForTests() as running:
        yield running


@asynccontextmanager
async def reading(
    room: Mailroom, server: ImapServerForTests, **parts: object
) -> AsyncIterator[MailboxReader]:
    """A reader at work, until the block ends."""
    read: Any = parts.pop("read", read_apart)
    async with Serving(room) as serving:
        intake = Intake(serving.storage, room.inbox, room.replies, read=read)
        reader = MailboxReader(
            imap_server(server.url),
            serving.storage,
            room.inbox,
            intake,
            **{"every": 0.25, "retry": Retry((0.01,))} | parts,  # type: ignore[arg-type]
        )
        task = asyncio.create_task(reader.run())
        try:
            yield reader
        finally:
            reader.close()
            await task


def seen(server: ImapServerForTests) -> bool:
    """Whether everything there has been marked."""
    return all("\\Seen" in each.flags for each in server.mails)


def marked(server: ImapServerForTests) -> int:
    """How often a mail was marked."""
    return len([each for each in server.commands if "STORE" in each])


def states(room: Mailroom) -> list[str]:
    """What became of the mails, in order."""
    with room.db() as db:
        rows = db.execute(select(mail_inbox).where(mail_inbox.c.state != "start").order_by(mail_inbox.c.id))
        return [f"{row.state} {row.verdict}" for row in rows]


async def test_a_reply_that_waits_is_read_and_marked(room: Mailroom, server: ImapServerForTests) -> None:
    """Stored, done, and only then seen."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"))

    async with reading(room, server):
        await server.until(lambda: seen(server))

    order = [each.split()[1] for each in server.commands if each.split()[1:2] in (["FETCH"], ["STORE"])]
    assert ["FETCH", "FETCH", "STORE"] == order
    assert ["done acted"] == states(room)


@pytest.mark.parametrize("idle", [True, False])
async def test_a_reply_that_arrives_later_is_read(room: Mailroom, idle: bool) -> None:
    """By IDLE where the server has it, by looking again where it has not."""
    ticket = room.files()
    async with ImapServerForTests(idle=idle) as server, reading(room, server):
        looked = "IDLE" if idle else "UID SEARCH"
        await server.until(lambda: any(each.startswith(looked) for each in server.commands))
        await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"))
        await server.until(lambda: seen(server))

    assert ["done acted"] == states(room)


async def test_a_reply_that_arrives_while_another_is_read_is_read_behind_it(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """The server says only of what comes while we wait that it has come."""
    ticket = room.files()
    second = room.nid(ticket, "ตอบ: ฉบับที่สอง")

    async def while_the_second_comes(raw: bytes, headers_only: bool) -> Incoming:
        if raw != second and len(server.mails) == 1:
            await server.delivers(second)
        return await read_apart(raw, headers_only)

    await server.delivers(room.nid(ticket, "ตอบ: ฉบับแรก"))
    async with reading(room, server, read=while_the_second_comes, every=3600.0):
        await server.until(lambda: len(server.mails) == 2 and seen(server))

    assert ["done acted", "done acted"] == states(room)


async def test_what_somebody_opened_first_is_read_all_the_same(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """A colleague looks into the mailbox while the bot is away: flagged is not handled."""
    ticket = room.files()
    async with reading(room, server):
        await server.until(lambda: any("SEARCH" in each for each in server.commands))
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"), "\\Seen")

    async with reading(room, server):
        await server.until(lambda: any("STORE" in each for each in server.commands))

    assert ["done acted"] == states(room)


async def test_an_old_mailbox_is_not_worked_through(room: Mailroom, server: ImapServerForTests) -> None:
    """The first time, what was read long ago, or came long ago, is left alone."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "เสร็จ: เก่า"), "\\Seen")
    old = await server.delivers(room.nid(ticket, "เสร็จ: เก่ามาก"))
    old.at = datetime.now(UTC) - timedelta(days=40)
    await server.delivers(room.nid(ticket, "ตอบ: ใหม่"))

    async with reading(room, server):
        await server.until(lambda: "\\Seen" in server.mails[2].flags)

    assert ["done acted"] == states(room)
    assert "open" == room.now(ticket).state


async def test_numbers_that_begin_anew_repeat_nothing(room: Mailroom, server: ImapServerForTests) -> None:
    """Another UIDVALIDITY: the mails are recognised, and what came meanwhile is found."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: หนึ่ง"))
    async with reading(room, server):
        await server.until(lambda: seen(server))
    server.begins_anew()
    await server.delivers(room.nid(ticket, "ตอบ: สอง"), "\\Seen")

    async with reading(room, server):
        await server.until(lambda: any("STORE 2" in each for each in server.commands))

    assert 2 == len([each for each in room.history(ticket) if each.kind == "answered"])


@pytest.mark.parametrize("flags", [(), ("\\Seen",)])
async def test_a_mailbox_that_moves_brings_its_own_mails(
    room: Mailroom, server: ImapServerForTests, flags: tuple[str, ...]
) -> None:
    """The new one counts from the same UIDVALIDITY: its numbers are no repeats of the old one's."""
    ticket = room.files()
    for n in range(3):
        await server.delivers(room.nid(ticket, f"บันทึก: {n}"))
    async with reading(room, server):
        await server.until(lambda: seen(server))
    async with ImapServerForTests() as new:
        for _ in range(2):
            await new.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"), *flags)

        async with reading(room, new):
            await new.until(lambda: 2 == marked(new))

    assert ["done acted"] * 5 == states(room)


async def test_two_mailboxes_keep_their_places(room: Mailroom, server: ImapServerForTests) -> None:
    """Also while replicas read one and the other: what was read in one is not read again."""
    ticket = room.files()
    async with ImapServerForTests() as other:
        for each in (server, other, server):
            await each.delivers(room.nid(ticket, "บันทึก: ก"))
            async with reading(room, each):
                await each.until(lambda at=each: seen(at))

    assert [1, 2] == fetched(server)
    assert ["done acted"] * 3 == states(room)


async def test_a_mailbox_that_was_rebuilt_is_known_by_its_next_number(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """Under the same UIDVALIDITY: a number that was given to a mail is to be given again."""
    ticket = room.files()
    for n in range(4):
        await server.delivers(room.nid(ticket, f"บันทึก: {n}"))
    async with reading(room, server):
        await server.until(lambda: seen(server))
    server.is_rebuilt()
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"), "\\Seen")

    async with reading(room, server):
        await server.until(lambda: 1 == marked(server))

    assert ["done acted"] * 5 == states(room)


async def test_a_mailbox_that_was_rebuilt_is_known_by_another_mail_in_a_known_place(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """Its next number is no lower: what lies unread where a mail is stored is looked at, and all of it then."""
    ticket = room.files()
    kept = await server.delivers(room.nid(ticket, "บันทึก: ก"))
    await server.delivers(room.nid(ticket, "บันทึก: ข"))
    async with reading(room, server):
        await server.until(lambda: seen(server))
    server.is_rebuilt()
    await server.delivers(room.nid(ticket, "ตอบ: หนึ่ง"), "\\Seen")
    await server.delivers(room.nid(ticket, "ตอบ: สอง"))
    await server.delivers(kept.raw, "\\Seen")

    async with reading(room, server):
        await server.until(lambda: 5 == marked(server))  # two of them once more, after their places went

    assert ["done acted"] * 4 == [each for each in states(room) if each != "ignored repeat"]


async def test_what_is_marked_unread_again_is_marked_and_does_nothing_twice(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """A colleague does it; a repeat whose place was noted is known as well."""
    ticket = room.files()
    first = await server.delivers(room.nid(ticket, "บันทึก: ก"))
    await server.delivers(first.raw)
    async with reading(room, server):
        await server.until(lambda: seen(server))
    with room.db() as db:
        before = db.execute(select(mail_inbox).order_by(mail_inbox.c.id)).all()
    for each in server.mails:
        each.flags.clear()

    async with reading(room, server):
        await server.until(lambda: seen(server))

    with room.db() as db:
        assert before == db.execute(select(mail_inbox).order_by(mail_inbox.c.id)).all()


async def test_places_that_a_release_before_noted_repeat_nothing(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """They say UIDVALIDITY alone: the mails of the last days are fetched once more, and known."""
    ticket = room.files()
    for each in ("ไม่มีคำสั่ง", "ตอบ: ได้รับแล้ว"):
        await server.delivers(room.nid(ticket, each))
    await server.delivers(room.nid(ticket, "ตอบ: รอ", quoted=False))
    await server.delivers(room.nid(ticket, "บันทึก: ไม่มีชื่อ", Message_ID=None))
    await server.delivers(somchai(room))
    async with reading(room, server):
        await server.until(lambda: seen(server))
    before, told = states(room), len(room.to(NID))
    with room.db() as db:
        c = mail_inbox.c
        db.execute(delete(mail_inbox).where(c.state == "start"))
        db.execute(update(mail_inbox).values(uidvalidity=server.uidvalidity))
        start = {"message_id": " start:1:0", "uidvalidity": 1, "received_at": room.clock(), "state": "start"}
        db.execute(insert(mail_inbox).values(start))
    await server.delivers(room.nid(ticket, "บันทึก: ใหม่"), "\\Seen")
    server.commands.clear()

    async with reading(room, server):
        await server.until(lambda: 6 == marked(server))

    assert sorted([*before, *["ignored repeat"] * 5, "done acted"]) == sorted(states(room))
    assert told == len(room.to(NID))


@pytest.mark.parametrize("command", ["SELECT", "SEARCH", "FETCH", "STORE"])
async def test_a_broken_connection_loses_nothing(
    room: Mailroom, server: ImapServerForTests, command: str
) -> None:
    """Wherever it breaks, it is made anew; the mail acts once and is marked in the end."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"))
    server.refuses(command)

    async with reading(room, server) as reader:
        await server.until(lambda: seen(server))
        await server.until(lambda: not reader.trouble)

    assert ["done acted"] == states(room)


async def test_a_wrong_password_is_said_and_nothing_else(room: Mailroom) -> None:
    """Health names the login; the reader tries again, patiently."""
    async with ImapServerForTests(password="changed") as server, reading(room, server) as reader:
        await server.until(lambda: sum(each.startswith("AUTHENTICATE") for each in server.commands) > 1)

        assert "login" == reader.trouble


async def test_what_is_stored_is_handled_while_the_mailbox_cannot_be_reached(room: Mailroom) -> None:
    """What was left over, or released by a command, needs no mail server."""
    written = room.nid(room.files(), "ตอบ: ได้รับแล้ว")
    with room.db() as db:
        room.inbox.store(db, written)

    async with ImapServerForTests(password="changed") as server, reading(room, server):
        await server.until(lambda: sum(each.startswith("AUTHENTICATE") for each in server.commands) > 1)

    assert ["done acted"] == states(room)


async def test_a_database_that_is_away_loses_nothing(
    room: Mailroom, server: ImapServerForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be stored is not marked, health says so, and it is read again."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"))
    store, troubles = room.inbox.store, [RuntimeError("disk full"), RuntimeError("disk full")]
    seen_then: list[bool] = []

    def failing(*args: Any, **more: Any) -> bool:
        if troubles:
            seen_then.append(seen(server))
            raise troubles.pop()
        return store(*args, **more)

    monkeypatch.setattr(room.inbox, "store", failing)

    async with reading(room, server):
        await server.until(lambda: seen(server))

    assert [False, False] == seen_then
    assert ["done acted"] == states(room)


async def test_a_mail_deleted_meanwhile_is_no_trouble(room: Mailroom, server: ImapServerForTests) -> None:
    """Others are read on, and what people marked for deletion is left to them."""
    ticket = room.files()
    first = await server.delivers(room.nid(ticket, "ตอบ: หาย"), "\\Deleted")
    await server.delivers(room.nid(ticket, "ตอบ: อยู่"))
    first.raw = b""

    async with reading(room, server):
        await server.until(lambda: "\\Seen" in server.mails[1].flags)

    assert ["done acted"] == states(room)
    assert 2 == len(server.mails)


async def test_a_mail_that_the_server_breaks_off_at_stands_before_no_other(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """The next connection takes the others first."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: แรก"))
    await server.delivers(room.nid(ticket, "ตอบ: สอง"))
    for _ in ("asked who they are from", "the first is fetched"):
        server.refuses("FETCH")

    async with reading(room, server) as reader:
        await server.until(lambda: seen(server))
        await server.until(lambda: not reader.trouble)

    fetched = [each.split()[2] for each in server.commands if "BODY.PEEK[]" in each]
    assert ["2", "1"] == fetched
    assert ["done acted", "done acted"] == states(room)


async def test_a_mail_that_the_server_keeps_to_itself_is_said_and_passed_over(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """The connection stays, the others are read, and health names it."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: kept"))
    await server.delivers(room.nid(ticket, "ตอบ: สอง"))
    server.keeps.add(1)

    async with reading(room, server) as reader:
        await server.until(lambda: "\\Seen" in server.mails[1].flags)
        await server.until(lambda: reader.trouble)

        assert "mail" == reader.trouble
    assert ["done acted"] == states(room)
    assert 1 == sum(each.startswith("AUTHENTICATE") for each in server.commands)


def somchai(room: Mailroom, **changed: object) -> bytes:
    """A mail of a stranger's."""
    return room.nid(None, "x" * 500, From="somchai@mail.example", **changed)


def fetched(server: ImapServerForTests) -> list[int]:
    """Which mails were fetched whole, in order."""
    return [int(each.split()[2]) for each in server.commands if "BODY.PEEK[]" in each]


async def test_the_teams_mail_is_fetched_before_all_that_strangers_sent(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """However many theirs are, and although they bear the bot's address and a ticket's that is none."""
    ticket = room.files()
    for n in range(25):
        await server.delivers(
            somchai(room, To="bot+tabcdefghijklmnopqrstuvwx@company.example" if n % 2 else BOT)
        )
    await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว"))

    async with reading(room, server):
        await server.until(lambda: seen(server))

    assert [26, *range(1, 26)] == [fetched(server)[0], *sorted(fetched(server)[1:])]
    assert "done acted" == states(room)[0]


async def test_what_the_team_writes_meanwhile_is_handled_after_the_mail_in_hand(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """It is looked for between strangers' mails; those that somebody opens then are read all the same."""
    ticket, read = room.files(), list[str]()
    for n in range(3):
        await server.delivers(somchai(room, Subject=f"stranger {n}"))

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        mail = read_incoming(raw)
        if not read:
            await server.delivers(room.nid(ticket, "ตอบ: ได้รับแล้ว", Subject="team"))
            for each in server.mails:
                each.flags.add("\\Seen")
        read.append(mail.subject)
        return mail

    async with reading(room, server, read=reads, stretch=0.0):
        await server.until(lambda: 4 == marked(server))

    assert ["stranger 0", "team", "stranger 1", "stranger 2"] == read


async def test_what_was_put_off_when_we_were_ended_is_found_again(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """The team's mail with the highest number is stored, those before it are not, and somebody has opened them."""
    team = room.nid(room.files(), "ตอบ: ได้รับแล้ว")
    for _ in range(2):
        await server.delivers(somchai(room), "\\Seen")
    last = await server.delivers(team, "\\Seen")
    with room.db() as db:
        numbering = numbering_of(imap_server(server.url), server.uidvalidity)
        room.inbox.begin(db, numbering, 0)
        room.inbox.store(db, team, numbering, last.uid)

    async with reading(room, server):
        await server.until(lambda: 2 == marked(server))

    assert ["done acted", "quarantined no-token", "quarantined no-token"] == states(room)


async def test_a_server_that_cannot_tell_who_wrote_hands_out_all_the_same(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """Then mails come in the order of their numbers."""
    server.tells_fields = False
    await server.delivers(somchai(room))
    await server.delivers(room.nid(room.files(), "ตอบ: ได้รับแล้ว"))

    async with reading(room, server):
        await server.until(lambda: seen(server))

    assert [1, 2] == fetched(server)
    assert "done acted" in states(room)


async def test_the_teams_mails_are_found_in_a_flood_and_the_flood_is_read(
    room: Mailroom, server: ImapServerForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No question, and no transaction, is about more than a part of the mailbox; the newest part comes first, and
    of what strangers sent every look takes some."""
    ticket, known, asked = room.files(), room.inbox.known, list[int]()

    def counted(db: Any, numbering: int, uids: list[int]) -> set[int]:
        asked.append(len(uids))
        return known(db, numbering, uids)

    monkeypatch.setattr(room.inbox, "known", counted)
    for n in range(60):
        team = n in (0, 30, 59)
        await server.delivers(room.nid(ticket, f"บันทึก: {n}") if team else somchai(room))

    async with reading(room, server, part=4, stretch=0.0):
        await server.until(lambda: seen(server))

    order = fetched(server)
    assert [60, 31, 1] == [uid for uid in order if uid in (60, 31, 1)]
    assert 60 == order[0]
    assert 1 in order[:20]
    assert [*range(1, 61)] == sorted(order)
    assert (4, 4) == (server.most_found, max(asked))


@pytest.mark.parametrize("many", [4, 40, 41])
async def test_what_somebody_opened_in_a_flood_is_read_all_the_same(
    room: Mailroom, server: ImapServerForTests, many: int
) -> None:
    """Also what was met and not kept in mind."""
    for _ in range(many):
        await server.delivers(somchai(room))

    async def while_they_are_opened(raw: bytes, headers_only: bool) -> Incoming:
        for each in server.mails:
            each.flags.add("\\Seen")
        return await read_apart(raw, headers_only)

    with room.db() as db:
        room.inbox.begin(db, numbering_of(imap_server(server.url), server.uidvalidity), 0)
    async with reading(room, server, part=2, read=while_they_are_opened, stretch=0.0):
        await server.until(lambda: many == marked(server))

    assert sorted(fetched(server)) == [*range(1, many + 1)]


async def test_many_mails_that_the_server_keeps_to_itself_stand_before_no_others(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """More of them than are kept in mind, anywhere between the others."""
    for n in range(40):
        kept = await server.delivers(somchai(room))
        if n % 2:
            server.keeps.add(kept.uid)

    async with reading(room, server, part=2):
        await server.until(lambda: 20 == marked(server))

    assert not [each for each in server.mails if (each.uid in server.keeps) == ("\\Seen" in each.flags)]


async def test_a_connection_that_breaks_on_the_way_through_a_flood_reaches_its_end(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """However often; what comes meanwhile is read first."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "บันทึก: แรก"))
    for _ in range(12):
        await server.delivers(somchai(room))
    for command in ("SEARCH", "FETCH", "SELECT") * 5:
        server.refuses(command)

    async with reading(room, server, part=2) as reader:
        await server.until(lambda: seen(server))
        await server.delivers(room.nid(ticket, "บันทึก: หลัง"))
        await server.until(lambda: seen(server))
        await server.until(lambda: not reader.trouble)

    assert 2 == states(room).count("done acted")


async def test_a_mailbox_that_moves_with_many_mails_is_read_from_the_last_days_on(room: Mailroom) -> None:
    """The oldest of them is looked for by parts as well."""
    async with ImapServerForTests() as before:
        await before.delivers(somchai(room))
        async with reading(room, before):
            await before.until(lambda: seen(before))
    async with ImapServerForTests() as server:
        long_ago = datetime.now(UTC) - timedelta(days=40)
        server.mails = [Kept(1_000_000 + n, b"A: b\r\n\r\nx", {"\\Seen"}, long_ago) for n in range(140_000)]
        server.uidnext = 1_140_000
        await server.delivers(somchai(room), "\\Seen")
        await server.delivers(somchai(room))
        async with reading(room, server):
            await server.until(lambda: 2 == marked(server))

        assert [1_140_000, 1_140_001] == sorted(fetched(server))
        assert SERVER in await asyncio.to_thread(examine, imap_server(server.url))


async def test_a_huge_mail_is_not_fetched(room: Mailroom, server: ImapServerForTests) -> None:
    """Only its headers are."""
    ticket = room.files()
    await server.delivers(room.nid(ticket, "ตอบ: ใหญ่") + b"x" * (11 << 20))

    async with reading(room, server):
        await server.until(lambda: seen(server))

    assert ["quarantined unreadable"] == states(room)
    assert not [each for each in server.commands if "BODY.PEEK[]" in each]


async def test_check_names_the_server_that_judges(room: Mailroom, server: ImapServerForTests) -> None:
    """So that an operator can set `authserv` right."""
    await server.delivers(room.nid(None, "x"))

    assert SERVER in await asyncio.to_thread(examine, imap_server(server.url))


async def test_check_tells_of_verdicts_that_are_signed_with_no_name(
    room: Mailroom, server: ImapServerForTests
) -> None:
    """And what to set then."""
    await server.delivers(
        room.nid(None, "x", Authentication_Results="dmarc=pass header.from=company.example")
    )

    assert "?authserv=none" in await asyncio.to_thread(examine, imap_server(server.url))


def test_the_url_tells_all() -> None:
    """Password decoded and never shown; the folder; names of the judging server."""
    server = imap_server("imaps://bot%40x.th:p%2Fw@mail.example/Replies?authserv=mx.a.example,MX.b.example")

    assert ("mail.example", 993, True, False) == (server.host, server.port, server.tls, server.starttls)
    assert ("bot@x.th", "p/w", "Replies") == (server.user, server.password, server.folder)
    assert ("mx.a.example", "mx.b.example") == server.authserv
    assert "p/w" not in repr(server)


def test_the_url_tells_what_the_servers_verdicts_are_worth() -> None:
    """A server may sign with no name, and sign what its own users hand in."""
    server = imap_server("imaps://a:b@mail.example/?authserv=none&submission=yes")

    assert ((NAMELESS,), True) == (server.authserv, server.submission)
    assert not imap_server("imaps://a:b@mail.example/").submission


@pytest.mark.parametrize(
    "url",
    [
        "imaps://a:b@mail.example/?submission=no",
        "http://x",
        "imaps://mail.example",
        "imaps://a@mail.example",
        "imaps://a:b@mail.example/?x=1",
    ],
)
def test_a_url_that_cannot_work_is_refused(url: str) -> None:
    """At the start, in words that do not repeat the password."""
    with pytest.raises(ValueError, match=r"must|needs|understands"):
        imap_server(url)


def test_clear_text_stays_on_this_machine() -> None:
    """imap:// means STARTTLS, except towards loopback."""
    assert imap_server("imap://a:b@mail.example").starttls
    assert not imap_server("imap://a:b@127.0.0.1").starttls
