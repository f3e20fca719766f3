"""Work that never ends: begun again after a failure, given up when that does not help."""

from __future__ import annotations

import asyncio

import pytest

from bot.ops.supervise import GIVE_UP, LONGEST_WAIT, QUICK, keep_going, now_and_then
from tests.chat import Clock


class Stopped(BaseException):
    """The test has seen enough."""


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> list[float]:
    """Sleeps, none of which takes time; the clock is the test's."""
    sleeps: list[float] = []

    async def sleep(seconds: float) -> None:
        sleeps.append(seconds)
        clock.passes(seconds)

    monkeypatch.setattr("bot.ops.supervise.asyncio.sleep", sleep)
    monkeypatch.setattr("bot.ops.supervise.time.monotonic", clock)
    return sleeps


async def test_what_fails_is_begun_again(slept: list[float]) -> None:
    """A database that was away three times is back; the end is an end."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        if runs < 4:
            raise OSError("away")

    await keep_going("lanes", run)

    assert 4 == runs
    assert sorted(slept) == slept
    assert 3 == len(slept)


async def test_what_fails_quickly_all_the_time_is_given_up(slept: list[float]) -> None:
    """After so many failures the error itself comes out; no wait was longer than the longest."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        raise OSError(f"away {runs}")

    with pytest.raises(OSError, match=f"away {GIVE_UP}"):
        await keep_going("lanes", run)

    assert GIVE_UP == runs
    assert max(slept) <= LONGEST_WAIT


async def test_failures_far_apart_are_forgiven(slept: list[float], clock: Clock) -> None:
    """What ran for a while before it failed begins to count anew, however often."""
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        clock.passes(QUICK)
        if runs <= 3 * GIVE_UP:
            raise OSError("now and then")

    await keep_going("polling", run)

    assert 3 * GIVE_UP + 1 == runs
    assert 1 == len(set(slept))


async def test_being_told_to_stop_is_no_failure(slept: list[float]) -> None:
    """A cancelled task ends at once."""

    async def run() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await keep_going("lanes", run)

    assert [] == slept


async def test_a_round_that_failed_does_not_stop_the_rounds(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
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

    monkeypatch.setattr("bot.ops.supervise.asyncio.sleep", sleep)
    with pytest.raises(Stopped):
        await now_and_then("the sweep", 60.0, work)

    assert (6, [60.0] * 6) == (rounds_done, slept)
    assert 3 == sum("the sweep failed" in record.message for record in caplog.records)
