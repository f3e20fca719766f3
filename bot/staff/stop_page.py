"""`/t/stop/<token>`: where the owner of an address has no more codes sent there for a chat that keeps guessing.

The link stands in the letter that tells them (`failing`).  GET changes nothing, because scanners open links before
people do; the button does it, and pressing it twice does no more.  It says nothing of whose address or chat it is.
"""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.identity.proofs import Proofs
from bot.staff.templates import PageTemplates
from bot.staff.throttle import Throttle
from bot.storage.database import Storage


class StopPage:
    """The page."""

    def __init__(self, storage: Storage, proofs: Proofs, templates: PageTemplates) -> None:
        self._storage, self._proofs, self._templates = storage, proofs, templates
        self._requests = Throttle(60, 60.0)

    def routes(self) -> list[web.RouteDef]:
        """Its two routes."""
        return [web.get("/t/stop/{token}", self.show), web.post("/t/stop/{token}", self.do)]

    async def show(self, request: web.Request) -> web.Response:
        """GET: what the button does."""
        return self._answer(request, self._proofs.is_stop, done=False)

    async def do(self, request: web.Request) -> web.Response:
        """POST: the button."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return self._templates.response("stop", {"state": "lost"}, status=404)
        stopped = await self._storage.run(self._proofs.stop, request.match_info["token"])
        return self._answer(request, lambda _: stopped, done=True)

    def _answer(self, request: web.Request, holds: Callable[[str], bool], *, done: bool) -> web.Response:
        if not self._requests.lets(request.remote or ""):
            return self._templates.response("slow", {}, status=429)
        if not holds(request.match_info["token"]):
            return self._templates.response("stop", {"state": "lost"}, status=404)
        return self._templates.response("stop", {"state": "done" if done else "asks"})
