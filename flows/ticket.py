"""What a person may do with a ticket of their own: add something, withdraw it, open it again, see it whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from flows.effects import FindTicket, FitsTicket
from flows.lines import Line, line, plain
from flows.questions import Files, Text
from flows.talk import Talk
from flows.verify import GoOn, Verified, WayOn, verify, way_on

ADDED_AT_MOST = 2000
"""Characters of what is added to a ticket at once, or opens it again: what was typed for a case may do either."""
TITLE = "ticket="
"""Stands among the answers for the message id of what the ticket asks for; a form of a release before has none."""
ADDED = Text(at_most=ADDED_AT_MOST, optional=True, skip="add-files-alone")
"""Words, or none where there are files."""


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
    talk.fact(line("row-number"), _case(talk))
    text = await talk.ask("add-text", ADDED, number=number)
    talk.row(line("row-message"))
    files = await talk.ask("files", Files(needed=not text))
    talk.row(line("row-files"))
    await talk.confirm("send", kind=line("kind-add"))
    return AddFiles(number, text, files)


async def withdraw(talk: Talk) -> Withdraw:
    """Withdraw a ticket."""
    number = talk.given("ticket") or ""
    talk.fact(line("row-number"), _case(talk))
    reason = await talk.ask("withdraw-why", Text(at_most=500, optional=True), number=number)
    talk.row(line("row-why"))
    await talk.confirm("send", kind=line("kind-withdraw"))
    return Withdraw(number, reason)


async def reopen(talk: Talk) -> Reopen:
    """Open a ticket again within 30 days of its end."""
    number = talk.given("ticket") or ""
    talk.fact(line("row-number"), _case(talk))
    reason = await talk.ask("reopen-why", Text(at_most=ADDED_AT_MOST), number=number)
    talk.row(line("row-why"))
    await talk.confirm("send", kind=line("kind-reopen"))
    return Reopen(number, reason)


async def details(talk: Talk) -> Details | GoOn:
    """See a ticket whole; what it holds is shown only to who has proven to be the one who filed it."""
    number = talk.given("ticket") or ""
    stands = (await talk.act("stands", FindTicket(number))).split()
    proven, team = "proven" in stands, "add" if "open" in stands else "team"
    for nth in count(1):
        verified = await verify(talk, "details", anew=nth > 1) if proven else None
        if verified and await talk.act(f"fits.{nth}", FitsTicket(number, verified.proof)):
            return Details(number, verified)
        talk.say(_not_shown(proven=proven, other=bool(verified)), number=number)
        way = await way_on(talk, nth, team) if proven else await talk.ask("way-on", WayOn(options=(team,)))
        if way != "other":
            return GoOn(*{"add": ("add", number), "team": ("contact",)}[way])
    raise AssertionError("addresses are counted")


def _case(talk: Talk) -> Line:
    """The ticket that a form is about: its number, and what it asks for where the form was told."""
    number, title = talk.given("ticket") or "", talk.given(TITLE)
    return line("status-row", number=number, kind=line(title)) if title else plain(number)


def _not_shown(*, proven: bool, other: bool) -> str:
    """Why it is not shown."""
    if not proven:
        return "details-nobodys"
    return "details-not-this" if other else "details-need-mail"
