"""The life of tickets: extensions, the register of refusals, retention, and what the daily letters look for.

Only nullable columns, a table and indexes are added, so the release before goes on working beside it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name in ("extended_until", "extended_at", "shredded_at"):
        op.add_column("tickets", sa.Column(name, sa.Double(), nullable=True))
    op.create_index(
        "ix_tickets_open",
        "tickets",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL"),
        sqlite_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["settled_at"],
        unique=False,
        postgresql_where=sa.text("state = 'dead'"),
        sqlite_where=sa.text("state = 'dead'"),
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


def downgrade() -> None:
    op.drop_table("refusals")
    op.drop_index(
        "ix_outbox_dead",
        table_name="outbox",
        postgresql_where=sa.text("state = 'dead'"),
        sqlite_where=sa.text("state = 'dead'"),
    )
    op.drop_index(
        "ix_tickets_open",
        table_name="tickets",
        postgresql_where=sa.text("closed_at IS NULL"),
        sqlite_where=sa.text("closed_at IS NULL"),
    )
    for name in ("shredded_at", "extended_at", "extended_until"):
        op.drop_column("tickets", name)
