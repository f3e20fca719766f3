"""privacy-bot letters, updates, mails: what could not be sent, handled or read; it is released, or dropped.

Three commands, and in each the same: list, release, drop.  Nobody's address and nobody's words are printed.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from bot.app.commands import database_of, in_database, strangers, strangers_line
from bot.ops.config import DatabaseConfig
from bot.ops.dead_letters import LETTERS, MAILS, UPDATES, DeadLetter, DeadLetters, Queue
from bot.tickets.store import Tickets

out, err = Console(), Console(stderr=True)

Ids = Annotated[
    list[int] | None,
    typer.Argument(metavar="ID...", min=1, max=2**63 - 1, help="By number, as `list` shows it."),
]
Every = Annotated[bool, typer.Option("--all", help="All that `list` shows and that can be.")]
State = Annotated[str, typer.Option(metavar="STATE", help="Of all only those in this state.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="With --all: do not ask.")]


@dataclass(frozen=True)
class Which:
    """What an operator named."""

    ids: list[int]
    every: bool
    state: str
    yes: bool


def commands(queue: Queue, what: str) -> typer.Typer:
    """`list`, `release` and `drop` of one queue."""
    app = typer.Typer(help=what, no_args_is_help=True)

    @app.command("list")
    def show(
        context: typer.Context,
        state: State = "",
        older: Annotated[
            bool, typer.Option("--older", help="Also untrusted mails of over a week ago.")
        ] = False,
        why: Annotated[bool, typer.Option("--why", help="Also what the log says of the failure.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="As one JSON array.")] = False,
    ) -> None:
        """What waits for you, the oldest first."""
        states = _states(queue, state)
        found = in_database(
            (config := database_of(context)),
            lambda db: _letters(config).list(db, queue, states, older=older),
        )
        if as_json:
            rows = [
                {key: value for key, value in asdict(each).items() if why or key != "said"} for each in found
            ]
            sys.stdout.write(json.dumps(rows, indent=2) + "\n")
        elif found:
            out.print(_table(found))
            for each in found if why else ():
                why_not = f"{queue.one} {each.id}: {each.said or 'nothing failed'}"
                out.print(strangers_line(why_not), soft_wrap=True)
            ways = f"privacy-bot {queue.name} release ID..., or drop ID..."
            out.print(f"{_count(queue, found)}: {ways}", highlight=False, soft_wrap=True)
        else:
            out.print(f"No {queue.name} are {' or '.join(states)}.", highlight=False)

    def release(
        context: typer.Context, ids: Ids = None, every: Every = False, state: State = "", yes: Yes = False
    ) -> None:
        """Let it be sent or handled again, as if it had come just now."""
        _put_right(context, queue, "release", Which(ids or [], every, state, yes))

    app.command("release")(release)
    app.command("retry", hidden=True)(release)

    @app.command("drop")
    def drop(
        context: typer.Context, ids: Ids = None, every: Every = False, state: State = "", yes: Yes = False
    ) -> None:
        """Give it up for good; the history of its ticket says so."""
        _put_right(context, queue, "drop", Which(ids or [], every, state, yes))

    return app


def _put_right(context: typer.Context, queue: Queue, verb: str, which: Which) -> None:
    """Release or drop, in one transaction.  Exits with 1 where something that was named cannot be."""
    if which.every == bool(which.ids) or (which.state and not which.every):
        raise typer.BadParameter(
            f"Say which: privacy-bot {queue.name} {verb} ID..., or --all [--state STATE]."
        )
    states = _states(queue, which.state)
    config = database_of(context)
    letters, ids = _letters(config), list(dict.fromkeys(which.ids))
    if which.every:
        able = set(queue.released if verb == "release" else queue.listed)
        all_of_them = in_database(config, lambda db: letters.list(db, queue, states))
        found = [each for each in all_of_them if each.state in able]
        if not found:
            out.print(f"There is nothing to {verb}.")
            return
        if not which.yes and not typer.confirm(f"{verb.capitalize()} {_count(queue, found)}?"):
            err.print("Nothing was changed.")
            raise typer.Exit(1)
        ids = [each.id for each in found]
    work: Callable[[Connection, Queue, int], str] = letters.release if verb == "release" else letters.drop
    said = in_database(config, lambda db: {id: work(db, queue, id) for id in ids})
    if done := [str(id) for id, why in said.items() if not why]:
        out.print(f"{'Released' if verb == 'release' else 'Dropped'}: {', '.join(done)}", highlight=False)
    for id, why in said.items():
        if why:
            err.print(f"{queue.one} {id}: {why}", style="red", highlight=False)
    if len(done) < len(ids):
        raise typer.Exit(1)


def _letters(config: DatabaseConfig) -> DeadLetters:
    return DeadLetters(Tickets(config.secret_keys, time.time, policy_version=""))


def _states(queue: Queue, state: str) -> tuple[str, ...]:
    if state and state not in queue.listed:
        raise typer.BadParameter(f"--state is one of {', '.join(queue.listed)}.")
    return (state,) if state else queue.listed


def _table(found: list[DeadLetter]) -> Table:
    """What none of them has, or all are, takes no room."""
    columns: dict[str, Callable[[DeadLetter], str]] = {
        "id": lambda each: str(each.id),
        "state": lambda each: each.state,
        "kind": lambda each: each.kind if each.kind in ("letter", "reply") else "",
        "what": lambda each: each.purpose,
        "ticket": lambda each: each.ticket,
        "age": lambda each: _age(each.age),
        "tries": lambda each: str(each.attempts),
        "deaths": lambda each: str(each.deaths or ""),
        "error": lambda each: each.error,
    }
    rows = {name: [of(each) for each in found] for name, of in columns.items()}
    shown = [name for name, cells in rows.items() if any(cells)]
    table = Table()
    for name in shown:
        table.add_column(name, overflow="fold", justify="right" if name in ("id", "age", "tries") else "left")
    for cells in zip(*(rows[name] for name in shown), strict=True):
        table.add_row(*(strangers(cell) for cell in cells))
    return table


def _count(queue: Queue, found: list[DeadLetter]) -> str:
    """`3 letters (2 dead, 1 held)`."""
    states = ", ".join(f"{count} {state}" for state, count in Counter(each.state for each in found).items())
    return f"{len(found)} {queue.one if len(found) == 1 else queue.name} ({states})"


def _age(seconds: float) -> str:
    """In the largest unit of which there are two at least."""
    for unit, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} s"


letters = commands(
    LETTERS, "Letters and replies to chats that could not be delivered, or came out of a backup."
)
updates = commands(UPDATES, "What people sent to the bot and could not be handled, or not be read.")
mails = commands(
    MAILS, "Mails to the bot that could not be handled, wait for a colleague, or were not trusted."
)
