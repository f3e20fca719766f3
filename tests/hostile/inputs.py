"""What hostile people send: texts, files, mails and bodies that cost whoever reads them as much as they can."""

from __future__ import annotations

import io
import json
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image

LONGEST = 4096
"""Characters of a text that Telegram takes."""
THAI = "กขคงจฉชซญฐณดตถทธนบปผฝพฟภมยรลวศสหอฮะาิีึืุูเแโใไ่้๊๋็์ำ"
ALPHABETS = (
    THAI,
    THAI + " ",
    THAI + "abc 0123456789@.-_/",
    "0123456789 -",
    "abcdefghijklmnopqrstuvwxyz ",
    "asdfghjkl;'zxcvbnm,./qwertyuiop[] ",
    "กา็่้์",
    "".join(map(chr, range(0x20, 0x2FF))),
)
REPEATED = (
    "@",
    "a@",
    "a@b.co ",
    "ก\n",
    "ไม่ ",
    "ครับ",
    "ยกเลิก ",
    "081-234-5678 ",
    "1/1/2567 ",
    "👩‍👩‍👧‍👦",
    "“",
    "http://a.b/",
    "ๆ",
)
LISTS = (
    "1-20,",
    "1-9 ",
    "2-15,",
    "ข้อ 1-20 ",
    "1-20ข้อแรก",
    "สองข้อแรก ",
    "ข้อ 2 เป็นต้นไป ",
    "ไม่ใช่ข้อ 1 ",
    "ไม่เอา 1-20,",
    "1,2,3,",
    "5 ",
    "ปฏิทิน",
    "ไม่เอาปฏิทิน ",
    "ปฏิทินกับรายชื่อ แต่",
    "ทั้งหมดยกเว้นข้อ 2 ",
    "ที่เหลือ",
    "อย่าลบ อย่างอื่น ",
    "keep 1-20, ",
    "the calendar too, delete the rest. ",
    "from 1 onwards ",
    "แม่โทรศัพท์เสีย ",
    "ไม่ใช่ a@b.co ",
)
"""What lists are told in: rows of places, names, and words that take or leave."""


def text(chance: random.Random) -> str:
    """As long as Telegram takes it: letters of chance, or a few of them over and over."""
    if chance.random() < 0.3:
        piece = chance.choice((*REPEATED, *LISTS))
        return (piece * LONGEST)[:LONGEST]
    return "".join(chance.choices(chance.choice(ALPHABETS), k=LONGEST))


# Files ------------------------------------------------------------------------------------------------

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG of these measures."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + data + chunk(b"IEND", b"")


def jpeg_of_scans(scans: int) -> bytes:
    """Something that begins as a JPEG and has one scan after another."""
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + b"\xff\xfe\0\2" * scans
        + b"\xff\xd9"
    )


def with_object(thing: bytes) -> bytes:
    """A PDF with one more object."""
    return PDF.replace(b"trailer", thing + b"trailer")


def of_openings(count: int, elements: int) -> bytes:
    """Openings within one another, in some hundred bytes."""
    nested = b"<< /OpenAction [" * count + b"1 " * elements + b"] >>" * count
    packed = zlib.compress(b"9 0 " + nested, 9)
    said = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d" % len(packed)
    return with_object(b"5 0 obj\n<< " + said + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n")


FILES: tuple[Callable[[], bytes], ...] = (
    lambda: png(5000, 5000, chunk(b"IDAT", zlib.compress(bytes(5000 * 5000 * 4 + 5000)))),
    lambda: png(60_000, 60_000, chunk(b"IDAT", zlib.compress(bytes(1 << 20)))),
    lambda: png(9, 9, b"".join([chunk(b"IDAT", b"")] * 20_000)),
    lambda: png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1 << 26)))),
    lambda: jpeg_of_scans(100_000),
    lambda: with_object(b"2 0 obj << " + b"/a " * 600_000 + b">> endobj\n"),
    lambda: with_object(b"2 0 obj" + b"<<" * 200_000 + b">>" * 200_000 + b"endobj\n"),
    lambda: with_object(b">>stream" * 40_000),
    lambda: with_object(
        b"2 0 obj\n<< /Filter /FlateDecode >>\nstream\n"
        + zlib.compress(bytes(1 << 26))
        + b"\nendstream\nendobj\n"
    ),
    lambda: of_openings(150, 90_000),
    lambda: with_object(
        b"8 0 obj " + b"<< /OpenAction 7 0 R >> " * 200 + b"endobj\n"
        + (b"7 0 obj [" + b"1 " * 400 + b"] endobj\n") * 2000
    ),
    lambda: PDF + b"PK\x03\x04" + bytes(1 << 20) + b"\xff\xd8\xff<script>",
)  # fmt: skip


@cache
def photo() -> bytes:
    """As Telegram sends it, from somebody honest."""
    out = io.BytesIO()
    Image.effect_noise((1280, 960), 30).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


@cache
def document() -> bytes:
    """A page as a scanner makes it, from somebody honest."""
    out = io.BytesIO()
    Image.effect_noise((1240, 1754), 30).convert("L").save(out, "PDF")
    return out.getvalue()


def files(chance: random.Random) -> bytes:
    """A bomb, or two kinds of file in one; never the same bytes twice."""
    content = made()[chance.randrange(len(FILES))]
    # A document whose last line is not its end is refused unread.
    return (
        content
        + b"\n%"
        + str(chance.random()).encode()
        + (b"\n%%EOF" if content.startswith(b"%PDF") else b"")
    )


@cache
def made() -> list[bytes]:
    """One file of each kind.  It takes half a second: whoever measures makes them before."""
    return [each() for each in FILES]


# Mails, buttons, bodies -------------------------------------------------------------------------------


def mail(chance: random.Random, number: int) -> bytes:
    """A mail that is deep, wide, in no charset, or hardly anything but blank lines."""
    head = (
        f"From: a{number}@stranger.example\r\nTo: bot@company.example\r\nMessage-ID: <{number}.h@stranger.example>\r\n"
        "Subject: hostile\r\n"
    ).encode()
    match chance.randrange(7):
        case 0:
            return head + b"Content-Type: message/rfc822\r\n\r\n" * 1000 + b"x"
        case 1:
            return head + b"Content-Type: text/plain; charset=undefined\r\n\r\n" + bytes(range(256)) * 1000
        case 2:
            return head + b"Content-Type: multipart/mixed; boundary*=idna''x%ff\r\n\r\n--x\r\n\r\n" * 50
        case 3:
            return head + b"\r\n" + b"\r\n" * 1_000_000
        case 4:
            return head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 50_000
        case 5:
            return head + b"X: y\r\n" * 100_000 + b"\r\nx"
    return head + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000 + b"<blockquote>" * 50_000


FORGED = (
    "a/contact/about/complaint",
    "a/contact/send/send",
    "s/contact",
    "p/policy/1.4",
    "p/status/PR-00000-0",
    "q/x",
    "////",
    "r",
    "ก" * 21,
)


def data(chance: random.Random) -> str:
    """What no button holds, or not here."""
    return chance.choice(FORGED) if chance.random() < 0.7 else "".join(chance.choices(THAI, k=21))


def body(chance: random.Random, number: int) -> bytes:
    """What is no update, or hardly one."""
    match chance.randrange(5):
        case 0:
            return b"[" * 100_000
        case 1:
            return chance.randbytes(1000)
        case 2:
            return json.dumps({"update_id": number, "message": {"text": "x" * 500_000}}).encode()
        case 3:
            return b'{"update_id": ' + b"9" * 4000 + b"}"
    return json.dumps(
        {"update_id": number, "message": [[[]]], "edited_message": {"chat": {"id": "x"}}}
    ).encode()
