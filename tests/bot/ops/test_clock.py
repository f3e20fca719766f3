"""A clock that is far ahead of the last sweep: nothing is removed by it until it has gone on for some hours."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from bot.ops.clock import AHEAD, ahead, believe, believed, doubted
from bot.ops.health import measure
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import inbox, sweeps
from tests.chat import Clock, World

HOUR, DAY, YEAR = 3600.0, 86400.0, 365 * 86400.0


class Looks:
    """The sweep's looks at a clock."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._storage, self._clock = Storage(url, threads=1), clock

    def after(self, seconds: float) -> bool:
        """Whether the clock is believed when it has moved by so much."""
        self._clock.passes(seconds)
        return self._storage.now(believed, self._clock())

    def every_hour(self, hours: int) -> list[bool]:
        """The same, hour by hour."""
        return [self.after(HOUR) for _ in range(hours)]

    @property
    def doubts(self) -> bool:
        """Whether the sweep waits."""
        return self._storage.now(doubted)

    def is_told(self) -> None:
        """An operator says that the clock is right."""
        self._storage.now(believe, self._clock())


@pytest.fixture
def looks(database: str, clock: Clock) -> Looks:
    return Looks(database, clock)


def test_a_new_installation_and_a_quiet_weekend_are_believed(looks: Looks) -> None:
    """The first look has nothing to doubt the clock by; two days without one are no jump."""
    assert [True, True, True] == [looks.after(0), looks.after(HOUR), looks.after(AHEAD)]
    assert not looks.doubts


def test_a_jump_that_is_taken_back_leaves_nothing_behind(looks: Looks) -> None:
    """While the clock is ahead it is doubted; set right it is believed at once, and so is the next hour."""
    looks.after(0)

    ahead = looks.after(4 * YEAR)
    back = looks.after(HOUR - 4 * YEAR)

    assert [False, True, True] == [ahead, back, looks.after(HOUR)]
    assert not looks.doubts


def test_a_clock_that_goes_on_for_hours_is_believed(looks: Looks) -> None:
    """So goes a service that stood still for weeks: it waits once, and not for ever."""
    looks.after(0)

    first = looks.after(40 * DAY)
    doubted = looks.doubts

    assert (False, True) == (first, doubted)
    assert [*[False] * 5, True, True] == looks.every_hour(7)
    assert not looks.doubts


def test_replicas_whose_clocks_are_a_little_apart_confirm_each_other(looks: Looks) -> None:
    """They look in turn, and the one that is behind has not been set back."""
    looks.after(0)
    looks.after(40 * DAY)

    for _ in range(6):
        behind, before = looks.after(-5), looks.after(HOUR + 5)

    assert (False, True) == (behind, before)


async def test_a_first_sweep_has_the_last_update_to_go_by(either_world: World) -> None:
    """A release that noted no sweep has run until then, and the clock is years ahead."""
    world, storage = either_world, either_world.service.storage
    world.expects_mishaps = True
    await world.says("/menu")
    await storage.run(lambda db: db.execute(delete(sweeps)))
    world.clock.passes(4 * YEAR)

    await world.service._sweep()

    assert 1 == await updates(world)


@pytest.mark.parametrize("jump", [-600.0, -YEAR, 2 * YEAR])
def test_a_second_jump_begins_the_wait_anew(looks: Looks, jump: float) -> None:
    """Set back a little, set back to another wrong year, or ahead once more: none of it confirms the first."""
    looks.after(0)
    looks.after(4 * YEAR)
    looks.every_hour(5)

    again = looks.after(jump)

    assert [again, *looks.every_hour(6)] == [*[False] * 6, True]


def test_a_clock_that_was_set_back_is_believed_from_there(looks: Looks) -> None:
    """The last sweep lies in the future then, and must not keep the next one waiting until it has come."""
    looks.after(YEAR)

    assert [True, True, False] == [looks.after(-YEAR), looks.after(HOUR), looks.after(YEAR)]


def test_an_operator_need_not_wait(looks: Looks, clock: Clock, database: str) -> None:
    """Who says that the clock is right is believed; what was in doubt is told until then."""
    storage = Storage(database, threads=1)
    looks.after(0)
    looks.after(40 * DAY)
    before = storage.now(ahead, clock())

    looks.is_told()

    assert (40 * DAY, 0.0) == (before, storage.now(ahead, clock()))
    assert [True, False] == [looks.after(HOUR), looks.doubts]


async def updates(world: World) -> int:
    """How many updates are known yet."""
    return len(await world.rows(select(inbox.c.id)))


async def test_the_sweep_removes_nothing_by_a_clock_that_has_jumped(
    either_world: World, keys: KeyRing
) -> None:
    """Years ahead for a moment, everything is still there; and it is an alert for as long as it lasts."""
    world, storage = either_world, either_world.service.storage
    world.expects_mishaps = True
    await world.service._sweep()
    await world.says("/menu")

    world.clock.passes(4 * YEAR)
    await world.service._sweep()
    jumped = await updates(world), (await storage.run(measure, world.clock, keys)).alerts
    world.clock.passes(-4 * YEAR)
    await world.service._sweep()

    assert (1, ("clock",)) == jumped
    assert (1, ()) == (await updates(world), (await storage.run(measure, world.clock, keys)).alerts)


async def test_after_an_outage_the_sweep_waits_and_goes_on(world: World) -> None:
    """What was over at the start is gone when the clock has gone on for some hours."""
    world.expects_mishaps = True
    await world.service._sweep()
    await world.says("/menu")
    world.clock.passes(40 * DAY)

    left = []
    for _ in range(7):
        await world.service._sweep()
        left.append(await updates(world))
        world.clock.passes(HOUR)

    assert [1, 1, 1, 1, 1, 1, 0] == left
