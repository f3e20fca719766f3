"""Meaning: what a text means where it is said.

One pure function: no clock, no database, no Telegram.  It returns a reading, of which the table in form_texts.py makes
what is said and done.  A value found by its shape or an option by its words is an answer.  Everything else is heard
(hearing.py), the evidence in it is weighed (evidence.py, kinds.py), and the likeliest kind that makes sense here is
the reading.  Nothing irreversible follows from a likelihood: leaving, filing and sending are read here as wishes, and
asked about there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeGuard

from bot.answers import denial
from bot.answers.speech import Speech
from bot.answers.thai import HEAD, TAIL, shorten
from bot.chat import case_cues
from bot.chat.reading import (
    behalf_cues,
    cues,
    kinds,
    leaving_cues,
    list_cues,
    oneself,
    options,
    question_cues,
    right_cues,
    subjects,
    unplaced,
    wish_cues,
)
from bot.chat.reading.answer import answer
from bot.chat.reading.answering import with_answering
from bot.chat.reading.by_kind import READINGS, listed_kind, part_of_list, possible_kinds, who_called
from bot.chat.reading.by_words import POINTS_BACK, by_place, by_words, to_the_afraid
from bot.chat.reading.channels import with_way
from bot.chat.reading.denied import is_denied
from bot.chat.reading.dictated import field_asked, may_be_name, tells_no_name
from bot.chat.reading.edits import (
    WORDY,
    added_to,
    repeated,
    told_besides,
)
from bot.chat.reading.evidence import evidence
from bot.chat.reading.exchanges import is_called_wrong
from bot.chat.reading.hearing import Heard, hear
from bot.chat.reading.items import taken_out
from bot.chat.reading.reaching import found_by, never_registered
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
from bot.chat.reading.recorded import is_of_another, tells_the_same
from bot.chat.reading.ruled_out import kept, place_of
from bot.chat.reading.shapes import by_shape
from bot.chat.reading.slips import mistyped, put_right, tells_right
from bot.chat.reading.strikes import VALUES as STRUCK_OUT_OF
from bot.chat.reading.strikes import struck_out
from bot.chat.reading.thanks import behind_thanks
from bot.chat.reading.values import field_of, values
from bot.chat.reading.wishes import (
    OF_CHANGES,
    PROCESS,
    another_field,
    besides,
    called_so,
)
from flows.emails import emails
from flows.finding import bare, phones
from flows.finding import numbers as numbers_of
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
from flows.talk import SPENT, before

CERTAIN = 0.7
"""The chance from which whoever seems to be leaving is asked nothing else."""
BY_STAFF = ("staff", "team", *WAYS)
"""Answers by which it is left to a member of staff to see who somebody is."""
PLAINLY = 0.7
"""The chance from which a text is no answer, though it is not clear which one it changes, or into what."""
MORE_SAID = 24
"""Characters beside the words for having said it before, above which a text says more than that."""
FAINT = 0.16
"""Below this strength nothing speaks for any class: letters struck by accident, a number out of range."""
STORY = 400
"""Characters from which a text at an open question is its answer, whatever stands in it."""
OF_QUESTIONS = ("why", "means", "without", "how", "whose", "sure", "proof")
"""What may be asked about a question and is answered in words."""
NAMES_ONE = 25
"""Characters below which a text names an option and says nothing besides."""
NAMED_LIKE = "แทน"
"""A word for changing something by which people are called, too."""
SHORT = 12
"""Letters below which a text of which nothing is known is nothing that anybody says."""
TELLING = 2
"""Different letters without which a text says nothing."""


def read(place: Place, text: str, speech: Speech) -> Reading:
    """What a text means at the question that waits: an answer too, where it stands before what is asked."""
    if (subject := subjects.another(place.flow, place.waiting, text)) is not None:
        return subject
    found = _turned_round(place, text, speech) or _read(place, text, speech)
    if isinstance(place.waiting.question, Email):
        found = _of_an_address(place, text, found)
    if _to_staff(place, found) and leaving_cues.NOT_BY_STAFF.search(bare(text)):
        return About("again")
    if isinstance(found, Edits):
        found = _with_its_name(_field_anew(place, found), text)
    if isinstance(found, Edits) and _comes_to_these_words(place, found):
        found = answer(place.waiting, text, text)
    if isinstance(found, Edits) and _is_a_name(place, text):
        found = answer(place.waiting, text, text)
    if found == About("thanks"):
        found = _asked_behind_thanks(place, text, speech) or found
    if isinstance(found, Answered) and _is_a_story(place, found.said.raw):
        return About("again")
    if isinstance(found, Answered) and (wrong := _no_such_value(place, found.said.raw)):
        return wrong
    shown = isinstance(found, About) and found.what == "process-picture"  # which was sent, and not said
    off = isinstance(found, Leaving) and case_cues.is_taken_back(text)  # `ที่ส่งไปแล้ว` is a case, and no answer
    if (
        not (isinstance(found, Answered | Told) or shown or off)
        and (before := _said_before(place, text)) is not None
    ):
        return before
    if place.flow == "behalf":
        found = _for_the_owner(place, text, found, speech)
    found = _without_denied(place, text, found, speech)
    asks = isinstance(found, Aside | About) or isinstance(place.waiting.question, Email)
    found = (_answer_before(place, text, speech) or found) if asks else found
    found = with_answering(place, text, with_way(place, text, found))
    return _with_also(place, text, speech, found)


def _of_an_address(place: Place, text: str, found: Reading) -> Reading:
    """What a text means where an address is asked for: one that is ruled out is none, and neither is a number."""
    if isinstance(found, Edits) and not found.answers and phones(text):
        return About("means")
    if isinstance(found, Answered | Edits):
        found = _without_ruled_out(place, text, found)
    if isinstance(found, Answered) and found.said.raw in WAYS:
        return replace(found, ahead={**found_by(place, text), **found.ahead})
    return found


def _asked_behind_thanks(place: Place, text: str, speech: Speech) -> Reading | None:
    """What is asked behind thanks where words are asked for, and the whole was read as thanks; None where nothing
    is."""
    rest = behind_thanks(text)
    asked = _read(place, rest, speech) if rest != text else None
    return asked if asked == About("case-when") or (asked is not None and _is_question(asked)) else None


def _without_denied(place: Place, text: str, found: Reading, speech: Speech) -> Reading:
    """A reading, or the question once more where the text itself denies what it would be taken for: an option, that
    something is changed, that nothing more is to come."""
    question = place.waiting.question
    match found:
        case Edits() if (
            isinstance(question, Confirm)
            and _changes_nothing(text)
            and not taken_out(place, text, speech).answers
        ):
            return About("again")
        case Answered() if _is_called_wrong(place, text):
            return About("again")
        case Answered(said=said, likely=True) if said.raw == "enough":
            return _more_after_all(place, text, found, speech)
        case Answered(said=said) if isinstance(question, Choice | Code | SharedPhone):
            offered = said.raw in question.choices() and not place.waiting.name.startswith("more")
            denied = offered and is_denied(place, said.raw, text, speech)
            return About("again") if denied else found
        case Answered(said=said) if isinstance(question, Many):
            taken = _is_taken(question, said.raw) and unplaced.beside(place, question, said.raw, text, speech)
            return About("left-out") if taken else found
    return found


def _is_called_wrong(place: Place, text: str) -> bool:
    """Whether what would be the right number or address is the only one in a text that says it is not."""
    if place.waiting.name.partition(".")[0] not in ("after-correction", "after-addition"):
        return False
    told = values(field_of(place.waiting.path), text)
    return len(told) == 1 and (at := place_of(text, told[0])) >= 0 and is_called_wrong(text, told[0], at)


def _more_after_all(place: Place, text: str, found: Answered, speech: Speech) -> Answered | Doubt:
    """Where nothing more was to be told, what is told all the same in the same breath (`พอแล้ว แต่ที่อยู่ก็ผิด`)."""
    if fields := another_field(place, text, speech):
        return replace(answer(place.waiting, "more", text, likely=True), ahead=fields)
    left = cues.NO_MORE.sub(" ", bare(text))
    return Doubt(("more", "enough")) if cues.MORE_AFTER_ALL.search(left) else found


def _changes_nothing(text: str) -> bool:
    """Whether a text only says that something is not to be changed."""
    plain = bare(text)
    said = denial.NO_CHANGE.search(plain)
    return said is not None and not cues.CHANGES.search(denial.NO_CHANGE.sub(" ", plain))


def _no_such_value(place: Place, raw: str) -> About | None:
    """What is said to a value that cannot be meant: it is none, or the same as what it is to take the place of."""
    if _is_no_such_value(place, raw) or is_of_another(place, raw):
        return About("means")
    return About("same-twice") if tells_the_same(place, raw) else None


def _is_no_such_value(place: Place, raw: str) -> bool:
    """Whether what would be the right number has no digit, or a number stands where an address is asked for.  What is
    recorded may be told in words."""
    base, field = place.waiting.name.partition(".")[0], field_of(place.waiting.path)
    if raw == SKIP or base not in ("before", "after-correction", "after-addition"):
        return False
    shaped = any(each.isdigit() or each == "@" for each in raw)
    if base == "before" and field in ("phone", "email") and cues.AGREES_ALONE.fullmatch(bare(raw)):
        return True  # `ok go` is no number; whose it is, or that there is none, may be told in words
    if field == "phone":
        return base != "before" and not shaped
    return field == "email" and "@" not in raw and bool(phones(raw))


def _without_ruled_out(place: Place, text: str, found: Reading) -> Reading:
    """Of the addresses in an answer the one that is not ruled out in the same breath; where none is left, which one is
    meant is asked."""
    told = emails(text)
    left = kept(text, told)
    if left == told and len(told) <= 1:
        return found
    if len(left) == 1:
        return answer(place.waiting, left[0], text)
    taken = isinstance(found, Answered) and found.said.raw not in WAYS
    return About("ruled-out") if taken or not left else found


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
    if not named or behalf_cues.OF_ONES_OWN.search(text) or oneself.is_meant(text):
        return found
    asked = next((each for each in place.waiting.path if each.name == "rights"), None)
    if asked is None:
        return Told()
    wanted = {*asked.question.read(asked.raw), *named}
    return Edits({asked.name: ",".join(each for each in OF_RIGHTS if each in wanted)})


def _field_anew(place: Place, edits: Edits) -> Edits:
    """Edits by which another field is asked about than the one of which something is told already: which one it is to
    be takes a press, for what was told belongs to no other."""
    told = next((each for each in reversed(place.waiting.path) if each.name.startswith("field-")), None)
    if told is None or not place.waiting.name.startswith("after-correction"):
        return edits
    if place.waiting.path[-1].raw == SKIP:
        return edits  # nothing is told yet
    if not edits.answers.get(told.name) or edits.answers[told.name] == told.raw:
        return edits
    return Edits({told.name: None})


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


def _comes_to_these_words(place: Place, edits: Edits) -> bool:
    """Whether what would be added to other words of the form is told where words are asked for anew: it was pressed
    that these are to be others."""
    question, name = place.waiting.question, place.waiting.name
    anew = isinstance(question, Text) and before(name) in place.waiting.answers
    base = name.partition(".")[0]
    others = all(each.partition(".")[0] in WORDY and raw for each, raw in edits.answers.items())
    return bool(anew and edits.answers and others and base in (*WORDY, "draft"))


def _is_a_story(place: Place, raw: str) -> bool:
    """Whether what would be somebody's name tells something of them, or is what people say who sigh; it is one press
    away from being it after all."""
    base, field = place.waiting.name.partition(".")[0], field_of(place.waiting.path)
    no_name = cues.SIGHS.fullmatch(bare(raw)) or cues.A_LANGUAGE.fullmatch(bare(raw))
    if field_asked(base, field) == "name" and no_name:
        return True
    if base in ("before", "after-correction") and field == "name" and tells_no_name(raw):
        return True
    plain = bare(raw)
    if base == "behalf-account" and behalf_cues.KIN_ALONE.fullmatch(plain):
        return True  # whose it is, and not which
    if base != "behalf-name":
        return False
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
    takes, points = isinstance(waiting.question, Email | Text), leaving_cues.SAID_BEFORE.search(plain)
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
    if leaving_cues.WANTS_OUT.match(text.strip()) or wish_cues.discards(text):
        return Leaving()
    if cues.A_CATEGORY.search(text) and (more := added_to(place, text, speech)).answers:
        return more  # `อีกหมวดนึง` is no first place in the list that is asked about
    if (slip := put_right(place.waiting, text)) is not None:
        return slip
    if (other := mistyped(place.waiting, text)) is not None:
        return other
    value = place.waiting.name.startswith(STRUCK_OUT_OF)  # asked for now: what is said may be a part of it
    if not value and (struck := struck_out(place.waiting.path, text)).answers:
        return struck
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
    if (found := by_place(heard)) is not None:
        return found
    faint = max(heard.strengths.values(), default=0.0) < FAINT or len(set(heard.plain)) < TELLING
    placed = isinstance(heard.question, Many) and heard.question.find(text)
    if faint and len(heard.plain) < SHORT and not heard.named.options and not words and not placed:
        return heard.unread  # nothing that anybody says
    if (found := by_words(heard)) is not None:
        return found
    if (part := part_of_list(heard)) is not None:
        return part
    return _likeliest(heard)


def _likeliest(heard: Heard) -> Reading:
    """What a text means by the kinds of talk that it may be, the likeliest that makes sense first."""
    place, question = heard.place, heard.question
    possible = possible_kinds(heard)
    listed = listed_kind(heard)
    likely = kinds.weights().chances(evidence(heard), heard.speech.lit(heard.text), possible)
    for kind in ((listed,) if listed in possible else ()) + tuple(likely):
        if (reading := READINGS[kind](heard)) is not None:
            doubtful = kind == kinds.LEAVE != listed and likely[kind] < CERTAIN
            asks = heard.asked or wish_cues.WHAT_TO_DO.search(heard.plain)
            if doubtful and asks and not heard.puts_off:
                if (asked := READINGS[kinds.QUESTION](heard)) is not None:
                    return to_the_afraid(heard, asked)  # what is asked is answered first
                continue
            return Leaving(surely=False) if doubtful else to_the_afraid(heard, reading)
        plainly = likely[kind] >= PLAINLY and not (heard.told and tells_right(heard.base, heard.text))
        if plainly and place.waiting.path and not heard.named.options:
            if kind == kinds.EDIT:
                # Which answer is to be changed is asked; what is left would be taken for anything.
                return who_called(heard) or Edits()
            if kind == kinds.CHANGE and isinstance(question, Text):
                return Leaving(surely=False)
    return Edits() if isinstance(question, Confirm) and place.waiting.path else heard.unread


def answers_here(place: Place, text: str) -> bool:
    """Whether a text says in so many words that it answers the question that waits: what is recorded, or what is
    right."""
    base, field = place.waiting.name.partition(".")[0], field_of(place.waiting.path)
    if base == "duplicate" and case_cues.TO_THE_CASE.search(text):
        return True  # whether it is to go there is what is asked
    if base == "before" and right_cues.RECORDED.search(text):
        return bool(values(field, text)) or bool(cues.SKIPS.search(text))
    cue = {"before": right_cues.OLD, "after-correction": right_cues.NEW}.get(base)
    return cue is not None and bool(values(field, text)) and bool(cue.search(text))
