"""The lines of a PDF page in reading order: fragments of text by their places, columns told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

GAP = 1.3
"""Widths of a letter that part two columns or cells; those between words are narrower even in justified lines."""

BLANK = 0.12
"""The same for two words."""

RAISED = 0.45
"""Heights of a letter by which a footnote's mark or a subscript may leave its line."""

OVERLAP = 0.6
"""The same by which strokes of one line may overlap: italics, marks set back."""

FEWEST_LINES = 4
FEWEST_WORDS = 2.5
"""Lines of a column, and words of its middle line: the cells of a table have fewer."""

MOST_ACROSS = 0.4
"""Share of lines that may run across a gutter (titles, tables, notes)."""

DEEPEST = 4
NEIGHBOURS = 16
MOST_PIECES = 1_000
"""On one page; more are drawing, not text, and are not looked through for columns."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text as shown in one stroke: its ends, its baseline counted upwards, its size. Points."""

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `column` tells lines of different columns and bands apart."""

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool = False
    column: int = 0


def lines_of(fragments: Iterable[Fragment]) -> list[Line]:
    """The lines of a page as they are read: down each column, columns from left to right."""
    pieces = [piece for row in _rows(fragments) for piece in _pieces(row)]
    found: list[Line] = []
    for number, column in enumerate(_columns(pieces, 0)):
        found += [replace(line, column=number) for line in _whole_lines(column)]
    return found


def _rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline, from the top."""
    rows: list[list[Fragment]] = []
    tallest: Fragment | None = None
    for fragment in sorted(fragments, key=lambda f: (-f.base, f.left)):
        if tallest and tallest.base - fragment.base <= RAISED * max(tallest.size, fragment.size):
            rows[-1].append(fragment)
            tallest = max(tallest, fragment, key=lambda f: f.size)
        else:
            rows.append([fragment])
            tallest = fragment
    return rows


def _pieces(row: list[Fragment]) -> list[Line]:
    """A row cut at its wide gaps."""
    runs: list[list[Fragment]] = []
    for fragment in sorted(row, key=lambda f: f.left):
        beside = [run for run in runs[-NEIGHBOURS:] if _is_beside(run[-1], fragment)]
        if beside:
            min(beside, key=lambda run: abs(run[-1].base - fragment.base)).append(fragment)
        else:
            runs.append([fragment])
    return [line for run in runs if (line := _line(run)).text.strip()]


def _is_beside(before: Fragment, fragment: Fragment) -> bool:
    """Whether one fragment follows another on a line; the rows of two columns may lie close to each other."""
    size = max(before.size, fragment.size)
    gap = fragment.left - before.right
    return -OVERLAP * size < gap < GAP * fragment.size and abs(before.base - fragment.base) <= RAISED * size


def _line(run: Sequence[Fragment]) -> Line:
    text = run[0].text
    for before, fragment in pairwise(run):
        apart = fragment.left - before.right > BLANK * fragment.size
        text += (" " if apart and not text.endswith(" ") else "") + fragment.text
    widest = max(run, key=lambda f: len(f.text))
    bold = all(f.bold for f in run if f.text.strip())
    return Line(run[0].left, max(f.right for f in run), widest.base, widest.size, text, bold)


def _columns(pieces: list[Line], depth: int) -> list[list[Line]]:
    """The columns of a region in reading order; what runs across them parts them into bands."""
    gutter = _gutter(pieces) if depth < DEEPEST and len(pieces) <= MOST_PIECES else None
    if gutter is None:
        return [pieces] if pieces else []
    found: list[list[Line]] = []
    band: list[Line] = []
    for piece in [*pieces, None]:
        if piece and not _crosses(piece, gutter):
            band.append(piece)
            continue
        found += _columns([p for p in band if p.left < gutter], depth + 1)
        found += _columns([p for p in band if p.left >= gutter], depth + 1)
        band = []
        if piece:
            _across(found, piece, gutter)
    return found


def _across(found: list[list[Line]], piece: Line, gutter: float) -> None:
    if found and all(_crosses(line, gutter) for line in found[-1]):
        found[-1].append(piece)
    else:
        found.append([piece])


def _gutter(pieces: list[Line]) -> float | None:
    """Where a column begins that has running text on both sides; None where there are no columns."""
    best: tuple[int, float] | None = None
    for place in sorted({round(piece.left, 0) for piece in pieces})[1:]:
        across = [p for p in pieces if _crosses(p, place - 1)]
        if len(across) > MOST_ACROSS * len(pieces) or (best and len(across) >= best[0]):
            continue
        left = [p for p in pieces if p.right <= place - 1]
        right = [p for p in pieces if p.left >= place - 1]
        if _is_column(left) and _is_column(right):
            best = (len(across), place - 1)
    return best[1] if best else None


def _is_column(pieces: list[Line]) -> bool:
    return len(pieces) >= FEWEST_LINES and median(len(p.text.split()) for p in pieces) >= FEWEST_WORDS


def _crosses(piece: Line, place: float) -> bool:
    return piece.left < place < piece.right


def _whole_lines(column: list[Line]) -> list[Line]:
    """The pieces of one row of a column as one line: cells of a table, a number and its paragraph."""
    found: list[Line] = []
    for piece in column:
        last = found[-1] if found else None
        if last and abs(last.base - piece.base) <= RAISED * max(last.size, piece.size) and piece.left >= last.right:
            text, bold = f"{last.text} {piece.text}", last.bold and piece.bold
            found[-1] = Line(last.left, piece.right, piece.base, piece.size, text, bold)
        else:
            found.append(piece)
    return found
