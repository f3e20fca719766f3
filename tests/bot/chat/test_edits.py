"""Edits of earlier messages outside of forms: they change nothing, and that is said, once."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import PICTURE, World

STAYS = "การแก้ย้อนหลังไม่เปลี่ยนสิ่งที่ส่งไปแล้ว"


async def test_an_edit_of_what_was_filed_is_told_that_it_changes_nothing(world: World) -> None:
    """Once, however many edits follow; later again."""
    person = world.person("malee")
    await world.walks("/contact", "[ข้อร้องเรียน]")
    post = person.says("โทรมาวันที่ 3")
    await world.hears()
    await world.walks("[แชตนี้]", "[ยืนยันและส่ง]")

    told = [
        [STAYS in each.text for each in await world.hears(person.edits(post, f"วันที่ {n}"))] for n in range(3)
    ]
    world.clock.passes(3600)
    later = [STAYS in each.text for each in await world.hears(person.edits(post, "วันที่ 9"))]

    assert ([[True], [], []], [True]) == (told, later)


async def test_what_is_told_at_the_last_look_takes_nothing_away(world: World) -> None:
    """It names a datum of the message and changes nothing: both stand in it."""
    await world.walks("/contact", "[ข้อกังวล]", "กังวลว่าเบอร์ของแม่จะหลุดไปด้วย", "[แชตนี้]")

    await world.says("แล้วก็เบอร์ของพ่อด้วย 081-222-3333 เมื่อวานมีคนโทรไป")

    assert "กังวลว่าเบอร์ของแม่จะหลุดไปด้วย" in world.person("malee").last.text
    assert "081-222-3333" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["ขอลดระดับเรื่องเป็นข้อกังวลครับ ไม่ถึงกับร้องเรียน", "ปรับหัวข้อเป็นข้อกังวลพอนะคะ ไม่ถึงขั้นร้องเรียน"]
)
async def test_what_the_form_is_about_is_changed_and_the_message_stays(world: World, said: str) -> None:
    """Words about the form are no words for the team."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท", "[แชตนี้]")

    await world.says(said)

    assert "เรื่อง: ข้อกังวล" in world.person("malee").last.text
    assert said not in world.person("malee").last.text


@pytest.mark.parametrize("asked", [("[แก้: ข้อความ]",), ("ขอแก้ข้อความหน่อย",), ("[ย้อนกลับ]", "[ย้อนกลับ]")])
async def test_words_that_are_asked_for_anew_are_one_press_away(world: World, asked: tuple[str, ...]) -> None:
    """Also where the form is left and taken back before there are others."""
    await world.walks("/contact", "[ข้อกังวล]", "กังวลว่าเบอร์ของแม่จะหลุดไปด้วย", "[แชตนี้]", *asked)
    at_once = world.person("malee").last
    await world.walks("/cancel", "[เอากลับมา]")
    taken_back = world.person("malee").last

    await world.presses("ใช้ข้อความนี้เป็นคำตอบ")
    if "ย้อน" in asked[0]:
        await world.presses("แชตนี้")

    assert all("กังวลว่าเบอร์ของแม่" in post.text for post in (at_once, taken_back))
    assert "ข้อความ: กังวลว่าเบอร์ของแม่จะหลุดไปด้วย" in world.person("malee").last.text


async def test_an_edit_takes_no_offer_away(world: World) -> None:
    """A yes to it is about the message as it was."""
    person = world.person("malee")
    post = person.says("บริษัทเปิดกี่โมงในวันอาทิตย์")
    await world.hears()

    told = [
        [STAYS in each.text for each in await world.hears(person.edits(post, f"เปิดกี่โมง {n}"))]
        for n in range(2)
    ]
    [*_, said] = await world.says("ส่งเลย")

    assert [[True], []] == told
    assert "ข้อความ: บริษัทเปิดกี่โมงในวันอาทิตย์" in said.text


async def test_an_edit_where_nothing_is_on_its_way_is_met_with_silence(world: World) -> None:
    """There is nothing that it could seem to change."""
    person = world.person("malee")
    post = person.says("ขอดูนโยบาย")
    await world.hears()

    assert [] == await world.hears(person.edits(post, "ดูนโยบาย"))


@pytest.mark.parametrize(
    "said",
    ["ข้อความที่ได้รับ: โอนเงินด่วน ชื่อสมชาย", "ข้อความในไลน์: กรุณาชำระเงินภายในวันนี้", "ข้อความ SMS: คลิกลิงก์นี้เพื่อรับรางวัล"],
)
async def test_a_message_that_is_told_of_does_not_take_the_place_of_the_own_one(
    world: World, said: str
) -> None:
    """A colon makes a quotation of it: the story stays, and the quotation can be added."""
    story = "มีคนโทรมาขายประกันทุกวัน บอกว่าได้เบอร์จากบริษัท"
    await world.walks("/contact", "[ข้อร้องเรียน]", story, "[แชตนี้]")

    await world.says(said)

    answers, _ = await kept(world)
    assert story in answers["message"]
    assert said in world.person("malee").last.text or said in answers["message"]


async def test_the_name_of_a_row_with_a_colon_says_what_is_to_stand_there(world: World) -> None:
    """As it stands in the summary."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมา", "[แชตนี้]")

    await world.says("แก้ข้อความ: มีคนโทรมาขายประกันทุกวันตอนเที่ยง")

    answers, _ = await kept(world)
    assert answers["message"] == "มีคนโทรมาขายประกันทุกวันตอนเที่ยง"


async def test_a_story_is_nobodys_name_and_the_name_that_follows_is_taken(world: World) -> None:
    """Where the child's name is asked for."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", "ลูกอายุแปดขวบค่ะ เพิ่งเล่นแอปนี้")
    asked = world.person("malee").last.text

    await world.says("ชื่อ ด.ญ. กานดา ใจดี อายุ 8 ขวบ")

    answers, _ = await kept(world)
    assert "เจ้าของข้อมูลชื่ออะไร" in asked
    assert "กานดา" in answers["behalf-name"]


async def test_a_name_that_was_wrong_is_put_right_by_the_right_one(world: World) -> None:
    """It need not be asked for again."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", "ปุณ ใจดี")

    await world.says("ไม่ใช่ค่ะ ชื่อลูกคือ เด็กชายปุณณ์ ใจดี")

    answers, _ = await kept(world)
    assert answers["behalf-name"] == "เด็กชายปุณณ์ ใจดี"


async def test_what_is_remembered_of_a_number_is_kept(world: World) -> None:
    """The rest of it is not known, and that is no reason to leave it out."""
    await world.walks("/correct", "[เบอร์โทรศัพท์]", "จำไม่ได้ครับ ลงท้าย 4471")

    answers, _ = await kept(world)
    assert "4471" in answers["before.1"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ชื่อที่ให้ไปเป็นชื่อเก่าครับ ตอนนี้ใช้ เด็กชายภูมิ ใจดี", "เด็กชายภูมิ ใจดี"),
        ("เด็กคนนั้นหลานผม ลูกผมชื่อ เด็กหญิงน้ำเค็ม ใจดี", "เด็กหญิงน้ำเค็ม ใจดี"),
        ("ใช้บัญชีชื่อนายปุณ", "ปุณ ใจดี"),
        ("น้องเป็นเด็กหญิงงง ไม่ใช่เด็กชาย เมื่อกี้พิมเพลิน", "ปุณ ใจดี"),
    ],
)
async def test_a_name_with_its_title_is_no_account(world: World, said: str, name: str) -> None:
    """Where the account is asked for, the name before is put right by it."""
    await world.walks("ยื่นแทนลูก", "[เด็กในปกครอง]", "ปุณ ใจดี")

    await world.says(said)

    answers, _ = await kept(world)
    assert answers["behalf-name"] == name


async def test_a_category_that_is_added_is_no_answer_to_the_next_question(world: World) -> None:
    """It comes to those that were ticked, and the question waits."""
    await world.walks("/access", "[ปฏิทิน]", "[เลือกครบแล้ว]", "เอ๊ะ ลืม เพิ่มสมุดรายชื่อในเครื่องเข้าไปอีกหมวดนึงสิ")

    answers, _ = await kept(world)
    assert answers["what-access"] == "1.4,1.5"
    assert "copy" not in answers


async def test_a_new_one_is_not_what_it_is_to_be(world: World) -> None:
    """Which one is asked."""
    await world.says("ในโปรไฟล์มันยังเป็นชื่อบริษัททัวร์เก่าอยู่เลย ผมลาออกมาสองปีละ แก้เป็นเจ้าใหม่หื้อตวย")

    answers, _ = await kept(world)
    assert answers["field-correction.1"] == "employer"
    assert "after-correction.1" not in answers


async def test_what_the_company_keeps_is_no_wish_for_a_copy(world: World) -> None:
    """How it is to be shown is asked."""
    await world.says("ดิฉันขอดูข้อมูลการชำระเงินที่บริษัทเก็บไว้")

    answers, _ = await kept(world)
    assert answers["what-access"] == "1.6"
    assert "copy" not in answers


@pytest.mark.parametrize("row", ["ข้อความ", "ให้ตอบทาง", "เรื่อง"])
@pytest.mark.parametrize("back", ["[ย้อนกลับ]", "ย้อนกลับ"])
async def test_the_way_back_of_an_edit_leads_to_the_last_look(world: World, row: str, back: str) -> None:
    """With the answer as it was: nothing was changed."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]")
    before = world.person("malee").last.text
    await world.walks(f"[แก้: {row}]")

    await world.walks(back)

    assert before == world.person("malee").last.text


async def test_what_an_edit_made_needless_does_not_come_back(world: World) -> None:
    """An address for the answer, taken back for the chat, and asked for once more."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมา", "[อีเมล]", "a@example.com")
    await world.walks("[แก้: ให้ตอบทาง]", "[แชตนี้]", "[แก้: ให้ตอบทาง]", "[อีเมล]")

    await world.walks("[ย้อนกลับ]", "[แชตนี้]")

    answers, _ = await kept(world)
    assert "a@example.com" not in answers.values()
    assert "ตรวจดูอีกครั้ง" in world.person("malee").last.text


async def test_a_file_that_was_sent_in_an_edit_stays_when_that_is_given_up(world: World) -> None:
    """The person was told that it was received: it goes with the rest."""
    malee = world.person("malee")
    await world.walks("/correct", "[ชื่อ]", "มาลี ไจดี", "มาลี ใจดี", "พอแล้ว", "[ข้าม]")
    await world.hears(malee.sends_photo(PICTURE))
    await world.walks("[ครบแล้ว]", "malee@example.com", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[แก้: ไฟล์]")
    await world.hears(malee.sends_photo(PICTURE))

    await world.walks("[ย้อนกลับ]")

    assert "2 ไฟล์" in malee.last.text


async def test_a_form_whose_address_is_being_changed_is_put_aside_as_any(world: World) -> None:
    """And keeps nobody else's from it."""
    await world.walks("/access", "[เลือกทั้งหมด]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
    await world.walks("malee@example.com", "แก้ malee@example.com")
    await world.walks("/contact", "[ข้อกังวล]", "กังวลว่าเบอร์ของแม่จะหลุดไปด้วย", who="somchai")
    world.clock.passes(26 * 3600)

    tended = await world.service.drafts.tend_all(world.service.storage, world.service.ticketing.outbox)

    assert 2 == tended["expired"]


async def test_the_way_back_of_what_was_edited_is_the_way_that_was_gone(world: World) -> None:
    """A new answer stands; no older one comes back."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมา", "[แชตนี้]", "[แก้: ข้อความ]", "มีคนโทรมาสองครั้ง")

    await world.walks("[ย้อนกลับ]", "[ย้อนกลับ]")

    answers, _ = await kept(world)
    assert "มีคนโทรมาสองครั้ง" in world.person("malee").last.text
    assert "มีคนโทรมา" not in answers.values()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ลบแค่ปฏิทินพอ", "1.5"),
        ("just the calendar is enough", "1.5"),
        ("ทั้งหมด ไม่สิ แค่ปฏิทิน", "1.5"),
        ("เปลี่ยนจากทั้งหมดเป็นแค่ปฏิทิน", "1.5"),
        ("ขอเปลี่ยนจากทุกหมวดเป็นการชำระเงิน", "1.6"),
        ("ไม่ลบทั้งหมด ลบแค่การชำระเงิน", "1.6"),
        ("เก็บปฏิทินไว้ อย่าลบ", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("don't delete my calendar", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("ทั้งหมดยกเว้นปฏิทิน", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
    ],
)
async def test_less_than_all_may_be_meant_at_the_last_look_of_a_deletion(
    world: World, said: str, left: str
) -> None:
    """It cannot be undone: no button that sends all of it is the answer."""
    await world.walks("/delete", "[เลือกทั้งหมด]", "[ไม่ยินยอมแล้ว]", "[ข้าม]", "[ไม่มีอีเมล]")
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "โทร 081-234-5678")
    assert "ตรวจดูอีกครั้ง" in world.person("malee").last.text

    await world.says(said)

    answers, _ = await kept(world)
    assert left == answers["what-deletion"]


@pytest.mark.parametrize(
    "said",
    [
        "keep my calendar only",
        "I only want to keep my calendar",
        "เก็บแค่ปฏิทิน",
        "เหลือแค่ปฏิทิน",
        "ขอเก็บปฏิทินไว้อย่างเดียว",
        "just don't delete my calendar",
        "เก็บปฏิทินไว้ ลบแค่การชำระเงิน",
        "don't just delete the calendar, delete everything",
        "just wondering what calendar means",
    ],
)
async def test_what_is_to_be_kept_is_never_all_that_is_deleted(world: World, said: str) -> None:
    """Where a text says both, which is meant of which is asked; nothing turns round."""
    await world.walks("/delete", "[เลือกทั้งหมด]", "[ไม่ยินยอมแล้ว]", "[ข้าม]", "[ไม่มีอีเมล]")
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "โทร 081-234-5678")

    await world.says(said)

    answers, _ = await kept(world)
    assert answers["what-deletion"] not in ("1.5", "1.5,1.6")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("เอาแค่ปฏิทินพอครับ", "1.5"),
        ("just the calendar please", "1.5"),
        ("ทุกหมวดยกเว้นปฏิทิน", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("everything but the calendar", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("ไม่เอาปฏิทิน", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
    ],
)
async def test_less_than_all_may_be_meant_at_the_last_look_of_any_list(
    world: World, said: str, left: str
) -> None:
    """Of data that are to be seen as well as of those that are to be deleted."""
    await world.walks("/access", "[เลือกทั้งหมด]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]", "[ไม่มีอีเมล]")
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "โทร 081-234-5678")

    await world.says(said)

    answers, _ = await kept(world)
    assert left == answers["what-access"]


@pytest.mark.parametrize(
    "said",
    [
        "อ้อ เปลี่ยนใจค่ะ เรื่องจ่ายเงินลบไปด้วยเลยก็ได้ ปฏิทินเก็บไว้เหมือนเดิม",
        "ปฏิทินเก็บไว้ แต่เรื่องจ่ายเงินลบได้เลย",
        "ปฏิทินเหมือนเดิม การชำระเงินลบด้วย",
        "การชำระเงินลบด้วย ที่เหลือเหมือนเดิม",
        "เพิ่มการชำระเงิน แต่ปฏิทินไม่เอา",
        "payments too, calendar stays",
        "calendar stays but delete payments",
        "leave the calendar, payments can go",
        "ลบทุกอย่าง ยกเว้นปฏิทินอย่างเดียว",
        "ไม่ใช่ค่ะ ลบทุกอย่าง ยกเว้นปฏิทินอย่างเดียว",
        "everything but the calendar",
    ],
)
async def test_what_is_added_to_a_list_takes_nothing_else_off_it(world: World, said: str) -> None:
    """What is to stay is not deleted in its place, and what nobody speaks of is as it was."""
    await world.walks("/delete", "ทั้งหมด ยกเว้นปฏิทินกับการชำระเงิน", "[ไม่ยินยอมแล้ว]", "[ข้าม]", "[ไม่มีอีเมล]")
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "โทร 081-234-5678")

    await world.says(said)

    answers, _ = await kept(world)
    assert "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9" == answers["what-deletion"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ปฏิทินเก็บไว้ แต่เรื่องจ่ายเงินลบได้เลย", "1.1,1.6"),
        ("payments too, calendar stays", "1.1,1.6"),
        ("ปฏิทินเหมือนเดิม การชำระเงินลบด้วย", "1.1,1.5,1.6"),
        ("delete payments as well, the rest as it was", "1.1,1.5,1.6"),
        ("ไม่ใช่ปฏิทินค่ะ การชำระเงินต่างหาก", "1.1,1.6"),
        ("ลบการชำระเงินแทนปฏิทิน", "1.1,1.6"),
        ("ลบทุกอย่าง ยกเว้นปฏิทินอย่างเดียว", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("เอาการชำระเงินออก ใส่ปฏิทินแทน", "1.1,1.5"),
        ("เก็บปฏิทินไว้ ลบแค่การชำระเงิน", "1.1,1.5"),
        ("เก็บปฏิทินไว้ ที่เหลือลบ", "1.1,1.5"),
    ],
)
async def test_of_a_short_list_what_is_named_is_changed_or_asked_about(
    world: World, said: str, left: str
) -> None:
    """A change leaves the others, a whole list takes their place, and in doubt the answer stays."""
    await world.walks("/delete", "โปรไฟล์กับปฏิทิน", "[ไม่ยินยอมแล้ว]", "[ข้าม]", "[ไม่มีอีเมล]")
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "โทร 081-234-5678")

    await world.says(said)

    answers, _ = await kept(world)
    assert left == answers["what-deletion"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (("/contact", "[ข้อร้องเรียน]"), "อุ๊ย ไม่ใช่ร้องเรียนนะ หนูแค่จะถาม"),
        (("/correct", "[ชื่อ]"), "คิดอีกที ชื่อไม่ผิดหรอก ที่ผิดคือที่อยู่"),
        (("/correct", "[เบอร์โทร]"), "เดี๋ยวค่ะ เลือกผิด จะแก้ที่อยู่ต่างหาก"),
    ],
)
async def test_what_is_plainly_a_change_is_no_answer_in_words(
    world: World, before: tuple[str, ...], said: str
) -> None:
    """Where it is not clear which answer is to be changed, that is asked; the text is one press away from being the
    answer after all."""
    await world.walks(*before)

    await world.says(said)

    answers, _ = await kept(world)
    last = world.person("malee").last
    assert not {"message", "before.1"} & answers.keys()
    assert "ต้องการแก้คำตอบข้อไหน" in last.text
    assert "ใช้ข้อความนี้เป็นคำตอบ" in [each["text"] for row in last.rows for each in row]


async def test_a_story_that_tells_of_a_change_is_an_answer(world: World) -> None:
    """What others said is told, and changes nothing."""
    said = "พนักงานพูดว่าเปลี่ยนเป็นคำถามแทนสิ ฉันไม่พอใจเลย"
    await world.walks("/contact", "[ข้อร้องเรียน]")

    await world.says(said)

    answers, _ = await kept(world)
    assert said == answers["message"]


@pytest.mark.parametrize(
    "said",
    [
        "ข้อแรกผมตอบเพี้ยนไป บัญชียังใช้อยู่ อยากได้แค่สำเนา",
        "ไม่ถึงขั้นปิดบัญชีหรอกค่ะ ข้อแรกขอตอบใหม่",
        "อันแรกเมื่อกี้หนูกดผิดค่ะ",
    ],
)
async def test_the_first_answer_is_no_option_of_the_next_question(world: World, said: str) -> None:
    """Whoever takes back what they chose agrees to nothing."""
    await world.walks("/request", "[ไม่แน่ใจ]", "[ปิดบัญชี]")

    await world.says(said)

    answers, _ = await kept(world)
    assert "goal-right.close" not in answers


async def test_a_copy_without_its_source_is_a_copy(world: World) -> None:
    """What is ruled out beside an option is not what is chosen."""
    await world.walks("/access", "[การชำระเงิน]", "[เลือกครบแล้ว]", "เอาเป็นสำเนาธรรมดา ที่มาของข้อมูลไม่ต้องค่ะ")

    answers, _ = await kept(world)
    assert "copy" == answers["copy"]


UNPROVEN = ("[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")
ONE_FIELD = ("/correct", "[เบอร์โทรศัพท์]", "02-345-0000", "02-345-6789", *UNPROVEN)
TWO_FIELDS = (*ONE_FIELD[:4], "[มีอีก]", "[ตำแหน่งงาน]", "[ไม่ทราบ]", "วิศวกรอาวุโส", *UNPROVEN)


async def test_more_than_one_thing_in_a_sentence_at_the_last_look(world: World) -> None:
    """The extension belongs to the number, the second field begins with its value, and the words go along."""
    said = "แก้เป็น 02-345-6788 ต่อ 114 โทรหลังหกโมงนะครับ แล้วตำแหน่งก็เปลี่ยนแล้ว เดี๋ยวนี้เป็นผู้จัดการฝ่ายขาย"
    await world.walks(*ONE_FIELD, said)
    shown = world.person("malee").transcript()
    asked = world.person("malee").last.text
    await world.walks("[ไม่ทราบ]")

    answers, _ = await kept(world)
    assert answers["after-correction.1"] == "02-345-6788 ต่อ 114"
    assert answers["field-correction.2"] == "position"
    assert answers["after-correction.2"] == "ผู้จัดการฝ่ายขาย"
    assert said in answers["draft"]
    assert "2. ที่ถูกต้อง: ผู้จัดการฝ่ายขาย" in shown
    assert "ตอนนี้ตำแหน่งงานในระบบเขียนว่าอย่างไร" in asked


@pytest.mark.parametrize(
    ("steps", "said", "changed"),
    [
        (
            ONE_FIELD,
            "เบอร์โทรผมเปลี่ยนเป็น 081-222-3338 ครับ แล้วตำแหน่งงานเป็นวิศวกรอาวุโส",
            {
                "after-correction.1": "081-222-3338",
                "field-correction.2": "position",
                "after-correction.2": "วิศวกรอาวุโส",
            },
        ),
        (
            TWO_FIELDS,
            "แก้เบอร์เป็น 081-222-3339 ต่อ 12 แล้วตำแหน่งงานเป็นหัวหน้าวิศวกร",
            {"after-correction.1": "081-222-3339 ต่อ 12", "after-correction.2": "หัวหน้าวิศวกร"},
        ),
        (
            TWO_FIELDS,
            "ตำแหน่งผิดครับ ต้องเป็นหัวหน้าวิศวกร",
            {"after-correction.1": "02-345-6789", "after-correction.2": "หัวหน้าวิศวกร"},
        ),
        (ONE_FIELD, "ที่อยู่ก็ผิดด้วยครับ", {"after-correction.1": "02-345-6789", "field-correction.2": "address"}),
    ],
)
async def test_each_field_that_is_told_anew_gets_its_own_value(
    world: World, steps: tuple[str, ...], said: str, changed: dict[str, str]
) -> None:
    """One that is not in the form yet comes to it."""
    await world.walks(*steps, said)

    answers, _ = await kept(world)
    assert changed == {name: answers.get(name) for name in changed}


@pytest.mark.parametrize(
    "said", ["เบอร์ที่โทรมาคือ 02-111-2222", "ตำแหน่งต้องแก้ด้วยไหมคะ", "เบอร์ที่อยู่ในระบบตอนนี้คือ 02-345-0001 ครับ"]
)
async def test_a_field_that_is_only_named_begins_none(world: World, said: str) -> None:
    """It is told, asked, or what is recorded."""
    await world.walks(*ONE_FIELD, said)

    answers, _ = await kept(world)
    assert answers["more.correction-1"] == "enough"
    assert answers["after-correction.1"] == "02-345-6789"


async def test_an_extension_belongs_to_the_number(world: World) -> None:
    """What else is told goes along."""
    await world.walks(*ONE_FIELD[:3], "02-345-6788 ต่อ 114 โทรหลังหกโมงนะครับ")

    answers, _ = await kept(world)
    assert answers["after-correction.1"] == "02-345-6788 ต่อ 114"
    assert "หลังหกโมง" in answers["draft"]


@pytest.mark.parametrize("said", ["กลางวันไม่มีคนรับ เปลี่ยนเป็นส่งเข้าเมลแทน", "ไม่มีคนอยู่บ้าน เปลี่ยนเป็นทางอีเมลดีกว่า"])
async def test_that_nobody_is_there_is_no_mistake_of_others(world: World, said: str) -> None:
    """Another way than by post is wanted, and nothing of it is written on an envelope."""
    await world.walks("/access", "[เลือกทั้งหมด]", "ขอสำเนาทางไปรษณีย์", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")

    await world.says(said)

    answers, _ = await kept(world)
    assert "post-address" not in answers


@pytest.mark.parametrize("before", [(), ("ไม่ใช่แบบนั้น ขอแก้หน่อย",)])
@pytest.mark.parametrize("said", ["ต้องไปแจ้งความก่อนมั้ยคะ", "ควรรีบเปลี่ยนซิมไหมครับ", "should i call the police?"])
async def test_a_question_at_the_last_look_is_no_part_of_the_message(
    world: World, before: tuple[str, ...], said: str
) -> None:
    """It is answered, and one press away from going along."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท", "[แชตนี้]", *before)

    await world.says(said)
    answers, _ = await kept(world)
    await world.presses("เพิ่มข้อความนี้ในเรื่อง")

    assert "มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท" == answers["message"]
    assert said in (await kept(world))[0]["message"]


async def test_what_happened_goes_along_though_something_is_asked(world: World) -> None:
    """Who tells that they are threatened need not say it again."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท", "[แชตนี้]")

    await world.says("มันโทรมาขู่อีกแล้ว ต้องแจ้งความไหมคะ")

    assert "มันโทรมาขู่อีกแล้ว" in (await kept(world))[0]["message"]


@pytest.mark.parametrize(
    "said", ["ลืมบอกไปว่าขอเน้นที่ว่าเอาเบอร์เราไปให้ใครบ้าง", "ขอเพิ่มว่าอยากได้เร็วๆ นะ", "ช่วยเติมว่าเรารออยู่"]
)
async def test_words_that_are_told_anew_change_no_others(world: World, said: str) -> None:
    """Where the message is to be edited, what is to be added comes to it."""
    await world.walks(
        "อยากรู้ว่าบริษัทมีข้อมูลอะไรของเราอยู่บ้าง ขอดูหน่อยได้มั้ย", "[ปฏิทิน]", "[เลือกครบแล้ว]", "[ดูว่ามีอะไรบ้าง]"
    )
    await world.walks(
        "ปีที่แล้วค่ะ", "[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee", "[ให้เจ้าหน้าที่ติดต่อมาก่อน]"
    )
    period = (await kept(world))[0]["period"]
    await world.presses("แก้: ข้อความของคุณ")

    await world.says(said)

    answers, _ = await kept(world)
    assert period == answers["period"]
    assert "อยากรู้ว่าบริษัทมีข้อมูลอะไร" in answers["draft"]
    assert said.split("ว่า", 1)[1] in answers["draft"]
