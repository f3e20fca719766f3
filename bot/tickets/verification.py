"""Verification of the audit trail: every event, and every head, against what was written; nothing is written here.

What is altered, put in, moved, missing in the middle or cut off is named, and nothing else is blamed for it (audit.py).
Whoever may write to the database can write anything there, and must not end the verification by it: nothing of a row is
used before its MAC was found right, but its number, and no more is kept of a gap between numbers than its ends.

A detail whose key is missing is never called right, nor altered: it is counted, and the rest of its event is verified.
While the key may be back nothing is called whole, or whoever alters a detail would name such a key.

What was there when the chain began anew is sealed with a key that is lost.  It is never called right, nor wrong; it is
held against how it stood then, as the first head under the new key says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select, type_coerce
from sqlalchemy.types import NullType

from bot.i18n import local
from bot.identity.limits import DAY
from bot.storage.crypto import LostKey, UnknownKey, Unopenable
from bot.storage.dialects import any_text
from bot.storage.tables import audit_heads, ticket_events, tickets
from bot.tickets.audit import (
    SHREDDED,
    Head,
    Root,
    Trail,
    count_of,
    detail_of,
    head_of,
    is_sound,
    mac_in,
    raw,
    why_begun,
)
from bot.tickets.chain import as_stood, commitment_to, linked, mac_of, mac_of_head

HEADLESS = 14 * DAY
"""From its beginning the chain is never longer without a head: one is taken each day."""
NOT_BEGUN = (
    "not begun: run `privacy-bot audit begin` once, when no replica of a release before it is left; if that was done,"
    " or a digest has ever shown a code, somebody has removed what proved it"
)


_NUMBER = type_coerce(tickets.c.number, NullType()).label("number")


@dataclass
class Verdict:
    """What a verification has found."""

    events: int = 0
    tickets: int = 0
    fresh: int = 0
    """Events that no head covers yet: if the last of these are cut off, nothing shows it."""
    heads: list[Head] = field(default_factory=list)
    broken: list[range] = field(default_factory=list)
    """Heads that are altered or missing, by number."""
    faults: list[str] = field(default_factory=list)
    """What is wrong, in a line each."""
    away: int = 0
    """Events that are whole but for their detail, which was not compared: the ring lacks its key, which may be back."""
    unread: int = 0
    """The same where its key is called lost: nobody will ever compare it."""
    anew: float | None = None
    """When the chain began anew, if it did."""
    lost: int = 0
    """Events of before that: nobody can tell whether they are as they were written."""
    lost_heads: list[Head] = field(default_factory=list)
    """And heads."""


@dataclass(frozen=True)
class _Stood:
    """Where one ticket stood in one head."""

    head: Head
    number: str
    seq: int
    mac: str


def verify(db: Connection, trail: Trail, now: float) -> Verdict:
    """Go over everything, and write nothing.  Raises Unopenable if the chain's key opens with no key, or is none."""
    with any_text(db):
        return _verified(db, trail, now)


def _verified(db: Connection, trail: Trail, now: float) -> Verdict:
    verdict, root = Verdict(), trail.found(db)
    if root is None or root.begun is None:
        why = why_begun(db, root)
        something = db.execute(select(tickets.c.id).limit(1)).first() or count_of(db, ticket_events)
        verdict.faults += [why or NOT_BEGUN] if why or something else []
    if root is None:  # nothing is sealed, or nobody can say any more what was
        verdict.events, verdict.tickets = count_of(db, ticket_events), count_of(db, tickets)
        return verdict
    if root.anew is not None:
        verdict.anew = root.begun
    stood = _Heads(root, verdict).read(db)
    if root.begun is not None:
        verdict.faults += _headless(db, root.begun, verdict, now)
    rows = db.execute(
        raw(ticket_events)
        .add_columns(_NUMBER)
        .join(tickets, tickets.c.id == ticket_events.c.ticket_id, isouter=True)
        .order_by(ticket_events.c.ticket_id, ticket_events.c.seq),
        execution_options={"stream_results": True, "max_row_buffer": 500},
    )
    for ticket_id, events in groupby(rows, lambda row: str(row.ticket_id)):
        verdict.tickets += 1
        _Chain(trail, root, verdict, stood.pop(ticket_id, [])).verify(events)
    without = select(_NUMBER).where(~exists().where(ticket_events.c.ticket_id == tickets.c.id))
    empty = {_said(number) for number in db.execute(without).scalars()}
    for missing in stood.values():
        last = missing[-1]
        gone = "" if last.number in empty else "gone; "
        verdict.faults.append(
            f"{last.number}: {gone}all its {last.seq} events are missing since the head of {_day(last.head)}"
        )
        empty.discard(last.number)
    verdict.faults += [f"{number}: all its events are missing" for number in sorted(empty)]
    if verdict.away:
        verdict.faults.append(f"{verdict.away} details not compared: SECRET_KEYS lacks their key")
    return verdict


def _headless(db: Connection, begun: float, verdict: Verdict, now: float) -> list[str]:
    """Whether there was no head for longer than there can have been none: all of them were removed, or the first."""
    if verdict.broken:
        return []  # that is named already, and when they were taken nobody can tell
    oldest = db.execute(select(func.min(ticket_events.c.at)).where(ticket_events.c.mac.is_not(None))).scalar()
    first = verdict.heads[0].at if verdict.heads else None
    since = max(begun, oldest if isinstance(oldest, float) else now)
    if (now if first is None else first) - since <= HEADLESS:
        return []
    until = "" if first is None else f" and before {local(first):%Y-%m-%d}"
    return [f"heads since {local(since):%Y-%m-%d}{until} are missing: one is taken each day"]


def _said(number: object) -> str:
    """A ticket's number, whatever stands in its place."""
    return number if isinstance(number, str) else str(number)


class _Heads:
    """Verifies the heads."""

    def __init__(self, root: Root, verdict: Verdict) -> None:
        self._root, self._key, self._verdict = root, root.key, verdict

    def read(self, db: Connection) -> dict[str, list[_Stood]]:
        """Where each ticket stood, in each head that holds it."""
        stood: dict[str, list[_Stood]] = {}
        last, before = self._root.first - 1, {b""}
        for row in db.execute(raw(audit_heads).order_by(audit_heads.c.n)):
            if isinstance(row.n, int) and 0 < row.n < self._root.first:
                if is_sound(row, audit_heads):
                    self._verdict.lost_heads.append(head_of(row))
                continue
            if not isinstance(row.n, int) or row.n <= last:
                self._fault(f"head {row.n} is none of ours")
                continue
            said = is_sound(row, audit_heads, but="mac")
            rights = [mac_of_head(self._key, row._mapping, each) for each in before] if said else []
            if row.n != last + 1:
                gap = _numbered("head", last + 1, row.n - 1)
                self._fault(f"{gap} missing: whether head {row.n} is right cannot be told", last + 1, row.n)
            elif row.mac not in rights or not self._may_be_first(row):
                self._fault(f"head {row.n} altered", row.n, row.n)
            else:
                head = head_of(row)
                self._verdict.heads.append(head)
                for id, number, seq, mac in json.loads(row.stood):
                    stood.setdefault(id, []).append(_Stood(head, number, seq, mac))
            last, before = row.n, {mac_in(row), *rights}
        beyond = select(func.max(ticket_events.c.head)).where(ticket_events.c.head > last)
        if (most := db.execute(beyond).scalar()) is not None:
            most = most if isinstance(most, int) else last + 1
            self._fault(
                f"a head after number {last} is missing: there are events that it covered", last + 1, most
            )
        elif self._root.anew is not None and last < self._root.first:
            self._fault(
                f"head {self._root.first} missing: the first since the chain began anew", last + 1, last + 1
            )
        return stood

    def _may_be_first(self, row: Row[Any]) -> bool:
        """Another one in the place of the first since the chain began anew would be right by itself, and say nothing
        of what stood there."""
        return row.n != self._root.first or self._root.anew in (None, row.mac)

    def _fault(self, what: str, first: int = 0, last: int = 0) -> None:
        """Heads from one to another are broken."""
        self._verdict.faults.append(what)
        self._verdict.broken.append(range(first, last + 1))


class _Chain:
    """Verifies the events of one ticket."""

    def __init__(self, trail: Trail, root: Root, verdict: Verdict, stood: list[_Stood]) -> None:
        self._keys, self._key, self._verdict, self._stood = trail.keys, root.key, verdict, stood
        self._begun = root.begun is not None
        self._number = stood[-1].number if stood else ""
        self._old: _Stood | None = None
        """Where it stood when the chain began anew."""
        if root.anew is not None and stood and stood[0].head.n == root.first:
            self._old, self._stood = stood[0], stood[1:]
        self._standing: list[Row[Any]] = []
        """Its events of until then."""
        self._blamed: set[int] = set()
        self._emptied: list[int] = []
        """Events whose detail is missing, and nothing has said yet that retention removed it."""

    def verify(self, events: Iterable[Row[Any]]) -> None:
        """All of it, the oldest first."""
        macs: dict[int, str] = {}
        before: bytes | None = None
        last, links = 0, True
        ids: list[int] = []
        for row in events:
            if row.number is not None:
                self._number = _said(row.number)
            self._number = self._number or str(row.ticket_id)
            self._verdict.events += 1
            if not is_sound(row, ticket_events):
                self._blame(row, "altered: it holds what cannot be there")
                links = False
                if isinstance(row.seq, int):
                    last = max(last, row.seq)
                continue
            if row.number is None and not ids:
                self._fault("the ticket is missing, its events are there")
            if self._is_old(row):
                last, before = row.seq, row.mac
                ids.append(row.id)
                continue
            last, links = self._behind_old(last, links)
            if row.seq > last + 1:
                links = False  # what it followed is not known
                self._fault(f"{_numbered('event', last + 1, row.seq - 1)} missing")
            links = self._is_whole(row, before, links)
            if row.kind == SHREDDED and links:
                self._emptied.clear()
            last, before = max(last, row.seq), row.mac
            macs[row.seq] = (row.mac or b"").hex()
            ids.append(row.id)
        last, _ = self._behind_old(last, links)
        self._ends(ids)
        self._stands(macs, last)

    def _is_old(self, row: Row[Any]) -> bool:
        """Whether it was there when the chain began anew, or stands in the place of one that was."""
        if self._old is None or row.seq > self._old.seq:
            return False
        self._standing.append(row)
        self._verdict.lost += 1
        return True

    def _behind_old(self, last: int, links: bool) -> tuple[int, bool]:
        """The last number, and whether the next event must follow it: behind what was there when the chain began
        anew, which is held, once, against how it stood."""
        old, self._old = self._old, None
        if old is None:
            return last, links
        if old.mac != as_stood(self._key, self._number, self._standing):
            which = _numbered("event", 1, old.seq)
            self._fault(f"{which} altered or removed since the chain began anew on {_day(old.head)}")
            links = False
        return max(last, old.seq), links

    def _ends(self, ids: list[int]) -> None:
        for seq in self._emptied:
            self._fault(f"event {seq} altered: its detail is missing, and retention has not removed it")
        if ids != sorted(ids):
            self._fault("its events have changed places")

    def _blame(self, row: Row[Any], why: str) -> None:
        self._fault(f"event {row.seq} {why}")
        self._blamed.add(row.seq)

    def _is_whole(self, row: Row[Any], before: bytes | None, links: bool) -> bool:
        """Verify an event, and its link to the one before if that is as it was."""
        mac = mac_of(
            self._key,
            row.ticket_id,
            self._number,
            (row.seq, row.kind, row.actor, row.at),
            row.commitment or b"",
        )
        covering = next((each.head.n for each in self._stood if each.seq >= row.seq), None)
        self._verdict.fresh += row.head is None
        if row.mac is None and not self._begun:
            return False  # that is one fault, and not one for each
        if row.mac is None:
            why = "not sealed: a release before the chain wrote it, or a stranger"
        elif row.mac[:32] != mac:
            why = "altered"
        elif links and row.mac != linked(self._key, mac, before):
            why = "does not follow the one before it"
        elif row.head != covering and not self._may_cover(row.head, covering):
            why = "altered: the head that covers it"
        elif not self._fits(row):
            why = "altered: its detail"
        else:
            # What was gone before the chain began has no commitment.
            if row.detail_sealed is None and row.commitment:
                self._emptied.append(row.seq)
            return True
        self._blame(row, why)
        return False

    def _may_cover(self, head: int | None, covering: int | None) -> bool:
        """Whether a head that is broken may have covered an event before the first that is right does."""
        if head is None or (covering is not None and head > covering):
            return False  # nor is None looked for in a range, which goes through all its numbers for it
        return any(head in each for each in self._verdict.broken)

    def _fits(self, row: Row[Any]) -> bool:
        """Whether the detail is the one that was committed to."""
        if row.detail_sealed is None:
            return row.salt is None
        try:
            detail = detail_of(self._keys, row)
        except (UnknownKey, LostKey) as error:
            return self._is_shut(row, away=isinstance(error, UnknownKey))
        except Unopenable:
            return False
        if row.salt is None:
            return False
        return bool(row.commitment == commitment_to(self._key, row.salt, row.ticket_id, row.seq, detail))

    def _is_shut(self, row: Row[Any], *, away: bool) -> bool:
        """Whether there may be a detail, of which nobody can tell whether it is the one; it is counted.  Where one was
        committed to it has a salt.  The chain began with one that could not be read without a commitment to it."""
        if (row.salt is None) != (not row.commitment):
            return False
        self._verdict.away += away
        self._verdict.unread += not away
        return True

    def _stands(self, macs: dict[int, str], last: int) -> None:
        """Hold the chain against the heads that cover it."""
        for each in self._stood:
            if each.seq > last:
                missing = _numbered("event", last + 1, self._stood[-1].seq)
                self._fault(f"ends before the head of {_day(each.head)}: {missing} missing")
                return
            if macs.get(each.seq, each.mac) != each.mac and each.seq not in self._blamed:
                self._fault(f"event {each.seq} is not the one of the head of {_day(each.head)}")

    def _fault(self, what: str) -> None:
        self._verdict.faults.append(f"{self._number}: {what}")


def _numbered(what: str, first: int, last: int) -> str:
    return f"{what} {first}" if first == last else f"{what}s {first} to {last}"


def _day(head: Head) -> str:
    return f"{local(head.at):%Y-%m-%d}"
