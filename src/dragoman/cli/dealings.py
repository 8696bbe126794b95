"""Commands that list what passes between parties: contacts, whose turn it is, instruments, commitments."""

from __future__ import annotations

from datetime import date

import click

from dragoman.cli import context
from dragoman.cli.listing import listed, records_of
from dragoman.cli.options import Day, docket_option, example, filter_options, form_options
from dragoman.outputs.dealings import commitments_table, contacts_table, instruments_table, turns_table
from dragoman.record.codec import to_json
from dragoman.record.query import Query


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman contacts --actor PRK --since 2021-02")
def contacts(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List approaches that were not public: who turned to whom, how, and what came of it.

    A table on a terminal, lines parted by tabs in a pipe: day, from, to, channel, reply, words, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.contacts(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("contacts", contacts_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@click.option("--on", type=Day(last=True), metavar="DAY", help="The state on this day, by all reports known.")
@example("dragoman turn --actor PRK --on 2021-04-15")
def turn(docket_path: str, query: Query, as_json: bool, as_csv: bool, on: date | None) -> int:  # noqa: FBT001
    """List whose turn it is between two parties: who owes an answer to the last approach, offer or demand.

    As of --as-of, or else of the day of the newest report; with --on, as it stood on an earlier day by all that those
    reports tell of it. Approaches come before public appeals. A table on a terminal, lines parted by tabs in a pipe:
    between, and, issue, waiting on, since, reply, words, outlet, id of the approach.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.turns(query, on=on)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("turns", turns_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman instruments --until 2020")
def instruments(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List agreements, joint statements, resolutions and laws, each with all its names.

    A table on a terminal, lines parted by tabs in a pipe: day, name, kind, parties, other names, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.instruments(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("instruments", instruments_table(lines), records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example('dragoman commitments --actor USA --issue "humanitarian aid"')
def commitments(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List who is bound to what, to whom, on which condition, until when, and how it stands by whose word.

    A table on a terminal, lines parted by tabs in a pipe: who, to, what is owed, condition, bound of time, strength,
    status, its history with the outlets that tell each turn, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.commitments(query)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("commitments", commitments_table(lines), records, query, as_csv=as_csv)
