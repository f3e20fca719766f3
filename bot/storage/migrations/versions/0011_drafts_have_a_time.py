"""What was typed for a case is kept for a time of its own, which talk about anything else does not prolong."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("people", sa.Column("drafted_at", sa.Double(), nullable=False, server_default="0"))
    op.execute("UPDATE people SET drafted_at = topic_at WHERE drafts_sealed IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_column("drafted_at")
