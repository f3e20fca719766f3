"""One-time codes: made, kept as slow hashes, and tried; for a person in a chat and for the team's page.

A table of codes has the columns `id`, `salt`, `hash`, `tries`, `created_at` and `expires_at`; what else it holds
says what the right code opens.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, update

from bot.storage.crypto import KeyRing
from bot.storage.window import SKEW

DIGITS = 8  # 26.6 bits; OWASP ASVS 6.5.4 asks for 20
VALID = 600.0  # seconds; ASVS 6.5.5 and NIST: at most ten minutes
TRIES = 5
COST = 2**10
"""The N of scrypt (RFC 7914), with r=8 and p=1: some 3 ms and a megabyte a guess.  To try all 10^8 takes whoever reads
a copy of the database and of the keys 80 hours of a processor, and a code lives for ten minutes.  More would be paid
by others: the hash is worked out in the transaction that counts the try, and SQLite has one writer, so 2**14 let
sixty people who typed a code keep everybody waiting for three seconds."""
RESEND = 60.0
"""Seconds after which another code may be asked for."""


@dataclass(frozen=True)
class Code:
    """A code that was made."""

    digits: str
    columns: dict[str, Any]
    """What is kept of it; never the digits."""


@dataclass(frozen=True)
class Try:
    """What was typed, compared with the code of a row."""

    row: Row[Any]
    right: bool
    left: int
    """Tries left after this one."""


class Codes:
    """Makes codes and counts tries."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def make(self, id: str) -> Code:
        """A new code for the row of that id: moved to another row it fits no more."""
        now = self._clock()
        digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        salt = secrets.token_bytes(16)
        columns = {
            "id": id,
            "salt": salt,
            "hash": self._hash(id, digits, salt),
            "created_at": now,
            "expires_at": now + VALID,
        }
        return Code(digits, columns)

    def alive(self, table: Table) -> ColumnElement[bool]:
        """Which codes of a table may still be tried, as far as time and tries go.  One that is made later than now was
        made while the clock was ahead, and would live for as long as it was."""
        now = self._clock()
        return and_(table.c.tries < TRIES, table.c.created_at <= now + SKEW, table.c.expires_at > now)

    def attempt(self, db: Connection, table: Table, which: ColumnElement[bool], typed: str) -> Try | None:
        """Compare what was typed with the one code that `which` picks; None if it may not be tried any more.

        The try is counted before anything is compared, in one statement, so that parallel guesses cannot slip
        through (ASVS 6.5, 6.6.3).
        """
        row = db.execute(
            update(table).where(which, self.alive(table)).values(tries=table.c.tries + 1).returning(table)
        ).first()
        if row is None:
            return None
        right = hmac.compare_digest(self._hash(row.id, typed, row.salt), row.hash)
        return Try(row, right, TRIES - row.tries)

    def _hash(self, id: str, digits: str, salt: bytes) -> bytes:
        # A plain HMAC of eight digits could be searched through by whoever has the key.
        peppered = self._keys.mac("otp-pepper", id, digits)
        return hashlib.scrypt(peppered, salt=salt, n=COST, r=8, p=1, dklen=32)
