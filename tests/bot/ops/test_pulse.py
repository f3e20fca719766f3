"""The pulse: since when something is tried in vain."""

from __future__ import annotations

import pytest

from bot.ops.pulse import Pulse
from bot.queue.delivery import DeliveryError
from tests.chat import Clock


async def deliver(pulse: Pulse, error: Exception | None = None) -> None:
    """One delivery that ends so."""

    async def delivery() -> None:
        if error is not None:
            raise error

    if error is None:
        await pulse.of(delivery)()
    else:
        with pytest.raises(type(error)):
            await pulse.of(delivery)()


async def test_it_counts_from_the_first_try_that_was_not_answered(clock: Clock) -> None:
    """Later failures do not begin anew, a success ends it."""
    pulse = Pulse(clock)
    await deliver(pulse, DeliveryError("not sent"))
    clock.passes(40)
    await deliver(pulse, DeliveryError("connection lost", ambiguous=True))
    clock.passes(20)
    failing = pulse.in_vain
    await deliver(pulse)

    assert (60.0, 0.0) == (failing, pulse.in_vain)


@pytest.mark.parametrize(
    "answer",
    [
        DeliveryError("told to wait", wait=30.0),
        DeliveryError("chat not found", permanent=True),
        DeliveryError("blocked", permanent=True, unreachable=True),
        DeliveryError("451 greylisted", code=451),
        DeliveryError("at RCPT: timed out", heard=True),
    ],
)
async def test_a_refusal_is_an_answer(clock: Clock, answer: DeliveryError) -> None:
    """Whoever refuses one thing is there, and takes another."""
    pulse = Pulse(clock)
    await deliver(pulse, DeliveryError("not sent"))
    clock.passes(60)

    await deliver(pulse, answer)

    assert (0.0, 0.0) == (pulse.in_vain, pulse.silent)


@pytest.mark.parametrize(
    "nothing",
    [
        DeliveryError("token refused", wait=60.0, refuses_us=True),
        DeliveryError("counts as down"),
        DeliveryError("535 wrong password", code=535, refuses_us=True),
        ValueError(),
    ],
)
async def test_what_refuses_us_and_not_the_thing_is_none(clock: Clock, nothing: Exception) -> None:
    """The token, the login, a connection that cannot be made, a fault of ours."""
    pulse = Pulse(clock)
    await deliver(pulse, nothing)
    clock.passes(60)

    assert 60.0 == pulse.in_vain


async def test_a_delivery_that_never_ends_is_in_vain(clock: Clock) -> None:
    """It has begun, and nobody has answered."""
    pulse = Pulse(clock)
    pulse.tried()
    clock.passes(50)

    assert 50.0 == pulse.in_vain
