"""Once a week the editor of the question bank gets a letter: what people asked that the bot could not answer."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from bot.answers.feedback import Feedback
from bot.i18n import SOURCE, Words, local
from bot.mail.letters import Letter, Letters
from bot.storage.tables import outbox
from flows.lines import line

WEEK = 7 * 86400.0
MONDAY, OPENS = 0, 8
MOST = 25
"""Groups in one letter; more would not be read."""


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

    def run(self, db: Connection, now: float) -> bool:
        """Promise this week's letter; False when it was promised before or is not due."""
        today = local(now)
        key = f"gaps.{today:%G-%V}"
        if today.weekday() != MONDAY or today.hour < OPENS:
            return False
        if db.execute(select(outbox.c.id).where(outbox.c.effect_key == f"m:{key}")).first():
            return False
        gaps = self._feedback.gaps(db, now - WEEK)
        if not gaps:
            return False
        counts = self._feedback.counts(db, now - WEEK)
        context = {
            "date": self._words.date(now, SOURCE),
            **{kind: counts.get(kind, 0) for kind in ("liked", "disliked", "unanswered", "silent")},
            "groups": [
                {
                    "count": gap.count,
                    "what": self._words.say(line(f"gap-{gap.kind}"), SOURCE),
                    "topic": self._title_of(gap.topic) if gap.topic else None,
                    "examples": list(gap.examples),
                }
                for gap in gaps[:MOST]
            ],
        }
        return self._post.promise(db, Letter(key, "gaps", SOURCE, self._mailbox, context))
