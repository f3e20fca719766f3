"""The webhook: secret checked, raw body stored and committed, then 200.

503 where it cannot be stored, so that Telegram sends it again; 400 where it did not arrive whole, for the same
reason; 413 for what Telegram never sends.  What arrived and cannot be read is stored apart and acknowledged: to ask
for it again would not help.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.storage.trouble import is_locked

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS = 100
"""On so many Telegram may bring updates at a time, the most that it does (Bot API, setWebhook).  Updates of all chats
stand in one line there, and the more are brought at once the more are kept together: at its usual forty whoever came
behind a crowd waited for longer than two seconds."""
LARGEST = 1 << 20
"""Bytes of an update; Telegram's own limit is half of it."""


def webhook(secret: str, store: Callable[[list[bytes]], Awaitable[object]]) -> web.RouteDef:
    """`POST /telegram`."""

    async def receive(request: web.Request) -> web.Response:
        # Bytes: compare_digest refuses text that is not ASCII, and a stranger may send any.
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            raise web.HTTPForbidden
        body = await _whole(request)
        try:
            await store([body])
        except Exception as error:
            if is_locked(error):
                log.warning("an update is not stored: another replica has it in hand")
            else:
                log.exception("an update could not be stored")
            raise web.HTTPServiceUnavailable from None
        return web.Response()

    return web.post("/telegram", receive)


async def _whole(request: web.Request) -> bytes:
    """The body, in however many pieces it comes: one read returns what is there, and a body of some kilobytes
    comes in several packets."""
    if (request.content_length or 0) > LARGEST:
        raise web.HTTPRequestEntityTooLarge(LARGEST, request.content_length or 0)
    body = bytearray()
    try:
        async for piece in request.content.iter_any():
            body += piece
            if len(body) > LARGEST:
                raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    except web.RequestPayloadError:  # cut off, or not encoded as it says
        raise web.HTTPBadRequest from None
    return bytes(body)
