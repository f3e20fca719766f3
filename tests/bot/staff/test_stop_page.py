"""The page by which the owner of an address stops the codes of a chat: a link changes nothing, its button does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from bot.identity.attempts import Attempts
from bot.identity.customers import Customers
from bot.identity.proofs import Proofs
from bot.ops.server import Server
from bot.staff.stop_page import StopPage
from bot.staff.templates import PageTemplates
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import attempts
from tests.bot.staff.browser import Browser
from tests.chat import Clock

PAIR = "6001002 malee@example.com"


@pytest.fixture
async def owner(storage: Storage, keys: KeyRing, clock: Clock) -> AsyncIterator[Browser]:
    """Somebody with a browser, and the page."""
    proofs = Proofs(keys, Customers(keys), clock)
    page = StopPage(storage, proofs, PageTemplates("บริษัทตัวอย่าง", secure=False))
    server = Server(page.routes(), "127.0.0.1", 0)
    await server.start()
    async with Browser(f"http://127.0.0.1:{server.port}") as browser:
        yield browser
    await server.close()


async def lines(storage: Storage) -> int:
    return await storage.run(
        lambda db: int(db.execute(select(func.count()).select_from(attempts)).scalar_one())
    )


async def test_opening_the_link_stops_nothing_and_the_button_does(
    owner: Browser, storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """By GET and HEAD nothing is written; pressed twice it is as once."""
    path = f"/t/stop/{Attempts(keys, clock).stop_token('pair', PAIR)}"
    shown = [await owner.opens(path, method) for method in ("GET", "HEAD")]
    before = await lines(storage)
    pressed = [await owner.opens(path, "POST") for _ in range(2)]

    assert ([200, 200], 0) == ([each.status for each in shown], before)
    assert "หยุดส่งรหัส" in shown[0].text
    assert [200, 200] == [each.status for each in pressed]
    assert "หยุดส่งรหัสให้แชตนั้นแล้ว" in pressed[0].text
    assert 1 == await lines(storage)
    assert "no-store" == shown[0].headers["Cache-Control"]


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_link_that_is_none_does_nothing(
    owner: Browser, storage: Storage, keys: KeyRing, clock: Clock, method: str
) -> None:
    """Made up, or older than a week: one answer for all."""
    old = Attempts(keys, clock).stop_token("pair", PAIR)
    clock.passes(9 * 86400)

    answers = [await owner.opens(f"/t/stop/{token}", method) for token in ("x", "a" * 56, old)]

    assert {404} == {each.status for each in answers}
    assert 1 == len({each.without_nonce for each in answers})
    assert 0 == await lines(storage)


async def test_another_site_cannot_press_the_button(
    owner: Browser, storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A form of another page is refused."""
    path = f"/t/stop/{Attempts(keys, clock).stop_token('pair', PAIR)}"

    assert 404 == (await owner.opens(path, "POST", **{"Sec-Fetch-Site": "cross-site"})).status
    assert 0 == await lines(storage)


async def test_a_guesser_is_slowed_down_and_the_button_with_them(
    owner: Browser, storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Who has asked too often does nothing more, not even with a link that is good."""
    path = f"/t/stop/{Attempts(keys, clock).stop_token('pair', PAIR)}"
    statuses = [(await owner.opens("/t/stop/x", "POST")).status for _ in range(62)]

    assert ([404] * 60, 429) == (statuses[:60], statuses[-1])
    assert 429 == (await owner.opens(path, "POST")).status
    assert 0 == await lines(storage)
