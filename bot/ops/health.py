"""Health: whether the service gets on with its work, and the three routes that say so.

A process that runs but has not polled, handled or sent anything for a while is not healthy.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, Select, func, select

from bot.queue.delivery import RETURNED
from bot.queue.inbox import UpdateState
from bot.queue.outbox import CHAT, LETTER, ItemState
from bot.storage.tables import inbox, mail_inbox, outbox

POLL_AGE = 90.0
UPDATE_AGE = 60.0
WEEK = 7 * 86400.0


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
    poll_age: float = 0.0
    """Since Telegram last answered a poll."""
    trouble: str = ""
    """What keeps the poller from polling: conflict, token, network."""
    oldest_mail: float = 0.0
    """How long the oldest mail that came in has waited to be handled."""
    held_mails: int = 0
    """Mails of the last week that wait for a colleague's second word."""
    quarantined_mails: int = 0
    """Mails of the last week that were not trusted."""
    unreadable_mails: int = 0
    """Those of them that could not be taken apart."""
    dead_mails: int = 0
    poison_mails: int = 0
    """Those of them that nobody came back from."""
    returned_letters: int = 0
    """Letters that came back and have not been accepted since."""
    mailbox_age: float = 0.0
    """Since the mailbox with replies was last looked into."""
    mailbox_trouble: str = ""
    """What keeps us from reading it: login, network, storage."""

    @property
    def healthy(self) -> bool:
        """Whether it gets on.  Dead letters do not make it unready: another replica could not help."""
        return (
            self.poll_age < POLL_AGE
            and self.oldest_update < UPDATE_AGE
            and self.trouble
            not in (
                "conflict",
                "token",
            )
        )

    def as_dict(self) -> dict[str, float | int | str]:
        """For /readyz."""
        return asdict(self)


def measure(db: Connection, clock: Callable[[], float]) -> Progress:
    """Look at the queues."""
    now = clock()
    new = inbox.c.state == UpdateState.NEW
    oldest, waiting = db.execute(
        select(func.min(inbox.c.received_at), func.count()).select_from(inbox).where(new)
    ).one()
    updates = _by_first(
        db,
        select(inbox.c.state, func.count())
        .where(inbox.c.state.in_((UpdateState.DEAD, UpdateState.QUARANTINED)))
        .group_by(inbox.c.state),
    )
    due = _by_first(
        db,
        select(outbox.c.kind, func.min(outbox.c.created_at))
        .where(outbox.c.state == ItemState.DUE)
        .group_by(outbox.c.kind),
    )
    dead = _by_first(
        db,
        select(outbox.c.kind, func.count()).where(outbox.c.state == ItemState.DEAD).group_by(outbox.c.kind),
    )
    aside = (mail_inbox.c.state == "dead") | (
        mail_inbox.c.state.in_(("held", "quarantined")) & (mail_inbox.c.received_at > now - WEEK)
    )
    mails, verdicts = (
        _by_first(db, select(column, func.count()).where(aside).group_by(column))
        for column in (mail_inbox.c.state, mail_inbox.c.verdict)
    )
    mail = db.execute(
        select(func.min(mail_inbox.c.received_at)).where(mail_inbox.c.state == "new")
    ).scalar_one()
    returned = (
        select(func.count())
        .select_from(outbox)
        .where(outbox.c.state.in_((ItemState.DUE, ItemState.DEAD)), outbox.c.error.startswith(RETURNED))
    )
    return Progress(
        oldest_update=max(0.0, now - oldest) if oldest is not None else 0.0,
        oldest_reply=max(0.0, now - due[CHAT]) if CHAT in due else 0.0,
        oldest_letter=max(0.0, now - due[LETTER]) if LETTER in due else 0.0,
        updates_waiting=waiting,
        dead_updates=updates.get(UpdateState.DEAD, 0),
        quarantined_updates=updates.get(UpdateState.QUARANTINED, 0),
        dead_replies=dead.get(CHAT, 0),
        dead_letters=dead.get(LETTER, 0),
        oldest_mail=max(0.0, now - mail) if mail is not None else 0.0,
        held_mails=mails.get("held", 0),
        quarantined_mails=mails.get("quarantined", 0),
        unreadable_mails=verdicts.get("unreadable", 0),
        dead_mails=mails.get("dead", 0),
        poison_mails=verdicts.get("poison", 0),
        returned_letters=int(db.execute(returned).scalar_one()),
    )


def mails_given_up(db: Connection, most: int = 10) -> list[tuple[int, str]]:
    """The latest mails that are dead, each with why."""
    columns = mail_inbox.c.id, mail_inbox.c.verdict
    query = select(*columns).where(mail_inbox.c.state == "dead").order_by(mail_inbox.c.id.desc()).limit(most)
    return [(row.id, row.verdict) for row in db.execute(query)]


def _by_first(db: Connection, query: Select[Any]) -> dict[str, Any]:
    return {row[0]: row[1] for row in db.execute(query)}


def routes(progress: Callable[[], Awaitable[Progress]]) -> list[web.RouteDef]:
    """`/healthz` (alive), `/readyz` (gets on with its work), `/metrics` (Prometheus)."""

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_: web.Request) -> web.Response:
        now = await progress()
        return web.json_response(now.as_dict(), status=200 if now.healthy else 503)

    async def metrics(_: web.Request) -> web.Response:
        lines = []
        for name, value in (await progress()).as_dict().items():
            if not isinstance(value, str):
                lines += [f"# TYPE privacy_bot_{name} gauge", f"privacy_bot_{name} {value}"]
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain", charset="utf-8")

    return [web.get("/healthz", alive), web.get("/readyz", ready), web.get("/metrics", metrics)]
