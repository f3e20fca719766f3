"""Presses: what a button does.  One of a form counts only for the question that waits."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.cases import Cases
from bot.chat.conversation import Conversations, instead
from bot.chat.events import Pressed
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages, to_menu
from bot.chat.reading.edits import joined, told_besides
from bot.chat.starting import Starting
from bot.chat.texts import Texts
from bot.chat.turn import Conversation, Says, Toast, Turn, above
from bot.chat.words_besides import no_room_for
from bot.queue.outbox import Outbox
from bot.tickets.attachments import Attachments
from flows import OF_A_TICKET
from flows.buttons import (
    Choose,
    Discard,
    DiscardLeft,
    Drop,
    Edit,
    GoBack,
    Keep,
    Leave,
    Liked,
    NotThat,
    NotToCase,
    Open,
    Rate,
    Resume,
    Start,
    TakeBack,
    Tick,
    ToCase,
    Topic,
    ToTeam,
    read,
)
from flows.display import chosen
from flows.lines import Line, Reply, closed, line, plain
from flows.questions import SEND_ALONE, Confirm
from flows.talk import Back, Revise, Said, Toggled, Waiting, is_mark, mark, typed

InForm = Choose | Tick | Edit | GoBack | Leave | Keep | Discard
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
            case (Choose() | Tick() | Edit() | GoBack() | Leave() | Keep() | Discard()) as press:
                return self._of_a_question(turn, press, pressed.shown)
            case Resume():
                return self._gone_on(turn, pressed.shown, self._resumed(turn))
            case TakeBack() as which:
                return self._taken_back(turn, which, pressed.shown)
            case DiscardLeft() as which:
                return self._discard_left(turn, which)
            case Start() as start:
                return self._start(turn, start)
            case Open(page, argument):
                return self._open(turn, page, argument)
            case Topic(id) if id in self._free_text.answers.labels:
                return self._starting.follow(turn, self._free_text.topic(turn, id))
            case (NotThat() | Liked() | Rate()) as press:
                return self._verdict(turn, press, pressed.shown)
            case (ToCase() | ToTeam()) as press:
                return self._draft(turn, press, pressed.shown)
            case NotToCase(mark):
                return self._not_to_case(turn, mark, pressed.shown)
            case Drop():
                gone = self._attachments.forget(turn.db, turn.chat_id, self._cases.loose(turn))
                return [instead(Reply((line("file-dropped" if gone else "file-gone"),)), self._page(turn))]
        return self._starting.stale(turn)

    def _resumed(self, turn: Turn) -> list[Says]:
        """The question that waits.  At the last look, what was told there is left behind, and not without a word."""
        without = _declined(turn)
        said = self._starting.resume(without)
        return said if without.talk == turn.talk else above(said, line("told-dropped"))

    def _of_a_question(self, turn: Turn, press: InForm, shown: str) -> list[Says]:
        if turn.talk and _is_for(turn, turn.talk, press):
            return self._in_form(turn, turn.talk, press, shown)
        return self._of_another_time(turn, press)

    def _start(self, turn: Turn, start: Start) -> list[Says]:
        of_a_case = start.flow in OF_A_TICKET and start.ticket
        return (
            self._cases.begin(turn, start)
            if of_a_case
            else self._starting.start(turn, start, self._starting.values_under(turn, start), offers_left=True)
        )

    def _open(self, turn: Turn, page: str, argument: str) -> list[Says]:
        if (page, argument) == ("menu", "anew"):
            return [*self._starting.make_room(turn), self._pages.page(turn, "menu")]
        opened = self._pages.open(turn, page, argument)
        if opened is None:
            return self._starting.stale(turn)
        # Whoever changed the language sees the question that waits in that language.
        again = turn.talk if (page == "language" and argument) else None
        shown = self._conversations.again(turn, again) if again else []
        return [instead(opened, self._page(turn)), *shown]

    def _verdict(self, turn: Turn, press: NotThat | Liked | Rate, shown: str) -> list[Says]:
        match press:
            case NotThat(topic):
                return [self._free_text.not_that(turn, topic)]
            case Liked(topic):
                return [self._free_text.liked(turn, topic)]
            case Rate(number, verdict):
                said = self._cases.rate(turn, number, verdict)
                choice = line("chosen", what=line(f"rating-{verdict}"))
                return self._gone_on(turn, shown, said, choice)

    def _draft(self, turn: Turn, press: ToCase | ToTeam, shown: str) -> list[Says]:
        """What was typed goes to the team.  Whoever presses for something that waits no longer is told that nothing
        was sent: more was typed meanwhile, and all of it is offered; or it has gone, and the case is shown."""
        if isinstance(press, ToCase) and (
            late := self._cases.closed_meanwhile(turn, press.number, press.mark)
        ):
            return [*self._closed(turn, shown), *late]
        if (later := self._cases.not_now(turn, press)) is not None:
            return later
        said = (
            self._cases.send(turn, press) if isinstance(press, ToCase) else self._cases.comment(turn, press)
        )
        if said is None:
            page = self._pages.page(turn, "status", press.number)
            return self._cases.grown(turn, press) or above([page], line("case-nothing-sent"))
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

    def _of_another_time(self, turn: Turn, press: InForm) -> list[Says]:
        """A button of a question that is over: nothing changes, and a word in passing says why."""
        if isinstance(press, Discard):
            # It may stand under a form that was left in a release before, beside the way back.
            return [Toast(line("stale-button"), turn.person.language)]
        return [*_buttons_over(turn), Toast(self._why_not(turn, press), turn.person.language)]

    def _discard_left(self, turn: Turn, which: DiscardLeft) -> list[Says]:
        """Delete the form under which the button stands."""
        if not self._conversations.forget_left(turn, which):
            return [*_buttons_over(turn), Toast(line("stale-button"), turn.person.language)]
        said = Reply((line("discarded", kind=line(f"kind-{which.flow}")),), ((to_menu(),),))
        tapped = isinstance(turn.event.what, Pressed)  # or its words were typed
        return [instead(said, turn.event.message_id) if tapped else said]

    def _why_not(self, turn: Turn, press: InForm) -> Line:
        if isinstance(press, Choose) and press.value in ("send", SEND_ALONE):
            if filed := self._pages.sent_lately(turn, press.flow):
                return line("sent-already", numbers=line("list", items=[plain(each) for each in filed]))
            if turn.talk is None:
                return line("done-already")
        return line("stale-question" if turn.talk else "stale-button")

    def _in_form(self, turn: Turn, talk: Conversation, press: InForm, text: str) -> list[Says]:
        match press:
            case Leave():
                return self._starting.leave(turn)
            case Keep():
                return self._starting.leave(turn, "kept-for-later")
            case Discard():
                return self._starting.discard(turn, talk.flow)
            case Tick(_, _, option, _) if option not in talk.standing().question.choices():
                return self._of_another_time(turn, press)
            case Tick(_, name, option, on):
                wanted = on == "1" if on else None
                said = self._conversations.advance(turn, talk, Toggled(option, name, wanted))
                at = turn.event.message_id
                return [instead(each, at) if isinstance(each, Reply) else each for each in said]
            case Choose():
                return self._chosen(turn, talk, press, text)
            case Edit(_, _, name):
                revised = self._conversations.advance(turn, self._shut(turn, talk), Revise(name))
                return [*self._closed(turn, text), *revised]
            case GoBack():
                shut = self._closed(turn, text)
                return [*shut, *self._conversations.advance(turn, self._shut(turn, talk), Back())]

    def _chosen(self, turn: Turn, talk: Conversation, press: Choose, shown: str) -> list[Says]:
        """An option, or what was typed as the answer; before a form is sent, whether what was told goes along."""
        waiting, value = talk.standing(), press.value
        if is_mark(value):
            told = talk.answers.get(typed(press.question), "")
            if not told or mark(told) != value:
                return self._of_another_time(turn, press)
            if isinstance(waiting.question, Confirm):
                return self._told_besides(turn, talk, waiting, told, shown)
            value = told
        if isinstance(waiting.question, Confirm) and (asked := self._texts.asked_to_send(turn, value)):
            return asked
        value = "send" if value == SEND_ALONE else value
        value = ",".join(waiting.picked) if value == "ticked" else value
        shut = self._closed(turn, shown, chosen(waiting.question, value))
        return [
            *shut,
            *self._conversations.advance(turn, self._shut(turn, talk), Said(value, press.question)),
        ]

    def _told_besides(
        self, turn: Turn, talk: Conversation, waiting: Waiting, told: str, shown: str
    ) -> list[Says]:
        """At the last look: what was typed goes below the words of the form; where it has no question for words, by an
        edit made since, it becomes the message that goes along."""
        if why := no_room_for(waiting, told, talk.answers.get("draft", "")):
            return above(self._conversations.again(turn, talk), why)
        more = told_besides(waiting, told)
        answers = {each: kept for each, kept in talk.answers.items() if each != typed(waiting.name)}
        if more is None:
            answers |= {"drafted": "yes", "draft": joined(answers.get("draft", ""), told)}
        move = None if more is None else next(Revise(name, raw) for name, raw in more.answers.items())
        shut = self._closed(turn, shown, line("chosen", what=line("add-typed")))
        moved = replace(self._shut(turn, talk), answers=answers)
        return [*shut, *self._conversations.advance(turn, moved, move)]

    def _taken_back(self, turn: Turn, which: TakeBack, shown: str) -> list[Says]:
        """What was left is open again; or is open already, because it was taken back in words."""
        said = self._starting.take_back(turn, which)
        nothing = any(isinstance(each, Toast) for each in said)
        if nothing and turn.talk is not None and which.flow in ("", turn.talk.flow):
            already = Toast(line("taken-back-already"), turn.person.language)
            return [*self._closed(turn, shown), already]
        return self._gone_on(turn, shown, said)

    def _gone_on(self, turn: Turn, text: str, said: list[Says], choice: Line | None = None) -> list[Says]:
        """The buttons are over with the press, if it led anywhere."""
        led = not any(isinstance(each, Toast) for each in said)
        return [*(self._closed(turn, text, choice) if led else []), *said]

    @staticmethod
    def _shut(turn: Turn, talk: Conversation) -> Conversation:
        """The conversation whose buttons go with the press."""
        return replace(talk, shown_message=None) if talk.shown_message == turn.event.message_id else talk

    @staticmethod
    def _closed(turn: Turn, text: str, chosen: Line | None = None) -> list[Says]:
        """The question that was answered, without its buttons and with what was chosen."""
        if turn.event.message_id is None or not text:
            return []
        lines = (plain(text), chosen) if chosen else (plain(text),)
        return [Reply(lines, replaces=turn.event.message_id, over=True)]


def _buttons_over(turn: Turn) -> list[Reply]:
    """The end of the buttons of the message that was pressed, unless it is the question that waits."""
    shown = turn.talk.shown_message if turn.talk else None
    return closed(turn.event.message_id) if turn.event.message_id != shown else []


def _is_for(turn: Turn, talk: Conversation, press: InForm) -> bool:
    """Whether a button is one of the question that waits.  One that deletes for good has to stand under it as well: in
    a release before, the same one stood under each form that was left there."""
    tapped = isinstance(turn.event.what, Pressed)
    if isinstance(press, Discard) and tapped and turn.event.message_id != talk.shown_message:
        return False
    return (press.flow, press.question) == (talk.flow, talk.waiting)


def _declined(turn: Turn) -> Turn:
    """At the last look: whoever goes on adds nothing of what they told there."""
    talk = turn.talk
    if talk is None or not isinstance(talk.standing().question, Confirm):
        return turn
    kept = {name: raw for name, raw in talk.answers.items() if name != typed(talk.waiting)}
    return replace(turn, talk=replace(talk, answers=kept))
