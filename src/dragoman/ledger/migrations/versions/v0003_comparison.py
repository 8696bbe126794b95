"""What comparing the reports came to. The first tables for joins were never filled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Nothing is compared here: the program does so when it next writes to the docket."""
    op.drop_table("join_members")
    op.drop_table("joins")
    _create_traits()
    _create_joins()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _create_traits() -> None:
    op.create_table("comparison", sa.Column("version", sa.Text, primary_key=True))
    op.create_table(
        "compared",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("extraction", sa.Integer, nullable=False),
        _text("digest"),
    )
    op.create_table(
        "traits",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("record", sa.Text, nullable=False, unique=True),
        _text("document"),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Index("traits_of_document", "document"),
    )
    op.create_table(
        "trait_keys",
        sa.Column("look", sa.BigInteger, primary_key=True),
        sa.Column("trait", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )


def _create_joins() -> None:
    op.create_table(
        "links",
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("one", "other")),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "joins",
        sa.Column("id", sa.Text, primary_key=True),
        _text("layer"),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    op.create_table(
        "join_members",
        sa.Column("join_id", sa.Text, sa.ForeignKey("joins.id"), primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Index("join_members_by_member", "member"),
    )
