"""Storing records, and noting beside each paragraph what rests on its words: layers, actors and issues.

A search that is narrowed to one of these looks up the paragraphs noted under it instead of going through all that have
the words. What is noted stays, whatever later extractions or decisions make of a record: the records themselves are
looked at again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, select, text

from dragoman.ledger import tables
from dragoman.ledger.connection import as_json
from dragoman.ledger.current import one_of
from dragoman.ledger.rows import Row

Kind = Literal["layer", "actor", "issue"]
Rows = tuple[Sequence[Row], Sequence[Row], Sequence[Row]]
"""Rows for `records`, `record_spans` and `record_actors`."""

IN_SQLITE = text("INSERT INTO resting (kind, name, paragraph) VALUES (:kind, :name, :paragraph) ON CONFLICT DO NOTHING")
IN_POSTGRESQL = text(
    "INSERT INTO resting (kind, name, paragraph) "
    "SELECT kind, name, paragraph FROM json_to_recordset(CAST(:rows AS json)) "
    "AS told (kind text, name text, paragraph integer) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of a document in order: key, start and end of each."""

    places: Sequence[tuple[int, int, int]]

    def under(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        """Keys of those that share words with one of the spans."""
        ends = list(accumulate((end for _, _, end in self.places), max))
        found: set[int] = set()
        for start, end in spans:
            for key, first, last in self.places[bisect_right(ends, start) :]:
                if first >= end:
                    break
                if last > start:
                    found.add(key)
        return found


def store(connection: Connection, document: str, rows: Rows) -> None:
    """Keep records of a document, given as rows, and note where they rest."""
    for table, part in zip((tables.records, tables.record_spans, tables.record_actors), rows, strict=True):
        if part:
            connection.execute(insert(table), part)
    told = list(_notes(_paragraphs(connection, document), rows))
    if told and connection.dialect.name == "postgresql":  # which would be asked once for each row
        connection.execute(IN_POSTGRESQL, {"rows": as_json(told)})
    elif told:
        connection.execute(IN_SQLITE, told)


def noted(connection: Connection, kind: Kind, names: Collection[str]) -> ColumnElement[bool]:
    """For a query on `paragraphs`: whether something of that kind and one of those names was ever noted there."""
    table, place = tables.resting.c, tables.paragraphs.c
    if len(names) == 1:  # of one layer there may be more notes than paragraphs asked about: looked up for each of these
        (name,) = names
        here = and_(table.kind == kind, table.name == name, table.paragraph == place.key)
        return exists().where(here).correlate(tables.paragraphs)
    return place.key.in_(select(table.paragraph).where(table.kind == kind, one_of(connection, table.name, names)))


def _paragraphs(connection: Connection, document: str) -> Paragraphs:
    table = tables.paragraphs.c
    query = select(table.key, table.start, table.end).where(table.document == document)
    return Paragraphs([tuple(row) for row in connection.execute(query.order_by(table.start, table.key))])


def _notes(paragraphs: Paragraphs, rows: Rows) -> Iterator[Row]:
    """A row of `resting` for each thing on each paragraph, once."""
    records, spans, actors = rows
    places, names = _by_record(spans), _by_record(actors)
    seen: set[tuple[str, str, int]] = set()
    for record in records:
        here = (record["extraction"], record["position"])
        under = paragraphs.under((span["start"], span["end"]) for span in places.get(here, ()))
        told = list(_told(record, (row["actor"] for row in names.get(here, ()))))
        seen.update((kind, name, key) for key in under for kind, name in told)
    return ({"kind": kind, "name": name, "paragraph": key} for kind, name, key in sorted(seen))


def _told(record: Mapping[str, Any], actors: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    """What a record is noted under."""
    yield "layer", record["layer"]
    if record["layer"] == "actors":
        yield "actor", record["id"]
    for actor in actors:
        yield "actor", actor
    for issue in record["body"].get("issues") or ():
        yield "issue", issue.casefold()


def _by_record(rows: Iterable[Row]) -> dict[tuple[int, int], list[Row]]:
    found: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        found.setdefault((row["extraction"], row["position"]), []).append(row)
    return found
