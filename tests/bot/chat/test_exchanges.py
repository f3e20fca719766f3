"""Exchanges: of two values that are told together, which stands in the books and which is right."""

from __future__ import annotations

import pytest

from bot.chat.reading.values import old_and_new
from tests.bot.chat.test_texts import kept
from tests.chat import World

RIGHT, WRONG = "0898765432", "0812345678"


@pytest.mark.parametrize(
    "said",
    [
        f"my phone is {RIGHT}, not {WRONG}, please correct",
        f"use {RIGHT} instead of {WRONG} as my phone",
        f"my phone number is {RIGHT} but you have {WRONG}, please fix",
        f"{RIGHT} is correct, {WRONG} is wrong, fix my phone",
        f"{WRONG} is my old number, {RIGHT} the new one, please update",
        f"the right number is {RIGHT}, wrong is {WRONG}, correct my phone",
        f"update my phone: new {RIGHT} old {WRONG}",
        f"เบอร์ฉันคือ {RIGHT} ไม่ใช่ {WRONG} ช่วยแก้ด้วย",
        f"เบอร์ฉันคือ {RIGHT} แต่ในระบบเป็น {WRONG} ช่วยแก้ด้วย",
        f"เบอร์ {RIGHT} ถูก {WRONG} ผิด แก้ด้วย",
        f"แก้เบอร์ {WRONG} ผิด เป็น {RIGHT}",
        f"แก้เบอร์เป็น {RIGHT} (เดิม {WRONG})",
        f"เบอร์ใหม่ {RIGHT} เบอร์เก่า {WRONG} ช่วยแก้ด้วย",
        f"มีคนเปลี่ยนเบอร์ฉันจาก {RIGHT} เป็น {WRONG} ช่วยแก้กลับ",
        f"somebody changed my phone from {RIGHT} to {WRONG}, please change it back",
        f"เปลี่ยนเบอร์จาก {WRONG} เป็น {RIGHT} แล้วติดต่อกลับ ค่ะ",
        f"change my phone from {WRONG} to {RIGHT} and call me back",
        f"my phone number was changed from {WRONG} to {RIGHT}, please update",
        f"please change my phone from {WRONG} to {RIGHT}, I entered it by mistake",
        f"มีคนบอกให้แก้เบอร์จาก {WRONG} เป็น {RIGHT}",
    ],
)
async def test_the_right_one_of_two_is_recorded_as_right(world: World, said: str) -> None:
    """In whatever order they are told, and what was changed by somebody else is to be as it was."""
    await world.says(said)

    answers, _ = await kept(world)
    assert (WRONG, RIGHT) == (answers.get("before.1"), answers.get("after-correction.1"))


@pytest.mark.parametrize(
    "said",
    [f"{WRONG} is wrong", f"{WRONG} ไม่ใช่เบอร์ฉัน", f"อย่าใส่ {WRONG}", f"not {WRONG}", f"{WRONG} เป็นเบอร์เก่า"],
)
async def test_what_is_said_to_be_wrong_is_not_recorded_as_right(world: World, said: str) -> None:
    """It is asked again."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]")

    await world.says(said)

    answers, _ = await kept(world)
    assert "after-correction.1" not in answers


@pytest.mark.parametrize(
    "said",
    [f"{RIGHT} is right", f"ต้องเป็น {RIGHT}", f"{RIGHT} ค่ะ เบอร์นี้ถูก", f"it's {RIGHT}, not the other one"],
)
async def test_what_is_said_to_be_right_is(world: World, said: str) -> None:
    """Whatever stands around it."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]")

    await world.says(said)

    answers, _ = await kept(world)
    assert RIGHT == answers.get("after-correction.1")


async def test_two_addresses_that_are_spoken_are_asked_for_one_by_one(world: World) -> None:
    """Where neither has a place in the text nothing tells which is which."""
    await world.walks("/correct", "[อีเมล]", "[ไม่ทราบ]")

    await world.says("เมลใหม่คือ malee แอท example จุด com ไม่ใช่ somchai แอท example จุด com")

    answers, _ = await kept(world)
    assert "somchai@example.com" != answers.get("after-correction.1")


def test_a_change_typed_in_haste_is_read_as_one() -> None:
    """`เปง` leads to what is right, whatever is new before it."""
    assert ("0812345678", "0951234478") == old_and_new("phone", "งั้นเอาใหม่ แก้เบอ 0812345678 เปง 0951234478 คับ")
