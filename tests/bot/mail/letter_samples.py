"""The cast of the letters, and one context for each template.

Malee asks to see her data and has a profile corrected. Somchai sends no kind words, only tricks. The privacy
desk answers. Whoever adds a letter adds its context here: every test that walks all letters then covers it.
"""

from datetime import datetime, timedelta, timezone

MAIL_FROM = "privacy@company.example"
COMPANY = "บริษัท ตัวอย่าง จำกัด"
MALEE = "malee@mail.example"
DESK = "desk@company.example"
WHEN = datetime(2026, 11, 22, 14, 5, tzinfo=timezone(timedelta(hours=7)))
KEY = "7b6f1c1e-3b0a-4c57-9b5e-6a3b7c1d2e3f.1"

TEAM = ("request", "inquiry", "reminder", "help", "held", "done", "update")
"""Letters that the privacy desk may answer."""
TO_PERSON = ("code", "failing", "receipt", "answer", "status")
"""Letters that a person gets, in that person's language; all others go to the team, in Thai."""

HOW = [
    "ตอบกลับอีเมลนี้ ให้บรรทัดแรกขึ้นต้นด้วย ตอบ: ขอเพิ่ม: ขยาย: ปฏิเสธ: เสร็จ: หรือ บันทึก:",
    "หรือเปิดหน้าเรื่องนี้ https://bot.company.example/t/abc",
]
PERSON = {"email": MALEE, "telegram_name": "มาลี ใจดี", "username": "malee_j", "language": "ไทย"}
VERIFIED = {
    "method": "รหัส 8 หลักทางอีเมล",
    "level": "1 (อีเมล)",
    "at": "22 พฤศจิกายน 2569 เวลา 14:02 น.",
    "register": "อีเมลนี้ตรงกับทะเบียนลูกค้า",
    "sentence": "ผู้ยื่นพิมพ์รหัสที่ส่งไปยัง malee@mail.example ถูกต้อง",
}
ABOUT = {"number": "PR-7K4M2-9", "kind_title": "ขอดูข้อมูลส่วนบุคคล"}
LAW = {"due": "22 ธันวาคม 2569", "due_note": "ตามกฎหมาย ภายใน 30 วันนับจากวันที่ได้รับคำขอ"}
RECEIVED = {"received": "22 พฤศจิกายน 2569 เวลา 14:05 น."}
ASKED_BY = {"telegram_name": "มาลี ใจดี", "username": "malee_j", "bot": "@company_privacy_bot"}
ROW = {"number": "PR-7K4M2-9", "kind_title": "ขอดูข้อมูลส่วนบุคคล", "due": "22 ธันวาคม 2569", "note": "เหลือ 3 วัน"}

CONTEXTS: dict[str, dict[str, object]] = {
    "code": {
        "code": "12345678",
        "minutes": 10,
        "purpose": "ขอดูข้อมูลส่วนบุคคล",
        "asked_at": "22 พฤศจิกายน 2569 เวลา 14:01 น.",
        **ASKED_BY,
    },
    "failing": {
        "times": 5,
        "telegram_name": "มาลี ใจดี",
        "username": "malee_j",
        "asked_at": "22 พฤศจิกายน 2569 เวลา 14:01 น.",
        "stop": "https://bot.company.example/t/stop/abc",
        "mailbox": DESK,
    },
    "request": {
        **ABOUT,
        **RECEIVED,
        **LAW,
        "kind": "access",
        "section": "พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 30",
        "categories": [("1.1", "ข้อมูลโปรไฟล์"), ("1.4", "ข้อมูลการติดต่อ")],
        "rows": [
            ("ช่วงเวลา", "ตั้งแต่มกราคม 2568\nถึงตอนนี้"),
            ("รับผลทาง", "อีเมล"),
            ("อีเมลหรือเบอร์เดิม (ยังไม่ยืนยัน)", "malee.old@mail.example"),
            ("ค่าธรรมเนียม", "ยอมรับ หากมี ขอให้แจ้งก่อนดำเนินการ"),
        ],
        "changes": [("นายจ้าง", None, "ห้างหุ้นส่วนใหม่"), ("เบอร์โทร", "081-234-5678", "089-876-5432")],
        "refusable": True,
        "person": PERSON,
        "verified": VERIFIED,
        "check_first": None,
        "owner": None,
        "question": "เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ",
        "note": "ขอเป็นไฟล์ที่เปิดในมือถือได้",
        "policy_version": "1 (22 พฤศจิกายน 2569)",
        "how_to_answer": HOW,
        "linked": ["PR-2N8QX-4"],
        "history": ["PR-8D2FH-1 · ขอแก้ข้อมูล · ดำเนินการแล้ว · 3 มีนาคม 2569"],
    },
    "inquiry": {
        "number": "PR-3TB7W-0",
        "kind_title": "ข้อร้องเรียน",
        "kind": "complaint",
        "urgent": True,
        **RECEIVED,
        "due": "29 พฤศจิกายน 2569",
        "due_note": "เป้าหมายภายในของบริษัท ไม่ใช่กำหนดตามกฎหมาย",
        "text": "มีคนโทรมาขายของ\nบอกว่าได้เบอร์จากบริษัท",
        "rows": [("ไฟล์", "แนบมาด้วย: ข้อความที่ได้รับ.jpg")],
        "clauses": [("2.3", "การแสดงโฆษณาและการตลาด")],
        "person": PERSON,
        "reach": "call",
        "call": "081-222-3333 หลังหกโมง",
        "policy_version": "1 (22 พฤศจิกายน 2569)",
        "how_to_answer": HOW,
        "linked": [],
    },
    "receipt": {
        **ABOUT,
        **RECEIVED,
        **LAW,
        **ASKED_BY,
        "categories": [("1.1", "ข้อมูลโปรไฟล์"), ("1.4", "ข้อมูลการติดต่อ")],
        "owner": None,
    },
    "answer": {
        **ABOUT,
        "text": "แนบสำเนาข้อมูลไว้แล้ว\nดูวิธีเปิดไฟล์ที่ https://company.example/open",
        "at": "25 พฤศจิกายน 2569",
        "bot": "@company_privacy_bot",
        "asked_for": False,
    },
    "status": {
        **ABOUT,
        "status_title": "ขยายเวลา",
        "text": "ต้องรวบรวมข้อมูลจากบริษัทในเครือ",
        "due": "6 มกราคม 2570",
        "due_note": "ขยาย 15 วัน",
        "at": "20 ธันวาคม 2569",
        "bot": "@company_privacy_bot",
        "asked_for": False,
    },
    "reminder": {
        **ABOUT,
        **RECEIVED,
        **LAW,
        "days": 3,
        "section": "พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 30",
        "state_title": "กำลังดำเนินการ",
        "work_by": "18 ธันวาคม 2569",
        "how_to_answer": HOW,
    },
    "digest": {
        "date": "19 ธันวาคม 2569",
        "overdue": [
            {"number": "PR-9ZC4D-2", "kind_title": "ขอลบข้อมูล", "due": "17 ธันวาคม 2569", "note": None}
        ],
        "due_soon": [ROW],
        "undelivered": [],
        "new": [{"number": "PR-3TB7W-0", "kind_title": "ข้อร้องเรียน", "due": None, "note": None}],
        "unverified": [{"number": "PR-5HX2K-7", "kind_title": "ขอแก้ไขข้อมูล", "due": None, "note": "ตั้งแต่วานนี้"}],
        "head": "บันทึกเหตุการณ์ 1,024 รายการ รหัสตรวจสอบ 1a2b-3c4d-5e6f-7a8b",
    },
    "gaps": {
        "date": "19 ธันวาคม 2569",
        "liked": 12,
        "disliked": 2,
        "unanswered": 3,
        "silent": 7,
        "newest": 500,
        "more": 12,
        "groups": [
            {"count": 3, "what": "ไม่พบคำตอบ", "topic": None, "examples": ["สแกนนามบัตรแล้วใครเห็นบ้าง"]},
            {"count": 2, "what": "ตอบไม่ตรง", "topic": "ปฏิทิน", "examples": ["ปฏิทินเด้งเตือนเองทำไม"]},
        ],
    },
    "help": {
        **ABOUT,
        "first_line": "ครับ รับทราบ",
        "why": "บรรทัดแรกไม่ได้ขึ้นต้นด้วยคำสั่งที่ระบบรู้จัก",
        "kept": True,
        "grounds": [("กฎหมาย", "กฎหมายอื่นกำหนดให้เก็บหรือห้ามเปิดเผย"), ("ซ้ำซ้อน", "ขอเรื่องเดิมซ้ำ")],
        "how_to_answer": HOW,
        "english": "answer: ask: extend: refuse: done: note:",
    },
    "held": {
        **ABOUT,
        "reason": "ไม่พบบรรทัดคั่นของจดหมายเดิมในอีเมลของคุณ ตรวจข้อความด้านล่างก่อน",
        "text": "แก้ชื่อให้แล้ว\nขอบคุณที่แจ้ง",
        "page": HOW[1],
        "confirms": True,
        "received": "25 พฤศจิกายน 2569 เวลา 09:10 น.",
    },
    "passed-on": {
        **ABOUT,
        "sender": "somchai@mail.example",
        "subject": "Re: รับเรื่องแล้ว PR-7K4M2-9",
        "text": "ไม่ใช่ฉัน\nฉันไม่ได้ยื่นเรื่องนี้",
        "files": "บัตร.jpg",
        "received": "25 พฤศจิกายน 2569 เวลา 09:10 น.",
    },
    "staff-code": {
        "code": "12345678",
        "minutes": 10,
        "number": "PR-7K4M2-9",
        "asked_at": "25 พฤศจิกายน 2569 เวลา 09:10 น.",
    },
    "done": {
        **ABOUT,
        "action": "ส่งคำตอบถึงผู้ยื่นแล้ว",
        "text": "แนบสำเนาข้อมูลไว้แล้ว\nขอบคุณที่รอ",
        "delivered": "chat",
        "aside": "ข้อความที่เขียนต่อท้ายคำสั่งเก็บไว้ในแฟ้มแล้ว ไม่ได้ส่งถึงผู้ยื่น",
        "state_title": "รอผู้ยื่น",
        "due": "22 ธันวาคม 2569",
        "at": "25 พฤศจิกายน 2569 เวลา 09:10 น.",
    },
    "update": {
        **ABOUT,
        **LAW,
        "action": "ผู้ยื่นเพิ่มข้อมูล",
        "text": "เบอร์ใหม่คือ 089-876-5432\nใช้มาตั้งแต่ปีที่แล้ว",
        "files": [
            ("ไฟล์", "แนบมากับอีเมลนี้: บิล.jpg «ดูบรรทัดล่าง»"),
            ("ไฟล์", "ใหญ่เกินแนบอีเมล: สัญญา.pdf «หน้า 3\nและหน้า 4»"),
        ],
        "state_title": "กำลังดำเนินการ",
        "at": "28 พฤศจิกายน 2569 เวลา 20:15 น.",
        "check_again": "หลักฐานยืนยันตัวตนของเรื่องนี้เป็นของวันที่ 2 พฤศจิกายน 2569 และใช้ไม่ได้แล้ว",
        "how_to_answer": HOW,
    },
    "report": {
        "date": "พฤศจิกายน 2569",
        "counts": [("รับใหม่", "12"), ("ปิดแล้ว", "9"), ("เกินกำหนด", "1")],
        "rows": [
            {
                "kind_title": "ขอดูข้อมูล",
                "received": "7",
                "closed": "5",
                "median": "11.5",
                "limit": "30",
                "legal": True,
            },
            {
                "kind_title": "ข้อร้องเรียน",
                "received": "5",
                "closed": "4",
                "median": None,
                "limit": "31",
                "legal": False,
            },
        ],
    },
}
