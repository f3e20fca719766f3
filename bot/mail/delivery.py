"""What became of a letter: accepted (`Sent`), or not, or nobody can tell (`MailError`).

aiosmtplib's own `send` blurs the one question that decides what the outbox does next, whether the server took
the letter: a connection dropped at MAIL raises the same as one dropped after the final dot. So `smtp` walks
the phases itself, and this is what they mean:

1. connect, TLS, EHLO, login, MAIL, RCPT: whatever fails here, nothing was sent.
2. from DATA on, a drop, a time-out or gibberish leaves it unknown: `ambiguous`. The same bytes go out again
   later; their fixed Message-ID lets the mailbox recognise a repeat (RFC 1047 tells how repeats come about).
3. a reply counts by its first digit (RFC 5321, 4.2.1): 4xx try again, 5xx give up. What refuses our session
   instead of the letter is never permanent: it ends when somebody corrects the setting or the server.
"""

from dataclasses import dataclass
from typing import Literal

SESSION = frozenset({530, 534, 535, 538})
"""Refusals at MAIL or later that are about our login, not about the letter (RFC 4954, 6)."""

Phase = Literal["connect", "MAIL", "RCPT", "DATA"]


class MailError(Exception):
    """A letter was not accepted, or nobody can tell.

    `permanent`: a repeat would fail as well. `ambiguous`: it may have arrived; a repeat must be the very same
    bytes. `code`: the server's 4xx or 5xx, None where it gave none. The message is fit for a log: it holds no
    password and no address.
    """

    def __init__(
        self, message: str, *, permanent: bool, ambiguous: bool = False, code: int | None = None
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.ambiguous = ambiguous
        self.code = code


@dataclass(frozen=True)
class Sent:
    """The server took the letter: its code (250) and its words, which mostly hold its own queue id."""

    code: int
    reply: str


def failure(message: str, phase: Phase, code: int | None) -> MailError:
    """The MailError for a failure in `phase`; `code` is the server's reply, None (or a number that is no
    reply) where it gave none."""
    refused = code is not None and 400 <= code <= 599
    return MailError(
        message,
        permanent=refused and str(code)[0] == "5" and phase != "connect" and code not in SESSION,
        ambiguous=phase == "DATA" and not refused,
        code=code if refused else None,
    )
