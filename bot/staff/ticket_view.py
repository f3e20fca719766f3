"""The page of a ticket: what it shows.  Closed, it is a number and where it stands; open, everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.i18n import SOURCE, Words
from bot.identity.people import People
from bot.staff.mail_inbox import MailInbox
from bot.staff.replies import Replies
from bot.staff.verbs import BY_NAME, VERBS, Verb
from bot.tickets.answering import Answering
from bot.tickets.attachments import Attachments
from bot.tickets.letter_facts import MailDesk
from bot.tickets.store import Ticket, TicketEvent, Tickets
from flows.lines import Line, line

OWN_WORDS = ("received", "forwarded", "returned", "told", "rated", "linked")
"""Events that have words of their own here; the others have them in `life.ftl`."""


class TicketView:
    """Puts pages together; reads only."""

    def __init__(
        self,
        tickets: Tickets,
        people: People,
        files: Attachments,
        inbox: MailInbox,
        replies: Replies,
        desk: MailDesk,
        answering: Answering,
        words: Words,
        clock: Callable[[], float],
    ) -> None:
        self._tickets, self._people, self._files = tickets, people, files
        self._inbox, self._replies, self._desk, self._answering = inbox, replies, desk, answering
        self._words, self._clock = words, clock

    def cover(self, ticket: Ticket) -> dict[str, Any]:
        """What a link alone shows."""
        return {
            "number": ticket.number,
            "kind_title": self._say(line(f"kind-{ticket.kind}")),
            "state": ticket.state,
            "state_title": self._say(line(f"stands-{ticket.state}")),
            "is_open": ticket.is_open,
            "received": self._words.date(ticket.received_at, SOURCE),
            "due": self._words.date(ticket.due, SOURCE),
            "first_due": self._words.date(ticket.due_at, SOURCE),
            "late": ticket.is_open and ticket.due < self._clock(),
            "legal": ticket.legal,
            "extended": ticket.extended_until is not None,
        }

    def inside(self, db: Connection, ticket: Ticket) -> dict[str, Any]:
        """Everything."""
        history = self._tickets.history(db, ticket)
        person = self._people.find(db, ticket.chat_id)
        shredded = ticket.shredded_at is not None
        grounds = self._answering.meanings_by_code(ticket)
        return self.cover(ticket) | {
            "contents": None if shredded else self._desk.contents(person, ticket),
            "earlier": [
                f"{each.number} · {self._say(line(f'kind-{each.kind}'))}"
                for each in self._tickets.earlier(db, ticket)
            ],
            "files": [
                (n, each.name, _size(len(each.content)))
                for n, each in enumerate(self._files.of_ticket(db, ticket.id))
            ],
            "events": [self._event(each) for each in reversed(history)],
            "forms": [
                self._form(each)
                for each in VERBS
                if ticket.state in each.rule.leads and (grounds or "ground" not in each.fields)
            ],
            "dones": {
                name: self._say(line(f"verb-{name}-done")) for name in (*BY_NAME, "confirm", "discard")
            },
            "speaking": [name for name, each in BY_NAME.items() if each.rule.speaks],
            "grounds": grounds,
            "held": [
                (mail.id, self._moment(mail.received_at), self._say(line(f"held-{mail.verdict}")), text)
                for mail, text in self._replies.held(db, ticket)
            ],
            "quarantined": [
                (self._moment(mail.received_at), self._say(line(f"held-{mail.verdict}")))
                for mail in self._inbox.of_ticket(db, ticket.id, "quarantined")
                if self._words.has(f"held-{mail.verdict}")
            ],
            "seen": seen(history),
        }

    def _form(self, verb: Verb) -> dict[str, Any]:
        name = verb.rule.name
        return {
            "name": name,
            "title": self._say(line(f"verb-{name}")),
            "hint": self._say(line(f"verb-{name}-hint")),
            "label": self._say(line(f"verb-{name}-label")) if "text" in verb.fields else None,
            "button": self._say(line(f"verb-{name}-button")),
            "fields": verb.fields,
            "needs_text": verb.needs_text,
            "closes": verb.rule.closes,
        }

    def _event(self, event: TicketEvent) -> dict[str, Any]:
        numbers = ", ".join(event.detail.get("numbers", ()))
        args = {"how": event.detail.get("how", "failed"), "numbers": numbers, "kind": event.kind}
        args["status"] = event.detail.get("status", "")
        id = f"event-{event.kind}" if event.kind in OWN_WORDS else f"did-{event.kind}"
        notes = []
        if "days" in event.detail:
            notes.append(self._say(line("page-days", days=event.detail["days"])))
        if "ground" in event.detail:
            ground = line(f"ground-{event.detail['ground']}")
            notes.append(self._say(line("page-ground", ground=ground)))
        return {
            "title": self._say(line(id if self._words.has(id) else "event-other", **args)),
            "at": self._moment(event.at),
            "actor": self._say(line(f"actor-{event.actor}")),
            "by": event.detail.get("by", "") if event.actor != "person" else "",
            "kind": event.kind,
            "staff": event.actor == "staff",
            "notes": notes,
            "text": event.detail.get("text", ""),
        }

    def _moment(self, at: float) -> str:
        return self._words.date(at, SOURCE, time=True)

    def _say(self, what: Line) -> str:
        return self._words.say(what, SOURCE)


def seen(history: list[TicketEvent]) -> int:
    """How far whoever looks has seen: the last thing that a person or a colleague did.  What the service adds
    by itself (the message has arrived) makes no form stale."""
    return max((each.seq for each in history if each.actor != "service"), default=0)


def _size(count: int) -> str:
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, count // 1024)} kB"
