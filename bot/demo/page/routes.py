"""The page for people: a chat as on a phone; beside it the customer's mailbox, the team's, the bot's calls.

A few static files and JSON addresses. Nothing comes from outside, and the page's own policy forbids it to. The
HTML of a mail is served by itself, with a policy that lets it have styles and nothing else, into a frame without
any permission (as `srcdoc` it would inherit the page's policy, and the page's would have to be the weaker one).
The page asks for `/state?since=<version>` and gets an answer when something has changed.
"""

import asyncio
import html
import json
import re
from email.utils import formataddr
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.mail.bot_mailbox import BotMailbox
from bot.demo.mail.letters import Letter, reply_to
from bot.demo.mail.mailbox import Mailbox
from bot.demo.mail.program import send
from bot.demo.page.view import newest, state
from bot.demo.serving import Site
from bot.demo.telegram.api import BotApi
from bot.demo.telegram.sim import add_sim, download, read_object
from locales import LOCALES

FILES = Path(__file__).parent
WORDS = LOCALES / "th" / "demo.json"
LONG_POLL = 20.0  # seconds
STATIC = {"page.css": "text/css", "page.js": "text/javascript", "draw.js": "text/javascript"}
MAX_UPLOAD = 21 << 20

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"


def read_words(path: Path = WORDS) -> dict[str, str]:
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


class Page:
    def __init__(
        self, api: BotApi, box: Mailbox, bot_box: BotMailbox, team_address: str, words: dict[str, str]
    ) -> None:
        self.telegram = api.telegram
        self.people = api.people
        self.box, self.bot_box = box, bot_box
        self.team_address = team_address
        self.words = words
        app = web.Application(client_max_size=MAX_UPLOAD)
        app.router.add_get("/", self.index)
        app.router.add_get("/page/{name}", self.static)
        app.router.add_get("/words.json", self.all_words)
        app.router.add_get("/state", self.state)
        app.router.add_get("/mail/api", self.letters)
        app.router.add_post("/mail/reply", self.reply)
        app.router.add_get(r"/mail/{number:\d+}/html", self.letter_html)
        app.router.add_get(r"/mail/{number:\d+}/raw", self.letter_raw)
        app.router.add_get(r"/mail/{number:\d+}/attachment/{n:\d+}", self.attachment)
        add_sim(app, api.telegram, api.people)
        self.site = Site(app)

    async def index(self, request: web.Request) -> web.Response:
        """The page with its words filled in; a word that is missing is loud."""
        source = (FILES / "index.html").read_text(encoding="utf-8")
        text = re.sub(r"\{\{(\w+)\}\}", lambda match: html.escape(self.words[match.group(1)]), source)
        headers = {"Content-Security-Policy": PAGE_POLICY, "Referrer-Policy": "no-referrer"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def static(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in STATIC:
            raise web.HTTPNotFound
        text = (FILES / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=STATIC[name], headers={"Cache-Control": "no-cache"})

    async def all_words(self, request: web.Request) -> web.Response:
        return web.json_response(self.words)

    async def state(self, request: web.Request) -> web.Response:
        """What there is to see, once it is newer than what the page has."""
        person = self.people.get(request.query.get("person", ""))
        if not person:
            raise web.HTTPNotFound(text="nobody of that name")
        since = int(request.query.get("since", "-1"))
        pulse = self.telegram.pulse
        if not await pulse.until(lambda: pulse.count > since, LONG_POLL):
            return web.Response(status=204)
        shown = state(self.telegram, list(self.people.values()), person)
        return web.json_response(shown | {"mail": self._mail(person.who.email)})

    # Mail

    def _mail(self, customer: str) -> dict[str, Any]:
        return {
            "team_address": self.team_address,
            "customer": [
                self._shown(letter) for letter in newest(self.box.letters) if self._reads(customer, letter)
            ],
            "team": [self._shown(letter) for letter in newest(self.box.to(self.team_address))],
        }

    def _reads(self, customer: str, letter: Letter) -> bool:
        """Whether a letter lies in somebody's mailbox: what went to them, and to an address that they made up."""
        return letter.is_for(customer) or (not self._known(letter) and bool(self._made_up(letter)))

    def _known(self, letter: Letter) -> str:
        """Which of the people here, or the team, got a letter, as a sender; empty where it is nobody's."""
        if letter.is_for(self.team_address):
            return self.team_address
        people = (person.who for person in self.people.values())
        return next((formataddr((who.name, who.email)) for who in people if letter.is_for(who.email)), "")

    def _made_up(self, letter: Letter) -> str:
        """An address of a letter that the bot itself does not read."""
        return next((each for each in letter.envelope_to if not self.bot_box.owns(each)), "")

    def _shown(self, letter: Letter) -> dict[str, Any]:
        return letter.as_json() | {"bot_reads": self.bot_box.owns(letter.answer_to)}

    async def letters(self, request: web.Request) -> web.Response:
        address = request.query.get("to", "")
        found = self.box.to(address) if address else self.box.letters
        return web.json_response([letter.as_json() for letter in found])

    async def letter_html(self, request: web.Request) -> web.Response:
        text = self._letter(request.match_info["number"]).html
        headers = {"Content-Security-Policy": MAIL_POLICY, "X-Content-Type-Options": "nosniff"}
        return web.Response(text=text, content_type="text/html", charset="utf-8", headers=headers)

    async def letter_raw(self, request: web.Request) -> web.Response:
        letter = self._letter(request.match_info["number"])
        return download(letter.raw, f"{letter.id}.eml")

    async def attachment(self, request: web.Request) -> web.Response:
        letter, n = self._letter(request.match_info["number"]), int(request.match_info["n"])
        if n >= len(letter.attachments):
            raise web.HTTPNotFound
        return download(letter.attachments[n].content, letter.attachments[n].name)

    async def reply(self, request: web.Request) -> web.Response:
        """Whoever got a letter answers it: what their mail program would send goes out by SMTP."""
        wanted = await read_object(request)
        letter, text = self._letter(str(wanted.get("id", ""))), str(wanted.get("text", "")).strip()
        writer = self._owner(letter)
        if not writer:
            raise web.HTTPConflict(text="this letter is in nobody's mailbox")
        if not text:
            raise web.HTTPBadRequest(text="an empty reply")
        intro = self.words["quoted"].format(date=letter.header("Date"), sender=letter.sender)
        try:
            await asyncio.to_thread(send, reply_to(letter, text, writer, intro), self.box)
        except OSError:
            raise web.HTTPBadGateway(text="the mail server did not take it") from None
        return web.json_response({})

    def _owner(self, letter: Letter) -> str:
        """Whoever answers a letter, as the sender of the answer; empty where the bot itself reads it."""
        return self._known(letter) or self._made_up(letter)

    def _letter(self, number: Any) -> Letter:
        letter = self.box.letter(int(number)) if str(number).isdecimal() else None
        if not letter:
            raise web.HTTPNotFound(text="no such letter")
        return letter
