"""Meaning: what a text means where it is said.

One pure function: no clock, no database, no Telegram.  It returns a reading, of which the table in form_texts.py makes
what is said and done.  A value found by its shape or an option by its words is an answer.  Everything else is heard
(hearing.py), the evidence in it is weighed (evidence.py, kinds.py), and the likeliest kind that makes sense here is
the reading.  Nothing irreversible follows from a likelihood: leaving, filing and sending are read here as wishes, and
asked about there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeGuard

from bot.answers.reaction import NOTHING
from bot.answers.speech import Speech
from bot.answers.thai import HEAD, TAIL, shorten
from bot.chat import case_cues
from bot.chat.reading import (
    behalf_cues,
    cues,
    kinds,
    list_cues,
    lists,
    options,
    question_cues,
    sending_cues,
    wish_cues,
)
from bot.chat.reading.answer import answer
from bot.chat.reading.asides import aside
from bot.chat.reading.dictated import field_asked, is_name, may_be_name, without_politeness
from bot.chat.reading.edits import (
    added_to,
    likeliest_choice,
    other_choice,
    repeated,
    swapped,
    told_besides,
)
from bot.chat.reading.evidence import OWN, evidence
from bot.chat.reading.hearing import ASKS_ABOUT, SMALL_TALK, Heard, hear
from bot.chat.reading.plain_edits import SWAPS, TAKES_AWAY, less, one_less, plain_edits
from bot.chat.reading.reaching import never_registered, way_told
from bot.chat.reading.readings import (
    About,
    Answered,
    Aside,
    Change,
    Doubt,
    Edits,
    Leaving,
    Place,
    Reading,
    Told,
)
from bot.chat.reading.rest import rest_of, told_in
from bot.chat.reading.shapes import by_shape
from bot.chat.reading.slips import put_right
from bot.chat.reading.team_cues import tells_team
from bot.chat.reading.values import field_of, old_and_new, told_both, values
from bot.chat.reading.wishes import (
    FIRST,
    FLOW_OF,
    OF_CHANGES,
    PROCESS,
    another_field,
    besides,
    called_so,
    fields_in,
    other_right,
)
from bot.chat.reading.wishes import RIGHT_CLASSES as RIGHTS
from flows import OF_A_TICKET
from flows.finding import bare, emails, phones
from flows.finding import numbers as numbers_of
from flows.forms_of_rights import FIELD
from flows.forms_of_rights import RIGHTS as OF_RIGHTS
from flows.questions import (
    SKIP,
    WAYS,
    Choice,
    Code,
    Confirm,
    Email,
    Files,
    Many,
    Question,
    Rejected,
    SharedPhone,
    Text,
)
from flows.rights import OF_THE_OWNER
from flows.talk import SPENT, before, sent_in

CERTAIN = 0.7
"""The chance from which whoever seems to be leaving is asked nothing else."""
WITH_A_MESSAGE = ("behalf", "stranger")
"""Forms, besides those of the rights, with which a message can go to the team."""
OF_OTHERS = ((question_cues.ASKS_FOR_OFFICER, "none-dpo"), (question_cues.OTHERS_KNOW, "4"))
"""Questions about other people, with the topics that answer them."""
BY_STAFF = ("staff", "team", *WAYS)
"""Answers by which it is left to a member of staff to see who somebody is."""
PLAINLY = 0.7
"""The chance from which a text is no answer, though it is not clear which one it changes, or into what."""
POINTS_BACK, MORE_SAID = 60, 24
"""Characters above which a text says more than that something was said before; those beside the words for that."""
STORY = 400
"""Characters from which a text at an open question is its answer, whatever stands in it."""
SURE = 0.5
"""The chance from which it is clear what somebody who cannot answer needs."""
FAINT, WEAK = 0.16, 0.2
"""Below the first strength nothing speaks for any class: letters struck by accident, a number out of range.  Below
the second an option is offered and not taken."""
OF_QUESTIONS = ("why", "means", "without", "how", "whose", "sure", "proof")
"""What may be asked about a question and is answered in words."""
PLAIN = 0.3
"""The strength below which it is not plain that a text is small talk and tells nothing."""
NAMES_ONE = 25
"""Characters below which a text names an option and says nothing besides."""
NAMES_A_KIN = 24
"""Letters below which a text names somebody and tells no story."""
NAMED_LIKE = "แทน"
"""A word for changing something by which people are called, too."""
SHORT = 12
"""Letters below which a text of which nothing is known is nothing that anybody says."""
TELLING = 2
"""Different letters without which a text says nothing."""
OF_THEM = ("behalf-name", "behalf-account")
"""Questions in words about somebody for whom another asks."""
IN_ONES_OWN_WORDS = ("details", "evidence", "period", "stranger-details")
"""Questions for whatever somebody wants to tell of what they ask for."""
EMAILS_WELCOME = (
    "before",
    "after",
    "reach-by",
    "known-by",
    "message",
    "add-text",
    "field-name",
    "behalf-account",
)
"""Open questions that an address may answer."""


def read(place: Place, text: str, speech: Speech) -> Reading:
    """What a text means at the question that waits: an answer too, where it stands before what is asked."""
    found = _turned_round(place, text, speech) or _read(place, text, speech)
    if (
        isinstance(found, Edits)
        and not found.answers
        and isinstance(place.waiting.question, Email)
        and phones(text)
    ):
        return About("means")  # a number, where an address is asked for
    if _to_staff(place, found) and cues.NOT_BY_STAFF.search(bare(text)):
        return About("again")
    if isinstance(found, Edits):
        found = _with_its_name(found, text)
    if isinstance(found, Edits) and _is_a_name(place, text):
        found = answer(place.waiting, text, text)
    if isinstance(found, Answered) and _is_a_story(place, found.said.raw):
        return About("again")
    shown = isinstance(found, About) and found.what == "process-picture"  # which was sent, and not said
    if not (isinstance(found, Answered) or shown) and (before := _said_before(place, text)) is not None:
        return before
    if place.flow == "behalf":
        found = _for_the_owner(place, text, found, speech)
    asks = isinstance(found, Aside | About) or isinstance(place.waiting.question, Email)
    found = (_answer_before(place, text, speech) or found) if asks else found
    return _with_also(place, text, speech, found)


def _for_the_owner(place: Place, text: str, found: Reading, speech: Speech) -> Reading:
    """Another right that is wanted where somebody acts for another: it is about that one's data too, and comes to the
    rights that were asked for, or goes along in their words.  Their own are another form."""
    match found:
        case Change(flow) if flow in OF_RIGHTS:
            named = {flow}
        case Leaving(surely=False) | About("again") if cues.WANTS.search(bare(text)):
            named = set(options.named(place, OF_THE_OWNER, text, speech).options) - {"all"}
        case _:
            return found
    if not named or behalf_cues.OF_ONES_OWN.search(text):
        return found
    asked = next((each for each in place.waiting.path if each.name == "rights"), None)
    if asked is None:
        return Told()
    wanted = {*asked.question.read(asked.raw), *named}
    return Edits({asked.name: ",".join(each for each in OF_RIGHTS if each in wanted)})


def _with_its_name(edits: Edits, text: str) -> Edits:
    """Edits with what a field is called that the profile has none for, where the text says so (`ไม่ใช่อายุ เป็นวันเกิด`)."""
    called: dict[str, str | None] = {}
    for name, raw in edits.answers.items():
        kind, _, nth = name.removeprefix("field-").partition(".")
        if name.startswith("field-") and nth.isdecimal():
            called |= called_so(kind, int(nth), raw or "", text)
    return Edits({**edits.answers, **called}) if called else edits


def _with_also(place: Place, text: str, speech: Speech, found: Reading) -> Reading:
    """A reading with the rights that a text asks for besides: nobody is asked about them now, and none is lost."""
    also = _asked_besides(place, text, speech)
    match found:
        case Answered() if also and not isinstance(place.waiting.question, Confirm):
            return replace(found, also=also)
        case Answered() | Doubt() | About() | Aside() | Edits(answers={}) | Told() if also:
            return Told(also)
    return found


def _asked_besides(place: Place, text: str, speech: Speech) -> tuple[str, ...]:
    """The rights that a text asks for besides the form's own, where it says that they come to it; none where words are
    asked for, which hold them, or where they name options."""
    question = place.waiting.question
    if place.flow not in OF_RIGHTS or not isinstance(question, Choice | Many | Confirm):
        return ()
    if not wish_cues.AS_WELL.search(text):
        return ()
    parts = wish_cues.PARTS.split(" ".join(text.split()))
    parts = [each for each in parts if not options.named(place, question, each, speech).options]
    # What is to be changed or added may be an answer of this form.
    return tuple(each for each in besides(place.flow, "\n".join(parts), speech) if each not in OF_CHANGES)


def _turned_round(place: Place, text: str, speech: Speech) -> Answered | None:
    """The option that is named behind the words by which somebody corrects themselves (`ทั้งหมด ไม่สิ แค่ปฏิทิน`);
    None where they do not, or name none."""
    behind = cues.TURNS_ROUND.split(text)[-1].strip()
    if behind == text.strip() or not behind or not isinstance(place.waiting.question, Choice | Many):
        return None
    found = _read(place, behind, speech)
    return (
        found if isinstance(found, Answered) and _is_taken(place.waiting.question, found.said.raw) else None
    )


def _is_a_name(place: Place, text: str) -> bool:
    """Whether what would change an earlier answer is a name where one is asked for: it says by no other word that
    anything is changed than one that may be part of a name (`น้องแทน`)."""
    base = place.waiting.name.partition(".")[0]
    plain = bare(text)
    if field_asked(base, field_of(place.waiting.path)) != "name" or behalf_cues.is_anothers(plain):
        return False
    return may_be_name(text) and not cues.CHANGES.search(plain.replace(NAMED_LIKE, ""))


def _is_a_story(place: Place, raw: str) -> bool:
    """Whether what would be somebody's name tells something of them, or is what people say who sigh; it is one press
    away from being it after all."""
    base, field = place.waiting.name.partition(".")[0], field_of(place.waiting.path)
    no_name = cues.SIGHS.fullmatch(bare(raw)) or cues.A_LANGUAGE.fullmatch(bare(raw))
    if field_asked(base, field) == "name" and no_name:
        return True
    if base != "behalf-name":
        return False
    plain = bare(raw)
    tells = behalf_cues.NO_NAME.search(raw) or behalf_cues.BROKE.search(raw)
    return bool(tells or behalf_cues.KIN_ALONE.fullmatch(plain)) or behalf_cues.is_anothers(plain)


def _to_staff(place: Place, found: Reading) -> bool:
    """Whether a reading leaves it to a member of staff, or offers that, where somebody shows who they are."""
    match found:
        case Answered(said=said):
            return said.raw in BY_STAFF
        case About("cannot" | "human") | Leaving():
            return isinstance(place.waiting.question, Code | Email | SharedPhone)
    return False


def _said_before(place: Place, text: str) -> Reading | None:
    """What somebody means who points at what they said before: that, where the form holds such a thing, and else that
    it is not there.  None where they do not."""
    waiting, plain = place.waiting, bare(text)
    takes, points = isinstance(waiting.question, Email | Text), cues.SAID_BEFORE.search(plain)
    if not takes or points is None or len(text) > POINTS_BACK or question_cues.asked(plain):
        return None
    says_more = len(plain) - len(points[0]) > MORE_SAID or cues.CHANGES.search(plain) or numbers_of(text)
    if says_more:
        return None  # what they said before is only spoken of
    told = [
        each.raw for each in waiting.path if isinstance(each.question, Text) and each.raw not in (SKIP, SPENT)
    ]
    told += [draft] if (draft := waiting.answers.get("draft")) else []
    if isinstance(waiting.question, Email):
        given = [each.raw for each in waiting.path if isinstance(each.question, Email)]
        found = {each for words in (*told, *given) for each in emails(words)}
        return answer(waiting, found.pop(), text, likely=True) if len(found) == 1 else About("said-before")
    numbers = cues.NUMBER_OR_MAIL.search(plain)
    held = any(emails(each) or phones(each) for each in told) if numbers else bool(told)
    return answer(waiting, text, text) if held else About("said-before")


def _answer_before(place: Place, text: str, speech: Speech) -> Answered | None:
    """The answer that a text gives before it asks something (`แชตนี้ค่ะ แล้วใครเป็นคนอ่าน`): it says so, or is short and
    names an option.  Free words are recorded with all that is asked in them.  None also where what is asked would be
    answered by more than words, as a wish is: then it goes first."""
    found, question = question_cues.AND_ASKS.search(text), place.waiting.question
    if found is None or isinstance(question, Text | Confirm | Files):
        return None
    told, behind = text[: found.start()].strip(), text[found.end() :].strip()
    puts_one = len(behind) >= SHORT and (behind.endswith("?") or question_cues.asked(bare(behind)))
    if not puts_one or question_cues.asked(bare(told)):
        return None
    first = _read(place, told, speech)
    if not isinstance(first, Answered) or not _is_taken(question, first.said.raw):
        return None
    if isinstance(question, Many) and options.named(place, question, behind, speech).words:
        return None  # what is asked may leave some of it out
    named = options.named(place, question, told, speech).options
    second = _read(place, behind, speech) if not first.likely or (named and len(told) < NAMES_ONE) else None
    if second is not None and _is_question(second):
        return replace(first, asks=second)
    return None


def asked_behind(
    place: Place, text: str, found: Reading, speech: Speech
) -> tuple[Aside | About, Aside | About] | None:
    """What is asked in a text that asks two things, each by itself, where one answer would say nothing of the other;
    `About("unknown")` where the second is nothing that is answered here.  None where it asks one thing, or where both
    are words of the form."""
    joint = question_cues.AND_ASKS.search(text)
    if joint is None or not isinstance(found, Aside | About) or isinstance(place.waiting.question, Text):
        return None
    parts = text[: joint.start()].strip(), text[joint.end() :].strip()
    if len(parts[1]) < SHORT or not all(_puts(each) for each in parts):
        return None
    first, behind = (_read(place, each, speech) for each in parts)
    if not _is_question(first) or first == behind:
        return None
    both = isinstance(found, Aside) and len(found.reaction.topics) > 1 and found.reaction.label != "choose"
    return None if both else (first, behind if _is_question(behind) else About("unknown"))


def _puts(text: str) -> bool:
    """Whether a part of a text puts a question."""
    return text.endswith("?") or bool(question_cues.asked(bare(text)) or question_cues.ASKS_WHO.search(text))


def _is_question(found: Reading) -> TypeGuard[Aside | About]:
    """Whether a reading is about a question that has an answer."""
    return isinstance(found, Aside) or (isinstance(found, About) and found.what in (*OF_QUESTIONS, *PROCESS))


def _is_taken(question: Question[Any], raw: str) -> bool:
    try:
        question.read(raw)
    except Rejected:
        return False
    return True


def _read(place: Place, text: str, speech: Speech) -> Reading:
    """What the whole of a text means.  Of a long one the beginning and the end are weighed, as in the
    question bank: everybody waits for it."""
    if cues.WANTS_OUT.match(text.strip()) or wish_cues.discards(text):
        return Leaving()
    if cues.A_CATEGORY.search(text) and (more := added_to(place, text, speech)).answers:
        return more  # `อีกหมวดนึง` is no first place in the list that is asked about
    if (slip := put_right(place.waiting, text)) is not None:
        return slip
    if (reached := never_registered(place, text)) is not None:
        return reached
    if (found := by_shape(place, text)) is not None:
        return found
    if (again := repeated(place.waiting, text)) is not None:
        return again
    words = isinstance(place.waiting.question, Text)
    if words and len(text) >= STORY:
        return answer(place.waiting, text, text)
    if (looked_at := shorten(text)) == text:
        return _heard(place, text, speech)
    found = _heard(place, looked_at, speech)
    unseen = text[HEAD:-TAIL]
    keeps = list_cues.rules_out(unseen) or cues.KEEPS_SOME.search(unseen)
    if isinstance(place.waiting.question, Many) and keeps:
        return About("left-out") if isinstance(found, Answered) else found  # in what was not looked at
    # What is recorded is whole; so what changes an earlier answer goes below the words of the form.
    return (told_besides(place.waiting, text) or Edits()) if isinstance(found, Edits) else found


def _heard(place: Place, text: str, speech: Speech) -> Reading:
    """What a text means that has to be weighed."""
    words = isinstance(place.waiting.question, Text)
    heard = hear(place, text, speech)
    if (found := _by_place(heard)) is not None:
        return found
    faint = max(heard.strengths.values(), default=0.0) < FAINT or len(set(heard.plain)) < TELLING
    placed = isinstance(heard.question, Many) and heard.question.find(text)
    if faint and len(heard.plain) < SHORT and not heard.named.options and not words and not placed:
        return heard.unread  # nothing that anybody says
    if (found := _by_words(heard)) is not None:
        return found
    if (part := _part_of_list(heard)) is not None:
        return part
    possible = _possible(heard)
    listed = _listed(heard)
    likely = kinds.weights().chances(evidence(heard), speech.lit(text), possible)
    for kind in ((listed,) if listed in possible else ()) + tuple(likely):
        if (reading := READINGS[kind](heard)) is not None:
            doubtful = kind == kinds.LEAVE != listed and likely[kind] < CERTAIN
            asks = heard.asked or wish_cues.WHAT_TO_DO.search(heard.plain)
            if doubtful and asks and not heard.puts_off:
                continue  # what is asked is answered first
            return Leaving(surely=False) if doubtful else _to_the_afraid(heard, reading)
        if likely[kind] >= PLAINLY and place.waiting.path and not heard.named.options:
            if kind == kinds.EDIT:
                # Which answer is to be changed is asked; what is left would be taken for anything.
                return _who_called(heard) or Edits()
            if kind == kinds.CHANGE and words:
                return Leaving(surely=False)
    return Edits() if isinstance(place.waiting.question, Confirm) and place.waiting.path else heard.unread


def _by_place(heard: Heard) -> Reading | None:
    """What is plain where it is said, and would say nothing anywhere else."""
    return way_told(heard) or _sends_early(heard) or _whose(heard) or _of_this(heard)


def _whose(heard: Heard) -> Reading | None:
    """Whose data it is, where that is said and not asked for: somebody's who has died, or just somebody else's."""
    words, flow = isinstance(heard.question, Text), heard.place.flow
    of_people = flow in (*OF_RIGHTS, "behalf") and not words and not isinstance(heard.question, Confirm)
    of_them = heard.base in OF_THEM and not cues.NAMES.search(
        heard.text
    )  # the parents of a child that is named
    if (of_people or of_them) and behalf_cues.has_died(heard.plain):
        return About("deceased")
    if flow in OF_RIGHTS and not words and _is_not_mine(heard):
        return Change("behalf")
    kin = heard.base == "relation" and len(heard.plain) < NAMES_A_KIN and behalf_cues.KIN.search(heard.plain)
    if kin and not heard.named.options and not behalf_cues.WHY_FOR_THEM.search(heard.text):
        return Doubt(("incapable", "attorney"))  # whose it is, and not yet why somebody else asks
    return None


def _of_this(heard: Heard) -> Reading | None:
    """What answers this question, or plainly does not, whatever its words would be anywhere else."""
    if isinstance(heard.question, SharedPhone) and (found := _of_sharing(heard)) is not None:
        return found
    if heard.base == "why" and cues.ANOTHER_REASON.match(heard.plain) and not heard.asked:
        return heard.answer("other")  # whatever reason is told behind it
    if heard.base == "why" and behalf_cues.NO_CONSENT_OF.search(heard.plain) and not heard.asked:
        return Doubt(("unlawful", "consent"))  # which of them it is, or none, is for whoever says it
    if heard.base == "copy" and _on_paper(heard):
        return heard.answer("copy")
    one_of_all = isinstance(heard.question, Choice) and "all" in heard.question.options
    if one_of_all and cues.excepted(heard.plain) and not heard.asked:
        return About("again")  # of a single answer nothing can be taken out
    if isinstance(heard.question, Text):
        return _in_plain_words(heard)
    if isinstance(heard.question, Files) and not heard.question.sent and _has_some(heard):
        return About("how")  # then it is to be sent
    if isinstance(heard.question, Email) and heard.question.ways and cues.HAS_NONE.fullmatch(heard.plain):
        return _cannot(heard)
    return None


def _has_some(heard: Heard) -> bool:
    """Whether somebody who is asked for files says that there are some."""
    some = cues.HAS_SOME.search(heard.plain) and not cues.HAS_NO_MORE.search(heard.plain)
    of_files = some and not (heard.asked or heard.changes or heard.valued)
    return bool(cues.HAS_IT.fullmatch(heard.plain) or of_files)


def _of_sharing(heard: Heard) -> About | None:
    """Whoever agrees to share their phone is told how; and whoever says that they did, that nothing came."""
    if "yes" in heard.speech.listed(heard.text):
        return About("how")
    says_done = len(heard.plain) <= POINTS_BACK and cues.DONE.search(heard.plain)
    denied = cues.UNABLE.search(heard.plain) or heard.asked or heard.named.options
    return About("not-shared") if says_done and not denied else None


def _in_plain_words(heard: Heard) -> Reading | None:
    """An address that begins with its number, a name; or that nothing is told where something has to be."""
    asked = field_asked(heard.base, heard.field)
    if asked == "address" and cues.HOUSE_NUMBER.match(heard.text) and not heard.asked:
        return heard.unread
    job = asked == "position" and cues.JOB.search(heard.text) and not cues.OLD.search(heard.text)
    if job and heard.dictated and without_politeness(heard.text).endswith(heard.dictated):
        return heard.unread  # whatever its name would mean elsewhere
    until = heard.base in IN_ONES_OWN_WORDS and cues.UNTIL.search(heard.plain)
    if until and "?" not in heard.text and not (_may_change(heard) and _another(heard)):
        return heard.unread
    if not heard.question.optional and cues.SKIPS_IT.fullmatch(heard.plain):
        return About("without")
    if heard.base in ("before", "after-correction", "after-addition") and _names_field(heard):
        return About("again")
    if asked == "name" and _is_to_be_read(heard):
        return About("process-picture")
    return heard.unread if asked == "name" and _is_called(heard) else None


def _names_field(heard: Heard) -> bool:
    """Whether a text only says once more which field it is that the profile has no name for (`ไม่ใช่อายุ เป็นวันเกิด`)."""
    called = next(
        (each.raw for each in reversed(heard.place.waiting.path) if each.name.startswith("field-name.")), ""
    )
    fields = heard.place.labels(FIELD).values()
    return (
        bool(called) and called in heard.text and not told_in(rest_of(heard.text, (called,)), (*fields, "ไม่"))
    )


def _on_paper(heard: Heard) -> bool:
    """Whether what somebody may see is to come by post: that is a copy, whatever they say of looking at it."""
    by_post = sending_cues.BY_POST.search(heard.text)
    paper = sending_cues.IN_WHICH_FORM.search(heard.text) and "source" not in heard.named.options
    return bool(by_post and (paper or not heard.named.options))


def _is_not_mine(heard: Heard) -> bool:
    """Whether a text says whose data it is, and nothing besides: somebody else's."""
    return behalf_cues.is_anothers(heard.plain) and not heard.asked


def _sends_early(heard: Heard) -> Reading | None:
    """Before the last look: that it is to be sent.  To what may be left out, or may be enough, that says so; and that
    it is not sent yet is said."""
    if not cues.sends_all(heard.plain) or isinstance(heard.question, Confirm | Code | Files):
        return None
    if heard.base == "more":
        return heard.answer("enough")
    if not isinstance(heard.question, Text | Email | SharedPhone) and "send" not in heard.speech.listed(
        heard.text
    ):
        return None  # an option may be called so
    if heard.question.optional:
        waiting = heard.place.waiting
        old = waiting.answers.get(before(waiting.name), SKIP)  # asked anew: what was told stays
        return replace(heard.answer(old), asks=About("not-yet"))
    return About("not-yet")


def _asks_name(heard: Heard) -> bool:
    """Whether what somebody is called is asked for."""
    return field_asked(heard.base, heard.field) == "name"


def _is_to_be_read(heard: Heard) -> bool:
    """Whether a text only says in which paper the name stands: it is nobody's name."""
    return (
        len(heard.text) <= POINTS_BACK
        and bool(cues.IN_A_PAPER.search(heard.text))
        and not (heard.dictated or heard.asked or "หรือ" in heard.text or cues.UNABLE.search(heard.text))
    )


def _is_called(heard: Heard) -> bool:
    """Whether a text is somebody's name, and no phrase that means something at this place."""
    return is_name(heard.text) and heard.speech.listed(heard.text) <= {"yes"}


def _to_the_afraid(heard: Heard, reading: Reading) -> Reading:
    """Whoever is afraid is not told that there is no hurry, and not just asked again."""
    calms = isinstance(reading, About) and reading.what in ("again", "wait", "unknown", "laugh", "how")
    asks_help = isinstance(reading, Aside) and wish_cues.WHAT_TO_DO.search(heard.plain)
    return About("afraid") if (calms or asks_help) and cues.AFRAID.search(heard.plain) else reading


def _by_words(heard: Heard) -> Reading | None:
    """What words say that mean little else."""
    words = isinstance(heard.question, Text)
    if (plainly := _goes_along(heard) or _at_the_last_look(heard) or _elsewhere(heard)) is not None:
        return plainly
    if heard.place.flow in TAKES_AWAY and not words and cues.ONLY_NO_CALLS.search(heard.plain):
        return Change("objection")
    if heard.place.flow == "withdraw" and case_cues.NOT_TAKEN_BACK.search(heard.text):
        return Leaving()
    if heard.place.holds_files and cues.DROPS.search(heard.plain):
        return About("files-drop")
    if _for_the_team(heard) or (words and cues.OTHERS.search(heard.plain) and not heard.asked):
        return heard.unread  # a question to the team; somebody else's mistake that is told
    if words and heard.speech.listed(heard.text) & {"yes", "no"} and not heard.question.optional:
        return About("again")  # to what, nobody can tell
    if (edits := plain_edits(heard)).answers:
        return edits
    if (fewer := one_less(heard)) is not None:
        return fewer
    if heard.base.startswith("field-") and (flow := _wrong_form(heard)):
        return Change(flow)
    if not words and cues.UNUSABLE.search(heard.plain) and not heard.valued:
        return _cannot(heard)  # whatever words of options stand in it
    return None


def _goes_along(heard: Heard) -> Told | None:
    """Words that are for the team, as they say, in a form that takes words along: at the last look, and at a choice
    that they do not make.  Where words are asked for they are the answer."""
    words = told_besides(heard.place.waiting, heard.text)
    takes = words or heard.place.flow in (*OF_RIGHTS, *WITH_A_MESSAGE)
    if not takes or isinstance(heard.question, Text) or not tells_team(heard.text):
        return None
    return Told() if isinstance(heard.question, Confirm) or not heard.named.options else None


def _at_the_last_look(heard: Heard) -> Reading | None:
    """What is plain there and nowhere else: that all can go, a number that is to go into it, less than was chosen."""
    if not isinstance(heard.question, Confirm):
        return None
    why = question_cues.WHY.search(heard.plain) or question_cues.MUST_I.search(heard.plain)
    if why and question_cues.PROOF.search(heard.plain):
        return About("proof")  # nothing is to be confirmed by it, though it is called so
    if _says_to_send(heard):
        return heard.answer("send")
    return _put_in(heard) or less(heard)


def _put_in(heard: Heard) -> Edits | None:
    """A number that is to go into what was told (`เบอร์เขาคือ … ใส่ไปด้วยได้มั้ย`), or is to be deleted with the rest."""
    if not phones(heard.text):
        return None
    takes = heard.place.flow in TAKES_AWAY and not heard.asked and cues.OF_THE_DATA.search(heard.plain)
    puts = heard.place.flow not in OF_RIGHTS and cues.PUT_IN.search(heard.plain)
    return told_besides(heard.place.waiting, heard.text) if takes or puts else None


def _elsewhere(heard: Heard) -> Reading | None:
    """Another form than this one, or none, or other people, where words say so whatever is asked."""
    if (others := _of_others(heard)) is not None:
        return others
    if (flow := _rather(heard)) or _for_their_child(heard):
        return Change(flow or "behalf")
    if _is_given_up(heard):
        return _another(heard) or Leaving()
    return Leaving() if heard.place.flow == "behalf" and cues.NOT_ANEW.search(heard.plain) else None


def _is_given_up(heard: Heard) -> bool:
    """Whether the right that a form is about is said not to be wanted any more, of no datum alone (`ไม่ลบแล้ว`)."""
    long = len(heard.text) > POINTS_BACK and isinstance(heard.question, Text)
    if heard.place.flow not in TAKES_AWAY or long or heard.asked or cues.ONLY_NO_CALLS.search(heard.plain):
        return False
    own, meant = f"kind-{heard.place.flow}", case_cues.CALLS_OFF.search(heard.text)
    denied = any(each.denied for each in heard.speech.mentions(heard.text, (own,)))
    return bool(
        meant
        and denied
        and not heard.named.options
        and not heard.named.denied
        and not heard.edits(named=True).answers
    )


def _of_others(heard: Heard) -> Aside | None:
    """A question about other people, who they are or what they come to know: whatever datum or option it names."""
    if isinstance(heard.question, Text) or len(heard.text) > POINTS_BACK:
        return None
    topic = next((topic for cue, topic in OF_OTHERS if cue.search(heard.plain)), "")
    known = heard.place.about(topic) if topic else NOTHING
    return Aside(known) if known.topics else None


def _rather(heard: Heard) -> str:
    """Where somebody shows who they are, whatever it says of that besides: another right that is wanted in the place of
    this one (`เปลี่ยนเป็นขอลบแทนได้มั้ย`); empty where none is."""
    shows = isinstance(heard.question, Code | Email | SharedPhone) and _may_change(heard)
    if not shows or not cues.RATHER.search(heard.plain) or heard.edits(named=True).answers:
        return ""
    named = {each.name for each in heard.speech.mentions(heard.text, RIGHTS) if not each.denied}
    found = _another(heard) if named - {f"kind-{heard.place.flow}"} else None
    return found.flow if isinstance(found, Change) else ""


def _for_their_child(heard: Heard) -> bool:
    """Whether somebody says in a form about their own data that it is for their child: that is another form."""
    return heard.place.flow in OF_RIGHTS and behalf_cues.for_their_child(heard.plain)


def _says_to_send(heard: Heard) -> bool:
    """That all can go; it takes a press still."""
    if cues.SENDS_IN_LATIN.search(heard.text):
        return True
    says = len(heard.text) < SWAPS and cues.CAN_GO.search(heard.plain)
    return bool(says) and not (heard.asked or heard.changes or cues.NOT_SENT.search(heard.plain))


def _wrong_form(heard: Heard) -> str:
    """Where it is asked what is missing, that something is wrong instead, and the other way round; else empty."""
    if heard.place.flow == "addition" and cues.WRONG_INSTEAD.search(heard.text):
        return "correction"
    return "addition" if heard.place.flow == "correction" and cues.MISSING_INSTEAD.search(heard.text) else ""


def answers_here(place: Place, text: str) -> bool:
    """Whether a text says in so many words that it answers the question that waits: what is recorded, or what is
    right."""
    base, field = place.waiting.name.partition(".")[0], field_of(place.waiting.path)
    if base == "duplicate" and case_cues.TO_THE_CASE.search(text):
        return True  # whether it is to go there is what is asked
    if base == "before" and cues.RECORDED.search(text):
        return bool(values(field, text)) or bool(cues.SKIPS.search(text))
    cue = {"before": cues.OLD, "after-correction": cues.NEW}.get(base)
    return cue is not None and bool(values(field, text)) and bool(cue.search(text))


# By kind ----------------------------------------------------------------------------------------------


def _possible(heard: Heard) -> tuple[str, ...]:
    """The kinds of talk that make sense at the question that waits."""
    beside = {
        kinds.SKIP: heard.question.optional or isinstance(heard.question, Files),
        kinds.EDIT: bool(heard.place.waiting.path),
        kinds.CHANGE: _may_change(heard),
    }
    return tuple(kind for kind in kinds.KINDS if beside.get(kind, True))


def _for_the_team(heard: Heard) -> bool:
    """Whether a question is asked where a question, or what somebody worries about, is asked for."""
    question = heard.question
    asks = isinstance(question, Text) and question.takes_questions and heard.asked
    return asks and heard.place.waiting.answers.get("about") in ("question", "concern")


def _listed(heard: Heard) -> str:
    """The kind of a phrase that an editor has written down, where that is one kind here: it needs no weighing."""
    meant = heard.question.meant()
    found = {
        kinds.ANSWER if name in meant and meant[name] != SKIP else KIND_OF.get(name, "")
        for name in heard.speech.listed(heard.text)
        if name in heard.chances
    }
    return found.pop() if len(found) == 1 else ""


def _who_called(heard: Heard) -> Reading | None:
    """At the last look the number of somebody who called is told, and is no change of one that was given."""
    called = phones(heard.text) and case_cues.CALLED.search(heard.plain)
    told = called and isinstance(heard.question, Confirm) and not cues.PUTS_RIGHT.search(heard.plain)
    return About("again") if told else None


def _part_of_list(heard: Heard) -> Answered | None:
    """Of a list the options that a text takes, where it plainly leaves others out, whatever else it sounds like."""
    question = heard.question
    if not isinstance(question, Many) or heard.asked or heard.puts_off:
        return None
    raw = lists.part_of(heard.place, question, heard.text, heard.speech)
    return heard.answer(raw) if raw else None


def _answered(heard: Heard) -> Reading | None:
    """The answer that a text gives."""
    match heard.question:
        case Text():
            return _in_words(heard)
        case Confirm():
            if cues.NOT_SENT.search(heard.plain):
                return Leaving()
            if cues.BUT.search(heard.plain) or any(each.isdigit() for each in heard.plain):
                return None  # something of it is not right, or is told anew
            changes = heard.changes or heard.edits(named=True).answers
            return None if changes and not cues.SENDS.search(heard.plain) else heard.answer("send")
        case Email() as question if "none" in question.choices() and cues.NO_MAILBOX.search(heard.plain):
            return heard.answer("none")
        case Email():
            return None
        case Many() as question:
            several = lists.chosen(heard.place, question, heard.text, heard.speech)
            if several.unclear:
                return About("left-out")
            return heard.answer(several.raw) if several.raw else _option(heard)
    if heard.base.startswith("field-") and len(heard.named.options) > 1:
        return heard.answer(fields_in(heard.place, heard.question, heard.text, heard.speech)[0])
    if heard.base == "more" and cues.NO_MORE.search(heard.plain):
        return heard.answer("enough")
    if heard.base == "more" and (fields := another_field(heard.place, heard.text, heard.speech)):
        return Answered(heard.answer("more").said, likely=True, ahead=fields)
    return _option(heard)


def _in_words(heard: Heard) -> Reading:
    if heard.only_address and not heard.base.startswith(EMAILS_WELCOME):
        return About("again")  # an address comes later, and is no answer here
    if _asks_name(heard) and _lacks_another(heard):
        return About("cannot")
    if (
        heard.base.startswith(("before", "after"))
        and cues.IN_PICTURE.search(heard.plain)
        and not heard.valued
    ):
        return About("process-picture")
    if heard.base == "after-correction" and (other := _other_number(heard)):
        return other
    if heard.base == "before":
        nth = heard.place.waiting.name.partition(".")[2]
        old, new = told_both(heard.field, heard.text) or old_and_new(heard.field, heard.text)
        if old and new:
            return Answered(replace(heard.unread.said, raw=old), ahead={f"after-correction.{nth}": new})
    return heard.unread


def _lacks_another(heard: Heard) -> bool:
    """Whether somebody who is asked for a name tells that they have not got something else."""
    if heard.dictated or not cues.HAS_NOT.search(heard.plain):
        return False
    named = {each.name for each in heard.speech.mentions(heard.text, options.FIELDS_AND_MAIL)}
    return bool(named) and "field-name" not in named


def _other_number(heard: Heard) -> Edits | None:
    """Where what is right is asked for, a number that is said to be the old one."""
    nth = heard.place.waiting.name.partition(".")[2]
    old, new = old_and_new(heard.field, heard.text) if values(heard.field, heard.text) else ("", "")
    return Edits({f"before.{nth}": old}) if old and not new else None


def _option(heard: Heard) -> Reading | None:
    """The option that a text means; where it is not clear which of two, both are offered."""
    meant = heard.question.meant()
    asks = (
        question_cues.DEFINES,
        question_cues.UNCLEAR,
        question_cues.COUNTS,
        question_cues.ASKS_FIRST,
    )
    plainly = heard.asked and not question_cues.POLITE.search(heard.plain)
    if plainly and any(each.search(heard.plain) for each in asks):
        return None  # what an option means, or how two differ
    if heard.base == "duplicate" and heard.asked and not heard.named.options:
        return None  # what becomes of the one or the other
    if heard.base == "copy" and _whence(heard):
        return heard.answer("source")
    if len(heard.named.options) == 1 and not heard.question.many:
        return heard.answer(next(iter(heard.named.options)))
    if heard.base == "copy" and "source" in heard.named.options:  # which is a copy, and where it came from
        unwanted = cues.WHENCE_UNWANTED.search(heard.plain) and "copy" in heard.named.options
        return heard.answer("copy" if unwanted else "source")
    likely = [name for name in heard.chances if name in meant]
    if not likely:
        return None
    best, second = likely[0], (*likely, "")[1]
    if heard.question.many and meant[best] in heard.named.denied:
        return About("left-out")  # what is ruled out is never what is meant
    weak = heard.strengths.get(best, 0.0) < WEAK and meant[best] not in heard.named.options
    near = heard.chances.get(second, 0.0) > heard.chances[best] * 0.75
    two = tuple(dict.fromkeys(meant[name] for name in likely[:2]))
    if (weak or near) and len(two) > 1 and not heard.question.many:
        return Doubt(two)
    return None if weak else heard.answer(meant[best])


def _whence(heard: Heard) -> bool:
    """Whether somebody wants to know where their data came from."""
    wanted = cues.WHENCE.search(heard.plain) and not cues.WHENCE_UNWANTED.search(heard.plain)
    return bool(wanted) and not heard.asked


def _skipped(heard: Heard) -> Reading | None:
    """Nothing is said to a question that may be left out."""
    if heard.dictated or (isinstance(heard.question, Text) and cues.DIGITS.search(heard.text)):
        return None  # some of it is known
    if isinstance(heard.question, Text) and _none_but(heard):
        return heard.unread
    if isinstance(heard.question, Text) and cues.KNOWS_SOME.search(heard.plain):
        return None
    if heard.base == "add-text" and not sent_in(heard.place.waiting.answers):
        return Leaving(
            surely=False
        )  # without words there have to be files: nothing to add wants nothing sent
    meant = heard.question.meant()
    skip = next((meant[name] for name in ("skip", "files-none") if name in meant), None)
    return heard.answer(skip) if skip is not None else None


def _none_but(heard: Heard) -> bool:
    """Whether somebody who has not what is asked for tells what there is instead (`ไม่มี แต่มีพยาน`): that is the
    answer."""
    found = cues.NONE_BUT.search(heard.plain)
    behind = found["behind"] if found else ""
    nothing = cues.SKIPS.search(behind) or cues.sends_all(behind) or heard.asked
    return not nothing and bool(told_in(behind))


def _small_talk(heard: Heard) -> Reading:
    """Talk that wants nothing: a word in return, and the question once more."""
    best = max(SMALL_TALK, key=lambda name: heard.chances.get(name, 0.0))
    listed = heard.speech.listed(heard.text)
    faintly = heard.strengths.get(best, 0.0) < PLAIN and not listed
    if _asks_name(heard) and faintly and best != "insult" and cues.ONE_WORD.fullmatch(heard.text):
        return heard.unread
    tells = faintly or (not listed and (is_name(heard.text) or cues.NAMES.search(heard.text)))
    if isinstance(heard.question, Confirm) and tells:
        return About("again")  # it may belong to the case, and is one press away from it
    said = heard.chances.get(best, 0.0) >= WEAK and heard.strengths.get(best, 0.0) >= WEAK
    return About(best if said else "again")


def _cannot(heard: Heard) -> Reading:
    """What is asked cannot be given: the option for that, or the ways there are."""
    meant = heard.question.meant()
    if isinstance(heard.question, Confirm) and wish_cues.WHAT_TO_DO.search(heard.plain):
        return About("how")  # there is nothing to be given any more
    if "cannot" in meant and cues.UNABLE.search(heard.plain):
        return heard.answer(meant["cannot"])
    if (
        isinstance(heard.question, Code | SharedPhone | Email)
        and len(heard.named.options) == 1
        and not heard.asked
    ):
        return heard.answer(next(iter(heard.named.options)))  # the way that they name is one of the buttons
    likely = {name: heard.chances.get(name, 0.0) for name in ("cannot", "how", "human")}
    best = max(likely, key=lambda name: likely[name])
    return About(best if likely[best] >= SURE else "cannot")


def _left(_: Heard) -> Reading:
    return Leaving()


def _edited(heard: Heard) -> Reading | None:
    """Earlier answers with what is to take their place; empty where it is not clear which.  None where no word of it
    says that anything is changed: what is named in passing, or thanked for, is no edit."""
    if (
        isinstance(heard.question, (Text, Confirm))
        and not heard.changes
        and not cues.POINTS.search(heard.text)
    ):
        return None
    if heard.base == "after-correction" and heard.told and not cues.JUST_NOW.search(heard.text):
        return None  # the one number that is given is what is asked for
    place, text, speech = heard.place, heard.text, heard.speech
    named, instead = heard.edits(named=True), swapped(place, text, speech)
    if named.has_values and named.answers.keys() > instead.answers.keys():
        return named  # more than one thing is changed
    for found in (instead, named, added_to(place, text, speech)):
        if found.has_values:
            return found
    if isinstance(heard.question, Email) and (other := other_choice(place, text, speech)):
        return other
    found = heard.edits()
    told = next(iter(heard.chances), "") == "content" and not heard.asked
    if not found.answers and isinstance(heard.question, Confirm) and told:
        found = told_besides(place.waiting, text) or found
    return found if found.answers else likeliest_choice(place, text, speech)


def _another(heard: Heard) -> Reading | None:
    """Another right than the one that this form is about: the one that is named and not ruled out.  None where it is
    not clear which."""
    own = OWN.get(heard.place.flow, f"kind-{heard.place.flow}")
    mentions = heard.speech.mentions(heard.text, (*FIRST, own))
    others = {each.name for each in mentions if not each.denied} - {own, f"wish-{heard.place.flow}"}
    others = (
        others - set(RIGHTS)
    ) or others  # for whom, or what happened, goes before what is to be done about it
    if len(others) == 1:
        return Change(FIRST[others.pop()])
    flow = other_right(heard.place.flow, heard.text, heard.speech)
    flow = flow or FLOW_OF.get(heard.place.react(heard.text).label, "")
    return Change(flow) if flow and flow != heard.place.flow else None


def _may_change(heard: Heard) -> bool:
    """Whether another form may be meant: not where a right is being chosen, and not at a case."""
    return not heard.chooses_right and heard.place.flow not in OF_A_TICKET


KIND_OF: Mapping[str, str] = {
    **dict.fromkeys((*ASKS_ABOUT, "without", "again", "human"), kinds.QUESTION),
    **dict.fromkeys(SMALL_TALK, kinds.SMALL_TALK),
    **dict.fromkeys(("leave-perhaps", "anew"), kinds.LEAVE),
    "skip": kinds.SKIP,
    "cannot": kinds.CANNOT,
    "edit": kinds.EDIT,
    "change": kinds.CHANGE,
    "content": kinds.ANSWER,
}
"""The kind of each class of talk that is always of one."""
READINGS: Mapping[str, Callable[[Heard], Reading | None]] = {
    kinds.ANSWER: _answered,
    kinds.SKIP: _skipped,
    kinds.SMALL_TALK: _small_talk,
    kinds.QUESTION: aside,
    kinds.CANNOT: _cannot,
    kinds.LEAVE: _left,
    kinds.EDIT: _edited,
    kinds.CHANGE: _another,
}
"""What each kind of talk is read as; None where it makes no sense at this place."""
