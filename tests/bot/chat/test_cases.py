"""Cases: what is for a case is offered to it, and sent only by a press."""

from __future__ import annotations

from bot.app.commands.demo import receive
from bot.demo.mail.letters import reply_to
from tests.chat import PICTURE, TEAM, World

DAY = 86400.0


async def asked_by_the_team(world: World) -> None:
    """Malee has filed a complaint, and the team wants to know more."""
    await world.says("/contact")
    await world.presses("ข้อร้องเรียน")
    await world.says("มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")
    await team_writes(world, "ขอเพิ่ม: โทรมาจากเบอร์อะไร วันไหน")


async def team_writes(world: World, text: str) -> None:
    """The team answers the last letter."""
    await receive(world.service, reply_to(world.post.to(TEAM)[-1], text, TEAM, "เมื่อวานนี้ บอตเขียนว่า:"))
    await world.hears()


def letters(world: World) -> int:
    return len(world.post.to(TEAM))


async def test_nothing_goes_to_the_team_without_a_press(world: World) -> None:
    """However clear it is."""
    await asked_by_the_team(world)
    before = letters(world)

    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    await world.says("ส่งเลย")

    assert before == letters(world)

    await world.presses("ส่ง")

    assert before + 1 == letters(world)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def test_a_second_press_sends_nothing_again(world: World) -> None:
    """It shows the case, where what was sent stands."""
    await asked_by_the_team(world)
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    data = offer.rows[0][0]["callback_data"]
    await world.presses("ส่ง")
    before = letters(world)

    [shown] = await world.forges(data, offer.id)

    assert before == letters(world)
    assert "080-111-2233" in shown.text


async def test_an_offer_sends_what_it_offered_and_nothing_typed_later(world: World) -> None:
    """The button knows its draft."""
    await asked_by_the_team(world)
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    data = offer.rows[0][0]["callback_data"]
    await world.says("สวัสดีค่ะ")
    before = letters(world)

    await world.forges(data, offer.id)

    assert before == letters(world)


async def test_what_was_not_for_the_team_is_answered(world: World) -> None:
    """The text is not lost: it is heard as anything else would be."""
    await asked_by_the_team(world)
    await world.says("ขอเพิ่มอีกหน่อย เก็บเบอร์เพื่อนไปด้วยหรือเปล่า")

    if "ส่งให้ทีม" in world.person("malee").chat.bot_posts()[-1].text:
        await world.presses("ไม่ใช่ ถามเรื่องอื่น")

    assert "ข้อ" in world.person("malee").chat.bot_posts()[-1].text


async def test_a_photo_that_the_team_waits_for_is_offered_to_the_case(world: World) -> None:
    """And enclosed in the letter."""
    await asked_by_the_team(world)

    [offer] = await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.presses("ส่ง")

    assert "ไฟล์" in offer.text
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


async def test_a_telegram_reply_finds_its_case(world: World) -> None:
    """Also to an old message, and weeks later."""
    await asked_by_the_team(world)
    malee = world.person("malee")
    receipt = next(post for post in malee.chat.bot_posts() if "รับเรื่องแล้ว" in post.text)
    world.clock.passes(10 * DAY)

    said = await world.hears(malee.says("แล้วเบอร์บ้านล่ะคะ", reply_to=receipt.id))

    assert "ส่งให้ทีม" in said[-1].text


async def test_the_form_goes_on_after_the_team_was_answered(world: World) -> None:
    """In the middle of a form: sent to the team, and the question is there again."""
    await asked_by_the_team(world)
    await world.says("/correct")
    await world.presses("ชื่อ")
    await team_writes(world, "ขอเพิ่ม: บอกวันที่ด้วย")
    await world.says("โทรมาวันพุธที่แล้ว ตอนบ่าย")

    said = await world.presses("ส่ง")

    assert any("ตอนนี้ในระบบเขียนว่าอย่างไร" in post.text for post in said)


async def test_it_may_have_been_the_forms_answer(world: World) -> None:
    """The other button gives it to the question."""
    await asked_by_the_team(world)
    await world.says("/correct")
    await world.presses("ชื่อ")
    await team_writes(world, "ขอเพิ่ม: บอกวันที่ด้วย")
    await world.says("มาลัย ทองดี")

    said = await world.presses("ไม่ใช่ เป็นคำตอบของแบบฟอร์ม")

    assert any("ที่ถูกต้องคืออะไร" in post.text for post in said)
