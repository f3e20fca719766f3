"""The engine of all conversations: asking, going back, editing, acting, confirming."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lines import line, plain
from flows.questions import SKIP, Choice, Code, Many, Row, Text
from flows.talk import (
    SPENT,
    Acting,
    AskedTwice,
    Back,
    Done,
    Flow,
    NotAsked,
    Revise,
    Said,
    Talk,
    Toggled,
    Waiting,
    fingerprint,
    run,
    turn,
)
from tests.flows.walk import Walk

KIND = Choice("kind", ("facility", "payroll", "conduct"))
SOON = Choice("soon", ("today", "whenever"))


@dataclass(frozen=True)
class Report:
    kind: str
    place: str
    details: str
    soon: str


async def report(talk: Talk) -> Report:
    """The flow of these tests: one branch, one last look."""
    kind = await talk.ask("kind", KIND)
    if kind == "conduct":
        talk.say("conduct-is-confidential")
    place = await talk.ask("place", Text(at_most=20)) if kind == "facility" else ""
    talk.row(line("row-kind"), since="kind")
    details = await talk.ask("details", Text())
    talk.row(line("row-details"))
    soon = await talk.ask("soon", SOON)
    await talk.confirm("send")
    return Report(kind, place, details, soon)


def test_a_dot_is_an_answer_like_any_other() -> None:
    """What stands for a code that was used is taken for one at its question alone."""
    told = run(turn(report, {"kind": "payroll"}, Said(SPENT, "details")))
    assert isinstance(told, Waiting)
    again = run(turn(report, told.answers, None))
    back = run(turn(report, told.answers, Back()))

    assert ("soon", SPENT) == (told.name, told.answers["details"])
    assert isinstance(again, Waiting)
    assert isinstance(back, Waiting)
    assert ("soon", "details") == (again.name, back.name)


def test_a_flow_is_walked_to_its_end() -> None:
    """Answers in words and by button lead through the questions to the result."""
    walk = Walk(report)

    walk.answers("facility", "third floor", "water comes in", "today", "send")

    assert Report("facility", "third floor", "water comes in", "today") == walk.result


def test_a_rejected_answer_is_asked_again_with_the_reason() -> None:
    """What cannot be taken is said to be so, and the same question waits."""
    walk = Walk(report)

    walk.says("the weather")

    assert ("kind", ["please-choose", "ask-kind"], 1) == (walk.name, walk.ids, walk.now.misses)


def test_three_invalid_answers_bring_an_example_and_a_way_out() -> None:
    """After the third answer that cannot be taken the question is explained, and the bot knows that somebody
    is stuck."""
    walk = Walk(report)

    walk.answers("a", "b")
    before = walk.now.stuck
    walk.says("c")

    assert (False, True, ["please-choose", "example-choose", "ask-kind"]) == (
        before,
        walk.now.stuck,
        walk.ids,
    )


def test_a_valid_answer_forgets_the_invalid_ones() -> None:
    """Misses are counted for one question in a row only."""
    walk = Walk(report)

    walk.answers("a", "b", "facility", "x" * 21)

    assert ("place", 1) == (walk.name, walk.now.misses)


def test_an_answer_to_another_question_changes_nothing() -> None:
    """A text or tap about a question already answered shows the one that waits and is not taken for it."""
    walk = Walk(report)
    walk.answers("facility", "third floor")

    walk.says("payroll", about="kind")

    assert ("details", ["ask-details"]) == (walk.name, walk.ids)
    assert "facility" == json.loads(walk.stored)["kind"]


def test_a_turn_without_a_move_shows_the_question_again() -> None:
    """After help or a side question the waiting question is said once more, unchanged."""
    walk = Walk(report)
    walk.says("conduct")
    before = (walk.name, walk.ids, walk.stored)

    walk.move(None)

    assert before == (walk.name, walk.ids, walk.stored)
    assert ["conduct-is-confidential", "ask-details"] == walk.ids


def test_back_over_a_branch_returns_along_the_path_walked() -> None:
    """Back forgets the last answer of the path that was taken, one at a time."""
    walk = Walk(report)
    walk.answers("facility", "third floor", "water")

    names = [walk.back().name for _ in range(3)]

    assert ["details", "place", "kind"] == names


def test_back_at_the_first_question_is_harmless() -> None:
    """There is nothing to go back to, and nothing happens."""
    walk = Walk(report)

    walk.back()

    assert ("kind", True, {}) == (walk.name, walk.now.first, walk.now.answers)


def test_back_keeps_answers_off_the_path() -> None:
    """An answer given on another branch waits for the day the branch is taken again."""
    walk = Walk(report)
    walk.answers("facility", "third floor")
    walk.back()
    walk.back()
    walk.says("payroll")

    walk.back()
    walk.says("facility")

    assert "place" == walk.name
    assert ["ask-place"] == walk.ids


def test_revising_one_answer_keeps_the_others() -> None:
    """An edit at the last look asks that one answer, and only the hole that it opens."""
    walk = Walk(report)
    walk.answers("payroll", "not paid", "today")

    walk.revises("kind")
    walk.says("facility")

    assert "place" == walk.name
    walk.answers("canteen")
    assert walk.name.startswith("send.")


def test_revising_what_was_never_asked_does_nothing() -> None:
    """An edit of an unknown name shows the question that waits."""
    walk = Walk(report)
    walk.says("payroll")

    walk.revises("colour")

    assert "details" == walk.name


def test_a_withdrawn_option_is_asked_again_and_said_why() -> None:
    """A deploy that takes an option away asks that one question again, with a word why."""
    walk = Walk(report, given={"kind": "lottery", "details": "kept"})

    assert ("kind", ["please-choose", "ask-kind"]) == (walk.name, walk.ids)
    walk.says("payroll")
    assert "soon" == walk.name


def test_known_answers_are_skipped() -> None:
    """A form that starts with answers already known begins at the first hole."""
    walk = Walk(report, given={"kind": "payroll", "details": "not paid"})

    assert "soon" == walk.name


def test_one_name_for_two_questions_is_an_error() -> None:
    """A name asked twice in one run is the programmer's mistake, also under `python -O`."""

    async def careless(talk: Talk) -> None:
        await talk.ask("a", Text())
        await talk.ask("a", Text())

    with pytest.raises(AskedTwice):
        run(turn(careless, {"a": "1"}))


def test_a_flow_cannot_swallow_its_pause() -> None:
    """A flow's own `except Exception` does not keep it from waiting."""

    async def greedy(talk: Talk) -> str:
        try:
            return await talk.ask("a", Text())
        except Exception:  # noqa: BLE001 - that is the point
            return "swallowed"

    assert isinstance(run(turn(greedy, {})), Waiting)


def test_a_flow_that_waits_for_something_else_is_an_error() -> None:
    """Flows wait for answers only: a turn runs to its pause without an event loop."""
    import asyncio

    async def sleepy(talk: Talk) -> None:
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="other than an answer"):
        run(turn(sleepy, {}))


# Several options --------------------------------------------------------------------------------------


async def menu(talk: Talk) -> tuple[str, ...]:
    return await talk.ask("what", Many("dish", ("rice", "soup", "tea")))


def test_options_are_ticked_and_unticked() -> None:
    """Ticks are kept between turns, and the same tick twice is none."""
    walk = Walk(menu)

    walk.ticks("tea")
    walk.ticks("rice")
    walk.ticks("tea")

    assert (("rice",), "what") == (walk.now.picked, walk.name)


def test_ticked_options_become_the_answer_in_their_own_order() -> None:
    """The answer holds the options in the order in which they stand, and the ticks are gone."""
    walk = Walk(menu)
    walk.ticks("tea")
    walk.ticks("rice")

    walk.says(",".join(walk.now.picked))

    assert ("rice", "tea") == walk.result
    assert {"what": "tea,rice"} == walk.now.answers


def test_nothing_ticked_is_no_answer() -> None:
    """Done without a tick says to tick something."""
    walk = Walk(menu)

    walk.says(",".join(walk.now.picked))

    assert ["please-tick", "ask-what"] == walk.ids


def test_a_tick_at_a_question_that_waits_no_longer_changes_no_answer() -> None:
    """A tick for an answered question does not open it again."""

    async def dinner(talk: Talk) -> tuple[tuple[str, ...], str]:
        dishes = await talk.ask("what", Many("dish", ("rice", "soup")))
        return dishes, await talk.ask("where", Text())

    walk = Walk(dinner)
    walk.says("rice")

    walk.move(Toggled("soup", "what"))

    assert ("where", "rice") == (walk.name, walk.now.answers["what"])


# Acts -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Order:
    what: str
    secret: str = field(default="", compare=False)


async def shop(talk: Talk) -> str:
    what = await talk.ask("what", Choice("what", ("tea", "rice")))
    number = await talk.act("order", Order(what))
    talk.say("ordered", number=number)
    await talk.ask("thanks", Text())
    return number


def numbered() -> Walk:
    numbers = iter(range(1, 100))
    return Walk(shop, service=lambda _: f"n{next(numbers)}")


def test_an_act_stops_the_run_with_its_effect() -> None:
    """What only the service can do is handed to it by name, nothing else happens before."""
    outcome = run(turn(shop, {}, Said("tea", "what")))

    assert isinstance(outcome, Acting)
    assert ("order", Order("tea")) == (outcome.name, outcome.effect)


def test_an_act_is_done_once() -> None:
    """Replays, restarts and repeated moves find the outcome of the first time."""
    walk = numbered()

    walk.says("tea")
    walk.move(None)
    walk.says("tea", about="what")
    walk.says("thanks")

    assert [Order("tea")] == walk.performed
    assert "n1" == walk.result


def test_a_changed_effect_is_a_new_act() -> None:
    """An edit that changes what is to be done has it done anew; an edit back again is new once more."""
    walk = numbered()
    walk.says("tea")

    walk.revises("what")
    walk.says("rice")

    assert [Order("tea"), Order("rice")] == walk.performed
    assert "n2" == json.loads(json.loads(walk.stored)["order"])[1]


def test_an_edit_to_the_same_answer_repeats_nothing() -> None:
    """The effect is the same, so it is not done again."""
    walk = numbered()
    walk.says("tea")

    walk.revises("what")
    walk.says("tea")

    assert [Order("tea")] == walk.performed


def test_fields_that_do_not_compare_do_not_make_an_effect_new() -> None:
    """A typed secret is no part of what is remembered about an effect."""
    assert fingerprint(Order("tea", "one")) == fingerprint(Order("tea", "two"))
    assert fingerprint(Order("tea")) != fingerprint(Order("rice"))


# Secrets ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    nth: int
    code: str = field(compare=False)


async def gate(talk: Talk) -> str:
    await talk.ask("name", Text())
    for n in (1, 2, 3):
        code = await talk.ask(f"code.{n}", Code())
        if await talk.act(f"check.{n}", Check(n, code)) == "right":
            break
    return await talk.ask("last", Text())


def guarded() -> Walk:
    return Walk(gate, service=lambda check: "right" if check.code == "12345678" else "wrong")


def test_a_secret_is_never_stored() -> None:
    """A typed code is handed to the service and nothing but its outcome is kept, right or wrong."""
    walk = guarded()

    walk.answers("malee", "87654321", "1234 5678")

    assert "87654321" not in walk.stored
    assert "5678" not in walk.stored
    assert SPENT == json.loads(walk.stored)["code.1"]
    assert "last" == walk.name


def test_an_act_never_carries_the_secret_into_what_is_stored() -> None:
    """Also between the answer and the outcome of its check, the answers hold no code."""
    walk = guarded()
    walk.says("malee")

    outcome = run(turn(gate, json.loads(walk.stored), Said("12345678", "code.1")))

    assert isinstance(outcome, Acting)
    assert "12345678" == outcome.effect.code
    assert "12345678" not in json.dumps(outcome.settle("right"))
    assert "12345678" not in repr(outcome.answers)


def test_back_passes_over_spent_codes() -> None:
    """A code used once cannot be given again: back goes to the answer before it."""
    walk = guarded()
    walk.answers("malee", "12345678")

    walk.back()

    assert "name" == walk.name


def test_a_spent_code_is_not_checked_again() -> None:
    """After an edit elsewhere the outcome of the check still stands."""
    walk = guarded()
    walk.answers("malee", "12345678")

    walk.revises("name")
    walk.says("malee again")

    assert ("last", 1) == (walk.name, len(walk.performed))


# Confirming -------------------------------------------------------------------------------------------


def test_a_confirmation_is_bound_to_what_it_confirms() -> None:
    """After an edit the old confirm button belongs to a question that does not exist any more."""
    walk = Walk(report)
    walk.answers("payroll", "not paid", "today")
    old = walk.name
    walk.revises("details")
    walk.says("paid too late")

    walk.says("send", about=old)

    assert isinstance(walk.now, Waiting)
    assert old != walk.name
    assert Report("payroll", "", "paid too late", "today") == walk.says("send").result


def test_the_same_content_is_confirmed_by_the_same_name() -> None:
    """An edit that changes nothing leaves the confirmation what it was."""
    walk = Walk(report)
    walk.answers("payroll", "not paid", "today")
    old = walk.name

    walk.revises("details")
    walk.says("not paid")

    assert old == walk.name


def test_anything_but_the_button_does_not_confirm() -> None:
    """Words at the last look send nothing."""
    walk = Walk(report)
    walk.answers("payroll", "not paid", "today")

    walk.says("yes yes")

    assert ["please-confirm", "ask-send"] == walk.ids


# Summing up -------------------------------------------------------------------------------------------


def test_a_row_edits_the_answer_that_it_shows() -> None:
    """The name behind an edit button is the name that was asked: nobody writes it twice."""
    walk = Walk(report).answers("payroll", "not paid", "today")

    walk.edits(walk.row("details"))
    walk.says("paid too late")

    assert ["row-kind: kind-payroll", "row-details: paid too late"] == walk.summary


def test_a_row_of_two_answers_edits_both() -> None:
    """What follows from a choice stands in its row, and choosing the same again asks for it again."""
    walk = Walk(report).answers("facility", "canteen", "it is cold", "today")

    walk.edits(walk.row("kind"))
    walk.answers("facility", "third floor")

    assert ["row-kind: third floor", "row-details: it is cold"] == walk.summary


def test_a_fact_cannot_be_edited() -> None:
    """What was not asked stands in the summary without a button."""

    async def told_so(talk: Talk) -> None:
        talk.fact(line("row-number"), plain("PR-1"))
        await talk.confirm("send")

    walk = Walk(told_so)

    assert ["row-number: PR-1"] == walk.summary
    assert [] == walk.edit_buttons


async def of_nothing(talk: Talk) -> None:
    talk.row(line("row-kind"))


async def since_elsewhere(talk: Talk) -> None:
    await talk.ask("kind", KIND)
    talk.row(line("row-kind"), since="place")


async def by_hand(talk: Talk) -> None:
    await talk.ask("kind", KIND)
    talk.rows.append(Row(("field.kind-1",), line("row-kind"), plain("payroll")))
    await talk.confirm("send")


@pytest.mark.parametrize("careless", [of_nothing, since_elsewhere, by_hand])
def test_a_summary_of_what_was_not_asked_is_an_error(careless: Flow[None]) -> None:
    """An edit of it would change nothing, so the engine refuses it, also under `python -O`."""
    with pytest.raises(NotAsked):
        run(turn(careless, {"kind": "payroll"}))


# Whatever people do -----------------------------------------------------------------------------------

RAW = st.one_of(
    st.sampled_from(["facility", "payroll", "conduct", "today", "send", "third floor", SKIP, ""]),
    st.text(max_size=12),
)
MOVES = st.one_of(
    st.builds(Said, RAW, st.sampled_from(["kind", "place", "details", "soon", "nothing"])),
    st.just(Back()),
    st.builds(Revise, st.sampled_from(["kind", "place", "details", "soon", "nothing", ""])),
    st.builds(Toggled, st.sampled_from(["facility", "x"]), st.sampled_from(["kind", "details"])),
    st.none(),
)


@given(st.lists(MOVES, max_size=12))
@settings(max_examples=150)
def test_no_sequence_of_moves_breaks_a_conversation(moves: list[object]) -> None:
    """Whatever people do in whatever order, a question waits or the flow is done, and JSON holds it all."""
    stored = "{}"
    for move in moves:
        outcome = run(turn(report, json.loads(stored), move))  # type: ignore[arg-type]
        stored = json.dumps(outcome.answers)
        assert isinstance(outcome, (Waiting, Done))
        again = run(turn(report, json.loads(stored)))
        assert type(again) is type(outcome)
        if isinstance(outcome, Waiting) and isinstance(again, Waiting):
            assert outcome.name == again.name


@given(st.lists(st.sampled_from(["facility", "payroll", "x", "today"]), max_size=5))
@settings(max_examples=50)
def test_back_undoes_exactly_one_answer(raws: list[str]) -> None:
    """Back after an answer that was taken leads to the question it answered."""
    walk = Walk(report)
    for raw in raws:
        before = walk.name
        walk.says(raw)
        if walk.now.misses == 0:
            assert before == walk.back().name
            walk.says(raw)


async def with_an_assumption(talk: Talk) -> str:
    """Asks for the tea and assumes the sugar."""
    tea = await talk.ask("tea", Text())
    talk.row(line("row-tea"))
    sugar = await talk.assume("sugar", Choice("sugar", ("none", "much")), "none")
    talk.row(line("row-sugar"))
    await talk.confirm("send")
    return f"{tea} {sugar}"


def test_what_is_assumed_is_not_asked_and_stands_in_the_summary() -> None:
    """It is no answer of the person's: nothing of it is stored, and a step back passes over it."""
    walk = Walk(with_an_assumption).answers("green")

    assert ["row-tea: green", "row-sugar: sugar-none"] == walk.summary
    assert ("sugar", "none", True) == tuple(
        vars(walk.now.path[-1])[each] for each in ("name", "raw", "fixed")
    )
    assert "sugar" not in walk.now.answers
    walk.back()
    assert "tea" == walk.name


def test_the_edit_of_what_is_assumed_asks_for_it() -> None:
    """As often as it is pressed; and a value that comes with the edit needs no question."""
    walk = Walk(with_an_assumption).answers("green")

    for sugar in ("much", "none"):
        walk.edits(walk.row("sugar"))
        assert "sugar" == walk.name
        walk.says(sugar)
        assert f"row-sugar: sugar-{sugar}" == walk.summary[1]
    walk.move(Revise("sugar", "much"))
    assert "green much" == walk.says("send").result
