"""Many hands: the sets of messages, played in several processes, each with a world of its own."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import track

from bot.answers.other_policy import load_answers
from bot.storage.database import Storage
from bot.storage.migrate import upgrade
from tests.chat import Clock, World
from tests.conftest import KEYS
from tests.talk.judge import Verdict, judge
from tests.talk.player import Message, Place, Player, Turn, messages, places
from tests.talk.reply import Lexicon

SETS = ("development", "held_out")
Played = list[tuple[str, Message, Turn, Verdict]]


class Hand:
    """One process with a world of its own, taken from place to place."""

    def __init__(self) -> None:
        os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
        self._runner = asyncio.Runner()
        self._folder = tempfile.TemporaryDirectory(prefix="talk-")
        url = f"sqlite:///{Path(self._folder.name)}/bot.sqlite"
        storage = Storage(url, threads=0)
        storage.now(upgrade)
        storage.engine.dispose()
        self._world = World(url, load_answers(), Clock(), KEYS)
        self._runner.run(self._world.open())
        self._player = Player(self._world, pytest.MonkeyPatch())
        self._lexicon = Lexicon(self._world.answers)

    def play(self, place: Place, said: list[tuple[str, Message]]) -> Played:
        """Say the messages (each with the name of its set) at the place."""
        turns = self._runner.run(self._player.play(place, [message for _, message in said]))
        return [
            (name, message, turn, judge(message, turn, self._lexicon))
            for (name, message), turn in zip(said, turns, strict=True)
        ]


@cache
def hand() -> Hand:
    """The hand of this process."""
    return Hand()


def _play(job: tuple[Place, list[tuple[str, Message]]]) -> Played:
    return hand().play(*job)


def play_all(names: tuple[str, ...], hands: int) -> Iterator[Played]:
    """Play the sets, place by place, in any order."""
    said = defaultdict(list)
    for name in names:
        for message in messages(name):
            said[message.place].append((name, message))
    jobs = [(place, said[id]) for id, place in places().items() if said[id]]
    with get_context("spawn").Pool(hands) as pool:
        yield from track(pool.imap_unordered(_play, jobs), "places", len(jobs), console=Console(stderr=True))
