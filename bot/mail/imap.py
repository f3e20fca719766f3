"""A folder on an IMAP server: the few commands that reading replies takes.  Blocks: for a thread of its own.

Nothing is ever deleted or moved there; a mail that was handled is marked as seen, and that is all.  Whatever the
server says or leaves unsaid, each command ends in time and takes no more memory than was asked for.
"""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError

from bot.mail.server import ImapServer

TIMEOUT = 60.0
"""Seconds in which the server must say something."""
COMMAND = 180.0
"""Seconds in which it must have answered a command, however little it says at a time."""
ANSWER = 12 << 20
"""Bytes of an answer to a command."""
LINE, A_LINE = 1 << 20, 1 << 10
"""Bytes of a line; those that each one counts for besides, for what imaplib makes of it."""
WIDEST = LINE // 24
"""Mails that a search is about at most: each may be one of ten digits in the line that answers it."""
HEADS = 4_096
"""Bytes of the fields that say who a mail is from and to."""
_WHO = "HEADER.FIELDS (FROM TO CC DELIVERED-TO X-ORIGINAL-TO ENVELOPE-TO X-ENVELOPE-TO)"
GOODBYE = 10.0
"""Seconds that we wait for the server's."""
ERRORS = (imaplib.IMAP4.error, ImapToolsError, OSError, ValueError)
"""All that a connection may raise; ValueError is what some answers of broken servers end in."""


class LoginRefused(imaplib.IMAP4.error):
    """The server does not take user and password; the message repeats neither."""


class NotFetched(Exception):
    """The server has this mail and does not hand it out; the connection is fine."""


class Folder:
    """The open folder.  Its methods raise one of `ERRORS` when the connection is of no more use."""

    def __init__(
        self,
        server: ImapServer,
        tls_context: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT,
        command: float = COMMAND,
    ):
        """Connect and log in.  `timeout` and `command`: the seconds of those names."""
        self._name, self._command, self.exists = server.folder, command, 0
        self._box = _Box(server, tls_context or ssl.create_default_context(), timeout)
        ascii_only = server.user.isascii() and server.password.isascii()
        self._box.client.allow(command)
        login = self._box.login if ascii_only else self._box.login_utf8
        try:
            login(server.user, server.password, initial_folder=None)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, ImapToolsError):
            self.close()
            raise LoginRefused from None

    def look(self) -> tuple[int, int]:
        """Look again, also at how many `exist`: UIDVALIDITY, and the number that the next mail will get."""
        self._box.client.allow(self._command)
        self._box.folder.set(self._name)
        self.exists = self._number("EXISTS")
        return self._number("UIDVALIDITY"), self._number("UIDNEXT")

    def uids(self, criteria: str, low: int, high: int) -> list[int]:
        """The numbers of the mails that fit, lowest first, among those between two places; 1 is the oldest's.  The
        answer is one line, and strangers decide how many lie there: so it is asked about some, never about all."""
        low, last = max(1, low, high - WIDEST + 1), high >= self.exists
        if low > 1 or not last:  # `*`: some may have been removed since we looked
            criteria = f"{low}:{'*' if last else high} {criteria}"
        self._box.client.allow(self._command)
        return sorted(int(each) for each in self._box.uids(criteria, charset=None) if len(each) <= 10)

    def lowest(self, criteria: str) -> int | None:
        """The lowest number of a mail that fits."""
        found = (self.uids(criteria, high - WIDEST + 1, high)[:1] for high in range(self.exists, 0, -WIDEST))
        return min((uid for some in found for uid in some), default=None)

    def size(self, uid: int) -> int:
        """Bytes of a mail; 0 when it is no more.  Raises NotFetched."""
        data = self._fetch(uid, "(RFC822.SIZE)")
        found = re.search(
            rb"RFC822\.SIZE (\d{1,18})", b" ".join(each for each in data if isinstance(each, bytes))
        )
        return int(found[1]) if found else 0

    def heads(self, uids: list[int]) -> dict[int, tuple[int, bytes]]:
        """By number how many bytes a mail has, and who it says it is from and to, as far as `HEADS` go; unmarked.  What
        the server does not tell so is left out."""
        try:
            data = self._fetch(",".join(map(str, uids)), f"(UID RFC822.SIZE BODY.PEEK[{_WHO}]<0.{HEADS}>)")
        except NotFetched:
            if len(uids) < 2:
                return {}
            half = len(uids) // 2
            return self.heads(uids[:half]) | self.heads(uids[half:])
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:  # it does not understand what it is asked
            return {}
        found = {}
        for each, after in zip(data, [*data[1:], b""], strict=True):
            if isinstance(each, tuple):
                said = bytes(each[0]) + (after if isinstance(after, bytes) else b"")
                uid, size = (
                    re.search(rb"\bUID (\d{1,10})", said),
                    re.search(rb"RFC822\.SIZE (\d{1,18})", said),
                )
                if uid and size:
                    found[int(uid[1])] = int(size[1]), bytes(each[1][:HEADS])
        return found

    def raw(self, uid: int, most: int, *, headers: bool = False) -> bytes | None:
        """The first `most` bytes of a mail as it lies there, unmarked; None when it is no more.  Raises
        NotFetched."""
        data = self._fetch(uid, f"(BODY.PEEK[{'HEADER' if headers else ''}]<0.{most}>)")
        return next((bytes(each[1][:most]) for each in data if isinstance(each, tuple)), None)

    def seen(self, uids: Iterable[int]) -> None:
        """Mark mails as seen, where the server lets us: what is stored is known without it."""
        # Not `flag` of imap-tools: it expunges afterwards, and with it what people have marked for deletion.
        for uid in uids:
            self._box.client.allow(self._command)
            self._box.client.uid("STORE", str(uid), "+FLAGS", r"(\Seen)")

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Wait until something arrives, where the server can say so (IDLE), `seconds` at most."""
        if "IDLE" not in self._box.client.capabilities:
            stop.wait(seconds)
            return
        self._box.client.allow(seconds + self._command)
        with self._box.idle as idle:
            for _ in range(max(1, int(seconds * 4))):
                if stop.is_set() or idle.poll(timeout=0.25):
                    return

    def close(self) -> None:
        """Say goodbye; whether it succeeds does not matter."""
        with suppress(*ERRORS):
            self._box.client.allow(GOODBYE)
            self._box.logout()

    def _fetch(self, uids: int | str, what: str) -> list[Any]:
        self._box.client.allow(self._command)
        status, data = self._box.client.uid("FETCH", str(uids), what)
        if status != "OK":
            raise NotFetched(status)
        return list(data)

    def _number(self, name: str) -> int:
        _, data = self._box.client.response(name)
        if not data or data[-1] is None:
            raise imaplib.IMAP4.error(f"the server names no {name}")
        return int(data[-1])


class _Bounded(imaplib.IMAP4):
    """What is read from the server, within what was allowed.

    imaplib has a timeout for each read, which a byte a minute satisfies, and believes whatever length the server
    announces."""

    deadline, left = 0.0, 0

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        self.allow(COMMAND)
        self._buffer = bytearray()
        self._source: socket.socket | None = None
        super().open(host, port, timeout)

    def allow(self, seconds: float) -> None:
        """What comes within so many seconds is the answer to a command."""
        self.deadline, self.left = time.monotonic() + seconds, ANSWER

    def read(self, size: int) -> bytes:
        self._begin_anew_within_tls()
        while len(self._buffer) < size and self._more(size):
            pass
        return self._taken(size)

    def readline(self) -> bytes:
        self._begin_anew_within_tls()
        searched = 0
        while (found := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > LINE:
                raise self.abort("a line without an end")
            if not self._more():
                break
        self.left -= A_LINE
        return self._taken(found + 1 if found >= 0 else len(self._buffer))

    def _begin_anew_within_tls(self) -> None:
        if self._source is not self.sock:  # what somebody said before TLS was not said by the server
            self._source = self.sock
            self._buffer.clear()

    def _more(self, wanted: int = 0) -> bool:
        if time.monotonic() > self.deadline:
            raise TimeoutError("the answer takes too long")
        if max(self.left, 0) < wanted - len(self._buffer) or self.left <= 0:
            raise self.abort("the answer is too long")
        data = self.sock.recv(1 << 16)
        self.left -= len(data)
        self._buffer += data
        return bool(data)

    def _taken(self, size: int) -> bytes:
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data


class _BoundedTls(_Bounded, imaplib.IMAP4_SSL):  # type: ignore[misc]  # their `open` differ in a default
    """The same within TLS from the first byte on."""


class _Box(BaseMailBox):
    """The mailbox of imap-tools over such a connection."""

    client: _Bounded

    def __init__(self, server: ImapServer, context: ssl.SSLContext, timeout: float) -> None:
        self._server, self._context, self._timeout = server, context, timeout
        super().__init__()

    def _get_mailbox_client(self) -> _Bounded:
        server = self._server
        if server.tls:
            return _BoundedTls(server.host, server.port, ssl_context=self._context, timeout=self._timeout)
        client = _Bounded(server.host, server.port, timeout=self._timeout)
        if server.starttls:
            client.starttls(self._context)
        return client
