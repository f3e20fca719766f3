"""Files by their content: what is taken, what is refused and why, and what a picture no longer carries."""

from __future__ import annotations

import io
import random
import string
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.tickets.inspection import MOST_BYTES, Unfit, inspect

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

    assert MOST_BYTES == len(inspect("a.pdf", PDF.replace(b"1 0 obj", padding + b"1 0 obj")).content)
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
    import struct

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


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
@settings(max_examples=400, deadline=None)
def test_a_damaged_picture_is_taken_or_refused_and_nothing_else(format: str, data: st.DataObject) -> None:
    """Bytes changed anywhere end in a picture or in a reason, never in another exception."""
    content = bytearray(photo() if format == "EXIF" else noise(format)[:3000])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, min(len(content) - 1, 400)))] = data.draw(st.integers(0, 255))

    taken_or_refused(bytes(content))


@given(st.binary(max_size=200), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b""]))
@settings(max_examples=300, deadline=None)
def test_garbage_behind_good_first_bytes_is_refused(rest: bytes, magic: bytes) -> None:
    """The first bytes alone make no file."""
    taken_or_refused(magic + rest)


def taken_or_refused(content: bytes) -> None:
    try:
        outcome = inspect("a.jpg", content).kind
    except Unfit as unfit:
        outcome = unfit.reason
    assert outcome in ("jpg", "png", "pdf", "big", "kind", "broken", "active", "locked")


# PDFs -------------------------------------------------------------------------------------------------


def test_a_plain_pdf_is_kept_as_it_is() -> None:
    """Nothing of a document is changed."""
    assert PDF == inspect("a.pdf", PDF).content


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
