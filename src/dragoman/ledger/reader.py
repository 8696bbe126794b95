"""What comes out of a docket: documents and today's records, each span compared again with the stored text."""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select, true

from dragoman.errors import BadRequest, NotADocket, NotFound
from dragoman.ledger import tables
from dragoman.ledger.current import batches, extractions, holds_now
from dragoman.ledger.failures import DAMAGED
from dragoman.ledger.publications import Publication, appearances, in_order, versions, with_neighbours
from dragoman.ledger.reviews import rulings
from dragoman.record.arrival import Run
from dragoman.record.codec import from_json
from dragoman.record.decisions import Ruling
from dragoman.record.docket import CLASSES, Layers, Record
from dragoman.record.document import Document
from dragoman.record.editing import changed

Window = tuple[date | None, date | None]
"""First and last day; None leaves that side open."""

EVER: Window = (None, None)


def documents(connection: Connection, wanted: Collection[str] | None = None) -> tuple[Document, ...]:
    """Documents by day of publication, then by id."""
    found = appearances(connection, None if wanted is None else with_neighbours(connection, wanted))
    before = versions(found)
    contents = texts(connection, wanted)
    return tuple(found[d][0].document_of(contents[d], before.get(d)) for d in in_order(found) if d in contents)


def document(connection: Connection, document_id: str) -> Document:
    """One document. Raises NotFound."""
    found = documents(connection, {document_id})
    if not found:
        raise _no_document(document_id)
    return found[0]


def republished(connection: Connection, document_id: str | None = None) -> set[str]:
    """Ids of the texts that share a page with another; of one text, those of its pages and its own."""
    if document_id is not None:
        return with_neighbours(connection, {document_id})
    table = tables.publications.c
    several = select(table.page).group_by(table.page).having(func.count(table.document.distinct()) > 1)
    return set(connection.execute(select(table.document).where(table.page.in_(several))).scalars())


def publications(connection: Connection, document_id: str) -> tuple[Publication, ...]:
    """Where a text was published; the publication that speaks for it first. Raises NotFound."""
    found = appearances(connection, {document_id}).get(document_id)
    if not found:
        raise _no_document(document_id)
    text = texts(connection, {document_id})[document_id]
    return tuple(row.shown(text) for row in found)


def texts(connection: Connection, wanted: Collection[str] | None = None) -> dict[str, str]:
    """Texts by document id; unknown ids are passed over."""
    table = tables.documents.c
    query = select(table.id, table.text)
    if wanted is None:
        return dict(connection.execute(query).all())
    found: dict[str, str] = {}
    for batch in batches(sorted(set(wanted))):
        found.update(connection.execute(query.where(table.id.in_(batch))).all())
    return found


def state(connection: Connection) -> str:
    """The newest keys of what is only ever added to."""
    added = (tables.extractions, tables.publications, tables.decisions)
    return "-".join(str(connection.execute(select(func.max(table.c.key))).scalar() or 0) for table in added)


def read_state(connection: Connection) -> str:
    """The same for what is read: newest keys of extractions and publications, and of the decisions that may bring a
    record to light."""
    table = tables.decisions.c
    brought = select(func.max(table.key)).where(or_(table.undoes.is_not(None), table.verb == "add"))
    return f"{state(connection).rpartition('-')[0]}-{connection.execute(brought).scalar() or 0}"


def original(connection: Connection, document_id: str) -> bytes:
    """The bytes as they came in. Raises NotFound."""
    table = tables.documents.c
    packed = connection.execute(select(table.original).where(table.id == document_id)).scalar()
    if packed is None:
        raise _no_document(document_id)
    return zlib.decompress(packed)


def layer(connection: Connection, name: str, wanted: Collection[str] | None = None) -> tuple[Record, ...]:
    """Today's records of one layer, by document and position. Raises BadRequest for a name that is no layer."""
    if name not in CLASSES:
        raise BadRequest("there is no such layer", where=name, remedy=f"one of {', '.join(CLASSES)}")
    with no_collecting():
        return tuple(record for _, record in _records(connection, wanted, (name,)))


def layers(
    connection: Connection,
    wanted: Collection[str] | None = None,
    names: Collection[str] | None = None,
    window: Window = EVER,
) -> Layers:
    """Today's records of all layers, or of those named; without those that surely lie outside of a window of days."""
    found: dict[str, list[Any]] = {name: [] for name in CLASSES}
    with no_collecting():
        for name, record in _records(connection, wanted, names, window):
            found[name].append(record)
    return Layers(**{name: tuple(records) for name, records in found.items()})


def records_with(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, Record]]:
    """Layer and record of those of some ids that are current and not rejected."""
    table, made = tables.records, tables.extractions
    columns = select(table.c.id, table.c.layer, table.c.body, made.c.document)
    query = columns.join(made, made.c.key == table.c.extraction).where(table.c.extraction == holds_now())
    ruled = rulings(connection)
    wanted = sorted(id_ for id_ in set(ids) if not rejected(ruled.get(id_)))
    rows = [
        row
        for batch in batches(wanted)
        for row in connection.execute(query.where(table.c.id.in_(batch)).order_by(made.c.key)).mappings()
    ]
    contents = texts(connection, {row["document"] for row in rows})
    return {row["id"]: (row["layer"], decoded(row, ruled.get(row["id"]), contents)) for row in rows}


def records_in(connection: Connection, document_id: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """Layer and id of today's records that rest on words between two offsets, in order of position."""
    records, spans = tables.records, tables.record_spans
    current = extractions(connection, {document_id}).get(document_id)
    here = and_(spans.c.extraction == records.c.extraction, spans.c.position == records.c.position)
    query = (
        select(records.c.layer, records.c.id, records.c.position)
        .join(spans, here)
        .where(spans.c.extraction == current, spans.c.start < end, spans.c.end > start)
        .distinct()
        .order_by(records.c.position)
    )
    ruled = rulings(connection)
    found = connection.execute(query)
    return tuple(dict.fromkeys((name, id_) for name, id_, _ in found if not rejected(ruled.get(id_))))


def run_of(connection: Connection, record_id: str) -> Run:
    """The run that made a record, the latest if several did. Raises NotFound."""
    query = (
        select(tables.runs)
        .join(tables.extractions, tables.extractions.c.run == tables.runs.c.id)
        .join(tables.records, tables.records.c.extraction == tables.extractions.c.key)
        .where(tables.records.c.id == record_id)
        .order_by(tables.extractions.c.key.desc())
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound("no record has that id", where=record_id, remedy="try `dragoman search`")
    return Run(program=row.program, analyser=row.analyser, steps=tuple(row.steps), settings=row.settings)


def actor_names(connection: Connection) -> list[str]:
    """Names of actors and codes of their states, each once, whatever became of the records."""
    body = tables.records.c.body
    pairs = select(body["name"].as_string(), body["country"].as_string()).where(tables.records.c.layer == "actors")
    return sorted({name for pair in connection.execute(pairs.distinct()) for name in pair if name})


def runs(connection: Connection) -> dict[str, Run]:
    """The run that read each document, of the extraction that holds now."""
    current = set(extractions(connection).values())
    made, table = tables.extractions.c, tables.runs.c
    query = select(made.key, made.document, tables.runs).join(tables.runs, made.run == table.id)
    return {
        row.document: Run(program=row.program, analyser=row.analyser, steps=tuple(row.steps), settings=row.settings)
        for row in connection.execute(query)
        if row.key in current
    }


def paragraph_at(connection: Connection, document_id: str, offset: int) -> tuple[int, int] | None:
    """Half-open offsets of the paragraph that holds the character at `offset`; None between paragraphs."""
    table = tables.paragraphs.c
    query = select(table.start, table.end).where(
        table.document == document_id, table.start <= offset, table.end > offset
    )
    row = connection.execute(query.order_by(table.start)).first()
    return (row.start, row.end) if row else None


def rejected(ruling: Ruling | None) -> bool:
    """Whether a record was put aside."""
    return ruling is not None and ruling.verb == "reject"


def decoded(row: RowMapping, ruling: Ruling | None, contents: Mapping[str, str]) -> Record:
    """A stored record as edited, with origin `reviewed` if somebody accepted or edited it. Raises SpanMismatch,
    NotADocket."""
    try:
        body = row["body"]
        if ruling and ruling.verb != "reject" and "origin" in body:
            body = body | {"origin": "reviewed"}
        record: Record = from_json(CLASSES[row["layer"]], body, contents)
        for change in ruling.changes if ruling else ():
            record = changed(record, json.loads(change), contents)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotADocket("a record of the docket is damaged", where=row["id"], remedy=DAMAGED) from error
    return record


def _records(
    connection: Connection,
    wanted: Collection[str] | None,
    names: Collection[str] | None = None,
    window: Window = EVER,
) -> Iterator[tuple[str, Record]]:
    """Layer and record, by document and position, without the rejected ones."""
    contents = texts(connection, wanted)
    current = extractions(connection, wanted)
    ruled = rulings(connection)
    # An edit may have moved the day that the stored columns tell.
    asked = _asked(names, window, [id_ for id_, ruling in ruled.items() if ruling.changes])
    ordered = [current[d] for d in in_order(appearances(connection, wanted)) if d in current]
    for batch in batches(ordered):
        for row in _rows(connection, batch, asked):
            ruling = ruled.get(row["id"])
            if not rejected(ruling):
                yield row["layer"], decoded(row, ruling, contents)


def _asked(names: Collection[str] | None, window: Window, edited: Collection[str]) -> ColumnElement[bool]:
    """For a query on `records`: layers, and days that may lie in the window; the edited ones are to be looked at."""
    table, (since, until) = tables.records.c, window
    asked: list[ColumnElement[bool]] = [true() if names is None else table.layer.in_(sorted(names))]
    if since is not None:
        asked.append(or_(table.latest.is_(None), table.latest >= since, table.id.in_(edited)))
    if until is not None:
        asked.append(or_(table.earliest.is_(None), table.earliest <= until, table.id.in_(edited)))
    return and_(*asked)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the cyclic collector away while records are built: they hold no cycles, and it would go over all of them
    again and again (a third of the time for a hundred thousand)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _rows(connection: Connection, keys: list[int], asked: ColumnElement[bool]) -> Iterator[RowMapping]:
    """Rows of `records` in the order of the extractions asked for."""
    table = tables.records.c
    query = select(table.extraction, table.id, table.layer, table.body).where(table.extraction.in_(keys), asked)
    place = {key: number for number, key in enumerate(keys)}
    rows = connection.execute(query.order_by(table.extraction, table.position)).mappings().all()
    return iter(sorted(rows, key=lambda row: place[row["extraction"]]))


def _no_document(document_id: str) -> NotFound:
    return NotFound("no document has that id", where=document_id[:16], remedy="list what the docket holds")
