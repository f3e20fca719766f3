"""What the bot understands of a message: the one door through which the talk asks.

answers = Answers.load(...)
reaction = answers.react("เก็บเบอร์เพื่อนในเครื่องเราไปด้วยเหรอ")
answers.topic(reaction.topics[0]).answer
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np

from bot.answers import bank as banks
from bot.answers import document, follow_ups
from bot.answers import model as models
from bot.answers.bank import Bank, Topic
from bot.answers.document import Policy
from bot.answers.model import Model, Scores
from bot.answers.new_phrases import NewPhrases
from bot.answers.normalise import Normalised, Normaliser
from bot.answers.reaction import NOTHING, Reaction
from bot.answers.speech import Speech

SURE, LIKELY = 0.55, 0.1
"""From which confidence one answer is given, and which share a label needs to be offered in a choice."""

FAINT = 0.16
"""A best score below this is nobody's topic: six of ten such messages are none of this."""

LANGUAGES = ("th", "en")
"""The first is the one whose answers stand in where another language has none."""

ELSEWHERE = 0.9
"""How clear an unrelated message must be to be no follow-up."""

NEVER_OFFERED = frozenset(["none-unrelated", "none-product"])
"""Topics that nobody would choose from a list."""

WEIGHTS = "answers.npz"
"""The trained weights' file, beside the bank."""


class Answers:
    """The bank, its model and the policy, kept up to date with their files."""

    def __init__(self, source: Source, policy: Policy, speech: Speech) -> None:
        self.policy, self.speech = policy, speech
        self._source = source
        self._lock = Lock()
        bank = source.bank()
        self._adopt(bank, source.model(bank))

    @classmethod
    def load(cls, locales: Path, policy_file: Path | None = None) -> Self:
        """Read the bank (`<locales>/<language>/questions`), the policy, and the weights that fit them.

        Weights stand beside the Thai bank.  Stale ones are used with the phrases they have not seen put beside
        them; without any, a simpler model is made on the spot.
        """
        source = Source({language: locales / language / "questions" for language in LANGUAGES})
        policy = document.load(policy_file or locales / "th" / "policy.md")
        answers = cls(source, policy, Speech.load(locales))
        answers.react("สวัสดี")  # what is built at the first message is built now
        return answers

    def refresh(self) -> bool:
        """Take up changed topic files; says whether there were any. Cheap when there were none."""
        if not self._source.changed():
            return False
        with self._lock:
            bank = self._source.bank()
            self._adopt(bank, self._source.model(bank, self.model))
        return True

    def _adopt(self, bank: Bank, model: Model) -> None:
        self.bank = bank
        self.model = model
        self.labels = bank.labels
        self._normaliser = Normaliser(model.features.segmenter)
        self._new_phrases = NewPhrases(bank, model, self._normaliser)
        self._gone = np.array([topic not in self.labels for topic in model.topics])

    def topic(self, id: str, language: str = "th") -> Topic:
        """The topic's words in a language, or in the first that has it."""
        return self.bank.topic(id, language)

    def title_of(self, id: str) -> str | None:
        """The Thai title of a topic; None of one that the bank has no longer."""
        return self.topic(id).title if id in self.labels else None

    def about(self, id: str) -> Reaction:
        """The reaction to a message that is surely about this topic of the bank; nothing if it has none such."""
        return Reaction(self.labels[id], (id,), (), 1.0, True, None) if id in self.labels else NOTHING

    def react(self, text: str, *, topic: str | None = None, form: bool = False) -> Reaction:
        """The first reaction to a message.

        `topic` is the last one talked about, for messages that lean on it. In a form only what is clearly a
        side question counts as asking.
        """
        message = self._normaliser.normalise(text)
        if not message.words:
            return NOTHING
        reaction = self._single(message, topic)
        if reaction.label.startswith("chat:") or reaction.label == "choose":
            reaction = self._past_courtesy(message, topic) or reaction
        compound = self._compound(message, reaction) if topic is None or reaction.label != "choose" else None
        reaction = compound or reaction
        asks = follow_ups.asks(message, reaction.label, reaction.confidence, strict=form)
        return replace(reaction, asks=asks, reading=message.reading)

    def scores(self, message: Normalised) -> Scores:
        """For each topic of the model how much speaks for it; nothing for a topic that the bank has no more."""
        scores = self._new_phrases.lift(message, self.model.scores(message.text))
        return np.where(self._gone, np.float32(-1), scores)

    def _single(self, message: Normalised, last: str | None) -> Reaction:
        scores = self.scores(message)
        plain = self._decide(scores)
        if last is None or last not in self.labels:
            return plain
        if follow_ups.go_ahead(message) and (actions := follow_ups.actions_of(self.bank, last)[:3]):
            topics = tuple(
                next((id for id, label in self.labels.items() if label == a), last) for a in actions
            )
            if len(actions) == 1:
                return Reaction(actions[0], topics, (), max(plain.confidence, 0.8), True, None)
            return Reaction("choose", topics, actions, 0.5, True, None)
        other = plain.confidence >= ELSEWHERE and plain.topics and plain.topics[0] in NEVER_OFFERED
        if other or not follow_ups.elliptical(message):
            return plain
        gains = np.array(follow_ups.lean(self.model.topics, last, self.bank), dtype=np.float32)
        if not self.model.trained:
            gains = gains / np.float32(3)
        leaning = self._decide(scores + gains)
        again = leaning.topics[:1] == (last,) and plain.topics and last not in plain.topics
        return plain if again and self._stands(message, plain) else leaning

    @staticmethod
    def _stands(message: Normalised, plain: Reaction) -> bool:
        """Whether a short message is understood without the last topic, so that nobody is told twice what they heard a
        moment ago: thanks, or a question for somebody or something that is surely another one's."""
        if plain.label.startswith("chat:"):
            return plain.confidence >= ELSEWHERE
        sure = plain.label == "choose" or (plain.label != "none" and plain.confidence >= SURE)
        return sure and follow_ups.asks_for(message)

    def _decide(self, scores: Scores) -> Reaction:
        trust = self.model.trust
        chances = trust.chances(scores)
        shares: dict[str, float] = {}
        best: dict[str, int] = {}
        for n in np.argsort(-scores)[:40]:
            label = self.labels.get(self.model.topics[n])
            if label is not None:
                shares[label] = shares.get(label, 0.0) + float(chances[n])
                best.setdefault(label, int(n))
        if not shares:
            return NOTHING
        ranked = sorted(shares, key=lambda label: -shares[label])
        first = ranked[0]
        confidence = trust.confidence(shares[first], float(scores.max()))
        if confidence >= SURE or len(ranked) == 1:
            return Reaction(first, (self.model.topics[best[first]],), (), confidence, False, None)
        if float(scores.max()) < FAINT:
            return Reaction("none", (), (), confidence, False, None)
        worth = [
            label
            for label in ranked
            if self.model.topics[best[label]] not in NEVER_OFFERED and not label.startswith("chat:")
        ]
        offered = [label for label in worth[:3] if shares[label] >= LIKELY]
        offered = offered if len(offered) > 1 else worth[:2]
        topics = tuple(self.model.topics[best[label]] for label in offered)
        return Reaction("choose", topics, tuple(offered), confidence, False, None)

    def _past_courtesy(self, message: Normalised, last: str | None) -> Reaction | None:
        rest = follow_ups.after_courtesy(message)
        if rest is None or len((follows := self._normaliser.normalise(rest)).words) < 2:
            return None
        reaction = self._single(follows, last)
        if reaction.topics[:1] == (last,) and not follow_ups.ends_asking(follows):
            return None  # praise of the last answer, it may be, and no question that leans on it
        return None if reaction.label.startswith("chat:") or reaction.confidence < SURE else reaction

    def _compound(self, message: Normalised, whole: Reaction) -> Reaction | None:
        halves = follow_ups.halves(message.text)
        for first, second in halves:
            one = self._decide(self.scores(self._normaliser.normalise(first)))
            two = self._decide(self.scores(self._normaliser.normalise(second)))
            if follow_ups.both(one, two, whole):
                return replace(
                    one, topics=one.topics + two.topics, confidence=min(one.confidence, two.confidence)
                )
        return None


@dataclass
class Source:
    """The files behind the answers: the topics of each language, and the weights beside them."""

    questions: Mapping[str, Path]
    seen: int = 0

    def bank(self) -> Bank:
        """The topics as they are now."""
        self.seen = banks.stamp(list(self.questions.values()))
        return banks.load(self.questions)

    def changed(self) -> bool:
        """Whether a topic file has been saved since the bank was read."""
        return banks.stamp(list(self.questions.values())) != self.seen

    def model(self, bank: Bank, at_hand: Model | None = None) -> Model:
        """The weights trained on this bank, or else on an older one, or else what can be made at once."""
        places = [directory.parent / WEIGHTS for directory in self.questions.values()]
        stored = [model for place in places if (model := models.load(place)) is not None]
        fitting = [model for model in stored if model.bank == bank.hash]
        usable = [
            model
            for model in [*stored, at_hand]
            if model is not None and set(model.topics) & set(bank.labels)
        ]
        return (fitting or usable or [models.quick(bank)])[0]
