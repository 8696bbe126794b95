"""Short ids: the least of an id that tells it from every other in the docket, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, pairwise

from sqlalchemy import Connection, and_, or_, select

from dragoman.errors import AmbiguousId, BadRequest, NotFound
from dragoman.ledger import tables
from dragoman.ledger.current import batches, extractions, holds_now
from dragoman.ledger.reader import decoded, document, texts
from dragoman.ledger.reviews import rulings
from dragoman.record.docket import Record
from dragoman.record.document import Document

SHORTEST = 4
LEAST = 2
SHOWN = 5
FEW, RANGES = 1000, 50
"""Ids up to which those that begin alike are looked up, and how many at once."""

AFTER_Z = "{"
"""The character behind `z`: ids are ASCII letters and digits."""


def short_ids(connection: Connection, wanted: Collection[str] | None = None) -> dict[str, str]:
    """Shortest unique beginning of every document's and every current record's id, of four characters or more; of a few
    wanted ones by looking at those alone that begin like them."""
    if wanted is None or len(wanted) > FEW:
        return shortest(_all_ids(connection))
    found = shortest({*_alike(connection, wanted), *wanted})
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
    plain = wanted.isascii() and wanted.isalnum()
    ids = [id_ for id_, _ in beginning_with(connection, wanted, SHOWN + 1)][: SHOWN + 1] if plain else []
    if not ids:
        raise NotFound("nothing has that id", where=prefix[:80], remedy="try `dragoman search`")
    if len(ids) > 1 and wanted not in ids:
        listed = ", ".join(ids[:SHOWN]) + (", …" if len(ids) > SHOWN else "")
        raise AmbiguousId(f"several ids begin so: {listed}", where=prefix, remedy="give more of the id")
    return _named(connection, wanted if wanted in ids else ids[0])


def beginning_with(connection: Connection, prefix: str, most: int) -> list[tuple[str, str]]:
    """Ids of current records and of documents that begin so, at most so many of each, with their layers."""
    record, text = tables.records.c, tables.documents.c
    records = select(record.id, record.layer).where(record.id >= prefix, record.id < prefix + AFTER_Z)
    found = [(id_, layer) for id_, layer in connection.execute(
        records.where(record.extraction == holds_now()).distinct().order_by(record.id).limit(most)
    )]  # fmt: skip
    documents = select(text.id).where(text.id >= prefix, text.id < prefix + AFTER_Z).order_by(text.id).limit(most)
    return sorted(found + [(id_, "documents") for id_ in connection.execute(documents).scalars()])


def _shared(one: str, other: str) -> int:
    """Number of characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _alike(connection: Connection, wanted: Collection[str]) -> Iterator[str]:
    """Ids of documents and current records that begin with the first characters of one of those wanted."""
    record, text = tables.records.c, tables.documents.c
    held = select(record.id).where(record.extraction == holds_now())
    for batch in batches(sorted({one[:SHORTEST] for one in wanted}), RANGES):
        for query, column in ((held, record.id), (select(text.id), text.id)):
            ranges = (and_(column >= prefix, column < prefix + AFTER_Z) for prefix in batch)
            yield from connection.execute(query.where(or_(*ranges))).scalars()


def _all_ids(connection: Connection) -> set[str]:
    current = set(extractions(connection).values())
    records = connection.execute(select(tables.records.c.id, tables.records.c.extraction))
    documents = connection.execute(select(tables.documents.c.id)).scalars()
    return set(chain((i for i, extraction in records if extraction in current), documents))


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
