"""The staff room: everything through which the privacy team answers, put together.  Replies by mail, and the page
of each ticket."""

from __future__ import annotations

from collections.abc import Callable

from bot.i18n import Words
from bot.identity.people import People
from bot.mail.letters import Letters
from bot.mail.server import imap_server
from bot.ops.config import Config
from bot.queue.delivery import Deliveries
from bot.staff.intake import Intake
from bot.staff.login import Door
from bot.staff.mail_inbox import MailInbox
from bot.staff.mailbox import MailboxReader
from bot.staff.page import StaffPage
from bot.staff.replies import Replies
from bot.staff.templates import PageTemplates
from bot.staff.ticket_view import TicketView
from bot.staff.trust import Gate
from bot.storage.database import Storage
from bot.tickets.answering import Answering
from bot.tickets.attachments import Attachments
from bot.tickets.letter_facts import MailDesk
from bot.tickets.store import Tickets
from bot.tickets.tokens import Tokens
from bot.tickets.workflow import Workflow


class StaffRoom:
    """`answering` is there at once, for letters name it; the rest once there are letters (`furnish`)."""

    intake: Intake
    reader: MailboxReader | None
    page: StaffPage

    def __init__(
        self,
        config: Config,
        storage: Storage,
        words: Words,
        post: Letters,
        clock: Callable[[], float],
    ) -> None:
        self._config, self._storage, self._words, self._clock = config, storage, words, clock
        self._tokens = Tokens(config.secret_keys, clock, config.mail_from, config.public_url)
        self.answering = Answering(post, words, self._tokens, clock, config.privacy_mailbox)

    def furnish(
        self,
        deliveries: Deliveries,
        tickets: Tickets,
        people: People,
        files: Attachments,
        workflow: Workflow,
        desk: MailDesk,
        after: Callable[[], None],
    ) -> None:
        """The rest.  `after` is called when something was done: there may be something to send."""
        config, clock = self._config, self._clock
        imap = imap_server(config.imap_url) if config.imap_url else None
        gate = Gate(
            self._tokens,
            config.staff_senders or (config.privacy_mailbox,),
            imap.authserv if imap else (),
            config.mail_from.rpartition("@")[2],
        )
        inbox = MailInbox(config.secret_keys, clock)
        replies = Replies(inbox, deliveries, tickets, workflow, gate, self.answering, clock, config.mail_from)
        self.intake = Intake(self._storage, inbox, replies, after)
        self.reader = MailboxReader(imap, self._storage, inbox, self.intake) if imap else None
        view = TicketView(tickets, people, files, inbox, replies, desk, self.answering, self._words, clock)
        self.page = StaffPage(
            self._storage,
            self._tokens,
            tickets,
            workflow,
            files,
            replies,
            self.answering,
            view,
            Door(config.secret_keys, clock),
            PageTemplates(config.company_name, secure=config.public_url.startswith("https://")),
            self._words,
            mailbox=config.privacy_mailbox,
            public_url=config.public_url,
            after=after,
        )
