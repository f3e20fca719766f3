"""Asides: what is meant for a colleague goes to no person, and what is meant for the person goes at once."""

import pytest

from bot.staff.verbs import Order, read_verb
from tests.mailroom import Mailroom

GROUNDS = {"กฎหมาย": "law", "law": "law", "กระทบผู้อื่น": "others", "others": "others"}
FOR_A_COLLEAGUE = r"""
ตอบ: อย่าเพิ่งส่งนะคะ
ตอบ: อย่าส่งให้ลูกค้า
ตอบ: ยังไม่ต้องแจ้งลูกค้า
ตอบ: ยังไม่ต้องบอกเขา
ตอบ: ห้ามส่งจนกว่าทนายจะดู
ตอบ: ไม่ส่งแล้วค่ะ
ตอบ: ร่าง เรียนคุณมาลี ข้อมูลลบแล้ว
ตอบ: (ร่าง) ข้อมูลลบแล้ว
ตอบ: ฉบับร่าง: ข้อมูลลบแล้ว
ตอบ: [draft] Dear Malee
ตอบ: ภายในทีม คุยกันก่อน
ตอบ: ใช้ภายใน: ลูกค้าคนนี้ขู่ฟ้อง
ตอบ: เดี๋ยวก่อน
ตอบ: รอหัวหน้าอนุมัติก่อน
ตอบ: รอทนายดูก่อนค่ะ
ตอบ: ถ้าทนายโอเคค่อยส่ง
ตอบ: พี่ต้นช่วยดูให้หน่อยค่ะ
ตอบ: ถามฝ่ายกฎหมายก่อน
ตอบ: บอกลูกค้าว่าลบแล้ว
ตอบ: ต้องตอบว่าอะไรคะ
ตอบ: ตอบยังไงดี
ตอบ: ข้อมูลลบแล้วค่ะ (อย่าเพิ่งส่ง)
ตอบ: ข้อมูลลบแล้วค่ะ\nอย่าเพิ่งส่งนะคะ รอทนาย
ตอบ: ข้อมูลลบแล้วค่ะ แต่อย่าเพิ่งแจ้งลูกค้า
ตอบ: อันนี้ยังเป็นร่าง ยังไม่ส่ง
ตอบ: …
ตอบ: ?
ตอบ: FYI ลูกค้าคนนี้เคยฟ้อง
answer: don't send yet
answer: please don't send this yet
answer: hold on, legal first
answer: hold off until Monday
answer: wait for legal
answer: pending approval by the manager: Dear Malee, it is gone
answer: if legal approves: Dear Malee, it is gone
answer: draft: Dear Malee
answer: Draft - Dear Malee
answer: (draft) Dear Malee
answer: DRAFT Dear Malee
answer: internal: she has sued us
answer: for internal use: she has sued us
answer: not for the customer
answer: FYI she has sued us
answer: TBD
answer: tell her it is deleted
answer: tell the customer we are looking
answer: how should we answer this?
answer: should I tell her about the leak?
answer: Dear Malee, it is gone. (do not send yet)
answer: Dear Malee, it is gone.\nDon't send this before Ton has read it.
answer: never mind
answer: wrong ticket
answer: stop
answer: Dear Malee, it is gone. What do you think?
answer: ok to send?
answer: @ton please check
ตอบ: hold ไว้ก่อน
ตอบ: draft นะคะ ยังไม่ final
ตอบ: ยังไม่ final
ตอบ: อย่าพึ่งตอบลูกค้าน้า
ตอบ: อย่าเพิ่งกดส่ง
ตอบ: อย่าเพิ่งส่งออก
ตอบ: ให้ legal ดูก่อน
ตอบ: ให้หัวหน้าดูก่อนส่ง
ตอบ: ตรวจก่อนส่ง
ตอบ: ตอบแบบนี้โอเคไหม
ตอบ: แบบนี้ได้ไหมคะ
ตอบ: ส่งแบบนี้เลยดีไหม
ตอบ: ไม่รู้จะตอบยังไง
ตอบ: รอ legal ก่อน
ตอบ: รอ legal review ก่อนส่ง
ตอบ: รอพี่ต้นก่อน
ตอบ: ขอเวลาคิดก่อน อย่าเพิ่งตอบ
ตอบ: ยังไม่พร้อม
ตอบ: ข้อความนี้ยังไม่ได้อนุมัติ
ตอบ: ไม่ต้องส่งถึงผู้ยื่น
ตอบ: เก็บไว้เป็นร่างก่อน
ตอบ: ไม่ให้ลูกค้าเห็น
ตอบ: ห้ามให้ลูกค้าเห็น
ตอบ: ลูกค้ายังไม่ควรรู้
ตอบ: อย่าให้ลูกค้ารู้
ตอบ: ระงับไว้ก่อน
ตอบ: พักไว้ก่อนนะ
answer: not final
answer: do not send without my ok
answer: don't let this go out
answer: hold
answer: please hold this until Monday
answer: to be approved
answer: (to be confirmed)
answer: placeholder
answer: xxx
answer: test
ตอบ: ทดสอบ
ตอบ: เทส
answer: not to be sent
answer: this must not go to the customer
answer: between us, she is right
answer: Ton, can you look at this?
answer: can someone check this
answer: not sure what to say
answer: I don't know what to write
answer: keep this internal
answer: she must not know yet
answer: don't let her know
answer: let her wait
answer: unfinished
answer: not ready
answer: not approved yet
answer: she should send her card
answer: NOT FOR SENDING
answer: please review
answer: Please review before it goes out
answer: for review: Dear Malee
answer: we'll answer tomorrow, do not send
answer: send after legal has approved
answer: send tomorrow
answer: do not tell the customer about the leak
answer: You should not tell her
ตอบ: ว่าอะไรดีคะ
answer: what should I say?
ตอบ: อย่าเพิ่งส่งให้ลูกค้า รอทนายดูก่อน
ตอบ: ยังไม่ต้องตอบนะ ขอเช็กกับฝ่ายกฎหมายก่อน
answer: DRAFT - do not send - Dear customer, your account was sold to a partner
ask: her for the card
ask: him to come to the branch
ask: the customer for a copy
ask: legal first
ask: do not ask her yet
ask: what should we ask?
ask: draft - your card, please
ขอเพิ่ม: ยังไม่ต้องถามลูกค้า
ขอเพิ่ม: ถามลูกค้าว่าสมัครเมื่อไหร่
ขอเพิ่ม: อย่าเพิ่งถามนะ
ask: hold
ask: IT
ask: Ton whether she is a customer
ask: her
ขอเพิ่ม: ถามพี่ต้นก่อน
ขอเพิ่ม: ไม่ต้องขอแล้ว
ขอเพิ่ม: ไม่ต้อง
ขอเพิ่ม: ยังไม่ต้องขอ
ขอเพิ่ม: อะไรดี
ขอเพิ่ม: ไม่มี
ask: nothing
ask: not yet
ask: nothing yet
ask: Nid to check first
ask: the legal team before we answer
ขอเพิ่ม: ?
ask: hold on, don't ask her yet
"""
FOR_THE_PERSON = r"""
ตอบ: ไม่ต้องส่งสำเนาบัตรประชาชนแล้วค่ะ
ตอบ: อย่าส่งบัตรประชาชนทางอีเมลนะคะ
ตอบ: ยังไม่ต้องส่งเอกสารเพิ่มค่ะ เราจะแจ้งอีกครั้ง
ตอบ: ยังไม่พบข้อมูลของคุณในระบบ
ตอบ: เราไม่สามารถลบใบกำกับภาษีได้ เพราะกฎหมายให้เก็บ 5 ปี
ตอบ: กรุณารอสักครู่ ทีมกำลังตรวจสอบ
ตอบ: รอสักครู่นะคะ
ตอบ: ถ้าคุณต้องการสำเนา แจ้งเราได้เลย
ตอบ: ถ้ามีคนโทรมาขอรหัส อย่าบอกรหัสกับใคร
ตอบ: ต้องการสำเนาทางไปรษณีย์หรืออีเมลคะ
ตอบ: อีเมลนี้ส่งอัตโนมัติ ไม่ต้องตอบกลับค่ะ
ตอบ: ได้รับแล้ว ไม่ต้องส่งอีก
ตอบ: เรียนลูกค้า ทางเราได้รับเรื่องแล้ว
ตอบ: ลูกค้าสามารถดาวน์โหลดข้อมูลได้ที่เมนูตั้งค่า
ตอบ: ฝ่ายกฎหมายกำลังตรวจอยู่ จะแจ้งผลภายใน 3 วัน
ตอบ: รอฝ่ายบัญชีตรวจสอบก่อนนะคะ แล้วจะแจ้งกลับ
ตอบ: ขอตรวจสอบกับฝ่ายไอทีก่อนนะคะ แล้วจะรีบแจ้งผล
ตอบ: สอบถามสาขาได้เลยค่ะ
ตอบ: ติดต่อลูกค้าสัมพันธ์ได้ที่ 02-123-4567
ตอบ: เราไม่ส่งข้อมูลของคุณให้บริษัทอื่น
ตอบ: ร่างสัญญาที่คุณขอเราไม่ได้เก็บไว้แล้ว
ตอบ: ใช้ภายในองค์กรเท่านั้น เราไม่ได้เปิดเผยให้ใคร
ตอบ: ข้อมูลนี้ใช้ภายในบริษัทเท่านั้น
ตอบ: ยกเลิกการรับข่าวสารให้แล้วค่ะ
ตอบ: เดี๋ยวทีมจะโทรหานะคะ
ตอบ: ขออภัยค่ะ เราเข้าใจผิดเรื่องวันที่
ตอบ: ไม่ค่ะ เราไม่ได้ขายข้อมูล
ตอบ: ยังค่ะ ทีมไอทีกำลังลบ
ตอบ: อย่าเพิ่งลบแอปนะคะ ไม่อย่างนั้นจะยืนยันตัวตนไม่ได้
ตอบ: ไม่แน่ใจว่าคุณหมายถึงบัญชีไหน ช่วยบอกชื่อบัญชีได้ไหมคะ
ตอบ: หมายถึงข้อมูลส่วนไหนคะ
ตอบ: เรียน คุณมาลี\nไม่ต้องกังวลค่ะ\nหากมีข้อสงสัย ติดต่อเราได้
ตอบ: ธนาคารตอบว่าอะไรคะ
ตอบ: ใบเสร็จ (ถ้ายังไม่ได้ส่ง) ส่งมาที่นี่ได้เลย
ตอบ: เก็บไว้ก่อนนะคะ เผื่อต้องใช้
ตอบ: หลังจากคุณยืนยันตัวตน เราจะเริ่มลบ
ตอบ: เมื่อธนาคารอนุมัติแล้ว เราจะคืนเงินให้คุณ
ตอบ: ได้
ตอบ: ทดสอบแล้วใช้ได้ค่ะ
answer: Please do not send your ID card by mail.
answer: Do not send your ID card by mail; show it at a branch.
answer: We do not need your card, please do not send it by post.
answer: We cannot delete the invoices, because the law says five years.
answer: Please wait a few days, we are still looking.
answer: Wait a few days and then log in again.
answer: Stop the app and start it again.
answer: Hold on to the receipt, you may need it.
answer: Not yet, we are still looking for it.
answer: No, we do not sell your data.
answer: If you wish to have a copy, tell us how.
answer: If somebody calls, do not tell them your code.
answer: Once our team has confirmed your identity, we will start.
answer: Once legal has approved it, we will send you the copy.
answer: Our legal team needs to check first, please be patient.
answer: Should we send the copy by post or by mail?
answer: Shall we delete the calendar too?
answer: What should we do with the photos?
answer: Draft contracts are kept for five years.
answer: Internal notes are deleted after a year.
answer: Cancel the subscription in the settings and tell us.
answer: Do not reply to this mail.
answer: We are not sure which account you mean.
answer: Your branch can tell you more; ask them for the form.
answer: Why do you ask?
answer: Never share your code with anyone.
answer: We will not share it with anyone until you say so.
answer: The customer number is on your bill.
answer: You need not do anything before we write again.
answer: Dear Malee,\nwe have not found it yet.\nDo not worry.\nNid
answer: Wait, there is more: the calendar is gone as well.
answer: This is only kept for internal use.
answer: It is ready to send, where should it go?
answer: Is that ok for you?
ขอเพิ่ม: ขอสำเนาบัตรที่ขีดฆ่าเลขบัตรแล้ว
ขอเพิ่ม: ต้องการให้ลบข้อมูลส่วนไหนคะ
ขอเพิ่ม: บัญชีที่ถามถึงใช้อีเมลไหนสมัครคะ ถ้าจำไม่ได้ บอกเบอร์ก็ได้
ขอเพิ่ม: จะสะดวกรับทางไหนดีคะ
ขอเพิ่ม: ส่งได้ไหมคะ
ขอเพิ่ม: ช่วงปีที่ต้องการ ยังไม่ต้องส่งบัตร
ขอเพิ่ม: รบกวนลูกค้าส่งหนังสือมอบอำนาจ ถ้าไม่มีไม่เป็นไร
ขอเพิ่ม: ลูกค้าสมัครไว้ด้วยเบอร์ไหนคะ
ขอเพิ่ม: ขอทราบว่าต้องการให้ทำอย่างไรกับรูปถ่าย
ขอเพิ่ม: พี่เคยใช้ชื่ออื่นไหมคะ
ask: which years
ask: the branch you visited
ask: a copy of your card before we answer
ask: Which account is it? If you do not know, your phone number.
ask: Is this the right address?
ask: your customer number, if you have it
ask: the legal form of your company
ask: the team you spoke to
ask: Can you send the form again?
ask: Do you want it by mail or by post?
ask: Could you call us, or tell us when to call?
ask: Should we send it by post?
ask: Documents to show that you act for her
ask: What would you like us to delete?
ask: If it is not yours, whose is it?
"""
NOT_DONE = r"""
ขยาย: 15 วัน ยังไม่ต้องแจ้งลูกค้า
ขยาย: 15 วัน อย่าเพิ่งส่ง
ขยาย: 15 วัน รอหัวหน้าอนุมัติ
ขยาย: 15 วัน น่าจะพอ
ขยาย: 15 วัน ถ้าจำเป็น
ขยาย: 15 วัน รอเอกสาร ถ้าหัวหน้าอนุมัติ
ขยาย: 15 วัน รอเอกสาร ดีไหมคะ
extend: 15 days if the boss agrees
extend: 15 days, waiting for a branch, but don't tell her yet
extend: 15 days, waiting for a branch, subject to approval
extend: 15 days maybe
extend: 15 days - draft
extend: 15 days, do not extend yet
ขยาย: 15 วัน?
ขยาย: 15 วันดีไหมคะ
ขยาย: 15 วันได้ไหม
extend: 15 days? what do you think
ขยาย: 15 วัน แต่ยังไม่ต้องแจ้งลูกค้า
ขยาย: 15 วัน ถ้าหัวหน้าอนุมัติ
เสร็จ: ทีมไอทีจะลบให้พรุ่งนี้
เสร็จ: ข้อมูลจะถูกลบภายใน 30 วัน
เสร็จ: สัปดาห์หน้าค่ะ
เสร็จ: เมื่อไอทีลบเสร็จ
เสร็จ: ไม่แน่ใจค่ะ
เสร็จ: ลบแล้วค่ะ แต่ยังไม่ต้องแจ้งลูกค้า
done: IT will delete it tomorrow
done: your data will be deleted within 30 days
done: next week
done: once IT has time
done: has IT deleted it
done: not sure
done: I'll ask IT
done: draft - we deleted it
บางส่วน: พรุ่งนี้ค่ะ
partly: we will send the rest on Friday
บางส่วน: ?
done: ?
done: please confirm with IT whether this is done
เสร็จ: หรือยังคะ
เสร็จ: เมื่อไหร่คะ
เสร็จ: รึยัง
done: when will IT delete it
done: by Friday
เสร็จ: ภายในวันศุกร์นี้ค่ะ
fulfil: tomorrow, IT is on it
partly: tomorrow
ปฏิเสธ: กฎหมาย ไม่แน่ใจ
ปฏิเสธ: กฎหมาย รอทนายดูก่อน
ปฏิเสธ: กฎหมาย อย่าเพิ่งแจ้งลูกค้า
refuse: law draft, do not send
refuse: law I am not sure about this one
refuse: law? what do you think
unverified: if she does not call by Friday
unverified: on Friday
ยืนยันไม่ได้: ถ้าวันศุกร์ยังไม่ส่งบัตร
ปฏิเสธ: กระทบผู้อื่น ไม่ควรปฏิเสธ
refuse: others - I would not refuse this one
refuse: others? not sure
ปฏิเสธ: กระทบผู้อื่น หรือเปล่า ไม่แน่ใจ
unverified: I will call her tomorrow to check
ยืนยันไม่ได้: จะโทรเช็คพรุ่งนี้อีกที
เปิดใหม่: ถ้าลูกค้าทวง
เปิดใหม่: พรุ่งนี้
reopen: if she writes again
reopen: tomorrow
reopen: not sure, what do you think?
รับ: เมื่อส่งบัตรมา
รับ: หลังจากดูบัตร
รับ: จะโทรเช็คก่อน
accept: she will send her card
accept: will check her card at the branch
accept: once the card is here
reopen: should we?
เปิดใหม่: ดีไหม
accept: after she sends the card
รับ: หลังจากส่งบัตรมา
รับ: ลูกค้าจะส่งบัตรมาพรุ่งนี้
accept: when she sends her ID card
"""
DONE = r"""
ขยาย: 15 วัน รอสาขาตรวจสอบก่อน
ขยาย: 15 วัน รอทนายตรวจเอกสาร
ขยาย: 15 วัน รอเอกสาร ถ้าได้ก่อนจะแจ้งทันที
ขยาย: 15 วัน ยังไม่ได้รับเอกสารจากสาขา
ขยาย: 15 วัน สาขายังไม่ส่งแฟ้มมา
ขยาย: 15 วัน ไม่พบแฟ้ม ต้องค้นเพิ่ม
extend: 15 days, we have not found the papers yet
extend: 15 days, waiting for the bank
extend: 15 days because legal must read 300 pages
เสร็จ: ลบข้อมูลแล้ว สำเนาสำรองจะหายไปภายใน 30 วัน
เสร็จ: คุณจะไม่ได้รับอีเมลโฆษณาอีก
เสร็จ: จากนี้คุณจะไม่ได้รับข่าวสารอีก
เสร็จ: ไม่พบบัญชีของคุณ หากพบภายหลังจะแจ้งให้ทราบ
เสร็จ: หลังตรวจสอบ ลบข้อมูลแล้วค่ะ
เสร็จ: แก้ที่อยู่ให้แล้ว ถ้ายังไม่ถูกแจ้งเราได้
เสร็จ: ส่งสำเนาทางอีเมลแล้ว ใช้รหัสที่จะส่งทาง SMS
เสร็จ: ปิดบัญชีแล้ว ไม่ต้องทำอะไรอีก
เสร็จ:
done: we deleted it; the backup will be gone in 30 days
done: you will get no more mail from us
done: You will not hear from us again.
done: deleted. If you find more, please tell us.
done: After a search in all systems we found nothing
done: please check your inbox, we sent the copy
done: sent. Please check with your bank whether it has arrived
done: all is gone, but invoices must stay for five years
บางส่วน: ส่งได้เฉพาะโปรไฟล์ ส่วนปฏิทินไม่ได้เก็บ
บางส่วน: ลบแล้ว ยกเว้นใบกำกับภาษี ซึ่งจะลบเมื่อครบ 5 ปี
partly: the profile is deleted, the invoices will go after five years
ปฏิเสธ: กฎหมาย จะลบได้เมื่อครบ 5 ปี
ปฏิเสธ: กฎหมาย หากลบจะผิดกฎหมายบัญชี
ปฏิเสธ: กระทบผู้อื่น หากไม่แน่ใจ ติดต่อเราได้
ปฏิเสธ: กระทบผู้อื่น ไม่สามารถเปิดเผยได้
refuse: law we must keep invoices until 2030; after that they will be deleted
refuse: others If you are not sure what that means, please ask.
refuse: law you can complain when you are not content
unverified: the card was not readable; please send a new request
ยืนยันไม่ได้: ชื่อบนบัตรไม่ตรงกับบัญชี ยื่นใหม่ได้ทุกเมื่อ
เปิดใหม่: ส่งผิดไฟล์
เปิดใหม่: ลูกค้าบอกว่ายังไม่ได้รับไฟล์
เปิดใหม่: ยังลบไม่หมด
reopen: the file was wrong
reopen: she has not got the copy
รับ: จะส่งให้ภายในวันศุกร์
รับ: เมื่อวานโทรคุยแล้ว
accept: saw the card at the counter
"""


def orders(lines: str) -> list[str]:
    return [each.replace("\\n", "\n") for each in lines.strip().split("\n")]


def unsure(says: str) -> bool:
    order = read_verb(says, GROUNDS)

    assert isinstance(order, Order)
    return order.unsure


@pytest.mark.parametrize("says", orders(FOR_A_COLLEAGUE))
def test_words_that_call_off_their_sending_or_speak_to_a_colleague_wait(says: str) -> None:
    """What is in the person's chat is there for good."""
    assert unsure(says)


@pytest.mark.parametrize("says", orders(FOR_THE_PERSON))
def test_an_ordinary_answer_needs_no_second_word(says: str) -> None:
    """With `ไม่`, `ถ้า`, questions, "please wait" and "do not send your card"."""
    assert not unsure(says)


@pytest.mark.parametrize("says", orders(NOT_DONE))
def test_what_is_to_come_depends_on_something_or_is_doubted_waits(says: str) -> None:
    """Nothing is extended, closed, opened or accepted by words that say that it is not so yet."""
    assert unsure(says)


@pytest.mark.parametrize("says", orders(DONE))
def test_a_result_and_a_reason_need_no_second_word(says: str) -> None:
    """Also where they say what will be, or what would have to be."""
    assert not unsure(says)


@pytest.mark.parametrize(
    "says",
    [
        "ตอบ: อย่าเพิ่งส่งให้ลูกค้า รอทนายดูก่อน",
        "answer: DRAFT - do not send - Dear customer, your account was sold to a partner",
        "ask: hold on, don't ask her yet",
        "ขยาย: 15 วัน แต่ยังไม่ต้องแจ้งลูกค้า",
        "เสร็จ: ภายในวันศุกร์นี้ค่ะ",
    ],
)
def test_an_aside_is_said_to_nobody_before_its_writer_confirms_it(room: Mailroom, says: str) -> None:
    """The letter shows it to them as it would go."""
    ticket = room.files()

    assert "held hesitates" == room.says(ticket, says)
    assert ("open", []) == (room.now(ticket).state, room.said)
    assert "done acted" == room.says(ticket, "ยืนยัน:")
    assert room.said
