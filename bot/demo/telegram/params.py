"""A call as it came over HTTP: the method, its parameters as strings, and the files that came along.

Parameters may come in the query, urlencoded, as multipart or as JSON; whatever the way, they are kept as
the strings of a form, objects and arrays as JSON text, because that is what python-telegram-bot sends and
what the checker of recorded calls reads with `--form`.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from bot.demo.telegram.entities import check_entities, find_entities
from bot.demo.telegram.formatting import BadMarkup, Entity, parse_html, trim
from bot.demo.telegram.refusals import bad_request, check_raw


@dataclass(frozen=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    mime: str
    content: bytes


@dataclass
class Call:
    method: str
    params: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.params.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.params.get(name, default))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes", "y", "t")

    def given(self, name: str) -> Any:
        """A parameter that is JSON, decoded; None when it is missing, a ValueError when it is no JSON."""
        return json.loads(self.params[name]) if self.text(name) else None

    def formatted(self, name: str, entities: str) -> tuple[str, list[Entity]]:
        """A text with its entities, by tags or as given, and those that the server finds itself."""
        source = self.text(name)
        check_raw(source)
        mode = self.text("parse_mode").lower()
        if mode not in ("", "html"):  # Markdown exists in Telegram; here everything is HTML or entities
            raise bad_request("unsupported parse_mode")
        if mode:
            try:
                text, marks = parse_html(source)
            except BadMarkup as problem:
                raise bad_request(f"can't parse entities: {problem}") from None
        else:
            try:
                marks = check_entities(self.given(entities) or [], source)
            except ValueError:
                raise bad_request("can't parse entities JSON object") from None
            text, marks = trim(source, marks)
        return text, find_entities(text, marks)

    def upload(self, name: str) -> Upload | None:
        """The file sent for a parameter: a part of that name, or one that it names by attach://."""
        part = self.text(name).removeprefix("attach://") if self.text(name).startswith("attach://") else name
        return self.uploads.get(part)


async def read_call(request: web.Request, method: str) -> Call:
    call = Call(method, dict(request.query))
    kind = request.content_type
    if kind == "application/json":
        _take_json(call, await request.text())
    elif kind == "multipart/form-data":
        await _take_parts(call, request)
    else:
        form = await request.post()
        call.params.update({name: str(value) for name, value in form.items()})
    return call


def _take_json(call: Call, body: str) -> None:
    try:
        params = json.loads(body) if body else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(params, dict):
        raise bad_request("object expected")
    for name, value in params.items():
        if value is not None:
            call.params[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def _take_parts(call: Call, request: web.Request) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            call.params[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            call.uploads[part.name] = Upload(part.filename, mime, content)
