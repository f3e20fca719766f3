"""Thai text as people really type it, made regular without breaking it.

The only module that imports pythainlp. It offers the repair of characters (`clean`), the keyboard tables
(`as_thai_keys`, `as_english_keys`), the dictionary (`dictionary`), given and family names
(`given_names`, `family_names`) and the
sound of a spelling (`sound`): two spellings that a tired thumb confuses sound the same.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

# Read when pythainlp is imported.  All that we use comes in its wheel: it has nothing to fetch, and nothing to keep in
# a folder that it would make in the home, which a service often has not got, or may not write to.
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words
from pythainlp.util import eng_to_thai, normalize, thai_to_eng

LONGEST = 4096
"""What a Telegram message can hold; anything beyond is cut."""

HEAD, TAIL = 480, 160
"""Of a long message its beginning and its end are read: that is where people ask."""

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowels above and below, tones, and the other signs that sit on a consonant."""

MARKS_SET = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
"""The same as a set."""
_NEVER_FIRST, _NEVER_LAST = MARKS_SET | set("ะาำๅๆฯ"), frozenset("เแโใไ")

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_FLOOD = re.compile(f"([{MARKS}]{{2}})[{MARKS}]+")
_ORPHAN = re.compile(f"(^|[^\u0e01-\u0e2e{MARKS}])[{MARKS}]+")
_LATE_TONE = re.compile("([\u0e30\u0e32\u0e33])([\u0e48-\u0e4b])")
_REPEAT_THAI = re.compile(r"([\u0e01-\u0e4e])\1{2,}")
_REPEAT_SIGN = re.compile(r"([\u0e30\u0e32\u0e33\u0e40-\u0e46])\1+")
_REPEAT_OTHER = re.compile(r"([^\W\d_])\1{2,}")
_REPEAT_MARK = re.compile(r"([^\w\s])\1+")
_SPACES = re.compile(r"\s+")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")

_SPOKEN_EMOJI = {
    "🙏": " ขอบคุณ ",
    "👍": " โอเค ",
    "👌": " โอเค ",
    "👋": " สวัสดี ",
    "🖕": " ไอ้เวร ",
}


def may_part(before: str, after: str) -> bool:
    """Whether a word may end with the one letter and another begin with the other: no sign begins one that needs the
    letter in front of it, and no vowel ends one that needs the letter behind it."""
    return after not in _NEVER_FIRST and before not in _NEVER_LAST


def clean(text: str) -> str:
    """The message with its characters put right: composed, visible, in order, in Arabic digits, not shouted.

    Everything a person would call the same text comes out the same; nothing is translated or dropped that
    carries meaning. Safe on hostile input: floods of marks are cut before anything slower sees them.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST])
    text = _INVISIBLE.sub("", text)
    text = text.replace("\u0e4d\u0e32", "\u0e33").translate(_DIGITS)
    text = _LATE_TONE.sub(r"\2\1", text)
    text = _FLOOD.sub(r"\1", text)
    text = _ORPHAN.sub(r"\1", text)
    text = _REPEAT_THAI.sub(r"\1", text)
    text = _REPEAT_OTHER.sub(r"\1\1", text)
    for emoji, spoken in _SPOKEN_EMOJI.items():
        text = text.replace(emoji, spoken)
    text = "".join(" " if unicodedata.category(c) in _UNSPEAKABLE else c for c in text)
    text = _REPEAT_MARK.sub(r"\1", text)
    text = _SPACES.sub(" ", text).strip()
    text = normalize(text) if re.search("[\u0e00-\u0e7f]", text) else text
    text = _REPEAT_SIGN.sub(r"\1", text)
    return text.casefold()


_UNSPEAKABLE = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cc", "Cf", "Me"})


def shorten(text: str) -> str:
    """The beginning and the end of a long cleaned message."""
    return text if len(text) <= HEAD + TAIL else text[:HEAD] + " " + text[-TAIL:]


def has_thai(text: str) -> bool:
    """Whether any Thai letter occurs."""
    return re.search("[\u0e01-\u0e2e]", text) is not None


def as_thai_keys(text: str) -> str:
    """What the same keys would have typed with the Thai (Kedmanee) layout switched on."""
    typed: str = eng_to_thai(text)
    return typed


def as_english_keys(text: str) -> str:
    """What the same keys would have typed with the English layout switched on."""
    typed: str = thai_to_eng(text)
    return typed


@cache
def given_names() -> frozenset[str]:
    """Given names of women and men; some are words of every day besides."""
    return frozenset(thai_female_names() | thai_male_names())


@cache
def family_names() -> frozenset[str]:
    """Family names; many are words of every day besides (`ใจดี`)."""
    return frozenset(thai_family_names())


@cache
def dictionary() -> frozenset[str]:
    """The words of Thai (about 62,000), without those of one letter."""
    return frozenset(word for word in thai_words() if len(word) > 1)


# What sounds alike: a letter and the letter that stands for its sound. Tones and shortness are not heard.
_SOUNDS = {
    **dict.fromkeys("ขคฃฅฆ", "ค"),
    **dict.fromkeys("ฉชฌ", "ช"),
    **dict.fromkeys("ซศษส", "ส"),
    **dict.fromkeys("ญย", "ย"),
    **dict.fromkeys("ฎด", "ด"),
    **dict.fromkeys("ฏต", "ต"),
    **dict.fromkeys("ฐฑฒธทถ", "ท"),
    **dict.fromkeys("ณน", "น"),
    **dict.fromkeys("ผพภ", "พ"),
    **dict.fromkeys("ฝฟ", "ฟ"),
    **dict.fromkeys("รลฬ", "ล"),
    **dict.fromkeys("หฮ", "ห"),
    **dict.fromkeys("\u0e34\u0e35", "\u0e34"),
    **dict.fromkeys("\u0e36\u0e37", "\u0e36"),
    **dict.fromkeys("\u0e38\u0e39", "\u0e38"),
    **dict.fromkeys("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4d\u0e4e\u0e3a\u0e46", ""),
    "ใ": "ไ",
    "\u0e33": "\u0e31ม",
    "ๅ": "า",
}
_SILENT = re.compile("[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c")
_ARRIVES = re.compile(
    "(?P<lead>ห(?=[งญนมยรลวณ]))|(?P<cluster>(?<=[กขคตปผพ])[รล](?=[\u0e30-\u0e39\u0e47-\u0e4b]))"
    "|(?P<false>(?<=[จสศซ])ร(?=[\u0e30-\u0e39]))"
)
_CLOSED = {
    **dict.fromkeys("นญณรลฬ", "น"),
    **dict.fromkeys("กขคฆ", "ก"),
    **dict.fromkeys("ดจชซฎฏฐฑฒตถทธศษส", "ด"),
    **dict.fromkeys("บปพฟภ", "บ"),
}
_CLOSING = re.compile(
    "(?:[\u0e31\u0e32\u0e34-\u0e39]|[\u0e40-\u0e42][\u0e01-\u0e2e])[\u0e47-\u0e4b]?([\u0e01-\u0e2e])(?=[\u0e01-\u0e2e\u0e40-\u0e44]|$)"
)


def sounds(text: str) -> list[str]:
    """For each character of the text the part of its sound it stands for, possibly nothing."""
    heard = [_SOUNDS.get(c, c) for c in text]
    for silent in _SILENT.finditer(text):
        for i in range(*silent.span()):
            heard[i] = ""
    for dropped in _ARRIVES.finditer(text):
        heard[dropped.start()] = ""
    for i in range(len(text) - 1):
        if text[i] == "\u0e31" and text[i + 1] == "ย":
            heard[i], heard[i + 1] = "ไ", ""
        elif text[i] == "ร" and text[i + 1] == "ร":
            heard[i], heard[i + 1] = "\u0e31", "น"
        elif text[i] in "ไใ" and i + 2 < len(text) and text[i + 2] == "ย":
            heard[i + 2] = ""
    for closed in _CLOSING.finditer(text):
        i = closed.start(1)
        heard[i] = _CLOSED.get(text[i], heard[i]) if heard[i] else ""
    return heard


def sound(text: str) -> str:
    """How a spelling sounds: ข้อมุล and ข้อมูล, ไช้ and ใช้ are the same."""
    return "".join(sounds(text))
