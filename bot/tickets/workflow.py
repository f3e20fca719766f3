"""The life of a ticket: everything that is done with it goes through `act`, in one transaction.

1. Is it allowed: this action, in this state, by this actor, with these words?
2. The state is changed, provided that the ticket still stands where whoever acts saw it.
3. The event: who, when, why, with the words sealed.
4. The register, if something was refused.
5. The person is told (notify.py), also of what they did themselves: whoever calls this adds no words of
   their own.  If the person acted, the team gets a letter.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.identity.proofs import SESSION
from bot.storage.crypto import UnknownKey
from bot.storage.window import within
from bot.tickets.actions import (
    SERVICE,
    Accept,
    Action,
    Actor,
    CloseUnverified,
    Extend,
    NotAllowed,
    Partly,
    Refuse,
    Reopen,
    kept,
    needs_text,
    text_of,
)
from bot.tickets.deadlines import later
from bot.tickets.law import LAW, PARTLY, grounds
from bot.tickets.letters import TicketLetters
from bot.tickets.messages import REOPENED_DAYS, reopen_until
from bot.tickets.notify import Notifier
from bot.tickets.refusals import Refusals
from bot.tickets.states import CLOSED, UNVERIFIED, Rule
from bot.tickets.store import Ticket, TicketEvent, Tickets
from flows.forms_of_rights import RIGHTS
from flows.lines import Line, line

log = logging.getLogger(__name__)

TEXT_AT_MOST = 6000
EXTEND_AT_MOST = 60
"""Days at a time."""


@dataclass(frozen=True)
class Moved:
    """What became of it."""

    ticket: Ticket
    told: str
    """Which way the person is being told: `chat`, `email`, `none` (nothing to tell), `failed` (no way left).
    Whether it arrives is known later: staff gets a letter."""


class Workflow:
    """Does things with tickets."""

    def __init__(
        self,
        tickets: Tickets,
        refusals: Refusals,
        notifier: Notifier,
        letters: TicketLetters,
        clock: Callable[[], float],
    ) -> None:
        self._tickets, self._refusals, self._notifier = tickets, refusals, notifier
        self._letters, self._clock = letters, clock

    def act(
        self, db: Connection, ticket: Ticket, action: Action, actor: Actor, *, aside: bool = False
    ) -> Moved:
        """Do something with a ticket as it stands in `ticket`; `aside`: words stood beside it that are for the file
        alone, which its writer is to be told.  Raises NotAllowed; then nothing has changed.
        Raises UnknownKey while what it needs of the ticket waits for its key; then it is to be undone, and done later.
        """
        now = self._clock()
        _check(ticket, action, actor, now)
        after = action.rule.after(ticket.state, extended=ticket.extended_until is not None)
        assert after is not None, "checked above"
        stale = actor.kind == "person" and _is_stale(ticket, now)
        if isinstance(action, Reopen) and (stale or self._closed_unchecked(db, ticket)):
            after = UNVERIFIED  # withdrawing and opening again is no way around the check
        moved = self._tickets.move(db, ticket, after, **_changes(ticket, action, after, now))
        if moved is None:
            raise NotAllowed(line("moved-meanwhile"))
        detail = kept(action) | {"by": actor.name, "was": ticket.state, "now": after}
        detail |= {"aside": True} if aside else {}
        event = self._tickets.happened(db, moved, action.rule.event, actor.kind, detail)
        self._register(db, moved, action, event)
        if actor.kind == "person":
            self._letters.update(db, moved, event, getattr(action, "files", ()))
        return Moved(moved, self._notifier.tell(db, moved, event))

    def check(self, ticket: Ticket, action: Action, actor: Actor) -> None:
        """Raises NotAllowed where `act` would, as the ticket stands."""
        _check(ticket, action, actor, self._clock())

    def why_not(self, ticket: Ticket, rule: Rule, actor: Actor) -> Line | None:
        """Why this may not be done with a ticket as it stands, whatever the words; None when it may."""
        return _in_the_way(ticket, rule, actor, self._clock())

    def close_unverified(self, db: Connection, id: str) -> bool:
        """For the sweep: nobody has shown who they are in time.  False when somebody has, meanwhile, or where it waits
        for its key, by which the person is told."""
        try:
            with db.begin_nested():
                self.act(db, self._tickets.by_id(db, id, waits=True), CloseUnverified(), SERVICE)
        except NotAllowed:
            return False
        except UnknownKey as error:
            log.error("a request that nobody verified is not closed yet: %s", error)
            return False
        return True

    def _closed_unchecked(self, db: Connection, ticket: Ticket) -> bool:
        """Whether it was closed before anybody had checked whose it is."""
        ends = (each.detail.get("was") for each in reversed(self._tickets.history(db, ticket, waits=True)))
        return next((was for was in ends if was and was not in CLOSED), "") == UNVERIFIED

    def _register(self, db: Connection, ticket: Ticket, action: Action, event: TicketEvent) -> None:
        match action:
            case Refuse(ground):
                self._refusals.add(db, ticket, event, ground)
            case Partly() if LAW[ticket.kind].grounds:
                self._refusals.add(db, ticket, event, PARTLY)
            case Reopen():
                self._refusals.reopened(db, ticket.id, event.at)


def _is_stale(ticket: Ticket, now: float) -> bool:
    """Whether what cannot be undone rests on a proof that has run out: somebody else may have the phone by now."""
    wants_proof = ticket.kind in RIGHTS and RIGHTS[ticket.kind].irreversible
    return wants_proof and not within(ticket.verified_at or 0.0, now - SESSION, now)


def _check(ticket: Ticket, action: Action, actor: Actor, now: float) -> None:
    why = _in_the_way(ticket, action.rule, actor, now)
    if why is not None:
        raise NotAllowed(why)
    text = text_of(action) or ""
    if needs_text(action) and not text.strip():
        raise NotAllowed(line("words-missing"))
    if len(text) > TEXT_AT_MOST:
        raise NotAllowed(line("words-too-long", most=TEXT_AT_MOST, now=len(text)))
    match action:
        case Extend(days) if not 1 <= days <= EXTEND_AT_MOST:
            raise NotAllowed(line("days-out-of-range", most=EXTEND_AT_MOST))
        case Refuse(ground):
            valid = grounds(ticket.kind, ticket.body)
            if not valid:
                raise NotAllowed(line("cannot-be-refused", kind=ticket.title))
            if ground not in [each.id for each in valid]:
                known = line("list", items=[line(f"ground-{each.id}") for each in valid])
                raise NotAllowed(line("ground-not-valid", grounds=known))


def _in_the_way(ticket: Ticket, rule: Rule, actor: Actor, now: float) -> Line | None:
    if (why := rule.why_not(ticket.state, actor.kind)) is not None:
        return line(why, state=line(f"stands-{ticket.state}"))
    late = ticket.shredded_at is not None or (actor.kind == "person" and now > reopen_until(ticket))
    if rule == Reopen.rule and late:
        return line("too-late-to-reopen", until=line("date-of", at=reopen_until(ticket)))
    return None


def _changes(ticket: Ticket, action: Action, after: str, now: float) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if after in CLOSED and ticket.is_open:
        changes["closed_at"] = now
    match action:
        case Extend(days):
            changes |= {"extended_until": later(ticket.due, days), "extended_at": now}
        case Reopen():
            changes["closed_at"] = None
            if ticket.due < now:  # the old date is past: a fresh one beside it, never a silent move
                changes |= {"extended_until": later(now, REOPENED_DAYS), "extended_at": now}
        case Accept() if not ticket.method:
            changes |= {"method": "staff", "verified_at": now}
    return changes
