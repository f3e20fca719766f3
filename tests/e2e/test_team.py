"""Both sides of a complaint over real Telegram calls, SMTP, IMAP and HTTP: asked in the chat, answered by mail,
closed on the page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.app.commands.demo import free_port
from bot.app.service import Service
from bot.demo import BotApi, Mailbox
from bot.demo.mail.letters import reply_to
from bot.ops.config import Config
from tests.bot.staff.browser import Browser
from tests.conftest import TEAM
from tests.imap_server import ImapServerForTests

VERDICT = b"Authentication-Results: mx.example.co.th; dmarc=pass header.from=example.co.th\r\n"
INTRO = "เมื่อ อา. 22 พ.ย. 2569 เวลา 14:05 ข้อมูลส่วนตัว <bot@example.co.th> เขียนว่า:"


@pytest.fixture
async def imap() -> AsyncIterator[ImapServerForTests]:
    async with ImapServerForTests() as server:
        yield server


@pytest.fixture
async def service(
    config: Config, make: Callable[..., Service], imap: ImapServerForTests
) -> AsyncIterator[Service]:
    port = free_port(0)
    running = make(
        replace(
            config,
            imap_url=imap.url,
            staff_senders=(TEAM,),
            listen=("127.0.0.1", port),
            public_url=f"http://127.0.0.1:{port}",
        )
    )
    await running.start()
    yield running
    await running.stop()


async def complains(malee: Any, post: Mailbox) -> Any:
    """Malee sends a complaint; the letter that the team gets."""
    malee.says("/contact")
    await malee.waits_for("เรื่อง")
    malee.presses("ร้องเรียน")
    await malee.waits_for("พิมพ์")
    malee.says("มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท")
    await malee.waits_for("ตอบ")
    malee.presses("แชตนี้")
    await malee.waits_for("ตรวจดูอีกครั้ง")
    malee.presses("ยืนยันและส่ง")
    await malee.waits_for("ส่งถึงทีมแล้ว")
    return (await post.waits_for(TEAM))[0]


async def test_a_complaint_is_answered_by_mail_and_closed_on_the_page(
    service: Service, api: BotApi, post: Mailbox, imap: ImapServerForTests
) -> None:
    """The reply reaches the chat, the team hears that it did, and a code from the mailbox opens the page."""
    malee = api.person("malee")
    letter = await complains(malee, post)

    await imap.delivers(VERDICT + reply_to(letter, "ตอบ: กำลังตรวจสอบว่าเบอร์มาจากไหน", TEAM, INTRO))
    await malee.waits_for("กำลังตรวจสอบว่าเบอร์มาจากไหน")
    done = (await post.waits_for(TEAM, 2))[1]
    assert "ส่งถึงแชตของผู้ยื่นแล้ว" in done.text

    found = re.search(r"(http://127\.0\.0\.1:\d+)(/t/\w+)", letter.text)
    assert found is not None
    async with Browser(found[1]) as browser:
        await browser.opens(found[2])
        await browser.sends(found[2], do="code")
        code = (await post.waits_for(TEAM, 3))[2].code
        await browser.sends(found[2], do="enter", code=code, name="คุณนิด")
        await browser.sends(found[2], do="fulfil", text="ลบเบอร์ออกจากรายการโทรแล้ว", sure="yes")

    told = await malee.waits_for("ลบเบอร์ออกจากรายการโทรแล้ว")
    assert "ปิดเรื่อง" in told.text
    assert all("\\Seen" in each.flags for each in imap.mails)


async def test_health_shows_mail_that_was_not_trusted(
    service: Service, api: BotApi, post: Mailbox, imap: ImapServerForTests
) -> None:
    """A forged reply changes nothing, and operators can see that one came."""
    letter = await complains(api.person("malee"), post)

    await imap.delivers(reply_to(letter, "เสร็จ: ปิด", TEAM, INTRO))
    await post.waits_for(TEAM, 2)  # who says to be of the team is told why nothing was done

    now = await service.progress()
    assert (1, 0, "") == (now.quarantined_mails, now.dead_mails, now.mailbox_trouble)
