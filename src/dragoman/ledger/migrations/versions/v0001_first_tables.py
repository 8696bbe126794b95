"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """From an empty file."""
    _create_texts()
    _create_records()
    _create_places()
    _create_judgements()
    _create_index()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _create_texts() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True),
        _text("text"),
        _text("conversion", nullable=True),
        sa.Column("original", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "publications",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        *(_text(name) for name in ("location", "page")),
        *(_text(name, nullable=True) for name in ("outlet", "url", "title", "source_id", "language")),
        _text("kind"),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        _text("edtf", nullable=True),
        _text("basis"),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("learned", sa.DateTime, nullable=False),
        sa.Index("publications_of_document", "document"),
        sa.Index("publications_of_page", "page"),
    )


def _create_records() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text, primary_key=True),
        *(_text(name) for name in ("program", "analyser")),
        sa.Column("steps", sa.JSON, nullable=False),
        _text("settings"),
    )
    op.create_table(
        "extractions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("run", sa.Text, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("finished", sa.DateTime, nullable=False),
        sa.Index("extractions_of_document", "document", "key"),
    )
    op.create_table(
        "records",
        sa.Column("extraction", sa.Integer, sa.ForeignKey("extractions.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("id", "layer", "anchor")),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Index("records_by_id", "id"),
        sa.Index("records_by_day", "layer", "earliest", "latest"),
    )


def _create_places() -> None:
    to_record = (["extraction", "position"], ["records.extraction", "records.position"])
    op.create_table(
        "record_spans",
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("extraction", "position")),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        *(_number(name) for name in ("start", "end")),
        sa.ForeignKeyConstraint(*to_record),
        sa.Index("record_spans_by_place", "extraction", "start", "end"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_actors",
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("extraction", "position")),
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("role", "actor")),
        sa.ForeignKeyConstraint(*to_record),
        sa.Index("record_actors_by_actor", "actor"),
        sqlite_with_rowid=False,
    )


def _create_judgements() -> None:
    op.create_table(
        "decisions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_text(name) for name in ("record", "verb", "author")),
        sa.Column("at", sa.DateTime, nullable=False),
        *(_text(name, nullable=True) for name in ("reason", "undoes")),
        *(_text(name) for name in ("document", "layer", "spans")),
    )
    op.create_table(
        "joins",
        sa.Column("id", sa.Text, primary_key=True),
        _text("layer"),
        sa.Column("reasons", sa.JSON, nullable=False),
        _number("independent_sources"),
    )
    op.create_table(
        "join_members",
        sa.Column("join_id", sa.Text, sa.ForeignKey("joins.id"), primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Index("join_members_by_member", "member"),
    )


def _create_index() -> None:
    op.create_table(
        "paragraphs",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
        *(_number(name) for name in ("start", "end")),
        sa.Index("paragraphs_by_place", "document", "start"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE paragraph_words (key integer PRIMARY KEY REFERENCES paragraphs, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX paragraph_words_by_word ON paragraph_words USING gin (words)")
        return
    # Without content: the words stand in documents.text already, and a paragraph is never changed.
    op.execute(
        "CREATE VIRTUAL TABLE paragraph_words USING fts5("
        "words, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
