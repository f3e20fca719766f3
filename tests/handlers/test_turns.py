"""Turns: the lightest is next, nobody is lost, and time that was taken fades."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.chat.events import NotYet
from handlers.turns import Turns


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
