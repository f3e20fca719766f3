"""The people in the chats: language, display name, the last question and topic, what waits to be sent to their cases.
Nothing else is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Column, Connection, Row, bindparam, select, update

from bot.storage.crypto import KeyRing
from bot.storage.dialects import insert_new
from bot.storage.tables import people, place
from bot.storage.window import within

# Made once: each message asks for these, and making a statement costs as much as having it executed.
_MINE = select(people).where(people.c.chat_id == bindparam("of_chat"))
_MINE_LOCKED = _MINE.with_for_update()
_LANGUAGE = select(people.c.language).where(people.c.chat_id == bindparam("of_chat"))
_CHANGED = update(people).where(people.c.chat_id == bindparam("of_chat"))

TOLD_OF_EDITS = "edited"
"""Stands among the offers where the person was told that edits change nothing: no press is called so."""
TOPIC_LASTS = 600.0
"""Seconds for which "and the calendar?" still refers to what was talked about."""


PRESUMED = "?"
"""Stands behind a language that a profile names and nobody has chosen."""


@dataclass(frozen=True)
class Person:
    """Somebody in a private chat."""

    chat_id: int
    language: str
    name: str
    topic: str
    """The last topic, if it is recent enough to be referred to."""
    question: str
    """The last free question: the draft of a request that grows out of it."""
    reachable: bool
    offers: tuple[str, ...] = ()
    """What the bot has just offered, as presses; what a yes now means."""
    asked_at: float = 0.0
    """When the last free question was asked."""
    just_asked: bool = False
    """Whether that was a moment ago."""
    told_of_edits: bool = False
    """Whether it was said a moment ago that edits change nothing."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """What is offered to cases and not sent yet, by their numbers."""
    presumed: bool = False
    """Whether the language is that of their profile, and not one that they chose or write in."""


class People:
    """Who has talked to the bot."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def meet(self, db: Connection, chat_id: int, name: str, language_code: str) -> Person:
        """The person of a chat by the name that they have now, remembered from now on if new, renamed or forgotten.
        What is known of them nobody else changes until this transaction ends: two replicas may hear one chat, and
        what waits to be sent is written as a whole."""
        now = self._clock()
        mine = {"of_chat": chat_id}
        row = db.execute(_MINE_LOCKED, mine).first()
        sealed = self._keys.seal(place(people.c.name_sealed, chat_id), name)
        if row is None:
            english = language_code.lower().startswith("en")
            language = "en" if english else "th"
            kept = language + PRESUMED if english else language
            new = {"language": kept, "name_sealed": sealed, "seen_at": now}
            if insert_new(db, people, chat_id=chat_id, **new):
                return Person(chat_id, language, name, "", "", True, presumed=english)
            row = db.execute(_MINE_LOCKED, mine).one()  # another replica was quicker
        person = self._person(row, now)
        if person.name != name or row.seen_at < now - 3600 or not row.reachable:
            db.execute(_CHANGED, {**mine, "seen_at": now, "name_sealed": sealed, "reachable": True})
        return replace(person, name=name)

    def find(self, db: Connection, chat_id: int) -> Person | None:
        """The person of a chat, if known."""
        row = db.execute(_MINE, {"of_chat": chat_id}).first()
        return self._person(row, self._clock()) if row is not None else None

    def language_of(self, db: Connection, chat_id: int) -> str:
        """The language of a chat; Thai where nobody has chosen."""
        language = db.execute(_LANGUAGE, {"of_chat": chat_id}).scalar_one_or_none() or "th"
        return language.removesuffix(PRESUMED)

    def speaks(self, db: Connection, chat_id: int, language: str) -> None:
        """The person chose a language, or writes in it."""
        db.execute(update(people).where(people.c.chat_id == chat_id).values(language=language))

    def reached(self, db: Connection, chat_id: int, reachable: bool) -> None:
        """Whether messages to this chat arrive."""
        db.execute(update(people).where(people.c.chat_id == chat_id).values(reachable=reachable))

    def asked(self, db: Connection, chat_id: int, question: str, topic: str) -> None:
        """Remember the last question and what it was about; an empty topic drops it."""
        sealed = self._keys.seal(place(people.c.question_sealed, chat_id), question)
        talked = {"question_sealed": sealed, "topic": topic, "topic_at": self._clock()}
        db.execute(_CHANGED, {"of_chat": chat_id, **talked})

    def drafted(self, db: Connection, chat_id: int, drafts: Mapping[str, str], topic: str) -> None:
        """Remember what waits to be sent to cases, and what of it was talked about; the last question stays.  Raises
        UnknownKey where what waits already is not readable for now: it would be gone."""
        where, mine = place(people.c.drafts_sealed, chat_id), people.c.chat_id == chat_id
        self._keys.open_or(
            {}, where, db.execute(select(people.c.drafts_sealed).where(mine)).scalar(), waits=True
        )
        now, kept = self._clock(), {number: words for number, words in drafts.items() if words}
        sealed = self._keys.seal(where, kept) if kept else None
        db.execute(
            update(people).where(mine).values(drafts_sealed=sealed, drafted_at=now, topic=topic, topic_at=now)
        )

    def chatted(self, db: Connection, person: Person, topic: str) -> None:
        """Remember what small talk was of; it takes the place of no question of the last minutes.  An older one is
        forgotten, or talk would keep it for ever."""
        self.asked(db, person.chat_id, person.question if person.just_asked else "", topic)

    def filed(self, db: Connection, chat_id: int) -> None:
        """The team has the last question: it is the draft of nothing any more.  What was talked about stays."""
        sealed = self._keys.seal(place(people.c.question_sealed, chat_id), "")
        db.execute(update(people).where(people.c.chat_id == chat_id).values(question_sealed=sealed))

    def offered(self, db: Connection, chat_id: int, offers: tuple[str, ...]) -> None:
        """Remember what was offered just now, and forget what was before."""
        offered_at = self._clock() if offers else 0.0
        db.execute(_CHANGED, {"of_chat": chat_id, "offers": " ".join(offers), "offered_at": offered_at})

    def told_of_edits(self, db: Connection, person: Person) -> None:
        """Remember that it was just said that edits change nothing; what was offered stays."""
        self.offered(db, person.chat_id, (*person.offers, TOLD_OF_EDITS))

    def _person(self, row: Row[Any], now: float) -> Person:
        def opened(column: Column[Any]) -> str:
            found: str = self._keys.open_or("", place(column, row.chat_id), getattr(row, column.name))
            return found

        recent = within(row.topic_at, now - TOPIC_LASTS, now)
        offers = row.offers.split() if within(row.offered_at, now - TOPIC_LASTS, now) else []
        return Person(
            row.chat_id,
            row.language.removesuffix(PRESUMED),
            opened(people.c.name_sealed),
            row.topic if recent else "",
            opened(people.c.question_sealed),
            row.reachable,
            tuple(each for each in offers if each != TOLD_OF_EDITS),
            row.topic_at,
            recent,
            TOLD_OF_EDITS in offers,
            self._keys.open_or({}, place(people.c.drafts_sealed, row.chat_id), row.drafts_sealed),
            row.language.endswith(PRESUMED),
        )
