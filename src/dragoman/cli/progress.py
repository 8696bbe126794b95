"""How far a batch is, on standard error, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dragoman.outputs.display import cut, line

LONGEST_LOCATION = 50
Step = Callable[[str, int, int], None]


@contextmanager
def progress(*, shown: bool | None = None) -> Iterator[Step | None]:
    """A callable to be told of each document before it is read; None where standard error is no terminal."""
    if not (sys.stderr.isatty() if shown is None else shown):
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody watches
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    words = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), words)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(location: str, number: int, total: int) -> None:
            bar.update(task, completed=number, total=total or None, description=cut(line(location), LONGEST_LOCATION))

        yield step
