"""An SMTP server on loopback that keeps what it is given, for tests and for the demo's two mailboxes.

    async with Mailbox() as post:
        await my_bot_sends_through(post.url)
        [letter] = await post.waits_for("privacy@example.co.th")

The server has a thread and a loop of its own, so that code under test may block, or have no loop at all;
letters are handed over under a lock. The last 500 are kept. There is no TLS (`starttls=never`); a user name
and password may be demanded.
"""

import asyncio
import hmac
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session, syntax

from bot.demo.mail.faults import PostFault, PostFaults
from bot.demo.mail.letters import Letter
from bot.demo.serving import check_loopback

KEPT = 500
MAX_BYTES = 40 << 20


class Mailbox:
    def __init__(
        self, *, user: str = "", password: str = "", clock: Callable[[], float] = time.time, kept: int = KEPT
    ) -> None:
        self.user = user
        self.password = password
        self.clock = clock
        self.faults = PostFaults()
        self.host = ""
        self.port = 0
        self._letters: deque[Letter] = deque(maxlen=kept)
        self._lock = threading.Lock()
        self._count = 0
        self._listeners: list[Callable[[], None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: asyncio.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """As `SMTP_URL` wants it."""
        login = f"{quote(self.user, safe='')}:{quote(self.password, safe='')}@" if self.user else ""
        return f"smtp://{login}{self.host}:{self.port}?starttls=never"

    # Reading

    @property
    def letters(self) -> list[Letter]:
        """All that is kept, oldest first."""
        with self._lock:
            return list(self._letters)

    def to(self, address: str) -> list[Letter]:
        """The letters that were delivered to an address, oldest first."""
        return [letter for letter in self.letters if letter.is_for(address)]

    def letter(self, number: int) -> Letter | None:
        return next((letter for letter in self.letters if letter.id == number), None)

    async def waits_for(self, address: str, n: int = 1, timeout: float = 10) -> list[Letter]:  # noqa: ASYNC109
        """Wait until an address has at least n letters; all of them."""
        loop, news = asyncio.get_running_loop(), asyncio.Event()

        def arrived() -> None:
            loop.call_soon_threadsafe(news.set)

        self.listen(arrived)
        try:
            async with asyncio.timeout(timeout):
                while len(found := self.to(address)) < n:
                    await news.wait()
                    news.clear()
            return found
        except TimeoutError:
            raise TimeoutError(self._missing(address, n, timeout)) from None
        finally:
            self._listeners.remove(arrived)

    def listen(self, listener: Callable[[], None]) -> None:
        """Have something called, in the server's thread, whenever a letter arrives."""
        self._listeners.append(listener)

    def clear(self) -> None:
        with self._lock:
            self._letters.clear()

    def put_back(self, letters: list[Letter]) -> None:
        """Letters of an earlier server; those that come after them have higher numbers."""
        with self._lock:
            self._letters.extend(letters)
            self._count = max((letter.id for letter in letters), default=self._count)

    def _missing(self, address: str, n: int, seconds: float) -> str:
        there = (
            "; ".join(f"{', '.join(m.envelope_to)}: {m.subject}" for m in self.letters) or "no letters at all"
        )
        return f"no {n} letters to {address} in {seconds} s; there are: {there}"

    # Serving

    def open(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Start the server's thread and listen."""
        check_loopback(host)
        self.host, self.port = host, port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(self._loop,), name="mailbox", daemon=True)
        self._thread.start()
        try:
            self.up()
        except OSError:
            self.close()
            raise

    def up(self) -> None:
        """Listen, on the same port as before."""
        self._do(self._listen())

    def down(self) -> None:
        """Stop listening: connections are refused by the machine itself. What is kept stays."""
        self._do(self._unlisten())

    def close(self) -> None:
        if self._loop and self._thread:
            self.down()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self._loop = self._thread = None

    def keep(self, envelope: Envelope) -> None:
        raw = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        with self._lock:
            self._count += 1
            to = tuple(envelope.rcpt_tos)
            self._letters.append(Letter(self._count, raw, envelope.mail_from or "", to, self.clock()))
        for listener in list(self._listeners):
            listener()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Clerk(self, loop), self.host, self.port or None)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _unlisten(self) -> None:
        if self._server:
            self._server.close()
            self._server = None

    @staticmethod
    def _run(loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())

    def _do(self, what: Any) -> None:
        if not self._loop:
            raise RuntimeError("not open")
        asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Hooks:
    """aiosmtpd's handler: it looks for a fault in each phase, and keeps the letter."""

    def __init__(self, box: Mailbox) -> None:
        self.box = box

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := await meet(server, self.box.faults.take("mail")):
            return reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := await meet(server, self.box.faults.take("rcpt", address)):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self.box.faults.take("dot")
        if fault and not fault.harmless and fault.kept:
            self.box.keep(envelope)
        if reply := await meet(server, fault):
            return reply
        self.box.keep(envelope)
        return "250 OK kept"


class _Clerk(SMTP):
    """One SMTP conversation."""

    def __init__(self, box: Mailbox, loop: asyncio.AbstractEventLoop) -> None:
        def check(server: SMTP, session: Session, envelope: Envelope, kind: str, login: Any) -> AuthResult:
            right = LoginPassword(box.user.encode(), box.password.encode())
            same = isinstance(login, LoginPassword) and login.login == right.login
            good = same and hmac.compare_digest(login.password, right.password)
            return AuthResult(success=good, handled=False, auth_data=login)

        super().__init__(
            _Hooks(box),
            data_size_limit=MAX_BYTES,
            enable_SMTPUTF8=True,
            hostname="localhost",
            authenticator=check if box.user else None,
            auth_required=bool(box.user),
            auth_require_tls=False,
            loop=loop,
        )
        self.box = box

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        fault = self.box.faults.take("connect")
        super().connection_made(transport)
        if fault and isinstance(transport, asyncio.Transport) and not fault.harmless:
            if fault.reply:
                transport.write(f"{fault.reply}\r\n".encode())
                transport.close()
            else:
                transport.abort()

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:
        if reply := await meet(self, self.box.faults.take("data")):
            await self.push(reply)
        else:
            await super().smtp_DATA(arg)


async def meet(server: SMTP, fault: PostFault | None) -> str:
    """Let a fault happen: the reply that it gives, nothing if all goes on, or the end of the conversation."""
    if fault is None:
        return ""
    await fault.wait()
    if fault.harmless:
        return ""
    if not fault.reply:
        if isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        raise asyncio.CancelledError  # how aiosmtpd itself learns of a lost connection
    return fault.reply
