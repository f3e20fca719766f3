"""Signing in to the staff page: a code to the team's mailbox, and the session that it opens.

The link to a page stands in letters, and letters are forwarded, opened by scanners, and lie on screens.  So a
link alone shows next to nothing, and whoever wants more shows that they can read the team's mailbox, in the
browser that asked.

What began in the future is good for nothing: a clock that was ahead for a minute made it, and it would outlast its time
by as much as that.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from bot.identity.attempts import Attempts
from bot.identity.codes import RESEND, Codes
from bot.identity.limits import DAY, GUESSES_IN_A_ROW, PROVEN, STAFF_CODES, STAFF_CODES_OF_BROWSER
from bot.storage.crypto import KeyRing
from bot.storage.tables import place, staff_sessions
from bot.storage.window import SKEW

log = logging.getLogger(__name__)

SESSION = 1800.0


@dataclass(frozen=True)
class SignInCode:
    """A code that was made, to be sent to the mailbox."""

    id: str
    code: str


@dataclass(frozen=True)
class Session:
    """Somebody of the team is signed in."""

    name: str
    """Who says to be at the keyboard; empty where nothing was said."""
    ends_at: float


class Login:
    """Makes codes, opens sessions, and remembers them for half an hour."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock
        self._codes, self._attempts = Codes(keys, clock), Attempts(keys, clock)

    def ask(self, db: Connection, visit: str, link: str = "", browser: str = "") -> SignInCode | str:
        """A new code for one browser; or `too-soon`, or `limited`.  It ends the one before.

        `link`: the ticket whose page asks.  `browser`: the one that it is, if it has signed in before (`browser_of`):
        it is counted apart, so that whoever has a link and nothing else cannot use up what the team needs.
        """
        now, mine = self._clock(), staff_sessions.c.browser == _hash(visit)
        last = db.execute(
            select(func.max(staff_sessions.c.created_at)).where(mine, staff_sessions.c.created_at <= now)
        ).scalar_one()
        if last is not None and now - last < RESEND:
            return "too-soon"
        counted = {"browser": browser} if browser else {"all": ""} | ({"link": link} if link else {})
        self._attempts.alone(db, *counted.items())
        most = [each for each in (*STAFF_CODES, *STAFF_CODES_OF_BROWSER) if each.scope in counted]
        if self._attempts.is_over(db, most, counted):
            return "limited"
        db.execute(
            update(staff_sessions)
            .where(mine, staff_sessions.c.opened_at.is_(None), staff_sessions.c.expires_at > now)
            .values(expires_at=now)
        )
        id = secrets.token_hex(8)
        self._attempts.add(db, "staff-code", counted, id)
        code = self._codes.make(id)
        db.execute(insert(staff_sessions).values(browser=_hash(visit), **code.columns))
        return SignInCode(id, code.digits)

    def waits(self, db: Connection, visit: str) -> bool:
        """Whether a code has been sent for this browser and can still be typed."""
        found = select(staff_sessions.c.id).where(self._of(visit), self._codes.alive(staff_sessions))
        return db.execute(found.limit(1)).first() is not None

    def open(
        self,
        db: Connection,
        visit: str,
        code: str,
        name: str,
        *,
        arrived: Callable[[str], bool],
        link: str = "",
        browser: str = "",
    ) -> str | None:
        """The key of a new session for the right code, once; None for a wrong one, and for one that nobody can have
        read: `arrived` says of a code's id whether its letter may have reached the mailbox.

        After a hundred wrong ones in a row the right one is refused as well, until there was a rest: for the link of
        a ticket, and apart from it for each browser that has signed in before.
        """
        scope, who = ("browser", browser) if browser else ("link", link)
        self._attempts.alone(db, (scope, who))
        tried = self._codes.attempt(db, staff_sessions, self._of(visit), code)
        if tried is None or not arrived(tried.row.id):
            return None
        if self._attempts.in_a_row(db, scope, who) >= GUESSES_IN_A_ROW:
            log.warning("page of %s: too many wrong codes, none is looked at", link)
            return None
        if not tried.right:
            self._attempts.failed(db, {scope: who})
            return None
        self._attempts.succeeded(db, scope, who)
        now, row = self._clock(), tried.row
        key = secrets.token_urlsafe(32)
        db.execute(
            update(staff_sessions)
            .where(staff_sessions.c.id == row.id)
            .values(
                opened_at=now,
                ends_at=now + SESSION,
                key=_hash(key),
                name_sealed=self._keys.seal(place(staff_sessions.c.name_sealed, row.id), name),
            )
        )
        return key

    def session(self, db: Connection, key: str) -> Session | None:
        """The session of a key, while it lasts."""
        now = self._clock()
        row = db.execute(
            select(staff_sessions).where(
                staff_sessions.c.key == _hash(key),
                staff_sessions.c.opened_at <= now + SKEW,
                staff_sessions.c.ends_at > now,
            )
        ).first()
        if row is None or not key:
            return None
        name = self._keys.open_or(None, place(staff_sessions.c.name_sealed, row.id), row.name_sealed)
        return None if name is None else Session(name, row.ends_at)

    def leave(self, db: Connection, key: str) -> None:
        """End a session."""
        db.execute(
            update(staff_sessions).where(staff_sessions.c.key == _hash(key)).values(ends_at=self._clock())
        )

    def new_browser(self) -> str:
        """What a browser keeps that has signed in, to be known again: a name of its own, and that we gave it."""
        name, day = secrets.token_hex(8), int(self._clock() // DAY)
        return f"{name}.{day}.{self._keys.mac('known-browser', name, str(day)).hex()}"

    def browser_of(self, kept: str) -> str:
        """The name of a browser that has signed in within `PROVEN`, by what it kept; empty for any other."""
        name, _, rest = kept.partition(".")
        day, _, mac = rest.partition(".")
        good = [each.hex().encode() for each in self._keys.macs("known-browser", name, day)]
        if not any(hmac.compare_digest(mac.encode("utf-8", "replace"), each) for each in good):
            return ""
        age = self._clock() - int(day) * DAY
        return name if -SKEW <= age < PROVEN else ""

    def nonce(self, secret: str, number: str) -> str:
        """What a form about a ticket carries, so that nobody else's page can send it: bound to a cookie."""
        return self._keys.mac("page-nonce", secret, number).hex()

    def is_nonce(self, given: str, secret: str, number: str) -> bool:
        """Whether a form is ours."""
        typed = given.encode("utf-8", "replace")
        good = [mac.hex().encode() for mac in self._keys.macs("page-nonce", secret, number)]
        return bool(secret) and any(hmac.compare_digest(typed, each) for each in good)

    def _of(self, visit: str) -> ColumnElement[bool]:
        """The codes of a browser that have opened nothing yet."""
        return and_(
            staff_sessions.c.browser == _hash(visit),
            staff_sessions.c.opened_at.is_(None),
            staff_sessions.c.created_at <= self._clock() + SKEW,
        )


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
