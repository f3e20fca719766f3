"""Presses: what a button does.  One of a form counts only for the question that waits."""

from __future__ import annotations

from bot.chat.cases import Cases
from bot.chat.conversation import Conversations, instead
from bot.chat.events import Pressed
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages
from bot.chat.starting import Starting
from bot.chat.texts import Texts
from bot.chat.turn import Conversation, Says, Turn
from bot.queue.outbox import Outbox
from bot.tickets.attachments import Attachments
from flows.buttons import (
    Choose,
    Drop,
    Edit,
    GoBack,
    Leave,
    Liked,
    NotThat,
    NotToCase,
    Open,
    Rate,
    Resume,
    Start,
    Tick,
    ToCase,
    Topic,
    ToTeam,
    read,
)
from flows.display import chosen
from flows.lines import Line, Reply, line, plain
from flows.talk import Back, Revise, Said, Toggled

InForm = Choose | Tick | Edit | GoBack | Leave
"""Buttons that carry flow and question."""


class Presses:
    """Does what a button says."""

    def __init__(
        self,
        conversations: Conversations,
        starting: Starting,
        pages: Pages,
        free_text: FreeText,
        attachments: Attachments,
        outbox: Outbox,
        *,
        texts: Texts,
        cases: Cases,
    ) -> None:
        self._conversations, self._starting, self._pages = conversations, starting, pages
        self._free_text, self._attachments, self._outbox = free_text, attachments, outbox
        self._texts, self._cases = texts, cases

    def press(self, turn: Turn, pressed: Pressed) -> list[Says]:
        """What is said to a button."""
        match read(pressed.data):
            case (Choose() | Tick() | Edit() | GoBack() | Leave()) as press:
                if turn.talk and (press.flow, press.question) == (turn.talk.flow, turn.talk.waiting):
                    return self._in_form(turn, turn.talk, press, pressed.shown)
            case Resume():
                return self._starting.resume(turn)
            case Start() as start:
                return self._starting.start(turn, start)
            case Open(page, argument):
                return self._open(turn, page, argument)
            case Topic(id) if id in self._free_text.answers.labels:
                return self._starting.follow(turn, self._free_text.topic(turn, id))
            case (NotThat() | Liked() | Rate()) as press:
                return [self._verdict(turn, press)]
            case (ToCase() | ToTeam()) as press:
                return self._draft(turn, press, pressed.shown)
            case NotToCase(mark):
                return self._not_to_case(turn, mark, pressed.shown)
            case Drop():
                self._attachments.forget_loose(turn.db, turn.chat_id)
                return [instead(Reply((line("file-dropped"),)), self._page(turn))]
        return self._starting.stale(turn)

    def _open(self, turn: Turn, page: str, argument: str) -> list[Says]:
        if (page, argument) == ("menu", "anew"):
            self._conversations.drop(turn)
        opened = self._pages.open(turn, page, argument)
        return [instead(opened, self._page(turn))] if opened else self._starting.stale(turn)

    def _verdict(self, turn: Turn, press: NotThat | Liked | Rate) -> Reply:
        match press:
            case NotThat(topic):
                return self._free_text.not_that(turn, topic)
            case Liked(topic):
                return self._free_text.liked(turn, topic)
            case Rate(number, verdict):
                return self._pages.rated(turn, number, verdict)

    def _draft(self, turn: Turn, press: ToCase | ToTeam, shown: str) -> list[Says]:
        """What was typed goes to the team; pressed once more, the case is shown, where it stands."""
        send = self._cases.send if isinstance(press, ToCase) else self._cases.comment
        said = send(turn, press.number, press.mark)
        if said is None:
            return [self._pages.page(turn, "status", press.number)]
        return [*self._closed(turn, shown, line("case-sent-it")), *said]

    def _not_to_case(self, turn: Turn, mark: str, shown: str) -> list[Says]:
        """What was typed is heard as anything else would be."""
        draft = self._cases.taken_back(turn, mark)
        if draft is None:
            return self._starting.stale(turn)
        heard = self._texts.hear(turn, draft, for_case=False) if draft else [self._pages.file_first(turn)]
        return [*self._closed(turn, shown), *heard]

    def _page(self, turn: Turn) -> int | None:
        """The message that holds the button, if it may give way: what somebody was told stays."""
        at = turn.event.message_id
        message = self._outbox.message(turn.db, turn.chat_id, at) if at is not None else None
        return at if message is not None and message.page else None

    def _in_form(self, turn: Turn, talk: Conversation, press: InForm, text: str) -> list[Says]:
        match press:
            case Leave():
                return self._starting.leave(turn)
            case Tick(_, name, option):
                said = self._conversations.advance(turn, talk, Toggled(option, name))
                at = turn.event.message_id
                return [instead(each, at) if isinstance(each, Reply) else each for each in said]
            case Choose(_, name, value):
                waiting = talk.standing()
                value = ",".join(waiting.picked) if value == "ticked" else value
                closed = self._closed(turn, text, chosen(waiting.question, value))
                return [*closed, *self._conversations.advance(turn, talk, Said(value, name))]
            case Edit(_, _, name):
                return [*self._closed(turn, text), *self._conversations.advance(turn, talk, Revise(name))]
            case GoBack():
                return [*self._closed(turn, text), *self._conversations.advance(turn, talk, Back())]

    @staticmethod
    def _closed(turn: Turn, text: str, chosen: Line | None = None) -> list[Says]:
        """The question that was answered, without its buttons and with what was chosen."""
        if turn.event.message_id is None or not text:
            return []
        return [Reply((plain(text), chosen) if chosen else (plain(text),), replaces=turn.event.message_id)]
