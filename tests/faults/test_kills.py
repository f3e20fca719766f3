"""The real process, killed at every point once and at some moments of chance: nothing is lost or doubled."""

from __future__ import annotations

import random
from pathlib import Path

from tests.faults.campaign import Campaign, Kill, Setting, at_random

SEED = 20261128


async def test_killed_at_every_point_it_loses_and_doubles_nothing(sqlite: str, tmp_path: Path) -> None:
    """Before and after every commit and every call outside, once each."""
    campaign = Campaign(Setting(sqlite), tmp_path / "log")
    points = await Campaign(Setting(sqlite), tmp_path / "calm").points()
    chance = random.Random(SEED)
    kills = [Kill(point) for point in points]
    chance.shuffle(kills)  # one after the other along its way they would kill one update three times

    verdict = await campaign.run(kills)

    assert [] == verdict.wrong
    assert len(kills) == campaign.kills


async def test_two_replicas_killed_at_random_lose_and_double_nothing(
    postgresql_url: str, tmp_path: Path
) -> None:
    """On PostgreSQL, with a webhook, at twenty moments of chance."""
    campaign = Campaign(Setting(postgresql_url, "webhook", 2), tmp_path / "log")

    verdict = await campaign.run(at_random(20, SEED))

    assert [] == verdict.wrong
