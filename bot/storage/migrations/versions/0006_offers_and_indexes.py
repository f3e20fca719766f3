"""What is offered to a person is as long as it is; health and the sweep read no row that they do not need."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SHORT, ANY = sa.String(length=250), sa.Text()
WIDER: tuple[tuple[str, str, list[str], list[str], str | None], ...] = (
    ("ix_inbox_new", "inbox", ["chat_id", "id"], ["received_at", "state"], "state = 'new'"),
    ("ix_outbox_due", "outbox", ["kind", "lane", "id"], ["created_at", "state"], "state = 'due'"),
    ("ix_outbox_dead", "outbox", ["settled_at"], ["kind", "state"], "state = 'dead'"),
    (
        "ix_mail_inbox_state",
        "mail_inbox",
        ["state", "id"],
        ["received_at", "settled_at", "verdict", "ticket_id"],
        None,
    ),
)
NEW = (
    ("ix_inbox_dead", "inbox", ["state", "received_at", "error"], "state = 'dead'"),
    ("ix_inbox_quarantined", "inbox", ["state"], "state = 'quarantined'"),
    ("ix_inbox_handled", "inbox", ["received_at"], "state NOT IN ('new', 'dead')"),
    ("ix_outbox_held", "outbox", ["settled_at", "state"], "state = 'held'"),
    ("ix_outbox_failed", "outbox", ["state", "error"], "error IS NOT NULL"),
    ("ix_outbox_sent", "outbox", ["settled_at"], "state IN ('sent', 'dropped')"),
    ("ix_mail_inbox_settled_at", "mail_inbox", ["settled_at"], "raw_sealed IS NOT NULL"),
)


def where(rows: str | None) -> dict[str, Any]:
    return {f"{engine}_where": sa.text(rows) for engine in ("sqlite", "postgresql") if rows}


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.alter_column(
            "offers", existing_type=SHORT, type_=ANY, existing_server_default="", existing_nullable=False
        )
    for name, table, columns, more, rows in WIDER:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, [*columns, *more], **where(rows))
    for name, table, columns, rows in NEW:
        op.create_index(name, table, columns, **where(rows))


def downgrade() -> None:
    for name, table, _, _ in NEW:
        op.drop_index(name, table_name=table)
    for name, table, columns, _, rows in WIDER:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, **where(rows))
    op.execute("UPDATE people SET offers = '' WHERE length(offers) > 250")
    with op.batch_alter_table("people") as people:
        people.alter_column(
            "offers", existing_type=ANY, type_=SHORT, existing_server_default="", existing_nullable=False
        )
