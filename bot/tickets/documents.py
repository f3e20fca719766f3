"""PDFs: written anew, if nothing in them runs, opens, sends or unpacks something by itself.

Viewers differ in what they take for a document: one follows its table of objects, another looks for objects
wherever they may lie, a third repairs, and there is no end to the places in which something can be hidden from one of
them.  So what is passed on is not the file that came, but what one reading of it found, written as plainly as can be:
of that there is one reading for all.  It is looked at as the file that came is.

The file that came is read once from its first byte to its last, word by word, whether or not a table mentions it, and
refused for what hides in it: every name is seen, however it is spelt, and in every revision.  Three things are opaque
to that reading (streams, strings, comments), and neither the table nor a header may place an object within one.
Objects packed into a stream are unpacked and read the same way.  What a document does when it is opened is asked of
every place that says so, since viewers differ in which of two they heed.
(ISO 32000-2: 7.2 words, 7.3 objects, 7.5 the file, 12.6 actions.)

Allowed are links: a press, and the viewer's question, stand before them; and what a press does within the viewer (the
next page, a form emptied, a layer hidden), which slides have.  Allowed is also a document that opens at a place in
itself, as LibreOffice and LaTeX write it.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

import pypdf
from pypdf._utils import read_non_whitespace
from pypdf.errors import LimitReachedError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    read_hex_string_from_stream,
    read_object,
    read_string_from_stream,
)

from bot.tickets.inspection import Bounded, Unfit

MOST_WORDS = 500_000
"""Outside of streams, those of packed objects counted: about a second of work.  A manual of 36 pages has 8,000."""
MOST_LINK = 4000
"""Bytes.  Browsers take some two thousand."""
MOST_OPENINGS = 200
"""A document says once in each of its revisions what it opens with."""
MOST_UNPACKED = 20_000_000
"""Bytes of packed objects."""
MOST_READS = 500_000
"""Reads by pypdf, in all that it parses of one document together: about half a second of work, for which others may
have to wait.  It takes a byte or a few at a time, and begins anew for whatever is referred to, or begins within
something else.  3,000 pages with an outline take 440,000, a manual of 36 pages 50,000."""
ACTIVE = frozenset(
    b"JavaScript JS Launch SubmitForm ImportData GoToR GoToE Thread Rendition Movie Sound AA XFA EF EmbeddedFile "
    b"EmbeddedFiles FileAttachment Filespec UF Collection RichMedia RichMediaContent RichMediaExecute 3D GoTo3DView "
    b"OnInstantiate".split()
)
"""What runs, sends, opens another file, or holds one."""
_SPACE = b"\x00\t\n\f\r "
_WORD = re.compile(
    rb"(?P<plain>[" + _SPACE + rb"0-9R+\-.\[\]]+)"
    rb"|(?P<name>/[^" + _SPACE + rb"()<>\[\]{}/%]*)"
    rb"|(?P<word>[A-Za-z]+)"
    rb"|(?P<dictionary><<|>>)"
    rb"|(?P<hex><[" + _SPACE + rb"0-9A-Fa-f]*>)"
    rb"|(?P<string>\()"
    rb"|(?P<comment>%[^\r\n]*)"
)
"""No part of it can begin in two ways, so it never looks back: reading takes as long as the file is."""
_WORDS = frozenset(b"obj endobj stream endstream xref trailer startxref n f true false null".split())
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_DISGUISED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT = re.compile(rb"[0-9][" + _SPACE + rb"]++[0-9]++[" + _SPACE + rb"]*+obj")
_MARKUP = re.compile(rb"<(?:script|html|!doctype|\?php|svg|iframe)", re.IGNORECASE)
_NUMBERED = re.compile(rb"(?<![0-9])([0-9]++)[" + _SPACE + rb"]++[0-9]++[" + _SPACE + rb"]*+\Z")
"""What stands before an object: its number and its generation."""
_HALF = re.compile(rb"\A[" + _SPACE + rb"]*+(?:[0-9]++[" + _SPACE + rb"]++)?+R")
"""A reference of which the beginning stands before a comment."""
_LEADS = (b"URI", b"Base", b"F")
"""Keys of where a link leads, or another file lies."""
_LINK = re.compile(r"\A\s*+(?:(?:https?|mailto|tel):|(?:(?!//)[^:\\\x00-\x1f])*$)", re.IGNORECASE)
"""A link goes to the web, to an address, to a phone, or to a place beside the document: to no other machine's
disk (`//machine/share`), nor to one that a viewer makes of it by leaving out what cannot be seen."""
_NO_TABLE = b"\nstartxref\n0\n%%EOF"
"""Has pypdf look for the objects, as viewers do, in a document that does not say where its table is."""


def rewritten(content: bytes) -> bytes:
    """The document, written anew.  Raises Unfit (active, locked, broken), and whatever pypdf raises for one that
    cannot be read."""
    if not content.rstrip(_SPACE).endswith(b"%%EOF"):
        raise Unfit("broken")  # cut short; or what follows is another file
    reading = _read(content)
    with pypdf.apply_configuration(
        zlib_maximum_output_length=MOST_UNPACKED,
        lzw_maximum_output_length=MOST_UNPACKED,
        run_length_maximum_output_length=MOST_UNPACKED,
        jbig2dec_binary=None,  # pypdf would start a program
    ):
        work = _Work()
        stream = _Counted(work, content if b"startxref" in content else content + _NO_TABLE)
        # Also what pypdf unpacks by itself: objects may begin within one another.
        pypdf._reader.BytesIO = partial(_Counted, work)  # type: ignore[attr-defined, assignment]
        document = pypdf.PdfReader(stream)
        reading.contains(begins for table in document.xref.values() for begins in table.values())
        _read_packed(reading, stream, document)
        document.root_object  # noqa: B018 - raises where there is no document to open
        if not _opens_in_itself(reading, document, work):
            raise Unfit("active")
        written = _written(document)
        again = _read(written)
        if again.packed or not _opens_in_itself(again, pypdf.PdfReader(_Counted(work, written)), work):
            raise Unfit("active")
    return written


def _read(content: bytes) -> _Reading:
    """What stands in a document, word by word.  Raises Unfit."""
    reading = _Reading(content)
    reading.read()
    if reading.locked:
        raise Unfit("locked")
    if zipfile.is_zipfile(io.BytesIO(content)):  # an archive is found from its end, wherever it begins
        raise Unfit("active")
    return reading


def _written(document: pypdf.PdfReader) -> bytes:
    """What was read of a document, and nothing else."""
    document.strict = False
    # pypdf writes none without these; readers do without.
    document.trailer.setdefault(NameObject("/Size"), NumberObject(0))
    document.root_object.setdefault(NameObject("/Pages"), _no_pages())
    out = Bounded()
    writer = pypdf.PdfWriter(clone_from=document)
    writer.pdf_header = "%PDF-1.7"
    writer.write(out)
    return out.getvalue()


def _no_pages() -> DictionaryObject:
    pages = {"/Type": NameObject("/Pages"), "/Kids": ArrayObject(), "/Count": NumberObject(0)}
    return DictionaryObject({NameObject(key): value for key, value in pages.items()})


def _read_packed(reading: _Reading, stream: io.BytesIO, document: pypdf.PdfReader) -> None:
    """Read the objects in streams of objects (7.5.7)."""

    def packed_at(begins: int, *, strict: bool) -> StreamObject:
        document.strict = strict
        stream.seek(begins)
        read_non_whitespace(stream)
        stream.seek(-1, io.SEEK_CUR)
        found = read_object(stream, document)
        if not isinstance(found, StreamObject):
            raise Unfit("broken")
        return found

    size = 0
    for begins in reading.packed:
        packed = packed_at(begins, strict=False)
        objects = packed.get_data()
        size += len(objects)
        if size > MOST_UNPACKED:
            raise Unfit("broken")
        inner = _Reading(objects, reading.words)
        inner.read()
        reading.words = inner.words
        reading.openings += inner.openings
        first = packed["/First"]
        if inner.packed or not isinstance(first, NumberObject):
            raise Unfit("broken")
        numbers = [int(each) for each in objects[:first].split(None, MOST_WORDS)]
        inner.contains(first + offset for offset in numbers[1::2])
        for number, offset in zip(numbers[::2], numbers[1::2], strict=True):
            reading.objects.setdefault(number, []).append(Place(objects, first + offset))
        packed_at(begins, strict=True)  # no second length or filter that another viewer would go by


def _opens_in_itself(reading: _Reading, document: pypdf.PdfReader, work: _Work) -> bool:
    """Whether all that the document may do when it is opened is to show a place in it (12.3.2, 12.6.4.2), whichever
    of its openings, and of the objects of a number, a viewer takes."""
    document.strict = True  # no key twice, of which another viewer would take the other
    openings = [_value_at(each, document, work) for each in reading.openings]
    numbers = {each.idnum for each in openings if isinstance(each, IndirectObject)}
    meant = [each for each in openings if not isinstance(each, IndirectObject)]
    for number in numbers:
        meant += [_value_at(each, document, work) for each in reading.objects.get(number, ())] or [None]
    return all(
        (each.raw_get("/S") == "/GoTo" and "/Next" not in each)
        if isinstance(each, DictionaryObject)
        else isinstance(each, ArrayObject | NameObject | TextStringObject | ByteStringObject)
        for each in meant
    )


def _value_at(place: Place, document: pypdf.PdfReader, work: _Work) -> PdfObject | None:
    stream = _Counted(work, place.data)
    stream.seek(place.begins)
    read_non_whitespace(stream)
    stream.seek(-1, io.SEEK_CUR)
    return read_object(stream, document)


def _is_link(text: bytes) -> bool:
    """Whether a string, as it is written, leads where a link may."""
    if len(text) > MOST_LINK:
        return False
    read = read_hex_string_from_stream if text.startswith(b"<") else read_string_from_stream
    target = read(io.BytesIO(text))
    return isinstance(target, str) and _LINK.match(target) is not None


class _Work:
    """What was read of one document."""

    reads = 0


class _Counted(io.BytesIO):
    """Bytes, of which each reading is work.  Raises LimitReachedError, which pypdf does not mend, as it does others."""

    def __init__(self, work: _Work, data: bytes) -> None:
        super().__init__(data)
        self._work = work

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self._work.reads += 1 + (len(found) >> 10)
        if self._work.reads > MOST_READS:
            raise LimitReachedError
        return found


class Place(NamedTuple):
    """Where something begins."""

    data: bytes
    begins: int


class _Reading:
    """One reading of a document, or of unpacked objects, from the first byte to the last."""

    def __init__(self, data: bytes, words: int = 0) -> None:
        """`words`: how many were read of this document before."""
        self.words = words
        self.locked = False
        self.openings: list[Place] = []
        """What comes after each name that says what the document opens with."""
        self.objects: dict[int, list[Place]] = {}
        """By number, all that bear it."""
        self.packed: list[int] = []
        """Where objects begin that are streams of objects."""
        self._data = data
        self._opaque: list[tuple[int, int]] = []
        self._object: int | None = None
        self._names: list[bytes] = []
        """Of the object that is read."""
        self._before = self._key = b""
        """The word just before; and the name just before, if nothing but space and comments stands between."""
        self._is_key = False
        """Whether that name is no value of one before it (`/S /URI`)."""

    def contains(self, offsets: Iterable[int]) -> None:
        """Where somebody else says that objects begin.  Raises Unfit if that is where nobody read."""
        for offset in offsets:
            n = bisect_right(self._opaque, (offset, len(self._data))) - 1
            if n >= 0 and self._opaque[n][0] < offset < self._opaque[n][1]:
                raise Unfit("active")
            if self._data[max(offset - 1, 0) : offset + 1].isdigit() and offset > 0:
                raise Unfit("active")  # within a number: one object would be as many as it has digits

    def read(self) -> None:
        """Raises Unfit."""
        kinds = {
            "plain": self._plain,
            "name": self._name,
            "word": self._word,
            "dictionary": self._dictionary,
            "hex": self._hex,
            "string": self._string,
            "comment": self._comment,
        }
        at = 0
        while at < len(self._data):
            word = _WORD.match(self._data, at)
            if word is None or word.lastgroup is None:
                raise Unfit("broken")
            self._counted(1)
            at = kinds[word.lastgroup](word)

    # Each takes a word and returns where the next begins.

    def _plain(self, word: re.Match[bytes]) -> int:
        if text := word[0].strip(_SPACE):
            if _HALF.match(text):
                raise Unfit("broken")  # it would not be known for one
            refers = b"R" in text.partition(b"]")[0]
            if self._key in (b"URI", b"Base") or (self._key == b"F" and refers):
                raise Unfit("active")  # a reference: where it leads is not to be seen here
            if self._key == b"Ref" and not text.startswith(b"["):
                raise Unfit("active")  # a page of another file (8.10.4); in a list: parts of the text
            self._follows(word[0])
        return word.end()

    def _name(self, word: re.Match[bytes]) -> int:
        name = word[0][1:]
        if b"#" in name:
            self._counted(name.count(b"#"))
            name = _DISGUISED.sub(lambda code: bytes([int(code[1], 16)]), name)
        if name in ACTIVE:
            raise Unfit("active")
        is_value = bool(self._key) and self._is_key
        if is_value and self._key in _LEADS:
            raise Unfit("active")  # a name is no string, and some viewers follow it
        self.locked |= name == b"Encrypt"
        if name == b"OpenAction":
            if len(self.openings) == MOST_OPENINGS:
                raise Unfit("broken")
            self.openings.append(Place(self._data, word.end()))
        self._names.append(name)
        self._follows(b"")
        self._key, self._is_key = name, not is_value
        return word.end()

    def _word(self, word: re.Match[bytes]) -> int:
        text, at = word[0], word.end()
        if text not in _WORDS:
            raise Unfit("broken")
        if text == b"obj":
            number = _NUMBERED.search(self._before)
            if number is None:
                raise Unfit("broken")
            self._object, self._names = at, []
            self.objects.setdefault(int(number[1]), []).append(Place(self._data, at))
        elif text == b"stream":
            at = self._end_of_stream(at)
        self._follows(text)
        return at

    def _dictionary(self, word: re.Match[bytes]) -> int:
        if self._key in (b"F", b"Ref") and word[0] == b"<<":
            raise Unfit("active")
        self._follows(word[0])
        return word.end()

    def _hex(self, word: re.Match[bytes]) -> int:
        self._value(word[0])
        return word.end()

    def _string(self, word: re.Match[bytes]) -> int:
        end = self._end_of_string(word.end())
        self._skip(word.start(), end)
        self._value(self._data[word.start() : end])
        return end

    def _comment(self, word: re.Match[bytes]) -> int:
        self._skip(word.start(), word.end())
        if _MARKUP.search(word[0]):
            raise Unfit("active")  # what a browser takes for a page
        return word.end()

    def _counted(self, words: int) -> None:
        self.words += words
        if self.words > MOST_WORDS:
            raise Unfit("broken")

    def _follows(self, text: bytes) -> None:
        """What the next word comes after."""
        self._before, self._key = text, b""

    def _value(self, text: bytes) -> None:
        """A string, after a name: of another file (7.11), or where a link leads (12.6.4.8)."""
        if self._key == b"F" or (self._key in (b"URI", b"Base") and not _is_link(text)):
            raise Unfit("active")
        self._follows(b"")

    def _end_of_string(self, at: int) -> int:
        depth = 1
        for mark in _IN_STRING.finditer(self._data, at):
            self._counted(1)
            depth += {b"(": 1, b")": -1}.get(mark[0], 0)
            if depth == 0:
                return mark.end()
        raise Unfit("broken")

    def _end_of_stream(self, at: int) -> int:
        end = self._data.find(b"endstream", at)
        if self._before != b">>" or end < 0:
            raise Unfit("broken")
        if b"F" in self._names:
            raise Unfit("active")  # its bytes lie in another file (7.3.8.2)
        self._skip(at, end)
        if b"ObjStm" in self._names or b"First" in self._names:
            if self._object is None:
                raise Unfit("broken")
            self.packed.append(self._object)
        return end

    def _skip(self, begins: int, ends: int) -> None:
        if _OBJECT.search(self._data, begins, ends):
            raise Unfit("active")  # an object where a viewer finds it only by searching
        self._opaque.append((begins, ends))
