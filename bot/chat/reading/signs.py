"""Signs: what each part of a sentence says of the options that it names: that they are taken, or left out.

A sentence is read as a row of names (options, their places, all of them, the rest) and of words that take or leave
(`ลบ`, `ไม่ต้องเก็บ`; `เก็บ`, `อย่าลบ`).  In Thai and English such a word stands before what it is said of, or, where that
is put first, behind it (`ลบปฏิทิน`, `ปฏิทินไม่ต้อง`): a clause that begins with a name and ends with such a word is read
backwards.  Where it could be read both ways nothing is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from bot.answers.names import UNWANTED
from bot.answers.speech import Speech
from bot.answers.thai import HEAD, TAIL, shorten
from bot.chat.reading import cues, list_cues, options
from bot.chat.reading.list_cues import BLOT
from bot.chat.reading.list_rows import parted, pieces, rows_of, signs_of, together
from bot.chat.reading.list_words import ALL, ANY, LETTERS, NAMED, REST, TAKES_AWAY, ListWords, Word
from bot.chat.reading.readings import Place
from flows.finding import bare
from flows.questions import Many

ENDING = ("between", "but", "except", REST)
"""What ends a clause."""
_LETTER = re.compile(r"[^\W\d_\ue000]")


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
    """Reads what the words about a list say of it."""

    def __init__(self, found: ListWords) -> None:
        self._flow, self._speech, self._meant = found.flow, found.speech, found.meant
        self.plain, self._blotted = found.plain, found.blotted
        self.words, self._unclear = found.words, found.unclear

    def spoken(self) -> Spoken:
        """What the text says of the list."""
        parts: list[Part] = []
        for clause in self._clauses():
            parts += self._parts(clause, parts)
        rest = next((each.start for each in self.words if each.kind == REST), 0)
        return Spoken(tuple(parts), self._unclear, self.plain[:rest])

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
        for piece in pieces(clause):
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
            said = together([each for each in more if each.kind == "said" and not each.weak])
            based = any(each.sign in (0, 1) and each.kind in (NAMED, ALL) for each in before)
            if said is None or (said == -1 and not based):
                self._unclear = True
            return [part]
        return [part, *self._parts(more, [*before, part])]

    def _signed(self, piece: Sequence[Word]) -> list[Part]:
        """The names of a piece of a clause, each with what is said of it."""
        rows = parted(rows_of(piece), self._blotted)
        names = [row for row in rows if row[0].kind != "said"]
        signs = signs_of(rows, self._blotted)
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
        sign = together(said)
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
    found = Listening(ListWords(place, question, text, speech, again=again)).spoken()
    thai = speech.in_thai(text)
    if found.parts or thai == text:
        return found
    return Listening(ListWords(place, question, thai, speech, again=again)).spoken()


def _about_unwanted(question: Many, text: str, speech: Speech) -> bool:
    """Whether an option is named by which something is not wanted: a no beside it leaves nothing out."""
    named = any(each.name.startswith(UNWANTED) for each in speech.mentions(text, question.meant()))
    return named and not cues.EXCEPT.search(bare(text)) and not cues.REST.search(bare(text))
