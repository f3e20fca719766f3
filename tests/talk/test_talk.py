"""The measure of the conversation: its files are sound, and what it says of a sample never gets worse.

`make talk` plays all of it, in some minutes.
"""

from __future__ import annotations

from typing import Any

import pytest

from flows import FLOWS, OF_A_TICKET
from flows.effects import CheckCode, FindOpen, FindTicket, SendCode
from flows.questions import Choice, Code, Confirm, Email, Files, Many, Question, SharedPhone, Text
from flows.talk import Waiting
from locales import LOCALES
from tests.chat import World
from tests.flows.walk import Walk
from tests.talk.judge import KINDS, judge
from tests.talk.player import CODE, Message, Player, messages, places
from tests.talk.reply import Lexicon

SAMPLE = {"P06": (45, 0), "P13": (66, 1), "P27": (64, 1), "P74": (43, 0)}
"""Places of whose messages in the development set every other one is played at every `make test`; how many of them are
handled right, to be raised with every step forward, and how many destroy or misfile something, to be lowered to
none."""

FREE = {"keep", "leave", "chat", "offer-no"}
"""Kinds that expect no value."""
ASIDES = {"why", "means", "without", "process", "silent", "again"}
CASES = {"status", "add", "withdraw", "reopen", "thanks", "complain"}


@pytest.fixture(params=["development", "held_out"])
def said(request: pytest.FixtureRequest) -> list[Message]:
    """One of the two sets."""
    return messages(request.param)


def test_every_question_has_a_place() -> None:
    """Every question that any flow can ask is a place, by its own name."""
    asked = {question for flow in FLOWS for question in _questions(flow)}

    assert set() == asked - {place.question for place in places().values() if place.flow}


def test_every_place_is_spoken_at(said: list[Message]) -> None:
    """Both sets have something to say at every place, and nowhere else."""
    assert set(places()) == {message.place for message in said}


def test_values_can_be_checked(said: list[Message]) -> None:
    """Kind and value of every message are such as the judge understands."""
    odd = [n for n, message in enumerate(said, start=1) if not _checkable(message)]

    assert [] == odd


def test_nobody_speaks_in_both_sets() -> None:
    """The held-out set is by other voices: what fits one person's habits does not count there."""
    voices = [{message.voice for message in messages(name)} for name in ("development", "held_out")]

    assert set() == voices[0] & voices[1]


def test_no_message_is_taught() -> None:
    """No message of either set stands among the phrases in `locales/`: it would measure nothing."""
    phrases = {
        _bare(line[2:])
        for file in LOCALES.rglob("*.md")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("- ")
    }
    said = [message for name in ("development", "held_out") for message in messages(name)]

    assert 0 == sum(len(_bare(message.say)) > 12 and _bare(message.say) in phrases for message in said)


@pytest.mark.parametrize("id", SAMPLE)
async def test_the_sample_gets_no_worse(world: World, monkeypatch: pytest.MonkeyPatch, id: str) -> None:
    """At a few places of all sorts at least so many messages are handled right, and no more do harm."""
    player, lexicon = Player(world, monkeypatch), Lexicon(world.answers)
    here = [message for message in messages("development") if message.place == id][::2]

    turns = await player.play(places()[id], here)

    verdicts = [judge(message, turn, lexicon) for message, turn in zip(here, turns, strict=True)]
    right, harmed = SAMPLE[id]
    assert right <= sum(each.right for each in verdicts)
    assert harmed >= sum(bool(each.harm) for each in verdicts)


def _questions(flow: str) -> set[str]:
    """The questions of a flow: each is answered in every way when it is met, and in one way from then on."""
    found: set[str] = set()
    stands: list[dict[str, str]] = [{"ticket": "PR-00001-6"} if flow in OF_A_TICKET else {}]
    while stands:
        walk = Walk(FLOWS[flow], stands.pop(), _outcome)
        if not isinstance(walk.now, Waiting):
            continue
        name, here = walk.name.partition(".")[0], walk.now
        ways = _ways(here.question)
        for way in ways if name not in found else ways[:1]:
            on = Walk(FLOWS[flow], here.answers, _outcome)
            on.says(way)
            stands.append(dict(on.now.answers))
        found.add(name)
    return found


def _outcome(effect: Any) -> str:
    match effect:
        case SendCode():
            return "sent"
        case CheckCode():
            return "right 0123456789abcdef"
        case FindOpen():
            return "PR-00001-6"
        case FindTicket():
            return "open proven"
    return ""


def _ways(question: Question[Any]) -> tuple[str, ...]:
    match question:
        case Choice(_, options):
            return options
        case Many():
            return ("all",)
        case Code(_, options):
            return ("12345678", *options)
        case Email():
            return ("malee@example.com",)
        case SharedPhone():
            return ("staff",)
        case Files():
            return ("-",)
        case Confirm():
            return ("send",)
        case Text():
            return ("คำตอบ",)
    raise TypeError(question)


def _checkable(message: Message) -> bool:
    if message.kind not in KINDS or not message.say or (CODE in message.say and message.value != CODE):
        return False
    value = message.value
    if message.kind in FREE:
        return value == ""
    if isinstance(value, dict):
        flows = value.get("flow", [])
        known = {flows} <= set(FLOWS) if isinstance(flows, str) else set(flows) <= set(FLOWS)
        return known and message.kind in ("take", "edit", "wish", "offer-yes")
    words = set(value.split("|")) if isinstance(value, str) else set()
    match message.kind:
        case "aside" | "ask":
            return all(word in ASIDES or word[0].isdigit() for word in words)
        case "case":
            return words <= CASES
        case "change":
            return value in FLOWS
        case "perhaps-leave":
            return value in ("", "SKIP")
    return message.kind in ("take", "cannot") and value != []


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
