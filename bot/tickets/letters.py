"""Correspondence: the letters of a ticket's later life, to the person and to the privacy team.

Every letter to the team refers to the ticket's first letter, so that a mail program shows one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.i18n import SOURCE, Words
from bot.mail.letters import Enclosure, Letter, Letters
from bot.tickets.deadlines import CLOCKS, end_of_day
from bot.tickets.messages import TicketMessage, due_note, wants_mail
from bot.tickets.store import Ticket, TicketEvent
from flows.lines import Line, line

TEAM = SOURCE
"""The language of the privacy team."""


class Correspondence:
    """Promises letters about tickets that live."""

    def __init__(
        self,
        post: Letters,
        words: Words,
        clock: Callable[[], float],
        mailbox: str,
        bot_name: Callable[[], str],
        reply_to: Callable[[str], str | None] = lambda number: None,
        how: Callable[[Ticket], list[str]] | None = None,
    ) -> None:
        """`reply_to` gives the address that takes replies about a ticket's number, where there is one; `how`
        the lines that tell the team how to answer."""
        self._post, self._words, self._clock = post, words, clock
        self._mailbox, self._bot_name, self._reply_to = mailbox, bot_name, reply_to
        self._how_to_answer = how or self._in_general

    def to_person(self, db: Connection, ticket: Ticket, event: TicketEvent, message: TicketMessage) -> bool:
        """The same as in the chat, to the address of the ticket."""
        language = ticket.language
        context = self._about(ticket, language) | {"bot": self._bot_name(), "asked_for": wants_mail(ticket)}
        if event.kind == "answered":
            name = "answer"
            context |= {"text": event.detail.get("text", ""), "at": self._date(event.at, language)}
        else:
            name = "status"
            context |= {
                "status_title": self._say(line(f"title-{event.kind}"), language),
                "text": self.text(message, language) or None,
                "due": self._due(ticket, language),
                "due_note": self._say(due_note(ticket), language) if ticket.is_open else None,
                "at": self._date(event.at, language),
            }
        letter = Letter(
            f"{ticket.id}.{event.seq}.mail",
            name,
            language,
            ticket.email,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
        )
        return self._post.promise(db, letter)

    def done(
        self, db: Connection, ticket: Ticket, event: TicketEvent, message: TicketMessage | None, how: str
    ) -> bool:
        """To the team: what was done, and how the person got it (`chat`, `email`, `failed`, `none`)."""
        context = self._about(ticket, TEAM) | {
            "action": self._say(line(f"did-{event.kind}"), TEAM),
            "text": self.text(message, TEAM) if message else None,
            "delivered": how,
            "state_title": self.state(ticket),
            "due": self._due(ticket, TEAM),
            "at": self._moment(event.at),
        }
        return self._to_team(db, ticket, f"{ticket.id}.{event.seq}.{how}", "done", context)

    def update(
        self, db: Connection, ticket: Ticket, event: TicketEvent, enclosed: tuple[Enclosure, ...] = ()
    ) -> bool:
        """To the team: what the person did with the ticket, and the files that came with it."""
        context = self._about(ticket, TEAM) | {
            "action": self._say(line(f"did-{event.kind}"), TEAM),
            "text": event.detail.get("text") or None,
            "state_title": self.state(ticket),
            "due": self._due(ticket, TEAM),
            "due_note": self._say(due_note(ticket), TEAM) if ticket.is_open else None,
            "at": self._moment(event.at),
            "how_to_answer": self._how_to_answer(ticket),
        }
        return self._to_team(db, ticket, f"{ticket.id}.{event.seq}.team", "update", context, enclosed)

    def reminder(self, db: Connection, ticket: Ticket, key: str, days: int, work_by: date | None) -> bool:
        """To the team: how long there is.  `work_by`: the last working day, if that is not the day itself."""
        section = CLOCKS[ticket.kind].section
        context = self._about(ticket, TEAM) | {
            "days": days,
            "section": self._say(line("section-of-act", section=section), TEAM) if section else None,
            "received": self._moment(ticket.received_at),
            "due": self._date(ticket.due, TEAM),
            "due_note": self._say(due_note(ticket), TEAM),
            "work_by": self._date(end_of_day(work_by), TEAM) if work_by else None,
            "state_title": self.state(ticket),
            "how_to_answer": self._how_to_answer(ticket),
        }
        return self._to_team(db, ticket, key, "reminder", context)

    def text(self, message: TicketMessage, language: str) -> str:
        """What the person reads, as one text."""
        return "\n".join(self._say(each, language) for each in message.lines)

    def state(self, ticket: Ticket) -> str:
        """Where a ticket stands, for the team."""
        return self._say(line(f"stands-{ticket.state}"), TEAM)

    def _to_team(
        self,
        db: Connection,
        ticket: Ticket,
        key: str,
        name: str,
        context: dict[str, Any],
        enclosures: tuple[Enclosure, ...] = (),
    ) -> bool:
        letter = Letter(
            key,
            name,
            TEAM,
            self._mailbox,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
            reply_to=self._reply_to(ticket.number),
            thread=(self._post.message_id(f"{ticket.id}.1"),),
            enclosures=enclosures,
        )
        return self._post.promise(db, letter)

    def _about(self, ticket: Ticket, language: str) -> dict[str, Any]:
        return {"number": ticket.number, "kind_title": self._say(line(f"kind-{ticket.kind}"), language)}

    def _due(self, ticket: Ticket, language: str) -> str | None:
        return self._date(ticket.due, language) if ticket.is_open else None

    def _in_general(self, ticket: Ticket) -> list[str]:
        return [each for each in self._say(line("how-to-answer"), TEAM).splitlines() if each.strip()]

    def _date(self, at: float, language: str) -> str:
        return self._words.date(at, language)

    def _moment(self, at: float) -> str:
        return self._words.date(at, TEAM, time=True)

    def _say(self, what: Line, language: str) -> str:
        return self._words.say(what, language)
