"""Option cues: words by which something is asked of an option, and by which it is taken.

`ไปรษณีย์นี่ส่งกี่วันถึง` names an option and takes none; `ส่งไปรษณีย์ได้ไหม` asks for it.
"""

from __future__ import annotations

import re

from bot.chat.reading import question_cues

_OTHERS = r"(?:เขา|เค้า|เพิ่น|เปิ้น|มัน|คนอื่น|บริษัท|ระบบ|แอ[ปพ]|ทีม|เจ้าหน้าที่|พนักงาน|เพื่อน|แฟน|ที่บ้าน)"
_TAKES = re.compile(
    r"(?<!ถ้า)(?<!หาก)(?:ขอ(?!ง|บ)|เอา(?!\S{0,12}ไป)|เลือก|ต้องการ|อยาก(?!รู้|ทราบ|ถาม)|ช่วย|รบกวน|งั้น|ละกัน|แล้วกัน|"
    r"ดีกว่า|ก็พอ|สิ(?=\s|$)|มี(?:แบบ|ทาง|ปุ่ม|ตัวเลือก|ให้|อัน|ช่อง))|"
    r"\b(?:please|ok|okay|i'?ll|i'?d|i want|i need|let'?s|prefer|choose|pick|go with|possible|could|may i|"
    r"can (?:i|you|we|someone|somebody|anyone|your|the team|staff))\b",
    re.I,
)
"""That one of several is taken, or asked for."""
_WHETHER = re.compile(question_cues.OR_NOT + question_cues.ENDS)
_WHICH = re.compile(
    r"^(?!.*(?:ไม่|บ่|ม่าย|ว่า|แล้วแต่)).*?(?:ยังไง|อย่างไร|ได้ไง|จั่งใด๋?|กี่\S{1,12}(?:\s?ถึง)?|เท่าไหร่|เท่าไร|"
    r"เมื่อไหร่|เมื่อไร|ไหน|ใคร|ไผ)" + question_cues.ENDS
)
"""How a sentence ends that asks which, where none of it may be told as well (`บอกด้วยว่ามาจากไหน`)."""
_MAY_I = re.compile(rf"ได้(?:ใช่)?{question_cues.OR_NOT}")
_SPEAKS_OF = re.compile(rf"^(?:แล้ว)?(?:ถ้า|หาก|เกิด|ที่ว่า)|{_OTHERS}\S{{0,12}}?(?:จะ|ต้อง)|แล้ว.{{0,24}}?จะ")
"""That something is said of what is named: what comes of it, or what others do with it."""
_IN_ENGLISH = re.compile(
    r"\b(?:do|does|did|will|would|is|are|was|were|means?|has|have|how|what|which|who|when|where)\b", re.I
)
WHICH_DO_THEY = re.compile(
    rf"(?:{_OTHERS}|นี่|เนี่ย)(?!.{{0,80}}(?:ก็ได้|แล้วแต่|ไม่รู้|ไม่แน่ใจ|จำไม่)).{{2,40}}?หรือ(?!เปล่า|ยัง|ไม่|ป่าว|ก็)"
    r"(?=[ก-๙\w])"
)
"""Which of two things something is, or others do, without a particle that asks (`เขาเก็บเต็มๆ หรือแค่สี่ตัวท้าย`)."""


def speaks_of_it(plain: str) -> bool:
    """Whether an evened text says what comes of something, or what others do with it."""
    return bool(_SPEAKS_OF.search(plain))


def only_asks(text: str, plain: str) -> bool:
    """Whether a text asks something of what it names, and takes nothing.  Why it is asked for is a grumble, and whether
    it may be had is a wish."""
    if _TAKES.search(plain) or question_cues.GRUMBLES.search(plain):
        return False
    if WHICH_DO_THEY.search(plain) or (text.rstrip().endswith("?") and _IN_ENGLISH.search(text)):
        return True
    asks = _WHETHER.search(plain) or _WHICH.search(plain)
    return bool(asks) and (speaks_of_it(plain) or not _MAY_I.search(plain))
