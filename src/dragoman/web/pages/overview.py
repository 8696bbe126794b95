"""The brief, alive: each number opens the words that its sentence rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from dragoman.outputs.page import Reference, Run
from dragoman.web.pages.rendering import case_of, page, query_in

NUMBER = re.compile(r"(\d+)")


def overview(request: Request) -> Response:
    """One page on the process, as of any day."""
    case, query = case_of(request), query_in(request)
    brief = case.brief(query)
    links = {reference.number: _link(reference) for reference in brief.references}
    rendered = {id(run): tuple(_cited(run, links)) for section in brief.sections for run in _runs(section)}
    return page(request, "overview.jinja", query=query, brief=brief, cited=rendered, links=links)


def _runs(section: object) -> Iterator[Run]:
    for sentence in getattr(section, "sentences", ()):
        yield from sentence.runs
    for below in getattr(section, "sections", ()):
        yield from _runs(below)


def _link(reference: Reference) -> str:
    return f"/records/{reference.record}" if reference.span else f"/documents/{reference.document}"


def _cited(run: Run, links: dict[int, str]) -> Iterator[tuple[str, str]]:
    """A run in parts, each with where it leads; the numbers of a citation lead to what they name."""
    if run.kind != "citation":
        yield run.text, ""
        return
    for part in NUMBER.split(run.text):
        if part:
            yield part, links.get(int(part), "") if part.isdigit() else ""
