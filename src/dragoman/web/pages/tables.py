"""The listings, each with an address, filters and an as-of day; the same tables as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dragoman.loaders.edtf import parse_edtf
from dragoman.outputs.coverage import sources_table
from dragoman.outputs.dealings import commitments_table, contacts_table, instruments_table, turns_table
from dragoman.outputs.findings import positions_table
from dragoman.outputs.happenings import events_table, processes_table
from dragoman.outputs.tables import Table, statements_table
from dragoman.record.evidence import Span
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import Query
from dragoman.web.case import Listed
from dragoman.web.pages.rendering import case_of, page, query_in

ROWS, SECTIONS = 100, 30
"""Rows of a page, and disagreements."""


@dataclass(frozen=True)
class Listing:
    """A page with a table: its title, what it lists, and the table that has its columns."""

    title: str
    told: str
    table: Callable[[Iterable[Any]], Table]


def at(document: str, start: int, end: int) -> str:
    """Where words stand, in the reader."""
    return f"/documents/{document}?at={start}-{end}#at"


def _leads(listing: str, row: LaidRow) -> str:
    """Where a row leads: to the words of a position, else to the record."""
    if listing == "sources":
        return ""
    return at(*row.body["at"]) if "at" in row.body else f"/records/{row.key}"


LISTINGS = {
    "statements": Listing("Statements", "who said what, by day of saying", statements_table),
    "events": Listing("Events", "who did what to whom, by day", events_table),
    "processes": Listing("Processes", "what is under way, in which state", processes_table),
    "contacts": Listing("Contacts", "approaches that were not public", contacts_table),
    "turn": Listing("Turn", "who owes an answer", turns_table),
    "instruments": Listing("Instruments", "agreements, statements, laws", instruments_table),
    "commitments": Listing("Commitments", "who owes what to whom", commitments_table),
    "positions": Listing("Positions", "the words of each stand", positions_table),
    "sources": Listing("Sources", "what each outlet contributes", sources_table),
}


def listing(request: Request) -> Response:
    """A page of the table that the address names."""
    case, query = case_of(request), query_in(request)
    name = request.url.path.strip("/")
    if name == "turn" and request.query_params.get("on", "").strip():
        return _turns_on(request, query)
    listed = case.listed(Selection(view=name, query=query), number_in(request), ROWS)
    empty = LISTINGS[name].table(())
    rows = [(_leads(name, row), row.body["cells"]) for row in listed.rows]
    return page(
        request,
        "listing.jinja",
        query=query,
        listing=LISTINGS[name],
        columns=empty.columns,
        wide=empty.wide,
        rows=rows,
        listed=listed,
    )


def _turns_on(request: Request, query: Query) -> Response:
    """Who owed an answer on another day (`on`), by all that the reports tell. Raises BadDate."""
    case, written = case_of(request), request.query_params["on"].strip()
    on = parse_edtf(written).latest
    lines = case.remembered(("turns", (query, on)), lambda: case.docket.turns(query, on=on))
    table = LISTINGS["turn"].table(lines)
    rows = [(f"/records/{line.because.id}", row) for line, row in zip(lines, table.rows, strict=True)]
    return page(
        request, "listing.jinja", query=query, listing=LISTINGS["turn"], columns=table.columns, wide=table.wide,
        rows=rows, listed=Listed(rows=(), total=len(rows), number=1, last=1), on=written,
    )  # fmt: skip


def disagreements(request: Request) -> Response:
    """Where sources differ, claim beside claim with its words."""
    case, query = case_of(request), query_in(request)
    listed = case.listed(Selection(view="disagreements", query=query), number_in(request), SECTIONS)
    found = [row.body for row in listed.rows]
    spans = [span for x in found for claim in x["record"]["claims"] for span in claim["evidence"]]
    named = {span["document"] for span in spans} | {x["correction"] for x in found if x["correction"]}
    documents = {key: body["cells"] for key, body in case.docket.editions.bodies("documents", named).items()}
    return page(request, "disagreements.jinja", query=query, lines=found, at=at, documents=documents, listed=listed)


def search(request: Request) -> Response:
    """Paragraphs that hold all the words asked for."""
    case, query = case_of(request), query_in(request)
    words = request.query_params.get("words", "").strip()
    found = case.docket.search(words, query, limit=50) if words else ()
    parts = [(x, at(x.document.id, x.paragraph.start, x.paragraph.end), _marked(x.paragraph, x.hits)) for x in found]
    return page(request, "search.jinja", query=query, words=words, found=parts)


def contents(given: Mapping[str, str]) -> str:
    """The part of an address behind the question mark, without what is empty."""
    chosen: Sequence[tuple[str, str]] = [(name, value) for name, value in given.items() if value]
    return f"?{urlencode(chosen)}" if chosen else ""


def number_in(request: Request) -> int:
    """The page of a listing that an address asks for."""
    text = request.query_params.get("page", "1")
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
