"""Starting: a form begun, gone on with, or left; and what a button that is too old leads to."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.conversation import Conversations, instead, left_for_now
from bot.chat.drafts import ways_back
from bot.chat.events import Pressed
from bot.chat.free_text import Directed
from bot.chat.pages import Pages
from bot.chat.turn import Conversation, Says, Toast, Turn
from bot.i18n import Words
from bot.identity.people import People
from bot.identity.pii import masked
from bot.tickets.attachments import AT_MOST, Attachments
from flows import FLOWS, OF_A_TICKET, TAKES_FILES
from flows.buttons import Open, Resume, Start, button
from flows.lines import Reply, line


class Starting:
    """Begins forms and leaves them."""

    def __init__(
        self,
        words: Words,
        people: People,
        conversations: Conversations,
        pages: Pages,
        attachments: Attachments,
    ) -> None:
        self._words, self._people = words, people
        self._conversations, self._pages, self._attachments = conversations, pages, attachments

    def start(self, turn: Turn, start: Start) -> list[Says]:
        """Begin a form, with what is known already; a form in progress is asked about first."""
        if start.flow not in FLOWS or (start.flow in OF_A_TICKET and not start.ticket):
            return self.stale(turn)
        if turn.talk and not start.anew:
            if turn.talk.flow == start.flow:
                return self._conversations.again(turn, turn.talk)
            return [self.resume_or_new(turn.talk, start)]
        given = self._given(turn, start)
        return [
            *self.make_room(turn),
            *self._conversations.begin(replace(turn, talk=None), start.flow, given),
        ]

    def make_room(self, turn: Turn) -> list[Says]:
        """Put the form in progress aside, and say so in the place of the question whether to."""
        aside, over = self._conversations.put_aside(turn)
        if aside is None:
            return over
        return [*over, instead(Reply((left_for_now(aside),)), turn.event.message_id)]

    def follow(self, turn: Turn, received: Reply | Directed) -> list[Says]:
        """Say it, with the question that waits behind it; or go where the text leads."""
        match received:
            case Directed(Start() as start):
                return self.start(turn, start)
            case Directed(Open(page, argument)):
                return [self._pages.page(turn, page, argument)]
            case Directed():
                return self.stale(turn)
        return self._conversations.again(turn, turn.talk, received) if turn.talk else [received]

    def resume(self, turn: Turn) -> list[Says]:
        """Go on with the form that waits, or else with the one that was left."""
        return self._conversations.again(turn, turn.talk) if turn.talk else self.take_back(turn)

    def take_back(self, turn: Turn) -> list[Says]:
        """Go on with the form that was left."""
        said = self._conversations.take_back(turn)
        return self.stale(turn, "nothing-left") if said is None else said

    def resume_or_new(self, talk: Conversation, start: Start | None) -> Reply:
        """A form waits: go on with it, or begin something else?"""
        anew = Open("menu", "anew") if start is None else replace(start, anew=True)
        label = line("start-over") if start is None else line("start-other", kind=line(f"kind-{start.flow}"))
        return Reply(
            (line("in-the-middle", kind=line(f"kind-{talk.flow}")),),
            ((button(line("resume"), Resume()),), (button(label, anew),)),
        )

    def leave(self, turn: Turn, said: str = "cancelled") -> list[Says]:
        """Leave the form; what was answered can be taken back for a day."""
        menu = (button(line("to-menu"), Open("menu")),)
        if turn.talk is None:
            return [Reply((line("nothing-to-cancel"),), (menu,))]
        left, over = self._conversations.put_aside(turn)
        kind = line(f"kind-{turn.talk.flow}")
        if left is None:
            again = button(line("take-back"), Start(turn.talk.flow), "primary")
            return [*over, Reply((line("cancelled-empty", kind=kind),), ((again,), menu))]
        reply = Reply((line(said, kind=kind, until=line("moment-of", at=left.until)),), ways_back(left))
        return [*over, reply]

    def discard(self, turn: Turn, flow: str) -> list[Says]:
        """Delete what was answered, for good."""
        over = self._conversations.discard(turn)
        menu = (button(line("to-menu"), Open("menu")),)
        return [*over, Reply((line("discarded", kind=line(f"kind-{flow}")),), (menu,))]

    def stale(self, turn: Turn, id: str = "stale-button") -> list[Says]:
        """The button is of another time, and does nothing; or what was typed leads nowhere now."""
        if isinstance(turn.event.what, Pressed):
            return [Toast(line(id), turn.person.language)]
        if turn.talk:
            return self._conversations.again(turn, turn.talk)
        return [Reply((line(id),), ((button(line("to-menu"), Open("menu")),),))]

    def _given(self, turn: Turn, start: Start) -> dict[str, str]:
        # The last question may have been stored a moment ago, in this very transaction.
        person = self._people.find(turn.db, turn.chat_id) or turn.person
        draft = masked(person.question)[0] if start.drafted else ""
        given = {"draft": draft, "drafted": "yes"} if draft else {}
        if draft and start.flow == "contact":
            given = {"about": self._about(draft), "message": draft, "reach": "chat"}
        if draft and start.flow == "reopen":
            given = {"reopen-why": draft}
        if start.ticket:
            given["ticket"] = start.ticket
        # A file that came before anything was said is handed to a flow that asks for files.
        if start.flow in TAKES_FILES and (loose := self._attachments.loose(turn.db, turn.chat_id)):
            given["files~"] = ",".join(loose[:AT_MOST])
        return given

    def _about(self, draft: str) -> str:
        """What kind of inquiry a text reads like; it can be changed at the last look."""
        folded = draft.casefold()
        for kind in ("leak", "complaint"):
            listed = self._words.say(line(f"words-{kind}"), "th")
            if any(each.strip() in folded for each in listed.split(",")):
                return kind
        return "question"
