"""How far a form has come."""

from __future__ import annotations

import pytest

from flows import FLOWS
from flows.progress import progress
from flows.talk import Waiting
from tests.flows.walk import CODE, MALEE, Walk


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


@pytest.mark.parametrize("flow", ["contact", "verify", "forget"])
def test_short_forms_have_no_numbers(flow: str) -> None:
    """Nobody needs to be told how far it is to the second question."""
    assert at(flow, Walk(flow)) is None


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_every_flow_can_be_looked_ahead(flow: str) -> None:
    """Whatever it asks, the look ahead ends."""
    found = at(flow, Walk(flow))

    assert found is None or found[0] == 1 < found[1]
