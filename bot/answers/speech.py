"""What somebody does with a message: answers with an option, asks why, cannot, wants to leave, thanks...

The same method as for the question bank, on phrases of its own: `locales/<language>/talk/<class>.md`, one file
for every kind of talk and for every option of a question, a phrase a line.  A model weighs them all at once; who
asks names the classes that are possible where the person stands, and only these share the chances.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

import numpy as np

from bot.answers import bank as banks
from bot.answers import model as models
from bot.answers.bank import Bank, Topic
from bot.answers.features import Indices, Weights
from bot.answers.model import Model
from bot.answers.names import Mention, Names, called
from bot.answers.normalise import Normaliser
from bot.answers.thai import shorten
from flows.finding import bare

WEIGHTS = "speech.npz"
"""The trained weights' file, beside the talk."""
ASKS, WISHES = "asks", "wishes"
"""The classes made of the question bank: a question about the policy, a wish to act."""
ASKS_TAKEN, WISHES_TAKEN = 1600, 700
"""Phrases of the bank that stand for each of them."""
LANGUAGES = ("th", "en")
AT_HAND = 8
"""Texts whose reading is kept while they are looked at from several sides; no more, they are people's words."""
_SPACED = re.compile(r"(?<=[ก-๛]) (?=[ก-๛])")


def phrases(locales: Path) -> dict[str, tuple[str, ...]]:
    """The phrases of every class, of all languages together: whoever talks may mix them."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for file in sorted((locales / language / "talk").glob("*.md")):
            lines = file.read_text(encoding="utf-8").splitlines()
            found.setdefault(file.stem, []).extend(
                line[2:].strip() for line in lines if line.startswith("- ")
            )
    return {name: tuple(dict.fromkeys(each)) for name, each in found.items()}


def bank_of(locales: Path) -> Bank:
    """The talk as a bank, with questions and wishes of the question bank beside it."""
    classes = phrases(locales)
    questions = banks.load({language: locales / language / "questions" for language in LANGUAGES})
    asked = questions.phrases()
    labels = questions.labels
    classes[ASKS] = tuple(
        _evenly([p for id, p in asked if not labels[id].startswith(("do:", "chat:"))], ASKS_TAKEN)
    )
    classes[WISHES] = tuple(_evenly([p for id, p in asked if labels[id].startswith("do:")], WISHES_TAKEN))
    topics = {name: Topic(name, name, "", "", None, (), each) for name, each in classes.items()}
    return banks.sealed(Bank({LANGUAGES[0]: topics}, ""))


class Speech:
    """Weighs what somebody does with a message."""

    def __init__(self, model: Model, said: Mapping[str, tuple[str, ...]], names: Names) -> None:
        self._model, self._names = model, names
        self._normaliser = Normaliser(model.features.segmenter)
        self._read = lru_cache(maxsize=AT_HAND)(self._read_anew)
        self._column = {name: n for n, name in enumerate(model.topics)}
        self._said: dict[str, set[str]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        for name, each in said.items():
            for phrase in each:
                self._said.setdefault(bare(phrase), set()).add(name)
            self._phrases[name] = (*(bare(phrase) for phrase in each), *names.words_of(name))

    @classmethod
    def load(cls, locales: Path) -> Self:
        """Read the phrases and the weights beside them; without weights a simpler model is made on the spot."""
        stored = models.load(locales / LANGUAGES[0] / WEIGHTS)
        names = Names(called(locales, LANGUAGES))
        return cls(stored or models.quick(bank_of(locales)), phrases(locales), names)

    @property
    def classes(self) -> frozenset[str]:
        """Everything that can be told apart."""
        return frozenset(self._model.topics)

    def weigh(
        self, text: str, possible: Collection[str], lifts: Mapping[str, float] = MappingProxyType({})
    ) -> tuple[dict[str, float], dict[str, float]]:
        """The chances of the possible classes, the likeliest first, which sum to one; and how much speaks for each
        by itself.  A phrase that an editor has written down is one of the classes that have it, and no other.
        `lifts` is what else speaks for a class, or against it: it counts as much again."""
        known = [name for name in possible if name in self._column]
        strengths = self.strength(text, known)
        listed = self.listed(text) & set(known)
        strengths |= dict.fromkeys(listed, 1.0)
        weighed = [name for name in known if not listed or name in listed]
        if not weighed:
            return {}, {}
        own = np.array([strengths[name] + lifts.get(name, 0.0) for name in weighed], dtype=np.float32)
        chances = dict.fromkeys(known, 0.0) | dict(
            zip(weighed, self._model.trust.chances(own).tolist(), strict=True)
        )
        return dict(sorted(chances.items(), key=lambda each: -each[1])), strengths

    def listed(self, text: str) -> frozenset[str]:
        """The classes in which an editor has written down this very phrase."""
        return frozenset(self._said.get(bare(text), ()))

    def phrases_of(self, name: str) -> tuple[str, ...]:
        """The phrases that an editor has written down for a class, and what it is called, evened."""
        return self._phrases.get(name, ())

    @property
    def bank(self) -> str:
        """The hash of the phrases that the weights were trained on."""
        return self._model.bank

    def lit(self, text: str) -> tuple[Indices, Weights]:
        """The features of a text's words, as the model sees them."""
        return self._model.features.of(self._normaliser.normalise(text).text)

    def strength(self, text: str, possible: Iterable[str]) -> dict[str, float]:
        """How much speaks for each class by itself: near 1 for a clear case, near 0 for none.  For telling
        several options named in one sentence."""
        scores = self._model.scores(self._normaliser.normalise(text).text)
        return {name: float(scores[self._column[name]]) for name in possible if name in self._column}

    def mentions(self, text: str, possible: Collection[str]) -> tuple[Mention, ...]:
        """The options that a text names, in the order in which they stand; of a long one in its beginning and end."""
        text = shorten(text)
        thai = self.in_thai(text)
        found = self._names.mentions(thai, possible)
        if thai == text:
            return found
        named = {
            each.name for each in found
        }  # what is called by a Latin word stands in the text as it was typed
        return (*found, *(each for each in self._names.mentions(text, possible) if each.name not in named))

    def named(self, text: str, possible: Collection[str]) -> tuple[Mention, ...]:
        """The options that a text names as it is written, each with its place in the evened text."""
        return self._names.mentions(text, possible)

    def in_thai(self, text: str) -> str:
        """A text as it is read: brought back from Latin letters or the wrong keyboard where it is Thai."""
        return self._read(text)

    def plain(self, text: str) -> str:
        """A text as it is read, evened, without politeness; of a long one the beginning and the end."""
        return bare(self.in_thai(shorten(text)))

    def _read_anew(self, text: str) -> str:
        reading = self._normaliser.normalise(text).reading
        return _SPACED.sub("", reading) if reading else text


def _evenly(phrases: list[str], most: int) -> list[str]:
    """So many of the phrases, taken evenly from all of them."""
    step = max(1, len(phrases) // most)
    return phrases[::step][:most]
