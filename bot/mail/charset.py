"""Bytes of a mail into text, also where they do not say, or lie about, what they are.

Thai mail that is not UTF-8 is TIS-620 or windows-874 (the same with a few signs more); older programs send it
as iso-8859-1 or without any name, and people read it all the same.
"""

from __future__ import annotations

import codecs
import re

_THAI_NAMES = (
    "tis-620",
    "tis620",
    "windows-874",
    "cp874",
    "iso-8859-11",
    "iso8859-11",
    "x-windows-874",
    "dos-874",
)
_WESTERN = ("iso8859-1", "cp1252", "ascii")
_RUN_OF_THAI = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3}")
_OF_MAIL = re.compile(
    r"ascii|utf-?(?:7|8|16|32)(?:-sig|[-_](?:be|le))?|iso8859-\d{1,2}|cp\d{3,4}|koi8-[rtu]|tis-620|mac-\w{1,20}"
    r"|big5(?:hkscs)?|gbk|gb2312|gb18030|hz|johab|shift_jis\w{0,5}|euc_\w{2,12}|iso2022_\w{2,5}"
)
"""Python's names of the encodings that mail is written in.  It has others that are no encodings of text (`hex`),
that refuse everything (`undefined`), or that take the square of a length (`idna`, `punycode`)."""
_NAME = re.compile(r"[\w.:+-]{1,40}", re.ASCII)


def decode(data: bytes, charset: str | None) -> str:
    """The text; characters that cannot be saved become U+FFFD."""
    named = (charset or "").strip().strip('"').lower()
    for each in _candidates(data, named):
        try:
            return data.decode(each)
        except UnicodeError:
            continue
    return data.decode("utf-8", "replace")


def _candidates(data: bytes, named: str) -> list[str]:
    if named in _THAI_NAMES:
        return ["cp874", "tis_620", "utf-8"]
    known = _known(named)
    if known in _WESTERN:
        # Western mail hardly ever has three accented letters in a row; Thai has little else.
        thai_first = bool(_RUN_OF_THAI.search(data))
        return ["utf-8", *(["cp874"] if thai_first else []), known, "cp1252"]
    return [known, "utf-8", "cp874"]


def _known(named: str) -> str:
    """Python's name of an encoding of text; what is none of those is nobody's, like no name at all."""
    try:
        # Every name that is looked up is remembered for good, so only what can be one is.
        known = codecs.lookup(named).name if _NAME.fullmatch(named) else ""
    except (LookupError, ValueError):
        return "ascii"
    return known if _OF_MAIL.fullmatch(known) else "ascii"
