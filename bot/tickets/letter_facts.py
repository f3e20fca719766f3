"""The desk: which letter follows from a code or a filed ticket, with which facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.i18n import SOURCE, Words
from bot.identity.codes import Challenge
from bot.identity.people import Person
from bot.mail.letters import Enclosure, Letter, Letters
from bot.tickets.deadlines import CLOCKS
from bot.tickets.inspection import Evidence
from bot.tickets.messages import due_note
from bot.tickets.store import Ticket
from flows.forms_of_rights import CATEGORIES
from flows.lines import Line, line

ENCLOSED = 15 * 1024 * 1024
"""Bytes of files that go with a letter; more would not pass common mail servers, and stays on the page."""
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
TEAM = SOURCE
"""The language of the privacy team."""
TO_TEAM = ("request", "inquiry")
"""The letters by which the team first hears of a ticket."""
HISTORY = 5
"""Earlier tickets that the first letter names."""


class MailDesk:
    """Promises letters about codes and tickets."""

    def __init__(
        self,
        post: Letters,
        words: Words,
        clock: Callable[[], float],
        mailbox: str,
        bot_name: Callable[[], str],
        earlier: Callable[[Connection, Ticket], Sequence[Ticket]] = lambda db, ticket: (),
        how: Callable[[Ticket], list[str]] = lambda ticket: [],
        reply_to: Callable[[str], str | None] = lambda number: None,
    ) -> None:
        """`mailbox` is the privacy team's; `bot_name` gives the bot's @name once it is known; `earlier` what
        the same person filed before; `how` lines on how to answer a ticket; `reply_to` the address that takes
        replies about a number."""
        self._how_to_answer, self._reply_to = how, reply_to
        self._post, self._words, self._clock = post, words, clock
        self._mailbox, self._bot_name, self._earlier = mailbox, bot_name, earlier

    def code(
        self,
        db: Connection,
        person: Person,
        email: str,
        purpose: str,
        challenge: Challenge,
        *,
        minutes: int,
        deadline: float,
    ) -> None:
        """The letter with a one-time code."""
        name, username = _names(person)
        context = {
            "code": challenge.code,
            "minutes": minutes,
            "purpose": self._say(f"purpose-{purpose}", person.language),
            "telegram_name": name,
            "username": username,
            "asked_at": self._moment(self._clock(), person.language),
            "bot": self._bot_name(),
        }
        letter = Letter(
            f"code.{challenge.id}",
            "code",
            person.language,
            email,
            context,
            chat_id=person.chat_id,
            deadline=deadline,
            deliver=challenge.send,
        )
        self._post.promise(db, letter)

    def request(
        self,
        db: Connection,
        person: Person,
        ticket: Ticket,
        linked: Sequence[str] = (),
        files: Sequence[Evidence] = (),
    ) -> None:
        """The complete letter about a request, to the privacy team, with its files as far as they fit."""
        rows, changes = self._wish(ticket)
        enclosed = tuple(files) if sum(len(each.content) for each in files) <= ENCLOSED else ()
        if files:
            names = ", ".join(
                f"{each.name} «{each.caption}»" if each.caption else each.name for each in files
            )
            rows.append(
                (self._say("row-files"), self._say("files-here" if enclosed else "files-large", names=names))
            )
        context = self._ticket(ticket, TEAM) | {
            "kind": ticket.kind,
            "section": self._section(ticket),
            "categories": self._categories(ticket.body["wish"]["categories"], TEAM),
            "rows": rows,
            "changes": changes,
            "person": self._person(person, ticket),
            "verified": self._verified(ticket),
            "question": ticket.body["draft"] or None,
            "note": None,
            "policy_version": ticket.policy_version,
            "how_to_answer": self._how_to_answer(ticket),
            "linked": list(linked),
            "history": self._history(db, ticket),
        }
        enclosures = tuple(Enclosure(each.name, CONTENT_TYPES[each.kind], each.content) for each in enclosed)
        self._to_team(db, ticket, "request", context, enclosures)

    def inquiry(self, db: Connection, person: Person, ticket: Ticket) -> None:
        """A question, complaint or concern, to the privacy team."""
        context = self._ticket(ticket, TEAM) | {
            "kind": ticket.kind,
            "urgent": ticket.kind == "leak",
            "text": ticket.body["message"],
            "clauses": [],
            "person": self._person(person, ticket),
            "reach": "email" if ticket.email else "chat",
            "policy_version": ticket.policy_version,
            "how_to_answer": self._how_to_answer(ticket),
            "linked": [],
        }
        self._to_team(db, ticket, "inquiry", context)

    def contents(self, person: Person | None, ticket: Ticket) -> dict[str, Any]:
        """All that the letter says about what was asked and by whom, for the page of the ticket.  Empty in
        parts once retention has removed the details."""
        wish = ticket.body.get("wish", {})
        rows, changes = self._wish(ticket) if wish else ([], [])
        return self._ticket(ticket, TEAM) | {
            "categories": self._categories(wish.get("categories", []), TEAM),
            "rows": rows,
            "changes": changes,
            "message": ticket.body.get("message") or None,
            "question": ticket.body.get("draft") or None,
            "person": self._person(person, ticket) if person else None,
            "verified": self._verified(ticket),
        }

    def receipt(self, db: Connection, person: Person, ticket: Ticket) -> None:
        """To the verified address: it was received, what about, until when, what happens next.  Whoever can
        read that mailbox learns who filed it, and can say to the team that it was somebody else."""
        categories = ticket.body.get("wish", {}).get("categories", [])
        name, username = _names(person)
        context = self._ticket(ticket, ticket.language) | {
            "categories": self._categories(categories, ticket.language),
            "telegram_name": name,
            "username": username,
            "bot": self._bot_name(),
        }
        letter = Letter(
            f"{ticket.id}.receipt",
            "receipt",
            ticket.language,
            ticket.email,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
            reply_to=self._mailbox,
        )
        self._post.promise(db, letter)

    def _wish(self, ticket: Ticket) -> tuple[list[tuple[str, str]], list[tuple[str, str | None, str]]]:
        """The details of a request: labelled rows, and what is to be changed from what to what."""
        body = ticket.body
        wish = body["wish"]
        rows = [
            (self._say(f"row-wish-{name}"), self._say(wish[name]))
            for name in ("copy", "reason", "fee")
            if wish.get(name)
        ]
        rows += [(self._say(f"row-{name}"), wish[name]) for name in ("details", "evidence") if wish.get(name)]
        if body.get("receive"):
            rows.append((self._say("row-receive"), self._say(f"receive-{body['receive']}")))
        if body.get("address"):
            rows.append((self._say("row-post-address"), body["address"]))
        if behalf := body.get("behalf"):
            rows.insert(0, (self._say("row-behalf"), self._say(f"relation-{behalf['relation']}")))
            rows.insert(1, (self._say("row-behalf-name"), behalf["name"]))
            rows.insert(2, (self._say("row-grounds"), behalf["grounds"]))
        if body.get("phone"):
            known = {None: "phone-own", True: "phone-customer", False: "phone-stranger"}[body["phone_known"]]
            rows.append((self._say("row-phone"), f"{body['phone']} ({self._say(known)})"))
        changes = [
            (each["what"] or self._say(f"field-{each['field']}"), each["before"] or None, each["after"])
            for each in wish.get("changes", ())
        ]
        return rows, changes

    def _to_team(
        self,
        db: Connection,
        ticket: Ticket,
        name: str,
        context: Mapping[str, Any],
        enclosures: tuple[Enclosure, ...] = (),
    ) -> None:
        letter = Letter(
            f"{ticket.id}.1",
            name,
            TEAM,
            self._mailbox,
            context,
            chat_id=ticket.chat_id,
            ticket_id=ticket.id,
            reply_to=self._reply_to(ticket.number),
            enclosures=enclosures,
        )
        self._post.promise(db, letter)

    def _ticket(self, ticket: Ticket, language: str) -> dict[str, Any]:
        return {
            "number": ticket.number,
            "kind_title": self._say(f"kind-{ticket.kind}", language),
            "received": self._moment(ticket.received_at, language),
            "due": self._words.date(ticket.due, language),
            "due_note": self._words.say(due_note(ticket), language),
        }

    def _person(self, person: Person, ticket: Ticket) -> dict[str, Any]:
        name, username = _names(person)
        return {
            "email": ticket.email or None,
            "telegram_name": name,
            "username": username,
            "language": self._say(f"language-{ticket.language}"),
        }

    def _verified(self, ticket: Ticket) -> dict[str, Any] | None:
        if not ticket.method or ticket.verified_at is None:
            return None
        known = {None: "address", True: "customer", False: "stranger"}[ticket.known]
        sentence = {"phone": "proof-phone", "staff": "level-staff"}.get(ticket.method, f"proof-{known}")
        method = ticket.method.replace("+", "-")
        return {
            "method": self._say(f"method-{method}"),
            "level": self._say(f"level-{method}"),
            "at": self._moment(ticket.verified_at, TEAM),
            "known_customer": ticket.known,
            "sentence": self._say(sentence),
        }

    def _categories(self, categories: list[str], language: str) -> list[tuple[str, str]]:
        return [
            (each, self._say(f"category-{each.replace('.', '-')}", language))
            for each in categories
            if each in CATEGORIES
        ]

    def _history(self, db: Connection, ticket: Ticket) -> list[str]:
        return [
            self._say(
                "history-row",
                number=each.number,
                kind=line(f"kind-{each.kind}"),
                state=line(f"stands-{each.state}"),
                on=line("date-of", at=each.received_at),
            )
            for each in self._earlier(db, ticket)[:HISTORY]
        ]

    def _section(self, ticket: Ticket) -> str:
        return self._say("section-of-act", section=CLOCKS[ticket.kind].section)

    def _moment(self, at: float, language: str) -> str:
        return self._words.say(line("moment-of", at=at), language)

    def _say(self, id: str, language: str = TEAM, **args: Any) -> str:
        return self._words.say(Line(id, args), language)


def _names(person: Person) -> tuple[str, str | None]:
    name, paren, username = person.name.rpartition(" (@")
    return (name, username.removesuffix(")")) if paren else (person.name or "-", None)
