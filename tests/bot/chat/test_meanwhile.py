"""What becomes of words for a case while somebody taps twice, or the team moves the case."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import select

from bot.answers.engine import Answers
from bot.identity.limits import DAY, HOUR
from bot.storage.tables import conversations, tickets
from tests.bot.chat.test_cases import (
    asked_by_the_team,
    complains,
    labels,
    letters,
    picture,
    says_of,
    team_writes,
)
from tests.chat import TEAM, Clock, World, old_button


async def taps(world: World, button: tuple[str, int], times: int) -> None:
    """Malee taps it so often before anything is said."""
    for _ in range(times):
        world.person("malee").forges(*button)
    await world.hears()


@pytest.mark.parametrize(
    "text",
    [
        "ขอเพิ่มเบอร์โทร 081-222-3333",
        "I want to add my work phone number 0812223333",
        "เพิ่มข้อมูลที่ยังขาด",
        "โทรมาจาก 080-111-2233 เมื่อวานค่ะ",
    ],
)
async def test_a_double_tap_sends_once(world: World, text: str) -> None:
    """Also where the words are what was asked last."""
    await asked_by_the_team(world)
    offer = (await world.says(text))[-1]
    before = letters(world)

    await taps(world, old_button(offer, "ส่ง"), 2)

    assert before + 1 == letters(world)


async def test_what_was_declined_goes_once_all_the_same(world: World) -> None:
    """Whoever thinks again may press the old button; a second tap on it sends nothing."""
    await asked_by_the_team(world)
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    await world.says("ไม่")
    before = letters(world)

    await taps(world, old_button(offer, "ส่ง"), 3)

    assert before + 1 == letters(world)


async def test_a_word_to_the_team_goes_once(world: World) -> None:
    """About a closed case, declined and pressed after all."""
    await asked_by_the_team(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    offer = (await world.says("ยังมีคนโทรมาอยู่เลยค่ะ เมื่อเช้านี้เอง"))[-1]
    await world.says("ไม่")
    before = letters(world)

    await taps(world, old_button(offer, "ฝากบอกทีม ไม่ต้องเปิดเรื่อง"), 2)

    assert before + 1 == letters(world)


async def test_the_reason_to_open_a_case_again_goes_to_one_that_is_open_by_then(either_world: World) -> None:
    """The team was quicker: what was typed and sent is added to it."""
    world = either_world
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    await world.walks("/status", "[เปิดเรื่องอีกครั้ง]", "ยังมีคนโทรมาอยู่เลย จากเบอร์ 080-111-2233")
    await team_writes(world, "เปิดใหม่: ตรวจอีกครั้ง")

    said = await world.presses("ยืนยันและส่ง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert any("ทีมเปิดอีกครั้งแล้วระหว่างนี้" in post.text for post in said)


async def test_the_reason_to_open_a_case_again_is_not_lost_when_it_is_too_late(world: World) -> None:
    """The last day ended while the form was filled: the words may go to the team all the same."""
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    world.clock.passes(30 * DAY)
    await world.walks("/status", "[เปิดเรื่องอีกครั้ง]", "ยังมีคนโทรมาอยู่เลย จากเบอร์ 080-111-2233")
    world.clock.passes(20 * HOUR)

    offered, before = labels((await world.presses("ยืนยันและส่ง"))[-1]), letters(world)
    await world.presses("ฝากบอกทีม ไม่ต้องเปิดเรื่อง")

    assert ["ฝากบอกทีม ไม่ต้องเปิดเรื่อง"] == offered
    assert before + 1 == letters(world)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def test_a_form_for_a_case_that_is_closed_is_kept_where_its_words_have_no_other_place(
    world: World,
) -> None:
    """What waits for the case is so long that both do not go together: the form stays."""
    await asked_by_the_team(world)
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ " + "ก" * 1500)
    await world.walks("/status", "[ตอบทีม]", "อีกเรื่องหนึ่ง " + "ข" * 1500, "[ไม่มีไฟล์]")
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")

    said = (await world.presses("ยืนยันและส่ง"))[-1]

    assert "คำตอบยังอยู่ครบ" in said.text
    assert "อีกเรื่องหนึ่ง" in said.text
    assert "ยืนยันและส่ง" in labels(said)


async def test_to_decline_files_takes_no_words_away(world: World) -> None:
    """Words wait for one of two cases; a photo that came later was for neither."""
    for _ in range(2):
        await complains(world)
        world.clock.passes(60)
    words = (await world.says("อยากเพิ่มเติมในเรื่องที่แจ้งไว้ เขาโทรมาอีกเมื่อเช้า"))[-1]
    to_one = next(each for each in labels(words) if each.startswith("ส่งในเรื่อง"))
    await world.says("เก็บข้อมูลอะไรบ้าง")
    await team_writes(world, "ขอเพิ่ม: โทรมาจากเบอร์อะไร")
    await world.hears(world.person("malee").sends_photo(picture(10)))
    await world.presses("ไม่ใช่ ถามเรื่องอื่น")
    before = letters(world)

    await taps(world, old_button(words, to_one), 1)

    assert before + 1 == letters(world)
    assert "เขาโทรมาอีกเมื่อเช้า" in world.post.to(TEAM)[-1].text


async def test_words_that_wait_stay_when_a_case_is_opened_for_another_reason(world: World) -> None:
    """They were no part of the form, and are offered to the case that is open now."""
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    await world.says("ยังไม่เรียบร้อยค่ะ เขายังโทรมาอีกเมื่อเช้า จาก 080-111-2233")
    await world.walks("/status", "[เปิดเรื่องอีกครั้ง]", "ขอให้ตรวจใหม่", "[ยืนยันและส่ง]")

    said = await world.says("ส่งไปหรือยังคะ")
    await world.presses("ส่ง")

    assert "080-111-2233" in said[-1].text
    assert not any("ยินดี" in post.text for post in said)  # nobody said thanks
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def test_what_was_typed_after_a_form_had_begun_still_waits(world: World) -> None:
    """The form that opens a case again has what was there when it began; it was left, and taken up later."""
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    await world.walks("ยังไม่เรียบร้อยค่ะ เขายังโทรมาอีกเมื่อเช้า", "[เปิดเรื่องอีกครั้ง]", "/cancel")
    back = world.person("malee").last
    await world.says("ลืมบอกว่าโทรมาจาก 080-111-2233 ค่ะ")
    await taps(world, old_button(back, "เอากลับมา"), 1)
    await world.presses("ยืนยันและส่ง")

    said = await world.says("ส่งไปหรือยังคะ")
    await world.presses("ส่ง")

    assert "080-111-2233" in said[-1].text
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def test_the_same_words_for_a_case_and_for_any_go_once(world: World) -> None:
    """They wait twice: offered to the case that the team asked about, and again where it was to be chosen."""
    numbers = await two_cases(world)
    text = "ลืมบอกในคำร้องว่าเขาโทรมาจาก 080-111-2233"
    await says_of(world, numbers[0], text)
    world.clock.passes(HOUR)
    offer = (await world.says(text))[-1]
    to_it = next(each for each in labels(offer) if numbers[0] in each)
    before = letters(world)

    await taps(world, old_button(offer, to_it), 2)

    assert before + 1 == letters(world)


async def test_an_old_offer_takes_no_other_words_away(world: World) -> None:
    """It was declined and is sent after all; what waits for a case to be chosen waits on."""
    numbers = await two_cases(world)
    old = (await says_of(world, numbers[0], "ลืมบอกในคำร้องว่าเขาโทรมาจาก 080-111-2233"))[-1]
    await world.says("ไม่")
    world.clock.passes(60)
    other = (await world.says("ขอเพิ่มข้อมูลในคำร้องค่ะ ว่าเขาพูดชื่อฉันด้วย"))[-1]
    before = letters(world)

    await taps(world, old_button(old, "ส่ง"), 1)
    await taps(world, old_button(other, next(each for each in labels(other) if numbers[1] in each)), 1)

    assert before + 2 == letters(world)
    assert "เขาพูดชื่อฉันด้วย" in world.post.to(TEAM)[-1].text


async def two_cases(world: World) -> list[str]:
    """Malee has two; their numbers."""
    for _ in range(2):
        await complains(world)
        world.clock.passes(HOUR)
    found = await world.rows(select(tickets.c.number).order_by(tickets.c.received_at))
    return [number for (number,) in found]


async def test_what_is_said_to_be_for_no_case_is_heard_once(world: World) -> None:
    """A second tap begins nothing, and answers no question of the form that the first one began."""
    await asked_by_the_team(world)
    offer = (await world.says("ขอแก้เบอร์โทรจาก 081-111-1111 เป็น 082-222-2222"))[-1]
    no = old_button(offer, next(each for each in labels(offer) if each.startswith("ไม่ใช่")))

    await taps(world, no, 1)
    once = await world.rows(select(conversations.c.flow, conversations.c.waiting, conversations.c.changed_at))
    world.clock.passes(1)
    await taps(world, no, 1)
    twice = await world.rows(
        select(conversations.c.flow, conversations.c.waiting, conversations.c.changed_at)
    )

    assert 1 == len(once)
    assert once == twice


@pytest.mark.parametrize("order", ["the press first", "the text first"])
async def test_two_replicas_that_hear_one_chat_lose_and_double_nothing(
    postgresql_url: str, answers: Answers, clock: Clock, keys_text: str, order: str
) -> None:
    """Telegram brings a press and a text at once to both, and each has one in hand before it knows of the other."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    await asked_by_the_team(world)
    offer = (await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ"))[-1]
    before, malee = letters(world), world.person("malee")
    does = [
        lambda: malee.forges(*old_button(offer, "ส่ง")),
        lambda: malee.says("แล้วก็โทรมาอีกครั้งตอนบ่ายจาก 089-999-8888"),
    ]
    for each in does if order == "the press first" else does[::-1]:
        each()

    await heard_by_both(world)
    await world.says("ส่งไปหรือยังคะ")
    await world.presses("ส่ง")
    sent = "\n".join(letter.text for letter in world.post.to(TEAM)[before:])
    await world.close()

    assert 1 == sent.count("080-111-2233")
    assert 1 == sent.count("089-999-8888")


async def heard_by_both(world: World) -> None:
    """One replica keeps the first of two updates while the other has kept the second already, and claims it."""
    one, other = world.service, world.another()
    first, second = [json.dumps(each).encode() for each in await world.api.updates.fetch()]
    world.api.updates.clear()
    with one.storage.engine.connect() as db, db.begin():
        one.inbox.store(db, [first])
        await other.worker.store([second])
        [theirs] = await other.storage.run(other.inbox.claim)
    [ours] = await one.storage.run(one.inbox.claim)
    await asyncio.gather(one.worker.handle(ours), other.worker.handle(theirs))
    world.clock.passes(60)  # whoever waited for the other for too long is heard again
    await world.hears()
    await other.stop()
