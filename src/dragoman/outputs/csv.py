"""Tables as RFC 4180 CSV, with cells that a spreadsheet would take for formulas disarmed."""

from __future__ import annotations

import csv
import io

from dragoman.outputs.tables import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(table: Table) -> str:
    """The table with its header line, lines ended by CR LF."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([disarmed(cell) for cell in row] for row in table.rows)
    return written.getvalue()


def disarmed(cell: str) -> str:
    """The cell, behind an apostrophe where it begins like a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
