"""Unfinished forms: one reminder, then they are put aside, and that is said.  What was left or put aside can be
taken up again within a day; it holds unsent, confidential words, so then it is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, tuple_
from sqlalchemy.sql.dml import ReturningDelete

from bot.identity.proofs import SESSION_IDLE
from bot.queue.outbox import Outbox
from bot.storage.crypto import KeyRing, UnknownKey
from bot.storage.database import Storage
from bot.storage.dialects import insert_new
from bot.storage.tables import conversations, left_drafts, place
from bot.storage.window import within
from bot.tickets.kept import KEPT
from flows import FLOWS
from flows.buttons import Discard, Leave, Open, Resume, TakeBack, button
from flows.lines import Button, Reply, closed, line
from flows.talk import is_answer
from flows.verify import PROVING

BEGUN = 2
"""Answers below which a form that is left takes the place of no fuller one."""
HANDED_OVER = ("draft", "drafted", "ticket")
"""Answers that a form was begun with."""
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


class Drafts:
    """The forms that were left, the last one of each kind in each chat."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def find(self, db: Connection, chat_id: int, *, waits: bool = False) -> Left | None:
        """What this chat left last, if that was within a day.  `waits`: whoever asks goes on with it; then it raises
        UnknownKey where it waits for its key."""
        since = self._clock() - KEPT["left"]
        row = db.execute(
            select(left_drafts)
            .where(left_drafts.c.chat_id == chat_id, left_drafts.c.left_at > since)
            .order_by(left_drafts.c.left_at.desc())
        ).first()
        if row is None or row.flow not in FLOWS:
            return None
        where = place(left_drafts.c.answers_sealed, chat_id, row.flow)
        answers = self._keys.open_or(None, where, row.answers_sealed, waits=waits)
        return None if answers is None else Left(row.flow, answers, row.waiting, row.left_at)

    def take_back(self, db: Connection, chat_id: int) -> Left | None:
        """Hand out what was left; it is not kept here any longer.  An old proof is not part of it.
        Raises UnknownKey where it waits for its key."""
        left = self.find(db, chat_id, waits=True)
        if left is None:
            return None
        self.forget(db, chat_id, left.flow)
        now = self._clock()
        if within(left.left_at, now - SESSION_IDLE, now):
            return left
        kept = {name: raw for name, raw in left.answers.items() if name.partition(".")[0] not in PROVING}
        return replace(left, answers=kept)

    def forget(self, db: Connection, chat_id: int, flow: str) -> bool:
        """Delete what was left of a kind, for good.  False where there was nothing."""
        mine = (left_drafts.c.chat_id == chat_id) & (left_drafts.c.flow == flow)
        return db.execute(delete(left_drafts).where(mine)).rowcount > 0

    def put_aside(self, db: Connection, chat_id: int) -> Left | None:
        """End the form of a chat, and keep its answers; None where there was none, or nothing in it.  It takes the
        place of one of its kind that was left before.  Raises UnknownKey where either waits for its key."""
        row = db.execute(_end(conversations.c.chat_id == chat_id)).first()
        return self._keep(db, row) if row is not None else None

    def _keep(self, db: Connection, row: Row[Any]) -> Left | None:
        """Keep the answers of a form that has ended."""
        chat_id, sealed = row.chat_id, row.answers_sealed
        answers = self._keys.open_or(None, place(conversations.c.answers_sealed, chat_id), sealed, waits=True)
        if not answers or _answered(answers) < min(self._held(db, chat_id, row.flow), BEGUN):
            return None
        left = Left(row.flow, answers, row.waiting, self._clock())
        self.forget(db, chat_id, left.flow)
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

    def _held(self, db: Connection, chat_id: int, flow: str) -> int:
        """How many answers the one of this kind holds that was left before."""
        mine = (left_drafts.c.chat_id == chat_id) & (left_drafts.c.flow == flow)
        sealed = db.execute(select(left_drafts.c.answers_sealed).where(mine)).scalar()
        where = place(left_drafts.c.answers_sealed, chat_id, flow)
        return _answered(self._keys.open_or({}, where, sealed, waits=True))

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
                with suppress(UnknownKey), db.begin_nested():
                    # Whoever has gone on with it since it was looked at is in the midst of it.
                    ended = db.execute(_end(_is(row))).first()
                    for n, reply in enumerate(self._expired(db, ended) if ended is not None else ()):
                        outbox.reply(db, f"{key}:gone{n or ''}", row.chat_id, reply)
                    expired += ended is not None
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
    back = button(line("take-back"), TakeBack(), "primary")
    delete = button(line("leave-delete"), Discard(left.flow, left.waiting))
    return ((back, delete), (button(line("to-menu"), Open("menu")),))


def _reminder(row: Row[Any]) -> Reply:
    resume = button(line("resume"), Resume(), "primary")
    leave = button(line("leave"), Leave(row.flow, row.waiting))
    return Reply((line("draft-reminder", kind=line(f"kind-{row.flow}")),), ((resume, leave),))
