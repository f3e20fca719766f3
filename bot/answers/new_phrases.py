"""Phrases added since the weights were trained: known by likeness until the next training."""

from __future__ import annotations

import numpy as np

from bot.answers.bank import Bank
from bot.answers.model import Model, Scores, seals
from bot.answers.normalise import Normalised, Normaliser

CLOSE = 0.55
"""From which likeness a new phrase speaks for its topic."""

MOST = 2000
"""No more new phrases than this are compared."""


class NewPhrases:
    """The phrases that the weights have not seen."""

    def __init__(self, bank: Bank, model: Model, normaliser: Normaliser) -> None:
        self._features = model.features
        column = {topic: n for n, topic in enumerate(model.topics)}
        self._phrases: list[tuple[int, dict[int, float], float]] = []
        if model.bank == bank.hash:
            return
        new = [(t, p) for t, p in bank.phrases() if t in column and not seals([(t, p)]) & model.known]
        for topic, phrase in new[-MOST:]:
            slots, weights = self._features.of(normaliser.normalise(phrase).text)
            row = dict(zip(slots.tolist(), weights.tolist(), strict=True))
            self._phrases.append((column[topic], row, float(np.sqrt((weights**2).sum())) or 1.0))

    def lift(self, message: Normalised, scores: Scores) -> Scores:
        """The scores, raised for topics with a new phrase much like the message."""
        if not self._phrases:
            return scores
        slots, weights = self._features.of(message.text)
        length = float(np.sqrt((weights**2).sum())) or 1.0
        lifted = scores.copy()
        pairs = list(zip(slots.tolist(), weights.tolist(), strict=True))
        for column, row, own in self._phrases:
            alike = sum(weight * row.get(slot, 0.0) for slot, weight in pairs) / (length * own)
            if alike > CLOSE:
                lifted[column] = max(lifted[column], np.float32(alike))
        return lifted
