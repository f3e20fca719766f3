"""Polling and webhooks: what is confirmed, what comes again, and in which order."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from bot.demo import BotApi, Clock
from bot.demo.telegram.webhooks import pause_before


class Receiver:
    """A webhook that notes what it is sent, and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[int | dict[str, Any]] = []
        self.news = asyncio.Event()
        self.url = ""

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.news.set()
        answer = self.answers.pop(0) if self.answers else 200
        return web.json_response(answer) if isinstance(answer, dict) else web.Response(status=answer)

    async def until(self, n: int) -> list[str]:
        """Wait for n deliveries; the texts of all."""
        async with asyncio.timeout(5):
            while len(self.got) < n:
                self.news.clear()
                await self.news.wait()
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def receiver():  # type: ignore[no-untyped-def]
    it = Receiver()
    app = web.Application()
    app.router.add_post("/", it.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    it.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield it
    await runner.cleanup()


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_offset_confirms_what_is_below_it(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """Without one everything comes again; a negative one keeps the last; an impossible one falls back."""
    malee = api.person("malee")
    for text in ("หนึ่ง", "สอง", "สาม"):
        malee.says(text)
    first = await call.result("getUpdates")
    ids = [update["update_id"] for update in first]

    assert texts(first) == texts(await call.result("getUpdates", offset=0)) == ["หนึ่ง", "สอง", "สาม"]
    assert texts(await call.result("getUpdates", offset=ids[0] + 1, limit=1)) == ["สอง"]
    assert texts(await call.result("getUpdates", offset=ids[2] + 5000)) == ["สอง", "สาม"]
    assert texts(await call.result("getUpdates", offset=-1)) == ["สาม"]
    assert await call.result("getUpdates", offset=ids[2] + 1) == []


async def test_a_parked_poll_wakes_up(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """A long poll answers as soon as something comes."""
    poll = asyncio.create_task(call.result("getUpdates", timeout=30))
    await until_parked(api)
    api.person("malee").says("ตื่น")

    assert texts(await poll) == ["ตื่น"]


async def test_two_pollers(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """A parked poll is ended by the next one; with updates waiting both get the same, and no 409."""
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await until_parked(api)
    await call("getUpdates")

    assert (await poll)["error_code"] == 409
    assert "terminated by other getUpdates request" in (await poll)["description"]

    api.person("malee").says("ใคร")
    both = await asyncio.gather(call.result("getUpdates", timeout=5), call.result("getUpdates", timeout=5))
    assert [texts(batch) for batch in both] == [["ใคร"], ["ใคร"]]


async def test_polling_beside_a_webhook(api: BotApi, bot: Bot, call, receiver: Receiver) -> None:  # type: ignore[no-untyped-def]
    """setWebhook ends a parked poll, and polling is refused while it stands."""
    poll = asyncio.create_task(call.why("getUpdates", timeout=30))
    await until_parked(api)
    await bot.set_webhook(receiver.url)

    assert await poll == "Conflict: terminated by setWebhook request"
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_allowed_updates_apply_when_something_happens(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """What the bot did not ask for never becomes an update; a missing list keeps the last one."""
    malee = api.person("malee")
    await call.result("getUpdates", allowed_updates=["message"])
    malee.edits(malee.says("แรก"), "แก้")
    assert [set(u) - {"update_id"} for u in await call.result("getUpdates")] == [{"message"}]

    await call.result("getUpdates", allowed_updates=[])
    malee.edits(malee.says("สอง"), "แก้")
    assert "edited_message" in (await call.result("getUpdates"))[-1]


async def test_updates_live_for_a_day(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """What nobody fetched within 24 hours is gone."""
    api.person("malee").says("เก่า")
    api.telegram.clock.advance(86_401)
    assert await call.result("getUpdates") == []


async def test_repeats_and_restarts(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """An update may come twice, even after it was confirmed, and ids may start again lower."""
    malee = api.person("malee")
    api.updates.create_twice()
    malee.says("สองครั้ง")
    batch = await call.result("getUpdates")
    assert batch[0] == batch[1]
    offset = batch[0]["update_id"] + 1
    assert await call.result("getUpdates", offset=offset) == []

    api.updates.deliver_again()
    assert texts(await call.result("getUpdates", offset=offset)) == ["สองครั้ง"]

    api.updates.restart_ids(at=17)
    malee.says("เริ่มใหม่")
    [update] = await call.result("getUpdates", offset=offset)
    assert update["update_id"] == 17


async def test_webhook_delivers_in_order_with_the_secret(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    """A failing update is tried again and holds up its own chat, but no other."""
    malee, somchai = api.person("malee"), api.person("somchai")
    await bot.set_webhook(receiver.url, secret_token="s3cret", max_connections=3)
    receiver.answers = [500]
    malee.says("ก")
    malee.says("ข")
    await receiver.until(3)
    somchai.says("ค")
    heard = await receiver.until(4)

    assert [text for text in heard if text != "ค"] == ["ก", "ก", "ข"]
    assert set(receiver.secrets) == {"s3cret"}
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert (info.url, info.max_connections) == (receiver.url, 3)


async def test_a_webhook_may_answer_with_a_method(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    """The method in a 200 is executed."""
    malee = api.person("malee")
    receiver.answers = [{"method": "sendMessage", "chat_id": malee.id, "text": "ตอบเลย"}]
    await bot.set_webhook(receiver.url)
    malee.says("ถาม")

    assert (await malee.waits_for("ตอบเลย")).by_bot


async def test_setting_a_webhook_again(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """The notes say what happened, and more than one change a second is refused."""
    first, second = "http://127.0.0.1:1/a", "http://127.0.0.1:1/b"
    assert (await call("setWebhook", url=first))["description"] == "Webhook was set"
    assert (await call("setWebhook", url=first))["description"] == "Webhook is already set"
    refused = await call("setWebhook", url=second)
    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
    api.telegram.clock.advance(2)
    assert (await call("setWebhook", url=second))["ok"]
    assert (await call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await call("deleteWebhook"))["description"] == "Webhook is already deleted"


def test_the_pause_grows() -> None:
    """At once, then 2, 4, 8 … seconds, with an end."""
    assert [pause_before(n) for n in (1, 2, 3, 4, 20)] == [0, 2, 4, 8, 90]
    assert Clock()() > 0


async def until_parked(api: BotApi) -> None:
    """Give the poll time to arrive: it is there when it is parked."""
    async with asyncio.timeout(5):
        while not api.updates.parked:  # noqa: ASYNC110 (gives way, does not sleep)
            await asyncio.sleep(0)
