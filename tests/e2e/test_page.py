"""The demo as a newcomer meets it: a browser, the page, the real bot behind it."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.app.commands.demo import demo_config, receive
from bot.app.service import Service
from bot.demo import Demo
from tests.browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: the page is not looked at")


@pytest.fixture
async def demo(tmp_path: Path, make: Callable[..., Service]) -> AsyncIterator[Demo]:
    """The demo on any free ports."""
    world = Demo()
    await world.start(page_port=0)
    service = make(demo_config(world, tmp_path, preferred=0))
    await service.start()
    world.take_replies(partial(receive, service))
    yield world
    await service.stop()
    await world.stop()


async def test_a_newcomer_asks_and_reads_the_clause(demo: Demo) -> None:
    """Somebody opens the page, presses START, types a question, and reads the answer with its clause."""
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        await browser.sees("!document.querySelector('#hello').hidden")
        await browser.does("document.querySelector('#start').click()")
        await browser.reads("ที่นี่คือช่องทางเรื่องข้อมูลส่วนบุคคล")
        await browser.does(
            "const box = document.querySelector('#text'); box.value = 'เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ';"
            "box.dispatchEvent(new Event('input')); document.querySelector('#composer').requestSubmit()"
        )
        await browser.reads("นโยบาย ข้อ 1.4")


async def test_the_code_and_the_letter_stand_in_the_mailboxes(demo: Demo) -> None:
    """The whole main job by clicks: the code is read in one mailbox, the letter stands in the other."""
    malee = demo.api.person("malee")
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        malee.says("/contact")
        await browser.clicks("ข้อกังวล")
        await browser.reads("พิมพ์เรื่องที่ต้องการบอกทีม")
        malee.says("กังวลว่าข้อมูลปฏิทินถูกใช้ทำอะไร")
        await browser.clicks("แชตนี้")
        await browser.clicks("ยืนยันและส่ง")
        await browser.reads("ส่งถึงทีมแล้ว")
        await browser.does("document.querySelector('[data-tab=team]').click()")
        await browser.reads("ข้อกังวล")
        malee.says("/verify")
        await malee.waits_for("พิมพ์อีเมล")
        malee.says("malee@example.com")
        await browser.does("document.querySelector('[data-tab=customer]').click()")
        await browser.reads("รหัสยืนยันจาก")
