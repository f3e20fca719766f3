"""The forms of the rights: what each asks that is special about it, and the `Wish` that it returns.

To add a right: write a form, name it in `RIGHTS`, and follow the recipe in CONTRIBUTING.md.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from flows.lines import Line, line
from flows.questions import SKIP, Choice, Many, Text
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
PERIOD = Text(optional=True, skip="period-skip", skipped="period-skip")
FEE = Choice("fee", ("accept", "tell-first"))
FIELD = Choice("field", (*PROFILE, "other"))
BEFORE = Text(at_most=500, optional=True, skip="before-unknown", skipped="before-unknown")
MORE = Choice("more", ("enough", "more"))
WHY_STOP = Choice("why-stop", ("wrong", "objected", "unlawful", "need", "other"), talk="why")
WHY_ERASE = Choice("why-erase", ("wrong", "unneeded", "consent", "objected", "unlawful", "other"), talk="why")
ADS = Choice("ads", ("all", "profile", "third-party"))
ADS_BY = Text(at_most=300, optional=True, skip="ads-by-any", skipped="ads-by-any")
"""By which way advertising is to end, in the person's own words: what a company sends by is in no list of ours."""


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
    ads_by: str = ""
    """By which way alone advertising is to end, or may go on; empty: by all."""


Form = Callable[[Talk], Awaitable[Wish]]


async def access_form(talk: Talk) -> Wish:
    """Clause 6.1, s. 30: which data, to see, a copy, or where it came from; and that a fee may be due."""
    categories = await talk.ask("what-access", WHAT)
    talk.row(line("row-what"))
    copy = await talk.ask("copy", COPY)
    talk.row(line("row-copy"))
    details = await talk.ask("period", PERIOD)
    talk.row(line("row-period"))
    fee = await talk.assume("fee", FEE, "tell-first")
    talk.row(line("row-fee"))
    return Wish(categories, copy=f"copy-{copy}", details=details, fee=f"fee-{fee}")


async def correction_form(talk: Talk) -> Wish:
    """Clause 6.2, s. 35-36: what is recorded now, what is right, and what shows it."""
    changes = await _changes(talk, "correction")
    evidence = await talk.ask("evidence", Text(at_most=1000, optional=True))
    talk.row(line("row-evidence"))
    return Wish(changes=changes, evidence=evidence)


async def addition_form(talk: Talk) -> Wish:
    """Clause 6.2, s. 35-36: what is missing."""
    return Wish(changes=await _changes(talk, "addition"))


async def suspension_form(talk: Talk) -> Wish:
    """Clause 6.2, s. 34: which data is not to be used for now, and why."""
    return await _reasoned(talk, "suspension", WHY_STOP)


async def deletion_form(talk: Talk) -> Wish:
    """Clause 6.2, s. 33: which data, why, and what deletion means before anything is confirmed."""
    talk.say("deletion-means")
    return await _reasoned(talk, "deletion", WHY_ERASE)


async def objection_form(talk: Talk) -> Wish:
    """S. 32: no direct marketing any more."""
    ads = await talk.ask("ads", ADS)
    talk.row(line("row-ads"))
    return Wish(reason=f"ads-{ads}", ads_by=await ways_of_ads(talk))


async def ways_of_ads(talk: Talk) -> str:
    """By which way advertising is to end; most people mean all, so nobody is asked."""
    ads_by = await talk.assume("ads-by", ADS_BY, SKIP)
    talk.row(line("row-ads-by"))
    return ads_by


async def withdrawal_form(talk: Talk) -> Wish:
    """S. 19: consent taken back, for which data, told what follows."""
    talk.say("withdrawal-means")
    categories = await _categories(talk, "withdrawal")
    return Wish(categories, details=await _details(talk, "withdrawal"))


async def portability_form(talk: Talk) -> Wish:
    """S. 31: the data in a form that another service can read."""
    categories = await _categories(talk, "portability")
    return Wish(categories, details=await _details(talk, "portability"))


@dataclass(frozen=True)
class Right:
    """A right, and what its form needs around it."""

    form: Form
    hands_out: bool = False
    """Data is handed out, so it is asked where to."""
    files: bool = False
    """Files may show that the person is right."""
    irreversible: bool = False
    """What is done cannot be undone: it wants two pieces of evidence, or the eye of a member of staff."""


RIGHTS: dict[str, Right] = {
    "access": Right(access_form, hands_out=True),
    "correction": Right(correction_form, files=True),
    "addition": Right(addition_form, files=True),
    "suspension": Right(suspension_form),
    "deletion": Right(deletion_form, irreversible=True),
    "objection": Right(objection_form),
    "withdrawal": Right(withdrawal_form),
    "portability": Right(portability_form, hands_out=True),
}
"""By the name under which requests are stored."""


async def _categories(talk: Talk, kind: str) -> tuple[str, ...]:
    categories = await talk.ask(f"what-{kind}", WHAT)
    talk.row(line("row-what"))
    return categories


async def _details(talk: Talk, kind: str) -> str:
    details = await talk.ask(f"details.{kind}", Text(optional=True))
    talk.row(line("row-details"))
    return details


async def _reasoned(talk: Talk, kind: str, reasons: Choice) -> Wish:
    categories = await _categories(talk, kind)
    reason = await talk.ask(f"why.{kind}", reasons, kind=kind)
    talk.row(line("row-why"))
    return Wish(categories, reason=f"{reasons.name}-{reason}", details=await _details(talk, kind))


async def _changes(talk: Talk, kind: str) -> tuple[Change, ...]:
    changes: list[Change] = []
    for n in range(1, CHANGES + 1):
        changes.append(await _change(talk, kind, n))
        if n == CHANGES or await talk.ask(f"more.{kind}-{n}", MORE) == "enough":
            break
    return tuple(changes)


async def _change(talk: Talk, kind: str, n: int) -> Change:
    one_of_several = talk.given(f"more.{kind}-1") == "more"

    def row(label: Line, since: str = "") -> None:
        talk.row(line("row-nth", n=n, label=label) if one_of_several else label, since)

    field = await talk.ask(f"field-{kind}.{n}", FIELD)
    what = await talk.ask(f"field-name.{kind}-{n}", Text(at_most=120)) if field == "other" else ""
    named = line("field-named", what=what) if what else line(f"field-{field}")
    row(line(f"row-field-{kind}"), since=f"field-{kind}.{n}")
    before = ""
    if kind == "correction":
        # What is recorded is that of one field; what is to be added may well be right, and only its place was not.
        talk.holds_for(what or field, f"before.{n}", f"after-{kind}.{n}")
        before = await talk.ask(f"before.{n}", BEFORE, field=named)
        row(line("row-before"))
    after = await talk.ask(f"after-{kind}.{n}", Text(at_most=500), field=named)
    row(line(f"row-after-{kind}"))
    return Change(field, what, before, after)
