"""A name, an address, a title, out of the sentence of somebody who says more than that."""

from __future__ import annotations

import pytest

from bot.chat.reading.dictated import dictated, name_of, tells_no_name
from bot.chat.reading.frames import without_frame
from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("มันเขียนว่า สมหมาย ใจดำ ใครเห็นก็หัวเราะ", "สมหมาย ใจดำ"),
        ("“มาลี ใจดี” ค่ะ ตัวการันต์ไม่มี", "มาลี ใจดี"),
        ("ในบัตรสะกดว่า มาลี ใจดี ไม่เคยเป็นอย่างอื่น", "มาลี ใจดี"),
        ("น.ส.มาลี ใจดี ตามบัตรเลยค่ะ", "น.ส.มาลี ใจดี"),
        ("ไม่ใช่สระอานะคะ มาลี ใจดี", "มาลี ใจดี"),
        ("One l only, as in my passport: Emma Brown", "Emma Brown"),
        ("พิมพ์ใหม่ทีหลังนะคะ ตอนนี้ไม่ว่าง", ""),
        ("มาลี ใจดี", ""),
        ("ไม่ใช่ สมชาย ใจดี แต่เป็น สมชัย ใจดี", "สมชัย ใจดี"),
        ("แก้จาก มาลี เป็น ธนะชัย", ""),
        ("ผม นายสมชาย ใจดี ทำแทน นางมาลี ใจดี", ""),
        ("ที่ถูกคือ นายสมชาย ณ อยุธยา", "นายสมชาย ณ อยุธยา"),
        ("มานะ", ""),
        ("ในระบบเขียนว่า ว่าที่ร้อยตรี สมชาย ใจดี ค่ะ", "ว่าที่ร้อยตรี สมชาย ใจดี"),
        ("ที่ถูกคือ ร.ต.อ. สมชาย ใจดี ครับ", "ร.ต.อ. สมชาย ใจดี"),
        ("เป็นเอก รัตนเรือง", ""),
        ("ภาคิน แสงอรุณ ชื่อเล่นโอม", ""),
        ("มันขึ้นเป็น มะลิ ใจดี น่ารักไปอีก", "มะลิ ใจดี"),
        ("โชว์ว่า สมหมา ขับดี ตกตัว ย ไปตัว อายเค้าตายเลย", "สมหมา ขับดี"),
        ("ธาวิน ใจดี ดิครับ อันที่ขึ้นอ่ะชื่อแม่ผม", "ธาวิน ใจดี"),
        ("น้องผมเองครับ ปัณณวิชญ์ ทองดี กำลังดื้อเลย", "ปัณณวิชญ์ ทองดี"),
        ("มาลี ใจดี สุขใจ", ""),
        ("มาลี ณ อยุธยา", ""),
        ("จันทร์เพ็ญ ศรีสุขสวัสดิ์", ""),
        ("เขียนว่า สมหมา แซ่ ตั้ง", ""),
        ("มันเขียนว่า ปัณณ์ ตามใจ", ""),
        ("สุนาย ใจดี ครับ", "สุนาย ใจดี"),
    ],
)
def test_a_name_is_found_in_what_is_said_around_it(said: str, name: str) -> None:
    """By what introduces it, by quotation marks, a title, capitals, or a given name; a name alone is whole already."""
    assert name == dictated("name", said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("นายสมชาย มีสุข ใจดี ครับ", "นายสมชาย มีสุข ใจดี"),
        ("แม่ชื่อ นางมาลี สุขใจ ใจดี", "นางมาลี สุขใจ ใจดี"),
        ("นางมาลี ใจดี เป็นแม่ผมเอง", "นางมาลี ใจดี"),
        ("เด็กชายภูผา ใจดี ใช้ พ.พาน", "เด็กชายภูผา ใจดี"),
        ("นางมาลี ใจดี ด้วยค่ะ", "นางมาลี ใจดี"),
        ("นางมาลี ใจดี 081-222-3333", "นางมาลี ใจดี"),
    ],
)
def test_a_name_has_as_many_parts_as_are_told(said: str, name: str) -> None:
    """What follows given name and surname is a name, too, where nothing says that it is talk."""
    assert name == name_of(said)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("ย้ายมา 7/77 ถนนสุขใจ อ.เมือง พิษณุโลก 65000 แล้วนะ อย่าลืม", "7/77 ถนนสุขใจ อ.เมือง พิษณุโลก 65000"),
        ("ยังเป็นของสมัยเรียนอยู่เลย 88/9 ถนนสุขใจ เชียงใหม่ 50200 ออกมานานแล้ว", "88/9 ถนนสุขใจ เชียงใหม่ 50200"),
        ("ย้ายมาอยู่ 12/3 ถนนมานะ ตำบลกุดป่อง จังหวัดเลย", "12/3 ถนนมานะ ตำบลกุดป่อง จังหวัดเลย"),
        ("ส่งมาที่ 12345 ถนนสีลม 10500", "12345 ถนนสีลม 10500"),
        ("12 ถนนสีลม 10500 ชั้น 5 ห้อง 501", ""),
        ("ย้ายมา 3 ปีแล้ว อยู่บ้านแม่", ""),
        (
            "we moved last year, 99/12 Happy Road, Bangkok 10250, if it matters",
            "99/12 Happy Road, Bangkok 10250",
        ),
        ("ย้ายมาอยู่ระยอง บ้านเลขที่ 7 หมู่ 1", ""),
        ("99/1 หมู่ 4 ต.บางพลี จ.สมุทรปราการ 10540", ""),
        ("99/12 ซอยร่มเย็น 5 จ.อุดรธานี 41000 เพิ่งย้ายมาเมื่อเดือนก่อนค่ะ", "99/12 ซอยร่มเย็น 5 จ.อุดรธานี 41000"),
        ("ยังเป็นตึกเก่าอยู่เลยค่ะ 41/3 ถนนรื่นรมย์ ตำบลในเมือง", "41/3 ถนนรื่นรมย์ ตำบลในเมือง"),
        ("หมู่บ้านสุขใจค่ะ 41/3 ถนนรื่นรมย์ ตำบลในเมือง", ""),
        ("99/12 ถนนสีลม 10500 กรุงเทพมหานคร", ""),
        ("12/3 ถนนสุขใจ 10500 โทร 081-234-5678", ""),
    ],
)
def test_an_address_goes_from_its_number_to_its_postcode(said: str, address: str) -> None:
    """Where nothing says what is the frame and what the address, all of it stays: no province is lost."""
    assert address == dictated("address", said)


def test_a_letter_needs_the_name_as_well() -> None:
    """Who is to get the letter stands before the house number, and goes with it."""
    said = "ที่ทำงานของหายบ่อย ส่งเข้าบ้านเถอะ มาลี ใจดี 12/3 ถนนสุขใจ เขตบางรัก กรุงเทพฯ 10500 ค่ะ"

    assert "มาลี ใจดี 12/3 ถนนสุขใจ เขตบางรัก กรุงเทพฯ 10500" == dictated("letter", said)


def test_a_letter_to_somebody_whose_surname_is_not_known() -> None:
    """One known name of two is enough before a house number, and what is said behind the postcode is no address."""
    said = "ส่งบ้านยายนะพี่ ที่บ้านกลางวันไม่มีคน ภูมิ สุขใจ 45/2 ถนนมิตรภาพ นครราชสีมา 30000 ถ้าไม่อยู่ฝากยามได้เลย"

    assert "ภูมิ สุขใจ 45/2 ถนนมิตรภาพ นครราชสีมา 30000" == dictated("letter", said)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("ใครใส่ว่าพนักงานขายก็ไม่รู้ ฉันเป็นผู้ช่วยพยาบาล", "ผู้ช่วยพยาบาล"),
        ("ช่างไฟครับ ขายของไม่เป็น", "ช่างไฟ"),
        ("got promoted in May, so shift manager", "shift manager"),
        ("เภสัชกร จ้า เรียนมาตั้งหกปี", "เภสัชกร"),
        ("เด็กเสิร์ฟพาร์ทไทม์ ตะหากพี่ ขายของไม่เป็น", "เด็กเสิร์ฟพาร์ทไทม์"),
        ("ไม่เคยขายอะไรสักชิ้น ผมเป็น นายสถานีรถไฟ ครับ", "นายสถานีรถไฟ"),
        ("รองผู้อำนวยการ ฝ่ายบุคคล", ""),
        ("เด็กดี ค่ะ ไม่ดื้อ", ""),
        ("หัวหน้าเวร ICU", ""),
        ("หัวหน้า แผนกบัญชี", ""),
        ("เป็นวิศวกร ระดับ 7", ""),
    ],
)
def test_a_title_is_found_by_how_jobs_are_called(said: str, title: str) -> None:
    """And what somebody says they are not, or were once, is not taken."""
    assert title == dictated("position", said)


def test_other_fields_are_left_as_they_were_said() -> None:
    """Of what has no shape nothing is cut away."""
    assert "" == dictated("education", "จบ ม.6 ครับ ปี 2560")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ว่ามาลี ใจดี", "มาลี ใจดี"),
        ("ว่า ว่าน ใจดี", "ว่าน ใจดี"),
        ("เป็น มาลี", "มาลี"),
        ("คือนางสาวมาลี ใจดี", "นางสาวมาลี ใจดี"),
        ("ตอนนี้เป็น หนึ่ง สุขใจ", "หนึ่ง สุขใจ"),
        ("เขียนว่านายสมชาย ใจดี", "นายสมชาย ใจดี"),
        ("ว่าน ใจดี", "ว่าน ใจดี"),
        ("ว่าว สุขใจ", "ว่าว สุขใจ"),
        ("ว่าที่ ร.ต. สมชาย ใจดี", "ว่าที่ ร.ต. สมชาย ใจดี"),
        ("เป็นต่อ", "เป็นต่อ"),
        ("เป็นเอก รัตนเรือง", "เป็นเอก รัตนเรือง"),
        ("เป็นไท สุขใจ", "เป็นไท สุขใจ"),
        ("คือเก่า", "คือเก่า"),
        ("มาลี ใจดี", "มาลี ใจดี"),
    ],
)
def test_no_name_is_cut_at_what_sounds_like_a_frame(said: str, name: str) -> None:
    """The word before a name is cut where it is one: with a space behind it, a title, or a name that is known."""
    assert name == without_frame(said, name=True)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("เป็นพนักงานขาย", "พนักงานขาย"),
        ("คือผู้จัดการสาขา", "ผู้จัดการสาขา"),
        ("ต้องเป็น ม.6", "ม.6"),
        ("ที่ถูกคือ 12 ถนนสีลม", "12 ถนนสีลม"),
        ("ว่างงาน", "ว่างงาน"),
        ("ว่าง", "ว่าง"),
        ("ว่าที่ผู้จัดการ", "ว่าที่ผู้จัดการ"),
        ("ว่าความ", "ว่าความ"),
        ("เป็นโสด", "เป็นโสด"),
        ("คือเดิม", "คือเดิม"),
        ("คือ เก่าค่ะ", "คือ เก่าค่ะ"),
    ],
)
def test_no_word_is_cut_at_what_sounds_like_a_frame(said: str, value: str) -> None:
    """Neither is a longer word, nor what says only which value it is."""
    assert value == without_frame(said, name=False)


FOR_A_CHILD = ("/start req_behalf", "[เด็กในปกครอง]")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("แทน", "แทน"),
        ("น้องแทน", "น้องแทน"),
        ("ชื่อแทนค่ะ", "แทน"),
        ("ลูกชื่อแทนครับ", "แทน"),
        ("เด็กชายแทน สุขใจ", "เด็กชายแทน สุขใจ"),
        ("แทนคุณ ใจดี", "แทนคุณ ใจดี"),
        ("ชื่อว่าน ใจดี", "ว่าน ใจดี"),
        ("ชื่อเป็นต่อ สุขใจ", "เป็นต่อ สุขใจ"),
        ("ชื่อว่ามาลี ใจดีค่ะ", "มาลี ใจดี"),
    ],
)
async def test_a_name_that_is_a_word_is_a_name_where_one_is_asked_for(
    world: World, said: str, name: str
) -> None:
    """It changes nothing that was said before, and nothing of it is cut off."""
    await world.walks(*FOR_A_CHILD)

    await world.says(said)

    answers, _ = await kept(world)
    assert ("child", name) == (answers.get("relation"), answers.get("behalf-name"))


@pytest.mark.parametrize("said", ["แทนลูกค่ะ", "ทำแทนแม่", "กดผิด", "ขอเปลี่ยนเป็นแทนแม่", "น้องสาวค่ะ", "แทนเขา"])
async def test_for_whom_somebody_asks_is_no_name(world: World, said: str) -> None:
    """Whatever comes of it, nobody is called so."""
    await world.walks(*FOR_A_CHILD)

    await world.says(said)

    answers, _ = await kept(world)
    assert "behalf-name" not in answers


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("[ตำแหน่งงาน]", "เป็นพนักงานขาย", "พนักงานขาย"),
        ("[ตำแหน่งงาน]", "ว่าที่ผู้จัดการ", "ว่าที่ผู้จัดการ"),
        ("[ตำแหน่งงาน]", "คือผู้จัดการสาขาค่ะ", "ผู้จัดการสาขา"),
        ("[ชื่อ]", "ว่าที่ ร.ต. สมชาย ใจดี", "ว่าที่ ร.ต. สมชาย ใจดี"),
        ("[ชื่อ]", "ว่าน ใจดี", "ว่าน ใจดี"),
        ("[ชื่อ]", "เป็นเอก รัตนเรือง", "เป็นเอก รัตนเรือง"),
        ("[ชื่อ]", "เป็น มาลี ใจดี ค่ะ", "มาลี ใจดี"),
        ("[การศึกษา]", "คือ ม.6", "ม.6"),
    ],
)
async def test_what_is_recorded_is_kept_whole(world: World, asked: str, said: str, told: str) -> None:
    """Without the words by which it is told, and with all of its own."""
    await world.walks("/correct", asked, said)

    answers, _ = await kept(world)
    assert told == answers["before.1"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ไอ้คันหน้าไม่ยอมไปสักที ปัดโธ่", True),
        ("รถข้างหน้าไม่ขยับเลย เซ็งมาก", True),
        ("the kids are screaming all around me", True),
        ("จันทร์เพ็ญ ศรีสุขสวัสดิ์", False),
        ("น้ำฝน พันธุ์ไพรวัลย์ชัย", False),
        ("เป็นชื่อแม่ก่อนแต่งงาน", False),
        ("ตกไม้เอกไปตัวนึงนะ มันอ่านไม่ออกเลย", False),
        ("it ends with a y not an i, says my card", False),
    ],
)
def test_a_sentence_that_speaks_of_no_name_is_nobodys_name(said: str, told: bool) -> None:
    """And whatever is told of how a name is written may be the answer."""
    assert told == tells_no_name(said)


async def test_who_swears_at_the_traffic_gives_no_name(world: World) -> None:
    """The question stands, and one press makes it the answer all the same."""
    await world.walks("/correct", "[ชื่อ]")

    await world.says("ไอ้คันหน้าไม่ยอมไปสักที ปัดโธ่")

    answers, _ = await kept(world)
    assert "before.1" not in answers


@pytest.mark.parametrize(
    ("said", "raw"),
    [
        ("ไม่รู้จริงๆ ค่ะ เครื่องเก่าตกน้ำไปแล้ว", "-"),
        ("I don't know, my old phone died", "-"),
        ("จำไม่ได้ค่ะ แต่ลงท้าย 78", "จำไม่ได้ค่ะ แต่ลงท้าย 78"),
    ],
)
async def test_what_is_not_known_is_passed_over(world: World, said: str, raw: str) -> None:
    """With the reason beside it; not where some of it is known."""
    await world.walks("/correct", "[เบอร์โทร]")

    await world.says(said)

    answers, _ = await kept(world)
    assert raw == answers["before.1"]


async def test_why_something_is_not_known_goes_along(world: World) -> None:
    """No word is lost that was told beside the skipping."""
    await world.walks("/correct", "[เบอร์โทร]")

    await world.says("ไม่รู้จริงๆ ค่ะ เครื่องเก่าตกน้ำไปแล้ว")

    answers, _ = await kept(world)
    assert "ไม่รู้จริงๆ ค่ะ เครื่องเก่าตกน้ำไปแล้ว" == answers["draft"]


async def test_an_old_man_who_asks_for_a_copy_begins_to_see_his_data(world: World) -> None:
    """By whatever word somebody calls themselves."""
    await world.walks("หลานช่วยตาขอสำเนาเรื่องจ่ายเงินที่บริษัทมีอยู่หน่อย จะเอาเก็บเข้าแฟ้ม")

    answers, _ = await kept(world)
    assert "1.6" == answers["what-access"]
