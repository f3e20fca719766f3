"""Misfortunes on order, as python-telegram-bot meets them."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.demo import BotApi


async def test_flood_control(api: BotApi, bot: Bot) -> None:
    """A 429 says how long to wait, changes nothing, and is over after so many times."""
    malee = api.person("malee")
    malee.says("/start")
    api.faults.refuse("sendMessage", 429, retry_after=3, times=2, contains="เลขที่")
    await bot.send_message(malee.id, "อย่างอื่น")
    for _ in range(2):
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(malee.id, "เลขที่ 1")
        assert int(caught.value._retry_after.total_seconds()) == 3
    await bot.send_message(malee.id, "เลขที่ 1")

    assert [post.text for post in malee.posts if post.by_bot] == ["อย่างอื่น", "เลขที่ 1"]
    assert [call.status for call in api.calls_of("sendMessage")] == [200, 429, 429, 200]


@pytest.mark.parametrize("code", [500, 502, 504])
async def test_server_errors(api: BotApi, bot: Bot, code: int) -> None:
    """A 5xx is a network error, and nothing took effect."""
    api.person("malee").says("/start")
    api.faults.refuse(None, code)
    with pytest.raises(NetworkError):
        await bot.send_message(6_001_001, "x")
    assert len(api.person("malee").posts) == 1


async def test_the_ambiguous_case(api: BotApi, bot: Bot) -> None:
    """A connection that breaks looks the same before and after the call took effect; the chat knows."""
    malee = api.person("malee")
    malee.says("/start")
    api.faults.cut_before("sendMessage")
    api.faults.cut_after("sendMessage")
    for text in ("ก่อน", "หลัง"):
        with pytest.raises(NetworkError):
            await bot.send_message(malee.id, text)

    assert [post.text for post in malee.posts if post.by_bot] == ["หลัง"]
    assert [call.status for call in api.calls_of("sendMessage")] == [0, 0]
    assert api.faults.taken == [("cut_before", "sendMessage"), ("cut_after", "sendMessage")]


async def test_garbage(api: BotApi, bot: Bot) -> None:
    """Half an answer comes after the effect, a proxy's web page instead of it."""
    malee = api.person("malee")
    malee.says("/start")
    api.faults.half_json("sendMessage")
    api.faults.html("sendMessage", 200)
    for text in ("ครึ่ง", "หน้าเว็บ"):
        with pytest.raises(TelegramError, match="Invalid server response"):
            await bot.send_message(malee.id, text)

    assert malee.last.text == "ครึ่ง"
    assert len(malee.posts) == 2


async def test_a_held_call_takes_effect_when_let_go(api: BotApi, bot: Bot) -> None:
    """A slow server, without a test that sleeps."""
    malee = api.person("malee")
    malee.says("/start")
    gate = api.faults.hold("sendMessage")
    sending = asyncio.create_task(bot.send_message(malee.id, "ช้า"))
    async with asyncio.timeout(5):
        while not api.faults.taken:  # noqa: ASYNC110 (gives way, does not sleep)
            await asyncio.sleep(0)
    assert len(malee.posts) == 1
    gate.set()
    await sending

    assert malee.last.text == "ช้า"


async def test_a_failed_poll_confirms_nothing(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """The fault answers before the offset is applied."""
    api.person("malee").says("ยังอยู่")
    [update] = await call.result("getUpdates")
    api.faults.refuse("getUpdates", 502)
    await call("getUpdates", offset=update["update_id"] + 1)

    assert await call.result("getUpdates") == [update]


async def test_a_migrated_group(api: BotApi, bot: Bot) -> None:
    """The parameters of a refusal reach the library."""
    group = api.person("malee").founds_group("กลุ่มเพื่อน", supergroup=False)
    api.faults.refuse(
        "sendMessage",
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1_002_000_000_009,
    )
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == -1_002_000_000_009
