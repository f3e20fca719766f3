"""What could not be sent, handled or read: how it is listed, released and dropped, once on each engine."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Table, select, update

from bot.ops.dead_letters import LETTERS, MAILS, UPDATES, DeadLetter, DeadLetters, Queue, kind_of_error
from bot.ops.sweep import sweep
from bot.queue.delivery import DeliveryError
from bot.queue.inbox import DEATHS, POISON, Inbox
from bot.queue.outbox import Envelope
from bot.staff.ticket_view import seen
from bot.storage.tables import inbox, mail_inbox, outbox, tickets
from bot.tickets.store import Ticket
from flows.lines import Reply, line
from tests.chat import Clock
from tests.office import MALEE, Office

DAY = 86400.0
UPDATE = b'{"update_id": 5, "message": {"chat": {"id": 7, "type": "private"}, "text": "hi"}}'


class Operator:
    """Who looks after an office, in few words."""

    def __init__(self, office: Office, clock: Clock) -> None:
        self.office, self.clock = office, clock
        self.letters = DeadLetters(office.tickets, clock)

    def lists(self, queue: Queue, *states: str, **more: Any) -> list[DeadLetter]:
        with self.office.db() as db:
            return self.letters.list(db, queue, states, **more)

    def releases(self, queue: Queue, id: int) -> str:
        with self.office.db() as db:
            return self.letters.release(db, queue, id)

    def drops(self, queue: Queue, id: int) -> str:
        with self.office.db() as db:
            return self.letters.drop(db, queue, id)

    def row(self, table: Table, id: int = 1) -> Any:
        with self.office.db() as db:
            return db.execute(select(table).where(table.c.id == id)).one()

    def sets(self, table: Table, id: int = 1, **values: Any) -> None:
        with self.office.db() as db:
            db.execute(update(table).where(table.c.id == id).values(**values))

    def loses(self, **more: Any) -> Ticket:
        """The first letter about a question is refused for good; it has the id 1."""
        ticket = self.office.files("question")
        with self.office.db() as db:
            person = self.office.people.find(db, MALEE)
            assert person is not None
            self.office.letters.inquiry(db, person, ticket)
            [item] = self.office.deliveries.claim(db, "letter")
            said = DeliveryError("mx:25 at RCPT: 552 5.2.2 full", permanent=True, code=552, **more)
            self.office.deliveries.failed(db, item, said)
        return ticket


@pytest.fixture
def operator(either_office: Office, clock: Clock) -> Operator:
    return Operator(either_office, clock)


# What goes out ----------------------------------------------------------------------------------------


def test_a_letter_is_told_by_what_it_is_for_and_why_it_failed(operator: Operator) -> None:
    """With its ticket's number, its age and tries; no address, and no word of the server's unless asked for."""
    ticket = operator.loses()
    operator.clock.passes(120)

    [told] = operator.lists(LETTERS)

    assert DeadLetter(1, "dead", "letter", "inquiry", ticket.number, 120, 1, 0, "RCPT 552 5.2.2",
                      "mx:25 at RCPT: 552 5.2.2 full") == told  # fmt: skip


def test_a_released_letter_goes_out_and_the_person_hears_that_it_did(operator: Operator) -> None:
    """The same bytes; they heard that it had failed before."""
    ticket = operator.loses()
    before = operator.row(outbox).body_sealed

    said = operator.releases(LETTERS, 1)

    assert ("", before) == (said, operator.row(outbox).body_sealed)
    operator.office.delivers()
    assert ["ส่งไม่สำเร็จ" in each or "ส่งถึงทีมแล้ว" in each for each in operator.office.said] == [True, True]
    assert "ส่งถึงทีมแล้ว" in operator.office.said[-1]
    assert operator.office.now(ticket).team_told_at is not None


def test_what_was_released_has_its_whole_time_again(operator: Operator) -> None:
    """A week after it was promised, four days of failures do not give it up."""
    operator.loses()
    operator.clock.passes(7 * DAY)
    operator.releases(LETTERS, 1)

    tries = []
    for _ in range(4 * 24):
        with operator.office.db() as db:
            [item] = operator.office.deliveries.claim(db, "letter")
            state = operator.office.deliveries.failed(db, item, DeliveryError("greylisted", code=450))
        tries.append((item.attempts, state))
        operator.clock.passes(3600)

    assert [(n, "due") for n in range(1, 4 * 24 + 1)] == tries


def test_each_time_that_it_fails_or_arrives_is_said(operator: Operator) -> None:
    """Arrived, come back for good, released, arrived: whoever filed it is never left with the wrong one."""
    operator.loses()
    operator.releases(LETTERS, 1)
    operator.office.delivers()
    key = operator.row(outbox).effect_key
    operator.clock.passes(60)
    with operator.office.db() as db:
        operator.office.deliveries.returned(db, key, "5.1.1", again=False)
    operator.clock.passes(60)
    operator.office.delivers()
    ticket_id = operator.row(outbox).ticket_id
    with operator.office.db() as db:
        operator.office.tickets.letter_returned(db, ticket_id, "inquiry", "5.1.1", to_team=True)

    operator.releases(LETTERS, 1)
    operator.office.delivers()

    words = ["not" if "ส่งไม่สำเร็จ" in each else "told" for each in operator.office.said]
    assert ["not", "told", "not", "told"] == words


def test_a_reply_that_was_refused_is_kept_and_can_be_said_again(operator: Operator) -> None:
    """Words to a chat go when they have arrived, or after a month; what is dead waits for an operator until then."""
    with operator.office.db() as db:
        operator.office.outbox.reply(db, "r", MALEE, Reply((line("sorry-dead"),)))
        [item] = operator.office.deliveries.claim(db, "chat")
        operator.office.deliveries.failed(db, item, DeliveryError("chat migrated", permanent=True))
    [told] = operator.lists(LETTERS)

    said = operator.releases(LETTERS, 1)

    assert ("reply", "chat migrated", "") == (told.kind, told.error, said)
    operator.office.delivers()
    assert 1 == len(operator.office.said)
    assert None is operator.row(outbox).body_sealed


def test_after_a_month_the_words_of_a_dead_reply_are_gone(operator: Operator) -> None:
    """It is still counted, and says why it cannot be released."""
    with operator.office.db() as db:
        operator.office.outbox.reply(db, "r", MALEE, Reply((line("sorry-dead"),)))
        [item] = operator.office.deliveries.claim(db, "chat")
        operator.office.deliveries.failed(db, item, DeliveryError("chat migrated", permanent=True))
    operator.clock.passes(31 * DAY)
    with operator.office.db() as db:
        sweep(db, operator.clock)

    assert "its words are not kept any more" == operator.releases(LETTERS, 1)
    assert ["dead"] == [each.state for each in operator.lists(LETTERS)]


def test_what_came_out_of_a_backup_waits_and_is_sent_when_it_is_released(operator: Operator) -> None:
    """Nobody claims it before."""
    with operator.office.db() as db:
        operator.office.outbox.reply(db, "r", MALEE, Reply((line("sorry-dead"),)))
    operator.sets(outbox, state="held")
    operator.office.delivers()
    before = list(operator.office.said)

    said = operator.releases(LETTERS, 1)

    operator.office.delivers()
    assert ([], "", 1) == (before, said, len(operator.office.said))


def test_a_code_that_would_come_too_late_is_not_released(operator: Operator) -> None:
    """Nobody gets a code that does not work."""
    envelope = Envelope("m:code.1", "code", "malee@mail.example", b"x", chat_id=MALEE, deadline=300.0)
    with operator.office.db() as db:
        operator.office.outbox.letter(db, envelope)
    operator.sets(outbox, state="held")
    operator.clock.passes(301)

    assert "it would come too late to be of use" == operator.releases(LETTERS, 1)
    assert "held" == operator.row(outbox).state


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("sent", "it was sent"),
        ("due", "it waits to be sent already"),
        ("dropped", "it was dropped before"),
    ],
)
def test_what_is_not_dead_or_held_is_left_alone(operator: Operator, state: str, why: str) -> None:
    """Neither released nor dropped, so that whoever does it twice changes nothing the second time."""
    operator.loses()
    operator.sets(outbox, state=state)
    before = operator.row(outbox)

    said = operator.releases(LETTERS, 1), operator.drops(LETTERS, 1)

    assert ((why, why), before) == (said, operator.row(outbox))
    assert "there is no such letter" == operator.releases(LETTERS, 99)


def test_a_dropped_letter_is_told_by_the_history_of_its_ticket(operator: Operator) -> None:
    """Once, as an operator's doing; it is no longer listed, and no form of the team's page is stale for it."""
    ticket = operator.loses()

    said = operator.drops(LETTERS, 1), operator.drops(LETTERS, 1)

    assert ("", "it was dropped before") == said
    [event] = [each for each in operator.office.history(ticket) if each.kind == "dropped"]
    assert ("operator", {"letter": "letter"}) == (event.actor, event.detail)
    assert [] == operator.lists(LETTERS)
    words = operator.office.words
    assert all(words.has(id) for id in ("event-dropped", "actor-operator"))
    assert 1 == seen(operator.office.history(ticket))


def test_what_failed_is_told_by_its_kind(operator: Operator) -> None:
    """The code and where it was given; whatever else a server says may quote an address."""
    told = {
        "mx.example:587 at RCPT: 550 5.1.1 <malee@mail.example> unknown": "RCPT 550 5.1.1",
        "mx.example:587 at DATA: 552 too big": "DATA 552",
        "relay: mx.example:25 at connect: timed out": "connect",
        "relay: mx.example:25 counts as down, next try in 9 s": "mail server down",
        "returned: 5.2.2": "returned 5.2.2",
        "returned: malee@mail.example": "returned",
        "Chat not found": "Chat not found",
        "malee@mail.example is odd": "",
        "": "",
    }

    assert told == {said: kind_of_error(said) for said in told}


# What came in -----------------------------------------------------------------------------------------


def test_a_released_update_is_handed_out_as_if_it_had_just_come(operator: Operator) -> None:
    """Also one that killed its workers: nobody's death is counted any more."""
    store = Inbox(operator.office.keys, operator.clock)
    with operator.office.db() as db:
        store.store(db, [UPDATE])
    operator.sets(inbox, state="dead", attempts=8, deaths=DEATHS + 1, lease="x", error=POISON)
    [told] = operator.lists(UPDATES)

    said = operator.releases(UPDATES, 1)

    with operator.office.db() as db:
        [claimed] = store.claim(db)
    assert (POISON, "", UPDATE, 1) == (told.error, said, claimed.raw, claimed.attempts)
    assert (0, None) == (operator.row(inbox).deaths, operator.row(inbox).error)


def test_what_is_no_update_can_only_be_dropped(operator: Operator) -> None:
    """Nothing could be done with it again; dropped it goes with the next sweep of old ones."""
    store = Inbox(operator.office.keys, operator.clock)
    with operator.office.db() as db:
        store.store(db, [b"nonsense"])

    said = operator.releases(UPDATES, 1), operator.drops(UPDATES, 1), operator.drops(UPDATES, 1)

    assert ("it is no update, and can only be dropped", "", "it was dropped before") == said
    operator.clock.passes(31 * DAY)
    with operator.office.db() as db:
        sweep(db, operator.clock)
    assert 0 == operator.office.count(inbox)


def test_a_released_mail_is_read_and_judged_anew(operator: Operator) -> None:
    """Given up or not trusted; one that waits for a colleague is left to them."""
    mails = operator.office.ticketing.mail_inbox
    with operator.office.db() as db:
        for n in (1, 2, 3):
            mails.store(db, b"Message-ID: <%d@x>\r\n\r\nhello" % n)
    operator.sets(mail_inbox, 1, state="dead", verdict="poison", deaths=3, attempts=5)
    operator.sets(mail_inbox, 2, state="quarantined", verdict="no-verdict")
    operator.sets(mail_inbox, 3, state="held", verdict="no-marker")

    said = [operator.releases(MAILS, n) for n in (1, 2, 3, 1)]

    assert ["", "", "it waits for a colleague's word, by mail or on the ticket's page",
            "it waits to be read already"] == said  # fmt: skip
    with operator.office.db() as db:
        assert [1, 2] == list(mails.waiting(db))
        mail = mails.begin_handling(db, 1)
    assert mail is not None
    assert ("new", b"hello") == (mail.state, mail.raw[-5:])


def test_a_dropped_mail_does_not_keep_the_true_one_out(operator: Operator) -> None:
    """Somebody else may have used its Message-ID first."""
    mails = operator.office.ticketing.mail_inbox
    with operator.office.db() as db:
        mails.store(db, b"Message-ID: <1@x>\r\n\r\nforged")
    operator.sets(mail_inbox, state="quarantined", verdict="dmarc")
    operator.drops(MAILS, 1)

    with operator.office.db() as db:
        stored = mails.store(db, b"Message-ID: <1@x>\r\n\r\ntrue")

    assert stored


def test_who_drops_a_mail_waits_for_whoever_decides_about_it(operator: Operator) -> None:
    """Neither waits for the other in a circle, which the server would end by undoing one of them."""
    office, mails = operator.office, operator.office.ticketing.mail_inbox
    ticket = office.files()
    with office.db() as db:
        mails.store(db, b"Message-ID: <1@x>\r\n\r\nanswer: hello")
    operator.sets(mail_inbox, state="held", verdict="no-marker", ticket_id=ticket.id)

    _, dropped = office.overlap(
        lambda db: office.tickets.take(db, ticket.id),
        lambda db: operator.letters.drop(db, MAILS, 1),
        then=lambda db: office.ticketing.replies.discard(db, ticket, 1),
    )

    assert ("it was acted on", "discarded") == (dropped, operator.row(mail_inbox).verdict)


def test_a_mail_is_dropped_while_the_key_of_its_ticket_is_away(operator: Operator) -> None:
    """Nothing is read of it for that, and nobody is told anything of it but that it was."""
    office = operator.office
    ticket = office.files()
    with office.db() as db:
        office.ticketing.mail_inbox.store(db, b"Message-ID: <1@x>\r\n\r\nanswer: hello")
    operator.sets(mail_inbox, state="dead", verdict="UnknownKey", ticket_id=ticket.id)

    with office.key_is_away(tickets.c.email_sealed):
        why = operator.drops(MAILS, 1)

    assert "" == why
    assert ["received", "dropped"] == [each.kind for each in office.history(ticket)]


def test_untrusted_mails_are_listed_for_a_week(operator: Operator) -> None:
    """Anybody can send them; asked for, all are."""
    mails = operator.office.ticketing.mail_inbox
    with operator.office.db() as db:
        mails.store(db, b"Message-ID: <1@x>\r\n\r\nhello")
    operator.sets(mail_inbox, state="quarantined", verdict="dmarc")
    operator.clock.passes(8 * DAY)

    assert (0, 1) == (len(operator.lists(MAILS)), len(operator.lists(MAILS, older=True)))
