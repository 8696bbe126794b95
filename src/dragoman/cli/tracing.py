"""The command `trace`: a hand-kept chronology against the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.listing import listed
from dragoman.cli.options import docket_option, example, filter_options, form_options
from dragoman.cli.output import tell, write_json
from dragoman.outputs.tracing import trace_table
from dragoman.record.codec import JSON, to_json
from dragoman.record.query import Query

if TYPE_CHECKING:
    from dragoman.outputs.tracing import TraceReport


@click.command()
@click.argument("chronology", type=click.Path(), metavar="CHRONOLOGY")
@docket_option
@filter_options
@form_options
@example("dragoman trace chronology.md --docket case.db")
def trace(chronology: str, docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """Find the evidence for each line of a chronology.

    CHRONOLOGY is Markdown, text, CSV, Word, or a table or list in HTML, each line beginning with its day. For each
    line: borne out, contradicted or not in the reports, with the reason and the sentences; then what the docket has
    and the chronology lacks.
    """
    with context.open_docket(docket_path) as docket:
        report = docket.trace(chronology, query)
    if as_json and not as_csv:
        write_json(_as_data(report))
        return 0
    code = listed("lines", trace_table(report), [] if as_json else None, query, as_csv=as_csv)
    counts = [row.traced.bearing for row in report.rows]
    summary = ", ".join(f"{counts.count(bearing)} {bearing}" for bearing in sorted(set(counts)))
    tell(f"{summary}; {len(report.missing)} dated happenings of the docket not in the chronology")
    return code


def _as_data(report: TraceReport) -> JSON:
    """The lines with their spans, and what the chronology lacks."""
    missing = [{"id": entry.id, "when": to_json(entry.when), "text": entry.text} for entry in report.missing]
    return {"lines": to_json(report.trace.lines), "missing": missing}
