"""Rows of the listing of sources: who reports, whom they copy, what they were first to tell."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.tables import Table
from dragoman.record.findings import Source

COLUMNS = (
    "outlet", "reports", "days", "independent", "copies", "tells of", "first", "alone", "quotes first", "quotes after",
)  # fmt: skip


def sources_table(rows: Iterable[Source]) -> Table:
    """The table of `dragoman sources`."""
    cells = tuple(
        (
            line(row.outlet),
            str(len(row.documents)),
            label(row.days) if row.days.known else "",
            "yes" if row.independent else "no",
            line(", ".join(row.copied_from)),
            str(row.told),
            str(row.first),
            str(row.alone),
            str(row.quoted_first),
            str(row.quoted_after),
        )
        for row in rows
    )
    return Table(COLUMNS, cells)
