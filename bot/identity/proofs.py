"""Proofs: that somebody in this chat reads the mail of an address, or has a phone that Telegram vouches for.

A code that was read there is evidence of identity for a request, not an authentication factor (NIST SP 800-63B
does not let email be one); the people who handle access and deletion do the last check.  Known and unknown
addresses get the same words, the same rows and the same work, so neither text nor time tells them apart.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from bot.identity.codes import RESEND, Codes
from bot.identity.customers import Customers
from bot.storage.crypto import KeyRing
from bot.storage.tables import challenges, proofs
from flows.effects import ANYBODYS

HOUR, DAY = 3600.0, 86400.0
PER_IDENTITY = ((3, HOUR), (6, DAY))
"""Codes per address: beyond them nothing is sent, and the chat is not told, for it would reveal the limit."""
PER_CHAT = ((5, HOUR), (10, DAY))
FRESH = ("stranger", "deletion", "behalf-deletion")
"""Purposes that want a proof of their own."""
SESSION_IDLE, SESSION = 900.0, 1800.0
"""Seconds for which a proof serves: 15 minutes idle, 30 at most."""


@dataclass(frozen=True)
class Challenge:
    """A code that was made.  `send` is False where nothing must go out; the work was the same."""

    id: str
    code: str
    send: bool


@dataclass(frozen=True)
class Proof:
    """What was shown, by whom, when."""

    id: str
    email: str
    """The address; for the method `phone` the number."""
    method: str
    known: bool | None
    verified_at: float


class Proofs:
    """Challenges people to prove who they are, and remembers what they proved."""

    def __init__(self, keys: KeyRing, customers: Customers, clock: Callable[[], float]) -> None:
        self._keys, self._customers, self._clock = keys, customers, clock
        self._codes = Codes(keys, clock)

    def start(
        self, db: Connection, chat_id: int, email: str, purpose: str, after: str = ""
    ) -> Challenge | str:
        """A new code for an address, or `too-soon` after the last one, or `limited` for this chat."""
        now = self._clock()
        if after and self._age(db, chat_id, after, now) < RESEND:
            return "too-soon"
        if any(self._count(db, chat_id, None, now - span) >= most for most, span in PER_CHAT):
            return "limited"
        index = self._keys.index("email", email.lower())
        spent = any(self._count(db, None, index, now - span) >= most for most, span in PER_IDENTITY)
        known = None if purpose in ANYBODYS else self._customers.knows(db, email)
        db.execute(
            update(challenges)
            .where(challenges.c.chat_id == chat_id, challenges.c.replaced_at.is_(None))
            .values(replaced_at=now)
        )
        challenge = secrets.token_hex(4)
        code = self._codes.make(challenge)
        db.execute(
            insert(challenges).values(
                chat_id=chat_id,
                purpose=purpose,
                email_index=index,
                email_sealed=self._keys.seal(f"challenges.email:{challenge}", email),
                known=known,
                **code.columns,
            )
        )
        return Challenge(challenge, code.digits, send=known is not False and not spent)

    def check(self, db: Connection, chat_id: int, challenge: str, code: str) -> str:
        """`right <proof>`, `wrong <tries left>` or `dead`."""
        mine = and_(
            challenges.c.id == challenge,
            challenges.c.chat_id == chat_id,
            challenges.c.used_at.is_(None),
            challenges.c.replaced_at.is_(None),
        )
        tried = self._codes.attempt(db, challenges, mine, code)
        if tried is None:
            return "dead"
        now, row = self._clock(), tried.row
        # Nobody has got the code of an unknown address, so who has it all the same must have guessed.
        if not tried.right or row.known is False:
            return f"wrong {tried.left}" if tried.left else "dead"
        db.execute(update(challenges).where(challenges.c.id == challenge).values(used_at=now))
        proof = secrets.token_hex(8)
        email = self._keys.open(f"challenges.email:{challenge}", row.email_sealed)
        db.execute(
            insert(proofs).values(
                id=proof,
                chat_id=chat_id,
                purpose=row.purpose,
                method="email",
                email_index=row.email_index,
                email_sealed=self._keys.seal(f"proofs.email:{proof}", email),
                known=row.known,
                verified_at=now,
                last_used_at=now,
            )
        )
        return f"right {proof}"

    def find(self, db: Connection, chat_id: int, purpose: str) -> Proof | None:
        """The latest proof of this chat that still serves a purpose."""
        now = self._clock()
        query = select(proofs).where(
            proofs.c.chat_id == chat_id,
            proofs.c.method == "email",
            proofs.c.verified_at > now - SESSION,
            proofs.c.last_used_at > now - SESSION_IDLE,
        )
        if purpose in FRESH:
            query = query.where(proofs.c.purpose == purpose)
        elif purpose not in ANYBODYS:
            query = query.where(proofs.c.purpose.not_in(list(ANYBODYS)))
        row = db.execute(query.order_by(proofs.c.verified_at.desc(), proofs.c.id).limit(1)).first()
        if row is None:
            return None
        db.execute(update(proofs).where(proofs.c.id == row.id).values(last_used_at=now))
        return self._proof(row)

    def phone(self, db: Connection, chat_id: int, number: str) -> str:
        """Remember that Telegram vouched for this chat's own number (E.164); the proof's id.

        Known: registered with the customer whose address was proven here.  Recycled numbers and accounts
        taken over are why a phone alone is weak evidence.
        """
        now, id = self._clock(), secrets.token_hex(8)
        latest = db.execute(
            select(proofs)
            .where(proofs.c.chat_id == chat_id, proofs.c.method == "email", proofs.c.known)
            .order_by(proofs.c.verified_at.desc())
            .limit(1)
        ).first()
        known = None
        if not self._customers.is_empty(db):
            email = self._proof(latest).email if latest is not None else ""
            known = self._customers.knows_phone(db, email, number)
        db.execute(
            insert(proofs).values(
                id=id,
                chat_id=chat_id,
                purpose="phone",
                method="phone",
                email_index=self._keys.index("phone", number),
                email_sealed=self._keys.seal(f"proofs.email:{id}", number),
                known=known,
                verified_at=now,
                last_used_at=now,
            )
        )
        return id

    def proof(self, db: Connection, chat_id: int, id: str) -> Proof | None:
        """A proof by its id, if it is this chat's."""
        row = db.execute(select(proofs).where(proofs.c.id == id, proofs.c.chat_id == chat_id)).first()
        return self._proof(row) if row is not None else None

    def registered(self, db: Connection, chat_id: int, id: str) -> bool:
        """Whether a proof is of a phone that is registered with one customer."""
        proof = self.proof(db, chat_id, id)
        return proof is not None and proof.method == "phone" and self._customers.has_phone(db, proof.email)

    def _proof(self, row: Row[Any]) -> Proof:
        email = self._keys.open(f"proofs.email:{row.id}", row.email_sealed)
        return Proof(row.id, email, row.method, row.known, row.verified_at)

    def _age(self, db: Connection, chat_id: int, challenge: str, now: float) -> float:
        made = db.execute(
            select(challenges.c.created_at).where(
                challenges.c.id == challenge, challenges.c.chat_id == chat_id
            )
        ).scalar()
        return now - made if made is not None else RESEND

    def _count(self, db: Connection, chat_id: int | None, index: bytes | None, since: float) -> int:
        query = select(func.count()).select_from(challenges).where(challenges.c.created_at > since)
        if chat_id is not None:
            query = query.where(challenges.c.chat_id == chat_id)
        if index is not None:
            query = query.where(challenges.c.email_index == index)
        return int(db.execute(query).scalar_one())
