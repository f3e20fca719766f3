"""Case questions: what people ask about their cases, and behind what the team wrote."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_cases import team_writes
from tests.bot.chat.test_first_use import COMPLAINS, UNPROVEN
from tests.chat import World

FILED = (*COMPLAINS, "[ยืนยันและส่ง]")
ASKED_FOR_DELETION = (*UNPROVEN, "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "asked",
    [
        "แล้วจะติดต่อหนูเมื่อไหร่คะ",
        "ครบกำหนดดำเนินการเมื่อใดคะ",
        "ทีมจะโทรมาวันไหนคะ",
        "เขาสิติดต่อลุงมื้อใด๋",
        "when will you contact me?",
        "what is the deadline?",
    ],
)
async def test_when_somebody_will_be_told_is_asked_of_their_case(world: World, asked: str) -> None:
    """Its page says when it is due; of several the list does."""
    await world.walks(*FILED)
    [one] = await world.says(asked)
    await world.walks(*ASKED_FOR_DELETION)
    world.clock.passes(3600)
    [both] = await world.says(asked)

    assert "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569" in one.text
    assert "เรื่องของคุณมี 2 เรื่อง" in both.text


@pytest.mark.parametrize(
    "asked",
    [
        "สรุปแล้วดิฉันมีกี่เรื่อง และแต่ละเรื่องครบกำหนดวันใด",
        "ตอนนี้ผมมีทั้งหมดกี่เรื่องครับ",
        "ทั้งสองเรื่องถึงไหนแล้วคะ",
        "how many cases do I have?",
    ],
)
async def test_the_list_of_cases_says_where_each_stands_and_when_it_is_due(world: World, asked: str) -> None:
    """Also where one of them was talked about last."""
    await world.walks(*FILED)
    world.clock.passes(60)
    await world.walks(*ASKED_FOR_DELETION)
    await team_writes(world, "ตอบ: กำลังตรวจสอบตัวตน")

    [listed] = await world.says(asked)

    told = [
        each.splitlines()[0].split(" · ")[1:] + each.splitlines()[1:] for each in listed.text.split("\n\n")
    ]
    assert told == [
        [],
        ["ขอลบข้อมูล", "สถานะ: รอเจ้าหน้าที่ตรวจสอบว่าเป็นคุณ", "กำหนดตามกฎหมาย: ภายใน 20 กุมภาพันธ์ 2570"],
        ["ข้อร้องเรียน", "สถานะ: ทีมกำลังดำเนินการ", "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569"],
    ]


async def test_the_list_of_cases_names_no_date_for_one_that_is_over(world: World) -> None:
    """Only what became of it."""
    await world.walks(*ASKED_FOR_DELETION, *FILED)
    await team_writes(world, "เสร็จ: ไม่พบการส่งต่อข้อมูล")

    [listed] = await world.says("/status")

    assert "สถานะ: ดำเนินการแล้ว" in listed.text
    assert "เป้าหมายของทีม" not in listed.text


async def test_when_is_no_question_of_a_case_where_none_was_filed(world: World) -> None:
    """It is said how it will be, or that there is none."""
    [when] = await world.says("แล้วจะติดต่อหนูเมื่อไหร่คะ")
    [how_many] = await world.says("หนูมีกี่เรื่องแล้วคะ")

    assert "เลขที่เรื่องและวันครบกำหนดทันที" in when.text
    assert "ยังไม่มีเรื่องที่ส่งจากแชตนี้" in how_many.text


async def test_when_the_company_tells_of_a_leak_is_asked_of_the_policy(world: World) -> None:
    """A case may be open."""
    await world.walks(*FILED)

    [told] = await world.says("บริษัทจะแจ้งฉันเมื่อไหร่ถ้าข้อมูลรั่ว")

    assert "รั่วไหล" in told.text
