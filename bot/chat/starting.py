"""Starting: a form begun, gone on with, or left; and what a button that is too old leads to."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.conversation import Conversations
from bot.chat.free_text import Directed
from bot.chat.pages import Pages
from bot.chat.turn import Conversation, Says, Turn
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
        return self._conversations.begin(turn, start.flow, self._given(turn, start))

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
        """Go on with the form that waits."""
        return self._conversations.again(turn, turn.talk) if turn.talk else self.stale(turn)

    def resume_or_new(self, talk: Conversation, start: Start | None) -> Reply:
        """A form waits: go on with it, or begin something else?"""
        anew = Open("menu", "anew") if start is None else replace(start, anew=True)
        label = line("start-over") if start is None else line("start-other", kind=line(f"kind-{start.flow}"))
        return Reply(
            (line("in-the-middle", kind=line(f"kind-{talk.flow}")),),
            ((button(line("resume"), Resume()),), (button(label, anew),)),
        )

    def leave(self, turn: Turn) -> list[Says]:
        """Leave the form; nothing of it is kept."""
        menu = (button(line("to-menu"), Open("menu")),)
        if turn.talk is None:
            return [Reply((line("nothing-to-cancel"),), (menu,))]
        self._conversations.drop(turn)
        return [Reply((line("cancelled", kind=line(f"kind-{turn.talk.flow}")),), (menu,))]

    def stale(self, turn: Turn) -> list[Says]:
        """The button is of another time: the question that waits is shown instead, if one does."""
        if turn.talk:
            return self._conversations.again(turn, turn.talk)
        return [Reply((line("stale-button"),), ((button(line("to-menu"), Open("menu")),),))]

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
