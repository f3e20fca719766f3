"""privacy-bot audit: whether the events of all tickets are as they were written."""

from __future__ import annotations

import time
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot.app.commands import database_of, opened, strangers_line
from bot.i18n import local
from bot.ops.config import DatabaseConfig
from bot.storage.crypto import LostKey, Unopenable
from bot.tickets import verification
from bot.tickets.audit import TRAIL_LOST, CannotBegin, Trail

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
    or removed, a key is missing, or the chain has not begun."""
    config = database_of(context)
    trail = Trail(config.secret_keys)
    try:
        with opened(config) as storage:
            found = storage.look(verification.verify, trail, time.time())
    except LostKey:
        _refuse(f"SECRET_KEYS: {TRAIL_LOST}")
    except Unopenable:
        _refuse(NO_KEY)
    if head:
        _read_out(found, head)
    for fault in found.faults[:NAMED]:
        err.print(strangers_line(fault), highlight=False, soft_wrap=True)
    since = "" if found.anew is None else f" since it began anew on {_day(found.anew)}"
    whole = f"chain whole{since}" if not found.faults else f"{len(found.faults)} faults"
    last = f"head {found.heads[-1].short} of {_day(found.heads[-1].at)}" if found.heads else "no head"
    fresh = f", {found.fresh} events since" if found.fresh else ""
    out.print(
        f"{found.events} events, {found.tickets} tickets, {whole}, {last}{fresh}",
        highlight=False,
        soft_wrap=True,
    )
    if since:
        out.print(
            f"{found.lost} of the events were there before, sealed with a key that is lost: whether they are as they "
            "were written nobody can tell",
            highlight=False,
            soft_wrap=True,
        )
    if found.unread:
        out.print(
            f"{found.unread} details can be compared no more: their key is called lost",
            highlight=False,
            soft_wrap=True,
        )
    raise typer.Exit(1 if found.faults else 0)


@app.command("begin")
def begin(
    context: typer.Context,
    anew: Annotated[
        bool,
        typer.Option(
            "--anew",
            help="Another chain, where the key of this one is lost: what it sealed can be verified no more, for good.",
        ),
    ] = False,
) -> None:
    """Begin the chain with the events of a release before it, as they are: once, when no replica of that release is
    left.  A new installation has begun with its first event."""
    config = database_of(context)
    trail = Trail(config.secret_keys)
    if anew:
        _begin_anew(config, trail)
        return
    sealed = 0
    try:
        with opened(config) as storage:
            while some := storage.now(trail.seal_old, time.time()):
                sealed += some
            head = storage.now(trail.begin, time.time())
    except CannotBegin as why:
        _refuse(str(why))
    except LostKey:
        _refuse(f"SECRET_KEYS: {TRAIL_LOST}")
    except Unopenable:
        _refuse(NO_KEY)
    line = f"{sealed} events are sealed as they were; the chain has begun with the head {head.short}"
    out.print(line, highlight=False, soft_wrap=True)


def _begin_anew(config: DatabaseConfig, trail: Trail) -> None:
    try:
        with opened(config) as storage:
            head = storage.now(trail.begin_anew, time.time())
    except CannotBegin as why:
        _refuse(str(why))
    line = (
        f"the chain has begun anew with the head {head.short}; whether the {head.events} events of before are as they "
        "were written nobody can tell any more"
    )
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
    if any(each.is_called(said) for each in found.lost_heads):
        line = "That head is sealed with a key that is lost: whether the chain was there nobody can tell."
        out.print(line, highlight=False, soft_wrap=True)
        return
    found.faults.insert(0, "that head is not on the chain: what it stood for was altered or removed")


def _day(at: float) -> str:
    return f"{local(at):%Y-%m-%d}"
