"""Commands that list what happened: events and processes."""

from __future__ import annotations

import click

from dragoman.cli import context
from dragoman.cli.listing import listed, records_of
from dragoman.cli.options import docket_option, example, filter_options, form_options
from dragoman.outputs.happenings import events_table, processes_table
from dragoman.record.codec import to_json
from dragoman.record.query import Query


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman events --actor PRK --since 2018")
def events(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List what was done, planned, offered, refused or asked for, by day.

    A table on a terminal, lines parted by tabs in a pipe: day, who, act, to whom, factuality, words, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.events(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("events", events_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman processes --issue denuclearization")
def processes(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List what is under way, stalled, resumed or completed: reviews, talks and the like, with each state told.

    A table on a terminal, lines parted by tabs in a pipe: process, whose, state, day, factuality, words, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.processes(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("processes", processes_table(lines), records, query, as_csv=as_csv)
