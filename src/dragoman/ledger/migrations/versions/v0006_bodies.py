"""What rows show stands apart from what they are filtered by, so that a filter has little to go through."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """The program lays the docket out anew when pages are next asked for."""
    for name in ("laid_parties", "editions"):
        op.execute(sa.delete(sa.table(name)))
    op.drop_table("laid_rows")
    op.create_table(
        "laid_rows",
        *_place(),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "document", "kind")),
        *(sa.Column(name, sa.Date) for name in ("earliest", "latest", "published")),
        sa.Column("weight", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("words", "names", "issues")),
        sa.Index("laid_rows_by_key", "edition", "view", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table("laid_bodies", *_place(), sa.Column("body", sa.JSON, nullable=False))


def _place() -> tuple[sa.Column[int], sa.Column[str], sa.Column[int]]:
    """The primary key of a row."""
    return (
        sa.Column("edition", sa.Integer, primary_key=True),
        sa.Column("view", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
    )
