"""The webhook over real HTTP: secret, size, storage, redelivery, and the main job."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from bot.app.service import Service
from bot.demo import BotApi, Mailbox
from bot.ops.config import Config
from bot.ops.webhook import HEADER, LARGEST
from bot.queue.inbox import Kept
from tests.conftest import TEAM, environment
from tests.e2e.cast import files_a_complaint, free_port

SECRET = "a-secret-of-thirty-two-characters"


@pytest.fixture
async def hooked(
    api: BotApi, post: Mailbox, sqlite: str, make: Callable[..., Service]
) -> AsyncIterator[Service]:
    """The service with a webhook."""
    port = free_port()
    more = {
        "BOT_MODE": "webhook",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "WEBHOOK_SECRET": SECRET,
        "LISTEN": f"127.0.0.1:{port}",
    }
    running = make(Config.read(environment(api, post, sqlite) | more))
    await running.start()
    yield running
    await running.stop()


async def posted(service: Service, body: bytes, secret: str = SECRET) -> int:
    """What the webhook answers to a body."""
    url = f"http://127.0.0.1:{service.server.port}/telegram"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers={HEADER: secret}) as answer,
    ):
        return answer.status


async def test_the_main_job_over_a_webhook(hooked: Service, api: BotApi, post: Mailbox) -> None:
    """A complaint reaches the team, with Telegram delivering by itself."""
    malee = api.person("malee")

    number = await files_a_complaint(malee)
    await malee.waits_for("ส่งถึงทีมแล้ว")
    [letter] = await post.waits_for(TEAM)

    assert number in letter.subject
    assert SECRET == api.calls_of("setWebhook")[-1].params["secret_token"]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "ลับ".encode().decode("latin-1")])
async def test_strangers_are_turned_away(hooked: Service, secret: str) -> None:
    """Without the secret nothing is stored, whatever stands in the header."""
    assert 403 == await posted(hooked, b'{"update_id": 1}', secret)
    assert 0 == (await hooked.progress()).updates_waiting


async def test_a_body_too_large_is_refused(hooked: Service) -> None:
    """More than Telegram ever sends is not read into memory."""
    assert 413 == await posted(hooked, b"x" * (LARGEST + 1))


async def test_what_cannot_be_stored_is_not_acknowledged(hooked: Service, api: BotApi) -> None:
    """While the database refuses, Telegram gets 503 and brings the message again; it is answered once."""
    malee = api.person("malee")
    keep, refusals = hooked.inbox.keep, [1, 2]

    def broken(db: Any, updates: Any) -> Kept:
        if refusals:
            refusals.pop()
            raise OSError("disk full")
        return keep(db, updates)

    hooked.inbox.keep = broken  # type: ignore[method-assign]
    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=20)

    assert [] == refusals
    assert 1 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


async def test_rubbish_is_kept_apart_and_acknowledged(hooked: Service, api: BotApi) -> None:
    """What cannot be parsed is stored visibly; asking Telegram for it again would not help."""
    malee = api.person("malee")

    status = await posted(hooked, b"rubbish")
    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง")

    assert 200 == status
    assert 1 == (await hooked.progress()).quarantined_updates


async def test_operators_see_health(hooked: Service) -> None:
    """Alive, getting on with it, and numbers for Prometheus."""
    base = f"http://127.0.0.1:{hooked.server.port}"
    async with aiohttp.ClientSession() as session:
        answers = {}
        for path in ("/healthz", "/readyz", "/metrics", "/nowhere"):
            async with session.get(base + path) as answer:
                answers[path] = answer.status, await answer.text()

    assert [200, 200, 200, 404] == [status for status, _ in answers.values()]
    assert "privacy_bot_dead_letters 0" in answers["/metrics"][1]
    assert '"updates_waiting": 0' in answers["/readyz"][1]
