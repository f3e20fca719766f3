# ติดต่อทีมความเป็นส่วนตัว (Contact.)

kind-contact = ติดต่อทีมความเป็นส่วนตัว
kind-question = คำถาม
kind-complaint = ข้อร้องเรียน
kind-concern = ข้อกังวล
kind-leak = แจ้งข้อมูลอาจรั่ว

ask-about = ต้องการติดต่อเรื่องอะไร ไม่ต้องยืนยันตัวตน
about-question = ถามคำถาม
about-complaint = ร้องเรียน
about-concern = แจ้งข้อกังวล
about-leak = ข้อมูลอาจรั่ว (เร่งด่วน)
ask-message = พิมพ์เรื่องที่ต้องการบอกทีมได้เลย
ask-reach = ต้องการให้ทีมตอบทางไหน
reach-chat = ตอบในแชตนี้
reach-email = ตอบทางอีเมล
ask-reach-email = พิมพ์อีเมลที่ต้องการให้ตอบกลับ
row-about = เรื่อง
row-message = ข้อความ
row-reach = ตอบทาง
