"""The bot, one life after the other: each a process of its own, as `privacy-bot run` starts it, that can be killed.

A process with everything loaded reads one line of JSON for each life from its input, forks, and writes the number of
the process, and when that has ended how, and how large it had become.  So a life costs what a start costs after the
imports.

Fail points are found from the code and not listed by hand: each piece of work that is handed to the database passes
`in <work>` (everything is written, nothing is committed) and `after <work>` (committed, and nobody knows it yet);
each call outside passes `before <call>` and `after <call>`.  A life with a `point` kills itself with SIGKILL when it
passes it for the `passing`th time.  Where `FAULT_TRACE` names a file, every passing is written down there, a line
each.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from sqlalchemy import Connection

from bot.answers.other_policy import load_answers
from bot.app.build import build
from bot.app.commands import run as command
from bot.mail.smtp import Smtp
from bot.ops.config import Config
from bot.ops.logs import set_up
from bot.storage.database import Storage
from handlers.connection import AiohttpRequest


class Points:
    """The fail points of a life."""

    def __init__(self, point: str, passing: int) -> None:
        self._point, self._passing, self._passed = point, passing, Counter[str]()
        self._trace = Path(os.environ["FAULT_TRACE"]) if "FAULT_TRACE" in os.environ else None

    def passes(self, name: str) -> None:
        """The process is at this point; it may be its last."""
        self._passed[name] += 1
        if self._trace:
            with self._trace.open("a") as trace:
                trace.write(name + "\n")
        if name == self._point and self._passed[name] == self._passing:
            os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """Watch the three doors to the outside: the database, Telegram, the mail server."""
        work_of, calls, letters = Storage.run_in_turn, AiohttpRequest.do_request, Smtp.send

        async def run_in_turn(
            storage: Storage, seconds: float, work: Callable[..., Any], *args: Any, **kwargs: Any
        ) -> Any:
            name = getattr(work, "__qualname__", type(work).__name__).replace(".<locals>", "")

            def within(db: Connection) -> Any:
                result = work(db, *args, **kwargs)
                self.passes(f"in {name}")
                return result

            result = await work_of(storage, seconds, within)
            self.passes(f"after {name}")
            return result

        async def do_request(request: AiohttpRequest, url: str, *args: Any, **kwargs: Any) -> Any:
            name = url.rpartition("/")[2]
            self.passes(f"before {name}")
            answer = await calls(request, url, *args, **kwargs)
            self.passes(f"after {name}")
            return answer

        async def send(smtp: Smtp, sender: str, recipient: str, message: bytes) -> Any:
            self.passes("before a letter")
            answer = await letters(smtp, sender, recipient, message)
            self.passes("after a letter")
            return answer

        Storage.run_in_turn, AiohttpRequest.do_request, Smtp.send = run_in_turn, do_request, send  # type: ignore[method-assign, assignment]


def live(life: dict[str, Any]) -> int:
    """One life, to its end; the exit code."""
    os.environ.update(life["env"])
    Points(life.get("point", ""), life.get("passing", 1)).install()
    config = Config.read(os.environ)
    set_up(config.log_level)
    return asyncio.run(command.run_service(config, Console(stderr=True), os._exit))


def tell(what: str) -> None:
    """Say a line to whoever keeps the lives."""
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def dies_with_its_parent() -> None:
    """Whoever interrupts a campaign leaves no life behind (Linux; elsewhere they have to be ended by hand)."""
    with suppress(AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def main() -> None:
    """Give birth for as long as there are lines."""
    dies_with_its_parent()
    command.build = partial(build, answers=load_answers())  # type: ignore[assignment]
    tell("loaded")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            dies_with_its_parent()
            os.close(0)
            os.dup2(
                2, 1
            )  # what it says is no word of ours, and whoever waits for our end waits not for its end
            code = 1
            try:
                code = live(json.loads(line))
            except BaseException:  # noqa: BLE001 - nothing above us says it
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        tell(str(child))
        _, status, used = os.wait4(child, 0)
        tell(f"ended {os.waitstatus_to_exitcode(status)} {used.ru_maxrss}")


if __name__ == "__main__":
    main()
