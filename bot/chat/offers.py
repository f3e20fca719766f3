"""Offers: what the bot has just offered, so that a yes means that and nothing else.

An offer is a button that begins something, under the last thing said outside a form.  A message with many of them
is a menu and offers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.turn import Says
from flows.buttons import Start, TakeBack, read
from flows.lines import Reply

MOST = 3
"""Buttons that begin something, in one message; more are a menu."""
SURE = 0.45
"""The chance from which a text is taken for a yes or a no: what it begins can be left again."""
FAINT = 0.22
"""Below this strength a text says neither."""
BESIDES = (ASKS, WISHES, "content", "thanks", "greeting", "bye", "laugh", "insult", "praise", "wait", "cannot", "edit",
           "case-when", "case-add", "sure", "why", "how", "means", "human")  # fmt: skip
"""What else a text may be after an offer."""


def offered(said: Sequence[Says]) -> tuple[str, ...]:
    """The presses that the last message offers."""
    last = next((each for each in reversed(said) if isinstance(each, Reply)), None)
    if last is None or last.asks:
        return ()
    presses = [button.press for row in last.rows for button in row if button.press]
    begins = tuple(each for each in presses if isinstance(read(each), Start | TakeBack))
    # Where the policy is silent the question is offered to the team in so many words; other buttons are ways on.
    forward = tuple(each for each in begins if read(each) == Start("contact", drafted=True))
    return forward or (begins if len(begins) <= MOST else ())


def reply_to_offer(text: str, speech: Speech) -> str:
    """`yes`, `no`, or nothing where a text is about something else."""
    chances, strengths = speech.weigh(text, ("yes", "no", *BESIDES))
    best = next(iter(chances), "")
    clear = best in ("yes", "no") and chances[best] >= SURE and strengths[best] >= FAINT
    return best if clear else ""
