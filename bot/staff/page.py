"""`/t/<token>`: the page of a ticket, for the privacy team; its buttons do what the verbs of replies do.

1. GET, HEAD and OPTIONS change nothing and use nothing up: scanners open links before people do.
2. A link alone shows the number and where the ticket stands.  What the person wrote, and every button, need a
   code from the team's mailbox (door.py): a button speaks in the company's name.
3. A POST needs the nonce of a form that we showed to this browser, and the ticket as it was shown: pressed
   twice, or after a colleague, it does nothing and says so, with the typed words kept.
4. A token that is bad, too old, or of a ticket that is gone gets the same page, 404.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from aiohttp import web
from multidict import MultiMapping
from sqlalchemy import Connection

from bot.i18n import SOURCE, Words
from bot.identity.discretion import personal
from bot.staff.login import SESSION, VALID, Door, Session
from bot.staff.replies import Replies
from bot.staff.templates import PageTemplates
from bot.staff.throttle import Throttle
from bot.staff.ticket_view import TicketView, seen
from bot.staff.verbs import BY_NAME, read_form
from bot.storage.database import Storage
from bot.tickets.actions import Actor, NotAllowed
from bot.tickets.answering import Answering
from bot.tickets.attachments import Attachments
from bot.tickets.inspection import Evidence
from bot.tickets.letter_facts import CONTENT_TYPES
from bot.tickets.store import Ticket, Tickets
from bot.tickets.tokens import Tokens
from bot.tickets.workflow import Workflow
from flows.text import code_digits

VISIT, KEY = "visit", "key"
"""Cookies: which browser, and its session."""
LARGEST_FORM = 64 * 1024
CODE_DEADLINE = 300.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Outcome:
    """What a POST came to: somewhere to go on, or the page again with what was typed."""

    done: str = ""
    """The action that was done."""
    key: str = ""
    """A new session."""
    problem: str = ""
    """Id of a sentence of the page (`problems` in ticket.html)."""
    words: str = ""
    """A sentence of the ticket's life, as it is."""
    typed: dict[str, str] = field(default_factory=dict)
    wake: bool = False


class StaffPage:
    """The page."""

    def __init__(
        self,
        storage: Storage,
        tokens: Tokens,
        tickets: Tickets,
        workflow: Workflow,
        files: Attachments,
        replies: Replies,
        answering: Answering,
        view: TicketView,
        door: Door,
        templates: PageTemplates,
        words: Words,
        *,
        mailbox: str,
        public_url: str,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        """`after` is called when something was done: there may be something to send."""
        self._storage, self._tokens, self._tickets, self._workflow = storage, tokens, tickets, workflow
        self._files, self._replies, self._answering = files, replies, answering
        self._view, self._door, self._templates, self._words = view, door, templates, words
        self._mailbox, self._secure, self._after = mailbox, public_url.startswith("https://"), after
        self._requests, self._codes = Throttle(120, 60.0), Throttle(5, 600.0)

    def routes(self) -> list[web.RouteDef]:
        """Its three routes."""
        return [
            web.get("/t/{token}", self._guarded(self.show)),
            web.post("/t/{token}", self._guarded(self.do)),
            web.get("/t/{token}/file/{n}", self._guarded(self.file)),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """GET: look, and nothing else."""
        visit = request.cookies.get(VISIT, "") or secrets.token_urlsafe(16)
        return await self._page(request, visit, Outcome(done=request.query.get("done", "")))

    async def file(self, request: web.Request) -> web.Response:
        """GET: one file of the ticket, to be saved; only with an open door."""
        n = request.match_info["n"]
        number = self._tokens.number_of_page(request.match_info["token"])
        found = await self._storage.run(self._file, number, n, request.cookies.get(KEY, ""))
        if found is None:
            return self._lost()
        name = quote(found.name)
        headers = self._templates.headers() | {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return web.Response(body=found.content, content_type=CONTENT_TYPES[found.kind], headers=headers)

    async def do(self, request: web.Request) -> web.Response:
        """POST: a form of the page."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return self._lost()
        if (request.content_length or 0) > LARGEST_FORM:
            raise web.HTTPRequestEntityTooLarge(LARGEST_FORM, request.content_length or 0)
        number = self._tokens.number_of_page(request.match_info["token"])
        try:
            form = await request.post()
        except (LookupError, ValueError):  # a charset that nobody knows, or bytes that are none of it
            return self._lost()
        visit, key = request.cookies.get(VISIT, ""), request.cookies.get(KEY, "")
        asks = form.get("do") == "code"
        if asks and not self._codes.lets(request.remote or ""):
            return await self._page(request, visit, Outcome(problem="limited"))
        outcome = await self._storage.run(self._post, number, form, visit, key)
        if outcome is None:
            return self._lost()
        if outcome.wake:
            self._after()
        if outcome.problem or outcome.words:
            return await self._page(request, visit or secrets.token_urlsafe(16), outcome)
        where = f"/t/{request.match_info['token']}" + (f"?done={outcome.done}" if outcome.done else "")
        response = web.Response(status=303, headers=self._templates.headers() | {"Location": where})
        if outcome.key:
            self._set(response, KEY, outcome.key, int(SESSION))
        if outcome.done == "left":
            response.del_cookie(KEY, path="/t/")
        return response

    # Pages --------------------------------------------------------------------------------------------

    async def _page(self, request: web.Request, visit: str, outcome: Outcome) -> web.Response:
        token, key = request.match_info["token"], request.cookies.get(KEY, "")
        number = self._tokens.number_of_page(token)
        context = await self._storage.run(self._context, number, visit, key)
        if context is None:
            return self._lost()
        name = "ticket" if context["session"] else "door"
        status = 409 if outcome.problem or outcome.words else 200
        response = self._templates.response(
            name, context | {"token": token, "mailbox": self._mailbox, "outcome": outcome}, status=status
        )
        if visit != request.cookies.get(VISIT):
            self._set(response, VISIT, visit, None)
        return response

    def _context(self, db: Connection, number: str | None, visit: str, key: str) -> dict[str, Any] | None:
        ticket = self._tickets.by_number(db, number) if number else None
        if ticket is None:
            return None
        session = self._door.session(db, key)
        if session is None:
            return self._view.cover(ticket) | {
                "session": None,
                "nonce_of_form": self._door.nonce(visit, ticket.number),
                "waits": self._door.waits(db, visit),
                "minutes": int(VALID // 60),
            }
        return self._view.inside(db, ticket) | {
            "session": session,
            "until": self._words.date(session.ends_at, SOURCE, time=True),
            "nonce_of_form": self._door.nonce(key, ticket.number),
        }

    def _lost(self) -> web.Response:
        return self._templates.response("lost", {}, status=404)

    def _set(self, response: web.Response, name: str, value: str, seconds: int | None) -> None:
        response.set_cookie(
            name, value, max_age=seconds, path="/t/", httponly=True, samesite="Strict", secure=self._secure
        )

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            if not self._requests.lets(request.remote or ""):
                return self._templates.response("slow", {}, status=429)
            return await handler(request)

        return guarded

    # What a form does ---------------------------------------------------------------------------------

    def _file(self, db: Connection, number: str | None, n: str, key: str) -> Evidence | None:
        ticket = self._tickets.by_number(db, number) if number else None
        if ticket is None or self._door.session(db, key) is None:
            return None
        found = self._files.of_ticket(db, ticket.id)
        return found[int(n)] if n.isascii() and n.isdigit() and int(n) < len(found) else None

    def _post(
        self, db: Connection, number: str | None, form: MultiMapping[Any], visit: str, key: str
    ) -> Outcome | None:
        ticket = self._tickets.by_number(db, number) if number else None
        if ticket is None:
            return None
        typed = {name: value for name, value in form.items() if isinstance(value, str)}
        session = self._door.session(db, key)
        if not self._door.is_nonce(typed.get("nonce", ""), key if session else visit, ticket.number):
            # A door that stands open already answers a form from before it was opened.
            stale = Outcome(problem="stale", typed=typed)
            return Outcome(done="open") if session and typed.get("do") in ("code", "enter") else stale
        if session is None:
            return self._knock(db, ticket, typed, visit)
        if typed.get("do") == "leave":
            self._door.leave(db, key)
            return Outcome(done="left")
        return self._act(db, ticket, typed, session)

    def _knock(self, db: Connection, ticket: Ticket, typed: dict[str, str], visit: str) -> Outcome:
        """Ask for a code, or type it."""
        if typed.get("do") == "code":
            asked = self._door.ask(db, visit)
            if isinstance(asked, str):
                return Outcome(problem=asked)
            self._answering.code(
                db,
                f"door.{asked.id}",
                ticket,
                asked.code,
                minutes=int(VALID // 60),
                deadline=CODE_DEADLINE,
            )
            return Outcome(done="asked", wake=True)
        if typed.get("do") == "enter":
            name = " ".join(typed.get("name", "").split())[:60]
            key = self._door.open(db, visit, code_digits(typed.get("code", "")), name)
            return Outcome(done="open", key=key) if key else Outcome(problem="wrong-code", typed=typed)
        return Outcome(problem="closed", typed=typed)

    def _act(self, db: Connection, ticket: Ticket, typed: dict[str, str], session: Session) -> Outcome:
        wanted = typed.get("do", "")
        verb = BY_NAME.get(wanted)
        if typed.get("seen") != str(seen(self._tickets.history(db, ticket))):
            return Outcome(problem="moved", typed=typed)
        if verb is not None and verb.rule.closes and typed.get("sure") != "yes":
            return Outcome(problem="not-sure", typed=typed)
        actor = Actor("staff", f"{session.name} ({self._mailbox})" if session.name else self._mailbox)
        try:
            with db.begin_nested():
                if wanted in ("confirm", "discard"):
                    self._settle_held(db, ticket, wanted, typed.get("mail", ""), actor)
                else:
                    action = read_form(verb, typed) if verb else None
                    if verb is None or action is None:
                        return Outcome(problem="incomplete", typed=typed)
                    if verb.rule.speaks and self._indiscreet(ticket, typed):
                        return Outcome(problem="personal", typed=typed)
                    self._workflow.act(db, ticket, action, actor)
        except NotAllowed as refused:
            return Outcome(words=self._words.say(refused.line, SOURCE), typed=typed)
        return Outcome(done=wanted, wake=True)

    def _settle_held(self, db: Connection, ticket: Ticket, wanted: str, mail: str, actor: Actor) -> None:
        id = int(mail) if mail.isascii() and mail.isdigit() else 0
        if wanted == "confirm":
            self._replies.confirm(db, ticket, id, actor)
        else:
            self._replies.discard(db, ticket, id)

    def _indiscreet(self, ticket: Ticket, typed: dict[str, str]) -> bool:
        """Whether words on their way into the chat hold personal data, and nobody said that it is meant."""
        return typed.get("meant") != "yes" and personal(
            typed.get("text", ""), self._mailbox.rpartition("@")[2], ticket.email
        )
