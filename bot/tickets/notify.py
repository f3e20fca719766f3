"""The person hears of what happens in the chat, by letter where the chat is gone; and staff hears
whether they did.

1. What happened is promised to the chat; a chat known to be gone gets the letter at once.
2. A chat message that can never arrive turns into the letter, in the transaction that gives it up.
3. When one of the two has arrived, or both have failed, a letter confirms to staff what they did and which
   way the person got it; the event `told` and the register say the same.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.identity.people import People
from bot.mail.address import can_be_written_to
from bot.queue.delivery import Delivered
from bot.queue.outbox import CHAT, ItemState, Outbox
from bot.storage.tables import outbox
from bot.tickets.actions import RULES
from bot.tickets.letters import TicketLetters
from bot.tickets.messages import TicketMessage, message_about, waits_for_person, wants_mail
from bot.tickets.refusals import Refusals
from bot.tickets.store import Ticket, TicketEvent, Tickets

AWAITED = "staff"
"""The purpose of chat messages whose delivery somebody waits to hear of."""
LETTERS = ("answer", "status")


class Notifier:
    """Tells the person, and tells staff whether the person was told."""

    def __init__(
        self,
        sending: Outbox,
        people: People,
        tickets: Tickets,
        refusals: Refusals,
        letters: TicketLetters,
    ) -> None:
        self._outbox, self._people, self._tickets = sending, people, tickets
        self._refusals, self._letters = refusals, letters

    def tell(self, db: Connection, ticket: Ticket, event: TicketEvent) -> str:
        """Tell the person of an event: by `chat`, by `email`, `none` (nothing to tell) or `failed` (no way)."""
        said, way = message_about(ticket, event), "none"
        if said is not None:
            person = self._people.find(db, ticket.chat_id)
            way = "failed"
            if person is None or person.reachable:
                self._say(db, ticket, event, said)
                way = "chat"
            mailed = way == "failed" or (wants_mail(ticket) and RULES[event.kind].mailed)
            if mailed and can_be_written_to(ticket.email):
                self._letters.status(db, ticket, event, said)
                way = "email" if way == "failed" else way
        if way in ("none", "failed"):
            self._conclude(db, ticket, event, said, way)
        return way

    def delivered(self, db: Connection, delivered: Delivered) -> None:
        """A message or letter of `tell` has arrived or never will.  Raises UnknownKey: without the address nobody
        would write, and staff would read that there is none."""
        item, state = delivered.item, delivered.state
        if state is ItemState.DUE or item.ticket_id is None:
            return
        # Where the chat and the letter end at the same moment, the second must see what became of the first.
        ticket = self._tickets.take(db, item.ticket_id)
        history = self._tickets.history(db, ticket, waits=True)
        [event] = [
            each for each in history if item.effect_key in (_chat_key(ticket, each), _mail_key(ticket, each))
        ]
        said = message_about(ticket, event)
        unsaid = item.kind == CHAT and state is not ItemState.SENT
        if said is not None and unsaid and can_be_written_to(ticket.email):
            self._letters.status(db, ticket, event, said)
        read = {"seq": event.seq, "how": "chat"}
        if any(each.kind == "told" and each.detail == read for each in history):
            return  # staff know, and what stood in the chat stays there; its row may be gone by now
        if how := self._how(db, ticket, event):
            self._conclude(db, ticket, event, said, how)

    def _say(self, db: Connection, ticket: Ticket, event: TicketEvent, said: TicketMessage) -> None:
        # What persons did themselves they know; nobody waits to hear whether it was confirmed.
        purpose = "" if event.actor == "person" else AWAITED
        waits = waits_for_person(ticket, self._tickets.latest(db, [ticket.id])[ticket.id])
        self._outbox.reply(
            db,
            _chat_key(ticket, event),
            ticket.chat_id,
            said.reply(ticket, waits=waits),
            purpose=purpose,
            ticket_id=ticket.id,
        )

    def _how(self, db: Connection, ticket: Ticket, event: TicketEvent) -> str | None:
        chat, mail = _chat_key(ticket, event), _mail_key(ticket, event)
        rows = db.execute(
            select(outbox.c.effect_key, outbox.c.state).where(outbox.c.effect_key.in_((chat, mail)))
        )
        states = {row.effect_key: row.state for row in rows}
        if states.get(chat) == ItemState.SENT:
            return "chat"
        if states.get(mail) == ItemState.SENT:
            return "email"
        return None if {ItemState.DUE, ItemState.HELD} & set(states.values()) else "failed"

    def _conclude(
        self, db: Connection, ticket: Ticket, event: TicketEvent, said: TicketMessage | None, how: str
    ) -> None:
        if event.actor != "staff" or not self._letters.done(db, ticket, event, said, how):
            return
        if how != "none":
            self._tickets.happened(db, ticket, "told", "service", {"seq": event.seq, "how": how})
            self._refusals.told(db, ticket.id, event.seq, how)


def _chat_key(ticket: Ticket, event: TicketEvent) -> str:
    return f"life:{ticket.id}.{event.seq}"


def _mail_key(ticket: Ticket, event: TicketEvent) -> str:
    return f"m:{ticket.id}.{event.seq}.mail"
