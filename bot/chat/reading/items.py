"""Items: the data that a correction, or an addition, is about, and which of them a text takes out of it.

Each has its place in the form (`field-correction.2`, `before.2`, …).  Where one goes, those behind it move up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answers import denial
from bot.answers.speech import Speech
from bot.chat.reading import cues, right_cues
from bot.chat.reading.options import FIELDS_AND_MAIL
from bot.chat.reading.readings import Edits, Place
from flows.finding import evened
from flows.forms_of_rights import CHANGES, FIELD

FORMS = ("correction", "addition")
AT_MOST = 80
"""Characters above which a text says more than which datum is not meant."""
_TAKES_OUT = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า|ยังไม่)(?:ได้|เพิ่ง)?(?:จะ|อยาก|ต้องการ|ขอ|ต้อง|คิดจะ)?(?:แก้|เปลี่ยน|เพิ่ม|เอา|ทำ|ต้อง(?!เป็น))|ไม่เกี่ยว|ตัด|"
    r"\b(?:not|n't|never|no need|leave|drop|skip|forget|remove|keep)\b",
    re.I,
)
"""That a datum which is ruled out is not to be changed: what stands there may be ruled out as well (`ไม่ใช่เมลนี้`)."""
_SUPPOSES = re.compile(r"ถ้า|หาก|ทำไม|เพราะ|\b(?:if|why|because)\b", re.I)
"""That it is only spoken of."""
_NO_MORE = re.compile(r"(?:แก้|เปลี่ยน|เพิ่ม)\S{0,8}?อีก|\b(?:further|anything)\b", re.I)
"""That nothing more is to be changed."""


OTHER = "other"
"""The field of what the profile has no name for."""
PLACE_ALONE = 40
"""Characters above which a text says more than which place is struck out."""
_OF_IT = r"(?:เรื่อง|ข้อ|ตรง|ที่|ส่วน|รายการ|ตัว|ของ){0,2}\s?(?:the |my )?"
_NOT = r"(?:ไม่|บ่|ม่าย|อย่า)(?:ได้|เพิ่ง|จะ|สิ|อยาก|ต้องการ|ขอ|ต้อง|คิดจะ){0,3}(?:แก้ไข|แก้|เปลี่ยน|เพิ่ม|เอา|ทำ)"
_BEFORE = re.compile(
    rf"(?:{_NOT}|(?:ยกเลิก|ล้มเลิก|เลิก|ถอน|งด)(?:การ|คำขอ)?(?:แก้ไข|แก้|เปลี่ยน|เพิ่ม|เรื่อง|ข้อ|รายการ|ส่วน){{1,2}}){_OF_IT}\Z|"
    r"\b(?:forget(?: about)?|scrap|skip|never mind|cancel|don'?t bother with|leave)\s(?:the |my )?\Z",
    re.I,
)
"""What stands before a datum that is not to be changed after all."""
_BEHIND = re.compile(
    rf"(?:น่ะ|นะ|อ่ะ|อะ|นั้น|นั่น|ก็|ของ(?:ผม|ฉัน|หนู|พี่|ป้า|ยาย|เรา)|\s){{0,3}}(?:{_NOT}|(?:ไม่|บ่)ต้อง)(?!\S{{0,6}}(?:เป็น|อีก))|"
    r"(?: part| one| bit| change)?\s(?:doesn'?t|does not|needn'?t|need not) (?:need )?(?:to be )?(?:chang|fix|correct)",
    re.I,
)
"""What stands behind it."""
_ORDINALS = {
    "แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หลัง": 0, "สุดท้าย": 0,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": 0,
}  # fmt: skip
"""Places by their words; 0 is the last one."""
_PLACE = re.compile(
    r"(?:ข้อ|อัน|รายการ)(?:ที่)?\s?([1-5](?!\d)|แรก|หนึ่ง|สอง|สาม|สี่|ห้า|หลัง|สุดท้าย)|"
    r"\b(?:number|item|no\.?|entry|#)\s?([1-5])\b|"
    r"\b(first|second|third|fourth|fifth|last)\b(?: one| item| entry| change)?",
    re.I,
)
"""A place among the data as the summary numbers them."""
_STRIKES = re.compile(
    r"(?:ยกเลิก|(?:ไม่|บ่|ม่าย)(?:ต้อง)?(?:แก้|เอา|ต้อง)|ไม่ต้อง)\s?\Z|"
    r"\b(?:drop|remove|delete|skip|forget|scrap|cancel|take out|leave out|without)\s(?:the |my )?\Z",
    re.I,
)
_TAKEN = re.compile(r"(?:ลบ|ตัด|เอา|ถอด|ถอน)\s?\Z")
_OUT = re.compile(r"\s?(?:ออก|ทิ้ง)")
_NOT_BEHIND = re.compile(
    r"\s?(?:น่ะ|นะ|ก็|อ่ะ|ให้|\s){0,2}(?:(?:ลบ|ตัด|เอา)(?:ออก|ทิ้ง)|(?:ไม่|บ่|ม่าย)(?:ต้อง(?!เป็น)|เอา|แก้)(?!\S{0,6}อีก))"
)
"""What stands around a place that is struck out: before it, with or without a word behind it, or behind it."""
HERE = ("before", "after-correction", "after-addition", "more", "send", "evidence", "files")
"""Questions, up to their first dot, at which a datum is no way to be reached, or to show who one is."""
_CHANGING = re.compile(r"แก้|เปลี่ยน|เพิ่ม(?!เติม)|\b(?:chang|correct|fix|updat|add)(?:e|es|ed|ing|s)?\b", re.I)
"""That something is to be changed."""
_HAS = re.compile(r"มี|ติดต่อ|ตอบ|ส่ง|ทาง|\b(?:have|has|got|contact|reply|reach|call|send|by|via)\b", re.I)
"""That a datum is had, or is a way to be reached."""


def taken_out(place: Place, text: str, speech: Speech) -> Edits:
    """The form without the data that a text takes out of it, or with no more than those that it names; empty where it
    takes none out, or all of them, or names another."""
    fields, here = _fields(place), place.waiting.name.partition(".")[0] in HERE
    if len(fields) < 2 or len(text) > AT_MOST or _SUPPOSES.search(text) or _NO_MORE.search(text):
        return Edits()
    if here and (left := _without_place(len(fields), text)):
        return Edits(_moved_up(place, left))
    if not _CHANGING.search(text) and (not here or _HAS.search(text)):
        return Edits()
    if any(each.isdigit() for each in text):
        return Edits()
    named, denied = _named(place, fields, text, speech)
    only = named and cues.NO_MORE_THAN.search(text)
    if not named <= set(fields) or not (only or denied):
        return Edits()
    left = [n for n, field in enumerate(fields, 1) if (field in named if only else field not in denied)]
    if not left or len(left) == len(fields):
        return Edits()
    return Edits(_moved_up(place, left))


def _named(place: Place, fields: list[str], text: str, speech: Speech) -> tuple[set[str], set[str]]:
    """The data that a text names, and those of them that it says are not to be changed."""
    meant, plain, kept = FIELD.meant(), evened(text), bool(_TAKES_OUT.search(text))
    called = evened(_called(place, fields))
    # What the profile has no name for may be called like one of its fields: `วันเกิด` is no age there.
    of_other = {each.name for each in speech.mentions(called, FIELDS_AND_MAIL)} if called else set()
    found = [
        (
            OTHER if each.name in of_other and meant[each.name] not in fields else meant[each.name],
            each.at,
            each.at + len(each.word),
            each.denied and kept,
        )
        for each in speech.mentions(text, FIELDS_AND_MAIL)
    ]
    if called and (at := plain.casefold().find(called.casefold())) >= 0:
        found = [each for each in found if each[2] <= at or at + len(called) <= each[1]]
        found.append((OTHER, at, at + len(called), False))
    denied = {
        field
        for field, at, end, is_denied in found
        if is_denied
        or (kept and denial.UNCHANGED.search(plain[:at]))
        or _BEFORE.search(plain[:at])
        or _BEHIND.match(plain[end:])
    }
    others = {field for field, _, _, _ in found} - denied
    if others and cues.NO_MORE_THAN.search(
        text
    ):  # what is right beside what alone is to be changed stays as it is
        right = {field for field, _, end, _ in found if right_cues.IS_RIGHT.match(plain[end:])}
        denied |= right if right < others else set()
    return {field for field, _, _, _ in found} - denied, denied


def _called(place: Place, fields: list[str]) -> str:
    """What the one datum is called that the profile has no name for; empty where there is none, or more than one."""
    answers, kind = place.waiting.answers, place.flow
    names = [answers.get(f"field-name.{kind}-{n}", "") for n, each in enumerate(fields, 1) if each == OTHER]
    return names[0] if len(names) == 1 else ""


def strikes_place(text: str) -> str:
    """The word for the one place that a text strikes out (`ลบข้อ 1 ออก`); empty where it strikes none out."""
    plain = evened(text)
    found = list(_PLACE.finditer(plain))
    if len(found) != 1 or len(text) > PLACE_ALONE:
        return ""
    [named] = found
    before, behind = plain[: named.start()], plain[named.end() :]
    taken = _TAKEN.search(before) and _OUT.match(behind)
    struck = taken or _STRIKES.search(before) or _NOT_BEHIND.match(behind)
    return next(each for each in named.groups() if each).casefold() if struck else ""


def _without_place(count: int, text: str) -> list[int]:
    """The places that are left where a text strikes out one of them; none where it does not."""
    word = strikes_place(text)
    if not word:
        return []
    nth = int(word) if word.isdecimal() else _ORDINALS[word] or count
    left = [n for n in range(1, count + 1) if n != nth]
    return left if len(left) < count else []


def _fields(place: Place) -> list[str]:
    """The data that the form is about, in order, those too of which nothing was asked yet."""
    answers, kind = place.waiting.answers, place.flow
    found: list[str] = []
    for n in range(1, CHANGES + 1 if kind in FORMS else 1):
        if n > 1 and answers.get(f"more.{kind}-{n - 1}") != "more":
            break
        if not (field := answers.get(f"field-{kind}.{n}", "")):
            break
        found.append(field)
    return found


def _moved_up(place: Place, left: list[int]) -> Mapping[str, str]:
    """The answers by which these data alone are in the form."""
    answers, kind = place.waiting.answers, place.flow
    found: dict[str, str] = {}
    for n, was in enumerate(left, 1):
        of_it = {
            f"field-{kind}.{n}": f"field-{kind}.{was}",
            f"field-name.{kind}-{n}": f"field-name.{kind}-{was}",
            f"before.{n}": f"before.{was}",
            f"after-{kind}.{n}": f"after-{kind}.{was}",
        }
        found |= {name: answers[old] for name, old in of_it.items() if n != was and old in answers}
        found[f"more.{kind}-{n}"] = "more" if n < len(left) else "enough"
    return found


def holds_number(place: Place, name: str) -> bool:
    """Whether a number may be the value of an answer: what stands in the books of a name or an address is none."""
    base, _, nth = name.partition(".")
    if base not in ("before", "after-correction", "after-addition"):
        return True
    field = place.waiting.answers.get(f"field-{place.flow}.{nth}", "phone")
    return field in ("phone", OTHER)
