"""The HTTP server: health, the webhook if there is one, and the pages of the team.

Whoever finds the port may open connections and say nothing.  So a connection has a deadline for the head of a
request, a request has one for its body and its answer, and there is room for so many connections.  When it is used
up the one that has been silent for longest gives way to the one that comes: a crowd that holds its connections
open keeps nobody out, neither a colleague nor the probe at /healthz.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from aiohttp import web

MOST = 256
"""Connections at a time: a quarter of the 1,024 files that a process may commonly have open, because the database,
Telegram and the mail servers need some as well."""
MOST_OF_ONE = 128
"""Connections of one address; Telegram opens up to 100 to a webhook (`CONNECTIONS` in webhook.py)."""
AT_A_TIME = 1 << 14
"""Bytes that are read of a connection at a time: what is malformed is quoted whole by the library that refuses it,
up to eight characters for each byte of it."""
PREFIX = 64
"""Bits of an IPv6 address by which a source is told from others."""
HEAD = 15.0
"""Seconds for the head of a request, and for a connection without one."""
WHOLE = 20.0
"""Seconds for a request from its head to its answer; a body that trickles is cut off here."""
GOODBYE = 3.0
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Server": "privacy-bot",
    "X-Content-Type-Options": "nosniff",
}
"""What an answer carries that says nothing else itself: whatever a browser makes of it, it does nothing and is kept
nowhere (OWASP ASVS 5.0, 3.4 and 14.3.2), and nobody reads off it which holes to try (13.4.6)."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Server:
    """Serves some routes on one address."""

    def __init__(
        self,
        routes: Iterable[web.RouteDef],
        host: str,
        port: int,
        *,
        proxies: Collection[Network] = (),
        head: float = HEAD,
        whole: float = WHOLE,
    ) -> None:
        """`proxies`: networks whose word about where a request comes from (`X-Forwarded-For`) is taken.  `head` and
        `whole`: seconds for the head of a request, and for a request with its body and its answer."""
        self._host, self._port, self._proxies, self._head, self._whole = host, port, proxies, head, whole
        app = web.Application()
        app.add_routes(routes)
        app.on_response_prepare.append(_closed)
        # No access log: request lines hold tokens.
        self._app = web.AppRunner(app, access_log=None, handle_signals=False)
        self._runner: web.ServerRunner | None = None
        self._door: Door | None = None

    async def start(self) -> None:
        """Listen.  Raises OSError when the port cannot be had."""
        await self._app.setup()
        assert self._app.server is not None
        self._door = Door(self._app.server, self._proxies, self._head, self._whole)
        self._runner = web.ServerRunner(self._door, shutdown_timeout=GOODBYE)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    @property
    def port(self) -> int:
        """The port listened on (useful where it was 0)."""
        assert self._runner is not None
        return int(self._runner.addresses[0][1])

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._door.connections) if self._door else 0

    @property
    def at_work(self) -> int:
        """How many requests are in hand."""
        return len(self._door.requests) if self._door else 0

    async def close(self) -> None:
        """Finish what is in hand and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
        await self._app.cleanup()


class Door(web.Server):
    """Lets connections in, as many as there is room for, and gives each request its time."""

    def __init__(self, inner: web.Server, proxies: Collection[Network], head: float, whole: float) -> None:
        super().__init__(
            self._serve,
            request_factory=inner.request_factory,
            access_log=None,
            auto_decompress=False,  # also what is refused would be unpacked
            keepalive_timeout=head,  # counted from the connection on, and from each answer
            lingering_time=1.0,
        )
        self._inner, self._proxies, self._whole = inner.request_handler, proxies, whole
        self.requests: dict[Any, web.BaseRequest] = {}
        """By connection, what is in hand."""

    def __call__(self) -> web.RequestHandler:
        """What serves one connection."""
        return _Connection(self, loop=self._loop, **self._kwargs)

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Somebody comes in; where there is no room, the one who has been silent for longest goes."""
        super().connection_made(handler, transport)
        if hasattr(transport, "max_size"):  # asyncio's own: a quarter of a megabyte
            transport.max_size = AT_A_TIME
        source = _source_of(_peer(handler))
        same = [each for each in self._connections if _source_of(_peer(each)) == source]
        if len(same) > MOST_OF_ONE and not self._proxied(_peer(handler)):
            self._make_room(same)
        elif len(self._connections) > MOST:
            self._make_room(list(self._connections))

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """They are gone; so is their place."""
        super().connection_lost(handler, exc)
        self.requests.pop(handler, None)

    def _make_room(self, among: list[web.RequestHandler]) -> None:
        """End the oldest connection that keeps us waiting; where all are at work, the newest."""
        *older, newest = among
        silent = next((each for each in older if self._is_silent(each)), newest)
        transport = self._connections.pop(silent)
        transport.abort()

    def _is_silent(self, handler: web.RequestHandler) -> bool:
        """Whether it is for the other side to say something: no request, or one that has not come whole."""
        request = self.requests.get(handler)
        return request is None or not request.content.is_eof()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """One request, within its time.  A packed body is refused (RFC 9110 15.5.16): nobody of ours sends one, and
        60 kB of a stranger's unfold into a second of work for the loop."""
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            return web.Response(status=415, headers=HEADERS | {"Connection": "close"})
        self.requests[request.protocol] = request
        try:
            async with asyncio.timeout(self._whole):
                return await self._inner(self._with_source(request))
        except TimeoutError:
            late = not request.content.is_eof()
            return web.Response(status=408 if late else 503, headers=HEADERS | {"Connection": "close"})
        finally:
            self.requests.pop(request.protocol, None)

    def _with_source(self, request: web.BaseRequest) -> web.BaseRequest:
        """The request as from the source that counts for it.  A trusted proxy names its address: the last of its
        header, because what stands before was written by whoever sent it."""
        source = _source_of(request.remote or "")
        if self._proxied(request.remote or ""):
            named = request.headers.getall("X-Forwarded-For", [""])[-1].rpartition(",")[2].strip()
            source = _source_of(named) if _address(named) else source
        return request if source == request.remote else request.clone(remote=source)

    def _proxied(self, peer: str) -> bool:
        address = _address(peer)
        return address is not None and any(address in network for network in self._proxies)


class _Connection(web.RequestHandler):
    """One connection; what is no request at all is answered here, and never comes to the application."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The answer to what is malformed, or failed.  What the library says of it quotes what came, and stays with the
        error in a circle that only a rare look finds: of two thousand such requests it was a gigabyte."""
        response = super().handle_error(request, status, exc, None)
        if exc is not None:
            exc.__traceback__ = None
        response.headers.update(HEADERS)
        return response


async def _closed(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.pop("Server", None)  # aiohttp's own has the versions of itself and of Python
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _peer(handler: web.RequestHandler) -> str:
    peer = handler.peername
    return str(peer[0]) if isinstance(peer, tuple) else ""


@lru_cache(maxsize=4 * MOST)
def _source_of(text: str) -> str:
    """What is counted for an address: of IPv6 the network of one customer, however the address is written, because
    whoever has one has all 2^64 of its addresses (RFC 6177)."""
    address = _address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((int(address), PREFIX), strict=False))
    return str(address) if address else text


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address; of one that stands for IPv4 (RFC 4291 2.5.5.2), that."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
