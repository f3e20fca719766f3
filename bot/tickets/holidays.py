"""Working days: Monday to Friday but for the holidays of `locales/th/holidays.txt`, which the operator keeps up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

FILE = "th/holidays.txt"


class BadHolidays(ValueError):
    """A line of the file that is not a date and a name."""


class Holidays:
    """The days on which nobody works."""

    def __init__(self, days: Mapping[date, str]) -> None:
        self.days = dict(days)

    @classmethod
    def load(cls, locales: Path) -> Holidays:
        """From the file.  Raises BadHolidays with the number of the line."""
        days: dict[date, str] = {}
        for n, line in enumerate((locales / FILE).read_text(encoding="utf-8").splitlines(), 1):
            entry = line.partition("#")[0].strip()
            if not entry:
                continue
            day, _, name = entry.partition(" ")
            try:
                days[date.fromisoformat(day)] = name.strip()
            except ValueError:
                raise BadHolidays(f"{FILE}, line {n}: want `2026-12-31 name`, got `{entry}`") from None
        return cls(days)

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() < 5 and day not in self.days

    def work_by(self, due: date) -> date:
        """The last working day on or before a due date: the day to be done by."""
        while not self.works(due):
            due -= timedelta(days=1)
        return due
