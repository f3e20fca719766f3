"""What is meant by a name like another: all and no part, a day of birth and no age, a place and no address."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import About, Answered, Change, Edits
from bot.chat.reading.wishes import Listener, answers_in
from bot.i18n import Words
from flows.lines import Line
from tests.bot.chat.test_reading import said
from tests.chat import World

ALL = "1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9"


def first(answers: Answers, flow: str, text: str) -> dict[str, str]:
    """What a first message answers."""
    words = Words({"company": "บริษัทตัวอย่าง", "fee": "none"}, strict=True)

    def say(line: Line) -> str:
        return words.say(line, "th")

    return answers_in(flow, text, Listener(answers.speech, say))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("เอาหมดทุกอย่าง ไม่ใช่แค่โปรไฟล์ ทั้งที่กดทั้งที่จ่ายเงินด้วย", ALL),
        ("ไม่ใช่แค่โปรไฟล์ เอาหมดเลย", ALL),
        ("everything, not just the profile", ALL),
        ("ไม่ใช่แค่โปรไฟล์ ปฏิทินด้วย", "1.1,1.5"),
    ],
)
def test_all_is_more_than_what_is_named_as_not_all_of_it(answers: Answers, text: str, raw: str) -> None:
    """Whoever wants all gets all; whoever wants one more gets that."""
    assert Edits({"what-access": raw}) == said(answers, "access", {"what-access": "1.1"}, text)


@pytest.mark.parametrize(
    ("text", "field", "called"),
    [
        ("วันเกิดผิด", "other", "วันเกิด"),
        ("ไม่ใช่อายุ เป็นวันเกิด", "other", "วันเกิด"),
        ("วันเดือนปีเกิดค่ะ", "other", "วันเดือนปีเกิด"),
        ("my birthday", "other", "birthday"),
        ("อายุผิด", "age", ""),
        ("วันเกิดขึ้นเป็นอายุ 43", "age", ""),
    ],
)
def test_the_day_of_birth_is_no_age(answers: Answers, text: str, field: str, called: str) -> None:
    """It is the field that the list has not, under the name that it was given."""
    found = said(answers, "correction", {}, text)

    assert isinstance(found, Answered)
    assert field == found.said.raw
    assert called == found.ahead.get("field-name.correction-1", "")


def test_the_day_of_birth_is_kept_beside_another_field(answers: Answers) -> None:
    """In a first message both are begun."""
    found = first(answers, "correction", "แก้ชื่อกับวันเกิด")

    assert "name" == found["field-correction.1"]
    assert "วันเกิด" == found["field-name.correction-2"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("เมลเก่าเข้าไม่ได้แล้ว เบอร์ก็หาย อยากรู้ว่าเก็บอะไรของผมไว้บ้าง", ""),
        ("อยากรู้ว่าเก็บอะไรของผมไว้บ้างครับ เมลกับเบอร์หายหมดแล้ว", ""),
        ("i lost my phone and mailbox, what do you keep about me", ""),
        ("ขอดูเบอร์ที่เก็บไว้", "1.1"),
        ("เบอร์หาย ขอดูปฏิทิน", "1.5"),
    ],
)
def test_a_lost_phone_or_mailbox_narrows_nothing(answers: Answers, text: str, what: str) -> None:
    """It says why somebody asks, and not what they want to see."""
    assert what == first(answers, "access", text).get("what-access", "")


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("ตำแหน่งที่ตั้งเจ้า GPS น่ะ", False),
        ("ตำแหน่งที่อยู่ของมือถือ", False),
        ("พิกัดที่อยู่", False),
        ("my location", False),
        ("ที่อยู่ค่ะ", True),
        ("ตำแหน่งงาน", True),
        ("ที่อยู่กับพิกัดของเครื่อง", True),
    ],
)
def test_where_somebody_is_is_no_profile(answers: Answers, text: str, *, profile: bool) -> None:
    """An address and a job are."""
    found = said(answers, "suspension", {}, text)

    assert profile == (isinstance(found, Answered) and "1.1" in found.said.raw)


async def test_words_about_a_place_go_along(world: World) -> None:
    """No category is called so: the team reads what was said."""
    await world.walks("/suspend")
    await world.says("ตำแหน่งที่ตั้งเจ้า GPS น่ะ")
    chat = world.person("malee").chat.bot_posts()

    assert any("ใส่ข้อความของคุณไปด้วย" in each.text for each in chat)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ชื่อครับ เพิ่งไปแก้ที่อำเภอ", "name"),
        ("นามสกุลค่ะ เพิ่งไปเปลี่ยนที่ว่าการอำเภอมา", "name"),
        ("ตำแหน่งในออฟฟิศยังเป็นของเก่า", "position"),
        ("ย้ายร้านมาอยู่ปากซอยแล้ว", "address"),
        ("ย้ายออฟฟิศไปอยู่บริษัทใหม่แล้ว", "employer"),
        ("อำเภอผิดครับ", "address"),
        ("เบอร์ที่สองผิดครับ", "phone"),
        ("อันที่สองค่ะ", "age"),
        ("the diploma - no, rather the photo", "picture"),
        ("ใบประกาศ เอ๊ะ ไม่ใช่สิ รูปต่างหาก", "picture"),
    ],
)
def test_what_is_wrong_is_told_from_where_it_was_done(answers: Answers, text: str, field: str) -> None:
    """An office where a name was changed is no address; one phone of several is no place in the list; what somebody
    says who corrects themselves takes the place of what they said."""
    found = said(answers, "correction", {}, text)

    assert isinstance(found, Answered)
    assert (field, {}) == (found.said.raw, found.ahead)


def test_one_phone_more_is_missing_and_not_wrong(answers: Answers) -> None:
    """The second one is another form, and not the second field."""
    text = "ที่มีอยู่ไม่ผิดเลยสักตัว แต่ขาด เบอร์ที่สองยังไม่ได้ลง"

    assert Change("addition") == said(answers, "correction", {}, text)


@pytest.mark.parametrize(
    "text",
    [
        "i don't really understand what the third one, with where it came from, gives me",
        "I'm not sure I follow what the second one would actually tell me",
        "ไม่ค่อยเข้าใจว่าข้อสามที่บอกที่มานี่จะได้อะไรมา",
    ],
)
def test_an_option_that_is_not_understood_is_not_taken(answers: Answers, text: str) -> None:
    """It is explained."""
    assert About("means") == said(answers, "access", {"what-access": "1.5"}, text)


@pytest.mark.parametrize(
    ("flow", "text", "raw"),
    [
        ("portability", "รูปเมนูที่ป้าอัพใส่ไว้เป็นร้อยรูปนั่นแหละ", "1.9"),
        ("portability", "the pictures that we have uploaded", "1.9"),
        ("portability", "รูปโปรไฟล์ที่ผมอัปไว้", "1.1"),
        ("deletion", "ลบรูปหน้าผมออก", "1.1"),
        ("access", "just how I've used the thing, plus my payments", "1.6,1.7"),
    ],
)
def test_what_somebody_put_into_the_service_is_no_profile(
    answers: Answers, flow: str, text: str, raw: str
) -> None:
    """Their own picture is; of several that are named none is passed over."""
    found = said(answers, flow, {}, text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw


CHOSEN = {"goal": "close", "goal-right.close": "other"}
"""What was answered before a right is chosen."""


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("ขอกลับไปตอบข้อแรกใหม่ค่ะ อยากได้สำเนา", "copy"),
        ("กลับไปที่คำถามแรก ขอสำเนาดีกว่า", "copy"),
        ("back to the first question, I want a copy", "copy"),
    ],
)
def test_the_first_question_answered_anew_is_no_first_option(answers: Answers, text: str, goal: str) -> None:
    """What is said behind it answers that question, and not the one that waits."""
    assert Edits({"goal": goal}) == said(answers, "choose", CHOSEN, text)


@pytest.mark.parametrize("text", ["เอาข้อแรก", "ข้อแรกค่ะ", "the first one"])
def test_the_first_of_a_list_is_taken_where_nothing_is_answered_anew(answers: Answers, text: str) -> None:
    """It is the first option."""
    found = said(answers, "choose", CHOSEN, text)

    assert isinstance(found, Answered)
    assert "access" == found.said.raw


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("เกินร้องเรียนไปแล้ว จัดเป็นเรื่องข้อมูลรั่วเถอะค่ะ", False),
        ("ถือว่าเป็นข้อมูลหลุดไปเลยครับ ด่วนมาก", False),
        ("file this as a leak, it is more than a complaint", False),
        ("จัดเป็นข้อมูลรั่วเถอะ เขารู้เลขบัญชีกับวันเกิดผม", True),
        ("ข้อมูลผมรั่วจากบริษัทแน่ เขารู้ยอดเงินในบัญชีด้วย", True),
        ("treat it as a leak, they knew my bank balance", True),
    ],
)
async def test_as_what_something_is_to_be_filed_is_no_part_of_its_story(
    world: World, text: str, kept: bool
) -> None:
    """What is told besides is."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", text, "[แชตนี้]")

    shown = world.person("malee").last.text
    assert "ข้อมูลอาจรั่ว" in shown
    assert kept == (text in shown)
