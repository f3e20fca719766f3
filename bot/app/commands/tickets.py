"""privacy-bot tickets: requests and inquiries."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app.commands import config_of

app = typer.Typer(help="Requests and inquiries.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@app.command("list")
def list_tickets(context: typer.Context) -> None:
    """All open tickets, the one due first on top."""
    from bot.app.commands.listing import open_tickets

    table = Table("number", "kind", "state", "received", "due", "with the team")
    for row in open_tickets(config_of(context)):
        table.add_row(*row)
    out.print(table)


@app.command("show")
def show_ticket(
    context: typer.Context, number: Annotated[str, typer.Argument(help="The number, in any spelling.")]
) -> None:
    """One ticket with its history."""
    from bot.app.commands.listing import ticket_lines

    lines = ticket_lines(config_of(context), number)
    if not lines:
        err.print("There is no such ticket.", style="red")
        raise typer.Exit(1)
    out.print("\n".join(lines), markup=False, highlight=False)
