"""privacy-bot gaps, register, sweep: what the office does now and then."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app.commands import config_of

register = typer.Typer(help="The register of refusals (PDPA s. 39).", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


def gaps(
    context: typer.Context, days: Annotated[int, typer.Option(help="How far to look back.")] = 7
) -> None:
    """Questions that the bot could not answer or answered beside the point, in groups, for an editor."""
    from bot.answers.feedback import Feedback
    from bot.app.commands.database import in_database

    config = config_of(context)
    since = time.time() - days * 86400
    store = Feedback(config.secret_keys, time.time)
    counts, found = in_database(config, lambda db: (store.counts(db, since), store.gaps(db, since)))
    out.print(", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())) or "No feedback yet.")
    table = Table("times", "what", "topic", "for example", show_lines=True)
    for gap in found:
        table.add_row(str(gap.count), gap.kind, gap.topic, "\n".join(gap.examples))
    if found:
        out.print(table)


@register.command("export")
def export_register(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Where to: .csv or .html (to print).")],
) -> None:
    """Write the register of refusals: a spreadsheet, or a page to print."""
    from bot.app.commands.exporting import register_as_csv, register_as_html

    config = config_of(context)
    match file.suffix.lower():
        case ".csv":
            file.write_bytes(register_as_csv(config))
        case ".html":
            file.write_text(register_as_html(config), encoding="utf-8")
        case _:
            err.print("The file must end in .csv or .html.", style="red")
            raise typer.Exit(2)
    out.print(f"The register is in {file}", markup=False)


def digest(context: typer.Context) -> None:
    """Show the team's daily digest as it would be written now; nothing is sent."""
    from bot.app.commands.previewing import digest_text

    out.print(digest_text(config_of(context)), markup=False, highlight=False)


def sweep_now(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count, and remove nothing.")] = False,
) -> None:
    """Remove what has been kept long enough (the service does it every hour)."""
    from bot.app.build import build

    service = build(config_of(context))

    async def run() -> dict[str, int]:
        try:
            return await service.sweep(dry_run=dry_run)
        finally:
            await service.stop()

    table = Table("what", "would go" if dry_run else "gone")
    for what, count in asyncio.run(run()).items():
        table.add_row(what, str(count))
    out.print(table)
