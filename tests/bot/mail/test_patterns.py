"""Every regular expression that meets strangers' mails works in proportion to their length."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import bot.mail
import bot.staff
from tests.within import within

LENGTH = 25_000
"""Characters; a pattern that takes the square of it takes seconds, one that does not some milliseconds."""
SECONDS = 1.0
"""Of the processor, in which all that is tried with one unit must be over."""


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Those that the modules of these two rooms hold, by name."""
    for package in (bot.mail, bot.staff):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                found = value.values() if isinstance(value, dict) else (value,)
                yield from ((f"{module.name}.{name}", each) for each in found if isinstance(each, re.Pattern))


def units(pattern: str) -> list[str]:
    """What hurts: runs of every character that a pattern speaks of, and of its words."""
    characters = set("a0 @.-_:;,<>()[]\"'\\/+=>|│\n\t1ก") | {each for each in pattern if each.isprintable()}
    words = set(re.findall(r"[A-Za-z@<>:]{2,}|[\u0e01-\u0e5b]{2,}", pattern))
    pairs = {"> ", "\n>", " \n", '\\"', '"\\', "a.", "a@", "1.", '="', "(a", "a+", "\r\n", "- ", "-\n", " -"}
    return sorted(characters | words | pairs | {f"{each} " for each in words})


def too_slow(pattern: re.Pattern[str] | re.Pattern[bytes], runs: list[str]) -> list[str]:
    """The runs that it does not get through."""
    slow = []
    for unit in runs:
        text = (unit * (LENGTH // len(unit) + 1))[:LENGTH] + "\0"
        given = text.encode("latin1", "replace") if isinstance(pattern.pattern, bytes) else text
        try:
            with within(SECONDS):
                pattern.fullmatch(given)  # type: ignore[arg-type]
                for _ in pattern.finditer(given):  # type: ignore[arg-type]
                    pass  # the first of them is what a search finds
        except TimeoutError:
            slow.append(unit)
    return slow


@pytest.mark.parametrize("pattern", [pytest.param(each, id=name) for name, each in patterns()])
def test_a_pattern_gets_through_any_run(pattern: re.Pattern[str] | re.Pattern[bytes]) -> None:
    """Searched for, matched and found again and again."""
    source = pattern.pattern
    runs = units(source.decode("latin1") if isinstance(source, bytes) else source)

    assert [] == too_slow(pattern, runs)


def test_a_pattern_that_does_not_is_seen() -> None:
    """The rule above can fail: white space before a word, looked for from every space."""
    assert ["\n"] == too_slow(re.compile(r"\s*\w"), ["\n", "x"])
