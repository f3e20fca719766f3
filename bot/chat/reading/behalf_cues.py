"""Cues of whose data it is: words by which somebody asks for another, and says what they are to them.

What stands behind them decides which form it is (wishes.py, meaning.py).
"""

from __future__ import annotations

import re

from bot.chat.reading import cues, kin, question_cues

FOR_ANOTHER = re.compile(
    r"(?:ยื่น|จัดการ|เดินเรื่อง|ทำเรื่อง)\S{0,12}?(?:ให้|หื้อ|แทน)\s?(?:คุณ)?(?:แม่|พ่อ|ลูก|ยาย|ตา(?!ม)|แก|เขา|"
    r"ท่าน|น้อง|พี่สาว|พี่ชาย|สามี|ภรรยา|หลาน)|"
    r"\b(?:i )?act for (?:her|him|my)\b|\bon behalf of\b",
    re.I,
)
"""That somebody files for another person."""
CANNOT_ACT = re.compile(
    rf"(?:{kin.PARENTS}|{kin.SPOUSES}|{kin.ELDERS}|{kin.NEAR}|พี่(?:สาว|ชาย)|น้อง(?:สาว|ชาย)|คุณตา|ตา(?=ผม|หนู|ฉัน))\S{{0,16}}?\s?\S{{0,8}}?"
    r"(?:อัมพาต|อัมพฤกษ์|สโตรก|ติดเตียง|ความจำเสื่อม|อัลไซเมอร์|สมองเสื่อม|โคม่า|ไม่รู้สึกตัว|พูดไม่ได้|เว้าบ่ได้|มองไม่เห็น|ตาบอด|ไร้ความสามารถ)|"
    r"\b(?:mother|mum|mom|father|dad|grand\w{2,6}|aunt|uncle|sister|brother|husband|wife)\b.{0,24}?"
    r"\b(?:stroke|dementia|alzheimer\w*|paraly[sz]ed|coma|bedridden|unconscious|"
    r"(?:can't|cannot|can no longer) (?:speak|talk|type|read|see))\b",
    re.I,
)
"""That somebody near cannot do it themselves."""
OF_AGE = re.compile(
    r"(?<!ไม่)(?<!ไม่ได้)(?<!บ่)(?<!ยัง)บรรลุนิติภาวะ|(?<!ไม่)(?<!บ่)(?:โต|เป็นผู้ใหญ่)(?:แล้ว|ละ)|อายุ\s?[23]\d\s?(?:ปี)?\s?แล้ว|"
    r"(?<!not )(?<!n't )(?<!not yet )\b(?:an adult|of age|grown[- ]?up)\b",
    re.I,
)
"""That somebody is no child any more before the law."""
KIN = re.compile(
    r"^(?:ขอ)?(?:ยื่น|ทำ|มาทำ|เป็น)?(?:เรื่อง)?(?:แทน|ให้|ของ|สำหรับ|เพื่อ)?(?:คุณ)?"
    rf"(?:{kin.PARENTS}|{kin.SPOUSES}|{kin.ELDERS}|{kin.NEAR}|ตา(?=$|แก่|อายุ|ป่วย)|พี่(?:สาว|ชาย)|พี่$|น้อง(?:สาว|ชาย))|"
    r"^(?:(?:it's|its|it is|for|on behalf of|a|my|the) ?){0,3}(?:mother|mum|mom|father|dad|grand\w{2,6}|aunt|"
    r"uncle|sister|brother|husband|wife|friend)\b",
    re.I,
)
"""Grown-ups for whom somebody asks."""
_KIN = (
    rf"(?:{kin.PARENTS}|{kin.SPOUSES}|{kin.ELDERS}|{kin.NEAR}|ลูก(?!ค้า|จ้าง)|พี่|น้อง|"
    r"คุณตา|ตา(?=(?:ผม|หนู|ฉัน|ท่าน|แก)?(?:เพิ่ง|พึ่ง)?(?:เสียชีวิต|เสียไป|ตาย|สิ้น|ล่วงลับ|ถึงแก่))|"
    r"หลาน|เขา|เค้า|เธอ|ท่าน|เจ้าของ(?:ข้อมูล|บัญชี))"
)
_SINCE = r"(?:แล้ว|ละ|ล่ะ|เมื่อ|ตั้งแต่|กะทันหัน|กระทันหัน|หลาย|นาน|ปี|ได้\s?(?:[\d๐-๙]|ไม่|หลาย|สอง|สาม|สี่|ห้า))"
_MONEY = r"(?!.{0,16}(?:บาท|ตัง|เงิน|เวลา|โอกาส))"
_DIED = (
    rf"(?:เสียชีวิต|เสีย(?:ไป)?{_SINCE}{_MONEY}|เสีย(?:ไป)?(?=\s(?![\d๐-๙])|$){_MONEY}|"
    r"เสีย(?:ไป)?(?=ค่ะ|คะ|ครับ|คับ|นะ|จ้า)|เสีย(?:ด้วย|เพราะ|จาก)(?:โรค|มะเร็ง|อุบัติเหตุ|โควิด|หัวใจ|อาการ)|"
    rf"(?<=เพิ่ง)เสีย(?=ไป|$|\s)|ตาย(?:ไป|จาก|{_SINCE})|สิ้น(?:ใจ|ชีวิต|ลม)|ล่วงลับ|ถึงแก่กรรม|มรณ|"
    rf"จาก(?:พวก)?(?:เรา|ฉัน|ผม|หนู|โลก(?:นี้)?)?ไป(?:อย่าง|{_SINCE})|(?<=เพิ่ง)จากไป)"
)
_GONE = (
    r"(?:คุณ)?(?:สามี|ภรรยา|ภริยา|ผัว|เมีย|พ่อ|แม่|ปู่|ย่า|คุณตา|ยาย|ลูก(?:สาว|ชาย)?|พี่(?:สาว|ชาย)|น้อง(?:สาว|ชาย))"
    r"(?:ของ)?(?:ผม|ฉัน|ดิฉัน|หนู|เรา|ท่าน|แก|เขา|เค้า)?(?:ก็)?ไม่(?:ได้)?อยู่(?:กับเรา|กับพวกเรา|บนโลก(?:นี้)?)?(?:แล้ว|ละ)"
    r"(?!\s?(?:บ้าน|ที่|กับ|ใน|ด้วยกัน|เมืองไทย))"
)
_THEY = (
    r"(?:husband|wife|father|mother|dad|mum|mom|son|daughter|brother|sister|grand\w{2,6}|uncle|aunt|he|she)"
)
_DEATH = re.compile(
    rf"{_KIN}(?P<between>\S{{0,16}}?\s?){_DIED}|{_GONE}|"
    r"ผู้(?:เสียชีวิต|ตาย|วายชนม์|ล่วงลับ)|\b(?:passed away|deceased)\b|"
    rf"\b{_THEY}(?P<amid>\b.{{0,16}}?)\b(?:died|(?:is|are) (?:dead|no longer with us|no more))\b|"
    rf"\b(?:lost|late) (?:my |our )?{_THEY}\b",
    re.I,
)
"""That the person whose data it is has died, where the words between are no others' (`has_died`)."""
_BREAKS = (
    r"(?:โทรศัพท์|โทสับ|มือถือ|เครื่อง|คอม(?:พ์|พิวเตอร์)?|โน้?๊?ต?บุ๊?[คก]|ไอโฟน|ไอแพด|แท[็๊]?บ(?:เล็ต)?|ซิม|(?:หน้า)?จอ|แบต\S{0,6}|"
    r"รถ|ทีวี|กล้อง|แอ[ปพ]\S?|เน็ต|ไวไฟ|เมล|นาฬิกา|ลำโพง|ของใช้|"
    r"\b(?:phone|mobile|tablet|computer|laptop|battery|sim|screen|account|line|car|dog|cat|device|ipad|iphone)\b)"
)
_BROKEN = re.compile(_BREAKS, re.I)
NEAR = 40
"""Characters before a death that are looked at for a thing that has broken."""
_BELONGS = re.compile(rf"{_BREAKS}(?:เก่า|ใหม่|ที่บ้าน|\s)?(?:ของ|คุณ|\s){{0,3}}$", re.I)
_TO_COME = re.compile(
    r"(?:ถ้า|หาก|เผื่อ(?:ว่า)?|กลัว(?:ว่า)?|ก่อน(?:ที่)?|เกิด|สมมติ(?:ว่า)?|"
    r"เวลา|วัน(?:ไหน|ใด)(?:ที่)?|เมื่อ(?:ไหร่|ไร)(?:ที่)?|พอ|\b(?:if|when|once|before|in case|should))\s?$",
    re.I,
)
_THEN = re.compile(r"(?:แล้ว|ไป|วัน\S{1,4})?\s?(?:จะได้|ก็จะ|เมื่อไหร่|เมื่อไร|วันไหน|ขึ้นมา)")
"""Before and behind a death that is still to come."""
_NOT_OF_THEM = re.compile(r"ทำ|ว่า|ไม่|จะ|กลัว|เกือบ|ยัง|ใช้|กด|ซื้อ|ให้|'s", re.I)
"""Between somebody and a death: that it is no death, or not theirs (`แม่ทำเครื่องเสียแล้ว`, `แม่ยังไม่ตาย`)."""
BROKE = re.compile(rf"{_BREAKS}.{{0,40}}?(?:เสีย|พัง|ดับ|ตาย|\b(?:died|is dead|broke)\b)", re.I)
"""That something which can break has broken."""
WHY_FOR_THEM = re.compile(
    r"ไม่(?:ได้|เป็น|ไหว|เห็น|รู้)|ป่วย|ตาบอด|พิการ|อัลไซ|หลงลืม|แก่|เสีย(?:ชีวิต)?|ตาย|โคม่า|คนไร้|อนุบาล|ศาล|มอบ|ฝาก|ไหว้วาน|"
    r"ให้(?:มา|ทำ|ช่วย|ผม|ฉัน|หนู)|ยินยอม|ลูก(?!สาว|ชาย|เขย|สะใภ้)|หลาน|ขวบ|เด็ก|"
    r"\b(?:can't|cannot|can not|unable|blind|ill|sick|dementia|dead|died|court|attorney|authori[sz]ed|asked me|"
    r"signed|child|son|daughter|kid|minor)\b",
    re.I,
)
"""Why it is asked for them: they are children, cannot do it, or have said that somebody may."""
KIN_ALONE = re.compile(
    r"(?:(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|เขา|เค้า|น้อง|คือ|ก็)\s?){0,3}(?:เป็น|เปน|คือ)?\s?(?:คุณ)?"
    r"(?:แม่|พ่อ|มารดา|บิดา|ผู้ปกครอง|ลูก(?:สาว|ชาย)?|บุตร(?:สาว|ชาย)?|หลาน(?:สาว|ชาย)?|ยาย|ตา|ปู่|ย่า|ป้า|ลุง|น้า|อา|"
    r"พี่(?:สาว|ชาย)?|น้อง(?:สาว|ชาย)?|สามี|ภรรยา|เมีย|แฟน|เด็ก|ทนาย|ญาติ|เพื่อน)"
    r"(?:แท้\s?ๆ|เอง|คน(?:โต|เล็ก|กลาง|เดียว))?"
    r"(?:\s?ของ(?:ผม|ฉัน|ดิฉัน|หนู|เรา|เด็ก|เขา|เค้า|น้อง|พี่|ลูก|เจ้าของ\S{0,12}))?"
    r"|(?:i'm|i am|it's|its|it is|he's|she's)?\s?(?:(?:his|her|my|the|a|their)\s)?"
    r"(?:mother|mum|mom|father|dad|parent|guardian|son|daughter|child|kid|baby|husband|wife|lawyer)",
    re.I,
)
"""What somebody is to the other, and not what either is called."""
NO_NAME = re.compile(
    r"อายุ|ขวบ|เพิ่ง|สมัคร|แอ[ปพ]|โพสต์|ข้อมูล|บัญชี|อยาก|เพราะ|"
    r"\byears? old\b|\baccount\b|\bapp\b|\bdata\b|\bwants?\b|\bbecause\b",
    re.I,
)
"""That something is told of somebody, and not what they are called."""
OF_MY_OWN = re.compile(
    r"\b(?:of|see|view|get|have|want|delete|erase|remove|correct|fix|change) my (?:own )?"
    r"(?:data|account|profile|payments?|history|calendar|contacts?|number|phone|name|address|email|photos?|details|info\w*)\b",
    re.I,
)
"""That somebody asks about their own data, whomever it is for (`a copy of my payments for my dad's taxes`)."""
OF_A_CHILD = re.compile(
    r"(?:ข้อมูล|บัญชี|แอค\S{0,8}|โปรไฟล์|ประวัติ)(?:ส่วนตัว|ส่วนบุคคล)?\s?"
    r"(?:ของ\s?(?:ลูก|หลาน)|ลูก(?:สาว|ชาย)|(?:ลูก|น้อง|หลาน|เขา|แก)(?=.{0,80}$))"
    rf"{kin.NO_CHILD}|"
    r"\b(?:my |the )?(?:son|daughter|child|kid|boy|girl)(?:'s)? (?:data|account|profile|information|details)\b",
    re.I,
)
CHILD = re.compile(
    r"[\d๐-๙]\s?ขวบ|ลูก(?:สาว|ชาย)|ของลูก|ผู้เยาว์|ยังเล็ก|ยังเด็ก|\b(?:son|daughter|child|kid|minor)\b|\byears? old\b",
    re.I,
)
"""Data of a child, and that it is a child who is told of: `ลูก` behind a sentence may be who is spoken to."""
_CHILDREN = rf"(?:{kin.CHILDREN})"
_DOES = r"(?:ลบ|แก้|เพิ่ม|ดู|เอา|หยุด|ระงับ|ถอน|ขอ)"
FOR_A_CHILD = re.compile(
    rf"(?<!ไม่ได้)(?<!ไม่)(?:ขอ|ทำ|ยื่น|จัดการ|ลบ|แก้)(?:เรื่อง)?แทน\s?{_CHILDREN}|"
    rf"{_DOES}(?:ให้)?(?:เฉพาะ|แค่)(?:ข้อมูล)?ของ\s?{_CHILDREN}|(?:เฉพาะ|แค่)ของ\s?{_CHILDREN}|"
    rf"ของ\s?{_CHILDREN}\s?(?:ไม่ใช่|บ่แม่น)(?:ของ)?(?:แม่|พ่อ|ผม|ฉัน|ดิฉัน|หนู|เรา|ยาย|ตา|พี่|ป้า|ลุง)|"
    rf"(?:ไม่ใช่|บ่แม่น)ของ(?:แม่|พ่อ|ผม|ฉัน|ดิฉัน|หนู|เรา|ยาย|ตา|พี่|ป้า|ลุง)\S{{0,6}}?\s.{{0,24}}?ของ\s?{_CHILDREN}|"
    r"\bonly (?:my )?(?:son|daughter|child|kid)(?:'s)?\b.{0,24}?\bnot mine\b|"
    r"\b(?:ask|asking|request|requesting|file|filing|do this|doing this|this is|it's|it is) (?:it |"
    r"this )?for my "
    r"(?:son|daughter|child|kid)\b|\bon behalf of my (?:son|daughter|child|kid)\b",
    re.I,
)
"""That it is the data of their child that somebody asks about, and not their own."""
ALL_OF_A_CHILD = re.compile(
    rf"(?:อยาก|ขอ|ช่วย|ต้องการ|จะ)(?:จะ)?(?:ให้)?(?:ช่วย)?{_DOES}(?:ให้)?(?:ข้อมูล|บัญชี)?ของ\s?{_CHILDREN}", re.I
)
"""That something is to be done with what is a child's."""
NO_CONSENT_OF = re.compile(
    rf"(?:{kin.PARENTS}|{kin.CHILDREN}|ผู้ปกครอง|ทางบ้าน|ที่บ้าน)\S{{0,12}}?\s?(?:ไม่|บ่|ม่าย|ยังไม่)(?:ได้|เคย)?\S{{0,8}}?(?:ยินยอม|อนุญาต|เซ็น|ตกลง)|"
    r"\b(?:parents?|mother|mum|mom|father|dad|guardian)\b.{0,16}?(?:\bnever\b|\bnot\b|n't\b).{0,12}?\b(?:agree|consent|allow|sign)",
    re.I,
)
"""That those who have to consent for a child have not."""
OF_ONES_OWN = re.compile(
    r"ของ\s?(?:ตัว)?(?:ผม|ฉัน|ดิฉัน|หนู|เรา|ตัวเอง|ตนเอง|(?:แม่|พ่อ|พี่|ป้า|ลุง|ยาย|ตา)เอง)|\bmy own\b|\bmine\b", re.I
)
"""That it is the speaker's own data."""
_WHOSE = (
    rf"(?:คุณ)?(?:ลูก(?:น้อง|ค้า|จ้าง)?|บุตร|หลาน|แม่|พ่อ|มารดา|บิดา|{kin.SPOUSES}|{kin.NEAR}|น้อง|พี่(?=สาว|ชาย)|พนักงาน)"
    r"(?:สาว|ชาย)?"
)
_WHOSE_EN = kin.KIN_EN
_ANOTHERS = re.compile(
    rf"(?<!ไม่ใช่)(?:ของ|แทน)\s?{_WHOSE}|"
    rf"\b(?:my|for my) {_WHOSE_EN}\b",
    re.I,
)
_BESIDE_WHOSE = re.compile(
    rf"{_WHOSE}|เรื่องนี้|อันนี้|ข้อมูล|บัญชี|ต่างหาก|ไม่ใช่|ดิฉัน|ที่จะ|เรื่อง|ยังเล็ก|ยังเด็ก|คือ|เป็น|มัน|ยื่น|แทน|ของ|ผม|ฉัน|หนู|เอง|"
    r"ขอ|ทำ|ลบ|ให้|นี่|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|\s|"
    r"\b(?:it's|it|is|this|the|data|not|mine|me|my own|for|on behalf of|my)\b|"
    rf"\b{_WHOSE_EN}\b|'s\b|,",
    re.I,
)


def is_anothers(plain: str) -> bool:
    """Whether an evened text says that it is somebody else whose data it is, and nothing besides."""
    return cues.besides(_ANOTHERS, _BESIDE_WHOSE, plain) == ""


def for_their_child(plain: str) -> bool:
    """Whether an evened text says that a request is for the data of a child, and asks nothing about it."""
    return bool(FOR_A_CHILD.search(plain)) and not question_cues.asked(plain)


def has_died(plain: str) -> bool:
    """Whether an evened text tells that somebody has died: nobody has given anybody an authority then, and the team
    looks into it.  A thing of theirs that has broken (`โทรศัพท์แม่เสีย`) is none, nor is what they have lost (`เสียเงิน`)."""
    found = _DEATH.search(plain)
    while found is not None and not _is_death(plain, found):
        found = _DEATH.search(plain, found.start() + 1)  # whoever tells of it may be named before
    return found is not None


def _is_death(plain: str, found: re.Match[str]) -> bool:
    if _TO_COME.search(plain[max(0, found.start() - NEAR) : found.start()]) or _THEN.match(
        plain[found.end() :]
    ):
        return False  # somebody thinks of when they will be dead themselves
    between = found["between"] or found["amid"] or ""
    if _BROKEN.search(between) or _NOT_OF_THEM.search(between):
        return False
    return not _BELONGS.search(plain[max(0, found.start() - NEAR) : found.start()])
