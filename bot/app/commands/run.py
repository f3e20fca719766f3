"""privacy-bot run: the service from its start until a supervisor ends it."""

from __future__ import annotations

import asyncio
import signal

from rich.console import Console

from bot.app.build import build
from bot.ops.config import Config


async def run_service(config: Config, errors: Console) -> int:
    """Run until SIGTERM or SIGINT, also while it still starts; the exit code."""
    service = build(config)
    stopping = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    starting = asyncio.create_task(service.start())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({starting, stopped}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if not starting.done():
            starting.cancel()
            return 0
        starting.result()
        return 1 if await service.until(stopping) else 0
    except RuntimeError as error:
        errors.print(str(error), style="red")
        return 1
    finally:
        await service.stop()
