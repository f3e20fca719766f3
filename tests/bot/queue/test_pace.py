"""Pace: a burst at once, then one after the other, and chats do not wait for each other's turns."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

import pytest

from bot.queue.pace import Pace
from bot.queue.share import Share
from tests.chat import Clock


class Slept(list[float]):
    """Sleeps, none of which takes time."""

    async def __call__(self, seconds: float) -> None:
        self.append(round(seconds, 6))


class Sending:
    """Chats to which messages go, through a pace that can be held so that they stand in line."""

    def __init__(self, clock: Clock, overall: float = 3.0, asked: Share | None = None) -> None:
        self.went: list[int] = []
        self._open = asyncio.Event()
        self._open.set()
        self._paced = Pace(overall=overall, clock=clock, sleep=self._held, asked=asked)

    async def _held(self, _: float) -> None:
        await self._open.wait()

    async def to(self, chat: int) -> None:
        """One message to this chat."""
        await self._paced.wait(chat)
        self.went.append(chat)

    async def in_line(self, chats: Iterable[int]) -> list[int]:
        """One message to each of these, which come one after the other; the order in which those go out that had to
        wait."""
        self._open.clear()
        coming = []
        for chat in chats:
            coming.append(asyncio.create_task(self.to(chat)))
            for _ in range(3):
                await asyncio.sleep(0)
        at_once = len(self.went)
        self._open.set()
        await asyncio.gather(*coming)
        return self.went[at_once:]


@pytest.fixture
def slept() -> Slept:
    return Slept()


async def test_a_quiet_chat_gets_a_burst_at_once(slept: Slept, clock: Clock) -> None:
    """Eight messages without waiting; the ninth waits a second, the tenth two."""
    paced = Pace(clock=clock, sleep=slept)

    for _ in range(10):
        await paced.wait(7)

    assert [1.0, 2.0] == slept


async def test_time_fills_the_bucket_but_not_beyond(slept: Slept, clock: Clock) -> None:
    """After an hour a chat gets one burst, not an hour's worth."""
    paced = Pace(burst=2, clock=clock, sleep=slept)
    for _ in range(2):
        await paced.wait(7)

    clock.passes(3600)
    for _ in range(3):
        await paced.wait(7)

    assert [1.0] == slept


async def test_chats_do_not_wait_for_each_other(slept: Slept, clock: Clock) -> None:
    """A chat that has used up its burst holds up nobody else."""
    paced = Pace(burst=1, clock=clock, sleep=slept)
    await paced.wait(7)
    await paced.wait(7)

    await paced.wait(8)

    assert [1.0] == slept


async def test_all_chats_together_keep_the_overall_pace(slept: Slept, clock: Clock) -> None:
    """Thirty chats at once, the thirty-first waits a thirtieth of a second."""
    paced = Pace(clock=clock, sleep=slept)

    for chat in range(32):
        await paced.wait(chat)

    assert [round(1 / 30, 6), round(2 / 30, 6)] == slept


async def test_chats_that_rest_are_forgotten(slept: Slept, clock: Clock) -> None:
    """The number of chats remembered stays bounded; one that still has to wait is not forgotten."""
    paced = Pace(1e9, 1.0, 1, clock=clock, sleep=slept)
    for chat in range(10_001):
        await paced.wait(chat)
    clock.passes(10)
    for _ in range(3):
        await paced.wait(5)

    await paced.wait(20_000)

    assert set(paced._chats) == {5, 20_000}
    assert [1.0, 2.0] == slept


async def test_a_quiet_chat_goes_before_one_that_has_had_much(clock: Clock) -> None:
    """Seven chats want everything at once, then somebody wants one message: theirs is among the next to go out."""
    went: list[int] = []
    gate = asyncio.Event()

    async def held(_: float) -> None:
        await gate.wait()

    paced = Pace(overall=3.0, per_chat=1.0, burst=8, clock=clock, sleep=held)

    async def sends(chat: int) -> None:
        await paced.wait(chat)
        went.append(chat)

    flood = [asyncio.create_task(sends(chat)) for _ in range(8) for chat in range(1, 8)]
    await asyncio.sleep(0)
    quiet = asyncio.create_task(sends(99))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*flood, quiet)

    assert 57 == len(went)
    assert went.index(99) < 11


async def test_whoever_gives_up_waiting_takes_no_place(clock: Clock) -> None:
    """A stop in the middle of a crowd: those who were told to go leave their places to the others."""
    gate = asyncio.Event()

    async def held(_: float) -> None:
        await gate.wait()

    paced = Pace(overall=1.0, clock=clock, sleep=held)
    await paced.wait(1)
    first, second = (asyncio.create_task(paced.wait(chat)) for chat in (2, 3))
    await asyncio.sleep(0)
    first.cancel()
    gate.set()

    await asyncio.wait_for(second, 5)

    assert first.cancelled()


async def test_a_crowd_that_talks_without_an_end_goes_behind_who_has_just_come(clock: Clock) -> None:
    """Each of them waits for its answer before it says more, so nobody has much waiting; together they want all."""
    sending = Sending(clock)
    for _ in range(6):
        await asyncio.gather(*(sending.to(chat) for chat in range(12)))
        clock.passes(10)

    went = await sending.in_line((*range(12), 99))

    assert 99 in went[:2]


async def test_who_asked_for_much_goes_behind_who_asked_for_little(clock: Clock) -> None:
    """A crowd each of whom has had one answer, and sent thirty things, lets somebody go first who has had five."""
    asked = Share(clock)
    sending = Sending(clock, asked=asked)
    for chat in range(12):
        asked.add(chat, 30)
        await sending.to(chat)
    for _ in range(5):
        asked.add(99, 1)
        await sending.to(99)

    went = await sending.in_line((*range(12), 99))

    assert 99 in went[:2]


async def test_who_has_had_much_goes_out_however_many_come_who_had_nothing(clock: Clock) -> None:
    """It waits for as many seconds as it had messages: who comes later than that stands behind it."""
    sending = Sending(clock, overall=1.0)
    for _ in range(30):
        await sending.to(1)
        clock.passes(1)

    def coming() -> Iterator[int]:
        yield from (2, 1)
        for chat in range(100, 160):
            yield chat
            clock.passes(1)

    went = await sending.in_line(coming())

    assert 25 <= went.index(1) <= 35
