"""The letters about tickets: to the person, to the privacy team, and to the one of the team who wrote.

Every letter to the team refers to the ticket's first letter, so that a mail program shows one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.i18n import end_of_day
from bot.identity.people import Person
from bot.mail.address import is_address
from bot.mail.letters import Enclosure, Letter, Letters, is_message_id
from bot.storage.jobs import by_itself
from bot.tickets.attachments import Attachments, Listed
from bot.tickets.law import grounds
from bot.tickets.letter_facts import TEAM, LetterFacts, telegram_names
from bot.tickets.messages import TicketMessage, spoken, wants_mail
from bot.tickets.reminders import Reminder
from bot.tickets.store import Ticket, TicketEvent, Tickets
from flows.lines import Line, line

FIRST = ("request", "inquiry")
"""The letters by which the team first hears of a ticket."""
LATER = "update"
"""The letter by which it hears of what the person did with one."""
ENCLOSED = 7_000_000
"""Bytes of files that go with a letter, in base64 9.6 million: with its words it stays below the smallest limit that
is common, Postfix's 10,240,000 (message_size_limit).  What is more stays on the page, and is not read: a letter is
composed in memory, in a transaction for which others wait."""
PASSED_ON_TEXT = 4000
"""Characters of a stranger's mail that the team gets; the mail itself stays in the bot's mailbox."""
WANTS_GROUND = ("staff-no-ground", "ground-not-valid")
"""Reasons that are answered with the list of grounds."""
REFERRED_TO = 250
"""Characters of a Message-ID above which no letter refers to it."""


@dataclass(frozen=True)
class StaffMail:
    """A mail of a member of staff that a letter answers."""

    sender: str
    message_id: str
    received_at: float
    ticket: Ticket | None
    """The one that it is about, if there is one."""


@dataclass(frozen=True)
class OutsideMail:
    """A mail to the bot of somebody who is not of the team."""

    sender: str
    subject: str
    text: str
    """What was typed, without what is quoted; empty where it could not be read."""
    files: tuple[str, ...]
    received_at: float
    ticket: Ticket | None
    """The one whose letter it answers, if it answers one."""


class TicketLetters:
    """Promises letters about tickets.  All return False where the same letter was promised before."""

    def __init__(
        self,
        post: Letters,
        facts: LetterFacts,
        tickets: Tickets,
        attachments: Attachments,
        *,
        mailbox: str,
        bot_name: Callable[[], str],
    ) -> None:
        """`mailbox` is the privacy team's; `bot_name` gives the bot's @name, once Telegram has told it."""
        self.facts, self.mailbox = facts, mailbox
        self._post, self._tickets, self._attachments = post, tickets, attachments
        self._mailbox, self._bot_name = mailbox, bot_name

    # When it is filed ---------------------------------------------------------------------------------

    def request(self, db: Connection, person: Person, ticket: Ticket, linked: Sequence[str] = ()) -> bool:
        """The complete letter about a request, to the privacy team, with its files as far as they fit.  Raises
        UnknownKey where one of them waits for its key."""
        rows, changes = self.facts.wish(ticket)
        of_files, enclosed = self._files(db, ticket, self._attachments.listed(db, ticket.id, waits=True))
        rows += of_files
        context = self._first(person, ticket, linked) | {
            "section": self.facts.section(ticket),
            "categories": self.facts.categories(ticket),
            "rows": rows,
            "changes": changes,
            "refusable": bool(grounds(ticket.kind, ticket.body)),
            "verified": self.facts.verified(ticket),
            "check_first": self.facts.check_first(ticket),
            "owner": self.facts.owner(ticket),
            "question": ticket.body["draft"] or None,
            "note": None,
            "history": self.facts.history(self._tickets.earlier(db, ticket)),
        }
        return self._to_team(db, ticket, f"{ticket.id}.1", "request", context, enclosed)

    def inquiry(self, db: Connection, person: Person, ticket: Ticket) -> bool:
        """A question, complaint or concern, to the privacy team, with its files as far as they fit.  Raises UnknownKey
        where one of them waits for its key."""
        of_files, enclosed = self._files(db, ticket, self._attachments.listed(db, ticket.id, waits=True))
        context = self._first(person, ticket) | {
            "urgent": ticket.kind == "leak",
            "text": ticket.body["message"],
            "rows": of_files,
            "clauses": [],
            "reach": "call" if ticket.body.get("call") else "email" if ticket.email else "chat",
            "call": ticket.body.get("call") or None,
        }
        return self._to_team(db, ticket, f"{ticket.id}.1", "inquiry", context, enclosed)

    def receipt(self, db: Connection, person: Person, ticket: Ticket) -> bool:
        """To the verified address: it was received, what about, until when, what happens next.  Whoever can
        read that mailbox learns who filed it, and can say to the team that it was somebody else."""
        language = ticket.language
        context = self.facts.filed(ticket, language) | telegram_names(person)
        context |= {"categories": self.facts.categories(ticket, language), "bot": self._bot_name()}
        context |= {"owner": self.facts.owner_in_short(ticket)}
        return self._to_person(db, ticket, f"{ticket.id}.receipt", "receipt", context)

    # When something happens ---------------------------------------------------------------------------

    def status(self, db: Connection, ticket: Ticket, event: TicketEvent, message: TicketMessage) -> bool:
        """To the person: the same as in the chat, to the address of the ticket."""
        language = ticket.language
        context = self.facts.about(ticket, language) | {
            "at": self.facts.date(event.at, language),
            "bot": self._bot_name(),
            "asked_for": wants_mail(ticket),
        }
        key = f"{ticket.id}.{event.seq}.mail"
        if event.kind == "answered":
            context |= {"text": event.detail.get("text", "")}
            return self._to_person(db, ticket, key, "answer", context)
        context |= {
            "status_title": self.facts.say(line(spoken(f"title-{event.kind}", ticket)), language),
            "text": self._text(message, language) or None,
            "due": self.facts.due(ticket, language),
            "due_note": self.facts.due_note(ticket, language),
        }
        return self._to_person(db, ticket, key, "status", context)

    def done(
        self, db: Connection, ticket: Ticket, event: TicketEvent, message: TicketMessage | None, how: str
    ) -> bool:
        """To the team: what was done, and how the person got it (`chat`, `email`, `failed`, `none`)."""
        context = self._happened(ticket, event) | {
            "text": self._text(message, TEAM) if message else None,
            "delivered": how,
            "aside": self.facts.say(line("staff-aside-noted")) if event.detail.get("aside") else None,
        }
        return self._to_team(db, ticket, f"{ticket.id}.{event.seq}.{how}", "done", context)

    def update(self, db: Connection, ticket: Ticket, event: TicketEvent, files: Sequence[str] = ()) -> bool:
        """To the team: what the person did with the ticket, and of its files those that came with that, by their ids,
        as far as they fit.  Raises UnknownKey as `request` does."""
        came = self._attachments.listed(db, ticket.id, files, waits=True) if files else []
        of_files, enclosed = self._files(db, ticket, came)
        context = self._happened(ticket, event) | {
            "text": event.detail.get("text") or None,
            "files": of_files,
            "check_again": self.facts.check_again(ticket) if event.kind == "reopened" else None,
            "due_note": self.facts.due_note(ticket),
            "how_to_answer": self.facts.how_to_answer(ticket),
        }
        return self._to_team(db, ticket, f"{ticket.id}.{event.seq}.team", LATER, context, enclosed)

    def reminder(self, db: Connection, ticket: Ticket, reminder: Reminder) -> bool:
        """To the team: how long there is."""
        work_by = reminder.work_by
        context = self.facts.filed(ticket) | {
            "days": reminder.days,
            "section": self.facts.section(ticket),
            "work_by": self.facts.date(end_of_day(work_by)) if work_by else None,
            "state_title": self.facts.state(ticket),
            "how_to_answer": self.facts.how_to_answer(ticket),
        }
        return self._to_team(db, ticket, reminder.key, "reminder", context)

    def key_of(self, db: Connection, message_id: str) -> str | None:
        """The key of the letter of ours that has this Message-ID, as `Letters.key_of`."""
        return self._post.key_of(db, message_id)

    # To whoever of the team wrote ---------------------------------------------------------------------

    def help(
        self,
        db: Connection,
        key: str,
        mail: StaffMail,
        why: Line,
        first_line: str,
        *,
        kept: bool,
        english: Iterable[str],
    ) -> bool:
        """Why nothing was done, and what would work.  `kept`: its words stand in the file; `english`: the verbs that
        work, in English."""
        assert mail.ticket is not None, "what is about no ticket is held"
        context = {
            "first_line": first_line,
            "why": self.facts.say(why),
            "kept": kept,
            "grounds": self.facts.grounds_by_word(mail.ticket) if why.id in WANTS_GROUND else [],
            "how_to_answer": self.facts.how_to_answer(mail.ticket),
            "english": " ".join(f"{each}:" for each in english),
        }
        return self._to_staff(db, key, "help", mail, context)

    def held(
        self,
        db: Connection,
        key: str,
        mail: StaffMail,
        why: Line,
        text: str | None = None,
        *,
        page: bool = False,
    ) -> bool:
        """Why the mail did nothing, or (with `text`) waits for a second word.  `page`: the ticket's page is named."""
        context = {
            "page": self.facts.page(mail.ticket) if page and mail.ticket else None,
            "reason": self.facts.say(why),
            "text": text,
            "confirms": text is not None,
            "received": self.facts.moment(mail.received_at),
        }
        return self._to_staff(db, key, "held", mail, context)

    # What somebody else wrote to the bot --------------------------------------------------------------

    def passed_on(self, db: Connection, key: str, mail: OutsideMail) -> bool:
        """To the team: a mail to the bot's own address from somebody who is not of the team."""
        ticket = mail.ticket
        about = self.facts.about(ticket) if ticket else {"number": None, "kind_title": None}
        context = about | {
            "sender": mail.sender,
            "subject": mail.subject or None,
            "text": mail.text[:PASSED_ON_TEXT] or None,
            "files": ", ".join(mail.files) or None,
            "received": self.facts.moment(mail.received_at),
        }
        letter = Letter(
            key,
            "passed-on",
            TEAM,
            self._mailbox,
            context,
            ticket_id=ticket.id if ticket else None,
            reply_to=mail.sender if is_address(mail.sender) else None,
            thread=self._thread(ticket) if ticket else (),
        )
        return self._post.promise(db, letter)

    # What they have in common -------------------------------------------------------------------------

    def _first(self, person: Person, ticket: Ticket, linked: Sequence[str] = ()) -> dict[str, Any]:
        return self.facts.filed(ticket) | {
            "kind": ticket.kind,
            "person": self.facts.person(person, ticket),
            "policy_version": ticket.policy_version,
            "how_to_answer": self.facts.how_to_answer(ticket),
            "linked": list(linked),
        }

    def _happened(self, ticket: Ticket, event: TicketEvent) -> dict[str, Any]:
        return self.facts.about(ticket) | {
            "action": self.facts.say(line(f"did-{event.kind}")),
            "state_title": self.facts.state(ticket),
            "due": self.facts.due(ticket),
            "at": self.facts.moment(event.at),
        }

    def _files(
        self, db: Connection, ticket: Ticket, came: Sequence[Listed]
    ) -> tuple[list[tuple[str, str]], list[Enclosure]]:
        """What a letter says of files, in labelled rows, and those that go with it.  Raises what `by_itself` does."""
        fit: dict[str, Listed] = {}
        for each in came:
            if each.size + sum(other.size for other in fit.values()) <= ENCLOSED:
                fit[each.id] = each
        # To open, encode and seal seven megabytes takes some tenths of a second.
        by_itself(db, sum(each.size for each in fit.values()))
        found = self._attachments.of_ticket(db, ticket.id, fit, waits=True) if fit else []
        words = {
            "files-here": [_called(each.name, each.caption) for each in found],
            "files-large": [_called(each.name, each.caption) for each in came if each.id not in fit],
        }
        page = "yes" if self.facts.has_page(ticket) else "no"
        rows = [
            (self.facts.say(line("row-files")), self.facts.say(line(id, names=", ".join(names), page=page)))
            for id, names in words.items()
            if names
        ]
        return rows, [Enclosure(each.name, each.content_type, each.content) for each in found]

    def _text(self, message: TicketMessage, language: str) -> str:
        return "\n".join(self.facts.say(each, language) for each in message.lines)

    def _to_person(
        self,
        db: Connection,
        ticket: Ticket,
        key: str,
        name: str,
        context: dict[str, Any],
    ) -> bool:
        """An answer goes to the team: people answer letters, whatever the letter says."""
        letter = Letter(
            key,
            name,
            ticket.language,
            ticket.email,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
            reply_to=self._mailbox,
        )
        return self._post.promise(db, letter)

    def _to_team(
        self,
        db: Connection,
        ticket: Ticket,
        key: str,
        name: str,
        context: dict[str, Any],
        enclosed: Sequence[Enclosure] = (),
    ) -> bool:
        letter = Letter(
            key,
            name,
            TEAM,
            self._mailbox,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
            reply_to=self.facts.reply_to(ticket),
            thread=self._thread(ticket),
            enclosures=tuple(enclosed),
        )
        return self._post.promise(db, letter)

    def _to_staff(
        self, db: Connection, key: str, name: str, mail: StaffMail, context: dict[str, Any]
    ) -> bool:
        ticket = mail.ticket
        about = self.facts.about(ticket) if ticket else {"number": None, "kind_title": None}
        refers = len(mail.message_id) <= REFERRED_TO and is_message_id(mail.message_id)
        answered = (mail.message_id,) if refers else ()
        letter = Letter(
            key,
            name,
            TEAM,
            mail.sender,
            about | context,
            ticket_id=ticket.id if ticket else None,
            reply_to=self.facts.reply_to(ticket) if ticket else None,
            thread=(*(self._thread(ticket) if ticket else ()), *answered),
        )
        return self._post.promise(db, letter)

    def _thread(self, ticket: Ticket) -> tuple[str, ...]:
        return (self._post.thread(f"{ticket.id}.1"),)  # once the Message-ID of the first


def _called(name: str, caption: str) -> str:
    """A file by its name, and what was written with it."""
    return f"{name} «{caption}»" if caption else name
