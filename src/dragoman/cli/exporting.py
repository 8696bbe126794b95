"""Commands that hand the docket on: export, schema."""

from __future__ import annotations

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import tell, write, write_file, write_json
from dragoman.outputs.json import json_bytes
from dragoman.record.query import Query


@click.command()
@click.option("--format", "form", type=click.Choice(["json"]), required=True, help="Form of the export.")
@click.option("--output", metavar="FILE", help="Write here, all at once, instead of to standard output.")
@docket_option
@filter_options
@example("dragoman export --format json --output case.json")
def export(form: str, output: str | None, docket_path: str, query: Query) -> int:  # noqa: ARG001 - one form so far
    """Write the whole docket.

    Documents and every record, with offsets into their text. The JSON follows the schema that `dragoman schema`
    prints. The same docket gives the same bytes.
    """
    with context.open_docket(docket_path) as docket:
        data = json_bytes(docket.export(query))
    if output is None or output == "-":
        write(data)
    else:
        write_file(output, data)
        tell(f"written to {output}")
    return 0


@click.command()
@example("dragoman schema > docket.schema.json")
def schema() -> int:
    """Print the JSON Schema of the export.

    It takes the lines of `extract` as well, and is generated from the record classes.
    """
    from dragoman.record.schema import docket_schema  # noqa: PLC0415 - walks every record class

    write_json(docket_schema())
    return 0
