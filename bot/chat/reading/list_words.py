"""List words: the names in a sentence of what a list offers, and the words that take them or leave them out.

Where each stands, and what it says in the form that asks; what of it is said of what, is read by signs.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answers.speech import Speech
from bot.chat.reading import cues, list_cues
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
NEGATED = ("left", "taken", "stopped", "withheld", "unseen")
SAYING = (*NEGATED, "kept", "wanted", "cut", "asked", "same")
"""Words that take or leave, as list_cues.py calls them; and those that do so by a no."""
AWAY = {
    "left": -1, "taken": 1, "stopped": 1, "withheld": 1, "kept": -1, "wanted": 1, "cut": -1, "asked": 1, "same": -1,
}  # fmt: skip
OUT = {"left": -1, "withheld": -1, "unseen": -1, "kept": -1, "cut": -1, "asked": 1}


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


class ListWords:
    """The words of one text that are about the list of one question."""

    def __init__(
        self, place: Place, question: Many, text: str, speech: Speech, *, again: bool = False
    ) -> None:
        self._place, self._question, self._again = place, question, again
        self.flow, self.speech = place.flow, speech
        self.meant = question.meant()
        self.plain = _evened(text, len(question.options))
        named = [each for each in self._named() if each.options]
        self.blotted = _blotted(self.plain, named)
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
        self.unclear = len(every) > NAMES or self._hands_out_and_deletes(named)

    def _named(self) -> Iterator[Word]:
        """The options that are named, and the places in the list."""
        plain, found = self.plain, list[Word]()
        option = False
        for each in self.speech.named(plain, self.meant):
            raw = self.meant[each.name]
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
        for each in self.speech.named(self.plain, ("all",)):
            yield Word(ALL, each.at, each.at + len(each.word))

    def _words(self) -> Iterator[Word]:
        for kind, found in list_cues.said(self.blotted):
            if (word := self._word(kind, found)) is not None:
                yield word
        for found in _BETWEEN.finditer(self.blotted):
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
        away, kind = self.flow in TAKES_AWAY, word.kind
        if kind == "stopped" and self.flow in HANDS_OUT and list_cues.SEEN.search(said):
            kind = "unseen"
        sign = signs_in(self.flow).get(kind)
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
        if self.flow not in HANDS_OUT or not named:
            return False
        said = {kind for kind, _ in list_cues.said(self.blotted)}
        deletes = list_cues.DELETES.search(self.blotted)
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
        return bool(deletes) and none_named and self.flow in ("suspension", "withdrawal")

    def _all_of_one(self, words: Sequence[Word], n: int) -> bool:
        """Whether what is meant is all of the one that is named beside it (`ปฏิทินทั้งหมด`, `ทุกอย่างเกี่ยวกับปฏิทิน`)."""
        if words[n].kind != ALL:
            return False
        before, behind = words[n - 1] if n else None, words[n + 1] if n + 1 < len(words) else None
        if (
            behind
            and behind.kind == NAMED
            and list_cues.OF.fullmatch(self.blotted[words[n].end : behind.start])
        ):
            return True
        if before is None or before.kind != NAMED:
            return False
        if behind and behind.kind == "said" and " " not in self.blotted[words[n].end : behind.start]:
            return False  # what stands behind it is said of all
        return not list_cues.FILLERS.sub("", self.blotted[before.end : words[n].start])

    def _all_of_the_rest(self, words: Sequence[Word], n: int) -> bool:
        """Whether what is meant is all of the rest that is named before it (`นอกนั้นลบหมด`)."""
        before = next((each for each in reversed(words[:n]) if each.kind != "said"), None)
        if words[n].kind != ALL or before is None or before.kind != REST:
            return False
        return "/" not in self.blotted[before.end : words[n].start]


def signs_in(flow: str) -> Mapping[str, int]:
    """What the words that take or leave say in a form: what is kept is not deleted, and what is not to be touched is
    not deleted, or not used any more.  Where rights are chosen, options are called by such words."""
    if flow in TAKES_AWAY:
        return AWAY | {"withheld": -1} if flow == "deletion" else AWAY
    return OUT if flow in HANDS_OUT else {"left": -1}


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
