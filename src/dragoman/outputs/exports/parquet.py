"""The records as Parquet, a file for each kind, with typed columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.outputs.exports.columns import Cell, Column, RecordTable
from dragoman.outputs.exports.export import Export, Material, Progress, needing
from dragoman.outputs.exports.record_tables import VERSION, record_tables

ROWS_AT_ONCE = 10_000
"""Rows of a group, which is written as soon as it is full."""


def write_parquet(material: Material, target: Path, progress: Progress) -> None:
    """Write `statements.parquet` and so on; empty kinds too, for their columns. Raises BadRequest where pyarrow is
    missing."""
    with needing("pyarrow"):
        import pyarrow  # noqa: PLC0415, F401 - an extra, and slow to import
    for table in record_tables(material):
        _write(table, Path(target, f"{table.name}.parquet"), progress)


def _write(table: RecordTable, path: Path, progress: Progress) -> None:
    import pyarrow as pa  # noqa: PLC0415 - the caller has seen that it is there
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - as above

    schema = _schema(table)
    rows = table.rows(progress)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for columns in _groups(rows, len(table.columns)):
            writer.write_table(pa.table([*columns], schema=schema))


def _groups(rows: Iterator[tuple[Cell, ...]], width: int) -> Iterator[list[list[Cell]]]:
    """The rows by columns, so many at once; one empty group for no rows."""
    group = list(islice(rows, ROWS_AT_ONCE))
    if not group:
        yield [[] for _ in range(width)]
    while group:
        yield [list(column) for column in zip(*group, strict=True)]
        group = list(islice(rows, ROWS_AT_ONCE))


def _schema(table: RecordTable) -> Any:
    """Types of the columns, and which version of the tables it is, what a row is, who wrote it."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    types = {
        "text": pa.string(),
        "edtf": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "number": pa.int64(),
        "flag": pa.bool_(),
    }
    said = {"dragoman.version": __version__, "dragoman.tables": VERSION, "dragoman.rows": table.says}
    return pa.schema([_field(column, types) for column in table.columns], metadata=said)


def _field(column: Column, types: dict[str, Any]) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - as above

    told = {"dragoman.edtf": "ISO 8601-2"} if column.kind == "edtf" else None
    return pa.field(column.name, types[column.kind], metadata=told)


PARQUET = Export(
    name="parquet",
    extension="",
    carries="Every record as Parquet: a file for each kind, typed columns, lists as lists, days as days with the first "
    "and last possible one; the text of the documents too.",
    cannot_carry=(
        "Times, orders between records, the reasons of joins and who decided what are left out.",
        "Line breaks and runs of blanks inside quoted words are one blank; offsets lead to them as they stand.",
    ),
    write=write_parquet,
    folder=True,
)
