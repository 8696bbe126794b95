"""Rich text for a terminal, the same words plain for a pipe."""

from __future__ import annotations

import io
import shutil

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.outputs.tables import Table

PIPE_WIDTH = 100
"""Columns at which running text is broken where no terminal says otherwise."""


NARROW = 14
"""Widest a column may be that holds no running text."""


LEAST = 26
"""Narrowest that a column of running text is worth reading; where there is less room, rows are told one below the
other."""

INDENT = 4


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


class Listing:
    """A listing as it fits the terminal: a table, or where that would be too narrow row by row, each value behind the
    name of its column. Columns in which nothing stands are left out."""

    def __init__(self, table: Table) -> None:
        filled = [at for at in range(len(table.columns)) if any(row[at] for row in table.rows)]
        self.table = Table(
            tuple(table.columns[at] for at in filled),
            tuple(tuple(row[at] for at in filled) for row in table.rows),
            table.wide,
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table or the rows."""
        wide = [column for column in self.table.columns if column in self.table.wide]
        if not wide or self._room(options.max_width) >= LEAST * len(wide):
            shown = rich_table(self.table)
            shown.expand = bool(wide)
            yield shown
        else:
            for row in self.table.rows:
                yield from self._told(row)

    def _room(self, width: int) -> int:
        """What the other columns leave for running text."""
        others = [at for at, column in enumerate(self.table.columns) if column not in self.table.wide]
        taken = (min(NARROW, max(len(row[at]) for row in (self.table.columns, *self.table.rows))) for at in others)
        return width - sum(taken) - 2 * (len(self.table.columns) - 1)

    def _told(self, row: tuple[str, ...]) -> RenderResult:
        """The short cells on one line, running text below."""
        cells = [(name, cell) for name, cell in zip(self.table.columns, row, strict=True) if cell]
        head = Text()
        for name, cell in cells:
            if name not in self.table.wide:
                head.append("  " if head else "").append(f"{name} ", style="dim").append(cell)
        yield head
        for name, cell in cells:
            if name in self.table.wide:
                yield Padding(Text.assemble((f"{name} ", "dim"), cell), (0, 0, 0, INDENT), expand=False)
