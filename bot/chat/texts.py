"""Texts: what is said and done about what somebody typed.

What a text means is read elsewhere (reading/).  Here is the table: what can be undone is done on a likely
reading, and shown; what cannot (leaving, filing, sending) is asked about, unless a button or a listed word said it;
and nothing typed is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answers import denial
from bot.answers.reaction import Reaction
from bot.chat import button_words, case_cues
from bot.chat.case_drafts import is_offered, mark_of, offered
from bot.chat.cases import Cases
from bot.chat.commands import Commands, typed_command
from bot.chat.conversation import Conversations, as_answer, has_been_read
from bot.chat.drafts import ways_back
from bot.chat.form_texts import TO_THE_TEAM, FormTexts
from bot.chat.free_text import Directed, FreeText
from bot.chat.offers import reply_to_offer, topic_meant
from bot.chat.pages import Pages
from bot.chat.reading import (
    ads_or_consent,
    cues,
    fear_cues,
    leaving_cues,
    question_cues,
    subjects,
    wish_cues,
)
from bot.chat.reading.channels import limited, limits
from bot.chat.reading.edits import edits_in, joined
from bot.chat.reading.hearing import asks
from bot.chat.reading.kinds import weights
from bot.chat.reading.meaning import answers_here, asked_behind, read
from bot.chat.reading.options import FIELDS_AND_MAIL
from bot.chat.reading.readings import (
    Begins,
    Change,
    Follows,
    Place,
    TakesBack,
    Told,
    Wish,
)
from bot.chat.reading.rows import names_row
from bot.chat.reading.team_cues import tells_team
from bot.chat.reading.thanks import behind_thanks, praises
from bot.chat.reading.wishes import (
    DATA,
    FIRST,
    FLOW_OF,
    PROCESS,
    called_off,
    called_off_in_part,
    goes_on_in_part,
    is_not_to_be_used,
    is_wanted_back,
    stays_as_it_is,
    tells_both,
    wished,
)
from bot.chat.starting import Starting
from bot.chat.told import as_told, texts_of, told_so_far
from bot.chat.topics import CLARIFIES, KNOWN, Topics
from bot.chat.turn import Conversation, Says, Turn, above
from bot.chat.whose import Whose
from bot.chat.words_besides import BRIEF
from bot.i18n import Words
from bot.identity.pii import masked
from bot.tickets.numbers import number_in, read_number
from flows import OF_A_TICKET
from flows.buttons import (
    Choose,
    Discard,
    DiscardLeft,
    Drop,
    Edit,
    Keep,
    Leave,
    NotToCase,
    Open,
    Press,
    Resume,
    Start,
    TakeBack,
    Topic,
    button,
    pairs,
    write,
)
from flows.buttons import read as read_press
from flows.finding import bare, evened, place_alone
from flows.forms_of_rights import RIGHTS
from flows.lines import Line, Reply, line
from flows.questions import Code, Confirm, Row, Text
from flows.talk import is_mark
from flows.text import visible

NAMES_A_BUTTON = 60
"""Characters above which a text says more than which button is meant."""
A_QUESTION = 16
"""Characters of a sentence that may ask by itself."""
BY_CLASS: Mapping[str, type] = {"leave-perhaps": Keep, "go-on": Resume, "resume": Resume}
"""The buttons of a message that asks back, by a phrase that editors have listed: said once more when it was asked
about, it is no guess."""
CLAIMED = tuple(flow for flow in RIGHTS if flow != "objection")
"""Forms that begin only where they are asked for; whoever does not want advertising asks by saying so."""
DECLINED_BY_A_NO = ("objection", "suspension", "withdrawal", "deletion")
"""Forms that are asked for by saying what is not wanted, also in a question."""
STOPPED = ("objection", "withdrawal", "suspension")
"""Rights by which something is to end, and nothing is deleted."""
THANKING = ("chat-thanks",)
"""The topic of thanks."""
AGAINST_CALLS = ("objection", "contact")
"""The forms by which calls are ended, or told of."""
HOW_ADS_STOP = "none-marketing-optout"
"""The topic of advertising that is to end."""
CONSENT = "none-withdraw"
"""The topic of taking a consent back."""
BREACH = "none-breach"
"""The topic of data that have got out."""
UNRELATED = ("none-unrelated", "none-product")
"""The topics of what is no matter for this bot."""


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
        self._whose = Whose(free_text, starting)
        self._forms = FormTexts(conversations, starting, pages, free_text, whose=self._whose)
        self._topics = Topics(free_text, pages)
        weights()  # read now: where they are missing nothing begins

    def hear(self, turn: Turn, typed: str, *, for_case: bool = True) -> list[Says]:
        """What is said to a text; `for_case`: it may be for a case of the person's."""
        text = visible(typed)
        if not text:
            return self._conversations.beside(turn, "empty")
        if not offered(turn) and button_words.tells_nothing(text, self._say_to(turn)):
            return self._starting.stale(turn)
        text, hidden = self._without_numbers(turn, text)
        chosen = self._cases.chosen(turn, text) if for_case else None
        said = chosen or self._heard(turn, text, for_case=for_case)
        return [Reply((line("number-masked"),)), *said] if hidden else said

    def edited(self, turn: Turn) -> list[Says]:
        """What is said outside of forms when an earlier message was changed.  Once for a while, where something was
        filed, or what was written is offered: one correction may be many edits, and Telegram makes some by itself."""
        presses = [read_press(each) for each in turn.person.offers]
        offered = any(isinstance(each, Start) and each.drafted for each in presses)
        if turn.person.told_of_edits or not (offered or self._pages.has_open(turn)):
            return []
        return self._conversations.beside(turn, "edited-after")

    def asked_to_send(self, turn: Turn, value: str) -> list[Says] | None:
        """What is asked before a form is sent by a press; None where that is plain."""
        return self._forms.asked_to_send(turn, turn.talk) if turn.talk and value == "send" else None

    def button_named(self, turn: Turn, typed: str) -> str:
        """The data of the button that a text names, of those under the last message; empty where it names none.  It is
        pressed then.  The one that deletes is, by its own words alone; named otherwise it leaves the form."""
        text, menu = visible(typed), [press for each in turn.person.offers if (press := read_press(each))]
        plain = bare(text)
        if not plain or len(plain) > NAMES_A_BUTTON:
            return ""
        if (pressed := self._pressed_alone(turn, text, menu)) is not None:
            return write(pressed)
        if not menu or question_cues.asked(plain):
            return ""
        if turn.talk is None:
            back = [each for each in menu if isinstance(each, Start | TakeBack)]
            taken = plain == bare(self._words.say(line("take-back"), turn.person.language)) and len(back) == 1
            return write(back[0]) if taken else topic_meant(text, turn.person.offers)
        if turn.talk.shown != turn.talk.waiting or not any(isinstance(each, Keep | Resume) for each in menu):
            return ""
        found = self._named(self._place(turn, turn.talk), text, menu)
        if isinstance(found, Discard):
            found = Leave(found.flow, found.question)
        return write(found) if found is not None else ""

    def _pressed_alone(self, turn: Turn, text: str, menu: Sequence[Press]) -> Press | None:
        """The button whose own words a text is, of those that stand below.  What deletes was read before the words were
        written, or they are no answer to it."""
        talk, live = turn.talk, list(menu)
        rows: tuple[Row, ...] = ()
        if talk is not None and talk.shown != talk.waiting:
            return None
        if talk is not None:
            waiting = talk.standing()
            shown = [read_press(each.press) for row in as_answer(talk, waiting) for each in row]
            answers = [each for each in shown if each is not None]
            if answers and isinstance(waiting.question, Confirm) and button_words.adds_it(text):
                return answers[0]
            rows = waiting.question.rows if isinstance(waiting.question, Confirm) else ()
            live += [*answers, *(Edit(talk.flow, talk.waiting, each.names[0]) for each in rows if each.names)]
        if draft := offered(turn):
            live.append(NotToCase(mark_of(draft)))
        found = button_words.named(text, live, self._say_to(turn), rows)
        return None if isinstance(found, button_words.DELETE) and not has_been_read(turn) else found

    def _named(self, place: Place, text: str, menu: Sequence[Press]) -> Press | None:
        """The button of a message that asks back which a text names by its place, by the answer that it edits, or by a
        listed phrase."""
        plain, speech = bare(text), self._free_text.answers.speech
        # What makes the text the answer is no choice of its own; and what cannot be undone takes a press.
        counted = [each for each in menu if not (isinstance(each, Choose) and is_mark(each.value))]
        if nth := place_alone(text, len(counted)) if any(each.isalpha() for each in plain) else 0:
            sends = isinstance(place.waiting.question, Confirm) and isinstance(counted[nth - 1], Choose)
            return None if sends else counted[nth - 1]
        for edit in (each for each in menu if isinstance(each, Edit)):
            row = next((each for each in place.waiting.path if each.name == edit.name), None)
            if row and names_row(place, row, text) and not edits_in(place, text, speech).has_values:
                return edit
        said = speech.listed(text)
        if "yes" in said and _asks_to_leave(menu):
            return next(each for each in menu if isinstance(each, Keep))  # it comes back by a button
        of = next((BY_CLASS[each] for each in said if each in BY_CLASS), None)
        return next((each for each in menu if of is not None and isinstance(each, of)), None)

    @staticmethod
    def _without_numbers(turn: Turn, text: str) -> tuple[str, bool]:
        """The text without ID and card numbers: whatever is made of it, they get no further than this.  A code that is
        asked for and stands alone may look like one."""
        question = turn.talk.standing().question if turn.talk else None
        alone = isinstance(question, Code) and not any(each.isalpha() for each in text)
        return (text, False) if alone else masked(text)

    def _heard(self, turn: Turn, text: str, *, for_case: bool) -> list[Says]:
        if turn.talk is not None and not isinstance(turn.talk.standing().question, Text):
            text = behind_thanks(text)  # where words are asked for the thanks are part of them
        if command := typed_command(self._words, turn.person.language, text):
            return self._commands.obey(turn, command)
        # In a form six letters or digits may well be an answer; a mistyped number is still a number.
        alone = text.upper().startswith("PR-") and len(text.split()) == 1
        if alone or (turn.talk is None and read_number(text)):
            return self._starting.follow(turn, self._pages.page(turn, "status", text))
        if turn.talk is None and (number := number_in(text)) and not self._pages.owns(turn, number):
            return [self._pages.page(turn, "status", number)]  # another one is not taken for the person's own
        # Where a form asks something, the name of a language may be the answer; asking for it is not.
        asks = turn.talk is None or wish_cues.ASKS_OF_THE_BOT.match(text)
        if asks and wish_cues.LANGUAGE.fullmatch(bare(text)):
            return [self._pages.page(turn, "language")]
        if turn.talk is None:
            return self._outside(turn, text, for_case=for_case)
        if turn.talk.shown != turn.talk.waiting:
            return self._starting.resume(turn)  # the question was not seen yet, so this cannot be its answer
        place = self._place(turn, turn.talk)
        said = self._clarified(turn, place, text) or self._to_change(turn, text)
        if (said := said or self._afraid_in_form(turn, place, text)) is not None:
            return said
        if for_case and (said := self._stays(turn, turn.talk, text)):
            return said
        here = turn.talk.flow in OF_A_TICKET or answers_here(place, text)
        if for_case and not here and (said := self._cases.hear(turn, text)):
            return said
        speech = self._free_text.answers.speech
        found = read(place, text, speech)
        if (both := asked_behind(place, text, found, speech)) is not None:
            return self._forms.answer_both(turn, place.waiting, text, both)
        return self._forms.follow(turn, place.waiting, text, found)

    def _stays(self, turn: Turn, talk: Conversation, text: str) -> list[Says] | None:
        """Where a case is being withdrawn: it is not to be, and the form is left, which can be taken back; or some of
        it is wanted still, and the words are offered to the case.  None where nothing such is said."""
        if talk.flow != "withdraw":
            return None
        if stays_as_it_is(text) or is_wanted_back(text):
            return above(self._starting.leave(turn), line("not-withdrawn", number=talk.answers["ticket"]))
        if goes_on_in_part(text):
            return self._cases.not_withdrawn(turn, talk.answers["ticket"], text)
        return None

    def _outside(self, turn: Turn, text: str, *, for_case: bool) -> list[Says]:
        """Outside any form: an offer comes before a case, and a case before the policy."""
        if (said := self._first(turn, text, for_case=for_case)) is not None:
            return said
        offers = [press for each in turn.person.offers if (press := read_press(each)) is not None]
        left = self._pages.left(turn) is not None
        reaction, wish = self._weighed(turn, text, offers, left=left)
        other = [each for each in offers if not isinstance(each, TakeBack | DiscardLeft | Drop)]
        if left and not other and wish_cues.LEAVES_IT.search(bare(text)):
            return [Reply((line("offer-declined"),), ((button(line("to-menu"), Open("menu")),),))]
        objects = case_cues.OBJECTS.search(text) is not None
        complains = not objects and self._topics.is_told_where_to_complain(reaction, text)
        for_case = for_case and (number_in(text) is not None or not complains)
        own = isinstance(wish, Begins | TakesBack) or number_in(text) is not None
        plain = bare(text)
        answered = not (wish_cues.NOT_ANSWERED.fullmatch(plain) or wish_cues.SAME_AGAIN.search(plain))
        missed = turn.person.just_asked and not answered
        accepted = None if own or missed else self._to_offer(turn, text)
        if isinstance(wish, TakesBack):
            return self._starting.take_back(turn)
        leads_there = isinstance(wish, Begins) or reaction.label == "do:leak"
        if not leads_there and fear_cues.is_afraid(text):
            return self._afraid(turn, text, for_case=for_case)
        off = called_off(text, reaction, self._free_text.answers.speech) if accepted is None else None
        off = None if self._pages.has_open(turn) and tells_team(text) else off  # the team is told it
        begins = isinstance(wish, Begins)
        back = None if left or not for_case else self._cases.wanted_back(turn, text, begins=begins)
        part = self._called_off_in_part(turn, text) if for_case and accepted is None else None
        if (said := back or part or (self._called_off(turn, off) if off and for_case else None)) is not None:
            return said
        old = self._pages.has_open(turn) or case_cues.is_of_the_old(text)
        anew = wish_cues.ANOTHER.search(bare(text)) and (isinstance(wish, Begins) or not old)
        if (
            (accepted is None or not turn.person.offers)
            and (for_case and not anew)
            and (
                said := self._cases.hear(
                    turn,
                    text,
                    _begins(wish, reaction),
                    known=_is_known(text, reaction),
                    unanswered=_is_unanswered(reaction),
                )
            )
        ):
            return said
        if accepted is not None:
            return accepted
        if missed and turn.person.question:
            return [self._free_text.not_that(turn, turn.person.topic)]
        thanks = wish is None and (reaction.topics[:1] == THANKING or not _is_known(text, reaction))
        if thanks and (rest := behind_thanks(text)) != text:
            return self._behind_thanks(turn, text, rest, for_case=for_case)
        if off is not None and for_case and not isinstance(wish, Follows):
            return self._cases.offer_to_withdraw(turn, off)
        return self._to_wish(turn, text, wish, reaction, for_case=for_case and not anew)

    def _first(self, turn: Turn, text: str, *, for_case: bool) -> list[Says] | None:
        """What is said to words that mean one thing whatever the question bank makes of them, and to whoever answers
        the team; None where it is neither."""
        if wish_cues.ANNOUNCES.fullmatch(text):
            return [Reply((line("ask-away"),), ((button(line("to-menu"), Open("menu")),),))]
        if wish_cues.discards(text) and (draft := self._pages.left(turn)) is not None:
            kind = line(f"kind-{draft.flow}")
            return [Reply((line("left-discard", kind=kind),), ways_back(draft))]
        if for_case and (said := self._cases.answered(turn, text)):
            return above(said, *self._what_to_do_now(turn, text)) if fear_cues.is_afraid(text) else said
        if topic := self._topics.meant(turn, text):
            reaction = self._free_text.answers.about(topic)
            return self._begun(turn, self._free_text.receive(turn, text, reaction), text)
        whose = self._whose.answered(turn, text)
        heard = whose or self._by_channel(turn, text) or self._either(turn, text)
        return heard or self._calls_no_more(turn, text)

    def _calls_no_more(self, turn: Turn, text: str) -> list[Says] | None:
        """Calls or messages are to end, and nobody says whose they are: the company can be asked to end its own, and is
        told of others'.  Whoever says it once more means the first of these.  None where an open case is about it."""
        named = self._free_text.answers.speech.mentions(text, FIRST)
        if named or not wish_cues.wants_no_calls(text) or self._cases.of_calls(turn):
            return None
        if turn.person.just_asked and turn.person.topic == HOW_ADS_STOP:
            return self._begun(turn, self._free_text.wished(turn, text, AGAINST_CALLS[0]), text)
        return [self._free_text.offering(turn, text, (line("no-calls"),), AGAINST_CALLS, HOW_ADS_STOP)]

    def _by_channel(self, turn: Turn, text: str) -> list[Says] | None:
        """Whoever asked how advertising is stopped, and says by which channel: the form for it, with both.  None where
        nothing such is said."""
        person, asked = turn.person, as_told(turn.person.question)
        if not person.just_asked or not limited(text) or question_cues.asked(bare(text)):
            return None
        if self._free_text.first_form(person, person.topic) != ads_or_consent.OBJECTION:
            return None
        told = joined(asked, text)
        return self._starting.follow(turn, self._free_text.wished(turn, told, ads_or_consent.OBJECTION), told)

    def _weighed(
        self, turn: Turn, text: str, offers: Sequence[Press], *, left: bool
    ) -> tuple[Reaction, Wish | None]:
        """What the question bank makes of a text, and what it asks for; whoever praises what was done asks for
        nothing."""
        answers = self._free_text.answers
        if praises(text) and THANKING[0] in answers.labels:
            return answers.about(THANKING[0]), None
        reaction = self._reaction(turn, text)
        files = self._starting.holds_files(turn)
        return reaction, wished(text, reaction, answers.speech, offers, left=left, files=files)

    def _afraid(self, turn: Turn, text: str, *, for_case: bool) -> list[Says]:
        """What to do now, to somebody who is afraid; their words can go to a case that told of something like it, or be
        the beginning of an urgent one."""
        lines = self._what_to_do_now(turn, text)
        if for_case and (said := self._cases.offer_urgent(turn, text)):
            return above(said, *lines)
        return [self._free_text.urgent(turn, text, BREACH, (*lines, line("afraid-team")))]

    def _afraid_in_form(self, turn: Turn, place: Place, text: str) -> list[Says] | None:
        """The same in a form that goes to the team: the words go along with it, or a question alone may.  None where
        words are asked for, which these may be."""
        wordless = place.flow in TO_THE_TEAM and not isinstance(place.waiting.question, Text)
        if not wordless or not fear_cues.is_afraid(text):
            return None
        if fear_cues.only_asks(text):  # what is asked is no part of what was told
            goes_along = self._forms.not_added(turn, place.waiting, text)
        else:
            goes_along = self._forms.follow(turn, place.waiting, text, Told())
        return [Reply(self._what_to_do_now(turn, text)), *goes_along]

    @staticmethod
    def _what_to_do_now(turn: Turn, text: str) -> tuple[Line, ...]:
        """What somebody had better do who is afraid, and what the bot does not know; not what they heard a moment
        ago."""
        bank = (line("afraid-bank"),) if fear_cues.OF_A_BANK.search(text) else ()
        from_here = (line("afraid-from-here"),) if fear_cues.FROM_HERE.search(text) else ()
        heard = turn.person.just_asked and (turn.person.topic == BREACH or is_offered(turn))
        return (*from_here, *bank) if heard and (from_here or bank) else (*from_here, *bank, line("afraid"))

    def _behind_thanks(self, turn: Turn, text: str, rest: str, *, for_case: bool) -> list[Says]:
        """What is asked behind thanks: what the policy does not surely answer is offered to an open case."""
        known = _is_known(rest, self._reaction(turn, rest))
        asked = bool(question_cues.ASKING.search(bare(rest)))
        said = self._cases.offer_open(turn, text) if for_case and asked and not known else None
        return said or self._outside(turn, rest, for_case=False)

    def _called_off_in_part(self, turn: Turn, text: str) -> list[Says] | None:
        """A part of what an open case asks for is not wanted any more: the words are offered to it, and nothing is
        withdrawn.  None where nothing is called off so."""
        kinds = called_off_in_part(text, self._free_text.answers.speech)
        return self._cases.offer_part(turn, text, kinds) if kinds is not None else None

    def _called_off(self, turn: Turn, kinds: frozenset[str]) -> list[Says] | None:
        """A kind of request is not wanted any more: the one that was filed, or else a form that was left.  Of a right
        which is named and not there that is said, whatever else is open."""
        if (said := self._cases.call_off(turn, kinds)) is not None:
            return said
        if (
            left := next((draft for each in kinds if (draft := self._pages.left(turn, each))), None)
        ) is not None:
            return [Reply((line("left-discard", kind=line(f"kind-{left.flow}")),), ways_back(left))]
        return self._cases.offer_to_withdraw(turn, kinds) if kinds & set(RIGHTS) else None

    def _to_wish(
        self, turn: Turn, text: str, wish: Wish | None, reaction: Reaction, *, for_case: bool
    ) -> list[Says]:
        """Begin what is asked for, answer what is asked, or say a kind word."""
        match wish:
            case Begins(flow):
                answer = self._topics.answered_first(turn, text)
                begun = self._begun(turn, self._free_text.wished(turn, text, flow), text, for_case=for_case)
                return [*answer, *begun]
            case Follows("files-drop"):
                drop = (button(line("file-drop"), Drop()), button(line("to-menu"), Open("menu")))
                return [Reply((line("file-drop-ask"),), (drop,))]
            case Follows("wish-status"):
                return self._starting.follow(turn, Directed(Open("status", self._cases.named(turn, text))))
            case Follows(what) if what in PROCESS:
                return [Reply((line(what),), ((button(line("to-menu"), Open("menu")),),))]
        if tells_team(text) and case_cues.PASSES_ON.search(text):
            return self._begun(turn, self._free_text.wished(turn, text, "contact"), text)
        if for_case and self._tells_more(text, reaction) and (said := self._cases.offer_open(turn, text)):
            return said
        if wish_cues.BARE_NO.fullmatch(bare(text)):
            return [Reply((line("offer-declined"),), ((button(line("to-menu"), Open("menu")),),))]
        if (said := self._told_of_offer(turn, text, reaction)) is not None:
            return said
        reaction = self._topics.of_the_dead(text, reaction)
        if _wants_nothing(text, reaction):
            return [Reply((line("chatter"),), ((button(line("to-menu"), Open("menu")),),))]
        received = self._free_text.receive(turn, text, reaction)
        if received == Directed(Open("status")):
            received = Directed(Open("status", self._cases.named(turn, text)))
        return self._begun(turn, received, text, for_case=for_case)

    def _told_of_offer(self, turn: Turn, text: str, reaction: Reaction) -> list[Says] | None:
        """Where one right was just offered, because it was not plain whether it is wanted: what is told then and asks
        nothing goes along with it, and it is offered still.  None where something else is said."""
        offers, person = self._started_by_offers(turn), turn.person
        asked = len(offers) == 1 and offers[0].flow in RIGHTS and offers[0].drafted and person.just_asked
        answered = person.topic and not person.topic.startswith("do-")
        other = reaction.label.startswith(("do:", "chat:")) or _wants_nothing(text, reaction)
        if not asked or answered or other or asks(text, bare(text)) or not person.question:
            return None
        flow = offers[0].flow
        offered = (line("perhaps-form", kind=line(f"kind-{flow}")),)
        return [self._free_text.offering(turn, told_so_far(person.question, text), offered, (flow,))]

    def _tells_more(self, text: str, reaction: Reaction) -> bool:
        """Whether a text that nothing answers tells something of data, and neither asks nor wants anything."""
        plain, chat = bare(text), _wants_nothing(text, reaction)
        leads = any(each.startswith("do-") for each in reaction.topics)
        if not (chat or (_is_unanswered(reaction) and not leads)) or asks(text, plain):
            return False
        if cues.WANTS.search(plain) and not chat:
            return False
        return bool(self._free_text.answers.speech.mentions(text, (*DATA, *FIELDS_AND_MAIL)))

    def _reaction(self, turn: Turn, text: str) -> Reaction:
        """What the question bank makes of it; of a question that is put again, what it makes of the new words, where
        those say more."""
        reaction = self._free_text.react(turn.person, text)
        unsure = reaction.label == "choose" or reaction.topics[:1] == (UNRELATED[0],)
        again = wish_cues.RESTATED.search(text) if reaction.label in ("choose", "none") else None
        asked = again["again"] if again else (_asked_last(text) if unsure else "")
        restated = self._free_text.react(turn.person, asked) if asked else reaction
        if asked and not again and restated.confidence < KNOWN:
            return reaction  # what stands before it may be what is asked about
        return (
            restated if restated.confidence > reaction.confidence and restated.label != "choose" else reaction
        )

    def _begun(
        self, turn: Turn, received: Reply | Directed, text: str, *, for_case: bool = False
    ) -> list[Says]:
        """Go where a text leads; a right that it only tells of, or rules out, is asked about and not begun."""
        match received:
            case Directed(Start(flow)) if (asked := self._whose.asked(turn, flow, text)) is not None:
                return asked
            case Directed(Start("behalf")) if (own := self._whose.perhaps_own(turn, text)) is not None:
                return own
            case Directed(Start("deletion")) if (said := self._only_stopped(turn, text)) is not None:
                return said
            case Directed(Start("addition")) if for_case and (said := self._cases.offer_open(turn, text)):
                return said  # to what was filed, or to the profile: a press says which
            case Directed(Start(flow) as start) if _perhaps(flow, text) or (
                flow in RIGHTS and not for_case and case_cues.is_told(text)
            ):
                begin = (button(line(f"kind-{flow}"), start),)
                return [
                    Reply(
                        (line("perhaps-form", kind=line(f"kind-{flow}")),),
                        (begin, (button(line("to-menu"), Open("menu")),)),
                    )
                ]
        return self._starting.follow(turn, received, text)

    def _only_stopped(self, turn: Turn, text: str) -> list[Says] | None:
        """What is to be taken away where no datum is named, behind a question of what is to be stopped, may be no more
        than that: both are offered, for nothing that is deleted comes back.  None where it is plain, or nothing such
        was asked."""
        person, asked = turn.person, as_told(turn.person.question)
        named = wish_cues.WHAT_IS_ERASED.search(bare(text)) or wish_cues.ERASES.search(bare(asked))
        if not person.just_asked or named:
            return None
        offered = [press.id for each in person.offers if isinstance(press := read_press(each), Topic)]
        flows = [self._free_text.first_form(person, each) for each in offered or [person.topic]]
        stops = [each for each in dict.fromkeys(flows) if each in STOPPED]
        if not stops:
            return None
        told = joined(asked, text) if asked else text
        return [self._free_text.offering(turn, told, (line("stop-or-erase"),), (*stops[:2], "deletion"))]

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
            if begins[0].flow == "contact" and wish_cues.only_wishes(bare(text)):
                # People are asked for in words: all that nobody answered goes there, and not just the last of it.
                return self._starting.follow(turn, self._free_text.wished(turn, text, "contact"), text)
            question = turn.person.question
            if begins[0].flow == "contact" and (told := subjects.chosen(text, texts_of(question))):
                told = joined(as_told(question), told) if subjects.THIS_TOO.search(text) else told
                another = Start("contact", drafted=True, mark=self._free_text.noted(turn, told))
                return self._starting.start(turn, another, text)
            asked = self._whose.asked(turn, begins[0].flow, text)
            return asked or self._starting.start(turn, begins[0], text)
        rows = [button(self._label(each), each) for each in begins]
        return [Reply((line("which-offer"),), (*pairs(rows, 1), *menu))]

    @staticmethod
    def _label(press: Start | TakeBack) -> Line:
        if isinstance(press, TakeBack):
            return line("take-back")
        return line("forward") if press.flow == "contact" and press.drafted else line(f"kind-{press.flow}")

    def _clarified(self, turn: Turn, place: Place, text: str) -> list[Says] | None:
        """In the form for advertising or for a consent: the one that somebody names who clarifies which they mean.
        Another one than they are in is offered, with the difference; where it was offered a moment ago, it begins."""
        flow = ads_or_consent.meant_by(text)
        if place.flow not in ads_or_consent.PAIR or not flow or not _clarifies(text):
            return None
        if limits(place.flow, place.waiting, text):
            return None  # which of the adverts, and not which form
        offered = self._started_by_offers(turn, anew=True)
        was_offered = any(each.flow in ads_or_consent.PAIR for each in offered)
        _, denied = ads_or_consent.named(text)
        if isinstance(place.waiting.question, Text) and not was_offered:
            return None  # words are asked for, and these may be the answer
        if flow == place.flow:
            return self._starting.resume(turn) if was_offered or denied else None
        if was_offered:
            return self._starting.start(turn, offered[0])
        return above(self._forms.follow(turn, place.waiting, text, Change(flow)), line("ads-or-consent"))

    def _either(self, turn: Turn, text: str) -> list[Says] | None:
        """The same outside forms.  Where both may be meant the difference is said once, and then the form begins that
        is named; None where neither is, or it is plain."""
        offered = [each for each in self._started_by_offers(turn) if each.flow in ads_or_consent.PAIR]
        flow, person = ads_or_consent.meant_by(text), turn.person
        if not flow or not _clarifies(text):
            return None
        if len(offered) == len(ads_or_consent.PAIR):
            return self._starting.start(turn, next(each for each in offered if each.flow == flow), text)
        if ads_or_consent.may_be_either(text):
            return [self._free_text.offering(turn, text, (line("ads-or-consent"),), ads_or_consent.PAIR)]
        if flow == ads_or_consent.WITHDRAWAL and person.just_asked and person.topic == CONSENT:
            return self._begun(turn, self._free_text.wished(turn, text, flow), text)
        return None

    @staticmethod
    def _started_by_offers(turn: Turn, *, anew: bool = False) -> list[Start]:
        """What the buttons of the last message begin; `anew`: in the place of the form in progress."""
        presses = [read_press(each) for each in turn.person.offers]
        return [each for each in presses if isinstance(each, Start) and (each.anew or not anew)]

    def _to_change(self, turn: Turn, text: str) -> list[Says] | None:
        """A yes or a no to another form that was just offered in the place of the question; None where none was, or
        the text is about something else."""
        offers = self._started_by_offers(turn, anew=True)
        takes = wish_cues.TAKES_IT.search(bare(text))
        if len(offers) != 1 or (wish_cues.only_told(bare(text)) and not takes):
            return None
        speech, [offer] = self._free_text.answers.speech, offers
        named = {each.name for each in speech.mentions(text, FIRST) if not each.denied}
        reply = reply_to_offer(text, turn.person.offers, speech)
        brief = len(text) < BRIEF or (len(text) < NAMES_A_BUTTON and takes)
        by_name = (
            {FIRST[each] for each in named} == {offer.flow} and brief and not question_cues.asked(bare(text))
        )
        if by_name or self._goes_there(turn, offer, text) or (reply == "yes" and not named):
            return self._starting.start(turn, offer)
        return self._starting.resume(turn) if reply == "no" and not named else None

    def _goes_there(self, turn: Turn, offer: Start, text: str) -> bool:
        """Whether a text takes another form by the words of its button, or says to go there and names no third one."""
        label = self._words.say(line("start-other", kind=line(f"kind-{offer.flow}")), turn.person.language)
        plain, mentions = bare(text), self._free_text.answers.speech.mentions(text, FIRST)
        named = {FIRST[each.name] for each in mentions if not each.denied}
        of_both = named <= {offer.flow, turn.talk.flow if turn.talk else ""} and offer.flow in named
        says = len(text) < NAMES_A_BUTTON and wish_cues.GOES_THERE.search(plain)
        return plain == bare(label) or bool(of_both and says and not question_cues.asked(plain))

    def _say_to(self, turn: Turn) -> Callable[[Line], str]:
        return lambda each: self._words.say(each, turn.person.language)

    def _place(self, turn: Turn, talk: Conversation) -> Place:
        return Place(
            talk.flow,
            talk.standing(),
            say=self._say_to(turn),
            react=lambda text: self._free_text.react(turn.person, text, form=True),
            about=self._free_text.answers.about,
            open_case=self._pages.has_open(turn),
            holds_files=self._starting.holds_files(turn),
        )


def _asks_to_leave(menu: Sequence[Press]) -> bool:
    """Whether the last message asked whether a form is left, and nothing else."""
    asks = any(isinstance(each, Keep) for each in menu) and any(isinstance(each, Resume) for each in menu)
    return asks and not any(isinstance(each, Start) for each in menu)


def _clarifies(text: str) -> bool:
    """Whether a text is short enough to say which form is meant, and asks nothing."""
    return len(text) < CLARIFIES and not question_cues.asked(bare(text))


def _begins(wish: Wish | None, reaction: Reaction) -> str:
    """The form that a text begins, where that is plain; else empty."""
    if isinstance(wish, Begins):
        return wish.flow
    return FLOW_OF.get(reaction.label, "") if reaction.confidence >= KNOWN else ""


def _asked_last(text: str) -> str:
    """The question in the last sentence of a text, behind others that lead to it; empty where there is none."""
    *before, last = [each.strip() for each in cues.SENTENCES.split(text.strip(" ?")) if each.strip()] or [""]
    puts = asks(last, bare(last)) or wish_cues.ASKS_WHAT.search(last)
    asks_last = before and len(last) >= A_QUESTION and puts
    return last if asks_last else ""


def _is_unanswered(reaction: Reaction) -> bool:
    """Whether the question bank has no answer: it would ask back, or says that it is no matter for this bot."""
    return reaction.label == "choose" or not reaction.topics or reaction.topics[0] in UNRELATED


def _is_known(text: str, reaction: Reaction) -> bool:
    """Whether a text is a question that the question bank surely knows; whether somebody had better do something no
    policy says."""
    topic = bool(reaction.topics) and not reaction.label.startswith(("do:", "chat:", "choose"))
    plain = bare(text)
    asks = question_cues.asked(plain) and not question_cues.ADVICE.search(plain)
    return topic and reaction.confidence >= KNOWN and asks


def _perhaps(flow: str, text: str) -> bool:
    """Whether a right may not be wanted after all: it is told of, ruled out, or asked about, and nothing is asked
    for."""
    plain = bare(text)
    if denial.declines(flow, evened(text)):  # whose end may sound polite (`ระงับ`)
        return True
    if flow not in RIGHTS:
        return False
    if (flow == "suspension" and is_not_to_be_used(plain)) or (flow == "correction" and tells_both(text)):
        return False
    if question_cues.asks_about_doing(plain) or (flow in CLAIMED and wish_cues.only_told(plain)):
        return True
    if flow == "deletion" and wish_cues.NO_DELETION.search(plain):
        return True
    asks = question_cues.asked(plain) or wish_cues.ASKS_WHAT.search(plain) or text.rstrip().endswith("?")
    no = flow in DECLINED_BY_A_NO and leaving_cues.UNWANTED.search(plain)
    compares = question_cues.asked(plain) and question_cues.DEFINES.search(plain)
    wants = cues.WANTS.search(plain) or no or wish_cues.HOW_DO_I.search(text)
    return bool(asks) and bool(compares or not wants)


def _wants_nothing(text: str, reaction: Reaction) -> bool:
    """Whether a text is small talk that the question bank does not know, or is not sure of."""
    plain = bare(text)
    unsure = reaction.label in ("choose", "none") or not reaction.topics or reaction.confidence < KNOWN
    known = reaction.label.startswith(("do:", "chat:")) or not unsure
    asks = "?" in text or question_cues.asked(plain)
    return bool(wish_cues.CHATTER.search(plain)) and not known and not asks
