"""Cues of what is recorded and what is right: which of two values a text tells, and what it says is wrong of one."""

from __future__ import annotations

import re

OLD = re.compile(r"เก่า|เดิม|ในระบบ|ของก่อน|จาก|ไม่ได้ใช้|เลิกใช้|\bold\b|\bfrom\b|\bno longer\b", re.I)
RECORDED = re.compile(
    r"ใน(?:ระบบ|แอป|แอพ|โปรไฟล์|นั้น|ฟอร์ม)|ขึ้น(?:ว่า|เป็น|มา|อยู่)?|ช่อง|เขียนว่า|โชว์|"
    r"\bon file\b|\bthe form\b|\bshows?\b|\bsays\b",
    re.I,
)
"""That something is told which stands in the company's books."""
ON_FILE = re.compile(
    r"ในระบบ(?:ของ\S{1,6}\s?)?\s?(?:จริง\S{0,4}\s?)?(?:เป็น|คือ|ลง|ขึ้น|เขียน|ว่า)|\bon (?:file|record) is\b|"
    r"\bwhat'?s recorded is\b",
    re.I,
)
"""That a value is told which stands in the company's books."""
HELD_NOW = re.compile(
    r"(?:ใน(?:ระบบ|แอป|แอพ|โปรไฟล์|ฐานข้อมูล)|ที่บริษัทมี|ของเดิม|(?:เบอร์|เมล|อัน|ตัว)(?:เดิม|เก่า)|"
    r"\b(?:on (?:file|record)|in (?:the|your) system|your (?:system|records?)|the old (?:one|number|email)))"
    r"(?:(?!ต้อง|แก้|เปลี่ยน|ใหม่|ที่ถูก|ควร|ไม่ใช่|\b(?:should|must|change|new|not)\b).){0,32}"
    r"(?:คือ|เป็น|เขียน(?:ไว้)?(?:ว่า)?|ขึ้น(?:ว่า|เป็น)?|ว่า|\b(?:is|was|says|shows|has))\s?(?:เบอร์|:)?\s?$",
    re.I | re.S,
)
"""How a text goes on to a value that stands in the company's books."""
RIGHT_NOW = re.compile(r"ที่ถูก|ใหม่|ต้อง|แก้|เปลี่ยน|\bnew\b|\bshould\b|\bchange\b|\bto\b", re.I)
"""That what is right is told as well."""
WRONG_INSTEAD = re.compile(
    r"(?:ไม่ได้ขาด|ไม่ขาด|ไม่ได้หาย|มีอยู่แล้ว|มีแล้ว).{0,40}?(?:ผิด|ไม่ถูก|ไม่ตรง|เพี้ยน|เก่า)|"
    r"(?:ผิด|ไม่ถูก|ไม่ตรง|เพี้ยน)(?:ต่างหาก|มากกว่า)|"
    r"\b(?:not|nothing'?s?|isn't|n't) (?:that it'?s )?missing\b.{0,80}?\bwrong\b|"
    r"\balready (?:have|there|on there|got)\b.{0,60}?\b(?:wrong|when it)\b",
    re.I,
)
MISSING_INSTEAD = re.compile(
    r"(?:ไม่ผิด|ไม่ได้ผิด|ถูกอยู่แล้ว|ถูกแล้ว).{0,40}?(?:ขาด|ยังไม่ได้ลง|ยังไม่มี|หายไป|ไม่ครบ)|"
    r"\b(?:not|nothing'?s?|isn't|n't) wrong\b.{0,80}?\bmissing\b",
    re.I,
)
"""That what is recorded is wrong and not missing, or missing and not wrong."""
NEW = re.compile(r"ใหม่|ไหม่|เป็น|เปน|ต้อง|ที่ถูก|ใช้จริง|ใช้\s?$|\bnew\b|\bto\b|\bshould be\b", re.I)
_A_MOMENT_AGO = r"(?:เมื่อกี้|ตะกี้|เมื่อสักครู่|เมื่อครู่|ก่อนหน้า)(?:นี้|นี่)?"
_GIVES_ANSWER = (
    r"(?:กด(?!ลิ|เข้า|รับ)|จิ้ม|ตอบ(?!กลับ)|เลือก|พิม|กรอก|ใส่|ข้อ(?!ความ|มูล)|คำตอบ|แก้|เปลี่ยน|ผิด|ไม่ใช่|"
    r"อันที่|ที่(?:แล้ว|บอก|ส่ง))"
)
_BY_ACCIDENT = r"(?:ตาลาย|มือ(?:ลั่น|ลื่น|พลาด)|เบลอ|สับสน|เผลอ|ลืม|นิ้ว|มั่ว|(?:จำ|อ่าน|ดู|เข้าใจ)ผิด)"
_POLITE = r"(?:อ่ะ|อะ|น่ะ|นะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|\s|[.!?])"
JUST_NOW = re.compile(
    r"กดผิด|พิมพ์ผิด|พิมผิด|เลือกผิด|ข้อที่แล้ว|ข้อก่อน|พลาด|"
    rf"{_GIVES_ANSWER}(?:\S|\s(?=\S)){{0,16}}?{_A_MOMENT_AGO}|"
    rf"{_A_MOMENT_AGO}\s?(?:ที่|ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ป้า|ลุง|ยาย|แม่|มัน|น่าจะ|คง|ว่า|อ่ะ|อะ|น่ะ|"
    rf"นะ){{0,3}}\s?{_GIVES_ANSWER}|"
    rf"(?:เหตุผล|คำตอบ|ตัวเลือก|หมวด)(?:ที่\S{{0,6}})?\s?{_A_MOMENT_AGO}|"
    rf"{_A_MOMENT_AGO}\S{{0,6}}?\s?{_BY_ACCIDENT}|"
    rf"^(?:ขอ|เอา|ของ|อัน|ตัว)?{_A_MOMENT_AGO}{_POLITE}*+$|"
    r"\blast (?:one|answer|question|choice|step|page|bit|thing|part)\b|\bmy last\b|\blast\W*$|"
    r"\bprevious\b|\bone before\b|"
    r"\b(?:press|click|tap|answer|chose|choos|pick|select|typed|wrong|mistake|put|said|gave|"
    r"told)\w*\b.{0,24}?\bjust now\b|"
    r"\bjust now\b.{0,16}?\b(?:press|click|tap|answer|chose|choos|pick|select|typed|wrong|mistake)|"
    r"^just now\W*$",
    re.I,
)
"""That an answer given a moment ago is pointed at.  The words for a moment ago are the time of something that is
told, too: only beside words for answering, or alone, do they point at an answer."""
VERY_FIRST = re.compile(
    r"ข้อแรก|อันแรก(?:สุด)?(?:ที่(?:ตอบ|เลือก|กด)|เมื่อกี้)|ที่(?:เลือก|ตอบ|กด)(?:ไว้|ไป)?อันแรก|คำตอบแรก|"
    r"\bfirst (?:answer|question|one)\b",
    re.I,
)
FIRST_ANEW = re.compile(
    r"ข้อแรก.{0,12}?(?:ตอบใหม่|เปลี่ยน|ตอบผิด|ตอบเพี้ยน|แก้|ไม่ใช่)|\bfirst (?:answer|one) (?:was|is) wrong\b|"
    r"(?:ย้อน|กลับ|ถอย)(?:ไป|มา|กลับ|ตอบ|เลือก|แก้|ที่|ทำ){0,5}\s?(?:ข้อ|คำถาม|คำตอบ)แรก|"
    r"\b(?:back to|redo|re-?answer|change|return to) (?:my |the |that )?(?:very )?first (?:answer|one|question)\b",
    re.I,
)
"""That the first answer is to be another one."""
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
OLD_WRONG = re.compile(
    r"(?:เก่า|เดิม|อันก่อน|\bold\b).{0,40}?(?:คลาดเคลื่อน|พลาด|ผิด|ไม่ใช่|\bwrong\b|\bmistake\b|\btypo\b)|"
    r"(?:เก่า|เดิม|อันก่อน)\S{0,4}?ที่(?:บอก|แจ้ง|พิมพ์|พิม|ใส่|ให้|กรอก)ไป|ที่ตอบว่า.{0,40}?(?:มั่ว|ผิด|พลาด)|"
    r"\b(?:old|wrong|recorded) (?:\w+ )?i (?:gave|told|typed|wrote)\b|\bi (?:told|gave) (?:u|you) wrong\b|"
    r"\bwhat'?s recorded is\b|"
    r"(?:ที่อยู่|เบอร์|ชื่อ|ตำแหน่ง|บริษัท|เมล|ของ)เดิม\S{0,24}?\s?.{0,24}?(?:ไม่ตรง|ในระบบ(?:เขียน|ลง|"
    r"เป็น|ขึ้น)|ตอบกลับกัน)",
    re.I,
)
"""That what was given as the old one is not right."""
MINE_IS = re.compile(
    r"(?:ของ(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ป้า|ลุง)(?:จริง\S{0,2})?\s?(?:คือ|เป็น|ต้อง)|"
    r"(?:เบอร์|ชื่อ|เมล|ที่อยู่|ตำแหน่ง)?(?:ใหม่|จริง\S{0,2}ของ\S{1,6})\s?(?:คือ|เป็น)|"
    r"\bmine(?:'s| is)|"
    r"\bmy (?:real |own |correct |actual |new |right )?(?:number|phone|name|email|address|title)(?:'s| is)|"
    r"\bthe (?:right|correct|real|new|actual) (?:one|number|name|email|address|title)(?:'s| is))",
    re.I,
)
"""That what is right is told."""
NAMED_WRONG = re.compile(
    r"^\S{0,8}?(?:ชื่อ|นามสกุล)\S{0,24}?.{0,40}?(?:พิมพ์|ตก|ผิด|เก่า|จริง|ครบ)|\bname\b.{0,40}?\b(?:typo|"
    r"misspel\w+|wrong|swap|change)|\b(?:typo|swap|change)\b.{0,24}?\bname\b",
    re.I,
)
"""That a name given before is not right."""
OFFERED_TOO = re.compile(
    r"มี(?:ปุ่ม|ช่อง)|มี\S{0,16}?(?:ให้เลือก|ด้วย(?:นี่|หรอ|เหรอ|หนิ))|งั้นเอา|เอาอันนั้น|\bthere (?:is|"
    r"was) an?\b|มองข้าม|ดูข้าม|(?:อยู่|มี)ในรายการ|"
    r"\b(?:on the list|listed|there it is|there's an?|a button for|i (?:over|mis)(?:looked|sed))\b",
    re.I,
)
"""That the option which is meant was there all the time."""
IS_RIGHT = re.compile(
    r"(?:โทร(?:ศัพท์)?|เดิม|ของ(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เรา)|น่ะ|นะ|นั่น|นั้น|มัน|ก็|อ่ะ|อะ|\s){0,4}"
    r"(?:ถูก|ถืก|ตรง|โอเค|เรียบร้อย)(?:ต้อง|อยู่)?(?:แล้ว|ดี|ครับ|ค่ะ|คับ|คะ|\s|$)|"
    r"(?:น่ะ|นั่น|นั้น|มัน|\s){0,3}(?:ไม่|บ่)(?:ได้)?ผิด|"
    r"(?: number| title| address)?(?:'?s| is| was) (?:actually |already |perfectly )?"
    r"(?:fine|right|correct|ok|okay|good)\b",
    re.I,
)
"""What stands behind a datum that is said to be right."""
RATHER_THAT = re.compile(r"(?:ที่|นี่|นะ|มัน|\s){0,3}(?:ต่างหาก|ตะหาก)")
"""What stands behind a datum that is meant rather than another."""
CHOSEN_WRONGLY = re.compile(
    r"\bwrong (?:field|one|button|option|box)\b|(?:เลือก|กด|จิ้ม)ผิด|(?:กด|เลือก|จิ้ม)พลาด", re.I
)
"""That something else was chosen than is meant."""
RIGHT_IS = re.compile(
    r"ต้องเป็น|ต้องเปน|ที่ถูก(?:ต้อง)?(?:คือ|เป็น)|(?:เปลี่ยน|แก้)(?:ให้)?(?:เป็น|เปน)|ใหม่(?:คือ|เป็น)|"
    r"แต่(?:จริง\s?ๆ|ที่จริง|ความจริง)\s?(?:แล้ว)?\s?(?:คือ|เป็น|ต้องเป็น)|\bshould be\b",
    re.I,
)
TURNS_TO = ("แต่", "ให้", "ช่วย", "ขอ", "ขอให้", "อยากให้", "แล้ว", "->", "→", " but", " it", ",")
"""What stands between what is recorded and that it is to be something else."""
_WHOSE = r"(?:(?:ของ(?:ผม|ฉัน|หนู|เรา)|ใน(?:ระบบ|แอ[ปพ])|ที่(?:ขึ้น|อยู่|มี)(?:อยู่|ใน\S{2,6})?)\s?)?"
OLD_IS = re.compile(
    rf"(?:(?:ตำแหน่ง|บริษัท|บ\.|ที่ทำงาน|นายจ้าง|ที่อยู่|นามสกุล)(?:เก่า|เดิม)\s?{_WHOSE}(?:คือ|ชื่อ(?:ว่า)?|:)|"
    rf"(?:อัน|ของ|ตัว|ชื่อ|(?<=\())(?:เก่า|เดิม)\s?{_WHOSE}(?:คือ|เป็น|ชื่อ(?:ว่า)?|:)|"
    r"ใน(?:ระบบ|แอ[ปพ]|โปรไฟล์)(?:ตอนนี้|ยัง)?\s?(?:คือ|เป็น|ขึ้น(?:ว่า|เป็น)?|เขียน(?:ว่า)?)|"
    r"\b(?:the |my )?old (?:one |company |employer |name |surname |title |position |job |address |"
    r"place |value )?(?:is|was|:)|"
    r"\b(?:on file is|(?:the|your) (?:system|app|profile) (?:says|shows|lists)))"
    r"(?:ว่า)?\s?[\"'“‘]?(?P<old>[^\s\"'“‘].{0,118})$",
    re.I | re.S,
)
"""What stands in the books of a datum that is told in words, at the end of a text with single spaces."""
TELLS_OF_IT = re.compile(
    r"^(?:ที่(?!ทำการ|ดิน|รัก)|ซึ่ง|อะไร|ไง|ยังไง|ไหน|ใคร|แบบ|ของ(?:ผม|ฉัน|หนู|เรา|เขา|แม่|พ่อ)|อัน|ตัว|เมื่อ|ตอน|"
    r"(?:how|what|which|where|when|who|gone|fine|ok|right|correct|still|no longer|mine)\b)",
    re.I,
)
"""How a text goes on that tells something of what is recorded, or asks for it."""
SPEAKS_OF_TALK = re.compile(r"ข้อที่|ตอบ|บอกไป|เมื่อกี้|ตะกี้|\b(?:answer|told|said|earlier)", re.I)
"""That what was told in the chat is spoken of."""
OLD_ONE = re.compile(r"^\S{0,12}?(?:เก่า|เดิม)|^(?:the |my )?old\b", re.I)
"""That the old one is called so."""
NEW_FIRST = re.compile(
    r"(?:^|(?<=\S)\s|(?<=\S)(?=[,;(]))[,;-]?\s?(?:(?:เดี๋ยว|คือ|อ้อ|แต่|ส่วน|แล้ว|ก็|and|but|where|while)\s?){0,3}"
    r"(?:อัน)?(?:นั้น|นี้|นั่น|นี่)?(?:คือ|เป็น)?(?:(?:อัน|ของ|ตัว|ชื่อ)ใหม่|(?:that(?:'s| is)|is) the new (?:one|name))?"
    r"(?:นะ|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|\s){0,3}(?:(?:ส่วน|แต่|แล้ว|และ|and|but)\s?){0,2}[,;(-]?\s?$",
    re.I,
)
"""What stands between what is right and that the old one is told."""
NO_VALUE = re.compile(
    r"ผิด|ไม่|บ่|ม่าย|เก่า|เดิม|อยาก|เปลี่ยน|แก้|พิมพ์|สะกด|ข้อมูล|ตรง(?:นี้|นั้น)|เพราะ|ตอนนี้มัน|\b(?:wrong|old|not|is|was|has|my|the|"
    r"please|want|change)\b|n't\b",
    re.I,
)
"""That something is told of what is recorded, and not only what that is."""
FROM_TO = re.compile(
    r"(?:แก้|เปลี่ยน|ให้|ที่ผิด|\bchange\b|\bfix\b).{0,60}?(?:จาก|\bfrom\b) ?(?P<old>\S.{0,78}?\S) ?(?:(?:มา|"
    r"ไป|ให้)?(?:เป็น|เปน)|\bto\b) ?(?P<new>\S.{1,199})",
    re.I | re.S,
)
"""What is recorded, and what it should be; of a text with single spaces."""
TRAILING = re.compile(
    r" (?:ย้ายมา|เพราะ|เนื่องจาก|ตั้งแต่|ต่อเลย|เพิ่ง|ต้องทำ|ทำยังไง)\S.*$|(?:ให้หน่อย|ให้ที|ได้ไหม|"
    r"ได้มั้ย|ให้ถูก).*$|"
    r"(?: ?(?:นะ)?(?:ค่ะ|คะ|คับ|ครับ|จ้ะ|จ้า)(?= |$)| (?:นะ|ด้วย|หน่อย|ที)(?= |$)|(?:ด้วย|หน่อย)$|"
    r" (?:please|krub|ka)$).*$|"
    r"\s?(?<!ที่)แล้ว(?:\s?(?:นะ|น่ะ|ล่ะ|ละ|อะ|อ่ะ|จ้า|จ้ะ|ค่ะ|คะ|ครับ|คับ|เด้อ|เน้อ)){0,4}$|ย้าย(?:มา|เข้า)(?:อยู่)?(?:ตั้งแต่|ได้|เมื่อ|นาน|หลาย|แล้ว).*$",
    re.I | re.S,
)
"""What is said behind a value and is none of it; a syllable that may be the end of a name needs a space before it."""
SAYS_INSTEAD = re.compile(
    r"(?::|(?:แก้|เปลี่ยน|ขอ|ต้อง|ควร)เป็น|\bmake it|\bshould (?:say|be)|\bto)\s*:?\s*(?P<words>\S.{3,})$",
    re.S | re.I,
)
"""What is to stand for an earlier answer, behind the name of its question."""
CHANGED_TO = re.compile(
    r"(?:แก้|เปลี่ยน)(?:ไข)?\S{2,20}?(?:เป็น|ว่า)\s?(?P<words>\S.{5,})$",
    re.S,
)
"""The same, where its name stands within it (`แก้ข้อความเป็น …`)."""
PUTS_RIGHT = re.compile(r"ไม่ใช่.{1,30}?\s?(?:เป็น|แต่)|(?:แก้|เปลี่ยน)เป็น\S")
"""That a part of what was told is put right."""
REWRITES = re.compile(r"(?:เขียน|พิมพ์|พิม|แก้)(?:ข้อความ)?ใหม่\S{0,12}?\s?\S{0,8}?\s?(?:เอาว่า|ว่า|เป็น)\s?")
"""That an earlier text is to be put in other words."""
