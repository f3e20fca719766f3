"""Limits are counted in a ledger of their own; a code that was not mailed is never right, a proof is spent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "attempts",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("scope", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ref", sa.String(length=40), server_default="", nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("needed_until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index("ix_attempts_subject", "attempts", ["subject", "kind", "at"])
    op.create_index("ix_attempts_ref", "attempts", ["ref", "kind"])
    op.create_index("ix_attempts_kind_scope", "attempts", ["kind", "scope", "at"])
    op.create_index(op.f("ix_attempts_needed_until"), "attempts", ["needed_until"])
    op.add_column(
        "challenges", sa.Column("mailed", sa.Boolean(), server_default=sa.text("true"), nullable=False)
    )
    op.add_column("proofs", sa.Column("spent_at", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("proofs", "spent_at")
    op.drop_column("challenges", "mailed")
    op.drop_table("attempts")
