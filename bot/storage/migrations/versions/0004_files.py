"""Evidence files: what people attach to their requests, encrypted."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
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
    op.create_index("ix_files_chat_id", "files", ["chat_id"])
    op.create_index("ix_files_ticket_id", "files", ["ticket_id"])


def downgrade() -> None:
    op.drop_index("ix_files_ticket_id", table_name="files")
    op.drop_index("ix_files_chat_id", table_name="files")
    op.drop_table("files")
