"""Button words: what stands on a button, by which whoever types it presses it.

Only the words alone are a button; in a sentence they are part of what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from bot.chat.reading import cues, question_cues
from flows.buttons import (
    Choose,
    Discard,
    DiscardLeft,
    Drop,
    Edit,
    Keep,
    NotToCase,
    Press,
    Resume,
    Start,
    TakeBack,
)
from flows.finding import bare
from flows.lines import Line, line
from flows.questions import Row
from flows.talk import is_mark

ON: Mapping[type, tuple[str, ...]] = {
    Keep: ("leave-keep",),
    Discard: ("leave-delete",),
    DiscardLeft: ("leave-delete",),
    Resume: ("leave-go-on", "resume"),
    TakeBack: ("take-back",),
    NotToCase: ("case-other", "case-form"),
    Drop: ("file-drop",),
}
"""What may stand on each kind of button that its words press."""
SENDS = ("case-send", "case-comment", "case-thank", "case-remark-send")
"""What stands on buttons by which words go to the team: that takes a press."""
TELL_NOTHING = ("add-typed", "use-typed", "case-other", "case-form", *SENDS[1:])
"""Words that nobody says but for the button: where it does not stand below, they are no answer and for no case."""
DELETE = Discard | DiscardLeft | Drop
"""Buttons by which something goes that somebody gave."""
_ADDS = re.compile(r"เพิ่ม|เติม|ใส่|แนบ|\b(?:add|include|put)\b", re.I)
_BESIDE_ADDING = re.compile(
    rf"{_ADDS.pattern}|ข้อความ|เรื่อง|โอเค|ตกลง|ช่วย|หน่อย|นั้น|นี้|ด้วย|เลย|ได้|ไป|เข้า|ลง|ให้|ใช่|อัน|เอา|ขอ|ใน|ที|ดิ|สิ|โลด|แหน่|"
    r"เออ|อือ|จ้า|เด้อ|นะ|ค่ะ|คะ|ครับ|คับ|\s|"
    r"\b(?:yes|yeah|yep|ok|okay|sure|please|it|that|this|in|to|the|case|too|go|ahead|do|just)\b",
    re.I,
)


def named(
    text: str, live: Iterable[Press], say: Callable[[Line], str], rows: Iterable[Row] = ()
) -> Press | None:
    """The button, of those that stand below, whose words a text is; None where it is none's.  `rows`: the summary, of
    which a button may edit an answer."""
    plain = bare(text)
    return next((each for each in live if plain in map(bare, map(say, _labels(each, rows)))), None)


def sends(text: str, say: Callable[[Line], str]) -> bool:
    """Whether a text is the words of a button by which something goes to the team."""
    return bare(text) in {bare(say(line(each))) for each in SENDS}


def tells_nothing(text: str, say: Callable[[Line], str]) -> bool:
    """Whether a text is the words of a button that nobody would say otherwise."""
    return bare(text) in {bare(say(line(each))) for each in TELL_NOTHING}


def adds_it(text: str) -> bool:
    """Whether a text wants what was told a moment ago to be added, and says nothing besides (`เพิ่มเลยค่ะ`)."""
    plain = bare(text)
    return not question_cues.asked(plain) and cues.besides(_ADDS, _BESIDE_ADDING, plain) == ""


def _labels(press: Press, rows: Iterable[Row]) -> tuple[Line, ...]:
    """What may stand on a button."""
    match press:
        case Choose(value=value) if is_mark(value):
            return (line("add-typed"), line("use-typed"))
        case Edit(name=name):
            return tuple(line(row.edit, label=row.label) for row in rows if name in row.names)
        case Start(flow, anew=True):
            return (line("begin-anew"), line("start-other", kind=line(f"kind-{flow}")))
        case Start("contact", drafted=False):
            return (line("talk-to-team"),)
    return tuple(line(each) for each in ON.get(type(press), ()))
