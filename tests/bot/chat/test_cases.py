"""Cases: what somebody with a case says is read against it, offered to it, and sent only by a press."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.app.commands.demo import receive
from bot.chat.cases import (
    Around,
    Case,
    Decision,
    NotContent,
    Offer,
    Rating,
    Status,
    Thanked,
    Withdrawal,
    decide,
    decide_in_form,
    possible,
)
from bot.demo.mail.letters import reply_to
from tests.chat import PICTURE, TEAM, World

DAY = 86400.0
NOW = 100 * DAY
OPEN = Case("PR-1", "open", NOW - 9 * DAY)
OTHER = Case("PR-2", "open", NOW - 8 * DAY)
FILED = Case("PR-1", "open", NOW - 60)
ASKED = Case("PR-1", "awaiting-person", NOW - 9 * DAY, NOW - 60)
ANSWERED = Case("PR-1", "open", NOW - 9 * DAY, NOW - 60)
LONG_AGO = Case("PR-1", "open", NOW - 29 * DAY, NOW - 20 * DAY)
DONE = Case("PR-1", "fulfilled", NOW - 9 * DAY, NOW - 60, unrated=True)
RATED = Case("PR-1", "fulfilled", NOW - 9 * DAY, NOW - 60)
WITHDRAWN = Case("PR-1", "withdrawn", NOW - 9 * DAY)
ITS = Offer(("PR-1",))

READINGS: list[tuple[tuple[Case, ...], str, Decision | None]] = [
    ((), "ถึงไหนแล้วคะ", None),
    ((OPEN,), "ถึงไหนแล้วคะ", Status("PR-1")),
    ((OPEN,), "เมื่อไหร่จะเสร็จ", Status("PR-1")),
    ((OPEN,), "any news about my request?", Status("PR-1")),
    ((OPEN, OTHER), "ถึงไหนแล้วคะ", Status("")),
    ((OPEN,), "อยากถอนเรื่องที่ส่งไป", Withdrawal("PR-1")),
    ((OPEN, OTHER), "อยากถอนเรื่องที่ส่งไป", Withdrawal("")),
    ((OPEN,), "ขอเพิ่มข้อมูลในเรื่องที่แจ้งไว้ เขาโทรมาอีกแล้ว", ITS),
    ((OPEN, OTHER), "ขอเพิ่มข้อมูลในเรื่องที่แจ้งไว้ เขาโทรมาอีกแล้ว", Offer(("PR-1", "PR-2"))),
    ((OPEN,), "เก็บข้อมูลไว้นานแค่ไหน", None),
    ((OPEN,), "ขอลบข้อมูลทั้งหมด", None),
    ((OPEN,), "สวัสดีค่ะ", None),
    ((ASKED,), "โทรมาเมื่อวานตอนบ่าย จากเบอร์ 080-111-2233", ITS),
    ((ASKED,), "จำไม่ได้แล้วค่ะ", ITS),
    ((ASKED,), "ใช่ค่ะ", ITS),
    ((ASKED,), "ลบประวัติการโทรไปแล้ว ไม่รู้เบอร์", ITS),
    ((ASKED,), "สวัสดีค่ะ", None),
    ((ASKED,), "บริษัทเก็บข้อมูลอะไรของฉันบ้าง", None),
    ((ANSWERED,), "ไม่เห็นด้วยกับคำตอบนี้ค่ะ", ITS),
    ((ANSWERED,), "ขอบคุณทีมมากค่ะ", Thanked("PR-1")),
    ((LONG_AGO,), "ขอบคุณค่ะ", None),
    ((DONE,), "ยังไม่เรียบร้อยเลย เขายังโทรมาอยู่", NotContent("PR-1")),
    ((DONE,), "พอใช้", Rating("PR-1", "fair")),
    ((DONE,), "ดีมากค่ะ", Rating("PR-1", "good")),
    ((RATED,), "น่าจะเร็วกว่านี้หน่อย รอตั้งเดือนหนึ่ง", NotContent("PR-1")),
    ((RATED,), "ขอบคุณทีมมากค่ะ", Thanked("PR-1")),
    ((WITHDRAWN,), "ถึงไหนแล้วคะ", Status("PR-1")),
    ((FILED,), "ลืมบอกว่าเบอร์เก่าปิดไปตั้งแต่เดือนที่แล้ว", ITS),
]


@pytest.mark.parametrize(("cases", "text", "decision"), READINGS)
def test_what_a_text_is_for(
    answers: Answers, cases: tuple[Case, ...], text: str, decision: Decision | None
) -> None:
    """Read against the person's cases, before it is read against the policy."""
    around = Around(cases, NOW)
    chances, _ = answers.speech.weigh(text, possible(around))

    assert decision == decide(around, chances)


def test_a_reply_to_a_message_about_a_case_is_for_that_case(answers: Answers) -> None:
    """Also when another case was spoken of last, and when it is a question."""
    around = Around((ANSWERED, OTHER), NOW, replied="PR-2")
    chances, _ = answers.speech.weigh("ใช้หลักฐานอะไรสรุปคะ", possible(around))

    assert Offer(("PR-2",)) == decide(around, chances)


def test_what_was_begun_since_is_not_for_the_case(answers: Answers) -> None:
    """The team's message is followed only until something else is asked."""
    around = Around((ANSWERED,), NOW, other_at=NOW - 30)
    chances, _ = answers.speech.weigh("แต่เบอร์นี้ให้แต่บริษัทนี้ที่เดียวนะ", possible(around))

    assert decide(around, chances) is None


@pytest.mark.parametrize(
    ("text", "open_ended", "decision"),
    [
        ("ตอบทีมก่อนนะคะ เบอร์ที่โทรมาคือ 080-111-2233", True, ITS),
        ("080-111-2233 โทรมาเมื่อวาน", True, ITS),
        ("ขอถามหน่อย เก็บข้อมูลนานแค่ไหน", True, None),
        ("ชื่อ", False, None),
    ],
)
def test_in_a_form_what_sounds_like_an_answer_to_the_team_is_asked_about(
    answers: Answers, text: str, open_ended: bool, decision: Decision | None
) -> None:
    """The team wrote after the question was shown."""
    around = Around((ASKED,), NOW)
    chances, _ = answers.speech.weigh(text, possible(around))

    assert decision == decide_in_form(around, chances, NOW - 600, open_ended=open_ended)


# Lived through ----------------------------------------------------------------------------------------


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
