"""Whole words: whether letters in running Thai, which has no spaces, are a word there or only stand in others.

`รอ` (wait) stands in กรอก, การอนุมัติ and อรอนงค์, and is a word in รอดู.  A run of letters is cut every way that the
dictionary allows; what is looked for is a word there if no better cut does without it.  Where two cuts are as good
(รอกลับ: รอ กลับ, รอก ลับ), it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.answers import thai
from bot.answers.segmenter import WIDEST

WORD, STRANGE, LETTER = 2, 3, 1
"""What a word costs, and what letters cost that are none: in all, and each."""
NEARLY = 1
"""What a cut may cost beyond the best: less than a word, no less than a strange letter, so that `รอ` before a word that
no dictionary has is not taken for รอบ or รอง."""

_PIECE = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e4e]+")


class WholeWords:
    """Looks for some words."""

    def __init__(self, wanted: Iterable[str], others: Iterable[str] = ()) -> None:
        """`others`: words in which one of these stands as a word and means nothing of its own (รับผิดชอบ).  Where it
        stands so in any other, it is meant (ผิดพลาด)."""
        self._wanted = frozenset(wanted)
        known = thai.dictionary() | thai.given_names() | thai.family_names()
        mixed = {each for each in known if self._may_be_in(each)}
        self._words = known - {each for each in mixed if self._is_made_of(each)} | self._wanted | set(others)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in a cleaned text (`thai.clean`) which of the words stands."""
        for piece in _PIECE.finditer(text):
            if self._may_be_in(piece[0]):
                yield from ((piece.start() + at, word) for at, word in self._in(piece[0]))

    def _in(self, piece: str) -> Iterator[tuple[int, str]]:
        size, opens = len(piece), _opens(piece)
        ways = [
            [(j, self._price(piece[i:j])) for j in range(i + 1, min(size, i + WIDEST) + 1) if opens[j]]
            if opens[i]
            else []
            for i in range(size)
        ]
        behind = [0.0] * (size + 1)
        for i in range(size - 1, -1, -1):
            behind[i] = min((price + behind[j] for j, price in ways[i]), default=float("inf"))
        before = [0.0] + [float("inf")] * size
        for i in range(size):
            for j, price in ways[i]:
                before[j] = min(before[j], before[i] + price)
        for i in range(size):
            for j, _ in ways[i]:
                if piece[i:j] in self._wanted and before[i] + WORD + behind[j] <= behind[0] + NEARLY:
                    yield i, piece[i:j]

    def _may_be_in(self, letters: str) -> bool:
        return any(word in letters for word in self._wanted)

    def _price(self, part: str) -> int:
        return WORD if part in self._words else STRANGE + LETTER * len(part)

    def _is_made_of(self, word: str) -> bool:
        """Whether one of the words stands in another one between words."""
        return any(
            _is_cut(word[:i]) and _is_cut(word[j:])
            for i in range(len(word))
            for j in range(i + 1, len(word) + 1)
            if word[i:j] in self._wanted and word[i:j] != word
        )


def _opens(piece: str) -> list[bool]:
    """Where in a run of letters a word may begin or end: not before a sign that needs the letter in front of it, nor
    behind a vowel that needs the one behind it."""
    inside = [thai.may_part(piece[i - 1], piece[i]) for i in range(1, len(piece))]
    return [True, *inside, True]


def _is_cut(part: str) -> bool:
    """Whether letters are words, one behind the other; none are."""
    ends = {0}
    for i in range(len(part)):
        if i in ends:
            ends |= {
                j for j in range(i + 2, min(len(part), i + WIDEST) + 1) if part[i:j] in thai.dictionary()
            }
    return len(part) in ends
