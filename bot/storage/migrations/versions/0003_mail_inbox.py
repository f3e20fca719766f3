"""Mail that comes in, and the sessions of the staff page."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
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


def downgrade() -> None:
    op.drop_index("ix_staff_sessions_created_at", table_name="staff_sessions")
    op.drop_table("staff_sessions")
    op.drop_index("ix_mail_inbox_ticket_id", table_name="mail_inbox")
    op.drop_index("ix_mail_inbox_state", table_name="mail_inbox")
    op.drop_table("mail_inbox")
