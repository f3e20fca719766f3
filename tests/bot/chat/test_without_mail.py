"""Whoever can read no mail: what the team's letter says of who they are."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.app.commands.demo import receive
from bot.demo.mail.letters import reply_to
from bot.storage.tables import tickets
from bot.tickets.retention import VERIFY_WITHIN
from tests.chat import TEAM, World

SAID = ("malee.old@example.com", "โทรหลังหกโมงเย็น")
PHONE = "+66812345678"
"""The one that Malee shares."""


async def asks_for_no_ads(world: World, who: str = "malee") -> None:
    """Up to the phone that stands in for an address."""
    await world.says("/request", who)
    await world.presses("หยุดส่งโฆษณาถึงฉัน", who)
    await world.presses("โฆษณาและการตลาดทั้งหมด", who)
    await world.presses("เข้าอีเมลไม่ได้", who)
    await world.hears(world.person(who).shares_contact())


async def skips_the_rest(world: World, who: str = "malee") -> None:
    """Says nothing more of herself."""
    for _ in range(2):
        await world.presses("ข้าม", who)


async def test_a_registered_phone_is_the_proof_in_the_letter(world: World) -> None:
    """The team reads that one customer has this phone, and has nothing to check first."""
    await world.customers(f"malee@example.com {PHONE}")
    await asks_for_no_ads(world)
    await skips_the_rest(world)
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)

    assert "ตรงกับทะเบียนลูกค้า" in letter.text
    assert "รับ: ตรวจแล้ว" not in letter.text


async def both_file(world: World) -> AsyncIterator[str]:
    """Two people who can read no mail share the same phone and file the same; who it is when they have filed.  A
    customer has Malee's phone, and none has Somchai's."""
    for who, known in (("malee", f"malee@example.com {PHONE}"), ("somchai", "malee@example.com")):
        await world.customers(known)
        await asks_for_no_ads(world, who)
        await skips_the_rest(world, who)
        await world.presses("ยืนยันและส่ง", who)
        yield who


def read(world: World, who: str) -> list[str]:
    """All that the bot said to somebody, with its buttons, without the numbers of cases."""
    posts = world.person(who).chat.bot_posts()
    shown = ["\n".join([post.text, *(each["text"] for row in post.rows for each in row)]) for post in posts]
    return [re.sub(r"PR-\w{5}-\w", "PR-", each) for each in shown]


async def test_whoever_holds_a_phone_reads_the_same_in_the_chat(world: World) -> None:
    """Registered or not: the questions, the last look, the receipt and the page of the case."""
    async for who in both_file(world):
        await world.presses("ติดตามเรื่อง", who)

    states = [row.state for row in await world.rows(select(tickets).order_by(tickets.c.received_at))]

    assert read(world, "malee") == read(world, "somchai")
    assert ["open", "awaiting-verification"] == sorted(states, reverse=True)


async def test_a_question_of_the_team_tells_whoever_holds_a_phone_nothing(world: World) -> None:
    """Asked before anybody has decided, registered or not: the question and its button, the page of the case, what a
    text is taken for, and the page when it was answered."""
    async for who in both_file(world):
        reply = reply_to(world.post.to(TEAM)[-1], "ขอเพิ่ม: ใช้บริการมาตั้งแต่เมื่อไร", TEAM, "เขียนว่า:")
        await receive(world.service, reply)
        await world.hears()
        await world.says("/status", who)
        for said in ("ขอบคุณค่ะ", "ใช่ค่ะ", "ตั้งแต่ปี 2560"):
            await world.says(said, who)
        await world.presses("ส่ง", who)
        await world.says("/status", who)

    states = [row.state for row in await world.rows(select(tickets).order_by(tickets.c.received_at))]

    assert read(world, "malee") == read(world, "somchai")
    assert 2 == sum("ตอบทีม" in each for each in read(world, "malee"))  # under the question, and on its page
    assert ["open", "awaiting-verification"] == sorted(states, reverse=True)


async def test_time_tells_whoever_holds_a_phone_nothing(world: World) -> None:
    """Registered or not: /mydata counts the same, and the request still stands after two months."""
    async for who in both_file(world):
        await world.says("/mydata", who)
    await world.service._sweep()
    for _ in range(32):
        world.clock.passes(VERIFY_WITHIN / 16)  # the sweep doubts a clock that is two days ahead
        await world.service._sweep()
    await world.hears()
    for who in ("malee", "somchai"):
        await world.says("/mydata", who)

    states = [row.state for row in await world.rows(select(tickets).order_by(tickets.c.received_at))]

    assert read(world, "malee") == read(world, "somchai")
    assert ["open", "awaiting-verification"] == sorted(states, reverse=True)


async def test_what_no_register_could_have_proven_is_closed_in_its_time(world: World) -> None:
    """Without any evidence the request is counted as one that waits, and closed after a month."""
    await world.says("/request")
    await world.presses("หยุดส่งโฆษณาถึงฉัน")
    await world.presses("โฆษณาและการตลาดทั้งหมด")
    await world.presses("เข้าอีเมลไม่ได้")
    await world.presses("ให้เจ้าหน้าที่ตรวจสอบ")
    await skips_the_rest(world)
    await world.presses("ยืนยันและส่ง")
    counted = (await world.says("/mydata"))[-1].text
    for _ in range(17):
        world.clock.passes(VERIFY_WITHIN / 16)  # the sweep doubts a clock that is two days ahead
        await world.service._sweep()

    assert "คำขอที่รอตรวจสอบว่าเป็นคุณ: 1" in counted
    assert ["closed-unverified"] == [row.state for row in await world.rows(select(tickets))]


@pytest.mark.parametrize(
    "known",
    [
        ("malee@example.com",),
        (f"malee@example.com {PHONE}", f"somchai@example.net {PHONE}"),
    ],
)
async def test_what_was_only_said_is_marked_in_the_letter(world: World, known: tuple[str, ...]) -> None:
    """Where no customer has the phone, or two have it, the team checks, and reads what was said as just that."""
    await world.customers(*known)
    await asks_for_no_ads(world)
    for said in SAID:
        await world.says(said)
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)

    assert 2 == letter.text.count("(ยังไม่ยืนยัน)")
    assert all(said in letter.text for said in SAID)


AT_THE_PHONE = ("/request", "[หยุดส่งโฆษณาถึงฉัน]", "[โฆษณาและการตลาดทั้งหมด]", "[เข้าอีเมลไม่ได้]")


@pytest.mark.parametrize(
    "said", ["ใส่เบอร์แล้วครับ", "ผมแชร์ไปแล้วครับ", "แชร์แล้วค่ะ", "กดไปแล้วนะ", "เรียบร้อยแล้ว", "done"]
)
async def test_whoever_says_that_it_is_done_hears_that_no_number_came(world: World, said: str) -> None:
    """The button stands there still, and nobody is asked whether they want to leave."""
    await world.walks(*AT_THE_PHONE)

    posts = await world.says(said)

    assert any("ยังมาไม่ถึง" in each.text for each in posts)
    assert not any("เลิกทำ" in each.text for each in posts)


@pytest.mark.parametrize(
    "said",
    ["กดแล้วไม่มีอะไรเกิดขึ้น", "ไว้ทำวันหลังแล้วกัน", "แชร์แล้วใครเห็นบ้าง", "ยุ่งยากจัง ขี้คร้านทำแล้ว", "ให้เจ้าหน้าที่ดูแล้วกัน"],
)
async def test_what_is_not_said_to_be_done_is_no_sharing(world: World, said: str) -> None:
    """What does not work, is put off, asked or left to others is answered as that."""
    await world.walks(*AT_THE_PHONE)

    posts = await world.says(said)

    assert not any("ยังมาไม่ถึง" in each.text for each in posts)


@pytest.mark.parametrize("said", ["I have only that one mailbox, no second ID", "มีเมลเดียว เข้าไม่ได้ค่ะ"])
async def test_who_has_no_other_mailbox_is_shown_ways_and_loses_nothing(world: World, said: str) -> None:
    """None of the ways is taken on a guess: each would end this form."""
    await world.walks("/verify", "[เข้าอีเมลไม่ได้]")

    [*_, last] = await world.says(said)

    assert {"ยื่นคำขอโดยไม่ใช้อีเมล"} <= {each["text"] for row in last.rows for each in row}
