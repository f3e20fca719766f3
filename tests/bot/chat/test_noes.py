"""Noes: a no that tells something is kept where a question may be left out."""

from __future__ import annotations

import pytest

from flows.questions import SKIP
from tests.bot.chat.test_texts import kept
from tests.chat import World


async def at_details(world: World) -> None:
    """Malee has no account, lets staff check who she is, and is asked what may help to search."""
    await world.walks(
        "ขอโดยไม่มีบัญชี", "[ให้ข้อมูลหายไปจากระบบ]", "[เบอร์โทรของฉัน]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "081-234-5678", "[ข้าม]"
    )


@pytest.mark.parametrize(
    "told",
    [
        "ผมไม่มีบัญชีนะ ไม่ได้ลงทะเบียน",
        "บ่มีบัญชีเด้อ",
        "ไม่รู้ว่าใครเอาเบอร์ไปให้",
        "ไม่มีใครมีเบอร์ผมหรอก",
        "I don't know your company",
        "no account, never gave you anything",
    ],
)
async def test_a_no_that_tells_something_is_kept(world: World, told: str) -> None:
    """It does not say that there is nothing to tell."""
    await at_details(world)

    await world.says(told)

    assert told == (await kept(world))[0]["stranger-details"]


@pytest.mark.parametrize(
    "said",
    [
        "ไม่มีค่ะ",
        "ไม่รู้เหมือนกัน",
        "ไม่รู้ว่าใคร",
        "ไม่มีรายละเอียดแล้วค่ะ",
        "ไม่รู้ว่าจะบอกอะไร",
        "ไม่มีใครช่วยได้หรอก ข้าม",
        "nothing to add",
    ],
)
async def test_a_no_to_the_question_leaves_it_out(world: World, said: str) -> None:
    """There is nothing, nobody knows, or it is said to be skipped."""
    await at_details(world)

    await world.says(said)

    assert SKIP == (await kept(world))[0]["stranger-details"]
