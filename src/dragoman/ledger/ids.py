"""Short ids: the least of an id that tells it from every other in the docket, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, pairwise

from sqlalchemy import Connection, select

from dragoman.errors import AmbiguousId, BadRequest, NotFound
from dragoman.ledger import tables
from dragoman.ledger.current import extractions, holds_now
from dragoman.ledger.reader import decoded, document, texts
from dragoman.ledger.reviews import rulings
from dragoman.record.docket import Record
from dragoman.record.document import Document

SHORTEST = 4
LEAST = 2
SHOWN = 5
FEW = 100
"""Ids up to which neighbours are looked up one by one."""

AFTER_Z = "{"
"""The character behind `z`: ids are ASCII letters and digits."""


def short_ids(connection: Connection, wanted: Collection[str] | None = None) -> dict[str, str]:
    """Shortest unique beginning of every document's and every current record's id, of four characters or more; of a few
    wanted ones by looking at their neighbours alone."""
    if wanted is None or len(wanted) > FEW:
        return shortest(_all_ids(connection))
    near = {other for one in wanted for other in _neighbours(connection, one)}
    found = shortest(near | set(wanted))
    return {one: found[one] for one in wanted}


def shortest(ids: set[str]) -> dict[str, str]:
    """The least of each id that no other begins with; in sorted order only neighbours need be compared."""
    ordered = sorted(ids)
    shared = [0, *(_shared(one, other) for one, other in pairwise(ordered)), 0]
    return {id_: id_[: max(SHORTEST, 1 + max(shared[n : n + 2]))] for n, id_ in enumerate(ordered)}


def lookup(connection: Connection, prefix: str) -> tuple[str, Record | Document]:
    """Layer (or `documents`) and the record whose id begins so, rejected ones included.

    Raises NotFound, AmbiguousId (with some of the candidates), BadRequest for less than two characters.
    """
    wanted = prefix.strip().lower()
    if len(wanted) < LEAST:
        raise BadRequest("too little of an id", where=prefix, remedy=f"give at least {LEAST} characters")
    ids = _beginning_with(connection, wanted) if wanted.isascii() and wanted.isalnum() else []
    if not ids:
        raise NotFound("nothing has that id", where=prefix[:80], remedy="try `dragoman search`")
    if len(ids) > 1 and wanted not in ids:
        listed = ", ".join(ids[:SHOWN]) + (", …" if len(ids) > SHOWN else "")
        raise AmbiguousId(f"several ids begin so: {listed}", where=prefix, remedy="give more of the id")
    return _named(connection, wanted if wanted in ids else ids[0])


def _shared(one: str, other: str) -> int:
    """Number of characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _neighbours(connection: Connection, id_: str) -> Iterator[str]:
    """The ids ahead of one and behind it, of documents and of current records."""
    record, text = tables.records.c, tables.documents.c
    held = record.extraction == holds_now()
    for query, column in ((select(record.id).where(held), record.id), (select(text.id), text.id)):
        for beside in (query.where(column < id_).order_by(column.desc()), query.where(column > id_).order_by(column)):
            yield from connection.execute(beside.limit(1)).scalars()


def _all_ids(connection: Connection) -> set[str]:
    current = set(extractions(connection).values())
    records = connection.execute(select(tables.records.c.id, tables.records.c.extraction))
    documents = connection.execute(select(tables.documents.c.id)).scalars()
    return set(chain((i for i, extraction in records if extraction in current), documents))


def _beginning_with(connection: Connection, prefix: str) -> list[str]:
    """At most one more id than is shown."""
    record, text = tables.records.c, tables.documents.c
    records = select(record.id).where(record.id >= prefix, record.id < prefix + AFTER_Z)
    documents = select(text.id).where(text.id >= prefix, text.id < prefix + AFTER_Z)
    found: list[str] = []
    for query in (records.where(record.extraction == holds_now()).distinct().order_by(record.id), documents):
        found += connection.execute(query.limit(SHOWN + 1)).scalars()
    return sorted(found)[: SHOWN + 1]


def _named(connection: Connection, id_: str) -> tuple[str, Record | Document]:
    table, made = tables.records, tables.extractions
    query = (
        select(table.c.id, table.c.layer, table.c.body, made.c.document)
        .join(made, made.c.key == table.c.extraction)
        .where(table.c.id == id_, table.c.extraction == holds_now())
        .order_by(table.c.extraction, table.c.position)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return "documents", document(connection, id_)
    record = decoded(row, rulings(connection).get(id_), texts(connection, {row["document"]}))
    return row["layer"], record
