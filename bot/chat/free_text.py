"""A free text is answered with a clause, handed to the right form, or honestly not answered.

Everything said about the policy rests on a clause of it, quoted word for word; where it is silent the bot
says so and offers to forward the question.  The engine that reads the text is behind `Answers`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.answers.reaction import Reaction
from bot.chat.case_drafts import is_offered, mark_of
from bot.chat.reading.wishes import FLOW_OF
from bot.chat.told import PARTING, as_told, told_so_far, with_what_was_told
from bot.chat.turn import Turn
from bot.identity import limits
from bot.identity.attempts import Attempts
from bot.identity.people import People, Person
from flows.buttons import Liked, NotThat, Open, Start, Topic, button, pairs, read, write
from flows.lines import Button, Line, Quote, Reply, line, plain

NO_FORM = ("do:status", "do:cancel")
"""Wishes that lead to a page, or to nothing."""


@dataclass(frozen=True)
class Directed:
    """The person is to be taken to a form or a page."""

    to: Start | Open


class FreeText:
    """Answers questions about the policy, and says where else a text leads."""

    def __init__(self, answers: Answers, people: People, feedback: Feedback, ledger: Attempts) -> None:
        self.answers, self._people, self._feedback, self._ledger = answers, people, feedback, ledger

    def react(self, person: Person, text: str, *, form: bool = False) -> Reaction:
        """What a text is, before anything is done about it."""
        return self.answers.react(text, topic=person.topic or None, form=form)

    def receive(self, turn: Turn, text: str, reaction: Reaction) -> Reply | Directed:
        """React to a free text outside any form."""
        topic = reaction.topics[0] if reaction.topics and reaction.label != "choose" else ""
        db, person = turn.db, turn.person
        if reaction.label.startswith("do:") and reaction.label not in NO_FORM:
            return self.wished(turn, text, FLOW_OF.get(reaction.label, "contact"), topic)
        offered = text
        if not reaction.label.startswith("chat:"):
            before = "" if self._answers(person.topic) else person.question
            told = text if self._answers(topic) else told_so_far(before if person.just_asked else "", text)
            self._people.asked(db, person.chat_id, told, topic)
        elif not is_offered(turn):
            # Nobody wants thanks or a greeting sent to the team.  What was not answered is not settled by thanks.
            waits = person.just_asked and bool(person.question) and not person.topic
            self._people.chatted(db, person, "" if waits and topic in PARTING else topic)
            offered = as_told(person.question) if person.just_asked else ""
        to = self._to(turn, text, reaction, topic)
        return _marked(to, offered) if isinstance(to, Reply) else to

    def _answers(self, topic: str) -> bool:
        """Whether a topic says what somebody wanted to know: that the policy is silent does not."""
        return bool(topic) and self.answers.labels.get(topic) != "none"

    def _to(self, turn: Turn, text: str, reaction: Reaction, topic: str) -> Reply | Directed:
        person = turn.person
        if reaction.label == "choose":
            return self._choose(person, reaction)
        if reaction.label == "do:status":
            return Directed(Open("status"))
        if reaction.label == "do:cancel":
            ways = (button(line("menu-status"), Open("status")), button(line("to-menu"), Open("menu")))
            return Reply((line("nothing-to-cancel"),), (ways,))
        if not reaction.topics and self.answers.policy.clause(reaction.label):
            return self.clause(reaction.label, text if reaction.reading else None)
        if not reaction.topics:
            self._note(turn, "unanswered", "", text)
            return self.silent(person)
        if reaction.label == "none":
            self._note(turn, "silent", topic, text)
        return self.answer(person, *reaction.topics, reading=reaction.reading)

    def wished(self, turn: Turn, text: str, flow: str, topic: str = "") -> Directed:
        """A form was asked for in words: it begins, with these words as its draft."""
        told = with_what_was_told(turn.person, text, flow)
        return Directed(Start(flow, drafted=True, mark=self.noted(turn, told, topic)))

    def noted(self, turn: Turn, told: str, topic: str = "") -> str:
        """The mark of words that are kept now, under which a button hands them to a form."""
        self._people.asked(turn.db, turn.chat_id, told, topic)
        return mark_of(told)

    def urgent(self, turn: Turn, text: str, topic: str, lines: tuple[Line, ...]) -> Reply:
        """What is said to somebody in need; the form for what is urgent is one press away, with all that was told."""
        person = turn.person
        before = person.question if person.just_asked and not self._answers(person.topic) else ""
        return self.offering(turn, told_so_far(before, text), lines, ("leak",), topic)

    def offering(
        self, turn: Turn, told: str, lines: tuple[Line, ...], flows: tuple[str, ...], topic: str = ""
    ) -> Reply:
        """What is said, with these forms one press away, which begin with what was told."""
        self._people.asked(turn.db, turn.chat_id, told, topic if topic in self.answers.labels else "")
        mark = mark_of(as_told(told))
        begin = [button(line(f"kind-{flow}"), Start(flow, drafted=True, mark=mark)) for flow in flows]
        return Reply(lines, (*pairs(begin, 1), (button(line("to-menu"), Open("menu")),)))

    def topic(self, turn: Turn, id: str) -> Reply | Directed:
        """Somebody chose a topic for the last question."""
        self._people.asked(turn.db, turn.chat_id, turn.person.question, id)
        return self.receive(turn, as_told(turn.person.question), self.answers.about(id))

    def answer(self, person: Person, *topics: str, reading: str | None = None, aside: bool = False) -> Reply:
        """The answer about one topic, or the answers of a question that had two.  `aside`: in the middle of
        a form, where buttons that lead away would be in the way."""
        lines: list[Line] = [line("read-as", text=reading)] if reading else []
        buttons: list[Button] = []
        contact: list[Button] = []
        quote = None
        for id in topics:
            topic = self.answers.topic(id, person.language)
            lines += [plain(topic.answer), *((plain(topic.law),) if topic.law else ())]
            clause = self.answers.policy.clause(topic.label)
            if clause is not None and quote is None:
                quote = Quote(clause.number, clause.quote, self.answers.policy.version)
            if clause is not None and clause.lacks_address:
                contact.append(button(line("wish-inquiry"), Start("contact", drafted=True)))
            buttons += [each for name in topic.buttons if (each := self._button(person, name)) is not None]
        if aside:
            return Reply(tuple(lines), quote=quote)
        # Where two buttons do the same the last one names it; the way to the team must not be cut off.
        unique = list({each.press: each for each in (*contact, *buttons, *contact)}.values())[:4]
        verdict = (button(line("that-is-it"), Liked(topics[0])), button(line("not-that"), NotThat(topics[0])))
        rows = (*pairs(unique), *(() if topics[0].startswith("chat-") else (verdict,)))
        return Reply(tuple(lines), rows, quote=quote)

    def aside(self, person: Person, reaction: Reaction) -> Reply:
        """The answer to a question in the middle of a form: both of a compound one, the likeliest of a choice."""
        if not reaction.topics:
            return self.clause(reaction.label, aside=True)
        topics = reaction.topics[:1] if reaction.label == "choose" else reaction.topics
        return self.answer(person, *topics, aside=True)

    def clause(self, number: str, reading: str | None = None, *, aside: bool = False) -> Reply:
        """The clause that search found in a policy without a bank of its own: quoted, and not explained."""
        clause = self.answers.policy.clause(number)
        assert clause is not None, number
        lines = (*((line("read-as", text=reading),) if reading else ()), line("clause-found", number=number))
        quote = Quote(number, clause.quote, self.answers.policy.version)
        if aside:
            return Reply(lines, quote=quote)
        read = button(line("read-clause", number=number), Open("policy", number))
        to_team = button(
            line("wish-inquiry" if clause.lacks_address else "forward"), Start("contact", drafted=True)
        )
        return Reply(lines, ((read,), (to_team, button(line("not-that"), NotThat("")))), quote=quote)

    def silent(self, person: Person) -> Reply:
        """Nothing fits: say so, and offer to forward the question."""
        forward = button(line("forward"), Start("contact", drafted=True))
        return Reply((line("silent"),), ((forward,), (button(line("to-menu"), Open("menu")),)))

    def first_form(self, person: Person, id: str) -> str:
        """The form to which the first button of a topic leads that leads to one; empty where none does."""
        buttons = self.answers.topic(id, person.language).buttons if id in self.answers.labels else ()
        return next((flow for each in buttons if (flow := FLOW_OF.get(each))), "")

    def liked(self, turn: Turn, topic: str) -> Reply:
        """The answer was what was asked."""
        if topic in self.answers.labels:
            self._judge(turn, "liked", topic)
        return Reply((line("glad"),))

    def not_that(self, turn: Turn, topic: str) -> Reply:
        """The answer was not what was asked; a person can always be asked instead."""
        question = as_told(turn.person.question)
        if question:
            topic = topic if topic in self.answers.labels else ""
            self._judge(turn, "disliked", topic, question)
        forward = button(line("forward"), Start("contact", drafted=True))
        ways = ((forward,), (button(line("menu-policy"), Open("policy")),))
        return _marked(Reply((line("not-that-sorry"),), ways), question)

    def _note(self, turn: Turn, kind: str, topic: str, text: str) -> None:
        """Note a question; beyond a limit it is answered like any, and not noted."""
        counted = {"chat": str(turn.chat_id)}
        if not self._ledger.is_over(turn.db, limits.NOTES, counted):
            self._ledger.add(turn.db, "noted", counted)
            self._feedback.note(turn.db, kind, topic, text)

    def _judge(self, turn: Turn, kind: str, topic: str, text: str = "") -> None:
        """Note what somebody says of an answer.  A press can be repeated, also with another topic, by whoever writes
        programs: it is the question that counts."""
        about = f"{turn.chat_id} {kind} {turn.person.question or topic}"
        counted = {"chat": str(turn.chat_id), "question": about}
        if not self._ledger.is_over(turn.db, limits.VERDICTS, counted):
            self._ledger.add(turn.db, "noted", counted)
            self._feedback.note(turn.db, kind, topic, text)

    def _choose(self, person: Person, reaction: Reaction) -> Reply:
        options = [
            button(plain(self.answers.topic(id, person.language).title), Topic(id)) for id in reaction.topics
        ]
        return Reply(
            (line("which-one"),), (*pairs(options, 1), (button(line("none-of-these"), NotThat("")),))
        )

    def _button(self, person: Person, name: str) -> Button | None:
        kind, _, argument = name.partition(":")
        if kind == "forward":
            return button(line("forward"), Start("contact", drafted=True))
        if kind == "do" and argument == "status":
            return button(line("menu-status"), Open("status"))
        if kind == "do":
            flow = FLOW_OF.get(name)
            return button(line(f"wish-{argument}"), Start(flow, drafted=True)) if flow else None
        if kind == "policy" and self.answers.policy.clause(argument):
            read = line("read-clause", number=argument) if argument != "0" else line("read-preamble")
            return button(read, Open("policy", argument))
        if kind == "topic" and argument in self.answers.labels:
            return button(plain(self.answers.topic(argument, person.language).title), Topic(argument))
        return None


def _marked(reply: Reply, question: str) -> Reply:
    """A reply whose buttons that begin with the last question say which one that is: they may be pressed when another
    one has been asked."""
    if not question:
        return reply
    return replace(reply, rows=tuple(tuple(_of(each, question) for each in row) for row in reply.rows))


def _of(button: Button, question: str) -> Button:
    press = read(button.press) if button.press else None
    if not isinstance(press, Start) or not press.drafted or press.ticket:
        return button
    return replace(button, press=write(replace(press, mark=mark_of(question))))
