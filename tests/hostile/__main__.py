"""`make hostile`: an honest person among hostile crowds, with the real process, before and after a kill; a table of
how long they waited, by what the crowd sent.  Ends with 1 where somebody waited longer than two seconds."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import tempfile
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.demo import BotApi, Mailbox
from tests.conftest import environment
from tests.e2e.cast import ROOT, BotProcess, free_port
from tests.faults.__main__ import migrate
from tests.faults.campaign import SECRET
from tests.hostile.crowd import STRANGERS, Crowd, Honest, World
from tests.imap_server import ImapServerForTests

REPORT = ROOT / "docs" / "hostile.md"
LONGEST = 2.0
"""Seconds that nobody waits longer than."""
A_SECOND = 30
"""Messages that Telegram takes from a bot in a second."""
OURS = 0.2
"""Seconds that may be ours where Telegram alone makes somebody wait longer."""
BOUNDS = {"talkers": STRANGERS / A_SECOND + OURS}
"""Bounds of crowds in which everybody is owed an answer: Telegram takes so many messages a second and no more."""
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
SAID = {"photos": "photos, honest document"}
"""How a kind is called, where that is not its name."""
HEADINGS = ("the crowd sends", "", "answers", "p50", "p99", "longest")


@dataclass
class Waits:
    """How long honest people waited while a crowd sent something."""

    kind: str
    when: str
    seconds: list[float]

    @property
    def too_long(self) -> bool:
        """Whether somebody waited longer than the bound, or nobody was answered at all."""
        bound = BOUNDS.get(self.kind, LONGEST)
        return max(self.seconds, default=bound + 1) > bound

    def cells(self) -> list[str]:
        """A line of the table."""
        name = SAID.get(self.kind, self.kind.replace("_", " "))
        found = sorted(self.seconds)
        shares = (found[round(share * (len(found) - 1))] for share in (0.5, 0.99, 1.0))
        return [
            name,
            self.when,
            str(len(found)),
            *(f"{each:.2f} s" for each in shares),
        ]


async def measure(kinds: tuple[str, ...], seconds: float, seed: int) -> list[Waits]:
    """Every kind in turn: a while before a kill, and a while after it."""
    console = Console()
    console.print(f"seed {seed}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    found: list[Waits] = []
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=2 * len(kinds))
        for n, kind in enumerate(kinds):
            progress.update(task, description=kind.replace("_", " "))
            async for waits in one(kind, seconds, random.Random(seed + n)):
                found.append(waits)
                progress.console.print(", ".join(waits.cells()))
                progress.advance(task)
    table = Table(*HEADINGS)
    for each in found:
        table.add_row(*each.cells())
    console.print(table)
    return found


async def one(kind: str, seconds: float, chance: random.Random):  # type: ignore[no-untyped-def]
    """One kind of crowd around one process."""
    async with AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        api = await stack.enter_async_context(BotApi())
        post = await stack.enter_async_context(Mailbox())
        mails = await stack.enter_async_context(ImapServerForTests())
        database, port = f"sqlite:///{home}/bot.sqlite", free_port()
        migrate(database)
        hooked = {
            "BOT_MODE": "webhook",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "WEBHOOK_SECRET": SECRET,
        }
        process = BotProcess(
            environment(api, post, database)
            | {"LISTEN": f"127.0.0.1:{port}", "IMAP_URL": mails.url, "STAFF_SENDERS": "@example.co.th"}
            | (hooked if kind in ("bodies", "everything") else {})
        )
        stack.push_async_callback(process.close)
        world = World(api, mails, f"http://127.0.0.1:{port}/telegram", SECRET, chance)
        crowd, honest = Crowd(world), Honest(world, with_document=kind == "photos")
        await process.start()
        reading = asyncio.create_task(process.listens())
        sending = asyncio.create_task(crowd.goes_on(getattr(crowd, kind))) if kind != CALM else None
        honest.born = time.monotonic()
        await honest.come(time.monotonic() + seconds)
        yield Waits(kind, "before a kill", honest.waits)
        honest.waits = []
        await process.kill()
        await reading
        await process.start()
        reading = asyncio.create_task(process.listens())
        honest.born = time.monotonic()
        await honest.come(time.monotonic() + seconds)
        yield Waits(kind, "after it", honest.waits)
        if sending:
            sending.cancel()
            with suppress(asyncio.CancelledError):
                await sending
        await process.kill()
        await reading


def written(found: list[Waits], seconds: float, seed: int) -> str:
    """The report."""
    return "\n".join(
        [
            "# How long an honest person waits among hostile ones",
            "",
            f"Written by `make hostile` on {datetime.now(UTC):%Y-%m-%d} (seed {seed}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}).",
            "",
            "The real process on SQLite, with the demo's Bot API and mail servers on the same machine. Seventy "
            "strangers send what the first column names, thirty things of each in a burst, and wait for nothing; the "
            "talkers say one thing, wait for the answer and say the next, half of them in a form, and of everything "
            "each sends one kind (`tests/hostile/`). Meanwhile people come one after the other, ask a question, send "
            "a photo (a document among those who send photos), and fill in a form to its end. Telegram takes thirty "
            "messages a second, so seventy who talk and have all had as little so far are answered in 2.3 s each, and "
            f"so is who comes among them: the bound of that row is {BOUNDS['talkers']:.1f} s, of all others "
            f"{LONGEST:.0f} s. Each answer is a wait, from what they did until Telegram has the answer. "
            f"It goes on for {seconds:.0f} seconds; then the process is killed with SIGKILL, started again with all "
            "that was waiting, and it goes on. After the kill the clock begins when the process says that it is ready.",
            "",
            "| " + " | ".join(HEADINGS) + " |",
            "|" + "---|" * len(HEADINGS),
            *("| " + " | ".join(each.cells()) + " |" for each in found),
            "",
        ]
    )


def main() -> None:
    """Read what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=20.0)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--only", nargs="*", choices=KINDS, default=KINDS)
    asked.add_argument("--report", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    given = asked.parse_args()
    found = asyncio.run(measure(tuple(given.only), given.seconds, given.seed))
    if given.report:
        REPORT.write_text(written(found, given.seconds, given.seed), encoding="utf-8")
    raise SystemExit(any(each.too_long for each in found))


if __name__ == "__main__":
    main()
