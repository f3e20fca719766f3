"""From raw text to what is read: cleaned, put on the right keyboard, brought back from Latin letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.answers import keyboard, thai
from bot.answers.lexicon import PARTICLES
from bot.answers.romanised import RomanisedThai
from bot.answers.segmenter import Segmenter

AT_HAND = 8
"""Messages that are kept as they were read: one is asked about many times while it is understood."""


@dataclass(frozen=True)
class Normalised:
    """A message as it is read."""

    raw: str
    text: str
    words: tuple[str, ...]
    """Its words without politeness."""
    reading: str | None
    """What it was taken for, when it was converted."""


class Normaliser:
    """Reads messages in the way the bank's phrases were read when the model was trained."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._roman = RomanisedThai(segmenter.counts, segmenter.latin)
        self._read = lru_cache(maxsize=AT_HAND)(self._read_anew)

    def normalise(self, text: str) -> Normalised:
        """Read a message."""
        return self._read(text)

    def _read_anew(self, text: str) -> Normalised:
        text = text[: thai.LONGEST]
        reading = keyboard.reread(text, self._segmenter)
        cleaned = thai.clean(reading or text)
        if reading is None:
            reading = self._roman.read(cleaned)
            cleaned = reading or cleaned
        cleaned = thai.shorten(cleaned)
        words = tuple(word for word in self._segmenter.words(cleaned) if word not in PARTICLES)
        return Normalised(text, cleaned, words, thai.clean(reading) if reading else None)
