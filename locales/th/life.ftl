# ชีวิตของเรื่องที่ส่งแล้ว: สิ่งที่ผู้ยื่นได้รับเมื่อทีมทำอะไรกับเรื่อง (The life of a ticket, as the person is told.)

life-open = ดูเรื่องนี้
life-accepted = เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นคุณ ทีมเริ่มดำเนินการแล้ว
life-answered = คำตอบจากทีมความเป็นส่วนตัว
life-asked = ทีมต้องการข้อมูลเพิ่มจากคุณ
life-how-to-add = ตอบได้โดยกด “ดูเรื่องนี้” แล้วเพิ่มข้อมูล ระหว่างรอคำตอบ กำหนดเดิมยังนับต่อ
life-extended = ทีมต้องใช้เวลาเพิ่มอีก { $days } วัน เหตุผลคือ
life-extended-law = กำหนดตามกฎหมายยังเป็นวันเดิม ถ้าไม่เห็นด้วย คุณร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล (สคส.) ได้
life-refused = ทีมพิจารณาแล้ว และไม่สามารถทำตามคำขอนี้ได้
life-ground = เหตุ: { $ground }
    พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา { $section }
life-fulfilled = ทีมดำเนินการตามคำขอแล้ว และปิดเรื่องนี้
life-answered-all = ทีมดำเนินการเรื่องนี้แล้ว และปิดเรื่อง
life-partly = ทีมดำเนินการได้บางส่วน และปิดเรื่องนี้
life-closed-unverified = ปิดเรื่องนี้แล้ว เพราะยังยืนยันไม่ได้ว่าเป็นคุณ
    ไม่มีข้อมูลใดถูกเปิดเผย แก้ หรือลบ
life-withdrawn = ถอนเรื่องนี้แล้ว ทีมจะหยุดดำเนินการ
life-added = เพิ่มในเรื่องนี้แล้ว และกำลังส่งให้ทีม
life-reopened = เปิดเรื่องนี้อีกครั้งแล้ว และกำลังส่งข้อความของคุณให้ทีม
life-again = ถ้ายังไม่ครบหรือไม่ตรง เปิดเรื่องนี้อีกครั้งได้จาก /status ถึง { $until }
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
state-refused = สถานะ: ไม่สามารถทำตามคำขอได้
state-withdrawn = สถานะ: คุณถอนเรื่องนี้แล้ว
state-closed-unverified = สถานะ: ปิดแล้ว เพราะยังยืนยันไม่ได้ว่าเป็นคุณ

# หัวข้อของจดหมายถึงผู้ยื่น (Headings of letters to the person.)
title-accepted = ตรวจสอบแล้วว่าเป็นคุณ
title-asked = ขอข้อมูลเพิ่ม
title-extended = ขอเวลาเพิ่ม
title-refused = ไม่สามารถทำตามคำขอได้
title-fulfilled = ดำเนินการแล้ว
title-partly = ดำเนินการบางส่วน
title-closed-unverified = ปิดเรื่องแล้ว
title-withdrawn = ถอนเรื่องแล้ว
title-added = เพิ่มข้อมูลแล้ว
title-reopened = เปิดเรื่องอีกครั้งแล้ว

# เหตุที่ปฏิเสธได้ (Grounds of refusal: codes of bot/tickets/grounds.py.)
ground-unreasonable = คำขอไม่สมเหตุผล
ground-excessive = คำขอฟุ่มเฟือย
ground-law = กฎหมายหรือคำสั่งศาลให้ปฏิเสธได้
ground-others = กระทบสิทธิหรือเสรีภาพของผู้อื่น
ground-expression = เสรีภาพในการแสดงความคิดเห็น
ground-contract = จำเป็นต่อการทำตามสัญญา
ground-necessary = ข้อมูลยังจำเป็นตามวัตถุประสงค์ที่เก็บ
ground-public = ประโยชน์สาธารณะหรือหน้าที่ตามกฎหมาย
ground-claims = ก่อตั้ง ใช้ หรือป้องกันสิทธิเรียกร้องตามกฎหมาย
ground-legitimate = ประโยชน์โดยชอบด้วยกฎหมายที่สำคัญกว่า
ground-other = เหตุอื่น
ground-partly = ทำได้บางส่วน

# ถึงทีม (To the team.)
stands-awaiting-verification = รอตรวจสอบตัวตน
stands-open = กำลังดำเนินการ
stands-awaiting-person = รอผู้ยื่น
stands-extended = กำลังดำเนินการ (ขยายเวลา)
stands-fulfilled = ดำเนินการแล้ว
stands-partly = ดำเนินการบางส่วน
stands-refused = ปฏิเสธ
stands-withdrawn = ผู้ยื่นถอนเรื่อง
stands-closed-unverified = ปิดเพราะไม่ได้ยืนยันตัวตน
did-accepted = ตรวจสอบตัวตนผู้ยื่นแล้ว เริ่มนับเป็นเรื่องที่ต้องดำเนินการ
did-answered = ส่งคำตอบถึงผู้ยื่น
did-asked = ขอข้อมูลเพิ่มจากผู้ยื่น
did-extended = ขยายกำหนดและแจ้งเหตุผลแก่ผู้ยื่น
did-refused = ปฏิเสธคำขอ และลงทะเบียนการปฏิเสธแล้ว
did-fulfilled = ปิดเรื่องว่าดำเนินการแล้ว
did-partly = ปิดเรื่องว่าดำเนินการบางส่วน
did-noted = เก็บบันทึกในแฟ้มแล้ว
did-closed-unverified = ปิดเรื่องเพราะไม่ได้ยืนยันตัวตน
did-withdrawn = ผู้ยื่นถอนเรื่องนี้
did-added = ผู้ยื่นเพิ่มข้อมูล
did-reopened = เปิดเรื่องนี้อีกครั้ง
method-staff = เจ้าหน้าที่ตรวจสอบ
level-staff = เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นผู้ยื่น
history-row = { $number } · { $kind } · { $state } · { $on }

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

# ทะเบียนการปฏิเสธ (The register of refusals.)
register-title = ทะเบียนการปฏิเสธคำขอของเจ้าของข้อมูลส่วนบุคคล
register-law = บันทึกตาม พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 39
register-made = จัดทำเมื่อ { $at }
register-count = { $count } รายการ
register-none = ยังไม่มีรายการ
register-number = เลขที่เรื่อง
register-kind = สิทธิที่ขอใช้
register-received = วันที่รับเรื่อง
register-due = กำหนด
register-decided = วันที่พิจารณา
register-outcome = ผล
register-section = มาตรา
register-ground = เหตุ
register-words = เหตุผล
register-staff = ผู้พิจารณา
register-told = แจ้งผู้ยื่นทาง
register-reopened = เปิดอีกครั้งเมื่อ
outcome-refused = ปฏิเสธ
outcome-partly = ดำเนินการบางส่วน
told-chat = แชต
told-email = อีเมล
told-failed = แจ้งไม่สำเร็จ
told-unknown = กำลังแจ้ง

# สรุปประจำวันและรายงานประจำเดือน (The daily digest and the monthly report.)
digest-left = เหลือ { $days } วัน
digest-today = ครบกำหนดวันนี้
digest-late = เกินมา { $days } วัน
digest-since = ตั้งแต่ { $on }
undelivered-chat = ข้อความในแชต
undelivered-letter = จดหมาย
month-of = { $month } { $year }
count-received = รับใหม่
count-fulfilled = ดำเนินการแล้ว
count-partly = ดำเนินการบางส่วน
count-refused = ปฏิเสธ
count-withdrawn = ผู้ยื่นถอนเรื่อง
count-closed-unverified = ปิดเพราะไม่ได้ยืนยันตัวตน
count-open = ค้างอยู่เมื่อสิ้นเดือน
count-late = เกินกำหนด
plot-title = จำนวนวันที่ใช้ (มัธยฐาน) { $month }
plot-key = แท่งคือวันที่ใช้ เส้นทึบคือกำหนดตามกฎหมาย เส้นประคือเป้าหมายของทีม
plot-days = { $days } วัน
plot-late = { $days } วัน เกินกำหนด
plot-undecided = เดือนนี้ไม่มีเรื่องที่ตัดสิน
plot-none = เดือนนี้ไม่มีเรื่อง
