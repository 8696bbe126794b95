"""All that a docket was given, as named pieces, and a docket made anew from them. What can be worked out again (spans
by place, the index of words, what comparing came to) is left out and worked out again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from dragoman.errors import DragomanError, NotADocket
from dragoman.ledger import fulltext, resting, tables
from dragoman.ledger.current import batches
from dragoman.ledger.publications import Appearance
from dragoman.ledger.reader import texts
from dragoman.ledger.rows import rows_of
from dragoman.ledger.writer import COMPRESSION
from dragoman.record.arrival import Run
from dragoman.record.bundle import ORIGINALS
from dragoman.record.codec import JSON, from_json, to_json
from dragoman.record.conforming import check_types
from dragoman.record.decisions import Decision
from dragoman.record.docket import CLASSES

CHUNK = 4 << 20
"""Characters after which lines go on in a further piece."""

AT_ONCE = 200
"""Texts held in memory at once."""

REMEDY = "ask for the bundle again"

Read = Callable[[str], bytes]
Piece = tuple[str, bytes]


def pieces(connection: Connection) -> Iterator[Piece]:
    """Names and contents: JSON lines for documents, runs, extractions and decisions, and the original bytes."""
    yield from _lines("documents", _documents(connection))
    yield from _lines("runs", _plain(connection, Run))
    yield from _lines("extractions", _extractions(connection))
    yield from _lines("decisions", _plain(connection, Decision))
    table = tables.documents.c
    for key in _ids(connection):
        packed = connection.execute(select(table.original).where(table.id == key)).scalar_one()
        yield f"{ORIGINALS}{key}", zlib.decompress(packed)


def restore(connection: Connection, names: Iterable[str], read: Read) -> None:
    """Fill an empty docket from pieces. Raises NotADocket where they are not such as `pieces` gives."""
    ordered = sorted(names)
    for kind, store in (
        ("documents", _restore_document),
        ("runs", _restore_run),
        ("extractions", _restore_extraction),
        ("decisions", _restore_decision),
    ):
        for name in ordered:
            if name.startswith(f"{kind}-"):
                _restored(connection, name, read, store)


def _lines(kind: str, values: Iterable[JSON]) -> Iterator[Piece]:
    """JSON lines in pieces of a bounded size: `documents-0001.jsonl` and so on."""
    number, size, held = 1, 0, list[bytes]()
    for value in values:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
        if held and size + len(line) > CHUNK:
            yield f"{kind}-{number:04}.jsonl", b"".join(held)
            number, size, held = number + 1, 0, []
        held.append(line + b"\n")
        size += len(line)
    yield f"{kind}-{number:04}.jsonl", b"".join(held)


def _ids(connection: Connection) -> Sequence[str]:
    return connection.execute(select(tables.documents.c.id).order_by(tables.documents.c.id)).scalars().all()


def _documents(connection: Connection) -> Iterator[JSON]:
    """Texts with their publications in the order in which they were learned of."""
    document, publication = tables.documents.c, tables.publications
    for batch in batches(_ids(connection), AT_ONCE):
        columns = [publication.c[f.name] for f in fields(Appearance)]
        query = select(*columns).where(publication.c.document.in_(batch)).order_by(publication.c.key)
        published: dict[str, list[JSON]] = {}
        for row in connection.execute(query).mappings():
            published.setdefault(row["document"], []).append(_row(row))
        rows = select(document.id, document.text, document.conversion).where(document.id.in_(batch))
        for key, text, conversion in connection.execute(rows.order_by(document.id)):
            yield {"id": key, "text": text, "conversion": conversion, "publications": published.get(key, [])}


def _row(row: Any) -> JSON:
    """A row's columns as JSON values, without the document that it stands with."""
    return {name: to_json(value) for name, value in row.items() if name != "document"}


def _plain(connection: Connection, cls: type[Run] | type[Decision]) -> Iterator[JSON]:
    """Rows of a table that has the fields of a record class, in the order in which they were added."""
    table, order = (tables.runs, tables.runs.c.id) if cls is Run else (tables.decisions, tables.decisions.c.key)
    columns = [table.c[f.name] for f in fields(cls) if f.init]
    for row in connection.execute(select(*columns).order_by(order)).mappings():
        yield {name: to_json(value) for name, value in row.items()}


def _extractions(connection: Connection) -> Iterator[JSON]:
    """What each run found in a document, in the order in which it was stored."""
    made, record = tables.extractions.c, tables.records.c
    for key, document, run, finished in connection.execute(
        select(made.key, made.document, made.run, made.finished).order_by(made.key)
    ).all():
        rows = connection.execute(
            select(record.layer, record.body).where(record.extraction == key).order_by(record.position)
        )
        found = [[layer, body] for layer, body in rows]
        yield {"document": document, "run": run, "finished": to_json(finished), "records": found}


Store = Callable[[Connection, JSON, Read], None]


def _restored(connection: Connection, name: str, read: Read, store: Store) -> None:
    try:
        for line in read(name).splitlines():
            store(connection, json.loads(line), read)
    except DragomanError:
        raise
    except Exception as error:  # made by whoever: what it holds may fail anywhere
        raise NotADocket(f"{name}: {type(error).__name__}", remedy=REMEDY) from error


def _restore_document(connection: Connection, given: JSON, read: Read) -> None:
    key, text = str(given["id"]), given["text"]
    original = zlib.compress(read(f"{ORIGINALS}{key}"), COMPRESSION)
    row = {"id": key, "text": text, "conversion": given["conversion"], "original": original}
    connection.execute(insert(tables.documents), row)
    shown = [_appearance(key, told) for told in given["publications"]]
    for one in shown:
        check_types(one.document_of(text))
        check_types(one.shown(text))
    fulltext.index(connection, shown[0].document_of(text))
    connection.execute(insert(tables.publications), [vars(one) for one in shown])


def _appearance(document: str, told: JSON) -> Appearance:
    days = {name: told[name] and date.fromisoformat(told[name]) for name in ("earliest", "latest")}
    return Appearance(**told | days | {"document": document, "learned": datetime.fromisoformat(told["learned"])})


def _restore_run(connection: Connection, given: JSON, _: Read) -> None:
    run = from_json(Run, given, {})
    check_types(run)
    connection.execute(
        insert(tables.runs), {"id": run.id} | {f.name: getattr(run, f.name) for f in fields(Run) if f.init}
    )


def _restore_extraction(connection: Connection, given: JSON, _: Read) -> None:
    """The records of an extraction, each span compared with the text again."""
    document = given["document"]
    finished = datetime.fromisoformat(given["finished"])
    row = {"document": document, "run": given["run"], "finished": finished}
    (key,) = connection.execute(insert(tables.extractions), row).inserted_primary_key or (0,)
    contents = texts(connection, {document})
    held: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    for position, (layer, body) in enumerate(given["records"]):
        record = from_json(CLASSES[layer], body, contents)
        check_types(record)
        for kept, rows in zip(held, rows_of(layer, record, {"extraction": key, "position": position}), strict=True):
            kept.extend(rows)
    resting.store(connection, document, held)


def _restore_decision(connection: Connection, given: JSON, _: Read) -> None:
    decision = from_json(Decision, given, {})
    check_types(decision)
    row = {"id": decision.id} | {f.name: getattr(decision, f.name) for f in fields(Decision) if f.init}
    connection.execute(insert(tables.decisions), row)
