"""Cues: words and endings that tell one way of talking from another, whatever the weights say."""

from __future__ import annotations

import re

SPLIT = re.compile(
    r"\s*(?:,|/|\+|&|;|\n|และ|กับ|กะ|แล้วก็|แล้ว(?=ขอ|เอา)|รวมทั้ง|พร้อม|\band\b|\bplus\b|\bka\b|\bgap\b)\s*"
)
NOT = re.compile(
    r"(?:ไม่ใช่|ม่ายใช่|ม่ายช่าย|ไม่เอา|ม่ายเอา|ไม่ต้อง|บ่เอา|บ่แม่น|ยกเว้น|นอกจาก|เว้น|\bexcept|\bnot|\bno|"
    r"mai ao)\s*"
    r"(?:เอา|ต้อง|ทาง|the)?\s*$"
)
EXCEPT = re.compile(r"ยกเว้น|เว้นแต่|นอกจาก|\bexcept\b|\byok wen\b")
EVERYTHING = re.compile(r"ทุก|ทั้งหมด|หมด|เหม็ด|เบิด|\ball\b|\beverything\b|\bmod\b|\btuk\b")
EVERY = re.compile(r"ทุก|ทั้งหมด|ทั้งเหม็ด|ทั้งเบิด|\ball\b|\bevery|\btang mod\b|\btuk\b", re.I)
MORE_TOO = re.compile(
    r"เพิ่ม|ด้วย|อีก|เติม|ทั้ง|ไม่ใช่แค่|นอกจาก|รวม|\balso\b|\badd\b|\btoo\b|\bas well\b|\bboth\b|"
    r"\bnot (?:only|just)\b|\bplus\b"
)
TAKES_OUT = re.compile(
    r"ออก|ตัด|แทน|สลับ|ต่างหาก|ไม่ใช่(?!แค่)|บ่แม่น|ผิด|พลาด|มือลื่น|มือลั่น|นิ้ว|ปล่อย|เก็บไว้|ไม่เกี่ยว|"
    r"ไม่เอา|"
    r"\binstead\b|\bnot (?!only|just)|\bleave\b|\brather than\b|\bmeant\b|\bmistake\b",
    re.I,
)
"""That of two options that are named the one given before is not meant any more."""
OLD = re.compile(r"เก่า|เดิม|ในระบบ|ของก่อน|จาก|ไม่ได้ใช้|เลิกใช้|\bold\b|\bfrom\b|\bno longer\b", re.I)
RECORDED = re.compile(
    r"ใน(?:ระบบ|แอป|แอพ|โปรไฟล์|นั้น|ฟอร์ม)|ขึ้น(?:ว่า|เป็น|มา|อยู่)?|ช่อง|เขียนว่า|โชว์|"
    r"\bon file\b|\bthe form\b|\bshows?\b|\bsays\b",
    re.I,
)
"""That something is told which stands in the company's books."""
DROPS = re.compile(
    r"(?:รูป|ภาพ|ไฟล์|เอกสาร|\bpicture|\bphoto|\bfile).{0,24}?(?:ลบ|ทิ้ง|ไม่ใช้|ไม่เอา|ส่งผิด|\bdelete|"
    r"\bremove|\bdrop|\bwrong)|"
    r"(?:ลบ|ทิ้ง|ไม่ใช้|ไม่เอา|ส่งผิด|เผลอส่ง|\bdelete|\bremove|\bdrop|\bwrong).{0,16}?(?:รูป|ภาพ|ไฟล์|"
    r"เอกสาร|\bpicture|\bphoto|\bfile)",
    re.I,
)
"""That a file was sent by mistake."""
NEW = re.compile(r"ใหม่|ไหม่|เป็น|เปน|ต้องเป็น|ที่ถูก|\bnew\b|\bto\b", re.I)
JUST_NOW = re.compile(
    r"กดผิด|พิมพ์ผิด|พิมผิด|เมื่อกี้|ตะกี้|เมื่อสักครู่|เมื่อครู่|เลือกผิด|ข้อที่แล้ว|ก่อนหน้า|ข้อก่อน|พลาด|"
    r"\blast\b|\bjust now\b|\bprevious\b|\bone before\b"
)
PASSED = re.compile(r"(?:กด|ที่|ได้|ผม|แม่|พี่)?ข้าม(?:ไป|มา)?|\bskipped\b|\bleft (?:out|blank|empty)\b")
"""That an answer was passed over before."""
VERY_FIRST = re.compile(r"ข้อแรก|อันแรก(?:สุด)?ที่ตอบ|คำตอบแรก|\bfirst (?:answer|question|one)\b", re.I)
POINTS = re.compile(
    "|".join(each.pattern for each in (JUST_NOW, PASSED, VERY_FIRST, MORE_TOO, TAKES_OUT))
    + r"|ต้องเป็น|ที่ถูก|ข้อ|ตอบใหม่|ใส่|ต่อท้าย|เขียนใหม่|\bmake it\b|\bput\b|\bonly\b|\bafter all\b|"
    r"\bshould\b",
    re.I,
)
"""Words that point at an earlier answer, or at what is to come to it."""
CHANGES = re.compile(
    r"แก้|เปลี่ยน|เปลียน|ผิด|พิด|แทน|ดีกว่า|ดีหวา|ดีก่า|ไม่เอา.*(?:แล้ว|ละ)|ไม่ใช่|ม่ายใช่|บ่แม่น|ต้องเป็น|"
    r"ต้องเปน|เพิ่ม|เติม|ใส่|ต่อข้อความ|"
    r"เอาแบบนี้|งั้น|ลืมบอก|อีกอัน|สลับ|^\*|\bchange|\binstead|\bwrong|\bkae\b|\bactually|\bmistake|\bplian|"
    r"\bsorry\b|\bnot\b|\bi mean\b|"
    r"\bshould be\b|\badd\b",
    re.I,
)
"""Words without which nobody changes an earlier answer."""
ASKING = re.compile(
    r"\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย(?:$|\s)|หรือ|เหรอ|หรอ|รึ|ทำไม|ทามมัย|เพราะอะไร|อะไร|อารัย|ไร(?:$|\s)|"
    r"ยังไง|อย่างไร|ไง|"
    r"กี่|เท่าไ|ใคร|ไหน|เมื่อไ|ตอนไหน|ปะ|ป่ะ|ป่าว|เปล่า|หยัง|จั่งได|ไผ|พันพรือ|พรือ|บ่$|บ่\s|ติ$|กา$|"
    r"แม่นบ่|"
    r"\bwhat|\bwhy|\bhow|\bwho|\bwhen|\bwhere|\bwhich|\bcan i|\bdo i|\bis it|\bmai\s*$|\btammai|\btam rai|"
    r"\bngai|\barai"
)
"""Words without which little is a question."""
ASKED_LAST = re.compile(
    r"(?:\?|ไหม|มั้ย|มั๊ย|ม้าย|หม้าย|ไม๊|มัย|หรือ|หรือยัง|หรือเปล่า|หรือไม่|เหรอ|หรอ|ป่าว|เปล่า|ปะ|ป่ะ|"
    r"ยังไง|อย่างไร|เพราะอะไร|"
    r"อะไร|ใคร|ไหน|ไหร|เท่าไหร่|เท่าไร|กี่\S{1,6}|เมื่อไหร่|เมื่อไร|ตรงไหน|ทางไหน|บ่|ก่อ|ก่|หยัง|พันพรือ|"
    r"ว่าพรือ|จะได|จะใด|จั่งใด|ตอใด|"
    r"(?<![ักาิมส])ติ|บ้อ|ใช่ไหม)"
    r"(?:\s*(?:บ้าง|กัน|ล่ะ|ละ|อะ|อ่ะ|อ่า|เนี่ย|นี่|นิ|ได้|ดี|แล้ว|นะ|น้อ|น้า|หลาน|ลูก))*$|\?"
)
"""How a sentence ends that is a question and nothing else."""
ASKED_WITHIN = re.compile(
    r"ต่างกัน\S{0,3}(?:ยังไง|อย่างไร|ไง|จะได|จั่งใด|พรือ)|หมายถึง(?:อะไร|ไร|ยังไง|ใคร|ไหน|ตัวไหน)|หมายความ|"
    r"แปลว่า|คืออะไร|คือไร|ใช่ไหม|ใช่มั้ย|"
    r"ทำไม|กี่บาท|จัก(?:บาท|มื้อ|เทือ|คน)|เท่าไหร่|\bwhat does|\bdifference|\bmean what|"
    r"(?:ไหม|มั้ย|มั๊ย|ม้าย|หม้าย|หรือเปล่า|รึเปล่า|หรือยัง|ป่าว|ป่ะ|ปะ|เหรอ|หรอ|ได้บ่|อยู่บ่|แม่นบ่|ใช่บ่|"
    r"ได้ก่อ|ไหมล่ะ)"
    r"(?:คะ|ค่ะ|จ๊ะ|จ้ะ|ครับ|คับ|อะ|อ่ะ|อ่า|หลาน|\s)|"
    r"(?:ไหน|ยังไง|อย่างไร|หยัง|พรือ|ไหร)(?:คะ|ครับ|คับ|หลาน)?\s|"
    r"(?:ขอทราบ|ขอสอบถาม|ขอถาม|ขอคำอธิบาย|อยากทราบ|ชี้แจง).*(?:ต่าง|อย่างไร|หรือ|ขั้นตอน|ก่อน|ความหมาย|"
    r"แตกต่าง|ด้วย)"
)
"""What makes a question of a sentence wherever it stands in it."""
POLITE = re.compile(
    r"(?:ขอ|เอา|ให้|เป็น|ส่ง|ช่วย|อยาก|เลือก|\bcan i\b|\bcould\b|\bmay i\b).*"
    r"(?:ได้ไหม|ได้มั้ย|ได้มั๊ย|ได้ม้าย|ได้ป่ะ|ได้ปะ|ได้บ่|ได้ก่อ|หน่อยได้|\?)"
)
"""A wish that is put as a question."""
SAYS_WRONG = re.compile(
    r"พิม(?:พ์)?(?:\S{0,6})ผิด|กดผิด|กดขาด|เปลี่ยนใจ|เปลี่ยนจัย|เลือกผิด|\bmistake|\btypo|\bwrong\b|pim pit|"
    r"kod pit"
)
"""Words by which somebody says that an earlier answer is wrong."""
THIRD = re.compile(
    r"(?:เขา|เค้า|พนักงาน|บริษัท|แอดมิน|เจ้าหน้าที่|คนขาย|แม่ค้า|\bthey\b|\bstaff\b|\bhe\b|"
    r"\bshe\b)\s?(?:มัน|ก็|จะ|ไป|มา|ให้)?\s?$",
    re.I,
)
"""Somebody else, right before what is done."""
ONLY_TOLD = re.compile(
    r"(?:เพื่อน|เขา|เค้า|พนักงาน|แม่ค้า|ใคร|คนอื่น|มีคน|คนที่).{0,6}?(?:ขอ|อยาก|เคย|ช่วย)|เคย.{0,8}?(?:ขอ|"
    r"อยาก|ให้|ลบ|แก้|ถอน)|"
    r"(?:ไม่|บ่|ม่าย|อย่า|อย่าเพิ่ง)(?:ได้|ต้อง|เคย)?\s?(?:ขอ|อยาก|ต้องการ|จะ|คิดจะ|ลบ|แก้|ถอน|เพิ่ม)|"
    r"ไปแล้ว(?:เมื่อ|ตั้งแต่|แต่|ค่ะ|ครับ|$)|"
    r"แต่เปลี่ยนใจ|^(?:แล้ว)?(?:ถ้า|หาก)|ไม่ได้ใช่|^(?:if|should|what if)\b|\bi (?:already )?(?:deleted|"
    r"changed)\b|\b(?:don't|do not|didn't|never|not)\b.{0,12}?\b(?:want|delete|erase|change|correct|"
    r"withdraw|need)|"
    r"\bmy friend\b|\b(?:he|she|they)\b.{0,12}?\b(?:asked|wanted|deleted)",
    re.I,
)
"""That something is told, or ruled out, and not asked for."""
OTHERS = re.compile(
    r"(?:เขา|เค้า|พนักงาน|บริษัท|แอดมิน|เจ้าหน้าที่|ระบบ|ธนาคาร|ร้าน|คนอื่น|คนที่|มีคน|\bthey\b|\bstaff\b|"
    r"\bcompany\b|"
    r"\byou (?:guys|people)\b|\byour\b|\bsomeone\b|\bsomebody\b).{0,16}(?:ผิด|เปลี่ยน|แก้|\bmistake|\bwrong)",
    re.I,
)
"""That somebody else has made a mistake."""
WHAT_IF_NOT = re.compile(
    r"(?:ถ้า|หาก|แล้ว(?:ถ้า)?|\bif\b|\bwhat if\b).{0,40}?(?:ไม่มี|บ่มี|ม่ายมี|จำ\S{0,12}ไม่|ไม่รู้|บ่ฮู้|"
    r"ไม่ได้|หาไม่|หาย|ลืม|"
    r"\bno\b|\bdon't\b|\bcan't\b|\bwithout\b|\blost\b|\bforgot)|"
    r"(?:ต้อง|จำเป็น|\bmust\b|\bneed\b|\bhave to\b).{0,30}?(?:ด้วยหรือ|ด้วยเหรอ|ด้วยหรอ|ไหม|มั้ย|หรือเปล่า|"
    r"หรือคะ|หรือครับ|เลยหรือ|เลยเหรอ|\?)",
    re.I,
)
"""That somebody asks what comes of it if they have not got it, or whether they must."""
WHY = re.compile(
    r"ทำไม|ทามมัย|ทามมาย|ทำมาย|ทำมัย|เพราะอะไร|เพื่ออะไร|เฮ็ดหยัง|เป็นหยัง|ทำหยัง|ทำไหร|ไปทำไร|"
    r"\bwhy\b|\bwhat (?:do|does|did|is|are) .{2,40} for\b|\btammai\b",
    re.I,
)
GRUMBLES = re.compile(
    WHY.pattern + r"|กี่(?:รอบ|ที|หน|ครั้ง)|อีก(?:หรือ|เหรอ|หรอ)|ไม่รู้เรื่อง(?:หรือ|เหรอ|"
    r"หรอ)"
)
"""How somebody complains of being asked."""
UNABLE = re.compile(
    r"ไม่|ม่าย|บ่|ลืม|หาย|เปลี่ยน|พัง|เสีย|หมด|ยาก|ปิดไป|"
    r"\bno\b|\bnot\b|n't|\bcannot|\bcant|\blost|\bforgot|\bmai\b|\bluem"
)
"""Words without which nobody says that they cannot."""
RIGHT_IS = re.compile(
    r"ต้องเป็น|ต้องเปน|ที่ถูก(?:ต้อง)?(?:คือ|เป็น)|(?:เปลี่ยน|แก้)(?:ให้)?(?:เป็น|เปน)|ใหม่(?:คือ|เป็น)|"
    r"\bshould be\b",
    re.I,
)
FROM_TO = re.compile(
    r"(?:แก้|เปลี่ยน|ให้|ที่ผิด|\bchange\b|\bfix\b).{0,60}?(?:จาก|\bfrom\b)\s*(?P<old>.{2,80}?)\s*(?:(?:มา|"
    r"ไป|ให้)?(?:เป็น|เปน)|\bto\b)\s*(?P<new>.{2,200})",
    re.I | re.S,
)
"""What is recorded, and what it should be."""
TRAILING = re.compile(
    r"(?:ย้ายมา|เพราะ|เนื่องจาก|ตั้งแต่|ให้หน่อย|ให้ที|ด้วย|หน่อย|ที\s*$|ต่อเลย|เพิ่ง|นะ|ค่ะ|คะ|คับ|ครับ|"
    r"จ้ะ|จ้า|ต้องทำ|ทำยังไง|ได้ไหม|ได้มั้ย|"
    r"\bplease\b|\bkrub\b|\bka\b).*$",
    re.I | re.S,
)
"""What is said behind a value and is none of it."""
ADDS = re.compile(
    r"(?:เติม|เพิ่ม|ใส่(?!ร้าย)|ต่อท้าย|ต่อข้อความ)(?:\S|\s(?=\S{0,12}\s?ว่า)){0,24}?\s?(?:ว่า|:)|"
    r"(?:เติม|เพิ่มเติม|เพิ่ม|ใส่(?!ร้าย)|ต่อ)(?:ใน|ไป|ให้|ที่|ตรง|หน่อย|ข้อความ|เข้า|ลง|ด้วย|อีก|คับ|ครับ|"
    r"ค่ะ|คะ|"
    r"นิ|ที)*\s?(?:ว่า|:)|"
    r"(?:ลืม|ฝาก|อยาก|ขอ)บอก(?:ทีม|เขา|ไป|เพิ่ม|ด้วย|อีก)*(?:ว่า|:)|"
    r"ต่อข้อความไป(?:นิ|ว่า)?|\badd(?: one (?:more )?thing| this| that)?(?: to (?:it|the (?:text|"
    r"message)))?\s?(?::|that)|"
    r"\balso add\b",
    re.I,
)
"""Words by which something is added to what was written before."""
PERIOD = re.compile(
    r"(?:แค่|เฉพาะ|ย้อนหลัง)?\s?[\d๐-๙]{1,3}\s?(?:วัน|สัปดาห์|อาทิตย์|เดือน|ปี)(?:ล่าสุด|ที่ผ่านมา|ที่แล้ว|"
    r"ย้อนหลัง|หลัง|ก่อน)|"
    r"(?:ตั้งแต่|ช่วง|ระหว่าง|เฉพาะ|ของ)?\s?(?:เดือน\S{2,12}\s)?ปี\s?(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?[\d๐-๙]{2,4}"
    r"(?:\s?(?:ถึง|-|–)\s?(?:ปี\s?)?[\d๐-๙]{2,4})?|"
    r"\b(?:in|from|since|year) (?:19|20|25)\d\d\b(?:\s?\((?:19|20|25)\d\d\))?",
    re.I,
)
NO_MAILBOX = re.compile(
    r"(?:ไม่มี|บ่มี|ม่ายมี|ไม่เคยมี|ไม่ได้ใช้|ไม่ใช้|\bno\b|don't have|do not have)\s?(?:ดอก|เลย|an?\s)?\s?"
    r"(?:อีเมล|เมล|อีเมว|e?-?mail)|"
    r"(?:อีเมล์?|เมล์?|e?-?mail)\S{0,8}?\s?(?:ไม่มี|บ่มี|ม่ายมี)",
    re.I,
)
"""That there is no mailbox at all, and not only none that opens."""
FRAME = re.compile(
    r"^\s*(?:(?:ก็|ตอนนี้|ปัจจุบัน|ในระบบ|ในแอป|มัน|เขา|เขียน|ขึ้น|บันทึก|ใส่|ลง|พิมพ์|ที่ถูก(?:ต้อง)?|ต้อง|"
    r"เปลี่ยน|แก้|ช่วย|เพิ่ม|เติม|ให้|ไป|ไว้|"
    r"ของ(?:ผม|ฉัน|หนู|พี่|ลุง|ยาย))\s?)*(?:เป็น|เปน|ว่า|คือ)\s?",
    re.I,
)
BEGUN = re.compile(r"^(?:ก็)?(?:เรื่อง)?(?:ข้อมูลที่(?:ผิด|ไม่ถูก)\S*?คือ)?\s*")
"""What stands before the name of a field that is wrong."""
POLITELY_ENDED = re.compile(r"(?:นะ|น่ะ|อ่ะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า)(?:\s|$)")
"""Where a sentence ends that is polite."""
NAME = re.compile("ชื่อ|\\bname", re.I)
"""That a name is talked about."""
FRAME_BEHIND = (
    "ต่างหาก", "นะ", "ค่ะ", "คะ", "ครับ", "คับ", "จ้ะ", "จ๊ะ", "จ้า", "พี่", "หลาน", "น้อง",
    "ขอบใจมาก", "ขอบใจ", "ขอบคุณมาก", "ขอบคุณ", "แค่นี้ล่ะ", "ใส่ให้ด้วย", "krub", "ka", "please",
)  # fmt: skip
"""What stands around a value that somebody dictates."""
WANTS = re.compile(
    r"ขอ|อยาก|ต้องการ|ช่วย|ให้|เอา|จะ|สิ|ประสงค์|ใคร่|รบกวน|งั้น|เลิก|หยุด|เซา|แหน่|แก้|ลบ|"
    r"\bplease\b|\bwant\b|\bi'd like\b|\bneed\b|\bstop\b|\bdelete\b"
)
"""Words without which nobody asks for something to be done."""
UNWANTED = re.compile(r"ไม่|ม่าย|บ่|อย่า|\bno\b|\bnot\b|n't\b|\bmai\b")
"""That something is not wanted."""
DEFINES = re.compile(
    r"หมายถึง(?:อะไร|ไร|ยังไง|ใคร|ไหน|หยัง)|หมายความ|แปลว่า(?:อะไร|ไร)?|คืออะไร|คือไร|คือหยัง|คือพรือ|"
    r"ว่าพรือ|ต่างกัน|ต่างจาก|แตกต่าง|ไม่เหมือนกัน|เหมือนกัน(?:ไหม|มั้ย|เหรอ|หรือ)|แบบไหน(?:อ่ะ|อะ|คะ|ครับ|"
    r"$)|"
    r"\bwhat (?:does|do|is)\b|\bmean what\b|\bdifference\b|\bwhat's\b",
    re.I,
)
"""That a word, or what tells two things apart, is to be explained."""
GIVES_UP = re.compile(
    r"ช่างมัน|ช่างเหอะ|ช่างต้า|ไม่เอา(?:แล้ว|ละ|ล่ะ)|ไม่ทำ(?:แล้ว|ละ)|บ่เฮ็ดแล้ว|พอแล้ว|พอละ|เลิกดีกว่า|"
    r"\bnever ?mind\b|\bnvm\b|\bforget it\b",
    re.I,
)
ABOUT_ASKING = re.compile(r"ถาม|ต้องบอก|ต้องมี|ต้องใช้|อยากรู้|จำเป็น|\bask|\bneed")
"""That a why is about the question, and not about what the company does."""
WHERE = re.compile(r"ถึงไหน|ถึงข้อไหน|ฮอดไส|ฮอดข้อ|\bwhere (?:was|were|am|are) (?:i|we)\b", re.I)
"""Where in the form somebody is."""
ADDRESS_PARTS = re.compile(
    r"\S\s(?:\S+\s)?(?:com|net|org|co\.?\s?th|gmail|hotmail|outlook|yahoo|icloud)\b", re.I
)
"""Parts of an address without what holds them together."""
IN_PICTURE = re.compile(
    r"(?:อยู่)?ใน(?:รูป|ภาพ)|ตาม(?:รูป|ภาพ)|(?:ดู|เบิ่ง|แล|อ่าน)(?:เอา)?(?:จาก|ใน)?(?:รูป|ภาพ)|"
    r"\bin the (?:picture|photo)\b",
    re.I,
)
"""That the answer stands in a picture."""
CANCELS = re.compile(r"(?:^|\s|ไม่เอา\S{0,4}\s?|บ่แม่น\s?|ไม่ใช่\S{0,4}\s?)ยกเลิก(?:เลย|ดีกว่า|ละ|แล้ว)?$")
"""The listed word for leaving, with no more than a refusal around it."""
LANGUAGE = re.compile(
    r"(?:(?:ขอ|ช่วย|อยาก|รบกวน|สลับ|เปลี่ยน|ตอบ|พูด|คุย|ใช้|แปล|เอา|มี|เป็น|กลับ|บอต|บอท|แบบ|ไป|ให้|ได้|กับ|"
    r"ฉัน|ผม|หนู|เรา|หน่อย|ที|"
    r"โหมด|สวัสดี|ค่ะ|ครับ|คับ)\s?)*ภาษา\s?(?:ไทย|อังกฤษ|อื่น)?"
    r"(?:\s?(?:ได้|ไหม|มั้ย|มั๊ย|ป่ะ|ปะ|บ่|หน่อย|ที|ด้วย|แทน|ดีกว่า|ก่อน|เลย|นะ|ค่ะ|คะ|ครับ|คับ|ป่าว|"
    r"หรือเปล่า|รึเปล่า|ไม่|ล่ะ|ละ|please))*|"
    r"(?:(?:hi|hello|sorry|ok|can|could|may|do|does|is|are|please|pls|you|we|i|it|this|the|bot|there|an?|"
    r"want|need|would|like|prefer|"
    r"change|switch|set|speak|talk|write|reply|answer|use|understand|to|in|into|my|your|language|only|"
    r"know)\s)*"
    r"(?:english|thai|the language|language)"
    r"(?:\s(?:please|pls|version|mode|now|instead|only|ok|krub|krab|khrap|ka|kha|"
    r"to english|to thai|or thai|or english))*|"
    r"(?:(?:kho|khaw|chuay|plian|poot|phut|pen|tob|top|ao|mi|mee|dai)\s)*(?:phasa|pasa)\s?(?:thai|ang\w*)"
    r"(?:\s(?:dai|mai|noi|krub|krab|ka|kha|na|duai))*"
)
"""A text in which another language is wanted and nothing else: evened, without politeness."""
ASKS_OF_THE_BOT = re.compile(
    r"(?:ขอ|ช่วย|อยาก|เปลี่ยน|พูด|คุย|ตอบ|เป็นภาษา|แปล)|"
    r"(?:can|could|please|change|switch|speak|in|to|do|i|phasa|pasa|(?:english|thai) (?:please|pls))\b",
    re.I,
)
"""That a sentence begins as something asked of the bot, and not as something told to it."""
_ASKS_FOR = (
    r"(?:^|\s|งั้น|อย่างนั้น|ดิฉัน|ผม|หนู|ฉัน|เรา|เจ๊|พี่|ป้า|ลุง|ยาย|ทีนี้|ค่ะ|คะ|ครับ|คับ|ก็)(?:จะ|เลย|ก็|"
    r"ว่าจะ)?"
    r"(?:ขอ|ช่วย|อยาก|ต้องการ)(?:ให้)?"
)
_DONE = r"(?!\S{0,16}(?:ไปแล้ว|มาแล้ว|ตั้งนาน))"
REQUESTS = {
    flow: re.compile(_ASKS_FOR + what + _DONE)
    for flow, what in {
        "access": r"(?:(?:ดู|เบิ่ง|แล|ผ่อ)(?=ข้อมูล|ว่า|ของ|หมวด|ทุก|ทั้งหมด)|(?:รับ)?(?:สำเนา|copy|ก๊อป|"
        r"ก็อป))",
        "correction": r"(?:แก้(?!ข่าว|ตัว|ปัญหา|แค้น|เครียด|ข้อ)|เปลี่ยน(?!ใจ|ภาษา|เรื่อง|คำ|บรรยากาศ|งาน|"
        r"แพ็ก|เครื่อง|ซิม|โปร)|อัป)",
        "addition": r"เพิ่ม(?!เติม|อีก|เพื่อน|ไลน์)",
        "deletion": r"ลบ(?!ไฟล์|รูป|แชต|แชท|ข้อความ|คำ)",
        "suspension": r"(?:หยุดใช้|ระงับ)",
        "withdrawal": r"ถอน(?:ความ)?ยินยอม",
    }.items()
}
"""A right that is asked for in so many words, by its form."""
FORWARDS = re.compile(
    r"^.{0,24}?(?:ส่ง(?:ไป(?!เอง)|ให้ทีม|ถึงทีม|เลย|คำถาม|เข้าทีม)|ฝากถาม|ถามทีมให้|เอาไปให้(?:คนจริง|ทีม)|"
    r"\bforward\b|"
    r"\bsend it\b|\bpass it on\b)",
    re.I,
)
"""That a question is to go to the team."""
TAKES_BACK = re.compile(
    r"เอา(?!ข้อมูล)\S{0,10}(?:กลับมา|คืนมา|คืน)|กลับมาทำต่อ|ทำต่อ(?!บัตร|อายุ|สัญญา)|\b(?:bring|give|"
    r"get) it back\b|\bcontinue\b",
    re.I,
)
"""That what was left is wanted again."""
LEAVES_IT = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|เอา)\S{0,6}?(?:เอา)?(?:กลับ|คืน)|ไม่ต้อง(?:แล้ว|ละ)|ช่างมัน|\bbin it\b|"
    r"\bno need\b|\bleave it\b|\bdon't bother\b",
    re.I,
)
"""That what was left is not wanted again."""
CHATTER = re.compile(
    r"ขอโท(?:ษ|ด)|ขออภัย|โทษที|ผิด(?:ห้อง|แชต|แชท|ที่|กลุ่ม|คน)|ลอง(?:ของ|เล่น|ดูเฉย)|ล้อเล่น|กินข้าว|ฝนตก|"
    r"อากาศ|ร้อน|หนาว|"
    r"เสร็จ(?:ซะ|สัก)ที|โล่ง(?:ใจ|อก)|เย้|เก่งมาก|เก่งจัง|ฉลาด|สุดยอด|ยินดีที่ได้|ฮ่า|555|\bsorry\b|"
    r"\bwrong (?:chat|room|person)\b|"
    r"\bjust (?:testing|kidding)\b|\byay\b|\bphew\b|\blol\b|\bhaha",
    re.I,
)
"""Talk that wants nothing."""
LEFT_OPEN = re.compile(
    r"(?:ค้างไว้|พักไว้|เก็บไว้ก่อน).*(?:ต่อ|กลับมา|คืน)|(?:ต่อ|กลับ|คืน).*(?:ค้างไว้|"
    r"พักไว้)"
)
"""That a form is meant which was left."""
LATER = re.compile(
    r"พรุ่งนี้|พุ่งนี้|มื้ออื่น|พักไว้|ไว้(?:ก่อน|มา|วันหลัง|ค่อย|คราว|ที)|ค่อยมา|ค่อยทำ|ทีหลัง|วันหลัง|"
    r"คราวหน้า|"
    r"แล้วค่อย|แล้วกะแล้ว|"
    r"ขอ(?:ปรึกษา|คุยกับ|ถาม)\S{0,12}ก่อน|\btomorrow\b|\blater\b|\bnot now\b|\banother time\b",
    re.I,
)
"""Words by which something is put off."""
NOT_SENT = re.compile(
    r"(?:ยังไม่|ไม่|อย่าเพิ่ง|อย่า|บ่ต้อง|ไม่ต้อง|ยังบ่)(?:ต้อง)?ส่ง|\b(?:don't|do not|"
    r"not) send",
    re.I,
)
"""That what stands in the summary is not to be sent."""
GOES_ON = re.compile(
    r"ต่อจากที่ค้าง|ทำต่อ|กรอกต่อ|มาต่อ|ไปต่อ|เฮ็ดต่อ|ดำเนินการต่อ|\bcontinue\b|\bgo on\b|\bcarry on\b", re.I
)
REWRITES = re.compile(r"(?:เขียน|พิมพ์|พิม|แก้)(?:ข้อความ)?ใหม่\S{0,12}?\s?\S{0,8}?\s?(?:เอาว่า|ว่า|เป็น)\s?")
"""That an earlier text is to be put in other words."""
NOTHING_ASKED = re.compile(r"(?:ไม่|บ่|ม่าย)\S{0,14}?(?:อะไร|ไร|หยัง|ไหร|ใคร|ไหน)\S{0,8}$")
"""A denial that ends in a question word (`ไม่มีอะไรแล้ว`)."""
SWAPS = re.compile(
    r"เปลี่ยน|เปลียน|แทน|ดีกว่า|ดีหวา|ไม่เอา.*(?:แล้ว|ละ)|แก้|กดผิด|เลือกผิด|\bchange\b|\binstead\b|"
    r"\bactually\b|\bplian|\brather\b"
)
"""Words by which one option is taken for another."""
LESS = re.compile(
    r"แค่|เพียง|ก่อน|ดีกว่า|ดีหวา|ดีก่า|แทน|เปลี่ยน|เปลียน|ไม่ถึง|อย่าเพิ่ง|เฉย|ซื่อ|พอ|\bjust\b|\bonly\b|"
    r"\binstead\b|\brather\b",
    re.I,
)
"""Words by which something else, or less, is wanted."""
SKIPS = re.compile(
    r"ไม่มี|บ่มี|ม่ายมี|ข้าม|แค่นี้|แค่นั้น|เท่านี้|เท่านั้น|พอแล้ว|พอละ|หมดแล้ว|ครบแล้ว|ไม่บอก|บ่บอก|"
    r"ไม่ใส่|ไม่ระบุ|ไม่รู้|บ่ฮู้|ม่ายรู้|ไม่ทราบ|จำไม่|จำบ่|"
    r"ไม่แน่ใจ|ลืม|ไม่จำเป็น|ไม่เอา|ไม่เพิ่ม|ไม่อยาก|ไม่ต้อง|ไม่เป็นไร|ซำนี้|ท่อนี้|ตามนี้|ช่างมัน|ผ่าน|"
    r"ม่ายรุ|ไม่รุ|จักไผ|จัก|ไม่สะดวก|เว้นไว้|ว่างไว้|"
    r"\bnone\b|\bnothing\b|\bno\b|\bskip\b|\bpass\b|\bthat's all\b|\bdon't\b|\bforgot\b|\bnot sure\b|"
    r"\bno idea\b|\bnext\b|\bdon't know\b|\bn/?a\b|^-+$"
)
"""Words without which nobody leaves an open question out."""
EITHER = re.compile(r"\S\s?(?:หรือ|รึ)(?!เปล่า|ยัง|ไม่|ป่าว|$)\s?\S|\bor\b")
"""A question that names two things of which one is meant."""
BEGINS_WITH = re.compile(
    r"(?:เริ่ม(?:ที่|จาก)?|เอา|start with(?: the)?)\s?(\S{2,20}?)\s?(?:ก่อน|"
    r"first)",
    re.I,
)
"""Which of several comes first."""
PLACES = re.compile(r"(?<![\d.])\d+(?![\d.]*\d)")
"""Every number in a text, for telling whether all of them are places in a list."""
PARTS = re.compile(r"(?<=[^\s,]{2})[\s,]+(?=[^\s,]{2})")
"""Between the parts of a text: Thai writes a space where a clause ends."""
NAMES = re.compile(
    r"ชื่อ(?:จริง|แท้|เต็ม)?\s?(?:ว่า|คือ|แม่น|เป็น)?\s?\S|"
    r"(?:ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|นาย|นางสาว|นาง|น\.ส\.)\s?\S|\bname(?:d| is)\b",
    re.I,
)
"""What introduces a person's name."""
JOINTS = re.compile(
    r"ข้อ|ที่|และ|แล้วก็|แล้ว|เอา|อัน|หมวด|เลข|\bnumber\b|\bno\b|กับ|กะ|\band\b|"
    r"\bka\b|\bgap\b"
)


def asked(plain: str) -> bool:
    """Whether an evened text is put as a question."""
    return bool(ASKED_LAST.search(plain) or ASKED_WITHIN.search(plain))


def last(cue: re.Pattern[str], text: str) -> int:
    """Where a cue stands last in a text; -1 where it does not."""
    return max((each.start() for each in cue.finditer(text)), default=-1)
