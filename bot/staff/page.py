"""`/t/<token>`: the page of a ticket, for the privacy team; its buttons do what the verbs of replies do.

1. GET, HEAD and OPTIONS change nothing and use nothing up: scanners open links before people do.
2. A link alone shows the number and where the ticket stands.  What the person wrote, and every button, need a
   code from the team's mailbox (login.py): a button speaks in the company's name.
3. What a POST does, and what it needs for it: page_forms.py.
4. A token that is bad, too old, or of a ticket that is gone gets the same page, 404.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import quote

from aiohttp import web

from bot.identity.limits import PROVEN
from bot.staff.login import SESSION, Login
from bot.staff.page_forms import FormResult, PageForms
from bot.staff.templates import PageTemplates
from bot.staff.throttle import Throttle
from bot.staff.ticket_view import Browser, TicketView
from bot.staff.urlencoded import fields_of
from bot.storage.database import Storage
from bot.tickets.tokens import Tokens

VISIT, KEY, KNOWN = "visit", "key", "known"
"""Cookies: which browser, its session, and that it has signed in before."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class StaffPage:
    """The page."""

    def __init__(
        self,
        storage: Storage,
        tokens: Tokens,
        view: TicketView,
        forms: PageForms,
        templates: PageTemplates,
        *,
        login: Login,
        mailbox: str,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        """`wake` is called when something was done: there may be something to send."""
        self._storage, self._tokens, self._view, self._forms = storage, tokens, view, forms
        self._login = login
        self._templates, self._mailbox, self._wake = templates, mailbox, wake
        self._requests = Throttle(120, 60.0)

    def routes(self) -> list[web.RouteDef]:
        """Its three routes."""
        return [
            web.get("/t/{token}", self._guarded(self.show)),
            web.post("/t/{token}", self._guarded(self.do)),
            web.get("/t/{token}/file/{n}", self._guarded(self.file)),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """GET: look, and nothing else."""
        return await self._page(request, self._browser(request), FormResult(request.query.get("done", "")))

    async def file(self, request: web.Request) -> web.Response:
        """GET: one file of the ticket, to be saved; only with an open session."""
        number = self._tokens.number_of_page(request.match_info["token"])
        n = request.match_info["n"]
        found = await self._storage.run(self._view.file, number, n, self._browser(request))
        if found is None:
            return self._lost()
        name = quote(found.name)
        headers = self._templates.headers() | {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return web.Response(body=found.content, content_type=found.content_type, headers=headers)

    async def do(self, request: web.Request) -> web.Response:
        """POST: a form of the page."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return self._lost()
        token = request.match_info["token"]
        number = self._tokens.number_of_page(token)
        if number is None:  # nothing is read of what comes without a link
            return self._lost()
        typed, browser = await fields_of(request), self._browser(request)
        result = await self._storage.run(self._forms.submit, number, typed, browser)
        if result is None:
            return self._lost()
        if result.wake:
            self._wake()
        if result.problem or result.words:
            return await self._page(request, browser, result)
        where = f"/t/{token}" + (f"?done={result.done}" if result.done else "")
        response = web.Response(status=303, headers=self._templates.headers() | {"Location": where})
        if result.key:
            self._set(response, KEY, result.key, int(SESSION))
            self._set(response, KNOWN, self._login.new_browser(), int(PROVEN))
        if result.done == "left":
            response.del_cookie(self._cookie(KEY), secure=self._templates.secure)
        return response

    async def _page(self, request: web.Request, browser: Browser, result: FormResult) -> web.Response:
        token = request.match_info["token"]
        fresh = not browser.visit
        if fresh:
            browser = replace(browser, visit=secrets.token_urlsafe(16))
        context = await self._storage.run(self._view.look, self._tokens.number_of_page(token), browser)
        if context is None:
            return self._lost()
        name = "ticket" if context["session"] else "door"
        status = 409 if result.problem or result.words else 200
        context |= {"token": token, "mailbox": self._mailbox, "outcome": result}
        response = self._templates.response(name, context, status=status)
        if fresh:
            self._set(response, VISIT, browser.visit, None)
        return response

    def _lost(self) -> web.Response:
        return self._templates.response("lost", {}, status=404)

    def _set(self, response: web.Response, name: str, value: str, seconds: int | None) -> None:
        secure = self._templates.secure
        response.set_cookie(
            self._cookie(name), value, max_age=seconds, httponly=True, samesite="Strict", secure=secure
        )

    def _cookie(self, name: str) -> str:
        """The name under which a browser keeps it.  `__Host-` it takes from this very host alone, and over https
        (RFC 6265bis, 4.1.3.2), so that no neighbour can set it; such a cookie is for every path."""
        return f"__Host-{name}" if self._templates.secure else name

    def _browser(self, request: web.Request) -> Browser:
        cookies = _cookies(request.headers.get("Cookie", ""))
        visit, key, known = (cookies.get(self._cookie(each), "") for each in (VISIT, KEY, KNOWN))
        return Browser(visit, key, self._login.browser_of(known))

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            # A colleague is not slowed down by what comes from the same address, which may be a proxy's.
            if not self._requests.lets(self._browser(request).known or request.remote or ""):
                return self._templates.response("slow", {}, status=429)
            return await handler(request)

        return guarded


def _cookies(header: str) -> dict[str, str]:
    """Of a header, by name.  Ours hold letters and digits, so nothing has to be unquoted; the library, which can do
    that, takes some thousandths of a second for a long one, also where the request is one too many."""
    pairs = (each.partition("=") for each in header.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}
