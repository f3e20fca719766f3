"""Share: what was had is added up, and fades; of very many chats those are kept in mind that had most."""

from __future__ import annotations

import pytest

from bot.queue.share import FADES, REMEMBERED, Share
from tests.chat import Clock


def test_what_was_had_is_added_up_and_fades(clock: Clock) -> None:
    """After ten minutes a good third of it is left, after an hour next to nothing."""
    share = Share(clock)
    share.add(7, 2.0)
    share.add(7, 1.0)

    assert 3.0 == pytest.approx(share.of(7))

    clock.passes(FADES)

    assert 1.1 == pytest.approx(share.of(7), abs=0.01)

    clock.passes(5 * FADES)

    assert share.of(7) < 0.01
    assert 0.0 == share.of(8)


def test_a_crowd_of_new_chats_has_nobody_forgotten_who_had_much(clock: Clock) -> None:
    """What is remembered stays bounded."""
    share = Share(clock)
    share.add(7, 100.0)

    for chat in range(1000, 1000 + 2 * REMEMBERED):
        share.add(chat, 1.0)

    assert 100.0 == pytest.approx(share.of(7))
    assert sum(share.of(chat) > 0 for chat in range(1000, 1000 + 2 * REMEMBERED)) <= REMEMBERED
