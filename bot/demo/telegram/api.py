"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, on loopback only.

    async with BotApi() as api:
        bot = await start_my_bot(api.url, api.token)
        malee = api.person("malee")
        malee.says("/start")
        await malee.waits_for("สวัสดี")

A call goes: token, parameters, fault, method; whatever comes of it is recorded. What is not implemented is
answered with 404, which python-telegram-bot reports as an invalid token: an emulator must not pretend.
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.demo.serving import Site
from bot.demo.telegram import messages, profile
from bot.demo.telegram.clock import Clock
from bot.demo.telegram.faults import Fault
from bot.demo.telegram.files import MAX_UPLOAD
from bot.demo.telegram.params import Call, read_call
from bot.demo.telegram.person import Person, cast
from bot.demo.telegram.refusals import WEBHOOK_ACTIVE, Refusal, check_token
from bot.demo.telegram.sim import add_sim
from bot.demo.telegram.webhooks import Postman, pause_before, read_kinds
from bot.demo.telegram.world import TOKEN, RecordedCall, Telegram

Json = dict[str, Any]

MESSAGES = {name.lower(): method for name, method in messages.METHODS.items()}
PROFILE = {name.lower(): method for name, method in profile.METHODS.items()}
PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


class BotApi:
    """The server with its world; alone for tests, or as a part of the demo."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        telegram: Telegram | None = None,
        clock: Callable[[], float] | None = None,
        pause: Callable[[int], float] = pause_before,
    ) -> None:
        self.telegram = telegram or Telegram(token, clock or Clock())
        self.token = self.telegram.token
        self.people = cast(self.telegram)
        self.postman = Postman(self.telegram, self._call, pause)
        self.faults = self.telegram.faults
        self.updates = self.telegram.updates
        app = web.Application(client_max_size=MAX_UPLOAD + (1 << 20))
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        add_sim(app, self.telegram, self.people)
        app.router.add_route("*", "/{anything:.*}", self._nowhere)
        self.site = Site(app)

    @property
    def url(self) -> str:
        """The server's root, as `BOT_API_URL` wants it."""
        return self.site.url

    @property
    def calls(self) -> list[RecordedCall]:
        return list(self.telegram.calls)

    def calls_of(self, method: str) -> list[RecordedCall]:
        return self.telegram.calls_of(method)

    def person(self, key: str) -> Person:
        return self.people[key]

    def write_calls(self, path: Path) -> int:
        return self.telegram.write_calls(path)

    async def waits_for_call(
        self,
        method: str,
        times: int = 1,
        *,
        timeout: float = 10,  # noqa: ASYNC109
        **params: str,
    ) -> RecordedCall:
        """Wait until a method was called and answered so many times with these parameters; the last one."""

        def those() -> list[RecordedCall]:
            calls = [call for call in self.calls_of(method) if call.status]
            return [call for call in calls if params.items() <= call.params.items()]

        if not await self.telegram.pulse.until(lambda: len(those()) >= times, timeout):
            done = [f"{call.method} {call.status}" for call in self.calls][-20:]
            raise TimeoutError(f"{method} was not called {times} times in {timeout} s; last: {done}")
        return those()[-1]

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.postman.start()
        await self.site.start(host, port)

    async def stop(self) -> None:
        self.updates.end_parked()
        await self.postman.stop()
        await self.site.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # Requests

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"])
        recorded = self.telegram.record(call)
        try:
            check_token(request.match_info["token"], self.token)
            call = await read_call(request, call.method)
            recorded.params, recorded.files = dict(call.params), sorted(call.uploads)
            if fault := self.faults.take(call):
                recorded.fault = fault.way
                return await self._misfortune(request, call, recorded, fault)
            answer = await self._answer(call)
        except Refusal as refusal:
            return self._send(recorded, refusal.answer(), refusal.code)
        return self._send(recorded, answer)

    async def _answer(self, call: Call) -> Json:
        if call.method.lower() == "getupdates":
            return {"ok": True, "result": await self._get_updates(call)}
        return self._call(call)

    def _call(self, call: Call) -> Json:
        """Carry out a method; the answer's body."""
        match call.method.lower():
            case "getme":
                can = {"can_join_groups": True, "can_read_all_group_messages": False}
                return {"ok": True, "result": {**self.telegram.bot, **can, "supports_inline_queries": False}}
            case "setwebhook":
                result, note = self.postman.set_webhook(call)
                return {"ok": True, "result": result, "description": note}
            case "deletewebhook":
                result, note = self.postman.delete_webhook(call)
                return {"ok": True, "result": result, "description": note}
            case "getwebhookinfo":
                return {"ok": True, "result": self.postman.webhook_info()}
            case name if name in MESSAGES:
                return {"ok": True, "result": MESSAGES[name](self.telegram, call)}
            case name if name in PROFILE:
                return {"ok": True, "result": PROFILE[name](self.telegram.profile, call)}
        raise Refusal(404, "Not Found: method not found")

    async def _get_updates(self, call: Call) -> list[Json]:
        if self.telegram.webhook.url:
            raise Refusal(409, WEBHOOK_ACTIVE)
        self.updates.allow(read_kinds(call))
        limit, timeout = call.integer("limit", 100), call.integer("timeout")
        return await self.updates.fetch(call.integer("offset"), limit, timeout)

    def _send(self, recorded: RecordedCall, body: Json, status: int = 200) -> web.Response:
        recorded.status = status
        recorded.answer = json.loads(json.dumps(body))
        self.telegram.pulse.beat()
        wait = body.get("parameters", {}).get("retry_after")
        headers = {"Retry-After": str(wait)} if wait is not None else {}
        return web.json_response(body, status=status, headers=headers, dumps=_dumps)

    async def _misfortune(
        self, request: web.Request, call: Call, recorded: RecordedCall, fault: Fault
    ) -> web.StreamResponse:
        match fault.way:
            case "refuse":
                raise fault.refusal()
            case "html":
                recorded.status = fault.code
                return web.Response(text=PAGE, status=fault.code, content_type="text/html")
            case "slow":
                await (fault.gate.wait() if fault.gate else asyncio.sleep(fault.seconds))
                return self._send(recorded, await self._answer(call))
            case "cut_before":
                return _cut(request)
        answer = await self._answer(call)  # it takes effect; a refusal goes out whole
        recorded.answer = answer
        if fault.way == "half_json":
            recorded.status = 200
            text = _dumps(answer)
            return web.Response(text=text[: len(text) // 2], content_type="application/json")
        return _cut(request)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        try:
            check_token(request.match_info["token"], self.token)
        except Refusal as refusal:
            return web.json_response(refusal.answer(), status=refusal.code)
        file = self.telegram.files.at(request.match_info["path"])
        if not file:
            return await self._nowhere(request)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _nowhere(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(Refusal(404, "Not Found").answer(), status=404)


def _cut(request: web.Request) -> web.StreamResponse:
    """Break the connection without a word."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _dumps(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)
