"""Strikes: words that are to be left out of a value that was told."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

TITLE = ("/correct", "[ตำแหน่งงาน]", "[ไม่ทราบ]")
TO_THE_END = ("[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", "[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")


@pytest.mark.parametrize(
    ("told", "said", "left"),
    [
        ("ผู้จัดการ คนใหม่", "เอ้อ ไม่ต้องใส่คำว่า คนใหม่ นะ แค่ ผู้จัดการ", "ผู้จัดการ"),
        ("ผู้จัดการ คนใหม่", "ตัดคำว่าคนใหม่ออกค่ะ", "ผู้จัดการ"),
        ("ผู้จัดการ คนใหม่", "เอา คนใหม่ ออกด้วยนะ", "ผู้จัดการ"),
        ("ผู้จัดการ คนใหม่", "ตำแหน่งคือ ผู้จัดการ ไม่มี คนใหม่ นะ", "ผู้จัดการ"),
        ("ดร. ผู้จัดการ", "ไม่ต้องมีคำว่า ดร. ครับ", "ผู้จัดการ"),
        ("Sales Manager please", "drop the word please", "Sales Manager"),
        ("Sales Manager please", "without the “please”", "Sales Manager"),
    ],
)
@pytest.mark.parametrize("until", [(), TO_THE_END])
async def test_a_word_is_struck_out_of_a_value(
    world: World, until: tuple[str, ...], told: str, said: str, left: str
) -> None:
    """Where it is asked whether there is more, and at the last look: that is no word for being done."""
    await world.walks(*TITLE, told, *until)

    await world.says(said)

    answers, _ = await kept(world)
    assert left == answers["after-correction.1"]
    assert bool(until) == ("more.correction-1" in answers)


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ใช่ ผู้จัดการ",
        "เอา ผู้จัดการ ออก ใส่ ที่ปรึกษา",
        "ไม่ต้องใส่คำว่า ที่ปรึกษา",
        "ไม่ต้องใส่คำว่า ผู้จัดการ ฝ่ายขาย",
        "ไม่ต้องแล้ว",
    ],
)
async def test_what_is_not_in_a_value_or_all_of_it_is_not_struck_out(world: World, said: str) -> None:
    """Nothing is left of it, or something else is to take its place."""
    await world.walks(*TITLE, "ผู้จัดการ ฝ่ายขาย", *TO_THE_END)

    await world.says(said)

    answers, _ = await kept(world)
    assert answers.get("after-correction.1", "ผู้จัดการ ฝ่ายขาย") == "ผู้จัดการ ฝ่ายขาย"


@pytest.mark.parametrize(
    "said",
    ["ผู้จัดการแล้วนะ", "ผู้จัดการแล้วค่ะ", "เปลี่ยนเป็นผู้จัดการแล้วนะ", "ตอนนี้เป็นผู้จัดการแล้วเด้อ", "ผู้จัดการนะ"],
)
async def test_what_is_said_behind_a_title_is_no_part_of_it(world: World, said: str) -> None:
    """That it is so now, and politeness."""
    await world.walks(*TITLE, said)

    answers, _ = await kept(world)
    assert "ผู้จัดการ" == answers["after-correction.1"]


async def test_a_time_is_told_whole(world: World) -> None:
    """`ที่แล้ว` is the end of a time."""
    await world.walks("/correct", "[ชื่อ]", "[ไม่ทราบ]", "เปลี่ยนเป็นมาริสา เมื่อเดือนที่แล้ว")

    answers, _ = await kept(world)
    assert answers["after-correction.1"].endswith("เดือนที่แล้ว")


async def test_a_title_told_as_one_more_has_no_particles(world: World) -> None:
    """Where it is asked whether there is more."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "093-111-2233")

    await world.walks("ลืมไป ตำแหน่งงานก็เปลี่ยนเป็นผู้จัดการแล้วนะ")

    answers, _ = await kept(world)
    assert "ผู้จัดการ" == answers.get("after-correction.2", "ผู้จัดการ")
    assert "position" == answers["field-correction.2"]
