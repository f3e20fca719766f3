"""Cues of wishes: words by which something is asked for outside forms, taken back, handed over or only told."""

from __future__ import annotations

import re

from bot.chat.reading import cues, question_cues
from flows.finding import bare

BRIEFLY = 120
"""Characters above which a text tells more than what is to become of a form."""
NO_DELETION = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า)(?:ได้|อยาก|ต้องการ|คิด|จะ|เพิ่ง|ต้อง|ให้|มี|เรื่อง){0,4}ลบ|"
    r"ลบ(?:ทิ้ง|ถิ้ม|ไป|ของ\S{1,6})?\s?(?:ทำไม|เฮ็ดหยัง|เป็นหยัง|ยะหยัง)|"
    r"\b(?:don'?t|do not|didn'?t|not|never|without)\b.{0,30}?\b(?:delet|eras|remov)",
    re.I,
)
"""That nothing is to be deleted, or why it was: what cannot be undone is not begun on such words, whatever else they
ask for."""
ONLY_TOLD = re.compile(
    r"(?:เพื่อน|เขา|เค้า|พนักงาน|แม่ค้า|ใคร|คนอื่น|มีคน|คนที่).{0,6}?(?:ขอ|อยาก|เคย|ช่วย)|เคย.{0,8}?(?:ขอ|"
    r"อยาก|ให้|ลบ|แก้|ถอน)|"
    r"(?:ไม่|บ่|ม่าย|อย่า|อย่าเพิ่ง)(?:ได้|ต้อง|เคย)?(?:ขอ|อยาก|ต้องการ|จะ|คิดจะ|ลบ|แก้|ถอน|เพิ่ม)|"
    r"ไปแล้ว(?:เมื่อ|ตั้งแต่|แต่|ค่ะ|ครับ|$)|"
    r"แต่เปลี่ยนใจ|^(?:แล้ว)?(?:ถ้า|หาก)|ไม่ได้ใช่|^(?:if|should|what if)\b|\bi (?:already )?(?:deleted|"
    r"changed)\b(?! my mind)|\b(?:don't|do not|didn't|never|not)\b.{0,12}?\b(?:want|delete|erase|"
    r"change|correct|"
    r"withdraw|need)|"
    r"ต่างกัน|ต่างจาก|แตกต่าง|\bdifferen(?:ce|t from)\b|"
    r"\bmy friend\b|\b(?:he|she|they)\b.{0,12}?\b(?:asked|wanted|deleted)",
    re.I,
)
"""That something is told, or ruled out, and not asked for."""
ASKED_FOR = re.compile(
    r"(?:ขอ|ช่วย|อยาก|ต้องการ|ประสงค์)(?:จะ)?(?:ให้)?(?:เปิดดู|รู้ว่า|ลบ|ถอน|แก้|หยุด|พัก|ระงับ|ดู|เพิ่ม|"
    r"เปลี่ยน|เอาออก)|ถอนคืน|"
    r"\b(?:please|want to|i'd like to|can you|could you) (?:delete|erase|remove|change|fix|correct|stop|see|add)\b",
    re.I,
)
"""That something is asked for after all."""
ASKED_BEFORE = re.compile(
    r"(?:เรื่อง|คำ|ที่|การ|เคย)\s?ขอ\S{0,4}|(?:ไม่|บ่|ม่าย)(?:ได้|ต้อง)?(?:ขอ|อยาก|ต้องการ)\S{0,6}|"
    r"\b(?:don't|do not|didn't|no longer|not) (?:want|need|wish)(?: to)?(?: \w{1,12})?|\bnot (?:delete|erase|change)\b",
    re.I,
)
"""What was asked for before, or is not asked for any more."""
_DOES = r"(?:ขอ|ช่วย|ลบ|หยุด|เลิก|แก้|อยาก|ถอน|ส่ง|ย้าย|โอน|ระงับ|บอก|อย่า|ห้าม)"
PARTS = re.compile(
    rf"\s?(?:แล้วก็|แล้วกะ|แล้วค่อย|และก็|และ|แล้ว(?={_DOES}|เอา|ดู)|กับ(?={_DOES}|ดู|เพิ่ม)|พร้อม(?:ทั้ง|กับ)?|อีกอย่าง|รวมทั้ง|นอกจากนี้|"
    rf"แต่(?=\s?(?:ก่อน|ขอ|อยาก))|[,;\n]|\s(?={_DOES})|\bbut(?=\sfirst)|\band\b|\balso\b|\bplus\b|\bthen\b|\blae\b)\s?",
    re.I,
)
"""Where a text with single spaces falls into parts, each of which may ask for something of its own."""
_ME = (
    r"(?:อยาก|ขอ|จะ|ช่วย|ให้|เอา|ทั้งหมด|ทุกอย่าง|อัน|ข้อมูล|บัญชี|ของ(?:ผม|ฉัน|หนู|เรา|ดิฉัน)|"
    r"ทิ้ง|ออก|ไข|เติม|เลย|ด้วย|หน่อย|แล้ว|นะ|ค่ะ|คะ|ครับ|คับ|\s)"
)
_YOU = r"(?:i|want|would|like|to|please|my|the|data|account|it|all|them|first|too|\s)"
_ELSEWHERE = (
    r"(?:(?:เจ้า|ที่|แอ[ปพ]|ค่าย|บริการ|บริษัท|ผู้ให้บริการ)(?:ราย)?\s?(?:อื่น|ใหม่)|อีก(?:เจ้า|แอ[ปพ]|ที่|ค่าย)|"
    r"\b(?:another|other|new) (?:app|service|provider|company)\b)"
)
WHAT_IS_ERASED = re.compile(
    r"ข้อมูล|บัญชี|แอคเค|แอ[คก](?:เคาน|$|\s|ผม|หนู)|โปรไฟล์|ประวัติ|เบอร์|รูป|ชื่อ|สมาชิก|ที่เก็บ|"
    r"\b(?:data|accounts?|profile|history|details|info\w*|(?:you|u) (?:have|hold|keep|got)|about me)\b",
    re.I,
)
"""What may be deleted, by its name."""
ERASES = re.compile(r"ลบ|\b(?:delet|eras)\w*", re.I)
"""That a deletion is spoken of."""
MOVES = re.compile(
    rf"(?:ขอ|อยาก|ช่วย|ต้องการ|จะ)(?!รู้|ทราบ).{{0,40}}?(?:ย้าย|โอน|ส่ง|เอาไป|ยก)\S{{0,24}}?{_ELSEWHERE}|"
    rf"\b(?:move|transfer|send|take)\b.{{0,24}}?{_ELSEWHERE}",
    re.I,
)
"""That data are to go somewhere else."""
SEES_FIRST = re.compile(
    r"ขอ(?:ดู|เห็น|สำเนา)\S{0,12}ก่อน|ก่อน\S{0,12}ขอ(?:ดู|เห็น|สำเนา)|\bfirst (?:show|send|give) me\b", re.I
)
"""That data are to be seen before something else happens: also where it is put as the question what there is."""
BEFORE_IT = re.compile(r"ก่อน(?:ที่)?(?:จะ)?(?:ลบ|ถอน|ย้าย|โอน|แก้)(?:ข้อมูล|ทิ้ง|บัญชี)?")
"""What is done after what is asked for."""
HOW_IT_IS_DONE = re.compile(
    r"(?:(?:ไม่(?:รู้|ทราบ|แน่ใจ)|บ่ฮู้)ว่า)?(?:ต้อง|จะ|ควร)?(?:ทำ|เริ่ม|ยื่น)(?:ไง|ยังไง|อย่างไร|จั่งใด|พรือ)(?:บ้าง|มั่ง|ดี|ต่อ)?"
)
"""How something is done."""
ALONE = {
    flow: re.compile(rf"{_ME}{{0,8}}(?:{thai}){_ME}{{0,8}}|{_YOU}{{0,8}}\b(?:{english})\b{_YOU}{{0,8}}", re.I)
    for flow, thai, english in (
        ("access", "ดู|เบิ่ง", "see|view|look at"),
        ("correction", "แก้(?!ว|ม)", "fix|correct"),
        ("addition", "เพิ่ม", "add"),
        ("deletion", "ลบ", "delete|erase|remove"),
        ("suspension", "ระงับ|หยุดใช้", "suspend|restrict"),
        ("portability", "โอน|ย้าย", "transfer|move"),
    )
}
"""A right that is named by what is to be done, and nothing besides, as a part of a text may (`ดูกับลบ`)."""
DEEDS = 8
"""Parts of a text that are looked at."""
COMPARES = re.compile(
    r"อยาก(?:รู้|ทราบ)|สงสัย|ไหน|ต่าง|ดีกว่า|หรือ|\b(?:which|or|differ\w*|better|wonder\w*|know)\b", re.I
)
"""That several things are told from one another, or asked about, and not asked for."""
NO_ADS = re.compile(
    r"หยุด|หยุ๊ด|เลิก|ปิด|งด|ห้าม|อย่า|(?:ไม่|บ่|ม่าย)(?:อยาก|ต้อง|เอา|รับ|ให้|ขอ|มัก|สนใจ)|ถอน|ระงับ|"
    r"\b(?:stop|no more|without|unsubscribe|opt out|end|block|yud|loek)\b|n't\b|\bnot\b",
    re.I,
)
"""That advertising is to end, beside its name: whoever only tells of a call asks for nothing."""
_NO_MORE = r"(?:ไม่ต้อง|บ่ต้อง|ม่ายต้อง|ไม่(?:อยาก)?ให้|ไม่เอา|อย่า|ห้าม|เลิก|หยุด|งด|เซา)"
_PAPERS = r"(?!เอกสาร|สำเนา|ไฟล์|รหัส|โค้ด|คำตอบ|ใบ|หลักฐาน|บัตร)"
NOTHING_SENT = re.compile(
    rf"{_NO_MORE}(?:มา|ให้|มัน|บริษัท|จะ|ต้อง){{0,2}}(?:ส่ง|โทร|ทัก){_PAPERS}\S{{0,24}}?(?:\s\S{{0,12}}?)?"
    r"(?:อีก|แล้ว(?!แต่|ก็|จะ|ค่อย))|"
    rf"(?:เลิก|หยุด|เซา|ห้าม)(?:ส่ง|โทร|ทัก){_PAPERS}\S{{0,16}}?(?:มา|ไป)?หา|"
    r"\b(?:stop|quit) (?:sending|texting|calling|contacting|messaging|emailing|ringing|bothering)\b|"
    r"\b(?:don't|do not|never) (?:send|call|text|contact|message|email|ring|write)\b.{0,30}?"
    r"\b(?:anything|any ?more|again|ever)\b|"
    r"\bno more (?:messages|texts|calls|letters|mails?|e-?mails?)\b",
    re.I,
)
"""That nobody is to be written to, or called, any more."""
AS_WELL = re.compile(
    r"ด้วย|อีกอย่าง|อีกเรื่อง|เพิ่มอีก|พร้อม|แล้วก็|และ|พ่อง|นำ(?:เด้อ|แหน่)|"
    r"\b(?:too|as well|also|and|plus|duai)\b",
    re.I,
)
"""That something comes to what was asked for."""
NOT_USED = re.compile(
    r"(?<!เคย)(?:ไม่(?:อยาก|ยอม)?ให้|บ่(?:อยาก)?(?:หื้อ|ให้)|ม่ายให้|ห้าม|อย่า)(?:บริษัท|แอ[ปพ]|มัน|เปิ้น|เขา|เพิ่น|ใคร|ไผ)?"
    r"(?:เอา\S{0,16}?ไป)?(?:ใช้|ใจ๊)(?!สิทธิ|งาน(?:ไม่)?ได้)",
    re.I,
)
"""That data are not to be used."""
ONCE_ALLOWED = re.compile(r"เคย|ยินยอม|อนุญาต|(?:กด|ที่)ยอม|\bconsent", re.I)
"""That it was allowed before: what is taken back then is a consent."""
CONSENT = re.compile(r"ยินยอม|อนุญาต|\bconsent", re.I)
"""That a consent is spoken of."""
NO_MOVING = re.compile(
    r"(?:ไม่|บ่|ม่าย)\S{0,6}?(?:ย้าย|โอน)|\b(?:not|n't|no longer)\b.{0,16}?\b(?:move|moving|transfer)", re.I
)
"""That nothing is to be moved to somebody else."""
ANOTHER = re.compile(
    r"(?:อัน|เรื่อง|เคส)(?:นี้|นั้น|เดิม|แรก|เก่า)(?:ก็|น่ะ)?(?:ครบ|เสร็จ|เรียบร้อย|จบ|โอเค|ถูก|พอ)\S{0,8}?(?:แล้ว|ละ)|"
    r"ทีนี้(?:จะ|อยาก|ขอ|ก็|ผม|หนู|ฉัน)|(?:ต่อไป|ถัดไป)(?:จะ|อยาก|ขอ|ก็)|"
    r"\b(?:now|next),? i(?:'d| would|'ll| want| need)\b|"
    r"อีกเรื่อง(?!ว่า|ที่)|(?<!เปิด)เรื่องใหม่(?!\s?อีก)|เรื่องอื่น|คราวนี้|ครั้งนี้|รอบนี้|ไหน\s?ๆ ก็|"
    r"\b(?:another|different|new|one more) (?:request|thing|matter|issue|question)\b|"
    r"\bsomething (?:else|new|different)\b|"
    r"\bthis time\b",
    re.I,
)
"""That something new is asked for."""
LANGUAGE = re.compile(
    r"(?:(?:ขอ|ช่วย|อยาก|รบกวน|สลับ|เปลี่ยน|ตอบ|พูด|คุย|ใช้|แปล|เอา|มี|เป็น|กลับ|บอต|บอท|แบบ|ไป|ให้|ได้|กับ|"
    r"ฉัน|ผม|หนู|เรา|หน่อย|ที|"
    r"โหมด|สวัสดี|ค่ะ|ครับ|คับ)\s?){0,12}(?:ภาษา\s?(?:ไทย|อังกฤษ|อื่น)?|อังกฤษ|ไทย)"
    r"(?:\s?(?:ได้|ไหม|มั้ย|มั๊ย|ป่ะ|ปะ|บ่|หน่อย|ที|ด้วย|แทน|ดีกว่า|ก่อน|เลย|นะ|ค่ะ|คะ|ครับ|คับ|ป่าว|"
    r"หรือเปล่า|รึเปล่า|ไม่|ล่ะ|ละ|please)){0,12}|"
    r"(?:(?:hi|hello|sorry|ok|can|could|may|do|does|is|are|please|pls|you|we|i|it|this|the|bot|there|an?|"
    r"want|need|would|like|prefer|"
    r"change|switch|set|speak|talk|write|reply|answer|use|understand|to|in|into|my|your|language|only|"
    r"know)\s){0,12}"
    r"(?:english|thai|the language|language)"
    r"(?:\s(?:please|pls|version|mode|now|instead|only|ok|krub|krab|khrap|ka|kha|"
    r"to english|to thai|or thai|or english)){0,12}|"
    r"(?:(?:kho|khaw|chuay|plian|poot|phut|pen|tob|top|ao|mi|mee|dai)\s){0,12}(?:phasa|pasa)\s?(?:thai|ang\w{0,12})"
    r"(?:\s(?:dai|mai|noi|krub|krab|ka|kha|na|duai)){0,12}"
)
"""A text in which another language is wanted and nothing else: evened, without politeness."""
ASKS_OF_THE_BOT = re.compile(
    r"(?:ขอ|ช่วย|อยาก|เปลี่ยน|พูด|คุย|ตอบ|เป็นภาษา|แปล)|"
    r"(?:can|could|please|change|switch|speak|in|to|do|i|phasa|pasa|(?:english|thai) (?:please|pls))\b",
    re.I,
)
"""That a sentence begins as something asked of the bot, and not as something told to it."""
_ASKS_FOR = (
    r"(?:^|\s|ดู|แล้ว|ว่า|งั้น|อย่างนั้น|ดิฉัน|ผม|หนู|ฉัน|เรา|เจ๊|พี่|ป้า|ลุง|ยาย|"
    r"ตา|ย่า|ปู่|น้า|ครู|เฮีย|บัง|ทีนี้|ค่ะ|คะ|ครับ|คับ|"
    r"ก็)(?:จะ|เลย|ก็|"
    r"ว่าจะ)?"
    r"(?:ขอ|ช่วย|อยาก|ต้องการ|จะเอา(?=สำเนา))(?:ให้)?"
)
_DONE = r"(?!\S{0,16}(?:ไปแล้ว|มาแล้ว|ตั้งนาน))"
REQUESTS = {
    flow: re.compile(_ASKS_FOR + what + _DONE)
    for flow, what in {
        "access": r"(?:ทราบ(?:ว่า)?\S{0,12}?(?:มี|เก็บ)ข้อมูล\S{0,24}?ของ(?:ดิฉัน|ผม|ฉัน|หนู)|"
        r"(?:ดู|เบิ่ง|แล|ผ่อ)(?=ข้อมูล|ว่า|ของ|หมวด|ทุก|ทั้งหมด)|(?:รับ)?(?:สำเนา|copy|ก๊อป|"
        r"ก็อป))",
        "correction": r"(?:แก้(?!ข่าว|ตัว|ปัญหา|แค้น|เครียด|ข้อ)|เปลี่ยน(?!ใจ|ภาษา|เรื่อง|คำ|บรรยากาศ|งาน|"
        r"แพ็ก|เครื่อง|ซิม|โปร)|อัป)",
        "addition": r"เพิ่ม(?!เติม|อีก|เพื่อน|ไลน์)",
        "deletion": r"ลบ(?!ไฟล์|รูป|แชต|แชท|ข้อความ|คำ)",
        "suspension": r"(?:หยุดใช้|ระงับ(?!การส่ง|โฆษณา|ข้อความ))",
        "portability": r"(?:เป็น)?ไฟล์.{0,40}?(?:ย้าย|เจ้าอื่น|ที่อื่น|แอป\S{0,8}อื่น)",
        "withdrawal": r"ถอน(?:ความ)?ยินยอม",
        "objection": r"\S{0,12}?(?:หยุด|เลิก|งด|ยุติ)\s?(?:ส่ง|ยิง)\S{0,6}?"
        r"(?:โฆษ|โคด(?:สะ|ส)นา|โค(?:สะ|ส)นา|โฆ(?:สะ|ส)นา|โปรโม|ข้อความขาย|สแปม)",
    }.items()
}
"""A right that is asked for in so many words, by its form."""
_I_WANT = (
    r"\b(?:please|pls|kindly|i want(?: to)?|i'd like(?: to)?|i would like(?: to)?|id like(?: to)?|"
    r"i need(?: to)?|can i|could i|may i|can you|"
    r"could you|let me|give me|gimme|send me|hand me|show me|need to|want to|wanna|gotta|have to)\s(?:please\s|"
    r"have\s|get\s|you\s|u\s)?(?:to\s)?"
)
ENGLISH_REQUESTS = {
    flow: re.compile(what, re.I)
    for flow, what in {
        "access": _I_WANT
        + r"(?:see|look at|view|know what (?:you|u)|(?:get )?(?:a|my own) copy of|copy of|all the data|"
        r"what (?:you|u))",
        "correction": _I_WANT
        + r"(?:fix|correct|update|change)\s(?:my|the|that|it|this)\b|\bneed (?:that|this|it) (?:fixed|corrected|"
        r"changed|updated)\b|"
        r"\b(?:update|fix|correct) that\b",
        "deletion": r"(?:"
        + _I_WANT
        + r"|^(?:then |so |now |and |ok |hell no )?)(?:delete|erase|remove|wipe|throw away|get rid of|"
        r"get my \w+ off)\b",
        "objection": r"\b(?:stop(?:ping)?|quit|kill|no more|enough with|make it stop|end)\b.{0,30}?"
        r"\b(?:ads|adverts|promos?|marketing|offers|newsletters?|spam)\b|"
        r"\b(?:ads|adverts|promos?|marketing|offers|newsletters?|spam)\b.{0,40}?\b(?:stop|end|enough|pack it in)\b|"
        r"\b(?:take|get|remove) me off (?:your|the|this|that) (?:\w+ )?list\b|\bunsubscribe me\b",
        "portability": _I_WANT + r".{0,24}?\b(?:as a file|in a file|a file)\b|\bload (?:it|them) (?:in)?to\b",
    }.items()
}
"""The same in English."""
ASKS_TO_SEE = re.compile(
    r"\b(?:can|could|may|might) (?:i|you)(?: (?:please|possibly|also))? (?:get|have|receive|request|obtain|"
    r"(?:send|give|e?mail) me) "
    r"(?:an? |my own |the |some )?(?:full |complete )?cop(?:y|ies)\b"
    r"(?! of (?:the |your |this |that )?(?:\w+ )?(?:policy|notice|terms|law|act|form|"
    r"answer|reply|request|case|receipt|contract)\b)|"
    r"(?:ขอ|อยาก(?:จะ|ขอ)?)(?:ดู|เบิ่ง|แล|ผ่อ)(?:หน่อย|ที|ด้วย|แหน่|กำ)\s?(?:ซิ|สิ)?ว่า\S{0,8}?"
    r"(?:มี|เก็บ|เอา|ได้|รู้)(?=.{0,60}?(?:ผม|หนู|ฉัน|ป้า|ลุง|พี่|เรา|ยาย|ครู|ข่อย|เฮา))",
    re.I,
)
"""That somebody wants to see what there is of theirs, or a copy of it, though it is put as a question."""
CHOOSE_FOR_ME = re.compile(
    r"(?:ไม่|บ่|ม่าย)(?:รู้|ฮู้|แน่ใจ|ทราบ)\S{0,6}?(?:จะ|ต้อง|ควร|สิ)\S{0,6}?(?:เลือก|กด|จิ้ม|ยื่น|ใช้|เริ่ม|เอา|ขอ)\S{0,4}?(?:อัน|ข้อ|เรื่อง|ปุ่ม|ตัว|แบบ)(?:ไหน|ได๋|ใด)|"
    r"เลือก(?:ไม่|บ่)(?:ถูก|ได้|เป็น)|(?:ช่วย|วาน|รบกวน|ขอให้)\S{0,8}?เลือก(?:ให้|หน่อย|ที|แทน)|เลือกให้(?:หน่อย|ที|ด้วย|แหน่)|"
    r"\b(?:don't|do not) know which (?:one|button|of (?:these|them))?\b|\bhelp me (?:choose|pick|decide)\b|"
    r"\b(?:choose|pick) (?:one )?for me\b|"
    r"\bwhich (?:one|of (?:these|them)|button) (?:should|do) i (?:pick|choose|press|tap|use|need)\b",
    re.I,
)
"""That somebody cannot tell which request they need."""
ASKS_ABOUT = re.compile(r"ถามว่า|ไม่ได้ถาม", re.I)
"""That a question is put in so many words."""
ACCUSES = re.compile(r"ฟ้อง|ร้องเรียน|ร้องทุกข์|คอมเพลน|เอาเรื่อง|\b(?:complain|sue)\w*", re.I)
LEAKED = re.compile(r"รั่ว|หลุด|แฮก|แฮ็ก|เจาะ|\b(?:leak|breach|hack)\w*", re.I)
"""That somebody wants to complain; and that data have got out."""
REPORTS_LEAK = re.compile(
    r"(?:แจ้ง|รายงาน|ร้องเรียน)(?:เหตุ|เรื่อง|ว่า)?(?:มี)?(?:ข้อมูล)?(?:ของ)?(?:ผม|ฉัน|หนู|ดิฉัน)?(?:น่าจะ|อาจจะ|อาจ|คง)?(?:รั่ว|หลุด)|"
    r"\breport (?:a |an )?(?:possible |data )?(?:leak|breach)",
    re.I,
)
"""That a leak is reported, in so many words."""
NO_ACCOUNT = re.compile(
    r"(?:ไม่เคย|ไม่ได้|บ่เคย|ไม่)(?:มี|เปิด|สมัคร|ลงทะเบียน|เป็น)(?:ใช้)?(?:บัญชี|แอ[คก]\S{0,6}|สมาชิก|แอ[ปพ])(?!\s?(?:ธนาคาร|เงิน))|(?:ไม่|บ่)เคย(?:สมัคร(?!รับ|งาน)|เป็นลูกค้า)|"
    r"\bnever (?:been|was) (?:an? )?(?:customer|user|member)\b|"
    r"\bnever (?:had|opened|made|created|set up) an? account\b|\bnever (?:registered|signed up)\b(?! (?:for|to))|"
    r"\b(?:don't|do not|didn't) have an account\b|\bhave no account\b|\bwithout an account\b",
    re.I,
)
"""That somebody has no account with the service."""
_MACHINE, _HUMAN = r"(?:เครื่อง|บอท|บอต|โปรแกรม|หุ่น|เอไอ|ai\b)", r"(?:คน|เจ้าหน้าที่|มนุษย์|แอดมิน)"
_IS_IT = (
    r"(?:ป่ะ|ปะ|ป่าว|เปล่า|ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า|เหรอ|หรอ|ใช่ไหม|ใช่มั้ย|บ่|ก่อ|ติ)(?:คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|\s|\?|$)"
)
WHO_ANSWERS = re.compile(
    rf"^(?!.*(?:อ่าน|\breads?\b)).*?(?:{_HUMAN}.{{0,16}}?หรือ.{{0,12}}?{_MACHINE}|{_MACHINE}.{{0,16}}?หรือ.{{0,12}}?{_HUMAN}|"
    r"\b(?:human|person)\b.{0,16}?\bor\b.{0,12}?\b(?:machine|bot|robot|computer|ai)\b|"
    r"\b(?:machine|bot|robot|computer|ai)\b.{0,16}?\bor\b.{0,12}?\b(?:human|person)\b|"
    rf"(?:นี่|นี้|คุณ|เธอ|ที่นี่|คุย\S{{0,4}}?กับ|ใช่|เป็น)\S{{0,6}}?{_MACHINE}\S{{0,4}}?{_IS_IT}|"
    rf"(?:เป็น|ใช่|คุยกับ)คน(?:จริง)?\s?{_IS_IT}|"
    r"\b(?:are you|is this|am i talking to)(?: just)? (?:an? )?(?:real )?"
    r"(?:bot|robot|machine|ai|human|person)\b)",
    re.I,
)
"""That somebody asks whether they talk with people or with a machine; not who reads their case."""
NOT_ANSWERED = re.compile(
    r"(?:อันนี้|นี่|(?:ที่|คำ)?ตอบ(?:มา)?)?(?:มัน)?(?:ไม่(?:ได้)?|ม่าย|บ่)(?:ค่อย)?(?:ตรง|แม่น|ใช่|ใจ้|เกี่ยว|ตอบ|ได้ตอบ)(?:กับ|ตาม)?"
    r"(?:คำถาม|ประเด็น|(?:ที่|เรื่องที่|สิ่งที่|อันที่)(?:ผม|หนู|ฉัน|เรา|ป้า|ลุง|ข่อย|เฮา)?(?:ถาม|อยากรู้))(?:ไป)?(?:เลย|สัก|ซัก|นิด|หน่อย)*"
    r"(?:เด้อ|เน้อ|เจ้า|จ้า|นะ|ค่ะ|คะ|ครับ|คับ|อะ|อ่ะ|\s)*|"
    r"(?:no,? )?(?:(?:that|this|it)(?:'s| is| was|) ?)?not (?:really )?"
    r"what i(?:'m| am| was)? ask(?:ed|ing)?(?: for| about)?|"
    r"(?:no,? )?(?:that|this|it) (?:does not|doesn't|did not|didn't) (?:really )?"
    r"answer (?:my question|what i asked|me)",
    re.I,
)
"""That an answer was not to what somebody asked, and nothing else."""
SAME_AGAIN = re.compile(
    r"\A(?:แล้ว|ก็|อ้าว|ทำไม|นี่|เอ้า|โอ๊ย|โห|เฮ้อ)?\s?(?:มัน|บอ[ทต]|เธอ|คุณ)?(?:ก็|จะ|ถึง|มา|เอาแต่)?(?:"
    r"(?:ตอบ|คำตอบ|บอก|พูด)(?:มา|แต่|ได้แค่)?(?:แบบ|อัน|คำ|อย่าง|เรื่อง)?"
    r"(?:เหมือนเดิม|เหมือนเมื่อกี้|เดิม|ซ้ำ|เดียวกัน|เก่า|วนไปวนมา|วน)|วนไปวนมา|วนลูป|(?:อัน|แบบ)?(?:เหมือน)?เดิมอีก)(?:\s?ๆ)?"
    r"(?:\s?(?:อีก|แล้ว|ละ|ตลอด|ทุกที|ทุกครั้ง|ทำไม|เลย|นี่|อยู่|ได้|นั่นแหละ|อะ|อ่ะ|เนี่ย|วะ|เด้อ|นะ|ค่ะ|คะ|ครับ|คับ)){0,5}+\Z|"
    r"\A(?:no,? |well,? |but )?(?:(?:that|this|it)(?:'s| is| was) )?(?:just |exactly )?(?:the )?same "
    r"(?:answer|thing|reply|message)(?: again| as before| once more| you said)?\Z|"
    r"\Ayou(?:'ve| have)? (?:already|just) (?:said|told me|answered|wrote|sent)(?: me)? (?:that|this|so|it)\Z|"
    r"\A(?:why do )?you (?:keep|are) (?:saying|repeating|telling me|giving me|answering|sending)(?: me)? "
    r"(?:yourself|that|the same(?: answer| thing| reply)?)\Z|\Astop repeating yourself\Z",
    re.I,
)
"""That an answer is the one that somebody had before, and nothing else."""
RESTATED = re.compile(
    r"(?:ถามว่า|ที่ถามคือ|ถามคือ|หมายถึง(?:ว่า|เรื่อง)?|หมายความว่า|อยากทราบว่า|ทราบว่า|พูดถึงเรื่อง|i'm asking|"
    r"i meant|i want(?:ed)? to (?:know|find out)(?: is)?)\s?(?P<again>.{6,})$",
    re.I | re.S,
)
"""A question that is put again, in other words, after an answer to another one."""
STILL_WRONG = re.compile(
    r"(?:ยัง(?:เป็น|ขึ้น|ค้าง|โชว์|แสดง)|ขึ้น(?:เป็น)?|เขียน|สะกด|ลง)\S{0,16}?\s?(?:ของ)?(?:เก่า|เดิม|ผิด)|"
    r"ผิด(?:อยู่|มา|ตั้งแต่)|"
    r"\bstill (?:says?|shows?|thinks?|living|have me|got me|working)\b|\b(?:is|are) wrong\b|\bwants? changing\b|"
    r"\bneeds? (?:putting right|fixing|changing|correcting)\b|"
    r"\b(?:ve|have) got me (?:as|working|down)\b",
    re.I,
)
"""That what is recorded of somebody is not right."""
ASKS_WHAT = re.compile(r"(?:อะไร|อารัย|ไร|หยัง|ไหร)\S{0,24}?(?:มั่ง|บ้าง|แหน่)")
"""What there is, asked without any word that ends a question."""
HOW_DO_I = re.compile(r"\b(?:can|could|may|how (?:do|can)|where (?:do|can)) (?:i|you|we)\b", re.I)
"""A wish that English puts as a question."""
NEW_NUMBER = re.compile(
    r"(?:แก้|เปลี่ยน|เบอร์ใหม่|เบอร์เก่า|เบอใหม่|เบอเก่า|แก้เบอ|\bnew number\b|\bold number\b).{0,40}?\d{3}",
    re.I | re.S,
)
"""That a number is given for one that is recorded."""
ONE_FOR_ANOTHER = re.compile(
    r"แก้|เปลี่ยน|ใหม่|เก่า|เดิม|จาก|\b(?:new|old|chang\w+|updat\w+|correct\w*|instead|now|from)\b", re.I
)
"""That one value takes the place of another."""
ENGLISH_ASKS = re.compile(
    r"^(?!.*\b(?:can|could|may|would|will|please|pls)\b)(?=[^a-z]*[a-z]).*\?\s*$", re.I | re.S
)
"""An English question that is no polite wish."""
ONLY_THERE = re.compile(r"(?<!\S)(?:ใน\S{1,8}?)?มีแต่\S{2,12}(?=\s)")
"""What alone is there (`ในนี้มีแต่เบอร์`), beside what is to be changed."""
_AN_APP = r"แอ[ปพ](?:พลิเคชั่?น)?ฯ?|โปรแกรม|เว็บ(?:ไซต์)?|บริษัท|บ\."
AN_APP_BEFORE = re.compile(rf"(?:{_AN_APP})(?P<called>\s?(?:ชื่อ|ของ)?)$")
AN_APP_BEHIND = re.compile(r" (?:app|service)\b")
"""What stands before, or behind, what an app or a company is called."""
USES_IT = re.compile(
    rf"(?:ใช้(?:งาน|บริการ)?|โหลด|ดาวน์โหลด|สมัคร|ลง|เล่น|ลูกค้า|สมาชิก)\S{{0,6}}?(?:{_AN_APP})|"
    r"\b(?:us(?:e|ed|ing)|have|got|downloaded|installed|signed up for|member of|on) "
    r"(?:your|the|this)\b.{0,24}?\b(?:app|service)\b",
    re.I,
)
"""That somebody uses the app."""
_A_MAILBOX = r"(?:อีเมล์?|เมล์?|เมว|\be-?mails?|\bmail(?:box)?)"
SHUT_OUT = re.compile(
    rf"(?:ลืม|จำ|หา)(?:รหัส(?:ผ่าน)?|พาส\S{{0,6}}?)\s?(?:ผ่าน)?(?:เข้า|ของ)?{_A_MAILBOX}\S{{0,16}}|"
    rf"{_A_MAILBOX}(?:เก่า|เดิม|นั้น|อันเดิม)?\S{{0,6}}?\s?(?:ลืม|จำ)(?:รหัส|พาส)\S{{0,12}}|"
    rf"เข้า{_A_MAILBOX}(?:เก่า|เดิม|นั้น)?\S{{0,6}}?(?:ไม่|บ่)ได้|"
    rf"{_A_MAILBOX}(?:เก่า|เดิม)?\S{{0,6}}?(?:เข้า|เปิด)(?:ไม่|บ่)ได้|"
    rf"\b(?:forgot|lost|forgotten) (?:the |my )?(?:password|login)(?: (?:of|to|for|on))?(?: my| the| old){{0,3}} "
    rf"{_A_MAILBOX}|"
    rf"\b(?:can't|cannot|couldn't) (?:get into|open|access|log ?in ?to|read)(?: my| the| old){{0,3}} {_A_MAILBOX}",
    re.I,
)
"""That somebody cannot open their mailbox any more: that names no datum that is wrong."""
_OFFICE = r"(?:(?:ที่)?ว่าการ|สำนักงาน|สนง\.?\s?)?(?:อำเภอ|เขต|ออฟฟิศ|ที่ทำงาน|บริษัท|หน่วยงาน|โรงเรียน|มหาลัย|มหาวิทยาลัย)"
WHERE_IT_WAS = re.compile(
    rf"ไป\s?(?:\S{{0,8}})?(?:เปลี่ยน|แก้|ทำ|แจ้ง|จด|ยื่น|ขอ|ติดต่อ)\S{{0,16}}?(?:ที่|ตรง|จาก){_OFFICE}|(?<!ที่อยู่)ใน(?:ออฟฟิศ|ที่ทำงาน|บริษัท|หน่วยงาน|โรงเรียน)"
)
"""Where something was done (`เพิ่งไปเปลี่ยนที่อำเภอ`), or is so (`ในออฟฟิศ`): that names no datum."""
_SHOWN = (
    r"(?:(?:ยัง(?:คง)?|ดัน|มัน)?(?:ขึ้น|โชว์|แสดง|ปรากฏ)(?:อยู่|ไว้|มา)?(?:ว่า|เป็น)?|"
    r"(?:ยัง(?:คง)?|ดัน|มัน)?(?:เขียน|ลง|ใส่|พิมพ์|บันทึก|ระบุ)(?:อยู่|ไว้|มา)?(?:ว่า|เป็น)|"
    r"(?:ยัง(?:คง)?|ดัน)(?:เป็น|ใช้|ติด|เขียน|ลง|ใส่)|"
    r"(?:still )?(?:shows?|says?|reads?|lists?|displays?)|still (?:is|has|got)|is still)(?: as| up as)?"
)
_IN_BETWEEN = (
    r"(?:ของ(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ยาย|เรา)|ใน(?:ระบบ|แอป|แอพ|โปรไฟล์|นั้น)|ตรงนี้|ตรงนั้น|ปัจจุบัน|นี้|นี่|น่ะ|เนี่ย|อ่ะ|อะ|มัน|ก็|"
    r"ค่ะ|คะ|ครับ|คับ|นะ|"
    r"\b(?:in|on) (?:your|the) (?:system|app|profile|records?)|field|box)"
)
SHOWS_AS = re.compile(
    rf"\s?(?:{_IN_BETWEEN}\s?){{0,6}}{_SHOWN}(?: the| my| an?| of| old| former| previous){{0,4}}\s?"
    r"(?:ของ|พนักงาน|เจ้าหน้าที่|หัวหน้า|ครู|ช่าง|เด็ก|คน|แม่บ้าน|ยาม)?",
    re.I,
)
"""What stands between a datum and the words by which it is shown."""
OF_IT = re.compile(
    r"(?:\s?(?:ของ|\bof|\bmy|\bthe|\bour|\bold|\bformer|\bprevious)\b){1,5}\s?|\s?(?:เก่า|เดิม)?ของ", re.I
)
"""What stands between a value and whose it is."""
SHOWS = re.compile(rf"{_SHOWN}(?: the| my| an?| old| former| previous){{0,4}}\s?(?:ของ)?$", re.I)
"""How a text goes on to words by which a datum is shown."""
AT_FIELD = re.compile(
    r"(?:ตรง|ใน)(?:ช่อง|ที่|หัวข้อ)?\s?$|ช่อง\s?$|\b(?:under|in|for)(?: the| my)?(?: field)?\s?$", re.I
)
"""How a text goes on to the datum that is shown so."""
SENT_PICTURE = re.compile(
    r"^\s*(?:อัน)?(?:นั่น|นั้น|นี้|นี่)?\s?(?:คือ)?(?:รูป|ภาพ)(?!โปรไฟล์)|^\s*(?:that'?s|it'?s|this is)\b", re.I
)
"""That a picture is spoken of which was sent."""
_PARTICLE = r"(?:นะ|ค่ะ|คะ|ครับ|คับ|ค่า|จ้า|จ้ะ|\s|[.!?])*+"
ANNOUNCES = re.compile(
    rf"\A(?:(?:สวัสดี|หวัดดี|ดี|รบกวน|ขอโทษ|คือ|พอดี|hello|hi|hey),?{_PARTICLE})*+"
    r"(?:(?:ผม|ฉัน|หนู|เรา|พี่|ดิฉัน)?+\s*+"
    r"(?:(?:มี(?:เรื่อง|คำถาม|ข้อสงสัย|อะไร)?+)?+\s*+(?:อยาก|จะ|ขอ|รบกวน|ได้)*+(?:(?:สอบ)?+ถาม|(?:คำ)?+ปรึกษา)|"
    r"มี(?:คำถาม|ข้อสงสัย|เรื่องใหม่|อีกเรื่อง|เรื่องอื่น)|(?<=รบกวน)(?=หน่อย|นิด|ที|ด้วย))"
    r"(?:อะไร|ข้อมูล|เรื่อง|คำถาม|สักข้อ|ซักข้อ|สัก|ซัก|นึง|หน่อย|นิด|ที|ด้วย|ได้|ไหม|มั้ย)*+|"
    r"i(?:'ve| have) (?:got )?+(?:an? (?:quick )?+question|something to ask)|i need some advice|"
    r"(?:there is |there's )?+(?:another|one more) thing|(?:i(?:'ve| have) )?+something else|"
    r"i(?:'d| would) like to ask (?:you )?+(?:something|a question)|"
    r"(?:can|may|could) i ask (?:you )?+(?:something|a question))"
    rf"{_PARTICLE}",
    re.I,
)
"""That somebody is going to ask something, or wants to be advised, and nothing else yet."""
WHETHER = re.compile(r"(?:ได้|ยัง)(?:ไหม|มั้ย|ม้าย|หรือเปล่า|ป่ะ|ปะ|หรือไม่)|หรือยัง|^\s*can i still\b", re.I)
"""Whether something can be done, or was."""
OF_DATA = re.compile(
    r"ข้อมูล|เบอ|ชื่อ|ที่อยู่|เมล|โปรไฟล์|บัญชี|แอค|ประวัติ|รายชื่อ|ปฏิทิน|สำเนา|ก๊อป|ไฟล์|รูป|ตำแหน่ง|นามสกุล|"
    r"สกุล|อายุ|วันเกิด|ของ(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เจ๊|เรา)|ว่ามี|เก็บ|ทั้งหมด|ทุกอย่าง|"
    r"\b(?:data|accounts?|profile|names?|numbers?|phone|address|e?-?mails?|records?|history|contacts?|calendar|"
    r"payments?|everything|info\w*|title|employer|age|birthday|photos?|me|mine|you (?:have|hold|keep|got)|"
    r"u (?:have|got)|copy|consent|ads|adverts|promos?|marketing|newsletters?|spam|offers|file|that|it|this)\b",
    re.I,
)
"""That what is asked for is about data of somebody's."""
TAKES_IT = re.compile(
    r"เอา(?!ไว้)|เริ่ม|(?:^|\s)ขอ|ทำเรื่อง|(?:^|ก็)ใช่|แทน|อย่างเดียว|\bjust\b|\binstead\b|\bstart\b|\byes\b", re.I
)
"""That what was offered is taken."""
GOES_THERE = re.compile(
    r"(?:^|\s|แล้ว|งั้น|เออ|อือ|ค่อย)(?:ขอ)?(?:ไป|เอา)(?:ที่|อัน|เรื่อง|ทำ|ต่อ|ขอ|หยุด|ระงับ|ดู|แก้|ลบ)|"
    r"\b(?:go|switch) (?:to|there|with)\b",
    re.I,
)
"""That somebody goes on with what was offered, in words of their own."""
WHAT_TO_DO = re.compile(r"ทำ(?:ไง|ยังไง|อย่างไร|จั่งใด|พรือ)|\bwhat (?:do|should|can) i do\b", re.I)
_ABOUT_WHAT = re.compile(
    r"ร้องเรียน|คอมเพลน|ร้องทุกข์|ติดต่อ(?!มา|กลับ)|สอบถาม|ถาม|ปรึกษา|คุย|พูด|แจ้งเรื่อง|"
    r"\b(?:complain|complaint|talk to|speak to|contact)\b",
    re.I,
)
_BESIDE_WISHES = re.compile(
    _ABOUT_WHAT.pattern
    + r"|เจ้าหน้าที่|สวัสดี|แอดมิน|พนักงาน|ต้องการ|เดี๋ยวนี้|บริษัท|จริงๆ|จริง|ดิฉัน|มนุษย์|มาเพื่อ|เรื่องนึง|เรื่องหนึ่ง|อีกเรื่อง|"
    r"มีเรื่อง|เรื่อง|ทีมงาน|กับคน|คนใน|"
    r"อยาก|พอดี|หน่อย|ด้วย|แทน|งั้น|ช่วย|กับ|ทีม|คือ|ผม|ฉัน|หนู|เรา|ขอ|จะ|มา|ที่|ได้|ไหม|มั้ย|อีก|ที|นะ|เลย|ค่ะ|คะ|ครับ|คับ|จ้า|\s|"
    r"\b(?:i'd like to|i would like to|i want to|i need to|i have to|let me|can i|may i|file|make|lodge|have|a|an|"
    r"the|your|some|real|person|human|team|staff|people|somebody|someone|you|please|now)\b",
    re.I,
)
HANDS_OVER = re.compile(
    r"ฝาก(?:ถาม|ทีม|คน)|\bone of the humans\b|ส่งคำถาม|ส่งให้(?:ทีม|คน|มนุษย์)|ให้(?:คน|มนุษย์|ทีม|"
    r"เจ้าหน้าที่).{0,14}?ตอบ|ส่งโลด|ส่ง(?:ไป|"
    r"ปาย)(?:เลย|เรย)|ถามให้(?:ที|หน่อย)|ถามมาให้|"
    r"\blet (?:your|the) (?:colleagues|team|people)\b|\ba (?:human|person) (?:shall|should|can|could)\b|"
    r"\bask (?:them|the team)\b",
    re.I,
)
"""That a question which was offered to the team is to go there."""
FORWARDS = re.compile(
    r"^.{0,24}?(?:ส่ง(?:ไป(?!เอง)|ให้ทีม|ถึงทีม|เลย|คำถาม|เข้าทีม)|ฝากถาม|ถามทีมให้|เอาไปให้(?:คนจริง|ทีม)|"
    r"\bforward\b|ส่งโลด|(?:ถาม|ฝากถาม)(?:มา)?ให้(?:ที|หน่อย)|ให้คน\S{0,12}?(?:มา)?ตอบ|\ba (?:human|person)\b|"
    r"\byour (?:colleagues|team|people)\b|"
    r"\bsend it\b|\bpass it on\b)",
    re.I,
)
"""That a question is to go to the team."""
TAKES_BACK = re.compile(
    r"เอา(?!ข้อมูล).{0,12}?(?:กลับมา|คืนมา|คืน|ขึ้นมา)|\bfinish (?:that|it)\b|ทำให้จบ|(?:ที่|ของ|"
    r"อัน)(?:ค้าง|พัก|กรอก|"
    r"เดิม|เมื่อกี้)\S{0,6}\s?"
    r"(?:ขอคืน|คืน|หยิบ|เอา|ขอ|ต่อ|ให้จบ)|"
    r"(?:^|\s|มา|จะ|ขอ|งั้น|เดี๋ยว|อยาก)ทำ(?:ต่อ)?ให้(?:มัน)?(?:เสร็จ|ครบ|จบ)|(?:มา|ไป)?(?:ต่อ|สาน)กัน(?:เลย|เถอะ|ต่อ|$)|สานต่อ|"
    r"\b(?:let's|let me|i'll|i want to) (?:finish|get (?:it|this|that) (?:done|over))\b|"
    r"ต่อจาก(?:ของ|ที่)?(?:เดิม|ค้าง|เมื่อ)|ทำของเดิม|กลับมาทำต่อ|ทำต่อ(?!บัตร|อายุ|สัญญา)|"
    r"\b(?:bring|give|get|have) it back\b|\bcontinue\b|\b(?:pick (?:it )?up|carry on|go on) (?:from )?where\b",
    re.I,
)
"""That what was left is wanted again."""
LEAVES_IT = re.compile(
    r"ปล่อย(?:มัน)?(?:หาย)?ไป|^ทิ้งไป|^ไม่เป็นไรแล้ว|\b(?:don't|do not|won't) continue\b|"
    r"^ไม่เอา(?:แล้ว|ละ)|ไม่ทำ(?:ต่อ)?(?:แล้ว|ละ|$)|no purpose any ?more|"
    r"\bneedn't keep\b|ไม่กลับ(?:ไป)?ทำ|"
    r"ไม่(?:ได้)?อยาก(?:ทำ|เอา)\S{0,4}แล้ว|"
    r"(?:ไม่|บ่|ม่าย)(?:ต้อง|เอา)\S{0,6}?(?:เอา|เก็บ)?(?:กลับ|คืน|ไว้(?:รอ|ให้))|ไม่ต้อง(?:แล้ว|ละ)|"
    r"\b(?:no|not|don't|do not)\b.{0,24}?\bback\b|ช่างมัน|\bbin it\b|"
    r"\bno need\b|\bleave it\b|\bdon't bother\b",
    re.I,
)
"""That what was left is not wanted again."""
DECLINES = re.compile(
    r"^(?:อือ|เออ|อืม|เอ่อ)?\s?(?:ไม่|บ่|บ่อ|ม่าย)ต้อง(?:ดอก|หรอก|หล่อก|แล้ว|ละ|เด้อ|นะ|\s|$)(?!.{0,60}?แค่)", re.I
)
"""That what was offered is not wanted."""
CHATTER = re.compile(
    r"^(?:โห|โอ้|อ้าว|เฮ้อ|แป่ว|ว้า|โถ|โธ่|แหม|หวา|ฮือ|เอ้า|เออ|อ๋อ)|นึกว่า|กาแฟ|ค่อยยังชั่ว|โล่ง|เหงื่อตก|"
    r"หมดเรื่อง|\bhello world\b|\bnice to meet\b|"
    r"\bfair dos?\b|\bwild\b|\bworth a (?:punt|try|shot)\b|\bthat is that\b|\bas they say\b|ขอโท(?:ษ|ด)|ขออภัย|"
    r"โทษที|ผิด(?:ห้อง|แชต|แชท|ที่|กลุ่ม|คน)|ลอง(?:ของ|เล่น|ดูเฉย)|ล้อเล่น|กินข้าว|ฝนตก|"
    r"อากาศ|ร้อน|หนาว|"
    r"เสร็จ(?:ซะ|สัก)ที|โล่ง(?:ใจ|อก)|เย้|เก่งมาก|เก่งจัง|ฉลาด|สุดยอด|ยินดีที่ได้|ฮ่า|555|\bsorry\b|"
    r"\bwrong (?:chat|room|person)\b|"
    r"\bjust (?:testing|kidding)\b|\byay\b|\bphew\b|\blol\b|\bhaha",
    re.I,
)
"""Talk that wants nothing."""
_AGENCY = (
    r"(?:(?<!ข้า)ราชการ|ทางการ|(?:สำนักงาน|สนง\.?)\S{0,12}คุ้มครอง|กระทรวง|ดำรงธรรม|รัฐบาล|กสทช|ผู้ตรวจการ|หน่วยงาน(?!(?:นี้|ของ(?:คุณ|บริษัท)))|"
    r"(?:ที่|คน|หน่วย\S{0,4})(?:อื่น|ข้างนอก)ที่ไม่ใช่บริษัท|(?:ข้าง)?นอกบริษัท)"
)
_NO = r"(?:เลิก|หยุด|งด|ห้าม|อย่า(?:มา)?|เซา|(?:ไม่|บ่|ม่าย)(?:อยาก|ต้อง|ให้|เอา|ต้องการ|ขอ)(?:ให้)?)"
_CALLING = r"(?:call|ring|phon|text|messag|e?-?mail|contact|bother|spam|harass)ing"
NO_CALLS = re.compile(
    rf"(?<!ไม่)(?<!บ่)(?<!เขา)(?<!เค้า)(?<!มัน){_NO}(?!\S{{0,16}}(?<!ได้)(?:แล้ว|ละ)(?:ค|จ|\s|$))(?:ใคร|คน|บริษัท|พวกคุณ|เขา|มัน|มา|รับ|ได้)?(?:โทร(?!ศัพท์)|โท(?=มา|หา)|ทัก|กวน|รบกวน)"
    r"(?:มา|หา|เข้า|กวน|ขาย|ตาม|เบอร์|ผม|หนู|ฉัน|เรา|ได้|สัก|ซัก|แล้ว|เด้อ|อีก|ที|ค่ะ|ครับ|คับ|เลย|\s|$)|"
    rf"\b(?:stop|quit) {_CALLING}\b|\b(?:no more|don't want (?:any ?more|any|more|your)|enough of (?:your|these)) "
    r"(?:phone )?(?:calls|texts|messages)\b|\b(?:don't|do not|never) (?:call|ring|phone|text|message) me\b|"
    r"\bleave me alone\b",
    re.I,
)
"""That nobody is to call or write any more."""
BARE_NO = re.compile(
    r"(?:ก็|อ๋อ|เอ่อ)?\s?(?:ไม่|บ่|ม่าย)(?:ได้)?(?:มี|เอา|ใช่|รู้|ฮู้)?(?:อะไร|หยัง)?"
    r"(?:\s?(?:หรอก|ดอก|แล้ว|ละ|โว้ย|เว้ย|โวย|วะ|ว่ะ|อ่ะ|อะ|เลย|เด้อ|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ))*|"
    r"(?:no|nope|none|nothing)(?:,? (?:sorry|thanks|i (?:don't|do not|haven't)"
    r"(?: (?:have|got)(?: (?:it|one|any|that|them))?)?))?|"
    r"i (?:don't|do not) have (?:it|one|any|that|them)|(?:i )?haven't got (?:it|one|any|that|them)",
    re.I,
)
"""A no, or that there is none, and nothing besides."""
SUES_WHOM = re.compile(
    r"ฟ้อง(?:ร้อง)?\S{0,12}?(?:ใคร|ไผ|ผู้ใด|ที่ไหน|ไส|หน่วยงานไหน|ได้(?:ไหม|มั้ย|บ่|หรือเปล่า))|"
    r"เอา(?:ผิด|เรื่อง)(?:กับ|ต่อ)?(?:ใคร|ไผ|ผู้ใด)|"
    r"\b(?:who|whom) (?:can|could|do|should) i (?:sue|take to court)\b|\bcan i sue\b",
    re.I,
)
"""That somebody asks whom they could sue, or whether."""
REGULATOR = re.compile(
    r"(?:(?:ร้อง|ฮ้อง)(?:เรียน|ทุกข์)?|ฟ้อง(?:ร้อง)?)(?:เรื่อง(?:นี้|นั้น)?|บริษัท(?:นี้)?|พวกคุณ)?\s?"
    rf"(?:ขึ้น|ไป|ต่อ|กับ|ที่|ถึง|ทาง|หา|ยัง|แก่|ศูนย์){{1,4}}\s?(?:ทาง|ศูนย์)?{_AGENCY}|"
    r"(?:ร้อง(?!ขอ)|ฟ้อง|เอาเรื่อง|ยื่นต่อ).{0,30}?(?:คณะกรรมการ|สคส|หน่วยงาน(?:ของ|ที่)?(?:รัฐ|กำกับ|อื่น|"
    r"ข้างนอก|ราชการ)|สคบ|"
    r"ใหญ่กว่า|เหนือ(?:กว่า)?)|"
    r"(?:คณะกรรมการ|สคส|หน่วยงาน|ใหญ่กว่า(?:บริษัท|นี้)?|เหนือ(?:กว่า)?บริษัท).{0,24}?(?:ร้อง|ฟ้อง)|"
    r"(?:ยื่น|ไป|แจ้ง)(?:เรื่อง)?\S{0,6}?(?:ต่อ|กับ|ที่|ถึง)?\s?สคส|"
    r"\b(?:complain|report|take|go|going)\b.{0,30}?"
    r"\b(?:commission|regulator|authorit\w+|ombudsman|watchdog|government|pdpc)\b|"
    r"\bwho(?:'s| is) above you\b",
    re.I,
)
"""That somebody wants to complain outside the company."""
_DRAFT = r"(?:คำตอบ|แบบฟอร์ม|ฟอร์ม|ฉบับร่าง|(?:ที่|ของที่)(?:กรอก|ค้าง|พัก|พิมพ์|ตอบ)(?:ไว้|ค้าง|อยู่|ไป))"
DISCARDS = re.compile(
    rf"(?:ลบ|ทิ้ง|ล้าง)\S{{0,12}}?{_DRAFT}|{_DRAFT}\S{{0,8}}?\s?(?:ลบ|ทิ้ง|ล้าง)|"
    r"\b(?:delete|discard|throw away|scrap|bin|erase) (?:my |the |that |this |those |these )?"
    r"(?:unfinished |saved |left )?(?:draft|answers|form)\b",
    re.I,
)
"""That what was answered in a form, and never sent, is to be deleted."""
OF_THE_COMPANY = re.compile(r"ในระบบ|ในแอ[ปพ]|บริษัท|บัญชี|โปรไฟล์|ตอนสมัคร|\baccount\b|\bprofile\b", re.I)
"""That what the company holds is spoken of, and not what stands in a form here."""
LEFT_OPEN = re.compile(
    r"(?:ค้างไว้|พักไว้|เก็บไว้ก่อน).{0,80}?(?:ต่อ|กลับมา|คืน)|(?:ต่อ|กลับ|คืน).{0,80}?(?:ค้างไว้|"
    r"พักไว้)"
)
"""That a form is meant which was left."""
BEGINS_WITH = re.compile(
    r"(?:เริ่ม(?:ที่|จาก)?|เอา|start with(?: the)?)\s?(\S{2,20}?)\s?(?:ก่อน|"
    r"first)",
    re.I,
)
"""Which of several comes first."""


def deeds(text: str) -> tuple[str, ...]:
    """The rights that a text asks for by what is to be done, in their order, where that is all that it says; none where
    it says more."""
    found = [
        next((flow for flow, cue in ALONE.items() if cue.fullmatch(bare(part))), "")
        for part in PARTS.split(" ".join(text.split()))[:DEEDS]
    ]
    return tuple(dict.fromkeys(found)) if all(found) else ()


def only_wishes(plain: str) -> bool:
    """Whether an evened text asks for the team, or to complain, and does not say what about."""
    return cues.besides(_ABOUT_WHAT, _BESIDE_WISHES, plain) == ""


OFF_THE_LIST = re.compile(
    r"(?:เอา|ถอด|ตัด|ลบ)\S{0,16}?ออก(?:จาก)?\S{0,4}?(?:รายชื่อ|ลิสต์|ลิสท์|list)\S{0,4}?(?:ส่ง|รับ|เมล|อีเมล|โฆษณา|ข่าว|โทร|ผู้รับ)|"
    r"ยกเลิกการ(?:รับ|สมัคร|ติดตาม)(?:อีเมล|เมล|ข่าว|ข้อความ|sms)",
    re.I,
)
"""That somebody is to stand on no list of those to whom things are sent."""


def wants_no_calls(text: str) -> bool:
    """Whether a text wants an end of calls or messages, whoever they come from, and says little besides."""
    asks = question_cues.asked(bare(text)) or text.rstrip().endswith("?")
    return len(text) <= BRIEFLY // 2 and bool(NO_CALLS.search(text)) and not asks


def only_told(plain: str) -> bool:
    """Whether something is told, or ruled out, and nothing is asked for besides."""
    told = ONLY_TOLD.search(plain)
    if told is None:
        return False
    around = f"{plain[: told.start()]} {plain[told.end() :]}"
    return bool(
        told.start() == 0 and told[0].endswith(("ถ้า", "หาก", "if", "should"))
    ) or not ASKED_FOR.search(around)


def discards(text: str) -> bool:
    """Whether what was answered in a form is to be deleted; a question whether it is, is none."""
    plain = bare(text)
    says = len(text) < BRIEFLY and DISCARDS.search(text)
    return bool(says) and not any(
        (OF_THE_COMPANY.search(plain), NO_DELETION.search(plain), question_cues.asked(plain))
    )


OBJECTS = re.compile(
    r"(?<!ไม่)(?<!ไม่ได้)(?:ขอ|สิทธิ(?:ในการ)?|ต้องการ|ประสงค์(?:จะ)?)คัดค้าน|\bobject to (?:the |this |your |my )?\w",
    re.I,
)
"""That somebody objects to what is done with their data (s. 32)."""
OF_ADS = re.compile(
    r"โฆษณา|การตลาด|โปรโม|ข่าวสาร|ยิงแอด|\b(?:ads?|advert\w*|marketing|promo\w*|newsletters?)\b", re.I
)
"""Advertising, for which there is a form of its own."""
