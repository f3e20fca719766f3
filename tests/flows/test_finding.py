"""Answers taken out of the sentences that hold them."""

from __future__ import annotations

import pytest

from flows.finding import as_typed, bare, codes, phones, places


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("รหัสคือ 1595 3593 ค่ะ", ("15953593",)),
        ("15953593", ("15953593",)),
        ("๑๕๙๕๓๕๙๓ จ้ะ", ("15953593",)),
        ("1595-3593", ("15953593",)),
        ("ได้แล้ว 15953593 ส่งมาช้าไป 3 นาที", ("15953593",)),
        ("1595359", ()),
        ("081-234-5678", ()),
        ("อันนี้ 11112222 อันแรก 33334444", ("11112222", "33334444")),
    ],
)
def test_codes_in_a_sentence(said: str, found: tuple[str, ...]) -> None:
    """Eight digits, in any digits and grouping; nothing of another length."""
    assert found == codes(said, 8)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("เบอร์ใหม่ 089-765-4321 ค่ะ", ("0897654321",)),
        ("๐๘๙ ๗๖๕ ๔๓๒๑ เด้อ", ("0897654321",)),
        ("+66 89 765 4321", ("0897654321",)),
        ("จาก 0812345678 เป็น 0898765432", ("0812345678", "0898765432")),
        ("ปี 2568", ()),
    ],
)
def test_phones_in_a_sentence(said: str, found: tuple[str, ...]) -> None:
    """As they are dialled in Thailand, whatever they were typed like."""
    assert found == phones(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2", (2,)),
        ("1, 4", (1, 4)),
        ("1 กับ ๕", (1, 5)),
        ("1 5 ka 6 krub", (1, 5, 6)),
        ("ข้อ 2 ค่ะ", (2,)),
        ("อันแรก เรื่องตังค์", (1,)),
        ("เอาอัน6 โฆสนา", (6,)),
        ("อันสุดท้าย", (9,)),
        ("ข้อ 12", ()),
        ("มีเบอร์ 2 เครื่อง 3 ซิม", (2,)),
        ("ปี 2568", ()),
        ("สามีเสียแล้ว", ()),
        ("5555555", ()),
        ("๕๕๕", ()),
        ("555 ข้อ 2", (2,)),
        ("เอาอันนึงค่ะ", (1,)),
        ("มีข้อมูลขาดไปอันนึงค่ะ ขอเพิ่ม", ()),
        ("เบอร์ผิดไปตัวนึง", ()),
        ("เอาทั้งสองอย่าง 2 in 1 จ้า", ()),
        ("ได้แค่ 1 ใน 3", ()),
    ],
)
def test_places_in_a_row_of_options(said: str, found: tuple[int, ...]) -> None:
    """By number or by word; numbers in a sentence about something else are not places."""
    assert found == places(said, 9)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1-4", (1, 2, 3, 4)),
        ("๑–๔", (1, 2, 3, 4)),
        ("ข้อ 1 ถึง 3", (1, 2, 3)),
        ("ข้อหนึ่งถึงข้อสาม", (1, 2, 3)),
        ("4 to 6", (4, 5, 6)),
        ("สองข้อแรก", (1, 2)),
        ("สามข้อสุดท้าย", (7, 8, 9)),
        ("first three", (1, 2, 3)),
        ("ข้อ 7 เป็นต้นไป", (7, 8, 9)),
        ("ข้อ 1, 2, 3", (1, 2, 3)),
        ("3-5 วัน", ()),
        ("9-1", ()),
        ("089-123-4567", ()),
        ("1-2/66", ()),
    ],
)
def test_a_row_of_places_is_every_one_of_them(said: str, found: tuple[int, ...]) -> None:
    """By its ends, or so many at the beginning or the end; a time, a date and a number are none."""
    assert found == places(said, 9)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ตกลงค่ะ", "ตกลง"),
        ("ส่งเลยยยย น้าาา 🙏✨", "ส่ง"),
        ("ทั้งหมดเลยค่ะ", "ทั้งหมด"),
        ("ค่ะ", "ค่ะ"),
        ("  Yes please!!  ", "yes"),
        ("ปี 2000 ค่ะ", "ปี 2000"),
        ("๑๐๐๐ บาทททท", "๑๐๐๐ บาท"),
    ],
)
def test_politeness_is_no_part_of_an_answer(said: str, left: str) -> None:
    """Particles, emoji and drawn-out letters fall away, and no digits; a particle alone stays, for it may mean yes."""
    assert left == bare(said)


def test_a_number_keeps_the_grouping_it_was_typed_with() -> None:
    """As somebody gave it, in digits that everybody reads."""
    assert "089-765 4321" == as_typed("เบอร์ใหม่ ๐๘๙-๗๖๕ ๔๓๒๑ ค่ะ", "0897654321")
