"""A walk through a flow by names and message ids, without words: what was stored goes through JSON between
any two moves, and effects have the outcomes that the test gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from flows.talk import Acting, Back, Done, Flow, Move, Revise, Said, Toggled, Waiting, run, turn


class Walk:
    """Somebody in a flow."""

    def __init__(
        self,
        flow: Flow[Any],
        given: Mapping[str, str] | None = None,
        service: Callable[[Any], str] | None = None,
    ) -> None:
        """`service` gives the outcome of an effect."""
        self.flow, self.service = flow, service
        self.stored = json.dumps(dict(given or {}))
        self.performed: list[Any] = []
        self.now = self.move(None)

    def move(self, move: Move | None) -> Waiting | Done[Any]:
        """One move on, effects performed on the way."""
        misses = self.now.misses if hasattr(self, "now") and isinstance(self.now, Waiting) else 0
        outcome = run(turn(self.flow, json.loads(self.stored), move, misses))
        while isinstance(outcome, Acting):
            assert self.service is not None, f"{outcome.name} has nobody to do it"
            self.performed.append(outcome.effect)
            answers = json.loads(json.dumps(outcome.settle(self.service(outcome.effect))))
            outcome = run(turn(self.flow, answers))
        self.now = outcome
        self.stored = json.dumps(outcome.answers)
        return outcome

    def says(self, raw: str, about: str | None = None) -> Waiting | Done[Any]:
        """Answer the question that waits (or one named)."""
        return self.move(Said(raw, about or self.name))

    def answers(self, *raws: str) -> Waiting | Done[Any]:
        """Answer one question after another."""
        for raw in raws:
            self.says(raw)
        return self.now

    def ticks(self, option: str) -> Waiting | Done[Any]:
        """Tick or untick an option."""
        return self.move(Toggled(option, self.name))

    def back(self) -> Waiting | Done[Any]:
        """Go back by one answer."""
        return self.move(Back())

    def revises(self, name: str) -> Waiting | Done[Any]:
        """Change one answer."""
        return self.move(Revise(name))

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
    def result(self) -> Any:
        """What the flow ended with."""
        assert isinstance(self.now, Done), self.now
        return self.now.result
