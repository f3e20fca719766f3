"""What is asked of letters and mails that wait, their keys too, stands in an index: nobody has to read them for it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEXES: tuple[tuple[str, str, list[str], list[str], str | None], ...] = (
    (
        "ix_outbox_due",
        "outbox",
        ["kind", "lane", "id", "created_at", "state"],
        ["purpose", "due_at", "lease_until", "lease", "attempts", "substr(body_sealed, 1, 5)"],
        "state = 'due'",
    ),
    (
        "ix_mail_inbox_state",
        "mail_inbox",
        ["state", "id", "received_at", "settled_at", "verdict", "ticket_id"],
        ["substr(raw_sealed, 1, 5)"],
        None,
    ),
)


def where(rows: str | None) -> dict[str, Any]:
    return {f"{engine}_where": sa.text(rows) for engine in ("sqlite", "postgresql") if rows}


def upgrade() -> None:
    for name, table, columns, more, rows in INDEXES:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, [*columns, *map(sa.text, more)], **where(rows))


def downgrade() -> None:
    for name, table, columns, _, rows in INDEXES:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, **where(rows))
