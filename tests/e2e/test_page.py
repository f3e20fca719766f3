"""The demo as a newcomer meets it: a browser, the page, the real bot behind it.

Also as those meet it who read it on a phone, see little, hear it read to them, or have no mouse (WCAG 2.2 AA).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from bot.app.commands.demo import demo_config, demo_keys, receive, shelf
from bot.app.service import Service
from bot.demo import TEAM, Demo
from tests.browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: the page is not looked at")

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
TABS = ("chat", "customer", "team", "api")
WIDE, PHONE, NARROW = (1440, 900), (390, 844), (320, 640)


@asynccontextmanager
async def running(data: Path, make: Callable[..., Service]) -> AsyncIterator[Demo]:
    """The demo on any free ports, with its data in a folder."""
    world = Demo(shelf(data, demo_keys(data)))
    await world.start(page_port=0)
    service = make(demo_config(world, data, preferred=0))
    await service.start()
    world.take_replies(partial(receive, service))
    yield world
    await service.stop()
    await world.stop()


@pytest.fixture
async def demo(tmp_path: Path, make: Callable[..., Service]) -> AsyncIterator[Demo]:
    async with running(tmp_path, make) as world:
        yield world


async def turns(browser: Browser, tab: str) -> None:
    """Go to a part of the page."""
    await browser.does(f"document.querySelector('[data-tab={tab}]:is(button)').click()")


async def opens(browser: Browser, box: str) -> None:
    """Open the newest letter of a mailbox."""
    await turns(browser, box)
    await browser.sees(f"document.querySelector('#{box} .list li button')")
    await browser.does(f"document.querySelector('#{box} .list li button').click()")


async def says(browser: Browser, text: str) -> None:
    """Type into the chat."""
    await browser.does("document.querySelector('#text').focus()")
    await browser.types(text)
    await browser.strikes("Enter")


async def complains(demo: Demo) -> None:
    """Malee files something, so that both mailboxes have letters and the chat has a bit of everything."""
    malee = demo.api.person("malee")
    malee.says("เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ")
    await malee.waits_for("นโยบาย ข้อ 1.4")
    malee.says("/verify")
    await malee.waits_for("พิมพ์อีเมล")
    malee.says("malee@example.com")
    [code] = await demo.mailbox.waits_for("malee@example.com")
    malee.says(code.code)
    await malee.waits_for("ยืนยันอีเมล")
    malee.says("/contact")
    await malee.waits_for("ต้องการติดต่อเรื่องอะไร")
    malee.presses("ข้อกังวล")
    await malee.waits_for("พิมพ์เรื่องที่ต้องการบอกทีม")
    malee.says("กังวลว่าข้อมูลปฏิทินถูกใช้ทำอะไร")
    await malee.waits_for("ต้องการให้ทีมตอบทางไหน")
    malee.presses("แชตนี้")
    await malee.waits_for("ตรวจดูอีกครั้ง")


async def test_a_newcomer_asks_and_reads_the_clause(demo: Demo) -> None:
    """Somebody opens the page, presses START, types a question, and reads the answer with its clause."""
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        await browser.sees("!document.querySelector('#hello').hidden")
        await browser.does("document.querySelector('#start').click()")
        await browser.reads("ที่นี่คือช่องทางเรื่องข้อมูลส่วนบุคคล")
        await says(browser, "เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ")
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
        await turns(browser, "team")
        await browser.reads("ข้อกังวล")
        malee.says("/verify")
        await malee.waits_for("พิมพ์อีเมล")
        malee.says("malee@example.com")
        await turns(browser, "customer")
        await browser.reads("รหัสยืนยันจาก")


async def test_the_customer_says_that_it_was_somebody_else(demo: Demo) -> None:
    """The letter is answered on the page, and the team reads it in its own mailbox: its list shows what was written."""
    malee = demo.api.person("malee")
    malee.says("/verify")
    await malee.waits_for("พิมพ์อีเมล")
    malee.says("malee@example.com")
    await demo.mailbox.waits_for("malee@example.com")
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        await opens(browser, "customer")
        await browser.reads("ตอบกลับในนาม มาลี")
        await browser.reads(f"ถึง {TEAM}")
        await browser.does("document.querySelector('#customer .reply textarea').focus()")
        await browser.types("ไม่ใช่ฉัน")
        await browser.clicks("ส่งอีเมล")
        await browser.reads(f"ส่งอีเมลถึง {TEAM} แล้ว")
        await turns(browser, "team")
        await browser.sees("document.querySelector('#team .snippet')?.innerText.startsWith('ไม่ใช่ฉัน')")

    assert ["มาลี ใจดี <malee@example.com>"] == [letter.sender for letter in demo.mailbox.to(TEAM)]


async def test_the_page_shows_the_chat_after_a_restart(tmp_path: Path, make: Callable[..., Service]) -> None:
    """The demo is stopped and started on the same folder: what was said stands on the page, and a button of the last
    message is pressed there."""
    async with running(tmp_path, make) as before:
        malee = before.api.person("malee")
        malee.says("/correct")
        await malee.waits_for("ข้อมูลไหนที่ไม่ถูก")
    async with running(tmp_path, make) as after, Browser() as browser:
        await browser.opens(after.page_url)
        await browser.reads("/correct")
        await browser.reads("ข้อมูลไหนที่ไม่ถูก")
        await browser.does(
            "[...document.querySelectorAll('.key')].find(each => each.innerText === 'ชื่อ').click()"
        )
        await browser.reads("ในระบบเขียนว่าอย่างไร")


# For everybody (WCAG 2.2 AA) --------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_everything_that_is_seen_can_be_read(demo: Demo, theme: str, size: tuple[int, int]) -> None:
    """Chat, open menus, lists and letters of both mailboxes, the calls: no text has less contrast to what it really
    stands on than 4.5:1."""
    await complains(demo)
    found: dict[str, list[str]] = {}
    seen = 0

    async def looks(at: str) -> None:
        nonlocal seen
        result = await browser.does(CONTRAST)
        seen += result["count"]
        if result["failing"]:
            found[at] = result["failing"]

    async with Browser() as browser:
        await browser.measures(*size)
        await browser.opens(demo.page_url)
        await browser.does(f"document.documentElement.dataset.theme = '{theme}'")
        await browser.reads("ตรวจดูอีกครั้ง")
        for menu in ("commands", "attach", "more"):
            await browser.does(f"document.querySelector('#{menu}').click()")
            await looks(menu)
        malee = demo.api.person("malee")
        malee.presses("ยืนยันและส่ง")
        await malee.waits_for("ส่งถึงทีมแล้ว")
        for tab in TABS[size == WIDE :]:
            await turns(browser, tab)
            await looks(tab)
        for box in ("customer", "team"):
            await opens(browser, box)
            for view in ("ข้อความ", "ส่วนหัว"):
                await browser.does(
                    f"[...document.querySelectorAll('#{box} .segments button')]"
                    f".find(each => each.innerText === '{view}').click()"
                )
                await looks(f"{box}: {view}")
        await browser.does("document.querySelector('#people [data-mark=somchai]').click()")
        await turns(browser, "chat")
        await browser.sees("!document.querySelector('#hello').hidden")
        await looks("hello")

    assert seen > 200
    assert {} == found


async def test_a_screen_reader_finds_its_way(demo: Demo) -> None:
    """In every part, on a phone too: one main part, one first heading, no level of headings left out, and a name for
    everything that can be used."""
    await complains(demo)
    async with Browser() as browser:
        await browser.measures(*PHONE)
        await browser.opens(demo.page_url)
        await browser.reads("ตรวจดูอีกครั้ง")
        for tab in TABS:
            await turns(browser, tab)
            if tab in ("customer", "team") and demo.mailbox.to(
                TEAM if tab == "team" else "malee@example.com"
            ):
                await opens(browser, tab)
            names = await browser.names()
            roles = [role for role, _ in names]
            levels = await browser.does(
                "[...document.querySelectorAll('h1, h2, h3, h4')].filter(each => each.checkVisibility())"
                ".map(each => Number(each.tagName[1]))"
            )
            nameless = [role for role, name in names if role in USED and not name]
            current = await browser.does("document.querySelector('[aria-current=true]').dataset.tab")

            assert [1, 1, 1] == [roles.count(each) for each in ("main", "banner", "navigation")], tab
            assert "region" in roles
            assert 1 == levels.count(1), tab
            assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1], tab
            assert [] == nameless, tab
            assert tab == current


USED = ("button", "textbox", "link", "radio", "radiogroup", "dialog", "log", "region", "navigation", "Iframe")


async def test_what_comes_is_told(demo: Demo) -> None:
    """The chat tells of new messages and not of a whole chat that is shown; a letter is told of by mailbox and
    subject; each language is marked as what it is."""
    malee = demo.api.person("malee")
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        malee.says("/verify")
        await browser.sees("document.querySelector('#log').getAttribute('aria-live') === 'polite'")
        await malee.waits_for("พิมพ์อีเมล")
        malee.says("malee@example.com")
        await browser.sees(
            "document.querySelector('#news').innerText === 'กล่องอีเมลของ มาลี มีอีเมลใหม่: รหัสยืนยันจากบริษัทตัวอย่าง'"
        )
        spoken = await browser.does("document.querySelector('.message.theirs .bubble').innerText")
        quiet = await browser.does(  # in one breath: it is quiet for half a second
            "document.querySelector('#people [data-mark=emma]').click(),"
            " document.querySelector('#log').getAttribute('aria-live')"
        )
        demo.api.person("emma").says("/start")
        await browser.sees("document.querySelector('#log .message')")
        languages = await browser.does(
            "['html', '#log', '[data-tab=api]'].map(each => document.querySelector(each).lang)"
        )

    assert spoken.startswith("บอต:")
    assert "off" == quiet
    assert ["th", "en", "en"] == languages


async def test_without_a_mouse(demo: Demo) -> None:
    """Tab reaches everything that can be used, and shows where it is; arrows choose among the people and in menus,
    Escape closes; whoever opens a letter, presses a button or goes back stands where it goes on."""
    await complains(demo)
    async with Browser() as browser:
        await browser.opens(demo.page_url)
        await browser.reads("ตรวจดูอีกครั้ง")

        reached, unseen = await walks(browser)
        wanted = await browser.does(
            "[...document.querySelectorAll('button, textarea, a, [tabindex=\"0\"]')]"
            ".filter(each => each.checkVisibility() && each.tabIndex >= 0).length"
        )
        assert [] == unseen
        assert wanted == len(reached)

        await browser.does("document.querySelector('#people [aria-checked=true]').focus()")
        await browser.strikes("ArrowRight")
        await browser.sees(f"{STANDS}.dataset.mark === 'somchai' && {STANDS}.ariaChecked === 'true'")
        await browser.strikes("ArrowLeft")
        await browser.sees(f"{STANDS}.dataset.mark === 'malee' && {STANDS}.ariaChecked === 'true'")

        await browser.does("document.querySelector('#attach').focus()")
        await browser.strikes("Enter")
        await browser.sees(f"{STANDS}.closest('#attachmenu')")
        await browser.strikes("ArrowDown")
        await browser.sees(f"{STANDS} === document.querySelectorAll('#attachmenu button')[1]")
        await browser.strikes("Escape")
        await browser.sees(f"{STANDS}.id === 'attach' && document.querySelector('#attachmenu').hidden")

        await browser.does("document.querySelector('#customer .list li button').focus()")
        await browser.strikes("Enter")
        await browser.sees(f"{STANDS}.matches('#customer .reading h3')")

        await browser.does(
            "[...document.querySelectorAll('.key')].find(e => e.innerText.includes('ยืนยันและส่ง')).focus()"
        )
        await browser.strikes("Enter")
        await browser.reads("ส่งถึงทีมแล้ว")
        await browser.sees(f"{STANDS}.closest('#log')")


STANDS = "document.activeElement"


async def walks(browser: Browser) -> tuple[list[str], list[str]]:
    """Strike Tab until it comes round: what was reached, and what of it did not show that it was."""
    reached: list[str] = []
    unseen: list[str] = []
    await browser.does("document.activeElement.blur(); window.walked = new Set()")
    for _ in range(200):
        await browser.strikes("Tab")
        at = await browser.does(
            f"(() => {{ const it = {STANDS}; if (it === document.body || walked.has(it)) return null; walked.add(it);"
            " const style = getComputedStyle(it);"
            " return { name: it.id || it.dataset.mark || it.innerText || it.tagName,"
            " shows: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }; })()"
        )
        if at is None:
            break
        reached.append(at["name"])
        if not at["shows"]:
            unseen.append(at["name"])
    return reached, unseen


async def test_nothing_has_to_be_pushed_sideways(demo: Demo) -> None:
    """At 320 pixels, which is what is left of a wide window at 400 %, everything fits into the width."""
    await complains(demo)
    async with Browser() as browser:
        await browser.measures(*NARROW)
        await browser.opens(demo.page_url)
        await browser.reads("ตรวจดูอีกครั้ง")
        wider = []
        for tab in TABS:
            await turns(browser, tab)
            if tab == "customer":
                await opens(browser, tab)
            wider += await browser.does(
                "[...document.querySelectorAll('body, main, .list, .reading, .log, .rows')]"
                ".filter(each => each.checkVisibility() && each.clientWidth > 1)"
                ".filter(each => each.scrollWidth > each.clientWidth + 1)"
                ".map(each => each.className || each.tagName)"
            )

    assert [] == wider
