"""A chat can leave several forms of a kind: each is kept for as long as it was said to be."""

from alembic import op

revision = "0009"
down_revision = "0008"

KEY = "pk_left_drafts"


def upgrade() -> None:
    with op.batch_alter_table("left_drafts") as left_drafts:
        left_drafts.drop_constraint(KEY, type_="primary")
        left_drafts.create_primary_key(KEY, ["chat_id", "flow", "left_at"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM left_drafts WHERE EXISTS (SELECT 1 FROM left_drafts AS later"
        " WHERE later.chat_id = left_drafts.chat_id AND later.flow = left_drafts.flow"
        " AND later.left_at > left_drafts.left_at)"
    )
    with op.batch_alter_table("left_drafts") as left_drafts:
        left_drafts.drop_constraint(KEY, type_="primary")
        left_drafts.create_primary_key(KEY, ["chat_id", "flow"])
