"""What the desk works with: the docket, who decides, and how reports are read."""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import BadRequest
from dragoman.settings import Settings
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page, query_in

LONGEST_NAME = 80

MEANINGS = {
    "max_bytes": ("Largest document, in bytes", "A larger one is refused; of a file of JSON lines, each line counts."),
    "published": ("Day of undated reports", "Given to reports that tell no day of their own."),
    "outlet": ("Outlet of reports without one", "Given to reports that name no outlet."),
    "attribution": (
        "Statements are found by",
        "model: the trained tagger; rules: the rules on the parse, fewer and plainer.",
    ),
    "language_model": ("Language model", "The spaCy package that parses English; empty: the best one installed."),
    "actors": ("Your actors", "A YAML file with further actors: names, state, role, first and last day of it."),
    "issues": ("Your issues", "A YAML file with further issues and the words that assign a record to them."),
}
"""How each setting is called, and what it means."""


def settings(request: Request) -> Response:
    """The settings in force, and what each means."""
    case, query = case_of(request), query_in(request)
    held = case.docket.settings
    rows = [(*_meaning(name), _shown(getattr(held, name))) for name in Settings.__dataclass_fields__]
    runs = case.remembered(("runs", None), lambda: _runs(case))
    return page(request, "settings.jinja", query=query, rows=rows, runs=runs, policies=case.policies)


def change(request: Request, form: FormData) -> Response:
    """Another name under which decisions are made from now on, as long as the desk is open. Raises BadRequest."""
    name = " ".join(str(form.get("author", "")).split())
    if not name or len(name) > LONGEST_NAME:
        raise BadRequest("decisions need a name", where="author", remedy=f"write one of at most {LONGEST_NAME} letters")
    case_of(request).author = name
    return RedirectResponse("/settings", 303)


def _meaning(name: str) -> tuple[str, str]:
    return MEANINGS.get(name, (name.replace("_", " ").capitalize(), ""))


def _shown(value: object) -> str:
    if value is None or value == ():
        return "none"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _runs(case: Case) -> list[tuple[str, int]]:
    """What read the reports there are, and how many."""
    counted = Counter(f"{run.program}, {run.analyser}" for run in case.docket.runs().values())
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
