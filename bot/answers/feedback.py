"""Feedback: what people asked that the bot could not answer, or answered beside the point.

Stored without the person and with personal data masked; grouped for an editor, who extends the bank in
`locales/*/questions/` without code and without a restart.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from bot.identity.pii import anonymous
from bot.storage.crypto import KeyRing
from bot.storage.tables import feedback, place

ALIKE = 0.4
"""Share of common letter triples from which two questions are one group."""


NEWEST = 500
"""Questions that are grouped; each is compared with every group, which for more takes too long."""
COMPARED = 200
"""Characters of a question by which it is compared, for the same reason; real ones are shorter."""


@dataclass(frozen=True)
class Question:
    """What somebody asked, masked, and what came of it."""

    kind: str
    topic: str
    text: str


@dataclass(frozen=True)
class Asked:
    """Questions in the order in which they came, and how many more, older ones there were."""

    questions: tuple[Question, ...]
    more: int


@dataclass(frozen=True)
class Gap:
    """Questions that belong together: how many, and some of them."""

    kind: str
    topic: str
    count: int
    examples: tuple[str, ...]


class Feedback:
    """The store of feedback."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def note(self, db: Connection, kind: str, topic: str, question: str = "") -> None:
        """Remember one: `unanswered` (nothing fitted), `silent` (a known gap of the policy), `disliked`,
        `liked`."""
        bound = secrets.token_hex(8)
        text = anonymous(question)[:500]
        db.execute(
            insert(feedback).values(
                kind=kind,
                topic=topic,
                question_sealed=self._keys.seal(place(feedback.c.question_sealed, bound), text)
                if text
                else None,
                sealed_as=bound,
                at=self._clock(),
            )
        )

    def counts(self, db: Connection, since: float) -> dict[str, int]:
        """How many of each kind."""
        rows = db.execute(
            select(feedback.c.kind, func.count()).where(feedback.c.at >= since).group_by(feedback.c.kind)
        )
        return {row[0]: row[1] for row in rows}

    def asked(self, db: Connection, since: float) -> Asked:
        """Unanswered and disliked questions, and those about known gaps: the newest of them."""
        which = (feedback.c.at >= since, feedback.c.kind != "liked", feedback.c.question_sealed.is_not(None))
        rows = db.execute(select(feedback).where(*which).order_by(feedback.c.id.desc()).limit(NEWEST)).all()
        there = db.execute(select(func.count()).select_from(feedback).where(*which)).scalar_one()
        questions = []
        for row in reversed(rows):
            where = place(feedback.c.question_sealed, row.sealed_as)
            if text := self._keys.open_or("", where, row.question_sealed):
                questions.append(Question(row.kind, row.topic, text))
        return Asked(tuple(questions), there - len(rows))


def gaps(asked: Asked) -> list[Gap]:
    """The questions in groups, the largest first; known gaps by topic.  It may take a second, so in no transaction."""
    together: dict[tuple[str, str], list[str]] = {}
    for each in asked.questions:
        together.setdefault((each.kind, each.topic), []).append(each.text)
    found = []
    for (kind, topic), questions in together.items():
        groups = [questions] if kind == "silent" else grouped(questions)
        for group in groups:
            examples = tuple(dict.fromkeys(group))[:5]
            found.append(Gap(kind, topic, len(group), examples))
    return sorted(found, key=lambda gap: -gap.count)


def grouped(questions: list[str]) -> list[list[str]]:
    """Questions that share enough of their letters, each group around its first."""
    groups: list[tuple[set[str], list[str]]] = []
    for question in questions:
        triples = _triples(question)
        for seen, group in groups:
            if len(triples & seen) >= ALIKE * min(len(triples), len(seen) or 1):
                group.append(question)
                break
        else:
            groups.append((triples, [question]))
    return [group for _, group in groups]


def _triples(text: str) -> set[str]:
    squeezed = re.sub(r"\W+", "", text[:COMPARED].casefold())
    return {squeezed[n : n + 3] for n in range(max(1, len(squeezed) - 2))}
