"""The monthly report: how many came, how they ended, how long it took, by right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import Connection, or_, select

from bot.i18n import Words, start_of_day
from bot.identity.limits import DAY
from bot.storage.tables import tickets
from bot.tickets.law import LAW
from bot.tickets.states import CLOSED
from flows.lines import line

DECIDED = ("fulfilled", "partly", "refused")
"""Ends that say how fast the team is; a withdrawal says nothing of that."""


@dataclass(frozen=True)
class ByKind:
    """A kind of request in a month."""

    kind: str
    received: int
    closed: int
    median: float | None
    """Days from receipt to the decision."""

    @property
    def limit(self) -> int:
        """Days that there are."""
        return LAW[self.kind].days

    @property
    def legal(self) -> bool:
        """Whether they are the law's."""
        return LAW[self.kind].legal


@dataclass(frozen=True)
class Report:
    """A month."""

    month: date
    counts: dict[str, int]
    kinds: tuple[ByKind, ...]

    def context(self, words: Words) -> dict[str, Any]:
        """What the letter `report` says."""
        return {
            "date": self.title(words),
            "counts": [(words.say(line(f"count-{name}")), f"{count}") for name, count in self.counts.items()],
            "rows": [
                {
                    "kind_title": words.say(line(f"kind-{each.kind}")),
                    "received": f"{each.received}",
                    "closed": f"{each.closed}",
                    "median": None if each.median is None else f"{each.median:.1f}",
                    "limit": f"{each.limit}",
                    "legal": each.legal,
                }
                for each in self.kinds
            ],
        }

    def title(self, words: Words) -> str:
        """`พฤศจิกายน 2569`."""
        month = words.say(line(f"month-{self.month.month}"))
        return words.say(line("month-of", month=month, year=f"{self.month.year + 543}"))


def month_before(day: date) -> date:
    """The first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def report(db: Connection, month: date) -> Report:
    """Look at a month of tickets; `month` is its first day, the days are those of Bangkok."""
    begin = start_of_day(month)
    end = start_of_day(date(month.year + (month.month == 12), month.month % 12 + 1, 1))
    columns = (
        tickets.c.kind,
        tickets.c.state,
        tickets.c.received_at,
        tickets.c.closed_at,
        tickets.c.due_at,
        tickets.c.extended_until,
    )
    ended = or_(tickets.c.closed_at.is_(None), tickets.c.closed_at >= begin)
    rows: Sequence[Any] = db.execute(select(*columns).where(tickets.c.received_at < end, ended)).all()
    came = [row for row in rows if row.received_at >= begin]
    closed = [row for row in rows if row.closed_at is not None and row.closed_at < end]
    still = [row for row in rows if row.closed_at is None or row.closed_at >= end]
    late = [row for row in closed if row.closed_at > _due(row)] + [row for row in still if end > _due(row)]
    counts = {
        "received": len(came),
        **{state: sum(row.state == state for row in closed) for state in CLOSED},
        "open": len(still),
        "late": len(late),
    }
    kinds = (_kind(kind, came, closed) for kind in LAW)
    return Report(month, counts, tuple(each for each in kinds if each.received or each.closed))


def _kind(kind: str, came: Sequence[Any], closed: Sequence[Any]) -> ByKind:
    own = [row for row in closed if row.kind == kind]
    days = [(row.closed_at - row.received_at) / DAY for row in own if row.state in DECIDED]
    return ByKind(kind, sum(row.kind == kind for row in came), len(own), median(days) if days else None)


def _due(row: Any) -> float:
    return float(row.extended_until or row.due_at)
