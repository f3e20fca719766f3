"""privacy-bot customers: the register of customers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar

from bot.app.commands import config_of, opened, strangers
from bot.identity.customers import BadFile, Customers, Overtaken, read_customers

app = typer.Typer(help="The register of customers (keyed hashes only).", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@app.command("import")
def import_customers(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV: email, phone, customer_id.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Also where none are left, or less than half.")
    ] = False,
) -> None:
    """Replace the register by a CSV file.  Only keyed hashes are stored; with a bad line nothing is."""
    config = config_of(context)
    try:
        people = read_customers(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        err.print("The file is not UTF-8 text. Nothing was imported.", style="red")
        raise typer.Exit(1) from None
    except BadFile as bad:
        for problem in bad.problems[:50]:
            err.print(strangers(problem))
        if len(bad.problems) > 50:
            err.print(f"... and {len(bad.problems) - 50} more")
        err.print("Nothing was imported.", style="red")
        raise typer.Exit(1) from None
    register = Customers(config.secret_keys)

    with opened(config, new=True) as storage:
        if not force and (held := storage.look(register.would_shrink, len(people))) is not None:
            why = f"The file holds {len(people)} customers, the register {held}."
            err.print(f"{why} Nothing was imported; --force does it.", style="red", soft_wrap=True)
            raise typer.Exit(2)
        with Bar(console=err) as bar:
            task = bar.add_task("customers", total=len(people))
            try:
                count = register.renew(
                    storage, people, time.time(), lambda done: bar.update(task, completed=done)
                )
            except Overtaken:
                err.print("Another import has begun meanwhile; the register is that one's.", style="red")
                raise typer.Exit(1) from None
    out.print(f"{count} customers imported; the register before is gone.")
