"""The running service: what build() has put together is started, kept going, looked at, and stopped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from telegram import Bot

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.app.ticketing import Ticketing
from bot.chat.drafts import Drafts
from bot.chat.worker import Worker
from bot.identity.customers import Customers
from bot.ops import health
from bot.ops.config import Config
from bot.ops.health import Progress, measure
from bot.ops.lock import Lock, alone
from bot.ops.server import Server
from bot.ops.supervise import keep_going, now_and_then
from bot.ops.sweep import sweep
from bot.ops.webhook import webhook
from bot.queue.inbox import Inbox
from bot.queue.sender import AT_ONCE, Sender
from bot.staff.mailbox import Intake, MailboxReader
from bot.staff.page import StaffPage
from bot.staff.weekly import Weekly
from bot.storage.database import Storage
from bot.storage.listen import listen
from bot.storage.migrate import upgrade
from handlers.incoming import ALLOWED_UPDATES
from handlers.polling import Poller
from handlers.profile import introduce

log = logging.getLogger(__name__)

GRACE = 8.0
"""Seconds for what is in hand when the service is told to stop; supervisors give ten."""
SWEEP_EVERY = 3600.0
DAILY_EVERY = 600.0
REREAD_EVERY = 10.0
TEND_EVERY = 600.0


class LetterTransport(Protocol):
    """Hands a letter to a mail server: the real one, or a test's."""

    async def send(self, sender: str, recipient: str, message: bytes) -> object: ...

    async def close(self) -> None: ...


class Mailer:
    """Letters on their way out; a code must not wait behind a slow letter, so it has a connection of its own."""

    def __init__(self, sender: str, letters: LetterTransport, codes: LetterTransport) -> None:
        self._sender, self._letters, self._codes = sender, letters, codes

    async def send(self, to: str, message: bytes, urgent: bool) -> object:
        """Hand a letter over.  Raises DeliveryError."""
        return await (self._codes if urgent else self._letters).send(self._sender, to, message)

    async def close(self) -> None:
        """Say goodbye to the mail server."""
        await asyncio.gather(self._letters.close(), self._codes.close())


@dataclass(kw_only=True, eq=False)
class Service:
    """The running service.  `build` makes it."""

    config: Config
    clock: Callable[[], float]
    storage: Storage
    bot: Bot
    ticketing: Ticketing
    answers: Answers
    feedback: Feedback
    customers: Customers
    inbox: Inbox
    drafts: Drafts
    worker: Worker
    sender: Sender
    mailer: Mailer
    intake: Intake
    mail_reader: MailboxReader | None
    page: StaffPage
    weekly: Weekly

    def __post_init__(self) -> None:
        """What asks the service something, or hands it updates."""
        config = self.config
        self.poller = Poller(self.bot, self.worker.store) if config.bot_mode == "polling" else None
        routes = [*health.routes(self.progress), *self.page.routes()]
        if config.bot_mode == "webhook":
            routes = [*routes, webhook(config.webhook_secret, self.worker.store)]
        self.server = Server(routes, *config.listen, proxies=config.trusted_proxies)
        self._lock = Lock(self.storage)
        self._tasks: list[asyncio.Task[None]] = []
        self._senders: list[asyncio.Task[None]] = []
        self._broken = asyncio.Event()

    # From start to stop ----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring the database up to date, introduce ourselves to Telegram, and begin to work."""
        if self.storage.is_sqlite and not self._lock.take():
            raise RuntimeError("another process uses this SQLite database; many replicas need PostgreSQL")
        await self.storage.run(upgrade)
        if self.storage.is_sqlite:  # what a killed process had in hand does not wait for its lease to run out
            await self.storage.run(self.inbox.take_back)
            await self.storage.run(self.ticketing.deliveries.take_back)
        await self.server.start()
        await introduce(self.bot, self.ticketing.words)
        self._keep("worker", self.worker.run)
        self._senders = [self._keep(kind, partial(self.sender.run, kind)) for kind in AT_ONCE]
        self._keep("leases", self.sender.stay)
        self._keep("intake", self.intake.work)
        if self.mail_reader is not None:
            self._keep("mailbox", self.mail_reader.run)
        if not self.storage.is_sqlite:
            self._keep("listening", lambda: listen(self.storage.url, self._heard_of_work))
        for name, every, work in (
            ("the sweep", SWEEP_EVERY, self._sweep),
            ("the letters of the day", DAILY_EVERY, self._daily),
            ("unfinished forms", TEND_EVERY, self._tend),
            ("the question bank", REREAD_EVERY, self._reread),
        ):
            self._spawn(now_and_then(name, every, work))
        if self.poller is not None:
            await self.bot.delete_webhook(drop_pending_updates=False)
            poller = self.poller
            self._keep("polling", lambda: alone(self._lock, poller.run, poller.stands_by))
        else:
            await self.bot.set_webhook(
                f"{self.config.public_url}/telegram",
                secret_token=self.config.webhook_secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=40,
            )
        log.info("ready: %s, %s", self.bot.name, self.config.bot_mode)

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and leave the rest to the next start."""
        if self.poller is not None:
            self.poller.close()
        if self.mail_reader is not None:
            self.mail_reader.close()
        self.sender.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self.server.close()
                await self.worker.close()
                await asyncio.gather(*self._senders, return_exceptions=True)
        with contextlib.suppress(Exception):  # the database may be what kept us; then the leases run out
            async with asyncio.timeout(1.0):
                await self.worker.let_go()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            # A mail server that does not say goodbye must not keep us: supervisors wait ten seconds in all.
            async with asyncio.timeout(1.0):
                await self.mailer.close()
        await self.bot.shutdown()
        await self.storage.close()
        self._lock.release()

    async def until(self, stopping: asyncio.Event) -> bool:
        """Wait until told to stop; whether it was because a part of the service died."""
        waits = [asyncio.create_task(each.wait()) for each in (stopping, self._broken)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for each in waits:
            each.cancel()
        return self._broken.is_set()

    # Work ---------------------------------------------------------------------------------------------

    async def progress(self) -> Progress:
        """How the service gets on."""
        now = await self.storage.run(measure, self.clock)
        if (reader := self.mail_reader) is not None:
            age = time.monotonic() - reader.last_look
            now = replace(now, mailbox_age=age, mailbox_trouble=reader.trouble)
        if self.poller is None:
            return now
        age = time.monotonic() - self.poller.last_poll
        return replace(now, poll_age=age, trouble=self.poller.trouble)

    def _heard_of_work(self, about: str) -> None:
        """Another replica has put something into the inbox or the outbox."""
        if about == "inbox":
            self.worker.wake()
        else:
            self.sender.wake(about)

    async def _sweep(self) -> None:
        """Remove what has been kept long enough."""
        close = self.ticketing.workflow.close_unverified
        self._told("swept", await self.storage.run(sweep, self.clock, close))

    async def _daily(self) -> None:
        """Reminders, the digest, the monthly report."""
        self._told(
            "promised", await self.storage.run(lambda db: self.ticketing.schedule.run_daily(db, self.clock()))
        )

    async def _tend(self) -> None:
        """Unfinished forms; and on Mondays what the bank lacks."""
        self._told("drafts", await self.storage.run(self.drafts.tend, self.ticketing.outbox))
        if await self.storage.run(self.weekly.run, self.clock()):
            self.sender.wake_all()

    async def _reread(self) -> None:
        """Editors extend the question bank while the bot runs."""
        if await asyncio.to_thread(self.answers.refresh):
            log.info("the question bank was read again")

    def _told(self, what: str, counts: dict[str, int]) -> None:
        if any(counts.values()):
            self.sender.wake_all()
            log.info("%s: %s", what, json.dumps(counts))

    def _keep(self, name: str, run: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        return self._spawn(keep_going(name, run))

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        task.add_done_callback(self._ended)
        self._tasks.append(task)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A part of the service must not die silently."""
        if task.cancelled() or task.exception() is None:
            return
        log.critical("a part of the service died", exc_info=task.exception())
        self._broken.set()
