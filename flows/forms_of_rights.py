"""The forms of the rights: what each asks that is special about it, and the `Wish` that it returns.

To add a right: write a form, name it in `FORMS`, and give it its words in `locales/*/request.ftl`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from flows.lines import Line, line, plain
from flows.questions import Choice, Many, Row, Text
from flows.talk import Talk

CATEGORIES = ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9")
"""The kinds of data of clause 1, by clause."""
PROFILE = (
    "name", "age", "sex", "address", "phone", "picture", "employer", "position", "work-history",
    "education", "qualifications", "email",
)  # fmt: skip
"""The fields of a profile that clause 1.1 lists."""
CHANGES = 5
"""Fields that one request may correct or add."""

WHAT = Many("category", CATEGORIES)
COPY = Choice("copy", ("see", "copy", "source"))
FEE = Choice("fee", ("accept", "tell-first"))
FIELD = Choice("field", (*PROFILE, "other"))
MORE = Choice("more", ("enough", "more"))
WHY_STOP = Choice("why-stop", ("wrong", "objected", "unlawful", "need", "other"))
WHY_ERASE = Choice("why-erase", ("wrong", "unneeded", "consent", "objected", "unlawful", "other"))
ADS = Choice("ads", ("all", "profile", "third-party"))


@dataclass(frozen=True)
class Change:
    """One thing that is wrong or missing: what is recorded now and what is right."""

    field: str
    """A field of `PROFILE`, or `other` with what it is in `what`."""
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Wish:
    """What is special about one request.  `reason`, `copy` and `fee` are message ids of the option chosen."""

    categories: tuple[str, ...] = ()
    copy: str = ""
    reason: str = ""
    details: str = ""
    changes: tuple[Change, ...] = ()
    evidence: str = ""
    fee: str = ""


Rows = tuple[Row, ...]
Form = Callable[[Talk], Awaitable[tuple[Wish, Rows]]]


async def access_form(talk: Talk) -> tuple[Wish, Rows]:
    """Clause 6.1, s. 30: which data, to see, a copy, or where it came from; and that a fee may be due."""
    categories = await talk.ask("what-access", WHAT)
    copy = await talk.ask("copy", COPY)
    details = await talk.ask("period", Text(optional=True, skip="period-skip"))
    fee = await talk.ask("fee", FEE)
    rows = (
        Row("what-access", line("row-what"), _categories(categories)),
        Row("copy", line("row-copy"), line(f"copy-{copy}")),
        Row("period", line("row-period"), plain(details) if details else line("period-skip")),
        Row("fee", line("row-fee"), line(f"fee-{fee}")),
    )
    return Wish(categories, copy=f"copy-{copy}", details=details, fee=f"fee-{fee}"), rows


async def correction_form(talk: Talk) -> tuple[Wish, Rows]:
    """Clause 6.2, s. 35-36: what is recorded now, what is right, and what shows it."""
    changes, rows = await _changes(talk, "correction")
    evidence = await talk.ask("evidence", Text(at_most=1000, optional=True))
    shows = Row("evidence", line("row-evidence"), plain(evidence) if evidence else line("none-given"))
    return Wish(changes=changes, evidence=evidence), (*rows, shows)


async def addition_form(talk: Talk) -> tuple[Wish, Rows]:
    """Clause 6.2, s. 35-36: what is missing."""
    changes, rows = await _changes(talk, "addition")
    return Wish(changes=changes), rows


async def suspension_form(talk: Talk) -> tuple[Wish, Rows]:
    """Clause 6.2, s. 34: which data is not to be used for now, and why."""
    categories = await talk.ask("what-suspension", WHAT)
    return await _reasoned(talk, "suspension", WHY_STOP, categories)


async def deletion_form(talk: Talk) -> tuple[Wish, Rows]:
    """Clause 6.2, s. 33: which data, why, and what deletion means before anything is confirmed."""
    talk.say("deletion-means")
    categories = await talk.ask("what-deletion", WHAT)
    return await _reasoned(talk, "deletion", WHY_ERASE, categories)


async def objection_form(talk: Talk) -> tuple[Wish, Rows]:
    """S. 32: no direct marketing any more."""
    ads = await talk.ask("ads", ADS)
    rows = (Row("ads", line("row-ads"), line(f"ads-{ads}")),)
    return Wish(reason=f"ads-{ads}"), rows


async def withdrawal_form(talk: Talk) -> tuple[Wish, Rows]:
    """S. 19: consent taken back, for which data, told what follows."""
    talk.say("withdrawal-means")
    categories = await talk.ask("what-withdrawal", WHAT)
    details = await talk.ask("details.withdrawal", Text(optional=True))
    rows = (
        Row("what-withdrawal", line("row-what"), _categories(categories)),
        Row("details.withdrawal", line("row-details"), plain(details) if details else line("none-given")),
    )
    return Wish(categories, details=details), rows


async def portability_form(talk: Talk) -> tuple[Wish, Rows]:
    """S. 31: the data in a form that another service can read."""
    categories = await talk.ask("what-portability", WHAT)
    details = await talk.ask("details.portability", Text(optional=True))
    rows = (
        Row("what-portability", line("row-what"), _categories(categories)),
        Row("details.portability", line("row-details"), plain(details) if details else line("none-given")),
    )
    return Wish(categories, details=details), rows


FORMS: dict[str, Form] = {
    "access": access_form,
    "correction": correction_form,
    "addition": addition_form,
    "suspension": suspension_form,
    "deletion": deletion_form,
    "objection": objection_form,
    "withdrawal": withdrawal_form,
    "portability": portability_form,
}
RIGHTS = tuple(FORMS)


async def _changes(talk: Talk, kind: str) -> tuple[tuple[Change, ...], Rows]:
    changes: list[Change] = []
    rows: list[Row] = []
    for n in range(1, CHANGES + 1):
        field = await talk.ask(f"field-{kind}.{n}", FIELD)
        what = await talk.ask(f"field-name.{kind}-{n}", Text(at_most=120)) if field == "other" else ""
        rows.append(
            Row(
                f"field.{kind}-{n}",
                line(f"row-field-{kind}"),
                plain(what) if what else line(f"field-{field}"),
            )
        )
        before = ""
        if kind == "correction":
            unknown = Text(at_most=500, optional=True, skip="before-unknown")
            before = await talk.ask(f"before.{n}", unknown)
            now = plain(before) if before else line("before-unknown")
            rows.append(Row(f"before.{n}", line("row-before"), now))
        after = await talk.ask(f"after-{kind}.{n}", Text(at_most=500))
        rows.append(Row(f"after-{kind}.{n}", line(f"row-after-{kind}"), plain(after)))
        changes.append(Change(field, what, before, after))
        if n == CHANGES or await talk.ask(f"more.{kind}-{n}", MORE) == "enough":
            break
    if len(changes) > 1:
        rows = [replace(row, label=line("row-nth", n=_nth(row), label=row.label)) for row in rows]
    return tuple(changes), tuple(rows)


def _nth(row: Row) -> str:
    """Which of several changes a row belongs to: its name ends with the number."""
    return row.name.rpartition(".")[2].rpartition("-")[2]


async def _reasoned(talk: Talk, kind: str, reasons: Choice, categories: tuple[str, ...]) -> tuple[Wish, Rows]:
    reason = await talk.ask(f"why.{kind}", reasons)
    details = await talk.ask(f"details.{kind}", Text(optional=True))
    rows = (
        Row(f"what-{kind}", line("row-what"), _categories(categories)),
        Row(f"why.{kind}", line("row-why"), line(f"{reasons.name}-{reason}")),
        Row(f"details.{kind}", line("row-details"), plain(details) if details else line("none-given")),
    )
    return Wish(categories, reason=f"{reasons.name}-{reason}", details=details), rows


def _categories(categories: tuple[str, ...]) -> Line:
    if categories == CATEGORIES:
        return line("category-all")
    return line("list", items=[line(f"category-{each.replace('.', '-')}") for each in categories])
