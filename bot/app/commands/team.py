"""privacy-bot gaps, register, digest, sweep: what the privacy team does now and then."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app.commands import config_of, in_database, opened, strangers, strangers_line
from bot.app.ticketing import build_ticketing
from bot.chat.drafts import Drafts
from bot.i18n import SOURCE, Words
from bot.identity.limits import DAY
from bot.ops.clock import ahead, believe, told
from bot.ops.sweep import sweep, sweep_all
from bot.storage.database import Storage
from bot.tickets.export import register_csv, register_html
from bot.tickets.holidays import Holidays
from locales import LOCALES

register = typer.Typer(help="The register of refusals (PDPA s. 39).", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


def gaps(
    context: typer.Context, days: Annotated[int, typer.Option(help="How far to look back.")] = 7
) -> None:
    """Questions that the bot could not answer or answered beside the point, in groups, for an editor."""
    from bot.answers.feedback import Feedback
    from bot.answers.feedback import gaps as gaps_of

    config = config_of(context)
    since = time.time() - days * DAY
    store = Feedback(config.secret_keys, time.time)
    counts, asked = in_database(config, lambda db: (store.counts(db, since), store.asked(db, since)))
    found = gaps_of(asked)
    summary = ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))
    out.print(strangers_line(summary or "No feedback yet."))
    table = Table("times", "what", "topic", "for example", show_lines=True)
    for gap in found:
        table.add_row(
            str(gap.count), strangers(gap.kind), strangers(gap.topic), strangers("\n".join(gap.examples))
        )
    if found:
        out.print(table)
    if asked.more:
        out.print(
            f"Only the newest {len(asked.questions)} questions are grouped; there were {asked.more} more."
        )


@register.command("export")
def export_register(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Where to: .csv or .html (to print).")],
) -> None:
    """Write the register of refusals: a spreadsheet, or a page to print."""
    config = config_of(context)
    form = file.suffix.lower()
    if form not in (".csv", ".html"):
        err.print("The file must end in .csv or .html.", style="red")
        raise typer.Exit(2)
    rows = in_database(config, build_ticketing(config).refusals.rows)
    file.touch(mode=0o600)
    file.chmod(0o600)  # the team's words and names: for its user alone, as the database and its backups
    if form == ".csv":
        file.write_bytes(register_csv(rows, Words()))
    else:
        file.write_text(register_html(rows, Words(), config.company_name, time.time()), encoding="utf-8")
    out.print(f"The register is in {file}", markup=False)


def digest(context: typer.Context) -> None:
    """Show the team's daily digest as it would be written now; nothing is sent.  What came within a day is new."""
    from bot.mail.templates import Templates
    from bot.staff.digest import Digest

    config, now = config_of(context), time.time()
    ticketing = build_ticketing(config)
    looks = Digest(ticketing.tickets, ticketing.words, Holidays.load(LOCALES))
    said = in_database(config, lambda db: looks.context(db, now, now - DAY))
    out.print(strangers(Templates(LOCALES).render("digest/body.txt", SOURCE, said)), highlight=False)


def sweep_now(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count, and remove nothing.")] = False,
) -> None:
    """Remove what has been kept long enough (the service does it every hour); also where the clock is so far ahead of
    the last time that the service waits."""
    config = config_of(context)
    ticketing = build_ticketing(config)
    close, shred = ticketing.workflow.close_unverified, ticketing.tickets.shred
    drafts = Drafts(config.secret_keys, time.time, ticketing.attachments)

    keys = config.secret_keys

    async def swept(storage: Storage) -> dict[str, int]:
        storage.now(believe, time.time())
        # The service, which does it, may have been away for long.
        await drafts.tend_all(storage, ticketing.outbox)
        return await sweep_all(storage, time.time, close, shred, keys=keys)

    with opened(config) as storage:
        jump = storage.look(ahead, time.time())
        if dry_run:
            counts = storage.look(sweep, time.time, close, shred, keys=keys, dry_run=True)
        else:
            counts = asyncio.run(swept(storage))
    if jump:
        then = "the service waits for the clock" if dry_run else "the clock is believed from now on"
        said = f"It is {told(time.time())}, {jump / DAY:.0f} days after the last sweep: {then}."
        out.print(said, markup=False, soft_wrap=True)
    table = Table("what", "would go" if dry_run else "gone")
    for what, count in counts.items():
        table.add_row(what, str(count))
    out.print(table)
