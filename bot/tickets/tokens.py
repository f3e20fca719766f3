"""Tokens: what lets a reply, or the page of a ticket, find its ticket and nobody else's.

A token is `ticket number and day of issue (5 bytes) | HMAC`, in base32, lower case because mail programs
lower-case local parts.  The HMAC is checked before anything is looked up: what we did not write costs no
query and says nothing about which numbers exist.  Replies and pages have keys of their own, so that the one
cannot be made into the other.

Neither is enough by itself.  Whoever is in Cc has the reply address: a reply needs a known sender and the
receiving server's verdict as well (`bot.staff.trust`).  Whoever is sent the link has the link: it shows the
number and where the ticket stands, and everything else needs a code from the team's mailbox (`bot.staff.page`).
So both may live as long as the letter they stand in is of use, `LIFE`, and need not die within days: a ticket
is answered in the thread of its first letter, up to ninety days later, and can be reopened for thirty more.
A day that has not come is no fault of a token: that we wrote it says its HMAC, and what was ahead was a clock of ours,
by minutes on another replica or by years for a moment.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable

from bot.identity.limits import DAY
from bot.mail.address import address
from bot.storage.crypto import KeyRing
from bot.tickets.numbers import ALPHABET, read_number

LIFE = 150
"""Days: the longest clock (90), the longest time for reopening (30), and a month for extensions.  Every
letter to the team carries fresh tokens."""

MAC = {"reply-token": 10, "page-token": 20}
"""Bytes: 80 bits beside two other proofs, in a local part of at most 64 octets; 160 for a link."""

LOCAL_AT_MOST = 64
_DAY_BITS = 15  # enough until 2059


class Tokens:
    """Makes tokens and reads them back."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float], mail_from: str, public_url: str) -> None:
        """Raises ValueError when the local part of `mail_from` leaves no room for a token."""
        self._keys, self._clock = keys, clock
        sender = address(mail_from)
        self._local, self._domain, self._public_url = sender.username, sender.domain, public_url
        if len(self._local.encode()) + len("+t") + 24 > LOCAL_AT_MOST:
            raise ValueError("the part of MAIL_FROM before the @ must be at most 38 octets long")

    def reply_to(self, number: str) -> str:
        """The address that takes replies about a ticket: `bot+t<token>@example.co.th`."""
        return f"{self._local}+t{self._make('reply-token', number)}@{self._domain}"

    def page(self, number: str) -> str:
        """The address of the ticket's page; empty where the service has none (`PUBLIC_URL`)."""
        return f"{self._public_url}/t/{self.page_token(number)}" if self._public_url else ""

    def page_token(self, number: str) -> str:
        """The last part of the page's address."""
        return self._make("page-token", number)

    def number_of_reply(self, recipient: str) -> str | None:
        """The ticket that mail for this address is about; None unless we wrote it, lately enough."""
        local, at, domain = recipient.strip().lower().rpartition("@")
        name, plus, token = local.rpartition("+t")
        if not at or not plus or (name, domain) != (self._local.lower(), self._domain.lower()):
            return None
        return self._read("reply-token", token)

    def is_over(self, recipient: str) -> bool:
        """Whether an address has the form of ours and is none any more, or never was."""
        local, _, domain = recipient.strip().lower().rpartition("@")
        ours = (local.rpartition("+t")[0], domain) == (self._local.lower(), self._domain.lower())
        return ours and self.number_of_reply(recipient) is None

    def number_of_page(self, token: str) -> str | None:
        """The ticket whose page this token opens; None unless we wrote it, lately enough."""
        return self._read("page-token", token)

    def _make(self, purpose: str, number: str) -> str:
        day = int(self._clock() // DAY)
        body = number.split("-")[1]
        packed = sum(ALPHABET.index(each) << 5 * place for place, each in enumerate(reversed(body)))
        what = (packed << _DAY_BITS | day).to_bytes(5, "big")
        mac = self._keys.mac(purpose, number, str(day))[: MAC[purpose]]
        return base64.b32encode(what + mac).decode().lower()

    def _read(self, purpose: str, token: str) -> str | None:
        try:
            raw = base64.b32decode(token.upper()) if token.isascii() else b""
        except binascii.Error:
            return None
        if len(raw) != 5 + MAC[purpose] or base64.b32encode(raw).decode().lower() != token:
            return None
        packed = int.from_bytes(raw[:5], "big")
        day, packed = packed & (1 << _DAY_BITS) - 1, packed >> _DAY_BITS
        body = "".join(ALPHABET[packed >> 5 * place & 31] for place in reversed(range(5)))
        number = _number(body)
        good = [mac[: MAC[purpose]] for mac in self._keys.macs(purpose, number, str(day))]
        ours = [hmac.compare_digest(raw[5:], each) for each in good]
        return number if any(ours) and self._clock() // DAY - day <= LIFE else None


def _number(body: str) -> str:
    """The whole number to its five characters: the check character follows from them."""
    return next(number for each in ALPHABET if (number := read_number(f"PR-{body}-{each}")) is not None)
