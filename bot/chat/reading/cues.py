"""Cues: words and endings that tell one way of talking from another, whatever the weights say."""

from __future__ import annotations

import re

SPLIT = re.compile(r"\s*(?:,|/|\+|&|;|\n|และ|กับ|กะ|แล้วก็|รวมทั้ง|พร้อม|\band\b|\bplus\b|\bka\b|\bgap\b)\s*")
NOT = re.compile(
    r"(?:ไม่ใช่|ม่ายใช่|ม่ายช่าย|ไม่เอา|ม่ายเอา|ไม่ต้อง|บ่เอา|บ่แม่น|ยกเว้น|นอกจาก|เว้น|\bexcept|\bnot|\bno|mai ao)\s*"
    r"(?:เอา|ต้อง|ทาง|the)?\s*$"
)
EXCEPT = re.compile(r"ยกเว้น|เว้นแต่|นอกจาก|\bexcept\b|\byok wen\b")
EVERYTHING = re.compile(r"ทุก|ทั้งหมด|หมด|เหม็ด|เบิด|\ball\b|\beverything\b|\bmod\b|\btuk\b")
MORE_TOO = re.compile(r"เพิ่ม|ด้วย|อีก|เติม|\balso\b|\badd\b|\btoo\b")
OLD = re.compile(r"เก่า|เดิม|ในระบบ|ตอนนี้|\bold\b|\bcurrent\b")
JUST_NOW = re.compile(r"กดผิด|พิมพ์ผิด|พิมผิด|เมื่อกี้|ตะกี้|เมื่อสักครู่|เลือกผิด|ข้อที่แล้ว|ก่อนหน้า|\blast\b|\bjust now\b")
CHANGES = re.compile(
    r"แก้|เปลี่ยน|เปลียน|ผิด|พิด|แทน|ดีกว่า|ไม่เอา.*(?:แล้ว|ละ)|ไม่ใช่|ม่ายใช่|ต้องเป็น|ต้องเปน|ขอเพิ่ม|เพิ่ม|เติม|ใส่|เอาแบบนี้|"
    r"งั้น|^\*|\bchange|\binstead|\bwrong|\bkae\b|\bactually|\bmistake|\bplian"
)
"""Words without which nobody changes an earlier answer."""
ASKING = re.compile(
    r"\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย(?:$|\s)|หรือ|เหรอ|หรอ|รึ|ทำไม|ทามมัย|เพราะอะไร|อะไร|อารัย|ไร(?:$|\s)|ยังไง|อย่างไร|ไง|"
    r"กี่|เท่าไ|ใคร|ไหน|เมื่อไ|ตอนไหน|ปะ|ป่ะ|ป่าว|ป่าว|เปล่า|หยัง|จั่งได|ไผ|พันพรือ|พรือ|บ่$|บ่\s|ติ$|กา$|แม่นบ่|"
    r"\bwhat|\bwhy|\bhow|\bwho|\bwhen|\bwhere|\bwhich|\bcan i|\bdo i|\bis it|\bmai\s*$|\btammai|\btam rai|\bngai|\barai"
)
"""Words without which little is a question."""
ASKED_LAST = re.compile(
    r"(?:\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย|หรือ|หรือยัง|หรือเปล่า|หรือไม่|เหรอ|หรอ|ป่าว|เปล่า|ปะ|ป่ะ|ยังไง|อย่างไร|เพราะอะไร|"
    r"อะไร|ใคร|ไหน|เท่าไหร่|เท่าไร|กี่\S{1,6}|เมื่อไหร่|เมื่อไร|ตรงไหน|ทางไหน|บ่|หยัง|พันพรือ|ติ|ใช่ไหม)"
    r"(?:\s*(?:บ้าง|กัน|ล่ะ|ละ|อะ|อ่ะ|เนี่ย|นี่|ได้|ดี))*$|\?"
)
"""How a sentence ends that is a question and nothing else."""
ASKED_WITHIN = re.compile(
    r"ต่างกัน\S{0,3}(?:ยังไง|อย่างไร|ไง)|หมายถึง(?:อะไร|ไร|ยังไง|วุฒิ|\S{0,20}ด้วย)|หมายความ|แปลว่า|คืออะไร|คือไร|ใช่ไหม|ใช่มั้ย|"
    r"ทำไม|กี่บาท|เท่าไหร่|\bwhat does|\bdifference"
)
"""What makes a question of a sentence wherever it stands in it."""
POLITE = re.compile(r"(?:ขอ|เอา|ให้|เป็น|ส่ง|\bcan i\b|\bcould\b|\bmay i\b).*(?:ได้ไหม|ได้มั้ย|ได้ป่ะ|ได้ปะ|หน่อยได้|\?)")
"""A wish that is put as a question."""
SAYS_WRONG = re.compile(
    r"พิม(?:พ์)?(?:\S{0,12})ผิด|กดผิด|กดขาด|เปลี่ยนใจ|เปลี่ยนจัย|เลือกผิด|ใส่ผิด|\bmistake|\btypo|\bwrong\b|pim pit|kod pit"
)
"""Words by which somebody says that an earlier answer is wrong."""
WHY = re.compile(r"ทำไม|ทามมัย|เพราะอะไร|เพื่ออะไร|เฮ็ดหยัง|\bwhy\b|\btammai\b")
UNABLE = re.compile(
    r"ไม่|ม่าย|บ่|ลืม|หาย|เปลี่ยน|พัง|เสีย|หมด|ยาก|ปิดไป|"
    r"\bno\b|\bnot\b|n't|\bcannot|\bcant|\blost|\bforgot|\bmai\b|\bluem"
)
"""Words without which nobody says that they cannot."""
RIGHT_IS = re.compile(r"ต้องเป็น|ต้องเปน|ที่ถูกคือ|ที่ถูกต้องคือ|เปลี่ยนเป็น|should be")
