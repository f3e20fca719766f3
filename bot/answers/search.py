"""Answers from a policy that has no question bank: BM25 over its clauses, silent when nothing fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from pathlib import Path

from bot.answers import thai
from bot.answers.bank import Bank
from bot.answers.document import Clause, Policy
from bot.answers.lexicon import ASK, ME, MEANINGS, PARTICLES
from bot.answers.segmenter import Segmenter

COVERED = 0.34
"""Which part of a question's weight a clause must hold to be offered as its answer."""

_EMPTY = frozenset(
    f"""{ASK} {ME} บริษัท อะไร อย่างไร ขอ อยาก ช่วย ที่ และ ของ ใน เป็น ได้ มี จะ ให้ กับ หรือ โดย ต่อ นี้ นั้น ซึ่ง จาก
    ไป มา ว่า แล้ว ก็ ไม่ บ้าง การ ความ หน่อย ด้วย เลย อยู่ ๆ""".split()
)


@dataclass(frozen=True)
class Found:
    """A clause that may answer, and which part of the question it covers."""

    clause: Clause
    score: float
    cover: float


class Search:
    """An index of the clauses of a policy."""

    def __init__(self, policy: Policy, segmenter: Segmenter | None = None) -> None:
        self._segmenter = segmenter or Segmenter()
        self._clauses = [clause for clause in policy.clauses if clause.text or clause.title]
        self._bags = [Counter(self._terms(f"{c.title} {c.title} {c.text}")) for c in self._clauses]
        self._lengths = [sum(bag.values()) for bag in self._bags]
        self._mean = sum(self._lengths) / max(1, len(self._lengths))
        holders = Counter(term for bag in self._bags for term in bag)
        size = len(self._bags)
        self._telling = {term: log(1 + (size - n + 0.5) / (n + 0.5)) for term, n in holders.items()}
        self._unknown = log(1 + (size + 0.5) / 0.5)

    def ranked(self, question: str, most: int = 3) -> list[Found]:
        """The clauses nearest to a question, best first, whatever they are worth."""
        terms = set(self._terms(question))
        if not terms:
            return []
        weight = sum(self._telling.get(term, self._unknown) for term in terms)
        found = []
        for clause, bag, length in zip(self._clauses, self._bags, self._lengths, strict=True):
            held = [term for term in terms if term in bag]
            score = sum(
                self._telling[t] * bag[t] * 2.2 / (bag[t] + 1.2 * (0.25 + 0.75 * length / self._mean))
                for t in held
            )
            if score:
                found.append(Found(clause, score, sum(self._telling[t] for t in held) / weight))
        return sorted(found, key=lambda item: -item.score)[:most]

    def answer(self, question: str) -> Found | None:
        """The clause that answers, or None: better silent than beside the point."""
        ranked = self.ranked(question, 2)
        if not ranked or ranked[0].cover < COVERED:
            return None
        return ranked[0]

    def _terms(self, text: str) -> list[str]:
        words = self._segmenter.words(thai.clean(text))
        meant = [MEANINGS.get(word, word) for word in words if word not in PARTICLES]
        return [word for word in meant if word not in _EMPTY and (len(word) > 1 or word.isdigit())]


SPEAKS = 0.12
"""Share of a topic's questions that must lead to one clause before it is proposed: a person confirms it anyway."""


@dataclass(frozen=True)
class Coverage:
    """What a policy says of the standard topics of the bank."""

    policy: Policy
    covered: dict[str, tuple[str, float]]
    """Topic id to the number of the clause that seems to speak of it, and how surely."""
    silent: tuple[str, ...]
    """Topics of which nothing was found."""


def check(
    policy: Policy,
    bank: Bank,
    topic_of: Callable[[str], str | None] | None = None,
) -> Coverage:
    """Which standard topics a policy seems to cover; a proposal that a person has to confirm.

    Both ways: the questions of a topic are searched for in the clauses, and (with `topic_of`, the topic that a
    text is about, if it is clear) the headings of the clauses are read as if somebody had asked them.
    """
    search = Search(policy)
    named: dict[str, str] = {}
    for clause in policy.clauses:
        about = topic_of(clause.title) if topic_of and clause.title else None
        if about is not None:
            named.setdefault(about, clause.number)
    covered: dict[str, tuple[str, float]] = {}
    silent = []
    for id, label in sorted(bank.labels.items()):
        if label.startswith(("do:", "chat:")) or id in ("none-unrelated", "none-bot", "none-product"):
            continue
        topic = bank.topic(id, "th")
        votes: Counter[str] = Counter()
        phrases = topic.phrases[:40] or (topic.title,)
        for question in (topic.title, *phrases):
            found = search.answer(question)
            if found is not None:
                votes[found.clause.number] += 1 + 2 * (question == topic.title)
        total = len(phrases) + 3
        number, count = votes.most_common(1)[0] if votes else ("", 0)
        if id in named:
            number, count = named[id], max(votes[named[id]], int(total * 0.9))
        if count >= SPEAKS * total:
            covered[id] = (number, round(count / total, 2))
        else:
            silent.append(id)
    return Coverage(policy, covered, tuple(silent))


def mapping(coverage: Coverage, bank: Bank) -> str:
    """The proposal as a small YAML file for a person to correct: a topic, the clause, how surely, what is meant."""
    lines = [
        f"# Policy {coverage.policy.version}: which clause speaks of which topic. Found by search; please confirm.",
        f"version: {coverage.policy.version}",
        "topics:",
    ]
    for id, (number, surely) in coverage.covered.items():
        lines.append(f'  {id!r}: "{number}"  # {surely:.0%} {bank.topic(id, "th").title}')
    lines.append("silent:")
    lines += [f"  - {id!r}  # {bank.topic(id, 'th').title}" for id in coverage.silent]
    return "\n".join(lines) + "\n"


def write_mapping(coverage: Coverage, bank: Bank, path: Path) -> None:
    """Write the proposal."""
    path.write_text(mapping(coverage, bank), encoding="utf-8")
