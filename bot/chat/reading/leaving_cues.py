"""Cues of leaving and of going on: what puts a form off, gives it up, sends it, or only sounds like that."""

from __future__ import annotations

import re

_BY = (
    r"(?:staff|(?:a |an |any |some )?(?:real )?(?:person|people|human|humans|agent)|someone|somebody|anyone|anybody|"
    r"(?:your|the) (?:team|staff|people))"
)
NOT_BY_STAFF = re.compile(
    r"(?<!ทำไม)(?<!ทำไมถึง)(?:(?:ไม่|บ่|ม่าย)(?:ต้องการ|ต้อง|อยาก|เอา|ยอม|ขอ|ให้)|อย่า|ห้าม)"
    r"(?:จะ|ให้|หื้อ|มี|เอา|ต้อง){0,3}\s?"
    r"(?:เจ้าหน้าที่|พนักงาน|แอดมิน|ทีมงาน|ทีม|คน|ใคร)\S{0,8}?(?:ตรวจ|ดู|เช็ค|เช็ก|อ่าน|เห็น|ยุ่ง|ติดต่อ|โทร|จัดการ)|"
    r"ให้\S{0,16}?(?:ตรวจ|ดู|เช็ค|เช็ก)\S{0,12}?\s?\S{0,8}?(?:สแปม|จดหมายขยะ|เมลขยะ|กล่องขยะ|\bspam\b|\bjunk\b)"
    r"(?!\S{0,8}?\s?(?:แล้ว|ไม่))|"
    r"(?<!why )\b(?:don't|do not|didn't|rather not|needn't) (?:want|need|have|let|like|wish)"
    rf"(?: (?:to|have|let|for))*+ {_BY}\b|"
    rf"\bno need (?:for|to have|to let|to get) {_BY}\b|\bwithout {_BY} (?:check|look|see|read|verif)|"
    rf"\b(?:have|let|get) (?:{_BY}|my \w+) (?:to )?(?:check|look)\b.{{0,24}}?\b(?:spam|junk|inbox|mailbox)\b",
    re.I,
)
"""That no member of staff is to look at it, or that somebody is to look into a mailbox."""
_SAID = r"(?:said|told|gave|wrote|typed)"
SAID_BEFORE = re.compile(
    r"(?:ที่|ตามที่|เหมือนที่|ก็)(?:เคย|ได้)?(?:บอก|แจ้ง|ให้|พิมพ์|กรอก|เขียน|ส่ง)(?:ไป|ไว้|มา)?"
    r"(?:แล้ว|ตอนแรก|ข้างบน|ก่อนหน้า|ไว้|ไป)|"
    r"^(?:ก็|เอา|ใช้|ตาม|เหมือน)?(?:อัน|เบอร์|เมล|อีเมล|ชื่อ|ที่อยู่|ตัว)?(?:เดิม|เดียวกัน)"
    r"(?:เลย|ไง|แหละ|นั่นแหละ|ค่ะ|คะ|ครับ|คับ|นะ|\s)*+$|"
    rf"\b(?:same|as) (?:(?:one|number|address|email|thing) )?(?:as )?i (?:just |already )?{_SAID}\b|"
    rf"\bi (?:just )?{_SAID}\b.{{0,16}}?\b(?:already|before|above)\b|\bi already {_SAID}\b",
    re.I,
)
"""That what is asked for was said before."""
WANTS_OUT = re.compile(
    r"(?=.{,80}$)(?:.*\b(?:cancel (?:everything|it all|all (?:of )?(?:it|this)|the whole thing)|get me out)\b|"
    r"(?:no\W+)?(?:please\W+)?(?:stop|cancel)\.|"
    r"ยกเลิก(?:ให้)?(?:ทั้ง)?หมดเลย(?:นะ|ค่ะ|ครับ|คะ|คับ|จ้า)*$)",
    re.I,
)
"""A short text by which somebody wants out of what they are in; `everything` is no option then."""
UNWANTED = re.compile(r"ไม่|ม่าย|บ่|อย่า|\bno\b|\bnot\b|n't\b|\bmai\b")
"""That something is not wanted."""
DISHEARTENED = re.compile(
    r"ถอดใจ|หมด(?:แรง|กำลังใจ|ใจ(?=\s|$))|(?<!ไม่)ท้อ(?:แท้|ใจ|แล้ว|เลย|ละ|จัง|มาก|อ่ะ|อะ|แฮะ|\s|$)|(?<!จ่าย)ไม่ไหว(?:แล้ว|ละ|จะ)|"
    r"ขอบาย|ยอมแพ้|ขี้เกียจ(?:แล้ว|ทำ|ต่อ|กรอก)|"
    r"\b(?:giv(?:e|ing) up|losing heart|lost the will|can't be bothered|too much for me|can't face (?:this|it))\b",
    re.I,
)
"""That somebody loses heart at what there is to do."""
WEARY = re.compile(
    r"ขี้เกียจ|ขี้คร้าน|เบื่อ|เหนื่อย|รำคาญ|เซ็ง|เสียเวลา|ไม่มีเวลา|ยุ่งยาก|วุ่นวาย|ถอดใจ|(?<!ไม่)ท้อ(?!ง|ฟ้า)|ไม่ไหว|"
    r"ไม่อยาก(?:ยุ่ง|รอ|ตาม|ทำ|ต่อ|วุ่น)|"
    r"\b(?:lazy|bored|tired|fed up|can't be (?:bothered|arsed)|waste of time|too much (?:hassle|trouble|work)|"
    r"not worth (?:it|the)|hassle)\b",
    re.I,
)
"""That somebody has had enough of something."""
NO_GIVING_UP = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า|ห้าม)(?:เพิ่ง|ได้|ยอม)?(?:ถอดใจ|ท้อ|ยอมแพ้)|\b(?:not|don't|won't|never)\b.{0,12}?\bgiv(?:e|ing) up",
    re.I,
)
"""That they do not."""
THINKS = re.compile(
    r"(?:(?:อืม{1,4}|เอ่อ|เอ๊ะ|เอ|อ้อ|อ้าว|h?m{1,4}|uh|um|well|ok)[\s,.…]{0,4}){0,3}"
    r"(?:(?:ยัง)?(?:ไม่แน่ใจ|ลังเล)\s?)?"
    r"(?:(?:ขอ(?:เวลา)?|ให้|เดี๋ยว|รอ|แป๊บ(?:นึง|หนึ่ง)?|ผม|หนู|ฉัน|พี่|ป้า|ลุง|เรา)\s?(?:นะ)?\s?){0,3}"
    r"(?:คิด|นึก|ไตร่ตรอง|ตัดสินใจ|ทบทวน)(?:ดู|ก่อน|หน่อย|แป๊บ(?:นึง|หนึ่ง)?|นิด(?:นึง)?|สัก(?:ครู่|พัก)|อยู่|ให้ดี|อีกที|\s){0,5}|"
    r"(?:(?:h?m{1,4}|uh|um|well|ok|wait|hold on)[\s,.…]{0,4}){0,3}(?:(?:just )?let me|i(?:'ll| will| need to| have to)|"
    r"i'm|still|just)?\s?(?:think(?:ing)?|have a think|consider)"
    r"(?: (?:about (?:it|this|that)|it over|for a (?:bit|moment|second|minute)|first))?",
    re.I,
)
"""That somebody is still thinking, and nothing besides."""
COMES_BACK = re.compile(
    r"(?:ค่อย|แล้วจะ|เดี๋ยว(?:จะ|ค่อย)?|จะ|ขอ|ไว้)\s?(?:ว่าง|พร้อม|ได้|หาเจอ)?\S{0,8}?(?:กลับมา|มา)(?:ทำ(?=ต่อ|ใหม่|อีก|ทีหลัง|เรื่อง|ให้|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|ละ|\s|$)|กรอก|ตอบ|พิมพ์|เขียน|ต่อ|ใหม่)(?:ต่อ|ใหม่|ทีหลัง|อีก)?|"
    r"\b(?:will|i'll|let me|shall|to|can) (?:come back|be back|return|finish|do|continue|fill (?:it|this) in)\b"
    r"(?: (?:to )?(?:it|this|that|here))?(?: (?:when|once|later|after|another|tomorrow|next))",
    re.I,
)
"""That somebody goes on at another time."""
AGREES_TO_IT = re.compile(
    r"(?:(?:งั้น|อืม|เออ|อ๋อ|อ้อ|well|then)[\s,]{0,2})?"
    r"(?:(?:ตกลง|โอเค|โอเช|เห็นด้วย|ได้|ดี|ใช่|จัดไป|ok|okay|yes|yep|right|sure|fine|good)"
    r"(?:แล้ว|เลย|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|นะ|สิ|มาก){0,3}[\s,.!]{1,3}(?:งั้น|ก็|ให้|เอา|ทำ|ขอ|ช่วย)?(?:ลบ|ทำ|จัดการ|ยื่น|เอา|ดำเนินการ|ตาม|"
    r"do|delete|erase|go|proceed|please|let)|"
    r"(?:ก็)?(?:เอา|ทำ|ว่า|จัด)?(?:ตาม|อย่าง|แบบ)(?:ที่)?\s?(?:คุณ|ท่าน|บอท|น้อง|หนู|เธอ)?(?:ว่า|บอก|แนะนำ|เสนอ|พูด|อธิบาย|แจ้ง|เห็นสมควร|เห็นควร)|"
    r"(?:ก็)?(?:ลบ|ทำ|ยื่น)\S{0,8}?(?:ไป)?(?:ด้วยกัน|พร้อมกัน|พร้อม\s?ๆ\s?กัน|ด้วยเลย)|"
    r"(?:(?:do|let's do|go with|i'll take) )?(?:as|what|whatever) you (?:say|suggest|said|recommend|think))",
    re.I,
)
"""How a text begins that agrees to what was proposed."""
GIVES_UP = re.compile(
    r"พอ(?:เหอะ|เถอะ|ก่อน)|(?:^|\s)ท้อ|จะเลิก(?:ละ|แล้ว)|ช่างมัน|ช่างเหอะ|ช่างต้า|ไม่เอา(?:แล้ว|ละ|ล่ะ)|"
    r"ไม่ทำ(?:แล้ว|ละ)|บ่เฮ็ดแล้ว|พอแล้ว|พอละ|เลิกดีกว่า|"
    r"\bnever ?mind\b|\bnvm\b|\bforget it\b",
    re.I,
)
TELLS_NO_MORE = re.compile(
    r"(?<!เขา)(?<!เค้า)(?<!ทำไม)(?<!จะ)(?:ไม่|บ่|ม่าย|เลิก|ยกเลิก)(?:ได้|เอา|ขอ|อยาก|ต้องการ|ต้อง)?(?:จะ)?(?:เรื่อง)?"
    r"(?:ร้องเรียน|ฮ้องเรียน|คอมเพลน|ถาม|สอบถาม|แจ้ง)\S{0,4}?(?:แล้ว|ละ|ล่ะ|ดีกว่า|หรอก)|"
    r"\b(?:don't|do not|no longer) (?:want|need|wish) to (?:complain|ask|report)\b|"
    r"\b(?:forget|drop|scrap|never mind) (?:the|my|this) "
    r"(?:complaint|question|report)\b|\binstead of (?:complaining|a complaint)\b",
    re.I,
)
"""That nothing is to be told to the team any more."""
NOT_AFTER_ALL = re.compile(
    r"(?:^|\s|งั้น|ก็|เลย|ล่ะ|ละ|หรือ|คง|ยัง)(?:ไม่|บ่|ม่าย)(?:ต้อง|อยาก|ขอ|เอา)?(?:เปิด|ดู|แล|เบิ่ง|ทำ|ส่ง|ยื่น|เพิ่ม|ถอน|เอา)(?:มัน|เรื่อง|ใหม่|อีก)?\s?"
    r"(?:แล้ว|ละ|ล่ะ|ดีกว่า|ดีหวา|ก็ได้|ก้ได้|กะได้|ก็ไม่เป็นไร|มั้ง|ละกัน|แล้วกัน|กระมัง|ดอก){1,3}(?:\s|ค่ะ|คะ|ครับ|คับ|จ้า|นะ|มั้ง|$)|"
    r"\b(?:forget|never mind|drop) (?:about )?(?:it|this|that|(?:the |my )?re-?opening|looking|the whole thing)\b|"
    r"\b(?:then |so |i )(?:i )?(?:won't|will not|would rather not|'d rather not|don't (?:want|need) to)"
    r" (?:\w{1,8} )?(?:look|re-?open|open|see|bother|do (?:it|this))\b",
    re.I,
)
"""That what somebody set out to do is not to be done after all."""
RATHER = re.compile(
    r"(?:เปลี่ยน|เปลียน|สลับ)(?:ใจ)?(?:มา|ไป)?(?:เป็น|เอา)\s?(?:ขอ|เรื่อง|ลบ|ดู|แก้|เพิ่ม|ถอน|ระงับ|หยุด)|"
    r"เปลี่ยน\S{0,4}?เรื่อง|"
    r"\b(?:change|switch) (?:it|this|that|my request)?\s?(?:in)?to\b|\b(?:delet|eras|correct|"
    r"access)\w*\b.{0,24}?\binstead\b",
    re.I,
)
"""That another request is wanted in the place of this one."""
NOT_ANEW = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:ได้)?(?:จะ|อยาก|ต้องการ|ตั้งใจ)?\S{0,4}?(?:ยื่น|ทำ|ส่ง|ขอ)(?:เรื่อง|คำขอ)?ใหม่|(?:^|"
    r"\s)(?:ขอ)?ออก(?:จาก\S{0,12})?ก่อน|"
    r"\b(?:not|n't)\b.{0,16}?\b(?:new (?:request|case)|file (?:again|another))\b",
    re.I,
)
"""That nothing new was to be filed."""
CANCELS = re.compile(r"(?:^|\s|ไม่เอา\S{0,4}\s?|บ่แม่น\s?|ไม่ใช่\S{0,4}\s?)ยกเลิก(?:เลย|ดีกว่า|ละ|แล้ว)?$")
"""The listed word for leaving, with no more than a refusal around it."""
LATER = re.compile(
    r"พรุ่งนี้|พุ่งนี้|มื้ออื่น|พักไว้|วัน(?:หยุด|พระ|เสาร์|อาทิตย์)ค่อย|ไว้(?:วันหยุด|ก่อน|มา|วันหลัง|ค่อย|"
    r"คราว|ที)|ค่อยมา|ค่อยทำ|ทีหลัง|วันหลัง|"
    r"คราวหน้า|"
    r"แล้วค่อย|แล้วกะแล้ว|"
    r"ไว้ทำ|เลื่อน(?:เป็น|ไป|ออกไป)|ชะลอ|(?:สัปดาห์|อาทิตย์|เดือน)หน้า|\bnext (?:week|month)\b|"
    r"\btill (?:the weekend|monday|next)\b|"
    r"ขอ(?:ปรึกษา|คุยกับ|ถาม)\S{0,12}ก่อน|\btomorrow\b|\blater\b|\bnot now\b|\banother time\b",
    re.I,
)
"""Words by which something is put off."""
SENDS = re.compile(
    r"ส่ง|ยืนยัน|ถูก|ตกลง|โอเค|โอ\s?เค|ครบ|เรียบร้อย|ได้เลย|ได้แล้ว|จัดไป|จัดมา|ลุย|ใช่|เอาเลย|ตามนี้|"
    r"ตามนั้น|พร้อม|ดีแล้ว|เป๊ะ|ผ่าน|ไม่มีอะไร|ไม่แก้|"
    r"ลบ|เกลี้ยง|ล้าง|เตียน|กวาด|เอา|แม่น|เปิด|ถอน|ดำเนินการ|\bok|\bsend|\bconfirm|\bcorrect|\bright\b|"
    r"\bgood\b|\byes\b|\byep\b|\bgo\b|\bsubmit|\bfine\b|\bdo it\b|"
    r"\ball set\b|\bready\b|\bperfect\b|\bfly\b|\bshoot\b|\breleased?\b|\bdelete\b|\bwipe\b|\bsong\b|\bloei\b",
    re.I,
)
"""Words without which nothing is to be sent."""
SENDS_IN_LATIN = re.compile(r"\b(?:song|song hai) (?:loe[iy]|ley|lei|pai|dai)\b|\byu(?:e)?n ?yan\b", re.I)
"""The same in Latin letters, which are read badly where they are few."""
CAN_GO = re.compile(r"ส่ง(?:ไป|ให้|ให้ทีม|เรื่อง|คำขอ)?(?:ได้)?เลย|ส่งได้(?:\s|แล้ว|$)|ส่งให้ทีม(?:ได้|ด้วย|ที|$)")
"""That what stands in the summary is to be sent."""
NOT_SENT = re.compile(
    r"(?:ยังไม่|ไม่|อย่าเพิ่ง|อย่า|บ่ต้อง|ไม่ต้อง|ยังบ่)(?:ต้อง)?ส่ง|\b(?:don't|do not|"
    r"not) send",
    re.I,
)
"""That what stands in the summary is not to be sent."""
GOES_ON = re.compile(
    r"ต่อจากที่ค้าง|ทำต่อ|กรอกต่อ|มาต่อ|ไปต่อ|เฮ็ดต่อ|ดำเนินการต่อ|\bcontinue\b|\bgo on\b|\bcarry on\b", re.I
)
