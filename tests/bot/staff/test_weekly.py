"""The letter of the week: Mondays from eight in Bangkok, once, when there is something to tell."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime

import pytest
from sqlalchemy import select

from bot.answers.feedback import NEWEST, Asked, Gap, gaps
from bot.i18n import BANGKOK
from bot.staff import weekly
from bot.staff.weekly import WEEK
from bot.storage.tables import outbox
from tests.chat import TEAM, Clock, World

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=BANGKOK).timestamp()


@pytest.fixture
def clock() -> Clock:
    """It is Sunday."""
    return Clock(MONDAY - 86400)


async def noted(world: World, text: str = "แอปกินแบตไหม") -> None:
    """Somebody asked what the bot could not answer."""
    await world.service.storage.run(world.service.feedback.note, "unanswered", "", text)


async def runs(world: World, at: float) -> bool:
    """The round at a time; whether a letter was promised."""
    world.clock.at = at
    return await world.service.weekly.run(world.service.storage, at)


@pytest.mark.parametrize(
    ("after", "promised"),
    [(-86400.0, False), (-1.0, False), (0.0, True), (15.9 * 3600, True), (16 * 3600.0, False)],
)
async def test_it_is_written_on_monday_from_eight(world: World, after: float, promised: bool) -> None:
    """Bangkok's Monday, whatever day it is in London: not before eight, not on Tuesday."""
    await noted(world)

    assert promised == await runs(world, MONDAY + after)


async def test_it_is_written_once_a_week(either_world: World) -> None:
    """The rounds of one Monday promise one letter, the next Monday one more."""
    world = either_world
    await noted(world)
    first = [await runs(world, MONDAY + n * 600) for n in range(5)]
    await noted(world)
    second = [await runs(world, MONDAY + WEEK + n * 600) for n in range(2)]
    await world.hears()

    assert [True, False, False, False, False] == first
    assert [True, False] == second
    assert 2 == len(world.post.to(TEAM))


async def test_its_key_is_the_iso_week(world: World) -> None:
    """The first Monday of 2027 is in week 1, the last of 2026 in week 53 of its year."""
    for day in (datetime(2026, 12, 28, 9, tzinfo=BANGKOK), datetime(2027, 1, 4, 9, tzinfo=BANGKOK)):
        world.clock.at = day.timestamp() - 60
        await noted(world)
        assert await runs(world, day.timestamp())

    rows = await world.rows(select(outbox.c.effect_key).order_by(outbox.c.id))
    assert ["m:gaps.2026-53", "m:gaps.2027-01"] == [row.effect_key for row in rows]


async def test_nothing_to_tell_is_no_letter(world: World) -> None:
    """Nothing, only praise, or only what is older than a week."""
    await world.service.storage.run(world.service.feedback.note, "liked", "sharing", "ดี")
    world.clock.at = MONDAY - WEEK - 1
    await noted(world)

    assert not await runs(world, MONDAY)
    assert [] == world.post.letters


async def test_it_tells_what_was_asked(world: World) -> None:
    """The question stands in it, and how often; nobody's name."""
    await world.says("สวัสดี")
    for _ in range(3):
        await noted(world, "แอปกินแบตไหม")
    await runs(world, MONDAY)
    await world.hears()

    [letter] = world.post.to(TEAM)
    assert "แอปกินแบตไหม" in letter.text
    assert "3" in letter.text
    assert "มาลี" not in letter.text


async def test_the_letter_says_how_many_it_left_out(world: World) -> None:
    """The newest are grouped, the others counted."""
    await world.service.storage.run(
        lambda db: [
            world.service.feedback.note(db, "unanswered", "", "แอปกินแบตไหม") for _ in range(NEWEST + 7)
        ]
    )
    await runs(world, MONDAY)
    await world.hears()

    [letter] = world.post.to(TEAM)
    assert "อีก 7 ข้อ" in letter.text


async def test_chats_go_on_while_questions_are_grouped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes as long as it takes, and the one thread of the database does other work meanwhile."""
    await noted(world)
    written = threading.Event()
    world.clock.at = MONDAY

    def slowly(asked: Asked) -> list[Gap]:
        assert written.wait(10)
        return gaps(asked)

    monkeypatch.setattr(weekly, "gaps", slowly)
    letter = asyncio.create_task(runs(world, MONDAY))
    await asyncio.sleep(0)
    await noted(world)
    written.set()

    assert await letter
