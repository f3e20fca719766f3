"""What a file is, by its content and never by its name; pictures are drawn anew, so that nothing hides in them.

Drawing anew removes EXIF (where a photo was taken) and whatever else rides along (OWASP ASVS 14.2.8).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
"""Of a file that is kept: with base64 it still fits through common mail servers (25 MB)."""
MOST_PIXELS = 25_000_000  # ASVS 5.2.6
_ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia|XFA|OpenAction)\b")
_ACTIVE_SHORT = re.compile(rb"/(JS|AA)\b")
"""Short enough to turn up in the pixels of a scan by chance: looked for outside of streams only."""
_STREAM = re.compile(rb">>\s*stream\r?\n.*?endstream", re.DOTALL)
_PACKED = re.compile(rb"/ObjStm\b.{0,300}?stream\r?\n(.*?)endstream", re.DOTALL)
_DISGUISED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ODD_NAME = re.compile(r"[^\w .()\u0e01-\u0e3a\u0e3f-\u0e5b-]+")


class Unfit(Exception):
    """A file that is not taken; `reason` is the end of a message id: big, kind, broken, active, locked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Evidence:
    """A file fit to be kept."""

    kind: str
    name: str
    content: bytes = field(repr=False)
    caption: str = ""
    """What the person wrote with it."""

    @property
    def content_type(self) -> str:
        return {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}[self.kind]


def inspect(name: str, content: bytes) -> Evidence:
    """The file as it may be kept.  Raises Unfit."""
    if len(content) > MOST_BYTES:
        raise Unfit("big")
    if content.startswith(b"%PDF-"):
        return Evidence("pdf", _named(name, "pdf"), _document(content))
    if content.startswith(b"\xff\xd8\xff"):
        return Evidence("jpg", _named(name, "jpg"), _picture(content, "JPEG"))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Evidence("png", _named(name, "png"), _picture(content, "PNG"))
    raise Unfit("kind")


def _picture(content: bytes, format: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=(format,)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit("big")
            upright = ImageOps.exif_transpose(picture)
            clean = Image.new(upright.mode, upright.size)
            clean.paste(upright)
            if upright.mode == "P":
                clean.putpalette(upright.getpalette() or [])
            out = io.BytesIO()
            options = {"quality": 90} if format == "JPEG" else {"optimize": False}
            clean.save(out, format, **options)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        Image.DecompressionBombError,
        SyntaxError,
    ) as error:  # Pillow's word for a broken PNG
        raise Unfit("broken") from error
    return out.getvalue()


def _document(content: bytes) -> bytes:
    if b"%%EOF" not in content[-2048:]:
        raise Unfit("broken")
    if b"/Encrypt" in content:
        raise Unfit("locked")
    if any(_is_active(part) for part in (content, *_unpacked(content))):
        raise Unfit("active")
    return content


def _is_active(part: bytes) -> bool:
    plain = _DISGUISED.sub(lambda code: bytes([int(code[1], 16)]), part)
    return bool(_ACTIVE.search(plain) or _ACTIVE_SHORT.search(_STREAM.sub(b"", plain)))


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The objects that a newer PDF keeps compressed."""
    room = MOST_BYTES
    for packed in _PACKED.finditer(content):
        with suppress(zlib.error):
            objects = zlib.decompressobj().decompress(packed[1], max(room, 1))
            room -= len(objects)
            yield objects


def _named(name: str, kind: str) -> str:
    stem = _ODD_NAME.sub("_", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]).strip(" ._")
    return f"{stem[:60] or 'file'}.{kind}"
