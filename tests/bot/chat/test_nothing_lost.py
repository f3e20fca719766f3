"""Nothing lost: what was typed in a form reaches the team, or stands one press away from it, whatever comes between."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_cases import team_writes
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World, old_button

TOLD = "โทรมาจาก 080-111-0506 เมื่อวานค่ะ"


@pytest.mark.parametrize(
    "meanwhile",
    [
        ("อยากเพิ่มว่าเขาชื่อสมชายค่ะ",),
        ("[แก้: เรื่อง]", "[ข้อกังวล]"),
        ("[แก้: ให้ตอบทาง]", "[แชตนี้]"),
        ("[ยกเลิก]", "[เอากลับมา]"),
        ("ทำไมต้องถาม",),
    ],
)
async def test_what_was_told_at_the_last_look_stays_one_press_away(
    world: World, meanwhile: tuple[str, ...]
) -> None:
    """Whatever is edited, asked or taken back meanwhile: it stands below the summary, and can be added."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]", TOLD, *meanwhile)

    await world.walks("[เพิ่มข้อความนี้ในเรื่อง]", "[ยืนยันและส่ง]")

    assert TOLD in world.post.to(TEAM)[-1].text


async def test_what_is_said_to_be_added_does_not_take_the_place_of_the_old_words(world: World) -> None:
    """Where the question was asked anew, and shows them."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]", "[ย้อนกลับ]", "[ย้อนกลับ]")

    await world.walks("อยากเพิ่มว่าเขาชื่อสมชายค่ะ", "[แชตนี้]", "[ยืนยันและส่ง]")

    letter = world.post.to(TEAM)[-1].text
    assert "มีคนโทรมาขายของ" in letter
    assert "เขาชื่อสมชาย" in letter


async def test_words_in_the_form_that_opens_a_case_again_go_once(world: World) -> None:
    """The button above it, that would only tell them, leads back to the form."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]", "[ยืนยันและส่ง]")
    await team_writes(world, "เสร็จ: แก้แล้ว")
    offered = (await world.says("ลืมบอกไปว่าเขาโทรมาอีกเมื่อวาน"))[-1]
    tells = next(each for row in offered.rows for each in row if each["text"].startswith("ฝากบอก"))
    await world.presses("เปิดเรื่องอีกครั้ง")
    before = len(world.post.to(TEAM))

    await world.forges(tells["callback_data"], offered.id)
    await world.presses("ยืนยันและส่ง")

    assert 1 == sum("ลืมบอกไปว่า" in each.text for each in world.post.to(TEAM)[before:])


async def test_what_was_told_outlives_the_question_that_it_belonged_to(world: World) -> None:
    """The right that asks for words is taken off after the last look: they go along as a message."""
    await world.walks(
        "/request", "[ใช้สิทธิหลายเรื่องพร้อมกัน]", "[ขอดูข้อมูลของฉัน]", "[ขอให้หยุดส่งโฆษณา]", "[เลือกครบแล้ว]"
    )
    await world.walks("[ปฏิทิน]", "[เลือกครบแล้ว]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]", "[ทั้งหมด]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]", "[ให้เจ้าหน้าที่ติดต่อมาก่อน]", TOLD)
    while "ทำเรื่องไหนบ้าง" not in world.person("malee").last.text:
        await world.presses("ย้อนกลับ")
    await world.walks("[ขอให้หยุดส่งโฆษณา]", "[เลือกครบแล้ว]")
    await world.walks("[ทั้งหมด]", "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")

    await world.walks("[เพิ่มข้อความนี้ในเรื่อง]", "[ยืนยันและส่ง]")

    assert TOLD in world.post.to(TEAM)[-1].text


async def test_words_for_a_case_that_is_closed_meanwhile_are_kept_however_many(world: World) -> None:
    """They do not fit into a new request together: all of them are still there, and what is shortened is sent."""
    await world.walks("/request", "[หยุดส่งโฆษณาถึงฉัน]", "[โฆษณาและการตลาดทั้งหมด]", "malee@example.com")
    await world.walks(str(world.post.letters[-1].code), "[ยืนยันและส่ง]")
    world.clock.passes(60)
    await world.walks("/request", "[หยุดส่งโฆษณาถึงฉัน]", "[โฆษณาและการตลาดทั้งหมด]", "[เปิดเรื่องใหม่]")
    for n in range(3):
        await world.says(f"{TOLD} ครั้งที่ {n} " + "เขาโทรมาที่บ้านตอนค่ำ " * 85)
    await world.walks("[ย้อนกลับ]", "[เพิ่มข้อมูลในเรื่องเดิม]", "ขอด่วน " + "เขาโทรมาที่บ้านตอนค่ำ " * 85)
    await team_writes(world, "เสร็จ: แก้แล้ว")
    await world.presses("ยืนยันและส่ง")
    refused = world.person("malee").transcript()

    await world.walks("[แก้: ข้อความ]", "ขอด่วน เขาโทรมาที่บ้านตอนค่ำ", "[ยืนยันและส่ง]", "[ยืนยันและส่ง]")

    letter = world.post.to(TEAM)[-1].text
    assert "6,097" in refused
    assert all(f"ครั้งที่ {n}" in letter for n in range(3))
    assert "ขอด่วน" in letter


TO_WHY = ("/delete", "[การชำระเงิน]", "[เลือกครบแล้ว]")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("เหตุผลอื่น: หนูสมัครเองตอน 14 แม่ไม่ได้อนุญาต", "other"),
        ("อื่นๆ ค่ะ กลัวข้อมูลหลุด", "other"),
        ("other: I am moving abroad", "other"),
        ("ผมไม่เคยยินยอม เซ็นชื่อไม่เป็นด้วยซ้ำ", "unlawful"),
        ("ขายมือถือไปแล้ว ไม่เล่นแล้วด้วย", "unneeded"),
        ("ดิฉันไม่เคยอนุญาตให้ส่งเลยนะคะ บริษัทไม่มีสิทธิ์เอาไปใช้", "unlawful"),
    ],
)
async def test_a_reason_in_ones_own_words_goes_to_the_team(world: World, said: str, reason: str) -> None:
    """It chooses what is nearest, another one where that is said, and the words go along."""
    await world.walks(*TO_WHY)

    await world.says(said)

    answers, _ = await kept(world)
    assert (reason, said) == (answers["why.deletion"], answers["draft"])


@pytest.mark.parametrize("pressed", ["เหตุผลอื่น", "ข้ออื่น"])
@pytest.mark.parametrize("said", ["พนักงานเอาข้อมูลไปขาย", "ข้อมูลในนั้นเป็นของพี่สาว ไม่ใช่หนู"])
async def test_a_reason_that_is_none_of_those_offered_is_kept(world: World, said: str, pressed: str) -> None:
    """It is asked which is nearest, another one among them, and whichever is pressed, the words go along."""
    await world.walks(*TO_WHY)

    await world.says(said)
    asked = world.person("malee").last.text
    await world.presses(pressed)

    answers, _ = await kept(world)
    assert "เพิ่มในข้อความของเรื่องนี้แล้ว" in asked
    assert said == answers["draft"]


async def test_a_question_about_the_reason_is_no_reason(world: World) -> None:
    """It is answered, and nothing of it goes to the team."""
    await world.walks(*TO_WHY)

    await world.says("เหตุผลอื่นนี่หมายถึงอะไรคะ ต้องเขียนเองไหม")

    answers, _ = await kept(world)
    assert "why.deletion" not in answers
    assert "draft" not in answers


async def test_whoever_never_consented_says_that_there_is_no_right(world: World) -> None:
    """What was never allowed is not untrue, and no consent that is taken back."""
    await world.walks("/suspend", "[การชำระเงิน]", "[เลือกครบแล้ว]", "เพราะไม่เคยยินยอม")

    answers, _ = await kept(world)
    assert "unlawful" == answers["why.suspension"]


ADDRESS = "มาลี ใจดี 8/21 หมู่บ้านสวนสน ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา 90110"


@pytest.mark.parametrize(
    "said",
    [
        f"ส่งถึง {ADDRESS} ค่ะ ถ้าไม่มีคนอยู่ฝากไว้ที่ป้อมยามนะคะ",
        f"อย่าส่งเข้าบ้านนะ แม่ชอบแกะ จ่าหน้าว่า {ADDRESS}",
        f"ส่งมาที่ร้านเลยค่า {ADDRESS}",
    ],
)
async def test_how_something_is_to_be_delivered_goes_along_with_the_address(world: World, said: str) -> None:
    """The address is taken out of the text, and what stands around it is not lost."""
    await world.walks("/access", "[เลือกทั้งหมด]", "ขอสำเนาทางไปรษณีย์", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")

    await world.says(said)

    answers, _ = await kept(world)
    assert ADDRESS == answers["post-address"]
    assert said in answers["draft"]


@pytest.mark.parametrize(
    ("said", "kept_too"),
    [
        ("ตำแหน่งที่ถูกคือ ผู้ช่วยผู้จัดการสาขา เพิ่งได้เลื่อนขั้นมีผลตั้งแต่ 1 กรกฎาคม แต่หน้าบัตรยังเป็นของเก่า", True),
        ("ที่ถูกคือ ผู้ช่วยผู้จัดการสาขา นะคะ", False),
    ],
)
async def test_what_is_told_around_a_value_goes_along(world: World, said: str, kept_too: bool) -> None:
    """Much of it; the words by which a value is just given say nothing."""
    await world.walks("/correct", "[ตำแหน่งงาน]", "[ไม่ทราบ]")

    await world.says(said)

    answers, _ = await kept(world)
    assert "ผู้ช่วยผู้จัดการสาขา" == answers["after-correction.1"]
    assert kept_too == (said == answers.get("draft"))


NUMBER = "089-765-4321"
AT_ACCOUNT = ("/start req_behalf", "[เด็กในปกครอง]", "เด็กชายภูผา ใจดี")
AT_THE_NEW_NUMBER = ("/correct", "[เบอร์โทร]", "081-234-5678")


@pytest.mark.parametrize(
    "said",
    [
        f"{NUMBER} ห้ามโทรวันเสาร์",
        f"{NUMBER} (ของสามี)",
        f"{NUMBER} เบอร์แม่ค่ะ",
        f"{NUMBER} ชั่วคราว",
        f"{NUMBER} เปิดใช้พรุ่งนี้ค่ะ",
        f"{NUMBER} รับสายหลัง 6 โมงเย็น",
        f"{NUMBER} หรือ 02-123-4567",
        f"{NUMBER} กับ 02-123-4567 ค่ะ",
        f"เปลี่ยนเป็น {NUMBER} เพิ่งเปลี่ยนเมื่อวาน",
        f"it's {NUMBER} but only after 5pm",
    ],
)
async def test_a_few_words_beside_a_number_go_along(world: World, said: str) -> None:
    """The number is the answer, and what else is told stands in the message."""
    await world.walks(*AT_THE_NEW_NUMBER)

    await world.says(said)

    answers, _ = await kept(world)
    assert (NUMBER, said) == (answers["after-correction.1"], answers["draft"])


@pytest.mark.parametrize(
    "said",
    [
        NUMBER,
        f"เบอร์คือ {NUMBER} ครับ",
        f"เบอร์ใหม่ของผมเองครับ {NUMBER}",
        f"เปลี่ยนเป็น {NUMBER} นะคะ ขอบคุณค่ะ",
        f"เปลี่ยนเป็น {NUMBER} ค่ะ",
        f"แก้เป็น {NUMBER} นะ",
        f"{NUMBER} จ้า 555",
        f"จาก 081-234-5678 เป็น {NUMBER}",
        f"my new number is {NUMBER} thanks",
        f"เบอร์ใหม่ {NUMBER} จดดีๆ เด้อ",
        f"ที่เห็นในหน้าจอคือ {NUMBER} ครับ",
    ],
)
async def test_words_by_which_a_number_is_told_go_nowhere(world: World, said: str) -> None:
    """They tell nothing besides."""
    await world.walks(*AT_THE_NEW_NUMBER)

    await world.says(said)

    answers, _ = await kept(world)
    assert NUMBER == answers["after-correction.1"]
    assert "draft" not in answers


@pytest.mark.parametrize("said", ["อันแรกยังใช้อยู่นะไม่ต้องลบ", "ok go", "เบอร์ของหนูเองค่ะ"])
async def test_words_without_a_digit_are_no_right_number(world: World, said: str) -> None:
    """The question stays, and says what it wants."""
    await world.walks(*AT_THE_NEW_NUMBER)

    await world.says(said)

    assert "after-correction.1" not in (await kept(world))[0]


async def test_a_number_is_no_address(world: World) -> None:
    """Where an e-mail address is asked for, as it is recorded or as it is right."""
    await world.walks("/correct", "[อีเมล]")

    await world.says("0823334444 เป็นเบอร์เดิมค่ะ")

    assert "before.1" not in (await kept(world))[0]


async def test_a_second_number_that_is_recorded_is_not_the_right_one(world: World) -> None:
    """Of two that somebody has, neither takes the place of the other."""
    await world.walks("/correct", "[เบอร์โทร]")

    await world.says("081-234-5678 หรือ 02-123-4567")

    answers, _ = await kept(world)
    assert "081-234-5678 หรือ 02-123-4567" == answers["before.1"]
    assert "after-correction.1" not in answers


async def test_words_beside_a_number_reach_the_team(world: World) -> None:
    """They stand in the summary, and in the letter."""
    await world.walks(*AT_THE_NEW_NUMBER, f"{NUMBER} ต่อ 105", "[เท่านี้]", "ไม่มี แต่มีพยานค่ะ", "[ไม่มีไฟล์]")
    await world.walks("malee@example.com")
    await world.walks(str(world.post.letters[-1].code))
    summary = world.person("malee").last.text

    await world.walks("[ยืนยันและส่ง]")

    letter = world.post.to(TEAM)[-1].text
    assert "ต่อ 105" in summary
    assert all(each in letter for each in ("ต่อ 105", "แต่มีพยาน"))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("ย้ายไปอยู่ต่างประเทศ", "other"),
        ("เหตุผลอื่น: รอศาล", "other"),
        ("อื่นๆ กลัว", "other"),
    ],
)
async def test_a_short_reason_goes_to_the_team(world: World, said: str, reason: str) -> None:
    """However few words it has."""
    await world.walks(*TO_WHY)

    await world.says(said)

    answers, _ = await kept(world)
    assert (reason, said) == (answers["why.deletion"], answers["draft"])


@pytest.mark.parametrize(
    "before",
    [
        ("/request", "[ใช้สิทธิหลายเรื่องพร้อมกัน]", "[ขอลบข้อมูล]", "[เลือกครบแล้ว]"),
        (*AT_ACCOUNT, "ข้าม", "เป็นแม่", "[ขอลบข้อมูล]", "[เลือกครบแล้ว]"),
    ],
)
async def test_a_reason_goes_along_in_every_form_of_a_right(world: World, before: tuple[str, ...]) -> None:
    """For several rights at once, and for somebody else."""
    await world.walks(*before, "[การชำระเงิน]", "[เลือกครบแล้ว]")

    await world.says("ย้ายไปอยู่ต่างประเทศ")

    answers, _ = await kept(world)
    assert "ย้ายไปอยู่ต่างประเทศ" == answers["draft"]


@pytest.mark.parametrize(
    ("said", "more"), [("แม่ชื่อ นางสมศรี ใจดี ค่ะ", False), ("แม่ชื่อ นางสมศรี ใจดี ค่ะ เพิ่งย้ายบ้านเดือนที่แล้ว", True)]
)
async def test_whose_name_it_is_is_what_was_asked(world: World, said: str, more: bool) -> None:
    """Nothing is told by that where a name is asked for."""
    await world.walks(*AT_ACCOUNT[:2], said)

    answers, _ = await kept(world)
    assert "นางสมศรี ใจดี" == answers["behalf-name"]
    assert more == (said == answers.get("draft"))


@pytest.mark.parametrize("said", ["เหตุผลอื่นค่ะ", "อื่นๆ", "ไม่ใช้แล้ว", "ข้อมูลผิด", "ขอถอนความยินยอม", "ข้อ 2 ค่ะ"])
async def test_words_that_name_a_reason_go_nowhere(world: World, said: str) -> None:
    """They say which one is meant, and nothing besides."""
    await world.walks(*TO_WHY)

    await world.says(said)

    answers, _ = await kept(world)
    assert "why.deletion" in answers
    assert "draft" not in answers


AT_EVIDENCE = (*AT_THE_NEW_NUMBER, NUMBER, "[เท่านี้]")


@pytest.mark.parametrize(
    ("before", "asked", "said"),
    [
        (AT_EVIDENCE, "evidence", "ไม่มี แต่มีพยานค่ะ"),
        (AT_EVIDENCE, "evidence", "ไม่มีครับ มีแค่บัตรประชาชน"),
        (AT_EVIDENCE, "evidence", "none, but my bank can confirm"),
        (AT_ACCOUNT, "behalf-account", "ไม่มีบัญชี แค่สมัครไว้กับชื่อแม่"),
        (AT_ACCOUNT, "behalf-account", "ไม่รู้ค่ะ แต่น่าจะใช้เบอร์แม่"),
    ],
)
async def test_what_there_is_instead_is_the_answer(
    world: World, before: tuple[str, ...], asked: str, said: str
) -> None:
    """Whoever has not what is asked for, and tells what there is, leaves nothing out."""
    await world.walks(*before)

    await world.says(said)

    answers, _ = await kept(world)
    assert said == answers[asked]


@pytest.mark.parametrize(
    ("before", "asked", "said"),
    [
        (AT_EVIDENCE, "evidence", "ไม่มี"),
        (AT_EVIDENCE, "evidence", "ไม่มีค่ะ แค่นี้"),
        (AT_EVIDENCE, "evidence", "ไม่มี แต่ขอข้าม"),
        (AT_ACCOUNT, "behalf-account", "ไม่มีบัญชี"),
        (AT_ACCOUNT, "behalf-account", "ไม่มี แต่ไม่เป็นไรนะ"),
    ],
)
async def test_whoever_has_nothing_leaves_it_out(
    world: World, before: tuple[str, ...], asked: str, said: str
) -> None:
    """Whatever is said around that."""
    await world.walks(*before)

    await world.says(said)

    answers, _ = await kept(world)
    assert "-" == answers[asked]


@pytest.mark.parametrize(
    "said",
    [
        "ไปรษณีย์ค่ะ ส่งที่ธนาคารชั้น 5 ฝากแม่บ้านชื่อสมศรี ห้ามวางหน้าห้อง",
        "ไปรษณีย์ อย่าวางไว้หน้ากุฏิ หมามันคาบ",
    ],
)
async def test_how_it_is_to_be_delivered_goes_along_with_the_way(world: World, said: str) -> None:
    """Where only the way is asked for."""
    await world.walks("/access", "[เลือกทั้งหมด]", "[ขอสำเนา]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")

    await world.says(said)

    answers, _ = await kept(world)
    assert ("post", said) == (answers["receive"], answers["draft"])


async def test_a_threat_that_is_told_at_the_last_look_is_one_press_away(world: World) -> None:
    """Though it sounds like a question (`อยู่ไหน`)."""
    said = "มีคนโทรมาขู่ตั้งแต่เมื่อคืน ส่งไลน์มาบอกว่ารู้บ้านเราอยู่ไหน"
    await world.walks("เบอร์ฉันหลุดออกไปจากแอปค่ะ", said, "[เพิ่มข้อความนี้ในเรื่อง]", "[ยืนยันและส่ง]")

    assert said in world.post.to(TEAM)[-1].text


STORY = "เบอร์ของผมในระบบผิด โทรหาไม่ได้ ตำแหน่งเป็นวิศวกร"


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์ที่ถูกให้ใส่ ต่อ 114 ด้วย",
        "ตำแหน่งผิดครับ ต้องเป็นวิศวกรอาวุโส",
        "ข้อความผิดค่ะ ต้องเป็นเมื่อวันพุธ",
        "บัญชีของสามีค่ะ ชื่อสมศักดิ์ ใจดี พี่มีใบมรณบัตรอยู่ ต้องส่งให้ไหมคะ",
        "มีเบอร์โทรมาอีก ให้โทรมาที่ 081-234-5678 ได้ไหม",
        "my husband's account, his name is Somsak Jaidee, do I have to send the certificate?",
    ],
)
async def test_what_is_told_at_the_last_look_comes_to_the_old_words(world: World, said: str) -> None:
    """It is added, or offered for adding, also with a question behind it; what was told before stays."""
    await world.walks("/contact", "[ข้อร้องเรียน]", STORY, "[แชตนี้]", said)
    answers, _ = await kept(world)
    shown = [each["text"] for row in world.person("malee").last.rows for each in row]

    assert STORY in answers["message"]
    assert said in answers["message"] or "เพิ่มข้อความนี้ในเรื่อง" in shown


async def test_what_the_message_is_changed_to_takes_its_place(world: World) -> None:
    """Whoever says so wants the old words no more."""
    await world.walks("/contact", "[ข้อร้องเรียน]", STORY, "[แชตนี้]", "ข้อความ แก้เป็น มีคนโทรมาขายของทุกวัน")

    answers, _ = await kept(world)
    assert "มีคนโทรมาขายของทุกวัน" == answers["message"]


AT_THE_END = ("/contact", "[ข้อร้องเรียน]", "ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย", "[แชตนี้]", "เบอร์ที่โทรมาคือ 02-111-2222")


@pytest.mark.parametrize("sends", ["[ยืนยันและส่ง]", "ยืนยันและส่ง"])
async def test_what_was_told_is_not_left_behind_without_a_word(world: World, sends: str) -> None:
    """Whoever sends is asked once whether it goes along, and sees it; then it is in the summary, and goes."""
    before = len(world.post.to(TEAM))
    await world.walks(*AT_THE_END, sends)
    asked, sent = world.person("malee").last.text, len(world.post.to(TEAM))
    await world.presses("เพิ่มข้อความนี้ในเรื่อง")
    summary = world.person("malee").last.text
    await world.presses("ยืนยันและส่ง")

    assert before == sent
    assert "“เบอร์ที่โทรมาคือ 02-111-2222”" in asked
    assert "ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย\nเบอร์ที่โทรมาคือ 02-111-2222" in summary
    assert "เบอร์ที่โทรมาคือ 02-111-2222" in world.post.to(TEAM)[-1].text


async def test_what_was_told_is_left_behind_by_whoever_says_so(world: World) -> None:
    """By the button; by its words the last look comes again, without what was told."""
    await world.walks(*AT_THE_END, "[ยืนยันและส่ง]", "ส่งโดยไม่เพิ่ม")
    look = world.person("malee").last.text
    await world.walks(AT_THE_END[-1], "[ยืนยันและส่ง]", "[ส่งโดยไม่เพิ่ม]")

    assert "02-111-2222" not in look
    assert "ตรวจดูอีกครั้งก่อนส่ง" in look
    assert "02-111-2222" not in world.post.to(TEAM)[-1].text


async def test_a_second_tap_on_send_leaves_nothing_behind(world: World) -> None:
    """It asks the same once more."""
    await world.walks(*AT_THE_END)
    data, at = old_button(world.person("malee").last, "ยืนยันและส่ง")
    await world.forges(data, at)
    await world.forges(data, at)

    assert world.post.to(TEAM) == []
    assert "ยังไม่ได้ส่ง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "told",
    [
        "คนที่โทรมาชื่อคุณวิชัย เขาโทรมาสามรอบแล้ว",
        "มีคนโทรมาสามรอบแล้วเมื่อวาน",
        "เขาบอกว่าได้เบอร์จากบริษัทนี้แน่นอน",
        "He rang three times yesterday evening about insurance",
    ],
)
async def test_a_story_at_the_last_look_is_no_word_to_send(world: World, told: str) -> None:
    """Whatever it sounds like: it is one press away from the case."""
    await world.walks(*AT_THE_END[:-1], told, "[เพิ่มข้อความนี้ในเรื่อง]")

    assert told in world.person("malee").last.text


@pytest.mark.parametrize(
    ("said", "added"),
    [
        ("เติมในข้อความว่า เขารู้เบอร์ลูกสาวผมด้วย", "เขารู้เบอร์ลูกสาวผมด้วย"),
        ("เพิ่มว่า เขาถามที่อยู่แล้วส่งของมาเก็บเงินปลายทาง", "เขาถามที่อยู่แล้วส่งของมาเก็บเงินปลายทาง"),
        ("เติมว่าแม่ก็โดนด้วยแล้วค่อยส่งนะคะ", "แม่ก็โดนด้วย"),
    ],
)
async def test_what_is_to_be_added_is_added_to_its_last_word(world: World, said: str, added: str) -> None:
    """Only that it is to be sent then is no part of it."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]", said, "[ยืนยันและส่ง]")

    letter = world.post.to(TEAM)[-1].text
    assert added in letter
    assert "ค่อยส่ง" not in letter
