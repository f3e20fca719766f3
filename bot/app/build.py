"""build(): the one place that knows every part and puts them together; tests hand in a clock and a mail server.

With `handlers/`, the only module that imports telegram.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection
from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, ExtBot

from bot.answers.chosen import load_answers
from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.app.staffroom import StaffRoom
from bot.chat.conversation import Conversations
from bot.chat.delivered import Consequences
from bot.chat.dialog import Understanding
from bot.chat.drafts import tend
from bot.chat.effects import Effects
from bot.chat.free_text import Reception
from bot.chat.hearing import Hearing
from bot.chat.outcomes import Settlements
from bot.chat.pages import Pages
from bot.chat.uploads import Sharing
from bot.chat.worker import Lanes
from bot.i18n import BANGKOK, LOCALES, Words
from bot.identity.codes import Codes
from bot.identity.customers import Register
from bot.identity.people import People
from bot.mail.delivery import MailError
from bot.mail.letters import Stationery
from bot.mail.promised import PromisedLetters
from bot.mail.smtp import Smtp
from bot.ops.config import Config
from bot.ops.health import Progress, measure
from bot.ops.health_routes import health
from bot.ops.lock import Lock
from bot.ops.server import Server
from bot.ops.supervise import keep_going, now_and_then
from bot.ops.sweep import sweep
from bot.ops.webhook import webhook
from bot.queue.inbox import Inbox
from bot.queue.outbox import Outbox, SendError
from bot.queue.pace import Pace
from bot.queue.sender import Delivery
from bot.staff.schedule import Schedule
from bot.staff.weekly import Weekly
from bot.storage.database import Storage
from bot.storage.listen import listen
from bot.storage.migrate import upgrade
from bot.tickets.attachments import Attachments
from bot.tickets.holidays import Holidays
from bot.tickets.letter_facts import MailDesk
from bot.tickets.letters import Correspondence
from bot.tickets.notify import Notifier
from bot.tickets.refusals import Refusals
from bot.tickets.store import Tickets
from bot.tickets.workflow import Workflow
from handlers import ALLOWED_UPDATES, Context, register
from handlers.outgoing import Chats
from handlers.polling import Poller
from handlers.profile import introduce
from handlers.request import AiohttpRequest

log = logging.getLogger(__name__)

GRACE = 8.0
"""Seconds for what is in hand when the service is told to stop; supervisors give ten."""
SWEEP_EVERY = 3600.0
DAILY_EVERY = 600.0
REREAD_EVERY = 10.0
TEND_EVERY = 600.0


class Letters(Protocol):
    """Hands a letter to a mail server: the real one, or a test's."""

    async def send(self, sender: str, recipient: str, message: bytes) -> object: ...

    async def close(self) -> None: ...


class Service:
    """The running service.  `build` makes it."""

    def __init__(
        self,
        config: Config,
        *,
        clock: Callable[[], float] | None = None,
        answers: Answers | None = None,
        smtp: Letters | None = None,
        code_smtp: Letters | None = None,
        pace: Pace | None = None,
        strict: bool = False,
    ) -> None:
        self.config = config
        self.clock = clock or time.time
        keys = config.secret_keys
        _make_room(config.database_url)
        self.storage = Storage(config.database_url)
        self.words = Words(
            {"company": config.company_name, "fee": config.disclosure_fee or "none"}, strict=strict
        )
        self.answers = answers or load_answers(config.policy_file)
        self.inbox = Inbox(keys, clock)
        self.outbox = Outbox(keys, clock)
        self.people = People(keys, self.clock)
        self.register = Register(keys)
        self.codes = Codes(keys, self.register, self.clock)
        self.tickets = Tickets(keys, self.clock, self.answers.policy.version)
        self.bot_name = ""
        stationery = Stationery(LOCALES, config.mail_from, config.company_name, self._date)
        promised = PromisedLetters(self.outbox, stationery, self.clock)
        staff = StaffRoom(config, self.storage, self.words, promised, self.clock)
        desk = MailDesk(
            promised,
            self.words,
            self.clock,
            config.privacy_mailbox,
            lambda: self.bot_name,
            self.tickets.earlier,
            staff.answering.how,
            staff.answering.reply_to,
        )
        letters = Correspondence(
            promised,
            self.words,
            self.clock,
            config.privacy_mailbox,
            lambda: self.bot_name,
            staff.answering.reply_to,
            staff.answering.how,
        )
        refusals = Refusals(keys)
        notifier = Notifier(self.outbox, self.people, self.tickets, refusals, letters)
        self.workflow = Workflow(self.tickets, refusals, notifier, letters, self.clock)
        holidays = Holidays.load(LOCALES)
        self.schedule = Schedule(
            self.tickets, promised, letters, self.words, holidays, config.privacy_mailbox
        )
        evidence = Attachments(keys, self.clock)
        conversations = Conversations(
            keys,
            self.clock,
            self.people,
            Effects(self.codes, self.tickets, desk),
            Settlements(self.tickets, self.workflow, self.codes, evidence, desk),
        )
        pages = Pages(self.answers.policy, self.tickets, self.people)
        self.feedback = Feedback(keys, self.clock)
        self.weekly = Weekly(self.feedback, promised, self.words, config.privacy_mailbox, self._title_of)
        reception = Reception(self.answers, self.people, self.feedback)
        sharing = Sharing(self.clock, self.people, conversations, pages, self.codes, evidence)
        understanding = Understanding(
            self.words, self.people, conversations, pages, reception, sharing, evidence
        )
        self.hearing = Hearing(self.inbox, self.outbox, understanding.understand)
        Consequences(self.outbox, self.people, self.tickets, notifier)

        self._requests = AiohttpRequest(), AiohttpRequest(connections=2)
        self.application = _application(config, *self._requests)
        register(self.application)
        self.bot: Bot = self.application.bot
        chats = Chats(self.bot, self.words, pace or Pace())
        # A code must not wait behind a slow letter: it has a connection of its own.
        self._smtp: Letters = smtp or Smtp(config.smtp_url)
        self._code_smtp: Letters = code_smtp or smtp or Smtp(config.smtp_url)
        self.delivery = Delivery(
            self.storage, self.outbox, chats.deliver, self._send_letter, self._language_of
        )
        staff.furnish(self.outbox, self.tickets, self.people, evidence, self.workflow, desk, self._wake)
        self.intake, self.mail_reader = staff.intake, staff.reader
        self.lanes = Lanes(self.storage, self.inbox, self.hearing, self._dispatch, self.delivery.at_once)
        self.poller = Poller(self.bot, self.store) if config.bot_mode == "polling" else None
        routes = [*health(self.progress), *staff.page.routes()]
        if config.bot_mode == "webhook":
            routes = [*routes, webhook(config.webhook_secret, self.store)]
        self.server = Server(routes, *config.listen)
        self._lock = Lock(self.storage)
        self._tasks: list[asyncio.Task[None]] = []
        self._senders: list[asyncio.Task[None]] = []
        self._broken = asyncio.Event()

    # Life ---------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring the database up to date, introduce ourselves to Telegram, and begin to work."""
        if self.storage.is_sqlite and not self._lock.take():
            raise RuntimeError("another process uses this SQLite database; many replicas need PostgreSQL")
        await self.storage.run(_upgrade)
        if self.storage.is_sqlite:  # what a killed process had in hand does not wait for its lease to run out
            await self.storage.run(self.inbox.take_back)
            await self.storage.run(self.outbox.take_back)
        await self.server.start()
        self.bot_name = await introduce(self.application, self.words)
        self._keep("lanes", self.lanes.run)
        self._senders = [self._keep(kind, partial(self.delivery.run, kind)) for kind in ("chat", "letter")]
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
            self._keep("polling", lambda: self._poll(poller))
        else:
            await self.bot.set_webhook(
                f"{self.config.public_url}/telegram",
                secret_token=self.config.webhook_secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=40,
            )
        log.info("ready: %s, %s", self.bot_name, self.config.bot_mode)

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and leave the rest to the next start."""
        if self.poller is not None:
            self.poller.close()
        if self.mail_reader is not None:
            self.mail_reader.close()
        self.delivery.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self.server.close()
                await self.lanes.close()
                await asyncio.gather(*self._senders, return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            # A mail server that does not say goodbye must not keep us: supervisors wait ten seconds in all.
            async with asyncio.timeout(1.0):
                await asyncio.gather(self._smtp.close(), self._code_smtp.close())
        if self.application._initialized:
            await self.application.shutdown()
        for each in self._requests:
            await each.shutdown()
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

    async def store(self, updates: list[bytes]) -> int:
        """Keep raw updates; they are acknowledged only after this returns."""
        new = await self.storage.run(self.inbox.store, updates)
        self.lanes.wake()
        return new

    def _wake(self) -> None:
        for kind in ("chat", "letter"):
            self.delivery.wake(kind)

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
            self.lanes.wake()
        else:
            self.delivery.wake(about)

    async def _dispatch(self, data: dict[str, Any]) -> None:
        update = Update.de_json(data, self.bot)
        await self.application.process_update(update)

    async def _send_letter(self, to: str, message: bytes, urgent: bool) -> object:
        smtp = self._code_smtp if urgent else self._smtp
        try:
            return await smtp.send(self.config.mail_from, to, message)
        except MailError as error:
            raise SendError(str(error), permanent=error.permanent, ambiguous=error.ambiguous) from None

    def _title_of(self, topic: str) -> str | None:
        return self.answers.topic(topic).title if topic in self.answers.labels else None

    def _language_of(self, db: Connection, chat_id: int) -> str:
        person = self.people.find(db, chat_id)
        return person.language if person else "th"

    async def _poll(self, poller: Poller) -> None:
        while not self.storage.is_sqlite and not await asyncio.to_thread(self._lock.take):
            poller.last_poll = time.monotonic()  # a standby is as healthy as can be
            await asyncio.sleep(2.0)
        await poller.run()

    async def sweep(self, *, dry_run: bool = False) -> dict[str, int]:
        """Remove what has been kept long enough; how many rows of each kind."""
        return await self.storage.run(sweep, self.clock, self.workflow.close_unverified, dry_run=dry_run)

    async def _sweep(self) -> None:
        self._told("swept", await self.sweep())

    async def _daily(self) -> None:
        """Reminders, the digest, the monthly report."""
        self._told("promised", await self.storage.run(lambda db: self.schedule.run_daily(db, self.clock())))

    async def _tend(self) -> None:
        """Unfinished forms; and on Mondays what the bank lacks."""
        self._told("drafts", await self.storage.run(tend, self.outbox, self.clock))
        if await self.storage.run(self.weekly.run, self.clock()):
            self._wake()

    async def _reread(self) -> None:
        """Editors extend the question bank while the bot runs."""
        if await asyncio.to_thread(self.answers.refresh):
            log.info("the question bank was read again")

    def _told(self, what: str, counts: dict[str, int]) -> None:
        if any(counts.values()):
            self._wake()
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

    def _date(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC).astimezone(BANGKOK)


def build(config: Config, **parts: Any) -> Service:
    """The service for a configuration.  `parts` replace the clock, the answers, the mail server."""
    return Service(config, **parts)


def _application(
    config: Config, request: AiohttpRequest, polling: AiohttpRequest
) -> Application[Any, Context, Any, Any, Any, None]:
    bot: ExtBot[None] = ExtBot(
        config.bot_token,
        base_url=f"{config.bot_api_url}/bot",
        base_file_url=f"{config.bot_api_url}/file/bot",
        request=request,
        get_updates_request=polling,
    )
    return (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )


def _upgrade(db: Connection) -> None:
    upgrade(db)


def _make_room(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        Path(database_url.partition("///")[2]).parent.mkdir(parents=True, exist_ok=True)
