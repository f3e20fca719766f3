"""Strangers' mails are read in a process of their own, which may be killed: `python -m bot.mail.reader`.

A mail comes in on standard input, what it says (`Incoming`) goes out as JSON.  The process knows no key and no
address, gets so much memory and time and no more, and reads one mail.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

from bot.mail.incoming import Incoming, from_json, read_incoming, to_json

SECONDS = 5
"""Of a processor; ten megabytes that are honest take less than one."""
DEADLINE = 20.0
"""Seconds by the clock, for a machine that is busy."""
MEMORY = 512 << 20
"""Bytes of address space; ten megabytes of mail need some 150 MB of it."""
HEADERS = "headers"

_ROOT = Path(__file__).resolve().parents[2]


class NotRead(Exception):
    """No process could read a mail, not even its headers."""


async def read(raw: bytes, headers_only: bool = False) -> Incoming:
    """Read a mail; one that takes too much is known by its headers alone.  Raises NotRead, OSError."""
    found = await _child(raw, headers_only=headers_only)
    if found is None and not headers_only:
        found = await _child(raw, headers_only=True)
    if found is None:
        raise NotRead
    return found


async def _child(raw: bytes, *, headers_only: bool) -> Incoming | None:
    child = await asyncio.create_subprocess_exec(
        # -S, and no environment: it needs the standard library and bot.mail, and nothing of ours.
        *(sys.executable, "-S", "-m", __name__, *([HEADERS] if headers_only else [])),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": str(_ROOT)},
        cwd="/",
    )
    try:
        async with asyncio.timeout(DEADLINE):
            out, _ = await child.communicate(raw)
        return from_json(out) if child.returncode == 0 else None
    except (TimeoutError, ValueError, TypeError, KeyError):
        return None
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()


def main() -> None:
    """Read the mail on standard input."""
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # not every system limits everything
            resource.setrlimit(what, (most, most))
    mail = read_incoming(sys.stdin.buffer.read(), headers_only=HEADERS in sys.argv[1:])
    sys.stdout.buffer.write(to_json(mail))


if __name__ == "__main__":
    main()
