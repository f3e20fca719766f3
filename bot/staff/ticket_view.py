"""The page of a ticket: what it shows.  Closed, it is a number and where it stands; open, everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.identity.codes import VALID
from bot.identity.people import People
from bot.staff.login import Login
from bot.staff.replies import Replies
from bot.staff.verbs import BY_NAME, VERBS, Verb, whole_number
from bot.tickets.attachments import Attachments
from bot.tickets.inspection import Evidence
from bot.tickets.letter_facts import LetterFacts
from bot.tickets.store import Ticket, TicketEvent, Tickets
from flows.lines import line


@dataclass(frozen=True)
class Browser:
    """Who asks for a page: the browser, and its session if somebody has signed in."""

    visit: str
    key: str
    known: str = ""
    """Its name, if it has signed in before."""


@dataclass(frozen=True)
class Records:
    """Where everything about a ticket is kept."""

    tickets: Tickets
    people: People
    attachments: Attachments


class TicketView:
    """Puts pages together; reads only."""

    def __init__(
        self,
        records: Records,
        replies: Replies,
        facts: LetterFacts,
        login: Login,
        clock: Callable[[], float],
    ) -> None:
        self._records, self._replies, self._facts = records, replies, facts
        self._login, self._clock = login, clock

    def look(self, db: Connection, number: str | None, browser: Browser) -> dict[str, Any] | None:
        """What this browser may see of a ticket, with the nonce of its forms; None when there is no such one."""
        ticket = self._records.tickets.by_number(db, number) if number else None
        if ticket is None:
            return None
        session = self._login.session(db, browser.key)
        if session is None:
            return self.cover(ticket) | {
                "session": None,
                "nonce_of_form": self._login.nonce(browser.visit, ticket.number),
                "waits": self._login.waits(db, browser.visit),
                "minutes": int(VALID // 60),
            }
        return self.inside(db, ticket) | {
            "session": session,
            "until": self._facts.moment(session.ends_at),
            "nonce_of_form": self._login.nonce(browser.key, ticket.number),
        }

    def file(self, db: Connection, number: str | None, n: str, browser: Browser) -> Evidence | None:
        """One of its files; None unless there is such a one that can be opened, and somebody has signed in."""
        ticket = self._records.tickets.by_number(db, number) if number else None
        if ticket is None or self._login.session(db, browser.key) is None:
            return None
        listed = self._records.attachments.listed(db, ticket.id)
        at = whole_number(n) if n.isascii() else None
        if at is None or at >= len(listed):
            return None
        found = self._records.attachments.of_ticket(db, ticket.id, (listed[at].id,))
        return found[0] if found else None

    def cover(self, ticket: Ticket) -> dict[str, Any]:
        """What a link alone shows."""
        return self._facts.about(ticket) | {
            "state": ticket.state,
            "state_title": self._facts.state(ticket),
            "is_open": ticket.is_open,
            "received": self._facts.date(ticket.received_at),
            "due": self._facts.date(ticket.due),
            "first_due": self._facts.date(ticket.due_at),
            "late": ticket.is_open and ticket.due < self._clock(),
            "legal": ticket.legal,
            "extended": ticket.extended_until is not None,
        }

    def inside(self, db: Connection, ticket: Ticket) -> dict[str, Any]:
        """Everything."""
        tickets, facts = self._records.tickets, self._facts
        history = tickets.history(db, ticket)
        person = self._records.people.find(db, ticket.chat_id)
        grounds = facts.grounds_by_code(ticket)
        return self.cover(ticket) | {
            "contents": facts.contents(person, ticket) if ticket.shredded_at is None else None,
            "earlier": [
                f"{each.number} · {facts.about(each)['kind_title']}" for each in tickets.earlier(db, ticket)
            ],
            "files": [
                (n, each.name, _size(each.size), each.caption)
                for n, each in enumerate(self._records.attachments.listed(db, ticket.id))
            ],
            "events": [self._event(each) for each in reversed(history)],
            "forms": [
                self._form(each)
                for each in VERBS
                if ticket.state in each.rule.leads and (grounds or "ground" not in each.fields)
            ],
            "dones": {
                name: facts.say(line(f"verb-{name}-done")) for name in (*BY_NAME, "confirm", "discard")
            },
            "speaking": [name for name, each in BY_NAME.items() if each.rule.speaks],
            "grounds": grounds,
            "held": [
                (
                    each.stored.id,
                    facts.moment(each.stored.received_at),
                    facts.say(line(f"held-{each.stored.verdict}")),
                    each.text,
                )
                for each in self._replies.held(db, ticket)
            ],
            "quarantined": [
                (facts.moment(at), facts.say(line(f"held-{why}")))
                for at, why in self._replies.quarantined(db, ticket)
                if facts.has(f"held-{why}")
            ],
            "seen": seen(history),
        }

    def _form(self, verb: Verb) -> dict[str, Any]:
        name, say = verb.rule.name, self._facts.say
        return {
            "name": name,
            "title": say(line(f"verb-{name}")),
            "hint": say(line(f"verb-{name}-hint")),
            "label": say(line(f"verb-{name}-label")) if "text" in verb.fields else None,
            "button": say(line(f"verb-{name}-button")),
            "fields": verb.fields,
            "needs_text": verb.needs_text,
            "closes": verb.rule.closes,
        }

    def _event(self, event: TicketEvent) -> dict[str, Any]:
        say, detail = self._facts.say, event.detail
        own = (f"event-{event.kind}", f"did-{event.kind}")
        title = line(
            next((id for id in own if self._facts.has(id)), "event-other"),
            kind=event.kind,
            how=detail.get("how", "failed"),
            numbers=", ".join(detail.get("numbers", ())),
            status=detail.get("status", ""),
            letter=detail.get("letter", ""),
        )
        notes = []
        if "days" in detail:
            notes.append(say(line("page-days", days=detail["days"])))
        if "ground" in detail:
            notes.append(say(line("page-ground", ground=line(f"ground-{detail['ground']}"))))
        if "verdict" in detail:
            notes.append(say(line(f"rating-{detail['verdict']}")))
        return {
            "title": say(title),
            "at": self._facts.moment(event.at),
            "actor": say(line(f"actor-{event.actor}")),
            "by": detail.get("by", "") if event.actor != "person" else "",
            "kind": event.kind,
            "staff": event.actor == "staff",
            "notes": notes,
            "text": detail.get("text", ""),
        }


def seen(history: list[TicketEvent]) -> int:
    """How far whoever looks has seen: the last thing that a person or a colleague did.  What the service adds
    by itself (the message has arrived), or an operator, makes no form stale; nor does a verdict, which says nothing
    that an answer could miss."""
    told = (
        each.seq for each in history if each.actor not in ("service", "operator") and each.kind != "rated"
    )
    return max(told, default=0)


def _size(count: int) -> str:
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, count // 1024)} kB"
