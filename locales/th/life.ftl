# ชีวิตของเรื่องที่ส่งแล้ว: สิ่งที่ผู้ยื่นได้รับเมื่อทีมทำอะไรกับเรื่อง (The life of a ticket, as the person is told.)

life-open = ดูเรื่องนี้
life-accepted = เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นคุณ ทีมเริ่มดำเนินการแล้ว
life-accepted-behalf = เจ้าหน้าที่ตรวจสอบแล้วว่าคุณทำแทนเจ้าของข้อมูลได้ ทีมเริ่มดำเนินการแล้ว
life-answered = คำตอบจากทีมความเป็นส่วนตัว
life-asked = ทีมต้องการข้อมูลเพิ่มจากคุณ
life-how-to-add = พิมพ์ตอบในแชตกับบอตได้เลย ส่งรูปหรือ PDF ก็ได้ บอตจะถามก่อนส่งให้ทีม
    ระหว่างรอคำตอบ กำหนดเดิมยังนับต่อ
life-extended = ทีมต้องใช้เวลาเพิ่มอีก { $days } วัน เหตุผลคือ
life-extended-law = กำหนดตามกฎหมายยังเป็นวันเดิม ถ้าไม่เห็นด้วย คุณร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล (สคส.) ได้
life-refused = ทีมพิจารณาแล้ว และทำตามคำขอนี้ไม่ได้
life-ground = เหตุตามกฎหมาย: { $ground }
    พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา { $section }
life-fulfilled = ทีมดำเนินการตามคำขอแล้ว และปิดเรื่องนี้
life-answered-all = ทีมดำเนินการเรื่องนี้แล้ว และปิดเรื่อง
life-partly = ทีมดำเนินการได้บางส่วน และปิดเรื่องนี้
life-closed-unverified = ปิดเรื่องนี้แล้ว เพราะยังยืนยันไม่ได้ว่าเป็นคุณ
    ไม่มีข้อมูลใดถูกเปิดเผย แก้ หรือลบ
life-closed-unverified-behalf = ปิดเรื่องนี้แล้ว เพราะยังยืนยันไม่ได้ว่าคุณทำแทนเจ้าของข้อมูลได้
    ไม่มีข้อมูลใดถูกเปิดเผย แก้ หรือลบ
life-withdrawn = ถอนเรื่องนี้แล้ว ทีมจะหยุดดำเนินการ
life-added = เพิ่มในเรื่องนี้แล้ว และกำลังส่งให้ทีม
life-commented = ฝากข้อความถึงทีมแล้ว เรื่องนี้ยังอยู่ในสถานะเดิม
life-reopened = เปิดเรื่องนี้อีกครั้งแล้ว และกำลังส่งข้อความของคุณให้ทีม
life-again = { $after ->
        [withdrawn] ถ้าเปลี่ยนใจ
        [refused] ถ้าไม่เห็นด้วย
        [closed-unverified] ถ้ามีหลักฐานเพิ่ม
       *[other] ถ้ายังไม่ครบหรือไม่ตรง
    } เปิดเรื่องนี้อีกครั้งได้จาก /status ถึง { $until }
life-complain = ตามกฎหมาย (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล มาตรา 73) คุณร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล (สคส.) ได้ ด้วยตัวเอง ทางไปรษณีย์ หรือทางอิเล็กทรอนิกส์
    คำร้องเรียนต้องมีชื่อ ที่อยู่ เบอร์โทรหรืออีเมล สำเนาบัตรประชาชน เรื่องที่เกิดขึ้น ความเสียหาย หลักฐาน และสิ่งที่ต้องการ
    ดูวิธียื่นที่ www.pdpc.or.th

due-extended = ทีมจะแจ้งผลภายใน { $on }
due-note-extended-law = เลื่อนจากกำหนดตามกฎหมาย { $first }
due-note-extended-target = เลื่อนจากเป้าหมายเดิม { $first }
due-note-leak = เป้าหมายภายใน { $days } วัน เพื่อให้บริษัทแจ้ง สคส. ได้ทันภายใน 72 ชั่วโมงเมื่อเป็นเหตุละเมิด มาตรา 37(4)

# สถานะในหน้าติดตามเรื่อง (Where it stands, on the status page.)
state-awaiting-person = สถานะ: รอข้อมูลเพิ่มจากคุณ
state-extended = สถานะ: ทีมกำลังดำเนินการ และขอเวลาเพิ่ม
state-fulfilled = สถานะ: ดำเนินการแล้ว
state-partly = สถานะ: ดำเนินการบางส่วน
state-refused = สถานะ: ทำตามคำขอไม่ได้
state-withdrawn = สถานะ: คุณถอนเรื่องนี้แล้ว
state-closed-unverified-behalf = สถานะ: ปิดแล้ว เพราะยังยืนยันไม่ได้ว่าคุณทำแทนเจ้าของข้อมูลได้
state-closed-unverified = สถานะ: ปิดแล้ว เพราะยังยืนยันไม่ได้ว่าเป็นคุณ

# สิ่งที่โต้ตอบกันมา ในหน้าของเรื่อง (What went to and fro, on the page of a ticket.)
past = { $on } · { $what }
past-before = ก่อนหน้านี้ยังมีอีก { $count } รายการ ทีมเห็นครบทั้งหมด
past-accepted-behalf = ทีมตรวจสอบแล้วว่าคุณทำแทนเจ้าของข้อมูลได้
past-accepted = ทีมตรวจสอบแล้วว่าเป็นคุณ
past-answered = ทีมตอบว่า
past-asked = ทีมขอข้อมูลเพิ่ม
past-added = คุณเพิ่มข้อมูล
past-extended = ทีมขอเวลาเพิ่ม { $days } วัน จนถึง { $until }
past-refused = ทีมทำตามคำขอไม่ได้
past-fulfilled = ทีมดำเนินการแล้ว และปิดเรื่อง
past-partly = ทีมดำเนินการได้บางส่วน และปิดเรื่อง
past-closed-unverified-behalf = ปิดเรื่อง เพราะยังยืนยันไม่ได้ว่าคุณทำแทนเจ้าของข้อมูลได้
past-closed-unverified = ปิดเรื่อง เพราะยังยืนยันไม่ได้ว่าเป็นคุณ
past-withdrawn = คุณถอนเรื่อง
past-commented = คุณฝากข้อความถึงทีม
past-reopened = คุณเปิดเรื่องอีกครั้ง
past-reopened-team = ทีมเปิดเรื่องอีกครั้ง

# หัวข้อของจดหมายถึงผู้ยื่น (Headings of letters to the person.)
title-accepted-behalf = ตรวจสอบแล้วว่าทำแทนเจ้าของข้อมูลได้
title-accepted = ตรวจสอบแล้วว่าเป็นคุณ
title-asked = ขอข้อมูลเพิ่ม
title-extended = ขอเวลาเพิ่ม
title-refused = ทำตามคำขอไม่ได้
title-fulfilled = ดำเนินการแล้ว
title-partly = ดำเนินการบางส่วน
title-closed-unverified = ปิดเรื่องแล้ว
title-withdrawn = ถอนเรื่องแล้ว
title-added = เพิ่มข้อมูลแล้ว
title-commented = ฝากข้อความแล้ว
title-reopened = เปิดเรื่องอีกครั้งแล้ว

# เหตุที่ปฏิเสธได้ (Grounds of refusal: codes of bot/tickets/law.py.)
ground-unreasonable = คำขอไม่สมเหตุสมผล
ground-excessive = คำขอซ้ำซ้อนหรือเกินจำเป็น
ground-law = กฎหมายหรือคำสั่งศาลให้ปฏิเสธได้
ground-others = กระทบสิทธิหรือเสรีภาพของผู้อื่น
ground-expression = จำเป็นต่อเสรีภาพในการแสดงความคิดเห็น
ground-contract = จำเป็นต่อการทำตามสัญญา
ground-necessary = ข้อมูลยังจำเป็นตามวัตถุประสงค์ที่เก็บ
ground-public = จำเป็นต่อประโยชน์สาธารณะหรือหน้าที่ตามกฎหมาย
ground-claims = ต้องใช้ข้อมูลเพื่อใช้หรือต่อสู้สิทธิเรียกร้องตามกฎหมาย
ground-legitimate = มีประโยชน์โดยชอบด้วยกฎหมายที่สำคัญกว่า
ground-other = เหตุอื่น
ground-partly = ทำได้บางส่วน

# ชื่อของสถานะ (What a state is called within a sentence.)
stands-awaiting-verification = รอตรวจสอบตัวตน
stands-open = กำลังดำเนินการ
stands-awaiting-person = รอผู้ยื่น
stands-extended = กำลังดำเนินการ (ขยายเวลา)
stands-fulfilled = ดำเนินการแล้ว
stands-partly = ดำเนินการบางส่วน
stands-refused = ปฏิเสธ
stands-withdrawn = ผู้ยื่นถอนเรื่อง
stands-closed-unverified = ปิดเพราะไม่ได้ยืนยันตัวตน

# ทำไม่ได้ เพราะอะไร (Why it cannot be done.)
not-yours = การกระทำนี้ไม่ใช่ของคุณ
not-closed = เรื่องนี้ยังไม่ปิด จึงไม่ต้องเปิดอีกครั้ง
closed-already = เรื่องนี้ปิดแล้ว ({ $state })
check-identity-first = ยังไม่ได้ตรวจสอบว่าผู้ยื่นเป็นใคร ตรวจสอบและรับเรื่องก่อน หรือขอหลักฐานเพิ่ม หรือปิดเพราะยืนยันไม่ได้
checked-already = เรื่องนี้ไม่ได้รอตรวจสอบตัวตน ({ $state })
moved-meanwhile = มีการเปลี่ยนแปลงกับเรื่องนี้ในระหว่างนี้ ยังไม่ได้ทำอะไรเพิ่ม เปิดดูอีกครั้งก่อน
words-missing = ยังไม่มีข้อความ พิมพ์ข้อความหรือเหตุผลด้วย
words-too-long = ข้อความยาว { $now } ตัวอักษร รับได้ไม่เกิน { $most } ตัวอักษร
days-out-of-range = ขยายได้ครั้งละ 1 ถึง { $most } วัน
cannot-be-refused = เรื่อง “{ $kind }” ปฏิเสธไม่ได้ ตอบหรือดำเนินการแล้วปิดเรื่องแทน
ground-not-valid = เหตุนี้ใช้กับสิทธินี้ไม่ได้ เหตุที่ใช้ได้: { $grounds }
too-late-to-reopen = เปิดเรื่องนี้อีกครั้งได้ถึง { $until } เท่านั้น ยื่นเป็นเรื่องใหม่ได้จาก /request
