"""By words: what a text means by where it is said or by its words alone, whatever is likely."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.reaction import NOTHING
from bot.chat import case_cues
from bot.chat.reading import (
    behalf_cues,
    cues,
    grounds,
    leaks,
    leaving_cues,
    list_cues,
    oneself,
    options,
    question_cues,
    right_cues,
    sending_cues,
    wish_cues,
)
from bot.chat.reading.by_kind import another_right, cannot, for_the_team, may_change
from bot.chat.reading.channels import ASKS_FOR_IT, limits
from bot.chat.reading.dictated import dictated, field_asked, is_name, without_politeness
from bot.chat.reading.edits import OF_NO_WORDS, told_besides
from bot.chat.reading.hearing import Heard
from bot.chat.reading.items import strikes_place
from bot.chat.reading.plain_edits import DELETES_OR_STOPS, SWAPS, less, one_less, plain_edits
from bot.chat.reading.reaching import way_told
from bot.chat.reading.readings import (
    About,
    Answered,
    Aside,
    Change,
    Doubt,
    Edits,
    Leaving,
    Reading,
    Told,
)
from bot.chat.reading.recorded import both_told, recorded_anew
from bot.chat.reading.rest import rest_of, told_in
from bot.chat.reading.team_cues import tells_team
from bot.chat.reading.values import old_alone, old_and_new, old_behind
from bot.chat.reading.whose import is_of_another, names_another
from bot.chat.reading.wishes import RIGHT_CLASSES as RIGHTS
from bot.chat.reading.wishes import rights_asked
from flows import OF_A_TICKET
from flows.finding import phones, places_taken
from flows.forms_of_rights import FIELD
from flows.forms_of_rights import RIGHTS as OF_RIGHTS
from flows.questions import (
    SKIP,
    Choice,
    Code,
    Confirm,
    Email,
    Files,
    Many,
    SharedPhone,
    Text,
)
from flows.talk import before

WITH_A_MESSAGE = ("behalf", "stranger")
"""Forms, besides those of the rights, with which a message can go to the team."""
OF_OTHERS = ((question_cues.ASKS_FOR_OFFICER, "none-dpo"), (question_cues.OTHERS_KNOW, "4"))
"""Questions about other people, with the topics that answer them."""
NAMES_A_KIN = 24
"""Letters below which a text names somebody and tells no story."""
OF_THEM = ("behalf-name", "behalf-account")
"""Questions in words about somebody for whom another asks."""
OF_ACTING = ("grounds", "behalf-account")
"""Questions in words about acting for them, before it is asked what is wanted."""
OF_THE_DATA = ("before", "after", "field-name", "details", "evidence", "period")
"""Questions in words about the data themselves, and not about the person."""
POINTS_BACK = 60
"""Characters above which a text says more than that something was said or done before."""
IN_ONES_OWN_WORDS = ("details", "evidence", "period", "stranger-details")
"""Questions for whatever somebody wants to tell of what they ask for."""


def by_place(heard: Heard) -> Reading | None:
    """What is plain where it is said, and would say nothing anywhere else."""
    if (told := both_told(heard) or recorded_anew(heard)) is not None:
        return told
    early = way_told(heard) or _sends_early(heard) or _by_channel(heard) or _reports_leak(heard)
    return early or _of_acting(heard) or _whose(heard) or _of_this(heard)


def _reports_leak(heard: Heard) -> Change | None:
    """A leak that is reported in another form, in so many words: nobody is to look for how that is done.  Where it is
    asked what is wanted, it need only be told."""
    told = heard.base == "goal" and not heard.named.options and leaks.is_told(heard.text)
    reports = (told or wish_cues.REPORTS_LEAK.search(heard.plain)) and not heard.asked
    elsewhere = heard.place.flow != "leak" and not isinstance(heard.question, Text | Confirm)
    return Change("leak") if reports and elsewhere else None


def _by_channel(heard: Heard) -> Reading | None:
    """By which channel advertising is to end, or may go on: no question asks for that, so the words go along, with the
    option where one is named."""
    question = heard.question
    wishes = question_cues.POLITE.search(heard.plain) or ASKS_FOR_IT.search(heard.text)
    asks = heard.asked and not wishes
    if isinstance(question, Text) or asks or not limits(heard.place.flow, heard.place.waiting, heard.text):
        return None
    one = len(heard.named.options) == 1 and not cues.excepted(heard.plain)
    if isinstance(question, Choice) and one:
        return heard.answer(next(iter(heard.named.options)))
    return Told()


def _whose(heard: Heard) -> Reading | None:
    """Whose data it is, where that is said and not asked for: somebody's who has died, or just somebody else's."""
    words, flow = isinstance(heard.question, Text), heard.place.flow
    of_people = flow in (*OF_RIGHTS, "behalf") and not words and not isinstance(heard.question, Confirm)
    of_them = heard.base in OF_THEM and not cues.NAMES.search(
        heard.text
    )  # the parents of a child that is named
    if (of_people or of_them) and behalf_cues.has_died(heard.plain):
        return About("deceased")
    if flow in OF_RIGHTS and _is_of_another(heard):
        return Change("behalf")
    if heard.base == "relation" and oneself.is_meant(heard.text) and not heard.named.options:
        draft = heard.place.waiting.answers.get("draft", "")
        rights = rights_asked(draft, heard.speech) or rights_asked(heard.text, heard.speech)
        return Change(rights[0] if rights else "choose")
    kin = heard.base == "relation" and len(heard.plain) < NAMES_A_KIN and behalf_cues.KIN.search(heard.plain)
    if kin and not heard.named.options and not behalf_cues.WHY_FOR_THEM.search(heard.text):
        return Doubt(("incapable", "attorney"))  # whose it is, and not yet why somebody else asks
    return None


def _of_this(heard: Heard) -> Reading | None:
    """What answers this question, or plainly does not, whatever its words would be anywhere else."""
    if heard.base == "withdraw-why" and _is_weary(heard):
        return heard.unread
    if (found := _of_this_alone(heard)) is not None:
        return found
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
    if heard.base == "before" and _does_not_know(heard):
        return heard.answer(SKIP)
    if isinstance(heard.question, Text):
        return _in_plain_words(heard)
    if isinstance(heard.question, Files) and not heard.question.sent and _has_some(heard):
        return About("how")  # then it is to be sent
    if isinstance(heard.question, Email) and heard.question.ways and cues.HAS_NONE.fullmatch(heard.plain):
        return cannot(heard)
    return None


def _of_acting(heard: Heard) -> Reading | None:
    """What somebody is to whom they act for; or a wish that is told in the place of it, or of the account, and goes
    along: what is wanted is asked behind these."""
    if heard.base not in OF_ACTING or heard.asked:
        return None
    if heard.base == "grounds" and grounds.are_named(heard.text):
        return heard.unread
    wish = not heard.valued and grounds.may_be_wish(heard.text) and rights_asked(heard.text, heard.speech)
    return Told() if wish else None


def _does_not_know(heard: Heard) -> bool:
    """Whether what is recorded is not known, and nothing is told of it, or asked."""
    knows = (
        cues.KNOWS_SOME.search(heard.plain)
        or cues.NONE_BUT.search(heard.plain)
        or cues.DIGITS.search(heard.text)
    )
    puts = heard.asked or question_cues.WHERE.search(heard.plain) or wish_cues.WHAT_TO_DO.search(heard.plain)
    return bool(cues.DOES_NOT_KNOW.match(heard.text)) and not (knows or puts or heard.dictated)


def _of_this_alone(heard: Heard) -> Reading | None:
    """What is plain at a single question, or of all that there is to choose from."""
    if heard.speech.listed(heard.text):
        return None
    if isinstance(heard.question, Choice | Many):
        if _is_a_remark(heard):
            return About("again")
        if places := _places(heard, heard.question):
            return heard.answer(places)
    match heard.base:
        case "stranger-by" if _has_no_way(heard):
            return About("cannot")
        case "goal" if question_cues.WHAT_IS_HELD.search(heard.plain) and "see" in heard.question.choices():
            return heard.answer("see")
        case "goal-right" if leaving_cues.AGREES_TO_IT.match(heard.plain) and not _takes_exception(heard):
            return heard.answer("yes")
        case "relation" if _is_of_age(heard):
            return Doubt(("incapable", "attorney"))  # whoever is of age asks for themselves, or says who does
        case "fee" if question_cues.PRICE_FIRST.search(heard.plain):
            return heard.answer("tell-first")
    return None


def _is_weary(heard: Heard) -> bool:
    """Whether somebody tells that they have had enough, and not that the case is to stay, or to wait: where it is asked
    why a case is withdrawn, that is why."""
    wearies = leaving_cues.WEARY.search(heard.plain) or leaving_cues.GIVES_UP.search(heard.plain)
    stays = case_cues.NOT_WITHDRAWN.search(heard.plain) or leaving_cues.NOT_AFTER_ALL.search(heard.plain)
    return bool(wearies) and not (stays or heard.asked or leaving_cues.LATER.search(heard.plain))


def _places(heard: Heard, question: Choice | Many) -> str:
    """The options in the places that a text takes in the middle of its talk, where it names none by words."""
    besides = options.named(heard.place, question, cues.NUMBERED.sub(" ", heard.text), heard.speech)
    if heard.asked or heard.valued or heard.changes or besides.options or besides.denied:
        return ""
    if heard.base == "more" and (strikes_place(heard.text) or right_cues.RIGHT_IS.search(heard.text)):
        return ""  # a place among what was told, and not among these
    if list_cues.rules_out_a_place(heard.plain):
        return ""  # which of the places a no is about, nobody can tell
    taken = places_taken(heard.text, len(question.options))
    found = [question.options[each - 1] for each in taken]
    return ",".join(found) if question.many else "".join(found if len(found) == 1 else ())


def _is_a_remark(heard: Heard) -> bool:
    """Whether all that there is to choose from is compared with something: what that is called names no option."""
    much = cues.IS_MUCH.search(heard.plain)
    if much is None or heard.asked or cues.WANTS.search(heard.plain):
        return False
    before = heard.plain[: much.start()]
    return not options.named(heard.place, heard.question, before, heard.speech).options


def _has_no_way(heard: Heard) -> bool:
    """Whether the ways by which somebody can be looked for are none to them; of the phone, that it cannot be shared."""
    named = heard.named
    if cues.NEITHER.search(heard.plain):
        return True
    if "email" in named.options:
        return False
    return (bool(named.denied) and not named.options) or bool(cues.CANNOT_SHARE.search(heard.plain))


def _is_of_age(heard: Heard) -> bool:
    """Whether somebody says of their child, or of whoever it is for, that these are no minor any more."""
    return (
        heard.named.options <= {"child"} and bool(behalf_cues.OF_AGE.search(heard.plain)) and not heard.asked
    )


def _takes_exception(heard: Heard) -> bool:
    """Whether an agreement has a but, a no or a question behind it."""
    return bool(heard.asked or cues.BUT.search(heard.plain) or cues.SAYS_NO.search(heard.plain))


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
    if (both := _old_told(heard, asked)) is not None:
        return both
    job = asked == "position" and cues.JOB.search(heard.text) and not right_cues.OLD.search(heard.text)
    if job and heard.dictated and without_politeness(heard.text).endswith(heard.dictated):
        return heard.unread  # whatever its name would mean elsewhere
    if (aside := _beside_the_value(heard, asked)) is not None:
        return aside
    until = heard.base in IN_ONES_OWN_WORDS and cues.UNTIL.search(heard.plain)
    if until and "?" not in heard.text and not (may_change(heard) and another_right(heard)):
        return heard.unread
    if not heard.question.optional and cues.SKIPS_IT.fullmatch(heard.plain):
        return About("without")
    if heard.base in ("before", "after-correction", "after-addition") and _names_field(heard):
        return About("again")
    if asked == "name" and _is_to_be_read(heard):
        return About("process-picture")
    return heard.unread if asked == "name" and _is_called(heard) else None


def _old_told(heard: Heard, asked: str) -> Reading | None:
    """What stands in the books and what is right, where the second is told first, whichever is asked for; or the first
    alone, where the second is asked for."""
    if heard.base not in ("before", "after-correction") or asked in OF_NO_WORDS or heard.asked:
        return None
    nth = heard.place.waiting.name.partition(".")[2]
    old, new = old_behind(heard.text)
    unknown = heard.place.waiting.answers.get(f"before.{nth}") == SKIP
    if heard.base == "after-correction" and not (old and new) and unknown:
        old, new = old_and_new(asked, heard.text)
        old = "" if right_cues.NO_VALUE.search(old) else old
    if old and new:
        old, new = dictated(asked, old) or old, dictated(asked, new) or new
        raw, name, other = (old, "after-correction", new) if heard.base == "before" else (new, "before", old)
        return Answered(replace(heard.unread.said, raw=raw), ahead={f"{name}.{nth}": other})
    alone = heard.base == "after-correction" and not told_in(right_cues.OLD_IS.sub("", heard.text))
    old = old_alone(heard.text) if alone else ""
    return Edits({f"before.{nth}": heard.dictated or old}) if old else None


def _beside_the_value(heard: Heard, asked: str) -> Reading | None:
    """What is told where words are asked for and is none of them: that somebody comes back to it, or what it reminds
    them of.  It is one press away from being the answer after all."""
    if heard.asked or heard.valued or heard.speech.listed(heard.text):
        return None
    if leaving_cues.COMES_BACK.search(heard.plain) and len(heard.text) <= POINTS_BACK * 2:
        return Leaving(surely=False)
    of_value = asked or heard.base in ("before", "after-correction", "after-addition")
    tells = any(each.isdigit() for each in heard.text) or heard.dictated or cues.SKIPS.search(heard.plain)
    return About("again") if of_value and not tells and cues.REMINISCES.search(heard.plain) else None


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


def _is_of_another(heard: Heard) -> bool:
    """Whether a text says that it is somebody else's data: and nothing besides, or where no words are asked for, in
    which others may be spoken of, by what it wants or calls them."""
    words, base = isinstance(heard.question, Text), heard.base
    if heard.asked or (words and not base.startswith(OF_THE_DATA)):
        return False
    if behalf_cues.is_anothers(heard.plain):
        return True
    reached = isinstance(heard.question, Email | Code | SharedPhone) or base == "receive"
    return not words and (is_of_another(heard.text, reached=reached) or names_another(heard.text))


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


def to_the_afraid(heard: Heard, reading: Reading) -> Reading:
    """Whoever is afraid is not told that there is no hurry, and not just asked again."""
    calms = isinstance(reading, About) and reading.what in ("again", "wait", "unknown", "laugh", "how")
    asks_help = isinstance(reading, Aside) and wish_cues.WHAT_TO_DO.search(heard.plain)
    return About("afraid") if (calms or asks_help) and cues.AFRAID.search(heard.plain) else reading


def by_words(heard: Heard) -> Reading | None:
    """What words say that mean little else."""
    words = isinstance(heard.question, Text)
    if (plainly := _goes_along(heard) or _at_the_last_look(heard) or _elsewhere(heard)) is not None:
        return plainly
    if heard.place.flow in DELETES_OR_STOPS and not words and cues.ONLY_NO_CALLS.search(heard.plain):
        return Change("objection")
    if heard.place.flow == "withdraw" and case_cues.NOT_TAKEN_BACK.search(heard.text):
        return Leaving()
    if heard.place.holds_files and cues.DROPS.search(heard.plain):
        return About("files-drop")
    if for_the_team(heard) or (words and cues.OTHERS.search(heard.plain) and not heard.asked):
        return heard.unread  # a question to the team; somebody else's mistake that is told
    if words and heard.speech.listed(heard.text) & {"yes", "no"} and not heard.question.optional:
        return About("again")  # to what, nobody can tell
    if (edits := plain_edits(heard)).answers:
        return edits
    if (fewer := one_less(heard)) is not None:
        return fewer
    if heard.base.startswith("field-") and (flow := _wrong_form(heard)):
        return Change(flow)
    if not words and _loses_heart(heard):
        return Leaving(surely=False)
    if not words and cues.UNUSABLE.search(heard.plain) and not heard.valued:
        found = cannot(heard)  # whatever words of options stand in it
        return About("cannot") if found == About("how") else found
    return None


def _loses_heart(heard: Heard) -> bool:
    """Whether somebody may give up, or is still thinking: the question stays, and the ways to leave come under it."""
    if (
        heard.asked
        or heard.speech.listed(heard.text)
        or heard.named.options
        or isinstance(heard.question, Confirm)
    ):
        return False
    if leaving_cues.THINKS.fullmatch(heard.plain):
        return True
    return bool(leaving_cues.DISHEARTENED.search(heard.plain)) and not leaving_cues.NO_GIVING_UP.search(
        heard.plain
    )


def _is_left_open(heard: Heard) -> bool:
    """Whether what is being done about a case is not to be done after all, whatever is asked before that."""
    skips = heard.question.optional or isinstance(heard.question, Confirm | Files)
    ticket = heard.place.flow in OF_A_TICKET and not skips
    return (
        ticket and len(heard.text) <= POINTS_BACK * 2 and bool(leaving_cues.NOT_AFTER_ALL.search(heard.plain))
    )


def _takes_case_back(heard: Heard) -> bool:
    """Whether a case that is with the team is to be withdrawn, or this form given up: which of them is asked."""
    if not heard.place.open_case or heard.place.flow == "withdraw" or len(heard.text) > POINTS_BACK * 2:
        return False
    return case_cues.is_taken_back(heard.text) and not heard.asked


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
    takes = heard.place.flow in DELETES_OR_STOPS and not heard.asked and cues.OF_THE_DATA.search(heard.plain)
    puts = heard.place.flow not in OF_RIGHTS and cues.PUT_IN.search(heard.plain)
    return told_besides(heard.place.waiting, heard.text) if takes or puts else None


def _elsewhere(heard: Heard) -> Reading | None:
    """Another form than this one, or none, or other people, where words say so whatever is asked."""
    if (others := _of_others(heard)) is not None:
        return others
    if (flow := _rather(heard)) or _for_their_child(heard):
        return Change(flow or "behalf")
    if heard.place.flow == "contact" and (flow := _another_than_told(heard)):
        return Change(flow)
    if _is_given_up(heard):
        return another_right(heard) or Leaving()
    if _takes_case_back(heard):
        return Leaving()
    not_anew = heard.place.flow == "behalf" and leaving_cues.NOT_ANEW.search(heard.plain)
    return Leaving() if not_anew or _is_left_open(heard) else None


def _another_than_told(heard: Heard) -> str:
    """In a form for words to the team: the one right that is asked for where nothing is to be told them any more
    (`ไม่ร้องเรียนแล้ว อยากแก้ชื่อ`); empty where there is none."""
    rights = rights_asked(heard.text, heard.speech) if leaving_cues.TELLS_NO_MORE.search(heard.plain) else ()
    return rights[0] if len(rights) == 1 else ""


def _is_given_up(heard: Heard) -> bool:
    """Whether the right that a form is about is said not to be wanted any more, of no datum alone (`ไม่ลบแล้ว`)."""
    long = len(heard.text) > POINTS_BACK and isinstance(heard.question, Text)
    if (
        heard.place.flow not in DELETES_OR_STOPS
        or long
        or heard.asked
        or cues.ONLY_NO_CALLS.search(heard.plain)
    ):
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


def _of_others(heard: Heard) -> Aside | About | None:
    """A question about other people, whatever it names: who they are, what they come to know, whether people read what
    is sent."""
    if isinstance(heard.question, Text) or len(heard.text) > POINTS_BACK:
        return None
    if heard.asked and question_cues.MAN_OR_MACHINE.search(heard.plain):
        return About("process-after")
    topic = next((topic for cue, topic in OF_OTHERS if cue.search(heard.plain)), "")
    known = heard.place.about(topic) if topic else NOTHING
    return Aside(known) if known.topics else None


def _rather(heard: Heard) -> str:
    """Where somebody shows who they are, whatever it says of that besides: another right that is wanted in the place of
    this one (`เปลี่ยนเป็นขอลบแทนได้มั้ย`); empty where none is."""
    shows = isinstance(heard.question, Code | Email | SharedPhone) and may_change(heard)
    if not shows or not leaving_cues.RATHER.search(heard.plain) or heard.edits(named=True).answers:
        return ""
    named = {each.name for each in heard.speech.mentions(heard.text, RIGHTS) if not each.denied}
    found = another_right(heard) if named - {f"kind-{heard.place.flow}"} else None
    return found.flow if isinstance(found, Change) else ""


def _for_their_child(heard: Heard) -> bool:
    """Whether somebody says in a form about their own data that it is for their child: that is another form."""
    return heard.place.flow in OF_RIGHTS and behalf_cues.for_their_child(heard.plain)


def _says_to_send(heard: Heard) -> bool:
    """That all can go; it takes a press still."""
    if leaving_cues.SENDS_IN_LATIN.search(heard.text):
        return True
    says = len(heard.text) < SWAPS and leaving_cues.CAN_GO.search(heard.plain)
    return bool(says) and not (heard.asked or heard.changes or leaving_cues.NOT_SENT.search(heard.plain))


def _wrong_form(heard: Heard) -> str:
    """Where it is asked what is missing, that something is wrong instead, and the other way round; else empty."""
    if heard.place.flow == "addition" and right_cues.WRONG_INSTEAD.search(heard.text):
        return "correction"
    return (
        "addition"
        if heard.place.flow == "correction" and right_cues.MISSING_INSTEAD.search(heard.text)
        else ""
    )
