"""Cues about cases: words by which somebody speaks of a request that they filed, whatever the weights say."""

from __future__ import annotations

import re

from flows.finding import bare, phones
from flows.text import ascii_digits

MENDS = re.compile(
    r"(?:ผิด|ต้องเป็น|ต้องลงท้าย|ท้ายต้อง|ไม่ใช่|บ่แม่น|เปลี่ยนเป็น|\bwrong\b|\bshould be\b).{0,80}?\d{3}|"
    r"\d{3}.{0,80}?(?:ไม่ใช่|บ่แม่น|ผิด|\bnot\b)"
)
"""That a number in what was filed is another one."""
TAKES_BACK = re.compile(
    r"พับ(?:เคส|เรื่อง)|(?:ดึง|ขอ|เอา)เรื่อง(?:นี้|นั้น|ของ\S{1,6})?(?:กลับ(?!ไป)|คืน(?!เงิน|สินค้า|ของ)|ออก)|"
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|ตอง|อยาก)(?:ให้)?(?:แก้|ลบ|ทำ|ดำเนินการ|ตาม|สืบ|จัดการ)(?:เรื่อง|ให้|อะไร)?(?:ต่อ)?\S{0,4}?\s?"
    r"(?:แล้ว|ละ|ล่ะ)(?:\s|ค|น|จ|$)|"
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|ตอง)(?:ให้)?(?:ทำ|ดำเนินการ|ตาม|สืบ|จัดการ)(?:เรื่อง)?ต่อ|"
    r"ถอน(?:เรื่อง|คำขอ|คำถาม|คำร้อง|ข้อร้อง|ที่ส่ง|ดีกว่า|ออก(?!จาก)|ให้|ได้เลย|เลย|ไปเลย)|ขอถอน(?=เลย|ด้วย|ค่ะ|ครับ|คับ|นะ|\s|$)|"
    r"(?<!ทำไม)(?<!ทีม)(?<!เขา)(?<!เค้า)(?<!ถูก)(?<!โดน)(?<!จะ)ปิด(?:เรื่อง|เคส|คำขอ|ตั๋ว)(?:นี้|นั้น)?"
    r"(?:ไป|ให้|ได้|ทิ้ง|เลย|ที|เถอะ|เหอะ)(?!\S{0,8}?(?:หรือ|รึ|เหรอ|หรอ|ยัง|ทำไม|เมื่อไ|แล้ว(?:ไหม|มั้ย)))|"
    r"(?:ช่างมัน|ไม่เป็นไรแล้ว|พอแล้ว|ไม่เอาแล้ว).{0,60}?ปิด(?:มัน)?(?:ไป)?(?:ได้)?เลย|"
    r"ยกเลิก(?:เรื่อง|คำขอ)|"
    r"\b(?:can|may|please|just|you) (?:can |now |please )?close "
    r"(?:it|this|that|(?:the|my|this) (?:case|request|ticket|complaint))\b|"
    r"\b(?:this|that) one withdrawn\b|\bcall (?:it|the whole .{0,20}) off\b|\bpull (?:it|this one|"
    r"that one|mine) back\b|"
    r"\b(?:scrap|cancel|pull|drop|withdraw) (?:it|(?:that|the|my)(?: whole)? (?:request|case|ticket|"
    r"complaint))(?! (?:to|of)\b)|"
    r"\b(?:cancel|withdraw|drop|scrap|call off|take back) (?:the|my|that|this)(?: whole)? "
    r"(?:deletion|erasure|correction|objection|suspension|restriction|withdrawal|report|question|"
    r"access|data) ?(?:request)?\b|"
    r"\b(?:changed|change) my mind\b.{0,60}?\b(?:cancel|withdraw|don't|do not|keep|stop)\b|"
    r"\b(?:cancel|withdraw|don't|do not)\b.{0,60}?\b(?:changed|change) my mind\b|"
    r"\b(?:don't|do not) (?:delete|erase|remove|change|correct|stop) .{0,24}?\b(?:any ?more|after all)\b|"
    r"\bnot to bother\b|\btake (?:the|my) (?:complaint|request|case) back\b",
    re.I,
)
"""That a request is to be withdrawn."""
YES_OR_NO = re.compile(
    r"^(?:(?:ไม่|บ่|ม่าย|มิ)?(?:ใช่|แม่น)(?!ไหม|มั้ย|มั๊ย|บ่|หรือ|รึ|ป่าว|ปะ|ป่ะ|ก่อ)|ถูก(?:ต้อง|แล้ว)|"
    r"\b(?:yes|yep|yeah|no|nope|correct|that's right)\b(?! idea))",
    re.I,
)
"""How somebody begins who answers what can be answered with yes or no."""
NOT_TAKEN_BACK = re.compile(
    r"(?:อย่า(?:เพิ่ง)?|ไม่(?:ได้|อยาก|ต้อง|ขอ|คิด)?(?:จะ)?|บ่|กลัว\S{0,6}|บริษัท|ทีม|\b(?:don't|do not|"
    r"never|not|didn't)\b.{0,12}?)"
    r"\s?(?:ขอ)?(?:ถอน|ยกเลิก|พับ|\b(?:withdraw|cancel|scrap|pull|drop))|แค่ถาม|ไม่ใช่เรื่องนี้|\bnot this one\b",
    re.I,
)
"""That it is not to be withdrawn, or that somebody else might withdraw it."""
WHAT_IF_TAKEN_BACK = re.compile(
    r"\bhypothetical|\bif i (?:withdraw|cancel|scrap|pull|drop)|(?:ถ้า|หาก)(?:ผม|ฉัน|หนู|เรา)?(?:ขอ)?ถอน", re.I
)
"""That somebody asks what came of it, if it were withdrawn."""
KEEPS_IT = re.compile(r"(?:ไม่|อย่าเพิ่ง|ยังไม่)(?:ได้)?(?:จะ|อยาก|ขอ)?ถอน(?!ความ|ยินยอม|เงิน)|ไม่ได้จะยกเลิก")
"""That a request stays as it is."""
CALLS_OFF = re.compile(
    r"(?<!ยัง)(?<!ทำไม)(?<!เขา)(?<!เค้า)(?<!ระบบ)(?<!บริษัท)(?<!ทีม)(?<!ถ้า)(?<!หาก)"
    r"(?:ไม่|บ่|ม่าย|หม้าย|อย่า(?:เพิ่ง)?|มิ)(?:(?:ต้อง|อยาก)ให้|ต้อง|เอา|ขอ|อยาก|ต้องการ|ประสงค์)?(?:จะ|การ)?"
    r"(?:ลบ|ย้าย|โอน|แก้|เพิ่ม|ระงับ|ถอน|ร้องเรียน)"
    r"(?:\S{0,12}?\s?(?:แล้ว|ละ|ล่ะ|แหล่ว|แร้ว|แว้ว)|(?:ข้อมูล|ชื่อ|เบอร์)?(?:นะ|ค่ะ|คะ|ครับ|คับ|จ้า|เด้อ|เน้อ|\s)*+$)|"
    r"เปลี่ยน(?:ใจ|จัย)|กลับใจ|\bplian jai\b|\bchang(?:e|ed|ing) my mind\b|"
    r"(?:ยกเลิก|ล้มเลิก)(?:การ|ที่|คำ|เรื่อง)(?:ขอ)?(?:ให้)?(?:ลบ|ย้าย|โอน|แก้|เพิ่ม|ระงับ|ดู)|"
    r"(?:เรื่อง|คำ|ที่)ขอ?\S{0,16}\s?\S{0,12}(?:ไม่เอา|ไม่ต้อง|บ่เอา|ไม่ทำ)\S{0,6}(?:แล้ว|ละ|ล่ะ)|"
    r"\b(?:don't|do not|no longer) (?:want|need|wish)\b.{0,24}?\b(?:delet|eras|transfer|mov|correct|export)\w*|"
    r"\bundo (?:my|the|that|it)\b|\bcancel (?:my |the |that )?(?:deletion|erasure|transfer|correction)\b",
    re.I,
)
"""That something which was wanted is not wanted any more."""
NOT_WITHDRAWN = re.compile(
    r"(?:(?:ไม่|ม่าย|บ่|มิ|อย่า|เลิก|หยุด|งด)(?:ได้|เพิ่ง|ต้อง|อยาก|เอา)?(?:ตั้งใจ|หมายถึง|หมายความว่า|คิด|ขอ|บอก)?(?:ว่า)?(?:จะ)?(?:ให้)?(?:การ)?|"
    r"ยกเลิก(?:การ|ที่)(?:ขอ)?|เปลี่ยนใจ\s?ไม่(?:ขอ)?)ถอน(?!ความ|ยินยอม|เงิน|ตัว)|"
    r"(?:เอา|ให้|ปล่อย|คง|ไว้|ขอ|อยู่|เก็บ)(?:ไว้|มัน|เรื่อง|อยู่)?(?:เหมือน|ตาม|แบบ|อย่าง)เดิม|"
    r"(?:เก็บ|คง)เรื่อง(?:นี้)?ไว้|(?:ล้อ|พูด)เล่น|"
    r"\b(?:don't|do not|dont|never|not|no longer|stop|didn't mean to|won't|will not)\b.{0,16}?\bwithdraw\w*|"
    r"\b(?:keep|leave) (?:it|this|that|everything|(?:the|my) (?:case|request|complaint))(?: open)? ?"
    r"(?:as (?:it (?:is|was)|is)\b|open\b)|"
    r"\bas it (?:is|was)\b|\b(?:just|only) (?:kidding|joking)\b|\bmai thon\b",
    re.I,
)
"""Where a case is being withdrawn: that it is not to be, or that all stays as it was."""
TOLD_BESIDES = re.compile(
    r"[\d๐-๙]|ฝาก|บอก|แก้(?!ต่อ|ไป|กัน)|เพิ่ม|ลบ|เบอ|ชื่อ|ที่อยู่|เมล|ข้อมูล|บัตร|รูป|ช่วย|ถาม|แต่|ด้วย|"
    r"อีก(?!สัก|ซัก|ที|พัก|ครั้ง|รอบ)|เรื่อง(?!นี้|ไว้|เดิม|\s|$)|"
    r"\b(?:but|also|tell|add|numbers?|name|address|e?-?mail|data|only|just|delete|correct)\b",
    re.I,
)
"""That something is told besides: who only doubts whether to withdraw is asked."""
BESIDE_STAYING = re.compile(
    r"เปลี่ยนใจ|ไม่ใช่|ม่าย(?:ใช่|ช่าย)|บ่แม่น|เข้าใจผิด|เว้ย|โว้ย|(?:ลอง)?คิด(?:ดู)?(?:อีก(?:ที|รอบ|ครั้ง)|ดี\s?ๆ|ไปคิดมา|ดู)?|"
    r"(?:ปล่อย|ปล่อยให้|ให้|รอ|รอให้|ดู)\s?(?:ทีม(?:งาน)?|เจ้าหน้าที่|บริษัท|เขา|เค้า|เพิ่น|พวกเขา|มัน)?\s?"
    r"(?:ทำ|แก้|ดู|จัดการ|ดำเนินการ|เฮ็ด|ว่า|เดิน|ตรวจ|เป็น)(?:งาน|เรื่อง|ให้)?\s?(?:กัน)?(?:ต่อ)?(?:ไป)?|"
    r"(?:กด|จิ้ม|พิมพ์|เลือก)?ผิด|มือ(?:ลั่น|ลื่น|พลาด)|ขี้เกียจ|เ[ฮห]้ย|เอ๊ะ|เอ่อ|อืม|อือ|เออ|เอ(?=\s|$)|อ้อ|อ๋อ|หรือ(?:ว่า|จะ)?|เห(?:อะ)?|เถอะ|เถ(?=\s|$)|เถิด|มั้ง|กระมัง|เดี๋ยว|"
    r"รอ(?:ดู)?\s?(?:อีก)?(?:สัก|ซัก)?(?:พัก|หน่อย|\S{0,8}?(?:วัน|อาทิตย์|สัปดาห์|เดือน))|"
    r"ขอโทษ|โทษที|ดีกว่า|ดีหวา|ดีก่า|แล้ว|ยัง|เรื่อง|คำขอ|ให้|นี้|เลย|ก่อน|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|นะ|น|ละ|ล่ะ|หรอก|ดอก|เด้อ|"
    r"ผม|ฉัน|หนู|เรา|ดิฉัน|ป้า|ลุง|เจ๊|ขอ|เอา|ทั้ง|หมด|งั้น|[\W_]|"
    r"\blet (?:them|the team|it) (?:go on|carry on|continue|finish|"
    r"do (?:it|their (?:job|work))|work)(?: (?:on|with) it)?\b|"
    r"\bon second thoughts?\b|"
    r"\b(?:it|this|that|my|the|case|request|complaint|keep|leave|please|pls|ok|sorry|no|i|changed|mind|then|after|all|want|to|"
    r"just|actually|maybe|think|hmm?|well|rather|better|going|so)\b",
    re.I,
)
"""Words that go with it and tell nothing."""
OFF_AT_ALL = re.compile(
    r"ถอน|เลิก|พับ|ดึง|คืน|กลับ|หยุด|เปลี่ยน|ไม่|บ่|ม่าย|มิ|อย่า|ช่าง|พอ|ล้ม|ปิด|ทิ้ง|ยุติ|โมฆะ|ออก|"
    r"\b(?:cancel|withdr|retract|scrap|drop|stop|undo|call|pull|take|close|bin|kill|end|forget|back|changed?)|n't\b|"
    r"\b(?:not?|never|mai|ao|dueng|klap|kor|ting|yud)\b",
    re.I,
)
"""A word without which hardly anybody takes anything back."""
_MATTER = (
    r"(?!ขอ|ที่(?!อยู่)|ต่อ|นี้|นั้น|เดิม|เก่า|ทั้ง|ทุก|หมด|ของ(?:ฉัน|ผม|หนู|เรา|ดิฉัน)|ร้อง|แจ้ง|ลบ|แก้|ดู|เพิ่ม|ระงับ|ถอน|ย้าย|โฆษณา|pr-?|"
    r"ไม่|บ่)"
)
_NO_MORE = (
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|เอา|สน(?:ใจ)?|ติดใจ|ตรวจ|เช็[กค]|ว่า|เป็นไร)(?:ให้)?"
    r"(?:ทำ|ดู|ตรวจ|เช็[กค]|สืบ|หา|เอา|สน(?:ใจ)?)?\S{0,6}?\s?(?:แล้ว|ละ|ล่ะ|แหล่ว|ก็ได้)"
)
PART_OFF = re.compile(
    rf"(?:เรื่อง|ส่วน|ประเด็น|ตรง){_MATTER}(?!\S{{0,24}}?(?:ไม่|บ่)\S{{0,24}}?ไหม)\S{{2,24}}?\s?(?:ก็|นะ|อะ|อ่ะ|น่ะ|"
    rf"ค่ะ|ครับ)?\s?{_NO_MORE}|"
    rf"(?:ไม่|บ่|ม่าย)ต้อง\S{{0,8}}?(?:เรื่อง|ส่วน|ประเด็น){_MATTER}\S{{2,24}}?(?:แล้ว|ละ|ล่ะ|ก็ได้)|"
    r"\b(?:drop|skip|leave out|forget|never mind) (?:the|that) [\w -]{2,24}? (?:part|bit|point|question)\b|"
    r"\b(?:the|that) [\w -]{2,24}? (?:part|bit|point)\b.{0,24}?"
    r"\b(?:settled|solved|sorted|dropped|no longer|not needed|off)\b",
    re.I,
)
"""That one matter of a case is done with, and not said of the case itself."""
DATUM_OFF = re.compile(_NO_MORE)
"""The same, where a datum is named beside it."""
WORK_OFF = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|ตอง)(?:ให้)?(?:ทีม|เขา|พี่เขา)?(?:ทำ|ดำเนินการ|ตาม|สืบ|จัดการ)(?:เรื่อง)?(?:ต่อ|ให้|อะไร|แล้ว|ละ)"
)
"""That the work on a case is to end."""
WHOLE = re.compile(r"ถอน|พับ(?:เคส|เรื่อง)|ยกเลิก(?:เรื่อง|คำขอ)|\b(?:withdraw|cancel|scrap|drop|call)\w*\b", re.I)
"""That a request is taken back, and not a datum of it: what is named besides is why."""
THE_REST = re.compile(
    r"ที่เหลือ|นอกนั้น|ส่วนอื่น|อย่างอื่น(?:เหมือน|ลบ|แก้|ตาม|ยัง|ก็)|(?:เอา|เหลือ|ขอ|ลบ|แก้|ดู|ตรวจ|เช็[กค]|ระงับ)\S{0,4}?(?:แค่|เฉพาะ)|"
    r"(?:เหลือ|ยังเอา|ตรวจต่อ)\S{0,4}?(?:แต่|เรื่อง)|แค่.{1,32}?พอ|ยกเว้น|"
    r"แต่.{0,24}?(?:ยัง|ก็)(?:ให้|ต้อง|ขอ|อยาก)?\S{0,4}?(?:ลบ|แก้|ดู|ระงับ|หยุด)|(?<!ไม่ต้อง)(?<!ไม่ตอง)(?<!บ่ต้อง)(?<!ไม่)(?:ลบ|แก้|ทำ)(?:ต่อ|เหมือนเดิม|ตามเดิม|ตามปกติ)|"
    r"\bthe (?:rest|others?)\b|\beverything else\b|\b(?:only|just) the\b|\bexcept\b|"
    r"\bbut (?:still|keep|please|do|delete|not)\b",
    re.I,
)
"""That of what was asked for some is still wanted."""
NOT_YET = re.compile(r"ยังไม่|ยังบ่|\bstill\b|\b(?:have|has|did|is|are|was)(?:n't| not)\b|\byet\b", re.I)
"""That something has not been done yet: whoever says so still wants it."""
REOPENS = re.compile(
    r"(?:ขอ|ให้|ช่วย|อยาก|ต้อง)\S{0,8}?เปิดเรื่อง(?:ใหม่|เดิม|นี้)?\s?(?:ใหม่)?(?:อีก|ใหม่)|\b(?:re-?open|"
    r"open (?:it|this|the case) again)\b",
    re.I,
)
"""That a case which is over is to be taken up again."""
TELLS = re.compile(
    r"^(?:เอ้อ\s*)?(?:อยาก|ขอ|ฝาก)(?:เพิ่ม|เติม|บอก)(?:เหตุผล|ข้อมูล|ทีม|เขา)?(?:ด้วย)?ว่า|^ลืมบอก|"
    r"บอกทีม(?:ด้วย|ที)?ว่า|(?:เติม|จด(?:ไว้|เพิ่ม)?|โน้ต(?:ไว้|เพิ่ม)?|แนบ(?:ไว้)?)(?:เพิ่ม)?(?:ให้|หน่อย|ด้วย|"
    r"อีก|เรื่อง|ว่า)|ขอเติม|"
    r"บอก(?:เขา|ทีม|พี่เขา|คนทำ)(?:ที|ด้วย|หน่อย|ให้ที)?ว่า|ใส่เพิ่มอีก|แนบ\S{0,12}?เพิ่ม|\btell them\b|"
    r"\bmeant to (?:say|mention)\b|\bpass (?:it )?on to them\b|\badd one thing\b|ขอเพิ่มให้ชัด|"
    r"เติมลงไป|(?:แนบ|เพิ่ม)\S{0,8}?(?:ใน|เข้า)เรื่องนี้|\binsert there\b|\b(?:kindly|please) include\b|"
    r"\bput this into\b|^.{10,}\badd this\b|"
    r"ยังขาด(?:ไป)?ว่า|(?:เพิ่ม|เติม)(?:เข้า|ลง)ไปใน(?:เรื่อง|คำขอ)|"
    r"\bforgot to (?:say|tell|mention|add)\b|\bput that (?:with|on|in) it\b|\blet them know\b|"
    r"\bthey (?:ought|should|need) (?:to )?know\b|\badd (?:that )?to (?:my|the) (?:case|request|ticket)\b",
    re.I,
)
"""That something is to be told to the team."""
_ITS = r"(?:it|this|that|mine|anything|my (?:case|request|complaint|ticket|correction|deletion))\b"
HOW_FAR = re.compile(
    r"\b(?:has|have|did|is|are) (?:the team|your team|anyone|anybody|somebody|someone|they)\b(?: \w+){0,3}? "
    rf"(?:(?:started|start|begun|begin)\b(?! (?:collect|tak|sell|shar|us)ing)|"
    rf"(?:finished|done|fixed|changed|read|seen|checked) {_ITS}|"
    rf"look(?:ed|ing)? (?:at|into) {_ITS}|deal(?:t|ing)? with {_ITS}|"
    rf"(?:work(?:ed|ing)? on|got(?:ten)? (?:round|around) to) {_ITS}|"
    rf"(?:picked|taken) {_ITS} up)|"
    r"\b(?:has|have) (?:my (?:case|request|complaint|ticket)|work) (?:been )?(?:\w+ )?"
    r"(?:started|begun|looked|dealt|done|finished|processed|read|seen)\b|"
    r"(?:เริ่ม|ทำ|แก้|ลบ|ตรวจ|ส่ง)\S{0,6}?ให้(?:หรือ|รึ)?ยัง(?:อะ|อ่ะ|คะ|ครับ|คับ|วะ|น่ะ|\s|$)|"
    r"(?:ของ\S{1,8}|เรื่อง\S{0,8}?|คำขอ\S{0,8}?|ทำ)(?:มัน)?(?:ไป)?ถึงไหน|รอ(?:อีก|ยาว|นาน|"
    r"กัน)*\s?(?:ถึง)?(?:เมื่อไหร่|เมื่อไร|เมื่อใด|แค่ไหน|"
    r"กี่วัน|อีกกี่)|ถึงมือ.{0,24}?(?:หรือ)?ยัง|(?:เสร็จ|คืบหน้า|เดิน)\S{0,8}?(?:ถึงไหน|รึยัง|หรือยัง|ยังไง|"
    r"ไหม|มั้ย)|"
    r"(?:(?:รู้|ทราบ|แจ้ง|ได้|มี)(?:ผล|เรื่อง|คำตอบ|ข่าว|ความคืบหน้า)|(?:ตอบ|ติดต่อ|แจ้ง)กลับ)\S{0,8}?\s?"
    r"(?:เมื่อ(?:ไหร่|ไร|ใด)|ตอนไหน|วันไหน|กี่วัน)|"
    r"\bwhere(?:'ve| have| are) (?:we|you) (?:got|gotten|at)\b|\bthe latest\b|\bfollowing up\b|\bdid they do\b|"
    r"\bwhen (?:do|will) i (?:actually )?hear\b|\bany (?:news|progress|update)|"
    r"\bhear(?:ing)? (?:back )?by\b|\bhow far (?:along|are|is|have)\b",
    re.I,
)
"""That somebody asks how far their case is."""
_WHEN = r"(?:เมื่อ(?:ไหร่|ไร|ใด|ไหร)|ตอนไหน|วันไหน|วันใด|กี่วัน|มื้อ(?:ใด|ได)|ยามใด|วันที่เท่า)"
DUE = re.compile(
    rf"(?:จะ|สิ|ทีม|เจ้าหน้าที่|พี่เขา|เขา|เค้า|บริษัท)\S{{0,8}}?(?:ติดต่อ|โทร|ตอบ|แจ้ง|ส่งผล|เสร็จ|รู้ผล)(?!ข้อมูล)\S{{0,24}}?\s?{_WHEN}|"
    rf"(?:ครบ)?กำหนด(?!เก็บ|ลบ|การเก็บ|ระยะ)(?!\S{{0,12}}?(?:เก็บ|ทำลาย))\S{{0,24}}?\s?{_WHEN}|"
    r"(?:ครบ)?กำหนด\S{0,16}?(?:หรือ|รึ)?ยัง(?:คะ|ครับ|คับ|\s|$)|"
    r"\bwhen\b.{0,24}?\b(?:contact|call|reply|answer|get back|be in touch|due|deadline|done|finish)\w*|"
    r"\bwhen (?:will|would|does|do) (?:it|this|that|they|the (?:calls|ads|emails|messages)|those) (?:\w+ )?"
    r"(?:stop|end|take effect|be (?:deleted|removed|stopped|changed|corrected|gone))\b|"
    r"\b(?:due date|deadline)\b",
    re.I,
)
"""That somebody asks when they will be told, or when their case is due."""
HOW_LONG = re.compile(
    r"นาน(?:ไหม|มั้ย|มั๊ย|ม้าย|บ่|ปะ|ป่ะ|แค่ไหน|เท่าไ|ขนาดไหน|ปานใด)|(?:กี่|จัก)(?:วัน|มื้อ|อาทิตย์|เดือน)|เมื่อไ|วันไหน|ตอนไหน|"
    r"\bhow long\b|\bhow many (?:days|weeks)\b|\bwhen\b",
    re.I,
)
"""How long something takes, or when it is."""
IN_CASE_OF = re.compile(r"ถ้า|หาก|รั่ว|หลุด|ละเมิด|นโยบาย|\b(?:if|in case|leak\w*|breach\w*|policy)\b", re.I)
"""That it is asked of something which has not happened, or of the policy."""
EACH_CASE = re.compile(
    r"(?:มี|เหลือ|ค้าง|ยื่น|ส่ง|ขอ)(?:ไป|อยู่|ไว้)?(?:ทั้งหมด)?\s?(?:กี่|จัก)(?:เรื่อง|เคส|คำขอ|คำร้อง)|"
    r"(?:แต่ละ|ทุก|ทั้ง(?:สอง|สาม|2|3)?)\s?(?:เรื่อง|เคส|คำขอ)(?!ที่)\S{0,24}?\s?\S{0,12}?"
    rf"(?:{_WHEN}|ถึงไหน|ยังไง|สถานะ|กำหนด)|"
    r"\bhow many (?:open )?(?:cases|requests|tickets)\b|"
    r"\b(?:each|all) (?:of )?(?:my |the )?(?:cases|requests|tickets)\b",
    re.I,
)
"""That somebody asks about all cases that they have."""
WHAT_CAME = re.compile(
    r"(?:ทีม(?:งาน)?|เจ้าหน้าที่)\S{0,6}?(?:เจอ|พบ|ตรวจ|เช็[กค]|สืบ|สรุป|ทำ|แก้|ลบ)(?!\S{0,4}ข้อมูล)\S{0,16}?"
    r"(?:อะไร|ไร(?=\s|$|บ้าง|มั่ง)|ไง|อย่างไร|ไหน|หยัง|จั่งใด|หรือยัง|รึยัง|ไหม|มั้ย)|"
    r"^(?:แล้ว|สรุป|ตกลง)?\s?(?:เจอ|พบ|ตรวจพบ|ตรวจเจอ)\S{0,8}?(?:อะไร|ไร|ใคร|ไหม|มั้ย|หยัง)|"
    r"\bwhat (?:did|have|has) (?:the team|they|your team|you) (?:find|found|do|done|check)\w*",
    re.I,
)
"""That somebody asks what the team has found or done."""
_REFUSED = r"(?:ปฏิเสธ|คำตัดสิน|ผล(?:การ)?(?:พิจารณา|ตัดสิน)|ไม่อนุมัติ|\b(?:refus|reject|denial|decision|declin)\w*)"
_AGAINST = (
    r"(?:ไม่(?:ค่อย)?(?:เห็นด้วย|ยอมรับ|พอใจ|ยอม|โอเค)|อุทธรณ์|โต้แย้ง|คัดค้าน|ทบทวน|ไม่เป็นธรรม|ไม่ถูกต้อง|"
    r"\b(?:disagree|appeal|object|contest|dispute|challenge|review|unfair|not agree|don't (?:agree|accept)))"
)
OBJECTS = re.compile(rf"{_AGAINST}.{{0,40}}?{_REFUSED}|{_REFUSED}.{{0,60}}?{_AGAINST}", re.I)
"""That somebody does not accept that what they asked for was refused."""
NOT_THIS = re.compile(
    r"^(?:(?:ไม่ใช่|ไม่ได้หมายถึง|บ่แม่น|บ่ใจ้|คนละ)(?:เรื่อง|เคส|อัน)?(?:นี้|นั้น|กัน)?(?:ค่ะ|คะ|ครับ|คับ|นะ|เน้อ|จ้า|เจ้า){0,2}|"
    r"(?:no|nope|not (?:this|that)(?: one| case)?))(?:[\s,.!]{1,3})(?=\S)",
    re.I,
)
"""A no to what is offered to a case, before what is meant."""
UNDOES = re.compile(
    r"(?:เอา|ขอ)\S{0,10}?(?:กลับ|คืน)|ไม่ได้ตั้งใจ|(?:กด|ถอน|จิ้ม)\S{0,4}?ผิด|นิ้ว(?:ไป)?โดน|\bundo\b|"
    r"\bwrong (?:ticket|case|one)\b|"
    r"\bdidn't mean (?:to|it)\b|\bby (?:mistake|accident)\b",
    re.I,
)
"""That what was done a moment ago was a mistake."""
FILED = re.compile(
    r"(?:ขอดู|ดู|เช็ก|เช็ค|เบิ่ง)\S{0,6}ที่(?:กรอก|ส่ง|แจ้ง|ยื่น|เขียน)ไป|\bwhat i (?:sent|filed|wrote)\b", re.I
)
"""That somebody wants to see what they filed."""
NOT_GOOD = re.compile(
    r"(?:ไม่|ม่าย|บ่)\s*(?:ค่อย\s*)?(?:ดี|โอ|พอใจ|ประทับใจ|ชอบ|ถูกใจ|เวิร์|เวิค|น่า)|"
    r"\b(?:not|isn't|wasn't)\s+(?:very\s+|so\s+)?(?:good|ok|okay|happy|great|satisf\w*|helpful)|\bmai\s+(?:dee|"
    r"di|ok)\b"
)
"""Praise that is denied: letters alone take it for praise."""
UNDONE = re.compile(
    r"ยังไม่(?:ได้|มี|เห็น|ตรง|ถูก|ครบ|เรียบร้อย|เสร็จ|หาย|จบ|รู้|เข้าใจ|แก้|ลบ|หยุด|ตอบ|มา|ถึง)|ไม่(?:ได้)?(?:ตรง(?:กับ)?(?:คำถาม|ประเด็น|ที่)|"
    r"ตอบ(?:คำถาม|ตรง|ที่))|(?:ไม่ได้|บ่ได้|ไม่เห็น(?:ได้)?)รับ(?:อีเมล|เมล|ไฟล์|เอกสาร|อะไร|เลย)|"
    r"แต่(?!ง|ละ|ก่อน|เดิม|แรก)\s{0,2}(?!(?:ก็)?(?:ขอบ|ดี|โอ|พอ|สุด))\S{4}|"
    r"\bbut\b(?!,? (?:thank|good|fine|ok|all right|great|worth|it(?:'s| is) (?:ok|fine|good|done|all)))|"
    r"\bstill (?:waiting|there|getting|not|no|wrong|have ?n[o']t)\b|"
    r"\b(?:never|not|no|isn't|hasn't|haven't|didn't|don't)\b.{0,24}?\b(?:solved|resolved|fixed|arrived?|got|received?|"
    r"come|came|deleted|stopped|understand)\b",
    re.I,
)
"""That what was asked for is not done, or that there is a "but": in thanks, they are not for that."""
CONTENT = re.compile(
    r"ขนาดนี้|ที่ไหน|มีคำถาม|ก็ได้|ก็ดี|ปัญหา|\bthis (?:fast|quick|well|good)|\bno (?:problem|worries|more|complaints?)\b|"
    r"\bsince\b|\banymore\b|\bgot (?:solved|fixed|sorted)\b",
    re.I,
)
"""That what sounds as if something was missing says that nothing is."""
BESIDE = re.compile(r"อากาศ|ฝน|รถติด|อาหาร|อร่อย|ร้าน|หนัง|เพื่อนบอก|\bweather\b|\bfood\b")
"""What is no case of anybody's."""
THANKS = re.compile(
    r"ขอบ(?:คุณ|ใจ|พระคุณ|คุน|จัย)|\bthank(?:s| you)\b|\bkh?o[rp]p? ?kh?un\b|\bmuch obliged\b|\bcheers\b"
)
CALLED = re.compile(
    r"โทร(?!ศัพท์)|โท(?:มา|เข้า|หา)|คนโท|\bcall(?:er|ed|s|ing)\b|\bcall (?:came|was|from)\b|\brang\b|\bphoned\b",
    re.I,
)
"""That somebody called."""
JUDGES = re.compile(
    r"(?<![ยินก])ดี(?!ใจ|กว่า|หวา|ก่า)|เยี่ยม|ประทับใจ|พอใจ|ชื่นชม|เริ่ด|ปัง|สุดยอด|เป๊ะ|เพอร์เฟ|ดาว|คะแนน|ประเมิน|"
    r"\b(?:good|great|excellent|perfect|brilliant|wonderful|splendid|superb|stars?|satisfied|happy|dee|di)\b"
)
"""A word by which something is found good: beside thanks it takes one to make a verdict of them."""
ALL_RIGHT = re.compile(r"\bok|โอเค|โอเช|เค$|พอได้|ก็ได้|ก็โอ|ก็ดี|all right")
"""A yes that says how it went."""
OF_A_CASE = re.compile(r"เรื่อง|คำขอ|คำร้อง|เคส|\b(?:case|request|ticket|complaint)\b", re.I)
"""That a case is spoken of, in so many words."""
NOT_JUST_YET = re.compile(r"ยัง(?:ไม่|บ่)ต้อง|อย่าเพิ่ง|\bnot (?:just )?yet\b|\bhold off\b", re.I)
"""That something is to wait, and not to end."""
WITHDRAWN_BACK = re.compile(
    r"(?:ไม่|บ่|ม่าย|เลิก|ยกเลิกการ)(?:ขอ|เอา|อยาก)?(?:จะ)?ถอน(?!ความ|ยินยอม|เงิน)|"
    r"ยัง(?:คง)?(?:อยาก|ต้องการ|ขอ|ประสงค์)\S{0,4}?(?:ให้)?\S{0,4}?(?:แก้|ลบ|ทำ|ดู|ดำเนินการ)|\bstill (?:want|need|like)\b|"
    r"(?:เปิด|เอา|ดึง|ขอ)(?:เรื่อง|เคส|คำขอ)(?:นี้|เดิม|นั้น)?\S{0,4}?(?:กลับ|คืน|ใหม่|อีก|ต่อ)|"
    r"(?:ให้|ช่วย|ขอ|อยาก|เอา)\S{0,12}?(?:ทำ|แก้|ลบ|ดำเนินการ|ตรวจ|ดู|เดิน(?:เรื่อง)?)(?:ให้)?(?:ต่อ|เหมือนเดิม|ตามเดิม|เหมือนเก่า)|"
    r"\b(?:keep|carry|go|going|continue)(?: on| going)? with (?:it|my|the|that)\b|\bre-?open|\bun-?withdraw|"
    r"\b(?:don't|do not|didn't|rather not) (?:want to |mean to )?withdraw\b|"
    r"\b(?:put|bring|get|have) (?:it|my \w+|the \w+|that) back\b",
    re.I,
)
"""That a case which was withdrawn is to go on."""
CHANGED_MIND = re.compile(
    r"เปลี่ยนใจ|เปลี่ยนจัย|กลับใจ|คิด(?:ดู)?(?:อีกที|ใหม่|อีกครั้ง|ทบทวน)|"
    r"\bchange(?:d|s)? my mind\b|\bsecond thoughts?\b|\bplian jai\b",
    re.I,
)
"""That somebody has changed their mind, or may."""
BROUGHT_BACK = re.compile(
    r"(?:เอา|ดึง|ขอ|เรียก)(?:เรื่อง|เคส|คำขอ|มัน|อัน)\S{0,16}?(?:กลับ|คืน|ไว้)|(?:กลับ|คืน)มา(?:ได้|เหมือน|ไว้)|"
    r"\b(?:put|bring|get|have|take|keep) (?:it|my \w+|the \w+|that)(?: back)?\b",
    re.I,
)
LATER_ON = re.compile(
    r"ถ้า|หาก|เผื่อ|เกิด|สมมติ|สมมุติ|วันหลัง|วันหน้า|ทีหลัง|ภายหลัง|คราวหน้า|อนาคต|ถอน(?:ไป)?แล้ว|ถอนไป|"
    r"\b(?:if|later|afterwards|suppose|in case|once|after)\b",
    re.I,
)
"""That a case is brought back; and that it is only asked of another time."""
COMPLAINS_WHERE = re.compile(
    r"ร้องเรียน.{0,40}?(?:ที่ไหน|ไปไหน|ทางไหน|กับใคร|ตรงไหน)|\boutside the company\b|\bwhere (?:do|can|"
    r"could) i complain\b",
    re.I,
)
"""That somebody asks where to complain about how their case is dealt with."""
SENDS_AND_MORE = re.compile(
    r"^(?:(?:ใช่|เอา|ตกลง|โอเค|ok|yes|sure)[^\s,]{0,6}[\s,]{1,3})?"
    r"(?:ส่ง(?:ไป|ให้ทีม|ให้)?(?:เลย|สิ|ได้|นะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|เถอะ|ด้วย){0,3}|send (?:it|that))"
    r"[\s,.!]{1,3}(?:แล้วก็|แล้ว(?=บอก|เพิ่ม|ฝาก|อยาก)|และ|อีกอย่าง|กับ|and|also)\s{0,3}(?=\S)",
    re.I,
)
"""A yes to what is offered to a case, before more that belongs to it."""
_FILE = r"(?:รูป|ภาพ|ไฟล์|เอกสาร|แคป|สลิป|สำเนา|สูติบัตร)"
_ARRIVED = r"(?:เห็น|ได้รับ|รับ|ได้|ถึง|เปิดดู|อ่าน|ดู)"
_YET = (
    r"(?:แล้ว)?(?:ไหม|มั้ย|มั๊ย|หรือยัง|รึยัง|ยัง|หรือเปล่า|รึเปล่า|ป่ะ|ปะ|ใช่ไหม|ใช่มั้ย)(?:คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|นะ|\s|"
    r"[?!.])*+$"
)
SEEN_BY_TEAM = re.compile(
    rf"{_FILE}.{{0,40}}?(?:ทีม|เจ้าหน้าที่|เขา|พี่|บริษัท|ทาง\S{{1,8}})\S{{0,4}}?{_ARRIVED}\S{{0,12}}?{_YET}|"
    rf"(?:ทีม|เจ้าหน้าที่|บริษัท)\S{{0,4}}?{_ARRIVED}\S{{0,6}}?{_FILE}.{{0,40}}?{_YET}|"
    rf"{_FILE}\S{{0,20}}?ที่(?:หนู|ผม|ฉัน|เรา|แม่|พี่)?(?:ส่ง|"
    rf"แนบ)\S{{0,12}}?\s?.{{0,12}}?{_ARRIVED}\S{{0,16}}?{_YET}|"
    r"\b(?:did|do|can|has|have) (?:they|the team|your team|you|anyone|anybody)\b.{0,16}?\b(?:see|"
    r"seen|get|got|receive|received)\b"
    r".{0,24}?\b(?:photo|picture|file|screenshot|document|attachment)",
    re.I,
)
"""That somebody asks whether the team has what was sent with a case."""
_NOBODY = r"(?:ใคร|ไผ|ผู้ใด|คน|ทีม|เจ้าหน้าที่|พนักงาน|แอดมิน|บริษัท|ทาง\S{1,8})"
SILENCE = re.compile(
    rf"(?:ไม่|บ่|ม่าย)(?:เห็น|ค่อย)?(?:มี)?{_NOBODY}\S{{0,6}}?(?:ตอบ|ติดต่อ|โทรกลับ|แจ้ง|สนใจ|รับสาย)|"
    rf"{_NOBODY}\S{{0,6}}?(?:ไม่|บ่|ม่าย)(?:เห็น|ยอม|ได้)?(?:ตอบ|ติดต่อ|โทรกลับ|สนใจ)|"
    r"เงียบ(?:ไป|หาย|กริบ|สนิท|เลย|จัง|ฉี่|มาก)|หายเงียบ|"
    r"(?<!ไม่ได้)รอ(?:มา)?(?:ตั้ง)?(?:นาน(?!แค่|เท่า|ไหม|มั้ย|กี่|ขนาด|ปาน|หรือ|อีก|ๆ)|หลาย(?:วัน|อาทิตย์|สัปดาห์|เดือน)|"
    r"\S{1,12}?(?:วัน|อาทิตย์|สัปดาห์|เดือน)(?:แล้ว|แหล่ว|ละ))|"
    r"ทำไม.{0,16}?(?:ไม่(?:เห็น)?(?:ตอบ|ติดต่อ)|ยังไม่(?:ตอบ|ติดต่อ|เสร็จ|ทำ)|ช้า(?:จัง|มาก|ขนาด|แบบ|\s|ค|น|$))|"
    r"\b(?:nobody|no ?one|none of you|(?:they|you|the team) (?:never|still)|hasn't|haven't|have not|has not)\b"
    r".{0,32}?\b(?:answer|repl|respon|contact|call|heard|got back|get back)|"
    r"\bno (?:reply|answer|response)\b|\bwait(?:ed|ing) (?:for )?(?:so long|too long|ages|weeks|days|forever)\b|"
    r"\bwhy (?:so|is it so|are you so) (?:slow|silent|quiet)\b",
    re.I,
)
"""That nobody has answered, or that it takes long: somebody complains of it, and knows already how far it is."""
_REACHES = (
    r"(?:โทร(?!ศัพท์)|โท(?=มา|หา|เข้า)|ส่ง(?!เรื่อง|ให้ทีม|ไม่)|ทัก|กวน|รบกวน|ยิง(?=โฆ|แอด)|เด้ง|แอด|ตาม(?=ตื๊อ|จีบ|มา))"
)
_A_MESSAGE = r"(?:โฆษณา|ข้อความ|สแปม|(?:อี)?เมล|ข่าวสาร|โปรโม|สาย|ไลน์|\bsms\b)"
_AS_BEFORE = r"(?:มา|อยู่|อีก|เข้า|ทุกวัน|ไม่หยุด|เหมือนเดิม|เรื่อย|เต็ม)"
_WRITES = r"(?:call|ring|phon|text|messag|e?-?mail|send|get|receiv|spam|bother|contact)(?:s|ing|ed)?"
STILL_HAPPENS = re.compile(
    rf"(?:ยัง|ดัน)(?:คง|มี|โดน|ถูก|จะ|คน|เจอ|ได้รับ|ไม่หยุด|ไม่เลิก|เห็น|มา){{0,3}}(?:มัน|เขา|เค้า|พวก\S{{1,6}})?\s?"
    rf"(?:{_REACHES}|(?:ได้|ได้รับ|มี|เห็น)?{_A_MESSAGE}).{{0,24}}?{_AS_BEFORE}|"
    rf"(?<!ไม่)(?<!บ่)(?<!ม่าย)(?<!ไม่ได้)(?<!เลิก)(?<!หยุด){_REACHES}\S{{0,8}}?(?:มา|หา|เข้า)\S{{0,6}}?"
    r"(?:อีก(?!ไหม|มั้ย|หรือ|ได้)(?:แล้ว|ละ|รอบ)?|ทุกวัน|ไม่หยุด|ไม่เลิก|เหมือนเดิม)|"
    rf"(?:ไม่|บ่)(?:เห็น|ยอม)?(?:จะ)?(?:หยุด|เลิก|เซา){_REACHES}|"
    rf"\b(?:still|keeps?|kept)\b(?:(?!n't|\bnot?\b|\bnever\b|\bcan\b).){{0,24}}?\b{_WRITES}\b|"
    r"\b(?:called|rang|phoned|texted|e?-?mailed|messaged) (?:me |us |my \w+ )?again\b",
    re.I,
)
"""That calls or messages come as before: whoever asked for an end of them tells that there is none."""
_WHETHER_IT_DOES = re.compile(
    r"(?:ไหม|มั้ย|มั๊ย|ม้าย|บ่|หรือเปล่า|รึเปล่า|ป่าว|ปะ|ป่ะ|หรือไม่|เมื่อไ\S{1,3})"
    r"(?:\s?(?:อีก|คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|ล่ะ|ละ|\?))*+$|\?\s*$",
    re.I,
)
"""That it is asked whether they do."""
BY_THE_WAY = re.compile(
    r"^(?:(?:อ้อ|อ๋อ|อ่อ|เอ้อ|เออ|เอ้ย|ลืม(?:บอก|ไป|แจ้ง|เล่า)|เพิ่มเติม|อีกอย่าง|อีกนิด|ปล|"
    r"(?:oh|also|btw|by the way|ps|p\.s\.|one more thing|i forgot)\b)[\s,.:!]{0,3}+){1,3}+(?=\S)",
    re.I,
)
"""How somebody begins who tells something more."""
IF_IT_HELPS = re.compile(
    r"เผื่อ(?:ว่า|จะ|ทีม|เขา|พี่|ได้)?\S{0,8}?(?:ค้น|หา|เจอ|ช่วย|ตรวจ|เช็[กค]|ตาม|เทียบ|ง่าย|เป็นประโยชน์|ติดต่อ|โทร)|"
    r"จะได้(?:ค้น|หา|เจอ|ตรวจ|เช็[กค]|ตาม|รู้ว่า|ง่าย|ไว|เร็ว)|"
    r"\b(?:in case|if (?:that|it|this) helps|might help|for (?:your |their )?reference|"
    r"so (?:that )?(?:you|they|the team) can (?:find|check|look))\b",
    re.I,
)
"""What something is told for: that it may help."""
_REACHED_ON = re.compile(
    r"(?:โทร|ติดต่อ|ทัก)(?:กลับ|หา(?:ผม|หนู|ฉัน|เรา|พี่|ป้า|ลุง|ดิฉัน)|มา(?:ที่|หา|ทาง|เบอร์)|ได้ที่|ที่เบอร์)|"
    r"\b(?:call|ring|reach|phone|contact|text) (?:me|us) (?:back )?(?:on|at|instead|under|:)",
    re.I,
)
_OF_THE_BOOKS = re.compile(r"ในระบบ|ในแอ[ปพ]|โปรไฟล์|\b(?:profile|account|records?)\b|มาจาก|\bcalled\b", re.I)
"""On what number somebody is to be called, and not what stands in the books, or who called."""
_ME = r"(?:ผม|หนู|ฉัน|เรา|พี่|ป้า|ลุง|ยาย|ดิฉัน|เจ๊|ครู|ข่อย|เฮา|กู)"
_MUST = rf"(?:(?:ต้อง|ควร|จำเป็น)(?:ได้|จะ|ไป|มา)?|(?:สิ|จะ)?(?:ให้|อยากให้){_ME}?)"
_ACTS = r"(?:ทำ|เฮ็ด|ส่ง|เตรียม|แนบ|ยื่น|กรอก|แจ้ง|บอก|มี|ใช้)(?:เอกสาร|หลักฐาน|ข้อมูล|ไฟล์|รูป|ตัว)?"
_WHATEVER = r"(?:อะไร|อารัย|อีหยัง|อะหยัง|อิหยัง|หยัง|ไหร|(?<!เท่า)ไร)"
_WHICH_WAY = r"(?:ยังไง|อย่างไร|ไง|จั่งใด๋?|พรือ)"
_OR_NOT = r"(?:ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า|ป่าว|ปะ|ป่ะ|บ่)"
_I_MUST = r"(?:do|must|should) (?:i|we) (?:still )?(?:have to |need to )?"
_GIVES = r"(?:do|send|provide|prepare|bring|attach)"
_TO_DO = (
    rf"{_MUST}\s?{_ACTS}\s?(?:เพิ่ม(?:เติม)?|อีก)?\s?{_WHATEVER}|{_MUST}\s?{_ACTS}{_WHICH_WAY}(?:กัน)?ต่อ|"
    rf"{_MUST}\s?{_ACTS}(?:ต่อ|อีก|เพิ่ม(?:เติม)?)(?=\s?{_OR_NOT})|"
    rf"(?:แล้ว|ทีนี้|จากนี้|จากนั้น)?(?:ทำ|เฮ็ด)?(?:{_WHICH_WAY}|{_WHATEVER})(?:กัน)?ต่อ|"
    r"(?:แค่|นั่ง|นอน|ก็)?(?:(?<!ไ)รอ|ถ่า)"
    r"(?:อย่างเดียว|เฉย\s?ๆ|เฉยเฉย|ซื่อ\s?ๆ|เท่านั้น|ไป|ทีม|คำตอบ|ผล|อยู่(?:เฉย\s?ๆ|ซื่อ\s?ๆ)?)|"
    rf"\bwhat (?:else |more )?{_I_MUST}{_GIVES}(?: (?:now|next|then|else|more|after that|from here))+|"
    rf"\b(?:what|anything|something) (?:else|more)\b|\bwhat (?:now|next)\b|\bnow what\b|"
    r"\bwhat(?:'s| is| are| happens)? (?:the )?(?:next|now|then)\b|\bis (?:that|this|it) (?:all|everything)\b|"
    r"ขั้นตอน(?:ต่อไป|ถัดไป|หลังจากนี้)|(?:ต้อง|ควร)ไป(?:หา|ที่|ยื่น|ติดต่อ)?\s?(?:ที่)?(?:ใคร|ไหน|บริษัท|สำนักงาน|ออฟฟิศ|สาขา)|"
    rf"\b{_I_MUST}{_GIVES} (?:anything|something|any (?:papers?|documents?|proof))\b|"
    rf"\b{_I_MUST}(?:just |only |simply )?wait\b|\bso (?:i|we) (?:just|only) wait\b"
)
_WHAT_TO_DO = re.compile(_TO_DO, re.I)
_BESIDE_TO_DO = re.compile(
    _TO_DO + rf"|(?:ไม่|บ่|ม่าย)(?=\s?(?:ต้อง|จำเป็น))|{_ME}|"
    r"เรียบร้อย|ขั้นตอน|หลังจากนี้|ต่อจากนี้|จากนี้|หลังส่ง|ส่งถึง(?:ทีม|เขา|มือ)?|ต่อไป|ตอนนี้|ทีนี้|ระหว่างนี้|ส่งเรื่อง|ส่งไป|เสร็จ|"
    r"เพิ่มเติม|เพิ่ม|หรือเปล่า|รึเปล่า|หรือยัง|หรือ|ใช่ไหม|ใช่มั้ย|แม่นบ่|แม่น|ไหม|มั้ย|มั๊ย|ป่าว|เปล่า|ปะ|ป่ะ|บ่|"
    r"ดี(?=จ|ค|แ|\s|$)|ยัง|คืออะไร|บ้าง|มั่ง|แหน่|แล้ว|งั้น|โอเค|อ๋อ|อ้อ|เอ่อ|คือ|ก็|ต่อ|อีก|ไป|ได้|เลย|ด้วย|"
    r"นะ|น้อ|ล่ะ|ละ|อะ|อ่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ๊ะ|จ้ะ|วะ|[^\w\u0e00-\u0e7f]|"
    r"\b(?:so|and|ok|okay|then|now|next|from|me|my|side|on|is|are|there|that|it|i|we|you|the|a|do|does|have|to|need|"
    r"needed|required|should|must|can|else|more|just|only|wait|please|steps?|already|all|done|here|or|want|after|everything)\b",
    re.I,
)
"""That somebody asks what they have to do, and words that go with it and name nothing."""
_NOT_TO_DO = re.compile(r"(?:ไม่|บ่|ม่าย)\s?(?:ต้อง|จำเป็น)|(?<!ไ)รอ|ถ่า|\bwait\b", re.I)
_WHETHER = re.compile(_OR_NOT + r"|หรือ|เหรอ|หรอ", re.I)
"""What asks so only where it is asked whether."""
_NO_HURRY = r"(?<!ไม่ต้อง)(?<!ไม่ได้)(?<!ไม่)(?<!บ่)(?<!บ่ต้อง)"
HURRIES = re.compile(
    rf"{_NO_HURRY}เร่ง(?:ให้|หน่อย|ด่วน|มือ|ดำเนินการ|รัด|เรื่อง|แหน่|\S{{0,6}}?ได้)|"
    rf"{_NO_HURRY}รีบ(?:หน่อย|ให้|ทำ|จัดการ|แหน่|ด้วย|\S{{0,6}}?ได้)|{_NO_HURRY}ฟ่าว(?:แหน่|ให้|แน)|"
    r"(?:ขอ|ช่วย|เอา|ให้)\S{0,12}?(?:เร็ว|ไว)(?:หน่อย|ขึ้น|กว่านี้|ที่สุด|นิด|แหน่|(?:\s?ๆ)(?!\s?นี้))|"
    rf"^{_NO_HURRY}(?:เรื่อง|งาน|อัน)?(?:นี้)?ด่วน|\b(?:hurry|speed (?:it|this|things) up|asap|as soon as possible|"
    r"(?:is|it's|quite|very) urgent|any faster|any sooner|a bit faster)\b",
    re.I,
)
"""That something is asked to be done sooner."""
PASSES_ON = re.compile(
    r"ฝาก(?:บอก|แจ้ง|เรียน|ย้ำ)|ส่ง(?:คำถาม|ข้อความ)?(?:นี้)?(?:ไป)?(?:ให้|ถึง|หา)(?:ทาง)?(?:ทีม|เจ้าหน้าที่)|"
    r"\b(?:tell|inform|ask) (?:the |your )?(?:team|staff)\b",
    re.I,
)
"""That something is to be said to the team."""
SENDS_FILE = re.compile(
    rf"^(?:ช่วย|ขอ|งั้น|ก็|รบกวน|เอา)?(?:ส่ง|แนบ)\S{{0,6}}?{_FILE}|\b(?:send|attach) (?:the|my|that|this) "
    r"(?:photo|picture|file|document|scan)\b",
    re.I,
)
"""That a file which came is to go to the team."""
THE_ONE_FILED = re.compile(
    r"ที่(?:ผม|หนู|ฉัน|ดิฉัน|เรา|พี่|ป้า|ลุง|แม่|พ่อ)?(?:ได้)?(?:ส่ง|ยื่น|แจ้ง|ขอ|ร้อง)\S{0,12}|\b(?:that )?i (?:sent|filed)\b",
    re.I,
)
"""Which of the cases is meant, by the order in which they were filed."""
TO_THE_CASE = re.compile(
    r"(?:ฝาก|ขอ|อยาก|ช่วย)?บอก(?:ทีม|เขา|เจ้าหน้าที่)?\S{0,4}?(?:ใน|กับ|ของ)?เรื่อง(?:เดิม|เก่า|แรก|ก่อน|ที่(?:ส่ง|"
    r"ยื่น|แจ้ง))|"
    r"(?:ส่ง|ยื่น|แจ้ง)(?:เรื่อง|คำขอ)?ไปแล้ว.{0,24}?(?:แค่|เพียง|แต่)?\s?(?:อยาก|จะ|ขอ)(?:จะ)?(?:บอก|เพิ่ม|แจ้ง|ฝาก)|"
    r"(?:เพิ่ม|เติม|แนบ|ใส่)\S{0,12}?(?:ใน|เข้า|ไว้ใน)?เรื่อง(?:เดิม|เก่า|แรก|ที่(?:ส่ง|ยื่น|แจ้ง))",
    re.I,
)
"""That what is told is for the team of what was filed before, whatever is being filled in."""
TO_THE_TEAM = re.compile(
    r"ฝาก(?:ทีม|เจ้าหน้าที่|พี่|แอดมิน|ให้ทีม)\S{0,6}?(?:ดู|ตรวจ|เช็ก|เช็ค|จัดการ|พิจารณา|ช่วย|ด้วย)|"
    r"\b(?:tell|let) (?:the team|them)\b.{0,24}?\b(?:my|the|that) (?:case|request|complaint)\b",
    re.I,
)
"""That what is told is for the team: of a case, where no form is open that goes to them as well."""
HAS_TOLD = re.compile(
    r"(?:แจ้งความ|แจ้งตำรวจ|ลงบันทึก(?:ประจำวัน)?|ร้องเรียน\S{0,12}|ไปโรงพัก)(?:ไว้|ไป)?(?:แล้ว|มาแล้ว)|เลข(?:ที่)?คดี|"
    r"\b(?:have|has|already|just) (?:been to|told|reported (?:it|this)? ?to|filed)\b.{0,24}?"
    r"\b(?:police|regulator|pdpc|report)\b",
    re.I,
)
"""That somebody has been to the police, or to whoever watches over the law: they tell it, and ask nothing."""
OF_THE_OLD = re.compile(
    r"ยัง|อีก(?!เรื่อง)|(?<!เรื่อง)ใหม่|เดิม|เมื่อกี้|ตะกี้|ที่(?:ร้อง|ขอ|แจ้ง|ส่ง|ยื่น|บอก)|คราว(?!นี้)|ครั้ง(?:ก่อน|ที่แล้ว|นั้น)|ทำไม|คำตอบ|หนังสือ|เอกสาร|"
    r"\b(?:still|again|yet|why|answer|before|already|re-?open)\b",
    re.I,
)
"""That what was filed, or what came of it, is spoken of."""
SHALL_I = re.compile(
    r"(?:ต้อง|ควร)(?!รอ|ใช้เวลา|นาน|การ)(?:จะ)?(?:เปลี่ยน|แจ้ง|อายัด|ปิด|ยกเลิกบัตร|ย้าย|ลบ|บล็อก|ทำ(?:อะไร|"
    r"ยังไง|ไง)|ไป|ระวัง|ส่ง|โทร|เตรียม)"
    r".{0,40}?(?:ไหม|มั้ย|หรือเปล่า|รึเปล่า|ป่าว|บ้าง|ดี|หรือไม่)|"
    r"\b(?:should|must|shall|do) i (?:have to |need to )?(?!wait|expect|get|hear)(?:change|close|"
    r"block|tell|report|cancel|call|move|do)\b",
    re.I,
)
"""That somebody asks the team what they have to do themselves."""
AND_WANTS = re.compile(
    r"(?:แต่|แล้ว|และ|อีกอย่าง|\s)\s?(?:ก็|ว่า)?(?:ผม|ฉัน|หนู|เรา|พี่)?(?:ขอ(?!บ|ง|โทษ|อภัย|ตัว|ลา|แสดง|ชม|พร|"
    r"คุณ|เป็นกำลัง|ให้(?!ทีม|ช่วย|ส่ง|ตอบ|"
    r"ลบ|แก้|โทร))|อยาก(?:ได้|ให้|รู้|ถาม|ขอ)|รบกวน(?!แล้ว)|"
    r"ช่วย(?=ส่ง|ตอบ|ลบ|แก้|โทร|ติดต่อ|ดู|เช็|ตรวจ|แจ้ง|เพิ่ม|เปลี่ยน))\S{2}|"
    r"\b(?:but|and|also)?,? ?(?:can|could|would|will) (?:you|i|we|it|they)\b|\bplease (?:send|reply|"
    r"answer|delete|fix|call|email|also|"
    r"let|tell|make|add)\b|\bi(?:'d| would) (?:also )?(?:like|prefer|want)\b",
    re.I,
)
"""That something is asked for beside thanks."""
SENT_YET = re.compile(
    r"(?:ส่ง|ถึง|ไป)(?:\S{0,16}แล้ว|\S{0,6}ทีม|ไป|ให้|ถึง|แล้ว)?\S{0,8}\s?(?:ใช่ไหม|ใช่มั้ย|รึยัง|หรือยัง|หรือเปล่า|ป่าว|ยัง)"
    r"(?:คะ|ค่ะ|ครับ|คับ|อะ|\s|\?)*$|"
    r"\b(?:did|has|was|is) (?:it|that) (?:go|gone|been sent|sent)\b",
    re.I,
)
"""That somebody asks whether it was sent."""


_MONTHS = (
    r"มกรา|ม\.ค|\bjan", r"กุมภา|ก\.พ|\bfeb", r"มีนา|มี\.ค|\bmar(?:ch)?\b", r"เมษา|เม\.ย|\bapr",
    r"พฤษภา|พ\.ค|\bmay(?= ?\d)|(?<=\d )may\b",
    r"มิถุนา|มิ\.ย|\bjun", r"กรกฎา|ก\.ค|\bjul", r"สิงหา|ส\.ค|\baug", r"กันยา|ก\.ย|\bsep", r"ตุลา|ต\.ค|\boct",
    r"พฤศจิกา|พ\.ย|\bnov", r"ธันวา|ธ\.ค|\bdec",
)  # fmt: skip
_MONTH = re.compile("|".join(f"({each})" for each in _MONTHS), re.I)
_DAY = re.compile(
    r"วันที่\s?(\d{1,2})(?!\d)|(?<![\d/.,-])(\d{1,2})(?=\s?(?:st|nd|rd|th)\b|\s?(?:of )?(?:"
    + "|".join(_MONTHS)
    + r"))|"
    r"(?:" + "|".join(_MONTHS) + r")\w{0,8}\s(?:the )?(\d{1,2})(?!\d)",
    re.I,
)
A_DATE_ASKED = 32
"""Characters below which a text that names a day asks of nothing else."""
WAITS_UNTIL = re.compile(
    r"รอ|ภายใน|ไม่เกิน|(?:อย่าง|ที่)?ช้า(?:ที่)?สุด|อย่างช้า|เกิน|ครบ|เลย(?=วัน|ที่|กำหนด|\s?\d)|ก่อน|เสร็จ|กำหนด|เส้นตาย|ได้(?:คำตอบ|ผล|เรื่อง)|"
    r"\b(?:by|latest|until|till|before|at most|deadline|due|wait|past|last day)\b",
    re.I,
)
"""That something takes until then."""


def asks_of_day(text: str, on: tuple[int, int]) -> bool:
    """Whether a text speaks of a day and a month, or of one of them, as that until which something takes."""
    plain = ascii_digits(text)
    days = {int(next(filter(None, each.groups()))) for each in _DAY.finditer(plain) if any(each.groups())}
    months = {each.lastindex for each in _MONTH.finditer(plain)}
    named = bool(days or months) and days <= {on[0]} and months <= {on[1]}
    return named and bool(WAITS_UNTIL.search(plain) or (days and months and len(plain) < A_DATE_ASKED))


def asks_when(text: str) -> bool:
    """Whether somebody asks when they will be told of a case, or when it is due."""
    return bool(DUE.search(text)) and not IN_CASE_OF.search(text)


def is_of_the_old(text: str) -> bool:
    """Whether a text speaks of what was filed before, or wants it back."""
    return any(each.search(text) for each in (OF_THE_OLD, UNDOES, REOPENS))


def is_taken_back(text: str) -> bool:
    """Whether a case is to be withdrawn, in so many words."""
    told = NOT_TAKEN_BACK.search(text) or WHAT_IF_TAKEN_BACK.search(text) or KEEPS_IT.search(text)
    return bool(TAKES_BACK.search(text) and OF_A_CASE.search(text)) and not told


def still_happens(text: str) -> bool:
    """Whether calls or messages are told to come as before, and it is not asked whether they do."""
    other = _WHETHER_IT_DOES.search(text) or TAKES_BACK.search(text)
    return bool(STILL_HAPPENS.search(text)) and not other


def is_to_be_reached(text: str) -> bool:
    """Whether somebody says on what number the team is to call them."""
    return bool(phones(text) and _REACHED_ON.search(text)) and not _OF_THE_BOOKS.search(text)


def tells_more(text: str) -> bool:
    """Whether something is told that may help with what was filed: it says so, or it is told by the way."""
    if IF_IT_HELPS.search(text):
        return True
    begun = BY_THE_WAY.match(text)
    return begun is not None and bool(TOLD_BESIDES.search(text[begun.end() :]))


def is_told(text: str) -> bool:
    """Whether a text is told to the team, and asks for nothing of its own."""
    return bool(TELLS.search(text)) or tells_more(text)


def asks_what_to_do(text: str) -> bool:
    """Whether a text asks what somebody has to do about what they filed, and names nothing besides."""
    plain = bare(text)
    found = _WHAT_TO_DO.search(plain)
    if found is None or _BESIDE_TO_DO.sub("", plain):
        return False
    return not _NOT_TO_DO.search(plain) or bool(_WHETHER.search(plain) or "?" in text)
