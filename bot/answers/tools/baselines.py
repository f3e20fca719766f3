"""What the answers are compared with: BM25 over the clauses, and the nearest phrase by TF-IDF."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence

import numpy as np

from bot.answers import thai
from bot.answers.engine import Answers
from bot.answers.reaction import NOTHING, Reaction
from bot.answers.search import Search
from bot.answers.tools.evaluate import Case, Outcome, Report, mark

Guess = Callable[[str], str]


def compare(answers: Answers, cases: Sequence[Case]) -> list[Report]:
    """The baselines on the last turns of the same cases, in the same run."""
    guesses: dict[str, Guess] = {
        "BM25 over clauses": _by_clause(answers),
        "TF-IDF, nearest phrase": _by_words(answers),
    }
    return [_run(name, guess, cases) for name, guess in guesses.items()]


def _run(name: str, guess: Guess, cases: Sequence[Case]) -> Report:
    outcomes, times = [], []
    for case in cases:
        start = time.perf_counter()
        label = guess(case.turns[-1])
        times.append((time.perf_counter() - start) * 1000)
        reaction = Reaction(label, (), (), 0.5, True, None)
        outcomes.append(Outcome(case, reaction, mark(reaction, case.ok)))
    return Report(
        name, tuple(outcomes), tuple(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )


def _by_clause(answers: Answers) -> Guess:
    search = Search(answers.policy, answers.model.features.segmenter)

    def guess(text: str) -> str:
        found = search.answer(text)
        return found.clause.number if found else NOTHING.label

    return guess


def _by_words(answers: Answers) -> Guess:
    segmenter = answers.model.features.segmenter
    pairs = answers.bank.phrases()
    holders: dict[str, list[int]] = {}
    bags = [set(segmenter.words(thai.clean(phrase))) for _, phrase in pairs]
    for n, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(n)
    telling = {word: float(np.log(len(bags) / len(where))) + 1 for word, where in holders.items()}
    lengths = np.array([sum(telling[w] ** 2 for w in bag) ** 0.5 or 1.0 for bag in bags])

    def guess(text: str) -> str:
        scores = np.zeros(len(bags))
        for word in set(segmenter.words(thai.clean(text))):
            if word in holders:
                scores[holders[word]] += telling[word] ** 2
        best = int((scores / lengths).argmax())
        return answers.labels[pairs[best][0]] if scores[best] else NOTHING.label

    return guess
