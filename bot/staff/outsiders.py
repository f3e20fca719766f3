"""Mails to the bot from people who are not of the team: passed on to the team's mailbox, and nothing else.

Letters to a person are to be answered to the team, and some mail programs answer to the sender all the same;
others write to the address because they have no other. What they wrote acts on nothing, but nobody's words are
lost. A flood stays in the bot's mailbox.
"""

from __future__ import annotations

from sqlalchemy import Connection

from bot.identity.attempts import Attempts
from bot.identity.limits import ABOUT_TICKETS, DAY, PASSED_ON
from bot.mail.incoming import Incoming
from bot.queue.delivery import Deliveries
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.tickets.letters import OutsideMail, TicketLetters
from bot.tickets.store import Ticket, Tickets


class Outsiders:
    """Passes mails on."""

    def __init__(
        self,
        inbox: MailInbox,
        deliveries: Deliveries,
        tickets: Tickets,
        letters: TicketLetters,
        domain: str,
        *,
        ledger: Attempts,
    ) -> None:
        """`domain` is that of our letters' Message-IDs."""
        self._inbox, self._deliveries, self._tickets, self._letters = inbox, deliveries, tickets, letters
        self._domain, self._ledger = domain, ledger

    def process(
        self, db: Connection, stored: StoredMail, mail: Incoming, ticket: Ticket | None
    ) -> str | None:
        """Pass a mail on; the id of the ticket that it is about, if it is about one.  `ticket`: the one that its
        address names."""
        ticket = ticket or self._answered(db, mail)
        if self._goes_on(db, ticket):
            reading = mail.reading
            outside = OutsideMail(
                mail.sender, mail.subject, reading.text, reading.files, stored.received_at, ticket
            )
            self._letters.passed_on(db, f"in{stored.id}.passed", outside)
        return ticket.id if ticket else None

    def _goes_on(self, db: Connection, ticket: Ticket | None) -> bool:
        """Whether one more about a ticket, or about none, is passed on today; it is counted."""
        if self._inbox.put_aside(db, ticket.id if ticket else None, within=DAY) >= PASSED_ON:
            return False
        if ticket is None:
            return True
        everybody = {"all": ""}
        self._ledger.alone(db, ("all", ""))
        if self._ledger.is_over(db, ABOUT_TICKETS, everybody):
            return False
        self._ledger.add(db, "passed-on", everybody)
        return True

    def _answered(self, db: Connection, mail: Incoming) -> Ticket | None:
        """The ticket of the letter of ours that a mail answers.  This says what the mail is about, and nothing of
        who wrote it: whoever was sent the letter on can answer it."""
        for id in mail.answers:
            left, _, domain = id.strip("<>").rpartition("@")
            ticket_id = self._deliveries.ticket_of(db, left) if domain.lower() == self._domain else None
            if ticket_id:
                return self._tickets.by_id(db, ticket_id)
        return None
