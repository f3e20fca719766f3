"""Doubts: whether an order of the team may not be meant, by its own words, or its words are not for the person.

It waits for a second word then.  What takes an order back stands in hesitation.py, what speaks of its sending in
asides.py, what is for somebody else in remarks.py, and what says something else than the verb in contradictions.py;
which of them count for which verb is said here.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.staff.asides import asks_somebody_else, depends, is_about_the_person, is_aside, is_for_a_colleague
from bot.staff.contradictions import contradicts
from bot.staff.hesitation import (
    asks,
    calls_off,
    denies,
    hesitates,
    is_doubted,
    is_on_condition,
    is_to_come,
    is_unfinished,
)
from bot.staff.remarks import asks_nobody, has_a_note, has_a_question_in_brackets, is_remarked_on
from bot.tickets.actions import (
    Accept,
    Action,
    Answer,
    AskPerson,
    Extend,
    Fulfil,
    Note,
    Partly,
    Refuse,
    Reopen,
)


def is_taken_back(
    action: type[Action], name: str, called: Sequence[str], words: str, *, alone: bool = False
) -> bool:
    """Whether an action of this name, ordered by a verb that is `called` so, may not be meant by what is said beside
    it.  `alone`: the verb stands on a line of its own, and the words below it."""
    if action is Note:
        return False
    if action in (Answer, AskPerson):  # whose words are all there is to them
        said = any(each.isalnum() for each in words)
        return not said or is_aside(words) or is_about_the_person(words) or _is_for_others(action, words)
    if contradicts(name, words, alone=alone):
        return True
    if action is Accept:
        return hesitates(words)
    if denies(words, called) or is_aside(words):
        return True
    if action in (Extend, Fulfil, Partly, Refuse) and (is_about_the_person(words) or has_a_note(words)):
        return True
    if action is Extend:
        return asks(words) or is_doubted(words) or is_on_condition(words) or depends(words)
    if action is Reopen:
        return asks(words) or is_doubted(words) or is_on_condition(words) or is_to_come(words)
    return _does_not_close(action, words)


def _is_for_others(action: type[Action], words: str) -> bool:
    if is_for_a_colleague(words) or is_remarked_on(words):
        return True
    if action is AskPerson:
        return asks_somebody_else(words) or asks_nobody(words)
    return has_a_question_in_brackets(words)


def _does_not_close(action: type[Action], words: str) -> bool:
    """A closed case asks nobody; what keeps one open may well wait for something."""
    if calls_off(words) or asks(words) or is_doubted(words):
        return True
    if action is Refuse:
        return depends(words)
    if action is Fulfil and is_unfinished(words):
        return True
    return is_on_condition(words) or is_to_come(words)
