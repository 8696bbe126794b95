"""The tables of a docket, as SQLAlchemy Core describes them.

What is said *about* a text (title, outlet, day, kind, parts) stands with each publication: the same bytes may come from
two outlets. A record is placed by its extraction and its position there, so that spans and actors need no made-up keys.
Extractions, publications and decisions are only ever added to; what comes of comparing reports (from `comparison` to
`join_members`, and what rests on which paragraph) can be computed anew at any time. The full-text index
`paragraph_words` is no Core table: see `fulltext.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC without its zone (SQLite has none) and given back with it. A naive one is taken as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To naive UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value and value.tzinfo else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To aware UTC."""
        return value.replace(tzinfo=UTC) if value else None


documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("conversion", Text),
    Column("original", LargeBinary, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("location", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("source_id", Text),
    Column("language", Text),
    Column("kind", Text, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("edtf", Text),
    Column("basis", Text, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("learned", UtcTime, nullable=False),
    Index("publications_of_document", "document"),
    Index("publications_of_page", "page"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("program", Text, nullable=False),
    Column("analyser", Text, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("settings", Text, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("finished", UtcTime, nullable=False),
    Index("extractions_of_document", "document", "key"),
)

records = Table(
    "records",
    metadata,
    Column("extraction", Integer, ForeignKey("extractions.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("body", JSON, nullable=False),
    Index("records_by_id", "id"),
    Index("records_by_day", "layer", "earliest", "latest"),
)

record_spans = Table(
    "record_spans",
    metadata,
    Column("extraction", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    ForeignKeyConstraint(["extraction", "position"], ["records.extraction", "records.position"]),
    Index("record_spans_by_place", "extraction", "start", "end"),
    sqlite_with_rowid=False,
)

record_actors = Table(
    "record_actors",
    metadata,
    Column("extraction", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    ForeignKeyConstraint(["extraction", "position"], ["records.extraction", "records.position"]),
    Index("record_actors_by_actor", "actor"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("reason", Text),
    Column("undoes", Text),
    Column("document", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("change", Text),
)

comparison = Table("comparison", metadata, Column("version", Text, primary_key=True))

compared = Table(
    "compared",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("extraction", Integer, nullable=False),
    Column("digest", Text, nullable=False),
)

traits = Table(
    "traits",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("record", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("card", JSON, nullable=False),
    Column("body", JSON, nullable=False),
    Index("traits_of_document", "document"),
)

# References of the next two would need an index each, only to be checked when a trait goes.
trait_keys = Table(
    "trait_keys",
    metadata,
    Column("look", BigInteger, primary_key=True),
    Column("trait", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    sqlite_with_rowid=False,
)

joins = Table(
    "joins",
    metadata,
    Column("id", Text, primary_key=True),
    Column("layer", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)

join_members = Table(
    "join_members",
    metadata,
    Column("join_id", Text, ForeignKey("joins.id"), primary_key=True),
    Column("member", Text, primary_key=True),
    Index("join_members_by_member", "member"),
)

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("paragraphs_by_place", "document", "start"),
)

resting = Table(
    "resting",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("paragraph", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

editions = Table(
    "editions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("as_of", Date),
    Column("state", Text),
    Column("seconds", Float, nullable=False),
    Column("brief", JSON, nullable=False),
)

laid_rows = Table(
    "laid_rows",
    metadata,
    Column("edition", Integer, primary_key=True),
    Column("view", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("published", Date),
    Column("weight", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("issues", Text, nullable=False),
    Index("laid_rows_by_key", "edition", "view", "key"),
    sqlite_with_rowid=False,
)

laid_bodies = Table(
    "laid_bodies",
    metadata,
    Column("edition", Integer, primary_key=True),
    Column("view", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("body", JSON, nullable=False),
)

laid_parties = Table(
    "laid_parties",
    metadata,
    Column("edition", Integer, primary_key=True),
    Column("view", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
