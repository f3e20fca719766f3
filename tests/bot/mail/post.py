"""A post office for the tests: a real SMTP server (aiosmtpd) on loopback that can be told to fail.

`Post(RCPT="451 later")` answers RCPT so; `Post(dot="drop")` takes the whole letter and hangs up without a
word; `"hang"` never answers. Phases: greeting, EHLO, AUTH, MAIL, RCPT, DATA (before the letter), dot (after
it), RSET, NOOP, QUIT. Faults may be changed while it runs: `post.faults["MAIL"] = "drop"`.
"""

import asyncio
import datetime
import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "bot@company.example", "p@ss/wörd 1"


@dataclass(frozen=True)
class Posted:
    """A letter as the server took it."""

    sender: str
    recipient: str
    message: bytes = field(repr=False)
    options: list[str]


class Post:
    """The server; use it as `async with Post() as post`, then `post.url`."""

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        starttls: ssl.SSLContext | None = None,
        login: bool = False,
        utf8: bool = True,
        **faults: str,
    ) -> None:
        self.faults = faults
        self.letters: list[Posted] = []
        self.connections = 0
        self.goodbye = asyncio.Event()
        self.waiting = asyncio.Event()
        self._tls = tls
        self._options: dict[str, Any] = {"enable_SMTPUTF8": utf8, "hostname": "post.example"}
        if starttls is not None:
            self._options |= {"tls_context": starttls, "require_starttls": True}
        if login:
            self._options |= {
                "auth_required": True,
                "auth_require_tls": False,
                "authenticator": _authenticate,
            }
        self._clerks: set[_Clerk] = set()
        self._over = asyncio.Event()

    async def __aenter__(self) -> "Post":
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._clerk, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"smtp://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._server.close()
        self.hang_up()
        await self._server.wait_closed()

    def hang_up(self) -> None:
        """Cuts all connections, as a server does that restarts."""
        for clerk in self._clerks:
            if clerk.transport is not None:
                clerk.transport.abort()
        self._clerks.clear()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """aiosmtpd's hook after the final dot."""
        assert isinstance(envelope.content, bytes)
        fault = self.faults.get("dot", "250 2.0.0 Ok: queued as 4X7")
        if not fault.startswith(("4", "5")):
            [recipient] = envelope.rcpt_tos
            letter = Posted(str(envelope.mail_from), recipient, envelope.content, list(envelope.mail_options))
            self.letters.append(letter)
        if fault in ("drop", "hang"):
            await self._misbehave(server, fault)
        return fault

    async def _misbehave(self, server: SMTP, fault: str) -> None:
        if fault == "hang":
            self.waiting.set()
            await self._over.wait()
        if server.transport is not None:
            server.transport.abort()

    def _clerk(self) -> "_Clerk":
        clerk = _Clerk(self, **self._options)
        self._clerks.add(clerk)
        return clerk


class _Clerk(SMTP):
    """One connection."""

    def __init__(self, post: Post, **options: Any) -> None:
        super().__init__(post, **options)
        self.post = post

    async def _handle_client(self) -> None:
        self.post.connections += 1
        if not await self._faulty("greeting"):
            await super()._handle_client()
        elif self.transport is not None:
            self.transport.close()

    async def _faulty(self, phase: str) -> bool:
        fault = self.post.faults.get(phase)
        if fault in ("drop", "hang"):
            await self.post._misbehave(self, fault)
        elif fault is not None:
            await self.push(fault.encode("utf-8", "surrogateescape"))
        return fault is not None


def _failing(phase: str) -> Any:
    async def command(self: _Clerk, arg: str) -> None:
        if phase == "QUIT":
            self.post.goodbye.set()
        if not await self._faulty(phase):
            await getattr(super(_Clerk, self), f"smtp_{phase}")(arg)

    return command


for _phase in ("EHLO", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT"):
    setattr(_Clerk, f"smtp_{_phase}", _failing(_phase))


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A certificate for localhost of its own making: the server's context, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("localhost"), x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    pem = folder / "localhost.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())
