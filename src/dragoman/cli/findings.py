"""Commands that list what comparing the reports yields: positions, disagreements, sources."""

from __future__ import annotations

import click

from dragoman.cli import context
from dragoman.cli.listing import listed, records_of
from dragoman.cli.options import docket_option, example, filter_options, form_options
from dragoman.outputs.coverage import sources_table
from dragoman.outputs.findings import disagreements_table, positions_table
from dragoman.record.codec import to_json
from dragoman.record.query import Query


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman positions --actor USA --issue denuclearization")
def positions(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List the words in which each actor names its stand on an issue, and the day they change.

    A table on a terminal, lines parted by tabs in a pipe: issue, actor, day, wording, what changed in it ([-left out-]
    {+put in+}), outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.positions(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record), "change": x.change}, as_json=as_json)
    return listed("positions", positions_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman disagreements --as-of 2021-05-31")
def disagreements(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List where sources speak of one thing and differ; progress from one day to the next is no disagreement.

    A table on a terminal, lines parted by tabs in a pipe: kind, what about, the claims with their outlets (copies in
    brackets), day of a correction, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.disagreements(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("disagreements", disagreements_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman sources --csv")
def sources(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List the outlets: their reports, whether these are copies, and what each was the first or only one to tell.

    A table on a terminal, lines parted by tabs in a pipe: outlet, number of reports, their days, whether any is in its
    own words, whom it copies, happenings it tells of, those it was first to tell, those it alone tells; of quotations
    that several outlets have, those that stood here first, and those that stood elsewhere before.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.sources(query)
    records = records_of(lines, to_json, as_json=as_json)
    return listed("sources", sources_table(lines), records, query, as_csv=as_csv)
