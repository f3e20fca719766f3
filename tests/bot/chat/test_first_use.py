"""First use: what people say who use the bot for the first time, and what must not come of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations, tickets
from tests.bot.chat.test_cases import team_writes
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

COMPLAINS = ("/contact", "[ข้อร้องเรียน]", "ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย", "[แชตนี้]")
DELETES = ("ขอลบข้อมูล", "[เลือกทั้งหมด]", "[ไม่ยินยอมแล้ว]")
UNPROVEN = (*DELETES, "[ข้าม]", "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "081-234-5678 ชื่อสมหมาย", "081-234-5678")
SEES = ("ขอดูข้อมูลของฉัน", "[เลือกทั้งหมด]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]", "malee@example.com")


def buttons(world: World) -> str:
    """The words of the buttons of the last message."""
    return str([each["text"] for row in world.person("malee").last.rows for each in row])


@pytest.mark.parametrize(
    "told",
    [
        "เมื่อกี้มีคนโทรมาขู่แม่ผมด้วย",
        "ก่อนหน้านี้ก็มีคนโทรมาหาแม่ผมอีก",
        "somebody called my mother just now and threatened her",
    ],
)
async def test_when_something_happened_points_at_no_answer(world: World, told: str) -> None:
    """At the last look it is told: it is in the case, or one press away, and nothing is asked again."""
    await world.walks(*COMPLAINS, told)

    answers, _ = await kept(world)
    assert answers["reach"] == "chat"
    assert told in answers["message"] or "เพิ่มข้อความนี้ในเรื่อง" in buttons(world)


@pytest.mark.parametrize("said", ["เมื่อกี้กดผิดค่ะ", "เมื่อกี้หนูตอบผิดค่ะ", "ขอแก้ข้อเมื่อกี้", "my last answer was wrong"])
async def test_an_answer_given_a_moment_ago_is_asked_for_again(world: World, said: str) -> None:
    """Where it is that which the words are about."""
    await world.walks(*COMPLAINS, said)

    assert "ต้องการให้ทีมตอบทางไหน" in world.person("malee").last.text


async def test_words_by_which_a_question_is_asked_again_stay_one_press_away(world: World) -> None:
    """They name an earlier answer, and tell more."""
    told = "ให้ตอบทางไหนก็ได้ครับ แต่คนที่โทรมาชื่อร้อยเอกชัย บอกว่าเป็นตำรวจ"
    await world.walks(*COMPLAINS, told)
    if "ต้องการให้ทีมตอบทางไหน" in world.person("malee").last.text:
        await world.presses("แชตนี้")

    answers, _ = await kept(world)
    assert told in answers["message"] or "เพิ่มข้อความนี้ในเรื่อง" in buttons(world)


@pytest.mark.parametrize(
    "said",
    [
        "ขอเพิ่มหน่อย เบอร์บ้าน 02-999-8888 ก็ลบด้วย",
        "ไม่ใช่ครับ 02-999-8888 คือเบอร์ที่ให้ลบ ไม่ใช่เบอร์ติดต่อ",
        "please delete 02-999-8888 as well",
    ],
)
async def test_a_number_that_is_to_be_deleted_is_no_way_to_reach_somebody(world: World, said: str) -> None:
    """It goes with the request."""
    await world.walks(*UNPROVEN, said)

    answers, _ = await kept(world)
    assert answers["reach-by"] == "081-234-5678"
    assert said in answers["details.deletion"]


@pytest.mark.parametrize("said", ["ติดต่อเบอร์ 02-999-8888 ดีกว่าค่ะ", "เบอร์ติดต่อเปลี่ยนเป็น 02-999-8888"])
async def test_a_number_to_be_called_is_the_new_way_to_reach_somebody(world: World, said: str) -> None:
    """Where the words say so."""
    await world.walks(*UNPROVEN, said)

    answers, _ = await kept(world)
    assert answers["reach-by"].replace("-", "") == "029998888"


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("ทั้งหมดยกเว้นโปรไฟล์ อ้อ ไม่สิ เอาแค่การใช้งานพอ", "1.7"),
        ("โปรไฟล์ เอ๊ะไม่ใช่ ปฏิทิน", "1.5"),
        ("everything except the profile, no wait, only the calendar", "1.5"),
        ("เอาปฏิทิน ไม่ใช่โปรไฟล์", "1.5"),
    ],
)
async def test_what_follows_a_correction_takes_the_place_of_what_was_said(
    world: World, said: str, chosen: str
) -> None:
    """In the middle of a sentence; what is only ruled out is no correction."""
    await world.walks("ขอระงับการใช้ข้อมูล", said)

    answers, _ = await kept(world)
    assert answers["what-suspension"] == chosen


async def test_a_change_of_mind_right_after_filing_leads_to_withdrawing(world: World) -> None:
    """In English as in Thai."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]", "Wait, I changed my mind, please cancel the complaint")

    assert "จะถอนเรื่อง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "asked", ["แล้วรูปที่ส่งไปตอนแรกทีมเห็นไหมคะ", "ทีมเห็นไฟล์ที่หนูส่งหรือยังคะ", "did the team get my photo?"]
)
async def test_whether_the_team_has_a_file_is_answered_by_the_case(world: World, asked: str) -> None:
    """And what waits unsent is said besides."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    alone = [each.text for each in await world.says(asked)]
    await world.says("ลืมบอกว่าเขาชื่อสมชาย")
    both = [each.text for each in await world.says(asked)]

    assert ["สถานะ" in each for each in alone] == [True]
    assert "สถานะ" in both[0]
    assert "เขาชื่อสมชาย" in both[1]


async def test_what_is_wanted_for_a_child_begins_the_form_for_others(world: World) -> None:
    """Though it is asked how."""
    await world.says("ใช่ค่ะ อยากให้ลบของลูกออกให้หมดเลย ทำยังไงคะ")

    assert "ยื่นแทนใคร" in world.person("malee").last.text


@pytest.mark.parametrize(
    "steps",
    [
        (*DELETES, "แม่เป็นคนขอแทนลูกนะคะ ชื่อน้องพลอย เด็กกรอกเองตอนแม่ไม่อยู่"),
        ("ขอลบข้อมูล", "[เลือกทั้งหมด]", "ลบเฉพาะของลูก ของแม่อย่าลบ"),
        (*UNPROVEN, "เดี๋ยวค่ะ ไม่ใช่ของแม่นะ ลบเฉพาะของลูก ของแม่อย่าลบ"),
    ],
)
async def test_a_form_for_oneself_offers_the_one_for_a_child(world: World, steps: tuple[str, ...]) -> None:
    """Where somebody says whose data it is."""
    await world.walks(*steps)

    assert "ยื่นแทนผู้อื่น" in buttons(world)


@pytest.mark.parametrize("said", ["แต่แม่ส่งเรื่องไปแล้วนะ แค่อยากบอกเพิ่ม", "ฝากบอกทีมในเรื่องเดิมว่ากังวลเรื่องชื่อโรงเรียน"])
async def test_words_for_an_open_case_are_nobodys_name(world: World, said: str) -> None:
    """They are offered to the case, in the form for others, too."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]", "ยื่นแทนลูก", "[เด็กในปกครอง]", said)

    assert "ส่งให้ทีมในเรื่อง" in world.person("malee").last.text


async def test_whoever_files_nothing_new_is_asked_whether_to_leave(world: World) -> None:
    """And not for a name."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", "ไม่ได้จะยื่นใหม่ค่ะ ออกก่อน")

    assert "เก็บไว้ก่อน" in buttons(world)
    assert "behalf-name" not in (await kept(world))[0]


@pytest.mark.parametrize(
    "said",
    [
        "ขอบคุณครับ แต่ขอคำตอบเป็นอีเมลได้มั้ย",
        "ขอบคุณค่ะ ช่วยตอบทางเมลด้วยนะคะ malee@example.com",
        "แล้วหนูต้องเปลี่ยนบัญชีธนาคารมั้ยคะ กลัวเงินหาย",
        "กังวลเรื่องโรงเรียนของลูก ฝากทีมดูให้ด้วยค่ะ",
    ],
)
async def test_what_the_team_is_asked_is_offered_to_the_case(world: World, said: str) -> None:
    """And is neither just thanks, nor a question of how far it is."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: รับเรื่องแล้ว กำลังตรวจสอบ")

    await world.walks(said, "[ส่ง]")

    assert said in world.post.to(TEAM)[-1].text
    assert "ผู้ยื่นฝากข้อความ" not in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ขอบคุณที่ช่วยดูแลนะคะ ขอให้สุขภาพแข็งแรงค่ะ", "ขอบคุณมากครับ ช่วยได้มากเลย"])
async def test_thanks_that_ask_for_nothing_are_thanks(world: World, said: str) -> None:
    """Whatever words of asking stand in them."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: รับเรื่องแล้ว กำลังตรวจสอบ")

    await world.says(said)

    assert "ส่งคำขอบคุณให้ทีม" in buttons(world)


async def test_a_number_that_is_to_go_into_a_complaint_goes_into_it(world: World) -> None:
    """At the last look, as a question too."""
    said = "ยังค่ะ เบอร์ที่ส่งมาคือ 095-111-2222 ใส่ไปด้วยได้มั้ย"
    await world.walks(*COMPLAINS, said)

    assert said in (await kept(world))[0]["message"]


@pytest.mark.parametrize("said", ["เดี๋ยวนะ เปลี่ยนเป็นขอลบแทนได้มั้ยคะ", "เดี๋ยวนะ เปลี่ยนเป็นขอลบแทนได้มั้ยคะ ไม่อยากดูแล้ว"])
async def test_another_request_is_offered_where_the_code_is_asked_for(world: World, said: str) -> None:
    """As anywhere else."""
    await world.walks(*SEES, said)

    assert "ไปที่ “ขอลบข้อมูล”" in buttons(world)


async def test_a_reason_beside_a_choice_goes_with_the_request(world: World) -> None:
    """The choice has no room for it."""
    said = "ไม่อยากให้ใช้ เพราะเจ้านายเก่าผมแอบดู"
    await world.walks("ขอลบข้อมูล", "[เลือกทั้งหมด]", said)

    answers, _ = await kept(world)
    assert answers["why.deletion"] == "objected"
    assert said in answers["draft"]


@pytest.mark.parametrize(
    "said",
    [
        "มีคนโทรมาขายประกัน บอกว่าได้เบอร์จากบริษัท ฝากทีมช่วยตรวจสอบด้วยค่ะ",
        "somebody sold my number, let them answer my complaint",
    ],
)
async def test_a_new_complaint_is_no_more_about_an_old_one(world: World, said: str) -> None:
    """That the team is to look into it says of which case by the form that is open."""
    await world.walks("/contact", "[ข้อกังวล]", "กังวลว่าเบอร์ของแม่จะหลุดไปด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    world.clock.passes(5 * 86400)
    await world.walks("/contact", "[ข้อร้องเรียน]")

    [asked] = await world.says(said)

    assert "ต้องการให้ทีมตอบทางไหน" in asked.text


LEAKS = ("/contact", "[ข้อมูลอาจรั่ว (เร่งด่วน)]", "ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย", "[แชตนี้]")


@pytest.mark.parametrize(
    "said",
    [
        "งั้นฝากคำถามถึงทีมครับ: 1) รั่วกี่ครั้ง 2) แจ้ง สคส. หรือไม่ 3) ผู้เสียหายกี่ราย ขอคำตอบภายในวันศุกร์",
        "ฝากถามทีมด้วยว่าข้อมูลหลุดไปกี่คน",
        "ฝากถามแหน่ว่าเบอร์ไปอยู่กับไผ",
        "fak tham team duai khrap wa khomun lut pai thao rai",
        "Could you also tell the team that I already changed my password?",
    ],
)
async def test_words_for_the_team_go_along_with_what_is_filled_in(world: World, said: str) -> None:
    """At the last look: the form stays what it is, and no word is lost."""
    await world.walks(*LEAKS, said)

    answers, _ = await kept(world)
    assert answers["about"] == "leak"
    assert said in answers["message"]


async def test_words_for_the_team_go_along_with_a_right(world: World) -> None:
    """Where its form asks for words, and where it asks for none."""
    asked = "ฝากถามทีมด้วยว่าใครส่งต่อเบอร์หนูไปบ้าง"
    await world.walks(*UNPROVEN, asked)
    with_words, _ = await kept(world)
    await world.walks("/cancel", "ไม่อยากรับโฆษณาแล้ว", "[โฆษณาและการตลาดทั้งหมด]", asked)
    without, _ = await kept(world)

    assert asked in with_words["details.deletion"]
    assert asked in without["draft"]


@pytest.mark.parametrize(
    "said", ["ขอเปลี่ยนเป็นคำถามถึงทีมแทน", "ไม่ใช่เรื่องรั่ว แค่ฝากคำถามถึงทีม", "it's just a question, not a leak"]
)
async def test_another_kind_of_matter_is_taken_where_nothing_is_told_with_it(world: World, said: str) -> None:
    """The words that were told before stand as they were."""
    await world.walks(*LEAKS, said)

    answers, _ = await kept(world)
    assert answers["about"] == "question"
    assert answers["message"] == LEAKS[2]


async def test_another_kind_of_matter_keeps_what_is_told_with_it(world: World) -> None:
    """One press away, at the last look and where it is chosen."""
    told = "อยากร้องเรียนด้วยว่าพนักงานพูดจาไม่ดี ตอนโทรไปเมื่อวานเขาวางสายใส่"
    await world.walks(*LEAKS, told)
    changed, to_add = (await kept(world))[0]["about"], world.person("malee").last.text
    await world.walks("[เพิ่มข้อความนี้ในเรื่อง]")
    added = (await kept(world))[0]["message"]
    await world.walks("/cancel", "/contact", told, "[ใช้ข้อความนี้เป็นคำตอบ]")
    chosen, _ = await kept(world)

    assert changed == chosen["about"] == "complaint"
    assert told in to_add
    assert told in added
    assert told == chosen["message"]


@pytest.mark.parametrize(
    "said",
    [
        "พี่ๆ เปลี่ยนใจละ ไม่ลบแล้วได้ปะ แม่รู้แล้ว 5555",
        "แม่รู้แล้ว ไม่ต้องลบ",
        "บ่ลบแล้วเด้อ เปลี่ยนใจ",
        "ยกเลิกการลบข้อมูลให้หน่อย",
        "mai lop laew krub plian jai",
        "I no longer want my data erased",
    ],
)
async def test_a_request_that_is_not_wanted_any_more_leads_to_withdrawing_it(world: World, said: str) -> None:
    """It is asked about, and nothing is withdrawn yet."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", said)

    assert "จะถอนเรื่อง" in world.person("malee").last.text


async def test_of_several_requests_that_which_is_named_is_withdrawn(world: World) -> None:
    """Where none is named, each is offered; where one is named that is not there, that is said."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", *COMPLAINS, "[ยืนยันและส่ง]")
    world.clock.passes(3600)
    await world.says("เปลี่ยนใจ ไม่เอาแล้ว เรื่องขอย้ายข้อมูล")
    not_there = world.person("malee").last.text
    await world.says("เปลี่ยนใจแล้ว ไม่เอาแล้ว")
    which = buttons(world)
    await world.says("เปลี่ยนใจ ไม่ลบแล้ว")

    assert "ไม่มีเรื่อง “ขอโอนย้ายข้อมูล” ที่เปิดอยู่" in not_there
    assert "ขอลบข้อมูล" in which
    assert "ข้อร้องเรียน" in which
    answers, _ = await kept(world)
    [deletion] = await world.rows(select(tickets.c.number).where(tickets.c.kind == "deletion"))
    assert deletion.number == answers["ticket"]


@pytest.mark.parametrize("said", ["เปลี่ยนใจละ ไม่ลบแล้วได้ปะ", "changed my mind, don't delete"])
async def test_whoever_calls_off_what_was_never_filed_hears_that(world: World, said: str) -> None:
    """And a form of that kind which was left is offered to be deleted."""
    await world.says(said)
    nothing = world.person("malee").last.text
    await world.walks("ขอลบข้อมูล", "[เลือกทั้งหมด]", "[ยกเลิก]", said)

    assert "ไม่มีเรื่อง “ขอลบข้อมูล” ที่เปิดอยู่" in nothing
    assert "[['เอากลับมา', 'ลบคำตอบ']" in str(
        [[each["text"] for each in row] for row in world.person("malee").last.rows]
    )


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("I don't want ads any more", "หยุดโฆษณาแบบไหน"),
        ("ไม่ใช้แอปแล้ว ลบบัญชีให้ที", "ข้อ 1/6"),
        ("เปลี่ยนใจ ขอลบข้อมูลแทน", "ข้อ 1/6"),
        ("ขอลบไปแล้ว ยังไม่ลบเลย", "ขอลบข้อมูล"),
    ],
)
async def test_a_no_that_asks_for_something_calls_nothing_off(world: World, said: str, begins: str) -> None:
    """What is not wanted any more may be the use of data, and not the request."""
    await world.says(said)

    assert begins in world.person("malee").last.text


async def phoned(world: World, who: str = "malee") -> None:
    """Somebody who reads no mail has filed a request, with their own phone."""
    steps = ("ไม่อยากรับโฆษณาแล้ว", "[โฆษณาและการตลาดทั้งหมด]", "[เข้าอีเมลไม่ได้]")
    await world.walks(*steps)
    await world.hears(world.person(who).shares_contact())
    await world.walks("[ข้าม]", "[ข้าม]", "[ยืนยันและส่ง]")


@pytest.mark.parametrize("verb", ["รับ:", "accept:"])
async def test_what_staff_has_checked_is_not_still_to_be_checked(world: World, verb: str) -> None:
    """On the page of the case, whose state and history say the same."""
    await phoned(world)
    await world.says("/status")
    before = world.person("malee").last.text
    await team_writes(world, verb)
    await world.says("/status")

    assert "ถ้าต้องตรวจสอบเพิ่ม" in before
    assert "ทีมตรวจสอบแล้วว่าเป็นคุณ" in world.person("malee").last.text
    assert "ถ้าต้องตรวจสอบเพิ่ม" not in world.person("malee").last.text


async def test_a_case_that_is_asked_about_may_still_be_checked(world: World) -> None:
    """Asking for something tells nobody whether it was."""
    await phoned(world)
    await team_writes(world, "ขอเพิ่ม: ขอรูปบัตร")
    await world.walks("บัตรอยู่ที่บ้านค่ะ จะส่งพรุ่งนี้", "[ส่ง]", "/status")

    assert "ถ้าต้องตรวจสอบเพิ่ม" in world.person("malee").last.text


@pytest.mark.parametrize(
    ("said", "first", "also"),
    [
        ("ขอลบข้อมูลทั้งหมด แล้วก็หยุดส่งโฆษณาด้วยค่ะ", "deletion", "objection"),
        ("อยากให้เลิกส่งโฆษณามา แล้วลบเบอร์ผมออกด้วย", "objection", "deletion"),
        ("ไม่อยากได้โฆษณาค่ะ แล้วก็อยากรู้ด้วยว่าเอาเบอร์พี่มาจากไหน", "objection", "access"),
        ("ขอเบิ่งข้อมูลแหน่ แล้วกะลบเบอร์เก่านำเด้อ", "access", "deletion"),
        (
            "please correct my phone number, and I also want a copy of everything you hold",
            "correction",
            "access",
        ),
    ],
)
async def test_two_wishes_in_one_message_are_both_kept(
    world: World, said: str, first: str, also: str
) -> None:
    """The one is begun, the other is named and offered when that is sent."""
    await world.says(said)

    [form] = await world.rows(select(conversations.c.flow))
    answers, _ = await kept(world)
    assert first == form.flow
    assert also == answers["also="]
    assert "เป็นอีกเรื่องหนึ่ง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["ลบเบอร์และที่อยู่ แล้วก็ปฏิทินด้วย", "ขอดูข้อมูลและขอสำเนาด้วย", "ช่วยแก้ชื่อให้ด้วย และเพิ่มเบอร์ใหม่ด้วย"]
)
async def test_one_wish_with_several_parts_is_one(world: World, said: str) -> None:
    """What its form takes is no other request."""
    await world.says(said)

    assert "also=" not in (await kept(world))[0]


@pytest.mark.parametrize(
    "steps",
    [
        ("ขอลบข้อมูล", "ทั้งหมดเลยค่ะ แล้วก็เลิกส่ง sms โฆษณาด้วย", "[ไม่ยินยอมแล้ว]", *UNPROVEN[3:]),
        ("ขอลบข้อมูล", "[เลือกทั้งหมด]", "ไม่ยินยอมแล้ว และช่วยหยุดส่งโฆษณาด้วย", *UNPROVEN[3:]),
        (*UNPROVEN, "and stop the ads too"),
    ],
)
async def test_what_is_asked_for_beside_an_answer_is_offered_afterwards(
    world: World, steps: tuple[str, ...]
) -> None:
    """The words go along with the request, and the other begins with a yes."""
    await world.walks(*steps, "[ยืนยันและส่ง]")
    offered = buttons(world)
    [said] = [each for each in steps if "โฆษณา" in each or "ads" in each]

    assert said in world.post.to(TEAM)[-1].text
    assert (
        "ขอให้หยุดส่งโฆษณา" in str([post.rows for post in world.person("malee").chat.bot_posts()[-2:]]) + offered
    )


@pytest.mark.parametrize("said", ["หมดความจำเป็นแล้ว และไม่ยินยอมแล้วด้วย", "ถอนความยินยอมแล้วด้วย"])
async def test_a_reason_that_sounds_like_a_right_is_a_reason(world: World, said: str) -> None:
    """It is one of the options."""
    await world.walks("ขอลบข้อมูล", "[เลือกทั้งหมด]", said)

    answers, _ = await kept(world)
    assert "also=" not in answers
    assert answers["why.deletion"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("สำเนาค่ะ เป็นกระดาษนะคะ บ้านเลขที่ 12 ซอยวัดใหม่ ราชบุรี", "บ้านเลขที่ 12 ซอยวัดใหม่ ราชบุรี"),
        (
            "copy please, on paper, to 12 Moo 5, Wat Mai, Ratchaburi 70000",
            "12 Moo 5, Wat Mai, Ratchaburi 70000",
        ),
        ("ขอสำเนาทางไปรษณีย์", ""),
        ("ครูอ่านในจอไม่ค่อยชัดค่ะ ขอเป็นกระดาษส่งไปที่บ้านได้ไหม", ""),
    ],
)
async def test_how_and_where_to_is_kept_beside_what_is_wanted(world: World, said: str, address: str) -> None:
    """The words go along, and what comes by post is sent by post."""
    await world.walks("ขอดูข้อมูลของฉัน", "[เลือกทั้งหมด]", said)

    answers, _ = await kept(world)
    assert answers["copy"] == "copy"
    assert said in answers["draft"]
    assert answers["receive"] == "post"
    assert address == answers.get("post-address", "")


@pytest.mark.parametrize("said", ["สำเนา แต่ขอเป็นตัวหนังสือใหญ่ๆ นะ ยายตาไม่ดี", "ขอสำเนาเป็นไฟล์ pdf"])
async def test_in_which_form_something_is_wanted_goes_along(world: World, said: str) -> None:
    """Nothing is said of the post."""
    await world.walks("ขอดูข้อมูลของฉัน", "[เลือกทั้งหมด]", said)

    answers, _ = await kept(world)
    assert said in answers["draft"]
    assert "receive" not in answers


async def test_where_to_is_shown_before_it_is_sent(world: World) -> None:
    """With the words by which it was said."""
    await world.walks(*SEES[:2], "สำเนาค่ะ เป็นกระดาษนะคะ บ้านเลขที่ 12 ซอยวัดใหม่ ราชบุรี", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")

    summary = world.person("malee").last.text
    assert "ไปรษณีย์" in summary
    assert "12 ซอยวัดใหม่" in summary
    assert "ตรวจดูอีกครั้ง" in summary


CLOSED = (*COMPLAINS, "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("ขอลบข้อมูลหน่อย", "ข้อ 1/6"),
        ("kho lop khomun noi khrap", "ข้อ 1/6"),
        ("please delete my data", "ข้อ 1/6"),
        ("ช่วยหยุดส่งโฆษณาด้วย", "หยุดโฆษณาแบบไหน"),
        ("ขอบคุณค่ะ แล้วก็ขอลบข้อมูลด้วย", "ข้อ 1/6"),
    ],
)
async def test_a_new_request_behind_a_closed_case_begins(world: World, said: str, begins: str) -> None:
    """It is for no case, though the team has just written about that one."""
    await world.walks(*CLOSED)
    await team_writes(world, "เสร็จ: ตักเตือนพนักงานแล้ว")

    await world.says(said)

    assert begins in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["ยังโทรมาอยู่เลยค่ะ", "ขอลบข้อมูลที่ร้องเรียนไว้ด้วย", "ขอสำเนาหนังสือตักเตือน", "ขอดูคำตอบเมื่อกี้อีกที"]
)
async def test_what_is_said_of_a_closed_case_is_for_that_case(world: World, said: str) -> None:
    """It can be opened again with these words."""
    await world.walks(*CLOSED)
    await team_writes(world, "เสร็จ: ตักเตือนพนักงานแล้ว")

    await world.says(said)

    assert "เปิดเรื่องอีกครั้ง" in buttons(world)


@pytest.mark.parametrize(
    "said",
    [
        "ขอเบอร์ DPO หน่อยครับ",
        "ขออีเมลเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล",
        "ขอเบอร์ dpo แหน่",
        "มีเบอร์ให้โทรไหม อยากคุยกับคนดูแลข้อมูล",
        "dpo email please",
    ],
)
async def test_whoever_asks_for_the_officer_hears_how_they_are_reached(world: World, said: str) -> None:
    """Whatever was offered before; nothing is begun, and no datum is chosen in a form."""
    await world.says(said)
    alone = world.person("malee").last.text
    await world.walks("อยากทราบว่าบริษัทเคยถูกแฮกหรือมีข้อมูลหลุดในปีนี้ไหม", said)
    behind_an_offer = world.person("malee").last.text
    posts = [each.text for each in [*await world.says("ขอลบข้อมูล"), *await world.says(said)]]

    assert "DPO" in alone
    assert "DPO" in behind_an_offer
    assert "DPO" in str(posts)
    assert "what-deletion" not in (await kept(world))[0]


@pytest.mark.parametrize(
    ("said", "begins"), [("แจ้งข้อมูลรั่ว", "เรื่องด่วน"), ("ขอลบเบอร์", "ข้อ 2/6"), ("ขอแก้เบอร์โทร", "ข้อ 2/8")]
)
async def test_other_numbers_are_no_officer(world: World, said: str, begins: str) -> None:
    """A leak is reported, and a number of one's own is changed or deleted."""
    await world.says(said)

    assert begins in world.person("malee").last.text


NAME = ("ขอแก้ข้อมูล", "[ชื่อ]", "[ไม่ทราบ]")


@pytest.mark.parametrize(
    "name",
    [
        "นูรฮายาตี บินตี อับดุลเลาะ",
        "มูฮัมหมัด บิน อิบราฮิม",
        "ahmad bin ismail",
        "นอเอ",
        "มะ ทิดา วิน",
        "พ.ต.ท. สมชาย ใจดี",
        "Jean-Pierre van der Berg",
        "O'Brien Mary Ann",
        "ทักษิณ ณ ระนอง",
    ],
)
async def test_a_name_is_taken_whole(world: World, name: str) -> None:
    """Whoever's it is, with all its parts."""
    await world.walks(*NAME, name)

    assert name == (await kept(world))[0].get("after-correction.1")


async def test_what_is_recorded_and_what_is_right_are_told_at_once(world: World) -> None:
    """A name with a father's, and how it is spelt behind it."""
    await world.walks(*NAME[:2], "นูรฮายาดีค่ะ ที่ถูกคือ นูรฮายาตี บินตี อับดุลเลาะ นะคะ ตัว ต เต่า")

    answers, _ = await kept(world)
    assert answers["before.1"] == "นูรฮายาดี"
    assert answers["after-correction.1"] == "นูรฮายาตี บินตี อับดุลเลาะ"


@pytest.mark.parametrize("said", ["ด.ญ. นูรฮายาตี บินตี อับดุลเลาะ", "ลูกชื่อ ด.ญ. นูรฮายาตี บินตี อับดุลเลาะ ค่ะ"])
async def test_the_name_of_a_child_is_not_cut(world: World, said: str) -> None:
    """Behind its title, and what introduces it."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", said)

    assert (await kept(world))[0]["behalf-name"] == "ด.ญ. นูรฮายาตี บินตี อับดุลเลาะ"


@pytest.mark.parametrize("said", ["ดูจากบัตรประชาชนได้ค่ะ", "ดูในบัตรเอา", "as on my ID card", "อยู่ในรูปที่ส่งไป"])
async def test_where_a_name_stands_is_no_name(world: World, said: str) -> None:
    """The bot reads no pictures, and says so; the words are one press away from being the answer after all."""
    await world.walks(*NAME, said)

    assert "after-correction.1" not in (await kept(world))[0]
    assert "บอตอ่านข้อความในรูปไม่ได้" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ", "ขอเบิ่งข้อมูลแหน่", "ขอดู data ของฉันหน่อย"])
async def test_who_writes_in_thai_is_answered_in_thai(world: World, said: str) -> None:
    """Whatever their profile says, and from then on."""
    await world.walks("/start", said, who="emma")
    at_once = world.person("emma").last.text
    await world.walks("/cancel", "/help", who="emma")

    assert any("ก" <= each <= "๎" for each in at_once.split("\n")[0])
    assert "สิ่งที่ทำได้ที่นี่" in world.person("emma").last.text


@pytest.mark.parametrize("chosen", ["/language en", "/language"])
async def test_a_language_that_was_chosen_stays(world: World, chosen: str) -> None:
    """Also for whoever writes in another one."""
    await world.walks("/start", chosen, who="emma")
    if chosen == "/language":
        await world.presses("English", "emma")
    await world.says("ขอดูข้อมูลของฉัน", "emma")

    assert "Question 1 of" in world.person("emma").last.text


async def test_a_name_in_thai_is_no_change_of_language(world: World) -> None:
    """Nor is a Thai word in an English sentence."""
    await world.walks("/correct", "[Name]", "[I do not know]", "สมชาย ใจดี", who="emma")
    form = world.person("emma").last.text
    await world.walks("/cancel", "what does ข้อมูล mean in the policy?", who="emma")

    assert "Question" in form
    assert "which of these" in world.person("emma").last.text


async def test_a_text_that_is_too_long_is_told_from_the_one_before(world: World) -> None:
    """The latest is not kept, and the one that waits stands below once."""
    waits = "จะฟ้องแม่ง"
    await world.walks(*COMPLAINS, waits, "เขารู้ยอดเงินที่จ่ายล่าสุดด้วย และโทรมาทุกวันจันทร์ตอนบ่าย " * 60)

    said = world.person("malee").last.text
    assert said.startswith("ข้อความล่าสุดยังไม่ได้เก็บไว้")
    assert "ข้อความก่อนหน้าที่ยังไม่ได้เพิ่ม" in said
    assert said.count(waits) == 1


@pytest.mark.parametrize(
    "said", ["นายจ้างจะรู้ไหมว่าผมขอ", "หัวหน้าจะเห็นหรือเปล่า", "นายจ้างสิฮู้บ่", "will my employer know that I asked?"]
)
async def test_whether_others_come_to_know_is_answered_by_who_is_told(world: World, said: str) -> None:
    """And not by what is kept of an employer; in a form it chooses nothing, and leaves nothing."""
    alone = [each.text for each in await world.says(said)]
    await world.walks("ขอลบข้อมูล", "[เลือกทั้งหมด]")
    in_a_form = [each.text for each in await world.says(said)]

    assert "ไม่เปิดเผยข้อมูลให้บุคคลภายนอก" in alone[0]
    assert "ไม่เปิดเผยข้อมูลให้บุคคลภายนอก" in in_a_form[0]
    assert "why.deletion" not in (await kept(world))[0]


@pytest.mark.parametrize("said", ["ขอแก้ชื่อนายจ้าง", "ที่ทำงานเปลี่ยนแล้ว แก้ให้ได้ไหม"])
async def test_what_is_recorded_of_an_employer_is_corrected(world: World, said: str) -> None:
    """It is no question of what they know."""
    await world.says(said)

    assert "ตอนนี้นายจ้างในระบบเขียนว่าอย่างไร" in world.person("malee").last.text


async def test_more_about_what_a_closed_case_asked_for_is_for_that_case(world: World) -> None:
    """A request for the same in few words begins anew."""
    await world.walks("ไม่อยากรับโฆษณาแล้ว", "[โฆษณาและการตลาดทั้งหมด]", "[เข้าอีเมลไม่ได้]")
    await world.hears(world.person("malee").shares_contact())
    await world.walks("[ข้าม]", "[ข้าม]", "[ยืนยันและส่ง]")
    await team_writes(world, "รับ:")
    await team_writes(world, "เสร็จ: หยุดให้แล้ว")
    await world.says("Another advert came at 7 this morning, so it isn't done. Please have another go at it.")

    assert "เปิดเรื่องอีกครั้ง" in buttons(world)


@pytest.mark.parametrize("asked", ["เอาชื่อเล่นหรือชื่อตามบัตร", "ต้องเป็นชื่อตามสูติบัตรหรือชื่อที่ใช้ในบัญชี"])
async def test_which_name_is_wanted_is_a_question(world: World, asked: str) -> None:
    """It says nothing of where a name can be read."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", asked)

    assert "บอตอ่านข้อความในรูปไม่ได้" not in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["คนโทรมาขายของรู้ทั้งชื่อทั้งเลขห้องผม ขอแจ้งว่าข้อมูลรั่ว", "มีคนโทรมาขายประกัน แล้วรู้ชื่อหนูด้วย ขอร้องเรียนค่ะ"]
)
async def test_a_call_that_is_told_of_is_no_second_wish(world: World, said: str) -> None:
    """Whoever tells that somebody wanted to sell something has not asked for an end of advertising."""
    await world.says(said)

    assert "ขอให้หยุดส่งโฆษณา" not in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    [
        "ขอลบข้อมูลของสามีที่เสียชีวิตแล้วค่ะ ยกเว้นรูปถ่าย",
        "พ่อเสียแล้ว อยากให้ลบบัญชีของท่านออก",
        "please delete my late husband's data",
    ],
)
async def test_what_is_asked_for_somebody_who_has_died_goes_to_the_team(world: World, said: str) -> None:
    """It is nobody's own request, and nobody has given an authority: the team looks into it, with the words."""
    await world.says(said)

    answers, _ = await kept(world)
    assert said == answers["message"]
    assert "ตรวจดูอีกครั้งก่อนส่งเรื่อง “คำถาม”" in world.person("malee").last.text


@pytest.mark.parametrize("before", [("/delete",), ("ขอลบข้อมูลของสามีค่ะ",)])
async def test_whoever_says_in_a_form_that_the_person_has_died_is_led_to_the_team(
    world: World, before: tuple[str, ...]
) -> None:
    """None of the options is right, and nothing is chosen."""
    await world.walks(*before, "เขาเสียชีวิตแล้วค่ะ ดิฉันเป็นภรรยา")

    last = world.person("malee").last
    assert "เสียใจด้วยจริง ๆ" in last.text
    assert "ติดต่อทีม" in [each["text"] for row in last.rows for each in row]


@pytest.mark.parametrize(
    "said",
    [
        "ขอบพระคุณค่ะ ประสงค์จะทราบกำหนดเวลาที่แน่ชัด",
        "ขอบคุณครับแล้วเรื่องร้องเรียนล่ะครับถึงไหนแล้ว",
        "ขอบคุณนะ แล้วเราต้องเปลี่ยนเบอร์มั้ย",
    ],
)
async def test_what_is_asked_behind_thanks_is_not_just_thanked(world: World, said: str) -> None:
    """The team gets the question, with the thanks."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: กำลังตรวจสอบค่ะ")

    await world.walks(said, "[ส่ง]")

    assert said in world.post.to(TEAM)[-1].text


async def test_thanks_in_a_form_do_not_swallow_a_question(world: World) -> None:
    """What stands behind them is read by itself."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "093-111-2233", "ขอบคุณ แต่ต้องใช้บัตรไหมเจ้า")

    assert "ยินดี" not in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["แจ้งความแล้ว เมื่อกี้ สน.ทองหล่อ เลขคดี 45/2569", "I have been to the police, they took a report"]
)
async def test_whoever_tells_that_the_police_know_asks_nothing(world: World, said: str) -> None:
    """It belongs to the case, and no clause answers it."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ตอบ: แนะนำให้แจ้งความไว้ด้วยค่ะ")

    await world.walks(said, "[ส่ง]")

    assert said in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ไม่ลบแล้วค่ะ", "ไม่ต้องลบแล้ว", "I don't want to delete it any more"])
@pytest.mark.parametrize("steps", [2, 3])
async def test_a_deletion_that_is_not_wanted_any_more_is_asked_about(
    world: World, said: str, steps: int
) -> None:
    """Whatever is asked there; it is no answer, and no reason."""
    await world.walks(*DELETES[:steps], said)

    shown = [each["text"] for row in world.person("malee").last.rows for each in row]
    assert {"เก็บไว้ก่อน", "ลบคำตอบ"} <= set(shown)


@pytest.mark.parametrize(
    "said",
    ["พักลบไว้ แล้วไปหยุดใช้เจ้า", "เออ ไปอันหยุดใช้นั่นแหละเจ้า", "พักเรื่องนี้ไว้ ไปที่ “ขอให้หยุดใช้ข้อมูลไว้ก่อน”", "เอาค่ะ"],
)
async def test_another_form_that_was_offered_is_taken_in_words(world: World, said: str) -> None:
    """By its name, whatever is said of the one that waits, by the words of its button, or by a yes."""
    await world.walks(*DELETES, "ไม่ลบแล้ว ขอให้หยุดใช้แทน", said)

    assert [row.flow for row in await world.rows(select(conversations))] == ["suspension"]


@pytest.mark.parametrize(
    ("steps", "said", "question", "value"),
    [
        (("[ไม่ทราบ]",), "ก็ตำแหน่งที่บอกไปไงครับ ผู้จัดการฝ่ายขาย", "after-correction.1", "ผู้จัดการฝ่ายขาย"),
        (("[ไม่ทราบ]",), "ตำแหน่งใหม่ครับ ผู้จัดการฝ่ายขาย", "after-correction.1", "ผู้จัดการฝ่ายขาย"),
        ((), "ก็ตำแหน่งเก่าไงครับ พนักงานขาย", "before.1", "พนักงานขาย"),
    ],
)
async def test_where_a_job_is_asked_for_its_word_is_the_job(
    world: World, steps: tuple[str, ...], said: str, question: str, value: str
) -> None:
    """And not where somebody is."""
    await world.walks("/correct", "[ตำแหน่งงาน]", *steps, said)

    assert value == (await kept(world))[0][question]


CHILDS = ("ยื่นแทนลูก", "[เด็กในปกครอง]", "ด.ญ.ขวัญข้าว ใจดี", "khwankhao@example.com", "เป็นแม่ มีสูติบัตร")


@pytest.mark.parametrize("said", ["ขอดูด้วยก่อนลบ", "ขอดูข้อมูลด้วยก่อนลบค่ะ"])
@pytest.mark.parametrize("steps", [(), ("[ขอลบข้อมูลแทนเจ้าของ]", "[เลือกครบแล้ว]")])
async def test_what_is_wanted_besides_in_a_childs_form_is_for_the_child(
    world: World, steps: tuple[str, ...], said: str
) -> None:
    """Both are in it, and no form for the parent is offered."""
    await world.walks(*CHILDS, *steps, said)

    assert (await kept(world))[0]["rights"] == "access,deletion"
    assert "ขอดูข้อมูลของฉัน" not in buttons(world)


@pytest.mark.parametrize("said", ["มีครับ", "มีค่ะ มีสูติบัตร", "มีบัตรประชาชนอยู่", "ใช่ มีรูป", "มีแต่ยังไม่ได้ถ่าย"])
async def test_whoever_says_that_there_is_a_file_is_asked_for_it(world: World, said: str) -> None:
    """In whatever words."""
    await world.walks("/correct", "[ชื่อ]", "[ไม่ทราบ]", "มาลี ใจดี", "[เท่านี้]", "[ข้าม]", said)

    assert "files" not in (await kept(world))[0]
    assert "คลิปหนีบกระดาษ" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ไม่มีครับ", "ยังไม่มี", "ไม่มีรูปเลย"])
async def test_whoever_says_that_there_is_none_goes_on(world: World, said: str) -> None:
    """Though the word for having stands in it."""
    await world.walks("/correct", "[ชื่อ]", "[ไม่ทราบ]", "มาลี ใจดี", "[เท่านี้]", "[ข้าม]", said)

    assert (await kept(world))[0]["files"] == "-"


@pytest.mark.parametrize(
    "said", ["เมลนี้ค่ะ malee@example.com แต่เปิดได้เฉพาะตอนเย็น", "malee@example.com ใช้ร่วมกับสามี เขาเปิดดูได้ด้วย"]
)
async def test_words_beside_the_address_that_is_proven_go_along(world: World, said: str) -> None:
    """The code is sent, and nothing is lost."""
    await world.walks(*SEES[:-1], said)

    answers, _ = await kept(world)
    assert answers["email.1"] == "malee@example.com"
    assert said in answers["draft"]


@pytest.mark.parametrize(
    "said", ["malee@example.com ค่ะ", "เมลนี้ค่ะ malee@example.com", "ใช้ malee@example.com นะคะ"]
)
async def test_words_that_only_hand_over_an_address_stay_out(world: World, said: str) -> None:
    """They tell nothing."""
    await world.walks(*SEES[:-1], said)

    assert said not in (await kept(world))[0]["draft"]


@pytest.mark.parametrize("said", ["พ่อแม่ไม่ได้ยินยอม", "ผู้ปกครองไม่เคยอนุญาต", "my parents never agreed to it"])
async def test_which_reason_it_is_that_parents_did_not_consent_is_asked(world: World, said: str) -> None:
    """The likeliest are offered, and the words go along whichever is pressed."""
    await world.walks(*DELETES[:2], said)
    asked = await kept(world)
    offered = buttons(world)
    await world.presses("เหตุผลอื่น")

    answers, _ = await kept(world)
    assert "why.deletion" not in asked[0]
    assert "บริษัทไม่มีสิทธิใช้" in offered
    assert answers["why.deletion"] == "other"
    assert said in answers["draft"]


@pytest.mark.parametrize("steps", [("[อายุ]",), ("[อายุ]", "[ไม่ทราบ]"), ("วันเกิด",)])
async def test_a_day_of_birth_is_another_datum_under_its_name(world: World, steps: tuple[str, ...]) -> None:
    """Also where an age was chosen, and where it is said once more."""
    await world.walks("/correct", *steps, "ไม่ใช่อายุ เป็นวันเกิด")

    answers, _ = await kept(world)
    assert answers["field-correction.1"] == "other"
    assert answers["field-name.correction-1"] == "วันเกิด"
    assert not {"before.1", "after-correction.1"} & answers.keys()


async def test_what_there_is_wrong_is_no_file(world: World) -> None:
    """An earlier answer is changed where a file is asked for."""
    steps = ("/correct", "[เบอร์โทรศัพท์]", "[ไม่ทราบ]", "089-765-4321", "[เท่านี้]", "[ข้าม]")
    await world.walks(*steps, "ในเบอร์ที่ให้ไว้มีตัวผิดค่ะ แก้เป็น 089-765-4300")

    assert (await kept(world))[0]["after-correction.1"] == "089-765-4300"
