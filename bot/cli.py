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

from bot.config import Config, Misconfigured
from bot.logs import set_up
from bot.storage.crypto import KeyRing

app = typer.Typer(
    name="privacy-bot",
    help="A privacy policy's contact channel as a Telegram bot, in Thai.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
customers_app = typer.Typer(help="The register of customers (keyed hashes only).", no_args_is_help=True)
evaluate_app = typer.Typer(help="Measure how good the bot is.", no_args_is_help=True)
tickets_app = typer.Typer(help="Requests and inquiries.", no_args_is_help=True)
policy_app = typer.Typer(help="The policy that is answered from.", no_args_is_help=True)
app.add_typer(customers_app, name="customers")
app.add_typer(tickets_app, name="tickets")
app.add_typer(policy_app, name="policy")
app.add_typer(evaluate_app, name="evaluate")

out, err = Console(), Console(stderr=True)


def main() -> None:
    """The console script."""
    app()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the demo page.")] = 8080,
    data: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path("var/demo"),
) -> None:
    """Run everything on this machine, with nothing outside: chat, mailboxes, bot."""
    from bot.demonstration import run_demo

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
def run() -> None:
    """Run the bot in production, set up by the environment (see README)."""
    config = _config()
    set_up(config.log_level)
    raise typer.Exit(asyncio.run(_run(config)))


@app.command()
def check() -> None:
    """Test the token, the database, the mail server and the policy, and print what works."""
    from bot.checks import check_all

    config = _config()
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
    from bot.asking import answer_lines, answer_one

    if jsonl:
        for line in answer_lines(sys.stdin):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    elif question:
        out.print(answer_one(question), markup=False, highlight=False)
    else:
        err.print('Give a question: privacy-bot ask "..."', style="red")
        raise typer.Exit(2)


@app.command()
def key() -> None:
    """Make a key for SECRET_KEYS."""
    sys.stdout.write(KeyRing.new(f"k{time.strftime('%Y%m%d')}") + "\n")


@app.command()
def migrate() -> None:
    """Bring the database up to date (`run` does it too)."""
    from bot.storage.migrate import upgrade
    from bot.storage.session import Storage

    config = _config()
    storage = Storage(config.database_url)
    storage.now(upgrade)
    asyncio.run(storage.close())
    out.print("The database is up to date.")


@customers_app.command("import")
def import_customers(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV: email, phone, customer_id.")
    ],
) -> None:
    """Replace the register by a CSV file.  Only keyed hashes are stored; with a bad line nothing is."""
    from rich.progress import Progress as Bar

    from bot.identity.customers import BadFile, Register, read_customers
    from bot.storage.migrate import upgrade
    from bot.storage.session import Storage

    config = _config()
    try:
        people = read_customers(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        err.print("The file is not UTF-8 text. Nothing was imported.", style="red")
        raise typer.Exit(1) from None
    except BadFile as bad:
        for problem in bad.problems[:50]:
            err.print(problem, markup=False)
        if len(bad.problems) > 50:
            err.print(f"... and {len(bad.problems) - 50} more")
        err.print("Nothing was imported.", style="red")
        raise typer.Exit(1) from None
    storage = Storage(config.database_url)
    storage.now(upgrade)
    with Bar(console=err) as bar:
        task = bar.add_task("customers", total=len(people))
        count = storage.now(
            Register(config.secret_keys).replace,
            people,
            time.time(),
            lambda done: bar.update(task, completed=done),
        )
    asyncio.run(storage.close())
    out.print(f"{count} customers imported; the register before is gone.")


@tickets_app.command("list")
def list_tickets() -> None:
    """All open tickets, the one due first on top."""
    from bot.listing import open_tickets

    table = Table("number", "kind", "state", "received", "due", "with the team")
    for row in open_tickets(_config()):
        table.add_row(*row)
    out.print(table)


@tickets_app.command("show")
def show_ticket(number: Annotated[str, typer.Argument(help="The number, in any spelling.")]) -> None:
    """One ticket with its history."""
    from bot.listing import ticket_lines

    lines = ticket_lines(_config(), number)
    if not lines:
        err.print("There is no such ticket.", style="red")
        raise typer.Exit(1)
    out.print("\n".join(lines), markup=False, highlight=False)


@policy_app.command("show")
def show_policy() -> None:
    """The clauses of the policy in use."""
    from bot.policy import document
    from bot.words import LOCALES

    file = os.environ.get("POLICY_FILE", "").strip()
    policy = document.load(Path(file) if file else LOCALES / "th" / "policy.md")
    out.print(f"{policy.title}  ({policy.version})", markup=False, highlight=False)
    for clause in policy.clauses:
        out.print(f"{clause.number:>6}  {clause.title}", markup=False, highlight=False)


@policy_app.command("check")
def check_policy(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Markdown, numbered headings.")],
    write: Annotated[Path | None, typer.Option(help="Write the proposed mapping as YAML.")] = None,
) -> None:
    """What a policy says of the standard topics of the question bank, and what it leaves unsaid."""
    from bot.app import load_answers
    from bot.policy import document, search

    try:
        policy = document.load(file)
    except document.PolicyError as error:
        err.print(str(error), style="red", markup=False)
        raise typer.Exit(1) from None
    answers = load_answers()

    def topic_of(text: str) -> str | None:
        reaction = answers.react(text)
        sure = reaction.confidence > 0.6 and reaction.label != "choose" and reaction.topics
        return reaction.topics[0] if sure else None

    bank = answers.bank
    coverage = search.check(policy, bank, topic_of=topic_of)
    out.print(f"{policy.title}, {len(policy.clauses)} clauses, version {policy.version}", markup=False)
    table = Table("clause", "topic", "how surely")
    for id, (number, surely) in coverage.covered.items():
        table.add_row(number, bank.topic(id, "th").title, f"{surely:.0%}")
    out.print(table)
    unsaid = ", ".join(bank.topic(id, "th").title for id in coverage.silent)
    out.print(f"Nothing found of: {unsaid}", markup=False)
    if write is not None:
        search.write_mapping(coverage, bank, write)
        out.print(f"{write} is a proposal: a person has to confirm it.", markup=False)


@evaluate_app.command("answers")
def evaluate_answers(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="JSON lines: q or turns, ok, style.")
    ],
    compare: Annotated[bool, typer.Option("--compare", help="Run simpler methods beside it.")] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Write a calibration plot (PNG; needs matplotlib).")
    ] = None,
) -> None:
    """First reactions: accuracy, by family and style, confusion, calibration, speed, memory."""
    from bot.app import load_answers
    from bot.policy import baselines
    from bot.policy import evaluate as measure

    answers, cases = load_answers(), measure.read(file)
    report = measure.evaluate(answers, cases)
    for each in [report, *(baselines.compare(answers, cases) if compare else [])]:
        out.print("\n".join(each.lines()), markup=False, highlight=False)
    if plot is not None:
        try:
            measure.calibration(report, plot)
        except ImportError:
            err.print("The plot needs matplotlib (pip install matplotlib).", style="red")
            raise typer.Exit(1) from None


@evaluate_app.command("train")
def train_answers() -> None:
    """Train the answers on the question bank, after larger changes of it (needs scipy; a few minutes)."""
    from bot.words import LOCALES

    try:
        from bot.policy import train
    except ImportError:
        err.print("Training needs scipy (pip install scipy).", style="red")
        raise typer.Exit(1) from None
    with out.status("training"):
        train.write(LOCALES)
    out.print("The weights are in locales/th/answers.npz.", markup=False)


@app.command()
def gaps(days: Annotated[int, typer.Option(help="How far to look back.")] = 7) -> None:
    """Questions that the bot could not answer or answered beside the point, in groups, for an editor."""
    from bot.feedback import Feedback
    from bot.storage.session import Storage

    config = _config()
    storage, since = Storage(config.database_url), time.time() - days * 86400
    store = Feedback(config.secret_keys, time.time)
    counts = storage.now(store.counts, since)
    found = storage.now(store.gaps, since)
    asyncio.run(storage.close())
    out.print(", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())) or "No feedback yet.")
    table = Table("times", "what", "topic", "for example", show_lines=True)
    for gap in found:
        table.add_row(str(gap.count), gap.kind, gap.topic, "\n".join(gap.examples))
    if found:
        out.print(table)


def _config() -> Config:
    try:
        return Config.read(os.environ)
    except Misconfigured as wrong:
        for problem in wrong.problems:
            err.print(problem, markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None


async def _run(config: Config) -> int:
    from telegram.error import InvalidToken

    from bot.app import build

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
    except InvalidToken:
        err.print("BOT_TOKEN: Telegram does not know this token", style="red")
        return 1
    except RuntimeError as error:
        err.print(str(error), style="red")
        return 1
    finally:
        await service.stop()
