"""What somebody asks for again, for another, or from people: nothing that was told is lost, and nothing goes along that
was settled or secret."""

from __future__ import annotations

import pytest

from bot.chat.reading.wish_cues import only_wishes
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World, old_button

PUT_ASIDE = ("ขอดูข้อมูลของฉัน", "ทั้งหมด", "ขอสำเนา", "/start", "[พักไว้ แล้วไปเมนูหลัก]")
TO_THE_TEAM = "ส่งคำถามนี้ให้ทีม"


@pytest.mark.parametrize("said", ["ขอร้องเรียนครับ", "อยากร้องเรียน", "ขอคุยกับเจ้าหน้าที่", "I want to complain"])
async def test_a_wish_without_a_story_is_asked_what_it_is_about(world: World, said: str) -> None:
    """These words are no message to anybody."""
    [asked] = await world.says(said)

    answers, _ = await kept(world)
    assert "message" not in answers
    assert "พิมพ์เรื่องที่ต้องการบอกทีม" in asked.text


@pytest.mark.parametrize("told", ["มีคนติดต่อมา", "ทีมติดต่อกลับมาแล้ว", "คุยกับเจ้าหน้าที่แล้ว", "ขอร้องเรียนพนักงานขาย"])
def test_a_story_is_no_bare_wish(told: str) -> None:
    """However short it is, and whoever it is about."""
    assert not only_wishes(told)


async def test_a_wish_with_a_story_needs_no_more(world: World) -> None:
    """What it is about stands in it."""
    [asked] = await world.says("ขอร้องเรียนเรื่องโทรกวน")

    assert "ข้อความ: ขอร้องเรียนเรื่องโทรกวน" in asked.text


@pytest.mark.parametrize(
    "said",
    [
        "ลูกสาวอายุ 9 ขวบ แอบสมัครแอปของบริษัท อยากให้ลบข้อมูลลูกค่ะ",
        "ช่วยลบบัญชีของลูกชายให้หน่อยค่ะ",
    ],
)
async def test_the_data_of_a_child_is_asked_for_on_its_behalf(world: World, said: str) -> None:
    """Nobody's own data is deleted for it."""
    await world.says(said)

    answers, _ = await kept(world)
    assert answers["relation"] == "child"


async def test_who_is_spoken_to_is_no_child(world: World) -> None:
    """An own deletion begins."""
    [asked, *_] = await world.says("ลบข้อมูลให้หน่อยลูก ยายทำไม่เป็น")

    assert "หมวดไหน" in asked.text


async def test_who_buys_is_no_child(world: World) -> None:
    """Whose data it is is asked, and no form begun."""
    [asked, *_] = await world.says("ลบข้อมูลลูกค้าของผม")

    assert "เป็นข้อมูลของคุณเอง หรือของคนอื่น" in asked.text


@pytest.mark.parametrize("said", ["ของลูกค่ะ", "หนูขอแทนลูกค่ะ ลูกยังเล็ก", "อันนี้เป็นของลูกนะคะ ไม่ใช่ของแม่"])
@pytest.mark.parametrize("before", [("ขอลบข้อมูล",), ("ขอลบข้อมูล", "ทั้งหมด", "ไม่อยากให้ใช้", "ข้าม")])
async def test_whose_data_it_is_can_be_said_later(world: World, before: tuple[str, ...], said: str) -> None:
    """The way for somebody else is one press away, and the form waits."""
    await world.walks(*before)

    await world.says(said)

    assert any("แทน" in each for each in labels(world.person("malee").last))


async def test_papers_are_told_of_before_they_are_asked_for(world: World) -> None:
    """And the question stands."""
    await world.walks("อยากยื่นแทนลูก", "เด็กในปกครอง")

    [told] = await world.says("ต้องส่งสูติบัตรไหมคะ")

    assert "สูติบัตร" in told.text
    assert "เจ้าของข้อมูลชื่ออะไร" in told.text


async def test_which_name_is_meant_is_no_question_about_papers(world: World) -> None:
    """Though it names one."""
    await world.walks("อยากยื่นแทนลูก", "เด็กในปกครอง")

    [told] = await world.says("ใส่ชื่อเล่นได้มั้ย หรือต้องเป๊ะตามสูติบัตร")

    assert "ชื่อและนามสกุลของคนที่คุณทำแทน" in told.text


@pytest.mark.parametrize("asked", ["ขอดูข้อมูลของฉัน", "[ขอดูข้อมูลของฉัน]"])
async def test_a_form_that_was_put_aside_is_offered_where_it_is_asked_for_again(
    world: World, asked: str
) -> None:
    """In words or from the menu; with all answers."""
    await world.walks(*PUT_ASIDE, asked)

    offered = labels(world.person("malee").last)
    await world.presses("เอากลับมา")

    answers, _ = await kept(world)
    assert ["เอากลับมา", "เริ่มใหม่"] == offered
    assert ("all", "copy") == (answers["what-access"], answers["copy"])


async def test_a_form_that_was_put_aside_can_be_begun_anew(world: World) -> None:
    """The other one stays where it is."""
    await world.walks(*PUT_ASIDE, "ขอดูข้อมูลของฉัน", "[เริ่มใหม่]")

    answers, _ = await kept(world)
    await world.walks("/cancel", "/start")

    assert "what-access" not in answers
    assert "ทำต่อ: ขอดูข้อมูลของฉัน" in labels(world.person("malee").last)


async def test_a_request_that_says_what_of_begins_with_that(world: World) -> None:
    """Whatever was put aside: it is another one."""
    await world.walks(*PUT_ASIDE, "ขอดูข้อมูลปฏิทิน")

    answers, _ = await kept(world)
    assert answers["what-access"] == "1.5"


async def test_what_was_thanked_for_goes_to_nobody(world: World) -> None:
    """A complaint after that begins with nothing."""
    await world.walks("เก็บข้อมูลไว้นานแค่ไหน", "ขอบคุณค่ะ", "ขอร้องเรียนครับ")

    answers, _ = await kept(world)
    assert "message" not in answers


async def test_thanks_settle_nothing_that_nobody_answered(world: World) -> None:
    """Whoever is polite still wants to be heard."""
    told = "เขาโทรมาวันละสามรอบ"
    await world.walks(told, "ขอบคุณค่ะ", "ขอร้องเรียนครับ")

    answers, _ = await kept(world)
    assert answers["message"].startswith(told)


async def test_all_that_nobody_answered_goes_to_people(world: World) -> None:
    """Told in several texts, asked for in one."""
    told = ("บริษัทเปิดกี่โมงในวันอาทิตย์", "ที่จอดรถหน้าตึกเต็มตลอดเลย")
    await world.walks(*told, "ขอคุยกับเจ้าหน้าที่")

    answers, _ = await kept(world)
    assert "\n".join((*told, "ขอคุยกับเจ้าหน้าที่")) == answers["message"]


@pytest.mark.parametrize("secret", ["รหัสผ่านผมคือ hunter2", "Tr0ub4dor!", "4455 6677"])
async def test_a_password_goes_to_nobody(world: World, secret: str) -> None:
    """Who typed it before they asked for people did not mean it for them."""
    await world.walks("บริษัทเปิดกี่โมงในวันอาทิตย์", secret, "ขอคุยกับเจ้าหน้าที่")

    answers, _ = await kept(world)
    assert secret not in "".join(answers.values())


async def test_a_button_under_an_earlier_question_sends_that_one(world: World) -> None:
    """Where nobody has answered what was asked since either, it is still kept."""
    asked = "บริษัทเอาข้อมูลหนูไปฝึก AI ไหมคะ"
    await world.says(asked)
    old = old_button(world.person("malee").last, TO_THE_TEAM)
    await world.says("บริษัทเปิดกี่โมงในวันอาทิตย์")

    await world.forges(*old)

    answers, _ = await kept(world)
    assert asked == answers["message"]


async def test_a_question_of_many_lines_is_looked_for_by_no_part_of_it(world: World) -> None:
    """There would be millions: who presses the button under an earlier one is asked for it again."""
    await world.says("ผู้ก่อตั้งบริษัทคือใคร")
    asked = world.person("malee").last
    forward = next(
        each for row in asked.rows for each in row if each["callback_data"].startswith("s/contact")
    )
    await world.says("\n".join("กข"[n % 2] for n in range(2000)))

    said = await world.forges(forward["callback_data"], asked.id)

    assert any("พิมพ์เรื่องที่ต้องการบอกทีม" in post.text for post in said)


async def test_a_button_under_an_earlier_question_sends_no_other_one(world: World) -> None:
    """That question is not kept any more: it is asked for, and nothing else takes its place."""
    await world.says("บริษัทเอาข้อมูลหนูไปฝึก AI ไหมคะ")
    old = old_button(world.person("malee").last, TO_THE_TEAM)
    await world.says("แอปเก็บปฏิทินของฉันไหม")

    told = await world.forges(*old)

    answers, _ = await kept(world)
    assert "message" not in answers
    assert any("คำถามก่อนหน้า" in each.text for each in told)


@pytest.mark.parametrize(
    "first",
    [
        "ใช้คุกกี้ไหม\n\nเห็นโฆษณาตามมาตลอดเลย",
        "\n".join(["ใช้คุกกี้ไหม", *(f"คุกกี้ข้อ {n}" for n in range(30))]),
        "ใช้คุกกี้ไหม\nรหัสลูกค้า 12345\nเห็นโฆษณาตามมาตลอดเลย",
    ],
)
async def test_a_question_of_several_lines_is_one(world: World, first: str) -> None:
    """Its button leads to all of it, below another one, and whoever wants people sends all of it."""
    await world.says("ใครคือ DPO")
    asked = (await world.says(first))[-1]
    forward = next(
        each for row in asked.rows for each in row if each["callback_data"].startswith("s/contact")
    )
    await world.says("ผู้ก่อตั้งบริษัทคือใคร")

    said = await world.forges(forward["callback_data"], asked.id)

    shown = "\n".join(post.text for post in said)
    assert all(each in shown for each in first.split("\n"))
