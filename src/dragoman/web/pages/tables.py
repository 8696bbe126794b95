"""The listings, each with an address, filters and an as-of day; the same tables as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dragoman.outputs.coverage import sources_table
from dragoman.outputs.dealings import commitments_table, contacts_table, instruments_table, turns_table
from dragoman.outputs.findings import positions_table
from dragoman.outputs.happenings import events_table, processes_table
from dragoman.outputs.tables import Table, statement_row, statements_table
from dragoman.record.evidence import Span
from dragoman.web.pages.rendering import case_of, page, query_in

ROWS = 200
"""Rows of a page."""


@dataclass(frozen=True)
class Listing:
    """A page with a table: its title, what it lists (a method of the docket), the table of its lines, and where a line
    leads."""

    title: str
    told: str
    method: str
    table: Callable[[Iterable[Any]], Table]
    link: Callable[[Any], str]


def _statements(lines: Iterable[Any]) -> Table:
    return statements_table(statement_row(x.short, x.record, x.document, x.speaker) for x in lines)


def _record(line: Any) -> str:
    return f"/records/{line.record.id}"


def _turn(line: Any) -> str:
    return f"/records/{line.because.id}"


def _position(line: Any) -> str:
    return at(line.record.evidence[0])


def at(span: Span) -> str:
    """Where words stand, in the reader."""
    return f"/documents/{span.document}?at={span.start}-{span.end}#at"


LISTINGS = {
    "statements": Listing("Statements", "who said what, by day of saying", "statements", _statements, _record),
    "events": Listing("Events", "who did what to whom, by day", "events", events_table, _record),
    "processes": Listing("Processes", "what is under way, in which state", "processes", processes_table, _record),
    "contacts": Listing("Contacts", "approaches that were not public", "contacts", contacts_table, _record),
    "turn": Listing("Turn", "who owes an answer", "turns", turns_table, _turn),
    "instruments": Listing("Instruments", "agreements, statements, laws", "instruments", instruments_table, _record),
    "commitments": Listing("Commitments", "who owes what to whom", "commitments", commitments_table, _record),
    "positions": Listing("Positions", "the words of each stand", "positions", positions_table, _position),
    "sources": Listing("Sources", "what each outlet contributes", "sources", sources_table, lambda _: ""),
}  # fmt: skip


def listing(request: Request) -> Response:
    """A page of the table that the address names."""
    case, query = case_of(request), query_in(request)
    chosen = LISTINGS[request.url.path.strip("/")]
    lines = case.lines(chosen.method, query)
    number = _number(request.query_params.get("page", "1"))
    here = lines[(number - 1) * ROWS : number * ROWS]
    table = chosen.table(here)
    rows = [(chosen.link(line), row) for line, row in zip(here, table.rows, strict=True)]
    return page(
        request, "listing.jinja", query=query, listing=chosen, columns=table.columns, wide=table.wide, rows=rows,
        total=len(lines), number=number, last=max(1, -(-len(lines) // ROWS)),
    )  # fmt: skip


def disagreements(request: Request) -> Response:
    """Where sources differ, claim beside claim with its words."""
    case, query = case_of(request), query_in(request)
    lines = case.lines("disagreements", query)
    documents = {d.id: d for d in case.export().documents}
    return page(request, "disagreements.jinja", query=query, lines=lines, at=at, documents=documents)


def search(request: Request) -> Response:
    """Paragraphs that hold all the words asked for."""
    case, query = case_of(request), query_in(request)
    words = request.query_params.get("words", "").strip()
    found = case.docket.search(words, query, limit=100) if words else ()
    parts = [(x, _marked(x.paragraph, x.hits)) for x in found]
    return page(request, "search.jinja", query=query, words=words, found=parts, at=at)


def contents(given: Mapping[str, str]) -> str:
    """The part of an address behind the question mark, without what is empty."""
    chosen: Sequence[tuple[str, str]] = [(name, value) for name, value in given.items() if value]
    return f"?{urlencode(chosen)}" if chosen else ""


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _marked(paragraph: Span, hits: Iterable[Span]) -> list[tuple[str, bool]]:
    """The paragraph in parts, and whether each was asked for."""
    parts: list[tuple[str, bool]] = []
    last = paragraph.start
    for hit in sorted(hits, key=lambda h: h.start):
        if hit.start >= last:
            parts += [(paragraph.text[last - paragraph.start : hit.start - paragraph.start], False), (hit.text, True)]
            last = hit.end
    return [*parts, (paragraph.text[last - paragraph.start :], False)]
