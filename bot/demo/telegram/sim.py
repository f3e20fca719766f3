"""The person's side over HTTP: `/sim/...`, for the page and for tests in another process.

POST /sim/malee/says {"text": "/start"}         whatever a Person can do, by its name, arguments as JSON
POST /sim/malee/presses {"label": "ขอสำเนา"}     answers when the bot has answered the tap
PUT  /sim/malee/upload?name=a.pdf&caption=...   the body is the file
GET  /sim/malee/transcript  ?format=text        the chat, as data or as plain text
GET  /sim/calls?method=&since=                  what the bot called
POST /sim/faults {"way": "refuse", "method": "sendMessage", "code": 429, "retry_after": 3}
POST /sim/clock {"advance": 3600}    POST /sim/reset    GET /sim/file/<file_id>
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.demo.telegram.chats import Post
from bot.demo.telegram.clock import Clock
from bot.demo.telegram.files import image_type
from bot.demo.telegram.person import Person
from bot.demo.telegram.world import Query, Telegram

Json = dict[str, Any]

VERBS = {
    "says", "starts", "edits", "presses", "shares_contact", "shares_card", "sends_sticker", "sends_voice",
    "sends_location", "sends_poll", "blocks", "unblocks", "speaks",
}  # fmt: skip
FAULTS = {"refuse", "cut_before", "cut_after", "half_json", "html", "slow"}
ANSWER_WITHIN = 15.0  # seconds that a tap waits for its answer


def add_sim(app: web.Application, telegram: Telegram, people: Mapping[str, Person]) -> None:
    """Put the person's side into an application."""
    sim = Sim(telegram, people)
    app.router.add_get("/sim/calls", sim.calls)
    app.router.add_get("/sim/file/{file_id}", sim.file)
    app.router.add_post("/sim/faults", sim.faults)
    app.router.add_post("/sim/clock", sim.clock)
    app.router.add_post("/sim/reset", sim.reset)
    app.router.add_get("/sim/{person}/transcript", sim.transcript)
    app.router.add_put("/sim/{person}/upload", sim.upload)
    app.router.add_post("/sim/{person}/{verb}", sim.act)


class Sim:
    def __init__(self, telegram: Telegram, people: Mapping[str, Person]) -> None:
        self.telegram = telegram
        self.people = people

    def person(self, request: web.Request) -> Person:
        person = self.people.get(request.match_info["person"])
        if not person:
            raise web.HTTPNotFound(text="nobody of that name")
        return person

    async def act(self, request: web.Request) -> web.Response:
        person, verb = self.person(request), request.match_info["verb"]
        if verb not in VERBS:
            raise web.HTTPNotFound(text=f"no such verb; there are: {', '.join(sorted(VERBS))}")
        action: Callable[..., Any] = getattr(person, verb)
        try:
            done = action(**await read_object(request))
        except (TypeError, LookupError) as problem:
            raise web.HTTPBadRequest(text=str(problem)) from None
        if isinstance(done, Query):
            await self.telegram.pulse.until(lambda: done.answer is not None, ANSWER_WITHIN)
            return web.json_response({"query": done.id, "answer": done.answer})
        if isinstance(done, Post):
            return web.json_response({"message_id": done.id})
        return web.json_response({"result": done})

    async def upload(self, request: web.Request) -> web.Response:
        person, content = self.person(request), await request.read()
        caption, album = request.query.get("caption", ""), request.query.get("album", "")
        if request.query.get("as") == "photo" and image_type(content):
            post = person.sends_photo(content, caption=caption, album=album)
        else:
            name = request.query.get("name", "file")
            post = person.sends_document(name, content, request.content_type, caption=caption, album=album)
        return web.json_response({"message_id": post.id})

    async def transcript(self, request: web.Request) -> web.Response:
        person = self.person(request)
        if request.query.get("format") == "text":
            return web.Response(text=person.transcript())
        return web.json_response(person.transcript_json())

    async def calls(self, request: web.Request) -> web.Response:
        since, method = int(request.query.get("since", "0")), request.query.get("method", "").lower()
        found = [c for c in self.telegram.calls if c.number > since and method in ("", c.method.lower())]
        return web.json_response([asdict(call) for call in found])

    async def faults(self, request: web.Request) -> web.Response:
        wanted = await read_object(request)
        way = wanted.pop("way", "")
        if way not in FAULTS:
            raise web.HTTPBadRequest(text=f"way must be one of {', '.join(sorted(FAULTS))}")
        try:
            getattr(self.telegram.faults, way)(wanted.pop("method", None), **wanted)
        except (TypeError, ValueError) as problem:
            raise web.HTTPBadRequest(text=str(problem)) from None
        return web.json_response({"waiting": len(self.telegram.faults.queue)})

    async def clock(self, request: web.Request) -> web.Response:
        clock = self.telegram.clock
        if not isinstance(clock, Clock):
            raise web.HTTPConflict(text="this clock is not ours to move")
        clock.advance(float((await read_object(request)).get("advance", 0)))
        self.telegram.pulse.beat()
        return web.json_response({"now": clock()})

    async def reset(self, request: web.Request) -> web.Response:
        self.telegram.reset()
        return web.json_response({})

    async def file(self, request: web.Request) -> web.Response:
        file = self.telegram.files.get(request.match_info["file_id"])
        if not file:
            raise web.HTTPNotFound
        image = image_type(file.content)
        return download(file.content, file.name, image)


def download(content: bytes, name: str, image: str | None = None) -> web.Response:
    """Bytes that somebody else made up: saved, never opened here, unless they are a picture."""
    headers = {
        "Content-Disposition": f"{'inline' if image else 'attachment'}; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return web.Response(body=content, content_type=image or "application/octet-stream", headers=headers)


async def read_object(request: web.Request) -> Json:
    """The JSON object of a request. Its content type must say so, which no foreign page can without asking
    first."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="want a JSON object")
    return body
