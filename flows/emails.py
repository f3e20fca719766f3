"""Email addresses out of the sentences that hold them, however they are wrapped, spoken or torn.

What is cut out of a longer address is somebody else's, so in doubt there is none.  Pure, and without a word for people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.finding import AGAIN
from flows.text import visible

ENCODED = "=?"
"""How an encoded word begins (RFC 2047).  It has no place in an address or a Message-ID, and a header decodes it there
all the same: into another address, two of them, or what no header can hold."""
A_SENTENCE = 80
"""Characters before an address in which it is looked for what belongs to it."""
LETTERS = 12
"""Of a word that is looked up; longer ones are none of those."""
PARTS = 3
"""Parts of an address, besides the last, that are told apart."""
_LOCAL = r"A-Za-z0-9.!#$%&'*+=?^_`{|}~-"
_ALIKE = "\u00c0-\u058f\u1e00-\u1fff"
"""Latin with marks, Greek, Cyrillic, Armenian: letters that are taken for those of an address, and meant as part of it.
Thai and Chinese are written up to an address without a space."""
_EMAIL = re.compile(
    rf"(?<![{_ALIKE}{_LOCAL}])[{_LOCAL}][/{_LOCAL}]{{0,63}}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.)+"
    rf"(?:xn--[A-Za-z0-9-]{{1,59}}+|[A-Za-z]{{2,63}}+)(?![.-]?[A-Za-z0-9_]|[{_ALIKE}@]|\.ไทย|'(?!s\b)[A-Za-z]|,(?:com|co|th|net|org)\b)"
)
"""A whole address: what is cut out of a longer one is somebody else's."""
_AS_TYPED_BY_PHONES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u00b4\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
)
"""What phones and documents make of an apostrophe and of a hyphen by themselves."""
_TRIMMED = ".-'*~"
"""What may stand around an address and belongs to none at its ends."""
_MARKS = re.compile("[\ufe00-\ufe0f\u20e3]")
"""What makes a sign an emoji."""
_JOINS = (
    ("_", r"\s?(?:ขีดล่าง|ขีดเส้นใต้|อันเดอร์สกอร์)\s?|\sunderscore\s|_\s"),
    ("-", r"\s?(?:ขีดกลาง|ขีด)\s?|\s(?:dash|hyphen)\s"),
    (".", r"\s?(?:จุด|ดอท|ดอต|ด็อท)\s?|\sdot\s"),
    ("+", r"\s?บวก\s?|\splus\s"),
)
_JOINED = re.compile(
    rf"(?<=[A-Za-z0-9])(?:{'|'.join(f'({said})' for _, said in _JOINS)})(?=[A-Za-z0-9][{_LOCAL}]{{0,63}}@)",
    re.I,
)
"""What joins the parts of an address, as it is spoken, or torn: what stands behind it is an address of its own, and
somebody else's."""
_HOST = r"(@[A-Za-z0-9.-]{1,250}"
_TORN_ENDS = (
    (
        re.compile(
            _HOST
            + r"[A-Za-z0-9])\s{1,3}\.\s?((?:co|ac|or|go|in|mi|net|com)\.[a-z]{2}|com|net|org|[a-z]{2})(?![A-Za-z0-9@])"
        ),
        r"\1.\2",
    ),
    (re.compile(_HOST + r"\.(?:co|ac|or|go|in|mi|net))\s?\.\s?(th)(?![A-Za-z0-9@])", re.I), r"\1.\2"),
    (re.compile(_HOST + r"\.(?:co|ac|or|go))\.\s([a-z]{2})(?![A-Za-z0-9@])"), r"\1.\2"),
    (
        re.compile(
            _HOST + r"\.[A-Za-z0-9-]{1,63})\.\s(com|net|org|(?:co|ac|or|go|in)\.[a-z]{2})(?![A-Za-z0-9@])"
        ),
        r"\1.\2",
    ),
    (
        re.compile(
            _HOST + r"\.(?:co(?=\sm)|ne(?=\st)|or(?=\sg)))\s([mtg])(?![A-Za-z0-9@]|\.[A-Za-z0-9])", re.I
        ),
        r"\1\2",
    ),
)
"""The end of a host with a blank in it, and that end whole."""
_FIRST_PART = re.compile(r"([A-Za-z0-9]{1,64})(?:[._+-]\s|\s[._+-]{1,8})\Z")
_NO_PART = frozenset(
    (
        "thanks", "thank", "hello", "hi", "hey", "yes", "yep", "ok", "okay", "sure", "sorry", "right", "no", "here",
        "please", "oh", "ah", "email", "e-mail", "mail", "address", "is", "it", "it's", "this", "you", "so", "well",
        "then", "now", "true", "correct", "fine", "done", "that", "me", "mine", "my", "the", "at", "to", "use", "send",
    )
)  # fmt: skip
"""Words behind which a dot ends a sentence, or which call an address one."""
_TELLS_ADDRESS = frozenset(
    ("i", "i'm", "used", "with", "registered", "signed", "up", "joined", "think", "was", "as")
)
_IS_SOMEWHERE = frozenset(
    (
        "am", "are", "work", "works", "live", "study", "shop", "bought", "look", "stay", "account", "found", "saw",
        "be",
    )
)  # fmt: skip
"""What tells by which address somebody joined, and where somebody is."""
_LAST_WORD = re.compile(rf"[A-Za-z'-]{{1,{LETTERS}}}\Z")
_PHONE_BEFORE = re.compile(r"(?:\A|[^A-Za-z0-9])\+?\d[\d -]{7,12}\d\Z")
_ITEM_BEFORE = re.compile(r"(?:\A|\s)\d{1,2}\Z")
_MAIL_BEFORE = re.compile(r"(?:เมล์?|mail|address)\Z", re.I)
_MAIL_IS = re.compile(r"(?:e-?mail|mail|address)?=(?=[A-Za-z0-9])", re.I)
_PARTS_WORDS = ",;/|)="
"""What parts an address from a word or a number before it."""
_OPENS = '<([{"\u201c\u201d\u00ab|>'
"""What an address may stand in, whatever is before that."""
_CALLED_MAIL = re.compile(r"(?:mail|mailto|address|[^A-Za-z0-9]):", re.I)
_BESIDE_THAI = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of languages that are written up to an address without a space."""
_SPOKEN_AT = re.compile(r"(?<=[A-Za-z0-9_.-])(?:\s?(?:@|แอท|แอ็ท|แอด|เอท|แอ๊ด|\(at\))\s?)(?=[A-Za-z0-9])", re.I)
_OF_ADDRESS = r"[A-Za-z0-9._+'-]{1,64}"
_SPOKEN_IN_ENGLISH = re.compile(
    rf"(?<![A-Za-z0-9._+'-])({_OF_ADDRESS})(?:\s(?:dot|underscore|dash|hyphen|plus)\s{_OF_ADDRESS}){{0,3}}(\sat\s)(?=[A-Za-z0-9])",
    re.I,
)
_SPOKEN_DOT = re.compile(
    r"(?<=[A-Za-z0-9_-])(?:\s\.\s?|\.\s|\s?(?:จุด|ดอท|ดอต|ด็อท)\s?|\sdot\s)(?=[A-Za-z0-9])", re.I
)
_SPELLED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9] ){2,}[A-Za-z0-9]+(?![A-Za-z0-9])")
_FOLLOWED_AT = re.compile(r"(?<=[A-Za-z0-9_.-])\s(?:[^\sA-Za-z0-9@]{1,12}\s?)?(?=@[A-Za-z0-9])")


@lru_cache(maxsize=AGAIN)
def emails(text: str) -> tuple[str, ...]:
    """The addresses in a text, in the order in which they stand, each once; spoken ones (`a แอท b จุด com`) too."""
    typed = _MARKS.sub(" ", visible(text).translate(_AS_TYPED_BY_PHONES))
    plain = " ".join(unicodedata.normalize("NFKC", typed).split())
    found = _whole(_joined(plain))
    if not _EMAIL.search(plain):
        plain = _SPELLED.sub(lambda each: each[0].replace(" ", ""), plain)
        plain = _with_english_at(_SPOKEN_AT.sub("@", _FOLLOWED_AT.sub("", plain)))
        found = _whole(_SPOKEN_DOT.sub(".", _joined(plain)))
    # No dot stands beside another or before the @ (RFC 5321, 4.1.2): nobody could be written to.
    wrong = ("..", ".@", ENCODED)
    return tuple(
        dict.fromkeys(
            each for each in found if _EMAIL.fullmatch(each) and not any(part in each for part in wrong)
        )
    )


def is_email(text: str) -> bool:
    """Whether a text is one address and nothing besides."""
    return emails(text) == (unicodedata.normalize("NFKC", text.strip()),)


def _with_english_at(plain: str) -> str:
    """A text in which `tom at example dot org` has its sign.  Where people live, work and sign up is told so as well:
    behind no other words than those that call an address one it is an address."""
    at = _SPOKEN_IN_ENGLISH.search(plain)
    if at is None or "@" in plain:
        return plain
    before = [each.lower() for each in re.findall(r"[A-Za-z'-]{1,64}", plain[: at.start()])]
    told = {*_NO_PART, *_TELLS_ADDRESS}
    if at[1].lower() in told | _IS_SOMEWHERE or not told.issuperset(before):
        return plain
    return f"{plain[: at.start(2)]}@{plain[at.end(2) :]}"


def _joined(plain: str) -> str:
    """A text in which the parts of an address stand together that were told apart (`malee dot jaidee@…`)."""
    for torn, end in _TORN_ENDS:
        plain = torn.sub(end, plain)
    for _ in range(PARTS):
        plain = _JOINED.sub(_as_sign, plain)
    return plain


def _as_sign(said: re.Match[str]) -> str:
    """The sign by which two parts of an address are joined; what calls the address one is none."""
    word = _LAST_WORD.search(said.string[max(0, said.start() - LETTERS) : said.start()])
    if word is not None and word[0].lower() in _NO_PART:
        return said[0]
    return next(sign for (sign, _), told in zip(_JOINS, said.groups(), strict=True) if told)


def _whole(plain: str) -> list[str]:
    """The addresses of which nothing was cut off."""
    found, before = [], -1
    for each in _EMAIL.finditer(plain):
        address = _MAIL_IS.sub("", each[0], count=1) if _MAIL_IS.match(each[0]) else each[0]
        told, slash, behind = address.rpartition("/")
        if slash and _PHONE_BEFORE.search(told):
            address = behind  # `081-234-5678/malee@…`
        address = address.strip(_TRIMMED)
        if _begins(plain, each.start(), each.start() + each[0].index(address), before):
            found.append(address)
        before = each.end()
    return found


def _begins(plain: str, start: int, trimmed: int, before: int) -> bool:
    """Whether an address may begin here (`trimmed`), where what was found begins at `start`, and what was found before
    it ended at `before`: what else stands right before it could be its first part."""
    if start == 0 or plain[start - 1].isspace():
        return not _follows_its_first_part(plain[max(0, start - A_SENTENCE) : trimmed])
    last = plain[start - 1]
    if last == ":":
        return _CALLED_MAIL.search(plain, max(0, start - 8), start) is not None or start == 1
    if last in _OPENS or before == start - 1:  # one of several, and nothing but a sign between
        return True
    told = plain[max(0, start - A_SENTENCE) : start]
    if _BESIDE_THAI.match(last):
        # A single dot or hyphen may be one within an address, more are not.
        return (trimmed - start != 1 and plain[start] != "_") or _MAIL_BEFORE.search(told) is not None
    if last in _PARTS_WORDS and (_BESIDE_THAI.match(plain[start - 2]) or _PHONE_BEFORE.search(told[:-1])):
        return True
    if last == ")" and _ITEM_BEFORE.search(told[:-1]):
        return True
    return not last.isalnum() and last != "@" and (start == 1 or plain[start - 2].isspace())


def _follows_its_first_part(before: str) -> bool:
    """Whether what stands before an address and ends in a dot may be its first part (`malee. jaidee@…`): one word that
    no sentence is around."""
    part = _FIRST_PART.search(before)
    if part is None or part[1].lower() in _NO_PART or _MAIL_BEFORE.search(part[1]):
        return False
    words = re.findall(r"[A-Za-z'-]{1,64}", before[: part.start()])
    return all(each.lower() in _NO_PART for each in words)
