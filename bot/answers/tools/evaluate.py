"""How good the answers are: accuracy, honesty of the confidence, confusion, speed and memory."""

from __future__ import annotations

import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers.engine import Answers
from bot.answers.reaction import Reaction


@dataclass(frozen=True)
class Case:
    """A message and the labels that a fair expert accepts; earlier turns set the topic."""

    turns: tuple[str, ...]
    ok: tuple[str, ...]
    style: str


@dataclass(frozen=True)
class Outcome:
    """What was said to a case, and how it was marked: 1 right, 0.5 offered, 0 wrong."""

    case: Case
    reaction: Reaction
    mark: float


@dataclass(frozen=True)
class Report:
    """The figures of one run."""

    name: str
    outcomes: tuple[Outcome, ...]
    milliseconds: tuple[float, ...]
    megabytes: float

    @property
    def accuracy(self) -> float:
        """The mean mark; a choice that holds the right label counts half."""
        return _mean(o.mark for o in self.outcomes)

    @property
    def wrong(self) -> float:
        """The share answered surely and wrongly."""
        return _mean(float(o.reaction.label != "choose" and o.mark == 0) for o in self.outcomes)

    @property
    def choose(self) -> float:
        """The share asked back."""
        return _mean(float(o.reaction.label == "choose") for o in self.outcomes)

    def by(self, key: Callable[[Case], str]) -> dict[str, tuple[float, int]]:
        """Accuracy and number of cases of each group."""
        groups: defaultdict[str, list[float]] = defaultdict(list)
        for outcome in self.outcomes:
            groups[key(outcome.case)].append(outcome.mark)
        return {name: (_mean(marks), len(marks)) for name, marks in sorted(groups.items())}

    def confusion(self) -> list[tuple[str, str, int]]:
        """(wanted, given, how often), most frequent first."""
        pairs = Counter((o.case.ok[0], o.reaction.label) for o in self.outcomes if o.mark < 1)
        return [(wanted, given, n) for (wanted, given), n in pairs.most_common()]

    def speed(self) -> tuple[float, float]:
        """Milliseconds a message at the median and at the 99th percentile."""
        median, slow = np.percentile(self.milliseconds, [50, 99]).round(2)
        return float(median), float(slow)

    def lines(self) -> list[str]:
        """The report for a terminal."""
        p50, p99 = self.speed()
        text = [
            f"{self.name}: {self.accuracy:.1%} right of {len(self.outcomes)}; surely wrong {self.wrong:.1%}, "
            f"asked back {self.choose:.1%}; p50 {p50} ms, p99 {p99} ms, {self.megabytes:.0f} MB"
        ]
        for title, key in (("family", family), ("style", lambda case: case.style)):
            parts = [f"{name} {share:.1%} ({n})" for name, (share, n) in self.by(key).items()]
            text.append(f"  by {title}: " + ", ".join(parts))
        text += [f"  {wanted} taken for {given}: {n}" for wanted, given, n in self.confusion()[:15]]
        return text


def family(case: Case) -> str:
    """clause, action, chat or none."""
    label = case.ok[0]
    return {"do": "action", "chat": "chat", "none": "none"}.get(label.partition(":")[0], "clause")


def read(path: Path) -> list[Case]:
    """The cases of a JSONL file: {"q": ...} or {"turns": [...]}, with "ok" and perhaps "style"."""
    rows: Iterable[dict[str, Any]] = (
        json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()
    )
    return [
        Case(
            tuple(row.get("turns") or (row["q"],)),
            tuple(row["ok"]),
            row.get("style", "follow-up" if "turns" in row else ""),
        )
        for row in rows
    ]


def mark(reaction: Reaction, ok: Sequence[str]) -> float:
    """1 right, 0.5 offered among the choices, 0 wrong."""
    if reaction.label == "choose":
        return 0.5 if set(reaction.choices) & set(ok) else 0.0
    return float(reaction.label in ok)


def evaluate(answers: Answers, cases: Sequence[Case], name: str = "answers") -> Report:
    """Judge the first reactions to cases."""
    outcomes: list[Outcome] = []
    times: list[float] = []
    for case in cases:
        topic: str | None = None
        for turn in case.turns:
            start = time.perf_counter()
            reaction = answers.react(turn, topic=topic)
            times.append((time.perf_counter() - start) * 1000)
            topic = reaction.topics[0] if reaction.topics and reaction.label != "choose" else topic
        outcomes.append(Outcome(case, reaction, mark(reaction, case.ok)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Report(name, tuple(outcomes), tuple(times), memory)


def crossed(unseen: np.ndarray[Any, np.dtype[np.float32]], topics: Sequence[str], pairs: Sequence[tuple[str, str]],
            labels: dict[str, str]) -> tuple[float, list[tuple[str, str, str]]]:  # fmt: skip
    """Accuracy on phrases left out in training, and each phrase taken for another label: topic, taken for, phrase."""
    guesses = [topics[n] for n in unseen.argmax(axis=1)]
    missed = [
        (topic, guess, phrase)
        for (topic, phrase), guess in zip(pairs, guesses, strict=True)
        if labels[guess] != labels[topic]
    ]
    return 1 - len(missed) / max(1, len(pairs)), missed


def calibration(report: Report, path: Path) -> None:
    """Draw how often the first label was right against how sure the bot was (needs matplotlib)."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    sure = np.array([o.reaction.confidence for o in report.outcomes])
    right = np.array(
        [float(o.mark == 1) if o.reaction.label != "choose" else o.mark for o in report.outcomes]
    )
    edges = np.quantile(sure, np.linspace(0, 1, 9))
    bins = np.clip(np.searchsorted(edges, sure, side="right") - 1, 0, 7)
    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--")
    for n in range(8):
        here = bins == n
        if here.any():
            axes.scatter(sure[here].mean(), right[here].mean(), s=20 + here.sum(), color="tab:blue")
    axes.set(
        xlabel="confidence",
        ylabel="right",
        xlim=(0, 1.02),
        ylim=(0, 1.02),
        title=f"{report.name} ({len(sure)})",
    )
    figure.savefig(path, dpi=110, bbox_inches="tight")
    pyplot.close(figure)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
