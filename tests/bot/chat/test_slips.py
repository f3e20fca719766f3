"""Slips: what was mistyped is put right wherever that is said, and nothing else of the answer changes."""

from __future__ import annotations

import re

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

ADDRESS = ("/correct", "[ที่อยู่]", "[ไม่ทราบ]", "55/8 ทองหล่อ 13 วัฒนา กรุงเทพ 10110")
PHONE = ("/correct", "[เบอร์โทร]", "[ไม่ทราบ]", "093-111-2233")


@pytest.mark.parametrize(
    "said",
    [
        "อุ๊ย บ้านเลขที่ผิดค่ะ 55/9 ไม่ใช่ 55/8",
        "อ๊ะ chotto... ผิดครับ 55/9 not 55/8",
        "ที่ถูกต้อง is 55/9 ทองหล่อ 13 ครับ not 55/8",
        "เฮ้ย ผิด 55/9 ทองหล่อ",
    ],
)
async def test_a_part_of_an_address_is_put_right(world: World, said: str) -> None:
    """The rest of it stays as it was told."""
    await world.walks(*ADDRESS)

    await world.says(said)

    answers, _ = await kept(world)
    assert "55/9 ทองหล่อ 13 วัฒนา กรุงเทพ 10110" == answers["after-correction.1"]


@pytest.mark.parametrize(
    "said",
    [
        "อ้อ เบอร์ใหม่ผิดน้อยนึ่ง ต้องเป๋น 093-111-2234 เน้อ",
        "เบอร์ใหม่ 093-111-2234 บ่ใจ้ 2233",
        "2234 ไม่ใช่ 2233 นิ้วใหญ่",
        "093-111-2234 ค่ะ ไม่ใช่ 093-111-2233",
    ],
)
async def test_a_number_is_put_right_by_its_end(world: World, said: str) -> None:
    """In dialect too, and where only the end is named that was wrong."""
    await world.walks(*PHONE)

    await world.says(said)

    answers, _ = await kept(world)
    assert "093-111-2234" == answers["after-correction.1"]


@pytest.mark.parametrize("said", ["มีอีก เบอร์บ้าน 02-555-0199", "เท่านี้ค่ะ", "เมื่อวานโทร 191 ไปแล้ว"])
async def test_a_number_that_is_no_slip_changes_nothing(world: World, said: str) -> None:
    """Without a word of it being wrong nothing is put right."""
    await world.walks(*PHONE)

    await world.says(said)

    answers, _ = await kept(world)
    assert "093-111-2233" == answers["after-correction.1"]


async def test_an_address_that_begins_with_its_number_is_one(world: World) -> None:
    """Whatever its words may sound like."""
    await world.walks(*ADDRESS)

    answers, _ = await kept(world)
    assert ADDRESS[-1] == answers["after-correction.1"]


async def test_what_has_to_be_told_is_not_left_out_by_its_word(world: World) -> None:
    """`Skip` is no address."""
    await world.walks(*ADDRESS[:3], "ข้ามค่ะ")

    answers, _ = await kept(world)
    assert "after-correction.1" not in answers


RECORDED = "55/8 ทองหล่อ 13 วัฒนา กรุงเทพ 10110"
BOTH = ("/correct", "[ที่อยู่]", RECORDED, "77/8 สุขุมวิท 55 กรุงเทพ 10110")


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("77/9 ไม่ใช่ 77/8", "77/9 สุขุมวิท 55 กรุงเทพ 10110"),
        ("โทษทีค่ะ รหัสไปรษณีย์ 10120 ไม่ใช่ 10110 นะคะ", "77/8 สุขุมวิท 55 กรุงเทพ 10120"),
        ("พิมพ์ผิดค่ะ 77/9", "77/9 สุขุมวิท 55 กรุงเทพ 10110"),
        ("not 77/8 sorry it's 77/7", "77/7 สุขุมวิท 55 กรุงเทพ 10110"),
    ],
)
async def test_a_slip_is_put_right_in_what_is_meant_to_be_right(world: World, said: str, right: str) -> None:
    """Of two addresses in a form it is the one that the person wants to have recorded."""
    await world.walks(*BOTH)

    await world.says(said)

    answers, _ = await kept(world)
    assert (RECORDED, right) == (answers["before.1"], answers["after-correction.1"])


@pytest.mark.parametrize(
    "said",
    [
        "55/9 ไม่ใช่ 55/8",
        "พนักงานใส่ 77/9 ไม่ใช่ 77/8",
        "ทำไมเป็น 77/9 ไม่ใช่ 77/8",
        "เพื่อนบ้านอยู่ 77/9 ไม่ใช่ 77/8",
        "ไม่ใช่ 55 ครั้ง แต่ 56 ครั้ง",
        "ผิดนัดมาตั้งแต่วันที่ 12/5",
        "รอ 10120 บาท ไม่ใช่ 10110 บาท",
    ],
)
async def test_a_number_beside_other_words_is_no_slip(world: World, said: str) -> None:
    """What is recorded is as it is, and what somebody tells, or asks, puts nothing right."""
    await world.walks(*BOTH)

    await world.says(said)

    answers, _ = await kept(world)
    assert BOTH[2:] == (answers["before.1"], answers["after-correction.1"])


async def test_what_was_wrong_in_what_is_recorded_is_asked_about(world: World) -> None:
    """It may be a slip there, or tell what is right: which answer is meant becomes buttons."""
    await world.walks(*BOTH)

    await world.says("55/9 ไม่ใช่ 55/8")

    assert "แก้คำตอบข้อไหน" in world.person("malee").last.text


async def test_where_a_value_is_asked_for_the_right_one_is_the_answer(world: World) -> None:
    """And what is recorded stays as it was told."""
    await world.walks("/correct", "[ที่อยู่]", RECORDED)

    await world.says("55/9 ไม่ใช่ 55/8")

    answers, _ = await kept(world)
    assert RECORDED == answers["before.1"]
    assert "55/9" in answers["after-correction.1"]


STORY = "เขาโทรมา 2 ครั้ง วันที่ 12/5"


@pytest.mark.parametrize(
    "said", ["ไม่ใช่ 2 ครั้ง แต่ 3 ครั้ง", "13/5 ไม่ใช่ 12/5", "วันที่ 13/5 ไม่ใช่ 12/5 นะคะ", "พิมพ์ผิด 13/5"]
)
async def test_no_number_in_a_story_is_exchanged(world: World, said: str) -> None:
    """What was told stays in sight as it was told, with the new words below it or asked for."""
    await world.walks("/contact", "[ข้อร้องเรียน]", STORY, "[แชตนี้]")

    await world.says(said)

    answers, _ = await kept(world)
    assert STORY in (answers.get("message") or answers["message^"])


@pytest.mark.parametrize("said", ["13/5 ไม่ใช่ 12/5", "พิมพ์ผิด 13/5"])
async def test_no_number_in_what_shows_it_is_exchanged(world: World, said: str) -> None:
    """A receipt has its number, and its date."""
    await world.walks(*BOTH, "[เท่านี้]", "ใบเสร็จลงวันที่ 12/5")

    await world.says(said)

    answers, _ = await kept(world)
    assert "ใบเสร็จลงวันที่ 12/5" == answers["evidence"]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("ขอโทษนะคะเมื่อกี้รีบไปหน่อย เบอร์ 093-111-2234 ไม่ใช่ 093-111-2233", "093-111-2234"),
        ("081-234-5679 ไม่ใช่ 081-234-5678", "093-111-2233"),
        ("ผิด 5", "093-111-2233"),
    ],
)
async def test_a_number_that_is_ruled_out_is_not_the_new_one(world: World, said: str, right: str) -> None:
    """The new one takes its place where that stands, and of what is recorded nothing is put right on a guess."""
    await world.walks("/correct", "[เบอร์โทร]", "081-234-5678", "093-111-2233")

    await world.says(said)

    answers, _ = await kept(world)
    assert ("081-234-5678", right) == (answers["before.1"], answers["after-correction.1"])


AHEAD = "เบอร์โทรเปลี่ยนเป็น 02-345-6788 ครับ ช่วยแก้ให้ด้วย"


@pytest.mark.parametrize(
    "said",
    [
        "เอ้ย เลขสุดท้ายไม่ใช่ 8 เป็น 9",
        "เอ้ย ตัวท้ายต้องเป็น 9",
        "02-345-6789 ไม่ใช่ 02-345-6788",
        "6789 ไม่ใช่ 6788 พิมพ์ผิด",
        "เบอร์ใหม่คือ 02-345-6789 นะครับ พิมพ์ผิด",
    ],
)
async def test_a_value_that_was_told_before_it_was_asked_for_is_put_right(world: World, said: str) -> None:
    """Where what is recorded is asked for: it is shown, and that question stands."""
    await world.walks(AHEAD, said)
    shown = world.person("malee").transcript()
    await world.walks("02-345-0000")

    answers, _ = await kept(world)
    assert "ที่ถูกต้อง: 02-345-6789" in shown
    assert "02-345-6789" == answers["after-correction.1"]
    assert "02-345-0000" == answers["before.1"]


@pytest.mark.parametrize("said", ["ไม่ใช่ 8 เป็น 9 ครับ", "ไม่ใช่ 5 เป็น 6"])
async def test_a_slip_that_may_be_in_two_places_is_asked_about(world: World, said: str) -> None:
    """The value that was told is among the choices, and nothing is recorded."""
    await world.walks(AHEAD, said)

    answers, _ = await kept(world)
    assert "before.1" not in answers
    assert "ที่ถูกต้อง" in [each["text"] for row in world.person("malee").last.rows for each in row]


@pytest.mark.parametrize("said", ["จำได้แค่ว่าลงท้ายด้วย 78", "02-345-0000", "ในระบบเป็น 02-345-0000"])
async def test_what_is_recorded_is_no_slip(world: World, said: str) -> None:
    """However little of it is known."""
    await world.walks(AHEAD, said)

    answers, _ = await kept(world)
    assert "02-345-6788" == answers["after-correction.1"]
    assert answers["before.1"][-2:] in said


AT_RIGHT = ("/correct", "[เบอร์โทร]", "081-234-5678")
AT_EVIDENCE = (*AT_RIGHT, "089 765 4321", "[เท่านี้]")


@pytest.mark.parametrize(
    ("way", "said", "name", "number"),
    [
        (
            AT_EVIDENCE,
            "Oops, I swapped two digits in the new number. Should be 089 765 4231",
            "after-correction.1",
            "",
        ),
        (AT_EVIDENCE, "เบอร์ใหม่ที่ให้ไปตกตัวนึง 089 765 4322 ค่ะ", "after-correction.1", ""),
        (AT_EVIDENCE, "typo in the old number, it's 081-234-5687", "before.1", ""),
        (
            AT_RIGHT,
            "Small mistake in what I gave as the old number. It ends in 5687, so 081-234-5687.",
            "before.1",
            "",
        ),
        (AT_RIGHT, "I mistyped the old number, it's 081-234-5687", "before.1", ""),
        (AT_RIGHT, "เบอร์เก่าที่ให้ไปเมื่อกี้พิมพ์ตกค่ะ 081-234-5687", "before.1", ""),
        (AT_RIGHT, "The old one has a typo, mine is 081-234-5687", "after-correction.1", ""),
        (AT_RIGHT, "พิมพ์ผิดตอนสมัคร ที่ถูกคือ 081-234-5687", "before.1", "081-234-5678"),
        (AT_EVIDENCE, "สมัครไว้ด้วยเบอร์ 089 765 4322 มีสลิป", "after-correction.1", "089 765 4321"),
    ],
)
async def test_a_number_that_was_given_wrongly_is_put_right_where_it_stands(
    world: World, way: tuple[str, ...], said: str, name: str, number: str
) -> None:
    """Of what is recorded and what is right the one that is nearly the same and spoken of; in doubt neither."""
    await world.walks(*way)

    await world.says(said)

    answers, _ = await kept(world)
    assert (number or "".join(re.findall(r"\d{3}[ -]\d{3}[ -]\d{4}", said))) == answers[name]


OLD_PHONE = ("/correct", "[เบอร์โทร]", "089-123-4567", "091-777-8888", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")
OF_ME = ("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee")


@pytest.mark.parametrize(
    "said",
    [
        "actually the old one ends with 568 not 567",
        "the old number ends in 568",
        "sorry, the old one is 089-123-4568, not 089-123-4567",
        "อันเก่าลงท้าย 568 ไม่ใช่ 567",
        "เบอร์เดิมเลขท้าย 4568 นะคะ ไม่ใช่ 4567",
        "จริงๆ เบอร์เก่าลงท้ายด้วย 68 ค่ะ",
        "ของเก่าผิดค่ะ 568 ไม่ใช่ 567",
    ],
)
async def test_the_old_number_is_put_right_where_it_is_named(world: World, said: str) -> None:
    """By its end, at the last look; the right one stays."""
    await world.walks(*OLD_PHONE, *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert ("089-123-4568", "091-777-8888") == (answers["before.1"], answers["after-correction.1"])


@pytest.mark.parametrize(
    "said",
    [
        "เบอร์ใหม่ลงท้าย 568 ไม่ใช่ 567 เบอร์เก่าถูกแล้ว",
        "เบอร์เก่าไม่ใช่ 567 แล้ว",
        "ทำไมเบอร์เก่าเป็น 568 ไม่ใช่ 567",
        "เบอร์เก่าของแม่ลงท้าย 568",
        "the old one has 3 digits missing",
    ],
)
async def test_a_number_told_of_the_old_one_is_no_slip(world: World, said: str) -> None:
    """Where anything else is told, or asked, it stays."""
    await world.walks(*OLD_PHONE, *OF_ME)

    await world.says(said)

    answers, _ = await kept(world)
    assert "089-123-4567" == answers.get("before.1", "089-123-4567")


@pytest.mark.parametrize("said", ["ok go", "โอเค ลุย", "จัดไป", "ok", "go on then", "ได้เลยจ้า"])
async def test_words_that_agree_are_no_old_number(world: World, said: str) -> None:
    """What is held may be told in words; these tell nothing of it."""
    await world.walks(*OLD_PHONE[:2], said)

    answers, _ = await kept(world)
    assert "before.1" not in answers


@pytest.mark.parametrize("said", ["เบอร์ของแม่ที่เสียไปแล้ว", "เบอร์บ้านหลังเก่า", "my mother's number"])
async def test_an_old_number_may_be_told_in_words(world: World, said: str) -> None:
    """Whose it is, where nobody knows its digits."""
    await world.walks(*OLD_PHONE[:2], said)

    answers, _ = await kept(world)
    assert said == answers["before.1"]


async def test_what_was_put_right_where_it_was_told_is_not_turned_round(world: World) -> None:
    """Told once more, the same correction makes nothing wrong of what is right; which answer is meant is asked."""
    told = "99 หมู่ 4 บางใหญ่ นนทบุรี เอ่อ ไม่ใช่ 98 หมู่ 4"
    await world.walks("/correct", "[ที่อยู่]", "[ไม่ทราบ]", told)

    await world.says("เลขที่ 98 นะคะ ไม่ใช่ 99")

    answers, _ = await kept(world)
    assert "ไม่ใช่ 98" not in answers.get("after-correction.1", "").replace(told, "")
