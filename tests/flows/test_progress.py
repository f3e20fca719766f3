"""How far a form has come."""

from __future__ import annotations

from typing import Any

import pytest

from flows import FLOWS
from flows.progress import UNKNOWN, _likely, progress
from flows.questions import Code, Confirm, Question, SharedPhone
from flows.talk import Waiting
from tests.flows.walk import CODE, MALEE, PHONE, Walk


def at(flow: str, walk: Walk) -> tuple[int, int] | None:
    assert isinstance(walk.now, Waiting)
    return progress(flow, walk.now)


def test_the_place_goes_up_by_one_and_the_whole_stays() -> None:
    """From the first question of a request to the code."""
    walk = Walk("access")
    seen = [at("access", walk)]
    for answer in ("1.1", "copy", "-", MALEE):
        seen.append(at("access", walk.answers(answer)))

    assert [(n, 5) for n in range(1, 6)] == seen


def test_what_was_handed_over_is_no_step() -> None:
    """A request that began with a text in the chat is as long as any other."""
    walk = Walk("access", {"drafted": "yes", "draft": "show me my data"})
    seen = [at("access", walk)]
    for answer in ("1.1", "copy", "-", MALEE):
        seen.append(at("access", walk.answers(answer)))

    assert [(n, 5) for n in range(1, 6)] == seen


def test_what_was_said_ahead_is_counted_and_passed_over() -> None:
    """A first message that says in which form leaves the length of the way as it is."""
    walk = Walk("access", {"copy": "copy"})
    seen = [at("access", walk), *(at("access", walk.answers(answer)) for answer in ("1.1", "-", MALEE))]

    assert [(1, 5), (3, 5), (4, 5), (5, 5)] == seen


def test_a_wrong_code_is_no_further_question() -> None:
    """It is the same step, typed again; the last look has no number."""
    walk = Walk("access").answers("1.1", "copy", "-", MALEE, "11111111")

    assert (5, 5) == at("access", walk)
    assert at("access", walk.answers(CODE)) is None


def test_one_thing_more_makes_the_form_longer() -> None:
    """A second field to be corrected adds its questions when it is clear that there is one."""
    walk = Walk("correction").answers("age", "35", "36")
    before = at("correction", walk)
    after = at("correction", walk.answers("more"))

    assert before is not None
    assert after is not None
    assert after[1] > before[1]


def test_an_answer_that_is_changed_has_no_place() -> None:
    """From the last look it is one question, and back."""
    places = []
    for answer, name in (("1.1", "what-access"), ("copy", "copy"), ("-", "period")):
        walk = Walk("access").answers("1.1", "copy", "-").verifies()
        walk.revises(name)
        places.append(at("access", walk))
        walk.answers(answer)

    assert [None] * 3 == places


def test_an_assumed_answer_that_is_changed_has_no_place_nor_what_follows() -> None:
    """It was never among the questions."""
    walk = Walk("portability").answers("1.1", "-").verifies()
    walk.revises("receive")
    places = [at("portability", walk), at("portability", walk.answers("post"))]

    assert [None, None] == places


@pytest.mark.parametrize("flow", ["contact", "verify", "forget"])
def test_short_forms_have_no_numbers(flow: str) -> None:
    """Nobody needs to be told how far it is to the second question."""
    assert at(flow, Walk(flow)) is None


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_every_flow_can_be_looked_ahead(flow: str) -> None:
    """Whatever it asks, the look ahead ends."""
    found = at(flow, Walk(flow))

    assert found is None or (found[0] == 1 and found[1] != 1)


def usual(question: Question[Any]) -> str:
    """What most people answer: the code that was sent, and otherwise as the look ahead has it."""
    match question:
        case Code():
            return CODE
        case SharedPhone():
            return PHONE
    return _likely(question)


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_on_the_usual_way_the_whole_stays_and_the_place_goes_up_by_one(flow: str) -> None:
    """Until the last look, also behind the code; where the whole is not known yet, it is left out until it is."""
    walk = Walk(flow, {"ticket": "PR-00001-6"})
    seen = []
    while isinstance(walk.now, Waiting) and not isinstance(walk.now.question, Confirm):
        seen.append(at(flow, walk))
        walk.says(usual(walk.now.question))

    told = [each for each in seen if each is not None]
    assert told in ([], seen)
    assert list(range(1, len(told) + 1)) == [place for place, _ in told]
    assert len({whole for _, whole in told if whole}) <= 1


@pytest.mark.parametrize(
    "kinds", ["access,objection", "access,correction,deletion", "correction,addition,portability", "all"]
)
@pytest.mark.parametrize(
    ("flow", "before"), [("several", ()), ("behalf", ("child", "Nong", "nong@example.com", "mother"))]
)
def test_how_long_it_is_is_said_when_the_rights_are_known(
    flow: str, before: tuple[str, ...], kinds: str
) -> None:
    """Not before, for each right has questions of its own; and then it does not grow any more."""
    walk, seen = Walk(flow), []
    for answer in (*before, kinds):
        seen.append(at(flow, walk))
        walk.says(answer)
    wholes = []
    while isinstance(walk.now, Waiting) and not isinstance(walk.now.question, Confirm):
        found = at(flow, walk)
        assert found is not None
        wholes.append(found[1])
        walk.says(usual(walk.now.question))

    assert [(n, UNKNOWN) for n in range(1, len(before) + 2)] == seen
    assert {len(before) + 1 + len(wholes)} == set(wholes)


def test_an_unusual_answer_adds_what_it_asks_and_no_more() -> None:
    """Without a mailbox three questions stand where the code stood."""
    walk = Walk("correction").answers("age", "35", "36", "enough", "-", "-")
    before = at("correction", walk)
    after = at("correction", walk.answers("no-access"))

    assert ((7, 8), (8, 10)) == (before, after)
