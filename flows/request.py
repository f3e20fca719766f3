"""Requests about one's own data: the rights of clause 6, each a form of a few questions.

A form asks what is special about its right and returns the `Wish`; everything around it (how to answer,
proof, the last look) is the same for all.  To add a right: write a form, name it in `FORMS`, and give it
its words in `locales/*/request.ftl`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from flows.lines import Line, line, plain
from flows.ports import Verified
from flows.questions import Choice, Many, Row, Text
from flows.talk import Talk
from flows.verify import verify

CATEGORIES = ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9")
"""The kinds of data of clause 1, by clause."""
PROFILE = (
    "name", "age", "sex", "address", "phone", "picture", "employer", "position", "work-history",
    "education", "qualifications", "email",
)  # fmt: skip
"""The fields of a profile that clause 1.1 lists."""

WHAT = Many("category", CATEGORIES)
RECEIVE = Choice("receive", ("email", "post", "talk"))
FEE = Choice("fee", ("accept", "tell-first"))
FIELD = Choice("field", (*PROFILE, "other"))


@dataclass(frozen=True)
class Change:
    """One thing that is wrong: what is recorded now and what is right."""

    field: str
    """A field of `PROFILE`, or `other` with what it is in `what`."""
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Wish:
    """What is special about one request."""

    categories: tuple[str, ...] = ()
    details: str = ""
    changes: tuple[Change, ...] = ()
    evidence: str = ""
    fee: str = ""


@dataclass(frozen=True)
class Request:
    """What the person wants filed.  Filing it is not this module's business."""

    kind: str
    wish: Wish
    receive: str
    verified: Verified | None
    """None: a member of staff is to check who it is."""
    draft: str = ""
    """The question in the chat that the request came from."""


Form = Callable[[Talk], Awaitable[tuple[Wish, tuple[Row, ...]]]]


async def access_form(talk: Talk) -> tuple[Wish, tuple[Row, ...]]:
    """Clause 6.1: which data, which period, and that a fee may be due."""
    categories = await talk.ask("what", WHAT)
    details = await talk.ask("period", Text(optional=True, skip="period-skip"))
    fee = await talk.ask("fee", FEE)
    rows = (
        Row("what", line("row-what"), _categories(categories)),
        Row("period", line("row-period"), plain(details) if details else line("period-skip")),
        Row("fee", line("row-fee"), line(f"fee-{fee}")),
    )
    return Wish(categories=categories, details=details, fee=fee), rows


async def correction_form(talk: Talk) -> tuple[Wish, tuple[Row, ...]]:
    """Clause 6.2: what is recorded now, what is right, and what shows it."""
    field = await talk.ask("field", FIELD)
    what = await talk.ask("field-name", Text(at_most=120)) if field == "other" else ""
    before = await talk.ask("before", Text(at_most=500, optional=True, skip="before-unknown"))
    after = await talk.ask("after", Text(at_most=500))
    evidence = await talk.ask("evidence", Text(at_most=1000, optional=True))
    rows = (
        Row("field", line("row-field"), plain(what) if what else line(f"field-{field}")),
        Row("before", line("row-before"), plain(before) if before else line("before-unknown")),
        Row("after", line("row-after"), plain(after)),
        Row("evidence", line("row-evidence"), plain(evidence) if evidence else line("none-given")),
    )
    return Wish(changes=(Change(field, what, before, after),), evidence=evidence), rows


FORMS: dict[str, Form] = {"access": access_form, "correction": correction_form}


async def request(talk: Talk, kind: str) -> Request:
    """A whole request: the form of its right, how to answer, proof, a last look."""
    wish, rows = await FORMS[kind](talk)
    receive = await talk.ask("receive", RECEIVE)
    verified = await verify(talk, kind)
    draft = talk.given("draft") or ""
    rows = (
        *rows,
        Row("receive", line("row-receive"), line(f"receive-{receive}")),
        *((Row("draft", line("row-draft"), plain(draft)),) if draft else ()),
        *((Row("", line("row-verified"), plain(verified.email)),) if verified else ()),
    )
    if verified is None:
        talk.say("staff-will-check")
    await talk.confirm("send", rows, kind=line(f"kind-{kind}"))
    return Request(kind, wish, receive, verified, draft)


async def access(talk: Talk) -> Request:
    """/access"""
    return await request(talk, "access")


async def correction(talk: Talk) -> Request:
    """/correct"""
    return await request(talk, "correction")


def _categories(categories: tuple[str, ...]) -> Line:
    if categories == CATEGORIES:
        return line("category-all")
    return line("list", items=[line(f"category-{each.replace('.', '-')}") for each in categories])
