"""Form texts: what follows from what a text means in the middle of a form.

What can be undone is done and shown; leaving, filing and sending are asked about; the question that waits stays in
sight, and nothing typed is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.chat import case_cues
from bot.chat.conversation import Conversations, as_answer, has_been_read
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages
from bot.chat.reading import cues, leaks, leaving_cues, oneself
from bot.chat.reading.answer import answer
from bot.chat.reading.channels import BY
from bot.chat.reading.dictated import is_name
from bot.chat.reading.edits import WORDY, joined, told_besides, wordy
from bot.chat.reading.reaching import KNOWN, known_by, knows_no_address
from bot.chat.reading.readings import (
    About,
    Answered,
    Aside,
    Change,
    Doubt,
    Edits,
    Leaving,
    Reading,
    Told,
)
from bot.chat.reading.slips import told_ahead
from bot.chat.reading.values import added
from bot.chat.reading.wishes import PROCESS, rows_of
from bot.chat.starting import Starting, heard_besides
from bot.chat.turn import Conversation, Erase, Says, Turn
from bot.chat.whose import BEHALF, Whose
from bot.chat.words_besides import (
    BRIEF,
    REASON,
    TAKEN_AWAY,
    WORDLESS,
    WordsBesides,
    asks_why,
    drafted,
    no_room_for,
    number_told,
    refused_of,
    told_anew,
    too_long_a_draft,
)
from flows.buttons import (
    Choose,
    Discard,
    Drop,
    Edit,
    Keep,
    Resume,
    Start,
    button,
    pairs,
)
from flows.finding import bare
from flows.forms_of_rights import ADS_BY, RIGHTS
from flows.lines import Button, Line, Reply, line
from flows.questions import SEND_ALONE, Code, Confirm, Email, Files, SharedPhone, Text
from flows.talk import ALSO, Revise, Said, Waiting, before, typed

QUESTIONS = ("why", "means", "without", "cannot")
"""What every question has words of its own for: `<this>-<question>`."""
LAST_LOOK = "send"
"""The name of the question by which a form is sent, without what is confirmed."""
TO_THE_TEAM = ("contact", "leak")
"""Forms that are themselves the way to people."""
A_STORY = 40
"""Characters from which a text that says what kind of matter it is may tell the matter, too."""
GLANCE = 80
"""Characters of an answer that is said once more when it was changed; a longer one stands in the summary."""
SAYS_NO = 40
"""Characters above which a text that begins with a no tells something."""
OTHER = "other"
"""The reason that is none of those which the law names."""
HOW: Mapping[type, str] = {
    SharedPhone: "example-phone",
    Files: "example-files",
    Code: "example-code",
    Email: "example-email",
}
"""How it is done where neither a button of the message nor any word will do."""


class FormTexts:
    """Does what a reading says at the question that waits."""

    def __init__(
        self,
        conversations: Conversations,
        starting: Starting,
        pages: Pages,
        free_text: FreeText,
        *,
        whose: Whose,
    ) -> None:
        self._conversations, self._starting = conversations, starting
        self._pages, self._free_text, self._whose = pages, free_text, whose
        self._besides = WordsBesides(free_text.answers.speech)

    def follow(self, turn: Turn, waiting: Waiting, text: str, found: Reading) -> list[Says]:
        """What is said and done about a text, by what it was read as."""
        assert turn.talk is not None
        talk = turn.talk
        if self._drops_told(talk, waiting, text):
            kept = {name: raw for name, raw in talk.answers.items() if name != typed(waiting.name)}
            talk = replace(talk, answers=kept)
            if leaving_cues.CAN_GO.search(bare(text)) and not leaving_cues.NOT_SENT.search(bare(text)):
                return self._send_now(turn, talk, waiting, text)
            return self._say(turn, talk, (line("told-dropped"),))
        if isinstance(waiting.question, Text):  # if it is not taken for the answer, one press makes it that
            raw = answer(waiting, text, text).said.raw
            talk = replace(talk, answers={**talk.answers, typed(waiting.name): raw})
        elif self._besides.at_the_last_look(
            waiting, text, found
        ):  # one press puts it below the words of the form
            told = talk.answers.get(typed(waiting.name), "")
            more = joined(told, text)
            why = no_room_for(waiting, more, talk.answers.get("draft", ""))
            if why is not None:  # of so much nothing is read; what was told before stays
                return self._say(turn, talk, (why, *((line("told-waits"),) if told else ())))
            talk = replace(talk, answers={**talk.answers, typed(waiting.name): more})
        elif self._besides.in_passing(waiting, text, found) or (
            (talk.flow in WORDLESS or asks_why(waiting)) and self._besides.anything(waiting, text, found)
        ):
            return self._kept(turn, talk, text)
        if number_told(talk, waiting, text, found):
            return self._number_kept(turn, talk, waiting, text, found)
        return self._follow(turn, talk, waiting, text, found)

    def _number_kept(
        self, turn: Turn, talk: Conversation, waiting: Waiting, text: str, found: Reading
    ) -> list[Says]:
        """What is said to a number that proves nothing; it goes along, as what the company may know somebody by where
        that is asked behind it, and else in the message."""
        shares = isinstance(waiting.question, SharedPhone) and knows_no_address(talk.flow, waiting)
        if shares:
            kept = {KNOWN: known_by(waiting, text)}
        elif draft := drafted(talk, text):
            kept = {"drafted": "yes", "draft": draft}
        else:
            return self._follow(turn, talk, waiting, text, found)
        talk = replace(talk, answers={**talk.answers, **kept})
        return _over_question(self._follow(turn, talk, waiting, text, found), (line("number-kept"),))

    def answer_both(
        self, turn: Turn, waiting: Waiting, text: str, both: tuple[Aside | About, Aside | About]
    ) -> list[Says]:
        """What is said to two questions in one text.  Where the second has no answer here it is one press away, at the
        last look, from going to the team with what is filed; the team can be asked at any time."""
        assert turn.talk is not None
        talk, (first, second) = turn.talk, both
        unknown = second == About("unknown")
        if unknown and isinstance(waiting.question, Confirm) and wordy(waiting.path) is not None:
            more = joined(talk.answers.get(typed(waiting.name), ""), text)
            if no_room_for(waiting, more, talk.answers.get("draft", "")) is None:
                talk = replace(talk, answers={**talk.answers, typed(waiting.name): more})
        ways = as_answer(talk, waiting) if unknown else ()
        ways = (*ways, (button(line("talk-to-team"), Start("contact")),)) if unknown else ways
        answered = self._answer_to(turn, waiting, first)
        besides = Reply((line("talk-unknown"),)) if unknown else self._answer_to(turn, waiting, second)
        return [answered, besides, *self._say(turn, talk, (), ways)]

    def not_added(self, turn: Turn, waiting: Waiting, text: str) -> list[Says]:
        """The question that waits, once more; what is asked beside it is at the last look one press away from going
        along."""
        assert turn.talk is not None
        more = joined(turn.talk.answers.get(typed(waiting.name), ""), text)
        has_room = no_room_for(waiting, more, turn.talk.answers.get("draft", "")) is None
        if not (isinstance(waiting.question, Confirm) and has_room):
            return self._conversations.again(turn, turn.talk)
        answers = {**turn.talk.answers, typed(waiting.name): more}
        return self._conversations.again(turn, replace(turn.talk, answers=answers))

    def _answer_to(self, turn: Turn, waiting: Waiting, asked: Aside | About) -> Reply:
        """The answer to what is asked in the middle of a form, without the question that waits."""
        match asked:
            case Aside(reaction):
                return self._free_text.aside(turn.person, reaction)
            case About(what):
                return Reply(_told(waiting, waiting.name.partition(".")[0], what))

    @staticmethod
    def _drops_told(talk: Conversation, waiting: Waiting, text: str) -> bool:
        """At the last look: whether what was told there is not to be added after all."""
        told = isinstance(waiting.question, Confirm) and typed(waiting.name) in talk.answers
        return told and len(text) <= SAYS_NO and bool(cues.NOT_ADDED.match(bare(text)))

    def _follow(
        self, turn: Turn, talk: Conversation, waiting: Waiting, text: str, found: Reading
    ) -> list[Says]:
        match found:
            case Answered(likely=likely) if isinstance(waiting.question, Confirm) and (
                likely or typed(waiting.name) in talk.answers or not has_been_read(turn)
            ):
                return self._send_now(turn, talk, waiting, text)
            case Answered():
                return self._answered(turn, talk, waiting, found, text)
            case Doubt(options):
                return self._which(turn, talk, waiting, options, text)
            case Edits(answers):
                told = isinstance(waiting.question, Text) and len(text) >= BRIEF
                if (told or _would_lose(waiting, answers, text)) and not any(answers.values()):
                    return self._which_edit(turn, talk, waiting)  # before anything is asked again
                return self._edited(turn, talk, waiting, dict(answers), text)
            case Leaving(surely):
                return self._leave_asked(turn, talk, waiting, text, surely=surely)
            case Change(flow):
                return self._change_asked(turn, talk, waiting, flow, text)
            case Told(also):
                return self._goes_along(turn, talk, waiting, text, also)
        # What an editor has listed as talk is that; anything else may have been the answer after all.
        is_talk = self._free_text.answers.speech.listed(text) and not is_name(text)
        ways = () if is_talk else as_answer(talk, waiting)
        match found:
            case Aside(reaction):
                return [self._free_text.aside(turn.person, reaction), *self._say(turn, talk, (), ways)]
            case About():
                return self._about(turn, talk, waiting, found, ways)

    def _answered(
        self, turn: Turn, talk: Conversation, waiting: Waiting, answer: Answered, text: str
    ) -> list[Says]:
        """The answer is taken; what was asked behind it is answered before the next question."""
        erased: list[Says] = []
        if answer.secret and turn.event.message_id:
            erased.append(Erase(turn.event.message_id))
        if answer.ahead:
            talk = replace(talk, answers={**talk.answers, **answer.ahead})
        if waiting.name == "about" and len(text) >= A_STORY:  # the matter may be told with its kind
            told = {typed("message"): text, before("message"): text}
            talk = replace(talk, answers={**talk.answers, **told})
        part = self._besides.beside_answer(talk, waiting, answer, text)
        talk = _with_also(talk, answer.also)
        talk = replace(talk, answers={**talk.answers, "drafted": "yes", "draft": part}) if part else talk
        said = self._conversations.advance(turn, talk, _with_more(talk, waiting, answer.said, text))
        if part and not answer.also:
            about_part = waiting.name.startswith(TAKEN_AWAY)
            said = _over_question(
                said,
                (
                    line(
                        "told-kept"
                        if self._besides.in_own_words(waiting, text) or not about_part
                        else "part-kept"
                    ),
                ),
            )
        said = _over_question(said, heard_besides(answer.also) if part else ())
        if answer.asks is None:
            return [*erased, *said]
        return [*erased, *said[:-1], self._answer_to(turn, waiting, answer.asks), *said[-1:]]

    def _send_now(self, turn: Turn, talk: Conversation, waiting: Waiting, text: str) -> list[Says]:
        """What cannot be undone is not done on a likelihood; and of what was told, and is not in it yet, it is asked
        once whether it goes along."""
        assert isinstance(waiting.question, Confirm)
        more, told = as_answer(talk, waiting), talk.answers.get(typed(waiting.name), "")
        label, value = ("send-alone", SEND_ALONE) if more else (waiting.question.button, "send")
        yes = button(line(label), Choose(talk.flow, waiting.name, value), "" if more else "primary")
        asked = line("add-or-send" if more else "send-now")
        if more and told != text:  # what was told a moment before goes with it
            asked = line("together", items=[asked, line("add-draft", text=told)])
        return self._asks_back(turn, talk, asked, (*more, (yes,), self._go_on()))

    def asked_to_send(self, turn: Turn, talk: Conversation) -> list[Says] | None:
        """What is asked of whoever presses to send while something is told that is not in it yet; None where nothing
        is."""
        waiting = talk.standing()
        return self._send_now(turn, talk, waiting, "") if as_answer(talk, waiting) else None

    def _kept(self, turn: Turn, talk: Conversation, text: str) -> list[Says]:
        """What was told becomes part of the message that goes with the request."""
        draft = joined(talk.answers.get("draft", ""), text)
        if too_long := too_long_a_draft(draft):
            return _over_question(self._conversations.again(turn, talk), (too_long,))
        told = replace(talk, answers={**talk.answers, "drafted": "yes", "draft": draft})
        return _over_question(self._conversations.again(turn, told), (line("told-kept"),))

    def _goes_along(
        self, turn: Turn, talk: Conversation, waiting: Waiting, text: str, also: tuple[str, ...]
    ) -> list[Says]:
        """Words for the team go below the words of the form, or into the message that goes with it where it has none;
        where there is no room for them that is said.  What they ask for besides (`also`) is offered afterwards."""
        more = told_besides(waiting, text)
        if why := no_room_for(waiting, text, talk.answers.get("draft", "")):
            return self._say(turn, talk, (why,))
        talk = _with_also(talk, also)
        if more is None:
            said = self._kept(turn, talk, text)
        else:
            said = self._edited(turn, talk, waiting, dict(more.answers), text)
        return _over_question(said, heard_besides(also))

    def _which(
        self, turn: Turn, talk: Conversation, waiting: Waiting, options: tuple[str, ...], text: str
    ) -> list[Says]:
        """In doubt the likeliest options become buttons.  A reason in somebody's own words may be none of the options:
        the words are kept, whichever is pressed."""
        labels, asked = waiting.question.choices(), line("which-option")
        if asks_why(waiting):
            options = tuple(dict.fromkeys((*options, OTHER)))
            if len(text) >= REASON and self._besides.is_told(text) and (draft := drafted(talk, text)):
                talk = replace(talk, answers={**talk.answers, "drafted": "yes", "draft": draft})
                asked = line("together", items=[line("told-kept"), asked])
        rows = [button(labels[raw], Choose(talk.flow, waiting.name, raw)) for raw in options if raw in labels]
        other = (button(line("other-option"), Resume()),)
        return self._asks_back(turn, talk, asked, (*pairs(rows, 1), other))

    def _leave_asked(
        self, turn: Turn, talk: Conversation, waiting: Waiting, text: str, *, surely: bool = True
    ) -> list[Says]:
        """Nobody leaves on a likelihood.  Where it is not even sure that they are leaving, the question stays, and
        the ways to leave come under it; where a case may be meant that is with the team, that one can be withdrawn."""
        if not surely:
            beside = self._say(turn, talk, (line("perhaps-leave-here"),), as_answer(talk, waiting))
            return [
                replace(each, rows=(*each.rows, self._ways_to_leave(talk, waiting)))
                if isinstance(each, Reply) and each.asks
                else each
                for each in beside
            ]
        of_a_case = talk.flow != "withdraw" and case_cues.is_taken_back(text)
        cases = self._pages.ways_to_withdraw(turn, anew=True) if of_a_case else ()
        asked = line("perhaps-withdraw" if cases else "perhaps-leave")
        rows = (*as_answer(talk, waiting), *cases, self._ways_to_leave(talk, waiting), self._go_on())
        return self._asks_back(turn, talk, asked, rows)

    @staticmethod
    def _ways_to_leave(talk: Conversation, waiting: Waiting) -> tuple[Button, ...]:
        return (
            button(line("leave-keep"), Keep(talk.flow, waiting.name), "primary"),
            button(line("leave-delete"), Discard(talk.flow, waiting.name)),
        )

    def _change_asked(
        self, turn: Turn, talk: Conversation, waiting: Waiting, flow: str, text: str
    ) -> list[Says]:
        """Another form seems to be wanted: this one waits, or makes room for it, or is left.  What was told in it goes
        along where it may be about somebody else's data."""
        of_another = flow == BEHALF and talk.flow in RIGHTS
        start = self._whose.instead(turn, talk, waiting, text) if of_another else Start(flow, anew=True)
        told = _told_for(talk, flow, text)
        if told:
            start = replace(start, drafted=True, mark=self._free_text.noted(turn, told))
        other = button(line("start-other", kind=line(f"kind-{flow}")), start)
        rows = (
            *as_answer(talk, waiting),
            (button(line("resume"), Resume()),),
            (other,),
            self._ways_to_leave(talk, waiting),
        )
        asked = line("in-the-middle", kind=line(f"kind-{talk.flow}"))
        if of_another:
            asked = line("together", items=[line("whose-elsewhere"), asked])
        return self._asks_back(turn, talk, asked, rows)

    def _edited(
        self, turn: Turn, talk: Conversation, waiting: Waiting, answers: dict[str, str | None], text: str
    ) -> list[Says]:
        held = {each.name: each.raw for each in waiting.path}
        other = {name: raw for name, raw in answers.items() if raw is None or held.get(name) != raw}
        if not other:
            return self._unchanged(turn, talk, waiting, answers, text)
        # In the order of the form: what another answer hangs on comes before it.
        answers = {name: other[name] for name in _in_order([*held], other) if name in other}
        if self._besides.is_told(text):
            answers |= told_anew(waiting, answers, text)
        if refused := refused_of(waiting, answers):
            return self._say(turn, talk, (line("edit-refused"), refused))
        if self._besides.beside_edit(waiting, answers, text):
            last = typed(LAST_LOOK)
            more = joined(talk.answers.get(last, ""), text)
            talk = replace(talk, answers={**talk.answers, last: more})
        kept = self._besides.beside_new_value(talk, waiting, answers, text)
        talk = replace(talk, answers={**talk.answers, "drafted": "yes", "draft": kept}) if kept else talk
        said: list[Says] = []
        for name, raw in answers.items():
            said = self._conversations.advance(turn, talk, Revise(name, raw))
            moved = self._conversations.load(turn.db, turn.chat_id)
            if moved is None or raw is None:
                break  # the question itself is asked again
            talk = moved
        if not all(answers.values()):
            return said
        ways = as_answer(talk, waiting) if isinstance(waiting.question, Text) else ()
        # What changes a choice may tell a story as well: where one is asked for, it is one press away from being it.
        said = [
            replace(each, rows=(*ways, *each.rows))
            if isinstance(each, Reply) and each.asks == waiting.name
            else each
            for each in said
        ]
        besides = (line("told-kept"),) if kept else ()
        return [Reply((line("edited-so"), *_changed(talk, answers), *besides)), *said]

    def _unchanged(
        self, turn: Turn, talk: Conversation, waiting: Waiting, answers: dict[str, str | None], text: str
    ) -> list[Says]:
        """Nothing would be another than it is: it is said again, or it is said to be wrong."""
        again = any(bare(raw) == bare(text) for raw in answers.values() if raw)
        ticked = any(each.question.many for each in waiting.path if each.name in answers)
        among = ticked and cues.MORE_TOO.search(text)  # what is to be added is in it
        if again or among or (answers and not cues.CHANGES.search(text)):
            return self._say(turn, talk, (line("edit-same"),), as_answer(talk, waiting))
        wrong = [
            each.name for each in waiting.path if each.name in answers and isinstance(each.question, Email)
        ]
        if wrong:
            return self._conversations.advance(turn, talk, Revise(wrong[0], None))
        return self._which_edit(turn, talk, waiting)

    def _which_edit(self, turn: Turn, talk: Conversation, waiting: Waiting) -> list[Says]:
        """It is not clear which earlier answer is meant: they become buttons."""
        if not any(each.names for each in waiting.rows) and waiting.path and not told_ahead(waiting):
            return self._conversations.advance(
                turn, talk, Revise(waiting.path[-1].name, None)
            )  # there is but one
        ahead = told_ahead(waiting)
        told = (
            [each for each in rows_of(talk.flow, talk.answers) if ahead.keys() & set(each.names)]
            if ahead
            else []
        )
        rows = [
            button(each.label, Edit(talk.flow, waiting.name, each.names[0]))
            for each in (*waiting.rows, *told)
            if each.names
        ]
        rows_of_it = (*as_answer(talk, waiting), *pairs(rows), self._go_on())
        return self._asks_back(turn, talk, line("which-edit"), rows_of_it)

    def _about(
        self,
        turn: Turn,
        talk: Conversation,
        waiting: Waiting,
        about: About,
        ways: tuple[tuple[Button, ...], ...],
    ) -> list[Says]:
        """Talk about the talk: answered, and the question is shown once more."""
        what, question = about.what, waiting.name.partition(".")[0]
        if what == "case-when":
            return [self._pages.page(turn, "status"), *self._conversations.again(turn, talk)]
        wants_people = what == "afraid" and talk.flow not in TO_THE_TEAM
        if wants_people or what in ("cannot", "human", "deceased") or "without" in (what, about.besides):
            ways = (*ways, (button(line("talk-to-team"), Start("contact")),))
        if what == "files-drop" and self._starting.holds_files(turn):
            ways = (*ways, (button(line("file-drop"), Drop()),))
        said = _told(waiting, question, what)
        if about.besides:
            said = (line("together", items=[*said, *_told(waiting, question, about.besides)]),)
        return self._say(turn, talk, said, ways)

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
        return _over_question(self._conversations.again(turn, talk), said, rows)


def _in_order(held: list[str], names: Iterable[str]) -> list[str]:
    """Names in the order of the form, those that were not asked yet behind the one before which they are given."""
    at = len(held)
    for name in names:
        if name not in held:
            held.insert(at, name)
        at = held.index(name) + 1
    return held


def _told_for(talk: Conversation, flow: str, text: str) -> str:
    """What was told before another form is begun, and goes along with it: of a leak, or of one's own wish where another
    was taken to be acted for.  Empty where nothing was."""
    draft = talk.answers.get("draft", "")
    if flow == "leak" and leaks.is_told(text):
        return joined(draft if leaks.is_told(draft) else "", text)
    return joined(draft, text) if talk.flow == BEHALF and flow in RIGHTS and oneself.is_meant(text) else ""


def _would_lose(waiting: Waiting, answers: Mapping[str, str | None], text: str) -> bool:
    """Whether words that were told would be asked for anew by a text at the last look that says more than that: what
    it says is offered for adding, and neither takes the place of the other."""
    told = any(name.partition(".")[0] in (*WORDY, "draft") for name in answers)
    if not isinstance(waiting.question, Confirm) or not told or cues.only_changes(bare(text)):
        return False
    return not told_anew(waiting, answers, text)


def _with_more(talk: Conversation, waiting: Waiting, said: Said, text: str) -> Said:
    """An answer in words; below the words that were the answer before, where it says that it comes to them."""
    old, more = talk.answers.get(before(waiting.name)), added(text)
    if not old or not more or not isinstance(waiting.question, Text):
        return said
    return replace(said, raw=joined(old, more))


def _with_also(talk: Conversation, also: tuple[str, ...]) -> Conversation:
    """A form with what else was asked for in it, to be offered when it is over."""
    if not also:
        return talk
    kinds = dict.fromkeys((*filter(None, talk.answers.get(ALSO, "").split(",")), *also))
    return replace(talk, answers={**talk.answers, ALSO: ",".join(kinds)})


def _over_question(
    shown: list[Says], said: tuple[Line, ...], rows: tuple[tuple[Button, ...], ...] = ()
) -> list[Says]:
    """What is said over the question that is shown, and more ways above its buttons."""
    return [
        replace(
            each,
            lines=(*said, *each.lines),
            rows=(*(row for row in rows if row not in each.rows), *each.rows),
        )
        if isinstance(each, Reply) and each.asks
        else each
        for each in shown
    ]


def _changed(talk: Conversation, answers: Mapping[str, str | None]) -> Iterator[Line]:
    """What was changed, and to what: it was understood, and may have been misunderstood."""
    standing = talk.standing().rows
    shown = {name for row in standing for name in row.names}
    ahead = [row for row in rows_of(talk.flow, talk.answers) if not shown.intersection(row.names)]
    for row in (*standing, *ahead):
        raws = [answers[name] or "" for name in row.names if name in answers]
        if raws:
            long = max(map(len, raws)) > GLANCE
            yield (
                line("edited-row", label=row.label)
                if long
                else line("summary-row", label=row.label, value=row.value)
            )
            shown.update(row.names)
    if (by := answers.get(BY)) and BY not in shown:  # its row comes behind the question that waits
        yield line("summary-row", label=line(f"row-{BY}"), value=ADS_BY.shown(ADS_BY.read(by)))


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
