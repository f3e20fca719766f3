"""A folder on an IMAP server: the few commands that reading replies takes.  Blocks: for a thread of its own.

Nothing is ever deleted or moved there; a mail that was handled is marked as seen, and that is all.
"""

from __future__ import annotations

import imaplib
import re
import ssl
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from bot.mail.server import ImapServer

TIMEOUT = 60.0
ERRORS = (imaplib.IMAP4.error, ImapToolsError, OSError, ValueError)
"""All that a connection may raise; ValueError is what some answers of broken servers end in."""


class LoginRefused(imaplib.IMAP4.error):
    """The server does not take user and password; the message repeats neither."""


class Folder:
    """The open folder.  Its methods raise one of `ERRORS` when the connection is of no more use."""

    def __init__(
        self, server: ImapServer, tls_context: ssl.SSLContext | None = None, timeout: float = TIMEOUT
    ):
        """Connect and log in."""
        context = tls_context or ssl.create_default_context()
        self._name = server.folder
        self._box: BaseMailBox
        if server.tls:
            self._box = MailBox(server.host, server.port, timeout=timeout, ssl_context=context)
        elif server.starttls:
            self._box = MailBoxStartTls(server.host, server.port, timeout=timeout, ssl_context=context)
        else:
            self._box = MailBoxUnencrypted(server.host, server.port, timeout=timeout)
        ascii_only = server.user.isascii() and server.password.isascii()
        login = self._box.login if ascii_only else self._box.login_utf8
        try:
            login(server.user, server.password, initial_folder=None)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, ImapToolsError):
            self.close()
            raise LoginRefused from None

    def look(self) -> tuple[int, int]:
        """Look again: UIDVALIDITY, and the number that the next mail will get."""
        self._box.folder.set(self._name)
        return self._number("UIDVALIDITY"), self._number("UIDNEXT")

    def uids(self, criteria: str) -> list[int]:
        """The numbers of the mails that fit, lowest first."""
        return sorted(int(each) for each in self._box.uids(criteria, charset=None))

    def size(self, uid: int) -> int:
        """Bytes of a mail; 0 when it is no more."""
        data = self._fetch(uid, "(RFC822.SIZE)")
        found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(each for each in data if isinstance(each, bytes)))
        return int(found[1]) if found else 0

    def raw(self, uid: int, *, headers: bool = False) -> bytes | None:
        """A mail as it lies there, unmarked; None when it is no more."""
        data = self._fetch(uid, "(BODY.PEEK[HEADER])" if headers else "(BODY.PEEK[])")
        return next((bytes(each[1]) for each in data if isinstance(each, tuple)), None)

    def seen(self, uids: Iterable[int]) -> None:
        """Mark mails as seen."""
        # Not `flag` of imap-tools: it expunges afterwards, and with it what people have marked for deletion.
        for uid in uids:
            status, _ = self._box.client.uid("STORE", str(uid), "+FLAGS", r"(\Seen)")
            if status != "OK":
                raise imaplib.IMAP4.error(f"STORE: {status}")

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Wait until something arrives, where the server can say so (IDLE), `seconds` at most."""
        if "IDLE" not in self._box.client.capabilities:
            stop.wait(seconds)
            return
        with self._box.idle as idle:
            for _ in range(max(1, int(seconds * 4))):
                if stop.is_set() or idle.poll(timeout=0.25):
                    return

    def close(self) -> None:
        """Say goodbye; whether it succeeds does not matter."""
        with suppress(*ERRORS):
            self._box.logout()

    def _fetch(self, uid: int, what: str) -> list[Any]:
        status, data = self._box.client.uid("FETCH", str(uid), what)
        if status != "OK":
            raise imaplib.IMAP4.error(f"FETCH: {status}")
        return list(data)

    def _number(self, name: str) -> int:
        _, data = self._box.client.response(name)
        if not data or data[-1] is None:
            raise imaplib.IMAP4.error(f"the server names no {name}")
        return int(data[-1])
