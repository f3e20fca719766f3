"""Polling by itself: stored before acknowledged, whatever Telegram answers."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter

from handlers.polling import LOST, Poller


class Telegram:
    """Answers polls one after another; when nothing is left, the poller is closed."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.offsets: list[int | None] = []
        self.troubles: list[str] = []
        self.stored: list[bytes] = []
        self.fails = 0
        self.slept: list[float] = []
        self.poller = Poller(self, self.store, self.sleep)  # type: ignore[arg-type]

    async def do_api_request(self, method: str, *, api_kwargs: dict[str, Any], read_timeout: float) -> Any:
        self.offsets.append(api_kwargs.get("offset"))
        self.troubles.append(self.poller.trouble)
        if not self.answers:
            self.poller.close()
            return []
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def store(self, updates: list[bytes]) -> None:
        if self.fails:
            self.fails -= 1
            raise OSError("disk full")
        self.stored += updates

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def run(self) -> None:
        await asyncio.wait_for(self.poller.run(), 20)


async def test_an_offset_acknowledges_only_what_is_stored() -> None:
    """While the database refuses, the same offset is asked for again; nothing is skipped."""
    telegram = Telegram([{"update_id": 5}], [{"update_id": 5}], [{"update_id": 6}])
    telegram.fails = 1

    await telegram.run()

    assert [None, None, 6, 7] == telegram.offsets
    assert [5, 6] == [json.loads(each)["update_id"] for each in telegram.stored]


async def test_a_poller_that_may_not_poll_any_more_acknowledges_nothing() -> None:
    """What it had fetched is kept; it is for whoever polls now to ask for more."""
    telegram, asked = Telegram([{"update_id": 5}]), 0

    async def may() -> bool:
        nonlocal asked
        asked += 1
        if asked == 4:
            telegram.poller.close()
        return asked == 1

    telegram.poller = Poller(telegram, telegram.store, telegram.sleep, may)  # type: ignore[arg-type]
    await telegram.run()

    assert [None] == telegram.offsets
    assert [5] == [json.loads(each)["update_id"] for each in telegram.stored]
    assert [LOST, LOST] == telegram.slept[:2]


async def test_a_poller_that_asks_whether_it_may_can_be_closed() -> None:
    """Whoever answers is slow, and nobody waits for them at the end."""
    telegram = Telegram()

    async def may() -> bool:
        telegram.poller.close()
        await asyncio.Event().wait()
        return True

    telegram.poller = Poller(telegram, telegram.store, telegram.sleep, may)  # type: ignore[arg-type]
    await telegram.run()

    assert [] == telegram.offsets


async def test_the_offset_follows_the_order_of_the_batch() -> None:
    """Numbers that begin anew in the middle of a batch are followed, not the highest one."""
    telegram = Telegram([{"update_id": 900}, {"update_id": 3}])

    await telegram.run()

    assert [None, 4] == telegram.offsets


async def test_half_a_surrogate_pair_does_not_stop_the_bot() -> None:
    """A text that has no bytes of its own is stored, and so is what comes after it."""
    telegram = Telegram([{"update_id": 1, "message": {"text": "\ud800"}}, {"update_id": 2}])

    await telegram.run()

    assert [1, 2] == [json.loads(each)["update_id"] for each in telegram.stored]


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (Conflict("terminated by other getUpdates request"), "conflict"),
        (InvalidToken(), "token"),
        (EndPointNotFound("Endpoint 'getUpdates' not found in Bot API"), "token"),
        (NetworkError("cut"), "network"),
        (BadRequest("odd"), "network"),
        (OSError("disk full"), "storage"),
    ],
)
async def test_trouble_is_named_and_passes(error: Exception, trouble: str) -> None:
    """What keeps the poller from polling stands in a word for health to see, until a poll succeeds again."""
    telegram = Telegram(error, [])

    await telegram.run()

    assert ["", trouble, ""] == telegram.troubles


async def test_what_telegram_asks_for_is_waited() -> None:
    """`retry_after` of a poll is obeyed to the second."""
    telegram = Telegram(RetryAfter(7), [])

    await telegram.run()

    assert [7.0] == telegram.slept


async def test_a_poller_that_begins_again_asks_for_all_that_is_not_acknowledged() -> None:
    """While it stood by, another one polled: the offset it remembers means nothing any more."""
    telegram = Telegram([{"update_id": 5}], asyncio.CancelledError())
    with pytest.raises(asyncio.CancelledError):
        await telegram.run()

    telegram.answers = [[{"update_id": 3}]]
    await telegram.run()

    assert [None, 6, None, 4] == telegram.offsets
