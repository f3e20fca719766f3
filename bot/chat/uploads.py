"""Uploads: a phone number or a file that somebody sends, where the conversation asks for it and where not.

A typed number proves nothing; a shared one counts only when Telegram says that it is the sender's own, for the
question that asked for it, within a few minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.chat.cases import Cases
from bot.chat.conversation import Conversations, instead
from bot.chat.events import SentFile, SharedContact
from bot.chat.pages import Pages
from bot.chat.turn import Conversation, Says, Turn
from bot.identity.attempts import Attempts
from bot.identity.limits import MEGABYTES
from bot.identity.people import People
from bot.identity.phone import e164
from bot.identity.pii import masked
from bot.identity.proofs import Proofs
from bot.storage.window import within
from bot.tickets.attachments import AT_MOST, Attachments
from bot.tickets.inspection import Evidence
from flows import MAY_ASK_FOR_FILES, TAKES_FILES
from flows.buttons import Drop, Open, button
from flows.lines import Reply, line
from flows.questions import Files, SharedPhone
from flows.talk import FILES_AHEAD, Said, Toggled, Waiting, sent_in
from flows.text import visible

PHONE_WAITS = 300.0
"""Seconds for which a shared phone counts for the question that asked for it."""


class Uploads:
    """Takes in what is shared."""

    def __init__(
        self,
        clock: Callable[[], float],
        people: People,
        conversations: Conversations,
        pages: Pages,
        proofs: Proofs,
        attachments: Attachments,
        *,
        cases: Cases,
        ledger: Attempts,
    ) -> None:
        self._clock, self._people, self._conversations = clock, people, conversations
        self._cases, self._ledger = cases, ledger
        self._pages, self._proofs, self._attachments = pages, proofs, attachments

    def contact(self, turn: Turn, card: SharedContact) -> list[Says]:
        """What is said to a shared contact card."""
        talk = turn.talk
        waiting = talk.standing() if talk else None
        if talk is None or waiting is None or not isinstance(waiting.question, SharedPhone):
            return self._conversations.beside(turn, "contact-own" if card.own else "contact-other")
        if not card.own:
            return self._conversations.beside(turn, "contact-other")
        # Some clients leave the + out, and a number of another country is known by it alone.
        number = e164(card.phone) or e164(f"+{card.phone}")
        if number is None:
            return self._conversations.beside(turn, "contact-no-phone")
        now = self._clock()
        if not within(talk.changed_at, now - PHONE_WAITS, now):
            return self._conversations.beside(turn, "contact-again")
        proof = self._proofs.phone(turn.db, turn.chat_id, number)
        if not proof:
            return self._conversations.beside(turn, "contact-limited")
        return self._conversations.advance(turn, talk, Said(proof, waiting.name))

    def file(self, turn: Turn, sent: SentFile) -> list[Says]:
        """What is said to a photo or document."""
        if sent.evidence is None:
            return self._conversations.beside(turn, f"file-{sent.unfit}")
        evidence = replace(sent.evidence, caption=masked(visible(sent.caption))[0])
        waiting = turn.talk.standing() if turn.talk else None
        if not self._may_keep(turn, sent.unique_id, evidence):
            return self._conversations.beside(turn, "file-enough-today", most=MEGABYTES[0].most)
        if turn.talk is None or waiting is None or not isinstance(waiting.question, Files):
            return self._loose(turn, sent, evidence)
        return self._asked_for(turn, turn.talk, waiting, sent.unique_id, evidence)

    def _asked_for(
        self, turn: Turn, talk: Conversation, waiting: Waiting, unique_id: str, evidence: Evidence
    ) -> list[Says]:
        assert isinstance(waiting.question, Files)
        if len([each for each in waiting.picked if each]) >= waiting.question.at_most:
            return self._conversations.beside(turn, "file-enough")
        self._attachments.make_room(turn.db, turn.chat_id, waiting.picked)
        id = self._keep(turn, unique_id, evidence)
        if id in waiting.picked:
            return self._conversations.again(turn, talk)
        said = self._conversations.advance(turn, talk, Toggled(id, waiting.name, on=True))
        return [instead(each, talk.shown_message) if isinstance(each, Reply) else each for each in said]

    def _may_keep(self, turn: Turn, unique_id: str, evidence: Evidence) -> bool:
        """Whether this chat has room for a file today."""
        chat = {"chat": str(turn.chat_id)}
        self._ledger.alone(turn.db, *chat.items())
        kept = self._attachments.is_kept(turn.db, turn.chat_id, unique_id, _own(turn))
        return kept or not self._ledger.is_over(turn.db, MEGABYTES, chat, evidence.megabytes)

    def _keep(self, turn: Turn, unique_id: str, evidence: Evidence, album: str = "") -> str:
        own = _own(turn)
        if not self._attachments.is_kept(turn.db, turn.chat_id, unique_id, own):
            self._ledger.add(turn.db, "megabyte", {"chat": str(turn.chat_id)}, times=evidence.megabytes)
        form = turn.talk.flow if turn.talk else ""
        return self._attachments.keep(turn.db, turn.chat_id, unique_id, evidence, album, form, own=own)

    def _no_place(self, turn: Turn) -> list[Says] | None:
        """Why one more file that nobody asked for is not kept, if it is not.  A form has as much room as a ticket,
        whatever waits beside it; outside of one, whoever does not need what waits can make room with a press."""
        if turn.talk is not None:
            if len(sent := sent_in(turn.talk.answers)) >= AT_MOST:
                return self._conversations.beside(turn, "file-enough")
            self._attachments.make_room(turn.db, turn.chat_id, sent)
            return None
        if len(self._attachments.loose(turn.db, turn.chat_id)) < AT_MOST:
            return None
        drop = (button(line("file-drop"), Drop()), button(line("to-menu"), Open("menu")))
        return [Reply((line("file-waiting", most=AT_MOST),), (drop,))]

    def _beside_a_form(self, turn: Turn, talk: Conversation, id: str) -> list[Says]:
        """In the middle of a form a file goes with what was sent before, or waits for the question that asks for
        files, or for the ticket."""
        name = "files" if "files" in talk.answers else FILES_AHEAD
        sent = ",".join(dict.fromkeys((*sent_in(talk.answers), id)))
        turn = replace(turn, talk=replace(talk, answers=talk.answers | {name: sent}))
        if turn.talk is not None and isinstance(turn.talk.standing().question, Files):
            return self._conversations.again(turn, turn.talk)  # it says itself what came
        if name == "files":
            return self._conversations.beside(turn, "file-attached")
        what = "file-not-here"
        if talk.flow in MAY_ASK_FOR_FILES:
            what = "file-kept" if talk.flow in TAKES_FILES else "file-kept-perhaps"
        return self._conversations.beside(turn, what)

    def _once(self, turn: Turn, talk: Conversation, said: list[Says]) -> list[Says]:
        """One answer to an album, not one to each of its pictures.  Where a picture changes what is asked, as the last
        look at it does, the answer is changed too: its buttons would be over."""
        if any(isinstance(each, Reply) and each.asks == talk.waiting for each in said):
            return []
        return [instead(each, talk.shown_message) if isinstance(each, Reply) else each for each in said]

    def _loose(self, turn: Turn, sent: SentFile, evidence: Evidence) -> list[Says]:
        """A file that nobody asked for is kept until it is clear what it is for."""
        if (refused := self._no_place(turn)) is not None:
            return refused
        more = self._attachments.has_of(turn.db, turn.chat_id, sent.album)
        id = self._keep(turn, sent.unique_id, evidence, sent.album)
        if turn.talk is not None:
            said = self._beside_a_form(turn, turn.talk, id)
            return self._once(turn, turn.talk, said) if more else said
        if more:
            return []
        if (offer := self._cases.file(turn, evidence.caption)) is not None:
            return offer
        # What was asked before is another matter.
        self._people.asked(turn.db, turn.chat_id, evidence.caption, "")
        self._cases.expect_choice(turn)
        return [self._pages.file_first(turn)]


def _own(turn: Turn) -> tuple[str, ...]:
    """The files of the form in progress."""
    return sent_in(turn.talk.answers) if turn.talk else ()
