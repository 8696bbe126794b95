"""The docket out: each form with what it carries and what it cannot, with the filters that hold."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import BadRequest, NotFound
from dragoman.outputs.brief_html import brief_html
from dragoman.outputs.exports import EXPORTS, Export
from dragoman.outputs.exports.writing import export_bytes
from dragoman.record.pages import Selection
from dragoman.record.query import Query
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page, query_in

BRIEF = "brief"
OF_ONE_REPORT = frozenset({"timeml"})
"""Forms that hold one report."""

FIRST = ("word", "xlsx", "html")
"""What most people want, listed first."""

OFFERED = 500
"""Reports to choose from, where a form holds one."""

NAME = re.compile(r"[^\w.-]+")
TEXT = frozenset({".json", ".csv", ".tsv", ".tml", ".jsonld", ".html", ".xml"})


def export_page(request: Request) -> Response:
    """The forms there are."""
    case, query = case_of(request), query_in(request)
    forms = sorted(EXPORTS.values(), key=lambda f: FIRST.index(f.name) if f.name in FIRST else len(FIRST))
    documents = case.docket.editions.rows(Selection(view="documents", query=query), 0, OFFERED)
    return page(
        request, "export.jinja", query=query, whole=[f for f in forms if f.name not in OF_ONE_REPORT],
        single=[f for f in forms if f.name in OF_ONE_REPORT], documents=documents,
        suffix={f.name: ".zip" if f.folder else f.extension for f in forms},
    )  # fmt: skip


def export(request: Request) -> Response:
    """One file; a folder as a ZIP. Raises NotFound for a form there is not, BadRequest where it cannot be written."""
    case, query, name = case_of(request), query_in(request), request.path_params["form"]
    stem = NAME.sub("-", Path(case.name).stem).strip("-.") or "docket"
    if name == BRIEF:
        text = brief_html(case.docket.brief(query))
        return _file(text.encode("utf-8", "replace"), f"{stem}-brief.html")
    form = EXPORTS.get(name)
    if form is None:
        raise NotFound("there is no such export", where=name[:80], remedy=f"one of {', '.join(EXPORTS)}")
    suffix = ".zip" if form.folder else form.extension
    data = _written(case, form, query, request.query_params.get("document") or None)
    return _file(data, f"{stem}-{name}{suffix}")


def _written(case: Case, form: Export, query: Query, document: str | None) -> bytes:
    if form.name in OF_ONE_REPORT and document is None:
        raise BadRequest("this form holds one report", where=form.name, remedy="choose the report")
    return export_bytes(form, case.docket.material(query, document))


def _file(data: bytes, name: str) -> Response:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind += "; charset=utf-8" if Path(name).suffix in TEXT else ""
    return Response(data, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
