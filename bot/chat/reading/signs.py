"""Signs: what each part of a sentence says of the options that it names: that they are taken, or left out.

A sentence is read as a row of names (options, their places, all of them, the rest) and of words that take or leave
(`ลบ`, `ไม่ต้องเก็บ`; `เก็บ`, `อย่าลบ`).  In Thai and English such a word stands before what it is said of, or, where that
is put first, behind it (`ลบปฏิทิน`, `ปฏิทินไม่ต้อง`): a clause that begins with a name and ends with such a word is read
backwards.  Where it could be read both ways nothing is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice, takewhile

from bot.answers.names import UNWANTED
from bot.answers.speech import Speech
from bot.answers.thai import HEAD, TAIL, shorten
from bot.chat.reading import cues, list_cues, options
from bot.chat.reading.list_cues import BLOT
from bot.chat.reading.readings import Place
from flows.finding import bare, evened, told_one_by_one
from flows.questions import Many

TAKES_AWAY = ("deletion", "suspension", "withdrawal")
"""Forms by which data are taken away, or out of use: what is kept is not meant there."""
HANDS_OUT = ("access", "portability")
NAMED, ALL, REST, ANY = "named", "all", "rest", "any"
UNTOUCHED = 2
"""The sign of what is to be as it was answered before, where that answer is being changed."""
NAMES = 40
"""Names and words of a text that are looked at; nobody means more than there are options."""
NEAR = 24
"""Characters before a name that are looked at for what it is."""
LETTERS = 2
"""Letters besides the words around a name from which something else is named."""
_SEPARATED = re.compile(r"[,;!?()\[\]\n]|\.(?=\s|$)|…|\.{2,}|\s[-–—]\s")
_BETWEEN = re.compile(r"(?:^|(?<=\s))/(?=\s|$)")
_PLACE = re.compile(
    r"(?:ข้อ|หมวด|อัน|ตัว|ลำดับ|หมายเลข|เลข|\bnumbers?|\bno\.?|\boption|\bitem)?\s?(?:ที่)?\s?(?<![\d.])\d{1,2}(?![\d.]*\d)"
    r"(?!\s?(?:วัน|เดือน|ปี|สัปดาห์|อาทิตย์|ชั่วโมง|นาที|โมง|ทุ่ม|คน|ครั้ง|บาท|รอบ|อย่าง|เรื่อง|หมวด|ข้อ|อัน|รายการ|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|days|weeks|months|years|times|of them|things))|"
    r"(?:ข้อ|หมวด|อัน)(?:ที่)?\s?(?:แรก|สุดท้าย|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)|\b(?:first|second|third|last) one\b",
    re.I,
)
_NO_PLACE = re.compile(r"(?:วัน|เดือน|ปี|เมื่อ|อายุ|ราคา|สัก|อีก|วันที่)\s?$")
_LETTER = re.compile(r"[^\W\d_\ue000]")


@dataclass(frozen=True)
class Word:
    """A name, or a word that says something of names, and where it stands."""

    kind: str
    start: int
    end: int
    options: frozenset[str] = frozenset()
    sign: int | None = 0
    """1: it is taken; -1: it is left out; 0: nothing is said; None: one or the other."""
    weak: bool = False
    """Whether it gives way to another one beside it (`ขอ`, `เอา`)."""
    negated: bool = False
    off_list: bool = False
    """Whether it says that what is named goes off the list of what is taken."""
    before: bool = False
    """Whether it stands before what it is said of (`โดยเฉพาะ`), though it neither takes nor leaves."""


@dataclass(frozen=True)
class Part:
    """Options of which one thing is said.  kind: named, all of them, the rest, any."""

    kind: str
    options: frozenset[str]
    sign: int | None
    also: bool = False
    """Whether it is said to belong to what was said before."""
    only: bool = False
    contrasted: bool = False
    """Whether it stands behind a `but`."""
    excepted: bool = False
    negated: bool = False


@dataclass(frozen=True)
class Spoken:
    """What a text says of a list.  unclear: something is left out, or put off, and nobody can tell what."""

    parts: tuple[Part, ...] = ()
    unclear: bool = False
    before_rest: str = ""
    """What stands before the rest is spoken of."""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(each.kind for each in self.parts)

    def of(self, kind: str) -> tuple[Part, ...]:
        """The parts of one kind."""
        return tuple(each for each in self.parts if each.kind == kind)

    def options(self, *signs: int | None) -> frozenset[str]:
        """The options of which one of these things is said."""
        return frozenset(raw for each in self.of(NAMED) if each.sign in signs for raw in each.options)


class Listening:
    """Reads one text at one question."""

    def __init__(
        self, place: Place, question: Many, text: str, speech: Speech, *, again: bool = False
    ) -> None:
        self._place, self._question, self._speech = place, question, speech
        self._flow, self._again = place.flow, again
        self._meant = question.meant()
        self.plain = _evened(text, len(question.options))
        named = [each for each in self._named() if each.options]
        self._blotted = _blotted(self.plain, named)
        told = [each for each in self._words() if not any(_overlap(each, name) for name in named)]
        alls = [each for each in self._alls() if not any(_overlap(each, other) for other in (*named, *told))]
        every = sorted((*named, *told, *alls), key=lambda each: each.start)
        words = every[:NAMES]
        self.words = [
            each
            for n, each in enumerate(words)
            if not (
                self._all_of_one(words, n)
                or self._all_of_the_rest(words, n)
                or self._not_deleted(words, n)
                or _off_the_list(words, n)
            )
        ]
        self._unclear = len(every) > NAMES or self._hands_out_and_deletes(named)

    def spoken(self) -> Spoken:
        """What the text says of the list."""
        parts: list[Part] = []
        for clause in self._clauses():
            parts += self._parts(clause, parts)
        rest = next((each.start for each in self.words if each.kind == REST), 0)
        return Spoken(tuple(parts), self._unclear, self.plain[:rest])

    # Words -----------------------------------------------------------------------------------------------

    def _named(self) -> Iterator[Word]:
        """The options that are named, and the places in the list."""
        plain, found = self.plain, list[Word]()
        option = False
        for each in self._speech.named(plain, self._meant):
            raw = self._meant[each.name]
            told, option = each.describes and option, raw != "all"
            if raw != "all" and not (told and not list_cues.EXCEPTS.search(_before(plain, each.at))):
                end = each.at + len(each.word)
                found.append(Word(NAMED, each.at, end, frozenset({raw})))
        for raw, label in self._place.labels(self._question).items():
            short = bare(label).partition("(")[0].rstrip()
            at = plain.find(short) if raw != "all" and len(short) > LETTERS else -1
            if at >= 0:
                whole = Word(NAMED, at, at + len(short), frozenset({raw}))
                found = [*(each for each in found if not _overlap(each, whole)), whole]
        yield from found
        blotted = _blotted(plain, found)
        for place in islice(_PLACE.finditer(blotted), NAMES + 1):
            before = _before(blotted, place.start())
            if not _NO_PLACE.search(before):
                meant = frozenset(self._question.find(_spaced(place[0])))
                if meant or place[0].strip()[:1].isalpha() or list_cues.TOLD.search(before):
                    yield Word(NAMED, place.start(), place.end(), meant or frozenset({"?"}))

    def _alls(self) -> Iterator[Word]:
        for each in self._speech.named(self.plain, ("all",)):
            yield Word(ALL, each.at, each.at + len(each.word))

    def _words(self) -> Iterator[Word]:
        for kind, found in list_cues.said(self._blotted):
            if (word := self._word(kind, found)) is not None:
                yield word
        for found in _BETWEEN.finditer(self._blotted):
            yield Word("between", found.start(), found.end())

    def _word(self, kind: str, found: re.Match[str]) -> Word | None:
        word, said = Word(kind, found.start(), found.end()), found[0].strip().lower()
        if kind in SAYING:
            return self._saying(word, said)
        match kind:
            case "unused":
                return None
            case "no more":
                return replace(word, sign=-1, negated=True)
            case "except" if said in cues.NOT_ONLY and cues.MORE_STILL.search(self.plain):
                return replace(word, kind="along", before=True)
            case "off the list":
                return replace(word, kind="said", sign=-1, off_list=True)
            case "along" | "only" | "gone":
                return replace(word, before=not list_cues.BEHIND.fullmatch(said))
            case "but" if said == "ส่วน":
                return replace(word, kind="between")
            case "rest" if said.startswith("no"):
                return replace(word, sign=-1, negated=True)
            case "nothing":
                return replace(word, kind=ANY, sign=-1, negated=True)
        return word

    def _saying(self, word: Word, said: str) -> Word | None:
        """A word that takes or leaves, where it does so in this form."""
        away, kind = self._flow in TAKES_AWAY, word.kind
        if kind == "stopped" and self._flow in HANDS_OUT and list_cues.SEEN.search(said):
            kind = "unseen"
        sign = signs_in(self._flow).get(kind)
        if kind == "same" and self._again:
            sign = UNTOUCHED
        if sign is None:
            return None
        beside_all = kind == "cut" or (kind == "kept" and not away)
        return replace(
            word,
            kind=kind if beside_all else "said",
            sign=sign,
            weak=kind in ("asked", "same"),
            negated=kind in NEGATED,
        )

    def _hands_out_and_deletes(self, named: Sequence[Word]) -> bool:
        """Whether of what is named some is to be deleted and some kept, in a form by which data are handed out."""
        if self._flow not in HANDS_OUT or not named:
            return False
        said = {kind for kind, _ in list_cues.said(self._blotted)}
        deletes = list_cues.DELETES.search(self._blotted)
        return {"wanted", "kept"} <= said and deletes is not None

    def _not_deleted(self, words: Sequence[Word], n: int) -> bool:
        """Whether it is only said that nothing is to be deleted, in a form by which data are no more used."""
        word, behind = words[n], words[n + 1] if n + 1 < len(words) else None
        deletes = (
            word.kind == "said"
            and word.negated
            and list_cues.DELETES.search(self.plain[word.start : word.end])
        )
        none_named = behind is None or behind.kind != NAMED
        return bool(deletes) and none_named and self._flow in ("suspension", "withdrawal")

    def _all_of_one(self, words: Sequence[Word], n: int) -> bool:
        """Whether what is meant is all of the one that is named beside it (`ปฏิทินทั้งหมด`, `ทุกอย่างเกี่ยวกับปฏิทิน`)."""
        if words[n].kind != ALL:
            return False
        before, behind = words[n - 1] if n else None, words[n + 1] if n + 1 < len(words) else None
        if (
            behind
            and behind.kind == NAMED
            and list_cues.OF.fullmatch(self._blotted[words[n].end : behind.start])
        ):
            return True
        if before is None or before.kind != NAMED:
            return False
        if behind and behind.kind == "said" and " " not in self._blotted[words[n].end : behind.start]:
            return False  # what stands behind it is said of all
        return not list_cues.FILLERS.sub("", self._blotted[before.end : words[n].start])

    def _all_of_the_rest(self, words: Sequence[Word], n: int) -> bool:
        """Whether what is meant is all of the rest that is named before it (`นอกนั้นลบหมด`)."""
        before = next((each for each in reversed(words[:n]) if each.kind != "said"), None)
        if words[n].kind != ALL or before is None or before.kind != REST:
            return False
        return "/" not in self._blotted[before.end : words[n].start]

    # Clauses ---------------------------------------------------------------------------------------------

    def _clauses(self) -> Iterator[list[Word]]:
        """The words of each clause, with what it begins with (`but`, `except`) before them."""
        whole = any(each.kind in (ALL, REST, "except") for each in self.words)
        clause: list[Word] = []
        for each in self.words:
            if each.kind == "no more":
                # What nobody wants any more is not kept either: whether it is to go, or not to be asked for.
                away = {"withdrawal": 1, "deletion": None, "suspension": None}
                each = replace(each, kind="said", sign=-1 if whole else away.get(self._flow, -1))
            if each.kind in ("kept", "cut"):
                # What the company keeps, or what somebody wants to keep: beside all it is what is left out.
                if not whole or self._goes_with(clause, each):
                    continue
                vague = each.kind == "cut" and self._flow in TAKES_AWAY
                each = replace(each, kind="said", sign=None if vague else -1)
            if each.kind in ("between", "but", "except", REST) and clause:
                clause, first = self._before_rest(clause, each) if each.kind == REST else (clause, [])
                if clause:
                    yield clause
                clause = first
            if each.kind != "between":
                clause.append(each)
            else:
                clause = []
        if clause:
            yield clause

    def _goes_with(self, clause: Sequence[Word], word: Word) -> bool:
        """Whether `ออก` belongs to a word that says more plainly what becomes of a thing (`ลบปฏิทินออก`)."""
        if self.plain[word.start : word.end].strip() != "ออก" or self._flow not in TAKES_AWAY:
            return False
        before = list(dropwhile(lambda each: each.kind == NAMED, reversed(clause)))
        said = list(takewhile(lambda each: each.kind in ("said", "except"), before))
        return any(not each.weak for each in said)

    def _before_rest(self, clause: list[Word], rest: Word) -> tuple[list[Word], list[Word]]:
        """A clause before `the rest`, and what of its words is said of that (`เก็บปฏิทิน ลบที่เหลือ`)."""
        last = max((n for n, each in enumerate(clause) if each.kind in (NAMED, ALL, ANY)), default=-1)
        said = [n for n in range(last + 1, len(clause)) if clause[n].kind == "said"]
        if not said or last < 0:
            return ([], clause) if last < 0 else (clause, [])
        if any(each.kind == "said" and not each.weak for each in clause[:last]) or len(said) > 1:
            return clause[: said[-1]], clause[said[-1] :]
        word = clause[said[0]]
        if self._says_of(rest):
            return clause, []
        spaced = [
            " " in self._blotted[one.end : other.start] for one, other in ((clause[last], word), (word, rest))
        ]
        if spaced == [True, False]:
            return clause[: said[0]], clause[said[0] :]
        vague = [] if spaced == [False, True] else [replace(word, sign=None)]
        return [*clause[: said[0]], *(vague or [word]), *clause[said[0] + 1 :]], []

    def _says_of(self, rest: Word) -> bool:
        """Whether anything is said of the rest behind it, before anything else is named."""
        behind = next((each for each in self.words if each.start >= rest.end), None)
        return rest.sign == -1 or (behind is not None and behind.kind == "said")

    def _parts(self, clause: list[Word], before: Sequence[Part]) -> list[Part]:
        begins = clause[0].kind
        if begins == "except":
            return self._excepted(clause, before)
        if begins == "but":
            if any(
                each.kind == "along" and list_cues.IN_DOUBT.fullmatch(self.plain[each.start : each.end])
                for each in clause
            ):
                self._unclear = True
            return (
                [replace(each, contrasted=True) for each in self._parts(clause[1:], before)]
                if clause[1:]
                else []
            )
        names = [each for each in clause if each.kind in (NAMED, ALL, REST, ANY)]
        if not names:
            self._without_name(clause, before)
            return []
        found: list[Part] = []
        for piece in _pieces(clause):
            found += self._signed(piece)
        return self._looked_at(clause, found, before)

    def _excepted(self, clause: list[Word], before: Sequence[Part]) -> list[Part]:
        """What is taken out of what was said before; behind nothing it is the other way round."""
        names = [n for n, each in enumerate(clause) if each.kind in (NAMED, ALL, REST, ANY)]
        first = names[0] if names else len(clause)
        last = first
        while last + 1 < len(clause) and clause[last + 1].kind in (NAMED, "also"):
            last += 1
        own = [each for each in clause[1:first] if each.kind == "said" and not each.weak]
        none = any(each.kind == ANY and (each.sign == -1) for each in before)
        meant = frozenset(raw for each in clause[first : last + 1] for raw in each.options)
        if first == len(clause):
            meant = self._weighed(clause[0].end, self._end_of(clause))
        elif clause[first].kind != NAMED or any(each.sign != -1 for each in own):
            self._unclear = True
        behind = next(
            (each.start for each in clause[last + 1 :] if each.kind == "said"), self._end_of(clause)
        )
        self._check(clause[0].end, behind, meant)
        self._unclear = self._unclear or any(each.kind == "put off" for each in clause)
        more = clause[last + 1 :]
        part = Part(NAMED, meant, 1 if none else -1, excepted=True)
        if not any(each.kind in (NAMED, ALL, REST, ANY) for each in more):
            said = _together([each for each in more if each.kind == "said" and not each.weak])
            based = any(each.sign in (0, 1) and each.kind in (NAMED, ALL) for each in before)
            if said is None or (said == -1 and not based):
                self._unclear = True
            return [part]
        return [part, *self._parts(more, [*before, part])]

    def _signed(self, piece: Sequence[Word]) -> list[Part]:
        """The names of a piece of a clause, each with what is said of it."""
        rows = _parted(_rows(piece), self._blotted)
        names = [row for row in rows if row[0].kind != "said"]
        signs = _signs_of(rows, self._blotted)
        if any(each.kind == "put off" for each in piece):
            signs = [-1 if row[0].kind == REST else None for row in names]
        alls = any(each.kind == ALL and each.start < piece[0].start for each in self.words)
        also = any(
            each.kind in ("along", "gone")
            and (alls or not list_cues.IN_DOUBT.fullmatch(self.plain[each.start : each.end]))
            for each in piece
        )
        only = any(each.kind == "only" for each in piece)
        negated = any(each.negated for each in piece)
        return [
            Part(
                row[0].kind,
                frozenset(raw for each in row for raw in each.options),
                -1 if row[0].sign == -1 else sign,
                also=also,
                only=only and row[0].kind == NAMED,
                negated=negated,
            )
            for row, sign in zip(names, signs, strict=True)
        ]

    def _looked_at(self, clause: list[Word], found: list[Part], before: Sequence[Part]) -> list[Part]:
        """The parts of a clause, where all that it rules out is understood; a mere name goes on with the row before."""
        if any(each.sign == -1 and each.kind == NAMED for each in found):
            self._check(
                clause[0].start,
                self._end_of(clause),
                frozenset(raw for each in found for raw in each.options),
            )
        alone = all(each.kind == NAMED and each.sign == 0 and not each.also for each in found)
        last = before[-1] if before else None
        if alone and last and last.kind == NAMED and last.sign == -1 and not self._says_more(clause):
            return [replace(each, sign=-1 if last.excepted else None) for each in found]
        return found

    def _without_name(self, clause: list[Word], before: Sequence[Part]) -> None:
        """A clause that names nothing: whether something is left out, or put off, all the same."""
        if any(each.kind == "put off" for each in clause):
            self._unclear = self._unclear or not (before and before[-1].kind == REST)
        said = [each for each in clause if each.kind == "said" and not each.weak]
        if self._flow in ("suspension", "withdrawal"):  # that nothing is to be deleted says nothing there
            said = [each for each in said if not list_cues.DELETES.search(self.plain[each.start : each.end])]
        sign = _together(said)
        if not said or sign == 1:
            return
        last = before[-1] if before else None
        agrees = last is not None and last.sign == sign
        if not agrees or self._names_other(said[-1].end, self._end_of(clause)):
            self._unclear = True

    # What is ruled out ------------------------------------------------------------------------------------

    def _end_of(self, clause: list[Word]) -> int:
        """Where a clause ends: before what begins the next one."""
        behind = [each.start for each in self.words if each.start >= clause[-1].end and each.kind in ENDING]
        return min(behind, default=len(self.plain))

    def _check(self, start: int, end: int, meant: frozenset[str]) -> None:
        """Whatever is ruled out is known: every thing that is named there is an option, and a whole one."""
        if not meant or "?" in meant or self._of_profile(start, end, meant):
            self._unclear = True
        told = list_cues.BECAUSE.split(self._blotted[start:end])[0]
        for item in list_cues.AND.split(told.replace(" ", "\ue001")):
            words = item.replace("\ue001", " ")
            if BLOT not in words and not any(c.isdigit() for c in words) and self._is_other(words):
                self._unclear = True

    def _of_profile(self, start: int, end: int, meant: frozenset[str]) -> bool:
        """Whether a part of the profile is named, and not the profile as a whole."""
        if options.PROFILE not in self._meant:
            return False
        piece = self.plain[start:end]
        fields = self._speech.named(self._blotted[start:end], options.FIELDS_AND_MAIL)
        of_it = self._speech.named(piece, (options.PROFILE,))
        whole = any(not self._speech.named(each.word, options.FIELDS_AND_MAIL) for each in of_it)
        named = options.PROFILE_CLAUSE in meant and bool(of_it)
        return (named and not whole) or (not named and bool(fields))

    def _names_other(self, start: int, end: int) -> bool:
        return self._is_other(self._blotted[start:end])

    def _is_other(self, words: str) -> bool:
        """Whether words name something that is no option."""
        if list_cues.REASON.match(words):
            return False
        left = list_cues.FILLERS.sub("", list_cues.unsaid(words))
        return len(_LETTER.findall(left)) >= LETTERS

    def _says_more(self, clause: list[Word]) -> bool:
        return self._names_other(clause[0].start, self._end_of(clause))

    def _weighed(self, start: int, end: int) -> frozenset[str]:
        """The option that words speak for which name none; none where they name a part of the profile."""
        words = self.plain[start:end]
        if not words.strip() or self._of_profile(start, end, frozenset()):
            return frozenset()
        meant = {name: raw for name, raw in self._meant.items() if raw != "all"}
        return frozenset(options.by_weight(meant, words, self._speech, options.CLEARLY))


NEGATED = ("left", "taken", "stopped", "withheld", "unseen")
SAYING = (*NEGATED, "kept", "wanted", "cut", "asked", "same")
"""Words that take or leave, as list_cues.py calls them; and those that do so by a no."""
AWAY = {
    "left": -1, "taken": 1, "stopped": 1, "withheld": 1, "kept": -1, "wanted": 1, "cut": -1, "asked": 1, "same": -1,
}  # fmt: skip
OUT = {"left": -1, "withheld": -1, "unseen": -1, "kept": -1, "cut": -1, "asked": 1}
ENDING = ("between", "but", "except", REST)
"""What ends a clause."""


def signs_in(flow: str) -> Mapping[str, int]:
    """What the words that take or leave say in a form: what is kept is not deleted, and what is not to be touched is
    not deleted, or not used any more.  Where rights are chosen, options are called by such words."""
    if flow in TAKES_AWAY:
        return AWAY | {"withheld": -1} if flow == "deletion" else AWAY
    return OUT if flow in HANDS_OUT else {"left": -1}


def spoken(place: Place, question: Many, text: str, speech: Speech, *, again: bool = False) -> Spoken:
    """What a text says of a list: as it is typed, or as it is read, where Thai was typed in other letters.  `again`: it
    was answered before, and something of it may be said to stay as it was.

    Everything that is read of a list goes through here.  Of a long text the beginning and the end are read; where
    something is left out in between, nobody can tell what is left.
    """
    if (looked_at := shorten(text)) != text:
        found = spoken(place, question, looked_at, speech, again=again)
        return replace(found, unclear=found.unclear or list_cues.rules_out(text[HEAD:-TAIL]))
    if _about_unwanted(question, text, speech):
        return Spoken()
    found = Listening(place, question, text, speech, again=again).spoken()
    thai = speech.in_thai(text)
    if found.parts or thai == text:
        return found
    return Listening(place, question, thai, speech, again=again).spoken()


def _about_unwanted(question: Many, text: str, speech: Speech) -> bool:
    """Whether an option is named by which something is not wanted: a no beside it leaves nothing out."""
    named = any(each.name.startswith(UNWANTED) for each in speech.mentions(text, question.meant()))
    return named and not cues.EXCEPT.search(bare(text)) and not cues.REST.search(bare(text))


def _evened(text: str, count: int) -> str:
    """A text with single spaces, its places one by one, and a stroke where a comma or a stop was."""
    text = cues.COUNTED_OFF.sub(" / ", text)
    return evened(_SEPARATED.sub(" / ", told_one_by_one(text, count)))


def _before(text: str, at: int) -> str:
    """What stands next before a place in a text: the whole of it is not looked through for every name."""
    return text[max(0, at - NEAR) : at]


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _blotted(plain: str, named: Sequence[Word]) -> str:
    """A text without the names in it, as long as it was."""
    for each in named:
        plain = plain[: each.start] + BLOT * (each.end - each.start) + plain[each.end :]
    return plain


def _off_the_list(words: Sequence[Word], n: int) -> bool:
    """Whether a word that takes something only says that it goes off the list (`remove … from the list`)."""
    behind = next((each for each in words[n + 1 :] if each.kind != NAMED), None)
    takes = words[n].kind == "cut" or (words[n].kind == "said" and words[n].sign == 1)
    named = n + 1 < len(words) and words[n + 1].kind == NAMED
    return takes and named and behind is not None and behind.off_list


def _overlap(one: Word, other: Word) -> bool:
    return one.start < other.end and other.start < one.end


def _together(said: Sequence[Word]) -> int | None:
    """What words beside one another say: the plain ones give way, and of two that differ nothing is made."""
    strong = {each.sign for each in said if not each.weak} or {each.sign for each in said}
    return strong.pop() if len(strong) == 1 else (None if strong else 0)


def _rows(piece: Sequence[Word]) -> list[list[Word]]:
    """Names beside one another, and words that say something beside one another, in turns."""
    rows: list[list[Word]] = []
    for each in piece:
        if each.kind not in (NAMED, ALL, REST, ANY, "said"):
            continue
        if rows and rows[-1][0].kind == each.kind and each.kind in (NAMED, "said", ALL, ANY):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows


def _parted(rows: list[list[Word]], blotted: str) -> list[list[Word]]:
    """Names between two words that differ, in two where a space parts them (`ขอรายชื่อ ปฏิทินไม่ต้อง`)."""
    if [row[0].kind for row in rows] != ["said", NAMED, "said"] or _together(rows[0]) == _together(rows[2]):
        return rows
    names = rows[1]
    between = {n: blotted[names[n - 1].end : names[n].start] for n in range(1, len(names))}
    gaps = [n for n, each in between.items() if " " in each and not list_cues.FILLERS.sub("", each)]
    if len(gaps) != 1 or " " in blotted[names[-1].end : rows[2][0].start]:
        return rows
    return [rows[0], names[: gaps[0]], names[gaps[0] :], rows[2]]


def _pieces(clause: Sequence[Word]) -> Iterator[list[Word]]:
    """A clause cut between two names of which one is all, or the rest: each is spoken of by itself."""
    piece: list[Word] = []
    last = ""
    for each in clause:
        names = each.kind in (NAMED, ALL, REST, ANY)
        if (
            names
            and last in (NAMED, ALL, REST, ANY)
            and {each.kind, last} & {ALL, REST, ANY}
            and each.kind != last
        ):
            behind = next(
                (n for n, word in enumerate(piece) if word.before and word.start > piece[0].start), len(piece)
            )
            yield piece[:behind]
            piece = piece[behind:]
        piece.append(each)
        last = each.kind if names else ("" if each.kind == "said" else last)
    if piece:
        yield piece


def _signs_of(rows: list[list[Word]], blotted: str) -> list[int | None]:
    """What is said of each row of names, by the words before or behind it."""
    names = [row[0].kind != "said" for row in rows]
    said = [_together(row) for row in rows]
    if not any(not each for each in names):
        return [0] * len(rows)
    count = sum(names)
    if names == [False, True, True, False]:
        return [said[0], said[3]]
    if not names[0] and names[-1]:  # `ลบปฏิทิน`
        return [said[n - 1] for n, each in enumerate(names) if each]
    if names[0] and not names[-1]:  # `ปฏิทินไม่ต้อง`
        return [said[n + 1] for n, each in enumerate(names) if each]
    if not names[0]:  # `อย่าลบปฏิทิน เก็บไว้`
        signs = [said[n - 1] for n, each in enumerate(names) if each]
        return [*signs[:-1], _together([*rows[-3], *rows[-1]])] if count else []
    if rows[0][0].kind == ALL:
        return [0, *(said[n - 1] for n, each in enumerate(names) if each and n)]
    if count == 2:
        return _between_two(rows, said[1], blotted)
    return (
        [0] * count
        if all(each == 1 for each, name in zip(said, names, strict=True) if not name)
        else [None] * count
    )


def _between_two(rows: list[list[Word]], said: int | None, blotted: str) -> list[int | None]:
    """What is said of two names by a word between them: it stands nearer to the one that is meant."""
    if said == 1:
        return [0, 1]
    near = blotted[rows[0][-1].end : rows[1][0].start], blotted[rows[1][-1].end : rows[2][0].start]
    spaced = [" " in each for each in near]
    numbers = any(each.isdigit() for each in blotted[rows[2][0].start - 1 : rows[2][-1].end])
    if spaced == [False, True] and not numbers:
        return [said, 0]
    return [None, None] if spaced == [False, False] else [0, said]
