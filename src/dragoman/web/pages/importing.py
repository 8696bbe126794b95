"""Reports in: files dropped, text or HTML pasted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dragoman.docket import ReadReport
from dragoman.errors import BadRequest, DragomanError
from dragoman.loaders.edtf import parse_edtf
from dragoman.settings import Settings
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page

NAME = re.compile(r"[^\w.() -]")
LONGEST_NAME = 120
MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|article|p|div)\b", re.IGNORECASE)

Given = list[tuple[str, bytes]]
"""Names and contents."""


def import_page(request: Request) -> Response:
    """The form."""
    return page(request, "import.jinja", report=None, names={})


def take(request: Request, form: FormData) -> Response:
    """Read what was dropped or pasted into the docket, and tell what became of each. Raises BadRequest, BadDate."""
    given = _given(form)
    if not given:
        raise BadRequest("nothing was handed in", where="import", remedy="drop a file, or paste a text")
    report, names = _read(case_of(request), given, _settings(form))
    return page(request, "import.jinja", report=report, names=names)


def _given(form: FormData) -> Given:
    found = [(x.filename or "report", x.file.read()) for x in form.getlist("files") if isinstance(x, UploadFile)]
    pasted = str(form.get("text", ""))
    if pasted.strip():
        name = "pasted.html" if MARKUP.match(pasted) else "pasted.txt"
        found.append((name, pasted.replace("\r\n", "\n").encode("utf-8", "replace")))
    return [(name, data) for name, data in found if data]


def _settings(form: FormData) -> Settings:
    published = str(form.get("published", "")).strip() or None
    if published:
        parse_edtf(published)
    return Settings(published=published, outlet=str(form.get("outlet", "")).strip() or None)


def _read(case: Case, given: Given, settings: Settings) -> tuple[ReadReport, dict[str, str]]:
    """What became of the files, and the names they were handed in under, by where they lay meanwhile."""
    with TemporaryDirectory(prefix="dragoman-") as folder:
        names: dict[str, str] = {}
        for number, (name, data) in enumerate(given):
            path = Path(folder) / str(number) / _plain(name)
            path.parent.mkdir()
            path.write_bytes(data)
            names[str(path)] = name
        report = case.docket.read(list(names), settings=settings)
    refused = tuple(replace(r, error=_named(r.error, names)) for r in report.refused)
    return replace(report, refused=refused), names


def _plain(name: str) -> str:
    """A file's name without what could lead out of its folder; the kind of file at its end is kept."""
    plain = NAME.sub("_", Path(name.replace("\\", "/")).name).lstrip(".")[-LONGEST_NAME:]
    return plain or "report"


def _named(error: DragomanError, names: dict[str, str]) -> DragomanError:
    """The failure under the name that the user knows."""
    for path, name in names.items():
        error.where = error.where.replace(path, name)
    return error
