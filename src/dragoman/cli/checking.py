"""Commands around a policy: check, plan, policy new, policy schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.failures import REFUSED
from dragoman.cli.options import Day, docket_option, example, form_options
from dragoman.cli.output import on_terminal, tell, write, write_csv, write_file, write_json
from dragoman.errors import BadRequest
from dragoman.outputs.days import day
from dragoman.outputs.tables import Table
from dragoman.outputs.verdicts import (
    CitedReport,
    comparison_table,
    draft_table,
    due_lines,
    imagined_lines,
    plan_table,
    verdict_json,
    verdict_table,
)
from dragoman.record.codec import to_json

if TYPE_CHECKING:
    from dragoman.docket import Docket
    from dragoman.record.judgements import DraftReport, Plan

as_of_option = click.option(
    "--as-of", "days", type=Day(last=True), multiple=True, metavar="DAY", help="Only reports published by this day."
)


@click.command()
@click.argument("policies", nargs=-1, required=True, type=click.Path(), metavar="POLICY…")
@docket_option
@click.option(
    "--as-of",
    "days",
    type=Day(last=True),
    multiple=True,
    metavar="DAY",
    help="Only reports published by this day; the newest report's by default. Again for another day beside it.",
)
@click.option("--what-if", "what_if", multiple=True, metavar="LINE", help="Imagine this as well. May be repeated.")
@click.option("--draft", metavar="FILE", help="Read this draft against wording and linkage instead.")
@click.option("--by", metavar="PARTY", help="Whose draft it is; by default that of each rule.")
@click.option("--brief", "short", is_flag=True, help="The table alone, without the details.")
@click.option("--html", metavar="FILE", help="Write the verdicts as an HTML page.")
@form_options
@example('dragoman check policy.yaml --what-if "2021-06-01 PRK tests a missile"')
def check(
    policies: tuple[str, ...], docket_path: str, days: tuple[date, ...], draft: str | None, **given: object
) -> int:
    """Check the record against a policy.

    For each rule what came of it, on the record (nothing happened but what is reported) and in the world (anything
    unreported may have happened, but where the policy says that it would have been reported); why, with the sentences;
    which facts would decide it; who must act next. Several policies, or several days, stand side by side. Exit code 1
    where a rule is broken for good on the record, or a draft breaks one.
    """
    with context.open_docket(docket_path) as docket:
        if draft is not None:
            by = given["by"]
            reports = [
                docket.check_draft(policy, draft, by=str(by) if by else None, as_of=_one(days)) for policy in policies
            ]
            return _write_drafts(reports, as_json=bool(given["as_json"]), as_csv=bool(given["as_csv"]))
        found = _checked(docket, policies, days, given["what_if"])
    return _write_reports(found, given)


@click.command()
@click.argument("policy_path", type=click.Path(), metavar="POLICY")
@docket_option
@as_of_option
@form_options
@example("dragoman plan policy.yaml --as-of 2021-05-13")
def plan(policy_path: str, docket_path: str, days: tuple[date, ...], as_json: bool, as_csv: bool) -> int:  # noqa: FBT001
    """Ask what a policy permits today.

    For each act that its rules speak of: permitted, blocked, or unknown, by which unmet rule, who must act first, and
    what would then be owed; and what is due. By the record as of the day.
    """
    with context.open_docket(docket_path) as docket:
        made = docket.plan(policy_path, as_of=_one(days))
    if as_json:
        write_json(to_json(made))
    elif as_csv:
        write_csv(plan_table(made))
    else:
        _write_plan(made)
    return 0


@click.group(name="policy")
@example("dragoman policy new --docket case.db > policy.yaml")
def policy_group() -> None:
    """Start a policy file, or get its schema."""


@policy_group.command(name="new")
@docket_option
@example("dragoman policy new --docket case.db > policy.yaml")
def new(docket_path: str) -> int:
    """Start a policy file from the docket.

    Its states become parties, the issues of its records come with their words; rules are yours to write, forms of them
    are in the file. What is printed can be checked as it stands.
    """
    with context.open_docket(docket_path) as docket:
        write(docket.new_policy())
    return 0


@policy_group.command(name="schema")
@example("dragoman policy schema > policy.schema.json")
def schema_of_policies() -> int:
    """Print the JSON Schema of policy files, for editors."""
    from dragoman.policy.schema import policy_schema  # noqa: PLC0415 - only this command needs it

    write_json(policy_schema())
    return 0


def _checked(docket: Docket, policies: Sequence[str], days: Sequence[date], what_if: object) -> list[CitedReport]:
    lines = tuple(what_if) if isinstance(what_if, tuple) else ()
    wanted: list[date | None] = [*days] or [None]
    return [docket.check(policy, as_of=as_of, what_if=lines) for policy, as_of in product(policies, wanted)]


def _one(days: Sequence[date]) -> date | None:
    if len(days) > 1:
        raise BadRequest("--as-of is given twice", where="--as-of", remedy="give one day")
    return days[0] if days else None


def _write_reports(found: list[CitedReport], given: dict[str, object]) -> int:
    if given["as_json"] and given["as_csv"]:
        raise BadRequest("--json and --csv exclude each other", where="check", remedy="choose one")
    if html := given["html"]:
        from dragoman.outputs.verdict_html import verdict_html  # noqa: PLC0415 - one form at a time

        write_file(str(html), verdict_html(found).encode())
        tell(f"written to {html}")
    if given["as_json"]:
        write_json([one for cited in found for one in verdict_json(cited)])
    elif given["as_csv"]:
        write_csv(verdict_table(found[0].report) if len(found) == 1 else comparison_table([c.report for c in found]))
    elif not html:
        _write_text(found, details=not given["short"])
    return REFUSED if any(cited.report.broken for cited in found) else 0


def _write_text(found: list[CitedReport], *, details: bool) -> None:
    from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich takes a while to import
    from dragoman.outputs.verdict_text import VerdictText  # noqa: PLC0415 - as above

    if len(found) > 1:
        _write_table(comparison_table([cited.report for cited in found]))
    for cited in found:
        report = cited.report
        write(f"{report.policy}, as of {day(report.as_of)}\n")
        for line in imagined_lines(report):
            write(f"{line}\n")
        if len(found) == 1:
            _write_table(_without_reasons(verdict_table(report)) if details else verdict_table(report))
        if details:
            write(rendered(VerdictText(cited), terminal=on_terminal()))


def _without_reasons(table: Table) -> Table:
    """The table above the details, which give the reasons."""
    return Table(table.columns[:-1], tuple(row[:-1] for row in table.rows), frozenset(table.columns[:-1]))


def _write_drafts(reports: Sequence[DraftReport], *, as_json: bool, as_csv: bool) -> int:
    if as_json:
        write_json(to_json(tuple(reports)))
    elif as_csv:
        for report in reports:
            write_csv(draft_table(report))
    else:
        for report in reports:
            breaking = sum(fault.broken for fault in report.faults)
            held = ", ".join(report.rules) or "no rule on wording or linkage is in force"
            write(f"{report.policy}, {day(report.day)}: {report.sentences} sentences read against {held}\n")
            if report.faults:
                _write_table(draft_table(report))
            write(f"{breaking} break a rule, {len(report.faults) - breaking} want a second look\n")
    return REFUSED if any(report.broken for report in reports) else 0


def _write_plan(made: Plan) -> None:
    write(f"{made.policy}, as of {day(made.as_of)}\n")
    _write_table(plan_table(made))
    for line in due_lines(made):
        write(f"{line}\n")


def _write_table(table: Table) -> None:
    from dragoman.cli.terminal import rendered, rich_table  # noqa: PLC0415 - rich takes a while to import

    write(rendered(rich_table(table), terminal=on_terminal()))
