"""Turns: the lightest is next, nobody is lost, and time that was taken fades."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from bot.chat.events import NotYet
from handlers.turns import LONGEST, Turns
from tests.chat import Clock


@dataclass
class Room:
    """Turns of which somebody has the only one until it is opened, and the order in which they were had."""

    turns: Turns
    order: list[str] = field(default_factory=list)
    sent_away: list[str] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def __aenter__(self) -> Room:
        self._inside = self.turns.turn((0,), "nobody's")
        await self._inside.__aenter__()
        return self

    async def comes(
        self, name: str, *weight: float, line: str = "", since: float | None = None, size: int = 0
    ) -> None:
        """Somebody who waits."""
        self.tasks.append(asyncio.create_task(self._waits(name, weight, line, since, size)))
        await settled()

    async def __aexit__(self, *error: object) -> None:
        await self._inside.__aexit__(None, None, None)
        await asyncio.gather(*self.tasks)

    async def _waits(
        self, name: str, weight: tuple[float, ...], line: str, since: float | None, size: int
    ) -> None:
        try:
            async with self.turns.turn(weight, line, since, size):
                self.order.append(name)
        except NotYet:
            self.sent_away.append(name)


async def settled() -> None:
    """Everybody has got as far as they get."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_the_lightest_of_those_who_wait_is_next() -> None:
    """Whoever brings little goes before those who came earlier with much; equals go as they came."""
    turns, order = Turns(1, 10), []

    async def take(name: str, weight: int) -> None:
        async with turns.turn((weight,)):
            order.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(take("in hand", 9), take("heavy", 9), take("heavy, later", 9), take("light", 0))

    assert ["in hand", "light", "heavy", "heavy, later"] == order


async def test_where_too_many_wait_the_heaviest_is_sent_away() -> None:
    """And not whoever comes last: a crowd of heavy ones keeps nobody out."""
    turns, gate, order = Turns(1, 2), asyncio.Event(), []

    async def take(name: str, weight: int) -> None:
        async with turns.turn((weight,)):
            order.append(name)
            await gate.wait()

    tasks = [asyncio.create_task(take(*each)) for each in (("in hand", 9), ("a", 5), ("b", 9), ("light", 0))]
    await settled()
    gate.set()
    (*_,) = outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(None), type(None), NotYet, type(None)] == [type(each) for each in outcomes]
    assert ["in hand", "light", "a"] == order


async def test_who_has_a_turn_can_ask_whether_somebody_lighter_waits() -> None:
    """Whoever is as heavy, or heavier, is not lighter."""
    turns = Turns(1, 10)
    inside = turns.turn((0,))
    await inside.__aenter__()

    async def take() -> None:
        async with turns.turn((5,)):
            pass

    waiting = asyncio.create_task(take())
    before = turns.awaits((9,))
    await settled()

    assert (False, True, False) == (before, turns.awaits((5, 1)), turns.awaits((5,)))
    await inside.__aexit__(None, None, None)
    await waiting


@pytest.mark.parametrize("called", [True, False])
async def test_who_leaves_while_waiting_takes_no_turn_away(called: bool) -> None:
    """Cancelled before being called, or in the same moment."""
    turns = Turns(1, 10)
    inside = turns.turn((0,))
    await inside.__aenter__()

    async def take() -> None:
        async with turns.turn((1,)):
            pass

    leaving, staying = asyncio.create_task(take()), asyncio.create_task(take())
    await settled()
    if called:
        await inside.__aexit__(None, None, None)
        leaving.cancel()
    else:
        leaving.cancel()
        await settled()
        await inside.__aexit__(None, None, None)
    with suppress(asyncio.CancelledError):
        await leaving
    await staying
    await take()

    assert staying.done()


async def test_lines_take_turns_among_those_who_took_about_as_little(clock: Clock) -> None:
    """Of two lines each has every second turn, however light the one is: a crowd of photos holds up no document."""
    async with Room(Turns(1, 10, clock)) as room:
        for n in range(3):
            await room.comes(f"photo {n}", 0.1 * n, 5, line="photo")
        for n in range(2):
            await room.comes(f"document {n}", 0.9, 9000, line="document")

    assert ["photo 0", "document 0", "photo 1", "document 1", "photo 2"] == room.order


async def test_who_took_much_has_no_turn_before_who_took_little_in_any_line(clock: Clock) -> None:
    """A line of those who took seconds waits until the other is empty."""
    async with Room(Turns(1, 10, clock)) as room:
        await room.comes("much", 2.5, line="document")
        for n in range(3):
            await room.comes(f"little {n}", 0.1, line="photo")

    assert ["little 0", "little 1", "little 2", "much"] == room.order


async def test_who_has_waited_longest_is_next_once_in_a_while(clock: Clock) -> None:
    """One turn in some seconds goes to them, however much they took; all others go as before."""
    async with Room(Turns(1, 10, clock)) as room:
        await room.comes("much", 99)
        await room.comes("more", 100)
        for n in range(3):
            await room.comes(f"light {n}", 0)
        clock.passes(LONGEST)

    assert ["much", "light 0", "light 1", "light 2", "more"] == room.order


async def test_who_came_before_and_was_sent_away_has_waited_since(clock: Clock) -> None:
    """Else whoever is given back for later again and again would never be the one who has waited longest."""
    async with Room(Turns(1, 10, clock)) as room:
        clock.passes(100)
        await room.comes("light", 0)
        await room.comes("much", 99, since=clock() - 50)
        await room.comes("more", 100)

    assert ["much", "light", "more"] == room.order


async def test_a_crowd_that_takes_much_and_waits_long_is_one_turn(clock: Clock) -> None:
    """However old what it sent has grown, whoever comes now stands behind one of it at most."""
    async with Room(Turns(1, 50, clock)) as room:
        for n in range(40):
            await room.comes(f"crowd {n}", 5)
        clock.passes(100 * LONGEST)
        await room.comes("new", 0)

    assert ["crowd 0", "new", "crowd 1"] == room.order[:3]


async def test_of_too_many_the_longest_line_sends_one_away(clock: Clock) -> None:
    """A crowd of small photos keeps out no document; and never the one who has waited longest."""
    async with Room(Turns(1, 3, clock)) as room:
        await room.comes("large photo", 0, 50, line="photo")
        for n in range(3):
            await room.comes(f"photo {n}", 0, n, line="photo")
        await room.comes("document", 0, 1, 9000, line="document")

    assert ["photo 2", "photo 1"] == room.sent_away
    assert {"large photo", "photo 0", "document"} == set(room.order)


async def test_who_leaves_and_is_sent_away_in_the_same_moment_stops_nobody() -> None:
    """Whoever came then is not told of it, and has their turn."""
    turns, order = Turns(1, 2), []

    async def take(name: str, weight: int) -> None:
        async with turns.turn((weight,)):
            order.append(name)

    inside = turns.turn((0,))
    await inside.__aenter__()
    first, leaving = (asyncio.create_task(take(*each)) for each in (("first", 0), ("leaves", 9)))
    await settled()
    later = asyncio.create_task(take("later", 0))
    leaving.cancel()
    await settled()
    await inside.__aexit__(None, None, None)
    await asyncio.gather(first, leaving, later, return_exceptions=True)

    assert ["first", "later"] == order


async def test_whoever_is_too_large_for_the_room_waits_for_it(clock: Clock) -> None:
    """However many turns are free; nobody behind them passes for being smaller, and with the room all have theirs."""
    turns = Turns(9, 10, clock, room=10)
    async with Room(turns) as room:
        turns.take(8)
        await room.comes("large", 0, size=5)
        await room.comes("small", 1, size=1)
        before = list(room.order)
        turns.leave(8)
        await settled()

    assert ([], ["large", "small"]) == (before, room.order)


async def test_whoever_leaves_while_too_large_lets_others_in(clock: Clock) -> None:
    """They were first, and what there is was too little for them alone."""
    turns = Turns(9, 10, clock, room=10)
    async with Room(turns) as room:
        turns.take(8)
        await room.comes("large", 0, size=5)
        await room.comes("small", 1, size=1)
        room.tasks.pop(0).cancel()
        await settled()

    assert ["small"] == room.order


@dataclass
class Lenders:
    """Some who have all turns that there are, and lend them."""

    turns: Turns
    told: list[str] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def has(self, name: str, weight: float, *, goes: bool = True) -> None:
        """Somebody who goes when told, or stays."""
        self.tasks.append(asyncio.create_task(self._has(name, weight, goes)))
        await asyncio.sleep(0)
        await settled()

    async def _has(self, name: str, weight: float, goes: bool) -> None:
        left = asyncio.Event()

        def tell() -> bool:
            self.told.append(name)
            if goes:
                left.set()
            return goes

        with suppress(NotYet):
            async with self.turns.turn((weight,)):
                with self.turns.lent(0, (weight,), tell):
                    await left.wait()
                    raise NotYet

    async def waits(self) -> None:
        """Somebody comes, and has a turn for a moment."""
        async with self.turns.turn((0,)):
            pass

    async def end(self) -> None:
        for each in self.tasks:
            each.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def test_whoever_lends_a_turn_goes_when_somebody_waits() -> None:
    """Nobody before that, and then the heaviest alone."""
    lenders = Lenders(Turns(2, 10))
    await lenders.has("heavy", 9)
    await lenders.has("light", 1)
    before = list(lenders.told)

    await lenders.waits()

    assert ([], ["heavy"]) == (before, lenders.told)
    await lenders.end()


async def test_where_one_who_lends_stays_the_next_is_told() -> None:
    """Once: whoever stays has the turn to its end."""
    lenders = Lenders(Turns(2, 10))
    await lenders.has("stays", 9, goes=False)
    await lenders.has("goes", 1)

    await lenders.waits()
    await lenders.waits()

    assert ["stays", "goes"] == lenders.told
    await lenders.end()


async def test_whoever_waits_already_has_the_first_turn_that_is_lent() -> None:
    """It is not only looked at when somebody comes."""
    lenders = Lenders(Turns(1, 10))
    inside = lenders.turns.turn((0,))
    await inside.__aenter__()
    waiting = asyncio.create_task(lenders.waits())
    await settled()

    with lenders.turns.lent(0, (0,), lambda: lenders.told.append("told") or True):  # type: ignore[func-returns-value]
        await asyncio.sleep(0)
        await settled()
    await inside.__aexit__(None, None, None)
    await waiting

    assert ["told"] == lenders.told
