"""What is offered to a person is as long as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SHORT, ANY = sa.String(length=250), sa.Text()


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.alter_column(
            "offers", existing_type=SHORT, type_=ANY, existing_server_default="", existing_nullable=False
        )


def downgrade() -> None:
    op.execute("UPDATE people SET offers = '' WHERE length(offers) > 250")
    with op.batch_alter_table("people") as people:
        people.alter_column(
            "offers", existing_type=ANY, type_=SHORT, existing_server_default="", existing_nullable=False
        )
