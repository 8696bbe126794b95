"""The docket out: links to each form, with the filters that hold."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NotFound
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.brief_html import brief_html
from dragoman.outputs.chronology_entries import entries_table
from dragoman.outputs.csv import csv_text
from dragoman.outputs.json import json_bytes, json_value_bytes
from dragoman.outputs.timelinejs import timelinejs
from dragoman.outputs.word import word_document
from dragoman.record.query import Query
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page, query_in

FORMS = {
    "chronology.docx": ("The chronology for Word, its evidence in footnotes",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "chronology.csv": ("The chronology as a table", "text/csv; charset=utf-8"),
    "timeline.json": ("The chronology for TimelineJS", "application/json"),
    "brief.html": ("The brief as a page to print", "text/html; charset=utf-8"),
    "docket.json": ("Every record with its offsets", "application/json"),
}  # fmt: skip


def export_page(request: Request) -> Response:
    """The forms there are."""
    return page(request, "export.jinja", query=query_in(request), forms=FORMS)


def export(request: Request) -> Response:
    """One file. Raises NotFound for a form there is not."""
    case, query, name = case_of(request), query_in(request), request.path_params["form"]
    if name not in FORMS:
        raise NotFound("there is no such export", where=name[:80], remedy=f"one of {', '.join(FORMS)}")
    data = _written(case, name, query)
    return Response(data, media_type=FORMS[name][1], headers={"content-disposition": f'attachment; filename="{name}"'})


def _written(case: Case, name: str, query: Query) -> bytes:
    if name == "docket.json":
        return json_bytes(case.export(query))
    if name == "brief.html":
        return brief_html(case.docket.brief(query)).encode("utf-8", "replace")
    listed, resting = case.docket.chronology(query), extent(case.docket.documents(query))
    if name == "chronology.csv":
        return csv_text(entries_table(listed)).encode("utf-8", "replace")
    if name == "timeline.json":
        return json_value_bytes(timelinejs(listed, f"Chronology: {resting}"))
    return word_document(listed, "Chronology", resting)
