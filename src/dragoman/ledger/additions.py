"""Records that people added: kept beside those of the extraction that holds now, and carried over to the next one."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.errors import NotFound
from dragoman.ledger import resting, tables
from dragoman.ledger.current import extractions
from dragoman.ledger.rows import rows_of
from dragoman.record.codec import from_json
from dragoman.record.decisions import Decision
from dragoman.record.docket import CLASSES


def write(connection: Connection, decision: Decision) -> None:
    """Store the record that a decision adds, unless it is there. Raises NotFound where its document is not, and
    SpanMismatch where the words are not in the text."""
    document = tables.documents.c
    text = connection.execute(select(document.text).where(document.id == decision.document)).scalar()
    current = extractions(connection, {decision.document}).get(decision.document)
    if text is None or current is None:
        raise NotFound("no document has that id", where=decision.document[:16], remedy="read the document first")
    _store(connection, current, decision, text)


def carry_over(connection: Connection, document: str, text: str, extraction: int) -> None:
    """Put what people added to a document beside the records of a new extraction."""
    table = tables.decisions
    query = select(table).where(table.c.verb == "add", table.c.document == document, table.c.change.is_not(None))
    for row in connection.execute(query.order_by(table.c.key)).mappings().all():
        fields = {name: row[name] for name in Decision.__dataclass_fields__ if name != "id"}
        _store(connection, extraction, Decision(**fields), text)


def _store(connection: Connection, extraction: int, decision: Decision, text: str) -> None:
    table = tables.records.c
    here = table.extraction == extraction
    if connection.execute(select(table.id).where(here, table.id == decision.record)).first():
        return
    body: Any = json.loads(decision.change or "{}")
    record = from_json(CLASSES[decision.layer], body, {decision.document: text})
    last = connection.execute(select(func.max(table.position)).where(here)).scalar()
    place = {"extraction": extraction, "position": 0 if last is None else last + 1}
    resting.store(connection, decision.document, rows_of(decision.layer, record, place))
