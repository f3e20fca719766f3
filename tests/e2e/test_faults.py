"""Telegram and the mail server as they are on bad days: slow, refusing, cut off, gone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from bot.app.service import Service
from bot.demo import BotApi, Mailbox
from bot.ops.config import Config
from tests.bot.staff.test_reminders import at
from tests.chat import Clock
from tests.conftest import TEAM
from tests.e2e.cast import files_a_complaint, stands_at_the_message
from tests.office import Office

SOON = 20


@pytest.fixture
async def timed(config: Config, make: Callable[..., Service], clock: Clock) -> AsyncIterator[Service]:
    """The service with a clock in the test's hands."""
    running = make(config, clock=clock)
    await running.start()
    yield running
    await running.stop()


async def test_a_digest_that_fails_keeps_no_reminder_back(
    config: Config, make: Callable[..., Service], post: Mailbox, clock: Clock
) -> None:
    """The database takes no head of the audit chain, so there is no digest; what is due is reminded of all the same."""
    clock.at = at("2026-11-02 09:00")
    office = Office(config.database_url, config.secret_keys, clock)
    ticket = office.files()
    with office.db() as db:
        refusal = "BEGIN SELECT RAISE(ABORT, 'no head'); END"
        db.exec_driver_sql(f"CREATE TRIGGER no_head BEFORE INSERT ON audit_heads {refusal}")
    office.storage.engine.dispose()
    clock.at = at("2026-12-02 08:00")

    running = make(config, clock=clock)
    await running.start()
    try:
        letters = await post.waits_for(TEAM, n=2)
    finally:
        await running.stop()

    subjects = sorted(str(each.message["subject"]) for each in letters)
    assert 2 == len(subjects)
    assert any(ticket.number in each and "ครบกำหนด" in each for each in subjects)
    assert any("รายงาน" in each for each in subjects)


async def test_mail_down_then_up(timed: Service, api: BotApi, post: Mailbox, clock: Clock) -> None:
    """The mail server is down: received is said at once, late is said once, and later that the team has it."""
    post.faults.refuse("mail", "451 4.3.0 try again later")
    malee = api.person("malee")

    number = await files_a_complaint(malee)
    await malee.waits_for("ระบบอีเมลของทีมยังไม่ตอบ")
    clock.passes(61)
    told = await malee.waits_for("ส่งถึงทีมแล้ว", timeout=SOON)
    letters = await post.waits_for(TEAM)

    assert number in told.text
    assert 1 == len(letters)
    assert 1 == malee.transcript().count("ระบบอีเมลของทีมยังไม่ตอบ")


async def test_a_letter_that_may_have_arrived_is_sent_again_as_the_same_letter(
    timed: Service, api: BotApi, post: Mailbox, clock: Clock
) -> None:
    """Cut off after the final dot: two copies at worst, byte for byte the same, with one Message-ID."""
    post.faults.drop("dot")
    malee = api.person("malee")
    await files_a_complaint(malee)
    await malee.waits_for("ระบบอีเมลของทีมยังไม่ตอบ")

    clock.passes(61)
    await malee.waits_for("ส่งถึงทีมแล้ว", timeout=SOON)
    first, second = await post.waits_for(TEAM, 2)

    assert first.raw == second.raw


async def test_a_code_that_cannot_go_out_is_said_with_a_way_on(
    timed: Service, api: BotApi, post: Mailbox, clock: Clock
) -> None:
    """The person who waits for a code learns that it is late, then that it failed, and what else to do."""
    post.faults.refuse("mail", "451 4.3.0 try again later", times=50)
    malee = api.person("malee")
    malee.says("/verify")
    await malee.waits_for("พิมพ์อีเมล")
    malee.says("malee@example.com")
    await malee.waits_for("ตอนนี้ยังส่งอีเมลรหัสไม่ได้")

    clock.passes(400)
    await malee.waits_for("ส่งอีเมลรหัสไม่สำเร็จ", timeout=SOON)
    malee.presses("ให้เจ้าหน้าที่ตรวจสอบ")
    await malee.waits_for("ต้องการทำอย่างไรต่อ")

    assert [] == post.to("malee@example.com")


async def test_telegram_asks_to_wait(service: Service, api: BotApi) -> None:
    """429: the time asked for is waited, then the reply is sent, once."""
    api.faults.refuse("sendMessage", 429, retry_after=1)
    malee = api.person("malee")

    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=SOON)

    [refused, sent] = api.calls_of("sendMessage")
    assert (429, 200) == (refused.status, sent.status)
    assert sent.at - refused.at >= 1


@pytest.mark.parametrize("way", ["cut_before", "html", "server_error"])
async def test_a_reply_survives_a_fault_that_came_before_it_took_effect(
    service: Service, api: BotApi, way: str
) -> None:
    """The connection breaks, a proxy answers with a web page, Telegram has an error: it is sent again, once."""
    if way == "server_error":
        api.faults.refuse("sendMessage", 502)
    else:
        getattr(api.faults, way)("sendMessage")
    malee = api.person("malee")

    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=SOON)

    assert 1 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


@pytest.mark.parametrize("way", ["cut_after", "half_json"])
async def test_a_reply_that_may_have_arrived_is_sent_again_rather_than_lost(
    service: Service, api: BotApi, way: str
) -> None:
    """It took effect and the answer was lost: at most one repeat for one such fault."""
    getattr(api.faults, way)("sendMessage")
    malee = api.person("malee")

    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=SOON)
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=SOON)
    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่", timeout=SOON)

    assert 2 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


async def test_polling_survives_everything(service: Service, api: BotApi) -> None:
    """A poll that is cut off or answered with half of an answer is made again; no message is lost."""
    malee = api.person("malee")
    api.faults.cut_after("getUpdates")
    api.faults.half_json("getUpdates")
    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง", timeout=60)

    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่", timeout=60)

    assert 1 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


async def test_an_update_delivered_several_times_is_answered_once(service: Service, api: BotApi) -> None:
    """Five copies of one message and one answer."""
    malee = api.person("malee")
    api.updates.create_twice(5)

    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง")
    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่")

    assert 1 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


async def test_ids_that_start_again_lower_are_handled(service: Service, api: BotApi) -> None:
    """After a quiet week Telegram counts from another number: the next message is answered all the same."""
    malee = api.person("malee")
    malee.says("/privacy")
    await malee.waits_for("บอตนี้เก็บอะไรไว้บ้าง")

    api.updates.restart_ids(1000)
    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่", timeout=SOON)


async def test_somebody_who_blocks_the_bot_and_comes_back(
    service: Service, api: BotApi, post: Mailbox
) -> None:
    """While blocked nothing is sent and nothing is retried for ever; the form goes on afterwards."""
    malee, somchai = api.person("malee"), api.person("somchai")
    await stands_at_the_message(malee)
    malee.blocks()
    somchai.says("/privacy")
    await somchai.waits_for("บอตนี้เก็บอะไรไว้บ้าง")

    malee.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await malee.waits_for("ต้องการให้ทีมตอบทางไหน")

    progress = await service.progress()
    assert 0 == progress.dead_replies
    assert progress.healthy
