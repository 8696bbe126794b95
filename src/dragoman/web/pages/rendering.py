"""From a template and what it shows to an answer. Everything is escaped unless it is a template's own."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.errors import DragomanError
from dragoman.outputs.days import day, label
from dragoman.outputs.display import line
from dragoman.outputs.marking import shown
from dragoman.record.query import Query
from dragoman.web.case import Case
from dragoman.web.filters import address, query_of

GROUPS = frozenset({"/statements", "/actors", "/policy", "/import"})
"""Pages with which a group of the menu begins."""

PAGES = (
    ("/", "Brief"), ("/documents", "Reports"), ("/queue", "Review"), ("/timeline", "Timeline"),
    ("/statements", "Statements"), ("/events", "Events"), ("/processes", "Processes"), ("/contacts", "Contacts"),
    ("/turn", "Turn"), ("/instruments", "Instruments"), ("/commitments", "Commitments"), ("/positions", "Positions"),
    ("/disagreements", "Disagreements"), ("/actors", "Actors"), ("/network", "Network"), ("/sources", "Sources"),
    ("/policy", "Policy"), ("/import", "Import"), ("/export", "Export"), ("/history", "Decisions"),
    ("/settings", "Settings"),
)  # fmt: skip


CHANGED = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})")


def case_of(request: Request) -> Case:
    """The case that the desk is open on."""
    return cast(Case, request.app.state.case)


def query_in(request: Request) -> Query:
    """The filters that the page's address names. Raises BadDate."""
    return query_of(request.query_params)


@cache
def templates() -> Environment:
    """The templates, with what all of them use."""
    found = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        dated=dated, unquoted=unquoted, line=line, day=day, days=label, shown=shown, differences=differences
    )
    found.globals.update(pages=PAGES, groups=GROUPS, address=address, run_key=id)
    return found


@pass_context
def dated(context: Context, path: str) -> str:
    """A path with the day as of which the page is shown, so that what it leads to is shown as of that day too."""
    query: Query = context["query"]
    if query.as_of is None or not path:
        return path
    place, mark, fragment = path.partition("#")
    return f"{place}{'&' if '?' in place else '?'}as_of={query.as_of}{mark}{fragment}"


def _query_here(request: Request) -> Query:
    """The filters of the address; none where they cannot be read, as on the page that says so."""
    try:
        return query_in(request)
    except DragomanError:
        return Query()


def unquoted(text: str) -> str:
    """Words without the marks of quotation at their ends, to be put into marks of our own."""
    return text.strip('"“”').rstrip(",")


def differences(text: str) -> list[tuple[str, str]]:
    """A change of wording in parts: `del` for what was left out, `ins` for what was put in, nothing for the rest."""
    kinds = {"[-": "del", "{+": "ins"}
    parts = (part for part in CHANGED.split(text) if part)
    return [(kinds[p[:2]], p[2:-2]) if CHANGED.fullmatch(p) else ("", p) for p in parts]


def page(
    request: Request, template: str, *, status: int = 200, query: Query | None = None, **shown: Any
) -> HTMLResponse:
    """A page, or a part of one."""
    query = _query_here(request) if query is None else query
    here = request.url.path
    text = templates().get_template(template).render(case=case_of(request), here=here, query=query, **shown)
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)
