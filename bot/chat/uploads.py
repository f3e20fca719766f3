"""Sharing: a phone number or a file that somebody sends, where the conversation asks for it and where not.

A typed number proves nothing; a shared one counts only when Telegram says that it is the sender's own, for the
question that asked for it, within a few minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from bot.chat import events
from bot.chat.conversation import Conversation, Conversations, Says, instead
from bot.chat.pages import Pages
from bot.identity.codes import Codes
from bot.identity.people import People, Person
from bot.identity.phone import e164
from bot.identity.pii import masked
from bot.tickets.attachments import AT_MOST, Attachments
from flows.lines import Reply
from flows.questions import Files, SharedPhone
from flows.talk import Said, Toggled
from flows.text import visible

PHONE_WAITS = 300.0
"""Seconds for which a shared phone counts for the question that asked for it."""


class Sharing:
    """Takes in what is shared."""

    def __init__(
        self,
        clock: Callable[[], float],
        people: People,
        conversations: Conversations,
        pages: Pages,
        codes: Codes,
        evidence: Attachments,
    ) -> None:
        self._clock, self._people, self._conversations = clock, people, conversations
        self._pages, self._codes, self._evidence = pages, codes, evidence

    def contact(
        self, db: Connection, person: Person, talk: Conversation | None, card: events.Contact
    ) -> list[Says]:
        waiting = self._conversations.standing(talk) if talk else None
        if talk is None or waiting is None or not isinstance(waiting.question, SharedPhone):
            return self._conversations.beside(
                db, person, talk, "contact-own" if card.own else "contact-other"
            )
        number = e164(card.phone) if card.own else None
        if number is None:
            return self._conversations.beside(
                db, person, talk, "contact-no-phone" if card.own else "contact-other"
            )
        if self._clock() - talk.changed_at > PHONE_WAITS:
            return self._conversations.beside(db, person, talk, "contact-again")
        proof = self._codes.phone(db, person.chat_id, number)
        return self._conversations.advance(db, person, talk, Said(proof, waiting.name))

    def file(
        self, db: Connection, person: Person, talk: Conversation | None, sent: events.File
    ) -> list[Says]:
        if sent.evidence is None:
            return self._conversations.beside(db, person, talk, f"file-{sent.unfit}")
        evidence = replace(sent.evidence, caption=masked(visible(sent.caption))[0])
        waiting = self._conversations.standing(talk) if talk else None
        if talk is None or waiting is None or not isinstance(waiting.question, Files):
            loose = self._evidence.loose(db, person.chat_id)
            if len(loose) >= AT_MOST:
                return self._conversations.beside(db, person, talk, "file-enough")
            self._evidence.keep(db, person.chat_id, sent.unique_id, evidence)
            if talk is None:
                self._people.asked(
                    db, person.chat_id, evidence.caption, ""
                )  # what was asked before is another matter
            if talk is not None:
                kept = ",".join(self._evidence.loose(db, person.chat_id)[:AT_MOST])
                talk = replace(talk, answers=talk.answers | {"files~": kept})
                return self._conversations.beside(db, person, talk, "file-kept")
            # One answer to an album, not one to each of its pictures.
            return [self._pages.file_first(db, person)] if not (sent.album and loose) else []
        if len([each for each in waiting.picked if each]) >= waiting.question.at_most:
            return self._conversations.beside(db, person, talk, "file-enough")
        id = self._evidence.keep(db, person.chat_id, sent.unique_id, evidence)
        if id in waiting.picked:
            return self._conversations.again(db, person, talk)
        said = self._conversations.advance(db, person, talk, Toggled(id, waiting.name))
        return [instead(each, talk.shown_message) if isinstance(each, Reply) else each for each in said]
