"""A web application on a loopback port, and nowhere else."""

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler


def check_loopback(host: str) -> None:
    """The demo has no accounts and keeps everything it sees: it never listens to a network."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"the demo listens on loopback only, not on {host}")


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another website sends here: by a name that leads to this machine, or across origins."""
    name = urlsplit(f"//{request.host}").hostname or ""
    try:
        check_loopback(name)
    except ValueError:
        raise web.HTTPForbidden(text="this page answers to 127.0.0.1 and localhost only") from None
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="this page answers to itself only")
    return await handler(request)


class Site:
    """One application on one port; it stops without waiting for polls that hang."""

    def __init__(self, app: web.Application) -> None:
        app.middlewares.append(only_from_here)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=0.2, access_log=None, max_line_size=32_768
        )
        self._url = ""

    @property
    def url(self) -> str:
        if not self._url:
            raise RuntimeError("not started")
        return self._url

    async def start(self, host: str, port: int) -> None:
        check_loopback(host)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        name, number = self._runner.addresses[0][:2]
        self._url = f"http://[{name}]:{number}" if ":" in name else f"http://{name}:{number}"

    async def stop(self) -> None:
        await self._runner.cleanup()
