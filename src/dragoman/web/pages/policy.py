"""The policy: verdicts and why, what would follow if, what may be done next, and what a draft says against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.docket import Holding
from dragoman.errors import BadRequest
from dragoman.outputs.verdicts import (
    CitedReport,
    VerdictLine,
    draft_table,
    due_lines,
    judgement_lines,
    plan_table,
    verdict_table,
)
from dragoman.web.case import Case
from dragoman.web.filters import address
from dragoman.web.pages.rendering import case_of, page, query_in

NONE_YET: dict[str, Any] = {"report": None, "faults": None, "draft": "", "pasted": "", "lazy": True}


@dataclass(frozen=True)
class ShownVerdict:
    """A rule that was judged: its row in the table, the lines that tell why, and whether a what-if changed it."""

    row: tuple[str, ...]
    why: tuple[VerdictLine, ...]
    changed: bool


def policy(request: Request) -> Response:
    """A policy given on the command line and the forms to ask of it. Verdicts, rule by rule, and with `plan` what may
    be done next, follow by themselves: they may take a while. `what_if` imagines happenings, one a line."""
    case, query = case_of(request), query_in(request)
    chosen = _chosen(case, request.query_params.get("policy", ""))
    what_if = request.query_params.get("what_if", "")
    name = chosen.name if chosen else ""
    return page(
        request, "policy.jinja", query=query, chosen=name, what_if=what_if, plan="plan" in request.query_params,
        asked=address(query, policy=name, what_if=what_if), **NONE_YET,
    )  # fmt: skip


def verdicts(request: Request) -> Response:
    """The rules, as a part of the page, each with where its verdict is asked for. Raises BadRequest where there is no
    policy, or where a line of a what-if tells of nothing."""
    case, query = case_of(request), query_in(request)
    path, what_if = _named(case, request), request.query_params.get("what_if", "")
    holding = _holding(case, path, what_if, query.as_of)
    rules = [(rule, address(query, policy=path.name, what_if=what_if, rule=rule)) for rule in holding.held.rules]
    return page(request, "policy_verdicts.jinja", query=query, report=holding.held.report(()), rules=rules, found={})


def verdict(request: Request) -> Response:
    """The verdict on one `rule` and its reasons, as parts of the page. Raises BadRequest where there is no policy,
    NotFound where it has no such rule."""
    case, query, rule = case_of(request), query_in(request), request.query_params.get("rule", "")
    path, what_if = _named(case, request), request.query_params.get("what_if", "")
    holding = _holding(case, path, what_if, query.as_of)
    key = ("verdict", (_digest(path), query.as_of, what_if, rule))
    cited = case.remembered(key, lambda: holding.judged(rule))
    number, (shown,) = holding.held.rules.index(rule), _shown(cited).values()
    return page(request, "policy_verdict.jinja", query=query, number=number, rule=rule, shown=shown)


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
            shown |= _all_at_once(case, chosen, what_if, query.as_of) | {"lazy": False}
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


def _holding(case: Case, path: Path, what_if: str, as_of: date | None) -> Holding:
    imagined = tuple(line.strip() for line in what_if.splitlines() if line.strip())
    key = ("policy", (_digest(path), as_of, imagined))
    return case.remembered(key, lambda: case.docket.held(path, as_of=as_of, what_if=imagined))


def _all_at_once(case: Case, path: Path, what_if: str, as_of: date | None) -> dict[str, Any]:
    """What the template of verdicts shows, each worked out."""
    holding = _holding(case, path, what_if, as_of)
    cited = holding.judged()
    return {"report": cited.report, "rules": [(rule, "") for rule in holding.held.rules], "found": _shown(cited)}


def _shown(cited: CitedReport) -> dict[str, ShownVerdict]:
    """What is shown of each rule that was judged, by its id."""
    rows = verdict_table(cited.report).rows
    return {
        one.rule: ShownVerdict(row, tuple(judgement_lines(one, cited)), one.rule in cited.report.changed)
        for one, row in zip(cited.report.judgements, rows, strict=True)
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else str(path)


@contextmanager
def _file(name: str, text: str) -> Iterator[Path]:
    """What was pasted as a file, for as long as it is read."""
    with TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", errors="replace")
        yield path
