"""Remarks: words about an answer beside it are for nobody but the team, and an answer that is one goes at once."""

import pytest

from bot.staff.verbs import Order, read_verb
from tests.mailroom import Mailroom

THAI = "เรียนคุณมาลี บัญชีของท่านถูกปิดและลบรูปแล้ว"
ENGLISH = "Dear Malee, your account is closed."
BEFORE_A_LETTER = """
รออนุมัติ
อย่าเพิ่งนะคะ
ร่างค่ะ
ประมาณนี้โอเคไหมคะ
ขออนุมัติส่ง
ยังไม่เสร็จ
ทดสอบ
พี่เอกคะ
ของเดิม
please hold
first attempt
Hi Tom, please check:
pending approval
to send after approval
the boss has not seen this
as I told you yesterday
"""
BELOW_A_LETTER = """
อย่าเพิ่งนะคะ
ยังไม่ส่งนะ
โอเคไหมคะ
พี่เอกว่าไง
รออนุมัติ
รอทนายตรวจ
ขอความเห็นด้วยค่ะ
ร่างค่ะ
ภายใน: ลูกค้าเคยฟ้อง
หมายเหตุภายใน: ลูกค้าเคยฟ้อง
หมายเหตุ: ลูกค้าเคยฟ้อง ระวัง
ถึงทีม: ลูกค้าเคยฟ้อง
ป.ล. ถึงทีม: คนนี้เรื่องมาก
(รออนุมัติ)
(ขอเช็กวันที่อีกที)
(วันที่ไม่แน่ใจ)
(พี่สมชายคะ ช่วยเช็คก่อนนะ)
อย่าบอกเรื่องข้อมูลรั่ว
ขอโทษค่ะ ผิดเคส
Tom, is that ok?
Is this ok?
needs approval
please hold
not yet please
sorry, wrong ticket
(Tom to approve)
(is that ok?)
(not sent yet)
[legal: please check]
[date?]
Note for Tom: she is difficult
Btw Tom, she sued us last year
Tom: she is difficult
PS Tom: close the case soon
We should not mention the leak
"""
ALONE = """
ตอบ: ขอโทษค่ะ ผิดเคส
ตอบ: อันนี้ไม่ใช่เคสนี้ ขอโทษค่ะ
ตอบ: ไม่ต้องตอบแล้ว ลูกค้าโทรมาแล้ว
ตอบ: พรุ่งนี้จะตอบค่ะ
ตอบ: เดี๋ยวพี่ตอบเอง
ตอบ: ฝากพี่เอกตอบเคสนี้ที
ตอบ: ใครว่างตอบให้หน่อย
ตอบ: บอกไปว่าลบแล้ว
ตอบ: เขาโทรมายกเลิกแล้ว
ตอบ: รอคำตอบจากไอที
ตอบ: อนุมัติ
ตอบ: ข้อมูล [ใส่วันที่] ถูกลบแล้ว
ตอบ: บัญชีของคุณ ____ ปิดแล้ว
answer: your data were deleted on [DATE]
answer: <name>, your data are gone
answer: your account XXX is closed
answer: sorry, wrong ticket
answer: Sorry, this belongs to another ticket
answer: meant for PR-8888-1
answer: same as PR-1234
answer: this is the wrong case
answer: please forward to legal
answer: not mine, Tom please take it
answer: can legal check this
answer: just say it's gone
answer: Tom, what do you think about this?
answer: lgtm
answer: looks good to me
answer: approved
answer: ok, send
answer: we deleted it - please hold
answer: we deleted it // draft
ask: Tom
ask: why?
ask: is she a customer?
ask: nobody, just close it
ขอเพิ่ม: จากไอทีว่ามี log ไหม
ขอเพิ่ม: เวลาอีก 3 วัน
ขอเพิ่ม: ความเห็นทนาย
"""
READY = r"""
answer: We sent it already.
answer: We will send it next week.
answer: Sent today.
answer: It is still under review.
answer: Yes, she is on the list.
answer: It is for accounting purposes.
answer: Not ours. That mail came from somebody else.
answer: Forward it to your bank, please.
answer: Hi Malee, can you check the address for us?
answer: Malee, could you check the spelling of your name?
answer: Hello Malee,\nwe deleted the photos.\n\nBest regards,\nNid\nPrivacy team\nExample Co., Ltd.\n02-123-4567
answer: Dear Malee,\n\nwe deleted it.\n\nKind regards,\nTom Smith\nInternal extension: 123\n[image: logo]
answer: The number ends in XXX-1234.
answer: Let me check and come back to you tomorrow.
answer: How about this Friday at your branch?
answer: Your data:\nAddress: 12 Silom Road\nPhone: 081\nStatus: active
answer: Please note: she is not on our list.
answer: Please confirm your address.
answer: Please check your inbox.
answer: Sorry for the wait.
answer: For example: your photos.
answer: Option 1: by post. Option 2: by mail. Which one?
answer: Confirmed.
answer: Your consent (marketing) is withdrawn.
answer: You can check it here: https://company.example/a?b=[x]
answer: Thank you for your mail.\n\nDear Malee, it is gone.
ตอบ: ขอบคุณที่ติดต่อมาค่ะ\n\nเรียนคุณมาลี ลบแล้วค่ะ
answer: We keep names, phones (if given), and addresses [1].
answer: 1. We deleted it.\n2. The backup follows.
answer: Yes.\nNo.
answer: OK
ตอบ: จะส่งพรุ่งนี้ค่ะ
ตอบ: ยังไม่เสร็จค่ะ
ตอบ: กำลังพิจารณาค่ะ
ตอบ: เคสนี้เสร็จแล้วค่ะ
ตอบ: ขอแจ้งคำตอบค่ะ เราเก็บไว้ 90 วัน
ตอบ: ให้ทีมงานตรวจสอบแล้วค่ะ ไม่พบข้อมูล
ตอบ: คุณมาลี รบกวนตรวจสอบที่อยู่ด้วยค่ะ
ตอบ: เรื่อง แจ้งผลการดำเนินการ\nเรียน คุณมาลี\n\nบริษัทได้ลบข้อมูลแล้ว\n\nขอแสดงความนับถือ\nนิดา ใจดี
ตอบ: สวัสดีค่ะ\nเรียนคุณมาลี ข้อมูลลบแล้วค่ะ
ตอบ: วันที่ 30 พฤศจิกายน 2569\nเรียน คุณมาลี\nข้อมูลลบแล้ว
ตอบ: ขอเรียนคุณมาลีว่าข้อมูลลบแล้วค่ะ
ตอบ: น้องชายของคุณดูให้ได้ค่ะ
ตอบ: ลบแล้วค่ะ\nหมายเหตุ: ใบแจ้งหนี้ต้องเก็บไว้ 5 ปีค่ะ
ตอบ: ลบแล้วค่ะ\nนิด\nทีมคุ้มครองข้อมูล
ตอบ: ส่งได้ค่ะ
ตอบ: ตัวอย่างเช่น รูปถ่าย
ตอบ: คำขอของคุณได้รับอนุมัติแล้วค่ะ
ตอบ: ลูกค้าเคยให้ความยินยอมไว้หรือไม่คะ
ตอบ: อย่าบอกใครเรื่องรหัสนะคะ
ตอบ: เดี๋ยวทีมจะตอบภายในวันนี้ค่ะ
ask: Which account (savings or current?)
ask: How should we send it?
ask: Is she your daughter? Then please send her birth certificate.
ask: why do you want to see it
ขอเพิ่ม: ลูกค้าเคยใช้ชื่ออื่นไหมคะ
ขอเพิ่ม: เวลาที่ได้รับสายค่ะ
"""


def orders(lines: str) -> list[str]:
    return [each.replace("\\n", "\n") for each in lines.strip().split("\n")]


def unsure(says: str) -> bool:
    order = read_verb(says, {})

    assert isinstance(order, Order)
    return order.unsure


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize("remark", orders(BEFORE_A_LETTER))
def test_what_stands_before_the_beginning_of_a_letter_is_no_part_of_it(remark: str, between: str) -> None:
    """Whatever it says."""
    letter = ENGLISH if remark.isascii() else THAI

    assert unsure(f"answer: {remark}{between}{letter}")


@pytest.mark.parametrize("remark", orders(BELOW_A_LETTER))
def test_a_line_about_the_answer_below_it_waits(remark: str) -> None:
    """So does one that says to a colleague what the person is like."""
    letter = ENGLISH if remark.isascii() else THAI

    assert unsure(f"answer: {letter}\n\n{remark}")


@pytest.mark.parametrize("says", orders(ALONE))
def test_words_that_are_no_answer_wait(says: str) -> None:
    """They say who shall answer, which case it was, that it is approved, or have places to fill in."""
    assert unsure(says)


@pytest.mark.parametrize("says", orders(READY))
def test_an_answer_that_is_ready_goes_at_once(says: str) -> None:
    """With labels, signatures, and words about sending and checking."""
    assert not unsure(says)


@pytest.mark.parametrize("says", [f"ตอบ: [รออนุมัติ] {THAI}", f"answer: {ENGLISH}\n\nTom, is that ok?"])
def test_a_remark_is_said_to_nobody_before_its_writer_confirms_it(room: Mailroom, says: str) -> None:
    """The letter shows it to them as it would go."""
    ticket = room.files()

    assert "held hesitates" == room.says(ticket, says)
    assert [] == room.said
