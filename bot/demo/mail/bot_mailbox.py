"""The mailbox that the bot's letters come from, and in which it looks for answers.

In production an IMAP server keeps it. Here whatever arrives is handed over in order, once the bot is there, and
from the first letter on at every start: the bot recognises what it has read by the Message-ID.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.demo.mail.letters import Letter
from bot.demo.mail.mailbox import Mailbox
from bot.demo.telegram.clock import Pulse

log = logging.getLogger(__name__)

Reader = Callable[[bytes], Awaitable[None]]

LOOK_AGAIN = 60.0
"""Seconds after which a letter that the bot could not take is offered again."""


class BotMailbox:
    """What is addressed to the bot, or to its address with a `+tag`."""

    def __init__(self, box: Mailbox, address: str, pulse: Pulse) -> None:
        self._box, self._pulse = box, pulse
        self._name, _, self._domain = address.lower().partition("@")
        self._read = 0  # the number of the last letter that was handed over

    def owns(self, address: str) -> bool:
        """Whether mail to this address comes here."""
        name, _, domain = address.lower().partition("@")
        return domain == self._domain and name.partition("+")[0] == self._name

    async def read(self, reader: Reader) -> None:
        """Hand over every letter, until this is cancelled."""
        while True:
            if not self._waiting():
                await self._pulse.until(lambda: bool(self._waiting()), LOOK_AGAIN)
            for letter in self._waiting():
                try:
                    await reader(letter.raw)
                except Exception:
                    log.exception("letter %d was not taken", letter.id)
                    await asyncio.sleep(LOOK_AGAIN)
                    break
                self._read = letter.id
                self._pulse.beat()

    def _waiting(self) -> list[Letter]:
        fresh = [letter for letter in self._box.letters if letter.id > self._read]
        return [letter for letter in fresh if any(map(self.owns, letter.envelope_to))]
