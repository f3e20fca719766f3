"""Writing cues: words by which somebody who is to write asks how much it should be, how exactly, or such as what."""

from __future__ import annotations

import re

from bot.chat.reading import option_cues, question_cues

_WRITE = (
    r"(?:พิมพ์|พิมพ|พิม|เขียน|ตอบ(?!กลับ)|บอก|เล่า|เว้า|แจ้ง|กรอก|ใส่|ระบุ|ลอก|ก็อป|ก๊อป|ก็อบ|ลง(?=ว่า|ชื่อ|แค่|ให้)|อธิบาย|"
    r"สะกด|\b(?:copy|type|describe|write|enter|spell|give|put|say|tell)\b)"
)
_EXTENT = (
    r"(?:แค่|เฉพาะ|อย่างเดียว|อันเดียว|คำเดียว|สั้น|ยาว|ย่อ|คร่าว|ละเอียด|เต็ม|ครบ|หมด|ทุก(?:ตัว|คำ|อัน|ช่อง|อย่าง|บรรทัด)|เป๊ะ|"
    r"เหมือน|ตรง(?:ตัว|ตาม|กับ|เป๊ะ)|ทั้ง(?:สอง|สาม|คู่|ชื่อ)|อันใดอันหนึ่ง|ติดกัน|เว้นวรรค|ขีด|"
    r"\b(?:just|only|alone|both|all (?:three|of)|one of|full|whole|exact(?:ly)?|word for word|letter for letter|"
    r"gist|roughly|short|brief(?:ly)?|with \S{1,12}(?= (?:\S{1,12} ){0,2}or)|or without)\b)"
)
_SPELL = r"(?:พิมพ์|พิมพ|พิม|เขียน|ใส่|ระบุ|เอา|สะกด)"
_OR = r"หรือ(?!เปล่า|ยัง|ไม่(?:$|\s)|ป่าว)\s?[ก-๙\w+]"
_EITHER = question_cues.OR_NOT
_HOW_EXACTLY = re.compile(
    rf"{_WRITE}.{{0,24}}?{_EXTENT}.{{0,40}}?(?:{_EITHER}|{_OR})|{_EXTENT}.{{0,30}}?(?:พอ|ได้|เจอ){_EITHER}|"
    rf"{_SPELL}.{{1,40}}?ด้วย{_EITHER}|(?:{_WRITE}|เอา).{{0,40}}?{_OR}|"
    rf"\S{{3}}ต้อง{_SPELL}{_EITHER}|\bis (?:it|that|this) .{{0,40}}?{_EXTENT}|"
    rf"\bor\b.{{0,16}}?\b(?:i should|should i|do i)\b|"
    rf"{_WRITE}.{{0,24}}?(?:แค่ไหน|ขนาดไหน|กี่(?:บรรทัด|คำ|ตัว)|พอ{_EITHER})|{_SPELL}(?:ว่า)?อะไร(?:ดี|ได้|ลง)|"
    rf"\bhow (?:long|much) (?:can|should|must|do|does) (?:it|this|i)\b|"
    rf"ต้อง.{{0,24}}?{_EXTENT}.{{0,24}}?{_EITHER}|{_EXTENT}.{{1,40}}?{_OR}|"
    rf"{_EXTENT}.{{0,40}}?\b(?:or|enough|do)\b|\b(?:do|must|should|need) .{{0,40}}?{_EXTENT}",
    re.I,
)
_OF_SOMETHING_ELSE = re.compile(
    rf"{_WRITE}(?:ไป)?แล้ว|{_WRITE}ผิด|(?<!ความ)ผิด.{{0,24}}?(?:ได้|ไหม|มั้ย)|รูป|ภาพ|ไฟล์|แนบ|เสียง|ทีหลัง|ภายหลัง|ใคร|ทำไม|(?:ไม่|บ่|ม่าย)(?:อยาก)?{_WRITE}|ไม่ไหว|"
    r"จำเป็น|เอาไปทำ|ยืนยัน|ทีม|บริษัท|เดี๋ยวนี้|ตอนนี้|ทันที|ให้(?:เสร็จ|จบ)|เริ่ม|ยังอยู่|นับ|(?<![หก])รอ|"
    r"\b(?:picture|photo|file|voice|later|now|first|who|why|what would|not)\b|n't\b",
    re.I,
)
"""That it is asked what becomes of what is written, or what there is in its place."""
FOR_EXAMPLE = re.compile(
    r"ยกตัวอย่าง|ตัวอย่าง.{0,12}?(?:ไหม|มั้ย|หน่อย|ปะ|ป่ะ|บ่)|เช่น\s?(?:อะไร|ไร|หยัง|ยังไง)|"
    r"\b(?:like|such as) what\b|^(?:such as|for example|for instance)$|\bfor (?:example|instance)$|"
    r"\bwhat (?:kind|sort)s? of (?:details?|things?|words?|answers?)\b",
    re.I,
)
"""That an example is asked for."""


def how_exactly(plain: str) -> bool:
    """Whether an evened text asks how much is to be written, or how exactly."""
    if _OF_SOMETHING_ELSE.search(plain) or option_cues.speaks_of_it(plain):
        return False
    return bool(_HOW_EXACTLY.search(plain))
