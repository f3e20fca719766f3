# คำที่ทีมความเป็นส่วนตัวเห็น ในจดหมาย ในหน้าเรื่อง และในรายงาน (What the privacy team reads, in Thai alone.)

# วิธีตอบ: บรรทัดท้ายจดหมายทุกฉบับถึงทีม คำสั่งที่อ่านได้อยู่ใน bot/staff/verbs.py
how-to-answer = ตอบกลับอีเมลนี้ บรรทัดแรกขึ้นต้นด้วยคำสั่งและเครื่องหมาย : แล้วตามด้วยข้อความ
    ตอบ: ข้อความถึงผู้ยื่น เรื่องยังเปิดอยู่
    ขอเพิ่ม: สิ่งที่ต้องการจากผู้ยื่น
    ขยาย: 15 เหตุผล (ขยายกำหนด 15 วัน ผู้ยื่นได้รับเหตุผล)
    ปฏิเสธ: เหตุ แล้วคำอธิบาย (ปิดเรื่อง ผู้ยื่นได้รับเหตุผลและช่องทางร้องเรียน)
    เสร็จ: ผลที่แจ้งผู้ยื่น (ปิดเรื่อง) หรือ บางส่วน: สิ่งที่ทำและไม่ได้ทำ
    บันทึก: ข้อความเก็บในแฟ้ม ผู้ยื่นไม่เห็น
how-to-answer-unverified = ตอบกลับอีเมลนี้ บรรทัดแรกขึ้นต้นด้วยคำสั่งและเครื่องหมาย : แล้วตามด้วยข้อความ
    รับ: ตรวจแล้วว่าเป็นตัวผู้ยื่น เริ่มดำเนินการ
    ขอเพิ่ม: สิ่งที่ต้องการจากผู้ยื่นเพื่อยืนยันตัวตน
    ยืนยันไม่ได้: ปิดเรื่อง เพราะไม่มีใครยืนยันตัวตน
    บันทึก: ข้อความเก็บในแฟ้ม ผู้ยื่นไม่เห็น
how-to-answer-inquiry = ตอบกลับอีเมลนี้ บรรทัดแรกขึ้นต้นด้วยคำสั่งและเครื่องหมาย : แล้วตามด้วยข้อความ
    ตอบ: ข้อความถึงผู้ติดต่อ เรื่องยังเปิดอยู่
    ขอเพิ่ม: สิ่งที่ต้องการจากผู้ติดต่อ
    ขยาย: 15 เหตุผล (ขยายกำหนด 15 วัน ผู้ติดต่อได้รับเหตุผล)
    เสร็จ: คำตอบสุดท้าย (ปิดเรื่อง)
    บันทึก: ข้อความเก็บในแฟ้ม ผู้ติดต่อไม่เห็น
how-to-answer-no-refusal = ตอบกลับอีเมลนี้ บรรทัดแรกขึ้นต้นด้วยคำสั่งและเครื่องหมาย : แล้วตามด้วยข้อความ
    ตอบ: ข้อความถึงผู้ยื่น เรื่องยังเปิดอยู่
    ขอเพิ่ม: สิ่งที่ต้องการจากผู้ยื่น
    ขยาย: 15 เหตุผล (ขยายกำหนด 15 วัน ผู้ยื่นได้รับเหตุผล)
    เสร็จ: ผลที่แจ้งผู้ยื่น (ปิดเรื่อง)
    บันทึก: ข้อความเก็บในแฟ้ม ผู้ยื่นไม่เห็น
how-to-answer-closed = เรื่องนี้ปิดแล้ว ตอบกลับอีเมลนี้ได้ด้วยคำสั่ง
    บันทึก: ข้อความเก็บในแฟ้ม ผู้ยื่นไม่เห็น
    เปิดใหม่: เหตุผลที่เปิดเรื่องอีกครั้ง
how-to-answer-grounds = เหตุที่ใช้ปฏิเสธเรื่องนี้ได้: { $words }
how-to-answer-page = หรือเปิดหน้าของเรื่องนี้ { $url }

# คำสั้นของเหตุปฏิเสธ ใช้ต่อจาก ปฏิเสธ: คำแรกคือคำที่แสดง คำอื่นก็อ่านได้ คั่นด้วยจุลภาค
ground-word-unreasonable = ไม่สมเหตุสมผล, ไม่สมเหตุผล
ground-word-excessive = ซ้ำซ้อน
ground-word-law = กฎหมาย
ground-word-others = กระทบผู้อื่น
ground-word-expression = เสรีภาพ
ground-word-public = ประโยชน์สาธารณะ
ground-word-claims = สิทธิเรียกร้อง
ground-word-legitimate = ประโยชน์โดยชอบ
ground-word-contract = สัญญา
ground-word-necessary = ยังจำเป็น
ground-word-other = อื่น

# ผู้ยื่นที่ไม่มีบัญชี (Somebody without an account.)
row-account = บัญชี
account-none = ผู้ยื่นบอกว่าไม่มีบัญชี ให้ค้นเบอร์โทรหรืออีเมลของผู้ยื่นในข้อมูลที่คนอื่นใส่ไว้

# ทำไมอีเมลฉบับหนึ่งยังไม่มีผล
staff-no-verb = บรรทัดแรกไม่ได้ขึ้นต้นด้วยคำสั่งที่ระบบรู้จัก
staff-nothing-written = ไม่พบข้อความที่เขียนใหม่เหนือจดหมายที่ยกมา
staff-no-words = คำสั่ง { $verb }: ต้องมีข้อความต่อท้าย
staff-no-days = คำสั่ง ขยาย: ต้องขึ้นต้นด้วยจำนวนวัน เช่น ขยาย: 15 รอเอกสารจากสาขา
staff-no-reason = คำสั่งนี้ต้องมีเหตุผลเป็นคำอธิบายด้วย เพราะผู้ยื่นจะได้รับเหตุผลนั้น
staff-no-ground = คำสั่ง ปฏิเสธ: ต้องขึ้นต้นด้วยเหตุข้อหนึ่งในรายการด้านล่าง แล้วตามด้วยคำอธิบาย
staff-cannot-refuse = เรื่องนี้ปฏิเสธไม่ได้ ให้ใช้ ตอบ: หรือ เสร็จ:
staff-nothing-held = ไม่มีข้อความที่รอการยืนยันในเรื่องนี้

held-no-marker = ไม่พบบรรทัดคั่นของจดหมายเดิมในอีเมลของคุณ จึงแยกไม่ได้แน่ชัดว่าส่วนไหนเขียนใหม่ ตรวจข้อความด้านล่างก่อน
held-personal = ข้อความมีสิ่งที่ดูเหมือนข้อมูลส่วนบุคคล (เลขบัตร เบอร์มือถือ หรืออีเมล) ซึ่งไม่ควรส่งเข้าแชต
held-files = อีเมลมีไฟล์แนบ บอตไม่ส่งไฟล์ต่อ ให้ส่งไฟล์ถึงผู้ยื่นทางช่องทางรับผลที่เลือกไว้
held-no-token = ที่อยู่ผู้รับไม่มีรหัสของเรื่องใด หรือรหัสหมดอายุแล้ว ให้ตอบกลับจากจดหมายฉบับล่าสุดของเรื่องนั้น
held-no-verdict = เซิร์ฟเวอร์อีเมลของบริษัทไม่ได้ยืนยันว่าอีเมลนี้มาจากคุณจริง ให้ผู้ดูแลระบบตรวจการตั้งค่า IMAP_URL
held-dmarc = เซิร์ฟเวอร์อีเมลของบริษัทตรวจแล้วไม่ผ่านว่าอีเมลนี้มาจากคุณจริง (DMARC) ถ้าคุณไม่ได้ส่งอีเมลนี้ แจ้งผู้ดูแลระบบ
held-too-many = เรื่องนี้มีอีเมลเข้ามามากผิดปกติภายในหนึ่งชั่วโมง จึงพักไว้ก่อน ใช้หน้าของเรื่องแทนได้
held-unreadable = อีเมลนี้ใหญ่หรือซับซ้อนเกินกว่าที่ระบบอ่านได้ ให้ส่งใหม่เป็นข้อความธรรมดา
held-no-ticket = ไม่พบเรื่องนี้แล้ว

# หน้าเรื่อง (The page of a ticket: bot/staff/page.py. The rest of its words stands in pages/.)
event-received = ได้รับเรื่อง
event-forwarded = ส่งจดหมายถึงทีมแล้ว
event-told = { $how ->
        [chat] ผู้ยื่นได้รับข้อความในแชตแล้ว
        [email] ผู้ยื่นได้รับข้อความทางอีเมลแล้ว
       *[failed] ส่งถึงผู้ยื่นไม่สำเร็จ ทั้งแชตและอีเมล
    }
event-returned = จดหมายฉบับหนึ่งตีกลับ { $status }
event-rated = ผู้ยื่นให้ความเห็นหลังปิดเรื่อง
event-linked = ยื่นพร้อมกับ { $numbers }
event-other = เหตุการณ์ “{ $kind }”
actor-person = ผู้ยื่น
actor-staff = ทีม
actor-service = ระบบ
held-unknown-sender = ผู้ส่งไม่อยู่ในรายชื่อทีม (STAFF_SENDERS)
page-days = ขยายออกไป { $days } วัน
page-ground = เหตุ: { $ground }

# สิ่งที่เกิดขึ้นกับเรื่อง (What has happened to a ticket.)
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
did-commented = ผู้ยื่นฝากข้อความ (ไม่ได้ขอให้ทำอะไรเพิ่ม)
did-added = ผู้ยื่นเพิ่มข้อมูล
did-reopened = เปิดเรื่องนี้อีกครั้ง
method-staff = เจ้าหน้าที่ตรวจสอบ
level-staff = เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นผู้ยื่น
history-row = { $number } · { $kind } · { $state } · { $on }

# แบบฟอร์มของหน้าเรื่อง หนึ่งคำสั่งหนึ่งชุด (The form of each verb on the page; bot/staff/verbs.py.)
verb-accept = ตรวจแล้วว่าเป็นผู้ยื่น
verb-accept-hint = เริ่มดำเนินการ
verb-accept-button = รับเรื่อง
verb-accept-done = รับเรื่องแล้ว ผู้ยื่นได้รับแจ้ง
verb-answer = ตอบผู้ยื่น
verb-answer-hint = เรื่องยังเปิดอยู่
verb-answer-label = คำตอบถึงผู้ยื่น
verb-answer-button = ส่งคำตอบ
verb-answer-done = บันทึกคำตอบแล้ว กำลังส่งถึงผู้ยื่น
verb-ask = ขอข้อมูลเพิ่ม
verb-ask-hint = เรื่องรอผู้ยื่น
verb-ask-label = สิ่งที่ต้องการจากผู้ยื่น
verb-ask-button = ส่งคำขอ
verb-ask-done = บันทึกแล้ว กำลังส่งถึงผู้ยื่น
verb-extend = ขยายเวลา
verb-extend-hint = ผู้ยื่นได้รับเหตุผล
verb-extend-label = เหตุผลที่ต้องใช้เวลาเพิ่ม (ส่งถึงผู้ยื่น)
verb-extend-button = ขยายเวลาและแจ้งผู้ยื่น
verb-extend-done = ขยายเวลาแล้ว กำลังแจ้งผู้ยื่น
verb-fulfil = ดำเนินการเสร็จ
verb-fulfil-hint = ปิดเรื่อง
verb-fulfil-label = ผลที่แจ้งผู้ยื่น (เว้นว่างได้)
verb-fulfil-button = ปิดเรื่องว่าเสร็จ
verb-fulfil-done = ปิดเรื่องแล้ว กำลังแจ้งผู้ยื่น
verb-partly = ทำได้บางส่วน
verb-partly-hint = ปิดเรื่อง ลงทะเบียน
verb-partly-label = สิ่งที่ทำ สิ่งที่ไม่ได้ทำ และเพราะอะไร (ส่งถึงผู้ยื่น)
verb-partly-button = ปิดเรื่องว่าทำได้บางส่วน
verb-partly-done = ปิดเรื่องแล้ว กำลังแจ้งผู้ยื่น
verb-refuse = ปฏิเสธ
verb-refuse-hint = ปิดเรื่อง ลงทะเบียนการปฏิเสธ
verb-refuse-label = คำอธิบาย (ส่งถึงผู้ยื่น)
verb-refuse-button = ปฏิเสธและแจ้งผู้ยื่น
verb-refuse-done = ปฏิเสธและลงทะเบียนแล้ว กำลังแจ้งผู้ยื่น
verb-note = บันทึกในแฟ้ม
verb-note-hint = ผู้ยื่นไม่เห็น
verb-note-label = บันทึก
verb-note-button = เก็บบันทึก
verb-note-done = เก็บบันทึกแล้ว
verb-close-unverified = ปิดเพราะยืนยันตัวตนไม่ได้
verb-close-unverified-hint = ปิดเรื่อง
verb-close-unverified-button = ปิดเรื่อง
verb-close-unverified-done = ปิดเรื่องแล้ว
verb-reopen = เปิดเรื่องอีกครั้ง
verb-reopen-hint = ผู้ยื่นได้รับแจ้ง
verb-reopen-label = เหตุผลที่เปิดอีกครั้ง
verb-reopen-button = เปิดเรื่อง
verb-reopen-done = เปิดเรื่องอีกครั้งแล้ว
verb-confirm-done = ทำตามอีเมลแล้ว
verb-discard-done = ไม่ทำตามอีเมลนั้นแล้ว

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
