"""Leaks: whoever tells that data have got out reaches the urgent form, wherever they stand, with what they told."""

from __future__ import annotations

import pytest

from bot.chat.reading import leaks
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World

TO_THE_LEAK = "พักเรื่องนี้ไว้ ไปที่ “แจ้งข้อมูลอาจรั่ว”"


@pytest.mark.parametrize(
    "told",
    [
        "เบอร์ผมหลุดครับ มีคนโทรมาบอกว่าได้เบอร์จากบริษัทคุณ แต่ผมไม่เคยสมัคร",
        "ผมว่าข้อมูลรั่วจากที่นี่ ผมไม่มีบัญชี",
        "ข้อมูลข่อยหลุดออกไปเด้อ ข่อยบ่เคยสมัคร",
        "ข้าพเจ้าไม่ได้เป็นสมาชิก แต่ข้อมูลส่วนบุคคลรั่วไหลจากบริษัทท่าน",
        "my number got leaked from your company but i never signed up",
    ],
)
async def test_a_leak_is_told_by_whoever_has_no_account(world: World, told: str) -> None:
    """Nobody needs an account for that: the urgent form begins, with these words as its message."""
    await world.says(told)

    assert told == (await kept(world))[0]["message"]
    assert "เร่งด่วน" in world.person("malee").last.text


@pytest.mark.parametrize(
    "told",
    [
        "ผมไม่มีบัญชี กลัวข้อมูลหลุด",
        "ผมไม่มีบัญชี ถ้าข้อมูลหลุดจะทำยังไง",
        "ไม่เคยสมัคร ข้อมูลจะรั่วไหม",
        "ไม่มีบัญชี เบอร์หลุด ขอให้ลบเบอร์ออก",
        "ไม่มีบัญชี ข้อมูลไม่ได้รั่วใช่ไหม",
        "I don't have an account, could my data be leaked?",
    ],
)
async def test_what_is_feared_or_asked_is_no_leak(world: World, told: str) -> None:
    """It is answered, or what is wanted is asked; and whoever wants their number deleted says so."""
    await world.says(told)

    assert "เร่งด่วน" not in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    [
        "มีข้อมูลรั่วไหล ต้องการแจ้งเหตุ",
        "ข้อมูลหลุดครับ",
        "บ่แม่นทั้งนั้น ข้อมูลมันฮั่ว",
        "none of these, my data leaked",
        "โดนแฮกข้อมูลอะ",
    ],
)
async def test_a_leak_is_none_of_the_wishes(world: World, said: str) -> None:
    """Where the list of what may be wanted has no such thing, the urgent form is one press away with all that was
    told of it."""
    await world.says("ไม่มีบัญชี เบอร์หลุด ขอให้ลบเบอร์ออก")
    await world.says(said)

    await world.presses(TO_THE_LEAK)

    assert f"ไม่มีบัญชี เบอร์หลุด ขอให้ลบเบอร์ออก\n{said}" == (await kept(world))[0]["message"]


async def test_of_a_leak_that_is_feared_no_other_form_is_offered(world: World) -> None:
    """What is wanted is asked once more."""
    await world.says("ขอโดยไม่มีบัญชี")

    await world.says("ไม่อยากให้ข้อมูลหลุด")

    assert TO_THE_LEAK not in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "text",
    ["ไม่ให้ข้อมูลผมหลุด", "ข้อมูลจะหลุดมั้ย", "ข้อมูลหลุดจากบริษัทอื่น", "น้ำรั่ว", "my data was not leaked", "เบอร์หลุดจอง"],
)
def test_what_tells_of_no_leak(text: str) -> None:
    """What is ruled out, to come, or of something else."""
    assert not leaks.is_told(text)
