"""Starting: a form begun, gone on with, or left; and what a button that is too old leads to."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.speech import Speech
from bot.chat.case_drafts import OFFERED
from bot.chat.conversation import Conversations, instead, left_for_now
from bot.chat.drafts import Left, ways_back
from bot.chat.events import Pressed
from bot.chat.free_text import Directed
from bot.chat.pages import Pages
from bot.chat.reading import fear_cues, leaks, wish_cues
from bot.chat.reading.answering import FORMS, ways_told
from bot.chat.reading.wishes import OF_CHANGES, Listener, answers_in, besides, inquiry_of, rows_of
from bot.chat.told import told_under
from bot.chat.turn import Conversation, Says, Toast, Turn
from bot.i18n import Words
from bot.identity.people import People
from bot.tickets.attachments import AT_MOST, Attachments
from flows import FLOWS, OF_A_TICKET, TAKES_FILES
from flows.buttons import Open, Resume, Start, TakeBack, button
from flows.finding import bare
from flows.lines import Line, Reply, line
from flows.talk import ALSO, FILES_AHEAD, sent_in

LAST = TakeBack()
"""What was left last."""


class Starting:
    """Begins forms and leaves them."""

    def __init__(
        self,
        words: Words,
        people: People,
        conversations: Conversations,
        pages: Pages,
        attachments: Attachments,
        *,
        speech: Speech,
    ) -> None:
        self._words, self._people, self._speech = words, people, speech
        self._conversations, self._pages, self._attachments = conversations, pages, attachments

    def start(self, turn: Turn, start: Start, told: str = "", *, offers_left: bool = False) -> list[Says]:
        """Begin a form, with what is known already; a form in progress is asked about first.  `told` is the text
        that asked for it: what it says in answer to the form is not asked again, and is shown.  `offers_left`: one of
        this kind that was left is offered first; whoever types a command means a new one."""
        if start.flow not in FLOWS or (start.flow in OF_A_TICKET and not start.ticket):
            return self.stale(turn)
        if turn.talk and not start.anew:
            if turn.talk.flow == start.flow:
                return self._conversations.again(turn, turn.talk)
            return [self.resume_or_new(turn.talk, start)]
        said = self._said(turn, start, told) if told else {}
        left = self._left_before(turn, start) if offers_left and not said else None
        if left is not None:
            return [*self.make_room(turn), self._left_or_new(left, start)]
        room = self.make_room(turn)  # first: its files are its own
        given = self._given(turn, start)
        before = given.get("draft", "").splitlines()
        afraid = any(fear_cues.is_afraid(each) or (start.anew and leaks.is_told(each)) for each in before)
        if start.flow == "leak" and "draft" in given and (told or afraid):
            given |= {"message": given["draft"], "reach": "chat"} | ways_told(given["draft"])
        also = besides(start.flow, told, self._speech) if told else ()
        given |= {ALSO: ",".join(also)} if also else {}
        if told and start.flow in FORMS:
            given |= ways_told(told)
        gone = start.drafted and not start.ticket and told_under(self._question(turn), start.mark) is None
        if gone and start.flow == "contact":
            given = {"about": "question", "reach": "chat"}
        begun = self._conversations.begin(replace(turn, talk=None), start.flow, given | said)
        if gone:
            begun = [_with_lines(each, (line("question-gone"),)) for each in begun]
        understood = _understood(start.flow, given | said) if said else ()
        lines = (*understood, *heard_besides(also))
        return [*room, *(_with_lines(each, lines) for each in begun)]

    def values_under(self, turn: Turn, start: Start) -> str:
        """The words under which a button stands that begins a change of data, where they tell its values: these are not
        asked a second time.  Empty where they tell none."""
        if start.flow not in OF_CHANGES or not start.drafted or start.ticket:
            return ""
        told = told_under(self._question(turn), start.mark) or ""
        found = self._said(turn, start, told) if told else {}
        return told if any(name.startswith(("before.", "after-")) for name in found) else ""

    def _left_before(self, turn: Turn, start: Start) -> Left | None:
        """The form of this kind that was left, where it is not to be begun anew, nor gone on with as another."""
        same = turn.talk is None or turn.talk.flow == start.flow
        new = start.drafted and start.flow in ("contact", "leak")  # what was asked just now is another matter
        if (start.anew and same) or new or start.flow in OF_A_TICKET:
            return None
        return self._pages.left(turn, start.flow)

    @staticmethod
    def _left_or_new(left: Left, start: Start) -> Reply:
        """A form of this kind was left: go on with that one, or begin anew?"""
        anew = button(line("begin-anew"), replace(start, anew=True))
        back = button(line("take-back"), left.way_back, "primary")
        until = line("moment-of", at=left.until)
        return Reply((line("left-or-new", kind=line(f"kind-{left.flow}"), until=until),), ((back,), (anew,)))

    def _said(self, turn: Turn, start: Start, told: str) -> dict[str, str]:
        listener = Listener(self._speech, lambda each: self._words.say(each, turn.person.language))
        return answers_in(start.flow, told, listener)

    def holds_files(self, turn: Turn) -> bool:
        """Whether files came that are for nothing yet."""
        return bool(self._attachments.loose(turn.db, turn.chat_id))

    def make_room(self, turn: Turn) -> list[Says]:
        """Put the form in progress aside, and say so in the place of the question whether to."""
        aside, over = self._conversations.put_aside(turn)
        if aside is None:
            return over
        return [*over, instead(Reply((left_for_now(aside),)), turn.event.message_id)]

    def follow(self, turn: Turn, received: Reply | Directed, told: str = "") -> list[Says]:
        """Say it, with the question that waits behind it; or go where the text `told` leads."""
        match received:
            case Directed(Start() as start):
                return self.start(turn, start, told, offers_left=True)
            case Directed(Open(page, argument)):
                return [self._pages.page(turn, page, argument)]
            case Directed():
                return self.stale(turn)
        return self._conversations.again(turn, turn.talk, received) if turn.talk else [received]

    def resume(self, turn: Turn) -> list[Says]:
        """Go on with the form that waits, or else with the one that was left."""
        return self._conversations.again(turn, turn.talk) if turn.talk else self.take_back(turn)

    def take_back(self, turn: Turn, which: TakeBack = LAST) -> list[Says]:
        """Go on with the form that was left."""
        said = self._conversations.take_back(turn, which)
        if said is not None:
            return said
        return self.stale(turn, "stale-button" if self._pages.left(turn) else "nothing-left")

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
            # Nothing was answered in this one; what was left before it is still there.
            before = self._pages.left(turn)
            back = before.way_back if before else Start(turn.talk.flow)
            again = button(line("take-back"), back, "primary")
            return [*over, Reply((line("cancelled-empty", kind=kind),), ((again,), menu))]
        reply = Reply((line(said, kind=kind, until=line("moment-of", at=left.until)),), ways_back(left))
        return [*over, reply]

    def discard(self, turn: Turn, flow: str) -> list[Says]:
        """Delete what was answered, for good, and what was sent for it: it must not go with another matter."""
        over = self._conversations.discard(turn)
        if turn.talk is not None:
            self._attachments.forget(turn.db, turn.chat_id, sent_in(turn.talk.answers))
        menu = (button(line("to-menu"), Open("menu")),)
        return [*over, Reply((line("discarded", kind=line(f"kind-{flow}")),), (menu,))]

    def stale(self, turn: Turn, id: str = "stale-button") -> list[Says]:
        """The button is of another time, and does nothing; or what was typed leads nowhere now."""
        if isinstance(turn.event.what, Pressed):
            return [Toast(line(id), turn.person.language)]
        if turn.talk:
            return self._conversations.again(turn, turn.talk)
        return [Reply((line(id),), ((button(line("to-menu"), Open("menu")),),))]

    def _question(self, turn: Turn) -> str:
        """The last question: it may have been stored a moment ago, in this very transaction."""
        return (self._people.find(turn.db, turn.chat_id) or turn.person).question

    def _given(self, turn: Turn, start: Start) -> dict[str, str]:
        # The last question may have been stored a moment ago, in this very transaction.
        person = self._people.find(turn.db, turn.chat_id) or turn.person
        # A release before kept what was offered to a case as the last question.
        offered = person.question if person.topic == f"{OFFERED} {start.ticket}" else ""
        question = person.drafts.get(start.ticket, offered) if start.ticket else person.question
        kept = question if start.ticket else told_under(question, start.mark)
        draft = kept or "" if start.drafted else ""
        given = {"draft": draft, "drafted": "yes"} if draft else {}
        if draft and start.flow == "contact":
            given = {"about": inquiry_of(draft, self._speech), "message": draft, "reach": "chat"} | ways_told(
                draft
            )
            if wish_cues.only_wishes(bare(draft)):
                del given["message"]  # what it is about is still to be said
        if draft and start.flow == "reopen":
            given |= {"reopen-why": draft}
        if start.ticket:
            given["ticket"] = start.ticket
        # A file that came before anything was said is handed to a flow that asks for files.  One that came in a form
        # was for that one, and whoever goes on with it has it there; a case can be given all.
        # What is being offered to a case stays for it.
        of_a_case = person.topic.startswith(OFFERED) and not start.ticket
        if start.flow in TAKES_FILES and not of_a_case:
            waiting = self._attachments.loose if start.ticket else self._attachments.of_no_form
            if loose := waiting(turn.db, turn.chat_id):
                given[FILES_AHEAD] = ",".join(loose[-AT_MOST:])
        return given


def _understood(flow: str, answers: dict[str, str]) -> tuple[Line, ...]:
    """What was taken from the text that asked for a form, as it will stand in the summary."""
    told = tuple(line("understood-row", label=row.label, value=row.value) for row in rows_of(flow, answers))
    return (line("understood"), *told) if told else ()


def heard_besides(also: tuple[str, ...]) -> tuple[Line, ...]:
    """What is said of the rights that were asked for in one breath with another."""
    named = tuple(line("also-heard", kind=line(f"kind-{each}")) for each in also)
    return (*named, line("also-later")) if named else ()


def _with_lines(said: Says, lines: tuple[Line, ...]) -> Says:
    return replace(said, lines=(*lines, *said.lines)) if isinstance(said, Reply) and said.asks else said
