"""The bot's own data about a person."""

from __future__ import annotations

from flows.own import Forget
from tests.flows.walk import Walk


def test_forgetting_is_confirmed_once() -> None:
    """What it means is said first, and one button does it."""
    walk = Walk("forget")
    assert ["forget-means", "ask-forget"] == walk.ids
    assert ["row-forget: forget-what"] == walk.summary

    assert Forget() == walk.says("send").result


def test_nothing_typed_forgets_anything() -> None:
    """Only the button counts."""
    walk = Walk("forget")

    walk.says("yes, all of it")

    assert ["please-confirm", "ask-forget"] == walk.ids
