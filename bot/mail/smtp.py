"""Sending letters: one connection, one letter at a time, each phase by itself.

aiosmtplib's own `send` blurs the one question that decides what the outbox does next, whether the server took
the letter: a connection dropped at MAIL raises the same as one dropped after the final dot. So the phases are
walked here, and this is what they mean:

1. connect, TLS, EHLO, login, MAIL, RCPT: whatever fails here, nothing was sent.
2. from DATA on, a drop, a time-out or gibberish leaves it unknown: `ambiguous`. The same bytes go out again
   later; their fixed Message-ID lets the mailbox recognise a repeat (RFC 1047 tells how repeats come about).
3. a reply counts by its first digit (RFC 5321, 4.2.1): 4xx try again, 5xx give up. What refuses us instead of the
   letter is never permanent: it ends when somebody corrects the setting or the server, and until then it would be
   said to each letter that waits. Before RCPT that is everything but the size of a letter.
"""

import asyncio
import contextlib
import re
import ssl
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Literal

import aiosmtplib

from bot.mail.address import address
from bot.mail.server import mail_server
from bot.queue.delivery import DeliveryError, Patience

SESSION = frozenset({502, 503, 530, 534, 535, 538})
"""Refusals at MAIL or later that are about our session, not about the letter: commands that are not known or not in
order (RFC 5321, 4.2.2), the login (RFC 4954, 6)."""
TOO_BIG = re.compile(r"552|5\d\d[ -]5\.[23]\.4\b")
"""How a refusal begins that is about the size of a letter (RFC 1870; RFC 3463, X.2.3 and X.3.4)."""
NOT_FOR_US = re.compile(r"5\d\d[ -](?:5\.7\.\d|(?s:.{0,200})\brelay)", re.IGNORECASE)
"""How a refusal of a recipient begins that is about us: a policy (RFC 3463, X.7), or that the server passes nothing on
for us, which many say in words alone. One that is about the recipient after all is tried for some days in vain."""

FAILURES_TO_OPEN = 5
"""Connect failures in a row after which the server counts as down."""

PROBE_EVERY = 60.0
"""Seconds between two attempts while it does."""

GOODBYE = 5.0
"""Seconds that QUIT may take; whether it succeeds does not matter."""

Phase = Literal["connect", "MAIL", "RCPT", "DATA"]


@dataclass
class _Phases:
    """How far a letter has come."""

    now: Phase


@dataclass(frozen=True)
class Sent:
    """The server took the letter: its code (250) and its words, which mostly hold its own queue id."""

    code: int
    reply: str


class Smtp:
    """Sends one letter at a time over one connection, kept open for `keep` seconds after a letter.

    `timeout` (seconds) bounds each step; `data_timeout` the reply to the letter itself, for which RFC 5321,
    4.5.3.2.6, asks ten minutes. `tls_context` replaces the default one, which checks the certificate and its
    name. `clock` is monotonic, in seconds. Raises ValueError for a URL that `mail_server` does not accept.
    Who must not wait behind a slow letter (a code) uses an Smtp of their own.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 60,
        data_timeout: float = 600,
        tls_context: ssl.SSLContext | None = None,
        keep: float = 5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.server = mail_server(url)
        self._timeout = timeout
        self._data_timeout = data_timeout
        self._tls_context = tls_context
        self._keep = keep
        self._clock = clock
        self._lock = asyncio.Lock()
        self._client: aiosmtplib.SMTP | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._farewell: asyncio.Task[None] | None = None
        self._failures = 0
        self._last_failure = 0.0

    def next_try_in(self, now: float | None = None) -> float:
        """Seconds until a connection is tried again: 0 normally, up to `PROBE_EVERY` while the server counts
        as down. `now` is in the time of `clock`."""
        if self._failures < FAILURES_TO_OPEN:
            return 0.0
        return max(0.0, self._last_failure + PROBE_EVERY - (self._clock() if now is None else now))

    async def send(
        self, sender: str, recipient: str, message: bytes, patience: Patience | None = None
    ) -> Sent:
        """Hands `message` (complete, as `Composer` composes it) to the server for one recipient. `patience` bounds what
        some servers ask the recipient's own before they answer: whoever is next does not wait for somebody's server.

        Returns when the server has taken it; raises DeliveryError otherwise. While the server counts as down, it
        fails at once without connecting. A failure gives the connection up: the next letter starts clean.
        """
        try:
            outer, inner = address(sender).addr_spec, address(recipient).addr_spec
        except ValueError as error:
            raise DeliveryError(f"the letter cannot be addressed: {error}", permanent=True) from None
        async with self._session(message, outer, inner) as (client, encoding, phase):
            phase.now = "RCPT"
            await client.rcpt(inner, encoding=encoding, timeout=patience.name if patience else self._timeout)
            phase.now = "DATA"
            response = await client.data(message, timeout=patience.letter if patience else self._data_timeout)
            return Sent(response.code, self.server.discreet(response.message, inner))

    async def probe(self, sender: str, message: bytes) -> None:
        """What `send` does up to the recipient, and no further: whoever watches cannot tell the two apart by whether
        the server takes letters of ours. Raises DeliveryError as `send` does."""
        outer = address(sender).addr_spec
        async with self._session(message, outer, outer) as (client, _, _):
            await client.rset()

    @contextlib.asynccontextmanager
    async def _session(
        self, message: bytes, outer: str, inner: str
    ) -> AsyncIterator[tuple[aiosmtplib.SMTP, str, _Phases]]:
        """A connection on which MAIL was answered, and the phase that whoever uses it moves on. What goes wrong in
        there comes out as a DeliveryError."""
        phase = _Phases("connect")
        async with self._lock:
            self._stay_awake()
            try:
                client = await self._connected()
                phase.now = "MAIL"
                options, encoding = _options(client, outer, inner, message)
                await client.mail(outer, options=options, encoding=encoding)
                yield client, encoding, phase
            except TimeoutError as error:  # it would be silent to a goodbye as well
                self._drop()
                raise self._error(phase.now, error, inner) from None
            except (aiosmtplib.SMTPException, OSError, ValueError) as error:
                await self._hang_up()
                raise self._error(phase.now, error, inner) from None
            except BaseException:  # cancelled in mid-letter: what the server says next answers nobody
                self._drop()
                raise
            self._idle = asyncio.get_running_loop().call_later(self._keep, self._nod_off)

    async def check(self) -> list[str]:
        """What works, for `privacy-bot check`: connection, encryption, login, an answered NOOP.

        Raises DeliveryError for the first that does not. It takes a connection of its own, so that it proves the
        whole way, and neither heeds nor moves the count of failures.
        """
        client = self._new_client()
        try:
            await _introduce(client)
            done = [f"connected to {self.server}"]
            cipher = client.get_transport_info("cipher")
            done.append(f"encrypted ({cipher[1]}), certificate accepted" if cipher else "in clear (loopback)")
            if self.server.user is not None:
                done.append("logged in")
            await client.noop()
            return [*done, "NOOP answered"]
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise self._error("connect", error) from None
        finally:
            await self._leave(client)

    async def close(self) -> None:
        """Says goodbye to the server, after a letter that is on its way; may be called more than once."""
        await self._go()
        if self._farewell is not None:
            await self._farewell

    async def _connected(self) -> aiosmtplib.SMTP:
        """The kept connection if it still answers (RSET: a clean start), else a new one."""
        if self._client is not None:
            try:
                await self._client.rset()
                return self._client
            except (aiosmtplib.SMTPException, OSError):
                await self._hang_up()
        wait = self.next_try_in()
        if wait > 0:
            raise DeliveryError(f"{self.server} counts as down, next try in {wait:.0f} s", relay=True)
        client = self._new_client()
        try:
            await _introduce(client)
        except BaseException as error:
            client.close()
            if not isinstance(error, asyncio.CancelledError):
                self._failures += 1
                self._last_failure = self._clock()
            raise
        self._failures = 0
        self._client = client
        return client

    def _new_client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.server.host,
            port=self.server.port,
            username=self.server.user,
            password=self.server.password,
            timeout=self._timeout,
            use_tls=self.server.tls,
            start_tls=self.server.starttls,
            tls_context=self._tls_context,
        )

    def _error(self, phase: Phase, error: Exception, recipient: str = "") -> DeliveryError:
        code, words = None, str(error) or type(error).__name__
        if isinstance(error, aiosmtplib.SMTPResponseException):
            code, words = error.code, f"{error.code} {error.message}"
        refused = code is not None and 400 <= code <= 599  # else it gave none, or a number that is no reply
        said = self.server.discreet(words, recipient)
        return DeliveryError(
            f"{self.server} at {phase}: {said}",
            permanent=refused and str(code)[0] == "5" and not _is_for_us(phase, code, said),
            ambiguous=phase == "DATA" and not refused,
            code=code if refused else None,
            relay=phase in ("connect", "MAIL"),
            heard=phase == "RCPT" and isinstance(error, TimeoutError),
            # Not at RCPT: some servers pass on what the recipient's says, who must not make us look down.
            refuses_us=code in SESSION or (phase in ("connect", "MAIL") and _is_for_us(phase, code, said)),
        )

    async def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await self._leave(client)

    async def _leave(self, client: aiosmtplib.SMTP) -> None:
        """QUIT, for politeness; a server that does not answer it changes nothing."""
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            await client.quit(timeout=min(GOODBYE, self._timeout))
        client.close()

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _stay_awake(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _nod_off(self) -> None:
        self._farewell = asyncio.get_running_loop().create_task(self._go())

    async def _go(self) -> None:
        async with self._lock:
            self._stay_awake()
            await self._hang_up()


def _is_for_us(phase: Phase, code: int | None, said: str) -> bool:
    """Whether a 5xx at a phase refuses whoever sends, and not the letter or whom it is for."""
    if code is None or not 500 <= code <= 599:
        return False
    match phase:
        case "connect":
            return True
        case "MAIL":
            return TOO_BIG.match(said) is None
        case "RCPT":
            return code in SESSION or NOT_FOR_US.match(said) is not None
        case "DATA":
            return code in SESSION


async def _introduce(client: aiosmtplib.SMTP) -> None:
    """Connects, encrypts and logs in as configured, and says EHLO where none of these did (HELO to a server
    that does not know it)."""
    await client.connect()
    if client.is_ehlo_or_helo_needed:
        try:
            await client.ehlo()
        except aiosmtplib.SMTPHeloError:
            await client.helo()


def _options(client: aiosmtplib.SMTP, sender: str, recipient: str, message: bytes) -> tuple[list[str], str]:
    """The parameters of MAIL and the encoding of both addresses: SIZE (RFC 1870) where the server wants to
    know, SMTPUTF8 (RFC 6531) only for a local part outside ASCII. Raises DeliveryError where that is not had."""
    options = [f"SIZE={len(message)}"] if client.supports_extension("size") else []
    if sender.isascii() and recipient.isascii():
        return options, "ascii"
    if not client.supports_extension("smtputf8"):
        raise DeliveryError("the mail server takes no addresses outside ASCII (SMTPUTF8)", permanent=True)
    return [*options, "SMTPUTF8", "BODY=8BITMIME"], "utf-8"
