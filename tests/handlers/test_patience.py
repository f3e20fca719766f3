"""Patience with Telegram: told again until it has heard."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.demo import BotApi
from bot.i18n import Words
from handlers.connection import ApiBot
from handlers.patience import insist
from handlers.profile import publish


class Calls:
    """A call that fails in these ways, and then succeeds."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.slept: list[float] = []

    async def call(self) -> str:
        if self.errors:
            raise self.errors.pop(0)
        return "done"

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


async def test_it_is_made_again_until_it_is_done() -> None:
    """Unreachable, refused, broken: each time after a longer wait."""
    calls = Calls(NetworkError("502"), BadRequest("bad webhook"), NetworkError("cut"))

    assert "done" == await insist("setWebhook", calls.call, sleep=calls.sleep)
    assert 3 == len(calls.slept)
    assert max(calls.slept) <= 4


async def test_what_is_asked_for_is_waited() -> None:
    """Twelve hours, if Telegram says so."""
    calls = Calls(RetryAfter(43200))

    await insist("setMyDescription", calls.call, sleep=calls.sleep)

    assert [43200.0] == calls.slept


async def test_what_cannot_get_better_is_told() -> None:
    """A token that nobody knows is not asked about twice."""
    calls = Calls(InvalidToken())

    with pytest.raises(InvalidToken):
        await insist("getMe", calls.call, unless=(InvalidToken,), sleep=calls.sleep)

    assert [] == calls.slept


async def test_an_answer_that_nobody_understands_leaves_the_rest_of_the_profile(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is manners, and no reason to stop a service."""
    bot, calls = ApiBot(api.token, api.url), Calls()
    await bot.initialize()

    async def odd(*_: object, **__: object) -> None:
        raise TypeError("no list")

    monkeypatch.setattr(type(bot), "get_my_commands", odd)
    await publish(bot, Words({"company": "บริษัท", "fee": "none"}), calls.sleep)
    await bot.shutdown()

    assert api.calls_of("setMyDescription")
    assert not api.calls_of("setMyCommands")


async def test_a_part_of_the_profile_that_is_refused_leaves_the_rest(api: BotApi) -> None:
    """400 to a description: the commands and the other descriptions are set all the same, and 429 is waited for."""
    bot, calls = ApiBot(api.token, api.url), Calls()
    await bot.initialize()
    api.faults.refuse("setMyDescription", 400, "Bad Request: description is odd")
    api.faults.refuse("setMyCommands", 429, retry_after=7200)

    await publish(bot, Words({"company": "บริษัท", "fee": "none"}), calls.sleep)
    await publish(bot, Words({"company": "บริษัท", "fee": "none"}), calls.sleep)
    await bot.shutdown()

    refused = [call.method for call in api.calls if call.status == 400]
    assert (["setMyDescription"], [7200.0]) == (refused, calls.slept)
    assert {"", "th", "en"} <= {
        call.params.get("language_code", "") for call in api.calls_of("setMyCommands")
    }
