"""A person's name out of the sentence that introduces it.

A name that is cut is another one, so in doubt more stays than belongs to it.  Pure, and without a word for people.
"""

from __future__ import annotations

import re
import unicodedata

from flows.finding import COURTESY, LONGER, bare
from flows.text import visible

SHORTEST_NAME = 4
"""Characters of a name that stands before what introduces another one."""
_NAME = re.compile(
    r"(?:(?<!\()(?<!สม)ชื่อ(?!เสียง|เล่น)|(?:^|(?<=ค่ะ )|(?<=ครับ ))ซื่อ(?!ตรง|สัตย์|สุจริต)|ซื่อ(?=\s?(?:ว่า|คือ)\s))"
    r"(?:จริง|แท้|เต็ม)?\s?(?:(?:ว่า|คือ|แม่น|เป็น)(?=\s))?\s?|\b(?:name is|named|called|cheu|chue|chuea)\s",
    re.I,
)
_ANOTHER_NAME = re.compile(
    r"(?:\(|แต่|และ|,|\s){0,3}(?:ไม่ใช่|มิใช่|บ่แม่น|เดิม|แต่ก่อน|เมื่อก่อน|ผม|กระผม|ดิฉัน|(?<!ดิ)ฉัน|หนู|ทนาย|พยาน|"
    r"\b(?:not|and my|my|formerly|previously|once|lawyer))\s?\Z",
    re.I,
)
"""Right before what introduces a name: that it is not the one that is asked for."""
_FORMER = re.compile(r"\s?(?:เดิม|เก่า|ก่อน)")
_NEW_ONE = re.compile(r"\A(?:ใหม่|ปัจจุบัน)(?:คือ|เป็น)?\s")
_NICKNAME = re.compile(
    r"\s?(?:(?:(?:ที่บ้าน|บ้าน|เพื่อน|คน)เรียก|เรียก(?=ว่า|กัน|สั้น|\s)|(?:ที่บ้าน|บ้าน|เพื่อน|คน)?(?P<nickname>ชื่อเล่น))"
    r"(?:(?!ชื่อ(?:จริง|แท้|เต็ม)).){0,120}|\((?:ชื่อเล่น|nickname)[^()]{0,60}\))",
    re.I,
)
"""How somebody is called besides, up to what they are called in earnest."""
_CALLED = re.compile(r"เรียก(?:กัน)?(?:สั้น\s?ๆ\s?)?(?:ว่า|กัน|\s)\s?")
"""What introduces what somebody is called."""
_SURNAMED_SO = re.compile(
    r"(?!(?:คุณ)?(?:ลูก|หลาน|น้อง|พี่|พ่อ|แม่|ปู่|ย่า|ยาย|ตา|ลุง|ป้า|น้า|อา|สามี|ภรรยา|ภริยา|เมีย|แฟน|เพื่อน|ญาติ|เด็ก|คน|เจ้าของ|เขา|เค้า|เธอ|แก|ท่าน|"
    r"ผม|ฉัน|ดิฉัน|หนู|เรา|บิดา|มารดา|บุตร|คือ|ก็|ค่ะ|คะ|ครับ)"
    r"(?:สาว|ชาย|คน|บัญชี|นี้|นั้น|โต|เล็ก|กลาง|ของ|ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|เขา|แก|เอง|ค่ะ|คะ|ครับ){0,3} )[ก-๛]{2,24} ชื่อ[ก-๛]{2,24}"
)
"""A given name, and a surname that begins like what introduces a name (`มาลี ชื่อตรง`)."""
_BEFORE_A_TITLE = (
    "ชื่อ", "ซื่อ", "จื้อ", "คือ", "ว่า", "เป็น", "ของ", "แทน", "ให้", "กับ", "และ", "หา", "จาก", "ถูก", "ต้อง", "ลูก", "สาว",
    "ชาย", "หลาน", "น้อง", "พี่", "แม่", "พ่อ", "ยาย", "ตา", "ย่า", "ปู่", "ป้า", "ลุง", "น้า", "สามี", "ภรรยา", "ภริยา",
    "เมีย", "แฟน", "ผม", "หนู", "ฉัน", "ครับ", "ค่ะ", "คะ", "คับ", "หญิง", "เอก", "โท", "ตรี", "บุตร", "มารดา", "บิดา",
)  # fmt: skip
"""What a title may be written up to; behind other letters it is part of a word, or of a name (`สุนาย`, `ทนาย`)."""
_BEGINS_A_WORD = "(?:" + "|".join(rf"(?<={each})" for each in (*_BEFORE_A_TITLE, r"(?<![ก-๛])")) + ")"
TITLE = rf"(?:ด\.\s?[ชญ]\.|เด็กชาย|เด็กหญิง|น\.\s?ส\.|{_BEGINS_A_WORD}(?:นาง\s?สาว|นาง|นาย(?![ะ-ู็-๎])))"
"""A title before a Thai name, and no letters of another word."""
_RANK = r"(?:(?:(?<=[^ก-๛])|(?<=ชื่อ)|^)(?:ว่าที่\s?)?(?:[ก-ฮ]{1,4}\.\s?){1,4}(?:หญิง\s?)?)"
"""A rank or a degree, as it is written for short."""
_PART = r"[ก-๛A-Za-z][ก-๛A-Za-z]*+(?:[-.'’][ก-๛A-Za-z]++)*+"
_LINKED = (
    r"(?:\s(?:ณ\.?|แซ่|บิน|บินติ|บินตี|บินต์|อิบนุ|[Nn]a|[Bb]in|[Bb]inti|[Vv]an|[Dd]e)\s?(?<![A-Za-z])"
    rf"(?!วัน|ตอน|เวลา|ปัจจุบัน|ที่นี่|ขณะ){_PART})"
)
"""What goes on with a name: the place or the family that somebody is of."""
_NO_NAME = (
    r"(?!ไม่ใช่|บ่แม่น|(?:ค่ะ|คะ|ครับ|คับ|ค้าบ|จ้ะ|จ้า|จ๊ะ|จ๋า|ฮะ|นะ|น่ะ|ka|kha|krub|krab|khrap|na|please)(?![ก-ฮเแโใไA-Za-z])|(?:ค่ะ|คะ|ครับ|คับ|จ้ะ|จ๊ะ)|"
    r"เอิ้น|บ้าน(?=เรียก|เอิ้น|อยู่|เลขที่|เรา)|ชื่อ(?=เล่น|จริง|เดิม|เก่า|ใหม่|เต็ม|ว่า|คือ|นี้|\s|$)|เพื่อน(?=เรียก|เอิ้น|ของ|ผม|หนู|ฉัน|กัน|เขา|\s|$)|"
    r"อายุ(?=\s|\d|[๐-๙]|$|สิบ|ยี่|[หแ]|ได้|แค่|เพิ่ง|ยัง|เท่า|ครบ)|ยัง(?=ไม่|บ่|เป็น|เด็ก|เล็ก|เรียน|ใช้|มี|เดิน|\s|$))"
)
"""What stands behind a given name and is no surname; many of these words begin surnames, too (`บ้านใหม่`, `คัมภีร์`)."""
_TITLED = re.compile(
    rf"{_RANK}?{TITLE}\s?(?=[ก-ฮเแโใไA-Za-z])(?!อายุ|คน){_PART}(?:{_LINKED}|\s{_NO_NAME}(?!(?:ณ\.?|แซ่)\s){_PART}{_LINKED}?)?{_LINKED}?"
)
"""A Thai name behind its title: given name and surname."""


def name_in(text: str) -> str:
    """A person's name in a sentence that introduces it (`ลูกชื่อ ด.ช.ภูผา ใจดี ค่ะ`), without titles lost or
    particles kept; the whole text, without politeness, where nothing introduces it."""
    plain = " ".join(visible(text).split())
    plain = _without_nickname(plain)
    if titled := _TITLED.search(plain):
        return titled[0]
    found = plain if _SURNAMED_SO.fullmatch(plain) else _introduced(plain)
    found = "".join(c if unicodedata.category(c)[0] in "LMNZ" or c in ".-'()" else " " for c in found)
    found = LONGER.sub(r"\1", " ".join(found.split()))
    while True:
        last = found.rsplit(" ", 1)[-1]
        if last in COURTESY and last != found:
            found = found[: -len(last)].rstrip()
        else:
            return found


def _introduced(plain: str) -> str:
    """What a text introduces as the name that is asked for: neither the one that it was, nor one that is ruled out, nor
    the speaker's.  All of it where nothing is introduced so."""
    said = [each for each in _NAME.finditer(plain) if plain[each.end() :].strip()]
    theirs = [
        each
        for each in said
        if not _ANOTHER_NAME.search(plain, 0, each.start()) and not _FORMER.match(plain, each.end())
    ]
    if theirs:
        begins = theirs[-1].end()
        ends = min((each.start() for each in said if each.start() >= begins), default=len(plain))
        return _NEW_ONE.sub("", _ANOTHER_NAME.sub("", plain[begins:ends]).strip())
    first = _ANOTHER_NAME.sub("", plain[: said[0].start()]).strip(" (") if said else ""
    told = first if len(first) >= SHORTEST_NAME else plain[said[-1].end() :] if said else plain
    return told if told.strip() else plain


def _without_nickname(plain: str) -> str:
    """A text without how somebody is called besides.  Where nothing stands beside that, it is what they are called;
    where more names stand in it than beside it, all of it stays."""
    called = _NICKNAME.search(plain)
    left = _NICKNAME.sub("", plain)
    if called is None or called["nickname"]:
        return left if any(each.isalpha() for each in left) else plain
    told = bare(_CALLED.sub("", called[0].lstrip(), count=1))
    if not any(each.isalpha() for each in left):
        return told
    return plain if len(told.split()) > len(left.split()) else left
