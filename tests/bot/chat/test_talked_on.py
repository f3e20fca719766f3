"""Talking on: what is said next is read by what was said before, and nobody is told twice, or made to tell twice."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading.wish_cues import SUES_WHOM, WHO_ANSWERS
from bot.storage.tables import conversations, tickets
from tests.bot.chat.test_cases import asked_by_the_team, complains, labels, team_writes
from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize("asked", ["ส่งให้ใครบ้าง", "ส่งให้ใครบ้าง?"])
async def test_a_question_is_no_yes_to_an_offer(world: World, asked: str) -> None:
    """Whatever the last answer offers to begin: whom data are given to is asked, and nothing is begun."""
    await world.says("เก็บไว้นานแค่ไหน")

    await world.says(asked)

    assert "บุคคลภายนอก" in world.person("malee").last.text
    assert await world.rows(select(conversations)) == []


async def test_a_question_that_leans_on_nothing_is_not_answered_as_the_one_before(world: World) -> None:
    """Where it may mean several things, those are offered."""
    await world.says("เก็บไว้นานแค่ไหน")

    await world.says("แล้วเอาไปให้ใคร")

    assert "ให้ข้อมูลกับคนนอก" in labels(world.person("malee").last)


@pytest.mark.parametrize("asked", ["แล้วเอาไปให้ไผแน", "แล้วลบได้จั่งใด"])
async def test_a_question_in_dialect_is_not_answered_as_the_one_before(world: World, asked: str) -> None:
    """Who, what and how are asked for in other words, too."""
    await world.says("เก็บไว้นานแค่ไหน")

    await world.says(asked)

    assert "เก็บข้อมูลไว้นานแค่ไหน" not in world.person("malee").last.text


async def test_a_question_behind_what_is_ruled_out_is_answered(world: World) -> None:
    """Somebody came into a form by mistake, and asks what they meant to ask; the form waits."""
    await world.says("/delete")

    answer, *_ = await world.says("ไม่ได้จะลบค่ะ แค่ถามว่าส่งข้อมูลให้ใครบ้าง")

    assert "บุคคลภายนอก" in answer.text
    assert "หมวดไหน" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ขอร้องเรียนครับ", "ขอคุยกับคนจริงๆ เดี๋ยวนี้"])
async def test_what_was_told_goes_to_people_with_the_wish_for_them(world: World, said: str) -> None:
    """What the bot has answered in its own way need not be typed again."""
    told = "บริษัทเอาเบอร์ผมไปขายใช่ไหม โดนโทรก่อกวนทุกวัน"
    await world.says(told)

    await world.says(said)

    assert f"{told}\n{said}" in world.person("malee").last.text


async def test_what_the_team_has_already_is_told_no_second_time(world: World) -> None:
    """The wish for people that follows stands alone."""
    told = "บริษัทเอาเบอร์ผมไปขายใช่ไหม โดนโทรก่อกวนทุกวัน"
    await world.walks(told, "ขอร้องเรียนครับ", "[ยืนยันและส่ง]")

    await world.says("ขอร้องเรียนอีกเรื่องครับ")

    assert len(await world.rows(select(tickets))) == 1
    assert told not in world.person("malee").last.text


async def test_what_was_told_long_ago_is_not_in_a_wish_for_people(world: World) -> None:
    """A day later it is another matter."""
    told = "บริษัทเอาเบอร์ผมไปขายใช่ไหม โดนโทรก่อกวนทุกวัน"
    await world.says(told)
    world.clock.passes(86400)

    await world.says("ขอร้องเรียนครับ")

    assert told not in world.person("malee").last.text


async def test_the_answer_to_the_team_is_not_answered_with_where_to_complain(world: World) -> None:
    """Though that was talked about a moment ago: numbers and times are told to the team."""
    await asked_by_the_team(world)
    await world.says("ถ้าไม่พอใจร้องเรียน สคส ได้ไหม")

    await world.says("02-111-2222 กับ 0899998888 โทรมาทุกวันตอนเที่ยง")

    assert labels(world.person("malee").last)[0] == "ส่ง"


@pytest.mark.parametrize("said", ["ขอบคุณมากนะคะหนู อธิบายดีจังเลย", "เข้าใจแล้วค่ะ ขอบคุณมากๆ เลย"])
async def test_thanks_for_an_answer_do_not_bring_it_again(world: World, said: str) -> None:
    """A kind word is answered with one."""
    await world.says("เอาข้อมูลไปทำอะไร")

    await world.says(said)

    assert "ยินดี" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ขอบคุณค่ะ ส่งได้เลยค่ะ", "โอเค ส่งเลย ขอบคุณนะคะ", "ครบแล้วครับ ส่งได้"])
async def test_who_says_with_thanks_that_it_can_go_is_shown_what_sends_it(world: World, said: str) -> None:
    """It takes a press, and the button is there."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของทุกวัน", "[แชตนี้]")

    await world.says(said)

    assert labels(world.person("malee").last)[0] == "ยืนยันและส่ง"
    assert "กดปุ่มนี้" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ไม่มีค่ะ", "ไม่มีเลยครับ", "ข้าม"])
async def test_who_has_no_address_is_shown_the_ways_without_one(world: World, said: str) -> None:
    """No word about an address that looks incomplete."""
    await world.says("/verify")

    await world.says(said)

    assert "ยังไม่ครบ" not in world.person("malee").last.text
    assert "ติดต่อทีม" in labels(world.person("malee").last)


async def test_who_wants_one_datum_deleted_does_not_lose_the_others_by_it(world: World) -> None:
    """No category is so small: the words go to the team with it, and the person sees that."""
    await world.says("/delete")

    said = await world.says("ลบเบอร์โทร")

    answers, _ = await kept(world)
    assert "ใส่ข้อความของคุณไปด้วย" in said[-1].text
    assert answers["draft"] == "ลบเบอร์โทร"


@pytest.mark.parametrize("whole", ["ลบโปรไฟล์", "ทุกอย่าง"])
async def test_who_names_a_category_has_said_all(world: World, whole: str) -> None:
    """No words go with it."""
    await world.says("/delete")

    await world.says(whole)

    answers, _ = await kept(world)
    assert "draft" not in answers


@pytest.mark.parametrize(
    ("before", "asked", "answered"),
    [
        ("เก็บปฏิทินไหม", "ไม่ได้ถามเรื่องปฏิทิน ถามว่าเอาข้อมูลของดิฉันไปยิงโฆษณาหรือไม่ต่างหาก", "แสดงโฆษณาได้"),
        ("สวัสดี", "แล้วเบอร์หมู่นี้เอาไปขายต่อหื้อบริษัทอื่นก่อ บอกมาตรงๆ", "ขายข้อมูล"),
        ("สวัสดี", "ดิฉันกำลังคุยกับเจ้าหน้าที่จริง ๆ หรือคุยกับเครื่องอยู่คะ", "นี่คือโปรแกรม"),
        ("สวัสดี", "am I talking to a human or a bot", "นี่คือโปรแกรม"),
    ],
)
async def test_what_is_put_as_a_question_begins_no_form(
    world: World, before: str, asked: str, answered: str
) -> None:
    """Also where it names what a form is about, and where it is not the end of the sentence that asks."""
    await world.says(before)

    await world.says(asked)

    assert answered in world.person("malee").last.text
    assert await world.rows(select(conversations)) == []


async def test_the_question_that_goes_to_people_is_the_one_that_was_answered(world: World) -> None:
    """And not the one before it: also where what is asked is who answers here."""
    await world.walks("เก็บไว้นานแค่ไหน", "คุยกับคนหรือเครื่องคะ")

    await world.presses("ส่งคำถามนี้ให้ทีม")

    assert "ข้อความ: คุยกับคนหรือเครื่องคะ" in world.person("malee").last.text


async def test_a_look_at_the_own_cases_is_no_wish_for_people(world: World) -> None:
    """The question before it stays what it was."""
    await world.walks("เก็บไว้นานแค่ไหน", "สถานะ")

    _, question = await kept(world)
    assert question == "สถานะ"


async def test_who_asks_why_something_was_deleted_deletes_nothing(world: World) -> None:
    """At the most they are asked whether they want that."""
    await world.says("เอ้า! ข่อยพิมพ์ตั้งโดน ลบถิ้มเฮ็ดหยัง บ่ถามจักคำ")

    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize("before", ["ข้อมูลรั่วต้องทำยังไง", "มีคนโทรมาขายของ เอาเบอร์มาจากไหน", "ลบข้อมูลได้ไหม"])
@pytest.mark.parametrize("asked", ["ลบบัญชีดีมั้ย", "do I need to delete everything?", "ต้องเปลี่ยนเบอร์ไหมเนี่ย"])
async def test_whether_to_do_something_begins_no_form(world: World, before: str, asked: str) -> None:
    """Behind an answer, and without thanks: it is answered, or the form is offered."""
    await world.says(before)

    await world.says(asked)

    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize("said", ["ขอบคุณค่ะ ลบให้ไวมาก ประทับใจ", "ขอบคุณครับ แก้เบอร์ให้เร็วดี"])
async def test_praise_of_what_was_done_is_thanked_for(world: World, said: str) -> None:
    """And begins nothing."""
    await closed(world)

    await world.says(said)

    assert "ยินดี" in world.person("malee").last.text
    assert await world.rows(select(conversations)) == []


async def closed(world: World) -> None:
    """The team has closed Malee's complaint."""
    await complains(world)
    await team_writes(world, "เสร็จ: ตรวจแล้ว")
    world.clock.passes(1000)


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("คราวนี้อยากลบรูปด้วย", "deletion"),
        ("คราวนี้ขอเลิกรับโฆษณา", "objection"),
        ("มีเรื่องใหม่ค่ะ อยากแก้เบอร์โทร", "correction"),
        ("another thing, please delete my photo", "deletion"),
        ("ขอบคุณค่ะ แล้วขอลบเบอร์ด้วยได้ไหม", "deletion"),
    ],
)
async def test_a_new_matter_behind_a_closed_case_begins(world: World, said: str, flow: str) -> None:
    """In whatever words it is called a new one, and behind thanks: it is not for the old one."""
    await closed(world)

    await world.says(said)

    assert [flow] == [row.flow for row in await world.rows(select(conversations.c.flow))]


@pytest.mark.parametrize("said", ["มีเรื่องใหม่ค่ะ", "มีอีกเรื่องนึงค่ะ", "another thing"])
async def test_who_announces_a_new_matter_is_asked_for_it(world: World, said: str) -> None:
    """It is no message to anybody yet."""
    await closed(world)

    await world.says(said)

    assert "ถามได้เลย" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ลบแล้วเอากลับมาได้ป่ะ", "เรื่องใหม่ค่ะ เก็บคุกกี้ไหม"])
async def test_a_question_behind_a_closed_case_is_answered(world: World, said: str) -> None:
    """It opens no case again."""
    await closed(world)

    await world.says(said)

    assert "เปิดเรื่องอีกครั้ง" not in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "said",
    ["ขอให้เปิดเรื่องใหม่ ลบแค่บัตรก็ได้", "อีกเรื่องที่ขอไว้ยังไม่เสร็จ", "ขอบคุณค่ะ แต่ยังโทรมาอยู่เลย"],
)
async def test_what_is_told_of_the_old_case_is_for_it(world: World, said: str) -> None:
    """It can be opened again with the words."""
    await closed(world)

    await world.says(said)

    assert "เปิดเรื่องอีกครั้ง" in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "said",
    [
        "Fair enough, it was a daft thing to put to a privacy bot.",
        "อ่านไปตาลายไปเลยหนูเอ๊ย คนแก่ถอนหายใจไปสามรอบแล้ว",
    ],
)
async def test_a_remark_is_no_yes(world: World, said: str) -> None:
    """However much it sounds like agreeing: nothing goes to the team by it."""
    await world.says("เก็บไว้นานแค่ไหน")

    await world.says(said)

    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize(
    "asked", ["หยุดใช้กะลบนี่มันผิดกันตรงไหนวะ", "you don't keep my calendar if I never open it, is that right?"]
)
async def test_a_right_that_is_only_asked_about_is_offered_at_the_most(world: World, asked: str) -> None:
    """It begins by a press."""
    await world.says(asked)

    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize(
    ("said", "chosen"),
    [("ดูกับลบ", "access,deletion"), ("แก้กับเพิ่ม", "correction,addition"), ("see and delete", "access,deletion")],
)
async def test_rights_are_chosen_by_what_is_to_be_done(world: World, said: str, chosen: str) -> None:
    """Where several are asked for: each that is named is chosen."""
    await world.walks("/start req_several", said)

    answers, _ = await kept(world)
    assert chosen == answers["rights"]


@pytest.mark.parametrize("asked", ["ดีคับ 5555 นี่บอทป่ะ", "เป็นคนจริงป่ะ", "คุยกับหุ่นยนต์อยู่เหรอคะ", "are you a bot?"])
async def test_whoever_asks_whether_this_is_a_bot_hears_that_it_is(world: World, asked: str) -> None:
    """Also behind a greeting and a laugh."""
    [told] = await world.says(asked)

    assert "นี่คือโปรแกรม ไม่ใช่คน" in told.text


@pytest.mark.parametrize("asked", ["บอทเก็บข้อมูลผมไหม", "คุณเป็นคนเก็บข้อมูลใช่ไหม", "บอทอ่านเรื่องของผมไหม"])
def test_a_question_that_only_names_a_bot_does_not_ask_whether_this_is_one(asked: str) -> None:
    """The question bank says what it asks."""
    assert not WHO_ANSWERS.search(asked)


NO_CALLS = ["ขอให้หยุดส่งโฆษณา", "ติดต่อทีมความเป็นส่วนตัว"]


@pytest.mark.parametrize(
    "said",
    [
        "อยากให้เลิกโทรมา",
        "เลิกโทรมาได้แล้ว",
        "หยุดโทรหาผมสักที",
        "บ่อยากให้โทรมาเด้อ",
        "Stop calling me",
        "don't call me again",
    ],
)
@pytest.mark.parametrize("before", ["/start", "ทำไมโทรมาขายประกันบ่อยจัง"])
async def test_an_end_of_calls_can_be_asked_for_or_told_of(world: World, before: str, said: str) -> None:
    """Nobody says whose they are: both forms are a press away, and who says it again is in the first."""
    await world.says(before)

    [asked] = await world.says(said)
    offered = labels(asked)
    await world.says(said)

    assert NO_CALLS == offered[:2]
    assert ["objection"] == [row.flow for row in await world.rows(select(conversations.c.flow))]


@pytest.mark.parametrize(
    "said",
    [
        "ไม่เลิกโทรหาเพื่อนหรอก",
        "เลิกโทรมาแล้วค่ะ ขอบคุณ",
        "ใครโทรมา",
        "ไม่ต้องโทรกลับ ตอบในแชตก็พอ",
        "can you stop calling people?",
    ],
)
async def test_what_only_speaks_of_calls_asks_for_no_end_of_them(world: World, said: str) -> None:
    """They ended, or nobody is to call back."""
    told = await world.says(said)

    assert NO_CALLS != labels(told[-1])[:2]


async def test_an_end_of_calls_is_offered_to_the_case_that_is_about_them(world: World) -> None:
    """No second form is begun for it."""
    await complains(world)

    [offer] = await world.says("เลิกโทรมาได้แล้ว")

    assert "ส่งให้ทีมในเรื่อง" in offer.text


@pytest.mark.parametrize(
    "said", ["งั้นเอาออกจากรายชื่อส่งเมลให้หน่อย", "ขอยกเลิกการรับข่าวสาร", "take me off your mailing list"]
)
async def test_whoever_wants_to_stand_on_no_list_wants_no_advertising(world: World, said: str) -> None:
    """Whatever was answered before."""
    await world.walks("ลบบัญชีแล้วทำไมยังได้เมล", said)

    assert ["objection"] == [row.flow for row in await world.rows(select(conversations.c.flow))]


@pytest.mark.parametrize("said", ["ไม่มีโว้ย", "ไม่มีหรอกค่ะ", "no", "I don't have it"])
async def test_a_bare_no_begins_nothing(world: World, said: str) -> None:
    """Nor does it where it was offered to a case that asked, and is not for it."""
    await world.says(said)
    alone = await world.rows(select(conversations))
    await complains(world)
    await team_writes(world, "ขอเพิ่ม: ขอสำเนาใบแจ้งหนี้โทรศัพท์")
    await world.walks(said, "[ไม่ใช่ ถามเรื่องอื่น]")

    assert alone == []
    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize("asked", ["แล้วถ้าขายจะฟ้องใครได้", "เอาผิดใครได้บ้าง", "who can I sue?"])
async def test_whom_to_sue_is_not_answered_with_the_answer_before(world: World, asked: str) -> None:
    """The policy names no authority, and the bot does."""
    await world.says("ขายข้อมูลหรือเปล่า")

    [told] = await world.says(asked)

    assert "ร้องเรียน" in told.text


async def test_what_is_told_behind_an_offer_goes_along_with_it(world: World) -> None:
    """A right that may be wanted is offered still, whatever the policy says of what is told."""
    told = ("อย่าเพิ่งลบนะ กำลังฟ้องกันอยู่ ให้หยุดใช้เฉยๆ", "เรื่องขึ้นศาลแรงงาน", "ต้องใช้เป็นหลักฐาน")
    await world.walks(*told)

    offered = labels(world.person("malee").last)[0]
    await world.presses(offered)

    answers, _ = await kept(world)
    assert "ขอให้หยุดใช้ข้อมูลไว้ก่อน" == offered
    assert "\n".join(told) == answers["draft"]


async def test_a_question_behind_an_offer_is_answered(world: World) -> None:
    """It is nothing that goes along."""
    await world.says("อย่าเพิ่งลบนะ กำลังฟ้องกันอยู่ ให้หยุดใช้เฉยๆ")

    [told] = await world.says("เก็บข้อมูลไว้นานแค่ไหน")

    assert "ไม่ได้ระบุว่าบริษัทเก็บข้อมูลไว้นานแค่ไหน" in told.text


@pytest.mark.parametrize("said", ["เอาเรื่องคืนได้มั้ยคะ", "เอาเรื่องนี้ไปถามใคร", "ขอฟ้องใหม่"])
def test_a_case_that_is_wanted_back_sues_nobody(said: str) -> None:
    """Though it sounds like it."""
    assert not SUES_WHOM.search(said)
