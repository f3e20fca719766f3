"""A walk through a flow by names and message ids, without words: what was stored goes through JSON between
any two moves, and a service made of a few lines does what the flow asks of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from flows import FLOWS
from flows.buttons import Edit, read
from flows.display import shown
from flows.effects import CheckCode, FindOpen, FindProof, FindTicket, FitsTicket, SendCode
from flows.lines import Line, Reply
from flows.questions import Confirm, Question, Row
from flows.talk import Acting, Back, Done, Flow, Move, Revise, Said, Toggled, Waiting, run, turn

MALEE = "malee@example.com"
CODE = "12345678"
PHONE = "00000000000000aa"
"""The proof of a phone that was shared."""
FILE = "00000000000000ff"
"""A file that was sent."""


class Service:
    """Stands in for the service: sends codes, compares them, knows proofs and open requests."""

    def __init__(
        self, *, proof: str = "", open: str = "", ticket: str = "open proven", owner: str = "p1"
    ) -> None:
        self.proof, self.open, self.ticket, self.owner = proof, open, ticket, owner
        self.outcomes: list[str] = []
        """Of the next codes to be sent, where it is not their challenge."""
        self.sent: list[str] = []

    def __call__(self, effect: Any) -> str:
        match effect:
            case FindProof():
                return self.proof
            case FindOpen():
                return self.open
            case FindTicket():
                return self.ticket
            case FitsTicket(_, proof):
                return "yes" if proof == self.owner else ""
            case SendCode(email):
                outcome = self.outcomes.pop(0) if self.outcomes else f"c{len(self.sent) + 1}"
                self.sent += [email] if outcome.startswith("c") else []
                return outcome
            case CheckCode(_, nth, code):
                return "right p1" if code == CODE else f"wrong {5 - nth}" if nth < 5 else "dead"
        raise AssertionError(effect)


class Walk:
    """Somebody in a flow."""

    def __init__(
        self,
        flow: str | Flow[Any],
        given: Mapping[str, str] | None = None,
        service: Callable[[Any], str] | None = None,
    ) -> None:
        """Through a flow by its name in FLOWS (or one of a test's own); `service` gives the outcome of an
        effect."""
        self.flow = FLOWS[flow] if isinstance(flow, str) else flow
        self.called = flow if isinstance(flow, str) else "test"
        self.service = service or Service()
        self.stored = json.dumps(dict(given or {}))
        self.performed: list[Any] = []
        self.asked: dict[str, Question[Any]] = {}
        """The questions that have waited, by name."""
        self.heard: set[str] = set()
        """The ids of everything that was shown, buttons too."""
        self.now: Any = None
        self.move(None)

    def move(self, move: Move | None) -> Waiting | Done[Any]:
        """One move on, effects performed on the way."""
        misses = self.now.misses if isinstance(self.now, Waiting) else 0
        outcome = run(turn(self.flow, json.loads(self.stored), move, misses))
        while isinstance(outcome, Acting):
            self.performed.append(outcome.effect)
            answers = json.loads(json.dumps(outcome.settle(self.service(outcome.effect))))
            outcome = run(turn(self.flow, answers))
        self.now = outcome
        self.stored = json.dumps(outcome.answers)
        if isinstance(outcome, Waiting):
            self.asked[outcome.name] = outcome.question
        reply = shown(self.called, outcome) if isinstance(outcome, Waiting) else Reply(outcome.lines)
        for line in (*reply.lines, *(button.label for row in reply.rows for button in row)):
            self.heard |= ids_in(line)
        return outcome

    def says(self, raw: str, about: str | None = None) -> Waiting | Done[Any]:
        """Answer the question that waits (or one named)."""
        return self.move(Said(raw, about or self.name))

    def answers(self, *raws: str) -> Walk:
        """Answer one question after another."""
        for raw in raws:
            self.says(raw)
        return self

    def verifies(self) -> Walk:
        """Type one's address, and the code that came."""
        return self.answers(MALEE, CODE)

    def ticks(self, option: str) -> Waiting | Done[Any]:
        """Tick or untick an option."""
        return self.move(Toggled(option, self.name))

    def back(self) -> Waiting | Done[Any]:
        """Go back by one answer."""
        return self.move(Back())

    def revises(self, name: str) -> Waiting | Done[Any]:
        """Change one answer."""
        return self.move(Revise(name))

    def edits(self, row: Row) -> Waiting | Done[Any]:
        """Press the button of the summary that edits a row."""
        [edit] = [each for each in self.edit_buttons if each.name in row.names]
        return self.revises(edit.name)

    @property
    def edit_buttons(self) -> list[Edit]:
        """What the buttons under the summary send back that edit a row."""
        reply = shown(self.called, self.now)
        presses = [read(button.press) for row in reply.rows for button in row]
        return [press for press in presses if isinstance(press, Edit)]

    @property
    def name(self) -> str:
        """The question that waits."""
        assert isinstance(self.now, Waiting), self.now
        return self.now.name

    @property
    def ids(self) -> list[str]:
        """The ids of what was said."""
        return [line.id for line in self.now.lines]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the summary that waits."""
        assert isinstance(self.now.question, Confirm), self.now
        return self.now.question.rows

    @property
    def summary(self) -> list[str]:
        """The summary that waits, each row as `label: value`."""
        return [f"{told(row.label)}: {told(row.value)}" for row in self.rows]

    def row(self, name: str) -> Row:
        """The row that edits the question of this name."""
        return next(row for row in self.rows if row.names[:1] == (name,))

    @property
    def result(self) -> Any:
        """What the flow ended with."""
        assert isinstance(self.now, Done), self.now
        return self.now.result


def told(line: Line) -> str:
    """A line by its id, or the person's own words."""
    match line.id:
        case "plain":
            return str(line.args["text"])
        case "list":
            return " ".join(told(each) for each in line.args["items"])
        case "row-nth":
            return f"{line.args['n']}. {told(line.args['label'])}"
        case "files-count":
            return f"files-count {line.args['count']}"
    return line.id


def ids_in(value: Any) -> set[str]:
    """The message ids of a line, and of the lines in it."""
    if isinstance(value, Line):
        return {value.id}.union(*(ids_in(each) for each in value.args.values()))
    return set().union(*(ids_in(each) for each in value)) if isinstance(value, list) else set()
