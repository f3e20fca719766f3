"""Dialog: from an event to what is said, by its kind.

A text counts only for the question last shown, a button only for the question it carries.  Whatever else
comes in, in the middle of a form, leaves the form where it was and shows its question once more.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from sqlalchemy import Connection

from bot.chat.commands import Commands
from bot.chat.conversation import Conversations
from bot.chat.events import (
    Command,
    Edited,
    Elsewhere,
    Event,
    Membership,
    Odd,
    Pressed,
    SentFile,
    SharedContact,
    Typed,
)
from bot.chat.offers import offered
from bot.chat.presses import Presses
from bot.chat.texts import Texts
from bot.chat.turn import Conversation, Says, Turn
from bot.chat.uploads import Uploads
from bot.i18n import Words
from bot.identity.people import People
from bot.storage.crypto import UnknownKey, Unopenable
from flows.lines import Reply, line

log = logging.getLogger(__name__)

VALUES = (
    "before",
    "after-correction",
    "after-addition",
    "behalf-name",
    "post-address",
    "field-name",
    "known-by",
)
"""Questions that are answered with a name, an address or what is recorded: it may be in Thai, whatever is spoken."""
LETTERS = 3
"""Thai letters that make a text in Thai, where they are most of it."""


class Dialog:
    """Answers events; everything that it changes, it changes in the transaction that it is given."""

    def __init__(
        self,
        words: Words,
        people: People,
        conversations: Conversations,
        *,
        texts: Texts,
        presses: Presses,
        commands: Commands,
        uploads: Uploads,
    ) -> None:
        self._words, self._people, self._conversations = words, people, conversations
        self._texts, self._presses, self._commands, self._uploads = texts, presses, commands, uploads

    def respond(self, db: Connection, event: Event) -> list[Says]:
        """What is said in answer to an event.  Raises UnknownKey where it has to wait for a key."""
        match event.what:
            case Elsewhere(addressed):
                return [Reply((line("private-only"),))] if addressed else []
            case Membership(reachable):
                self._people.reached(db, event.chat_id, reachable)
                return []
        person = self._people.meet(db, event.chat_id, event.name, event.language)
        talk, lost = self._talk(db, event.chat_id)
        if person.presumed and _writes_thai(event, talk):
            self._people.speaks(db, event.chat_id, "th")
            person = replace(person, language="th", presumed=False)
        answer = self._answer(Turn(db, person, talk, event))
        said = [*lost, *answer]
        if talk is None and isinstance(event.what, Edited):
            if answer:
                self._people.told_of_edits(db, person)
        elif (offers := offered(said)) != person.offers:
            self._people.offered(db, event.chat_id, offers)
        return said

    def _talk(self, db: Connection, chat_id: int) -> tuple[Conversation | None, list[Says]]:
        """The conversation of a chat, and what is said where there was one that cannot be opened."""
        try:
            return self._conversations.load(db, chat_id), []
        except UnknownKey:
            raise  # the key may be back in a minute, and the form is whole
        except Unopenable as error:
            log.error("%s; the form begins anew", error)
            self._conversations.lose(db, chat_id)
            return None, [Reply((line("form-unopened"),))]

    def _answer(self, turn: Turn) -> list[Says]:
        match turn.event.what:
            case Typed(text):
                if named := self._texts.button_named(turn, text):
                    return self._presses.press(turn, Pressed(named))
                return self._texts.hear(turn, text)
            case Pressed() as pressed:
                return self._presses.press(turn, pressed)
            case Command(name, argument):
                return self._commands.obey(turn, name, argument)
            case SharedContact() as card:
                return self._uploads.contact(turn, card)
            case SentFile() as sent:
                return self._uploads.file(turn, sent)
            case Edited():
                return self._conversations.beside(turn, "edited") if turn.talk else self._texts.edited(turn)
            case Odd(kind):
                id = f"odd-{kind}" if self._words.has(f"odd-{kind}") else "odd"
                return self._conversations.beside(turn, id)
        return []


def _writes_thai(event: Event, talk: Conversation | None) -> bool:
    """Whether somebody writes in Thai, and not just what something is called."""
    if not isinstance(event.what, Typed) or (talk is not None and talk.waiting.startswith(VALUES)):
        return False
    letters = [each for each in event.what.text if each.isalpha()]
    thai = sum("\u0e01" <= each <= "\u0e4e" for each in letters)
    return thai >= LETTERS and thai * 2 > len(letters)
