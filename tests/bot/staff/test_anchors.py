"""Anchors: an extension counts from the date in force, or is asked about."""

import pytest

from bot.staff.verbs import Order, Unclear, read_verb
from tests.mailroom import Mailroom

ANOTHER_DATE = r"""
ขยาย: 15 วันนับจากวันนี้
ขยาย: 15 วัน ตั้งแต่วันนี้ รอเอกสาร
ขยาย: 15 วัน จากวันที่รับคำขอ
ขยาย: 15 วัน เริ่มวันจันทร์ รอเอกสาร
ขยาย: 15 วัน หลังวันที่รับเรื่อง
ขยาย: 15 วัน รอเอกสาร นับแต่วันนี้
ขยาย: 45 วัน ทั้งหมด รอสาขา
ขยาย: 45 วัน รวมทั้งหมด รอสาขา
ขยาย: 15 วัน (ถึง 31 ธ.ค.) รอสาขา
ขยาย: 15 วัน คือวันที่ 31 ธันวาคม รอสาขา
ขยาย: 15 วัน ครบกำหนด 31/12/2569 รอสาขา
ขยาย: 15 วัน รอเอกสาร ถึง 31 ธันวาคม
ขยาย: 15 วัน สิ้นเดือน รอเอกสาร
ขยาย: 15 วัน แก้เป็น 30 รอเอกสาร
ขยาย: 15 วัน ขอโทษค่ะ 30 วัน รอเอกสาร
ขยาย: 15 วัน\nนับจากวันนี้ รอเอกสาร
extend: 15 days from receipt, waiting
extend: 15 days starting Monday, waiting
extend: 15 days after we received it, waiting
extend: 15 days since the request, waiting
extend: 45 days in total, waiting
extend: 15 days, until 31 December, waiting
extend: 15 days, i.e. 31 December, waiting
extend: 15 days (by the 31st), waiting
extend: 15 days, waiting for a branch, from today
extend: 15 days. sorry, 30 days. waiting
extend: 15 days, make that 30, waiting
extend: 15 days of receipt, waiting
extend: 15 days, new deadline 31/12, waiting
ขยาย: 15 วัน ถึงวันจันทร์หน้า รอสาขา
extend: 15 days, till tomorrow, waiting
extend: 30 days - no, 15
ขยาย: 30 วัน อ้าวไม่ใช่ 15 วัน
ขยาย: 15 วัน ไม่ใช่ 30 วัน
extend: 15 days from 1 December, waiting
ขยาย: 15 วัน เป็นวันที่ 31 ธันวาคม
ขยาย: 45 วันนับแต่วันที่ได้รับคำขอ เพราะข้อมูลมาก
extend: 30 days sorry 15 days
"""
ONE_DATE = """
ขยาย: 15 วัน นับจากวันครบกำหนด รอเอกสาร
extend: 15 days from the due date, waiting for a branch
extend: 15 days from the current deadline, waiting
extend: 15 days, the branch is closed until 31 December
ขยาย: 15 วัน รอสาขาซึ่งปิดถึง 31 ธันวาคม
ขยาย: 15 วัน สาขาเพิ่งส่งเอกสารมาเมื่อวันที่ 20 พฤศจิกายน
ขยาย: 15 วัน เพราะสาขาต้องใช้เวลา 10 วันนับจากวันที่รับเรื่อง
extend: 15 days because the archive needs ten days from receipt
extend: 15 days to find papers from 2019
extend: 15 days, papers from the branch are missing
extend: 15 days, since the branch is closed
extend: 15 days, as we wait for the bank
extend: 15 days, no branch has answered
extend: 15 days, not all of the 12 branches have answered
ขยาย: 15 วัน ไม่พบแฟ้มปี 2560
ขยาย: 15 วัน มีเอกสารตั้งแต่ปี 2558
ขยาย: 15 วัน ทั้งสามสาขายังไม่ตอบ
ขยาย: 15 วัน เป็นช่วงปิดบัญชี
ขยาย: 15 วัน ข้อมูลมีทั้งหมด 300 หน้า
ขยาย: 15 วัน เอกสารก่อนปี 2560 อยู่ต่างจังหวัด
extend: 15 days on top of the deadline, waiting
extend: 15 days due to the flood of 2 December
ขยาย: 15 วัน ถ่ายเอกสารยังไม่ครบ 300 หน้า
ขยาย: 15 วัน ไม่สามารถติดต่อสาขาได้ 3 วันแล้ว
ขยาย: 15 วัน พรุ่งนี้สาขาจะตอบ
ขยาย: 15 วัน วันจันทร์สาขาจะส่งแฟ้ม
ขยาย: 15 วัน สิ้นเดือนงานมาก
"""


def orders(lines: str) -> list[str]:
    return [each.replace("\\n", "\n") for each in lines.strip().split("\n")]


@pytest.mark.parametrize("says", orders(ANOTHER_DATE))
def test_days_that_count_from_another_date_or_have_one_beside_them_are_asked_about(says: str) -> None:
    """The person is told the new date at once, and a date that was told is a promise."""
    assert isinstance(read_verb(says, {}), Unclear)


@pytest.mark.parametrize("says", orders(ONE_DATE))
def test_a_date_in_a_reason_is_no_other_date(says: str) -> None:
    """What the branch does from when, and that days count from the deadline, leaves no doubt."""
    order = read_verb(says, {})

    assert isinstance(order, Order)
    assert not order.unsure


@pytest.mark.parametrize("says", ["ขยาย: 15 วันนับจากวันนี้ รอเอกสาร", "extend: 30 days - no, 15"])
def test_whoever_names_two_dates_is_shown_how_it_is_said(room: Mailroom, says: str) -> None:
    """Nothing is extended, and nobody is told."""
    ticket = room.files()

    assert "done help" == room.says(ticket, says)
    assert (None, []) == (room.now(ticket).extended_until, room.said)
