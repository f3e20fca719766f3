"""Keyed hashes say which key made them, so that nobody takes it away too early; the events of tickets are a chain."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("customers", sa.Column("key_id", sa.LargeBinary(length=4), nullable=True))
    op.add_column("attempts", sa.Column("key_id", sa.LargeBinary(length=4), nullable=True))
    for name, length in (("salt", 16), ("commitment", 32), ("mac", 64)):
        op.add_column("ticket_events", sa.Column(name, sa.LargeBinary(length=length), nullable=True))
    op.add_column("ticket_events", sa.Column("head", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_ticket_events_head"), "ticket_events", ["head"])
    op.create_table(
        "audit_keys",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_keys")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("tickets", sa.Integer(), nullable=False),
        sa.Column("stood", sa.Text(), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit_heads")),
    )


def downgrade() -> None:
    op.drop_table("audit_heads")
    op.drop_table("audit_keys")
    op.drop_index(op.f("ix_ticket_events_head"), table_name="ticket_events")
    for name in ("head", "mac", "commitment", "salt"):
        op.drop_column("ticket_events", name)
    op.drop_column("attempts", "key_id")
    op.drop_column("customers", "key_id")
