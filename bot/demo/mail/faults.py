"""What goes wrong at the post office: faults per phase of an SMTP conversation.

    box.faults.refuse("rcpt", "451 4.7.1 greylisted", to="privacy@example.co.th")
    box.faults.drop("dot")                  # accepted, kept, and never said so: the ambiguous case
    box.faults.drop("dot", kept=False)      # cut off before it was kept
    gate = box.faults.hold("data")
    box.faults.slow("rcpt", 2.0)

The phases: `connect`, `mail`, `rcpt`, `data` (before 354), `dot` (after the final dot). Safe from any thread.
"""

import asyncio
import threading
from dataclasses import dataclass
from typing import Literal

Phase = Literal["connect", "mail", "rcpt", "data", "dot"]
LOOK_AGAIN = 0.01  # seconds between looks at a gate, which another thread opens


@dataclass
class PostFault:
    phase: Phase
    reply: str = ""  # the SMTP reply; empty: the connection breaks
    to: str = ""  # only for this recipient
    times: int = 1
    kept: bool = True  # `dot` only: whether the letter is in the box all the same
    gate: threading.Event | None = None  # held until it is open, but otherwise all right
    seconds: float = 0.0  # answered after so long, but otherwise all right

    @property
    def harmless(self) -> bool:
        """Whether it only takes its time."""
        return self.gate is not None or self.seconds > 0

    async def wait(self) -> None:
        await asyncio.sleep(self.seconds)
        while self.gate and not self.gate.is_set():  # noqa: ASYNC110 (another thread opens it)
            await asyncio.sleep(LOOK_AGAIN)


class PostFaults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.queue: list[PostFault] = []

    def add(self, fault: PostFault) -> PostFault:
        with self._lock:
            self.queue.append(fault)
        return fault

    def refuse(self, phase: Phase, reply: str, *, times: int = 1, to: str = "") -> PostFault:
        """Answer with an error; for `rcpt`, to one recipient only if it is named (the rest are accepted)."""
        return self.add(PostFault(phase, reply, to, times, kept=False))

    def drop(self, phase: Phase, *, times: int = 1, kept: bool = True) -> PostFault:
        """Break the connection instead of answering."""
        return self.add(PostFault(phase, times=times, kept=kept))

    def hold(self, phase: Phase, *, times: int = 1) -> threading.Event:
        """Answer properly once the gate is set."""
        gate = threading.Event()
        self.add(PostFault(phase, times=times, gate=gate))
        return gate

    def slow(self, phase: Phase, seconds: float, *, times: int = 1) -> PostFault:
        """Answer properly after a while."""
        return self.add(PostFault(phase, times=times, seconds=seconds))

    def take(self, phase: Phase, to: str = "") -> PostFault | None:
        with self._lock:
            for fault in self.queue:
                if fault.phase == phase and fault.to.lower() in ("", to.lower()):
                    fault.times -= 1
                    if fault.times <= 0:
                        self.queue.remove(fault)
                    return fault
        return None

    def clear(self) -> None:
        with self._lock:
            self.queue.clear()
