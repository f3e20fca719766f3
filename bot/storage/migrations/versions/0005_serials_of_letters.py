"""What nobody can guess of a letter's Message-ID has a column of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("serial", sa.BigInteger(), nullable=True))
    op.execute("UPDATE outbox SET serial = message_id, message_id = NULL WHERE kind = 'letter'")


def downgrade() -> None:
    op.execute("UPDATE outbox SET message_id = serial WHERE kind = 'letter'")
    op.drop_column("outbox", "serial")
