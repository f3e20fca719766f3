"""The mail servers that the settings SMTP_URL and IMAP_URL stand for; passwords stay inside."""

import base64
import contextlib
import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from bot.identity.pii import without_addresses

STARTTLS_PORT, TLS_PORT, PLAIN_PORT = 587, 465, 25


@dataclass(frozen=True)
class MailServer:
    """Where and how to connect. Clear text is possible towards loopback only."""

    host: str
    port: int
    tls: bool  # from the first byte (smtps://, RFC 8314)
    starttls: bool  # demanded before anything else (RFC 3207)
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def discreet(self, text: str, *addresses: str) -> str:
        """What a server or a library said, fit for a log and a database: one line of at most 200 characters, without
        the password in any form in which it travels (as it is, or in base64) and without mail addresses.  Of those that
        the talk was about no half stays either: servers quote them broken, unquoted and in other letters.  What nobody
        can read, such as bytes that are no UTF-8, is shown as U+FFFD."""
        for secret in self._secrets():
            text = text.replace(secret, "…")
        text = without_addresses(text, "…@…")
        for half in _halves(addresses):
            text = re.sub(re.escape(half), "…", text, flags=re.IGNORECASE)
        line = " ".join(text.split())[:200]
        return "".join(each if each.isprintable() else "\ufffd" for each in line)

    def _secrets(self) -> list[str]:
        if not self.password:
            return []
        plain = f"\0{self.user}\0{self.password}"
        coded = [base64.b64encode(each.encode()).decode() for each in (plain, self.password)]
        return [*coded, self.password]


def _halves(addresses: tuple[str, ...]) -> list[str]:
    """The addresses, and what stands before and after their @, the longest first; also as IDNA writes domains."""
    found = {half for each in addresses for half in (each, *each.split("@")) if len(half) > 1}
    # Servers look up a name without its tag, and say that one.
    found |= {name for half in tuple(found) if len(name := half.partition("+")[0]) > 1}
    for half in tuple(found):
        with contextlib.suppress(UnicodeError):
            found.add(half.encode("idna").decode())
    return sorted(found, key=len, reverse=True)


def mail_server(url: str) -> MailServer:
    """The server that `smtp://user:pass@host:port?starttls=required|never` or `smtps://…` stands for.

    User and password are percent-encoded. Without a port: 587 with STARTTLS, 465 for smtps, 25 in clear.
    Without `starttls`: required, except towards loopback. Raises ValueError in words that never repeat the
    URL (urllib's own do, and with them a password that holds a slash).
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        query = parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError:
        raise ValueError(
            "not a URL: write smtp://user:password@host:port, special characters percent-encoded"
        ) from None
    if parts.scheme not in ("smtp", "smtps"):
        raise ValueError("must begin with smtp:// or smtps://")
    if not host or any(character.isspace() for character in host):
        raise ValueError("names no host")
    if parts.path not in ("", "/") or parts.fragment:
        raise ValueError("nothing may follow host and port except ?starttls=required or ?starttls=never")
    choice = query.pop("starttls", [""])[-1]
    if query or choice not in ("", "required", "never"):
        raise ValueError("understands only ?starttls=required and ?starttls=never")
    if (parts.username is None) != (parts.password is None):
        raise ValueError("needs both a user and a password, or neither")
    tls = parts.scheme == "smtps"
    if tls and choice == "required":
        raise ValueError("smtps:// is encrypted from the start, STARTTLS does not go with it")
    if choice == "never" and not tls and not is_loopback(host):
        raise ValueError("would send letters in clear: starttls=never is for a server on this machine only")
    starttls = not tls and (choice == "required" or (not choice and not is_loopback(host)))
    return MailServer(
        host=host,
        port=port or (TLS_PORT if tls else STARTTLS_PORT if starttls else PLAIN_PORT),
        tls=tls,
        starttls=starttls,
        user=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
    )


NAMELESS = ""
"""The name of a server that signs its verdicts with none, as Exchange Online does."""


@dataclass(frozen=True)
class ImapServer:
    """Where replies are read, and by which names that server signs its verdicts on mails."""

    host: str
    port: int
    tls: bool
    starttls: bool
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    authserv: tuple[str, ...] = ()
    submission: bool = False
    """Whether it signs verdicts on what its own users hand in as well."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}/{self.folder}"


def imap_server(url: str) -> ImapServer:
    """The server that `imaps://user:pass@host/INBOX?authserv=mx.example.co.th` stands for.

    User and password are percent-encoded.  `imap://` is encrypted by STARTTLS, except towards loopback.
    `authserv` is the name in front of the server's `Authentication-Results`, where it is not within the
    domain of MAIL_FROM; several are separated by commas, and `none` stands for a server that writes none.
    `submission=yes`: it writes verdicts on what its own users hand in with their password, too.  Raises ValueError in
    words that never repeat the URL.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(
            "not a URL: write imaps://user:password@host/INBOX, special characters encoded"
        ) from None
    if parts.scheme not in ("imap", "imaps") or not host:
        raise ValueError("must be a URL that begins with imaps:// or imap://")
    if not parts.username or not parts.password:
        raise ValueError("needs a user and a password")
    query = parse_qs(parts.query)
    names, submission = (query.pop(each, [""])[-1] for each in ("authserv", "submission"))
    if query or parts.fragment or submission not in ("", "yes"):
        raise ValueError("understands only ?authserv=name and ?submission=yes")
    tls = parts.scheme == "imaps"
    return ImapServer(
        host,
        port or (993 if tls else 143),
        tls,
        not tls and not is_loopback(host),
        unquote(parts.username),
        unquote(parts.password),
        unquote(parts.path.strip("/")) or "INBOX",
        tuple(
            NAMELESS if name == "none" else name
            for each in names.split(",")
            if (name := each.strip().lower())
        ),
        submission == "yes",
    )


def is_loopback(host: str) -> bool:
    """Whether what is sent to `host` stays on this machine: localhost, 127.0.0.0/8 or ::1."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"
