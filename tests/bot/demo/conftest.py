"""What the tests of the demo share: the server with its people, a real bot on it, and a mailbox."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from bot.demo import BotApi, Mailbox


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(pause=lambda attempt: 0.0) as server:
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """A python-telegram-bot Bot that knows nothing but two base URLs."""
    requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}) for _ in range(2)]
    real = Bot(
        api.token,
        base_url=f"{api.url}/bot",
        base_file_url=f"{api.url}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )
    async with real:
        yield real


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


@pytest.fixture
def keyboard() -> InlineKeyboardMarkup:
    labels = [("ขอสำเนาข้อมูล", "copy"), ("ขอลบข้อมูล", "delete")]
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)] for text, data in labels])


class Caller:
    """A client of the Bot API with no library in between: what is sent is what is written here."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.session = session

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer; its status must be what it says itself."""
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        async with self.session.post(f"{self.api.url}/bot{self.api.token}/{method}", data=form) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def why(self, method: str, **params: Any) -> str:
        """The refusal of a call."""
        body = await self(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def result(self, method: str, **params: Any) -> Any:
        body = await self(method, **params)
        assert body["ok"], body
        return body["result"]


@pytest.fixture
async def call(api: BotApi) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(api, session)
