"""Records stand: nothing that the team said, that was filed or told, is edited away by a button under it."""

from __future__ import annotations

import pytest

from bot.app.commands.demo import receive
from bot.demo.mail.letters import reply_to
from tests.chat import TEAM, World


async def filed(world: World) -> None:
    """Malee has filed a complaint."""
    await world.says("/contact")
    await world.presses("ข้อร้องเรียน")
    await world.says("มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")


async def team_writes(world: World, text: str) -> None:
    """The team answers the last letter."""
    await receive(world.service, reply_to(world.post.to(TEAM)[-1], text, TEAM, "เมื่อวานนี้ บอตเขียนว่า:"))
    await world.hears()


@pytest.mark.parametrize(
    "text",
    ["ขอเพิ่ม: โทรมาวันไหน", "ตอบ: เบอร์ไม่ได้มาจากบริษัท", "ขยาย: 15 รอคำตอบ", "เสร็จ: แจ้งผู้ให้บริการแล้ว"],
)
async def test_what_the_team_said_stands_whatever_is_pressed_below_it(world: World, text: str) -> None:
    """Each of its buttons opens a message of its own."""
    await filed(world)
    await team_writes(world, text)
    chat = world.person("malee").chat
    post = next(each for each in reversed(chat.bot_posts()) if text.rpartition(" ")[2] in each.text)
    before = post.text
    buttons = [button for row in post.rows for button in row]

    for each in buttons:
        await world.forges(each["callback_data"], post.id)

    assert buttons
    assert before == post.text


async def test_a_receipt_stands_when_the_case_is_looked_at(world: World) -> None:
    """The number that somebody was given is still in the chat."""
    await filed(world)
    receipt = next(post for post in world.person("malee").chat.bot_posts() if "รับเรื่องแล้ว" in post.text)
    before = receipt.text

    await world.presses("ติดตามเรื่อง")

    assert before == receipt.text


async def test_a_page_gives_way_to_a_page(world: World) -> None:
    """Whoever turns pages has one message, not ten."""
    await world.says("/policy")
    count = len(world.person("malee").chat.bot_posts())

    await world.presses("เมนูหลัก")

    assert count == len(world.person("malee").chat.bot_posts())


async def test_a_yes_behind_a_page_of_a_case_chooses_none_of_its_buttons(world: World) -> None:
    """The page says what can be done with the case; it offers nothing."""
    await filed(world)
    await world.presses("ติดตามเรื่อง")

    [said] = await world.says("โอเค")

    assert "ถอนเรื่อง" not in said.buttons
