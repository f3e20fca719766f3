"""What holds for every flow: it is walked on every branch to its end, back, and by every edit of its summary."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import Words
from flows import FLOWS
from flows.forms_of_rights import RIGHTS
from flows.lines import line
from flows.questions import SKIP, Choice, Code, Confirm, Email, Files, Many, Question, Row, SharedPhone, Text
from flows.talk import Asked, Waiting
from tests.flows.walk import CODE, FILE, MALEE, PHONE, Service, Walk, told

GIVEN = {"ticket": "PR-00001-6", "drafted": "yes", "draft": "why do you have my number?"}
"""What a flow may be handed when it begins."""
SERVICES: dict[str, dict[str, str]] = {
    "unknown": {},
    "known": {"proof": "p0 m•••@e•••.com", "open": "PR-00002-C"},
}
"""Nothing is known of the person; there is a proof, and an open request."""


ASSUMED = {"fee": "tell-first", "receive": "email"}
"""Answers that are not asked for unless they are edited."""


def edited(known: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers that an edit gave in the place of an assumed one."""
    return {name: raw for name, raw in known.items() if name in ASSUMED}


def path_of(walk: Walk) -> tuple[Asked, ...]:
    """The questions answered on the way to the summary, also those that were assumed."""
    return walk.now.path if isinstance(walk.now, Waiting) else ()


def ways(question: Question[Any]) -> tuple[str, ...]:
    """Answers to a question: one for each branch that may hang on it, and two at the least."""
    match question:
        case Choice(_, options):  # of the many fields of a profile nothing hangs on but the last
            return options if len(options) <= len(RIGHTS) else (*options[:2], options[-1])
        case Many("kind" | "owner", options):
            return ("all", *options)
        case Many(_, options):
            return ("all", options[0])
        case Text(optional=optional):
            return ("some words", "other words", *((SKIP,) if optional else ()))
        case Email():
            return (MALEE, "somchai@example.net", *question.choices())
        case Code():  # the other ways around a code are walked in test_verify.py
            return (CODE, "staff")
        case SharedPhone():
            return (PHONE, "staff")
        case Files():
            return (FILE, f"{FILE},{FILE}", SKIP)
    raise AssertionError(question)


def goes_on(walk: Walk, known: Mapping[str, str]) -> None:
    """Answer as it is known, and otherwise in the first way there is, until the summary or the end."""
    while isinstance(walk.now, Waiting) and not isinstance(walk.now.question, Confirm):
        walk.says(known.get(walk.name) or ways(walk.now.question)[0])


@cache
def paths(flow: str, service: str) -> list[tuple[dict[str, str], Walk]]:
    """Walks that between them give every answer to every question of a flow, as far as its summary or end."""
    untried: list[dict[str, str]] = [{}]
    seen: set[tuple[str, str]] = set()
    found = []
    while untried:
        known = untried.pop()
        # By the flow itself: under its name every step would also be counted to the end, as test_progress.py does.
        walk = Walk(FLOWS[flow], GIVEN | edited(known), Service(**SERVICES[service]))
        goes_on(walk, known)
        found.append((known, walk))
        assumed = {each.name: each.question for each in path_of(walk) if each.name in ASSUMED}
        for name, question in (walk.asked | assumed).items():
            if not isinstance(question, Confirm):
                usual = ASSUMED.get(name, ways(question)[0])
                new = [raw for raw in ways(question) if raw != usual and (name, raw) not in seen]
                seen |= {(name, raw) for raw in new}
                untried += [known | {name: raw} for raw in new]
    return found


@pytest.mark.parametrize("flow", FLOWS)
def test_everything_that_is_said_has_words(flow: str) -> None:
    """Questions, options, rows and buttons on every branch, also where their ids are put together from names."""
    words = Words()
    heard = set().union(*(path.heard for service in SERVICES for _, path in paths(flow, service)))

    assert [] == sorted(id for id in heard - {"plain", "list"} if not words.has(id))


ASIDES = ("why", "means", "without", "cannot")
"""What may be asked back about a question: `<this>-<question>` answers it."""


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("flow", FLOWS)
def test_every_question_can_be_asked_about(flow: str, language: str) -> None:
    """Why it is asked, what it means, what if one has no answer and what if one cannot: in three lines at the most,
    in words of its own; and an answer that may be edited has words by which people name it."""
    words, questions = Words(strict=True), dict[str, Question[Any]]()
    for path in (path for service in SERVICES for _, path in paths(flow, service)):
        questions |= path.asked
        # What was handed over or assumed is asked for only if it is edited.
        questions |= {each.name: each.question for each in path_of(path)}

    for name, question in {name.partition(".")[0]: each for name, each in questions.items()}.items():
        for id in [f"{aside}-{name}" for aside in ASIDES]:
            assert words.has(id, language), id
            assert 1 <= len(words.say(line(id), language).splitlines()) <= 3, id
        assert isinstance(question, Confirm) or words.has(f"row-name-{name}", language), name


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("flow", FLOWS)
def test_every_edit_brings_another_answer(flow: str, service: str) -> None:
    """Each button under the summary asks for the answer that its row shows; the other answer then stands there,
    and in what is sent; and nothing that was answered elsewhere is asked again or lost, unless it was about that."""
    pressed: set[tuple[str, str]] = set()
    for known, path in paths(flow, service):
        if not isinstance(path.now, Waiting):
            continue
        editable = [row for row in path.rows if row.names]
        assert [row.names[0] for row in editable] == [each.name for each in path.edit_buttons]
        before = {each.name: each.raw for each in path.now.path}
        anew = [(row, name) for row in editable for name in row.names if (name, before[name]) not in pressed]
        pressed |= {(name, before[name]) for _, name in anew}
        sent = Walk(flow, path.now.answers, path.service).says("send").result if anew else None
        for row, changed in anew:
            walk = Walk(flow, path.now.answers, path.service)

            walk.edits(row)

            assert row.names[0] == walk.name
            question = (path.asked | walk.asked)[changed]
            other = next(raw for raw in ways(question) if raw != before[changed])
            again = {name: before[name] for name in row.names} | {changed: other}
            goes_on(walk, known | again)
            assert told(row.value) != told(walk.row(row.names[0]).value)
            for name, value in values(path).items():
                assert name in row.names or value == values(walk).get(name, value)
            assert {*row.names, *hanging_on(row)} >= set(walk.asked) & set(path.asked) - {
                path.name,
                walk.name,
            }
            assert sent != walk.says("send").result


def hanging_on(row: Row) -> set[str]:
    """What was told of the field that a row shows: of another field it is asked anew."""
    name, _, nth = row.names[0].partition(".")
    return {f"before.{nth}", f"after-correction.{nth}"} if name == "field-correction" else set()


def values(walk: Walk) -> dict[str, str]:
    """What stands in the summary, by the question that an edit asks first."""
    return {row.names[0]: told(row.value) for row in walk.rows if row.names}


@pytest.mark.parametrize("flow", [name for name in FLOWS if name not in ("verify", "details")])
def test_back_leads_from_the_summary_to_the_first_question(flow: str) -> None:
    """Back goes through the questions answered, last first; a proof that was given still holds, and is passed
    over."""
    walk = Walk(flow)
    goes_on(walk, {})
    *before, _ = [name for name, question in walk.asked.items() if not isinstance(question, (Code, Email))]

    visited = []
    while not walk.now.first:
        visited.append(walk.back().name)

    assert before[::-1] == visited


def test_every_flow_has_a_walk_of_its_own() -> None:
    """For each name in FLOWS a test says how it goes: what is asked, what is summed up, what comes of it."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(__file__).parent.glob("test_*.py")]
    walked = {
        node.args[0].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Walk" and node.args
        if isinstance(node.args[0], ast.Constant)
    }

    assert set(FLOWS) == walked
