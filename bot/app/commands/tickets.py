"""privacy-bot tickets: requests and inquiries, by number, kind, state and date; the content stays in the letters."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, select

from bot.app.commands import database_of, in_a_line, in_database, strangers
from bot.i18n import Words
from bot.ops.config import DatabaseConfig
from bot.storage.tables import tickets
from bot.tickets.numbers import read_number
from bot.tickets.store import CLOSED, Tickets

app = typer.Typer(help="Requests and inquiries.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@app.command("list")
def list_tickets(context: typer.Context) -> None:
    """All open tickets, the one due first on top."""
    words = Words()
    table = Table("number", "kind", "state", "received", "due", "with the team")

    def read(db: Connection) -> None:
        query = select(tickets).where(tickets.c.state.not_in(CLOSED)).order_by(tickets.c.due_at)
        for row in db.execute(query):
            table.add_row(
                strangers(row.number),
                strangers(row.kind),
                strangers(row.state),
                words.date(row.received_at),
                words.date(row.due_at),
                "yes" if row.team_told_at else "not yet",
            )

    in_database(database_of(context), read)
    out.print(table)


@app.command("show")
def show_ticket(
    context: typer.Context, number: Annotated[str, typer.Argument(help="The number, in any spelling.")]
) -> None:
    """One ticket with its history."""
    lines = _lines(database_of(context), number)
    if not lines:
        err.print("There is no such ticket.", style="red")
        raise typer.Exit(1)
    out.print(strangers("\n".join(map(in_a_line, lines))), highlight=False)


def _lines(config: DatabaseConfig, number: str) -> list[str]:
    """Nothing when there is none of that number."""
    words = Words()

    def read(db: Connection) -> list[str]:
        store = Tickets(config.secret_keys, time.time, policy_version="")
        ticket = store.by_number(db, read_number(number) or "")
        if ticket is None:
            return []
        due = f"due {words.date(ticket.due_at)} ({'law' if ticket.legal else 'target'})"
        return [f"{ticket.number}  {ticket.kind}  {ticket.state}", due] + [
            f"{event.seq:>3}  {words.date(event.at, time=True)}  {event.actor}  {event.kind}"
            for event in store.history(db, ticket)
        ]

    return in_database(config, read)
