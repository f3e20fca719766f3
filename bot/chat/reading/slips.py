"""Slips: a part of an earlier answer that was mistyped and is put right (`55/9 ไม่ใช่ 55/8`).

Only a value that is meant to be right has slips: what is recorded at the company is as it is, and in a story any number
may stand.  A text that says more than that something was mistyped is none: it is an answer, an edit or a question.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.chat.reading import question_cues, right_cues
from bot.chat.reading.readings import Edits
from flows.emails import emails
from flows.finding import as_typed, bare, phones
from flows.questions import SKIP, WAYS, Choice, Confirm, Email, Files, Text
from flows.talk import SPENT, Waiting, is_answer
from flows.text import ascii_digits

AT_MOST = 80
"""Characters above which a text tells more than a slip."""
RIGHT = ("after-correction", "after-addition", "post-address", "reach-by", "known-by", "behalf-account")
"""Open questions for a value that is meant to be right."""
ASKED = ("before", "after-correction", "after-addition", "post-address")
"""Open questions that take such a value themselves: there a value with a word of something wrong is the answer."""
NUMBERS = ("before", "after", "reach-by", "known-by")
"""Open questions that are answered by a number or an address."""
ALIKE = 0.79
"""The share of two values that is the same where the one was mistyped for the other."""
_NUMBER = r"(?<!\d)\d++(?:[/.-]\d++){0,6}"
_NOT_THAT = re.compile(
    rf"(?:ไม่ใช่|ม่ายใช่|บ่(?:ใช่|ใจ้|แม่น)|\bnot)\s?(?:เลข|เบอร์|บ้านเลขที่|number|no\.?)?\s?({_NUMBER})(?![\d/])",
    re.I,
)
_WRONG = re.compile(
    r"ผิด|เฮ้ย|เอ้ย|อุ๊ย|อุ้ย|อ๊ะ|เอ๊ย|แก้เป็น|ต้องเป(?:็น|๋น)|ที่ถูก|違|\b(?:wrong|sorry|oops|mistake|typo|should be)\b", re.I
)
"""That something was mistyped."""
_GIVEN_WRONGLY = re.compile(
    r"(?:พิม(?:พ์)?|กด|ใส่|กรอก|เขียน|จำ|อ่าน|ดู|บอก|ให้|แจ้ง|ลอก)(?:\S|\s(?=\S)){0,16}?(?:ผิด|พลาด|สลับ|ตก|ขาด|เกิน|เพี้ยน)|"
    r"สลับ(?:เลข|ตัว|หลัก|กัน)|(?:เลข|ตัว|หลัก|ท้าย)\S{0,8}?(?:ผิด|สลับ|พลาด)|ตาลาย|(?:มือ|นิ้ว)(?:ลั่น|ลื่น|พลาด)|"
    r"\b(?:mis(?:typed|read|keyed|wrote|spelled|spelt)|typos?|swapped|switched|transposed|flipped|mixed up|slip|"
    r"(?:fat|clumsy) (?:fingers?|thumbs?)|mistakes?|wrong|(?:a )?(?:digit|number)s? (?:off|out|short))\b|"
    r"\b(?:oops|whoops)\b",
    re.I,
)
"""That a value was given wrongly."""
TOLD_HERE = re.compile(
    rf"{right_cues.JUST_NOW.pattern}|\bi (?:just )?mis(?:typed|read|keyed|wrote|spelled|spelt)\b|"
    r"ที่(?:บอก|ให้|แจ้ง|พิม(?:พ์)?|ใส่|ตอบ|ส่ง)(?:ไป|ไว้|มา)|"
    r"\b(?:i|i've|i had|i just) (?:just |already )?"
    r"(?:gave|given|told|typed|put|entered|wrote|written|said|sent|keyed)\b|"
    r"\bmy (?:last|previous|earlier) (?:answer|message|one|reply)\b",
    re.I,
)
"""That something is spoken of that was told here before."""
ON_SIGNING_UP = re.compile(r"สมัคร|ลงทะเบียน|\b(?:regist|sign(?:ed|ing)?[ -]?up|joined|account)", re.I)
"""That it was told to the company long before."""
_AT_THE_END = re.compile(
    r"สุดท้าย|(?:ตัว|เลข|ลง)ท้าย|ตัวหลัง|\blast (?:digit|number|one|two|three|four)\b|\bend(?:s|ed|ing)? (?:with|in)\b",
    re.I,
)
"""That the end of a number is meant."""
_NEW_ONE = re.compile(r"ใหม่|\bnew\b", re.I)
"""That a value is spoken of which is to take the place of another."""
_BESIDE = re.compile(
    r"\S{1,12}?(?:\.{2,3}|…)|"
    r"(?:พิมพ์|พิม|กด|ใส่|กรอก|เขียน|จำ)?ผิด(?:ไป|อีก|แล้ว)?|(?:มือ|นิ้ว)(?:ลั่น|ลื่น|พลาด|ใหญ่|เบียด|โต|ไป)?|ตาลาย|เบลอ|พลาด|มั่ว|สับสน|รีบ(?:ไป)?|เฮ้ย|เอ้ย|อุ๊ย|อุ้ย|อ๊ะ|อ้อ|อ้าว|เอ๊ย|โทษที|ขอโทษ(?:ที)?|โทษ|"
    r"ไม่ใช่|ม่ายใช่|บ่(?:ใช่|ใจ้|แม่น)|แต่|(?:ขอ)?(?:แก้|เปลี่ยน)(?:ให้)?(?:หน่อย|ด้วย|ที)?|ต้อง|เป(?:็น|๋น|น)|ที่ถูก(?:ต้อง)?|ถูก(?:ต้อง)?|คือ|ว่า|"
    r"บ้านเลขที่|เลขที่|เลขท้าย|ตัวท้าย|ลงท้าย|สุดท้าย|ท้าย|เลข|ตัว|เบอร์(?:โทร)?(?:ศัพท์)?|(?:รหัส)?ไปรษณีย์|อีเมล|เมล|บ้าน|ที่อยู่|ใหม่|ตัวหลัง|ข้างหลัง|"
    r"ต่างหาก|น้อยนึ่ง|นิดนึง|นิดหน่อย|หน่อย|เมื่อกี้|ตะกี้|อันนี้|ครับผม|ครับ|คับ|ค่ะ|คะ|จ้ะ|จ้า|เน้อ|เด้อ|ดิ|นะ|น่ะ|ด้วย|เลย|違|"
    r"\b(?:not|wrong|sorry|oops|mistake|typo|should be|is|it's|it|my|the|i|mean|meant|number|no|last|digit|"
    r"ka|krub|khrap)\b",
    re.I,
)
"""What is said beside a slip and tells nothing but that."""
_BESIDE_THE_OLD = re.compile(
    r"(?:ข้อ|อัน|ตัว|ของ)?(?:เก่า|เดิม)|ใน(?:ระบบ|แอ[ปพ]|โปรไฟล์)|(?:จริง|ที่จริง)\s?ๆ?|อัน|ของ|"
    r"\b(?:actually|old|recorded|one|phone|e-?mail|address|ends?|ended|ending|with|in|on file|system|was|what|"
    r"you have|rather|please|change|to|be|should|wait|hang on|hmm|oh)\b",
    re.I,
)
"""The same, of what stands in the books."""
_FROM_NUMBER = re.compile(rf"{_NUMBER}(?:\s(?:หมู่|ม\.|ซอย|ซ\.|moo|soi)\s?\d{{1,4}}+){{0,3}}", re.I)
"""A number, and what belongs to it in an address: as long as a slip in it may be."""
_NUMBERS = re.compile(_NUMBER)
_PIECE = re.compile(r"[^\s,.;:!?()]{2,40}")


def put_right(waiting: Waiting, text: str) -> Edits | None:
    """The latest value with the part of it that a text puts right; None where it puts none right, or says more.  Where
    a value is asked for, only what names the wrong part is a slip: the rest is the answer.  What is wrong in another
    answer is not put right here: which one is meant is asked (no answers)."""
    if len(text) > AT_MOST or not isinstance(waiting.question, Text | Choice | Confirm | Files):
        return None
    values, others = _told(waiting)
    ahead = told_ahead(waiting)
    values += list(ahead.items())
    if question_cues.asked(bare(text)):
        return None
    plain = ascii_digits(text)
    if right_cues.RECORDED.search(text) or right_cues.OLD.search(text):
        return _of_the_books(waiting, plain)
    if found := _NOT_THAT.search(plain):
        wrong, right = _told_apart(plain, found)
        slip = _instead(values, wrong, right, plain) if right else None
        in_others = isinstance(waiting.question, Choice | Files) and right and not slip
        unclear = (
            right and not slip and any(wrong in each for each in ahead.values())
        )  # it is there, and not where
        return Edits() if unclear or (in_others and _instead(others, wrong, right, plain)) else slip
    asked = isinstance(waiting.question, Text) and waiting.name.startswith(ASKED)
    parts = [each[0].strip() for each in _FROM_NUMBER.finditer(plain)]
    if ahead and _AT_THE_END.search(text) and _WRONG.search(text) and len(parts) == 1:
        name, raw = next(iter(ahead.items()))
        return _only(name, raw, f"{raw[: -len(parts[0])]}{parts[0]}", plain)
    if asked or not _WRONG.search(text) or len(parts) != 1:
        return None
    slip = _alike(values, parts[0], plain)
    in_others = not isinstance(waiting.question, Text) and not slip
    return Edits() if in_others and _alike(others, parts[0], plain) else slip


def _told_apart(plain: str, denied: re.Match[str]) -> tuple[str, str]:
    """The number that a text denies, and the nearest one that may be right; empty where there is none."""
    before, behind = plain[: denied.start()], plain[denied.end() :]
    return _wrong_and_right(denied[1], [*reversed(_NUMBERS.findall(before)), *_NUMBERS.findall(behind)])


def _of_the_books(waiting: Waiting, plain: str) -> Edits | None:
    """What was told of what stands in the books, where a text says so and names the part that is wrong (`the old one
    ends with 568, not 567`), or at the last look the end alone; None where it may be anything else."""
    told = [
        (each.name, each.raw)
        for each in reversed(waiting.path)
        if each.name.startswith("before.") and each.raw not in (SKIP, SPENT)
    ]
    parts, rest = _NUMBERS.findall(plain), _BESIDE_THE_OLD.sub(" ", plain)
    if not told or _NEW_ONE.search(plain):
        return None
    if found := _NOT_THAT.search(plain):
        wrong, right = _told_apart(plain, found)
        whole = next((name for name, raw in told if phones(raw) and phones(raw) == phones(wrong)), "")
        if whole and phones(right):
            return Edits({whole: right})
        return _instead(told, wrong, right, rest, ends=bool(_AT_THE_END.search(plain))) if right else None
    if len(parts) != 1 or not (isinstance(waiting.question, Confirm) and _AT_THE_END.search(plain)):
        return None
    [part], [(name, raw), *others] = parts, told
    end = raw[-len(part) :]
    alike = (
        not others and len(part) < len(raw) and _shape(end) == _shape(part) and raw[-len(part) - 1].isdigit()
    )
    return _only(name, raw, f"{raw[: -len(part)]}{part}", rest) if alike else None


def mistyped(waiting: Waiting, text: str) -> Edits | None:
    """An earlier number or address with the one that is told for it, where somebody says that they gave it wrongly and
    the two are nearly the same; None where it may be anything else.  Where a value is asked for, only what points back
    is a slip: what is recorded, and what is right, may be nearly the same as well."""
    told = (*(as_typed(text, each) for each in phones(text)), *emails(text))
    if len(told) != 1 or not _GIVEN_WRONGLY.search(text) or question_cues.asked(bare(text)):
        return None
    of_the_books, points = (
        right_cues.OLD.search(text) or right_cues.RECORDED.search(text),
        TOLD_HERE.search(text),
    )
    asked = isinstance(waiting.question, Text) and waiting.name.startswith(ASKED)
    if ON_SIGNING_UP.search(text) or (asked and not points):
        return None
    near = [
        each.name
        for each in waiting.path
        if isinstance(each.question, Text) and each.name.startswith(NUMBERS) and _nearly(each.raw, told[0])
    ]
    old = [each for each in near if each.startswith("before")]
    if asked and not (old and of_the_books):
        return None  # what is asked for may be meant
    near = (old or near) if of_the_books else ([each for each in near if each not in old] or near)
    return Edits({near[0]: told[0]}) if len(near) == 1 else None


def tells_right(base: str, text: str) -> bool:
    """Whether a text that tells a value where what is right is asked for (`base`) speaks of nothing told before: it is
    the answer, whatever it says of changing (`เปลี่ยนเป็น 089-…`)."""
    before = right_cues.OLD.search(text) or right_cues.RECORDED.search(text) or TOLD_HERE.search(text)
    return base == "after-correction" and not (before or _GIVEN_WRONGLY.search(text))


def _nearly(one: str, other: str) -> bool:
    """Whether two values are nearly the same, and not quite."""
    first, second = (re.sub(r"[\s().-]", "", ascii_digits(each)).casefold() for each in (one, other))
    long = max(len(first), len(second)) > AT_MOST
    return not long and first != second and SequenceMatcher(None, first, second).ratio() >= ALIKE


def _told(waiting: Waiting) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The values that are meant to be right, by name, the latest first; and the other answers in words."""
    told = [
        each
        for each in reversed(waiting.path)
        if isinstance(each.question, Text | Email) and each.raw not in (SKIP, SPENT, *WAYS)
    ]
    right = [each for each in told if isinstance(each.question, Email) or each.name.startswith(RIGHT)]
    return [(each.name, each.raw) for each in right], [
        (each.name, each.raw) for each in told if each not in right
    ]


def told_ahead(waiting: Waiting) -> dict[str, str]:
    """The values that are meant to be right and were told before they were asked for, that of this change first."""
    nth = waiting.name.partition(".")[2]
    asked = {each.name for each in waiting.path}
    found = {
        name: raw
        for name, raw in waiting.answers.items()
        if name.startswith(RIGHT) and is_answer(name) and name not in asked and raw not in (SKIP, SPENT)
    }
    return dict(sorted(found.items(), key=lambda each: each[0].partition(".")[2] != nth))


def _shape(number: str) -> str:
    return re.sub(r"\d+", "9", number)


def _wrong_and_right(wrong: str, numbers: list[str]) -> tuple[str, str]:
    """A number that was wrong, and the nearest one of the same shape that is told for it; of a longer one the end,
    where only the end was named.  Empty where there is none."""
    others = [each for each in numbers if each != wrong]
    right = next((each for each in others if _shape(each) == _shape(wrong)), "")
    if not right:
        ends = [each[-len(wrong) :] for each in others if len(each) > len(wrong)]
        right = next((each for each in ends if each != wrong and _shape(each) == _shape(wrong)), "")
    return wrong, right


_CORRECTED = re.compile(r"ไม่ใช่|เอ๊ย|เอ้ย|เอ่อ|\b(?:not|sorry|i mean)\b", re.I)


def _instead(
    told: list[tuple[str, str]], wrong: str, right: str, text: str, *, ends: bool = False
) -> Edits | None:
    """The latest answer that holds a number which was wrong, with the right one in its place."""
    name, raw = next((each for each in told if wrong in each[1]), ("", ""))
    if right in raw and _CORRECTED.search(raw):
        return None  # it was put right where it was told: to put it right again would turn that round
    ends = ends or bool(_AT_THE_END.search(text))
    before, _, behind = raw.rpartition(wrong) if ends else raw.partition(wrong)
    whole = not behind[:1].isdigit() and behind[:1] != "/" and wrong not in behind
    begins = not before[-1:].isdigit() or (phones(raw) and not behind)
    return _only(name, raw, f"{before}{right}{behind}", text) if name and whole and begins else None


def _alike(told: list[tuple[str, str]], part: str, text: str) -> Edits | None:
    """The latest answer with a part like this in the place of the only one of its shape; None where nothing would
    change."""
    name, raw = told[0] if told else ("", "")
    found = [each for each in _FROM_NUMBER.finditer(raw) if _shape(each[0]) == _shape(part)]
    if len(found) != 1 or found[0][0] == part:
        return None
    return _only(name, raw, f"{raw[: found[0].start()]}{part}{raw[found[0].end() :]}", text)


def _only(name: str, raw: str, right: str, text: str) -> Edits | None:
    """The change, where a text tells nothing besides, and a number or an address stays one."""
    rest = _BESIDE.sub(" ", _NUMBERS.sub(" ", text))
    stands = raw.casefold()
    more = [each for each in _PIECE.findall(rest) if each.casefold() not in stands]
    same = len(phones(raw)) == len(phones(right)) and len(emails(raw)) == len(emails(right))
    return Edits({name: right}) if same and not more else None
