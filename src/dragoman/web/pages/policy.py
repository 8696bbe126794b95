"""The policy: verdicts and why, what would follow if, what may be done next, and what a draft says against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import BadRequest
from dragoman.outputs.verdicts import (
    CitedReport,
    draft_table,
    due_lines,
    imagined_lines,
    judgement_lines,
    plan_table,
    verdict_table,
)
from dragoman.web.case import Case
from dragoman.web.filters import address
from dragoman.web.pages.rendering import case_of, page, query_in

NONE_YET: dict[str, Any] = {"cited": None, "faults": None, "draft": "", "pasted": "", "lines": (), "lazy": True}


def policy(request: Request) -> Response:
    """A policy given on the command line and the forms to ask of it. Verdicts, and with `plan` what may be done next,
    follow by themselves: they may take a while. `what_if` imagines happenings, one a line."""
    case, query = case_of(request), query_in(request)
    chosen = _chosen(case, request.query_params.get("policy", ""))
    what_if = request.query_params.get("what_if", "")
    name = chosen.name if chosen else ""
    return page(
        request, "policy.jinja", query=query, chosen=name, what_if=what_if, plan="plan" in request.query_params,
        asked=address(query, policy=name, what_if=what_if), **NONE_YET,
    )  # fmt: skip


def verdicts(request: Request) -> Response:
    """The verdicts and their reasons, as a part of the page. Raises BadRequest where there is no policy."""
    case, query = case_of(request), query_in(request)
    shown = _held(case, _named(case, request), request.query_params.get("what_if", ""), query.as_of)
    return page(request, "policy_verdicts.jinja", query=query, **shown)


def plan(request: Request) -> Response:
    """What may be done next, as a part of the page. Raises BadRequest where there is no policy."""
    case, query = case_of(request), query_in(request)
    path = _named(case, request)
    key = ("plan", (_digest(path), query.as_of))
    made = case.remembered(key, lambda: case.docket.plan(path, as_of=query.as_of))
    return page(request, "policy_plan.jinja", query=query, plan=plan_table(made), due=tuple(due_lines(made)))


def _named(case: Case, request: Request) -> Path:
    chosen = _chosen(case, request.query_params.get("policy", ""))
    if chosen is None:
        raise BadRequest("there is no policy", where="policy", remedy="open the desk with --policy FILE")
    return chosen


def policy_pasted(request: Request, form: FormData) -> Response:
    """The same with a policy that was pasted, and with a draft held against either."""
    case, query = case_of(request), query_in(request)
    what_if, draft, pasted = (str(form.get(name, "")) for name in ("what_if", "draft", "pasted"))
    name = str(form.get("policy", ""))
    with _file("policy.yaml", pasted) as written:
        chosen = written if pasted.strip() else _chosen(case, name)
        if chosen is None:
            raise BadRequest("there is no policy", where="policy", remedy="paste one, or name one with --policy")
        shown = dict(NONE_YET)
        if pasted.strip():
            shown |= _held(case, chosen, what_if, query.as_of) | {"lazy": False}
        if draft.strip():
            with _file("draft.txt", draft) as path:
                shown["faults"] = draft_table(case.docket.check_draft(chosen, path, as_of=query.as_of))
    shown |= {"draft": draft, "pasted": pasted}
    return page(
        request, "policy.jinja", query=query, chosen=name, what_if=what_if, plan=False,
        asked=address(query, policy=name, what_if=what_if), **shown,
    )  # fmt: skip


def _chosen(case: Case, name: str) -> Path | None:
    """One of the policies the desk was opened with: by its name, else the first."""
    return next((path for path in case.policies if path.name == name), case.policies[0] if case.policies else None)


def _held(case: Case, path: Path, what_if: str, as_of: Any) -> dict[str, Any]:
    imagined = tuple(line.strip() for line in what_if.splitlines() if line.strip())
    key = ("policy", (_digest(path), as_of, imagined))
    cited = case.remembered(key, lambda: case.docket.check(path, as_of=as_of, what_if=imagined))
    return {
        "cited": cited.report,
        "verdicts": verdict_table(cited.report),
        "lines": tuple(_lines(cited)),
        "imagined": tuple(imagined_lines(cited.report)),
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else str(path)


def _lines(cited: CitedReport) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for one in cited.report.judgements:
        yield one.rule, tuple(judgement_lines(one, cited))


@contextmanager
def _file(name: str, text: str) -> Iterator[Path]:
    """What was pasted as a file, for as long as it is read."""
    with TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", errors="replace")
        yield path
