"""Contradictions: an order whose own words say something else waits, and a reason or a result does not."""

import pytest

from bot.staff.verbs import ConfirmHeld, Order, Unclear, read_verb
from tests.mailroom import Mailroom

GROUNDS = {"กฎหมาย": "law", "law": "law", "กระทบผู้อื่น": "others", "others": "others"}
SAYS_SOMETHING_ELSE = r"""
ขยาย: 15 วัน ไม่เอาแล้ว
ขยาย: 15 วัน ไม่พอ ขอ 30 วัน
ขยาย: 15 วัน คงไม่พอ ต้อง 30
ขยาย: 15 วัน รอหัวหน้าก่อน
ขยาย: 15 วัน เสนอหัวหน้าพิจารณา
ขยาย: 15 วัน (เสนอ)
ขยาย: 15 วัน เห็นว่าไงคะ
ขยาย: 15 วัน ดีมั้ยพี่
extend: 15 days is not enough, 30 needed
extend: 15 days too long, refuse it
extend: 15 days cancelled
extend: 15 days would be nice
extend: 15 days at most, better 7
extend: 15 days proposed, boss decides
extend: 15 days no longer needed
extend: 30 more than enough
เสร็จ: ลบปฏิทินแล้ว แต่รูปยังอยู่
เสร็จ: อยู่ระหว่างดำเนินการ
เสร็จ: ส่งเรื่องให้ไอทีแล้ว
เสร็จ: สั่งไอทีแล้ว
เสร็จ: แค่ส่วนของเรา
เสร็จ: ปฏิทินแล้ว รายชื่อยัง
เสร็จ: ลบปฏิทินแล้ว เหลือรูป
เสร็จ: ลบไปครึ่งหนึ่งแล้ว
เสร็จ: 90%
เสร็จ: ของ PR-8888-1
done: sent to IT for deletion
done: passed to Tom
done: my part
done: working on it
done: calendar deleted, photos not
done: everything except photos
done: nothing so far
done: apparently IT deleted it, need to verify
done: Tom, did you delete it
done: or not
done: hopefully
done: please reopen
refuse: law does not apply here
refuse: law - Tom please review
refuse: law - I don't think so
refuse: law - on second thoughts accept
refuse: law - unless she sends the ID card
refuse: others - nobody else is affected
ปฏิเสธ: กฎหมาย ไม่ได้ห้าม ควรรับ
ปฏิเสธ: กฎหมาย พี่เอกว่าไง
ปฏิเสธ: กฎหมาย หรือกระทบผู้อื่นดี
บางส่วน: พี่เอกช่วยดู
unverified: Tom please call her
unverified: waiting for ID
unverified: ID arrived, verified
ยืนยันไม่ได้: ส่งบัตรมาแล้ว
ยืนยันไม่ได้: ให้เวลาอีก 3 วัน
ยืนยันไม่ได้\nลองโทรหาเขาก่อน
เสร็จ: ลบข้อมูลแล้ว ❌
เสร็จ: ลบข้อมูลแล้ว 👎
done: deleted the account 🚫
ยืนยันไม่ได้\nขอบัตรเพิ่มค่ะ
unverified\ncall her
unverified\nTom what now
รับ: ทราบค่ะ
รับ: โทรศัพท์ด้วย
accept: nothing
accept: her ID card is missing
accept: or refuse
accept\nTom can you check her id
รับ\nพี่เอกช่วยดูบัตรหน่อย
เปิดใหม่: เคสนี้พี่เอกบอกให้ปิด
reopen: Tom said no
reopen: not this one
ขยาย: 15 วัน มากไป เอา 7
ขยาย: 15 วัน ลดเหลือ 7 วัน
ขยาย: 15 วัน เลยไป 30 ธ.ค.
ขยาย: 15 วัน หัวหน้ายังไม่อนุมัติ
ขยาย: 15 วัน (ถามพี่เอกก่อน)
ขยาย: 15 วัน สำหรับ PR-8888-1
extend: 15 days for PR-8888-1
extend: 15 days ask Tom first
extend: 15 days boss said no
extend: 15 days not needed
refuse: law not applicable
refuse: law boss said accept
refuse: law, reason follows
refuse: law [reason]
ปฏิเสธ: กฎหมาย ทนายไม่เห็นด้วย
ปฏิเสธ: กฎหมาย ใช้ไม่ได้กับเคสนี้
เสร็จ: [ใส่ผล]
เสร็จ: ลบแล้ว (พี่เอกเช็กด้วย)
done: deleted (Tom to verify)
done: deleted, keep the case open
done: deleted, I think
"""
SAYS_WHY = r"""
ขยาย: 15 วัน เจ้าหน้าที่ไม่พอ
ขยาย: 15 วัน ไม่สามารถรวบรวมข้อมูลได้ทัน
ขยาย: 15 วัน อยู่ระหว่างรอผู้ให้บริการ
extend: 15 days for the search in the archive
extend: 15 days, too many papers
extend: 15 days, more time is needed
เสร็จ: ลบข้อมูลทั้งหมด 100% แล้ว
เสร็จ: ส่งสำเนาให้แล้ว ส่งเรื่องให้ฝ่ายบัญชีทราบแล้วด้วย
เสร็จ: ลบแล้วค่ะ ไม่มีข้อมูลเหลือ
เสร็จ: ไม่เหลือข้อมูลแล้ว
done: nothing is left
done: sent to your new address by post
done: sent to you by mail
done: your name is no longer on it
done: I hope you are content with it
done: the copy was sent to your e-mail
partly: calendar deleted, photos not, because the law says so
บางส่วน: ลบปฏิทินแล้ว แต่รูปยังอยู่ เพราะกฎหมายให้เก็บ
refuse: law - the law does not allow us to delete it
refuse: others - other people are seen on it
ปฏิเสธ: กฎหมาย ไม่อนุญาตให้ลบ
unverified: she did not send the card
unverified: the ID she sent is another person's
ยืนยันไม่ได้: ส่งบัตรมาแล้วแต่ชื่อไม่ตรง
ยืนยันไม่ได้: ขอเอกสารแล้วไม่ได้รับ
ยืนยันไม่ได้: ลองติดต่อแล้วสามครั้ง ไม่ตอบ
รับ: no 5 confirmed
ปฏิเสธ: กฎหมาย ร่างกายของผู้อื่นอยู่ในภาพ
ยืนยันไม่ได้: ให้เวลาแล้ว 30 วัน ไม่ส่งบัตร
ยืนยันไม่ได้\nนิด\nทีมคุ้มครองข้อมูล
unverified\nTom Smith\nPrivacy team\n02-123-4567
accept: nothing is missing
accept: Tom checked the card
accept\nTom
รับ\nนิด ใจดี\nฝ่ายคุ้มครองข้อมูล
reopen: Tom closed it by mistake
ปฏิเสธ: กฎหมาย ยังไม่พ้นกำหนดเก็บ 5 ปี
done: we will not send you advertising any more
done: deleted (the invoices too)
เสร็จ: ส่งให้พี่สาวของคุณแล้ว (ตามที่ขอ)
"""
CHANGES = [
    "with Tom first",
    "with legal",
    "the other one",
    "change 'deleted' to 'kept'",
    "แก้เป็น 15 วัน",
    "that we do nothing",
]


def orders(lines: str) -> list[str]:
    return [each.replace("\\n", "\n") for each in lines.strip().split("\n")]


@pytest.mark.parametrize("says", orders(SAYS_SOMETHING_ELSE))
def test_an_order_whose_words_say_something_else_waits(says: str) -> None:
    """Nothing is extended, closed, refused, accepted or opened against them."""
    order = read_verb(says, GROUNDS)

    assert isinstance(order, Order)
    assert order.unsure


@pytest.mark.parametrize("says", orders(SAYS_WHY))
def test_a_reason_of_nearly_the_same_words_needs_no_second_one(says: str) -> None:
    """What was not found, not sent or not enough is a reason, and a name below is a signature."""
    order = read_verb(says, GROUNDS)

    assert isinstance(order, Order)
    assert not order.unsure


@pytest.mark.parametrize("below", CHANGES)
def test_a_second_word_above_a_change_confirms_nothing(below: str) -> None:
    """What was held would go as it stands."""
    assert isinstance(read_verb(f"confirm\n{below}", GROUNDS), Unclear)


@pytest.mark.parametrize("below", ["Tom", "with best regards\nTom Smith\nPrivacy team", "ขอบคุณค่ะ\nนิด"])
def test_a_second_word_above_a_signature_is_one(below: str) -> None:
    """Also with regards."""
    assert ConfirmHeld() == read_verb(f"confirm\n{below}", GROUNDS)


def test_a_case_is_not_closed_by_words_that_say_it_is_with_somebody_else(room: Mailroom) -> None:
    """It waits for a second word."""
    ticket = room.files()

    assert "held hesitates" == room.says(ticket, "เสร็จ: ส่งเรื่องให้ไอทีแล้ว")
    assert ("open", []) == (room.now(ticket).state, room.said)
