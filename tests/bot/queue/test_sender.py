"""The sender: codes wait for nobody, what is on its way is not sent twice, what was accepted is noted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from bot.queue.delivery import LEASE, Deliveries, Item
from bot.queue.outbox import CHAT, LETTER, Envelope, Outbox
from bot.queue.sender import CODE, Sender
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import outbox as table
from flows.lines import Reply, line
from tests.chat import Clock


class Forgetful(Deliveries):
    """Deliveries on a database that is away the first times that something is noted."""

    away = 0

    def sent(self, db: Connection, item: Item, message_id: int | None = None) -> None:
        if self.away:
            self.away -= 1
            raise OperationalError("UPDATE", None, Exception("server closed the connection"))
        super().sent(db, item, message_id)


class Office:
    """A sender on a real database, and a world outside that can be told to keep it waiting."""

    def __init__(self, storage: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.clock, self.outbox = storage, clock, Outbox(keys, clock)
        self.deliveries = Forgetful(keys, {}, clock)
        self.went: list[str] = []
        self.arrived: dict[str, asyncio.Event] = {}
        self.keeps_waiting: dict[str, asyncio.Event] = {}
        self.slept: list[float] = []
        self.sender = Sender(
            storage,
            self.deliveries,
            self._chat,
            self._letter,
            lambda *_: "th",
            self._sleep,
            probe=self._letter,
        )

    async def promise(self, to: str, purpose: str) -> None:
        letter = Envelope(f"{purpose}-{to}", purpose, to, b"words")
        await self.storage.run(self.outbox.letter, letter)

    async def say(self, chat: int) -> None:
        await self.storage.run(self.outbox.reply, f"r{chat}", chat, Reply((line("sorry-dead"),)))

    async def states(self) -> list[str]:
        rows = await self.storage.run(lambda db: db.execute(select(table.c.state).order_by(table.c.id)))
        return [row.state for row in rows]

    def awaits(self, whom: str) -> asyncio.Event:
        """Happens when something has gone out to somebody."""
        return self.arrived.setdefault(whom, asyncio.Event())

    async def _letter(self, to: str, _: bytes, __: bool) -> None:
        await self._goes(to)

    async def _chat(self, chat: int, _: Mapping[str, Any], __: str) -> int:
        await self._goes(str(chat))
        return 1

    async def _goes(self, whom: str) -> None:
        self.awaits(f"begun {whom}").set()
        if gate := self.keeps_waiting.get(whom):
            await gate.wait()
        self.went.append(whom)
        self.awaits(whom).set()

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def office(storage: Storage, keys: KeyRing, clock: Clock) -> Office:
    return Office(storage, keys, clock)


async def test_a_slow_letter_holds_up_no_code(office: Office) -> None:
    """The mail server thinks about a letter; the code that somebody waits for goes out beside it."""
    gate = office.keeps_waiting["team@example.com"] = asyncio.Event()
    await office.promise("team@example.com", "request")
    running = [asyncio.create_task(office.sender.run(kind)) for kind in (LETTER, CODE)]
    await asyncio.wait_for(office.awaits("begun team@example.com").wait(), 5)

    await office.promise("malee@example.com", "code")
    office.sender.wake(LETTER)
    await asyncio.wait_for(office.awaits("malee@example.com").wait(), 5)
    before = list(office.went)
    gate.set()
    office.sender.close()
    await asyncio.gather(*running)

    assert ["malee@example.com"] == before
    assert ["sent", "sent"] == await office.states()


async def test_a_chat_that_is_slow_to_reach_holds_up_no_other(office: Office) -> None:
    """Telegram takes its time over one reply; those to other chats, also later ones, are not part of it."""
    gate = office.keeps_waiting["1"] = asyncio.Event()
    await office.say(1)
    running = asyncio.create_task(office.sender.run(CHAT))
    await asyncio.wait_for(office.awaits("begun 1").wait(), 5)

    for chat in (2, 3):
        await office.say(chat)
        office.sender.wake(CHAT)
        await asyncio.wait_for(office.awaits(str(chat)).wait(), 5)
    gate.set()
    office.sender.close()
    await running

    assert ["2", "3", "1"] == office.went


async def test_what_is_on_its_way_is_not_taken_again(office: Office) -> None:
    """The answer takes longer than the lease, and the process stood still meanwhile: there is one letter all the
    same."""
    gate = office.keeps_waiting["team@example.com"] = asyncio.Event()
    await office.promise("team@example.com", "request")
    running = asyncio.create_task(office.sender.run(LETTER))
    await asyncio.wait_for(office.awaits("begun team@example.com").wait(), 5)

    office.clock.passes(LEASE + 1)
    again = await office.storage.run(office.sender._claim, LETTER, 1, None)
    gate.set()
    office.sender.close()
    await running

    assert [] == again
    assert ["team@example.com"] == office.went


async def test_what_was_accepted_is_noted_when_the_database_is_back(office: Office) -> None:
    """The connection breaks just when "sent" is to be noted: it is asked again, and nothing goes out twice."""
    office.deliveries.away = 2
    await office.promise("malee@example.com", "code")
    [(item, language)] = await office.storage.run(office.sender._claim, LETTER, 1, None)

    noted = await office.sender._deliver(item, language)

    assert (True, ["sent"], ["malee@example.com"]) == (noted, await office.states(), office.went)
    assert 2 == len(office.slept)
