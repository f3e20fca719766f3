"""Work for the sandbox that does what hostile files make a parser do; `main` is what the sandbox starts."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile

from bot.sandbox import serve


def main() -> None:
    """Serve until the test is gone."""
    serve(work)


def work(job: bytes) -> bytes:
    """A job is a word that says what to do."""
    match job:
        case b"spin":
            while True:
                pass
        case b"wait":
            signal.pause()
        case b"eat":
            return bytes(512 << 20)
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"stumble":
            raise TypeError("a stranger's words")
        case b"who":
            return f"{os.getppid()} {os.getpid()}".encode()
        case b"knows":
            return repr(dict(os.environ)).encode()
        case b"modules":
            return " ".join(sys.modules).encode()
        case b"complain":
            return str(logging.getLogger("parser").isEnabledFor(logging.ERROR)).encode()
        case b"write":
            with tempfile.TemporaryFile() as file:
                file.write(b"x" * 100)
        case b"stop the keeper":
            os.kill(os.getppid(), signal.SIGSTOP)
            signal.pause()
        case b"kill the keeper":
            os.kill(os.getppid(), signal.SIGKILL)
            signal.pause()
        case _ if job.endswith(b"frozen"):
            while True:
                pass
    return job
