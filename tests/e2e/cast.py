"""What several end-to-end tests do with the running bot."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

from bot.demo import Person

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


async def stands_at_the_message(malee: Person) -> None:
    """Malee has chosen to complain, and is asked what about."""
    malee.says("/contact")
    await malee.waits_for("ต้องการติดต่อเรื่องอะไร")
    malee.presses("ร้องเรียน")
    await malee.waits_for("พิมพ์เรื่องที่ต้องการบอกทีม")


async def files_a_complaint(malee: Person) -> str:
    """Malee complains from beginning to end; the number of the ticket."""
    await stands_at_the_message(malee)
    malee.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    return await sends_the_complaint(malee)


async def sends_the_complaint(malee: Person) -> str:
    """The rest of it: where to answer, the last look, the number."""
    await malee.waits_for("ต้องการให้ทีมตอบทางไหน")
    malee.presses("แชตนี้")
    await malee.waits_for("ตรวจดูอีกครั้ง")
    malee.presses("ยืนยันและส่ง")
    filed = await malee.waits_for("รับเรื่องแล้ว")
    return filed.text.split("เลขที่ ")[1].split()[0]


class BotProcess:
    """The bot as an operator starts it: another process, that can be killed."""

    def __init__(self, environment: dict[str, str]) -> None:
        inherited = {
            k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH", "TMPDIR", "LANG")
        }
        self._environment = inherited | {"PYTHAINLP_OFFLINE": "1", "LOG_LEVEL": "info"} | environment
        self._process: asyncio.subprocess.Process | None = None
        self.log = ""

    async def start(self) -> None:
        """Start, and wait until it says that it is ready."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=ROOT, env=self._environment, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stderr is not None
        async with asyncio.timeout(60):
            while line := (await self._process.stderr.readline()).decode():
                self.log += line
                if '"ready:' in line:
                    return
        raise AssertionError(f"it ended: {self.log}")

    async def listens(self) -> None:
        """Read the log until the process ends: of much that nobody reads the pipe would be full."""
        assert self._process is not None
        assert self._process.stderr is not None
        while line := (await self._process.stderr.readline()).decode():
            self.log += line

    def children(self) -> list[str]:
        """The command lines of the processes that it has started."""
        assert self._process is not None
        threads = Path(f"/proc/{self._process.pid}/task").iterdir()
        found = [child for each in threads for child in (each / "children").read_text().split()]
        return [Path(f"/proc/{each}/cmdline").read_text().replace("\0", " ") for each in found]

    async def stops(self) -> int:
        """SIGTERM while somebody listens; the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self._process.wait(), 10)

    async def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def terminate(self) -> int:
        """SIGTERM; the exit code.  It must not take longer than a supervisor waits."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        _, log = await asyncio.wait_for(self._process.communicate(), 10)
        self.log += log.decode()
        assert self._process.returncode is not None
        return self._process.returncode

    async def close(self) -> None:
        """Leave nothing running, whatever the test did."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()
