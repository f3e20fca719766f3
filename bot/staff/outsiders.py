"""Mails to the bot from people who are not of the team: passed on to the team's mailbox, and nothing else.

Letters to a person are to be answered to the team, and some mail programs answer to the sender all the same;
others write to the address because they have no other. What they wrote acts on nothing, but nobody's words are
lost. A flood stays in the bot's mailbox.
"""

from __future__ import annotations

from email.message import Message

from sqlalchemy import Connection

from bot.mail.headers import answered, decoded
from bot.mail.reply import Reading, Unreadable, read
from bot.queue.delivery import Deliveries
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.tickets.letters import OutsideMail, TicketLetters
from bot.tickets.store import Ticket, Tickets

DAY = 86400.0
AT_MOST = 20
"""Mails a day that are passed on; of those that were not trusted, whoever wrote them."""
UNREADABLE = Reading("", marked=False, files=())


class Outsiders:
    """Passes mails on."""

    def __init__(
        self, inbox: MailInbox, deliveries: Deliveries, tickets: Tickets, letters: TicketLetters, domain: str
    ) -> None:
        """`domain` is that of our letters' Message-IDs."""
        self._inbox, self._deliveries, self._tickets, self._letters = inbox, deliveries, tickets, letters
        self._domain = domain

    def process(
        self, db: Connection, stored: StoredMail, message: Message, sender: str, ticket: Ticket | None
    ) -> str | None:
        """Pass a mail on; the id of the ticket that it is about, if it is about one.  `ticket`: the one that its
        address names."""
        ticket = ticket or self._answered(db, message)
        if self._inbox.put_aside(db, within=DAY) < AT_MOST:
            reading = self._read(stored, message)
            subject = decoded(message, "Subject")
            mail = OutsideMail(sender, subject, reading.text, reading.files, stored.received_at, ticket)
            self._letters.passed_on(db, f"in{stored.id}.passed", mail)
        return ticket.id if ticket else None

    def _read(self, stored: StoredMail, message: Message) -> Reading:
        if stored.verdict == "too-large":
            return UNREADABLE
        try:
            return read(message)
        except Unreadable:
            return UNREADABLE

    def _answered(self, db: Connection, message: Message) -> Ticket | None:
        """The ticket of the letter of ours that a mail answers.  This says what the mail is about, and nothing of
        who wrote it: whoever was sent the letter on can answer it."""
        for id in answered(message):
            key, _, domain = id.strip("<>").rpartition("@")
            ticket_id = self._deliveries.ticket_of(db, f"m:{key}") if domain.lower() == self._domain else None
            if ticket_id:
                return self._tickets.by_id(db, ticket_id)
        return None
