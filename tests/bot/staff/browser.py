"""A browser, as far as the page of a ticket needs one: cookies, forms, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import unescape

from aiohttp import ClientSession, CookieJar


@dataclass(frozen=True)
class Shown:
    """An answer, followed to where it leads."""

    status: int
    html: str
    headers: dict[str, str]
    cookies: str

    @property
    def text(self) -> str:
        """What a reader sees."""
        bare = re.sub(r"<(style|title)[^>]*>.*?</\1>|<[^>]+>", " ", self.html, flags=re.DOTALL)
        return " ".join(unescape(bare).split())

    @property
    def alert(self) -> str:
        """What went wrong, in words."""
        found = re.search(r'role="alert"><p>(.*?)</p>', self.html, re.DOTALL)
        return unescape(found[1]) if found else ""

    def value(self, name: str) -> str:
        """The first hidden field of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.html)
        return unescape(found[1]) if found else ""

    @property
    def without_nonce(self) -> str:
        """The page, but for what is random in every answer."""
        return re.sub(r'nonce="[^"]*"', "", self.html)


class Browser:
    """Somebody's browser; use it as `async with Browser(base) as nid`."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.shown = Shown(0, "", {}, "")

    async def __aenter__(self) -> Browser:
        self._session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def opens(self, path: str, method: str = "GET", **headers: str) -> Shown:
        """Open a page, or ask for its headers."""
        return await self._ask(method, path, headers=headers)

    async def sends(self, path: str, *, headers: dict[str, str] | None = None, **fields: str) -> Shown:
        """Send the form of the page shown last, with these fields; its hidden ones go along unless given."""
        hidden = {name: self.shown.value(name) for name in ("nonce", "seen")}
        return await self._ask("POST", path, data=hidden | fields, headers=headers or {})

    async def pours(self, path: str, body: bytes, **headers: str) -> Shown:
        """Send bytes without saying how many there are."""

        async def piece() -> AsyncIterator[bytes]:
            yield body

        return await self._ask("POST", path, data=piece(), headers=headers)

    def knows(self, name: str) -> str:
        """The value of a cookie."""
        return next((each.value for each in self._session.cookie_jar if each.key == name), "")

    async def _ask(self, method: str, path: str, **more: object) -> Shown:
        async with self._session.request(method, self._base + path, **more) as answer:  # type: ignore[arg-type]
            first = (answer.history or (answer,))[0]
            cookies = "\n".join(first.headers.getall("Set-Cookie", []))
            shown = Shown(answer.status, await answer.text(), dict(answer.headers), cookies)
        if method != "HEAD":
            self.shown = shown
        return shown
