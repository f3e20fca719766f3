"""The demo: the real bot in one process with a Bot API server, mailboxes and a page of its own.

Only BOT_API_URL and SMTP_URL differ from production.  It makes its own keys and keeps its data under `var/`,
so that it goes on where it was when it is started again.
"""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from rich.console import Console

from bot.app import build
from bot.config import Config
from bot.demo import TEAM, Demo
from bot.storage.crypto import KeyRing


async def run_demo(port: int, data: Path, console: Console) -> None:
    """Run until interrupted.  Raises OSError when the port is taken."""
    world = Demo()
    await world.start(page_port=port, team_address=TEAM)
    config = demo_config(world, data)
    service = build(config, strict=True)
    stopping = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    try:
        await service.start()
        console.print(f"\n  เปิด [bold]{world.page_url}[/] ในเบราว์เซอร์   (Ctrl+C หยุด)\n")
        await service.until(stopping)
    finally:
        await service.stop()
        await world.stop()


def demo_config(world: Demo, data: Path) -> Config:
    """The configuration of the demo: production's, but for the two addresses."""
    data.mkdir(parents=True, exist_ok=True)
    keys = data / "keys"
    if not keys.exists():
        keys.touch(mode=0o600)
        keys.write_text(KeyRing.new("demo"))
    return Config.read(
        {
            "BOT_TOKEN": world.bot_token,
            "BOT_API_URL": world.api_url,
            "SMTP_URL": world.smtp_url,
            "MAIL_FROM": "privacy-bot@example.co.th",
            "PRIVACY_MAILBOX": TEAM,
            "SECRET_KEYS_FILE": str(keys),
            "DATABASE_URL": f"sqlite:///{data}/privacy-bot.sqlite",
            "LISTEN": "127.0.0.1:0",
            "COMPANY_NAME": "บริษัทตัวอย่าง",
        }
    )
