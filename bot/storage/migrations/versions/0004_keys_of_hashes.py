"""Keyed hashes that cannot be made anew say which key made them, so that nobody takes it away too early."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("customers", sa.Column("key_id", sa.LargeBinary(length=4), nullable=True))
    op.add_column("attempts", sa.Column("key_id", sa.LargeBinary(length=4), nullable=True))


def downgrade() -> None:
    op.drop_column("attempts", "key_id")
    op.drop_column("customers", "key_id")
