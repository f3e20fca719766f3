"""Whose data it is: asked before a right is begun as one's own that was wanted for somebody else's.

Which form it is takes a press or a word; what was said goes into either.
"""

from __future__ import annotations

from bot.chat.free_text import Directed, FreeText
from bot.chat.reading import oneself, question_cues
from bot.chat.reading.edits import joined
from bot.chat.reading.whose import answers_whose, is_of_another, is_own
from bot.chat.reading.wishes import rights_asked
from bot.chat.starting import Starting
from bot.chat.told import as_told
from bot.chat.turn import Conversation, Says, Turn
from flows.buttons import Start
from flows.buttons import read as read_press
from flows.finding import bare
from flows.forms_of_rights import RIGHTS
from flows.lines import line
from flows.questions import SKIP, Text
from flows.request import DRAFT
from flows.talk import Waiting

BEHALF = "behalf"
"""The form for acting for somebody else."""


class Whose:
    """Asks whose data it is, and hears what is said to that."""

    def __init__(self, free_text: FreeText, starting: Starting) -> None:
        self._free_text, self._starting = free_text, starting

    def asked(self, turn: Turn, flow: str, text: str) -> list[Says] | None:
        """The question, where this right is wanted for somebody else's data, or may be for whose were asked about a
        moment ago; None where it is the person's own."""
        if flow not in RIGHTS:
            return None
        person = turn.person
        before = as_told(person.question) if person.just_asked else ""
        of_those = bool(before) and is_of_another(before) and not is_own(text)
        if not (of_those or is_of_another(text)):
            return None
        told = joined(before, text) if of_those and before not in text else text
        asks = line("whose-data", kind=line(f"kind-{flow}"))
        return [self._free_text.offering(turn, told, (asks,), (BEHALF, flow))]

    def perhaps_own(self, turn: Turn, text: str) -> list[Says] | None:
        """The right that somebody wants who calls themselves by what they are to others, in the place of the form for
        acting for another; the question, where it may as well be somebody else.  None where it plainly is."""
        rights = rights_asked(text, self._free_text.answers.speech) if oneself.may_speak(text) else ()
        if not rights:
            return None
        if oneself.speaks(text):
            return self._starting.follow(turn, self._free_text.wished(turn, text, rights[0]), text)
        asks = line("whose-data", kind=line(f"kind-{rights[0]}"))
        return [self._free_text.offering(turn, text, (asks,), (rights[0], BEHALF))]

    def answered(self, turn: Turn, text: str) -> list[Says] | None:
        """What follows from the answer; None where it was not asked, or the text says neither."""
        presses = [read_press(each) for each in turn.person.offers]
        offered = [each.flow for each in presses if isinstance(each, Start) and each.drafted]
        own = next((each for each in offered if each in RIGHTS), "")
        if len(offered) != 2 or BEHALF not in offered or not own or question_cues.asked(bare(text)):
            return None
        whose = answers_whose(text)
        if not whose:
            return None
        told = joined(as_told(turn.person.question), text)
        received = self._free_text.wished(turn, told, own if whose == "own" else BEHALF)
        return self._starting.follow(turn, received, told)

    def instead(self, turn: Turn, talk: Conversation, waiting: Waiting, text: str) -> Start:
        """What begins the form for acting for somebody else in the place of one's own, with what was told in that."""
        told = [each.raw for each in waiting.path if isinstance(each.question, Text) and each.raw != SKIP]
        words = list(dict.fromkeys((talk.answers.get("draft", ""), *told, text)))
        while len(words) > 1 and len("\n".join(words)) > DRAFT.at_most:
            del words[1:2]
        received: Directed = self._free_text.wished(turn, joined("", "\n".join(filter(None, words))), BEHALF)
        assert isinstance(received.to, Start)
        return Start(BEHALF, anew=True, drafted=True, mark=received.to.mark)
