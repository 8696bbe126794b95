"""What goes into a docket: a document with its extraction, whole or not at all."""

from __future__ import annotations

import zlib
from datetime import datetime

from sqlalchemy import Connection, exists, insert, select

from dragoman.errors import NotFound, SpanMismatch
from dragoman.ledger import additions, fulltext, resting, tables
from dragoman.ledger.publications import Appearance, appearance, appearances, ranked
from dragoman.ledger.rows import record_rows
from dragoman.record.arrival import Arrival, Run
from dragoman.record.docket import Extraction
from dragoman.record.document import Document

COMPRESSION = 6


def write(connection: Connection, arrival: Arrival, extraction: Extraction, run: Run, learned: datetime) -> None:
    """Store what is new of a document, its publication and its extraction. See `Ledger.write`."""
    _check_same_text(arrival.document, extraction.document)
    speaks = leads(connection, arrival)
    known = _stored_text(connection, arrival.document.id)
    if known is None:
        _add_document(connection, arrival)
    elif known != arrival.document.text:
        raise _read_otherwise(arrival)
    _add_publication(connection, arrival, learned)
    if speaks or not knows(connection, arrival.document.id, run.id):
        _add_run(connection, run)
        _add_extraction(connection, extraction, run, learned)


def add_publication(connection: Connection, arrival: Arrival, learned: datetime) -> None:
    """Store that a known text was published at a further place. Raises NotFound for an unknown text."""
    known = _stored_text(connection, arrival.document.id)
    if known is None:
        raise NotFound("the docket does not hold this text", where=arrival.location, remedy="read the document")
    if known != arrival.document.text:
        raise _read_otherwise(arrival)
    _add_publication(connection, arrival, learned)


def knows(connection: Connection, document_id: str, run_id: str) -> bool:
    """Whether an extraction of this document by this run is there."""
    table = tables.extractions.c
    return _any(connection, (table.document == document_id) & (table.run == run_id))


def has_publication(connection: Connection, arrival: Arrival) -> bool:
    """Whether all that the arrival says about its document is there."""
    return _any(connection, tables.publications.c.id == appearance(arrival, datetime.min).id)


def leads(connection: Connection, arrival: Arrival) -> bool:
    """Whether the arrival changes which publication speaks for its document; for an unknown document it does."""
    if has_publication(connection, arrival):
        return False
    return _with(connection, arrival)[0].id == appearance(arrival, datetime.min).id


def settled(connection: Connection, arrival: Arrival) -> Document:
    """The document as the docket will show it once the arrival is in. See `Ledger.settled`."""
    text = _stored_text(connection, arrival.document.id)
    first = _with(connection, arrival)[0]
    return first.document_of(arrival.document.text if text is None else text)


def _with(connection: Connection, arrival: Arrival) -> list[Appearance]:
    """What speaks for the document when the arrival is taken in, best first."""
    known = appearances(connection, {arrival.document.id}).get(arrival.document.id, [])
    added = [] if has_publication(connection, arrival) else [appearance(arrival, datetime.min)]
    return ranked([*known, *added])


def _any(connection: Connection, condition: object) -> bool:
    return bool(connection.execute(select(exists().where(condition))).scalar())  # type: ignore[arg-type]


def _check_same_text(document: Document, extracted: Document) -> None:
    if (document.id, document.text) != (extracted.id, extracted.text):
        raise ValueError("an extraction of another document")


def _stored_text(connection: Connection, document_id: str) -> str | None:
    return connection.execute(select(tables.documents.c.text).where(tables.documents.c.id == document_id)).scalar()


def _read_otherwise(arrival: Arrival) -> SpanMismatch:
    return SpanMismatch(
        "the docket holds these bytes with another text, read by another converter",
        where=arrival.location,
        remedy="read the document into a new docket",
    )


def _add_document(connection: Connection, arrival: Arrival) -> None:
    document = arrival.document
    row = {
        "id": document.id,
        "text": document.text,
        "conversion": arrival.conversion,
        "original": zlib.compress(arrival.original, COMPRESSION),
    }
    connection.execute(insert(tables.documents), row)
    fulltext.index(connection, document)


def _add_publication(connection: Connection, arrival: Arrival, learned: datetime) -> None:
    if has_publication(connection, arrival):
        return
    connection.execute(insert(tables.publications), vars(appearance(arrival, learned)))


def _add_run(connection: Connection, run: Run) -> None:
    if _any(connection, tables.runs.c.id == run.id):
        return
    row = {"id": run.id, "program": run.program, "analyser": run.analyser, "steps": run.steps, "settings": run.settings}
    connection.execute(insert(tables.runs), row)


def _add_extraction(connection: Connection, extraction: Extraction, run: Run, finished: datetime) -> None:
    row = {"document": extraction.document.id, "run": run.id, "finished": finished}
    (key,) = connection.execute(insert(tables.extractions), row).inserted_primary_key or (0,)
    resting.store(connection, extraction.document.id, record_rows(extraction, key))
    additions.carry_over(connection, extraction.document.id, extraction.document.text, key)
