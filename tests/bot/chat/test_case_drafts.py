"""Case drafts: words that wait for a case stand in front of nothing that is said of something else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import tickets
from tests.bot.chat.test_cases import complains, labels, letters, team_writes
from tests.bot.chat.test_first_use import SEES, UNPROVEN
from tests.bot.chat.test_limits import MALEE, code
from tests.chat import TEAM, World

FIRST = "ฝากบอกทีมว่าเขาโทรมาจากเบอร์ 0998877665 ค่ะ"


@pytest.mark.parametrize(
    "no", ["ไม่ใช่ค่ะ ขอดูข้อมูลของฉันมากกว่า", "ไม่ใช่เรื่องนี้ค่ะ ขอดูข้อมูลของฉัน", "no, I want to see my data"]
)
async def test_words_that_were_said_to_be_for_no_case_come_back_with_no_thanks(world: World, no: str) -> None:
    """Nor with anything else: they were answered with another wish, which is done."""
    await complains(world)
    await world.walks(FIRST, no)
    begun = world.person("malee").last.text
    await world.walks("ยกเลิก")
    world.clock.passes(300)

    await world.says("ขอบคุณค่ะ")

    assert "ต้องการดูข้อมูลหมวดไหน" in begun
    assert "0998877665" not in world.person("malee").last.text


@pytest.mark.parametrize("more", ["ไม่ใช่ค่ะ เบอร์ 0998877664", "no, it was 0998877664"])
async def test_what_puts_right_words_for_a_case_goes_with_them(world: World, more: str) -> None:
    """A no before another number is none to the case."""
    await complains(world)
    await world.walks(FIRST, more)

    await world.presses("ส่ง")

    assert all(each in world.post.to(TEAM)[-1].text for each in ("0998877665", more))


async def test_words_of_another_time_are_put_in_front_of_nothing_new(world: World) -> None:
    """Their own button sends them still."""
    await complains(world)
    [first] = await world.says(FIRST)
    data = first.rows[0][0]["callback_data"]
    world.clock.passes(3600)
    await world.says("ฝากบอกทีมว่าเขาโทรตอนเช้าด้วย")
    await world.presses("ส่ง")
    before = letters(world), world.post.to(TEAM)[-1].text

    await world.forges(data, first.id)

    assert "0998877665" not in before[1]
    assert before[0] + 1 == letters(world)
    assert "0998877665" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "ดิฉันไม่เห็นด้วยกับคำปฏิเสธค่ะ ขอให้ทบทวน",
        "ทำไมถึงปฏิเสธคะ ขออุทธรณ์",
        "ไม่ยอมรับผลการพิจารณาค่ะ",
        "I disagree with the refusal",
    ],
)
async def test_who_objects_to_a_refusal_speaks_of_the_case_that_was_refused(world: World, said: str) -> None:
    """Whatever waits for another one, and without it."""
    await world.customers(MALEE)
    await world.walks(*SEES)
    await world.walks(code(world), "[ยืนยันและส่ง]")
    await team_writes(world, "ปฏิเสธ: กฎหมาย กฎหมายบัญชีให้เก็บเอกสารไว้ 5 ปี")
    await complains(world)
    rows = await world.rows(select(tickets.c.kind, tickets.c.number))
    numbers = {row.kind: row.number for row in rows}
    await world.walks(f"{FIRST} เรื่อง {numbers['complaint']}")
    world.clock.passes(300)

    await world.says(said)

    last = world.person("malee").last

    assert f"{numbers['access']} ปิดแล้ว" in last.text
    assert "0998877665" not in last.text
    assert "เปิดเรื่องอีกครั้ง" in labels(last)


async def test_a_number_that_is_named_is_the_case_that_is_meant(world: World) -> None:
    """What was offered to another one before is offered to that one."""
    await complains(world)
    await world.walks(FIRST)
    world.clock.passes(60)
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]")
    rows = await world.rows(select(tickets.c.kind, tickets.c.number))
    number = next(row.number for row in rows if row.kind == "deletion")
    await world.walks("ฝากบอกทีมด้วยว่าเขาโทรมาตอนเช้าอีก")

    await world.says(f"ไม่ใช่เรื่องนี้ค่ะ ดิฉันหมายถึง {number}")

    last = world.person("malee").last
    assert f"ส่งให้ทีมในเรื่อง {number} ไหม" in last.text
    assert "ตอนเช้าอีก" in last.text
