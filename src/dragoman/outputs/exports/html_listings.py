"""Listings inside a docket's page: tables that a script sorts and filters, and that narrow screens show as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dragoman.outputs.exports.export import Progress
from dragoman.outputs.exports.listings import Listing, Row

AT_ONCE = 500
"""Rows between two words on progress."""


def listing_blocks(listing: Listing, progress: Progress) -> Iterator[str]:
    """A listing, closed until it is wanted. Its ids lead to the words, unless they are the turns' own."""
    by_day = "" if listing.by_day is None else f' data-day="{listing.by_day}"'
    yield f'<details id="{listing.name}" class="listing"><summary><h2>{listing.name.capitalize()} '
    yield f"<span>{len(listing.rows)}</span></h2></summary>"
    yield '<p class="tools" hidden><label>Filter <input type="search"></label> <output></output></p>'
    yield f'<div class="scroll"><table id="t-{listing.name}"{by_day}><thead><tr>'
    yield "".join(f'<th scope="col"{_width(listing, column)}>{escape(column)}</th>' for column in listing.columns)
    yield "</tr></thead><tbody>"
    for number, row in enumerate(listing.rows):
        if number % AT_ONCE == 0:
            progress(listing.name, number, len(listing.rows))
        yield _row(listing, row)
    yield "</tbody></table></div></details>"


def listing_style(listed: Iterable[Listing]) -> str:
    """The names of the columns, as narrow screens show them ahead of each cell."""
    rules = [
        f'#t-{listing.name} td:nth-child({at})::before {{ content: "{column}"; }}'
        for listing in listed
        for at, column in enumerate(listing.columns, 1)
    ]
    return "@media (max-width: 46rem) {\n" + "\n".join(rules) + "\n}\n"


def _width(listing: Listing, column: str) -> str:
    return ' class="wide"' if column in listing.wide else ""


def _row(listing: Listing, row: Row) -> str:
    """A row; the last cell is the id."""
    own = "" if listing.name == "turns" else f' id="r-{row.record}"'
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells[:-1])
    link = f'<td><a href="#m-{row.record}">{escape(row.cells[-1])}</a></td>'
    return f'<tr{own} data-day="{row.day}">{cells}{link}</tr>'
