"""privacy-bot: everything an operator does, by command.  The only place that reads the environment."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app.commands import config_of, customers, evaluate, policy, team, tickets
from bot.ops.config import Config
from bot.ops.logs import set_up
from bot.storage.crypto import KeyRing

app = typer.Typer(
    name="privacy-bot",
    help="A privacy policy's contact channel as a Telegram bot, in Thai.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for each in (customers, tickets, policy, evaluate):
    app.add_typer(each.app, name=each.__name__.rpartition(".")[2])
app.add_typer(team.register, name="register")
app.command("gaps")(team.gaps)
app.command("digest")(team.digest)
app.command("sweep")(team.sweep_now)

out, err = Console(), Console(stderr=True)


def main() -> None:
    """The console script."""
    app(obj=os.environ)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the demo page.")] = 8080,
    data: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path("var/demo"),
) -> None:
    """Run everything on this machine, with nothing outside: chat, mailboxes, bot."""
    from bot.app.commands.demo import run_demo

    if os.environ.get("BOT_TOKEN"):
        err.print("BOT_TOKEN is set. The demo never runs beside a real bot; unset it first.", style="red")
        raise typer.Exit(2)
    set_up(os.environ.get("LOG_LEVEL", "WARNING").upper())
    try:
        asyncio.run(run_demo(port, data, out))
    except OSError as error:
        err.print(f"The demo cannot start: {error.strerror or error}", style="red")
        raise typer.Exit(1) from None


@app.command()
def run(context: typer.Context) -> None:
    """Run the bot in production, set up by the environment (see README)."""
    config = config_of(context)
    set_up(config.log_level)
    raise typer.Exit(asyncio.run(_run(config)))


@app.command()
def check(context: typer.Context) -> None:
    """Test the token, the database, the mail server and the policy, and print what works."""
    from bot.app.commands.check import check_all

    config = config_of(context)
    set_up("ERROR")
    results = asyncio.run(check_all(config))
    table = Table(show_header=False)
    for result in results:
        table.add_row("[green]ok[/]" if result.works else "[red]no[/]", result.what, result.detail)
    out.print(table)
    raise typer.Exit(0 if all(each.works for each in results) else 1)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question, in quotes.")] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines from standard input.")] = False,
) -> None:
    """Answer a question as the bot would, or many, one JSON object a line."""
    from bot.app.commands.ask import answer_lines, answer_one

    file = os.environ.get("POLICY_FILE", "").strip()
    policy = Path(file) if file else None
    if jsonl:
        for line in answer_lines(sys.stdin, policy):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    elif question:
        out.print(answer_one(question, policy), markup=False, highlight=False, soft_wrap=True)
    else:
        err.print('Give a question: privacy-bot ask "..."', style="red")
        raise typer.Exit(2)


@app.command()
def key() -> None:
    """Make a key for SECRET_KEYS."""
    sys.stdout.write(KeyRing.new(f"k{time.strftime('%Y%m%d%H%M%S')}") + "\n")


@app.command()
def migrate(context: typer.Context) -> None:
    """Bring the database up to date (`run` does it too)."""
    from bot.storage.database import Storage
    from bot.storage.migrate import upgrade

    config = config_of(context)
    storage = Storage(config.database_url)
    storage.now(upgrade)
    asyncio.run(storage.close())
    out.print("The database is up to date.")


async def _run(config: Config) -> int:
    from bot.app.build import build

    service = build(config)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stopping.set)
    starting = asyncio.create_task(service.start())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({starting, stopped}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if not starting.done():
            starting.cancel()
            return 0
        starting.result()
        return 1 if await service.until(stopping) else 0
    except RuntimeError as error:
        err.print(str(error), style="red")
        return 1
    finally:
        await service.stop()
