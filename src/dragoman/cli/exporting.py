"""Commands that hand the docket on: export, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import hand_over, on_terminal, write_json
from dragoman.errors import BadRequest
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.chronology_entries import entries_table
from dragoman.outputs.csv import csv_text
from dragoman.outputs.json import json_bytes, json_value_bytes
from dragoman.outputs.timelinejs import timelinejs
from dragoman.outputs.timeml import timeml
from dragoman.record.query import Query

if TYPE_CHECKING:
    from dragoman.docket import Docket


FORMS = ("json", "timeml", "word", "csv", "timelinejs")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="Form of the export.")
@click.option("--document", metavar="ID", help="The document to export, where the form holds one: timeml.")
@click.option("--output", metavar="FILE", help="Write here, all at once, instead of to standard output.")
@docket_option
@filter_options
@example("dragoman export --format json --output case.json")
def export(form: str, document: str | None, output: str | None, docket_path: str, query: Query) -> int:
    """Write the whole docket.

    Documents and every record, with offsets into their text. The JSON follows the schema that `dragoman schema`
    prints. The same docket gives the same bytes. `timeml` writes one document with its time expressions as TimeML.
    `word`, `csv` and `timelinejs` hand on the chronology: what happened by day, with the sentences it rests on (in
    Word as footnotes).
    """
    with context.open_docket(docket_path) as docket:
        if form == "json":
            data = json_bytes(docket.export(query))
        else:
            data = _time_ml(docket, document, query) if form == "timeml" else _chronology(docket, form, query)
    if form == "word" and output is None and on_terminal():
        raise BadRequest("a Word document is not for a terminal", where="export", remedy="write it: --output case.docx")
    hand_over(data, output)
    return 0


def _time_ml(docket: Docket, prefix: str | None, query: Query) -> bytes:
    """The one document, or that asked for by the beginning of its id. Raises BadRequest, NotFound, AmbiguousId."""
    documents = docket.documents(query) if prefix is None else (docket.show(prefix).document,)
    if len(documents) != 1:
        raise BadRequest("timeml holds one document", where="export", remedy="say which: --document ID")
    return timeml(documents[0], (t for t in docket.export(query).times if t.document == documents[0].id))


def _chronology(docket: Docket, form: str, query: Query) -> bytes:
    """The chronology in one of its forms."""
    listed, resting = docket.chronology(query), extent(docket.documents(query))
    if form == "csv":
        return csv_text(entries_table(listed)).encode("utf-8", "replace")
    if form == "timelinejs":
        return json_value_bytes(timelinejs(listed, f"Chronology: {resting}"))
    from dragoman.outputs.word import word_document  # noqa: PLC0415 - brings python-docx

    return word_document(listed, "Chronology", resting)


@click.command()
@example("dragoman schema > docket.schema.json")
def schema() -> int:
    """Print the JSON Schema of the export.

    It takes the lines of `extract` as well, and is generated from the record classes.
    """
    from dragoman.record.schema import docket_schema  # noqa: PLC0415 - walks every record class

    write_json(docket_schema())
    return 0
