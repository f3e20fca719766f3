"""Cues: words and endings that tell one way of talking from another, whatever the weights say."""

from __future__ import annotations

import re

from bot.chat.reading.right_cues import JUST_NOW, VERY_FIRST
from flows.person_names import TITLE

SPLIT = re.compile(
    r"\s?(?:,|/|\+|&|;|\n|และ|กับ|กะ|แล้วก็|แล้ว(?=ขอ|เอา|ลบ|แก้|หยุด|เลิก|ถอน|โอน|ย้าย)|รวมทั้ง|พร้อม|จากนั้น|"
    r"ประการที่?\s?\S{1,4}?(?=\s)|อย่างแรก|\band\b|\bplus\b|\bthen\b|\bnext\b|\bfirst(?:ly)?\b|\bsecond(?:ly)?\b|\bthird(?:ly)?\b|"
    r"\bafter that\b|\bka\b|\bgap\b)\s?"
)
"""Where a text with single spaces falls into parts."""
NOT = re.compile(
    r"(?:ไม่ใช่|ม่ายใช่|ม่ายช่าย|ไม่เอา|ม่ายเอา|ไม่ต้อง|บ่เอา|บ่แม่น|ยกเว้น|นอกจาก|เว้น|\bexcept|\bnot|\bno|"
    r"mai ao)\s{0,3}"
    r"(?:เอา|ต้อง|ทาง|the)?\s{0,3}$"
)
EXCEPT = re.compile(
    r"ยกเว้น|เว้นแต่|นอกจาก|ไม่เอา(?:แค่|เฉพาะ)|ไม่(?:นับ)?รวม(?:ถึง)?|(?<![กรม่])เว้น(?!ที่|ระยะ|วรรค|สัก)|"
    r"\bexcept(?:ing)?\b|\byok wen\b|\bapart from\b|\bother than\b|"
    r"\b(?:everything|every one|all|the lot|anything) (?:bar|but)\b"
)
NOT_ONLY = ("นอกจาก", "ไม่เอาแค่", "ไม่เอาเฉพาะ")
"""What takes some out of all, or says that there are more."""
TURNS_ROUND = re.compile(
    r"(?:(?:อ้อ|เอ๊ะ|เอ้ย|เอ๊ย|เฮ้ย|โอ๊ะ|อุ๊ย|อ๊ะ|อ้าว|เอ้า)\s{0,2}(?:เดี๋ยว\S{0,3}\s{0,2})?(?:ไม่ใช่|ไม่สิ|ไม่ดิ|"
    r"ไม่เอา|ไม่)(?:สิ|ดิ|นะ|ละ|แล้ว)?(?:ค่ะ|คะ|ครับ|คับ)?|"
    r"(?<!ใช่)(?:ไม่สิ|ไม่ดิ|ม่ายสิ|ม่ายดิ)(?:ค่ะ|คะ|ครับ|คับ|นะ)?|\bno,? wait\b|\bwait,? no\b|\bscratch that\b|"
    r"(?<=\S)\s?[,.;–—-]\s?(?:actually|no,? (?:rather|sorry|i mean(?:t)?|make (?:that|it)))\b)"
    r"[\s,.…!-]{1,4}",
    re.I,
)
"""Where somebody corrects themselves in the middle: what follows takes the place of what stands before."""
REST = re.compile(r"นอกนั้น|ที่เหลือ|นอกเหนือจากนี้|อย่างอื่น|อันอื่น|\bthe rest\b|\brest of (?:it|them)\b|\bthe others\b")
"""What is left when some are named."""
UNUSABLE = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:เห็น|ได้)?(?:มี|เห็น|เจอ|ขึ้น|โชว์|พบ)(?:มี)?(?:อะไร)?(?:ปุ่ม|ตัวเลือก)(?!\S{0,4}?(?:ที่|อื่น|ไหน|ของ|ตรง|เหมาะ|ถูกใจ))|"
    r"หา(?:ปุ่ม|ที่กด|ตัวเลือก)\S{0,6}?(?:ไม่|บ่)(?:เจอ|เห็น|พบ)|(?:ไม่|บ่|ม่าย)มีอะไรให้(?:กด|เลือก|จิ้ม)|"
    r"\bnothing (?:to|i can) (?:press|tap|click|choose)\b|\bno buttons?\b|"
    r"(?:ปุ่ม|หน้าจอ|จอ|กด|จิ้ม|แตะ).{0,24}?(?:ไม่(?:ติด|ไป|ได้|ขึ้น|ทำงาน|มีอะไร|เกิด|ตอบสนอง|เห็น|เจอ)|นิ่ง|"
    r"ค้าง|พัง|เงียบ|หาย)|"
    r"\bbuttons?\b.{0,40}?(?:n't|\bnot\b|\bnothing\b|\bnaff all\b|\bdead\b|"
    r"\bfrozen\b|\bstuck\b|\bbroken\b|\bmissing\b|\bno\b)|"
    r"\b(?:can't|cannot|don't) (?:see|find|press|tap|click)\b.{0,20}?\bbuttons?\b",
    re.I,
)
"""That the buttons do nothing, or are not there."""
EVERYTHING = re.compile(r"ทุก|ทั้งหมด|หมด|เหม็ด|เบิด|\ball\b|\beverything\b|\bmod\b|\btuk\b")
EVERY = re.compile(r"ทุก|ทั้งหมด|ทั้งเหม็ด|ทั้งเบิด|\ball\b|\bevery|\btang mod\b|\btuk\b", re.I)
EVERY_CATEGORY = re.compile(
    r"ทุกหมวด|ทั้งหมดเลย|ครบทุก|\ball (?:the |of the )?categories\b|\bevery category\b", re.I
)
"""That all categories are meant, where somebody changes what they ticked."""
MORE_TOO = re.compile(
    r"เพิ่ม|ด้วย|อีก|เติม|พ่วง|แถม|ทั้ง|ไม่ใช่(?:แค่|แต่)|\balong(?:side)? with\b|\balongside\b|\bin with\b|"
    r"นอกจาก|รวม|\balso\b|\badd\b|\btoo\b|\bas well\b|\bboth\b|"
    r"\bnot (?:only|just)\b|\bplus\b"
)
ALL_THE_SAME = re.compile(r"ด้วย|ทั้ง(?!นั้น|หมด|หลาย|สิ้น)|รวม|\balso\b|\bboth\b|\bas well\b|\btoo\b", re.I)
"""That one is named and all are meant."""
MORE_STILL = re.compile(r"แล้ว|ด้วย|เพิ่ม|พ่วง|แถม|อีก")
"""What makes an addition of what would take something out (`นอกจากปฏิทินแล้ว…`)."""
TAKEN_OFF = re.compile(
    r"(?:เอา|ตัด|ถอด).{1,40}?ออก|\b(?:take|leave|remove)\b.{1,40}?\b(?:out|off|away)\b", re.I
)
"""That something of a list is to be left out (`เอาปฏิทินออก`)."""
KEEPS_SOME = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า)(?:ต้อง|ให้|เพิ่ง)?(?:ลบ|หยุด|ระงับ)|เก็บ(?!ข้อมูล)|เหลือ|ยกเว้น|"
    r"\b(?:keep|except|but not|leave|spare)\b|"
    r"\b(?:don't|do not|not) (?:just |only )?(?:delete|erase|remove|stop|touch)\b",
    re.I,
)
"""That what is named is not to be taken away."""
TAKES = re.compile(r"ลบ|หยุด|ระงับ|เอา|ตัด|\b(?:delete|erase|remove|stop|take)\b", re.I)
"""That something is to be taken away."""
NO_MORE_THAN = re.compile(
    r"(?<!ไม่ใช่)(?<!บ่แม่น)(?:แค่|แต่(?=\S{0,12}พอ))|เฉพาะ|เพียง|อย่างเดียว|เท่านั้น|ก็พอ|พอแล้ว|พอ(?:ค่ะ|ครับ|คับ|นะ|\s|$)|"
    r"(?<!not )\b(?:only|just)\b",
    re.I,
)
"""That of a list no more is meant than what is named."""
TAKES_OUT = re.compile(
    r"ออก|ตัด|แทน|สลับ|ต่างหาก|ไม่ใช่(?!แค่|แต่)|บ่แม่น|ผิด|พลาด|มือลื่น|มือลั่น|นิ้ว|ปล่อย|เก็บไว้|ไม่เกี่ยว|"
    r"ไม่เอา|"
    r"\binstead\b|\bnot (?!only|just)|\bleave\b|\brather than\b|\bmeant\b|\bmistake\b",
    re.I,
)
"""That of two options that are named the one given before is not meant any more."""
IN_PLACE_OF = re.compile(r"แทน|ต่างหาก|สลับ|\binstead\b|\brather than\b", re.I)
"""That one is taken in the place of another."""
DISAGREES = re.compile(
    r"^\s?(?:(?:อ้อ|เอ่อ|เอ๊ะ|เอ้ย|เอ๊ย|อ้าว|โอ๊ย|อุ๊ย)\s?)?(?:(?:ไม่ใช่|ม่ายใช่|บ่แม่น|ไม่ถูก|ผิด)"
    r"(?:อย่างนั้น|แบบนั้น|อย่างงั้น|งั้น|แล้ว)?(?:นะ|สิ)?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|นะ|สิ)[\s,.!]{1,4}|"
    r"(?:no|nope|wrong|not that)[,.!]\s)",
    re.I,
)
"""How a text begins that says first that something else was meant."""
JOB = re.compile(r"ตำแหน่ง(?!ที่ตั้ง|ที่อยู่)")
"""The word for a job, which is elsewhere the one for a place."""
DROPS = re.compile(
    r"(?:รูป|ภาพ|ไฟล์|เอกสาร|\bpicture|\bphoto|\bfile).{0,24}?(?:ลบ|ทิ้ง|ไม่ใช้|ไม่เอา|ส่งผิด|\bdelete|"
    r"\bremove|\bdrop|\bwrong)|"
    r"(?:ลบ|ทิ้ง|ไม่ใช้|ไม่เอา|ส่งผิด|เผลอส่ง|\bdelete|\bremove|\bdrop|\bwrong).{0,16}?(?:รูป|ภาพ|ไฟล์|"
    r"เอกสาร|\bpicture|\bphoto|\bfile)",
    re.I,
)
"""That a file was sent by mistake."""
PASSED = re.compile(r"(?:กด|ที่|ได้|ผม|แม่|พี่)?ข้าม(?:ไป|มา)?|\bskipped\b|\bleft (?:out|blank|empty)\b")
"""That an answer was passed over before."""
_MATTER = r"(?:รั่ว|หลุด|ละเมิด|ร้องเรียน|กังวล|คำถาม|ด่วน|\b(?:leak|breach|complain|concern|question|urgent)\w*)"
FILED_AS = re.compile(
    rf"(?:ลง|จัด|นับ|ถือ|เอา|ให้|ปรับ|ยก|แจ้ง|ส่ง|บันทึก|ตั้ง|ใส่|ขึ้น|ทำ|ย้าย)\S{{0,12}}?(?:เป็น|ว่า)\S{{0,12}}?{_MATTER}|"
    rf"\b(?:file|log|treat|record|count|mark|put|class|make|raise|report|call|send)\b.{{0,24}}?\b{_MATTER}",
    re.I,
)
"""As what kind of matter something is to be filed."""
OF_A_MATTER = re.compile(_MATTER, re.I)
"""That a kind of matter is spoken of."""
SENTENCES = re.compile(r"[.,;!?\n]+|(?<=[ก-๙])\s+(?=[ก-๙])")
"""Between the sentences of a text: Thai writes a space where English writes a stop."""
KEPT_THERE = re.compile(r"ที่(?:บริษัท|คุณ|พวกคุณ|แอ[ปพ]|ระบบ|ท่าน|เธอ|ที่นี่)?\S{0,6}?เก็บ(?:รวบรวม)?ไว้")
"""What the company keeps, and not what somebody wants to keep."""
NTH_PHONE = re.compile(r"เบอร์\s?(?:โทร\S{0,8}?)?\s?(?:ที่)?\s?(?:แรก|หนึ่ง|สอง|สาม|สี่|สุดท้าย|[1-4](?!\d))")
"""One phone of several."""
ANOTHER_ONE = re.compile(r"(?:ที่|เจ้า|อัน|ตัว|ชื่อ|เบอร์|ของ)?ใหม่(?!\S{0,12}\d)|(?:a |the )?new one\b", re.I)
"""A new one, and not which."""
A_CATEGORY = re.compile(r"หมวด|\bcategor(?:y|ies)\b", re.I)
"""That categories of data are spoken of."""
POINTS = re.compile(
    "|".join(each.pattern for each in (JUST_NOW, PASSED, VERY_FIRST, MORE_TOO, TAKES_OUT))
    + r"|ต้องเป็น|ที่ถูก|ข้อ|ตอบใหม่|ใส่|ต่อท้าย|เขียนใหม่|\bmake it\b|\bput\b|\bonly\b|\bafter all\b|"
    r"\bshould\b",
    re.I,
)
"""Words that point at an earlier answer, or at what is to come to it."""
CHANGES = re.compile(
    r"แก้|เปลี่ยน|เปลียน|ผิด|พิด|แทน|ดีกว่า|ดีหวา|ดีก่า|ไม่เอา.{0,60}?(?:แล้ว|ละ)|ไม่ใช่|ม่ายใช่|บ่แม่น|ต้องเป็น|"
    r"ต้องเปน|เพิ่ม|เติม|ใส่|ต่อข้อความ|"
    r"เอาแบบนี้|งั้น|ลืมบอก|พลาด|ต่างหาก|พิมพ์ตก|ตกไป|ไม่ครบ|อีกอัน|สลับ|^\*|\bchange|\binstead|\bwrong|\bkae\b|"
    r"\bactually|\bmistake|\bplian|"
    r"\bsorry\b|\bnot\b|\bi mean\b|"
    r"\bshould be\b|\badd\b",
    re.I,
)
"""Words without which nobody changes an earlier answer."""
SPEAKS_OF_ANSWER = re.compile(
    CHANGES.pattern + r"|(?:ตอบ|เลือก|กด|จิ้ม)(?:ไว้|ไป|ใหม่|เพี้ยน|ผิด|พลาด)|ที่(?:ตอบ|เลือก|กด)|เมื่อกี้|ตะกี้|"
    r"\bI (?:chose|picked|pressed|answered|said)\b",
    re.I,
)
"""That an answer which was given is spoken of: `ข้อแรก` is that one then, and no option of the next question."""
WHENCE = re.compile(
    r"(?:มา|เอา|ได้).{0,24}?จาก(?:ที่|แหล่ง|ทาง)?(?:ไหน|ใด|ไส|ใคร)|แหล่ง(?:ที่มา|ใด|ไหน)|ที่มา(?:ของ)?|"
    r"\bfrom where\b|\bwhere\b.{0,24}?\b(?:from|got|get|came|received)\b|\borigins?\b|\bsources?\b",
    re.I,
)
"""That somebody wants to know where their data came from."""
WHENCE_UNWANTED = re.compile(
    r"(?:ไม่ต้อง|บ่ต้อง|ไม่เอา|ไม่อยาก|ไม่สน)\S{0,4}?\s?\S{0,12}?\s?(?:ว่า)?\S{0,12}?(?:จาก(?:ที่|แหล่ง|ทาง)?(?:ไหน|ใด|ไส)|ที่มา)|"
    r"(?:จาก(?:ที่|แหล่ง|ทาง)?(?:ไหน|ใด)|ที่มา)\S{0,12}?\s?(?:ไม่สน|ไม่ต้อง|ไม่เอา|ไม่อยาก|บ่ต้อง|บ่เอา|ช่าง)|"
    r"\b(?:not|no|don't|without)\b.{0,24}?\b(?:sources?|where|origins?)\b",
    re.I,
)
"""That they do not."""
NO_MORE = re.compile(
    r"ไม่มี(?:อะไร|ที่|ข้อ|อัน|เรื่อง)?(?:จะ|ต้อง|ให้)?(?:แก้|เพิ่ม|เปลี่ยน)?(?:อะไร|ไร)?\s?(?:อีก|แล้ว|เพิ่ม)|พอ(?:ละ|แล้ว|$)|"
    r"\bnothing (?:else|more|further)\b|\bno more\b"
)
"""That nothing is left to be said."""
MORE_AFTER_ALL = re.compile(
    r"แต่(?!ละ)|อีก(?:อัน|ข้อ|อย่าง|เรื่อง|ช่อง|ตัว|นิด|หน่อย)|(?:ยัง|ขอ)(?:มี|เหลือ)|มีอีก|ลืม(?!แล้ว)|นอกจาก(?!.{0,24}?แล้ว)|ยกเว้น|"
    r"\b(?:but|except|one more|another|oh|well|too|also|as well)\b",
    re.I,
)
"""That there is something left all the same."""
ONLY_NO_CALLS = re.compile(
    r"(?<!อย่า)(?<!ไม่ใช่)(?<!ไม่เอา)(?<!ไม่ขอ)(?<!ไม่ได้)(?<!ไม่ได้ขอ)(?<!ไม่ต้องการ)(?<!บ่แม่น)แค่\S{0,8}?"
    r"(?:ไม่(?:ให้|ต้อง|อยากให้)|อย่า|ห้าม|หยุด|เลิก)\S{0,8}?(?:โทร|ส่ง|ทัก|ติดต่อ|กวน|โฆษณา|ขาย)|"
    r"(?<!n't )(?<!not )(?<!you to )\bjust (?:stop|no more|don't want)\b.{0,20}?"
    r"\b(?:call|ad|ads|email|mail|message|market|contact)"
)
"""That what is asked for is too much: it is enough if nobody calls or writes."""
NUMBER_OR_MAIL = re.compile(r"เบอร์|เบอ(?!ร)|เมล|\b(?:number|phone|e?-?mail|address)\b", re.I)
"""That a number or an address is spoken of."""
HESITATES = re.compile(
    r"\s*(?:เดี๋ยว|เด๋ว|แป๊บ|แปบ|เอ่อ|อืม|อือ|อ้อ|อ๋อ|อ้าว|เอ๊ะ|เอ|คือ|ก็|สวัสดี|หวัดดี|ขอโทษ|โทษที|โทษ|รบกวน|ใช่|ได้|โอเค|ตกลง|ขอบคุณ|ขอบใจ|"
    r"รอ|ก่อน|นึง|หนึ่ง|สักครู่|ที|นะ|น่า|ๆ|\.|…|,|\s){1,8}|"
    r"(?:\b(?:wait|hang on|hold on|hmm+|um+|er+|oh|ok|okay|sorry|hi|hello|thanks|well)\b\W*){1,4}",
    re.I,
)
"""What is said before anything is said."""
OTHERS = re.compile(
    r"(?:เขา|เค้า|พนักงาน|บริษัท(?!ใหม่|เก่า|เดิม)|แอดมิน|เจ้าหน้าที่|ระบบ|ธนาคาร|ร้าน|คนอื่น|คนที่|(?<!ไม่)(?<!บ่)มีคน|\bthey\b|\bstaff\b|"
    r"\bcompany\b|"
    r"\byou (?:guys|people)\b|\byour\b|\bsomeone\b|\bsomebody\b).{0,16}(?:ผิด|เปลี่ยน|แก้|\bmistake|\bwrong)",
    re.I,
)
"""That somebody else has made a mistake."""
UNABLE = re.compile(
    r"ไม่|ม่าย|บ่|ลืม|หาย|เปลี่ยน|พัง|เสีย|หมด|ยาก|ปิดไป|"
    r"\bno\b|\bnot\b|n't|\bcannot|\bcant|\blost|\bforgot|\bneither\b|\bnor\b|\bmai\b|\bluem"
)
"""Words without which nobody says that they cannot."""
DONE_TO = re.compile(
    r"(?<!ที่)(?:ถูก|โดน)(?:แก้|เปลี่ยน|ลบ|แฮก|แฮ็ก|ขโมย|สวม|ใช้|เอา)|"
    r"\b(?:was|were|got|been) (?:changed|hacked|stolen|used|deleted)\b",
    re.I,
)
"""That something was done to somebody, or to what is theirs."""
ASKS_FOR = re.compile(r"ช่วย|รบกวน|ขอ(?!ง)|\bplease\b", re.I)
"""That somebody asks for something to be done."""
LEAVES_OUT = re.compile(
    r"ไม่(?:เอา|ต้อง(?:แก้|เพิ่ม|เปลี่ยน|ทำ)?|แก้|เพิ่ม|เปลี่ยน)(?!.{0,24}(?:เดิม|เก่า|อื่น|เป็น)).{0,24}?(?:แล้ว|ละ|ล่ะ|ดีกว่า)|"
    r"(?:แก้|เพิ่ม|เอา|เปลี่ยน)(?:แค่|เฉพาะ).{1,20}?(?:พอ|อย่างเดียว)|"
    r"\b(?:never mind|forget|leave out|skip) (?:the|that|this)\b|\bonly the (?:first|other)\b",
    re.I,
)
"""That one thing of several is not to be changed after all."""
AFRAID = re.compile(
    r"กลัว(?:มาก|จัง|สุด|จริง|แล้ว|อะ|อ่ะ|ค่ะ|ครับ|จะโดน|เขา|มัน)|ตกใจ|หวาดกลัว|ไม่ปลอดภัย|ถูกขู่|โดนขู่|ขู่(?:ฆ่า|ทำร้าย|จะ)|"
    r"\b(?:scared|afraid|terrified|frightened|threaten(?:ed|ing)?)\b",
    re.I,
)
"""That somebody is afraid."""
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
    r"(?:\s?(?:ถึง|-|–)\s?(?:(?:ปี\s?)?[\d๐-๙]{2,4}|ปัจจุบัน|ตอนนี้|วันนี้))?|"
    r"(?:ตั้งแต่\s?)?(?:[ก-ฮ]{1,2}\.[ก-ฮ]{1,2}\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|"
    r"สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s?"
    r"[\d๐-๙]{2,4}(?:\s?(?:ถึง|-|–)\s?(?:ปัจจุบัน|ตอนนี้|วันนี้|(?:[ก-ฮ]{1,2}\.[ก-ฮ]{1,2}\.|"
    r"[ก-๙]{4,10}(?:คม|ยน|พันธ์))\s?[\d๐-๙]{2,4}))?|"
    r"(?:ตั้งแต่\s?)(?:ปี\s?)?[\d๐-๙]{4}\s?(?:ถึง|-|–)\s?(?:ปัจจุบัน|ตอนนี้|วันนี้|(?:ปี\s?)?[\d๐-๙]{4})|"
    r"\b(?:in|from|since|year) (?:19|20|25)\d\d\b(?:\s?\((?:19|20|25)\d\d\))?",
    re.I,
)
ALL_TIME = re.compile(
    r"(?:ทุก|ทั้ง)ช่วง(?:เวลา)?|ทุก(?:เวลา|ปี)|ตั้งแต่(?:แรก|ต้น|เริ่ม(?:แรก|ต้น|ใช้|สมัคร)?|สมัคร(?:มา)?|วันแรก)|ไม่จำกัดเวลา|ทั้งหมดทุกปี|"
    r"\b(?:(?:of|for|over|from) )?(?:all|any|whole|entire|every) (?:of )?(?:the )?(?:times?|periods?|years?|dates?)\b|"
    r"\b(?:ever )?since (?:i joined|i signed up|the (?:start|beginning))\b|"
    r"\bfrom the (?:very )?(?:start|beginning|first day)\b|\bsince day one\b",
    re.I,
)
"""That data of all times are meant."""
TAKEN_OUT = re.compile(r"\s?(?:ปีเดียว)?\s?(?:ออก|ไม่ใช่|ไม่เอา)")
"""What stands behind a time that is not meant any more."""
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
    r"ของ(?:ผม|ฉัน|หนู|พี่|ลุง|ยาย))\s?)*+(?:เป็น|เปน|ว่า|คือ)\s?",
    re.I,
)
BEGUN = re.compile(r"^(?:ก็)?(?:เรื่อง)?(?:ข้อมูลที่(?:ผิด|ไม่ถูก)\S*?คือ)?\s*")
"""What stands before the name of a field that is wrong."""
POLITELY_ENDED = re.compile(r"(?:นะ|น่ะ|อ่ะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า)(?:\s|$)")
"""Where a sentence ends that is polite."""
NAME = re.compile("ชื่อ|\\bname", re.I)
"""That a name is talked about."""
FRAME_BEHIND = (
    "สะกดมั่วมาก", "สะกดมั่ว", "สะกดผิด", "ต่างหาก", "นะคะ", "นะค่ะ", "นะครับ", "นะคับ", "ค่ะ", "คะ", "ครับ", "คับ", "จ้ะ", "จ๊ะ",
    " นะ", " จ้า", " พี่", " หลาน", " น้อง",
    "ขอบใจมาก", "ขอบใจ", "ขอบคุณมาก", "ขอบคุณ", "แค่นี้ล่ะ", "ใส่ให้ด้วย", "krub", "ka", "please",
)  # fmt: skip
"""What stands around a value that somebody dictates."""
WANTS = re.compile(
    r"ขอ(?!ง(?!ด)|บ(?:คุณ|ใจ|พระ))|อยาก|ต้องการ|ช่วย|ให้|เอา|จะ|สิ|ประสงค์|ใคร่|รบกวน|งั้น|เลิก|หยุด|เซา|แหน่|แก้|ลบ|"
    r"\bplease\b|\bwant\b|\bi'd like\b|\bneed\b|\bstop\b|\bdelete\b"
)
"""Words without which nobody asks for something to be done."""
AGREES_ALONE = re.compile(
    r"(?:(?:ok(?:ay|e)?|yes|yep|yeah|sure|fine|go|on|ahead|then|alright|right|let's|do|it|"
    r"โอเค|ได้|เลย|ตกลง|จัด|ลุย|ไป|ต่อ|เอา|ครับ|ค่ะ|คะ|คับ|จ้า|จ้ะ|นะ|สิ|งั้น|ก็)\s?){1,8}"
)
"""That somebody agrees that it goes on, and nothing besides."""
NEITHER = re.compile(
    r"\b(?:so |and )?neither(?: of (?:them|those|these))?$|\bnone of (?:them|those|these)$|(?:ไม่|บ่)(?:มี|ได้)ทั้ง(?:คู่|สอง)",
    re.I,
)
"""That of two ways there is none."""
CANNOT_SHARE = re.compile(
    r"(?:แชร์|กดแชร์|กดส่ง)\S{0,12}?(?:ไม่|บ่|ม่าย)(?:ได้|เป็น|ไป|ติด)|"
    r"(?:เทเลแกรม|แอปนี้|เครื่องนี้|มือถือเครื่องนี้|\btelegram\b|\bthis phone\b).{0,24}?"
    r"(?:คนละเบอร์|เบอร์อื่น|อีกเบอร์|เบอร์ใหม่|ไม่ใช่เบอร์|ของคนอื่น)|"
    r"(?:ซิม|มือถือ|โทรศัพท์|เครื่อง)\S{0,6}?(?:หาย|พัง|โดนขโมย|ถูกขโมย|เปิดไม่ติด)(?!ไหม|มั้ย)|"
    r"ซิม.{0,24}?(?:เครื่องอื่น|อีกเครื่อง|คนละเครื่อง|ไม่ใช่ของ)|เบอร์.{0,16}?(?:อยู่(?:ใน|กับ|ที่)?|คนละ)(?:อีก|คนละ)?เครื่อง|"
    r"\b(?:can't|cannot|can not|couldn't|unable to|not able to) (?:share|give|send)\b|"
    r"\bsim\b.{0,48}?(?:n't|\bnot\b|\banother\b|\bother\b)|"
    r"\b(?:number|sim)\b.{0,24}?\b(?:on|in) (?:another|a different|my other|the other)\b|"
    r"\btelegram\b.{0,24}?\b(?:on|with|under|uses?) (?:another|a different|my other)\b",
    re.I,
)
"""That somebody cannot share the number by which they would be found from where they write."""
SAYS_NO = re.compile(r"ไม่|ม่าย|บ่|อย่า(?!ง)|อื่น|\b(?:no|not|other|another|else)\b|n't\b", re.I)
"""That something is not to be, or something else is."""
REMINISCES = re.compile(
    r"^(?:(?:แหม|โห|โอ้โห|โอ้ย|โอ๊ย|อุ๊ย|เฮ้อ|โถ|โธ่|ว้าว|oh|ah|wow|gosh)\s?(?:นะ|เนี่ย)?[\s,.…!]{0,4}){0,2}"
    r"(?:(?:พูด|เห็น|อ่าน|นึก|เล่า|ฟัง|ถาม|พิมพ์)(?:ถึง)?(?:แล้ว|แล้วก็|ทีไร|มา)(?:ก็|มัน)?\s?)?"
    r"(?:ทำให้|ชวน|พา)?\s?(?:(?<!น่า)คิดถึง|นึกถึง|ใจหาย|น้ำตา(?:จะ)?(?:ไหล|ซึม|คลอ)|ขำ(?:ตัวเอง|จัง|เลย)|อยากย้อน|เขิน|ภูมิใจ)|"
    r"^(?:แหม|โห|โอ้โห|เฮ้อ|โถ|โธ่|ว้าว|gosh|wow|oh)[\s,.…!]{0,4}(?:\S{0,12}?(?:นาน|สมัย(?:นั้น|ก่อน|เรียน)|ตอนนั้น|แก่|เวลา|หลายปี)|(?:ปี|เวลา)ผ่าน)|"
    r"(?:แบบนี้|อย่างนี้|เงี้ย|งี้|นั่น)แห(?:ละ)?$|ซะงั้น$|(?<=\S{4})จัง$|"
    r"\b(?:brings? (?:it |them |everything )?back (?:\w+ )?memories|takes me back|good old (?:days|times)|"
    r"those were the days|how time flies|"
    r"makes me (?:miss|think of|nostalgic|laugh|smile)|i (?:do |really )?miss (?:my|those|that|the))\b",
    re.I,
)
"""That something which is asked for reminds somebody of their life: that is told, and no value."""
IS_MUCH = re.compile(
    r"(?:เยอะ|ยาว|มากมาย|หลาย(?:ข้อ|อัน|อย่าง|หน้า)|ละเอียด|ยุ่งยาก|ซับซ้อน|จุกจิก|ตัวเลือก|คำถาม|รายการ|ลิสต์|ปุ่ม|ฟอร์ม|เมนู|"
    r"\b(?:longer|long|options|choices|form|questions|list)\b).{0,16}?"
    r"(?:เหมือน(?!เดิม|ที่|กัน|เก่า)|ยังกะ|ยังกับ|อย่างกะ|อย่างกับ|พอ\s?ๆ\s?กับ|(?<!ดี)กว่า|\b(?:like|than)\b)",
    re.I,
)
"""That what is asked, or what there is to choose from, is compared with something."""
NOT_THERE = re.compile(
    r"(?:อย่า|ห้าม|ไม่ต้อง|ไม่ให้|ไม่ใช่)(?:ส่ง|ไป|มา|ที่|เอา|ใช้|ถึง|\s){0,6}(?=\d)|เคย(?:อยู่|พัก)|ย้ายออก|"
    r"(?:อย่า|ห้าม)ส่ง\S{0,4}(?:ที่นี่|ที่นั่น|ที่นั้น)|"
    r"(?:\b(?:dont|do not|not|never)|n't)(?: (?:send|post|mail|it|to|at|use)){0,4} (?:(?=\d)|there\b)|"
    r"\bused to live\b|\bmoved out\b",
    re.I,
)
"""That a letter is not to go there: who reads the address has to read that as well."""
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
IN_A_PAPER = re.compile(
    r"(?:ดู|เบิ่ง|แล|อ่าน|เอา|ใช้|ตาม|เหมือน|อยู่|มี)\S{0,6}?(?:จาก|ใน|ตาม|ที่)?\s?"
    r"(?:บัตร|สูติบัตร|ใบเกิด|ทะเบียนบ้าน|พาสปอร์ต|หนังสือเดินทาง|เอกสาร|รูป|ภาพ|ไฟล์)|"
    r"\b(?:as|is|it's|look|see|same|like|says?)(?: it)?(?: says)? (?:on|in|at) (?:my |the |his |her )?"
    r"(?:id|card|passport|birth certificate|photo|picture|file|document)",
    re.I,
)
"""That it stands in a paper that somebody has."""
BUT = re.compile(
    r"ยกเว้น|เว้นแต่|แต่(?!ละ|งงาน|ก่อน)|ตกไป|ขาดไป|(?:ข้อ|อัน)\S{0,8}ผิด|\bbut\b|\bexcept\b|\bwrong\b", re.I
)
"""That not all of the summary is right."""
A_PART_IS = re.compile(r"(?:ต้อง|ควร)เป็น|should (?:say|be)", re.I)
"""That something is to be otherwise, and not that it is all that is to be said."""
PUT_IN = re.compile(
    r"(?:ใส่|เพิ่ม|เติม|แนบ|ลง)\S{0,8}?(?:ไป|ให้|เข้าไป|ลงไป)?ด้วย\S{0,3}?(?:ได้)?(?:ไหม|มั้ย|ป่ะ|ปะ|หรือเปล่า|"
    r"นะ|หน่อย|ค่ะ|คะ|ครับ|คับ|\s|$)|"
    r"\b(?:add|put|include) (?:it|that|this)(?: in| to it| as well| too)?\b",
    re.I,
)
"""That what is told is to go into what was told before."""
NOT_ADDED = re.compile(
    r"(?:งั้น|เอ่อ|อืม|ก็|อันนั้น|อันนี้|ข้อความ(?:นี้|นั้น|เมื่อกี้)|ส่ง(?:ไป|เลย)?(?:โดย|แบบ)?|no\W{1,3})?\s?(?:"
    r"(?:ไม่|บ่|ม่าย|อย่า)(?:ต้อง|เอา)?(?:เพิ่ม|เติม|ใส่)|"
    r"(?:ไม่|บ่|ม่าย)(?:เอา|ต้อง)\S{0,4}?ข้อความ(?:นี้|นั้น|เมื่อกี้)|"
    r"(?:เอา|ลบ|ตัด)ข้อความ(?:นี้|นั้น|เมื่อกี้|ที่เพิ่ม)(?:ออก|ทิ้ง)|"
    r"(?:please )?(?:don't|do not|no need to) add\b|send (?:it )?(?:without|alone)\b|"
    r"(?:drop|leave out) (?:that|it|the last (?:one|message))\b)",
    re.I,
)
"""How a short text begins by which what was told at the last look is not to be added after all."""
REACHED = re.compile(
    r"(?:โทร|ติดต่อ|ทัก)(?:มา|กลับ|หา|ได้|ทาง|เบอร์)|\d\s?(?:โมง|ทุ่ม)|[กเส]\S{0,4}(?:โมงเช้า|โมงเย็น|ทุ่ม)|"
    r"\b(?:call|ring|reach|phone|text) me\b",
    re.I,
)
"""How or when somebody can be reached."""
OF_THE_DATA = re.compile(
    r"ลบ|(?:เอา|ถอด|ตัด)\S{0,12}?ออก|(?:เพิ่ม|ใส่|ลง|อัป\S{0,4})(?:ใน|เข้า)(?:ระบบ|โปรไฟล์|ข้อมูล)|"
    r"\b(?:delet|eras|remov)\w*\b|\btake\b.{0,24}?\b(?:off|out)\b",
    re.I,
)
"""That something is told of what is to become of data, and not how somebody can be reached."""
NOT_TO_REACH = re.compile(
    r"(?:ไม่ใช่|ไม่ใช้|บ่แม่น)เบอร์(?:ที่ให้)?(?:ติดต่อ|โทร)|(?:อย่า|ไม่ต้อง|ห้าม)(?:โทร|ติดต่อ)|"
    r"\b(?:don't|do not|not to|never) (?:call|ring|phone|contact)\b",
    re.I,
)
"""That a number is not the one to be called."""
TO_REACH = re.compile(
    r"โทร(?!ศัพท์)|ติดต่อ|ทักมา|รับสาย|\b(?:call|ring|reach|contact|text|phone) (?:me|us|my|him|her|on|at)\b|"
    r"\bcontact (?:number|phone)\b",
    re.I,
)
"""That somebody can be reached."""
LOCATION = re.compile(
    r"ตำแหน่ง(?:ที่ตั้ง|ที่อยู่|ปัจจุบัน|ของ(?:เครื่อง|มือถือ)|มือถือ|โทรศัพท์|เครื่อง)|"
    r"ตำแหน่ง(?=\s?(?:gps|จีพีเอส|โลเค))|พิกัด(?:ที่อยู่|ที่ตั้ง)?(?:ของ(?:เครื่อง|มือถือ))?|โลเคชั่?น|\blocations?\b|\bgps\b|จีพีเอส",
    re.I,
)
"""Where somebody is, as a device tells it: that is no address and no job."""
UPLOADED = re.compile(
    r"(?<!โปรไฟล์)(?<!โปร)ที่(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ครู|แม่|ยาย|เรา|เจ๊|เค้า)(?:เคย|ได้|เอง)?(?:อัพ|อัป|โพสต์|โพส)(?:โหลด)?(?:ใส่|ลง|ขึ้น)?(?:ไว้|ไป|มา)?|"
    r"(?<=pictures )(?<!profile pictures )(?:that )?(?:i|we)(?:'ve| have)? (?:uploaded|posted|put up|put in)\b",
    re.I,
)
"""What somebody put into the service."""
UNTIL = re.compile(r"จนกว่า|\buntil\b", re.I)
"""Until when something is to be: what stands behind it is no question."""
HAS_IT = re.compile(
    r"(?:ก็)?มี(?:รูป|ภาพ|ไฟล์|เอกสาร|หลักฐาน)?(?:อยู่|เยอะ|หลายใบ|หลายรูป|สิ|เลย|แล้ว)?|"
    r"(?:yes,? )?i (?:do|have (?:one|some|it|them|pictures?|photos?|files?))|yes i do",
    re.I,
)
"""That there is what could be sent, and nothing besides."""
HAS_SOME = re.compile(
    r"(?<!ไม่)(?<!บ่)(?<!ม่าย)(?<!ไม่ได้)(?<!ไม่เคย)(?<!ไม่ค่อย)มี(?!แค่|เท่า|อะไร|ปัญหา|คน|ใคร|เรื่อง|อีก)|\bi have (?!no)",
    re.I,
)
HAS_NO_MORE = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ได้|เคย|ค่อย)?(?:มี|ส่ง|แนบ)|ข้าม|\b(?:no|not|none|skip|nothing)\b|n't\b", re.I
)
"""That there is something, in whatever words; and that there is not, or that it is not sent."""
BIRTH_DATE = re.compile(
    r"วัน\s?(?:เดือน\s?)?(?:ปี\s?)?เกิด|เกิดวันที่|เดือนเกิด|\bbirthday\b|\bbirth ?date\b|\bdate of birth\b", re.I
)
"""The day on which somebody was born: that is no age."""
AN_AGE = re.compile(r"(?<!ไม่ใช่)(?<!บ่แม่น)(?<!ม่ายใช่)อายุ|(?<!not )(?<!not the )(?<!not my )\bage\b", re.I)
NOT_ALL_OF_IT = re.compile(r"(?:ไม่ใช่|บ่แม่น|ไม่ได้เอา)(?:แค่|แต่|เฉพาะ|เพียง)|\bnot (?:only|just)\b", re.I)
"""That what is named is not all."""
LOST_WAY = re.compile(
    r"(?:เมล|เบอร์|โทรศัพท์|มือถือ|ซิม|\be?-?mail\b|\bphone\b|\bnumber\b).{0,30}?(?:หาย|(?:เข้า|ใช้|เปิด)\S{0,8}ไม่ได้|ไม่ได้ใช้|เลิกใช้|"
    r"ไม่มีแล้ว|โดนแฮก|ถูกแฮก|\blost\b|\bgone\b|\bhacked\b)|(?:ทำ)(?:เบอร์|มือถือ|โทรศัพท์|ซิม)หาย|"
    r"\b(?:lost|(?:can't|cannot) (?:read|open|get into)|no access to)\b.{0,24}?\b(?:e?-?mail|mailbox|phone|number)"
    r"(?: and (?:my )?(?:e?-?mail|mailbox|phone|number))?",
    re.I,
)
"""That a mailbox or a phone is lost by which somebody could be reached."""
A_MAIL = re.compile(r"เมล|เมว|\bmail|\be-?mail|\baddress\b", re.I)
"""That a text is about an address of mail."""
NEVER_REGISTERED = re.compile(
    r"(?:ไม่|บ่|ม่าย|ยังไม่)(?:เคย|ได้|ใช่)\S{0,16}?(?:สมัคร|ลงทะเบียน|ให้ไว้|ให้บริษัท|แจ้งไว้|ผูก)|"
    r"\b(?:never|not|isn't|wasn't|didn't|haven't)\b.{0,24}?\b(?:register|sign(?:ed)? up|gave|given|on file)",
    re.I,
)
"""That an address is none by which the company knows somebody."""
ANOTHER_BOX = re.compile(
    r"(?:คือ|เป็น)?\s?อีก(?:อัน|เมล|อีเมล|ตัว|บัญชี|กล่อง)|(?:อัน|เมล|ตัว)(?:อื่น|โน้น)|"
    r"\bthe other\b|\banother\b|\bmy (?:other|work|office|school|second)\b",
    re.I,
)
"""That a mailbox is spoken of besides the one that is told."""
IS_REGISTERED = re.compile(r"สมัคร|ลงทะเบียน|เคยให้|ให้ไว้|\bregister|\bsigned up\b|\bon file\b", re.I)
"""That an address is one by which the company may know somebody."""
TO_PROVE = re.compile(r"รหัส|ยืนยันตัว|ยืนยันด้วย|เข้า(?:อี)?เมล\S{0,12}?ได้แล้ว|\bcodes?\b|\bverif|\bprove\b", re.I)
"""That an address is to be proven."""
ANOTHER_NUMBER = re.compile(
    r"(?:แก้|เปลี่ยน|เอา|ใช้)\S{0,12}?เบอร์|เบอร์\S{0,12}?(?:ใหม่|ผิด|เก่า|เดิม|ที่ถูก|ต้องเป็น|เปลี่ยนเป็น)|ต้องเป็น|"
    r"ที่ถูก|ไม่ใช่|พิมพ์ผิด|พิมผิด|"
    r"(?:แก้|เปลี่ยน)(?:ให้)?เป็น|เบอร์(?:นี้|อื่น)(?:แทน|ดีกว่า)|"
    r"\b(?:wrong|should be|new number|instead|typo|mistake|change)\b",
    re.I,
)
"""That a number given before is to be another one."""
HAS_NOT = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ได้)?(?:มี|ใช้)|หาย(?:ไป|แล้ว)|\b(?:no|lost)\b|\b(?:don't|do not|haven't) have\b", re.I
)
"""That something is not there to be given."""
_SENDING = re.compile(r"ส่ง(?!\S{0,8}แล้ว)|ยื่น(?!\S{0,8}แล้ว)|\b(?:send|submit)\b", re.I)
_BESIDE_SENDING = re.compile(
    r"เจ้าหน้าที่|เรียบร้อย|ไม่มีอะไร|โอ\s?เค|คำขอ|ข้อมูล|เรื่อง|แค่นี้|เท่านี้|ช่วย|เชิญ|ข้าม|ส่ง|ยื่น|ทีม|เขา|เลย|เรย|โลด|ได้|แหน่|หน่อย|"
    r"ด้วย|ต่อ|เด้อ|ไม่มี|บ่มี|เบิด|เสร็จ|หมด|ครบ|ถูก|แล้ว|อีก|งั้น|เอา|พอ|กด|ขอ|รีบ|จัด|ก็|ไป|ให้|ที|นะ|ละ|ล่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|\s|"
    r"\b(?:that's all|okay|ok|just|now|please|send|submit|it|already|off|to|the|team)\b",
    re.I,
)
_BESIDE_CHANGING = re.compile(
    r"อยากจะ|อยาก|รบกวน|ช่วย|ขอ|จะ|แก้ไข|แก้|เปลี่ยน|เปลียน|ตอบ|กด|เลือก|พิมพ์|พิม|กรอก|ใส่|เขียน|คำตอบ|คำถาม|"
    r"ข้อความ|ข้อ|"
    r"เรื่อง|รายละเอียด|เหตุผล|เบอร์โทร|เบอร์|อีเมล|เมล|ชื่อ|ที่อยู่|หมวดข้อมูล|หมวด|ช่องทาง|ช่อง|ติดต่อ|สุดท้าย|ที่แล้ว|"
    r"แรก|ก่อนหน้า|"
    r"เมื่อกี้|ตะกี้|เมื่อสักครู่|เมื่อครู่|ไม่ใช่|ไม่ถูก|ผิด|พลาด|ใหม่|เดิม|เก่า|อีกที|อีกครั้ง|อันนั้น|อันนี้|อัน|นี้|นั้น|ตรง|ไปแล้ว|แล้ว|"
    r"ไป|มา|ที่|ให้|ได้|"
    r"ไหม|มั้ย|หน่อย|ก่อน|ด้วย|เลย|งั้น|เดี๋ยว|โทษ|ผม|ฉัน|ดิฉัน|หนู|เรา|เป็น|มัน|อ่ะ|อะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|นะ|ละ|\s|[\W\d]|"
    r"\b(?:i|i'd|i'll|want|need|like|to|can|could|please|let|me|change|fix|correct|edit|redo|my|the|"
    r"that|this|it|is|was|answer|question|"
    r"message|text|reason|details|number|phone|email|name|address|last|first|previous|one|wrong|"
    r"made|a|mistake|in|sorry|actually|"
    r"just|now|again|above|wait|not|right)\b",
    re.I,
)
A_FEW = 8
"""Letters besides the words for changing something that tell nothing yet."""
ANOTHER_REASON = re.compile(r"(?:(?:เพราะ|เป็น|มี|ข้อ|อัน|ด้วย)?(?:เหตุผล|สาเหตุ|เหตุ)?อื่น|(?:for )?(?:an)?other\b)")
"""How a reason begins that is none of those which are offered (`เหตุผลอื่น: …`)."""
HOUSE_NUMBER = re.compile(r"(?:บ้านเลขที่|เลขที่)?\s?[\d๐-๙]{1,5}(?:[/-][\d๐-๙]{1,5})?,?\s\S+(?:\s\S+)")
"""How an address begins."""
SKIPS_IT = re.compile(
    r"(?:ขอ)?(?:ข้าม|ผ่าน)(?:ข้อนี้|ไป|ก่อน)?(?:เลย|ค่ะ|คะ|ครับ|คับ|จ้า|นะ)*|\bskip(?: (?:it|this))?\b"
)
"""That nothing is told."""
BECAUSE = re.compile(r"(?:เพราะ(?:ว่า)?|เนื่องจาก|\bbecause\b)\s?(?P<why>\S.*)$", re.I | re.S)
"""Why somebody wants what they choose."""
HAS_NONE = re.compile(r"(?:ไม่|บ่|ม่าย)มี(?:เลย|แล้ว|หรอก|ดอก|อ่ะ|อะ)?|ข้าม(?:ไป|เลย|ก่อน|ข้อนี้)*|skip|none|no|n/?a|-")
"""That there is nothing to give where an address is asked for."""
A_LANGUAGE = re.compile(
    r"(?:(?:ขอ|อยากได้|เอา|เปลี่ยน|แก้)?(?:ชื่อ)?เป็น)?(?:ภาษา\S{2,12}|อังกฤษ)|"
    r"(?:my name )?(?:in )?(?:english|thai)(?: please)?",
    re.I,
)
"""In which language something is to stand, and nothing besides."""
SIGHS = re.compile(
    r"(?:(?:โอ[๊้]?ย+|โอ้(?:โห)?|โห|อุ[๊้]?ย|เฮ้อ|เห้อ|เฮ่อ|เฮ้ย|เห้ย|ฮือ|หือ|อ้าว|อ่าว|เอ้า|ว้าย|ว้า|แหม|โธ่|โถ|ให้ตาย|ตายละ|ตายแล้ว|แย่(?:ละ|แล้ว|จัง)|"
    r"เซ็ง|เอ๊ะ|เอ๋|อืม+|อือ|เออ|เอ่อ|อ๋อ|ปวดหัว|\b(?:oh|ah|aw|ugh|ouch|argh|wow|hm+|huh|oops|my god|omg|phew|sigh)\b)"
    r"(?:เลย|จัง|นะ|หนอ|น้อ|อะ|อ่ะ|เนี่ย|ๆ|\s){0,3}){1,4}",
    re.I,
)
"""What people say who sigh, or are startled, and nothing besides."""
ONE_WORD = re.compile(r"[ก-๙]{3,10}(?<!เลย)(?<!จัง)(?<!มาก)(?<!แล้ว)(?<!ไหม)(?<!นะ)")
"""A word that may be what somebody is called: short, and with no particle at its end."""
DIGITS = re.compile(r"(?!555)[\d๐-๙]{3}")
"""Some of a number, at the least; three fives are laughter."""
SWAPS = re.compile(
    r"เปลี่ยน|เปลียน|แทน|ดีกว่า|ดีหวา|ไม่เอา.{0,60}?(?:แล้ว|ละ)|แก้|กดผิด|เลือกผิด|\bchange\b|\binstead\b|"
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
    r"นึก\S{0,8}?ไม่ออก|เดา\S{0,8}?ไม่ออก|ไม่มีช่องทาง|ขอผ่าน|จนปัญญา|"
    r"\bno clue\b|\b(?:couldn't|cannot|can't|could not) (?:tell|say|remember)\b|\brather (?:not|give none)\b|"
    r"\bfoggiest\b|\bbeats me\b|"
    r"ไม่แน่ใจ|ลืม|ไม่จำเป็น|ไม่เอา|ไม่เพิ่ม|ไม่อยาก|ไม่ต้อง|ไม่เป็นไร|ซำนี้|ท่อนี้|ตามนี้|ช่างมัน|ผ่าน|"
    r"ม่ายรุ|ไม่รุ|จักไผ|จัก|ไม่สะดวก|เว้นไว้|ว่างไว้|"
    r"\bnone\b|\bnothing\b|\bno\b|\bskip\b|\bpass\b|\bthat's all\b|\bdon't\b|\bforgot\b|\bnot sure\b|"
    r"\bno idea\b|\bnext\b|\bdon't know\b|\bn/?a\b|^-+$"
)
"""Words without which nobody leaves an open question out."""
DOES_NOT_KNOW = re.compile(
    r"^(?:(?:ขอโทษ|โทษที|อืม|เอ่อ|โห|sorry|hmm+|honestly)\S{0,6}\s)?(?:ก็)?(?:อันนี้|ข้อนี้|ตอนนี้)?"
    r"(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ป้า|ลุง|ยาย|ตา)?"
    r"(?:ไม่รู้|ไม่ทราบ|บ่ฮู้|บ่รู้|จำ(?:ไม่|บ่)ได้|นึกไม่ออก|ลืม(?:ไป)?แล้ว)"
    r"(?:\s?(?:จริง\s?ๆ|เลย|แล้ว|หรอก|ดอก|เหมือนกัน|ว่ะ|อ่ะ|อะ|น่ะ|นะ|ละ|ล่ะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า)){0,6}"
    r"(?:$|\s(?!ว่า|จะ|ต้อง|วิธี|ดู|หา|ทำ|ตรงไหน|ยังไง|กด|อะไร|อันไหน|แต่|รู้แค่|จำได้))|"
    r"^(?:(?:sorry|hmm+|honestly),? )?(?:i )?(?:really )?(?:don't know|do not know|dunno|have no idea|no idea|"
    r"(?:can't|cannot|don't) remember|forgot)(?: (?:it|that|sorry|any ?more|honestly|really|at all)){0,3}"
    r"(?:\W*$|[,.;]\s?(?!but|only|just)|\s(?=my|because|since|the old|it's been))",
    re.I,
)
"""That somebody does not know what is asked for, and why; not that they do not know how."""
NONE_BUT = re.compile(
    r"(?:(?:ไม่|บ่|ม่าย)(?:มี|รู้|ทราบ|แน่ใจ)|จำ(?:ไม่|บ่)ได้|\bno(?:ne|thing)?\b|\bdon't (?:have|know)\b).{0,24}?"
    r"(?:แต่(?!ละ|ก่อน)|มีแค่|มีแต่|มีเพียง|จำได้(?:แค่|แต่)?(?:ว่า)|รู้(?:แค่|แต่)(?:ว่า)?|"
    r"\bi (?:only |just )?remember\b|แค่(?!นี้|นั้น)|นอกจาก|\b(?:but|only|just|except)\b)\s?(?P<behind>.*)$",
    re.I | re.S,
)
"""That there is not what is asked for, and what there is instead."""
KNOWS_SOME = re.compile(
    r"(?:จำ|รู้|ทราบ)(?:ได้)?(?:แค่|แต่|เพียง)(?!นี้|นั้น)|\bonly (?:remember|know)\b|\b(?:remember|know) only\b", re.I
)
"""That some of what is asked for is known."""
DONE = re.compile(
    r"(?:^|\s)(?:(?:ก็|ผม|หนู|ฉัน|ดิฉัน|เรา|ได้|เพิ่ง)\s?){0,3}(?:ใส่|แชร์|แช|ส่ง|กด|พิมพ์|พิม|ให้|ทำ|กรอก|แจ้ง|บอก|แนบ|เสร็จ|เรียบร้อย|ครบ)\S{0,16}?แล้ว(?=\s|$)|"
    r"^(?:เสร็จ|เรียบร้อย)(?:แล้ว|ละ|จ้า)?$|\b(?:done|did (?:it|that)|(?:have |'ve )?(?:just |already )?(?:shared|sent))\b",
    re.I,
)
"""That something was done that was asked for."""
NUMBERED = re.compile(r"\b(?:number|no\.?|option)\s?(?=\d)", re.I)
"""What stands before a place in a list, and may name something elsewhere."""
PLACES = re.compile(r"(?<![\d.])\d++(?!\.[\d.]*\d)")
"""Every number in a text, for telling whether all of them are places in a list."""
WISH = re.compile(
    r"(?:ขอ|อยาก|ให้)(?:ดู|ลบ|แก้|หยุด|ย้าย|ถอน|เพิ่ม)|(?<!i )\b(?:see|look|delete|remove|fix|correct|stop|move|withdraw)\b"
)
"""What somebody wants done, beside the places of a list."""
COUNTED_OFF = re.compile(r"(?:^|[\s,;])\d{1,2}[).]\s?(?=[^\W\d_]{2})")
"""A number by which somebody counts off what they want themselves (`1) ปฏิทิน 2) รายชื่อ`)."""
PARTS = re.compile(r"(?<=[^\s,]{2})[\s,]+(?=[^\s,]{2})")
"""Between the parts of a text: Thai writes a space where a clause ends."""
NAMES = re.compile(
    r"ชื่อ(?:จริง|แท้|เต็ม)?\s?(?:ว่า|คือ|แม่น|เป็น)?\s?\S|"
    r"(?:ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|นาย|นางสาว|นาง|น\.ส\.)\s?\S|\bname(?:d| is)\b",
    re.I,
)
"""What introduces a person's name."""
_NOT_TITLED = rf"(?!(?:ไม่|บ่)|{TITLE})[ก-ฮเแโใไ]\S*"
WITH_TITLE = re.compile(rf"{TITLE}(?:\s?{_NOT_TITLED}(?:\s{_NOT_TITLED})?)?")
"""A person's name with the title before it: an account is called by none."""
AN_ACCOUNT = re.compile(r"[\d๐-๙@]|บัญชี|แอ[คก]|ยูส|เมล|\buser|\baccount", re.I)
"""That an account is told of all the same."""
JOINTS = re.compile(
    r"ข้อ|ที่|และ|แล้วก็|แล้ว|เอา|อัน|หมวด|เลข|\bnumber\b|\bno\b|กับ|กะ|\band\b|"
    r"\bka\b|\bgap\b"
)


def excepted(plain: str) -> re.Match[str] | None:
    """Where a text takes some out of all; what may as well say `not only` adds to them, with more to come."""
    found = EXCEPT.search(plain)
    return None if found and found[0] in NOT_ONLY and MORE_STILL.search(plain) else found


def besides(cue: re.Pattern[str], beside: re.Pattern[str], plain: str) -> str | None:
    """What an evened text says besides a cue and the words that go with it; None where the cue is not in it."""
    return beside.sub("", plain) if cue.search(plain) else None


def sends_all(plain: str) -> bool:
    """Whether an evened text wants all of it to be sent, and says nothing besides."""
    return besides(_SENDING, _BESIDE_SENDING, plain) == ""


def only_changes(plain: str) -> bool:
    """Whether an evened text says which answer is to be another one, and tells nothing besides."""
    more = besides(CHANGES, _BESIDE_CHANGING, plain)
    return more is not None and len(more) < A_FEW


def last(cue: re.Pattern[str], text: str) -> int:
    """Where a cue stands last in a text; -1 where it does not."""
    return max((each.start() for each in cue.finditer(text)), default=-1)
