"""Tickets: what was filed, by whom, when, and everything that has happened to it since."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select, true, update
from sqlalchemy.exc import IntegrityError

from bot.identity.proofs import Proof
from bot.storage.crypto import KeyRing
from bot.storage.tables import place, ticket_events, tickets
from bot.storage.window import within
from bot.tickets.audit import SHREDDED, Happening, Trail
from bot.tickets.deadlines import due_at
from bot.tickets.law import LAW
from bot.tickets.numbers import new_number
from bot.tickets.retention import shred
from bot.tickets.states import CLOSED, OPEN
from flows.lines import Line, line

__all__ = ["CLOSED", "Ticket", "TicketEvent", "Tickets"]


@dataclass(frozen=True)
class Ticket:
    """A filed request or inquiry."""

    id: str
    number: str
    chat_id: int
    kind: str
    state: str
    language: str
    body: Mapping[str, Any]
    """What was filed, as its flow returned it."""
    email: str
    """Verified when `method` says how; else given for the answer, or empty."""
    method: str
    known: bool | None
    verified_at: float | None
    policy_version: str
    received_at: float
    due_at: float
    team_told_at: float | None
    closed_at: float | None = None
    extended_until: float | None = None
    """The later date that the person was told; `due_at` stays what it was."""
    extended_at: float | None = None
    shredded_at: float | None = None

    @property
    def due(self) -> float:
        """The date in force."""
        return self.due_at if self.extended_until is None else self.extended_until

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def is_proven(self) -> bool:
        """Whether whoever filed it had proven an address, by which they can be told again."""
        return "email" in self.method

    @property
    def title(self) -> Line:
        """What is asked for."""
        return line(f"owner-{self.kind}" if self.body.get("behalf") else f"kind-{self.kind}")

    @property
    def legal(self) -> bool:
        """Whether the due date is the law's."""
        return LAW[self.kind].legal


@dataclass(frozen=True)
class Filing:
    """What somebody files."""

    submission: str
    """The very conversation that it came from, and which of its requests: it is filed once."""
    chat_id: int
    language: str
    kind: str
    body: Mapping[str, Any]
    """What its flow returned."""
    proof: Proof | None = None
    """Of the address."""
    phone: Proof | None = None
    """Of an own number: second evidence or, for people without an account, the only one."""
    email: str = ""
    """Given for the answer, where none was proven."""
    state: str = OPEN


@dataclass(frozen=True)
class Latest:
    """The last event of its kind and actor in a ticket, unopened."""

    seq: int
    kind: str
    actor: str
    at: float


@dataclass(frozen=True)
class TicketEvent:
    """One thing that happened to a ticket."""

    seq: int
    kind: str
    actor: str
    at: float
    detail: Mapping[str, Any]


class Tickets:
    """The store of tickets."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float], policy_version: str) -> None:
        self._keys, self._clock, self._policy_version = keys, clock, policy_version
        self.trail = Trail(keys)

    def file(self, db: Connection, filing: Filing) -> tuple[Ticket, bool]:
        """File a ticket.  The same submission again finds the one already filed (and False)."""
        filed = db.execute(select(tickets).where(tickets.c.submission == filing.submission)).first()
        if filed is not None:
            return self._ticket(filed), False
        now, id, proof, phone = self._clock(), secrets.token_hex(16), filing.proof, filing.phone
        proofs = [each for each in (proof, phone) if each]
        body = dict(filing.body) | ({"phone": phone.email, "phone_known": phone.known} if phone else {})
        row = {
            "id": id,
            "submission": filing.submission,
            "chat_id": filing.chat_id,
            "kind": filing.kind,
            "state": filing.state,
            "language": filing.language,
            "body_sealed": self._keys.seal(place(tickets.c.body_sealed, id), body),
            "email_sealed": self._keys.seal(
                place(tickets.c.email_sealed, id), proof.email if proof else filing.email
            ),
            "identity_index": self._keys.index("email", proof.email.lower()) if proof else None,
            "method": "+".join(each.method for each in proofs),
            "known": proofs[0].known if proofs else None,
            "verified_at": max((each.verified_at for each in proofs), default=None),
            "policy_version": self._policy_version,
            "received_at": now,
            "due_at": due_at(filing.kind, now),
        }
        self._insert(db, row)
        ticket = self.by_id(db, id)
        self.happened(db, ticket, "received", "person")
        return ticket, True

    def happened(
        self, db: Connection, ticket: Ticket, kind: str, actor: str, detail: Mapping[str, Any] | None = None
    ) -> TicketEvent:
        """Add an event, numbered within the ticket."""
        at, detail = self._clock(), detail or {}
        seq = self.trail.append(db, ticket.id, ticket.number, Happening(kind, actor, at, detail))
        return TicketEvent(seq, kind, actor, at, detail)

    def history(self, db: Connection, ticket: Ticket, *, waits: bool = False) -> list[TicketEvent]:
        """Everything that happened to a ticket, oldest first.  `waits` as `by_id` has it."""
        rows = db.execute(
            select(ticket_events).where(ticket_events.c.ticket_id == ticket.id).order_by(ticket_events.c.seq)
        )
        return [self._event(row, waits=waits) for row in rows]

    def latest(self, db: Connection, ids: Collection[str]) -> dict[str, list[Latest]]:
        """The last event of each kind and actor of these tickets, by ticket, unopened: however much happened to a
        ticket, looking at it takes no longer."""
        of = ticket_events.c
        rows = db.execute(
            select(
                of.ticket_id, of.kind, of.actor, func.max(of.seq).label("seq"), func.max(of.at).label("at")
            )
            .where(of.ticket_id.in_(ids))
            .group_by(of.ticket_id, of.kind, of.actor)
        )
        found: dict[str, list[Latest]] = {each: [] for each in ids}
        for row in rows:
            found[row.ticket_id].append(Latest(row.seq, row.kind, row.actor, row.at))
        return found

    def event(self, db: Connection, ticket_id: str, seq: int) -> TicketEvent:
        """One event.  Raises NoResultFound."""
        mine = (ticket_events.c.ticket_id == ticket_id, ticket_events.c.seq == seq)
        return self._event(db.execute(select(ticket_events).where(*mine)).one())

    def times(self, db: Connection, ticket: Ticket, kind: str) -> int:
        """How often something of this kind happened since the ticket was last opened again, if it was."""
        of = ticket_events.c
        again = (
            select(func.max(of.seq)).where(of.ticket_id == ticket.id, of.kind == "reopened").scalar_subquery()
        )
        mine = (of.ticket_id == ticket.id, of.kind == kind, of.seq > func.coalesce(again, 0))
        return db.execute(select(func.count()).where(*mine)).scalar_one()

    def move(self, db: Connection, ticket: Ticket, state: str, **values: Any) -> Ticket | None:
        """Bring a ticket into a state, if it still stands where `ticket` says; None when it does not.  Other
        moves of it wait until this transaction ends.  Raises UnknownKey: somebody is to be told of it."""
        moved = db.execute(
            update(tickets)
            .where(tickets.c.id == ticket.id, tickets.c.state == ticket.state)
            .values(state=state, **values)
        )
        return self.by_id(db, ticket.id, waits=True) if moved.rowcount == 1 else None

    def all_open(self, db: Connection, ids: Collection[str] | None = None) -> list[Ticket]:
        """Every ticket that is not closed, or those of some, the one due first in front."""
        query = select(tickets).where(tickets.c.closed_at.is_(None)).order_by(tickets.c.due_at)
        rows = db.execute(query if ids is None else query.where(tickets.c.id.in_(ids)))
        return [self._ticket(row) for row in rows]

    def earlier(self, db: Connection, ticket: Ticket) -> list[Ticket]:
        """What the same proven identity, or the same chat, filed before (not in one go); the latest first."""
        same = tickets.c.chat_id == ticket.chat_id
        if ticket.method and ticket.email:
            indexes = self._keys.indexes("email", ticket.email.lower())
            same = or_(same, tickets.c.identity_index.in_(indexes))
        rows = db.execute(
            select(tickets)
            .where(same, tickets.c.received_at < ticket.received_at - 1)
            .order_by(tickets.c.received_at.desc())
        )
        return [self._ticket(row) for row in rows]

    def team_told(self, db: Connection, id: str) -> Ticket | None:
        """The mail server has accepted the letter to the team.  None when that was known already."""
        now = self._clock()
        told = db.execute(
            update(tickets)
            .where(tickets.c.id == id, tickets.c.team_told_at.is_(None))
            .values(team_told_at=now)
        )
        if told.rowcount != 1:
            return None
        ticket = self.by_id(db, id)
        self.happened(db, ticket, "forwarded", "service")
        return ticket

    def letter_returned(self, db: Connection, id: str, letter: str, status: str, *, to_team: bool) -> None:
        """A letter about a ticket came back; if it was the team's first one, the team does not have it."""
        if to_team:
            db.execute(update(tickets).where(tickets.c.id == id).values(team_told_at=None))
        self.happened(db, self.by_id(db, id), "returned", "service", {"letter": letter, "status": status})

    def letter_dropped(self, db: Connection, id: str, letter: str) -> None:
        """An operator gave up a `letter`, a `reply` to the chat or a `mail` to us about a ticket."""
        self.happened(db, self.by_id(db, id), "dropped", "operator", {"letter": letter})

    def shred(self, db: Connection, ids: list[str]) -> None:
        """Remove who it was, what was asked and what was said; that it was retention is an event of its own, without
        which a detail that is missing is a fault of the audit trail."""
        shred(db, ids, self._clock())
        for id in ids:
            self.happened(db, self.by_id(db, id), SHREDDED, "service")

    def take(self, db: Connection, id: str) -> Ticket:
        """A ticket as it stands now, in the hands of whoever asks until the transaction ends: what is read of it from
        here on (its history, the mails that wait) nobody changes before something is done about it.  Raises UnknownKey
        as `by_id` does where it `waits`.

        Whoever takes a ticket's mails too takes the ticket first: two who did it otherwise would wait for each other.
        """
        self.hold(db, id)
        return self.by_id(db, id, waits=True)

    def hold(self, db: Connection, id: str) -> None:
        """The same for whoever reads nothing of it: it waits for no key.  Raises NoResultFound."""
        db.execute(select(tickets.c.id).where(tickets.c.id == id).with_for_update()).one()

    def by_id(self, db: Connection, id: str, *, waits: bool = False) -> Ticket:
        """A ticket by its id.  Raises NoResultFound.  `waits`: somebody is told, or something decided, by what is
        sealed in it; then it raises UnknownKey while the key of that is only away.  Who only looks at it does
        without: one such ticket stops nobody else's page, reminder or digest."""
        return self._ticket(db.execute(select(tickets).where(tickets.c.id == id)).one(), waits=waits)

    def by_number(self, db: Connection, number: str) -> Ticket | None:
        """Any ticket by its number: for staff and commands only."""
        row = db.execute(select(tickets).where(tickets.c.number == number)).first()
        return self._ticket(row) if row is not None else None

    def of(self, db: Connection, chat_id: int, number: str, *, taken: bool = False) -> Ticket | None:
        """A person's own ticket.  `taken`: it stays as it is until this transaction ends, for whoever decides by it
        what becomes of somebody's words; the team may be moving it at this moment."""
        mine = select(tickets).where(tickets.c.number == number, tickets.c.chat_id == chat_id)
        row = db.execute(mine.with_for_update() if taken else mine).first()
        return self._ticket(row) if row is not None else None

    def open_of(self, db: Connection, chat_id: int, kind: str, email: str) -> Ticket | None:
        """A person's open ticket of a kind, verified by this address, filed in this chat.  What nobody has
        verified blocks nothing, and another chat's ticket is not shown."""
        row = db.execute(
            select(tickets)
            .where(
                tickets.c.chat_id == chat_id,
                tickets.c.kind == kind,
                tickets.c.identity_index.in_(self._keys.indexes("email", email.lower())),
                tickets.c.closed_at.is_(None),
                tickets.c.state.not_in(CLOSED),
            )
            .order_by(tickets.c.received_at.desc())
            .limit(1)
        ).first()
        return self._ticket(row) if row is not None else None

    def count_open(self, db: Connection, chat_id: int) -> int:
        """How many tickets of a chat are open."""
        mine = (tickets.c.chat_id == chat_id) & tickets.c.closed_at.is_(None)
        return int(db.execute(select(func.count()).select_from(tickets).where(mine)).scalar_one())

    def filed_by(self, db: Connection, chat_id: int, flow: str, seconds: float) -> list[str]:
        """The numbers of what a form of this chat filed in the last so many seconds."""
        now = self._clock()
        rows = db.execute(
            select(tickets.c.number)
            .where(
                tickets.c.chat_id == chat_id,
                tickets.c.submission.startswith(f"{chat_id}:{flow}:"),
                within(tickets.c.received_at, now - seconds, now),
            )
            .order_by(tickets.c.received_at)
        )
        return [row.number for row in rows]

    def did_with(self, db: Connection, chat_id: int, event: str, seconds: float, kind: str = "") -> list[str]:
        """The number of the ticket (of this kind, if one is named) to which the person last did this in so many
        seconds; else none."""
        now = self._clock()
        rows = db.execute(
            select(tickets.c.number)
            .join(ticket_events, ticket_events.c.ticket_id == tickets.c.id)
            .where(
                tickets.c.chat_id == chat_id,
                tickets.c.kind == kind if kind else true(),
                ticket_events.c.kind == event,
                ticket_events.c.actor == "person",
                within(ticket_events.c.at, now - seconds, now),
            )
            .order_by(ticket_events.c.id.desc())
            .limit(1)
        )
        return [row.number for row in rows]

    def all_of(self, db: Connection, chat_id: int, *, closed_since: float | None = None) -> list[Ticket]:
        """A person's tickets, the latest first; with `closed_since` only those that are open, or were closed later
        than that: what is closed for good is not opened for each text."""
        query = select(tickets).where(tickets.c.chat_id == chat_id)
        if closed_since is not None:
            query = query.where(tickets.c.closed_at.is_(None) | (tickets.c.closed_at > closed_since))
        rows = db.execute(query.order_by(tickets.c.received_at.desc()))
        return [self._ticket(row) for row in rows]

    def _insert(self, db: Connection, row: dict[str, Any]) -> None:
        for attempt in range(5):
            try:
                with db.begin_nested():
                    db.execute(insert(tickets).values(number=new_number(), **row))
                    return
            except IntegrityError:  # one number in 33 million is taken: draw another
                if attempt == 4:
                    raise

    def _ticket(self, row: Row[Any], *, waits: bool = False) -> Ticket:
        body, email = place(tickets.c.body_sealed, row.id), place(tickets.c.email_sealed, row.id)
        return Ticket(
            row.id,
            row.number,
            row.chat_id,
            row.kind,
            row.state,
            row.language,
            self._keys.open_or({}, body, row.body_sealed, waits=waits),
            self._keys.open_or("", email, row.email_sealed, waits=waits),
            row.method,
            row.known,
            row.verified_at,
            row.policy_version,
            row.received_at,
            row.due_at,
            row.team_told_at,
            row.closed_at,
            row.extended_until,
            row.extended_at,
            row.shredded_at,
        )

    def _event(self, row: Row[Any], *, waits: bool = False) -> TicketEvent:
        where = place(ticket_events.c.detail_sealed, row.ticket_id, row.seq)
        detail = self._keys.open_or({}, where, row.detail_sealed, waits=waits)
        return TicketEvent(row.seq, row.kind, row.actor, row.at, detail)


def opens(ticket: Ticket, proof: Proof) -> bool:
    """Whether somebody with this proof is the one who filed a ticket.  One that was filed without a proven address
    is opened by none: only staff can tell whose it is."""
    return ticket.is_proven and proof.email.lower() == ticket.email.lower()
