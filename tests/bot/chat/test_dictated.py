"""A name, an address, a title, out of the sentence of somebody who says more than that."""

from __future__ import annotations

import pytest

from bot.chat.reading.dictated import dictated


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
    ],
)
def test_a_name_is_found_in_what_is_said_around_it(said: str, name: str) -> None:
    """By what introduces it, by quotation marks, a title, capitals, or a given name; a name alone is whole already."""
    assert name == dictated("name", said)


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
    ],
)
def test_an_address_goes_from_its_number_to_its_postcode(said: str, address: str) -> None:
    """Where nothing says what is the frame and what the address, all of it stays: no province is lost."""
    assert address == dictated("address", said)


def test_a_letter_needs_the_name_as_well() -> None:
    """Who is to get the letter stands before the house number, and goes with it."""
    said = "ที่ทำงานของหายบ่อย ส่งเข้าบ้านเถอะ มาลี ใจดี 12/3 ถนนสุขใจ เขตบางรัก กรุงเทพฯ 10500 ค่ะ"

    assert "มาลี ใจดี 12/3 ถนนสุขใจ เขตบางรัก กรุงเทพฯ 10500" == dictated("letter", said)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("ใครใส่ว่าพนักงานขายก็ไม่รู้ ฉันเป็นผู้ช่วยพยาบาล", "ผู้ช่วยพยาบาล"),
        ("ช่างไฟครับ ขายของไม่เป็น", "ช่างไฟ"),
        ("got promoted in May, so shift manager", "shift manager"),
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
