"""Cases: what is for a case is offered to it, and sent only by a press."""

from __future__ import annotations

import asyncio
import io
import re

import pytest
from PIL import Image
from sqlalchemy import delete, select, text

from bot.answers.engine import Answers
from bot.app.commands.demo import receive
from bot.chat.my_data import held
from bot.demo import Post
from bot.demo.mail.letters import reply_to
from bot.identity.attempts import Attempts
from bot.identity.limits import SAID
from bot.ops.sweep import sweep
from bot.staff.ticket_view import seen
from bot.storage.tables import conversations, feedback, people, place, tickets
from bot.storage.tables import files as stored
from bot.tickets.actions import Action, Actor, AskPerson, Fulfil
from bot.tickets.attachments import AT_MOST
from bot.tickets.kept import KEPT
from tests.chat import PICTURE, TEAM, Clock, World

DAY = 86400.0


async def complains(world: World) -> None:
    """Malee has filed a complaint."""
    await world.says("/contact")
    await world.presses("ข้อร้องเรียน")
    await world.says("มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")


async def asked_by_the_team(world: World) -> None:
    """She has, and the team wants to know more."""
    await complains(world)
    await team_writes(world, "ขอเพิ่ม: โทรมาจากเบอร์อะไร วันไหน")


async def team_writes(world: World, text: str) -> None:
    """The team answers the last letter."""
    await receive(world.service, reply_to(world.post.to(TEAM)[-1], text, TEAM, "เมื่อวานนี้ บอตเขียนว่า:"))
    await world.hears()


def letters(world: World) -> int:
    return len(world.post.to(TEAM))


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), shade).save(out, "JPEG")
    return out.getvalue()


def labels(post: Post) -> list[str]:
    """The words of its buttons."""
    return [button["text"] for row in post.rows for button in row]


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


async def words_are_offered(world: World) -> tuple[str, int]:
    """Malee has answered the team: what the button sends back that sends her words, and where it stands."""
    await asked_by_the_team(world)
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    return offer.rows[0][0]["callback_data"], offer.id


async def test_a_second_press_sends_nothing_again(world: World) -> None:
    """It shows the case, where what was sent stands."""
    data, message_id = await words_are_offered(world)
    await world.presses("ส่ง")
    before = letters(world)

    [shown] = await world.forges(data, message_id)

    assert before == letters(world)
    assert "ไม่มีอะไรค้างรอส่งแล้ว" in shown.text
    assert "080-111-2233" in shown.text


async def test_an_offer_sends_what_it_offered_and_nothing_typed_later(world: World) -> None:
    """The button knows its draft, whatever was asked meanwhile."""
    data, message_id = await words_are_offered(world)
    await world.says("เก็บข้อมูลอะไรบ้าง")
    before = letters(world)

    await world.forges(data, message_id)

    assert before + 1 == letters(world)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "เก็บข้อมูลอะไรบ้าง" not in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("minutes", [0, 11])
@pytest.mark.parametrize("text", ["สวัสดีค่ะ", "ขอบคุณค่ะ", "ขอบคุณมากนะคะ", "thanks"])
async def test_small_talk_takes_no_offer_back(world: World, text: str, minutes: int) -> None:
    """The button still sends what it was put under, also after some minutes."""
    data, message_id = await words_are_offered(world)
    world.clock.passes(minutes * 60)
    await world.says(text)
    before = letters(world)

    await world.forges(data, message_id)

    assert before + 1 == letters(world)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("minutes", [0, 11])
async def test_thanks_before_the_press_are_told_that_nothing_was_sent_yet(world: World, minutes: int) -> None:
    """With the words that wait, and the button that sends them; the thanks are no part of them."""
    await words_are_offered(world)
    world.clock.passes(minutes * 60)

    [said] = await world.says("ขอบคุณค่ะ")
    await world.presses("ส่ง")

    assert "ยินดี" in said.text
    assert "ยังไม่ได้ส่ง" in said.text
    assert "080-111-2233" in said.text
    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "ขอบคุณ" not in world.post.to(TEAM)[-1].text


async def test_thanks_without_a_question_of_the_team_are_told_so_too(world: World) -> None:
    """Whoever added something of their own accord learns that it waits, also long after it was offered."""
    await complains(world)
    await world.says("ลืมบอกว่าเขาโทรมาจาก 080-111-2233")
    world.clock.passes(660)

    [said] = await world.says("ขอบคุณค่ะ")

    assert "ยังไม่ได้ส่ง" in said.text
    assert "080-111-2233" in said.text


async def test_thanks_with_more_in_them_take_it_along(world: World) -> None:
    """A number is something that the team should have."""
    await words_are_offered(world)

    await world.says("ขอบคุณค่ะ อีกเบอร์คือ 080-999-8877")
    await world.presses("ส่ง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "080-999-8877" in world.post.to(TEAM)[-1].text


async def test_thanks_are_joined_to_nothing(world: World) -> None:
    """They have a button of their own, which goes on working; the answer goes to the team without them."""
    await asked_by_the_team(world)
    await world.says("ขอบคุณค่ะ")
    thanks = world.person("malee").last
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")

    await world.presses("ส่ง")
    answer = world.post.to(TEAM)[-1].text
    await world.forges(thanks.rows[0][0]["callback_data"], thanks.id)

    assert "ขอบคุณ" not in answer
    assert "ขอบคุณค่ะ" in world.post.to(TEAM)[-1].text


async def test_thanks_are_sent_by_a_press_and_not_by_a_word(world: World) -> None:
    """A yes shows their button again."""
    await asked_by_the_team(world)
    await world.says("ขอบคุณค่ะ")
    before = letters(world)

    [said] = await world.says("ส่งเลย")
    assert before == letters(world)
    assert "ยังไม่ได้ส่ง" in said.text
    await world.presses("ส่งคำขอบคุณให้ทีม")

    assert "ขอบคุณค่ะ" in world.post.to(TEAM)[-1].text


async def test_what_is_told_in_several_messages_goes_together(world: World) -> None:
    """However fast they come, and whatever stands between them."""
    await asked_by_the_team(world)
    malee = world.person("malee")
    for each in ("โทรมาจาก 080-111-2233", "เมื่อวานตอนเย็นค่ะ", "ขอบคุณค่ะ"):
        malee.says(each)
    await world.hears()

    await world.presses("ส่ง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "เมื่อวานตอนเย็นค่ะ" in world.post.to(TEAM)[-1].text


async def test_what_is_told_later_is_joined_to_what_still_waits(world: World) -> None:
    """A quarter of an hour and a greeting after it was offered."""
    await words_are_offered(world)
    world.clock.passes(900)
    await world.says("สวัสดีค่ะ")

    await world.says("โทรมาจาก 080-999-8877 อีกเบอร์ค่ะ")
    await world.presses("ส่ง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "080-999-8877" in world.post.to(TEAM)[-1].text


async def test_the_button_of_words_that_have_grown_says_so(world: World) -> None:
    """It sends nothing that was typed later; all that waits is offered, and said not to be sent yet."""
    data, message_id = await words_are_offered(world)
    await world.says("ชื่อสมศรี บอกว่าเป็นพนักงานค่ะ")
    before = letters(world)

    [said] = await world.forges(data, message_id)
    assert before == letters(world)
    await world.presses("ส่ง")

    assert "ยังไม่ได้ส่ง" in said.text
    assert "080-111-2233" in said.text
    assert "สมศรี" in said.text
    assert "สมศรี" in world.post.to(TEAM)[-1].text


async def test_words_for_two_cases_wait_side_by_side(world: World) -> None:
    """What is said of one is not joined to what waits for the other, and both can be sent."""
    first = await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    world.clock.passes(60)
    second = await files(world, "คำถาม", "เก็บข้อมูลของฉันไว้กี่ปี")
    [of_first] = await world.says(f"เบอร์ที่โทรมาคือ 0998877665 เรื่อง {first} ค่ะ")
    await world.says(f"เบอร์ที่โทรมาคือ 0801112233 เรื่อง {second} ค่ะ")

    await world.presses("ส่ง")
    letter = world.post.to(TEAM)[-1]
    await world.forges(of_first.rows[0][0]["callback_data"], of_first.id)

    assert (True, False) == ("0801112233" in letter.text, "0998877665" in letter.text)
    assert second in letter.subject
    assert "0998877665" in world.post.to(TEAM)[-1].text
    assert first in world.post.to(TEAM)[-1].subject


async def test_what_waits_for_a_case_is_told_to_nobody_who_judges_answers(world: World) -> None:
    """Whoever says that an answer was not theirs says it of their question, and not of what the team is to read."""
    await asked_by_the_team(world)
    [answer] = await world.says("เก็บข้อมูลอะไรบ้าง")
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ ชื่อสมศรี")
    data = next(each["callback_data"] for row in answer.rows for each in row if "n/" in each["callback_data"])

    await world.forges(data, answer.id)

    keys = world.service.config.secret_keys
    noted = await world.rows(select(feedback.c.sealed_as, feedback.c.question_sealed))
    read = [keys.open(place(feedback.c.question_sealed, row.sealed_as), row.question_sealed) for row in noted]
    assert ["เก็บข้อมูลอะไรบ้าง"] == read


async def test_what_was_typed_for_a_case_and_not_sent_is_swept_after_a_week(either_world: World) -> None:
    """Whatever else is talked about meanwhile; /mydata counts it until then."""
    world = either_world
    await words_are_offered(world)
    mine = await world.service.storage.run(held, world.person("malee").id, world.service.ticketing.attempts)

    for _ in range(8):
        world.clock.passes(KEPT["offered"] / 7)
        await world.says("เก็บข้อมูลอะไรบ้าง")
    await world.service.storage.run(sweep, world.clock)

    assert 1 == mine["offered"]
    assert [None] == [row.drafts_sealed for row in await world.rows(select(people.c.drafts_sealed))]


async def test_the_same_words_for_two_cases_wait_for_each(world: World) -> None:
    """Sending them to one takes nothing from the other."""
    first = await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    world.clock.passes(60)
    second = await files(world, "คำถาม", "เก็บข้อมูลของฉันไว้กี่ปี")
    said = "เบอร์ที่โทรมาคือ 0998877665 ค่ะ"
    offers = [(await says_of(world, number, said))[0] for number in (first, second)]
    for offer in reversed(offers):
        await world.forges(offer.rows[0][0]["callback_data"], offer.id)

    subjects = [each.subject for each in world.post.to(TEAM)[-2:]]
    assert (True, True) == (second in subjects[0], first in subjects[1])


async def says_of(world: World, number: str, text: str) -> list[Post]:
    """Malee answers the message that told her this number."""
    malee = world.person("malee")
    told = next(post for post in malee.chat.bot_posts() if "รับเรื่องแล้ว" in post.text and number in post.text)
    return await world.hears(malee.says(text, reply_to=told.id))


@pytest.mark.parametrize("seconds", [-0.03, -3600.0], ids=["another replica", "set back"])
async def test_an_offered_file_goes_whatever_the_clock_says(world: World, seconds: float) -> None:
    """The words behind it may be heard by a clock that is behind the one that it came by."""
    await asked_by_the_team(world)
    await world.hears(world.person("malee").sends_photo(PICTURE))
    world.clock.passes(seconds)
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")

    await world.presses("ส่ง")

    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


async def test_a_form_takes_no_file_that_is_offered_to_a_case(world: World) -> None:
    """It goes where it was offered to, also when a form is begun before the press."""
    await asked_by_the_team(world)
    await world.hears(world.person("malee").sends_photo(PICTURE))
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    await world.walks("/contact", "[คำถาม]", "เก็บข้อมูลของฉันไว้กี่ปีคะ อยากรู้ให้แน่ใจ")
    asked = world.person("malee").last.text
    await world.forges(offer.rows[0][0]["callback_data"], offer.id)

    assert "ได้รับแล้ว" not in asked
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


async def test_a_file_that_is_gone_from_an_offer_is_told_of(world: World) -> None:
    """The words go, and nobody thinks that the picture went with them."""
    await asked_by_the_team(world)
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    await world.service.storage.run(lambda db: db.execute(delete(stored)))

    said = await world.presses("ส่ง")

    assert any("ไฟล์ที่เสนอไว้ 1 ไฟล์ไม่ได้ส่งไปด้วย" in each.text for each in said)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ขอบคุณค่ะ", "ส่งเลย"])
async def test_a_picture_that_is_offered_is_not_sent_by_words(world: World, said: str) -> None:
    """Nor are they the message that goes with it: it is said that it waits for the press."""
    await asked_by_the_team(world)
    await world.hears(world.person("malee").sends_photo(PICTURE))
    before = letters(world)
    [told] = [each.text for each in await world.says(said)]
    await world.presses("ส่ง")

    assert "ยังไม่ได้ส่ง" in told
    assert before + 1 == letters(world)
    assert said not in world.post.to(TEAM)[-1].text
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


async def test_deletemydata_forgets_what_was_typed_for_a_case_and_not_sent(world: World) -> None:
    """Nobody can send it any more, and a press says so."""
    data, message_id = await words_are_offered(world)
    await world.walks("/deletemydata", "[ยืนยัน]")

    [said] = await world.forges(data, message_id)

    assert "ไม่มีอะไรค้างรอส่งแล้ว" in said.text
    assert [None] == [row.drafts_sealed for row in await world.rows(select(people.c.drafts_sealed))]


async def test_what_was_not_for_the_team_is_answered(world: World) -> None:
    """The text is not lost: it is heard as anything else would be."""
    await asked_by_the_team(world)
    await world.says("ขอเพิ่มอีกหน่อย เก็บเบอร์เพื่อนไปด้วยหรือเปล่า")

    if "ส่งให้ทีม" in world.person("malee").chat.bot_posts()[-1].text:
        await world.presses("ไม่ใช่ ถามเรื่องอื่น")

    assert "ข้อ" in world.person("malee").chat.bot_posts()[-1].text


async def test_what_was_offered_to_a_case_is_not_lost_when_it_is_closed(world: World) -> None:
    """Pressed after the team has closed it: nothing is sent, and it can be opened again with these words."""
    data, message_id = await words_are_offered(world)
    await team_writes(world, "เสร็จ: ตรวจแล้ว")
    before = letters(world)

    [*_, said] = await world.forges(data, message_id)
    assert before == letters(world)
    assert "เปิดเรื่องอีกครั้ง" in labels(said)
    [*_, summary] = await world.presses("เปิดเรื่องอีกครั้ง")

    assert "080-111-2233" in summary.text


async def test_a_photo_that_the_team_waits_for_is_offered_to_the_case(world: World) -> None:
    """And enclosed in the letter."""
    await asked_by_the_team(world)

    [offer] = await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.presses("ส่ง")

    assert "ไฟล์" in offer.text
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


async def test_a_photo_for_which_the_case_has_no_room_is_told_of(world: World) -> None:
    """It has five: nothing is sent, and it is said what can be done."""
    malee = world.person("malee")
    await asked_by_the_team(world)
    for shade in range(5):
        malee.sends_photo(picture(shade))
    await world.hears()
    await world.presses("ส่ง")
    await team_writes(world, "ขอเพิ่ม: อีกรูปได้ไหม")
    before = letters(world)
    await world.hears(malee.sends_photo(picture(9)))

    said = await world.presses("ส่ง")

    assert "ยังมี 1 ไฟล์ที่ไม่ได้ส่งถึงทีม" in said[-1].text
    assert before == letters(world)


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

    assert any("ตอนนี้ชื่อในระบบเขียนว่าอย่างไร" in post.text for post in said)


async def test_a_no_to_a_form_declines_no_offer_from_before_it(world: World) -> None:
    """The form hears it, and what was offered can still be sent."""
    data, message_id = await words_are_offered(world)
    world.clock.passes(60)
    await world.walks("/contact", "[ข้อร้องเรียน]")

    [said] = await world.says("เรื่องที่สอง ยังไม่ส่ง")
    await world.forges(data, message_id)

    assert "ไม่ได้ส่งให้ทีม" not in said.text
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def says_of_the_case(world: World, text: str) -> list[Post]:
    """Malee answers the message that told her the number."""
    malee = world.person("malee")
    receipt = next(post for post in malee.chat.bot_posts() if "รับเรื่องแล้ว" in post.text)
    return await world.hears(malee.says(text, reply_to=receipt.id))


async def in_a_form_with_a_photo(world: World) -> None:
    """Malee stands at the question for files, and has sent one."""
    await world.walks("/correct", "[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")
    await world.hears(world.person("malee").sends_photo(PICTURE))


@pytest.mark.parametrize("answered", [True, False])
async def test_a_file_of_the_form_stays_with_it(world: World, answered: bool) -> None:
    """Words for the case that are sent in the middle of a form take no photo that came for the form."""
    await complains(world)
    await in_a_form_with_a_photo(world)
    if answered:
        await world.presses("ครบแล้ว")
    said = await says_of_the_case(world, "โทรมาวันพุธที่แล้ว ตอนบ่าย")

    await world.presses("ส่ง")

    assert not any("พร้อมไฟล์" in post.text for post in said)
    assert [] == list(world.post.to(TEAM)[-1].attachments)
    assert 1 == len(await world.rows(select(stored.c.id).where(stored.c.ticket_id.is_(None))))


async def test_a_file_that_the_form_has_no_use_for_goes_to_the_case(world: World) -> None:
    """The form asks for none, so it waits for the case, and is enclosed."""
    await complains(world)
    await world.says("/access")
    await world.hears(world.person("malee").sends_photo(PICTURE))
    said = await says_of_the_case(world, "โทรมาวันพุธที่แล้ว ตอนบ่าย")

    await world.presses("ส่ง")

    assert any("พร้อมไฟล์" in post.text for post in said)
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))


@pytest.mark.parametrize(
    "text", ["the caller is 082-555-0133, last Friday afternoon", "คนโทรใช้เบอร์ 082-555-0133 วันศุกร์"]
)
async def test_a_number_that_the_team_waits_for_is_no_answer_of_the_form(world: World, text: str) -> None:
    """It is offered to the case, and nothing is recorded."""
    await asked_by_the_team(world)
    await world.walks("/correct", "[เบอร์โทรศัพท์]")
    await team_writes(world, "ขอเพิ่ม: คนที่โทรมาใช้เบอร์อะไร และโทรมาวันไหน")

    [*_, last] = await world.says(text)

    assert "ไม่ใช่ เป็นคำตอบของแบบฟอร์ม" in labels(last)


@pytest.mark.parametrize(
    "text",
    [
        "The complaint can wait a minute; in my profile stands 084 620 9175.",
        "my number's down as 082 555 9010",
    ],
)
async def test_ones_own_number_is_the_answer_of_the_form(world: World, text: str) -> None:
    """Also while the team waits for another one."""
    await asked_by_the_team(world)
    await world.walks("/correct", "[เบอร์โทรศัพท์]")
    await team_writes(world, "ขอเพิ่ม: คนที่โทรมาใช้เบอร์อะไร และโทรมาวันไหน")

    said = await world.says(text)

    assert not any("ไม่ใช่ เป็นคำตอบของแบบฟอร์ม" in labels(post) for post in said)


async def test_it_may_have_been_the_forms_answer(world: World) -> None:
    """The other button gives it to the question."""
    await asked_by_the_team(world)
    await world.says("/correct")
    await world.presses("ชื่อ")
    await team_writes(world, "ขอเพิ่ม: บอกวันที่ด้วย")
    await world.says("มาลัย ทองดี")

    said = await world.presses("ไม่ใช่ เป็นคำตอบของแบบฟอร์ม")

    assert any("ที่ถูกต้องคืออะไร" in post.text for post in said)


# How it went ------------------------------------------------------------------------------------------


async def closed_by_the_team(world: World, verb: str = "เสร็จ: ตรวจแล้ว ไม่ได้มาจากบริษัท") -> None:
    """Malee's complaint was closed, and she is asked how it went."""
    await asked_by_the_team(world)
    await team_writes(world, verb)


async def verdicts(world: World) -> list[str]:
    """What was noted, in order."""
    store = world.service.ticketing.tickets
    found = await world.service.storage.run(
        lambda db: [
            each
            for ticket in store.all_of(db, world.person("malee").id)
            for each in store.history(db, ticket)
        ]
    )
    return [each.detail["verdict"] for each in found if each.kind == "rated"]


async def seen_by_the_team(world: World) -> int:
    """How far a colleague has seen who opens the page of Malee's case now."""
    store = world.service.ticketing.tickets
    found = await world.service.storage.run(
        lambda db: [store.history(db, each) for each in store.all_of(db, world.person("malee").id)]
    )
    return seen(found[0])


@pytest.mark.parametrize(
    ("text", "verdict", "reopens"),
    [("ดีมาก", "good", False), ("พอใช้ค่ะ", "fair", False), ("ไม่โอเคเลย", "poor", True)],
)
async def test_a_typed_verdict_is_noted(world: World, text: str, verdict: str, reopens: bool) -> None:
    """It is thanked for; opening again is offered where it was poor."""
    await closed_by_the_team(world)

    [said] = await world.says(text)

    assert [verdict] == await verdicts(world)
    assert "ขอบคุณที่บอก" in said.text
    assert reopens == ("เปิดเรื่องอีกครั้ง" in labels(said))


@pytest.mark.parametrize(
    "text",
    [
        "ขอบคุณค่ะ แต่ยังไม่ได้รับอีเมลเลย",
        "ขอบคุณครับแต่ไม่ตรงคำถาม",
        "thanks, but I never got the mail",
        "thank you, it is still not solved",
        "ขอบคุณนะคะ ข้อมูลยังไม่ถูกลบเลยค่ะ",
    ],
)
async def test_thanks_for_what_is_not_done_are_no_praise(world: World, text: str) -> None:
    """Whoever is polite and has got nothing is offered to have the case opened again, with what they said."""
    await closed_by_the_team(world)

    [said] = await world.says(text)

    assert "เปิดเรื่องอีกครั้ง" in labels(said)
    assert [] == await verdicts(world)


@pytest.mark.parametrize(
    "text",
    [
        "ขอบคุณมากค่ะ ไม่คิดว่าจะเร็วขนาดนี้",
        "ช้าไปหน่อย แต่ก็ขอบคุณค่ะ",
        "took a while but thank you",
        "thank you! never got help this fast",
        "thanks, no problem, it got solved",
        "thanks, not a single call came since",
        "ขอบคุณค่ะ ยังไม่เห็นที่ไหนตอบเร็วขนาดนี้",
        "ขอบคุณค่ะ ยังไม่มีคำถามเพิ่มค่ะ",
        "thanks but how long do you keep my data?",
    ],
)
async def test_thanks_behind_a_but_are_thanks(world: World, text: str) -> None:
    """Nobody is asked whether to begin again who is content in the end."""
    await closed_by_the_team(world)

    said = await world.says(text)

    assert not any("เปิดเรื่องอีกครั้ง" in labels(post) for post in said)


@pytest.mark.parametrize("text", ["ไวกว่าที่คิดนะคะ ขอบพระคุณมาก", "quicker than i thought, thank you"])
async def test_thanks_alone_are_no_verdict(world: World, text: str) -> None:
    """Whoever only thanks is thanked, and can still say how it went."""
    await closed_by_the_team(world)

    await world.says(text)

    assert [] == await verdicts(world)


async def test_a_verdict_is_changed_a_few_times_and_no_more(world: World) -> None:
    """However often a button is pressed: what is kept of a case does not grow without end, and the last one stands."""
    await closed_by_the_team(world)
    asked, [ticket] = world.person("malee").last, await world.rows(select(tickets.c.number))

    for n in range(30):
        await world.forges(f"v/{ticket.number}/{'good' if n % 2 else 'poor'}", asked.id)

    assert ["poor", "good", "poor", "good", "poor"] == await verdicts(world)
    assert "บันทึกความเห็นล่าสุดไว้แล้ว" in world.person("malee").last.text


async def test_a_verdict_makes_no_form_of_the_team_stale(world: World) -> None:
    """Whoever presses all day keeps nobody from answering."""
    await closed_by_the_team(world)
    before = await seen_by_the_team(world)

    await world.presses("พอใช้")

    assert before == await seen_by_the_team(world)


async def test_a_case_that_was_taken_back_is_not_rated(world: World) -> None:
    """Nobody of the team has decided anything."""
    await asked_by_the_team(world)
    [ticket] = await world.rows(select(tickets.c.number))
    await world.says("/status")
    await world.presses("ถอนเรื่อง")
    await world.presses("ข้าม")
    await world.presses("ยืนยันและส่ง")

    await world.forges(f"v/{ticket.number}/good", world.person("malee").last.id)

    assert [] == await verdicts(world)


async def test_a_verdict_with_its_reason_can_go_to_the_team(world: World) -> None:
    """The reason is not lost: it is kept, and sent by a press."""
    await closed_by_the_team(world)
    await world.says("ไม่ดีค่ะ เสียเวลาไปตั้งนาน สุดท้ายก็ไม่ได้อะไร")
    before = letters(world)

    await world.presses("ฝากบอกทีม")

    assert before + 1 == letters(world)
    assert "เสียเวลาไปตั้งนาน" in world.post.to(TEAM)[-1].text


async def test_a_word_after_the_verdict_is_for_the_team(world: World) -> None:
    """Said after the button was pressed; the case stays closed."""
    await closed_by_the_team(world)
    await world.presses("พอใช้")
    [offer] = await world.says("น่าจะเร็วกว่านี้หน่อย รอตั้งเดือนหนึ่ง")
    assert ["ฝากบอกทีม", "เปิดเรื่องอีกครั้ง", "ไม่ใช่ ถามเรื่องอื่น"] == labels(offer)

    [*_, told] = await world.presses("ฝากบอกทีม")

    assert "น่าจะเร็วกว่านี้หน่อย" in world.post.to(TEAM)[-1].text
    assert "ส่งถึงทีมแล้ว" in told.text


async def test_words_after_the_verdict_go_together(world: World) -> None:
    """Two in a row: the second offer has both, and the button of the first says that they wait."""
    await closed_by_the_team(world)
    await world.presses("พอใช้")
    malee = world.person("malee")
    malee.says("อยากให้ปรับปรุงเรื่องเวลานะ รอสายตั้งสามชั่วโมง")
    malee.says("แล้วพนักงานคนที่รับสายก็พูดไม่สุภาพด้วยค่ะ")
    await world.hears()
    first = malee.chat.bot_posts()[-2]
    before = letters(world)

    [said] = await world.forges(first.rows[0][0]["callback_data"], first.id)
    assert before == letters(world)
    await world.presses("ฝากบอกทีม")

    assert "ยังไม่ได้ส่ง" in said.text
    assert "รอสายตั้งสามชั่วโมง" in world.post.to(TEAM)[-1].text
    assert "ไม่สุภาพ" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("verdict", ["ดีมาก", "ไม่ดีค่ะ เสียเวลาไปตั้งนาน สุดท้ายก็ไม่ได้อะไร"])
async def test_a_verdict_takes_no_word_to_the_team_away(world: World, verdict: str) -> None:
    """What was offered before the case was closed can still be sent."""
    data, message_id = await words_are_offered(world)
    await team_writes(world, "เสร็จ: ตรวจแล้ว")
    await world.says(verdict)

    await world.forges(data, message_id)
    await world.presses("ฝากบอกทีม ไม่ต้องเปิดเรื่อง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text


FIRST = "ยังไม่ได้แก้ไขเลยค่ะ ยังมีคนโทรมาขายของทุกวัน " + "หนึ่ง " * 200
SECOND = "แล้วก็ยังมีข้อความมาทุกคืนด้วย ยังไม่เรียบร้อย " + "สอง " * 300


async def test_words_that_are_too_long_together_take_none_away(world: World) -> None:
    """For a case that is closed, as for an open one: the first are kept and can be sent, and it is said that the
    second are not."""
    await closed_by_the_team(world)
    await world.says(FIRST)

    [said] = await world.says(SECOND)
    await world.presses("เปิดเรื่องอีกครั้ง")
    await world.presses("ยืนยันและส่ง")

    assert "ข้อความล่าสุดยังไม่ได้เก็บไว้" in said.text
    assert "หนึ่ง หนึ่ง" in world.post.to(TEAM)[-1].text


async def test_words_for_an_open_case_that_are_too_long_together_leave_the_first(world: World) -> None:
    """With the button that sends them, and after it the second can be sent."""
    await asked_by_the_team(world)
    await world.says(f"โทรมาจาก 080-111-2233 {FIRST}")

    [said] = await world.says(f"โทรมาจาก 080-999-8877 {SECOND}")
    await world.presses("ส่ง")

    assert "ข้อความล่าสุดยังไม่ได้เก็บไว้" in said.text
    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert "080-999-8877" not in world.post.to(TEAM)[-1].text


async def test_a_case_is_opened_again_with_as_much_as_can_be_added_to_it(world: World) -> None:
    """What was offered is never refused after the press; and once the team has it, it waits no longer."""
    await closed_by_the_team(world)
    [offer] = await world.says(SECOND)
    comment = offer.rows[1][0]["callback_data"]

    await world.presses("เปิดเรื่องอีกครั้ง")
    await world.presses("ยืนยันและส่ง")
    before = letters(world)
    [again] = await world.forges(comment, offer.id)

    assert "สอง สอง" in world.post.to(TEAM)[-1].text
    assert before == letters(world)
    assert "ไม่มีอะไรค้างรอส่งแล้ว" in again.text


async def test_the_last_verdict_counts(world: World) -> None:
    """The buttons go with the first press, and the same word again is noted once."""
    await closed_by_the_team(world)
    asked = world.person("malee").chat.bot_posts()[-1]
    poor = asked.rows[0][2]["callback_data"]
    await world.presses("ดี")
    assert [] == world.person("malee").chat.bot_posts()[-2].rows

    await world.forges(poor, asked.id)
    await world.forges(poor, asked.id)

    assert ["good", "poor"] == await verdicts(world)


async def test_a_case_opened_again_is_judged_when_it_is_closed_again(world: World) -> None:
    """An old button says so in passing, and after the second end it is asked once more."""
    await closed_by_the_team(world)
    asked = world.person("malee").chat.bot_posts()[-1]
    await world.says("ไม่โอเคเลย")
    await world.presses("เปิดเรื่องอีกครั้ง")
    await world.says("ยังโทรมาอยู่")
    await world.presses("ยืนยันและส่ง")

    said = await world.forges(asked.rows[0][0]["callback_data"], asked.id)

    assert ([], ["poor"]) == (said, await verdicts(world))
    world.clock.passes(60)
    await team_writes(world, "เสร็จ: แก้แล้ว")
    await world.presses("ดี")
    assert ["poor", "good"] == await verdicts(world)


async def test_what_is_added_while_a_case_is_open_may_be_for_the_case(world: World) -> None:
    """Whether something comes to the profile or to what was filed takes a press; no form begins by itself."""
    await asked_by_the_team(world)

    await world.says("ขอเพิ่มข้อมูลอีกข้อค่ะ")

    assert "ส่งให้ทีมในเรื่อง" in world.person("malee").last.text
    assert await world.rows(select(conversations)) == []


async def test_whoever_goes_on_telling_is_still_heard_for_the_case(world: World) -> None:
    """What it sounds like others ask about: it is no question, and all of it is offered together."""
    await files(world, "ข้อร้องเรียน", "มีคนโทรมาขายของทุกวัน")
    await world.says("วันนี้โทรมาอีกสามรอบแล้ว เบอร์ 0998877665")

    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")

    last = world.person("malee").last
    assert "ส่งให้ทีมในเรื่อง" in last.text
    assert "อีกสามรอบ" in last.text
    assert "ยอดเงิน" in last.text


async def test_a_question_while_something_is_offered_is_answered(world: World) -> None:
    """It is put as one."""
    await files(world, "ข้อร้องเรียน", "มีคนโทรมาขายของทุกวัน")
    await world.says("วันนี้โทรมาอีกสามรอบแล้ว เบอร์ 0998877665")

    await world.says("บริษัทเก็บข้อมูลการชำระเงินอะไรบ้าง")

    assert "1.6" in world.person("malee").last.text


async def test_the_letters_of_a_number_say_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever they look like: what names a case is for it."""
    monkeypatch.setattr("bot.tickets.store.new_number", lambda: "PR-NVC0T-H")
    number = await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")

    await world.says(f"เบอร์ที่โทรมาคือ 0998877665 เรื่อง {number} ค่ะ")

    assert f"ส่งให้ทีมในเรื่อง {number} ไหม" in world.person("malee").last.text


async def files(world: World, kind: str, words: str) -> str:
    """Malee files something; its number."""
    await world.says("/contact")
    await world.presses(kind)
    await world.says(words)
    await world.presses("แชตนี้")
    filed = await world.presses("ยืนยันและส่ง")
    return next(found[0] for post in filed if (found := re.search(r"PR-\w{5}-\w", post.text)))


@pytest.mark.parametrize("yes", ["ใช่ ส่ง", "ส่งเลย", "ค่ะ ส่งเลย"])
async def test_a_yes_is_for_the_case_that_was_asked_about(world: World, yes: str) -> None:
    """Of two cases that the person has, and not for the one that was filed last."""
    first = await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    await files(world, "คำถาม", "เก็บข้อมูลของฉันไว้กี่ปี")
    await world.says(f"เบอร์ที่โทรมาคือ 0998877665 เรื่อง {first} ค่ะ")

    await world.says(yes)

    last = world.person("malee").last
    assert f"ส่งให้ทีมในเรื่อง {first} ไหม" in last.text
    assert "ยังไม่ได้ส่ง" in last.text

    await world.presses("ส่ง")

    assert "0998877665" in world.post.to(TEAM)[-1].text
    assert first in world.post.to(TEAM)[-1].subject


@pytest.mark.parametrize(
    "more", ["ส่งเอกสาร แล้วพนักงานทำหาย", "ส่งไลน์มา แล้วก็ขู่อีก", "เมื่อวานไปที่สาขา พนักงานบอกว่ายัง"]
)
async def test_what_was_sent_by_others_is_no_yes(world: World, more: str) -> None:
    """It is told, and goes with the rest as it stands."""
    await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    await world.says("ลืมบอกว่าเขาขับกระบะสีขาว")

    await world.says(more)
    await world.presses("ส่ง")

    letter = world.post.to(TEAM)[-1].text
    assert "กระบะสีขาว" in letter
    assert more in letter


async def test_a_yes_with_more_takes_the_more_along(world: World) -> None:
    """Both are shown, and wait for the press."""
    await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    await world.says("ลืมบอกว่าเขาขับกระบะสีขาว")

    await world.says("ส่งสิคะ แล้วก็เมื่อกี้เขาขับผ่านหน้าบ้านอีกรอบ กลัวมาก")
    await world.presses("ส่ง")

    letter = world.post.to(TEAM)[-1].text
    assert "กระบะสีขาว" in letter
    assert "เมื่อกี้เขาขับผ่านหน้าบ้านอีกรอบ" in letter


async def test_whether_it_was_sent_is_told_as_it_is(world: World) -> None:
    """The case went to the team; what was offered to it has not, and the question is no part of it."""
    await files(world, "ข้อร้องเรียน", "มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    await world.says("ลืมบอกว่าเขาขับกระบะสีขาว")

    await world.says("ส่งเรื่องรถกระบะไปรึยัง")

    assert "ยังไม่ได้ส่ง" in world.person("malee").last.text

    await world.presses("ส่ง")

    assert "รึยัง" not in world.post.to(TEAM)[-1].text


# Closed while a form for it was filled ----------------------------------------------------------------


async def test_what_was_to_be_added_to_a_case_that_is_closed_opens_it_again(either_world: World) -> None:
    """The form for more information was filled when the team closed the case: its words are kept, and one press begins
    to open it again with them; its photo is still there."""
    world = either_world
    await asked_by_the_team(world)
    await world.presses("ตอบทีม")
    await world.says("โทรมาจาก 021234567 วันจันทร์ที่แล้ว")
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.presses("ครบแล้ว")
    await team_writes(world, "เสร็จ: ตรวจแล้ว")

    [post] = [each for each in await world.presses("ยืนยันและส่ง") if each.rows]
    await world.presses("เปิดเรื่องอีกครั้ง")
    summed_up = world.person("malee").last.text
    await world.presses("ยืนยันและส่ง")

    assert "ปิดไปแล้วระหว่างนี้" in post.text
    assert "ไฟล์ 1 ไฟล์ก็ยังไม่ได้ส่ง" in post.text
    assert "021234567" in summed_up
    assert ["open"] == [row.state for row in await world.rows(select(tickets.c.state))]
    assert [None] == [row.ticket_id for row in await world.rows(select(stored.c.ticket_id))]


async def test_a_file_alone_for_a_case_that_is_closed_meanwhile_is_kept_for_it(world: World) -> None:
    """It is said that it was not sent, and how it can be: the team never reads of a file that did not come."""
    await asked_by_the_team(world)
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await team_writes(world, "เสร็จ: ตรวจแล้ว")
    before = letters(world)

    await world.presses("ส่ง")

    assert "ไฟล์ 1 ไฟล์ยังไม่ได้ส่ง" in world.person("malee").last.text
    await world.walks("[เปิดเรื่องอีกครั้ง]", "ยังไม่เรียบร้อย", "[ยืนยันและส่ง]", "/status", "[เพิ่มข้อมูล]", "แนบรูป")
    assert "ได้รับแล้ว 1 ไฟล์" in world.person("malee").last.text
    assert before < letters(world)


async def test_files_alone_in_a_form_for_a_case_that_is_closed_meanwhile_are_spoken_of_as_such(
    world: World,
) -> None:
    """No message is said to wait, for there is none."""
    await asked_by_the_team(world)
    await world.walks("[ตอบทีม]", "[มีแต่ไฟล์ ไม่มีข้อความ]")
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.presses("ครบแล้ว")
    await team_writes(world, "เสร็จ: ตรวจแล้ว")

    [post] = [each for each in await world.presses("ยืนยันและส่ง") if each.rows]

    assert "ไฟล์ 1 ไฟล์ยังไม่ได้ส่ง" in post.text
    assert "ข้อความ" not in post.text
    assert ["เปิดเรื่องอีกครั้ง"] == [each["text"] for row in post.rows for each in row]


async def corrects(world: World, right: str) -> None:
    """Malee fills the form of a correction, up to its proof."""
    await world.walks("/correct", "[ชื่อ]", "มาลา", right, "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")


@pytest.mark.parametrize("more", ["ขอด่วนหน่อยค่ะ จะใช้เดินทาง", ""])
async def test_a_form_for_an_open_case_that_is_closed_becomes_a_case_of_its_own(
    either_world: World, more: str
) -> None:
    """A whole form was to go into a request of the same kind: no answer is lost, nor what was to be added."""
    world = either_world
    await corrects(world, "มาลี")
    await world.says("malee@example.com")
    await world.says(str(world.post.letters[-1].code))
    await world.presses("ยืนยันและส่ง")
    world.clock.passes(60)
    await corrects(world, "มาลีวรรณ")
    await world.presses("เพิ่มข้อมูลในเรื่องเดิม")
    await (world.says(more) if more else world.presses("ส่งเท่าที่กรอก"))
    await team_writes(world, "เสร็จ: แก้แล้ว")

    await world.presses("ยืนยันและส่ง")
    last = world.person("malee").last
    await world.presses("ยืนยันและส่ง")

    assert "ส่งเป็นเรื่องใหม่ได้เลย" in last.text
    assert "มาลีวรรณ" in last.text
    assert more in last.text
    states = await world.rows(select(tickets.c.state).order_by(tickets.c.received_at))
    assert ["fulfilled", "open"] == [row.state for row in states]


async def test_an_old_offer_sends_no_file_that_came_after_it(either_world: World) -> None:
    """It may be for something else: it waits, and goes with nothing by itself.  An album comes picture by picture, and
    all of it was offered."""
    world = either_world
    malee = world.person("malee")
    data, _ = await words_are_offered(world)
    world.clock.passes(60)
    await world.says("/access")
    await world.hears(malee.sends_photo(PICTURE, caption="บัตร สำหรับขอดูข้อมูล"))
    await world.hears(malee.presses(data=data))
    alone = len(world.post.to(TEAM)[-1].attachments)

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert (0, [None]) == (alone, [row.ticket_id for row in await world.rows(select(stored.c.ticket_id))])


async def test_an_album_goes_whole_whenever_its_pictures_come(world: World) -> None:
    """The offer is made at the first."""
    malee = world.person("malee")
    await asked_by_the_team(world)
    for shade in (1, 2, 3):
        await world.hears(malee.sends_photo(picture(shade), album="a"))
        world.clock.passes(10)

    await world.presses("ส่ง")

    assert 3 == len(world.post.to(TEAM)[-1].attachments)


async def test_a_file_for_a_case_that_is_full_is_not_said_to_be_sent(world: World) -> None:
    """Nothing goes, and the button stays below the file that waits."""
    malee = world.person("malee")
    await asked_by_the_team(world)
    for shade in range(AT_MOST):
        await world.hears(malee.sends_photo(picture(shade)))
    await world.presses("ส่ง")
    before = letters(world)
    world.clock.passes(60)
    [offer] = await world.hears(malee.sends_photo(picture(99)))

    [told] = [each.text for each in await world.presses("ส่ง")]

    assert "ยังมี 1 ไฟล์ที่ไม่ได้ส่งถึงทีม" in told
    assert before == letters(world)
    assert offer.rows


async def test_who_has_to_wait_can_press_again(world: World) -> None:
    """The button stays below what waits, and sends it later."""
    await words_are_offered(world)
    chat = {"chat": str(world.person("malee").id)}
    ledger = Attempts(world.service.config.secret_keys, world.clock)
    most = SAID[0].most
    await world.service.storage.run(lambda db: ledger.add(db, "said", chat, times=most))
    before = letters(world)
    [refused] = [each.text for each in await world.presses("ส่ง")]
    world.clock.passes(2 * 3600)

    await world.presses("ส่ง")

    assert refused.startswith("แชตนี้ส่งถึงทีมหลายครั้งแล้ว")
    assert before + 1 == letters(world)


# While the team moves it -------------------------------------------------------------------------------


@pytest.mark.parametrize("action", [AskPerson("โทรมาเมื่อไร"), Fulfil("เรียบร้อย")], ids=["asks", "closes"])
@pytest.mark.parametrize("way", ["an offer", "a form"])
async def test_what_is_sent_while_the_team_moves_the_case_is_not_lost(
    postgresql_url: str,
    answers: Answers,
    clock: Clock,
    keys_text: str,
    way: str,
    action: Action,
) -> None:
    """Whoever presses waits until the team's word is stored: it goes with the case as it stands then, or, where that
    is closed, the words are kept and can open it again."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    if way == "an offer":
        await words_are_offered(world)
        button = "ส่ง"
    else:
        await complains(world)
        await world.walks("/status", "[เพิ่มข้อมูล]", "โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
        await world.hears(world.person("malee").sends_photo(PICTURE))
        await world.presses("ครบแล้ว")
        button = "ยืนยันและส่ง"
    [row] = await world.rows(select(tickets.c.number))
    before = letters(world)

    office = world.service.ticketing
    with world.service.storage.engine.begin() as team:
        ticket = office.tickets.by_number(team, row.number)
        assert ticket is not None
        office.workflow.act(team, ticket, action, Actor("staff", "nid"))
        pressing = asyncio.create_task(world.presses(button))
        async with asyncio.timeout(20):
            while not await world.rows(text("SELECT pid FROM pg_locks WHERE NOT granted")):
                continue
    await pressing
    sent = [each.text for each in world.post.to(TEAM)[before:]]
    chat = world.person("malee").chat.bot_posts()
    await world.close()

    kept = any("เปิดเรื่องอีกครั้งพร้อมข้อความนี้ได้" in each.text for each in chat[-3:])
    assert isinstance(action, AskPerson) == any("080-111-2233" in each for each in sent)
    assert isinstance(action, Fulfil) == kept


async def leaves_a_correction_with_a_photo(world: World) -> dict[str, object]:
    """Malee can take it up again for a day; the photo, as Telegram sends it."""
    await world.walks("/correct", "[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")
    await world.hears(sent := world.person("malee").sends_photo(PICTURE))
    await world.says("/cancel")
    world.clock.passes(60)
    return {"photo": sent.message["photo"]}


@pytest.mark.parametrize("caption", ["", "รูปบัตรตามที่ขอค่ะ โทรมาจาก 080-111-2233"])
async def test_a_photo_that_a_left_form_has_goes_with_a_case_when_it_is_sent_again(
    either_world: World, caption: str
) -> None:
    """With words or without: the case has it, and so has the form when it is taken up again."""
    world = either_world
    await complains(world)
    photo = await leaves_a_correction_with_a_photo(world)
    await team_writes(world, "ขอเพิ่ม: ส่งรูปบัตรมาให้ดูหน่อย")
    before = letters(world)

    for _ in range(2):
        await world.hears(world.person("malee").sends(photo | ({"caption": caption} if caption else {})))
    await world.presses("ส่ง")
    await world.walks("/menu", "[ทำต่อ: ขอแก้ข้อมูล]")

    assert before + 1 == letters(world)
    assert 1 == len(list(world.post.to(TEAM)[-1].attachments))
    assert "ได้รับแล้ว 1 ไฟล์" in world.person("malee").last.text


async def test_a_photo_of_a_left_form_goes_with_no_case_when_another_of_its_kind_is_filed(
    world: World,
) -> None:
    """It was for a correction of something else, which can still be taken up again."""
    malee = world.person("malee")
    await leaves_a_correction_with_a_photo(world)
    await world.walks("/correct", "[อายุ]", "20", "30", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]", "[ยืนยันและส่ง]")
    await team_writes(world, "ขอเพิ่ม: เกิดวันไหน")

    await world.walks("เกิดวันที่ 3 มีนาคม 2530 ค่ะ", "[ส่ง]")
    await world.walks("/menu", "[ทำต่อ: ขอแก้ข้อมูล]")

    assert [] == list(world.post.to(TEAM)[-1].attachments)
    assert "ได้รับแล้ว 1 ไฟล์" in malee.last.text


async def test_a_photo_of_a_form_that_nobody_took_up_again_goes_with_no_case(either_world: World) -> None:
    """Its day is over and it is swept; the photo is still there because of another form, and is nobody's."""
    world = either_world
    malee = world.person("malee")
    await complains(world)
    await leaves_a_correction_with_a_photo(world)
    world.clock.passes(DAY - 3600)
    await world.says("/access")
    await world.presses("ปฏิทิน")
    world.clock.passes(3600)
    await world.service._sweep()
    await world.says("/cancel")
    await team_writes(world, "ขอเพิ่ม: โทรมาวันไหน")

    await world.walks("โทรมาวันพุธที่แล้ว ตอนบ่ายค่ะ", "[ส่ง]")
    went = list(world.post.to(TEAM)[-1].attachments)
    await world.walks("/correct", "[ชื่อ]")
    await world.hears(malee.sends_photo(picture(9)))

    assert [] == went
    assert 1 == len(await world.rows(select(stored.c.id)))


async def test_the_form_that_adds_to_a_case_names_it(world: World) -> None:
    """Whoever has several sees which one the words go to: its number, and what it asks for."""
    await complains(world)
    await world.walks("/status", "[เพิ่มข้อมูล]", "เขาโทรมาอีกเมื่อเช้านี้", "[ไม่มีไฟล์]")
    [number] = re.findall(r"PR-\w{5}-\w", world.person("malee").last.text)

    assert f"เลขที่: {number} ข้อร้องเรียน" in world.person("malee").last.text


async def test_details_are_offered_where_somebody_can_be_shown_them(world: World) -> None:
    """Of a case that was filed without a proven address nobody can prove that it is theirs."""
    await complains(world)
    await world.says("/status")
    unproven = labels(world.person("malee").last)

    assert "ดูรายละเอียด" not in unproven
    assert "เพิ่มข้อมูล" in unproven


async def test_what_is_said_behind_a_verdict_is_about_the_rated_case(world: World) -> None:
    """Also where another case is open, and was filed later."""
    await complains(world)
    await closed_by_the_team(world)
    [rated] = re.findall(r"PR-\w{5}-\w", world.post.to(TEAM)[0].text)[:1]
    await complains(world)
    await world.presses("พอใช้")
    [offer] = await world.says("ตอบช้าไปหน่อย รออยู่หลายวันกว่าจะรู้เรื่อง")

    assert rated in offer.text
    assert "ฝากบอกทีม" in labels(offer)


ASKED_WHICH = "ขอเพิ่ม: ให้ลบข้อมูลการชำระเงินด้วย และเก็บเฉพาะปฏิทิน ใช่ไหมคะ"
ANSWERED_AND_ASKED = "ตอบ: รับทราบค่ะ ตอนนี้กำลังตรวจสอบ โฆษณามาจากเบอร์หรือชื่ออะไรคะ"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (ASKED_WHICH, "ใช่ค่ะ ลบการเงินด้วย เก็บแค่ปฏิทิน"),
        (ASKED_WHICH, "ข้อมูลการชำระเงินกับตำแหน่งที่ตั้ง"),
        (ASKED_WHICH, "yes, delete the payment data too, keep only the calendar"),
        (ANSWERED_AND_ASKED, "มันขึ้นซื่อว่า ปุ๋ยตราช้างทอง กับ ยาสมุนไพรลุงคำ"),
        (ANSWERED_AND_ASKED, "จำไม่ได้ค่ะ"),
        ("ตอบ: กำลังตรวจสอบค่ะ รบกวนแจ้งชื่อผู้ส่งด้วย ขอบคุณค่ะ", "ชื่อสมุดรายชื่อสายด่วนค่ะ"),
    ],
)
async def test_whoever_was_asked_by_the_team_is_answering(world: World, written: str, text: str) -> None:
    """Whatever the answer names: it is offered to that case, before the policy and before its status."""
    await complains(world)
    await team_writes(world, written)
    before = letters(world)

    await world.says(text)
    await world.presses("ส่ง")

    assert before + 1 == letters(world)
    assert text in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "text", ["เก็บข้อมูลอะไรบ้าง", "ลบข้อมูลแล้วกู้คืนได้ไหม", "ขายข้อมูลให้คนอื่นไหม", "เมื่อไหร่จะเสร็จคะ", "สวัสดีค่ะ"]
)
@pytest.mark.parametrize("written", [ASKED_WHICH, ANSWERED_AND_ASKED])
async def test_whoever_asks_instead_is_answered(world: World, written: str, text: str) -> None:
    """A question about the policy or the case, and a greeting, are no answers to the team."""
    await complains(world)
    await team_writes(world, written)

    said = await world.says(text)

    assert "ส่ง" not in labels(said[-1])


async def test_what_the_team_only_told_is_no_question(world: World) -> None:
    """Then what is said of the policy is a question about it."""
    await complains(world)
    await team_writes(world, "ตอบ: รับทราบค่ะ ทีมกำลังตรวจสอบกับฝ่ายขาย")

    said = await world.says("ข้อมูลการชำระเงินกับตำแหน่งที่ตั้ง")

    assert "ส่ง" not in labels(said[-1])


@pytest.mark.parametrize(
    "text",
    [
        "nobody answered me เลย ทำไมเงียบไปคะ ไม่โอเคนะ",
        "I don't want status ค่ะ ฝากบอกทีมด้วยว่าเรารอนานแล้ว ยังไม่มีใครติดต่อมาเลย",
        "ยังไม่มีใครติดต่อกลับมาเลย",
        "รอมาสองอาทิตย์แล้ว เจ้าหน้าที่ไม่ตอบ",
        "ทำไมช้าจังคะ",
        "บ่มีไผติดต่อมาเลย",
        "no reply from anyone, waiting for weeks",
    ],
)
async def test_whoever_complains_of_silence_is_told_sorry_and_can_pass_it_on(world: World, text: str) -> None:
    """With the date when it is due, and not the page that they know already."""
    await complains(world)
    world.clock.passes(3 * DAY)
    before = letters(world)

    [offer] = await world.says(text)
    shown = offer.text
    await world.presses("ส่ง")

    assert "ขออภัย" in shown
    assert "ภายใน" in shown
    assert before + 1 == letters(world)
    assert text in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("text", ["ถึงไหนแล้วคะ", "ต้องรอนานแค่ไหน", "รอนานไหมคะ", "เมื่อไหร่จะตอบกลับคะ"])
async def test_whoever_asks_how_far_it_is_is_shown_the_case(world: World, text: str) -> None:
    """Nobody complains by asking."""
    await complains(world)

    [page] = await world.says(text)

    assert "ขออภัย" not in page.text
    assert "ส่ง" not in labels(page)


@pytest.mark.parametrize(
    "text",
    [
        "ขอเร็วหน่อยได้ไหมครับ ต้องใช้ส่งอาจารย์วันศุกร์หน้า",
        "ช่วยเร่งให้หน่อยได้ไหมคะ",
        "รีบหน่อยนะคะ",
        "ด่วนครับ ต้องใช้พรุ่งนี้",
        "can you hurry please",
    ],
)
async def test_a_wish_for_hurry_is_offered_to_the_case(world: World, text: str) -> None:
    """Where one is open."""
    await complains(world)
    world.clock.passes(3 * DAY)

    [offer] = await world.says(text)

    assert "ส่ง" in labels(offer)
    assert "เร่ง" in offer.text


@pytest.mark.parametrize("text", ["ไม่รีบค่ะ", "ไม่ต้องรีบนะคะ", "ตอบเร็วมาก ประทับใจ", "ขอลบข้อมูลทั้งหมดด่วน"])
async def test_what_only_sounds_like_hurry_is_none(world: World, text: str) -> None:
    """Not being in a hurry, praise, and another request."""
    await complains(world)
    world.clock.passes(3 * DAY)

    said = await world.says(text)

    assert "เร่งทีม" not in said[-1].text


@pytest.mark.parametrize(
    "text",
    ["ขอบคุณค่ะ แล้วจะรู้ได้ไงว่าลบแล้ว", "ขอบใจหลายเด้อหล่า แล้วมันสิเซาส่งมื้อใด๋", "thanks, but how do I know it is done"],
)
async def test_a_question_behind_thanks_is_answered_or_offered_to_the_case(world: World, text: str) -> None:
    """In whatever dialect; nobody only says welcome, or that it is beside the point."""
    await complains(world)

    said = await world.says(text)

    assert "ยินดี" not in said[-1].text
    assert {"ส่ง", "ส่งคำถามนี้ให้ทีม"} & set(labels(said[-1]))


async def test_a_question_behind_thanks_begins_no_deletion(world: World) -> None:
    """Where no case is open it is answered, or asked about."""
    said = await world.says("ขอบคุณค่ะ แล้วจะรู้ได้ไงว่าลบแล้ว")

    assert "ข้อ 1/" not in said[-1].text


@pytest.mark.parametrize("text", ["ขอบคุณค่ะ ไม่มีอะไรแล้ว", "ขอบคุณมากค่ะ", "ขอบใจหลายเด้อหล่า"])
async def test_thanks_alone_are_welcome(world: World, text: str) -> None:
    """Nothing is asked behind them."""
    await complains(world)

    [said] = await world.says(text)

    assert "ส่งให้ทีมในเรื่อง" not in said.text


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ใช่ค่ะ I want to file a complaint ร้องเรียนเลย เรื่องที่ staff โทรมาหาเราวันนั้น",
        "อยากร้องเรียนเรื่องที่พนักงานโทรมาหาแล้วพูดไม่ดีใส่เราเมื่อวันก่อนนั่นแหละค่ะ",
    ],
)
async def test_what_was_told_before_a_complaint_goes_along(world: World, text: str) -> None:
    """Though it is named again."""
    told = "I have a complaint นะคะ เมื่อวันที่ 20 พ.ย. your staff โทรมาหาเรา แล้วบอกชื่อบริษัท"
    await world.says(told)

    said = await world.says(text)
    if "แชตนี้" in labels(said[-1]):
        said = await world.presses("แชตนี้")

    assert told in said[-1].text
    assert text in said[-1].text
