"""Thai written in Latin letters: read back into Thai words by how they sound.

Everyone spells Thai in Latin as they please (khomun, kho moon, komoon), so both sides are folded: each word of
the bank is spelled out by rule, and both spellings lose what people disagree about. A message is then the
cheapest row of words whose folded spellings make up its letters, wherever its writer put the spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log

from bot.answers.lexicon import ROMAN
from bot.answers.segmenter import english

_CLASSES = (
    ("กขคฆ", "k", "k"), ("ง", "ng", "ng"), ("จฉชฌ", "c", "t"), ("ซศษส", "s", "t"), ("ญ", "y", "n"), ("ย", "y", "i"),
    ("ฎด", "t", "t"), ("ฏตฐฑฒถทธ", "t", "t"), ("ณน", "n", "n"), ("บปผพภ", "p", "p"), ("ฝฟ", "f", "p"), ("ม", "m", "m"),
    ("รลฬ", "l", "n"), ("ว", "w", "o"), ("หฮ", "h", ""), ("อ", "", ""),
)  # fmt: skip
_INITIAL = {letter: sound for letters, sound, _ in _CLASSES for letter in letters}
_FINAL = {letter: sound for letters, _, sound in _CLASSES for letter in letters}

_I = "(?P<i>[กขคตปผพส][รล](?=[ะ-ฺ็-๋]|[ก-ฮ])|ทร|ห[งญนมยรลว](?=[ะ-ฺ็-๋]|[ก-ฮ])|[กข]ว(?=[ะ-ฺ็-๋])|[ก-ฮ])"
_T = "[็-๋]?"
_F = "(?P<f>[กขคฆงจชซฎฏฐฑฒณดตถทธนบปพฟภมยรลวศษสญ](?![ะ-ฺ็-๎])(?:[ก-ฮ][ิุ]?์)?)"
_SYLLABLES = [
    (re.compile(pattern.replace("I", _I).replace("T", _T).replace("F", _F)), vowel)
    for pattern, vowel in (
        ("เIีTยF?", "ia"), ("เIืTอF?", "ua"), ("เITาะ", "o"), ("เITา", "ao"), ("เITอะ?", "e"), ("เITย", "ei"),
        ("เIิTF", "e"), ("เITะ", "e"), ("แITะ", "e"), ("โITะ", "o"), ("เITF?", "e"), ("แITF?", "e"), ("โITF?", "o"),
        ("[ไใ]ITย?", "ai"), ("IัTวะ?", "ua"), ("IัTย", "ai"), ("IัTF", "a"), ("ITำ", "am"), ("IำT", "am"), ("IรรF?", "an"),
        ("ITวF", "ua"), ("ITาF?", "a"), ("ITะ", "a"), ("IิTF?", "i"), ("IีTF?", "i"), ("IึTF?", "u"), ("IืTอ", "u"),
        ("IืTF?", "u"), ("IุTF?", "u"), ("IูTF?", "u"), ("ITอF?", "o"), ("ITF", "o"), ("IT", "a"),
    )
]  # fmt: skip

_FOLDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("kh|gh|q", "k"), ("ph", "p"), ("th", "t"), ("tch|ch|sh|j", "c"), ("(?<!n)g", "k"), ("v", "w"), ("z|x", "s"),
        ("r(?=[bcdfgjkmnpstw ]|$)", ""), ("r", "l"), ("b", "p"), ("d", "t"),
        ("(?<=[aeiou])h(?![aeiou])", ""), ("uea|eua", "ua"),
        ("ae", "e"), ("ee+|ii+|ea", "i"), ("oo+|uu+", "u"), ("aa+", "a"),
        ("eu|ue(?!i)", "u"), ("oe|eo", "e"), ("aw|au", "ao"),
        ("ay|ei|ey", "ai"), ("oy", "oi"), ("uy", "ui"),
        ("w(?![aeiou])", "o"), ("y(?![aeiou])", "i"), (r"([a-z])\1+", r"\1"),
    )
]  # fmt: skip

STRANGE = 1.0
"""The price of a letter that belongs to no word."""

DEAR = 0.27
"""Above this price a letter, it was not Thai."""


def fold(latin: str) -> str:
    """A Latin spelling without what people disagree about."""
    for pattern, sound in _FOLDS:
        latin = pattern.sub(sound, latin)
    return latin


def spell(word: str) -> str:
    """A Thai word in folded Latin letters, by rule; good enough to be compared."""
    word = re.sub("[ก-ฮ][ิุ]?์|[ๆฯ็]", "", word)
    at, spelled = 0, ""
    while at < len(word):
        syllable = next(((f, vowel) for pattern, vowel in _SYLLABLES if (f := pattern.match(word, at))), None)
        if syllable is None:
            at += 1
            continue
        found, vowel = syllable
        parts = found.groupdict()
        initial = parts["i"]
        onset = "".join(
            _INITIAL.get(c, "l") for c in (initial[1:] if initial[0] == "ห" and len(initial) > 1 else initial)
        )
        onset = "s" if initial == "ทร" else onset
        final = parts.get("f") or ""
        close = _FINAL.get(final[0], "") if final else ""
        if vowel == "an" and final:
            vowel = "a"
        spelled += onset + vowel + close
        at = found.end()
    return fold(spelled)


class RomanisedThai:
    """Reads Latin letters as the Thai words of the bank."""

    def __init__(self, counts: Counter[str], latin: frozenset[str]) -> None:
        self._words: dict[str, tuple[float, str]] = {}
        self._latin = latin
        for word, count in counts.items():
            if "\u0e01" <= word[0] <= "\u0e5b" and 2 <= len(word) <= 20 and count >= 2:
                price = 1.3 - 0.09 * log(count)
                self._offer(spell(word), price, word)
                if word[-1] in "รลฬ":
                    self._offer(fold(spell(word)[:-1] + "l"), price, word)
        for spelling, word in ROMAN.items():
            self._offer(fold(spelling.replace(" ", "")), 0.5, word)

    def _offer(self, spelling: str, price: float, word: str) -> None:
        price = max(0.5, price) + (0.5 if len(spelling) < 3 and price > 0.5 else 0.0)
        if spelling and price < self._words.get(spelling, (9.0, ""))[0]:
            self._words[spelling] = (price, word)

    def read(self, text: str) -> str | None:
        """A cleaned message in Latin letters as Thai, if it is romanised Thai."""
        if not text.isascii() or "@" in text or "://" in text or text.startswith("/") or len(text) > 400:
            return None
        words = re.findall(r"[a-z]+(?:'[a-z]+)?|[0-9]+", text)
        if (
            sum(len(word) for word in words if word.isalpha()) < 4
            or english(words)
            or all(word in self._latin for word in words)
        ):
            return None
        letters = ""
        foreign: dict[tuple[int, int], str] = {}
        for word in words:
            start = len(letters)
            letters += fold(word) if word.isalpha() else word
            if word not in ROMAN and (word in self._latin or not word.isalpha()):
                foreign[start, len(letters)] = word
        read, price = self._row(letters, foreign)
        return " ".join(_settle(read)) if price <= DEAR * len(letters) else None

    def _row(self, letters: str, foreign: dict[tuple[int, int], str]) -> tuple[list[str], float]:
        size = len(letters)
        cost = [0.0] + [1e9] * size
        back: list[tuple[int, str | None]] = [(0, None)] * (size + 1)
        for i in range(size):
            for j in range(i + 1, min(size, i + 18) + 1):
                word = foreign.get((i, j))
                known = self._words.get(letters[i:j]) if word is None else (0.75, word)
                if known is not None and cost[i] + known[0] < cost[j]:
                    cost[j], back[j] = cost[i] + known[0], (i, known[1])
            if cost[i] + STRANGE < cost[i + 1]:
                cost[i + 1], back[i + 1] = cost[i] + STRANGE, (i, None)
        read: list[str] = []
        at = size
        while at:
            at, word = back[at]
            if word is not None:
                read.append(word)
        return read[::-1], cost[size]


def _settle(words: list[str]) -> list[str]:
    """Mai is not, unless it ends a question."""
    last = len(words) - 1
    ends = {"ครับ", "ค่ะ", "คะ", "นะ", "นะคะ", "นะครับ", "จ้า", "อะ"}
    return [
        "ไม่" if word == "ไหม" and n < last and words[n + 1] not in ends else word
        for n, word in enumerate(words)
    ]
