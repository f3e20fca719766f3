"""Unfinished forms: one reminder, then they are put aside, and that is said.  What was left or put aside can be
taken up again within a day; it holds unsent, confidential words, so then it is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, tuple_
from sqlalchemy.sql.dml import ReturningDelete

from bot.identity.proofs import is_idle
from bot.queue.outbox import Outbox
from bot.storage.crypto import KeyRing, UnknownKey
from bot.storage.database import Storage
from bot.storage.dialects import insert_new
from bot.storage.tables import conversations, left_drafts, place
from bot.tickets.attachments import Attachments
from bot.tickets.kept import KEPT
from flows import FLOWS, files_of
from flows.buttons import DiscardLeft, Leave, Open, Resume, TakeBack, button
from flows.lines import Button, Reply, closed, line
from flows.talk import holds_words, is_answer, sent_in
from flows.verify import unproven

log = logging.getLogger(__name__)

MOST_LEFT = 20
"""Forms of a chat that are kept.  Nobody leaves more in a day but to have us keep much."""
NO_WORDS = ("drafted", "ticket")
HANDED_OVER = ("draft", *NO_WORDS)
"""Answers that a form was begun with; those of them that nobody typed."""
REMIND = 3 * 3600.0
"""Seconds of silence after which the person is reminded, once."""


FORMS = 100
"""Silent forms in one transaction.  SQLite has one writer, and after an outage there may be thousands."""


@dataclass(frozen=True)
class Tended:
    """What was done with a part of the silent forms."""

    reminded: int
    expired: int
    last: tuple[float, int] | None
    """The silence and the chat of the last one, behind which it goes on; None where it was the last of all."""


@dataclass(frozen=True)
class Left:
    """A form that was left."""

    flow: str
    answers: dict[str, str]
    waiting: str
    left_at: float

    @property
    def until(self) -> float:
        """When it will be deleted."""
        return self.left_at + KEPT["left"]

    @property
    def mark(self) -> str:
        """What tells it from others of its kind, on its buttons."""
        return mark_of(self.left_at)

    @property
    def way_back(self) -> TakeBack:
        """What its button sends back that takes it up again."""
        return TakeBack(self.flow, self.mark)


class Drafts:
    """The forms that were left.  What somebody was told is kept stays until it is taken up again, deleted by its owner,
    or a day old, whatever is filed meanwhile; and whatever is left meanwhile, up to `MOST_LEFT`: of a chat that leaves
    more the oldest goes."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float], files: Attachments) -> None:
        self._keys, self._clock, self._files = keys, clock, files

    def find(
        self,
        db: Connection,
        chat_id: int,
        which: TakeBack | None = None,
        *,
        kind: str = "",
        waits: bool = False,
    ) -> Left | None:
        """What this chat left last, of one kind where that is named, or the form that a button names, if that was
        within a day.  `waits`: whoever asks goes on with it; then it raises UnknownKey where it waits for its key."""
        since = self._clock() - KEPT["left"]
        rows = [row for row in self._rows(db, chat_id) if row.left_at > since]
        if kind:
            rows = [row for row in rows if row.flow == kind]
        if which is not None and which.flow:
            rows = [row for row in rows if (row.flow, mark_of(row.left_at)) == (which.flow, which.mark)]
        if not rows or rows[0].flow not in FLOWS:
            return None
        row = rows[0]
        answers = self._keys.open_or(None, _place(row), row.answers_sealed, waits=waits)
        return None if answers is None else Left(row.flow, answers, row.waiting, row.left_at)

    def take_back(self, db: Connection, chat_id: int, which: TakeBack) -> Left | None:
        """Hand out what was left; it is not kept here any longer.  An old proof is not part of it.
        Raises UnknownKey where it waits for its key."""
        left = self.find(db, chat_id, which, waits=True)
        if left is None:
            return None
        self._remove(db, chat_id, left.flow, left.left_at)
        return replace(left, answers=unproven(left.answers)) if is_idle(left.left_at, self._clock()) else left

    def forget(
        self, db: Connection, chat_id: int, which: DiscardLeft, in_progress: Collection[str] = ()
    ) -> bool:
        """Delete a form that was left, for good, with its files: they must not go with another matter.  Those of the
        form in progress stay.  False where it is not there."""
        for row in self._rows(db, chat_id):
            if (row.flow, mark_of(row.left_at)) == (which.flow, which.mark):
                self._forget(db, row, in_progress)
                return True
        return False

    def _forget(self, db: Connection, row: Row[Any], in_progress: Collection[str] = ()) -> None:
        self._remove(db, row.chat_id, row.flow, row.left_at)
        answers = self._keys.open_or({}, _place(row), row.answers_sealed)
        self._files.forget(db, row.chat_id, set(sent_in(answers)) - set(in_progress))

    @staticmethod
    def _rows(db: Connection, chat_id: int) -> list[Row[Any]]:
        """The forms that a chat left, the last one first."""
        c = left_drafts.c
        return list(db.execute(select(left_drafts).where(c.chat_id == chat_id).order_by(c.left_at.desc())))

    @staticmethod
    def _remove(db: Connection, chat_id: int, flow: str, left_at: float) -> None:
        c = left_drafts.c
        db.execute(delete(left_drafts).where(c.chat_id == chat_id, c.flow == flow, c.left_at == left_at))

    def put_aside(self, db: Connection, chat_id: int) -> Left | None:
        """End the form of a chat, and keep its answers; None where there was none, or nothing in it
        beside another of its kind.  Raises UnknownKey where it waits for its key."""
        row = db.execute(_end(conversations.c.chat_id == chat_id)).first()
        return self._keep(db, row) if row is not None else None

    def _keep(self, db: Connection, row: Row[Any]) -> Left | None:
        """Keep the answers of a form that has ended."""
        chat_id, sealed = row.chat_id, row.answers_sealed
        answers = self._keys.open_or(None, place(conversations.c.answers_sealed, chat_id), sealed, waits=True)
        if not answers:
            return None
        if is_idle(row.changed_at, self._clock()):  # leaving it and taking it back makes no proof young again
            answers = unproven(answers)
        before = self._rows(db, chat_id)
        same = [each for each in before if each.flow == row.flow]
        # A file is as good as answers: it would go with another matter, or be gone without a word.
        filled = any(name not in NO_WORDS and holds_words(name) for name in answers)
        if same and not filled and not files_of(row.flow, answers):
            return None
        left_at = self._clock()
        while left_at in [each.left_at for each in same]:
            left_at += 0.001
        left = Left(row.flow, answers, row.waiting, left_at)
        for each in before[MOST_LEFT - 1 :]:
            self._forget(db, each, files_of(row.flow, answers))
        insert_new(
            db,
            left_drafts,
            chat_id=chat_id,
            flow=left.flow,
            answers_sealed=self._keys.seal(place(left_drafts.c.answers_sealed, chat_id, left.flow), answers),
            waiting=left.waiting,
            left_at=left.left_at,
        )
        return left

    async def tend_all(
        self, storage: Storage, outbox: Outbox, *, rest: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> dict[str, int]:
        """Remind and put aside, in transactions that keep nobody waiting; how many of each."""
        done = await storage.run(self.tend, outbox)
        counts = {"reminded": done.reminded, "expired": done.expired}
        while done.last is not None:
            await rest(storage.breath)
            done = await storage.run(self.tend, outbox, done.last)
            counts["reminded"] += done.reminded
            counts["expired"] += done.expired
        return counts

    def tend(self, db: Connection, outbox: Outbox, after: tuple[float, int] | None = None) -> Tended:
        """Remind of the longest silent forms behind one, or put them aside, `FORMS` at most.  The outbox's keys make a
        repeat impossible.  A form that waits for its key is left for later."""
        now, reminded, expired = self._clock(), 0, 0
        order = conversations.c.changed_at, conversations.c.chat_id
        query = select(conversations).where(order[0] < now - REMIND).order_by(*order).limit(FORMS)
        silent = db.execute(query if after is None else query.where(tuple_(*order) > after)).all()
        for row in silent:
            key = f"draft:{row.chat_id}:{row.begun_at:.3f}"
            if row.changed_at < now - KEPT["drafts"]:
                try:
                    with suppress(UnknownKey), db.begin_nested():
                        # Whoever has gone on with it since it was looked at is in the midst of it.
                        ended = db.execute(_end(_is(row))).first()
                        for n, reply in enumerate(self._expired(db, ended) if ended is not None else ()):
                            outbox.reply(db, f"{key}:gone{n or ''}", row.chat_id, reply)
                        expired += ended is not None
                except (ValueError, TypeError, LookupError, AttributeError):
                    # Nobody else's waits for it.
                    log.exception("a form of chat %d is not put aside", row.chat_id)
                continue
            reminded += outbox.reply(db, f"{key}:remind", row.chat_id, _reminder(row))
        last = (silent[-1].changed_at, silent[-1].chat_id) if len(silent) == FORMS else None
        return Tended(reminded, expired, last)

    def _expired(self, db: Connection, row: Row[Any]) -> list[Reply]:
        over = [*closed(row.shown_message), *keyboard_over(row.waiting)]
        left = self._keep(db, row)
        if left is None:
            return over
        said = line("draft-expired", kind=line(f"kind-{left.flow}"), until=line("moment-of", at=left.until))
        return [*over, Reply((said,), ways_back(left))]


def mark_of(left_at: float) -> str:
    """What tells a form that was left from others of its kind: when that was."""
    return f"{left_at:.6f}"


def _place(row: Row[Any]) -> str:
    """What the answers of a form that was left are bound to."""
    return place(left_drafts.c.answers_sealed, row.chat_id, row.flow)


def keyboard_over(question: str) -> list[Reply]:
    """The keyboard that shares a phone goes with the question that asked for it; nothing for any other question."""
    asked = question.partition(".")[0] == "phone"
    return [Reply((line("phone-over"),), unkeyboard=True)] if asked else []


def _end(which: ColumnElement[bool]) -> ReturningDelete[Any]:
    """Remove forms; the rows as they stood last."""
    return delete(conversations).where(which).returning(*conversations.c)


def _is(row: Row[Any]) -> ColumnElement[bool]:
    """A form as it was found, and not as somebody has made it since."""
    return and_(conversations.c.chat_id == row.chat_id, conversations.c.changed_at == row.changed_at)


def _answered(answers: Mapping[str, str]) -> int:
    """How many questions were answered, and not only asked, typed at or ticked."""
    return sum(name not in HANDED_OVER and is_answer(name) for name in answers)


def ways_back(left: Left) -> tuple[tuple[Button, ...], ...]:
    """The buttons under a form that was left."""
    back = button(line("take-back"), left.way_back, "primary")
    delete = button(line("leave-delete"), DiscardLeft(left.flow, left.mark))
    return ((back, delete), (button(line("to-menu"), Open("menu")),))


def _reminder(row: Row[Any]) -> Reply:
    resume = button(line("resume"), Resume(), "primary")
    leave = button(line("leave"), Leave(row.flow, row.waiting))
    return Reply((line("draft-reminder", kind=line(f"kind-{row.flow}")),), ((resume, leave),))
