"""What a button sends back when it is pressed: at most 64 bytes, read without trust.

A button of a form carries flow, question and value, and counts only when exactly that question waits in that
person's own conversation; so a stale or forged one changes nothing that typing could not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from flows.lines import Button, Line

LIMIT = 64  # bytes, Telegram's limit for callback_data
MARK = 8
"""Characters of what names a question."""


@dataclass(frozen=True)
class Choose:
    """An option of the question of a flow."""

    flow: str
    question: str
    value: str


@dataclass(frozen=True)
class Tick:
    """An option to tick or untick.  `on` says which, so that a second tap, or one that is heard late, takes nothing
    back: `1` or `0`; empty on buttons of a release before, which turn it over."""

    flow: str
    question: str
    option: str
    on: str = ""


@dataclass(frozen=True)
class Edit:
    """At the summary `question`: change the answer `name`."""

    flow: str
    question: str
    name: str


@dataclass(frozen=True)
class GoBack:
    """One answer back."""

    flow: str
    question: str


@dataclass(frozen=True)
class Leave:
    """Cancel the form."""

    flow: str
    question: str


@dataclass(frozen=True)
class Keep:
    """Leave the form for now; it waits, with all answers."""

    flow: str
    question: str


@dataclass(frozen=True)
class Discard:
    """Delete the form in progress and all answers in it, for good."""

    flow: str
    question: str


@dataclass(frozen=True)
class DiscardLeft:
    """Delete the form of this mark, which was left or timed out, for good."""

    flow: str
    mark: str


@dataclass(frozen=True)
class TakeBack:
    """Take up again the form of this mark, which was left or timed out; both are empty on buttons of a release before,
    which take up the last one."""

    flow: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Resume:
    """Go on with the form that waits."""


@dataclass(frozen=True)
class Start:
    """Begin a flow; `anew`: even though another one waits; `drafted`: with the last question as its draft,
    or with what was typed for its ticket; `ticket`: about this ticket (the service looks whose it is); `mark`: which
    question it is that the button stands under, empty on buttons of a release before."""

    flow: str
    anew: bool = False
    drafted: bool = False
    ticket: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Open:
    """Open a page (menu, policy, help...), in the place of the message that holds the button if that is a page."""

    page: str
    argument: str = ""


@dataclass(frozen=True)
class Topic:
    """Choose with this topic of the bank."""

    id: str


@dataclass(frozen=True)
class NotThat:
    """The answer about this topic is not what was asked."""

    topic: str


@dataclass(frozen=True)
class Liked:
    """The answer about this topic is what was asked."""

    topic: str


@dataclass(frozen=True)
class Rate:
    """How a closed ticket went, in one of three words."""

    number: str
    verdict: str


@dataclass(frozen=True)
class ToCase:
    """Send the draft of this mark to the team, as information for a ticket, with the files that had come when it was
    offered (`at`, seconds since 1970), of which there were so many (`files`).  Both are empty on buttons of a release
    before, which send all."""

    number: str
    mark: str
    at: str = ""
    files: str = ""


@dataclass(frozen=True)
class ToTeam:
    """Send the draft of this mark to the team; the ticket stays as it is."""

    number: str
    mark: str


@dataclass(frozen=True)
class NotToCase:
    """The draft of this mark is for no ticket."""

    mark: str


@dataclass(frozen=True)
class Drop:
    """Forget the files that belong to nothing."""


Press = (
    Choose
    | Tick
    | Edit
    | GoBack
    | Leave
    | Keep
    | Discard
    | DiscardLeft
    | TakeBack
    | Resume
    | Start
    | Open
    | Topic
    | NotThat
    | Liked
    | Rate
    | ToCase
    | ToTeam
    | NotToCase
    | Drop
)

_KINDS: dict[str, Any] = {
    "a": Choose,
    "t": Tick,
    "e": Edit,
    "b": GoBack,
    "x": Leave,
    "k": Keep,
    "z": Discard,
    "l": DiscardLeft,
    "u": TakeBack,
    "r": Resume,
    "p": Open,
    "q": Topic,
    "n": NotThat,
    "y": Liked,
    "v": Rate,
    "c": ToCase,
    "m": ToTeam,
    "o": NotToCase,
    "d": Drop,
}
_ADDED = {Tick: 1, TakeBack: 2, ToCase: 2}
"""How many of their last parts may be missing on buttons of a release before."""
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


def write(press: Press) -> str:
    """As it stands in a button.  Raises ValueError when it would be too long."""
    data = _written(press)
    if len(data.encode()) > LIMIT:
        raise ValueError(f"too long for a button: {data}")
    return data


def _written(press: Press) -> str:
    if not isinstance(press, Start):
        return "/".join([_LETTERS[type(press)], *vars(press).values()])
    data = f"s/{press.flow}/{'1' if press.anew else ''}/{'1' if press.drafted else ''}/{press.ticket}"
    return f"{data}/{press.mark}" if press.mark else data


def read(data: str) -> Press | None:
    """What a button says; None for anything that we never write."""
    letter, *parts = data.split("/")
    if letter == "s" and len(parts) in (4, 5):
        start = Start(parts[0], parts[1] == "1", parts[2] == "1", *parts[3:])
        again = replace(start, anew=True, drafted=True, mark="m" * MARK)
        # Another button may say it anew, under another question: what would not fit on one we never wrote.
        return start if len(start.mark) <= MARK and len(_written(again).encode()) <= LIMIT else None
    kind = _KINDS.get(letter)
    if kind is None:
        return None
    missing = len(fields(kind)) - len(parts)
    if 0 < missing <= _ADDED.get(kind, 0):
        parts += [""] * missing
    if len(parts) != len(fields(kind)):
        return None
    press: Press = kind(*parts)
    return press


def button(label: Line, press: Press, style: str = "") -> Button:
    """A button that sends back a press."""
    return Button(label, write(press), style=style)


def pairs(buttons: Sequence[Button], per_row: int = 2) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows."""
    return tuple(tuple(buttons[n : n + per_row]) for n in range(0, len(buttons), per_row))
