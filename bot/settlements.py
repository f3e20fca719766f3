"""Settlements: what a finished flow wants done is done, in the transaction that heard its last answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from bot.forms import button
from bot.identity.codes import Codes
from bot.mail.desk import MailDesk
from bot.people import Person
from bot.presses import Open
from bot.tickets.tickets import Ticket, Tickets
from flows.contact import Inquiry
from flows.lines import Button, Reply, line
from flows.ports import Verified
from flows.request import Request


class Settlements:
    """Files tickets and promises their letters."""

    def __init__(self, tickets: Tickets, codes: Codes, desk: MailDesk) -> None:
        self._tickets, self._codes, self._desk = tickets, codes, desk
        self._settlers: dict[type, Callable[[Connection, Person, Any, str], list[Reply]]] = {
            Request: self._request,
            Inquiry: self._inquiry,
            Verified: lambda *_: [],
            type(None): lambda *_: [],
        }

    def settle(self, db: Connection, person: Person, result: object, submission: str) -> list[Reply]:
        """Do what a flow ended with.  `submission` names this very conversation: settled again, it finds
        what was done the first time."""
        return self._settlers[type(result)](db, person, result, submission)

    def _request(self, db: Connection, person: Person, request: Request, submission: str) -> list[Reply]:
        proof = None
        if request.verified is not None:
            proof = self._codes.proof(db, person.chat_id, request.verified.proof)
        ticket, new = self._tickets.file(
            db,
            submission=submission,
            chat_id=person.chat_id,
            language=person.language,
            kind=request.kind,
            body=asdict(request),
            proof=proof,
            state="open" if proof else "awaiting-verification",
        )
        if new:
            self._desk.request(db, person, ticket)
            if proof:
                self._desk.receipt(db, person, ticket)
        return [_filed(ticket)]

    def _inquiry(self, db: Connection, person: Person, inquiry: Inquiry, submission: str) -> list[Reply]:
        ticket, new = self._tickets.file(
            db,
            submission=submission,
            chat_id=person.chat_id,
            language=person.language,
            kind=inquiry.kind,
            body=asdict(inquiry),
            proof=None,
            email=inquiry.email,
        )
        if new:
            self._desk.inquiry(db, person, ticket)
        return [_filed(ticket)]


def _filed(ticket: Ticket) -> Reply:
    """The words that may be said once the ticket is stored: not yet that the team has it."""
    due = line("due-law" if ticket.legal else "due-target", on=line("date-of", at=ticket.due_at))
    lines = (
        line("filed", number=ticket.number, kind=line(f"kind-{ticket.kind}")),
        due,
        line("filed-unverified" if ticket.state == "awaiting-verification" else "filed-next"),
    )
    copy = Button(line("copy-number"), copies=ticket.number)
    return Reply(lines, ((copy, button(line("menu-status"), Open("status", ticket.number))),))
