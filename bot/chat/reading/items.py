"""Items: the data that a correction, or an addition, is about, and which of them a text takes out of it.

Each has its place in the form (`field-correction.2`, `before.2`, …).  Where one goes, those behind it move up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answers import denial
from bot.answers.speech import Speech
from bot.chat.reading import cues
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
    if not _CHANGING.search(text) and (not here or _HAS.search(text)):
        return Edits()
    if (
        len(fields) < 2
        or len(text) > AT_MOST
        or _SUPPOSES.search(text)
        or any(each.isdigit() for each in text)
    ):
        return Edits()
    meant, plain = FIELD.meant(), evened(text)
    mentions = speech.mentions(text, FIELDS_AND_MAIL)
    denied = {
        meant[each.name] for each in mentions if each.denied or denial.UNCHANGED.search(plain[: each.at])
    }
    named = {meant[each.name] for each in mentions if not each.denied} - denied
    only = named and cues.NO_MORE_THAN.search(text)
    if not named <= set(fields) or not (only or (denied and _TAKES_OUT.search(text))):
        return Edits()
    left = [n for n, field in enumerate(fields, 1) if (field in named if only else field not in denied)]
    if not left or len(left) == len(fields):
        return Edits()
    return Edits(_moved_up(place, left))


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
