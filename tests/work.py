"""How much the expressions of the program have to look through to read a text, in characters.

Each expression takes linear work on what it is given (test_regular_expressions.py); so what is left to count is how
much they are given.  A clock would say less: characters are the same on every machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

import bot.chat.reading
import flows.finding


class Looked:
    """Counts the characters that expressions look through."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.characters = 0
        for module in _modules():
            for name, value in list(vars(module).items()):
                if isinstance(value, re.Pattern):
                    patch.setattr(module, name, Counting(value, self))
                elif isinstance(value, dict):
                    for key, each in value.items():
                        if isinstance(each, re.Pattern):
                            patch.setitem(value, key, Counting(each, self))

    def through(self, reads: Callable[[], object]) -> int:
        """The characters that are looked through while something is read."""
        before = self.characters
        reads()
        return self.characters - before


class Counting:
    """An expression that tells how far it looked."""

    def __init__(self, pattern: re.Pattern[str], looked: Looked) -> None:
        self._pattern, self._looked = pattern, looked

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        found = self._pattern.search(text, at)
        self._looked.characters += (found.end() if found else len(text)) - at
        return found

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        for found in self._pattern.finditer(text, at):
            self._looked.characters += found.end() - at
            at = found.end()
            yield found
        self._looked.characters += len(text) - at

    def findall(self, text: str) -> list[Any]:
        self._looked.characters += len(text)
        return self._pattern.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._looked.characters += len(text)
        return self._pattern.split(text, maxsplit)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        self._looked.characters += len(text)
        return self._pattern.sub(by, text, count)


def _modules() -> list[ModuleType]:
    reading = bot.chat.reading
    names = [each.name for each in pkgutil.iter_modules(reading.__path__, f"{reading.__name__}.")]
    return [flows.finding, *map(importlib.import_module, names)]
