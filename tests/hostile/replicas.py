"""The bot as an operator runs it: one process on SQLite, two replicas behind a balancer on PostgreSQL, of which the
first is killed."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Self

from bot.demo import BotApi, Mailbox
from tests.e2e.cast import BotProcess, free_port
from tests.faults.balancer import Balancer
from tests.faults.campaign import Setting


class Replicas:
    """All processes of a setting, once it is entered; none is left running behind it."""

    def __init__(self, setting: Setting, api: BotApi, post: Mailbox, more: dict[str, str]) -> None:
        """`more`: what an operator would set besides."""
        self._setting, self._api, self._post, self._more = setting, api, post, more
        self._ports = [free_port() for _ in range(setting.replicas)]
        self._balancer = Balancer(self._ports)
        self._processes: list[BotProcess] = []
        self._reading: set[asyncio.Task[None]] = set()
        self._starting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Start all, one after the other: the first is the one that polls, where anybody does."""
        await self._balancer.open()
        for port in self._ports:
            env = self._setting.environment(self._api, self._post, port, self._balancer.port)
            self._processes.append(BotProcess(env | self._more))
            await self._start(self._processes[-1])
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        for each in self._processes:
            await each.close()
        await asyncio.gather(*self._reading)
        await self._balancer.close()

    @property
    def hook(self) -> str:
        """Where Telegram brings updates, or anybody who says to be Telegram."""
        return f"http://127.0.0.1:{self._balancer.port}/telegram"

    async def die(self, rest: float) -> float:
        """Kill the first with SIGKILL and have it started again: at once where nobody else is there, else after `rest`
        seconds, beside the others.  The moment (monotonic) from which somebody answers."""
        first, *others = self._processes
        await first.kill()
        if not others:
            await self._start(first)
            return time.monotonic()
        self._starting = asyncio.create_task(self._start(first, rest))
        return time.monotonic()

    async def _start(self, process: BotProcess, after: float = 0.0) -> None:
        await asyncio.sleep(after)
        await process.start()
        reading = asyncio.create_task(process.listens())
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)
