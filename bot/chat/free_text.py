"""A free text is answered with a clause, handed to the right form, or honestly not answered.

Everything said about the policy rests on a clause of it, quoted word for word; where it is silent the bot
says so and offers to forward the question.  The engine that reads the text is behind `Answers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.answers.reaction import Reaction
from bot.chat.case_drafts import is_offered, mark_of
from bot.chat.reading.edits import joined
from bot.chat.reading.wishes import FLOW_OF
from bot.chat.turn import Turn
from bot.identity import limits
from bot.identity.attempts import Attempts
from bot.identity.people import People, Person
from flows.buttons import Liked, NotThat, Open, Start, Topic, button, pairs, read, write
from flows.lines import Button, Line, Quote, Reply, line, plain
from flows.request import DRAFT

NO_FORM = ("do:status", "do:cancel")
"""Wishes that lead to a page, or to nothing."""
SETTLED = ("chat-thanks", "chat-bye")
"""What somebody says who has been answered: what they asked before is done with."""
_SECRET = re.compile(
    r"(?:รหัส(?!ไปรษณี|ลูกค้า|สมาชิก|พนักงาน|สินค้า)|พาสเวิร์ด|พาสเวิด|พิน|\b(?:pass(?:word|code)?|pin|otp|code)\b).{0,24}?(?=\S{0,24}\d)\S{4,}|"
    r"(?:รหัสผ่าน|พาสเวิร์ด|พาสเวิด|\bpassword\b)\s?(?:ผม|ฉัน|หนู|ของ\S{1,6}|my)?\s?(?:คือ|เป็น|is|:|=)\s?\S+|"
    r"^(?!PR-)(?=\S*\d)(?=\S*[A-Za-z!#$%&*?])[^\s@ก-๙]{6,40}$|^\D?[\d๐-๙][\d๐-๙ -]{2,8}\D?$",
    re.I,
)
"""What looks like a password or a code: nobody else is told it because of a wish for people."""
MOST_TOLD = 6
"""Texts that are kept of what was told and not answered."""
_NEXT = "\u2028\n"
"""Between the texts of all that was told; within one there may be lines as well."""
ASKS_FOR_PEOPLE = 60
"""Characters above which whoever asks for the team says with it what for."""


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
            told = text if self._answers(topic) else _told_so_far(before if person.just_asked else "", text)
            self._people.asked(db, person.chat_id, told, topic)
        elif not is_offered(turn):
            # Nobody wants thanks or a greeting sent to the team.  What was not answered is not settled by thanks.
            waits = person.just_asked and bool(person.question) and not person.topic
            self._people.chatted(db, person, "" if waits and topic in SETTLED else topic)
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
        told = _with_what_was_told(turn.person, text, flow)
        self._people.asked(turn.db, turn.chat_id, told, topic)
        return Directed(Start(flow, drafted=True, mark=mark_of(told)))

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


def drafted(question: str, mark: str) -> str | None:
    """The question of a mark, which may be a part of all that was told; None where it is not kept any more."""
    texts = question.split(_NEXT)
    if not mark or len(texts) > MOST_TOLD:
        return None if mark else as_told(question)
    parts = ("\n".join(texts[n : m + 1]) for n in range(len(texts)) for m in reversed(range(n, len(texts))))
    return next((each for each in parts if mark_of(each) == mark), None)


def as_told(question: str) -> str:
    """All that was told, as it is shown and sent."""
    return question.replace(_NEXT, "\n")


def _told_so_far(before: str, text: str) -> str:
    """What nobody has answered, with what was told before and not answered either; the latest of it, where it grows
    long."""
    kept = [each for each in before.split(_NEXT) if each and each != text and not _SECRET.search(each)]
    texts = [*kept, text]
    while len(texts) > 1 and (len(texts) > MOST_TOLD or len(_NEXT.join(texts)) > DRAFT.at_most // 2):
        del texts[0]
    return _NEXT.join(texts)


def _with_what_was_told(person: Person, text: str, flow: str) -> str:
    """Words that ask for the team and say little besides, below those of a moment ago: those were answered by us, or
    by nobody, and people were wanted.  What somebody has thanked for is done with, and a password is for nobody."""
    before = person.question if person.just_asked and person.topic not in SETTLED else ""
    before = "\n".join(each for each in before.split(_NEXT) if not _SECRET.search(each))
    if flow != "contact" or not before or len(text) > ASKS_FOR_PEOPLE or before in text:
        return text
    return joined(before, text)
