"""build(): the one place that knows every part and puts them together; tests hand in a clock and a mail server."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.answers.other_policy import load_answers
from bot.app.service import LetterTransport, Mailer, Parts, Service
from bot.app.staffroom import staff_room
from bot.chat.commands import Commands
from bot.chat.conversation import Conversations
from bot.chat.delivered import Consequences
from bot.chat.dialog import Dialog
from bot.chat.effects import Effects
from bot.chat.free_text import FreeText
from bot.chat.outcomes import Outcomes
from bot.chat.pages import Pages
from bot.chat.presses import Presses
from bot.chat.starting import Starting
from bot.chat.texts import Texts
from bot.chat.uploads import Uploads
from bot.chat.worker import Worker
from bot.i18n import Words
from bot.identity.customers import Customers
from bot.identity.people import People
from bot.identity.proofs import Proofs
from bot.mail.letters import Composer, Letters
from bot.mail.smtp import Smtp
from bot.ops.config import Config
from bot.queue.delivery import Deliveries
from bot.queue.inbox import Inbox
from bot.queue.outbox import Outbox
from bot.queue.pace import Pace
from bot.queue.sender import Sender
from bot.staff.schedule import Schedule
from bot.staff.ticket_view import Records
from bot.staff.weekly import Weekly
from bot.storage.database import Storage
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
from handlers.incoming import Incoming
from handlers.outgoing import Chats
from handlers.profile import own_name
from handlers.request import ApiBot
from locales import LOCALES


def build(
    config: Config,
    *,
    clock: Callable[[], float] | None = None,
    answers: Answers | None = None,
    smtp: LetterTransport | None = None,
    code_smtp: LetterTransport | None = None,
    pace: Pace | None = None,
    strict: bool = False,
) -> Service:
    """The service for a configuration.  Tests hand in a clock, the answers, a mail server and a pace."""
    keys = config.secret_keys
    # Leases go by the database's time, which replicas share, unless a test has a clock.
    at, clock = clock, clock or time.time
    inbox, outbox = Inbox(keys, at), Outbox(keys, at)
    storage = Storage(config.database_url)
    words = Words({"company": config.company_name, "fee": config.disclosure_fee or "none"}, strict=strict)
    answers = answers or load_answers(config.policy_file)
    people = People(keys, clock)
    customers = Customers(keys)
    proofs = Proofs(keys, customers, clock)
    tickets = Tickets(keys, clock, answers.policy.version)
    bot = ApiBot(config.bot_token, config.bot_api_url)
    bot_name = partial(own_name, bot)
    post = Letters(outbox, Composer(LOCALES, config.mail_from, config.company_name), clock)
    tokens = Tokens(keys, clock, config.mail_from, config.public_url)
    mailbox = config.privacy_mailbox
    letters = TicketLetters(post, LetterFacts(words, tokens), tickets, mailbox=mailbox, bot_name=bot_name)
    code_letters = CodeLetters(post, words, clock, mailbox=mailbox, bot_name=bot_name)
    refusals = Refusals(keys)
    notifier = Notifier(outbox, people, tickets, refusals, letters)
    workflow = Workflow(tickets, refusals, notifier, letters, clock)
    holidays = Holidays.load(LOCALES)
    schedule = Schedule(tickets, letters, post, words=words, holidays=holidays, mailbox=mailbox)
    evidence = Attachments(keys, clock)
    conversations = Conversations(
        keys,
        clock,
        Effects(proofs, tickets, code_letters),
        Outcomes(tickets, workflow, proofs, evidence, letters),
    )
    pages = Pages(answers.policy, tickets, people)
    feedback = Feedback(keys, clock)
    weekly = Weekly(feedback, post, words, mailbox, answers.title_of)
    free_text = FreeText(answers, people, feedback)
    starting = Starting(words, people, conversations, pages, evidence)
    commands = Commands(conversations, starting, pages, free_text)
    dialog = Dialog(
        words,
        people,
        conversations,
        texts=Texts(words, commands, conversations, starting, pages, free_text),
        presses=Presses(conversations, starting, pages, free_text, evidence, outbox),
        commands=commands,
        uploads=Uploads(clock, people, conversations, pages, proofs, evidence),
    )
    consequences = Consequences(outbox, people, tickets, notifier)
    deliveries = Deliveries(keys, consequences.by_purpose(), at)

    chats = Chats(bot, words, pace or Pace())
    letter_smtp = smtp or Smtp(config.smtp_url)
    mailer = Mailer(config.mail_from, letter_smtp, code_smtp or smtp or Smtp(config.smtp_url))
    sender = Sender(storage, deliveries, chats.deliver, mailer.send, people.language_of)
    staff = staff_room(
        config,
        clock,
        storage,
        deliveries,
        records=Records(tickets, people, evidence),
        workflow=workflow,
        tokens=tokens,
        letters=letters,
        codes=code_letters,
        wake=sender.wake_all,
    )
    worker = Worker(
        storage,
        inbox,
        outbox,
        read=Incoming(bot).read,
        respond=dialog.respond,
        deliver=sender.at_once,
    )
    return Service(
        Parts(
            config=config,
            clock=clock,
            storage=storage,
            words=words,
            answers=answers,
            inbox=inbox,
            outbox=outbox,
            customers=customers,
            workflow=workflow,
            feedback=feedback,
            worker=worker,
            deliveries=deliveries,
            sender=sender,
            mailer=mailer,
            intake=staff.intake,
            mail_reader=staff.reader,
            page=staff.page,
            schedule=schedule,
            weekly=weekly,
            bot=bot,
        )
    )
