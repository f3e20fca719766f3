"""Whose turn it is: what somebody waits for comes first, and what is long or one of many is done all the same."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection

from bot.storage.jobs import ALONE, LARGE, TURN, Job, Jobs


class Clock:
    """Seconds that a test lets go by."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(clock: Clock) -> Jobs:
    return Jobs(clock)


def job(wait: float = 0.0) -> Job:
    return Job(nothing, wait)


def nothing(_: Connection) -> None:
    """Work that does not matter here."""


async def test_however_old_long_works_grow_a_short_one_comes_before_them(jobs: Jobs, clock: Clock) -> None:
    """A crowd's long texts have waited for a minute; somebody who asks now waits for none of them but one."""
    for _ in range(70):
        jobs.put(job(8.0))
    clock.now = 60.0
    asked = job()
    jobs.put(asked)

    turns = [jobs.take() for _ in range(2)]

    assert asked in turns


async def test_a_crowd_of_short_works_does_not_keep_a_long_one_for_ever(jobs: Jobs, clock: Clock) -> None:
    """Where the first line never ends, the second has a turn now and then."""
    long = job(8.0)
    jobs.put(long)
    taken = []
    while long not in taken and clock.now < 10 * TURN:
        jobs.put(job())
        jobs.put(job())
        taken.append(jobs.take())
        clock.now += TURN / 10

    assert long in taken
    assert clock.now < 2 * TURN


async def test_one_thread_at_a_time_works_on_what_is_long(jobs: Jobs, clock: Clock) -> None:
    """The others are there for whoever comes first; the next long work has its turn when that one is over."""
    asked, longs = job(), [job(8.0), job(8.0)]
    for each in (*longs, asked):
        jobs.put(each)
    clock.now = TURN
    assert longs[0] is jobs.take()
    clock.now = 3 * TURN

    assert asked is jobs.take()

    jobs.over(longs[0])

    assert longs[1] is jobs.take()


async def test_what_is_long_rests_while_somebody_is_on_their_way(jobs: Jobs, clock: Clock) -> None:
    """They stand behind none of it; when they have come, or do not come, it goes on."""
    jobs.put(job(8.0))
    jobs.expect(0.2)
    resting = asyncio.create_task(asyncio.to_thread(jobs.take))
    await asyncio.sleep(0)
    expected = job(-1.0)
    jobs.put(expected)

    first = await resting
    second = jobs.take()

    assert first is expected
    assert second is not None
    assert second.wait == 8.0


async def test_what_is_long_rests_for_nobody_who_does_not_come(jobs: Jobs, clock: Clock) -> None:
    """The time is over, or it is its turn."""
    jobs.put(job(8.0))
    jobs.put(job(8.0))
    jobs.expect(0.2)
    clock.now = 0.2
    late = jobs.take()
    assert late is not None
    jobs.over(late)

    jobs.expect(60.0)
    clock.now += TURN

    assert jobs.take() is not None


async def test_what_is_long_is_in_no_company_that_somebody_waits_for(jobs: Jobs) -> None:
    """Who is done waits for the commit of all that go together."""
    short, long = job(), job(8.0)
    jobs.put(long)

    assert jobs.join(short) is None

    jobs.put(short)

    assert jobs.join(job(1.0)) is None
    assert jobs.join(job()) is short


async def test_what_is_to_be_alone_goes_with_nobody(jobs: Jobs) -> None:
    """Neither as the first of a group nor added to one; the next of its line has company again."""
    alone, others = job(), [job(8.0), job(8.0)]
    jobs.put_behind(alone)
    for each in others:
        jobs.put(each)

    taken = jobs.take()
    assert (alone, None) == (taken, jobs.join(alone))
    jobs.over(alone)
    assert (others[0], others[1]) == (jobs.take(), jobs.join(others[0]))

    jobs.over(others[0])
    jobs.put(others[0])
    jobs.put_behind(alone)
    jobs.put(others[1])
    assert alone is jobs.take()


async def test_what_is_shorter_goes_before_a_crowd_of_long_ones(jobs: Jobs, clock: Clock) -> None:
    """Twenty people file a case with files of five megabytes, and then somebody one with a photo; who came long before
    is not passed over for ever."""
    old, *crowd = [job() for _ in range(20)]
    for each in (old, *crowd):
        each.size = 5_000_000
    photo = job()
    photo.size = LARGE
    jobs.put_behind(old)
    clock.now = 9.0
    for each in crowd:
        jobs.put_behind(each)
    jobs.put_behind(photo)

    assert old is jobs.take()
    jobs.over(old)
    assert photo is jobs.take()


def many_wait(jobs: Jobs) -> tuple[list[Job], list[Job]]:
    """In both lines: those that go alone, and those that somebody waits for."""
    alone, first = [job() for _ in range(9)], [job() for _ in range(20)]
    for each in alone:
        jobs.put_behind(each)
    for each in first:
        jobs.put(each)
    return alone, first


async def test_many_that_go_alone_share_a_turn(jobs: Jobs, clock: Clock) -> None:
    """Each by itself would have those behind it wait for a turn of its own, however short it is; nor do they take more
    than a part of a turn from whoever comes first."""
    alone, first = many_wait(jobs)
    clock.now = TURN
    for each in alone[:3]:
        assert each is jobs.take()
        clock.now += ALONE / 2.5
        jobs.over(each)

    assert first[0] is jobs.take()

    clock.now += 2 * TURN
    assert alone[3] is jobs.take()


async def test_works_as_long_as_a_turn_let_whoever_comes_first_in_between(jobs: Jobs, clock: Clock) -> None:
    """However many there are, and however long each takes: nobody waits for more than a turn of them."""
    many_wait(jobs)
    clock.now = TURN
    order = []
    while len(order) < 6:
        taken = jobs.take()
        assert taken is not None
        clock.now += 0.28 if taken.alone else TURN
        order.append("alone" if taken.alone else "first")
        jobs.over(taken)

    assert ["alone", "alone", "first", "alone", "alone", "first"] == order


async def test_what_arrives_comes_before_what_was_asked_a_little_earlier(jobs: Jobs, clock: Clock) -> None:
    """Telegram brings nothing more before it is kept; who waits for longer than that is not passed over."""
    early, later, arrival = job(), job(), job(-0.25)
    jobs.put(early)
    clock.now = 0.3
    jobs.put(later)
    jobs.put(arrival)

    assert [early, arrival, later] == [jobs.take() for _ in range(3)]


async def test_what_waits_when_it_is_closed_is_done(jobs: Jobs) -> None:
    """Then every thread is told that it may go."""
    last = job(8.0)
    jobs.put(last)
    jobs.close()

    assert last is jobs.take()
    assert jobs.take() is None
    assert jobs.take() is None


async def test_every_thread_ends_that_waited_for_the_second_line(jobs: Jobs) -> None:
    """They wait while one works on it, and when it is closed none is left waiting."""
    for _ in range(3):
        jobs.put(job(8.0))

    def work() -> int:
        done = 0
        while (taken := jobs.take()) is not None:
            done += 1
            jobs.over(taken)
        return done

    first = jobs.take()
    assert first is not None
    waiting = [asyncio.create_task(asyncio.to_thread(work)) for _ in range(3)]
    await asyncio.sleep(0)
    jobs.close()
    jobs.over(first)

    assert 2 == sum(await asyncio.wait_for(asyncio.gather(*waiting), 10))


async def test_a_thread_waits_until_there_is_something(jobs: Jobs) -> None:
    """It is woken by what comes."""
    taking = asyncio.create_task(asyncio.to_thread(jobs.take))
    await asyncio.sleep(0)
    comes = job()
    jobs.put(comes)

    assert comes is await taking


def test_what_goes_ahead_is_before_all_that_wait(clock: Clock, jobs: Jobs) -> None:
    """Also before what was asked for long ago, and it is no other line."""

    async def taken() -> None:
        waiting, first = job(), Job(nothing, ahead=3600.0)
        jobs.put(waiting)
        clock.now += 60
        jobs.put(first)

        assert [first, waiting] == [jobs.take(), jobs.take()]

    asyncio.run(taken())


async def test_a_thread_for_those_outside_takes_nobody_else(jobs: Jobs) -> None:
    """Whoever waits there does not wait for what has begun; what is said by people inside waits for another thread."""
    inside, outside = job(), job(-0.2)
    jobs.put(inside)
    jobs.put(outside)

    served = jobs.take_outside()

    assert (outside, inside) == (served, jobs.take())


async def test_nobody_goes_along_with_those_outside_but_their_like(jobs: Jobs) -> None:
    """They are served at once, with whoever else waits outside, and without what takes longer."""
    first, second = job(-0.2), job(-0.2)
    for each in (job(), first, second):
        jobs.put(each)

    assert first is jobs.take()
    assert second is jobs.join(first)
    assert jobs.join(second) is None


async def test_those_outside_are_served_before_what_came_just_before_them(jobs: Jobs, clock: Clock) -> None:
    """They pass over a moment of others' waiting, and not over all of it."""
    old, new, outside = job(), job(), job(-0.2)
    jobs.put(old)
    clock.now = 1.0
    jobs.put(new)
    jobs.put(outside)

    assert [old, outside, new] == [jobs.take() for _ in range(3)]


async def test_whoever_closes_ends_the_thread_for_those_outside(jobs: Jobs) -> None:
    """What waits there is still served."""
    outside = job(-0.2)
    jobs.put(outside)
    jobs.close()

    assert outside is jobs.take_outside()
    assert jobs.take_outside() is None
