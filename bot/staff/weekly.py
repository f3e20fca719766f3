"""Once a week the editor of the question bank gets a letter: what people asked that the bot could not answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.answers.feedback import Asked, Feedback, Gap, gaps
from bot.i18n import SOURCE, Words, local
from bot.identity.limits import DAY
from bot.mail.letters import Letter, Letters
from bot.storage.database import Storage
from bot.storage.tables import outbox
from flows.lines import line

WEEK = 7 * DAY
MONDAY, OPENS = 0, 8
MOST = 25
"""Groups in one letter; more would not be read."""


@dataclass(frozen=True)
class _Week:
    """What is read for one letter."""

    key: str
    at: float
    asked: Asked
    counts: dict[str, int]


class Weekly:
    """Promises the letter, on Monday mornings, where there is something to tell."""

    def __init__(
        self,
        feedback: Feedback,
        post: Letters,
        words: Words,
        mailbox: str,
        title_of: Callable[[str], str | None],
    ) -> None:
        """`title_of` gives a topic's name."""
        self._feedback, self._post, self._words = feedback, post, words
        self._mailbox, self._title_of = mailbox, title_of

    async def run(self, storage: Storage, now: float) -> bool:
        """Promise this week's letter; False when it was promised before or is not due.  The questions are grouped
        between two transactions: nobody waits for it."""
        week = await storage.run(self._due, now)
        if week is None or not (found := await asyncio.to_thread(gaps, week.asked)):
            return False
        return await storage.run(self._promise, week, found[:MOST])

    def _due(self, db: Connection, now: float) -> _Week | None:
        today = local(now)
        key = f"gaps.{today:%G-%V}"
        if today.weekday() != MONDAY or today.hour < OPENS:
            return None
        if db.execute(select(outbox.c.id).where(outbox.c.effect_key == f"m:{key}")).first():
            return None
        since = now - WEEK
        return _Week(key, now, self._feedback.asked(db, since), self._feedback.counts(db, since))

    def _promise(self, db: Connection, week: _Week, found: list[Gap]) -> bool:
        context = {
            "date": self._words.date(week.at, SOURCE),
            **{kind: week.counts.get(kind, 0) for kind in ("liked", "disliked", "unanswered", "silent")},
            "newest": len(week.asked.questions),
            "more": week.asked.more,
            "groups": [
                {
                    "count": gap.count,
                    "what": self._words.say(line(f"gap-{gap.kind}"), SOURCE),
                    "topic": self._title_of(gap.topic) if gap.topic else None,
                    "examples": list(gap.examples),
                }
                for gap in found
            ],
        }
        return self._post.promise(db, Letter(week.key, "gaps", SOURCE, self._mailbox, context))
