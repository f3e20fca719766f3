"""Question cues: words and endings that make a question of a text, and tell what is asked.

What a question in the middle of a form leads to stands in asides.py.
"""

from __future__ import annotations

import re

ASKING = re.compile(
    r"\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย(?:$|\s)|หรือ|เหรอ|หรอ|รึ|ทำไม|ทามมัย|เพราะอะไร|อะไร|อารัย|ไร(?:$|\s)|"
    r"ยังไง|อย่างไร|ไง|"
    r"กี่|เท่าไ|ใคร|ไหน|เมื่อไ|ตอนไหน|(?:มื้อ|ยาม|จั่ง|ตอน|เบิด|เมื่อ|วัน)ใด|ปะ|ป่ะ|ป่าว|เปล่า|หยัง|จั่งได|ไผ|พันพรือ|พรือ|บ่$|บ่\s|ติ$|กา$|"
    r"แม่นบ่|"
    r"\bwhat|\bwhy|\bhow|\bwho|\bwhen|\bwhere|\bwhich|\bcan i|\bdo i|\bis it|\bmai\s*$|\btammai|\btam rai|"
    r"\bngai|\barai"
)
"""Words without which little is a question."""
ASKED_LAST = re.compile(
    r"(?:\?|ไหม|มั้ย|มั๊ย|ม้าย|หม้าย|ไม๊|มัย|หรือ|หรือยัง|หรือเปล่า|หรือไม่|เหรอ|(?<=ด้วย)เร|(?<=ไป)เร|(?<=แล้ว)เร|(?<=หมด)เร|หรอ|ป่าว|เปล่า|ปะ|ป่ะ|"
    r"ยังไง|อย่างไร|เพราะอะไร|"
    r"อะไร|ใคร|ไหน|ไหร|เท่าไหร่|เท่าไร|กี่\S{1,6}|เมื่อไหร่|เมื่อไร|ตรงไหน|ทางไหน|บ่|ก่อ|ก่|หยัง|พันพรือ|"
    r"ว่าพรือ|จะได|จะใด|จั่งใด๋?|(?:มื้อ|ยาม|ตอน|เมื่อ|วัน)ใด๋?|ตอใด|"
    r"(?<![ักาิมส])ติ|บ้อ|ใช่ไหม)"
    r"(?:\s?(?:วะ|วะเนี่ย|มั่ง|หว่า|อะดิ|บ้าง|กัน|ล่ะ|ละ|อะ|อ่ะ|อ่า|เนี่ย|นี่|นิ|ได้|ดี|แล้ว|นะ|น้อ|น้า|"
    r"หลาน|ลูก|หนู|พี่|น้อง|ป้า|ลุง|ง่ะ|งะ|จ๊ะ|ฮะ)){0,12}+$|\?"
)
"""How a sentence ends that is a question and nothing else."""
ONLY_ASKS = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ได้)?(?:จะ|อยาก|ต้องการ|คิดจะ)(?:ลบ|แก้|ถอน|หยุด|ขอ|ยื่น|เพิ่ม|ทำ|ร้องเรียน)\S{0,12}\s?.{0,12}?"
    r"(?:ถามว่า|อยากรู้ว่า|สงสัยว่า)\s?(?P<again>.{6,})$",
    re.S,
)
"""A question behind words that rule out what the form is about (`ไม่ได้จะลบ แค่ถามว่า…`)."""
UNCLEAR = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ค่อย)?เข้าใจ(?:เลย)?ว่า.{1,60}?(?:อะไร|ไร|ยังไง|อย่างไร|ไง|ไหน)|"
    r"\b(?:don't|do not|can't|cannot|didn't|not sure(?: that| if)? i) (?:quite |really |fully |even |entirely ){0,2}"
    r"(?:follow|understand|get|grasp|see) (?:what|how|which|why|the difference)\b",
    re.I,
)
"""That somebody does not understand what they name, and takes none of it."""
_HOW_LONG = (
    r"(?:(?:กี่|จัก)\s?(?:วัน|มื้อ|อาทิตย์|สัปดาห์|เดือน|ปี|ชั่วโมง|ชม)|"
    r"(?:นาน|อีก)(?:เท่าไร|เท่าไหร่|เท่าใด|แค่ไหน|ขนาดไหน|เพียงใด|ปานใด|ม้าย|ไหม|มั้ย))"
)
_UNTIL = r"(?:คะ|ค่ะ|ครับ|คับ)?\s?(?:กว่า|ถึง|จึง|จั่ง|แล้ว(?:ค่อย|จะ|ก็)?|ก่อน(?:ที่)?)\s?(?:ค่อย|จะ|สิ|ถูก|โดน){0,3}"
UNTIL_DELETED = re.compile(
    rf"{_HOW_LONG}{_UNTIL}(?:ลบ|ล้าง|ทำลาย|ทิ้ง)|"
    r"\bhow long\b.{0,60}?\b(?:before|until|till)\b.{0,24}?\b(?:delet|eras|remov|destroy)\w*",
    re.I,
)
"""That somebody asks how long it takes until something is deleted."""
KEEPS = re.compile(r"เก็บ|ถือไว้|ค้างไว้|\b(?:keep|kept|store|hold|retain)\w*", re.I)
"""That something is kept."""
ASKED_WITHIN = re.compile(
    rf"{_HOW_LONG}{_UNTIL}(?:ลบ|ล้าง|ทำลาย|ทิ้ง)|"
    r"ต่างกัน\S{0,3}(?:ยังไง|อย่างไร|ไง|จะได|จั่งใด|พรือ)|หมายถึง(?:อะไร|ไร|ยังไง|ใคร|ไหน|ตัวไหน)|หมายความ|"
    r"แปลว่า|คืออะไร|คือไร|ใช่ไหม|ใช่มั้ย|(?:รู้|ฮู้|ทราบ)ได้(?:ยังไง|อย่างไร|ไง|จั่งใด)|^(?:แล้ว)?ใครเป็น|"
    r"ทำไม|กี่บาท|จัก(?:บาท|มื้อ|เทือ|คน)|เท่าไหร่|\bwhat does|\bdifference|\bmean what|"
    r"(?:ไหม|มั้ย|มั๊ย|ม้าย|หม้าย|หรือเปล่า|รึเปล่า|หรือยัง|ป่าว|ป่ะ|ปะ|เหรอ|หรอ|ได้บ่|อยู่บ่|แม่นบ่|ใช่บ่|"
    r"เสียบ่|ได้ก่อ|ไหมล่ะ)"
    r"(?:คะ|ค่ะ|จ๊ะ|จ้ะ|ครับ|คับ|อะ|อ่ะ|อ่า|หลาน|\s)|"
    r"(?:ไหน|ยังไง|อย่างไร|หยัง|พรือ|ไหร)(?:คะ|ครับ|คับ|หลาน)?\s|"
    r"(?:ขอทราบ|ขอสอบถาม|ขอถาม|ขอคำอธิบาย|อยากทราบ|ชี้แจง).{0,100}?(?:ต่าง|อย่างไร|หรือ|ขั้นตอน|ก่อน|ความหมาย|"
    r"แตกต่าง|ด้วย)|(?:ใช่ไหม|ไหม|มั้ย|หรือไม่|หรือเปล่า)ต่างหาก|ก่อ\s|" + UNCLEAR.pattern
)
"""What makes a question of a sentence wherever it stands in it."""
_DOES = r"(?:'s| (?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|happens|if|about))\b"
ASKS_WHO = re.compile(
    r"(?:^|\s|แล้ว)ใคร(?!.{0,60}(?:ก็|ไม่รู้|ไม่ทราบ|ไม่แน่ใจ))|"
    r"(?:^|[.!?]\s*|\b(?:and|but) )"
    rf"(?:who|why|how|(?:what|when|where|which(?: \w+)?){_DOES})\b(?!.{{0,60}}(?:know|no idea|not sure))",
    re.I,
)
"""A sentence, or a part of one, that begins as a question does."""
POLITE = re.compile(
    r"(?:ขอ|เอา|ให้|เป็น|ส่ง|ช่วย|อยาก|เลือก|\bcan i\b|\bcould\b|\bmay i\b).{0,100}?"
    r"(?:ได้ไหม|ได้มั้ย|ได้มั๊ย|ได้ม้าย|ได้หม้าย|ได้หมั้ย|ได้เปล่า|ได้ป่ะ|ได้ปะ|ได้บ่|ได้ก่อ|หน่อยได้|\?)"
)
"""A wish that is put as a question."""
WHAT_IF_NOT = re.compile(
    r"(?:ถ้า|หาก|แล้ว(?:ถ้า)?|\bif\b|\bwhat if\b).{0,40}?(?:ไม่มี|บ่มี|ม่ายมี|จำ\S{0,12}ไม่|ไม่รู้|บ่ฮู้|"
    r"ไม่ได้|หาไม่|หาย|ลืม|"
    r"\bno\b|\bdon't\b|\bcan't\b|\bwithout\b|\blost\b|\bforgot)|"
    r"(?:ไม่|บ่|ม่าย)(?:มี|รู้|บอก|ให้|ส่ง|ใส่|กรอก).{0,24}?(?:จะ|แล้ว).{0,30}?(?:ไหม|มั้ย|หรือ|เหรอ|หรอ|ปะ|ป่ะ|"
    r"ป่าว|ยังไง|ไง)",
    re.I,
)
"""That somebody asks what comes of it if they have not got it."""
MUST_SHOW = re.compile(
    r"(?:ต้อง|จำเป็น)\S{0,8}?\s?(?:ส่ง|แนบ|มี|ใช้|เตรียม|แสดง|โชว์)\S{0,8}?\s?"
    r"(?:สูติบัตร|ใบเกิด|ทะเบียนบ้าน|หนังสือมอบอำนาจ|ใบมอบอำนาจ|คำสั่งศาล|เอกสาร|หลักฐาน)|"
    r"\b(?:must|need|have to|should)\b.{0,24}?\b(?:send|attach|show)\b.{0,24}?"
    r"\b(?:certificate|power of attorney|court order|papers?|documents?|proof)\b",
    re.I,
)
"""Whether what shows that somebody may act for another has to be sent."""
MUST_I = re.compile(
    r"(?:ต้อง|จำเป็น|\bmust\b|\bneed\b|\bhave to\b).{0,30}?(?:ด้วยหรือ|ด้วยเหรอ|ด้วยหรอ|ด้วยรึ|ไหม|มั้ย|หรือเปล่า|"
    r"หรือคะ|หรือครับ|เลยหรือ|เลยเหรอ|เลยหรอ|ด้วยวะ|ตวยกา|\?)|(?:ทำไม|ยะหยัง).{0,8}?ต้อง(?:พิสูจน์|บอก|มี|ให้)|"
    r"(?:ไม่ได้|บ่ได้)(?:หรือ|เหรอ|หรอ|รึ)|"
    r"\b(?:do|must) i (?:owe|have to|need|really)\b|\bwhat does it matter\b",
    re.I,
)
"""That somebody asks whether they must."""
PROOF = re.compile(
    r"พิสูจน์|(?:ยืนยัน|แสดง|เช็ก|เช็ค|ตรวจ)(?:ว่าเป็น)?(?:ตัวตน|ตัว(?:เอง)?(?=\s|ด้วย|ทำ|$)|ผม|ฉัน|หนู)|"
    r"\b(?:prove|verify|show|confirm|check) (?:\w+ )?(?:who i am|my identity|identity|it's me|that i am)\b",
    re.I,
)
"""That somebody shows who they are."""
WHY = re.compile(
    r"ทำไม|ทามมัย|ทามมาย|ทำมาย|ทำมัย|เพราะอะไร|เพื่ออะไร|เฮ็ดหยัง|เป็นหยัง|ยะหยัง(?:ถึง|ต้อง)|เพื่อหยัง|ทำหยัง|"
    r"ทำไหร|ไปทำไร|"
    r"\bwhy\b|\bwhat (?:do|does|did|is|are) .{2,40} for\b|\btammai\b",
    re.I,
)
GRUMBLES = re.compile(
    WHY.pattern + r"|กี่(?:รอบ|ที|หน|ครั้ง)|อีก(?:หรือ|เหรอ|หรอ)|ไม่รู้เรื่อง(?:หรือ|เหรอ|"
    r"หรอ)"
)
"""How somebody complains of being asked."""
AND_ASKS = re.compile(
    r"(?<=\S)[\s,.]{1,4}(?:แล้วก็|แล้ว(?=\S{3})|แต่|ว่าแต่|และ|อีกอย่าง|ขอถาม(?:หน่อย)?|อยากรู้ว่า|สงสัยว่า|"
    r"(?:and|but|by the way|btw)\b)\s{0,4}",
    re.I,
)
"""What stands between an answer and a question behind it."""
COUNTS = re.compile(
    r"(?:นับ|เรียกว่า|เรียก|ถือว่า|ถือเป็น|เข้าข่าย).{0,40}?(?:ไหม|มั้ย|ม้าย|หม้าย|หรอ|เหรอ|ป่ะ|ปะ|ด้วยไหม|หรือ|"
    r"ติ|บ่)|"
    r"ครอบคลุม.{0,60}?(?:หรือ|ไหม|มั้ย|ด้วย)|\bdoes .{2,60}? (?:count|qualify)\b|\bcounts? as\b|\bfall under\b",
    re.I,
)
"""Whether something is meant by the word, too."""
HOW_MUCH_TO_SAY = re.compile(
    r"(?:เขียน|พิมพ์|พิมพ|ตอบ|บอก|เล่า|เว้า|แจ้ง).{0,16}?(?:แบบไหน|ละเอียด|ขนาดไหน|ปานใด|อะไร(?:บ้าง|มั่ง|ให้)|"
    r"ยังไงดี|แบบราชการ|ภาษา)|"
    r"\bhow much detail\b|\bwhat (?:should|do) i (?:write|say|put)\b",
    re.I,
)
"""What is to be written, and how much of it."""
COMES_AFTER = re.compile(
    r"(?:แจ้ง|ส่ง|ยื่น|ถอน)\S{0,12}?(?:แล้ว)?.{0,16}?(?:ทำ(?:อะไร|ไร|ไง|ยังไง)\S{0,4}?ต่อ|ยังไงต่อ|ไงต่อ|เกิดอะไร)|"
    r"\bwhat (?:happens|do they do) (?:next|after|then)\b",
    re.I,
)
"""What happens to a case when it is sent."""
WHO_READS = re.compile(
    r"ใคร\S{0,8}?\s?\S{0,6}?(?:อ่าน|รับเรื่อง)|\bwho(?:'s| is| will)? (?:going to )?read|"
    r"\bwhich person\b.{0,24}?\bread\b",
    re.I,
)
OTHER_USERS = re.compile(
    r"(?:คนอื่น|ใคร|ผู้ใช้|เพื่อน|คน)\S{0,8}?\s?(?:ใน|ที่ใช้|ที่เล่น|ตี้ใช้|ใช้|เล่น)\s?(?:แอป|แอ๊ป|แอพ|"
    r"app).{0,32}?(?:เห็น|ดู|แล|อ่าน|หัน|เหน)|"
    r"\b(?:other|each|every|all) users?\b.{0,40}?\b(?:see|read|view|look)",
    re.I,
)
"""Whether other users of the service see something."""
HOW_MUCH_MONEY = re.compile(
    r"กี่บาท|จักบาท|หลัก(?:ร้อย|พัน|หมื่น|สิบ)|คิดเงิน|เสียตัง|เสียเงิน|เสียเบี้ย|\bhow much\b|"
    r"\b\d+ (?:baht|or \d+)",
    re.I,
)
DEFINES = re.compile(
    r"หมายถึง(?:อะไร|ไร|ยังไง|ใคร|ไหน|หยัง)|หมายความ|แปลว่า(?:อะไร|ไร)?|คืออะไร|คือไร|คือหยัง|คือพรือ|"
    r"ว่าพรือ|ต่างกัน|different\s?กัน|(?:ผิด|แปลก)กัน(?:ตรง|ยัง|อย่าง|ไหน)|ต่างจาก|แตกต่าง|ไม่เหมือนกัน|เหมือนกัน(?:ไหม|มั้ย|เหรอ|หรือ)|แบบไหน(?:อ่ะ|"
    r"อะ|คะ|ครับ|"
    r"$)|"
    r"\bwhat (?:does|do|is)\b|\bmean what\b|\bdifference\b|\bwhat's\b",
    re.I,
)
"""That a word, or what tells two things apart, is to be explained."""
ABOUT_ASKING = re.compile(r"ถาม|ต้องบอก|ต้องมี|ต้องใช้|อยากรู้|จำเป็น|\bask|\bneed")
"""That a why is about the question, and not about what the company does."""
ASKS_FIRST = re.compile(
    r"ก่อน(?:จะ)?(?:เลือก|ตอบ)|(?:ขอ|อยาก)?ถาม(?:หน่อย|ก่อน|นิด|ที)|(?:ไป)?ทำไม$|เพื่ออะไร$|"
    r"\bbefore i (?:pick|choose|answer)\b",
    re.I,
)
"""That something is asked before an option is taken, or why it is asked for."""
_ABOUT_ME = r"(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ป้า|ลุง|ยาย|ตา|แม่|พ่อ|ครู|ข่อย|ข้อย|เฮา|กู|เค้า|ตัวเอง|ตัวฉัน)"
_WHAT = r"(?:อะไร|อารัย|ไร|หยัง|อะหยัง|ไหร)"
WHAT_IS_HELD = re.compile(
    rf"(?:มี|เก็บ|รู้|ฮู้|จด|บันทึก|ถือ)(?:เรื่อง|ข้อมูล|ประวัติ)?(?:ของ|เกี่ยวกับ|เกี่ยวกะ)?{_ABOUT_ME}?{_WHAT}(?:ไว้|อยู่)?\s?(?:ของ|เกี่ยวกับ|เกี่ยวกะ)?\s?{_ABOUT_ME}"
    rf"(?:อยู่|ไว้|ใน\S{{1,6}})*\s?(?:บ้าง|มั่ง|แหน่|แน)?|"
    rf"(?:อยาก|แค่|ขอ|สงสัย|ใคร่)(?:จะ)?(?:รู้|ฮู้|ทราบ|ดู|เห็น|เบิ่ง|แล|ว่า)\S{{0,12}}?\s?\S{{0,16}}?(?:มี|เก็บ)(?:เรื่อง|ข้อมูล)?{_WHAT}\S{{0,24}}?(?:บ้าง|มั่ง|แหน่|แน|ไว้|อยู่)|"
    r"\bwhat\b(?: (?:kind of )?(?:data|info\w*|details|stuff|things))?(?: (?:do|does|have|has|is))?"
    r"(?: (?:you|u|they|the company|the app|it|actually|really|even)){0,3} "
    r"(?:have|hold|keep|got|know|store|stored|kept|held)(?: on file)? (?:on|about|of) (?:me|us)\b",
    re.I,
)
"""That somebody asks what is held about them."""
PRICE_FIRST = re.compile(
    r"(?:ราคา|เท่าไ|กี่บาท|แพง|ค่าใช้จ่าย|คิดเงิน|คิดตัง|ยอด|ค่า(?:ธรรมเนียม|บริการ)).{0,40}?"
    r"(?:ก่อน(?:ที่)?(?:จะ)?(?:ตัดสินใจ|ตกลง|เริ่ม|ลงมือ)(?!\S{0,8}?(?:ไหม|มั้ย))|"
    r"(?:โอเค|ตกลง|รับได้|ไหว|พร้อม|\bok)\S{0,8}?\s?(?:แล้ว)?ค่อย|ค่อย(?:ลงมือ|เริ่ม|ว่า(?:กัน)?|ตัดสิน|ตกลง|ดำเนิน))|"
    r"\b(?:how much|price|cost|costs|fee)\b.{0,60}?\b(?:before (?:you|i|we|they)|let me (?:agree|decide|ok))\b",
    re.I,
)
"""That a price is to be told before anything is done, though it is put as a question."""
WHERE = re.compile(r"ถึงไหน|ถึงข้อไหน|ฮอดไส|ฮอดข้อ|\bwhere (?:was|were|am|are) (?:i|we)\b", re.I)
"""Where in the form somebody is."""
NOTHING_ASKED = re.compile(r"(?:ไม่|บ่|ม่าย)\S{0,14}?(?:อะไร|ไร|หยัง|ไหร|ใคร|ไหน)\S{0,8}$")
"""A denial that ends in a question word (`ไม่มีอะไรแล้ว`)."""
EITHER = re.compile(r"\S\s?(?:หรือ|รึ)(?!เปล่า|ยัง|ไม่|ป่าว|$)\s?\S|\bor\b")
"""A question that names two things of which one is meant."""
_DEED = r"(?:ลบ|แก้|เปลี่ยน|ถอน|หยุด|ระงับ|ปิด|ย้าย|เพิ่ม|ยื่น|ขอ(?!บ)|แจ้ง)"
_OR_NOT = r"(?:ไหม|มั้ย|มั๊ย|ไม๊|ม้าย|ป่ะ|ปะ|ป่าว|เปล่า|หรือไม่|หรือยัง|เหรอ|หรอ|บ่|ก่อ)"
_TO_DO = r"(?:change|delete|erase|remove|correct|update|stop|withdraw|close|move|file|ask for|request|report)"
ADVICE = re.compile(
    rf"(?:ต้อง|ควร|จำเป็น|สมควร)\S{{0,8}}?{_DEED}.{{0,60}}?{_OR_NOT}|{_DEED}.{{0,40}}?ดี(?:กว่า)?\s?{_OR_NOT}|"
    rf"{_DEED}.{{0,24}}?หรือ.{{1,24}}?ดี(?:คะ|ครับ|คับ|กว่า|อะ|อ่ะ|นะ|\s|$)|"
    rf"\b(?:should|shall|must|ought|do|would|better) (?:i|we) (?:\w+ ){{0,3}}?{_TO_DO}\b|"
    rf"\b(?:is it|would it be) (?:\w+ ){{1,3}}?to {_TO_DO}\b|\bthink i should\b",
    re.I,
)
"""That somebody asks whether they had better do something."""
WHAT_IF = re.compile(
    r"^(?:แล้ว|สมมติ(?:ว่า)?|สมมุติ(?:ว่า)?|เอ่อ|อ้าว|อยากรู้ว่า)?\s?(?:ถ้า|หาก|เกิด(?!วัน|เมื่อ|ปี))\S{0,12}?(?:ขอ|จะ)?(?:ลบ|แก้|ถอน|หยุด|ระงับ|เปลี่ยน|ยื่น)|"
    r"^(?:(?:and|so|but|ok) )?(?:if|what if|suppose) i\b",
    re.I,
)
"""How a text begins that asks what came of something, if it were done."""
PUTS_IT = ("แล้วถ้า", "แล้วหาก", "what if")
"""How such a question begins that needs no other word for it."""
_AFTERWARDS = re.compile(
    rf"(?:ลบ|แก้|ถอน|หยุด|ระงับ|เปลี่ยน)\S{{0,12}}?แล้ว.{{1,60}}?{_OR_NOT}(?:คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|\s|\?)*+$"
)
_WISHED = re.compile(r"ขอ(?!บ)|ช่วย|อยาก|รบกวน|วาน|ให้(?:หน่อย|ที|ด้วย|ได้)")


def asks_about_doing(plain: str) -> bool:
    """Whether an evened text asks whether something had better be done, or what comes of it, and asks for nothing."""
    if ADVICE.search(plain):
        return True
    after = _AFTERWARDS.search(plain) and not _WISHED.search(plain)
    return bool(after) or bool(WHAT_IF.search(plain) and (asked(plain) or plain.startswith(PUTS_IT)))


def asked(plain: str) -> bool:
    """Whether an evened text is put as a question."""
    return bool(ASKED_LAST.search(plain) or ASKED_WITHIN.search(plain))


_TAKEN = (
    r"(?:เก็บ|ดึง|ดูด|เอา(?!เรื่อง)|โดน|ถูก|ได้(?:ข้อมูล|ชื่อ|เบอร์|ไป|อะไร|ไร)|ไปด้วย|จด|บันทึก|เซฟ|เห็น|รู้|เป็นของ|"
    r"\b(?:take|taken|keep|kept|store|stored|save|saved|collect\w*|upload\w*|get|gets|have|having|see|know)\b)"
)
_CONTACTS = r"(?:เบอร์|รายชื่อ|คอนแท|ผู้ติดต่อ|สมุดโทร|ที่เมม|\bcontacts?\b|\baddress book\b|\bphone ?book\b)"
CONTACT_PICTURES = re.compile(
    rf"(?:รูป|ภาพ|\b(?:pictures?|photos?|faces)\b)(?!โปรไฟล์).{{0,32}}?{_CONTACTS}.{{0,40}}?{_TAKEN}|"
    rf"{_TAKEN}.{{0,24}}?(?:รูป|ภาพ|\b(?:pictures?|photos?|faces)\b)(?!โปรไฟล์).{{0,32}}?{_CONTACTS}|"
    rf"{_CONTACTS}\S{{0,12}}?\s?(?:รูป|ภาพ)(?!โปรไฟล์).{{0,24}}?{_TAKEN}",
    re.I,
)
"""That somebody asks about the pictures that stand beside the numbers in a phone."""
CARD_NUMBER = re.compile(
    rf"(?:บัตร(?:เครดิต|เดบิต)|\b(?:credit|debit|bank) cards?\b|\bcard (?:number|details)\b).{{0,60}}?{_TAKEN}|"
    rf"{_TAKEN}.{{0,32}}?(?:บัตร(?:เครดิต|เดบิต)|\b(?:credit|debit|bank) cards?\b|\bcard (?:number|details)\b)",
    re.I,
)
"""That somebody asks whether the card is kept by which they pay."""
_BUSINESS_CARD = r"(?:นามบั[ตด]ร?|\b(?:business|visiting|name) cards?\b)"
_ENTERED = (
    r"(?:ถ่าย|สแกน|แสกน|ใส่|ลงแอ[ปพ]|เข้า|อัป|\b(?:scan\w*|enter\w*|put|photograph\w*|upload\w*|snap\w*)\b)"
)
BUSINESS_CARDS = re.compile(
    rf"(?:{_BUSINESS_CARD}.{{0,48}}?{_ENTERED}|{_ENTERED}.{{0,32}}?{_BUSINESS_CARD}).{{0,80}}?{_TAKEN}", re.I
)
"""That somebody asks what becomes of business cards that are put into the service."""
_REACH = (
    r"(?:เบอ(?!ร์(?:ผม|หนู|ฉัน|ของ))|โทร|อี?เมล|ไลน์|ที่อยู่|ช่องทาง|ติดต่อ|ชื่อ|ใคร|คุยกับ|"
    r"\b(?:phone|number|tel|call|e?-?mail|contact|reach|address|name|who)\b|\b(?:ber|boe|tit ?to|tidto)\b)"
)
_OFFICER = (
    r"(?:\bd\.?p\.?o\b|ดีพีโอ|(?:เจ้าหน้าที่|จนท\.?|ผู้|คน)(?:คุ้มครอง|ดูแล)ข้อมูล|"
    r"\b(?:data )?(?:protection|privacy) officer\b)"
)
ASKS_FOR_OFFICER = re.compile(rf"{_REACH}.{{0,40}}?{_OFFICER}|{_OFFICER}.{{0,40}}?{_REACH}", re.I)
"""That somebody asks who the officer for data protection is, or how they can be reached."""
_MINE = r"(?:เบอ|ข้อมูล|ชื่อ|อี?เมล|ที่อยู่|รูป|ไลน์|\b(?:number|data|name|e?-?mail|address|details)\b)"
WHO_GAVE = re.compile(
    rf"(?:^|\s|แล้ว|ว่า|รู้)(?:ใคร|ไผ|ผู้ใด|คนไหน)(?:เป็นคน|ที่|กัน)?(?:ว่า)?(?:เอา|ให้|บอก|ส่ง|แจก|ปล่อย|แพร่){_MINE}.{{0,40}}?(?:ให้|บอก|ส่ง|แจก|ไป)|"
    rf"\bwho (?:has |have )?(?:gave|given|told|sold|passed)\b.{{0,40}}?{_MINE}",
    re.I,
)
"""That somebody asks who has given away their data."""
SELLS = re.compile(
    rf"(?:ขาย|เร่ขาย){_MINE}\S{{0,16}}?(?:บ่|บ้อ|ก่อ|ติ|ไหม|มั้ย|มั๊ย|หรือ|เหรอ|หรอ|รึ|ป่าว|เปล่า|ปะ|ป่ะ)(?:\s|คะ|ค่ะ|ครับ|คับ|หรือเปล่า|$)|"
    rf"เอา{_MINE}\S{{0,12}}?ไปขาย\S{{0,16}}?(?:บ่|บ้อ|ก่อ|ติ|ไหม|มั้ย|มั๊ย|หรือ|เหรอ|หรอ|รึ|ป่าว|เปล่า|ปะ|ป่ะ)(?:\s|คะ|ค่ะ|ครับ|คับ|หรือเปล่า|$)",
    re.I,
)
"""That somebody asks whether their data are sold."""
_WHO_ELSE = (
    r"(?:นายจ้าง|หัวหน้า|เจ้านาย|เถ้าแก่|บอส|ที่ทำงาน|โรงงาน|ฝ่ายบุคคล|แฟน|สามี|ภรรยา|ผัว|เมีย|ที่บ้าน|"
    r"\b(?:employer|boss|manager|hr|workplace|husband|wife|partner|family)\b)"
)
_WHETHER = r"(?:ไหม|มั้ย|มั๊ย|บ่|ปะ|ป่ะ|หรือเปล่า|รึเปล่า|ป่าว|หรือไม่|ใช่ไหม|\bmai\b)"
OTHERS_KNOW = re.compile(
    rf"{_WHO_ELSE}\S{{0,8}}?\s?\S{{0,8}}?(?:รู้|ฮู้|ทราบ|เห็น)\S{{0,8}}?{_WHETHER}|"
    rf"(?:แจ้ง|บอก|ส่ง\S{{0,6}}?ให้|รายงาน|ถึง(?:หู|มือ)?)\S{{0,6}}?{_WHO_ELSE}.{{0,24}}?{_WHETHER}|"
    rf"\b(?:will|would|does|do|can|could|might) (?:my |the |our )?{_WHO_ELSE}.{{0,24}}?"
    r"\b(?:know|see|told|notified|hear|find)\b|"
    rf"\b(?:will|would|do|does|can) (?:you|it|this|the company).{{0,12}}?"
    rf"\b(?:tell|inform|notify|show)\b.{{0,12}}?{_WHO_ELSE}",
    re.I,
)
"""That somebody asks whether people around them will come to know of it."""
OTHERS_SEE = re.compile(r"เห็น|ดู|เบิ่ง|ส่อง|\b(?:see|view|look)\b", re.I)
"""That they may see it, and not only hear of it."""
OR_NOT = (
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|ม้าย|หม้าย|ใช่บ่|แม่นบ่|(?:หรือ|รึ|(?<!ว่าง))เปล่า|หรือยัง|หรือไม่|ป่าว|ปะ|ป่ะ|เหรอ|หรอ|หรือ|"
    r"(?<=[^ห])รึ)"
)
"""The particles that ask whether."""
ENDS = r"(?:\s?(?:ล่ะ|ละ|อะ|อ่ะ|เนี่ย|นี่|นะ|น้อ|ลูก|หนู|หลาน|พี่|น้อง)){0,3}$"
"""What may stand behind such a particle."""
IS_NEEDED = re.compile(
    r"\b(?:is|are)\b.{2,40}?\b(?:needed|necessary|required|mandatory|compulsory)\b|\bdo you (?:\w{1,12} )?need\b",
    re.I,
)
"""Whether what is asked for is needed."""
_READS = r"(?:อ่าน|ตรวจ|พิจารณา|รับเรื่อง|เปิดดู|\b(?:reads?|looks?|sees?|checks?|gets?|reviews?|handles?)\b)"
_MAN = r"(?:คน|พนักงาน|เจ้าหน้าที่|มนุษย์|\b(?:human|person|people|somebody|someone)\b)"
_MACHINE = r"(?:เครื่อง|บอ[ตท]|คอม|ระบบ|หุ่นยนต์|เอไอ|\b(?:machine|bot|robot|computer|ai|program)\b)"
_OR = r".{0,24}?(?:หรือ|\bor\b).{0,16}?"
MAN_OR_MACHINE = re.compile(
    rf"^(?=.*{_READS}).*?(?:{_MAN}{_OR}{_MACHINE}|{_MACHINE}{_OR}{_MAN}|(?:มี|เป็น|ใช่)คนจริง|"
    r"\b(?:real|actual) (?:person|human|people)\b)|"
    r"ถึงมือ(?:ใคร|ไผ)|\bwho (?:gets|receives|sees) (?:it|this|these)\b",
    re.I,
)
"""Whether people read what is sent, and who gets it."""
MEANS_THAT = re.compile(
    rf"(?:^|นี่|น่ะ|\s)(?:คือ|แปลว่า|หมายถึง|หมายความว่า)(?!อะไร|ไร|ยังไง|หยัง).{{2,60}}?{OR_NOT}|"
    rf"[ก-๙]คือ.{{2,60}}?(?:ไหม|มั้ย|มั๊ย|ปะ|ป่ะ|เหรอ|หรอ){ENDS}|"
    r"\b(?:does|do|so|is)\b.{0,24}?\b(?:mean|means|meaning)\b",
    re.I,
)
"""Whether what is named means what somebody thinks it does."""
WAS_TOLD = re.compile(
    r"ที่\S{0,8}?(?:กรอก|พิมพ์|พิม|ตอบ|เขียน|ใส่)(?:ไป|ไว้|มา|ค้าง|เมื่อ|ตะกี้).{0,40}?"
    r"(?:ใคร|ถึง(?:ทีม|เจ้าหน้าที่|บริษัท|มือ)|ส่ง|เห็น|อ่าน)|"
    r"\b(?:what i|(?:my|the) answers?|the form)\b.{0,40}?\b(?:seen?|sent|read|reach(?:ed)?|submitted|saw)\b",
    re.I,
)
"""Whether what was filled in has gone to anybody."""
WHAT_FOR = re.compile(
    r"\bwhat(?:'s| is|s)? the (?:need|sense|point|use|good|purpose)\b|\bwhat good (?:would|does|will|is)\b|"
    r"\bwhat (?:do|does|did|would) (?:you|u|they|it) (?:\w{1,10} )?(?:need|want) .{0,40}?\bfor\b|"
    r"\bwhat (?:does it matter|difference (?:does|do|would|the))\b|\bfor what reason\b|"
    r"^(?:but |and |so )?why\b|\bwhat for\b|"
    r"เหตุใด|ไฉน|เพราะ(?:ไร|หยัง)|(?:^|\s)ไย(?=ต้อง|ถึง|จึง)|เหตุผลอันใด",
    re.I,
)
"""A why in other words, whatever else of a question stands in it."""
LEFT_OUT = re.compile(
    r"\bif (?:i|we) (?:just )?(?:leave|skip|miss) (?:this|it|that)\b|"
    r"(?:ถ้า|หาก)?(?:ข้าม|เว้น)(?:ข้อนี้|ตรงนี้|ไป|ไว้|ว่าง).{0,30}?(?:แล้ว|จะ|ก็|ได้|คง).{0,30}?(?:ไหม|มั้ย|เหรอ|หรอ|หรือ|ปะ|ป่ะ|เนอะ|บ่|ก่อ)",
    re.I,
)
"""What comes of it if nothing is told."""
_STOPS = r"(?:หยุด|ระงับ|ลบ|ถอน|\b(?:stop\w*|delet\w*|withdraw\w*|paus\w*)\b)"
STILL_WORKS = re.compile(
    rf"{_STOPS}.{{0,40}}?(?:(?:แอ[ปพ]|บริการ|ระบบ|ใช้งาน|ล็อกอิน).{{0,24}}?(?:ได้|ปกติ|ตามเดิม|พัง|ใช้)|"
    r"(?:ยัง|สิ)(?:ใช้|เข้า|เล่น|เปิด|ล็อกอิน)).{0,24}?(?:ไหม|มั้ย|มั๊ย|ปะ|ป่ะ|เหรอ|หรอ|หรือ|บ่|ก่อ)|"
    rf"{_STOPS}.{{0,60}}?\b(?:app|service|log in|sign in)\b.{{0,24}}?\b(?:work|use|still|normal\w*)\b|"
    rf"\b(?:app|service|log in|sign in|use)\b.{{0,24}}?\b(?:work|still|use|app|service)\b.{{0,40}}?{_STOPS}",
    re.I,
)
"""Whether the service can be used as before when data are not."""
_LATER_OR_WHERE = r"(?:ไหน|ก่อน|ตอนนี้|เดี๋ยวนี้|ทีหลัง|หลัง|(?<=ตอบ)เลย|\b(?:where|now|first|later|after|here)\b)"
_OF_THE_TEAM = re.compile(r"ทีม|เจ้าหน้าที่|\b(?:team|staff)\b", re.I)
_TO_ANSWER = re.compile(
    rf"(?:\s|ต้อง|ให้|ค่อย|ไว้|ไป|(?<!ทีม)(?<!ที่)จะ)ตอบ(?!กลับ).{{0,40}}?{_LATER_OR_WHERE}|"
    rf"\b(?:i|to|should|must) (?:answer|reply)\b.{{0,40}}?{_LATER_OR_WHERE}",
    re.I,
)
WHERE_IT_STANDS = re.compile(
    r"(?:ดู|เปิด|แล(?!้ว|ะ)|เบิ่ง|เห็น|หา(?!ย)|เข้าไป).{0,24}?(?:ตรงไหน|ที่ไหน|ช่องไหน|หน้าไหน|ยังไง|ไส|จากไหน)|(?:ตรงไหน|ที่ไหน|ไส).{0,12}?(?:ถึงจะ|จะ)เห็น|"
    r"\bwhere (?:do|can|would) i (?:see|find|look|check)\b",
    re.I,
)
"""Where what is recorded can be seen."""
REACHED_FOR = re.compile(
    r"(?:ติดต่อ|โทร|ทัก).{0,16}?(?:ด้วย)?เรื่อง(?:อะไร|ไร|ไหร|หยัง|ใด|อิหยัง)|"
    r"\b(?:contact|call|ring|touch|reach|phone)(?:ing)?\b.{0,24}?\b(?:about what|about|for what)$|"
    r"\bwhat\b.{0,40}?\b(?:contact|call|touch)\w*\b.{0,24}?\babout\b",
    re.I,
)
"""What somebody would be called for."""


def answers_team(plain: str) -> bool:
    """Whether an evened text asks where, or when, what the team has asked is to be answered."""
    return bool(_OF_THE_TEAM.search(plain) and _TO_ANSWER.search(plain))
