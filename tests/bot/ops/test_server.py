"""The HTTP server: bodies in pieces, connections that say nothing, and whose word about addresses is taken."""

from __future__ import annotations

import asyncio
import gc
import json
import re
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from ipaddress import ip_network

import pytest
from aiohttp import ClientSession, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.ops.server import AT_A_TIME, HEADERS, MOST, MOST_OF_ONE, Server
from bot.ops.webhook import HEADER, LARGEST, webhook

SECRET = "a-secret-of-thirty-two-characters"
UPDATE = json.dumps({"update_id": 1, "message": {"text": "ขอลบข้อมูลของฉัน" * 31}}, ensure_ascii=False).encode()


@dataclass
class Visitor:
    """A client that writes what it likes, when it likes."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def says(self, *pieces: bytes) -> None:
        """Write, each piece a packet of its own."""
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()
            await asyncio.sleep(0)

    async def hears(self) -> int:
        """The status of the answer; 0 where the connection ends without one."""
        try:
            async with asyncio.timeout(10):
                line = await self.reader.readline()
        except ConnectionError:
            return 0
        return int(line.split()[1]) if line else 0

    async def asks(self, path: str, *headers: str) -> int:
        """A whole request; the status of its answer."""
        await self.says("\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode())
        return await self.hears()


@dataclass
class Site:
    """A server with a webhook, a page, one that never answers, and one that fails."""

    server: Server
    stored: list[bytes] = field(default_factory=list)
    sources: list[str | None] = field(default_factory=list)
    visitors: AsyncExitStack = field(default_factory=AsyncExitStack)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """When it closes: what never answers lets go of its requests then."""

    async def visit(self, source: str = "127.0.0.1") -> Visitor:
        """Somebody connects."""
        host = "::1" if ":" in source else "127.0.0.1"
        reader, writer = await asyncio.open_connection(host, self.server.port, local_addr=(source, 0))
        self.visitors.callback(writer.close)
        return Visitor(reader, writer)

    async def post(self, *pieces: bytes, length: int | None = None, more: str = "") -> int:
        """An update for the webhook, its head and each piece in a packet of its own."""
        visitor = await self.visit()
        size = sum(map(len, pieces)) if length is None else length
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\n{more}Content-Length: {size}\r\n\r\n"
        await visitor.says(head.encode(), *pieces)
        return await visitor.hears()


Opens = Callable[..., Awaitable["Site"]]


@pytest.fixture
async def opened() -> AsyncIterator[Opens]:
    """Opens a site."""
    sites: list[Site] = []

    async def open_site(**settings: object) -> Site:
        async def store(bodies: list[bytes]) -> None:
            site.stored += bodies

        async def page(request: web.Request) -> web.Response:
            site.sources.append(request.remote)
            return web.Response()

        async def never(_: web.Request) -> web.Response:
            await site.over.wait()
            return web.Response()

        async def broken(_: web.Request) -> web.Response:
            raise KeyError("ours")

        routes = [webhook(SECRET, store)]
        routes += [web.get(f"/{each.__name__}", each) for each in (page, never, broken)]
        site = Site(Server(routes, **{"host": "127.0.0.1", "port": 0} | settings))  # type: ignore[arg-type]
        await site.server.start()
        sites.append(site)
        return site

    yield open_site
    for site in sites:
        site.over.set()
        await site.visitors.aclose()
        await site.server.close()


@pytest.fixture
async def site(opened: Opens) -> Site:
    return await opened()


async def test_what_is_malformed_is_neither_quoted_nor_kept(site: Site) -> None:
    """The library says it with all that came, in an error that is kept until somebody looks for circles: of two
    thousand such requests it was a gigabyte."""
    large, small = await site.visit(), await site.visit()
    gc.collect()
    gc.disable()
    try:
        with suppress(ConnectionError):  # it is closed before all has been read
            await large.says(malformed(250_000))
            await large.reader.read()
        await small.says(malformed(5))
        said = await small.reader.read()
        kept = [each for each in gc.get_objects() if isinstance(each, HttpProcessingError)]
    finally:
        gc.enable()

    assert b" 400 " in said.partition(b"\r\n")[0]
    assert b"x00" not in said
    assert sum(len(str(each)) for each in kept) < 20 * AT_A_TIME


def malformed(size: int) -> bytes:
    """Of a method that there is not, with so many bytes that are no text."""
    return b"FOO /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % size + bytes(size)


@pytest.mark.parametrize("size", [1, 7, 512, 1400, 65536])
async def test_an_update_is_read_whole_in_however_many_packets_it_comes(site: Site, size: int) -> None:
    """A Thai message of 500 letters in small packets is stored as it was sent."""
    pieces = [UPDATE[at : at + size] for at in range(0, len(UPDATE), size)]

    status = await site.post(*pieces)

    assert (200, [UPDATE]) == (status, site.stored)


async def test_a_body_up_to_the_largest_is_taken_and_one_more_byte_is_not(site: Site) -> None:
    """The limit is a number of bytes and not of packets."""
    fits = await site.post(b"x" * (LARGEST // 2), b"x" * (LARGEST - LARGEST // 2))
    too_large = await site.post(b"x", length=LARGEST + 1)

    assert (200, 413) == (fits, too_large)
    assert [LARGEST] == [len(each) for each in site.stored]


async def test_a_body_without_a_length_is_bounded_all_the_same(site: Site) -> None:
    """Chunks that never end are refused when they are too many, not kept."""
    visitor = await site.visit()
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nTransfer-Encoding: chunked\r\n\r\n"

    await visitor.says(head.encode(), *[chunk] * 17)

    assert 413 == await visitor.hears()
    assert [] == site.stored


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd", "x-unheard-of"])
async def test_a_packed_body_is_refused_and_not_unpacked(site: Site, packing: str) -> None:
    """Nobody of ours sends one; little of it can be made to unfold into much."""
    body = zlib.compress(b"0" * 1_000_000)

    assert 415 == await site.post(body, more=f"Content-Encoding: {packing}\r\n")
    assert [] == site.stored


@pytest.mark.parametrize("path", ["/page", "/nowhere", "/never"])
async def test_every_answer_is_one_that_a_browser_can_do_nothing_with(opened: Opens, path: str) -> None:
    """Found, not found or too late: not kept, not guessed at, not framed, and nothing is loaded for it."""
    site = await opened(whole=0.05)

    async with (
        ClientSession() as session,
        session.get(f"http://127.0.0.1:{site.server.port}{path}") as answer,
    ):
        carried = {name: answer.headers.get(name) for name in HEADERS}

    assert HEADERS == carried


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, "GARBAGE\r\n\r\n"),
        (400, "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        (404, "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"),
        (405, "PUT /page HTTP/1.1\r\nHost: x\r\n\r\n"),
        (415, "GET /page HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n\r\n"),
        (500, "GET /broken HTTP/1.1\r\nHost: x\r\n\r\n"),
    ],
)
async def test_no_answer_says_what_it_was_made_with(site: Site, status: int, request_: str) -> None:
    """Not even that to what is no request: versions tell which holes to try."""
    visitor = await site.visit()
    await visitor.says(request_.encode())

    answered = await visitor.hears()
    head = (await visitor.reader.readuntil(b"\r\n\r\n")).decode()

    assert status == answered
    assert "Server: privacy-bot\r\n" in head
    assert not re.search("python|aiohttp", head, re.IGNORECASE)


@pytest.mark.parametrize("half", [b"", b"GET /page HTTP/1.1\r\nHost: x\r\n", b"POST /telegram HTTP/1.1\r\n"])
async def test_connections_that_say_nothing_keep_nobody_out(site: Site, half: bytes) -> None:
    """1,024 half-open connections from many addresses, and whoever asks is answered."""
    for n in range(1024):
        silent = await site.visit(f"127.0.1.{n % 128 + 1}")
        await silent.says(half)

    assert 200 == await (await site.visit()).asks("/page")
    assert site.server.connections <= MOST


async def test_bodies_that_never_end_keep_nobody_out(site: Site) -> None:
    """A request whose body trickles gives its place up like a silent connection."""
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 9\r\n\r\nx"
    for n in range(MOST + 20):
        await (await site.visit(f"127.0.1.{n % 128 + 1}")).says(head.encode())

    assert 200 == await (await site.visit()).asks("/page")


async def test_one_address_has_so_many_connections(site: Site) -> None:
    """Its oldest silent one makes room for its newest, and those of others stay."""
    other = await site.visit("127.0.0.2")
    first, *_ = [await site.visit() for _ in range(MOST_OF_ONE + 1)]

    assert 0 == await first.hears()
    assert 200 == await other.asks("/page")


async def test_requests_that_are_at_work_are_not_driven_out(site: Site) -> None:
    """With every place of an address at work, the one who comes last has to come again."""
    for _ in range(MOST_OF_ONE):
        await (await site.visit()).says(b"GET /never HTTP/1.1\r\nHost: x\r\n\r\n")
    async with asyncio.timeout(10):
        while site.server.at_work < MOST_OF_ONE:  # noqa: ASYNC110 - the server has no pulse to wait for
            await asyncio.sleep(0.01)

    assert 0 == await (await site.visit()).asks("/page")
    assert MOST_OF_ONE == site.server.at_work


async def test_a_head_has_a_deadline(opened: Opens) -> None:
    """Who does not finish the head of a request is shown out."""
    site = await opened(head=0.2)
    visitor = await site.visit()
    await visitor.says(b"GET /page HTTP/1.1\r\nHost: x\r\n")

    assert 0 == await visitor.hears()


async def test_a_body_has_a_deadline(opened: Opens) -> None:
    """Who does not finish the body is told so; nothing of it is stored."""
    site = await opened(whole=0.2)

    assert 408 == await site.post(b"x", length=100)
    assert [] == site.stored


async def test_an_answer_has_a_deadline(opened: Opens) -> None:
    """What cannot be answered in time is refused, so that Telegram sends it again."""
    site = await opened(whole=0.2)

    assert 503 == await (await site.visit()).asks("/never")


@pytest.mark.parametrize(
    ("trusted", "header", "source"),
    [
        ((), "203.0.113.9", "127.0.0.1"),
        (("127.0.0.1/32",), "203.0.113.9", "203.0.113.9"),
        (("127.0.0.1/32",), "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (("127.0.0.1/32",), "nonsense", "127.0.0.1"),
        (("10.0.0.0/8",), "203.0.113.9", "127.0.0.1"),
    ],
)
async def test_a_forwarded_address_counts_from_a_trusted_proxy_alone(
    opened: Opens, trusted: tuple[str, ...], header: str, source: str
) -> None:
    """Anybody can write the header; only what the proxy itself added, the last of it, is believed."""
    site = await opened(proxies=[ip_network(each) for each in trusted])

    await (await site.visit()).asks("/page", f"X-Forwarded-For: {header}")

    assert [source] == site.sources


@pytest.mark.parametrize(
    ("named", "source"),
    [
        (["2001:db8::9", "2001:0db8::9", "2001:db8:0::9", "2001:DB8::9", "2001:db8::ffff"], "2001:db8::/64"),
        (["2001:db8:0:1::9", "2001:db8:0:1:ffff::"], "2001:db8:0:1::/64"),
        (["fe80::1%eth0", "fe80::1%words"], "fe80::/64"),
        (["203.0.113.9", "::ffff:203.0.113.9", "::FFFF:cb00:7109"], "203.0.113.9"),
    ],
)
async def test_a_source_is_one_however_it_spells_its_address(
    opened: Opens, named: list[str], source: str
) -> None:
    """And whichever of the addresses of one IPv6 network it takes."""
    site = await opened(proxies=[ip_network("127.0.0.1/32")])

    for each in named:
        await (await site.visit()).asks("/page", f"X-Forwarded-For: {each}")

    assert [source] * len(named) == site.sources


async def test_a_trusted_proxy_may_open_as_many_connections_as_there_is_room_for(
    opened: Opens,
) -> None:
    """Everybody comes from its address."""
    site = await opened(proxies=[ip_network("127.0.0.1/32")])
    first, *_ = [await site.visit() for _ in range(MOST_OF_ONE + 1)]

    assert 200 == await first.asks("/page")


async def test_who_comes_directly_is_counted_in_the_same_way(opened: Opens) -> None:
    """By IPv6 as a network."""
    try:
        site = await opened(host="::1")
    except OSError:
        pytest.skip("there is no IPv6 here")

    await (await site.visit("::1")).asks("/page")

    assert ["::/64"] == site.sources
