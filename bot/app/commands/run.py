"""privacy-bot run: the service from its start until a supervisor ends it.

Exit codes: 0 told to stop; 1 something that may be otherwise when it is started again (a part died, the token is
refused, the database does not answer, the port is taken); 2 something that somebody has to correct first (settings,
the policy, a database of a later release).
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable

from rich.console import Console

from bot.answers.document import PolicyError
from bot.app.build import build
from bot.app.commands import strangers_line
from bot.app.service import CannotStart, Service
from bot.ops.config import Config
from bot.ops.logs import told

log = logging.getLogger(__name__)

TURN = 0.0001
"""Seconds after which a thread that calculates lets another one go on (Python's own 5 ms is for threads that all
calculate): the loop gives way at each packet that it reads or writes, and so does a thread at each answer of the
database, and would wait so long each time, for each of them."""


LITTER = 20_000
"""Objects made beyond those that went after which Python looks for what only circles keep: a message makes thousands,
almost none in a circle, and 700 (Python's own) is several looks a message."""


async def run_service(config: Config, errors: Console, leave: Callable[[int], None]) -> int:
    """Run until SIGTERM or SIGINT, also while it still starts; the exit code.  What keeps it from starting is one
    line on `errors`; `leave` is called with the code when everything is stopped."""
    sys.setswitchinterval(TURN)
    service, code = None, 1
    try:
        service = _built(config)
        gc.freeze()  # the bank and the libraries stay: no look has to go through them
        gc.set_threshold(LITTER)
        code = await _run(service)
    except CannotStart as reason:
        code = reason.code
        errors.print(str(reason), style="red", markup=False, highlight=False, soft_wrap=True)
    except Exception as error:
        log.critical("the service cannot start", exc_info=True)
        errors.print(strangers_line(f"the service cannot start: {told(error)}"), style="red", soft_wrap=True)
    finally:
        if service is not None:
            await service.stop()
        leave(code)
    return code


def _built(config: Config) -> Service:
    try:
        return build(config)
    except (PolicyError, OSError, UnicodeError) as error:
        if config.policy_file is None:
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotStart(f"POLICY_FILE: {reason}", 2) from None


async def _run(service: Service) -> int:
    stopping = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    starting = asyncio.create_task(service.start())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({starting, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():
        starting.cancel()
        return 0
    starting.result()
    return 1 if await service.until(stopping) else 0
