"""Health: whether this process gets on with its work, and the three routes that say so.

Ready means: the database takes what is written, somebody polls (or Telegram knows where we are), what is due goes
out, and nothing that is free to be taken lies there.  What another replica could not do better is an alert and
does not make this one unready: a backlog, one update that fails, one chat that floods, a letter that is refused.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from aiohttp import web
from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, select, text

from bot.identity.attempts import codes_lately, is_reached, is_reached_for_one
from bot.identity.limits import ABOUT_TICKETS, CODES_OF_ALL, CODES_OF_DOMAIN, DAY, HOUR, PASSED_ON, REFUSED
from bot.ops.clock import doubted
from bot.queue.delivery import RETURNED, UNFOLLOWED
from bot.queue.inbox import POISON, UpdateState, needs_key
from bot.queue.outbox import CHAT, LETTER, ItemState
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.sealed import QUEUES, lacks_key
from bot.storage.tables import inbox, mail_inbox, outbox
from bot.storage.trouble import ReadOnly, word_for
from bot.storage.window import within

log = logging.getLogger(__name__)

POLL_AGE = 40.0
"""Seconds; a poll that has nothing to deliver is held by Telegram for 25."""
IN_VAIN = 45.0
"""Seconds for which sending may fail before it counts as not sending."""
LEFT = 45.0
"""Seconds for which something may lie free to be taken while this process takes nothing."""
UPDATE_AGE, REPLY_AGE, LETTER_AGE = 60.0, 300.0, 3600.0
"""Seconds of waiting that are an alert."""
WEEK = 7 * DAY
FEW = 32
"""Rows of a queue that are asked whether they wait for a key, those that have waited longest: the answer costs reading
their words.  What does wait for one stays, so it is soon among these."""
CAME = {inbox: inbox.c.received_at, outbox: outbox.c.created_at, mail_inbox: mail_inbox.c.received_at}
"""When what stands in a queue came."""
ANSWER = 1.5
"""Seconds in which health answers, from what it knew last where the database does not."""
LOOK_EVERY = 5.0
SILENT = 15.0
"""Seconds without a look that succeeded after which the database counts as silent."""
REMEMBERED = 40.0
"""Seconds for which trouble that any work had with the database counts; what failed is tried again within 30."""
PASSING = ("away", "locked")
"""Trouble that is over as soon as anything is written again; on a full disk a small thing still finds room."""
ROOM = 32 << 20
"""Bytes that the disk of an SQLite file must have left: a file or a mail of 10 MB (`MOST_BYTES` in
bot/tickets/inspection.py, `LARGEST` in bot/staff/mail_inbox.py) is written twice, to the log and to the database, and
others beside it."""


@dataclass(frozen=True)
class Progress:
    """Ages in seconds, and counts."""

    oldest_update: float
    """How long the oldest undone update has waited."""
    oldest_reply: float
    oldest_letter: float
    updates_waiting: int
    dead_updates: int
    quarantined_updates: int
    dead_replies: int
    dead_letters: int
    held_letters: int = 0
    """Letters and replies that came out of a backup and wait until somebody releases them."""
    poison_updates: int = 0
    """Those of the dead updates that killed whoever worked on them."""
    codes_last_hour: int = 0
    """Codes that people asked for, whatever became of them."""
    codes_stopped: int = 0
    """1: of those that go to whatever address was named, none goes to a chat that has not proven its own, or none to
    addresses of some domain."""
    poll_age: float = 0.0
    """Since Telegram last answered a poll."""
    trouble: str = ""
    """What keeps the poller from polling: conflict, token, network."""
    database: str = ""
    """What is the matter with the database: a word of bot/storage/trouble.py, or `silent`."""
    replies_due: int = 0
    letters_due: int = 0
    chats_in_vain: float = 0.0
    """For how long this process has tried to reach chats and was not answered."""
    letters_in_vain: float = 0.0
    update_left: float = 0.0
    """How long an update has been free to be taken, and nobody took it."""
    reply_left: float = 0.0
    heard_age: float = 0.0
    """Since this process last heard an update."""
    sent_age: float = 0.0
    """Since Telegram last answered this process about a reply."""
    oldest_mail: float = 0.0
    """How long the oldest mail that came in has waited to be handled."""
    held_mails: int = 0
    """Mails of the last week that wait for a colleague's second word."""
    quarantined_mails: int = 0
    """Mails of the last week that were not trusted."""
    unreadable_mails: int = 0
    """Those of them that could not be taken apart."""
    untrusted_mails: int = 0
    """Mails of the last day that were about no case and not trusted."""
    mails_unanswered: int = 0
    """1: there were so many forged mails, or strangers' about cases, that more of them bring about no letter today."""
    given_up: int = 0
    """Updates that came within a day and are dead, and mails that were given up within it; also letters and replies
    from which nothing could follow (`UNFOLLOWED`)."""
    dead_mails: int = 0
    poison_mails: int = 0
    """Those of them that nobody came back from."""
    returned_letters: int = 0
    """Letters that came back and have not been accepted since."""
    unopened: int = 0
    """Times that this process needed a sealed value that no key opens: somebody's name, answer or address."""
    waiting_for_key: int = 0
    """What waits now for a key that this process lacks, of updates, replies, letters and mails the FEW oldest each."""
    clock_doubted: int = 0
    """1: the clock is far ahead of the last sweep, and nothing is removed until it can be believed (clock.py)."""
    mailbox_age: float = 0.0
    """Since the mailbox with replies was last looked into."""
    mailbox_trouble: str = ""
    """What keeps us from reading it: login, network, storage."""

    @property
    def unready(self) -> tuple[str, ...]:
        """Why this process does not get on, in words."""
        reasons = {
            "database": self.database != "",
            "polling": self.poll_age >= POLL_AGE,
            self.trouble: self.trouble in ("conflict", "token"),
            "chats": self.replies_due > 0 and self.chats_in_vain >= IN_VAIN,
            "letters": self.letters_due > 0 and self.letters_in_vain >= IN_VAIN,
            "worker": min(self.update_left, self.heard_age) >= LEFT,
            "sender": min(self.reply_left, self.sent_age) >= LEFT,
        }
        return tuple(reason for reason, holds in reasons.items() if holds)

    @property
    def alerts(self) -> tuple[str, ...]:
        """What somebody should look at, though this process gets on."""
        found = {
            "backlog": self.oldest_update >= UPDATE_AGE,
            "late replies": self.oldest_reply >= REPLY_AGE,
            "late letters": self.oldest_letter >= LETTER_AGE,
            "returned letters": self.returned_letters > 0,
            "held letters": self.held_letters > 0,
            "mailbox": self.mailbox_trouble != "",
            "untrusted mails": self.untrusted_mails >= PASSED_ON or self.mails_unanswered > 0,
            "given up": self.given_up > 0,
            "unopened": self.unopened > 0 or self.waiting_for_key > 0,
            "clock": self.clock_doubted > 0,
        }
        return tuple(alert for alert, holds in found.items() if holds)

    @property
    def healthy(self) -> bool:
        """Whether it gets on."""
        return not self.unready

    def as_dict(self) -> dict[str, float | int | str]:
        """For /readyz."""
        return asdict(self)


def measure(db: Connection, clock: Callable[[], float], keys: KeyRing) -> Progress:
    """Look at the queues.  `keys`: those of the process that looks, which leaves alone what needs another."""
    now = clock()
    new = inbox.c.state == UpdateState.NEW
    replies = (outbox.c.state == ItemState.DUE) & (outbox.c.kind == CHAT)
    oldest, waiting = db.execute(
        select(func.min(inbox.c.received_at), func.count()).select_from(inbox).where(new)
    ).one()
    due = _by_first(
        db,
        select(outbox.c.kind, func.min(outbox.c.created_at))
        .where(outbox.c.state == ItemState.DUE)
        .group_by(outbox.c.kind),
    )
    many = _by_first(
        db,
        select(outbox.c.kind, func.count()).where(outbox.c.state == ItemState.DUE).group_by(outbox.c.kind),
    )
    dead = _by_first(
        db,
        select(outbox.c.kind, func.count()).where(outbox.c.state == ItemState.DEAD).group_by(outbox.c.kind),
    )
    aside = (mail_inbox.c.state == "dead") | (
        mail_inbox.c.state.in_(("held", "quarantined")) & within(mail_inbox.c.received_at, now - WEEK, now)
    )
    mails, verdicts = (
        _by_first(db, select(column, func.count()).where(aside).group_by(column))
        for column in (mail_inbox.c.state, mail_inbox.c.verdict)
    )
    mail = db.execute(
        select(func.min(mail_inbox.c.received_at)).where(mail_inbox.c.state == "new")
    ).scalar_one()
    untrusted = (mail_inbox.c.state == "quarantined") & mail_inbox.c.ticket_id.is_(None)
    lately = within(mail_inbox.c.settled_at, now - DAY, now)
    given_up = _count(
        db, inbox, (inbox.c.state == UpdateState.DEAD) & within(inbox.c.received_at, now - DAY, now)
    )
    given_up += _count(db, mail_inbox, (mail_inbox.c.state == "dead") & lately)
    settled = outbox.c.state.in_((ItemState.SENT, ItemState.DEAD, ItemState.DROPPED))
    unfollowed = settled & outbox.c.error.is_not(None) & outbox.c.error.startswith(UNFOLLOWED)
    given_up += _count(db, outbox, unfollowed & within(outbox.c.settled_at, now - DAY, now))
    back = outbox.c.error.is_not(None) & outbox.c.error.startswith(RETURNED)  # the first is what an index has
    returned = outbox.c.state.in_((ItemState.DUE, ItemState.DEAD)) & back
    return Progress(
        codes_last_hour=codes_lately(db, now - HOUR, now),
        codes_stopped=int(
            is_reached(db, CODES_OF_ALL[0], now) or is_reached_for_one(db, CODES_OF_DOMAIN[0], now)
        ),
        oldest_update=max(0.0, now - oldest) if oldest is not None else 0.0,
        oldest_reply=max(0.0, now - due[CHAT]) if CHAT in due else 0.0,
        oldest_letter=max(0.0, now - due[LETTER]) if LETTER in due else 0.0,
        updates_waiting=waiting,
        dead_updates=_count(db, inbox, inbox.c.state == UpdateState.DEAD),
        quarantined_updates=_count(db, inbox, inbox.c.state == UpdateState.QUARANTINED),
        dead_replies=dead.get(CHAT, 0),
        dead_letters=dead.get(LETTER, 0),
        held_letters=_count(db, outbox, outbox.c.state == ItemState.HELD),
        poison_updates=_count(db, inbox, (inbox.c.state == UpdateState.DEAD) & (inbox.c.error == POISON)),
        oldest_mail=max(0.0, now - mail) if mail is not None else 0.0,
        held_mails=mails.get("held", 0),
        quarantined_mails=mails.get("quarantined", 0),
        unreadable_mails=verdicts.get("unreadable", 0),
        dead_mails=mails.get("dead", 0),
        poison_mails=verdicts.get("poison", 0),
        untrusted_mails=_count(db, mail_inbox, untrusted & lately),
        mails_unanswered=int(any(is_reached(db, each, now) for each in (*REFUSED, *ABOUT_TICKETS))),
        given_up=given_up,
        returned_letters=_count(db, outbox, returned),
        clock_doubted=int(doubted(db)),
        replies_due=many.get(CHAT, 0),
        letters_due=many.get(LETTER, 0),
        waiting_for_key=_shut(db, keys),
        update_left=_left(db, now, inbox.c.chat_id, new, needs_key(keys)),
        reply_left=_left(db, now, outbox.c.lane, replies, lacks_key(outbox.c.body_sealed, keys)),
    )


def mails_given_up(db: Connection, most: int = 10) -> list[tuple[int, str]]:
    """The latest mails that are dead, each with why."""
    columns = mail_inbox.c.id, mail_inbox.c.verdict
    query = select(*columns).where(mail_inbox.c.state == "dead").order_by(mail_inbox.c.id.desc()).limit(most)
    return [(row.id, row.verdict) for row in db.execute(query)]


def _shut(db: Connection, keys: KeyRing) -> int:
    """How much waits for a key that is none of these, among the FEW of each queue."""
    found = 0
    for column, waiting in QUEUES:
        table, came = column.table, CAME[column.table]
        oldest = select(table.c.id).where(waiting).order_by(came, table.c.id).limit(FEW)
        if table is inbox:
            shut = table.c.id.in_(oldest) & needs_key(keys)
        else:  # looked for by the state and not by the id, or SQLite would read the values and not the index
            shut = waiting & (table.c.id + 0).in_(oldest) & lacks_key(column, keys)
        found += _count(db, table, shut)
    return found


def _left(
    db: Connection,
    now: float,
    lane: Column[Any],
    waiting: ColumnElement[bool],
    shut: ColumnElement[bool],
) -> float:
    """For how long the first of some lane has been due without being in anybody's hands; not of what is `shut`."""
    table = lane.table
    heads = select(func.min(table.c.id)).where(waiting).group_by(lane)
    free = select(func.min(table.c.due_at)).where(table.c.id.in_(heads), table.c.lease_until <= now, ~shut)
    due_at = db.execute(free).scalar_one()
    return max(0.0, now - due_at) if due_at is not None else 0.0


def _count(db: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return int(db.execute(select(func.count()).select_from(table).where(which)).scalar_one())


def _by_first(db: Connection, query: Select[Any]) -> dict[str, Any]:
    return {row[0]: row[1] for row in db.execute(query)}


class Health:
    """Looks at the database every few seconds, and never keeps anybody waiting who asks."""

    def __init__(
        self,
        storage: Storage,
        clock: Callable[[], float],
        now: Callable[[Progress], Progress],
        keys: KeyRing,
        monotonic: Callable[[], float] = time.monotonic,
        answer: float = ANSWER,
    ) -> None:
        """`clock` is the time of the rows, `now` adds what this process knows beside the database; `keys` are its
        own; `answer`: seconds in which it answers."""
        self._keys, self._answer = keys, answer
        self._storage, self._clock, self._add, self._monotonic = storage, clock, now, monotonic
        self._last, self._looked, self._word = Progress(0.0, 0.0, 0.0, 0, 0, 0, 0, 0), monotonic(), ""
        self._looking: asyncio.Task[None] | None = None
        self._said: tuple[str, ...] = ()

    async def progress(self) -> Progress:
        """How the service gets on, told in time."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())
        with suppress(TimeoutError):
            async with asyncio.timeout(self._answer):
                await asyncio.shield(self._looking)
        return self._add(replace(self._last, database=self._trouble()))

    async def watch(self) -> None:
        """Look, and say when it changes whether we are ready; to be called every LOOK_EVERY seconds."""
        unready = (await self.progress()).unready
        if unready != self._said:
            log.log(
                logging.ERROR if unready else logging.INFO,
                "%s",
                f"not ready: {', '.join(unready)}" if unready else "ready again",
            )
        self._said = unready

    def _trouble(self) -> str:
        if self._word:
            return self._word
        if self._monotonic() - self._looked > SILENT:
            return "silent"
        word, at = self._storage.trouble
        over = word in PASSING and self._looked > at
        if word and not over and self._monotonic() - at < REMEMBERED:
            return word
        room = self._storage.room
        return "full" if room is not None and room < ROOM else ""

    async def _look(self) -> None:
        try:
            self._last = await self._storage.run(self._write_and_measure)
        except Exception as error:  # noqa: BLE001 - whatever it was, it is not ready
            self._word = word_for(error) or "failing"
        else:
            self._looked, self._word = self._monotonic(), ""

    def _write_and_measure(self, db: Connection) -> Progress:
        """Whether it can be written to is known only by writing: SQLite the row that every database of ours has,
        PostgreSQL, where two replicas would wait for each other's row, a transaction's number."""
        if db.dialect.name == "sqlite":
            db.execute(text("UPDATE alembic_version SET version_num = version_num"))
        elif db.execute(text("SHOW transaction_read_only")).scalar_one() == "on":
            raise ReadOnly
        else:
            db.execute(text("SELECT pg_current_xact_id()"))
        return measure(db, self._clock, self._keys)


def routes(progress: Callable[[], Awaitable[Progress]]) -> list[web.RouteDef]:
    """`/healthz` (alive), `/readyz` (gets on with its work), `/metrics` (Prometheus)."""

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_: web.Request) -> web.Response:
        now = await progress()
        reasons = {"unready": now.unready, "alerts": now.alerts}
        return web.json_response(now.as_dict() | reasons, status=200 if now.healthy else 503)

    async def metrics(_: web.Request) -> web.Response:
        now = await progress()
        lines = ["# TYPE privacy_bot_ready gauge", f"privacy_bot_ready {int(now.healthy)}"]
        for name, value in now.as_dict().items():
            if not isinstance(value, str):
                lines += [f"# TYPE privacy_bot_{name} gauge", f"privacy_bot_{name} {value}"]
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain", charset="utf-8")

    return [web.get("/healthz", alive), web.get("/readyz", ready), web.get("/metrics", metrics)]
