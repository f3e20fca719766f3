"""Case questions: what people ask about their cases, and behind what the team wrote."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.bot.chat.test_cases import team_writes
from tests.bot.chat.test_first_use import COMPLAINS, UNPROVEN
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

FILED = (*COMPLAINS, "[ยืนยันและส่ง]")
ASKED_FOR_DELETION = (*UNPROVEN, "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "asked",
    [
        "แล้วจะติดต่อหนูเมื่อไหร่คะ",
        "ครบกำหนดดำเนินการเมื่อใดคะ",
        "ทีมจะโทรมาวันไหนคะ",
        "เขาสิติดต่อลุงมื้อใด๋",
        "when will you contact me?",
        "what is the deadline?",
    ],
)
async def test_when_somebody_will_be_told_is_asked_of_their_case(world: World, asked: str) -> None:
    """Its page says when it is due; of several the list does."""
    await world.walks(*FILED)
    [one] = await world.says(asked)
    await world.walks(*ASKED_FOR_DELETION)
    world.clock.passes(3600)
    [both] = await world.says(asked)

    assert "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569" in one.text
    assert "เรื่องของคุณมี 2 เรื่อง" in both.text


@pytest.mark.parametrize(
    "asked",
    [
        "สรุปแล้วดิฉันมีกี่เรื่อง และแต่ละเรื่องครบกำหนดวันใด",
        "ตอนนี้ผมมีทั้งหมดกี่เรื่องครับ",
        "ทั้งสองเรื่องถึงไหนแล้วคะ",
        "how many cases do I have?",
    ],
)
async def test_the_list_of_cases_says_where_each_stands_and_when_it_is_due(world: World, asked: str) -> None:
    """Also where one of them was talked about last."""
    await world.walks(*FILED)
    world.clock.passes(60)
    await world.walks(*ASKED_FOR_DELETION)
    await team_writes(world, "ตอบ: กำลังตรวจสอบตัวตน")

    [listed] = await world.says(asked)

    told = [
        each.splitlines()[0].split(" · ")[1:] + each.splitlines()[1:] for each in listed.text.split("\n\n")
    ]
    assert told == [
        [],
        ["ขอลบข้อมูล", "สถานะ: รอเจ้าหน้าที่ตรวจสอบว่าเป็นคุณ", "กำหนดตามกฎหมาย: ภายใน 20 กุมภาพันธ์ 2570"],
        ["ข้อร้องเรียน", "สถานะ: ทีมกำลังดำเนินการ", "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569"],
    ]


async def test_the_list_of_cases_names_no_date_for_one_that_is_over(world: World) -> None:
    """Only what became of it."""
    await world.walks(*ASKED_FOR_DELETION, *FILED)
    await team_writes(world, "เสร็จ: ไม่พบการส่งต่อข้อมูล")

    [listed] = await world.says("/status")

    assert "สถานะ: ดำเนินการแล้ว" in listed.text
    assert "เป้าหมายของทีม" not in listed.text


async def test_when_is_no_question_of_a_case_where_none_was_filed(world: World) -> None:
    """It is said how it will be, or that there is none."""
    [when] = await world.says("แล้วจะติดต่อหนูเมื่อไหร่คะ")
    [how_many] = await world.says("หนูมีกี่เรื่องแล้วคะ")

    assert "เลขที่เรื่องและวันครบกำหนดทันที" in when.text
    assert "ยังไม่มีเรื่องที่ส่งจากแชตนี้" in how_many.text


async def test_when_the_company_tells_of_a_leak_is_asked_of_the_policy(world: World) -> None:
    """A case may be open."""
    await world.walks(*FILED)

    [told] = await world.says("บริษัทจะแจ้งฉันเมื่อไหร่ถ้าข้อมูลรั่ว")

    assert "รั่วไหล" in told.text


@pytest.mark.parametrize(
    "asked",
    [
        "แล้วทีมเจออะไรบ้าง",
        "แล้วพบอะไรบ้างคะ",
        "ส่งคำถามให้ทีมเลยค่ะ ว่ารายการที่ผิดปกติคืออะไร",
        "what did the team find?",
    ],
)
async def test_what_is_asked_behind_an_answer_of_the_team_is_offered_to_its_case(
    world: World, asked: str
) -> None:
    """It goes there by a press."""
    await world.walks(*FILED)
    await team_writes(world, "ตอบ: ตรวจสอบเบื้องต้นแล้ว พบรายการที่ผิดปกติ 2 รายการ")
    world.clock.passes(600)

    await world.walks(asked, "[ส่ง]")

    assert asked in world.post.to(TEAM)[-1].text


async def test_what_the_policy_answers_is_answered_behind_an_answer_of_the_team(world: World) -> None:
    """It is no question to them."""
    await world.walks(*FILED)
    await team_writes(world, "ตอบ: ตรวจสอบเบื้องต้นแล้ว พบรายการที่ผิดปกติ 2 รายการ")

    [told] = await world.says("เก็บข้อมูลอะไรบ้าง")

    assert "นโยบาย ข้อ 1" in told.text


async def test_what_the_team_has_found_stands_on_the_page_before_it_has_written(world: World) -> None:
    """Nobody is asked what the page tells."""
    await world.walks(*FILED)
    world.clock.passes(3600)

    [told] = await world.says("แล้วทีมเจออะไรบ้าง")

    assert "สถานะ: ทีมกำลังดำเนินการ" in told.text


async def test_a_question_that_is_to_be_sent_to_the_team_goes_there(world: World) -> None:
    """Into a case that can be opened again, or else as a new question."""
    asked = "ส่งคำถามให้ทีมเลยค่ะ ว่าเก็บข้อมูลไว้ที่ประเทศไหน"
    await world.says(asked)
    anew, _ = await kept(world)
    await world.walks("/cancel", *FILED)
    await team_writes(world, "เสร็จ: ไม่พบการส่งต่อข้อมูล")
    [again] = await world.says("ส่งคำถามให้ทีมเลยค่ะ ว่าตรวจอะไรไปบ้าง")

    assert anew["message"] == asked
    assert "เปิดเรื่องอีกครั้งพร้อมข้อความนี้ได้" in again.text


@pytest.mark.parametrize(
    "remark", ["อ๋อ เบอร์นั้นหนูให้เพื่อนไปเอง", "ที่อยู่ฉันบอกใครไปเอง", "เบอร์ไม่ต้องตรวจแล้วค่ะ เหลือแต่บัตร", "เบอร์ไม่ต้องแล้วค่ะ"]
)
async def test_a_remark_on_what_a_case_is_about_is_offered_to_it(world: World, remark: str) -> None:
    """Nothing is withdrawn by it, and it needs no word for a case."""
    await world.walks(*FILED)
    world.clock.passes(3600)

    [offer] = await world.says(remark)

    assert "ส่งให้ทีมในเรื่อง" in offer.text


@pytest.mark.parametrize("remark", ["อ๋อ เบอร์นั้นหนูให้เพื่อนไปเอง", "อ๋อ เข้าใจแล้วค่ะ"])
async def test_a_remark_of_somebody_without_a_case_is_offered_to_none(world: World, remark: str) -> None:
    """It is small talk."""
    [said] = await world.says(remark)

    assert "ส่งให้ทีมในเรื่อง" not in said.text


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("เปลี่ยนเบอร์จาก 081-111-2222 เป็น 089-333-4444 ให้หน่อยค่ะ", "089-333-4444"),
        ("ขอแก้เบอร์โทรเป็น 089-333-4444 ค่ะ", "089-333-4444"),
        ("อยากเปลี่ยนอีเมลเป็น malee.new@example.com ครับ", "malee.new@example.com"),
    ],
)
async def test_another_request_with_its_value_is_no_word_for_the_case(
    world: World, asked: str, right: str
) -> None:
    """The form for it begins, with the value in place."""
    await world.walks(*FILED)

    [said, *_] = await world.says(asked)

    assert right in said.text
    assert "ในเรื่อง PR-" not in said.text


async def test_a_number_is_for_the_team_that_asked_for_one(world: World) -> None:
    """However it is told: it is offered to their case."""
    await world.walks(*FILED)
    await team_writes(world, "ขอเพิ่ม: ขอเบอร์โทรที่ติดต่อได้")

    [said, *_] = await world.says("ขอแก้เบอร์โทรเป็น 089-333-4444 ค่ะ")

    assert "ในเรื่อง PR-" in said.text


@pytest.mark.parametrize(
    "asked",
    [
        "เรื่องที่ส่งมา เก็บไว้กี่ปีถึงจะลบ",
        "จบเรื่องแล้วเก็บไว้นานปานใดจั่งสิลบ",
        "แชตนี้เก็บกี่วันแล้วลบคะ",
        "how long do you keep this before it is deleted?",
    ],
)
async def test_how_long_something_is_kept_before_it_is_deleted_begins_no_deletion(
    world: World, asked: str
) -> None:
    """It is answered, with a case and without one."""
    await world.walks("/start")
    [before] = await world.says(asked)
    await world.walks(*FILED)
    [behind] = await world.says(asked)

    assert ["นโยบายไม่ได้ระบุว่าบริษัทเก็บข้อมูลไว้นานแค่ไหน"] * 2 == [
        each.text.splitlines()[0] for each in (before, behind)
    ]
    assert ({}, asked) == await kept(world)


async def test_when_something_is_deleted_that_was_asked_for_is_told_of_the_case(world: World) -> None:
    """Nothing is said to be kept."""
    await world.walks(*ASKED_FOR_DELETION)

    [told] = await world.says("อีกกี่วันถึงจะลบให้คะ")

    assert "กำหนดตามกฎหมาย" in told.text


REGULATOR = "สำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล"


@pytest.mark.parametrize(
    "said",
    [
        "งั้นผมร้องเรียนไปที่สำนักงานคุ้มครองข้อมูลเลย",
        "จะไปฟ้องกับทางการแล้ว ต้องเตรียมอะไรไปบ้าง",
        "ร้องทุกข์ต่อกระทรวงดิจิทัลได้เลยใช่มั้ย",
        "อยากร้องเรียนไปที่อื่นที่ไม่ใช่บริษัท",
        "I will report you to the government then",
    ],
)
async def test_whoever_wants_to_complain_to_the_state_is_told_where(world: World, said: str) -> None:
    """No complaint to the company is begun, also behind a refusal."""
    await world.walks(*ASKED_FOR_DELETION)
    await team_writes(world, "ปฏิเสธ: กฎหมาย ต้องเก็บไว้ 5 ปี")

    [told] = await world.says(said)

    assert REGULATOR in told.text
    assert {} == (await kept(world))[0]


@pytest.mark.parametrize(
    "said",
    [
        "ขอร้องเรียนที่บริษัทส่งเบอร์ผมให้ราชการ",
        "ผมเป็นข้าราชการ ขอร้องเรียนที่โทรมาขายของ",
        "ขอร้องเรียนเจ้าหน้าที่ค่ะ",
    ],
)
async def test_a_complaint_that_names_the_state_is_one_to_the_company(world: World, said: str) -> None:
    """It is begun."""
    await world.walks("/start", said)

    answers, _ = await kept(world)
    assert "complaint" == answers["about"]


@pytest.mark.parametrize(
    "asked",
    [
        "รอไม่เกิน 22 ธันวาใช่ไหมคะ",
        "22 ธ.ค. นี่ช้าสุดแล้วใช่มั้ย",
        "ต้องรอถึงวันที่ 22 เลยเหรอ",
        "so the 22nd of December at the latest?",
        "has anyone started on it yet?",
    ],
)
async def test_the_day_until_which_a_case_is_to_be_done_is_asked_of_the_case(
    world: World, asked: str
) -> None:
    """Its page says it."""
    await world.walks(*FILED)

    [told] = await world.says(asked)

    assert "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569" in told.text


@pytest.mark.parametrize("asked", ["วันที่ 3 พฤศจิกาบริษัทเก็บตำแหน่งของผมไว้ไหม", "เก็บข้อมูลถึงวันที่ 5 เลยเหรอ"])
async def test_another_day_is_no_question_about_the_case(world: World, asked: str) -> None:
    """It is read as any question."""
    await world.walks(*FILED)

    told = await world.says(asked)

    assert not any("เป้าหมายของทีม" in each.text for each in told)


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("อันนี้เรียบร้อยแล้วค่ะ ทีนี้อยากเพิ่มคุณสมบัติในโปรไฟล์", "addition"),
        ("เรื่องนี้พอแล้ว คราวนี้ขอดูข้อมูลที่เก็บไว้ทั้งหมด", "access"),
        ("that one is fine, now I'd like to add my degree to my profile", "addition"),
    ],
)
async def test_what_comes_behind_a_case_that_is_done_with_begins_a_form_of_its_own(
    world: World, said: str, flow: str
) -> None:
    """It is nothing to be told to the team of that case."""
    await world.walks(*FILED, said)

    assert flow == (await world.rows(select(conversations)))[0].flow


NOTHING_TO_DO, TO_ANSWER, GOES_ON = "ตอนนี้ไม่ต้องทำอะไรเพิ่ม", "ทีมรอคำตอบจากคุณอยู่", "ขออภัยที่ยังเป็นอยู่"
TO_DO = [
    "แล้วต้องทำไรต่อคะ",
    "แล้วผมต้องส่งอะไรอีกไหม",
    "ต้องเตรียมเอกสารอะไรอีกไหมครับ",
    "แล้วไงต่อคะ",
    "รออย่างเดียวใช่ไหมคะ",
    "ขั้นตอนต่อไปคืออะไร",
    "ต้องไปที่บริษัทไหม",
    "is that all I have to do?",
    "ไม่ต้องทำอะไรแล้วใช่ไหม",
    "สิให้ข่อยเฮ็ดหยังต่อ",
    "ขอบคุณค่ะ แล้วต้องทำอะไรต่อ",
    "what do I need to do now?",
    "do I have to send anything else?",
    "ok thanks, what happens next?",
]


@pytest.mark.parametrize("asked", TO_DO)
async def test_whoever_asks_what_to_do_now_hears_that_it_is_nothing(world: World, asked: str) -> None:
    """And until when the team is to have done it."""
    await world.walks(*FILED)

    [told] = await world.says(asked)

    assert NOTHING_TO_DO in told.text
    assert "เป้าหมายของทีม: ภายใน 22 ธันวาคม 2569" in told.text


@pytest.mark.parametrize("asked", [TO_DO[0], TO_DO[1], "what do I need to do now?"])
async def test_whoever_asks_what_to_do_is_told_that_the_team_waits(world: World, asked: str) -> None:
    """Where it has asked for more: with what it asked."""
    await world.walks(*FILED)
    await team_writes(world, "ขอเพิ่ม: ขอสำเนาใบแจ้งหนี้โทรศัพท์")

    [told] = await world.says(asked)

    assert TO_ANSWER in told.text
    assert "ขอสำเนาใบแจ้งหนี้โทรศัพท์" in told.text


async def test_what_waits_to_be_sent_is_what_there_is_to_do(world: World) -> None:
    """It takes a press still."""
    await world.walks(*FILED, "ฝากบอกทีมว่าเบอร์ที่โทรมาคือ 02-111-2222")

    [told] = await world.says("แล้วต้องทำไรต่อคะ")

    assert "ยังไม่ได้ส่ง" in told.text


@pytest.mark.parametrize(
    "said",
    [
        "แล้วเราต้องเปลี่ยนเบอร์มั้ย",
        "ต้องทำอะไรบ้างถ้าอยากลบข้อมูล",
        "บริษัทต้องทำอะไรกับข้อมูลของผม",
        "ไม่ต้องทำอะไรแล้วค่ะ",
        "จะรออยู่นะคะ",
        "what do you do with my data?",
    ],
)
async def test_what_is_said_of_something_else_is_no_question_about_what_to_do(
    world: World, said: str
) -> None:
    """What had better be done, other data, the case called off, a promise to wait."""
    await world.walks(*FILED)

    told = await world.says(said)

    assert not any(NOTHING_TO_DO in each.text for each in told)


async def test_what_to_do_is_no_question_of_a_case_where_none_was_filed(world: World) -> None:
    """Nobody is at work on anything."""
    told = await world.says("แล้วต้องทำไรต่อคะ")

    assert not any(NOTHING_TO_DO in each.text for each in told)


@pytest.mark.parametrize(
    "told",
    [
        "ยังโทรมาอีกอยู่ดี พวกมึงทำอะไรกันอยู่",
        "ก็ยังส่ง sms มาทุกวันเลย",
        "วันนี้โทรมาอีกแล้ว",
        "ทำไมยังมีโฆษณาเข้ามาอยู่",
        "มันบ่เซาโทรจักเทื่อ",
        "they are still calling me every day",
        "you keep sending me emails",
    ],
)
async def test_that_calls_go_on_is_offered_to_the_case(world: World, told: str) -> None:
    """How far the case is, nobody asked."""
    await world.walks(*FILED)

    await world.walks(told)
    offer = world.person("malee").last
    await world.presses("ส่ง")

    assert GOES_ON in offer.text
    assert told in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "ยังส่งโฆษณามาไหมคะ",
        "เขายังโทรมาอีกไหม",
        "ยังไม่ได้ส่งเลยค่ะ",
        "ยังโทรหาทีมได้ไหม",
        "เลิกโทรมาแล้วค่ะ ขอบคุณ",
        "เขาไม่โทรมาอีกแล้วค่ะ ขอถอนเรื่องนี้ดีกว่า",
        "do you still send emails?",
    ],
)
async def test_what_only_sounds_as_if_calls_went_on_is_not_pitied(world: World, said: str) -> None:
    """A question, what was not sent, an end."""
    await world.walks(*FILED)

    told = await world.says(said)

    assert not any(GOES_ON in each.text for each in told)


@pytest.mark.parametrize(
    "told",
    [
        "อ้อแม่ผมชื่อเล่น ยายจัน เผื่อค้นเจอ",
        "เผื่อช่วยได้ คนที่โทรมาเป็นผู้ชายเสียงแหบ",
        "อ้อ เบอร์เก่าจดในชื่อภรรยานะ",
        "ลืมไป ที่อยู่ในบัตรเป็นของต่างจังหวัด",
        "oh, my old name was Wongsa in case it helps",
        "also my number used to be my sister's",
    ],
)
async def test_a_fact_that_is_told_by_the_way_is_offered_to_the_case(world: World, told: str) -> None:
    """It asks nothing, whatever the policy says of such things."""
    await world.walks(*FILED)

    await world.walks(told, "[ส่ง]")

    assert told in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "อ๋อ เข้าใจแล้วค่ะ",
        "อ้อ ขอบคุณค่ะ",
        "อ้อ แล้วเก็บชื่อไว้นานแค่ไหน",
        "เผื่ออยากลบทีหลังต้องทำไง",
        "oh, do you keep my name?",
    ],
)
async def test_small_talk_and_questions_are_told_to_no_team(world: World, said: str) -> None:
    """Though they begin as what is told by the way."""
    await world.walks(*FILED)

    told = await world.says(said)

    assert not any("ส่งให้ทีมในเรื่อง" in each.text for each in told)


@pytest.mark.parametrize(
    "asked",
    ["ขอบใจจ้า แล้วนานมั้ยกว่าจะได้", "ขอบคุณนะคะ นานไหม", "thx! when will it be done?", "ขอบคุณค่ะ 🙏 อีกกี่วันคะ"],
)
async def test_how_long_it_takes_is_answered_behind_thanks(world: World, asked: str) -> None:
    """Of the case; and in a form, that a date comes with its number."""
    await world.walks(*FILED[:3], asked)
    in_a_form = world.person("malee").last.text
    await world.walks("[แชตนี้]", "[ยืนยันและส่ง]")
    [of_the_case] = await world.says(asked)

    assert "วันครบกำหนด" in in_a_form
    assert "เป้าหมายของทีม" in of_the_case.text


async def test_the_number_on_which_somebody_can_be_called_is_for_the_team(world: World) -> None:
    """It is not what the books should say."""
    await world.walks(*FILED)

    await world.walks("หนูเปลี่ยนใจอยากให้โทรกลับมาที่เบอร์ 0812345678", "[ส่ง]")

    assert "0812345678" in world.post.to(TEAM)[-1].text


async def test_a_fact_that_is_for_no_case_begins_nothing(world: World) -> None:
    """What it may be about is asked."""
    await world.walks(*FILED, "ลืมบอก คนที่โทรมาเป็นผู้หญิง", "[ไม่ใช่ ถามเรื่องอื่น]")

    assert await world.rows(select(conversations)) == []
