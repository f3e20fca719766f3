"""Reading a reply: what its writer typed, without the letter quoted below it and without a signature.

The quotation holds the person's data, and perhaps talk among colleagues: none of it may reach the chat.  Every
letter of ours begins with a marker line, so what stands above it is new; where the marker is missing nobody
can be sure, and the reader says so (`marked`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message

from bot.mail.charset import decode
from bot.mail.headers import Unreadable, decoded
from bot.mail.html_text import as_text
from bot.mail.older_mail import has_moment, is_head, may_begin_in

PARTS, DEPTH = 20, 5
LONGEST = 20_000
"""Characters of a reply that are read; a longer one is refused rather than cut."""
WITH_HISTORY, HTML = 20 * LONGEST, 2_000_000
"""Characters of a text with all that is quoted in it; bytes of one in HTML, which names its fonts in every line."""
LINES, CHARACTERS, SENTENCE = 4, 200, 60
"""Of a signature: lines, characters in all, and those of a line; of a longer one nobody can be sure."""
PUT_THERE = 10
"""Lines of one that a program put there, without the notices of a company."""
TYPED, PUT = "--", "-- "
"""The marks of a signature: what people type, and what programs write and nobody else does (RFC 3676, 4.3)."""
MARKS = 30
"""Accents on one letter (Stream-Safe Text, UAX #15); putting more of them into order costs their square."""

_MARKER = re.compile(r"\A[-‐-―−\s]*ตอบกลับเหนือบรรทัดนี้[-‐-―−\s]*")
_QUOTE = re.compile(r"\A\s?[>|│](?:\s{0,2}[>|│])*\s?")
_BAR = re.compile(r"\A\s?[|│]")
"""What few programs quote with, and people draw tables with."""
_ATTRIBUTION = re.compile(
    r"\A[-–—]{0,8}\s?(?:on(?=\s)|am(?=\s)|เมื่อ|ในวัน|วันที่).{4,400}?"
    r"(?:wrote|ได้เขียนว่า|เขียนว่า|เขียนแล้ว|เขียน|ส่งข้อความว่า)\s*(?:[:：]|[-–—]{2,8})",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(r"[-–—]{0,8}\s?(?:on|am|เมื่อ|ในวัน|วันที่)", re.IGNORECASE)
_INTRODUCES = re.compile(r"wrote|writes|schrieb|เขียน|@", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\A[-_*\s]*(?:original message|forwarded message|begin forwarded message|ข้อความต้นฉบับ|ข้อความเดิม|ข้อความที่ส่งต่อ)"
    r"[-_*:\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\A[_\-=]{10,}")
_BLOCK = re.compile(
    r"\A\*?(?:(?P<who>from|จาก|ผู้ส่ง)|(?P<when>sent|date|ส่งแล้ว|ส่งเมื่อ|ส่ง|วันที่ส่ง|วันที่)|"
    r"(?P<whom>to|ถึง|ผู้รับ)|(?P<copied>cc|สำเนาถึง|สำเนา)|(?P<what>subject|ชื่อเรื่อง|หัวเรื่อง|หัวข้อ|เรื่อง))\*?\s*[:：]",
    re.IGNORECASE,
)
"""A line of the headers of an older mail, by what it tells."""
_OF_A_MAIL = re.compile(r"@|\[PR-")
"""What stands in headers and attributions of mails and seldom in what people write: an address, our number."""
_OF_NOTICES = r"confidential|disclaimer|intended (?:only|solely)|virus|ความลับ|ผู้รับที่ระบุ|ไวรัส|ปฏิเสธความรับผิด"
_FOOTER = re.compile(rf"^[_=*-]{{5,}}|{_OF_NOTICES}", re.IGNORECASE)
"""The beginning of a notice that a mail server puts below what passes through it."""
_NOTICE = re.compile(
    rf"{_OF_NOTICES}|intended|unauthori[sz]ed|privileged|in error|this (?:e-?mail|message|communication)|"
    r"(?:ข้อความ|อีเมล์?|จดหมาย)(?:ฉบับ)?นี้|โดยไม่ได้รับอนุญาต|สงวนสิทธิ",
    re.IGNORECASE,
)
"""The same in a signature, of which it is a part more often than of an answer."""
_CONTACTS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|\+?\d[\d ()-]{6,20}", re.IGNORECASE)
"""What makes a line of a signature long: an address of the web or of mail, a number."""
_POSTAL = re.compile(r"\b[1-9]\d{4}[\s.]{0,3}\Z")
"""The end of a postal address."""
_DEVICES = (
    r"(?:iphone|ipad|(?:mobile |smart)?phone|mobile|tablet|device|windows|ios|mac|samsung|galaxy|android|huawei|xiaomi|"
    r"redmi|oppo|vivo|realme|pixel|outlook|gmail|yahoo|mail|โทรศัพท์มือถือ|โทรศัพท์|มือถือ|สมาร์[ทต]โฟน|แท็บเล็ต|อุปกรณ์)"
)
_PHONE_SIGNATURE = re.compile(
    rf"(?:sent from (?:my )?(?:(?!on |at |in )[\w-]{{1,16}} ){{0,2}}?{_DEVICES}"
    rf"(?: (?:mail|for|on|by|mobile|device|{_DEVICES})){{0,4}}"
    rf"|get outlook for {_DEVICES}|(?:ดาวน์โหลด|รับ) outlook(?: สำหรับ)? ?{_DEVICES}"
    rf"|ส่ง(?:จาก|ผ่าน)\s?{_DEVICES}(?:\s?(?:สำหรับ|บน|ของ(?:ฉัน|ผม|ดิฉัน)|{_DEVICES})){{0,4}})(?:\s?<[^>]{{0,80}}>|[\s.]){{0,3}}",
    re.IGNORECASE,
)
"""What phones and programs write below a mail."""
_LIKE_A_PHONE = re.compile(
    rf"\A(?:sent from (?:my|outlook|yahoo|mail)\b|get outlook for|(?:ดาวน์โหลด|รับ) outlook|ส่ง(?:จาก|ผ่าน)\s?{_DEVICES})",
    re.IGNORECASE,
)
"""How such a line begins; it may go on as a sentence of the answer."""


@dataclass(frozen=True)
class Reading:
    """What a reply says."""

    text: str
    marked: bool
    """Whether our marker line stood below it."""
    files: tuple[str, ...]
    """Names of files that hang on it; pictures of a signature do not count."""
    unsure: bool = False
    """Whether something in it may be the beginning of an older mail, or a signature, or may be part of the answer:
    nothing was cut; or something new stands below the marker line, or between lines that were quoted and are gone."""


def read(message: Message) -> Reading:
    """What was typed above the quotation.  Raises Unreadable."""
    parts = list(_parts(message, 1))
    if len(parts) > PARTS:
        raise Unreadable("parts")
    files = tuple(_name(part) for part in parts if _is_file(part))
    bodies = [part for part in parts if not _is_file(part)]
    plain = next((part for part in bodies if part.get_content_type() == "text/plain"), None)
    html = next((part for part in bodies if part.get_content_type() == "text/html"), None)
    text = _text(plain, 4 * WITH_HISTORY) if plain is not None else ""
    if not text.strip() and html is not None:
        text = as_text(_text(html, HTML))
    if len(text) > WITH_HISTORY:
        raise Unreadable("long")
    above, marked, below = _above_the_marker(_clean(text).split("\n"))
    above = _without_introduction(above) if marked else above
    above, unsure = _without_history(above)
    own, doubtful = _own(above)
    typed = "\n".join(own).strip()
    if len(typed) > LONGEST:
        raise Unreadable("long")
    unsure = unsure or doubtful or below or may_begin_in(own)
    return Reading(re.sub(r"\n{3,}", "\n\n", typed), marked, files, unsure)


def _parts(message: Message, depth: int) -> list[Message]:
    """The leaves of a mail; a mail inside (a forwarded one) is a leaf, and nobody's words."""
    if depth > DEPTH:
        raise Unreadable("parts")
    if message.get_content_maintype() == "message" or not message.is_multipart():
        return [message]
    found = []
    for part in message.get_payload():
        found += _parts(part, depth + 1)  # type: ignore[arg-type]
        if len(found) > PARTS:
            raise Unreadable("parts")
    return found


def _is_file(part: Message) -> bool:
    if part.get_content_maintype() == "message":
        return True
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "text":
        return part.get_filename() is not None
    # A picture that the text refers to is part of it, as in a signature; a document never is, wherever it is shown.
    return part.get_content_maintype() != "image" or part.get("Content-ID") is None


def _name(part: Message) -> str:
    name = part.get_filename() or part.get_content_type()
    shown = "".join(each for each in decoded_name(name) if unicodedata.category(each)[0] != "C")
    return shown.replace("/", "_").replace("\\", "_")[:80]


def decoded_name(name: str) -> str:
    """A file's name; some programs encode it like a header, which RFC 2231 does not foresee."""
    holder = Message()
    holder["Name"] = name
    return decoded(holder, "Name")


def _text(part: Message, longest: int) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    if len(data) > longest:
        raise Unreadable("long")
    text = decode(data, _param(part, "charset")).replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and _param(part, "format").lower() == "flowed":
        text = _unflowed(text, delsp=_param(part, "delsp").lower() == "yes")
    return text


def _param(part: Message, name: str) -> str:
    value = part.get_param(name)
    return str(value[2] if isinstance(value, tuple) else value or "")


def _unflowed(text: str, *, delsp: bool) -> str:
    """Lines that a mail program broke for width are joined again (RFC 3676)."""
    joined: list[list[str]] = []
    open_line = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        goes_on = open_line and not line.startswith(">") and line != "-- "
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
        piece = line[:-1] if open_line and delsp else line
        if goes_on:
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return "\n".join("".join(pieces) for pieces in joined)


def _clean(text: str) -> str:
    """No controls and nothing invisible; NFC, as Thai is typed."""
    text = text.replace("\r", "\n").replace("\xa0", " ").replace("\t", " ")
    kept = (
        each
        for each in text
        if each in "\n\u200c\u200d" or unicodedata.category(each) not in ("Cc", "Cf", "Cs")
    )
    return unicodedata.normalize("NFC", "".join(_with_few_marks(kept)))


def _with_few_marks(text: Iterable[str]) -> Iterator[str]:
    marks = 0
    for each in text:
        marks = marks + 1 if unicodedata.combining(each) else 0
        if marks <= MARKS:
            yield each


def _above_the_marker(lines: list[str]) -> tuple[list[str], bool, bool]:
    """What stands above our marker line; whether there is one; and whether somebody wrote below it, between what is
    quoted."""
    for n, line in enumerate(lines):
        if _MARKER.fullmatch(_QUOTE.sub("", line)):
            return lines[:n], True, bool(_QUOTE.match(line)) and _is_written_between(lines[n + 1 :])
    return lines, False, False


def _is_written_between(lines: list[str]) -> bool:
    """Whether somebody wrote a paragraph of their own below the first quoted line.  What follows a quoted line at once
    is that line, broken for width; and servers put a notice at the end."""
    before = ">"
    for line in _without_signature(lines):
        begins = not before.strip() and line.strip() and not _QUOTE.match(line)
        if begins and not _FOOTER.search(line):
            return True
        if begins:
            return False
        before = line
    return False


def _without_introduction(lines: list[str]) -> list[str]:
    """Right above the quoted letter stands who wrote it when, in whatever words a mail program has for that:
    the last paragraph, if it is short, ends in a colon, and speaks of writing or names an address or a moment; or
    the head of the letter."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    last = " ".join(lines[start:end]).rstrip()
    told = last.endswith((":", "：")) and (_INTRODUCES.search(last) or has_moment(last))
    if start and ((end - start <= 3 and told) or is_head(lines[start:end])):
        return lines[:start]
    return lines


def _without_history(lines: list[str]) -> tuple[list[str], bool]:
    """Cut where an older mail begins.  Whether there is a place besides of which nobody can be sure."""
    unsure = False
    for n, line in enumerate(lines):
        if begins := _begins_history(lines, n, line.strip()):
            if begins == SURELY:
                lines = lines[:n]
                break
            unsure = True
    return lines, unsure


SURELY, PERHAPS = "surely", "perhaps"


def _begins_history(lines: list[str], n: int, line: str) -> str:
    """`SURELY` or `PERHAPS` where an older mail begins at this line; else empty."""
    if not line:
        return ""
    if _ORIGINAL.fullmatch(line):
        return SURELY
    if (block := _BLOCK.match(line)) or _RULE.fullmatch(line):
        following = [each.strip() for each in lines[n + 1 : n + 7] if each.strip()]
        told = [found for each in following if (found := _BLOCK.match(each))] + ([block] if block else [])
        kinds = {each.lastgroup for each in told}
        if len(kinds) < (3 if block else 2) or not kinds & {"who", "when"}:
            return ""
        last = all(_BLOCK.match(each.strip()) for each in lines[n + 1 :] if each.strip())
        of_a_mail = last or any(_OF_A_MAIL.search(each.string) for each in told)
        # Every mail has both; who invites to an appointment, or names an office, writes one of them.
        headed = {"who", "when"} <= kinds
        return SURELY if not block or (headed and of_a_mail) else PERHAPS
    # An attribution may be folded over three lines, and ends one of them.
    for span in (1, 2, 3) if _DATED.match(line) else ():
        words = "\n".join(each.strip() for each in lines[n : n + span])
        if _ATTRIBUTION.fullmatch(words):
            behind = next((each for each in lines[n + span :] if each.strip()), None)
            quoted = behind is None or _QUOTE.match(behind)
            return SURELY if quoted or _OF_A_MAIL.search(words) else PERHAPS
    return ""


def _own(lines: list[str]) -> tuple[list[str], bool]:
    """The lines that are not quoted, without a signature.  Whether something that is gone, or stands below the mark of
    a signature, may be part of the answer: a line between others that stay, a row of a table, more than a name; or
    something that stays is a signature."""
    places = [n for n, line in enumerate(lines) if not _QUOTE.match(line)]
    own = [lines[n] for n in places]
    mark = _mark(own)
    if _is_more_than_a_name(own[mark:]):
        return _without_phone(own), True
    own = _without_signature(own)
    between = bool(own) and places[len(own) - 1] >= len(own)
    like_a_phone = bool(own) and _LIKE_A_PHONE.match(own[-1].strip()) is not None
    return own, between or like_a_phone or any(_BAR.match(line) for line in lines)


def _is_more_than_a_name(marked: list[str]) -> bool:
    """Whether what stands below the mark of a signature may be said to the person.  A program puts more there than
    somebody types, and a company its notices; no signature has another mark in it."""
    mark, below = marked[:1], marked[1:]
    if any(line in (TYPED, PUT) for line in below):
        return True
    if mark == [PUT]:
        said = [line for line in _without_notices(below) if any(map(str.isalnum, line))]
        sentences = (line for line in said if len(_CONTACTS.sub("", line)) > SENTENCE)
        return len(said) > PUT_THERE or any(not _POSTAL.search(line) for line in sentences)
    filled = [line for line in below if line.strip()]
    apart = bool(filled) and not below[0].strip()
    long = len(filled) > LINES or sum(map(len, filled)) > CHARACTERS
    return apart or long or any(len(line) > SENTENCE for line in filled)


def _without_notices(lines: list[str]) -> Iterator[str]:
    """What is no notice of a company: one goes to the end of its paragraph."""
    notice = False
    for line in lines:
        notice = bool(line.strip()) and (notice or _NOTICE.search(line) is not None)
        if not notice:
            yield line


def _without_signature(lines: list[str]) -> list[str]:
    return _without_phone(lines[: _mark(lines)])


def _mark(lines: list[str]) -> int:
    """Where the mark of a signature stands; behind all lines where there is none."""
    return next((n for n, line in enumerate(lines) if line in (TYPED, PUT)), len(lines))


def _without_phone(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or _PHONE_SIGNATURE.fullmatch(lines[end - 1].strip())):
        end -= 1
    return lines[:end]
