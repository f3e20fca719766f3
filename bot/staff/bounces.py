"""Letters of ours that came back: each goes out once more, the same bytes, and is then given up; people see it."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.mail.automatic import Bounce
from bot.queue.delivery import Deliveries
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.tickets.letters import FIRST
from bot.tickets.store import Tickets

COMES_BACK = 2
"""Times that a letter may come back before it is given up."""


class Bounces:
    """Acts on delivery reports.  Anybody may write one, so one is believed only if it names the whole Message-ID of a
    letter, which only those know through whose hands the letter went."""

    def __init__(self, inbox: MailInbox, deliveries: Deliveries, tickets: Tickets) -> None:
        self._inbox, self._deliveries, self._tickets = inbox, deliveries, tickets

    def process(self, db: Connection, mail: StoredMail, bounce: Bounce) -> str:
        """Handle the mail that brings a report; the state it is in now.  It is left `new` while its letter is in hand:
        a mail server may send one back before it is noted that it took it."""
        if not bounce.failed:
            return self._inbox.settle(db, mail.id, "ignored", "delayed")
        letter = self._deliveries.reported(db, bounce.message_id.strip("<>").rpartition("@")[0])
        if letter is None:
            return self._inbox.settle(db, mail.id, "ignored", "unknown-letter")
        if self._deliveries.is_in_hand(db, letter):
            return mail.state
        again = self._inbox.returns(db, letter) + 1 < COMES_BACK
        item = self._deliveries.returned(db, letter, bounce.status, again=again)
        if item is None:
            return self._inbox.settle(db, mail.id, "ignored", "unknown-letter")
        if item.ticket_id:
            first = item.purpose in FIRST
            self._tickets.letter_returned(db, item.ticket_id, item.purpose, bounce.status, to_team=first)
        return self._inbox.settle(db, mail.id, "done", "bounce", item.ticket_id, letter=letter)
