"""The real process, killed at every point once and at some moments of chance: nothing is lost or doubled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, Setting, at_random, in_turn

pytestmark = pytest.mark.kills
SEED = 20261128


async def test_killed_at_every_point_it_loses_and_doubles_nothing(
    sqlite: str, migrated_sqlite: Path, tmp_path: Path
) -> None:
    """Before and after every commit and every call outside, once each."""
    calm = shutil.copy(migrated_sqlite, tmp_path / "calm.sqlite")
    points = await Campaign(Setting(f"sqlite:///{calm}"), tmp_path / "calm").points()
    campaign, kills = Campaign(Setting(sqlite), tmp_path / "log"), in_turn(points, SEED)

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
