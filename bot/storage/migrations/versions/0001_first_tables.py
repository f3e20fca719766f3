"""The first tables.  What each column is for stands in bot/storage/tables.py."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("raw_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.Double(), server_default="0", nullable=False),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("update_id", name="uq_inbox_update_id"),
    )
    op.create_index(
        "ix_inbox_new",
        "inbox",
        ["chat_id", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'new'"),
        sqlite_where=sa.text("state = 'new'"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("effect_key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ticket_id", sa.String(length=32), nullable=True),
        sa.Column("purpose", sa.String(length=16), server_default="", nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("deadline", sa.Double(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.Double(), server_default="0", nullable=False),
        sa.Column("ambiguous", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("shows", sa.String(length=120), server_default="", nullable=False),
        sa.Column("page", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("settled_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("effect_key", name="uq_outbox_effect_key"),
    )
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["settled_at"],
        unique=False,
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["kind", "lane", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'due'"),
        sqlite_where=sa.text("state = 'due'"),
    )
    op.create_index("ix_outbox_ticket_id", "outbox", ["ticket_id"], unique=False)
    op.create_index("ix_outbox_chat_id_message_id", "outbox", ["chat_id", "message_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=5), server_default="th", nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("question_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("topic", sa.String(length=40), server_default="", nullable=False),
        sa.Column("topic_at", sa.Double(), server_default="0", nullable=False),
        sa.Column("offers", sa.String(length=250), server_default="", nullable=False),
        sa.Column("offered_at", sa.Double(), server_default="0", nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("seen_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_people"),
    )
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("flow", sa.String(length=24), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("waiting", sa.String(length=80), nullable=False),
        sa.Column("shown", sa.String(length=80), server_default="", nullable=False),
        sa.Column("shown_message", sa.BigInteger(), nullable=True),
        sa.Column("misses", sa.Integer(), server_default="0", nullable=False),
        sa.Column("begun_at", sa.Double(), nullable=False),
        sa.Column("changed_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_conversations"),
    )
    op.create_index("ix_conversations_changed_at", "conversations", ["changed_at"], unique=False)
    op.create_table(
        "left_drafts",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("flow", sa.String(length=24), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("waiting", sa.String(length=80), nullable=False),
        sa.Column("left_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "flow", name="pk_left_drafts"),
    )
    op.create_index("ix_left_drafts_left_at", "left_drafts", ["left_at"], unique=False)
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("email_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("customer_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("imported_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
        sa.UniqueConstraint("customer_index", name="uq_customers_customer_index"),
        sa.UniqueConstraint("email_index", name="uq_customers_email_index"),
    )
    op.create_index("ix_customers_phone_index", "customers", ["phone_index"], unique=False)
    op.create_table(
        "challenges",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("email_index", sa.LargeBinary(length=16), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=True),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("used_at", sa.Double(), nullable=True),
        sa.Column("replaced_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_challenges"),
    )
    op.create_index("ix_challenges_chat_id", "challenges", ["chat_id", "created_at"], unique=False)
    op.create_index("ix_challenges_email_index", "challenges", ["email_index", "created_at"], unique=False)
    op.create_table(
        "proofs",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("method", sa.String(length=12), nullable=False),
        sa.Column("email_index", sa.LargeBinary(length=16), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=True),
        sa.Column("verified_at", sa.Double(), nullable=False),
        sa.Column("last_used_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proofs"),
    )
    op.create_index("ix_proofs_chat_id", "proofs", ["chat_id"], unique=False)
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("submission", sa.String(length=80), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("identity_index", sa.LargeBinary(length=16), nullable=True),
        sa.Column("method", sa.String(length=12), server_default="", nullable=False),
        sa.Column("known", sa.Boolean(), nullable=True),
        sa.Column("verified_at", sa.Double(), nullable=True),
        sa.Column("policy_version", sa.String(length=40), nullable=False),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("team_told_at", sa.Double(), nullable=True),
        sa.Column("closed_at", sa.Double(), nullable=True),
        sa.Column("extended_until", sa.Double(), nullable=True),
        sa.Column("extended_at", sa.Double(), nullable=True),
        sa.Column("shredded_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        sa.UniqueConstraint("number", name="uq_tickets_number"),
        sa.UniqueConstraint("submission", name="uq_tickets_submission"),
    )
    op.create_index("ix_tickets_chat_id", "tickets", ["chat_id"], unique=False)
    op.create_index("ix_tickets_identity_index", "tickets", ["identity_index", "kind"], unique=False)
    op.create_index(
        "ix_tickets_open",
        "tickets",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL"),
        sqlite_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "ticket_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ticket_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("actor", sa.String(length=12), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("detail_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_ticket_events_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_events"),
        sa.UniqueConstraint("ticket_id", "seq", name="uq_ticket_events_ticket_id_seq"),
    )
    op.create_table(
        "refusals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ticket_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("section", sa.String(length=12), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("staff_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("decided_at", sa.Double(), nullable=False),
        sa.Column("told", sa.String(length=8), server_default="", nullable=False),
        sa.Column("reopened_at", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_refusals_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refusals"),
        sa.UniqueConstraint("ticket_id", "seq", name="uq_refusals_ticket_id_seq"),
    )
    op.create_table(
        "mail_inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.BigInteger(), nullable=True),
        sa.Column("raw_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("verdict", sa.String(length=24), server_default="", nullable=False),
        sa.Column("ticket_id", sa.String(length=32), nullable=True),
        sa.Column("letter", sa.String(length=80), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("settled_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mail_inbox"),
        sa.UniqueConstraint("message_id", name="uq_mail_inbox_message_id"),
        sa.UniqueConstraint("uidvalidity", "uid", name="uq_mail_inbox_uidvalidity_uid"),
    )
    op.create_index("ix_mail_inbox_state", "mail_inbox", ["state", "id"], unique=False)
    op.create_index("ix_mail_inbox_ticket_id", "mail_inbox", ["ticket_id", "received_at"], unique=False)
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("browser", sa.LargeBinary(length=32), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("opened_at", sa.Double(), nullable=True),
        sa.Column("ends_at", sa.Double(), nullable=True),
        sa.Column("key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_sessions"),
        sa.UniqueConstraint("key", name="uq_staff_sessions_key"),
    )
    op.create_index("ix_staff_sessions_created_at", "staff_sessions", ["created_at"], unique=False)
    op.create_table(
        "files",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("ticket_id", sa.String(length=32), nullable=True),
        sa.Column("unique_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("chat_id", "unique_id", "ticket_id", name="uq_files_chat_id_unique_id_ticket_id"),
    )
    op.create_index("ix_files_chat_id", "files", ["chat_id"], unique=False)
    op.create_index("ix_files_ticket_id", "files", ["ticket_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("topic", sa.String(length=40), server_default="", nullable=False),
        sa.Column("question_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_as", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_at", "feedback", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("feedback")
    op.drop_table("files")
    op.drop_table("staff_sessions")
    op.drop_table("mail_inbox")
    op.drop_table("refusals")
    op.drop_table("ticket_events")
    op.drop_table("tickets")
    op.drop_table("proofs")
    op.drop_table("challenges")
    op.drop_table("customers")
    op.drop_table("left_drafts")
    op.drop_table("conversations")
    op.drop_table("people")
    op.drop_table("outbox")
    op.drop_table("inbox")
