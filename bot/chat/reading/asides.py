"""Asides: what is asked in the middle of a form: about the question that waits, or about the policy."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answers.reaction import NOTHING
from bot.answers.speech import ASKS
from bot.chat import case_cues
from bot.chat.reading import cues, option_cues, question_cues, writing_cues
from bot.chat.reading.dictated import field_asked
from bot.chat.reading.hearing import ASKS_ABOUT, PARTS, Heard
from bot.chat.reading.readings import About, Aside, Reading
from flows.questions import Code, Email, SharedPhone, Text

LONG = 60
"""Characters from which a why may be part of a story."""
SURE, LIKELY, CLEAR = 0.5, 0.3, 0.8
"""Chances: from which the bank knows an answer; from which a class is likely; from which the bank has a clear one."""
AFFECTS_SERVICE = ("suspension", "deletion")
"""Forms after which the service may not work as before; of a consent withdrawn the policy says it itself."""
STORIES = ("why", "relation")
"""Questions that are answered by telling something, with a question in it that asks nothing."""
SAID = re.compile(r"(?:ครับ|คับ|ค่ะ)\s")
"""Where a sentence ends that was said out."""
FAINT = 0.15
"""Below this chance nothing that is asked about the talk is meant."""
NEARLY = 0.45
"""The share of the likeliest question about the question from which a second one is answered with it."""
TOPICS = (
    (question_cues.OTHER_USERS, "3"),
    (question_cues.HOW_MUCH_MONEY, "6.1-fee"),
    (question_cues.OTHERS_KNOW, "4"),
)
"""Topics of the bank that words name which are no others'."""
OF_THE_CHANNEL = (
    (question_cues.COMES_AFTER, "process-after"),
    (question_cues.MAN_OR_MACHINE, "process-after"),
    (question_cues.WHO_READS, "process-who"),
)
"""What is asked about how this channel works by words that mean nothing else."""
OF_EVERY_QUESTION = ("why", "means", "without")
"""What every question has words of its own for."""


def aside(heard: Heard) -> Reading:
    """What a question in the middle of a form is about: the question that waits, or the policy."""
    return _put_again(heard) or _of_papers(heard) or _by_words(heard) or _by_weight(heard)


def asks_of_option(heard: Heard) -> bool:
    """Whether a text asks something of an option that it names, and takes none; not where it took one before
    (`เท่านี้ครับ … ไม่ต้องสอบเลยหรือ`)."""
    if heard.base in STORIES or not option_cues.only_asks(heard.text, heard.plain):
        return False
    ends = [each.end() for each in SAID.finditer(heard.text)][:PARTS]
    return not any(heard.answers(heard.text[:end]) for end in ends)


def _put_again(heard: Heard) -> Reading | None:
    """A question behind what rules something out (`ไม่ได้จะลบ แค่ถามว่า…`), where the policy surely answers it."""
    again = question_cues.ONLY_ASKS.search(heard.text)
    reaction = heard.place.react(again["again"]) if again else NOTHING
    known = reaction.topics and reaction.label != "choose" and reaction.confidence >= SURE
    return Aside(reaction) if known and not reaction.label.startswith(("do:", "chat:")) else None


def _of_papers(heard: Heard) -> Reading | None:
    """Where somebody acts for another: whether something must be sent that shows that they may, before that is asked
    for.  Where it is asked why they ask, that is about an option; where the name is, it may be the one that stands in
    such a paper."""
    elsewhere = heard.place.flow == "behalf" and heard.base not in ("relation", "grounds")
    asked = question_cues.MUST_SHOW.search(heard.plain) and not cues.NAME.search(heard.text)
    return About("papers") if elsewhere and asked else None


def _by_words(heard: Heard) -> Reading | None:
    if question_cues.WHERE.search(heard.plain) and not heard.place.open_case:
        return About("again")  # how far the form is: there is nothing else yet
    if topic := next((topic for cue, topic in TOPICS if cue.search(heard.plain)), ""):
        known = heard.place.about(topic)
        if known.topics:
            return Aside(known)
    if (found := _of_this_place(heard)) is not None:
        return found
    if about := next((about for cue, about in OF_THE_CHANNEL if cue.search(heard.plain)), ""):
        return About(about)
    if (found := _of_writing(heard) or _of_words(heard)) is not None:
        return found
    if len(heard.named.options) < 2 and not heard.valued:
        needed = question_cues.IS_NEEDED.search(heard.plain) and not question_cues.WHY.search(heard.plain)
        if needed or question_cues.MUST_I.search(heard.plain):
            return About("why", "without")
        if question_cues.WHAT_IF_NOT.search(heard.plain) or question_cues.LEFT_OUT.search(heard.plain):
            return About("without" if heard.chances.get("why", 0.0) < SURE else "why")
    why = question_cues.WHY.search(heard.plain)
    if why and (len(heard.text) < LONG or why.start() == 0 or why.end() == len(heard.plain)):
        return About("why")
    return None


def _of_this_place(heard: Heard) -> About | None:
    """What words ask that mean something here: what becomes of the service, where the team is answered, where it can be
    seen what is recorded, what somebody would be called for."""
    if heard.place.flow in AFFECTS_SERVICE and question_cues.STILL_WORKS.search(heard.plain):
        return About("process-effect")
    if heard.place.open_case and question_cues.answers_team(heard.plain):
        return About("process-later")
    if heard.base == "before" and question_cues.WHERE_IT_STANDS.search(heard.plain):
        return About("means", "without")
    if question_cues.REACHED_FOR.search(heard.plain):
        return About("why" if heard.base == "reach-by" else "means")
    return None


def _of_writing(heard: Heard) -> About | None:
    """What is to be written where words are asked for: how much, how exactly, or such as what."""
    if not isinstance(heard.question, Text):
        return None
    if question_cues.HOW_MUCH_TO_SAY.search(heard.plain) or writing_cues.FOR_EXAMPLE.search(heard.plain):
        return About("means")
    if heard.valued or not writing_cues.how_exactly(heard.plain):
        return None
    return About("means", "without" if question_cues.MUST_I.search(heard.plain) else "")


def _of_words(heard: Heard) -> About | None:
    """What a word means, or whether it means what somebody thinks it does."""
    if question_cues.COUNTS.search(heard.plain):
        return About("means")
    if question_cues.WHAT_FOR.search(heard.plain):
        return About("why")  # whatever is said of what is asked for
    explain = question_cues.DEFINES.search(heard.plain) or question_cues.UNCLEAR.search(heard.plain)
    if explain and heard.asks and _about_here(heard):
        return About("means")
    supposes = heard.named.options and question_cues.MEANS_THAT.search(heard.plain)
    return About("means") if supposes and not _is_of_a_clause(heard) else None


def _is_of_a_clause(heard: Heard) -> bool:
    """Whether a clause of the policy clearly answers a text: that says more than what the options mean."""
    reaction = heard.place.react(heard.text)
    return reaction.label[:1].isdigit() and reaction.confidence >= CLEAR


def _by_weight(heard: Heard) -> Reading:
    about = {
        name: heard.chances.get(name, 0.0) for name in (*ASKS_ABOUT, "without", "again", "human", "cannot")
    }
    best = max(about, key=lambda name: about[name])
    if best == "means" and about[best] >= LIKELY:
        return About(best)
    if best in (ASKS, "process-free") or about[best] < FAINT:  # what the policy says of the fee is quoted
        reaction = heard.place.react(_of_the_job(heard))
        known = reaction.confidence >= SURE and bool(reaction.topics or reaction.label[:1].isdigit())
        options_named = heard.named.options | heard.named.denied
        if options_named and reaction.confidence < CLEAR and reaction.label not in options_named:
            return About("means")  # it asks about what can be chosen here
        if known and not reaction.label.startswith(("do:", "chat:")):
            return Aside(reaction)
    if (
        best in ("whose", "without")
        and question_cues.EITHER.search(heard.plain)
        and isinstance(heard.question, Text)
    ):
        return About("means")
    if best == "whose" and case_cues.CALLED.search(heard.plain):
        return About("unknown")  # who called somebody, nobody here knows
    if best == "whose" and isinstance(heard.question, (Email, Code, SharedPhone)):
        return About("means")  # whose address or phone it is stands there
    return About(best if best != ASKS else "unknown", _besides(about, best))


def _of_the_job(heard: Heard) -> str:
    """The text as the bank is to read it: where a job is asked for, `ตำแหน่ง` is that, and not where somebody is."""
    job = field_asked(heard.base, heard.field) == "position" and not cues.LOCATION.search(heard.text)
    return heard.text.replace("ตำแหน่งงาน", "ตำแหน่ง").replace("ตำแหน่ง", "ตำแหน่งงาน") if job else heard.text


def _besides(about: Mapping[str, float], best: str) -> str:
    """Of what every question has words for, the one that may have been asked as well as the likeliest."""
    others = {name: about[name] for name in OF_EVERY_QUESTION if name != best}
    second = max(others, key=lambda name: others[name])
    near = best in OF_EVERY_QUESTION and others[second] >= about[best] * NEARLY
    return second if near else ""


def _about_here(heard: Heard) -> bool:
    """Whether a question is about what is asked here: it names an option, or the bank has no clear answer."""
    reaction = heard.place.react(heard.text)
    if reaction.label in heard.named.options:
        return False  # the clause about this very option says it best
    if heard.named.options or heard.named.denied or heard.chances.get("means", 0.0) >= LIKELY:
        return True
    return reaction.confidence < CLEAR
