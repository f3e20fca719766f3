"""The webhook: secret checked, raw body stored and committed, then 200.

503 where it cannot be stored, so that Telegram sends it again.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1 << 20
"""Bytes of an update; Telegram's own limit is half of it."""


def webhook(secret: str, store: Callable[[list[bytes]], Awaitable[object]]) -> web.RouteDef:
    """`POST /telegram`."""

    async def receive(request: web.Request) -> web.Response:
        # Bytes: compare_digest refuses text that is not ASCII, and a stranger may send any.
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            raise web.HTTPForbidden
        body = await request.content.read(LARGEST + 1)
        if len(body) > LARGEST or not request.content.at_eof():
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
        try:
            await store([body])
        except Exception:
            log.exception("an update could not be stored")
            raise web.HTTPServiceUnavailable from None
        return web.Response()

    return web.post("/telegram", receive)
