"""Kinds: what somebody does with a text in a form, weighed from the evidence in it and from its words.

A softmax over a few kinds, with a weight for every named piece of evidence and for every feature of the words.  The
weights were learned from `tests/talk/development.jsonl`, messages by many people with what each of them wanted
(`make kinds`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answers.features import Indices
from bot.answers.features import Weights as Lit
from bot.answers.model import squeeze
from locales import LOCALES

ANSWER, SKIP, SMALL_TALK, QUESTION = "answer", "skip", "small-talk", "question"
CANNOT, LEAVE, EDIT, CHANGE = "cannot", "leave", "edit", "change"
KINDS = (ANSWER, SKIP, SMALL_TALK, QUESTION, CANNOT, LEAVE, EDIT, CHANGE)
"""It answers the question that waits; has nothing to say to it; is talk that wants nothing; asks something; cannot
answer; sounds like leaving; changes an earlier answer; wants another right."""
FILE = LOCALES / "th" / "kinds.npz"
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What each piece of evidence, and each feature of the words, says for each kind, in the order of KINDS; and
    what is said for a kind without any."""

    alone: Rows
    names: tuple[str, ...]
    evidence: Rows
    words: npt.NDArray[np.int8]
    scale: Rows
    learned_from: str
    """What marks the messages, and the words' features, that these weights were learned from."""

    def chances(
        self, found: Mapping[str, float], lit: tuple[Indices, Lit], possible: tuple[str, ...] = KINDS
    ) -> dict[str, float]:
        """How likely each possible kind is, the likeliest first; they sum to one."""
        slots, weights = lit
        says = (
            self.alone + np.array([found.get(name, 0.0) for name in self.names], np.float32) @ self.evidence
        )
        says = says + (weights @ self.words[slots].astype(np.float32)) * self.scale
        says[[kind not in possible for kind in KINDS]] = -np.inf
        raised = np.exp(says - says.max())
        shares = (raised / raised.sum()).tolist()
        return dict(sorted(zip(KINDS, shares, strict=True), key=lambda each: -each[1]))

    def save(self, path: Path) -> None:
        """Write the weights to a file."""
        np.savez_compressed(
            path,
            alone=self.alone,
            names=np.array(self.names),
            evidence=self.evidence.astype(np.float16),
            words=self.words,
            scale=self.scale,
            learned_from=np.array(self.learned_from),
        )


def made(alone: Rows, names: tuple[str, ...], evidence: Rows, words: Rows, learned_from: str) -> Weights:
    """Weights as they were learned, those of the words in eight bits."""
    small, scale = squeeze(words.astype(np.float32))
    return Weights(alone.astype(np.float32), names, evidence.astype(np.float32), small, scale, learned_from)


@cache
def weights() -> Weights:
    """The weights beside the words."""
    with np.load(FILE, allow_pickle=False) as file:
        stored = {name: file[name] for name in file.files}
    return Weights(
        stored["alone"],
        tuple(stored["names"].tolist()),
        stored["evidence"].astype(np.float32),
        stored["words"],
        stored["scale"],
        str(stored["learned_from"]),
    )
