"""The staff room: everything through which the privacy team answers, put together.  Replies by mail, and the page
of each ticket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.mail.server import imap_server
from bot.ops.config import Config
from bot.queue.delivery import Deliveries
from bot.staff.bounces import Bounces
from bot.staff.login import Login
from bot.staff.mail_inbox import MailInbox
from bot.staff.mailbox import Intake, MailboxReader
from bot.staff.page import StaffPage
from bot.staff.page_forms import PageForms
from bot.staff.replies import Replies
from bot.staff.templates import PageTemplates
from bot.staff.ticket_view import Records, TicketView
from bot.staff.trust import Gate
from bot.storage.database import Storage
from bot.tickets.code_letters import CodeLetters
from bot.tickets.letters import TicketLetters
from bot.tickets.tokens import Tokens
from bot.tickets.workflow import Workflow


@dataclass(frozen=True)
class StaffRoom:
    """What the team writes to and looks at."""

    intake: Intake
    reader: MailboxReader | None
    page: StaffPage


def staff_room(
    config: Config,
    clock: Callable[[], float],
    storage: Storage,
    deliveries: Deliveries,
    *,
    records: Records,
    workflow: Workflow,
    tokens: Tokens,
    letters: TicketLetters,
    codes: CodeLetters,
    wake: Callable[[], None],
) -> StaffRoom:
    """`wake` is called when something was done: there may be something to send."""
    tickets, keys, facts = records.tickets, config.secret_keys, letters.facts
    imap = imap_server(config.imap_url) if config.imap_url else None
    senders = config.staff_senders or (config.privacy_mailbox,)
    gate = Gate(tokens, senders, imap.authserv if imap else (), config.mail_from)
    inbox = MailInbox(keys, clock)
    replies = Replies(inbox, gate, Bounces(inbox, deliveries, tickets), tickets, workflow, letters)
    intake = Intake(storage, inbox, replies, wake)
    login = Login(keys, clock)
    view = TicketView(records, replies, facts, login, clock)
    forms = PageForms(
        tickets, workflow, replies, facts, login=login, codes=codes, mailbox=config.privacy_mailbox
    )
    templates = PageTemplates(config.company_name, secure=config.public_url.startswith("https://"))
    page = StaffPage(storage, tokens, view, forms, templates, mailbox=config.privacy_mailbox, wake=wake)
    return StaffRoom(intake, MailboxReader(imap, storage, inbox, intake) if imap else None, page)
