"""Proofs: that somebody in this chat reads the mail of an address, or has a phone that Telegram vouches for.

A code that was read there is evidence of identity for a request, not an authentication factor (NIST SP 800-63B
does not let email be one); the people who handle access and deletion do the last check.  Known and unknown
addresses get the same words, the same rows and the same work, so neither text nor time tells them apart.

How many codes and guesses there may be stands in limits.py.  A chat is told of its own limits; those of an address
are never told, and look as if a code had been sent, or a wrong one typed.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from bot.identity import limits
from bot.identity.attempts import Attempts
from bot.identity.codes import RESEND, Codes
from bot.identity.customers import Customers
from bot.identity.providers import is_shared, one_mailbox
from bot.storage.crypto import KeyRing
from bot.storage.tables import challenges, place, proofs, tickets
from bot.storage.window import within
from flows.effects import ANYBODYS

log = logging.getLogger(__name__)

FRESH = ("stranger", "deletion", "behalf-deletion")
"""Purposes that want a proof of their own."""
ONCE = ("deletion", "behalf-deletion")
"""Purposes for which a proof serves once: what was filed with it cannot be undone."""
SESSION_IDLE, SESSION = 900.0, 1800.0
"""Seconds for which a proof serves: 15 minutes idle, 30 at most."""
_STOPPED = (
    "%d codes to %s were asked for within an hour: until it is over, such codes go to chats alone that have proven"
    " theirs"
)


def is_idle(at: float, now: float) -> bool:
    """Whether nothing was done since then for so long that somebody else may have the phone by now."""
    return not within(at, now - SESSION_IDLE, now)


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


@dataclass(frozen=True)
class Failing:
    """Somebody keeps typing wrong codes for an address, and its owner is to hear of it."""

    email: str
    times: int
    """Wrong codes of the last day."""
    stop: str
    """A token by which the owner has no more codes sent for this chat."""
    send: bool
    """False where nothing may go there: an address that is not registered, or one to which no code went; the work is
    the same."""


class Proofs:
    """Challenges people to prove who they are, and remembers what they proved."""

    def __init__(self, keys: KeyRing, customers: Customers, clock: Callable[[], float]) -> None:
        self._keys, self._customers, self._clock = keys, customers, clock
        self._codes, self._attempts = Codes(keys, clock), Attempts(keys, clock)

    # Codes --------------------------------------------------------------------------------------------

    def start(
        self, db: Connection, chat_id: int, email: str, purpose: str, after: str = ""
    ) -> Challenge | str:
        """A new code for an address, or `too-soon` after the last one, or `limited` for this chat."""
        now = self._clock()
        if after and self._age(db, chat_id, after, now) < RESEND:
            return "too-soon"
        chat = {"chat": str(chat_id)}
        if self._attempts.is_over(db, limits.CODES_OF_CHAT, chat):
            return "limited"
        challenge = secrets.token_hex(4)
        code = self._codes.make(challenge)  # slow on purpose, so before anybody has to wait for a lock
        known = None if purpose in ANYBODYS else self._customers.knows(db, email)
        owner = self._is_owner(db, chat_id, email)
        counted = self._counted(chat_id, email, owner=owner, known=known)
        shared = _shared(one_mailbox(email).rpartition("@")[2])
        # What all share has no lock: at the same moment a few more than the breaker's number do no harm.
        self._attempts.alone(db, *chat.items(), *(each for each in counted.items() if each[0] != "pair"))
        if self._attempts.is_over(db, limits.CODES_OF_CHAT, chat):  # another of the same moment
            return "limited"
        stopped = self._is_stopped(db, chat_id, email)
        run = _run_of(chat_id, email, owner=owner, known=known)
        passes = self._passes(db, counted | shared, run, owner=owner, known=known) and not stopped
        send = passes and known is not False
        # What strangers can see of what all share (whether a code of their own goes) must not say whose address another
        # code went to: so there only what goes to anybody counts, and what does not go counts against nobody.
        lines = counted | (shared if known is None else {}) if send else _against_nobody(counted)
        self._attempts.add(db, "code", chat | lines, challenge)
        db.execute(
            update(challenges)
            .where(challenges.c.chat_id == chat_id, challenges.c.replaced_at.is_(None))
            .values(replaced_at=now)
        )
        db.execute(
            insert(challenges).values(
                chat_id=chat_id,
                purpose=purpose,
                email_index=self._keys.index("email", email.lower()),
                email_sealed=self._keys.seal(place(challenges.c.email_sealed, challenge), email),
                known=known,
                mailed=send,
                **code.columns,
            )
        )
        return Challenge(challenge, code.digits, send=send)

    def not_mailed(self, db: Connection, challenge: str) -> None:
        """No mail server has accepted the letter with a code, or there was none to send: it counts for the
        chat that asked, and for no address."""
        self._attempts.take_back(db, "code", challenge, keep=("chat",))

    def is_anybodys(self, db: Connection, challenge: str) -> bool:
        """Whether a code goes to whatever address was named, so that its fate tells nothing about a customer."""
        query = select(challenges.c.known, challenges.c.purpose).where(challenges.c.id == challenge)
        row = db.execute(query).first()
        return row is not None and (row.known is None or row.purpose in ANYBODYS)

    def check(self, db: Connection, chat_id: int, challenge: str, code: str, *, arrived: bool) -> str:
        """`right <proof>`, `wrong <tries left>`, `dead`, or `limited` for this chat.

        `arrived`: whether the letter with it may have reached its address.  What was never mailed nobody can have
        read, so who types it all the same must have guessed.
        """
        if self._attempts.is_over(db, limits.GUESSES_OF_CHAT, {"chat": str(chat_id)}):
            return "limited"
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
        email = self._keys.open_or("", place(challenges.c.email_sealed, challenge), row.email_sealed)
        if not email:
            return "dead"  # nothing could be proven by it; another code is asked for
        owner = self._is_owner(db, chat_id, email)
        scope, who = self._whose(chat_id, email, owner=owner, known=row.known)
        self._attempts.alone(db, (scope, who))
        run = _run_of(chat_id, email, owner=owner, known=row.known)
        refused = self._is_refused(db, scope, who, run)
        if refused or not (tried.right and row.mailed and arrived):
            # A code that was never mailed cannot be guessed, and what is refused is not looked at: trying it is no
            # danger to the address, makes no run longer, and must not close it to its owner.  It is counted all the
            # same, for the chat as ever and against nobody, so that the chat's limits tell nothing of the address.
            counted = dict([(scope, who), run])
            counts = row.mailed and arrived and not refused
            self._attempts.failed(
                db, {"chat": str(chat_id)} | (counted if counts else _against_nobody(counted))
            )
            return f"wrong {tried.left}" if tried.left else "dead"
        self._attempts.succeeded(db, *run)
        self._attempts.add(db, "proven", {"own": _own(chat_id, email)})
        db.execute(update(challenges).where(challenges.c.id == challenge).values(used_at=now))
        proof = secrets.token_hex(8)
        db.execute(
            insert(proofs).values(
                id=proof,
                chat_id=chat_id,
                purpose=row.purpose,
                method="email",
                email_index=self._keys.index("email", email.lower()),
                email_sealed=self._keys.seal(place(proofs.c.email_sealed, proof), email),
                known=row.known,
                verified_at=now,
                last_used_at=now,
            )
        )
        return f"right {proof}"

    def failing(self, db: Connection, chat_id: int, challenge: str) -> Failing | None:
        """Whether the owner of an address is to hear, now, that somebody keeps failing; once a day at most.

        Wrong codes count for the mailbox, but who was told is the address: a letter to `malee+x@` may reach nobody, and
        must not stand for the one to `malee@`.  The codes that a mailbox is mailed in a day bound its notices.

        For an account it is the same whether the address is registered, for a notice holds up whoever comes behind it:
        all guesses at it count, at codes that were mailed or not, and a registered address hears of them.
        """
        row = db.execute(
            select(challenges).where(challenges.c.id == challenge, challenges.c.chat_id == chat_id)
        ).first()
        where = place(challenges.c.email_sealed, challenge)
        email = self._keys.open_or("", where, row.email_sealed) if row else ""
        if row is None or not email:
            return None
        owner, known = self._is_owner(db, chat_id, email), row.known
        scope, who = self._whose(chat_id, email, owner=owner, known=known)
        told, whom = _counted_as(email.lower(), known), [who, _nobody(who)]
        if known is None:  # a notice that does not go out must not stand for the one that would
            told, whom = (told, [who]) if row.mailed else (_nobody(told), [_nobody(who)])
        since = self._clock() - limits.DAY
        times = sum(self._attempts.count(db, "wrong", scope, each, since) for each in whom)
        if times < limits.GUESSES_TOLD or self._attempts.count(db, "told", "address", told, since):
            return None
        self._attempts.add(db, "told", {"address": told})
        stop = self._attempts.stop_token("pair", f"{chat_id} {one_mailbox(email)}")
        return Failing(email, times, stop, send=row.mailed if known is None else known)

    def is_stop(self, token: str) -> bool:
        """Whether a token is one by which codes can be stopped."""
        return self._attempts.read_stop(token) is not None

    def stop(self, db: Connection, token: str) -> bool:
        """No more codes are mailed for a chat to an address, for as long as the ledger remembers, also if the chat has
        proven it: whoever read the mailbox once may not be who reads it now.  False for no such token."""
        return self._attempts.stop(db, "stopped", "pair", token)

    def _passes(
        self,
        db: Connection,
        counted: dict[str, str],
        run: tuple[str, str],
        *,
        owner: bool,
        known: bool | None,
    ) -> bool:
        """Whether a code may be mailed, as far as the limits go that the chat is not told of.  All of them are
        looked at, so that the work is the same."""
        over, scope = self._attempts.is_over, "own" if owner else "address"
        spent = over(db, limits.CODES_OF_OWNER if owner else limits.CODES_OF_ADDRESS, counted)
        refused = self._is_refused(db, scope, counted[scope], run)
        of_domain = {"domain": counted.get("domain", "")}
        domain = over(db, limits.CODES_OF_DOMAIN, of_domain)
        broken = over(db, limits.CODES_OF_ALL, counted)
        last_of_domain = over(db, limits.CODES_OF_DOMAIN, of_domain, more=2)
        last = over(db, limits.CODES_OF_ALL, counted, more=2)
        anybodys = known is None
        if spent or refused or ((domain or broken) and anybodys and not owner):
            return False
        if anybodys and last and not broken:
            log.error(_STOPPED, limits.CODES_OF_ALL[0].most, "whatever address was named")
        elif anybodys and last_of_domain and not domain:
            log.error(_STOPPED, limits.CODES_OF_DOMAIN[0].most, "addresses of one domain")
        return True

    def _is_refused(self, db: Connection, scope: str, who: str, run: tuple[str, str]) -> bool:
        """Whether so many wrong codes were typed, today for a mailbox or in a row for an address, that even the right
        one would not count."""
        daily = limits.GUESSES_OF_OWNER if scope == "own" else limits.GUESSES_OF_ADDRESS
        today = self._attempts.is_over(db, daily, {scope: who})
        return self._attempts.in_a_row(db, *run) >= limits.GUESSES_IN_A_ROW or today

    def _is_owner(self, db: Connection, chat_id: int, email: str) -> bool:
        """Whether a chat has proven an address lately, or holds an open case with it: what strangers do with the
        address does not count against it."""
        since = self._clock() - limits.PROVEN
        proven = self._attempts.count(db, "proven", "own", _own(chat_id, email), since)
        case = db.execute(
            select(tickets.c.id)
            .where(
                tickets.c.chat_id == chat_id,
                tickets.c.identity_index.in_(self._keys.indexes("email", email.lower())),
                tickets.c.closed_at.is_(None),
            )
            .limit(1)
        ).first()
        return bool(proven) or case is not None

    def _is_stopped(self, db: Connection, chat_id: int, email: str) -> bool:
        """Whether the owner of an address wants no codes for a chat."""
        since, pair = self._clock() - limits.PROVEN, f"{chat_id} {one_mailbox(email)}"
        return self._attempts.count(db, "stopped", "pair", pair, since) > 0

    def _whose(self, chat_id: int, email: str, *, owner: bool, known: bool | None) -> tuple[str, str]:
        """For whom wrong codes count."""
        if owner:
            return "own", _own(chat_id, email)
        return "address", _counted_as(one_mailbox(email), known)

    def _counted(self, chat_id: int, email: str, *, owner: bool, known: bool | None) -> dict[str, str]:
        """For whom a mailed code counts, beside what all share."""
        scope, who = self._whose(chat_id, email, owner=owner, known=known)
        return {scope: who} if owner else {scope: who, "pair": f"{chat_id} {who}"}

    # Proofs -------------------------------------------------------------------------------------------

    def find(self, db: Connection, chat_id: int, purpose: str) -> Proof | None:
        """The latest proof of this chat that still serves a purpose."""
        now = self._clock()
        query = select(proofs).where(
            proofs.c.chat_id == chat_id,
            within(proofs.c.last_used_at, now - SESSION_IDLE, now),
            *_serves(purpose, now),
        )
        row = db.execute(query.order_by(proofs.c.verified_at.desc(), proofs.c.id).limit(1)).first()
        if row is None:
            return None
        db.execute(update(proofs).where(proofs.c.id == row.id).values(last_used_at=now))
        return self._proof(row)

    def still(self, db: Connection, chat_id: int, id: str, purpose: str, active_at: float) -> Proof | None:
        """A proof of this chat, if it still serves a purpose now that something is done with it: it may have run
        out or been used up since the form asked.  `active_at`: when the person last did something with the form."""
        now = self._clock()
        row = db.execute(
            select(proofs).where(proofs.c.id == id, proofs.c.chat_id == chat_id, *_serves(purpose, now))
        ).first()
        if row is None or max(row.last_used_at, active_at) <= now - SESSION_IDLE:
            return None
        return self._proof(row)

    def spend(self, db: Connection, id: str) -> None:
        """Something that cannot be undone is filed with a proof: it serves no second one."""
        db.execute(update(proofs).where(proofs.c.id == id).values(spent_at=self._clock()))

    def phone(self, db: Connection, chat_id: int, number: str) -> str:
        """Remember that Telegram vouched for this chat's own number (E.164); the proof's id, or the empty string
        where a chat has shared too many.

        Known: registered with the customer whose address was proven here.  Recycled numbers and accounts
        taken over are why a phone alone is weak evidence.
        """
        now, id = self._clock(), secrets.token_hex(8)
        chat = {"chat": str(chat_id)}
        self._attempts.alone(db, *chat.items())
        if self._attempts.is_over(db, limits.PHONES, chat):
            return ""
        self._attempts.add(db, "phone", chat)
        latest = db.execute(
            select(proofs)
            .where(proofs.c.chat_id == chat_id, proofs.c.method == "email", proofs.c.known)
            .order_by(proofs.c.verified_at.desc())
            .limit(1)
        ).first()
        known = None
        if not self._customers.is_empty(db):
            proven = self._proof(latest) if latest is not None else None
            email = proven.email if proven else ""
            known = self._customers.knows_phone(db, email, number)
        db.execute(
            insert(proofs).values(
                id=id,
                chat_id=chat_id,
                purpose="phone",
                method="phone",
                email_index=self._keys.index("phone", number),
                email_sealed=self._keys.seal(place(proofs.c.email_sealed, id), number),
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

    def still_phone(self, db: Connection, chat_id: int, id: str) -> Proof | None:
        """A proof of this chat's own phone, if it was shared within the time that a proof serves."""
        now = self._clock()
        proof = self.proof(db, chat_id, id)
        if proof is None or proof.method != "phone":
            return None
        return proof if within(proof.verified_at, now - SESSION, now) else None

    def registered(self, db: Connection, chat_id: int, id: str) -> bool:
        """Whether a proof is of a phone that is registered with one customer."""
        proof = self.proof(db, chat_id, id)
        return proof is not None and proof.method == "phone" and self._customers.has_phone(db, proof.email)

    def is_of(self, db: Connection, phone: Proof, email: str) -> bool | None:
        """Whether a phone is registered with the customer of an address; None when no customers were imported."""
        known = self._customers.knows_phone(db, email, phone.email)
        return None if self._customers.is_empty(db) else known

    def _proof(self, row: Row[Any]) -> Proof | None:
        """None where it cannot be opened: then it is as if it had run out."""
        email = self._keys.open_or("", place(proofs.c.email_sealed, row.id), row.email_sealed)
        return None if not email else Proof(row.id, email, row.method, row.known, row.verified_at)

    def _age(self, db: Connection, chat_id: int, challenge: str, now: float) -> float:
        made = db.execute(
            select(challenges.c.created_at).where(
                challenges.c.id == challenge, challenges.c.chat_id == chat_id
            )
        ).scalar()
        # One that is later than now was made while the clock was ahead: nobody waits for it to be caught up with.
        return now - made if made is not None and made <= now else RESEND


def _serves(purpose: str, now: float) -> list[ColumnElement[bool]]:
    """Which proofs of an address serve a purpose, by age and by what they were made for.  One that is later than now
    was made while the clock was ahead, and would serve for as long as it was."""
    serves = [
        proofs.c.method == "email",
        within(proofs.c.verified_at, now - SESSION, now),
    ]
    if purpose in FRESH:
        serves.append(proofs.c.purpose == purpose)
    elif purpose not in ANYBODYS:
        serves.append(proofs.c.purpose.not_in(list(ANYBODYS)))
    if purpose in ONCE:
        serves.append(proofs.c.spent_at.is_(None))
    return serves


def _nobody(who: str) -> str:
    """Whom a guess is counted against that endangers nobody."""
    return f"nobody {who}"


def _shared(domain: str) -> dict[str, str]:
    """What an address at a domain shares with others.  At a provider these are strangers: a dozen of them would keep
    out all who have their mailbox there."""
    return ({} if is_shared(domain) else {"domain": domain}) | {"all": ""}


def _against_nobody(counted: dict[str, str]) -> dict[str, str]:
    """As many lines that limit nobody."""
    return {scope: _nobody(who) for scope, who in counted.items()}


def _counted_as(address: str, known: bool | None) -> str:
    """An address as limits count it, for an account (`known` is not None) apart from what goes to anybody: otherwise
    whoever reads `victim+x@` would see by codes that go there what `victim@` has had as a customer's."""
    return address if known is None else f"account {address}"


def _run_of(chat_id: int, email: str, *, owner: bool, known: bool | None) -> tuple[str, str]:
    """For whom wrong codes are in a row: an address exactly as it is, for whoever reads `victim+x@` may be another
    person, whose right code must not end the run at `victim@`."""
    return ("own", _own(chat_id, email)) if owner else ("spelling", _counted_as(email.lower(), known))


def _own(chat_id: int, email: str) -> str:
    """A chat and an address that it has proven, exactly as it is: a tag may be another person's."""
    return f"{chat_id} {email.lower()}"
