"""Texts: what is said and done about what somebody typed.

What a text means is read elsewhere (reading/).  Here is the table: what can be undone is done on a likely
reading, and shown; what cannot (leaving, filing, sending) is asked about, unless a button or a listed word said it;
and nothing typed is thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.answers.reaction import Reaction
from bot.chat.cases import Cases
from bot.chat.commands import Commands, typed_command
from bot.chat.conversation import Conversations
from bot.chat.free_text import Directed, FreeText
from bot.chat.offers import reply_to_offer
from bot.chat.pages import Pages
from bot.chat.reading import cues
from bot.chat.reading.answer import answer
from bot.chat.reading.kinds import weights
from bot.chat.reading.meaning import answers_here, read
from bot.chat.reading.readings import (
    About,
    Answered,
    Aside,
    Begins,
    Change,
    Doubt,
    Edits,
    Follows,
    Leaving,
    Place,
    Reading,
    TakesBack,
)
from bot.chat.reading.wishes import FIRST, PROCESS, wished
from bot.chat.starting import Starting
from bot.chat.turn import Conversation, Erase, Says, Turn
from bot.i18n import Words
from bot.identity.pii import masked
from bot.tickets.numbers import number_in, read_number
from flows import OF_A_TICKET
from flows.buttons import (
    Choose,
    Discard,
    Drop,
    Edit,
    Keep,
    Open,
    Resume,
    Start,
    TakeBack,
    button,
    pairs,
)
from flows.buttons import read as read_press
from flows.finding import bare
from flows.forms_of_rights import RIGHTS
from flows.lines import Button, Line, Reply, line
from flows.questions import Code, Confirm, Email, Files, Rejected, SharedPhone, Text
from flows.talk import Revise, Waiting, mark, typed
from flows.text import visible

QUESTIONS = ("why", "means", "without", "cannot")
"""What every question has words of its own for: `<this>-<question>`."""
BRIEF = 25
"""Characters below which a text names something and tells nothing besides."""
CLAIMED = tuple(flow for flow in RIGHTS if flow != "objection")
"""Forms that begin only where they are asked for; whoever does not want advertising asks by saying so."""
COMPLAINING = ("none-regulator",)
"""The topic of whom to complain to: that is answered, and is nothing to be told to the team of the case."""
KNOWN = 0.8
"""The confidence from which the question bank knows what a text is about."""
HOW: Mapping[type, str] = {
    SharedPhone: "example-phone",
    Files: "example-files",
    Code: "example-code",
    Email: "example-email",
}
"""How it is done where neither a button of the message nor any word will do."""


class Texts:
    """Answers what people type."""

    def __init__(
        self,
        words: Words,
        commands: Commands,
        conversations: Conversations,
        starting: Starting,
        pages: Pages,
        free_text: FreeText,
        *,
        cases: Cases,
    ) -> None:
        self._words, self._commands = words, commands
        self._conversations, self._starting = conversations, starting
        self._pages, self._free_text, self._cases = pages, free_text, cases
        weights()  # read now: where they are missing nothing begins

    def hear(self, turn: Turn, typed: str, *, for_case: bool = True) -> list[Says]:
        """What is said to a text; `for_case`: it may be for a case of the person's."""
        text = visible(typed)
        if not text:
            return self._conversations.beside(turn, "empty")
        text, hidden = self._without_numbers(turn, text)
        said = self._heard(turn, text, for_case=for_case)
        return [Reply((line("number-masked"),)), *said] if hidden else said

    @staticmethod
    def _without_numbers(turn: Turn, text: str) -> tuple[str, bool]:
        """The text without ID and card numbers: whatever is made of it, they get no further than this.  A code that is
        asked for and stands alone may look like one."""
        question = turn.talk.standing().question if turn.talk else None
        alone = isinstance(question, Code) and not any(each.isalpha() for each in text)
        return (text, False) if alone else masked(text)

    def _heard(self, turn: Turn, text: str, *, for_case: bool) -> list[Says]:
        if command := typed_command(self._words, turn.person.language, text):
            return self._commands.obey(turn, command)
        # In a form six letters or digits may well be an answer; a mistyped number is still a number.
        alone = text.upper().startswith("PR-") and len(text.split()) == 1
        if alone or (turn.talk is None and read_number(text)):
            return self._starting.follow(turn, self._pages.page(turn, "status", text))
        if turn.talk is None and (number := number_in(text)) and not self._pages.owns(turn, number):
            return [self._pages.page(turn, "status", number)]  # another one is not taken for the person's own
        # Where a form asks something, the name of a language may be the answer; asking for it is not.
        asks = turn.talk is None or cues.ASKS_OF_THE_BOT.match(text)
        if asks and cues.LANGUAGE.fullmatch(bare(text)):
            return [self._pages.page(turn, "language")]
        if turn.talk is None:
            return self._outside(turn, text, for_case=for_case)
        if turn.talk.shown != turn.talk.waiting:
            return self._starting.resume(turn)  # the question was not seen yet, so this cannot be its answer
        if (said := self._to_change(turn, text)) is not None:
            return said
        place = self._place(turn, turn.talk)
        here = turn.talk.flow in OF_A_TICKET or answers_here(place, text)
        if for_case and not here and (said := self._cases.hear(turn, text)):
            return said
        return self._in_form(turn, place.waiting, text, read(place, text, self._free_text.answers.speech))

    def _outside(self, turn: Turn, text: str, *, for_case: bool) -> list[Says]:
        """Outside any form: an offer comes before a case, and a case before the policy."""
        reaction = self._free_text.react(turn.person, text)
        offers = [press for each in turn.person.offers if (press := read_press(each)) is not None]
        left = self._pages.has_left(turn)
        wish = wished(
            text,
            reaction,
            self._free_text.answers.speech,
            offers,
            left=left,
            files=self._starting.holds_files(turn),
        )
        if left and not turn.person.offers and cues.LEAVES_IT.search(bare(text)):
            return [Reply((line("offer-declined"),), ((button(line("to-menu"), Open("menu")),),))]
        for_case = for_case and reaction.topics[:1] != COMPLAINING
        accepted = None if isinstance(wish, Begins | TakesBack) else self._to_offer(turn, text)
        if isinstance(wish, TakesBack):
            return self._starting.take_back(turn)
        if (
            (accepted is None or not turn.person.offers)
            and for_case
            and (said := self._cases.hear(turn, text))
        ):
            return said
        if accepted is not None:
            return accepted
        match wish:
            case Begins(flow):
                return self._begun(turn, self._free_text.wished(turn, text, flow), text)
            case Follows("files-drop"):
                drop = (button(line("file-drop"), Drop()), button(line("to-menu"), Open("menu")))
                return [Reply((line("file-drop-ask"),), (drop,))]
            case Follows("wish-status"):
                return self._starting.follow(turn, Directed(Open("status")))
            case Follows(what) if what in PROCESS:
                return [Reply((line(what),), ((button(line("to-menu"), Open("menu")),),))]
        if _wants_nothing(text, reaction):
            return [Reply((line("chatter"),), ((button(line("to-menu"), Open("menu")),),))]
        return self._begun(turn, self._free_text.receive(turn, text, reaction), text)

    def _begun(self, turn: Turn, received: Reply | Directed, text: str) -> list[Says]:
        """Go where a text leads; a right that it only tells of, or rules out, is asked about and not begun."""
        match received:
            case Directed(Start(flow) as start) if flow in CLAIMED and cues.ONLY_TOLD.search(bare(text)):
                begin = (button(line(f"kind-{flow}"), start),)
                return [
                    Reply(
                        (line("perhaps-form", kind=line(f"kind-{flow}")),),
                        (begin, (button(line("to-menu"), Open("menu")),)),
                    )
                ]
        return self._starting.follow(turn, received, text)

    def _to_offer(self, turn: Turn, text: str) -> list[Says] | None:
        """A yes or a no to what was just offered; a yes to nothing begins nothing."""
        answer = reply_to_offer(text, turn.person.offers, self._free_text.answers.speech)
        menu = ((button(line("to-menu"), Open("menu")),),)
        if not answer:
            return None
        if answer == "no":
            return [Reply((line("offer-declined"),), menu)] if turn.person.offers else None
        begins = [
            press for each in turn.person.offers if isinstance(press := read_press(each), Start | TakeBack)
        ]
        if not begins:
            return [Reply((line("nothing-offered"),), menu)]
        if len(begins) == 1 and isinstance(begins[0], Start):
            return self._starting.start(turn, begins[0], text)
        rows = [button(self._label(each), each) for each in begins]
        return [Reply((line("which-offer"),), (*pairs(rows, 1), *menu))]

    @staticmethod
    def _label(press: Start | TakeBack) -> Line:
        if isinstance(press, TakeBack):
            return line("take-back")
        return line("forward") if press.flow == "contact" and press.drafted else line(f"kind-{press.flow}")

    def _to_change(self, turn: Turn, text: str) -> list[Says] | None:
        """A yes or a no to another form that was just offered in the place of the question; None where none was, or
        the text is about something else."""
        presses = [read_press(each) for each in turn.person.offers]
        offers = [each for each in presses if isinstance(each, Start) and each.anew]
        if len(offers) != 1 or cues.ONLY_TOLD.search(bare(text)):
            return None
        speech, [offer] = self._free_text.answers.speech, offers
        named = {each.name for each in speech.mentions(text, FIRST) if not each.denied}
        reply = reply_to_offer(text, turn.person.offers, speech)
        by_name = {FIRST[each] for each in named} == {offer.flow} and len(text) < BRIEF
        if by_name or (reply == "yes" and not named):
            return self._starting.start(turn, offer)
        return self._starting.resume(turn) if reply == "no" and not named else None

    def _place(self, turn: Turn, talk: Conversation) -> Place:
        return Place(
            talk.flow,
            talk.standing(),
            say=lambda each: self._words.say(each, turn.person.language),
            react=lambda text: self._free_text.react(turn.person, text, form=True),
            open_case=self._pages.has_open(turn),
            holds_files=self._starting.holds_files(turn),
        )

    def _in_form(self, turn: Turn, waiting: Waiting, text: str, found: Reading) -> list[Says]:
        assert turn.talk is not None
        talk = turn.talk
        if isinstance(waiting.question, Text):  # if it is not taken for the answer, one press makes it that
            raw = answer(waiting, text, text).said.raw
            talk = replace(talk, answers={**talk.answers, typed(waiting.name): raw})
        if (press := self._pressed_in_words(turn, talk, waiting, text)) is not None:
            return press
        match found:
            case Answered(likely=True) if isinstance(waiting.question, Confirm):
                return self._send_now(turn, talk, waiting)
            case Answered():
                return self._answered(turn, talk, found)
            case Doubt(options):
                return self._which(turn, talk, waiting, options)
            case Edits(answers):
                told = isinstance(waiting.question, Text) and len(text) >= BRIEF
                if told and not any(answers.values()):
                    return self._which_edit(turn, talk, waiting)  # before anything is asked again
                return self._edited(turn, talk, waiting, dict(answers))
            case Leaving():
                return self._leave_asked(turn, talk, waiting)
            case Change(flow):
                return self._change_asked(turn, talk, waiting, flow)
        # What an editor has listed as talk is that; anything else may have been the answer after all.
        ways = () if self._free_text.answers.speech.listed(text) else _as_answer(talk, waiting)
        match found:
            case Aside(reaction):
                return [self._free_text.aside(turn.person, reaction), *self._say(turn, talk, (), ways)]
            case About(what):
                return self._about(turn, talk, waiting, what, ways)

    def _pressed_in_words(
        self, turn: Turn, talk: Conversation, waiting: Waiting, text: str
    ) -> list[Says] | None:
        """The words of a button that asks back, typed.  What deletes takes a press."""
        said = {
            id: bare(self._words.say(line(id), turn.person.language))
            for id in ("leave-keep", "leave-delete", "leave-go-on")
        }
        match next((id for id, words in said.items() if bare(text) == words), ""):
            case "leave-keep":
                return self._starting.leave(turn, "kept-for-later")
            case "leave-delete":
                return self._leave_asked(turn, talk, waiting)
            case "leave-go-on":
                return self._starting.resume(turn)
        return None

    def _answered(self, turn: Turn, talk: Conversation, answer: Answered) -> list[Says]:
        before: list[Says] = []
        if answer.secret and turn.event.message_id:
            before.append(Erase(turn.event.message_id))
        if answer.ahead:
            talk = replace(talk, answers={**talk.answers, **answer.ahead})
        return [*before, *self._conversations.advance(turn, talk, answer.said)]

    def _send_now(self, turn: Turn, talk: Conversation, waiting: Waiting) -> list[Says]:
        """What cannot be undone is not done on a likelihood."""
        assert isinstance(waiting.question, Confirm)
        yes = button(line(waiting.question.button), Choose(talk.flow, waiting.name, "send"), "primary")
        return self._asks_back(turn, talk, line("send-now"), ((yes,), self._go_on()))

    def _which(
        self, turn: Turn, talk: Conversation, waiting: Waiting, options: tuple[str, ...]
    ) -> list[Says]:
        """In doubt the likeliest options become buttons."""
        labels = waiting.question.choices()
        rows = [button(labels[raw], Choose(talk.flow, waiting.name, raw)) for raw in options if raw in labels]
        other = (button(line("other-option"), Resume()),)
        return self._asks_back(turn, talk, line("which-option"), (*pairs(rows, 1), other))

    def _leave_asked(self, turn: Turn, talk: Conversation, waiting: Waiting) -> list[Says]:
        rows = (*_as_answer(talk, waiting), self._ways_to_leave(talk, waiting), self._go_on())
        return self._asks_back(turn, talk, line("perhaps-leave"), rows)

    @staticmethod
    def _ways_to_leave(talk: Conversation, waiting: Waiting) -> tuple[Button, ...]:
        return (
            button(line("leave-keep"), Keep(talk.flow, waiting.name), "primary"),
            button(line("leave-delete"), Discard(talk.flow, waiting.name)),
        )

    def _change_asked(self, turn: Turn, talk: Conversation, waiting: Waiting, flow: str) -> list[Says]:
        """Another form seems to be wanted: this one waits, or makes room for it, or is left."""
        other = button(line("start-other", kind=line(f"kind-{flow}")), Start(flow, anew=True))
        rows = (
            *_as_answer(talk, waiting),
            (button(line("resume"), Resume()),),
            (other,),
            self._ways_to_leave(talk, waiting),
        )
        return self._asks_back(turn, talk, line("in-the-middle", kind=line(f"kind-{talk.flow}")), rows)

    def _edited(
        self, turn: Turn, talk: Conversation, waiting: Waiting, answers: dict[str, str | None]
    ) -> list[Says]:
        if not answers:
            return self._which_edit(turn, talk, waiting)
        if refused := _refused(waiting, answers):
            return self._say(turn, talk, (line("edit-refused"), refused))
        said: list[Says] = []
        for name, raw in answers.items():
            said = self._conversations.advance(turn, talk, Revise(name, raw))
            moved = self._conversations.load(turn.db, turn.chat_id)
            if moved is None or raw is None:
                break  # the question itself is asked again
            talk = moved
        return [Reply((line("edited-so"),)), *said] if all(answers.values()) else said

    def _which_edit(self, turn: Turn, talk: Conversation, waiting: Waiting) -> list[Says]:
        """It is not clear which earlier answer is meant: they become buttons."""
        rows = [
            button(each.label, Edit(talk.flow, waiting.name, each.names[0]))
            for each in waiting.rows
            if each.names
        ]
        rows_of_it = (*_as_answer(talk, waiting), *pairs(rows), self._go_on())
        return self._asks_back(turn, talk, line("which-edit"), rows_of_it)

    def _about(
        self,
        turn: Turn,
        talk: Conversation,
        waiting: Waiting,
        what: str,
        ways: tuple[tuple[Button, ...], ...],
    ) -> list[Says]:
        """Talk about the talk: answered, and the question is shown once more."""
        question = waiting.name.partition(".")[0]
        if what == "case-when":
            return [self._pages.page(turn, "status"), *self._conversations.again(turn, talk)]
        if what in ("cannot", "human"):
            ways = (*ways, (button(line("talk-to-team"), Start("contact")),))
        if what == "files-drop" and self._starting.holds_files(turn):
            ways = (*ways, (button(line("file-drop"), Drop()),))
        return self._say(turn, talk, _told(waiting, question, what), ways)

    @staticmethod
    def _go_on() -> tuple[Button, ...]:
        return (button(line("leave-go-on"), Resume()),)

    def _asks_back(
        self, turn: Turn, talk: Conversation, asked: Line, rows: tuple[tuple[Button, ...], ...]
    ) -> list[Says]:
        """A question about what was typed, in the place of the question that waits: one keyboard is live."""
        shown = self._conversations.again(turn, talk)
        return [
            replace(each, lines=(asked,), rows=rows, contact=False)
            if isinstance(each, Reply) and each.asks
            else each
            for each in shown
        ]

    def _say(
        self,
        turn: Turn,
        talk: Conversation,
        said: tuple[Line, ...],
        rows: tuple[tuple[Button, ...], ...] = (),
    ) -> list[Says]:
        """One message: what is said, the question that waits, and more ways above its buttons."""
        shown = self._conversations.again(turn, talk)
        return [
            replace(each, lines=(*said, *each.lines), rows=(*rows, *each.rows))
            if isinstance(each, Reply) and each.asks
            else each
            for each in shown
        ]


def _wants_nothing(text: str, reaction: Reaction) -> bool:
    """Whether a text is small talk that the question bank does not know, or is not sure of."""
    plain = bare(text)
    unsure = reaction.label in ("choose", "none") or not reaction.topics or reaction.confidence < KNOWN
    known = reaction.label.startswith(("do:", "chat:")) or not unsure
    asks = "?" in text or cues.asked(plain)
    return bool(cues.CHATTER.search(plain)) and not known and not asks


def _told(waiting: Waiting, question: str, what: str) -> tuple[Line, ...]:
    """What is said to talk about the talk."""
    if what == "how" and (example := HOW.get(type(waiting.question))):
        return (line(example),)
    if what == "files-drop":
        return (line("process-picture"),)
    if what == "process-proof" and isinstance(waiting.question, (Email, Code, SharedPhone)):
        return (line("together", items=[line(f"why-{question}"), line(what)]),)
    if what == "unknown":
        return (line("together", items=[line("talk-unknown"), line(f"means-{question}")]),)
    return (line(f"{what}-{question}" if what in QUESTIONS else what if what in PROCESS else f"talk-{what}"),)


def _as_answer(talk: Conversation, waiting: Waiting) -> tuple[tuple[Button, ...], ...]:
    """The button that makes what was typed the answer; none where it cannot be one."""
    if typed(waiting.name) not in talk.answers:
        return ()
    press = Choose(talk.flow, waiting.name, mark(talk.answers[typed(waiting.name)]))
    return ((button(line("use-typed"), press),),)


def _refused(waiting: Waiting, answers: Mapping[str, str | None]) -> Line | None:
    """Why a new answer cannot take the place of an earlier one, if it cannot."""
    questions = {each.name: each.question for each in waiting.path}
    for name, raw in answers.items():
        if raw is None or name not in questions:
            continue
        try:
            questions[name].read(raw)
        except Rejected as refused:
            return refused.line
    return None
