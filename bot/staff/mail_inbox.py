"""Incoming mail, stored as it came before anything is done with it, and never forgotten.

A mail is recognised by its Message-ID and by its place on the IMAP server; a repeat finds the row that stands.  Where
the one that stands has not acted, the bytes count too.  A place is a `numbering` (of one mailbox under one UIDVALIDITY:
`numbering_of`) and a number in it; another mail in a known place means that the mailbox is another one, and then no
place of that numbering counts any more.
Nothing takes a mail apart before it is stored.  `new` mails are read outside of any transaction, decided upon in
one each, and end as

`done` acted on · `held` waits for a colleague's word · `quarantined` not trusted, or not readable, and kept to be
looked at · `ignored` written by a machine · `dead` could not be handled (`failed`), or whoever handled it never
came back (`poison`).  (`start` marks where reading a mailbox began.)
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, delete, exists, func, select, update

from bot.identity.limits import DAY
from bot.mail.headers import HEAD, message_id_in, signature_of, signed_in
from bot.mail.server import ImapServer
from bot.storage import window
from bot.storage.advisory import Key, wait_for_name
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_new
from bot.storage.sealed import lacks_key
from bot.storage.tables import judged_mails, mail_inbox, place

log = logging.getLogger(__name__)

LARGEST = 10 << 20
"""Bytes of a mail; of a larger one only the headers are kept."""
FIRST = "ticket"
"""The verdict of a new mail that goes first; behind a colon the number of the ticket, where its headers name just one.
Stored data."""
DISTRUSTED = 200
"""Mails a day that were not trusted, or that machines wrote, of which more is kept than by what a repeat is known."""
ATTEMPTS = 5
"""Times that handling a mail may raise."""
DEATHS = 3
"""Times that handling a mail may begin and never come back."""


@dataclass(frozen=True)
class StoredMail:
    """A stored mail."""

    id: int
    message_id: str
    raw: bytes
    received_at: float
    state: str
    verdict: str
    ticket_id: str | None


class MailInbox:
    """The store of mails."""

    def __init__(
        self, keys: KeyRing, clock: Callable[[], float], ticket_of: Callable[[bytes], str | None]
    ) -> None:
        """`ticket_of`: the ticket that a mail of the team's is about, as far as the bytes of its headers tell; empty
        where these name several, None for any other mail."""
        self._keys, self._clock, self._ticket_of = keys, clock, ticket_of

    def goes_first(self, head: bytes) -> bool:
        """Whether a mail with this head is the team's about a ticket, as far as the bytes tell."""
        return self._ticket_of(head) is not None

    def store(
        self,
        db: Connection,
        raw: bytes,
        numbering: int | None = None,
        uid: int | None = None,
        *,
        cut: bool = False,
    ) -> bool:
        """Keep a mail; False when it is known.  `cut`: these are only its headers, for it was too large."""
        if len(raw) > LARGEST:
            raw, cut = raw[:HEAD].partition(b"\r\n\r\n")[0] + b"\r\n\r\n", True
        if numbering is not None and uid is not None and self.known(db, numbering, [uid]):
            if self._lies_at(db, numbering, uid, raw):
                return False
            log.warning("another mail lies in a place that is known: the mailbox was rebuilt")
            self._forget(db, numbering)
        # Another replica may be storing another mail of this Message-ID: the second look sees that.
        new = any(self._stored_anew(db, raw, numbering, uid, cut=cut) for _ in range(2))
        if not new and uid is not None and numbering is not None:
            self._repeat(db, numbering, uid)
        return new

    def _stored_anew(
        self, db: Connection, raw: bytes, numbering: int | None, uid: int | None, *, cut: bool
    ) -> bool:
        """Whether a mail is stored now; not where it is known, or its key was taken in this moment."""
        key = self._key(db, raw)
        return key is not None and bool(
            insert_new(
                db,
                mail_inbox,
                message_id=key,
                uidvalidity=numbering if uid is not None else None,
                uid=uid,
                raw_sealed=self._keys.seal(place(mail_inbox.c.raw_sealed, key), raw),
                received_at=self._clock(),
                state="new",
                verdict="too-large" if cut else _turn(self._ticket_of(raw[:HEAD])),
            )
        )

    def waiting(self, db: Connection) -> dict[int, str]:
        """What is to be handled, in its order, each with the number of the ticket that it is about (empty: it is not
        known): what the team writes about tickets, oldest first, then the rest, the smallest first.  Anybody can send
        as many and as large ones as they like, and the team's do not wait behind them.  What is sealed with a key that
        we lack is left to whoever has it."""
        c, first = mail_inbox.c, mail_inbox.c.verdict.startswith(FIRST)
        query = (
            select(c.id, c.verdict)
            .where(c.state == "new", ~lacks_key(c.raw_sealed, self._keys))
            .order_by(case((first, 0), else_=1), case((first, 0), else_=func.length(c.raw_sealed)), c.id)
        )
        return {row.id: row.verdict.partition(":")[2] for row in db.execute(query)}

    def begin_handling(self, db: Connection, id: int, *, worse: bool = True) -> StoredMail | None:
        """A mail that is to be read, and counted: whatever reads it may kill us.  None when it has moved on, or one of
        the team's that came before it, about the same ticket, is still to be handled; `dead` when it was begun so
        often, and nobody came back, that it is set aside now.  `worse`: also one that a single death more would
        convict; a process that dies soon after every start, of whatever it may be, has some mail in hand each time.
        Raises Unopenable.

        Whoever calls this has the mail and its ticket in hand alone (else a count could be another's that is alive, and
        the one before it be decided upon meanwhile), and says `came_back` when it does."""
        row = db.execute(
            select(mail_inbox).where(mail_inbox.c.id == id, mail_inbox.c.state == "new").with_for_update()
        ).first()
        if row is None or not row.raw_sealed:
            return None
        if row.deaths >= DEATHS:
            self.settle(db, id, "dead", "poison")
            return StoredMail(row.id, row.message_id, b"", row.received_at, "dead", "poison", None)
        if (row.deaths == DEATHS - 1 and not worse) or self._is_behind(db, row):
            return None
        db.execute(update(mail_inbox).where(mail_inbox.c.id == id).values(deaths=row.deaths + 1))
        stored = self._stored(row)
        # An operator let it wait again, and its words are not here any more.
        return replace(stored, verdict="too-large") if _is_shortened(stored.raw) else stored

    def came_back(self, db: Connection, id: int) -> None:
        """Handling a mail is over, however it went: it killed nobody."""
        counted = (mail_inbox.c.id == id) & (mail_inbox.c.deaths > 0)
        db.execute(update(mail_inbox).where(counted).values(deaths=mail_inbox.c.deaths - 1))

    def take(self, db: Connection, id: int, state: str = "new") -> StoredMail | None:
        """A mail, held against other replicas until the transaction ends, and with it all others of its Message-ID,
        so that whether one of them acted can be known (`is_second`); None when it has moved on."""
        row = db.execute(
            select(mail_inbox)
            .where(mail_inbox.c.id == id, mail_inbox.c.state == state)
            .with_for_update(skip_locked=True)
        ).first()
        if row is None or not row.raw_sealed:
            return None
        mail = self._stored(row)
        if name := message_id_in(mail.raw):
            wait_for_name(db, Key.MESSAGE, name)
        return mail

    def settle(
        self,
        db: Connection,
        id: int,
        state: str,
        verdict: str,
        ticket_id: str | None = None,
        *,
        letter: str | None = None,
    ) -> str:
        """What became of a mail: the state that it is in now.  `letter`: the one of ours that came back with it."""
        values: dict[str, Any] = {"state": state, "verdict": verdict, "settled_at": self._clock()}
        if ticket_id:
            values["ticket_id"] = ticket_id
        if letter:
            values["letter"] = letter
        db.execute(update(mail_inbox).where(mail_inbox.c.id == id).values(**values))
        return state

    def shorten(self, db: Connection, mail: StoredMail) -> None:
        """Keep no more of a mail that is settled, and acts on nothing, than its headers: anybody can send these, and
        they must not fill the disk.  One that is not larger than headers may be stays whole, up to `DISTRUSTED` a
        day."""
        query = (
            select(func.count())
            .select_from(mail_inbox)
            .where(
                mail_inbox.c.state.in_(("quarantined", "ignored")),
                self._in_the_last(DAY, mail_inbox.c.settled_at),
            )
        )
        many = db.execute(query).scalar_one() > DISTRUSTED
        if many or len(mail.raw) > HEAD:
            kept = _shortened(mail.raw, 0 if many else HEAD)
            sealed = self._keys.seal(place(mail_inbox.c.raw_sealed, mail.message_id), kept)
            db.execute(update(mail_inbox).where(mail_inbox.c.id == mail.id).values(raw_sealed=sealed))

    def failed(self, db: Connection, id: int, error: str) -> str:
        """Handling it raised; it is tried again, a few times.  The state it is in now."""
        row = db.execute(
            update(mail_inbox)
            .where(mail_inbox.c.id == id, mail_inbox.c.state == "new")
            .values(attempts=mail_inbox.c.attempts + 1, error=error[:200])
            .returning(mail_inbox.c.attempts)
        ).first()
        if row is not None and row.attempts >= ATTEMPTS:
            return self.settle(db, id, "dead", "failed")
        return "new"

    def full_until(
        self, db: Connection, ticket_id: str, most: int, *, within: float, helped: bool
    ) -> float | None:
        """Until when no more mails may act on a ticket, where in the last seconds so many acted or were held; None
        where one more may.  `helped`: those count as well that did nothing, and were answered, or asked about; one that
        was asked about and confirmed has acted by the word that confirmed it."""
        c = mail_inbox.c
        counted = _ACTED if helped else _ACTED & c.verdict.not_in(("help", "meant", "confirmed"))
        query = (
            select(c.received_at)
            .where(c.ticket_id == ticket_id, self._in_the_last(within, c.received_at), counted)
            .order_by(c.received_at.desc())
            .offset(most - 1)
            .limit(1)
        )
        first = db.execute(query).scalar()
        return None if first is None else first + within

    def is_second(self, db: Connection, mail: StoredMail) -> bool:
        """Whether another mail of the same Message-ID acted: this one, which was taken (`take`), is the same, come by
        another way."""
        c, name = mail_inbox.c, message_id_in(mail.raw)
        first = db.execute(select(c.id).where(c.message_id == name)).scalar() if name else None
        if first is None:
            return False
        same = (c.message_id == name) | c.message_id.startswith(_second(name, ""), autoescape=True)
        query = select(c.id).where(c.id >= first, c.id != mail.id, same, _ACTED)
        return db.execute(query.limit(1)).first() is not None

    def judged_before(self, db: Connection, mail: StoredMail) -> bool:
        """Whether another mail said the same, signed in the same moment by the same sender, about whichever ticket, and
        was judged: somebody sends it again, under another Message-ID.  Else this one is remembered as judged, for
        longer than any address of a ticket lives; its bytes are not."""
        if not all(signed_in(mail.raw)):
            return False  # no signature holds without one, and two short mails may be alike
        # Under each key there is: it may have been judged before the keys were changed.
        digests = self._keys.macs("signed-mail", signature_of(mail.raw))
        insert_new(db, judged_mails, digest=digests[0], mail_id=mail.id, at=self._clock())
        c = judged_mails.c
        # One that an operator lets wait again is no repeat of itself.
        others = select(c.mail_id).where(c.digest.in_(digests), c.mail_id != mail.id)
        return db.execute(others.limit(1)).first() is not None

    def put_aside(self, db: Connection, ticket_id: str | None, *, within: float) -> int:
        """How many mails about a ticket, or about none, were not trusted in the last seconds."""
        query = (
            select(func.count())
            .select_from(mail_inbox)
            .where(
                mail_inbox.c.state == "quarantined",
                self._in_the_last(within, mail_inbox.c.settled_at),
                mail_inbox.c.ticket_id == ticket_id,
            )
        )
        return int(db.execute(query).scalar_one())

    def returns(self, db: Connection, letter: str) -> int:
        """How often a letter of ours has come back."""
        query = select(func.count()).select_from(mail_inbox).where(mail_inbox.c.letter == letter)
        return int(db.execute(query).scalar_one())

    def held(self, db: Connection, ticket_id: str, *, within: float, waits: bool) -> list[StoredMail]:
        """The mails about a ticket that wait for a second word and came in the last seconds, the latest first.  One
        that nobody can open counts as missing; `waits`: whoever asks decides by them, and what is sealed with a key
        that may be back raises UnknownKey."""
        now, found = self._clock(), []
        for row in db.execute(_about(ticket_id, "held")):
            if window.within(row.received_at, now - within, now):
                where = place(mail_inbox.c.raw_sealed, row.message_id)
                raw = self._keys.open_or(None, where, row.raw_sealed, waits=waits)
                found += [] if raw is None else [_mail(row, raw)]
        return found

    def quarantined(self, db: Connection, ticket_id: str) -> list[tuple[float, str]]:
        """When the mails about a ticket came that were not trusted, and why they were not, the latest first."""
        c = mail_inbox.c
        rows = db.execute(_about(ticket_id, "quarantined").with_only_columns(c.received_at, c.verdict))
        return list(map(tuple, rows))

    def supersede(self, db: Connection, ticket_id: str) -> None:
        """No mail about a ticket waits for a second word any more: another order has taken its place."""
        waits = (mail_inbox.c.ticket_id == ticket_id) & (mail_inbox.c.state == "held")
        values = {"state": "done", "verdict": "superseded", "settled_at": self._clock()}
        db.execute(update(mail_inbox).where(waits).values(values))

    # The place on the server --------------------------------------------------------------------------

    def begun(self, db: Connection, numbering: int) -> tuple[int, int] | None:
        """The number behind which all mails of this mailbox are ours, and the highest that is known; None when it is
        new to us.  Between the two may be some that are not stored yet: the team's go before them."""
        mine = mail_inbox.c.uidvalidity == numbering
        start = db.execute(
            select(mail_inbox.c.message_id).where(mine, mail_inbox.c.state == "start")
        ).scalar()
        if start is None:
            return None
        highest = db.execute(select(func.max(mail_inbox.c.uid)).where(mine)).scalar_one()
        since = int(start.rpartition(":")[2])
        return since, max(highest or 0, since)

    def ever(self, db: Connection) -> bool:
        """Whether any mailbox has been read before."""
        query = select(mail_inbox.c.id).where(mail_inbox.c.uidvalidity.is_not(None)).limit(1)
        return db.execute(query).first() is not None

    def begin(self, db: Connection, numbering: int, uid: int) -> None:
        """Remember where reading a mailbox began: what comes after is ours to handle, read by people or not.  Places
        that were known under this numbering do not count any more."""
        self._forget(db, numbering)
        insert_new(
            db,
            mail_inbox,
            message_id=f"{_MARK}start:{numbering}:{uid}",
            uidvalidity=numbering,
            received_at=self._clock(),
            state="start",
        )

    def known(self, db: Connection, numbering: int, uids: list[int]) -> set[int]:
        """Which of these numbers are stored."""
        found: set[int] = set()
        for start in range(0, len(uids), 500):
            query = select(mail_inbox.c.uid).where(
                mail_inbox.c.uidvalidity == numbering, mail_inbox.c.uid.in_(uids[start : start + 500])
            )
            found |= set(db.execute(query).scalars())
        return found

    def _forget(self, db: Connection, numbering: int) -> None:
        # The mails stay, and are known by their Message-ID.
        mine = mail_inbox.c.uidvalidity == numbering
        db.execute(delete(mail_inbox).where(mine, _IS_MARK))
        db.execute(update(mail_inbox).where(mine).values(uid=None))

    def _repeat(self, db: Connection, numbering: int, uid: int) -> None:
        # Remembered, so that it is not fetched again.
        insert_new(
            db,
            mail_inbox,
            message_id=f"{_MARK}repeat:{numbering}:{uid}",
            uidvalidity=numbering,
            uid=uid,
            received_at=self._clock(),
            state="ignored",
            verdict="repeat",
        )

    def _key(self, db: Connection, raw: bytes) -> str | None:
        """What a mail is recognised by; None when it is known.

        A Message-ID that somebody else used first, in a mail that was not trusted, or is not handled yet, must not keep
        the true mail out: then its content counts too.
        """
        digest, key = hashlib.sha256(raw).hexdigest(), _name(raw)
        c = mail_inbox.c
        columns = c.raw_sealed, _ACTED.label("acted"), _IS_MARK.label("is_mark")
        stands = db.execute(select(*columns).where(c.message_id == key)).first()
        if stands is None:
            return key
        if stands.is_mark:
            return _second(key, digest)
        if stands.acted or stands.raw_sealed is None:
            return None
        try:
            kept = self._keys.open(place(mail_inbox.c.raw_sealed, key), stands.raw_sealed)
            if kept in (raw, _shortened(raw, HEAD), _shortened(raw, 0)):
                return None
        except Unopenable:
            pass  # nobody can say that it is the same
        return _second(key, digest)

    def _in_the_last(self, seconds: float, at: ColumnElement[float]) -> ColumnElement[bool]:
        now = self._clock()
        return window.within(at, now - seconds, now)

    def _lies_at(self, db: Connection, numbering: int, uid: int, raw: bytes) -> bool:
        """Whether this is the mail that is stored with this place, or whose repeat was noted there."""
        c, key = mail_inbox.c, _name(raw)
        same = (c.message_id == key) | c.message_id.startswith(_second(key, ""), autoescape=True)
        here = (c.uidvalidity == numbering) & (c.uid == uid)
        mark = exists().where(here, _IS_MARK).correlate(None)
        return db.execute(select(c.id).where(same, here | mark).limit(1)).first() is not None

    def _is_behind(self, db: Connection, row: Row[Any]) -> bool:
        """Whether a mail about the same ticket came before this one and is still to be handled."""
        c = mail_inbox.c
        before = (c.state == "new") & (c.verdict == row.verdict) & (c.id < row.id) & c.raw_sealed.is_not(None)
        named = row.verdict.startswith(f"{FIRST}:")
        return named and db.execute(select(c.id).where(before).limit(1)).first() is not None

    def _stored(self, row: Row[Any]) -> StoredMail:
        raw = self._keys.open(place(mail_inbox.c.raw_sealed, row.message_id), row.raw_sealed)
        return _mail(row, raw)


_ACTED = mail_inbox.c.state.in_(("done", "held")) & (mail_inbox.c.verdict != "bounce")
"""The team's, and followed or waiting for a second word: nobody else's mail gets so far."""


_MARK = " "
"""Begins the key of a row that is no mail, as no Message-ID does: there is no blank in one."""
_IS_MARK = (mail_inbox.c.state == "start") | (
    (mail_inbox.c.verdict == "repeat") & mail_inbox.c.settled_at.is_(None)
)
"""No mail, also where a release before gave it a key that a Message-ID may be.  (A mail is settled as a repeat.)"""


def numbering_of(server: ImapServer, uidvalidity: int) -> int:
    """What tells the numbers of a mailbox from another's, which may bear the same UIDVALIDITY (many begin with 1).
    Never a UIDVALIDITY itself, which is what releases before stored.

    No key goes in: the mailbox is the one that each of our letters names, and a change of keys would have it read
    anew."""
    parts = json.dumps([server.host, server.port, server.user, server.folder, uidvalidity])
    return int.from_bytes(hashlib.sha256(parts.encode()).digest()[:8]) >> 2 | 1 << 62


def _about(ticket_id: str, state: str) -> Select[Any]:
    """The mails about a ticket that are in a state, the latest first."""
    c = mail_inbox.c
    these = (c.ticket_id == ticket_id) & (c.state == state) & c.raw_sealed.is_not(None)
    return select(mail_inbox).where(these).order_by(c.id.desc()).limit(20)


def _mail(row: Row[Any], raw: bytes) -> StoredMail:
    return StoredMail(row.id, row.message_id, raw, row.received_at, row.state, row.verdict, row.ticket_id)


def _name(raw: bytes) -> str:
    return message_id_in(raw) or f"sha256:{hashlib.sha256(raw).hexdigest()}"


def _second(key: str, digest: str) -> str:
    return f"{key[:180]}#{digest}"


def _turn(ticket: str | None) -> str:
    return "" if ticket is None else f"{FIRST}:{ticket}" if ticket else FIRST


_WHOLE = b"X-Whole-Mail: "


def _shortened(raw: bytes, most: int) -> bytes:
    """The headers of a mail as far as they go in so many bytes, and a hash of all of it, by which a repeat is known."""
    head = raw[:most].partition(b"\r\n\r\n")[0] + b"\r\n" if most else b""
    return head + _WHOLE + hashlib.sha256(raw).hexdigest().encode() + b"\r\n\r\n"


def _is_shortened(raw: bytes) -> bool:
    return raw.endswith(b"\r\n\r\n") and raw[:-4].rpartition(b"\n")[2].startswith(_WHOLE)
