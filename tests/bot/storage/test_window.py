"""Windows of time, for values and for columns alike."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, literal, select

from bot.storage.window import SKEW, within

NOW = 1_000_000.0


@pytest.mark.parametrize(
    ("at", "lies"),
    [
        (NOW - 61, False),
        (NOW - 60, False),
        (NOW - 59, True),
        (NOW, True),
        (NOW + SKEW, True),
        (NOW + SKEW + 1, False),
    ],
)
def test_a_window_ends_a_little_behind_now(at: float, lies: bool) -> None:
    """What another replica has just written lies in it; what a clock that was far ahead has written does not."""
    with create_engine("sqlite://").connect() as db:
        asked = db.execute(select(within(literal(at), NOW - 60, NOW))).scalar_one()

    assert lies == within(at, NOW - 60, NOW)
    assert lies == bool(asked)
