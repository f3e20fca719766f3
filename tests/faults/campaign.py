"""A campaign: people come and go while the bot is killed again and again; then it is left in peace, and judged."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, func, select

from bot.demo import BotApi, Mailbox
from bot.storage.tables import inbox, outbox
from tests.conftest import environment
from tests.e2e.cast import ROOT, free_port
from tests.faults.crowd import Crowd
from tests.faults.history import Verdict, judge

SECRET = "a-secret-of-thirty-two-characters"
REACHED = 15.0
"""Seconds in which a life reaches its point, or is killed where it is."""
PEACE = 150.0
"""Seconds after the last kill in which everybody must be served and every queue empty."""


@dataclass(frozen=True)
class Kill:
    """How a life ends: at a point, when it is passed for the so manieth time, or some seconds after its birth."""

    point: str = ""
    passing: int = 1
    after: float = 0.0


@dataclass(frozen=True)
class Setting:
    """On what the bot runs, and how it hears of updates."""

    database: str
    mode: str = "polling"
    replicas: int = 1

    def __str__(self) -> str:
        engine = "SQLite" if self.database.startswith("sqlite") else "PostgreSQL"
        return f"{engine}, {self.mode}, {self.replicas} replica{'s' if self.replicas > 1 else ''}"


class Replica:
    """One place where the bot lives, one life after the other."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self._env, self._log = env, log
        self._nursery: asyncio.subprocess.Process | None = None
        self._pid = 0

    async def open(self) -> None:
        """Load everything that a life needs."""
        inherited = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "PYTHONPATH", "TMPDIR", "LANG")
            if name in os.environ
        }
        with self._log.open("ab") as log:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.faults.lives", cwd=ROOT, stderr=log,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                env=inherited | {"PYTHAINLP_OFFLINE": "1"},
            )  # fmt: skip
        await self._line()

    async def born(self, kill: Kill | None = None, trace: Path | None = None) -> None:
        """A life begins."""
        life = {
            "env": self._env | ({"FAULT_TRACE": str(trace)} if trace else {}),
            "point": kill.point if kill else "",
            "passing": kill.passing if kill else 1,
        }
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(life).encode() + b"\n")
        self._pid = int(await self._line())

    def strike(self, by: signal.Signals = signal.SIGKILL) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, by)

    async def ended(self) -> int:
        """Wait for its end: minus the signal that it died of, or the exit code."""
        return int((await self._line()).split()[1])

    async def close(self) -> None:
        """Leave nothing running."""
        if self._nursery is not None and self._nursery.returncode is None:
            self._nursery.kill()
            await self._nursery.wait()
            self.strike()

    async def _line(self) -> str:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        return (await self._nursery.stdout.readline()).decode()


@dataclass
class Campaign:
    """A bot in a setting, the world around it, and the people in it."""

    setting: Setting
    log: Path
    at_once: int = 6
    on_kill: Callable[[], None] = lambda: None
    kills: int = 0
    _born: float = field(default_factory=time.monotonic)

    async def run(self, kills: Iterable[Kill]) -> Verdict:
        """Kill it in these ways, shared out among the replicas."""
        async with AsyncExitStack() as stack:
            api = await stack.enter_async_context(BotApi())
            post = await stack.enter_async_context(Mailbox(kept=1_000_000))
            replicas = [self._replica(api, post) for _ in range(self.setting.replicas)]
            for each in replicas:
                stack.push_async_callback(each.close)
                await each.open()
            crowd = Crowd(api, post, born=lambda: self._born)
            coming = asyncio.create_task(crowd.come(self.at_once))
            left = iter(kills)
            await asyncio.gather(*(self._lives(each, left) for each in replicas))
            for each in replicas:
                await each.born()
            self._born = time.monotonic()
            crowd.closing = True
            await self._peace(coming, crowd)
            for each in replicas:
                each.strike(signal.SIGTERM)
                await each.ended()
            log = self.log.read_text(encoding="utf-8", errors="replace")
            return judge(self.setting.database, api, post, crowd, log, self.kills)

    async def points(self) -> list[str]:
        """The points that a life passes in which somebody of each kind is served."""
        async with AsyncExitStack() as stack:
            api = await stack.enter_async_context(BotApi())
            post = await stack.enter_async_context(Mailbox())
            replica = self._replica(api, post)
            stack.push_async_callback(replica.close)
            await replica.open()
            trace = self.log.with_suffix(".points")
            await replica.born(trace=trace)
            crowd = Crowd(api, post, closing=True)
            await asyncio.gather(crowd.visitor(1).complains(), crowd.visitor(2).asks_for_a_copy())
            replica.strike(signal.SIGTERM)
            await replica.ended()
            return trace.read_text().splitlines()

    def _replica(self, api: BotApi, post: Mailbox) -> Replica:
        port = free_port()
        env = environment(api, post, self.setting.database) | {
            "LISTEN": f"127.0.0.1:{port}",
            "LOG_LEVEL": "debug",
        }
        if self.setting.mode == "webhook":
            env |= {
                "BOT_MODE": "webhook",
                "PUBLIC_URL": f"http://127.0.0.1:{port}",
                "WEBHOOK_SECRET": SECRET,
            }
        return Replica(env, self.log)

    async def _lives(self, replica: Replica, left: Iterable[Kill]) -> None:
        for kill in left:
            await replica.born(kill)
            self._born = time.monotonic()
            try:
                async with asyncio.timeout(REACHED if kill.point else kill.after):
                    await asyncio.shield(dying := asyncio.ensure_future(replica.ended()))
            except TimeoutError:
                replica.strike()
                await dying
            self.kills += 1
            self.on_kill()

    async def _peace(self, coming: asyncio.Task[None], crowd: Crowd) -> None:
        """Wait until everybody is served and nothing waits any more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PEACE):
                await asyncio.shield(coming)
                while self._waiting():  # noqa: ASYNC110
                    await asyncio.sleep(0.1)  # other processes work: nothing tells us
        if not coming.done():
            coming.cancel()
            crowd.lost.append("somebody was still waiting at the end")

    def _waiting(self) -> int:
        engine = create_engine(self.setting.database)
        with engine.connect() as db:
            updates = select(func.count()).select_from(inbox).where(inbox.c.state == "new")
            replies = select(func.count()).select_from(outbox).where(outbox.c.state == "due")
            waiting = db.execute(updates).scalar_one() + db.execute(replies).scalar_one()
        engine.dispose()
        return int(waiting)


def at_random(number: int, seed: int) -> list[Kill]:
    """Kills at moments that depend on the seed alone."""
    chance = random.Random(seed)
    return [Kill(after=chance.uniform(0.3, 2.5)) for _ in range(number)]


def in_turn(points: list[str], seed: int) -> list[Kill]:
    """A kill at each point.  What a life does once only (Telegram keeps our profile) comes first, while it is still to
    be done; those at which an update is in hand are far apart, for one that dies in hand again and again is set
    aside."""
    once = [each for each in points if "setMy" in each]
    in_hand = [each for each in points if "Worker." in each]
    others = [each for each in points if each not in {*once, *in_hand}]
    random.Random(seed).shuffle(others)
    apart = len(others) // (len(in_hand) + 1)
    for n, each in enumerate(in_hand, start=1):
        others.insert(n * (apart + 1) - 1, each)
    return [Kill(each) for each in [*once, *others]]
