"""The trained model: one matrix from features to topics, and how far its scores can be trusted."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answers import thai
from bot.answers.bank import Bank
from bot.answers.features import SLOTS, Features, Indices, Weights
from bot.answers.normalise import Normaliser
from bot.answers.segmenter import Segmenter

Scores = npt.NDArray[np.float32]
FORMAT = 5
"""Raised when features change, so that weights of another make are not used."""

QUICK = 20
"""How many phrases of a topic are taken where nothing was trained."""


@dataclass(frozen=True)
class Trust:
    """Turns scores into probabilities; fitted on phrases that the model had not seen."""

    sharpness: float = 8.0
    bias: float = 0.0
    odds: float = 1.0
    best: float = 0.0

    def chances(self, scores: Scores) -> Scores:
        """The share of each topic, summing to one."""
        raised = np.exp(self.sharpness * (scores - scores.max()))
        shares: Scores = raised / raised.sum()
        return shares

    def confidence(self, chance: float, best: float) -> float:
        """The probability that the first label is right, from its share and its score."""
        chance = min(max(chance, 1e-4), 1 - 1e-4)
        logit = self.bias + self.odds * float(np.log(chance / (1 - chance))) + self.best * best
        return float(1 / (1 + np.exp(-logit)))


@dataclass
class Model:
    """Weights for the topics of one bank. Eight bits a weight: half a megabyte for every eight topics."""

    topics: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float32]
    features: Features
    bank: str
    family: npt.NDArray[np.int64]
    """For each topic the column of its family (the topics that share its label), or -1 where it stands alone."""
    trained: bool = True
    trust: Trust = field(default_factory=Trust)
    known: frozenset[int] = frozenset()

    def scores(self, text: str) -> Scores:
        """For each topic how much a cleaned text speaks for it; near 1 for a clear case, near 0 for none."""
        settled: Scores = settle(self.raw(text)[None, :], self.family)[0]
        return settled

    def raw(self, text: str) -> Scores:
        """What each column says: those of the topics, then those of the families."""
        slots, weights = self.features.of(text)
        if not len(slots):
            return np.zeros(self.weights.shape[1], dtype=np.float32)
        found: Scores = (weights @ self.weights[slots].astype(np.float32)) * self.scale
        return found

    def save(self, path: Path) -> None:
        """Write the weights to a file of about four megabytes."""
        vocabulary = self.features.segmenter.counts
        arrays: dict[str, npt.NDArray[np.generic]] = {
            "format": np.array([FORMAT]),
            "topics": np.array(self.topics),
            "weights": self.weights,
            "scale": self.scale,
            "family": self.family,
            "idf": self.features.idf.astype(np.float16),
            "bank": np.array(self.bank),
            "trust": np.array(astuple(self.trust)),
            "known": np.array(sorted(self.known), dtype=np.int64),
            "words": np.array("\n".join(vocabulary)),
            "latin": np.array("\n".join(sorted(self.features.segmenter.latin))),
            "counts": np.array(list(vocabulary.values()), dtype=np.int32),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)


def load(path: Path) -> Model | None:
    """Read weights; None where there are none of this make."""
    try:
        with np.load(path, allow_pickle=False) as file:
            stored = {name: file[name] for name in file.files}
    except (OSError, ValueError):
        return None
    if "format" not in stored or int(stored["format"][0]) != FORMAT:
        return None
    segmenter = Segmenter()
    words = str(stored["words"]).split("\n")
    segmenter.learn(
        Counter(dict(zip(words, stored["counts"].tolist(), strict=True))), str(stored["latin"]).split("\n")
    )
    features = Features(segmenter)
    features.idf = stored["idf"].astype(np.float32)
    return Model(
        tuple(stored["topics"].tolist()),
        stored["weights"],
        stored["scale"],
        features,
        str(stored["bank"]),
        stored["family"],
        trust=Trust(*stored["trust"].tolist()[:4]),  # weights trained before 2026-11 have a fifth
        known=frozenset(stored["known"].tolist()),
    )


def prepare(phrases: Sequence[str]) -> tuple[Features, list[tuple[Indices, Weights]]]:
    """The features that have learnt the words of these phrases, and what they see in each."""
    segmenter = Segmenter([thai.clean(phrase) for phrase in phrases])
    normaliser = Normaliser(segmenter)
    texts = [normaliser.normalise(phrase).text for phrase in phrases]
    features = Features(segmenter)
    return features, features.all_of(texts)


def quick(bank: Bank) -> Model:
    """A model without training: each topic is the mean of its phrases. Some points worse, ready in seconds."""
    taken: Counter[str] = Counter()
    pairs = []
    for topic, phrase in bank.phrases():
        taken[topic] += 1
        if taken[topic] <= QUICK:
            pairs.append((topic, phrase))
    features, lit = prepare([phrase for _, phrase in pairs])
    topics = tuple(sorted({topic for topic, _ in pairs}))
    column = {topic: n for n, topic in enumerate(topics)}
    means = np.zeros((SLOTS, len(topics)), dtype=np.float32)
    rows = [(column[topic], *seen) for (topic, _), seen in zip(pairs, lit, strict=True)]
    for n, slots, weights in rows:
        means[slots, n] += weights / min(QUICK, taken[topics[n]])
    means -= means.mean(axis=1, keepdims=True)
    means /= np.maximum(np.sqrt((means**2).sum(axis=0, keepdims=True)), 1e-6)
    own = [float(weights @ means[slots, n]) for n, slots, weights in rows]
    means *= np.float32(0.8 / max(1e-6, float(np.mean(own or [1.0]))))
    weights8, scale = squeeze(means)
    alone = np.full(len(topics), -1)
    return Model(
        topics, weights8, scale, features, bank.hash, alone, False, Trust(sharpness=18.0), seals(pairs)
    )


def settle(raw: npt.NDArray[np.float32], family: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Scores by row and topic: a family speaks with one voice, through whichever of its topics fits best.

    Otherwise the finer topics of a clause would take the ground from each other.
    """
    settled = raw[:, : len(family)].copy()
    for column in np.unique(family[family >= 0]):
        members = np.flatnonzero(family == column)
        best = members[settled[:, members].argmax(axis=1)]
        settled[:, members] = -1
        settled[np.arange(len(raw)), best] = raw[:, column]
    return settled


def squeeze(weights: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Eight-bit weights with one scale a topic."""
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-12).astype(np.float32)
    return np.rint(weights / scale).astype(np.int8), scale


def seals(pairs: Iterable[tuple[str, str]]) -> frozenset[int]:
    """A number for each phrase of a topic, to tell later which ones the weights have seen."""
    return frozenset(
        int.from_bytes(hashlib.blake2b(f"{topic}\t{phrase}".encode(), digest_size=7).digest(), "big")
        for topic, phrase in pairs
    )
