"""The docket laid out in pages, so that a page of a large one is read without the rest."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Nothing is laid out here: the program does so when pages are first asked for."""
    op.create_table(
        "editions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("as_of", sa.Date),
        sa.Column("state", sa.Text),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("brief", sa.JSON, nullable=False),
    )
    op.create_table(
        "laid_rows",
        *_place("view", "place"),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "document", "kind")),
        *(sa.Column(name, sa.Date) for name in ("earliest", "latest", "published")),
        sa.Column("weight", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("words", "names", "issues")),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Index("laid_rows_by_key", "edition", "view", "key"),
    )
    op.create_table("laid_parties", *_place("view", "party", "place"), sqlite_with_rowid=False)


def _place(*names: str) -> list[sa.Column[Any]]:
    """The primary key: an edition's number, and what else is named."""
    whole = ("edition", "place")
    return [sa.Column(name, sa.Integer if name in whole else sa.Text, primary_key=True) for name in ("edition", *names)]
