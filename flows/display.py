"""How a question of a flow stands in a message: its lines, its buttons, and the ways out."""

from __future__ import annotations

from typing import Any

from flows.buttons import Choose, Edit, GoBack, Leave, Tick, button, pairs
from flows.lines import Button, Line, Reply, line
from flows.progress import progress
from flows.questions import SKIP, Choice, Confirm, Files, Question, SharedPhone
from flows.talk import Waiting

SIDE_BY_SIDE = 5
"""From this many options on, two stand in a row."""


def shown(flow: str, waiting: Waiting) -> Reply:
    """The question that waits, as a reply."""
    question, lines = waiting.question, waiting.lines
    if isinstance(question, Confirm):
        # The summary stands between what is said and the question itself.
        rows = [line("summary-row", label=row.label, value=row.value) for row in question.rows]
        lines = (*lines, *rows)
    if isinstance(question, Files) and any(waiting.picked):
        lines = (line("files-so-far", count=len(waiting.picked), most=question.at_most),)
    if waiting.misses == 0 and (found := progress(flow, waiting)):
        place, total = found
        lines = (line("progress", place=place, total=total), *lines)
    return Reply(
        lines,
        (*_options(flow, waiting), _ways_out(flow, waiting)),
        asks=waiting.name,
        contact=isinstance(question, SharedPhone),
    )


def _options(flow: str, waiting: Waiting) -> tuple[tuple[Button, ...], ...]:
    question, name = waiting.question, waiting.name
    if isinstance(question, Files):
        enough = (
            (button(line("files-done"), Choose(flow, name, "ticked"), "primary"),)
            if any(waiting.picked)
            else ()
        )
        none = button(line("files-without" if enough else "files-none"), Choose(flow, name, SKIP))
        return ((*enough, *(() if question.needed else (none,))),)
    if question.many:
        ticks = [
            button(line("ticked", label=label), Tick(flow, name, value, "0"))
            if value in waiting.picked
            else button(label, Tick(flow, name, value, "1"))
            for value, label in question.choices().items()
        ]
        done = [button(line("tick-all"), Choose(flow, name, "all"))]
        if any(waiting.picked):
            done.append(button(line("tick-done"), Choose(flow, name, "ticked"), "primary"))
        return (*pairs(ticks, 1), tuple(done))
    if isinstance(question, Confirm):
        edits = [
            button(line(row.edit, label=row.label), Edit(flow, name, row.names[0]))
            for row in question.rows
            if row.names
        ]
        return ((button(line(question.button), Choose(flow, name, "send"), "primary"),), *pairs(edits))
    options = [button(label, Choose(flow, name, value)) for value, label in question.choices().items()]
    two = isinstance(question, Choice) and len(options) >= SIDE_BY_SIDE
    return pairs(options, 2 if two else 1)


def _ways_out(flow: str, waiting: Waiting) -> tuple[Button, ...]:
    back = () if waiting.first else (button(line("back"), GoBack(flow, waiting.name)),)
    leave = "leave-stuck" if waiting.stuck else "leave"
    return (*back, button(line(leave), Leave(flow, waiting.name)))


def chosen(question: Question[Any], raw: str) -> Line | None:
    """What is written under a question that was answered by a button; None for what has no words of its own."""
    if raw == "all" and question.many:
        return line("chosen", what=line("all-of-it"))
    labels = question.choices()
    named = [labels[each] for each in raw.split(",") if each in labels]
    return line("chosen", what=line("list", items=named)) if named else None
