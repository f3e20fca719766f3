"""Words and local time: the one place where a Line becomes text, by the Fluent files in `locales/<language>/`,
and a moment (seconds since 1970) a day in Bangkok, where the company and the law that binds it are.

Thai is the source; a message that another language lacks is said in Thai.  A missing message or value is an
error: raised when `strict` (tests, the demo), logged in production, where the person is shown the Thai text
or the id rather than nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from flows.lines import Line
from locales import LOCALES

log = logging.getLogger(__name__)

SOURCE = "th"
BANGKOK = ZoneInfo("Asia/Bangkok")


def local(at: float) -> datetime:
    """A moment as clocks in Bangkok show it."""
    return datetime.fromtimestamp(at, UTC).astimezone(BANGKOK)


def day_of(at: float) -> date:
    """The day in Bangkok."""
    return local(at).date()


def start_of_day(day: date) -> float:
    """Its first second in Bangkok."""
    return datetime.combine(day, time(), BANGKOK).timestamp()


def end_of_day(day: date) -> float:
    """Its last second in Bangkok."""
    return datetime.combine(day, time(23, 59, 59), BANGKOK).timestamp()


class Unspoken(LookupError):
    """A message that no locale has, or that lacks one of its values."""


class Words:
    """The languages that the bot speaks."""

    def __init__(
        self, constants: Mapping[str, Any] | None = None, *, strict: bool = False, locales: Path = LOCALES
    ) -> None:
        """`constants` are values known to every message: `$company`, `$fee`."""
        self.strict = strict
        self.constants = dict(constants or {"company": "บริษัท", "fee": "none"})
        self.languages = tuple(
            sorted((each.name for each in locales.iterdir() if any(each.glob("*.ftl"))), key=_source_first)
        )
        self._bundles = {language: _bundle(locales / language) for language in self.languages}

    def say(self, line: Line, language: str = SOURCE) -> str:
        """The text of a line.  Raises Unspoken when strict."""
        if line.id == "plain":
            return str(line.args["text"])
        if line.id in ("date-of", "moment-of"):
            return self.date(line.args["at"], language, time=line.id == "moment-of")
        args = {name: self._value(value, language) for name, value in line.args.items()}
        if line.id == "list":
            return self.say(Line("list-joint"), language).join(args["items"])
        if line.id == "together":
            return "\n".join(args["items"])
        for each in dict.fromkeys((language, SOURCE)):
            bundle = self._bundles.get(each)
            if bundle is None or not bundle.has_message(line.id):
                continue
            pattern = bundle.get_message(line.id).value
            assert pattern is not None, f"{line.id} has no value"
            long = {name: value for name, value in args.items() if _is_long(value)}
            held = {name: f"\ue000{name}\ue001" for name in long}
            said, errors = bundle.format_pattern(pattern, self.constants | args | held)
            if errors:
                self._complain(f"{line.id} ({each}): {errors}")
            text = str(said)
            for name, value in long.items():
                text = text.replace(held[name], value)
            return text
        self._complain(f"{line.id}: no such message")
        return line.id

    def has(self, id: str, language: str = SOURCE) -> bool:
        """Whether a language has a message of its own for this id."""
        return language in self._bundles and self._bundles[language].has_message(id)

    def date(self, at: float, language: str = SOURCE, *, time: bool = False) -> str:
        """A moment as a date in Bangkok: `22 ธันวาคม 2569`, in the Buddhist era where Thai is spoken."""
        moment = local(at)
        year = moment.year + 543 if language == "th" else moment.year
        month = self.say(Line(f"month-{moment.month}"), language)
        id = "date-time" if time else "date"
        parts = {"day": str(moment.day), "month": month, "year": str(year), "time": f"{moment:%H:%M}"}
        return self.say(Line(id, parts), language)

    def _value(self, value: Any, language: str) -> Any:
        if isinstance(value, Line):
            return self.say(value, language)
        if isinstance(value, (list, tuple)):
            return [self._value(each, language) for each in value]
        return value

    def _complain(self, what: str) -> None:
        if self.strict:
            raise Unspoken(what)
        log.error("words: %s", what)


def _is_long(value: Any) -> bool:
    """Whether Fluent would cut it: it takes no value of more than 2,500 characters."""
    return isinstance(value, str) and len(value) > 2000


def _source_first(language: str) -> tuple[bool, str]:
    return language != SOURCE, language


def _bundle(folder: Path) -> FluentBundle:
    # Isolating marks would end up in copied codes and ticket numbers.
    bundle = FluentBundle([folder.name], use_isolating=False)
    for file in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
