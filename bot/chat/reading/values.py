"""Values: what is recorded and what is right, out of a sentence that says both, or one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.chat.reading import cues, right_cues
from bot.chat.reading.exchanges import exchanged
from bot.chat.reading.frames import without_frame
from bot.chat.reading.ruled_out import kept, place_of
from flows import FLOWS
from flows.emails import emails
from flows.finding import as_typed, phones
from flows.questions import Email
from flows.talk import Asked, Move, Waiting, run, turn
from flows.text import ascii_digits

NEAR = 24
"""Characters before a number in which a word says whether it is the old or the new one."""
NAME_WORD = 20
"""Characters of one word of a name; what is longer is a sentence."""
AT_MOST = 200
"""Characters of a value told beside others; longer ones are stories."""


def field_of(path: Sequence[Asked]) -> str:
    """The field that a correction or an addition is about now; empty in other forms."""
    return next((each.raw for each in reversed(path) if each.name.startswith("field-")), "")


def values(field: str, text: str) -> tuple[str, ...]:
    """The phone numbers or addresses in a text, as they were typed, where the field is one that holds such."""
    if field == "phone":
        return tuple(_with_extension(text, as_typed(text, each)) for each in phones(text))
    return emails(text) if field == "email" else ()


_EXTENSION = re.compile(
    r"\s?(?:(?:เบอร์)?ต่อ|กดต่อ|ext(?:ension)?\b\.?|#)\s?\d{1,5}(?!\d)(?!\s?(?:วัน|สัปดาห์|เดือน|ปี|ครั้ง|รอบ|คน|โมง|ทุ่ม|บาท|นาที|ชั่วโมง))",
    re.I,
)
"""What belongs to a number as it is dialled (`02-345-6788 ต่อ 114`)."""


def _with_extension(text: str, number: str) -> str:
    """A number with the extension that is told right behind it."""
    plain = ascii_digits(text)
    at = plain.find(number)
    found = _EXTENSION.match(plain, at + len(number)) if at >= 0 else None
    return number + found[0] if found else number


_BECOMES = re.compile(r"เป(?:ง|น|้น|็ง|็ณ)(?=\s?[\dA-Za-z])")
"""`เป็น` before a value, as it is typed in haste."""


def old_and_new(field: str, text: str) -> tuple[str, str]:
    """What is recorded of a field and what is right, as far as the text says so; empty where it does not."""
    text = _BECOMES.sub("เป็น", " ".join(text.split()))
    if found := values(field, text):
        return _by_words_before(text, found)
    if field in ("phone", "email", "picture"):
        return "", ""
    if both := right_cues.FROM_TO.search(text):
        old, new = _trimmed(both["old"]), _trimmed(both["new"])
        told = field == "name" and any(len(each) > NAME_WORD for each in f"{old} {new}".split())
        return ("", "") if told else (old, new)
    before, *right = right_cues.RIGHT_IS.split(text)
    return (old_alone(before), _trimmed(right[-1])) if right else ("", "")


def old_alone(text: str) -> str:
    """What a text says at its end stands in the books; empty where it does not, or tells what is right behind it."""
    found = right_cues.OLD_IS.search(" ".join(text.split()))
    says_more = (right_cues.RIGHT_NOW, right_cues.NO_VALUE, right_cues.TELLS_OF_IT)
    if found is None or any(each.search(found["old"]) for each in says_more):
        return ""
    return _trimmed(without_frame(found["old"], name=False))


def old_behind(text: str) -> tuple[str, str]:
    """What stands in the books, and what is right, where the second is told first (`สยามทอง อันเก่าคือ รุ่งเรือง`); empty
    where a text does not tell both so."""
    plain = " ".join(text.split())
    found, old = right_cues.OLD_IS.search(plain), old_alone(plain)
    if found is None or not old or not right_cues.OLD_ONE.search(found[0]):
        return "", ""  # what stands before `in the system` may be anything
    before = plain[: found.start()]
    new = _trimmed(right_cues.NEW_FIRST.sub("", before))
    talk = right_cues.NO_VALUE.search(new) or right_cues.SPEAKS_OF_TALK.search(new)
    return (old, new) if new and not talk else ("", "")


def told_both(field: str, text: str) -> tuple[str, str] | None:
    """What is recorded of a field and what is right, where a text is no more than these two with the words between
    them (`ใจดี แก้เป็น ใจงาม`); None where it is not."""
    if not field or field in ("phone", "email", "picture"):
        return None
    said = right_cues.RIGHT_IS.split(" ".join(text.split()))
    if len(said) != 2 or right_cues.NO_VALUE.search(said[0]):
        return None
    old, new = _trimmed(without_frame(_without_turn(said[0]), name=field == "name")), _trimmed(said[1])
    return (old, new) if old and new else None


def _without_turn(told: str) -> str:
    """A value without what leads from it to what is right."""
    while True:
        told = told.rstrip()
        word = next((each for each in right_cues.TURNS_TO if told.endswith(each)), "")
        if not word:
            return told
        told = told[: -len(word)]


def address_behind(flow: str, answers: Mapping[str, str], move: Move, text: str) -> dict[str, str]:
    """The one address in a text that is not ruled out there, by the name of the question for it that comes behind a
    choice; empty where there is no such question.  Where another way than an address is offered as well, the choice is
    still to be made."""
    if len(addresses := kept(text, emails(text))) != 1:
        return {}
    behind = run(turn(FLOWS[flow], answers, move))
    asks = isinstance(behind, Waiting) and isinstance(behind.question, Email) and not behind.question.ways
    return {behind.name: addresses[0]} if isinstance(behind, Waiting) and asks else {}


_BOTH = re.compile(r"\W{0,3}(?:หรือ|และ|กับ|\bor\b|\band\b)(?:เบอร์|ที่)?\W{0,3}", re.I)
"""What stands between two values of which neither takes the place of the other."""


_FROM_ELSEWHERE = re.compile(
    r"จาก(?!(?:เบอร์|หมายเลข|เลข|อัน|ของ|ตัว|เมล|อีเมล|ที่|เดิม|เก่า|เป็น|ใน|ระบบ|แอป|ก่อน|[\s:“\"'])*+$)|"
    r"\bfrom\b(?!(?:the|my|old|number|phone|mobile|one|email|address|[\s:“\"'])*+$)",
    re.I,
)
"""Where somebody comes from, and no value: what is told behind it stands between."""


def _near(before: str) -> str:
    """What of the words before a value stands near to it, and speaks of it."""
    return _FROM_ELSEWHERE.sub("", before[-NEAR:])


def _by_words_before(text: str, found: Sequence[str]) -> tuple[str, str]:
    places = [place_of(text, each) for each in found]
    if len(found) == 2 and min(places) < 0:
        return "", ""  # spelt, or spoken: which is which is asked
    if len(found) == 2 and _BOTH.fullmatch(text[places[0] + len(found[0]) : places[1]]):
        found = found[:1]
    if len(found) == 2 and (said := exchanged(text, found, places)) is not None:
        return said
    if len(found) == 2:
        first_at, second_at = places
        between = _FROM_ELSEWHERE.sub("", text[first_at + len(found[0]) : second_at])
        behind = text[second_at + len(found[1]) :][:NEAR]
        first = _near(text[:first_at])
        new_first = cues.last(right_cues.NEW, first) > cues.last(
            right_cues.OLD, first
        ) and not right_cues.NEW.search(between)
        old_is_second = cues.last(right_cues.OLD, between) > cues.last(right_cues.NEW, between) or (
            new_first or bool(right_cues.OLD.search(behind) and not right_cues.NEW.search(between))
        )
        return (found[1], found[0]) if old_is_second else (found[0], found[1])
    old, new, end = "", "", 0
    for each in found:
        at = text.find(each, end)
        before = _near(text[end:at])
        end = at + len(each)
        was, will = cues.last(right_cues.OLD, before), cues.last(right_cues.NEW, before)
        if was > will:
            old = old or each
        elif will > was or old or len(found) == 1:
            new = each
        else:
            old = each
    return old, new


def _trimmed(value: str) -> str:
    found = right_cues.TRAILING.sub("", value).strip(" \t\n\r,\"'“”")
    found = found if _SHORTENED.search(found) else found.rstrip(" .,")
    found = found if found.count("(") == found.count(")") else found.strip(" ()")
    found = found[1:-1] if found.startswith("(") and found.endswith(")") else found
    return found if 1 < len(found) <= AT_MOST else ""


_SHORTENED = re.compile(r"(?:(?<![ก-๛])[ก-ฮ]{1,4}|\b(?:co|ltd|inc|corp|plc|jr|sr|dr|st))\.$", re.I)
"""How a value ends of which the last word is written for short."""
_HURRY = re.compile(
    r"\s?แล้ว(?:ก็)?(?:ค่อย)?(?:ส่ง|ยืนยัน)(?:เลย|ได้|ไป|ให้ทีม|ให้|ทีม|เรื่อง|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|ที|หน่อย|ด้วย|\s){0,8}$"
)
"""What is said behind an addition and is no part of it: that it is to be sent."""


def rewritten(text: str) -> str:
    """What is to stand in the place of an earlier text (`เขียนใหม่ว่า…`); else empty."""
    found = right_cues.REWRITES.search(text)
    said = text[found.end() :].strip() if found and not right_cues.THIRD.search(text[: found.start()]) else ""
    return said if any(each.isalnum() for each in said) else ""


def added(text: str) -> str:
    """What is to be added to an earlier text, where somebody says so (`ใส่ไปด้วยว่า…`, `ขอเติมว่า…`); else empty."""
    found = cues.ADDS.search(text)
    if found and right_cues.THIRD.search(text[: found.start()]):
        return ""
    said = re.sub(r"^(?:ว่า|:)", "", text[found.end() :].strip()) if found else ""
    return _HURRY.sub("", said).strip()
