"""`/t/stop/<token>`: where the owner of an address has no more codes sent there for a chat that keeps guessing.

The link stands in the letter that tells them (`failing`).  GET changes nothing, because scanners open links before
people do; the button does it, and pressing it twice does no more.  It says nothing of whose address or chat it is.
"""

from __future__ import annotations

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
        if not self._requests.lets(request.remote or ""):
            return self._slow()
        return self._state("asks" if self._proofs.is_stop(request.match_info["token"]) else "lost")

    async def do(self, request: web.Request) -> web.Response:
        """POST: the button.  It has no fields, and nothing that comes with it is read."""
        if not self._requests.lets(request.remote or ""):
            return self._slow()
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return self._state("lost")
        token = request.match_info["token"]
        stopped = self._proofs.is_stop(token) and await self._storage.run(self._proofs.stop, token)
        return self._state("done" if stopped else "lost")

    def _state(self, state: str) -> web.Response:
        return self._templates.response("stop", {"state": state}, status=404 if state == "lost" else 200)

    def _slow(self) -> web.Response:
        return self._templates.response("slow", {}, status=429)
