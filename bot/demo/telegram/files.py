"""Files that went through the chat, in memory, by `file_id` and by the path of their download."""

from dataclasses import dataclass
from pathlib import PurePath

from bot.demo.telegram.refusals import bad_request

MAX_DOWNLOAD = 20 << 20
MAX_PHOTO = 10 << 20
MAX_UPLOAD = 50 << 20
MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True)
class File:
    """Something with bytes and a name."""

    id: str
    name: str
    mime: str
    content: bytes
    size: int  # may be claimed larger than the content, to play a huge file
    path: str

    @property
    def unique_id(self) -> str:
        return f"u{self.id}"

    def about(self) -> dict[str, str | int]:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._count = 0

    @property
    def all(self) -> list[File]:
        """Every file, in the order in which they came."""
        return list(self._by_id.values())

    def put(self, file: File) -> None:
        """A file that was known before: no other will have its id."""
        self._by_id[file.id] = file
        self._count = max(self._count, int(file.id.rpartition("-")[2]) + 1)

    def add(self, content: bytes, name: str, mime: str, folder: str, size: int | None = None) -> File:
        number = self._count
        path = f"{folder}/file_{number}{PurePath(name).suffix.lower()}"
        if size is None:
            size = len(content)
        file = File(f"demo-file-{number:04d}", name, mime, content, size, path)
        self.put(file)
        return file

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return next((f for f in self._by_id.values() if f.path == path), None)

    def downloadable(self, file_id: str) -> File:
        """The file that getFile was asked for, or its refusal."""
        file = self._by_id.get(file_id)
        if not file:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if file.size > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return file


def image_type(content: bytes) -> str | None:
    """The kind of image that the first bytes show, or None."""
    return next((mime for magic, mime in MAGIC.items() if content.startswith(magic)), None)
