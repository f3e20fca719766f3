"""Rows: the earlier answers that a text names, and the parts of it that are about one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.chat.reading.readings import Place
from flows.finding import bare
from flows.lines import line
from flows.talk import Asked

LONGEST = 40
"""Characters that no name exceeds."""
_JOINT = re.compile(
    r"(?:[\s,;]+(?:(?:แล้วก็|แล้ว|และ|ส่วน|กับ|อีกอย่าง|also|and|then)\s*)?"
    r"(?:(?:ช่วย|ขอ|ให้|แก้ไข|แก้|เปลี่ยน|please|change|the\b|my\b)\s*){0,4})"
)
"""What may stand between two changes, with the words that ask for the second."""
_CHANGING = re.compile(
    r"\s|ช่วย|ขอ|ให้|แก้ไข|แก้|เปลี่ยน|เพิ่ม|ใหม่|ช่อง|ข้อ|ตรง|ส่วน|อัน|ของ(?:ผม|ฉัน|หนู|เรา)|เป็น|ครับ|คับ|ค่ะ|คะ|นะ|หน่อย|ด้วย|"
    r"\bplease\b|\bchange\b|\bnew\b|\bthe\b|\bmy\b|\bfield\b"
)
"""What may stand around the name of a question that is to be changed."""


def names(place: Place, asked: Asked) -> tuple[str, ...]:
    """What an earlier question is called: by the label of its row, as it stands in the summary, and by people."""
    labels = [place.say(each.label) for each in place.waiting.rows if asked.name in each.names]
    words = [*place.say(line(f"row-name-{asked.name.partition('.')[0]}")).split(","), *labels]
    return tuple(each for each in map(bare, words) if each)


def names_row(place: Place, asked: Asked, text: str) -> bool:
    """Whether a text names an earlier question."""
    plain = bare(text)
    return any(each in plain for each in names(place, asked))


def is_row(place: Place, asked: Asked, text: str) -> bool:
    """Whether a text is no more than the name of an earlier question, and perhaps that it is to be changed."""
    plain = bare(text)
    return any(
        _CHANGING.sub("", plain.replace(each, "", 1)) == "" for each in names(place, asked) if each in plain
    )


def parts(place: Place, path: Sequence[Asked], text: str) -> list[str]:
    """The parts of a text, each but the first beginning with the name of an earlier question; the whole of it where
    it does not fall apart."""
    cuts = [0, *_cuts({each for asked in path for each in names(place, asked)}, text), len(text)]
    return [text[begin:end].strip() for begin, end in pairwise(cuts)]


def _cuts(called: set[str], text: str) -> Iterator[int]:
    for joint in _JOINT.finditer(text):
        if joint.start() > 0 and bare(text[joint.end() : joint.end() + LONGEST]).startswith(tuple(called)):
            yield joint.start()
