"""How python-telegram-bot reaches the Bot API: over aiohttp, three times as fast here as its default.

What matters as much: a failure says whether the call can have taken effect.  `NotSent` cannot; any other
network error may have, and is treated as ambiguous.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram import Bot
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}
READ = 20.0
CONNECT = 10.0


class NotSent(NetworkError):
    """The connection failed before anything was sent."""


class AiohttpRequest(BaseRequest):
    """One session for all calls."""

    def __init__(self, connections: int = 64) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return READ

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 - as the library has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the request is not initialized")
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_seconds(pool_timeout, 30.0),
            sock_connect=_seconds(connect_timeout, CONNECT),
            sock_read=_seconds(read_timeout, READ),
        )
        try:
            async with self._session.request(method, url, timeout=timeout, **_body(request_data)) as answer:
                return answer.status, await answer.read()
        # The texts carry no URL: it holds the token.
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(f"not sent ({type(error).__name__})") from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(f"connection lost ({type(error).__name__})") from None


class ApiBot(Bot):
    """The bot at a Bot API server.  Polling waits on a connection of its own, so that it takes none from calls."""

    def __init__(self, token: str, server: str) -> None:
        self._connections = AiohttpRequest(), AiohttpRequest(connections=2)
        super().__init__(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=self._connections[0],
            get_updates_request=self._connections[1],
        )

    async def shutdown(self) -> None:
        """Close the connections, also of a bot that never got as far as its own name."""
        await super().shutdown()
        for each in self._connections:
            await each.shutdown()


def _seconds(value: Any, default: float) -> float | None:
    return default if isinstance(value, DefaultValue) else value


def _body(data: RequestData | None) -> dict[str, Any]:
    """The body, and the head for it where the session makes none by itself."""
    if data is None:
        return {}
    if not data.contains_files:
        # Put together here: the session prepares for files even where there are none, a tenth of what a message costs.
        return {"data": urlencode(data.json_parameters).encode(), "headers": URLENCODED}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
