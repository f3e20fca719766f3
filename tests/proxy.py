"""A proxy between us and PostgreSQL, of the kind that goes on acknowledging what it no longer passes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import URL, make_url


class Proxy:
    """Passes everything on, until `swallows`: then what its connections say goes nowhere, and only new ones work."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._swallowed: set[asyncio.StreamWriter] = set()
        self._carried: set[asyncio.StreamWriter] = set()
        self.connections = 0

    @property
    def swallowed(self) -> int:
        """How many connections are held whose words go nowhere."""
        return len(self._swallowed)

    def swallows(self) -> None:
        """From now on, on all connections that there are."""
        self._swallowed |= self._carried

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        there = await self._connect()
        self._carried.add(writer)
        await asyncio.gather(self._pipe(reader, there[1], writer), self._pipe(there[0], writer, writer))
        self._carried.discard(writer)
        self._swallowed.discard(writer)

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host, port = (
            str(self._url.query.get("host", self._url.host)),
            self._url.query.get("port", self._url.port),
        )
        if host.startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port or 5432}")
        return await asyncio.open_connection(host, int(str(port or 5432)))

    async def _pipe(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, whose: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError):
            while piece := await reader.read(65_536):
                if whose not in self._swallowed:
                    writer.write(piece)
                    await writer.drain()
        writer.close()


@asynccontextmanager
async def proxied(url: str) -> AsyncIterator[tuple[str, Proxy]]:
    """The same database through a proxy."""
    there = make_url(url)
    proxy = Proxy(there)
    server = await asyncio.start_server(proxy.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    here = there.difference_update_query(["host", "port"]).set(host="127.0.0.1", port=port)
    try:
        yield here.render_as_string(hide_password=False), proxy
    finally:
        server.close()
