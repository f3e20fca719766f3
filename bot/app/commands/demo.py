"""The demo: the real bot in one process with a Bot API server, mailboxes and a page of its own.

Only addresses differ from production: BOT_API_URL, SMTP_URL, PUBLIC_URL, and that mails to the bot come from the
demo's own mailbox instead of an IMAP server, with the verdict that a receiving server would have written.  It
makes its own keys and keeps its data under `var/`, the world's beside the bot's, so that it goes on where it was
when it is started again.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress
from functools import partial
from pathlib import Path

from rich.console import Console

from bot.app.build import build
from bot.app.service import Service
from bot.demo import BOT, TEAM, Demo, Shelf
from bot.mail.headers import parse_headers, sender_of
from bot.ops.config import Config
from bot.storage.crypto import KeyRing, Unopenable

MX = "mx.example.co.th"
"""The receiving server that the demo plays."""
KEYS = "keys"
"""The file of the demo's keys, in its folder."""
PREFERRED = 8081
"""Port of the service itself, if it is free: links in letters then outlive a restart."""


async def run_demo(port: int, data: Path, console: Console) -> None:
    """Run until interrupted.  Raises OSError when the port is taken."""
    keys = demo_keys(data)
    world = Demo(shelf(data, keys))
    await world.start(page_port=port)
    config = demo_config(world, data)
    service = build(config, strict=True)
    stopping = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    try:
        await service.start()
        world.take_replies(partial(receive, service))
        console.print(f"\n  เปิด [bold]{world.page_url}[/] ในเบราว์เซอร์   (Ctrl+C หยุด)\n")
        await service.until(stopping)
    finally:
        await service.stop()
        await world.stop()


def demo_config(world: Demo, data: Path, preferred: int = PREFERRED) -> Config:
    """The configuration of the demo: production's, but for the addresses.  `preferred` is the port of the service if
    it is free; 0 is any, for several demos side by side."""
    demo_keys(data)
    port = free_port(preferred)
    return Config.read(
        {
            "BOT_TOKEN": world.bot_token,
            "BOT_API_URL": world.api_url,
            "SMTP_URL": world.smtp_url,
            "MAIL_FROM": BOT,
            "PRIVACY_MAILBOX": TEAM,
            "SECRET_KEYS_FILE": str(data / KEYS),
            "DATABASE_URL": f"sqlite:///{data}/privacy-bot.sqlite",
            "LISTEN": f"127.0.0.1:{port}",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "STAFF_SENDERS": TEAM,
            "COMPANY_NAME": "บริษัทตัวอย่าง",
        }
    )


def demo_keys(data: Path) -> KeyRing:
    """The keys of the demo; made where there are none."""
    data.mkdir(parents=True, exist_ok=True)
    file = data / KEYS
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(KeyRing.new("demo"))
    return KeyRing.parse(file.read_text())


def shelf(data: Path, keys: KeyRing) -> Shelf:
    """Where the demo's world is kept, sealed like the bot's own data."""

    def unseal(name: str, sealed: bytes) -> bytes | None:
        try:
            return bytes(keys.open(f"demo:{name}", sealed))
        except Unopenable:
            return None

    return Shelf(data / "world", lambda name, content: keys.seal(f"demo:{name}", content), unseal)


async def receive(service: Service, mail: bytes) -> None:
    """A mail arrives: stamped as by the company's mail server, which finds that every sender is who they say, then
    as any other."""
    domain = sender_of(parse_headers(mail)).rpartition("@")[2]
    stamp = f"Authentication-Results: {MX}; dmarc=pass header.from={domain}\r\n"
    await service.intake.take(stamp.encode() + mail)


def free_port(preferred: int) -> int:
    """A port that nobody listens on: the preferred one if it can be had."""
    for port in (preferred, 0):
        with suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise OSError("no free port")
