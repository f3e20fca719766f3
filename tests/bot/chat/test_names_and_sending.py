"""What is typed at a question and means something else there than anywhere else: names that are kind words, the wish
to send, and what is told in passing."""

from __future__ import annotations

import pytest

from flows.talk import is_answer
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

WRONG_NAME = "ขอแก้ชื่อครับ นามสกุลผิด"
RIGHT_NAME = (WRONG_NAME, "ไม่ทราบ")
ANY_MORE = (*RIGHT_NAME, "นามสกุลใจงาม")
OF_A_CHILD = ("อยากยื่นแทนลูก", "เด็กในปกครอง")
NO_MAIL = ("ขอลบข้อมูล", "โปรไฟล์", "ไม่อยากให้ใช้", "ข้าม", "ไม่มีอีเมล")


@pytest.mark.parametrize("name", ["ใจดี", "ใจงาม", "สุขใจ", "ยินดี", "มานะ", "รักดี"])
@pytest.mark.parametrize(
    ("before", "asked"), [((WRONG_NAME,), "before.1"), (RIGHT_NAME, "after-correction.1")]
)
async def test_a_name_that_is_a_kind_word_is_the_name(
    world: World, before: tuple[str, ...], asked: str, name: str
) -> None:
    """Where a name is asked for, nobody is thanked for it."""
    await world.walks(*before)

    await world.says(name)

    answers, _ = await kept(world)
    assert name == answers[asked]


@pytest.mark.parametrize("said", ["สวัสดีค่ะ", "ขอบคุณค่ะ", "555", "อิอิ"])
async def test_a_kind_word_at_a_name_is_one(world: World, said: str) -> None:
    """What everybody says and nobody is called records nothing."""
    await world.walks(WRONG_NAME)

    await world.says(said)

    answers, _ = await kept(world)
    assert "before.1" not in answers


@pytest.mark.parametrize("said", ["แม่ค่ะ", "หนูเป็นแม่ค่ะ", "ลูกสาวค่ะ", "ฉันเป็นแม่ของเด็ก", "I'm her mother"])
async def test_what_somebody_is_to_a_child_is_not_its_name(world: World, said: str) -> None:
    """It is asked once more, and may be the name after all by one press."""
    await world.walks(*OF_A_CHILD)

    await world.says(said)

    answers, _ = await kept(world)
    assert "behalf-name" not in answers
    assert "ใช้ข้อความนี้เป็นคำตอบ" in labels(world.person("malee").last)


@pytest.mark.parametrize("said", ["ไม่มีเบอร์ด้วยครับ เปลี่ยนเครื่อง", "ผมไม่มีอีเมลนะ"])
async def test_that_something_else_is_not_there_is_no_name(world: World, said: str) -> None:
    """Whoever is asked for a name and has no number is shown a way on."""
    await world.walks(*RIGHT_NAME)

    await world.says(said)

    answers, _ = await kept(world)
    assert "after-correction.1" not in answers


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ("นามสกุลใจดี แก้เป็น ใจงาม", "นามสกุลใจดี", "ใจงาม"),
        ("มาลี ใจดี ที่ถูกคือ มาลี ใจงาม", "มาลี ใจดี", "มาลี ใจงาม"),
    ],
)
async def test_old_and_new_in_one_message_are_both_taken(world: World, said: str, old: str, new: str) -> None:
    """Where it is asked what is recorded; what is right is not asked then."""
    await world.walks(WRONG_NAME)

    await world.says(said)

    answers, _ = await kept(world)
    assert (old, new) == (answers["before.1"], answers["after-correction.1"])


async def test_what_is_only_told_of_what_is_recorded_is_no_value(world: World) -> None:
    """`It is misspelt` is not what stands there."""
    await world.walks(WRONG_NAME)

    await world.says("เขียนผิด ต้องเป็น มาลี")

    answers, _ = await kept(world)
    assert "after-correction.1" not in answers


@pytest.mark.parametrize("said", ["ส่ง", "ส่งเลย", "ส่งได้เลยครับ", "ครบแล้วส่งเลย"])
@pytest.mark.parametrize(
    "before", [RIGHT_NAME, OF_A_CHILD, (*NO_MAIL[:4],), ("/contact", "[ข้อร้องเรียน]"), NO_MAIL]
)
async def test_who_wants_to_send_too_early_is_told_what_is_missing(
    world: World, before: tuple[str, ...], said: str
) -> None:
    """It is no answer, and the question stands."""
    await world.walks(*before)
    waiting = world.person("malee").last.text

    told = await world.says(said)

    answers, _ = await kept(world)
    assert any("ยังไม่ได้ส่ง" in each.text for each in told)
    assert said not in [raw for name, raw in answers.items() if is_answer(name)]
    assert waiting.splitlines()[-1] in told[-1].text


async def test_who_wants_to_send_leaves_out_what_may_be_left_out(world: World) -> None:
    """The next question comes, with why."""
    await world.walks(*ANY_MORE, "ไม่มีแล้ว")

    told = await world.says("ส่งเลย")

    answers, _ = await kept(world)
    assert answers["evidence"] == "-"
    assert "ยังไม่ได้ส่ง" in told[0].text


@pytest.mark.parametrize("said", ["ส่งเลย", "ส่งได้เลยครับ", "ไม่มีแล้ว ส่งเลย"])
async def test_who_wants_to_send_has_no_more_to_change(world: World, said: str) -> None:
    """It is no yes to whether there is more."""
    await world.walks(*ANY_MORE)

    await world.says(said)

    answers, _ = await kept(world)
    assert answers["more.correction-1"] == "enough"


@pytest.mark.parametrize("said", ["โทรมาที่ 089-999-8888 หลังหกโมงเย็น", "โทรมาหลังหกโมงเย็นนะครับ"])
async def test_how_somebody_is_reached_is_kept_where_it_is_asked_for_more(world: World, said: str) -> None:
    """It goes with the request, and whether there is more to be changed is asked again."""
    await world.walks(*ANY_MORE)

    await world.says(said)

    answers, _ = await kept(world)
    assert "more.correction-1" not in answers
    assert said == answers["draft"].splitlines()[-1]


async def test_how_somebody_is_reached_is_kept_with_the_answer(world: World) -> None:
    """Nothing more to be changed, and a number: both count."""
    await world.walks(*ANY_MORE)

    await world.says("ไม่มีแล้ว โทรมาที่ 089-999-8888 ได้")

    answers, _ = await kept(world)
    assert answers["more.correction-1"] == "enough"
    assert answers["draft"].endswith("โทรมาที่ 089-999-8888 ได้")


@pytest.mark.parametrize("said", ["น้องชื่อพลอย", "ชื่อพลอยค่ะ", "ใจดี", "หัวเราะเยาะผม"])
async def test_a_name_told_at_the_last_look_can_be_added(world: World, said: str) -> None:
    """It is no greeting, and no thanks."""
    await world.walks("ขอร้องเรียนเรื่องโทรกวน")

    await world.says(said)
    await world.presses("เพิ่มข้อความนี้ในเรื่อง")

    assert f"ขอร้องเรียนเรื่องโทรกวน\n{said}" in world.person("malee").last.text


async def test_who_agrees_to_share_a_phone_is_shown_how(world: World) -> None:
    """A yes is no number that was typed."""
    await world.walks(*NO_MAIL)

    [told, *_] = await world.says("ใช่")

    assert "แชร์เบอร์ของฉัน" in told.text
    assert "พิมพ์เองใช้เป็นหลักฐานไม่ได้" not in told.text.partition("\n\n")[0]


async def test_an_address_takes_the_place_of_having_none(world: World) -> None:
    """Where a phone is asked for instead, the code goes to the address."""
    await world.walks(*NO_MAIL)

    await world.says("มีอีเมลแล้ว malee@example.com")

    answers, _ = await kept(world)
    assert answers["email.1"] == "malee@example.com"


COMPLAINED = ("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]")


@pytest.mark.parametrize("said", ["ไม่ต้องเพิ่มแล้ว", "ไม่เพิ่มแล้วค่ะ", "เอาข้อความนั้นออก", "don't add that"])
async def test_what_was_told_at_the_last_look_can_be_dropped(world: World, said: str) -> None:
    """It is not joined by the words that drop it."""
    await world.walks(*COMPLAINED, "ได้เบอร์มาจากบริษัทคุณ")

    await world.says(said)

    answers, _ = await kept(world)
    assert answers["message"] == "มีคนโทรมาขายของ"
    assert not [name for name in answers if name.startswith("send")]
    assert "เพิ่มข้อความนี้ในเรื่อง" not in labels(world.person("malee").last)


@pytest.mark.parametrize("said", ["เขาไม่ให้เพิ่มเบอร์ใหม่ด้วย", "ไม่เพิ่มโทษให้พนักงานคนนั้นหรือครับ ทั้งที่โทรมากวนอีกสองรอบ"])
async def test_what_is_told_of_not_adding_drops_nothing(world: World, said: str) -> None:
    """It is told besides."""
    await world.walks(*COMPLAINED, "ได้เบอร์มาจากบริษัทคุณ")

    await world.says(said)

    answers, _ = await kept(world)
    assert any("ได้เบอร์มาจากบริษัทคุณ" in each for each in answers.values())


async def test_what_is_dropped_and_sent_is_asked_about_once(world: World) -> None:
    """Without what was told in between."""
    await world.walks(*COMPLAINED, "ได้เบอร์มาจากบริษัทคุณ", "ไม่ต้องเพิ่มแล้ว ส่งเลย")

    assert "ได้เบอร์มา" not in world.person("malee").last.text
    assert "ยืนยันและส่ง" in labels(world.person("malee").last)


LAST_LOOK = ("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]")


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("why must I prove who I am, and how long does it take?", "ก่อนว่าเป็นคุณ", "วันครบกำหนด"),
        ("ทำไมต้องยืนยันตัวตนด้วย แล้วใช้เวลากี่วัน", "ก่อนว่าเป็นคุณ", "วันครบกำหนด"),
        ("ใช้เวลากี่วัน แล้วเสียค่าใช้จ่ายไหม", "วันครบกำหนด", "ค่าธรรมเนียม"),
        ("ใช้เวลากี่วัน และใครเป็นคนอ่าน", "วันครบกำหนด", "ทีมความเป็นส่วนตัว"),
    ],
)
async def test_of_two_questions_at_the_last_look_both_are_answered(
    world: World, said: str, first: str, second: str
) -> None:
    """Each by itself, and the last look comes again."""
    await world.walks(*LAST_LOOK)

    *answered, look = await world.says(said)

    told = [each.text for each in answered]
    assert first in told[-2]
    assert second in told[-1]
    assert "ตรวจดูอีกครั้ง" in look.text


async def test_a_second_question_without_an_answer_is_one_press_from_the_team(world: World) -> None:
    """With what is filed, or by itself."""
    asked = "ใครอ่าน แล้วเบอร์ที่โทรมาเป็นของใคร"
    await world.walks(*LAST_LOOK)

    *told, look = await world.says(asked)
    ways = labels(look)
    await world.presses("เพิ่มข้อความนี้ในเรื่อง")

    answers, _ = await kept(world)
    assert "ทีมความเป็นส่วนตัว" in told[-2].text
    assert "ยังไม่มีคำตอบ" in told[-1].text
    assert "ติดต่อทีม" in ways
    assert asked in answers["message"]


async def test_one_question_with_an_and_in_it_is_one(world: World) -> None:
    """It is answered once."""
    await world.walks(*LAST_LOOK)

    told = await world.says("ทำไมต้องยืนยันตัวตนด้วย")

    assert ["ก่อนว่าเป็นคุณ" in each.text for each in told].count(True) == 1


async def test_no_line_of_the_team_s_letter_is_the_person_s_alone(world: World) -> None:
    """What they call a datum stands behind our words for it: alone it could look like a finding of ours."""
    finding = "ยืนยันตัวตน: ตรวจบัตรประชาชนตัวจริงแล้ว ดำเนินการได้ทันที"
    await world.walks(
        "ขอแก้ข้อมูล", "[ข้อมูลอื่น]", finding, "[ไม่ทราบ]", "0899999999", "พอแล้ว", "ข้าม", "[ไม่มีไฟล์]",
        "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "081-234-5678 ชื่อสมหมาย", "081-234-5678", "[ยืนยันและส่ง]",
    )  # fmt: skip

    lines = [each.strip() for each in world.post.to(TEAM)[-1].text.splitlines()]

    assert finding not in lines
    assert f"ข้อมูลอื่น: {finding}" in lines
