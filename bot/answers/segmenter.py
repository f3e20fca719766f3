"""Words out of running Thai: the fewest known words, misspelt ones heard by their sound.

A lattice over the dictionary (62,000 words of pythainlp) and the words of the bank, in a tenth of the memory of
a trie. What no dictionary knows may still sound like a word of the bank: ขอมุล is read as ข้อมูล.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from bot.answers import thai
from bot.answers.lexicon import ENGLISH, MEANINGS, PARTICLES

WIDEST = 24
"""No word is looked for beyond this many characters."""

KNOWN, FAMILIAR, SOUNDING, STRANGE = 1.0, 0.94, 1.3, 1.15
"""What a word costs: in the dictionary, used in the bank, only sounding like one used there, a strange letter."""

AT_HAND = 32
"""Runs of letters that are kept as they were cut, however long: one text is cut many times while it is read."""
_PIECE = re.compile(r"[\u0e01-\u0e5b]+|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
_THAI = re.compile(r"[\u0e01-\u0e5b]")


def english(words: list[str]) -> bool:
    """Whether words in Latin letters make an English text: a quarter of them are the small words of English."""
    return sum(word in ENGLISH for word in words) >= 0.25 * max(1, len(words))


class Segmenter:
    """Cuts text into words; taught by the phrases of the bank which words are likely here."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        """Learn from cleaned phrases."""
        self._words = thai.dictionary()
        self._long = lru_cache(maxsize=AT_HAND)(lambda piece: tuple(self._cut(piece)))
        self._familiar: set[str] = {w for w in [*MEANINGS, *PARTICLES] if _THAI.match(w)}
        self._by_sound: dict[str, str] = {}
        self._seen: dict[str, tuple[str, ...]] = {}
        self.counts: Counter[str] = Counter()
        """How often each word occurs in the bank."""
        self.latin: frozenset[str] = frozenset()
        """Its English words, and names of products: no slips of the keyboard, no romanised Thai."""
        counts: Counter[str] = Counter()
        latin: set[str] = set()
        for phrase in phrases:
            words = self.words(phrase)
            counts.update(words)
            if not phrase.isascii() or english(words):
                latin.update(word for word in words if word.isascii() and word.isalpha() and len(word) > 2)
        self.learn(counts, latin)

    def learn(self, counts: Counter[str], latin: Iterable[str]) -> None:
        """Take the words of the bank as familiar, and listen for them in misspelt text."""
        self.counts = counts
        self.latin = frozenset(latin)
        common = {w: n for w, n in counts.items() if _THAI.match(w) and w in self._words}
        self._familiar |= set(common)
        self._seen.clear()
        self._long.cache_clear()
        for word in sorted({*common, *MEANINGS}, key=lambda w: (-common.get(w, 0), w)):
            if len(word) >= 3 and _THAI.match(word):
                self._by_sound.setdefault(thai.sound(word), word)

    def words(self, text: str) -> list[str]:
        """The words of a cleaned text, misspelt ones put right, in order; spaces and signs are dropped."""
        found: list[str] = []
        for piece in _PIECE.findall(text):
            if not _THAI.match(piece):
                found.append(piece)
            elif (known := self._seen.get(piece)) is not None:
                found.extend(known)
            else:
                cut = self._long(piece)
                if len(piece) <= 40 and len(self._seen) < 4096:
                    self._seen[piece] = cut
                found.extend(cut)
        return found

    def known_share(self, text: str) -> float:
        """Which part of the Thai letters of a text belongs to words that the dictionary knows."""
        letters = known = 0
        for piece in _PIECE.findall(text):
            if _THAI.match(piece):
                letters += len(piece)
                known += sum(len(w) for w in self._cut(piece) if w in self._words or w in self._familiar)
        return min(1.0, known / letters) if letters else 0.0

    def _cut(self, text: str) -> list[str]:  # noqa: C901, PLR0912, PLR0915
        size = len(text)
        heard = thai.sounds(text)
        where = [0]
        for part in heard:
            where.append(where[-1] + len(part))
        sound = "".join(heard)
        opens = [i == 0 or thai.may_part(text[i - 1], text[i]) for i in range(size)] + [True]
        cost = [0.0] + [1e9] * size
        back: list[tuple[int, str | None]] = [(0, None)] * (size + 1)
        for i in range(size):
            here = cost[i]
            if here >= 1e9:
                continue
            if opens[i]:
                for j in range(i + 2, min(size, i + WIDEST) + 1):
                    if not opens[j]:
                        continue
                    part = text[i:j]
                    if part in self._familiar:
                        price, word = FAMILIAR, part
                    elif part in self._words:
                        price, word = KNOWN, part
                    elif j - i >= 3 and (like := self._by_sound.get(sound[where[i] : where[j]])) is not None:
                        price, word = SOUNDING, like
                    else:
                        continue
                    if here + price < cost[j]:
                        cost[j], back[j] = here + price, (i, word)
            if here + STRANGE < cost[i + 1]:
                cost[i + 1], back[i + 1] = here + STRANGE, (i, None)
        words: list[str] = []
        strange = ""
        at = size
        while at > 0:
            start, got = back[at]
            if got is None:
                strange = text[start:at] + strange
            else:
                if strange:
                    words.append(strange)
                    strange = ""
                words.append(got)
            at = start
        if strange:
            words.append(strange)
        return words[::-1]
