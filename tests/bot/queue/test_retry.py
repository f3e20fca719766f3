"""Retry: how long apart, how often, and for how long."""

from __future__ import annotations

import pytest

from bot.queue.retry import Retry, doubling


def test_waits_double_up_to_the_longest() -> None:
    """And the last one stands for all that follow."""
    retry = Retry(doubling(2.0, 30.0))

    assert [2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0] == [retry.wait(n) for n in (1, 2, 3, 4, 5, 6, 1000)]


def test_chance_shortens_a_wait_and_never_prolongs_it() -> None:
    """What failed together comes back at different times, within the share that is left to chance."""
    waits = {Retry((8.0,), jitter=0.5).wait(1) for _ in range(200)}

    assert len(waits) > 100
    assert 4.0 <= min(waits) <= max(waits) <= 8.0


@pytest.mark.parametrize(
    ("retry", "failures", "age", "over"),
    [
        (Retry((1.0,)), 10_000, 1e9, False),
        (Retry((1.0,), attempts=8), 7, 1e9, False),
        (Retry((1.0,), attempts=8), 8, 0.0, True),
        (Retry((1.0,), lifetime=60.0), 10_000, 60.0, False),
        (Retry((1.0,), lifetime=60.0), 1, 1e9, False),
        (Retry((1.0,), lifetime=60.0), 30, 1e9, False),
        (Retry((1.0,), lifetime=60.0), 31, 61.0, True),
        (Retry((5.0, 10.0), lifetime=60.0), 4, 61.0, False),
        (Retry((5.0, 10.0), lifetime=60.0), 5, 61.0, True),
    ],
)
def test_it_is_given_up_after_so_many_tries_or_so_long(
    retry: Retry, failures: int, age: float, over: bool
) -> None:
    """Whichever comes first, but for its age only if it has failed for half of that; without either it goes on for
    ever."""
    assert over == retry.is_over(failures, age)
