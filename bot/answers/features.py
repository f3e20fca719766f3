"""What is looked at in a message: its words, their neighbours, pieces of its spelling and of its sound.

Every feature is a slot of a fixed table (hashing), so that the model is one matrix and a new word needs no new
row. Each view is weighed and scaled by itself, so that a long message and a keyword are compared fairly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.answers import thai
from bot.answers.lexicon import MEANINGS, PARTICLES
from bot.answers.segmenter import Segmenter

Indices = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]

SLOTS = 1 << 16
"""Size of the table."""


_PRIME = np.uint64(0x9E3779B97F4A7C15)
_HIGH = np.uint64(37)


@dataclass(frozen=True)
class Views:
    """How much each way of looking at a message counts."""

    words: float = 1.0
    pairs: float = 0.8
    letters: float = 1.0
    sounds: float = 0.7


@lru_cache(maxsize=65536)
def _slot(name: str) -> int:
    return crc32(name.encode()) % SLOTS


def _pieces(text: str, sizes: tuple[int, ...], view: int) -> Indices:
    """The slots of all runs of so many letters, reckoned for the whole text at once."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found = []
    for size in sizes:
        count = len(codes) - size + 1
        if count <= 0:
            break
        mixed = np.full(count, size * 2 + view, dtype=np.uint64)
        for n in range(size):
            mixed = (mixed ^ codes[n : n + count]) * _PRIME
        found.append((mixed >> _HIGH) % np.uint64(SLOTS))
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, dtype=np.int64)


class Features:
    """Turns a cleaned text into slots and weights."""

    def __init__(self, segmenter: Segmenter, views: Views | None = None) -> None:
        self.segmenter = segmenter
        self.views = views or Views()
        self.idf: Weights = np.ones(SLOTS, dtype=np.float32)

    def words(self, text: str) -> list[str]:
        """The words that carry meaning."""
        return [w for w in self.segmenter.words(text) if w not in PARTICLES]

    def views_of(self, text: str) -> list[tuple[float, Indices]]:
        """For each view its importance and the slots it lights, repeated as often as they occur."""
        words = self.words(text)
        meant = [MEANINGS.get(w, w) for w in words]
        single = [_slot("w" + w) for w in words] + [_slot("m" + m) for m in meant]
        chain = ["<", *meant, ">"]
        pairs = [_slot("p" + a + "_" + b) for a, b in pairwise(chain)]
        pairs += [_slot("s" + a + "_" + c) for a, c in zip(chain, chain[2:], strict=False)]
        joined = "<" + "".join(words) + ">"
        heard = "<" + thai.sound("".join(words)) + ">"
        v = self.views
        return [
            (v.words, np.array(single, dtype=np.int64)),
            (v.pairs, np.array(pairs, dtype=np.int64)),
            (v.letters, _pieces(joined, (2, 3, 4, 5), 0)),
            (v.sounds, _pieces(heard, (3, 4, 5), 1)),
        ]

    def of(self, text: str) -> tuple[Indices, Weights]:
        """Slots and weights of one text, scaled so that each view has its own length."""
        return self._scaled(self.views_of(text))

    def all_of(self, texts: Sequence[str]) -> list[tuple[Indices, Weights]]:
        """Learn from texts how telling each slot is (what occurs everywhere tells little), and scale them all."""
        looked = [self.views_of(text) for text in texts]
        seen = np.zeros(SLOTS, dtype=np.float32)
        for views in looked:
            seen[np.unique(np.concatenate([lit for _, lit in views]))] += 1
        self.idf = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
        return [self._scaled(views) for views in looked]

    def _scaled(self, views: list[tuple[float, Indices]]) -> tuple[Indices, Weights]:
        slots: list[Indices] = []
        weights: list[Weights] = []
        for importance, lit in views:
            if not len(lit):
                continue
            slot, count = np.unique(lit, return_counts=True)
            weight = (1 + np.log(count)).astype(np.float32) * self.idf[slot]
            norm = float(np.sqrt((weight**2).sum())) or 1.0
            slots.append(slot)
            weights.append(weight * np.float32(importance / norm))
        if not slots:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        return np.concatenate(slots), np.concatenate(weights)
