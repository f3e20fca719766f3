"""build(): the one place that knows every part and puts them together; tests hand in a clock and a mail server."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.answers.other_policy import load_answers
from bot.app.service import LetterTransport, Mailer, Service
from bot.app.ticketing import Ticketing, build_ticketing
from bot.chat.cases import Cases, Desk
from bot.chat.commands import Commands
from bot.chat.conversation import Conversations
from bot.chat.dialog import Dialog
from bot.chat.drafts import Drafts
from bot.chat.effects import Effects
from bot.chat.free_text import FreeText
from bot.chat.outcomes import Outcomes
from bot.chat.pages import Pages
from bot.chat.presses import Presses
from bot.chat.starting import Starting
from bot.chat.texts import Texts
from bot.chat.uploads import Uploads
from bot.chat.worker import SETTLED, Worker, apology, slow_down
from bot.identity.customers import Customers
from bot.mail.server import imap_server
from bot.mail.smtp import Smtp
from bot.ops.config import Config
from bot.ops.pulse import Pulses
from bot.queue.inbox import Inbox
from bot.queue.lease import Grace
from bot.queue.pace import Pace
from bot.queue.sender import CONNECTIONS, Sender
from bot.queue.share import Share
from bot.staff.login import Login
from bot.staff.mailbox import Intake, MailboxReader
from bot.staff.page import StaffPage
from bot.staff.page_forms import PageForms
from bot.staff.stop_page import StopPage
from bot.staff.templates import PageTemplates
from bot.staff.ticket_view import Records, TicketView
from bot.staff.weekly import Weekly
from bot.storage.database import Storage
from handlers.connection import ApiBot
from handlers.incoming import Incoming
from handlers.outgoing import Chats
from handlers.profile import own_name


def build(
    config: Config,
    *,
    clock: Callable[[], float] | None = None,
    answers: Answers | None = None,
    smtp: LetterTransport | None = None,
    pace: Pace | None = None,
    strict: bool = False,
) -> Service:
    """The service for a configuration.  Tests hand in a clock, the answers, a mail server and a pace."""
    storage = Storage(config.database_url)
    grace = None if storage.is_sqlite else Grace(clock or time.monotonic)
    answers = answers or load_answers(config.policy_file)
    bot = ApiBot(config.bot_token, config.bot_api_url)
    ticketing = build_ticketing(
        config,
        clock=clock,
        bot_name=partial(own_name, bot),
        policy_version=answers.policy.version,
        strict=strict,
        grace=grace,
    )
    outbox = ticketing.outbox
    heard, asked = Share(), Share()
    inbox = Inbox(
        config.secret_keys,
        clock,
        given_up=partial(apology, outbox),
        full=partial(slow_down, outbox),
        heard=heard,
        asked=asked,
        grace=grace,
    )
    clock = clock or time.time
    customers = Customers(config.secret_keys)
    feedback = Feedback(config.secret_keys, clock)
    dialog = build_dialog(config, ticketing, answers, customers=customers, feedback=feedback, clock=clock)

    chats = Chats(bot, ticketing.words, pace or Pace(asked=asked))
    servers = {each: smtp or Smtp(config.smtp_url) for each in CONNECTIONS.values()}
    mailer = Mailer(config.mail_from, {line: servers[each] for line, each in CONNECTIONS.items()})
    languages = ticketing.people.language_of
    pulses = Pulses()
    sender = Sender(
        storage,
        ticketing.deliveries,
        pulses.chats.of(chats.deliver),
        pulses.letters.of(mailer.send),
        languages,
        probe=mailer.probe,
    )
    worker = Worker(
        storage,
        inbox,
        outbox,
        read=pulses.hearing.at(Incoming(bot).read),
        respond=dialog.respond,
        hand=sender.hand,
        deliver=sender.at_once,
        toast=chats.toast,
        heard=heard,
    )
    imap = imap_server(config.imap_url) if config.imap_url else None
    intake = Intake(storage, ticketing.mail_inbox, ticketing.replies, sender.wake_all, settles=SETTLED)
    return Service(
        config=config,
        clock=clock,
        storage=storage,
        bot=bot,
        ticketing=ticketing,
        answers=answers,
        feedback=feedback,
        customers=customers,
        inbox=inbox,
        drafts=Drafts(config.secret_keys, clock, ticketing.attachments),
        worker=worker,
        sender=sender,
        mailer=mailer,
        intake=intake,
        mail_reader=MailboxReader(imap, storage, ticketing.mail_inbox, intake) if imap else None,
        page=build_page(config, storage, ticketing, clock, sender.wake_all),
        stop_page=StopPage(
            storage,
            ticketing.proofs,
            PageTemplates(config.company_name, secure=config.public_url.startswith("https://")),
        ),
        weekly=Weekly(feedback, ticketing.post, ticketing.words, config.privacy_mailbox, answers.title_of),
        pulses=pulses,
    )


def build_dialog(
    config: Config,
    ticketing: Ticketing,
    answers: Answers,
    *,
    customers: Customers,
    feedback: Feedback,
    clock: Callable[[], float],
) -> Dialog:
    """The conversation: what a message means, and what is said and done."""
    words, people, tickets = ticketing.words, ticketing.people, ticketing.tickets
    attachments, letters = ticketing.attachments, ticketing.letters
    proofs = ticketing.proofs
    drafts = Drafts(config.secret_keys, clock, attachments)
    outcomes = Outcomes(
        tickets,
        ticketing.workflow,
        proofs,
        attachments,
        letters,
        ledger=ticketing.attempts,
        people=people,
    )
    conversations = Conversations(
        config.secret_keys, clock, Effects(proofs, tickets, ticketing.codes), outcomes, drafts
    )
    pages = Pages(answers.policy, tickets, people, drafts, ticketing.attempts)
    free_text = FreeText(answers, people, feedback, ticketing.attempts)
    starting = Starting(words, people, conversations, pages, attachments, speech=answers.speech)
    commands = Commands(conversations, starting, pages, free_text)
    desk = Desk(tickets, attachments, outcomes, ticketing.outbox)
    cases = Cases(clock, words, people, desk, starting=starting, pages=pages, speech=answers.speech)
    texts = Texts(words, commands, conversations, starting, pages, free_text, cases=cases)
    return Dialog(
        words,
        people,
        conversations,
        texts=texts,
        presses=Presses(
            conversations, starting, pages, free_text, attachments, ticketing.outbox, texts=texts, cases=cases
        ),
        commands=commands,
        uploads=Uploads(
            clock, people, conversations, pages, proofs, attachments, cases=cases, ledger=ticketing.attempts
        ),
    )


def build_page(
    config: Config,
    storage: Storage,
    ticketing: Ticketing,
    clock: Callable[[], float],
    wake: Callable[[], None] = lambda: None,
) -> StaffPage:
    """The page of each ticket.  `wake` is called when something was done: there may be something to send."""
    tickets, replies, facts = ticketing.tickets, ticketing.replies, ticketing.letters.facts
    login = Login(config.secret_keys, clock)
    records = Records(tickets, ticketing.people, ticketing.attachments)
    forms = PageForms(
        tickets,
        replies,
        facts,
        login=login,
        codes=ticketing.codes,
        mailbox=config.privacy_mailbox,
    )
    return StaffPage(
        storage,
        ticketing.tokens,
        TicketView(records, replies, facts, login, clock),
        forms,
        PageTemplates(config.company_name, secure=config.public_url.startswith("https://")),
        login=login,
        mailbox=config.privacy_mailbox,
        wake=wake,
    )
