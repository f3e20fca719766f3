"""Remarks: words about an answer that stand beside it, by their shape.

A letter to the person has a beginning, and what stands before its `Dear …` is no part of it.  Places that are still to
be filled in (`[date]`, `____`) are in no letter that is ready.  A line, or words in brackets, made of nothing but words
about the answer itself (`please check`, `รออนุมัติ`, `ok, Tom?`) say nothing to the person.  How `asides.py` finds what
is said within a sentence needs whole phrases; here it is that nothing else stands there.
"""

from __future__ import annotations

import re

from bot.answers import thai

_LETTER = re.compile(
    r"(?:(?<=\s)|(?<=[:.,)\]–—-]))(?:Dear\s\w|DEAR\s\w|(?:กราบ)?เรียน\s?(?:คุณ|ท่าน|ลูกค้า|ผู้))|"
    r"^(?:dear\s\w|(?:[Hh]i|[Hh]ello)\s\w{1,20}\s?[,!]|สวัสดี(?:ค่ะ|ครับ)?\s?(?:คุณ|ท่าน))",
    re.MULTILINE,
)
_OPENS_A_LETTER = re.compile(
    r"(?:^[ \t]*(?:เรื่อง|ที่|วันที่|อ้างถึง|subject\b|re:|date:|\d{1,2}[\s/.])[^\n]{0,120}\n|"
    r"^(?:thank|ขอบคุณ)[^\n]{0,80}\n|สวัสดี|ค่ะ|ครับ|hello|hi|good (?:morning|afternoon|day)|[\s.,:!*_-])*+",
    re.IGNORECASE | re.MULTILINE,
)
"""What may stand before: a greeting, and what a formal letter has above it."""
_TO_FILL_IN = re.compile(
    r"(?<![\w\]])\[(?!image|cid|https?:|logo|pr-|\d)(?=[^\[\]\n]{0,60}[^\W\d_])[^\[\]\n]{2,60}\](?!\()|"
    r"\S[ \t]?(?<!_)_{3,}[ \t]?\S|(?<!\S)[xX]{3,}(?!\S)|<[a-z]{2,12}(?: [a-z]{2,12})?>|\[[ \t]{0,9}\]",
    re.IGNORECASE,
)
"""A place for something, or a note: people write round brackets."""
_IN_BRACKETS = re.compile(r"\(([^()\n]{1,60})\)")
_ASKED_IN_BRACKETS = re.compile(r"[(\[][^()\[\]\n]{0,60}\?\s?[)\]]")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CORE = _set_of(
    "hold wait send sending draft approve approved approves approval approving review reviewed check verify "
    "pending "
    "awaiting final unfinished incomplete unapproved wip todo tbc tbd test testing template sample wrong "
    "ignore disregard cancel cancelled recall withdrawn void obsolete superseded proposal proposed suggestion "
    "suggested attempt internal internally lgtm ditto wording thoughts comments comment confirm "
    "confirmation progress"
)
"""Words about an answer that is not one yet, or not for the person."""
_TITLES = frozenset({"example", "option", "version"})
"""The same, on a line of their own."""
_ROUND = _set_of(
    "please pls plz kindly a an the this that it its is be been being to for of on in by not no yet only first me "
    "my our i we am are was do does did don't dont let us after before until till when once if unless with from and or "
    "but so just now later today tomorrow tonight next week monday tuesday wednesday thursday friday saturday sunday "
    "team all everyone everybody colleagues legal dpo boss manager counsel lawyer compliance qa hr one ones sorry oops "
    "still needs need must should could can may shall would will want look looks ok okay right good fine work works "
    "agree agrees say answer answers reply text note self copy ticket case cases thread out go goes here below above "
    "old previous last v1 v2 v3 how what about something like maybe second third use under already sent"
)
"""What may stand around them."""
_ASKED = _set_of("ok okay right good fine work works agree check")
_TOLD = _set_of(
    "please pls plz can could would to ok okay thoughts do does did what agree should must needs is"
)
"""What follows the name of whoever is told or asked something."""
_WORDS = 8
"""Of a remark, at most."""
_REMARK = 60
"""Its characters, in Thai."""
_WORD = re.compile(r"[\w'\u2019]{1,30}")
_PIECES = re.compile(r"[()\[\]#*]|\s[-–—/|]{1,3}\s|(?<!:)//|--|:(?!//)")
_KIND = r"(?:นะ|น้า|ค่ะ|คะ|ครับ|คับ|จ้ะ|จ้า|ค่า)"
_CORE_TH = (
    r"(?:อย่า(?:เพิ่ง|พึ่ง)|(?<!ถ้า)ยังไม่(?:ต้อง|ให้|ควร)?ส่ง|ยังส่งไม่ได้|"
    r"(?:ฉบับ|แบบ)?ร่าง|ดราฟท?ต?์?|draft|ตัวอย่าง|ลอง(?:เขียน|ส่ง|ร่าง|ระบบ)|ประมาณนี้|(?:ขอ)?เสนอ|ความเห็น|คำแนะนำ|อนุมัติ|(?:เพื่อ|โปรด)พิจารณา|"
    r"เคาะ|คอนเฟิร์ม|ทดสอบ|เทส(?:ต์)?|ผิด(?:เคส|เรื่อง|อัน)|เคสอื่น|ไม่ใช่เคสนี้|ไม่เอาแล้ว|ไม่ใช้แล้ว|อันเก่า|"
    r"(?:ค่อย|ไว้)ส่ง|รอ(?:ทนาย|หัวหน้า|ผู้จัดการ|(?:ฝ่าย)?กฎหมาย|qa|dpo|legal)|(?:ไม่|ยังไม่|ห้าม|อย่า)ส่งลูกค้า|(?:สำหรับ|ถึง|เรียน)(?:ทีม|หัวหน้า)|"
    r"(?:โน้ต|หมายเหตุ|บันทึก|ใช้|เฉพาะ)ภายใน|คุยกันเอง|ว่า(?:ยัง)?ไง|(?:แบบ|ตาม|อย่าง)นี้(?:เลย)?(?:โอเค|ดี|ได้|ok)?(?:ไหม|มั้ย|มั๊ย)|"
    r"(?:โอเค|ok)(?:ไหม|มั้ย|มั๊ย)|(?:ช่วย)(?:ดู|ตรวจ|เช็[กค])|ไม่แน่ใจ|เช็[กค]วันที่|ลองดู|เห็นด้วย|ส่งเลย|รอตรวจ)"
)
_BESIDE = re.compile(
    r"ยัง(?:เขียน|ร่าง|ทำ|แก้)?ไม่(?:เสร็จ|จบ|เรียบร้อย)|(?:ดี|ได้)(?:ไหม|มั้ย|มั๊ย)|ได้ยัง|ส่ง(?:พรุ่งนี้|วันจันทร์)|(?:พรุ่งนี้|จะ)ส่ง"
)
"""What says it of the answer only where there is one beside it: alone it may be the answer."""
_ROUND_TH = (
    rf"(?:{_KIND}|ขอ(?:โทษ|อภัย)?|ให้|ช่วย|หน่อย|ที|ด้วย|ก่อน|ไหม|มั้ย|มั๊ย|ดี|ได้|ส่ง|ตอบ|ว่า|จะ|กำลัง|มา|ดู|แรก|คำตอบ|เพื่อ|โปรด|แล้ว|เลย|ค่อย|"
    r"ไว้|รบกวน|รอ|ยัง|ไม่|อย่า|เดี๋ยว|ต่อ|จบ|เสร็จ|ตรวจ(?:สอบ)?|เช็[กค]|วันที่|อีก(?:ที|รอบ)?|ถ้า|โอเค|เป็น|นี้|ของ|อันนี้|ทนาย|หัวหน้า|"
    r"ผู้จัดการ|ฝ่าย|กฎหมาย|ทีม|พี่\s?ๆ?|น้อง|qa|dpo|legal|ok|พรุ่งนี้|หลังจาก|ตาม|แบบนี้|เท่านั้น|เขียน|แค่|\d|[\s.,:;!?~…*-])"
)
_ALL_TH = re.compile(rf"(?:{_CORE_TH}|{_ROUND_TH})++")
_HAS_CORE_TH = re.compile(_CORE_TH)
_NAMED_TH = re.compile(
    r"(?:ป\.?\s?ล\.?\s?)?(?:ถึง|ฝาก|ให้|รอ|เรียน)?\s?(?:พี่|น้อง)(?!ชาย|สาว|เขย|สะใภ้)(?:\s?ๆ|\s?[\u0e01-\u0e4e]{1,12}?)?\s?"
    rf"(?:(?:ช่วย)?(?:ดู|ตรวจ|เช็[กค]|อ่าน|ตอบ)(?:ให้|หน่อย|ก่อน|ที|ด้วย|เลย|แทน|เคส|{_KIND}|\s|\Z)|"
    rf"ว่า(?:ยัง)?ไง|โอเค|เห็นด้วย|อนุมัติ|(?:คะ|ครับ)(?:\s|\Z))|"
    rf"(?:ทีม|หัวหน้า|ทนาย)(?:คะ|ครับ)(?:\s|\Z)|ร่าง(?:คำตอบ|แรก)?{_KIND}"
)
"""A colleague, called by what one calls a colleague."""
_LABELS = re.compile(
    r"(?:p\.?\s?s\.?,?\s?|btw,?\s?|fyi,?\s?|nb:?\s?)?(?:"
    r"(?:internal )?notes? (?:to|for) (?!you\b)(?:the )?\w{1,20}\s?(?::|\Z)|(?:to|for) (?:the )?team\s?:|team\s?:|"
    r"(?:internal|internally|confidential)\b\s?(?:note|only)?\s?[:,–—-]|"
    r"(?:p\.?\s?s\.?|btw|fyi)\W{1,3}\w{1,20}\s?[,:]\s?(?!you)|(?:note|hint)\s?:\s?internal|cc \w{1,20}\s*\Z|"
    r"(?!your?\b|please\b)[a-z]{2,20}(?: [a-z]{2,20})?\s?:\s?(?:she|he|they|the (?:customer|client)) "
    r"(?:is|was|has|sued|did|says|keeps)\b)|"
    r"(?:ป\.?\s?ล\.?\s?)?(?:หมายเหตุ|โน้ต|บันทึก)?\s?(?:ถึง|สำหรับ)\s?(?:ทีม|หัวหน้า|พี่|น้อง)|"
    r"(?:ป\.?\s?ล\.?\s?)?(?:หมายเหตุ|โน้ต|บันทึก)?\s?ภายใน\s?:|(?:หมายเหตุ|โน้ต|บันทึก)ภายใน"
)
"""What is for somebody else, by its label."""
_OF_THE_PERSON = re.compile(
    r"(?:(?:หมายเหตุ|หมายเหตุ:|ป\.?ล\.?)\s?)?(?:ลูกค้า|ผู้ยื่น|ผู้ร้อง)(?:เคย|ยังไม่รู้|โทร(?:มา)?|บอก(?:ว่า|มา)|ขู่|ฟ้อง|ส่งมา|ไม่เอา|เรื่องมาก)|"
    r"เขา(?:โทร|บอก(?!ว่า)|ส่ง|เมล)มา|โทร(?:คุย|แจ้ง)?(?:กับ|หา)?ลูกค้าแล้ว|"
    r"(?:อย่า|ไม่ต้อง)(?:ไป)?(?:บอก|พูด|เล่า)(?:เขา|เค้า|เรื่อง|ถึง)|ไม่ได้(?:บอก|แจ้ง)(?:ลูกค้า|เขา|เค้า)|"
    r"(?:i|we)(?: \w{1,10}){0,2}? (?:not mention|left out|leave out)\b"
)
"""The person, or what they are not told, spoken of to somebody else."""
_TH_DELEGATES = re.compile(
    r"(?:ฝาก|ให้|ใคร|เดี๋ยว|ไว้|พรุ่งนี้)[^\s:]{0,16}?\s?(?:ค่อย|จะ|มา|ช่วย)?ตอบ(?:เอง|แทน|ให้|ที|เลย|เคส|หน่อย|"
    rf"{_KIND}|\s|\Z)|(?:ฝาก|ให้)(?:พี่|หัวหน้า(?!ฝ่าย))|ขอไปถาม|ขอ(?:ความเห็น|คำแนะนำ|อนุมัติ)|รอคำตอบจาก|"
    r"(?:ตอบ|บอก|แจ้ง)?(?:ไป|กลับ)?ว่า(?:ลบ|ส่ง|แก้|ปิด|ได้|ไม่|ทำ|เรา|ข้อมูล|บริษัท)|ไม่ต้องตอบแล้ว|"
    rf"(?:ขอโทษ|ขออภัย|โทษที|{_KIND}|\s){{0,6}}+(?:(?:ส่ง|ตอบ)?ผิด(?:เคส|เรื่อง|คน|{_KIND})|อันนี้(?:ไม่ใช่|ของ)|เคสนี้ไม่ใช่|"
    r"ไม่ใช่เคสนี้|ของ(?:เคสอื่น|\s?pr-))|ขอเช็[กค]ก่อน\S{0,8}ทีม|(?:สำหรับ|แทน)?pr-[\dx]"
)
"""Who shall answer, what shall be answered, and which case it was meant for."""
_EN_DELEGATES = re.compile(
    r"(?:(?:sorry|oops|apologies|please|pls|just|ok|okay)\b[\s,.!:-]{0,4}+){0,3}+(?:"
    r"(?:this|it) (?:is|was) (?:the )?wrong (?:case|ticket|one|person|customer|thread)\b|"
    r"wrong (?:case|ticket|one|customer|person|thread)\b|(?:this|it) (?:one )?(?:is|was) meant for (?!you)|"
    r"this one is for \w{1,20}[\s.!]*+\Z|"
    r"(?:this|it) belongs to another\b|(?:meant )?for pr-|(?:same )?as (?:sent )?(?:to |in )?pr-|"
    r"not mine\b|(?:forward|assign|pass|hand) (?:this |it )?(?:on |over )?to (?!us\b|me\b|you)|"
    r"(?:can|could) (?:legal|compliance|management|the team|hr|qa|dpo)\b|"
    r"let me (?:check|ask)\b(?!.{0,60}\byou)|will do\b|"
    r"(?:(?:i|we)['\u2019]ll|(?:i|we) will) (?:answer|reply to|handle) (?:this|it)\b|"
    r"(?:say|write|answer) (?:that |it['\u2019]?s )|that we (?!can|do|will|must|have to)|"
    r"see attached\s*\Z|looks good|fine by me|"
    r"send(?: it| this)?[\s.!]*+\Z|\w{1,20}, what do you (?:think|say)\b|"
    r"how about this\s?[:?]|something like(?: this)?\s?[:?]|stop,? don['\u2019]?t send)"
)
"""The same."""
_ASKS_A_COLLEAGUE = re.compile(
    r"(?:hi|hello|hey|dear) (?:team|all|everyone|colleagues)\b|\bwhat do you say\s?\?|\bbut let me check first\b|"
    r"(?:hi |hey )?\w{1,20}, (?:can|could|would) you (?:please )?(?:have a look|look at this|review|"
    r"check (?:this|it)(?: one| text| draft)?(?=\s?[.,:;!?]|\Z))|"
    r"คุณ[\u0e01-\u0e4e]{1,16} รบกวน(?:ตรวจ|ดู)(?:สอบ)?(?:สำนวน|ร่าง|ข้อความ|คำตอบ|ให้)|"
    r"อันนี้(?:ดี|โอเค)ไหม"
)
_ASKS_NOBODY = re.compile(
    r"(?:why|what for|how come)\s?\?|why do we\b|is (?:she|he) (?:a|our)\b|nobody\b|skip\b|"
    r"(?:ข้อมูล)?จาก\s?(?:ไอที|ฝ่าย|ทีม|ทนาย|it\b)|เวลา(?:อีก|ค่ะ|ครับ|\s?\d|\Z)|ความเห็น(?:ทนาย|จาก|ทีม)|ลูกค้าส่งมาแล้ว|"
    r"[a-z]{2,12} whether we\b"
)
"""What is no question to the person."""
_IS_ASKED = re.compile(rf"(?:\?|ไหม|มั้ย|มั๊ย|หรือไม่|หรือเปล่า){_KIND}*+\Z")
_NAME_ALONE = re.compile(r"[A-Z][a-z]{1,12}")


def is_remarked_on(words: str) -> bool:
    """Whether words that are to go to the person hold some that are about them, or are no letter yet."""
    if _has_a_letter_below(words) or _TO_FILL_IN.search(words):
        return True
    lines = [each.strip() for each in words.split("\n") if each.strip()]
    if lines and any(each.match(_beginning(lines[0])) for each in (_TH_DELEGATES, _EN_DELEGATES)):
        return True
    return any(_is_remark(each, beside=len(lines) > 1) for each in lines)


def has_a_question_in_brackets(words: str) -> bool:
    """Whether an answer asks in brackets: mostly somebody else."""
    return _ASKED_IN_BRACKETS.search(words) is not None


def has_a_note(words: str) -> bool:
    """Whether a reason or a result has places to fill in, or a remark in brackets."""
    if _TO_FILL_IN.search(words):
        return True
    inside = (found[1] for found in _IN_BRACKETS.finditer(words))
    return any(_is_remark(each, beside=True) for each in inside)


def asks_nobody(words: str) -> bool:
    """Whether what is to be asked is no question to the person."""
    return (
        _NAME_ALONE.fullmatch(words.strip(" .?!")) is not None
        or _ASKS_NOBODY.match(_beginning(words)) is not None
    )


def _has_a_letter_below(words: str) -> bool:
    opens = _OPENS_A_LETTER.match(words)
    return any(found.start() > (opens.end() if opens else 0) for found in _LETTER.finditer(words))


def _is_remark(line: str, *, beside: bool) -> bool:
    folded = _beginning(line)
    if _ASKS_A_COLLEAGUE.search(folded):
        return True
    asked = _IS_ASKED.search(folded)
    for piece in _PIECES.split(line):
        begins = _beginning(piece)
        if _LABELS.match(begins) or _NAMED_TH.match(begins) or (not asked and _OF_THE_PERSON.match(begins)):
            return True
        if _is_of_the_answer(piece, beside=beside, whole=piece.strip() == line.strip(" :*_")):
            return True
    return _LABELS.match(folded) is not None


def _is_of_the_answer(piece: str, *, beside: bool, whole: bool) -> bool:
    """Whether nothing stands there but words about the answer; `beside`: and the answer elsewhere;
    `whole`: on a line of their own."""
    folded = thai.clean(piece)
    if thai.has_thai(folded):
        if len(folded) > _REMARK or not _ALL_TH.fullmatch(folded):
            return False
        return _HAS_CORE_TH.search(folded) is not None or (beside and _BESIDE.search(folded) is not None)
    written = _WORD.findall(piece)
    if not 0 < len(written) <= _WORDS:
        return False
    words = [each.lower().replace("\u2019", "'") for each in written]
    asked = folded.endswith("?") and bool(_ASKED.intersection(words))
    unsent = words[:3] == ["to", "be", "sent"] or (words[0] == "not" and (beside or "sent" in words))
    titled = whole and bool(_TITLES.intersection(words))
    if not (asked or unsent or _CORE.intersection(words) or titled) or _is_told_the_person(words, folded):
        return False
    return _is_all_of_it(written, words, asked)


def _is_told_the_person(words: list[str], folded: str) -> bool:
    """Whether somebody who answers says what they do, or asks how to do it."""
    if words[0] in ("we", "we'll", "it", "it's") or (words[0] == "i" and "this" not in words):
        return True
    if "for the wait" in folded or (words[0] in ("is", "are", "was", "were") and not folded.endswith("?")):
        return True
    return folded.endswith("?") and words[0] in ("how", "where", "when", "who", "which", "what")


def _is_all_of_it(written: list[str], words: list[str], asked: bool) -> bool:
    """Whether all words are about the answer, but for the name of a colleague."""
    known = [each in _CORE or each in _TITLES or each in _ROUND or each.isdigit() for each in words]
    if asked and words[:2] in (["can", "you"], ["could", "you"]):
        known[1] = True
    strange = [n for n, each in enumerate(known) if not each]
    if not strange:
        return True
    n = strange[0]
    name = (
        written[n][0].isupper()
        and not words[n].startswith("you")
        and (n > 0 or (len(words) > 1 and words[1] in _TOLD))
    )
    return len(strange) == 1 and (name or len(written[n]) == 1)


def _beginning(line: str) -> str:
    return thai.clean(line).lstrip(" \t*_•>–—-([.")
