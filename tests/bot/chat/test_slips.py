"""Slips: what was mistyped is put right wherever that is said, and nothing else of the answer changes."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

ADDRESS = ("/correct", "[ที่อยู่]", "[ไม่ทราบ]", "55/8 ทองหล่อ 13 วัฒนา กรุงเทพ 10110")
PHONE = ("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "093-111-2233")


@pytest.mark.parametrize(
    "said",
    [
        "อุ๊ย บ้านเลขที่ผิดค่ะ 55/9 ไม่ใช่ 55/8",
        "อ๊ะ chotto... ผิดครับ 55/9 not 55/8",
        "ที่ถูกต้อง is 55/9 ทองหล่อ 13 ครับ not 55/8",
        "เฮ้ย ผิด 55/9 ทองหล่อ",
    ],
)
async def test_a_part_of_an_address_is_put_right(world: World, said: str) -> None:
    """The rest of it stays as it was told."""
    await world.walks(*ADDRESS)

    await world.says(said)

    answers, _ = await kept(world)
    assert "55/9 ทองหล่อ 13 วัฒนา กรุงเทพ 10110" == answers["after-correction.1"]


@pytest.mark.parametrize(
    "said",
    [
        "อ้อ เบอร์ใหม่ผิดน้อยนึ่ง ต้องเป๋น 093-111-2234 เน้อ",
        "เบอร์ใหม่ 093-111-2234 บ่ใจ้ 2233",
        "093-111-2234 ค่ะ ไม่ใช่ 093-111-2233",
    ],
)
async def test_a_number_is_put_right_by_its_end(world: World, said: str) -> None:
    """In dialect too, and where only the end is named that was wrong."""
    await world.walks(*PHONE)

    await world.says(said)

    answers, _ = await kept(world)
    assert "093-111-2234" == answers["after-correction.1"]


@pytest.mark.parametrize("said", ["มีอีก เบอร์บ้าน 02-555-0199", "เท่านี้ค่ะ", "เมื่อวานโทร 191 ไปแล้ว"])
async def test_a_number_that_is_no_slip_changes_nothing(world: World, said: str) -> None:
    """Without a word of it being wrong nothing is put right."""
    await world.walks(*PHONE)

    await world.says(said)

    answers, _ = await kept(world)
    assert "093-111-2233" == answers["after-correction.1"]


async def test_an_address_that_begins_with_its_number_is_one(world: World) -> None:
    """Whatever its words may sound like."""
    await world.walks(*ADDRESS)

    answers, _ = await kept(world)
    assert ADDRESS[-1] == answers["after-correction.1"]


async def test_what_has_to_be_told_is_not_left_out_by_its_word(world: World) -> None:
    """`Skip` is no address."""
    await world.walks(*ADDRESS[:3], "ข้ามค่ะ")

    answers, _ = await kept(world)
    assert "after-correction.1" not in answers
