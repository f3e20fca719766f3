"""Strangers' mails are read in a process of their own, which may die of them (bot/sandbox.py).

A mail goes in as bytes, what it says (`Incoming`) comes out as JSON.  The process knows no key and no address, gets so
much memory and time and no more, and reads one mail.
"""

from __future__ import annotations

from contextlib import suppress

from bot.mail.incoming import Incoming, from_json, read_incoming, to_json
from bot.sandbox import Died, Limits, Sandbox, serve

_WHOLE, _HEADERS = b"w", b"h"
_sandbox = Sandbox(__name__, Limits(cpu=2, seconds=20.0, memory=256 << 20))
"""Ten megabytes that are honest take 0.4 s and less than 100 MB; the clock is for a busy machine."""


ANSWER = 1 << 20
"""Bytes that the process may say of a mail; each field has a maximum of its own, and all of them take half of that.
What reads strangers' bytes may be theirs by then."""


class NotRead(Exception):
    """Not even the headers of a mail could be read."""


async def read(raw: bytes, headers_only: bool = False) -> Incoming:
    """Read a mail; one that takes too much is known by its headers alone.  Raises NotRead, and OSError where no
    process can be started, which says nothing about the mail."""
    return await _sandbox.in_turn(_asked, raw, headers_only)


def _asked(raw: bytes, headers_only: bool) -> Incoming:
    for how in (_HEADERS,) if headers_only else (_WHOLE, _HEADERS):
        with suppress(Died, ValueError, TypeError, KeyError):
            answer = _sandbox.run(how + raw)
            if len(answer) <= ANSWER:
                return from_json(answer)
    raise NotRead


def main() -> None:
    """Read mails until the service is gone; the sandbox starts this."""
    serve(_examined)


def _examined(job: bytes) -> bytes:
    return to_json(read_incoming(job[1:], headers_only=job[:1] == _HEADERS))
