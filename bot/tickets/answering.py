"""Answering: how the team can answer a ticket, and what it hears about mails of its own that did nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.i18n import SOURCE, Words
from bot.mail.letters import Letter, Letters
from bot.tickets.deadlines import CLOCKS
from bot.tickets.grounds import grounds
from bot.tickets.states import UNVERIFIED
from bot.tickets.store import Ticket
from bot.tickets.tokens import Tokens
from flows.lines import Line, line

TEAM = SOURCE
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,150}@[A-Za-z0-9.-]{1,100}>")


class Answering:
    """Ways to answer, and letters to the member of staff who wrote."""

    def __init__(
        self,
        post: Letters,
        words: Words,
        tokens: Tokens,
        clock: Callable[[], float],
        mailbox: str,
    ) -> None:
        self._post, self._words, self._tokens = post, words, tokens
        self._clock, self._mailbox = clock, mailbox

    def how(self, ticket: Ticket) -> list[str]:
        """Lines on how to answer a ticket as it stands: the verbs that work, and its page."""
        id = "how-to-answer"
        if not ticket.is_open:
            id += "-closed"
        elif ticket.state == UNVERIFIED:
            id += "-unverified"
        elif not CLOCKS[ticket.kind].section or not grounds(ticket.kind, ticket.body):
            id += "-inquiry"
        lines = self._say(line(id)).splitlines()
        if id == "how-to-answer":
            words = ", ".join(word for word, _ in self.meanings(ticket))
            lines.append(self._say(line("how-to-answer-grounds", words=words)))
        if page := self._tokens.page(ticket.number):
            lines.append(self._say(line("how-to-answer-page", url=page)))
        return [each for each in lines if each.strip()]

    def reply_to(self, number: str) -> str:
        """The address that takes replies about a ticket."""
        return self._tokens.reply_to(number)

    def ground_words(self, ticket: Ticket) -> dict[str, str]:
        """The words by which a refusal may be justified, each with its code: Thai, and the codes themselves."""
        valid = [each.id for each in grounds(ticket.kind, ticket.body)]
        return {self._say(line(f"ground-word-{each}")): each for each in valid} | {
            each: each for each in valid
        }

    def meanings(self, ticket: Ticket) -> list[tuple[str, str]]:
        """The same for people: the Thai word, and what it means."""
        valid = [each.id for each in grounds(ticket.kind, ticket.body)]
        return [(self._say(line(f"ground-word-{each}")), self._say(line(f"ground-{each}"))) for each in valid]

    def meanings_by_code(self, ticket: Ticket) -> list[tuple[str, str]]:
        """The grounds on which a ticket may be refused: code and meaning."""
        return [(each.id, self._say(line(f"ground-{each.id}"))) for each in grounds(ticket.kind, ticket.body)]

    def help(
        self,
        db: Connection,
        key: str,
        ticket: Ticket,
        to: str,
        answers: str,
        why: Line,
        first_line: str,
        *,
        kept: bool,
        with_grounds: bool,
    ) -> None:
        """To whoever wrote: why nothing was done, and what would work.  `answers` is their Message-ID."""
        context = {
            "first_line": first_line,
            "why": self._say(why),
            "kept": kept,
            "grounds": self.meanings(ticket) if with_grounds else [],
            "how_to_answer": self.how(ticket),
        }
        self._to_staff(db, key, "help", ticket, to, answers, context)

    def held(
        self,
        db: Connection,
        key: str,
        ticket: Ticket | None,
        to: str,
        answers: str,
        reason: str,
        received_at: float,
        text: str | None = None,
    ) -> None:
        """To whoever wrote: the mail did nothing, or (with `text`) waits for a second word."""
        context = {
            "reason": self._say(line(f"held-{reason}")),
            "text": text,
            "confirms": text is not None,
            "received": self._words.date(received_at, TEAM, time=True),
        }
        self._to_staff(db, key, "held", ticket, to, answers, context)

    def code(
        self, db: Connection, key: str, ticket: Ticket, code: str, *, minutes: int, deadline: float
    ) -> None:
        """To the team's mailbox: the code that opens the page of a ticket."""
        context = {
            "code": code,
            "minutes": minutes,
            "number": ticket.number,
            "asked_at": self._words.date(self._clock(), TEAM, time=True),
        }
        letter = Letter(key, "staff-code", TEAM, self._mailbox, context, deadline=deadline)
        self._post.promise(db, letter)

    def _to_staff(
        self,
        db: Connection,
        key: str,
        name: str,
        ticket: Ticket | None,
        to: str,
        answers: str,
        context: dict[str, Any],
    ) -> None:
        about: dict[str, Any] = {"number": None, "kind_title": None}
        thread: tuple[str, ...] = ()
        if ticket is not None:
            about = {"number": ticket.number, "kind_title": self._say(line(f"kind-{ticket.kind}"))}
            thread = (self._post.message_id(f"{ticket.id}.1"),)
        if _MESSAGE_ID.fullmatch(answers):
            thread = (*thread, answers)
        letter = Letter(
            key,
            name,
            TEAM,
            to,
            about | context,
            ticket_id=ticket.id if ticket else None,
            reply_to=self.reply_to(ticket.number) if ticket else None,
            thread=thread,
        )
        self._post.promise(db, letter)

    def _say(self, what: Line) -> str:
        return self._words.say(what, TEAM)
