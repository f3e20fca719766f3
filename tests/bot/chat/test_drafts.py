"""Unfinished forms: one reminder, deletion after a day, and that is said."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.drafts import KEPT, REMIND, tend
from bot.storage.tables import conversations, outbox
from tests.chat import World


async def round(world: World) -> tuple[int, int]:
    """One round: how many were reminded, how many deleted; what was promised is delivered."""
    counts = await world.service.storage.run(tend, world.service.ticketing.outbox, world.clock)
    await world.hears()
    return counts["reminded"], counts["expired"]


async def begun(world: World) -> None:
    """Malee has begun a form."""
    await world.says("/contact")
    await world.presses("ร้องเรียน")


async def forms(world: World) -> int:
    return len(await world.rows(select(conversations)))


async def test_a_silent_form_is_reminded_of_once(either_world: World) -> None:
    """After three hours, not before, and not again on the next rounds."""
    world = either_world
    await begun(world)

    counts = [await round(world)]
    for seconds in (REMIND, 1, 600, 3600):
        world.clock.passes(seconds)
        counts.append(await round(world))

    assert [(0, 0), (0, 0), (1, 0), (0, 0), (0, 0)] == counts
    assert "ยังกรอกไม่เสร็จ" in world.person("malee").last.text
    assert 1 == await forms(world)


async def test_the_reminder_leads_back_into_the_form(world: World) -> None:
    """Its button shows the question that waits; the answer goes on as if nothing had been."""
    await begun(world)
    world.clock.passes(REMIND + 1)
    await round(world)

    await world.presses("ทำต่อ")
    await world.says("มีคนโทรมาขายประกัน")

    [row] = await world.rows(select(conversations.c.waiting))
    assert "reach" == row.waiting


async def test_a_form_is_deleted_after_a_day_of_silence(either_world: World) -> None:
    """Its answers are gone, the person is told once, and that nothing was sent."""
    world = either_world
    await begun(world)
    world.clock.passes(REMIND + 1)
    await round(world)

    world.clock.passes(KEPT - REMIND - 1)
    early = await round(world)
    world.clock.passes(1)
    counts = [await round(world) for _ in range(2)]

    told = [post.text for post in world.person("malee").chat.bot_posts() if "ถูกลบแล้ว" in post.text]
    assert [(0, 0), (0, 1), (0, 0)] == [early, *counts]
    assert (0, 1) == (await forms(world), len(told))
    assert "ไม่มีอะไรถูกส่ง" in told[0]


async def test_the_round_run_twice_is_the_round_run_once(world: World) -> None:
    """Two rounds before anything is delivered promise one reminder."""
    await begun(world)
    world.clock.passes(REMIND + 1)
    for _ in range(2):
        await world.service.storage.run(tend, world.service.ticketing.outbox, world.clock)

    rows = await world.rows(select(outbox.c.effect_key).where(outbox.c.effect_key.startswith("draft:")))
    assert 1 == len(rows)


async def test_whoever_goes_on_is_left_in_peace(world: World) -> None:
    """Silence counts from the last answer, not from the beginning."""
    await begun(world)
    world.clock.passes(REMIND)
    await world.says("มีคนโทรมาขายประกัน")
    world.clock.passes(REMIND)

    assert (0, 0) == await round(world)


async def test_a_new_form_is_reminded_of_anew(world: World) -> None:
    """One reminder a form, not one a chat."""
    counts = []
    for _ in range(2):
        await begun(world)
        world.clock.passes(REMIND + 1)
        counts.append(await round(world))
        await world.says("/cancel")
        world.clock.passes(1)

    assert [(1, 0), (1, 0)] == counts


@pytest.mark.parametrize("who", ["somchai", "emma"])
async def test_each_is_told_in_their_own_chat(world: World, who: str) -> None:
    """Somebody else's form is nobody else's reminder."""
    await world.says("/contact", who)
    world.clock.passes(REMIND + 1)

    await round(world)

    assert not world.person("malee").started
    assert 2 == len(world.person(who).chat.bot_posts())
