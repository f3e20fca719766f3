"""Commands, the words that stand for them, and the links that open the bot at a place of its own."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat.conversation import Conversations, with_note
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages
from bot.chat.starting import Starting
from bot.chat.turn import Says, Turn
from bot.i18n import Words
from flows import FLOWS, OF_A_TICKET
from flows.buttons import Open, Start, Topic
from flows.finding import bare
from flows.lines import line
from flows.talk import Back

COMMANDS: dict[str, Start | Open | None] = {
    "start": None,
    "help": Open("help"),
    "policy": Open("policy"),
    "request": Open("request"),
    "access": Start("access"),
    "correct": Start("correction"),
    "add": Start("addition"),
    "suspend": Start("suspension"),
    "delete": Start("deletion"),
    "contact": Start("contact"),
    "status": Open("status"),
    "verify": Start("verify"),
    "language": Open("language"),
    "privacy": Open("privacy"),
    "mydata": Open("mydata"),
    "deletemydata": Start("forget"),
    "back": None,
    "cancel": None,
}
"""Every command that works, in the order in which Telegram lists them: the form that it begins or the page that
it opens; None for those that do neither."""
TYPED = ("cancel", "back", "menu", "help", "start")
"""Commands for which people type a word instead; the words are the messages `typed-<command>`."""


class Commands:
    """Does what a command says."""

    def __init__(
        self, conversations: Conversations, starting: Starting, pages: Pages, free_text: FreeText
    ) -> None:
        self._conversations, self._starting = conversations, starting
        self._pages, self._free_text = pages, free_text

    def obey(self, turn: Turn, name: str, argument: str = "") -> list[Says]:
        """What is said to `/name argument`."""
        if name == "start":
            return self._start(turn, argument)
        if name == "menu":
            return [self._pages.page(turn, "menu")]
        if name == "cancel":
            return self._starting.leave(turn)
        if name == "back":
            if turn.talk is None:
                return [self._pages.page(turn, "menu")]
            return self._conversations.advance(turn, turn.talk, Back())
        match COMMANDS.get(name):
            case Start() as start:
                return self._starting.start(turn, start)
            case Open(page, _):
                opened = self._pages.page(turn, page, argument)
                asks = page == "language" and not argument  # the question comes back with its answer
                return [opened] if asks else self._starting.follow(turn, opened)
        return self._conversations.beside(turn, "unknown-command")

    def _start(self, turn: Turn, payload: str) -> list[Says]:
        answers = self._free_text.answers
        clauses = [each.number for each in answers.policy.clauses]
        match link(payload, answers.labels, clauses):
            case Start(flow) if turn.talk and flow == turn.talk.flow:
                return [self._starting.resume_or_new(turn.talk, None)]
            case Start() as start:
                return self._starting.start(turn, start)
            case Open("menu", "") if turn.talk:
                return [self._starting.resume_or_new(turn.talk, None)]
            case Open("menu", ""):
                return [self._pages.welcome(turn)]
            case Open(page, argument):
                return [self._pages.page(turn, page, argument)]
            case Topic(id):
                return self._starting.follow(turn, self._free_text.topic(turn, id))
        menu = self._pages.page(turn, "menu")
        return [with_note(menu, "unknown-link")]


def link(payload: str, topics: Iterable[str], clauses: Iterable[str]) -> Start | Open | Topic | None:
    """Where `t.me/<bot>?start=<payload>` leads: an allow-list, never proof of anything.

    `req_<form>`, `cmd_<command>`, `pol_<clause>` and `top_<topic>`, dots written as `-` (Telegram takes letters,
    digits, `_` and `-`, 64 in all); no payload is the menu.  None for what does not exist.
    """
    if not payload:
        return Open("menu")
    kind, _, value = payload.partition("_")
    if kind == "req" and value in FLOWS:
        # What is done with a ticket begins at the ticket.
        return Open("status") if value in OF_A_TICKET else Start(value)
    if kind == "cmd" and value in COMMANDS:
        return COMMANDS[value] or Open("menu")
    if kind == "pol" and (number := _named(value, clauses)):
        return Open("policy", number)
    if kind == "top" and (id := _named(value, topics)):
        return Topic(id)
    return None


def _named(value: str, names: Iterable[str]) -> str | None:
    return next((each for each in names if each.replace(".", "-") == value), None)


def typed_command(words: Words, language: str, text: str) -> str | None:
    """The command that a short text stands for."""
    folded = bare(text)
    for command in TYPED:
        for each in dict.fromkeys((language, "th", "en")):
            listed = words.say(line(f"typed-{command}"), each)
            if folded in (bare(word) for word in listed.split(",")):
                return command
    return None
