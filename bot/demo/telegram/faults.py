"""Misfortunes on order: what the server does instead of answering properly.

A queue; the first fault that fits a call is taken, as many times as it says. Faults are looked at after the
token and before the method, so they hit any method, and a fault on getUpdates confirms nothing. Usage:

    api.faults.refuse("sendMessage", 429, retry_after=3)
    api.faults.cut_after("sendMessage", contains="เลขที่คำขอ")  # it took effect, and the bot cannot know
    gate = api.faults.hold("sendDocument"); ...; gate.set()
"""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

from bot.demo.telegram.params import Call
from bot.demo.telegram.refusals import Refusal

Way = Literal["refuse", "cut_before", "cut_after", "half_json", "html", "slow"]


@dataclass
class Fault:
    way: Way
    method: str | None = None  # None: whatever is called
    code: int = 500
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    contains: str = ""  # somewhere in the values of the call
    times: int = 1
    seconds: float = 0.0
    gate: asyncio.Event | None = None

    def fits(self, call: Call) -> bool:
        if self.method and self.method.lower() != call.method.lower():
            return False
        return not self.contains or any(self.contains in value for value in call.params.values())

    def refusal(self) -> Refusal:
        return Refusal(self.code, self.description, **self.parameters)


class Faults:
    def __init__(self) -> None:
        self.queue: list[Fault] = []
        self.taken: list[tuple[str, str]] = []  # (way, method) of those that happened

    def add(self, fault: Fault) -> Fault:
        self.queue.append(fault)
        return fault

    def refuse(
        self,
        method: str | None = None,
        code: int = 500,
        description: str = "",
        *,
        retry_after: int | None = None,
        times: int = 1,
        contains: str = "",
        **parameters: Any,
    ) -> Fault:
        """An error instead of an answer; the description follows from the code unless it is given."""
        if retry_after is not None:
            parameters["retry_after"] = retry_after
            description = description or f"Too Many Requests: retry after {retry_after}"
        description = description or HTTPStatus(code).phrase
        return self.add(Fault("refuse", method, code, description, parameters, contains, times))

    def cut_before(self, method: str | None = None, *, times: int = 1, contains: str = "") -> Fault:
        """The connection breaks before the call took effect."""
        return self.add(Fault("cut_before", method, contains=contains, times=times))

    def cut_after(self, method: str | None = None, *, times: int = 1, contains: str = "") -> Fault:
        """The connection breaks after the call took effect: the ambiguous case."""
        return self.add(Fault("cut_after", method, contains=contains, times=times))

    def half_json(self, method: str | None = None, *, times: int = 1, contains: str = "") -> Fault:
        """The call takes effect; of its answer only the first half arrives."""
        return self.add(Fault("half_json", method, contains=contains, times=times))

    def html(self, method: str | None = None, code: int = 200, *, times: int = 1) -> Fault:
        """A web page instead of JSON, as a proxy in between would answer. Nothing takes effect."""
        return self.add(Fault("html", method, code, times=times))

    def slow(self, method: str | None = None, seconds: float = 1.0, *, times: int = 1) -> Fault:
        """The call takes effect after a while."""
        return self.add(Fault("slow", method, seconds=seconds, times=times))

    def hold(self, method: str | None = None, *, times: int = 1, contains: str = "") -> asyncio.Event:
        """The call waits until the gate is set, and takes effect then."""
        gate = asyncio.Event()
        self.add(Fault("slow", method, contains=contains, times=times, gate=gate))
        return gate

    def take(self, call: Call) -> Fault | None:
        for fault in self.queue:
            if fault.fits(call):
                fault.times -= 1
                if fault.times <= 0:
                    self.queue.remove(fault)
                self.taken.append((fault.way, call.method))
                return fault
        return None

    def clear(self) -> None:
        self.queue.clear()
