"""Frames: what somebody says before a value whom one may ask for it (`ตอนนี้เป็น…`, `เขียนว่า…`), and no part of it.

`ว่า`, `เป็น` and `คือ` begin other words, too, and names (`ว่าน`, `เป็นต่อ`, `ว่าที่ร้อยตรี`): they are a frame only where a word
ends behind them.  In doubt they stay: a value with a word too many is read by people all the same.
"""

from __future__ import annotations

import re
from functools import cache

from bot.answers.segmenter import Segmenter
from bot.answers.thai import family_names, given_names
from bot.chat.reading import cues
from flows.finding import bare

AHEAD = 48
"""Characters behind a frame that are cut into words."""
A_NAME = 4
"""Letters of a given name that stands directly behind a frame: a shorter one may be the end of a name (`เป็นเอก`)."""
_NO_VALUE = re.compile(r"(?:ของ)?(?:เก่า|เดิม|ใหม่|อย่างนั้น|แบบนั้น|แบบนี้|อย่างนี้)")
"""What says of a value only which one it is."""
_LAST = re.compile(r"(?:เป็น|เปน|ว่า|คือ)$")
_TITLED = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ|ดร\.)\s?[ก-ฮเแโใไ]")


def without_frame(text: str, *, name: bool) -> str:
    """A value without its frame; `name`: of somebody, which may begin with the words of one."""
    found = cues.FRAME.match(text)
    if found is None or not is_frame(text, found.end(), name=name):
        return text
    return text[found.end() :].lstrip(" :\"'“‘")


def is_frame(text: str, end: int, *, name: bool) -> bool:
    """Whether a frame that ends here does: a word ends there, and what is behind it may be a value."""
    framed = text[:end].rstrip()
    if not (last := _LAST.search(framed)):
        return True
    value = text[end:].strip()
    if not value or _NO_VALUE.fullmatch(bare(value)):
        return False
    if end > len(framed) or not ("ก" <= value[0] <= "๛"):
        return True
    if name:
        return bool(_TITLED.match(value)) or _is_called(value)
    return words_of((last[0] + value)[:AHEAD])[:1] == [last[0]]


def is_one_word(text: str) -> bool:
    """Whether a text is no more than one word."""
    return words_of(text[:AHEAD]) == [text]


def words_of(text: str) -> list[str]:
    """The words of a text, as the dictionary has them; spaces and signs are dropped."""
    return _segmenter().words(text)


def _is_called(value: str) -> bool:
    """Whether a name begins here that is known, and no part of one."""
    first = value.split()[0]
    return len(first) >= A_NAME and (first in given_names() or first in family_names())


@cache
def _segmenter() -> Segmenter:
    return Segmenter()
