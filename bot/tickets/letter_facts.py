"""What letters and the page of a ticket say about it: the facts, in words.  Nothing is read or promised here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.i18n import SOURCE, Words
from bot.identity.people import Person
from bot.identity.pii import veiled
from bot.tickets.law import LAW, grounds
from bot.tickets.messages import INQUIRIES, due_note
from bot.tickets.states import UNVERIFIED
from bot.tickets.store import Ticket
from bot.tickets.tokens import Tokens
from flows.forms_of_rights import CATEGORIES, RIGHTS
from flows.lines import Line, line

TEAM = SOURCE
"""The language of the privacy team."""
HISTORY = 5
"""Earlier tickets that the first letter names."""


class LetterFacts:
    """Says facts."""

    def __init__(self, words: Words, tokens: Tokens) -> None:
        self._words, self._tokens = words, tokens

    # Any ticket ---------------------------------------------------------------------------------------

    def about(self, ticket: Ticket, language: str = TEAM) -> dict[str, Any]:
        """What every letter about a ticket names."""
        return {"number": ticket.number, "kind_title": self.say(ticket.title, language)}

    def filed(self, ticket: Ticket, language: str = TEAM) -> dict[str, Any]:
        """The same, when it came, and until when."""
        return self.about(ticket, language) | {
            "received": self.moment(ticket.received_at, language),
            "due": self.date(ticket.due, language),
            "due_note": self.say(due_note(ticket), language),
        }

    def state(self, ticket: Ticket) -> str:
        """Where it stands, for the team."""
        return self.say(line(f"stands-{ticket.state}"))

    def due(self, ticket: Ticket, language: str = TEAM) -> str | None:
        """The date in force; None when it is over."""
        return self.date(ticket.due, language) if ticket.is_open else None

    def due_note(self, ticket: Ticket, language: str = TEAM) -> str | None:
        """What that date rests on."""
        return self.say(due_note(ticket), language) if ticket.is_open else None

    def section(self, ticket: Ticket) -> str | None:
        """Where the Act grants it; None where it is no right."""
        section = LAW[ticket.kind].section
        return self.say(line("section-of-act", section=section)) if section else None

    # What was filed, and by whom ----------------------------------------------------------------------

    def contents(self, person: Person | None, ticket: Ticket) -> dict[str, Any]:
        """All that was asked and by whom.  Empty in parts once retention has removed the details."""
        wish = ticket.body.get("wish", {})
        rows, changes = self.wish(ticket) if wish else ([], [])
        if call := ticket.body.get("call"):
            rows.append((self._say("row-reach-phone"), call))
        return self.filed(ticket) | {
            "kind": ticket.kind,
            "categories": self.categories(ticket),
            "rows": rows,
            "changes": changes,
            "message": ticket.body.get("message") or None,
            "question": ticket.body.get("draft") or None,
            "person": self.person(person, ticket) if person else None,
            "verified": self.verified(ticket),
            "check_first": self.check_first(ticket),
            "owner": self.owner(ticket),
        }

    def wish(self, ticket: Ticket) -> tuple[list[tuple[str, str]], list[tuple[str, str | None, str]]]:
        """The details of a request: labelled rows, and what is to be changed from what to what."""
        body = ticket.body
        wish = body["wish"]
        rows = [
            (self._say(wish_label(name, wish[name])), self._say(wish[name]))
            for name in ("copy", "reason", "fee")
            if wish.get(name)
        ]
        rows += [
            (self._say(f"row-{name.replace('_', '-')}"), wish[name])
            for name in ("ads_by", "details", "evidence")
            if wish.get(name)
        ]
        if body.get("receive") and (RIGHTS[ticket.kind].hands_out or body.get("stranger")):
            rows.append((self._say("row-receive"), self._say(f"received-{body['receive']}")))
        if body.get("address"):
            rows.append((self._say("row-post-address"), body["address"]))
        if body.get("stranger"):
            rows.insert(0, (self._say("row-account"), self._say("account-none")))
        if body.get("phone"):
            known = {None: "phone-own", True: "phone-customer", False: "phone-stranger"}[body["phone_known"]]
            if "email" not in ticket.method and known != "phone-own":
                known += "-alone"
            if body.get("behalf"):
                known = "phone-vouched"  # the register is of customers, and this person need not be one
            rows.append((self._say("row-phone"), f"{body['phone']} ({self._say(known)})"))
        for name, said in (body.get("unproven") or {}).items():
            if said:
                known_by = "row-search-by" if body.get("stranger") else "row-known-by"
                label = line({"known_by": known_by, "reach": "row-reach-by"}[name])
                rows.append((self.say(line("unproven", label=label)), said))
        changes = [
            (self._field(each["field"], each["what"]), each["before"] or None, each["after"])
            for each in wish.get("changes", ())
        ]
        return rows, changes

    def _field(self, field: str, called: str) -> str:
        """What a datum is called; where the person has called it, behind our words: no line of theirs looks like one of
        ours."""
        ours = self._say(f"field-{field}")
        return f"{ours}: {called}" if called else ours

    def categories(self, ticket: Ticket, language: str = TEAM) -> list[tuple[str, str]]:
        """The data that a request is about: clause and title."""
        return [
            (each, self.say(line(f"category-{each.replace('.', '-')}"), language))
            for each in ticket.body.get("wish", {}).get("categories", [])
            if each in CATEGORIES
        ]

    def person(self, person: Person, ticket: Ticket) -> dict[str, Any]:
        """Who filed it."""
        return telegram_names(person) | {
            "email": ticket.email or None,
            "language": self._say(f"language-{ticket.language}"),
        }

    def owner(self, ticket: Ticket) -> dict[str, Any] | None:
        """Whose data it is, and why somebody else may ask; None where the person asks for their own."""
        behalf = ticket.body.get("behalf")
        if not behalf:
            return None
        return {
            "name": behalf["name"],
            "account": behalf.get("account") or None,
            "relation": self._say(f"relation-{behalf['relation']}"),
            "grounds": behalf["grounds"],
        }

    def owner_in_short(self, ticket: Ticket) -> dict[str, Any] | None:
        """The same for who filed it: the name, and the account as far as they recognise it."""
        owner = self.owner(ticket)
        return owner and {"name": owner["name"], "account": owner["account"] and veiled(owner["account"])}

    def check_first(self, ticket: Ticket) -> str | None:
        """What the team is to check before it does anything; None where nothing is."""
        if ticket.state != UNVERIFIED:
            return None
        if ticket.body.get("behalf"):
            why = "behalf"
        elif not ticket.method:
            why = "unproven"
        else:
            why = "irreversible" if RIGHTS[ticket.kind].irreversible else "phone"
        return self._say(f"check-first-{why}")

    def check_again(self, ticket: Ticket) -> str | None:
        """How old the proof is of what was opened again and waits for the check; None where nothing was proven."""
        if ticket.state != UNVERIFIED or not ticket.method or ticket.verified_at is None:
            return None
        return self.say(line("check-again", at=self.moment(ticket.verified_at)))

    def verified(self, ticket: Ticket) -> dict[str, Any] | None:
        """How it was shown who that is; None when it was not."""
        if not ticket.method or ticket.verified_at is None:
            return None
        known = {None: "address", True: "customer", False: "stranger"}[ticket.known]
        compared = not (ticket.body.get("behalf") or ticket.body.get("stranger"))
        if not compared:
            known = "mailbox"  # it counts whose it is, and not whether a customer has it
        sentence = {"phone": "proof-phone", "staff": "level-staff"}.get(ticket.method, f"proof-{known}")
        method = ticket.method.replace("+", "-")
        return {
            "method": self._say(f"method-{method}"),
            "level": self._say(f"level-{method}"),
            "at": self.moment(ticket.verified_at),
            "register": self._say(f"register-{known}") if compared and ticket.method != "staff" else None,
            "sentence": self._say(sentence),
        }

    def history(self, earlier: Iterable[Ticket]) -> list[str]:
        """What the same person filed before, the latest first."""
        return [
            self.say(
                line(
                    "history-row",
                    number=each.number,
                    kind=each.title,
                    state=line(f"stands-{each.state}"),
                    on=line("date-of", at=each.received_at),
                )
            )
            for each in list(earlier)[:HISTORY]
        ]

    # Ways to answer -----------------------------------------------------------------------------------

    def how_to_answer(self, ticket: Ticket) -> list[str]:
        """Lines on how to answer a ticket as it stands: the verbs that work, and its page."""
        id = "how-to-answer"
        if not ticket.is_open:
            id += "-closed" if ticket.shredded_at is None else "-shredded"
        elif ticket.state == UNVERIFIED:
            id += "-unverified"
        elif not grounds(ticket.kind, ticket.body):
            id += "-inquiry" if ticket.kind in INQUIRIES else "-no-refusal"
        lines = self.say(line(id, behalf="yes" if ticket.body.get("behalf") else "no")).splitlines()
        if id == "how-to-answer":
            words = ", ".join(word for word, _ in self.grounds_by_word(ticket))
            lines.append(self.say(line("how-to-answer-grounds", words=words)))
        if page := self.page(ticket):
            lines.append(page)
        return [each for each in lines if each.strip()]

    def page(self, ticket: Ticket) -> str | None:
        """The way to its page; None where it has none."""
        url = self._tokens.page(ticket.number)
        return self.say(line("how-to-answer-page", url=url)) if url else None

    def has_page(self, ticket: Ticket) -> bool:
        """Whether it has a page that the team can open (`PUBLIC_URL`)."""
        return bool(self._tokens.page(ticket.number))

    def reply_to(self, ticket: Ticket) -> str:
        """The address that takes replies about it."""
        return self._tokens.reply_to(ticket.number)

    def ground_words(self, ticket: Ticket) -> dict[str, str]:
        """The words by which a refusal may be justified, each with its code: Thai, and the codes themselves."""
        valid = [each.id for each in grounds(ticket.kind, ticket.body)]
        return {word: each for each in valid for word in (*self._ground_words(each), each)}

    def grounds_by_word(self, ticket: Ticket) -> list[tuple[str, str]]:
        """The grounds on which it may be refused: what the team writes for one, and what it means."""
        valid = [each.id for each in grounds(ticket.kind, ticket.body)]
        return [(self._ground_words(each)[0], self._say(f"ground-{each}")) for each in valid]

    def grounds_by_code(self, ticket: Ticket) -> list[tuple[str, str]]:
        """The same by their codes."""
        return [(each.id, self._say(f"ground-{each.id}")) for each in grounds(ticket.kind, ticket.body)]

    # Words --------------------------------------------------------------------------------------------

    def _ground_words(self, code: str) -> list[str]:
        """What the team may write for a ground; the first is the one that is shown."""
        return self._say(f"ground-word-{code}").split(", ")

    def date(self, at: float, language: str = TEAM) -> str:
        """A day."""
        return self._words.date(at, language)

    def moment(self, at: float, language: str = TEAM) -> str:
        """A day and an hour."""
        return self._words.date(at, language, time=True)

    def say(self, what: Line, language: str = TEAM) -> str:
        """A line in words."""
        return self._words.say(what, language)

    def has(self, id: str) -> bool:
        """Whether there are words for this."""
        return self._words.has(id, TEAM)

    def _say(self, id: str) -> str:
        return self.say(line(id))


def wish_label(name: str, value: str) -> str:
    """The message id of what stands before a detail of a request: what it is called depends on what was
    chosen, for ads to be stopped are no reason for anything."""
    return "row-ads" if value.startswith("ads-") else f"row-wish-{name}"


def telegram_names(person: Person) -> dict[str, str | None]:
    """The name that somebody has in Telegram, and their @name if they have one."""
    name, paren, username = person.name.rpartition(" (@")
    if not paren:
        return {"telegram_name": person.name or "-", "username": None}
    return {"telegram_name": name, "username": username.removesuffix(")")}
