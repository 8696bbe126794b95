"""The records as CSV, a file for each kind, and back again: what is read is equal to what was written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dragoman.errors import UnreadableInput
from dragoman.outputs.csv import rearmed, write_rows
from dragoman.outputs.exports.columns import Cell, ColumnKind, RecordTable
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.outputs.exports.record_tables import record_tables
from dragoman.record.docket import DocketExport

BETWEEN = " | "
"""Parts the texts of one cell; a bar inside of them stands behind a backslash."""

ESCAPED = re.compile(r"\\(.)")

LONGEST = 1 << 27
"""Characters of the longest cell read back: a document's text may stand in one."""


def write_csv_tables(material: Material, target: Path, progress: Progress) -> None:
    """Write `statements.csv` and so on, in UTF-8, each with a header line."""
    for table in record_tables(material):
        with Path(target, f"{table.name}.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
            write_rows(file, _lines(table, progress))


def read_csv_tables(folder: Path) -> dict[str, list[tuple[Cell, ...]]]:
    """The rows of each table that `write_csv_tables` wrote, with the types they had.

    Raises UnreadableInput where a file is missing, or is not one of ours.
    """
    return {table.name: list(_rows(table, folder)) for table in record_tables(Material(docket=DocketExport()))}


def _lines(table: RecordTable, progress: Progress) -> Iterator[list[str]]:
    yield [column.name for column in table.columns]
    for row in table.rows(progress):
        yield [shown(cell) for cell in row]


def shown(cell: Cell) -> str:
    """A cell as text: days as ISO 8601, yes and no, several texts parted by bars."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, tuple):
        return BETWEEN.join(part.replace("\\", "\\\\").replace("|", "\\|") for part in cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def several(cell: str) -> tuple[str, ...]:
    """The texts that `shown` put into one cell."""
    return tuple(ESCAPED.sub(r"\1", part) for part in cell.split(BETWEEN)) if cell else ()


READERS: dict[ColumnKind, Callable[[str], Cell]] = {
    "text": lambda cell: cell or None,
    "edtf": lambda cell: cell or None,
    "texts": several,
    "day": lambda cell: date.fromisoformat(cell) if cell else None,
    "number": lambda cell: int(cell) if cell else None,
    "flag": lambda cell: cell == "yes",
}


def _rows(table: RecordTable, folder: Path) -> Iterator[tuple[Cell, ...]]:
    path = Path(folder, f"{table.name}.csv")
    readers = [READERS[column.kind] for column in table.columns]
    limit = csv.field_size_limit(LONGEST)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            if next(lines, []) != [column.name for column in table.columns]:
                raise ValueError("other columns")
            for line in lines:
                yield tuple(read(rearmed(cell)) for read, cell in zip(readers, line, strict=True))
    except (OSError, ValueError, csv.Error) as error:
        raise UnreadableInput(
            f"this is no table of {table.name} that we wrote ({error})", where=str(path),
            remedy="name the folder that `dragoman export tables` made",
        ) from error  # fmt: skip
    finally:
        csv.field_size_limit(limit)


CSV_TABLES = Export(
    name="tables",
    extension="",
    carries="Every record as CSV: a file for each kind, a row a record, with its words, sentence, outlet and address.",
    cannot_carry=(
        "Times, orders between records, the reasons of joins and who decided what are left out.",
        "Line breaks and runs of blanks inside quoted words are one blank.",
        "Types of columns are not told: days are text by ISO 8601, several values of one cell are parted by bars.",
    ),
    write=write_csv_tables,
    folder=True,
)
