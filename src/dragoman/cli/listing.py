"""Commands that list: statements, timeline, documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example, filter_options, form_options
from dragoman.cli.output import on_terminal, tell, write, write_csv, write_json, write_tabs
from dragoman.errors import BadRequest
from dragoman.outputs.tables import (
    Table,
    document_row,
    documents_table,
    statement_row,
    statements_table,
    timeline_row,
    timeline_table,
)
from dragoman.record.codec import JSON, to_json
from dragoman.record.query import EVERYTHING, Query

Line = TypeVar("Line")


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman statements --actor Psaki --since 2021-05")
def statements(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List who said what, by day of saying.

    A table on a terminal, lines parted by tabs in a pipe: day, speaker, cue, words, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.statements(query)
    table = statements_table(statement_row(x.short, x.record, x.document, x.speaker) for x in lines)
    records = records_of(lines, lambda x: {"short": x.short, **to_json(x.record)}, as_json=as_json)
    return listed("statements", table, records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman timeline --since 2021-02 --until 2021-05")
def timeline(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List dated sentences by the day they speak of.

    A table on a terminal, lines parted by tabs in a pipe: day, sentence, outlet, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.timeline(query)
    table = timeline_table(timeline_row(x.short, x.record, x.document, x.sentence) for x in lines)
    records = records_of(
        lines, lambda x: {"short": x.short, **to_json(x.record), "sentence": to_json(x.sentence)}, as_json=as_json
    )
    return listed("dated sentences", table, records, query, as_csv=as_csv)


@click.command()
@docket_option
@filter_options
@form_options
@example("dragoman documents --as-of 2021-05-01 --csv")
def documents(docket_path: str, query: Query, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List the documents of a docket by day of publication.

    A table on a terminal, lines parted by tabs in a pipe: day, how it is known, outlet, kind, title, id.
    """
    with context.open_docket(docket_path) as docket:
        lines = docket.documents(query)
    table = documents_table(document_row(document) for document in lines)
    short = {document.id: row[-1] for document, row in zip(lines, table.rows, strict=True)}
    records = records_of(lines, lambda x: {"short": short[x.id], **to_json(x)}, as_json=as_json)
    return listed("documents", table, records, query, as_csv=as_csv)


def records_of(lines: Sequence[Line], full: Callable[[Line], JSON], *, as_json: bool) -> list[JSON] | None:
    """The full records where `--json` asks for them."""
    return [full(line) for line in lines] if as_json else None


def listed(what: str, table: Table, records: list[JSON] | None, query: Query, *, as_csv: bool) -> int:
    """Write a listing in the form asked for; say so where it is empty and a person may read it."""
    if records is not None and as_csv:
        raise BadRequest("--json and --csv exclude each other", where=what, remedy="choose one")
    if records is not None:
        write_json(records)
    elif as_csv:
        write_csv(table)
    elif not table.rows:
        tell(f"no {what}; {_advice(query)}")
    elif on_terminal():
        _write_table(table)
    else:
        write_tabs(table.rows)
    return 0


def _write_table(table: Table) -> None:
    from dragoman.cli.terminal import Listing, rendered  # noqa: PLC0415 - rich is not needed in a pipe

    write(rendered(Listing(table), terminal=True))


def _advice(query: Query) -> str:
    if query != EVERYTHING:
        return "try fewer filters, or a wider window with --since and --until"
    return "try dragoman read PATH… to add reports"
