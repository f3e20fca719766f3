"""Another form: a right that is wanted in the place of the form in progress is offered, and begins by a press."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize(
    ("walk", "said", "flow"),
    [
        (("/contact", "[ข้อร้องเรียน]"), "ไม่ร้องเรียนแล้ว อยากแก้ชื่อในโปรไฟล์", "correction"),
        (("/contact", "[คำถาม]"), "ไม่ถามแล้วค่ะ ขอดูข้อมูลของหนูดีกว่า", "access"),
        (("/start req_behalf",), "เปล่าค่ะ ของตัวหนูเอง อยากแก้ข้อมูลที่ผิด", "correction"),
    ],
)
async def test_a_right_that_is_wanted_in_the_place_of_a_form_is_offered(
    world: World, walk: tuple[str, ...], said: str, flow: str
) -> None:
    """The form stays as it is until that is pressed."""
    await world.walks(*walk)
    before, _ = await kept(world)

    await world.says(said)

    pressed = [each["callback_data"] for row in world.person("malee").last.rows for each in row]
    assert any(flow in each for each in pressed)
    assert before.items() <= (await kept(world))[0].items()


async def test_a_complaint_that_tells_of_a_no_is_a_complaint(world: World) -> None:
    """What somebody else does not do any more is part of the story."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "เขาไม่แจ้งแล้วเอาเบอร์ผมไปขาย อยากให้ลบ")

    assert "เขาไม่แจ้งแล้วเอาเบอร์ผมไปขาย อยากให้ลบ" == (await kept(world))[0]["message"]


@pytest.mark.parametrize(
    "said", ["แจ้งข้อมูลรั่ว", "ผมอยากแจ้งว่าข้อมูลรั่วครับ", "ผมอยากร้องเรียนว่าข้อมูลรั่ว", "I want to report a leak"]
)
async def test_a_leak_is_reported_from_any_form(world: World, said: str) -> None:
    """It is urgent: the form for it is one press away, also for whoever has no account."""
    await world.walks("ไม่มีบัญชี อยากให้ลบข้อมูล")

    [asked, *_] = await world.says(said)

    assert any("รั่ว" in each["text"] for row in asked.rows for each in row)
