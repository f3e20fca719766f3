"""privacy-bot: everything an operator does, by command.  The only place that reads the environment."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import sys
import threading
import time
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app.commands import (
    audit,
    backup,
    config_of,
    connected,
    customers,
    database_of,
    dead_letters,
    evaluate,
    keys,
    policy,
    strangers,
    strangers_line,
    team,
    tickets,
)
from bot.ops.config import data_dir
from bot.ops.logs import catch_what_nobody_catches, set_up, told
from bot.storage.crypto import KeyRing

app = typer.Typer(
    name="privacy-bot",
    help="A privacy policy's contact channel as a Telegram bot, in Thai.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out, err = Console(), Console(stderr=True)


AFTERWARDS = 0.5
"""Seconds that Python has to end when everything is stopped."""


def main() -> None:
    """The console script.  What nobody foresaw is one line: a traceback would print what people wrote."""
    catch_what_nobody_catches()
    try:
        app(obj=os.environ)
    except Exception as error:  # noqa: BLE001 - it ends here
        err.print(strangers_line(f"It failed: {told(error)}"), style="red", highlight=False, soft_wrap=True)
        sys.exit(1)


def _show_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"privacy-bot {metadata.version('privacy-bot')}\n")
        raise typer.Exit


@app.callback()
def privacy_bot(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A privacy policy's contact channel as a Telegram bot, in Thai."""


@app.command()
def demo(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port of the demo page.")] = 8080,
    data: Annotated[
        Path | None, typer.Option(help="Where the demo keeps its data (default: demo/ in DATA_DIR).")
    ] = None,
) -> None:
    """Run everything on this machine, with nothing outside: chat, mailboxes, bot."""
    from bot.app.commands.demo import run_demo

    environment: Mapping[str, str] = context.obj
    if environment.get("BOT_TOKEN"):
        err.print("BOT_TOKEN is set. The demo never runs beside a real bot; unset it first.", style="red")
        raise typer.Exit(2)
    set_up(environment.get("LOG_LEVEL", "WARNING").upper())
    try:
        asyncio.run(run_demo(port, data or data_dir(environment) / "demo", out))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            err.print(f"Port {port} is taken. Use another: privacy-bot demo --port {port + 10}", style="red")
        else:
            err.print(f"The demo cannot start: {error.strerror or error}", style="red")
        raise typer.Exit(1) from None


@app.command()
def run(context: typer.Context) -> None:
    """Run the bot in production, set up by the environment (see README)."""
    from bot.app.commands.run import run_service

    config = config_of(context)
    set_up(config.log_level)
    leave = _end_soon if context.obj is os.environ else lambda _: None
    raise typer.Exit(asyncio.run(run_service(config, err, leave)))


def _end_soon(code: int) -> None:
    """A thread that waits for a silent database or mail server cannot be told to stop, and Python would wait for it:
    the process is ended then.  What is committed is committed, and nothing else was promised."""
    ending = threading.Timer(AFTERWARDS, os._exit, [code])
    ending.daemon = True
    ending.start()


@app.command()
def check(context: typer.Context) -> None:
    """Test the token, the database, the mail server and the policy, and print what works."""
    from bot.app.commands.check import check_all

    config = config_of(context)
    set_up("ERROR")
    results = asyncio.run(check_all(config))
    table = Table(show_header=False)
    for result in results:
        table.add_row("[green]ok[/]" if result.works else "[red]no[/]", result.what, strangers(result.detail))
    out.print(table)
    raise typer.Exit(0 if all(each.works for each in results) else 1)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question, in quotes.")] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines from standard input.")] = False,
) -> None:
    """Answer a question as the bot would, or many, one JSON object a line."""
    from bot.app.commands.ask import BadLine, answer_lines, answer_one

    file = context.obj.get("POLICY_FILE", "").strip()
    policy_file = Path(file) if file else None
    if jsonl:
        try:
            for line in answer_lines(sys.stdin, policy_file):
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        except BadLine as bad:
            err.print(strangers_line(str(bad)), style="red", highlight=False, soft_wrap=True)
            raise typer.Exit(2) from None
    elif question:
        out.print(answer_one(question, policy_file), markup=False, highlight=False, soft_wrap=True)
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
    from bot.storage.migrate import upgrade

    with connected(database_of(context)) as storage:
        storage.now(upgrade)
    out.print("The database is up to date.")


app.add_typer(audit.app, name="audit")
app.add_typer(customers.app, name="customers")
app.add_typer(keys.app, name="keys")
app.add_typer(tickets.app, name="tickets")
app.add_typer(dead_letters.letters, name="letters")
app.add_typer(dead_letters.updates, name="updates")
app.add_typer(dead_letters.mails, name="mails")
app.add_typer(policy.app, name="policy")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(team.register, name="register")
app.command("backup")(backup.backup_now)
app.command("restore")(backup.restore_now)
app.command("gaps")(team.gaps)
app.command("digest")(team.digest)
app.command("sweep")(team.sweep_now)
