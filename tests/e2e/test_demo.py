"""The whole main job as the demo page does it: by its own addresses, with the real bot behind."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app.commands.demo import demo_config, demo_keys, receive, shelf
from bot.app.service import Service
from bot.demo import TEAM, Demo


class Page:
    """What the page does for the person in front of it."""

    def __init__(self, session: aiohttp.ClientSession, who: str) -> None:
        self._session, self._who = session, who

    async def does(self, verb: str, **what: str) -> None:
        """Something in the chat."""
        async with self._session.post(f"/sim/{self._who}/{verb}", json=what) as answer:
            assert 200 == answer.status, await answer.text()

    async def reads(self, words: str) -> str:
        """Look at the chat, again whenever something has changed, until the bot has said these words."""
        return await self._sees(f"/sim/{self._who}/transcript?format=text", lambda text: words in text)

    async def mails(self, to: str, n: int = 1) -> list[dict[str, Any]]:
        """Look into a mailbox, again whenever something has changed, until there are n letters."""
        text = await self._sees(f"/mail/api?to={to}", lambda text: text.count('"subject"') >= n)
        letters: list[dict[str, Any]] = json.loads(text)
        return letters

    async def answers(self, letter: dict[str, Any], text: str) -> None:
        """Reply to a letter in the mailbox in which it lies."""
        async with self._session.post("/mail/reply", json={"id": letter["id"], "text": text}) as answer:
            assert 200 == answer.status, await answer.text()

    async def _sees(self, path: str, met: Callable[[str], bool]) -> str:
        version = "0"
        async with asyncio.timeout(15):
            while True:
                async with self._session.get(path) as answer:
                    text = await answer.text()
                if met(text):
                    return text
                async with self._session.get(
                    "/state", params={"since": version, "person": self._who}
                ) as answer:
                    state: dict[str, Any] = await answer.json()
                    version = str(state["version"])


@pytest.fixture
async def page(tmp_path: Path, make: Callable[..., Service]) -> AsyncIterator[Page]:
    """The demo on free ports, and somebody in front of its page."""
    world = Demo()
    await world.start(page_port=0)
    service = make(demo_config(world, tmp_path, preferred=0))
    await service.start()
    world.take_replies(partial(receive, service))
    async with aiohttp.ClientSession(world.page_url) as session:
        yield Page(session, "malee")
    await service.stop()
    await world.stop()


async def test_the_main_job_through_the_page(page: Page) -> None:
    """Ask, get the clause; file an access request with a code from the customer's mailbox; the letter stands in
    the team's. The customer answers the receipt that it was somebody else, and the team reads it; the team answers
    both the customer and the letter, whose verb reaches the chat."""
    await page.does("says", text="/start")
    await page.reads("ที่นี่คือช่องทางเรื่องข้อมูลส่วนบุคคล")
    await page.does("says", text="เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ")
    await page.reads("นโยบาย ข้อ 1.4")

    await page.does("says", text="/verify")
    await page.reads("พิมพ์อีเมล")
    await page.does("says", text="malee@example.com")
    await page.reads("พิมพ์รหัส 8 หลัก")
    [letter] = await page.mails("malee@example.com")
    await page.does("says", text=letter["code"])
    await page.reads("ยืนยันอีเมล")

    for step, answer in (("/access", "หมวดไหน"), ("1, 4", "ต้องการแบบไหน"), ("2", "ช่วงเวลาไหน"),
                         ("ปี 2568", "ตรวจดูอีกครั้ง")):  # fmt: skip
        await page.does("says", text=step)
        await page.reads(answer)
    await page.does("presses", label="ยืนยันและส่ง")
    chat = await page.reads("ส่งถึงทีมแล้ว")
    number = chat.split("เลขที่ ")[1].split()[0]
    [request] = await page.mails(TEAM)

    assert number in request["subject"]
    assert "ปี 2568" in request["text"]
    assert request["preview"].startswith("ครบกำหนด")

    receipt = (await page.mails("malee@example.com", 2))[1]
    assert "เราได้รับเรื่องของคุณแล้ว" in receipt["preview"]
    await page.answers(receipt, "ไม่ใช่ฉัน")
    protest = (await page.mails(TEAM, 2))[1]
    assert protest["preview"].startswith("ไม่ใช่ฉัน")
    assert "มาลี ใจดี <malee@example.com>" == protest["from"]
    assert number in protest["subject"]

    await page.answers(protest, "ขอบคุณที่แจ้ง ทีมหยุดเรื่องนี้ไว้ก่อน")
    assert (await page.mails("malee@example.com", 3))[2]["preview"].startswith("ขอบคุณที่แจ้ง")
    await page.answers(request, "ขอเพิ่ม: ใช่คุณที่ยื่นเรื่องนี้หรือไม่")
    await page.reads("ใช่คุณที่ยื่นเรื่องนี้หรือไม่")


async def test_the_demo_goes_on_where_it_was(tmp_path: Path, make: Callable[..., Service]) -> None:
    """Stopped in the middle of a form and started again: the chat stands there as it was, and the buttons under its
    last message still do what they say."""
    shown = []
    for does, wanted in (("/correct", "ข้อมูลไหนที่ไม่ถูก"), ("ชื่อ", "ในระบบเขียนว่าอย่างไร")):
        world = Demo(shelf(tmp_path, demo_keys(tmp_path)))
        await world.start(page_port=0)
        service = make(demo_config(world, tmp_path, preferred=0))
        await service.start()
        malee = world.api.person("malee")
        shown.append([post.text for post in malee.posts])
        if does.startswith("/"):
            malee.says(does)
        else:
            malee.presses(does)
        await malee.waits_for(wanted)
        said = [post.text for post in malee.posts]
        await service.stop()
        await world.stop()

    assert [] == shown[0]
    assert "/correct" == shown[1][0]
    assert "ข้อมูลไหนที่ไม่ถูก" in shown[1][1]
    assert shown[1][0] == said[0]
