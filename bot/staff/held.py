"""Held mails: orders of the team that wait for a second word, by mail or on the ticket's page.

Whoever decides about one has the ticket in hand (`Tickets.take`), and then takes the mail: in this order everywhere,
so that nobody waits for somebody who waits for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.mail.incoming import read_incoming
from bot.staff.mail_inbox import DAY, MailInbox, StoredMail
from bot.staff.verbs import Order, read_verb
from bot.storage.tables import mail_inbox
from bot.tickets.letter_facts import LetterFacts
from bot.tickets.store import Ticket

HELD = 7 * DAY
"""Seconds in which a held mail may be confirmed."""


@dataclass(frozen=True)
class HeldMail:
    """A mail that waits, and what stands in it."""

    stored: StoredMail
    order: Order
    text: str


class HeldMails:
    """The mails that wait."""

    def __init__(self, inbox: MailInbox, facts: LetterFacts) -> None:
        self._inbox, self._facts = inbox, facts

    def waiting(self, db: Connection, ticket: Ticket) -> list[HeldMail]:
        """Those about a ticket that can be confirmed, the latest first."""
        fresh = self._inbox.of_ticket(db, ticket.id, "held", within=HELD)
        return [held for mail in fresh if (held := self._read(ticket, mail)) is not None]

    def take(self, db: Connection, ticket: Ticket, id: int) -> HeldMail | None:
        """One that can be confirmed: it waits until the transaction ends, or until it is settled here.  None where it
        does not wait any more."""
        self._lock(db, ticket)
        return next((each for each in self.waiting(db, ticket) if each.stored.id == id), None)

    def settle(self, db: Connection, ticket: Ticket, mail: HeldMail, verdict: str) -> None:
        """One that was taken waits no more: it was `confirmed` or `discarded`."""
        self._inbox.settle(db, mail.stored.id, "done", verdict, ticket.id)

    def supersede(self, db: Connection, ticket: Ticket) -> None:
        """A new order takes the place of all that still wait."""
        self._lock(db, ticket)
        for mail in self._inbox.of_ticket(db, ticket.id, "held"):
            self._inbox.settle(db, mail.id, "done", "superseded", ticket.id)

    def _lock(self, db: Connection, ticket: Ticket) -> None:
        """What waits goes on waiting until the transaction ends, unless it is settled in it."""
        c = mail_inbox.c
        waits = (c.ticket_id == ticket.id) & (c.state == "held")
        db.execute(select(c.id).where(waits).order_by(c.id).with_for_update())

    def _read(self, ticket: Ticket, mail: StoredMail) -> HeldMail | None:
        text = read_incoming(mail.raw).reading.text  # it was readable when it was held
        order = read_verb(text, self._facts.ground_words(ticket))
        return HeldMail(mail, order, text) if isinstance(order, Order) else None
