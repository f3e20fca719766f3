"""Topics: those that the words of a text name, whatever the question bank makes of the rest of it."""

from __future__ import annotations

from bot.answers.reaction import NOTHING, Reaction
from bot.chat import case_cues
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages
from bot.chat.reading import ads_or_consent, behalf_cues, cues, question_cues, wish_cues
from bot.chat.turn import Turn
from flows.finding import bare
from flows.lines import Reply

ASKS_ONE = 60
"""Characters above which a text tells more than one question."""
CLARIFIES = 120
"""Characters above which a text tells more than it asks, or than which form is meant."""
COMPLAINING = ("none-regulator",)
"""The topic of whom to complain to: that is answered, and is nothing to be told to the team of the case."""
THIS_BOT = "none-bot"
"""The topic of what one talks with."""
SOURCE = "none-source"
"""The topic of where data came from."""
SELLING = "4-sell"
"""The topic of data being sold."""
OUTSIDERS, USERS = "4", "3"
"""The topics of who else is given data, and of what other users see."""
WHAT_IS_HELD = "1"
"""How the labels of what the company gets begin."""
OFFICER = "none-dpo"
"""The topic of the officer for data protection."""
RETENTION = "none-retention"
"""The topic of how long data are kept."""
CONTACTS, PAYMENT, NON_USERS = "1.4", "1.6", "none-non-users"
"""The topics of the address book in a phone, of what is known of a payment, and of those who use no service."""
DECEASED = "none-deceased"
"""The topic of those who have died."""
KNOWN = 0.8
"""The confidence from which the question bank knows what a text is about."""


class Topics:
    """Tells what a text is about where no weighing is needed."""

    def __init__(self, free_text: FreeText, pages: Pages) -> None:
        self._free_text, self._pages = free_text, pages

    def of_the_dead(self, text: str, reaction: Reaction) -> Reaction:
        """What is told of somebody who has died is answered as that, and of nobody whose phone has; another question
        that the bank surely knows is that one."""
        plain, answers = bare(text), self._free_text.answers
        other = question_cues.asked(plain) and reaction.topics and reaction.confidence >= KNOWN
        if DECEASED in answers.labels and behalf_cues.has_died(plain) and not other:
            return answers.about(DECEASED)
        taken_for_it = reaction.topics[:1] == (DECEASED,) and reaction.label != "choose"
        return NOTHING if taken_for_it and behalf_cues.BROKE.search(plain) else reaction

    def meant(self, turn: Turn, text: str) -> str:
        """The topic that is meant whatever the question bank makes of the rest, where it has one; else empty."""
        plain = bare(text)
        meant = {
            THIS_BOT: bool(wish_cues.WHO_ANSWERS.search(plain)),
            OFFICER: len(text) <= ASKS_ONE and bool(question_cues.ASKS_FOR_OFFICER.search(plain)),
            SOURCE: len(text) <= CLARIFIES and bool(question_cues.WHO_GAVE.search(plain)),
            SELLING: len(text) <= CLARIFIES and self._asks_whether_sold(turn, text),
            USERS: len(text) <= ASKS_ONE and self._asks_who_sees(turn, plain),
            OUTSIDERS: len(text) <= ASKS_ONE and bool(question_cues.OTHERS_KNOW.search(plain)),
            COMPLAINING[0]: self._complains(turn, text),
            **self._of_a_datum(text, plain),
            RETENTION: len(text) <= CLARIFIES and self._asks_how_long(turn, plain),
        }
        return next(
            (topic for topic, is_it in meant.items() if is_it and topic in self._free_text.answers.labels), ""
        )

    def answered_first(self, turn: Turn, text: str) -> list[Reply]:
        """The answer to whether data are sold, before the form that is asked for with it."""
        answers = self._free_text.answers
        asks = question_cues.SELLS.search(bare(text)) and SELLING in answers.labels
        return [self._free_text.aside(turn.person, answers.about(SELLING))] if asks else []

    def _asks_whether_sold(self, turn: Turn, text: str) -> bool:
        """Whether somebody asks whether their data are sold, and neither asks nor wants anything besides."""
        wants, _ = ads_or_consent.named(text)
        if wants or not question_cues.SELLS.search(bare(text)):
            return False
        reaction = self._free_text.react(turn.person, text)
        return reaction.label == "choose" or len(reaction.topics) < 2 or SELLING not in reaction.topics

    def _asks_who_sees(self, turn: Turn, plain: str) -> bool:
        """Whether somebody asks, behind what is said of a datum, whether people around them get to see it."""
        held = self._free_text.answers.labels.get(turn.person.topic, "").startswith(WHAT_IS_HELD)
        sees = question_cues.OTHERS_SEE.search(plain) and question_cues.OTHERS_KNOW.search(plain)
        return bool(held and turn.person.just_asked and sees)

    def _complains(self, turn: Turn, text: str) -> bool:
        """Whether somebody wants to complain outside the company, or asks where, about a case of theirs."""
        plain = bare(text)
        asks = self._pages.has_open(turn) and case_cues.COMPLAINS_WHERE.search(plain)
        sues = len(text) <= ASKS_ONE and wish_cues.SUES_WHOM.search(plain)
        return bool(wish_cues.REGULATOR.search(plain) or asks or sues)

    @staticmethod
    def _of_a_datum(text: str, plain: str) -> dict[str, bool]:
        """Whether a question is about one of the data that people call by another name than the policy does."""
        other = (cues.WISH, cues.DONE_TO, wish_cues.LEAKED, wish_cues.WHAT_TO_DO)
        asks = question_cues.asked(plain) and not any(each.search(plain) for each in other)
        short = asks and len(text) <= CLARIFIES
        return {
            CONTACTS: bool(short and question_cues.CONTACT_PICTURES.search(plain)),
            PAYMENT: bool(short and question_cues.CARD_NUMBER.search(plain)),
            NON_USERS: bool(short and question_cues.BUSINESS_CARDS.search(plain)),
        }

    def _asks_how_long(self, turn: Turn, plain: str) -> bool:
        """Whether somebody asks how long something is kept before it is deleted; with a case that is open, what is
        deleted and not said to be kept is what they have asked for."""
        asks = question_cues.UNTIL_DELETED.search(plain)
        return bool(asks) and (bool(question_cues.KEEPS.search(plain)) or not self._pages.has_open(turn))

    def is_told_where_to_complain(self, reaction: Reaction, text: str) -> bool:
        """Whether a text asks for that by itself, or goes on asking about it: what tells something does not."""
        if (
            reaction.topics[:1] != COMPLAINING
            or reaction.label == "choose"
            or case_cues.HAS_TOLD.search(text)
        ):
            return False
        return (
            question_cues.asked(bare(text)) or self._free_text.answers.react(text).topics[:1] == COMPLAINING
        )
