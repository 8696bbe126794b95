"""Tables as RFC 4180 CSV, with cells that a spreadsheet would take for formulas disarmed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TextIO

from dragoman.outputs.tables import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet takes for a formula; the wide forms too, as in Japan."""


def csv_text(table: Table) -> str:
    """The table with its header line, lines ended by CR LF."""
    written = io.StringIO(newline="")
    write_rows(written, (table.columns, *table.rows))
    return written.getvalue()


def write_rows(written: TextIO, rows: Iterable[Sequence[str]]) -> None:
    """Write rows, the header first, to a text stream that leaves line ends alone."""
    csv.writer(written, lineterminator="\r\n").writerows([disarmed(cell) for cell in row] for row in rows)


def disarmed(cell: str) -> str:
    """The cell, behind an apostrophe where it begins like a formula, or like one that was disarmed before."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def rearmed(cell: str) -> str:
    """The cell that `disarmed` made this one of."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
