"""The table of duties: what it names exists, and what it must name is there."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache

import pytest

from tests.conftest import ROOT

DUTIES = ROOT / "docs" / "duties.md"
REASONS = ("Not met: ", "In part: ", "Elsewhere: ", "Written: ", "None here: ")
"""With what a row begins that has no test, or not for all of it; something has to follow."""

CHAPTERS = {
    2: ("2.1.1-3", "2.2.1-3", "2.3.1-4", "2.4.1-1"),
    5: ("5.1.1-1", "5.2.1-3", "5.3.1-2", "5.4.1-3"),
    6: ("6.1.1-3", "6.2.1-12", "6.3.1-4", "6.4.1-4", "6.5.1-5", "6.6.1-3", "6.8.1-4"),
    7: ("7.1.1-3", "7.2.1-4", "7.3.1-2", "7.4.1-5", "7.5.1-2", "7.6.1-2"),
}
"""The duties of levels 1 and 2 in ASVS 5.0.0 of the chapters on rates, files, authentication and sessions."""


@dataclass(frozen=True)
class Row:
    """A duty, or several that are met together."""

    numbers: tuple[str, ...]
    shown: str

    @property
    def tests(self) -> list[str]:
        """What it names as its tests."""
        return re.findall(r"`(tests/[\w/]+\.py::\w+)`", self.shown)


def several(numbers: str) -> list[str]:
    """`6.2.1–6.2.12` or `2.1.1-3` as each of them."""
    first, _, last = re.sub(r"[–-][\d.]*?(\d+)$", r" \1", numbers).partition(" ")
    section, _, begin = first.rpartition(".")
    return [f"{section}.{n}" for n in range(int(begin), int(last or begin) + 1)]


def rows(text: str) -> list[Row]:
    """The rows of the tables in a text."""
    found = []
    for line in text.splitlines():
        cells = [each.strip() for each in line.strip("|").split(" |")]
        if line.startswith("|") and re.match(r"\d", cells[0]):
            named = re.sub(r" ?\([\d., ]+\)|, for the page", "", cells[0]).split(", ")
            found.append(Row(tuple(n for each in named for n in several(each)), cells[-1]))
    return found


@cache
def defined(file: str) -> set[str]:
    """The tests that a file defines."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, kinds) and node.name.startswith("test_")}


def test_every_test_that_is_named_exists() -> None:
    """Also those in the text between the tables."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", DUTIES.read_text(encoding="utf-8"))

    assert len(named) > 100
    assert [] == [f"{file}::{name}" for file, name in named if name not in defined(file)]


def test_every_duty_has_a_test_or_a_reason() -> None:
    """A row without either promises what nobody has looked at."""
    table = rows(DUTIES.read_text(encoding="utf-8"))
    bare = [row.numbers for row in table if not row.tests and not row.shown.startswith(REASONS)]
    empty = [row.numbers for row in table if any(row.shown == each.strip() for each in REASONS)]

    assert [] == bare + empty


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_duty_of_a_chapter_is_missing(chapter: int) -> None:
    """Of those on which somebody's proof or files rest, each of the first two levels stands in its table."""
    text = DUTIES.read_text(encoding="utf-8")
    table = re.search(rf"^## ASVS {chapter}:.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert table is not None

    there = [number for row in rows(table[0]) for number in row.numbers]

    assert [number for section in CHAPTERS[chapter] for number in several(section)] == there
