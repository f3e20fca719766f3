"""The world outside, inside: a local Bot API server, a chat page and mailboxes, for the bot as it is.

    demo = Demo()
    await demo.start()
    # BOT_API_URL=demo.api_url, BOT_TOKEN=demo.bot_token, SMTP_URL=demo.smtp_url; people open demo.page_url
    demo.take_replies(take_mail)
    await demo.stop()

Given a shelf, it goes on where it was: what was said and sent before is there again.

Tests use the parts: `BotApi` (the server, with its people) and `Mailbox`. All of it listens on loopback only.
Nothing here imports telegram or another part of this project.
"""

import asyncio
import time

from bot.demo.mail.bot_mailbox import BotMailbox, Reader
from bot.demo.mail.letters import Letter
from bot.demo.mail.mailbox import Mailbox
from bot.demo.memory import Memory, Shelf
from bot.demo.page.routes import Page, read_words
from bot.demo.telegram.api import BotApi
from bot.demo.telegram.cast import CAST, EMMA, MALEE, SOMCHAI, Character
from bot.demo.telegram.chats import Chat, Post
from bot.demo.telegram.clock import Clock
from bot.demo.telegram.faults import Fault
from bot.demo.telegram.person import Person
from bot.demo.telegram.refusals import Refusal
from bot.demo.telegram.world import TOKEN, Query, RecordedCall, Telegram

__all__ = [
    "BOT", "CAST", "EMMA", "MALEE", "SOMCHAI", "TEAM", "TOKEN", "BotApi", "Character", "Chat", "Clock", "Demo",
    "Fault", "Letter", "Mailbox", "Person", "Post", "Query", "RecordedCall", "Refusal", "Shelf", "Telegram",
]  # fmt: skip

TEAM = "privacy@example.co.th"
BOT = "privacy-bot@example.co.th"
"""The sender of all letters; answers to them come to this mailbox, which the bot reads."""


class Demo:
    """The server, the mailboxes and the page, started and stopped together."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        words = read_words()
        clock = Clock()
        telegram = Telegram(TOKEN, clock, bot_name=words["bot_name"])
        self.mailbox = Mailbox(clock=clock)
        self.memory = Memory(shelf, telegram, self.mailbox) if shelf else None
        if self.memory:
            self.memory.recall()
        # The bot remembers the ids of updates: they must not be used again.
        telegram.updates.restart_ids(int(time.time() * 1000))
        self.api = BotApi(telegram=telegram)
        self.bot_mailbox = BotMailbox(self.mailbox, BOT, telegram.pulse)
        self.page = Page(self.api, self.mailbox, self.bot_mailbox, TEAM, words)
        self._reading: asyncio.Task[None] | None = None

    async def start(self, page_port: int = 8080) -> None:
        """Start all three; a port of 0 is any free one. What cannot start leaves nothing running."""
        loop = asyncio.get_running_loop()
        self.mailbox.listen(lambda: _beat(loop, self.api.telegram))
        self.mailbox.open()
        if self.memory:
            self.memory.start()
        try:
            await self.api.start()
            await self.page.site.start("127.0.0.1", page_port)
        except OSError:
            await self.stop()
            raise

    async def stop(self) -> None:
        if self._reading:
            self._reading.cancel()
        await self.page.site.stop()
        await self.api.stop()
        await asyncio.to_thread(self.mailbox.close)
        if self.memory:
            await self.memory.stop()

    @property
    def bot_token(self) -> str:
        return self.api.token

    @property
    def api_url(self) -> str:
        return self.api.url

    @property
    def smtp_url(self) -> str:
        return self.mailbox.url

    @property
    def page_url(self) -> str:
        return self.page.site.url

    def take_replies(self, reader: Reader) -> None:
        """Say who reads the bot's mailbox: the bot, which starts after the demo."""
        self._reading = asyncio.create_task(self.bot_mailbox.read(reader))


def _beat(loop: asyncio.AbstractEventLoop, telegram: Telegram) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(telegram.pulse.beat)
