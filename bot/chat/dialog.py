"""Understanding: what an arrival means where the conversation stands, and what is said about it.

A text counts only for the question last shown, a button only for the question it carries.  Whatever else
comes in, in the middle of a form, leaves the form where it was and shows its question once more.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.answers.reaction import Reaction
from bot.chat import events
from bot.chat.conversation import Conversation, Conversations, Erase, Says, instead
from bot.chat.events import Heard
from bot.chat.free_text import Directed, Reception
from bot.chat.pages import Pages
from bot.chat.uploads import Sharing
from bot.i18n import Words
from bot.identity.people import People, Person
from bot.identity.pii import masked
from bot.tickets.attachments import AT_MOST, Attachments
from bot.tickets.numbers import read_number
from flows import FLOWS
from flows.buttons import (
    Choose,
    Drop,
    Edit,
    GoBack,
    Leave,
    Liked,
    NotThat,
    Open,
    Press,
    Rate,
    Resume,
    Start,
    Tick,
    Topic,
    button,
    read,
)
from flows.display import typed
from flows.lines import Reply, line, plain
from flows.questions import Rejected, SharedPhone, Text
from flows.talk import Back, Move, Revise, Said, Toggled, Waiting
from flows.text import code_digits, visible

FLOW_OF_COMMAND = {
    "access": "access",
    "correct": "correction",
    "add": "addition",
    "suspend": "suspension",
    "delete": "deletion",
    "contact": "contact",
    "verify": "verify",
    "deletemydata": "forget",
}
PAGE_OF_COMMAND = {
    "help": "help",
    "policy": "policy",
    "request": "request",
    "status": "status",
    "language": "language",
    "privacy": "privacy",
    "mydata": "mydata",
}
COMMANDS = (
    "start", "help", "policy", "request", "access", "correct", "add", "suspend", "delete", "contact", "status",
    "verify", "language", "privacy", "mydata", "deletemydata", "back", "cancel",
)  # fmt: skip
"""Every command that works, in the order in which Telegram lists them."""
TAKES_FILES = ("correction", "addition", "add", "behalf")
"""Flows that ask for files: one that came before is handed to them."""
SHORT = 40
"""Characters up to which "never mind" in a form is taken for leaving it."""


class Understanding:
    """Works out replies; everything it changes, it changes in the transaction it is given."""

    def __init__(
        self,
        words: Words,
        people: People,
        conversations: Conversations,
        pages: Pages,
        reception: Reception,
        sharing: Sharing,
        evidence: Attachments,
    ) -> None:
        self._words, self._people, self._conversations = words, people, conversations
        self._pages, self._reception = pages, reception
        self._sharing, self._evidence = sharing, evidence

    def understand(self, db: Connection, heard: Heard) -> list[Says]:
        """What is said in answer to an arrival."""
        if isinstance(heard.arrival, events.Elsewhere):
            return [Reply((line("private-only"),))] if heard.arrival.addressed else []
        if isinstance(heard.arrival, events.Membership):
            self._people.reached(db, heard.chat_id, heard.arrival.reachable)
            return []
        person = self._people.meet(db, heard.chat_id, heard.name, heard.language)
        talk = self._conversations.load(db, heard.chat_id)
        match heard.arrival:
            case events.Words(text):
                return self._text(db, person, talk, heard, visible(text))
            case events.Pressed():
                return self._pressed(db, person, talk, heard, heard.arrival)
            case events.Command(name, argument):
                return self._command(db, person, talk, name, argument)
            case events.Contact():
                return self._sharing.contact(db, person, talk, heard.arrival)
            case events.File():
                return self._sharing.file(db, person, talk, heard.arrival)
            case events.Edited():
                return self._conversations.beside(db, person, talk, "edited") if talk else []
            case events.Odd(kind):
                id = f"odd-{kind}" if self._words.has(f"odd-{kind}") else "odd"
                return self._conversations.beside(db, person, talk, id)

    # Commands -----------------------------------------------------------------------------------------

    def _command(
        self, db: Connection, person: Person, talk: Conversation | None, name: str, argument: str
    ) -> list[Says]:
        if name == "start":
            if talk:
                return [self._resume_or_new(talk, None)]
            return self._deep_link(db, person, argument) or [self._pages.welcome(db, person)]
        if name == "menu":
            return [self._page(db, person, "menu")]
        if name == "cancel":
            return self._leave(db, person, talk)
        if name == "back":
            return self._move(db, person, talk, Back()) if talk else [self._page(db, person, "menu")]
        if name in FLOW_OF_COMMAND:
            return self._start(db, person, talk, Start(FLOW_OF_COMMAND[name]))
        if name in PAGE_OF_COMMAND:
            return [self._page(db, person, PAGE_OF_COMMAND[name], argument)]
        return self._conversations.beside(db, person, talk, "unknown-command")

    def _deep_link(self, db: Connection, person: Person, payload: str) -> list[Says] | None:
        """`t.me/bot?start=req_access` or `pol_1-4`: an allow-list, never proof of anything."""
        kind, _, value = payload.partition("_")
        if kind == "req" and value in FLOWS:
            return self._conversations.begin(db, person, value)
        if kind == "pol" and (page := self._pages.open(db, person, "policy", value.replace("-", "."))):
            return [page]
        return None

    def _start(self, db: Connection, person: Person, talk: Conversation | None, start: Start) -> list[Says]:
        if start.flow not in FLOWS:
            return self._conversations.beside(db, person, talk, "stale-button")
        if talk and not start.anew:
            if talk.flow == start.flow:
                return self._conversations.again(db, person, talk)
            return [self._resume_or_new(talk, start)]
        draft = masked(person.question)[0] if start.drafted else ""
        given = {"draft": draft} if draft else {}
        if draft and start.flow == "contact":
            given = {"about": self._about(draft), "message": draft, "reach": "chat"}
        if start.ticket:
            given["ticket"] = start.ticket
        if start.flow in TAKES_FILES and (loose := self._evidence.loose(db, person.chat_id)):
            given["files~"] = ",".join(loose[:AT_MOST])
        return self._conversations.begin(db, person, start.flow, given)

    def _about(self, draft: str) -> str:
        """What kind of inquiry a text reads like; it can be changed at the last look."""
        folded = draft.casefold()
        for kind in ("leak", "complaint"):
            listed = self._words.say(line(f"words-{kind}"), "th")
            if any(each.strip() in folded for each in listed.split(",")):
                return kind
        return "question"

    def _resume_or_new(self, talk: Conversation, start: Start | None) -> Reply:
        anew = Open("menu", "anew") if start is None else replace(start, anew=True)
        label = line("start-over") if start is None else line("start-other", kind=line(f"kind-{start.flow}"))
        return Reply(
            (line("in-the-middle", kind=line(f"kind-{talk.flow}")),),
            ((button(line("resume"), Resume()),), (button(label, anew),)),
        )

    def _leave(self, db: Connection, person: Person, talk: Conversation | None) -> list[Says]:
        menu = (button(line("to-menu"), Open("menu")),)
        if talk is None:
            return [Reply((line("nothing-to-cancel"),), (menu,))]
        self._conversations.drop(db, person.chat_id)
        return [Reply((line("cancelled", kind=line(f"kind-{talk.flow}")),), (menu,))]

    # Buttons ------------------------------------------------------------------------------------------

    def _pressed(
        self,
        db: Connection,
        person: Person,
        talk: Conversation | None,
        heard: Heard,
        pressed: events.Pressed,
    ) -> list[Says]:
        press = read(pressed.data)
        match press:
            case Resume():
                return self._conversations.again(db, person, talk) if talk else self._stale(db, person, talk)
            case Start():
                return self._start(db, person, talk, press)
            case Open("menu", "anew"):
                self._conversations.drop(db, person.chat_id)
                return [instead(self._page(db, person, "menu"), heard.message_id)]
            case Open(page, argument):
                opened = self._pages.open(db, person, page, argument)
                return [instead(opened, heard.message_id)] if opened else self._stale(db, person, talk)
            case Topic(id) if id in self._reception.answers.labels:
                self._people.asked(db, person.chat_id, person.question, id)
                return self._chosen(db, person, talk, id)
            case NotThat(topic):
                return [self._reception.not_that(db, person, topic)]
            case Liked(topic):
                self._reception.liked(db, topic)
                return [Reply((line("glad"),))]
            case Rate(number, verdict):
                return [self._pages.rated(db, person, number, verdict)]
            case Drop():
                self._evidence.forget_loose(db, person.chat_id)
                return [instead(Reply((line("file-dropped"),)), heard.message_id)]
            case Choose() | Tick() | Edit() | GoBack() | Leave():
                if talk and (press.flow, press.question) == (talk.flow, talk.waiting):
                    return self._in_form(db, person, talk, heard, press, pressed.shown)
        return self._stale(db, person, talk)

    def _in_form(
        self,
        db: Connection,
        person: Person,
        talk: Conversation,
        heard: Heard,
        press: Press,
        text: str,
    ) -> list[Says]:
        waiting = self._conversations.standing(talk)
        move: Move
        match press:
            case Leave():
                return self._leave(db, person, talk)
            case Tick(_, name, option):
                move = Toggled(option, name)
                said = self._conversations.advance(db, person, talk, move)
                return [instead(each, heard.message_id) if isinstance(each, Reply) else each for each in said]
            case Choose(_, name, value):
                value = ",".join(waiting.picked) if value == "ticked" else value
                labels = waiting.question.choices()
                named = [labels[each] for each in value.split(",") if each in labels]
                chosen = line("list", items=named) if named else None
                if value == "all" and waiting.question.many:
                    chosen = line("all-of-it")
                closed = self._closed(heard, text, line("chosen", what=chosen) if chosen else None)
                return [*closed, *self._conversations.advance(db, person, talk, Said(value, name))]
            case Edit(_, _, name):
                move = Revise(name)
            case _:
                move = Back()
        return [*self._closed(heard, text, None), *self._conversations.advance(db, person, talk, move)]

    @staticmethod
    def _closed(heard: Heard, text: str, chosen: object) -> list[Says]:
        """The question that was answered, without its buttons and with what was chosen."""
        if heard.message_id is None or not text:
            return []
        lines = (plain(text), chosen) if chosen else (plain(text),)
        return [Reply(lines, replaces=heard.message_id)]  # type: ignore[arg-type]

    def _stale(self, db: Connection, person: Person, talk: Conversation | None) -> list[Says]:
        if talk:
            return self._conversations.again(db, person, talk)
        return [Reply((line("stale-button"),), ((button(line("to-menu"), Open("menu")),),))]

    def _chosen(self, db: Connection, person: Person, talk: Conversation | None, id: str) -> list[Says]:
        reaction = Reaction(self._reception.answers.labels[id], (id,), (), 1.0, True, None)
        received = self._reception.receive(db, person, person.question, reaction)
        return self._directed(db, person, talk, received)

    # Texts --------------------------------------------------------------------------------------------

    def _text(
        self, db: Connection, person: Person, talk: Conversation | None, heard: Heard, text: str
    ) -> list[Says]:
        if not text:
            return self._conversations.beside(db, person, talk, "empty")
        if meant := self._meant(person, text):
            return self._command(db, person, talk, meant, "")
        named = text.upper().startswith("PR-")
        # In a form six letters or digits may well be an answer; a mistyped number is still a number.
        if named or (talk is None and read_number(text)):
            page = self._page(db, person, "status", text)
            return self._conversations.again(db, person, talk, page) if talk else [page]
        if talk is None:
            reaction = self._reception.react(person, text)
            return self._directed(db, person, None, self._reception.receive(db, person, text, reaction))
        if talk.shown != talk.waiting:
            return self._conversations.again(db, person, talk)
        return self._answer_or_question(db, person, talk, heard, text)

    def _answer_or_question(
        self, db: Connection, person: Person, talk: Conversation, heard: Heard, text: str
    ) -> list[Says]:
        waiting = self._conversations.standing(talk)
        said = Said(self._raw(person, waiting, text), waiting.name)
        open_ended = isinstance(waiting.question, Text)
        welcome = isinstance(waiting.question, Text) and waiting.question.takes_questions
        if not welcome and (open_ended or not _reads(waiting, said.raw)):
            reaction = self._reception.react(person, text, form=True)
            if reaction.label == "do:cancel" and len(text) <= SHORT:
                return self._leave(db, person, talk)
            if reaction.asks and self._answerable(reaction, sure=open_ended):
                aside = (
                    self._reception.answer(person, *_best(reaction), aside=True)
                    if reaction.topics
                    else self._reception.clause(reaction.label, aside=True)
                )
                return self._conversations.again(db, person, talk, aside)
        said, note = self._without_numbers(waiting, said)
        erased: list[Says] = []
        coded = any(c.isdigit() for c in text) or code_digits(text)  # also where the Thai keyboard was on
        if waiting.question.hides(said.raw) and heard.message_id and coded:
            erased = [Erase(heard.message_id)]
        return [*erased, *note, *self._conversations.advance(db, person, talk, said)]

    @staticmethod
    def _without_numbers(waiting: Waiting, said: Said) -> tuple[Said, list[Says]]:
        """ID and card numbers never get into an answer in free words; the person is told."""
        if not isinstance(waiting.question, Text):
            return said, []
        text, found = masked(said.raw)
        return (replace(said, raw=text), [Reply((line("number-masked"),))]) if found else (said, [])

    def _answerable(self, reaction: Reaction, *, sure: bool) -> bool:
        """Whether a text in the middle of a form is a question that has an answer of its own.  Where free
        words are expected, only a clear one is."""
        known = bool(reaction.topics or self._reception.answers.policy.clause(reaction.label))
        if reaction.label == "choose":  # asking back would be a form within the form: the likeliest is said
            return known and not sure and reaction.choices[0][:1].isdigit()
        answers = reaction.label[:1].isdigit() or reaction.label == "none"
        return known and answers and reaction.confidence >= (0.7 if sure else 0.4)

    def _raw(self, person: Person, waiting: Waiting, text: str) -> str:
        labels = {
            value: self._words.say(label, person.language)
            for value, label in waiting.question.choices().items()
        }
        if waiting.question.many:
            labels["all"] = self._words.say(line("tick-all"), person.language)
        found = typed(waiting, text, labels)
        if found is None and isinstance(waiting.question, SharedPhone):
            return ""  # nothing typed proves a phone, also when it looks like the id of a proof
        return text if found is None else found

    def _meant(self, person: Person, text: str) -> str | None:
        """The command that a short text stands for: the words for it are in `locales/`."""
        folded = text.casefold().strip(" .!/")
        for command in ("cancel", "back", "menu", "help", "start"):
            for language in dict.fromkeys((person.language, "th", "en")):
                listed = self._words.say(line(f"typed-{command}"), language)
                if folded in (each.strip() for each in listed.split(",")):
                    return command
        return None

    # Both ---------------------------------------------------------------------------------------------

    def _directed(
        self, db: Connection, person: Person, talk: Conversation | None, received: Reply | Directed
    ) -> list[Says]:
        if isinstance(received, Reply):
            return self._conversations.again(db, person, talk, received) if talk else [received]
        if isinstance(received.to, Start):
            # The question is the draft: it was stored a moment ago, in this transaction.
            return self._start(db, self._people.find(db, person.chat_id) or person, talk, received.to)
        assert isinstance(received.to, Open)
        return [self._page(db, person, received.to.page, received.to.argument)]

    def _move(self, db: Connection, person: Person, talk: Conversation, move: Move) -> list[Says]:
        return self._conversations.advance(db, person, talk, move)

    def _page(self, db: Connection, person: Person, page: str, argument: str = "") -> Reply:
        opened = self._pages.open(db, person, page, argument)
        assert opened is not None, page
        return opened


def _best(reaction: Reaction) -> tuple[str, ...]:  # both of a compound question, the likeliest of a choice
    return reaction.topics[:1] if reaction.label == "choose" else reaction.topics


def _reads(waiting: Waiting, raw: str) -> bool:
    try:
        waiting.question.read(raw)
    except Rejected:
        return False
    return True
