"""Held mails: orders of the team that wait for a second word, by mail or on the ticket's page.

A new order takes the place of those before, and whoever wrote one is told; what is only nearly an order takes nobody's.
A second word by mail means the order that the letter showed which it answers: the one who writes it has seen no other.

Whoever decides about one has the ticket in hand (`Tickets.take`), and then takes the mail: in this order everywhere,
so that nobody waits for somebody who waits for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.identity.limits import DAY
from bot.mail.incoming import Incoming, read_incoming
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.staff.verbs import Order, read_verb, whole_number
from bot.storage.jobs import by_itself
from bot.storage.tables import mail_inbox
from bot.tickets.letters import StaffMail, TicketLetters
from bot.tickets.store import Ticket
from flows.lines import Line, line

HELD = 7 * DAY
"""Seconds in which a held mail may be confirmed."""


@dataclass(frozen=True)
class HeldMail:
    """A mail that waits, and what stands in it."""

    stored: StoredMail
    order: Order
    text: str
    """The order, as its writer was shown it."""
    sender: str
    """Who wrote it."""
    message_id: str


class HeldMails:
    """The mails that wait."""

    def __init__(self, inbox: MailInbox, letters: TicketLetters) -> None:
        self._inbox, self._letters = inbox, letters

    def waiting(self, db: Connection, ticket: Ticket, *, waits: bool = False) -> list[HeldMail]:
        """Those about a ticket that can be confirmed, the latest first.  `waits`: raises UnknownKey where the key of
        one is away; by what is missing nothing may be decided."""
        fresh = self._inbox.held(db, ticket.id, within=HELD, waits=waits)
        by_itself(
            db, sum(len(mail.raw) for mail in fresh)
        )  # to read one with files takes some tenths of a second
        return [held for mail in fresh if (held := self._read(ticket, mail)) is not None]

    def hold(
        self,
        db: Connection,
        mail: StoredMail,
        written: StaffMail,
        reason: str,
        text: str,
        *,
        supersedes: bool,
    ) -> str:
        """An order waits from now on, and its writer is shown it.  `supersedes`: it takes the place of what waited
        before.  The state that the mail is in now."""
        assert written.ticket is not None, "an order is about a ticket"
        if supersedes:
            self.supersede(db, written.ticket, written.sender)
        self._letters.held(db, _key(mail.id), written, line(f"held-{reason}"), text)
        return self._inbox.settle(db, mail.id, "held", reason, written.ticket.id)

    def meant(self, db: Connection, ticket: Ticket, word: Incoming) -> HeldMail | Line:
        """The mail that a second word is about, or why it is about none.

        It may answer no letter that asked for it; then it is about the only one that waits, if the same person
        wrote that: nobody lets go what they were not shown.  Raises UnknownKey.
        """
        waiting, asked = self.waiting(db, ticket, waits=True), self._answered(db, word.answers)
        if asked is not None:
            found = next((each for each in waiting if each.stored.id == asked), None)
            return found or line(
                "confirms-none", became=self._became(db, ticket, asked), waits=_waits(waiting)
            )
        if not waiting:
            return line("staff-nothing-held")
        if len(waiting) == 1 and waiting[0].sender == word.sender:
            return waiting[0]
        return line("confirms-which", waits=_waits(waiting))

    def take(self, db: Connection, ticket: Ticket, id: int) -> HeldMail | None:
        """One that can be confirmed: it waits until the transaction ends, or until it is settled here.  None where it
        does not wait any more.  Raises UnknownKey."""
        self._lock(db, ticket)
        return next((each for each in self.waiting(db, ticket, waits=True) if each.stored.id == id), None)

    def settle(self, db: Connection, ticket: Ticket, mail: HeldMail, verdict: str) -> None:
        """One that was taken waits no more: it was `confirmed` or `discarded`."""
        self._inbox.settle(db, mail.stored.id, "done", verdict, ticket.id)

    def supersede(self, db: Connection, ticket: Ticket, by: str) -> None:
        """A new order takes the place of all that still wait.  Whoever wrote one is told `by` whom, unless they did it
        themselves.  Raises UnknownKey."""
        self._lock(db, ticket)
        for each in self.waiting(db, ticket, waits=True):
            if each.sender != by:
                written = StaffMail(each.sender, each.message_id, each.stored.received_at, ticket)
                why = line("held-superseded", by=by)
                self._letters.held(db, f"in{each.stored.id}.superseded", written, why)
        self._inbox.supersede(db, ticket.id)

    def _answered(self, db: Connection, answers: Iterable[str]) -> int | None:
        """The mail about which the letter asked that a mail answers; None where it answers no such letter."""
        for each in answers:
            key = self._letters.key_of(db, each) or ""
            id = whole_number(key.removeprefix("in").removesuffix(".held"))
            if id is not None and key == _key(id):
                return id
        return None

    def _became(self, db: Connection, ticket: Ticket, id: int) -> str:
        """What became of a mail that does not wait, as its verdict says."""
        about = (mail_inbox.c.id == id) & (mail_inbox.c.ticket_id == ticket.id)
        return db.execute(select(mail_inbox.c.verdict).where(about)).scalar() or ""

    def _lock(self, db: Connection, ticket: Ticket) -> None:
        """What waits goes on waiting until the transaction ends, unless it is settled in it."""
        c = mail_inbox.c
        waits = (c.ticket_id == ticket.id) & (c.state == "held")
        db.execute(select(c.id).where(waits).order_by(c.id).with_for_update())

    def _read(self, ticket: Ticket, mail: StoredMail) -> HeldMail | None:
        read = read_incoming(mail.raw)  # it was readable when it was held
        text = read.reading.text
        order = read_verb(text, self._letters.facts.ground_words(ticket))
        if not isinstance(order, Order):
            return None
        return HeldMail(mail, order, order.meant or text, read.sender, read.message_id)


def _key(id: int) -> str:
    """By which the letter is known that asks for a second word about a mail."""
    return f"in{id}.held"


def _waits(waiting: list[HeldMail]) -> Line:
    if not waiting:
        return line("none-waits")
    latest = waiting[0]
    return line("one-waits", by=latest.sender, at=line("moment-of", at=latest.stored.received_at))
