"""The reports: a list, and one report with the words of its records marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import AmbiguousId, BadRequest, NotFound
from dragoman.outputs.laying_out import REVIEWED
from dragoman.outputs.marking import Mark, blocks
from dragoman.outputs.tables import document_row
from dragoman.record.docket import LAYERS, place
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.pages import Selection
from dragoman.reviewing import ADDABLE
from dragoman.web.case import Case
from dragoman.web.describing import spans_of
from dragoman.web.pages.cards import Card, cards
from dragoman.web.pages.rendering import case_of, page, query_in
from dragoman.web.pages.tables import ROWS, number_in

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
SINGULAR = {
    "statements": "statement", "events": "event", "contacts": "contact", "commitments": "commitment",
    "processes": "process", "instruments": "instrument", "actors": "actor",
}  # fmt: skip
READABLE = tuple(layer for layer in LAYERS if layer != "orders")


def documents(request: Request) -> Response:
    """The reports by day of publication."""
    case, query = case_of(request), query_in(request)
    listed = case.listed(Selection(view="documents", query=query), number_in(request), ROWS)
    return page(request, "documents.jinja", query=query, listed=listed)


def document(request: Request) -> Response:
    """One report. `layers` chooses what is marked, `at=120-134` marks words. Raises NotFound."""
    case, query = case_of(request), query_in(request)
    docket = case.docket.report(_document(case, request.path_params["id"]))
    found = docket.documents[0]
    layers = tuple(x for x in READABLE if x in request.query_params.getlist("layers")) or REVIEWED
    records = ((layer, record) for layer in layers for record in getattr(docket, layer))
    listed = sorted(records, key=lambda pair: place(pair[1]))
    shown = cards(case, docket, listed)
    at = _asked(found, request.query_params.get("at", ""))
    marks = [*_marks(shown), *([Mark(at, "at", "at")] if at else [])]
    return page(
        request, "reader.jinja", query=query, document=found, row=document_row(found), blocks=blocks(found, marks),
        cards=shown, layers=layers, all_layers=READABLE, addable=ADDABLE, singular=SINGULAR,
    )  # fmt: skip


def _document(case: Case, prefix: str) -> str:
    """The whole id of a report by its beginning. Raises NotFound."""
    try:
        return case.docket.show(prefix).document.id
    except (AmbiguousId, BadRequest, NotFound) as error:
        remedy = "choose one from the list of reports"
        raise NotFound("no report has that id", where=prefix[:80], remedy=remedy) from error


def _marks(shown: Iterable[Card]) -> Iterator[Mark]:
    for card in shown:
        yield from (Mark(span, card.short, card.layer) for span in spans_of(card.record))


def _asked(document: Document, text: str) -> Span | None:
    """The words that an address asks to be shown; none where it asks for none that are there."""
    found = PLACE.fullmatch(text)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    return document.span(start, end) if start < end <= len(document.text) else None


def passage(found: Document, record: Any, layer: str, short: str, within: Span) -> tuple[Any, ...]:
    """The paragraphs around a record, its words marked."""
    return blocks(found, [Mark(span, short, layer) for span in spans_of(record)], within)
