"""Words besides: what is told in a form besides the answers, and whether it goes along with it.

A button has no room for a reason, an address, a question to the team.  Where somebody says more than is asked, the
words go below those of the form, or into the message that goes with it.  Nothing is done here; what is said and kept
is form_texts.py's.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers.speech import Speech
from bot.chat.offers import AGREEING
from bot.chat.reading import cues, leaving_cues, options, question_cues, sending_cues, wish_cues
from bot.chat.reading.channels import BY, limited
from bot.chat.reading.edits import joined, told_besides, wordy
from bot.chat.reading.hearing import SMALL_TALK, asks
from bot.chat.reading.kin import BESIDE_A_NAME
from bot.chat.reading.reaching import KNOWN
from bot.chat.reading.readings import About, Answered, Aside, Doubt, Edits, Leaving, Reading, Told
from bot.chat.reading.rest import SEVERAL, rest_of, tells, told_in
from bot.chat.reading.team_cues import tells_team
from bot.chat.reading.wishes import HANDED_OUT
from bot.chat.turn import Conversation
from flows.emails import emails
from flows.finding import bare, evened, phones
from flows.forms_of_rights import RIGHTS
from flows.lines import Line, line
from flows.questions import SKIP, Choice, Confirm, Email, Many, Rejected, SharedPhone, Text
from flows.request import DRAFT
from flows.talk import Waiting

AGREES = 0.25
"""Strength from which a text agrees, and tells nothing besides."""
WORDLESS = ("objection",)
"""Forms that have no question for words: what is told in them goes into the message that goes along."""
TAKEN_AWAY = ("what-deletion", "what-suspension")
"""Questions about what is to be taken away: a category more than was meant does harm."""
REASON = 8
"""Characters of a reason that says more than which option is meant."""
A_MATTER = 60
"""Characters from which a text that changes what kind of matter it is tells the matter, too."""
LOOKED_AT = 80
"""Characters from which a text that changes a choice at the last look says much more than that."""
GUESSES = (
    "น่าจะ", "คิดว่า", "คิด", "คง", "คงเป็น", "คงจะ", "มั้ง", "รู้สึก", "เหมือน", "จำ", "จำได้", "ไม่แน่ใจ", "แน่ใจ", "ลอง",
    "think", "guess", "believe", "probably", "maybe", "perhaps", "its", "might", "could", "sure", "try", "suppose",
)  # fmt: skip
"""Words by which somebody is not sure of an address: its code will tell."""
WITH_A_MESSAGE = (*RIGHTS, "several", "choose", "behalf", "stranger")
"""Forms with which a message can go to the team."""
BESIDE_AN_ADDRESS, BESIDE_A_VALUE = 12, 32
"""Letters beside an address to which something is sent that may say how it is to be delivered (`ส่งที่ร้านเลย`), and those
beside any other value, that tell something whatever their words are."""
A_FEW_DIGITS = 5
"""Characters of an answer that may stand in another one by chance."""
VALUES = ("before", "after", "reach-by", "known-by", "post-address", "behalf-account")
"""Questions for a value."""
A_FEW_WORDS = 2
"""Words besides a new value by which somebody only says that it is one."""
OF_A_FIELD = ("field-correction", "field-addition")
"""Questions about which datum is wrong or missing."""
TOLD_OF_A_FIELD = 2
"""Words beside the name of a field that tell something of it; in a clause of its own one does."""
BRIEF = 25
"""Characters below which a text names something and tells nothing besides."""


class WordsBesides:
    """Tells what of a text is told besides."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def at_the_last_look(self, waiting: Waiting, text: str, found: Reading) -> bool:
        """Whether a text at the last look may tell something that belongs to the case: whatever it was read as, it is
        no question, and not just a yes or one of the phrases that editors have listed."""
        if not isinstance(waiting.question, Confirm) or wordy(waiting.path) is None:
            return False
        match found:
            case Leaving(surely=True) | Told():
                return False
            case About(what) if (what == "cannot" or what in SMALL_TALK) and len(text) < BRIEF:
                return False
            case About() | Aside() if phones(text) or _tells_before_asking(text):
                return True  # what is told stands in no answer to what is asked
            case Edits(none) if not none and (phones(text) or _tells_before_asking(text)):
                return True
            case About("again" | "unknown") if len(text) >= BRIEF and not self._speech.listed(text):
                return True  # nothing answers it; that it sounds like a question must not lose it
            case Edits(answers) if any(answers.values()) or (answers and told_anew(waiting, answers, text)):
                return False
            case Edits(answers) if answers and (len(text) < BRIEF or cues.only_changes(bare(text))):
                return False  # which question is to be asked again, and nothing that could be lost by it
        return self.is_told(text)

    def is_told(self, text: str) -> bool:
        """Whether a text is no question, and not just a yes or one of the phrases that editors have listed."""
        speech = self._speech
        plain = speech.plain(text)
        puts_question = asks(text, plain) or question_cues.ASKS_WHO.search(text)
        if speech.listed(text) or puts_question or wish_cues.WHAT_TO_DO.search(plain):
            return False
        if len(text) >= BRIEF and not leaving_cues.SENDS.search(plain):
            return True  # nobody agrees at such length without a word for it
        agrees = speech.strength(text, AGREEING)
        return max(agrees.values(), default=0.0) < AGREES

    def anything(self, waiting: Waiting, text: str, found: Reading) -> bool:
        """Whether a text tells something, in a form that has no question for it."""
        match found:
            case About("cannot") if cues.UNABLE.search(text):
                return False
            case About("again" | "cannot") | Edits(answers={"draft": None}):
                pass
            case Edits(answers=found_none) if isinstance(waiting.question, Confirm) and not found_none:
                pass
            case _:
                return False
        return len(text) >= BRIEF and not cues.CHANGES.search(text) and self.is_told(text)

    def in_passing(self, waiting: Waiting, text: str, found: Reading) -> bool:
        """Whether a text tells how somebody can be reached where it is only asked whether there is more to be changed,
        and says neither that there is nor that there is not."""
        if not _tells_at_more(waiting, text) or cues.NO_MORE.search(bare(text)):
            return False
        speech, meant = self._speech, waiting.question.meant()
        match found:
            case Answered(likely=True, ahead=ahead) if not ahead:
                return not any(not each.denied for each in speech.mentions(text, meant))
            case About("again"):
                return self.is_told(text)
        return False

    def beside_answer(self, talk: Conversation, waiting: Waiting, answer: Answered, text: str) -> str:
        """The message of a form in which less is to be taken away than its categories can say (`ลบเบอร์โทร`), or
        nothing more is to be changed, but something is told, or much around a value, with those words; empty where
        they say no more than the answer, or there is no room for them."""
        if answer.said.raw == "enough" and answer.likely and _tells_at_more(waiting, text):
            return drafted(talk, text)
        pressed = asks_why(waiting) and not answer.likely  # the words of a button, or its place
        own = not pressed and self.in_own_words(waiting, text)
        besides = own or _says_beside(waiting, text) or _beside_value(waiting, answer, text)
        besides = besides or self._beside_field(waiting, answer, text) or _beside_nothing(answer, text)
        besides = besides or self._beside_rights(waiting, text)
        besides = besides or (waiting.name == "ads" and limited(text) and BY not in answer.ahead)
        besides = besides or _number_without_address(waiting, answer, text)
        if answer.also or (talk.flow in WITH_A_MESSAGE and besides):
            return drafted(talk, text)
        chosen = answer.said.raw.split(",")
        if isinstance(waiting.question, Many) and answer.likely and cues.LOCATION.search(text):
            return drafted(talk, text)  # no category is called so
        if not waiting.name.startswith(TAKEN_AWAY) or options.PROFILE_CLAUSE not in chosen:
            return ""
        if not options.names_part(waiting.question, text, self._speech):
            return ""
        return drafted(talk, text)

    def _beside_field(self, waiting: Waiting, answer: Answered, text: str) -> bool:
        """Whether something is told of the data that a text names as wrong or missing (`ที่อยู่ด้วย ยังเป็นหอเดิมอยู่เลย`)."""
        names_some = waiting.name.startswith(OF_A_FIELD) or (
            waiting.name.startswith("more.") and answer.ahead
        )
        if not answer.likely or not names_some or len(text) < BRIEF or not self.is_told(text):
            return False
        told = wish_cues.WHERE_IT_WAS.sub(" ", text)
        named = [each.word for each in self._speech.mentions(told, options.FIELDS_AND_MAIL)]
        rest = rest_of(evened(text), sorted(named, key=len, reverse=True))
        others = [each for each in cues.PARTS.split(evened(text)) if not any(word in each for word in named)]
        return len(told_in(rest, named)) >= TOLD_OF_A_FIELD or any(told_in(each) for each in others)

    def _beside_rights(self, waiting: Waiting, text: str) -> bool:
        """Whether a part of a text that chooses what is to be done says something that none of the rights is called."""
        if waiting.name != "rights":
            return False
        meant = waiting.question.meant()
        parts = [each for each in wish_cues.PARTS.split(" ".join(text.split())) if each]
        unnamed = [
            each
            for each in parts
            if not self._speech.mentions(each, meant)
            and not wish_cues.deeds(each)
            and not wish_cues.NOTHING_SENT.search(bare(each))
        ]
        return len(parts) > 1 and any(len(told_in(each)) >= SEVERAL for each in unnamed)

    def in_own_words(self, waiting: Waiting, text: str) -> bool:
        """Whether a text says more than which option is meant, in the person's own words (`_says_beside`), or is the
        reason that was asked for."""
        if not asks_why(waiting) or _says_beside(waiting, text):
            return _says_beside(waiting, text)
        if another := cues.ANOTHER_REASON.match(text):
            return bool(told_in(text[another.end() :]))
        named = [each.word for each in self._speech.mentions(text, waiting.question.meant())]
        return self.is_told(text) and (len(text) >= BRIEF or tells(text, named))

    def beside_new_value(
        self, talk: Conversation, waiting: Waiting, answers: Mapping[str, str | None], text: str
    ) -> str:
        """The message of a form with a text that puts values in the place of earlier ones and tells something besides
        (`แก้เป็น 089-… โทรหลังหกโมงนะ`); empty where it does not, or there is no room."""
        new = [raw for name, raw in answers.items() if raw and name.startswith(VALUES)]
        if not new or talk.flow not in WITH_A_MESSAGE or not all(each in text for each in new):
            return ""
        told = [each.raw for each in waiting.path if isinstance(each.question, Text)]
        rest = rest_of(text, (*new, *(each for each in told if len(each) > A_FEW_DIGITS)))
        words = told_in(rest)
        more = any(name.startswith("field-") for name in answers)
        return drafted(talk, text) if more or len(words) > A_FEW_WORDS or phones(rest) else ""

    def beside_edit(self, waiting: Waiting, answers: Mapping[str, str | None], text: str) -> bool:
        """Whether a text that changes what the form is about, or choices at the last look, says much more than that.
        Then it is one press away from going along."""
        chosen = {each.name for each in waiting.path if isinstance(each.question, Choice | Many)}
        matter = answers.keys() == {"about"} and len(text) >= A_MATTER
        looks = isinstance(waiting.question, Confirm) and answers.keys() <= chosen and len(text) >= LOOKED_AT
        has_room = wordy(waiting.path) is not None and no_room_for(waiting, text, "") is None
        return (matter or looks) and has_room and self.is_told(text)


def _tells_before_asking(text: str) -> bool:
    """Whether a text tells something before it asks (`บัญชีของสามี ชื่อสมศักดิ์ ใจดี ต้องส่งใบมรณบัตรไหมคะ`)."""
    *told, _ = cues.PARTS.split(text)
    before = " ".join(told)
    return len(before) >= BRIEF and not asks(before, bare(before))


def _tells_at_more(waiting: Waiting, text: str) -> bool:
    """Whether a text says how or when somebody can be reached where it is only asked whether there is more to be
    changed."""
    tells = emails(text) or phones(text) or cues.REACHED.search(text)
    return waiting.name.partition(".")[0] == "more" and bool(tells)


def _beside_value(waiting: Waiting, answer: Answered, text: str) -> bool:
    """Whether something is told around a value that was taken out of the text (`089-… ต่อ 105`)."""
    raw = answer.said.raw
    if isinstance(waiting.question, Email) and raw in text:
        rest = rest_of(text, (raw,))
        return (
            len(told_in(rest, GUESSES)) >= SEVERAL
            or bool(phones(rest))
            or (limited(rest) and BY not in answer.ahead)
        )
    if not isinstance(waiting.question, Text) or raw in (SKIP, text) or not raw:
        return False
    told = [
        each.raw for each in waiting.path if isinstance(each.question, Text) and len(each.raw) > A_FEW_DIGITS
    ]  # what was told before is no news; a few digits may be part of another number
    rest = rest_of(text, (raw, *answer.ahead.values(), *told))
    least = BESIDE_AN_ADDRESS if waiting.name.startswith("post-address") else BESIDE_A_VALUE
    beside = BESIDE_A_NAME if waiting.name == "behalf-name" else ()
    return tells(rest, beside) or sum(each.isalpha() for each in rest) >= least


def number_told(talk: Conversation, waiting: Waiting, text: str, found: Reading) -> bool:
    """Whether a text tells a phone number where an address, or a shared phone, is asked for, and is read as no answer:
    it proves nothing, and an account may be found by it."""
    proves = talk.flow in WITH_A_MESSAGE and isinstance(waiting.question, Email | SharedPhone)
    unread = isinstance(found, About | Aside | Edits | Doubt)
    return proves and unread and bool(phones(text)) and not emails(text)


def _number_without_address(waiting: Waiting, answer: Answered, text: str) -> bool:
    """Whether whoever has no address to give tells a number in its place that stands nowhere else."""
    return (
        isinstance(waiting.question, Email | SharedPhone) and bool(phones(text)) and KNOWN not in answer.ahead
    )


def _beside_nothing(answer: Answered, text: str) -> bool:
    """Whether it is told why what is asked for is not known."""
    unknown = cues.DOES_NOT_KNOW.match(text) if answer.said.raw == SKIP and answer.likely else None
    return unknown is not None and tells(text[unknown.end() :])


def asks_why(waiting: Waiting) -> bool:
    """Whether the reason for a request is asked for: everybody has one of their own."""
    return waiting.name.startswith("why.")


def _says_beside(waiting: Waiting, text: str) -> bool:
    """Whether words that choose an option say why, where to or in which form, or something to the team, in the person's
    own words: a button has no room for these."""
    if not isinstance(waiting.question, Choice | Many):
        return False
    reason = cues.BECAUSE.search(text)
    why = reason is not None and len(reason["why"]) >= REASON
    if waiting.name == "receive" and sending_cues.HOW_DELIVERED.search(text):
        return True
    handed_out = waiting.name.startswith(HANDED_OUT)
    how = sending_cues.HOUSE.search(text) or (
        handed_out and (sending_cues.BY_POST.search(text) or sending_cues.IN_WHICH_FORM.search(text))
    )
    return why or bool(how) or tells_team(text)


def drafted(talk: Conversation, text: str) -> str:
    """The message of a form with these words; empty where there is no room for them."""
    kept = talk.answers.get("draft", "")
    draft = kept if text in kept else joined(kept, text)
    return draft if len(draft) <= DRAFT.at_most else ""


def told_anew(waiting: Waiting, answers: Mapping[str, str | None], text: str) -> Mapping[str, str | None]:
    """The message with a text below it that reports a leak, by which the form is about one, or is about the message
    without a word of changing it; nothing where it only names one of these, or there is no room."""
    names = len(text) < BRIEF or cues.CHANGES.search(text) or _only_files(text)
    asked = wordy(waiting.path)
    if names or asked is None or no_room_for(waiting, text, ""):
        return {}
    if dict(answers) not in ({"about": "leak"}, {asked.name: None}):
        return {}
    more = told_besides(waiting, text)
    return more.answers if more else {}


def _only_files(text: str) -> bool:
    """Whether a text says as what kind of matter it is to be filed, and each of its sentences is about that."""
    told = [each for each in cues.SENTENCES.split(text) if told_in(each)]
    return bool(cues.FILED_AS.search(text)) and all(cues.OF_A_MATTER.search(each) for each in told)


def no_room_for(waiting: Waiting, told: str, draft: str) -> Line | None:
    """Why what was told at the last look cannot go below the words of the form, or of its message (`draft`) where it
    has no question for words, if it cannot: together they would be longer than is taken."""
    more = told_besides(waiting, told)
    if more is None:
        return too_long_a_draft(joined(draft, told))
    refused = refused_of(waiting, more.answers)
    return line("told-too-long", **refused.args) if refused else None


def too_long_a_draft(draft: str) -> Line | None:
    """Why these words cannot be the message of a form, if they cannot."""
    most, now = DRAFT.at_most, len(draft)
    return line("told-too-long", most=most, now=now) if now > most else None


def refused_of(waiting: Waiting, answers: Mapping[str, str | None]) -> Line | None:
    """Why a new answer cannot take the place of an earlier one, if it cannot."""
    questions = {each.name: each.question for each in waiting.path}
    for name, raw in answers.items():
        if raw is None or name not in questions:
            continue
        try:
            questions[name].read(raw)
        except Rejected as refused:
            return refused.line
    return None
