"""Pictures are drawn anew, so that nothing hides in them.

Drawing anew removes EXIF (where a photo was taken) and whatever else rides along (OWASP ASVS 14.2.8).  What Pillow
is given is what draws: notes, profiles, previews and second pictures, which are what unfolds into gigabytes, are
cut out before it looks.
"""

from __future__ import annotations

import io
import re
import struct

from PIL import Image, ImageOps

from bot.tickets.inspection import MOST_PIXELS, Bounded, Unfit

MOST_PARTS = 10_000
"""Chunks of a PNG, segments of a JPEG.  10 MB in chunks of 8 kB are 1,300."""
MOST_SCANS = 30
"""Of a progressive JPEG, each a pass over the whole picture; encoders make about ten."""
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWN = (b"PLTE", b"tRNS", b"IDAT", b"eXIf", b"IEND")
"""Chunks that are drawn, and the one that says which way is up."""
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
"""What ends a scan of a JPEG: 0 stuffs a byte of the picture, D0 to D7 restart within it (ITU-T T.81, B.1.1)."""
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APPS = {0xE0: b"JFIF\0", 0xE1: b"Exif\0\0", 0xEE: b"Adobe"}
"""Colours depend on the first and last, which way is up on the other."""


def redrawn(content: bytes) -> bytes:
    """The picture, upright and with nothing but its points.  Raises Unfit, and whatever Pillow raises for a
    broken one."""
    png = content.startswith(_PNG)
    format, drawn = ("PNG", _chunks(content)) if png else ("JPEG", _segments(content))
    with Image.open(io.BytesIO(drawn), formats=(format,)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Unfit("big")
        ImageOps.exif_transpose(picture, in_place=True)
        picture.load()
        # Pillow writes what it finds in `info`; which colour is transparent is part of the picture.
        picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
        out = Bounded()
        # Deflate's first level: a fifth larger than its sixth, four times as fast.
        picture.save(out, format, **({"compress_level": 1} if png else {"quality": 90}))
    return out.getvalue()


def _chunks(content: bytes) -> bytes:
    """A PNG without what is not drawn."""
    kept, at = [_PNG], len(_PNG)
    for _ in range(MOST_PARTS):
        size, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if end > len(content):
            break
        if kind in _DRAWN or (kind == b"IHDR" and at == len(_PNG)):
            kept.append(content[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    raise Unfit("broken")


def _segments(content: bytes) -> bytes:
    """A JPEG without what is not drawn, up to its end."""
    kept, at, scans = [content[:2]], 2, 0
    for _ in range(MOST_PARTS):
        marker = _MARKER.search(content, at)
        if marker is None or marker[1][0] == _EOI:
            # No end is added where there is none: half a picture would pass for a whole one, the rest in grey.
            return b"".join((*kept, marker[0] if marker else b""))
        kind = marker[1][0]
        if kind in (0x01, _SOI):  # markers that stand alone
            at = marker.end()
            continue
        end = at = marker.end() + struct.unpack_from(">H", content, marker.end())[0]
        if kind == _SOS:
            scans += 1
            after = _MARKER.search(content, end)
            at = after.start() if after else len(content)
        if _is_drawn(kind, content[marker.end() + 2 : marker.end() + 8]):
            kept.append(content[marker.start() : at])
        if scans > MOST_SCANS:
            break
    raise Unfit("broken")


def _is_drawn(kind: int, begins: bytes) -> bool:
    if 0xE0 <= kind <= 0xEF:
        return kind in _APPS and begins.startswith(_APPS[kind])
    return kind != _COM
