"""A person's words inside a letter: shown as typed, unable to do anything.

A letter carries text that a stranger typed. `safe` takes away what could mislead the eye or the mail
program (control characters, direction overrides, towers of marks, links that can be clicked), and the
two `Quotation`s set it apart from the company's own words, in plain text and in HTML.
Rules: RFC 5322 for headers, OWASP ASVS 1.2 for what is shown.
"""

import re
import unicodedata
from collections.abc import Callable

from markupsafe import Markup, escape

MARKS_PER_BASE = 3
"""Thai needs two marks on one consonant (a vowel and a tone); three leaves room, more is a tower."""

_SHOWN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Direction marks, embeddings, overrides and isolates, and the byte order mark: shown as `[U+202E]`."""

_KEPT = frozenset("\n\t\u200c\u200d")
"""Format characters that letters need: new lines, tabs, and the joiners inside emoji."""

_LINE_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(//|\\\\)")
_AUTHORITY = re.compile(r"(?:(?<=:(?://|\\\\))|(?<=:\](?://|\\\\)))[^\s/\\?#]+")
_BARE_SCHEME = re.compile(
    r"(?<![A-Za-z])(mailto|javascript|vbscript|data|tel|tg|sms|callto|sips?|skype|facetime|xmpp|magnet)(:)(?=\S)",
    re.IGNORECASE,
)
_DOT = re.compile("(?<!\\[)[.\u3002\uff0e\uff61](?!\\])")

_NO_ENDINGS = "jpe?g|png|pdf|gif|webp|heic|docx?|xlsx?|txt|csv|svg"
_TITLES = "mr|mrs|ms|dr|prof|st"
_IN_A_NAME = r"\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e-"
_LABELS = rf"(?:[{_IN_A_NAME}]++[.\u3002\uff0e\uff61])+"
_ENDING = (
    rf"(?!(?:{_NO_ENDINGS})(?![A-Za-z0-9-]))"
    r"(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,63}|ไทย|คอม|"
    r"[^\W\d_\x00-\x7f\u0e00-\u0e7f][^\s\x00-\x7f\u0e00-\u0e7f]{1,62})(?![A-Za-z0-9])"
)
_OF_AN_ADDRESS = rf"[A-Za-z0-9_.+-]{{0,64}}@[{_IN_A_NAME}]{{1,63}}[.][\w-]"
_HOST = re.compile(
    rf"(?<![{_IN_A_NAME}])(?<![{_IN_A_NAME}][.\u3002\uff0e\uff61])(?<![+'{_IN_A_NAME}]@)"
    rf"(?!(?:{_TITLES})[.](?-i:[A-Z][a-z]{{3,}})(?!\w|[.@/\\?#%-]|:\d))"
    rf"(?:www(?:[.\u3002\uff0e\uff61][{_IN_A_NAME}]++)+|\d{{1,3}}(?:[.]\d{{1,3}}){{3}}(?=[:/]\w)|{_LABELS}{_ENDING}(?!{_OF_AN_ADDRESS}))",
    re.IGNORECASE,
)
"""What a mail program would make a link although it has no scheme: `evil.com/x`, never `a.b@evil.com`
(an address is left whole: the privacy team copies it), never `Mr.Somchai` or `photo.jpg`.  Any ending is one: there are
more than a thousand, and new ones each year.  What begins with `www.`, or only has an @ behind it, is no address."""
_SHARE = re.compile(r"\\\\(?=\w)")
"""A folder of another machine, `\\\\evil\\x`, which a mail program may open."""

Quotation = Callable[[object, str], str]


def safe(text: str, *, links: bool = False) -> str:
    """`text` with everything neutralised that is not plainly visible writing; `safe(safe(x)) == safe(x)`.

    1. Every kind of line end becomes a new line; other C0 and C1 controls and invisible format characters
       go; direction controls and U+FEFF are shown by name, since somebody put them there for a reason.
    2. More than `MARKS_PER_BASE` combining marks on one base are cut; a lone surrogate becomes U+FFFD.
    3. Links lose their power: `https://a.b` becomes `hxxps://a[.]b`. With `links=True` they stay; that is
       for the company's own words (an answer may hold the place to fetch a copy from).
    """
    kept: list[str] = []
    marks = 0
    for character in _LINE_BREAKS.sub("\n", text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if character in _SHOWN:
            kept.append(f"[U+{ord(character):04X}]")
        elif category == "Cs":
            kept.append("\ufffd")
        elif marks <= MARKS_PER_BASE and (character in _KEPT or category not in ("Cc", "Cf")):
            kept.append(character)
    plain = "".join(kept)
    return plain if links else _defang(plain)


def line(text: str) -> str:
    """`text` made safe and put on one line, so that it cannot pretend to be the next row of the letter."""
    return " ".join(safe(text).split())


def quoted_text(value: object, label: str = "") -> str:
    """The `quoted` filter of text bodies: a label, then each line behind `│ `, which no reply marker
    and no row of ours begins with."""
    lines = [f"│ {each}".rstrip() for each in safe(str(value)).strip("\n").split("\n")]
    return Markup("\n".join([f"{line(label)}:", *lines] if label else lines))  # noqa: S704 (plain text: no markup)


def quoted_html(value: object, label: str = "") -> str:
    """The `quoted` filter of HTML bodies: a labelled block quote, line breaks kept, all else escaped."""
    caption = (
        Markup('<p class="soft" style="{}">{}</p>').format(_CAPTION, line(label)) if label else Markup("")
    )
    words = Markup("<br>").join(escape(each) for each in safe(str(value)).strip("\n").split("\n"))
    return caption + Markup('<blockquote class="words" style="{}">{}</blockquote>').format(_WORDS, words)


_CAPTION = "margin:12px 0 4px 0;font-size:13px;color:#5b6470"
_WORDS = (
    "margin:0 0 12px 0;padding:8px 14px;border-left:3px solid #8a94a3;background:#f4f5f7;"
    "white-space:normal;overflow-wrap:anywhere"
)


def _defang(text: str) -> str:
    text = _SCHEME.sub(_without_scheme, text)
    text = _AUTHORITY.sub(lambda found: _DOT.sub("[.]", found[0]), text)
    text = _BARE_SCHEME.sub(r"\1[:]", text)
    text = _SHARE.sub(r"\\ \\ ", text)
    return _HOST.sub(lambda found: _DOT.sub("[.]", found[0]), text)


def _without_scheme(found: re.Match[str]) -> str:
    """`http` is known by its end: letters and digits in front of it are no part of it to a mail program."""
    scheme, slashes = found[1], found[2]
    if web := _WEB.search(scheme):
        return f"{scheme[: web.start()]}hxxp{web[1]}:{slashes}"
    return found[0] if _MADE_SAFE.search(scheme) else f"{scheme}[:]{slashes}"


_WEB, _MADE_SAFE = re.compile(r"http(s?)\Z", re.IGNORECASE), re.compile(r"hxxps?\Z", re.IGNORECASE)
