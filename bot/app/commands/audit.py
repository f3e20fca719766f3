"""privacy-bot audit: whether the events of all tickets are as they were written."""

from __future__ import annotations

import time
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot.app.commands import database_of, opened, strangers_line
from bot.i18n import local
from bot.storage.crypto import Unopenable
from bot.tickets import verification
from bot.tickets.audit import CannotBegin, Trail

app = typer.Typer(help="The audit trail: the events of all tickets.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)

NO_KEY = "The chain's key opens with no key of SECRET_KEYS."
NAMED = 200
"""Faults: so many are named."""


@app.callback()
def audit() -> None:
    """The audit trail: the events of all tickets."""


@app.command("verify")
def verify(
    context: typer.Context,
    head: Annotated[str, typer.Option(help="A code from a digest: was the chain once there?")] = "",
) -> None:
    """Verify the chain of all events; nothing is written.  Exit code 1, and each fault named, if anything was altered
    or removed, or the chain has not begun."""
    config = database_of(context)
    trail = Trail(config.secret_keys)
    try:
        with opened(config) as storage:
            found = storage.look(verification.verify, trail, time.time())
    except Unopenable:
        _refuse(NO_KEY)
    if head:
        _read_out(found, head)
    for fault in found.faults[:NAMED]:
        err.print(strangers_line(fault), highlight=False, soft_wrap=True)
    whole = "chain whole" if not found.faults else f"{len(found.faults)} faults"
    last = f"head {found.heads[-1].short} of {_day(found.heads[-1].at)}" if found.heads else "no head"
    fresh = f", {found.fresh} events since" if found.fresh else ""
    out.print(
        f"{found.events} events, {found.tickets} tickets, {whole}, {last}{fresh}",
        highlight=False,
        soft_wrap=True,
    )
    raise typer.Exit(1 if found.faults else 0)


@app.command("begin")
def begin(context: typer.Context) -> None:
    """Begin the chain with the events of a release before it, as they are: once, when no replica of that release is
    left.  A new installation has begun with its first event."""
    config = database_of(context)
    trail = Trail(config.secret_keys)
    sealed = 0
    try:
        with opened(config) as storage:
            while some := storage.now(trail.seal_old, time.time()):
                sealed += some
            head = storage.now(trail.begin, time.time())
    except CannotBegin as why:
        _refuse(str(why))
    except Unopenable:
        _refuse(NO_KEY)
    line = f"{sealed} events are sealed as they were; the chain has begun with the head {head.short}"
    out.print(line, highlight=False, soft_wrap=True)


def _refuse(line: str) -> NoReturn:
    err.print(strangers_line(line), style="red", highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def _read_out(found: verification.Verdict, said: str) -> None:
    """Whether a code that somebody reads out is one of a head of this chain."""
    for each in found.heads:
        if each.is_called(said):
            line = f"On {_day(each.at)} the chain was there, with {each.events} events of {each.tickets} tickets."
            out.print(line, highlight=False, soft_wrap=True)
            return
    found.faults.insert(0, "that head is not on the chain: what it stood for was altered or removed")


def _day(at: float) -> str:
    return f"{local(at):%Y-%m-%d}"
