"""What a file is, by its content and never by its name, and whether it is fit to be kept.

Nothing of it is parsed here.  What parses (`pictures.py`, `documents.py`) runs in the sandbox, because a file may
freeze, fill or crash whatever reads it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import Died, Limits, Sandbox, Starved

MOST_BYTES = 10 * 1024 * 1024
"""Of a file that is kept.  Of what goes by letter there is less (`ENCLOSED` in letters.py); the team's page has all."""
MOST_PIXELS = 25_000_000  # ASVS 5.2.6
_LIMITS = Limits(cpu=4, seconds=6.0, memory=256 * 1024 * 1024)
"""The largest picture that is taken needs half of each: 25 million points, turned upright."""
_FIRST_BYTES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
_ODD_NAME = re.compile(r"[^\w .()\u0e01-\u0e3a\u0e3f-\u0e5b-]+")
_sandbox = Sandbox("bot.tickets.examination", _LIMITS)


class Unfit(Exception):
    """A file that is not taken; `reason` is the end of a message id: big, kind, broken, active, locked, late."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Evidence:
    """A file fit to be kept."""

    kind: str
    name: str
    content: bytes = field(repr=False)
    caption: str = ""
    """What the person wrote with it."""

    @property
    def megabytes(self) -> int:
        """How many it takes, the last of them perhaps in part."""
        return max(1, -(-len(self.content) // 1_000_000))

    @property
    def content_type(self) -> str:
        return {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}[self.kind]


class Bounded(io.BytesIO):
    """What a file is written into anew: raises Unfit before it grows beyond what is kept."""

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > MOST_BYTES:
            raise Unfit("big")
        return super().write(data)


async def ready() -> None:
    """Have started what looks into files, before the first one comes.  Raises OSError when no process can be
    started; the first file tries again."""
    await _sandbox.in_turn(_sandbox.prepare)


async def inspected(name: str, content: bytes, gives_way: Callable[[float], bool] | None = None) -> Evidence:
    """`inspect`, in turn and beside the event loop."""
    return await _sandbox.in_turn(inspect, name, content, gives_way)


def inspect(name: str, content: bytes, gives_way: Callable[[float], bool] | None = None) -> Evidence:
    """The file as it may be kept.  Raises Unfit; and what says nothing about the file: GaveWay when `gives_way`,
    told how many seconds it has taken, had others come first, and OSError where no process can be started to look
    into it."""
    if len(content) > MOST_BYTES:
        raise Unfit("big")
    kind = next((kind for first, kind in _FIRST_BYTES.items() if content.startswith(first)), None)
    if kind is None:
        raise Unfit("kind")
    try:
        found = _sandbox.run(kind.encode() + b"\n" + content, gives_way)
    except Starved as starved:
        raise Unfit("late") from starved
    except Died as died:
        raise Unfit("broken") from died
    if not found.startswith(b"+"):
        raise Unfit(found[1:].decode())
    if len(found) > MOST_BYTES + 1:
        raise Unfit("big")
    return Evidence(kind, _named(name, kind), found[1:])


def _named(name: str, kind: str) -> str:
    stem = _ODD_NAME.sub("_", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]).strip(" ._")
    return f"{stem[:60] or 'file'}.{kind}"
