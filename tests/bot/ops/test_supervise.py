"""Work that never ends: begun again after a failure, given up when that does not help."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.ops.supervise import QUICK, RETRY, keep_going, now_and_then
from tests.chat import Clock


class Stopped(BaseException):
    """The test has seen enough."""


class Time:
    """A clock that moves when somebody sleeps by it, and what was slept."""

    def __init__(self) -> None:
        self.clock, self.slept = Clock(), list[float]()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.passes(seconds)

    async def keeps_going(self, run: Callable[[], Awaitable[None]]) -> None:
        await keep_going("lanes", run, self.clock, self.sleep)


@pytest.fixture
def time() -> Time:
    return Time()


async def test_what_fails_is_begun_again(time: Time) -> None:
    """A database that was away three times is back; the end is an end."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        if runs < 4:
            raise OSError("away")

    await time.keeps_going(run)

    assert 4 == runs
    assert sorted(time.slept) == time.slept
    assert 3 == len(time.slept)


async def test_what_fails_quickly_all_the_time_is_given_up(time: Time) -> None:
    """After so many failures the error itself comes out; no wait was longer than the longest."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        raise OSError(f"away {runs}")

    with pytest.raises(OSError, match=f"away {RETRY.attempts}"):
        await time.keeps_going(run)

    assert RETRY.attempts == runs
    assert max(time.slept) <= max(RETRY.waits)


async def test_failures_far_apart_are_forgiven(time: Time) -> None:
    """What ran for a while before it failed begins to count anew, however often."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        time.clock.passes(QUICK)
        if runs <= 3 * RETRY.attempts:
            raise OSError("now and then")

    await time.keeps_going(run)

    assert 3 * RETRY.attempts + 1 == runs
    assert 1 == len(set(time.slept))


async def test_being_told_to_stop_is_no_failure(time: Time) -> None:
    """A cancelled task ends at once."""

    async def run() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await time.keeps_going(run)

    assert [] == time.slept


async def test_a_round_that_failed_does_not_stop_the_rounds(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Every second round fails, is told of, and the next one comes after the same time."""
    slept: list[float] = []
    rounds_done = 0

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 6:
            raise Stopped

    async def work() -> None:
        nonlocal rounds_done
        rounds_done += 1
        if rounds_done % 2:
            raise ValueError("odd")

    with pytest.raises(Stopped):
        await now_and_then("the sweep", 60.0, work, sleep)

    assert (6, [60.0] * 6) == (rounds_done, slept)
    assert 3 == sum("the sweep failed" in record.message for record in caplog.records)
