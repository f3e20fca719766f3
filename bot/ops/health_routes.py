"""What operators look at: `/healthz` (alive), `/readyz` (gets on with its work), `/metrics` (Prometheus)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.ops.health import Progress


def health(progress: Callable[[], Awaitable[Progress]]) -> list[web.RouteDef]:
    """The three routes."""

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_: web.Request) -> web.Response:
        now = await progress()
        return web.json_response(now.as_dict(), status=200 if now.healthy else 503)

    async def metrics(_: web.Request) -> web.Response:
        lines = []
        for name, value in (await progress()).as_dict().items():
            if not isinstance(value, str):
                lines += [f"# TYPE privacy_bot_{name} gauge", f"privacy_bot_{name} {value}"]
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain", charset="utf-8")

    return [web.get("/healthz", alive), web.get("/readyz", ready), web.get("/metrics", metrics)]
