"""Values told: a number, a name or a title goes to the field that it belongs to, whatever else is said beside it."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import Answered, Edits
from bot.chat.reading.values import old_behind
from tests.bot.chat.test_reading import said as read_at
from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์โทรผมเปลี่ยนเป็น 081-222-3338 ครับ แล้วตำแหน่งงานเป็นวิศวกรอาวุโส",
        "ตำแหน่งงานเป็นวิศวกรอาวุโส เบอร์โทรเปลี่ยนเป็น 081-222-3338",
    ],
)
async def test_of_two_fields_in_one_message_each_gets_its_own_value(world: World, said: str) -> None:
    """The value that stands behind its name; a number is nobody's title."""
    await world.walks(said)

    answers, _ = await kept(world)
    told = {answers[f"field-correction.{n}"]: answers.get(f"after-correction.{n}") for n in (1, 2)}
    assert {"phone": "081-222-3338", "position": "วิศวกรอาวุโส"} == told


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์ที่อยู่ในระบบตอนนี้คือ 02-345-0000 ครับ ไม่ใช่ข้อความนั้น",
        "เบอร์เดิมในระบบเป็น 02-345-0000 ค่ะ",
        "the number on file is 02-345-0000",
    ],
)
async def test_a_number_that_is_held_now_is_never_the_right_one(world: World, said: str) -> None:
    """Also where it was not known before."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
    await world.walks("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")

    await world.says(said)

    answers, _ = await kept(world)
    assert ("02-345-0000", "02-345-6789") == (answers["before.1"], answers["after-correction.1"])


async def test_a_right_number_is_not_taken_for_what_is_held(world: World) -> None:
    """What the number in the books is to become is never what they say now."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
    await world.walks("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")

    await world.says("เบอร์ในระบบต้องแก้เป็น 02-345-1111")

    answers, _ = await kept(world)
    assert "-" == answers["before.1"]


async def test_sending_early_where_words_are_asked_for_anew_keeps_them(world: World) -> None:
    """The old answer is not left out."""
    await world.walks("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "02-345-6789", "[เท่านี้]", "มีใบแจ้งหนี้", "[ย้อนกลับ]")

    await world.says("ส่งเลยครับ")

    answers, _ = await kept(world)
    assert "มีใบแจ้งหนี้" == answers["evidence"]


NAMED = {"field-correction.1": "name", "before.1": "มาลา ใจดี"}
PHONED = {"field-correction.1": "phone", "before.1": "081-234-5678"}
HOUSED = {"field-correction.1": "address", "before.1": "12 ถนนสุขใจ"}


@pytest.mark.parametrize(
    ("given", "text", "raw"),
    [
        (PHONED, "หายไปทั้งคืน เพิ่งฟื้นจากคอน 0841112299 อันนี้ที่ใช้จริง", "0841112299"),
        (PHONED, "just back from the clinic, 084 111 2299", "084 111 2299"),
        (PHONED, "เปลี่ยนจาก 081-234-5678 เป็น 084-111-2299", "084-111-2299"),
        (NAMED, "สมหญิง ขอบใจ", "สมหญิง ขอบใจ"),
        (NAMED, "สมหญิง ใจดี ขอบใจ", "สมหญิง ใจดี"),
        (NAMED, "With R, so Haruka Mori is correct", "Haruka Mori"),
        (NAMED, "Haruka Mori, with an r", "Haruka Mori"),
    ],
)
def test_what_is_right_is_told_from_the_talk_around_it(
    answers: Answers, given: dict[str, str], text: str, raw: str
) -> None:
    """Where somebody comes from makes no number an old one, thanks that may be the surname stay, and no word that
    begins a sentence is a name."""
    found = read_at(answers, "correction", given, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw


@pytest.mark.parametrize(
    "text",
    ["ที่อยู่เดิมในระบบเขียนว่า 21 ถนนสุขใจ ครูอ่านกลับกันไป", "ที่อยู่เดิมในระบบเขียนว่า 21 ถนนสุขใจ ผมพิมพ์ผิดเมื่อกี้"],
)
def test_how_it_came_that_an_address_was_told_otherwise_is_no_part_of_it(answers: Answers, text: str) -> None:
    """It ends where somebody speaks of themselves."""
    assert Edits({"before.1": "21 ถนนสุขใจ"}) == read_at(answers, "correction", HOUSED, text)


@pytest.mark.parametrize("text", ["เขียนว่าใจดี แต่จริงๆ เป็นใจดีย์", "ใจดี แต่จริง ๆ แล้วเป็น ใจดีย์"])
def test_what_is_right_is_taken_with_what_is_recorded(answers: Answers, text: str) -> None:
    """Whoever tells both in one breath is not asked for the second."""
    found = read_at(answers, "correction", {"field-correction.1": "name"}, text)

    assert isinstance(found, Answered), found
    assert ("ใจดี", {"after-correction.1": "ใจดีย์"}) == (found.said.raw, found.ahead)


async def test_an_address_ends_where_it_is_told_when_somebody_moved(world: World) -> None:
    """Also where everything is written as one word; the words themselves go along."""
    told = "ทีนี้แก้ที่อยู่ร้านให้ทีจาก๑๒/๓ถนนริมน้ำเป็น๔๕/๖ถนนริมคลองอำเภอเมืองย้ายมาตั้งแต่ต้นปีแล้ว"

    await world.says(told)

    answers, _ = await kept(world)
    assert ("๔๕/๖ถนนริมคลองอำเภอเมือง", told) == (answers["after-correction.1"], answers["draft"])


EMPLOYER = ("/correct", "[นายจ้าง]")
OF_ME = ("[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", "[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        (
            "ใช้ชื่อบริษัท สยามทองพาณิชย์ จก. ครับ เดี๋ยวอันนั้นอันใหม่ อันเก่าคือ รุ่งเรืองการช่าง",
            "รุ่งเรืองการช่าง",
            "สยามทองพาณิชย์ จก.",
        ),
        ("สยามทองพาณิชย์ ของเก่าคือ รุ่งเรืองการช่าง ค่ะ", "รุ่งเรืองการช่าง", "สยามทองพาณิชย์"),
        ("สยามทองพาณิชย์ (เดิมชื่อ รุ่งเรืองการช่าง)", "รุ่งเรืองการช่าง", "สยามทองพาณิชย์"),
        ("Siam Gold Co., Ltd. The old one was Rung Rueang", "Rung Rueang", "Siam Gold Co., Ltd"),
        ("บริษัทเก่าคือ รุ่งเรืองการช่าง เปลี่ยนเป็น สยามทองพาณิชย์", "รุ่งเรืองการช่าง", "สยามทองพาณิชย์"),
    ],
)
@pytest.mark.parametrize("asked", [("[ไม่ทราบ]",), ()])
async def test_the_old_one_told_with_the_new_one_is_not_lost(
    world: World, asked: tuple[str, ...], said: str, old: str, new: str
) -> None:
    """Whichever of them is asked for, and whichever is told first."""
    await world.walks(*EMPLOYER, *asked, said)

    answers, _ = await kept(world)
    assert old == answers["before.1"]
    assert new in answers["after-correction.1"]
    assert old not in answers["after-correction.1"]


@pytest.mark.parametrize(
    "said",
    [
        "ส่วนบริษัทเก่าในระบบคือ รุ่งเรืองการช่าง",
        "อันเก่าคือ รุ่งเรืองการช่าง ครับ",
        "ในระบบขึ้นว่า รุ่งเรืองการช่าง",
        "the old employer is รุ่งเรืองการช่าง",
    ],
)
async def test_the_old_one_told_at_the_last_look_is_recorded(world: World, said: str) -> None:
    """Though it was not known when it was asked for."""
    await world.walks(*EMPLOYER, "[ไม่ทราบ]", "สยามทองพาณิชย์", *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert ("รุ่งเรืองการช่าง", "สยามทองพาณิชย์") == (answers["before.1"], answers["after-correction.1"])


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("บ.ใหม่ขอเปลี่ยนเป็น สยามทองพาณิชย์ จำกัด (มหาชน) นะ", "สยามทองพาณิชย์ จำกัด (มหาชน)"),
        ("บริษัทใหม่แก้เป็น สยามทองพาณิชย์ จก. ครับ", "สยามทองพาณิชย์ จก."),
    ],
)
async def test_a_right_company_told_anew_is_taken(world: World, said: str, right: str) -> None:
    """With how a company is written for short."""
    await world.walks(*EMPLOYER, "[ไม่ทราบ]", "สยามทอง", *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert right == answers["after-correction.1"]


@pytest.mark.parametrize("said", ["บริษัทเก่าคือที่ผมออกมาแล้ว", "ในระบบขึ้นว่าผิด", "อันเก่าคืออะไร", "ของเก่าเป็นไงบ้าง"])
async def test_what_is_said_of_the_old_one_is_not_its_name(world: World, said: str) -> None:
    """A question, or that it is wrong."""
    await world.walks(*EMPLOYER, "[ไม่ทราบ]", "สยามทองพาณิชย์", *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert "-" == answers.get("before.1", "-")


@pytest.mark.parametrize(
    "said",
    [
        "เพื่อนเก่าเป็นคนแนะนำ",
        "บริษัทเดิมเป็นคนแนะนำให้มา",
        "the system is slow",
        "my old boss is nice",
        "อันเก่าคือ รุ่งเรือง",
    ],
)
async def test_what_is_recorded_and_known_is_not_overwritten(world: World, said: str) -> None:
    """It is asked which answer is meant, or nothing changes."""
    await world.walks(*EMPLOYER, "สยามทอง", "สยามทองพาณิชย์", *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert "สยามทอง" == answers.get("before.1", "สยามทอง")


async def test_where_somebody_comes_from_is_not_what_was_told_to_be_recorded(world: World) -> None:
    """What is known of it stays as it was told."""
    await world.walks("/correct", "[นายจ้าง]", "สยามทอง", "เปลี่ยนจาก ที่ทำงานเก่า เป็น สยามทองพาณิชย์")

    answers, _ = await kept(world)
    assert ("สยามทอง", "สยามทองพาณิชย์") == (answers["before.1"], answers["after-correction.1"])


def test_talk_about_an_answer_is_no_right_value() -> None:
    """What stands before that something stands in the system may be anything."""
    assert ("", "") == old_behind("ข้อที่แล้วดิฉันตอบตกไปหนึ่งคำ ตำแหน่งในระบบเขียนว่า พนักงานขายอาวุโส")
