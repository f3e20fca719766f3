"""Replies by mail: what a stored mail does, in one transaction, once it has been read.

1. A bounce of a letter of ours: bounces.py.
2. Anything else that a machine wrote, or that we wrote: nothing.
3. Not trusted (trust.py): kept, and nothing; who says to be staff is told why, what somebody else wrote is
   passed on to the team (outsiders.py).
4. One that cannot be read, or more mails about one ticket than `AT_MOST` or, with those that did nothing, than
   `WITH_HELP` (a loop that looks like people): kept, and nothing.  Before these are counted, a mail that acted
   already and came by another way: nothing.
5. No verb, or one that cannot be followed: a note in the file, and the `help` letter.
6. What would go to the person, but was quoted without our marker, holds personal data, or has files with it, and what
   its own words take back or put off (doubts.py): held, until somebody answers the letter about it with
   `ยืนยัน:` (held.py).
7. Done.  What became of it, and whether the person got it, is told by the ticket's own letters.

Bounces and machines are never answered.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.identity.attempts import Attempts
from bot.identity.limits import DAY, HOUR, REFUSED
from bot.identity.pii import personal
from bot.mail.incoming import Incoming
from bot.mail.reply import Reading
from bot.staff.bounces import Bounces
from bot.staff.held import HeldMail, HeldMails
from bot.staff.mail_inbox import MailInbox, StoredMail
from bot.staff.outsiders import Outsiders
from bot.staff.trust import Gate, Trust
from bot.staff.verbs import VERBS, ConfirmHeld, Order, Unclear, first_line, read_verb
from bot.storage.crypto import UnknownKey
from bot.tickets.actions import Actor, NotAllowed, Note, text_of
from bot.tickets.letters import StaffMail, TicketLetters
from bot.tickets.store import Ticket, Tickets
from bot.tickets.workflow import Workflow
from flows.lines import Line, line

log = logging.getLogger(__name__)

PER_HOUR = 5
AT_MOST = ((PER_HOUR, HOUR), (20, DAY))
"""Mails that may act on one ticket: what reaches the person is bounded."""
WITH_HELP = ((20, HOUR), (60, DAY))
"""The same with those that could not be followed: what is bounded is our answers to a loop.  Whoever tries out how an
order is written takes no place of the orders."""


@dataclass(frozen=True)
class ReceivedMail:
    """A mail that a person wrote, in hand."""

    db: Connection
    stored: StoredMail
    read: Incoming
    trust: Trust
    ticket: Ticket | None
    """The one that it names, if there is one."""

    @property
    def to_answer(self) -> StaffMail:
        """The mail, for a letter that answers it."""
        return StaffMail(self.trust.sender, self.read.message_id, self.stored.received_at, self.ticket)


@dataclass(frozen=True)
class TeamReply:
    """A mail that may act on a ticket, and what stands in it."""

    mail: ReceivedMail
    ticket: Ticket
    reading: Reading

    @property
    def actor(self) -> Actor:
        return Actor("staff", self.mail.trust.sender)


class Replies:
    """Acts on mails."""

    def __init__(
        self,
        inbox: MailInbox,
        gate: Gate,
        bounces: Bounces,
        tickets: Tickets,
        workflow: Workflow,
        letters: TicketLetters,
        *,
        outsiders: Outsiders,
        ledger: Attempts,
    ) -> None:
        self._inbox, self._gate, self._bounces, self._outsiders = inbox, gate, bounces, outsiders
        self._tickets, self._workflow, self._letters, self._ledger = tickets, workflow, letters, ledger
        self._held = HeldMails(inbox, letters)

    def process(self, db: Connection, id: int, read: Incoming) -> str:
        """Decide about a new mail that was read; the state it is in now, empty when somebody else had it, `new` when it
        cannot be decided yet."""
        stored = self._inbox.take(db, id)
        if stored is None:
            return ""
        if read.bounce is not None and read.bounce.is_about(self._gate.domain):
            return self._keeping_little(db, stored, self._bounces.process(db, stored, read.bounce))
        if read.sender and read.sender == self._gate.own_address.lower():
            return self._keeping_little(db, stored, self._inbox.settle(db, id, "ignored", "own"))
        if read.automatic:
            return self._keeping_little(db, stored, self._inbox.settle(db, id, "ignored", read.automatic))
        trust = self._gate.judge(read)
        ticket = self._tickets.by_number(db, trust.number) if trust.number else None
        mail = ReceivedMail(db, stored, read, trust, ticket)
        if read.unreadable and not trust.known:
            return self._quarantine(mail, "unreadable")
        if trust.reason:
            return self._quarantine(mail, trust.reason)
        if ticket is None:
            return self._quarantine(mail, "no-ticket")
        if read.unreadable:
            return self._quarantine(mail, "unreadable")
        # Before its mails are counted: of two that come at the same moment the second sees what the first one did.
        ticket = self._tickets.take(db, ticket.id)
        mail = replace(mail, ticket=ticket)
        if self._inbox.is_second(db, stored):
            return self._inbox.settle(db, id, "ignored", "repeat", ticket.id)
        full = [
            (until, most, span, helped)
            for helped, limits in ((False, AT_MOST), (True, WITH_HELP))
            for most, span in limits
            if (until := self._inbox.full_until(db, ticket.id, most, within=span, helped=helped)) is not None
        ]
        if self._inbox.judged_before(db, stored):
            return self._inbox.settle(db, id, "ignored", "repeat", ticket.id)
        if full:
            return self._too_many(mail, ticket, *max(full))
        return self._follow(TeamReply(mail, ticket, read.reading))

    def held(self, db: Connection, ticket: Ticket) -> list[HeldMail]:
        """Mails about a ticket that wait for a second word, the latest first."""
        return self._held.waiting(db, ticket)

    def quarantined(self, db: Connection, ticket: Ticket) -> list[tuple[float, str]]:
        """When the mails about a ticket came that were not trusted, and why they were not, the latest first."""
        return self._inbox.quarantined(db, ticket.id)

    def obey(self, db: Connection, ticket: Ticket, order: Order, actor: Actor) -> None:
        """Do what somebody of the team orders, by mail or on the page; the ticket is in hand.  What goes to the person
        takes the place of the orders that wait.  Raises NotAllowed, UnknownKey."""
        self._do(db, ticket, order, actor)
        if order.action.rule.speaks:
            self._held.supersede(db, ticket, actor.name)

    def confirm(self, db: Connection, ticket: Ticket, id: int, actor: Actor) -> None:
        """Do what a held mail says; the ticket is in hand.  Raises NotAllowed."""
        mail = self._held.take(db, ticket, id)
        if mail is None:
            raise NotAllowed(line("staff-nothing-held"))
        self._do(db, ticket, mail.order, actor)
        self._held.settle(db, ticket, mail, "confirmed")
        self._held.supersede(db, ticket, actor.name)

    def discard(self, db: Connection, ticket: Ticket, id: int) -> None:
        """Do not do it; the mail stays in the file.  The ticket is in hand."""
        if (mail := self._held.take(db, ticket, id)) is not None:
            self._held.settle(db, ticket, mail, "discarded")

    def _follow(self, reply: TeamReply) -> str:
        db, ticket, reading = reply.mail.db, reply.ticket, reply.reading
        match read_verb(reading.text, self._letters.facts.ground_words(ticket)):
            case ConfirmHeld():
                return self._confirm(reply)
            case Unclear(why):
                return self._cannot(reply, why)
            case None:
                return self._cannot(reply, line("staff-no-verb" if reading.text else "staff-nothing-written"))
            case Order() as order if reason := self._doubt(order, reply):
                return self._hold(reply, order, reason)
            case order:
                return self._try(reply, lambda: self.obey(db, ticket, order, reply.actor))

    def _hold(self, reply: TeamReply, order: Order, reason: str) -> str:
        """An order waits for a second word, if a word would do it.  What is only nearly one may be a remark: it is kept
        in the file as well, and takes the place of no order."""
        mail, written = reply.mail, reply.reading.text
        try:
            self._workflow.check(reply.ticket, order.action, reply.actor)
            if order.aside:
                self._workflow.check(reply.ticket, Note(order.aside), _for_the_file(reply.actor.name))
        except NotAllowed as refused:
            return self._cannot(reply, refused.line)
        if order.meant:
            self._is_noted(mail.db, reply.ticket, written, mail.read.sender)
        shown, supersedes = order.meant or written, not order.meant
        return self._held.hold(mail.db, mail.stored, mail.to_answer, reason, shown, supersedes=supersedes)

    def _confirm(self, reply: TeamReply) -> str:
        db, ticket, mail = reply.mail.db, reply.ticket, reply.mail
        match self._held.meant(db, ticket, mail.read):
            case Line() as why if why.id == "staff-nothing-held":
                return self._cannot(reply, why)
            case Line() as why:
                self._letters.held(db, f"in{mail.stored.id}.unconfirmed", mail.to_answer, why)
                return self._inbox.settle(db, mail.stored.id, "done", "help", ticket.id)
            case held:
                return self._try(reply, lambda: self.confirm(db, ticket, held.stored.id, reply.actor))

    def _try(self, reply: TeamReply, act: Callable[[], None]) -> str:
        db = reply.mail.db
        try:
            with db.begin_nested():
                act()
        except NotAllowed as refused:
            return self._cannot(reply, refused.line)
        return self._inbox.settle(db, reply.mail.stored.id, "done", "acted", reply.ticket.id)

    def _do(self, db: Connection, ticket: Ticket, order: Order, actor: Actor) -> None:
        moved = self._workflow.act(db, ticket, order.action, actor, aside=bool(order.aside))
        if order.aside:
            self._note(db, moved.ticket, order.aside, actor.name)

    def _cannot(self, reply: TeamReply, why: Line) -> str:
        """It did nothing: its words are kept in the file, and its writer is told what would work."""
        mail, ticket, text = reply.mail, reply.ticket, reply.reading.text
        noted = bool(text) and why.id != "staff-nothing-held"
        kept = noted and self._is_noted(mail.db, ticket, text, mail.trust.sender)
        grounds = self._letters.facts.ground_words(ticket)
        english = [
            each.in_english
            for each in VERBS
            if self._workflow.why_not(ticket, each.rule, reply.actor) is None
            and (grounds or "ground" not in each.fields)
        ]
        key = f"in{mail.stored.id}.help"
        self._letters.help(mail.db, key, mail.to_answer, why, first_line(text), kept=kept, english=english)
        return self._inbox.settle(mail.db, mail.stored.id, "done", "help", ticket.id)

    def _too_many(
        self, mail: ReceivedMail, ticket: Ticket, until: float, most: int, span: float, helped: bool
    ) -> str:
        """Kept; its writer hears until when that goes on: no letter for each mail, because it may be a loop."""
        until = math.ceil(until / 60) * 60
        at = line("moment-of", at=until)
        why = line(
            "too-many-until",
            most=most,
            which="all" if helped else "acted",
            span="hour" if span == HOUR else "day",
            until=at,
            page="yes" if self._letters.facts.has_page(ticket) else "no",
        )
        self._tell_why(mail, f"too-many.{until}", why, page=True)
        return self._inbox.settle(mail.db, mail.stored.id, "quarantined", "too-many", ticket.id)

    def _quarantine(self, mail: ReceivedMail, reason: str) -> str:
        """Kept and visible; who says to be staff hears why.  It is set aside also where no letter about it can be
        written: else it would be tried until it was dead, and kept whole, whoever sent it."""
        ticket_id = mail.ticket.id if mail.ticket else None
        try:
            with mail.db.begin_nested():
                ticket_id, reason = self._told_of(mail, reason, ticket_id)
        except (SQLAlchemyError, UnknownKey):
            raise  # the database is in the way, or a key is missing: it waits
        except Exception:
            log.exception("nobody can be told of mail %d, which is set aside", mail.stored.id)
        state = self._inbox.settle(mail.db, mail.stored.id, "quarantined", reason, ticket_id)
        return self._keeping_little(mail.db, mail.stored, state) if mail.trust.reason else state

    def _told_of(self, mail: ReceivedMail, reason: str, ticket_id: str | None) -> tuple[str | None, str]:
        """Who is told of a mail that is set aside; the ticket that it is about, and why it is, after that."""
        if mail.trust.known:
            if reason == "no-verdict":  # told that it has no effect: it is to have none when it is sent again
                self._inbox.judged_before(mail.db, mail.stored)
            self._tell_why(mail, reason, line(f"held-{reason}"))
        elif mail.trust.sender:
            ticket_id = self._outsiders.process(mail.db, mail.stored, mail.read, mail.ticket)
            if ticket_id and reason != "unreadable":
                reason = "unknown-sender"  # as the ticket's page says it
        return ticket_id, reason

    def _tell_why(self, mail: ReceivedMail, reason: str, why: Line, *, page: bool = False) -> None:
        """Once an hour: it may be somebody who forges.  Whom the server vouches for hears it all the same, however
        often somebody forged their name in that hour; for all others together there is a limit (`REFUSED`), because
        whoever forges can write another name each time.  `page`: with the way to the ticket's page."""
        hour = int(mail.stored.received_at // HOUR)
        about = mail.ticket.number if mail.ticket else "-"
        who = blake2b(mail.trust.sender.encode(), digest_size=12).hexdigest()
        key = f"in.{reason}.{about}.{who}.{'own' if mail.trust.vouched else 'said'}.{hour}"
        if mail.trust.vouched:
            self._letters.held(mail.db, key, mail.to_answer, why, page=page)
            return
        everybody = {"all": ""}
        self._ledger.alone(mail.db, ("all", ""))
        if self._ledger.is_over(mail.db, REFUSED, everybody):
            log.warning(
                "mail %d is not answered: there were too many today that no server vouches for",
                mail.stored.id,
            )
        elif self._letters.held(mail.db, key, mail.to_answer, why, page=page):
            self._ledger.add(mail.db, "refused", everybody)

    def _keeping_little(self, db: Connection, stored: StoredMail, state: str) -> str:
        if state != stored.state:  # else it waits, and is read once more
            self._inbox.shorten(db, stored)
        return state

    def _doubt(self, order: Order, reply: TeamReply) -> str:
        """Why an order waits for a second word; empty for one that does not."""
        reading, ticket = reply.reading, reply.ticket
        nearly = "hesitates" if order.unsure else "meant" if order.meant else ""
        # Neither its signed recipients nor a letter of ours below it say what it is about.
        astray = reply.mail.read.astray and not reading.marked
        if not order.action.rule.speaks and not astray:
            return nearly
        if not reading.marked:
            return "no-marker"
        if reading.unsure:
            return "history"
        if personal(text_of(order.action) or "", self._gate.domain, ticket.email):
            return "personal"
        return "files" if reading.files else nearly

    def _is_noted(self, db: Connection, ticket: Ticket, text: str, sender: str) -> bool:
        """Whether words could be kept in the file: they may be too long for it, or it may be closed to them."""
        try:
            self._note(db, ticket, text, sender)
        except NotAllowed:
            return False
        return True

    def _note(self, db: Connection, ticket: Ticket, text: str, sender: str) -> None:
        # By the service, for the writer is told by the letter that goes with it, and not twice.
        self._workflow.act(db, ticket, Note(text), _for_the_file(sender))


def _for_the_file(name: str) -> Actor:
    """Who keeps words in the file: the service, in the name of whoever wrote them."""
    return Actor("service", name)
