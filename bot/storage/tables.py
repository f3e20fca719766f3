"""The tables.  Columns made by `sealed` are encrypted (see crypto.py); times are seconds since 1970, UTC.

A change here needs a migration in `migrations/versions/`; a test holds the two against each other.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up by itself only in a column declared INTEGER.
SERIAL = BigInteger().with_variant(Integer, "sqlite")


def where(rows: str) -> dict[str, Any]:
    """For a partial index: the rows that stand in it.

    To get to a column of a row SQLite reads all that stands before it, and in some tables that is a whole mail.  So
    what is asked often is answered from an index alone; the state stands in it too, or SQLite looks at the row.
    """
    return {f"{engine}_where": text(rows) for engine in ("sqlite", "postgresql")}


def only(state: str) -> dict[str, Any]:
    """For a partial index: the rows of one state."""
    return where(f"state = '{state}'")


def sealed(name: str, *by: str, between: str = "/", nullable: bool = True) -> Column[bytes]:
    """A confidential column, `<name>_sealed`.  What stands in it is bound to its place (`place`), whose
    row is named by the columns `by`: they never change."""
    info = {"by": by, "between": between}
    return Column(f"{name}_sealed", LargeBinary, nullable=nullable, info=info)


HEAD = 5
"""Bytes that a sealed value begins with up to the id of its key (crypto.py)."""


def head_of(column: str) -> TextClause:
    """For an index: what a sealed value begins with.  Who asks which key it waits for reads it there: SQLite reads all
    of a value to tell how it begins, and where letters and mails wait that is gigabytes."""
    return text(f"substr({column}, 1, {HEAD})")


def place(column: Column[Any], *row: object) -> str:
    """What a value of a sealed column is bound to, `table.column:row`; `row` holds its columns `by`, in their order.
    Stored values rest on it: it must not change."""
    name = f"{column.table.name}.{column.name.removesuffix('_sealed')}"
    return f"{name}:{column.info['between'].join(map(str, row))}"


inbox = Table(
    "inbox",
    METADATA,
    Column("id", SERIAL, primary_key=True),  # the order in which updates are handled
    Column("update_id", BigInteger, nullable=False, unique=True),  # recognises a repeat; never a watermark
    Column("chat_id", BigInteger, nullable=False),  # the lane; 0 for what belongs to no chat
    sealed("raw", "update_id"),  # null once it was handled, or retention has removed it
    Column("received_at", Double, nullable=False),
    Column("state", String(12), nullable=False),  # new, done, quarantined, dead, refused, dropped
    Column("due_at", Double, nullable=False),  # not before: back-off after a failure
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease", String(32)),  # random token of the worker that has it
    Column("lease_until", Double, nullable=False, server_default="0"),
    Column("error", String(200)),  # the kind of exception only, never its text
    Column("deaths", Integer, nullable=False, server_default="0"),  # workers that took it and never came back
    Column("behind", Integer, nullable=False, server_default="0"),  # of the same chat waited when it came
    # The head of every lane, and the age of the oldest undone update.
    Index("ix_inbox_new", "chat_id", "id", "received_at", "state", **only("new")),
    Index("ix_inbox_turn", "behind", "id", **only("new")),  # whose turn it is
    # Health asks for these every few seconds, and there are hardly ever any.
    Index("ix_inbox_dead", "state", "received_at", "error", **only("dead")),
    Index("ix_inbox_quarantined", "state", **only("quarantined")),
    Index("ix_inbox_handled", "received_at", **where("state NOT IN ('new', 'dead')")),  # the sweep
)

outbox = Table(
    "outbox",
    METADATA,
    Column("id", SERIAL, primary_key=True),
    Column("effect_key", String(80), nullable=False, unique=True),  # a replay cannot promise a thing twice
    Column("kind", String(8), nullable=False),  # chat, letter
    Column("lane", String(40), nullable=False),  # chat replies of one lane go out in order
    Column("chat_id", BigInteger, nullable=False, server_default="0"),
    Column("ticket_id", String(32)),
    Column(
        "purpose", String(16), nullable=False, server_default=""
    ),  # of a letter: code, request, receipt...
    sealed("body", "effect_key"),
    Column(
        "state", String(10), nullable=False
    ),  # due, sent, dead, held, dropped (a code too late to be of use)
    Column("due_at", Double, nullable=False),
    Column("deadline", Double),  # after this it is dropped instead of sent
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease", String(32)),
    Column("lease_until", Double, nullable=False, server_default="0"),
    Column("ambiguous", Boolean, nullable=False, server_default=text("false")),  # it may have arrived
    Column("shows", String(120), nullable=False, server_default=""),  # flow/question that its delivery shows
    Column("page", Boolean, nullable=False, server_default=text("false")),  # may give way to another page
    Column("message_id", BigInteger),  # of the chat: the message in which it was delivered
    Column("serial", BigInteger),  # of a letter: the random part of its Message-ID
    Column("error", String(200)),
    Column("created_at", Double, nullable=False),
    Column("settled_at", Double),
    # The head of every lane, and the age of the oldest; whatever is asked of what waits before any of it is taken.
    Index(
        "ix_outbox_due",
        *(
            "kind",
            "lane",
            "id",
            "created_at",
            "state",
            "purpose",
            "due_at",
            "lease_until",
            "lease",
            "attempts",
        ),
        head_of("body_sealed"),
        **only("due"),
    ),
    Index("ix_outbox_ticket_id", "ticket_id"),
    Index("ix_outbox_chat_id_message_id", "chat_id", "message_id"),  # what a message of ours was
    # What will never arrive: health and the digest ask often, and there is hardly ever any.
    Index("ix_outbox_dead", "settled_at", "kind", "state", **only("dead")),
    Index("ix_outbox_held", "settled_at", "state", **only("held")),
    Index("ix_outbox_failed", "state", "error", **where("error IS NOT NULL")),  # letters that came back
    Index("ix_outbox_sent", "settled_at", **where("state IN ('sent', 'dropped')")),  # the sweep
)

people = Table(
    "people",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(5), nullable=False, server_default="th"),
    sealed("name", "chat_id"),  # Telegram's display name, for the letters to staff
    sealed("question", "chat_id"),  # the last free question: becomes the draft of a request
    sealed("drafts", "chat_id"),  # what is offered to cases and not sent yet, by their numbers
    Column("drafted_at", Double, nullable=False, server_default="0"),
    Column("topic", String(40), nullable=False, server_default=""),  # for "and the calendar?"
    Column("topic_at", Double, nullable=False, server_default="0"),
    Column(
        "offers", Text, nullable=False, server_default=""
    ),  # presses that a yes accepts, by spaces; `TOLD_OF_EDITS`
    Column("offered_at", Double, nullable=False, server_default="0"),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),  # false: bot blocked
    Column("seen_at", Double, nullable=False),
)

conversations = Table(
    "conversations",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("flow", String(24), nullable=False),  # a name of flows.FLOWS
    sealed("answers", "chat_id", nullable=False),
    Column("waiting", String(80), nullable=False),  # the question that waits
    Column("shown", String(80), nullable=False, server_default=""),  # the question last delivered
    Column("shown_message", BigInteger),  # and the message it stands in
    Column("misses", Integer, nullable=False, server_default="0"),
    Column("begun_at", Double, nullable=False),
    Column("changed_at", Double, nullable=False),
    Index("ix_conversations_changed_at", "changed_at"),  # the sweep
)

left_drafts = Table(
    "left_drafts",
    METADATA,
    # Forms that a chat left, or that timed out: they can be taken up again within a day.
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("flow", String(24), primary_key=True),
    sealed("answers", "chat_id", "flow", between=".", nullable=False),
    Column("waiting", String(80), nullable=False),  # the question at which it was left
    Column("left_at", Double, primary_key=True, index=True),  # several of a kind; the sweep
)

customers = Table(
    "customers",
    METADATA,
    # Keyed hashes only: the register says "known" or "not known" and can never be read back.
    Column("id", SERIAL, primary_key=True),
    Column("email_index", LargeBinary(16), unique=True),
    Column("phone_index", LargeBinary(16), index=True),  # families share a phone: not unique
    Column("customer_index", LargeBinary(16), unique=True),
    Column("imported_at", Double, nullable=False),
    Column("key_id", LargeBinary(4)),  # of the key that hashed it; null: imported before this was noted
)

challenges = Table(
    "challenges",
    METADATA,
    Column("id", String(12), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("purpose", String(24), nullable=False),
    Column("email_index", LargeBinary(16), nullable=False),
    sealed("email", "id", nullable=False),
    Column("known", Boolean),  # null: no customers imported
    Column("salt", LargeBinary(16), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("used_at", Double),
    Column("replaced_at", Double),  # a new code kills the old one
    # Whether a letter with it was to go out at all; else nobody can know it, and it is never right.
    Column("mailed", Boolean, nullable=False, server_default=text("true")),
    Index("ix_challenges_email_index", "email_index", "created_at"),
    Index("ix_challenges_chat_id", "chat_id", "created_at"),
)

proofs = Table(
    "proofs",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("purpose", String(24), nullable=False),
    Column("method", String(12), nullable=False),  # email
    Column("email_index", LargeBinary(16), nullable=False),
    sealed("email", "id", nullable=False),
    Column("known", Boolean),  # null: no customers imported, control of an address is all that is proven
    Column("verified_at", Double, nullable=False),
    Column("last_used_at", Double, nullable=False),
    Column("spent_at", Double),  # something that cannot be undone was filed with it: no second one is
)

attempts = Table(
    "attempts",
    METADATA,
    # The ledger of limits.  Keyed hashes of what is limited, no chat and no address: it outlives /deletemydata,
    # because a limit that can be reset is none.
    Column("id", SERIAL, primary_key=True),
    Column("kind", String(12), nullable=False),  # code, wrong, right, proven, told, filed, said...
    Column("scope", String(8), nullable=False),  # chat, address, domain, all...
    Column("subject", LargeBinary(16), nullable=False),
    Column("ref", String(40), nullable=False, server_default=""),  # the code that it was; to take it back by
    Column("at", Double, nullable=False),
    Column("needed_until", Double, nullable=False, index=True),  # the end of the longest window: the sweep
    Column("key_id", LargeBinary(4)),  # of the key that hashed it; null: written before this was noted
    Index("ix_attempts_subject", "subject", "kind", "at"),
    Index("ix_attempts_ref", "ref", "kind"),
    Index("ix_attempts_kind_scope", "kind", "scope", "at"),  # health: codes in all
)

tickets = Table(
    "tickets",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("number", String(12), nullable=False, unique=True),  # PR-7K4M2-9, random
    Column("submission", String(80), nullable=False, unique=True),  # a second press makes no second ticket
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("state", String(24), nullable=False),
    Column("language", String(5), nullable=False),
    sealed("body", "id"),
    sealed("email", "id"),  # verified, or (inquiries) given for the answer
    Column("identity_index", LargeBinary(16)),  # of the verified address: duplicates
    Column("method", String(12), nullable=False, server_default=""),  # how verified; empty: not
    Column("known", Boolean),
    Column("verified_at", Double),
    Column("policy_version", String(40), nullable=False),
    Column("received_at", Double, nullable=False),
    Column("due_at", Double, nullable=False),
    Column("team_told_at", Double),  # the mail server has accepted the letter
    Column("closed_at", Double),  # null while it is open, also after it was opened again
    Column("extended_until", Double),  # the later date told to the person; due_at itself never moves
    Column("extended_at", Double),  # when that was decided: reminders of the new date count from here
    Column("shredded_at", Double),  # retention has removed what was asked, by whom, and what was said
    Index("ix_tickets_identity_index", "identity_index", "kind"),
    # Reminders and digest: the few that are open, the one due first in front.
    Index("ix_tickets_open", "due_at", **where("closed_at IS NULL")),
)

ticket_events = Table(
    "ticket_events",
    METADATA,
    Column("id", SERIAL, primary_key=True),
    Column("ticket_id", String(32), ForeignKey("tickets.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("actor", String(12), nullable=False),  # person, staff, service, operator
    Column("at", Double, nullable=False),
    sealed("detail", "ticket_id", "seq"),
    # The chain (bot/tickets/audit.py).  All null in what a release before it wrote.
    Column(
        "salt", LargeBinary(16)
    ),  # of the commitment; goes with the detail, so that nobody can guess it then
    Column("commitment", LargeBinary(32)),  # to the detail, and stays when that is gone
    Column("mac", LargeBinary(64)),  # over this event, and over that and the mac before it
    Column("head", Integer, index=True),  # the first head that covers it; null: none has been taken since
    UniqueConstraint("ticket_id", "seq"),
)

audit_keys = Table(
    "audit_keys",
    METADATA,
    # The key of the chain, one row.  It is none of the ring's, so that those can go and the chain stays as it is.
    Column("id", Integer, primary_key=True, autoincrement=False),
    sealed("key", "id", nullable=False),
)

audit_heads = Table(
    "audit_heads",
    METADATA,
    # Where the chain of each ticket stood, taken with each digest, which carries the mac's beginning outside.
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Double, nullable=False),
    Column("events", Integer, nullable=False),  # so many in all, up to here
    Column("tickets", Integer, nullable=False),
    Column(
        "stood", Text, nullable=False
    ),  # JSON: of each ticket with new events its id, number, last seq and mac
    Column("mac", LargeBinary(32), nullable=False),  # over all this and the mac before it
)

refusals = Table(
    "refusals",
    METADATA,
    # The register of s. 39 of the Act: what was not done, or not wholly, and why.  It outlives the details of
    # its ticket and is open to inspection, so it names a ticket and never a person.
    Column("id", SERIAL, primary_key=True),
    Column("ticket_id", String(32), ForeignKey("tickets.id"), nullable=False),
    Column("seq", Integer, nullable=False),  # the event that refused: a reopened ticket may be refused again
    Column("number", String(12), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("outcome", String(8), nullable=False),  # refused, partly
    Column("section", String(12), nullable=False),  # of the Act, where the right stands
    Column("ground", String(16), nullable=False),  # a code of bot/tickets/law.py
    sealed("words", "ticket_id", "seq", nullable=False),  # the reason in words, as the person got it
    sealed("staff", "ticket_id", "seq"),  # who decided
    Column("received_at", Double, nullable=False),
    Column("due_at", Double, nullable=False),
    Column("decided_at", Double, nullable=False),
    Column("told", String(8), nullable=False, server_default=""),  # chat, email, failed; empty: on its way
    Column("reopened_at", Double),  # the person had it opened again: the refusal stands no more
    UniqueConstraint("ticket_id", "seq"),
)

mail_inbox = Table(
    "mail_inbox",
    METADATA,
    Column("id", SERIAL, primary_key=True),
    Column("message_id", String(255), nullable=False, unique=True),  # recognises a repeat
    # With uid: where it lies on the IMAP server; null: handed in.  The numbering of a mailbox under a UIDVALIDITY
    # (`numbering_of`); in rows of releases before the UIDVALIDITY alone, which several mailboxes may share.
    Column("uidvalidity", BigInteger),
    Column("uid", BigInteger),  # null also where that place is no more: the mailbox was rebuilt
    sealed("raw", "message_id"),  # null once retention has removed it
    Column("received_at", Double, nullable=False),
    Column(
        "state", String(12), nullable=False
    ),  # new, done, held, quarantined, ignored, dead, dropped, start
    # Why, in a word; of a new one what is known of it already: too-large, or ticket (its headers name one) with the
    # number behind a colon.
    Column("verdict", String(24), nullable=False, server_default=""),
    Column("ticket_id", String(32)),
    Column("letter", String(80)),  # of a bounce: the outbox's key of the letter that came back
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(200)),  # the kind of exception only, never its text
    Column("settled_at", Double),
    Column("deaths", Integer, nullable=False, server_default="0"),  # times it was begun and nobody came back
    UniqueConstraint("uidvalidity", "uid"),
    # What is new; what people should look at, of which health asks the rest.
    Index(
        "ix_mail_inbox_state",
        *("state", "id", "received_at", "settled_at", "verdict", "ticket_id"),
        head_of("raw_sealed"),
    ),
    Index("ix_mail_inbox_settled_at", "settled_at", **where("raw_sealed IS NOT NULL")),  # the sweep
    Index("ix_mail_inbox_ticket_id", "ticket_id", "received_at"),  # so many an hour, and the ticket's page
)

judged_mails = Table(
    "judged_mails",
    METADATA,
    # What recognises a signed mail that is sent again under another Message-ID, also when its bytes are gone.
    Column("digest", LargeBinary(32), primary_key=True),  # keyed, of what a signature covers
    Column("mail_id", BigInteger, nullable=False),  # in mail_inbox
    Column("at", Double, nullable=False, index=True),
)

staff_sessions = Table(
    "staff_sessions",
    METADATA,
    # A code sent to the team's mailbox, and what it opened: the second step of the staff page.
    Column("id", String(16), primary_key=True),
    Column("browser", LargeBinary(32), nullable=False),  # hash of the cookie it was asked from
    Column("salt", LargeBinary(16), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),  # of the code
    Column("opened_at", Double),  # the code was right
    Column("ends_at", Double),  # of the session
    Column("key", LargeBinary(32), unique=True),  # hash of the session's cookie
    sealed("name", "id"),  # who says to be at the keyboard: written into the events
    Index("ix_staff_sessions_created_at", "created_at"),
)

files = Table(
    "files",
    METADATA,
    # Evidence that people sent: photos without their hidden data, PDFs.
    Column("id", String(16), primary_key=True),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("ticket_id", String(32), index=True),  # null: sent, not yet part of anything
    Column("unique_id", String(64), nullable=False),  # Telegram's: the same file sent twice is one
    Column("kind", String(8), nullable=False),  # jpg, png, pdf: by content, not by name
    sealed("name", "id", nullable=False),
    sealed("content", "id", nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", Double, nullable=False),
    UniqueConstraint("chat_id", "unique_id", "ticket_id"),
)

feedback = Table(
    "feedback",
    METADATA,
    # What the bank lacks.  Nobody's: no chat, no person, and the question with personal data masked.
    Column("id", SERIAL, primary_key=True),
    Column("kind", String(12), nullable=False),  # unanswered, silent, disliked, liked
    Column("topic", String(40), nullable=False, server_default=""),
    sealed("question", "sealed_as"),  # null where only the count matters
    Column("sealed_as", String(16), nullable=False, server_default=""),  # what the value is bound to
    Column("at", Double, nullable=False, index=True),
)

sweeps = Table(
    "sweeps",
    METADATA,
    # When the sweep came last, one row: by it a clock that has jumped is known (ops/clock.py).
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("swept_at", Double, nullable=False),  # the last time that the clock was believed
    Column("looked_at", Double, nullable=False),
    Column("doubted_since", Double),  # by the clock that is in doubt; null: it is believed
)
