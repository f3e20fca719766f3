"""Everything about tickets, put together.  It needs neither Telegram nor a mail server nor the answers, so that
commands are quick and tests of tickets and of the team's mail have it as the service does."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.delivered import Consequences
from bot.i18n import Words
from bot.identity.attempts import Attempts
from bot.identity.customers import Customers
from bot.identity.people import People
from bot.identity.proofs import Proofs
from bot.mail.letters import Composer, Letters
from bot.mail.server import imap_server
from bot.ops.config import Config
from bot.queue.delivery import Deliveries
from bot.queue.lease import Grace
from bot.queue.outbox import Outbox
from bot.staff.bounces import Bounces
from bot.staff.mail_inbox import MailInbox
from bot.staff.outsiders import Outsiders
from bot.staff.replies import Replies
from bot.staff.schedule import Schedule
from bot.staff.trust import Gate
from bot.tickets.attachments import Attachments
from bot.tickets.code_letters import CodeLetters
from bot.tickets.holidays import Holidays
from bot.tickets.letter_facts import LetterFacts
from bot.tickets.letters import TicketLetters
from bot.tickets.notify import Notifier
from bot.tickets.refusals import Refusals
from bot.tickets.store import Tickets
from bot.tickets.tokens import Tokens
from bot.tickets.workflow import Workflow
from locales import LOCALES


@dataclass(frozen=True)
class Ticketing:
    """Requests from their filing to their end: what is kept of them, what is written, how the team acts."""

    words: Words
    people: People
    attempts: Attempts
    proofs: Proofs
    tickets: Tickets
    refusals: Refusals
    attachments: Attachments
    outbox: Outbox
    deliveries: Deliveries
    post: Letters
    tokens: Tokens
    letters: TicketLetters
    codes: CodeLetters
    workflow: Workflow
    schedule: Schedule
    mail_inbox: MailInbox
    replies: Replies


def _nameless() -> str:
    return ""


def build_ticketing(
    config: Config,
    *,
    clock: Callable[[], float] | None = None,
    bot_name: Callable[[], str] = _nameless,
    policy_version: str = "",
    strict: bool = False,
    grace: Grace | None = None,
) -> Ticketing:
    """`clock` is a test's; `bot_name` gives the bot's @name, once Telegram has told it; `policy_version` is noted
    on what is filed.  `strict`: a message without words is an error.  `grace` is that of `Deliveries`."""
    keys, mailbox = config.secret_keys, config.privacy_mailbox
    # Leases go by the database's time, which replicas share, unless a test has a clock.
    at, clock = clock, clock or time.time
    words = Words({"company": config.company_name, "fee": config.disclosure_fee or "none"}, strict=strict)
    people, outbox = People(keys, clock), Outbox(keys, at)
    tickets, refusals = Tickets(keys, clock, policy_version), Refusals(keys)
    post = Letters(outbox, Composer(LOCALES, config.mail_from, config.company_name), clock)
    tokens = Tokens(keys, clock, config.mail_from, config.public_url)
    attachments, facts = Attachments(keys, clock), LetterFacts(words, tokens)
    letters = TicketLetters(post, facts, tickets, attachments, mailbox=mailbox, bot_name=bot_name)
    notifier = Notifier(outbox, people, tickets, refusals, letters)
    workflow = Workflow(tickets, refusals, notifier, letters, clock)
    attempts = Attempts(keys, clock)
    proofs = Proofs(keys, Customers(keys), clock)
    consequences = Consequences(outbox, people, tickets, notifier, proofs, ledger=attempts)
    deliveries = Deliveries(keys, consequences.by_purpose(), at, grace=grace)
    holidays = Holidays.load(LOCALES)
    server = imap_server(config.imap_url) if config.imap_url else None
    gate = Gate(
        tokens,
        config.staff_senders or (mailbox,),
        server.authserv if server else (),
        config.mail_from,
        submission=bool(server and server.submission),
    )
    mail_inbox = MailInbox(keys, clock, gate.ticket_of)
    bounces = Bounces(mail_inbox, deliveries, tickets)
    outsiders = Outsiders(mail_inbox, deliveries, tickets, letters, gate.domain, ledger=attempts)
    return Ticketing(
        words=words,
        people=people,
        attempts=attempts,
        proofs=proofs,
        tickets=tickets,
        refusals=refusals,
        attachments=attachments,
        outbox=outbox,
        deliveries=deliveries,
        post=post,
        tokens=tokens,
        letters=letters,
        codes=CodeLetters(
            post, words, clock, mailbox=mailbox, bot_name=bot_name, public_url=config.public_url
        ),
        workflow=workflow,
        schedule=Schedule(tickets, letters, post, words=words, holidays=holidays, mailbox=mailbox),
        mail_inbox=mail_inbox,
        replies=Replies(
            mail_inbox, gate, bounces, tickets, workflow, letters, outsiders=outsiders, ledger=attempts
        ),
    )
