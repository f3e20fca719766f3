"""Replies: what a stored mail does, in one transaction.

1. A bounce of a letter of ours: the letter goes out again, or is given up, and people see it.
2. Anything else that a machine wrote, or that we wrote: nothing.
3. Not trusted (trust.py): kept, and nothing; who says to be staff is told why.
4. More mails about one ticket than `AT_MOST`: kept, and nothing (a loop that looks like people).
5. No verb, or one that cannot be followed: a note in the file, and the `help` letter.
6. What would go to the person, but was quoted without our marker, holds personal data, or has files with it:
   held, until a colleague says `ยืนยัน:`.
7. Done.  What became of it, and whether the person got it, is told by the ticket's own letters.

Bounces and machines are never answered.
"""

from __future__ import annotations

from collections.abc import Callable
from email.message import Message

from sqlalchemy import Connection

from bot.identity.discretion import personal
from bot.mail import automatic
from bot.mail.headers import message_id_of, parse
from bot.mail.reply import Reading, Unreadable, read
from bot.queue.delivery import Deliveries
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.staff.trust import Gate, Trust
from bot.staff.verbs import ConfirmHeld, Order, Unclear, first_line, read_verb
from bot.tickets.actions import Actor, NotAllowed, Note, text_of
from bot.tickets.answering import Answering
from bot.tickets.letter_facts import TO_TEAM
from bot.tickets.store import Ticket, Tickets
from bot.tickets.workflow import Workflow
from flows.lines import Line, line

HOUR, DAY = 3600.0, 86400.0
PER_HOUR = 5
AT_MOST = ((PER_HOUR, HOUR), (20, DAY))
"""Mails that may act on one ticket."""
HELD = 7 * DAY
"""Seconds in which a held mail may be confirmed."""
COMES_BACK = 2
"""Times that a letter may come back before it is given up."""


class Replies:
    """Acts on mails."""

    def __init__(
        self,
        inbox: MailInbox,
        deliveries: Deliveries,
        tickets: Tickets,
        workflow: Workflow,
        gate: Gate,
        answering: Answering,
        clock: Callable[[], float],
        own_address: str,
    ) -> None:
        self._inbox, self._deliveries, self._tickets, self._workflow = inbox, deliveries, tickets, workflow
        self._gate, self._answering, self._clock = gate, answering, clock
        self._own_address, self._domain = own_address, own_address.rpartition("@")[2]

    def process(self, db: Connection, id: int) -> str:
        """Handle a new mail; the state it is in now, empty when somebody else had it."""
        mail = self._inbox.take(db, id)
        if mail is None:
            return ""
        message = parse(mail.raw)
        returned = automatic.bounce(message, self._domain)
        if returned is not None:
            return self._bounce(db, mail, returned)
        if why := automatic.automatic(message, self._own_address):
            return self._settle(db, mail, "ignored", why)
        trust = self._gate.judge(message)
        ticket = self._tickets.by_number(db, trust.number) if trust.number else None
        reason = trust.reason or ("no-ticket" if ticket is None else "")
        if not reason and ticket is not None and mail.verdict != "too-large":
            if any(self._inbox.acted(db, ticket.id, self._clock() - span) >= most for most, span in AT_MOST):
                reason = "too-many"
            else:
                return self._follow(db, mail, message, ticket, trust)
        return self._quarantine(db, mail, message, ticket, trust, reason or "unreadable")

    def held(self, db: Connection, ticket: Ticket) -> list[tuple[StoredMail, str]]:
        """Mails about a ticket that wait for a second word, the latest first, with what stands in them."""
        fresh = [
            mail
            for mail in self._inbox.of_ticket(db, ticket.id, "held")
            if mail.received_at > self._clock() - HELD
        ]
        return [(mail, found[1]) for mail in fresh if (found := self._order(ticket, mail)) is not None]

    def confirm(self, db: Connection, ticket: Ticket, id: int, actor: Actor) -> None:
        """Do what a held mail says.  Raises NotAllowed."""
        mail = next((mail for mail, _ in self.held(db, ticket) if mail.id == id), None)
        found = self._order(ticket, mail) if mail is not None else None
        if mail is None or found is None:
            raise NotAllowed(line("staff-nothing-held"))
        self._obey(db, ticket, found[0], actor)
        self._settle(db, mail, "done", "confirmed", ticket)

    def discard(self, db: Connection, ticket: Ticket, id: int) -> None:
        """Do not do it; the mail stays in the file."""
        for mail, _ in self.held(db, ticket):
            if mail.id == id:
                self._settle(db, mail, "done", "discarded", ticket)

    def _follow(
        self, db: Connection, mail: StoredMail, message: Message, ticket: Ticket, trust: Trust
    ) -> str:
        try:
            reading = read(message)
        except Unreadable:
            return self._quarantine(db, mail, message, ticket, trust, "unreadable")
        order = read_verb(reading.text, self._answering.ground_words(ticket))
        actor = Actor("staff", trust.sender)
        if isinstance(order, ConfirmHeld):
            waiting = self.held(db, ticket)
            if not waiting:
                order = Unclear(line("staff-nothing-held"))
            else:
                return self._try(
                    db,
                    mail,
                    message,
                    ticket,
                    trust,
                    reading,
                    lambda: self.confirm(db, ticket, waiting[0][0].id, actor),
                )
        if order is None or isinstance(order, Unclear):
            why = order.why if order else line("staff-no-verb" if reading.text else "staff-nothing-written")
            return self._cannot(db, mail, message, ticket, trust, reading, why)
        if reason := self._doubt(order, reading, ticket):
            self._supersede(db, ticket)
            key = f"in{mail.id}.held"
            self._answering.held(
                db, key, ticket, trust.sender, message_id_of(message), reason, mail.received_at, reading.text
            )
            return self._settle(db, mail, "held", reason, ticket)
        return self._try(
            db, mail, message, ticket, trust, reading, lambda: self._obey(db, ticket, order, actor)
        )

    def _try(
        self,
        db: Connection,
        mail: StoredMail,
        message: Message,
        ticket: Ticket,
        trust: Trust,
        reading: Reading,
        act: Callable[[], None],
    ) -> str:
        try:
            with db.begin_nested():
                act()
        except NotAllowed as refused:
            return self._cannot(db, mail, message, ticket, trust, reading, refused.line)
        return self._settle(db, mail, "done", "acted", ticket)

    def _obey(self, db: Connection, ticket: Ticket, order: Order, actor: Actor) -> None:
        moved = self._workflow.act(db, ticket, order.action, actor)
        if order.action.rule.speaks:
            self._supersede(db, ticket)
        if order.aside:
            self._note(db, moved.ticket, order.aside, actor.name)

    def _cannot(
        self,
        db: Connection,
        mail: StoredMail,
        message: Message,
        ticket: Ticket,
        trust: Trust,
        reading: Reading,
        why: Line,
    ) -> str:
        """It did nothing: its words are kept in the file, and its writer is told what would work."""
        kept = bool(reading.text) and why.id != "staff-nothing-held"
        if kept:
            try:
                self._note(db, ticket, reading.text, trust.sender)
            except NotAllowed:
                kept = False
        self._answering.help(
            db,
            f"in{mail.id}.help",
            ticket,
            trust.sender,
            message_id_of(message),
            why,
            first_line(reading.text),
            kept=kept,
            with_grounds=why.id in ("staff-no-ground", "ground-not-valid"),
        )
        return self._settle(db, mail, "done", "help", ticket)

    def _quarantine(
        self,
        db: Connection,
        mail: StoredMail,
        message: Message,
        ticket: Ticket | None,
        trust: Trust,
        reason: str,
    ) -> str:
        """Kept and visible.  Who says to be staff hears why, once an hour: it may be somebody who forges."""
        if trust.known:
            hour = int(self._clock() // HOUR)
            about = ticket.number if ticket else "-"
            key = f"in.{reason}.{about}.{trust.sender.encode().hex()[-24:]}.{hour}"
            self._answering.held(
                db, key, ticket, trust.sender, message_id_of(message), reason, mail.received_at
            )
        return self._settle(db, mail, "quarantined", reason, ticket)

    def _bounce(self, db: Connection, mail: StoredMail, returned: automatic.Bounce) -> str:
        letter = f"m:{returned.message_id.strip('<>').rpartition('@')[0]}"
        if not returned.failed:
            return self._settle(db, mail, "ignored", "delayed")
        again = self._inbox.came_back(db, letter) + 1 < COMES_BACK
        item = self._deliveries.returned(db, letter, returned.status, again=again)
        if item is None:
            return self._settle(db, mail, "ignored", "unknown-letter")
        if item.ticket_id:
            first = item.purpose in TO_TEAM
            self._tickets.letter_returned(db, item.ticket_id, item.purpose, returned.status, to_team=first)
        self._inbox.settle(db, mail.id, "done", "bounce", item.ticket_id, letter)
        return "done"

    def _doubt(self, order: Order, reading: Reading, ticket: Ticket) -> str:
        """Why an order waits for a second word; empty for one that does not."""
        if not order.action.rule.speaks:
            return ""
        if not reading.marked:
            return "no-marker"
        if personal(text_of(order.action) or "", self._domain, ticket.email):
            return "personal"
        return "files" if reading.files else ""

    def _order(self, ticket: Ticket, mail: StoredMail) -> tuple[Order, str] | None:
        text = read(parse(mail.raw)).text  # it was readable when it was held
        order = read_verb(text, self._answering.ground_words(ticket))
        return (order, text) if isinstance(order, Order) else None

    def _supersede(self, db: Connection, ticket: Ticket) -> None:
        """A new order takes the place of one that still waited."""
        for mail in self._inbox.of_ticket(db, ticket.id, "held"):
            self._settle(db, mail, "done", "superseded", ticket)

    def _note(self, db: Connection, ticket: Ticket, text: str, sender: str) -> None:
        # By the service, for the writer is told by the letter that goes with it, and not twice.
        self._workflow.act(db, ticket, Note(text), Actor("service", sender))

    def _settle(
        self, db: Connection, mail: StoredMail, state: str, verdict: str, ticket: Ticket | None = None
    ) -> str:
        self._inbox.settle(db, mail.id, state, verdict, ticket.id if ticket else None)
        return state
