"""What somebody tells who is asked for details, a name or a picture: none of it is taken for nothing."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered, Change
from flows.questions import SKIP
from tests.bot.chat.test_cases import asked_by_the_team, labels
from tests.bot.chat.test_reading import PERIOD, said
from tests.bot.chat.test_texts import kept
from tests.chat import World

CORRECTED = {
    "field-correction.1": "phone",
    "before.1": "0812345678",
    "after-correction.1": "0897654321",
    "more.correction-1": "enough",
    "evidence": "-",
}
TOLD = {"what-suspension": "1.7", "why.suspension": "unlawful"}


@pytest.mark.parametrize(
    "text",
    [
        "ไม่รู้อะ จำได้ว่าตอนสมัครกดมั่วๆ ให้มันเกิน 18",
        "ไม่รู้ค่ะ จำได้แค่ว่าสมัครที่งานหนังสือ",
        "จำไม่ได้ครับ รู้แค่ว่าพี่ชายเป็นคนสมัครให้",
        "don't know, i remember that my brother signed me up",
    ],
)
def test_what_is_remembered_is_the_answer(answers: Answers, text: str) -> None:
    """Whoever does not know all tells what they know."""
    found = said(answers, "access", PERIOD, text)

    assert isinstance(found, Answered)
    assert text == found.said.raw


@pytest.mark.parametrize("text", ["ไม่รู้ค่ะ", "จำไม่ได้แล้ว", "ไม่มีอะไร จำไม่ได้"])
def test_who_remembers_nothing_leaves_it_out(answers: Answers, text: str) -> None:
    """Nothing was told."""
    found = said(answers, "access", PERIOD, text)

    assert isinstance(found, Answered)
    assert "-" == found.said.raw


@pytest.mark.parametrize(
    "text",
    [
        "หื้อปิดตำแหน่งไว้ก่อน จนกว่าจะตอบได้ว่าเอาไปใช้ทำอะไร",
        "อยากให้หยุดไว้ก่อนจนกว่าบริษัทจะบอกว่าให้ใครไปบ้าง",
        "stop it until you tell me who has got it",
    ],
)
def test_until_when_something_is_wanted_is_told(answers: Answers, text: str) -> None:
    """What is to be answered by the company is no question to the bot."""
    found = said(answers, "suspension", TOLD, text)

    assert isinstance(found, Answered)
    assert text == found.said.raw


@pytest.mark.parametrize("text", ["มีครับ", "มีค่ะ", "มีรูปค่ะ", "ก็มีอยู่ค่ะ", "i have one"])
def test_who_has_a_picture_is_asked_for_it(answers: Answers, text: str) -> None:
    """It is not taken for none."""
    assert About("how") == said(answers, "correction", CORRECTED, text)


@pytest.mark.parametrize("text", ["ไม่มีครับ", "ไม่มีรูป"])
def test_who_has_no_picture_is_not(answers: Answers, text: str) -> None:
    """None is what they answered."""
    assert isinstance(said(answers, "correction", CORRECTED, text), Answered)


@pytest.mark.parametrize("text", ["อายุ 10 ขวบ ชื่อ ด.ญ.ขวัญข้าว", "ด.ญ.ขวัญข้าว อายุ 10 ขวบค่ะ"])
async def test_what_is_told_beside_a_name_goes_along(world: World, text: str) -> None:
    """The name is taken, and the team reads the rest."""
    await world.says("/start req_behalf")
    await world.says("ลูกสาวค่ะ ยังเป็นเด็ก")
    posts = await world.says(text)

    assert any("เพิ่มในข้อความของเรื่องนี้แล้ว" in each.text for each in posts)


@pytest.mark.parametrize(
    ("before", "text", "kept_too"),
    [
        ((), "ที่อยู่ค่ะ ย้ายหอมาได้สองเดือน ในแอปยังเป็นหอเก่า", True),
        ((), 'my job title, still "trainee" but now I am manager', True),
        (("[ชื่อ]", "มาลา ใจดี", "มาลี ใจดี"), "ที่อยู่ก็ผิดด้วย ยังเป็นหอเดิมอยู่เลย", True),
        ((), "จื้อคับ เพิ่งไปเปลี่ยนที่อำเภอมา ในแอปยังจื้อเก่า", True),
        ((), "ที่อยู่ผิดค่ะ ช่วยแก้ให้หน่อยนะคะ", False),
        (("[ชื่อ]", "มาลา ใจดี", "มาลี ใจดี"), "มีที่อยู่ที่ต้องแก้ด้วยอีกอันค่ะ", False),
    ],
)
async def test_what_is_told_of_a_field_goes_along(
    world: World, before: tuple[str, ...], text: str, *, kept_too: bool
) -> None:
    """A button has no room for what is wrong with it, or since when; that it is wrong is no news."""
    await world.walks("/correct", *before)

    await world.says(text)

    answers, _ = await kept(world)
    assert kept_too == (text in answers.get("draft", ""))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I need you to stop using it until my lawyer is back from leave", Change("suspension")),
        ("keep it until 2568 please", "keep it until 2568 please"),
    ],
)
def test_another_right_that_is_wanted_until_some_time_is_no_period(
    answers: Answers, text: str, found: Change | str
) -> None:
    """It is offered, and what was answered stays."""
    read = said(answers, "access", PERIOD, text)

    assert found == (read.said.raw if isinstance(read, Answered) else read)


@pytest.mark.parametrize("text", ["ไม่มีอะไรเพิ่มแล้วค่ะ กดผิด", "nothing to add", "ไม่มีแล้วค่ะ"])
async def test_who_has_nothing_to_add_is_asked_whether_to_leave(world: World, text: str) -> None:
    """They are not asked for a file instead."""
    await asked_by_the_team(world)
    await world.presses("ตอบทีม")

    [*_, last] = await world.says(text)

    answers, _ = await kept(world)
    assert "add-text" not in answers
    assert "เก็บไว้ก่อน" in labels(last)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Everything please, all time", SKIP),
        ("ทั้งหมดเลย ทุกช่วงเวลา", SKIP),
        ("all of it, since I joined", SKIP),
        ("ทุกหมวด ตั้งแต่ปี 2566", "ตั้งแต่ปี 2566"),
    ],
)
async def test_the_time_is_taken_with_the_categories(world: World, said: str, period: str) -> None:
    """It is not asked for again."""
    await world.walks("/access", said)

    answers, _ = await kept(world)
    assert ("all", period) == (answers["what-access"], answers["period"])


async def test_when_something_was_is_no_time_of_which_data_are_wanted(world: World) -> None:
    """It may be why somebody asks."""
    await world.walks("/access", "ขอดูเรื่องการชำระเงิน มียอดตัดบัตรเมื่อวันที่ 3 ตุลาคม 2569")

    answers, _ = await kept(world)
    assert "period" not in answers


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("i think its malee@example.com", False),
        ("น่าจะเป็น malee@example.com นะคะ", False),
        ("คิดว่า malee@example.com มั้งครับ ไม่แน่ใจ", False),
        ("malee@example.com แต่ลูกสาวอ่านเมลนี้ร่วมกับพ่อ", True),
        ("malee@example.com please write in English only", True),
    ],
)
async def test_a_guess_at_an_address_tells_nothing(world: World, said: str, told: bool) -> None:
    """Its code will tell whether it is right; what is told besides goes along."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "093-111-2233", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")

    await world.says(said)

    answers, _ = await kept(world)
    assert told == ("draft" in answers)
