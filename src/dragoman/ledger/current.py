"""Which extraction of each document holds now: the latest. All else stays stored and is passed over."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, select

from dragoman.ledger import tables

T = TypeVar("T")

MOST_VALUES = 30_000
BATCH = 500
"""Values asked for at once; some databases take no more than a thousand."""


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    pending = iter(items)
    while batch := list(islice(pending, size)):
        yield batch


def extractions(connection: Connection, documents: Collection[str] | None = None) -> dict[str, int]:
    """Key of the extraction that holds now, by document."""
    table = tables.extractions.c
    query = select(table.document, func.max(table.key)).group_by(table.document)
    wanted = None if documents is None else set(documents)
    if wanted is not None and len(wanted) <= BATCH:
        query = query.where(table.document.in_(wanted))
    return {d: key for d, key in connection.execute(query) if wanted is None or d in wanted}


def one_of(connection: Connection, column: ColumnElement[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column has one of any number of ids. Those beyond what a database takes one by one are sent as one
    value, which SQLite unpacks again for each row."""
    wanted = sorted(ids)
    if len(wanted) <= MOST_VALUES:
        return column.in_(wanted)
    if connection.dialect.name == "postgresql":
        return column == func.any(func.string_to_array(",".join(wanted), ","))
    listed = func.json_each(json.dumps(wanted)).table_valued("value")
    return column.in_(select(listed.c.value))


def latest_of(document: ColumnElement[str]) -> ScalarSelect[int]:
    """For a query on a table that has documents: the extraction that holds now of each."""
    latest = tables.extractions.alias("latest")
    query = select(func.max(latest.c.key)).where(latest.c.document == document)
    return query.correlate_except(latest).scalar_subquery()


def holds_now() -> ScalarSelect[int]:
    """For a query on `records`: what `records.extraction` must equal."""
    here, latest = tables.extractions.alias("here"), tables.extractions.alias("latest")
    return (
        select(func.max(latest.c.key))
        .where(latest.c.document == here.c.document, here.c.key == tables.records.c.extraction)
        .correlate(tables.records)
        .scalar_subquery()
    )
