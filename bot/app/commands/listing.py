"""Tickets for the operator's eyes: numbers, kinds, states and dates; the content stays in the letters."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.app.commands.database import in_database
from bot.i18n import Words
from bot.ops.config import Config
from bot.storage.tables import tickets
from bot.tickets.numbers import read_number
from bot.tickets.store import CLOSED, Tickets


def open_tickets(config: Config) -> list[tuple[str, ...]]:
    """Number, kind, state, received, due, whether the team has the letter; the one due first on top."""
    words = Words()

    def read(db: Connection) -> list[tuple[str, ...]]:
        rows = db.execute(select(tickets).where(tickets.c.state.not_in(CLOSED)).order_by(tickets.c.due_at))
        return [
            (
                row.number,
                row.kind,
                row.state,
                words.date(row.received_at),
                words.date(row.due_at),
                "yes" if row.team_told_at else "not yet",
            )
            for row in rows
        ]

    return in_database(config, read)


def ticket_lines(config: Config, number: str) -> list[str]:
    """One ticket with its history; nothing when there is none of that number."""
    words = Words()

    def read(db: Connection) -> list[str]:
        store = Tickets(config.secret_keys, lambda: 0.0, "")
        ticket = store.by_number(db, read_number(number) or "")
        if ticket is None:
            return []
        lines = [
            f"{ticket.number}  {ticket.kind}  {ticket.state}",
            f"due {words.date(ticket.due_at)} ({'law' if ticket.legal else 'target'})",
        ]
        for event in store.history(db, ticket):
            lines.append(f"{event.seq:>3}  {words.date(event.at, time=True)}  {event.actor}  {event.kind}")
        return lines

    return in_database(config, read)
