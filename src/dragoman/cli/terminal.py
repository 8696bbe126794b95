"""Rich text for a terminal, the same words plain for a pipe."""

from __future__ import annotations

import io
import shutil

from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.outputs.tables import Table

PIPE_WIDTH = 100
"""Columns at which running text is broken where no terminal says otherwise."""


NARROW = 14
"""Widest a column may be that holds no running text."""


def rendered(what: RenderableType, *, terminal: bool) -> str:
    """What rich would print, as a string; without colours and at a fixed width where no terminal reads it."""
    width = shutil.get_terminal_size().columns if terminal else PIPE_WIDTH
    written = io.StringIO()
    console = Console(
        file=written, width=width, force_terminal=terminal, markup=False, highlight=False, emoji=False, soft_wrap=False
    )
    console.print(what)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def rich_table(table: Table) -> RichTable:
    """A table for a terminal. Cells are text, never markup."""
    shown = RichTable(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in table.columns:
        wide = column in table.wide
        width = None if wide or column == "id" else NARROW
        shown.add_column(column, ratio=1 if wide else None, max_width=width, overflow="fold", no_wrap=column == "id")
    for row in table.rows:
        shown.add_row(*(Text(cell) for cell in row))
    return shown
