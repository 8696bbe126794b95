"""The records as a workbook: a sheet that says what it is, then one for each kind of record.

Every text is a text cell marked as such, so that nothing a report says can become a formula, a link or a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman import __version__
from dragoman.errors import BadRequest
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.days import day
from dragoman.outputs.display import NOT_XML
from dragoman.outputs.exports.columns import Cell, Column, ColumnKind, RecordTable
from dragoman.outputs.exports.csv_tables import shown
from dragoman.outputs.exports.export import Export, Material, Progress, needing
from dragoman.outputs.exports.record_tables import VERSION, record_tables
from dragoman.outputs.packing import LONG_AGO

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
"""Of a sheet, by Excel's limits, the header included."""

FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; those before it are text."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")

WIDTHS: dict[ColumnKind, int] = {"day": 12, "edtf": 14, "number": 9, "flag": 9, "texts": 24, "text": 16}
WIDE, ID = 60, 20
COVER = ((0, 20), (1, 10), (2, 100))
"""Widths of the first sheet's columns."""


class Sheet:
    """A sheet being written row by row."""

    def __init__(self, book: Any, name: str) -> None:
        self.written = book.add_worksheet(name)
        self._plain = book.add_format({"quote_prefix": True, "valign": "top"})
        self._bold = book.add_format({"quote_prefix": True, "bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._row = 0

    def heading(self, names: Iterable[str]) -> None:
        """Write a row of bold texts."""
        for at, name in enumerate(names):
            self.written.write_string(self._row, at, name, self._bold)
        self._row += 1

    def row(self, cells: Iterable[tuple[ColumnKind, Cell]]) -> None:
        """Write a row."""
        for at, (kind, value) in enumerate(cells):
            self._cell(at, kind, value)
        self._row += 1

    def _cell(self, at: int, kind: ColumnKind, value: Cell) -> None:
        """A number, yes or no, a day as a day where it is exact; everything else as text."""
        if value is None or value == ():
            return
        whole = exact_day(value) if kind in ("day", "edtf") else None
        if whole is not None:
            self.written.write_datetime(self._row, at, whole, self._day)
        elif isinstance(value, bool):
            self.written.write_boolean(self._row, at, value, self._plain)
        elif isinstance(value, int):
            self.written.write_number(self._row, at, value, self._plain)
        else:
            self.written.write_string(self._row, at, cell_text(shown(value)), self._plain)


def exact_day(value: Cell) -> date | None:
    """The one day that a cell tells, where every spreadsheet can count it."""
    found = date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else value
    return found if isinstance(found, date) and found >= FIRST_DAY else None


def cell_text(words: str) -> str:
    """Text on one line as a cell can hold it."""
    fitting = NOT_XML.sub("\ufffd", words)
    return fitting if len(fitting) <= LONGEST_CELL else f"{fitting[: LONGEST_CELL - 1]}…"


def write_xlsx(material: Material, target: Path, progress: Progress) -> None:
    """Write the workbook. Raises BadRequest where XlsxWriter is missing or a sheet has too few rows, OSError."""
    with needing("XlsxWriter"):
        import xlsxwriter  # noqa: PLC0415 - an extra
    tables = record_tables(material)
    for table in tables:
        _check_room(table)
    try:
        with TemporaryDirectory() as rows:  # sheets wait there; what a full disk leaves of them goes with it
            options = {"constant_memory": True, "tmpdir": rows, "use_zip64": True}
            with xlsxwriter.Workbook(str(target), options) as book:
                _write_book(book, material, tables, progress)
    except xlsxwriter.exceptions.FileCreateError as error:  # what it makes of an OSError
        raise next((e for e in error.args if isinstance(e, OSError)), OSError(str(error))) from error


def _write_book(book: Any, material: Material, tables: Sequence[RecordTable], progress: Progress) -> None:
    created = datetime(*LONG_AGO, tzinfo=UTC)
    book.set_properties({"title": "Docket", "author": f"Dragoman {__version__}", "created": created})
    _write_cover(Sheet(book, "about"), material, tables)
    for table in tables:
        _write_table(Sheet(book, table.name), table, progress)


def _check_room(table: RecordTable) -> None:
    if len(table.records) >= MOST_ROWS:
        raise BadRequest(
            f"{len(table.records)} {table.name} are more than a sheet holds", where="export",
            remedy="narrow it by --since and --until, or export parquet",
        )  # fmt: skip


def _write_table(sheet: Sheet, table: RecordTable, progress: Progress) -> None:
    columns = [column for column in table.columns if not column.whole]
    sheet.written.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.written.set_column(at, at, _width(column))
    sheet.written.autofilter(0, 0, len(table.records), len(columns) - 1)
    sheet.heading(column.name for column in columns)
    for record in table.watched(progress):
        sheet.row((column.kind, column.cell(record)) for column in columns)


def _width(column: Column) -> int:
    if column.wide:
        return WIDE
    return ID if column.name in ("id", "join", "document") else max(WIDTHS[column.kind], len(column.name) + 4)


def _write_cover(sheet: Sheet, material: Material, tables: Sequence[RecordTable]) -> None:
    """The first sheet: what the workbook is, which sheets it has, what it leaves out."""
    for at, width in COVER:
        sheet.written.set_column(at, at, width)
    as_of = f", as of {day(material.as_of)}" if material.as_of else ""
    rests_on = extent(material.docket.documents) if material.docket.documents else "no reports"
    sheet.heading(["Docket"])
    for told in (
        f"It rests on {rests_on}{as_of}.",
        "Each row is what one report tells, not what is true. Rows of one join tell of one thing.",
        "An id opens the words it rests on: dragoman show ID. Records that somebody rejected are left out.",
        f"Written by Dragoman {__version__}; version {VERSION} of the tables.",
        "",
    ):
        sheet.row([("text", told)])
    sheet.heading(["sheet", "rows", "what a row is"])
    for table in tables:
        sheet.row([("text", table.name), ("number", len(table.records)), ("text", table.says)])
    sheet.row([])
    sheet.heading(["Not in this workbook"])
    for limit in XLSX.cannot_carry:
        sheet.row([("text", limit)])


XLSX = Export(
    name="xlsx",
    extension=".xlsx",
    carries="Every record as a workbook: a sheet for each kind, a row a record, with its words, sentence, outlet and "
    "address; days as days where they are exact, else as EDTF text.",
    cannot_carry=(
        "The text of the documents, times, orders between records, the reasons of joins and who decided are left out.",
        "Line breaks and runs of blanks inside quoted words are one blank; cells end after 32,767 characters.",
        "Several values of one cell are parted by bars.",
        "Addresses are text and no links, so that nothing is fetched by a click.",
    ),
    write=write_xlsx,
    binary=True,
)
