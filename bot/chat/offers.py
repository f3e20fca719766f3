"""Offers: what the bot has just offered, so that a yes means that and nothing else.

An offer is a button that begins something, under the last thing said outside a form.  A message with many of them
is a menu and offers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.reading import leaving_cues, question_cues, wish_cues
from bot.chat.reading.answering import way_wanted
from bot.chat.turn import Says
from flows.buttons import DiscardLeft, Drop, Keep, Resume, Start, TakeBack, Topic, read
from flows.finding import place_alone
from flows.lines import Reply

MOST = 3
"""Buttons that begin something, in one message; more are a menu."""
SURE = 0.45
"""The chance from which a text is taken for a yes or a no: what it begins can be left again."""
FAINT = 0.22
"""Below this strength a text says neither."""
REMARK = 40
"""Characters from which a text that agrees to something says so in words of its own, or is a remark."""
AGREES = re.compile(
    r"ส่ง|ถาม|ตอบ|ฝาก|เอา|ขอ|ใช่|ได้|ตกลง|โอเค|แม่น|เริ่ม|ทำ|ลบ|แก้|หยุด|"
    r"\b(?:yes|yeah|yep|sure|ok|okay|please|forward|send|ask|tell|let|go ahead|do|start|begin|want|would)\b",
    re.I,
)
"""A word without which nobody agrees at such length."""
AGREEING = ("yes", "send", "goal-right-yes")
TO_PEOPLE = ("human", "wish-contact")
"""What agrees to a question being sent to the team."""
BESIDES = (ASKS, WISHES, "content", "thanks", "greeting", "bye", "laugh", "insult", "praise", "wait", "cannot", "edit",
           "case-when", "case-add", "sure", "why", "how", "means", "human")  # fmt: skip
"""What else a text may be after an offer."""


def offered(said: Sequence[Says]) -> tuple[str, ...]:
    """The presses that the last message offers."""
    last = next((each for each in reversed(said) if isinstance(each, Reply)), None)
    if last is None or (last.page and last.about):
        return ()  # where a ticket stands was looked up: its page says what can be done, and offers nothing
    presses = [button.press for row in last.rows for button in row if button.press]
    if last.asks and any(isinstance(read(each), Keep | Resume) for each in presses):
        return tuple(presses)  # something was asked back: what is typed next may name one of these
    if last.asks:  # in the place of a question another form may be offered, and people or a file under it
        return tuple(each for each in presses if isinstance(read(each), Start | Drop))
    topics = tuple(each for each in presses if isinstance(read(each), Topic))
    if len(topics) > 1:
        return topics  # one of these was asked about: which one?
    begins = tuple(each for each in presses if isinstance(read(each), Start | TakeBack))
    # Where the policy is silent the question is offered to the team in so many words; other buttons are ways on.
    forward = tuple(
        each
        for each in begins
        if isinstance(press := read(each), Start) and press.flow == "contact" and press.drafted
    )
    # What deletes is no offer: it is pressed by its own words alone.
    deletes = tuple(each for each in presses if isinstance(read(each), DiscardLeft | Drop))
    return forward or ((*begins, *deletes) if len(begins) <= MOST else ())


_HOW = re.compile(r"\s?(?:แต่|และ|,|\bbut\b|\band\b)|\s(?=ให้|ขอ|ตอบ|โทร|ช่วย|call|by|answer|reply)", re.I)
"""Before the way by which somebody wants to be answered."""


def reply_to_offer(text: str, offers: Sequence[str], speech: Speech) -> str:
    """`yes`, `no`, or nothing where a text is about something else."""
    forwards = any(isinstance(press := read(each), Start) and press.flow == "contact" for each in offers)
    first = _HOW.split(text)[0]
    if forwards and first and first != text and way_wanted(text) is not None:
        return reply_to_offer(first, offers, speech)  # what is behind it says how to be answered
    plain = speech.plain(text)
    if question_cues.asked(plain) and not question_cues.POLITE.search(plain):
        return ""  # `ส่งให้ใครบ้าง` is a question, and sends nothing
    if any(isinstance(read(each), TakeBack) for each in offers) and wish_cues.LEAVES_IT.search(plain):
        return "no"
    if forwards and wish_cues.DECLINES.search(plain):
        return "no"
    if (
        forwards
        and (wish_cues.FORWARDS.search(plain) or wish_cues.HANDS_OVER.search(plain))
        and not (question_cues.asked(plain) or leaving_cues.NOT_SENT.search(plain))
    ):
        return "yes"
    agreeing = (*AGREEING, *(TO_PEOPLE if forwards else ()))
    beside = [each for each in BESIDES if each not in agreeing]
    chances, strengths = speech.weigh(text, (*agreeing, "no", *beside))
    yes = sum(chances.get(each, 0.0) for each in agreeing)
    no = chances.get("no", 0.0)
    strongest = max(strengths.get(each, 0.0) for each in (*agreeing, "no"))
    best = next(iter(chances), "")
    if offers and len(text) > REMARK and not AGREES.search(plain) and best != "no":
        return ""
    if strongest < FAINT or (best not in (*agreeing, "no") and max(yes, no) < SURE):
        return ""
    return "yes" if yes > no and yes >= SURE else "no" if no >= SURE else ""


def topic_meant(text: str, offers: Sequence[str]) -> str:
    """The button of the topic, of those that were offered, that a text names by its place in the list (`อันแรก`);
    empty for none."""
    topics = [each for each in offers if isinstance(read(each), Topic)]
    nth = place_alone(text, len(topics)) if topics else 0
    return topics[nth - 1] if nth else ""
