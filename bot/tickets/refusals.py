"""The register of refusals (s. 39 of the Act): what was not done or not wholly, when, on what ground, and why.

A row is written in the transaction that refuses.  Rows outlive the details of their tickets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.storage.crypto import KeyRing
from bot.storage.tables import place, refusals
from bot.tickets.law import LAW, PARTLY
from bot.tickets.store import Ticket, TicketEvent


@dataclass(frozen=True)
class Refusal:
    """A row of the register."""

    number: str
    kind: str
    outcome: str
    section: str
    ground: str
    words: str
    staff: str
    received_at: float
    due_at: float
    decided_at: float
    told: str
    reopened_at: float | None


class Refusals:
    """The register."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    def add(self, db: Connection, ticket: Ticket, event: TicketEvent, ground: str) -> None:
        """Enter what an event of a ticket refused."""
        row = ticket.id, event.seq
        db.execute(
            insert(refusals).values(
                ticket_id=ticket.id,
                seq=event.seq,
                number=ticket.number,
                kind=ticket.kind,
                outcome="partly" if ground == PARTLY else "refused",
                section=LAW[ticket.kind].refused_under,
                ground=ground,
                words_sealed=self._keys.seal(place(refusals.c.words_sealed, *row), event.detail["text"]),
                staff_sealed=self._keys.seal(place(refusals.c.staff_sealed, *row), event.detail["by"]),
                received_at=ticket.received_at,
                due_at=ticket.due,
                decided_at=event.at,
            )
        )

    def told(self, db: Connection, ticket_id: str, seq: int, how: str) -> None:
        """Whether, and which way, the person got the refusal."""
        db.execute(
            update(refusals).where(refusals.c.ticket_id == ticket_id, refusals.c.seq == seq).values(told=how)
        )

    def reopened(self, db: Connection, ticket_id: str, now: float) -> None:
        """The ticket was opened again."""
        db.execute(
            update(refusals)
            .where(refusals.c.ticket_id == ticket_id, refusals.c.reopened_at.is_(None))
            .values(reopened_at=now)
        )

    def rows(self, db: Connection, since: float = 0.0, until: float | None = None) -> list[Refusal]:
        """What was decided in a time, the oldest first."""
        query = select(refusals).where(refusals.c.decided_at >= since)
        if until is not None:
            query = query.where(refusals.c.decided_at < until)
        return [
            self._refusal(row) for row in db.execute(query.order_by(refusals.c.decided_at, refusals.c.id))
        ]

    def _refusal(self, row: Row[Any]) -> Refusal:
        of = row.ticket_id, row.seq
        return Refusal(
            row.number,
            row.kind,
            row.outcome,
            row.section,
            row.ground,
            self._keys.open_or("", place(refusals.c.words_sealed, *of), row.words_sealed),
            self._keys.open_or("", place(refusals.c.staff_sealed, *of), row.staff_sealed),
            row.received_at,
            row.due_at,
            row.decided_at,
            row.told,
            row.reopened_at,
        )
