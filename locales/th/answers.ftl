# คำที่อยู่รอบคำตอบ ตัวคำตอบเองอยู่ใน questions/ (Around the answers; the answers are in questions/.)

read-as = อ่านว่า: { $text }
that-is-it = ตรงกับที่ถาม
glad = ขอบคุณที่บอก ถามเรื่องอื่นต่อได้เลย
not-that = ไม่ตรงกับที่ถาม
which-one = ขอถามให้แน่ใจ คุณหมายถึงเรื่องไหน
none-of-these = ไม่ใช่ทั้งหมดนี้
forward = ส่งคำถามนี้ให้ทีม
read-preamble = อ่านบทนำ
clause-found = ข้อที่ใกล้กับคำถามที่สุดคือข้อ { $number } นโยบายเขียนไว้ดังนี้
read-clause = อ่านข้อ { $number }
silent = ไม่พบเรื่องนี้ในนโยบาย ถ้าต้องการคำตอบ เราส่งคำถามนี้ให้ทีมความเป็นส่วนตัวได้ทันที ไม่ต้องยืนยันตัวตน
    หรือลองพิมพ์ใหม่ด้วยคำอื่น
not-that-sorry = ขออภัยที่ยังไม่ตรง ลองพิมพ์ใหม่ด้วยคำอื่น หรือส่งคำถามนี้ให้ทีมตอบ
wish-inquiry = ติดต่อทีม
wish-verify = ยืนยันตัวตน
gap-unanswered = ไม่พบคำตอบ
gap-disliked = ตอบไม่ตรง
gap-silent = นโยบายไม่ได้ระบุ

# คำที่บอกว่าเรื่องที่พิมพ์มาเป็นข้อมูลรั่วหรือข้อร้องเรียน คั่นด้วยจุลภาค (Words that tell a leak or a complaint.)
words-leak = รั่ว, ข้อมูลหลุด, หลุดไป, โดนแฮก, ถูกแฮก, leak, hacked
words-complaint = ร้องเรียน, complain
