"""How many steps a regular expression takes: a small matcher that goes the way of Python's and counts.

Python's engine tries one way after another (`re` backtracks), so that a text can be built on which the work grows
with the square of its length, or worse.  A clock would show that only on large texts and a quiet machine; steps
are the same everywhere.  `steps` counts what `finditer` and then `fullmatch` try on a text.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterator
from functools import cache, reduce
from itertools import groupby
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as codes
from typing import Any

Rest = Callable[[int], int]
"""What comes after a part of the expression: from a place in the text to where the match ends, or -1."""
Part = Callable[[int, Rest], int]
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
ONE = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)
"""What takes exactly one character."""


class TooManyError(Exception):
    """More steps than are allowed."""


class Counter:
    """A regular expression whose steps are counted."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.flags = pattern.flags
        self._tree = tree(pattern)
        self._text: Any = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self.steps, self._most = 0, 0
        self._match = self._sequence(self._tree)

    def count(self, text: Any, most: int = 10_000_000) -> int:
        """The steps of `finditer` and `fullmatch` over a text.  Raises TooManyError."""
        self._text, self.steps, self._most = text, 0, most
        at = 0
        while at <= len(text):
            self._groups = {}
            end = self._match(at, lambda end: end)
            self._step()
            at = end if end > at else at + 1
        self._groups = {}
        self._match(0, lambda end: end if end == len(text) else -1)
        return self.steps

    def _step(self, number: int = 1) -> None:
        self.steps += number
        if self.steps > self._most:
            raise TooManyError

    def _sequence(self, items: Any) -> Part:
        parts: list[Part] = []
        for is_one, group in groupby(items, lambda each: each[0] in ONE):
            if is_one:
                parts.append(self._ones([self._accepts(*each) for each in group]))
            else:
                parts += [self._part(*each) for each in group]
        return reduce(_before, reversed(parts)) if parts else lambda at, rest: rest(at)

    def _part(self, op: Any, value: Any) -> Part:
        if op in REPEATS:
            return self._repeat(op, *value)
        if op is codes.BRANCH:
            return self._branch(value[1])
        if op is codes.SUBPATTERN:
            return self._group(value[0], self._sequence(value[3]))
        if op is codes.AT:
            return self._here(self._compiled(op, value))
        if op in (codes.ASSERT, codes.ASSERT_NOT):
            return self._look(value[0], value[1], wanted=op is codes.ASSERT)
        if op is codes.ATOMIC_GROUP:
            return self._atomic(self._sequence(value))
        if op is codes.GROUPREF:
            return self._back(value)
        raise NotImplementedError(op)

    def _compiled(self, op: Any, value: Any) -> re.Pattern[Any]:
        part = _parser.SubPattern(self._tree.state, [(op, value)])
        return _compiler.compile(part, self.flags)  # type: ignore[no-any-return]

    def _accepts(self, op: Any, value: Any) -> Callable[[Any], bool]:
        pattern = self._compiled(op, value)
        return cache(lambda each: pattern.fullmatch(each) is not None)

    def _ones(self, accept: list[Callable[[Any], bool]]) -> Part:
        """One character after another: a step for each that is looked at."""

        def match(at: int, rest: Rest) -> int:
            text, end = self._text, len(self._text)
            for n, accepts in enumerate(accept):
                if at + n == end or not accepts(text[at + n : at + n + 1]):
                    self._step(n + 1)
                    return -1
            self._step(len(accept))
            return rest(at + len(accept))

        return match

    def _here(self, place: re.Pattern[Any]) -> Part:
        def match(at: int, rest: Rest) -> int:
            self._step()
            return rest(at) if place.match(self._text, at) else -1

        return match

    def _back(self, group: int) -> Part:
        def match(at: int, rest: Rest) -> int:
            self._step()
            if group not in self._groups:
                return -1
            start, end = self._groups[group]
            same = self._text[start:end].casefold() == self._text[at : at + end - start].casefold()
            return rest(at + end - start) if same else -1

        return match

    def _group(self, group: int | None, inner: Part) -> Part:
        if group is None:
            return inner

        def match(at: int, rest: Rest) -> int:
            def close(end: int) -> int:
                before = self._groups.get(group)
                self._groups[group] = (at, end)
                found = rest(end)
                if found < 0 and before is not None:
                    self._groups[group] = before
                return found

            return inner(at, close)

        return match

    def _branch(self, branches: list[Any]) -> Part:
        parts = [self._sequence(each) for each in branches]
        firsts = [self._first(each) for each in branches]

        @cache
        def likely(character: Any) -> list[Part]:
            # As `re` does it: a branch that begins with another character is not entered.
            return [
                part
                for part, first in zip(parts, firsts, strict=True)
                if first is None or (character and first(character))
            ]

        def match(at: int, rest: Rest) -> int:
            self._step()
            for part in likely(self._text[at : at + 1]):
                found = part(at, rest)
                if found >= 0:
                    return found
            return -1

        return match

    def _first(self, items: Any) -> Callable[[Any], bool] | None:
        """Whether a character can begin this; None where that is not plain to see."""
        for op, value in items:
            if op in ONE:
                return self._accepts(op, value)
            if op is codes.AT:
                continue
            if op is codes.SUBPATTERN:
                return self._first(value[3])
            if op is codes.BRANCH:
                firsts = [self._first(each) for each in value[1]]
                known = [each for each in firsts if each is not None]
                return _any(known) if len(known) == len(firsts) else None
            if op in REPEATS and value[0] > 0:
                return self._first(value[2])
            return None
        return None

    def _look(self, direction: int, items: Any, *, wanted: bool) -> Part:
        inner, width = self._sequence(items), items.getwidth()[0]

        def match(at: int, rest: Rest) -> int:
            self._step()
            start = at if direction > 0 else at - width
            found = start >= 0 and inner(start, lambda end: end if direction > 0 or end == at else -1) >= 0
            return rest(at) if found == wanted else -1

        return match

    def _atomic(self, inner: Part) -> Part:
        def match(at: int, rest: Rest) -> int:
            end = inner(at, lambda end: end)
            return rest(end) if end >= 0 else -1

        return match

    def _repeat(self, op: Any, least: int, most: int, items: Any) -> Part:
        if len(items) == 1 and items[0][0] in ONE and op is not codes.MIN_REPEAT:
            return self._run(self._accepts(*items[0]), least, most, gives_back=op is codes.MAX_REPEAT)
        inner, lazy = self._sequence(items), op is codes.MIN_REPEAT

        def match(at: int, rest: Rest, n: int = 0, before: int = -1) -> int:
            def again(end: int) -> int:
                return match(end, rest, n + 1, at)

            self._step()
            more = n < most and at != before
            if n >= least and lazy and (found := rest(at)) >= 0:
                return found
            if more and (found := inner(at, again)) >= 0:
                return found
            return rest(at) if n >= least and not lazy else -1

        return self._atomic(match) if op is codes.POSSESSIVE_REPEAT else match

    def _run(self, accepts: Callable[[Any], bool], least: int, most: int, *, gives_back: bool) -> Part:
        def match(at: int, rest: Rest) -> int:
            text, end, limit = self._text, at, len(self._text)
            while end < limit and end - at < most and accepts(text[end : end + 1]):
                end += 1
            self._step(end - at + 1)
            if end - at < least:
                return -1
            for place in range(end, at + least - 1 if gives_back else end - 1, -1):
                self._step()
                if (found := rest(place)) >= 0:
                    return found
            return -1

        return match


def _before(second: Part, first: Part) -> Part:
    """A part before another one."""
    return lambda at, rest: first(at, lambda end: second(end, rest))


def _any(accept: list[Callable[[Any], bool]]) -> Callable[[Any], bool]:
    return cache(lambda character: any(each(character) for each in accept))


def tree(pattern: re.Pattern[Any]) -> Any:
    """An expression as Python's own parser reads it."""
    return _parser.parse(pattern.pattern, pattern.flags)


def repeats(items: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int, Any]]:
    """Each repetition in an expression, wherever it stands: what stands before it, how often at most, and what is
    repeated."""
    seen: tuple[Any, ...] = before
    for op, value in items:
        if op in REPEATS:
            yield seen, value[1], value[2]
        for inner in _inner(op, value):
            yield from repeats(inner, seen)
        seen = (*seen, (op, value))


def _inner(op: Any, value: Any) -> list[Any]:
    if op in REPEATS:
        return [value[2]]
    if op is codes.SUBPATTERN:
        return [value[3]]
    if op is codes.BRANCH:
        return list(value[1])
    if op in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return [value] if op is codes.ATOMIC_GROUP else []


PLAIN = " \n0๑aZกัาํ้é.,@-/_:;'\"()[]<>=+*#?!|\\&“”…\u200b\u0301"
"""Characters of every kind that a class may name."""


def hostile(pattern: re.Pattern[Any], size: int) -> Iterator[Any]:
    """Texts of about a size that are made to hurt an expression: what its repetitions take, what stands before
    them, its words and plain characters, each over and over, with an end that fits nothing."""
    items, chance = tree(pattern), random.Random(7)
    bytewise = isinstance(pattern.pattern, bytes)
    witness = _Witness(items, pattern.flags, chance, bytewise=bytewise)
    units = dict.fromkeys(PLAIN)
    starts = [""]
    for before, most, body in repeats(items):
        for _ in range(3):
            taken, first = witness(body), witness(before)
            units |= dict.fromkeys((taken, first + taken, first, first + taken + "\x00"))
        if most == codes.MAXREPEAT:
            starts.append(first)
            units |= dict.fromkeys(witness.each(body))
    whole = [witness(items) for _ in range(12)]
    units |= dict.fromkeys(whole)
    known = [each for each in units if each]
    units |= dict.fromkeys(chance.choice(known) + chance.choice(known) for _ in range(24))
    for unit in units:
        for start, end in (("", "\x00x"), (chance.choice(starts), chance.choice(("", "\x00x", "x")))):
            text = start + (unit * (size // max(1, len(unit)) + 1))[:size] + end
            yield text.encode("latin-1", "replace") if bytewise else text


class _Witness:
    """Makes up texts that a part of an expression takes, whatever is looked at around them."""

    def __init__(self, items: Any, flags: int, chance: random.Random, *, bytewise: bool) -> None:
        self._state, self._flags, self._chance, self._bytewise = items.state, flags, chance, bytewise
        self._pool = PLAIN + "".join(dict.fromkeys(_characters(items)))
        self._taken: dict[int, Any] = {}

    def __call__(self, items: Any) -> str:
        return "".join(self._of(op, value) for op, value in items)

    def each(self, items: Any) -> Iterator[str]:
        """A text for each alternative of a part, wherever in it that stands."""
        for value in _branches(items):
            for branch in value[1]:
                self._taken = {id(value): branch}
                yield self(items)
                yield self(items)
        self._taken = {}

    def _of(self, op: Any, value: Any) -> str:
        if op in ONE:
            return self._one(op, value)
        if op in REPEATS:
            return "".join(
                self(value[2]) for _ in range(max(value[0], min(value[1], self._chance.choice((0, 1)))))
            )
        if op is codes.SUBPATTERN:
            return self(value[3])
        if op is codes.BRANCH:
            return self(self._taken.get(id(value)) or self._chance.choice(value[1]))
        return self(value) if op is codes.ATOMIC_GROUP else ""

    def _one(self, op: Any, value: Any) -> str:
        if op is codes.LITERAL:
            return chr(value)
        part = _compiler.compile(_parser.SubPattern(self._state, [(op, value)]), self._flags)
        taken = [
            each
            for each in self._pool
            if part.match(each.encode("latin-1", "replace") if self._bytewise else each)
        ]
        return self._chance.choice(taken) if taken else ""


def _branches(items: Any) -> Iterator[Any]:
    for op, value in items:
        if op is codes.BRANCH:
            yield value
        for inner in _inner(op, value):
            yield from _branches(inner)


def _characters(items: Any) -> Iterator[str]:
    """The characters that an expression names."""
    for op, value in items:
        if op in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(value)
        elif op is codes.IN:
            for kind, each in value:
                if kind is codes.LITERAL:
                    yield chr(each)
                elif kind is codes.RANGE:
                    yield from (chr(each[0]), chr(each[1]))
        for inner in _inner(op, value):
            yield from _characters(inner)


def growth(pattern: re.Pattern[Any]) -> tuple[float, str]:
    """How many times the steps grow when the worst hostile text is twice as long: 2 is linear, 4 is its square;
    and what that text begins with.  Texts are longer than what the expression counts to."""
    ends = [most for _, most, _ in repeats(tree(pattern))]
    if codes.MAXREPEAT not in ends:
        return 2.0, ""
    size = 2 * max([48, *(each for each in ends if each != codes.MAXREPEAT)])
    counter = Counter(pattern)
    worst = (0.0, "")
    texts = zip(hostile(pattern, size), hostile(pattern, 2 * size), strict=True)
    for short, long in dict.fromkeys(texts):
        try:
            few = counter.count(short, 2_000 * size)
            times = counter.count(long, 8_000 * size) / few if few > 4 * size else 2.0
        except TooManyError:
            return math.inf, str(long[:40])
        worst = max(worst, (times, str(long[:40])))
    return worst
