"""Work that kills its worker is counted, and who has much waiting stands behind who has little."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("deaths", sa.Integer(), server_default="0", nullable=False))
    op.add_column("inbox", sa.Column("behind", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_inbox_turn",
        "inbox",
        ["behind", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'new'"),
        sqlite_where=sa.text("state = 'new'"),
    )
    op.add_column("mail_inbox", sa.Column("deaths", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("mail_inbox", "deaths")
    op.drop_index("ix_inbox_turn", table_name="inbox")
    op.drop_column("inbox", "behind")
    op.drop_column("inbox", "deaths")
