"""The running service: what build() has put together is started, kept going, looked at, and stopped."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection
from telegram import Bot
from telegram.error import InvalidToken

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.app.ticketing import Ticketing
from bot.chat.drafts import Drafts
from bot.chat.worker import Worker
from bot.identity.customers import Customers
from bot.ops import health, rotation
from bot.ops.clock import ahead, believed
from bot.ops.config import Config
from bot.ops.health import Health, Progress
from bot.ops.lock import Lock, alone
from bot.ops.pulse import Pulses
from bot.ops.server import Server
from bot.ops.supervise import keep_going, now_and_then
from bot.ops.sweep import sweep_all
from bot.ops.webhook import CONNECTIONS, webhook
from bot.queue.delivery import Patience
from bot.queue.inbox import MORE_COMES, STORED, Inbox
from bot.queue.outbox import CHAT, LETTER
from bot.queue.sender import AT_ONCE, PATIENCE, Sender
from bot.staff.mailbox import Intake, MailboxReader
from bot.staff.page import StaffPage
from bot.staff.stop_page import StopPage
from bot.staff.weekly import Weekly
from bot.storage.database import Storage
from bot.storage.listen import listen
from bot.storage.migrate import upgrade
from bot.storage.trouble import NewerDatabase, is_trouble, line_for
from bot.tickets import inspection
from bot.tickets.audit import TRAIL_LOST
from handlers.incoming import ALLOWED_UPDATES
from handlers.patience import insist
from handlers.polling import Poller
from handlers.profile import own_name, publish

log = logging.getLogger(__name__)

FINISHING = 7.0
"""Seconds for what is in hand when the service is told to stop, and after them GOODBYE for what is closed then, whoever
does not answer; supervisors give ten."""
GOODBYE = 1.0
FIRST_TRY = 5.0
"""Seconds for which the start waits for Telegram in all; what it does not take in them is told to it beside the
work."""
SWEEP_EVERY = 3600.0
DAILY_EVERY = 600.0
REREAD_EVERY = 10.0
TEND_EVERY = 600.0


class CannotStart(Exception):
    """What keeps the service from starting, in one line for whoever starts it; `code` is how the process ends: 2 where
    starting again cannot help, else 1."""

    def __init__(self, line: str, code: int = 1) -> None:
        super().__init__(line)
        self.code = code


class LetterTransport(Protocol):
    """Hands a letter to a mail server: the real one, or a test's."""

    async def send(
        self, sender: str, recipient: str, message: bytes, patience: Patience | None = None
    ) -> object: ...

    async def probe(self, sender: str, message: bytes) -> object: ...

    async def close(self) -> None: ...


class Mailer:
    """Letters on their way out, by lines; what shares a connection goes one after the other."""

    def __init__(self, sender: str, lines: Mapping[str, LetterTransport]) -> None:
        self._sender, self._lines = sender, lines

    async def send(self, to: str, message: bytes, line: str) -> object:
        """Hand a letter over.  Raises DeliveryError."""
        return await self._lines[line].send(self._sender, to, message, PATIENCE.get(line))

    async def probe(self, _: str, message: bytes, line: str) -> object:
        """Go the way of a letter that is not to be delivered: the mail server learns nothing of whom it is for.
        Raises DeliveryError as for any letter that it would not take from us."""
        return await self._lines[line].probe(self._sender, message)

    async def close(self) -> None:
        """Say goodbye to the mail server."""
        await asyncio.gather(*(each.close() for each in set(self._lines.values())))


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
    stop_page: StopPage
    weekly: Weekly
    pulses: Pulses

    def __post_init__(self) -> None:
        """What asks the service something, or hands it updates."""
        config = self.config
        self._lock = Lock(self.storage)
        may = partial(asyncio.to_thread, self._lock.is_held)
        polls = config.bot_mode == "polling"
        self.poller = Poller(self.bot, self.worker.store, may=may) if polls else None
        self.health = Health(self.storage, self.clock, self._beside_the_database, config.secret_keys)
        routes = [*health.routes(self.progress), *self.page.routes(), *self.stop_page.routes()]
        if config.bot_mode == "webhook":
            routes = [*routes, webhook(config.webhook_secret, self.worker.store)]
        self.server = Server(routes, *config.listen, proxies=config.trusted_proxies)
        self._tasks: list[asyncio.Task[None]] = []
        self._senders: list[asyncio.Task[None]] = []
        self._broken = asyncio.Event()
        self._untold_since: float | None = None

    # From start to stop ----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring the database up to date, and begin to work.  Raises CannotStart.

        Only a token that is refused ends the start on Telegram's side; whatever else it cannot take now is told to it
        later, beside the work.
        """
        self._spawn(_prepare_for_files())  # beside the rest; whoever sends the first does not wait for it
        await self._open()
        until = asyncio.get_running_loop().time() + FIRST_TRY
        await self._first(self._learn_own_name(), until)
        self._keep("profile", lambda: publish(self.bot, self.ticketing.words))
        self._keep("worker", self.worker.run)
        self._senders = [self._keep(kind, partial(self.sender.run, kind)) for kind in AT_ONCE]
        self._keep("leases", self.sender.stay)
        self._keep("intake", self.intake.run)
        if self.mail_reader is not None:
            self._keep("mailbox", self.mail_reader.run)
        if self.storage.is_sqlite:
            self.storage.listen(self._heard_of_work)
        else:
            self._keep("listening", lambda: listen(self.storage.url, self._heard_of_work))
        schedule = self.ticketing.schedule
        for name, every, work in (
            ("the sweep", SWEEP_EVERY, self._sweep),
            ("the reminders", DAILY_EVERY, self._remind),
            ("the digest", DAILY_EVERY, partial(self._daily, "digests", schedule.send_digest)),
            ("the monthly report", DAILY_EVERY, partial(self._daily, "reports", schedule.send_report)),
            ("unfinished forms", TEND_EVERY, self._tend),
            ("the question bank", REREAD_EVERY, self._reread),
            ("health", health.LOOK_EVERY, self.health.watch),
        ):
            self._spawn(now_and_then(name, every, work))
        await self._first(self._tell_where_updates_go(), until)
        if self.poller is not None:
            poller = self.poller
            self._keep("polling", lambda: alone(self._lock, poller.run, self._stand_by))
        log.info("ready: %s, %s", own_name(self.bot), self.config.bot_mode)

    async def _open(self) -> None:
        """The lock, the database, the port.  Raises CannotStart."""
        try:
            if self.storage.is_sqlite and not self._lock.take():
                raise CannotStart("another process uses this SQLite database; many replicas need PostgreSQL")
            await self.storage.run(upgrade)
            if found := await self.storage.run(rotation.waiting, self.config.secret_keys):
                raise CannotStart(
                    f"SECRET_KEYS: {rotation.in_words(found)}. Put it back, at the end; if it is gone for good, write "
                    "its id and `:lost` there, and what it sealed is given up (docs/operating.md, Keys)",
                    2,
                )
            if await self.storage.run(self.ticketing.tickets.trail.is_lost):
                raise CannotStart(f"SECRET_KEYS: {TRAIL_LOST} (docs/operating.md, Audit)", 2)
            if self.storage.is_sqlite:  # what a killed process had in hand does not wait for its lease
                await self.storage.run(self.inbox.take_back)
                await self.storage.run(self.ticketing.deliveries.take_back)
            await self.storage.run(self.inbox.recall)
        except CannotStart:
            raise
        except Exception as error:
            if not is_trouble(error):
                raise
            code = 2 if isinstance(error, NewerDatabase) else 1
            raise CannotStart(f"DATABASE_URL: {line_for(error)}", code) from None
        try:
            await self.server.start()
        except OSError as error:
            host, port = self.config.listen
            why = "the port is taken" if error.errno == errno.EADDRINUSE else error.strerror or "it fails"
            raise CannotStart(f"LISTEN: cannot listen on {host}:{port}: {why}") from None

    async def _learn_own_name(self) -> None:
        try:
            await insist("getMe", self.bot.initialize, unless=(InvalidToken,))
        except InvalidToken:
            raise CannotStart("BOT_TOKEN: Telegram does not know this token") from None

    async def _tell_where_updates_go(self) -> None:
        """Telegram learns that we poll, or where the webhook is."""
        self._untold_since = time.monotonic()
        if self.poller is not None:
            await insist("deleteWebhook", partial(self.bot.delete_webhook, drop_pending_updates=False))
        else:
            await insist(
                "setWebhook",
                partial(
                    self.bot.set_webhook,
                    f"{self.config.public_url}/telegram",
                    secret_token=self.config.webhook_secret,
                    allowed_updates=ALLOWED_UPDATES,
                    max_connections=CONNECTIONS,
                ),
            )
        self._untold_since = None

    async def _first(self, work: Coroutine[Any, Any, None], until: float) -> None:
        """Give it until then to succeed before the rest begins; what it raises by then is raised here."""
        task = self._spawn(work)
        done, _ = await asyncio.wait({task}, timeout=until - asyncio.get_running_loop().time())
        for each in done:
            each.result()

    def _stand_by(self) -> None:
        """Another replica polls, unless it holds the lock and does nothing."""
        if self.poller is not None and not self._lock.holder_is_silent:
            self.poller.stands_by()

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and leave the rest to the next start."""
        if self.poller is not None:
            self.poller.close()
        if self.mail_reader is not None:
            self.mail_reader.close()
        self.sender.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FINISHING):
                await self.server.close()
                await self.worker.close()
                await asyncio.gather(*self._senders, return_exceptions=True)
        with contextlib.suppress(Exception):  # the database may be what kept us; then the leases run out
            async with asyncio.timeout(1.0):
                await self.worker.let_go()
                await self.sender.let_go()
        for task in self._tasks:
            task.cancel()
        with contextlib.suppress(TimeoutError):
            # Nobody who does not say goodbye must keep us: a mail server, a database, Telegram.
            async with asyncio.timeout(GOODBYE):
                await asyncio.gather(
                    *self._tasks, self.mailer.close(), self.bot.shutdown(), return_exceptions=True
                )
        await self.storage.close(within=GOODBYE)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                await asyncio.to_thread(self._lock.release)

    async def until(self, stopping: asyncio.Event) -> bool:
        """Wait until told to stop; whether it was because a part of the service died."""
        waits = [asyncio.create_task(each.wait()) for each in (stopping, self._broken)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for each in waits:
            each.cancel()
        return self._broken.is_set()

    # Work ---------------------------------------------------------------------------------------------

    async def progress(self) -> Progress:
        """How the service gets on; it does not take longer than two seconds."""
        return await self.health.progress()

    def _beside_the_database(self, now: Progress) -> Progress:
        """What this process knows of itself."""
        now = replace(
            now,
            chats_in_vain=self.pulses.chats.in_vain,
            letters_in_vain=self.pulses.letters.in_vain,
            heard_age=self.pulses.hearing.silent,
            sent_age=self.pulses.chats.silent,
            unopened=self.config.secret_keys.unopened,
        )
        if (reader := self.mail_reader) is not None:
            age = time.monotonic() - reader.last_look
            now = replace(now, mailbox_age=age, mailbox_trouble=reader.trouble)
        if self.poller is None:
            untold = self._untold_since
            return replace(now, poll_age=0.0 if untold is None else time.monotonic() - untold)
        age = time.monotonic() - self.poller.last_poll
        return replace(now, poll_age=age, trouble=self.poller.trouble)

    def _heard_of_work(self, about: str) -> None:
        """Something was put into the inbox or the outbox, here or by another replica."""
        if about == MORE_COMES:
            self.worker.expect()
        elif about == STORED:
            self.worker.wake()
        elif about in (CHAT, LETTER):  # a replica of a later release may say what we do not know
            self.sender.wake(about)

    async def _sweep(self) -> None:
        """Remove what has been kept long enough, unless it is in doubt what time it is.  Forms are put aside first,
        which may not have been done for as long as the service was away; the sweep does not hang on it."""
        now = self.clock()
        close, shred = self.ticketing.workflow.close_unverified, self.ticketing.tickets.shred
        good = await self.storage.run(believed, now)
        try:
            await self._tend_forms()
        finally:
            if good:
                keys = self.config.secret_keys
                self._told("swept", await sweep_all(self.storage, lambda: now, close, shred, keys=keys))

    async def _remind(self) -> None:
        """The team is reminded of what is due."""
        new = await self.ticketing.schedule.remind_all(self.storage, self.clock())
        self._told("promised", {"reminders": new})

    async def _daily(self, what: str, promise: Callable[[Connection, float], int]) -> None:
        """A kind of letter that the day brings."""
        self._told("promised", {what: await self.storage.run(promise, self.clock())})

    async def _tend(self) -> None:
        """Unfinished forms; and on Mondays what the bank lacks."""
        await self._tend_forms()
        if await self.weekly.run(self.storage, self.clock()):
            self.sender.wake_all()

    async def _tend_forms(self) -> None:
        """Remind of silent forms, and put them aside; not by a clock that is in doubt, which calls all of them silent,
        and would have what it puts aside kept until its time comes."""
        if await self.storage.run(ahead, self.clock()):
            return
        self._told("drafts", await self.drafts.tend_all(self.storage, self.ticketing.outbox))

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
        if not isinstance(task.exception(), CannotStart):
            log.critical("a part of the service died", exc_info=task.exception())
        self._broken.set()


async def _prepare_for_files() -> None:
    try:
        await inspection.ready()
    except OSError as error:
        log.error("nothing can look into files now; the next file tries again (%s)", error)
