"""What a form of the page does, in one transaction: asks for a code, signs in, and does what the verbs of replies do.

A form needs the nonce that we showed to this browser, and the ticket as it was shown: pressed twice, or after a
colleague, it does nothing and says so, with the typed words kept.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection

from bot.identity.codes import VALID
from bot.identity.pii import personal
from bot.staff.login import Login, Session
from bot.staff.replies import Replies
from bot.staff.ticket_view import Browser, seen
from bot.staff.verbs import BY_NAME, Order, read_form, whole_number
from bot.storage.crypto import UnknownKey
from bot.tickets.actions import Actor, NotAllowed
from bot.tickets.code_letters import CodeLetters
from bot.tickets.letter_facts import LetterFacts
from bot.tickets.store import Ticket, Tickets
from flows.text import code_digits

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FormResult:
    """What a form came to: somewhere to go on, or the page again with what was typed."""

    done: str = ""
    """The name of what was done."""
    key: str = ""
    """A new session."""
    problem: str = ""
    """Id of a sentence of the page (`problems` in ticket.html)."""
    words: str = ""
    """A sentence of the ticket's life, as it is."""
    typed: Mapping[str, str] = field(default_factory=dict)
    wake: bool = False
    """Whether there may be something to send."""


class PageForms:
    """Does what forms say."""

    def __init__(
        self,
        tickets: Tickets,
        replies: Replies,
        facts: LetterFacts,
        *,
        login: Login,
        codes: CodeLetters,
        mailbox: str,
    ) -> None:
        self._tickets, self._replies, self._facts = tickets, replies, facts
        self._login, self._codes, self._mailbox = login, codes, mailbox

    def submit(
        self, db: Connection, number: str | None, typed: Mapping[str, str], browser: Browser
    ) -> FormResult | None:
        """Do it; None when there is no such ticket."""
        ticket = self._tickets.by_number(db, number) if number else None
        if ticket is None:
            return None
        session = self._login.session(db, browser.key)
        secret = browser.key if session else browser.visit
        if not self._login.is_nonce(typed.get("nonce", ""), secret, ticket.number):
            # A session that is open already answers a form from before it was opened.
            opened = session and typed.get("do") in ("code", "enter")
            return FormResult("open") if opened else FormResult(problem="stale", typed=typed)
        if session is None:
            return self._sign_in(db, ticket, typed, browser)
        if typed.get("do") == "leave":
            self._login.leave(db, browser.key)
            return FormResult("left")
        return self._act(db, ticket, typed, session)

    def _sign_in(
        self, db: Connection, ticket: Ticket, typed: Mapping[str, str], browser: Browser
    ) -> FormResult:
        """Ask for a code, or type it."""
        if typed.get("do") == "code":
            asked = self._login.ask(db, browser.visit, ticket.number, browser.known)
            log.info("page of %s: %s", ticket.number, asked if isinstance(asked, str) else "code asked")
            if isinstance(asked, str):
                return FormResult(problem=asked)
            self._codes.to_team(db, asked.id, ticket, asked.code, minutes=int(VALID // 60))
            return FormResult("asked", wake=True)
        if typed.get("do") == "enter":
            name = " ".join(typed.get("name", "").split())[:60]
            code = code_digits(typed.get("code", ""))
            arrived = partial(self._codes.arrived_at_team, db)
            key = self._login.open(
                db, browser.visit, code, name, arrived=arrived, link=ticket.number, browser=browser.known
            )
            log.info("page of %s: %s", ticket.number, "opened" if key else "wrong code")
            return FormResult("open", key=key) if key else FormResult(problem="wrong-code", typed=typed)
        return FormResult(problem="closed", typed=typed)

    def _act(self, db: Connection, ticket: Ticket, typed: Mapping[str, str], session: Session) -> FormResult:
        wanted = typed.get("do", "")
        actor = Actor("staff", f"{session.name} ({self._mailbox})" if session.name else self._mailbox)
        try:
            with db.begin_nested():
                # Before it is looked at: of two presses at the same moment the second sees what the first one did.
                ticket = self._tickets.take(db, ticket.id)
                if typed.get("seen") != str(seen(self._tickets.history(db, ticket))):
                    return FormResult(problem="moved", typed=typed)
                if wanted in ("confirm", "discard"):
                    problem = self._settle_held(db, ticket, typed, actor)
                else:
                    problem = self._obey(db, ticket, typed, actor)
        except NotAllowed as refused:
            return FormResult(words=self._facts.say(refused.line), typed=typed)
        except UnknownKey as error:
            log.error("page of %s: not now: %s", ticket.number, error)
            return FormResult(problem="not-now", typed=typed)
        return FormResult(problem=problem, typed=typed) if problem else FormResult(wanted, wake=True)

    def _settle_held(self, db: Connection, ticket: Ticket, typed: Mapping[str, str], actor: Actor) -> str:
        id = whole_number(typed.get("mail", "")) or 0
        if typed["do"] == "confirm":
            self._replies.confirm(db, ticket, id, actor)
        else:
            self._replies.discard(db, ticket, id)
        return ""

    def _obey(self, db: Connection, ticket: Ticket, typed: Mapping[str, str], actor: Actor) -> str:
        """Do what a verb's form says; the id of what is wrong with it, empty when it is done."""
        verb = BY_NAME.get(typed.get("do", ""))
        if verb is None:
            return "incomplete"
        if verb.rule.closes and typed.get("sure") != "yes":
            return "not-sure"
        action = read_form(verb, typed)
        if action is None:
            return "incomplete"
        indiscreet = personal(typed.get("text", ""), self._mailbox.rpartition("@")[2], ticket.email)
        if verb.rule.speaks and indiscreet and typed.get("meant") != "yes":
            return "personal"
        self._replies.obey(db, ticket, Order(action), actor)
        return ""
