"""Letters to the team about tickets: which files go with them, and what they say of the others."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from sqlalchemy import event, select, update

from bot.storage.crypto import KeyRing
from bot.storage.jobs import COMPANY, LARGE, InCompany
from bot.storage.tables import files, outbox, place
from bot.tickets.actions import AddInformation
from bot.tickets.inspection import Evidence
from bot.tickets.letters import ENCLOSED
from bot.tickets.store import Ticket
from bot.tickets.workflow import TEXT_AT_MOST
from tests.chat import Clock
from tests.mailroom import Mailroom
from tests.office import MALEE, Office, text

POSTFIX = 10_240_000
"""Bytes of a letter that a mail server takes, where nobody has set `message_size_limit` to more."""
CAPTION = 1024
"""Characters that Telegram takes under a file (Bot API)."""
into = pytest.mark.parametrize("into", ["a new case", "an open one"])


@pytest.fixture
def room(sqlite: str, keys: KeyRing, clock: Clock) -> Iterator[Mailroom]:
    """The office with pages of its tickets."""
    opened = Mailroom(sqlite, keys, clock)
    yield opened
    opened.storage.engine.dispose()


def photo(name: str, caption: str = "", content: bytes = b"\xff\xd8\xff") -> Evidence:
    return Evidence("jpg", f"{name}.jpg", content, caption)


def takes(office: Office, id: str, size: int) -> None:
    """A file is so large."""
    with office.db() as db:
        db.execute(update(files).where(files.c.id == id).values(size=size))


def sends(
    office: Office, ticket: Ticket, ids: tuple[str, ...], into: str, words: str = "ดูไฟล์"
) -> EmailMessage:
    """The team's letter about these files, which were filed with a ticket or added to it."""
    if into == "an open one":
        office.malee(ticket, AddInformation(words, ids))
    else:
        ticket.body["draft"] = words
        with office.db() as db:
            person = office.people.find(db, MALEE)
            assert person is not None
            office.letters.request(db, person, ticket)
    office.delivers()
    return office.post[-1]


def enclosed(letter: EmailMessage) -> list[str | None]:
    return [each.get_filename() for each in letter.iter_attachments()]


@into
def test_files_go_with_a_letter_as_far_as_they_fit(room: Mailroom, into: str) -> None:
    """The team reads of each where it is, with what was written under it."""
    ticket = room.files()
    ids = room.has(ticket, photo("ก", "ด้านหน้า"), photo("ข", "ด้านหลัง"), photo("ค"))
    takes(room, ids[0], ENCLOSED - 3)
    takes(room, ids[1], 4)

    letter = sends(room, ticket, ids, into)

    assert ["ก.jpg", "ค.jpg"] == enclosed(letter)
    assert "ไฟล์: แนบมากับอีเมลนี้: ก.jpg «ด้านหน้า», ค.jpg" in text(letter).splitlines()
    there = "ใหญ่เกินแนบอีเมล เปิดได้ในหน้าของเรื่องนี้ (ลิงก์อยู่ท้ายอีเมล)"
    assert f"ไฟล์: {there}: ข.jpg «ด้านหลัง»" in text(letter).splitlines()
    assert room.tokens.page(ticket.number) in text(letter)


@into
def test_where_there_is_no_page_the_letter_promises_none(office: Office, into: str) -> None:
    """What is too large is kept, and whoever runs the bot can make it be seen."""
    ticket = office.files()
    [id] = office.has(ticket, photo("ก"))
    takes(office, id, ENCLOSED + 1)

    letter = sends(office, ticket, (id,), into)

    assert [] == enclosed(letter)
    assert "เปิดได้ในหน้าของเรื่องนี้" not in text(letter)
    assert "โปรดแจ้งผู้ดูแลระบบ (PUBLIC_URL): ก.jpg" in text(letter)


@into
def test_what_does_not_go_with_a_letter_is_not_read(room: Mailroom, into: str) -> None:
    """Five files of ten megabytes would fill the memory of a service that has 512: not even a key is needed for
    what is in them."""
    ticket = room.files()
    ids = room.has(ticket, *(photo(str(n)) for n in range(5)))
    for id in ids:
        takes(room, id, 9_900_000)

    with room.key_is_away(files.c.content_sealed):
        letter = sends(room, ticket, ids, into)

    assert [] == enclosed(letter)
    assert "0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg" in text(letter)


@into
def test_a_letter_with_files_is_composed_while_nobody_waits_in_the_same_transaction(
    room: Mailroom, into: str
) -> None:
    """To compose seven megabytes takes a while; without files, or where they stay on the page, it takes none."""
    ticket = room.files()
    ids = room.has(ticket, photo("ก", "", bytes(LARGE)))
    event.listen(room.storage.engine, "begin", lambda db: db.execution_options(**{COMPANY: True}))

    with pytest.raises(InCompany):
        sends(room, ticket, ids, into)
    takes(room, ids[0], ENCLOSED + 1)
    letter = sends(room, ticket, ids, into)

    assert "ใหญ่เกินแนบอีเมล" in text(letter)


def test_files_become_part_of_a_ticket_while_nobody_waits_in_the_same_transaction(office: Office) -> None:
    """On SQLite all that is in them is written anew."""
    ticket = office.files()
    event.listen(office.storage.engine, "begin", lambda db: db.execution_options(**{COMPANY: True}))

    with pytest.raises(InCompany):
        office.has(ticket, photo("ก", "", bytes(LARGE)))
    assert () == office.has(ticket)


@into
def test_a_file_that_cannot_be_opened_is_not_said_to_be_there(room: Mailroom, into: str) -> None:
    """One that was altered is left out of the letter and of its words."""
    ticket = room.files()
    ids = room.has(ticket, photo("ก"), photo("ข"))
    with room.db() as db:
        db.execute(update(files).where(files.c.id == ids[0]).values(content_sealed=b"x" * 64))

    letter = sends(room, ticket, ids, into)

    assert ["ข.jpg"] == enclosed(letter)
    assert "ไฟล์: แนบมากับอีเมลนี้: ข.jpg" in text(letter).splitlines()


@into
def test_the_largest_letter_passes_a_mail_server_that_nobody_has_set_up(room: Mailroom, into: str) -> None:
    """As many bytes of files as may go, with the longest words."""
    ticket = room.files()
    parts = [ENCLOSED - 4 * (ENCLOSED // 5), *[ENCLOSED // 5] * 4]
    made = [photo("ก" * 60, "ข" * CAPTION, bytes(size)) for size in parts]

    letter = sends(room, ticket, room.has(ticket, *made), into, "ค" * TEXT_AT_MOST)
    with room.db() as db:
        [key, sealed] = db.execute(
            select(outbox.c.effect_key, outbox.c.body_sealed).where(
                outbox.c.ticket_id == ticket.id, outbox.c.kind == "letter"
            )
        ).one()
    size = len(room.keys.open(place(outbox.c.body_sealed, key), sealed)["message"])

    assert 5 == len(enclosed(letter))
    assert size < POSTFIX
