"""What a person may do with a ticket of their own: add something, withdraw it, open it again, see it whole."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lines import line, plain
from flows.questions import Files, Text
from flows.talk import Talk
from flows.verify import Verified, verify


@dataclass(frozen=True)
class AddFiles:
    """More words and files for a ticket."""

    number: str
    text: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Withdraw:
    """The person no longer wants it."""

    number: str
    reason: str


@dataclass(frozen=True)
class Reopen:
    """It was closed, and the person is not content."""

    number: str
    reason: str


@dataclass(frozen=True)
class Details:
    """Show what was filed, to somebody who has proven who they are."""

    number: str
    verified: Verified


async def add(talk: Talk) -> AddFiles:
    """Add information to a ticket."""
    number = talk.given("ticket") or ""
    text = await talk.ask("add-text", Text(at_most=2000), number=number)
    talk.row(line("row-message"))
    files = await talk.ask("files", Files())
    talk.row(line("row-files"))
    await talk.confirm("send", kind=line("kind-add"))
    return AddFiles(number, text, files)


async def withdraw(talk: Talk) -> Withdraw:
    """Withdraw a ticket."""
    number = talk.given("ticket") or ""
    talk.fact(line("row-number"), plain(number))
    reason = await talk.ask("withdraw-why", Text(at_most=500, optional=True), number=number)
    talk.row(line("row-why"))
    await talk.confirm("send", kind=line("kind-withdraw"))
    return Withdraw(number, reason)


async def reopen(talk: Talk) -> Reopen:
    """Open a ticket again within 30 days of its end."""
    number = talk.given("ticket") or ""
    talk.fact(line("row-number"), plain(number))
    reason = await talk.ask("reopen-why", Text(at_most=1000), number=number)
    talk.row(line("row-why"))
    await talk.confirm("send", kind=line("kind-reopen"))
    return Reopen(number, reason)


async def details(talk: Talk) -> Details | None:
    """See a ticket whole; what it holds is shown only to who has proven who they are."""
    number = talk.given("ticket") or ""
    verified = await verify(talk, "session")
    if verified is None:
        talk.say("not-verified")
        return None
    return Details(number, verified)
