"""Regular expressions over what strangers type: none takes more than linear work on any text."""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import bot
import flows
import handlers
from bot.answers.engine import Answers
from bot.answers.names import HOLDING
from tests.backtracking import growth, tree

ROOT = Path(__file__).parent.parent
PACKAGES = (bot, handlers, flows)
FUNCTIONS = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
MOST = 3.0
"""Growth of the work where the text is twice as long: 2 is linear, 4 the square."""
OF_MAILS = {
    "bot.mail.address._FORMS", "bot.mail.automatic._NAMED", "bot.mail.defang._HOST", "bot.mail.headers._FROM",
    "bot.mail.headers._NOT_AN_ADDRESS", "bot.mail.reply._MARKER", "bot.mail.reply._ORIGINAL", "bot.mail.reply._QUOTE",
    "bot.staff.trust._PROPERTY", "bot.staff.trust._RESULT", "bot.staff.verbs._DAYS", "bot.staff.verbs._FIRST",
    "bot.tickets.inspection._PACKED", "bot.tickets.inspection._STREAM",
}  # fmt: skip
"""Those over mails and files, whose lines and sizes are bounded before they are read."""


def compiled(value: Any, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The expressions that a value of a module holds, however deep."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from compiled([*value.keys(), *value.values()], seen)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from compiled(each, seen)
    elif is_dataclass(value):
        yield from compiled([getattr(value, each.name, None) for each in fields(value)], seen)


def calls(source: ast.AST) -> Iterator[ast.Call]:
    """The calls of `re` in a module or a function."""
    for node in ast.walk(source):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in FUNCTIONS:
                yield node


def expressions() -> dict[str, re.Pattern[Any]]:
    """Every expression of the program by its place: those of modules, and those written where they are used."""
    found: dict[tuple[Any, int], str] = {}
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__") or ".migrations" in module.name:
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for each in compiled(value, set()):
                    found.setdefault((each.pattern, each.flags), f"{module.name}.{name}")
        for source in sorted(Path(package.__path__[0]).rglob("*.py")):
            for call in calls(ast.parse(source.read_text(encoding="utf-8"))):
                if isinstance(call.args[0], ast.Constant) and call.func.attr != "compile":  # type: ignore[attr-defined]
                    each = re.compile(call.args[0].value)
                    found.setdefault((each.pattern, each.flags), f"{source.relative_to(ROOT)}:{call.lineno}")
    places: dict[str, re.Pattern[Any]] = {}
    for (pattern, flags), place in found.items():
        places[place if place not in places else f"{place} {len(places)}"] = re.compile(pattern, flags)
    return places


EXPRESSIONS = expressions()


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    """The counter calls itself for each repetition."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("place", sorted(EXPRESSIONS.keys() - OF_MAILS))
def test_an_expression_takes_linear_work_on_every_hostile_text(place: str):
    """The steps of an expression grow no faster than a text made to hurt it."""
    times, text = growth(EXPRESSIONS[place])

    assert times < MOST, f"x{times:.1f} on a text twice as long: {text!r}"


@pytest.mark.parametrize(
    "pattern", [r"\s+$", r"x.*y", r"(?:ab|cd)+z", r"[a-z]+@", r"a\s*b?\s*c", "(?:(a)?b)+c.*d"]
)
def test_a_square_is_seen(pattern: str):
    """An expression that takes the square of a text's length, or of a part of it, is found out."""
    assert MOST < growth(re.compile(pattern))[0]


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a|ab|b)*c", r"(?:\s?x|\s(?:x|y))+$"])
def test_an_explosion_is_seen(pattern: str):
    """An expression that doubles its work with every character is found out."""
    assert math.inf == growth(re.compile(pattern))[0]


def test_expressions_can_be_found():
    """What is built while the program runs is built of whole words alone, so that every expression is judged."""
    built = {
        str(source.relative_to(ROOT))
        for package in PACKAGES
        for source in Path(package.__path__[0]).rglob("*.py")
        for function in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in calls(function)
        if not isinstance(call.args[0], ast.Constant)
    }

    assert {"bot/answers/names.py", "bot/mail/server.py"} == built


def test_names_are_looked_for_together(answers: Answers) -> None:
    """At each letter of a long text no more is tried than there are letters with which a name may begin, though there
    are thousands of names: the steps beside one another are not counted above."""
    names = answers.speech._names
    expression, named_by = names._made(frozenset(names._called))

    assert expression is not None
    [(_, (_, ways))] = tree(expression)
    assert len({each[0] for each in (*named_by, *HOLDING)}) == len(ways)
    assert len(named_by) > 20 * len(ways)
