"""Team cues: words by which somebody gives something to the team, with what is to go there."""

from __future__ import annotations

import re

from bot.chat.reading import cues, question_cues
from flows.finding import bare

_THEM = r"(?:ทาง)?(?:ทีม|เจ้าหน้าที่|จนท|แอดมิน|พนักงาน|คน(?:ดู|ตรวจ|ทำ|อ่าน)|พี่\s?ๆ|พี่เขา|เขา|เค้า|บริษัท|ผู้เกี่ยวข้อง)"
HANDS_TO_TEAM = re.compile(
    rf"ฝาก\S{{0,6}}?(?:คำถาม|ข้อความ|สอบถาม|ถาม|บอก|แจ้ง|เรียน|ย้ำ|เล่า|ไปถึง|ถึง)\s?\S{{0,6}}?{_THEM}|"
    r"ฝาก(?:สอบ)?(?:คำถาม|ถาม|บอก|แจ้ง|ย้ำ)(?=\s?(?:ด้วย|หน่อย|แหน่|ที|อีก|ว่า|:|\d|ครับ|ค่ะ|คับ|นะ|เพิ่ม))|"
    rf"(?:ขอ|อยาก|จะ|รบกวน|ช่วย)\S{{0,8}}?(?:สอบ)?ถาม(?:ไป|ถึง|ไปถึง|ไปที่|กับ|เพิ่ม|ให้)?\s?{_THEM}|"
    rf"(?:ช่วย|รบกวน|วาน)?(?:บอก|แจ้ง|เรียน|ถาม)(?:ให้)?{_THEM}\S{{0,8}}?(?:ว่า|ด้วย|ให้|หน่อย|แหน่)|"
    rf"(?:อยาก|ขอ)ให้{_THEM}(?:ช่วย)?(?:ตอบ|ชี้แจง|อธิบาย|รู้|ทราบ)|"
    rf"ส่ง(?:คำถาม|ข้อความ)(?:นี้)?(?:ไป)?(?:ให้|ถึง|หา|ไปที่)\s?{_THEM}|"
    rf"คำถาม(?:ถึง|สำหรับ|ให้|ไปถึง|ที่อยากถาม){_THEM}|"
    r"\b(?:ask|tell|inform) (?:the |your )?(?:team|staff|them|privacy team|officers?|people|company)\b"
    r"(?: (?:also|too|as well))?|"
    r"\blet (?:the |your )?(?:team|staff|them|privacy team|officers?|people|company) know\b|"
    r"\bquestions? (?:for|to) (?:the |your )?(?:team|staff|them|officers?|people|company)\b|"
    r"\bpass (?:this|that|it) (?:on|along)\b(?: to (?:the |your )?\w+)?|"
    r"\bfak (?:tham|thaam|bok|khamtham)\b",
    re.I,
)
"""That what stands beside it is to be told, or put as a question, to the team."""
_LITTLE = re.compile(
    r"ด้วย|หน่อย|แหน่|แทน|ดีกว่า|เฉย\s?ๆ|อย่างเดียว|เลย|ให้ที|ทีนะ|อีก|เพิ่ม|ได้ไหม|ได้มั้ย|ได้บ่|ได้ปะ|ไหม|มั้ย|ก่อน|งั้น|แล้ว|ว่า|"
    r"ครับ|คับ|ค่ะ|คะ|นะ|จ้า|จ้ะ|ผม|ฉัน|หนู|เรา|ขอ|อยาก|จะ|ช่วย|เป็น|[^\w\u0e00-\u0e7f]|"
    r"\b(?:please|pls|also|and|too|instead|just|can|could|you|i|want|would|like|to|only|that|this|it|then)\b",
    re.I,
)
TELLS_SO_MUCH = 8
"""Letters besides that tell them something; with fewer it is only said that they are to be told."""

LAST_WORDS = 160
"""Characters at the end of what the team wrote in which it may ask something."""
_POLITE_END = re.compile(r"(?:ขอบคุณ|ขอบพระคุณ|\bthank(?:s| you)\b)[^?]{0,60}$", re.I)
_REQUESTS = re.compile(
    r"(?:รบกวน|ขอความกรุณา|กรุณา|โปรด|ช่วย|อยากให้)\S{0,12}?(?:แจ้ง|บอก|ส่ง|ระบุ|ยืนยัน|ตอบ|แนบ|ถ่าย)|"
    r"ขอ(?:ทราบ|รายละเอียด|ชื่อ|เบอร์|วันที่|หลักฐาน|รูป|ภาพ|เอกสาร|สำเนา)|"
    r"\b(?:please|could you|can you) (?:tell|send|confirm|let|share|give|attach)\b",
    re.I,
)


def ends_in_question(answer: str) -> bool:
    """Whether what the team wrote ends by asking the person something, or asking for it."""
    last = _POLITE_END.sub("", answer[-LAST_WORDS:].strip())
    return question_cues.asked(bare(last)) or bool(_REQUESTS.search(last))


def tells_team(text: str) -> bool:
    """Whether a text gives something to the team and says what: behind those words, or before them where they end it.

    Where something is changed by the words before (`ไม่ใช่เรื่องรั่ว แค่ฝากคำถาม`), these are not for the team."""
    found = HANDS_TO_TEAM.search(text)
    if found is None:
        return False
    before, behind = text[: found.start()], text[found.end() :]
    told = _LITTLE.sub("", behind)
    return len(told) >= TELLS_SO_MUCH or (
        not cues.CHANGES.search(before) and len(_LITTLE.sub("", before)) >= TELLS_SO_MUCH
    )
