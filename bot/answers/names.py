"""How options are called: the words by which people name them, wherever these stand in a sentence.

A file of `locales/<language>/talk/` may hold a line `called: word, word`.  A word is found as it is written, where a
word of Thai may begin and end; of two that begin at the same place the longer one is meant (`รายชื่อ` is no `ชื่อ`), and
what lies within a word that names an option of another question names nothing (`โปรไฟล์` is no `ไฟล์`).  What is named
and ruled out in the same breath (`ไม่เอาไปรษณีย์`, `เมลข่อยบ่มี`) is found as denied.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bot.answers import denial
from bot.answers.thai import MARKS, dictionary
from flows.finding import evened

CALLED = "called:"
"""What the line of a file begins with that holds the words."""
HOLDING = (
    "under my name", "beside my name", "next to my name",
    "รูปแบบ", "พนักงาน", "รายงาน", "หน่วยงานราชการ", "ชื่อเสียง", "ชื่อเล่น", "ชื่อเดิม", "ชื่อจดทะเบียน",
    "เปลี่ยนชื่อจดทะเบียน", "รูปหน้าจอ", "รูปนั้น", "รูปที่ส่ง", "แนบรูป", "ในรูป", "ตามรูป", "รูปนี้", "คิดดูก่อน", "คิดดู", "ลองดู",
    "สมชาย", "วิชัย", "ชัยชาย", "ของสามีเก่า", "ของภรรยาเก่า",
    "เป็นลูกชาย", "เป็นลูกสาว", "เป็นลูก", "เป็นบุตร", "เป็นหลาน",
    "ผมที่อยู่ใน", "ฉันที่อยู่ใน", "หนูที่อยู่ใน", "พี่ที่อยู่ใน", "โทรที่อยู่ใน", "ชื่อที่อยู่ใน", "ข้อมูลที่อยู่ใน",
    "ไม่ตรงใจ", "ไม่ถูกใจ",
    "เพื่อนร่วมงาน", "ดูแล", "ดูเหมือน", "เอกสาร",
    "name card", "name cards", "name badge", "name tag", "name plate", "user name",
    "รถเมล์", "เรือเมล์", "เดลิเมล์", "คาราเมล", "แบล็กเมล์", "แบล็คเมล์",
    "หมดอายุ", "ต่ออายุ", "เกษียณอายุ", "สูงอายุ", "อายุราชการ", "อายุงาน", "อายุการใช้งาน",
    "อัปเกรด", "อัพเกรด", "สปอนเซอร์", "เซ็นเซอร์", "เซนเซอร์", "เบราว์เซอร์", "บราวเซอร์", "โปรดิวเซอร์", "แดนเซอร์",
    "ไซเบอร์", "เบอร์เกอร์", "ไฟเบอร์", "ลงชื่อเข้า", "ค่าโทรศัพท์", "รับโทรศัพท์",
    "ช่างถ่ายรูป", "กล้องถ่ายรูป", "ร้านถ่ายรูป", "รถโรงเรียน",
    "ปลัดอำเภอ", "นายอำเภอ", "ที่ว่าการอำเภอ", "เทศบาลตำบล", "ส่วนตำบล", "ส่วนจังหวัด", "ราชการจังหวัด", "ศาลากลางจังหวัด",
    "เพิ่มเติม", "อย่าเพิ่ง", "ลบหลู่", "ลูกค้า", "ลูกจ้าง", "นามบัตร", "ชื่อไฟล์", "งานการ", "เด็กเสิร์ฟ", "แก้ว", "แก้แค้น", "เล่น",
)  # fmt: skip
"""Words that hold the word of an option and name none."""
ASK_FOR = ("kind-", "goal-", "case-", "wish-", "files-", "way-", "code-", "forget")
"""Classes that are called by what is to be done, in which the name of an option may well stand (`ลบเบอร์`)."""
_BEGINS, _BEHIND = "(?<![เแโใไ])", f"ะาำ{MARKS}"
"""What is written before its consonant, and behind it: in the midst of a syllable no word begins, and none ends."""
_LACKING = re.compile(
    r"^(?:(?!ครับ|ค่ะ|คะ|คับ|จ้ะ|จ้า)[^\s,]){0,10}?\s?(?:ไม่มี(?!ปัญหา)|บ่มี(?!ปัญหา)|ม่ายมี|ไม่เคยมี|ไม่ค่อย|บ่ค่อย|ไม่ได้|"
    r"เปิดไม่|เข้าไม่|ลืม|โดนแฮก|"
    r"\bmai mi\b|don't have|doesn't work)|"
    r"^\s*(?:ยาย|ฉัน|ข่อย|ผม|หนู)?\s?(?:เปิดไม่เป็น|ใช้ไม่เป็น)"
)
_LACKED = re.compile(
    r"(?:ไม่มี|บ่มี|ม่ายมี|ลืม|\bmai mi|\bno|don't have(?: an?)?|\bneither(?: my| the)?)(?:ทั้ง)?\s*$"
)
_OF_NO_USE = re.compile(
    r"^[^\s,]{0,16}?\s?(?:"
    r"(?:ไม่|บ่|ม่าย)(?:เคย|ค่อย)(?:ได้|จะ)?(?:เปิด|เช็[กค]|เข้า|อ่าน|ดู|เบิ่ง|แล|ใช้|เล่น|รับ|ได้|ถึง|มี|ให้ใคร|บอกใคร)|"
    r"(?:เปิด|ใช้|เข้า|อ่าน|ดู|เช็[กค]|เล่น|แชร์|รับ|ติดต่อ)(?:ไม่|บ่)(?:ได้|เป็น|ออก|ไหว|ถนัด|ถึง)|"
    r"(?:ไม่|บ่|ม่าย)(?:มี)?(?:ใคร|ไผ|คน)(?:มี|รู้|ฮู้|ทราบ|เห็น)|"
    r"(?:เลิกใช้|ปิด|ยกเลิก|โดนปิด|ถูกปิด|หาย|โดนตัด|ถูกตัด|พัง|เปลี่ยน)(?:ไป)?(?:หมด|ทั้งคู่|นาน)?(?:แล้ว|ละ|แหล่ว)|"
    r"(?:เต็ม|ช้า|หาย|ล่าช้า|ตกหล่น|มาช้า|โดนบล็อก|โดนแฮก|มีแต่สแปม|ยุ่งยาก|ลำบาก|ไม่(?:ปลอดภัย|สะดวก|แน่นอน|น่าไว้ใจ))"
    r"(?!\S{0,12}?(?:ก็ได้|ได้|ไม่เป็นไร|ไหม|มั้ย))(?:บ่อย|ประจำ|ตลอด|มาก|เกิน|ไป|แล้ว|ทุก|ทั้ง|เลย|เหมือนกัน|\s|$)|"
    r"(?:is|are|isn't|has|have|was|got)\s(?:both |all |now |been |always |long |a |no |not ){0,3}"
    r"(?:gone|dead|closed|lost|full|broken|hacked|useless|mess|blocked|cancell?ed|deactivated|changed)\b|"
    r"(?:isn't|not|is not|is no) (?:known|good|use|mine)\b|(?:just )?changed\b|"
    r"(?:นี้|นั้น)?\s?(?:แฟน|แม่|พ่อ|ลูก|เพื่อน|หัวหน้า|เมีย|ผัว|สามี|ภรรยา|มีคน(?:อื่น)?|คนอื่น)\S{0,6}?(?:ใช้|อ่าน|เห็น|เปิดดู|เปิดอ่าน))"
)
"""That a way is of no use: it is never looked at, is closed, or nobody knows it; behind its name."""
_NOT_USED = re.compile(
    r"(?:(?:ไม่|บ่|ม่าย)มี(?:ใคร|ไผ|คน)(?:ที่)?(?:มี|รู้จัก|รู้|ฮู้|ทราบ|ได้|เห็น)|(?:ไม่|บ่|ม่าย)(?:ค่อย)?(?:ชอบ|ถนัด|สะดวก(?:ใช้|ทาง|รับ)?|อยากได้)|"
    r"(?<!ตะกี้)(?<!เมื่อกี้)(?:ไม่|บ่|ม่าย)(?:อยาก(?:จะ)?|ยอม|กล้า|สะดวก)?(?:แชร์|ให้|บอก)|"
    r"(?:ไม่|บ่|ม่าย)เคย(?:เปิด|เช็[กค]|เข้า|อ่าน|ดู|ใช้)|"
    r"\b(?:nobody|no ?one|none of them|(?:don't|doesn't|do not|can't|cannot|couldn't|"
    r"never|won't|not|rather not|hardly|rarely|no longer))\s?"
    r"(?:ever |even |really )?(?:has|have|had|knows?|got|gets?|shares?|uses?|reach|"
    r"opens?|checks?|reads?|looks? at|likes?|trusts?|sees?)|"
    r"\b(?:lost|closed|hate|forgot))\s?"
    r"(?:(?:an?|the|my|any|that|this|thai|old|new|own|phone|mobile|home|work|e-?mail)\s){0,3}\s?$|"
    r"(?:อย่า|ห้าม|ไม่อยากให้|\b(?:dont|do not|not|anything but|never)|n't)"
    r"(?:\s|ตอบ|ส่ง|กลับ|ใน|ทาง|มา|ไป|ที่|ผ่าน|ให้|\b(?:answer|reply|send|use|it|in|by|via|through|to|the|this|my|me|please)\b){1,8}$"
)
"""The same, before it."""
_OF_NEXT = re.compile(r"(?:ใคร|ไผ|คน)(?:ที่)?(?:มี|รู้|ฮู้|ทราบ|เห็น|ได้|จะ|ให้){0,3}\s?")
"""How what is said of the next name goes on up to it."""
_AND_TOO = re.compile(r"กับ|กะ|และ|รวมทั้ง|ทั้ง|หรือ|\b(?:and|or|nor)\b")
"""Between two ways of which one thing is said."""
RIGHTS = ("kind-", "goal-")
_WRONG = re.compile(
    r"(?:แก้ไข|แก้|เปลี่ยน|อัปเดต|อัพเดท|ปรับ|\bcorrect|\bchange|\bfix|\bupdate|\bas)\s?"
    r"(?:ให้|ตรง|ที่|เรื่อง|ข้อมูล|my|the|your|of)*\s?$"
)
_WRONG_BEHIND = re.compile(
    r"^(?:[^\s,]{0,20}?|[^,.]{0,24}?\b(?:is|are|has|was|it's|still|got)\b.{0,16}?)\s?"
    r"(?:ผิด|ไม่ตรง|ไม่ถูก|เพี้ยน|เก่า|เดิม|สะกด|\bwrong|\bincorrect|\bold\b|\boutdated|\bout of date|"
    r"\bmisspel|\bspelt|\bspelled)"
)
"""What stands around a datum that is wrong, or is to be changed; others in the sentence may only tell how it came."""
THINGS = ("category-",)
"""Options that may be told from one another by where they are, or how they came there."""
UNWANTED = ("kind-objection", "goal-ads", "ads-")
"""Options about what people do not want: `ไม่อยากได้โฆษณา` names the one, and does not rule it out."""
_PREFERRED = re.compile(r"(?:เอา|ใช้|ขอ|ทาง|เลือก|ผ่าน|ส่งเข้า|\buse\b|\bby\b|\bvia\b|\bmy)\s?$")
_PREFERRED_BEHIND = re.compile(r"^\S{0,6}?\s?(?:ดีกว่า|ดีหวา|ดีก่า|แหละ|ละกัน|แทน|ก็ได้|ก็พอ|สิ|เลย|please)")
"""What stands around the one that is chosen, of several that are named."""
_INSTEAD = re.compile(
    r"(?:เปลี่ยนเป็น|เปลี่ยนเปน|เปลี่ยนเปง|เปลี่ยนไป|แก้เป็น|เอาเป็น|เอาเปง|\bchange (?:it )?to|\bshould be|"
    r"\bi mean)\s?"
    r"(?:การ|ทาง|ข้อมูล|ส่ง|รับ|ขอ|เรื่อง|the|my|a)*\s?$"
)
_INSTEAD_BEHIND = re.compile(r"^\S{0,6}?\s?(?:แทน|ดีกว่า|ดีหวา|instead)")
"""What stands around the one that takes the place of another."""
_AND = re.compile(
    r"(?:ของ(?:ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|ยาย|เรา)|โทร)?[\s,/+&]{0,2}"
    r"(?:กับ|กะ|และ|แล้วก็|รวมทั้ง|ทั้ง|พร้อม|\band\b|\bplus\b)?[\s,/+&]{0,2}(?:the |my |ของ|เรื่อง)?"
)
"""What stands between two names in one breath."""
_BOTH = re.compile(r"กับ|กะ|และ|รวมทั้ง|\band\b|\bor\b|หรือ")
_WHICH = re.compile(
    r"[^\s,]{0,12}(?:ที่|ซึ่ง)[^\s,]{0,8}|"
    r"[^,.;]{0,24}\b(?:which|that|off|from|on) (?:you \w{1,12} )?(?:from |off |on )?(?:my |the )?"
)
"""What stands between two names where the second says which of the first is meant."""
NEAR = 24
"""Characters before and behind a word that are looked at."""
WAYS = ("receive-", "reach-", "stranger-by-")
"""Options that somebody must have to choose: `ไม่มีเมล` rules one out."""


@dataclass(frozen=True)
class Mention:
    """An option named in a text."""

    name: str
    denied: bool
    word: str
    """As it stands in the evened text."""
    preferred: bool = False
    """Whether it is said to be the one that is taken, of several."""
    instead: bool = False
    """Whether it is said to take the place of something."""
    wrong: bool = False
    """Whether it is said to be wrong, or to be changed."""
    joined: bool = False
    """Whether nothing but an `and` stands between it and the one before."""
    describes: bool = False
    """Whether it says of the one before which is meant (`เลขบัตรที่ผูกไว้`), and is none besides."""
    at: int = 0
    """Where it stands in the evened text."""


def called(locales: Path, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of every class that has any, of all languages together."""
    found: dict[str, list[str]] = {}
    for language in languages:
        for file in sorted((locales / language / "talk").glob("*.md")):
            for each in file.read_text(encoding="utf-8").splitlines():
                if each.startswith(CALLED):
                    words = [evened(word) for word in each.removeprefix(CALLED).split(",")]
                    found.setdefault(file.stem, []).extend(filter(None, (*words, *map(_unsilenced, words))))
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def _unsilenced(word: str) -> str:
    """A word without its silent letters, as many write it (`เบอเพื่อน`); empty where too little is left of it."""
    plain = _SILENT.sub("", word)
    return plain if plain != word and len(plain) >= WORD else ""


_SILENT = re.compile("[ก-ฮ][ิุ]?์")
WORD = 5
"""Letters from which a word without its silent ones is no other word."""
MOST = 60
"""Names in a text that are looked at; nobody means more than there are options."""


class Names:
    """Finds the options that a text names."""

    def __init__(self, called: Mapping[str, tuple[str, ...]]) -> None:
        self._called = called
        self._options = {
            word: name for name, words in called.items() for word in words if not name.startswith(ASK_FOR)
        }
        self._matcher = lru_cache(maxsize=256)(self._made)

    def words_of(self, name: str) -> tuple[str, ...]:
        """What a class is called."""
        return self._called.get(name, ())

    def mentions(self, text: str, possible: Collection[str]) -> tuple[Mention, ...]:
        """The options named in a text, in the order in which they stand."""
        plain = evened(text)
        matcher, named_by = self._matcher(frozenset(possible))
        found: list[Mention] = []
        end, denied = 0, False
        named = list(islice(matcher.finditer(plain), MOST)) if matcher else []
        for each, next_at in zip(named, _next_of(named, named_by), strict=True):
            between = plain[end : each.start()]
            joined = bool(found) and _AND.fullmatch(between) is not None
            # What is ruled out before two of them is said of both (`ไม่เอาปฏิทินกับรายชื่อ`).
            ruled_out = joined and denied and _BOTH.search(between) is not None
            for name in named_by.get(each[0], ()):
                before, after = (
                    plain[max(0, each.start() - NEAR) : each.start()],
                    plain[each.end() : each.end() + NEAR],
                )
                preferred = bool(_PREFERRED.search(before) or _PREFERRED_BEHIND.search(after))
                instead = bool(_INSTEAD.search(before) or _INSTEAD_BEHIND.search(after))
                wrong = bool(_WRONG.search(before) or _WRONG_BEHIND.search(after))
                lacking = name.startswith(WAYS) and _lacking(after, next_at - each.end())
                both = joined and name.startswith(WAYS) and (not between or _AND_TOO.search(between))
                if lacking and both:
                    found[-1] = replace(found[-1], denied=True)  # `ทั้งเบอร์ทั้งเมลปิดไปแล้ว`
                denied = ruled_out or lacking or bool(denied and both) or _denied(before, after, name)
                describes = (
                    bool(found) and not joined and name.startswith(THINGS) and _describes(between, each[0])
                )
                found.append(
                    Mention(name, denied, each[0], preferred, instead, wrong, joined, describes, each.start())
                )
            end = each.end() if each[0] in named_by else end
        return tuple(found)

    def _made(self, possible: frozenset[str]) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, ...]]]:
        named_by: dict[str, tuple[str, ...]] = {}
        for name in sorted(possible):
            for word in self._called.get(name, ()):
                named_by[word] = (*named_by.get(word, ()), name)
        if not named_by:
            return None, {}
        return re.compile(_longest_of({*named_by, *HOLDING, *self._holding(named_by)})), named_by

    def _holding(self, named_by: Mapping[str, tuple[str, ...]]) -> set[str]:
        """The words that name an option of another question, and hold the name of one of these behind their beginning.
        Only what is one word of the language: of several each may be meant.  One that begins with the name of one of
        these is that, and more."""
        inner = [
            word for word, names in named_by.items() if not all(each.startswith(ASK_FOR) for each in names)
        ]
        others = [word for word in self._options if word not in named_by and word in dictionary()]
        return {
            each
            for each in others
            if any(word in each[1:] for word in inner) and not each.startswith(tuple(named_by))
        }


def _longest_of(words: Iterable[str]) -> str:
    """An expression that finds the longest of some words at a place.

    Each first letter stands once, before all that goes on from it: of words one beside the other every one would be
    tried at every letter of a text.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda each: (-len(each), each)):
        by_first.setdefault(_start(word), []).append(_rest(word))
    return "|".join(f"{start}(?:{'|'.join(rests)})" for start, rests in by_first.items())


def _start(word: str) -> str:
    """A word in Latin letters stands by itself; Thai is written without spaces."""
    return (r"\b" if word[0].isascii() else _BEGINS) + re.escape(word[0])


def _rest(word: str) -> str:
    return re.escape(word[1:]) + (r"\b" if word[-1].isascii() else _ended(word[-1]))


def _ended(last: str) -> str:
    """That no sign follows which belongs to the last letter of a word; the last one itself may be drawn out (`จ้าา`)."""
    return rf"(?!(?!{re.escape(last)})[{_BEHIND}])"


def _next_of(found: Sequence[re.Match[str]], named_by: Collection[str]) -> Iterator[int]:
    """Where behind each word the next name begins: what stands from there on is said of that one."""
    starts = [each.start() for each in found if each[0] in named_by]
    for each in found:
        yield next((start for start in starts if start >= each.end()), each.end() + NEAR + 1)


def _describes(between: str, word: str) -> bool:
    """Whether a word says of the one named before it which is meant."""
    if _BOTH.search(between):
        return False
    if word.startswith("ที่"):
        return len(between) <= len("ของผมทั้งหมด") and not any(each in between for each in " ,")
    return _WHICH.fullmatch(between) is not None


def _denied(before: str, after: str, name: str) -> bool:
    if name.startswith(UNWANTED):
        return bool(denial.NOT_THIS.search(before))
    if denial.RIGHT_BEFORE.search(before) or denial.RIGHT_BEHIND.search(after):
        return True
    if name.startswith(RIGHTS) and denial.FORBIDDEN.search(before):
        return True
    return name.startswith(WAYS) and bool(_LACKED.search(before) or _NOT_USED.search(before))


def _lacking(after: str, gap: int) -> bool:
    """Whether what stands behind a way says that there is none such, or that it is of no use.  What leads up to the
    next name, at `gap`, is said of that one (`ใช้เมล ไม่มีเบอร์`)."""
    return any(
        found and not _OF_NEXT.fullmatch(after[found.end() : gap]) and found.end() < gap
        for found in (_LACKING.search(after), _OF_NO_USE.search(after))
    )
