"""Edits: earlier answers that a text changes, and to what."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.answers.speech import Speech
from bot.chat.reading import cues, lists, options, right_cues, unplaced
from bot.chat.reading.addresses import takes_the_place, tells_of_another
from bot.chat.reading.dictated import dictated, field_asked, is_dictated, name_of
from bot.chat.reading.frames import without_frame
from bot.chat.reading.items import holds_number
from bot.chat.reading.readings import Edits, Place
from bot.chat.reading.rows import is_row, names_row, parts
from bot.chat.reading.ruled_out import kept, not_denied, place_of
from bot.chat.reading.signs import spoken
from bot.chat.reading.values import added, address_behind, old_alone, old_and_new, rewritten, values
from bot.identity.pii import masked
from flows.emails import emails
from flows.finding import bare, phones
from flows.questions import SKIP, WAYS, Choice, Confirm, Email, Many, Text
from flows.talk import SPENT, Asked, Revise, Waiting

NUMBERED = ("before", "after", "reach-by", "known-by")
"""Questions answered by a number; one that stands in a story is part of the story."""
WORDY = ("message", "details", "evidence", "add-text", "stranger-details", "grounds", "period", "reopen-why")
"""Questions that are answered in free words, to which more can be added."""
BARELY = 16
"""Characters around an address that say no more than that it is one."""
TOLD = 60
"""Characters around an address from which it is part of a story."""
TELLS = 20
"""Letters of an answer that nobody says twice by chance."""
OF_NO_WORDS = ("", "phone", "email", "picture")
"""Fields whose value is known by its shape, or that have none in words."""
A_NAME, NAMES = 40, 3
"""Characters and words of a name or a title."""
QUOTED = 8
"""Letters of an earlier answer that make a quotation."""


def edits_in(place: Place, text: str, speech: Speech, *, named: bool = False) -> Edits:
    """Which earlier answers a text wants to change, and to what; `named`: by what it names alone."""
    path = [
        each for each in place.waiting.path if each.raw != SPENT and not isinstance(each.question, Confirm)
    ]
    if cues.OTHERS.search(text) or (cues.DONE_TO.search(text) and not cues.ASKS_FOR.search(text)):
        return Edits()  # somebody else has made a mistake, or done it, and not this person here
    if several := _several(place, path, text, speech):
        return several
    one = _edits_in(place, path, text, speech, named=named)
    return _with_right(path, _with_address(place, one, text), text)


def _several(place: Place, path: Sequence[Asked], text: str, speech: Speech) -> Edits | None:
    """Several changes in one text, where each part of it says one."""
    found: dict[str, str | None] = {}
    cut = parts(place, path, text)
    begins = cues.CHANGES.search(cut[0]) and not any(names_row(place, each, cut[0]) for each in path)
    if begins and len(cut[0]) < BARELY * 2:
        cut = cut[1:]  # that something is to be changed, and not yet what
    for part in cut:
        says = (
            begins or cues.CHANGES.search(part) or cues.MORE_TOO.search(part) or emails(part) or phones(part)
        )
        edits = _edits_in(place, path, part, speech, named=True) if says else Edits()
        if not edits.has_values or edits.answers.keys() & found.keys():
            return None
        found |= _with_address(place, edits, part).answers
    return Edits(found) if len(cut) > 1 else None


def _with_address(place: Place, edits: Edits, text: str) -> Edits:
    """With the address that stands beside an option that wants one."""
    found = dict(edits.answers)
    for asked in place.waiting.path:
        if isinstance(asked.question, Choice) and (raw := edits.answers.get(asked.name)):
            found |= address_behind(place.flow, place.waiting.answers, Revise(asked.name, raw), text)
    return Edits(found)


def _with_right(path: Sequence[Asked], edits: Edits, text: str) -> Edits:
    """With what a text says is right of a name, an address or a title that would be asked for again (`พิมพ์ผิด ต้องเป็น
    มาลี ใจดี`)."""
    said = right_cues.RIGHT_IS.split(text)
    told = [each for each in path if each.name in edits.answers and edits.answers[each.name] is None]
    if len(said) != 2 or len(told) != 1:
        return edits
    [asked] = told
    base, _, nth = asked.name.partition(".")
    fields = [each.raw for each in path if each.name.startswith("field-") and each.name.endswith(f".{nth}")]
    field = field_asked(base, "".join(fields[-1:]))
    if field in OF_NO_WORDS:
        return edits
    whole = old_and_new(field, text)[1]
    right = dictated(field, text) or (whole if _a_value(field, whole) else "")
    return Edits({**edits.answers, asked.name: right}) if right else edits


def _a_value(field: str, words: str) -> bool:
    """Whether words are plainly a value, and no sentence about one."""
    if field in ("address", "letter"):
        return any(each.isdigit() for each in words)
    if not is_dictated(field):  # an organisation, a course of study
        return len(words) <= TOLD and len(words.split()) <= 2 * NAMES
    return len(words) <= A_NAME and len(words.split()) <= NAMES


def _edits_in(place: Place, path: Sequence[Asked], text: str, speech: Speech, *, named: bool) -> Edits:
    """What one text, or one part of it, changes."""
    if (held := held_now(path, text)).answers:
        return held
    row = None if _told_of_number(path, text) else _row_meant(place, path, text)
    if row and holds_number(place, row.name) and (number := _number_for(row, text)):
        return Edits({row.name: number})
    if row and (words := _told_after(place, row, text)):
        return Edits({row.name: words})
    if values_said := _new_values(place, path, text):
        return Edits(values_said)
    if passed := _passed(path, text):
        return Edits({passed.name: None})
    if row and isinstance(row.question, (Choice, Many)):
        return Edits({row.name: _other_option(place, row, text, speech, named=True) or None})
    choosing = [each for each in path if isinstance(each.question, (Choice, Many))]
    valued = bool(emails(text) or phones(text))
    if not valued and (found := _other_named(place, choosing, text, speech)):
        return Edits(found)
    if named:
        return Edits()
    if row is None and (free := _told_in(path)) and _puts_right(text) and not valued:
        return Edits({free.name: _with_more(free, text)})  # a part of it: the words stand below the others
    if row:
        return Edits({row.name: _kept_below(row, text)})
    swaps = not valued and cues.SWAPS.search(speech.in_thai(text))
    if swaps and (found := _other_options(place, choosing, text, speech, named=False)):
        return Edits(found)
    again = _asked_again(path, text, valued=valued)
    # What was told in one's own words is asked again only where it is named: asking makes room for another answer.
    told = again is not None and again.name.partition(".")[0] in WORDY
    return Edits({again.name: None}) if again and not told else Edits()


def held_now(path: Sequence[Asked], text: str) -> Edits:
    """The one number or address that is said to be what is held now: it is no right one."""
    held = [each for each in path if each.name.startswith("before.")]
    for asked in reversed(held):
        nth = asked.name.partition(".")[2]
        field = next((each.raw for each in path if each.name == f"field-correction.{nth}"), "")
        told = values(field, text)
        if len(told) == 1 and right_cues.HELD_NOW.search(text[: text.find(told[0])]):
            return Edits({asked.name: told[0]})
    return Edits()


def held_in_words(path: Sequence[Asked], text: str) -> Edits:
    """What a text says at its end is held now of the one datum that is told in words, where that was not known
    (`ส่วนบริษัทเก่าคือ รุ่งเรืองการช่าง`)."""
    old = old_alone(text)
    fields = {
        each.name.partition(".")[2]: each.raw for each in path if each.name.startswith("field-correction.")
    }
    held = [
        each.name
        for each in path
        if each.name.startswith("before.") and fields.get(each.name.partition(".")[2], "") not in OF_NO_WORDS
    ]
    unknown = [each.name for each in path if each.raw == SKIP]
    return Edits({held[0]: old}) if old and len(held) == 1 and held[0] in unknown else Edits()


def _row_meant(place: Place, path: Sequence[Asked], text: str) -> Asked | None:
    """The earlier question that a text names, or of whose story it repeats a piece: that says best what is meant."""
    told = _quoted(path, text)
    if told and _base(told) in WORDY:
        return told
    rows = [each for each in path if names_row(place, each, text)]
    if len(rows) > 1 and (changed := right_cues.CHANGED_TO.search(text)):  # what follows is what it is to say
        rows = [each for each in rows if names_row(place, each, text[: changed.start("words")])]
    return rows[0] if len(rows) == 1 else None


def _told_in(path: Sequence[Asked]) -> Asked | None:
    """The last story that was told; a time is none."""
    return next(
        (
            each
            for each in reversed(path)
            if _base(each) in WORDY and _base(each) != "period" and each.raw != SKIP
        ),
        None,
    )


def _base(asked: Asked) -> str:
    return asked.name.partition(".")[0]


def _told_after(place: Place, row: Asked, text: str) -> str:
    """What a text says behind the name of an earlier question in free words (`ช่องติดต่อ แก้เป็น …`)."""
    if not isinstance(row.question, Text) or row.name.startswith(
        ("before", "after", "behalf-name", "period")
    ):
        return ""
    found = right_cues.SAYS_INSTEAD.search(text)
    before = text[: found.start()] if found else ""
    # `ข้อความ: …` is the row as the summary shows it; `ข้อความที่ได้รับ: …` tells of another message.
    row_named = names_row if found and not found[0].startswith(":") else is_row
    if found and row_named(place, row, before):
        # What a story must say is a part of it; only what it is to be changed to takes its place.
        part = _base(row) in WORDY and cues.A_PART_IS.match(found[0])
        return _with_more(row, text) if part else found["words"].strip()
    changed = right_cues.CHANGED_TO.search(text)  # its name stands in between
    return (
        changed["words"].strip() if changed and names_row(place, row, text[: changed.start("words")]) else ""
    )


def _kept_below(row: Asked, text: str) -> str | None:
    """A story with what says more than which one is meant below it, or else it is asked again: nothing of either is to
    be lost."""
    return _with_more(row, text) if _base(row) in WORDY and len(text) >= TOLD else None


def _puts_right(text: str) -> bool:
    """Whether a part of what was told before is put right (`ไม่ใช่เมื่อวาน เป็นวันพฤหัส`)."""
    return bool(right_cues.PUTS_RIGHT.search(text)) and len(text) > BARELY


def _asked_again(path: Sequence[Asked], text: str, *, valued: bool) -> Asked | None:
    """The earlier question that a text only points at: by a piece of its answer, as the first, as the last."""
    if quoted := _quoted(path, text):
        return quoted
    if path and right_cues.VERY_FIRST.search(text):
        return path[0]
    points = right_cues.JUST_NOW.search(text) or (len(path) == 1 and cues.CHANGES.search(text))
    return path[-1] if path and points and not valued else None


def _number_for(row: Asked, text: str) -> str:
    """The one number that a text gives for the row that it names; empty where that is not so plain."""
    numbers = phones(text)
    plain = len(numbers) == 1 and isinstance(row.question, Text) and row.name.startswith(NUMBERED)
    plain = plain and _may_take(row, text)
    return values("phone", text)[0] if plain and not (added(text) or rewritten(text)) else ""


def _new_values(place: Place, path: Sequence[Asked], text: str) -> dict[str, str | None]:
    """New values of earlier answers that stand in the text: words to be added, digits put right, an address, a
    number, a name."""
    if more := _more_words(path, text):
        return more
    free = wordy(path)
    if free is not None and (words := rewritten(text)):
        return {free.name: words}
    period = next((each for each in path if each.name == "period"), None)
    times = [each for each in cues.PERIOD.finditer(text) if not cues.TAKEN_OUT.match(text[each.end() :])]
    if period is not None and times:
        return {period.name: times[-1][0].strip()}
    found: dict[str, str | None] = {}
    holding = [each for each in path if isinstance(each.question, Email) and _can_hold(place, each, text)]
    address = not_denied(text, emails(text))
    if holding and address and takes_the_place(text, address[0], place_of(text, address[0])):
        found[holding[-1].name] = address[0]
    if (number := _number_said(text)) and (asked := _with_number(path, text)) and _may_take(asked, text):
        found[asked.name] = number
    owner = next((each for each in path if each.name == "behalf-name"), None)
    if owner is not None and cues.NAME.search(text):
        right = right_cues.RIGHT_IS.split(text)[1:]
        name = (
            without_frame(name_of(right[-1]), name=True)
            if right
            else cues.CHANGES.search(text) and dictated("name", text)
        )
        found |= {owner.name: name} if name else {}
    return found


def joined(before: str, more: str) -> str:
    """Words with more words below them; a number that was typed in two parts does not become one."""
    return masked("\n".join(each for each in (before, more) if each))[0]


def _passed(path: Sequence[Asked], text: str) -> Asked | None:
    """The last question that was left out, where a text says that one was."""
    left_out = [each for each in path if each.raw == SKIP]
    return left_out[-1] if left_out and cues.PASSED.search(text) else None


def _quoted(path: Sequence[Asked], text: str) -> Asked | None:
    """The earlier answer in free words of which a piece stands in the text."""
    plain = bare(text)
    for each in reversed(path):
        words = bare(each.raw) if isinstance(each.question, Text) else ""
        if any(words[n : n + QUOTED] in plain for n in range(len(words) - QUOTED + 1)):
            return each
    return None


def wordy(path: Sequence[Asked]) -> Asked | None:
    """The last question that was answered in free words, to which more can be added."""
    return next((each for each in reversed(path) if each.name.partition(".")[0] in WORDY), None)


def told_besides(waiting: Waiting, text: str) -> Edits | None:
    """At the last look: more that belongs to the case goes into the free words of the form."""
    asked = wordy(waiting.path)
    if asked is None:
        return None
    return Edits({asked.name: _with_more(asked, text)})


def swapped(place: Place, text: str, speech: Speech) -> Edits:
    """Earlier choices of which a text rules out the answer given and names another, or says what is to take its
    place: that needs no other sign that something is changed."""
    found: dict[str, str | None] = {}
    for asked in place.waiting.path:
        if asked.raw == SPENT or not isinstance(asked.question, (Choice, Many)):
            continue
        mentions = speech.mentions(text, asked.question.meant())
        denied = {asked.question.meant()[each.name] for each in mentions if each.denied}
        instead = any(each.instead and not each.denied for each in mentions)
        if denied & _options_of(asked) or instead:
            raw = _other_option(place, asked, text, speech, named=True)
            found |= {asked.name: raw} if raw else {}
    return Edits(found)


def ruled_out(place: Place, text: str, speech: Speech) -> Edits:
    """Earlier choices of one option whose answer a text rules out, without naming another: they are asked again."""
    choices = [
        each
        for each in place.waiting.path
        if isinstance(each.question, Choice) and not each.question.many and each.raw != SPENT
    ]
    found: dict[str, str | None] = {}
    for asked in choices:
        meant = asked.question.meant()
        said = {meant[each.name]: each.denied for each in speech.mentions(text, meant)}
        if said.get(asked.raw) and all(said.values()):
            found[asked.name] = None
    return Edits(found)


def added_to(place: Place, text: str, speech: Speech) -> Edits:
    """Options that a text adds to those ticked before (`ปฏิทินด้วยอีกอัน`)."""
    ticked = [
        each
        for each in place.waiting.path
        if isinstance(each.question, Many) and each.name.startswith("what-")
    ]
    if not ticked or not cues.MORE_TOO.search(text):
        return Edits()
    return Edits(_other_named(place, ticked, text, speech))


def other_choice(place: Place, text: str, speech: Speech) -> Edits | None:
    """At the address behind a choice: another option of that choice, named in the text."""
    asked = place.waiting.path[-1] if place.waiting.path else None
    if asked is None or not isinstance(asked.question, Choice):
        return None
    raw = _other_option(place, asked, text, speech, named=True)
    return Edits({asked.name: raw}) if raw else None


def revised_list(place: Place, text: str, speech: Speech) -> Edits | None:
    """A list of which a text takes some and leaves some out; empty where it names some and it is not clear what becomes
    of them.  None where it does neither."""
    asked = next((each for each in place.waiting.path if each.name.startswith("what-")), None)
    if asked is None or not isinstance(asked.question, Many):
        return None
    revised = lists.revised(place, asked.question, _options_of(asked), text, speech)
    if revised is None or not (revised.raw or lists.names_some(place, asked.question, text, speech)):
        return None
    return Edits({asked.name: _as_listed(asked, _held(asked, revised))}) if revised.raw else Edits()


def less_of(place: Place, text: str, speech: Speech, *, keeps: bool) -> Edits:
    """At the last look: of a list no more than what is named (`แค่ปฏิทินพอ`), or all but that (`ทุกหมวดยกเว้นปฏิทิน`).
    `keeps`: what is named may also be said to stay as it is (`เก็บปฏิทินไว้ อย่าลบ`), where the form takes away."""
    asked = next((each for each in place.waiting.path if each.name.startswith("what-")), None)
    if asked is None or not isinstance(asked.question, Many):
        return Edits()
    if (found := revised_list(place, text, speech)) is not None:
        return found
    before = _options_of(asked)
    said = spoken(place, asked.question, text, speech)
    if said.options(1) & before and cues.KEEPS_SOME.search(text):
        return Edits()  # `อย่าเก็บปฏิทินไว้`: what was chosen is to go, as it was said
    only, stays = cues.NO_MORE_THAN.search(text), keeps and cues.KEEPS_SOME.search(text)
    if bool(only) == bool(stays) or (only and not _takes(text)):
        return Edits()  # of both, which is meant of which?
    words = options.named(place, asked.question, text, speech)
    named = set(words.options - words.denied if only else words.denied or words.options) - {"all"}
    if not named or not named <= before:
        return Edits()
    left = named if only else before - named
    return Edits({asked.name: _as_listed(asked, left)}) if left and left != before else Edits()


def _held(asked: Asked, chosen: lists.Chosen) -> set[str]:
    """The options of an answer that was found in a text, each by itself."""
    every = set(asked.question.choices())
    return every if chosen.raw == "all" else set(chosen.raw.split(",")) & every


def _takes(text: str) -> bool:
    """Whether a text that names no more than a part is about what is wanted: it says so, or says little besides."""
    return bool(cues.TAKES.search(text)) or len(text) < BARELY * 2


def _options_of(asked: Asked) -> set[str]:
    """The options of an answer, each by itself."""
    return set(asked.question.read(asked.raw)) if isinstance(asked.question, Many) else {asked.raw}


def likeliest_choice(place: Place, text: str, speech: Speech) -> Edits:
    """Another option of an earlier choice that the text speaks for by weight; empty where none stands out."""
    found = []
    for asked in place.waiting.path:
        if isinstance(asked.question, Choice) and asked.raw != SPENT and not asked.name.startswith("more."):
            meant = asked.question.meant()
            strengths = speech.strength(text, meant)
            best = max(strengths, key=lambda name: strengths[name], default="")
            if best and meant[best] != asked.raw and strengths[best] >= options.CLEARLY:
                found.append((strengths[best], asked.name, meant[best]))
    _, name, raw = max(found, default=(0.0, "", ""))
    return Edits({name: raw}) if name else Edits()


def address_given(waiting: Waiting) -> Asked | None:
    """The last question for an address that was answered, if only by why there is none."""
    return next((each for each in reversed(waiting.path) if isinstance(each.question, Email)), None)


def edited_address(waiting: Waiting, text: str) -> Edits | None:
    """At the code: another address than the one it was sent to."""
    asked = address_given(waiting)
    found = not_denied(text, emails(text))
    if asked is None or not found:
        return None
    briefly = asked.raw in WAYS and len(text) < len(found[0]) + TOLD  # there was none, and now there is
    again = found[0].lower() == asked.raw.lower()  # which changes nothing, and is told so
    said = again or briefly or takes_the_place(text, found[0], place_of(text, found[0]))
    return Edits({asked.name: found[0]}) if said else None


def repeated(waiting: Waiting, text: str) -> Edits | None:
    """What was told before, word for word: somebody sends again what they think was not heard."""
    plain = bare(text)
    told = (each for each in reversed(waiting.path) if isinstance(each.question, Text) and each.raw != SPENT)
    asked = next((each for each in told if len(plain) >= TELLS and bare(each.raw) == plain), None)
    return Edits({asked.name: asked.raw}) if asked else None


def _can_hold(place: Place, asked: Asked, text: str) -> bool:
    """Whether an address said now can be meant for an earlier question: one that was answered by a button ("I have
    no mail") is not changed by free words that name an address, nor, where it was told how else to be reached, by
    one that is not told as a proof."""
    if emails(asked.raw):
        return True
    went_on = any(_base(each) == "reach-by" for each in place.waiting.path)
    if isinstance(place.waiting.question, Text):
        return False
    return not went_on or cues.TO_PROVE.search(text) is not None


def _number_said(text: str) -> str:
    """The last number of a text that is not ruled out in it; empty where there is none."""
    return (*not_denied(text, _numbers_typed(text)), "")[0]


def _denied(text: str) -> set[str]:
    """The numbers that a text rules out."""
    return {*_numbers_typed(text)} - {*kept(text, _numbers_typed(text))}


def _numbers_typed(text: str) -> tuple[str, ...]:
    return values("phone", text)


def _with_number(path: Sequence[Asked], text: str) -> Asked | None:
    """The answer in which a phone number stands: the old one where the text speaks of the old.  None where it rules
    out one that stands in another answer."""
    holding = [
        each
        for each in path
        if isinstance(each.question, Text) and phones(each.raw) and each.name.startswith(NUMBERED)
    ]
    old = [each for each in holding if each.name.startswith("before")]
    found = (old or holding)[-1:] if right_cues.OLD.search(text) else holding[-1:]
    wrong = {number for typed in _denied(text) for number in phones(typed)}
    elsewhere = any(wrong & set(phones(each.raw)) for each in holding if each not in found)
    return found[0] if found and not elsewhere else None


def _told_of_number(path: Sequence[Asked], text: str) -> bool:
    """Whether a number is told of that is to be deleted or not to be called, in a form that puts no number right: then
    it names no earlier answer."""
    puts_right = any(_base(each).startswith("field-") for each in path)
    told = cues.OF_THE_DATA.search(text) or cues.NOT_TO_REACH.search(text)
    return bool(phones(text) and told) and not puts_right


def _may_take(asked: Asked, text: str) -> bool:
    """Whether a number may take the place of this answer: how somebody is reached is not changed by one that is told
    of, is to be deleted, or to be recorded too."""
    if _base(asked) not in ("reach-by", "known-by"):
        return True
    if cues.OF_THE_DATA.search(text) or cues.NOT_TO_REACH.search(text) or tells_of_another(text):
        return False
    alone = len(bare(text)) < len(phones(text)[-1]) + BARELY
    return alone or bool(cues.TO_REACH.search(text) or cues.ANOTHER_NUMBER.search(text))


def _more_words(path: Sequence[Asked], text: str) -> dict[str, str | None]:
    """Words that are to be added to the last free text."""
    addition = added(text)
    asked = wordy(path)
    if not addition or asked is None:
        return {}
    return {asked.name: _with_more(asked, addition)}


def _with_more(asked: Asked, more: str) -> str:
    """An earlier answer in free words, with more below it."""
    return joined("" if asked.raw == SKIP else asked.raw, more)


def _other_options(
    place: Place, choosing: Sequence[Asked], text: str, speech: Speech, *, named: bool
) -> dict[str, str | None]:
    """Other options of earlier questions: those that are named in the text, or that it speaks for most."""
    # In a form about fields, fields are what people talk about: naming one changes nothing by itself.
    choosing = [each for each in choosing if not each.name.startswith("field-")]
    found = {each.name: _other_option(place, each, text, speech, named=named) for each in choosing}
    return {name: raw for name, raw in found.items() if raw}


def _other_named(place: Place, choosing: Sequence[Asked], text: str, speech: Speech) -> dict[str, str | None]:
    """Other options that are named; none where these are what was chosen and another answer is spoken of, in words
    (`ช่วงเวลาที่ว่าทั้งหมดอะ ขอเปลี่ยน…` says nothing of a list)."""
    found = _other_options(place, choosing, text, speech, named=True)
    held = {each.name: each.raw for each in choosing}
    in_words = [each for each in place.waiting.path if isinstance(each.question, Text)]
    spoken_of = any(names_row(place, each, text) for each in in_words)
    return {} if spoken_of and all(held[name] == raw for name, raw in found.items()) else found


def _other_option(place: Place, asked: Asked, text: str, speech: Speech, *, named: bool) -> str:
    """Another option of one earlier question; empty where there is none, or more than one."""
    if isinstance(asked.question, Many):
        return _other_list(place, asked, text, speech, named=named)
    found, out = _spoken_of(place, asked, text, speech, named=named)
    choices, others = set(asked.question.choices()), found - {asked.raw}
    if not others and named and len(choices) == 2 and asked.raw in out:
        others = choices - {asked.raw}  # of two options the one is ruled out
    return others.pop() if len(others) == 1 else ""


def _other_list(place: Place, asked: Asked, text: str, speech: Speech, *, named: bool) -> str:
    """Other options of an earlier list; empty where there are none."""
    before = _options_of(asked)
    assert isinstance(asked.question, Many)
    if (revised := lists.revised(place, asked.question, before, text, speech)) is not None:
        left = _held(asked, revised)
        return _as_listed(asked, left) if left != before else ""
    if asked.name.startswith("what-") and unplaced.denies(place, asked.question, text, speech):
        return ""
    found, out = _spoken_of(place, asked, text, speech, named=named)
    all_of_it = (
        cues.NOT_ALL_OF_IT.search(text)
        and cues.EVERYTHING.search(bare(text))
        and not cues.excepted(bare(text))
    )
    if named and not out and (all_of_it or _wants_every(place, asked, text)):
        every = set(asked.question.choices())
        return _as_listed(asked, every) if every != before else ""
    if found - {"all"} and not out:
        found -= {"all"}  # what it was, where less than that is named
    if found and cues.TAKEN_OFF.search(text):
        if not found < before:
            return ""  # which of them is to be taken off?
        found, out = set(), found  # of what was chosen something is left out
    others, more = found - before, cues.MORE_TOO.search(text) and not cues.TAKES_OUT.search(text)
    if found and not others and more and not out and not cues.NO_MORE_THAN.search(text):
        return asked.raw  # what is to be added is among them
    if others and not more and len(found) > len(others):
        found = others  # the one given before is named as what is not meant
    swapped_one = found and out and not cues.NO_MORE_THAN.search(text)  # the others stay as they were
    wanted = ((before | found) if (more and others) or not found or swapped_one else found) - out
    return _as_listed(asked, wanted) if (found or out) and wanted != before else ""


def _spoken_of(
    place: Place, asked: Asked, text: str, speech: Speech, *, named: bool
) -> tuple[set[str], set[str]]:
    """The options of an earlier question that a text names, or speaks for, and those that it rules out."""
    meant = {name: raw for name, raw in asked.question.meant().items() if raw not in ("all", SKIP)}
    if not named:
        return options.by_weight(meant, speech.in_thai(text), speech, options.CLEARLY), set()
    words = options.named(place, asked.question, text, speech)
    found, out = set(words.options), set(words.denied)
    if not any(meant.get(each.name) in found for each in speech.mentions(text, meant)):
        found -= {options.PROFILE_CLAUSE}  # a field named in passing changes no category
    if "นอกจาก" in text and not cues.excepted(bare(text)):
        out = set()  # besides what was chosen, and not without it
    return found, out


def _wants_every(place: Place, asked: Asked, text: str) -> bool:
    """Whether a text wants all that a list holds (not: `จากทุกหมวดเป็นปฏิทิน`)."""
    turned = right_cues.FROM_TO.search(text)
    wanted = turned["new"] if turned else text
    named = cues.EVERY.search(bare(wanted)) and names_row(place, asked, text)
    return bool(cues.EVERY_CATEGORY.search(wanted) or named)


def _as_listed(asked: Asked, wanted: Collection[str]) -> str:
    """Options in the order of their list, as an answer."""
    return ",".join(raw for raw in asked.question.choices() if raw in wanted)
