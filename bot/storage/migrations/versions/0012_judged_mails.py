"""Signed mails that were judged are known again for as long as a ticket's address lives."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "judged_mails",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("mail_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_judged_mails")),
    )
    op.create_index("ix_judged_mails_at", "judged_mails", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("judged_mails")
