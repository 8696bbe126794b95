"""Beside each trait the little that is looked at before it is read. What was compared is compared anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

COMPARED = ("join_members", "joins", "links", "trait_keys", "compared", "comparison")


def upgrade() -> None:
    """The program compares the reports when it next looks at all of them."""
    for name in COMPARED:
        op.execute(sa.delete(sa.table(name)))
    op.drop_table("traits")
    op.create_table(
        "traits",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("record", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("card", sa.JSON, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Index("traits_of_document", "document"),
    )
