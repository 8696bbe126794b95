"""The records as a workbook: a sheet that says what it is, then one for each kind of record.

Every text is a text cell marked as such, so that nothing a report says can become a formula, a link or a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from dragoman import __version__
from dragoman.errors import BadRequest
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.days import day
from dragoman.outputs.display import xml_line
from dragoman.outputs.exports.columns import Cell, Column, ColumnKind, RecordTable
from dragoman.outputs.exports.csv_tables import shown
from dragoman.outputs.exports.export import Export, Material, Progress, needing
from dragoman.outputs.exports.record_tables import VERSION, record_tables
from dragoman.outputs.packing import LONG_AGO, repacked

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
"""Of a sheet, by Excel's limits, the header included."""

FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; those before it are text."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
CORE = "docProps/core.xml"
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheets would read as the number of a character."""

AT_ONCE = 1000
"""Rows between two words on progress."""

WIDTHS = {"day": 12, "edtf": 14, "number": 9, "flag": 9, "texts": 24, "text": 16}
WIDE, NARROW_NAMES = 60, {"id": 20, "join": 20, "document": 14, "offsets": 14}


def write_xlsx(material: Material, target: Path, progress: Progress) -> None:
    """Write the workbook. Raises BadRequest where openpyxl is missing or a kind has more records than a sheet rows."""
    with needing("openpyxl"):
        import openpyxl  # noqa: PLC0415 - an extra
    tables = [(table, _kept(table)) for table in record_tables(material)]
    book = openpyxl.Workbook(write_only=True)
    _write_cover(book, material, [table for table, _ in tables])
    total = sum(len(table.records) for table, _ in tables)
    done = 0
    for table, columns in tables:
        for row in _write_sheet(book, table, columns):
            if row % AT_ONCE == 0:
                progress(table.name, done + row, total)
        done += len(table.records)
    with TemporaryFile() as packed, target.open("wb") as written:
        book.save(packed)
        repacked(packed, written, {CORE: _properties(book)})


def _properties(book: Workbook) -> bytes:
    """What the file says of itself, without the hour in which it was written."""
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - the caller has seen that it is there

    said = book.properties
    said.title, said.creator = "Docket", f"Dragoman {__version__}"
    said.created = said.modified = datetime(*LONG_AGO)
    return bytes(tostring(said.to_tree()))


def _kept(table: RecordTable) -> tuple[Column, ...]:
    """The columns that a sheet has room for. Raises BadRequest for too many rows."""
    if len(table.records) >= MOST_ROWS:
        raise BadRequest(
            f"{len(table.records)} {table.name} are more than a sheet holds", where="export",
            remedy="narrow it by --since and --until, or export parquet",
        )  # fmt: skip
    return tuple(column for column in table.columns if not column.whole)


def _write_sheet(book: Workbook, table: RecordTable, columns: Sequence[Column]) -> Iterator[int]:
    """Write a sheet, telling the number of each row behind it."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - the caller has seen that it is there

    sheet: WriteOnlyWorksheet = book.create_sheet(table.name)
    sheet.freeze_panes = "C2" if columns[0].name == "id" else "A2"
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(column)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(table.records) + 1}"
    sheet.append(_header(sheet, [column.name for column in columns]))
    kept = [(at, column.kind) for at, column in enumerate(table.columns) if not column.whole]
    for number, row in enumerate(table.rows(), 1):
        sheet.append([_cell(sheet, kind, row[at]) for at, kind in kept])
        yield number


def _width(column: Column) -> int:
    return WIDE if column.wide else NARROW_NAMES.get(column.name, max(WIDTHS[column.kind], len(column.name) + 4))


def _cell(sheet: WriteOnlyWorksheet, kind: ColumnKind, value: Cell) -> Any:
    """A number, yes or no, a day as a day where it is exact; everything else as text."""
    if value is None or value == ():
        return None
    if isinstance(value, bool | int):
        return value
    whole = _exact_day(value) if kind in ("day", "edtf") else None
    return _text(sheet, shown(value)) if whole is None else _dated(sheet, whole)


def _exact_day(value: Cell) -> date | None:
    """The one day that a cell tells, where every spreadsheet can count it."""
    found = date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else value
    return found if isinstance(found, date) and found >= FIRST_DAY else None


def _dated(sheet: WriteOnlyWorksheet, value: date) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - the writer has seen that it is there

    cell = WriteOnlyCell(sheet, value)
    cell.number_format = "yyyy-mm-dd"
    return cell


def _text(sheet: WriteOnlyWorksheet, value: str, *, bold: bool = False, wrap: bool = False) -> Any:
    """A text cell, which stays text when somebody edits it."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    words = xml_line(value)
    words = words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1]}…"
    cell = WriteOnlyCell(sheet, ESCAPE.sub("_x005F_", words))
    cell.data_type = "s"
    cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _write_cover(book: Workbook, material: Material, tables: Sequence[RecordTable]) -> None:
    """The first sheet: what the workbook is, which sheets it has, what it leaves out."""
    sheet = book.create_sheet("about")
    for letter, width in (("A", 22), ("B", 12), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    shown_as_of = f", as of {day(material.as_of)}" if material.as_of else ""
    rests_on = extent(material.docket.documents) if material.docket.documents else "no reports"
    for bold, *cells in (
        (True, "A docket"),
        (False, f"What {rests_on} say{shown_as_of}. Each row is what one report tells, not what is true."),
        (False, "Each id opens the words it rests on: dragoman show ID. Rows of one join tell of one thing."),
        (False, f"Written by Dragoman {__version__}, tables {VERSION}."),
        (False, ""),
        (True, "sheet", "rows", "what a row is"),
        *((False, table.name, len(table.records), table.says) for table in tables),
        (False, ""),
        (True, "Not in this workbook"),
        *((False, limit) for limit in XLSX.cannot_carry),
    ):
        sheet.append([cell if isinstance(cell, int) else _text(sheet, cell, bold=bold) for cell in cells])


def _header(sheet: WriteOnlyWorksheet, names: Iterable[str]) -> list[Any]:
    return [_text(sheet, name, bold=True) for name in names]


XLSX = Export(
    name="xlsx",
    extension=".xlsx",
    carries="Every record as a workbook: a sheet for each kind, a row a record, with its words, sentence, outlet and "
    "address; days as days where they are exact, else as EDTF text.",
    cannot_carry=(
        "The text of the documents, times, orders between records and the reasons of joins are left out.",
        "Line breaks and runs of blanks inside quoted words are one blank; cells end after 32,767 characters.",
        "Several values of one cell are parted by bars.",
        "Addresses are text and no links, so that nothing is fetched by a click.",
    ),
    write=write_xlsx,
    binary=True,
)
