"""The HTTP server: health, the webhook if there is one, and the pages of the team."""

from __future__ import annotations

from collections.abc import Iterable

from aiohttp import web


class Server:
    """Serves some routes on one address."""

    def __init__(self, routes: Iterable[web.RouteDef], host: str, port: int) -> None:
        self._host, self._port = host, port
        app = web.Application()
        app.add_routes(routes)
        # No access log: request lines hold tokens.
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=3)

    async def start(self) -> None:
        """Listen."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    @property
    def port(self) -> int:
        """The port listened on (useful where it was 0)."""
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Finish what is in hand and stop listening."""
        await self._runner.cleanup()
