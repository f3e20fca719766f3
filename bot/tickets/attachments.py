"""The files that people send, encrypted; part of a ticket once it is filed.  Otherwise they are gone after a day, or
with the forms of their chat (ops/sweep.py)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from bot.storage.crypto import KeyRing
from bot.storage.jobs import by_itself
from bot.storage.tables import files, left_drafts, place
from bot.tickets.inspection import Evidence
from bot.tickets.kept import KEPT
from flows import files_of

AT_MOST = 5
"""Files of a ticket."""
MOST_LOOSE = 2 * AT_MOST
"""Files of a chat that belong to nothing: those of the form in progress, and as many that wait beside it.  Those of
forms that were left are not among them; what a chat sends in a day has a bound of its own."""


@dataclass(frozen=True)
class Listed:
    """A file of a ticket, without what is in it; `size` in bytes."""

    id: str
    name: str
    caption: str
    """What the person wrote with it."""
    size: int


class Attachments:
    """The store of attachments."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def keep(
        self,
        db: Connection,
        chat_id: int,
        unique_id: str,
        evidence: Evidence,
        album: str = "",
        form: str = "",
        *,
        own: Collection[str] = (),
    ) -> str:
        """Keep a file that belongs to nothing yet; its id (the same one when it was sent before).  `album` is shared
        by the files that were sent together; `form` is the flow in which it came, empty outside of any, and `own` are
        the files of that one already."""
        held = self._held(db, chat_id, unique_id, own)
        if held is not None:
            self._came_again(db, held, album, form)
            return held
        id = secrets.token_hex(8)
        db.execute(
            files.insert().values(
                id=id,
                chat_id=chat_id,
                unique_id=unique_id,
                kind=evidence.kind,
                name_sealed=self._keys.seal(
                    place(files.c.name_sealed, id), [evidence.name, evidence.caption, album, form]
                ),
                content_sealed=self._keys.seal(place(files.c.content_sealed, id), evidence.content),
                size=len(evidence.content),
                received_at=self._clock(),
            )
        )
        return id

    def _came_again(self, db: Connection, id: str, album: str, form: str) -> None:
        """A file that is kept came once more: it is for what it came for last."""
        sealed = db.execute(select(files.c.name_sealed).where(files.c.id == id)).scalar_one()
        where = place(files.c.name_sealed, id)
        kept = self._keys.open_or((), where, sealed)
        if not kept:
            return
        again = self._keys.seal(where, [*kept[:2], album, form])
        db.execute(update(files).where(files.c.id == id).values(name_sealed=again))

    def make_room(self, db: Connection, chat_id: int, wanted: Collection[str]) -> None:
        """Of a chat's files that belong to nothing, delete the oldest that are not wanted, until one more can be
        kept (`MOST_LOOSE`); and those that are nobody's any more.  Raises UnknownKey where a form that was left, which
        may name some, waits for its key."""
        unfiled, left = self._unfiled(db, chat_id), self._of_left_forms(db, chat_id, waits=True)
        loose = [row.id for row in self._loose_of(unfiled, left)]
        over = len(loose) + 1 - MOST_LOOSE
        gone = [each for each in loose if each not in wanted][: max(0, over)]
        gone += [row.id for row in unfiled if row.id not in {*loose, *left, *wanted}]
        db.execute(delete(files).where(files.c.id.in_(gone), files.c.ticket_id.is_(None)))

    def is_kept(self, db: Connection, chat_id: int, unique_id: str, own: Collection[str] = ()) -> bool:
        """Whether a file was sent before and belongs to nothing yet, or to the form in progress, whose are `own`."""
        return self._held(db, chat_id, unique_id, own) is not None

    def has_of(self, db: Connection, chat_id: int, album: str) -> bool:
        """Whether a file of this album is kept already and belongs to nothing yet."""
        rows = db.execute(
            select(files.c.id, files.c.name_sealed).where(
                files.c.chat_id == chat_id, files.c.ticket_id.is_(None)
            )
        )
        return bool(album) and any(
            album in self._keys.open_or((), place(files.c.name_sealed, row.id), row.name_sealed)[2:3]
            for row in rows
        )

    def _held(self, db: Connection, chat_id: int, unique_id: str, own: Collection[str]) -> str | None:
        """The same file, sent before.  One that a form that was left holds stays that form's: whoever sends it again
        means it for something else as well, and both are to have it."""
        mine = files.c.chat_id == chat_id, files.c.unique_id == unique_id, files.c.ticket_id.is_(None)
        same = set(db.execute(select(files.c.id).where(*mine)).scalars())
        return next((id for id in (*own, *self.loose(db, chat_id)) if id in same), None) if same else None

    def loose(self, db: Connection, chat_id: int) -> list[str]:
        """The files of a chat that belong to nothing yet, the oldest first: neither to a ticket, nor to a form that was
        left and can be taken up again.  Those that came more than a day ago were for a form that is gone, and are
        nobody's: the sweep lets them be for as long as the chat has another form."""
        return [row.id for row in self._loose(db, chat_id)]

    def newest(self, db: Connection, ids: Collection[str]) -> float:
        """When the last of these files came; 0 where there are none."""
        came = select(func.max(files.c.received_at)).where(files.c.id.in_(list(ids)))
        return float(db.execute(came).scalar() or 0.0)

    def until(self, db: Connection, chat_id: int, ids: Collection[str], at: float) -> list[str]:
        """Of these files the ones that had come by then, and what was sent together with one of those."""
        rows = db.execute(
            select(files.c.id, files.c.name_sealed, files.c.received_at)
            .where(files.c.chat_id == chat_id, files.c.id.in_(list(ids)))
            .order_by(files.c.received_at)
        ).all()
        albums = {
            row.id: "".join(self._keys.open_or((), place(files.c.name_sealed, row.id), row.name_sealed)[2:3])
            for row in rows
        }
        there = {albums[row.id] for row in rows if row.received_at <= at}
        return [
            row.id for row in rows if row.received_at <= at or (albums[row.id] and albums[row.id] in there)
        ]

    def of_no_form(self, db: Connection, chat_id: int) -> list[str]:
        """Of those the ones that came outside of any form, the oldest first: they are for whatever is begun next."""
        opened = (
            (row.id, self._keys.open_or((), place(files.c.name_sealed, row.id), row.name_sealed))
            for row in self._loose(db, chat_id)
        )
        return [id for id, kept in opened if not any(kept[3:])]

    def _loose(self, db: Connection, chat_id: int) -> list[Any]:
        return self._loose_of(self._unfiled(db, chat_id), self._of_left_forms(db, chat_id))

    def _loose_of(self, unfiled: list[Any], left: set[str]) -> list[Any]:
        """Of a chat's files those that came within a day and are in no form that was left."""
        since = self._clock() - KEPT["loose"]
        return [row for row in unfiled if row.id not in left and row.received_at >= since]

    def _of_left_forms(self, db: Connection, chat_id: int, *, waits: bool = False) -> set[str]:
        c = left_drafts.c
        rows = db.execute(select(c.flow, c.answers_sealed).where(c.chat_id == chat_id))
        return {
            id
            for row in rows
            for id in files_of(
                row.flow,
                self._keys.open_or(
                    {}, place(c.answers_sealed, chat_id, row.flow), row.answers_sealed, waits=waits
                ),
            )
        }

    def _unfiled(self, db: Connection, chat_id: int) -> list[Any]:
        """The files of a chat that belong to no ticket, the oldest first."""
        query = select(files.c.id, files.c.name_sealed, files.c.received_at).order_by(files.c.received_at)
        return list(db.execute(query.where(files.c.chat_id == chat_id, files.c.ticket_id.is_(None))))

    def gone(self, db: Connection, chat_id: int, ids: Iterable[str]) -> list[str]:
        """Those of them that the chat has no longer, or that belong to a ticket by now."""
        there = {row.id for row in self._unfiled(db, chat_id)}
        return [each for each in ids if each not in there]

    def attach(self, db: Connection, chat_id: int, ids: Iterable[str], ticket_id: str) -> int:
        """Make files part of a ticket, as far as it has room and does not have them yet.  How many.  Raises what
        `by_itself` does."""
        wanted = self._fresh(db, chat_id, ids, ticket_id)[: self.room(db, ticket_id)]
        size = select(func.coalesce(func.sum(files.c.size), 0)).where(files.c.id.in_(wanted))
        by_itself(db, db.execute(size).scalar_one())  # on SQLite all that is in them is written anew
        return db.execute(
            update(files)
            .where(files.c.id.in_(wanted), files.c.chat_id == chat_id, files.c.ticket_id.is_(None))
            .values(ticket_id=ticket_id)
        ).rowcount

    def room(self, db: Connection, ticket_id: str) -> int:
        """How many files a ticket can take yet."""
        held = select(func.count()).select_from(files).where(files.c.ticket_id == ticket_id)
        return max(0, AT_MOST - int(db.execute(held).scalar_one()))

    def over(self, db: Connection, chat_id: int, ids: Iterable[str], ticket_id: str) -> list[str]:
        """Those of them for which a ticket has no room, the last ones; what it has already takes none."""
        return self._fresh(db, chat_id, ids, ticket_id)[self.room(db, ticket_id) :]

    def _fresh(self, db: Connection, chat_id: int, ids: Iterable[str], ticket_id: str) -> list[str]:
        ids = list(ids)
        there = select(files.c.unique_id).where(files.c.chat_id == chat_id, files.c.ticket_id == ticket_id)
        new = files.c.id.in_(ids) & files.c.unique_id.not_in(there)
        fresh = {
            row.id: row.unique_id for row in db.execute(select(files.c.id, files.c.unique_id).where(new))
        }
        first = {fresh[id]: id for id in reversed(ids) if id in fresh}  # of two copies one goes
        return [id for id in ids if id in fresh and first[fresh[id]] == id]

    def of_ticket(
        self, db: Connection, ticket_id: str, only: Iterable[str] | None = None, *, waits: bool = False
    ) -> list[Evidence]:
        """The files of a ticket, or some of them; one that cannot be opened is left out.  `waits`: they are sent on,
        once and for good; then it raises UnknownKey where one waits for its key."""
        found = []
        for row in db.execute(_of(select(files), ticket_id, only)):
            name, caption = self._named(row, waits=waits)
            content = self._keys.open_or(
                None, place(files.c.content_sealed, row.id), row.content_sealed, waits=waits
            )
            if content is None:
                continue
            found.append(Evidence(row.kind, name, content, caption))
        return found

    def listed(
        self, db: Connection, ticket_id: str, only: Iterable[str] | None = None, *, waits: bool = False
    ) -> list[Listed]:
        """The same files in the same order, by their names: what is in them is neither read nor looked at.  `waits`:
        then it raises UnknownKey where a name waits for its key."""
        c = files.c
        rows = db.execute(_of(select(c.id, c.kind, c.name_sealed, c.size), ticket_id, only))
        return [Listed(row.id, *self._named(row, waits=waits), row.size) for row in rows]

    def _named(self, row: Row[Any], *, waits: bool) -> tuple[str, str]:
        """The name of a file and its caption."""
        unnamed = f"{row.id}.{row.kind}", ""
        where = place(files.c.name_sealed, row.id)
        name, caption, *_ = self._keys.open_or(unnamed, where, row.name_sealed, waits=waits)
        return name, caption

    def forget(self, db: Connection, chat_id: int, ids: Iterable[str]) -> int:
        """Delete files of a chat that belong neither to a ticket nor to a form that was left.  How many."""
        gone = set(ids) - self._of_left_forms(db, chat_id)
        mine = files.c.chat_id == chat_id, files.c.ticket_id.is_(None), files.c.id.in_(gone)
        return db.execute(delete(files).where(*mine)).rowcount


def _of(query: Select[Any], ticket_id: str, only: Iterable[str] | None) -> Select[Any]:
    """Of the files of a ticket, or some of them, the oldest first."""
    query = query.where(files.c.ticket_id == ticket_id).order_by(files.c.received_at, files.c.id)
    return query if only is None else query.where(files.c.id.in_(list(only)))
