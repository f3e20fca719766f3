"""What becomes of a mail to the bot that nobody of the team wrote."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bot.identity.limits import PASSED_ON, PASSED_ON_IN_ALL
from bot.mail.letters import MARKER
from bot.storage.crypto import KeyRing
from bot.tickets.store import Ticket
from tests.chat import Clock
from tests.mailroom import BOT, NID, SERVER, Mailroom
from tests.office import MALEES_MAIL, TEAM, text

PASSED = f"{SERVER}; dmarc=pass header.from=mail.example"
NOT_ME = "ไม่ใช่ฉัน ฉันไม่ได้ยื่นเรื่องนี้"


def malee(**changed: object) -> dict[str, object]:
    """The headers of a mail of Malee's, to the address that the bot's letters come from."""
    return {"From": f"มาลี <{MALEES_MAIL}>", "To": BOT, "Authentication_Results": PASSED, **changed}


def receives(room: Mailroom, ticket: Ticket) -> EmailMessage:
    """The receipt that Malee gets."""
    with room.db() as db:
        person = room.people.find(db, ticket.chat_id)
        assert person is not None
        room.letters.receipt(db, person, ticket)
    room.delivers()
    return room.to(MALEES_MAIL)[-1]


def test_an_answer_of_a_person_reaches_the_team(room: Mailroom) -> None:
    """It names its ticket by the letter that it answers, in the thread of that ticket, and an answer of the team
    goes to whoever wrote."""
    ticket = room.files()
    receipt = receives(room, ticket)

    headers = malee(In_Reply_To=receipt["Message-ID"], Subject="Re: เรื่องของคุณ")
    became = room.says(ticket, NOT_ME, **headers)

    letter = room.to(TEAM)[-1]
    assert "quarantined unknown-sender" == became
    assert f"Re: [{ticket.number}]" in letter["Subject"]
    assert (room.mail.thread(f"{ticket.id}.1"), MALEES_MAIL) == (
        letter["In-Reply-To"],
        letter["Reply-To"],
    )
    assert all(words in text(letter) for words in (NOT_ME, MALEES_MAIL, "Re: เรื่องของคุณ", "ยังไม่ได้ตรวจสอบ"))
    assert "081-234-5678" not in text(letter)  # of the letter that is quoted below
    assert MARKER not in text(letter)


def test_a_mail_may_name_any_letter(database: str, keys: KeyRing, clock: Clock) -> None:
    """An id with a NUL, which PostgreSQL cannot be asked for, is no letter's of ours: the mail is passed on like any
    other."""
    room = Mailroom(database, keys, clock)
    raw = room.nid(None, NOT_ME, **malee(In_Reply_To="<m.ODD.0@company.example>"))

    became = room.takes(raw.replace(b"ODD", b"\0"))

    assert "quarantined no-token" == became
    assert NOT_ME in text(room.to(TEAM)[-1])


def test_the_ticket_shows_that_there_was_a_mail(room: Mailroom) -> None:
    """It stands on the ticket's page, and changes nothing."""
    ticket = room.files()
    before = f"<other@mail.example> {receives(room, ticket)['Message-ID']} <another@mail.example>"

    room.says(ticket, "เสร็จ: ปิดเรื่องนี้", **malee(References=before))

    with room.db() as db:
        kept = room.replies.quarantined(db, ticket)
    assert 1 == len(kept)
    assert "open" == room.now(ticket).state
    assert ["received"] == [each.kind for each in room.history(ticket)]
    assert [] == room.said


def test_whoever_has_no_letter_reaches_the_team_too(room: Mailroom) -> None:
    """A mail out of the blue goes on without a number; files are named and stay where they are."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "somchai@mail.example",
        BOT,
        "ขอสอบถาม\r\n ต่อ".replace("\r\n", ""),
    )
    mail["Message-ID"], mail["Authentication-Results"] = "<x@mail.example>", PASSED
    mail.set_content("เก็บข้อมูลผมไว้ไหม")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="บัตร.pdf")

    became = room.takes(mail.as_bytes())

    [letter] = room.to(TEAM)
    assert "quarantined no-token" == became
    assert "มีคนเขียนอีเมลถึงบอต" == letter["Subject"]
    assert all(words in text(letter) for words in ("เก็บข้อมูลผมไว้ไหม", "บัตร.pdf", "somchai@mail.example"))
    assert [] == list(letter.iter_attachments())
    assert [] == room.to("somchai@mail.example")


@pytest.mark.parametrize(
    "headers",
    [
        malee(Auto_Submitted="auto-replied"),
        malee(Subject="ตอบกลับอัตโนมัติ ไม่อยู่"),
        malee(From="mailer-daemon@mail.example"),
        malee(From=[f"<{MALEES_MAIL}>, <{NID}>"]),
    ],
    ids=["machine", "away", "daemon", "nobody's address"],
)
def test_what_no_person_signed_is_not_passed_on(room: Mailroom, headers: dict[str, object]) -> None:
    """Machines, and whoever gives no single address of their own."""
    ticket = room.files()

    room.says(ticket, NOT_ME, **headers)

    assert [] == room.to(TEAM)


def test_a_mail_that_cannot_be_read_is_told_of(room: Mailroom) -> None:
    """The team learns that there is one, and where to look."""
    ticket = room.files()

    room.says(ticket, "ก" * 20_001, **malee())

    assert "อ่านข้อความในอีเมลนี้ไม่ได้" in text(room.to(TEAM)[0])


def test_a_flood_does_not_reach_the_team(room: Mailroom, clock: Clock) -> None:
    """So many a day go on; the rest are kept, and the next day it begins anew."""
    for _ in range(PASSED_ON + 3):
        room.says(None, NOT_ME, **malee())
    on_the_day = len(room.to(TEAM))
    clock.passes(86401)
    room.says(None, NOT_ME, **malee())

    assert (PASSED_ON, PASSED_ON + 1) == (on_the_day, len(room.to(TEAM)))


def test_a_flood_about_nothing_takes_no_place_of_an_answer(room: Mailroom) -> None:
    """Strangers have sent more than is passed on in a day; somebody who answers a letter of ours gets through."""
    ticket = room.files()
    receipt = receives(room, ticket)
    for _ in range(PASSED_ON + 3):
        room.says(None, NOT_ME, **malee())

    room.says(ticket, NOT_ME, **malee(In_Reply_To=receipt["Message-ID"]))

    assert PASSED_ON + 1 == len(room.to(TEAM))


def test_several_tickets_are_no_way_around_the_limit(room: Mailroom) -> None:
    """Whoever has many tickets answers the letters of each; all together reach the team so often a day, and every
    mail stands on its ticket's page."""
    tickets = [room.files(), room.files(), room.files()]
    with room.db() as db:
        room.ticketing.attempts.add(db, "passed-on", {"all": ""}, times=PASSED_ON_IN_ALL - 2)

    for ticket in tickets:
        room.says(ticket, NOT_ME, **malee(To=room.tokens.reply_to(ticket.number)))

    with room.db() as db:
        kept = [len(room.replies.quarantined(db, ticket)) for ticket in tickets]
    assert (2, [1, 1, 1]) == (len(room.to(TEAM)), kept)


def test_letters_to_a_person_are_answered_to_the_team(room: Mailroom) -> None:
    """Their From is the bot's; their Reply-To is people's."""
    ticket = room.files()

    assert TEAM == receives(room, ticket)["Reply-To"]
