"""Training the weights: kernel ridge regression, solved exactly, with every phrase also judged unseen.

Run when the bank changes (`privacy-bot` writes the weights beside the bank). Needs scipy and, for twenty thousand
phrases, about four gigabytes and five minutes. The closed form gives cross-validation for nothing: near-duplicates
and their whole neighbourhood are left out together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.answers import bank as banks
from bot.answers import speech
from bot.answers.bank import Bank
from bot.answers.engine import LANGUAGES, WEIGHTS
from bot.answers.features import SLOTS, Indices, Weights
from bot.answers.model import Model, Scores, Trust, prepare, seals, settle, squeeze

Matrix = npt.NDArray[np.float32]
Groups = npt.NDArray[np.int64]

RIDGE = 0.4
"""How much the weights are held back; measured on phrases of writers left out."""

ALIKE = 0.62
"""Phrases more alike than this stay in one fold."""

FOLDS = 12
BLOCK = 2000
"""Rows that are compared with all others at a time."""


@dataclass(frozen=True)
class Trained:
    """The model and the judgement of each phrase by a model that had not seen it or anything like it."""

    model: Model
    pairs: list[tuple[str, str]]
    unseen: Matrix
    """Scores by phrase and topic."""


def train(bank: Bank) -> Trained:
    """Fit the topics of a bank."""
    pairs = bank.phrases()
    features, lit = prepare([phrase for _, phrase in pairs])
    topics = tuple(sorted({topic for topic, _ in pairs}))
    own = np.array([[topic == t for t in topics] for topic, _ in pairs], dtype=np.float32)
    family, shared = _families([bank.labels[topic] for topic in topics])
    wanted = np.concatenate([own, own @ shared], axis=1)
    rows = _rows(lit)
    alike = _alike(rows)
    alphas, raw = _ridge(alike, wanted, _folds(alike))
    del alike
    weights, scale = squeeze(np.asarray(rows.T @ alphas, dtype=np.float32))
    model = Model(topics, weights, scale, features, bank.hash, family, known=seals(pairs))
    labels = [bank.labels[topic] for topic in topics]
    right = [bank.labels[topic] for topic, _ in pairs]
    unseen = settle(raw, family)
    model.trust = fit_trust(unseen, labels, right)
    return Trained(model, pairs, unseen)


def _families(labels: Sequence[str]) -> tuple[Groups, Matrix]:
    """For each topic the column of its family, and which topics each family holds.

    Of `none` every topic stands alone: they share nothing but that the policy is silent.
    """
    names = sorted(label for label, n in Counter(labels).items() if n > 1 and label != "none")
    column = {name: len(labels) + n for n, name in enumerate(names)}
    family = np.array([column.get(label, -1) for label in labels])
    shared = np.array([[float(label == name) for name in names] for label in labels], dtype=np.float32)
    return family, shared.reshape(len(labels), len(names))


def write(locales: Path) -> Trained:
    """Train on the bank below `locales` and put the weights beside it."""
    bank = banks.load({language: locales / language / "questions" for language in LANGUAGES})
    trained = train(bank)
    trained.model.save(locales / LANGUAGES[0] / WEIGHTS)
    return trained


def write_speech(locales: Path) -> Trained:
    """Train on the talk below `locales` and put the weights beside it."""
    trained = train(speech.bank_of(locales))
    trained.model.save(locales / LANGUAGES[0] / speech.WEIGHTS)
    return trained


def _rows(lit: Sequence[tuple[Indices, Weights]]) -> Any:
    from scipy import sparse  # type: ignore[import-untyped]

    starts = np.cumsum([0, *(len(slots) for slots, _ in lit)])
    slots = np.concatenate([slots for slots, _ in lit])
    weights = np.concatenate([weights for _, weights in lit])
    return sparse.csr_matrix((weights, slots, starts), shape=(len(lit), SLOTS), dtype=np.float32)


def _alike(rows: Any) -> Matrix:
    """How alike every two phrases are, a block of rows at a time: as one sparse product it takes thrice the room."""
    size = rows.shape[0]
    alike = np.empty((size, size), dtype=np.float32)
    for start in range(0, size, BLOCK):
        alike[start : start + BLOCK] = (rows[start : start + BLOCK] @ rows.T).toarray()
    return alike


def _ridge(alike: Matrix, wanted: Matrix, folds: Groups) -> tuple[Matrix, Matrix]:
    """The dual weights, and for each phrase the scores it gets when its fold is left out.  `alike` is used up: it
    is inverted in place, as a symmetric matrix of which one half is enough."""
    from scipy.linalg import blas, lapack  # type: ignore[import-untyped]

    alike[np.diag_indices_from(alike)] += np.float32(RIDGE)
    factor, failed = lapack.spotrf(alike.T, lower=1, overwrite_a=1)
    assert not failed, "phrases cannot be told apart"
    inverse, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    assert not failed, "phrases cannot be told apart"
    alphas = np.ascontiguousarray(blas.ssymm(1.0, inverse, wanted, lower=1), dtype=np.float32)
    unseen = np.empty_like(wanted)
    for fold in np.unique(folds):
        here = np.flatnonzero(folds == fold)
        half = np.tril(inverse[np.ix_(here, here)])
        block = half + np.tril(half, -1).T
        unseen[here] = wanted[here] - np.linalg.solve(block, alphas[here])
    return alphas, unseen


def _folds(alike: Matrix) -> Groups:
    """Folds that never part phrases which are alike."""
    size = len(alike)
    length = np.sqrt(np.maximum(np.diag(alike), 1e-9))
    leader = list(range(size))

    def top(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i in range(size):
        for j in np.flatnonzero(alike[i, :i] > ALIKE * length[i] * length[:i]):
            leader[top(i)] = top(int(j))
    order = np.random.default_rng(7).permutation(size)
    found = np.array([top(i) for i in range(size)])
    folds: Groups = order[found] % FOLDS
    return folds


def fit_trust(unseen: Matrix, labels: Sequence[str], right: Sequence[str]) -> Trust:
    """How sharply to read scores, and how often the first label is then right."""
    names = sorted(set(labels))
    member = np.array([[float(label == name) for name in names] for label in labels], dtype=np.float32)
    truth = np.array([names.index(label) for label in right])
    loss = {}
    for sharpness in (5.0, 7.0, 9.0, 11.0, 13.0, 16.0, 20.0, 24.0, 28.0, 33.0):
        shares = _shares(unseen, sharpness) @ member
        loss[sharpness] = -float(np.mean(np.log(shares[np.arange(len(truth)), truth] + 1e-6)))
    sharpness = min(loss, key=lambda key: loss[key])
    shares = _shares(unseen, sharpness) @ member
    chance = np.clip(shares.max(1), 1e-4, 1 - 1e-4)
    x = np.stack([np.ones(len(chance)), np.log(chance / (1 - chance)), unseen.max(1)], axis=1)
    y = (shares.argmax(1) == truth).astype(float)
    w = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + 1e-3 * w)
    return Trust(sharpness, float(w[0]), float(w[1]), float(w[2]))


def _shares(scores: Scores, sharpness: float) -> Matrix:
    raised = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
    shares: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return shares
