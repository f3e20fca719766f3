"""The letters that carry one-time codes: to a person's address, and to the team's mailbox for a ticket's page."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from bot.i18n import Words
from bot.identity.codes import VALID
from bot.identity.people import Person
from bot.identity.proofs import Challenge, Failing
from bot.mail.letters import Letter, Letters
from bot.tickets.letter_facts import TEAM, telegram_names
from bot.tickets.store import Ticket
from flows.lines import line

DEADLINE = 300.0
"""Seconds after which a code that could not be sent is dropped: it would arrive with little time left."""


PERSONS, TEAMS = "code.", "door."
"""What the key of a letter with a code begins with, a person's and one of the team; the id of the code follows."""


def code_of(effect_key: str) -> str:
    """The id of the code that a letter of that key holds."""
    return effect_key.rpartition(".")[2]


class CodeLetters:
    """Promises letters with codes."""

    def __init__(
        self,
        post: Letters,
        words: Words,
        clock: Callable[[], float],
        *,
        mailbox: str,
        bot_name: Callable[[], str],
        public_url: str = "",
    ) -> None:
        """`mailbox` is the privacy team's; `bot_name` gives the bot's @name, once Telegram has told it; `public_url`
        is where our pages are, empty where there are none."""
        self._public_url = public_url
        self._post, self._words, self._clock = post, words, clock
        self._mailbox, self._bot_name = mailbox, bot_name

    def to_person(
        self, db: Connection, person: Person, email: str, purpose: str, challenge: Challenge
    ) -> None:
        """The code by which somebody shows that an address is theirs."""
        context = telegram_names(person) | {
            "code": challenge.code,
            "minutes": int(VALID // 60),
            "purpose": self._words.say(line(f"purpose-{purpose}"), person.language),
            "asked_at": self._words.date(self._clock(), person.language, time=True),
            "bot": self._bot_name(),
        }
        letter = Letter(
            f"{PERSONS}{challenge.id}",
            "code",
            person.language,
            email,
            context,
            chat_id=person.chat_id,
            reply_to=self._mailbox,  # "it was not me"
            deadline=DEADLINE,
            deliver=challenge.send,
        )
        self._post.promise(db, letter)

    def arrived(self, db: Connection, challenge: str) -> bool:
        """Whether the letter with a person's code may have reached its address."""
        return self._post.may_have_arrived(db, f"{PERSONS}{challenge}")

    def failing(self, db: Connection, person: Person, challenge: str, failing: Failing) -> None:
        """To the owner of an address: somebody keeps typing wrong codes for it."""
        context = telegram_names(person) | {
            "times": failing.times,
            "asked_at": self._words.date(self._clock(), person.language, time=True),
            "stop": f"{self._public_url}/t/stop/{failing.stop}" if self._public_url else None,
            "mailbox": self._mailbox,
        }
        letter = Letter(
            f"failing.{challenge}",
            "failing",
            person.language,
            failing.email,
            context,
            reply_to=self._mailbox,
            deliver=failing.send,
        )
        self._post.promise(db, letter)

    def arrived_at_team(self, db: Connection, id: str) -> bool:
        """Whether the letter with a code of the team's may have reached its mailbox."""
        return self._post.may_have_arrived(db, f"{TEAMS}{id}")

    def to_team(self, db: Connection, id: str, ticket: Ticket, code: str, *, minutes: int) -> None:
        """The code of that id, which opens the page of a ticket."""
        context = {
            "code": code,
            "minutes": minutes,
            "number": ticket.number,
            "asked_at": self._words.date(self._clock(), TEAM, time=True),
        }
        self._post.promise(
            db, Letter(f"{TEAMS}{id}", "staff-code", TEAM, self._mailbox, context, deadline=DEADLINE)
        )
