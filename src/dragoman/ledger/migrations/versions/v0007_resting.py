"""What rests on each paragraph, noted beside it, so that a narrowed search need not look at every record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"

AT_ONCE = 100
"""Extractions whose notes are made in one go."""

IN_SQLITE = "INSERT INTO resting (kind, name, paragraph) VALUES (:kind, :name, :paragraph) ON CONFLICT DO NOTHING"
IN_POSTGRESQL = (
    "INSERT INTO resting (kind, name, paragraph) "
    "SELECT kind, name, paragraph FROM json_to_recordset(CAST(:rows AS json)) "
    "AS told (kind text, name text, paragraph integer) ON CONFLICT DO NOTHING"
)


def upgrade() -> None:
    """The notes are made from the records there are."""
    op.create_table(
        "resting",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("paragraph", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    keys = iter(connection.execute(sa.text("SELECT key FROM extractions ORDER BY key")).scalars().all())
    while batch := list(islice(keys, AT_ONCE)):
        for query in _told():
            rows = connection.execute(query, {"first": batch[0], "last": batch[-1]})
            _note(connection, list(_notes(rows)))


def _note(connection: sa.Connection, noted: list[dict[str, Any]]) -> None:
    if noted and connection.dialect.name == "postgresql":
        connection.execute(sa.text(IN_POSTGRESQL), {"rows": json.dumps(noted)})
    elif noted:
        connection.execute(sa.text(IN_SQLITE), noted)


def _told() -> Iterator[sa.Select[Any]]:
    """Kind, name and paragraph of what rests on the paragraphs of some extractions; of issues all that a record has."""
    record, named = (
        _table("records", "extraction position id layer"),
        _table("record_actors", "extraction position actor"),
    )
    record.append_column(sa.Column("body", sa.JSON))
    placed, paragraph = _placed(record)
    also = sa.and_(named.c.extraction == record.c.extraction, named.c.position == record.c.position)
    kinds = (
        ("layer", record.c.layer, placed, sa.true()),
        ("actor", record.c.id, placed, record.c.layer == "actors"),
        ("actor", named.c.actor, placed.join(named, also), sa.true()),
        ("issue", record.c.body["issues"], placed, sa.true()),
    )
    within = record.c.extraction.between(sa.bindparam("first"), sa.bindparam("last"))
    for kind, name, source, only in kinds:
        told = sa.select(sa.literal(kind).label("kind"), name.label("name"), paragraph.c.key).select_from(source)
        yield told.where(within, only)


def _placed(record: sa.Table) -> tuple[sa.Join, sa.Table]:
    """Records with the paragraphs of which they hold words."""
    span, made = _table("record_spans", "extraction position start end"), _table("extractions", "key document")
    paragraph = _table("paragraphs", "key document start end")
    same = sa.and_(span.c.extraction == record.c.extraction, span.c.position == record.c.position)
    over = sa.and_(paragraph.c.start < span.c.end, paragraph.c.end > span.c.start)
    here = sa.and_(paragraph.c.document == made.c.document, over)
    return record.join(span, same).join(made, made.c.key == record.c.extraction).join(paragraph, here), paragraph


def _table(name: str, columns: str) -> sa.Table:
    numbers = {"extraction", "position", "key", "start", "end"}
    kinds = ((column, sa.Integer if column in numbers else sa.Text) for column in columns.split())
    return sa.Table(name, sa.MetaData(), *(sa.Column(column, kind) for column, kind in kinds))


def _notes(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """A row of `resting` for each of these, once."""
    seen = {
        (kind, one, paragraph)
        for kind, name, paragraph in rows
        for one in ([issue.casefold() for issue in name or ()] if kind == "issue" else [name])
    }
    return ({"kind": kind, "name": name, "paragraph": paragraph} for kind, name, paragraph in sorted(seen))
