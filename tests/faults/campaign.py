"""A campaign: people come and go while the bot is killed again and again; then it is left in peace, and judged.

First under fire: one kill after the other, at points and at moments of chance, some stops between them, and where
there are two replicas one now and then stands still for longer than its leases.  Then one by one: a kill at a point
where much is in hand, and the time until everybody who waited at that moment is served, with Telegram's own pauses.
Leases and waits are always those of the program.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, func, select

from bot.demo import BotApi, Mailbox
from bot.demo.telegram.webhooks import pause_before
from bot.queue.delivery import LEASE
from bot.storage.tables import inbox, outbox
from tests.conftest import environment
from tests.e2e.cast import ROOT, free_port
from tests.faults.balancer import Balancer
from tests.faults.crowd import Crowd
from tests.faults.history import Verdict, judge
from tests.faults.record import history
from tests.faults.weather import storm

SECRET = "a-secret-of-thirty-two-characters"
REACHED = 5.0
"""Seconds in which a life reaches its point, or is killed where it is."""
PEACE = 150.0
"""Seconds after the last kill in which everybody must be served and every queue empty."""
CLEARING = 1000.0
"""The same after bad weather: a letter that failed twice waits for six minutes."""
STILL = LEASE + 5.0
"""Seconds for which a life stands still now and then."""
IMPATIENT = 2.0
"""Seconds that Telegram waits at most between two tries under fire; else it would stay away for minutes."""
IN_HAND = (
    "before sendMessage", "in Worker.hear", "after sendMessage", "before a letter", "after Worker._claim",
    "after a letter", "after Worker.hear", "in Deliveries.sent", "after Sender._claim", "before getUpdates",
)  # fmt: skip
"""Points at which a kill leaves most behind: leases on updates, replies and letters."""


@dataclass(frozen=True)
class Kill:
    """How a life ends: at a point, when it is passed for the so manieth time, or some seconds after its birth."""

    point: str = ""
    passing: int = 1
    after: float = 0.0
    by: signal.Signals = signal.SIGKILL
    """SIGTERM: it is told to stop.  SIGSTOP: it stands still for `STILL`, and is killed later."""


@dataclass(frozen=True)
class Setting:
    """On what the bot runs, and how it hears of updates; `stormy`: with faults of the others besides."""

    database: str
    mode: str = "polling"
    replicas: int = 1
    stormy: bool = False

    @property
    def on_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    def environment(self, api: BotApi, post: Mailbox, port: int, public: int) -> dict[str, str]:
        """What an operator would set for a replica that listens at `port`, behind a balancer at `public`."""
        env = environment(api, post, self.database) | {"LISTEN": f"127.0.0.1:{port}"}
        if self.mode == "webhook":
            env |= {
                "BOT_MODE": "webhook",
                "PUBLIC_URL": f"http://127.0.0.1:{public}",
                "WEBHOOK_SECRET": SECRET,
            }
        return env

    def __str__(self) -> str:
        engine = "SQLite" if self.on_sqlite else "PostgreSQL"
        replicas = f"{self.replicas} replica{'s' if self.replicas > 1 else ''}"
        return f"{engine}, {self.mode}, {replicas}{', bad weather' if self.stormy else ''}"


class Replica:
    """One place where the bot lives, one life after the other."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self._env, self._log = env, log
        self._nursery: asyncio.subprocess.Process | None = None
        self._pid = 0
        self.memory = 0.0
        """Megabytes of its largest life."""

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
        """Send a signal to it."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, by)

    async def ended(self) -> int:
        """Wait for its end: minus the signal that it died of, or the exit code."""
        _, code, kilobytes = (await self._line()).split()
        self._pid = 0
        self.memory = max(self.memory, int(kilobytes) / 1024)
        return int(code)

    async def serves(self) -> None:
        """Wait until this life listens; until then SIGTERM ends it as it ends any process."""
        host, port = self._env["LISTEN"].rsplit(":", 1)
        async with asyncio.timeout(PEACE):
            while True:
                with suppress(OSError):
                    _, writer = await asyncio.open_connection(host, int(port))
                    writer.close()
                    return
                await asyncio.sleep(0.1)  # another process begins: nothing tells us

    async def stopped(self) -> int:
        """Tell it to stop, and wait for its end."""
        self.strike(signal.SIGTERM)
        return await self.ended()

    async def close(self) -> None:
        """Leave nothing running."""
        self.strike()
        if self._nursery is not None and self._nursery.returncode is None:
            self._nursery.kill()
            await self._nursery.wait()

    async def _line(self) -> str:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        return (await self._nursery.stdout.readline()).decode()


@dataclass
class Campaign:
    """A bot in a setting, the world around it, and the people in it."""

    setting: Setting
    log: Path
    seed: int = 0
    at_once: int = 6
    on_kill: Callable[[], None] = lambda: None
    kills: int = 0
    reached: int = 0
    """Kills at the very point that was meant."""
    stops: int = 0
    """Lives that were told to stop, or stood still first."""
    longest: float = 0.0
    """Seconds that somebody waited under fire."""
    wrong: list[str] = field(default_factory=list)
    _shocks: list[float] = field(default_factory=list)
    _recoveries: list[float] = field(default_factory=list)
    _pause: Callable[[int], float] = lambda attempt: min(pause_before(attempt), IMPATIENT)

    async def run(self, kills: Iterable[Kill], one_by_one: int = 0) -> Verdict:
        """Kill it in these ways, shared out among the replicas, and then so often one by one."""
        async with AsyncExitStack() as stack:
            api, post, replicas = await self._open(stack)
            crowd = Crowd(api, post)
            coming = asyncio.create_task(crowd.come(self.at_once))
            stack.callback(coming.cancel)
            left = iter(kills)
            async with self._weather(api, post):
                await asyncio.gather(*(self._lives(each, left) for each in replicas))
                for each in replicas:
                    await each.born()
            if not self.setting.stormy:
                await self._served(crowd, self._shocks[-1] if self._shocks else time.time())
            self.longest, api.postman.pause = crowd.longest, pause_before
            for n in range(one_by_one):
                await self._recovers(replicas, crowd, n)
            crowd.closing = True
            await self._peace(coming, crowd)
            for each in replicas:
                await each.serves()
                if code := await each.stopped():
                    self.wrong.append(f"told to stop at the end it left with {code}")
            log = self.log.read_text(encoding="utf-8", errors="replace")
            found = history(self.setting.database, api, post, crowd, log)
        found.stormy = self.setting.stormy
        found.shocks, found.recoveries = self._shocks, self._recoveries
        found.memory = max(each.memory for each in replicas)
        verdict = judge(found)
        verdict.wrong += self.wrong
        return verdict

    async def points(self) -> Counter[str]:
        """How often a life passes each point in which somebody of each kind is served."""
        async with AsyncExitStack() as stack:
            api, post, [replica, *_] = await self._open(stack)
            trace = self.log.with_suffix(".points")
            await replica.born(trace=trace)
            crowd = Crowd(api, post, closing=True)
            await asyncio.gather(crowd.visitor(1).complains(), crowd.visitor(2).asks_for_a_copy())
            await replica.stopped()
            return Counter(trace.read_text().splitlines())

    def _weather(self, api: BotApi, post: Mailbox) -> AbstractAsyncContextManager[None]:
        return storm(api, post, self.setting.database, self.seed) if self.setting.stormy else nullcontext()

    async def _open(self, stack: AsyncExitStack) -> tuple[BotApi, Mailbox, list[Replica]]:
        api = await stack.enter_async_context(BotApi(pause=self._pause))
        api.telegram.calls = deque()  # all of them: the judge must miss none
        post = await stack.enter_async_context(Mailbox(kept=1_000_000))
        ports = [free_port() for _ in range(self.setting.replicas)]
        balancer = Balancer(ports)
        await balancer.open()
        stack.push_async_callback(balancer.close)
        envs = [self.setting.environment(api, post, port, balancer.port) for port in ports]
        replicas = [Replica(each | {"LOG_LEVEL": "debug"}, self.log) for each in envs]
        for each in replicas:
            stack.push_async_callback(each.close)
            await each.open()
        return api, post, replicas

    async def _lives(self, replica: Replica, left: Iterable[Kill]) -> None:
        for kill in left:
            await replica.born(kill)
            await self._dies(replica, kill, REACHED if kill.point else kill.after)

    async def _dies(self, replica: Replica, kill: Kill, within: float) -> None:
        """A life ends as it is meant to, or after so many seconds where it is."""
        dying, reached = asyncio.ensure_future(replica.ended()), kill.point != ""
        try:
            async with asyncio.timeout(within):
                await asyncio.shield(dying)
        except TimeoutError:
            reached = False
            if kill.by == signal.SIGSTOP:
                await self._stands_still(replica)
            replica.strike(signal.SIGTERM if kill.by == signal.SIGTERM else signal.SIGKILL)
        code = await dying
        self._shocks.append(time.time())
        # SIGTERM ends what has only just begun as it ends any process; a database that hangs up ends a start, and
        # whoever supervises it starts it again.
        expected = {-signal.SIGKILL, *((0, -signal.SIGTERM) if kill.by == signal.SIGTERM else ())}
        if code not in expected | ({1} if self.setting.stormy else set()):
            self.wrong.append(f"a life ended by itself with {code}")
        self.kills += code == -signal.SIGKILL
        self.reached += reached and code == -signal.SIGKILL
        self.stops += kill.by != signal.SIGKILL
        self.on_kill()

    async def _stands_still(self, replica: Replica) -> None:
        replica.strike(signal.SIGSTOP)
        self._shocks.append(time.time())
        await asyncio.sleep(STILL)
        replica.strike(signal.SIGCONT)
        self._shocks.append(time.time())
        await asyncio.sleep(1.0)

    async def _recovers(self, replicas: list[Replica], crowd: Crowd, number: int) -> None:
        """Kill the first replica with much in hand; the others, or its next life, serve who waits."""
        first, *others = replicas
        await first.stopped()
        point = IN_HAND[number % len(IN_HAND)]
        await first.born(kill := Kill(point, 2 if "letter" in point else 20))
        await self._dies(first, kill, REACHED)
        if not others:
            await first.born()
        await self._served(crowd, self._shocks[-1])
        if others:
            await first.born()

    async def _served(self, crowd: Crowd, killed: float) -> None:
        """Wait until those who wait now are served, and note how long it took since a kill."""
        if crowd.waiting:
            await asyncio.wait(set(crowd.waiting), timeout=PEACE)
            self._recoveries.append(time.time() - killed)

    async def _peace(self, coming: asyncio.Task[None], crowd: Crowd) -> None:
        """Wait until everybody is served and nothing waits any more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLEARING if self.setting.stormy else PEACE):
                await asyncio.shield(coming)
                while crowd.api.updates.waiting or self._waiting():  # noqa: ASYNC110
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
    """Kills at moments that depend on the seed alone.  Most lives are short; each eighth is not, so that what waits for
    a start to have succeeded (`SETTLED` in bot/chat/worker.py) gets its turn."""
    chance = random.Random(seed)
    return [
        Kill(after=chance.uniform(5.0, 7.0) if n % 8 == 0 else 0.3 + chance.expovariate(1.0))
        for n in range(number)
    ]


def in_turn(points: Counter[str], seed: int) -> list[Kill]:
    """A kill at each point.  What a life does once only (Telegram keeps our profile) comes first, while it is still to
    be done.  What is passed often is passed some times before, so that it is not always the start that dies."""
    chance = random.Random(seed)
    once = [each for each in points if "setMy" in each]
    others = [each for each in points if each not in once]
    chance.shuffle(others)
    return [Kill(each, chance.randint(1, max(1, min(6, points[each] // 4)))) for each in [*once, *others]]
