"""Consequences of a delivery: what follows when something was sent, is late, or will never arrive."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.chat.conversation import note_shown
from bot.chat.triage import RATINGS
from bot.identity.attempts import Attempts
from bot.identity.people import People
from bot.identity.proofs import Proofs
from bot.queue.delivery import Delivered, Follow, Item
from bot.queue.outbox import ItemState, Outbox
from bot.tickets.code_letters import code_of
from bot.tickets.letters import FIRST, LATER
from bot.tickets.notify import AWAITED, LETTERS, Notifier
from bot.tickets.states import DECIDED
from bot.tickets.store import Tickets
from flows.buttons import Rate, Start, button
from flows.lines import Reply, closed, line


class Consequences:
    """Notes what was shown, tells the person when the team has the letter, or when a code could not go out,
    and staff whether the person got what they wrote."""

    def __init__(
        self,
        outbox: Outbox,
        people: People,
        tickets: Tickets,
        notifier: Notifier,
        proofs: Proofs,
        *,
        ledger: Attempts,
    ) -> None:
        self._outbox, self._people, self._tickets, self._notifier = outbox, people, tickets, notifier
        self._proofs, self._ledger = proofs, ledger

    def by_purpose(self) -> dict[str, Follow]:
        """What follows from the delivery of what."""
        return {
            "": self._reply,
            AWAITED: self._reply_of_staff,
            "code": self._code,
            "staff-code": self._code_of_team,
            **dict.fromkeys(LETTERS, self._notifier.delivered),
            **dict.fromkeys((*FIRST, LATER), self._letter_to_team),
        }

    def _reply(self, db: Connection, delivered: Delivered) -> None:
        item = delivered.item
        if delivered.state is ItemState.SENT and item.shows and delivered.message_id:
            for reply in closed(note_shown(db, item.chat_id, item.shows, delivered.message_id)):
                self._outbox.reply(db, f"{item.effect_key}:over", item.chat_id, reply)
        elif delivered.state is ItemState.DROPPED:
            self._people.reached(db, item.chat_id, False)

    def _reply_of_staff(self, db: Connection, delivered: Delivered) -> None:
        self._reply(db, delivered)
        self._notifier.delivered(db, delivered)
        if delivered.state is ItemState.SENT and delivered.item.ticket_id:
            self._ask_how_it_went(db, delivered.item, delivered.item.ticket_id)

    def _letter_to_team(self, db: Connection, delivered: Delivered) -> None:
        """What a ticket began with, or a person did with it later: it was promised to go to the team, so what has
        become of it is said, each time: one that came back, or was released, may arrive after all, or not."""
        item = delivered.item
        if item.ticket_id is None:
            return
        number = self._tickets.by_id(db, item.ticket_id).number
        match delivered.state:
            case ItemState.DUE:
                self._say(db, _key(delivered, "late"), item, "team-late")
            case ItemState.SENT:
                first = item.purpose in FIRST and self._tickets.team_told(db, item.ticket_id) is not None
                if first or item.purpose == LATER:
                    self._say(db, _key(delivered, "told"), item, "team-told", number=number)
            case ItemState.DEAD:
                self._say(db, _key(delivered, "dead"), item, "team-not-told", number=number)

    def _ask_how_it_went(self, db: Connection, item: Item, ticket_id: str) -> None:
        """When the person has read how a ticket ended, once for each time that it does."""
        ticket = self._tickets.by_id(db, ticket_id)
        if ticket.state not in DECIDED or ticket.closed_at is None:
            return
        verdicts = tuple(button(line(f"rating-{each}"), Rate(ticket.number, each)) for each in RATINGS)
        reply = Reply((line("ask-rating"),), (verdicts,))
        self._outbox.reply(
            db, f"rate:{ticket.id}:{ticket.closed_at:.0f}", item.chat_id, reply, ticket_id=ticket.id
        )

    def _code(self, db: Connection, delivered: Delivered) -> None:
        """Only what was mailed counts for an address; what a mail server has accepted was, whatever came back
        later: with a report for each code anybody could have any number of them mailed to any address.  What became of
        a letter is said where it tells nothing of whether the address is a customer's: to everybody alike."""
        item, state = delivered.item, delivered.state
        challenge = code_of(item.effect_key)
        if self._never_went(db, delivered):
            self._proofs.not_mailed(db, challenge)
        if state is ItemState.SENT or not (delivered.relay or self._proofs.is_anybodys(db, challenge)):
            return
        if state is ItemState.DUE:
            self._say(db, f"{item.effect_key}:late", item, "code-late")
        else:
            contact = ((button(line("menu-contact"), Start("contact")),),)
            reply = Reply((line("code-not-sent"),), contact)
            self._outbox.reply(db, f"{item.effect_key}:gone", item.chat_id, reply)

    def _code_of_team(self, db: Connection, delivered: Delivered) -> None:
        if self._never_went(db, delivered):
            self._ledger.take_back(db, "staff-code", code_of(delivered.item.effect_key))

    def _never_went(self, db: Connection, delivered: Delivered) -> bool:
        """Whether no mail server has accepted a letter, and none will; nor may one have, and not said so."""
        given_up = delivered.state in (ItemState.DEAD, ItemState.DROPPED) and not delivered.returned
        return given_up and not self._outbox.may_have_arrived(db, delivered.item.effect_key)

    def _say(self, db: Connection, key: str, item: Item, id: str, **args: str) -> None:
        self._outbox.reply(db, key[:80], item.chat_id, Reply((line(id, **args),)), ticket_id=item.ticket_id)


def _key(delivered: Delivered, what: str) -> str:
    """Of what is said each time that this becomes of an item."""
    return f"{delivered.item.effect_key}:{what}.{delivered.at:.0f}"
